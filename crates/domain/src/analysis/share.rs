//! A part of a whole, in per cent.

use crate::exact::{Amount, Exact, Figure};
use crate::rates::Rate;

/// `part` / `whole` in per cent with two decimals; `None` for a whole of zero (R4).
pub fn share_pct(part: Amount, whole: Amount) -> Option<Figure> {
    Some(Exact::ratio(part, whole)?.percent().rounded(2))
}

/// Is the exact share of `part` in `whole` strictly above the bound? Not, for a whole of zero.
/// A share shown as 10.00 may lie above 10 % (R3).
pub fn share_exceeds(part: Amount, whole: Amount, bound: Rate) -> bool {
    Exact::ratio(part, whole).is_some_and(|share| share > Exact::share(bound))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_shown_rounded_and_compared_exactly() {
        let ten: Rate = "10".parse().expect("10");
        // Part and whole in hundredths, the share shown, above ten per cent.
        let rows = [
            (100_000, 1_000_000, Some("10.00"), false),
            (100_001, 1_000_000, Some("10.00"), true),
            (99_999, 1_000_000, Some("10.00"), false),
            (1, 8_000, Some("0.01"), false),
            (1, 3, Some("33.33"), true),
            (0, 5, Some("0.00"), false),
            (99_999_999_999_999_999, 1, Some("9999999999999999900.00"), true),
            (5, 0, None, false),
        ];
        for (part, whole, shown, above) in rows {
            let (part, whole) = (Amount::from_hundredths(part), Amount::from_hundredths(whole));
            let share = share_pct(part, whole).map(|share| share.to_string());
            assert_eq!(share.as_deref(), shown, "{part} of {whole}");
            assert_eq!(share_exceeds(part, whole, ten), above, "{part} of {whole}");
        }
    }
}
