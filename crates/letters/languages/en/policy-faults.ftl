# What is wrong in a policy file, and what to do.

policy-fault-unreadable = { $why }; the manual page “Policy files” lists every key
policy-fault-number = `{ $key }` is { $value }; write a whole number from { $least } to { $most }
policy-fault-day = `{ $key }`: { $why }; write it as "2026-01-01"
policy-fault-name = `{ $key }` is “{ $name }”; write lower-case Latin words joined by hyphens, at most { $most } characters, such as call-and-warn
policy-fault-clause = `clause` is “{ $clause }”; name the clause of the regulation, without spaces around it and in at most { $most } characters, such as LAD-01
policy-fault-word = `{ $key }` is “{ $word }”; the permitted words are { $list }
policy-fault-no-late-step = no step deals with a debt that is late; add a [[step]] without `lapses`
policy-fault-gap-of-lapsing = step { $step } lapses, so nothing waits for it; leave `gap_days` out
policy-fault-step-too-early = step { $step } begins on day { $from }, when the debt is not late yet; begin it on day 1 or later, or write `lapses = true`
policy-fault-step-ends-before = step { $step } ends on day { $last }, before it begins on day { $from }; write a `to` that is not less than `from`
policy-fault-step-order = step { $step } stands after step { $before }; number the steps in rising order
policy-fault-lapsing-after = step { $step } lapses but stands after step { $before }, which does not; put steps that lapse first
policy-fault-step-never = step { $before } has no `to`, so step { $step } could never begin; give step { $before } a `to` before day { $from }
policy-fault-steps-overlap = step { $step } begins on day { $from }, but step { $before } runs to day { $to }; let it begin on day { $next } or later
policy-fault-last-step-ends = step { $step } is the last and has no end; leave `to` out
policy-fault-event-of-lapsing = step { $step } lapses, so no event can start it; leave `starts_on` out
policy-fault-event-twice = { $event } already starts step { $step }; an event starts one step: name it once
policy-fault-nobody-answers = nobody answers for step { $step }; add a [[step.action]] with a `role` that is not a notice
policy-fault-two-questions = the clause asks two questions with `missed`; give the second a clause of its own
policy-fault-channel-missing = a notice must travel; add `channel` with one of { $list }
policy-fault-channel-idle = `{ $kind }` does not travel; leave `channel` out or write kind = "notify"
policy-fault-calls-idle = `{ $kind }` is no work by telephone; leave `calls` out or write kind = "task"
policy-fault-role-missing = `{ $kind }` needs somebody; add `role` with one of { $list }
policy-fault-role-of-debtor = this notice goes to the debtor; leave `role` out, or write channel = "staff" to tell a colleague
policy-fault-notice-within = a notice leaves on its day; leave `within_days` out
policy-fault-action-twice = the step asks for this twice; remove one of the two
policy-fault-words-unknown = there are no words for “{ $text }”; write a name that has some, such as { $near }: the manual page “Policy files” lists all
policy-fault-voice-twice = the step already writes to the debtor by { $channel }; a step has one voice on a channel: remove one of the two
policy-fault-late-entry = `late_entry_step` is { $step }; write the number of a step that does not lapse: { $list }
policy-fault-watch-missed = a watch comes back by itself; leave `missed` out
policy-fault-watch-writes = a watch does not write to the debtor; give a task to a role, or write channel = "staff"
policy-fault-clause-twice = clause { $clause } already stands in line { $line }; give each step, reminder, rule and watch a clause of its own
policy-fault-not-a-question = `{ $kind }` asks nobody for a decision; leave `{ $key }` out or write kind = "ask_approval"
policy-fault-choice-twice = { $choice } is offered twice; name it once
policy-fault-no-choice = nothing is offered; name at least one decision, or leave `options` out
policy-fault-prepayment = who pays before has no limit and no deferral; leave this out, or leave `prepayment` out
policy-fault-discount = `discount_percent` is “{ $value }”; write per cent of the price from "0" to "100", with a point, such as "2.5"
policy-fault-not-rising = `{ $key }` is { $greater }, but the term before it is { $smaller }; write a greater number
policy-fault-waiver-weeks = the head of sales may waive { $head } weeks, the representative { $rep }; the head may not less
policy-fault-solvency-weights = the weights of solvency make { $sum } per cent; write three that make 100
policy-fault-two-terms = `{ $second }` is { $decided }, but `{ $first }` is { $tolerated }; the decision comes after the toleration: write a greater number
policy-fault-nobody-reminded = nobody is reminded; add a [[reminder.intensity]] with `days_before`
policy-fault-reminder-nobody = nobody answers for the reminder; add a [[reminder.action]] with a `role` that is not a notice
policy-fault-days-falling = write the days before the due day in falling order: the earliest reminder first, such as [4, 2]
policy-fault-alarms-falling = write the days before the end of limitation in falling order: the earliest warning first, such as [180, 90, 30, 7]
policy-fault-no-alarms = nobody is warned of the end of limitation; write at least one day, such as [30]
policy-fault-rule-empty = the rule asks for nothing; add a [[rule.action]]
policy-fault-rule-writes = a rule beside the ladder does not write to the debtor; give a task to a role, write channel = "staff", or make it a step or reminder
policy-fault-one-trigger = one thing sets a rule off: write { $list }, and only one of them
policy-fault-key-idle = `{ $key }` says nothing here; it stands beside { $beside }
policy-fault-no-trigger = write { $list }
policy-fault-rule-ends-before = the rule ends on day { $last }, before it begins on day { $from }; write a `to` that is not less than `from`
policy-fault-weekly-what = weekly work is about debts that fall due in the next week (`due_next_week = true`) or that are late (`from`): write one of the two
policy-fault-within-or-beyond = a day lies within or beyond the months, not both; leave one out
policy-fault-no-question = no question under clause { $clause } offers { $choice }; name a clause whose action has it among its `options`
policy-fault-choice-without-right = { $role } may not decide { $choice }; ask one of { $roles }, or leave it out
policy-fault-missed-not-above = { $role } does not stand above { $asked }, who missed it; write { $next }, or another role above
policy-fault-stops-itself = { $event } begins this and, under `unless`, stops it, so that it would never be asked for; leave it out of one of the two
policy-fault-work-of-administrator = { $role } keeps the program and has nothing to do with debts; give it to another role
policy-fault-months-between = one is asked within { $within } months and one beyond { $beyond }, and nobody between them; write `beyond_months = { $within }`
policy-fault-months-twice = one is asked within { $within } months and one beyond { $beyond }, so that both are asked between them; write `beyond_months = { $within }`
policy-fault-silence-at-once = { $event } is found when the day has been run; what answers it comes on the next day at the earliest: write `after_days = 1`
policy-fault-silence-begins-step = { $event } is found when the day has been run, and a step would begin on the same day; answer it with a [[rule]] that has `after_days = 1`
policy-fault-scope-empty = `groups` names nobody; name the groups of customers that the policy is for, or leave [scope] out for the whole company
policy-fault-scope-group = `groups` has “{ $name }”; write each name once, in 1 to 60 characters
policy-fault-last-day-of-company = only a policy for groups of customers has an `effective_to`; the company’s own counts until its next version, so leave this out
policy-fault-last-day-early = `effective_to` is { $last } and `effective_from` { $first }; write a last day that is not before the first
policy-fault-reviews-of-group = rounds of statuses are about all customers, so only the company’s own policy has reviewed_after_months; leave it out
policy-fault-matching-of-group = money is matched before it is anybody’s, so only the company’s own policy has [matching]; leave the section out
policy-fault-matching-digits = a number of { $length } characters has no { $digits } digits; write a `number_digits` that is not more than `number_length`
policy-fault-matching-currency = “{ $code }” is no currency; write its three letters, such as [matching.currency.RUB]
policy-fault-matching-fee = a bank fee of at most { $fee } is less than a rounding of at most { $rounding }; write a fee that is not less
