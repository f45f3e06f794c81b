//! A copy of everything, taken while the program works, and its way back.
//!
//! One format for both engines, so a copy of a SQLite file restores into PostgreSQL and the
//! other way round: a text file of JSON lines. The first line says what it is; each table
//! begins with a line of its name and columns, its rows follow in order of their key; the
//! last line holds the number of rows and the hash of every line before it. The copy is one
//! consistent state, whatever is written meanwhile.

use crate::db::{Command, Reader, Store, Writer};
use crate::error::StoreError;
use crate::tables::{Column, TABLES, Table};
use crate::value::{Row, Value};
use saldo_domain::book::Moment;
use serde::{Deserialize, Serialize};
use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::Path;

/// Version of the format.
const FORMAT: u32 = 1;

/// What was copied, or restored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copied {
    pub rows: u64,
    pub bytes: u64,
    /// Hash of the state: equal states have equal hashes on both engines.
    pub hash: String,
}

#[derive(Serialize, Deserialize)]
struct Opening {
    saldo_backup: u32,
    schema: i64,
}

#[derive(Serialize, Deserialize)]
struct Heading {
    table: String,
    columns: Vec<String>,
}

#[derive(Serialize, Deserialize)]
struct Closing {
    rows: u64,
    hash: String,
}

/// Names of the tables that a copy holds.
pub fn table_names() -> impl Iterator<Item = &'static str> {
    TABLES.iter().map(|table| table.name)
}

/// Columns of a table that a copy holds, those of the key first, and whether they are numbers.
pub fn columns_of(table: &str) -> Vec<(&'static str, bool)> {
    let table = TABLES.iter().find(|one| one.name == table);
    let columns = table.map(Table::columns).unwrap_or_default();
    columns.into_iter().map(|column| (column.name, column.is_number)).collect()
}

/// Hash of everything that is stored (sessions apart): equal on both engines for equal
/// states, whatever happened on the way.
pub fn state_hash(reader: &mut Reader) -> Result<String, StoreError> {
    Ok(write_all(reader, 0, std::io::sink(), &mut |_| {})?.hash)
}

/// Copies everything into a new file. `told` hears the number of rows now and then.
///
/// The file appears under its name only when it is complete and on the disk; until then it
/// has a name of its own beside it, so that two copies made at once do not meet.
///
/// # Errors
/// [`StoreError::File`] when the file exists already, even if it appeared meanwhile, or cannot
/// be written.
pub fn save(store: &Store, file: &Path, told: &mut dyn FnMut(u64)) -> Result<Copied, StoreError> {
    if file.exists() {
        let source = std::io::ErrorKind::AlreadyExists.into();
        return Err(StoreError::File { place: file.display().to_string(), source });
    }
    let directory = directory_of(file);
    // Removed again when it is dropped without having got its name.
    let partial = tempfile::Builder::new()
        .prefix(file.file_name().unwrap_or_default())
        .suffix(".partial")
        .tempfile_in(directory)
        .map_err(|error| trouble(file, error))?;
    let schema = store.schema()?.current;
    let copied =
        store.read(|reader| write_all(reader, schema, BufWriter::new(partial.as_file()), told))?;
    partial.as_file().sync_all().map_err(|error| trouble(partial.path(), error))?;
    partial.persist_noclobber(file).map_err(|error| trouble(file, error.error))?;
    keep_name(directory).map_err(|error| trouble(directory, error))?;
    Ok(copied)
}

