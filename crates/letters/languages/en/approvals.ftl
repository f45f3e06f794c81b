# What is asked of those who decide, and what they answer.

spending-waivers = Late charges forgiven
spending-write-offs = Debts written off
spending-restructuring = Debts restructured
spending-differences = Small differences closed

request-waiver = Waive a late charge
request-deferral = Let a customer wait
request-repeated-deferral = Defer once more
request-restructuring = Restructure a debt
request-write-off = Write off a debt
request-exclusion = Except a customer by order
request-after-ten-days = Debt over ten days late
request-after-fifteen-working-days = Debt over fifteen working days late
request-irrecoverable = Enter a debt as irrecoverable
request-court = Go to court or settle
request-claim = Prepare a claim
request-contract = Contract with papers missing
request-ship-beyond-limit = Ship beyond the limit until a day
request-planned-share = Planned share of overdue debt
request-forced = Tolerated delay has gone by
request-policy = Decision the rules ask for

choice-approve = Approve
choice-reject = Refuse
choice-more-time-for-supervisor = More time to the supervisor
choice-unconditional-return = Unconditional return of the money
choice-extra-time-for-head = Extra time to the head of sales
choice-task-for-financial-control = Task for financial control
choice-restructuring = Restructure: goods back, other goods, or a deferral with penalty
choice-change-of-status = Change status and terms
choice-unconditional-recovery = Unconditional recovery
choice-irrecoverable = Enter among the irrecoverable
choice-late-fee-paid = The late fee is paid
choice-claim-recovery = Recover by claim
choice-grant-deferral = Grant the deferral
choice-refuse-deferral = Refuse the deferral
choice-settlement = Settle
choice-court = Go to court

