//! The door: how everything else gets to the data.
//!
//! - [`Store::read`] shows one consistent state of the database from begin to end.
//! - [`Store::write`] is the one entry for writers. It takes the write lock at once
//!   (`BEGIN IMMEDIATE`; on PostgreSQL the company's lock, then a serialisable transaction),
//!   appends exactly one row to the journal in the same transaction, and repeats the whole
//!   transaction when the server says that it collided with another.
//! - [`Store::rehearse`] writes nothing: whatever was done is rolled back.
//!
//! Everything here waits: call it from a thread that may.

use crate::audit;
use crate::book::Stamp;
use crate::dialect::Dialect;
use crate::error::{StoreError, without_password};
use crate::faults::{FaultPoint, Faults};
use crate::value::{Row, Value};
use crate::withdrawal::Withdrawn;
use crate::{migrate, postgres, seal, sqlite};
use saldo_domain::book::Moment;
use saldo_domain::{CompanyId, UserId};
use std::ops::{Deref, DerefMut};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::sleep;
use std::time::Duration;

/// Connections kept open while nobody uses them.
const IDLE_CONNECTIONS: usize = 16;
/// How often a transaction that collided with another is done again.
const ATTEMPTS: u32 = 20;

/// The database. Cheap to clone; clones share connections.
#[derive(Clone, Debug)]
pub struct Store {
    shared: Arc<Shared>,
    /// Where what is asked of it comes from: stands in the journal.
    origin: Arc<str>,
}

#[derive(Debug)]
struct Shared {
    place: Place,
    idle: Mutex<Vec<Connection>>,
    /// One writer at a time in this process; other processes are kept out by the engine.
    writing: Mutex<()>,
    /// What goes wrong on purpose.
    faults: Option<Arc<dyn Faults>>,
}

impl Shared {
    fn over(place: Place, idle: Vec<Connection>, faults: Option<Arc<dyn Faults>>) -> Self {
        Self { place, idle: Mutex::new(idle), writing: Mutex::new(()), faults }
    }

    fn reach(&self, point: FaultPoint) -> Result<(), StoreError> {
        self.faults.as_ref().map_or(Ok(()), |faults| faults.at(point))
    }
}

/// Where the data lies.
#[derive(Clone, Debug)]
enum Place {
    Sqlite(PathBuf),
    Postgres(String),
}

/// Who does what: the journal row of a writing transaction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Command {
    /// [`Command::INSTALLATION`] where no company is concerned yet.
    pub company: CompanyId,
    /// 0 is the program itself.
    pub person: UserId,
    /// A word such as `import` or `allocate`.
    pub action: &'static str,
    /// What it was done to, e.g. `customer 17`.
    pub subject: String,
    /// Details as JSON.
    pub body: String,
    pub at: Moment,
}

impl Command {
    /// Stands for the installation as a whole where a company is asked for.
    pub const INSTALLATION: CompanyId = CompanyId::new(0);
    /// Stands for the program itself where a person is asked for.
    pub const PROGRAM: UserId = UserId::new(0);

    /// What its rows bear that came with no import.
    pub const fn stamp(&self) -> Stamp {
        Stamp { company: self.company, recorded: self.at, batch: 0 }
    }
}

impl Store {
    /// Opens an existing database: `sqlite:PATH` or `postgres://…`.
    ///
    /// # Errors
    /// [`StoreError::Absent`] when there is no such file, [`StoreError::NewerSchema`] when a
    /// newer program has migrated it.
    pub fn open(url: &str) -> Result<Self, StoreError> {
        Self::connect(url, false)
    }

    /// Opens a database, making an empty SQLite file where there is none.
    pub fn open_or_create(url: &str) -> Result<Self, StoreError> {
        Self::connect(url, true)
    }

