//! Sorting more rows than should be held in memory.
//!
//! Rows are packed into bytes as they come. When a run is full its rows are written, in order
//! of customer and line, to a temporary file without a name, which disappears with the
//! process however that ends. At the end the rows of a customer are the next ones of every
//! run, so each file is read once from begin to end. The last run is never written: a source
//! of usual size needs no file at all.

use crate::error::StoreError;
use saldo_domain::book::ItemKind;
use saldo_domain::book::facts::{ContactFact, CustomerFact, DocumentFact};
use saldo_domain::book::intake::Told;
use saldo_domain::delivery::Consent;
use saldo_domain::standing::contact_limits::{ContactMode, DebtPurpose, Debtor};
use saldo_domain::{Currency, Day, ItemId, Money};
use std::fs::File;
use std::io::{BufReader, BufWriter, ErrorKind, Read, Seek, Write};

/// Packed bytes held before they are written out as a run.
pub(super) const USUAL_BYTES: usize = 48 << 20;

/// What one row says about one thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Staged {
    Card(CustomerFact),
    Told(Told),
}

/// Where a packed row lies.
#[derive(Clone, Copy, Debug)]
struct Place {
    customer: i64,
    line: u64,
    at: usize,
    length: usize,
}

/// Rows in order of customer and line.
#[derive(Debug)]
pub(super) struct Runs {
    limit: usize,
    held: Vec<u8>,
    places: Vec<Place>,
    rows: u64,
    /// How many of `places` have been taken.
    taken: usize,
    files: Vec<RunFile>,
    customers: Vec<i64>,
    currency: Option<Currency>,
}

/// A written run with its next row.
#[derive(Debug)]
struct RunFile {
    reader: BufReader<File>,
    next: Option<(i64, u64, usize)>,
}

impl Runs {
    pub(super) const fn of(limit: usize) -> Self {
        Self {
            limit,
            held: Vec::new(),
            places: Vec::new(),
            rows: 0,
            taken: 0,
            files: Vec::new(),
            customers: Vec::new(),
            currency: None,
        }
    }

    pub(super) fn push(
        &mut self,
        customer: i64,
        line: u64,
        row: &Staged,
    ) -> Result<(), StoreError> {
        self.rows += 1;
        let at = self.held.len();
        pack(&mut self.held, row);
        self.places.push(Place { customer, line, at, length: self.held.len() - at });
        if self.held.len() >= self.limit { self.spill() } else { Ok(()) }
    }

    /// How many rows have been pushed.
    pub(super) const fn rows(&self) -> u64 {
        self.rows
    }

    fn order(&mut self) {
        self.places.sort_unstable_by_key(|place| (place.customer, place.line, place.at));
        let known = self.customers.len();
        for place in &self.places {
            if self.customers.len() == known || self.customers.last() != Some(&place.customer) {
                self.customers.push(place.customer);
            }
        }
        self.customers.sort_unstable();
        self.customers.dedup();
    }

    fn spill(&mut self) -> Result<(), StoreError> {
        self.order();
        let file = tempfile::tempfile().map_err(trouble)?;
        let mut writer = BufWriter::with_capacity(1 << 20, file);
        for place in &self.places {
            let bytes = &self.held[place.at..place.at + place.length];
            let length = place.length as u64;
            for number in [place.customer as u64, place.line, length] {
                writer.write_all(&number.to_le_bytes()).map_err(trouble)?;
            }
            writer.write_all(bytes).map_err(trouble)?;
        }
        let file = writer.into_inner().map_err(|error| trouble(error.into_error()))?;
        let reader = BufReader::with_capacity(64 << 10, file);
        self.files.push(RunFile { reader, next: None });
        self.held.clear();
        self.places.clear();
        Ok(())
    }

    /// Ends the pushing; answers every customer, ascending.
    pub(super) fn finish(&mut self) -> Result<Vec<i64>, StoreError> {
        self.order();
        for run in &mut self.files {
            run.reader.rewind().map_err(trouble)?;
            run.advance()?;
        }
        Ok(std::mem::take(&mut self.customers))
    }

    /// The rows of a customer. To be asked for in ascending order.
    pub(super) fn take(&mut self, customer: i64) -> Result<Vec<(u64, Staged)>, StoreError> {
        let mut rows = Vec::new();
        let mut bytes = Vec::new();
        for run in &mut self.files {
            while let Some((_, line, length)) = run.next.filter(|next| next.0 == customer) {
                bytes.resize(length, 0);
                run.reader.read_exact(&mut bytes).map_err(trouble)?;
                rows.push((line, unpack(&bytes, &mut self.currency)?));
                run.advance()?;
            }
        }
        let waiting = self.places[self.taken..].iter();
        for place in waiting.take_while(|place| place.customer == customer) {
            let bytes = &self.held[place.at..place.at + place.length];
            rows.push((place.line, unpack(bytes, &mut self.currency)?));
            self.taken += 1;
        }
        Ok(rows)
    }
}

