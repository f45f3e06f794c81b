# The pages of the calculators: buttons, what is wrong with a field, warnings, claims, the guided example.
nav-calculators = Calculators
nav-group-calculators = Tools
nav-example = Guided example
calc-search = Find a calculator
calc-none = No such calculator
calc-none-text = Try another word: penalty, court, days.
calc-all = Show all
calc-calculate = Calculate
calc-clear = Empty form
calc-show-example = Example
calc-is-example = This is an example. Write your own figures over it.
calc-optional = (if any)
calc-more = More
calc-add-to = Add: { $list }
calc-remove = Remove { $what }
calc-result = Result
calc-input = Input
calc-total = Total
calc-what = Figure
calc-value = Value
calc-yes = yes
calc-no = no
calc-cites = Follows: { $cites }
calc-claim-title = Text for a claim
calc-copy = Copy text
calc-copied = Copied
calc-xlsx = Download XLSX
calc-pdf = Download PDF
calc-paper-foot = Calculated with Saldo. Check the data that were given.
calc-print = Print
calc-link = Link to this calculation
calc-json = Copy as JSON
calc-copy-json = Copy JSON
calc-json-how = Programs ask the same: POST /api/v1/calc/{ $kind }, or “saldo calc { $kind }” on the command line.
calc-look-above = Something is missing or does not fit. The form says what.
calc-press = Fill in the form and calculate.
calc-private = Nothing you type here is stored.
calc-ask-missing = Please fill this in.
calc-ask-money = “{ $value }” is not an amount that can stand here. Write for example { $example }.
calc-ask-money-above-zero = “{ $value }” is not an amount above zero. Write for example { $example }.
calc-ask-money-signed = “{ $value }” is not an amount. Write for example { $example }.
calc-ask-rate = “{ $value }” is not a percentage from 0 to 1000. Write for example { $example }.
calc-ask-rate100 = “{ $value }” is not a percentage from 0 to 100 that can stand here. Write for example { $example }.
calc-ask-decimal = “{ $value }” is not a number with at most six decimals. Write for example { $example }.
calc-ask-date = “{ $value }” is not a day between 1990 and 2099. Choose an existing day.
calc-ask-month = “{ $value }” is not a month between 1990 and 2099. Write it as 2026-03.
calc-ask-moment = “{ $value }” is not a day and time. Write it as 2026-03-02T10:00.
calc-ask-int = “{ $value }” is not a whole number from { $least } to { $most }.
calc-ask-text = This text does not fit. Write 1 to 200 ordinary characters.
calc-ask-choice = “{ $value }” is not one of the choices. Choose one.
calc-warning-PAYMENT_AFTER_AS_OF = Payments dated after the as-of day are not counted.
calc-warning-OVERPAID = More was paid than was owed.
calc-warning-RATE_TABLE_ENDS = The rate table does not reach this day; the last known rate was used.
calc-warning-NO_AGREEMENT = Without a signed supplementary agreement the fee table does not apply.
calc-warning-BEYOND_TABLE = A part is still unpaid after the last week of the fee table.
calc-warning-CALENDAR_MISSING = There is no calendar for that year; the day was not moved.
calc-warning-ZERO_DENOMINATOR = A share could not be worked out: it would divide by zero.
calc-warning-SALES_HISTORY_TOO_SHORT = The months given do not cover the receivables. Add earlier months.
calc-warning-OVER_CAPACITY = In some month the instalments exceed what the buyer can pay.
calc-claim-contract-penalty = Contract penalty of { $rate }% of the unpaid sum for each day of delay, as of { $as_of }:
calc-claim-annual-interest = Interest at { $rate }% a year on the unpaid sum, as of { $as_of }:
calc-claim-interest-ru-395 = Interest for the use of another's money (art. 395 of the Civil Code of Russia) at the key rate of the Bank of Russia{ $rate }, as of { $as_of }:
calc-claim-interest-ee-113 = Default interest (§ 113 of the Estonian Law of Obligations Act){ $rate }, as of { $as_of }:
calc-claim-late-fee = Late fee by weeks under the supplementary agreement{ $rate }, as of { $as_of }:
calc-claim-invoice = Invoice { $invoice }: principal { $principal }, due { $due_date_effective }, left to pay { $remaining }.
calc-claim-cap = The cap of { $cap } was reached on { $cap_reached_on }.
calc-claim-fixed = Fixed sum for the costs of collection: { $fixed_sum }.
calc-claim-sum = For this invoice: { $amount }.
calc-claim-total = The debtor owes: principal { $remaining_total }, for lateness { $amount_total }, in all { $claim_total }.
calc-claim-total-fixed = The debtor owes: principal { $remaining_total }, interest { $amount_total }, fixed sums { $fixed_sum_total }, in all { $claim_total }.
calc-help-principal = What was owed before any payment.
calc-help-cap_pct = Leave empty where the contract sets no cap.
calc-help-due_date_rule = A setting of the contract; art. 193 of the Russian Civil Code and § 136 TsÜS move it.
calc-help-apply_moratorium = 1 April to 1 October 2022: no interest on older debts.
calc-help-debtor_type = A consumer owes no fixed sum of EUR 40 (VÕS § 113¹).
calc-help-contact-limits-debtor_type = Law 230-FZ protects individuals, and sole proprietors for personal debts.
calc-help-recovery_probability_pct = Leave empty to see the fee only.
calc-help-designated = Where the payer named an invoice.
calc-help-legal_cost_per_customer = Sue only where debt and penalty are strictly more.
calc-help-in_writing = Only written acknowledgements can be proved.
calc-help-bic = Only for a Russian account.
calc-example-title = Whom to sue: ten customers, step by step
calc-example-teaser = Days, penalty, interest, and the line between suing and waiting.
calc-example-sub = Ten customers who were given fourteen days, seen on { $day }. Every figure comes from a calculator you can open.
calc-example-1 = Due dates and days of delay
calc-example-1-text = Day of shipment plus deferral gives the due date. What lies after it is delay; what lies before it is time left, never a negative penalty.
calc-example-2 = Penalty: 0.1% a day
calc-example-2-text = Each day costs a thousandth of the debt. Who is not late yet is hidden here, but stays in the list and appears on the first day of delay.
calc-example-later = See 10 March, when both have appeared
calc-example-back = Back to 3 March
calc-example-penalty = Penalty
calc-example-year = A year of it would be { $rate }%.
calc-example-3 = The alternative: 10% a year
calc-example-3-text = Without a penalty in the contract there is interest: annual rate, days, divided by 365. For a single debt of 12,500 that is 27 days late:
calc-example-interest = Interest
calc-example-one-penalty = Penalty, 0.1% a day
calc-example-one-interest = Interest, 10% a year
calc-example-one-better = Penalty brings more by
calc-example-3-better = Over all overdue customers the penalty brings { $difference } more than interest. It is better to write it into the contract.
calc-example-4 = Whom to sue
calc-example-4-text = A suit costs 5,000 for each customer. It is worth it only where debt and penalty together are strictly more than that; the others stay blank.
calc-example-4-strict = Stationery LLC comes to exactly 5,000.00 and is not sued; the flower stall owes 4,950.00, but the penalty of 99.00 lifts it over the line.
calc-example-sue = To court
calc-example-costs = Legal costs, 5,000 each
calc-example-net = Left after costs
calc-example-5 = What a spreadsheet gets wrong
calc-example-5-text = Spreadsheets add up everyone above the line and then subtract the hidden rows by hand. That is right only as long as the hidden debts are above the line themselves. Saldo leaves out who is not late by their state, so nothing has to be subtracted. One rate for the whole delay is an estimate as well: courts want the rate of each period, and the real court fee instead of a flat 5,000.
calc-example-open = Open in the calculator: { $title }
calc-example-input = What was asked
calc-example-K01 = Bakery, sole proprietor
calc-example-K02 = Building materials LLC
calc-example-K03 = Flower stall, sole proprietor
calc-example-K04 = Furniture LLC
calc-example-K05 = Repair shop, sole proprietor
calc-example-K06 = Stationery LLC
calc-example-K07 = Greengrocer, sole proprietor
calc-example-K08 = Wholesale LLC
calc-example-K09 = Tailor, sole proprietor
calc-example-K10 = Car wash, sole proprietor
calc-index-sub =
    { $count ->
        [one] Every charge, day and limit of the trade: { $count } calculator, free to use without signing in.
       *[other] Every charge, day and limit of the trade: { $count } calculators, free to use without signing in.
    }
