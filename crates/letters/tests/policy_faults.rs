//! What is wrong in a policy file is said in every language, with the same values.

use saldo_domain::policy::load;
use saldo_letters::{Language, Texts};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// Keys of all faults, as the loader names them.
fn keys() -> BTreeSet<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../domain/src/policy/load");
    let mut keys = BTreeSet::new();
    for entry in fs::read_dir(folder).expect("the loader") {
        let source = fs::read_to_string(entry.expect("a file").path()).expect("text");
        let named = source.split("said!(").skip(1).filter_map(|rest| {
            let key = rest.trim_start().strip_prefix('"')?.split('"').next()?;
            Some(format!("policy-fault-{key}"))
        });
        keys.extend(named);
    }
    keys
}

#[test]
fn every_fault_has_its_sentence_in_every_language() {
    let keys = keys();
    assert!(keys.len() > 45, "{} faults were found", keys.len());
    for language in Language::ALL {
        let texts = Texts::of(language);
        let missing: Vec<&String> = keys.iter().filter(|key| !texts.has(key)).collect();
        assert_eq!(missing, Vec::<&String>::new(), "{language:?}");
    }
}

/// The English sentence of the locale is the one of the loader, its values in their places.
#[test]
fn the_values_stand_in_their_places() {
    let sound = include_str!("../../../policies/eight-step.toml");
    let rows = [
        ("number = 1\n", "number = 100\n", "100", "от 1 до 99"),
        ("from = 13\n", "from = 12\n", "12", "ступень 6 начинается в день 12"),
        ("role = \"LEGAL\"", "role = \"LAWYER\"", "LAWYER", "допустимы слова"),
        ("version = 1\n", "", "version", "руководстве"),
    ];
    for (passage, into, value, in_russian) in rows {
        assert!(sound.contains(passage), "{passage}");
        let broken = sound.replacen(passage, into, 1);
        let error = load("own.toml", &broken).expect_err(into);
        for language in Language::ALL {
            let said = Texts::of(language).policy_fault(&error.fault);
            assert!(said.contains(value) && !said.contains('⟦'), "{language:?}: {said}");
        }
        let plain = |text: &str| text.replace(['\u{2068}', '\u{2069}'], "");
        assert_eq!(plain(&Texts::of(Language::En).policy_fault(&error.fault)), error.message);
        let said = plain(&Texts::of(Language::Ru).policy_fault(&error.fault));
        assert!(said.contains(in_russian), "{said}");
    }
}

/// The page to which a refusal of unknown words points lists those that are known.
#[test]
fn the_manual_lists_every_word_that_a_policy_can_name() {
    let manual = include_str!("../../../docs/manual/policy-files.md");
    let words = Texts::family("policy-text");
    assert!(words.len() > 50 && words.is_sorted(), "{words:?}");
    let missing: Vec<_> =
        words.into_iter().filter(|word| !manual.contains(&format!("`{word}`"))).collect();
    assert_eq!(missing, Vec::<&str>::new());
}
