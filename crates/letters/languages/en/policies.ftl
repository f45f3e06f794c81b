# The regulation as a document: versions, who signed, who read, why one is not taken.
refused-version-unknown = There is no version “{ $name }” of a policy here.
refused-version-not-rising = { $policy } has version { $last } already, and this file says version { $version }. Write a higher number.
refused-version-before-run = The first day is { $from }, but control was run already up to the day before { $least }. What is done stays done: write { $least } or later.
refused-version-before-version = The first day is { $from }, but an approved version begins on { $least }. Write { $least } or later, or withdraw that one.
refused-version-same-person = Whoever entered a version does not approve it. Ask another director.
refused-version-decided = { $label } was decided about meanwhile. Reload the page.
refused-version-begun = { $label } counts since { $from }. Enter a new version instead.
refused-version-other-reach = { $policy } was for other customers so far. A policy stays the company’s own, or one for groups: give this one another id.
refused-version-clash = Customers of the group “{ $group }” would be under this policy and under { $other } from { $day } on, and neither is the more special. Name no group of the other or only groups of it, or give one of them a last day.
refused-version-none-of-company = A company begins with a policy for all of its customers. Leave [scope] out.

policy-sound = { $policy }, in force from { $day }: sound.
policy-note-gap = days { $first } to { $last } of delay belong to no step: step { $before } ends before them and step { $after } begins after them
policy-note-not-reminded = customers of the status “{ $status }” are reminded of nothing
policy-note-promise-rises = “{ $worse }” may promise a later day than “{ $better }”
policy-note-nothing-follows = { $clause } offers “{ $choice }”, and no rule says what follows
policy-title = { $policy } · counts from { $day }
policy-hash = Fingerprint of the text: { $hash }
policy-timeline = Timeline
policy-step = Step
policy-clause = Clause
policy-days = Days from the due day
policy-who = Who answers
policy-no-difference = They ask for the same.
policy-was = Before:
policy-is = Now:
policy-entered = { $policy } is entered, to count from { $day }. A director other than whoever entered it approves it in the browser.
policy-would-be-entered = { $policy } can be entered, to count from { $day }. Nothing was written.
policy-version = Version
policy-from = Counts from
policy-state = State
policy-by = Entered · approved
policy-read-by = Read by
policy-state-proposed = Proposed
policy-state-approved = Approved
policy-state-in-force = In force
policy-state-superseded = Superseded
policy-state-withdrawn = Withdrawn

backtest-title = { $from } – { $to }: { $current } as it was, { $changed } as it would have been.
backtest-customers = Customers: { $customers }, with a difference: { $differing }.
backtest-before = As it was
backtest-after = As it would be
backtest-change = Change
backtest-effects = Asked for
backtest-messages = Messages
backtest-withheld = Held back
backtest-work = Work by role
backtest-clauses = By clause
backtest-charges = Charges for lateness
backtest-charges-text = by who may forgive them, as they stood on the last day
backtest-holds = Shipments kept back
backtest-holds-text = by what the terms of the status have against them
backtest-statuses = Statuses the reviews propose

nav-policies = Policies
policies-lead = What the company has decided to do about debts, version by version. A version is entered by one person and approved by a director who is another.
policies-versions = Versions
policies-templates = Templates
policy-new = New version
policy-new-title = New version of the policy
policy-new-lead = A version is a text file. Raise its number, write the day from which it counts, and change what is to change.
policy-draw-up-from = Draw up a version from this
policy-counts-from = Counts from { $day }
policy-entered-by = Entered by
policy-approved-by = Approved by
policy-by-program = The program
policy-text = The text
policy-signatures = Signatures
policy-waits = Waits for a director other than whoever entered it.
policy-withdrawn-because = Withdrawn
policy-approve = Approve, to count from { $day }
policy-withdraw = Withdraw
policy-withdraw-why = Why it is withdrawn
policy-sheet = Acknowledgement sheet
policy-confirm-read = I have read this version
policy-not-read =
    { $count ->
        [one] { $count } person has not read it
       *[other] { $count } people have not read it
    }
policy-have-read =
    { $count ->
        [one] { $count } person has read it
       *[other] { $count } people have read it
    }
