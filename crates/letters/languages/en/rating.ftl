# Statuses of payers: evidence, rounds, decisions.

nav-statuses = Statuses
rating-lead = What kind of payer each customer is: worked out from payments, decided by people.
rating-how-many = Customers by status

rating-reason-court-proceedings = Court proceedings have taken place
rating-reason-claim-letters = Claim letters were sent
rating-reason-long-unwarned-delays = More than one unwarned delay of over two weeks, restructuring opposed and contact avoided
rating-reason-delay-over-30-days = A delay of over a month
rating-reason-two-over-14-days-in-month = More than one delay of over two weeks in one month, mostly unwarned
rating-reason-late-share-over-50 = More than half of the obligations were late
rating-reason-avoids-and-objects = Avoids contact and opposes restructuring
rating-reason-no-statistics = Nothing fell due in the months of the statistics
rating-reason-short-history = Less than a year with deferral
rating-reason-more-than-2-delays = More than two delays
rating-reason-delay-over-7-days = A delay of over a week
rating-reason-unwarned-delay = A delay nobody was warned of
rating-reason-restructuring-refused = A delay without agreement on another day
rating-reason-objected = Restructuring was opposed
rating-reason-avoided-contact = Contact was avoided
rating-reason-none = Nothing speaks against the customer

rating-no-obligations = Nothing fell due
rating-all-in-time =
    { $count ->
        [one] { $count } document fell due and was paid in time
       *[other] { $count } documents fell due, all paid in time
    }
rating-delays =
    { $count ->
        [one] { $count } delay
       *[other] { $count } delays
    }
rating-days-one =
    { $count ->
        [one] { $count } day
       *[other] { $count } days
    }
rating-days-two = { $first } and { $second } days
rating-days-range = { $first } to { $second } days
rating-warned-one = warned
rating-warned-not-one = not warned
rating-warned-afterwards = warned afterwards: does not count
rating-afterwards =
    { $count ->
        [one] { $count } warning was entered afterwards and does not count
       *[other] { $count } warnings were entered afterwards and do not count
    }
rating-warned-both = both warned
rating-warned-all = all warned
rating-warned-none = none warned
rating-warned-some =
    { $count ->
        [one] { $count } of them warned
       *[other] { $count } of them warned
    }
rating-evidence = { $delays }, { $days }, { $warned }, { $of }
rating-of-obligations =
    { $count ->
        [one] of { $count } document that fell due
       *[other] of { $count } documents that fell due
    }
rating-worked-out = Worked out
rating-worked-out-same = The statistics of payments say the same.
rating-worked-out-other = The statistics of payments say { $status }.
rating-twelve-months = Twelve months up to { $day }

rating-up-title = What would move the customer up
rating-up-on = { $status } from { $day }, if nothing is late again.
rating-up-on-paid = { $status } from { $day }, if what is open is paid today and nothing is late again.
rating-up-pay = Pay first: { $numbers }
rating-up-payments =
    { $count ->
        [one] { $status } after { $count } more payment in time.
       *[other] { $status } after { $count } more payments in time.
    }

conduct-title = Record conduct
conduct-what = What happened
conduct-warned-of-delay = Told that a payment will be late
conduct-agreed-to-restructuring = Agreed to restructuring
conduct-objected-to-restructuring = Opposed restructuring
conduct-avoided-contact = Avoided contact
conduct-claim-letter = A claim letter was sent
conduct-court-proceedings = Court proceedings
contact-warned-of-delay = Told that a payment will be late
contact-agreed-to-restructuring = Agreed to restructuring
contact-objected-to-restructuring = Opposed restructuring
contact-avoided-contact = Avoided contact
contact-claim-letter = Claim letter
contact-court-proceedings = Court proceedings

round-initial = Assignment of { $year }
round-review = Review of { $day }
round-none = No round has been begun yet.
round-due = The round of { $day } has not been begun.
round-begin = Begin the round
round-facts =
    { $lines ->
        [0] { $customers } customers looked at: nothing to change.
        [one] { $customers } customers looked at, { $lines } to be decided.
       *[other] { $customers } customers looked at, { $lines } to be decided.
    }
round-mine = Waits for you
round-open = Not decided
round-all = All
round-nothing-mine = Nothing waits for you here.
round-nothing = Nothing is left to be decided.
round-propose = Propose
round-propose-all = Propose all as worked out
round-approve = Approve
round-approve-all = Approve all that wait
round-send-back = Send back
round-other-needs-reason = Another status than was worked out needs a reason.
round-progress-proposing = Waits for proposals
round-progress-sales = Waits for the head of sales
round-progress-control = Waits for the head of financial control
round-progress-disagree = The heads disagree: sales { $sales }, control { $control }
round-progress-approving = { $status } waits for approval
round-progress-decided = Decided: { $status }
round-vote-propose = { $role } proposes { $status }
round-vote-approve = { $role } approves
round-vote-send-back = { $role } sends back

changes-title = Changes of status
changes-none = No status has been decided yet.
changes-from-to = { $from } → { $to }
changes-confirmed = { $to }, confirmed
changes-ground-initial = assignment of the year
changes-ground-review = review
changes-ground-overdue-decision = decision on overdue debt
changes-by-clause = clause { $clause }

status-change = Change the status
status-change-to = New status
status-change-text = A decision on overdue debt: the terms change at once, and the accounting system is told.

refused-vote-decided = It is decided already. A later review can change it.
refused-vote-not-yours = The role “{ $role }” has no part in this: the two heads propose, the commercial director approves.
refused-vote-same-person = You have acted in this decision before. Three different people decide.
refused-vote-proposals-missing = Both heads must propose before anybody approves.
refused-vote-proposals-differ = The two heads propose different statuses. They must agree first.
refused-vote-no-approval-needed = This change needs no approval; the two heads have decided it.
refused-unknown-round = No round was begun on { $day }.
refused-field-status = The customer has this status already. Choose another, or leave it as it is.

flash-round-begun =
    { $count ->
        [0] The round is begun: nothing to change.
        [one] The round is begun: { $count } customer to be decided.
       *[other] The round is begun: { $count } customers to be decided.
    }
flash-round-voted =
    { $count ->
        [0] Nothing waited for you.
        [one] { $count } vote is recorded.
       *[other] { $count } votes are recorded.
    }
flash-status-changed = The status is changed, and the accounting system is told.
flash-conduct = It is recorded and counts in the statistics.
