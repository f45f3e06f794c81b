//! Invoices of other programs: files of documents into [`Document`]s.
//!
//! | format | known by |
//! |---|---|
//! | UBL 2.1, Peppol BIS 3 and any other shape of EN 16931 | root `Invoice` or `CreditNote` of OASIS |
//! | Estonian e-invoice 1.x | root `E_Invoice` |
//! | CommerceML 2 and 3 of 1C | root `КоммерческаяИнформация` |
//! | Russian УПД (order 970, and 820 in archives) | root `Файл` |
//!
//! A file that is damaged, hostile or of another kind is refused as a whole ([`EInvoiceError`]);
//! otherwise each document is taken or refused by name, with the line, the element and the
//! remedy ([`Refusal`]). A document whose parts do not make its own sums is refused with both
//! figures: EN 16931 to the unit, formats that round each line within half a unit a line.
//!
//! What counts is what this document alone asks for: never a balance carried forward (the older
//! invoices say that themselves), never what it says was paid before.

mod commerceml;
mod error;
mod estonian;
mod figure;
mod reading;
mod tree;
mod ubl;
mod utd;

pub use error::{DocumentFault, EInvoiceError};
pub use tree::DEEPEST;

use crate::refusal::{Refusal, shorten};
use crate::statement::{Unmarked, declared, decode};
use saldo_domain::book::ItemKind;
use saldo_domain::{Day, Money};
use std::path::Path;

/// Largest file, in MiB: held whole while it is read, once more where its encoding is not UTF-8,
/// and beside it its documents; with both bounds reading stays below 256 MB (I19).
pub const LARGEST_MIB: usize = 32;
/// Most documents of one file.
pub const MOST_DOCUMENTS: usize = 100_000;
/// Bytes in which a file says what it is.
const HEAD: usize = 16 << 10;

/// What kind of file it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EInvoiceFormat {
    Ubl,
    Estonian,
    CommerceMl,
    Utd,
}

impl EInvoiceFormat {
    /// Every format.
    pub const ALL: [EInvoiceFormat; 4] = [
        EInvoiceFormat::Ubl,
        EInvoiceFormat::Estonian,
        EInvoiceFormat::CommerceMl,
        EInvoiceFormat::Utd,
    ];

    /// The word written in stored rows and shown to people.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Ubl => "UBL 2.1",
            Self::Estonian => "E_Invoice",
            Self::CommerceMl => "CommerceML",
            Self::Utd => "УПД",
        }
    }
}

/// Seller or buyer as a document names them; empty where it says nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Party {
    pub name: String,
    /// Number in the register of companies.
    pub registry: String,
    /// Number as a taxpayer: VAT, KMKR, ИНН.
    pub tax: String,
    /// The code that the sender's own books have for the party.
    pub code: String,
    pub country: String,
    pub email: String,
    pub phone: String,
    pub address: String,
}

/// On which side of a document its sender stands, where the format says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sender {
    Seller,
    Buyer,
}

/// What else a reader should know about a document that was taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DocumentRemark {
    /// The document says that part was paid before; only the rest is asked for.
    PaidBefore,
    /// It asks for more or less than its own sum: a balance or a penalty is left out.
    BalanceLeftOut,
}

impl DocumentRemark {
    /// The stable word under which screens translate it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::PaidBefore => "paid_before",
            Self::BalanceLeftOut => "balance_left_out",
        }
    }

    /// In English, for the command line.
    pub const fn text(self) -> &'static str {
        match self {
            Self::PaidBefore => {
                "part was paid before the document was issued; only the rest is asked for"
            }
            Self::BalanceLeftOut => {
                "a balance or penalty carried forward is left out: the documents before say it"
            }
        }
    }
}

/// One invoice, credit note or return.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// Line of the file on which it begins.
    pub line: u64,
    pub kind: ItemKind,
    pub number: String,
    pub issued: Day,
    /// `None` where the document does not say it.
    pub due: Option<Day>,
    /// Above zero; zero only where all of it was paid before.
    pub amount: Money,
    /// What it says was paid before, and does not ask for; above zero.
    pub prepaid: Option<Money>,
    /// Number of the one invoice that this document corrects.
    pub corrects: Option<String>,
    /// Under which it asks to be paid.
    pub reference: Option<String>,
    pub seller: Party,
    pub buyer: Party,
    pub sender: Option<Sender>,
    /// Terms of payment in the words of the document.
    pub terms: Option<String>,
    pub remarks: Vec<DocumentRemark>,
}

/// What a file holds, in its order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EInvoices {
    pub format: EInvoiceFormat,
    pub documents: Vec<Result<Document, Refusal>>,
}

/// Is this XML that may hold invoices? Anything else is a table or a statement.
pub fn is_einvoice(head: &[u8]) -> bool {
    match sniff(head) {
        Sniffed::Known(_) => true,
        // XML of any other kind is refused by a better name than a table would be.
        Sniffed::Other { declared, .. } => declared,
        Sniffed::NoXml => false,
    }
}

