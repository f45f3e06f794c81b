//! What is asked of a report: one set of options for the page, the command line and programs.

use super::shape::{Report, Table};
use crate::office::moments_of;
use crate::progress::Progress;
use crate::{Office, Refused, Who, company as companies};
use saldo_domain::ageing::{AgeingBy, Bounds};
use saldo_domain::analysis::chronic::CHRONIC_MONTHS;
use saldo_domain::analysis::history::{Document, documents};
use saldo_domain::book::Moment;
use saldo_domain::norms::is_of_sales;
use saldo_domain::{CompanyId, Currency, CustomerId, Day, Role, UserId};
use saldo_store::book::{Ledger, ledgers_after};
use saldo_store::{Reader, person};
use std::collections::BTreeSet;

/// The options of a report; each listens to some of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    pub as_of: Day,
    /// As the book was known at the end of this day; `None` is all that is known now.
    pub known_on: Option<Day>,
    /// The currency of the documents counted; the company's where absent.
    pub currency: Option<Currency>,
    /// Whose customers: empty or `company`, `department`, `team:NAME`, `representative:LOGIN`.
    pub of: String,
    /// One customer only, by code; empty for all.
    pub customer: String,
    pub months: u16,
    pub chronic: u16,
    pub bounds: Vec<u16>,
    pub by: AgeingBy,
    /// One bucket only; empty for all.
    pub bucket: String,
    /// Days of a period of sales, or of a window after an event.
    pub days: u16,
    /// Figures that the book does not hold, as typed: per cent and amounts, empty where unknown.
    pub vat: String,
    pub assets: String,
    pub interest: String,
    /// Days after something was done in which money counts for it.
    pub within: u16,
    /// Days by which deferral would be longer.
    pub extra: u16,
    /// Per cent, as typed: growth of sales by it, contribution margin, more lost, discount.
    pub growth: String,
    pub margin: String,
    pub bad: String,
    pub discount: String,
    /// Days that competitors give.
    pub competitor: String,
    /// A formula of motivation to be tried.
    pub formula: String,
}

impl Asked {
    /// The usual questions about a day.
    pub fn on(as_of: Day) -> Self {
        Self {
            as_of,
            known_on: None,
            currency: None,
            of: String::new(),
            customer: String::new(),
            months: 12,
            chronic: CHRONIC_MONTHS,
            bounds: vec![30, 60, 90],
            by: AgeingBy::DueDate,
            bucket: String::new(),
            days: 90,
            vat: String::new(),
            assets: String::new(),
            interest: String::new(),
            within: 14,
            extra: 15,
            growth: String::new(),
            margin: String::new(),
            bad: String::new(),
            discount: String::new(),
            competitor: String::new(),
            formula: String::new(),
        }
    }

    /// The options that ask for something else than is usual. `company` is the usual unit.
    pub(super) fn unusual(&self) -> Vec<&'static str> {
        let usual = Self::on(self.as_of);
        let all = [
            ("known-on", self.known_on.is_some()),
            ("currency", self.currency.is_some()),
            ("of", !matches!(self.of.as_str(), "" | "company")),
            ("customer", !self.customer.is_empty()),
            ("months", self.months != usual.months),
            ("chronic", self.chronic != usual.chronic),
            ("bounds", self.bounds != usual.bounds),
            ("by", self.by != usual.by),
            ("bucket", !self.bucket.is_empty()),
            ("days", self.days != usual.days),
            ("vat", !self.vat.trim().is_empty()),
            ("assets", !self.assets.trim().is_empty()),
            ("interest", !self.interest.trim().is_empty()),
            ("within", self.within != usual.within),
            ("extra", self.extra != usual.extra),
            ("growth", !self.growth.trim().is_empty()),
            ("margin", !self.margin.trim().is_empty()),
            ("bad", !self.bad.trim().is_empty()),
            ("discount", !self.discount.trim().is_empty()),
            ("competitor", !self.competitor.trim().is_empty()),
            ("formula", !self.formula.trim().is_empty()),
        ];
        all.into_iter().filter(|(_, asked)| *asked).map(|(option, _)| option).collect()
    }

    /// The bounds, checked.
    pub(super) fn checked_bounds(&self) -> Result<Bounds, Refused> {
        super::ageing::checked_bounds(&self.bounds)
    }

    /// The months, from 1 to 60.
    pub(super) fn checked_months(&self) -> Result<u16, Refused> {
        super::lateness::checked("months", self.months)?;
        Ok(self.months)
    }

    /// The days of a period, from 1 to 366.
    pub(super) fn checked_days(&self) -> Result<u16, Refused> {
        few_days("days", self.days)
    }

    /// The days after something was done, from 1 to 366.
    pub(super) fn checked_within(&self) -> Result<u16, Refused> {
        few_days("within", self.within)
    }

    /// The days by which deferral would be longer, from 1 to 366.
    pub(super) fn checked_extra(&self) -> Result<u16, Refused> {
        few_days("extra", self.extra)
    }
}

