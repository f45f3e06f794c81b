//! Words of the ways to move a debtor.

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
