# Documents about a debt. Formal, plain, without threats; nothing about third parties.

document-reminder-title = Payment reminder
document-breach-notice-title = Notice of breach of payment terms
document-demand-title = Demand for repayment
document-claim-title = Claim
document-director-notice-title = Notice from a director
document-statement-title = Statement of account
document-reconciliation-act-title = Reconciliation act
document-guarantee-letter-title = Guarantee letter
document-deferral-request-title = Request for deferral of payment
document-restructuring-title = Agreement on restructuring of debt
document-memo-title = Memo on overdue debt
document-route-sheet-title = Route sheet of a visit
document-hand-over-title = Hand-over of a case for recovery
document-suit-data-title = Data for the statement of claim
document-write-off-act-title = Act on bad debt
document-write-off-order-title = Order to write off bad debt
document-inventory-act-title = Inventory of settlements with debtors and creditors

document-number-day = No. { $number }, { $day }
document-clauses-payment = clauses on payment { $clauses }
document-clauses-penalty = clauses on late payment { $clauses }
document-clauses-of = No. { $number }: { $clauses }
document-contract-clauses = contract { $contract } ({ $clauses })
document-period = { $from } – { $to }
document-others = This document is about one currency only. Also owed: { $sums }.
document-agreed = Agreed: { $reference }.
document-total = Total
document-days =
    { $count ->
        [one] { $count } day
       *[other] { $count } days
    }
document-calendar-days =
    { $count ->
        [one] { $count } calendar day
       *[other] { $count } calendar days
    }
document-no-measures = No contacts or measures are recorded.
document-sent-how = Sent by registered letter with list of contents, or handed over against signature; the proof is kept with the copy.
document-sent-by-email = Sent by e-mail to { $address }; the letter is kept as it left, with what the mail server answered.
document-sent-by-post = Sent by post to { $address }; the number of the item and the day of delivery are kept with the copy.

document-column-document = Document
document-column-date = Date
document-column-due = Due
document-column-days = Days
document-column-amount = Amount
document-column-open = To be paid
document-column-in = { $label }, { $currency }
document-column-by-creditor = { $label } by the creditor’s books
document-column-by-debtor = { $label } by the debtor’s books
document-column-from = From
document-column-to = To
document-column-principal = On the sum of
document-column-rate = Rate
document-column-charge = Charge
document-column-number = No.
document-column-pay-on = To be paid on
document-column-part = Part of the debt
document-column-fee-pct = Fee
document-column-fee = Fee
document-column-together = Together
document-column-measure = Measure
document-column-by = By
document-column-debit = Debit
document-column-credit = Credit
document-column-confirmed = Confirmed
document-column-way-and-correction = Way of payment, correction
document-column-sheets = Sheets
document-column-there = There
document-column-debtor = Debtor
document-column-creditor = Creditor
document-column-account = Account
document-column-whole = Total
document-column-confirmed-sum = Of it confirmed
document-column-not-confirmed = Of it not confirmed
document-column-barred = Of it time-barred
document-column-debtor-address = Debtor, code, address
document-column-creditor-address = Creditor, code, address
document-column-since = Overdue since
document-column-documents = Documents

document-table-overdue = Overdue
document-table-coming = Falling due soon
document-table-principal = Principal
document-table-claimed = Charges claimed before
document-table-open = Open documents
document-table-acknowledged = Acknowledged debt
document-table-deferred = Debt whose payment is to be deferred
document-table-schedule = Schedule of payments
document-table-measures = Measures taken
document-table-measures-latest = Measures taken, the latest { $shown } of { $all }
document-table-contents = Contents of the pack
document-table-written-off = Obligations

document-heading-annexes = Annexes
document-heading-calculation = Calculation
document-heading-claimed = Claimed
document-heading-terms = Terms
document-heading-rights = Rights and duties
document-heading-consequences = Consequences
document-heading-result = Result
document-heading-request = Request
document-heading-marks = Marks of the visit
document-heading-outcome = Outcome
document-heading-price = Price of the claim
document-heading-before-court = What was done before court
document-heading-measures = Measures taken

