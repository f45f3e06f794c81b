//! Names of companies and people as keys: legal forms and spelling apart.

use crate::number::search_key;
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// Words that say what kind of company it is. They stand before or behind, long or short.
const FORMS: [&str; 44] = [
    "ou",
    "as",
    "osauhing",
    "aktsiaselts",
    "fie",
    "tu",
    "uu",
    "mtu",
    "sa",
    "ooo",
    "ооо",
    "ао",
    "зао",
    "оао",
    "пао",
    "нао",
    "ип",
    "тов",
    "чп",
    "уп",
    "гуп",
    "муп",
    "фгуп",
    "общество",
    "с",
    "ограниченной",
    "ответственностью",
    "акционерное",
    "публичное",
    "закрытое",
    "открытое",
    "индивидуальный",
    "предприниматель",
    "ltd",
    "llc",
    "inc",
    "plc",
    "gmbh",
    "ag",
    "oy",
    "ab",
    "sia",
    "uab",
    "kft",
];

/// The same as `search_key` writes them: й without its breve, ü without its dots.
static FOLDED: LazyLock<BTreeSet<String>> =
    LazyLock::new(|| FORMS.iter().map(|form| search_key(form)).collect());

/// Key of a name: equal keys are the same name. Empty when nothing but forms is left.
pub(super) fn name_key(name: &str) -> String {
    let plain = search_key(name);
    let words = plain
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty() && !FOLDED.contains(*word));
    let mut words: Vec<&str> = words.collect();
    // “Tamm Jaan” and “Jaan Tamm” are one person; companies keep their words as well.
    words.sort_unstable();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn legal_forms_case_and_order_of_words_do_not_matter() {
        let rows = [
            ("Kuusk ja Pojad OÜ", "KUUSK JA POJAD OÜ", true),
            ("OÜ Kuusk ja Pojad", "Kuusk ja Pojad osaühing", true),
            (
                "ООО «Северный ветер»",
                "Общество с ограниченной ответственностью \"Северный Ветер\"",
                true,
            ),
            ("ИП Ёлкин П. С.", "Индивидуальный предприниматель Елкин П. С.", true),
            ("Jaan Tamm", "TAMM JAAN", true),
            ("Mänd AS", "Mand", true),
            ("Kuusk OÜ", "Kuusk ja Pojad OÜ", false),
            ("Заря-1", "Заря-2", false),
        ];
        for (one, other, same) in rows {
            assert_eq!(name_key(one) == name_key(other), same, "{one} / {other}");
        }
        assert_eq!(name_key("OÜ"), "");
    }
}
