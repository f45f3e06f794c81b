//! May this customer get this shipment now? (CLS-08, CLI-04, TAC-01, TAC-02, REM-12.)
//!
//! What may still be shipped is the smallest of what binds: the limit less what is owed and
//! what is kept for other shipments; nothing while a person has stopped shipments, or while
//! something has been late for longer than the terms allow. A customer whose debt is being
//! reduced gets a part of each payment instead ("50 % shipment against 100 % payment"): there
//! neither limit nor lateness binds, for the agreement is about a debt that is too large and late
//! already. Where no limit is set, none binds, and the answer says so.

use super::terms::Terms;
use crate::exact::{Amount, Exact};
use crate::rates::Rate;
use crate::rating::Status;

/// What is known of the customer at this moment, in minor units of one currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    pub status: Status,
    /// The terms that bind it, those of its own first.
    pub terms: Terms,
    /// The shipment limit that somebody confirmed as safe for it (CLI-04).
    pub confirmed: Option<Amount>,
    /// Open documents, overdue or not.
    pub debt: Amount,
    /// Money received that pays nothing yet.
    pub unallocated: Amount,
    pub overdue: Amount,
    /// Days since the oldest overdue document fell due; 0 when nothing is overdue.
    pub overdue_days: i64,
    /// Kept for shipments that were promised and are not invoiced yet.
    pub reserved: Amount,
    /// A person has stopped shipments.
    pub stopped: bool,
    pub reduction: Option<Reduction>,
    /// What the customer's file says about goods on credit.
    pub file: File,
}

/// What the file of a customer says about goods on credit (CLI-02, CLI-07).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum File {
    /// Nothing that keeps a shipment back, or nothing is asked of it.
    #[default]
    Free,
    /// The first shipment is still to come, and there is neither a contract with deferral nor a
    /// granted decision.
    Missing,
    /// The last decision is a refusal.
    Refused,
}

impl File {
    /// What it means, by what stands in the file: the last decision, whether a contract with
    /// deferral is in force, and whether anything was shipped before.
    pub const fn of(granted: Option<bool>, contract: bool, shipped_before: bool) -> Self {
        match granted {
            Some(false) => File::Refused,
            Some(true) => File::Free,
            None if contract || shipped_before => File::Free,
            None => File::Missing,
        }
    }

    const fn hindrance(self) -> Option<Hindrance> {
        match self {
            File::Free => None,
            File::Missing => Some(Hindrance::FileMissing),
            File::Refused => Some(Hindrance::CreditRefused),
        }
    }
}

/// Shipment of a part of each payment (TAC-02).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reduction {
    /// What is shipped for a payment, in percent of it.
    pub ratio: Rate,
    /// Received since it was agreed.
    pub paid: Amount,
    /// Shipped since it was agreed.
    pub shipped: Amount,
}

/// What keeps a shipment back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Hindrance {
    /// A person has stopped shipments.
    Stopped,
    /// Goods on credit were refused, and not enough was paid before.
    CreditRefused,
    /// Neither a contract nor a granted decision, and not enough was paid before.
    FileMissing,
    /// The customer buys against prepayment, and has not paid enough before.
    PrepaymentOnly,
    /// Something has been late for too long.
    Overdue,
    /// More than the agreed part of what was paid.
    OverRatio,
    /// More than is left of the limit.
    OverLimit,
    /// More than is left of the limit that was confirmed as safe.
    OverSafeLimit,
}

impl Hindrance {
    /// Every hindrance, in the order in which they are told.
    pub const ALL: [Hindrance; 8] = [
        Hindrance::Stopped,
        Hindrance::CreditRefused,
        Hindrance::FileMissing,
        Hindrance::PrepaymentOnly,
        Hindrance::Overdue,
        Hindrance::OverRatio,
        Hindrance::OverLimit,
        Hindrance::OverSafeLimit,
    ];

