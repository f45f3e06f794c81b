//! Who looks at everything each evening, with books of its own.
//!
//! The books here are three sums a customer, made from what the world did; nothing of the
//! program's own reckoning goes into them. Beside them stand the program's own checks
//! (`saldo verify`), what arrived at the mail server, and the list of runs.

use super::Wrong;
use super::mail::Arrived;
use super::world::{Credit, Entry, Invoice};
use crate::acts::ledger::read_book;
use crate::progress::Silent;
use crate::views::{self, CustomerFilter, Page};
use crate::{Office, Refused, Who, verify};
use saldo_domain::book::Side;
use saldo_domain::{CompanyId, Day};
use saldo_store::control as stored;
use std::collections::{BTreeMap, BTreeSet};

/// The program's own findings told of one evening, at most.
const MOST_FINDINGS: usize = 3;

/// What each customer owes by the auditor's own reckoning.
#[derive(Debug, Default)]
pub(super) struct Books {
    /// Code and balance in minor units: invoiced, less credited, less paid, and what came back.
    accounts: BTreeMap<usize, (String, i64)>,
    /// Whose address is whose.
    addresses: BTreeMap<String, usize>,
    /// Names of the bank's entries that are in.
    entries: BTreeSet<String>,
}

impl Books {
    pub(super) fn opens(&mut self, customer: usize, code: &str, address: Option<&str>) {
        self.accounts.insert(customer, (code.to_owned(), 0));
        if let Some(address) = address {
            self.addresses.insert(address.to_owned(), customer);
        }
    }

    pub(super) fn invoiced(&mut self, invoice: &Invoice) {
        self.add(invoice.customer, invoice.amount.minor());
    }

    pub(super) fn credited(&mut self, credit: &Credit) {
        self.add(credit.customer, -credit.amount.minor());
    }

    /// An entry counts once, however often a file tells of it.
    pub(super) fn booked(&mut self, entry: &Entry) {
        if let Some(customer) = entry.customer.filter(|_| self.entries.insert(entry.id.clone())) {
            self.add(customer, -entry.amount.minor());
        }
    }

    /// Owes whoever reads at this address nothing at all?
    pub(super) fn owes_nothing(&self, address: &str) -> bool {
        let account = self.addresses.get(address).and_then(|who| self.accounts.get(who));
        account.is_none_or(|(_, balance)| *balance <= 0)
    }

    fn add(&mut self, customer: usize, minor: i64) {
        if let Some((_, balance)) = self.accounts.get_mut(&customer) {
            *balance += minor;
        }
    }

    fn balances(&self) -> BTreeMap<&str, i64> {
        self.accounts.values().map(|(code, balance)| (code.as_str(), *balance)).collect()
    }
}

/// What an evening's look needs.
pub(super) struct Evening<'e> {
    pub(super) office: &'e Office,
    pub(super) company: CompanyId,
    pub(super) day: Day,
    pub(super) books: &'e Books,
    pub(super) arrived: &'e Arrived,
    /// Days that have been lived and were to be run, from the first on.
    pub(super) run_up_to: Option<Day>,
    pub(super) first: Day,
}

impl Evening<'_> {
    /// Everything that is wrong this evening, and how many checks were made.
    pub(super) fn look(&self) -> Result<(Vec<Wrong>, u64), Refused> {
        let mut wrong = Vec::new();
        let mut checks = self.verifies(&mut wrong)?;
        checks += self.balances(&mut wrong)?;
        checks += self.runs(&mut wrong)?;
        for twice in self.arrived.doubled() {
            wrong.push(self.wrong("never-twice", twice));
        }
        for letter in &self.arrived.of_no_debt {
            wrong.push(self.wrong("never-after-payment", letter.clone()));
        }
        Ok((wrong, checks + 2))
    }

    fn wrong(&self, check: &str, what: String) -> Wrong {
        Wrong { day: self.day, check: check.to_owned(), what }
    }

    /// The program's own checks (I1, I2, I9, I11, I14).
    fn verifies(&self, wrong: &mut Vec<Wrong>) -> Result<u64, Refused> {
        let found = verify::run(self.office, self.company, &Silent)?;
        for one in found.findings.iter().take(MOST_FINDINGS) {
            wrong.push(self.wrong(&one.check, format!("{}: {}", one.subject, one.what)));
        }
        Ok(found.checks.len() as u64)
    }

    /// Conservation and once (I1, I3, I4).
    fn balances(&self, wrong: &mut Vec<Wrong>) -> Result<u64, Refused> {
        let (office, filter) = (self.office, CustomerFilter::default());
        let page = Page::first(u32::MAX);
        let list = views::customers(office, self.company, Who::program(), &filter, page)?;
        let mut own = self.books.balances();
        let checked = own.len() as u64;
        for row in &list.customers.rows {
            let there = row.balance.minor();
            match own.remove(row.code.as_str()) {
                Some(balance) if balance == there => {}
                Some(balance) => {
                    let what = format!("{} owes {balance}, the books say {there}", row.code);
                    wrong.push(self.wrong("conservation", what));
                }
                None => wrong.push(self.wrong("conservation", format!("{} is nobody", row.code))),
            }
        }
        for (code, balance) in own.into_iter().filter(|(_, balance)| *balance != 0) {
            let what = format!("{code} owes {balance} and is in no list");
            wrong.push(self.wrong("conservation", what));
        }
        Ok(checked)
    }

    /// Exactly one run a day, and none missing up to the last (I18).
    fn runs(&self, wrong: &mut Vec<Wrong>) -> Result<u64, Refused> {
        let Some(last) = self.run_up_to else { return Ok(0) };
        let read = |reader: &mut _| stored::runs(reader, self.company, 0, u32::MAX);
        let runs = self.office.store.read(read)?;
        let done: BTreeSet<Day> = runs.iter().filter(|run| run.done).map(|run| run.day).collect();
        if done.len() != runs.len() {
            let what = format!("{} runs, {} days done", runs.len(), done.len());
            wrong.push(self.wrong("one-run-a-day", what));
        }
        for day in self.first.through(last).filter(|day| !done.contains(day)) {
            wrong.push(self.wrong("one-run-a-day", format!("{day} was not run")));
        }
        Ok(1)
    }

    /// What is owed, a line a document; money that waits stands under its customer alone.
    pub(super) fn owed(&self) -> Result<Vec<String>, Refused> {
        let (office, filter) = (self.office, CustomerFilter::default());
        let page = Page::first(u32::MAX);
        let list = views::customers(office, self.company, Who::program(), &filter, page)?;
        let mut lines = Vec::new();
        for row in &list.customers.rows {
            let read = |reader: &mut _| read_book(reader, self.company, row.customer);
            let book = office.store.read(read)?;
            lines.push(format!("{} {}", row.code, row.balance.to_plain()));
            for item in book.items().filter(|item| item.kind.side() == Side::Debit) {
                let Some(open) = book.open(item.item, self.day, office.now()) else { continue };
                lines.push(format!("{} {} {}", row.code, item.number, open?.to_plain()));
            }
        }
        lines.sort();
        Ok(lines)
    }
}
