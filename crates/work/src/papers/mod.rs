//! Documents about a customer's debt: drawn up from the book on a day, in the customer's
//! language, with the company's details and words; handed out and kept byte for byte.
//!
//! Drawing writes nothing. Handing out is an act of its own: it looks once more whether the
//! document still says what the book says (D18), and keeps the exact bytes with their hash (D38).

mod details;
mod gather;
mod inventory;
mod issue;
mod message_words;
mod package;
mod statement;
mod words;

pub use details::{FIELDS as DETAILS, details, logo, set_details, set_logo};
pub(crate) use gather::broken_terms;
pub(crate) use issue::content_of;
pub use issue::{Issued, content, issue, issued, may_issue};
pub(crate) use message_words::{document_of_message, own_of_message};
pub use message_words::{message_parts, preview_message, set_message_words};
pub(crate) use package::REPEATS;
pub use package::{Enclosure, package};
pub use statement::{Statement, StatementLine, statement};
pub use words::{EarlierWords, PartShown, parts, preview_words, set_words};

use crate::{Office, Refused, Who, company as companies, scope};
use saldo_domain::authority::Right;
use saldo_domain::book::Moment;
use saldo_domain::control::Channel;
use saldo_domain::{CompanyId, Currency, Day, ItemId};
use saldo_letters::documents::{self, DocumentKind, Given, NotDrawn};
use saldo_letters::paper::Paper;
use saldo_letters::{Language, Texts};
use saldo_store::Reader;
use saldo_store::customers::Card;
use std::collections::{BTreeMap, BTreeSet};

/// A document that somebody wants.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    pub kind: DocumentKind,
    /// Code of the customer; not looked at for a document about all.
    pub customer: String,
    /// `None`: that of the customer, else of the company.
    pub language: Option<Language>,
    /// `None`: today.
    pub day: Option<Day>,
    /// `None`: the company's where something is open in it, else the first one that has.
    pub currency: Option<Currency>,
    /// Values of the document's own fields, by name.
    pub given: BTreeMap<String, String>,
}

impl Asked {
    /// A document of this kind with nothing told beside the book.
    pub fn of(kind: DocumentKind, customer: &str) -> Self {
        Self {
            kind,
            customer: customer.to_owned(),
            language: None,
            day: None,
            currency: None,
            given: BTreeMap::new(),
        }
    }
}

/// A document with what it was drawn from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawn {
    pub kind: DocumentKind,
    pub language: Language,
    pub day: Day,
    pub currency: Currency,
    pub paper: Paper,
}

impl From<NotDrawn> for Refused {
    fn from(refused: NotDrawn) -> Self {
        match refused {
            NotDrawn::Money(error) => Refused::Money(error),
            NotDrawn::Given(bad) => Refused::Field {
                field: bad.field,
                value: bad.value,
                reason: bad.reason,
                remedy: bad.remedy,
            },
            other => Refused::Paper(other),
        }
    }
}

/// Draws the document; nothing is written.
///
/// # Errors
/// `UnknownCustomer`, `NotPermitted`, `Field` for a value, `Paper` when there is nothing that
/// this document could say, or the store's.
pub fn draw(
    office: &Office,
    company: CompanyId,
    who: Who,
    asked: &Asked,
) -> Result<Drawn, Refused> {
    let found = companies::get(office, company)?;
    let today = office.today_in(&found.zone)?;
    office.store.read(|reader| drawn(reader, &found, who, asked, today))
}

/// The same inside of a transaction.
fn drawn(
    reader: &mut Reader,
    company: &companies::Company,
    who: Who,
    asked: &Asked,
    today: Day,
) -> Result<Drawn, Refused> {
    let day = asked.day.unwrap_or(today);
    let about_all = asked.kind.is_about_all();
    let card = match about_all {
        true => {
            who.must(Right::SeeWholeCompany)?;
            None
        }
        false => Some(scope::card_by_code(reader, company.company, who, &asked.customer)?),
    };
    let of_customer = card.as_ref().and_then(|card| Language::from_code(&card.language));
    let language = asked
        .language
        .or(of_customer.filter(|_| asked.kind.goes_out()))
        .or(Language::from_code(&company.language))
        .unwrap_or_default();
    let texts = Texts::of(language);
    let file = gather::File { company, kind: asked.kind, day, texts, only: None };
    let currency = file.currency(reader, card.as_ref(), asked.currency)?;
    let given =
        Given::read(asked.kind.fields(), currency, value_of(asked)).map_err(NotDrawn::from)?;
    let dossier = match &card {
        Some(card) => file.of_customer(reader, card, currency, &given)?,
        None => file.of_all(reader, currency)?,
    };
    let own = words::own(reader, company.company, asked.kind, language, Moment::NOW_AND_EVER)?;
    let paper = documents::draw(asked.kind, language, &dossier, &given, &own)?;
    Ok(Drawn { kind: asked.kind, language, day, currency, paper })
}

/// The document that goes along with a message: about the debts of the message alone.
#[derive(Clone, Copy, Debug)]
pub(crate) struct OfMessage<'m> {
    pub(crate) kind: DocumentKind,
    pub(crate) language: Language,
    pub(crate) day: Day,
    pub(crate) currency: Currency,
    pub(crate) items: &'m BTreeSet<ItemId>,
    /// Up to when the company's own words count.
    pub(crate) words: Moment,
    /// Documents that go along with it.
    pub(crate) enclosed: &'m [DocumentKind],
    pub(crate) channel: Channel,
    /// Does it go along with another one, rather than lie on top?
    pub(crate) beside: bool,
}

/// Draws it, with a letter on top where it has no place for an address; nothing where such a
/// document has nothing to say about these debts.
pub(crate) fn of_message(
    reader: &mut Reader,
    company: &companies::Company,
    card: &Card,
    asked: &OfMessage<'_>,
) -> Result<Vec<Paper>, Refused> {
    let (kind, day, only) = (asked.kind, asked.day, Some(asked.items));
    let file = gather::File { company, kind, day, texts: Texts::of(asked.language), only };
    // Every debt that the message names stands in its reminder, however far ahead it is due.
    let ahead = |name: &str| (name == "ahead").then(|| DocumentKind::FARTHEST_AHEAD.to_string());
    let given = Given::read(kind.fields(), asked.currency, ahead).map_err(NotDrawn::from)?;
    let mut dossier = file.of_customer(reader, card, asked.currency, &given)?;
    dossier.enclosed = Some(asked.enclosed.to_vec());
    dossier.sent_by = Some(asked.channel);
    let own = words::own(reader, company.company, kind, asked.language, asked.words)?;
    match documents::draw(kind, asked.language, &dossier, &given, &own) {
        Ok(paper) => {
            // What lies on top in an envelope is where the address is seen through the window.
            let in_window = asked.channel == Channel::Post && !asked.beside;
            let cover = in_window
                .then(|| documents::cover(kind, asked.language, &dossier, &given))
                .flatten();
            Ok(cover.into_iter().chain([paper]).collect())
        }
        Err(NotDrawn::NothingDue | NotDrawn::Covered) => Ok(Vec::new()),
        Err(refused) => Err(refused.into()),
    }
}

/// The values told beside the book, by name.
fn value_of(asked: &Asked) -> impl Fn(&str) -> Option<String> {
    move |name: &str| asked.given.get(name).cloned()
}
