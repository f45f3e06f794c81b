# What comes back by mail.

nav-replies = Replies
replies-sub = What customers wrote back. The program writes nothing more to a customer before somebody has read it.
replies-off-title = No mailbox is read
replies-off-text = Name the mailbox that answers come to under Sending.
replies-show-unread = To be read
replies-show-unmatched = Whose is it?
replies-show-people = All
replies-show-machines = Machines
replies-none = Nothing here
replies-none-text = Answers to letters appear here when they come in.
reply-title = Reply
reply-subject = Subject
reply-no-subject = Without a subject
reply-from = From
reply-unread = Not read
reply-was-read = Read
reply-of-nobody = Nobody knows whose
reply-of-nobody-text = It names no letter of ours, and its address stands on no card or on several. Say whose it is.
reply-files-count =
    { $count ->
        [one] { $count } file
       *[other] { $count } files
    }
reply-kind-person = A person wrote
reply-kind-automatic = A machine answered
reply-kind-undelivered = Could not be delivered
reply-matched-letter = it answers our letter
reply-matched-address = by the address on the card
reply-matched-person = a colleague said so
reply-stops-title = A reply waits to be read
reply-stops-text = Until somebody has read it, the program sends this customer no reminders.
reply-mark-read = I have read it
reply-show = The reply
reply-words = What was written
reply-no-words = It has no words.
reply-cut = Not all of it was fetched: it is too large, or the server does not give it. The whole of it is in the mailbox.
reply-files = Files
reply-size = { $size } kB
reply-file-not-kept = too large to be kept; it is in the mailbox
reply-customer = Code of the customer
reply-customer-hint = Whoever looks after the customer sees it on the card.
reply-assign = It is this customer's
problem-reply-customer = Write the code of a customer.
flash-reply-read = Noted: the customer may be reminded again.
flash-reply-assigned = Recorded.
withheld-reply-unread = The customer wrote, and nobody has read it yet
withheld-short-reply-unread = Reply not read
kept-reply-unread = The customer wrote, and nobody has read it yet
kept-notice-unfilled = Waits for the lawyer to fill in the clauses of the contract

sending-imap-host = Mail server with the replies (IMAP)
sending-hint-imap-host = For instance imap.example.com; empty: no mailbox is read
sending-imap-port = Port for reading mail
sending-hint-imap-port = 993 with tls, 143 with starttls
sending-imap-security = Encryption when reading mail
sending-hint-imap-security = tls, starttls or none (only on the same machine)
sending-imap-user = Log-in at the mailbox
sending-hint-imap-user = The password is found in SALDO_IMAP_PASSWORD or the file named by SALDO_IMAP_PASSWORD_FILE
sending-imap-folder = Folder
sending-hint-imap-folder = Usually INBOX
sending-imap-every = Minutes between two looks
sending-hint-imap-every = The mailbox is also looked into before messages leave, once a minute at most

cli-mailbox-people =
    { $count ->
        [one] { $count } reply came in.
       *[other] { $count } replies came in.
    }
cli-mailbox-unmatched =
    { $count ->
        [one] { $count } of them is nobody's so far.
       *[other] { $count } of them are nobody's so far.
    }
cli-mailbox-automatic =
    { $count ->
        [one] { $count } machine answered.
       *[other] { $count } machines answered.
    }
cli-mailbox-undelivered =
    { $count ->
        [one] { $count } letter could not be delivered.
       *[other] { $count } letters could not be delivered.
    }
cli-mailbox-unreadable =
    { $count ->
        [one] { $count } mail cannot be read: the server does not give it. Look into the mailbox.
       *[other] { $count } mails cannot be read: the server does not give them. Look into the mailbox.
    }
cli-mailbox-off = No mailbox is set: `saldo sending set imap-host=… imap-user=…`.
cli-mailbox-broke-off = The mail server: { $said }
