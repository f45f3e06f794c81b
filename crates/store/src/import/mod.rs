//! Imports: rows of a source wait in a staging area until they can be decided customer by
//! customer, in customer order, however the source is ordered.
//!
//! No statement is made for a single row or customer, and memory is bounded by the rows
//! that one run holds (see `runs`) and by one chunk of customers.

mod batches;
mod known;
mod runs;

pub use batches::{
    Batch, BroughtByBatch, MovedDue, batch, batch_by_hash, batch_count, batches, brought_by,
    record_batch, record_undone, remember_mapping, remembered_mapping, reserve_batch,
    undone_between,
};

use crate::customers::{Card, cards};
use crate::db::{Reader, Writer};
use crate::dialect::Dialect;
use crate::error::StoreError;
use crate::joined::Joined;
use runs::{Runs, Staged};
use saldo_domain::book::facts::{CustomerFact, DocumentFact};
use saldo_domain::book::identity;
use saldo_domain::book::intake::{Known, Told};
use saldo_domain::{CompanyId, CustomerId};
use std::collections::{BTreeMap, HashMap};

/// From so many rows on an import is worth preparing for.
const MANY_ROWS: u64 = 20_000;

/// Staged rows of one source.
#[derive(Debug)]
pub struct Staging {
    company: CompanyId,
    runs: Runs,
    /// Identities of the codes met so far: a look-up is a tenth of the work of deriving one.
    /// Nothing is ever read from it in its own order.
    identities: HashMap<String, i64>,
    /// Customers whose debts have become another's, with the identity and code of that one.
    joined: BTreeMap<i64, (i64, String)>,
    /// Every staged customer, ascending, and how many of them have been handed out.
    customers: Vec<i64>,
    handed_out: usize,
    /// Text of the index that has to be made anew.
    index_aside: Option<String>,
}

/// All that a source says about one customer, and what is known about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CustomerChunk {
    /// Identity of the customer's code.
    pub customer: CustomerId,
    /// The code as the source writes it first.
    pub code: String,
    /// The card, if the customer is known.
    pub card: Option<Card>,
    /// What the source says about the card, by line.
    pub facts: Vec<(u64, CustomerFact)>,
    /// Documents by line.
    pub told: Vec<Told>,
    /// Documents of the book that can be meant: those with an identity that is told, and
    /// every open one; by id.
    pub known: Vec<Known>,
}

impl Staging {
    /// An empty staging area.
    pub fn begin(company: CompanyId) -> Self {
        Self::with_runs_of(company, runs::USUAL_BYTES)
    }

    /// What a source says of these is about the one whose debts theirs have become.
    #[must_use]
    pub fn leading(mut self, joined: &[Joined]) -> Self {
        let lead =
            |one: &Joined| (one.customer.get(), (one.survivor.get(), one.survivor_code.clone()));
        self.joined = joined.iter().map(lead).collect();
        self
    }

    /// The same with runs of another size than usual, in bytes.
    pub fn with_runs_of(company: CompanyId, bytes: usize) -> Self {
        Self {
            company,
            runs: Runs::of(bytes),
            identities: HashMap::new(),
            joined: BTreeMap::new(),
            customers: Vec::new(),
            handed_out: 0,
            index_aside: None,
        }
    }

    /// Adds what a row says about a customer.
    ///
    /// # Errors
    /// [`StoreError::File`] when there is no room for temporary files.
    pub fn push_customer(&mut self, line: u64, fact: CustomerFact) -> Result<(), StoreError> {
        let customer = self.identity(&fact.code);
        // Another card than that of the one whose debts they are says nothing about it.
        let (customer, fact) = match self.joined.get(&customer) {
            Some((survivor, code)) => {
                (*survivor, CustomerFact { code: code.clone(), ..CustomerFact::default() })
            }
            None => (customer, fact),
        };
        self.runs.push(customer, line, &Staged::Card(fact))
    }

    /// Adds a document of a row. Its identity needs only to put the documents of one row in
    /// order: the real one depends on all rows of the customer and is found when the chunk
    /// is complete.
    ///
    /// # Errors
    /// [`StoreError::File`] when there is no room for temporary files.
    pub fn push_document(&mut self, told: Told) -> Result<(), StoreError> {
        let customer = self.identity(&told.fact.customer);
        let (customer, told) = match self.joined.get(&customer) {
            Some((survivor, code)) => {
                let fact = DocumentFact { customer: code.clone(), ..told.fact };
                (*survivor, Told { fact, ..told })
            }
            None => (customer, told),
        };
        self.runs.push(customer, told.line, &Staged::Told(told))
    }

