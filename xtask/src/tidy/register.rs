//! The register of failures, `docs/failures.md`, names a test in each row; the test is
//! really there, in the file the row names, under that area and name. So it is for the manual's
//! page of the Application Security Verification Standard, where a row names one.

use super::Finding;
use super::tokens::{Token, reads};
use super::tree::{File, Tree};

const REGISTERS: [&str; 2] = ["docs/failures.md", "docs/manual/reference/asvs.md"];

pub(super) fn find(tree: &Tree) -> Vec<Finding> {
    REGISTERS.into_iter().flat_map(|register| faults(tree, register)).collect()
}

fn faults(tree: &Tree, name: &'static str) -> Vec<Finding> {
    let Some(register) = tree.file(name) else { return Vec::new() };
    register
        .lines()
        .filter_map(|(line, text)| Some((line, Claim::read(text)?)))
        .filter_map(|(line, claim)| Some(Finding::fault(name, line, claim.complaint(tree)?)))
        .collect()
}

/// One row of a register: `| M01 … | `area::name` | [path](link) |`.
pub(super) struct Claim<'a> {
    area: &'a str,
    pub(super) name: &'a str,
    path: &'a str,
}

impl<'a> Claim<'a> {
    /// The claim of a table row; `None` for headings, rules and other text.
    pub(super) fn read(line: &'a str) -> Option<Self> {
        let mut cells = line.strip_prefix('|')?.rsplit('|').map(str::trim).skip(1);
        let path = cells.next()?.strip_prefix('[')?.split_once(']')?.0;
        let (area, name) = cells.next()?.strip_prefix('`')?.strip_suffix('`')?.split_once("::")?;
        Some(Self { area, name, path: path.trim_matches('`') })
    }

    /// What is wrong with it; `None` where the test is where the row says.
    pub(super) fn complaint(&self, tree: &Tree) -> Option<String> {
        let Self { area, name, path } = self;
        let Some(file) = tree.file(path) else { return Some(format!("{path} is not tracked")) };
        if !has_test(file, name) {
            return Some(format!("{path} holds no test named {name}"));
        }
        (!is_area(file, area)).then(|| format!("{path} holds {name}, but not under `{area}`"))
    }
}

/// Whether the file defines a test function of this name, in a `proptest!` block or not.
fn has_test(file: &File, name: &str) -> bool {
    let tokens = &file.tokens;
    (0..tokens.len()).any(|at| reads(&tokens[at..], &["fn", name]) && is_test(&tokens[..at]))
}

/// Whether the function that begins after these tokens is a test: by an attribute that
/// ends in `test`, or as the content of a `contract!`, which runs it on both databases.
fn is_test(before: &[Token]) -> bool {
    let own =
        before.iter().rev().take_while(|token| !matches!(token.text.as_str(), "}" | "{" | ";"));
    let own: Vec<&Token> = own.collect();
    let outer = &before[..before.len() - own.len()];
    let attributed = own.windows(2).any(|pair| pair[0].text == "]" && pair[1].text == "test");
    attributed || outer.len() >= 3 && reads(&outer[outer.len() - 3..], &["contract", "!", "{"])
}

/// Whether the file is the area's own, lies in its folder, or declares it as a module.
fn is_area(file: &File, area: &str) -> bool {
    let declares = (0..file.tokens.len()).any(|at| reads(&file.tokens[at..], &["mod", area, "{"]));
    let in_path = file.path.trim_end_matches(".rs").split('/').any(|part| part == area);
    declares || in_path
}

#[cfg(test)]
mod tests {
    use super::*;

    const MONEY: &str = "crates/app/tests/it/money.rs";

    #[test]
    fn a_claimed_test_must_be_there() {
        let source = "
            #[test] fn kept() {}
            #[cfg(feature = \"failpoints\")] #[test] fn also_kept() {}
            proptest! { #![cases(9)] #[test] fn held(x in y) {} }
            contract! { /// On both.
                fn twice(world) {} }
            fn no_test() {}
            mod import { #[test] fn inside() {} }";
        let table = [
            ("money::kept", MONEY, 0),
            ("money::also_kept", MONEY, 0),
            ("money::held", MONEY, 0),
            ("money::twice", MONEY, 0),
            ("it::kept", MONEY, 0),
            ("import::inside", MONEY, 0),
            ("money::no_test", MONEY, 1),
            ("money::absent", MONEY, 1),
            ("other::kept", MONEY, 1),
            ("money::kept", "crates/app/tests/it/none.rs", 1),
        ];
        for (test, path, expected) in table {
            let register = format!(
                "| row | test | where |\n|---|---|---|\n| M01 twice | `{test}` | [{path}](../{path}) |\n"
            );
            for place in REGISTERS {
                let tree = Tree::of(&[(place, &register), (MONEY, source)]);
                assert_eq!(find(&tree).len(), expected, "{test} in {path}, {place}");
            }
        }
    }
}
