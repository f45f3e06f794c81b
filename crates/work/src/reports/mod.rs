//! Reports: rows out, nothing rendered.
//!
//! Each report is one file and one line in [`ALL`]; the command line, the pages and the manual
//! are made from that list. [`shown`] tells any of them in the one shape ([`shape::Report`])
//! from which page, file, paper and JSON are made.

pub mod ageing;
mod asked;
pub mod charges;
mod collecting;
mod composition;
mod coverage;
mod credit;
mod debtors;
mod discipline;
mod effect;
pub mod irrecoverable;
mod keeping;
pub mod lateness;
mod listing;
mod older;
mod outlook;
mod overdue_work;
mod pack;
pub mod plan;
mod provisions;
mod rolls;
mod scorecard;
pub mod shape;
pub mod told;
mod turnover;
mod typed;

pub use ageing::{AgeingReport, AgeingRequest, CustomerAgeing};
pub use asked::{Asked, UnitChoice, units};
pub use pack::{CHAPTERS, pack};

use crate::progress::{Progress, Stage};
use crate::{Office, Refused, Who};
use asked::Question;
use saldo_domain::{Amount, CompanyId, Currency};
use shape::{Cell, Report};

/// A report of the product.
#[derive(Clone, Copy, Debug)]
pub struct Listed {
    /// Name on the command line and in addresses.
    pub name: &'static str,
    /// Key of its title in the locale files.
    pub title: &'static str,
    /// Options it listens to, as on the command line.
    pub options: &'static [&'static str],
    make: fn(&Question<'_>) -> Result<Report, Refused>,
}

/// Every report, in the order of the menu.
pub const ALL: &[Listed] = &[
    ageing::LISTED,
    listing::LISTED,
    composition::LISTED,
    debtors::LISTED,
    turnover::LISTED,
    coverage::LISTED,
    collecting::LISTED,
    discipline::LISTED,
    rolls::LISTED,
    lateness::LISTED,
    plan::LISTED,
    charges::LISTED,
    irrecoverable::LISTED,
    overdue_work::LISTED,
    keeping::LISTED,
    effect::LISTED,
    provisions::LISTED,
    outlook::FORECAST,
    outlook::RISK,
    scorecard::LISTED,
    credit::LISTED,
];

/// The report with this name.
pub fn find(name: &str) -> Option<&'static Listed> {
    ALL.iter().find(|report| report.name == name)
}

impl Listed {
    /// Is it only for those who see the whole company? It holds what is not of own customers.
    pub fn of_whole_company(&self) -> bool {
        let whole =
            [coverage::LISTED, irrecoverable::LISTED, overdue_work::LISTED, provisions::LISTED];
        whole.iter().any(|listed| listed.name == self.name)
    }

    /// Does it listen to this option?
    pub fn listens_to(&self, option: &str) -> bool {
        self.options.contains(&option)
    }
}

/// The report with this name in the shape in which all are told.
///
/// # Errors
/// `UnknownReport`, `OptionUnheard`, `Field` for an option that cannot be, `NotPermitted`, or the
/// store’s. Those
/// who see own customers only get a report of those.
pub fn shown(
    office: &Office,
    company: CompanyId,
    who: Who,
    name: &str,
    asked: &Asked,
    progress: &dyn Progress,
) -> Result<Report, Refused> {
    let listed = find(name).ok_or_else(|| Refused::UnknownReport { name: name.to_owned() })?;
    listed.refuse_unheard(asked)?;
    listed.made(office, company, who, asked, progress)
}

impl Listed {
    /// Refuses what is asked and the report does not listen to: figures that look filtered and are
    /// not would mislead.
    ///
    /// # Errors
    /// `OptionUnheard`.
    pub fn refuse_unheard(&self, asked: &Asked) -> Result<(), Refused> {
        refuse_unheard(self.name, asked, |option| self.listens_to(option))
    }

    fn made(
        &self,
        office: &Office,
        company: CompanyId,
        who: Who,
        asked: &Asked,
        progress: &dyn Progress,
    ) -> Result<Report, Refused> {
        progress.stage(Stage::Adding, None);
        (self.make)(&Question { office, company, who, asked, progress })
    }
}

fn refuse_unheard(
    report: &'static str,
    asked: &Asked,
    listens_to: impl Fn(&str) -> bool,
) -> Result<(), Refused> {
    let unusual = asked.unusual();
    match unusual.into_iter().find(|option| !listens_to(option)) {
        Some(option) => Err(Refused::OptionUnheard { report, option }),
        None => Ok(()),
    }
}

/// The options that a report listens to; the others as they usually are.
fn heard(listed: &Listed, asked: &Asked) -> Asked {
    let usual = Asked::on(asked.as_of);
    let text = |option: &str, typed: &String| match listed.listens_to(option) {
        true => typed.clone(),
        false => String::new(),
    };
    let number = |option: &str, typed: u16, usual: u16| match listed.listens_to(option) {
        true => typed,
        false => usual,
    };
    Asked {
        as_of: asked.as_of,
        known_on: asked.known_on.filter(|_| listed.listens_to("known-on")),
        currency: asked.currency.filter(|_| listed.listens_to("currency")),
        of: text("of", &asked.of),
        customer: text("customer", &asked.customer),
        months: number("months", asked.months, usual.months),
        chronic: number("chronic", asked.chronic, usual.chronic),
        bounds: if listed.listens_to("bounds") { asked.bounds.clone() } else { usual.bounds },
        by: if listed.listens_to("by") { asked.by } else { usual.by },
        bucket: text("bucket", &asked.bucket),
        days: number("days", asked.days, usual.days),
        vat: text("vat", &asked.vat),
        assets: text("assets", &asked.assets),
        interest: text("interest", &asked.interest),
        within: number("within", asked.within, usual.within),
        extra: number("extra", asked.extra, usual.extra),
        growth: text("growth", &asked.growth),
        margin: text("margin", &asked.margin),
        bad: text("bad", &asked.bad),
        discount: text("discount", &asked.discount),
        competitor: text("competitor", &asked.competitor),
        formula: text("formula", &asked.formula),
    }
}

/// Minor units as a cell of money.
fn money(amount: Amount, currency: Currency) -> Result<Cell, Refused> {
    Ok(Cell::Money(amount.in_minor_units_of(currency)?))
}
