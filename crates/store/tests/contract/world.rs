//! A small company to test with, on either engine.

use saldo_domain::book::facts::DocumentFact;
use saldo_domain::book::{ItemKind, Moment, MovementKind, NewMovement, identity};
use saldo_domain::{CompanyId, Currency, CustomerId, Day, ItemId, Money, MovementId, UserId};
use saldo_store::book::{Facts, NewItem, Recorded, Stamp};
use saldo_store::company::Company;
use saldo_store::customers::Card;
use saldo_store::testing::Postgres;
use saldo_store::{Command, Store, StoreError, Writer};
use tempfile::TempDir;

/// Runs a test on both engines.
macro_rules! contract {
    ($(#[$about:meta])* fn $name:ident($world:ident) $body:block) => {
        $(#[$about])*
        fn $name($world: &$crate::world::World) $body

        mod $name {
            #[test]
            fn on_sqlite() {
                super::$name(&$crate::world::World::on_sqlite());
            }

            #[test]
            fn on_postgres() {
                super::$name(&$crate::world::World::on_postgres());
            }
        }
    };
}
pub(crate) use contract;

/// A database with one company in it.
#[derive(Debug)]
pub(crate) struct World {
    pub(crate) store: Store,
    pub(crate) company: CompanyId,
    pub(crate) url: String,
    /// Keeps the SQLite file as long as the test runs.
    _directory: Option<TempDir>,
}

pub(crate) fn day(text: &str) -> Day {
    text.parse().expect(text)
}

pub(crate) fn eur(minor: i64) -> Money {
    Money::from_minor(minor, Currency::from_code("EUR").expect("EUR"))
}

pub(crate) fn sqlite_file() -> (TempDir, String) {
    let directory = tempfile::tempdir().expect("a temporary directory");
    let url = format!("sqlite:{}", directory.path().join("saldo.db").display());
    (directory, url)
}

pub(crate) fn customer(code: &str) -> CustomerId {
    identity::customer(code)
}

impl World {
    pub(crate) fn on_sqlite() -> Self {
        let (directory, url) = sqlite_file();
        Self::at(url, Some(directory))
    }

    pub(crate) fn on_postgres() -> Self {
        Self::at(Postgres::start().database(), None)
    }

    fn at(url: String, directory: Option<TempDir>) -> Self {
        let store = Store::open_or_create(&url).expect("opens");
        store.migrate(Moment(1)).expect("migrates");
        let command = command(Command::INSTALLATION, "init");
        let company = store
            .write(&command, |writer| saldo_store::company::create(writer, &company()))
            .expect("makes the company");
        Self { store, company, url, _directory: directory }
    }

    pub(crate) fn write<T>(
        &self,
        action: &'static str,
        act: impl FnMut(&mut Writer) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        self.store.write(&command(self.company, action), act)
    }

    pub(crate) fn stamp(&self) -> Stamp {
        Stamp { company: self.company, recorded: Moment(1_000), batch: 0 }
    }

    pub(crate) fn add_customers(&self, codes: &[&str]) {
        let cards: Vec<Card> = codes.iter().map(|code| card(code)).collect();
        self.write("customers", |writer| saldo_store::customers::add(writer, self.company, &cards))
            .expect("adds customers");
    }

    pub(crate) fn append(&self, facts: &Facts) -> Result<(), StoreError> {
        self.write("append", |writer| saldo_store::book::append(writer, self.stamp(), facts))
    }

    /// Records a document and answers its id.
    pub(crate) fn document(
        &self,
        code: &str,
        kind: ItemKind,
        number: &str,
        effective: &str,
        due: &str,
        minor: i64,
    ) -> ItemId {
        let new = document(code, kind, number, effective, due, minor);
        let item = new.item;
        self.append(&Facts { items: vec![new], ..Facts::default() }).expect("records");
        item
    }

    pub(crate) fn invoice(&self, code: &str, number: &str, due: &str, minor: i64) -> ItemId {
        let effective = day(due).plus(-30).to_string();
        self.document(code, ItemKind::Goods, number, &effective, due, minor)
    }

    pub(crate) fn allocate(
        &self,
        code: &str,
        debit: ItemId,
        credit: ItemId,
        on: &str,
        minor: i64,
    ) -> Result<MovementId, StoreError> {
        let recorded = allocation(code, debit, credit, on, minor);
        let movement = recorded.movement;
        self.append(&Facts { movements: vec![recorded], ..Facts::default() })?;
        Ok(movement)
    }

    /// What is stored as open on an item.
    pub(crate) fn open(&self, code: &str, item: ItemId) -> i64 {
        self.item(code, item).open.minor()
    }

    pub(crate) fn item(&self, code: &str, item: ItemId) -> saldo_store::book::ItemRow {
        let found: Result<_, StoreError> = self
            .store
            .read(|reader| saldo_store::book::items_of(reader, self.company, customer(code)));
        let found = found.expect("reads");
        found.into_iter().find(|one| one.item == item).expect("the item")
    }

    /// Nothing that `verify` would complain about.
    pub(crate) fn assert_sound(&self) {
        assert_eq!(self.defects(), Vec::<String>::new());
    }

    pub(crate) fn defects(&self) -> Vec<String> {
        let mut found = Vec::new();
        let looked: Result<_, StoreError> = self.store.read(|reader| {
            let mut take = |one: saldo_store::checks::Finding| {
                found.push(format!("{}: {}", one.check.code(), one.what));
            };
            saldo_store::checks::run(reader, self.company, &mut take, &mut |_| {})
        });
        looked.expect("checks run");
        found
    }

    pub(crate) fn state_hash(&self) -> String {
        self.store.read(saldo_store::backup::state_hash).expect("hashes")
    }
}

pub(crate) fn command(company: CompanyId, action: &'static str) -> Command {
    Command {
        company,
        person: UserId::new(1),
        action,
        subject: String::new(),
        body: "{}".into(),
        at: Moment(1_000),
    }
}

pub(crate) fn company() -> Company {
    Company {
        company: Command::INSTALLATION,
        name: "Põhja Kaubad".into(),
        country: "EE".into(),
        currency: Currency::from_code("EUR").expect("EUR"),
        zone: "Europe/Tallinn".into(),
        language: "et".into(),
        demo_seed: None,
        created_at: Moment(1),
    }
}

pub(crate) fn card(code: &str) -> Card {
    Card {
        customer: customer(code),
        code: code.into(),
        name: format!("Õun & {code}"),
        registry_code: String::new(),
        country: "EE".into(),
        language: String::new(),
        email: format!("{code}@example.org"),
        phone: String::new(),
        address: String::new(),
        owner: None,
        status: "UNCERTAIN".into(),
        version: 1,
        created_at: Moment(1_000),
    }
}

pub(crate) fn document(
    code: &str,
    kind: ItemKind,
    number: &str,
    effective: &str,
    due: &str,
    minor: i64,
) -> NewItem {
    let fact = DocumentFact {
        customer: code.into(),
        kind,
        number: number.into(),
        effective: day(effective),
        due: day(due),
        amount: eur(minor),
        settles: None,
        reference: None,
        disputed: false,
        note: None,
    };
    NewItem {
        customer: customer(code),
        item: identity::document(&fact, 0),
        kind,
        number: number.into(),
        settles: String::new(),
        effective: fact.effective,
        due: fact.due,
        amount: fact.amount,
        note: String::new(),
    }
}

pub(crate) fn movement(code: &str, new: NewMovement) -> Recorded {
    Recorded {
        customer: customer(code),
        movement: identity::movement(&new, 0),
        new,
        reason: String::new(),
    }
}

pub(crate) fn allocation(
    code: &str,
    debit: ItemId,
    credit: ItemId,
    on: &str,
    minor: i64,
) -> Recorded {
    let new = NewMovement {
        kind: MovementKind::Allocation,
        debit_item: Some(debit),
        credit_item: Some(credit),
        amount: eur(minor),
        effective: day(on),
        reverses: None,
    };
    movement(code, new)
}
