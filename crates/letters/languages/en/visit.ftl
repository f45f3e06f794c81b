# Calls and visits, excuses and tactics, the route sheet, what contacts tell.

nav-route = Route sheet
nav-field = Contacts and promises

visit-begin = Call or visit
visit-title = Call or visit
visit-frozen = Shipments stopped
visit-frozen-text = High risk was reported. No goods go out until the manager has said how to go on.
visit-missed = First contact after a missed day
visit-missed-text = Tell the customer of the breach and of the debt, find out the cause and the real day, and judge what you see.
visit-manner = How
manner-visit = Visit
manner-call = Call
visit-goal = Goal: payment of the invoice
visit-goal-text = Go through each line with the person who decides on payments.
visit-no-goal = No invoice is open.
visit-method-usual = as the contract says
goal-due = Day of payment
goal-number = Invoice
goal-amount = To pay
goal-method = Way of payment
goal-ok = Confirmed
goal-other = Other
goal-correction = What is right
visit-answer = What did the customer answer?
answer-reminded = Was reminded, agrees
answer-paid = Pays now
answer-more-time = Wants more time
answer-refused = Refuses
answer-not-reached = Not reached
visit-paid-by = Paid by
proof-receipt = Cash, receipt
proof-order = Payment order
visit-paid-number = Number of receipt or order
visit-reason = Reason
visit-second-reason = Asked again: the reason
visit-second-reason-text = A customer who refuses is asked a second time why. Only a refusal that stays is the manager's.
visit-still-refuses = After the second question
visit-refuses-still = It still refuses
visit-refuses-no-more = It does not refuse any more
visit-decision-maker = I spoke with the person who decides on payments
visit-until = Will pay by
visit-days = { $count ->
    [0] This customer is given no time without the manager.
    [one] By clause 6.1.3.b.b1 without the manager at most { $count } day.
   *[other] By clause 6.1.3.b.b1 without the manager at most { $count } days.
}
visit-deferred-before = Time was given before: now the head decides.
visit-today = Pays today
visit-today-text = Wants longer: agree on a part from today. The rest is asked for.
visit-cause = Cause
visit-excuse = What was said
visit-order-seen = A copy of the payment order was shown
visit-informed = The customer knows of the breach and of the debt
visit-assessment = How do you judge circumstances and behaviour?
visit-behaviour = Behaviour of the customer
behaviour-least = hostile
behaviour-most = cooperative
visit-outlet = Point of sale
outlet-least = empty
outlet-most = in best order
visit-doubt = How sure is the money?
visit-hint = The last visit suggests: { $doubt }
doubt-a = A: no doubt
doubt-b = B: doubt, remind before the payment
doubt-c = C: high risk, the manager is told at once
doubt-short-a = A
doubt-short-b = B: doubt
doubt-short-c = C: high risk
visit-help = I ask the supervisor for help
visit-next = Next contact
visit-time = Time
visit-tactic = Tactic used
visit-note = Note
visit-save = End and save
visit-past = Before
visit-past-none = No call or visit was recorded yet.
promise-rate = Promises kept: { $kept } of { $count }, { $rate } %

needed-invoice = The invoice it is about
needed-goal-due = Day of payment: confirm or correct it
needed-goal-number = Invoice: confirm or correct it
needed-goal-amount = Amount: confirm or correct it
needed-goal-method = Way of payment: confirm or correct it
needed-behaviour = Behaviour of the customer
needed-outlet = State of the point of sale
needed-answer = The answer
needed-doubt = A, B or C
needed-next-contact = Day and time of the next contact
needed-payment-number = Number of receipt or payment order
needed-payment-day = Day of the payment
needed-payment-amount = Amount of the payment
needed-reason = The reason
needed-second-reason = The answer to the second question about the reason
needed-until = The day by which the customer will pay
needed-informed = That the customer knows of the breach and of the debt
needed-cause = The cause
needed-assessment = Your judgement of circumstances and behaviour
needed-tactic-confirmed = That you know the risk of this tactic

alarm-act = High risk: tell the manager now
alarm-text = The direct manager is told at once. Shipments stop until the manager has said how to go on.
alarm-note = What happened
alarm-send = Tell now

cause-internal-calendar = Pays on days of its own
cause-internal-approval = Payment not approved yet
cause-other-obligations = Rent, taxes, wages or loans come first
cause-slow-turnover = Goods sell slowly
cause-no-trade = No trade
cause-own-debtors = Waits for money of its own debtors
cause-contested = Contests quality, quantity or papers
cause-oversight = Forgotten, or the invoice went astray
cause-silence = No cause told
cause-other = Other

