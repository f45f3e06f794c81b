//! What is expected: cash by week from due days, promises and each customer's habit, and how likely
//! each open document is to be late, with the rule held against simpler ones on a later time.

use super::asked::{Question, Sight};
use super::shape::{Cell, Column, PictureKind, Report, Row, Said, Table, To};
use super::{Listed, money};
use crate::Refused;
use saldo_domain::analysis::habit::{Habits, Measured, Obliged, measured};
use saldo_domain::analysis::history::{Document, End};
use saldo_domain::book::ItemKind;
use saldo_domain::standing::StandingKind;
use saldo_domain::{Amount, Currency, CustomerId, Day, Figure, ItemId};
use saldo_store::book::{StandingRow, standing_of_several};
use std::cmp::Reverse;

pub(super) const FORECAST: Listed = Listed {
    name: "forecast",
    title: "report-forecast",
    options: &["as-of", "known-on", "currency", "of"],
    make: forecast,
};

pub(super) const RISK: Listed = Listed {
    name: "risk",
    title: "report-risk",
    options: &["as-of", "known-on", "currency", "of", "customer"],
    make: risk,
};

/// Weeks told one by one; what comes later stands in one row.
const WEEKS: usize = 13;
/// The time that the rule is measured on, and what it may have learnt from lies before it.
const HELD_OUT: i64 = 180;

/// Something open with what is expected of it.
struct Open {
    customer: CustomerId,
    code: String,
    name: String,
    item: ItemId,
    number: String,
    due: Day,
    amount: Amount,
    /// What is promised of it and until when, where promises hold.
    promised: Vec<(Day, Amount)>,
}

impl Open {
    /// What no promise is about.
    fn unpromised(&self) -> Amount {
        let promised: Amount = self.promised.iter().map(|(_, amount)| *amount).sum();
        self.amount - promised
    }

    /// The day by which all of it is expected.
    fn expected(&self, habits: &Habits, as_of: Day) -> Day {
        let promised = self.promised.iter().map(|(until, _)| *until).max();
        let usual = || habits.expected(self.customer, self.due, as_of);
        match promised {
            Some(until) if !self.unpromised().is_positive() => until,
            Some(until) => until.max(usual()),
            None => usual(),
        }
    }
}

/// What the book says about the past and what is open.
struct Outlook {
    history: Vec<Obliged>,
    /// The past as it stood at the end of the day that the rule is measured from.
    earlier: Vec<Obliged>,
    open: Vec<Open>,
}

fn read(question: &Question<'_>, sight: &Sight) -> Result<Outlook, Refused> {
    let as_of = question.asked.as_of;
    let mut outlook = Outlook { history: Vec::new(), earlier: Vec::new(), open: Vec::new() };
    let held_out = as_of.plus(-HELD_OUT);
    question.accounts(sight, |account| {
        for document in account.documents.iter().filter(|one| one.is_debt()) {
            outlook.history.extend(obliged(document, account.customer, as_of));
            outlook.earlier.extend(obliged(document, account.customer, held_out));
            let amount = document.open_on(as_of)?;
            if amount.is_positive() {
                outlook.open.push(Open {
                    customer: account.customer,
                    code: account.code.clone(),
                    name: account.name.clone(),
                    item: document.item.item,
                    number: document.item.number.clone(),
                    due: document.due_on(as_of),
                    amount,
                    promised: Vec::new(),
                });
            }
        }
        Ok(())
    })?;
    promise(question, sight, &mut outlook.open)?;
    Ok(outlook)
}

/// A document of the past that says something about habits, by the rule of the customer's card:
/// what was given up was never paid, and what nobody had to pay says nothing.
fn obliged(document: &Document, customer: CustomerId, as_of: Day) -> Option<Obliged> {
    let amount = document.amount_on(as_of);
    let end = document.end_on(as_of);
    let says = document.item.kind != ItemKind::Charge
        && document.item.effective <= as_of
        && amount.is_positive()
        && end != End::NotOwed;
    let settled = match end {
        End::Paid(on) => Some(on),
        _ => None,
    };
    says.then(|| Obliged { customer, due: document.due_on(as_of), amount, settled })
}

/// Customers whose promises are read at once.
const CUSTOMERS_AT_ONCE: usize = 500;

