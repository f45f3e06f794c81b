//! SQLite: the built-in engine.

use crate::dialect::Dialect;
use crate::error::StoreError;
use crate::value::{Row, Value};
use rusqlite::{Connection, OpenFlags};
use saldo_domain::Currency;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// First version in which several connections cannot corrupt a shared write-ahead log (O06).
const SAFE_VERSION: i32 = 3_051_003;
/// How long a writer of another process is waited for.
const PATIENCE: Duration = Duration::from_secs(30);
/// Statements kept prepared per connection.
const STATEMENTS: usize = 256;

/// Rows added with one INSERT.
const ROWS_AT_ONCE: usize = 16;

/// A connection to one file.
#[derive(Debug)]
pub(crate) struct Link(Connection);

/// Refuses a SQLite that is too old, by its version number (3.51.3 is 3 051 003).
pub fn refuse_old_version(number: i32) -> Result<(), StoreError> {
    if number >= SAFE_VERSION {
        return Ok(());
    }
    let found = format!("{}.{}.{}", number / 1_000_000, number / 1000 % 1000, number % 1000);
    Err(StoreError::OldSqlite { found })
}

/// Kinds of file systems that other machines write to as well: locks on them cannot be
/// trusted, and SQLite needs locks (O07).
const SHARED: &[&str] =
    &["9p", "afs", "cifs", "fuse.sshfs", "glusterfs", "nfs", "nfs4", "smb3", "smbfs"];

/// The kind of shared file system on which `path` lies, if it does; `mounts` is the text of
/// `/proc/mounts`. The deepest mount point above the path counts.
pub fn shared_file_system(mounts: &str, path: &Path) -> Option<String> {
    let fields = |line: &'_ str| {
        let mut fields = line.split(' ').skip(1);
        Some((PathBuf::from(fields.next()?.replace("\\040", " ")), fields.next()?.to_owned()))
    };
    let above = mounts.lines().filter_map(fields).filter(|(point, _)| path.starts_with(point));
    let deepest = above.max_by_key(|(point, _)| point.components().count());
    deepest.map(|(_, kind)| kind).filter(|kind| SHARED.contains(&kind.as_str()))
}

/// Tells in the log when the file lies on a network share.
pub(crate) fn warn_of_shared_file_system(path: &Path) {
    let place = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    // Elsewhere than on Linux there is no such list, and nothing to be said.
    let mounts = std::fs::read_to_string("/proc/mounts").unwrap_or_default();
    if let Some(kind) = shared_file_system(&mounts, &place) {
        tracing::warn!(
            path = %place.display(),
            kind,
            "the database lies on a network share, where SQLite can lose data: \
             put it on a local disk, or use PostgreSQL"
        );
    }
}

impl Link {
    /// Connects to the file at `path`; makes it only if `create`.
    pub(crate) fn open(path: &Path, create: bool) -> Result<Self, StoreError> {
        refuse_old_version(rusqlite::version_number())?;
        let mut flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        if create {
            flags |= OpenFlags::SQLITE_OPEN_CREATE;
        } else if !path.exists() {
            return Err(StoreError::Absent(path.display().to_string()));
        }
        let connection = Connection::open_with_flags(path, flags)?;
        connection.busy_timeout(PATIENCE)?;
        connection.set_prepared_statement_cache_capacity(STATEMENTS);
        connection.execute_batch(
            "PRAGMA journal_mode = WAL;
             PRAGMA synchronous = FULL;
             PRAGMA cache_size = -65536;
             PRAGMA temp.cache_size = -32768;
             PRAGMA mmap_size = 536870912;
             PRAGMA journal_size_limit = 67108864;",
        )?;
        Ok(Self(connection))
    }

    pub(crate) fn batch(&mut self, sql: &str) -> Result<(), StoreError> {
        Ok(self.0.execute_batch(&Dialect::Sqlite.speak(sql))?)
    }

