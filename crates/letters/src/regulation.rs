//! A policy as clauses that a director can read and sign, and the difference of two as
//! sentences.
//!
//! Each clause is a list of statements; a statement knows what it is about, so that two
//! versions of a clause can be laid side by side. What a policy says and no statement tells
//! would be a trap for whoever signs: a test changes every fact of a policy and looks for the
//! statement that changes with it.

use crate::texts::{Texts, Value};
use saldo_domain::Money;
use saldo_domain::Role;
use saldo_domain::authority::{Choice, Limits};
use saldo_domain::control::{Channel, EffectKind, LadderEventKind};
use saldo_domain::matching;
use saldo_domain::policy::{
    Action, Ask, Condition, Counter, EventTrigger, Group, Months, Pace, Policy, Reminder, Rule,
    Scope, Step, Terms, Trigger, Waits, Watch, Weekly, WeeklyWhat,
};
use saldo_domain::rating::{ByStatus, Thresholds};
use saldo_domain::regulation::tolerated_delay::{Basis, Bounds};
use std::collections::BTreeMap;

/// One clause in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause {
    /// The clause of the regulation; empty for what concerns all of them.
    pub clause: String,
    pub heading: String,
    pub statements: Vec<Statement>,
}

/// One sentence of a clause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// What it is about: the same in every version and language.
    pub about: String,
    pub text: String,
}

/// How one clause differs between two policies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    pub clause: String,
    pub heading: String,
    pub changes: Vec<Change>,
}

/// One difference; `before` is missing for what is new, `after` for what falls away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    pub before: Option<String>,
    pub after: Option<String>,
}

impl Texts {
    /// The policy clause by clause: first what concerns everything, then the sections of
    /// figures, the reminders, the steps, the rules and the checks.
    pub fn clauses(&self, policy: &Policy) -> Vec<Clause> {
        let sections = [
            ("", "regulation-general", self.general(policy)),
            ("rating", "regulation-rating", self.rating(&policy.rating)),
            ("terms", "regulation-terms", self.terms(&policy.terms)),
            ("authority", "regulation-authority", self.authority(&policy.authority)),
            ("tolerance", "regulation-tolerance", self.tolerance(&policy.tolerance)),
            ("plans", "regulation-plans", self.plans_and_files(policy)),
            ("matching", "regulation-matching", self.matching(&policy.matching)),
        ];
        let sections = sections.into_iter().map(|(name, heading, statements)| Clause {
            clause: name.to_owned(),
            heading: self.get(heading),
            statements,
        });
        let reminders = policy.reminders.iter().map(|reminder| self.reminder_clause(reminder));
        let steps = policy.steps.iter().map(|step| self.step_clause(step));
        let rules = policy.rules.iter().map(|rule| self.rule_clause(rule));
        let watches = policy.watches.iter().map(|watch| self.watch_clause(watch));
        sections.chain(reminders).chain(steps).chain(rules).chain(watches).collect()
    }

    /// How the second policy differs from the first, clause by clause in the order of the
    /// second; clauses that fall away come last. Name, number and first day are not compared.
    pub fn differences(&self, before: &Policy, after: &Policy) -> Vec<Difference> {
        let (before, after) = (self.clauses(before), self.clauses(after));
        let named = |clauses: &[Clause], name: &str| {
            clauses.iter().find(|clause| clause.clause == name).cloned()
        };
        let gone = before.iter().filter(|old| named(&after, &old.clause).is_none());
        let pairs = after
            .iter()
            .map(|new| (named(&before, &new.clause), Some(new.clone())))
            .chain(gone.map(|old| (Some(old.clone()), None)));
        let differ = pairs.filter_map(|(old, new)| difference(old.as_ref(), new.as_ref()));
        differ.collect()
    }

    /// What the policy gives a role to do, by clause: work, and messages it reads.
    pub fn duties(&self, policy: &Policy, role: Role) -> Vec<Clause> {
        self.asked_of(policy, &|action| {
            action.role == Some(role) && action.kind != EffectKind::AskApproval
        })
    }

