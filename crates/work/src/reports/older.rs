//! The reports with a JSON of their own, in the one shape of all reports.

use super::Refused;
use super::ageing::{AgeingRequest, Bucket, CurrencyAgeing, ageing as aged};
use super::asked::{Question, Sight};
use super::charges::{ChargesRequest, Sums, charges as charged};
use super::irrecoverable::irrecoverable as registered;
use super::lateness::{LatenessRequest, lateness as late};
use super::listing::{self, OVERDUE, UNALLOCATED};
use super::plan::{PlanRow, ShareTold, plan as planned};
use super::shape::{Cell, Column, PictureKind, Report, Row, Said, Table, To};
use saldo_domain::book::Moment;
use saldo_domain::{Day, Figure, Money};

impl Sight {
    /// The moment up to which facts count, as the older requests take it.
    fn known_on(&self) -> Option<Moment> {
        (self.known != Moment::NOW_AND_EVER).then_some(self.known)
    }
}

/// Receivables by lateness, customer by customer; every cell leads to its documents.
pub(super) fn ageing(question: &Question<'_>) -> Result<Report, Refused> {
    let sight = question.sight()?;
    let asked = question.asked;
    let request = AgeingRequest {
        as_of: asked.as_of,
        by: asked.by,
        bounds: asked.bounds.clone(),
        known_on: sight.known_on(),
        customer: sight.only(),
    };
    let found = aged(question.office, question.company, question.who, &request, question.progress)?;
    let wanted = asked.currency.unwrap_or(found.main.currency);
    let all = std::iter::once(&found.main).chain(&found.others);
    let mut tables = Vec::new();
    match all.clone().find(|one| one.currency == wanted) {
        Some(one) => tables.extend(ageing_tables(question, one)),
        None => tables.push(Table::new("customers", Said::plain("report-ageing"), Vec::new())),
    }
    let mut report = question.report(&super::ageing::LISTED, &sight, tables);
    let others: Vec<&str> = found
        .others
        .iter()
        .chain(std::iter::once(&found.main))
        .filter(|one| one.currency != wanted && !one.customers.is_empty())
        .map(|one| one.currency.code())
        .collect();
    if !others.is_empty() {
        let others = Cell::Text(others.join(", "));
        report.remarks.push(Said::with("report-other-currencies", "currencies", others));
    }
    Ok(report)
}

fn ageing_tables(question: &Question<'_>, one: &CurrencyAgeing) -> [Table; 2] {
    let columns =
        vec![Column::new("bucket", "ageing-bucket"), Column::new("amount", "report-amount")];
    let mut buckets = Table::new("buckets", Said::plain("ageing-buckets"), columns);
    let of_all = one.buckets.iter().map(|bucket| (bucket.name.as_str(), bucket.amount));
    for (name, amount) in of_all.chain([(UNALLOCATED, one.unallocated)]) {
        let cell = match name {
            UNALLOCATED => Cell::word("bucket-unallocated"),
            _ => Cell::Bucket(name.to_owned()),
        };
        let row = Row::of(vec![cell, Cell::Money(amount)]);
        buckets.rows.push(row.leading(1, documents(question, one, "", name)));
    }
    buckets.total = Some(vec![Cell::word("report-total"), Cell::Money(one.total)]);
    let buckets = buckets.drawn(PictureKind::Bars, 0, vec![1]);
    let mut columns = vec![
        Column::new("customer", "report-customer-code"),
        Column::new("name", "report-customer"),
    ];
    columns.extend(one.buckets.iter().map(|bucket| Column::bucket(&bucket.name)));
    columns.push(Column::new("unallocated", "bucket-unallocated"));
    columns.push(Column::new("total", "report-total"));
    let mut table = Table::new("customers", Said::plain("ageing-customers"), columns);
    for row in &one.customers {
        let mut cells = vec![Cell::Text(row.code.clone()), Cell::Text(row.name.clone())];
        cells.extend(figures(&row.buckets, row.unallocated, row.total));
        let mut made = Row::of(cells).leading(0, To::Customer(row.code.clone()));
        for (at, bucket) in row.buckets.iter().enumerate().filter(|(_, one)| !one.amount.is_zero())
        {
            made = made.leading(2 + at, documents(question, one, &row.code, &bucket.name));
        }
        let last = 2 + row.buckets.len();
        if !row.unallocated.is_zero() {
            made = made.leading(last, documents(question, one, &row.code, UNALLOCATED));
        }
        made = made.leading(last + 1, documents(question, one, &row.code, ""));
        table.rows.push(made);
    }
    let mut total = vec![Cell::word("report-total"), Cell::Empty];
    total.extend(figures(&one.buckets, one.unallocated, one.total));
    table.total = Some(total);
    [buckets, table.explained(&["ageing-formula"])]
}