excuses-title = What is said, and what to answer
excuse-put-down-for-payment = “We will put you down for payment”
excuse-submitted-wait = “I have submitted you for payment, wait”
excuse-other-obligations = “Rent, taxes, wages, a loan”
excuse-poor-turnover = “Your goods turn over poorly, and you want money before they are sold”
excuse-no-trade = “No money, because there is no trade”
excuse-payment-day = “Today is not our payment day, next week”
reply-put-down-for-payment = Note the day. Said twice or more: ask for the payment order, else act by the regulation.
reply-submitted-wait = Be persistent, or ask to speak with the person who decides on payments.
reply-other-obligations = We have rent, taxes and wages too, and paid for these goods. Do not yield.
reply-poor-turnover = The duty to pay does not depend on resale. Offer smaller deliveries, goods that sell, a promotion; do not agree to wait.
reply-no-trade = Know how many of our goods are left. Money of one supplier often pays another, and goods that sell are a lever. Check whether they are sold already; the last resort is to take them back.
reply-payment-day = The day of the contract counts, not the customer's payment day.
excuse-times = { $count ->
    [one] heard once
   *[other] heard { $count } times
}
excuse-limit = { $count ->
    [one] Said { $count } time or more, more is asked for.
   *[other] Said { $count } times or more, more is asked for.
}
next-action-record-promise = Note the promise
next-action-request-payment-order = Ask for a copy of the payment order
next-action-verify-payment-order = Check that the money of the payment order arrives
next-action-reach-decision-maker = Reach the person who decides on payments
next-action-stand-firm = Stand firm
next-action-smaller-deliveries = Look at the range: smaller deliveries, goods that sell, a promotion
next-action-check-stock = Count our goods at the point of sale
next-action-take-goods-back = Agree on taking goods back
next-action-hold-to-contract = Hold to the day of the contract
next-action-apply-ladder = The payment order did not come: act by the regulation

tactics-title = Tactics
tactic-enough = “Enough already”
tactic-stop = “No shipment before payment”
tactic-meter = “On the meter”
tactic-concession = “You to me, I to you”
tactic-pity = “Take pity”
tactic-conscience = “Have a conscience”
tactic-how-enough = Ship no more than the customer can sell and pay: keep to the safe shipment limit.
tactic-how-stop = Ship nothing until payment; a large debt goes down by halves, half shipped for what is paid.
tactic-how-meter = Name the fines, the penalty, the court, and what they will cost.
tactic-how-concession = Offer a preference or a discount for payment. First see what it costs.
tactic-how-pity = Ask for yourself: you lose your bonus because of this debt.
tactic-how-conscience = Appeal to the partnership: our goods are held in customs, taxes and wages are due.
tactic-warning = Cooperation rarely survives this.
tactic-confirm = I know that cooperation rarely survives “On the meter”
concession-pct = Discount, %
concession-days = Days earlier
concession-reckon = What does it cost?
concession-cost = It costs
concession-value = The money earlier is worth
concession-worthwhile = It pays.
concession-unprofitable = It is unprofitable.

day-errands = { $count ->
    [one] { $count } errand waits for you.
   *[other] { $count } errands wait for you.
}
day-errands-show = Show them
errands-title = Errands
errand-remind-before-payment = Remind before the payment
errand-help-representative = The representative asks for help
errand-high-risk = High risk of losing the money: say how to go on
errand-payment-refused = The customer refuses to pay: say how to go on
errand-grant-more-time = Grant more time?
errand-obtain-guarantee-letter = Explain the terms of restructuring, ask for the letter of guarantee
errand-arrange-meeting = Agree on the day of the meeting and of exchanging papers
errand-sign-papers = Meet and have the three papers signed
errand-match-money = Say whose this money is: until then the customer is not reminded
errand-pays-another-document = The accounting program says this payment pays another document: move it, or correct it there
errand-to-line = To the line of the statement
errand-excuse-request-payment-order = Ask for a copy of the payment order
errand-excuse-verify-payment-order = Check that the money of the payment order arrives
errand-excuse-reach-decision-maker = Reach the person who decides on payments
errand-excuse-smaller-deliveries = Look at the range: smaller deliveries, goods that sell, a promotion
errand-excuse-check-stock = Count our goods at the point of sale
errand-excuse-take-goods-back = Agree on taking goods back
errand-asks = Asks for time until { $day }
errand-grant = Grant
errand-deny = Deny
errand-instruction = How to go on
errand-meeting = Day of the meeting
sign-reconciliation-act = Reconciliation act
sign-amendment = Amendment to the contract with the terms of restructuring
sign-request-with-guarantees = Written request for deferral with guarantees for debt and fee

