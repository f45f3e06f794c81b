//! The company's own words in e-mails and short messages: kept by version like those in documents,
//! looked at when they are kept and filled in when a message is written.

use crate::views::People;
use crate::{Office, Refused, Who, company as companies};
use saldo_domain::CompanyId;
use saldo_domain::authority::Right;
use saldo_domain::book::Moment;
use saldo_letters::notice::{self, LETTERS, Own, Written};
use saldo_letters::{Language, Texts};
use saldo_store::{Command, Reader, papers as stored};

use super::words::{self, PartShown};

/// The word under which the words of a letter are kept, apart from those of documents.
pub(crate) fn document_of_message(letter: &str) -> String {
    format!("message-{letter}")
}

/// The parts of a letter in a language, with the company's own words.
///
/// # Errors
/// `Field` for a letter there is not, or the store's.
pub fn message_parts(
    office: &Office,
    company: CompanyId,
    (letter, language): (&str, Language),
) -> Result<Vec<PartShown>, Refused> {
    let letter = known(letter)?;
    office.store.read(|reader| {
        let rows = stored::wordings(reader, company, &document_of_message(letter))?;
        let people = People::of(reader, company)?;
        let parts = notice::parts(letter).iter();
        Ok(parts.map(|part| words::shown(&rows, &people, (part, language))).collect())
    })
}

/// The company's own words of a letter, by part, as they were at a moment.
pub(crate) fn own_of_message(
    reader: &mut Reader,
    company: CompanyId,
    (letter, language): (&str, Language),
    until: Moment,
) -> Result<Own, Refused> {
    let mut own = Own::new();
    for row in stored::wordings(reader, company, &document_of_message(letter))? {
        if row.language == language.code() && row.recorded <= until {
            // The latest version comes first.
            own.entry(row.part).or_insert(row.body);
        }
    }
    own.retain(|_, body| !body.is_empty());
    Ok(own)
}

fn known(letter: &str) -> Result<&'static str, Refused> {
    LETTERS.into_iter().find(|known| *known == letter).ok_or_else(|| Refused::Field {
        field: "part",
        value: letter.chars().take(40).collect(),
        reason: "is no letter that can be written anew",
        remedy: "choose one of the list",
    })
}

/// A text as it is kept, if this person may write it and it can be used.
fn checked(who: Who, letter: &str, part: &str, text: &str) -> Result<String, Refused> {
    who.must(Right::KeepPapers)?;
    if !notice::parts(known(letter)?).contains(&part) {
        return Err(Refused::Field {
            field: "part",
            value: part.chars().take(40).collect(),
            reason: "is no part of this letter that can be written anew",
            remedy: "choose one of the parts that the page of the letter shows",
        });
    }
    let text = text.replace("\r\n", "\n").trim().to_owned();
    if !text.is_empty() {
        notice::check(part, &text).map_err(Refused::Wording)?;
    }
    Ok(text)
}

/// What the letter would say about an example with this text in it; the short message where that is
/// the part. Nothing is written.
///
/// # Errors
/// Those of [`set_message_words`].
pub fn preview_message(
    office: &Office,
    company: CompanyId,
    who: Who,
    (letter, part, language): (&str, &str, Language),
    text: &str,
) -> Result<Written, Refused> {
    let text = checked(who, letter, part, text)?;
    let found = companies::get(office, company)?;
    let today = office.today_in(&found.zone)?;
    let texts = Texts::of(language);
    let mut own = office
        .store
        .read(|reader| own_of_message(reader, company, (letter, language), Moment::NOW_AND_EVER))?;
    own.remove(part);
    if !text.is_empty() {
        own.insert(part.to_owned(), text);
    }
    let example = notice::example(texts, letter, &found.name, today, found.currency);
    if part == "sms" {
        let body = match own.get("sms") {
            Some(words) => notice::short_in(texts, &example, words).map_err(Refused::Wording)?,
            None => notice::short(texts, &example),
        };
        return Ok(Written { subject: String::new(), body });
    }
    notice::write_in(texts, &example, &own).map_err(Refused::Wording)
}

/// Writes a part in the company's own words; an empty text goes back to the shipped one. Messages
/// that leave from now on use it; mailings that were drawn up before keep their words.
///
/// # Errors
/// `NotPermitted`, `Field` for a letter or part there is not, `Wording` for a text that cannot be
/// used, or the store's.
pub fn set_message_words(
    office: &Office,
    company: CompanyId,
    who: Who,
    (letter, part, language): (&str, &str, Language),
    text: &str,
) -> Result<(), Refused> {
    let text = checked(who, letter, part, text)?;
    let command = Command {
        company,
        person: who.person,
        action: "message-words",
        subject: format!("{letter}/{part}/{}", language.code()),
        body: serde_json::json!({ "text": text }).to_string(),
        at: office.now(),
    };
    office.store.write(&command, |writer| {
        let wording = stored::Wording {
            document: document_of_message(letter),
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
