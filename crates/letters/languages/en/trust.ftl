## The door, one’s own account, the journal

refused-too-many-attempts = Too many tries have failed. Try again in { $count ->
    [one] { $count } second
   *[other] { $count } seconds
}.
refused-wrong-code = This code is not right, or was used already. Wait for the next one your device shows.
refused-factor-is-on = A second factor is set up already. Take it away first.
refused-no-secret-key = Secrets cannot be kept here yet. Ask an administrator to set SALDO_SECRET_KEY.
refused-link-over = This link works no more. Ask for another one.
error-too-often = Too many requests came from here. Wait a minute and try again.
api-too-often = Too many calls. Call again in { $count ->
    [one] { $count } second
   *[other] { $count } seconds
}.

door-code = Code from your device
door-code-hint = Only if you have set up a second factor; a recovery code does too
door-forgotten = Password forgotten?
forgotten-title = Password forgotten
forgotten-text = Type your log-in. If an e-mail address is known for it, a link to a new password goes there.
forgotten-ask = Send the link
forgotten-asked = If there is such a log-in and its e-mail address is known, a link is on its way. It works for an hour.
new-password-title = New password

nav-account = My account
account-password = Password
account-present = Present password
account-new = New password
account-new-hint = { $count ->
    [one] At least { $count } character
   *[other] At least { $count } characters
}; your log-in is no part of it
account-change = Set the password
account-sessions = Where you are signed in
account-since = Since
account-from = From
account-this = this browser
account-end = End
account-end-others = End all others
flash-password-changed = The password is changed. All other sessions have ended.
flash-sessions-ended = Ended.

factor-title = Second factor
factor-on = on
factor-off = Take the second factor away
factor-text = A code that a device shows, asked for beside the password: whoever learns the password alone does not get in.
factor-begin = Set up a second factor
factor-no-key = An administrator must first give the program a key for secrets (SALDO_SECRET_KEY).
factor-offered = Set up your device
factor-offered-text = Type this secret into an authenticator, or open the address on the device. Then type the code that it shows.
factor-first-code = First code
factor-confirm = Switch it on
factor-codes = Recovery codes
factor-codes-text = Each opens the door once if you lose the device. They are shown only now: print them or keep them in a safe.
factor-codes-left = { $count ->
    [one] { $count } recovery code is left
   *[other] { $count } recovery codes are left
}
flash-factor-off = The second factor is taken away.
user-factor-off = Take the second factor away
flash-user-factor-off = The second factor is taken away; the person signs in with the password alone.

notice-kind-password = New password
notice-password-subject = A new password for Saldo
notice-password-body = Somebody, probably you, has asked for a new password. Choose it here within an hour:
    { $link }
    If it was not you, do nothing: the old password holds.
notice-why-no-pages = The address of the pages is not set
notice-why-link-over = The hour in which it was asked for is over
sending-pages = Address of these pages
sending-hint-pages = As mails to colleagues name it, e.g. https://saldo.example.com; without it no links are mailed

right-read-the-journal = read the journal and take it out for an auditor
nav-journal = Journal
journal-sub = Every act: who, when, from where, what. Each row holds the hash of the one before.
journal-export = For an auditor
journal-from = From
journal-to = To
journal-number = Row
journal-at = When
journal-who = Who
journal-program = The program
journal-origin = From where
journal-action = Act
journal-subject = About
journal-body = Details
journal-book = Book
journal-previous = Row before
journal-hash = Hash
journal-older = Older rows
cli-journal-exported = { $count ->
    [one] { $count } row of the journal is written.
   *[other] { $count } rows of the journal are written.
}
cli-journal-sound = Every row of the file is what was written.
cli-anchor-noted = The end of the journal is noted in { $file }.
cli-drilled = { $file } can be brought back: { $rows } rows, { $kilobytes } KB, checked and thrown away again.
refused-still-owed = Something of { $customer } is still open, or was written off and is watched. Its data is needed until that is over.
right-erase-personal-data = take everything about a customer out, and erase what identifies it
cli-person-exported = Everything about { $customer } is written to { $file }.
cli-person-erased-unnoted = Noted nowhere outside the database: a backup older than this brings the data back. Name a file in SALDO_ERASURES, or a folder in SALDO_BACKUP_FOLDER.
cli-person-erased = { $count ->
    [one] { $count } row no longer names the customer and its people.
   *[other] { $count } rows no longer name the customer and its people.
}
journal-csv = CSV
journal-jsonl = JSON Lines
