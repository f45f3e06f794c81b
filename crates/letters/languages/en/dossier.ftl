# The file of a customer: people, point of sale, papers, contracts, figures, decisions.

file-title = Customer file
file-complete = Complete
file-incomplete = Incomplete
file-closer = Closer selection
file-missing = missing
file-people = People
file-unknown-people = Unknown: { $who }. Without them there is no contract with deferral.
file-unreachable = Numbers that are missing for the eighth paper:
file-outlet = Point of sale
file-missing-facts = Missing: { $what }. Without all six no shipment limit can be proposed.
file-papers = Papers
file-paper-there = The paper is here
file-paper-made = Made on
file-paper-scan = Scan
file-no-scan = None
file-certified-by = Certified by
file-certified-on = Certified on
file-not-certified = not certified
file-download = Save the scan
file-extract-age = { $count ->
    [one] { $count } day old
   *[other] { $count } days old
}
file-eighth-text = Registry code on the card; director, chief accountant, merchandiser and purchasing specialist with three numbers each.
file-attach = Attach a file
file-attach-text = PDF, picture or office document, up to 8 MB.
attached-kind-label = What it is
attached-document = Belongs to invoice no. (if to one)
problem-no-kind = Say what the file is.
attached-kind-contract = Contract
attached-kind-power-of-attorney = Power of attorney
attached-kind-invoice = Invoice
attached-kind-delivery-note = Delivery note
attached-kind-act = Act
attached-kind-claim = Claim
attached-kind-proof-of-delivery = Proof of delivery
attached-kind-correspondence = Correspondence
attached-kind-court-paper = Court paper
attached-kind-other = Other
file-attach-act = Attach
file-size = { $size } kB
file-contracts = Contracts
file-no-contracts = No contract is in force.
file-solvency = Solvency
file-limit = Safe shipment limit
file-audit = Audit of the debtor
file-past = What was written
file-past-none = Nothing was written yet.
file-decision = Goods on credit
file-decides = Who decides: { $role }
file-missing-papers = Missing papers:
file-unchecked = Overdue debt exceeds the plan, so these are asked for too:
file-granted = Goods on credit: yes
file-refused = Goods on credit: no
file-decided-without = { $count ->
    [one] Decided although { $count } paper was missing
   *[other] Decided although { $count } papers were missing
}
file-decide = Decide
file-grant = Yes, with deferral
file-refuse = No, against payment only
file-importance = How much we matter to them
file-importance-text = Customers pay faster to those who matter to them and who ask more actively.

paper-1 = Certified copy of the state-registration certificate
paper-2 = Certified copy of the tax-registration certificate
paper-3 = Certified copy of the certificate of entry in the register of legal entities
paper-4 = Register extract, not older than 30 days
paper-5 = Certified copy of the charter
paper-6 = Certified copy of the decision that appoints the head
paper-7 = Letter asking for a contract with deferral
paper-8 = Company details and contacts of its officials

post-owner = Owner
post-manager = Manager
post-decision-maker = Decision maker
post-director = Director
post-chief-accountant = Chief accountant
post-merchandiser = Merchandiser
post-purchasing = Purchasing specialist
phone-work = Work phone
phone-home = Home phone
phone-mobile = Mobile phone

outlet-standing = Kind and standing of the shop
outlet-goods = Our goods on the shelf
outlet-location = Location
outlet-brand = How the brand is shown
outlet-prices = Price level
outlet-stock = Stock

check-questionnaire = Figures that are recent enough
check-rating = All three lines of the rating

contract-add = Enter a contract
contract-number = Number
contract-signed = Signed on
contract-copy = Copy of the contract
contract-terms-field = Days to pay
contract-terms-text = 0 for prepayment; empty when the contract does not say.
contract-terms = { $count ->
    [one] pays within { $count } day
   *[other] pays within { $count } days
}
contract-terms-none = day of payment not agreed
contract-prepaid = prepayment
contract-late-fee = It has a clause on late fees
contract-pretrial = It has a clause on claims before court
contract-clauses = Clauses on payment and on penalty
contract-payment-clauses = Clauses on payment
contract-penalty-clauses = Clauses on late payment
contract-clauses-text = Their numbers as they stand in the contract, such as 4.1, 4.3: a notice of breach quotes them.
contract-clauses-payment = Clauses on payment: { $clauses }
contract-clauses-penalty = Clauses on late payment: { $clauses }
contract-end = Not in force any more
contract-warning-no-payment-date = The contract does not say when to pay: agree on a day before goods go out.
contract-warning-no-late-fee = No clause on late fees: the late fee cannot be claimed by contract; statutory interest only.
contract-warning-no-pretrial = No clause on claims before court: the periods of the law apply.
contract-warning-no-payment-clauses = The clauses on payment are not entered: a notice of breach quotes them and waits for the lawyer. Enter their numbers.
contract-warning-no-copy = No copy of the contract is kept: a demand takes one along. Attach it and enter the contract again.
contract-warning-shorter-than-usual = The customer usually needs longer to approve a payment than the contract gives.
habit-days = { $count ->
    [one] Usually needs { $count } day to pay
   *[other] Usually needs { $count } days to pay
}
habit-unknown = Usual days to pay: not known yet
habit-field = Days the customer needs to approve a payment
habit-text = Leave it empty to take what the book shows.

