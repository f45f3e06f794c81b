//! `saldo verify`: does what is stored agree with itself, with the journal, and with the
//! rules recomputed by other code?

use crate::acts::ledger::read_book;
use crate::progress::{Progress, Stage};
use crate::{Office, Refused, company as companies};
use saldo_domain::book::balance::Balance;
use saldo_domain::book::{Moment, Side};
use saldo_domain::{CompanyId, Currency, CustomerId, Day, Money, MoneyError};
use saldo_store::ageing::OpenRow;
use saldo_store::{Reader, ageing, checks};
use serde::Serialize;
use std::collections::BTreeMap;

/// One defect.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// Name of the check that found it.
    pub check: String,
    /// What it concerns: customer code, document, day.
    pub subject: String,
    /// What was found and what should be there.
    pub what: String,
}

/// What was checked and what was found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Verified {
    /// Names of the checks, in the order in which they ran.
    pub checks: Vec<String>,
    pub customers: u64,
    pub items: u64,
    pub movements: u64,
    pub audit_entries: u64,
    /// Hash of the last audit entry: write it down to notice a cut tail.
    pub audit_head: String,
    /// The first thousand defects.
    pub findings: Vec<Finding>,
    pub findings_total: u64,
}

impl Verified {
    /// Nothing was found.
    pub const fn sound(&self) -> bool {
        self.findings_total == 0
    }
}

/// Defects kept in memory and shown; the rest are counted.
const KEPT: usize = 1_000;

/// Balances by the summing statement against those by the derived columns, on the day.
const SUMS: &str = "balances";
/// Balances of debtors recomputed by the rules of the book, without any SQL.
const REPLAY: &str = "replay";

/// Checks every invariant on the stored data. Reads only, one consistent state.
///
/// # Errors
/// The store's.
pub fn run(
    office: &Office,
    company: CompanyId,
    progress: &dyn Progress,
) -> Result<Verified, Refused> {
    let today = companies::today(office, company)?;
    progress.stage(Stage::Checking, Some(checks::Check::ALL.len() as u64 + 2));
    office.store.read(|reader| {
        let mut verified = Verified::default();
        stored_checks(reader, company, &mut verified, progress)?;
        let fast = balances(reader, company, today, None)?;
        let summed = balances(reader, company, today, Some(Moment::NOW_AND_EVER))?;
        compare(&mut verified, SUMS, &fast, &summed);
        progress.done(verified.checks.len() as u64);
        let debtors: Vec<CustomerId> = fast.keys().copied().collect();
        let replayed = replay(reader, company, today, &debtors)?;
        compare(&mut verified, REPLAY, &fast, &replayed);
        progress.done(verified.checks.len() as u64);
        Ok(verified)
    })
}

/// What each customer owes on a day, per currency.
type Balances = BTreeMap<CustomerId, BTreeMap<Currency, Balance>>;

fn stored_checks(
    reader: &mut Reader,
    company: CompanyId,
    verified: &mut Verified,
    progress: &dyn Progress,
) -> Result<(), Refused> {
    let mut findings = Vec::new();
    let mut total = 0;
    let mut names: Vec<String> = Vec::new();
    let mut found = |finding: checks::Finding| {
        total += 1;
        if findings.len() < KEPT {
            findings.push(named(finding));
        }
    };
    let mut told = |check: checks::Check| {
        names.push(check.code().to_owned());
        progress.done(names.len() as u64);
    };
    let looked = checks::run(reader, company, &mut found, &mut told)?;
    verified.checks.extend(names);
    verified.findings.extend(findings);
    verified.findings_total += total;
    verified.customers = looked.customers;
    verified.items = looked.items;
    verified.movements = looked.movements;
    verified.audit_entries = u64::try_from(looked.journal.seq).unwrap_or(0);
    verified.audit_head = looked.journal.hash;
    Ok(())
}

fn named(finding: checks::Finding) -> Finding {
    let subject = match (finding.customer, finding.item) {
        (Some(customer), Some(item)) => format!("customer {customer}, document {item}"),
        (Some(customer), None) => format!("customer {customer}"),
        (None, _) => "company".to_owned(),
    };
    Finding { check: finding.check.code().to_owned(), subject, what: finding.what }
}

/// Balances by the store: by derived columns, or with a moment by summing all movements.
fn balances(
    reader: &mut Reader,
    company: CompanyId,
    day: Day,
    known: Option<Moment>,
) -> Result<Balances, Refused> {
    let mut balances = Balances::new();
    let mut trouble: Option<MoneyError> = None;
    ageing::open_items_on(reader, company, day, known, |row| {
        if let Err(error) = add(&mut balances, row) {
            trouble.get_or_insert(error);
        }
    })?;
    trouble.map_or(Ok(balances), |error| Err(error.into()))
}

fn add(balances: &mut Balances, row: OpenRow) -> Result<(), MoneyError> {
    let currency = row.open.currency();
    let nothing = Balance { debit: Money::zero(currency), credit: Money::zero(currency) };
    let balance = balances.entry(row.customer).or_default().entry(currency).or_insert(nothing);
    match row.side {
        Side::Debit => balance.debit = balance.debit.plus(row.open)?,
        Side::Credit => balance.credit = balance.credit.plus(row.open)?,
    }
    Ok(())
}

/// Balances by the domain's own rule from each customer's items and movements.
fn replay(
    reader: &mut Reader,
    company: CompanyId,
    day: Day,
    customers: &[CustomerId],
) -> Result<Balances, Refused> {
    let mut balances = Balances::new();
    for &customer in customers {
        let book = read_book(reader, company, customer)?;
        let owed = book.balances(day, Moment::NOW_AND_EVER)?;
        if !owed.is_empty() {
            balances.insert(customer, owed);
        }
    }
    Ok(balances)
}

fn compare(verified: &mut Verified, check: &str, stored: &Balances, recomputed: &Balances) {
    verified.checks.push(check.to_owned());
    let mut customers: Vec<CustomerId> = stored.keys().chain(recomputed.keys()).copied().collect();
    customers.sort_unstable();
    customers.dedup();
    for customer in customers {
        let (is, should) = (stored.get(&customer), recomputed.get(&customer));
        if is != should {
            verified.findings_total += 1;
            if verified.findings.len() < KEPT {
                let what = format!("stored {}, recomputed {}", shown(is), shown(should));
                let (check, subject) = (check.to_owned(), format!("customer {customer}"));
                verified.findings.push(Finding { check, subject, what });
            }
        }
    }
}

fn shown(balances: Option<&BTreeMap<Currency, Balance>>) -> String {
    let Some(balances) = balances else { return "nothing".to_owned() };
    let balances =
        balances.values().map(|one| format!("{} owed, {} unallocated", one.debit, one.credit));
    balances.collect::<Vec<_>>().join("; ")
}
