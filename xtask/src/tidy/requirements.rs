//! The register of requirements, `docs/requirements.md`: every requirement of the families below
//! has a row, and each row names a test that is really there and bears the requirement's id.

use super::Finding;
use super::register::Claim;
use super::tree::Tree;
use std::collections::BTreeSet;

const REGISTER: &str = "docs/requirements.md";

/// Family, first and last number.
const FAMILIES: [(&str, u8, u8); 18] = [
    ("GEN", 1, 12),
    ("CLI", 1, 13),
    ("CLS", 1, 12),
    ("REM", 1, 13),
    ("PAY", 1, 9),
    ("ESC", 1, 15),
    ("EXE", 0, 9),
    ("LAD", 1, 11),
    ("AP", 1, 7),
    ("EXC", 1, 7),
    ("TAC", 1, 7),
    ("LFE", 1, 13),
    ("AGR", 1, 8),
    ("ROU", 1, 5),
    ("WOF", 1, 7),
    ("LM", 1, 10),
    ("RT", 1, 6),
    ("AC", 1, 2),
];

pub(super) fn find(tree: &Tree) -> Vec<Finding> {
    let Some(register) = tree.file(REGISTER) else {
        return vec![Finding::fault(REGISTER, 0, "the register of requirements is missing")];
    };
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    let mut findings = Vec::new();
    for (line, text) in register.lines() {
        let Some(id) = id_of(text) else { continue };
        seen.insert(id);
        if let Some(says) = complaint(tree, id, text) {
            findings.push(Finding::fault(REGISTER, line, says));
        }
    }
    let missing = all().filter(|id| !seen.contains(id.as_str()));
    findings.extend(missing.map(|id| Finding::fault(REGISTER, 0, format!("{id} has no row"))));
    findings
}

/// Every id of the families, `GEN-01` first.
fn all() -> impl Iterator<Item = String> {
    FAMILIES
        .into_iter()
        .flat_map(|(family, first, last)| (first..=last).map(move |at| format!("{family}-{at:02}")))
}

/// The id with which a row begins; `None` for headings, rules and other text.
fn id_of(line: &str) -> Option<&str> {
    let id = line.strip_prefix("| ")?.split_whitespace().next()?;
    let (family, _) = id.split_once('-')?;
    FAMILIES.iter().any(|known| known.0 == family).then_some(id)
}

fn complaint(tree: &Tree, id: &str, line: &str) -> Option<String> {
    if !all().any(|known| known == id) {
        return Some(format!("{id} is no requirement of its family"));
    }
    if let Some(claim) = Claim::read(line) {
        let word = id.to_lowercase().replace('-', "_");
        if !claim.name.contains(&word) {
            return Some(format!("{} does not bear the id of {id}", claim.name));
        }
        return claim.complaint(tree);
    }
    Some(format!("{id} names no test"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TESTS: &str = "crates/domain/src/control/tests/regulation.rs";

    /// A register in which every id but one has a sound row, with something in its place.
    fn findings(id: &str, row: &str) -> Vec<String> {
        let mut register = "| requirement | test | where |\n|---|---|---|\n".to_owned();
        let mut source = String::new();
        for known in all() {
            let name = format!("{}_holds", known.to_lowercase().replace('-', "_"));
            source.push_str(&format!("#[test] fn {name}() {{}}\n"));
            match known == id {
                true => register.push_str(row),
                false => register.push_str(&format!(
                    "| {known} it holds | `tests::{name}` | [{TESTS}](../{TESTS}) |\n"
                )),
            }
        }
        let tree = Tree::of(&[(REGISTER, &register), (TESTS, &source)]);
        find(&tree).into_iter().map(|finding| finding.says).collect()
    }

    #[test]
    fn every_requirement_has_a_row_with_a_test_that_bears_its_id() {
        let row = |test: &str| format!("| ESC-01 it holds | {test} | [{TESTS}](../{TESTS}) |\n");
        let table = [
            ("ESC-01", row("`tests::esc_01_holds`"), ""),
            ("ESC-01", row("`tests::esc_02_holds`"), "does not bear the id"),
            ("ESC-01", row("`tests::esc_01_absent`"), "holds no test named"),
            ("ESC-01", row("`other::esc_01_holds`"), "not under `other`"),
            ("ESC-01", String::new(), "ESC-01 has no row"),
            ("ESC-01", "| ESC-01 it holds | — | |\n".to_owned(), "names no test"),
            ("ESC-01", row("`tests::esc_01_holds`") + "| ESC-99 x | — | |\n", "is no requirement"),
        ];
        for (id, row, part) in table {
            let found = findings(id, &row);
            let fits = if part.is_empty() {
                found.is_empty()
            } else {
                found.len() == 1 && found[0].contains(part)
            };
            assert!(fits, "{row}: {found:?}");
        }
    }

    #[test]
    fn a_tree_without_the_register_is_at_fault() {
        assert_eq!(find(&Tree::of(&[])).len(), 1);
    }
}
