//! Blanks nobody sees: trailing spaces, tabs, a missing end of the last line.

use super::Finding;
use super::tree::{File, Tree};

/// Endings of files we write by hand. Samples of foreign formats keep their bytes.
const OURS: &[&str] = &[".rs", ".toml", ".md", ".ftl", ".html", ".css", ".sql", ".js", ".yml"];

pub(super) fn find(tree: &Tree) -> Vec<Finding> {
    let ours = tree.files().iter().filter(|file| OURS.iter().any(|end| file.path.ends_with(end)));
    ours.flat_map(in_file).collect()
}

fn in_file(file: &File) -> Vec<Finding> {
    let lines = file.text.split('\n').enumerate();
    let in_lines = lines.filter_map(|(index, line)| Some((index + 1, complaint(line)?)));
    let unfinished = (!file.text.is_empty() && !file.text.ends_with('\n'))
        .then(|| (file.text.lines().count(), "the last line does not end"));
    in_lines
        .chain(unfinished)
        .map(|(number, says)| Finding::fault(&file.path, number, says))
        .collect()
}

fn complaint(line: &str) -> Option<&'static str> {
    if line.contains('\t') {
        return Some("a tab: use spaces");
    }
    if line.ends_with('\r') {
        return Some("a carriage return: lines end with a line feed only");
    }
    line.ends_with(' ').then_some("spaces at the end of the line")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_nobody_sees_are_found_in_our_files_only() {
        let table = [
            ("a.md", "one\n\ntwo\n", 0),
            ("a.md", "one \n", 1),
            ("a.md", "one\r\n", 1),
            ("a.rs", "\tone\n", 1),
            ("a.ftl", "one", 1),
            ("sample.tsv", "one\ttwo", 0),
        ];
        for (path, text, expected) in table {
            assert_eq!(find(&Tree::of(&[(path, text)])).len(), expected, "{path} {text:?}");
        }
    }
}
