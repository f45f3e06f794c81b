//! `saldo policy show` and `saldo policy diff`: clauses in words.

use super::meant;
use crate::failure::Failure;
use crate::screen::{Ink, Screen};
use crate::settings::Settings;
use crate::table::{Columns, Side};
use saldo_domain::Day;
use saldo_domain::policy::Policy;
use saldo_letters::Texts;
use saldo_letters::regulation::{Clause, Difference};
use saldo_work::policies::Document;
use serde::Serialize;

/// The answer of `show --json`.
#[derive(Serialize)]
struct Shown {
    policy: String,
    version: u32,
    effective_from: Day,
    #[serde(skip_serializing_if = "Option::is_none")]
    effective_to: Option<Day>,
    /// Groups of customers that it is for; none: the whole company.
    groups: Vec<String>,
    hash: String,
    clauses: Vec<ShownClause>,
    timeline: Vec<Bar>,
}

#[derive(Serialize)]
struct ShownClause {
    clause: String,
    heading: String,
    statements: Vec<String>,
}

/// One step on the timeline, in days counted from the due day.
#[derive(Serialize)]
struct Bar {
    step: u8,
    clause: String,
    from_day: i16,
    to_day: Option<i16>,
    roles: Vec<&'static str>,
}

#[derive(Serialize)]
struct Compared {
    before: String,
    after: String,
    differences: Vec<ShownDifference>,
}

#[derive(Serialize)]
struct ShownDifference {
    clause: String,
    heading: String,
    changes: Vec<ShownChange>,
}

#[derive(Serialize)]
struct ShownChange {
    before: Option<String>,
    after: Option<String>,
}

/// Prints a policy.
pub(super) fn show(wanted: Option<&str>, settings: &Settings) -> Result<(), Failure> {
    let document = meant(wanted, settings)?;
    let texts = Texts::of(settings.language);
    let mut screen = Screen::new();
    match settings.common.json {
        true => screen.json(&shown(texts, &document))?,
        false => print(&mut screen, texts, &document)?,
    }
    screen.flush()
}

fn shown(texts: &Texts, document: &Document) -> Shown {
    let clause = |clause: Clause| ShownClause {
        clause: clause.clause,
        heading: clause.heading,
        statements: clause.statements.into_iter().map(|one| one.text).collect(),
    };
    Shown {
        policy: document.policy.id.to_string(),
        version: document.policy.version,
        effective_from: document.policy.effective_from,
        effective_to: document.policy.effective_to,
        groups: groups(&document.policy),
        hash: document.hash.clone(),
        clauses: texts.clauses(&document.policy).into_iter().map(clause).collect(),
        timeline: timeline(&document.policy),
    }
}

fn groups(policy: &Policy) -> Vec<String> {
    policy.scope.groups().iter().map(ToString::to_string).collect()
}

fn timeline(policy: &Policy) -> Vec<Bar> {
    let bar = |step: &saldo_domain::policy::Step| Bar {
        step: step.number,
        clause: step.clause.to_string(),
        from_day: step.from_day,
        to_day: step.to_day,
        roles: step.roles().into_iter().map(|role| role.code()).collect(),
    };
    policy.steps.iter().map(bar).collect()
}

fn print(screen: &mut Screen, texts: &Texts, document: &Document) -> Result<(), Failure> {
    let from = texts.day(document.policy.effective_from);
    let label = document.label();
    let values = [("policy", label.as_str().into()), ("day", from.into())];
    screen.line(texts.with("policy-title", &values))?;
    if !document.policy.scope.is_company() {
        let groups = groups(&document.policy).join(", ");
        screen.line(texts.with_text("policy-entered-for", "groups", &groups))?;
    }
    if let Some(last) = document.policy.effective_to {
        screen.line(texts.with_text("policy-entered-until", "day", &texts.day(last)))?;
    }
    screen.line(texts.with_text("policy-hash", "hash", &document.hash))?;
    for clause in texts.clauses(&document.policy) {
        screen.heading(&clause.heading)?;
        for statement in clause.statements {
            screen.line(format_args!("- {}", statement.text))?;
        }
    }
    screen.heading(&texts.get("policy-timeline"))?;
    let headings =
        ["policy-step", "policy-clause", "policy-days", "policy-who"].map(|key| texts.get(key));
    let sides = [Side::Left; 4];
    let headings: Vec<(&str, Side)> =
        headings.iter().map(String::as_str).zip(sides.iter().copied()).collect();
    let mut columns = Columns::new(&headings);
    for step in &document.policy.steps {
        let to = match step.to_day {
            Some(to) if to == step.from_day => String::new(),
            Some(to) => format!(" … {to}"),
            None => " …".to_owned(),
        };
        let roles: Vec<String> = step.roles().into_iter().map(|role| texts.role(role)).collect();
        let days = format!("{}{to}", step.from_day);
        columns.row([texts.step(step.number), step.clause.to_string(), days, roles.join(", ")]);
    }
    screen.line(columns.text())
}

/// Prints how one policy differs from another.
pub(super) fn diff(before: &str, after: &str, settings: &Settings) -> Result<(), Failure> {
    let (before, after) = (meant(Some(before), settings)?, meant(Some(after), settings)?);
    let texts = Texts::of(settings.language);
    let differences = texts.differences(&before.policy, &after.policy);
    let mut screen = Screen::new();
    if settings.common.json {
        screen.json(&compared(&before, &after, differences))?;
        return screen.flush();
    }
    screen.line(format_args!("{} → {}", before.label(), after.label()))?;
    if differences.is_empty() {
        screen.line(texts.get("policy-no-difference"))?;
    }
    for difference in differences {
        screen.heading(&difference.heading)?;
        for change in difference.changes {
            let rows = [("policy-was", change.before), ("policy-is", change.after)];
            for (key, text) in rows {
                let Some(text) = text else { continue };
                let label = screen.ink(Ink::Strong, &texts.get(key));
                screen.line(format_args!("{label} {text}"))?;
            }
        }
    }
    screen.flush()
}

fn compared(before: &Document, after: &Document, differences: Vec<Difference>) -> Compared {
    let changes = |difference: Difference| ShownDifference {
        clause: difference.clause,
        heading: difference.heading,
        changes: difference
            .changes
            .into_iter()
            .map(|change| ShownChange { before: change.before, after: change.after })
            .collect(),
    };
    Compared {
        before: before.label(),
        after: after.label(),
        differences: differences.into_iter().map(changes).collect(),
    }
}
