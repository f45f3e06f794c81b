//! The maps that ship with Saldo. A new source is a new file here, with a sample.

use crate::mapping::Mapping;

/// One shipped map.
#[derive(Clone, Copy, Debug)]
pub struct Rules {
    /// The name by which the map can be chosen.
    pub name: &'static str,
    toml: &'static str,
}

/// Every shipped map.
pub const ALL: &[Rules] = &[
    Rules { name: "1c-receivables", toml: include_str!("../rules/1c-receivables.toml") },
    Rules {
        name: "ibm-accounts-receivable",
        toml: include_str!("../rules/ibm-accounts-receivable.toml"),
    },
];

/// The shipped map with this name.
pub fn shipped(name: &str) -> Option<Mapping> {
    ALL.iter().find(|rules| rules.name == name).map(Rules::mapping)
}

impl Rules {
    /// The map, checked.
    pub fn mapping(&self) -> Mapping {
        Mapping::from_toml(self.toml).expect("every shipped map is read by a test")
    }

    /// The file as it ships, to learn from.
    pub const fn toml(&self) -> &'static str {
        self.toml
    }
}