rating-factor = Line
rating-value = Value
rating-points = Points
rating-weight = Weight
rating-contribution = Contribution
rating-total = Rating, of 100
rating-history = Payment history
rating-position = Financial position
rating-stability = Financial stability
rating-how-history = Invoices of twelve months paid on time, per cent
rating-how-position = Debts to income; points for what is left
rating-how-stability = Own funds to debts
grade-strong = Strong
grade-fair = Fair
grade-weak = Weak
history-none = No invoice of the last twelve months can be judged yet.
history-share = Invoices of the last twelve months: { $ontime } of { $count } paid on time, { $share } %.
figures-add = Enter figures
figures-day = Figures as of
figures-source = Source
figures-income = Income
figures-expenses = Expenses
figures-debts = Debts
figures-own = Own funds
figures-credit = Access to credit and loans

limit-received = { $count ->
    [one] Received in { $count } day
   *[other] Received in { $count } days
}
limit-daily = On an average day
limit-deferral = Days to pay by contract
limit-proposed = Proposed limit
limit-debt = Owed now
limit-available = Left of it
limit-confirm = Confirm the limit
limit-confirmed = Confirmed { $who }
limit-reason = Why, if it differs from the proposal
days-of = { $count ->
    [one] { $count } day
   *[other] { $count } days
}

audit-stage-solvency = Solvency and discipline: can the debtor pay without harm to its own means?
audit-stage-causes = Causes of the debt
audit-stage-recovery = How likely is the money, and how to lower the risk
audit-stage-strategy = How it is to be repaid
audit-found = What was found
audit-class = Kind of causes
audit-chance = Chance of the money, per cent
audit-end = End the audit
audit-end-text = The audit can end when something is written for every stage.
audit-critical = Critical debtor
audit-critical-choose = This debtor is critical
audit-conclusion = Result
audit-expert = Opinion of an independent expert
audit-last = Last audit ended on { $day }.
cause-class-economic = Economic
cause-class-internal = Internal
cause-class-other = Other

importance-high = Much
importance-middle = Middling
importance-low = Little

file-part-person = People
file-part-outlet = Point of sale
file-part-paper = Paper
file-part-habit = Usual days to pay
file-part-figures = Figures
file-part-audit = Audit
file-part-audit-end = End of the audit
file-part-importance = Importance
file-part-contract = Contract
file-part-decision = Decision on goods on credit
file-part-limit = Shipment limit
file-part-setting = Settings

flash-attached = The file is attached.
flash-contract-warned = The contract is entered. Look at the warnings beside it.
problem-whole-number = Write a whole number, such as 14.
problem-choose = Choose one of the answers.
problem-attachment = The file could not be taken. Attach a file of up to 8 MB.

refused-dossier-people-unknown = First note who is: { $what }. Without them there is no contract with deferral.
refused-dossier-only-general-director = Papers or checks are missing ({ $count }), so the general director decides in person.
refused-dossier-undecided = First have it decided whether this customer gets goods on credit.
refused-dossier-facts-missing = No limit can be proposed while facts of the point of sale are missing: { $what }.
refused-dossier-stages-empty = The audit cannot end while stages are empty: { $what }.
refused-dossier-no-deferral = No contract with deferral is in force, so there are no days to reckon with. Enter the contract first.
refused-dossier-too-large = “{ $name }” is larger than { $count } MB. Attach a smaller scan.
refused-dossier-not-a-document = “{ $name }” is no PDF, picture or office document. Save it as one of these and attach it again.
refused-dossier-unknown-attachment = No such file is attached to this customer.
refused-field-day-ahead = “{ $value }” lies in the future. Give the day that stands on the paper.
refused-field-source = Say where the figures come from: questionnaire, balance sheet, bank.
refused-field-figures = “{ $value }” is below zero. Give income, expenses and debts as plain sums.
refused-field-contract = Give number and day as they stand on the contract; the day cannot lie ahead.
refused-field-contract-clauses = Give the numbers of the clauses alone, such as 4.1, 4.3: 200 letters at most.
refused-field-plan_pct = “{ $value }” is no percentage between 0 and 100. Write it as 6 or 6.5.
refused-field-capital_cost_pct = “{ $value }” is no percentage between 0 and 100. Write it as 16 or 16.5.

import-contacts = People on the customers' side
import-financials = Figures of customers
import-contracts = Contracts with customers
invoice-reference = reference number { $reference }
invoice-needs-days =
    { $count ->
        [one] This invoice leaves less time to pay than the { $count } day the customer usually needs. Agree on a day that can be kept.
       *[other] This invoice leaves less time to pay than the { $count } days the customer usually needs. Agree on a day that can be kept.
    }
customer-needs-days =
    { $count ->
        [one] { $count } open invoice leaves less time to pay than this customer usually needs.
       *[other] { $count } open invoices leave less time to pay than this customer usually needs.
    }
