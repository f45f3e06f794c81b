//! Long work that a person may stop with Ctrl-C, or a service by asking the program to end.
//!
//! What is stopped is taken back whole before the program ends. Whoever asks a second time does
//! not want to wait: the program ends at once, and the database takes back what was begun.

use crate::commands::serve::stop_asked;
use crate::failure::Failure;
use saldo_work::Progress;
use saldo_work::progress::Stage;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Whether somebody has asked for the end.
#[derive(Clone, Debug, Default)]
pub(crate) struct Stop(Arc<AtomicBool>);

impl Stop {
    /// Listens from the call on; `told` is said once, when the first request arrives.
    pub(crate) fn listen(told: String) -> Result<Self, Failure> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        // A signal is listened for within a runtime, and from now on.
        let first = {
            let _within = runtime.enter();
            stop_asked()?
        };
        let stop = Self::default();
        let asked = stop.clone();
        let listen = move || {
            runtime.block_on(async {
                first.await;
                asked.0.store(true, Ordering::Relaxed);
                eprintln!("saldo: {told}");
                let Ok(second) = stop_asked() else { return };
                second.await;
                std::process::exit(1);
            });
        };
        std::thread::Builder::new().name("stop".to_owned()).spawn(listen)?;
        Ok(stop)
    }

    /// The same progress, which hears the request.
    pub(crate) fn heard_by(&self, shown: Box<dyn Progress>) -> Stoppable {
        Stoppable { stop: self.clone(), shown }
    }
}

/// Progress that is shown as before, of work that stops when it is asked to.
#[derive(Debug)]
pub(crate) struct Stoppable {
    stop: Stop,
    shown: Box<dyn Progress>,
}

impl Progress for Stoppable {
    fn stage(&self, stage: Stage, total: Option<u64>) {
        self.shown.stage(stage, total);
    }

    fn done(&self, units: u64) {
        self.shown.done(units);
    }

    fn cancelled(&self) -> bool {
        self.stop.0.load(Ordering::Relaxed) || self.shown.cancelled()
    }
}
