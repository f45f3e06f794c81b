//! Promises about the tree that no compiler checks.
//!
//! Each rule is one file: a function from the tracked files to findings, its exceptions as
//! a table with reasons, and its own specimens, good and bad. Rules that read Rust look at
//! tokens, so comments never trip them.

mod authority;
mod blanks;
mod choices;
mod edges;
mod exceptions;
mod file_names;
mod lengths;
mod links;
mod locales;
mod machine_paths;
mod migrations;
mod numbers;
mod policies;
mod register;
mod requirements;
mod rooms;
mod silence;
mod sql;
mod templates;
mod tokens;
mod tree;

use crate::house::House;
use anyhow::Result;
use tree::Tree;

/// Something a rule found at a place.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Finding {
    /// Path from the root of the workspace.
    path: String,
    /// Counted from one; zero when the whole file is meant.
    line: usize,
    /// What is wrong and what to do.
    says: String,
    weight: Weight,
}

/// Whether a finding fails the gate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Weight {
    Fault,
    /// Worth knowing; nobody is stopped.
    Remark,
}

impl Finding {
    fn fault(path: &str, line: usize, says: impl Into<String>) -> Self {
        Self { path: path.into(), line, says: says.into(), weight: Weight::Fault }
    }

    fn remark(path: &str, line: usize, says: impl Into<String>) -> Self {
        Self { weight: Weight::Remark, ..Self::fault(path, line, says) }
    }
}

/// One promise.
struct Rule {
    name: &'static str,
    find: fn(&Tree) -> Vec<Finding>,
}

const RULES: &[Rule] = &[
    Rule { name: "rooms", find: rooms::find },
    Rule { name: "choices", find: choices::find },
    Rule { name: "sql", find: sql::find },
    Rule { name: "numbers", find: numbers::find },
    Rule { name: "edges", find: edges::find },
    Rule { name: "silence", find: silence::find },
    Rule { name: "file-names", find: file_names::find },
    Rule { name: "machine-paths", find: machine_paths::find },
    Rule { name: "lengths", find: lengths::find },
    Rule { name: "blanks", find: blanks::find },
    Rule { name: "links", find: links::find },
    Rule { name: "policies", find: policies::find },
    Rule { name: "migrations", find: migrations::find },
    Rule { name: "register", find: register::find },
    Rule { name: "requirements", find: requirements::find },
    Rule { name: "locales", find: locales::find },
    Rule { name: "templates", find: templates::find },
    Rule { name: "authority", find: authority::find },
];

/// Prints every finding; true when none of them is a fault.
pub(crate) fn report(house: &House) -> Result<bool> {
    let tree = Tree::read(house)?;
    let mut faults = 0;
    for rule in RULES {
        for finding in (rule.find)(&tree) {
            println!("{}", shown(rule.name, &finding));
            faults += usize::from(finding.weight == Weight::Fault);
        }
    }
    println!("tidy: {} files, {} rules, {faults} faults", tree.files().len(), RULES.len());
    Ok(faults == 0)
}

fn shown(rule: &str, finding: &Finding) -> String {
    let Finding { path, line, says, weight } = finding;
    let place = if *line == 0 { path.clone() } else { format!("{path}:{line}") };
    let mark = if *weight == Weight::Remark { " (remark)" } else { "" };
    format!("{place}: {rule}{mark}: {says}")
}

#[cfg(test)]
mod tests;
