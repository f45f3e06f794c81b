# Every way in which the program says no: what, and what to do.
refused-not-permitted = The role “{ $role }” has not the right to { $right }. These roles have it: { $roles }.
refused-sign-in = Log-in or password is wrong. Try again, or ask an administrator for a new password.
refused-scope-missing = This token was not made for { $scope }. Ask an administrator for one that is.
refused-unknown-token = There is no token { $token }.
refused-login-taken = Somebody has the log-in “{ $login }” already. Choose another.
refused-bad-login = “{ $login }” cannot be a log-in. Use 2 to 40 letters, digits, dots, dashes or underscores.
refused-weak-password =
    { $count ->
        [one] The password needs at least { $count } character.
       *[other] The password needs at least { $count } characters.
    }
refused-last-administrator = “{ $login }” is the last active administrator. Make another one first.
refused-own-role = “{ $login }” is your own account. Another administrator has to change its role.
refused-no-company = There is no company in this database yet. Make one with “saldo init” or “saldo demo”.
refused-company-exists = This database already holds the company “{ $name }”.
refused-demo-in-the-making = A demo company is being made in this database right now. Wait until it is ready.
refused-unknown-policy = There is no policy “{ $name }”. Shipped are: { $known }.
refused-policy = The policy file is refused: { $what }
refused-unknown-zone = “{ $zone }” is not a time zone such as Europe/Tallinn.
refused-clock = The machine’s clock stands outside 1990 to 2099. Set the clock.
refused-unknown-customer = There is no customer “{ $customer }” that you may see. Check the code.
refused-unknown-document = There is no document “{ $number }” that you may see. Check the number.
refused-ambiguous-document =
    { $count ->
        [one] { $count } document carries the number “{ $number }”. Name the customer as well.
       *[other] { $count } documents carry the number “{ $number }”. Name the customer as well.
    }
refused-unknown-effect = There is no such message or task that you may see. Reload the list.
refused-unknown-person = There is nobody with the log-in “{ $login }”.
refused-unknown-movement = There is no such entry for this customer. Reload the card.
refused-unknown-standing = This is not in force for the customer any more. Reload the card.
refused-stale = { $what }: somebody else has changed it since you opened it.
refused-key-reused = This request was sent before with other contents. Open the form anew.
refused-plan-changed = The plan has changed since you looked at it. Look at the new one and approve that.
refused-unlikely = This is seldom so. Look once more, then correct or confirm it.
refused-run-busy = A control run is at work since { $since }. Wait until it ends.
refused-cancelled = Cancelled; nothing was changed.
refused-field = “{ $value }” is not acceptable here. Correct it and send the form again.
refused-field-body = Write down what was said, in 1 to 4000 characters (now: “{ $value }”).
refused-field-by = { $value } is past. Give the day, today or later, by which the customer will pay.
refused-field-by-limit = { $value } is the last day that can be promised. Agree on a nearer day, or ask for a restructuring.
refused-field-irrecoverable = On { $value } none of these debts is overdue, so none is irrecoverable. Ask about one that is.
refused-field-pause-limit = An order to wait ends by { $value } at the latest. Give a day until then, or ask for an exception from the rules.
refused-field-pause-again = There was an order to wait within the last { $value } days. For longer ask for an exception from the rules.
refused-field-payment-order-day = A payment order may be dated ahead by three days at most, not to { $value }. Record a wish for more time instead.
refused-field-warned-late = A warning of { $value } comes too late: it counts when it is recorded by the next working day or by the due day. Write a note instead.
refused-field-as-of = That day is too far ahead: control runs up to { $value } at the most.
refused-field-effective = { $value } lies in the future. Give the day on which it really happened.
refused-field-time-until = Time is given up to a day. Give its last day.
refused-field-scope = “{ $value }” is no clause of the policy. Name clauses such as ESC-07, or the beginning of several such as ESC, or leave it empty to except from all.
refused-field-order-number = Give the number of the written order.
refused-field-order-day = Give the date that stands on the written order, today or earlier.
refused-field-records = A batch holds 1 to 1000 records, not { $value }. Send larger amounts in several batches, each with a key of its own.
refused-reason-missing = A reason is needed here. Say why in a few words.
refused-amount-not-positive = { $amount } is not above zero. Enter what was really received or owed.
refused-exceeds-payment = Payment { $number } has only { $left } left. Allocate at most that.
refused-exceeds-invoice = { $number } has only { $open } open. Use at most that.
refused-money = Amounts of different currencies cannot be added, and amounts have a largest size. Check currency and amount.
refused-already-reversed = This entry was taken back before. Nothing is left to take back.
refused-task-closed = This task is closed already: { $state }. Reload the list.
refused-book = The book refuses this entry: { $what }
refused-file = { $file } cannot be read: { $reason }
refused-file-changed = { $file } changed while it was read. Wait until it is complete and import it again.
refused-unknown-kind = { $file }: it cannot be told whether this holds customers, invoices or payments. Say which, or give a column map. Its columns are: { $columns }
refused-kind-not-offered = “{ $kind }” cannot be imported yet. Customers, invoices, payments, contacts and financials can.
refused-strict = { $file }: { $refused } of { $read } rows are refused, so nothing was imported. Correct them first.
refused-rows-uncounted = The rows of the file do not add up; nothing was imported. Report this as a fault of Saldo
refused-unsound = { $customer } on { $day }: the checker refused the plan ({ $finding }). Nothing was done for this customer; please report this.
refused-unknown-report = There is no report “{ $name }”.
refused-store = The database did not answer as it should. Nothing was half done; try again, and tell an administrator if it stays.
refused-no-randomness = The operating system gave no random numbers. Try again.
refused-damaged = Stored data contradicts itself. Nothing was changed; ask an administrator to run “saldo verify”.
refused-unreadable = { $file } cannot be taken: { $what }
refused-map = The column map is wrong: { $what }

