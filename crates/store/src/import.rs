//! Imports: rows of a source wait in a staging area until they can be decided customer by
//! customer, in customer order, however the source is ordered.
//!
//! Rows are kept in memory up to [`RUN_ROWS`] of them. Beyond that they go, sorted, into a
//! temporary table as one run after another, each written in its final order. A chunk of
//! customers is then one range of every run. So memory is bounded by one run and one chunk,
//! and no statement is made for a single row or customer.

use crate::company::{numbers, reserve};
use crate::customers::{Card, cards};
use crate::db::{Reader, Writer};
use crate::error::StoreError;
use crate::value::{Currencies, Row, Value};
use saldo_domain::book::facts::{CustomerFact, DocumentFact};
use saldo_domain::book::identity;
use saldo_domain::book::intake::{Known, Told};
use saldo_domain::book::{ItemKind, Moment, MovementKind};
use saldo_domain::standing::StandingKind;
use saldo_domain::{CompanyId, CustomerId, Day, ItemId, Money, UserId};
use std::collections::BTreeMap;

/// Rows kept in memory before they are written out as one sorted run.
const RUN_ROWS: usize = 200_000;

/// Staged rows of one source. Lives within one transaction, writing or rehearsing.
#[derive(Debug)]
pub struct Staging {
    company: CompanyId,
    /// Rows per run; [`RUN_ROWS`] outside tests.
    run_rows: usize,
    runs: i64,
    cards: Vec<(i64, u64, CustomerFact)>,
    told: Vec<(i64, Told)>,
    /// Every staged customer, ascending, and how many of them have been handed out.
    customers: Vec<i64>,
    handed_out: usize,
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

const MAKE: &str = "
    DROP TABLE IF EXISTS staged_document;
    CREATE TEMP TABLE staged_document (
        run BIGINT NOT NULL, customer BIGINT NOT NULL, line BIGINT NOT NULL,
        identity BIGINT NOT NULL, code TEXT NOT NULL, kind TEXT NOT NULL, number TEXT NOT NULL,
        effective BIGINT NOT NULL, due BIGINT NOT NULL, currency TEXT NOT NULL,
        amount BIGINT NOT NULL, settles TEXT, disputed BIGINT NOT NULL, note TEXT,
        PRIMARY KEY (run, customer, line, identity)) {clustered};
    DROP TABLE IF EXISTS staged_customer;
    CREATE TEMP TABLE staged_customer (
        run BIGINT NOT NULL, customer BIGINT NOT NULL, line BIGINT NOT NULL, code TEXT NOT NULL,
        name TEXT, registry_code TEXT, country TEXT, language TEXT, email TEXT, phone TEXT,
        address TEXT, owner TEXT,
        PRIMARY KEY (run, customer, line)) {clustered}";

const DOCUMENT_COLUMNS: [&str; 14] = [
    "run",
    "customer",
    "line",
    "identity",
    "code",
    "kind",
    "number",
    "effective",
    "due",
    "currency",
    "amount",
    "settles",
    "disputed",
    "note",
];

const CUSTOMER_COLUMNS: [&str; 12] = [
    "run",
    "customer",
    "line",
    "code",
    "name",
    "registry_code",
    "country",
    "language",
    "email",
    "phone",
    "address",
    "owner",
];

impl Staging {
    /// An empty staging area.
    pub fn begin(company: CompanyId) -> Self {
        Self::with_runs_of(company, RUN_ROWS)
    }

    /// The same with runs of another size.
    pub fn with_runs_of(company: CompanyId, run_rows: usize) -> Self {
        Self {
            company,
            run_rows,
            runs: 0,
            cards: Vec::new(),
            told: Vec::new(),
            customers: Vec::new(),
            handed_out: 0,
        }
    }

    /// Adds what a row says about a customer.
    pub fn push_customer(
        &mut self,
        writer: &mut Writer,
        line: u64,
        fact: CustomerFact,
    ) -> Result<(), StoreError> {
        self.cards.push((identity::customer(&fact.code).get(), line, fact));
        self.spill_when_full(writer)
    }

    /// Adds a document of a row.
    pub fn push_document(&mut self, writer: &mut Writer, told: Told) -> Result<(), StoreError> {
        self.told.push((identity::customer(&told.fact.customer).get(), told));
        self.spill_when_full(writer)
    }

