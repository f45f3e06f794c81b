//! Words → the world outside: letters over SMTP, short messages over SMPP or the HTTP
//! gateway of a provider; and back: what came into a mailbox, over IMAP.
//!
//! Each carrier answers one question exactly: did the next one on the way take it? "No" is
//! certain, "yes" is certain, and where the line went dead in between the answer is that
//! nobody knows (D02, D03). What is owed, to whom and when, is none of this room's business.
#![forbid(unsafe_code)]

mod gate;
mod gateway;
mod handed;
#[cfg(feature = "testing")]
pub mod harmless;
mod hook;
mod imap;
pub mod incoming;
mod letter;
mod line;
mod refusal;
pub mod returned;
mod secret;
mod septets;
mod smpp;
mod smtp;
mod spellings;
#[cfg(feature = "testing")]
pub mod testing;
mod wire;

pub use gateway::{
    AT, BadTemplate, Gateway, ID, Method, PLACEHOLDERS, SIGNATURE, Short, signature,
};
pub use handed::Handed;
pub use hook::{BadAddress, Hook, Reach, check_address, is_public, secret_for};
pub use imap::{Fetched, Got, Imap, Inbox};
pub use letter::{BadLetter, File, Letter, compose, is_address};
pub use line::one_line;
pub use secret::Secret;
pub use septets::{Alphabet, Parts, parts};
pub use smpp::{Center, Report, Smpp, Written};
pub use smtp::{Parcel, Security, Server, Smtp};
