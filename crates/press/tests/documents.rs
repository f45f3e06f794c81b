//! All sixteen documents in three languages as real pages, with the longest and the strangest
//! names: nothing of what they say is cut off, and no page is empty.

#[path = "../../letters/tests/documents/case.rs"]
#[expect(dead_code, reason = "the other tests of this case look at more of it")]
mod case;

use saldo_letters::Language;
use saldo_letters::documents::DocumentKind;
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

mod documents {
    use super::*;

    #[test]
    fn every_document_is_printed_whole_in_every_language() {
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("documents");
        fs::create_dir_all(&folder).expect("a folder");
        for kind in DocumentKind::ALL {
            for language in Language::ALL {
                let name = format!("{}-{}", kind.code(), language.code());
                let paper = case::drawn(kind, language, &case::dossier()).expect("a document");
                let printed = pdf(&paper).unwrap_or_else(|error| panic!("{name}: {error}"));
                let file = folder.join(format!("{name}.pdf"));
                fs::write(&file, &printed.bytes).expect("written");
                let pages = pages_of(&file);
                assert_eq!(pages.len(), printed.pages, "{name}");
                assert!((1..=6).contains(&pages.len()), "{name}: {} pages", pages.len());
                for (at, page) in pages.iter().enumerate() {
                    assert!(
                        page.split_whitespace().count() > 20,
                        "{name}: page {} is empty",
                        at + 1
                    );
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
}
