//! Exceptions to a rule: written down with a reason, and gone when they are not needed.

use super::Finding;
use super::tree::Tree;

/// Where a rule does not hold, and why.
#[derive(Debug)]
pub(super) struct Exception {
    /// A file, or a folder with its closing `/`.
    pub(super) under: &'static str,
    pub(super) reason: &'static str,
}

impl Exception {
    fn covers(&self, path: &str) -> bool {
        path == self.under || (self.under.ends_with('/') && path.starts_with(self.under))
    }
}

/// Drops the findings that an exception covers, and reports exceptions that cover nothing:
/// a door left open after the last one walked through.
pub(super) fn apply(found: Vec<Finding>, exceptions: &[Exception], tree: &Tree) -> Vec<Finding> {
    let stale = exceptions
        .iter()
        .filter(|exception| !found.iter().any(|finding| exception.covers(&finding.path)))
        .filter(|exception| tree.has(exception.under))
        .map(|exception| {
            let says = format!("exception no longer needed ({}): remove it", exception.reason);
            Finding::fault(exception.under, 0, says)
        })
        .collect::<Vec<_>>();
    let uncovered = found
        .into_iter()
        .filter(|finding| !exceptions.iter().any(|exception| exception.covers(&finding.path)));
    uncovered.chain(stale).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const HERE: &[Exception] = &[
        Exception { under: "a/", reason: "a folder" },
        Exception { under: "b.rs", reason: "a file" },
    ];

    #[test]
    fn an_exception_covers_its_place_and_is_reported_when_it_covers_nothing() {
        let tree = Tree::of(&[("a/x.rs", ""), ("b.rs", ""), ("c.rs", "")]);
        let found = ["a/x.rs", "c.rs"].map(|path| Finding::fault(path, 1, "bad")).to_vec();
        let left: Vec<String> =
            apply(found, HERE, &tree).into_iter().map(|finding| finding.path).collect();
        assert_eq!(left, ["c.rs", "b.rs"]);
    }
}