/// Notes what promises hold for which documents on the day, the nearest day first. A promise of an
/// amount is about no more than that.
fn promise(question: &Question<'_>, sight: &Sight, open: &mut [Open]) -> Result<(), Refused> {
    let as_of = question.asked.as_of;
    let mut customers: Vec<CustomerId> = open.iter().map(|one| one.customer).collect();
    customers.dedup();
    let mut holding: Vec<(Day, StandingRow)> = Vec::new();
    question.office.store.read(|reader| {
        for some in customers.chunks(CUSTOMERS_AT_ONCE) {
            for row in standing_of_several(reader, question.company, some)? {
                let holds = row.kind == StandingKind::Promise
                    && row.from <= as_of
                    && row.recorded <= sight.known
                    && (row.ended.is_none_or(|ended| ended > as_of)
                        || row.ended_recorded.is_some_and(|when| when > sight.known));
                let until = row.until.filter(|until| holds && *until >= as_of);
                holding.extend(until.map(|until| (until, row)));
            }
        }
        Ok::<_, Refused>(())
    })?;
    holding.sort_by_key(|(until, row)| (*until, row.standing));
    for (until, row) in &holding {
        share(*until, row, sight.currency, open);
    }
    Ok(())
}

/// Shares a promise among the documents that it is about, the earliest due first.
fn share(until: Day, row: &StandingRow, currency: Currency, open: &mut [Open]) {
    let mut left = match row.amount {
        Some(amount) if amount.currency() != currency => return,
        Some(amount) => Some(Amount::minor_units_of(amount)),
        None => None,
    };
    // Documents lie in the order of customers.
    let first = open.partition_point(|one| one.customer < row.customer);
    let own = open[first..].iter_mut().take_while(|one| one.customer == row.customer);
    let mut own: Vec<&mut Open> =
        own.filter(|one| row.item.is_none_or(|item| item == one.item)).collect();
    own.sort_by_key(|one| (one.due, one.item));
    for one in own {
        let rest = one.unpromised();
        let part = left.map_or(rest, |left| left.min(rest));
        if part.is_positive() {
            one.promised.push((until, part));
            left = left.map(|left| left - part);
        }
    }
}

/// Sums by week: the weeks from the day on, then everything later.
type Weeks = [Amount; WEEKS + 1];

fn add(weeks: &mut Weeks, as_of: Day, on: Day, amount: Amount) {
    let week = usize::try_from(on.days_since(as_of.plus(1)).max(0) / 7).unwrap_or(WEEKS);
    let slot = &mut weeks[week.min(WEEKS)];
    *slot = *slot + amount;
}

fn forecast(question: &Question<'_>) -> Result<Report, Refused> {
    let sight = question.sight()?;
    let as_of = question.asked.as_of;
    let outlook = read(question, &sight)?;
    let habits = Habits::learnt(&outlook.history, as_of);
    let nothing = [Amount::ZERO; WEEKS + 1];
    let (mut due, mut promised, mut habit, mut expected) = (nothing, nothing, nothing, nothing);
    let mut late = Amount::ZERO;
    for one in &outlook.open {
        match one.due > as_of {
            true => add(&mut due, as_of, one.due, one.amount),
            false => late = late + one.amount,
        }
        let usual = habits.expected(one.customer, one.due, as_of);
        add(&mut habit, as_of, usual, one.amount);
        for (until, amount) in &one.promised {
            add(&mut promised, as_of, *until, *amount);
            add(&mut expected, as_of, *until, *amount);
        }
        add(&mut expected, as_of, usual, one.unpromised());
    }
    let mut table = Table::new("weeks", Said::plain("forecast-weeks"), forecast_columns());
    let mut sums = [Amount::ZERO; 4];
    for week in 0..=WEEKS {
        let first = as_of.ahead(1 + 7 * week as i64);
        let label = match week {
            WEEKS => Cell::word("forecast-later"),
            _ => Cell::Day(first.ahead(6)),
        };
        let figures = [due[week], promised[week], habit[week], expected[week]];
        let mut cells = vec![label];
        for (sum, amount) in sums.iter_mut().zip(figures) {
            *sum = *sum + amount;
            cells.push(money(amount, sight.currency)?);
        }
        table.rows.push(Row::of(cells));
    }
    let mut total = vec![Cell::word("report-total")];
    for sum in sums {
        total.push(money(sum, sight.currency)?);
    }
    table.total = Some(total);
    let table = table.drawn(PictureKind::Bars, 0, vec![1, 4]).explained(&[
        "forecast-formula-due",
        "forecast-formula-habit",
        "forecast-formula-expected",
    ]);
    let mut report = question.report(&FORECAST, &sight, vec![table]);
    let late = money(late, sight.currency)?;
    report.remarks.push(Said::with("forecast-late", "amount", late));
    Ok(report)
}

