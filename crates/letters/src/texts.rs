//! The words of one language, looked up by key.

use crate::language::Language;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use std::fmt;
use std::sync::LazyLock;

/// Lists the files of one language.
macro_rules! sources {
    ($code:literal) => {
        [
            ("words.ftl", include_str!(concat!("../languages/", $code, "/words.ftl"))),
            ("policies.ftl", include_str!(concat!("../languages/", $code, "/policies.ftl"))),
            ("regulation.ftl", include_str!(concat!("../languages/", $code, "/regulation.ftl"))),
            ("policy.ftl", include_str!(concat!("../languages/", $code, "/policy.ftl"))),
            (
                "policy-regulation.ftl",
                include_str!(concat!("../languages/", $code, "/policy-regulation.ftl")),
            ),
            (
                "policy-faults.ftl",
                include_str!(concat!("../languages/", $code, "/policy-faults.ftl")),
            ),
            ("notice.ftl", include_str!(concat!("../languages/", $code, "/notice.ftl"))),
            ("delivery.ftl", include_str!(concat!("../languages/", $code, "/delivery.ftl"))),
            ("notices.ftl", include_str!(concat!("../languages/", $code, "/notices.ftl"))),
            ("replies.ftl", include_str!(concat!("../languages/", $code, "/replies.ftl"))),
            ("post.ftl", include_str!(concat!("../languages/", $code, "/post.ftl"))),
            ("mailing.ftl", include_str!(concat!("../languages/", $code, "/mailing.ftl"))),
            ("documents.ftl", include_str!(concat!("../languages/", $code, "/documents.ftl"))),
            ("papers.ftl", include_str!(concat!("../languages/", $code, "/papers.ftl"))),
            ("refused.ftl", include_str!(concat!("../languages/", $code, "/refused.ftl"))),
            ("bank.ftl", include_str!(concat!("../languages/", $code, "/bank.ftl"))),
            ("refunds.ftl", include_str!(concat!("../languages/", $code, "/refunds.ftl"))),
            ("exchange.ftl", include_str!(concat!("../languages/", $code, "/exchange.ftl"))),
            ("dossier.ftl", include_str!(concat!("../languages/", $code, "/dossier.ftl"))),
            ("visit.ftl", include_str!(concat!("../languages/", $code, "/visit.ftl"))),
            ("approvals.ftl", include_str!(concat!("../languages/", $code, "/approvals.ftl"))),
            ("agreements.ftl", include_str!(concat!("../languages/", $code, "/agreements.ftl"))),
            ("norms.ftl", include_str!(concat!("../languages/", $code, "/norms.ftl"))),
            ("reports.ftl", include_str!(concat!("../languages/", $code, "/reports.ftl"))),
            ("cases.ftl", include_str!(concat!("../languages/", $code, "/cases.ftl"))),
            ("rights.ftl", include_str!(concat!("../languages/", $code, "/rights.ftl"))),
            ("charges.ftl", include_str!(concat!("../languages/", $code, "/charges.ftl"))),
            ("rates.ftl", include_str!(concat!("../languages/", $code, "/rates.ftl"))),
            ("screens.ftl", include_str!(concat!("../languages/", $code, "/screens.ftl"))),
            ("cli.ftl", include_str!(concat!("../languages/", $code, "/cli.ftl"))),
            ("privacy.ftl", include_str!(concat!("../languages/", $code, "/privacy.ftl"))),
            ("trust.ftl", include_str!(concat!("../languages/", $code, "/trust.ftl"))),
            ("webhooks.ftl", include_str!(concat!("../languages/", $code, "/webhooks.ftl"))),
            ("api.ftl", include_str!(concat!("../languages/", $code, "/api.ftl"))),
            ("rating.ftl", include_str!(concat!("../languages/", $code, "/rating.ftl"))),
            ("credit.ftl", include_str!(concat!("../languages/", $code, "/credit.ftl"))),
            ("calculators.ftl", include_str!(concat!("../languages/", $code, "/calculators.ftl"))),
            ("calc.ftl", include_str!(concat!("../languages/", $code, "/calc.ftl"))),
            ("calc-fields.ftl", include_str!(concat!("../languages/", $code, "/calc-fields.ftl"))),
            (
                "calc-outputs.ftl",
                include_str!(concat!("../languages/", $code, "/calc-outputs.ftl")),
            ),
            ("calc-codes.ftl", include_str!(concat!("../languages/", $code, "/calc-codes.ftl"))),
            ("calc-pages.ftl", include_str!(concat!("../languages/", $code, "/calc-pages.ftl"))),
            ("calc-law.ftl", include_str!(concat!("../languages/", $code, "/calc-law.ftl"))),
            (
                "calc-accrual.ftl",
                include_str!(concat!("../languages/", $code, "/calc-accrual.ftl")),
            ),
            (
                "calc-control.ftl",
                include_str!(concat!("../languages/", $code, "/calc-control.ftl")),
            ),
            (
                "calc-analysis.ftl",
                include_str!(concat!("../languages/", $code, "/calc-analysis.ftl")),
            ),
            (
                "calc-figures.ftl",
                include_str!(concat!("../languages/", $code, "/calc-figures.ftl")),
            ),
        ]
    };
}