route-stops = { $count ->
    [one] { $count } customer
   *[other] { $count } customers
}
route-person = Representative
route-show = Show
route-print = Print
route-day-before = Day before
route-day-after = Day after
route-none = Nobody to see
route-none-text = No contact is agreed for this day, and nothing is overdue or due within a week.
route-nobody = There is no sales representative yet.
route-overdue = overdue { $amount }
route-promised = Promised by { $day }
route-met = Met
route-visit = Visit
route-called = I called
route-left-out = { $count ->
    [one] { $count } more customer did not fit on the sheet.
   *[other] { $count } more customers did not fit on the sheet.
}
route-offline = No connection: this is the sheet as it was kept. What you write down is sent later.
queue-waiting = Waiting to be sent:
queue-sent = Sent:
queue-sign-in = Sign in, then what waits is sent.
queue-refused = Something was refused.
queue-kept = No connection. It is kept in this phone and sent later.
queue-open = Open and correct it

field-talks = { $count ->
    [one] { $count } call or visit
   *[other] { $count } calls and visits
}
field-causes = Causes
field-causes-none = No cause was recorded in these days.
field-excuses = What was said
field-excuses-none = No excuse was recorded in these days.
field-times = Times
field-share = Share
field-promises = Promises kept
field-promises-none = No promise can be judged yet.
field-by-customer = { $count ->
    [one] By customer: { $count }
   *[other] By customer: { $count }
}
field-person = Taken by
field-kept = Kept
field-broken = Broken
field-rate = Rate
field-placed = Importance and activity
field-contacts = Contacts in 90 days
field-quadrant = Where to begin
quadrant-keep = Keep on
quadrant-press = Ask more often
quadrant-matter = Become more important
quadrant-begin = Begin with both
settings-title = Settings
settings-closer = Closer selection of newcomers while overdue debt exceeds the plan
settings-plan = Planned overdue debt, % of all debt, in a month without an approved plan
settings-freeze = High risk stops shipments until the manager has said how to go on
settings-capital = What money costs, % a year

flash-visit = Recorded.
flash-visit-asked = Recorded. More time is asked for: the decision will stand on the card.
flash-visit-told = Recorded. The manager has been told.
flash-alarm = The manager has been told. Finish the visit below.
flash-errand = Done.
flash-settings = The settings are saved.
problem-time = This is no time. Write it as 09:30.

refused-visit-open = { $count ->
    [one] Still to be written down:
   *[other] Still to be written down:
}
refused-visit-time-past = The day by which the customer will pay is past. Give a later one.
refused-visit-part-today = { $count ->
    [0] By clause 6.1.3.b.b1 this customer is given no time without the manager. Agree on a part that is paid today; the rest is asked for.
    [one] Without the manager at most { $count } day may be given. Agree on a part that is paid today; the rest is asked for.
   *[other] Without the manager at most { $count } days may be given. Agree on a part that is paid today; the rest is asked for.
}
refused-visit-part-out-of-range = What is paid today lies between nothing and { $open }. Correct it.
refused-visit-begun = This form was opened too long ago. Open it anew.
refused-visit-papers-missing = All three papers are needed. Tick each that is signed.
refused-visit-money-waits = This ends when the line of the statement is answered. Answer it in the inbox of money in.
refused-visit-other-person = Another person filled in this form. Sign in as that person and send it again.
refused-field-concession = “{ $value }” makes no offer. Give a discount such as 2 and the days by which the money comes earlier.

script-title = What to say
script-coming = before the day of payment
script-today = on the day of payment
script-late = after the day of payment
script-broken = after a promise that was not kept
script-refused = after a refusal
script-line-greet = Say your name and { $company }, and ask for whoever decides on payments. Say nothing of a debt to anybody else.
script-line-who-decides = Make sure you speak to the person who decides; write down name and post.
script-line-name-debt = Name the invoice { $number }: { $amount } open, to be paid on { $due }. Is it right? Take each line of the goal.
script-line-confirm-day = Ask whether the payment is planned for { $due }. What the contract says holds, whatever day is usual there.
script-line-ask-proof = Ask whether it is paid today, and for the number or a copy of the payment order.
script-line-name-breach = Say that the day has gone by, that the contract is broken, and what the delay costs for each day.
script-line-name-broken-word = Say which day was promised and that it has gone by: the next step is no longer yours alone to put off.
script-line-ask-cause = Ask why it was not paid, and let them finish. Choose the cause and what was said; the reply stands beside it.
script-line-ask-day = Ask for a day and for a part today. Give no more days than shown; for more you ask your manager.
script-line-ask-again = Ask once more for the reason, and whether that is the last word. Write both down in their words.
script-line-name-next = Say that your manager decides now how to go on and will be told today. Announce nothing else.
script-line-sum-up = Say back day, amount and the next talk, thank them, and write it down before the next call.
