//! Names that centres of short messages give to parts: many answer a submission with a number in
//! hexadecimal digits and report on it in decimal ones, or the other way round, with zeros before
//! it or without.

use std::collections::BTreeSet;

/// Other ways to write the number that this name is, none of them the name itself; nothing for
/// a name that is no number.
pub(crate) fn spellings(name: &str) -> BTreeSet<String> {
    let digits = |all: fn(&u8) -> bool| !name.is_empty() && name.bytes().all(|byte| all(&byte));
    let decimal = digits(u8::is_ascii_digit).then(|| name.parse::<u64>().ok()).flatten();
    let hexadecimal =
        digits(u8::is_ascii_hexdigit).then(|| u64::from_str_radix(name, 16).ok()).flatten();
    let mut found = BTreeSet::new();
    for number in [decimal, hexadecimal].into_iter().flatten() {
        found.extend([
            number.to_string(),
            format!("{number:010}"),
            format!("{number:x}"),
            format!("{number:X}"),
            format!("{number:08x}"),
            format!("{number:08X}"),
        ]);
    }
    found.remove(name);
    found
}

#[cfg(test)]
mod tests {
    use super::spellings;

    #[test]
    fn a_number_is_known_in_either_digits() {
        let rows = [
            // Reported, and as it was taken.
            ("439041101", "1a2b3c4d"),
            ("0439041101", "1A2B3C4D"),
            ("1a2b3c4d", "439041101"),
            ("00000010", "16"),
            ("16", "00000010"),
            ("0A", "10"),
        ];
        for (reported, taken) in rows {
            assert!(spellings(reported).contains(taken), "{reported}: {:?}", spellings(reported));
            assert!(!spellings(reported).contains(reported));
        }
    }

    #[test]
    fn a_name_that_is_no_number_has_no_other_spelling() {
        for name in ["", "m1", "5f2b-11", "99999999999999999999999", "٣", "-1", "+1", "0x1f"] {
            assert!(spellings(name).is_empty(), "{name}");
        }
    }
}
