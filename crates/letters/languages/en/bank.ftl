# Money in: bank statements, the inbox of payments to match, and what became of each line.
nav-bank = Money in
bank-lead = What banks say came in. What is certain is matched by itself; you answer the rest.
bank-open =
    { $count ->
        [one] { $count } line waits for you
       *[other] { $count } lines wait for you
    }
bank-chip-open = To answer
bank-chip-matched = Matched
bank-chip-out = Money out
bank-chip-aside = Set aside
bank-chip-all = All lines
bank-none = Nothing waits for you
bank-none-text = Import a statement, and what cannot be matched by itself will stand here.
bank-import = Import a statement
bank-again = Look again at all
bank-unallocated = Unallocated money
bank-statements = Statements
bank-statements-none = No statement has been imported yet.
bank-statement-line = { $account }, { $from } – { $to }
bank-balances = { $opening } → { $closing }
bank-state-open = to answer
bank-state-matched = matched
bank-state-out = money out
bank-state-aside = set aside
bank-state-same = told before
bank-state-returned = returned
bank-state-undone = undone
bank-doubt-nobody-known = Nothing says who paid.
bank-doubt-several-customers = This may be one of several customers.
bank-doubt-third-party = One customer pays, another’s document is named.
bank-doubt-other-name = The account is this customer’s, but the payer’s name is another.
bank-doubt-name-alone = Only the name fits.
bank-doubt-other-code = The customer fits, but the line tells another official code.
bank-doubt-amount-alone = Only the amount fits.
bank-doubt-amount-differs = The amount is not that of what is named.
bank-doubt-already-settled = What is named is settled already.
bank-doubt-unknown-number = A number is named that is not in the book.
bank-doubt-near-number = A number is named that is in no book; but for one slip it is that of an invoice of exactly this amount.
bank-doubt-maybe-told = A line of this day and amount is known already, told in other words.
bank-doubt-maybe-recorded = A payment of this amount is in the book already.
bank-doubt-which-returned = The bank takes a payment back; it is not clear which.
bank-doubt-money-back = The bank gives back what went out: this may be our own money.
bank-doubt-taken-back = A person has taken a match back; say whose it is.
bank-evidence-reference = reference number
bank-evidence-account = known account
bank-evidence-registry-code = registry code
bank-evidence-number = document number
bank-evidence-number-look-alike = document number, letters look alike
bank-evidence-number-digits = document number, digits only
bank-evidence-number-slip = document number with one digit wrong, missing, doubled, or two swapped
bank-evidence-name = name
bank-evidence-behalf = paid on behalf of
bank-evidence-exact-amount = exact amount
bank-evidence-sum-of-debts = sum of documents
bank-evidence-part-of-debt = part of a document
bank-evidence-deducted = a credit note or an overpayment was deducted
bank-short-rounding = { $amount } short: rounding
bank-short-fee = { $amount } short: looks like a bank fee
bank-short-discount = { $amount } short: looks like an early-payment discount
bank-short-part = { $amount } stays open
bank-deducted = less { $credit }
bank-rest-in-order = the rest by the order of the contract
bank-rest-waits = { $amount } stays unallocated
bank-accept = Yes, { $name }
bank-learn = Later payments from this account are this customer’s
bank-another = Another customer
bank-another-in-order = Pay debts in the order of the contract
bank-another-accept = Match
bank-another-other = Another customer
bank-another-pays = Pays
bank-another-shares = What it pays, where you know it. What you leave empty is paid as said below.
bank-another-owes-nothing = Nothing is open in this currency: the money waits as a prepayment.
bank-another-number = Part of a document's number
bank-aside = No customer’s money
bank-aside-reason = Why
bank-aside-accept = Set aside
bank-aside-own-transfer = Between own accounts
bank-aside-of-the-bank = From the bank: interest, fees
bank-aside-loan = Loan or taxes
bank-same = Told before: leave it out
bank-link = It is that recorded payment
bank-return-of = It takes back { $amount } of { $day }
bank-returned-none = No payment of this amount is known.
bank-reference = Reference { $number }
bank-payer-account = From { $account }
bank-line-title = Line of { $day }
bank-line-why = What became of it
bank-by-policy = certain by the policy { $policy }, “{ $clause }”
bank-program = the program
bank-unmatch = Take the match back
bank-unmatch-text = The payment is taken back as if it had never been, and the line is asked about anew.
bank-unaside = Ask about it again
bank-unaside-text = The line waits for an answer again, as if nobody had given one.
bank-from-line = From the bank statement
bank-import-lines =
    { $count ->
        [one] { $count } line
       *[other] { $count } lines
    }
