# What the policies that ship ask to do or say, by the text key of the action.

policy-text-call-and-warn = Call before the due day: remind of date, invoice and amount
policy-text-check-payment = Check whether the payment has arrived
policy-text-plan-date = Ask for a firm payment date, stress its importance, keep watch
policy-text-find-cause = Find out the cause and talk to whoever decides on payments
policy-text-demand-guarantee = Ask for a letter of guarantee with an agreed payment schedule
policy-text-control-negotiation = Watch over the talks with the debtor
policy-text-breach-notice = Send the notice of breach with the contract number and its payment clauses
policy-text-collect-documents = Collect the documents for the pre-trial claim
policy-text-send-claim = Draw up the claim; send it by registered post and by e-mail
policy-text-settle = Seek a settlement with the decision maker
policy-text-director-notice = Notice from a director
policy-text-decide-court = Decide whether to go to court
policy-text-prepare-court = Complete the legal formalities for court
policy-text-check-insolvency = Check for insolvency and a change of owners
