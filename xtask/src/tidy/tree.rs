//! The tracked files of the workspace and what cargo says about its packages.

use super::tokens::{Token, tokens};
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
