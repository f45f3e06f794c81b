//! No face of a calculator that people read shows a code: every worked case is drawn as page,
//! print, workbook and PDF in every language and looked through.

use super::labels::may_be_code;
use super::{Asked, Draft, Screen, gallery, print, workbook};
use crate::api::calc::FACTS;
use askama::Template;
use saldo_calc::{Field, Json, Shape, calculate, kinds};
use saldo_domain::allocation::{Part, Reason};
use saldo_formats::tables::Row;
use saldo_formats::{ReadOptions, TableSource};
use saldo_letters::{Language, Texts};
use std::collections::BTreeSet;

/// Values of these names are words of the contract even where they look like any other word.
const CODED: [&str; 3] = ["part", "reason", "order"];

/// Is the text of an answer a code of the contract?
pub(super) fn is_code(name: &str, text: &str) -> bool {
    let letters = |fits: fn(&u8) -> bool| {
        text.bytes().all(|byte| fits(&byte) || byte == b'_' || byte.is_ascii_digit())
    };
    let upper = text.len() > 1
        && text.starts_with(|c: char| c.is_ascii_uppercase())
        && letters(u8::is_ascii_uppercase);
    let lower = text.contains('_') && letters(u8::is_ascii_lowercase);
    let word = CODED.contains(&name) && !text.is_empty() && letters(u8::is_ascii_lowercase);
    upper || lower || word
}

/// Codes of requirements: `S3-B5`, `INT-07`, `F-A4`, `A-19`.
fn is_of_requirements(token: &str) -> bool {
    let Some((family, number)) = token.split_once('-') else { return false };
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let lettered = number.starts_with(|c: char| c.is_ascii_uppercase())
        && (number.len() == 1 || digits(&number[1..]));
    let upper = family.bytes().all(|byte| byte.is_ascii_uppercase());
    match family {
        "F" => lettered,
        "A" => number.len() == 2 && digits(number),
        // The form INV-17 has this name everywhere.
        "INV" => false,
        _ if family.len() == 2 && family.starts_with('S') => lettered,
        _ => upper && family.len() == 3 && number.len() == 2 && digits(number),
    }
}

/// Every word of the contract that stands for something else.
fn words_of_contract() -> BTreeSet<String> {
    fn of(shape: Shape, into: &mut BTreeSet<String>) {
        match shape {
            Shape::Word(words) => into.extend(words.iter().map(|word| (*word).to_owned())),
            Shape::Object(fields) => all(fields, into),
            Shape::List(_, _, item) => of(*item, into),
            _ => {}
        }
    }
    fn all(fields: &'static [Field], into: &mut BTreeSet<String>) {
        fields.iter().for_each(|field| of(field.shape, into));
    }
    let mut words = BTreeSet::new();
    kinds().iter().for_each(|kind| all(kind.fields, &mut words));
    // Names and abbreviations that people write themselves.
    words.retain(|word| word.len() > 3 && !matches!(word.as_str(), "IBAN" | "POST"));
    words.retain(|word| word.bytes().all(|byte| byte.is_ascii_uppercase()));
    words.extend(Reason::ALL.map(|reason| reason.code().to_owned()));
    words.insert(Part::ContractInterest.code().to_owned());
    words.retain(|word| word != Reason::Designated.code());
    words
}

/// What people named themselves, and numbers with signs: never a code.
fn own_words(name: &str, value: &Json<'_>, into: &mut BTreeSet<String>) {
    match value {
        Json::Object(members) => {
            members.iter().for_each(|(name, value)| own_words(name, value, into));
        }
        Json::List(items) => items.iter().for_each(|item| own_words(name, item, into)),
        Json::Text(text) if !may_be_code(name) => into.extend(tokens(text).map(str::to_owned)),
        _ => {}
    }
}

fn tokens(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric() && !matches!(c, '_' | '-'))
        .filter(|one| !one.is_empty())
}

fn raw_in<'t>(text: &'t str, words: &BTreeSet<String>, own: &BTreeSet<String>) -> Vec<&'t str> {
    let joined = |token: &str| token.contains('_') && token.is_ascii();
    let raw = |token: &&str| joined(token) || is_of_requirements(token) || words.contains(*token);
    tokens(text).filter(raw).filter(|token| !own.contains(*token)).collect()
}

