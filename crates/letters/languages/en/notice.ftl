# Notices to debtors: plain text for e-mail. One letter for all invoices of a customer.

notice-greeting = To { $customer }
notice-line = • { $document }, due { $due }: { $open } ({ $late })
notice-document = invoice { $number }
notice-document-of = invoice { $number } of { $date }
notice-total = Total: { $total }
notice-signature =
    Kind regards,
    { $company }
notice-already-paid = If you have paid in the last few days, please disregard this letter and accept our thanks.

notice-coming-subject = Payment reminder: { $total }
notice-coming-opening = We kindly remind you that the following invoices are about to fall due:
notice-coming-closing = Please make the payment by the due date, quoting the invoice numbers.

notice-overdue-subject = Overdue payment: { $total }
notice-overdue-opening = According to our books the following invoices are past their due date:
notice-overdue-closing = Please pay without delay, or tell us the date on which you will pay and the reason for the delay.

notice-breach-notice-subject = Notice of breach of payment terms: { $total }
notice-breach-notice-opening = The payment terms of our contract have been broken. The following invoices remain unpaid:
notice-breach-notice-closing = Please pay the whole amount at once. Otherwise we shall prepare a claim, and the consequences of delay set out in the contract will apply.
notice-terms = What was broken: { $terms }.

notice-claim-subject = Pre-trial claim: { $total }
notice-claim-opening = Despite our reminders the following invoices have not been paid:
notice-claim-closing = We demand payment of the whole amount. If it does not arrive, we shall have to turn to court, and its costs will be added to the debt.

notice-demand-three-days-subject = Demand to pay: { $total }
notice-demand-three-days-opening = You have not paid what is due, and no explanation, schedule or proposal has reached us. The following documents are unpaid:
notice-demand-three-days-closing = We demand that you repay the whole amount within { $days } of receiving this demand. Otherwise we shall apply to court.

notice-statement-subject = Statement of account: { $total } open
notice-statement-opening = Enclosed is the statement of your account. The following documents are open:
notice-statement-closing = Please compare it with your books and tell us within ten days if you find a difference.

notice-reconciliation-subject = Reconciliation of accounts: { $total } open
notice-reconciliation-opening = Enclosed is the reconciliation act. By our books the following documents are open:
notice-reconciliation-closing = Please compare it with your books, sign it and return one copy, or tell us where your figures differ.

notice-charges = Charges for late payment, within the total: { $sum }
notice-received = Received and not yet assigned to an invoice, taken off the total: { $sum }

notice-sms-overdue = { $company }: { $total } is overdue (invoices { $numbers }). Please pay, or tell us when you will.
notice-sms-coming = { $company }: { $total } falls due soon (invoices { $numbers }). Please pay by the due date.
notice-sms-more = { $numbers } and { $count } more