fn few_days(field: &'static str, days: u16) -> Result<u16, Refused> {
    if (1..=366).contains(&days) {
        return Ok(days);
    }
    Err(Refused::Field {
        field,
        value: days.to_string(),
        reason: "is not a number of days from 1 to 366",
        remedy: "give fewer days",
    })
}

/// Who asks what of which company, and whom progress is told.
#[derive(Clone, Copy, Debug)]
pub(super) struct Question<'q> {
    pub(super) office: &'q Office,
    pub(super) company: CompanyId,
    pub(super) who: Who,
    pub(super) asked: &'q Asked,
    pub(super) progress: &'q dyn Progress,
}

/// What follows from the options before the book is read.
#[derive(Clone, Debug)]
pub(super) struct Sight {
    pub(super) currency: Currency,
    pub(super) known: Moment,
    owners: Option<BTreeSet<UserId>>,
    only: Option<CustomerId>,
}

/// The documents of one customer, as a report sees them.
#[derive(Clone, Debug)]
pub(super) struct Account {
    pub(super) customer: CustomerId,
    pub(super) code: String,
    pub(super) name: String,
    pub(super) owner: Option<UserId>,
    pub(super) documents: Vec<Document>,
}

/// Customers whose books are read at once.
const CUSTOMERS_AT_ONCE: u32 = 500;

impl Sight {
    /// The one customer asked about.
    pub(super) const fn only(&self) -> Option<CustomerId> {
        self.only
    }
}

impl Question<'_> {
    /// The company's currency and what the options limit the report to.
    pub(super) fn sight(&self) -> Result<Sight, Refused> {
        let found = companies::get(self.office, self.company)?;
        let known = match self.asked.known_on {
            Some(day) => Moment(moments_of(day, &found.zone)?.1.0 - 1),
            None => Moment::NOW_AND_EVER,
        };
        let (owners, only) = self.office.store.read(|reader| {
            // Whoever sees own customers only is shown those, whatever unit is asked about.
            let of = if self.who.sees_only().is_some() { "" } else { self.asked.of.as_str() };
            let owners = owners(reader, self.company, of)?;
            let only = match self.asked.customer.as_str() {
                "" => None,
                code => Some(crate::scope::card_by_code(reader, self.company, self.who, code)?),
            };
            Ok::<_, Refused>((owners, only.map(|card| card.customer)))
        })?;
        let currency = self.asked.currency.unwrap_or(found.currency);
        Ok(Sight { currency, known, owners, only })
    }

    /// Calls `take` for the account of every customer that the report is about, in order; no
    /// more than a few hundred books are held at once.
    pub(super) fn accounts(
        &self,
        sight: &Sight,
        mut take: impl FnMut(Account) -> Result<(), Refused>,
    ) -> Result<(), Refused> {
        self.office.store.read(|reader| {
            let (mut after, mut done) = (None, 0);
            loop {
                let ledgers = ledgers_after(reader, self.company, after, CUSTOMERS_AT_ONCE)?;
                let Some(last) = ledgers.last() else { return Ok(()) };
                (after, done) = (Some(last.customer), done + ledgers.len() as u64);
                for ledger in ledgers.into_iter().filter(|ledger| self.is_about(sight, ledger)) {
                    take(account(ledger, sight))?;
                }
                self.progress.done(done);
            }
        })
    }

    fn is_about(&self, sight: &Sight, ledger: &Ledger) -> bool {
        let seen = self.who.sees_only().is_none_or(|owners| owners.has(ledger.owner));
        let of = |owners: &BTreeSet<UserId>| ledger.owner.is_some_and(|one| owners.contains(&one));
        seen && sight.owners.as_ref().is_none_or(of)
            && sight.only.is_none_or(|only| only == ledger.customer)
    }

    /// The report of these tables.
    pub(super) fn report(
        &self,
        listed: &super::Listed,
        sight: &Sight,
        tables: Vec<Table>,
    ) -> Report {
        let of = match self.asked.of.as_str() {
            "" => "company",
            _ if self.who.sees_only().is_some() => "company",
            of => of,
        };
        Report {
            name: listed.name,
            title: listed.title,
            as_of: self.asked.as_of,
            known_on: self.asked.known_on,
            currency: sight.currency,
            of: of.to_owned(),
            tables,
            remarks: Vec::new(),
        }
    }
}