document-sum-total = Total
document-sum-received = Received and not yet assigned to an invoice
document-sum-to-pay = To be paid
document-sum-in-words = { $sum } ({ $words })
document-charge-on = Document { $document }, due { $due }. { $basis }
document-charge-left = { $document }: accrued { $accrued }, waived { $waived }, claimed before { $claimed }, still to be claimed { $left }.
document-above-cap = What is above the cap is not charged
document-fixed-sum = Fixed sum of the law for late payment
document-method-daily-penalty = Contractual penalty per day
document-method-annual-rate = Interest at a yearly rate
document-method-article-395 = Interest under article 395 of the Civil Code
document-method-estonia-113 = Default interest under § 113 of the Law of Obligations Act
document-method-weekly-table = Fee by the weekly table of the agreement
document-rate-day = { $rate }% per day
document-rate-week = { $rate }% by the week
document-rate-year = { $rate }% per year, days / { $basis }

document-fact-contract = Contract
document-fact-clauses = Clauses
document-fact-longest = Longest delay
document-fact-principal = Principal
document-fact-charges = Charges for the delay
document-fact-claimed-before = Charges claimed before
document-fact-new-day = New day of payment
document-fact-reason = Reason
document-fact-addressee = To
document-fact-customer = Customer
document-fact-owner = Responsible
document-fact-overdue = Overdue
document-fact-disputed = Of it disputed
document-fact-unassigned = Received and not assigned
document-fact-address = Address
document-fact-phone = Telephone
document-fact-visit = Day of the visit
document-fact-codes = Codes and address
document-fact-since = Overdue since
document-fact-court = Court
document-fact-claimant = Claimant
document-fact-defendant = Defendant
document-fact-debtor = Codes of the debtor
document-fact-claim-sent = Claim sent on
document-fact-claim-proof = Proof of sending
document-fact-price = Price of the claim
document-fact-court-fee = Court fee
document-fact-ground = Ground
document-fact-proof = Proof
document-fact-act = Act of the commission
document-fact-order = Order on the inventory
document-fact-payee = Payee
document-fact-account = Account
document-fact-bank = Bank
document-fact-bank-code = BIC
document-fact-bank-account = Account of the bank

document-registry-code = Registry code { $code }
document-registry-code-ru = INN { $code }
document-registry-code-ee = Registry code { $code }
document-tax-code = VAT number { $code }
document-tax-code-ru = KPP { $code }
document-tax-code-ee = VAT number { $code }
document-state-code = Register number { $code }
document-state-code-ru = OGRN { $code }
document-state-code-ee = Register number { $code }

document-head = Head
document-accountant = Chief accountant
document-author = Drawn up by
document-visitor = Visit made by
document-gives = Handed over by
document-takes = Taken over by
document-chair = Chair of the commission
document-member = Member of the commission
document-acquainted = Read by
document-sign = signature, date
document-sign-authority = signature, basis of authority, date

document-annex-contract = Contract with its supplements, copy
document-annex-delivery = Delivery notes or acts of acceptance, copies
document-annex-invoices = Invoices, copies
document-annex-act = Reconciliation act
document-annex-suit = Completed statement of claim, copy
document-annex-calculation = Calculation of charges
document-annex-authority = Authority of the signatory, copy
document-annex-claim = Claim, copy
document-annex-proof = Proof of sending or delivery of the claim
document-annex-guarantee = Guarantee letters and requests for deferral
document-annex-registry = Extract from the register on the debtor

document-balance-opening = Opening balance
document-balance-debit = Debit
document-balance-credit = Credit
document-balance-turnover = Turnover
document-balance-closing = Closing balance
document-moved-write-off = Write-off of { $document }
document-moved-refund = Refund of { $document }
document-moved-cancellation = Cancellation of { $document }
document-moved-amendment = Correction of { $document }

document-ground-limitation = limitation has expired
document-ground-liquidation = the debtor has been liquidated
document-ground-bailiff = enforcement ended without result, ruling of the bailiff
document-ground-act-of-state = an act of a state body ended the obligation
document-ground-impossibility = performance has become impossible
document-ground-bankruptcy = a citizen was freed from the debt in bankruptcy
document-ground-refused = the court refused the claim, and the refusal is in force
document-ground-death = the debtor died, and nobody answers for the debt

document-reminder-opening = According to our books the documents below are past their due day. Please pay { $total_words } without delay, or tell us the day on which you will pay and the reason for the delay.
document-reminder-coming = We kindly remind you that the documents below are about to fall due. They come to { $total_words }.
document-reminder-closing = Please quote the numbers of the documents with the payment.
document-reminder-thanks = If you have paid in the last few days, please disregard this letter and accept our thanks.

