//! Which column means what: by the map given, the one remembered for this source, or the
//! headings themselves.
//!
//! A map is remembered for the headings it was used with, and for no others: a map made for
//! one bank is never tried on another's file (failure I16).

use super::{Bytes, ImportRequest, Kind};
use crate::{Office, Refused};
use saldo_domain::CompanyId;
use saldo_formats::tables::Row;
use saldo_formats::{
    ImportKind, Mapping, MappingError, MappingFault, ReadError, ReadOptions, RowKind, TableSource,
};
use saldo_store::import as stored;

/// A file with the map by which it is read.
#[derive(Debug)]
pub(super) struct Mapped {
    pub(super) source: TableSource,
    pub(super) mapping: Mapping,
    /// Text of the map, when it has one of its own: given now, or remembered.
    pub(super) text: Option<String>,
    /// What a map is remembered for.
    pub(super) headings: String,
}

impl Mapped {
    /// Opens the file of a request and finds its map.
    pub(super) fn open(
        office: &Office,
        company: CompanyId,
        request: &ImportRequest,
    ) -> Result<Self, Refused> {
        let options = ReadOptions {
            reader_program: office.reader_program.clone(),
            encoding: request.encoding.clone(),
            ..ReadOptions::default()
        };
        match &request.map {
            Some(text) => Self::given(request, options, text.clone()),
            None => Self::found(office, company, request, options),
        }
    }

    fn given(request: &ImportRequest, options: ReadOptions, text: String) -> Result<Self, Refused> {
        let error = |error| Refused::Map { map: "map file".to_owned(), error };
        let mapping = Mapping::from_toml(&text).map_err(error)?;
        if !request.kind.admits(mapping.produces()) {
            let fault = MappingFault::OtherRows { kind: request.kind.code() };
            return Err(error(MappingError { line: None, fault }));
        }
        let source = open(request, mapping.read_options(options))?;
        let headings = headings(&source).map_err(|error| unreadable(request, error))?;
        Ok(Self { source, mapping, text: Some(text), headings })
    }

    fn found(
        office: &Office,
        company: CompanyId,
        request: &ImportRequest,
        options: ReadOptions,
    ) -> Result<Self, Refused> {
        let source = open(request, options.clone())?;
        let headings = headings(&source).map_err(|error| unreadable(request, error))?;
        let remembered: Option<String> =
            office.store.read(|reader| stored::remembered_mapping(reader, company, &headings))?;
        if let Some(text) = remembered
            && let Ok(mapping) = Mapping::from_toml(&text)
            && request.kind.admits(mapping.produces())
        {
            let source = open(request, mapping.read_options(options))?;
            return Ok(Self { source, mapping, text: Some(text), headings });
        }
        let mapping = Mapping::recognise(&source, request.kind.asked())
            .map_err(|error| unreadable(request, error))?;
        Ok(Self { source, mapping, text: None, headings })
    }

    /// Do the rows go into customers' files, not into the book? A map that asks for both is
    /// refused: the two are entered in different ways.
    pub(super) fn is_of_files(&self) -> Result<bool, Refused> {
        let of_file = |kind: &RowKind| {
            matches!(kind, RowKind::Contacts | RowKind::Financials | RowKind::Contracts)
        };
        let (files, all) = (
            self.mapping.produces().iter().filter(|kind| of_file(kind)).count(),
            self.mapping.produces().len(),
        );
        if files > 0 && files < all {
            let fault = MappingFault::OtherRows { kind: self.kind().code() };
            let error = MappingError { line: None, fault };
            return Err(Refused::Map { map: "map file".to_owned(), error });
        }
        Ok(files > 0)
    }

    /// What the file holds, by what its rows yield.
    pub(super) fn kind(&self) -> Kind {
        let yields = |kind| self.mapping.produces().contains(&kind);
        if yields(RowKind::Invoices) {
            Kind::Invoices
        } else if yields(RowKind::Payments) {
            Kind::Payments
        } else if yields(RowKind::Contacts) {
            Kind::Contacts
        } else if yields(RowKind::Contracts) {
            Kind::Contracts
        } else if yields(RowKind::Financials) {
            Kind::Financials
        } else {
            Kind::Customers
        }
    }
}

impl Kind {
    const fn asked(self) -> ImportKind {
        match self {
            // Statements are read by `bank` and never come here.
            Kind::Auto | Kind::Statement => ImportKind::Auto,
            Kind::Customers => ImportKind::Only(RowKind::Customers),
            // What is owed to others is told by the same columns.
            Kind::Invoices | Kind::Payables => ImportKind::Only(RowKind::Invoices),
            Kind::Payments => ImportKind::Only(RowKind::Payments),
            Kind::Contacts => ImportKind::Only(RowKind::Contacts),
            Kind::Financials => ImportKind::Only(RowKind::Financials),
            Kind::Contracts => ImportKind::Only(RowKind::Contracts),
        }
    }

    /// Does a map with these rows do what was asked?
    fn admits(self, produces: &[RowKind]) -> bool {
        match self.asked() {
            ImportKind::Auto => true,
            ImportKind::Only(kind) => produces.contains(&kind),
        }
    }
}

fn open(request: &ImportRequest, options: ReadOptions) -> Result<TableSource, Refused> {
    let opened = match &request.bytes {
        Bytes::Path(path) => TableSource::open(path, options),
        Bytes::Held(bytes) => TableSource::from_bytes(bytes, options),
    };
    opened.map_err(|error| unreadable(request, error))
}

/// The file's refusal with its name.
pub(super) fn unreadable(request: &ImportRequest, error: ReadError) -> Refused {
    Refused::Unreadable { file: request.file.clone(), error }
}

/// Hash of the first row that is not blank: the same for every file of one source, as far
/// as one can tell without understanding it.
fn headings(source: &TableSource) -> Result<String, ReadError> {
    let mut rows = source.rows()?;
    let mut row = Row::default();
    let mut hasher = blake3::Hasher::new();
    while rows.read(&mut row)? {
        if row.is_blank() {
            continue;
        }
        for cell in row.cells() {
            let cell = cell.trim().to_lowercase();
            hasher.update(&(cell.len() as u64).to_le_bytes());
            hasher.update(cell.as_bytes());
        }
        break;
    }
    Ok(format!("headings:{}", hasher.finalize().to_hex()))
}