calc-example-hidden =
    { $count ->
        [one] { $count } hidden
       *[other] { $count } hidden
    }
calc-example-gross =
    { $count ->
        [one] To be had from { $count } customer, gross
       *[other] To be had from { $count } customers, gross
    }
calc-claim-day =
    { $count ->
        [one] { $from } – { $to }: { $principal } × { $rate_pct }% a day × { $count } day = { $amount }
       *[other] { $from } – { $to }: { $principal } × { $rate_pct }% a day × { $count } days = { $amount }
    }
calc-claim-year =
    { $count ->
        [one] { $from } – { $to }: { $principal } × { $rate_pct }% a year × { $count } day / { $basis } = { $amount }
       *[other] { $from } – { $to }: { $principal } × { $rate_pct }% a year × { $count } days / { $basis } = { $amount }
    }
calc-claim-week =
    { $count ->
        [one] { $from } – { $to } ({ $count } day): { $principal } × { $rate_pct }% for the week = { $amount }
       *[other] { $from } – { $to } ({ $count } days): { $principal } × { $rate_pct }% for the week = { $amount }
    }
calc-basis-ageing = clause 6 of the regulation; common practice of receivables
calc-basis-amount-in-words = rules of each language
calc-basis-annual-interest = the contract; the worked example with ten customers
calc-basis-ar-ap = common practice of receivables
calc-basis-ar-indicators = clause 1, 6.3.5 of the regulation; common practice of receivables
calc-basis-business-days = Civil Code of Russia, art. 191, 193; General Part of the Civil Code Act of Estonia, § 136
calc-basis-check-number = rules for the check digits of each number
calc-basis-composition-table = common practice of receivables
calc-basis-contact-limits = Russian federal law 230-FZ, art. 1, 7
calc-basis-contract-penalty = the contract; common practice of receivables
calc-basis-countback-dso = common practice of receivables
calc-basis-court-fee = Tax Code of Russia, art. 333.19, 333.21; Commercial Procedure Code of Russia, art. 227, 229.2; Civil Procedure Code of Russia, art. 121; State Fees Act of Estonia
calc-basis-customer-status = clause 3.1–3.4 of the regulation
calc-basis-debtors-table = common practice of receivables
calc-basis-deferral-authority = clause 6.1.3, 8.6 of the regulation
calc-basis-document-package = clause 5.4 of the regulation
calc-basis-dso = common practice of receivables
calc-basis-early-payment-discount = common practice of receivables
calc-basis-escalation = clause 6.2–6.4 of the regulation
calc-basis-interest-ee-113 = Law of Obligations Act of Estonia, § 94, 113, 113-1; Directive 2011/7/EU
calc-basis-interest-ru-395 = Civil Code of Russia, art. 395; Plenum of the Supreme Court, 24.03.2016 No 7, p. 48
calc-basis-inventory-totals = form INV-17 of the inventory of settlements
calc-basis-kpi-index = common practice of receivables
calc-basis-kpi-perversity = common practice of receivables
calc-basis-ladder = the algorithm of eight steps
calc-basis-late-fee = clause 7.4, 7.8 of the regulation; the supplementary agreement
calc-basis-limitation = Civil Code of Russia, art. 196, 200, 203, 206; General Part of the Civil Code Act of Estonia, § 146, 147, 154, 158
calc-basis-overdue-days = the contract; common practice of receivables
calc-basis-payment-allocation = Civil Code of Russia, art. 319, 319.1; Law of Obligations Act of Estonia, § 88
calc-basis-payment-discipline = clause 1, 4.4 of the regulation
calc-basis-pretrial-period = clause 8.4 of the regulation; Commercial Procedure Code of Russia, art. 4
calc-basis-provision-ifrs9 = IFRS 9, simplified approach
calc-basis-provision-ru-tax = Tax Code of Russia, art. 266
calc-basis-reconciliation-act = clause 8.3 of the regulation
calc-basis-reminders = clause 5.5, 5.6 of the regulation
calc-basis-restructuring = clause 6.4.1.1, 7.4, 7.8, 8 of the regulation
calc-basis-review-dates = clause 4.1, 4.2, 4.6 of the regulation
calc-basis-roll-rates = common practice of receivables
calc-basis-safe-limit = clause 4.3, 5.3 of the regulation; common practice of receivables
calc-basis-shipment-ratio = common practice of receivables
calc-basis-sue-selection = the worked example with ten customers
calc-basis-tolerated-delay = clause 7.1, 7.2 of the regulation
calc-basis-trade-credit = common practice of receivables
calc-basis-turnover = common practice of receivables
calc-basis-waiver-authority = clause 7.5–7.7 of the regulation
calc-link-left-out = The link holds what this calculator does not know: { $fields }. It was left out.
calc-link-unreadable = The link holds no input that can be read. The form is empty.
calc-claim-estimate = For claims under art. 395 of the Civil Code of Russia one rate for all days is only an estimate: they take the rate of each period.