document-breach-notice-opening = The payment terms of our contract have been broken. The documents below have not been paid when due; { $total_words } is overdue.
document-breach-notice-price = Late payment is a trade credit that we have not agreed to give, and the price of the outstanding amount rises with its term. By the contract, an agreement or the law, { $sum } has accrued up to today and is added to the debt.
document-breach-notice-closing = We ask you to pay in full by { $pay_by }, or to name within that time the cause of the delay and a day of payment. After that day we shall prepare a claim.

document-demand-opening = You have not paid what is due, and no explanation, schedule or proposal has reached us. We demand that you repay { $total_words } within { $days } of receiving this demand.
document-demand-closing = If neither full nor partial payment is made and no dialogue begins, we shall apply to court for the debt, the charges up to the day of payment, and the costs of the proceedings. The day on which this demand is handed over opens the pre-trial period. The completed statement of claim is enclosed, so that you can see what we shall ask for.
document-demand-closing-alone = If neither full nor partial payment is made and no dialogue begins, we shall apply to court for the debt, the charges up to the day of payment, and the costs of the proceedings. The day on which this demand is handed over opens the pre-trial period.
document-demand-received = Received by the debtor
document-demand-received-below = name, position, signature, date

document-claim-opening = Under the contract we have performed our obligations, and you have not paid for them in time. We claim { $total_words }: the debt and the charges for the delay set out below.
document-claim-closing = We ask you to satisfy this claim or to answer it in writing within { $days } of its sending. We remain ready to agree on a schedule of payments.
document-claim-court-any = If the claim is not satisfied in time, we shall turn to court for the debt, the charges up to the day of payment, and the costs of the proceedings.
document-claim-court-named = If the claim is not satisfied in time, we shall turn to { $court } for the debt, the charges up to the day of payment, and the costs of the proceedings.

document-director-notice-opening = A claim for { $total_words } lies beside this letter. I turn to you myself because your debt has reached my desk, and because a claim can still be answered by an agreement.
document-director-notice-closing = I ask you to name within three working days the person who decides on this payment, and a day or a schedule on which it will be made. If we agree, the claim is settled by what we sign; if I hear nothing, it takes its course.

document-statement-unassigned = { $sum } was received and is not assigned to any document yet. Please tell us what it is for.
document-statement-disputed = Disputed and under examination: { $numbers }.
document-statement-closing = Please compare this statement with your books and tell us of any difference within ten days.

document-reconciliation-act-opening = We, the undersigned, { $company } on one side and { $customer } on the other, have compared our settlements from { $from } to { $to }. They stand as follows.
document-reconciliation-act-in-favour = The debt in favour of { $name } is { $sum }.
document-reconciliation-act-nobody-owes = Neither side owes the other anything.
document-reconciliation-act-agrees = By the books of the other side the balance is { $theirs }; there is no difference.
document-reconciliation-act-differs = By the books of the other side the balance is { $theirs }; the difference is { $difference }.
document-reconciliation-act-cover = We send you the reconciliation act of our settlements for { $period }.
document-reconciliation-act-cover-request = Please compare it with your books, write in your own entries, have it signed by a person who has authority to acknowledge a debt, and send it back to us. If your balance is another one, tell us which documents the difference comes from.
document-reconciliation-act-acknowledged = By signing this act the debtor acknowledges the debt.
document-reconciliation-act-authority = Valid only with the signatures of persons who have authority to acknowledge a debt; the basis of authority is to be stated.

document-guarantee-letter-opening = We acknowledge that we owe { $total_words } for the documents listed below, and that the time for payment has passed.
document-guarantee-letter-promise = We guarantee to pay this debt in full by { $pay_by }.
document-guarantee-letter-promise-schedule = We guarantee to pay this debt by the schedule below, each part in full by its day.
document-guarantee-letter-delay = We undertake to pay for the delay as well: the penalty, interest or fee set by the contract, an agreement or the law, up to the day of payment.
document-guarantee-letter-stamp = Stamp, if one is used.

document-deferral-request-opening = We ask you to defer the payment of { $total_words } until { $pay_by }. We do not dispute the debt.
document-deferral-request-fee = We also acknowledge { $sum }, which has accrued for the delay up to today.
document-deferral-request-guarantee = We guarantee payment of the principal and of the fee for the time of deferral on the day named above.