    fn connect(url: &str, create: bool) -> Result<Self, StoreError> {
        let place = if let Some(path) = url.strip_prefix("sqlite:") {
            Place::Sqlite(PathBuf::from(path))
        } else if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            Place::Postgres(url.to_owned())
        } else {
            return Err(StoreError::Address(url.to_owned()));
        };
        let connection =
            place.connect(create).map_err(|error| error.opening(|| without_password(url)))?;
        if let Place::Sqlite(path) = &place {
            sqlite::warn_of_shared_file_system(path);
        }
        let shared = Arc::new(Shared::over(place, vec![connection], None));
        let store = Self { shared, origin: Arc::from("") };
        store.schema()?.refuse_newer()?;
        Ok(store)
    }

    /// The same database as a process sees it to which these things happen. It shares nothing with
    /// this one but the data: connections and the gate for writers are its own.
    #[must_use]
    pub fn suffering(&self, faults: Arc<dyn Faults>) -> Self {
        let place = self.shared.place.clone();
        let shared = Arc::new(Shared::over(place, Vec::new(), Some(faults)));
        Self { shared, origin: Arc::clone(&self.origin) }
    }

    /// The same store, asked from somewhere: an address, the command line, the worker. What is
    /// written through it says so in the journal.
    #[must_use]
    pub fn asked_from(&self, origin: &str) -> Self {
        Self { shared: Arc::clone(&self.shared), origin: Arc::from(origin) }
    }

    /// Where what is asked of it comes from; empty where nobody said.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// `sqlite` or `postgres`.
    pub fn engine(&self) -> &'static str {
        match self.shared.place {
            Place::Sqlite(_) => "sqlite",
            Place::Postgres(_) => "postgres",
        }
    }

    /// Which schema the database has and which this program knows.
    pub fn schema(&self) -> Result<migrate::SchemaStatus, StoreError> {
        migrate::status(&mut self.lease()?)
    }

    /// Brings the schema up to date, one transaction per migration; answers what it applied.
    /// Harmless to repeat, also after having been killed half-way.
    pub fn migrate(&self, at: Moment) -> Result<Vec<migrate::Applied>, StoreError> {
        let _alone = self.alone();
        migrate::run(&mut self.lease()?, at)
    }

    /// Throws everything away and makes the tables anew. For a company that can be made again
    /// from nothing; whoever calls has made sure that it holds no other.
    pub fn start_over(&self, at: Moment) -> Result<(), StoreError> {
        let _alone = self.alone();
        let mut reader = self.lease()?;
        migrate::drop_all(&mut reader)?;
        migrate::run(&mut reader, at).map(|_| ())
    }

    /// Reads one consistent state.
    pub fn read<T, E: From<StoreError>>(
        &self,
        act: impl FnOnce(&mut Reader) -> Result<T, E>,
    ) -> Result<T, E> {
        let mut reader = self.lease()?;
        reader.begin(match self.shared.place {
            Place::Sqlite(_) => "BEGIN",
            Place::Postgres(_) => "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
        })?;
        act(&mut reader)
    }

    /// Tries a writing transaction and takes everything back: the dry run of whatever `write`
    /// would do. It holds the write lock meanwhile, as `write` does.
    pub fn rehearse<T, E: From<StoreError>>(
        &self,
        company: CompanyId,
        act: impl FnOnce(&mut Writer) -> Result<T, E>,
    ) -> Result<T, E> {
        let _alone = self.alone();
        act(&mut self.begin_write(company)?)
    }

    /// Writes: all of it and its journal row, or nothing. `act` may be called several times
    /// and must have no effect outside the writer it is given.
    ///
    /// # Errors
    /// What `act` answers; [`StoreError::UnknownOutcome`] when the connection was lost during
    /// COMMIT and it could not be found out whether the journal row is there.
    pub fn write<T, E: From<StoreError>>(
        &self,
        command: &Command,
        mut act: impl FnMut(&mut Writer) -> Result<T, E>,
    ) -> Result<T, E> {
        let _alone = self.alone();
        for attempt in 1.. {
            let mut writer = self.begin_write(command.company)?;
            match act(&mut writer) {
                Ok(answer) => match writer.finish(self, command) {
                    Ok(()) => return Ok(answer),
                    Err(error) if error.is_conflict() && attempt < ATTEMPTS => {}
                    Err(error) => return Err(error.into()),
                },
                Err(_) if writer.reader.conflict && attempt < ATTEMPTS => {}
                Err(error) => return Err(error),
            }
            tracing::debug!(attempt, action = command.action, "transaction is done again");
            sleep(Duration::from_millis(u64::from(attempt) * 5));
        }
        unreachable!("the loop ends by returning")
    }

    /// One statement about something that is no business fact (sessions): no journal row.
    pub(crate) fn jot(&self, sql: &str, values: &[Value<'_>]) -> Result<(), StoreError> {
        let _alone = self.alone();
        self.lease()?.each(sql, values, |_| Ok(()))
    }

    /// Is this a SQLite file in which nothing at all has been made, by this program or another?
    pub(crate) fn is_blank_file(&self) -> Result<bool, StoreError> {
        match self.shared.place {
            Place::Sqlite(_) => {
                Ok(self.lease()?.number("SELECT COUNT(*) FROM sqlite_master", &[])? == 0)
            }
            Place::Postgres(_) => Ok(false),
        }
    }

    /// Where the SQLite file lies.
    pub(crate) fn file(&self) -> Option<&Path> {
        match &self.shared.place {
            Place::Sqlite(path) => Some(path),
            Place::Postgres(_) => None,
        }
    }

    /// Removes the SQLite file and what SQLite keeps beside it.
    pub(crate) fn discard_file(&self) {
        let Place::Sqlite(path) = &self.shared.place else { return };
        self.shared.idle.lock().unwrap_or_else(PoisonError::into_inner).clear();
        for ending in ["", "-wal", "-shm"] {
            let mut name = path.as_os_str().to_owned();
            name.push(ending);
            // What is not there need not go; what cannot go harms nobody: it holds nothing.
            let _ = std::fs::remove_file(PathBuf::from(name));
        }
    }

    pub(crate) fn begin_write(&self, company: CompanyId) -> Result<Writer, StoreError> {
        let mut reader = self.lease()?;
        match self.shared.place {
            Place::Sqlite(_) => reader.begin("BEGIN IMMEDIATE")?,
            Place::Postgres(_) => {
                // The lock comes before the snapshot, so that a waiter sees what it waited for.
                reader.lock = Some(company.get());
                reader.each("SELECT pg_advisory_lock($1)", &[company.into()], |_| Ok(()))?;
                reader.begin("BEGIN ISOLATION LEVEL SERIALIZABLE")?;
            }
        }
        Ok(Writer {
            reader,
            body: None,
            withdrawn: Withdrawn::default(),
            sealed: seal::Sums::default(),
            failed: false,
        })
    }

    pub(crate) fn alone(&self) -> MutexGuard<'_, ()> {
        // A writer that panicked has rolled back; the gate itself holds no state.
        self.shared.writing.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A connection for one use; it goes back when dropped.
    pub(crate) fn lease(&self) -> Result<Reader, StoreError> {
        self.shared.reach(FaultPoint::Opening)?;
        let idle = self.shared.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let connection = match idle {
            Some(connection) if !connection.is_closed() => connection,
            _ => self.shared.place.connect(false)?,
        };
        Ok(Reader {
            connection: Some(connection),
            home: Arc::clone(&self.shared),
            open: false,
            lock: None,
            conflict: false,
        })
    }
}

