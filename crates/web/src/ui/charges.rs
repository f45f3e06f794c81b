//! What lateness costs on one document: every segment, every decision, and the forms to decide.

use super::customer_acts::{Problem, amount, day};
use crate::asked;
use crate::desk::{Answer, Desk, see_and_tell, show_as};
use crate::errors::{self, sentence};
use crate::frame::Frame;
use crate::lists::segment;
use askama::Template;
use axum::extract::{Form, Path, Query};
use axum::http::StatusCode;
use saldo_domain::claims::{Part, Row};
use saldo_domain::{Amount, CustomerId, Day, ItemId, Money, Role};
use saldo_work::charges::{self, Charge, Decision, Sheet, Waiver, WaiverAsked};
use saldo_work::{Refused, RefusedKind};
use serde::Deserialize;

/// A word about a charge, and its tone.
#[derive(Clone, Debug)]
pub(crate) struct Badge {
    pub(crate) tone: &'static str,
    pub(crate) text: String,
}

/// What is to be known about a charge at a glance.
pub(crate) fn badges(p: &Frame, charge: &Charge) -> Vec<Badge> {
    let until = charge.state.postponed_until;
    let postponed = until.map(|until| p.tt("charge-postponed", "day", p.day(&until)));
    let said = |holds: bool, tone, key| holds.then(|| Badge { tone, text: p.t(key) });
    let found = [
        postponed.map(|text| Badge { tone: "note", text }),
        said(charge.state.enforced, "bad", "charge-enforced"),
        said(charge.any(|part| part.capped), "", "charge-capped"),
        said(charge.any(|part| part.past_table), "warn", "charge-past-table"),
        said(charge.any(|part| part.escalates), "bad", "charge-escalates"),
    ];
    found.into_iter().flatten().collect()
}

/// One line of the proof.
#[derive(Clone, Debug)]
pub(crate) struct Segment {
    from: Day,
    to: Day,
    days: i64,
    spared_days: i64,
    principal: Money,
    rate: String,
    basis: &'static str,
    amount: Money,
}

/// What one term comes to.
#[derive(Clone, Debug)]
pub(crate) struct Proof {
    ground: &'static str,
    method: &'static str,
    reference: String,
    due: Day,
    segments: Vec<Segment>,
    accrued: Money,
    fixed_sum: Option<Money>,
}

impl Proof {
    fn of(charge: &Charge, part: &Part) -> Result<Self, Refused> {
        let segments: Result<_, Refused> =
            part.rows.iter().map(|row| Segment::of(charge, row)).collect();
        let fixed = Some(part.fixed_sum).filter(|sum| sum.is_positive());
        Ok(Self {
            ground: part.ground.code(),
            method: part.method,
            reference: part.reference.clone(),
            due: part.due,
            segments: segments?,
            accrued: charge.money(part.accrued)?,
            fixed_sum: fixed.map(|sum| charge.money(sum)).transpose()?,
        })
    }
}

impl Segment {
    fn of(charge: &Charge, row: &Row) -> Result<Self, Refused> {
        Ok(Self {
            from: row.from,
            to: row.to,
            days: i64::from(row.days),
            spared_days: i64::from(row.spared_days),
            principal: charge.money(row.principal)?,
            rate: row.rate.clone(),
            basis: row.basis,
            amount: charge.money(row.amount)?,
        })
    }
}

/// The figures of a charge as money.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Figures {
    pub(crate) accrued: Money,
    pub(crate) waived: Money,
    pub(crate) claimed: Money,
    pub(crate) to_claim: Money,
    pub(crate) overclaimed: Money,
    pub(crate) pending: Option<(Day, Money)>,
}

impl Figures {
    pub(crate) fn of(charge: &Charge) -> Result<Self, Refused> {
        let state = &charge.state;
        let money = |amount: Amount| charge.money(amount);
        let pending = state.pending.map(|one| Ok::<_, Refused>((one.by, money(one.amount)?)));
        Ok(Self {
            accrued: money(state.accrued)?,
            waived: money(state.waived)?,
            claimed: money(state.fixed)?,
            to_claim: money(state.to_fix)?,
            overclaimed: money(state.overclaimed)?,
            pending: pending.transpose()?,
        })
    }
}

