//! What can go wrong when keeping things.

/// Why the store refused or failed. Texts are for the person who runs the program; the
/// rooms above translate the named refusals.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StoreError {
    /// Neither `sqlite:` nor `postgres://`.
    #[error("“{0}” is not a database address: write sqlite:PATH or postgres://USER@HOST/NAME")]
    Address(String),
    /// The SQLite file is not there, and nobody asked to create it.
    #[error("there is no database at {0}: create one with `saldo init` or `saldo demo`")]
    Absent(String),
    /// A SQLite that can corrupt a write-ahead log shared by several connections (O06).
    #[error("SQLite {found} is too old: 3.51.3 or later is needed, earlier ones can lose data")]
    OldSqlite { found: String },
    /// The database was made or migrated by a newer program (O11).
    #[error(
        "the database has schema {found}, this program knows {known}: use the newer program, \
         or restore a back-up made by this one"
    )]
    NewerSchema { found: i64, known: i64 },
    /// A migration on record has another text than the one in this program.
    #[error("migration {version} in the database differs from the one in this program")]
    ChangedMigration { version: i64 },
    /// Somebody else changed the row since it was read (M21).
    #[error("somebody changed {what} in the meantime: load it again and repeat the change")]
    Stale { what: &'static str },
    /// Nothing has this name or number.
    #[error("there is no {what} “{name}”")]
    Missing { what: &'static str, name: String },
    /// The name or number is taken.
    #[error("{what} “{name}” exists already")]
    Taken { what: &'static str, name: String },
    /// More would be settled on an item than it amounts to (M07, M08, M14).
    #[error("more would be settled on item {item} than is open on it: {by} minor units too many")]
    Overdrawn { item: i64, by: i64 },
    /// An amount does not fit 64 bits of minor units.
    #[error("an amount of item {item} is larger than Saldo can hold")]
    TooLarge { item: i64 },
    /// The business day would go back (I18).
    #[error("control has already been run for {last}: a run for {asked} would go back in time")]
    DayGoesBack { last: saldo_domain::Day, asked: saldo_domain::Day },
    /// A stored value that no version of the program can have written.
    #[error("the database holds something unreadable in {place}: {value}; run `saldo verify`")]
    Unreadable { place: String, value: String },
    /// Append-only rows were to be changed or deleted: refused by the database itself (M23).
    #[error("the book is append-only: {0}")]
    AppendOnly(String),
    /// Another process kept the database locked for too long.
    #[error("the database is busy: another program has been writing for too long; try again")]
    Busy,
    /// The connection was lost during COMMIT and the outcome could not be found out (O08).
    #[error(
        "the connection to the database was lost while saving, and whether the change was kept \
         could not be found out: look at the journal before repeating it"
    )]
    UnknownOutcome,
    /// The connection was lost during COMMIT and nothing was kept: doing it again is safe.
    #[error("the connection to the database was lost before the change was saved; try again")]
    NotKept,
    /// A statement of the same change failed before, and whoever was told passed over it.
    #[error("a part of the change could not be written, so nothing of it was kept")]
    HalfWritten,
    /// A back-up file that is cut off, altered or of another kind.
    #[error("the back-up {file} cannot be used: {why}")]
    Backup { file: String, why: String },
    /// Restoring would mix two companies' data.
    #[error("the database is not empty: restore into a new one")]
    NotEmpty,
    /// The database could not be opened.
    #[error("{place}: {cause}; {remedy}")]
    Unopened { place: String, cause: Box<StoreError>, remedy: &'static str },
    /// What a simulation has go wrong.
    #[error("simulated: {0}")]
    Simulated(&'static str),
    /// SQLite says no.
    #[error("SQLite: {0}")]
    Sqlite(rusqlite::Error),
    /// PostgreSQL says no.
    #[error("PostgreSQL: {}", told(.0))]
    Postgres(postgres::Error),
    /// A file could not be read or written.
    #[error("{place}: {source}")]
    File { place: String, source: std::io::Error },
}

/// The server's own message where there is one; the driver's alone says only "db error".
fn told(error: &postgres::Error) -> String {
    match error.as_db_error() {
        Some(server) => format!("{} ({})", server.message(), server.code().code()),
        None => match std::error::Error::source(error) {
            Some(source) => format!("{error}: {source}"),
            None => error.to_string(),
        },
    }
}

impl StoreError {
    /// Would the whole transaction, done again, probably succeed? (O09)
    pub(crate) fn is_conflict(&self) -> bool {
        match self {
            StoreError::NotKept => true,
            StoreError::Postgres(error) => {
                error.code().is_some_and(|code| matches!(code.code(), "40001" | "40P01"))
            }
            _ => false,
        }
    }

    /// Was the connection to the server lost?
    pub(crate) fn is_lost(&self) -> bool {
        let StoreError::Postgres(error) = self else { return false };
        let source = std::error::Error::source(error);
        let shut_down = |code: &str| code.starts_with("57P") || code.starts_with("08");
        error.is_closed()
            || error.code().is_some_and(|code| shut_down(code.code()))
            || source.is_some_and(|source| source.is::<std::io::Error>())
    }

    /// The same with the database that was to be opened, and what can be done. What says so
    /// itself, and what passes by itself, stays as it is.
    pub(crate) fn opening(self, place: impl FnOnce() -> String) -> Self {
        let remedy = match &self {
            StoreError::Sqlite(error) => sqlite_remedy(error),
            StoreError::Postgres(_) => {
                "check that the server runs, and host, user, password and name in the address"
            }
            _ => return self,
        };
        StoreError::Unopened { place: place(), cause: Box::new(self), remedy }
    }

    /// An unreadable stored value.
    pub(crate) fn unreadable(place: impl Into<String>, value: impl ToString) -> Self {
        StoreError::Unreadable { place: place.into(), value: value.to_string() }
    }
}

fn sqlite_remedy(error: &rusqlite::Error) -> &'static str {
    match error.sqlite_error_code() {
        Some(rusqlite::ErrorCode::NotADatabase) => {
            "name the file of a Saldo database, or restore a back-up into a new one"
        }
        Some(rusqlite::ErrorCode::CannotOpen | rusqlite::ErrorCode::PermissionDenied) => {
            "check that this is a file in an existing folder and that both may be written"
        }
        Some(rusqlite::ErrorCode::ReadOnly) => "make the file and its folder writable",
        Some(rusqlite::ErrorCode::DatabaseCorrupt) => "restore the last back-up into a new one",
        _ => "check the file and the disk it lies on",
    }
}

/// An address without what must not be shown: the password.
pub(crate) fn without_password(address: &str) -> String {
    if address.starts_with("sqlite:") {
        return address.to_owned();
    }
    // What cannot be taken apart, or was taken apart at the @ of a password, may hold a
    // password anywhere.
    let odd = |user: &str| user.contains(['/', '?', '&', '=']);
    let Ok(config) = address.parse::<postgres::Config>() else {
        return "postgres://…".to_owned();
    };
    if config.get_user().is_some_and(odd) {
        return "postgres://…".to_owned();
    }
    let user = config.get_user().map(|user| format!("{user}@")).unwrap_or_default();
    let hosts: Vec<String> = config.get_hosts().iter().map(host_name).collect();
    let base = config.get_dbname().unwrap_or_default();
    let shown = format!("{user}{}/{base}", hosts.join(","));
    // A sign that belongs into the parameters: they were taken for something else.
    if shown.contains(['?', '&', '=']) {
        return "postgres://…".to_owned();
    }
    format!("postgres://{shown}")
}

fn host_name(host: &postgres::config::Host) -> String {
    match host {
        postgres::config::Host::Tcp(name) => name.clone(),
        #[cfg(unix)]
        postgres::config::Host::Unix(folder) => folder.display().to_string(),
    }
}

/// First words of the message with which the guards refuse (see `guards`).
pub(crate) const GUARD_WORDS: &str = "append-only";

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        if let rusqlite::Error::SqliteFailure(code, message) = &error {
            if matches!(
                code.code,
                rusqlite::ErrorCode::DatabaseBusy | rusqlite::ErrorCode::DatabaseLocked
            ) {
                return StoreError::Busy;
            }
            if let Some(message) = message.as_deref().filter(|text| text.contains(GUARD_WORDS)) {
                return StoreError::AppendOnly(message.to_owned());
            }
        }
        StoreError::Sqlite(error)
    }
}

impl From<postgres::Error> for StoreError {
    fn from(error: postgres::Error) -> Self {
        match error.as_db_error() {
            Some(server) if server.message().contains(GUARD_WORDS) => {
                StoreError::AppendOnly(server.message().to_owned())
            }
            _ => StoreError::Postgres(error),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::without_password;

    #[test]
    fn an_address_is_shown_without_its_password() {
        let rows = [
            ("postgres://rep:secret@host:5432/saldo", "postgres://rep@host/saldo"),
            ("postgres://host/saldo?user=rep&password=secret", "postgres://rep@host/saldo"),
            ("postgres://host/saldo?user=rep&password=s@cret", "postgres://…"),
            ("postgres://rep:secret@host:many/saldo", "postgres://…"),
            ("postgres://rep@host/saldo", "postgres://rep@host/saldo"),
            ("sqlite:saldo.sqlite", "sqlite:saldo.sqlite"),
        ];
        for (address, shown) in rows {
            assert_eq!(without_password(address), shown);
        }
    }
}
