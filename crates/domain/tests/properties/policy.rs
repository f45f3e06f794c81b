//! Policy files broken anywhere: loaded, or refused with a place that is in the file.

use proptest::prelude::*;
use proptest::sample::Index;
use saldo_domain::policy::{SHIPPED_FILES, load};

/// Pieces that mean something in a policy.
const WORDS: [&str; 12] = [
    "[[step]]",
    "[[rule]]",
    "= -9223372036854775808",
    "= 99999999999999999999",
    "= 1979-05-27",
    "= nan",
    "= \"\"",
    "= []",
    "\"\"\"",
    "\u{202e}",
    "{ a = { b = { c = [[[[[[",
    "#",
];

fn changed(text: &str, changes: &[(u8, Index, Index)]) -> String {
    let mut letters: Vec<char> = text.chars().collect();
    for (what, at, other) in changes {
        if letters.is_empty() {
            break;
        }
        let (at, other) = (at.index(letters.len()), other.index(letters.len()));
        match what % 6 {
            0 => letters.truncate(at),
            1 => letters[at] = letters[other],
            2 => drop(letters.drain(at..(at + 30).min(letters.len()))),
            3 => {
                let piece = letters[other..(other + 60).min(letters.len())].to_vec();
                drop(letters.splice(at..at, piece));
            }
            4 => drop(letters.splice(at..at, WORDS[other % WORDS.len()].chars())),
            _ => drop(letters.splice(at..at, std::iter::repeat_n('7', 1 + other % 400))),
        }
    }
    letters.into_iter().collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, ..ProptestConfig::default() })]

    /// I19: whatever a policy file holds, nothing of it brings the program down, and whoever wrote it
    /// is told where to look.
    #[test]
    fn broken_policies_are_loaded_or_refused_with_a_place(
        which in any::<Index>(),
        changes in proptest::collection::vec((any::<u8>(), any::<Index>(), any::<Index>()), 1..4),
    ) {
        let text = changed(SHIPPED_FILES[which.index(SHIPPED_FILES.len())].text, &changes);
        match load("policy.toml", &text) {
            Ok(policy) => prop_assert_eq!(Ok(policy), load("policy.toml", &text)),
            Err(refused) => {
                prop_assert!(!refused.message.is_empty() && !refused.fault.key.is_empty());
                let lines = text.split('\n').count();
                prop_assert!((1..=lines).contains(&refused.line), "{}", refused);
                let line = text.split('\n').nth(refused.line - 1).unwrap_or_default();
                let last = line.chars().count() + 1;
                prop_assert!((1..=last).contains(&refused.column), "{}: {:?}", refused, line);
            }
        }
    }
}
