//! Receipts of the provider of short messages: an address with a token, asked by its machine.

use crate::listed::Listed;
use crate::routes::AppState;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::routing::get;
use saldo_work::delivery::{Received, Taken};
use saldo_work::{Refused, company, delivery};
use serde::Deserialize;

/// What a receipt says. Providers ask with GET or POST, and always in the address: what stands
/// there is what was put there when the message was handed over.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Told {
    token: String,
    id: String,
    status: String,
    /// The provider's name for the part that it is about, where it tells of each.
    part: String,
}

pub(super) fn routes() -> Listed {
    Listed::new().route("/receipts/sms", get(take).post(take))
}

async fn take(State(state): State<AppState>, Query(told): Query<Told>) -> StatusCode {
    let taken = state
        .blocking(move |office| {
            let company = company::only(office)?.company;
            let Told { token, id, status, part } = &told;
            delivery::receipt(office, company, token, Received { id, status, part })
        })
        .await;
    match taken {
        // Whoever handed the message over is about to note it: the provider says it again.
        Ok(Taken::TooEarly) => StatusCode::SERVICE_UNAVAILABLE,
        // A receipt that changes nothing was taken before, or says nothing new.
        Ok(Taken::Changed | Taken::Kept) => StatusCode::NO_CONTENT,
        // One answer for a wrong token and for a message there is not: nobody learns which.
        Err(Refused::SignIn | Refused::UnknownEffect { .. }) => StatusCode::NOT_FOUND,
        Err(refused) => {
            tracing::error!(%refused, "a receipt could not be taken");
            StatusCode::SERVICE_UNAVAILABLE
        }
    }
}
