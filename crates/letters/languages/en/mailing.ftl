# Mailings: letters to a group of customers that a person chose.

nav-mailings = Mailings
mailings-sub = Letters to a group of customers: chosen, looked at, approved, sent once.
mailings-none = No mailings yet
mailings-none-text = Choose a group of customers and write to all of them at once.
mailing-new = New mailing
mailing-new-sub = Nothing leaves before somebody has looked at the letters and approved them.
mailing-number = Mailing { $number }
mailing-of-group = Write to this group
mailing-group = Group
mailing-everybody = Every customer
mailing-letter = Letter
mailing-text = What it says
mailing-text-overdue = Reminder of what is overdue
mailing-text-coming = Reminder of what is not due yet
mailing-text-statement = Statement of account
mailing-text-reconciliation = Reconciliation act
policy-text-overdue = Reminder of what is overdue
policy-text-coming = Reminder of what is not due yet
policy-text-statement = Statement of account
policy-text-reconciliation = Reconciliation act
mailing-way = How it travels
mailing-way-email = By e-mail
mailing-way-email-post = By e-mail; by post where there is no address
mailing-way-email-sms = By e-mail; as a text message where there is no address
mailing-way-sms = As a text message
mailing-way-post = By post
mailing-reason = Why
mailing-reason-hint = Whoever approves it reads this
mailing-least = Overdue by at least
mailing-language = Language of the customer
mailing-reached-by = With an address for
mailing-only-overdue = Only with overdue debts
mailing-draw-up = Draw the letters up
mailing-group-search = Search
mailing-group-owner = Representative
mailing-group-team = Team
mailing-group-status = Status
mailing-group-bucket = Days late
mailing-group-overdue = Overdue
mailing-group-standing = In force
mailing-group-least = Overdue by at least
mailing-group-language = Language
mailing-group-reached-by = With an address for
mailing-state-drawn-up = Drawn up
mailing-state-approved = Approved
mailing-state-dropped = Dropped
mailing-state-stopped = Stopped
mailing-letters = Letters
mailing-letters-left = { $left } of { $letters } have left
mailing-letters-count =
    { $count ->
        [one] { $count } letter
       *[other] { $count } letters
    }
mailing-excluded = Get no letter
mailing-excluded-count =
    { $count ->
        [one] { $count } customer gets no letter
       *[other] { $count } customers get no letter
    }
mailing-cost = Cost
mailing-cost-unsaid = Say under Sending what a letter costs, and the cost is shown here.
mailing-drawn-by = Drawn up by
mailing-approved-by = Approved by
mailing-ended-by = Ended by
mailing-words = Words
mailing-words-shipped = Those that come with the program
mailing-words-own = Your own, as they were when it was drawn up ({ $count })
mailing-approve = Approve { $count } letters
mailing-approve-title = These letters wait for approval
mailing-approve-text = Look at some of them first. Each is looked at once more when it leaves: who has paid, disputed or promised by then gets none.
mailing-drop = Drop it
mailing-stop = Stop what has not left
mailing-result = What came of it
mailing-look = Look at the letter
mailing-preview-title = Letter
mailing-preview-none = Nothing of it is owed any more: this letter would not leave.
mailing-preview-to = Goes to
mailing-paper = Document { $number } (PDF)
mailing-show-written = Letters
mailing-show-excluded = No letter
mailing-nobody = Nobody
message-why-stopped = A person has stopped the mailing
message-why-contact-limit = The law's limit on contacts is full
message-why-nothing-due = Nothing of this kind is owed
flash-mailing-drawn-up = The letters are drawn up; nothing has left.
flash-mailing-approved = Approved: the letters leave by themselves.
flash-mailing-already = Somebody had approved it before.
flash-mailing-ended = Ended.
problem-mailing = Choose from the lists.
refused-unknown-mailing = There is no mailing { $number }.
sending-cost-email = Cost of an e-mail
sending-hint-cost-email = In your currency, for the figures of mailings; empty: none
sending-cost-sms = Cost of a part of a text message
sending-hint-cost-sms = As the provider bills it
sending-cost-post = Cost of a letter by post
sending-hint-cost-post = Paper, envelope and stamp
cli-because-mailing = letter of mailing { $number }, which a person chose [{ $id }]
cli-mailing = { $number }  { $day }  { $state }  { $text }: { $letters } letters, { $left } have left · { $reason }
cli-mailing-cost = { $channel }: { $letters } letters, { $cost }
cli-mailing-excluded = no letter, { $why }: { $count }
cli-mailing-approved = { $count } letters were put into the outbox.
cli-mailing-already = Somebody had approved it before; nothing was done.
cli-mailing-ended = { $count } letters do not leave.
