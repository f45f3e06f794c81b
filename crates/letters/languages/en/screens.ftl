# Words of the screens, in the order in which people meet them.

## The frame of every page.

skip-to-content = Skip to the content
nav-label = Main menu
nav-group-today = Today
nav-overview = Overview
nav-day = My day
nav-group-book = Receivables
nav-customers = Customers
nav-invoices = Invoices
nav-payments = Payments
nav-import = Import
nav-group-control = Control
nav-run = Plan of the day
nav-runs = Run history
nav-group-plans = Plans and memos
nav-group-rules = Rules and people
nav-company = Company
nav-users = People
nav-more = More
search-label = Search customers and invoices
search-placeholder = Name, number, phone…
menu-appearance = Language and appearance
menu-language = Language
menu-theme = Appearance
theme-system = As the system
theme-light = Light
theme-dark = Dark
menu-account = Account
sign-out = Sign out
close = Close
save = Save
cancel = Cancel
keys-title = Keys
keys-search = search
keys-move = next and previous row
keys-open = open the row
keys-select = select the row
keys-work = call, note, promise, dispute, skip
keys-money = money in: the proposal of that number, another customer, between own accounts, from the bank, loan or taxes
keys-go = go to overview, my day, customers, invoices
keys-help = this sheet
pager-text = { $first }–{ $last } of { $total }
pager-previous = Previous
pager-next = Next
until-today = by today
until-by = by { $day }
until-day = until { $day }
since-day = since { $day }
as-of = as of
any = Any
see-all = See all
without-number = without number
not-known = not known
by-program = Saldo itself
owner-none = Nobody
language-of-company = As the company
export-csv = Export CSV

## Signing in.

sign-in-title = Sign in
sign-in = Sign in
sign-story = Know who owes you, since when, and what to do today
sign-story-more = Every invoice, every promise and every step in one place, each decision with its reason.
demo-title = This is a demo company
demo-text = Enter in any role. The password of everybody is
session-ended = Your session has ended
session-ended-kept = What you typed is kept. Sign in, and send it with one more click.
session-ended-long = What you typed is too long to be carried along. Go back in the browser and copy it before you sign in.
kept-title = Not sent yet
kept-text = Your session had ended when you sent this. It is still here; nothing has been done with it.
kept-typed = What you had typed
kept-send = Send it now
kept-leave = Do not send it

## Overview.

dashboard-title = Overview
dashboard-plan = Look at the plan of the day
figure-total = Receivables
figure-overdue = Overdue
figure-share = Overdue share
figure-unallocated = Unallocated money
figure-unallocated-more = received, pays no invoice yet
figure-debtors =
    { $count ->
        [one] { $count } customer
       *[other] { $count } customers
    }
figure-open-invoices =
    { $count ->
        [one] { $count } open invoice
       *[other] { $count } open invoices
    }
ageing-title = By lateness
ageing-by-due = by due date
ageing-picture = Open debts by lateness
biggest-title = Biggest overdue debtors
biggest-none = Nobody is late.
work-title = To be done today
work-all =
    { $count ->
        [one] See the task
       *[other] All { $count } tasks
    }
work-none = Nothing is left for today.
last-run-title = Last control run
last-run-never = Control has not been run yet.
run-effects =
    { $count ->
        [one] { $count } action
       *[other] { $count } actions
    }
messages-planned =
    { $count ->
        [one] { $count } message waits to be sent
       *[other] { $count } messages wait to be sent
    }
empty-company-title = There is nothing in the book yet
empty-company-text = Bring in customers, invoices and payments from a file: a CSV or a spreadsheet is enough. You will see everything before it is kept.
empty-company-import = Import a file

## Columns.

column-customer = Customer
column-code = Code
column-owner = Looked after by
column-status = Status
column-balance = Balance
column-overdue = Overdue
column-oldest = Oldest
column-next = Next step
column-days-late = Days late
column-currency = Currency
column-document = Document
column-kind = Kind
column-date = Date
column-due = Due
column-amount = Amount
column-open = Open
column-unallocated = Unallocated
column-what = What
column-why = Why
column-why-not = Why not
column-would = Would have come
column-state = State
column-policy = Policy
column-started = Started
column-who = By
column-other-document = Other document
column-line = Line
column-field = Column
column-value = Value
column-reason = What is wrong
column-remedy = What to do