fn figures(buckets: &[Bucket], unallocated: Money, total: Money) -> Vec<Cell> {
    let buckets = buckets.iter().map(|bucket| bucket.amount);
    buckets.chain([unallocated, total]).map(Cell::Money).collect()
}

/// The documents behind a cell: the same question, one customer and one bucket of it.
fn documents(question: &Question<'_>, one: &CurrencyAgeing, code: &str, bucket: &str) -> To {
    let asked = question.asked;
    let bounds: Vec<String> = asked.bounds.iter().map(u16::to_string).collect();
    let mut query = vec![
        ("as-of", asked.as_of.to_string()),
        ("by", asked.by.code().to_owned()),
        ("bounds", bounds.join(",")),
        ("currency", one.currency.code().to_owned()),
    ];
    query.extend(asked.known_on.map(|day| ("known-on", day.to_string())));
    for (name, value) in [("customer", code), ("bucket", bucket)] {
        if !value.is_empty() {
            query.push((name, value.to_owned()));
        }
    }
    To::Report(listing::LISTED.name, query)
}

/// What lateness costs, customer by customer.
pub(super) fn charges(question: &Question<'_>) -> Result<Report, Refused> {
    let sight = question.sight()?;
    let request = ChargesRequest {
        as_of: question.asked.as_of,
        known_on: sight.known_on(),
        customer: sight.only(),
    };
    let (office, company) = (question.office, question.company);
    let found = charged(office, company, question.who, &request, question.progress)?;
    let columns = vec![
        Column::new("customer", "report-customer-code"),
        Column::new("name", "report-customer"),
        Column::new("accrued", "charge-accrued"),
        Column::new("waived", "charge-waived"),
        Column::new("claimed", "charge-claimed"),
        Column::new("to_claim", "charge-to-claim"),
    ];
    let mut table = Table::new("customers", Said::plain("report-charges"), columns);
    let sums = |sums: &Sums| sums.figures().map(Cell::Money);
    if let Some(of) = found.currencies.iter().find(|of| of.currency == sight.currency) {
        for one in &of.customers {
            let mut cells = vec![Cell::Text(one.code.clone()), Cell::Text(one.name.clone())];
            cells.extend(sums(&one.total));
            table.rows.push(Row::of(cells).leading(0, To::Customer(one.code.clone())));
        }
        let mut total = vec![Cell::word("report-total"), Cell::Empty];
        total.extend(sums(&of.total));
        table.total = Some(total);
    }
    let mut report = question.report(&super::charges::LISTED, &sight, vec![table]);
    if !found.untold.is_empty() {
        let count = Cell::count(found.untold.len());
        report.remarks.push(Said::with("report-charges-untold", "count", count));
    }
    Ok(report)
}

/// Month ends, and who was overdue at several in a row.
pub(super) fn lateness(question: &Question<'_>) -> Result<Report, Refused> {
    let sight = question.sight()?;
    let request = LatenessRequest {
        as_of: question.asked.as_of,
        known_on: sight.known_on(),
        months: question.asked.months,
        chronic: question.asked.chronic,
    };
    let (office, company) = (question.office, question.company);
    let found = late(office, company, question.who, &request, question.progress)?;
    let columns = vec![
        Column::new("month_end", "report-month-end"),
        Column::new("overdue", "report-overdue"),
        Column::new("average_days", "lateness-average"),
        Column::new("customers", "lateness-customers"),
    ];
    let mut months = Table::new("months", Said::plain("lateness-months"), columns);
    for month in &found.months {
        months.rows.push(Row::of(vec![
            Cell::Day(month.day),
            Cell::Money(month.overdue),
            Cell::figure(month.average_days),
            Cell::Whole(i64::try_from(month.customers).unwrap_or(i64::MAX)),
        ]));
    }
    let months =
        months.drawn(PictureKind::Lines, 0, vec![1]).explained(&["lateness-formula-average"]);
    let columns = vec![
        Column::new("customer", "report-customer-code"),
        Column::new("name", "report-customer"),
        Column::new("months", "report-months"),
        Column::new("overdue", "report-overdue"),
    ];
    let from = Cell::Whole(found.chronic_from.into());
    let mut chronic = Table::new("chronic", Said::with("lateness-chronic", "count", from), columns);
    for one in &found.chronic {
        let row = Row::of(vec![
            Cell::Text(one.code.clone()),
            Cell::Text(one.name.clone()),
            Cell::Whole(one.months.into()),
            Cell::Money(one.overdue),
        ]);
        chronic.rows.push(row.leading(0, To::Customer(one.code.clone())));
    }
    Ok(question.report(&super::lateness::LISTED, &sight, vec![months, chronic]))
}

