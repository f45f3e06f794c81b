//! Messages leave: claimed, looked at once more in the same transaction, handed over, noted.
//!
//! The order is what keeps the promises. The letter is written from one snapshot of the book;
//! the transaction that claims it looks again and writes it again, and unless both say the same
//! nothing leaves (I7, I8). Its bytes are kept before they are handed over (D38). What became
//! of it is noted under the number of the claim; whoever was overtaken notes nothing (D37).
//! Between the claim and the note the program may die: such a message is uncertain, a person
//! says what became of it, and nobody sends it again by guessing (I6).

mod answers;
mod attempt;
mod budget;
mod by_hand;
pub mod mailings;
mod outside;
mod pass;
mod printing;
mod receipts;
mod returned;
mod settings;
mod shown;
mod sight;
pub(crate) mod terms;
mod turned;
mod write;

pub use answers::{Answer, BroughtBack, answer, answer_brought_back, release, try_again};
pub use by_hand::{posted, try_out};
pub use outside::{Outside, Secrets};
pub use pass::{Outcome, Parked, deliver, is_any_due, preview};
pub use printing::{
    BatchLetter, BatchRow, BatchShown, MOST_LETTERS, Posted, PrintQueue, batch, batch_bytes,
    batch_posted, print_batch, print_queue, registered,
};
pub use receipts::{Receipt, Received, Taken, receipt};
pub(crate) use returned::letter_named;
pub use returned::{Came, returned};
pub use settings::{
    FIELDS, Sending, Waits, sending, set_sending, set_token, settings, switch_off, switch_on,
};
pub use shown::{
    Attempt, Flood, MessageRow, Messages, OutboxFilter, Sent, bytes, drafted, flood, messages, one,
};
pub(crate) use sight::{is_past, local, zone_of};
pub(crate) use terms::of_customer as terms_of;
pub use terms::{Terms, set_terms, terms};
pub(crate) use turned::TurnedAway;

pub use saldo_store::delivery::Passage;

pub use saldo_channels::{Handed, Imap, Parcel, Report, Short, Written};

use saldo_domain::control::Channel;
use saldo_letters::paper::Paper;
use std::fmt::Debug;

/// Channels that the program sends on by itself.
pub const CHANNELS: [Channel; 2] = [Channel::Email, Channel::Sms];

/// Prints papers: a room of its own does it, which not everybody wants to wait for.
pub trait Printer: Debug + Send + Sync {
    /// The PDF of a paper.
    ///
    /// # Errors
    /// Why it cannot be printed, in words.
    fn print(&self, paper: &Paper) -> Result<Vec<u8>, String>;

    /// How many pages it has.
    ///
    /// # Errors
    /// Why it cannot be printed, in words.
    fn pages(&self, paper: &Paper) -> Result<usize, String>;

    /// One PDF of papers that lie one behind the other; where both sides of a sheet are printed,
    /// each begins on a new one.
    ///
    /// # Errors
    /// Why it cannot be printed, in words.
    fn print_together(&self, papers: &[Paper], both_sides: bool) -> Result<Vec<u8>, String>;
}

/// Who hands messages over: the real ones outside, or those of a test.
pub trait Carriers: Debug + Send {
    /// Is somebody there to take it? Asked before a message is claimed, so that a server that is
    /// down for days costs no claims and no bytes kept in vain.
    ///
    /// # Errors
    /// Why nobody is, in words.
    fn reach(&mut self, _: Channel) -> Result<(), String> {
        Ok(())
    }
    /// Hands a letter to the mail server.
    fn email(&mut self, parcel: Parcel<'_>) -> Handed;
    /// Hands a short message to the provider.
    fn sms(&mut self, short: Short<'_>) -> Handed;
    /// What the carrier of short messages says later about those that it took; said again until
    /// it is answered.
    fn reports(&mut self) -> Vec<Report> {
        Vec::new()
    }
    /// What people wrote by short message, as far as it came while reports were listened for; said
    /// again until it is answered.
    fn written(&mut self) -> Vec<Written> {
        Vec::new()
    }
    /// Answers a report or what somebody wrote, by its number: it is noted, or it is to be said
    /// again.
    fn answer(&mut self, _sequence: u32, _is_noted: bool) {}
}

/// What sending needs beside the office.
#[derive(Debug)]
pub struct Tools<'t> {
    pub printer: &'t dyn Printer,
    pub carriers: &'t mut dyn Carriers,
}
