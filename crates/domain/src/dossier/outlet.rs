//! What is known of the customer's point of sale (regulation 5.3, CLI-03). With all six facts a
//! safe shipment limit can be proposed; with five it cannot.

use super::words;
use std::collections::BTreeMap;

/// One of the six facts of a point of sale.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OutletFact {
    /// What kind of shop it is, and how it stands.
    Standing,
    /// Are our goods on the shelf?
    Goods,
    Location,
    /// How the brand is shown.
    Brand,
    Prices,
    Stock,
}

words!(OutletFact {
    Standing = "standing",
    Goods = "goods",
    Location = "location",
    Brand = "brand",
    Prices = "prices",
    Stock = "stock",
});

/// The facts that were noted.
pub type Outlet = BTreeMap<OutletFact, String>;

/// Facts that nobody has noted yet, in the order of the clause.
pub fn missing_facts(outlet: &Outlet) -> Vec<OutletFact> {
    let noted = |fact: &OutletFact| outlet.get(fact).is_some_and(|text| !text.trim().is_empty());
    OutletFact::ALL.iter().copied().filter(|fact| !noted(fact)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cli_03_five_of_six_facts_are_incomplete() {
        let mut outlet: Outlet =
            OutletFact::ALL.iter().map(|fact| (*fact, "seen".to_owned())).collect();
        assert_eq!(missing_facts(&outlet), []);
        outlet.insert(OutletFact::Stock, "  ".to_owned());
        assert_eq!(missing_facts(&outlet), [OutletFact::Stock], "a blank is no fact");
        outlet.remove(&OutletFact::Prices);
        assert_eq!(missing_facts(&outlet), [OutletFact::Prices, OutletFact::Stock]);
    }
}
