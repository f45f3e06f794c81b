//! The seal of the book: a sum of hashes over all rows of each table that nobody may change.
//!
//! Every writing transaction adds the rows it brings, and the journal's row names what all sums
//! came to. Whoever changes, adds or takes away a row with the database's own tools leaves sums
//! that differ from the rows, and whoever corrects the sums leaves a journal that differs from
//! them (S20). Sums do not depend on the order of rows, so they are kept without reading any.

use crate::db::{Reader, Writer};
use crate::error::StoreError;
use crate::guards;
use crate::tables::{Column, TABLES, Table};
use crate::value::{Row, Value};
use saldo_domain::{CompanyId, CustomerId};
use std::collections::BTreeMap;

/// What is sealed: money, what was agreed and decided about it, and the rules it follows.
pub(crate) const SEALED: [&str; 53] = [
    "item",
    "movement",
    "due_change",
    "payment_reference",
    "standing",
    "contact",
    "charge_term",
    "charge_act",
    "payable",
    "payable_use",
    "payable_income",
    "payable_confirmed",
    "accounting_record",
    "customer_joined",
    "item_moved",
    "agreement",
    "agreement_draft",
    "agreement_debt",
    "instalment",
    "agreement_act",
    "dispute_act",
    "case_fact",
    "case_debt",
    "case_paper",
    "acknowledgement",
    "portfolio",
    "portfolio_lot",
    "portfolio_act",
    "reconciliation",
    "refund",
    "refund_act",
    "payment_order",
    "bank_line",
    "line_act",
    "authority_limit",
    "authority_use",
    "deputy",
    "request",
    "decision",
    "irrecoverable",
    "memo",
    "plan_item",
    "plan_check",
    "planned_share",
    "status_vote",
    "status_change",
    "status_terms",
    "credit_order",
    "policy_version",
    "policy_act",
    "customer_group",
    "rate_decision",
    "calendar_year",
];

/// Under this name the end of the journal stands among the sums.
const JOURNAL: &str = "audit";

const LANES: usize = 8;

/// How many rows, and the sum of their hashes: 512 bits, each 64 of them added by themselves.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Sum {
    rows: i64,
    lanes: [u64; LANES],
}

impl Sum {
    fn take(&mut self, hasher: &blake3::Hasher) {
        let mut bytes = [0; LANES * 8];
        hasher.finalize_xof().fill(&mut bytes);
        for (lane, part) in self.lanes.iter_mut().zip(bytes.chunks_exact(8)) {
            let part = part.try_into().expect("eight bytes of eight");
            *lane = lane.wrapping_add(u64::from_le_bytes(part));
        }
        self.rows += 1;
    }

    fn add(&mut self, more: &Self) {
        self.rows += more.rows;
        for (lane, part) in self.lanes.iter_mut().zip(more.lanes) {
            *lane = lane.wrapping_add(part);
        }
    }

    fn digest(&self) -> String {
        self.lanes.iter().map(|lane| format!("{lane:016x}")).collect()
    }

    fn read(rows: i64, digest: &str) -> Result<Self, StoreError> {
        let unreadable = || StoreError::unreadable("seal".to_owned(), digest.to_owned());
        let mut lanes = [0; LANES];
        for (at, lane) in lanes.iter_mut().enumerate() {
            let part = digest.get(at * 16..at * 16 + 16).ok_or_else(unreadable)?;
            *lane = u64::from_str_radix(part, 16).map_err(|_| unreadable())?;
        }
        Ok(Self { rows, lanes })
    }
}