    /// What the policy asks a role to decide, by clause.
    pub fn decisions(&self, policy: &Policy, role: Role) -> Vec<Clause> {
        self.asked_of(policy, &|action| {
            action.role == Some(role) && action.kind == EffectKind::AskApproval
        })
    }

    fn asked_of(&self, policy: &Policy, wanted: &dyn Fn(&Action) -> bool) -> Vec<Clause> {
        let name = |kind: String, clause: &str| self.heading(&kind, clause);
        let reminders = policy.reminders.iter().map(|one| {
            (&one.clause, name(self.get("regulation-reminder"), &one.clause), &one.actions[..])
        });
        let steps = policy
            .steps
            .iter()
            .map(|one| (&one.clause, name(self.step(one.number), &one.clause), &one.actions[..]));
        let rules = policy.rules.iter().map(|one| {
            (&one.clause, name(self.get("regulation-rule"), &one.clause), &one.actions[..])
        });
        let watches = policy.watches.iter().map(|one| {
            let actions = std::slice::from_ref(&one.action);
            (&one.clause, name(self.get("regulation-watch"), &one.clause), actions)
        });
        let all = reminders.chain(steps).chain(rules).chain(watches);
        let clauses = all.map(|(clause, heading, actions)| Clause {
            clause: clause.to_string(),
            heading,
            statements: actions
                .iter()
                .filter(|action| wanted(action))
                .flat_map(|action| self.action(action))
                .collect(),
        });
        clauses.filter(|clause| !clause.statements.is_empty()).collect()
    }

    fn say(&self, about: impl Into<String>, key: &str, values: &[(&str, Value)]) -> Statement {
        Statement { about: about.into(), text: self.with(key, values) }
    }

    fn general(&self, policy: &Policy) -> Vec<Statement> {
        let mut statements = vec![self.for_whom(&policy.scope)];
        if let Some(last) = policy.effective_to {
            let last = [("day", self.day(last).into())];
            statements.push(self.say("last-day", "policy-entered-until", &last));
        }
        statements.extend(self.pace(&policy.pace));
        if policy.only_deferral {
            statements.push(self.say("deferral", "regulation-only-deferral", &[]));
        }
        if policy.asks_for_file {
            statements.push(self.say("file", "regulation-asks-for-file", &[]));
        }
        if let Some(calendar) = &policy.calendar {
            let calendar = [("calendar", (&**calendar).into())];
            statements.push(self.say("calendar", "regulation-calendar", &calendar));
        }
        statements
    }

    fn for_whom(&self, scope: &Scope) -> Statement {
        let names: Vec<&str> = scope.groups().iter().map(Group::name).collect();
        match scope.is_company() {
            true => self.say("scope", "policy-for-company", &[]),
            false => {
                self.say("scope", "policy-entered-for", &[("groups", names.join(", ").into())])
            }
        }
    }

    fn pace(&self, pace: &Pace) -> Vec<Statement> {
        let step = self.step(pace.late_entry_step);
        let minimum = self.number(i64::from(pace.minimum_major));
        let unmatched = match pace.unmatched_money_withholds {
            true => "regulation-unmatched-withholds",
            false => "regulation-unmatched-ignored",
        };
        let minimum = match pace.minimum_major {
            0 => self.say("minimum", "regulation-minimum-none", &[]),
            _ => self.say("minimum", "regulation-minimum", &[("amount", minimum.into())]),
        };
        vec![
            self.say("late-entry", "regulation-late-entry", &[("step", step.into())]),
            self.counted("gap", "regulation-min-gap", pace.min_gap_days),
            minimum,
            self.say("unmatched", unmatched, &[]),
        ]
    }

    fn counted(&self, about: &str, key: &str, count: impl Into<i64>) -> Statement {
        self.say(about, key, &[("count", count.into().into())])
    }