    /// How many customers the source names. To be asked after the last row.
    pub fn customers(&mut self) -> usize {
        self.sort();
        self.customers.len()
    }

    fn spill_when_full(&mut self, writer: &mut Writer) -> Result<(), StoreError> {
        if self.cards.len() + self.told.len() < self.run_rows {
            return Ok(());
        }
        self.sort();
        if self.runs == 0 {
            writer.batch(MAKE)?;
        }
        let run = self.runs;
        let documents = self.told.iter().map(|(customer, told)| document(run, *customer, told));
        writer.insert("staged_document", &DOCUMENT_COLUMNS, documents)?;
        let cards =
            self.cards.iter().map(|(customer, line, fact)| card(run, *customer, *line, fact));
        writer.insert("staged_customer", &CUSTOMER_COLUMNS, cards)?;
        self.told.clear();
        self.cards.clear();
        self.runs += 1;
        Ok(())
    }

    /// Puts the rows in memory into their final order and takes note of their customers.
    fn sort(&mut self) {
        self.told.sort_by_key(|(customer, told)| (*customer, told.line, told.identity));
        self.cards.sort_by_key(|(customer, line, _)| (*customer, *line));
        let in_memory = self.told.iter().map(|(customer, _)| *customer);
        self.customers.extend(in_memory.chain(self.cards.iter().map(|(customer, ..)| *customer)));
        self.customers.sort_unstable();
        self.customers.dedup();
    }

    /// The next customers, at most `limit`, in order of id; empty after the last.
    /// No row may be pushed after the first call.
    pub fn next_chunk(
        &mut self,
        reader: &mut Reader,
        limit: usize,
    ) -> Result<Vec<CustomerChunk>, StoreError> {
        if self.handed_out == 0 {
            self.sort();
        }
        let until = (self.handed_out + limit).min(self.customers.len());
        let ids = self.customers[self.handed_out..until].to_vec();
        self.handed_out = until;
        let (Some(first), Some(last)) = (ids.first(), ids.last()) else { return Ok(Vec::new()) };
        let mut chunks: BTreeMap<i64, CustomerChunk> =
            ids.iter().map(|id| (*id, CustomerChunk::empty(*id))).collect();
        self.take_staged(reader, *first, *last, &mut chunks)?;
        self.take_held(*first, *last, &mut chunks);
        let mut chunks: Vec<CustomerChunk> = chunks.into_values().collect();
        for chunk in &mut chunks {
            chunk.order();
        }
        self.add_known(reader, &mut chunks)?;
        Ok(chunks)
    }

    /// Removes the temporary tables.
    pub fn end(self, writer: &mut Writer) -> Result<(), StoreError> {
        if self.runs == 0 {
            return Ok(());
        }
        writer.batch("DROP TABLE staged_document; DROP TABLE staged_customer")
    }

    fn take_staged(
        &self,
        reader: &mut Reader,
        first: i64,
        last: i64,
        chunks: &mut BTreeMap<i64, CustomerChunk>,
    ) -> Result<(), StoreError> {
        let mut currencies = Currencies::default();
        let range = "WHERE run = $1 AND customer >= $2 AND customer <= $3";
        let documents =
            format!("SELECT {} FROM staged_document {range}", DOCUMENT_COLUMNS.join(", "));
        let cards = format!("SELECT {} FROM staged_customer {range}", CUSTOMER_COLUMNS.join(", "));
        for run in 0..self.runs {
            let values = [run.into(), first.into(), last.into()];
            reader.each(&documents, &values, |row| {
                let told = read_document(row, &mut currencies)?;
                if let Some(chunk) = chunks.get_mut(&row.int(1)?) {
                    chunk.told.push(told);
                }
                Ok(())
            })?;
            reader.each(&cards, &values, |row| {
                if let Some(chunk) = chunks.get_mut(&row.int(1)?) {
                    chunk.facts.push((row.int(2)? as u64, read_fact(row)?));
                }
                Ok(())
            })?;
        }
        Ok(())
    }

