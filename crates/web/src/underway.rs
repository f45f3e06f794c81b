//! Imports at work: how far each has come, and the word to stop.
//!
//! An import is one transaction. It goes on when the browser that started it is closed, and ends
//! whole; told to stop, it is taken back whole.

use saldo_work::progress::{Progress, Stage};
use saldo_work::{Refused, imports};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::watch;

/// How an import ended.
#[derive(Debug)]
pub(crate) enum End {
    /// Taken, under this number.
    Taken(Option<i64>),
    /// Somebody stopped it: nothing of it was kept.
    Stopped,
    Refused(Box<Refused>),
}

impl End {
    fn of(done: Result<imports::ImportOutcome, Refused>) -> Self {
        match done {
            Ok(outcome) => End::Taken(outcome.batch),
            Err(Refused::Cancelled) => End::Stopped,
            Err(refused) => End::Refused(Box::new(refused)),
        }
    }
}

/// How far an import has come.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Far {
    pub(crate) stage: Option<Stage>,
    /// In the stage's own units, when it is known.
    pub(crate) total: Option<u64>,
    pub(crate) done: u64,
    /// It was told to stop and is being taken back.
    pub(crate) stopping: bool,
}

/// One import at work, as the thread that does it and the page that shows it see it.
#[derive(Debug, Default)]
pub(crate) struct Underway {
    stop: AtomicBool,
    far: Mutex<Far>,
    end: Mutex<Option<End>>,
    over: watch::Sender<bool>,
}

impl Underway {
    pub(crate) fn far(&self) -> Far {
        let far = *self.far.lock().unwrap_or_else(PoisonError::into_inner);
        Far { stopping: self.cancelled(), ..far }
    }

    /// Told once to stop, the work hears it at its next look.
    pub(crate) fn stop(&self) {
        self.stop.store(true, Ordering::Relaxed);
    }

    pub(crate) fn is_over(&self) -> bool {
        *self.over.borrow()
    }

    pub(crate) fn end(&self, done: Result<imports::ImportOutcome, Refused>) {
        *self.end.lock().unwrap_or_else(PoisonError::into_inner) = Some(End::of(done));
        self.over.send_replace(true);
    }

    /// How it ended; answered once.
    pub(crate) fn take_end(&self) -> Option<End> {
        self.end.lock().unwrap_or_else(PoisonError::into_inner).take()
    }

    /// Waits until it is over.
    pub(crate) async fn ended(&self) {
        // Fails only when the sender is gone, and it is in `self`.
        let _ = self.over.subscribe().wait_for(|over| *over).await;
    }
}

impl Progress for Underway {
    fn stage(&self, stage: Stage, total: Option<u64>) {
        let mut far = self.far.lock().unwrap_or_else(PoisonError::into_inner);
        *far = Far { stage: Some(stage), total, ..Far::default() };
    }

    fn done(&self, units: u64) {
        self.far.lock().unwrap_or_else(PoisonError::into_inner).done = units;
    }

    fn cancelled(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }
}

/// Stops the work when the one who waits for its answer is gone.
#[derive(Debug, Default)]
pub(crate) struct Waited(Arc<Underway>);

impl Waited {
    /// What the work is given.
    pub(crate) fn progress(&self) -> Arc<Underway> {
        Arc::clone(&self.0)
    }
}

impl Drop for Waited {
    fn drop(&mut self) {
        self.0.stop();
    }
}