    fn rating(&self, figures: &Thresholds) -> Vec<Statement> {
        let rows = [
            ("week", figures.week),
            ("two-weeks", figures.two_weeks),
            ("month", figures.month),
            ("reliable-months", figures.reliable_months),
            ("reliable-delays", figures.reliable_delays),
            ("late-share", figures.late_share),
        ];
        rows.map(|(about, figure)| self.counted(about, &format!("regulation-{about}"), figure))
            .into()
    }

    fn terms(&self, terms: &ByStatus<Terms>) -> Vec<Statement> {
        terms
            .iter()
            .map(|(status, terms)| {
                let values = [
                    ("status", self.payer_status(status.code()).into()),
                    ("terms", self.of_trade(terms).into()),
                ];
                self.say(status.code(), "regulation-terms-of", &values)
            })
            .collect()
    }

    fn of_trade(&self, terms: &Terms) -> String {
        let limit = terms.limit_major.map(|limit| {
            self.with_text("regulation-limit", "amount", &self.number(i64::from(limit)))
        });
        let discount = terms.discount.map(|rate| {
            self.with_text("regulation-discount", "percent", &self.decimal(&rate.to_string()))
        });
        let deferral =
            terms.deferral_days.map(|days| self.count("regulation-deferral", i64::from(days)));
        let prepayment = terms.prepayment.then(|| self.get("regulation-prepayment"));
        let told: Vec<String> =
            [limit, discount, deferral, prepayment].into_iter().flatten().collect();
        match told.is_empty() {
            true => self.get("regulation-no-terms"),
            false => told.join("; "),
        }
    }

    fn authority(&self, limits: &Limits) -> Vec<Statement> {
        let promises = limits.promise_days.iter().map(|(status, days)| {
            let values = [
                ("status", self.payer_status(status.code()).into()),
                ("count", i64::from(*days).into()),
            ];
            self.say(format!("promise {}", status.code()), "regulation-promise-days", &values)
        });
        let weeks = [
            ("repeated", "regulation-repeated-months", limits.repeated_within_months),
            ("waiver-rep", "regulation-waiver-rep", limits.waiver_weeks_sales_rep),
            ("waiver-head", "regulation-waiver-head", limits.waiver_weeks_head_of_sales),
        ];
        let weeks = weeks.into_iter().map(|(about, key, figure)| self.counted(about, key, figure));
        promises.chain(weeks).collect()
    }

    fn tolerance(&self, bounds: &Bounds) -> Vec<Statement> {
        let basis = match bounds.basis {
            Basis::CalendarWeeks => "regulation-basis-weeks",
            Basis::BankingDays => "regulation-basis-banking-days",
        };
        let terms = |about: &str, key: &str, (first, second): (u8, u8)| {
            let values = [
                ("first", i64::from(first).to_string().into()),
                ("second", i64::from(second).to_string().into()),
            ];
            self.say(about, key, &values)
        };
        vec![
            self.say("basis", basis, &[]),
            terms("weeks", "regulation-tolerated-weeks", bounds.weeks),
            terms("banking-days", "regulation-tolerated-banking-days", bounds.banking_days),
        ]
    }

