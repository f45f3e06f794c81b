//! Every address of the program on one page, and what a request passes on its way.

use crate::api;
use crate::calls::Calls;
use crate::listed::Listed;
use crate::{address, assets, errors, kept, security, seen, ui, uploads};
use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use saldo_work::delivery::Secrets;
use saldo_work::webhooks::Reach;
use saldo_work::{Office, Refused, company};
use std::sync::Arc;
use std::time::Duration;
use tower_http::compression::CompressionLayer;
use tower_http::timeout::TimeoutLayer;

/// Largest form; files have their own limit.
pub(crate) const FORM: usize = 256 * 1024;

/// Nobody waits longer for a page.
const PATIENCE: Duration = Duration::from_secs(300);

/// What every handler works with. Cheap to clone.
#[derive(Clone, Debug)]
pub struct AppState {
    pub(crate) office: Office,
    pub(crate) uploads: uploads::Uploads,
    /// Which addresses of programs may be told what happens.
    pub(crate) webhooks: Reach,
    /// Passwords of the environment: sending is switched on only with those that it asks for.
    pub(crate) secrets: Arc<Secrets>,
    /// Is a proxy of ours in front, whose word on where a request comes from is taken?
    pub(crate) behind_proxy: bool,
    /// How often callers may call.
    pub(crate) calls: Arc<Calls>,
}

impl AppState {
    /// Pages over this office.
    pub fn new(office: Office) -> Self {
        Self {
            office,
            uploads: uploads::Uploads::default(),
            webhooks: Reach::Public,
            secrets: Arc::default(),
            behind_proxy: false,
            calls: Arc::default(),
        }
    }

    /// Stops the imports at work, which are taken back whole: the program is about to end.
    pub fn stop_imports(&self) {
        self.uploads.stop_all();
    }

    /// The same behind a proxy of ours, which says where requests come from.
    pub fn behind_proxy(self, behind_proxy: bool) -> Self {
        Self { behind_proxy, ..self }
    }

    /// The same, asked from somewhere: what is done says so in the journal.
    pub(crate) fn asked_from(&self, origin: &str) -> Self {
        Self { office: self.office.asked_from(origin), ..self.clone() }
    }

    /// The same, in an environment that holds these passwords.
    pub fn knowing(self, secrets: Secrets) -> Self {
        Self { secrets: Arc::new(secrets), ..self }
    }

    /// The same, where programs of so far may be told what happens.
    pub fn telling(self, webhooks: Reach) -> Self {
        Self { webhooks, ..self }
    }

    /// Does blocking work on a thread where that hurts nobody.
    pub(crate) async fn blocking<T: Send + 'static>(
        &self,
        act: impl FnOnce(&Office) -> Result<T, Refused> + Send + 'static,
    ) -> Result<T, Refused> {
        let office = self.office.clone();
        let done = tokio::task::spawn_blocking(move || act(&office)).await;
        done.unwrap_or_else(|error| {
            // The panic itself is in the log; the person learns that it was not their fault.
            Err(Refused::Damaged { what: error.to_string() })
        })
    }
}

/// Every address that is served, as the router knows it, for whoever walks all of them.
pub fn addresses(state: &AppState) -> Vec<&'static str> {
    served(state).paths().to_vec()
}

/// All pages and the interface for programs.
fn served(state: &AppState) -> Listed {
    pages()
        .wrapped(|pages| pages.fallback(async || errors::Trouble::missing()))
        .wrapped(|pages| pages.layer(from_fn_with_state(state.clone(), kept::forms)))
        .wrapped(|pages| pages.layer(from_fn_with_state(state.clone(), seen::note)))
        .at_most(FORM)
        .merge(ui::imports::upload_route(uploads::LARGEST))
        .merge(ui::company::logo_route())
        .merge(ui::dossier_acts::upload_route())
        .merge(api::routes())
}

/// What answers a request.
pub fn router(state: AppState) -> Router {
    served(&state)
        .router()
        .layer(from_fn(security::own_site_only))
        .layer(from_fn(address::readable_only))
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, PATIENCE))
        .layer(from_fn(errors::dress))
        .layer(CompressionLayer::new())
        .layer(from_fn(security::headers))
        .with_state(state)
}