/// The locale files of each language. Every file exists in every language, with the
/// same keys and placeholders; tests see to it.
pub(crate) const SOURCES: [(Language, &[(&str, &str)]); 3] = [
    (Language::En, &sources!("en")),
    (Language::Ru, &sources!("ru")),
    (Language::Et, &sources!("et")),
];

static ENGLISH: LazyLock<Texts> = LazyLock::new(|| Texts::load(Language::En));
static RUSSIAN: LazyLock<Texts> = LazyLock::new(|| Texts::load(Language::Ru));
static ESTONIAN: LazyLock<Texts> = LazyLock::new(|| Texts::load(Language::Et));

/// The words of one language.
pub struct Texts {
    language: Language,
    bundle: FluentBundle<FluentResource>,
}

/// What stands in a placeholder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A whole number; chooses the plural form and is printed in the reader's notation.
    Count(i64),
    /// Text, also amounts and days already formatted.
    Text(String),
}

impl From<i64> for Value {
    fn from(count: i64) -> Self {
        Value::Count(count)
    }
}

impl From<usize> for Value {
    fn from(count: usize) -> Self {
        Value::Count(i64::try_from(count).unwrap_or(i64::MAX))
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Value::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Value::Text(text)
    }
}

impl From<&String> for Value {
    fn from(text: &String) -> Self {
        Value::Text(text.clone())
    }
}

impl Texts {
    /// The words of `language`; loaded once per process.
    pub fn of(language: Language) -> &'static Texts {
        match language {
            Language::En => &ENGLISH,
            Language::Ru => &RUSSIAN,
            Language::Et => &ESTONIAN,
        }
    }

    fn load(language: Language) -> Self {
        let tag = language.code().parse().expect("language codes are valid tags");
        let mut bundle = FluentBundle::new_concurrent(vec![tag]);
        // Isolating marks protect against mixed writing directions, which none of the
        // languages has, and would end up in copied text.
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(match language {
            Language::En => |value, _| count_text(Language::En, value),
            Language::Ru => |value, _| count_text(Language::Ru, value),
            Language::Et => |value, _| count_text(Language::Et, value),
        }));
        for (file, source) in files(language) {
            let resource = FluentResource::try_new((*source).to_owned())
                .unwrap_or_else(|(_, errors)| panic!("{}/{file}: {errors:?}", language.code()));
            if let Err(errors) = bundle.add_resource(resource) {
                panic!("{}/{file}: {errors:?}", language.code());
            }
        }
        Texts { language, bundle }
    }

    /// The language of these words.
    pub const fn language(&self) -> Language {
        self.language
    }

    /// What stands after the family's name in the keys of a family of texts, ascending.
    pub fn family(name: &str) -> Vec<&'static str> {
        let lines = files(Language::En).iter().flat_map(|(_, source)| source.lines());
        let keys = lines.filter_map(|line| line.split_once(" ="));
        let of_it = keys.filter_map(|(key, _)| key.strip_prefix(name)?.strip_prefix('-'));
        let mut found: Vec<&str> = of_it.collect();
        found.sort_unstable();
        found
    }

    /// Is there a text with this key?
    pub fn has(&self, key: &str) -> bool {
        self.bundle.get_message(key).is_some_and(|message| message.value().is_some())
    }

    /// The text with this key. A missing key is logged and shown as `⟦key⟧`, so that the
    /// person sees that something is missing rather than nothing; it fails the tests.
    pub fn get(&self, key: &str) -> String {
        self.with(key, &[])
    }

    /// The text with this key whose placeholder `$count` is `count`.
    pub fn count(&self, key: &str, count: i64) -> String {
        self.with(key, &[("count", count.into())])
    }

    /// The text with this key and one named text in it.
    pub fn with_text(&self, key: &str, name: &str, text: &str) -> String {
        self.with(key, &[(name, text.into())])
    }

    /// The text with this key and its placeholders filled.
    pub fn with(&self, key: &str, values: &[(&str, Value)]) -> String {
        let Some(pattern) = self.bundle.get_message(key).and_then(|message| message.value()) else {
            return self.missing(key);
        };
        let arguments = arguments(values);
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, Some(&arguments), &mut errors);
        if !errors.is_empty() {
            self.complain(key, &format!("{errors:?}"));
        }
        text.into_owned()
    }

    fn missing(&self, key: &str) -> String {
        self.complain(key, "no such text");
        format!("⟦{key}⟧")
    }

    fn complain(&self, key: &str, what: &str) {
        let language = self.language.code();
        if cfg!(test) {
            panic!("locale text {language}/{key}: {what}");
        }
        tracing::error!(language, key, what, "locale text");
    }
}