/// The same for a file on this machine, of which the beginning is read.
pub fn is_einvoice_file(path: &Path) -> bool {
    use std::io::Read as _;
    let mut head = Vec::new();
    let file = std::fs::File::open(path);
    file.and_then(|file| file.take(HEAD as u64).read_to_end(&mut head)).is_ok()
        && is_einvoice(&head)
}

/// Reads the documents of a file.
///
/// # Errors
/// What makes the file as a whole unreadable; nothing of it is taken then.
pub fn read(bytes: &[u8]) -> Result<EInvoices, EInvoiceError> {
    if bytes.len() > LARGEST_MIB << 20 {
        return Err(EInvoiceError::TooLarge { limit_mib: LARGEST_MIB });
    }
    let format = match sniff(bytes) {
        Sniffed::Known(format) => format,
        Sniffed::Other { root, .. } => return Err(EInvoiceError::OtherDocument { found: root }),
        Sniffed::NoXml => return Err(EInvoiceError::NoDocuments),
    };
    let encoding = declared(bytes);
    let undecodable = |_| EInvoiceError::Undecodable { encoding: encoding.name().to_owned() };
    let text = decode(bytes, None, Unmarked::In(encoding)).map_err(undecodable)?;
    let (shape, take): (&tree::Shape, reading::Take) = match format {
        EInvoiceFormat::Ubl => (&ubl::SHAPE, ubl::document),
        EInvoiceFormat::Estonian => (&estonian::SHAPE, estonian::document),
        EInvoiceFormat::CommerceMl => (&commerceml::SHAPE, commerceml::document),
        EInvoiceFormat::Utd => (&utd::SHAPE, utd::document),
    };
    let mut documents = Vec::new();
    tree::each_document(&text, shape, &mut |node| {
        if documents.len() >= MOST_DOCUMENTS {
            return Err(EInvoiceError::TooManyDocuments { limit: MOST_DOCUMENTS });
        }
        documents.push(take(&node));
        Ok(())
    })?;
    if documents.is_empty() {
        return Err(EInvoiceError::NoDocuments);
    }
    Ok(EInvoices { format, documents })
}

/// The bytes of a file, unless it is larger than such a file may be.
///
/// # Errors
/// `Io` and `TooLarge`.
pub fn held(path: &Path) -> Result<Vec<u8>, EInvoiceError> {
    let failed = |error: std::io::Error| EInvoiceError::Io { message: error.to_string() };
    let length = std::fs::metadata(path).map_err(failed)?.len();
    if length > (LARGEST_MIB as u64) << 20 {
        return Err(EInvoiceError::TooLarge { limit_mib: LARGEST_MIB });
    }
    std::fs::read(path).map_err(failed)
}

/// What the beginning of a file shows.
enum Sniffed {
    Known(EInvoiceFormat),
    /// XML with another root; `declared` when it says `<?xml`.
    Other {
        root: String,
        declared: bool,
    },
    NoXml,
}

fn sniff(bytes: &[u8]) -> Sniffed {
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    let encoding = match encoding_rs::Encoding::for_bom(head) {
        Some((encoding, _)) => encoding,
        None if is_utf8(head) => encoding_rs::UTF_8,
        None => declared(head),
    };
    let (text, _) = encoding.decode_with_bom_removal(head);
    let text = text.trim_start();
    if !text.starts_with('<') {
        return Sniffed::NoXml;
    }
    let root = root_of(text);
    match root {
        "Invoice" | "CreditNote" if text.contains("urn:oasis:names:specification:ubl:schema") => {
            Sniffed::Known(EInvoiceFormat::Ubl)
        }
        "E_Invoice" => Sniffed::Known(EInvoiceFormat::Estonian),
        "КоммерческаяИнформация" => {
            Sniffed::Known(EInvoiceFormat::CommerceMl)
        }
        "Файл" => Sniffed::Known(EInvoiceFormat::Utd),
        _ => Sniffed::Other { root: shorten(root), declared: text.starts_with("<?xml") },
    }
}

/// Right UTF-8, or right up to a character that the end cuts in two.
fn is_utf8(head: &[u8]) -> bool {
    std::str::from_utf8(head).err().is_none_or(|error| error.error_len().is_none())
}

/// The local name of the first element; declarations and comments stand before it.
fn root_of(text: &str) -> &str {
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        let end = match rest.as_bytes().first() {
            Some(b'?') => "?>",
            Some(b'!') if rest.starts_with("!--") => "-->",
            // A document type is refused when the file is read; here only its end is looked for.
            Some(b'!') => ">",
            _ => {
                let name = rest.split(|c: char| c.is_whitespace() || matches!(c, '>' | '/')).next();
                let name = name.unwrap_or_default();
                return name.split_once(':').map_or(name, |(_, local)| local);
            }
        };
        match rest.find(end) {
            Some(at) => rest = &rest[at + end.len()..],
            None => return "",
        }
    }
    ""
}