bank-import-more-statements =
    { $count ->
        [one] and { $count } more statement
       *[other] and { $count } more statements
    }
bank-import-matched = Matched by itself
bank-import-asked = To be answered
bank-import-returned = Taken back
bank-import-pending =
    { $count ->
        [one] { $count } entry is not booked yet and was left out.
       *[other] { $count } entries are not booked yet and were left out.
    }
bank-import-doubtful =
    { $count ->
        [one] { $count } line may have been told before in other words; you will be asked.
       *[other] { $count } lines may have been told before in other words; you will be asked.
    }
bank-import-adds-up = Opening balance and lines make the closing balance.
bank-import-confirm =
    { $count ->
        [one] Take { $count } new line
       *[other] Take { $count } new lines
    }
bank-undo = Take this import back
bank-undo-text = Payments of its lines are reversed as if they had never been. Importing the file again brings them back.
bank-opening = Opening balance
bank-closing = Closing balance
bank-day-banner =
    { $count ->
        [one] { $count } bank line waits to be matched: those it may belong to are not chased.
       *[other] { $count } bank lines wait to be matched: those they may belong to are not chased.
    }
money-reverse = Reverse
money-reverse-reason = Why it is reversed
money-refund = Pay back
money-refund-text = Money that pays nothing goes back to the customer.
difference-close = Close as a small difference
difference-text = { $amount } is open. It is closed without chasing the customer, and the accounting system is told. It can be taken back.
difference-cause = Why it is missing
difference-words = What else there is to say
difference-rounding = Rounding
difference-bank-fee = Bank fee
difference-discount = Discount for early payment
refused-difference-nothing-open = Nothing is open on this document.
refused-difference-charge = This is a late charge: it is not closed as a small difference, it is waived by whoever may waive charges.
refused-difference-nothing-settled = No payment has settled anything of this document yet: it is the debt itself that is open. Record the payment first.
refused-difference-paid-late = A payment came after the due day: a discount is earned by paying in time.
refused-difference-too-much = More than { $most } is open: that is no small difference. Ask for a decision about the debt instead.
money-refund-amount = Amount paid back
money-refund-reason = Why and by which order
money-withdraw = The payment bounced
money-withdraw-text = All it settled is open again; steps go on where they stood.
money-withdraw-from = From which day it does not count
money-withdraw-own = From its own day, { $day }: it never paid anything, and lateness counts on (as a rule)
money-withdraw-today = From today, { $day }: until now the money was here, and those days cost nothing
movement-taken-back-on = taken back on { $day }
money-withdraw-cancel = Take this document back
money-allocate = Pay debts in order
movement-returned-by-bank = Returned by the bank
flash-bank-matched =
    { $count ->
        [one] { $count } line is matched.
       *[other] { $count } lines are matched.
    }
flash-bank-aside = The line is set aside.
flash-bank-returned = The payment is taken back; what it settled is open again.
flash-bank-unmatched = The match is taken back; the line waits again.
flash-import-undone =
    { $count ->
        [one] The import is taken back, { $count } document is reversed.
       *[other] The import is taken back, { $count } documents are reversed.
    }
flash-reversed = The entry is reversed.
flash-refund = The refund is recorded.
flash-difference = The difference is closed.
flash-withdrawn = The document is taken back.
flash-allocated =
    { $count ->
        [one] { $count } document received money.
       *[other] { $count } documents received money.
    }
