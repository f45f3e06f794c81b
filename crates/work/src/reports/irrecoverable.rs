//! The register of irrecoverable overdue debt (regulation 6.4.1.1; ESC-15): every entry with the
//! decision of the director that it rests on, what is open of it on a day, and until when it is
//! watched off balance once it was written off.

use super::Listed;
use crate::acts::ledger::read_book;
use crate::cases::Grounds;
use crate::{Office, Refused, Who, company as companies};
use saldo_domain::authority::Right;
use saldo_domain::book::{CustomerBook, Moment, MovementKind};
use saldo_domain::recovery::limitation::{WATCH_YEARS, watched_until};
use saldo_domain::recovery::off_balance::Proved;
use saldo_domain::{CompanyId, CustomerId, Day, Money};
use saldo_letters::Texts;
use saldo_store::{customers, requests as stored};
use serde::{Serialize, Serializer};
use std::collections::BTreeMap;

pub(super) const LISTED: Listed = Listed {
    name: "irrecoverable",
    title: "report-irrecoverable",
    options: &["as-of"],
    make: super::older::irrecoverable,
};

/// Every entry up to a day, in the order entered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct IrrecoverableReport {
    pub as_of: Day,
    pub rows: Vec<IrrecoverableRow>,
}

/// One debt of the register.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct IrrecoverableRow {
    /// Code of the customer.
    pub code: String,
    pub name: String,
    /// Number of the document; empty in old entries, which were about a customer as a whole.
    pub document: String,
    /// Day of the entry.
    pub entered: Day,
    /// Number of the decision it rests on.
    pub decision: i64,
    /// Why it is hopeless, as far as that is proved by the day, the one it was written off on alone.
    pub grounds: Vec<GroundShown>,
    /// What is open of the document on the day; nothing for a customer as a whole.
    #[serde(serialize_with = "plain_or_null")]
    pub open: Option<Money>,
    /// The day of the last write-off that stands, by the day of the report.
    pub written_off: Option<Day>,
    /// The last day on which it is watched off balance (WOF-03).
    pub watched_until: Option<Day>,
    /// The last day of the first year off balance in which nobody has looked yet.
    pub look_by: Option<Day>,
}

/// A ground with what proves it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct GroundShown {
    /// Word of the ground.
    pub ground: &'static str,
    /// The document, empty where the calendar proves it.
    pub document: String,
    pub on: Day,
}

impl GroundShown {
    /// In words: the ground, its document and day.
    pub fn told(&self, texts: &Texts) -> String {
        let ground = texts.coded("case-ground", self.ground);
        let day = texts.day(self.on);
        match self.document.is_empty() {
            true => format!("{ground}, {day}"),
            false => format!("{ground}: {}, {day}", self.document),
        }
    }
}

fn plain_or_null<S: Serializer>(money: &Option<Money>, serializer: S) -> Result<S::Ok, S::Error> {
    money.map(Money::to_plain).serialize(serializer)
}

/// The register on a day.
///
/// # Errors
/// `NotPermitted` for whoever sees own customers only, or the store's.
pub fn irrecoverable(
    office: &Office,
    company: CompanyId,
    who: Who,
    as_of: Day,
) -> Result<IrrecoverableReport, Refused> {
    who.must(Right::SeeWholeCompany)?;
    let country = companies::get(office, company)?.country;
    office.store.read(|reader| {
        let entries = stored::irrecoverable_on(reader, company, as_of)?;
        let mut ids: Vec<CustomerId> = entries.iter().map(|one| one.customer).collect();
        ids.sort_unstable();
        ids.dedup();
        let cards = customers::cards(reader, company, &ids)?;
        let mut books: BTreeMap<CustomerId, (CustomerBook, Grounds)> = BTreeMap::new();
        for id in ids {
            let grounds = Grounds::on(reader, (company, &country), id, as_of)?;
            books.insert(id, (read_book(reader, company, id)?, grounds));
        }
        let mut rows = Vec::with_capacity(entries.len());
        for entry in entries {
            let card = cards.iter().find(|card| card.customer == entry.customer);
            let (code, name) =
                card.map(|card| (card.code.clone(), card.name.clone())).unwrap_or_default();
            let known = books.get(&entry.customer);
            let book = known.map(|(book, _)| book);
            let grounds = known.map(|(_, grounds)| grounds);
            let found = entry.item.and_then(|item| Some((book?, book?.item(item)?)));
            let open = found
                .and_then(|(book, item)| book.open(item.item, as_of, Moment::NOW_AND_EVER))
                .transpose()?;
            let written_off = found.and_then(|(book, item)| {
                let offs = book
                    .standing_movements_of(item.item)
                    .filter(|one| one.kind == MovementKind::WriteOff && one.effective <= as_of);
                offs.map(|one| one.effective).max()
            });
            rows.push(IrrecoverableRow {
                code,
                name,
                document: found.map(|(_, item)| item.number.clone()).unwrap_or_default(),
                entered: entry.day,
                decision: entry.decision,
                grounds: found
                    .zip(grounds)
                    .map(|((_, item), grounds)| shown(grounds.of(item.item)))
                    .unwrap_or_default(),
                open,
                written_off,
                look_by: written_off
                    .and(found.zip(grounds))
                    .and_then(|((_, item), grounds)| grounds.check_due(item.item)),
                watched_until: written_off.map(|day| watched_until(day, WATCH_YEARS)),
            });
        }
        Ok(IrrecoverableReport { as_of, rows })
    })
}

fn shown(proved: Vec<Proved>) -> Vec<GroundShown> {
    let one =
        |one: Proved| GroundShown { ground: one.ground.code(), document: one.document, on: one.on };
    proved.into_iter().map(one).collect()
}
