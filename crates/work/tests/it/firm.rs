//! A firm to try things on: a database, a clock, and short words for what the stories need.

use saldo_domain::control::EffectKind;
use saldo_domain::rating::Status;
use saldo_domain::{CompanyId, Currency, CustomerId, Day, ItemId, Money, Role, UserId};
use saldo_store::status::NewChange;
use saldo_store::testing::Postgres;
use saldo_store::{Command, Store, backup, book, control, customers, explain};
use saldo_work::acts::IdempotencyKey;
use saldo_work::company::{self, NewCompany};
use saldo_work::control::RunOutcome;
use saldo_work::imports::{self, ImportOutcome, ImportRequest, Kind};
use saldo_work::{FixedClock, Office, Refused, Silent, Who, verify};
use std::collections::BTreeSet;
use std::sync::Arc;
use tempfile::TempDir;

/// The day on which most stories begin.
pub(crate) const BEGIN: &str = "2026-03-20";

#[derive(Debug)]
pub(crate) struct Firm {
    pub(crate) office: Office,
    pub(crate) company: CompanyId,
    pub(crate) clock: Arc<FixedClock>,
    /// Keeps the directory of a SQLite file.
    _directory: Option<TempDir>,
}

pub(crate) fn day(text: &str) -> Day {
    text.parse().expect(text)
}

pub(crate) fn eur(minor: i64) -> Money {
    Money::from_minor(minor, Currency::from_code("EUR").expect("EUR"))
}

pub(crate) fn key(number: u32) -> IdempotencyKey {
    IdempotencyKey::parse(&format!("request-{number}")).expect("a key")
}

/// Tells the story on both engines.
pub(crate) fn on_both(story: impl Fn(&Firm)) {
    story(&Firm::new());
    story(&Firm::on_postgres());
}

impl Firm {
    /// On a SQLite file.
    pub(crate) fn new() -> Self {
        Self::of_country("EE")
    }

    /// On a SQLite file, in another country.
    pub(crate) fn of_country(country: &str) -> Self {
        let directory = tempfile::tempdir().expect("a directory");
        let url = format!("sqlite:{}", directory.path().join("saldo.sqlite").display());
        Self { _directory: Some(directory), ..Self::at(&url, country) }
    }

    /// On a database of the tests' own PostgreSQL server.
    pub(crate) fn on_postgres() -> Self {
        Self::at(&Postgres::start().database(), "EE")
    }

    /// A SQLite file without anything in it; the company is the one that will be brought back.
    pub(crate) fn empty() -> Self {
        let directory = tempfile::tempdir().expect("a directory");
        let url = format!("sqlite:{}", directory.path().join("saldo.sqlite").display());
        Self { _directory: Some(directory), ..Self::empty_at(&url) }
    }

    /// The same on a database of the tests' own PostgreSQL server.
    pub(crate) fn empty_on_postgres() -> Self {
        Self::empty_at(&Postgres::start().database())
    }

    fn empty_at(url: &str) -> Self {
        let clock = Arc::new(FixedClock::on(day(BEGIN)));
        let store = Store::open_or_create(url).expect("a database");
        let office = Office::new(store, clock.clone());
        Self { office, company: CompanyId::new(1), clock, _directory: None }
    }

    fn at(url: &str, country: &str) -> Self {
        let clock = Arc::new(FixedClock::on(day(BEGIN)));
        let store = Store::open_or_create(url).expect("a database");
        let office = Office::new(store, clock.clone());
        office.store.migrate(office.now()).expect("the schema");
        let currency = Currency::from_code("EUR").expect("EUR");
        let founded = company::init(&office, &NewCompany::usual("Näidis OÜ", country, currency));
        let company = founded.expect("a company").company;
        Self { office, company, clock, _directory: None }
    }

    pub(crate) fn on(&self, text: &str) -> &Self {
        self.clock.set_day(day(text));
        self
    }

    pub(crate) fn request(&self, kind: Kind, text: &str) -> ImportRequest {
        ImportRequest::of_bytes(kind, "file.csv", text.as_bytes().to_vec())
    }

    pub(crate) fn try_import(&self, request: &ImportRequest) -> Result<ImportOutcome, Refused> {
        imports::import(&self.office, self.company, Who::program(), request, &Silent)
    }

    /// Imports a file that must be taken.
    pub(crate) fn import(&self, kind: Kind, text: &str) -> ImportOutcome {
        self.try_import(&self.request(kind, text)).unwrap_or_else(|error| panic!("{error}\n{text}"))
    }

    /// `number issued due amount` a line, all of customer C-1 unless `code:` stands before.
    pub(crate) fn invoices(&self, lines: &[&str]) -> ImportOutcome {
        self.import(Kind::Invoices, &invoices(lines))
    }

    /// `date amount settles` a line, of customer C-1; `-` settles nothing.
    pub(crate) fn payments(&self, lines: &[&str]) -> ImportOutcome {
        self.import(Kind::Payments, &payments(lines))
    }

    pub(crate) fn customer(&self, code: &str) -> CustomerId {
        let found = self.office.store.read(|reader| customers::by_code(reader, self.company, code));
        found.expect("readable").unwrap_or_else(|| panic!("no customer {code}")).customer
    }