import-statement = Bank statement
bank-other-side = Payer or payee
refused-statement = { $file }: { $what }
refused-unknown-line = There is no such line of a bank statement. Reload the list.
refused-line-closed = This line is answered already ({ $state }). Reload the list.
refused-nothing-to-undo = Nothing of this import is left to take back.
refused-taken-back-since = The bank has taken a payment of this import back by import { $number }. Take that one back first.
refused-import-in-use = Something was decided about document { $number } since. Take the write-off, refund or charge back first.
refused-exceeds-unallocated = Only { $left } of this payment is unallocated. Pay back at most that.
statement-error-io = the file cannot be read. Check that it exists and may be read.
statement-error-too-large = the file is too large. Ask the bank for a shorter period.
statement-error-not-a-statement = this is no bank statement that Saldo can read. Export it as camt.053, MT940, 1CClientBankExchange, or as CSV of a bank Saldo knows.
statement-error-other-message = this is another message of the bank, no statement. Export the statement (camt.053).
statement-error-only-orders = these are orders on their way to the bank. Export the statement instead.
statement-error-undecodable = the letters cannot be read. Export the statement again as UTF-8 or Windows-1251.
statement-error-damaged-xml = line { $line }: the XML is damaged. Get the statement from the bank again.
statement-error-forbidden-xml = line { $line }: the file declares a document type or entities. Do not trust it; get the statement from the bank again.
statement-error-xml-too-deep = line { $line }: elements are nested too deep. Do not trust this file.
statement-error-field-too-long = line { $line }: a field is far too long. Do not trust this file.
statement-error-too-many-lines = the file has too many lines. Ask the bank for a shorter period.
statement-error-too-many-accounts = the file is about too many accounts. Ask the bank for a statement of your own accounts.
statement-error-state-of-the-bank = an entry has a status of the bank’s own, and without balances nothing tells whether it is booked. Ask the bank for a statement with its balances, or with the status BOOK for what is booked.
statement-error-cut-off = line { $line }: the file ends in the middle. Get it from the bank again.
statement-error-missing = line { $line }: a field is missing. Get the statement from the bank again.
statement-error-unreadable = line { $line }: a field cannot be read. Get the statement from the bank again.
statement-error-amount = line { $line }: an amount cannot be read. Get the statement from the bank again.
statement-error-date = line { $line }: a day cannot be read. Get the statement from the bank again.
statement-error-currency = line { $line }: this is no code of a currency, or another one than the account’s.
statement-error-foreign-document = line { $line }: neither account of the document is the account of the statement.
statement-error-does-not-add-up = the lines do not make the balances: { $figures }. Lines are missing or doubled; get the whole statement again.
cli-statement = { $statements } statements: { $matched } lines matched, { $asked } to be answered, { $returned } taken back, { $refunded } refunds paid

bank-rules-title = Rules for your banks
bank-rules-sub = A table of a bank that Saldo does not know is read by rules of your own. A file whose heading they name to the letter is taken for that bank.
bank-rules-list = Banks with rules of your own
bank-rules-none = There are none yet. Begin with the example beside this.
bank-rules-bank = Bank
bank-rules-version = version { $version }
bank-rules-text = Rules
bank-rules-remove = Take back
bank-rules-gone = taken back
bank-rules-put = Put rules
bank-rules-hint = The example names every key that is needed. A bank of the same name gets a new version; files that were imported stay.
bank-rules-do = Check and put into force
bank-rules-typed = the rules
flash-bank-rules = The rules are in force.
flash-bank-rules-removed = The rules are taken back.
cli-bank-rules = Rules for { $bank } are in force.
cli-bank-rules-removed = Rules for { $bank } are taken back.
refused-field-bank-rules = “{ $value }” does not go: choose a bank of the list, keep rules below 64 kB and have at most a hundred banks.
