//! Files attached to a customer's file: taken by content, never by name, and given back as files
//! to be saved, never as pages (S23, S33).

use super::DossierRefusal;
use crate::acts::IdempotencyKey;
use crate::acts::ledger::read_book;
use crate::acts::once::once;
use crate::{Office, Refused, Who, scope};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use saldo_domain::book::{Moment, Side};
use saldo_domain::dossier::attached::AttachedKind;
use saldo_domain::number::clean_text;
use saldo_domain::{CompanyId, CustomerId, Day, ItemId};
use saldo_store::dossier::{self as stored, AttachmentRow};
use saldo_store::{Reader, Writer};
use serde::Deserialize;

/// Largest file, in bytes.
pub const LARGEST_ATTACHMENT: usize = 8 * 1024 * 1024;

/// Longest name kept, in characters.
const LONGEST_NAME: usize = 120;

/// A file as it is given back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attached {
    pub name: String,
    /// Type to be told to the browser.
    pub media_type: &'static str,
    pub bytes: Vec<u8>,
}

/// What documents begin with, the word for it, its media type and the endings of its names.
const KINDS: [(&[u8], &str, &str, &[&str]); 7] = [
    (b"%PDF-", "pdf", "application/pdf", &["pdf"]),
    (b"\x89PNG\r\n\x1a\n", "png", "image/png", &["png"]),
    (b"\xff\xd8\xff", "jpeg", "image/jpeg", &["jpg", "jpeg"]),
    (b"II*\0", "tiff", "image/tiff", &["tif", "tiff"]),
    (b"MM\0*", "tiff", "image/tiff", &["tif", "tiff"]),
    // Office documents are archives: nobody opens them here, so what is inside stays there.
    (b"PK\x03\x04", "office", "application/octet-stream", &["docx", "xlsx", "odt", "ods"]),
    (b"\xd0\xcf\x11\xe0", "office", "application/octet-stream", &["doc", "xls"]),
];

/// A file that is to be attached.
#[derive(Clone, Copy, Debug)]
pub struct Attaching<'a> {
    pub name: &'a str,
    pub bytes: &'a [u8],
    /// What it is.
    pub paper: AttachedKind,
    /// The document of the customer that it belongs to, by its number; empty for none.
    pub document: &'a str,
}

impl<'a> Attaching<'a> {
    /// A file of which nobody says what it is.
    pub const fn other(name: &'a str, bytes: &'a [u8]) -> Self {
        Self { name, bytes, paper: AttachedKind::Other, document: "" }
    }
}

