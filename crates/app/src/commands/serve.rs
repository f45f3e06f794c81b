//! `saldo serve`: the pages.

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
}

/// Where to serve when nobody says.
const USUAL: SocketAddr =
    SocketAddr::V4(std::net::SocketAddrV4::new(std::net::Ipv4Addr::LOCALHOST, 8080));

/// Serves the pages of the database until it is asked to stop.
pub(crate) fn run(command: Serve, settings: &Settings) -> Result<(), Failure> {
    let mut desk = Desk::open(settings)?;
    if let Some(day) = desk.as_of {
        desk.live_on(day)?;
    }
    serve(&desk, address(command.listen, settings)?)
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
pub(super) fn serve(desk: &Desk, address: SocketAddr) -> Result<(), Failure> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::bind(address).await.map_err(|error| {
            Failure::Failed(format!("{address}: {error}; choose another address with --listen"))
        })?;
        let address = listener.local_addr()?;
        eprintln!("{}", desk.texts.with_text("cli-serving", "url", &format!("http://{address}/")));
        let pages = saldo_web::router(saldo_web::AppState::new(desk.office.clone()));
        axum::serve(listener, pages).with_graceful_shutdown(stop_asked()).await?;
        Ok(())
    })
}

/// Resolves when somebody asks the program to end.
async fn stop_asked() {
    let interrupt = async { tokio::signal::ctrl_c().await.is_ok() };
    #[cfg(unix)]
    let terminate = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => signal.recv().await.is_some(),
            Err(_) => std::future::pending().await,
        }
    };
    #[cfg(not(unix))]
    let terminate = std::future::pending::<bool>();
    tokio::select! {
        _ = interrupt => {}
        _ = terminate => {}
    }
}