## Lists: filters, order, selection.

quick-filters = Quick filters
filter-search = Search
filter-search-hint = name, code, phone, e-mail
filter-documents-hint = number or customer
filter-bucket = Lateness
filter-sort = Order
filter-from = From
filter-to = To
filter-show = Search and filter
filter-apply = Apply
filter-clear = Clear
sort-overdue = Largest overdue first
sort-balance = Largest balance first
sort-oldest = Longest overdue first
sort-name = By name
sort-code = By code
chip-all = All
chip-open = Open
chip-overdue = Overdue
chip-settled = Settled
chip-unallocated = Unallocated
chip-allocated = Allocated
chip-dispute = With a dispute
chip-promise = With a promise
chip-hold = On hold
chip-all-effects = All actions
customers-count =
    { $count ->
        [one] { $count } customer
       *[other] { $count } customers
    }
total-of =
    { $count ->
        [one] Total of { $count } customer
       *[other] Total of { $count } customers
    }
customers-none = No customers yet
customers-none-text = They appear here as soon as a file with them has been imported.
customers-no-match = No customer fits
customers-no-match-text = Loosen a filter or look for another part of the name, code or phone.
select-all = Select all shown
bulk-selected = Selected:
bulk-with-selected = With the selected customers:
bulk-owner = Looked after by
bulk-assign = Assign
bulk-matching =
    { $count ->
        [one] The only one that fits
       *[other] All { $count } that fit, not only those shown
    }
invoices-count =
    { $count ->
        [one] { $count } invoice
       *[other] { $count } invoices
    }
payments-count =
    { $count ->
        [one] { $count } payment
       *[other] { $count } payments
    }
documents-none = No documents
documents-none-filter = Nothing fits these filters. Loosen one of them.
document-settled = settled
document-numbered = document { $number }
movements-title = What moved it
movements-none = Nothing has moved this document yet.
movement-reversed = taken back
movement-reverses = takes back

## A customer's card.

card-parts = Parts of the card
card-acts = Act
card-facts = Contacts and terms
tab-timeline = Timeline
tab-open = Open items
tab-invoices = All invoices
tab-payments = Payments
timeline-none = Nothing has happened yet.
timeline-withheld = { $step } held back ({ $clause })
open-documents =
    { $count ->
        [one] { $count } open document
       *[other] { $count } open documents
    }
oldest-days =
    { $count ->
        [one] the oldest by { $count } day
       *[other] the oldest by { $count } days
    }
nothing-overdue = nothing is late
next-title = Next step
next-none = Nothing is asked for today.
act-call = Call
act-write = Write
act-edit = Edit
act-explain = Why?
act-note = Note
act-promise = Promise
act-promise-save = Record the promise
act-dispute = Dispute
act-dispute-save = Record the dispute
act-payment = Payment received
act-payment-save = Record the payment
act-payment-confirm = It is right: record the payment
doubt-nothing-owed = It is more than is owed: the customer owes nothing.
doubt-more-than-owed = It is more than the customer owes: { $owed }.
doubt-long-ago =
    { $count ->
        [one] The day was { $count } day ago.
       *[other] The day was { $count } days ago.
    }
doubt-twin = The same amount of the same day has been recorded before.
doubt-twin-numbered = The same amount of the same day has been recorded before, as { $number }.
act-hold = Order to wait
act-hold-save = Record the order
field-received = Received on
field-order-number = Number of the payment order, if any
field-pays = Meant for
field-pays-none = Not said
field-oldest = What is left pays further debts, in the order agreed
field-hold-until = Until (at most 14 days)
standing-end = End
standing-ended = { $what }: ended
field-contact = Contact
field-day = Day
field-said = What was said
field-promise-by = Will pay by
field-amount = Amount
field-which = Which document
field-which-all = Everything open
field-comment = Comment
field-dispute-why = What the customer contests
field-why = Why
field-name = Name
field-registry-code = Registry code
field-phone = Phone
field-email = E-mail
field-address = Address
field-country = Country
field-language = Language
customer-edit-title = Edit the card
stale-title = Somebody else has changed this card meanwhile
stale-text = What you typed is still here; where the card says something else now, it stands below the field.
stale-now = Now: “{ $value }”
stale-save = Save mine all the same
problem-day = This is no day. Write it as year-month-day, such as 2026-11-24.
problem-day-asked = “{ $value }” is no day. Write it as year-month-day, such as 2026-11-24.
problem-day-today = Shown is today.
problem-choice = Choose one of the answers offered.
problem-amount = This is no amount. Write it such as 1500.00, without thousands separators if in doubt.

