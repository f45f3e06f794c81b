# Cases: from the demand to the end of the watch.

nav-group-recovery = Claims and court
nav-cases = Cases
nav-limitation = Limitation
nav-sales = Sale of debts
nav-acts = Reconciliation acts
nav-watch = Off balance

cases-lead = Every debtor between the claim and the end, by stage. The nearest day stands first.
watch-lead = What was written off and is watched, in case the debtor comes to money.
cases-going = All that go on
cases-none = No case stands here
cases-none-hint = A case begins with a demand that was handed over, a claim that was sent, or on the page of a customer.
cases-stage = Stage
cases-stake = At stake
cases-next = Next day
cases-owner = Looked after by
cases-since = since

case-stage-collecting = Collecting
case-stage-pre-trial = Before court
case-stage-court = In court
case-stage-enforcement = Enforcement
case-stage-agency = With an agency
case-stage-insolvency = Insolvency
case-stage-irrecoverable = Irrecoverable
case-stage-watched = Off balance
case-stage-paid = Paid
case-stage-settled = Settled
case-stage-sold = Sold
case-stage-ended = Watch ended

case-title = Case of { $name }
case-none = There is no case
case-none-hint = Record a demand or a claim, or open the case by hand.
case-timeline = What happened
case-timeline-what = Event
case-earlier =
    { $count ->
        [one] { $count } fact belongs to a case that is over
       *[other] { $count } facts belong to cases that are over
    }
case-debts = Debts of the case
case-money = At stake
case-principal = Principal
case-penalty = Late charges to claim
case-costs = State fee
case-costs-unknown = not known
case-total = Price of the suit with costs
case-pay-by = To pay by
case-filing-from = Suit possible from
case-watched-until = Watched until
case-by-book = the book
case-steps = What comes next
case-steps-text = Each step asks for what it rests on. What is not offered is not possible at this stage, or not yours to record.
case-last-day = Act by
case-record = Record
case-file = File for the court (PDF)
case-of-customer = Case
case-routes = Ways of getting the money back
case-routes-text = What each way would bring by these assumptions. Change them to what you expect.
case-route-contact = Going on talking
case-route-agency = Collection agency
case-route-sale = Sale
case-route-court = Court
case-route-gross = Comes in
case-route-cost = Costs
case-route-net = Left for us
case-route-loss = Lost
case-route-days = Days
case-route-best = brings most
case-route-chance = Chance, %
case-route-commission = Commission, %
case-route-price = Price, %
case-route-count = Work it out
case-route-order = The fee is that of a court order.

case-act-open = Open the case
case-act-demand = Demand handed over
case-act-claim = Claim sent
case-act-order = Court order applied for
case-act-suit = Suit filed
case-act-registered = Registered by the court
case-act-hearing = Hearing fixed
case-act-returned = Returned, or the order set aside
case-act-granted = Granted in full
case-act-granted-in-part = Granted in part
case-act-refused = Refused
case-act-appealed = Appealed against
case-act-in-force = Ruling in force
case-act-refusal-in-force = Refusal in force
case-act-writ = Writ issued
case-act-bailiff = With the bailiff
case-act-receipt = Money came in
case-act-nothing-found = The bailiff found nothing
case-act-handed = Handed to an agency
case-act-recalled = Recalled from the agency
case-act-bankruptcy = Insolvency opened
case-act-claim-entered = Claim entered in the register of creditors
case-act-bankruptcy-ended = Insolvency ended, or struck off
case-act-irrecoverable = Entered as irrecoverable
case-act-written-off = Written off
case-act-watch-checked = Looked at off balance
case-act-recovered = Money after the write-off
case-act-watch-ended = End the watch
case-act-sold = Sold
case-act-sold-in-part = Sold in part
case-act-settled = Settled by agreement
case-act-paid = Paid
case-act-checked = Insolvency and owners checked
case-act-assigned = Looked after by
case-act-taken-back = Take the last step back

