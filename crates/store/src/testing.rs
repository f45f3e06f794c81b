//! A PostgreSQL server of one's own, for tests.
//!
//! The first test that asks starts one server for the whole process, in a directory of its
//! own, on a socket of its own, without durability; every test gets a database of its own.
//! The server ends when the test process does, however that ends.

use crate::db::Store;
use crate::error::StoreError;
use crate::{guards, migrate};
use saldo_domain::book::Moment;
use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt, chown};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

/// What to do when there is no server to start.
const REMEDY: &str = "PostgreSQL server programs (initdb, postgres) were not found on PATH or in \
    /usr/lib/postgresql/*/bin; install them, e.g. `apt-get install postgresql`";

/// The path of a socket, this directory and `/.s.PGSQL.5432`, has to fit 107 bytes.
const LONGEST_DIRECTORY: usize = 90;

/// Keeps the server while its standard input is open, that is, while the test process lives.
const KEEPER: &str = r#"place=$1; shift; "$@" >"$place/log" 2>&1 & server=$!
read -r _; kill -INT "$server" 2>/dev/null; wait "$server"; rm -rf "$place""#;

/// A table whose rows may not be rewritten, as a test tries it.
#[derive(Debug)]
pub struct Guarded {
    pub table: &'static str,
    /// Columns that may not be rewritten.
    pub fixed: Vec<&'static str>,
    /// Names of all columns, and whether each holds whole numbers.
    pub columns: Vec<(&'static str, bool)>,
}

/// Every table whose rows may not be rewritten or deleted.
pub fn guarded() -> Vec<Guarded> {
    guards::guarded()
        .map(|(table, fixed)| Guarded {
            table: table.name,
            fixed,
            columns: table.columns().iter().map(|one| (one.name, one.is_number)).collect(),
        })
        .collect()
}

/// A running server.
#[derive(Debug)]
pub struct Postgres {
    directory: PathBuf,
    /// Its standard input is the server's life-line.
    _keeper: Child,
    databases: AtomicU32,
}

impl Postgres {
    /// The server of this process, started at the first call.
    ///
    /// # Panics
    /// When there are no server programs (the message says what to install), or when the
    /// server does not start (the message holds its log).
    pub fn start() -> &'static Postgres {
        static SERVER: OnceLock<Postgres> = OnceLock::new();
        SERVER.get_or_init(|| match Self::launch() {
            Ok(server) => server,
            Err(why) => panic!("no PostgreSQL for the tests: {why}"),
        })
    }

    /// Address of a new, empty database.
    pub fn database(&self) -> String {
        let name = format!("test_{}", self.databases.fetch_add(1, Ordering::Relaxed));
        let created = postgres::Client::connect(&self.url("postgres"), postgres::NoTls)
            .and_then(|mut client| client.batch_execute(&format!("CREATE DATABASE {name}")));
        if let Err(why) = created {
            panic!("a test database could not be made: {why}");
        }
        self.url(&name)
    }

    /// Address of the database with this name.
    pub fn url(&self, database: &str) -> String {
        let socket = self.directory.display().to_string().replace('/', "%2F");
        format!("postgres://saldo@{socket}/{database}")
    }

    fn launch() -> Result<Self, String> {
        let programs = programs().ok_or_else(|| REMEDY.to_owned())?;
        let directory = tempfile::Builder::new()
            .prefix("saldo-pg-")
            .permissions(fs::Permissions::from_mode(0o700))
            .tempdir()
            .map_err(|why| format!("no temporary directory: {why}"))?
            .keep();
        if directory.as_os_str().len() > LONGEST_DIRECTORY {
            let place = directory.display();
            return Err(format!("{place} is too long a path for a socket: set TMPDIR"));
        }
        let server_user = server_user()?;
        if let Some((user, group)) = server_user {
            chown(&directory, Some(user), Some(group)).map_err(|why| why.to_string())?;
        }
        let data = directory.join("data");
        initialise(&programs, &data, server_user)?;
        let keeper = serve(&programs, &directory, &data, server_user)?;
        let server = Self { directory, _keeper: keeper, databases: AtomicU32::new(0) };
        server.wait()?;
        Ok(server)
    }

    fn wait(&self) -> Result<(), String> {
        for _ in 0..300 {
            if postgres::Client::connect(&self.url("postgres"), postgres::NoTls).is_ok() {
                return Ok(());
            }
            std::thread::sleep(Duration::from_millis(100));
        }
        let log = fs::read_to_string(self.directory.join("log")).unwrap_or_default();
        Err(format!("the server does not answer after 30 s; its log:\n{log}"))
    }
}

