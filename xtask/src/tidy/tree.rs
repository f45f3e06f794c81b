//! The tracked files of the workspace and what cargo says about its packages.

use super::tokens::{Token, reads, tokens};
use crate::house::House;
use anyhow::{Context, Result};
use std::collections::BTreeSet;
use std::fs;

/// One tracked text file.
#[derive(Debug)]
pub(super) struct File {
    /// Path from the root of the workspace, with `/`.
    pub(super) path: String,
    pub(super) text: String,
    /// The words of a Rust file; empty for others.
    pub(super) tokens: Vec<Token>,
}

/// One package of the workspace naming another package it is built with.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Dependency {
    pub(super) from: String,
    pub(super) to: String,
    /// Used by tests only.
    pub(super) for_tests: bool,
}

/// All that the rules look at.
#[derive(Debug, Default)]
pub(super) struct Tree {
    files: Vec<File>,
    /// Every tracked path, binary files included, and every folder on the way.
    paths: BTreeSet<String>,
    dependencies: Vec<Dependency>,
}

impl Tree {
    /// What git tracks here. Files that are not UTF-8 text count as paths only.
    pub(super) fn read(house: &House) -> Result<Self> {
        let listing = house
            .command("git")
            .args(["ls-files", "-z"])
            .output()
            .context("tidy reads the files git tracks, and git could not be started")?;
        let mut tree = Self { dependencies: dependencies(house)?, ..Self::default() };
        for name in listing.stdout.split(|byte| *byte == 0).filter(|name| !name.is_empty()) {
            let path = std::str::from_utf8(name).context("a tracked path is not UTF-8")?;
            // A tracked file may be deleted in the work tree and not yet committed.
            let Ok(bytes) = fs::read(house.root.join(path)) else { continue };
            tree.add_path(path);
            if let Ok(text) = String::from_utf8(bytes) {
                tree.files.push(File::new(path, text));
            }
        }
        tree.mark_test_modules();
        Ok(tree)
    }

    pub(super) fn files(&self) -> &[File] {
        &self.files
    }

    pub(super) fn rust_files(&self) -> impl Iterator<Item = &File> {
        self.with_ending(".rs")
    }

    pub(super) fn with_ending(&self, ending: &str) -> impl Iterator<Item = &File> {
        self.files.iter().filter(move |file| file.path.ends_with(ending))
    }

    pub(super) fn file(&self, path: &str) -> Option<&File> {
        self.files.iter().find(|file| file.path == path)
    }

    /// Whether a tracked file or folder lies at this path.
    pub(super) fn has(&self, path: &str) -> bool {
        self.paths.contains(path.trim_end_matches('/'))
    }

    pub(super) fn paths(&self) -> impl Iterator<Item = &str> {
        self.paths.iter().map(String::as_str)
    }

    pub(super) fn dependencies(&self) -> &[Dependency] {
        &self.dependencies
    }

    /// A file declared by `#[cfg(test)] mod name;` in another is test code as a whole.
    fn mark_test_modules(&mut self) {
        let modules: Vec<String> = self.rust_files().flat_map(test_modules).collect();
        let belongs = |path: &str| {
            modules.iter().any(|module| {
                path.strip_prefix(module.as_str())
                    .is_some_and(|rest| rest == ".rs" || rest.starts_with('/'))
            })
        };
        for file in self.files.iter_mut().filter(|file| belongs(&file.path)) {
            file.tokens.iter_mut().for_each(|token| token.in_test = true);
        }
    }

    fn add_path(&mut self, path: &str) {
        let folders = path.match_indices('/').map(|(end, _)| &path[..end]);
        self.paths.extend(folders.chain([path]).map(str::to_owned));
    }
}

impl File {
    fn new(path: &str, text: String) -> Self {
        let tokens = if path.ends_with(".rs") { tokens(path, &text) } else { Vec::new() };
        Self { path: path.into(), text, tokens }
    }

    /// Lines with their numbers, counted from one.
    pub(super) fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        self.text.lines().enumerate().map(|(index, line)| (index + 1, line))
    }
}

/// Paths, without ending, of the modules that this file declares for tests only.
fn test_modules(file: &File) -> Vec<String> {
    let stem = file.path.trim_end_matches(".rs");
    let folder = ["/mod", "/lib", "/main"].iter().find_map(|name| stem.strip_suffix(name));
    let folder = folder.unwrap_or(stem);
    let opening = ["#", "[", "cfg", "(", "test", ")", "]"];
    let declared = (0..file.tokens.len()).filter_map(|at| {
        let rest = &file.tokens[at..];
        let declaration = reads(rest, &opening).then(|| &rest[opening.len()..])?;
        let name = declaration.iter().take(6).skip_while(|token| token.text != "mod").nth(1)?;
        let ends = declaration.iter().take(8).take_while(|token| token.text != "{");
        ends.clone().any(|token| token.text == ";").then(|| format!("{folder}/{}", name.text))
    });
    declared.collect()
}

/// Every edge from a package of the workspace, as cargo sees them.
fn dependencies(house: &House) -> Result<Vec<Dependency>> {
    let metadata = cargo_metadata::MetadataCommand::new()
        .current_dir(&house.root)
        .no_deps()
        .exec()
        .context("cargo metadata")?;
    let mut edges: Vec<Dependency> = metadata
        .packages
        .iter()
        .flat_map(|package| {
            package.dependencies.iter().map(|dependency| Dependency {
                from: package.name.to_string(),
                to: dependency.name.clone(),
                for_tests: dependency.kind == cargo_metadata::DependencyKind::Development,
            })
        })
        .collect();
    edges.sort();
    Ok(edges)
}

#[cfg(test)]
impl Tree {
    /// A tree made of specimens.
    pub(super) fn of(files: &[(&str, &str)]) -> Self {
        let mut tree = Self::default();
        for (path, text) in files {
            tree.add_path(path);
            tree.files.push(File::new(path, (*text).to_owned()));
        }
        tree.mark_test_modules();
        tree
    }

    /// The same tree with these packages naming each other.
    pub(super) fn and_dependencies(self, edges: &[(&str, &str, bool)]) -> Self {
        let dependencies = edges
            .iter()
            .map(|(from, to, for_tests)| Dependency {
                from: (*from).into(),
                to: (*to).into(),
                for_tests: *for_tests,
            })
            .collect();
        Self { dependencies, ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_of_test_modules_are_test_code() {
        let tree = Tree::of(&[
            (
                "a/src/lib.rs",
                "#[cfg(test)] mod scene; mod plain; #[cfg(test)] mod inline { mod deep; }",
            ),
            ("a/src/plain.rs", "#[cfg(test)] pub(crate) mod below;"),
            ("a/src/scene.rs", "word"),
            ("a/src/scene/inner.rs", "word"),
            ("a/src/plain/below.rs", "word"),
            ("a/src/other.rs", "word"),
        ]);
        let is_test = |path: &str| {
            tree.file(path).is_some_and(|file| file.tokens.iter().all(|token| token.in_test))
        };
        let table = [
            ("a/src/scene.rs", true),
            ("a/src/scene/inner.rs", true),
            ("a/src/plain/below.rs", true),
            ("a/src/other.rs", false),
            ("a/src/plain.rs", false),
        ];
        for (path, expected) in table {
            assert_eq!(is_test(path), expected, "{path}");
        }
    }
}