impl Place {
    fn connect(&self, create: bool) -> Result<Connection, StoreError> {
        Ok(match self {
            Place::Sqlite(path) => Connection::Sqlite(sqlite::Link::open(path, create)?),
            Place::Postgres(url) => Connection::Postgres(Box::new(postgres::Link::open(url)?)),
        })
    }
}

#[derive(Debug)]
pub(crate) enum Connection {
    Sqlite(sqlite::Link),
    Postgres(Box<postgres::Link>),
}

impl Connection {
    fn is_closed(&self) -> bool {
        match self {
            Connection::Sqlite(_) => false,
            Connection::Postgres(link) => link.is_closed(),
        }
    }
}

/// One consistent view of the data. What it can be asked stands in the subject modules.
#[derive(Debug)]
pub struct Reader {
    /// Taken out only on drop.
    connection: Option<Connection>,
    home: Arc<Shared>,
    /// A transaction is open and has to be rolled back if nobody commits it.
    open: bool,
    /// Company whose advisory lock this connection holds (PostgreSQL).
    lock: Option<i64>,
    /// A statement collided with another transaction, or the connection was lost: doing the
    /// whole transaction again will probably succeed.
    conflict: bool,
}

impl Reader {
    fn connection(&mut self) -> &mut Connection {
        self.connection.as_mut().expect("a connection is taken out only on drop")
    }

