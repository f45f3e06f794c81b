//! No path of somebody's machine: it is true on one disk only, and tells about its owner.

use super::Finding;
use super::tree::Tree;

/// First folders of paths that belong to a machine, not to the project.
const FOLDERS: &[&str] = &["work", "root", "home", "Users"];

pub(super) fn find(tree: &Tree) -> Vec<Finding> {
    tree.files()
        .iter()
        .flat_map(|file| {
            file.lines().filter(|(_, line)| names_a_machine(line)).map(|(number, _)| {
                let says = "a path of one machine: use a relative path or a setting";
                Finding::fault(&file.path, number, says)
            })
        })
        .collect()
}

fn names_a_machine(line: &str) -> bool {
    FOLDERS.iter().any(|folder| {
        let path = format!("/{folder}/");
        line.match_indices(&path).any(|(at, _)| starts_a_path(&line[..at]))
    })
}

/// Whether what stands before the slash ends a word: `x/work/` is a relative path.
fn starts_a_path(before: &str) -> bool {
    !before.ends_with(|c: char| c.is_alphanumeric() || "._-*~}$/:)>".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn absolute_paths_are_found_and_relative_ones_are_not() {
        let table = [
            (["see /", "work/main"].concat(), true),
            (["\"/", "home/someone/x\""].concat(), true),
            ("crates/work/src/lib.rs".to_owned(), false),
            ("https://example.org/work/x".to_owned(), false),
            ("../work/x and ~/home/x".to_owned(), false),
        ];
        for (line, expected) in table {
            assert_eq!(names_a_machine(&line), expected, "{line}");
        }
    }
}
