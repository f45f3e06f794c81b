# Money that goes back to whoever paid it.
nav-refunds = Refunds
refunds-lead = Money that was paid too much, or to the wrong company. One person proposes, another approves, the bank is given an order, and a statement shows it paid.
refunds-chip-open = Under way
refunds-chip-proposed = To approve
refunds-chip-paid = Paid
refunds-chip-all = All
refunds-none = No refund here
refunds-none-text = Open a payment with money that pays nothing, and propose a refund there.
refunds-to-order =
    { $count ->
        [one] { $count } approved refund waits for a payment order
       *[other] { $count } approved refunds wait for a payment order
    }
refunds-from-account = From account { $account }
refunds-write-order = Write the payment order
refunds-orders = Payment orders
refunds-orders-none = No payment order has been written yet.
refunds-order = Order
refunds-order-number = Payment order { $number }
refunds-account = Account to pay from
refunds-transfers = Transfers
refunds-file = File for the bank
refunds-get = Get the file
refunds-again =
    { $count ->
        [one] exported again once
       *[other] exported again { $count } times
    }
refund-form-pain001 = ISO 20022 pain.001
refund-form-one-c = 1C payment order
refund-number = Refund
refund-title = Refund { $number }
refund-of = Payment { $number } of { $day }
refund-of-undated = Payment of { $day }
refund-payee = Payee
refund-code = Registry code or INN
refund-account = Payee’s account
refund-bank = Payee’s bank (BIC)
refund-reason = Why it goes back
refund-account-reason = Why to another account than it came from
refund-held = Kept for a refund
refund-propose = Propose a refund
refund-propose-text = The money is kept from now on: it pays no debt. Somebody else approves the refund before the bank is given an order.
refund-decide-title = This refund waits for your decision
refund-decide-text = Check payee and account. Once it is approved, it goes into a payment order.
refund-approve = Approve
refund-decline = Decline
refund-own = You proposed this refund; somebody else has to approve it.
refund-withdraw = Withdraw
refund-withdraw-text = The money is free again and may pay debts.
refund-withdraw-ordered = Only if the bank has not carried the order out and will not: else the money would be paid twice.
refund-is-paid = It pays this refund
refund-line = Line of the statement
refund-purpose = Refund of payment { $number } of { $day }
refund-purpose-undated = Refund of the payment of { $day }
refund-state-proposed = proposed
refund-state-approved = approved
refund-state-ordered = ordered
refund-state-paid = paid
refund-state-declined = declined
refund-state-withdrawn = withdrawn
refund-act-proposed = Proposed
refund-act-approved = Approved
refund-act-declined = Declined
refund-act-withdrawn = Withdrawn
refund-act-ordered = Written into a payment order
refund-act-taken = File exported
refund-act-again = Exported again: the same file
refund-act-paid = Paid, as a statement shows
refund-act-unpaid = Not paid after all: the match was taken back
bank-state-refunded = refund paid
bank-doubt-which-refund = This may be a refund that was ordered.
bank-import-refunded = Refunds paid
bank-unmatch-refund = The refund is awaited again, and the line is asked about anew.
flash-refund-proposed = The refund is proposed; its money is kept.
flash-refund-approved = The refund is approved.
flash-refund-declined = The refund is declined; its money is free again.
flash-refund-withdrawn = The refund is withdrawn; its money is free again.
flash-refund-ordered = The payment order is written. Get its file below.
flash-refund-paid = The refund is paid.
refused-refund-held = { $held } of “{ $number }” are kept for a refund, { $free } are free. Withdraw the refund first.
refused-refund-shown = A bank statement shows refund { $number } paid. Take the match of its line back instead.
refused-refund-unknown = There is no refund { $number } that you may see. Look at the list.
refused-refund-unknown-order = There is no payment order { $number }. Look at the list.
refused-refund-same-person = You proposed refund { $number } yourself. Somebody else has to decide on it.
refused-refund-closed = Refund { $number } is { $state } already. Reload the page.
refused-refund-no-payee = It is not known from which account the money came. Give the account of the payee.
refused-refund-no-account = It is not known from which account of the company to pay. Give it.
refused-refund-no-form = “{ $account }” is neither an IBAN nor an account of 20 digits in roubles. Give one of these.
refused-refund-bad-payee = “{ $account }” at bank “{ $bank }” cannot be an account: a digit is wrong, or the bank’s code is missing. Correct the account or the BIC.
refused-refund-account-reason = “{ $account }” is not the account the money came from. Say why it goes there.
refused-refund-nothing-to-order = No approved refund is to be paid from this account. Reload the list.
refused-refund-no-own-bank = The code of the company’s own bank is not known. Enter it in the company’s details.
refused-refund-order-over = Refund { $number } of payment order { $order } is { $state } since. The file is not handed out again, so that nothing is paid twice.
cli-refund-order = Payment order { $number }  { $day }  { $account }  transfers { $transfers }  { $total }  { $message }
cli-refund-again = Exported again: the same file with the same message id.
