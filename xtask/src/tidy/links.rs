//! Links in our Markdown lead somewhere: to a tracked file, and to a heading in it.

use super::Finding;
use super::tree::{File, Tree};
use pulldown_cmark::{Event, Parser, Tag, TagEnd};
use std::collections::BTreeSet;

pub(super) fn find(tree: &Tree) -> Vec<Finding> {
    tree.with_ending(".md").flat_map(|file| in_file(file, tree)).collect()
}

fn in_file(file: &File, tree: &Tree) -> Vec<Finding> {
    links(&file.text)
        .into_iter()
        .filter_map(|(line, target)| {
            let says = complaint(file, &target, tree)?;
            Some(Finding::fault(&file.path, line, format!("link to `{target}`: {says}")))
        })
        .collect()
}

/// Why the link leads nowhere; `None` for good links and for the outside world.
fn complaint(file: &File, target: &str, tree: &Tree) -> Option<&'static str> {
    if target.contains("://") || target.starts_with("mailto:") {
        return None;
    }
    let (path, heading) = target.split_once('#').unwrap_or((target, ""));
    let path = if path.is_empty() { Some(file.path.clone()) } else { resolve(&file.path, path) };
    let Some(path) = path else { return Some("it leads out of the project") };
    if !path.is_empty() && !tree.has(&path) {
        return Some("no such file is tracked");
    }
    let there = tree.file(&path);
    let known = heading.is_empty() || there.is_none_or(|file| has_heading(&file.text, heading));
    (!known).then_some("the file has no such heading")
}

/// The target as a path from the root; empty for the root itself.
fn resolve(from: &str, target: &str) -> Option<String> {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()?),
            name => parts.push(name),
        }
    }
    Some(parts.join("/"))
}

fn links(text: &str) -> Vec<(usize, String)> {
    let line_of = |at: usize| text[..at].matches('\n').count() + 1;
    Parser::new(text)
        .into_offset_iter()
        .filter_map(|(event, range)| match event {
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                Some((line_of(range.start), dest_url.to_string()))
            }
            _ => None,
        })
        .collect()
}

fn has_heading(text: &str, wanted: &str) -> bool {
    headings(text).contains(wanted)
}

/// Names by which headings are linked to, as the usual renderers make them.
fn headings(text: &str) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    let mut current: Option<String> = None;
    for event in Parser::new(text) {
        match event {
            Event::Start(Tag::Heading { .. }) => current = Some(String::new()),
            Event::End(TagEnd::Heading(_)) => {
                names.extend(current.take().map(|title| slug(&title)))
            }
            Event::Text(words) | Event::Code(words) => {
                if let Some(title) = &mut current {
                    title.push_str(&words);
                }
            }
            _ => {}
        }
    }
    names
}

fn slug(title: &str) -> String {
    let kept = title.to_lowercase();
    let kept = kept.chars().filter(|c| c.is_alphanumeric() || " -_".contains(*c));
    kept.map(|c| if c == ' ' { '-' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_lead_to_tracked_files_and_to_headings_in_them() {
        let table = [
            ("[a](b.md)", 0),
            ("[a](../README.md)", 0),
            ("[a](../README.md#first-steps)", 0),
            ("[a](#here-too)\n\n# Here, too", 0),
            ("[a](..)", 0),
            ("[a](folder/)", 0),
            ("[a](https://example.org/x.md)", 0),
            ("`[a](nowhere.md)`", 0),
            ("[a](nowhere.md)", 1),
            ("[a](../README.md#last-steps)", 1),
            ("[a](#nowhere)", 1),
            ("![a](nowhere.png)", 1),
            ("[a](../../outside.md)", 1),
        ];
        for (text, expected) in table {
            let files = [
                ("docs/a.md", text),
                ("docs/b.md", ""),
                ("docs/folder/x.md", ""),
                ("README.md", "# Saldo\n## First `steps`\n"),
            ];
            assert_eq!(find(&Tree::of(&files)).len(), expected, "{text}");
        }
    }
}
