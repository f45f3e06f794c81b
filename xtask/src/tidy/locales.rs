//! Every language says the same things: same keys, same placeholders, each key once.

use super::Finding;
use super::tree::{File, Tree};
use fluent_syntax::ast::{
    CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement,
};
use std::collections::{BTreeMap, BTreeSet};

const FOLDER: &str = "crates/letters/languages/";

/// A key with the names of the values put into it.
type Placeholders = BTreeSet<String>;

/// What one language says.
#[derive(Default)]
struct Language {
    /// Key to (file, placeholders). Attributes are keys of their own: `key.attribute`.
    keys: BTreeMap<String, (String, Placeholders)>,
}

pub(super) fn find(tree: &Tree) -> Vec<Finding> {
    let (languages, mut found) = languages(tree);
    found.extend(compare(&languages));
    found
}

/// Every key that some language has.
pub(super) fn all_keys(tree: &Tree) -> BTreeSet<String> {
    let (languages, _) = languages(tree);
    languages.into_values().flat_map(|language| language.keys.into_keys()).collect()
}

fn languages(tree: &Tree) -> (BTreeMap<&str, Language>, Vec<Finding>) {
    let mut languages: BTreeMap<&str, Language> = BTreeMap::new();
    let mut found = Vec::new();
    for file in tree.with_ending(".ftl") {
        let Some((code, _)) = file.path.strip_prefix(FOLDER).and_then(|rest| rest.split_once('/'))
        else {
            found.push(Finding::fault(
                &file.path,
                0,
                format!("locale files live in {FOLDER}CODE/"),
            ));
            continue;
        };
        found.extend(read(file, languages.entry(code).or_default()));
    }
    (languages, found)
}

/// Adds what the file says to its language; complains about what cannot be read or stands twice.
fn read(file: &File, language: &mut Language) -> Vec<Finding> {
    let resource = match fluent_syntax::parser::parse(file.text.as_str()) {
        Ok(resource) => resource,
        Err((_, errors)) => {
            let line = |at: usize| file.text[..at].matches('\n').count() + 1;
            return errors
                .into_iter()
                .map(|error| Finding::fault(&file.path, line(error.pos.start), error.to_string()))
                .collect();
        }
    };
    let entries = resource.body.iter().flat_map(entry_keys);
    entries
        .filter_map(|(key, placeholders)| {
            let twice = format!("`{key}` stands twice in this language");
            let before = language.keys.insert(key, (file.path.clone(), placeholders));
            before.map(|_| Finding::fault(&file.path, 0, twice))
        })
        .collect()
}

/// The keys an entry of a locale file defines, with their placeholders.
fn entry_keys(entry: &Entry<&str>) -> Vec<(String, Placeholders)> {
    let (id, value, attributes) = match entry {
        Entry::Message(message) => {
            (message.id.name.to_owned(), message.value.as_ref(), &message.attributes)
        }
        Entry::Term(term) => (format!("-{}", term.id.name), Some(&term.value), &term.attributes),
        _ => return Vec::new(),
    };
    let own = value.map(|value| (id.clone(), placeholders(value)));
    let rest = attributes
        .iter()
        .map(|attribute| (format!("{id}.{}", attribute.id.name), placeholders(&attribute.value)));
    own.into_iter().chain(rest).collect()
}

fn placeholders(pattern: &Pattern<&str>) -> Placeholders {
    let mut found = Placeholders::new();
    in_pattern(pattern, &mut found);
    found
}

fn in_pattern(pattern: &Pattern<&str>, found: &mut Placeholders) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            in_expression(expression, found);
        }
    }
}

fn in_expression(expression: &Expression<&str>, found: &mut Placeholders) {
    match expression {
        Expression::Inline(inline) => in_inline(inline, found),
        Expression::Select { selector, variants } => {
            in_inline(selector, found);
            for variant in variants {
                in_pattern(&variant.value, found);
            }
        }
    }
}

fn in_inline(inline: &InlineExpression<&str>, found: &mut Placeholders) {
    match inline {
        InlineExpression::VariableReference { id } => drop(found.insert(format!("${}", id.name))),
        InlineExpression::FunctionReference { arguments, .. } => in_arguments(arguments, found),
        InlineExpression::TermReference { arguments: Some(arguments), .. } => {
            in_arguments(arguments, found);
        }
        InlineExpression::Placeable { expression } => in_expression(expression, found),
        _ => {}
    }
}

fn in_arguments(arguments: &CallArguments<&str>, found: &mut Placeholders) {
    let named = arguments.named.iter().map(|argument| &argument.value);
    for value in arguments.positional.iter().chain(named) {
        in_inline(value, found);
    }
}

/// Each key against every other language.
fn compare(languages: &BTreeMap<&str, Language>) -> Vec<Finding> {
    let mut everywhere: BTreeMap<&str, Vec<(&str, &str, &Placeholders)>> = BTreeMap::new();
    for (code, language) in languages {
        for (key, (path, placeholders)) in &language.keys {
            everywhere.entry(key).or_default().push((code, path, placeholders));
        }
    }
    let complaints = everywhere.iter().filter_map(|(key, said)| {
        let says = missing(languages, said).or_else(|| differing(said))?;
        Some(Finding::fault(said[0].1, 0, format!("`{key}` {says}")))
    });
    complaints.collect()
}

fn missing(
    languages: &BTreeMap<&str, Language>,
    said: &[(&str, &str, &Placeholders)],
) -> Option<String> {
    let absent: Vec<&str> = languages
        .keys()
        .filter(|code| !said.iter().any(|(present, ..)| present == *code))
        .copied()
        .collect();
    (!absent.is_empty()).then(|| format!("is missing in: {}", absent.join(", ")))
}

fn differing(said: &[(&str, &str, &Placeholders)]) -> Option<String> {
    let (first, .., wanted) = said.first()?;
    let (code, .., other) = said.iter().find(|(.., placeholders)| placeholders != wanted)?;
    Some(format!("takes {wanted:?} in {first} and {other:?} in {code}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn findings(english: &str, russian: &str) -> usize {
        let files = [
            ("crates/letters/languages/en/web.ftl", english),
            ("crates/letters/languages/ru/web.ftl", russian),
        ];
        find(&Tree::of(&files)).len()
    }

    #[test]
    fn languages_that_differ_are_found() {
        let table = [
            ("a = One\n", "a = Раз\n", 0),
            (
                "a = { $n } days\n",
                "a = { $n ->\n  [one] { $n } день\n *[other] { $n } дней\n }\n",
                0,
            ),
            ("a = One\nb = Two\n", "a = Раз\n", 1),
            ("a = One\n", "a = Раз\nb = Два\n", 1),
            ("a = { $n } days\n", "a = дней\n", 1),
            ("a = { $n }\n", "a = { $count }\n", 1),
            ("a = One\n  .title = { $n }\n", "a = Раз\n  .title = раз\n", 1),
            ("a = One\na = Two\n", "a = Раз\n", 1),
        ];
        for (english, russian, expected) in table {
            assert_eq!(findings(english, russian), expected, "{english}{russian}");
        }
    }
}