    fn plans_and_files(&self, policy: &Policy) -> Vec<Statement> {
        let rows = [
            ("planned-over", "regulation-planned-over", policy.plans.planned_over),
            ("memo-over", "regulation-memo-over", policy.plans.memo_over),
            ("extract", "regulation-extract-days", policy.selection.extract_days),
            ("figures", "regulation-figures-days", policy.selection.figures_days),
            ("window", "regulation-window-days", policy.payments_window.get()),
            ("statistics", "regulation-statistics-months", policy.statistics_months.into()),
            ("demand", "regulation-demand-days", policy.periods.demand_days),
            ("claim", "regulation-claim-days", policy.periods.claim_days),
            ("answer", "regulation-answer-days", policy.periods.answer_days),
            ("urgent", "regulation-urgent-days", policy.decisions.urgent),
            ("after-ten", "regulation-after-ten-days", policy.decisions.after_ten_days),
            (
                "after-fifteen",
                "regulation-after-fifteen-days",
                policy.decisions.after_fifteen_working_days,
            ),
            ("usual", "regulation-usual-days", policy.decisions.usual),
            ("pause", "regulation-pause-days", policy.pauses.longest_days),
            ("pause-again", "regulation-pause-again-days", policy.pauses.again_after_days),
            ("promise-longest", "regulation-promise-longest-days", policy.pauses.promise_days),
            ("warned-ahead", "regulation-warned-ahead-days", policy.dealings.warned_ahead_days),
            ("talk-counts", "regulation-talk-counts-days", policy.dealings.talk_counts_days),
            ("part-reminder", "regulation-part-reminder-days", policy.dealings.part_reminder_days),
            ("dispute", "regulation-dispute-days", policy.dealings.dispute_days),
            ("order-ahead", "regulation-order-ahead-days", policy.dealings.order_ahead_days),
        ];
        let counted = rows.into_iter().map(|(about, key, figure)| self.counted(about, key, figure));
        let mut told: Vec<Statement> = counted.collect();
        let months: Vec<String> = policy.reviewed_after.iter().map(u8::to_string).collect();
        let values = [("months", months.join(", ").into())];
        told.push(self.say("reviews", "regulation-reviews", &values));
        let alarms: Vec<String> = policy.limitation_alarms.iter().map(u16::to_string).collect();
        let values = [("days", alarms.join(", ").into())];
        told.push(self.say("alarms", "regulation-alarms", &values));
        let scale = policy.solvency;
        let figure = |figure: u8| figure.to_string();
        let values = [
            ("history", figure(scale.history).into()),
            ("position", figure(scale.position).into()),
            ("stability", figure(scale.stability).into()),
            ("strong", figure(scale.strong_from).into()),
            ("fair", figure(scale.fair_from).into()),
        ];
        told.push(self.say("solvency", "regulation-solvency", &values));
        told
    }

    /// What is certain when money of the bank is matched.
    fn matching(&self, figures: &matching::Thresholds) -> Vec<Statement> {
        let figure = |figure: usize| Value::from(i64::try_from(figure).unwrap_or(i64::MAX));
        let name = match figures.name_suffices {
            true => "regulation-matching-name",
            false => "regulation-matching-name-never",
        };
        let length =
            [("length", figure(figures.number_length)), ("digits", figure(figures.number_digits))];
        let account = match figures.account_days {
            None => self.say("account", "regulation-matching-account", &[]),
            Some(days) => self.counted("account", "regulation-matching-account-days", days),
        };
        let little = [
            ("rounding", Value::from(figures.rounding)),
            ("fee", figures.fee.into()),
            ("percent", i64::from(figures.fee_percent).into()),
        ];
        let sums =
            [("debts", figure(figures.subset_debts)), ("picks", figure(figures.subset_picks))];
        let mut told = vec![
            self.say("number", "regulation-matching-number", &length),
            self.say("name", name, &[]),
            account,
            self.say("little", "regulation-matching-little", &little),
        ];
        told.extend(figures.own.iter().map(|(currency, own)| {
            let shown = |minor| Value::from(self.money(Money::from_minor(minor, *currency)));
            let values = [("rounding", shown(own.rounding)), ("fee", shown(own.fee))];
            let about = format!("little {}", currency.code());
            self.say(about, "regulation-matching-little-in", &values)
        }));
        told.push(self.counted(
            "discount",
            "regulation-matching-discount",
            figures.discount_percent,
        ));
        told.push(self.say("sums", "regulation-matching-sums", &sums));
        let proposals = figures.proposals.try_into().unwrap_or(i64::MAX);
        told.push(self.counted("proposals", "regulation-matching-proposals", proposals));
        told
    }