impl fmt::Debug for Texts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Texts({})", self.language.code())
    }
}

pub(crate) fn files(language: Language) -> &'static [(&'static str, &'static str)] {
    SOURCES
        .iter()
        .find(|(code, _)| *code == language)
        .map(|(_, files)| *files)
        .expect("every language has its files")
}

fn arguments<'a>(values: &'a [(&'a str, Value)]) -> FluentArgs<'a> {
    values
        .iter()
        .map(|(name, value)| {
            let value = match value {
                Value::Count(count) => FluentValue::from(*count),
                Value::Text(text) => FluentValue::from(text.as_str()),
            };
            (*name, value)
        })
        .collect()
}

/// Prints a count inside a message in the reader's notation: `12 345`.
fn count_text(language: Language, value: &FluentValue<'_>) -> Option<String> {
    match value {
        FluentValue::Number(number) => {
            Some(crate::figures::whole_number(language, number.value as i64))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;
    use std::collections::BTreeSet;

    /// Keys of a language's files with the placeholders their texts use.
    fn inventory(language: Language) -> BTreeMap<String, BTreeSet<String>> {
        let mut found = BTreeMap::new();
        for (file, source) in files(language) {
            let mut key = String::new();
            for line in source.lines() {
                if let Some((name, _)) = line.split_once(" =").filter(|_| starts_message(line)) {
                    key = name.to_owned();
                    let before = found.insert(key.clone(), BTreeSet::new());
                    assert!(before.is_none(), "{}/{file}: {key} twice", language.code());
                }
                for part in line.split('$').skip(1) {
                    let name = part.split(|c: char| !c.is_alphanumeric() && c != '-').next();
                    let names = found.entry(key.clone()).or_default();
                    names.extend(name.map(str::to_owned));
                }
            }
        }
        found
    }

    fn starts_message(line: &str) -> bool {
        line.starts_with(|c: char| c.is_ascii_lowercase())
    }

    #[test]
    fn every_language_has_the_same_keys_with_the_same_placeholders() {
        let english = inventory(Language::En);
        assert!(english.len() > 100, "the locale files are read");
        for language in [Language::Ru, Language::Et] {
            let other = inventory(language);
            for (key, names) in &english {
                let found = other.get(key);
                assert_eq!(found, Some(names), "{}: {key}", language.code());
            }
            for key in other.keys() {
                assert!(english.contains_key(key), "{}: unknown {key}", language.code());
            }
        }
    }

    #[test]
    fn no_text_is_left_untranslated_by_accident() {
        let english = Texts::of(Language::En);
        let russian = Texts::of(Language::Ru);
        for (key, names) in inventory(Language::En) {
            if !names.is_empty() {
                continue;
            }
            let (left, right) = (english.get(&key), russian.get(&key));
            let wordy = left.split_whitespace().count() > 1;
            assert!(!wordy || left != right, "{key} is English in the Russian file: {left}");
        }
    }

    #[test]
    fn russian_counts_take_their_plural_class() {
        let texts = Texts::of(Language::Ru);
        let rows = [
            (1, "1 день"),
            (2, "2 дня"),
            (5, "5 дней"),
            (11, "11 дней"),
            (21, "21 день"),
            (22, "22 дня"),
            (112, "112 дней"),
            (1_000, "1\u{a0}000 дней"),
            (0, "0 дней"),
        ];
        for (count, expected) in rows {
            assert_eq!(texts.count("days", count), expected);
        }
    }

    #[test]
    #[should_panic(expected = "no such text")]
    fn a_missing_key_fails_the_tests() {
        Texts::of(Language::En).get("there-is-no-such-key");
    }

    #[test]
    #[should_panic(expected = "locale text")]
    fn a_missing_placeholder_fails_the_tests() {
        Texts::of(Language::En).get("days");
    }
}
