//! Is a longer deferral worth it, status by status, what a discount for early payment costs, and
//! what it costs to hold receivables (TCR-01 to TCR-05, ANA-13).

use super::asked::{Question, Sight};
use super::shape::{Cell, Column, PictureKind, Report, Row, Said, Table};
use super::typed::percent;
use super::{Listed, money};
use crate::Refused;
use saldo_domain::analysis::cash_days::CashDays;
use saldo_domain::analysis::history::Lowered;
use saldo_domain::credit::YearLength;
use saldo_domain::credit::early_payment::Offer;
use saldo_domain::credit::trade_credit::{Advice, Proposal, Terms, Worth};
use saldo_domain::rates::Rate;
use saldo_domain::rating::Status;
use saldo_domain::{Amount, CustomerId, Exact};
use saldo_store::status;
use std::collections::BTreeMap;

pub(super) const LISTED: Listed = Listed {
    name: "trade-credit",
    title: "report-trade-credit",
    options: &[
        "as-of",
        "known-on",
        "currency",
        "of",
        "extra",
        "growth",
        "margin",
        "interest",
        "bad",
        "discount",
        "competitor",
    ],
    make,
};

/// Sales and losses are those of a year.
const YEAR: i64 = 365;
/// Days within which a discount for early payment is taken.
const DISCOUNT_DAYS: u16 = 10;

/// The year of the customers of one status.
#[derive(Clone, Copy, Debug, Default)]
struct Group {
    customers: u32,
    sales: Amount,
    lost: Amount,
    cash: CashDays,
}

/// The proposal as it was typed.
#[derive(Clone, Copy, Debug)]
struct Idea {
    extra: u16,
    growth: Rate,
    margin: Rate,
    interest: Rate,
    /// What more of the sales is lost.
    bad: Rate,
    discount: Rate,
}

fn make(question: &Question<'_>) -> Result<Report, Refused> {
    let sight = question.sight()?;
    let idea = idea(question)?;
    let groups = groups(question, &sight)?;
    let mut table = Table::new("statuses", Said::plain("credit-table"), columns());
    let mut discounts =
        Table::new("discounts", Said::plain("credit-discounts"), discount_columns());
    for status in Status::ALL {
        let Some(group) = groups.get(&status).filter(|group| group.sales.is_positive()) else {
            continue;
        };
        let name = Cell::Coded("status", status.code().to_owned());
        let Some(days) = group.days() else { continue };
        let worth = proposal(group, days, idea).worth();
        table.rows.push(row(name.clone(), group, days, &worth, &sight)?);
        if let Ok(offer) = Offer::new(
            idea.discount,
            DISCOUNT_DAYS,
            days.max(DISCOUNT_DAYS + 1),
            YearLength::Days365,
        ) {
            let concession = offer.concession(group.sales, idea.interest);
            discounts.rows.push(Row::of(vec![
                name,
                Cell::Whole(days.into()),
                Cell::Percent(offer.annual_rate()),
                money(concession.cost, sight.currency)?,
                money(concession.financing_value, sight.currency)?,
                Cell::word(if concession.worthwhile {
                    "credit-worthwhile"
                } else {
                    "credit-costs-more"
                }),
            ]));
        }
    }
    let table = table.drawn(PictureKind::Bars, 0, vec![9]).explained(&[
        "credit-formula-contribution",
        "credit-formula-carrying",
        "credit-formula-net",
    ]);
    let discounts = discounts.explained(&["credit-formula-discount"]);
    let mut report = question.report(&LISTED, &sight, vec![table, discounts]);
    report.remarks.push(Said {
        key: "credit-idea",
        values: vec![
            ("days", Cell::Whole(idea.extra.into())),
            ("growth", shown(idea.growth)),
            ("margin", shown(idea.margin)),
            ("interest", shown(idea.interest)),
            ("bad", shown(idea.bad)),
        ],
    });
    let competitor = question.asked.competitor.trim();
    if !competitor.is_empty() {
        let days = competitor.parse::<i64>().ok().filter(|days| (0..=366).contains(days));
        let days = days.ok_or_else(|| Refused::Field {
            field: "competitor",
            value: competitor.chars().take(20).collect(),
            reason: "is not a number of days from 0 to 366",
            remedy: "write it as 45",
        })?;
        report.remarks.push(Said::with("credit-competitor", "days", Cell::Whole(days)));
    }
    Ok(report)
}

fn shown(rate: Rate) -> Cell {
    Cell::Percent(Exact::share(rate).percent().rounded(2))
}

fn idea(question: &Question<'_>) -> Result<Idea, Refused> {
    let asked = question.asked;
    let or = |typed: Option<Rate>, usual: u8| typed.unwrap_or(Rate::whole(usual));
    Ok(Idea {
        extra: asked.checked_extra()?,
        growth: or(percent("growth", &asked.growth)?, 10),
        margin: or(percent("margin", &asked.margin)?, 20),
        interest: or(percent("interest", &asked.interest)?, 18),
        bad: or(percent("bad", &asked.bad)?, 0),
        discount: or(percent("discount", &asked.discount)?, 2),
    })
}

