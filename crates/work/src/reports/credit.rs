//! Is a longer deferral worth it, status by status, what a discount for early payment costs, and
//! what it costs to hold receivables (TCR-01 to TCR-05, ANA-13).

use super::asked::{Question, Sight};
use super::shape::{Cell, Column, PictureKind, Report, Row, Said, Table};
use super::typed::{discount, part, percent};
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
    /// Was everything typed that the advice rests on? What is only supposed advises nothing.
    typed: bool,
    /// The same of the discount.
    discount_typed: bool,
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
        let days = group.days();
        let worth = days.map(|days| proposal(group, days, idea).worth());
        let advised = worth.as_ref().filter(|_| idea.typed).map(Worth::advice);
        table.rows.push(row(name.clone(), group, worth.as_ref(), advised, &sight)?);
        let Some(days) = days else { continue };
        // Who pays within the days of the discount anyway would only take it.
        let offer = Offer::new(idea.discount, DISCOUNT_DAYS, days, YearLength::Days365);
        if let Ok(offer) = offer {
            let concession = offer.concession(group.sales, idea.interest);
            discounts.rows.push(Row::of(vec![
                name,
                Cell::Whole(days.into()),
                Cell::Percent(offer.annual_rate()),
                money(concession.cost, sight.currency)?,
                money(concession.financing_value, sight.currency)?,
                match (idea.discount_typed, concession.worthwhile) {
                    (false, _) => Cell::Empty,
                    (true, true) => Cell::word("credit-worthwhile"),
                    (true, false) => Cell::word("credit-costs-more"),
                },
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
    if !idea.typed {
        report.remarks.push(Said::plain("credit-no-advice"));
    }
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
    let (growth, margin) = (percent("growth", &asked.growth)?, part("margin", &asked.margin)?);
    let interest = percent("interest", &asked.interest)?;
    let offered = discount("discount", &asked.discount)?;
    Ok(Idea {
        extra: asked.checked_extra()?,
        growth: or(growth, 10),
        margin: or(margin, 20),
        interest: or(interest, 18),
        bad: or(part("bad", &asked.bad)?, 0),
        discount: or(offered, 2),
        typed: growth.and(margin).and(interest).is_some(),
        discount_typed: offered.and(interest).is_some(),
    })
}

fn groups(question: &Question<'_>, sight: &Sight) -> Result<BTreeMap<Status, Group>, Refused> {
    let as_of = question.asked.as_of;
    let first = as_of.plus(1 - YEAR);
    let mut of_customers: Vec<(CustomerId, Group)> = Vec::new();
    question.accounts(sight, |account| {
        let mut group = Group::default();
        for document in account.documents.iter().filter(|one| one.is_sale()) {
            let effective = document.item.effective;
            let of_year = (first..=as_of).contains(&effective);
            if of_year {
                group.sales = group.sales + document.revenue_on(as_of);
            }
            let due = document.due_on(as_of);
            for (day, how, amount) in document.lowered_by(as_of).filter(|row| row.0 >= first) {
                match how {
                    Lowered::Paid => group.cash.add(amount, effective, due, day),
                    // Of what was sold in the year, or the share would be of something else.
                    Lowered::WrittenOff if of_year => group.lost = group.lost + amount,
                    _ => {}
                }
            }
        }
        group.customers = u32::from(group.sales.is_positive());
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

    /// The part of the sales that was given up, in per cent with six decimals; at most all.
    fn bad(&self) -> Rate {
        at_most_all(Exact::ratio(self.lost.or_nothing(), self.sales).unwrap_or(Exact::whole(0)))
    }
}

fn at_most_all(share: Exact) -> Rate {
    if share > Exact::whole(1) {
        return Rate::whole(100);
    }
    share.percent().rounded(6).to_string().parse().expect("a share of one is a rate")
}

fn proposal(group: &Group, days: u16, idea: Idea) -> Proposal {
    let grown = Exact::from(group.sales) * (Exact::whole(1) + Exact::share(idea.growth));
    let bad = group.bad();
    let after = at_most_all(Exact::share(bad) + Exact::share(idea.bad));
    let variable = at_most_all(Exact::whole(1) - Exact::share(idea.margin));
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

/// A status that paid nothing yet has no days, and nothing follows from them.
fn row(
    name: Cell,
    group: &Group,
    worth: Option<&Worth>,
    advised: Option<Advice>,
    sight: &Sight,
) -> Result<Row, Refused> {
    let advice = advised.map_or(Cell::Empty, |advice| match advice {
        Advice::Extend => Cell::word("credit-extend"),
        Advice::Keep => Cell::word("credit-keep"),
    });
    let told = |of: fn(&Worth) -> Amount| match worth {
        Some(worth) => money(of(worth), sight.currency),
        None => Ok(Cell::Empty),
    };
    Ok(Row::of(vec![
        name,
        Cell::Whole(group.customers.into()),
        money(group.sales, sight.currency)?,
        group.days().map_or(Cell::Empty, |days| Cell::Whole(days.into())),
        shown(group.bad()),
        told(|worth| worth.delta_contribution)?,
        told(|worth| worth.delta_receivables)?,
        told(|worth| worth.carrying_cost)?,
        told(|worth| worth.delta_bad_debt)?,
        told(|worth| worth.net_benefit)?,
        advice,
    ]))
}
