# Files of other systems: invoices and payables in, records for the accounting system out, and
# documents that lower a debt.

refused-documents = { $file } cannot be taken: { $what }
refused-credit-number-taken = The number { $number } is taken by a document of the same kind and year. Give the number that stands on the document.
refused-payables-too-small = Only { $open } is owed to this counterparty. Set off at most that.

import-payables = What we owe
import-terms-days = Days to pay, where an invoice does not say
import-terms-days-hint = Some formats state no due day. Left empty, such documents are refused by name.
problem-terms-days = Days to pay: a whole number from 0 to 3650

cli-remark-paid-before = part was paid before the document was issued; only the rest is asked for
cli-remark-balance-left-out = a balance or penalty carried forward is left out: the documents before say it
cli-remark-own-number-unknown = the company's own number is not on record: it was taken for the seller

documents-error-io = The file cannot be read. Check that it exists and may be read.
documents-error-too-large = The file is too large. Export fewer documents at a time.
documents-error-other-document = This XML holds no invoices in a format that Saldo reads: UBL, E_Invoice, CommerceML or УПД.
documents-error-no-documents = The file holds no invoice. Export invoices or credit notes.
documents-error-undecodable = The file is not written in the encoding that it names. Export it again as UTF-8.
documents-error-damaged-xml = The XML is damaged. Get the file again from where it came.
documents-error-forbidden-xml = The XML declares a document type or entities. Do not trust this file.
documents-error-too-deep = The XML is nested too deeply. Do not trust this file.
documents-error-field-too-long = A text of the file is too long. Do not trust this file.
documents-error-too-many = The file holds too many documents or elements. Export fewer at a time.
documents-error-cut-off = The file ends in the middle. Get it again from where it came.

row-reason-element-absent = The element is missing
row-remedy-element-absent = Correct the document in the program it comes from and export it again
row-reason-element-day = The text is not a day
row-remedy-element-day = Correct the document in the program it comes from and export it again
row-reason-element-figure = The text is not a number
row-remedy-element-figure = Correct the document in the program it comes from and export it again
row-reason-element-decimals = The amount has more decimals than the currency
row-remedy-element-decimals = Correct the document in the program it comes from and export it again
row-reason-element-overflow = The amount is larger than any receivable
row-remedy-element-overflow = Correct the document in the program it comes from and export it again
row-reason-element-currency = The amount is in another currency than the document
row-remedy-element-currency = Issue the document in one currency
row-reason-totals-differ = The parts of the document do not make its sum
row-remedy-totals-differ = Lines are missing or changed: get the document again from where it came
row-reason-nothing-to-pay = Nothing is left to pay
row-remedy-nothing-to-pay = Leave the document out: nothing is owed by it
row-reason-not-a-debt = Nobody owes anything by such a document
row-remedy-not-a-debt = Export shipments, returns and invoices; payments come with the bank statement
row-reason-negative-credit = A credit note below zero would raise the debt
row-remedy-negative-credit = Issue an invoice instead
row-reason-no-due-day = No due day is stated
row-remedy-no-due-day = State the due day in the document, or give the days to pay for this file
row-reason-foreign-document = The company is neither the seller nor the buyer
row-remedy-foreign-document = Check the file, and the company's own numbers in its details
row-reason-own-document = The company is both the seller and the buyer
row-remedy-own-document = Leave the document out: nobody owes anything by it
row-reason-nobody-named = The document has no number and no code of the other side
row-remedy-nobody-named = State the registry code or tax number in the document
row-reason-several-parties = The numbers of the other side fit more than one customer, or contradict its card
row-remedy-several-parties = Correct the registry codes on the cards of customers, then import again

act-lower = Credit note, return or offset
act-lower-save = Record the document
act-lower-kind = Document
act-lower-number = Number of the document
act-lower-against = Lowers
act-lower-hint = What is left over stays with the customer as unallocated credit. Reminders go on from the step they had reached.
flash-lower = The document is recorded.
cli-lowered = { $kind } { $number } of { $amount } is recorded; { $left } of it is unallocated.

cli-payables-title = What counterparties owe and are owed on { $day }
cli-payables-column-customer = Counterparty
cli-payables-column-receivable = They owe
cli-payables-column-payable = We owe
cli-payables-column-late = Of it late
cli-payables-column-offset = Can be set off
cli-payables-coverage = Payables to receivables: { $coefficient } { $currency }
cli-payables-none = No payables are on record. Import them with “saldo import payables”.