## Why a row of a file is refused, and what to do.

row-reason-missing = The cell is empty
row-remedy-missing = Fill it in, or name another column in the map
row-reason-ragged-row = The row has another number of cells than the heading
row-remedy-ragged-row = Check quotes and separators in this row
row-reason-amount-unreadable = The text is not an amount
row-remedy-amount-unreadable = Write digits and one decimal mark, such as 1500.00
row-reason-amount-exponent = The amount is in scientific notation
row-remedy-amount-exponent = Write it out in full
row-reason-amount-ambiguous = The amount can be read in two ways
row-remedy-amount-ambiguous = Name the decimal mark in the map
row-reason-amount-grouping = The thousands are not in groups of three digits
row-remedy-amount-grouping = Group by three digits with one mark
row-reason-amount-too-many-decimals = The amount has more decimals than the currency
row-remedy-amount-too-many-decimals = Round it in the source
row-reason-amount-overflow = The amount is larger than any receivable
row-remedy-amount-overflow = Check it for extra digits
row-reason-amount-rounded-number = The spreadsheet keeps only fifteen digits; the last ones of this amount are guesses
row-remedy-amount-rounded-number = Check it for extra digits, or format the cell as text and enter it again
row-reason-amount-other-currency = The amount is marked with another currency
row-remedy-amount-other-currency = Correct the currency or add a currency column
row-reason-not-positive = The amount is not above zero
row-remedy-not-positive = Write an amount above zero; mark credit notes in the map
row-reason-date-unreadable = The text is not a date in the expected form
row-remedy-date-unreadable = Write it as year-month-day, or name the form in the map
row-reason-date-no-such-day = There is no such day in the calendar
row-remedy-date-no-such-day = Correct the day; if day and month are swapped, say so in the map
row-reason-date-ambiguous = Day and month can be read in two ways
row-remedy-date-ambiguous = Name the order of day and month in the map
row-reason-date-two-digit-year = The year has only two digits
row-remedy-date-two-digit-year = Write four digits, or name the century in the map
row-reason-date-time-of-day = A time of day stands behind the date
row-remedy-date-time-of-day = Write the date alone, or let the map drop times
row-reason-date-out-of-range = The date lies outside 1990 to 2099
row-remedy-date-out-of-range = Check the year
row-reason-unknown-currency = There is no such currency code
row-remedy-unknown-currency = Write three letters such as EUR or RUB
row-reason-no-currency = Nothing says in which currency the amount is
row-remedy-no-currency = Add a currency column, or name the currency in the map
row-reason-negative-terms = The document would be due before its own date
row-remedy-negative-terms = Correct the due date or the document date
row-reason-terms-unreadable = The term of payment is not a number of days
row-remedy-terms-unreadable = Write whole days, from 0 to 3650
row-reason-unknown-word = The word is not known for this field
row-remedy-unknown-word = Use a known word, or add this one to the map
row-reason-scientific-identifier = A spreadsheet has cut this identifier to a rounded number
row-remedy-scientific-identifier = Make the column text, enter the number in full and save
row-reason-cell-error = The spreadsheet shows an error in this cell
row-remedy-cell-error = Correct the formula and save again
row-reason-formula-without-value = The formula has no stored result
row-remedy-formula-without-value = Open the file in the spreadsheet program and save it
row-reason-too-long = The text is too long for this field
row-remedy-too-long = Shorten it
row-reason-not-a-document = The text does not name a document with number and date
row-remedy-not-a-document = Correct the text, or the template in the map
row-reason-invisible-text = The cell holds only invisible characters
row-remedy-invisible-text = Type the identifier anew
row-reason-unknown-owner = Nobody has this log-in
row-remedy-unknown-owner = Add the person first, or correct the log-in
row-reason-unknown-customer = This customer is not known
row-remedy-unknown-customer = Import the customers first, or correct the code
row-reason-told-differently = The same document stands in this file with other contents
row-remedy-told-differently = Keep the right row only
row-reason-other-day = The document is in the book with another date
row-remedy-other-day = Correct the date, or cancel the document in the book first
row-reason-other-currency = The document is in the book in another currency
row-remedy-other-currency = Correct the currency, or cancel the document in the book first
row-reason-below-settled = The new amount is below what is settled already
row-remedy-below-settled = Take back a settlement first, or correct the amount
row-reason-paid-otherwise = The book knows another settlement of this document
row-remedy-paid-otherwise = Compare the payments and correct one side
row-reason-day-in-future = The money would have come on a day that is still ahead
row-remedy-day-in-future = Correct the day of payment, then import again
row-reason-cancelled-document = The document is cancelled in the book
row-remedy-cancelled-document = Reverse the cancellation first, or leave the row out
row-reason-amount-too-large = The sum is larger than can be kept
row-remedy-amount-too-large = Check the amounts for extra digits