## My day.

day-title-all = Everybody’s day
day-tasks =
    { $count ->
        [one] { $count } task
       *[other] { $count } tasks
    }
day-chip-due = Due by today
day-chip-upcoming = Coming too
day-chip-done = Done
day-chip-skipped = Skipped
day-chip-withdrawn = Withdrawn
day-none = All done
day-none-text = Nothing waits for you here. New work comes with the next control run.
day-past = past its day
documents-of-task =
    { $count ->
        [one] { $count } document
       *[other] { $count } documents
    }
task-done = Done
task-close-otherwise = With a word, or skip
task-outcome = What came of it, or why it is skipped
task-done-with = Done
task-skip = Skip
decision-act = Decide
decision-words = What was decided, and why
decision-taken = Record the decision
decision-none = No decision needed
decision-waits = Waits for: { $role }

## Import.

import-lead = Tables (CSV, TSV, XLSX, ODS), bank statements and e-invoices. You will see what would happen before anything is kept.
import-step-1 = Choose a file
import-step-2 = Look
import-step-3 = Done
import-file = File
import-file-hint = Encoding, separators and dates are recognised. The same file twice changes nothing.
import-kind = What it holds
import-unnamed-pays = Payments that name no invoice pay debts
import-unnamed-pays-hint = In the order agreed with each customer, oldest due first where nothing is agreed. Otherwise they stay unallocated.
import-map = Column map
import-map-hint = Which column is which. Left empty, known headings and the map remembered for this source are used.
import-look = Look at the file
import-look-again = Look again with this map
import-history = Imported before
import-history-none = Nothing has been imported yet.
import-outcome = { $new } new, { $changed } changed, { $unchanged } unchanged, { $refused } refused
import-read = Rows read
import-new = New
import-changed = Changed
import-unchanged = Unchanged
import-refused = Refused
import-new-customers =
    { $count ->
        [one] with { $count } new customer
       *[other] with { $count } new customers
    }
import-nothing-new = Everything in this file is known already. There is nothing to keep.
import-refused-title = Rows that would not be taken
import-refused-text = the others are taken all the same
import-refused-more =
    { $count ->
        [one] and { $count } more row
       *[other] and { $count } more rows
    }
import-remarks-title = Taken, with a remark
import-remarks-text = look at these once more
import-rows-title = Each row, and what becomes of it
import-rows-text = nothing is written by looking
import-becomes = What becomes of it
import-fate-new = new
import-fate-changed = changes what is known
import-fate-unchanged = known already
import-fate-refused = refused
import-fate-waits = its money waits for the document it names
import-fate-rest = waits unallocated
import-nothing-yet = Nothing has been kept yet.
import-cancel = Cancel, keep nothing
import-prepaid = Prepayments that e-invoices tell of
import-prepaid-asked = Found in the book, else asked about
import-prepaid-in-book = They are in the book: such invoices count whole
import-prepaid-elsewhere = They came elsewhere: only what is still asked for counts
import-prepaid-hint = Needed only when other money of the customer waits and nobody can tell whether it is the prepayment.
import-running = Being imported
import-running-text = You may close this page: the import goes on, and the file is taken whole or not at all.
import-look-now = Look now
import-stop = Stop, keep nothing
import-stopping = Stopping: what was begun is taken back.
import-stopped = Import stopped
import-stopped-text = You stopped this import. Started again, it ends as if it had never been stopped.
import-stopped-nothing = Nothing of the file was kept.
import-start-again = Import again
import-forget = Forget the file
import-confirm =
    { $count ->
        [one] Import { $count } row
       *[other] Import { $count } rows
    }
import-done-title = Imported
import-another = Another file
problem-no-file = No file was chosen. Choose one and look at it again.

## Fields that a column of a file can hold.

