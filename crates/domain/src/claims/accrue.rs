//! What has accrued on a document, by every term that holds for it.

use super::term::{Method, Term};
use crate::book::{Item, Movement};
use crate::calendar::Calendar;
use crate::charges::principal::{OnCharges, Seen};
use crate::charges::segment::{Accrual, Segment};
use crate::charges::weekly_table::LateFee;
use crate::charges::{Period, Principal, Spared, annual, contract_penalty, ee_113, ru_395};
use crate::day::Day;
use crate::exact::Amount;
use crate::rates::{FixedSum, Moratorium, NoRate, RateTable};

/// The dated data charges look up.
#[derive(Clone, Copy, Debug)]
pub struct Facts<'f> {
    pub key_rate: &'f RateTable,
    pub default_interest: &'f RateTable,
    pub fixed_sum: &'f FixedSum,
    /// Those of the company's country.
    pub moratoria: &'f [Moratorium],
    pub calendars: &'f [&'f Calendar],
    /// Days without charges for this customer: insolvency, a settlement.
    pub spared: &'f [Period],
}

/// One line of the proof, as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub from: Day,
    pub to: Day,
    /// Days that count.
    pub days: u32,
    /// Days between them that cost nothing: where the segments of other methods leave them
    /// out, a weekly table counts on after them.
    pub spared_days: u32,
    pub principal: Amount,
    /// Per cent, as written in the proof.
    pub rate: String,
    /// `365`, `366`, `360`, `DAY` or `WEEK`.
    pub basis: &'static str,
    pub amount: Amount,
}

/// What one term comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    pub ground: super::Ground,
    pub method: &'static str,
    pub reference: String,
    /// The due day from which delay is counted.
    pub due: Day,
    pub rows: Vec<Row>,
    /// Sum of the rows, after the cap.
    pub accrued: Amount,
    /// The sum the law sets for a late payment.
    pub fixed_sum: Amount,
    /// The cap is reached and nothing more accrues.
    pub capped: bool,
    /// A part has no figure any more: a person decides (LFE-06).
    pub escalates: bool,
    /// A rate after the last day of its table was used.
    pub past_table: bool,
}

/// A charge with its proof, on a day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Accrued {
    pub parts: Vec<Part>,
    /// What is left of the principal that day.
    pub principal: Amount,
}

impl Accrued {
    /// Sum of all parts with their fixed sums.
    pub fn amount(&self) -> Amount {
        self.parts.iter().map(|part| part.accrued + part.fixed_sum).sum()
    }
}

/// Computes the charge on a document by the terms that hold for it. `seen.due` is the due day
/// in force before any move to a working day.
pub fn accrue(
    item: &Item,
    movements: &[&Movement],
    seen: Seen,
    terms: &[&Term],
    facts: &Facts<'_>,
) -> Result<Accrued, NoRate> {
    let mut accrued = Accrued::default();
    for term in terms {
        let due = moved(seen.due, term, facts);
        let seen = Seen { due, ..seen };
        let drawn = |seen| {
            let movements = movements.iter().copied();
            Principal::of_item(item, movements, seen, OnCharges::BearNothing)
        };
        let principal = drawn(seen);
        accrued.principal = principal.remaining();
        let mut part = part(term, item, &principal, facts)?;
        if let (true, Method::Weekly(table)) = (part.escalates, &term.method) {
            // No figure is not nothing: until somebody decides (LFE-06), what had accrued on
            // the last day of the table is owed.
            let spared = spared(due, facts, 0);
            let last = table.last_day(due, &spared);
            let until = drawn(Seen { as_of: last.min(seen.as_of), ..seen });
            part.stays(table.fee(&until, &spared));
        }
        accrued.parts.push(part);
    }
    Ok(accrued)
}

/// The due day the term counts from.
fn moved(due: Day, term: &Term, facts: &Facts<'_>) -> Day {
    let named = |code| facts.calendars.iter().find(|calendar| calendar.code() == code);
    term.due_moves_by.and_then(named).map_or(due, |calendar| calendar.next_working_day(due).0)
}

