# What lateness costs: pages, reports, refusals.

charge-title = Late charge on { $number }
charge-due = due { $day }
charge-accrued = Accrued
charge-waived = Waived
charge-claimed = Claimed
charge-to-claim = Still to claim
charge-principal-left = { $amount } of the debt is left
charge-if-repaid = more, if all is repaid by { $day }
charge-overclaimed = { $amount } too much: to be taken back
charge-postponed = Not asked for before { $day }
charge-enforced = Handed to claims
charge-capped = Cap reached
charge-past-table = Rate table has ended
charge-escalates = Table ended: decide
charge-no-terms = No term sets a charge for this document. Add a term on the customer’s card.
charge-nothing-accrued = Nothing has accrued; counted from { $day }.
charge-period = Period
charge-days-column = Days
charge-principal = Owed
charge-rate = Rate
charge-basis = Basis
charge-basis-365 = 365 days
charge-basis-366 = 366 days
charge-basis-360 = 360 days
charge-basis-day = per day
charge-basis-week = per week
charge-fixed-sum = Fixed sum for late payment
charge-decisions = Decisions
charge-no-decisions = Nobody has decided anything yet.
charge-act-fix = Claimed
charge-act-waive = Waived whole
charge-act-waive-part = Waived in part
charge-act-waive-if-repaid = Waived if all is repaid
charge-act-postpone = Postponed
charge-act-enforce = Handed to claims
charge-taken-back = taken back
charge-take-back = Take back
charge-by-clause = clause { $clause }
charge-decide = Decide about the charge
charge-fix = Claim it
charge-fix-text = { $amount } becomes a document of its own, with these segments as its proof.
charge-fix-back = More was claimed than is due. The claims are lowered.
charge-waive = Waive
charge-waive-how = How much
charge-waive-whole = All that has accrued up to today
charge-waive-part = An amount
charge-waive-if-repaid = All, if the whole debt is repaid by a day
charge-waive-amount = Amount waived
charge-waive-by = Repaid by
charge-waive-asked = The customer asked for it by word of mouth
charge-postpone = Postpone
charge-postpone-until = Not asked for before
charge-enforce = Hand to claims
charge-enforce-text = From then on only the director waives it.
charge-claims = Claims made
charge-method-daily-penalty = Penalty per day
charge-method-annual-rate = Annual rate
charge-method-article-395 = Interest by article 395
charge-method-estonia-113 = Interest by VÕS § 113
charge-method-weekly-table = Weekly table
charge-ground-contract = Contract
charge-ground-agreement = Agreement
charge-ground-law = Law
charges-title = Late charges
charges-none = No charge has accrued.
charges-pending = { $amount } falls away if all is repaid by { $day }
charges-terms = Terms on lateness
charges-terms-none = Nothing was agreed: the law applies.
charges-why = How it is worked out
term-add = Add a term
term-end = End
term-ground = Where it stands
term-method = How it is computed
term-rate-day = Per cent a day
term-cap = At most, per cent of the document
term-grace = Days of grace
term-rate-year = Per cent a year
term-actual-year = By the days of each year instead of 365
term-consumer = The customer is a consumer: no fixed sum
term-table = Per cent by weeks, one line a month
term-from = For documents from
term-until = until (empty: all later ones)
term-calendar = A due day that is a day off
term-calendar-none = stays as it is
term-calendar-ru = moves by the Russian calendar
term-calendar-ee = moves by the Estonian calendar
term-beside = Owed beside other charges for the same days
term-reference = Contract and clause
term-of-day = { $rate } % a day
term-of-cap = at most { $cap } %
term-of-year = { $rate } % a year
term-since = documents from { $day }
term-beside-badge = beside others
flash-charge-fix = The charge is claimed as a document of its own.
flash-charge-waive = The waiver is recorded.
flash-charge-postpone = The charge waits.
flash-charge-enforce = The charge is handed to claims.
flash-charge-take-back = The decision is taken back.
flash-term = The term is recorded.
flash-term-ended = The term is ended.
refused-field-rate-pct = “{ $value }” is not a percentage from 0 to 1000. Write it like 0.1, with at most six decimals.
refused-field-cap-pct = The cap “{ $value }” is not a percentage from 0 to 1000. Write it like 10, or leave it empty.
refused-field-fee-table = The table does not fit ({ $value }). Give four percentages a line that do not fall, in 1 to 12 lines.
refused-field-term-reference = Name the contract and the clause.
refused-field-until = { $value } is too early. Give a later day.
problem-grace = Days of grace are a whole number from 0 to 65535.
problem-table = Each line of the table holds four percentages, such as 1.5 3 4.5 6.
report-charges = Late charges by document
cli-charges-heading = { $company }: late charges on { $day }
cli-charges-none = No charge has accrued.
cli-charges-untold = { $number } ({ $customer }) cannot be told: { $why }
charge-days =
    { $count ->
        [one] { $count } day of delay
       *[other] { $count } days of delay
    }
charges-earlier =
    { $count ->
        [one] { $count } earlier document
       *[other] { $count } earlier documents
    }
term-of-grace =
    { $count ->
        [one] { $count } day of grace
       *[other] { $count } days of grace
    }
charge-spared =
    { $count ->
        [one] not counting { $count } day without charge
       *[other] not counting { $count } days without charge
    }
charge-method-nothing = No charge in these days
term-days-since = from { $day }
term-days-hint = “No charge in these days” takes the days of delay themselves: insolvency, a settlement.
charge-one-rate = An estimate: by one rate of { $rate }% for all days it would be { $amount }. Claims and documents use the rate of each period.
flash-charge-lowered = Too much was claimed; the claims are lowered to what is due.