impl RunFile {
    /// Reads the heading of the next row.
    fn advance(&mut self) -> Result<(), StoreError> {
        let mut heading = [0; 24];
        self.next = match self.reader.read_exact(&mut heading) {
            Err(error) if error.kind() == ErrorKind::UnexpectedEof => None,
            Err(error) => return Err(trouble(error)),
            Ok(()) => {
                let mut bytes = Unpacking(&heading);
                let (customer, line, length) = (bytes.number()?, bytes.number()?, bytes.number()?);
                Some((customer, line as u64, length as usize))
            }
        };
        Ok(())
    }
}

fn trouble(source: std::io::Error) -> StoreError {
    StoreError::File { place: "a temporary file for the import".to_owned(), source }
}

fn pack(into: &mut Vec<u8>, row: &Staged) {
    match row {
        Staged::Card(fact) => {
            into.push(0);
            pack_text(into, &fact.code);
            for said in said(fact) {
                pack_said(into, said.as_deref());
            }
            pack_said(into, fact.group.as_deref());
            let contact = &fact.contact;
            pack_word(into, &Debtor::ALL, contact.debtor);
            pack_word(into, &DebtPurpose::ALL, contact.purpose);
            pack_said(into, contact.zone.as_deref());
            pack_word(into, &ContactMode::ALL, contact.mode);
            pack_word(into, &Consent::ALL, contact.email);
            pack_word(into, &Consent::ALL, contact.sms);
        }
        Staged::Told(told) => {
            let fact = &told.fact;
            into.push(1);
            let numbers = [
                told.line as i64,
                told.identity.get(),
                fact.effective.number(),
                fact.due.number(),
                fact.amount.minor(),
            ];
            numbers.iter().for_each(|number| into.extend_from_slice(&number.to_le_bytes()));
            let kind = ItemKind::ALL.iter().position(|kind| *kind == fact.kind).unwrap_or(0);
            into.extend_from_slice(&[kind as u8, u8::from(fact.disputed)]);
            pack_text(into, fact.amount.currency().code());
            pack_text(into, &fact.customer);
            pack_text(into, &fact.number);
            pack_said(into, fact.settles.as_deref());
            pack_said(into, fact.reference.as_deref());
            pack_said(into, fact.note.as_deref());
        }
    }
}

fn said(fact: &CustomerFact) -> [&Option<String>; 8] {
    [
        &fact.name,
        &fact.registry_code,
        &fact.country,
        &fact.language,
        &fact.email,
        &fact.phone,
        &fact.address,
        &fact.owner,
    ]
}

/// One of a closed set of words as its place, from 1; 0 where nothing was said.
fn pack_word<T: PartialEq>(into: &mut Vec<u8>, all: &[T], said: Option<T>) {
    let place = said.and_then(|said| all.iter().position(|one| *one == said));
    into.push(place.map_or(0, |place| place as u8 + 1));
}

fn pack_text(into: &mut Vec<u8>, text: &str) {
    into.extend_from_slice(&(text.len() as u32).to_le_bytes());
    into.extend_from_slice(text.as_bytes());
}

fn pack_said(into: &mut Vec<u8>, text: Option<&str>) {
    into.push(u8::from(text.is_some()));
    text.into_iter().for_each(|text| pack_text(into, text));
}

/// What is left of a packed row. It was written by this process, so what does not fit is the
/// disk's doing.
struct Unpacking<'a>(&'a [u8]);

impl<'a> Unpacking<'a> {
    fn bytes(&mut self, length: usize) -> Result<&'a [u8], StoreError> {
        let (bytes, rest) = self.0.split_at_checked(length).ok_or_else(damaged)?;
        self.0 = rest;
        Ok(bytes)
    }

    fn byte(&mut self) -> Result<u8, StoreError> {
        Ok(self.bytes(1)?[0])
    }

    fn number(&mut self) -> Result<i64, StoreError> {
        let bytes = self.bytes(8)?.try_into().map_err(|_| damaged())?;
        Ok(i64::from_le_bytes(bytes))
    }

    fn day(&mut self) -> Result<Day, StoreError> {
        Day::from_number(self.number()?).ok_or_else(damaged)
    }

    fn text(&mut self) -> Result<&'a str, StoreError> {
        let length = self.bytes(4)?.try_into().map_err(|_| damaged())?;
        let bytes = self.bytes(u32::from_le_bytes(length) as usize)?;
        std::str::from_utf8(bytes).map_err(|_| damaged())
    }

    /// One of a closed set of words by its place, from 1; 0 where nothing was said.
    fn word<T: Copy>(&mut self, all: &[T]) -> Result<Option<T>, StoreError> {
        match usize::from(self.byte()?) {
            0 => Ok(None),
            place => all.get(place - 1).copied().map(Some).ok_or_else(damaged),
        }
    }

    fn said(&mut self) -> Result<Option<String>, StoreError> {
        match self.byte()? {
            0 => Ok(None),
            _ => Ok(Some(self.text()?.to_owned())),
        }
    }
}

