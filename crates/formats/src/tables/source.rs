//! A file (or bytes) that holds a table: recognised, hashed, and opened as often as needed.

use super::decode::{Decoding, decode_sample};
use super::delimited::Delimited;
use super::encoding::{self, FoundEncoding, Utf8Check};
use super::records::{self, Records};
use super::{Limits, ReadError, SheetOptions, TableReader, archive, background, separator};
use crate::statement::BankRules;
use saldo_domain::Currency;
use std::fs::File;
use std::io::{Cursor, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What is stated about a file from outside. Whatever is left open is found out.
#[derive(Clone, Debug, Default)]
pub struct ReadOptions {
    /// Name of the encoding, such as `windows-1251`.
    pub encoding: Option<String>,
    /// Currency of the company, for statements that do not tell that of the account.
    pub currency: Option<Currency>,
    /// The sign between cells.
    pub separator: Option<char>,
    /// Name of the sheet.
    pub sheet: Option<String>,
    pub limits: Limits,
    /// Rules of the company for tables of banks; they come before those that ship.
    pub banks: Vec<Arc<BankRules>>,
    /// The program that reads spreadsheets in a process of its own (see [`crate::child`]).
    /// Without it they are read by a thread of this process, without a memory limit.
    pub reader_program: Option<PathBuf>,
}

/// What kind of table a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TableFormat {
    /// CSV, TSV and their like.
    Delimited,
    Xlsx,
    Ods,
    /// No file at all: records that another program handed over.
    Records,
}

/// A table that can be opened any number of times.
#[derive(Clone, Debug)]
pub struct TableSource {
    origin: Origin,
    options: ReadOptions,
    format: TableFormat,
    text: Option<TextShape>,
    digest: blake3::Hash,
}

#[derive(Clone, Debug)]
enum Origin {
    File(PathBuf),
    Bytes(Arc<[u8]>),
}

/// How a text table is written.
#[derive(Clone, Copy, Debug)]
struct TextShape {
    encoding: FoundEncoding,
    /// Told by the looks of the words alone.
    guessed: bool,
    separator: u8,
}

/// Bytes that can be read from any place.
pub(crate) trait Seekable: Read + Seek + Send {}
impl<T: Read + Seek + Send> Seekable for T {}

const HEAD_BYTES: usize = 64 << 10;

impl TableSource {
    /// Looks at a file: its hash, its format, its encoding and separator.
    ///
    /// # Errors
    /// When it cannot be read, is no table, or its encoding is doubtful.
    pub fn open(path: &Path, options: ReadOptions) -> Result<Self, ReadError> {
        Self::recognise(Origin::File(path.to_owned()), options)
    }

    /// The same for bytes in memory.
    ///
    /// # Errors
    /// As [`TableSource::open`].
    pub fn from_bytes(bytes: &[u8], options: ReadOptions) -> Result<Self, ReadError> {
        Self::recognise(Origin::Bytes(bytes.into()), options)
    }

    /// Records that another program hands over, each with a cell for every heading.
    pub fn of_records(headings: &[&str], rows: &[Vec<String>], options: ReadOptions) -> Self {
        let bytes = records::bytes(headings, rows);
        let digest = blake3::hash(&bytes);
        let origin = Origin::Bytes(bytes.into());
        Self { origin, options, format: TableFormat::Records, text: None, digest }
    }

    fn recognise(origin: Origin, options: ReadOptions) -> Result<Self, ReadError> {
        let survey = Survey::of(origin.open()?)?;
        let format = recognise_format(&origin, &survey.head, &options.limits)?;
        let text = match format {
            TableFormat::Delimited => Some(text_shape(&origin, &survey, &options)?),
            TableFormat::Xlsx | TableFormat::Ods | TableFormat::Records => None,
        };
        Ok(Self { origin, options, format, text, digest: survey.digest })
    }

    /// CSV, XLSX or ODS.
    pub const fn format(&self) -> TableFormat {
        self.format
    }

    /// The hash (BLAKE3, 64 hexadecimal digits) of the bytes as they were when opened.
    pub fn digest(&self) -> String {
        self.digest.to_hex().to_string()
    }