    fn reminder_clause(&self, reminder: &Reminder) -> Clause {
        let intensities = reminder.intensities.iter().map(|one| {
            let days: Vec<String> = one.days_before.iter().map(u16::to_string).collect();
            let days = match days.is_empty() {
                true => self.get("regulation-no-reminder"),
                false => self.with_text("regulation-reminder-days", "days", &days.join(", ")),
            };
            let whom: Vec<String> =
                self.condition(&one.condition).into_iter().map(|one| one.text).collect();
            let text = format!("{days} {}", whom.join(" "));
            Statement { about: "intensity".to_owned(), text: text.trim_end().to_owned() }
        });
        let actions = reminder.actions.iter().flat_map(|action| self.action(action));
        Clause {
            clause: reminder.clause.to_string(),
            heading: self.heading(&self.get("regulation-reminder"), &reminder.clause),
            statements: intensities.chain(actions).collect(),
        }
    }

    fn rule_clause(&self, rule: &Rule) -> Clause {
        let mut statements = vec![self.trigger(&rule.trigger)];
        statements.extend(self.condition(&rule.condition));
        statements.extend(self.waits(rule.waits_for));
        statements.extend(rule.actions.iter().flat_map(|action| self.action(action)));
        Clause {
            clause: rule.clause.to_string(),
            heading: self.heading(&self.get("regulation-rule"), &rule.clause),
            statements,
        }
    }

    fn trigger(&self, trigger: &Trigger) -> Statement {
        match trigger {
            Trigger::Late { counter, from, to } => self.late(*counter, *from, *to),
            Trigger::Tolerance(phase) => {
                let key = format!(
                    "regulation-phase-{}",
                    phase.code().to_ascii_lowercase().replace('_', "-")
                );
                self.say("trigger", &key, &[])
            }
            Trigger::Weekly(weekly) => self.weekly(weekly),
            Trigger::Event(event) => self.event(event),
            Trigger::Answer { clause, choice } => {
                let values =
                    [("clause", (&**clause).into()), ("choice", self.choice(*choice).into())];
                self.say("trigger", "regulation-on-answer", &values)
            }
        }
    }

    fn late(&self, counter: Counter, from: u16, to: Option<u16>) -> Statement {
        let from = self.count(&format!("regulation-late-{}", counter.code()), i64::from(from));
        match to {
            Some(to) => {
                let to = to.to_string();
                let values = [("from", from.into()), ("to", to.into())];
                self.say("trigger", "regulation-late-until", &values)
            }
            None => self.say("trigger", "regulation-late-from", &[("from", from.into())]),
        }
    }

    fn weekly(&self, weekly: &Weekly) -> Statement {
        let what = match weekly.what {
            WeeklyWhat::DueNextWeek => self.get("regulation-due-next-week"),
            WeeklyWhat::Late { counter, from } => {
                self.count(&format!("regulation-late-{}", counter.code()), i64::from(from))
            }
        };
        let day = weekly.weekday.to_monday_one_offset();
        let moves = match weekly.moves_after {
            true => "regulation-moves-after",
            false => "regulation-moves-before",
        };
        let values = [
            ("day", self.get(&format!("regulation-weekday-{day}")).into()),
            ("what", what.into()),
            ("moves", self.get(moves).into()),
        ];
        self.say("trigger", "regulation-weekly", &values)
    }

    fn event(&self, event: &EventTrigger) -> Statement {
        let kinds: Vec<String> = event.kinds.iter().map(|kind| self.ladder_event(*kind)).collect();
        let within = match event.months {
            None => String::new(),
            Some(Months::Within(months)) => {
                self.count("regulation-within-months", i64::from(months))
            }
            Some(Months::Beyond(months)) => {
                self.count("regulation-beyond-months", i64::from(months))
            }
        };
        let after = match event.after_days {
            0 => self.get("regulation-at-once"),
            days => self.count("regulation-after-days", i64::from(days)),
        };
        let values = [("events", kinds.join("; ").into()), ("after", after.into())];
        let moves = match event.moves_after {
            true => self.get("regulation-period-moves"),
            false => String::new(),
        };
        let said = [self.with("regulation-on-event", &values), within, moves];
        let said: Vec<String> = said.into_iter().filter(|part| !part.is_empty()).collect();
        Statement { about: "trigger".to_owned(), text: said.join(" ") }
    }