/// What is asked of those who decide, plans of measures, memos, rights.
fn decisions() -> Listed {
    Listed::new()
        .route("/requests", get(ui::requests::show).post(ui::requests::ask))
        .route("/requests/new", get(ui::requests::new))
        .route("/requests/{request}", get(ui::requests::one))
        .route("/requests/{request}/decide", post(ui::requests::decide))
        .route("/requests/{request}/withdraw", post(ui::requests::withdraw))
        .route("/plans/{kind}", get(ui::plans::show).post(ui::plans::add))
        .route("/plans/{kind}/drop", post(ui::plans::drop_item))
        .route("/plans/{kind}/check", post(ui::plans::check))
        .route("/plan-share", post(ui::plans::set_share))
        .route("/norms", get(ui::norms::show).post(ui::norms::set))
        .route("/norms.csv", get(ui::norms::export))
        .route("/irrecoverable", get(ui::irrecoverable::show))
        .route("/irrecoverable.csv", get(ui::irrecoverable::export))
        .route("/digest", get(ui::plans::digest))
        .route("/memos", get(ui::memos::list).post(ui::memos::write))
        .route("/memos/new", get(ui::memos::new))
        .route("/memos/{memo}", get(ui::memos::one))
        .route("/rights", get(ui::rights::show))
        .route("/rights/limit", post(ui::rights::limit))
        .route("/rights/deputy", post(ui::rights::deputy))
        .route("/rights/deputy/end", post(ui::rights::end_deputy))
}

/// What people look at to judge and to plan.
fn reports() -> Listed {
    Listed::new()
        .route("/reports", get(ui::reports::index))
        .route("/reports/pack.pdf", get(ui::reports::pack))
        .route("/reports/{name}", get(ui::reports::show))
        .route("/reports/{name}/{form}", get(ui::reports::file))
}

/// From the claim to the end of the watch.
fn recovery() -> Listed {
    Listed::new()
        .route("/cases", get(ui::cases::show))
        .route("/watch", get(ui::cases::watched))
        .route("/limitation", get(ui::limitation::show))
        .route("/laws", get(ui::laws::show))
        .route("/customers/{code}/case", get(ui::case::show))
        .route("/customers/{code}/case.pdf", get(ui::case::file))
        .route("/customers/{code}/case/{act}", post(ui::case::record))
        .route("/customers/{code}/acknowledge", post(ui::case::acknowledge))
        .route("/customers/{code}/acknowledge/back", post(ui::case::acknowledge_back))
        .route("/sales", get(ui::sales::show).post(ui::sales::offer))
        .route("/sales/{portfolio}/offer", post(ui::sales::take))
        .route("/sales/{portfolio}/accept/{offer}", post(ui::sales::accept))
        .route("/sales/{portfolio}/end", post(ui::sales::end))
        .route("/reconciliation", get(ui::reconciliation::show).post(ui::reconciliation::send))
        .route("/reconciliation/answer", post(ui::reconciliation::answer))
}

/// What is agreed with customers who cannot pay at once.
fn agreed() -> Listed {
    Listed::new()
        .route("/disputes", get(ui::disputes::show).post(ui::disputes::settle))
        .route("/promises", get(ui::promises::show))
        .route("/promises.csv", get(ui::promises::export))
        .route("/agreements", get(ui::agreements::all))
        .route(
            "/customers/{code}/agreements",
            get(ui::agreements::show).post(ui::agreements::begin),
        )
        .route("/customers/{code}/agreements/{number}", get(ui::agreements::one))
        .route("/customers/{code}/agreements/{number}/{act}", post(ui::agreements::act))
}

