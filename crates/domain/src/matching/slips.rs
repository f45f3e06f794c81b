//! One slip of the hand in a number: a digit wrong, missing, doubled, or two swapped.
//!
//! What is nearly a number proves nothing by itself: nothing is ever matched by it. It only says
//! which invoice of a known payer to propose, and why.

use super::index::Kept;
use super::numbers::Keys;
use crate::identifier::ee;

/// Fewest digits of a number in which a slip is looked for: of two digits each is near any other.
const FEWEST: usize = 3;

/// Is the number that was typed that of the document but for one slip?
pub(super) fn is_near(typed: &Keys, debt: &Kept) -> bool {
    // With its leading zeros, and without them: a slip may be among them.
    let whole = digits(typed.digits, typed.digit_count);
    let forms = forms(debt);
    let near = |typed: &str| forms.iter().any(|meant| one_slip(typed, meant));
    near(&whole) || near(whole.trim_start_matches('0'))
}

/// Is the reference that was typed one made from the number of the document but for one slip? A
/// check digit that does not fit its base is one.
pub(super) fn is_near_reference(typed: &str, debt: &Kept) -> bool {
    let typed: String = typed.chars().filter(char::is_ascii_alphanumeric).collect();
    let typed = typed.to_ascii_uppercase();
    // The check digits of an RF reference may be the ones that are wrong.
    let (typed, is_rf) = match typed.strip_prefix("RF") {
        Some(rest) => (rest.get(2..).unwrap_or_default(), true),
        None => (typed.as_str(), false),
    };
    if typed.is_empty() || !typed.bytes().all(|digit| digit.is_ascii_digit()) {
        return false;
    }
    let typed = typed.trim_start_matches('0');
    forms(debt).iter().any(|base| {
        let base = base.trim_start_matches('0');
        let made = ee::make_reference(base).map(|made| made.number).unwrap_or_default();
        one_slip(typed, &made) || is_rf && (typed == base || typed == made || one_slip(typed, base))
    })
}

/// The digits of a number, and those behind its last letter or separator, with leading zeros and
/// without.
fn forms(debt: &Kept) -> Vec<String> {
    let keys = &debt.keys;
    let mut forms = vec![digits(keys.digits, keys.digit_count)];
    for figure in [keys.digits, keys.tail] {
        let plain = digits(figure, 1);
        if figure > 0 && !forms.contains(&plain) {
            forms.push(plain);
        }
    }
    forms
}

fn digits(figure: u64, count: usize) -> String {
    format!("{figure:0count$}")
}

/// Are the two the same but for one digit that is wrong, missing or doubled, or two neighbours that
/// are swapped?
fn one_slip(typed: &str, meant: &str) -> bool {
    let (typed, meant) = (typed.as_bytes(), meant.as_bytes());
    if typed.len().min(meant.len()) < FEWEST {
        return false;
    }
    let same = typed.iter().zip(meant).take_while(|(one, other)| one == other).count();
    let (rest, wanted) = (&typed[same..], &meant[same..]);
    match (rest, wanted) {
        ([one, two, ..], [first, second, ..]) if rest.len() == wanted.len() => {
            rest[1..] == wanted[1..] || one == second && two == first && rest[2..] == wanted[2..]
        }
        ([_], [_]) => true,
        (_, [_, after @ ..]) if rest.len() + 1 == wanted.len() => rest == after,
        // One more: the same as the digit before it.
        ([more, after @ ..], _) if rest.len() == wanted.len() + 1 => {
            after == wanted && same > 0 && typed[same - 1] == *more
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_slip_is_one_digit_wrong_missing_or_doubled_or_two_swapped() {
        let near = [
            ("1011", "1001", "wrong"),
            ("2001", "1001", "the first one wrong"),
            ("1002", "1001", "the last one wrong"),
            ("101", "1001", "missing"),
            ("001", "1001", "the first one missing"),
            ("100", "1001", "the last one missing"),
            ("10011", "1001", "doubled"),
            ("11001", "1001", "the first one doubled"),
            ("1010", "1001", "swapped"),
            ("0101", "1001", "the first two swapped"),
        ];
        for (typed, meant, case) in near {
            assert!(one_slip(typed, meant), "{case}: {typed} for {meant}");
        }
        let far = [
            ("1001", "1001", "the same"),
            ("1111", "1001", "two wrong"),
            ("10013", "1001", "one more, and no double"),
            ("91001", "1001", "one more before it"),
            ("10", "1001", "two missing"),
            ("12", "13", "too short to say"),
            ("1010", "0101", "all swapped"),
        ];
        for (typed, meant, case) in far {
            assert!(!one_slip(typed, meant), "{case}: {typed} for {meant}");
        }
    }
}
