//! Table 1: what receivables are made of and how each part grows over the years, with what is
//! long-term, long overdue and doubtful of them (ANA-02 to ANA-06, ANA-10, ANA-11, ANA-13;
//! TBL-01).

use super::asked::{Question, Sight};
use super::shape::{Cell, Column, PictureKind, Report, Row, Said, Table};
use super::typed::{amount, percent};
use super::{Listed, money};
use crate::Refused;
use saldo_domain::ageing::{Term, due_facts};
use saldo_domain::analysis::composition::{Composition, composition};
use saldo_domain::analysis::indicators::lost_income;
use saldo_domain::analysis::share::share_pct;
use saldo_domain::book::ItemKind;
use saldo_domain::{Amount, Day, Figure};

pub(super) const LISTED: Listed = Listed {
    name: "composition",
    title: "report-composition",
    options: &["as-of", "known-on", "currency", "of", "assets", "interest"],
    make,
};

/// Ends of years looked at, the day asked about included.
const PERIODS: usize = 3;
/// Money kept from elsewhere is counted over a month (ANA-13).
const MONTH: u32 = 30;

/// Parts of receivables in the order of the table.
const ITEMS: [(&str, &[ItemKind]); 5] = [
    ("buyers", &[ItemKind::Goods, ItemKind::Services]),
    ("bills", &[ItemKind::BillOfExchange]),
    ("advances", &[ItemKind::AdvanceIssued]),
    ("charges", &[ItemKind::Charge]),
    ("others", &[ItemKind::OtherDebt]),
];

/// Sums of the day asked about beside the table.
#[derive(Clone, Copy, Debug, Default)]
struct Beside {
    overdue: Amount,
    of_buyers_overdue: Amount,
    long_term: Amount,
    long_overdue: Amount,
    hidden: Amount,
}

fn make(question: &Question<'_>) -> Result<Report, Refused> {
    let sight = question.sight()?;
    let assets = amount("assets", &question.asked.assets, sight.currency)?;
    let interest = percent("interest", &question.asked.interest)?;
    let days = ends_of_years(question.asked.as_of);
    let mut items = vec![vec![Amount::ZERO; days.len()]; ITEMS.len()];
    let mut beside = Beside::default();
    question.accounts(&sight, |account| {
        for document in account.documents.iter().filter(|one| one.is_debt()) {
            let item = ITEMS.iter().position(|(_, kinds)| kinds.contains(&document.item.kind));
            let Some(item) = item else { continue };
            for (at, day) in days.iter().enumerate() {
                items[item][at] = items[item][at] + document.open_on(*day)?;
            }
            let as_of = question.asked.as_of;
            let open = document.open_on(as_of)?;
            if !open.is_zero() {
                beside.add(
                    open,
                    document.item.kind,
                    document.due_on(as_of),
                    as_of,
                    document.item.effective,
                );
            }
        }
        Ok(())
    })?;
    let found = composition(days.len(), &items);
    let table = table(&days, &items, &found, &sight)?;
    let total = found.totals.last().copied().unwrap_or(Amount::ZERO);
    let mut figures = Table::new(
        "figures",
        Said::plain("composition-figures"),
        vec![
            Column::new("figure", "report-figure"),
            Column::new("amount", "report-amount"),
            Column::new("share_pct", "report-share"),
        ],
    );
    let shares = [
        ("overdue", beside.overdue),
        ("long-overdue", beside.long_overdue),
        ("long-term", beside.long_term),
        ("short-term", total - beside.long_term),
        ("hidden", beside.hidden),
    ];
    for (code, sum) in shares {
        let share = Cell::percent(share_pct(sum, total));
        let name = Cell::Coded("composition-figure", code.to_owned());
        figures.rows.push(Row::of(vec![name, money(sum, sight.currency)?, share]));
    }
    if let Some(assets) = assets {
        let name = Cell::Coded("composition-figure", "of-assets".to_owned());
        let share = Cell::percent(share_pct(total, assets));
        figures.rows.push(Row::of(vec![name, money(total, sight.currency)?, share]));
    }
    if let Some(interest) = interest {
        let name = Cell::Coded("composition-figure", "lost-income".to_owned());
        let lost = money(lost_income(total, interest, MONTH), sight.currency)?;
        figures.rows.push(Row::of(vec![name, lost, Cell::Empty]));
    }
    let figures = figures.explained(&["composition-formula-long", "composition-formula-lost"]);
    let mut report = question.report(&LISTED, &sight, vec![table, figures]);
    report.remarks = remarks(&found, &items, beside);
    Ok(report)
}

