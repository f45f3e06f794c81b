//! Every policy that ships has a story that is run day by day: a setting nobody told a
//! story about is a setting nobody knows the effect of.

use super::Finding;
use super::tree::Tree;

pub(super) fn find(tree: &Tree) -> Vec<Finding> {
    tree.with_ending(".toml")
        .filter_map(|file| Some((file, policy_name(&file.path)?)))
        .filter(|(_, name)| !tree.has(&story_path(name)))
        .map(|(file, name)| {
            let says = format!("no story: add {}, or the policy does not ship", story_path(name));
            Finding::fault(&file.path, 0, says)
        })
        .collect()
}

/// `eight-step` for `policies/eight-step.toml`; `None` for anything else.
fn policy_name(path: &str) -> Option<&str> {
    let name = path.strip_prefix("policies/")?.strip_suffix(".toml")?;
    (!name.contains(['/', '.'])).then_some(name)
}

fn story_path(name: &str) -> String {
    format!("policies/{name}.story.toml")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_policy_without_its_story_is_found() {
        let tree = Tree::of(&[
            ("policies/gentle.toml", ""),
            ("policies/eight-step.toml", ""),
            ("policies/eight-step.story.toml", ""),
        ]);
        let found: Vec<_> = find(&tree).into_iter().map(|finding| finding.path).collect();
        assert_eq!(found, ["policies/gentle.toml"]);
    }
}
