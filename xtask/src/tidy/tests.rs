//! The rules applied to the real tree, so that `cargo test` alone keeps the promises too.

use super::*;

fn faults(rule: &str) -> Vec<String> {
    let house = House::here().expect("a home directory for the cache");
    let tree = Tree::read(&house).expect("a git work tree");
    let rule = RULES.iter().find(|candidate| candidate.name == rule).expect("a rule of that name");
    let found = (rule.find)(&tree);
    let faults = found.iter().filter(|finding| finding.weight == Weight::Fault);
    faults.map(|finding| shown(rule.name, finding)).collect()
}

/// Tests that the register of failures names.
mod lint {
    use super::*;

    #[test]
    fn no_float_in_money_crates() {
        assert_eq!(faults("numbers"), [""; 0]);
    }
}

#[test]
fn arrows_between_rooms_point_one_way() {
    assert_eq!(faults("rooms"), [""; 0]);
}

#[test]
fn every_other_promise_holds() {
    for rule in RULES {
        assert_eq!(faults(rule.name), [""; 0], "{}", rule.name);
    }
}