/// Messages on their way, and how they are sent.
fn delivery() -> Listed {
    Listed::new()
        .route("/messages", get(ui::messages::show))
        .route("/messages/release", post(ui::messages::release))
        .route("/messages/brought-back", post(ui::messages::brought_back))
        .route("/messages/{effect}", get(ui::letter::show))
        .route("/messages/{effect}/answer", post(ui::messages::answer))
        .route("/messages/{effect}/bytes/{fence}", get(ui::messages::bytes))
        .route("/messages/{effect}/registered", post(ui::post::registered))
        .route("/replies", get(ui::replies::list))
        .route("/replies/{number}", get(ui::replies::one))
        .route("/replies/{number}/read", post(ui::replies::mark_read))
        .route("/replies/{number}/assign", post(ui::replies::assign))
        .route("/replies/{number}/files/{file}", get(ui::replies::file))
        .route("/post", get(ui::post::show).post(ui::post::print))
        .route("/post/{batch}", get(ui::post::one))
        .route("/post/{batch}/file", get(ui::post::file))
        .route("/post/{batch}/posted", post(ui::post::posted))
        .route("/mailings", get(ui::mailings::list).post(ui::mailings::draw_up))
        .route("/mailings/new", get(ui::mailings::new))
        .route("/mailings/{number}", get(ui::mailings::one))
        .route("/mailings/{number}/approve", post(ui::mailings::approve))
        .route("/mailings/{number}/end", post(ui::mailings::end))
        .route("/mailings/{number}/letters/{code}", get(ui::mailings::letter))
        .route("/mailings/{number}/letters/{code}/{at}", get(ui::mailings::paper))
        .route("/sending", get(ui::sending::show).post(ui::sending::save))
        .route("/sending/switch", post(ui::sending::switch))
        .route("/webhooks", get(ui::webhooks::show).post(ui::webhooks::add))
        .route("/webhooks/end", post(ui::webhooks::end))
        .route("/webhooks/again", post(ui::webhooks::again))
        .route(
            "/customers/{code}/contact",
            get(ui::contact_terms::show).post(ui::contact_terms::save),
        )
        .route("/customers/{code}/group", get(ui::policy_group::show).post(ui::policy_group::save))
}

/// One's own account, the way back to it, and the journal.
fn trust() -> Listed {
    Listed::new()
        .route("/account", get(ui::account::show))
        .route("/account/password", post(ui::account::change_password))
        .route("/account/sessions/end", post(ui::account::end_sessions))
        .route("/account/factor", post(ui::account::begin_factor))
        .route("/account/factor/confirm", post(ui::account::confirm_factor))
        .route("/account/factor/off", post(ui::account::end_factor))
        .route("/users/factor", post(ui::person::end_factor))
        .route("/forgotten", get(ui::new_password::forgotten).post(ui::new_password::ask))
        .route("/new-password", get(ui::new_password::show).post(ui::new_password::set))
        .route("/journal", get(ui::journal::show))
        .route("/journal.csv", get(ui::journal::csv))
        .route("/journal.jsonl", get(ui::journal::lines))
        .route("/personal", get(ui::personal::show))
        .route("/personal/export", get(ui::personal::export))
        .route("/personal/erase", post(ui::personal::erase))
        .route("/personal/acts/{row}", get(ui::personal::act))
        .route("/personal/seen", get(ui::personal::seen))
}

