# What the command line prints. Help texts of options are in the program itself.

cli-founded = { $company } is founded in { $database }.
cli-imported = { $kind }, { $read } read, { $new } new, { $changed } changed, { $unchanged } unchanged, { $refused } refused
cli-dry-run = Dry run: nothing was kept.
cli-refused-written = All refused rows with their reasons are in { $file }.
cli-refused-more =
    { $count ->
        [one] … and { $count } more refused row; --refused FILE writes all of them.
       *[other] … and { $count } more refused rows; --refused FILE writes all of them.
    }
cli-unfound =
    { $count ->
        [one] { $count } payment waits: its invoice was not found.
       *[other] { $count } payments wait: their invoices were not found.
    }
cli-imported-before = Imported before that: { $files }. Importing them again changes nothing.
cli-stopping = Stopping: what was begun of this file is taken back. Ctrl-C once more ends at once, and keeps nothing of it either.
cli-remark-control-removed = control characters were taken out
cli-remark-direction-removed = characters that turn the direction of reading were taken out
cli-remark-invisible-removed = invisible characters were taken out
cli-remark-mixed-alphabets = one word mixes letters of two alphabets that look alike
cli-remark-word-unknown = the word is not known here: the field was left out
cli-remark-reference-lost = the reference cannot be read (a spreadsheet may have made a rounded number of it): the field was left out
cli-remark-unknown-zone = no time zone (write it like Europe/Tallinn): the field was left out
cli-remark-may-not-loosen = would let the customer be contacted more freely, and whoever imports may not do that: the field was left out
cli-remark-statements-missing = statements are missing: the opening balance is not the closing balance of the one before
cli-remark-bank-rules-unread = the company’s rules for this bank cannot be read: put them again
cli-remark-kept-by-hand = kept by hand: the card was changed since this was imported
cli-remark-told-by-bank = the bank statement had brought this amount: it is counted once
cli-remark-told-before = a payment without a number that says the same was told before: it is counted once
cli-remark-shorter-than-usual = leaves less time to pay than this customer usually needs: agree on a day that can be kept
cli-remark-encoding-guessed = nobody stated the encoding, and it is not UTF-8: the file was read in this one; check the names
cli-remarks-more =
    { $count ->
        [one] … and { $count } more remark.
       *[other] … and { $count } more remarks.
    }

cli-run-heading =
    { $days ->
        [one] { $day } by { $policy }: { $customers } customers, { $invoices } open invoices.
       *[other] { $first } to { $day }, { $days } days, by { $policy }: { $customers } customers, { $invoices } open invoices.
    }
cli-run-nothing = { $day } was done before: nothing new.
cli-plan-only = This is a plan; nothing was written.
cli-run-empty = Nothing had to be done.
cli-plan-empty = The plan is empty: nothing has to be done.
cli-note-done-before = Control has been run up to { $day }; the business day never goes back.
cli-note-calendar = The working-day calendar of { $year } is not loaded: weekends and fixed holidays are used.
cli-note-resumed = A run of { $day } was begun and is not finished: it was cut off, or it is under way elsewhere right now. The two share the work; nothing is done twice.
cli-note-unsound = { $customer } on { $day }: the checker refused the plan ({ $finding }); nothing was done for this customer. Please report this.

cli-what = What
cli-count = Number
cli-total = Total
cli-clause = Clause
cli-clause-by-age = Clause by age
cli-cause = Why
cli-work-by-clause = What the day asks for
cli-withheld = Held back
cli-messages-planned =
    { $count ->
        [one] { $count } message waits to be sent.
       *[other] { $count } messages wait to be sent.
    }

cli-owed = Owed to us
cli-overdue = Overdue
cli-invoices =
    { $count ->
        [one] { $count } open invoice
       *[other] { $count } open invoices
    }
cli-debtors =
    { $count ->
        [one] { $count } customer
       *[other] { $count } customers
    }
cli-ageing = By lateness
cli-ageing-heading = { $company }: receivables by lateness on { $day }
cli-not-due-short = Not due
cli-unallocated-short = Unalloc.
cli-biggest = Biggest debtors
cli-customer = Customer
cli-name = Name
cli-balance = Balance
cli-lateness = Late by

cli-explain-on = On { $day }, by { $policy }
cli-open-documents = Open documents
cli-nothing-open = Nothing is open.
cli-nothing = Nothing.
cli-number = Number
cli-due = Due
cli-open = Open
cli-standing = Why we wait
cli-happened = What happened, and why
cli-because = clause { $clause } of { $policy }: from day { $threshold }, met on day { $met }, counted in { $counter } [{ $id }]
cli-because-event = clause { $clause } of { $policy }: because { $event } [{ $id }]
cli-withdrawn-on = withdrawn on { $day }: { $why }
cli-next = What comes next
cli-next-kept = not earlier: { $why }
cli-next-waits = Waits: { $why }
cli-recipient = To
cli-channel = Channel
cli-settled-left-out =
    { $count ->
        [one] { $count } document settled more than a month before is left out; explain invoice NUMBER tells of it.
       *[other] { $count } documents settled more than a month before are left out; explain invoice NUMBER tells of each.
    }

cli-user-added = { $login } can sign in now.
cli-user-reset = { $login } has a new password.
cli-user-disabled = { $login } can no longer sign in.
cli-user-role = { $login } has another role now.
cli-user-same = { $login } is marked as an account of that person.
cli-user-team = { $login } is in another team now.
cli-user-password = Password: { $password } (shown once)
cli-login = Log-in
cli-role = Role
cli-team = Team
cli-state = State
cli-disabled = disabled

cli-verified = { $checks } checks over { $customers } customers, { $items } documents, { $movements } movements, { $entries } journal entries.
cli-audit-head = Journal head: { $hash }
cli-sound = No defect found.
cli-defects =
    { $count ->
        [one] { $count } defect found.
       *[other] { $count } defects found.
    }
cli-backed-up = { $rows } rows copied to { $file }, { $kilobytes } kB.
cli-restored = { $rows } rows restored from { $file }, { $kilobytes } kB, and verified.
cli-schema = { $engine }: schema { $current } of { $known }, { $pending } pending.

cli-simulated = Seed { $seed }: { $days } days, { $customers } customers, { $invoices } invoices, { $lines } bank lines, { $letters } letters; { $checks } checks. What went wrong on purpose:
cli-demo-database = The demo company is kept in { $database }
cli-demo-people = Sign in with the password { $password } as:
cli-serving = Serving { $url } (Ctrl-C ends it)

report-ageing = Receivables by lateness

stage-reading = Reading
stage-entering = Entering
stage-deciding = Deciding
stage-adding = Adding up
stage-checking = Checking
stage-copying = Copying
stage-inventing = Inventing customers
cli-calc-too-large = The input is larger than { $count } MiB. Send several cases with --batch.
report-of-day = on { $day }
report-known-on = as known on { $day }
report-months = Months