    /// The encoding of a text table, by its usual name.
    pub fn encoding(&self) -> Option<&'static str> {
        self.text.map(|text| text.encoding.encoding.name())
    }

    /// The encoding, where nobody stated it and it was told by the looks of the words alone:
    /// neither a byte order mark nor the rules of UTF-8 vouch for it.
    pub fn guessed_encoding(&self) -> Option<&'static str> {
        let text = self.text.filter(|text| text.guessed)?;
        Some(text.encoding.encoding.name())
    }

    /// The separator of a text table.
    pub fn separator(&self) -> Option<char> {
        self.text.map(|text| char::from(text.separator))
    }

    /// Starts reading from the first row.
    ///
    /// # Errors
    /// When the file cannot be opened, or the sheet is missing or in doubt.
    pub fn rows(&self) -> Result<Box<dyn TableReader>, ReadError> {
        let limits = self.options.limits;
        let Some(text) = self.text else { return self.sheet_rows() };
        let mut bytes = self.origin.open()?;
        bytes.seek(SeekFrom::Start(text.encoding.mark_bytes as u64))?;
        let decoding = Decoding::new(bytes, text.encoding.encoding);
        Ok(Box::new(Delimited::new(decoding, text.separator, limits)))
    }

    fn sheet_rows(&self) -> Result<Box<dyn TableReader>, ReadError> {
        if let (TableFormat::Records, Origin::Bytes(bytes)) = (self.format, &self.origin) {
            return Ok(Box::new(Records::of(bytes)?));
        }
        let sheet = SheetOptions {
            format: self.format,
            sheet: self.options.sheet.clone(),
            limits: self.options.limits,
        };
        match (&self.options.reader_program, &self.origin) {
            (Some(program), Origin::File(path)) => crate::child::spawn(program, path, &sheet),
            _ => Ok(background::read(self.origin.open()?, sheet)),
        }
    }

    /// Checks that the bytes are still those that were opened.
    ///
    /// # Errors
    /// [`ReadError::Changed`] when they are not.
    pub fn verify_unchanged(&self) -> Result<(), ReadError> {
        let now = Survey::of(self.origin.open()?)?;
        if now.digest == self.digest { Ok(()) } else { Err(ReadError::Changed) }
    }
}

impl Origin {
    fn open(&self) -> Result<Box<dyn Seekable>, ReadError> {
        match self {
            Self::File(path) => {
                refuse_special(path)?;
                Ok(Box::new(File::open(path)?))
            }
            Self::Bytes(bytes) => Ok(Box::new(Cursor::new(Arc::clone(bytes)))),
        }
    }
}

/// A device never ends and a pipe may never begin: only regular files are opened.
fn refuse_special(path: &Path) -> Result<(), ReadError> {
    let kind = std::fs::metadata(path)?.file_type();
    if kind.is_file() {
        return Ok(());
    }
    let found = if kind.is_dir() { "a directory" } else { "a device, pipe or socket" };
    Err(ReadError::NotATable { found: found.to_owned() })
}

/// One look at every byte.
struct Survey {
    digest: blake3::Hash,
    head: Vec<u8>,
    utf8: Utf8Check,
}

impl Survey {
    fn of(mut reader: Box<dyn Seekable>) -> Result<Self, ReadError> {
        let mut hasher = blake3::Hasher::new();
        let mut head = Vec::new();
        let mut utf8 = Utf8Stream::default();
        let mut chunk = vec![0; HEAD_BYTES];
        loop {
            let filled = reader.read(&mut chunk)?;
            let bytes = chunk.get(..filled).unwrap_or_default();
            if bytes.is_empty() {
                break;
            }
            hasher.update(bytes);
            utf8.add(bytes);
            let wanted = HEAD_BYTES.saturating_sub(head.len());
            head.extend(bytes.iter().take(wanted));
        }
        Ok(Self { digest: hasher.finalize(), head, utf8: utf8.finish() })
    }
}

/// Checks UTF-8 over chunks that may cut characters in two.
#[derive(Default)]
struct Utf8Stream {
    carried: Vec<u8>,
    beyond_ascii: bool,
    broken: bool,
}

