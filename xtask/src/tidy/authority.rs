//! Who may do what stands in one table, `domain::authority::Right`: no list of roles beside it
//! in the use-cases, the pages or the command line.

use super::Finding;
use super::exceptions::{Exception, apply};
use super::tokens::{Token, reads};
use super::tree::{File, Tree};

const ROOMS: [&str; 4] =
    ["crates/work/src/", "crates/web/src/", "crates/app/src/", "crates/calc/src/"];

const EXCEPTIONS: &[Exception] = &[];

pub(super) fn find(tree: &Tree) -> Vec<Finding> {
    let asked = |file: &&File| ROOMS.iter().any(|room| file.path.starts_with(room));
    apply(tree.rust_files().filter(asked).flat_map(in_file).collect(), EXCEPTIONS, tree)
}

fn in_file(file: &File) -> Vec<Finding> {
    let tokens = &file.tokens;
    let lists = (0..tokens.len()).filter(|at| !tokens[*at].in_test && is_list(&tokens[*at..]));
    lists
        .map(|at| {
            let says = "a list of roles: make it a line of `domain::authority::Right` and ask \
                        `Who::must` or `Frame::may`";
            Finding::fault(&file.path, tokens[at].line, says)
        })
        .collect()
}

/// `[Role::A]`, `[Role::A, Role::B]`, or `Role::A | Role::B` inside `matches!`.
fn is_list(tokens: &[Token]) -> bool {
    const ROLE: [&str; 3] = ["Role", ":", ":"];
    match tokens.first().map(|token| token.text.as_str()) {
        Some("[") if reads(&tokens[1..], &ROLE) => {
            tokens.get(5).is_some_and(|token| matches!(token.text.as_str(), "," | "]"))
        }
        Some("matches") if reads(&tokens[1..], &["!", "("]) => {
            let inside = tokens.iter().take_while(|token| token.text != ";");
            let words: Vec<&str> = inside.map(|token| token.text.as_str()).collect();
            let role = |at: usize| words[at..].starts_with(&ROLE);
            (0..words.len()).any(|at| words[at] == "|" && role(at + 1) && at > 3 && role(at - 4))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_of_roles_beside_the_table_is_found() {
        let table = [
            ("const SETS: &[Role] = &[Role::Director, Role::Legal];", 1),
            ("fn f(who: Who) { who.must_be(&[Role::Administrator]) }", 1),
            ("fn f(role: Role) -> bool { matches!(role, Role::Legal | Role::Director) }", 1),
            ("fn f(who: Who) { who.must(Right::WriteOffDebts) }", 0),
            ("fn f() -> [Role; 12] { Role::ALL }", 0),
            (
                "fn f(role: Role) -> u8 { match role { Role::Legal | Role::Director => 1, _ => 0 } }",
                0,
            ),
            ("#[cfg(test)] mod tests { const A: &[Role] = &[Role::Legal, Role::Director]; }", 0),
        ];
        for (source, expected) in table {
            let found = find(&Tree::of(&[("crates/work/src/a.rs", source)]));
            assert_eq!(found.len(), expected, "{source}");
        }
        let elsewhere = ("crates/domain/src/authority/right.rs", table[0].0);
        assert_eq!(find(&Tree::of(&[elsewhere])).len(), 0, "the table itself");
    }
}
