//! No room for leftovers: a file is named after its subject.

use super::Finding;
use super::tree::Tree;

const NO_SUBJECT: &[&str] = &["utils", "util", "helpers", "helper", "misc", "common", "stuff"];

pub(super) fn find(tree: &Tree) -> Vec<Finding> {
    tree.paths()
        .filter(|path| NO_SUBJECT.contains(&stem(path)))
        .map(|path| Finding::fault(path, 0, "this name has no subject: say what lives here"))
        .collect()
}

/// The last part of the path up to its first dot.
fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.split('.').next().unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_without_a_subject_are_found_for_files_and_folders() {
        let tree = Tree::of(&[("a/utils.rs", ""), ("common/x.rs", ""), ("a/commonly.rs", "")]);
        let found: Vec<_> = find(&tree).into_iter().map(|finding| finding.path).collect();
        assert_eq!(found, ["a/utils.rs", "common"]);
    }
}