case-need-number = Number of the document
case-need-party = Court, judge, bailiff, agency or administrator
case-need-proof = Proof of delivery or sending
case-need-note = In words
case-need-sums = Principal, penalty and costs
case-need-until = Day to come
case-need-decision = Decision
case-need-payment = Payment
case-need-rate = Commission, %
case-need-price = Price
case-need-papers = Act, justification and order
case-need-ground = Ground
case-need-person = Who
case-need-period-over = The claim period is over
case-need-order-possible = The sum is within what a court order reaches
case-need-penalty-claimed = The penalty is claimed too
case-need-ruling = The court has ruled
case-need-refused = The court has refused
case-need-refusal-in-force = The refusal is in force
case-need-awarded = Something was awarded
case-need-writ = A writ was issued
case-need-ground-proved = The ground is proved
case-need-nothing-open = Nothing is open any more
case-need-watch-over = The watch is over, with a look in each year
case-no-decision = Nobody has decided on this yet. Ask for the decision first.
case-ask-court = Ask for the decision on court
case-ask-irrecoverable = Ask to enter it as irrecoverable
case-paper-act = Act of the commission

case-next-pay-by = last day to pay
case-next-filing-from = suit possible
case-next-hearing = hearing
case-next-agency-until = agency’s last day
case-next-watch-check = yearly look
case-next-watch-until = last day off balance

case-ground-limitation = Limitation has run out
case-ground-liquidation = The debtor is liquidated
case-ground-impossibility = It cannot be performed
case-ground-act-of-state = Act of the state
case-ground-bailiff = The bailiff found nothing
case-ground-bankruptcy = Bankruptcy of a citizen
case-ground-refused = The court refused
case-ground-death = The debtor died

refused-case-none = There is no open case. Open it, or record a demand or a claim first.
refused-case-goes-on = A case goes on already.
refused-case-not-from = “{ $act }” cannot follow the stage “{ $stage }”.
refused-case-to-come = { $day } is still to come. Give the day on which it happened.
refused-case-before-the-last = { $day } lies before { $last }, the day of what was recorded last.
refused-case-missing = Missing: { $need }.
refused-case-unmet = It does not hold: { $need }.
refused-case-until = { $need }: not before { $day }.
refused-case-nothing-to-take-back = Nothing was recorded that could be taken back.
refused-case-moved-the-book = “{ $act }” moved the book. Reverse its entries there.
refused-case-nothing-late = Nothing of this customer is open and late.
refused-case-not-decided = Decision { $decision } does not permit this for this customer.
refused-case-no-payment = This is no payment of this customer.
refused-case-payment-used = Nothing of this payment is unallocated.
refused-case-payment-linked = This payment is linked to the case already.
refused-case-no-portfolio = There is no such portfolio, or its sale is over.
refused-case-no-offer = There is no such offer.
refused-case-same-person = Whoever offered the debts or took the offer down does not accept it. Ask somebody else.
refused-case-lot-changed = A debt that was offered is not open as it was then. End this offer of debts and make a new one.
refused-case-offers-closed = Offers were taken until an earlier day.
refused-case-act-answered = The act does not stand so that this could come of it.
refused-case-ends-with-the-case = It ends with the stage of the case. Record that on the case.
refused-case-by-sale = A sale is recorded by accepting an offer.
refused-case-with-others = A court, a bailiff, an agency or an insolvency administrator has this debt. Give it up on its case, and write it off there.
refused-case-in-register = This debt stands in the register of irrecoverable debts. Write it off on its case, with the act of inventory, the justification and the order.

flash-case = It is recorded.
flash-acknowledge = The acknowledgement is recorded.
flash-acknowledge-back = The acknowledgement is taken back.
flash-portfolio = The debts are offered.
flash-offer = The offer is noted.
flash-sold = The debts are sold.
flash-portfolio-ended = The offer of debts is ended.
flash-acts-sent =
    { $count ->
        [0] Every debtor has an act of this day already.
        [one] { $count } act is noted as sent.
       *[other] { $count } acts are noted as sent.
    }
