# Every way in which the program says no: what, and what to do.
refused-not-permitted = The role “{ $role }” does not permit this. Ask somebody whose role does.
refused-sign-in = Log-in or password is wrong. Try again, or ask an administrator for a new password.
refused-login-taken = Somebody has the log-in “{ $login }” already. Choose another.
refused-bad-login = “{ $login }” cannot be a log-in. Use 2 to 40 letters, digits, dots, dashes or underscores.
refused-weak-password =
    { $count ->
        [one] The password needs at least { $count } character.
       *[other] The password needs at least { $count } characters.
    }
refused-last-administrator = “{ $login }” is the last active administrator. Make another one first.
refused-no-company = There is no company in this database yet. Make one with “saldo init” or “saldo demo”.
refused-company-exists = This database already holds the company “{ $name }”.
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
refused-run-busy = A control run is at work since { $since }. Wait until it ends.
refused-cancelled = Cancelled; nothing was changed.
refused-field = “{ $value }” is not acceptable here. Correct it and send the form again.
refused-field-body = Write down what was said, in 1 to 4000 characters (now: “{ $value }”).
refused-field-by = { $value } is past. Give the day, today or later, by which the customer will pay.
refused-field-effective = { $value } lies in the future. Give the day on which it really happened.
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
refused-kind-not-offered = “{ $kind }” cannot be imported yet. Customers, invoices and payments can.
refused-strict = { $file }: { $refused } of { $read } rows are refused, so nothing was imported. Correct them first.
refused-unsound = { $customer } on { $day }: the checker refused the plan ({ $finding }). Nothing was done for this customer; please report this.
refused-unknown-report = There is no report “{ $name }”.
refused-store = The database did not answer as it should. Nothing was half done; try again, and tell an administrator if it stays.
refused-no-randomness = The operating system gave no random numbers. Try again.
refused-damaged = Stored data contradicts itself. Nothing was changed; ask an administrator to run “saldo verify”.
