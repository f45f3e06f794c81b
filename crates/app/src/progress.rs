//! A progress bar on stderr, for a person at a terminal, once work takes longer than a second.

use indicatif::{ProgressBar, ProgressStyle};
use saldo_letters::Texts;
use saldo_work::progress::Stage;
use saldo_work::{Progress, Silent};
use std::io::IsTerminal;
use std::sync::Mutex;
use std::time::{Duration, Instant};

/// Shorter work shows no bar.
const PATIENCE: Duration = Duration::from_secs(1);

/// Draws the stage at work.
#[derive(Debug)]
struct Bar {
    texts: &'static Texts,
    started: Instant,
    current: Mutex<Current>,
}

#[derive(Debug)]
struct Current {
    stage: Option<(Stage, Option<u64>)>,
    bar: Option<ProgressBar>,
}

/// A bar for a terminal, silence for anything else.
pub(crate) fn on_stderr(texts: &'static Texts) -> Box<dyn Progress> {
    if !std::io::stderr().is_terminal() {
        return Box::new(Silent);
    }
    let current = Mutex::new(Current { stage: None, bar: None });
    Box::new(Bar { texts, started: Instant::now(), current })
}

impl Progress for Bar {
    fn stage(&self, stage: Stage, total: Option<u64>) {
        let Ok(mut current) = self.current.lock() else { return };
        if let Some(bar) = current.bar.take() {
            bar.finish_and_clear();
        }
        current.stage = Some((stage, total));
    }

    fn done(&self, units: u64) {
        if self.started.elapsed() < PATIENCE {
            return;
        }
        let Ok(mut current) = self.current.lock() else { return };
        let Some((stage, total)) = current.stage else { return };
        let bar = current.bar.get_or_insert_with(|| self.draw(stage, total));
        bar.set_position(units);
    }
}

impl Bar {
    fn draw(&self, stage: Stage, total: Option<u64>) -> ProgressBar {
        let bar = total.map_or_else(ProgressBar::new_spinner, ProgressBar::new);
        let template = match total {
            Some(_) => "{msg} {bar:30} {human_pos}/{human_len} {eta}",
            None => "{msg} {spinner} {human_pos}",
        };
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style);
        }
        bar.set_message(self.texts.get(stage.code()));
        bar
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        if let Ok(mut current) = self.current.lock()
            && let Some(bar) = current.bar.take()
        {
            bar.finish_and_clear();
        }
    }
}
