//! Messages on their way to the debtor: the life of one, the last look before it leaves, when
//! to try again, how many may leave without somebody's word, and how long a text message is.
//!
//! What happens to the bytes is told by whoever hands them over; what may happen to the message
//! is said here.

mod budget;
mod burst;
mod channels;
mod life;
mod look;
mod retry;
mod segments;

pub use budget::fits_budget;
pub use burst::{Burst, burst};
pub use channels::{sends_email, sends_sms};
pub use life::MessageState;
pub use look::{Consent, Hours, LaterCause, Local, Scene, Verdict, WithholdReason, last_look};
pub use retry::{MOST_ATTEMPTS, backoff_seconds};
pub use segments::{Coding, Segments, segments};
