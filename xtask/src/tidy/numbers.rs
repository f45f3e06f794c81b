//! No binary floating point where money passes: types, and literals with a decimal point.

use super::Finding;
use super::exceptions::{Exception, apply};
use super::tokens::{Kind, Token};
use super::tree::{File, Tree};

/// Everything that is Rust lies on the money path until a reason stands here.
const EXCEPTIONS: &[Exception] = &[
    Exception {
        under: "crates/formats/src/tables/number.rs",
        reason: "a spreadsheet holds binary numbers; here they become text, without arithmetic",
    },
    Exception {
        under: "crates/formats/src/export/workbook.rs",
        reason: "a spreadsheet holds binary numbers; here text becomes one, without arithmetic",
    },
    Exception {
        under: "crates/calc/src/json.rs",
        reason: "JSON may hold binary numbers; they are told apart and refused, never computed",
    },
    Exception {
        under: "crates/calc/src/writer.rs",
        reason: "the writer refuses binary numbers by their type",
    },
    Exception {
        under: "crates/app/benches/",
        reason: "seconds, megabytes and ratios of a measurement; no amount passes here",
    },
];

pub(super) fn find(tree: &Tree) -> Vec<Finding> {
    let ours = tree.rust_files().filter(|file| file.path.starts_with("crates/"));
    apply(ours.flat_map(in_file).collect(), EXCEPTIONS, tree)
}

fn in_file(file: &File) -> Vec<Finding> {
    let floats = (0..file.tokens.len()).filter(|at| is_float(&file.tokens, *at));
    floats
        .map(|at| {
            let Token { text, line, .. } = &file.tokens[at];
            let says = format!("`{text}`: amounts, rates and shares are whole numbers here");
            Finding::fault(&file.path, *line, says)
        })
        .collect()
}

fn is_float(tokens: &[Token], at: usize) -> bool {
    let token = &tokens[at];
    match token.kind {
        Kind::Word => matches!(token.text.as_str(), "f32" | "f64"),
        // A test may name a probability. In `pair.0.1` what follows the first point looks
        // like a literal.
        Kind::Literal if token.in_test || (at > 0 && tokens[at - 1].text == ".") => false,
        Kind::Literal => is_float_literal(&token.text),
        _ => false,
    }
}

/// `1.5`, `1e9` or `1f64`, but neither `"1.5"` nor `0xe1`.
fn is_float_literal(text: &str) -> bool {
    let decimal = text.starts_with(|c: char| c.is_ascii_digit())
        && !["0x", "0b", "0o"].iter().any(|prefix| text.starts_with(prefix));
    let digits = text.trim_end_matches("usize").trim_end_matches("isize");
    decimal && (digits.contains(['.', 'e', 'E']) || text.ends_with("f32") || text.ends_with("f64"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn floats_are_found_by_type_and_by_literal() {
        let table = [
            ("fn f(x: f64) {}", 1),
            ("const A: i64 = 1.5 as i64;", 1),
            ("const A: i64 = 1e9 as i64;", 1),
            ("const A: i64 = 2f32 as i64;", 1),
            ("#[test] fn f() { weighted(0.2); let x: f64 = y; }", 1),
            ("const A: &str = \"1.5\";", 0),
            ("const A: usize = 1usize + 0xe1 + 1_000;", 0),
            ("// f64 would be wrong here\nfn f(x: i64) { x.0.1 }", 0),
        ];
        for (source, expected) in table {
            let found = find(&Tree::of(&[("crates/work/src/a.rs", source)]));
            assert_eq!(found.len(), expected, "{source}");
        }
    }
}