flash-act-answered = The answer is noted.

limitation-lead = By which day a suit must be filed over each late debt. Alarms ring { $days } days before.
limitation-law-unknown = Limitation is known for Estonia and Russia only.
limitation-none = Nothing lapses soon
limitation-none-hint = No late debt is nearer to its last day than was asked for.
limitation-act-by = Act by
limitation-left = Days left
limitation-barred = lapsed
limitation-filed = in court
limitation-restarted = Restarted
limitation-within = Within days
limitation-later =
    { $count ->
        [one] { $count } debt has more time.
       *[other] { $count } debts have more time.
    }
acknowledged-title = What the debtor acknowledged
acknowledged-text = A signed act, a letter of guarantee or a signed schedule lets limitation run anew where the law says so.
acknowledged-none = Nothing is recorded.
acknowledged-by = By what
acknowledged-of = Document
acknowledged-all = all that was due
acknowledged-in-writing = In writing, by somebody with authority
acknowledged-add = Record an acknowledgement
acknowledged-back = Take back

sales-lead = Debts offered to buyers together. Somebody else than who took an offer down accepts it.
sales-none = Nothing is offered
sales-none-hint = Offer the late debts of one or several customers.
sales-new = Offer debts for sale
sales-name = Name
sales-customers = Codes of the customers, with commas
sales-until = Offers until
sales-buyer = Buyer
sales-price = Price
sales-discount = Discount
sales-loss = Loss
sales-contract = Number of the contract
sales-accept = Accept
sales-accepted = accepted
sales-own = yours
sales-offers = Offers
sales-take = Note an offer
sales-end = End without a sale
sales-state-accepted = Sold
sales-state-ended = Ended
sales-state-offer = Offered
sales-total = Debts in all

acts-lead = Acts that went out, and how each came back.
acts-none = No act went out yet
acts-none-hint = Send one to every debtor.
acts-send = Note acts to every debtor as sent
acts-as-of = Balance on
acts-state = State
acts-amount = By our books
acts-confirmed = Confirmed
acts-answer = Note the answer
act-state-sent = sent
act-state-signed = signed
act-state-disputed = disputed
act-state-silent = no answer
acts-overdue = no answer in time

standing-recovery = Elsewhere
withheld-recovery = A court, an agency or an insolvency administrator has the debt
withheld-short-recovery = Elsewhere
withdrawn-recovery = A court, an agency or an insolvency administrator has the debt
message-why-recovery = A court, an agency or an insolvency administrator has the debt
chip-recovery = Elsewhere
movement-sale = Sale
document-moved-sale = Sale of { $document }
right-engage-agencies = hand debts to a collection agency and recall them
right-sell-debts = offer debts for sale and accept an offer
right-check-debtors = write down what a check of insolvency and owners found

court-file-title = File of the debtor
court-file-index = Index
court-file-index-text = What this file holds, in this order, with the sheets on which it stands. What is enclosed separately is not bound in.
court-file-what = Document
court-file-day = Day
court-file-sheets = Sheets
court-file-apart = enclosed separately

nav-laws = Legal acts
laws-lead = What claims and write-offs rest on, and whether it holds today.
laws-act = Act
laws-from = Holds from
laws-until = Last day
laws-replaced = now { $act }
laws-liability = Liability of a debtor
laws-clause = Clause
laws-unverified = not compared with the text
law-standing-to-come = to come
law-standing-in-force = in force
law-standing-repealed = repealed
liability-damages = Damages
liability-fine = Fine
liability-penalty = Penalty for each day
liability-interest = Interest
liability-fixed-sum = Fixed sum for the costs of recovery
duties-further-cases =
    { $count ->
        [one] { $count } further day of a case
       *[other] { $count } further days of cases
    }
duties-limitation =
    { $count ->
        [one] limitation of one debt runs out
       *[other] limitation of { $count } debts runs out
    }
