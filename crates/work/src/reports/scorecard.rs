//! What people could be paid by: the overdue share of each representative as an index with a base,
//! and any formula tried out for rewarding the wrong thing (KPI-01 to KPI-05).

use super::asked::{Question, Sight};
use super::shape::{Cell, Column, PictureKind, Report, Row, Said, Table};
use super::{Listed, money};
use crate::Refused;
use crate::norms::{UnitRow, norms};
use saldo_domain::analysis::share::share_pct;
use saldo_domain::motivation::formula::{Formula, FormulaError, Tried};
use saldo_domain::motivation::index::{Indicator, scorecard};
use saldo_domain::motivation::perversity::Position;
use saldo_domain::rates::Rate;
use saldo_domain::{Amount, Currency, Day, Exact, Figure, UserId};
use std::collections::BTreeMap;

pub(super) const LISTED: Listed = Listed {
    name: "motivation",
    title: "report-motivation",
    options: &["as-of", "known-on", "currency", "of", "months", "days", "formula"],
    make,
};

/// Formulas always shown beside the company's own: the one never to pay by, and two that are sound.
const KNOWN: [&str; 3] = ["1 - overdue / receivables", "1 - overdue / shipments", "0 - overdue"];

/// What the customers of one person owe and were sold.
#[derive(Clone, Copy, Debug, Default)]
struct Held {
    receivables: Amount,
    overdue: Amount,
    base_receivables: Amount,
    base_overdue: Amount,
    shipments: Amount,
}

fn make(question: &Question<'_>) -> Result<Report, Refused> {
    let sight = question.sight()?;
    let as_of = question.asked.as_of;
    let days = question.asked.checked_days()?;
    let base = as_of.plus_months(-i32::from(question.asked.checked_months()?));
    let own = own_formula(question)?;
    let mut held: BTreeMap<Option<UserId>, Held> = BTreeMap::new();
    question.accounts(&sight, |account| {
        let of = held.entry(account.owner).or_default();
        for document in account.documents.iter().filter(|one| one.is_debt()) {
            of.receivables = of.receivables + document.open_on(as_of)?;
            of.base_receivables = of.base_receivables + document.open_on(base)?;
            if document.due_on(as_of) < as_of {
                of.overdue = of.overdue + document.open_on(as_of)?;
            }
            if document.due_on(base) < base {
                of.base_overdue = of.base_overdue + document.open_on(base)?;
            }
            let effective = document.item.effective;
            let of_period = effective > as_of.plus(-i64::from(days)) && effective <= as_of;
            if document.is_sale() && of_period {
                of.shipments = of.shipments + document.revenue_on(as_of);
            }
        }
        Ok(())
    })?;
    let people = people(question, &held, base, &sight)?;
    let position = position(&held);
    let tried = trial(&position, own.as_ref(), &sight)?;
    let mut report = question.report(&LISTED, &sight, vec![people, tried]);
    if let Some((text, formula)) = &own {
        report.remarks = warnings(text, &attempt(text, formula, &position, sight.currency)?);
    }
    Ok(report)
}

/// The company's own formula, read.
fn own_formula(question: &Question<'_>) -> Result<Option<(String, Formula)>, Refused> {
    let text = question.asked.formula.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let read = Formula::read(text).map_err(|error| no_formula(text, &error));
    Ok(Some((text.to_owned(), read?)))
}

/// Told in the reader's words with what can be quoted: the sign or name that is wrong, or all.
fn no_formula(text: &str, error: &FormulaError) -> Refused {
    let value = match error {
        FormulaError::Unknown(word) => word.clone(),
        FormulaError::Unexpected(sign) => sign.to_string(),
        _ => text.to_owned(),
    };
    let reason = match error {
        FormulaError::Unknown(_) => "is not known to a formula",
        FormulaError::Unexpected(_) => "cannot stand there in a formula",
        FormulaError::Unfinished => "ends too early, or a bracket is missing",
        FormulaError::TooLong => "is longer than can be read",
        FormulaError::TooBig => "has more digits than can be told",
    };
    Refused::Field {
        field: "formula",
        value: value.chars().take(60).collect(),
        reason,
        remedy: "write it from receivables, overdue, healthy, shipments, numbers and + - * / ( )",
    }
}

/// The formula on a position in whole units of money, whatever the decimals of the currency.
fn attempt(
    text: &str,
    formula: &Formula,
    position: &Position,
    currency: Currency,
) -> Result<Tried, Refused> {
    let per_unit = i128::from(currency.minor_per_major());
    let scaled = |amount: Amount| Amount::from_hundredths(amount.hundredths() * 100 / per_unit);
    let scaled = Position {
        receivables: scaled(position.receivables),
        overdue: scaled(position.overdue),
        collect_healthy: scaled(position.collect_healthy),
        collect_overdue: scaled(position.collect_overdue),
        shipments: scaled(position.shipments),
    };
    formula.tried(&scaled).map_err(|error| no_formula(text, &error))
}