    fn take_held(&mut self, first: i64, last: i64, chunks: &mut BTreeMap<i64, CustomerChunk>) {
        let from = self.told.partition_point(|(customer, _)| *customer < first);
        let to = self.told.partition_point(|(customer, _)| *customer <= last);
        for (customer, told) in &self.told[from..to] {
            if let Some(chunk) = chunks.get_mut(customer) {
                chunk.told.push(told.clone());
            }
        }
        let from = self.cards.partition_point(|(customer, ..)| *customer < first);
        let to = self.cards.partition_point(|(customer, ..)| *customer <= last);
        for (customer, line, fact) in &self.cards[from..to] {
            if let Some(chunk) = chunks.get_mut(customer) {
                chunk.facts.push((*line, fact.clone()));
            }
        }
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
            known.push(customer.get());
            if let Ok(at) = chunks.binary_search_by_key(&customer, |chunk| chunk.customer) {
                chunks[at].card = Some(card);
            }
        }
        if known.is_empty() || chunks.iter().all(|chunk| chunk.told.is_empty()) {
            return Ok(());
        }
        let histories = Histories::read(reader, self.company, &known)?;
        add_documents(reader, self.company, &known, &histories, chunks)
    }
}

impl CustomerChunk {
    const fn empty(customer: i64) -> Self {
        Self {
            customer: CustomerId::new(customer),
            code: String::new(),
            card: None,
            facts: Vec::new(),
            told: Vec::new(),
            known: Vec::new(),
        }
    }

    fn order(&mut self) {
        self.told.sort_by_key(|told| (told.line, told.identity));
        self.facts.sort_by_key(|(line, _)| *line);
        let of_card = self.facts.first().map(|(line, fact)| (*line, &fact.code));
        let of_document = self.told.first().map(|told| (told.line, &told.fact.customer));
        let first = of_card.into_iter().chain(of_document).min_by_key(|(line, _)| *line);
        self.code = first.map(|(_, code)| code.clone()).unwrap_or_default();
    }
}

fn document(run: i64, customer: i64, told: &Told) -> [Value<'_>; 14] {
    let fact = &told.fact;
    [
        run.into(),
        customer.into(),
        (told.line as i64).into(),
        told.identity.into(),
        (&fact.customer).into(),
        fact.kind.code().into(),
        (&fact.number).into(),
        fact.effective.into(),
        fact.due.into(),
        fact.amount.currency().code().to_owned().into(),
        fact.amount.minor().into(),
        fact.settles.as_deref().into(),
        fact.disputed.into(),
        fact.note.as_deref().into(),
    ]
}

fn read_document(row: &Row<'_>, currencies: &mut Currencies) -> Result<Told, StoreError> {
    let fact = DocumentFact {
        customer: row.string(4)?,
        kind: row.word(5, ItemKind::from_code)?,
        number: row.string(6)?,
        effective: row.day(7)?,
        due: row.day(8)?,
        amount: Money::from_minor(row.int(10)?, currencies.read(row, 9)?),
        settles: row.text_or_null(11)?.map(str::to_owned),
        disputed: row.flag(12)?,
        note: row.text_or_null(13)?.map(str::to_owned),
    };
    Ok(Told { line: row.int(2)? as u64, identity: ItemId::new(row.int(3)?), fact })
}

fn card(run: i64, customer: i64, line: u64, fact: &CustomerFact) -> [Value<'_>; 12] {
    [
        run.into(),
        customer.into(),
        (line as i64).into(),
        (&fact.code).into(),
        fact.name.as_deref().into(),
        fact.registry_code.as_deref().into(),
        fact.country.as_deref().into(),
        fact.language.as_deref().into(),
        fact.email.as_deref().into(),
        fact.phone.as_deref().into(),
        fact.address.as_deref().into(),
        fact.owner.as_deref().into(),
    ]
}

fn read_fact(row: &Row<'_>) -> Result<CustomerFact, StoreError> {
    let said = |column| Ok::<_, StoreError>(row.text_or_null(column)?.map(str::to_owned));
    Ok(CustomerFact {
        code: row.string(3)?,
        name: said(4)?,
        registry_code: said(5)?,
        country: said(6)?,
        language: said(7)?,
        email: said(8)?,
        phone: said(9)?,
        address: said(10)?,
        owner: said(11)?,
    })
}

/// What has happened to the documents of some customers.
struct Histories {
    /// Last day, amendments and cancellations of each moved document, in order.
    moved: Vec<History>,
    /// Documents for which a dispute was recorded, in order.
    disputed: Vec<(i64, i64)>,
}

