//! The price of a discount for early payment, or of a concession (TCR-03, TAC-04).
//!
//! Whoever does not take “2 % within 10 days, net 30” pays 2 % of 98 for twenty days. The
//! same offer seen by the seller is a concession: it costs the discount and is worth the
//! interest on the money received earlier.

use super::YearLength;
use crate::exact::{Amount, Exact, Figure};
use crate::rates::Rate;

/// A discount for paying within some days instead of the full price later.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Offer {
    discount: Rate,
    /// Days by which payment comes earlier; at least one.
    earlier: u16,
    year: YearLength,
}

/// Why terms are no offer of a discount.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OfferError {
    /// Nothing of the price would be left, so no yearly rate exists.
    #[error("a discount of {0} % leaves nothing to pay; give less than 100 %")]
    WholePrice(Rate),
    /// The discount would end no earlier than the deferral itself.
    #[error(
        "the deferral of {net_days} days is not longer than the {discount_days} days of the discount"
    )]
    NotEarlier { discount_days: u16, net_days: u16 },
}

/// What a concession costs the seller and what it brings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Concession {
    /// Days by which the money comes earlier.
    pub days: u16,
    /// The discount in money.
    pub cost: Amount,
    /// Interest on the sum for those days, at the price of money.
    pub financing_value: Amount,
    /// Does it bring more than it costs? The company may grant it all the same (TAC-04).
    pub worthwhile: bool,
}

impl Offer {
    /// `discount` per cent off for payment within `discount_days`, otherwise the full price
    /// within `net_days`, both counted from one day.
    ///
    /// # Errors
    /// [`OfferError`] when the terms contradict each other.
    pub fn new(
        discount: Rate,
        discount_days: u16,
        net_days: u16,
        year: YearLength,
    ) -> Result<Self, OfferError> {
        if Exact::share(discount) >= Exact::whole(1) {
            return Err(OfferError::WholePrice(discount));
        }
        match net_days.checked_sub(discount_days) {
            None | Some(0) => Err(OfferError::NotEarlier { discount_days, net_days }),
            Some(earlier) => Ok(Self { discount, earlier, year }),
        }
    }

    /// What the buyer pays for not taking the discount, per cent a year without compounding:
    /// d / (100 − d) × days of the year / days earlier × 100.
    pub fn annual_rate(&self) -> Figure {
        let discount = Exact::share(self.discount);
        let rest = Exact::whole(1) - discount.clone();
        let of_the_rest = Exact::ratio(discount, rest).expect("something of the price is left");
        (of_the_rest * self.periods_in_year()).percent().rounded(2)
    }

    /// The offer as a concession on `amount`, with money costing `capital_cost` per cent a year.
    pub fn concession(&self, amount: Amount, capital_cost: Rate) -> Concession {
        let cost = (Exact::from(amount) * Exact::share(self.discount)).amount();
        let yearly = Exact::from(amount) * Exact::share(capital_cost);
        let part = Exact::ratio(i64::from(self.earlier), self.year.days());
        let financing_value = (yearly * part.expect("a year has days")).amount();
        let worthwhile = financing_value > cost;
        Concession { days: self.earlier, cost, financing_value, worthwhile }
    }

    fn periods_in_year(&self) -> Exact {
        Exact::ratio(self.year.days(), i64::from(self.earlier)).expect("at least one day earlier")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn offer(discount: &str, discount_days: u16, net_days: u16) -> Result<Offer, OfferError> {
        let discount = discount.parse().expect(discount);
        Offer::new(discount, discount_days, net_days, YearLength::Days365)
    }

    #[test]
    fn a_discount_left_untaken_is_dear_money() {
        let rows = [
            ("2", 10, 30, "37.24"),
            ("2", 0, 30, "24.83"),
            ("0", 0, 30, "0.00"),
            ("99.999999", 0, 1, "3649999963500.00"),
        ];
        for (discount, discount_days, net_days, expected) in rows {
            let offer = offer(discount, discount_days, net_days).expect("an offer");
            assert_eq!(offer.annual_rate().to_string(), expected, "{discount}/{discount_days}");
        }
        let banks = Offer { year: YearLength::Days360, ..offer("2", 10, 30).expect("an offer") };
        assert_eq!(banks.annual_rate().to_string(), "36.73");
    }

    #[test]
    fn a_concession_is_worthwhile_only_above_its_cost() {
        // Discount, capital cost, cost, value, worthwhile, on 100 000.00 for 30 days.
        let rows = [
            ("2", "16", "2000.00", "1315.07", false),
            ("1", "16", "1000.00", "1315.07", true),
            ("0", "0", "0.00", "0.00", false),
        ];
        for (discount, capital_cost, cost, value, worthwhile) in rows {
            let concession = offer(discount, 0, 30)
                .expect("an offer")
                .concession(Amount::from_hundredths(10_000_000), capital_cost.parse().expect("%"));
            assert_eq!(concession.cost.to_string(), cost);
            assert_eq!(concession.financing_value.to_string(), value);
            assert_eq!(concession.worthwhile, worthwhile, "{discount} at {capital_cost}");
        }
    }

    #[test]
    fn terms_that_contradict_each_other_are_named() {
        assert_eq!(offer("100", 0, 30), Err(OfferError::WholePrice("100".parse().expect("100"))));
        for (discount_days, net_days) in [(30, 30), (31, 30), (1, 0)] {
            let named = Err(OfferError::NotEarlier { discount_days, net_days });
            assert_eq!(offer("2", discount_days, net_days), named);
        }
    }
}