mapped-customer = Customer code
mapped-customer-name = Customer name
mapped-registry-code = Registry code
mapped-country = Country
mapped-language = Language
mapped-email = E-mail
mapped-phone = Phone
mapped-address = Address
mapped-owner = Looked after by
mapped-policy-group = Policy group
mapped-debtor = Kind of debtor
mapped-debt-purpose = Purpose of the debt
mapped-contact-zone = Time zone
mapped-contact-mode = Contact mode
mapped-email-consent = Consent to e-mail
mapped-sms-consent = Consent to SMS
mapped-number = Document number
mapped-kind = Kind
mapped-issued = Document date
mapped-due = Due day
mapped-terms-days = Days to pay
mapped-amount = Amount
mapped-currency = Currency
mapped-disputed = Disputed
mapped-note = Note
mapped-settles = Pays the document
mapped-payment-reference = Reference number
mapped-settled-on = Settled on
mapped-payment-number = Payment number
mapped-paid-on = Paid on
mapped-paid-amount = Paid amount
mapped-payment-note = Payment note

## Control run.

run-lead = What the policy asks for, and why. Nothing happens before you approve.
run-day = Day
run-look = Look
run-days =
    { $count ->
        [0] done before
        [one] { $count } day is walked
       *[other] { $count } days are walked in order
    }
run-effects-title = Actions
run-withheld-title = Held back
run-withheld-more = each with its reason
run-looked = Customers looked at
run-of-customers =
    { $count ->
        [one] of { $count } customer
       *[other] of { $count } customers
    }
run-shown =
    { $count ->
        [one] { $count } shown
       *[other] { $count } shown
    }
run-nothing = Nothing is asked for
run-nothing-text = On this day the policy asks nothing of anybody.
run-nothing-yet = This is a plan; nothing has been done yet.
run-apply =
    { $count ->
        [one] Approve and apply { $count } action
       *[other] Approve and apply { $count } actions
    }
run-changed-title = The plan has changed since you looked at it
run-changed-text = Something was recorded meanwhile. Nothing was done; this is the new plan.
run-note-done-before = Control has been run up to { $day }; the business day never goes back.
run-note-calendar = The working-day calendar of { $year } is not loaded: weekends and fixed holidays are used.
run-note-resumed = The run of { $day } had been cut off; it is taken up where it stopped.
run-made-up = made up on { $day }
run-state-done = Done
run-state-open = Not finished
runs-lead = Each business day is run once; missed days are made up in order.
why-threshold = rule: { $threshold }; fact: { $fact }; in { $counter }
why-event = event: { $event }
letter-title = Letter to the customer
letter-language = In the customer’s language
letter-show = Show the letter
letter-none = This step sends no letter to the customer.
field-channel = Channel
withheld-short-dispute = Dispute
withheld-short-promise = Promise
withheld-short-hold = Order
withheld-short-unmatched-money = Unallocated money
withheld-short-too-soon = Too soon
withheld-short-letter-waits = Letter has not left
withheld-short-contact-limit = Contact limit
withheld-short-below-minimum = Too small
withheld-short-no-address = No address

## Why.

explain-title = Why this happened, and why nothing else did
explain-day = Show this day
explain-looked = last looked at on { $day }
explain-never-looked = not looked at yet
explain-items = Where each document stands on the ladder
explain-no-items = Nothing was open on this day.
explain-step = Step of these days
explain-no-step = no step on these days
explain-restraints = What holds us back
explain-next = What comes next
explain-next-text = if nothing is recorded before
explain-next-missed = Control has last been run for { $day }. The next run walks the days missed since first, and does what belonged to them.
explain-no-next = Nothing more comes by itself.
explain-happened = What happened
explain-nothing-happened = Nothing happened up to this day.
explain-request = Request no. { $number }
explain-withheld = What was held back

## People.

users-count =
    { $count ->
        [one] { $count } person
       *[other] { $count } people
    }
user-add-title = Add a person
user-add = Add
user-active = Active
user-disabled = Disabled
user-role-change = Change role
user-team-change = Change team
user-same-change = Same person as
user-same-none = nobody: an account of its own
user-same-hint = Four eyes count people, not accounts: what was asked under one of them cannot be decided under another.
user-same-with = One person with { $logins }: counts once where two must decide
user-disable = Disable
user-change = Change
user-change-of = Change what is known of { $name }
user-same-save = Save
field-login = Log-in
field-role = Role
field-person-name = Name
field-team = Team
field-password = Password
field-password-first = First password
field-password-hint = At least ten characters; the longer, the better.

## What was done, told on the next page.

