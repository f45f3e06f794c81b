//! Functions a person can hold in the head. A long file may tell one subject in order,
//! so it is only remarked on; a long function reads badly and fails.

use super::Finding;
use super::tokens::{Kind, Token};
use super::tree::{File, Tree};

const FUNCTION_LINES: usize = 120;
/// A test may be one long table.
const TEST_LINES: usize = 240;
const FILE_LINES: usize = 800;

pub(super) fn find(tree: &Tree) -> Vec<Finding> {
    tree.rust_files()
        .flat_map(|file| long_file(file).into_iter().chain(long_functions(file)))
        .collect()
}

fn long_file(file: &File) -> Option<Finding> {
    let lines = file.text.lines().count();
    (lines > FILE_LINES).then(|| {
        let says = format!("{lines} lines: fine when it is one subject told in order");
        Finding::remark(&file.path, 0, says)
    })
}

fn long_functions(file: &File) -> Vec<Finding> {
    functions(&file.tokens)
        .filter(|function| function.lines > function.most())
        .map(|function| {
            let says = format!(
                "`{}` has {} lines, {} are the most: split it by what it does",
                function.name,
                function.lines,
                function.most()
            );
            Finding::fault(&file.path, function.line, says)
        })
        .collect()
}

struct Function<'a> {
    name: &'a str,
    line: usize,
    lines: usize,
    in_test: bool,
}

impl Function<'_> {
    fn most(&self) -> usize {
        if self.in_test { TEST_LINES } else { FUNCTION_LINES }
    }
}

/// Every function with a body, nested ones too.
fn functions(tokens: &[Token]) -> impl Iterator<Item = Function<'_>> {
    tokens.windows(2).enumerate().filter_map(|(start, pair)| {
        let named =
            pair[0].text == "fn" && pair[0].kind == Kind::Word && pair[1].kind == Kind::Word;
        let end = if named { last_line(&tokens[start..])? } else { return None };
        let (line, in_test) = (pair[0].line, pair[1].in_test);
        Some(Function { name: &pair[1].text, line, lines: end - line + 1, in_test })
    })
}

/// Line of the brace that closes the body; `None` for a declaration without one.
fn last_line(tokens: &[Token]) -> Option<usize> {
    let mut depth = 0_usize;
    let mut in_body = false;
    for token in tokens {
        match token.kind {
            Kind::Open => {
                in_body |= depth == 0 && token.text == "{";
                depth += 1;
            }
            Kind::Close => {
                depth = depth.checked_sub(1)?;
                if depth == 0 && in_body {
                    return Some(token.line);
                }
            }
            Kind::Mark if depth == 0 && token.text == ";" => return None,
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn function_of(lines: usize) -> String {
        format!("fn long(a: [u8; 2]) -> u8 {{\n{}}}\n", "    step();\n".repeat(lines - 2))
    }

    #[test]
    fn a_function_of_121_lines_fails_and_one_of_120_does_not_nor_a_table_of_cases() {
        let table =
            [("a.rs", 120, 0), ("a.rs", 121, 1), ("a/tests.rs", 240, 0), ("a/tests.rs", 241, 1)];
        for (path, lines, expected) in table {
            let source = format!("trait T {{ fn declared(); }}\n{}", function_of(lines));
            assert_eq!(find(&Tree::of(&[(path, &source)])).len(), expected, "{path} {lines}");
        }
    }

    #[test]
    fn a_long_file_of_short_functions_is_a_remark() {
        let found = find(&Tree::of(&[("a.rs", &"fn short() {}\n".repeat(801))]));
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].weight, super::super::Weight::Remark);
    }
}
