//! What short messages may cost in a day (D31): each is paid for by its parts.

/// May a short message of so many `parts` leave, where `used` of the `most` parts that the company
/// pays for in a day have left already? Half a message is not sent: one that does not fit waits
/// whole, and a smaller one behind it may still go.
pub const fn fits_budget(most: u64, used: u64, parts: u64) -> bool {
    used.saturating_add(parts) <= most
}

#[cfg(test)]
mod tests {
    use super::fits_budget;

    #[test]
    fn what_does_not_fit_waits_whole() {
        let rows = [
            // most, used, parts
            (10, 0, 10, true),
            (10, 0, 11, false),
            (10, 8, 2, true),
            (10, 8, 3, false),
            (10, 10, 1, false),
            (10, u64::MAX, 1, false),
        ];
        for (most, used, parts, expected) in rows {
            assert_eq!(fits_budget(most, used, parts), expected, "{used} + {parts} of {most}");
        }
    }
}
