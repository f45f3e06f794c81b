# A policy as clauses to be read and signed.
regulation-general = For all steps
regulation-late-entry = A debt that is late already when it first comes under control begins at { $step } at the highest.
regulation-min-gap =
    { $count ->
        [one] Between two steps about one debt lies at least { $count } day.
       *[other] Between two steps about one debt lie at least { $count } days.
    }
regulation-minimum = A step is taken when at least { $amount } is open, in whole units of the debt’s currency.
regulation-minimum-none = A step is taken whatever amount is open.
regulation-unmatched-withholds = Money received and not matched yet holds back the steps of each late debt that it would pay; the other debts go on.
regulation-unmatched-ignored = Money received and not matched yet holds nothing back.
regulation-day = Day: { $day }.
regulation-days = Days: { $from } – { $to }.
regulation-days-open = Days: { $from } and later.
regulation-days-before =
    { $count ->
        [one] { $count } day before the due day
       *[other] { $count } days before the due day
    }
regulation-due-day = the due day
regulation-lapses = After these days the step lapses.
regulation-gap =
    { $count ->
        [one] { $count } day after the step before it at the earliest.
       *[other] { $count } days after the step before it at the earliest.
    }
regulation-starts-on = Begins at once when this happens: { $events }.
regulation-event-extension-announced = the buyer announces a much later payment
regulation-event-agreed-date-broken = an agreed day of payment is broken
regulation-event-schedule-not-received = the schedule asked for does not come
regulation-event-schedule-broken = an agreed schedule is broken
regulation-event-delay-warned = the buyer warns beforehand that it will pay late
regulation-event-contact-avoided = the buyer avoids contact
regulation-event-restructuring-refused = the buyer refuses restructuring
regulation-event-part-paid-in-silence = a part is paid, but there is no dialogue
regulation-event-deferral-requested-again = the buyer asks for more time again
regulation-event-demand-delivered = the demand was handed over
regulation-event-measure-planned = a measure was put into the weekly plan
regulation-event-measure-dropped = a measure was taken out of the weekly plan
regulation-event-high-risk-seen = a high risk of losing the money was seen
regulation-event-memo-missing = the memo on the measures taken was not written in time
regulation-event-recovery-memo-missing = the memo to the head of sales was not written in time
regulation-event-notice-unfilled = the notice of breach was not filled in in time
regulation-event-demand-answered = after the demand a part is paid or the customer talks with us
regulation-event-decision-maker-reached = the person who decides on payments was reached
regulation-work =
    { $count ->
        [one] { $kind } · { $role }: { $text }. Within { $count } day.
       *[other] { $kind } · { $role }: { $text }. Within { $count } days.
    }
regulation-work-at-once = { $kind } · { $role }: { $text }. On the same day.
regulation-message = { $kind } · { $channel }: { $text }.
regulation-staff-message = { $kind } · { $role }: { $text }.
regulation-watch = Check
regulation-watch-from = Asked for once when a customer’s oldest debt has reached: { $from }.
regulation-watch-repeat =
    { $count ->
        [one] Again after { $count } day at the earliest.
       *[other] Again after { $count } days at the earliest.
    }

regulation-only-deferral = Only customers with deferral are under control, from their first shipment on it.
regulation-asks-for-file = The first shipment on credit waits for a contract with deferral or a granted decision in the customer’s file; after a refusal there is none.
regulation-calendar = The working days of { $calendar } count.
regulation-rating = How payers are told apart
regulation-week =
    { $count ->
        [one] A week of delay is { $count } day.
       *[other] A week of delay is { $count } days.
    }
regulation-two-weeks =
    { $count ->
        [one] A delay is long when it is over { $count } day.
       *[other] A delay is long when it is over { $count } days.
    }
regulation-month =
    { $count ->
        [one] One delay over { $count } day threatens default.
       *[other] One delay over { $count } days threatens default.
    }
regulation-reliable-months =
    { $count ->
        [one] Nobody is reliable with less than { $count } month of deferral.
       *[other] Nobody is reliable with less than { $count } months of deferral.
    }
regulation-reliable-delays =
    { $count ->
        [one] A reliable payer has at most { $count } delay.
       *[other] A reliable payer has at most { $count } delays.
    }
regulation-late-share =
    { $count ->
       *[other] More than { $count } % of the obligations late threatens default.
    }
regulation-terms = Terms of trade
regulation-terms-of = { $status }: { $terms }.
regulation-limit = unpaid at most { $amount }
regulation-discount = discount { $percent } %
regulation-deferral =
    { $count ->
        [one] deferral { $count } day
       *[other] deferral { $count } days
    }
regulation-prepayment = paid before delivery
regulation-no-terms = not filled in
regulation-authority = Whose word reaches how far
regulation-promise-days =
    { $count ->
        [one] { $status }: the representative takes a promise of up to { $count } day.
       *[other] { $status }: the representative takes a promise of up to { $count } days.
    }
regulation-repeated-months =
    { $count ->
        [one] The head of sales defers again within { $count } month of the first due day.
       *[other] The head of sales defers again within { $count } months of the first due day.
    }