    /// The word written in answers.
    pub const fn code(self) -> &'static str {
        match self {
            Hindrance::Stopped => "STOPPED",
            Hindrance::CreditRefused => "CREDIT_REFUSED",
            Hindrance::FileMissing => "FILE_MISSING",
            Hindrance::PrepaymentOnly => "PREPAYMENT_ONLY",
            Hindrance::Overdue => "OVERDUE",
            Hindrance::OverRatio => "OVER_RATIO",
            Hindrance::OverLimit => "OVER_LIMIT",
            Hindrance::OverSafeLimit => "OVER_SAFE_LIMIT",
        }
    }

    /// The clause or requirement behind it.
    pub const fn clause(self) -> &'static str {
        match self {
            Hindrance::Stopped | Hindrance::Overdue | Hindrance::OverRatio => "TAC-02",
            Hindrance::CreditRefused | Hindrance::FileMissing => "5.4",
            Hindrance::PrepaymentOnly => "5.5",
            Hindrance::OverLimit => "4.3",
            Hindrance::OverSafeLimit => "5.3",
        }
    }
}

/// The answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    pub allowed: bool,
    /// How much may be shipped at the most; `None` when nothing binds.
    pub available: Option<Amount>,
    /// What keeps this order back; empty when it may be shipped.
    pub hindrances: Vec<Hindrance>,
}

impl Position {
    /// What is left, and what it follows from; `None` when no limit is set.
    fn left(&self) -> Option<(Amount, Hindrance)> {
        if let Some(reduction) = self.reduction {
            return Some((reduction.earned() - self.reserved, Hindrance::OverRatio));
        }
        let owed = self.debt - self.unallocated + self.reserved;
        let (limit, hindrance) = self.limit()?;
        Some((limit - owed, hindrance))
    }

    /// The limit that binds: the smaller of that of the terms and the one confirmed as safe,
    /// with what stands in the way beyond it; `None` when neither is set.
    pub fn limit(&self) -> Option<(Amount, Hindrance)> {
        let of_terms = match self.status.has_deferral() {
            true => Hindrance::OverLimit,
            false => Hindrance::PrepaymentOnly,
        };
        let of_terms = self.terms.limit.map(|limit| (limit, of_terms));
        let confirmed = self.confirmed.map(|limit| (limit, Hindrance::OverSafeLimit));
        of_terms.into_iter().chain(confirmed).min_by_key(|(limit, _)| *limit)
    }

    fn is_late_for_too_long(&self) -> bool {
        let late = self.overdue.is_positive() && self.reduction.is_none();
        let stops = |after: u16| self.overdue_days > i64::from(after);
        late && self.terms.stop_after_days.is_some_and(stops)
    }

    /// What was paid before and pays nothing yet, less what is owed and kept for others.
    fn advance(&self) -> Amount {
        (self.unallocated - self.debt - self.reserved).or_nothing()
    }

    /// May a shipment of so much leave?
    pub fn answer(&self, order: Amount) -> Answer {
        let left = self.left().map(|(left, hindrance)| (left.or_nothing(), hindrance));
        let beyond = left.filter(|(left, _)| order > *left).map(|(_, hindrance)| hindrance);
        let mut hindrances: Vec<Hindrance> = [
            self.stopped.then_some(Hindrance::Stopped),
            self.file.hindrance().filter(|_| order > self.advance()),
            self.is_late_for_too_long().then_some(Hindrance::Overdue),
            beyond,
        ]
        .into_iter()
        .flatten()
        .collect();
        hindrances.sort_unstable();
        let barred = self.stopped || self.is_late_for_too_long();
        let available = match barred {
            true => Some(Amount::ZERO),
            false => {
                // Without a file nothing leaves on credit: only what was paid before.
                let paid = self.file.hindrance().map(|_| self.advance());
                left.map(|(left, _)| left).into_iter().chain(paid).min()
            }
        };
        Answer { allowed: hindrances.is_empty(), available, hindrances }
    }

    /// How much of the limit is used, in hundredths of a percent; `None` without a limit above
    /// nothing.
    pub fn utilisation(&self) -> Option<i128> {
        let (limit, _) = self.limit().filter(|(limit, _)| limit.is_positive())?;
        let owed = (self.debt - self.unallocated + self.reserved).or_nothing();
        Some(owed.hundredths() * 10_000 / limit.hundredths())
    }
}

