//! Who may know whom: the rooms of ARCHITECTURE.md, and which room opens which outside door.

use super::Finding;
use super::tree::{Dependency, Tree};

/// A room and the rooms it may know. A package that is not listed may know none of them.
const MAY_KNOW: &[(&str, &[&str])] = &[
    ("saldo-domain", &[]),
    // Bytes of letters and what peers answer; it knows nothing of what is owed.
    ("saldo-channels", &[]),
    ("saldo-formats", &["saldo-domain"]),
    ("saldo-letters", &["saldo-domain"]),
    ("saldo-calc", &["saldo-domain", "saldo-letters"]),
    // Typst takes minutes to build: only what shows documents may wait for it.
    ("saldo-press", &["saldo-domain", "saldo-letters"]),
    ("saldo-store", &["saldo-domain"]),
    (
        "saldo-work",
        &["saldo-channels", "saldo-domain", "saldo-formats", "saldo-letters", "saldo-store"],
    ),
    (
        "saldo-web",
        &[
            "saldo-calc",
            "saldo-domain",
            "saldo-formats",
            "saldo-letters",
            "saldo-press",
            "saldo-store",
            "saldo-work",
        ],
    ),
    (
        "saldo-app",
        &[
            "saldo-calc",
            "saldo-channels",
            "saldo-domain",
            "saldo-formats",
            "saldo-letters",
            "saldo-press",
            "saldo-store",
            "saldo-work",
            "saldo-web",
        ],
    ),
    ("xtask", &[]),
];

/// An outside library that belongs to one room. Integration tests may use any of them.
const BELONGS_TO: &[(&str, &[&str])] = &[
    ("rusqlite", &["saldo-store"]),
    ("postgres", &["saldo-store"]),
    // The program opens the socket on which the router of `web` is served, and no more.
    ("axum", &["saldo-web", "saldo-app"]),
    ("tower", &["saldo-web"]),
    ("tower-http", &["saldo-web"]),
    ("askama", &["saldo-web"]),
    ("fluent-bundle", &["saldo-letters"]),
    ("calamine", &["saldo-formats"]),
    ("quick-xml", &["saldo-formats"]),
    ("encoding_rs", &["saldo-formats"]),
    ("argon2", &["saldo-work"]),
    ("lettre", &["saldo-channels"]),
    ("ureq", &["saldo-channels"]),
    ("typst", &["saldo-press"]),
    ("typst-assets", &["saldo-press"]),
    ("typst-layout", &["saldo-press"]),
    ("typst-pdf", &["saldo-press"]),
];

pub(super) fn find(tree: &Tree) -> Vec<Finding> {
    tree.dependencies().iter().filter_map(complaint).collect()
}

fn complaint(edge: &Dependency) -> Option<Finding> {
    let Dependency { from, to, for_tests } = edge;
    // A room may turn on its own features for its tests.
    if from == to {
        return None;
    }
    let says = if MAY_KNOW.iter().any(|(room, _)| room == to) {
        let allowed = may_know(from);
        (!allowed.contains(&to.as_str())).then(|| format!("{from} may not know {to}: {allowed:?}"))
    } else {
        let owners =
            BELONGS_TO.iter().find(|(library, _)| library == to).map(|(_, rooms)| *rooms)?;
        (!for_tests && !owners.contains(&from.as_str()))
            .then(|| format!("{from} may not use {to}: it belongs to {owners:?}"))
    };
    says.map(|says| Finding::fault(&manifest(from), 0, says))
}

fn may_know(package: &str) -> &'static [&'static str] {
    MAY_KNOW.iter().find(|(room, _)| *room == package).map_or(&[], |(_, rooms)| rooms)
}

fn manifest(package: &str) -> String {
    match package.strip_prefix("saldo-") {
        Some(room) => format!("crates/{room}/Cargo.toml"),
        None => format!("{package}/Cargo.toml"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn complaints(edge: (&str, &str, bool)) -> usize {
        find(&Tree::of(&[]).and_dependencies(&[edge])).len()
    }

    #[test]
    fn arrows_point_towards_the_domain_and_nowhere_else() {
        let table = [
            ("saldo-app", "saldo-web", false, 0),
            ("saldo-web", "saldo-work", false, 0),
            ("saldo-work", "saldo-store", false, 0),
            ("saldo-store", "saldo-domain", false, 0),
            ("saldo-domain", "saldo-store", false, 1),
            ("saldo-domain", "saldo-store", true, 1),
            ("saldo-store", "saldo-formats", false, 1),
            ("saldo-web", "saldo-press", false, 0),
            ("saldo-work", "saldo-press", false, 1),
            ("saldo-work", "saldo-web", false, 1),
            ("saldo-newcomer", "saldo-domain", false, 1),
            ("xtask", "saldo-domain", false, 1),
        ];
        for (from, to, for_tests, expected) in table {
            assert_eq!(complaints((from, to, for_tests)), expected, "{from} -> {to}");
        }
    }

    #[test]
    fn an_outside_library_stays_in_its_room_except_in_tests() {
        let table = [
            ("saldo-store", "rusqlite", false, 0),
            ("saldo-work", "rusqlite", false, 1),
            ("saldo-app", "rusqlite", true, 0),
            ("saldo-work", "axum", false, 1),
            ("saldo-app", "tower-http", false, 1),
            ("saldo-work", "serde", false, 0),
        ];
        for (from, to, for_tests, expected) in table {
            assert_eq!(complaints((from, to, for_tests)), expected, "{from} -> {to}");
        }
    }
}
