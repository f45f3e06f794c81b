# Words of the trade, units, days. Used by screens, notices and the command line alike.

percent = { $number }%
moment = { $day }, { $clock } UTC

today = today
in-days =
    { $count ->
        [one] tomorrow
       *[other] in { $count } days
    }
days-ago =
    { $count ->
        [one] yesterday
       *[other] { $count } days ago
    }
days =
    { $count ->
        [one] { $count } day
       *[other] { $count } days
    }
due-today = due today
due-in-days =
    { $count ->
        [one] due tomorrow
       *[other] due in { $count } days
    }
days-late =
    { $count ->
        [one] { $count } day late
       *[other] { $count } days late
    }

month-1 = Jan
month-2 = Feb
month-3 = Mar
month-4 = Apr
month-5 = May
month-6 = Jun
month-7 = Jul
month-8 = Aug
month-9 = Sep
month-10 = Oct
month-11 = Nov
month-12 = Dec

bucket-not-due = Not due
bucket-range = { $from }–{ $to } days
bucket-over = Over { $from } days
bucket-unallocated = Unallocated money

role-sales-rep = Sales representative
role-supervisor = Supervisor
role-head-of-sales = Head of sales
role-head-of-financial-control = Head of financial control
role-financial-control-officer = Financial control officer
role-commercial-director = Commercial director
role-director = Director
role-general-director = General director
role-legal = Lawyer
role-security = Security service
role-accountant = Accountant
role-administrator = Administrator

item-goods = Goods invoice
item-services = Services invoice
item-bill-of-exchange = Bill of exchange
item-advance-issued = Advance issued
item-charge = Late charge
item-other-debt = Other debt
item-payment = Payment
item-credit-note = Credit note
item-return = Return
item-offset = Offset

movement-allocation = Allocation
movement-write-off = Write-off
movement-refund = Refund
movement-difference = Small difference
movement-cancellation = Cancellation
movement-amendment = Correction

effect-notify = Notice
effect-task = Task
effect-charge = Charge
effect-hold = Shipment stop
effect-reclassify = Change of status
effect-ask-approval = Approval needed
effect-hand-over = Hand-over
effect-by-hand = To be done by hand

channel-email = E-mail
channel-sms = Text message
channel-post = Post
channel-staff = Inside the company

standing-dispute = Dispute
standing-promise = Promise to pay
standing-hold = Management order

withheld-dispute = The debt is disputed
withheld-promise = A promise to pay is running
withheld-hold = Management has ordered to wait
withheld-unmatched-money = Money received but not yet allocated would pay this overdue debt
withheld-too-soon = The previous step was taken too recently
withheld-letter-waits = A letter of the step before has not left yet
withheld-contact-limit = The law lets this person be called no more on this day
withheld-below-minimum = The open amount is below the smallest worth a step
withheld-no-address = The customer’s card holds no address for this channel

withdrawn-held = Management has ordered to wait
withdrawn-disputed = The debt is disputed
withdrawn-promised = The customer has promised to pay
withdrawn-outgrown = A later step has taken its place
withdrawn-not-late = It is not late any more: its due day has moved
withdrawn-settled = Nothing of it is owed any more

status-reliable = Reliable
status-uncertain = Uncertain
status-threat = At risk
status-non-paying = Not paying

step =
    { $count ->
        [0] Watch
        [100] Rule
        [101] Missed decision
        [102] Reminder
       *[other] Step { $count }
    }

task-state-open = Open
task-state-done = Done
task-state-skipped = Skipped
task-state-withdrawn = Withdrawn

message-state-planned = Waiting to be sent
message-state-claimed = Being sent
message-state-sent = Sent
message-state-uncertain = Delivery uncertain
message-state-withdrawn = Withdrawn
message-state-delivered = Delivered
message-state-failed = Could not be delivered
message-state-withheld = May not leave

contact-note = Note
contact-call = Call
contact-visit = Visit
contact-sms = SMS by hand
contact-messenger = Message by messenger
contact-email = E-mail
contact-letter = Letter

import-customers = Customers
import-invoices = Invoices
import-payments = Payments
import-withdrawals = Withdrawn by a program
import-auto = Recognise by itself
