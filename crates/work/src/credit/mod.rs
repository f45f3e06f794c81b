//! Credit control: the terms that go with a status, what people ordered about one customer, and
//! whether a shipment may leave now.

mod check;
pub(crate) mod export;
mod orders;
pub(crate) mod replayed;
mod reserve;
mod terms;

pub use check::{
    Components, CreditAnswer, CreditQuestion, HindranceTold, ReductionTold, SafeTold, StopTold,
    check,
};
pub(crate) use export::{OtherTerms, after_new_cards, after_policies, after_terms};
pub use export::{TermsRecord, terms_records, terms_records_of_all};
pub use orders::{CreditMay, OrderAsked, OrderShown, OwnTermsAsked, end_order, may, order, orders};
pub(crate) use orders::{end_stop_after_visit, exceed_limit, stop_after_visit};
pub use reserve::{Kept, ReservationAsked, ReservationShown, release, reservations, reserve};
pub use saldo_store::credit::Order;
pub use terms::{StatusTerms, TermsAsked, set_terms, terms};