/// Overdue share of each representative: base, plan, fact, and how far the way from base to plan
/// was gone.
fn people(
    question: &Question<'_>,
    held: &BTreeMap<Option<UserId>, Held>,
    base: Day,
    sight: &Sight,
) -> Result<Table, Refused> {
    let columns = vec![
        Column::new("person", "keeping-person"),
        Column::new("receivables", "coverage-receivables"),
        Column::new("overdue", "report-overdue"),
        Column {
            name: "base_pct".to_owned(),
            heading: Cell::Said(Said::with("motivation-base", "day", Cell::Day(base))),
        },
        Column::new("plan_pct", "motivation-plan"),
        Column::new("fact_pct", "motivation-fact"),
        Column::new("index_pct", "motivation-index"),
        Column::new("by_shipments_pct", "motivation-by-shipments"),
    ];
    let mut table = Table::new("people", Said::plain("motivation-people"), columns);
    let as_of = Some(question.asked.as_of);
    let units = norms(question.office, question.company, question.who, None, as_of)?;
    for row in units.rows.iter().filter(|row| row.person.is_some()) {
        let Some(person) = &row.person else { continue };
        let Some(own) = held.get(&Some(person.person)) else { continue };
        let fact = share_pct(own.overdue, own.receivables);
        let base = share_pct(own.base_overdue, own.base_receivables);
        let plan = planned(row);
        table.rows.push(Row::of(vec![
            Cell::Text(person.name.clone()),
            money(own.receivables, sight.currency)?,
            money(own.overdue, sight.currency)?,
            Cell::percent(base),
            Cell::percent(plan),
            Cell::percent(fact),
            Cell::percent(index(base, plan, fact)),
            Cell::percent(share_pct(own.overdue, own.shipments)),
        ]));
    }
    Ok(table
        .drawn(PictureKind::Bars, 0, vec![3, 4, 5])
        .explained(&["motivation-formula-index", "motivation-formula-shipments"]))
}

/// The approved plan of a unit, in per cent.
fn planned(row: &UnitRow) -> Option<Figure> {
    let rate: Rate = row.plan.in_force.as_ref()?.percent.parse().ok()?;
    Some(Exact::share(rate).percent().rounded(2))
}

/// The index of one indicator, by the rule of scorecards.
fn index(base: Option<Figure>, plan: Option<Figure>, fact: Option<Figure>) -> Option<Figure> {
    let (base, plan, fact) = (base?.into(), plan?.into(), fact?.into());
    let indicator = Indicator { name: "overdue", base, plan, fact, weight: Rate::whole(100) };
    scorecard(&[indicator]).ok().map(|card| card.weighted)
}

/// The whole company's figures, with half of the healthy and a third of the overdue debt to be
/// collected next.
fn position(held: &BTreeMap<Option<UserId>, Held>) -> Position {
    let sum = |of: fn(&Held) -> Amount| -> Amount { held.values().map(of).sum() };
    let (receivables, overdue) = (sum(|one| one.receivables), sum(|one| one.overdue));
    let part = |amount: Amount, of: i128| Amount::from_hundredths(amount.hundredths() / of);
    Position {
        receivables,
        overdue,
        collect_healthy: part(receivables - overdue, 2),
        collect_overdue: part(overdue, 3),
        shipments: sum(|one| one.shipments),
    }
}

fn trial(
    position: &Position,
    own: Option<&(String, Formula)>,
    sight: &Sight,
) -> Result<Table, Refused> {
    let columns = vec![
        Column::new("formula", "motivation-formula"),
        Column::new("before", "motivation-before"),
        Column {
            name: "after_healthy".to_owned(),
            heading: Cell::Said(Said::with(
                "motivation-after-healthy",
                "amount",
                money(position.collect_healthy, sight.currency)?,
            )),
        },
        Column {
            name: "after_overdue".to_owned(),
            heading: Cell::Said(Said::with(
                "motivation-after-overdue",
                "amount",
                money(position.collect_overdue, sight.currency)?,
            )),
        },
        Column::new("verdict", "coverage-verdict"),
    ];
    let mut table = Table::new("trial", Said::plain("motivation-trial"), columns);
    let known =
        KNOWN.iter().filter_map(|text| Some(((*text).to_owned(), Formula::read(text).ok()?)));
    for (text, formula) in own.cloned().into_iter().chain(known) {
        let tried = attempt(&text, &formula, position, sight.currency)?;
        table.rows.push(Row::of(vec![
            Cell::Text(text),
            Cell::figure(tried.before),
            Cell::figure(tried.after_healthy),
            Cell::figure(tried.after_overdue),
            Cell::word(verdict(&tried)),
        ]));
    }
    Ok(table.explained(&["motivation-formula-trial"]))
}

const fn verdict(tried: &Tried) -> &'static str {
    match (tried.perverse, tried.minds_overdue) {
        (None, _) => "motivation-unknown",
        (Some(true), _) => "motivation-perverse",
        (Some(false), true) => "motivation-sound",
        (Some(false), false) => "motivation-without-overdue",
    }
}

fn warnings(text: &str, tried: &Tried) -> Vec<Said> {
    let mut said = Vec::new();
    let formula = || Cell::Text(text.to_owned());
    if tried.perverse == Some(true) {
        said.push(Said::with("motivation-warn-perverse", "formula", formula()));
    }
    if !tried.minds_overdue {
        said.push(Said::with("motivation-warn-overdue", "formula", formula()));
    }
    said
}
