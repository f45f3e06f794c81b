//! What has accrued on a document, by every term that holds for it.

use super::term::{Method, Term};
use crate::book::{Item, Movement};
use crate::calendar::{Calendar, NoCalendar};
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

/// Why a charge has no figure.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoFigure {
    /// No rate is loaded for a day of delay.
    #[error(transparent)]
    Rate(#[from] NoRate),
    /// Whether the due day is a day off cannot be told: a year of the calendar is not loaded.
    #[error(transparent)]
    Calendar(#[from] NoCalendar),
}

/// Computes the charge on a document by the terms that hold for it. `seen.due` is the due day
/// in force before any move to a working day.
///
/// # Errors
/// `Rate`; `Calendar` where something was owed after a due day whose move to a working day
/// would have to be guessed.
pub fn accrue(
    item: &Item,
    movements: &[&Movement],
    seen: Seen,
    terms: &[&Term],
    facts: &Facts<'_>,
) -> Result<Accrued, NoFigure> {
    let mut accrued = Accrued::default();
    for term in terms {
        let moved = moved(seen.due, term, facts);
        // Where the move is not known the day itself is the earliest it can be.
        let due = *moved.as_ref().unwrap_or(&seen.due);
        let seen = Seen { due, ..seen };
        let drawn = |seen| {
            let movements = movements.iter().copied();
            Principal::of_item(item, movements, seen, OnCharges::BearNothing)
        };
        let principal = drawn(seen);
        // Nothing owed after the earliest day is nothing owed after the true one.
        if let (Err(none), false) = (moved, principal.runs().is_empty()) {
            return Err(none.into());
        }
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

/// The due day the term counts from: a legal day, never guessed.
fn moved(due: Day, term: &Term, facts: &Facts<'_>) -> Result<Day, NoCalendar> {
    let named = |code| facts.calendars.iter().find(|calendar| calendar.code() == code);
    term.due_moves_by
        .and_then(named)
        .map_or(Ok(due), |calendar| calendar.next_working_day_exact(due))
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

#[cfg(test)]
mod tests {
    use super::super::term::tests::{day, invoice, penalty};
    use super::*;
    use crate::book::{Moment, MovementKind};
    use crate::calendar::CalendarYear;
    use crate::ids::{CustomerId, ItemId, MovementId};

    /// What 1 000.00 bears at 0.1 % a day where a due day off moves by this calendar.
    fn on(
        calendar: &Calendar,
        due: &str,
        as_of: &str,
        paid: &[Movement],
    ) -> Result<Part, NoFigure> {
        let table = |code| RateTable::of_code(code).expect("ships");
        let facts = Facts {
            key_rate: table("ru-key-rate"),
            default_interest: table("ee-default-interest"),
            fixed_sum: FixedSum::of_estonia(),
            moratoria: &[],
            calendars: &[calendar],
            spared: &[],
        };
        let item = invoice(100_000, "2026-02-01", due);
        let term = Term { due_moves_by: Some("RU"), ..penalty("0.1") };
        let seen = Seen { due: item.due, as_of: day(as_of), known: Moment::NOW_AND_EVER };
        let movements: Vec<&Movement> = paid.iter().collect();
        let accrued = accrue(&item, &movements, seen, &[&term], &facts)?;
        Ok(accrued.parts.into_iter().next().expect("one term, one part"))
    }

    fn paid_on(text: &str) -> Movement {
        let item = invoice(100_000, "2026-02-01", "2027-03-03");
        Movement {
            customer: CustomerId::new(1),
            movement: MovementId::new(1),
            kind: MovementKind::Allocation,
            debit_item: Some(item.item),
            credit_item: Some(ItemId::new(9)),
            amount: item.amount,
            effective: day(text),
            recorded: Moment(1),
            reverses: None,
        }
    }

    fn ru() -> &'static Calendar {
        Calendar::of_code("RU").expect("ships")
    }

    #[test]
    fn a_due_day_of_a_loaded_year_moves_to_its_next_working_day() {
        for (due, counted) in [("2026-03-07", "2026-03-10"), ("2026-03-10", "2026-03-10")] {
            let part = on(ru(), due, "2026-03-20", &[]).expect("the year is loaded");
            assert_eq!((part.due, part.accrued.hundredths()), (day(counted), 1_000), "{due}");
        }
    }

    #[test]
    fn a_move_that_would_be_guessed_is_refused_on_weekdays_too() {
        let missing = NoCalendar { calendar: "RU".into(), year: 2027 };
        let refused = Err(NoFigure::Calendar(missing));
        for due in ["2027-03-03", "2027-03-06", "2026-12-31"] {
            assert_eq!(on(ru(), due, "2027-03-20", &[]), refused, "{due}");
        }
    }

    #[test]
    fn a_year_that_was_added_counts_as_loaded() {
        let year = CalendarYear {
            year: 2027,
            days_off_on_weekdays: ["2027-01-01", "2027-03-08"].map(day).to_vec(),
            working_weekend_days: Vec::new(),
            source: "decree".into(),
        };
        let calendar = ru().with_year(&year).expect("sound");
        let part = on(&calendar, "2027-03-06", "2027-03-19", &[]).expect("the year was added");
        assert_eq!((part.due, part.accrued.hundredths()), (day("2027-03-09"), 1_000));
    }

    #[test]
    fn where_nothing_was_owed_after_the_due_day_no_calendar_is_needed() {
        let nothing = |as_of, paid: &[Movement]| {
            let part = on(ru(), "2027-03-03", as_of, paid).expect("nothing is late");
            assert_eq!((part.accrued, part.rows.len()), (Amount::ZERO, 0), "{as_of}");
        };
        nothing("2027-03-03", &[]);
        nothing("2027-03-20", &[paid_on("2027-03-03")]);
        assert!(on(ru(), "2027-03-03", "2027-03-20", &[paid_on("2027-03-04")]).is_err());
    }
}