    /// Whom it is meant for; nothing where it is meant for everybody.
    fn condition(&self, condition: &Condition) -> Vec<Statement> {
        let mut statements = Vec::new();
        if !condition.statuses.is_empty() {
            let names: Vec<String> =
                condition.statuses.iter().map(|one| self.payer_status(one.code())).collect();
            let names = [("statuses", names.join(", ").into())];
            statements.push(self.say("status", "regulation-for-status", &names));
        }
        if let Some(late) = condition.late_before {
            let key = if late { "regulation-late-before" } else { "regulation-never-late" };
            statements.push(self.say("late-before", key, &[]));
        }
        if !condition.unless.is_empty() {
            let kinds: Vec<String> =
                condition.unless.iter().map(|kind| self.ladder_event(*kind)).collect();
            let kinds = [("events", kinds.join("; ").into())];
            statements.push(self.say("unless", "regulation-unless", &kinds));
        }
        statements
    }

    fn waits(&self, waits: Waits) -> Option<Statement> {
        let named = [
            (waits.dispute, "standing-dispute"),
            (waits.promise, "standing-promise"),
            (waits.money, "regulation-waits-money"),
        ];
        let named = named.into_iter().filter(|(waits, _)| *waits).map(|(_, key)| self.get(key));
        let named: Vec<String> = named.collect();
        let what = [("what", named.join(", ").into())];
        (!named.is_empty()).then(|| self.say("waits", "regulation-waits", &what))
    }

    /// A decision that may be taken.
    pub fn choice(&self, choice: Choice) -> String {
        self.coded("regulation-choice", choice.code())
    }

    fn step_clause(&self, step: &Step) -> Clause {
        let mut statements = vec![self.step_days(step)];
        if step.lapses {
            statements.push(self.say("lapses", "regulation-lapses", &[]));
        }
        if let Some(days) = step.gap_days {
            statements.push(self.say(
                "gap",
                "regulation-gap",
                &[("count", i64::from(days).into())],
            ));
        }
        if !step.starts_on.is_empty() {
            let events: Vec<String> =
                step.starts_on.iter().map(|event| self.ladder_event(*event)).collect();
            let events = [("events", events.join("; ").into())];
            statements.push(self.say("starts-on", "regulation-starts-on", &events));
        }
        statements.extend(self.condition(&step.condition));
        statements.extend(step.actions.iter().flat_map(|action| self.action(action)));
        Clause {
            clause: step.clause.to_string(),
            heading: self.heading(&self.step(step.number), &step.clause),
            statements,
        }
    }

    fn watch_clause(&self, watch: &Watch) -> Clause {
        let from = self.day_of_debt(i64::from(watch.from_day));
        let mut statements = vec![
            self.say("days", "regulation-watch-from", &[("from", from.into())]),
            self.counted("repeat", "regulation-watch-repeat", watch.repeat_after_days),
        ];
        statements.extend(self.action(&watch.action));
        Clause {
            clause: watch.clause.to_string(),
            heading: self.heading(&self.get("regulation-watch"), &watch.clause),
            statements,
        }
    }

    /// “Step 3 · LAD-03”: what it is called and where it stands.
    fn heading(&self, name: &str, clause: &str) -> String {
        match self.clause(clause) {
            words if words.is_empty() => format!("{name} · {clause}"),
            words => format!("{name} · {clause} · {words}"),
        }
    }

    fn step_days(&self, step: &Step) -> Statement {
        let from = self.day_of_debt(i64::from(step.from_day));
        let Some(to) = step.to_day else {
            return self.say("days", "regulation-days-open", &[("from", from.into())]);
        };
        if to == step.from_day {
            return self.say("days", "regulation-day", &[("day", from.into())]);
        }
        let to = self.day_of_debt(i64::from(to));
        self.say("days", "regulation-days", &[("from", from.into()), ("to", to.into())])
    }

    /// A day counted from the due day: “3 days before the due day”, “6 days late”.
    fn day_of_debt(&self, days: i64) -> String {
        match days {
            ..0 => self.count("regulation-days-before", -days),
            0 => self.get("regulation-due-day"),
            1.. => self.count("days-late", days),
        }
    }

