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
regulation-unmatched-withholds = Money received and not matched yet, if it covers all that is late, holds the steps back.
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
regulation-event-high-risk-seen = a high risk of losing the money was seen
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
