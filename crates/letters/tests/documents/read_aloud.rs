//! Every document in every language, read from top to bottom.

use crate::case::{LONG, dossier, drawn};
use saldo_letters::Language;
use saldo_letters::documents::DocumentKind;

#[test]
fn every_document_reads_as_it_is_kept_here() {
    for kind in DocumentKind::ALL {
        for language in Language::ALL {
            let paper = drawn(kind, language, &dossier())
                .unwrap_or_else(|error| panic!("{} {}: {error}", kind.code(), language.code()));
            let name = format!("{}-{}", kind.code(), language.code());
            insta::assert_snapshot!(name, paper.lines().join("\n"));
        }
    }
}

#[test]
fn no_document_holds_a_missing_word_or_a_hole() {
    for kind in DocumentKind::ALL {
        for language in Language::ALL {
            let paper = drawn(kind, language, &dossier()).expect("a document");
            for line in paper.lines() {
                assert!(!line.contains('⟦'), "{} {}: {line}", kind.code(), language.code());
                // The one brace comes from a document's number, which is data.
                let braces = line.replace("{total}", "");
                assert!(!braces.contains(['{', '}']), "{}: {line}", kind.code());
            }
            if !kind.is_about_all() {
                let whole = paper.lines().join("\n");
                assert!(whole.contains(LONG), "{}: whose it is", kind.code());
            }
        }
    }
}
