//! Migrations are numbered without gaps or twins, so that their order is never a guess.

use super::Finding;
use super::tree::Tree;
use std::collections::BTreeMap;

const FOLDER: &str = "crates/store/migrations/";

pub(super) fn find(tree: &Tree) -> Vec<Finding> {
    let mut folders: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for file in tree.files() {
        if let Some((folder, name)) = file.path.rsplit_once('/')
            && format!("{folder}/").starts_with(FOLDER)
        {
            folders.entry(folder).or_default().push(name);
        }
    }
    folders.into_iter().flat_map(|(folder, names)| in_folder(folder, &names)).collect()
}

fn in_folder(folder: &str, names: &[&str]) -> Vec<Finding> {
    let mut names = names.to_vec();
    names.sort_unstable();
    let wanted = names.iter().enumerate().filter(|(index, name)| number(name) != Some(index + 1));
    wanted
        .map(|(index, name)| {
            let says = format!("expected {:04}_what_it_does.sql here", index + 1);
            Finding::fault(&format!("{folder}/{name}"), 0, says)
        })
        .collect()
}

/// 12 for `0012_outbox.sql`; `None` when it is not named so.
fn number(name: &str) -> Option<usize> {
    let (number, subject) = name.strip_suffix(".sql")?.split_once('_')?;
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    let well = number.len() == 4 && !subject.is_empty() && subject.chars().all(plain);
    well.then(|| number.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gaps_twins_and_other_names_are_found() {
        let table: [(&[&str], usize); 5] = [
            (&["0001_book.sql", "0002_outbox.sql"], 0),
            (&["0001_book.sql", "0003_outbox.sql"], 1),
            (&["0001_book.sql", "0001_outbox.sql"], 1),
            (&["1_book.sql"], 1),
            (&["0001_Book.sql"], 1),
        ];
        for (names, expected) in table {
            let paths: Vec<String> = names.iter().map(|name| format!("{FOLDER}{name}")).collect();
            let files: Vec<(&str, &str)> = paths.iter().map(|path| (path.as_str(), "")).collect();
            assert_eq!(find(&Tree::of(&files)).len(), expected, "{names:?}");
        }
    }
}
