//! Customers pay faster to those who matter to them and to those who press more actively
//! (part G; TAC-07). Both are shown side by side; what is low is where to begin.

use crate::dossier::words;

/// How much we matter to a customer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Importance {
    High,
    Middle,
    Low,
}

words!(Importance { High = "high", Middle = "middle", Low = "low" });

/// Where a customer stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Quadrant {
    /// We matter, and we press: keep on.
    Keep,
    /// We matter, and nobody asks: ask.
    Press,
    /// We do not matter, and we press: become important.
    Matter,
    /// Neither: begin.
    Begin,
}

words!(Quadrant { Keep = "keep", Press = "press", Matter = "matter", Begin = "begin" });

/// A customer who is asked this often in ninety days is pressed actively.
const ACTIVE: u32 = 3;

/// The quadrant of a customer with so many contacts in ninety days.
pub const fn quadrant(importance: Importance, contacts: u32) -> Quadrant {
    match (importance, contacts >= ACTIVE) {
        (Importance::High, true) => Quadrant::Keep,
        (Importance::High, false) => Quadrant::Press,
        (_, true) => Quadrant::Matter,
        (_, false) => Quadrant::Begin,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tac_07_importance_and_activity_stand_side_by_side() {
        let rows = [
            (Importance::High, 3, Quadrant::Keep),
            (Importance::High, 2, Quadrant::Press),
            (Importance::Middle, 3, Quadrant::Matter),
            (Importance::Low, 2, Quadrant::Begin),
        ];
        for (importance, contacts, expected) in rows {
            assert_eq!(quadrant(importance, contacts), expected, "{importance:?} {contacts}");
        }
    }
}
