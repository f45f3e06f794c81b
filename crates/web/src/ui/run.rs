//! The control run: look at the plan, approve exactly that plan, see what was run.

use crate::asked::{self, NoDay};
use crate::desk::{Answer, Desk, see_and_tell, show as page, show_as};
use crate::frame::Frame;
use crate::lists::{self, Chip, Pager, link};
use askama::Template;
use axum::extract::{Form, Query};
use axum::http::StatusCode;
use saldo_domain::control::{EffectKind, WithheldCause};
use saldo_domain::{Day, Money};
use saldo_letters::Value;
use saldo_work::Refused;
use saldo_work::control::{
    self, PlanFilter, PlanView, PlannedEffect, PlannedWithheld, RunNote, RunOutcome,
};
use saldo_work::progress::Silent;
use saldo_work::views::{self, Paged, RunRow};
use serde::Deserialize;

/// What the address asks for.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Wanted {
    /// ISO; empty: today.
    pub(crate) day: String,
    pub(crate) clause: String,
    /// `all` or a cause: what is withheld is shown instead of the effects.
    pub(crate) withheld: String,
    pub(crate) from: String,
}

impl Wanted {
    fn filter(&self) -> PlanFilter {
        PlanFilter {
            clause: Some(self.clause.clone()).filter(|clause| !clause.is_empty()),
            kind: None,
            withheld: WithheldCause::from_code(&self.withheld),
        }
    }

    fn link(&self, clause: &str, withheld: &str, from: &str) -> String {
        let query = [
            ("day", self.day.as_str()),
            ("clause", clause),
            ("withheld", withheld),
            ("from", from),
        ];
        link("/run", &query)
    }

    fn day(&self) -> Result<Option<Day>, NoDay> {
        asked::day(&self.day)
    }
}

/// The effects of one clause.
#[derive(Debug)]
pub(crate) struct Group {
    clause: String,
    /// Of the whole plan.
    total: u64,
    /// Of this page.
    effects: Vec<PlannedEffect>,
}

#[derive(Template)]
#[template(path = "run.html")]
pub(crate) struct Screen {
    p: Frame,
    o: RunOutcome,
    day: String,
    /// What is wrong with the day that was asked for; the plan is then that of today, to be
    /// looked at and not to be approved.
    problem: Option<String>,
    changed: bool,
    notes: Vec<String>,
    withheld_total: u64,
    chips: Vec<Chip>,
    show_effects: bool,
    several_days: bool,
    groups: Vec<Group>,
    withheld: Vec<PlannedWithheld>,
    pager: Pager,
    may_apply: bool,
}

impl Screen {
    pub(crate) fn new(p: Frame, wanted: &Wanted, plan: PlanView, changed: bool) -> Self {
        let PlanView { outcome, effects, withheld } = plan;
        let show_effects = wanted.withheld.is_empty();
        let problem = wanted.day().err().map(|no| no.told(p.texts));
        let href = |from: &str| wanted.link(&wanted.clause, &wanted.withheld, from);
        let pager =
            if show_effects { Pager::of(&effects, href) } else { Pager::of(&withheld, href) };
        Self {
            notes: outcome.notes.iter().map(|note| told(&p, note)).collect(),
            chips: chips(&p, wanted, &outcome),
            withheld_total: outcome.withheld.values().sum(),
            several_days: outcome.days.len() > 1,
            groups: groups(&outcome, effects.rows),
            may_apply: p.may_run()
                && problem.is_none()
                && p.today.is_none_or(|today| outcome.as_of <= today),
            problem,
            day: outcome.as_of.to_string(),
            withheld: withheld.rows,
            o: outcome,
            changed,
            show_effects,
            pager,
            p,
        }
    }

    fn sums(&self, effect: &PlannedEffect) -> Vec<Money> {
        sums(effect)
    }

    fn tone(&self, kind: &EffectKind) -> &'static str {
        match kind {
            EffectKind::Notify => "note",
            EffectKind::Task => "good",
            EffectKind::AskApproval | EffectKind::Reclassify | EffectKind::Charge => "warn",
            EffectKind::Hold | EffectKind::HandOver | EffectKind::ByHand => "bad",
        }
    }
}

/// What is open on the documents of an effect, per currency, in the order met.
fn sums(effect: &PlannedEffect) -> Vec<Money> {
    let mut sums: Vec<Money> = Vec::new();
    for line in &effect.items {
        match sums.iter_mut().find(|sum| sum.currency() == line.open.currency()) {
            // A sum beyond 64 bits stays at its last printable value.
            Some(sum) => *sum = sum.plus(line.open).unwrap_or(*sum),
            None => sums.push(line.open),
        }
    }
    sums
}

