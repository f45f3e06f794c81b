//! A policy as clauses that a director can read and sign, and the difference of two as
//! sentences.
//!
//! Each clause is a list of statements; a statement knows what it is about, so that two
//! versions of a clause can be laid side by side. What a policy says and no statement tells
//! would be a trap for whoever signs: a test changes every fact of a policy and looks for the
//! statement that changes with it.

use crate::texts::{Texts, Value};
use saldo_domain::Role;
use saldo_domain::control::{Channel, EffectKind, LadderEventKind};
use saldo_domain::policy::{Action, Pace, Policy, Step, Watch};
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
    /// The policy clause by clause: first what concerns all steps, then the steps and checks.
    pub fn clauses(&self, policy: &Policy) -> Vec<Clause> {
        let general = Clause {
            clause: String::new(),
            heading: self.get("regulation-general"),
            statements: self.pace(&policy.pace),
        };
        let steps = policy.steps.iter().map(|step| self.step_clause(step));
        let watches = policy.watches.iter().map(|watch| self.watch_clause(watch));
        [general].into_iter().chain(steps).chain(watches).collect()
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
        let of_steps = policy.steps.iter().map(|step| {
            let name = self.heading(&self.step(step.number), &step.clause);
            (&step.clause, name, step.actions.as_slice())
        });
        let of_watches = policy.watches.iter().map(|watch| {
            let name = self.heading(&self.get("regulation-watch"), &watch.clause);
            (&watch.clause, name, std::slice::from_ref(&watch.action))
        });
        let clauses = of_steps.chain(of_watches).map(|(clause, heading, actions)| Clause {
            clause: clause.to_string(),
            heading,
            statements: actions
                .iter()
                .filter(|action| wanted(action))
                .map(|action| self.action(action))
                .collect(),
        });
        clauses.filter(|clause| !clause.statements.is_empty()).collect()
    }

    fn say(&self, about: impl Into<String>, key: &str, values: &[(&str, Value)]) -> Statement {
        Statement { about: about.into(), text: self.with(key, values) }
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
            self.say(
                "gap",
                "regulation-min-gap",
                &[("count", i64::from(pace.min_gap_days).into())],
            ),
            minimum,
            self.say("unmatched", unmatched, &[]),
        ]
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
        statements.extend(step.actions.iter().map(|action| self.action(action)));
        Clause {
            clause: step.clause.to_string(),
            heading: self.heading(&self.step(step.number), &step.clause),
            statements,
        }
    }

    fn watch_clause(&self, watch: &Watch) -> Clause {
        let from = self.day_of_debt(i64::from(watch.from_day));
        let again = [("count", i64::from(watch.repeat_after_days).into())];
        Clause {
            clause: watch.clause.to_string(),
            heading: self.heading(&self.get("regulation-watch"), &watch.clause),
            statements: vec![
                self.say("days", "regulation-watch-from", &[("from", from.into())]),
                self.say("repeat", "regulation-watch-repeat", &again),
                self.action(&watch.action),
            ],
        }
    }

    /// “Step 3 · LAD-03”: what it is called and where it stands.
    fn heading(&self, name: &str, clause: &str) -> String {
        format!("{name} · {clause}")
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

    fn action(&self, action: &Action) -> Statement {
        let role = action.role.map(|role| self.role(role)).unwrap_or_default();
        let channel = action.channel.map(|channel| self.channel(channel)).unwrap_or_default();
        let values: [(&str, Value); 5] = [
            ("kind", self.effect_kind(action.kind).into()),
            ("role", role.into()),
            ("channel", channel.into()),
            ("text", self.policy_text(&action.text).into()),
            ("count", i64::from(action.within_days).into()),
        ];
        let key = match (action.kind, action.channel, action.within_days) {
            (EffectKind::Notify, Some(Channel::Staff), _) => "regulation-staff-message",
            (EffectKind::Notify, ..) => "regulation-message",
            (_, _, 0) => "regulation-work-at-once",
            _ => "regulation-work",
        };
        self.say(about(action), key, &values)
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