impl Utf8Stream {
    fn add(&mut self, bytes: &[u8]) {
        if self.broken || (self.carried.is_empty() && bytes.is_ascii()) {
            return;
        }
        self.beyond_ascii = true;
        self.carried.extend_from_slice(bytes);
        match std::str::from_utf8(&self.carried) {
            Ok(_) => self.carried.clear(),
            Err(error) if error.error_len().is_none() => {
                self.carried.drain(..error.valid_up_to());
            }
            Err(_) => self.broken = true,
        }
    }

    fn finish(self) -> Utf8Check {
        match (self.broken || !self.carried.is_empty(), self.beyond_ascii) {
            (true, _) => Utf8Check::No,
            (false, true) => Utf8Check::Text,
            (false, false) => Utf8Check::Ascii,
        }
    }
}

/// Beginnings of files that people take for tables, and what they are.
const NOT_TABLES: [(&[u8], &str); 8] = [
    (b"%PDF", "a PDF document"),
    (b"\x1f\x8b", "a packed file (gzip)"),
    (b"7z\xbc\xaf", "a packed file (7z)"),
    (b"Rar!", "a packed file (RAR)"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"{\\rtf", "a text document (RTF)"),
    (b"SQLite format 3", "a database"),
];

fn recognise_format(
    origin: &Origin,
    head: &[u8],
    limits: &Limits,
) -> Result<TableFormat, ReadError> {
    if head.is_empty() {
        return Err(ReadError::Empty);
    }
    if head.starts_with(b"PK") {
        return archive::recognise(origin.open()?, limits);
    }
    if head.starts_with(b"\xd0\xcf\x11\xe0") {
        return Err(old_excel(origin)?);
    }
    let known = NOT_TABLES.iter().find(|(beginning, _)| head.starts_with(beginning));
    match known.map(|(_, what)| *what).or_else(|| markup(head)) {
        Some(found) => Err(ReadError::NotATable { found: found.to_owned() }),
        None => Ok(TableFormat::Delimited),
    }
}

/// Web pages are often saved under the name of a spreadsheet.
fn markup(head: &[u8]) -> Option<&'static str> {
    let start: String = head.iter().take(512).map(|byte| char::from(*byte)).collect();
    let start = start.trim_start_matches("ï»¿").trim_start().to_ascii_lowercase();
    let page = start.starts_with("<html")
        || start.starts_with("<!doctype html")
        || start.starts_with("<table");
    match (page, start.starts_with("<?xml")) {
        (true, _) => Some("a web page"),
        (_, true) => Some("an XML file"),
        _ => None,
    }
}

/// A protected workbook lies in the same container as an old one.
fn old_excel(origin: &Origin) -> Result<ReadError, ReadError> {
    const NAME: &[u8] = b"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0";
    let mut start = Vec::new();
    origin.open()?.take(1 << 20).read_to_end(&mut start)?;
    let encrypted = start.windows(NAME.len()).any(|window| window == NAME);
    Ok(if encrypted { ReadError::Encrypted } else { ReadError::OldExcel })
}

fn text_shape(
    origin: &Origin,
    survey: &Survey,
    options: &ReadOptions,
) -> Result<TextShape, ReadError> {
    let stated = options.encoding.as_deref().map(encoding::by_name).transpose()?;
    let (found, guessed) = match encoding::from_head(&survey.head, survey.utf8, stated)? {
        Some(found) => (found, false),
        None => (encoding::weigh(origin.open()?)?, true),
    };
    let separator = match options.separator.map(u8::try_from) {
        Some(Ok(stated)) if stated.is_ascii() => stated,
        _ => sniff_separator(&survey.head, found),
    };
    Ok(TextShape { encoding: found, guessed, separator })
}

fn sniff_separator(head: &[u8], found: FoundEncoding) -> u8 {
    let text = head.get(found.mark_bytes..).unwrap_or_default();
    // A sample that cannot be decoded is refused with its line when the rows are read.
    decode_sample(text, found.encoding).map_or(b',', |sample| separator::sniff(&sample))
}