nav-requests = Approvals
nav-plan-week = Plan of the week
nav-plan-month = Plan of the month
nav-digest = Check lists
nav-memos = Memos
nav-rights = Who may do what
requests-none = Nothing waits here
requests-none-text = What somebody may not do alone is asked of those who decide, and stands here until its last day.
requests-chip-for-me = For me
requests-chip-mine = Asked by me
requests-chip-open = All open
requests-chip-missed = Missed
requests-chip-closed = Closed
request-new = Ask for a decision
request-what = What is asked
request-whose = Whose decision
request-deadline = By when
request-missed = Missed
request-state-open = Open
request-state-decided = Decided
request-state-withdrawn = Taken back
request-by-policy = asked by the policy
request-amount = Amount in question
request-asked = What is asked
request-permits = To decide it takes the right to { $right }
request-standing = Promises, disputes, orders
request-decide = Decide
request-in-place-of = in the place of { $name }
request-answers = Answers, one or more
request-answer = Answer
request-until = Time until
request-order-number = Number of the written order
request-order = order { $number }
request-order-day = Date of the written order
written-order = Order no. { $number } of { $day }
written-order-scope = Order no. { $number } of { $day }; except from: { $scope }
request-status = New status
request-conditions = Conditions
request-is-own = You asked for it yourself, under this or another account: somebody else decides.
request-became = What became of it
request-withdraw = Take the request back
request-was-withdrawn = Taken back
request-was-missed = Not decided in time; now with: { $role }
request-was-missed-at-the-top = Not decided in time; nobody stands above
asked-whole = all that has accrued up to today
asked-part = a part: { $amount }
asked-if-repaid = all, if the whole debt is repaid by { $day }
asked-orally = the customer asked by word of mouth
asked-until = until { $day }
asked-papers = papers missing, by their numbers in 5.4: { $numbers }
asked-share = { $percent } % of receivables
asked-month = month beginning { $day }
request-customer-code = Code of the customer
request-whole-debt = the whole debt
request-until-asked = Until which day
request-until-hint = For deferrals, restructuring and exceptions
request-amount-hint = Empty: what is open or overdue
request-waiver-more = About a waiver
request-exclusion-more = About an exception
request-scope = Excepted from what; empty: from all
request-send = Send the request
problem-request-kind = Choose what is asked for.
flash-decided = Decided and done.
flash-request-withdrawn = The request was taken back.
flash-request-sent = The request was sent.
follows-waiver-approved = The charge is forgiven at once.
follows-write-off-approved = The debt is written off at once and counts against your limit.
follows-restructuring-approved = The ladder waits until the day; the papers are drawn up.
follows-exclusion-approved = Nothing is asked of the customer until the day; the order needs a number.
follows-irrecoverable-approved = The debt enters the database of irrecoverable debt under this decision.
follows-court-approved = The suit is prepared.
follows-claim-approved = The legal department prepares the claim.
follows-contract-approved = The contract may be concluded although papers are missing.
follows-ship-beyond-limit-approved = Shipments may go up to the limit until the day.
follows-planned-share-approved = The planned share is in force for the month.
follows-policy-approved = The work that waits for it is done with it.
follows-reject = Nothing changes.
follows-more-time-for-supervisor = The supervisor collects on until the day.
follows-unconditional-return = A memo to the director on the measures taken follows.
follows-extra-time-for-head = The head of sales deals with it until the day.
follows-task-for-financial-control = Financial control takes it up.
follows-restructuring = The ladder waits until the day, if one is given.
follows-change-of-status = The status changes at once, and the terms with it.
follows-unconditional-recovery = Recovery goes on without concessions.
follows-irrecoverable = The debt enters the database of irrecoverable debt.
follows-late-fee-paid = The customer pays the late fee.
follows-claim-recovery = The case goes to lawyers and financial control.
follows-grant-deferral = The ladder waits until the day.
follows-refuse-deferral = The day agreed on stands.
follows-settlement = Lawyers draw up the settlement.
follows-court = Lawyers file the suit.
plan-before = Before
plan-after = After
plan-add = Add a measure
plan-kind = Measure
plan-item-work-in-office = Work in the office, training
plan-item-work-in-territory = Work in the territory
plan-item-call-or-visit = Call or visit to the debtor
plan-item-joint-contact = Contact together with financial control
plan-item-lower-share = Measure to lower the overdue share
plan-item-work-with-debtors = Work with debtors
plan-item-other = Other
plan-about = Colleague it is about
plan-about-nobody = nobody in particular
plan-body = What is to be done
plan-coaching = Coaching goals
plans-none = Nobody plans here yet
plan-due = The plan is due
plan-empty = No measures yet
plan-drop = Take out
plan-has-measures = Measures to reduce the debt
plan-no-measures = no measures to reduce the debt
plan-has-work = Work with the debtors
plan-no-work = no work with the debtors
plan-check = Note a check
plan-note = Note; needed where something is missing
problem-plan-kind = Choose the kind of measure.
flash-planned = The measure is planned.
flash-unplanned = The measure was taken out.
flash-plan-checked = The check is recorded.
flash-share-planned = The planned share awaits approval.
share-title = Planned share of overdue debt
share-approved = Approved
share-refused = Refused
share-draft = Draft, not approved yet
share-planned = Planned
share-fact = Fact
share-excess = Above the plan
share-within = within the plan
share-out = out of plan
share-set = Set the planned share
share-ask = Send for approval
digest-none = Nobody has overdue debtors
digest-debtors = Overdue debtors
digest-contacts = Contacts
digest-done = Tasks done
digest-yes = set
digest-no = not set
memos-none = No memos yet
memos-none-text = A memo is written from a customer’s card when a debt is over ten days late.
memo-kind = Memo
memo-from = From
memo-to = To
memo-recovery = Request for further recovery
memo-measures = Measures taken
memo-title = Memo { $number }
memo-debts = Overdue documents
memo-contacts = Work done: contacts
memo-no-contacts = No contact is on record.
memo-printed = The statement is kept as it stood on the day of the memo.
memo-new = Write a memo
memo-statement = Statement that is attached
memo-body = What was done, and what is asked
memo-send = Send the memo
problem-memo-kind = Choose what the memo is for.
flash-memo-written = The memo was sent.
rights-lead = What a role may do, up to which sum, and who stands in for whom. What it has to do:
rights-show = Show
rights-title = Has the right to …
rights-limits = Limits in money
rights-limits-text = What a person decided within the days counts, over whatever documents, and also what was taken back.
rights-limits-none = None is set: whoever has the right decides without a limit.
rights-limit-set = Set a limit
rights-about = About
rights-within-days = Within days
rights-from = From
rights-until = To
rights-deputies = Deputies
rights-deputies-none = Nobody is away.
rights-deputy-end = End it
rights-deputy-name = Name a deputy
rights-absent = Who is away
rights-deputy = Who stands in
problem-limit = Give what it is about, the role, a sum and the days.
flash-limit-set = The limit is set.
flash-deputy-named = The deputy is named.
flash-deputy-ended = The absence has ended.
duty-sales-rep = Calls and visits customers, takes promises, notes every contact, collects what is due.
duty-supervisor = Controls delays over five days, plans the team’s week, writes memos on delays over ten days.
duty-head-of-sales = Controls delays over ten days and decides by day fifteen, checks weekly plans and check lists, sets the planned overdue share.
duty-head-of-financial-control = Watches settlements, proposes statuses, claims what lateness costs.
duty-financial-control-officer = Watches invoices and payments, runs control, joins in contacts with debtors.
duty-commercial-director = Approves statuses and leads the sales department.
duty-director = Controls delays over fifteen working days, decides within ten days, approves plans and the planned share.
duty-general-director = Decides where papers are missing, writes off debts, sets limits.
duty-legal = Prepares claims and suits on request and keeps the register of recovery.
duty-security = Finds debtors that hide and delivers demands.
duty-accountant = Records invoices and payments and keeps the book.
duty-administrator = Looks after accounts, settings and backups; decides nothing about debts.
duties-title = Waiting for you
duties-missed = Missed by somebody
duties-plan = The plan is due
duties-checks = Plans to be checked
duties-inventory = Inventory of settlements as at { $day }
duties-not-told = { $program } does not take what it asked for
duties-not-told-events =
    { $count ->
        [one] { $count } event given up
       *[other] { $count } events given up
    }
duties-memos = Memos owed on debts over ten days late
charge-ask = Ask for a waiver
requests-count =
    { $count ->
        [one] { $count } request
       *[other] { $count } requests
    }
plan-unplanned =
    { $count ->
        [one] { $count } debtor over five days late is in no measure
       *[other] { $count } debtors over five days late are in no measure
    }
digest-count =
    { $count ->
        [one] { $count } person
       *[other] { $count } people
    }
rights-days =
    { $count ->
        [one] { $count } day
       *[other] { $count } days
    }

ask-title = Ask those who decide
ask-text = What you may not do yourself is asked for here; the form is filled in as far as this page knows.

choose-customer = Customer
choose-customer-sub = First choose the customer. Those most overdue stand first.
choose-customer-none = No customer of yours is found. Try part of the name, the code or the phone number.
choose-customer-more =
    { $count ->
        [one] { $count } customer is found.
       *[other] { $count } customers are found. Search to narrow them down.
    }
choose-customer-other = another customer
request-in-person = { $role } decides this in person: no deputy may.