/// What stands in the forms: typed before, or nothing yet.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Typed {
    /// `whole`, `part` or `if-repaid`.
    how: String,
    amount: String,
    by: String,
    /// The customer asked for it by word of mouth.
    asked: String,
    until: String,
    reason: String,
    /// Decisions that were seen when the form was drawn.
    seen: String,
    /// The decision to be taken back.
    act: String,
}

/// The page of one charge.
#[derive(Template)]
#[template(path = "charge.html")]
pub(crate) struct Screen {
    p: Frame,
    s: Sheet,
    base: String,
    left: Money,
    figures: Figures,
    proofs: Vec<Proof>,
    badges: Vec<Badge>,
    typed: Typed,
    /// The form that is open, and what is wrong with it.
    problem: Option<(&'static str, String)>,
    day_problem: Option<String>,
}

impl Screen {
    pub(crate) fn new(
        mut p: Frame,
        s: Sheet,
        typed: Typed,
        problem: Option<(&'static str, String)>,
        day_problem: Option<String>,
    ) -> Result<Self, Refused> {
        let base = address(s.customer, s.charge.item);
        if p.here.split('?').next() != Some(base.as_str()) {
            p.here.clone_from(&base);
        }
        p.title = p.tt("charge-title", "number", &s.charge.number);
        let proofs: Result<_, Refused> =
            s.charge.accrued.parts.iter().map(|part| Proof::of(&s.charge, part)).collect();
        Ok(Self {
            left: s.charge.money(s.charge.accrued.principal)?,
            figures: Figures::of(&s.charge)?,
            proofs: proofs?,
            badges: badges(&p, &s.charge),
            base,
            p,
            s,
            typed,
            problem,
            day_problem,
        })
    }

    fn customer(&self) -> String {
        format!("/customers/{}", segment(&self.s.code))
    }

    fn is_open(&self, form: &str) -> bool {
        self.problem.as_ref().is_some_and(|(open, _)| *open == form)
    }

    fn problem_of(&self, form: &str) -> Option<&str> {
        self.problem.as_ref().filter(|(open, _)| *open == form).map(|(_, said)| said.as_str())
    }

    /// May this decision be taken back here? A claim is withdrawn as the document it is.
    fn can_go(&self, decision: &Decision) -> bool {
        self.s.may.take_back && !decision.taken_back && decision.kind != "fix"
    }

    fn role_of(&self, decision: &Decision) -> String {
        Role::from_code(&decision.role).map_or_else(String::new, |role| self.p.role(&role))
    }
}

/// The page of the charge on a document.
pub(crate) fn address(customer: CustomerId, item: ItemId) -> String {
    format!("/documents/{customer}/{item}/charge")
}

/// On which day.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Wanted {
    day: String,
}

pub(crate) async fn show(
    desk: Desk,
    Path((customer, item)): Path<(i64, i64)>,
    Query(wanted): Query<Wanted>,
) -> Answer {
    let asked = asked::day(&wanted.day);
    let problem = asked.as_ref().err().map(|no| no.told(desk.texts()));
    let (on, status) = (asked.unwrap_or_default(), asked::status(problem.is_some()));
    let ids = (CustomerId::new(customer), ItemId::new(item));
    let sheet = sheet(&desk, ids, on).await?;
    let frame = desk.frame("nav-invoices");
    show_as(status, &Screen::new(frame, sheet, Typed::default(), None, problem)?)
}

async fn sheet(
    desk: &Desk,
    (customer, item): (CustomerId, ItemId),
    on: Option<Day>,
) -> Result<Sheet, Refused> {
    desk.ask(move |office, company, who| charges::sheet(office, company, who, customer, item, on))
        .await
}

pub(crate) async fn decide(
    desk: Desk,
    Path((customer, item, act)): Path<(i64, i64, String)>,
    Form(typed): Form<Typed>,
) -> Answer {
    let ids = (CustomerId::new(customer), ItemId::new(item));
    let (form, done) = match act.as_str() {
        "fix" => match fix(&desk, ids).await {
            // What happened is told: a claim was made, or claims were lowered.
            Ok(made) => return Ok(see_and_tell(&address(ids.0, ids.1), made, 1)),
            Err(problem) => ("charge-fix", Err(problem)),
        },
        "waive" => ("charge-waive", waive(&desk, ids, &typed).await),
        "postpone" => ("charge-postpone", postpone(&desk, ids, &typed).await),
        "enforce" => ("charge-enforce", enforce(&desk, ids, &typed).await),
        "take-back" => ("charge-take-back", take_back(&desk, ids, &typed).await),
        _ => return Err(errors::Trouble::missing()),
    };
    let (status, text) = match done {
        Ok(()) => return Ok(see_and_tell(&address(ids.0, ids.1), form, 1)),
        Err(Problem::Unreadable(key)) => (StatusCode::UNPROCESSABLE_ENTITY, desk.texts().get(key)),
        Err(Problem::Refused(refused)) => match refused.kind() {
            RefusedKind::Missing | RefusedKind::Failure => return Err(refused.into()),
            _ => (errors::status(&refused), sentence(desk.texts(), &refused)),
        },
    };
    let sheet = sheet(&desk, ids, None).await?;
    let problem = Some((form, text));
    show_as(status, &Screen::new(desk.frame("nav-invoices"), sheet, typed, problem, None)?)
}

type Ids = (CustomerId, ItemId);

async fn fix(desk: &Desk, (customer, item): Ids) -> Result<&'static str, Problem> {
    let claim = desk
        .ask(move |office, company, who| charges::fix(office, company, who, customer, item))
        .await?;
    Ok(claim.map_or("charge-lowered", |_| "charge-fix"))
}

