//! When the mailbox is looked into: whoever has written is not reminded, and no server is asked
//! again and again for nothing.

use saldo_domain::book::Moment;

const MINUTE: i64 = 60 * 1_000_000;

/// Is it time to look into the mailbox? After so many minutes it always is; before messages leave
/// as well, but not again within the minute.
pub fn look_in_now(last: Option<Moment>, now: Moment, every: u16, messages_wait: bool) -> bool {
    let Some(last) = last else { return true };
    // A clock that was set back must not keep everybody from looking.
    let since = now.0 - last.0;
    let wanted = if messages_wait { MINUTE } else { i64::from(every) * MINUTE };
    !(0..wanted).contains(&since)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mailbox_is_looked_into_in_time_and_not_for_nothing() {
        let rows = [
            // Seconds since the last look, whether messages wait, and whether it is time.
            (None, false, true),
            (Some(0), true, false),
            (Some(20), true, false),
            (Some(59), true, false),
            (Some(60), true, true),
            (Some(60), false, false),
            (Some(299), false, false),
            (Some(300), false, true),
            (Some(-1), false, true),
        ];
        let now = Moment(1_000_000_000_000);
        for (since, messages_wait, expected) in rows {
            let last = since.map(|seconds: i64| Moment(now.0 - seconds * 1_000_000));
            assert_eq!(look_in_now(last, now, 5, messages_wait), expected, "{since:?}");
        }
        assert!(!look_in_now(Some(now), Moment(now.0 + 5 * MINUTE), 60, false));
    }
}
