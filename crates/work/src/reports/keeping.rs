//! Whether promises are kept, by who took them and by customer, and why debts are contested
//! (PAY-09; causes and excuses).

use super::Listed;
use super::asked::Question;
use super::shape::{Cell, Column, PictureKind, Report, Row, Said, Table, To};
use crate::Refused;
use crate::fieldwork::{KeptBy, promises};
use saldo_domain::Day;
use saldo_domain::disputes::{Cause, Outcome};
use saldo_store::disputes;

pub(super) const LISTED: Listed =
    Listed { name: "promises", title: "report-promises", options: &["as-of", "months"], make };

/// A calendar of promises holds a year.
const MOST_MONTHS: u16 = 12;

fn make(question: &Question<'_>) -> Result<Report, Refused> {
    let sight = question.sight()?;
    let as_of = question.asked.as_of;
    let months = question.asked.checked_months()?;
    if months > MOST_MONTHS {
        return Err(Refused::Field {
            field: "months",
            value: months.to_string(),
            reason: "is more than the 12 months of a calendar of promises",
            remedy: "give 1 to 12 months",
        });
    }
    let from = as_of.plus_months(-i32::from(months));
    let (office, company) = (question.office, question.company);
    let found = promises(office, company, question.who, Some(from), Some(as_of))?;
    let all = KeptBy { code: String::new(), name: String::new(), record: found.all };
    let people = kept("people", "keeping-people", &found.by_person, &all, false);
    let customers = kept("customers", "keeping-customers", &found.by_customer, &all, true);
    let mut tables = vec![people, customers];
    if question.who.sees_only().is_none() {
        tables.push(causes(question, from)?);
    }
    Ok(question.report(&LISTED, &sight, tables))
}

fn kept(
    name: &'static str,
    title: &'static str,
    rows: &[KeptBy],
    all: &KeptBy,
    customers: bool,
) -> Table {
    let columns = vec![
        Column::new("name", if customers { "report-customer" } else { "keeping-person" }),
        Column::new("kept", "keeping-kept"),
        Column::new("broken", "keeping-broken"),
        Column::new("waiting", "keeping-waiting"),
        Column::new("rate_pct", "keeping-rate"),
    ];
    let cells = |first: Cell, one: &KeptBy| {
        vec![
            first,
            Cell::Whole(one.record.kept.into()),
            Cell::Whole(one.record.broken.into()),
            Cell::Whole(one.record.waiting.into()),
            Cell::percent(one.record.rate_pct()),
        ]
    };
    let mut table = Table::new(name, Said::plain(title), columns);
    for one in rows {
        let row = Row::of(cells(Cell::Text(one.name.clone()), one));
        table.rows.push(match customers {
            true => row.leading(0, To::Customer(one.code.clone())),
            false => row,
        });
    }
    table.total = Some(cells(Cell::word("report-total"), all));
    table.drawn(PictureKind::Bars, 0, vec![1, 2]).explained(&["keeping-formula"])
}

/// Disputes begun or changed since a day, by why.
fn causes(question: &Question<'_>, from: Day) -> Result<Table, Refused> {
    let as_of = question.asked.as_of;
    let (store, company) = (&question.office.store, question.company);
    let acts = store.read(|reader| disputes::latest_on(reader, company, None, as_of))?;
    let columns = vec![
        Column::new("cause", "keeping-cause"),
        Column::new("all", "keeping-disputes"),
        Column::new("open", "keeping-open"),
        Column::new("granted", "keeping-granted"),
        Column::new("rejected", "keeping-rejected"),
    ];
    let mut table = Table::new("causes", Said::plain("keeping-causes"), columns);
    for cause in Cause::ALL {
        let own: Vec<_> = acts.iter().filter(|act| act.cause == cause && act.day >= from).collect();
        if own.is_empty() {
            continue;
        }
        let with = |outcome: Option<Outcome>| {
            Cell::count(own.iter().filter(|act| act.outcome == outcome).count())
        };
        table.rows.push(Row::of(vec![
            Cell::Coded("dispute-cause", cause.code().to_owned()),
            Cell::count(own.len()),
            with(None),
            with(Some(Outcome::Granted)),
            with(Some(Outcome::Rejected)),
        ]));
    }
    Ok(table.drawn(PictureKind::Bars, 0, vec![1]))
}
