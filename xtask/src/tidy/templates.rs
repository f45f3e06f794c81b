//! Pages say nothing of their own: every word a person reads comes from the locale files,
//! and every key a page or a program asks for is really there.

use super::Finding;
use super::locales::all_keys;
use super::tokens::{Token, reads, string_of};
use super::tree::{File, Tree};
use std::collections::BTreeSet;

const FOLDER: &str = "crates/web/templates/";

/// Rooms that look words up by key.
const SPEAKING: &[&str] = &["crates/web/src/", "crates/app/src/"];

/// Methods whose first argument is a key of the locale files.
const LOOK_UPS: &[&str] = &["t", "n"];

/// Words that are the same in every language: the product's name, names of keys.
const NAMES: &[&str] = &["Saldo"];

/// Attributes that are read aloud or shown.
const SHOWN_ATTRIBUTES: &[&str] = &["placeholder", "title", "aria-label", "alt"];

pub(super) fn find(tree: &Tree) -> Vec<Finding> {
    let keys = all_keys(tree);
    let templates = tree.with_ending(".html").filter(|file| file.path.starts_with(FOLDER));
    let pages = templates.flat_map(|file| {
        let unknown = unknown_in_page(file, &keys);
        unknown.into_iter().chain(own_words(file)).collect::<Vec<_>>()
    });
    let programs =
        tree.rust_files().filter(|file| SPEAKING.iter().any(|room| file.path.starts_with(room)));
    pages.chain(programs.flat_map(|file| unknown_in_program(file, &keys))).collect()
}

fn unknown(path: &str, line: usize, key: &str) -> Finding {
    Finding::fault(path, line, format!("no locale file has the key `{key}`"))
}

fn unknown_in_page(file: &File, keys: &BTreeSet<String>) -> Vec<Finding> {
    file.lines()
        .flat_map(|(number, line)| asked_for(line).map(move |key| (number, key)))
        .filter(|(_, key)| !keys.contains(*key))
        .map(|(number, key)| unknown(&file.path, number, key))
        .collect()
}

/// Keys asked for in one line of a template: `p.t("key")`.
fn asked_for(line: &str) -> impl Iterator<Item = &str> {
    LOOK_UPS.iter().flat_map(move |method| {
        let call = format!(".{method}(\"");
        line.match_indices(&call)
            .filter_map(|(at, call)| line[at + call.len()..].split_once('"'))
            .map(|(key, _)| key)
            .collect::<Vec<_>>()
    })
}

fn unknown_in_program(file: &File, keys: &BTreeSet<String>) -> Vec<Finding> {
    (0..file.tokens.len())
        .filter_map(|at| looked_up(&file.tokens[at..]))
        .filter(|(_, key)| !keys.contains(*key))
        .map(|(line, key)| unknown(&file.path, line, key))
        .collect()
}

/// The key of a call such as `texts.get("key")` or `page.t("key")` beginning here.
fn looked_up(tokens: &[Token]) -> Option<(usize, &str)> {
    let [receiver, _, method, _, argument, ..] = tokens else { return None };
    let of_texts = reads(&tokens[..2], &["texts", "."])
        && ["get", "count", "with", "with_text"].contains(&method.text.as_str());
    let of_page = tokens[1].text == "." && LOOK_UPS.contains(&method.text.as_str());
    let is_call = (of_texts || of_page) && tokens[3].text == "(" && !receiver.in_test;
    is_call.then(|| Some((argument.line, string_of(argument)?))).flatten()
}

/// Words written into a page itself.
fn own_words(file: &File) -> Vec<Finding> {
    let shown = without_markup(&file.text);
    let in_text = shown.lines().enumerate().filter_map(|(index, line)| {
        let word = line.split(|c: char| !c.is_alphabetic()).find(|word| is_said(word))?;
        Some((index + 1, word.to_owned()))
    });
    in_text
        .chain(attributes(&file.text))
        .map(|(number, word)| {
            let says = format!("“{word}” is written into the page: give it a key");
            Finding::fault(&file.path, number, says)
        })
        .collect()
}

fn is_said(word: &str) -> bool {
    !word.is_empty() && !NAMES.contains(&word)
}

/// The page without tags, template code, entities, and elements nobody reads as words.
/// Line ends stay, so that places can be named.
fn without_markup(text: &str) -> String {
    let mut text = text.to_owned();
    let spans = [
        ("{#", "#}"),
        ("{%", "%}"),
        ("{{", "}}"),
        ("<kbd", "</kbd>"),
        ("<script", "</script>"),
        ("<svg", "</svg>"),
        ("<!", ">"),
        ("<", ">"),
        ("&", ";"),
    ];
    for (open, close) in spans {
        text = blanked(&text, open, close);
    }
    text
}

/// The text with everything from `open` to `close` blanked out.
fn blanked(text: &str, open: &str, close: &str) -> String {
    let mut rest = text;
    let mut kept = String::with_capacity(text.len());
    while let Some(start) = rest.find(open) {
        let Some(length) = rest[start..].find(close) else { break };
        let end = start + length + close.len();
        kept.push_str(&rest[..start]);
        kept.extend(rest[start..end].chars().filter(|c| *c == '\n'));
        rest = &rest[end..];
    }
    kept + rest
}

/// Shown attributes whose value holds a word of its own.
fn attributes(text: &str) -> Vec<(usize, String)> {
    let plain = blanked(&blanked(text, "{%", "%}"), "{{", "}}");
    let mut found = Vec::new();
    for (index, line) in plain.lines().enumerate() {
        for name in SHOWN_ATTRIBUTES {
            let opening = format!(" {name}=\"");
            let values = line.match_indices(&opening).filter_map(|(at, opening)| {
                line[at + opening.len()..].split_once('"').map(|(value, _)| value)
            });
            let words = values.flat_map(|value| value.split(|c: char| !c.is_alphabetic()));
            found.extend(words.filter(|word| is_said(word)).map(|word| (index + 1, word.into())));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORDS: (&str, &str) = ("crates/letters/languages/en/a.ftl", "known = Known\n");

    fn findings(path: &str, text: &str) -> usize {
        find(&Tree::of(&[WORDS, (path, text)])).len()
    }

    #[test]
    fn words_and_unknown_keys_in_a_page_are_found() {
        let table = [
            ("<p>{{ p.t(\"known\") }} · <b>Saldo</b> 12,50 &nbsp;</p>", 0),
            ("<p>{{ p.t(\"unknown\") }}</p>", 1),
            ("<p>{% if x %}{{ p.n(\"unknown\", 3) }}{% endif %}</p>", 1),
            ("<p>Overdue</p>", 1),
            ("<p\n class=\"x\">\nПросрочено</p>", 1),
            ("<input placeholder=\"Search\">", 1),
            ("<input placeholder=\"{{ p.t(\"known\") }}\" title=\"{{ x }}\">", 0),
            ("<kbd>Ctrl K</kbd>{# a remark #}", 0),
        ];
        for (text, expected) in table {
            assert_eq!(findings("crates/web/templates/a.html", text), expected, "{text}");
        }
    }

    #[test]
    fn unknown_keys_in_a_program_are_found() {
        let table = [
            ("fn f() { texts.get(\"known\"); page.t(\"known\"); map.get(\"unknown\"); }", 0),
            ("fn f() { texts.with(\"unknown\", &[]) }", 1),
            ("fn f() { self.page.n(\"unknown\", 3) }", 1),
            ("#[test] fn f() { texts.get(\"unknown\") }", 0),
        ];
        for (text, expected) in table {
            assert_eq!(findings("crates/web/src/a.rs", text), expected, "{text}");
        }
    }
}