    pub(crate) fn dialect(&self) -> Dialect {
        match self.home.place {
            Place::Sqlite(_) => Dialect::Sqlite,
            Place::Postgres(_) => Dialect::Postgres,
        }
    }

    fn noticed<T>(&mut self, outcome: Result<T, StoreError>) -> Result<T, StoreError> {
        if let Err(error) = &outcome {
            self.conflict |= error.is_conflict() || error.is_lost();
        }
        outcome
    }

    pub(crate) fn begin(&mut self, sql: &str) -> Result<(), StoreError> {
        self.batch(sql)?;
        self.open = true;
        Ok(())
    }

    pub(crate) fn commit(&mut self) -> Result<(), StoreError> {
        self.batch("COMMIT")?;
        self.open = false;
        Ok(())
    }

    pub(crate) fn rollback(&mut self) -> Result<(), StoreError> {
        self.batch("ROLLBACK")?;
        self.open = false;
        Ok(())
    }

    /// Several statements without parameters.
    pub(crate) fn batch(&mut self, sql: &str) -> Result<(), StoreError> {
        let outcome = match self.connection() {
            Connection::Sqlite(link) => link.batch(sql),
            Connection::Postgres(link) => link.batch(sql),
        };
        self.noticed(outcome)
    }

    /// Calls `take` for every row of the answer, in its order, without gathering them.
    pub(crate) fn each(
        &mut self,
        sql: &str,
        values: &[Value<'_>],
        take: impl FnMut(&Row<'_>) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        let outcome = match self.connection() {
            Connection::Sqlite(link) => link.each(sql, values, take),
            Connection::Postgres(link) => link.each(sql, values, take),
        };
        self.noticed(outcome)
    }

    /// All rows of a short answer.
    pub(crate) fn query<T>(
        &mut self,
        sql: &str,
        values: &[Value<'_>],
        mut map: impl FnMut(&Row<'_>) -> Result<T, StoreError>,
    ) -> Result<Vec<T>, StoreError> {
        let mut found = Vec::new();
        self.each(sql, values, |row| {
            found.push(map(row)?);
            Ok(())
        })?;
        Ok(found)
    }

    /// The first row of the answer, if there is one.
    pub(crate) fn one<T>(
        &mut self,
        sql: &str,
        values: &[Value<'_>],
        mut map: impl FnMut(&Row<'_>) -> Result<T, StoreError>,
    ) -> Result<Option<T>, StoreError> {
        let mut found = None;
        self.each(sql, values, |row| {
            if found.is_none() {
                found = Some(map(row)?);
            }
            Ok(())
        })?;
        Ok(found)
    }

    /// The one number that the statement answers; 0 for no row or NULL.
    pub(crate) fn number(&mut self, sql: &str, values: &[Value<'_>]) -> Result<i64, StoreError> {
        let found = self.one(sql, values, |row| row.int_or_null(0))?;
        Ok(found.flatten().unwrap_or(0))
    }
}

impl Drop for Reader {
    fn drop(&mut self) {
        if self.open && self.batch("ROLLBACK").is_err() {
            // A connection that cannot even roll back is not given to the next one.
            return;
        }
        if self.lock.is_some() && self.batch("SELECT pg_advisory_unlock_all()").is_err() {
            return;
        }
        let Some(connection) = self.connection.take().filter(|one| !one.is_closed()) else {
            return;
        };
        let mut idle = self.home.idle.lock().unwrap_or_else(PoisonError::into_inner);
        if idle.len() < IDLE_CONNECTIONS {
            idle.push(connection);
        }
    }
}

/// A writing transaction; it also reads, and sees what it has written.
#[derive(Debug)]
pub struct Writer {
    reader: Reader,
    body: Option<String>,
    withdrawn: Withdrawn,
    /// What was added to sealed tables.
    sealed: seal::Sums,
    /// A writing statement failed: perhaps with half of its rows, so nothing may be kept.
    failed: bool,
}

impl Deref for Writer {
    type Target = Reader;
    fn deref(&self) -> &Reader {
        &self.reader
    }
}

impl DerefMut for Writer {
    fn deref_mut(&mut self) -> &mut Reader {
        &mut self.reader
    }
}

impl Writer {
    /// Replaces the details of the journal row (JSON), for what is known only at the end.
    pub fn describe(&mut self, body: String) {
        self.body = Some(body);
    }

    /// Adds to what the journal row says was withdrawn.
    pub(crate) fn note_withdrawn(&mut self, more: Withdrawn) {
        self.withdrawn += more;
    }

    /// Says that rows of a sealed table were rewritten: its seal follows.
    pub(crate) fn note_rewritten(
        &mut self,
        company: CompanyId,
        table: &'static str,
        before: seal::Sum,
        after: seal::Sum,
    ) {
        self.sealed.replace(company, table, before, after);
    }

    /// Keeps what was written, without a journal row of its own (restoring a copy).
    pub(crate) fn keep(mut self) -> Result<(), StoreError> {
        self.refuse_after_failure()?;
        self.reader.commit()
    }

    fn wrote<T>(&mut self, outcome: Result<T, StoreError>) -> Result<T, StoreError> {
        self.failed |= outcome.is_err();
        self.reader.noticed(outcome)
    }

    const fn refuse_after_failure(&self) -> Result<(), StoreError> {
        if self.failed { Err(StoreError::HalfWritten) } else { Ok(()) }
    }

    /// Rows are about to be written: may they be?
    fn may_write(&mut self) -> Result<(), StoreError> {
        let outcome = self.reader.home.reach(FaultPoint::Writing);
        self.wrote(outcome)
    }

    pub(crate) fn execute(&mut self, sql: &str, values: &[Value<'_>]) -> Result<u64, StoreError> {
        self.may_write()?;
        let outcome = match self.reader.connection() {
            Connection::Sqlite(link) => link.execute(sql, values),
            Connection::Postgres(link) => link.execute(sql, values),
        };
        self.wrote(outcome)
    }

    /// Adds rows; a row that is there already is an error.
    pub(crate) fn insert<'v, const N: usize>(
        &mut self,
        table: &str,
        columns: &[&str; N],
        rows: impl Iterator<Item = [Value<'v>; N]>,
    ) -> Result<u64, StoreError> {
        self.insert_all(table, columns, rows)
    }

    /// The same with columns that are known only while the program runs.
    pub(crate) fn insert_all<'v, R: AsRef<[Value<'v>]>>(
        &mut self,
        table: &str,
        columns: &[&str],
        rows: impl Iterator<Item = R>,
    ) -> Result<u64, StoreError> {
        let mut rows = rows.peekable();
        if rows.peek().is_none() {
            return Ok(0);
        }
        self.may_write()?;
        let mut taking = seal::Taking::of(table, columns);
        let rows = rows.inspect(|row| {
            if let Some(taking) = &mut taking {
                taking.take(row.as_ref());
            }
        });
        let outcome = match self.reader.connection() {
            Connection::Sqlite(link) => link.insert(table, columns, "", rows),
            Connection::Postgres(link) => link.copy(table, columns, rows),
        };
        let outcome = self.wrote(outcome)?;
        taking.into_iter().for_each(|taken| self.sealed.add(taken));
        Ok(outcome)
    }

    /// Adds the rows whose key is not there yet; answers how many those were.
    pub(crate) fn insert_missing<'v, const N: usize>(
        &mut self,
        table: &str,
        columns: &[&str; N],
        rows: impl Iterator<Item = [Value<'v>; N]>,
    ) -> Result<u64, StoreError> {
        self.insert_or(table, columns, "ON CONFLICT DO NOTHING", rows)
    }

    /// Adds rows with a clause about rows that are there already. One call must not name
    /// one key twice.
    pub(crate) fn insert_or<'v, const N: usize>(
        &mut self,
        table: &str,
        columns: &[&str; N],
        conflict: &str,
        rows: impl Iterator<Item = [Value<'v>; N]>,
    ) -> Result<u64, StoreError> {
        self.may_write()?;
        let outcome = match self.reader.connection() {
            Connection::Sqlite(link) => link.insert(table, columns, conflict, rows),
            Connection::Postgres(link) => {
                let names = columns.join(", ");
                let sql = format!(
                    "INSERT INTO {table} ({names}) SELECT * FROM UNNEST({{rows}}) {conflict}"
                );
                link.unnest(table, columns, &sql, rows)
            }
        };
        self.wrote(outcome)
    }

    /// Sets the first columns of the rows found by the last `keys` of them.
    pub(crate) fn update<'v, const N: usize>(
        &mut self,
        table: &str,
        columns: &[&str; N],
        keys: usize,
        rows: impl Iterator<Item = [Value<'v>; N]>,
    ) -> Result<u64, StoreError> {
        let (set, by) = columns.split_at(N - keys);
        self.may_write()?;
        let outcome = match self.reader.connection() {
            Connection::Sqlite(link) => {
                let numbered = |names: &[&str], first: usize, between: &str| {
                    let parts = names.iter().enumerate();
                    let parts = parts.map(|(at, name)| format!("{name} = ${}", first + at));
                    parts.collect::<Vec<_>>().join(between)
                };
                let set = numbered(set, 1, ", ");
                let by = numbered(by, N - keys + 1, " AND ");
                link.for_each_row(&format!("UPDATE {table} SET {set} WHERE {by}"), rows)
            }
            Connection::Postgres(link) => {
                let pairs = |names: &[&str], left: &str, between: &str| {
                    let parts = names.iter().map(|name| format!("{left}{name} = given.{name}"));
                    parts.collect::<Vec<_>>().join(between)
                };
                let sql = format!(
                    "UPDATE {table} SET {} FROM UNNEST({{rows}}) AS given({}) WHERE {}",
                    pairs(set, "", ", "),
                    columns.join(", "),
                    pairs(by, &format!("{table}."), " AND "),
                );
                link.unnest(table, columns, &sql, rows)
            }
        };
        self.wrote(outcome)
    }

    /// Journal row, then COMMIT; finds out what happened when the connection is lost in it.
    fn finish(mut self, store: &Store, command: &Command) -> Result<(), StoreError> {
        self.refuse_after_failure()?;
        let body = self.body.take().unwrap_or_else(|| command.body.clone());
        let body = self.withdrawn.told_in(body);
        let sealed = std::mem::take(&mut self.sealed);
        let entry = match audit::append(&mut self, store.origin(), command, &body, sealed) {
            Err(error) if error.is_lost() => return Err(StoreError::NotKept),
            other => other?,
        };
        let home = Arc::clone(&self.reader.home);
        home.reach(FaultPoint::Committing)?;
        let process = match self.reader.connection() {
            Connection::Sqlite(_) => {
                self.reader.commit()?;
                return home.reach(FaultPoint::Committed);
            }
            Connection::Postgres(link) => link.server_process()?,
        };
        match self.reader.commit() {
            Err(error) if error.is_lost() => {
                tracing::warn!(%error, "the connection was lost during COMMIT");
                drop(self);
                store.was_kept(command.company, process, &entry)
            }
            Ok(()) => home.reach(FaultPoint::Committed),
            outcome => outcome,
        }
    }
}

impl Store {
    /// Was the journal row kept? First waits until the server process that had to commit it is
    /// gone: before that the answer "no" could still turn into "yes" (O08).
    fn was_kept(
        &self,
        company: CompanyId,
        process: i64,
        entry: &audit::Entry,
    ) -> Result<(), StoreError> {
        for attempt in 1..=60_u64 {
            sleep(Duration::from_millis((attempt * 20).min(500)));
            let Ok(mut reader) = self.lease() else { continue };
            let working = "SELECT COUNT(*) FROM pg_stat_activity WHERE CAST(pid AS BIGINT) = $1";
            match reader.number(working, &[process.into()]) {
                Ok(0) => {}
                _ => continue,
            }
            return match audit::is_recorded(&mut reader, company, entry) {
                Ok(true) => Ok(()),
                Ok(false) => Err(StoreError::NotKept),
                Err(_) => continue,
            };
        }
        Err(StoreError::UnknownOutcome)
    }
}
