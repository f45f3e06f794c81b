//! How a command ends when it does not end well, and the exit code that says so.
//!
//! | code | means |
//! |---|---|
//! | 0 | done |
//! | 1 | failed: the reason on stderr, nothing half-written |
//! | 2 | wrong usage or refused input: what, where, which value, and the remedy |
//! | 3 | `verify` found a defect |

use saldo_store::StoreError;
use saldo_work::{Refused, RefusedKind};
use std::io;
use std::process::ExitCode;

/// Why a command stopped.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The program or its surroundings failed.
    Failed(String),
    /// What was given is not acceptable; the text names it and the remedy.
    Refused(String),
    /// Refused rows were printed already; only the exit code is left to say.
    RefusedRows,
    /// A check found defects, which were printed already.
    Defect,
    /// Whoever read our output has gone away (`saldo … | head`): nothing to complain about.
    ReaderGone,
}

impl Failure {
    /// A refusal in these words.
    pub(crate) fn refused(text: impl Into<String>) -> Self {
        Failure::Refused(text.into())
    }

    /// Something that went wrong while `doing` it.
    pub(crate) fn while_doing(doing: &str, cause: &dyn std::fmt::Display) -> Self {
        Failure::Failed(format!("{doing}: {cause}"))
    }

    /// Says why on stderr and returns the exit code.
    pub(crate) fn tell(self) -> ExitCode {
        match &self {
            Failure::Failed(text) | Failure::Refused(text) => eprintln!("saldo: {text}"),
            Failure::RefusedRows | Failure::Defect | Failure::ReaderGone => {}
        }
        ExitCode::from(self.code())
    }

    const fn code(&self) -> u8 {
        match self {
            Failure::ReaderGone => 0,
            Failure::Failed(_) => 1,
            Failure::Refused(_) | Failure::RefusedRows => 2,
            Failure::Defect => 3,
        }
    }
}

impl From<Refused> for Failure {
    fn from(refused: Refused) -> Self {
        let text = refused.to_string();
        // Work that was cancelled is no fault of what was typed.
        let passing = matches!(refused, Refused::Cancelled);
        match (&refused, refused.kind()) {
            (Refused::Store(error), _) if was_given(error) => Failure::Refused(text),
            (_, RefusedKind::Failure) => Failure::Failed(text),
            _ if passing => Failure::Failed(text),
            _ => Failure::Refused(text),
        }
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        Refused::from(error).into()
    }
}

/// Does the store complain about something that was typed?
fn was_given(error: &StoreError) -> bool {
    if let StoreError::File { source, .. } = error {
        return source.kind() == io::ErrorKind::NotFound;
    }
    matches!(
        error,
        StoreError::Address(_)
            | StoreError::Absent(_)
            | StoreError::Missing { .. }
            | StoreError::Taken { .. }
            | StoreError::DayGoesBack { .. }
            | StoreError::Backup { .. }
            | StoreError::NotEmpty
    )
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Failure::ReaderGone,
            _ => Failure::Failed(error.to_string()),
        }
    }
}

impl From<serde_json::Error> for Failure {
    fn from(error: serde_json::Error) -> Self {
        match error.io_error_kind() {
            Some(io::ErrorKind::BrokenPipe) => Failure::ReaderGone,
            _ => Failure::Failed(error.to_string()),
        }
    }
}