/// What a page shows, without the JSON that is offered to programs.
fn shown(html: &str) -> String {
    let (before, rest) =
        html.split_once("<details class=\"card calc-json\">").unwrap_or((html, ""));
    let after = rest.split_once("</details>").map_or("", |(_, after)| after);
    let mut text = String::new();
    let mut inside = false;
    for c in before.chars().chain(after.chars()) {
        match c {
            '<' => inside = true,
            '>' => {
                inside = false;
                text.push(' ');
            }
            _ if !inside => text.push(c),
            _ => {}
        }
    }
    text
}

/// Every cell of both sheets.
fn cells(bytes: &[u8], texts: &Texts) -> String {
    let mut all = String::new();
    for sheet in ["calc-result", "calc-input"] {
        let options = ReadOptions { sheet: Some(texts.get(sheet)), ..ReadOptions::default() };
        let source = TableSource::from_bytes(bytes, options).expect("a workbook");
        let mut rows = source.rows().expect("a sheet");
        let mut row = Row::default();
        while rows.read(&mut row).expect("a row") {
            row.cells().for_each(|cell| {
                all.push_str(cell);
                all.push('\n');
            });
        }
    }
    all
}

#[test]
fn what_a_code_is() {
    for (name, text) in [("state", "OVERDUE"), ("a", "RU"), ("b", "no_rate"), ("part", "costs")] {
        assert!(is_code(name, text), "{text}");
    }
    for (name, text) in [("a", "costs"), ("a", "Costs"), ("a", "12.50"), ("a", ""), ("a", "A b")] {
        assert!(!is_code(name, text), "{text}");
    }
    for code in ["S3-B5", "S3-D", "INT-07", "F-A4", "F-K", "A-19", "LFE-13"] {
        assert!(is_of_requirements(code), "{code}");
    }
    for word in ["INV-17", "IFRS-9", "K-01", "ЗАО-12", "a-19", "230-FZ", "2026-03-01"] {
        assert!(!is_of_requirements(word), "{word}");
    }
    let words = words_of_contract();
    let found = raw_in("By S3-B5: earliest_due, NEXT_WORKING_DAY, A-17", &words, &BTreeSet::new());
    assert_eq!(found, ["S3-B5", "earliest_due", "NEXT_WORKING_DAY", "A-17"]);
}

#[test]
fn no_face_of_any_worked_case_shows_a_code() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../calc/tests/worked/cases.json");
    let cases = std::fs::read_to_string(path).expect("the worked cases");
    let cases: serde_json::Value = serde_json::from_str(&cases).expect("JSON");
    let words = words_of_contract();
    let day = "2026-03-31".parse().expect("a day");
    let (mut found, mut seen) = (BTreeSet::new(), BTreeSet::new());
    for case in cases["cases"].as_array().expect("a list of cases") {
        let kind = case["kind"].as_str().unwrap_or_default();
        let input = case["input"].to_string();
        let Ok(answer) = calculate(kind, input.as_bytes(), &FACTS) else { continue };
        let kind = saldo_calc::kind(kind).expect("a kind");
        seen.insert(kind.name);
        let output = answer.into_text();
        let given = Json::read(input.as_bytes()).expect("JSON");
        let answered = Json::read(output.as_bytes()).expect("JSON");
        let mut own = BTreeSet::new();
        own_words("", &given, &mut own);
        own_words("", &answered, &mut own);
        for language in Language::ALL {
            let texts = Texts::of(language);
            let paper = print::calculation(kind, &input, &output, texts, day).expect("a paper");
            let document = super::document::calculation(kind, &given, &answered, texts);
            let book = workbook::workbook(&document, texts).expect("a workbook");
            let draft = Draft::of_input(kind.fields, &given, texts);
            let asked =
                Asked { draft, added: None, example: false, calculate: true, left_out: None };
            let here = format!("/calc/{}", kind.name);
            let page = Screen::new(gallery::frame(language, &here), kind, asked, &FACTS);
            let page = page.render().expect("a page");
            let faces = [
                ("page", shown(&page)),
                ("paper", paper.lines().join("\n")),
                ("workbook", cells(&book, texts)),
            ];
            for (face, text) in faces {
                for raw in raw_in(&text, &words, &own) {
                    found.insert(format!("{} {} {face}: {raw}", kind.name, language.code()));
                }
            }
        }
    }
    assert_eq!(seen.len(), kinds().len(), "every kind has a worked case");
    assert!(found.is_empty(), "{found:#?}");
}