document-restructuring-opening = { $company } (the creditor) and { $customer } (the debtor) agree, as a supplement to their contract, on the following. The debtor acknowledges the debt of { $total_words }.
document-restructuring-beyond-table = For a part after the eighth week the table has no figure; the director decides.
document-restructuring-fee = For the delay the debtor pays the fee shown in the schedule. It is counted from the original due day; a week that has begun counts whole.
document-restructuring-order = Payments are counted first towards the part that is due earliest, then towards its fee, unless the debtor names another purpose.
document-restructuring-grace = A part paid up to { $grace } after its day counts as paid in time.
document-restructuring-security = Performance of this agreement is secured as follows: { $security }.
document-restructuring-acceleration = If a part is not paid within that time, the whole remainder falls due at once. From that day on the charges of the contract apply again; the fee is owed for the days up to it.
document-restructuring-accrued = The fee takes the place of { $sum } of charges that have accrued up to today: two charges for the same days are not owed.
document-restructuring-accrued-none = No charges have accrued up to today.
document-restructuring-acceleration-free = If a part is not paid within that time, the whole remainder falls due at once, and the charges of the contract are owed for the whole time of the delay.
document-restructuring-suspension = If a part is not paid within that time, the creditor may collect the debt until the part is made up for; the days of the other parts stay as they are.
document-restructuring-accrued-free = Charges of { $sum } that have accrued up to today stay owed; they are not claimed while the schedule is kept.
document-restructuring-no-fee = For the time of the schedule no charges for the delay are owed while it is kept.
document-restructuring-debtor-pays = The debtor pays each part in full by its day, and may pay earlier at any time.
document-restructuring-debtor-tells = The debtor tells the creditor at once of anything that endangers a payment, and may ask for other terms before the day of a part.
document-restructuring-creditor-waits = While the schedule is kept, the creditor asks for nothing else on these debts and does not go to court over them.
document-restructuring-creditor-confirms = The creditor confirms on request what was paid and what is left, and may set aside the agreement only for a breach.
document-restructuring-limitation = By signing, the debtor acknowledges the debt in writing; limitation begins anew.
document-restructuring-rest = In all else the contract stays in force. The agreement is made in two copies and takes effect when both sides have signed it.

document-memo-request = I ask for a decision on further recovery: a visit by the head of sales, a restructuring agreement, or transfer to the legal department.
document-memo-result = The measures taken have not led to full payment; { $total } remains overdue.

document-route-sheet-no-debts = Nothing is open today.
document-route-sheet-confirm = To be confirmed with whoever decides
document-route-sheet-behaviour = Behaviour of the customer
document-route-sheet-point = Condition of the point of sale
document-route-sheet-outcome-a = A. No doubt about the payment
document-route-sheet-outcome-b = B. Doubt: remind before the due day
document-route-sheet-outcome-c = C. High risk: told the manager at once
document-route-sheet-next-day = Next contact, day
document-route-sheet-next-hour = Next contact, time
document-route-sheet-help = Help of the supervisor wanted

document-suit-data-unassigned = { $sum } was received and is not assigned to any document. Assign it before filing; { $left } would then be left.
document-suit-data-disputed = Disputed and left out: { $numbers }.

document-write-off-act-opening = The commission has examined the debt of { $customer } of { $total } and establishes the following.
document-write-off-act-finding = The commission finds that the debt cannot be recovered on the ground named above, and proposes to write it off. The finding is made for each obligation listed.

document-write-off-order-orders = I order:
document-write-off-order-write-off = To write off the debt of { $customer } of { $total } for the obligations listed below.
document-write-off-order-watch = To keep the written-off debt off balance until { $until } and to watch for a change in the debtor’s property. Writing off does not cancel the debt.
document-write-off-order-provision = To cover the loss from the provision for doubtful debts, and the rest from other expenses.
document-write-off-order-control = The chief accountant sees to the carrying out of this order.

document-inventory-act-opening = The commission has taken the inventory of settlements with debtors and creditors as at { $day } and found the following.
document-inventory-act-responsible = All settlements named in this act were checked by the commission against documents in the presence of those responsible, and entered in the act.
document-inventory-act-debtor = 1. Debtors
document-inventory-act-creditor = 2. Creditors
document-inventory-act-annex-debtor = Annex 1: proof of the debts of debtors
document-inventory-act-annex-creditor = Annex 2: proof of the debts to creditors