impl Beside {
    fn add(&mut self, open: Amount, kind: ItemKind, due: Day, as_of: Day, effective: Day) {
        let facts = due_facts(due, as_of);
        if facts.overdue_days > 0 {
            self.overdue = self.overdue + open;
            if matches!(kind, ItemKind::Goods | ItemKind::Services) {
                self.of_buyers_overdue = self.of_buyers_overdue + open;
            }
        }
        if facts.long_overdue {
            self.long_overdue = self.long_overdue + open;
        }
        if facts.term == Term::Long {
            self.long_term = self.long_term + open;
        }
        // An advance that nothing was delivered against for ninety days is a debt in disguise.
        if kind == ItemKind::AdvanceIssued && as_of.days_since(effective) > 90 {
            self.hidden = self.hidden + open;
        }
    }
}

/// The day, and the ends of the years before it, ascending.
pub(super) fn ends_of_years(as_of: Day) -> Vec<Day> {
    let mut days = vec![as_of];
    let mut year = as_of.date().year();
    let is_end = as_of.month_and_day() == (12, 31);
    if is_end {
        year -= 1;
        days = vec![as_of];
    } else {
        year -= 1;
    }
    while days.len() < PERIODS {
        let Ok(end) = Day::of(year, 12, 31) else { break };
        days.push(end);
        year -= 1;
    }
    days.sort_unstable();
    days
}

fn table(
    days: &[Day],
    items: &[Vec<Amount>],
    found: &Composition,
    sight: &Sight,
) -> Result<Table, Refused> {
    let mut columns = vec![Column::new("item", "report-item")];
    let about = |key: &'static str, name: &str, day: &Day| Column {
        name: format!("{name}_{day}"),
        heading: Cell::Said(Said::with(key, "day", Cell::Day(*day))),
    };
    columns.extend(days.iter().map(|day| about("composition-on", "amount", day)));
    columns.extend(days.iter().map(|day| about("composition-share-on", "share_pct", day)));
    columns.extend(days[1..].iter().map(|day| about("composition-growth-on", "growth_pct", day)));
    columns.extend(days[1..].iter().map(|day| about("composition-change-on", "change", day)));
    let mut table = Table::new("composition", Said::plain("composition-table"), columns);
    for ((amounts, dynamics), (code, _)) in items.iter().zip(&found.items).zip(ITEMS) {
        let mut cells = vec![Cell::Coded("composition-item", code.to_owned())];
        for amount in amounts {
            cells.push(money(*amount, sight.currency)?);
        }
        cells.extend(dynamics.share_pct.iter().map(|share| Cell::percent(*share)));
        cells.extend(dynamics.growth_pct.iter().map(|growth| Cell::percent(*growth)));
        for change in &dynamics.change {
            cells.push(money(*change, sight.currency)?);
        }
        table.rows.push(Row::of(cells));
    }
    let mut total = vec![Cell::word("report-total")];
    for amount in &found.totals {
        total.push(money(*amount, sight.currency)?);
    }
    let all = |amount: &Amount| Cell::percent(share_pct(*amount, *amount));
    total.extend(found.totals.iter().map(all));
    total.extend(found.growth_pct.iter().map(|growth| Cell::percent(*growth)));
    for pair in found.totals.windows(2) {
        total.push(money(pair[1] - pair[0], sight.currency)?);
    }
    table.total = Some(total);
    let last = days.len();
    Ok(table
        .drawn(PictureKind::Bars, 0, (1..=last).rev().collect())
        .explained(&["composition-formula-growth"]))
}

/// The fastest growing parts, and whether the usual three make up as much as they usually do.
fn remarks(found: &Composition, items: &[Vec<Amount>], beside: Beside) -> Vec<Said> {
    let name = |at: usize| Cell::Coded("composition-item", ITEMS[at].0.to_owned());
    let mut remarks = Vec::new();
    match found.fastest_growing.as_slice() {
        [] => {}
        [one] => remarks.push(Said::with("composition-fastest-one", "item", name(*one))),
        [first, second, ..] => remarks.push(Said {
            key: "composition-fastest",
            values: vec![("first", name(*first)), ("second", name(*second))],
        }),
    }
    let last = |at: usize| items[at].last().copied().unwrap_or(Amount::ZERO);
    let usual = last(0) + last(1);
    let total = found.totals.last().copied().unwrap_or(Amount::ZERO);
    let is_usual = |share: Figure| (8_000..=9_000).contains(&share.units());
    if let Some(share) = share_pct(usual, total).filter(|share| !is_usual(*share)) {
        remarks.push(Said::with("composition-unusual", "share", Cell::Percent(share)));
    }
    if let Some(share) = share_pct(beside.of_buyers_overdue, last(0)) {
        remarks.push(Said::with("composition-buyers-overdue", "share", Cell::Percent(share)));
    }
    remarks
}
