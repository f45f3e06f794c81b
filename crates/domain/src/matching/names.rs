//! Names of companies and people as keys: legal forms and spelling apart.

use crate::number::search_key;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// Legal forms, one bit each; none where a name states no form.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Forms(u32);

const NONE: u32 = 0;
const OU: u32 = 1;
const AS: u32 = 1 << 1;
const FIE: u32 = 1 << 2;
const PARTNERS: u32 = 1 << 3;
const UNION: u32 = 1 << 4;
const FOUNDATION: u32 = 1 << 5;
const OOO: u32 = 1 << 6;
/// АО was called ОАО, ЗАО, ПАО and НАО in turn, and many letters still say so.
const AO: u32 = 1 << 7;
const IP: u32 = 1 << 8;
const TOV: u32 = 1 << 9;
const UNITARY: u32 = 1 << 10;
const GMBH: u32 = 1 << 11;
const AG: u32 = 1 << 12;
const OY: u32 = 1 << 13;
const AB: u32 = 1 << 14;
const SIA: u32 = 1 << 15;
const UAB: u32 = 1 << 16;
const KFT: u32 = 1 << 17;
const LTD: u32 = 1 << 18;
const INC: u32 = 1 << 19;
const PLC: u32 = 1 << 20;

/// Words that say what kind of company it is. They stand before or behind, long or short.
const FORMS: [(&str, u32); 46] = [
    ("ou", OU),
    ("as", AS),
    ("osauhing", OU),
    ("aktsiaselts", AS),
    ("fie", FIE),
    ("tu", PARTNERS),
    ("uu", PARTNERS),
    ("mtu", UNION),
    ("sa", FOUNDATION),
    ("ooo", OOO),
    ("ооо", OOO),
    ("ао", AO),
    ("зао", AO),
    ("оао", AO),
    ("пао", AO),
    ("нао", AO),
    ("ип", IP),
    ("тов", TOV),
    ("чп", IP),
    ("уп", UNITARY),
    ("гуп", UNITARY),
    ("муп", UNITARY),
    ("фгуп", UNITARY),
    ("общество", NONE),
    ("с", NONE),
    ("ограниченной", OOO),
    ("ответственностью", NONE),
    ("акционерное", AO),
    ("публичное", NONE),
    ("непубличное", NONE),
    ("закрытое", NONE),
    ("открытое", NONE),
    ("индивидуальный", IP),
    ("предприниматель", NONE),
    ("ltd", LTD),
    ("limited", LTD),
    ("llc", LTD),
    ("inc", INC),
    ("plc", PLC),
    ("gmbh", GMBH),
    ("ag", AG),
    ("oy", OY),
    ("ab", AB),
    ("sia", SIA),
    ("uab", UAB),
    ("kft", KFT),
];

/// The same as `search_key` writes them: й without its breve, ü without its dots.
static FOLDED: LazyLock<BTreeMap<String, u32>> =
    LazyLock::new(|| FORMS.iter().map(|(word, form)| (search_key(word), *form)).collect());

impl Forms {
    /// The forms that a name states.
    pub(super) fn of(name: &str) -> Self {
        let plain = search_key(name);
        let words = plain.split(|c: char| !c.is_alphanumeric());
        Self(words.filter_map(|word| FOLDED.get(word)).fold(NONE, |all, form| all | form))
    }

    /// Two names state forms that cannot be one company's: “Kuusk OÜ” is not “Kuusk AS”.
    pub(super) const fn contradict(self, other: Self) -> bool {
        self.0 != NONE && other.0 != NONE && self.0 & other.0 == NONE
    }
}

/// Key of a name: equal keys are the same name. Empty when nothing but forms is left.
pub(super) fn name_key(name: &str) -> String {
    let plain = search_key(name);
    let words = plain
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty() && !FOLDED.contains_key(*word));
    let mut words: Vec<&str> = words.collect();
    // “Tamm Jaan” and “Jaan Tamm” are one person; companies keep their words as well.
    words.sort_unstable();
    words.join(" ")
}

/// Words of a name that say something: not its form, and no initials.
pub(super) fn name_words(name: &str) -> BTreeSet<String> {
    let key = name_key(name);
    key.split(' ').filter(|word| word.chars().count() > 2).map(str::to_owned).collect()
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

    #[test]
    fn forms_that_both_names_state_are_told_apart() {
        let rows = [
            ("Kuusk OÜ", "Kuusk AS", true),
            ("Kuusk OÜ", "Kuusk osaühing", false),
            ("Kuusk OÜ", "Kuusk", false),
            ("Kuusk Ltd", "Kuusk Limited", false),
            // Perhaps a translation, perhaps a sister abroad.
            ("Kuusk OÜ", "Kuusk Ltd", true),
            ("Kuusk AS", "Kuusk Ltd", true),
            ("Kuusk OÜ", "SIA Kuusk", true),
            ("Елкин ИП", "ООО Елкин", true),
            ("ООО Ромашка", "Общество с ограниченной ответственностью «Ромашка»", false),
            ("ОАО Ромашка", "Публичное акционерное общество «Ромашка»", false),
            ("АО Ромашка", "ООО Ромашка", true),
        ];
        for (one, other, apart) in rows {
            assert_eq!(Forms::of(one).contradict(Forms::of(other)), apart, "{one} / {other}");
            assert_eq!(Forms::of(other).contradict(Forms::of(one)), apart, "{other} / {one}");
        }
    }
}