regulation-waiver-rep =
    { $count ->
        [one] The representative waives the fee of up to { $count } started week.
       *[other] The representative waives the fee of up to { $count } started weeks.
    }
regulation-waiver-head =
    { $count ->
        [one] The head of sales waives the fee of up to { $count } started week.
       *[other] The head of sales waives the fee of up to { $count } started weeks.
    }
regulation-tolerance = How long a delay is borne
regulation-basis-weeks = Counted in calendar weeks where the contract does not say otherwise.
regulation-basis-banking-days = Counted in banking days where the contract does not say otherwise.
regulation-tolerated-weeks = Calendar weeks: borne for { $first }, decided by { $second }.
regulation-tolerated-banking-days = Banking days: borne for { $first }, decided by { $second }.
regulation-plans = Plans, memos, files of customers
regulation-planned-over =
    { $count ->
        [one] A debtor over { $count } day late belongs into the weekly plan.
       *[other] A debtor over { $count } days late belongs into the weekly plan.
    }
regulation-memo-over =
    { $count ->
        [one] Over { $count } day late the supervisor writes a memo.
       *[other] Over { $count } days late the supervisor writes a memo.
    }
regulation-extract-days =
    { $count ->
        [one] A register extract is good for { $count } day.
       *[other] A register extract is good for { $count } days.
    }
regulation-figures-days =
    { $count ->
        [one] Figures are recent for { $count } day when selection is closer.
       *[other] Figures are recent for { $count } days when selection is closer.
    }
regulation-window-days =
    { $count ->
        [one] A safe limit is proposed from the payments of { $count } day.
       *[other] A safe limit is proposed from the payments of { $count } days.
    }
regulation-statistics-months =
    { $count ->
        [one] Statuses are worked out from the payments of { $count } month.
       *[other] Statuses are worked out from the payments of { $count } months.
    }
regulation-demand-days =
    { $count ->
        [one] A demand gives { $count } day to pay.
       *[other] A demand gives { $count } days to pay.
    }
regulation-claim-days =
    { $count ->
        [one] A claim gives { $count } day to answer before a suit, where law or contract sets no others.
       *[other] A claim gives { $count } days to answer before a suit, where law or contract sets no others.
    }
regulation-answer-days =
    { $count ->
        [one] An act of reconciliation is answered within { $count } day.
       *[other] An act of reconciliation is answered within { $count } days.
    }
regulation-urgent-days =
    { $count ->
        [one] Decisions that somebody waits for are taken within { $count } day.
       *[other] Decisions that somebody waits for are taken within { $count } days.
    }
regulation-after-ten-days =
    { $count ->
        [one] The decision over ten days of delay is taken within { $count } day.
       *[other] The decision over ten days of delay is taken within { $count } days.
    }
regulation-after-fifteen-days =
    { $count ->
        [one] The decision over fifteen working days of delay is taken within { $count } day.
       *[other] The decision over fifteen working days of delay is taken within { $count } days.
    }
regulation-usual-days =
    { $count ->
        [one] Other decisions that people ask for are taken within { $count } day.
       *[other] Other decisions that people ask for are taken within { $count } days.
    }
regulation-pause-days =
    { $count ->
        [one] One person alone may order to wait for { $count } day.
       *[other] One person alone may order to wait for { $count } days.
    }
regulation-pause-again-days =
    { $count ->
        [one] Such an order is not given again for { $count } day.
       *[other] Such an order is not given again for { $count } days.
    }
regulation-promise-longest-days =
    { $count ->
        [one] A promise holds the ladder for { $count } day at the most.
       *[other] A promise holds the ladder for { $count } days at the most.
    }
regulation-warned-ahead-days =
    { $count ->
        [one] A warning of delay that names no invoice speaks of what falls due within { $count } day.
       *[other] A warning of delay that names no invoice speaks of what falls due within { $count } days.
    }
regulation-talk-counts-days =
    { $count ->
        [one] An agreement is drawn up after a contact of the last { $count } day.
       *[other] An agreement is drawn up after a contact of the last { $count } days.
    }
regulation-part-reminder-days =
    { $count ->
        [one] The representative is told of a part of an agreement { $count } day before it.
       *[other] The representative is told of a part of an agreement { $count } days before it.
    }
regulation-dispute-days =
    { $count ->
        [one] A dispute is to be settled within { $count } day where nobody says until when.
       *[other] A dispute is to be settled within { $count } days where nobody says until when.
    }
regulation-order-ahead-days =
    { $count ->
        [one] A payment order may be dated ahead by { $count } day.
       *[other] A payment order may be dated ahead by { $count } days.
    }
regulation-reviews = Statuses are reviewed so many months after the start of the year: { $months }.
regulation-alarms = Before the end of limitation somebody is warned so many days ahead: { $days }. The term itself is the law’s.
regulation-solvency = Solvency: payment history { $history } %, financial position { $position } %, stability { $stability } %; strong from { $strong } points, fair from { $fair }.
regulation-reminder = Reminder
regulation-reminder-days = Days before the due day: { $days }.
regulation-no-reminder = No reminder.
regulation-rule = Rule
regulation-late-calendar =
    { $count ->
        [one] { $count } calendar day late
       *[other] { $count } calendar days late
    }
