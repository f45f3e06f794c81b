//! Does a coefficient reward not collecting (KPI-03, KPI-04)?
//!
//! Paid by the share of overdue in all receivables, a manager gains by leaving healthy debt
//! uncollected: collecting it shrinks the receivables and so raises the overdue share. Overdue
//! against the shipments of the period does not have this fault.

use crate::exact::{Amount, Exact, Figure};

/// Receivables, and what could be collected of them next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    pub receivables: Amount,
    /// The overdue part of them.
    pub overdue: Amount,
    /// What may be collected of debt that is not overdue.
    pub collect_healthy: Amount,
    /// What may be collected of overdue debt.
    pub collect_overdue: Amount,
    /// Shipments of the period.
    pub shipments: Amount,
}

/// Why a position cannot be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PositionError {
    #[error("overdue debt of {overdue} exceeds the receivables of {receivables}")]
    OverdueAboveReceivables { overdue: Amount, receivables: Amount },
    #[error("{collected} cannot be collected: only {healthy} is not overdue")]
    CollectsTooMuchHealthy { collected: Amount, healthy: Amount },
    #[error("{collected} cannot be collected: only {overdue} is overdue")]
    CollectsTooMuchOverdue { collected: Amount, overdue: Amount },
}

/// One coefficient before and after collecting; four decimals, `None` where it would divide
/// by zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Coefficient {
    pub before: Option<Figure>,
    /// After the healthy debt was collected.
    pub after_healthy: Option<Figure>,
    /// After the overdue debt was collected.
    pub after_overdue: Option<Figure>,
    /// Does collecting healthy debt lower it? By exact values, not by those shown.
    pub perverse: Option<bool>,
}

impl Position {
    /// The position that the fault is shown on (MO-03): some overdue, some not, some of both to
    /// be collected. A book without either would hide it.
    pub const EXAMPLE: Position = Position {
        receivables: Amount::from_hundredths(130_000_000),
        overdue: Amount::from_hundredths(30_000_000),
        collect_healthy: Amount::from_hundredths(50_000_000),
        collect_overdue: Amount::from_hundredths(10_000_000),
        shipments: Amount::from_hundredths(130_000_000),
    };

    /// Checks the position.
    ///
    /// # Errors
    /// [`PositionError`]: more overdue or more collected than there is.
    pub fn check(&self) -> Result<(), PositionError> {
        let Position { receivables, overdue, .. } = *self;
        let healthy = receivables - overdue;
        if overdue > receivables {
            return Err(PositionError::OverdueAboveReceivables { overdue, receivables });
        }
        if self.collect_healthy > healthy {
            let collected = self.collect_healthy;
            return Err(PositionError::CollectsTooMuchHealthy { collected, healthy });
        }
        if self.collect_overdue > overdue {
            let collected = self.collect_overdue;
            return Err(PositionError::CollectsTooMuchOverdue { collected, overdue });
        }
        Ok(())
    }

    /// 1 − overdue / receivables: the coefficient never to pay by.
    pub fn by_receivables(&self) -> Coefficient {
        Coefficient::of([
            sound_share(self.overdue, self.receivables),
            sound_share(self.overdue, self.receivables - self.collect_healthy),
            sound_share(self.overdue_left(), self.receivables - self.collect_overdue),
        ])
    }

    /// 1 − overdue / shipments of the period.
    pub fn by_shipments(&self) -> Coefficient {
        Coefficient::of([
            sound_share(self.overdue, self.shipments),
            sound_share(self.overdue, self.shipments),
            sound_share(self.overdue_left(), self.shipments),
        ])
    }

    fn overdue_left(&self) -> Amount {
        self.overdue - self.collect_overdue
    }
}

fn sound_share(overdue: Amount, whole: Amount) -> Option<Exact> {
    Some(Exact::whole(1) - Exact::ratio(overdue, whole)?)
}

impl Coefficient {
    fn of([before, after_healthy, after_overdue]: [Option<Exact>; 3]) -> Self {
        let perverse = match (&before, &after_healthy) {
            (Some(before), Some(after)) => Some(after < before),
            _ => None,
        };
        let shown = |share: Option<Exact>| share.map(|share| share.rounded(4));
        Self {
            before: shown(before),
            after_healthy: shown(after_healthy),
            after_overdue: shown(after_overdue),
            perverse,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn position([receivables, overdue, healthy, late, shipments]: [i128; 5]) -> Position {
        let [receivables, overdue, collect_healthy, collect_overdue, shipments] =
            [receivables, overdue, healthy, late, shipments].map(Amount::from_hundredths);
        Position { receivables, overdue, collect_healthy, collect_overdue, shipments }
    }

    fn shown(coefficient: Coefficient) -> [Option<String>; 3] {
        [coefficient.before, coefficient.after_healthy, coefficient.after_overdue]
            .map(|figure| figure.map(|figure| figure.to_string()))
    }

    fn some(figures: [&str; 3]) -> [Option<String>; 3] {
        figures.map(|figure| Some(figure.to_owned()))
    }

    #[test]
    fn the_overdue_share_of_receivables_rewards_not_collecting() {
        let position = position([1_300_000, 300_000, 500_000, 100_000, 1_300_000]);
        let share = position.by_receivables();
        assert_eq!(shown(share), some(["0.7692", "0.6250", "0.8333"]));
        assert_eq!(share.perverse, Some(true));
        let shipments = position.by_shipments();
        assert_eq!(shown(shipments), some(["0.7692", "0.7692", "0.8462"]));
        assert_eq!(shipments.perverse, Some(false));
    }

    #[test]
    fn a_fall_too_small_to_be_shown_is_perverse_all_the_same() {
        let share = position([1_000_000_000, 1, 1, 0, 0]).by_receivables();
        assert_eq!(share.before, share.after_healthy);
        assert_eq!(share.perverse, Some(true));
    }

    #[test]
    fn without_a_denominator_there_is_no_coefficient() {
        let collected_all = position([100, 0, 100, 0, 0]);
        let share = collected_all.by_receivables();
        assert_eq!(shown(share), [Some("1.0000".into()), None, Some("1.0000".into())]);
        assert_eq!(share.perverse, None);
        assert_eq!(shown(collected_all.by_shipments()), [None, None, None]);
    }

    #[test]
    fn more_than_there_is_cannot_be_overdue_or_collected() {
        let rows = [
            ([100, 101, 0, 0, 0], "overdue debt of 1.01 exceeds the receivables of 1.00"),
            ([100, 40, 61, 41, 0], "0.61 cannot be collected: only 0.60 is not overdue"),
            ([100, 40, 60, 41, 0], "0.41 cannot be collected: only 0.40 is overdue"),
        ];
        for (figures, expected) in rows {
            let refusal = position(figures).check().expect_err("more than there is");
            assert_eq!(refusal.to_string(), expected);
        }
        assert_eq!(position([100, 40, 60, 40, 0]).check(), Ok(()));
    }
}
