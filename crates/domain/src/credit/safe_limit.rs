//! The safe shipment limit, and when a shipment stops (CLI-04, CLS-08, TAC-01, TAC-02).
//!
//! Clause 5.3: a customer may owe what he has shown he can pay within his deferral, that is
//! his average daily payments × the days of deferral. A person may set another limit.

use crate::exact::{Amount, Exact};
use std::num::NonZeroU16;

/// Where the limit comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ceiling {
    /// From the payments received.
    Payments,
    /// Set by a person or by the terms of the status.
    Set(Amount),
    /// Nothing on credit: the terms of a non-paying customer.
    PrepaymentOnly,
}

/// What is known of a customer who orders.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Buyer {
    /// Payments received in the window.
    pub payments: Amount,
    /// Length of the window, in days.
    pub window: NonZeroU16,
    /// Deferral of payment, in days.
    pub deferral: u16,
    pub ceiling: Ceiling,
    /// What the customer owes, overdue or not.
    pub debt: Amount,
    /// The overdue part of it.
    pub overdue: Amount,
    /// Does anything overdue stop shipments (TAC-02)?
    pub overdue_stops: bool,
}

/// How much may be shipped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SafeLimit {
    /// Payments of an average day of the window.
    pub average_daily_payment: Amount,
    /// The most the customer may owe.
    pub limit: Amount,
    /// What is left of the limit, never below zero.
    pub available: Amount,
}

/// Why an order may not be shipped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stop {
    /// The customer buys against prepayment only.
    PrepaymentOnly,
    /// Something is overdue.
    Overdue,
    /// The order exceeds what is left of the limit.
    OverLimit,
}

impl Stop {
    /// The word written in answers.
    pub const fn code(self) -> &'static str {
        match self {
            Stop::PrepaymentOnly => "PREPAYMENT_ONLY",
            Stop::Overdue => "OVERDUE",
            Stop::OverLimit => "OVER_LIMIT",
        }
    }
}

impl Buyer {
    /// The limit and what is left of it.
    pub fn safe_limit(&self) -> SafeLimit {
        let daily = Exact::ratio(self.payments, i64::from(self.window.get()));
        let daily = daily.expect("a window has days");
        let average_daily_payment = daily.amount();
        let limit = match self.ceiling {
            Ceiling::Payments => (daily * Exact::whole(self.deferral.into())).amount(),
            Ceiling::Set(limit) => limit,
            Ceiling::PrepaymentOnly => Amount::ZERO,
        };
        SafeLimit { average_daily_payment, limit, available: (limit - self.debt).or_nothing() }
    }

    /// Every reason not to ship `order` on credit; none when it may be shipped.
    pub fn stops(&self, order: Amount) -> Vec<Stop> {
        let reasons = [
            (self.ceiling == Ceiling::PrepaymentOnly, Stop::PrepaymentOnly),
            (self.overdue_stops && self.overdue.is_positive(), Stop::Overdue),
            (order > self.safe_limit().available, Stop::OverLimit),
        ];
        reasons.into_iter().filter(|(holds, _)| *holds).map(|(_, stop)| stop).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn amount(roubles: i128) -> Amount {
        Amount::from_hundredths(roubles * 100)
    }

    /// 540 000 paid in 90 days, deferral 14 days, 60 000 owed and nothing overdue.
    fn buyer() -> Buyer {
        Buyer {
            payments: amount(540_000),
            window: NonZeroU16::new(90).expect("90"),
            deferral: 14,
            ceiling: Ceiling::Payments,
            debt: amount(60_000),
            overdue: Amount::ZERO,
            overdue_stops: true,
        }
    }

    #[test]
    fn a_customer_may_owe_what_he_pays_within_his_deferral() {
        let limit = buyer().safe_limit();
        assert_eq!(limit.average_daily_payment, amount(6_000));
        assert_eq!(limit.limit, amount(84_000));
        assert_eq!(limit.available, amount(24_000));
    }

    #[test]
    fn the_limit_is_not_taken_from_the_rounded_daily_payment() {
        let buyer = Buyer { payments: amount(1), deferral: 90, debt: Amount::ZERO, ..buyer() };
        let limit = buyer.safe_limit();
        assert_eq!(limit.average_daily_payment.to_string(), "0.01");
        assert_eq!(limit.limit, amount(1));
    }

    #[test]
    fn nothing_is_left_of_a_limit_that_is_exceeded() {
        let limit = Buyer { debt: amount(90_000), ..buyer() }.safe_limit();
        assert_eq!(limit.available, Amount::ZERO);
    }

    #[test]
    fn every_reason_to_stop_a_shipment_is_named() {
        use Stop::{OverLimit, Overdue, PrepaymentOnly};
        let late = Buyer { overdue: amount(1), ..buyer() };
        let set = Buyer { ceiling: Ceiling::Set(amount(50_000)), debt: Amount::ZERO, ..buyer() };
        let prepays = Buyer { ceiling: Ceiling::PrepaymentOnly, ..late };
        let rows = [
            (buyer(), 24_000, vec![]),
            (buyer(), 24_001, vec![OverLimit]),
            (late, 24_000, vec![Overdue]),
            (Buyer { overdue_stops: false, ..late }, 24_000, vec![]),
            (set, 50_000, vec![]),
            (set, 60_000, vec![OverLimit]),
            (prepays, 1, vec![PrepaymentOnly, Overdue, OverLimit]),
        ];
        for (buyer, order, expected) in rows {
            assert_eq!(buyer.stops(amount(order)), expected, "{order} for {buyer:?}");
        }
    }
}
