//! `saldo serve`: the pages.

use crate::delivery::{Worker, outlet, secrets};
use crate::desk::Desk;
use crate::failure::Failure;
use crate::settings::Settings;
use clap::Args;
use std::net::SocketAddr;

/// Where to serve.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  saldo serve --listen 0.0.0.0:8080")]
pub(crate) struct Serve {
    /// Address to serve on
    #[arg(long, env = "SALDO_LISTEN", value_name = "ADDR")]
    listen: Option<SocketAddr>,
    /// Workers that send by themselves; 0: others do that
    #[arg(long, env = "SALDO_WORKERS", value_name = "N", default_value_t = 1)]
    workers: u8,
    /// A proxy of your own is in front: its X-Forwarded-For says where requests come from
    #[arg(long, env = "SALDO_BEHIND_PROXY")]
    behind_proxy: bool,
}

/// How the pages are served.
#[derive(Clone, Copy, Debug)]
pub(super) struct Serving {
    pub(super) address: SocketAddr,
    pub(super) workers: u8,
    pub(super) behind_proxy: bool,
}

/// Where to serve when nobody says.
const USUAL: SocketAddr =
    SocketAddr::V4(std::net::SocketAddrV4::new(std::net::Ipv4Addr::LOCALHOST, 8080));

/// Serves the pages of the database until it is asked to stop.
pub(crate) fn run(command: Serve, settings: &Settings) -> Result<(), Failure> {
    let desk = Desk::on_its_day(settings)?;
    let address = address(command.listen, settings)?;
    let Serve { workers, behind_proxy, .. } = command;
    serve(&desk, Serving { address, workers, behind_proxy })
}

/// Flag and environment first, then the settings file, then the usual address.
pub(super) fn address(
    given: Option<SocketAddr>,
    settings: &Settings,
) -> Result<SocketAddr, Failure> {
    match (given, &settings.listen) {
        (Some(address), _) => Ok(address),
        (None, None) => Ok(USUAL),
        (None, Some(text)) => text.parse().map_err(|_| {
            Failure::refused(format!(
                "settings file: listen “{text}” is not an address such as 127.0.0.1:8080"
            ))
        }),
    }
}

/// Serves until Ctrl-C or a request to terminate; requests under way are finished.
pub(super) fn serve(desk: &Desk, serving: Serving) -> Result<(), Failure> {
    let Serving { address, workers, behind_proxy } = serving;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::bind(address).await.map_err(|error| {
            Failure::Failed(format!("{address}: {error}; choose another address with --listen"))
        })?;
        let address = listener.local_addr()?;
        // Whoever reads the address may ask us to stop at once: listen before saying it.
        let stop = stop_asked()?;
        eprintln!("{}", desk.texts.with_text("cli-serving", "url", &format!("http://{address}/")));
        // Messages to one server go over one line: a second worker would only wait for the first
        // at each claim, so one is started whatever the number.
        let worker = (workers > 0).then(|| Worker::start(desk.office.asked_from("worker")));
        let state = saldo_web::AppState::new(desk.office.clone())
            .telling(outlet()?.reach)
            .knowing(secrets()?)
            .behind_proxy(behind_proxy);
        let pages = saldo_web::router(state.clone());
        let pages = pages.into_make_service_with_connect_info::<SocketAddr>();
        axum::serve(listener, pages).with_graceful_shutdown(stop).await?;
        state.stop_imports();
        drop(worker);
        Ok(())
    })
}

/// Resolves when somebody asks the program to end. Listens from the call on.
#[cfg(unix)]
pub(crate) fn stop_asked() -> Result<impl Future<Output = ()>, Failure> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut terminate = signal(SignalKind::terminate())?;
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
    })
}

/// Resolves at Ctrl-C.
#[cfg(not(unix))]
pub(crate) fn stop_asked() -> Result<impl Future<Output = ()>, Failure> {
    Ok(async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    })
}
