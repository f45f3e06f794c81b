//! What comes back by mail: taken from the mailbox once each, told whose it is, shown, read.
//!
//! A letter of ours has a name that is its own for ever, and an answer names it: that tells whose
//! the answer is. Where it names none, the address of the sender tells, if it stands on one card
//! only. What neither tells waits for a person to say. Whoever wrote is not reminded by the
//! program before somebody has read it; what machines answer stops nothing (RFC 3834), and what
//! mail servers report ends the address (D20, D26).

mod look_in;
mod shown;
mod take;

pub use look_in::look_in_now;
pub use shown::{
    FileShown, Replies, ReplyShown, Shown, Whose, assign, file, mark_read, replies, reply,
};
pub use take::{Outcome, read};

use saldo_channels::{Got, Imap};
use std::fmt::Debug;

/// A mailbox: the real one, or that of a test.
pub trait Mailbox: Debug {
    /// The number under which its numbers of mails hold.
    fn validity(&self) -> u32;

    /// Numbers of mails that came in on this day or later (`01-Nov-2026`) and lie behind `after`,
    /// ascending.
    ///
    /// # Errors
    /// What the server said.
    fn since(&mut self, day: &str, after: u32) -> Result<Vec<u32>, String>;

    /// A mail, at most so many bytes of it.
    ///
    /// # Errors
    /// Why nothing more can be asked.
    fn fetch(&mut self, number: u32, most: u32) -> Result<Got, String>;

    /// Marks a mail as seen.
    ///
    /// # Errors
    /// What the server said.
    fn mark_seen(&mut self, number: u32) -> Result<(), String>;
}

impl Mailbox for Imap {
    fn validity(&self) -> u32 {
        Imap::validity(self)
    }

    fn since(&mut self, day: &str, after: u32) -> Result<Vec<u32>, String> {
        Imap::since(self, day, after)
    }

    fn fetch(&mut self, number: u32, most: u32) -> Result<Got, String> {
        Imap::fetch(self, number, most)
    }

    fn mark_seen(&mut self, number: u32) -> Result<(), String> {
        Imap::mark_seen(self, number)
    }
}