async fn waive(desk: &Desk, (customer, item): Ids, typed: &Typed) -> Result<(), Problem> {
    let currency = sheet(desk, (customer, item), None).await?.charge.amount.currency();
    let waiver = match typed.how.as_str() {
        "part" => {
            let part = amount(&typed.amount, currency)?;
            Waiver::Part(part.ok_or(Problem::Unreadable("problem-amount"))?)
        }
        "if-repaid" => Waiver::IfRepaidBy(day(&typed.by)?),
        "whole" => Waiver::Whole,
        _ => return Err(Problem::Unreadable("problem-choice")),
    };
    let asked = WaiverAsked {
        waiver,
        oral_request: !typed.asked.is_empty(),
        reason: typed.reason.trim().to_owned(),
        seen: typed.seen.parse().ok(),
    };
    desk.ask(move |office, company, who| {
        charges::waive(office, company, who, customer, item, &asked)
    })
    .await?;
    Ok(())
}

async fn postpone(desk: &Desk, (customer, item): Ids, typed: &Typed) -> Result<(), Problem> {
    let (until, reason) = (day(&typed.until)?, typed.reason.trim().to_owned());
    desk.ask(move |office, company, who| {
        charges::postpone(office, company, who, customer, item, until, &reason)
    })
    .await?;
    Ok(())
}

async fn enforce(desk: &Desk, (customer, item): Ids, typed: &Typed) -> Result<(), Problem> {
    let reason = typed.reason.trim().to_owned();
    desk.ask(move |office, company, who| {
        charges::enforce(office, company, who, customer, item, &reason)
    })
    .await?;
    Ok(())
}

async fn take_back(desk: &Desk, (customer, item): Ids, typed: &Typed) -> Result<(), Problem> {
    let act = typed.act.parse().map_err(|_| Problem::Unreadable("problem-choice"))?;
    let reason = typed.reason.trim().to_owned();
    desk.ask(move |office, company, who| {
        charges::take_back(office, company, who, customer, item, act, &reason)
    })
    .await?;
    Ok(())
}
