//! All sixteen documents in three languages as real pages, with the longest and the strangest
//! names: nothing of what they say is cut off, and no page is empty.

#[path = "../../letters/tests/documents/case.rs"]
#[expect(dead_code, reason = "the other tests of this case look at more of it")]
mod case;

use saldo_domain::control::Channel;
use saldo_letters::Language;
use saldo_letters::documents::{DocumentKind, Dossier, cover};
use saldo_letters::paper::Paper;
use saldo_press::pdf;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The pages of a file as a reader copies them.
fn pages_of(file: &Path) -> Vec<String> {
    let read = Command::new("pdftotext")
        .args(["-layout"])
        .arg(file)
        .arg("-")
        .output()
        .expect("pdftotext, from poppler-utils");
    assert!(read.status.success(), "{}", file.display());
    let text = String::from_utf8(read.stdout).expect("UTF-8");
    text.trim_end_matches('\u{c}').split('\u{c}').map(str::to_owned).collect()
}

/// How often each letter and digit stands there: the order of columns does not matter.
fn signs(text: &str) -> BTreeMap<char, usize> {
    let mut found = BTreeMap::new();
    text.chars().filter(|c| c.is_alphanumeric()).for_each(|c| *found.entry(c).or_default() += 1);
    found
}

/// A word and where it stands, in thousandths of a point from the upper left corner.
#[derive(Clone, Debug)]
struct Word {
    text: String,
    left: i64,
    top: i64,
    right: i64,
    bottom: i64,
}

/// A page with its words.
struct Page {
    width: i64,
    height: i64,
    words: Vec<Word>,
}

/// A millimetre, in thousandths of a point.
const MM: i64 = 2_835;

impl Page {
    /// Words that stand on others, or where nothing may stand.
    fn faults(&self, wide: bool) -> Vec<String> {
        let (left, right) = if wide { (15 * MM, 15 * MM) } else { (22 * MM, 18 * MM) };
        let mut faults = Vec::new();
        for (at, word) in self.words.iter().enumerate() {
            let across = word.left >= left - MM && word.right <= self.width - right + MM;
            let down = word.top >= 0 && word.bottom <= self.height;
            if !across || !down {
                faults.push(format!("in the margin: {word:?}"));
            }
            let others = self.words[at + 1..].iter().filter(|other| word.is_on(other));
            faults.extend(others.map(|other| format!("{word:?} on {other:?}")));
        }
        faults
    }
}

impl Word {
    /// Do both share more than a hair in width, and more than lines do that stand close?
    fn is_on(&self, other: &Self) -> bool {
        let across = self.right.min(other.right) - self.left.max(other.left);
        let down = self.bottom.min(other.bottom) - self.top.max(other.top);
        let height = (self.bottom - self.top).min(other.bottom - other.top);
        across > 1_000 && down * 5 > height * 2
    }
}

/// The pages of a file with the boxes of their words.
fn boxes_of(file: &Path) -> Vec<Page> {
    let read = Command::new("pdftotext").arg("-bbox").arg(file).arg("-").output();
    let read = read.expect("pdftotext, from poppler-utils");
    assert!(read.status.success(), "{}", file.display());
    let text = String::from_utf8(read.stdout).expect("UTF-8");
    let mut pages: Vec<Page> = Vec::new();
    for line in text.lines().map(str::trim) {
        let value = |name: &str| thousandths(line, name);
        if line.starts_with("<page ") {
            let (width, height) = (value("width"), value("height"));
            pages.push(Page { width, height, words: Vec::new() });
        } else if line.starts_with("<word ") {
            let text = line.split(['<', '>']).nth(2).unwrap_or_default().to_owned();
            let (left, top) = (value("xMin"), value("yMin"));
            let (right, bottom) = (value("xMax"), value("yMax"));
            let page = pages.last_mut().expect("words stand on pages");
            page.words.push(Word { text, left, top, right, bottom });
        }
    }
    pages
}

/// The value of an attribute such as `xMin="12.345600"`, in thousandths.
fn thousandths(line: &str, name: &str) -> i64 {
    let start = format!("{name}=\"");
    let value = line.split(&start).nth(1).and_then(|rest| rest.split('"').next());
    let value = value.unwrap_or_else(|| panic!("no {name} in {line}"));
    let (whole, part) = value.split_once('.').unwrap_or((value, "0"));
    let part: String = part.chars().chain("000".chars()).take(3).collect();
    let sign = if whole.starts_with('-') { -1 } else { 1 };
    let number = |text: &str| text.parse::<i64>().unwrap_or_else(|_| panic!("{value}"));
    number(whole) * 1_000 + sign * number(&part)
}

/// Every document as a person draws it, and those that the program sends by itself as it does: with
/// what goes along, by post and by e-mail.
fn papers(language: Language) -> Vec<(String, Paper)> {
    let code = language.code();
    let drawn = |kind, dossier: &Dossier| case::drawn(kind, language, dossier).expect("a document");
    let mut papers: Vec<(String, Paper)> = DocumentKind::ALL
        .iter()
        .map(|kind| (format!("{}-{code}", kind.code()), drawn(*kind, &case::dossier())))
        .collect();
    for (way, enclosed) in [
        (Channel::Post, vec![DocumentKind::ReconciliationAct, DocumentKind::SuitData]),
        (Channel::Email, vec![]),
    ] {
        let sent = Dossier { enclosed: Some(enclosed), sent_by: Some(way), ..case::dossier() };
        for kind in [DocumentKind::Claim, DocumentKind::Demand, DocumentKind::SuitData] {
            papers.push((format!("{}-by-{}-{code}", kind.code(), way.code()), drawn(kind, &sent)));
        }
    }
    let act = DocumentKind::ReconciliationAct;
    let top = cover(act, language, &case::dossier(), &case::given(act)).expect("a letter on top");
    papers.push((format!("{}-cover-{code}", act.code()), top));
    papers
}