flash-note = The note is recorded.
flash-payment = The payment is recorded.
flash-hold = The order is recorded; the ladder waits.
flash-promise = The promise is recorded; the ladder waits until its day.
flash-dispute = The dispute is recorded; pressure stops for it.
flash-ended = It is ended as of today.
flash-saved = The card is saved.
flash-done = The task is done.
flash-skipped = The task is skipped; the journal keeps the reason.
flash-cancelled = Cancelled; nothing was kept.
flash-user-added = The person can sign in now.
flash-user-role = The person has another role now.
flash-user-team = The person is in another team now.
flash-user-same = The two accounts count as one person now: neither decides what was asked under the other.
flash-user-same-not = The account counts as a person of its own again.
flash-user-disabled = The person can no longer sign in.
flash-assigned =
    { $count ->
        [one] { $count } customer has changed hands.
       *[other] { $count } customers have changed hands.
    }
flash-run =
    { $count ->
        [one] { $count } action is under way.
       *[other] { $count } actions are under way.
    }

## Errors.

error-back = Back
error-title-forbidden = Not permitted
error-title-missing = Not found
error-title-conflict = Somebody was faster
error-title-large = Too large
error-title-busy = Please wait
error-title-failure = Something went wrong here
error-title-input = This could not be understood
error-forbidden = Your role does not permit this. Ask somebody whose role does, or an administrator.
error-foreign = The request came from another site and was refused. Open the page here and try again.
error-missing = There is no such page, or not for you. Check the address or search above all lists.
error-large = What was sent is larger than permitted here. Files of up to 256 MB can be imported; split a larger one.
error-busy = This takes longer than expected. Nothing is lost; look again in a minute.
error-failure = It was not your fault, and nothing was half done. Try again; if it happens again, tell an administrator the time.
error-paper-too-long = The document would be too long. Choose a shorter period or fewer documents.
error-paper-logo = The logo cannot be used. Give a PNG or JPEG of at most 512 KB and 2000 pixels a side.
error-input = The request could not be read. Go back, check what you entered and send it again.
error-long = A search or filter may have at most 200 characters. Go back and shorten it.
error-upload-gone = This file is no longer here: it was confirmed, cancelled or lay for an hour. Choose it again.

## Order of allocation.

allocation-title = Order in which payments are counted
allocation-choose = What the contract says
allocation-nothing-agreed = Nothing is agreed: payments without a named document pay the oldest due debt first.
allocation-of-company = the company’s rule for every customer
allocation-reference = Contract and clause
allocation-order-designation = Only as the payer names
allocation-order-ru = Russian law
allocation-order-ee = Estonian law
allocation-order-pro-rata = In proportion
allocation-order-oldest-first = Oldest due first
allocation-about-designation = Money that names no document waits until somebody asks.
allocation-about-ru = GK 319, 319.1: matured debts by due date, principal first; then their charges; then what is not due.
allocation-about-ee = VÕS § 88: by due date; of each debt the charges before the principal.
allocation-about-pro-rata = All matured debts share in proportion to what is open.
allocation-about-oldest-first = Debt by debt from the earliest due date.
allocation-reason-costs-first = costs of recovery come first
allocation-reason-designated = named by the payer
allocation-reason-matured-unsecured-first = due and without security
allocation-reason-secured-after-unsecured = due, after debts without security
allocation-reason-earliest-due = the earliest due date
allocation-reason-shared-pro-rata = shared in proportion
allocation-reason-penalty-after-principal = charges after the principal
allocation-reason-unmatured-last = nothing due was left, so what is not due yet

act-join = Join
joining-title = Join or move to another customer
joining-text = Nothing is deleted: what was known before stays to be seen as it was known, and every sum of both together stays what it was.
joining-other = Code of the other customer
joining-what = What goes there
joining-all = Everything: both are one customer
joining-all-about = All documents go to the other customer with what was done about them. The card and its history stay, and files that name this code are about the other customer from now on.
joining-some = The documents ticked below
joining-some-about = What they were settled with goes along: tick it too.
joining-do = Move
joining-documents = Documents
joining-part = Make it a customer of its own again
joining-part-text = Its documents stay where they are until they are moved back from there.
joined-into = The debts of this customer are those of { $code } now.
joined-from = Together with { $code }:
flash-joining-done =
    { $count ->
        [0] Done.
        [one] { $count } document is there now.
       *[other] { $count } documents are there now.
    }