fn groups(question: &Question<'_>, sight: &Sight) -> Result<BTreeMap<Status, Group>, Refused> {
    let as_of = question.asked.as_of;
    let first = as_of.plus(1 - YEAR);
    let mut of_customers: Vec<(CustomerId, Group)> = Vec::new();
    question.accounts(sight, |account| {
        let mut group = Group { customers: 1, ..Group::default() };
        for document in account.documents.iter().filter(|one| one.is_sale()) {
            let effective = document.item.effective;
            if (first..=as_of).contains(&effective) {
                group.sales = group.sales + document.amount_on(as_of);
            }
            let due = document.due_on(as_of);
            for (day, how, amount) in document.lowered_by(as_of).filter(|row| row.0 >= first) {
                match how {
                    Lowered::Paid => group.cash.add(amount, effective, due, day),
                    Lowered::WrittenOff => group.lost = group.lost + amount,
                    _ => {}
                }
            }
        }
        of_customers.push((account.customer, group));
        Ok(())
    })?;
    let mut groups: BTreeMap<Status, Group> = BTreeMap::new();
    question.office.store.read(|reader| {
        for some in of_customers.chunks(500) {
            let ids: Vec<CustomerId> = some.iter().map(|(customer, _)| *customer).collect();
            let statuses = status::on_day(reader, question.company, &ids, as_of, sight.known)?;
            for (status, (_, group)) in statuses.into_iter().zip(some) {
                groups.entry(status).or_default().join(group);
            }
        }
        Ok::<_, Refused>(())
    })?;
    Ok(groups)
}

impl Group {
    fn join(&mut self, other: &Self) {
        self.customers += other.customers;
        self.sales = self.sales + other.sales;
        self.lost = self.lost + other.lost;
        self.cash.join(&other.cash);
    }

    /// Whole days from sale to money; `None` while nothing was paid.
    fn days(&self) -> Option<u16> {
        let whole = self.cash.ways()?.whole.units().max(0);
        u16::try_from((whole + 50) / 100).ok()
    }

    /// The part of the sales that was given up, in per cent with six decimals.
    fn bad(&self) -> Rate {
        let share = Exact::ratio(self.lost, self.sales);
        let percent = share.map(|share| share.percent().rounded(6).to_string());
        percent.and_then(|percent| percent.parse().ok()).unwrap_or(Rate::ZERO)
    }
}

fn proposal(group: &Group, days: u16, idea: Idea) -> Proposal {
    let grown = Exact::from(group.sales) * (Exact::whole(1) + Exact::share(idea.growth));
    let bad = group.bad();
    let more = Exact::share(bad) + Exact::share(idea.bad);
    let after = more.percent().rounded(6).to_string().parse().unwrap_or(bad);
    let rest = Exact::whole(1) - Exact::share(idea.margin);
    let variable = rest.percent().rounded(6).to_string().parse().unwrap_or(Rate::ZERO);
    Proposal {
        before: Terms { sales: group.sales, dso: days, bad_debt: bad },
        after: Terms {
            sales: grown.amount(),
            dso: days.saturating_add(idea.extra),
            bad_debt: after,
        },
        contribution_margin: idea.margin,
        variable_cost: variable,
        capital_cost: idea.interest,
        year: YearLength::Days365,
    }
}

fn columns() -> Vec<Column> {
    vec![
        Column::new("status", "credit-status"),
        Column::new("customers", "lateness-customers"),
        Column::new("sales", "turnover-revenue"),
        Column::new("days", "credit-days"),
        Column::new("lost_pct", "credit-lost"),
        Column::new("contribution", "credit-contribution"),
        Column::new("receivables", "credit-receivables"),
        Column::new("carrying_cost", "credit-carrying"),
        Column::new("bad_debt", "credit-bad"),
        Column::new("net", "credit-net"),
        Column::new("advice", "credit-advice"),
    ]
}

fn discount_columns() -> Vec<Column> {
    vec![
        Column::new("status", "credit-status"),
        Column::new("days", "credit-days"),
        Column::new("annual_rate_pct", "credit-annual"),
        Column::new("cost", "credit-discount-cost"),
        Column::new("value", "credit-discount-value"),
        Column::new("verdict", "coverage-verdict"),
    ]
}

fn row(name: Cell, group: &Group, days: u16, worth: &Worth, sight: &Sight) -> Result<Row, Refused> {
    let advice = match worth.advice() {
        Advice::Extend => "credit-extend",
        Advice::Keep => "credit-keep",
    };
    Ok(Row::of(vec![
        name,
        Cell::Whole(group.customers.into()),
        money(group.sales, sight.currency)?,
        Cell::Whole(days.into()),
        shown(group.bad()),
        money(worth.delta_contribution, sight.currency)?,
        money(worth.delta_receivables, sight.currency)?,
        money(worth.carrying_cost, sight.currency)?,
        money(worth.delta_bad_debt, sight.currency)?,
        money(worth.net_benefit, sight.currency)?,
        Cell::word(advice),
    ]))
}
