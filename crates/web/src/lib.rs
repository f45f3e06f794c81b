//! The pages of Saldo.
//!
//! Server-rendered HTML: every screen is a URL with its filters in the query string, every
//! action a form POST that answers with 303 and works without script. Handlers translate:
//! they read a request, ask a use-case of `saldo_work` on a blocking thread, and fill a
//! template. No rule, no SQL and no word lives here: rules are asked of the use-cases,
//! words come from `saldo_letters`.
//!
//! What a request passes on its way in, outermost first: security headers → compression →
//! errors dressed as pages → refusal of overlong addresses and of requests from other sites →
//! body limit → forms kept for those who must sign in first → session.
#![forbid(unsafe_code)]

mod address;
mod api;
mod asked;
mod assets;
mod calls;
mod charts;
mod cookies;
mod desk;
mod errors;
mod frame;
mod kept;
mod ladder;
mod listed;
mod lists;
mod origin;
mod pdf;
mod plots;
mod routes;
mod security;
mod seen;
mod session;
mod ui;
mod underway;
mod uploads;

pub use errors::sentence as refusal_sentence;
pub use routes::{AppState, addresses, router};
pub use ui::calculators::paper as calculation_paper;