fn part(
    term: &Term,
    item: &Item,
    principal: &Principal,
    facts: &Facts<'_>,
) -> Result<Part, NoRate> {
    let due = principal.due();
    let spared = |grace: u16| spared(due, facts, grace);
    let mut part = Part::of(term, due);
    match &term.method {
        Method::DailyPenalty { rate, cap, grace_days } => {
            let terms = contract_penalty::Terms { rate_per_day: *rate, cap: *cap };
            let penalty = contract_penalty::penalty(principal, terms, &spared(*grace_days));
            part.bears(&penalty.accrual);
            part.capped = penalty.cap.is_some_and(|cap| cap <= part.accrued);
            part.accrued = penalty.amount;
        }
        Method::AnnualRate { rate, count } => {
            part.bears(&annual::interest(principal, *rate, *count, &spared(0)));
        }
        Method::Article395 => {
            let statutory = ru_395::interest(principal, &spared(0), facts.key_rate)?;
            part.bears(&statutory.accrual);
            part.past_table = statutory.past_table;
        }
        Method::Estonia113 { debtor } => {
            let count = crate::charges::DayCount::Act365;
            let table = facts.default_interest;
            let statutory = ee_113::interest(principal, &spared(0), table, count)?;
            part.bears(&statutory.accrual);
            part.past_table = statutory.past_table;
            if facts.fixed_sum.amount.currency() == item.amount.currency() {
                part.fixed_sum = ee_113::fixed_sum(&statutory.accrual, *debtor, facts.fixed_sum);
            }
        }
        Method::Weekly(table) => part.takes(table.fee(principal, &spared(0))),
        Method::Nothing => {}
    }
    Ok(part)
}

/// Days without charge for a debt due on a day: moratoria, those of the customer, and grace.
fn spared(due: Day, facts: &Facts<'_>, grace: u16) -> Spared {
    let first_days = Period { from: due.ahead(1), to: due.ahead(i64::from(grace)) };
    let grace = (grace > 0).then_some(first_days);
    Spared::by_moratoria(facts.moratoria, due, facts.spared.iter().copied().chain(grace))
}

impl Part {
    fn of(term: &Term, due: Day) -> Self {
        Self {
            ground: term.ground,
            method: term.method.code(),
            reference: term.reference.clone(),
            due,
            rows: Vec::new(),
            accrued: Amount::ZERO,
            fixed_sum: Amount::ZERO,
            capped: false,
            escalates: false,
            past_table: false,
        }
    }

    fn bears(&mut self, accrual: &Accrual) {
        self.rows = accrual.segments.iter().map(Row::of).collect();
        self.accrued = accrual.amount;
    }

    /// The fee of the table's last day, beyond which there is no figure.
    fn stays(&mut self, fee: LateFee) {
        self.rows.clear();
        self.accrued = Amount::ZERO;
        self.takes(fee);
        self.escalates = true;
    }

    /// Parts beyond the table have no figure; those that have one still count.
    fn takes(&mut self, fee: LateFee) {
        self.escalates = fee.escalates();
        for part in fee.parts {
            let (Some(rate), Some(amount)) = (part.rate, part.amount) else { continue };
            self.accrued = self.accrued + amount;
            self.rows.push(Row {
                from: part.from,
                to: part.to,
                days: part.days,
                spared_days: part.spared_days,
                principal: part.principal,
                rate: rate.to_string(),
                basis: "WEEK",
                amount,
            });
        }
    }
}

impl Row {
    fn of(segment: &Segment) -> Self {
        Self {
            from: segment.from,
            to: segment.to,
            days: segment.days,
            spared_days: 0,
            principal: segment.principal,
            rate: segment.rate.to_string(),
            basis: segment.basis.code(),
            amount: segment.amount,
        }
    }
}