struct History {
    document: (i64, i64),
    last: i64,
    amended: i64,
    cancelled: i64,
}

impl Histories {
    fn read(
        reader: &mut Reader,
        company: CompanyId,
        customers: &[i64],
    ) -> Result<Self, StoreError> {
        let mut moved: Vec<History> = Vec::new();
        reader.each(
            "SELECT customer, debit_item, credit_item, kind, effective, amount FROM movement
             WHERE company = $1 AND customer IN ({ids $2})",
            &[company.into(), Value::Ids(customers)],
            |row| {
                let (kind, amount) = (row.text(3)?, row.int(5)?);
                let of = |wanted: MovementKind| if kind == wanted.code() { amount } else { 0 };
                for item in [row.int(1)?, row.int(2)?] {
                    if item != 0 {
                        moved.push(History {
                            document: (row.int(0)?, item),
                            last: row.int(4)?,
                            amended: of(MovementKind::Amendment),
                            cancelled: of(MovementKind::Cancellation),
                        });
                    }
                }
                Ok(())
            },
        )?;
        moved.sort_by_key(|one| one.document);
        moved.dedup_by(|again, kept| {
            let same = again.document == kept.document;
            if same {
                kept.last = kept.last.max(again.last);
                kept.amended = kept.amended.saturating_add(again.amended);
                kept.cancelled = kept.cancelled.saturating_add(again.cancelled);
            }
            same
        });
        let mut disputed = reader.query(
            "SELECT customer, item FROM standing
             WHERE company = $1 AND customer IN ({ids $2}) AND item <> 0 AND kind = $3",
            &[company.into(), Value::Ids(customers), StandingKind::Dispute.code().into()],
            |row| Ok((row.int(0)?, row.int(1)?)),
        )?;
        disputed.sort_unstable();
        Ok(Self { moved, disputed })
    }

    fn of(&self, document: (i64, i64)) -> Option<&History> {
        let found = self.moved.binary_search_by_key(&document, |one| one.document);
        found.ok().map(|at| &self.moved[at])
    }
}

fn add_documents(
    reader: &mut Reader,
    company: CompanyId,
    customers: &[i64],
    histories: &Histories,
    chunks: &mut [CustomerChunk],
) -> Result<(), StoreError> {
    let wanted: Vec<Vec<ItemId>> = chunks.iter().map(told_identities).collect();
    let mut currencies = Currencies::default();
    let mut at = 0;
    reader.each(
        "SELECT customer, item, kind, number, effective, due_now, currency, amount, open
         FROM item WHERE company = $1 AND customer IN ({ids $2}) ORDER BY customer, item",
        &[company.into(), Value::Ids(customers)],
        |row| {
            let (customer, item) = (CustomerId::new(row.int(0)?), ItemId::new(row.int(1)?));
            while chunks[at].customer < customer {
                at += 1;
            }
            let open = row.int(8)?;
            if open == 0 && wanted[at].binary_search(&item).is_err() {
                return Ok(());
            }
            let document = (customer.get(), item.get());
            let history = histories.of(document);
            let currency = currencies.read(row, 6)?;
            let amended = history.map_or(0, |history| history.amended);
            let amount = row.int(7)?.checked_sub(amended);
            let amount = amount.ok_or(StoreError::TooLarge { item: item.get() })?;
            chunks[at].known.push(Known {
                item,
                identity: item,
                kind: row.word(2, ItemKind::from_code)?,
                number: row.string(3)?,
                effective: row.day(4)?,
                due: row.day(5)?,
                amount: Money::from_minor(amount, currency),
                open: Money::from_minor(open, currency),
                last_move: history.and_then(|history| Day::from_number(history.last)),
                cancelled: history.is_some_and(|history| history.cancelled != 0),
                disputed: histories.disputed.binary_search(&document).is_ok(),
            });
            Ok(())
        },
    )
}

fn told_identities(chunk: &CustomerChunk) -> Vec<ItemId> {
    let mut told: Vec<ItemId> = chunk.told.iter().map(|told| told.identity).collect();
    told.sort_unstable();
    told
}

