//! Codes beside a result (section 1.4 of the contract).

use saldo_domain::Figure;
use std::collections::BTreeSet;

/// Warnings of one calculation, sorted and without repetition.
#[derive(Debug, Default)]
pub(crate) struct Warnings(BTreeSet<&'static str>);

impl Warnings {
    /// Notes a code.
    pub(crate) fn add(&mut self, code: &'static str) {
        self.0.insert(code);
    }

    /// Notes a code where `holds`.
    pub(crate) fn add_if(&mut self, holds: bool, code: &'static str) {
        if holds {
            self.add(code);
        }
    }

    /// Notes it where one of these ratios has a denominator of zero (R4).
    pub(crate) fn ratios(&mut self, ratios: impl IntoIterator<Item = Option<Figure>>) {
        if ratios.into_iter().any(|ratio| ratio.is_none()) {
            self.add("ZERO_DENOMINATOR");
        }
    }

    /// The list as it is answered.
    pub(crate) fn list(self) -> Vec<&'static str> {
        self.0.into_iter().collect()
    }
}
