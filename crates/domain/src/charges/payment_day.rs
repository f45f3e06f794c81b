//! Which of a payment's days is the day of payment (failure P16).
//!
//! A transfer has three days: it was ordered, it left the payer's bank, it arrived. The
//! difference is days of interest, so the choice is written in the contract or the policy and
//! passed by name; nothing here guesses. By law the money must arrive: in Russia at the bank of
//! the creditor (GK 316; Plenum 22.11.2016 No 54 p. 26), in the Union with the creditor
//! (Directive 2011/7/EU art. 3; CJEU C-306/06).
//!
//! **Example**: ordered on 10 March, debited on the 11th, credited on the 12th. 100 000.00 at
//! 0.1 % a day due on 2 March bears 800.00, 900.00 or 1 000.00.

use super::Payment;
use crate::day::Day;
use crate::exact::Amount;

/// The day that counts as the day of payment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum PaymentDay {
    /// The payer ordered the transfer.
    Ordered,
    /// The payer's bank took the money.
    Debited,
    /// The money arrived.
    #[default]
    Credited,
}

/// The days a bank tells of one payment. That of arrival is always known, for the money is
/// here; a day that is not told is taken to be the next one told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PaymentDays {
    pub ordered: Option<Day>,
    pub debited: Option<Day>,
    pub credited: Day,
}

impl PaymentDays {
    /// The day of payment under a rule.
    pub fn by(self, rule: PaymentDay) -> Day {
        let debited = self.debited.unwrap_or(self.credited);
        match rule {
            PaymentDay::Ordered => self.ordered.unwrap_or(debited),
            PaymentDay::Debited => debited,
            PaymentDay::Credited => self.credited,
        }
    }

    /// A payment of this amount under a rule.
    pub fn payment(self, rule: PaymentDay, amount: Amount) -> Payment {
        Payment { day: self.by(rule), amount }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_not_told_is_the_next_one_told() {
        let march = |day| Day::of(2026, 3, day).expect("a day of March");
        // Ordered, debited, then the day by each rule; credited on the 12th.
        let rows = [
            (Some(10), Some(11), [10, 11, 12]),
            (None, Some(11), [11, 11, 12]),
            (Some(10), None, [10, 12, 12]),
            (None, None, [12, 12, 12]),
        ];
        for (ordered, debited, expected) in rows {
            let days = PaymentDays {
                ordered: ordered.map(march),
                debited: debited.map(march),
                credited: march(12),
            };
            let rules = [PaymentDay::Ordered, PaymentDay::Debited, PaymentDay::Credited];
            assert_eq!(rules.map(|rule| days.by(rule)), expected.map(march));
        }
    }
}