    fn identity(&mut self, code: &str) -> i64 {
        if let Some(customer) = self.identities.get(code) {
            return *customer;
        }
        let customer = identity::customer(code).get();
        self.identities.insert(code.to_owned(), customer);
        customer
    }

    /// Prepares for entering what is staged. On SQLite a large import puts the index of the
    /// open items aside: most of them are closed again by the payments of the same import,
    /// and making the index anew at the end costs less than following every change.
    ///
    /// # Errors
    /// The database's.
    pub fn make_room(&mut self, writer: &mut Writer) -> Result<(), StoreError> {
        if self.runs.rows() < MANY_ROWS || writer.dialect() != Dialect::Sqlite {
            return Ok(());
        }
        let text = "SELECT sql FROM sqlite_master WHERE type = 'index' AND name = 'item_open'";
        self.index_aside = writer.one(text, &[], |row| row.string(0))?;
        writer.batch("DROP INDEX item_open")
    }

    /// Ends the entering. PostgreSQL takes stock after a large import: until it does, it
    /// plans as if the tables were as small as before.
    ///
    /// # Errors
    /// The database's.
    pub fn end(self, writer: &mut Writer) -> Result<(), StoreError> {
        if self.runs.rows() < MANY_ROWS {
            return Ok(());
        }
        match writer.dialect() {
            Dialect::Postgres => writer
                .batch("ANALYZE customer; ANALYZE item; ANALYZE movement; ANALYZE control_state"),
            Dialect::Sqlite => self.index_aside.map_or(Ok(()), |text| writer.batch(&text)),
        }
    }

    /// How many customers the source names. No row may be pushed after this.
    ///
    /// # Errors
    /// As for pushing.
    pub fn customers(&mut self) -> Result<usize, StoreError> {
        if self.customers.is_empty() {
            self.customers = self.runs.finish()?;
        }
        Ok(self.customers.len())
    }

    /// The next customers, at most `limit`, in order of id; empty after the last.
    /// No row may be pushed after the first call.
    pub fn next_chunk(
        &mut self,
        reader: &mut Reader,
        limit: usize,
    ) -> Result<Vec<CustomerChunk>, StoreError> {
        let until = (self.handed_out + limit).min(self.customers()?);
        let ids = &self.customers[self.handed_out..until];
        self.handed_out = until;
        let mut chunks = Vec::with_capacity(ids.len());
        for customer in ids {
            chunks.push(CustomerChunk::of(*customer, self.runs.take(*customer)?));
        }
        self.add_known(reader, &mut chunks)?;
        Ok(chunks)
    }

    fn add_known(
        &self,
        reader: &mut Reader,
        chunks: &mut [CustomerChunk],
    ) -> Result<(), StoreError> {
        let ids: Vec<CustomerId> = chunks.iter().map(|chunk| chunk.customer).collect();
        let cards = cards(reader, self.company, &ids)?;
        let mut known: Vec<i64> = Vec::with_capacity(cards.len());
        for card in cards {
            let customer = card.customer;
            if let Ok(at) = chunks.binary_search_by_key(&customer, |chunk| chunk.customer) {
                chunks[at].card = Some(card);
                if !chunks[at].told.is_empty() {
                    known.push(customer.get());
                }
            }
        }
        if known.is_empty() {
            return Ok(());
        }
        known::add_documents(reader, self.company, &known, chunks)
    }
}

impl CustomerChunk {
    fn of(customer: i64, rows: Vec<(u64, Staged)>) -> Self {
        let mut chunk = Self {
            customer: CustomerId::new(customer),
            code: String::new(),
            card: None,
            facts: Vec::new(),
            told: Vec::new(),
            known: Vec::new(),
        };
        for (line, row) in rows {
            match row {
                Staged::Card(fact) => chunk.facts.push((line, fact)),
                Staged::Told(told) => chunk.told.push(told),
            }
        }
        chunk.order();
        chunk
    }

    /// Puts the rows into the order of the source and tells true twins apart by it.
    fn order(&mut self) {
        self.told.sort_by_key(|told| (told.line, told.identity));
        let mut twins = identity::Twins::default();
        for told in &mut self.told {
            told.identity = twins.next(&told.fact);
        }
        self.facts.sort_by_key(|(line, _)| *line);
        let of_card = self.facts.first().map(|(line, fact)| (*line, &fact.code));
        let of_document = self.told.first().map(|told| (told.line, &told.fact.customer));
        let first = of_card.into_iter().chain(of_document).min_by_key(|(line, _)| *line);
        self.code = first.map(|(_, code)| code.clone()).unwrap_or_default();
    }
}