regulation-late-working =
    { $count ->
        [one] { $count } working day late
       *[other] { $count } working days late
    }
regulation-late-banking =
    { $count ->
        [one] { $count } banking day late
       *[other] { $count } banking days late
    }
regulation-late-from = Asked for once when the debt is { $from }.
regulation-late-until = Asked for once when the debt is { $from }, until day { $to }.
regulation-phase-decision = Asked for when the delay is no longer borne and management decides.
regulation-phase-forced = Asked for when one of the outcomes is forced.
regulation-weekly = Every week on { $day }: { $what }. { $moves }
regulation-weekday-1 = Monday
regulation-weekday-2 = Tuesday
regulation-weekday-3 = Wednesday
regulation-weekday-4 = Thursday
regulation-weekday-5 = Friday
regulation-weekday-6 = Saturday
regulation-weekday-7 = Sunday
regulation-due-next-week = debts that fall due in the next week
regulation-moves-before = A day off moves it to the last working day before.
regulation-moves-after = A day off moves it to the next working day.
regulation-period-moves = A period that would end on a day off ends on the next working day.
regulation-on-event = When this happens: { $events }; { $after }.
regulation-at-once = at once
regulation-after-days =
    { $count ->
        [one] after { $count } day
       *[other] after { $count } days
    }
regulation-within-months =
    { $count ->
        [one] Only within { $count } month of the first due day.
       *[other] Only within { $count } months of the first due day.
    }
regulation-beyond-months =
    { $count ->
        [one] Only beyond { $count } month from the first due day.
       *[other] Only beyond { $count } months from the first due day.
    }
regulation-on-answer = When under { $clause } this was decided: { $choice }.
regulation-for-status = For customers of status: { $statuses }.
regulation-late-before = For customers who were late before.
regulation-never-late = For customers who were never late.
regulation-unless = Not where this happened: { $events }.
regulation-waits = Waits for: { $what }.
regulation-waits-money = unmatched money
regulation-question = { $kind } · { $role }: { $text }.
regulation-choose-one = One of: { $options }.
regulation-choose-several = One or more of: { $options }.
regulation-decide-within =
    { $count ->
        [one] Decided within { $count } calendar day.
       *[other] Decided within { $count } calendar days.
    }
regulation-missed =
    { $count ->
        [0] Without a decision in time · { $role }: { $text }. On the same day.
        [one] Without a decision in time · { $role }: { $text }. Within { $count } day.
       *[other] Without a decision in time · { $role }: { $text }. Within { $count } days.
    }

regulation-choice-approve = approve
regulation-choice-reject = refuse
regulation-choice-more-time-for-supervisor = more time to the supervisor
regulation-choice-unconditional-return = unconditional return of the money
regulation-choice-extra-time-for-head = extra time to the head of sales
regulation-choice-task-for-financial-control = task for financial control
regulation-choice-restructuring = restructuring
regulation-choice-change-of-status = other status and terms
regulation-choice-unconditional-recovery = unconditional recovery
regulation-choice-irrecoverable = among the irrecoverable debts
regulation-choice-late-fee-paid = the late fee is paid
regulation-choice-claim-recovery = recovery by claim
regulation-choice-grant-deferral = grant the deferral
regulation-choice-refuse-deferral = refuse the deferral
regulation-choice-settlement = settlement
regulation-choice-court = court
regulation-decide-least =
    { $count ->
        [one] Whoever is asked late still has { $count } day.
       *[other] Whoever is asked late still has { $count } days.
    }
regulation-matching = Matching of money from the bank
regulation-matching-number = The number of an invoice names it, whoever pays, from { $length } characters on, { $digits } of them digits; a shorter one counts for a known payer.
regulation-matching-name = A payer who is known by the name alone is certain when the amount is that of one open document.
regulation-matching-name-never = A payer who is known by the name alone is always asked about.
regulation-matching-account = An account that was confirmed once speaks for its customer for good.
regulation-matching-account-days =
    { $count ->
        [one] An account speaks for its customer for { $count } day after it was confirmed.
       *[other] An account speaks for its customer for { $count } days after it was confirmed.
    }
regulation-matching-little = Missing up to { $rounding } cents is a rounding, up to { $fee } cents and { $percent } % of what is named a bank fee; in other currencies as much as that is worth.
regulation-matching-little-in = In this currency a rounding is up to { $rounding }, a bank fee up to { $fee }.
regulation-matching-discount =
    { $count ->
        [one] A payment before the due day that is short by up to { $count } % looks like one less a discount.
       *[other] A payment before the due day that is short by up to { $count } % looks like one less a discount.
    }
regulation-matching-sums = A sum is looked for among the { $debts } oldest open documents, of up to { $picks } at once.
regulation-matching-proposals =
    { $count ->
        [one] A question shows { $count } proposal at the most.
       *[other] A question shows { $count } proposals at the most.
    }