/// Documents, money and what is brought in about them.
fn money() -> Listed {
    Listed::new()
        .route("/invoices", get(ui::documents::invoices))
        .route("/invoices.csv", get(ui::documents::export_invoices))
        .route("/payments", get(ui::documents::payments))
        .route("/payments.csv", get(ui::documents::export_payments))
        .route("/documents/{customer}/{item}", get(ui::documents::one))
        .route("/documents/{customer}/{item}/charge", get(ui::charges::show))
        .route("/documents/{customer}/{item}/charge/{act}", post(ui::charges::decide))
        .route("/import/history", get(ui::imports::all))
        .route("/import/banks", get(ui::bank_rules::show).post(ui::bank_rules::put))
        .route("/import/banks/remove", post(ui::bank_rules::remove))
        .route("/import/{token}", get(ui::imports::preview).post(ui::importing::confirm))
        .route("/import/{token}/map", post(ui::imports::remap))
        .route("/import/{token}/cancel", post(ui::importing::cancel))
        .route("/import/{token}/stop", post(ui::importing::stop))
        .route("/import/{token}/look", post(ui::importing::look_again))
        .route("/import/{token}/undo", post(ui::imports::undo))
        .route("/payables", get(ui::payables::show))
        .route("/payables/offset", post(ui::payables::offset))
        .route("/payables/{creditor}/{payable}", get(ui::payables::one))
        .route("/payables/{creditor}/{payable}/describe", post(ui::payables::describe))
        .route("/payables/{creditor}/{payable}/pay", post(ui::payables::pay))
        .route("/payables/{creditor}/{payable}/confirm", post(ui::payables::confirm))
        .route("/payables/{creditor}/{payable}/income", post(ui::payables::income))
        .route("/accounting", get(ui::accounting::show).post(ui::accounting::export))
        .route("/bank", get(ui::bank::show))
        .route("/bank/again", post(ui::bank::again))
        .route("/bank/{line}", get(ui::bank::one))
        .route("/bank/{line}/accept", post(ui::bank::accept))
        .route("/bank/{line}/choose", get(ui::bank_choose::show).post(ui::bank_choose::choose))
        .route("/bank/{line}/recorded", post(ui::bank::recorded))
        .route("/bank/{line}/aside", post(ui::bank::aside))
        .route("/bank/{line}/same", post(ui::bank::same))
        .route("/bank/{line}/back", post(ui::bank::take_back))
        .route("/bank/{line}/refund", post(ui::bank::refund))
        .route("/bank/{line}/unmatch", post(ui::bank::unmatch))
        .route("/refunds", get(ui::refunds::show))
        .route("/refunds/order", post(ui::refunds::order))
        .route("/refunds/statements-in", post(ui::refunds::statements_in))
        .route("/refunds/{refund}", get(ui::refunds::one))
        .route("/refunds/{refund}/{act}", post(ui::refunds::act))
        .route("/refunds/orders/{order}/file", post(ui::refunds::file))
        .route("/documents/{customer}/{item}/refund-proposal", post(ui::refunds::propose))
        .route("/documents/{customer}/{item}/reverse", post(ui::money::reverse))
        .route("/documents/{customer}/{item}/withdraw", post(ui::money::withdraw))
        .route("/documents/{customer}/{item}/refund", post(ui::money::refund))
        .route("/documents/{customer}/{item}/difference", post(ui::money::difference))
        .route("/documents/{customer}/{item}/allocate", post(ui::money::allocate))
        .route("/documents/{customer}/{item}/allocate-to", post(ui::money::allocate_to))
        .route("/rates", get(ui::rates::show).post(ui::rates::add))
        .route("/rates/list", get(ui::rates::back).post(ui::rates::look))
        .route("/rates/import", get(ui::rates::back).post(ui::rates::import))
        .route("/rates/year", get(ui::rates::back).post(ui::rates::add_year))
        .route("/rates/moratorium", get(ui::rates::back).post(ui::rates::add_moratorium))
        .route("/rates/fees", get(ui::rates::back).post(ui::rates::add_fees))
}

