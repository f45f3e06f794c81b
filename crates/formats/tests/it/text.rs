//! I12: what hides in texts.

use proptest::prelude::*;
use saldo_formats::text::{TextFlag, normalise};

#[test]
fn normalise_and_flag() {
    use TextFlag::{ControlRemoved, DirectionRemoved, InvisibleRemoved, MixedAlphabets};
    let table: [(&str, &str, &[TextFlag]); 14] = [
        ("plain", "plain", &[]),
        ("  two  spaces ", "two spaces", &[]),
        ("a\u{a0}b\u{2003}c", "a b c", &[]),
        ("line\nbreak\ttab", "line break tab", &[]),
        ("nul\0bell\u{7}", "nulbell", &[ControlRemoved]),
        ("\u{202e}gpj.exe\u{202c}", "gpj.exe", &[DirectionRemoved]),
        ("zero\u{200b}width\u{feff}", "zerowidth", &[InvisibleRemoved]),
        ("soft\u{ad}hyphen", "softhyphen", &[InvisibleRemoved]),
        ("O\u{308}lu", "Ölu", &[]),
        ("ООО Ромашка", "ООО Ромашка", &[]),
        ("OОО", "OОО", &[MixedAlphabets]),
        ("Инвест-Trade OÜ", "Инвест-Trade OÜ", &[]),
        ("№ 5 «Ёлка»", "№ 5 «Ёлка»", &[]),
        ("\u{200b}\u{202e}x\0", "x", &[ControlRemoved, DirectionRemoved, InvisibleRemoved]),
    ];
    for (text, clean, flags) in table {
        let normalised = normalise(text);
        assert_eq!(normalised.text, clean, "{text:?}");
        assert_eq!(normalised.flags, flags, "{text:?}");
    }
}

proptest! {
    #[test]
    fn cleaning_twice_changes_nothing(text in any::<String>()) {
        let once = normalise(&text).text.into_owned();
        let twice = normalise(&once).text.into_owned();
        prop_assert_eq!(twice, once);
    }
}
