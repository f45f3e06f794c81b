//! When to try again after the peer said "later", or could not be reached.

/// Attempts after which it is given up and becomes work for a person (D33).
pub const MOST_ATTEMPTS: u32 = 12;

/// Longest pause between two attempts: six hours.
const LONGEST: u64 = 6 * 60 * 60;

/// Seconds to wait after this many attempts have failed: one minute, then twice as long each
/// time. `None`: it is given up. Before the first attempt there is nothing to wait for.
pub fn backoff_seconds(failed: u32) -> Option<u64> {
    match failed {
        0 => Some(0),
        MOST_ATTEMPTS.. => None,
        _ => Some((60_u64 << (failed - 1).min(16)).min(LONGEST)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_double_up_to_six_hours_and_end() {
        let rows = [
            (0, Some(0)),
            (1, Some(60)),
            (2, Some(120)),
            (3, Some(240)),
            (9, Some(15_360)),
            (10, Some(21_600)),
            (11, Some(21_600)),
            (12, None),
            (u32::MAX, None),
        ];
        for (failed, expected) in rows {
            assert_eq!(backoff_seconds(failed), expected, "{failed}");
        }
    }

    #[test]
    fn all_attempts_together_take_more_than_a_day_and_less_than_three() {
        let all: u64 = (0..MOST_ATTEMPTS).filter_map(backoff_seconds).sum();
        assert!((86_400 / 2..3 * 86_400).contains(&all), "{all}");
    }
}
