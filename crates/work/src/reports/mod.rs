//! Reports: rows out, nothing rendered.
//!
//! Each report is one file and one line in [`ALL`]; the command line, the menu and the
//! manual are made from that list.

pub mod ageing;
pub mod charges;
pub mod irrecoverable;
pub mod lateness;
pub mod plan;

pub use ageing::{AgeingReport, AgeingRequest, CustomerAgeing};

/// A report of the product.
#[derive(Clone, Copy, Debug)]
pub struct Listed {
    /// Name on the command line and in addresses.
    pub name: &'static str,
    /// Key of its title in the locale files.
    pub title: &'static str,
    /// Options it listens to, as on the command line.
    pub options: &'static [&'static str],
}

/// Every report, in the order of the menu.
pub const ALL: &[Listed] =
    &[ageing::LISTED, charges::LISTED, lateness::LISTED, plan::LISTED, irrecoverable::LISTED];

/// The report with this name.
pub fn find(name: &str) -> Option<&'static Listed> {
    ALL.iter().find(|report| report.name == name)
}