/// An import that was kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Batch {
    pub batch: i64,
    pub kind: String,
    /// What the column mapping is remembered for.
    pub source: String,
    pub file: String,
    pub file_hash: String,
    pub read: u64,
    pub new: u64,
    pub changed: u64,
    pub unchanged: u64,
    pub refused: u64,
    pub person: UserId,
    pub recorded: Moment,
}

/// Reserves the number of a batch, for its rows to name it before it is complete.
pub fn reserve_batch(writer: &mut Writer, company: CompanyId) -> Result<i64, StoreError> {
    reserve(writer, company, numbers::BATCH, 1)
}

/// Records a batch under its reserved number.
pub fn record_batch(
    writer: &mut Writer,
    company: CompanyId,
    batch: &Batch,
) -> Result<(), StoreError> {
    let counts = [batch.read, batch.new, batch.changed, batch.unchanged, batch.refused];
    let [read, new, changed, unchanged, refused] = counts.map(|count| count as i64);
    writer.execute(
        "INSERT INTO batch (company, batch, kind, source, file, file_hash, read_rows, new_rows,
                            changed_rows, unchanged_rows, refused_rows, person, recorded)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
        &[
            company.into(),
            batch.batch.into(),
            (&batch.kind).into(),
            (&batch.source).into(),
            (&batch.file).into(),
            (&batch.file_hash).into(),
            read.into(),
            new.into(),
            changed.into(),
            unchanged.into(),
            refused.into(),
            batch.person.into(),
            batch.recorded.into(),
        ],
    )?;
    Ok(())
}

const BATCH_COLUMNS: &str = "batch, kind, source, file, file_hash, read_rows, new_rows,
    changed_rows, unchanged_rows, refused_rows, person, recorded";

fn read_batch(row: &Row<'_>) -> Result<Batch, StoreError> {
    Ok(Batch {
        batch: row.int(0)?,
        kind: row.string(1)?,
        source: row.string(2)?,
        file: row.string(3)?,
        file_hash: row.string(4)?,
        read: row.int(5)? as u64,
        new: row.int(6)? as u64,
        changed: row.int(7)? as u64,
        unchanged: row.int(8)? as u64,
        refused: row.int(9)? as u64,
        person: UserId::new(row.int(10)?),
        recorded: row.moment(11)?,
    })
}

/// Imports, newest first.
pub fn batches(
    reader: &mut Reader,
    company: CompanyId,
    offset: u64,
    limit: u32,
) -> Result<Vec<Batch>, StoreError> {
    let sql = format!(
        "SELECT {BATCH_COLUMNS} FROM batch WHERE company = $1
         ORDER BY batch DESC LIMIT $2 OFFSET $3"
    );
    let values = [company.into(), i64::from(limit).into(), (offset as i64).into()];
    reader.query(&sql, &values, read_batch)
}

/// How many imports were kept.
pub fn batch_count(reader: &mut Reader, company: CompanyId) -> Result<u64, StoreError> {
    let sql = "SELECT COUNT(*) FROM batch WHERE company = $1";
    Ok(reader.number(sql, &[company.into()])? as u64)
}

/// The last import of a file with this hash.
pub fn batch_by_hash(
    reader: &mut Reader,
    company: CompanyId,
    file_hash: &str,
) -> Result<Option<Batch>, StoreError> {
    let sql = format!(
        "SELECT {BATCH_COLUMNS} FROM batch WHERE company = $1 AND file_hash = $2
         ORDER BY batch DESC LIMIT 1"
    );
    reader.one(&sql, &[company.into(), file_hash.into()], read_batch)
}

/// The column mapping remembered for a source (I16).
pub fn remembered_mapping(
    reader: &mut Reader,
    company: CompanyId,
    source: &str,
) -> Result<Option<String>, StoreError> {
    reader.one(
        "SELECT mapping FROM source_map WHERE company = $1 AND source = $2",
        &[company.into(), source.into()],
        |row| row.string(0),
    )
}

/// Remembers the column mapping of a source.
pub fn remember_mapping(
    writer: &mut Writer,
    company: CompanyId,
    source: &str,
    mapping: &str,
) -> Result<(), StoreError> {
    writer.execute(
        "INSERT INTO source_map (company, source, mapping) VALUES ($1, $2, $3)
         ON CONFLICT (company, source) DO UPDATE SET mapping = excluded.mapping",
        &[company.into(), source.into(), mapping.into()],
    )?;
    Ok(())
}
