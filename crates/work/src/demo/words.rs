//! The words the demo company is made of: `words.json`, read once.
//!
//! Every name is composed from the lists there and means nobody. Mail addresses end in
//! `.example`, which is reserved for this purpose; telephone numbers begin with an area
//! code of zeros, which no country assigns.

use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// All word lists.
#[derive(Debug, Deserialize)]
pub(super) struct Words {
    /// The selling company by country code.
    pub(super) companies: BTreeMap<String, Company>,
    /// Kinds of buyers by origin.
    pub(super) buyers: BTreeMap<String, Buyers>,
    /// Words for the demo password.
    pub(super) password: Vec<String>,
    /// Names of the two sales teams by language.
    pub(super) teams: BTreeMap<String, [String; 2]>,
    /// What people write about calls, visits and disputes, by language.
    remarks: BTreeMap<String, BTreeMap<String, String>>,
}

/// The company whose receivables these are.
#[derive(Debug, Deserialize)]
pub(super) struct Company {
    pub(super) name: String,
    pub(super) currency: String,
    pub(super) zone: String,
    pub(super) language: String,
    /// How many units of its currency make the amounts of one euro.
    pub(super) scale: i64,
    /// Origins of its buyers with their weights.
    pub(super) buyers: Vec<(String, i64)>,
}

/// Buyers of one origin.
#[derive(Debug, Deserialize)]
pub(super) struct Buyers {
    pub(super) language: String,
    pub(super) country: String,
    pub(super) phone: String,
    pub(super) forms: Vec<String>,
    pub(super) first: Vec<String>,
    pub(super) second: Vec<String>,
    pub(super) streets: Vec<String>,
    pub(super) towns: Vec<String>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    serde_json::from_str(include_str!("words.json")).expect("the word lists are checked by a test")
});

/// The lists.
pub(super) fn words() -> &'static Words {
    &WORDS
}

/// What a person wrote, in a language (English where the list has no such language).
pub(super) fn remark(key: &str, language: &str, values: &[(&str, &str)]) -> String {
    let texts = WORDS.remarks.get(key);
    let text = texts.and_then(|texts| texts.get(language).or_else(|| texts.get("en")));
    let mut written = text.map_or_else(|| key.to_owned(), String::clone);
    for (name, value) in values {
        written = written.replace(&format!("{{{name}}}"), value);
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_remark_is_written_in_three_languages_with_the_same_places() {
        for (key, texts) in &words().remarks {
            for place in ["{number}", "{day}"] {
                let having = texts.values().filter(|text| text.contains(place)).count();
                assert!([0, 3].contains(&having), "{key}: {place} in {having} of 3 languages");
            }
            assert_eq!(texts.keys().collect::<Vec<_>>(), ["en", "et", "ru"], "{key}");
        }
    }

    #[test]
    fn every_company_names_buyers_that_exist() {
        for company in words().companies.values() {
            for (origin, weight) in &company.buyers {
                let buyers = &words().buyers[origin];
                assert!(*weight > 0 && buyers.forms.iter().all(|form| form.contains("{}")));
            }
        }
    }
}
