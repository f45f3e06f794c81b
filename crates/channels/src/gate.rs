//! How long a hand-over may last in all, whatever the peer does. A wait for one answer has an end
//! of its own; a peer that says one byte at a time outlasts every one of them.
//!
//! What takes too long goes on in a thread of its own, which holds the line until the peer lets
//! it go, and finds the gate shut before it would say anything more.

use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};
use std::sync::mpsc::channel;
use std::thread;
use std::time::Instant;

/// How far a hand-over has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Step {
    /// The line is being opened.
    Opening,
    /// The peer is there and knows for whom the letter is; of its words nothing has left.
    Announcing,
    /// Its words are on their way.
    Content,
}

/// Nobody goes on from here.
const SHUT: u8 = 0xff;

/// Which step a hand-over has reached; shut for good once nobody waits for it any more.
#[derive(Clone, Debug, Default)]
pub(crate) struct Gate(Arc<AtomicU8>);

impl Gate {
    /// Goes on to a step; false when nobody waits any more, and nothing more may be said.
    pub(crate) fn go_on(&self, to: Step) -> bool {
        let on = |now: u8| (now != SHUT).then_some(to as u8);
        self.0.fetch_update(Ordering::SeqCst, Ordering::SeqCst, on).is_ok()
    }

    /// Shuts the gate and says at which step that was: from now on it is not passed.
    fn shut(&self) -> Step {
        match self.0.swap(SHUT, Ordering::SeqCst) {
            0 => Step::Opening,
            1 => Step::Announcing,
            _ => Step::Content,
        }
    }
}

/// Does something until a moment at the latest.
///
/// # Errors
/// The step at which it was given up.
pub(crate) fn within<T: Send + 'static>(
    until: Instant,
    work: impl FnOnce(&Gate) -> T + Send + 'static,
) -> Result<T, Step> {
    let gate = Gate::default();
    let own = gate.clone();
    let (tell, told) = channel();
    // Whoever does not wait any more hears nothing: that is what the gate is for.
    thread::spawn(move || tell.send(work(&own)).ok());
    let left = until.saturating_duration_since(Instant::now());
    told.recv_timeout(left).map_err(|_| gate.shut())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn whoever_is_given_up_goes_no_further() {
        let (tell, told) = channel();
        let until = Instant::now() + Duration::from_millis(30);
        let given_up = within(until, move |gate| {
            let first = gate.go_on(Step::Announcing);
            thread::sleep(Duration::from_millis(200));
            tell.send((first, gate.go_on(Step::Content))).ok();
        });
        assert_eq!(given_up, Err(Step::Announcing));
        assert_eq!(told.recv(), Ok((true, false)));
    }

    #[test]
    fn whoever_is_in_time_answers() {
        let until = Instant::now() + Duration::from_secs(30);
        assert_eq!(within(until, |gate| gate.go_on(Step::Content)), Ok(true));
    }
}