/// Sums by company and table.
#[derive(Debug, Default)]
pub(crate) struct Sums(BTreeMap<(i64, &'static str), Sum>);

/// A table that is sealed, and which of its columns are.
struct Sealed {
    table: &'static Table,
    columns: Vec<Column>,
}

impl Sealed {
    fn named(name: &str) -> Option<Self> {
        let name = SEALED.into_iter().find(|one| *one == name)?;
        let table = TABLES.iter().find(|table| table.name == name)?;
        let columns = table.columns();
        let columns = columns.into_iter().filter(|one| guards::is_fixed(name, one.name)).collect();
        Some(Self { table, columns })
    }

    /// A hasher that has taken the name of the table.
    fn hasher(&self) -> blake3::Hasher {
        let mut hasher = blake3::Hasher::new();
        text(&mut hasher, "table", self.table.name);
        hasher
    }
}

// What a column says when nobody says anything is not told from its absence: a column that a
// later migration adds with such a default leaves the sums of older rows as they are.
fn text(hasher: &mut blake3::Hasher, name: &str, value: &str) {
    if value.is_empty() {
        return;
    }
    hasher.update(name.as_bytes());
    hasher.update(&(value.len() as u64).to_le_bytes());
    hasher.update(value.as_bytes());
}

fn number(hasher: &mut blake3::Hasher, name: &str, value: i64) {
    if value == 0 {
        return;
    }
    hasher.update(name.as_bytes());
    hasher.update(&value.to_le_bytes());
}

/// Takes rows in as they are written.
pub(crate) struct Taking {
    sealed: Sealed,
    /// Place in a written row of each sealed column.
    places: Vec<Option<usize>>,
    company: usize,
    sums: BTreeMap<i64, Sum>,
}

impl Taking {
    /// Of a table with these columns; `None` for one that is not sealed.
    pub(crate) fn of(table: &str, columns: &[&str]) -> Option<Self> {
        let sealed = Sealed::named(table)?;
        let place = |name: &str| columns.iter().position(|one| *one == name);
        let places = sealed.columns.iter().map(|column| place(column.name)).collect();
        let company = place("company")?;
        Some(Self { sealed, places, company, sums: BTreeMap::new() })
    }

    pub(crate) fn take(&mut self, row: &[Value<'_>]) {
        let mut hasher = self.sealed.hasher();
        for (column, place) in self.sealed.columns.iter().zip(&self.places) {
            match place.and_then(|place| row.get(place)) {
                Some(Value::Int(value)) => number(&mut hasher, column.name, *value),
                Some(Value::Text(value)) => text(&mut hasher, column.name, value),
                Some(Value::Currency(value)) => text(&mut hasher, column.name, value.code()),
                Some(Value::Null | Value::Ids(_)) | None => {}
            }
        }
        let company = match row.get(self.company) {
            Some(Value::Int(company)) => *company,
            _ => 0,
        };
        self.sums.entry(company).or_default().take(&hasher);
    }
}

impl Sums {
    /// Adds what was taken in, once it is written.
    pub(crate) fn add(&mut self, taken: Taking) {
        let name = taken.sealed.table.name;
        for (company, sum) in taken.sums {
            self.0.entry((company, name)).or_default().add(&sum);
        }
    }
}

impl Sums {
    /// Rows of a table were rewritten: one sum takes the place of another.
    pub(crate) fn replace(
        &mut self,
        company: CompanyId,
        table: &'static str,
        before: Sum,
        after: Sum,
    ) {
        if before == after {
            return;
        }
        let mut difference = after;
        difference.rows -= before.rows;
        for (lane, part) in difference.lanes.iter_mut().zip(before.lanes) {
            *lane = lane.wrapping_sub(part);
        }
        self.0.entry((company.get(), table)).or_default().add(&difference);
    }
}

/// The sum over the rows of a table that are one customer's, by a condition on `$2`; nothing for
/// a table that is not sealed.
pub(crate) fn of_rows(
    reader: &mut Reader,
    company: CompanyId,
    customer: CustomerId,
    (table, own): (&str, &str),
) -> Result<Sum, StoreError> {
    let mut sum = Sum::default();
    let Some(sealed) = Sealed::named(table) else { return Ok(sum) };
    let names: Vec<&str> = sealed.columns.iter().map(|column| column.name).collect();
    let sql = format!("SELECT {} FROM {table} WHERE company = $1 AND {own}", names.join(", "));
    reader.each(&sql, &[company.into(), customer.into()], |row| {
        sum.take(&hashed(&sealed, row)?);
        Ok(())
    })?;
    Ok(sum)
}

/// The sums as they are stored.
fn stored(reader: &mut Reader, company: i64) -> Result<BTreeMap<String, Sum>, StoreError> {
    let sql = "SELECT name, held, digest FROM seal WHERE company = $1 AND name <> 'audit'";
    let rows = reader.query(sql, &[company.into()], |row| {
        Ok((row.string(0)?, Sum::read(row.int(1)?, row.text(2)?)?))
    })?;
    Ok(rows.into_iter().collect())
}

/// The sums as the rows make them.
fn made_anew(reader: &mut Reader, company: i64) -> Result<BTreeMap<String, Sum>, StoreError> {
    let mut sums = BTreeMap::new();
    for name in SEALED {
        let Some(sealed) = Sealed::named(name) else { continue };
        let names: Vec<&str> = sealed.columns.iter().map(|column| column.name).collect();
        let sql = format!("SELECT {} FROM {name} WHERE company = $1", names.join(", "));
        let mut sum = Sum::default();
        reader.each(&sql, &[company.into()], |row| {
            sum.take(&hashed(&sealed, row)?);
            Ok(())
        })?;
        if sum.rows > 0 {
            sums.insert(name.to_owned(), sum);
        }
    }
    Ok(sums)
}

fn hashed(sealed: &Sealed, row: &Row<'_>) -> Result<blake3::Hasher, StoreError> {
    let mut hasher = sealed.hasher();
    for (at, column) in sealed.columns.iter().enumerate() {
        match column.is_number {
            true => number(&mut hasher, column.name, row.int_or_null(at)?.unwrap_or(0)),
            false => text(&mut hasher, column.name, row.text_or_null(at)?.unwrap_or_default()),
        }
    }
    Ok(hasher)
}

/// One word for all sums.
fn word(sums: &BTreeMap<String, Sum>) -> String {
    let mut hasher = blake3::Hasher::new();
    for (name, sum) in sums {
        hasher.update(format!("{name} {} {}\n", sum.rows, sum.digest()).as_bytes());
    }
    hasher.finalize().to_hex().to_string()
}

/// Keeps what a transaction has added, and answers the word for all sums. `last` is the word of
/// the journal's last row: where there is none yet, the rows that are there are sealed as found.
pub(crate) fn keep(
    writer: &mut Writer,
    company: CompanyId,
    sums: Sums,
    last: &str,
) -> Result<String, StoreError> {
    if sums.0.is_empty() && !last.is_empty() {
        return Ok(last.to_owned());
    }
    if last.is_empty() {
        let found = made_anew(writer, company.get())?;
        let names: Vec<&str> = found.keys().map(String::as_str).collect();
        put(writer, company.get(), &found, &names)?;
        return Ok(word(&found));
    }
    let mut all = stored(writer, company.get())?;
    let mut changed = Vec::new();
    for ((_, name), sum) in sums.0.iter().filter(|((of, _), _)| *of == company.get()) {
        all.entry((*name).to_owned()).or_default().add(sum);
        changed.push(*name);
    }
    put(writer, company.get(), &all, &changed)?;
    Ok(word(&all))
}

fn put(
    writer: &mut Writer,
    company: i64,
    sums: &BTreeMap<String, Sum>,
    names: &[&str],
) -> Result<(), StoreError> {
    for name in names {
        let Some(sum) = sums.get(*name) else { continue };
        set(writer, company, name, sum.rows, &sum.digest())?;
    }
    Ok(())
}

fn set(
    writer: &mut Writer,
    company: i64,
    name: &str,
    rows: i64,
    digest: &str,
) -> Result<(), StoreError> {
    writer.execute(
        "INSERT INTO seal (company, name, held, digest) VALUES ($1, $2, $3, $4)
         ON CONFLICT (company, name) DO UPDATE SET held = excluded.held,
             digest = excluded.digest",
        &[company.into(), name.into(), rows.into(), digest.into()],
    )?;
    Ok(())
}

/// Notes where the journal ends.
pub(crate) fn note_end(
    writer: &mut Writer,
    company: CompanyId,
    seq: i64,
    hash: &str,
) -> Result<(), StoreError> {
    set(writer, company.get(), JOURNAL, seq, hash)
}

/// Where the journal ended when it was last written to; `None` before the first row under seal.
pub(crate) fn end(
    reader: &mut Reader,
    company: CompanyId,
) -> Result<Option<(i64, String)>, StoreError> {
    let sql = "SELECT held, digest FROM seal WHERE company = $1 AND name = $2";
    reader.one(sql, &[company.into(), JOURNAL.into()], |row| Ok((row.int(0)?, row.string(1)?)))
}

/// Says of each sealed table whether its rows are those that were written. `last` is the word of
/// the journal's last row; before there is one nothing is sealed.
pub(crate) fn check(
    reader: &mut Reader,
    company: CompanyId,
    last: &str,
    found: &mut dyn FnMut(String),
) -> Result<(), StoreError> {
    if last.is_empty() {
        return Ok(());
    }
    let sealed = stored(reader, company.get())?;
    if word(&sealed) != last {
        found("the seals are not those of the journal's last row".to_owned());
    }
    let anew = made_anew(reader, company.get())?;
    let names: std::collections::BTreeSet<&String> = sealed.keys().chain(anew.keys()).collect();
    let none = Sum::default();
    for name in names {
        let written = sealed.get(name).unwrap_or(&none);
        let there = anew.get(name).unwrap_or(&none);
        if written.rows != there.rows {
            let (was, is) = (written.rows, there.rows);
            found(format!("{name} holds {is} rows, and {was} were written"));
        } else if written != there {
            found(format!("a row of {name} is not what was written"));
        }
    }
    Ok(())
}
