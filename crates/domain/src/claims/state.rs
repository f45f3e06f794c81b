//! The state of a charge on a day: what accrued, less what was waived, against what was
//! claimed. Recomputed from facts and acts each time, so that nothing is charged twice.

use super::act::{Act, Waive};
use crate::day::Day;
use crate::exact::Amount;

/// A waiver that waits for the principal to be repaid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pending {
    pub by: Day,
    /// What it would forgive, as it stands.
    pub amount: Amount,
}

/// A charge on a day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct State {
    pub accrued: Amount,
    /// Forgiven for good.
    pub waived: Amount,
    pub pending: Option<Pending>,
    /// Already claimed as documents of the book, with their amendments.
    pub fixed: Amount,
    /// Accrued, not waived, not awaiting a condition, and not claimed yet; never below zero.
    pub to_fix: Amount,
    /// Claimed beyond what is due, because the past has changed: to be taken back.
    pub overclaimed: Amount,
    /// Not to be asked for before this day.
    pub postponed_until: Option<Day>,
    pub enforced: bool,
}

/// What the state is drawn from.
pub trait Course {
    /// Why the charge of a day cannot be told.
    type Error;
    /// What had accrued by the end of a day, as it is known now.
    fn accrued_on(&self, day: Day) -> Result<Amount, Self::Error>;
    /// Was nothing of the principal owed any more at the end of a day?
    fn repaid_on(&self, day: Day) -> Result<bool, Self::Error>;
}

/// An act that stands, with the day on which it was decided: the last day of delay it is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    pub act: Act,
    pub upto: Day,
}

impl State {
    /// The state at the end of `as_of`, from the acts that stand (in any order) and what the
    /// claims made so far amount to that day. What was decided later says nothing of that day.
    pub fn of<C: Course>(
        course: &C,
        acts: &[Standing],
        fixed: Amount,
        as_of: Day,
    ) -> Result<Self, C::Error> {
        let mut state = State { accrued: course.accrued_on(as_of)?, fixed, ..State::default() };
        let (mut forgiven_to, mut pending_by) = (None, None);
        let decided = || acts.iter().filter(|standing| standing.upto <= as_of);
        for standing in decided() {
            match standing.act {
                Act::Waive(Waive::Whole) => forgiven_to = forgiven_to.max(Some(standing.upto)),
                Act::Waive(Waive::IfRepaidBy(by)) => match Condition::of(course, by, as_of)? {
                    Condition::Met => forgiven_to = forgiven_to.max(Some(by.min(as_of))),
                    Condition::Open => pending_by = pending_by.max(Some(by)),
                    Condition::Lapsed => {}
                },
                Act::Postpone { until } if until > as_of => {
                    state.postponed_until = state.postponed_until.max(Some(until));
                }
                Act::Enforce => state.enforced = true,
                Act::Waive(Waive::Amount(_)) | Act::Postpone { .. } | Act::Fix { .. } => {}
            }
        }
        let whole = forgiven_to.map_or(Ok(Amount::ZERO), |day| course.accrued_on(day))?;
        let parts = parts_beyond(decided(), forgiven_to);
        state.waived = (whole + parts).min(state.accrued);
        let left = (state.accrued - state.waived).or_nothing();
        state.pending = pending_by.map(|by| Pending { by, amount: left });
        let claimable = if state.pending.is_some() { fixed.min(left) } else { left };
        state.to_fix = (claimable - fixed).or_nothing();
        state.overclaimed = (fixed - left).or_nothing();
        Ok(state)
    }
}

/// Amounts forgiven by acts about later days than those forgiven whole.
fn parts_beyond<'a>(acts: impl Iterator<Item = &'a Standing>, forgiven_to: Option<Day>) -> Amount {
    let counts = |standing: &&Standing| forgiven_to.is_none_or(|day| standing.upto > day);
    let part = |standing: &Standing| match standing.act {
        Act::Waive(Waive::Amount(amount)) => amount,
        _ => Amount::ZERO,
    };
    acts.filter(counts).map(part).sum()
}

/// How a condition stands.
enum Condition {
    Met,
    Open,
    Lapsed,
}

