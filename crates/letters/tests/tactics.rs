//! Words of the ways to move a debtor, and of what is said in a talk.

use saldo_domain::fieldwork::script::{Line, Script};
use saldo_domain::fieldwork::tactic::Tactic;
use saldo_letters::{Language, Texts};

/// Each has a name of its own and a script that says what to do, in every language.
#[test]
fn tac_05_tac_06_every_way_to_move_a_debtor_has_its_script() {
    for language in Language::ALL {
        let texts = Texts::of(language);
        let mut told = Vec::new();
        for tactic in Tactic::ALL {
            for kind in ["tactic", "tactic-how"] {
                let key = format!("{kind}-{}", tactic.code());
                assert!(texts.has(&key), "{key}");
                told.push(texts.get(&key));
            }
        }
        let count = told.len();
        told.sort();
        told.dedup();
        assert_eq!(told.len(), count, "no two say the same");
    }
}

/// Every talk has a name, and every line of it says something of its own in every language.
#[test]
fn pay_01_every_line_of_a_talk_is_said_in_every_language() {
    for language in Language::ALL {
        let texts = Texts::of(language);
        let keys = Script::ALL
            .iter()
            .map(|one| format!("script-{}", one.code()))
            .chain(Line::ALL.iter().map(|one| format!("script-line-{}", one.code())));
        let said: Vec<String> = keys
            .map(|key| {
                assert!(texts.has(&key), "{key}");
                texts.get(&key)
            })
            .collect();
        let mut apart = said.clone();
        apart.sort();
        apart.dedup();
        assert_eq!(apart.len(), said.len(), "no two say the same");
    }
}