fn groups(outcome: &RunOutcome, effects: Vec<PlannedEffect>) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for effect in effects {
        match groups.iter_mut().find(|group| group.clause == effect.clause) {
            Some(group) => group.effects.push(effect),
            None => {
                let total = outcome.by_clause.get(&effect.clause).copied().unwrap_or(0);
                groups.push(Group { clause: effect.clause.clone(), total, effects: vec![effect] });
            }
        }
    }
    groups.sort_by(|left, right| left.clause.cmp(&right.clause));
    groups
}

fn chips(p: &Frame, wanted: &Wanted, outcome: &RunOutcome) -> Vec<Chip> {
    let everything = wanted.clause.is_empty() && wanted.withheld.is_empty();
    let all = Chip::new(wanted.link("", "", ""), p.t("chip-all-effects"), everything);
    let mut chips = vec![all.counted(outcome.effects.total())];
    for (clause, count) in &outcome.by_clause {
        let current = wanted.clause == *clause && wanted.withheld.is_empty();
        let chip = Chip::new(wanted.link(clause, "", ""), clause.clone(), current);
        chips.push(chip.counted(*count));
    }
    let held: u64 = outcome.withheld.values().sum();
    if held > 0 {
        let current = wanted.withheld == "all";
        let chip = Chip::new(wanted.link("", "all", ""), p.t("run-withheld-title"), current);
        chips.push(chip.counted(held));
    }
    for (cause, count) in &outcome.withheld {
        let Some(known) = WithheldCause::from_code(cause) else { continue };
        let chip = Chip::new(
            wanted.link("", cause, ""),
            p.coded("withheld-short", known.code()),
            wanted.withheld == *cause,
        );
        chips.push(chip.counted(*count));
    }
    chips
}

fn told(p: &Frame, note: &RunNote) -> String {
    match note {
        RunNote::DoneBefore { last_done } => p.tt("run-note-done-before", "day", p.day(last_done)),
        RunNote::CalendarProvisional { year } => {
            p.tt("run-note-calendar", "year", year.to_string())
        }
        RunNote::RoundBegins { day, kind } => {
            p.tt("run-note-round", "round", p.round_name(kind, day))
        }
        RunNote::Resumed { acting_day } => p.tt("run-note-resumed", "day", p.day(acting_day)),
        RunNote::Unsound { customer, day, finding } => {
            let values: [(&str, Value); 3] = [
                ("customer", customer.into()),
                ("day", p.day(day).into()),
                ("finding", finding.into()),
            ];
            p.texts.with("refused-unsound", &values)
        }
    }
}

pub(crate) async fn show(desk: Desk, Query(wanted): Query<Wanted>) -> Answer {
    let status = asked::status(wanted.day().is_err());
    let plan = look(&desk, &wanted).await?;
    show_as(status, &Screen::new(desk.frame("nav-run"), &wanted, plan, false))
}

async fn look(desk: &Desk, wanted: &Wanted) -> Result<PlanView, Refused> {
    let day = wanted.day().unwrap_or_default();
    let (filter, from) = (wanted.filter(), lists::page(&wanted.from));
    desk.ask(move |office, company, who| {
        control::plan_view(office, company, who, day, &filter, from)
    })
    .await
}

/// Approval of the plan with this fingerprint.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Approval {
    day: String,
    fingerprint: String,
}

pub(crate) async fn apply(desk: Desk, Form(approval): Form<Approval>) -> Answer {
    let day = asked::day(&approval.day)?;
    let fingerprint = approval.fingerprint;
    let done = desk
        .ask(move |office, company, who| {
            control::run_if(office, company, who, day, &fingerprint, &Silent)
        })
        .await;
    match done {
        Ok(outcome) => {
            let count = i64::try_from(outcome.effects.total()).unwrap_or(i64::MAX);
            Ok(see_and_tell("/runs", "run", count))
        }
        // Facts have come in since: the new plan is shown, nothing was done.
        Err(Refused::PlanChanged) => {
            let wanted = Wanted { day: approval.day, ..Wanted::default() };
            let plan = look(&desk, &wanted).await?;
            show_as(StatusCode::CONFLICT, &Screen::new(desk.frame("nav-run"), &wanted, plan, true))
        }
        Err(refused) => Err(refused.into()),
    }
}

#[derive(Template)]
#[template(path = "runs.html")]
pub(crate) struct History {
    p: Frame,
    list: Paged<RunRow>,
    pager: Pager,
}

impl History {
    pub(crate) fn new(p: Frame, list: Paged<RunRow>) -> Self {
        let pager = Pager::of(&list, |from| link("/runs", &[("from", from)]));
        Self { p, list, pager }
    }
}

/// Which rows of the history.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct From {
    from: String,
}

pub(crate) async fn history(desk: Desk, Query(wanted): Query<From>) -> Answer {
    let from = lists::page(&wanted.from);
    let list = desk
        .ask(move |office, company, who| views::run_history(office, company, who, from))
        .await?;
    page(&History::new(desk.frame("nav-runs"), list))
}
