//! Six ways to move a debtor (part G), with what speaks against them.

use crate::dossier::words;

/// A way to move a debtor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tactic {
    /// “Enough already”: no more goods than can be sold and paid (TAC-01).
    Enough,
    /// “Not the lads' way”: no shipment before payment; large debts by halves (TAC-02).
    Stop,
    /// “Put on the meter”: fines, penalties, court (TAC-03).
    Meter,
    /// “You to me, I to you”: a concession for payment (TAC-04).
    Concession,
    /// “Take pity”: a personal appeal (TAC-05).
    Pity,
    /// “Have a conscience”: an appeal to partnership (TAC-06).
    Conscience,
}

words!(Tactic {
    Enough = "enough",
    Stop = "stop",
    Meter = "meter",
    Concession = "concession",
    Pity = "pity",
    Conscience = "conscience",
});

impl Tactic {
    /// Cooperation rarely survives it: whoever uses it confirms that warning (TAC-03).
    pub const fn needs_confirmation(self) -> bool {
        matches!(self, Tactic::Meter)
    }

    /// It may cost more than it brings: the cost is shown before it is used (TAC-04).
    pub const fn has_a_price(self) -> bool {
        matches!(self, Tactic::Concession)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tac_03_and_04_the_hard_way_is_confirmed_and_the_dear_one_priced() {
        let confirmed: Vec<_> = Tactic::ALL.iter().filter(|one| one.needs_confirmation()).collect();
        let priced: Vec<_> = Tactic::ALL.iter().filter(|one| one.has_a_price()).collect();
        assert_eq!((confirmed, priced), (vec![&Tactic::Meter], vec![&Tactic::Concession]));
    }
}
