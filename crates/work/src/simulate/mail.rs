//! Where letters go in a simulation: nowhere, and it is noted what would have arrived.

use super::Trouble;
use super::auditor::Books;
use crate::delivery::{Carriers, Handed, Parcel, Printer, Short};
use crate::demo::Dice;
use saldo_letters::paper::Paper;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

/// What arrived, and what was wrong with it.
#[derive(Debug, Default)]
pub(super) struct Arrived {
    /// Letters by the id of their message: how often each came.
    letters: BTreeMap<String, u64>,
    /// Letters that asked somebody who owed nothing.
    pub(super) of_no_debt: Vec<String>,
}

impl Arrived {
    pub(super) fn has(&self, message: &str) -> bool {
        self.letters.contains_key(message)
    }

    /// All letters, one that came twice counted twice.
    pub(super) fn count(&self) -> u64 {
        self.letters.values().sum()
    }

    /// Messages that came more than once.
    pub(super) fn doubled(&self) -> Vec<String> {
        let more = self.letters.iter().filter(|(_, times)| **times > 1);
        more.map(|(message, times)| format!("{message} came {times} times")).collect()
    }
}

/// A mail server that keeps nothing and loses much.
#[derive(Debug)]
pub(super) struct Server {
    pub(super) arrived: Arc<Mutex<Arrived>>,
    pub(super) books: Arc<Mutex<Books>>,
    pub(super) dice: Dice,
    pub(super) troubled: bool,
    /// What it did to letters beside taking them.
    pub(super) faults: u64,
}

impl Server {
    fn takes(&self, parcel: &Parcel<'_>) {
        let message = message_of(parcel.bytes);
        let books = self.books.lock().unwrap_or_else(PoisonError::into_inner);
        let mut arrived = self.arrived.lock().unwrap_or_else(PoisonError::into_inner);
        if books.owes_nothing(parcel.recipient) {
            arrived.of_no_debt.push(format!("{message} to {}", parcel.recipient));
        }
        *arrived.letters.entry(message).or_default() += 1;
    }
}

/// The id of the message that a letter is: the first part of its Message-ID.
fn message_of(bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(bytes);
    let line = text.lines().find(|line| line.to_ascii_lowercase().starts_with("message-id:"));
    let id = line.and_then(|line| line.split('<').nth(1)).and_then(|rest| rest.split('.').next());
    id.unwrap_or("a letter without a name").to_owned()
}

impl Carriers for Server {
    fn email(&mut self, parcel: Parcel<'_>) -> Handed {
        let said = |words: &str| words.to_owned();
        if self.troubled && self.dice.happens(150) {
            self.faults += 1;
            return match self.dice.among(0..=4) {
                0 => Handed::Later { said: said("451 4.7.1 greylisted") },
                1 => Handed::Unreachable { said: said("connection refused") },
                2 => Handed::TurnedAway { said: said("550 5.7.1 not today") },
                3 => Handed::Unknown { said: said("the line broke before the last dot") },
                _ => {
                    self.takes(&parcel);
                    Handed::Unknown { said: said("the line broke after the last dot") }
                }
            };
        }
        self.takes(&parcel);
        Handed::Taken { said: said("250 2.0.0 Ok"), reference: String::new() }
    }

    fn sms(&mut self, _: Short<'_>) -> Handed {
        Handed::Refused { said: "no gateway".to_owned() }
    }
}

/// Nothing is attached, so nothing is printed.
#[derive(Debug)]
pub(super) struct Unprinted;

impl Printer for Unprinted {
    fn print(&self, _: &Paper) -> Result<Vec<u8>, String> {
        Err(NOT_HERE.to_owned())
    }

    fn pages(&self, _: &Paper) -> Result<usize, String> {
        Err(NOT_HERE.to_owned())
    }

    fn print_together(&self, _: &[Paper], _: bool) -> Result<Vec<u8>, String> {
        Err(NOT_HERE.to_owned())
    }
}

const NOT_HERE: &str = "a simulation prints no letters";

impl Trouble {
    /// Does the program meet this between itself and its database?
    pub(super) const fn is_weather(self) -> bool {
        matches!(self, Trouble::Crash | Trouble::LostAnswer | Trouble::FullDisk | Trouble::SlowDisk)
    }
}