impl Condition {
    fn of<C: Course>(course: &C, by: Day, as_of: Day) -> Result<Self, C::Error> {
        Ok(match course.repaid_on(by.min(as_of))? {
            true => Condition::Met,
            false if as_of <= by => Condition::Open,
            false => Condition::Lapsed,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::accrue::{Facts, NoFigure, accrue};
    use super::super::term::choose;
    use super::super::term::tests::{day, invoice, penalty};
    use super::*;
    use crate::book::{Item, Moment, Movement, MovementKind};
    use crate::charges::principal::Seen;
    use crate::ids::{CustomerId, ItemId, MovementId};
    use crate::money::Money;
    use crate::rates::{FixedSum, RateTable};

    /// An invoice of 1 000.00 due on 2 March at 0.1 % a day, with its payments: 1.00 a day.
    struct Debt {
        item: Item,
        payments: Vec<Movement>,
    }

    impl Debt {
        fn paid(payments: &[(&str, i64)]) -> Self {
            let item = invoice(100_000, "2026-02-01", "2026-03-02");
            let currency = item.amount.currency();
            let payment = |(at, &(on, minor)): (usize, &(&str, i64))| Movement {
                customer: CustomerId::new(1),
                movement: MovementId::new(at as i64),
                kind: MovementKind::Allocation,
                debit_item: Some(item.item),
                credit_item: Some(ItemId::new(9)),
                amount: Money::from_minor(minor, currency),
                effective: day(on),
                recorded: Moment(1),
                reverses: None,
            };
            let payments = payments.iter().enumerate().map(payment).collect();
            Self { item, payments }
        }

        fn on(&self, as_of: Day) -> Result<super::super::Accrued, NoFigure> {
            let table = |code| RateTable::of_code(code).expect("ships");
            let facts = Facts {
                key_rate: table("ru-key-rate"),
                default_interest: table("ee-default-interest"),
                fixed_sum: FixedSum::of_estonia(),
                moratoria: &[],
                calendars: &[],
                spared: &[],
            };
            let terms = [penalty("0.1")];
            let chosen = choose(&terms, &self.item).expect("one method");
            let seen = Seen { due: self.item.due, as_of, known: Moment::NOW_AND_EVER };
            let movements: Vec<&Movement> = self.payments.iter().collect();
            accrue(&self.item, &movements, seen, &chosen, &facts)
        }

        fn state(&self, acts: &[Standing], fixed: i128, as_of: &str) -> State {
            let fixed = Amount::from_hundredths(fixed);
            State::of(self, acts, fixed, day(as_of)).expect("rates are loaded")
        }
    }

    impl Course for Debt {
        type Error = NoFigure;
        fn accrued_on(&self, day: Day) -> Result<Amount, NoFigure> {
            Ok(self.on(day)?.amount())
        }
        fn repaid_on(&self, day: Day) -> Result<bool, NoFigure> {
            Ok(self.on(day)?.principal.is_zero())
        }
    }

    fn upto(text: &str, act: Act) -> Standing {
        Standing { act, upto: day(text) }
    }

    fn amount(hundredths: i128) -> Amount {
        Amount::from_hundredths(hundredths)
    }

    const FIX: Act = Act::Fix { claim: ItemId::new(7) };

    mod penalty {
        use super::*;

        /// P07: a second run of the day, a catch-up, a restart.
        #[test]
        fn accrual_idempotent_per_day() {
            let debt = Debt::paid(&[]);
            let fresh = debt.state(&[], 0, "2026-03-12");
            assert_eq!((fresh.accrued, fresh.to_fix), (amount(1_000), amount(1_000)));
            let fixed = upto("2026-03-12", FIX);
            assert_eq!(debt.state(&[fixed], 1_000, "2026-03-12").to_fix, Amount::ZERO);
            // Days missed since then are charged once, however many runs catch up.
            assert_eq!(debt.state(&[fixed], 1_000, "2026-03-15").to_fix, amount(300));
            assert_eq!(debt.state(&[fixed, fixed], 1_300, "2026-03-15").to_fix, Amount::ZERO);
        }

        /// P13: interest forgotten when the principal is paid.
        #[test]
        fn survives_principal_payment_until_paid_or_waived() {
            let debt = Debt::paid(&[("2026-03-12", 100_000)]);
            for as_of in ["2026-03-12", "2026-03-13", "2029-01-01"] {
                assert_eq!(debt.state(&[], 0, as_of).to_fix, amount(1_000), "{as_of}");
            }
            let waived = upto("2026-03-20", Act::Waive(Waive::Whole));
            assert_eq!(debt.state(&[waived], 0, "2029-01-01").to_fix, Amount::ZERO);
        }

        /// P09: recalculation brings back a waived fee.
        #[test]
        fn waiver_survives_recalculation() {
            let waived = [upto("2026-03-12", Act::Waive(Waive::Whole))];
            let debt = Debt::paid(&[]);
            let before = debt.state(&waived, 0, "2026-03-12");
            assert_eq!((before.waived, before.to_fix), (amount(1_000), Amount::ZERO));
            // The payment that was thought to have come was taken back, or came earlier: what
            // bears on the waived days changes, and stays waived.
            for payments in [&[("2026-03-07", 50_000)][..], &[("2026-03-10", 20_000)], &[]] {
                let state = Debt::paid(payments).state(&waived, 0, "2026-03-12");
                assert_eq!((state.waived, state.to_fix), (state.accrued, Amount::ZERO));
            }
            // Later days bear anew.
            assert_eq!(debt.state(&waived, 0, "2026-03-14").to_fix, amount(200));
        }
    }

    #[test]
    fn a_part_is_waived_once_and_never_more_than_accrued() {
        let part = |hundredths| upto("2026-03-12", Act::Waive(Waive::Amount(amount(hundredths))));
        let debt = Debt::paid(&[]);
        let rows = [(&[part(400)][..], 400, 600), (&[part(400), part(700)], 1_000, 0)];
        for (acts, waived, to_fix) in rows {
            let state = debt.state(acts, 0, "2026-03-12");
            assert_eq!((state.waived, state.to_fix), (amount(waived), amount(to_fix)));
        }
        // What is forgiven whole holds the part already.
        let both = [part(400), upto("2026-03-12", Act::Waive(Waive::Whole))];
        assert_eq!(debt.state(&both, 0, "2026-03-14").to_fix, amount(200));
    }

    #[test]
    fn a_waiver_on_condition_waits_is_met_or_lapses() {
        let by = day("2026-03-09");
        let acts = [upto("2026-03-05", Act::Waive(Waive::IfRepaidBy(by)))];
        let unpaid = Debt::paid(&[]);
        let waiting = unpaid.state(&acts, 0, "2026-03-07");
        assert_eq!(waiting.pending, Some(Pending { by, amount: amount(500) }));
        assert_eq!((waiting.to_fix, waiting.waived), (Amount::ZERO, Amount::ZERO));
        let lapsed = unpaid.state(&acts, 0, "2026-03-10");
        assert_eq!((lapsed.pending, lapsed.to_fix), (None, amount(800)));
        let paid = Debt::paid(&[("2026-03-08", 100_000)]);
        let met = paid.state(&acts, 0, "2026-03-31");
        assert_eq!((met.waived, met.to_fix, met.accrued), (amount(600), Amount::ZERO, amount(600)));
        let short = Debt::paid(&[("2026-03-08", 99_999)]);
        assert!(short.state(&acts, 0, "2026-03-31").to_fix.is_positive(), "a kopeck is missing");
    }

    /// A closed month keeps its figures, whatever is decided after it.
    #[test]
    fn what_was_decided_later_says_nothing_of_an_earlier_day() {
        let debt = Debt::paid(&[]);
        let before = debt.state(&[], 0, "2026-03-12");
        let (by, until) = (day("2026-03-20"), day("2026-04-01"));
        let waivers = [Waive::Whole, Waive::Amount(amount(400)), Waive::IfRepaidBy(by)];
        let mut acts: Vec<Act> = waivers.map(Act::Waive).to_vec();
        acts.extend([Act::Postpone { until }, Act::Enforce]);
        for act in acts {
            let decided = [upto("2026-03-13", act)];
            assert_eq!(debt.state(&decided, 0, "2026-03-12"), before, "{act:?}");
            assert_ne!(debt.state(&decided, 0, "2026-03-13"), debt.state(&[], 0, "2026-03-13"));
        }
    }

    #[test]
    fn what_was_claimed_too_much_is_taken_back() {
        // Fixed at 10.00; then it turned out that half had come on 7 March.
        let debt = Debt::paid(&[("2026-03-07", 50_000)]);
        let state = debt.state(&[upto("2026-03-12", FIX)], 1_000, "2026-03-12");
        assert_eq!((state.accrued, state.overclaimed), (amount(750), amount(250)));
        assert_eq!(state.to_fix, Amount::ZERO);
        // A waiver after the claim takes it back whole.
        let waived = [upto("2026-03-12", FIX), upto("2026-03-12", Act::Waive(Waive::Whole))];
        assert_eq!(debt.state(&waived, 1_000, "2026-03-12").overclaimed, amount(1_000));
    }

    #[test]
    fn a_postponed_charge_accrues_on_and_an_enforced_one_says_so() {
        let until = day("2026-03-20");
        let acts = [upto("2026-03-05", Act::Postpone { until }), upto("2026-03-05", Act::Enforce)];
        let debt = Debt::paid(&[]);
        let state = debt.state(&acts, 0, "2026-03-12");
        assert_eq!((state.postponed_until, state.accrued), (Some(until), amount(1_000)));
        assert!(state.enforced);
        assert_eq!(debt.state(&acts, 0, "2026-03-20").postponed_until, None);
    }
}
