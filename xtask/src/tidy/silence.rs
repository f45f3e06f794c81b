//! Nothing is silenced without a reason: no `#[allow]`, no `#[ignore]`.

use super::Finding;
use super::tokens::{Token, reads};
use super::tree::{File, Tree};

const SILENCERS: &[(&[&str], &str)] = &[
    (&["#", "[", "allow"], "write #[expect(lint, reason = \"…\")]: it also tells when it is stale"),
    (&["#", "!", "[", "allow"], "write #![expect(lint, reason = \"…\")] at the item that needs it"),
    (&["#", "[", "ignore"], "a test that does not run guards nothing: run it or remove it"),
];

pub(super) fn find(tree: &Tree) -> Vec<Finding> {
    tree.rust_files().flat_map(in_file).collect()
}

fn in_file(file: &File) -> Vec<Finding> {
    (0..file.tokens.len())
        .filter_map(|start| Some((start, advice(&file.tokens[start..])?)))
        .map(|(start, advice)| Finding::fault(&file.path, file.tokens[start].line, advice))
        .collect()
}

fn advice(tokens: &[Token]) -> Option<&'static str> {
    SILENCERS.iter().find(|(words, _)| reads(tokens, words)).map(|(_, advice)| *advice)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn silencing_is_found_and_a_reasoned_exception_is_not() {
        let table = [
            ("#[allow(dead_code)] fn f() {}", 1),
            ("#![allow(clippy::all)]", 1),
            ("#[test] #[ignore] fn f() {}", 1),
            ("#[expect(dead_code, reason = \"read by the debugger\")] fn f() {}", 0),
            ("// #[allow(dead_code)]", 0),
        ];
        for (source, expected) in table {
            assert_eq!(find(&Tree::of(&[("a.rs", source)])).len(), expected, "{source}");
        }
    }
}
