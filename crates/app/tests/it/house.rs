//! A person at a keyboard: runs the program in a folder of its own and reads the answer.

use serde_json::Value;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

/// The program under test.
pub(crate) const PROGRAM: &str = env!("CARGO_BIN_EXE_saldo");

/// One installation: a database and a folder for files.
#[derive(Debug)]
pub(crate) struct Saldo {
    pub(crate) database: String,
    pub(crate) folder: TempDir,
}

/// What the program answered.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Saldo {
    /// A fresh folder with no database in it yet.
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let database = format!("sqlite:{}", folder.path().join("saldo.sqlite").display());
        Self { database, folder }
    }

    /// A fresh folder and a database elsewhere.
    pub(crate) fn on(database: impl Into<String>) -> Self {
        Self { database: database.into(), folder: tempfile::tempdir().expect("a temporary folder") }
    }

    /// An empty company with these books.
    pub(crate) fn founded(self, country: &str, currency: &str) -> Self {
        self.run(&[
            "init",
            "--company",
            "Test Trading",
            "--country",
            country,
            "--currency",
            currency,
            "--zone",
            "UTC",
        ])
        .done();
        self
    }

    /// The same state in a folder of its own.
    pub(crate) fn copy(&self) -> Self {
        let copy = Self::new();
        fs::copy(self.file(), copy.file()).expect("the database is copied");
        copy
    }

    /// Path of the SQLite file.
    pub(crate) fn file(&self) -> PathBuf {
        PathBuf::from(self.database.strip_prefix("sqlite:").expect("an SQLite database"))
    }

    /// The program with these arguments, in an environment that says nothing.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        self.wrapped(PROGRAM, &[], arguments)
    }

    /// The program started by another one, such as strace.
    pub(crate) fn wrapped(&self, outer: &str, before: &[&str], arguments: &[&str]) -> Command {
        let mut command = Command::new(outer);
        command
            .args(before)
            .args(arguments)
            .current_dir(self.folder.path())
            .env_clear()
            .env("PATH", std::env::var_os("PATH").unwrap_or_default())
            .env("HOME", self.folder.path())
            .env("SALDO_DATABASE", &self.database)
            .stdin(Stdio::null());
        command
    }

    /// Runs the program to its end.
    pub(crate) fn run(&self, arguments: &[&str]) -> Answer {
        Answer::of(self.command(arguments).output().expect("the program starts"))
    }

    /// Runs with something on standard input.
    pub(crate) fn run_with_input(&self, arguments: &[&str], input: &str) -> Answer {
        let mut command = self.command(arguments);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("the program starts");
        let mut stdin = child.stdin.take().expect("piped");
        let input = input.to_owned();
        // A long input and a long answer must not wait for each other.
        let writer = std::thread::spawn(move || stdin.write_all(input.as_bytes()));
        let answer = Answer::of(child.wait_with_output().expect("the program ends"));
        writer.join().expect("no panic").expect("the program reads");
        answer
    }

    /// Writes a file into the folder and returns its path.
    pub(crate) fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> String {
        let path = self.folder.path().join(name);
        fs::write(&path, bytes).expect("the file is written");
        path.display().to_string()
    }
}

impl Answer {
    pub(crate) fn of(output: Output) -> Self {
        Self {
            code: output.status.code(),
            out: String::from_utf8(output.stdout).expect("stdout is UTF-8"),
            err: String::from_utf8(output.stderr).expect("stderr is UTF-8"),
        }
    }

    /// The answer, which must be a success.
    #[track_caller]
    pub(crate) fn done(self) -> Self {
        self.ended(0)
    }

    /// The answer, which must have this exit code.
    #[track_caller]
    pub(crate) fn ended(self, code: i32) -> Self {
        assert_eq!(self.code, Some(code), "stdout:\n{}\nstderr:\n{}", self.out, self.err);
        assert!(!self.err.contains("panicked"), "{}", self.err);
        self
    }

    /// The answer's standard output as one JSON value.
    #[track_caller]
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {}", self.out))
    }
}

/// The folder of the workspace.
pub(crate) fn workspace() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
}