fn pages() -> Listed {
    Listed::new()
        .route("/", get(ui::dashboard::show))
        .route("/sign-in", get(ui::sign_in::show).post(ui::sign_in::enter))
        .route("/sign-out", post(ui::sign_in::leave))
        .route("/preferences", post(ui::sign_in::prefer))
        .route("/search", get(ui::customers::search))
        .route("/customers", get(ui::customers::show))
        .route("/customers.csv", get(ui::customers::export))
        .route("/bulk/customers", post(ui::customers::bulk))
        .route("/customers/{code}", get(ui::customer::show))
        .route("/customers/{code}/edit", get(ui::customer_edit::show).post(ui::customer_edit::save))
        .route("/customers/{code}/allocation", get(ui::allocation::show).post(ui::allocation::save))
        .route("/customers/{code}/payment", post(ui::customer_acts::payment))
        .route("/customers/{code}/lower", post(ui::customer_acts::lower))
        .route("/customers/{code}/hold", post(ui::customer_acts::hold))
        .route("/customers/{code}/note", post(ui::customer_acts::note))
        .route("/customers/{code}/announce", post(ui::customer_acts::announce))
        .route("/customers/{code}/promise", post(ui::customer_acts::promise))
        .route("/customers/{code}/dispute", post(ui::customer_acts::dispute))
        .route("/customers/{code}/end", post(ui::customer_acts::end))
        .route("/customers/{code}/join", get(ui::joining::show).post(ui::joining::save))
        .route("/customers/{code}/terms", post(ui::charge_terms::add))
        .route("/customers/{code}/terms/end", post(ui::charge_terms::end))
        .route("/customers/{code}/credit", get(ui::credit::show))
        .route("/customers/{code}/credit/{act}", post(ui::credit::act))
        .route("/customers/{code}/why", get(ui::explain::show))
        .route("/customers/{code}/papers", get(ui::papers::list))
        .route("/customers/{code}/papers/{kind}", get(ui::papers::one).post(ui::papers::issue))
        .route("/customers/{code}/issued/{number}", get(ui::papers::kept))
        .route("/papers", get(ui::papers::all))
        .route("/papers/{kind}", get(ui::papers::words).post(ui::papers::set_words))
        .route("/papers/{kind}/preview", post(ui::papers::preview_words))
        .route("/words/{letter}", get(ui::message_words::show).post(ui::message_words::save))
        .route("/words/{letter}/preview", post(ui::message_words::preview))
        .route("/inventory", get(ui::papers::inventory).post(ui::papers::issue_inventory))
        .route("/inventory/issued/{number}", get(ui::papers::kept_inventory))
        .route("/inventory.pdf", get(ui::papers::inventory_pdf))
        .route("/company", get(ui::company::show).post(ui::company::save))
        .route("/customers/{code}/file", get(ui::dossier::show))
        .route("/customers/{code}/file/{form}", post(ui::dossier_acts::save))
        .route("/customers/{code}/files/{id}", get(ui::dossier_acts::download))
        .route("/customers/{code}/visit", get(ui::visit::show).post(ui::visit::save))
        .route("/customers/{code}/alarm", post(ui::visit::alarm))
        .route("/customers/{code}/errand", post(ui::visit::end_errand))
        .route("/route", get(ui::route::show))
        .route("/field", get(ui::field::show).post(ui::field::save))
        .route("/field-worker.js", get(ui::route::worker))
        .route("/day", get(ui::day::show))
        .route("/day/done", post(ui::day::done))
        .route("/day/close", post(ui::day::close))
        .route("/run", get(ui::run::show).post(ui::run::apply))
        .route("/runs", get(ui::run::history))
        .route("/calc", get(ui::calculators::index))
        .route("/calc/example", get(ui::calculators::example))
        .route("/calc/{kind}", get(ui::calculators::show).post(ui::calculators::ask))
        .route("/statuses", get(ui::statuses::show))
        .route("/statuses/begin", post(ui::statuses::begin))
        .route("/statuses/vote", post(ui::statuses::vote))
        .route("/terms", get(ui::terms::show).post(ui::terms::set))
        .route("/policies", get(ui::policies::show))
        .route("/policies/new", get(ui::policy_editor::draw_up).post(ui::policy_editor::submit))
        .route("/policies/backtest", post(ui::policy_editor::replay))
        .route("/policies/templates/{name}", get(ui::policies::template))
        .route("/policies/{entry}", get(ui::policies::read))
        .route("/policies/{entry}/read", post(ui::policies::confirm))
        .route("/policies/{entry}/approve", post(ui::policies::approve))
        .route("/policies/{entry}/withdraw", post(ui::policies::withdraw))
        .route("/roles", get(ui::roles::own))
        .route("/roles/papers.pdf", get(ui::roles::papers))
        .route("/roles/{role}", get(ui::roles::show))
        .route("/users", get(ui::users::show).post(ui::users::add))
        .route("/users/disable", post(ui::person::disable))
        .route("/users/role", post(ui::person::set_role))
        .route("/users/team", post(ui::person::set_team))
        .route("/users/same", post(ui::person::set_same))
        .route("/users/email", post(ui::person::set_email))
        .route("/users/{login}", get(ui::person::show))
        .route("/notices", get(ui::notices::show))
        .merge(trust())
        .route("/assets/{file}", get(assets::serve))
        .route("/healthz", get(healthz))
        .route("/readyz", get(readyz))
        .merge(money())
        .merge(decisions())
        .merge(agreed())
        .merge(delivery())
        .merge(recovery())
        .merge(reports())
}

/// The process lives.
async fn healthz() -> Response {
    axum::Json(serde_json::json!({ "status": "ok" })).into_response()
}

/// The database answers and holds a company.
async fn readyz(State(state): State<AppState>) -> Response {
    let (status, word) = match state.blocking(company::only).await {
        Ok(_) => (StatusCode::OK, "ok"),
        Err(Refused::NoCompany) => (StatusCode::SERVICE_UNAVAILABLE, "no company yet"),
        Err(_) => (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer"),
    };
    (status, axum::Json(serde_json::json!({ "status": word }))).into_response()
}
