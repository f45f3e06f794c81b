# What programs that call over HTTP are told, and their tokens.

api-no-token = This needs a token that works: send the header “Authorization: Bearer …”. An administrator makes tokens with “saldo token add”.
api-not-the-question = The body is not the question this address expects: { $what }

token-number = No.
token-for = Acts for
token-scopes = May
token-expires = Expires
token-made = This is shown once: keep it where only the program can read it. It works until { $day }.
token-revoked = The token “{ $name }” opens nothing any more.
token-state-valid = works
token-state-expired = expired
token-state-revoked = revoked
token-state-person-disabled = its person is disabled

## The description of the interface.

api-about = What programs ask Saldo: the calculators, which need no sign-in and keep nothing, and credit control and the pushing of records for shops and accounting systems, which need a token.
api-refused-field = Path of the value that was refused; empty for the whole input.
api-tag-api = About the interface
api-tag-calc = Calculators
api-tag-credit = Credit control
api-tag-push = Records pushed by other systems
api-tag-mailings = Letters to groups of customers
api-tag-agreements = Repayment agreements
api-op-whoami = Whom the token acts for, and what it may
api-op-description = This description
api-op-calculators = Every calculator with its sources
api-op-credit-check = May this shipment leave now?
api-op-credit-reserve = Keep part of a limit for a shipment
api-op-credit-release = Let a reservation go
api-op-credit-terms = Terms of trade that changed
api-op-push-customers = Push customers and changes to their cards
api-op-push-invoices = Push invoices and other debts
api-op-push-credit-notes = Push credit notes
api-op-push-payments = Push payments
api-op-push-shipments = Push shipments that are to be paid for
api-op-withdraw-invoices = Withdraw invoices and other debts that were told by mistake
api-op-withdraw-credit-notes = Withdraw credit notes that were told by mistake
api-op-withdraw-payments = Withdraw payments that were told by mistake
api-op-withdraw-shipments = Withdraw shipments that were told by mistake
api-op-attach = Attach a file to a customer’s file, with what it is
api-op-mailings-draw-up = Draw up a mailing to a group of customers
api-op-mailings-one = A mailing: what it costs, who gets no letter, how its letters fare
api-op-mailings-letters = The letters of a mailing and what came of each
api-op-mailings-preview = A letter as it would leave now
api-op-mailings-approve = Let the letters of a mailing leave
api-op-mailings-end = End a mailing: what has not left stays
api-op-agreements-list = Repayment agreements, those with the nearest part first
api-op-agreements-one = A repayment agreement: its plan, what became of each part, what was recorded
api-op-agreements-begin = Begin a repayment agreement with what was found out about the causes
api-op-agreements-draw-up = Draw the plan up, or anew
api-op-agreements-answer = Record what the buyer said to the plan
api-op-agreements-sign = Record the signatures: the agreement holds from today
api-op-agreements-end = Break an agreement off
api-tag-refunds = Money that goes back to whoever paid it
api-op-refunds-list = Refunds, the latest first
api-op-refunds-one = A refund and where it stands
api-op-refunds-propose = Propose that money of a payment goes back; a person approves it
api-op-refunds-withdraw = Withdraw a refund before it is paid
api-tag-payables = What the company itself owes
api-op-payables-confirm = Note what a creditor confirmed of a document on a day, for the inventory of settlements
api-tag-contracts = Contracts with customers
api-op-contracts-list = Contracts of a customer that are in force
api-op-contracts-enter = Enter a contract of a customer, or put it right
api-op-contracts-end = End a contract of a customer
