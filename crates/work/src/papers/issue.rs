//! Documents that were handed out: looked at once more, then kept byte for byte (D18, D38).

use super::package::work_with;
use super::{Asked, Drawn, drawn};
use crate::authority::Acting;
use crate::office::day_in_zone;
use crate::{Office, Refused, Who, cases, company as companies, scope};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use saldo_domain::authority::Right;
use saldo_domain::authority::request::permits_claim;
use saldo_domain::book::Moment;
use saldo_domain::{CompanyId, CustomerId, Day};
use saldo_letters::documents::DocumentKind;
use saldo_store::{Command, Reader, control, papers as stored, requests, worklist};

/// Words of the work by which policies have a claim drawn up (EXE-05, LAD-07).
const CLAIM_WORK: [&str; 2] = ["start-claim", "prepare-claim"];

/// A document that was handed out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issued {
    pub number: i64,
    /// `None` for a kind that this version does not know any more.
    pub kind: Option<DocumentKind>,
    pub language: String,
    pub day: Day,
    pub pages: i64,
    /// Of the exact bytes, in hexadecimal.
    pub hash: String,
    pub person: Option<crate::views::PersonRef>,
    pub recorded: Moment,
}

/// Keeps a document that was drawn and printed, with its exact bytes; answers its number.
///
/// # Errors
/// `PaperChanged` when the book says something else by now (D18); `ClaimNotAskedFor` for a claim
/// without a source (ESC-13), `NotPermitted` for a paper of a claim by somebody who prepares none
/// (6.5) and of one about all by somebody who does not keep the ledger; `Field` where that is of a day
/// to come; as [`super::draw`].
pub fn issue(
    office: &Office,
    company: CompanyId,
    who: Who,
    asked: &Asked,
    printed: (&Drawn, &[u8], usize),
) -> Result<i64, Refused> {
    let (seen, bytes, pages) = printed;
    let found = companies::get(office, company)?;
    let today = office.today_in(&found.zone)?;
    let hash = blake3::hash(bytes).to_hex().to_string();
    let command = Command {
        company,
        person: who.person,
        action: "document-issued",
        subject: format!("{}/{}", asked.kind.code(), asked.customer),
        body: serde_json::json!({ "day": seen.day, "hash": hash }).to_string(),
        at: office.now(),
    };
    office.store.write(&command, |writer| {
        if drawn(writer, &found, who, asked, today)? != *seen {
            return Err(Refused::PaperChanged);
        }
        let customer = owner_of(writer, company, who, asked.kind, &asked.customer)?;
        if asked.kind.is_about_all() {
            who.must(Right::LowerDebts)?;
            refuse_to_come(seen.day, today)?;
        }
        if let (DocumentKind::Claim, Some(customer)) = (asked.kind, customer) {
            refuse_another_day(seen.day, today)?;
            must_be_asked_for(writer, &found, customer, today)?;
        }
        if let Some(customer) = customer.filter(|_| is_of_a_claim(asked.kind))
            && !prepares(writer, company, who, (asked.kind, customer), today)?
        {
            return Err(Refused::not_permitted(who.role, Right::PrepareClaims));
        }
        let row = stored::Issued {
            customer,
            issued: 0,
            document: asked.kind.code().to_owned(),
            language: seen.language.code().to_owned(),
            day: seen.day,
            currency: seen.currency.code().to_owned(),
            given: serde_json::json!(asked.given).to_string(),
            pages: i64::try_from(pages).unwrap_or(i64::MAX),
            hash: hash.clone(),
            person: who.person,
            recorded: command.at,
        };
        Ok(stored::add_issued(writer, company, &row, &BASE64.encode(bytes))?)
    })
}

/// What all owe is counted on a day that has come: nobody knows it before.
fn refuse_to_come(day: Day, today: Day) -> Result<(), Refused> {
    match day > today {
        true => Err(Refused::Field {
            field: "day",
            value: day.to_string(),
            reason: "is still to come",
            remedy: "hand the document out once its day is over",
        }),
        false => Ok(()),
    }
}

/// The days before court are counted from a claim's own day: it is the one on which it goes out
/// (EXE-05).
fn refuse_another_day(day: Day, today: Day) -> Result<(), Refused> {
    match day == today {
        true => Ok(()),
        false => Err(Refused::Field {
            field: "day",
            value: day.to_string(),
            reason: "is not the day on which the claim is handed out",
            remedy: "draw it up as of today",
        }),
    }
}

/// Is it a paper of a claim or suit, which is the legal department's to hand out (6.5)?
const fn is_of_a_claim(kind: DocumentKind) -> bool {
    matches!(kind, DocumentKind::Claim | DocumentKind::SuitData)
}

/// Has somebody the right to prepare claims, in person or for somebody absent, or has this role open
/// work about this customer that is done with such a paper?
fn prepares(
    reader: &mut Reader,
    company: CompanyId,
    who: Who,
    (kind, customer): (DocumentKind, CustomerId),
    today: Day,
) -> Result<bool, Refused> {
    let demanded = cases::was_demanded(reader, company, customer)?;
    let texts: Vec<&str> = work_with(kind, demanded).chain(CLAIM_WORK).collect();
    for acting in Acting::all(reader, company, who, today)? {
        if acting.who.may(Right::PrepareClaims)
            || worklist::waits_for(reader, company, customer, (acting.who.role, &texts))?
        {
            return Ok(true);
        }
    }
    Ok(false)
}

