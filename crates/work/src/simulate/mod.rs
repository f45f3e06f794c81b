//! Years of a company, lived day by day through the real program while things go wrong.
//!
//! A seed makes a world: customers with temperaments, a bank, clerks. The world does what worlds
//! do, and the program is told of it through its own doors: records are pushed, statements come
//! in, people answer what is asked of them, control is run, letters leave. Beside that things go
//! wrong at moments that the same seed throws: the process ends between any two writes, an answer
//! is lost, the disk has no room, files come late, twice or overlapping, two runs meet, the clock
//! is put back, mail servers fall silent. Each evening an auditor who keeps books of its own looks
//! at everything (failures M, D, T; invariants I1 to I18).
//!
//! The clock is the simulation's, the channels lead nowhere, and the same seed makes the same
//! years. Only the order in which two runs at once reach the database is the machine's.

mod auditor;
mod life;
mod mail;
mod storm;
mod world;

use crate::progress::Progress;
use crate::{FixedClock, Office, Refused};
use saldo_domain::Day;
use saldo_store::Store;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Kinds of things that go wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Trouble {
    /// The process ends at any point between the program and its database.
    Crash,
    /// COMMIT has succeeded, and whoever asked never hears of it.
    LostAnswer,
    /// Nothing can be written for a while.
    FullDisk,
    /// Every access takes its time.
    SlowDisk,
    /// Two runs of control, and two rounds of the mail, at once.
    TwoAtOnce,
    /// Statements of the bank come days late and in any order.
    LateBank,
    /// Files and requests come again, and statements overlap.
    Doubled,
    /// Mail servers turn letters away, ask for patience, or cut the line after the last dot.
    Mail,
    /// Nobody runs anything for some days.
    Outage,
    /// The clock is put back for a while.
    ClockBack,
}

impl Trouble {
    /// Every kind.
    pub const ALL: [Trouble; 10] = [
        Trouble::Crash,
        Trouble::LostAnswer,
        Trouble::FullDisk,
        Trouble::SlowDisk,
        Trouble::TwoAtOnce,
        Trouble::LateBank,
        Trouble::Doubled,
        Trouble::Mail,
        Trouble::Outage,
        Trouble::ClockBack,
    ];

    /// The word written at the command line and in what is told.
    pub const fn code(self) -> &'static str {
        match self {
            Trouble::Crash => "crash",
            Trouble::LostAnswer => "lost-answer",
            Trouble::FullDisk => "full-disk",
            Trouble::SlowDisk => "slow-disk",
            Trouble::TwoAtOnce => "two-at-once",
            Trouble::LateBank => "late-bank",
            Trouble::Doubled => "doubled",
            Trouble::Mail => "mail",
            Trouble::Outage => "outage",
            Trouble::ClockBack => "clock-back",
        }
    }

    /// The kinds named by `all`, `none`, or words with commas between them.
    ///
    /// # Errors
    /// The word that names no kind.
    pub fn of_words(words: &str) -> Result<BTreeSet<Trouble>, String> {
        let one = |word: &str| {
            let found = Trouble::ALL.into_iter().find(|kind| kind.code() == word);
            found.ok_or_else(|| word.to_owned())
        };
        match words.trim() {
            "all" => Ok(Trouble::ALL.into()),
            "none" => Ok(BTreeSet::new()),
            words => words.split(',').map(|word| one(word.trim())).collect(),
        }
    }
}

/// What is lived.
#[derive(Clone, Debug)]
pub struct Simulation {
    pub seed: u64,
    /// First day.
    pub from: Day,
    /// Days, the first included.
    pub days: u32,
    pub customers: u32,
    /// Name and text of the policy that the company follows.
    pub policy: (String, String),
    pub troubles: BTreeSet<Trouble>,
}

/// Something that must never be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Wrong {
    /// The evening on which it was seen.
    pub day: Day,
    /// Word of the check.
    pub check: String,
    pub what: String,
}

/// What was lived, and what the auditor found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Lived {
    pub days: u64,
    pub customers: u64,
    pub invoices: u64,
    pub credit_notes: u64,
    pub bank_lines: u64,
    /// Statements of the bank as files, those that came again among them.
    pub files: u64,
    /// Questions of the bank's lines that clerks answered.
    pub answered: u64,
    pub runs: u64,
    pub letters: u64,
    /// Messages of which somebody had to find out whether they had left.
    pub uncertain: u64,
    /// How often each trouble happened, by its word.
    pub troubles: BTreeMap<&'static str, u64>,
    /// Checks the auditor made.
    pub checks: u64,
    /// What was owed on the last evening, a line a customer and document: two lives of the same
    /// world end with the same, whatever went wrong in one of them (I4).
    #[serde(skip)]
    pub owed: Vec<String>,
    pub wrong: Vec<Wrong>,
}

impl Lived {
    /// Nothing was found.
    pub const fn sound(&self) -> bool {
        self.wrong.is_empty()
    }
}

/// Defects after which a life is broken off: one fault shows itself on every later evening too.
const MOST_WRONG: usize = 20;

/// Lives the years in a database that holds no company.
///
/// # Errors
/// `CompanyExists`, what refuses the policy, `Cancelled`, or the store's. What goes wrong on
/// purpose is never an error, and what the auditor finds is told.
pub fn live(store: &Store, spec: &Simulation, progress: &dyn Progress) -> Result<Lived, Refused> {
    let clock = Arc::new(FixedClock::on(spec.from));
    let office = Office::new(store.clone(), clock.clone());
    life::Life::begin(office, clock, spec)?.lived_through(progress)
}

#[cfg(test)]
mod tests;
