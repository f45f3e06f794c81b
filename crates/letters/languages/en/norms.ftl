# Plans and norms of overdue debt by unit, and what control says of rounds and counters.

nav-norms = Overdue against plan
norms-lead = { $month }: what may be overdue, and what is on { $day }.
norms-month = Month
norms-on = Fact on
norms-unit = Whose
norms-plan = Plan
norms-norm = Norm
norms-none = not set
norms-no-rows = Nobody of the sales department works here yet.
norms-no-rows-hint = Add people with their teams, and give them customers.
norms-allowed = allowed { $amount }
norms-excess = { $amount } above
norms-within = within it
norms-since = since { $day }
norms-draft = draft { $percent } %
norms-refused = refused { $percent } %
norms-set = Set a plan or a norm
norms-measure = What is set
norms-measure-plan = Plan of the month
norms-measure-norm = Norm from the month on
norms-percent = Share of receivables, %
norms-send = Send to the director
norms-other-currencies = Documents in other currencies than { $currency } are left out.
norms-export = Export
unit-company = Whole company
unit-department = Sales department
unit-team = Team { $name }
unit-representative = { $name }
asked-from-month = from the month beginning { $day } on
flash-norm-set = The share awaits the director’s approval.
problem-norm-unit = Choose whose share it is.
report-plan = Overdue debt against plans and norms
cli-plan-heading = { $company }: overdue debt against plans and norms, { $month }, fact on { $day }
cli-plan-unit = Whose
cli-plan-share = Overdue, %
cli-plan-plan = Plan, %
cli-plan-norm = Norm, %
cli-plan-excess = Above plan
cli-plan-draft = { $percent } draft
cli-plan-refused = { $percent } refused
counter-calendar = calendar days
counter-working = working days
counter-banking = banking days
duties-round =
    { $count ->
        [one] one customer waits for your vote
       *[other] { $count } customers wait for your vote
    }
run-note-round = { $round } begins: both heads find it under “Statuses”.
round-by-run = begun by the control run ({ $clause })
credit-confirmed = Confirmed as safe
credit-confirmed-binds = it binds
credit-hindrance-over-safe-limit = More than is left of the limit confirmed as safe
card-working-papers = Working documents
card-payment-history = History of payments
report-irrecoverable = Register of irrecoverable overdue debt
cli-irrecoverable-heading = { $company }: irrecoverable overdue debt on { $day }
irrecoverable-none = No debt is entered as irrecoverable.
irrecoverable-document = Document
irrecoverable-entered = Entered
irrecoverable-decision = Decision
irrecoverable-all = every debt