    /// What the buyer did.
    pub fn ladder_event(&self, event: LadderEventKind) -> String {
        self.coded("regulation-event", event.code())
    }

    fn action(&self, action: &Action) -> Vec<Statement> {
        let role = action.role.map(|role| self.role(role)).unwrap_or_default();
        let channel = action.channel.map(|channel| self.channel(channel)).unwrap_or_default();
        let values: [(&str, Value); 5] = [
            ("kind", self.effect_kind(action.kind).into()),
            ("role", role.into()),
            ("channel", channel.into()),
            ("text", self.policy_text(&action.text).into()),
            ("count", i64::from(action.within_days).into()),
        ];
        let own_term = action.ask.as_ref().and_then(|ask| ask.decide_within).is_some();
        let key = match (action.kind, action.channel, action.within_days) {
            (EffectKind::Notify, Some(Channel::Staff), _) => "regulation-staff-message",
            (EffectKind::Notify, ..) => "regulation-message",
            _ if own_term => "regulation-question",
            (_, _, 0) => "regulation-work-at-once",
            _ => "regulation-work",
        };
        let asked =
            action.ask.as_ref().map(|ask| self.asked(&about(action), ask, action.within_days));
        let said = self.say(about(action), key, &values);
        [said].into_iter().chain(asked.into_iter().flatten()).collect()
    }

    /// What may be decided, until when, and who is told when nobody decides.
    fn asked(&self, about: &str, ask: &Ask, least: u16) -> Vec<Statement> {
        let options: Vec<String> = ask.options.iter().map(|choice| self.choice(*choice)).collect();
        let key = if ask.several { "regulation-choose-several" } else { "regulation-choose-one" };
        let options = [("options", options.join("; ").into())];
        let mut statements = vec![self.say(format!("{about} options"), key, &options)];
        if let Some(days) = ask.decide_within {
            let about = format!("{about} within");
            statements.push(self.counted(&about, "regulation-decide-within", days));
            if least > 0 {
                let about = format!("{about} least");
                statements.push(self.counted(&about, "regulation-decide-least", least));
            }
        }
        if let Some(missed) = &ask.missed {
            let values: [(&str, Value); 3] = [
                ("role", self.role(missed.role).into()),
                ("text", self.policy_text(&missed.text).into()),
                ("count", i64::from(missed.within_days).into()),
            ];
            statements.push(self.say(format!("{about} missed"), "regulation-missed", &values));
        }
        statements
    }
}

/// What makes two actions the same one with other terms.
fn about(action: &Action) -> String {
    let channel = action.channel.map_or("", Channel::code);
    format!("{} {} {channel}", action.kind.code(), action.text)
}

fn difference(before: Option<&Clause>, after: Option<&Clause>) -> Option<Difference> {
    let shown = after.or(before)?;
    let (old, new) = (by_subject(before), by_subject(after));
    let mut changes: Vec<Change> = Vec::new();
    for (about, text) in &new {
        let earlier = find(&old, about);
        if earlier != Some(text) {
            changes.push(Change { before: earlier.cloned(), after: Some(text.clone()) });
        }
    }
    let gone = old.iter().filter(|(about, _)| find(&new, about).is_none());
    changes.extend(gone.map(|(_, text)| Change { before: Some(text.clone()), after: None }));
    let (clause, heading) = (shown.clause.clone(), shown.heading.clone());
    (!changes.is_empty()).then_some(Difference { clause, heading, changes })
}

/// The statements in their order, those about the same thing numbered.
fn by_subject(clause: Option<&Clause>) -> Vec<((&str, usize), String)> {
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    let statements = clause.map_or(&[][..], |clause| clause.statements.as_slice());
    let numbered = statements.iter().map(|one| {
        let nth = seen.entry(one.about.as_str()).or_default();
        *nth += 1;
        ((one.about.as_str(), *nth), one.text.clone())
    });
    numbered.collect()
}