fn forecast_columns() -> Vec<Column> {
    vec![
        Column::new("week_ends", "forecast-week"),
        Column::new("due", "forecast-due"),
        Column::new("promised", "forecast-promised"),
        Column::new("by_habit", "forecast-habit"),
        Column::new("expected", "forecast-expected"),
    ]
}

fn risk(question: &Question<'_>) -> Result<Report, Refused> {
    let sight = question.sight()?;
    let as_of = question.asked.as_of;
    let Outlook { history, earlier, mut open } = read(question, &sight)?;
    let habits = Habits::learnt(&history, as_of);
    let chance = |one: &Open| match one.due < as_of {
        true => Some(10_000),
        false => habits.late_chance(one.customer),
    };
    let weight = |one: &Open| i128::from(chance(one).unwrap_or(0)) * one.amount.hundredths();
    open.sort_by(|a, b| {
        (Reverse(weight(a)), &a.code, &a.number).cmp(&(Reverse(weight(b)), &b.code, &b.number))
    });
    let mut table = Table::new("documents", Said::plain("risk-documents"), risk_columns());
    for one in &open {
        let own = habits.of(one.customer);
        let expected = one.expected(&habits, as_of);
        let chance = chance(one).map(|chance| Figure::new(i128::from(chance), 2));
        let row = Row::of(vec![
            Cell::Text(one.name.clone()),
            Cell::Text(one.number.clone()),
            Cell::Day(one.due),
            money(one.amount, sight.currency)?,
            Cell::percent(chance),
            Cell::Day(expected),
            Cell::Whole(own.map_or(0, |own| own.late.into())),
            Cell::Whole(own.map_or(0, |own| own.judged.into())),
            own.and_then(|own| own.middle()).map_or(Cell::Empty, Cell::Whole),
        ]);
        let to = To::Document(one.customer, one.item);
        table.rows.push(row.leading(0, To::Customer(one.code.clone())).leading(1, to));
    }
    let table = table.explained(&["risk-formula-chance", "risk-formula-day", "risk-use"]);
    let held_out = as_of.plus(-HELD_OUT);
    let found = measured(&Habits::learnt(&earlier, held_out), &history, as_of);
    let tables = vec![calibration(&found), scores(&found), table];
    let mut report = question.report(&RISK, &sight, tables);
    report.remarks.push(Said {
        key: "risk-held-out",
        values: vec![("day", Cell::Day(held_out)), ("count", Cell::Whole(found.documents.into()))],
    });
    Ok(report)
}

fn risk_columns() -> Vec<Column> {
    vec![
        Column::new("name", "report-customer"),
        Column::new("number", "report-number"),
        Column::new("due", "report-due"),
        Column::new("open", "report-open"),
        Column::new("late_pct", "risk-chance"),
        Column::new("expected", "risk-expected"),
        Column::new("late_documents", "risk-late"),
        Column::new("judged_documents", "risk-judged"),
        Column::new("usual_delay", "risk-usual"),
    ]
}

/// What was told beforehand against what came, in fifths of certainty.
fn calibration(found: &Measured) -> Table {
    let columns = vec![
        Column::new("told", "risk-told"),
        Column::new("documents", "discipline-count"),
        Column::new("told_pct", "risk-told-mean"),
        Column::new("late_pct", "risk-came"),
    ];
    let mut table = Table::new("calibration", Said::plain("risk-calibration"), columns);
    let names = ["0–20\u{a0}%", "20–40\u{a0}%", "40–60\u{a0}%", "60–80\u{a0}%", "80–100\u{a0}%"];
    for (name, bin) in names.iter().zip(&found.bins) {
        table.rows.push(Row::of(vec![
            Cell::Text((*name).to_owned()),
            Cell::Whole(bin.documents.into()),
            Cell::percent(bin.told_pct()),
            Cell::percent(bin.late_pct()),
        ]));
    }
    table.drawn(PictureKind::Bars, 0, vec![2, 3])
}

/// This rule beside simpler ones.
fn scores(found: &Measured) -> Table {
    let columns = vec![
        Column::new("rule", "risk-rule"),
        Column::new("score", "risk-score"),
        Column::new("days_off", "risk-days-off"),
    ];
    let mut table = Table::new("scores", Said::plain("risk-scores"), columns);
    let rows = [
        ("own", found.score, found.days_off),
        ("company", found.score_of_company, found.days_off_company),
        ("last", found.score_of_last, None),
        ("due", None, found.days_off_due),
    ];
    for (code, score, days) in rows {
        let name = Cell::Coded("risk-rule", code.to_owned());
        table.rows.push(Row::of(vec![name, Cell::figure(score), Cell::figure(days)]));
    }
    table.explained(&["risk-formula-score", "risk-formula-days"])
}
