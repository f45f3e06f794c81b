# Terms of trade, and whether a shipment may leave.

nav-terms = Terms of trade
terms-lead = What each status means for trade. What the policy leaves blank, the company fills here.
terms-limit = Shipment limit
terms-discount = Discount, %
terms-deferral = Deferral, days
terms-stop = No shipments after, days late
terms-blank = not set
terms-prepayment = Prepayment only
terms-of-policy = by the policy
terms-entered = since { $day }
terms-coming = other terms from { $day }
terms-set = Set terms
terms-status = For customers who are
terms-from = From
terms-reason = Why
terms-save = Set these terms
terms-hint = What is left empty is not agreed: no limit, no discount, the deferral of the contract.

credit-title = Status and credit
credit-limit = Limit
credit-own-limit = the customer’s own
credit-status-limit = of the status
credit-no-limit = No limit is set
credit-used = { $percent } used
credit-left = { $amount } may still be shipped
credit-left-unlimited = No limit binds
credit-debt = Owed
credit-unallocated = Paid, not matched
credit-overdue = Overdue
credit-reserved = Kept for shipments
credit-deferral =
    { $count ->
        [0] paid before delivery
        [one] { $count } day to pay
       *[other] { $count } days to pay
    }
credit-safe = Safe limit by recent payments
credit-safe-text = { $average } a day on average; a proposal until somebody makes it the limit.
credit-other-currencies = Something is open in other currencies too; this limit is not about it.

credit-ask = May this be shipped now?
credit-ask-amount = Worth
credit-ask-button = Ask
credit-yes = Yes, { $amount } may be shipped.
credit-no = No, { $amount } may not be shipped.
credit-at-most = At most { $amount }.
credit-at-most-nothing = Nothing may be shipped.

credit-hindrance-stopped = Shipments are stopped
credit-hindrance-prepayment-only = Buys against prepayment only
credit-hindrance-overdue = Something has been late for too long
credit-hindrance-over-ratio = More than the agreed part of what was paid
credit-hindrance-over-limit = More than is left of the limit
credit-hindrance-file-missing = No contract and no granted decision in the file: prepayment only
credit-hindrance-credit-refused = Goods on credit were refused: prepayment only

credit-stop = Stop shipments
credit-stop-text = Nothing is shipped until somebody lets it go on.
credit-stopped-since = Shipments are stopped since { $day }
credit-go-on = Let shipments go on
credit-own-terms = Terms of its own
credit-own-terms-text = In place of those of the status. More than the status gives takes a director.
credit-until = Until
credit-reduction = Ship a part of each payment
credit-reduction-ratio = Part of each payment, %
credit-reduction-text = For a large debt: it falls with every payment by what is not shipped again.
credit-reduced-since = { $ratio } % of each payment is shipped since { $day }
credit-reduced-figures = Paid { $paid }, shipped { $shipped }
credit-end = End
credit-orders = Orders about shipments
credit-orders-none = Nothing was ordered about shipments of this customer.
credit-order-own-terms = Terms of its own
credit-order-stop = Shipments stopped
credit-order-reduction = A part of each payment
credit-order-ended = ended { $day }: { $reason }
credit-reservations = Kept for shipments
credit-reservation-until = until { $moment }
credit-release = Let go
credit-more = Status and credit in full
credit-history = Decisions about the status

refused-no-credit = This may not be shipped: { $why }. { $available }
refused-no-credit-available = At most { $amount } may be shipped.
refused-unknown-reservation = There is no such reservation that you may see.
refused-field-reference = “{ $value }” is no number of an invoice to come: a document of this customer has it, or it is empty or too long.
refused-field-hours = A reservation lasts 1 to 720 hours, not { $value }.
refused-field-limit = Give a limit in the company’s currency, or at least one figure of the customer’s own.
refused-field-discount = { $value } % is more than all of it. Give a discount of 0 to 100 %.
refused-field-deferral_days = { $value } days are more than a year. Give 0 to 366 days.
refused-field-stop_after_days = { $value } days are more than a year. Give 0 to 366 days.
refused-field-ratio = { $value } % would raise the debt. Give 0 to 100 % of each payment.
refused-field-stop = Shipments are stopped already.
refused-field-currency = Limits are kept in the company’s currency, not in { $value }.
refused-field-of-policy = The policy { $value } says one of these figures itself. Leave it empty here, or enter another version of the policy.
refused-field-from = { $value } is past. Give a day, today or later.

api-not-an-amount = The amount cannot be read: { $what }

flash-terms = The terms are set, and the accounting system is told.
flash-credit-order = It is recorded and holds from now on.
flash-credit-end = It holds no longer.
flash-credit-released = Nothing is kept for this shipment any more.

problem-terms-figure = A figure of the terms cannot be read. Write whole days, percent and amounts in digits.

export-written =
    { $count ->
        [one] { $count } record is in { $file }.
       *[other] { $count } records are in { $file }.
    }
credit-answer-status = Status: { $status }

demo-terms-reason = Order 1 of the commercial director
demo-claim = Claim letter sent by registered mail

report-lateness = Lateness by month, and chronic debtors
cli-lateness-heading = { $company }: lateness by month up to { $day }
lateness-month-end = Month end
lateness-average = Average days late
lateness-customers = Customers
lateness-chronic =
    { $count ->
        [one] Overdue at { $count } month end
       *[other] Overdue at { $count } month ends in a row
    }
lateness-chronic-none = Nobody.
lateness-chronic-line =
    { $count ->
        [one] { $count } month end, { $amount }
       *[other] { $count } month ends, { $amount }
    }