policy-against = Against { $policy }
policy-file = Text of the file
policy-line = Line { $line }:
policy-is-sound = Sound: the program can carry it out as written.
policy-look-over = Look it over
policy-note = Why it is changed
policy-note-hint = For whoever approves it.
policy-submit = Submit for approval
policy-submit-hint = A director other than you approves it. Until then nothing changes.
flash-policy-entered =
    { $count ->
       *[other] Entered. It waits for a director.
    }
flash-policy-approved =
    { $count ->
       *[other] Approved.
    }
flash-policy-withdrawn =
    { $count ->
       *[other] Withdrawn.
    }
flash-policy-read =
    { $count ->
       *[other] Noted: you have read this version.
    }

backtest-page-title = The past under this policy
backtest-lead = Live through the company’s own past once more, writing nothing.
backtest-from = First day
backtest-to = Last day
backtest-go = Live through it
backtest-back = Back to the text
backtest-days-wrong = Give a first and a last day, at most three years apart.
backtest-no-difference = Over these days both policies ask for exactly the same.
backtest-work-text = as it was → as it would be
backtest-tasks = Tasks
backtest-decisions = Decisions
backtest-hand-overs = Hand-overs
backtest-by-hand = By hand
backtest-weeks = Work by week
backtest-weeks-text = weeks by their Monday, the latest fourteen
backtest-examples = Customers for whom most differs
backtest-differences =
    { $count ->
        [one] { $count } difference
       *[other] { $count } differences
    }
backtest-more =
    { $count ->
        [one] and { $count } more
       *[other] and { $count } more
    }
backtest-assumed = Payments, promises and what buyers did are taken as they happened: nobody can tell how they would have answered. Each day knows what a run of that day could have known; addresses are those of today.

nav-roles = Job descriptions
role-lead = What { $policy } asks of this role: its duties, its decisions, its documents.
role-duties = Duties
role-no-duties = The policy in force gives this role no work of its own.
role-decisions = Decisions
role-no-decisions = The policy in force asks this role to decide nothing.
role-papers = Working documents
role-people = People in this role
role-nobody = Nobody at present.
paper-own-receivables = Own customers and what they owe
paper-day = Work of the day
paper-receivables = Receivables report
paper-weekly-plan = Weekly plan
paper-check-list = Check list
paper-route-sheets = Route sheets
paper-supervisors-plans = Weekly plans of the supervisors
paper-monthly-plan = Monthly action plan
paper-head-monthly-plan = Monthly plan of the head of sales
paper-personal-plan = Personal plan
paper-work-of-week = Own work of the week
paper-overdue-register = Register of overdue work
policy-sign-line = Approved ______________________   Name ______________________   Day ______________
policy-for = For
policy-for-all = the whole company
policy-for-company = It is for every customer for whose group there is no policy of its own.
policy-for-groups = for { $groups }
policy-entered-for = It is for these groups of customers: { $groups }.
policy-entered-until = Its last day is { $day }.
policy-groups = Groups of customers
policy-group = Group
policy-group-title = Policy and group
policy-group-sub = A customer follows the policy of its group, or the company’s own.
policy-group-now = What it follows
policy-group-policy = Policy
policy-group-none = no group
policy-group-coming = From { $day }
policy-group-history = Changes
policy-group-from = From
policy-group-from-beginning = From the beginning
policy-group-why = Why
policy-group-by = By
policy-group-move = Put into another group
policy-group-hint = Leave it empty for no group. It holds from tomorrow on, for what begins then; what has begun goes on as it began.
policy-group-keep = Keep
policy-group-customers = Customers
flash-policy-group-kept =
    { $count ->
       *[other] Recorded; it holds for what begins from tomorrow on.
    }
explain-group = Group of customers: { $group }

explain-next-kept = Not earlier: { $why }.
explain-next-waits = Held back: { $why }.

explain-unmeant = Not meant for it
unmeant-other-statuses = It is for customers of other statuses.
unmeant-only-late-before = It is for customers who were late before.
unmeant-only-never-late = It is for customers who were never late.
unmeant-happened = Not after this: { $event }, { $day }.
unmeant-answered-otherwise = Answered otherwise: { $answer }, { $day }.
unmeant-other-reach = It is for another day than the one asked for: { $day }.
working-papers-title = Working documents: { $role }
working-papers-print = Print all
working-papers-whom = Debtor or colleague
working-papers-planned = Planned by
working-papers-checked = Checked by
working-papers-hour = Hour
working-papers-due = Due
working-papers-more =
    { $count ->
        [one] { $count } more row is on its page.
       *[other] { $count } more rows are on its page.
    }