## Why a whole file is refused.

file-error-io = the file cannot be read. Check that it exists and may be read
file-error-empty = the file holds no rows. Check that it is the right one and export it again
file-error-not-a-table = this is not a table. Save it as CSV, XLSX or ODS
file-error-old-excel = this is a workbook of the format used before 2007. Save it as XLSX
file-error-encrypted = the workbook is protected by a password. Save it without one
file-error-ambiguous-encoding = the texts fit several encodings. Name the encoding in the map, or save the file as UTF-8
file-error-unknown-encoding = the encoding in the map does not exist. Correct it, or save the file as UTF-8
file-error-undecodable = line { $line } is written in another encoding than the rest. Save the whole file in one, UTF-8 at best
file-error-zero-byte = line { $line } holds a zero byte: the file is damaged, or is no text. Export the table again as CSV in UTF-8
file-error-unclosed-quote = line { $line } opens a quotation that is never closed. Close it; the file may have been cut off
file-error-too-many-rows = the file has too many rows. Split it; also look for stray cells far below
file-error-too-many-columns = line { $line } has too many columns. Check the separator and stray cells far beside the table
file-error-cell-too-long = line { $line } has a cell that is too long. Check separator and quotes
file-error-row-too-long = line { $line } is too long. Check separator and quotes
file-error-too-many-cells = the sheet spans too many cells. Look for stray cells far from the table
file-error-damaged = the spreadsheet is damaged. Open it in the spreadsheet program and save it again
file-error-too-many-entries = the archive inside is not like a spreadsheet’s. Do not trust the file; ask its sender
file-error-unpacks-too-large = the file unpacks to an enormous size. Do not trust it; ask its sender
file-error-ratio-too-high = the file unpacks to an enormous size. Do not trust it; ask its sender
file-error-overlapping-entries = the archive inside is not like a spreadsheet’s. Do not trust the file; ask its sender
file-error-forbidden-xml = the spreadsheet holds forbidden declarations. Do not trust the file; save the table as CSV
file-error-xml-too-long = the spreadsheet holds an element that is too long. Save the table as CSV
file-error-xml-too-deep = the spreadsheet is nested too deeply. Save the table as CSV
file-error-no-sheet = the spreadsheet has no sheet with rows. Check that it is the right file
file-error-unknown-sheet = there is no such sheet. Name one that exists in the map
file-error-several-sheets = several sheets hold rows. Name the one that is meant in the map
file-error-changed = the file changed while it was read. Wait until it is complete and import it again
file-error-over-memory = reading the file needs too much memory. Save the table as CSV, or split it
file-error-over-time = reading the file takes too long. Save the table as CSV, or split it
file-error-child-failed = the spreadsheet could not be read. Save the table as CSV, or save the workbook again
file-error-mapping-does-not-fit = the columns of the map are not in the file. Choose the map made for this source
file-error-other-source = the map was made for another source. Choose the one made for this file
file-error-duplicate-heading = the heading names one column twice. Give the two different names
file-error-unknown-kind = it cannot be told whether this holds customers, invoices or payments. Say which, or give a column map
file-error-ambiguous-dates = the dates can be read with the day or the month first. Say which in the map
file-error-mixed-dates = the dates are written in different ways. Make them alike in the source
file-error-opposite-dates = the dates of “{ $day_first }” have the day first (line { $day_first_line }), those of “{ $month_first }” the month (line { $month_first_line }). Write both in one order in the source
file-error-ambiguous-amounts = the amounts can be read in two ways. Name the decimal mark in the map
file-error-mixed-amounts = the amounts are written in different ways. Make them alike in the source

