//! Every outside library we name has its line in the table of reasons, and every line there
//! is a library we still name.

use super::Finding;
use super::tree::{File, Tree};
use std::collections::BTreeSet;

const TABLE: &str = "docs/decisions/2026-11-21-dependencies-and-licences.md";

pub(super) fn find(tree: &Tree) -> Vec<Finding> {
    let Some(table) = tree.file(TABLE) else { return Vec::new() };
    let named: BTreeSet<&str> = tree.dependencies().iter().map(|edge| edge.to.as_str()).collect();
    let explained: BTreeSet<&str> = rows(table).map(|(_, library)| library).collect();
    let unexplained = named
        .into_iter()
        .filter(|library| !library.starts_with("saldo-") && !explained.contains(library))
        .map(|library| Finding::fault(TABLE, 0, format!("`{library}` has no line: say why")));
    let unused = rows(table)
        .filter(|(_, library)| tree.dependencies().iter().all(|edge| edge.to != *library))
        .map(|(line, library)| Finding::fault(TABLE, line, format!("`{library}` is not used")));
    unexplained.chain(unused).collect()
}

/// Lines of the table with the library they explain.
fn rows(table: &File) -> impl Iterator<Item = (usize, &str)> {
    table.lines().filter_map(|(line, text)| {
        let (library, _) = text.strip_prefix("| `")?.split_once('`')?;
        Some((line, library))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_and_the_manifests_name_the_same_libraries() {
        let edges = [("saldo-app", "clap", false), ("saldo-app", "saldo-web", false)];
        let table = [
            ("| `clap` | the command line | MIT |\n", 0),
            ("no table\n", 1),
            ("| `clap` | why | MIT |\n| `csv` | why | MIT |\n", 1),
        ];
        for (text, expected) in table {
            let tree = Tree::of(&[(TABLE, text)]).and_dependencies(&edges);
            assert_eq!(find(&tree).len(), expected, "{text}");
        }
    }
}
