# What the policies that ship ask to do or say, by the text key of the action, and
# their clauses by name.

policy-text-call-and-warn = Call before the due day: remind of date, invoice and amount
policy-text-check-payment = Check whether the payment has arrived
policy-text-ask-planned-date = Ask for the planned payment date, stress its importance, keep watch
policy-text-payment-reminder = Payment reminder to the customer
policy-text-reach-decision-maker = Find out the cause and reach the person who decides on payments
policy-text-obtain-guarantee-letter = Obtain a stamped letter of guarantee with an agreed payment schedule
policy-text-control-step = Check that the step is carried out
policy-text-announce-breach-notice = Tell the customer that a notice of breach follows
policy-text-fill-breach-notice = Fill in the notice of breach: contract number and payment clauses
policy-text-notice-left-unfilled = See that the notice of breach is filled in: it left without the clauses
policy-text-breach-notice = Notice of breach of payment terms
policy-text-collect-claim-documents = Collect the documents for the pre-trial claim
policy-text-prepare-claim = Draw up the pre-trial claim; post it with advice of delivery
policy-text-claim = Pre-trial claim
policy-text-seek-settlement = Seek a settlement with the decision maker
policy-text-director-notice-due = A notice from a director is due
policy-text-complete-legal-formalities = Complete the legal formalities for court
policy-text-approve-court = Decide whether to go to court
policy-text-check-insolvency-and-owners = Check for insolvency and a change of owners

clause-lad-01 = 2–3 days before the due day
clause-lad-02 = Due day
clause-lad-03 = 2–5 days late
clause-lad-04 = Over 5 days late
clause-lad-04-guarantee = Nothing paid the day after the talk: letter of guarantee
clause-lad-05 = Over 7 days late
clause-lad-05-unfilled = Notice of breach not filled in
clause-lad-06 = Over 12 days late
clause-lad-07 = Over 14 days late: claim
clause-lad-08 = Over 28 days late: court
clause-lad-08-court = Court
clause-lad-08-settlement = Settlement
clause-lad-10 = More than a month late: doubtful debt