/// The directory that holds both programs; the newest installed version if several do.
fn programs() -> Option<PathBuf> {
    let on_path = std::env::var_os("PATH").unwrap_or_default();
    let mut installed: Vec<PathBuf> = fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .flatten()
        .map(|version| version.path().join("bin"))
        .collect();
    installed.sort_by_key(|path| version_of(path));
    let newest_first = installed.into_iter().rev();
    newest_first
        .chain(std::env::split_paths(&on_path))
        .find(|path| path.join("initdb").is_file() && path.join("postgres").is_file())
}

fn version_of(bin: &Path) -> u32 {
    let name = bin.parent().and_then(Path::file_name).and_then(|name| name.to_str());
    name.and_then(|name| name.parse().ok()).unwrap_or(0)
}

/// The server refuses to run as root: then it runs as `postgres`, or else as `nobody`.
fn server_user() -> Result<Option<(u32, u32)>, String> {
    let own = fs::metadata("/proc/self").map_err(|why| why.to_string())?.uid();
    if own != 0 {
        return Ok(None);
    }
    let passwords = fs::read_to_string("/etc/passwd").map_err(|why| why.to_string())?;
    let found = ["postgres", "nobody"].iter().find_map(|name| ids_of(&passwords, name));
    found.map(Some).ok_or_else(|| {
        "root cannot run PostgreSQL, and there is no user `postgres` or `nobody`".to_owned()
    })
}

fn ids_of(passwords: &str, name: &str) -> Option<(u32, u32)> {
    let line = passwords.lines().find(|line| line.split(':').next() == Some(name))?;
    let mut ids = line.split(':').skip(2).map(str::parse);
    Some((ids.next()?.ok()?, ids.next()?.ok()?))
}

fn as_user(program: impl AsRef<std::ffi::OsStr>, user: Option<(u32, u32)>) -> Command {
    let mut command = Command::new(program);
    command.env_remove("PGDATA").env_remove("PGHOST").env_remove("PGPORT").current_dir("/");
    if let Some((user, group)) = user {
        command.uid(user).gid(group);
    }
    command
}

fn initialise(programs: &Path, data: &Path, user: Option<(u32, u32)>) -> Result<(), String> {
    let output = as_user(programs.join("initdb"), user)
        .args(["--username=saldo", "--auth=trust", "--encoding=UTF8", "--no-locale", "--no-sync"])
        .arg("--pgdata")
        .arg(data)
        .output()
        .map_err(|why| format!("initdb: {why}"))?;
    if output.status.success() {
        return Ok(());
    }
    Err(format!("initdb failed:\n{}", String::from_utf8_lossy(&output.stderr)))
}

fn serve(
    programs: &Path,
    directory: &Path,
    data: &Path,
    user: Option<(u32, u32)>,
) -> Result<Child, String> {
    as_user("/bin/sh", user)
        .args(["-c", KEEPER, "keeper"])
        .arg(directory)
        .arg(programs.join("postgres"))
        .arg("-D")
        .arg(data)
        .arg("-k")
        .arg(directory)
        .args(["-c", "listen_addresses=", "-c", "fsync=off", "-c", "synchronous_commit=off"])
        .args(["-c", "full_page_writes=off", "-c", "shared_buffers=64MB"])
        .args(["-c", "max_connections=200"])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|why| format!("the server could not be started: {why}"))
}

impl Store {
    /// Runs statements as somebody with a database tool would, past every rule of the program.
    pub fn meddle(&self, sql: &str) -> Result<(), StoreError> {
        self.lease()?.batch(sql)
    }

    /// Brings the schema up to an earlier version than this program's, as an older one left it.
    pub fn migrate_up_to(&self, version: i64) -> Result<(), StoreError> {
        migrate::up_to(&mut self.lease()?, version, Moment(1)).map(|_| ())
    }

    /// Makes the database look as if a newer program had migrated it.
    pub fn pretend_newer(&self) -> Result<(), StoreError> {
        migrate::pretend_newer(&mut self.lease()?)
    }

    /// The first number that the statement answers.
    pub fn peek(&self, sql: &str) -> Result<i64, StoreError> {
        self.lease()?.number(sql, &[])
    }
}