/// May this person hand out a document of this kind about this customer?
///
/// # Errors
/// `UnknownCustomer`, or the store's.
pub fn may_issue(
    office: &Office,
    company: CompanyId,
    who: Who,
    (kind, code): (DocumentKind, &str),
) -> Result<bool, Refused> {
    if kind.is_about_all() {
        return Ok(who.may(Right::SeeWholeCompany) && who.may(Right::LowerDebts));
    }
    if !is_of_a_claim(kind) {
        return Ok(true);
    }
    let today = companies::today(office, company)?;
    office.store.read(|reader| {
        let customer = scope::card_by_code(reader, company, who, code)?.customer;
        prepares(reader, company, who, (kind, customer), today)
    })
}

/// A claim has one of three sources, and each is a source of one claim: the one handed out on a
/// day may be handed out again on it, in another language or put right (ESC-13).
fn must_be_asked_for(
    reader: &mut Reader,
    company: &companies::Company,
    customer: CustomerId,
    today: Day,
) -> Result<(), Refused> {
    let id = company.company;
    let mut last = Moment(i64::MIN);
    for row in stored::issued_of(reader, id, Some(customer))? {
        let before = day_in_zone(row.recorded, &company.zone)? < today;
        if row.document == DocumentKind::Claim.code() && before {
            last = last.max(row.recorded);
        }
    }
    let decided = requests::decided_about(reader, id, customer)?;
    let mut sources = decided.iter().map(|(kind, chosen, at)| (permits_claim(*kind, chosen), *at));
    if sources.any(|(permits, at)| permits && last < at) {
        return Ok(());
    }
    // Work of the policy itself is a source too: what the regulation starts after the demand,
    // and what the eight steps have drawn up.
    let asked = control::last_asked(reader, id, customer, &CLAIM_WORK)?;
    let after = match last {
        Moment(i64::MIN) => None,
        last => Some(day_in_zone(last, &company.zone)?),
    };
    let source = asked.is_some_and(|day| after.is_none_or(|last| day > last));
    source.then_some(()).ok_or(Refused::ClaimNotAskedFor)
}

/// Whose documents are meant: a customer that this person may see, or those about all.
fn owner_of(
    reader: &mut Reader,
    company: CompanyId,
    who: Who,
    kind: DocumentKind,
    code: &str,
) -> Result<Option<CustomerId>, Refused> {
    if kind.is_about_all() {
        who.must(Right::SeeWholeCompany)?;
        return Ok(None);
    }
    Ok(Some(scope::card_by_code(reader, company, who, code)?.customer))
}

/// Whose kept documents are meant by a code: those of a customer that this person may see, or without
/// one those about all.
fn kept_under(
    reader: &mut Reader,
    company: CompanyId,
    who: Who,
    code: &str,
) -> Result<Option<CustomerId>, Refused> {
    if code.is_empty() {
        who.must(Right::SeeWholeCompany)?;
        return Ok(None);
    }
    Ok(Some(scope::card_by_code(reader, company, who, code)?.customer))
}

/// Documents that were handed out about a customer, or without a code about all, the latest first.
///
/// # Errors
/// `UnknownCustomer`, `NotPermitted`, or the store's.
pub fn issued(
    office: &Office,
    company: CompanyId,
    who: Who,
    code: &str,
) -> Result<Vec<Issued>, Refused> {
    office.store.read(|reader| {
        let customer = kept_under(reader, company, who, code)?;
        let people = crate::views::People::of(reader, company)?;
        let rows = stored::issued_of(reader, company, customer)?;
        let shown = |row: stored::Issued| Issued {
            number: row.issued,
            kind: DocumentKind::from_code(&row.document),
            language: row.language,
            day: row.day,
            pages: row.pages,
            hash: row.hash,
            person: people.get(row.person),
            recorded: row.recorded,
        };
        Ok(rows.into_iter().map(shown).collect())
    })
}

/// The exact bytes of a document of a customer, or without a code of one about all, and its kind. The hash is looked at: what
/// comes back is what was handed out, or an error.
///
/// # Errors
/// `UnknownCustomer`, `NotPermitted`, `UnknownPaper`, `Damaged`, or the store's.
pub fn content(
    office: &Office,
    company: CompanyId,
    who: Who,
    code: &str,
    number: i64,
) -> Result<(String, Vec<u8>), Refused> {
    office.store.read(|reader| {
        let customer = kept_under(reader, company, who, code)?;
        content_of(reader, company, customer, number)
    })
}

/// The same where whoever asks may see the papers of the customer.
pub(crate) fn content_of(
    reader: &mut Reader,
    company: CompanyId,
    customer: Option<CustomerId>,
    number: i64,
) -> Result<(String, Vec<u8>), Refused> {
    let found = stored::issued(reader, company, customer, number)?;
    let (row, content) = found.ok_or(Refused::UnknownPaper { number })?;
    let damaged = |what: &str| Refused::Damaged { what: format!("document {number}: {what}") };
    let bytes = BASE64.decode(content).map_err(|_| damaged("its bytes cannot be read"))?;
    if blake3::hash(&bytes).to_hex().as_str() != row.hash {
        return Err(damaged("its bytes are not those that were handed out"));
    }
    Ok((row.document, bytes))
}
