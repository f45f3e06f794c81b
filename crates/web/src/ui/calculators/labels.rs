//! What fields, figures and codes of the calculators are called in the language of the page.
//!
//! A name has one label wherever it stands, and another one in a kind where it means something
//! else there: `calc-field-amount`, `calc-field-amount-in-words-amount`.

use saldo_calc::Kind;
use saldo_letters::Texts;

/// The words of one kind in one language.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Labels {
    pub(crate) kind: &'static Kind,
    pub(crate) texts: &'static Texts,
}

impl Labels {
    /// What the kind is called.
    pub(crate) fn title(&self) -> String {
        self.texts.get(&format!("calc-title-{}", self.kind.name))
    }

    /// Law, clause or custom that the kind follows. The codes of requirements stay inside.
    pub(crate) fn basis(&self) -> String {
        self.texts.get(&format!("calc-basis-{}", self.kind.name))
    }

    /// What a field of the input is called.
    pub(crate) fn field(&self, name: &str) -> String {
        self.own("calc-field", name)
            .unwrap_or_else(|| self.texts.get(&format!("calc-field-{name}")))
    }

    /// What stands under a field: where law or clause matter.
    pub(crate) fn hint(&self, name: &str) -> Option<String> {
        self.own("calc-help", name).or_else(|| self.known(format!("calc-help-{name}")))
    }

    /// What a figure of the output is called. What is answered as it was given keeps its name.
    pub(crate) fn figure(&self, name: &str) -> String {
        self.own("calc-out", name)
            .or_else(|| self.known(format!("calc-out-{name}")))
            .unwrap_or_else(|| self.field(name))
    }

    /// The words for a code that stands in a field; nothing for a text of the person's own.
    pub(crate) fn code(&self, name: &str, code: &str) -> Option<String> {
        let code = code.replace(['/', '+'], "-");
        let kebab = code.to_ascii_lowercase().replace('_', "-");
        self.known(format!("calc-code-{name}-{code}"))
            .or_else(|| self.known(format!("allocation-{name}-{kebab}")))
            .or_else(|| self.known(format!("calc-code-{code}")))
            .or_else(|| self.known(format!("role-{kebab}")))
            .or_else(|| self.known(format!("status-{kebab}")))
    }

    fn own(&self, family: &str, name: &str) -> Option<String> {
        self.known(format!("{family}-{}-{name}", self.kind.name))
    }

    fn known(&self, key: String) -> Option<String> {
        let fits = key.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte));
        (fits && self.texts.has(&key)).then(|| self.texts.get(&key))
    }
}

/// Values of these names are a person's own words or numbers with signs, never codes.
const OWN_WORDS: [&str; 16] = [
    "invoice",
    "customer",
    "name",
    "document",
    "item",
    "normalized",
    "completed",
    "words",
    "designated",
    "value",
    "bic",
    "largest",
    "fastest_growing",
    "large",
    "attention",
    "clause",
];

/// May the values of this name be codes?
pub(super) fn may_be_code(name: &str) -> bool {
    !OWN_WORDS.contains(&name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use saldo_calc::{Facts, Field, Json, Shape, calculate, kinds};
    use saldo_letters::Language;
    use std::collections::BTreeSet;

    /// Names of all fields, those inside of lists included, and the words they take.
    fn fields(fields: &'static [Field], into: &mut Vec<(&'static str, Vec<&'static str>)>) {
        for field in fields {
            into.push((field.name, words(field.shape)));
            inner(field.shape, into);
        }
    }

    fn inner(shape: Shape, into: &mut Vec<(&'static str, Vec<&'static str>)>) {
        match shape {
            Shape::Object(inner) => fields(inner, into),
            Shape::List(_, _, item) => inner(*item, into),
            _ => {}
        }
    }

    fn words(shape: Shape) -> Vec<&'static str> {
        match shape {
            Shape::Word(words) => words.to_vec(),
            Shape::List(_, _, item) => words(*item),
            _ => Vec::new(),
        }
    }

    #[test]
    fn every_field_and_every_word_it_takes_is_named_in_every_language() {
        let mut nameless = BTreeSet::new();
        for (language, kind) in
            Language::ALL.iter().flat_map(|l| kinds().iter().map(move |k| (l, k)))
        {
            let texts = Texts::of(*language);
            let labels = Labels { kind, texts };
            let mut all = Vec::new();
            fields(kind.fields, &mut all);
            for (name, words) in all {
                let key = format!("calc-field-{name}");
                if !texts.has(&key) {
                    nameless.insert(key);
                }
                for word in words {
                    if labels.code(name, word).is_none() {
                        nameless.insert(format!("{name}: {word}"));
                    }
                }
            }
            for family in ["title", "purpose", "basis"] {
                let key = format!("calc-{family}-{}", kind.name);
                if !texts.has(&key) {
                    nameless.insert(key);
                }
            }
        }
        assert!(nameless.is_empty(), "{nameless:#?}");
    }

    /// Names and codes of an answer that have no label.
    fn nameless(name: &str, value: &Json<'_>, labels: Labels, into: &mut BTreeSet<String>) {
        let named = |name: &str| {
            let keys = [
                format!("calc-out-{}-{name}", labels.kind.name),
                format!("calc-out-{name}"),
                format!("calc-field-{name}"),
            ];
            keys.iter().any(|key| labels.texts.has(key))
        };
        match value {
            Json::Object(members) => {
                for (name, value) in members.iter().filter(|(name, _)| name != "warnings") {
                    if !named(name) {
                        into.insert(format!("{}: {name}", labels.kind.name));
                    }
                    nameless(name, value, labels, into);
                }
            }
            Json::List(items) => {
                items.iter().for_each(|item| nameless(name, item, labels, into));
            }
            Json::Text(text)
                if crate::ui::calculators::raw::is_code(name, text)
                    && may_be_code(name)
                    && labels.code(name, text).is_none() =>
            {
                into.insert(format!("{}: {name} {text}", labels.kind.name));
            }
            _ => {}
        }
    }

    #[test]
    fn every_figure_of_every_worked_case_is_named_in_every_language() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../calc/tests/worked/cases.json");
        let cases = std::fs::read_to_string(path).expect("the worked cases");
        let cases: serde_json::Value = serde_json::from_str(&cases).expect("JSON");
        let facts = Facts::shipped();
        let mut missing = BTreeSet::new();
        let mut answered = 0;
        for case in cases["cases"].as_array().expect("a list of cases") {
            let kind = case["kind"].as_str().unwrap_or_default();
            let input = case["input"].to_string();
            let Ok(answer) = calculate(kind, input.as_bytes(), &facts) else { continue };
            answered += 1;
            let output = Json::read(answer.bytes()).expect("JSON");
            let kind = saldo_calc::kind(kind).expect("a kind");
            for language in Language::ALL {
                let texts = Texts::of(language);
                nameless("", &output, Labels { kind, texts }, &mut missing);
                if let Some(Json::List(codes)) = output.field("warnings") {
                    for code in codes.iter().filter_map(Json::text) {
                        if !texts.has(&format!("calc-warning-{code}")) {
                            missing.insert(code.to_owned());
                        }
                    }
                }
            }
        }
        assert!(answered > 200, "the worked cases are answered: {answered}");
        assert!(missing.is_empty(), "{missing:#?}");
    }
}