fn damaged() -> StoreError {
    StoreError::unreadable("a temporary file for the import", "a row that was cut")
}

fn unpack(bytes: &[u8], currency: &mut Option<Currency>) -> Result<Staged, StoreError> {
    let mut bytes = Unpacking(bytes);
    if bytes.byte()? == 0 {
        return Ok(Staged::Card(CustomerFact {
            code: bytes.text()?.to_owned(),
            name: bytes.said()?,
            registry_code: bytes.said()?,
            country: bytes.said()?,
            language: bytes.said()?,
            email: bytes.said()?,
            phone: bytes.said()?,
            address: bytes.said()?,
            owner: bytes.said()?,
            group: bytes.said()?,
            contact: ContactFact {
                debtor: bytes.word(&Debtor::ALL)?,
                purpose: bytes.word(&DebtPurpose::ALL)?,
                zone: bytes.said()?,
                mode: bytes.word(&ContactMode::ALL)?,
                email: bytes.word(&Consent::ALL)?,
                sms: bytes.word(&Consent::ALL)?,
            },
        }));
    }
    let (line, identity) = (bytes.number()? as u64, ItemId::new(bytes.number()?));
    let (effective, due, minor) = (bytes.day()?, bytes.day()?, bytes.number()?);
    let kind = *ItemKind::ALL.get(usize::from(bytes.byte()?)).ok_or_else(damaged)?;
    let disputed = bytes.byte()? != 0;
    let amount = Money::from_minor(minor, known_currency(bytes.text()?, currency)?);
    let fact = DocumentFact {
        customer: bytes.text()?.to_owned(),
        kind,
        number: bytes.text()?.to_owned(),
        effective,
        due,
        amount,
        settles: bytes.said()?,
        reference: bytes.said()?,
        disputed,
        note: bytes.said()?,
    };
    Ok(Staged::Told(Told { line, identity, fact }))
}

/// Most sources know one currency: it is looked up once.
fn known_currency(code: &str, last: &mut Option<Currency>) -> Result<Currency, StoreError> {
    match last {
        Some(currency) if currency.code() == code => Ok(*currency),
        _ => {
            let currency = Currency::from_code(code).map_err(|_| damaged())?;
            *last = Some(currency);
            Ok(currency)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(line: u64, note: Option<&str>) -> Staged {
        let day: Day = "2026-02-28".parse().expect("a day");
        let euro = Currency::from_code("EUR").expect("EUR");
        let fact = DocumentFact {
            customer: "Õ-1".into(),
            kind: ItemKind::Offset,
            number: String::new(),
            effective: day,
            due: day.plus(30),
            amount: Money::from_minor(i64::MAX, euro),
            settles: Some(String::new()),
            reference: note.map(|_| "RF18".to_owned()),
            disputed: true,
            note: note.map(str::to_owned),
        };
        Staged::Told(Told { line, identity: ItemId::new(-7), fact })
    }

    #[test]
    fn rows_come_back_whole_and_in_order_from_runs_of_any_size() {
        let contact = ContactFact {
            debtor: Some(Debtor::Individual),
            zone: Some("Europe/Tallinn".into()),
            sms: Some(Consent::Represented),
            ..ContactFact::default()
        };
        let code = "Я".into();
        let group = Some("Сети".into());
        let card = Staged::Card(CustomerFact { code, group, contact, ..CustomerFact::default() });
        for limit in [1, 150, 1 << 20] {
            let mut runs = Runs::of(limit);
            runs.push(9, 3, &told(3, None)).expect("pushes");
            runs.push(-4, 2, &told(2, Some("счёт"))).expect("pushes");
            runs.push(9, 1, &card).expect("pushes");
            assert_eq!(runs.finish().expect("finishes"), [-4, 9]);
            let first = runs.take(-4).expect("takes");
            assert_eq!(first, [(2, told(2, Some("счёт")))], "runs of {limit}");
            let mut second = runs.take(9).expect("takes");
            second.sort_by_key(|(line, _)| *line);
            assert_eq!(second, [(1, card.clone()), (3, told(3, None))], "runs of {limit}");
        }
    }
}
