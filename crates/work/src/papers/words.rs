//! The company's own words in documents: looked at when they are kept and again when they are
//! used, so that no hole gets into a letter (D29), and nothing that threatens (EXE-09).

use super::gather::File;
use crate::views::{People, PersonRef};
use crate::{Office, Refused, Who, company as companies};
use saldo_domain::CompanyId;
use saldo_domain::authority::Right;
use saldo_domain::book::Moment;
use saldo_letters::documents::{self, DocumentKind, Given, NotDrawn, example};
use saldo_letters::paper::Paper;
use saldo_letters::{Language, Texts, wording};
use saldo_store::papers::{self as stored, Wording};
use saldo_store::{Command, Reader};
use std::collections::BTreeMap;

/// A part of a document's text as a page shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartShown {
    pub part: &'static str,
    /// The company's own text; empty where the shipped one holds.
    pub own: String,
    /// How often it was written.
    pub version: i64,
    /// The texts before it, the latest first; any of them may be written again.
    pub earlier: Vec<EarlierWords>,
}

/// A text of a company's own as it once stood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EarlierWords {
    pub version: i64,
    /// Empty where the shipped one held.
    pub text: String,
    pub by: Option<PersonRef>,
    pub recorded: Moment,
}

/// A part as it stands and stood, of the versions of a document, the latest first.
pub(super) fn shown(
    rows: &[Wording],
    people: &People,
    (part, language): (&'static str, Language),
) -> PartShown {
    let mut own = rows.iter().filter(|row| row.part == part && row.language == language.code());
    let latest = own.next();
    let earlier = |row: &Wording| EarlierWords {
        version: row.version,
        text: row.body.clone(),
        by: people.get(row.person),
        recorded: row.recorded,
    };
    PartShown {
        part,
        own: latest.map_or(String::new(), |row| row.body.clone()),
        version: latest.map_or(0, |row| row.version),
        earlier: own.map(earlier).collect(),
    }
}

/// The parts of a document in a language, with the company's own texts.
///
/// # Errors
/// The store's.
pub fn parts(
    office: &Office,
    company: CompanyId,
    kind: DocumentKind,
    language: Language,
) -> Result<Vec<PartShown>, Refused> {
    office.store.read(|reader| {
        let rows = stored::wordings(reader, company, kind.code())?;
        let people = People::of(reader, company)?;
        Ok(kind.parts().iter().map(|part| shown(&rows, &people, (part, language))).collect())
    })
}

/// The company's own texts of a document, by part, as they were at a moment.
pub(super) fn own(
    reader: &mut Reader,
    company: CompanyId,
    kind: DocumentKind,
    language: Language,
    until: Moment,
) -> Result<BTreeMap<String, String>, Refused> {
    let mut own = BTreeMap::new();
    for row in stored::wordings(reader, company, kind.code())? {
        if row.language == language.code() && row.recorded <= until {
            // The latest version comes first.
            own.entry(row.part).or_insert(row.body);
        }
    }
    own.retain(|_, body| !body.is_empty());
    Ok(own)
}

/// A text as it is kept, if this person may write it and it can be used.
fn checked(who: Who, kind: DocumentKind, part: &str, text: &str) -> Result<String, Refused> {
    who.must(Right::KeepPapers)?;
    if !kind.parts().contains(&part) {
        return Err(Refused::Field {
            field: "part",
            value: part.chars().take(40).collect(),
            reason: "is no part of this document that can be written anew",
            remedy: "choose one of the parts that the page of the document shows",
        });
    }
    let text = text.replace("\r\n", "\n").trim().to_owned();
    if !text.is_empty() {
        wording::check(&text, kind.names()).map_err(Refused::Wording)?;
    }
    Ok(text)
}

/// The document with this text in it, about an example and with the company's other words as
/// they are: to be looked at before the text is kept. Nothing is written.
///
/// # Errors
/// Those of [`set_words`], and `Paper` where the document cannot be drawn.
pub fn preview_words(
    office: &Office,
    company: CompanyId,
    who: Who,
    (kind, part, language): (DocumentKind, &str, Language),
    text: &str,
) -> Result<Paper, Refused> {
    let text = checked(who, kind, part, text)?;
    let company = companies::get(office, company)?;
    let day = office.today_in(&company.zone)?;
    let texts = Texts::of(language);
    office.store.read(|reader| {
        let file = File { company: &company, kind, day, texts, only: None };
        let mut dossier = file.empty(reader, company.currency)?;
        example::fill(&mut dossier, texts);
        let value = |name: &str| {
            let field = kind.fields().iter().find(|field| field.name == name)?;
            Some(example::value(kind, field, &dossier, texts))
        };
        let given = Given::read(kind.fields(), company.currency, value).map_err(NotDrawn::from)?;
        let mut own = own(reader, company.company, kind, language, Moment::NOW_AND_EVER)?;
        own.remove(part);
        if !text.is_empty() {
            own.insert(part.to_owned(), text.clone());
        }
        Ok(documents::draw(kind, language, &dossier, &given, &own)?)
    })
}

/// Writes a part in the company's own words; an empty text goes back to the shipped one.
///
/// # Errors
/// `NotPermitted`, `Field` for a part there is not, `Wording` for a text that cannot be used,
/// or the store's.
pub fn set_words(
    office: &Office,
    company: CompanyId,
    who: Who,
    (kind, part, language): (DocumentKind, &str, Language),
    text: &str,
) -> Result<(), Refused> {
    let text = checked(who, kind, part, text)?;
    let command = Command {
        company,
        person: who.person,
        action: "document-words",
        subject: format!("{}/{part}/{}", kind.code(), language.code()),
        body: serde_json::json!({ "text": text }).to_string(),
        at: office.now(),
    };
    office.store.write(&command, |writer| {
        let wording = Wording {
            document: kind.code().to_owned(),
            part: part.to_owned(),
            language: language.code().to_owned(),
            version: 0,
            body: text.clone(),
            person: who.person,
            recorded: command.at,
        };
        Ok(stored::add_wording(writer, company, &wording)?)
    })
}
