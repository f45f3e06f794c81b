//! The policies that come with the program.

use super::{Policy, load};
use std::sync::LazyLock;

/// A policy file that comes with the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ShippedFile {
    /// Name inside the folder `policies`.
    pub file: &'static str,
    pub text: &'static str,
}

/// Every file in the folder `policies` that is not a story, by name.
pub const SHIPPED_FILES: &[ShippedFile] = &[
    ShippedFile {
        file: "eight-step.toml",
        text: include_str!("../../../../policies/eight-step.toml"),
    },
    ShippedFile { file: "gentle.toml", text: include_str!("../../../../policies/gentle.toml") },
    ShippedFile {
        file: "regulation.toml",
        text: include_str!("../../../../policies/regulation.toml"),
    },
];

static SHIPPED: LazyLock<Vec<Policy>> = LazyLock::new(|| {
    let read = |shipped: &ShippedFile| {
        load(shipped.file, shipped.text).expect("a test loads every policy that ships")
    };
    SHIPPED_FILES.iter().map(read).collect()
});

impl Policy {
    /// The policies that come with the program, read once.
    pub fn shipped() -> &'static [Policy] {
        &SHIPPED
    }

    /// The shipped policy with this id.
    pub fn shipped_by_id(id: &str) -> Option<&'static Policy> {
        Self::shipped().iter().find(|policy| &*policy.id == id)
    }
}