fn directory_of(file: &Path) -> &Path {
    file.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// A new name in a directory outlives a loss of power only when the directory is on the disk.
#[cfg(unix)]
fn keep_name(directory: &Path) -> std::io::Result<()> {
    File::open(directory)?.sync_all()
}

/// Elsewhere directories cannot be opened, and the file system sees to it.
#[cfg(not(unix))]
fn keep_name(_directory: &Path) -> std::io::Result<()> {
    Ok(())
}

fn trouble(file: &Path, source: std::io::Error) -> StoreError {
    StoreError::File { place: file.display().to_string(), source }
}

/// Writes lines and hashes them.
struct Lines<W: Write> {
    out: W,
    hasher: blake3::Hasher,
    line: Vec<u8>,
    bytes: u64,
}

impl<W: Write> Lines<W> {
    fn new(out: W) -> Self {
        Self { out, hasher: blake3::Hasher::new(), line: Vec::with_capacity(512), bytes: 0 }
    }

    fn write(&mut self, value: &impl Serialize) -> Result<(), StoreError> {
        self.line.clear();
        serde_json::to_writer(&mut self.line, value).map_err(|error| unwritten(error.into()))?;
        self.end()
    }

    fn row(&mut self, row: &Row<'_>, columns: &[Column]) -> Result<(), StoreError> {
        self.line.clear();
        for (at, column) in columns.iter().enumerate() {
            self.line.push(if at == 0 { b'[' } else { b',' });
            let written = if column.is_number {
                serde_json::to_writer(&mut self.line, &row.int_or_null(at)?)
            } else {
                serde_json::to_writer(&mut self.line, &row.text_or_null(at)?)
            };
            written.map_err(|error| unwritten(error.into()))?;
        }
        self.line.push(b']');
        self.end()
    }

    fn end(&mut self) -> Result<(), StoreError> {
        self.line.push(b'\n');
        self.hasher.update(&self.line);
        self.bytes += self.line.len() as u64;
        self.out.write_all(&self.line).map_err(unwritten)
    }
}

fn unwritten(source: std::io::Error) -> StoreError {
    StoreError::File { place: "the back-up".to_owned(), source }
}

fn write_all(
    reader: &mut Reader,
    schema: i64,
    out: impl Write,
    told: &mut dyn FnMut(u64),
) -> Result<Copied, StoreError> {
    let mut lines = Lines::new(out);
    lines.write(&Opening { saldo_backup: FORMAT, schema })?;
    let mut rows = 0;
    for table in TABLES {
        let columns = table.columns();
        lines.write(&heading(table))?;
        reader.each(&table.select(), &[], |row| {
            rows += 1;
            if rows % 10_000 == 0 {
                told(rows);
            }
            lines.row(row, &columns)
        })?;
    }
    let hash = lines.hasher.finalize().to_hex().to_string();
    lines.write(&Closing { rows, hash: hash.clone() })?;
    lines.out.flush().map_err(unwritten)?;
    Ok(Copied { rows, bytes: lines.bytes, hash })
}

fn heading(table: &Table) -> Heading {
    let columns = table.columns().iter().map(|column| column.name.to_owned()).collect();
    Heading { table: table.name.to_owned(), columns }
}

/// Brings a copy back into an empty database, in one transaction, and checks that what is
/// then stored has the hash of the copy.
///
/// # Errors
/// [`StoreError::NotEmpty`]; [`StoreError::Backup`] when the file is cut off, altered, or made
/// by a newer program. Nothing is kept then: a SQLite file that held nothing before is removed,
/// and the store cannot be used any more.
pub fn restore(
    store: &Store,
    file: &Path,
    at: Moment,
    told: &mut dyn FnMut(u64),
) -> Result<Copied, StoreError> {
    let was_blank = store.is_blank_file()?;
    let restored = bring_back(store, file, at, told);
    if restored.is_err() && was_blank {
        store.discard_file();
    }
    restored
}

fn bring_back(
    store: &Store,
    file: &Path,
    at: Moment,
    told: &mut dyn FnMut(u64),
) -> Result<Copied, StoreError> {
    let checked = check(file)?;
    store.migrate(at)?;
    if checked.schema != store.schema()?.current {
        let why = format!("it was made with schema {}, this program has another", checked.schema);
        return Err(unusable(file, why));
    }
    let _alone = store.alone();
    let mut writer = store.begin_write(Command::INSTALLATION)?;
    refuse_full(&mut writer)?;
    load(&mut writer, file, told)?;
    let restored = write_all(&mut writer, checked.schema, std::io::sink(), &mut |_| {})?;
    if restored.hash != checked.copied.hash {
        return Err(unusable(file, "what came out of it is not what went in".to_owned()));
    }
    // What waits in the copy may have left since it was made: nothing leaves until a person has
    // compared, said so, and switched sending on again (D36, I21).
    crate::delivery::doubt_what_waits(&mut writer)?;
    crate::notice::doubt_what_waits(&mut writer)?;
    crate::delivery::switch_off_everywhere(&mut writer, at)?;
    crate::webhooks::end_everywhere(&mut writer, at)?;
    crate::refunds::shut_everywhere(&mut writer, at)?;
    writer.keep()?;
    Ok(checked.copied)
}

fn unusable(file: &Path, why: String) -> StoreError {
    StoreError::Backup { file: file.display().to_string(), why }
}

fn refuse_full(reader: &mut Reader) -> Result<(), StoreError> {
    for table in TABLES {
        let sql = format!("SELECT COUNT(*) FROM (SELECT 1 AS one FROM {} LIMIT 1) t", table.name);
        if reader.number(&sql, &[])? > 0 {
            return Err(StoreError::NotEmpty);
        }
    }
    Ok(())
}

struct Checked {
    schema: i64,
    copied: Copied,
}

/// Reads the whole file once: is it complete, and is it what was written?
fn check(file: &Path) -> Result<Checked, StoreError> {
    let mut hasher = blake3::Hasher::new();
    let (mut schema, mut rows, mut bytes) = (None, 0, 0);
    let mut last: Vec<u8> = Vec::new();
    for_each_line(file, |line| {
        bytes += line.len() as u64;
        if schema.is_none() {
            let opening = serde_json::from_slice(line).ok();
            let opening: Option<Opening> =
                opening.filter(|one: &Opening| one.saldo_backup == FORMAT);
            let Some(opening) = opening else {
                return Err(unusable(file, "it is not a back-up of this program".to_owned()));
            };
            schema = Some(opening.schema);
        }
        if !last.is_empty() {
            hasher.update(&last);
            rows += u64::from(last[0] == b'[');
        }
        last.clear();
        last.extend_from_slice(line);
        Ok(())
    })?;
    let closing: Option<Closing> = serde_json::from_slice(&last).ok();
    let (Some(schema), Some(closing)) = (schema, closing) else {
        return Err(unusable(file, "its end is missing".to_owned()));
    };
    let hash = hasher.finalize().to_hex().to_string();
    if closing.hash != hash || closing.rows != rows {
        return Err(unusable(file, "it was altered after it was written".to_owned()));
    }
    Ok(Checked { schema, copied: Copied { rows, bytes, hash } })
}

fn for_each_line(
    file: &Path,
    mut take: impl FnMut(&[u8]) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    let opened = File::open(file).map_err(|error| trouble(file, error))?;
    let mut reader = BufReader::with_capacity(1 << 20, opened);
    let mut line = Vec::new();
    loop {
        line.clear();
        let read = reader.read_until(b'\n', &mut line).map_err(|error| trouble(file, error))?;
        if read == 0 {
            return Ok(());
        }
        take(&line)?;
    }
}

/// Rows given to the database at once.
const ROWS_AT_ONCE: usize = 20_000;
/// The same in bytes: a row may hold an attached file.
const BYTES_AT_ONCE: usize = 32 * 1024 * 1024;

fn load(writer: &mut Writer, file: &Path, told: &mut dyn FnMut(u64)) -> Result<(), StoreError> {
    let mut table: Option<&Table> = None;
    let mut waiting: Vec<Vec<Value<'static>>> = Vec::new();
    let (mut rows, mut bytes) = (0, 0);
    for_each_line(file, |line| {
        if line.first() == Some(&b'[') {
            waiting.push(read_row(file, line)?);
            rows += 1;
            bytes += line.len();
            if waiting.len() == ROWS_AT_ONCE || bytes > BYTES_AT_ONCE {
                told(rows);
                put(writer, table, &mut waiting)?;
                bytes = 0;
            }
            return Ok(());
        }
        put(writer, table, &mut waiting)?;
        bytes = 0;
        if let Ok(heading) = serde_json::from_slice::<Heading>(line) {
            table = Some(named(file, &heading)?);
        }
        Ok(())
    })
}

fn named(file: &Path, heading: &Heading) -> Result<&'static Table, StoreError> {
    let found = TABLES.iter().find(|table| table.name == heading.table);
    let same = |table: &&Table| {
        table.columns().iter().map(|column| column.name).eq(heading.columns.iter())
    };
    found
        .filter(same)
        .ok_or_else(|| unusable(file, format!("its table {} is unknown", heading.table)))
}

fn read_row(file: &Path, line: &[u8]) -> Result<Vec<Value<'static>>, StoreError> {
    let cells: Vec<serde_json::Value> =
        serde_json::from_slice(line).map_err(|error| unusable(file, error.to_string()))?;
    let value = |cell| match cell {
        serde_json::Value::Null => Ok(Value::Null),
        serde_json::Value::String(text) => Ok(Value::from(text)),
        serde_json::Value::Number(number) => {
            let number = number.as_i64().map(Value::Int);
            number.ok_or_else(|| unusable(file, "a number in it is too large".to_owned()))
        }
        _ => Err(unusable(file, "a row in it is not a row".to_owned())),
    };
    cells.into_iter().map(value).collect()
}

fn put(
    writer: &mut Writer,
    table: Option<&Table>,
    waiting: &mut Vec<Vec<Value<'static>>>,
) -> Result<(), StoreError> {
    let Some(table) = table else { return Ok(()) };
    let columns = table.columns();
    let names: Vec<&str> = columns.iter().map(|column| column.name).collect();
    writer.insert_all(table.name, &names, waiting.drain(..))?;
    Ok(())
}
