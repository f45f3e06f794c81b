//! How much of each ageing bucket flows into the next older one within a month (F-K).

use crate::analysis::share::share_pct;
use crate::exact::{Amount, Figure};

/// The part of a bucket of last month that has become the next older bucket of this month, in
/// per cent; above 100 when older debt came in besides. `None` for a bucket that was empty.
pub fn roll_rate(younger_last_month: Amount, older_this_month: Amount) -> Option<Figure> {
    share_pct(older_this_month, younger_last_month)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_flow_is_measured_by_the_bucket_it_came_from() {
        let rows = [
            (1_000_000, 150_000, Some("15.00")),
            (80_000, 40_000, Some("50.00")),
            (100, 250, Some("250.00")),
            (100, 0, Some("0.00")),
            (0, 100, None),
        ];
        for (before, after, rate) in rows {
            let amount = Amount::from_hundredths;
            let rolled = roll_rate(amount(before), amount(after)).map(|rate| rate.to_string());
            assert_eq!(rolled.as_deref(), rate, "{before} into {after}");
        }
    }
}