## What is wrong with a column map. In English the reader of maps says it itself, with the
## words it would have understood; these stand here for translators.

map-error-line = line { $line }: { $what }
map-error-syntax = the text is no readable TOML; check quotes, brackets and equals signs
map-error-unknown-word = maps have no word “{ $word }”; check its spelling
map-error-missing-key = “{ $word }” is missing; add it
map-error-no-source = “source” has no name; name the source
map-error-produces-nothing = “produces” names nothing; write customers, invoices or payments
map-error-missing-field = the field “{ $word }” must stand under [columns] or [constants]
map-error-unknown-encoding = there is no encoding “{ $word }”; correct the name or leave it out
map-error-separator = “{ $word }” cannot separate cells; use a comma, semicolon or tab
map-error-unknown-currency = there is no currency “{ $word }”; write three letters such as EUR
map-error-unknown-kind = there is no kind of document “{ $word }”; known are { $known }
map-error-no-flag = “{ $word }” is neither yes nor no
map-error-twice = the field “{ $word }” stands under [columns] and under [constants]; keep one
map-error-other-rows = the map yields no rows of the kind “{ $word }”; choose another content of the file or another map
refused-two-methods = “{ $first }” and “{ $second }” both set a charge for the same documents. End one of them, or say that the contract adds them.
refused-no-rate = The table { $table } has no rate for { $day }. Add the rate, or agree on a penalty of the contract.
refused-no-calendar = The calendar { $calendar } has no working days for { $year }, so that it cannot be told from which day the charge counts. Take the year over with saldo rates calendar.
refused-nothing-to-claim = There is nothing to claim or to forgive on { $number } today. Look at its charge.
refused-unknown-request = There is no request { $number } that you may see. Reload the list.
refused-request-closed = Request { $number } is closed already. Reload the list.
refused-own-request = It is your own, under whatever account or in whosever place. Somebody else decides it.
refused-own-errand = You raised this errand yourself, under whatever account or in whosever place. Somebody else answers it.
refused-own-plan = This plan is your own, under whatever account. Somebody else looks at it.
refused-beyond-limit = Only { $left } is left of your limit for now. Ask somebody above you.
refused-no-time-past = The day by which the customer will pay is past. Give a later one.
refused-no-time-part-today = { $count ->
    [0] Clause 6.1.3.b.b1 gives a customer of this status no time. Agree on a part that is paid today and record it, then on the rest.
    [one] Clause 6.1.3.b.b1 gives a customer of this status at most { $count } day. Agree on a part that is paid today and record it, then on the rest.
   *[other] Clause 6.1.3.b.b1 gives a customer of this status at most { $count } days. Agree on a part that is paid today and record it, then on the rest.
}
refused-no-time-not-yours = By clause { $clause } so much time is given by: { $role }. Agree on { $last } at the latest, or ask for more as a request.
refused-no-time-again = By clause { $clause } a debt that was put off before is put off again by: { $role }. Ask for it as a request.
refused-own-limit = “{ $role }” is your own role. Somebody above sets its limit.
refused-decide-request = This is a decision. Take it as request { $number }, from its list of answers.
refused-memo-owed = This work is done when the memo is written. Write the memo: the statement of the work done is attached to it.
