//! `saldo worker`: background work alone.

use super::serve;
use crate::delivery::Worker;
use crate::desk::Desk;
use crate::failure::Failure;
use crate::settings::Settings;
use clap::Args;

/// Background work without pages.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  saldo worker --database postgres://saldo@db/saldo")]
pub(crate) struct Work {}

/// Sends what may leave, until it is asked to stop.
pub(crate) fn run(_: Work, settings: &Settings) -> Result<(), Failure> {
    let desk = Desk::on_its_day(settings)?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let stop = serve::stop_asked()?;
        let worker = Worker::start(desk.office.clone());
        stop.await;
        drop(worker);
        Ok(())
    })
}