    pub(crate) fn execute(&mut self, sql: &str, values: &[Value<'_>]) -> Result<u64, StoreError> {
        let mut statement = self.0.prepare_cached(&Dialect::Sqlite.speak(sql))?;
        let changed = statement.execute(rusqlite::params_from_iter(values))?;
        Ok(changed as u64)
    }

    pub(crate) fn each(
        &mut self,
        sql: &str,
        values: &[Value<'_>],
        mut take: impl FnMut(&Row<'_>) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        let mut statement = self.0.prepare_cached(&Dialect::Sqlite.speak(sql))?;
        let mut rows = statement.query(rusqlite::params_from_iter(values))?;
        while let Some(row) = rows.next()? {
            take(&Row::Sqlite(row))?;
        }
        Ok(())
    }

    /// Runs one prepared statement for every row of values; answers how many rows changed.
    pub(crate) fn for_each_row<'v, R: AsRef<[Value<'v>]>>(
        &mut self,
        sql: &str,
        rows: impl Iterator<Item = R>,
    ) -> Result<u64, StoreError> {
        let mut statement = self.0.prepare_cached(&Dialect::Sqlite.speak(sql))?;
        let mut kept = Vec::new();
        let mut changed = 0;
        for row in rows {
            bind_changed(&mut statement, &mut kept, row.as_ref().iter())?;
            changed += statement.raw_execute()?;
        }
        Ok(changed as u64)
    }

    /// Adds rows, several with one statement: rows that follow each other are then put beside
    /// each other without a new search from the root of the tree.
    ///
    /// A statement that fails keeps the rows before the one that failed (`OR FAIL`): taking
    /// those back would need a copy of every page that any such statement touches. It is the
    /// whole transaction that is taken back (`Writer::finish` keeps nothing after a failure).
    pub(crate) fn insert<'v, R: AsRef<[Value<'v>]>>(
        &mut self,
        table: &str,
        columns: &[&str],
        conflict: &str,
        rows: impl Iterator<Item = R>,
    ) -> Result<u64, StoreError> {
        let mut several =
            self.0.prepare_cached(&insert_text(table, columns, conflict, ROWS_AT_ONCE))?;
        let mut waiting: Vec<R> = Vec::with_capacity(ROWS_AT_ONCE);
        let mut kept = Vec::new();
        let mut changed = 0;
        for row in rows {
            waiting.push(row);
            if waiting.len() == ROWS_AT_ONCE {
                let values = waiting.iter().flat_map(|row| row.as_ref());
                bind_changed(&mut several, &mut kept, values)?;
                changed += several.raw_execute()? as u64;
                waiting.clear();
            }
        }
        drop(several);
        let single = insert_text(table, columns, conflict, 1);
        Ok(changed + self.for_each_row(&single, waiting.iter().map(R::as_ref))?)
    }
}

/// What a parameter holds since the execution before. Texts are not remembered, except none
/// at all: keeping them would cost as much as giving them anew.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kept {
    Unknown,
    Int(i64),
    Currency(Currency),
    NoText,
}

impl Kept {
    fn of(value: &Value<'_>) -> Self {
        match value {
            Value::Int(number) => Kept::Int(*number),
            Value::Currency(currency) => Kept::Currency(*currency),
            Value::Text(text) if text.is_empty() => Kept::NoText,
            _ => Kept::Unknown,
        }
    }
}

/// Gives a statement its values, passing over those that it has from the execution before:
/// much in a row is the same as in the row before, and giving a value costs more than
/// comparing it. `kept` is empty for a statement that holds nothing yet.
fn bind_changed<'a, 'v: 'a>(
    statement: &mut rusqlite::Statement<'_>,
    kept: &mut Vec<Kept>,
    values: impl Iterator<Item = &'a Value<'v>>,
) -> Result<(), StoreError> {
    for (at, value) in values.enumerate() {
        let new = Kept::of(value);
        if at == kept.len() {
            kept.push(Kept::Unknown);
        }
        if new == Kept::Unknown || kept[at] != new {
            statement.raw_bind_parameter(at + 1, value)?;
            kept[at] = new;
        }
    }
    Ok(())
}

fn insert_text(table: &str, columns: &[&str], conflict: &str, rows: usize) -> String {
    let row = |row: usize| {
        let marks = (1..=columns.len()).map(|column| format!("?{}", row * columns.len() + column));
        format!("({})", marks.collect::<Vec<_>>().join(", "))
    };
    let rows: Vec<String> = (0..rows).map(row).collect();
    let (columns, rows) = (columns.join(", "), rows.join(", "));
    format!("INSERT OR FAIL INTO {table} ({columns}) VALUES {rows} {conflict}")
}