mod documents {
    use super::*;

    #[test]
    fn every_document_is_printed_whole_in_every_language() {
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("documents");
        fs::create_dir_all(&folder).expect("a folder");
        for language in Language::ALL {
            for (name, paper) in papers(language) {
                let printed = pdf(&paper).unwrap_or_else(|error| panic!("{name}: {error}"));
                let file = folder.join(format!("{name}.pdf"));
                fs::write(&file, &printed.bytes).expect("written");
                let pages = pages_of(&file);
                assert_eq!(pages.len(), printed.pages, "{name}");
                assert!((1..=6).contains(&pages.len()), "{name}: {} pages", pages.len());
                for (at, page) in pages.iter().enumerate() {
                    let words = page.split_whitespace().count();
                    assert!(words > 20, "{name}: page {} is empty", at + 1);
                    let number = format!("{}/{}", at + 1, pages.len());
                    let bare = page.replace(' ', "");
                    assert!(bare.contains(&number), "{name}: page {} bears no number", at + 1);
                }
                let there = signs(&pages.concat());
                for (sign, count) in signs(&paper.lines().concat()) {
                    let found = there.get(&sign).copied().unwrap_or_default();
                    assert!(found >= count, "{name}: “{sign}” is {found} times there, not {count}");
                }
            }
        }
    }

    /// Whoever a letter goes to stands in the window of the envelope, however long the name: 90 by 45
    /// millimetres, 20 from the left, 45 from the top.
    #[test]
    fn every_address_lies_in_the_window() {
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("windows");
        fs::create_dir_all(&folder).expect("a folder");
        let mut letters = 0;
        for language in Language::ALL {
            for (name, paper) in papers(language) {
                let Some(to) = paper.to.clone() else { continue };
                let file = folder.join(format!("{name}.pdf"));
                fs::write(&file, pdf(&paper).expect("a document").bytes).expect("written");
                let first = boxes_of(&file).remove(0);
                let seen = first.words.iter().filter(|word| {
                    word.top >= 45 * MM
                        && word.bottom <= 90 * MM
                        && word.left >= 20 * MM
                        && word.right <= 110 * MM
                });
                let there = signs(&seen.map(|word| word.text.as_str()).collect::<String>());
                let address = [to.name].into_iter().chain(to.lines).collect::<String>();
                for (sign, count) in signs(&address) {
                    let found = there.get(&sign).copied().unwrap_or_default();
                    assert!(found >= count, "{name}: “{sign}” is {found} times seen, not {count}");
                }
                letters += 1;
            }
        }
        assert!(letters > 30, "{letters}");
    }

    /// Long names, many invoices, three languages: no word stands on another one or beyond the
    /// margins of its page.
    #[test]
    fn no_word_runs_over_another_or_beyond_the_margins() {
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("words");
        fs::create_dir_all(&folder).expect("a folder");
        let mut words = 0;
        for kind in DocumentKind::ALL {
            for language in Language::ALL {
                for many in [false, true] {
                    let mut dossier = case::dossier();
                    if many {
                        let debts = dossier.debts.clone();
                        dossier.debts = debts.into_iter().cycle().take(70).collect();
                    }
                    let name = format!("{}-{}-{many}", kind.code(), language.code());
                    let paper = case::drawn(kind, language, &dossier).expect("a document");
                    let printed = pdf(&paper).unwrap_or_else(|error| panic!("{name}: {error}"));
                    let file = folder.join(format!("{name}.pdf"));
                    fs::write(&file, &printed.bytes).expect("written");
                    for (at, page) in boxes_of(&file).iter().enumerate() {
                        words += page.words.len();
                        let faults = page.faults(paper.wide);
                        assert!(faults.is_empty(), "{name}, page {}: {faults:#?}", at + 1);
                    }
                }
            }
        }
        assert!(words > 20_000, "the words were read: {words}");
    }

    #[test]
    fn words_on_words_and_in_the_margin_are_found() {
        let word = |text: &str, left, top| Word {
            text: text.to_owned(),
            left,
            top,
            right: left + 40_000,
            bottom: top + 12_000,
        };
        let page = |words| Page { width: 595_000, height: 842_000, words };
        let first = word("one", 100_000, 100_000);
        for (other, faults) in [
            (word("beside", 141_000, 100_000), 0),
            (word("below", 100_000, 111_000), 0),
            (word("over", 120_000, 103_000), 1),
            (word("left", 50_000, 200_000), 1),
            (word("right", 520_000, 200_000), 1),
            (word("below the page", 100_000, 835_000), 1),
        ] {
            let text = other.text.clone();
            assert_eq!(page(vec![first.clone(), other]).faults(false).len(), faults, "{text}");
        }
    }
}