fn account(ledger: Ledger, sight: &Sight) -> Account {
    let items = ledger.items.into_iter().map(crate::acts::ledger::as_item);
    let (movements, changes) = (&ledger.movements, &ledger.due_changes);
    Account {
        customer: ledger.customer,
        code: ledger.code,
        name: ledger.name,
        owner: ledger.owner,
        documents: documents(items, movements, changes, sight.currency, sight.known),
    }
}

/// The people whose customers are counted; `None` for everybody's and nobody's.
fn owners(
    reader: &mut Reader,
    company: CompanyId,
    of: &str,
) -> Result<Option<BTreeSet<UserId>>, Refused> {
    let people = person::list(reader, company)?;
    let chosen = |wanted: &dyn Fn(&person::Person) -> bool| -> BTreeSet<UserId> {
        people.iter().filter(|one| wanted(one)).map(|one| one.person).collect()
    };
    let owners = match of.split_once(':') {
        None if of.is_empty() || of == "company" => return Ok(None),
        None if of == "department" => chosen(&|one| is_of_sales(one.role)),
        Some(("team", team)) => chosen(&|one| is_of_sales(one.role) && one.team == team),
        Some(("representative", login)) => chosen(&|one| one.login == login),
        _ => BTreeSet::new(),
    };
    if owners.is_empty() {
        return Err(Refused::Field {
            field: "of",
            value: of.chars().take(60).collect(),
            reason: "is neither the company nor a department, team or representative of it",
            remedy: "give company, department, team:NAME or representative:LOGIN",
        });
    }
    Ok(Some(owners))
}

/// A unit of the company as the option of a report names it, with its kind and what it is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitChoice {
    pub of: String,
    pub kind: &'static str,
    pub name: String,
}

/// The units that a report may be about, the widest first; nothing for those who see own customers
/// only.
///
/// # Errors
/// The store's.
pub fn units(office: &Office, company: CompanyId, who: Who) -> Result<Vec<UnitChoice>, Refused> {
    if who.sees_only().is_some() {
        return Ok(Vec::new());
    }
    let people = office.store.read(|reader| person::list(reader, company))?;
    let sales = people.iter().filter(|one| is_of_sales(one.role) && !one.disabled);
    let teams: BTreeSet<&str> =
        sales.clone().map(|one| one.team.as_str()).filter(|team| !team.is_empty()).collect();
    let choice = |of: String, kind, name: &str| UnitChoice { of, kind, name: name.to_owned() };
    let mut units = vec![
        choice("company".to_owned(), "company", ""),
        choice("department".to_owned(), "department", ""),
    ];
    units.extend(teams.iter().map(|team| choice(format!("team:{team}"), "team", team)));
    let own = sales.filter(|one| one.role == Role::SalesRep);
    units.extend(
        own.map(|one| choice(format!("representative:{}", one.login), "representative", &one.name)),
    );
    Ok(units)
}