/// Overdue debt of every unit against its plan and norm.
pub(super) fn plan(question: &Question<'_>) -> Result<Report, Refused> {
    let sight = question.sight()?;
    let found = planned(question.office, question.company, question.who, question.asked.as_of)?;
    let month = Said::with("report-plan-of-month", "month", Cell::Month(found.month));
    let columns = vec![
        Column::new("unit", "norms-unit"),
        Column::new("receivables", "column-open"),
        Column::new("overdue", "column-overdue"),
        Column::new("fact_pct", "share-fact"),
        Column::new("plan_pct", "norms-plan"),
        Column::new("plan_excess", "report-plan-excess"),
        Column::new("norm_pct", "norms-norm"),
        Column::new("norm_excess", "report-norm-excess"),
    ];
    let mut table = Table::new("units", month, columns);
    for row in &found.rows {
        let mut cells = vec![
            unit(row),
            Cell::Money(row.receivables),
            Cell::Money(row.overdue),
            percent(&row.fact_pct),
        ];
        for told in [&row.plan, &row.norm] {
            cells.extend(share(told.as_ref()));
        }
        let query = vec![
            ("as-of", question.asked.as_of.to_string()),
            ("of", of(row)),
            ("bucket", OVERDUE.to_owned()),
        ];
        table.rows.push(Row::of(cells).leading(2, To::Report(listing::LISTED.name, query)));
    }
    let table = table.drawn(PictureKind::Bars, 0, vec![3, 4]);
    Ok(question.report(&super::plan::LISTED, &sight, vec![table]))
}

fn unit(row: &PlanRow) -> Cell {
    match row.unit {
        "team" | "representative" => {
            let key = if row.unit == "team" { "unit-team" } else { "unit-representative" };
            Cell::Said(Said::with(key, "name", Cell::Text(row.name.clone())))
        }
        other => Cell::Coded("unit", other.to_owned()),
    }
}

/// The unit as the option of a report names it.
fn of(row: &PlanRow) -> String {
    match row.name.as_str() {
        "" => row.unit.to_owned(),
        name => format!("{}:{name}", row.unit),
    }
}

/// Hundredths of a per cent from their text.
fn percent(plain: &str) -> Cell {
    let (whole, fraction) = plain.split_once('.').unwrap_or((plain, ""));
    let padded = format!("{whole}{:0<2}", fraction.get(..2.min(fraction.len())).unwrap_or(""));
    padded.parse().map_or(Cell::Empty, |units| Cell::Percent(Figure::new(units, 2)))
}

/// The percentage that counts, and what lies beyond it.
fn share(told: Option<&ShareTold>) -> [Cell; 2] {
    match told.filter(|told| told.state == "approved") {
        Some(told) => [percent(&told.pct), told.excess.map_or(Cell::Empty, Cell::Money)],
        None => [Cell::Empty, Cell::Empty],
    }
}

/// The register of irrecoverable debt.
pub(super) fn irrecoverable(question: &Question<'_>) -> Result<Report, Refused> {
    let sight = question.sight()?;
    let (office, company) = (question.office, question.company);
    let found = registered(office, company, question.who, question.asked.as_of)?;
    let columns = vec![
        Column::new("customer", "report-customer-code"),
        Column::new("name", "report-customer"),
        Column::new("document", "report-number"),
        Column::new("entered", "irrecoverable-entered"),
        Column::new("decision", "irrecoverable-decision"),
        Column::new("ground", "irrecoverable-ground"),
        Column::new("proof", "irrecoverable-proof"),
        Column::new("proved_on", "irrecoverable-proved-on"),
        Column::new("open", "report-open"),
        Column::new("currency", "report-currency"),
        Column::new("written_off", "irrecoverable-written-off"),
        Column::new("watched_until", "irrecoverable-watched"),
        Column::new("look_by", "irrecoverable-look-by"),
    ];
    let mut table = Table::new("register", Said::plain("report-irrecoverable"), columns);
    let day = |day: Option<Day>| day.map_or(Cell::Empty, Cell::Day);
    for one in &found.rows {
        let ground = one.grounds.first();
        let row = Row::of(vec![
            Cell::Text(one.code.clone()),
            Cell::Text(one.name.clone()),
            Cell::Text(one.document.clone()),
            Cell::Day(one.entered),
            Cell::Whole(one.decision),
            ground.map_or(Cell::Empty, |one| Cell::Coded("case-ground", one.ground.to_owned())),
            ground.map_or(Cell::Empty, |one| Cell::Text(one.document.clone())),
            day(ground.map(|one| one.on)),
            one.open.map_or(Cell::Empty, Cell::Money),
            one.open.map_or(Cell::Empty, |open| Cell::Text(open.currency().code().to_owned())),
            day(one.written_off),
            day(one.watched_until),
            day(one.look_by),
        ]);
        table.rows.push(row.leading(0, To::Customer(one.code.clone())));
    }
    Ok(question.report(&super::irrecoverable::LISTED, &sight, vec![table]))
}