/// Attaches a file to a customer's file; answers its number.
///
/// # Errors
/// `UnknownCustomer`, `UnknownDocument`, `Dossier` when it is too large or no document, or the
/// store's.
pub fn attach(
    office: &Office,
    company: CompanyId,
    who: Who,
    customer: CustomerId,
    new: &Attaching<'_>,
) -> Result<i64, Refused> {
    let command = office.about(company, who, "attach", customer);
    let row = row_of(new, who, command.at)?;
    office.store.write(&command, |writer| {
        writer.describe(format!(r#"{{"hash":"{}","size":{}}}"#, row.hash, row.size));
        added(writer, (company, who), customer, (&row, new))
    })
}

/// The row of a file that is accepted; whose it is and to what it belongs is filled in later.
fn row_of(new: &Attaching<'_>, who: Who, at: Moment) -> Result<AttachmentRow, Refused> {
    let (kind, name) = accepted(new.name, new.bytes)?;
    Ok(AttachmentRow {
        attachment: 0,
        customer: CustomerId::new(0),
        name,
        kind: kind.to_owned(),
        paper: new.paper,
        item: None,
        size: i64::try_from(new.bytes.len()).unwrap_or(i64::MAX),
        hash: blake3::hash(new.bytes).to_hex().to_string(),
        person: who.person,
        recorded: at,
    })
}

fn added(
    writer: &mut Writer,
    (company, who): (CompanyId, Who),
    customer: CustomerId,
    (row, new): (&AttachmentRow, &Attaching<'_>),
) -> Result<i64, Refused> {
    scope::card(writer, company, who, customer)?;
    let item = document(writer, company, customer, new.document)?;
    let row = AttachmentRow { customer, item, ..row.clone() };
    Ok(stored::attach(writer, company, &row, new.bytes)?)
}

/// A file as programs send it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AttachingWritten {
    /// Code of the customer.
    pub customer: String,
    /// Name of the file.
    pub name: String,
    /// Word of what it is.
    pub kind: String,
    /// Number of the document that it belongs to.
    #[serde(default)]
    pub document: String,
    /// The bytes in base64.
    pub content: String,
}

/// Attaches what a program sent, once for its key; answers its number.
///
/// # Errors
/// `Field` for a kind that is none or content that is no base64, `KeyReused`, else as [`attach`].
pub fn attach_written(
    office: &Office,
    company: CompanyId,
    who: Who,
    key: &IdempotencyKey,
    written: &AttachingWritten,
) -> Result<i64, Refused> {
    let bad = |field, value: &str, reason, remedy| Refused::Field {
        field,
        value: value.chars().take(40).collect(),
        reason,
        remedy,
    };
    let paper = AttachedKind::from_code(&written.kind).ok_or_else(|| {
        bad("kind", &written.kind, "is no kind of file", "take one of the words of the description")
    })?;
    let bytes = STANDARD.decode(written.content.trim()).map_err(|_| {
        bad("content", "", "is no base64", "send the bytes of the file in base64, with padding")
    })?;
    let (name, document) = (written.name.as_str(), written.document.as_str());
    let hash = blake3::hash(&bytes).to_hex().to_string();
    let asked = ("attach", &written.customer, name, &written.kind, document, hash);
    let new = Attaching { name, bytes: &bytes, paper, document };
    let known = |reader: &mut Reader| scope::card_by_code(reader, company, who, &written.customer);
    let customer = office.store.read(known)?.customer;
    let command = office.about(company, who, "attach", customer);
    let row = row_of(&new, who, command.at)?;
    once(office, &command, key, &asked, |writer| {
        added(writer, (company, who), customer, (&row, &new))
    })
}

/// The document of this customer with a number.
fn document(
    reader: &mut Reader,
    company: CompanyId,
    customer: CustomerId,
    number: &str,
) -> Result<Option<ItemId>, Refused> {
    let number = number.trim();
    if number.is_empty() {
        return Ok(None);
    }
    let book = read_book(reader, company, customer)?;
    // Numbers begin anew each year: of several the one that is open is meant.
    let mut found: Vec<_> = book
        .items()
        .filter(|item| item.number == number && item.kind.side() == Side::Debit)
        .filter(|item| !book.is_cancelled(item))
        .collect();
    if found.len() > 1 {
        found.retain(|item| {
            let left = book.open(item.item, Day::LAST, Moment::NOW_AND_EVER);
            left.is_some_and(|left| left.is_ok_and(|left| !left.is_zero()))
        });
    }
    let number = number.chars().take(LONGEST_NAME).collect();
    match found.as_slice() {
        [one] => Ok(Some(one.item)),
        [] => Err(Refused::UnknownDocument { number }),
        several => Err(Refused::AmbiguousDocument { number, count: several.len() }),
    }
}

/// Kind by content, and a name that is safe anywhere.
fn accepted(name: &str, bytes: &[u8]) -> Result<(&'static str, String), Refused> {
    let name = safe_name(name);
    if bytes.len() > LARGEST_ATTACHMENT {
        let most = LARGEST_ATTACHMENT / 1024 / 1024;
        return Err(DossierRefusal::TooLarge { name, most }.into());
    }
    let found = KINDS.iter().find(|(begins, ..)| bytes.starts_with(begins));
    let Some((_, kind, _, endings)) = found else {
        return Err(DossierRefusal::NotADocument { name }.into());
    };
    // A name that promises something else is given the ending of what it is.
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase());
    let fits = ending.is_some_and(|ending| endings.contains(&ending.as_str()));
    let name = if fits { name } else { format!("{name}.{}", endings[0]) };
    Ok((kind, name))
}

/// The last part of a path, of plain characters, never hidden, never empty.
fn safe_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let (clean, _) = clean_text(last);
    let plain = clean.chars().filter(|c| !c.is_control() && !"<>:\"|?*".contains(*c));
    let plain: String = plain.take(LONGEST_NAME).collect();
    let plain = plain.trim_matches(['.', ' ']).to_owned();
    if plain.is_empty() { "file".to_owned() } else { plain }
}

/// A file of this customer.
///
/// # Errors
/// `UnknownCustomer`, `Dossier` when no such file is attached, or the store's.
pub fn attachment(
    office: &Office,
    company: CompanyId,
    who: Who,
    customer: CustomerId,
    attachment: i64,
) -> Result<Attached, Refused> {
    office.store.read(|reader| {
        scope::card(reader, company, who, customer)?;
        let found = stored::attachment(reader, company, customer, attachment)?;
        let (row, bytes) = found.ok_or(DossierRefusal::UnknownAttachment)?;
        let media = KINDS.iter().find(|(_, kind, ..)| *kind == row.kind);
        let media_type = media.map_or("application/octet-stream", |(_, _, media, _)| *media);
        Ok(Attached { name: row.name, media_type, bytes })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_plain_and_kinds_come_from_content() {
        type Row = (&'static str, &'static [u8], Option<(&'static str, &'static str)>);
        let rows: [Row; 10] = [
            ("charter.pdf", b"%PDF-1.7", Some(("pdf", "charter.pdf"))),
            ("../../etc/passwd", b"%PDF-1.7", Some(("pdf", "passwd.pdf"))),
            ("C:\\papers\\a.PDF", b"%PDF-1.7", Some(("pdf", "a.PDF"))),
            ("evil.html", b"%PDF-1.7", Some(("pdf", "evil.html.pdf"))),
            ("a.pdf", b"<html><script>", None),
            ("a.svg", b"<svg xmlns=", None),
            ("...", b"\xff\xd8\xff\xe0", Some(("jpeg", "file.jpg"))),
            ("a\r\nb\".png", b"\x89PNG\r\n\x1a\n", Some(("png", "a b.png"))),
            ("sheet.xlsx", b"PK\x03\x04", Some(("office", "sheet.xlsx"))),
            ("empty.pdf", b"", None),
        ];
        for (name, bytes, expected) in rows {
            let found = accepted(name, bytes).ok();
            let found = found.as_ref().map(|(kind, name)| (*kind, name.as_str()));
            assert_eq!(found, expected, "{name}");
        }
    }

    #[test]
    fn a_file_over_the_limit_is_refused() {
        let mut bytes = b"%PDF-".to_vec();
        bytes.resize(LARGEST_ATTACHMENT, b' ');
        assert!(accepted("a.pdf", &bytes).is_ok());
        bytes.push(b' ');
        assert!(accepted("a.pdf", &bytes).is_err());
    }
}
