//! Every policy that ships has a story that is run day by day, and words for all it asks: a
//! setting nobody told a story about is a setting nobody knows the effect of.

use super::Finding;
use super::locales::all_keys;
use super::tree::{File, Tree};
use std::collections::BTreeSet;

pub(super) fn find(tree: &Tree) -> Vec<Finding> {
    let keys = all_keys(tree);
    let policies = tree.with_ending(".toml").filter_map(|file| Some((file, name(&file.path)?)));
    policies
        .flat_map(|(file, name)| {
            missing_story(file, name, tree).into_iter().chain(silent(file, &keys))
        })
        .collect()
}

/// `eight-step` for `policies/eight-step.toml`; `None` for anything else.
fn name(path: &str) -> Option<&str> {
    let name = path.strip_prefix("policies/")?.strip_suffix(".toml")?;
    (!name.contains(['/', '.'])).then_some(name)
}

fn missing_story(file: &File, name: &str, tree: &Tree) -> Option<Finding> {
    let story = format!("policies/{name}.story.toml");
    let says = format!("no story: add {story}, or the policy does not ship");
    (!tree.has(&story)).then(|| Finding::fault(&file.path, 0, says))
}

/// What the policy asks for or refers to without words in the locale files.
fn silent(file: &File, keys: &BTreeSet<String>) -> Vec<Finding> {
    file.lines()
        .filter_map(|(number, line)| Some((number, key_behind(line)?)))
        .filter(|(_, key)| !keys.contains(key))
        .map(|(number, key)| {
            Finding::fault(&file.path, number, format!("no locale file has the key `{key}`"))
        })
        .collect()
}

/// The locale key behind `text = "…"` or `clause = "…"`.
fn key_behind(line: &str) -> Option<String> {
    let (setting, value) = line.split_once(" = ")?;
    let value = value.trim().trim_matches('"').to_lowercase();
    match setting.trim() {
        "text" => Some(format!("policy-text-{value}")),
        "clause" => Some(format!("clause-{value}")),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_policy_without_its_story_or_without_words_is_found() {
        let words = "policy-text-call = Call\nclause-s-1 = First\n";
        let policy = "id = \"x\"\nclause = \"S-1\"\ntext = \"call\"\n";
        let tree = Tree::of(&[
            ("crates/letters/languages/en/policy.ftl", words),
            ("policies/good.toml", policy),
            ("policies/good.story.toml", "text = \"nothing\"\n"),
            ("policies/alone.toml", policy),
            ("policies/silent.toml", "clause = \"S-2\"\ntext = \"visit\"\n"),
            ("policies/silent.story.toml", ""),
        ]);
        let found: Vec<_> = find(&tree).into_iter().map(|f| (f.path, f.line)).collect();
        let expected =
            [("policies/alone.toml", 0), ("policies/silent.toml", 1), ("policies/silent.toml", 2)];
        assert_eq!(found, expected.map(|(path, line)| (path.to_owned(), line)));
    }
}