impl Reduction {
    /// What may be shipped for all payments so far, less what was.
    fn earned(&self) -> Amount {
        (Exact::from(self.paid) * Exact::share(self.ratio)).amount() - self.shipped
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Hindrance::{
        CreditRefused, FileMissing, OverLimit, OverRatio, OverSafeLimit, Overdue, PrepaymentOnly,
        Stopped,
    };

    const fn major(amount: i128) -> Amount {
        Amount::from_hundredths(amount * 100)
    }

    const CLEAN: Position = Position {
        status: Status::Threat,
        terms: Terms {
            limit: Some(major(50_000)),
            discount: None,
            deferral_days: Some(7),
            stop_after_days: None,
        },
        confirmed: None,
        debt: Amount::ZERO,
        unallocated: Amount::ZERO,
        overdue: Amount::ZERO,
        overdue_days: 0,
        reserved: Amount::ZERO,
        stopped: false,
        reduction: None,
        file: File::Free,
    };

    fn limited(limit: Option<i128>) -> Terms {
        Terms { limit: limit.map(major), ..CLEAN.terms }
    }

    type Case = (&'static str, Position, i128, Option<i128>, &'static [Hindrance]);

    fn check(rows: &[Case]) {
        for (name, position, order, available, hindrances) in rows {
            let found = position.answer(major(*order));
            let available = available.map(major);
            assert_eq!(
                (found.available, found.hindrances.as_slice()),
                (available, *hindrances),
                "{name}"
            );
            assert_eq!(found.allowed, hindrances.is_empty(), "{name}");
        }
    }

    #[test]
    fn cls_08_after_a_change_to_threat_sixty_thousand_is_refused() {
        let owes = Position { debt: major(30_000), ..CLEAN };
        check(&[
            ("within the limit", CLEAN, 50_000, Some(50_000), &[]),
            ("sixty thousand", CLEAN, 60_000, Some(50_000), &[OverLimit]),
            ("with a debt", owes, 20_000, Some(20_000), &[]),
            ("one above", owes, 20_001, Some(20_000), &[OverLimit]),
            (
                "money that pays nothing yet",
                Position { unallocated: major(40_000), ..owes },
                60_000,
                Some(60_000),
                &[],
            ),
            (
                "what is kept for others",
                Position { reserved: major(15_000), ..owes },
                6_000,
                Some(5_000),
                &[OverLimit],
            ),
            (
                "a debt above the limit leaves nothing",
                Position { debt: major(80_000), ..CLEAN },
                1,
                Some(0),
                &[OverLimit],
            ),
            ("no limit set", Position { terms: limited(None), ..owes }, 999_999, None, &[]),
        ]);
    }

    /// TC-04: 84 000.00 confirmed as safe, 60 000.00 owed.
    #[test]
    fn cli_04_tc_04_the_limit_confirmed_as_safe_binds_where_it_is_the_smaller() {
        let safe = |confirmed, limit| Position {
            terms: limited(limit),
            confirmed: Some(major(confirmed)),
            debt: major(60_000),
            ..CLEAN
        };
        check(&[
            (
                "below the limit of the status",
                safe(84_000, Some(200_000)),
                24_000,
                Some(24_000),
                &[],
            ),
            ("one above", safe(84_000, Some(200_000)), 24_001, Some(24_000), &[OverSafeLimit]),
            (
                "the status allows less",
                safe(84_000, Some(70_000)),
                10_001,
                Some(10_000),
                &[OverLimit],
            ),
            ("no limit of the status", safe(84_000, None), 24_001, Some(24_000), &[OverSafeLimit]),
            ("the same twice", safe(84_000, Some(84_000)), 24_001, Some(24_000), &[OverLimit]),
            ("nothing is safe", safe(0, Some(200_000)), 1, Some(0), &[OverSafeLimit]),
        ]);
        assert_eq!(safe(120_000, Some(200_000)).utilisation(), Some(5_000));
    }

    #[test]
    fn who_does_not_pay_gets_what_was_paid_before() {
        let terms = limited(Some(100)).bound_by(Status::NonPaying);
        let position = Position { status: Status::NonPaying, terms, ..CLEAN };
        check(&[
            ("nothing paid", position, 1, Some(0), &[PrepaymentOnly]),
            ("an advance", Position { unallocated: major(70), ..position }, 70, Some(70), &[]),
            (
                "an advance that an old debt eats",
                Position { unallocated: major(70), debt: major(50), ..position },
                70,
                Some(20),
                &[PrepaymentOnly],
            ),
        ]);
    }

    #[test]
    fn tac_02_lateness_stops_shipments_until_payment() {
        let late = |days, after| Position {
            terms: Terms { stop_after_days: after, ..CLEAN.terms },
            debt: major(100),
            overdue: major(100),
            overdue_days: days,
            ..CLEAN
        };
        check(&[
            ("not stopped by lateness", late(90, None), 1, Some(49_900), &[]),
            ("from the first day", late(1, Some(0)), 1, Some(0), &[Overdue]),
            ("on the last day allowed", late(14, Some(14)), 1, Some(49_900), &[]),
            ("a day later", late(15, Some(14)), 1, Some(0), &[Overdue]),
            ("everything at once", late(15, Some(14)), 60_000, Some(0), &[Overdue, OverLimit]),
        ]);
    }

    #[test]
    fn rem_12_a_stop_stops_whatever_is_left() {
        check(&[
            ("stopped", Position { stopped: true, ..CLEAN }, 1, Some(0), &[Stopped]),
            (
                "stopped, no limit",
                Position { stopped: true, terms: limited(None), ..CLEAN },
                1,
                Some(0),
                &[Stopped],
            ),
        ]);
    }

    #[test]
    fn cli_02_cli_07_without_a_file_only_what_was_paid_before_leaves() {
        let (missing, refused) =
            (Position { file: File::Missing, ..CLEAN }, Position { file: File::Refused, ..CLEAN });
        check(&[
            ("within the limit", missing, 1, Some(0), &[FileMissing]),
            ("above it as well", missing, 60_000, Some(0), &[FileMissing, OverLimit]),
            (
                "no limit set",
                Position { terms: limited(None), ..missing },
                1,
                Some(0),
                &[FileMissing],
            ),
            ("refused", refused, 1, Some(0), &[CreditRefused]),
            ("paid before", Position { unallocated: major(70), ..refused }, 70, Some(70), &[]),
            (
                "more than paid",
                Position { unallocated: major(70), ..refused },
                71,
                Some(70),
                &[CreditRefused],
            ),
            (
                "an advance that an old debt eats",
                Position { unallocated: major(70), debt: major(50), ..missing },
                70,
                Some(20),
                &[FileMissing],
            ),
        ]);
    }

    #[test]
    fn cli_07_the_last_decision_counts_before_contract_and_history() {
        let rows = [
            (None, false, false, File::Missing),
            (None, true, false, File::Free),
            (None, false, true, File::Free),
            (Some(true), false, false, File::Free),
            (Some(false), true, true, File::Refused),
        ];
        for (granted, contract, before, expected) in rows {
            assert_eq!(File::of(granted, contract, before), expected, "{granted:?}");
        }
    }

    #[test]
    fn sh_01_half_of_each_payment_is_shipped() {
        let reduced = |paid, shipped| Position {
            debt: major(200_000 - paid + shipped),
            overdue: major(200_000 - paid),
            overdue_days: 60,
            terms: Terms { stop_after_days: Some(0), ..CLEAN.terms },
            reduction: Some(Reduction {
                ratio: Rate::whole(50),
                paid: major(paid),
                shipped: major(shipped),
            }),
            ..CLEAN
        };
        check(&[
            ("pay 100 000, ship 50 000", reduced(100_000, 0), 50_000, Some(50_000), &[]),
            ("not more", reduced(100_000, 0), 50_001, Some(50_000), &[OverRatio]),
            ("nothing paid", reduced(0, 0), 1, Some(0), &[OverRatio]),
            ("shipped already", reduced(100_000, 30_000), 20_000, Some(20_000), &[]),
            (
                "a stop comes first",
                Position { stopped: true, ..reduced(100_000, 0) },
                1,
                Some(0),
                &[Stopped],
            ),
        ]);
    }

    #[test]
    fn utilisation_is_of_a_limit() {
        let owes = |debt| Position { debt: major(debt), ..CLEAN };
        assert_eq!(owes(25_000).utilisation(), Some(5_000));
        assert_eq!(owes(75_000).utilisation(), Some(15_000));
        assert_eq!(Position { terms: limited(None), ..CLEAN }.utilisation(), None);
        assert_eq!(Position { terms: limited(Some(0)), ..CLEAN }.utilisation(), None);
    }
}
