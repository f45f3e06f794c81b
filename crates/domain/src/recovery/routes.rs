//! What each way of getting the money back would bring, side by side (ROU-01 to ROU-03).

use crate::exact::{Amount, Exact};
use crate::rates::Rate;

/// A way of getting the money back, in the order in which they are tried (ROU-01).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Route {
    Contact,
    Agency,
    Sale,
    /// The last instance.
    Court,
}

impl Route {
    /// Every way, in order.
    pub const ALL: [Route; 4] = [Route::Contact, Route::Agency, Route::Sale, Route::Court];

    /// The word of its text.
    pub const fn code(self) -> &'static str {
        match self {
            Route::Contact => "contact",
            Route::Agency => "agency",
            Route::Sale => "sale",
            Route::Court => "court",
        }
    }
}

/// What is expected of the ways.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Expected {
    /// What is owed, penalty included.
    pub claim: Amount,
    /// Chance in per cent that going on talking brings it, and in how many days.
    pub by_contact: (Rate, u32),
    pub by_agency: (Rate, u32),
    /// Per cent of what is collected that the agency keeps.
    pub commission: Rate,
    /// Per cent of the claim that a buyer pays, and in how many days.
    pub price: (Rate, u32),
    pub by_court: (Rate, u32),
    /// State fee and other costs of the suit, paid first.
    pub costs: Amount,
}

/// One way in money and time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outcome {
    pub route: Route,
    /// What is expected to come in.
    pub gross: Amount,
    /// What it costs: commission or costs.
    pub cost: Amount,
    /// What is left of it; below zero when it costs more than it brings.
    pub net: Amount,
    /// Of the claim, what is not expected back.
    pub loss: Amount,
    pub days: u32,
}

/// Every way, in the order of [`Route::ALL`].
pub fn compare(expected: &Expected) -> [Outcome; 4] {
    let claim = expected.claim;
    let part = |rate| share(claim, rate);
    let agency = part(expected.by_agency.0);
    let outcome = |route, gross: Amount, cost: Amount, days| {
        let net = gross - cost;
        Outcome { route, gross, cost, net, loss: claim - net, days }
    };
    let none = Amount::from_hundredths(0);
    [
        outcome(Route::Contact, part(expected.by_contact.0), none, expected.by_contact.1),
        outcome(
            Route::Agency,
            agency,
            commission(agency, expected.commission),
            expected.by_agency.1,
        ),
        outcome(Route::Sale, part(expected.price.0), none, expected.price.1),
        outcome(Route::Court, part(expected.by_court.0), expected.costs, expected.by_court.1),
    ]
}

/// The way that leaves most, and of several the quickest. `None`: every way costs more than it
/// brings, or brings nothing.
pub fn best(outcomes: &[Outcome]) -> Option<Route> {
    let paying = outcomes.iter().filter(|outcome| outcome.net.is_positive());
    let best = paying.max_by(|one, other| {
        one.net.cmp(&other.net).then(other.days.cmp(&one.days)).then(other.route.cmp(&one.route))
    });
    best.map(|outcome| outcome.route)
}

/// What an agency keeps of what it has collected (ROU-02).
///
/// ```
/// use saldo_domain::Amount;
/// use saldo_domain::recovery::routes::commission;
/// let kept = commission(Amount::from_hundredths(10_000_000), "25".parse()?);
/// assert_eq!(kept.to_string(), "25000.00");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn commission(collected: Amount, rate: Rate) -> Amount {
    share(collected, rate)
}

/// What is lost when a debt is sold at a price (ROU-03).
pub fn loss(debt: Amount, price: Amount) -> Amount {
    debt - price
}

fn share(amount: Amount, rate: Rate) -> Amount {
    (Exact::from(amount) * Exact::share(rate)).amount()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn roubles(whole: i128) -> Amount {
        Amount::from_hundredths(whole * 100)
    }

    fn rate(text: &str) -> Rate {
        text.parse().expect(text)
    }

    fn expected() -> Expected {
        Expected {
            claim: roubles(100_000),
            by_contact: (rate("40"), 30),
            by_agency: (rate("100"), 90),
            commission: rate("25"),
            price: (rate("30"), 20),
            by_court: (rate("80"), 180),
            costs: roubles(10_000),
        }
    }

    #[test]
    fn rou_02_rou_03_each_way_in_money_and_time() {
        // Gross, cost, net, loss, days.
        let rows = [
            ("40000.00", "0.00", "40000.00", "60000.00", 30),
            ("100000.00", "25000.00", "75000.00", "25000.00", 90),
            ("30000.00", "0.00", "30000.00", "70000.00", 20),
            ("80000.00", "10000.00", "70000.00", "30000.00", 180),
        ];
        let outcomes = compare(&expected());
        for (outcome, (gross, cost, net, loss, days)) in outcomes.iter().zip(rows) {
            let shown = [outcome.gross, outcome.cost, outcome.net, outcome.loss];
            assert_eq!(shown.map(|amount| amount.to_string()), [gross, cost, net, loss]);
            assert_eq!(outcome.days, days, "{:?}", outcome.route);
        }
        assert_eq!(best(&outcomes), Some(Route::Agency));
        assert_eq!(loss(roubles(100_000), roubles(30_000)), roubles(70_000), "ROU-03");
    }

    #[test]
    fn of_equal_ways_the_quicker_one_and_of_none_that_pays_none() {
        let mut even = expected();
        even.by_court = (rate("85"), 60);
        assert_eq!(best(&compare(&even)), Some(Route::Court), "75 000 in 60 days, not in 90");
        even.by_court.1 = 90;
        assert_eq!(best(&compare(&even)), Some(Route::Agency), "the earlier in the order of ways");
        let nothing = Expected {
            by_contact: (Rate::ZERO, 1),
            by_agency: (Rate::ZERO, 1),
            price: (Rate::ZERO, 1),
            by_court: (rate("10"), 1),
            ..expected()
        };
        assert_eq!(best(&compare(&nothing)), None, "costs 10 000, brings 10 000");
    }
}