    /// Id of the document with this number of C-1.
    pub(crate) fn item(&self, number: &str) -> ItemId {
        self.row(number).item
    }

    /// What is open of the document with this number of C-1.
    pub(crate) fn open(&self, number: &str) -> i64 {
        self.row(number).open.minor()
    }

    pub(crate) fn row(&self, number: &str) -> book::ItemRow {
        let customer = self.customer("C-1");
        let rows = self.office.store.read(|reader| book::items_of(reader, self.company, customer));
        let found = rows.expect("readable").into_iter().find(|row| row.number == number);
        found.unwrap_or_else(|| panic!("no document {number}"))
    }

    /// What was settled with what of C-1, when and how much, by identities.
    pub(crate) fn settlements(&self) -> Vec<(Option<ItemId>, Option<ItemId>, Day, i64)> {
        let customer = self.customer("C-1");
        let read = |reader: &mut _| book::movements_of(reader, self.company, customer);
        let rows = self.office.store.read(read).expect("readable");
        let settled = rows.into_iter().map(|row| {
            let one = row.movement;
            (one.debit_item, one.credit_item, one.effective, one.amount.minor())
        });
        let mut settled: Vec<_> = settled.collect();
        settled.sort_unstable();
        settled
    }

    /// Everything that is stored, as one hash.
    pub(crate) fn state(&self) -> String {
        self.office.store.read(backup::state_hash).expect("readable")
    }

    pub(crate) fn run(&self, as_of: &str) -> RunOutcome {
        let outcome = saldo_work::control::run(
            &self.office,
            self.company,
            Who::program(),
            Some(day(as_of)),
            &Silent,
        );
        outcome.unwrap_or_else(|error| panic!("{as_of}: {error}"))
    }

    /// The run of each of these days, on it.
    /// The customer has this status from now on, as a round would have left it.
    pub(crate) fn has_become(&self, customer: CustomerId, status: Status) {
        let (company, at) = (self.company, self.office.now());
        let (subject, body) = (format!("customer {customer}"), "{}".to_owned());
        let person = Command::PROGRAM;
        let command = Command { company, person, action: "status", subject, body, at };
        let today = company::today(&self.office, company).expect("a day");
        let written = self.office.store.write(&command, |writer| {
            let change = NewChange {
                customer,
                from: today,
                status,
                previous: Status::Uncertain,
                ground: "overdue_decision",
                round: None,
                clause: "4.6",
                role: Role::CommercialDirector,
                person: UserId::new(1),
                reason: "as worked out".to_owned(),
            };
            saldo_store::status::add_changes(writer, company, at, &[change])
        });
        written.expect("written");
    }

    pub(crate) fn run_every_day(&self, from: &str, to: &str) {
        for on in day(from).through(day(to)) {
            let on = on.to_string();
            self.on(&on).run(&on);
        }
    }

    pub(crate) fn plan(&self, as_of: &str) -> RunOutcome {
        let outcome = saldo_work::control::plan(
            &self.office,
            self.company,
            Who::program(),
            Some(day(as_of)),
            &Silent,
        );
        outcome.unwrap_or_else(|error| panic!("{as_of}: {error}"))
    }

    /// Day, kind, clause and id of every effect, in order.
    pub(crate) fn effects(&self) -> BTreeSet<(Day, &'static str, String, String)> {
        let (first, last) = (Day::FIRST, Day::LAST);
        let rows = self.office.store.read(|reader| {
            explain::effects_between(reader, self.company, first, last, 0, 1_000_000)
        });
        let row = |row: explain::EffectRow| {
            (row.day, EffectKind::code(row.kind), row.clause, row.effect.to_string())
        };
        rows.expect("readable").into_iter().map(row).collect()
    }

    /// Days run, with their state.
    pub(crate) fn run_days(&self) -> Vec<(Day, bool)> {
        let runs = self.office.store.read(|reader| control::runs(reader, self.company, 0, 1_000));
        let mut days: Vec<_> =
            runs.expect("readable").iter().map(|run| (run.day, run.done)).collect();
        days.sort_unstable();
        days
    }

    /// Every check of `verify` passes.
    pub(crate) fn assert_sound(&self) {
        let verified = verify::run(&self.office, self.company, &Silent).expect("verify");
        assert!(verified.sound(), "{:#?}", verified.findings);
    }
}

/// The text of an invoice file.
pub(crate) fn invoices(lines: &[&str]) -> String {
    let mut text = "Customer,Invoice number,Invoice date,Due date,Amount\n".to_owned();
    for line in lines {
        let (code, rest) = line.split_once(':').unwrap_or(("C-1", line));
        let words: Vec<&str> = rest.split_whitespace().collect();
        text.push_str(&format!("{code},{}\n", words.join(",")));
    }
    text
}

/// The text of a payment file.
pub(crate) fn payments(lines: &[&str]) -> String {
    let mut text = "Customer,Payment date,Amount,Settles\n".to_owned();
    for line in lines {
        let words: Vec<&str> =
            line.split_whitespace().map(|word| if word == "-" { "" } else { word }).collect();
        text.push_str(&format!("C-1,{}\n", words.join(",")));
    }
    text
}