fn find<'t>(
    statements: &'t [((&str, usize), String)],
    about: &(&str, usize),
) -> Option<&'t String> {
    statements.iter().find(|(other, _)| other == about).map(|(_, text)| text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Language;
    use saldo_domain::policy::{SHIPPED_FILES, load};

    #[test]
    fn every_policy_that_ships_is_told_completely_in_every_language() {
        for policy in Policy::shipped() {
            for texts in Language::ALL.map(Texts::of) {
                // A missing key panics under test.
                let clauses = texts.clauses(policy);
                let parts = policy.reminders.len() + policy.steps.len() + policy.rules.len();
                assert_eq!(clauses.len(), 7 + parts + policy.watches.len(), "{}", policy.id);
                let empty = clauses.iter().find(|clause| clause.statements.is_empty());
                assert_eq!(empty, None, "{}", policy.id);
                assert_eq!(texts.differences(policy, policy), []);
            }
        }
    }

    /// GEN-12: a company goes on by a version that was entered before a shipped policy lost some work;
    /// its words stay in every language.
    #[test]
    fn gen_12_work_of_earlier_shipped_policies_keeps_its_words() {
        let words = |key: &str| Language::ALL.map(|language| Texts::of(language).get(key));
        for work in ["change-status-and-terms", "enter-irrecoverable-debt"] {
            let [one, two, three] = words(&format!("policy-text-{work}"));
            assert!(one != two && two != three && one != three, "{one}, {two}, {three}");
        }
    }

    #[test]
    fn every_choice_event_and_weekday_has_its_words() {
        for texts in Language::ALL.map(Texts::of) {
            Choice::ALL.iter().for_each(|choice| assert_ne!(texts.choice(*choice), ""));
            LadderEventKind::ALL.iter().for_each(|kind| assert_ne!(texts.ladder_event(*kind), ""));
            (1..=7).for_each(|day| assert_ne!(texts.get(&format!("regulation-weekday-{day}")), ""));
        }
    }

    /// The other value of a line `key = value` of a policy file: a number one greater, a flag
    /// turned, another word of a list.
    fn changed(key: &str, value: &str) -> Option<String> {
        let other = |list: &[&str]| {
            let word = value.trim_matches('"');
            list.iter().find(|one| **one != word).map(|one| format!("\"{one}\""))
        };
        match key {
            "id" | "version" | "effective_from" | "number" | "clause" | "kind" | "channel" => None,
            "role" => other(&["DIRECTOR", "LEGAL"]),
            "text" => other(&["call-and-warn", "claim"]),
            "count" => other(&["working", "banking"]),
            "weekly" => other(&["monday", "tuesday"]),
            "basis" => other(&["calendar_weeks", "banking_days"]),
            "phase" => other(&["DECISION", "FORCED"]),
            _ if value == "true" => Some("false".to_owned()),
            _ if value == "false" => Some("true".to_owned()),
            _ => value.parse::<i64>().ok().map(|number| (number + 1).to_string()),
        }
    }

    /// Nothing a policy says is left untold: each value that is changed shows as a difference.
    #[test]
    fn whatever_changes_in_a_file_shows_as_a_difference() {
        let texts = Texts::of(Language::En);
        let mut tried = 0;
        for shipped in SHIPPED_FILES {
            let before = load(shipped.file, shipped.text).expect("it ships");
            let lines: Vec<&str> = shipped.text.lines().collect();
            for (at, line) in lines.iter().enumerate() {
                let Some((key, value)) = line.split_once(" = ") else { continue };
                let Some(other) = changed(key, value) else { continue };
                let new = format!("{key} = {other}");
                let mut text = lines.clone();
                text[at] = &new;
                // What is refused is no policy; most changes are taken.
                let Ok(after) = load(shipped.file, &text.join("\n")) else { continue };
                tried += 1;
                let differences = texts.differences(&before, &after);
                assert!(!differences.is_empty(), "{}:{}: {new}", shipped.file, at + 1);
            }
        }
        assert!(tried > 150, "only {tried} changes were tried");
    }
}
