//! Credit control: the terms that go with a status, what people ordered about one customer, and
//! whether a shipment may leave now.

mod check;
pub(crate) mod export;
mod orders;
mod reserve;
mod terms;

pub use check::{
    Components, CreditAnswer, CreditQuestion, HindranceTold, ReductionTold, SafeTold, StopTold,
    check,
};
pub use export::{TermsRecord, terms_records, terms_records_of_all};
pub use orders::{CreditMay, OrderAsked, OrderShown, OwnTermsAsked, end_order, may, order, orders};
pub(crate) use orders::{end_stop_after_visit, stop_after_visit};
pub use reserve::{Kept, ReservationAsked, ReservationShown, release, reservations, reserve};
pub use saldo_store::credit::Order;
pub use terms::{StatusTerms, TermsAsked, set_terms, terms};

use saldo_domain::Role;

/// Those who set the terms of a status.
pub const SETS_TERMS: &[Role] = &[Role::CommercialDirector, Role::Director, Role::GeneralDirector];

/// Those who stop shipments.
const STOPS: &[Role] = &[
    Role::Supervisor,
    Role::HeadOfSales,
    Role::HeadOfFinancialControl,
    Role::FinancialControlOfficer,
    Role::CommercialDirector,
    Role::Director,
    Role::GeneralDirector,
    Role::Security,
];

/// Those who let shipments go on, who agree on a reduction, and who lower a limit.
const LEADS_SALES: &[Role] = &[
    Role::Supervisor,
    Role::HeadOfSales,
    Role::HeadOfFinancialControl,
    Role::CommercialDirector,
    Role::Director,
    Role::GeneralDirector,
];

/// Those who give a customer more than its status does.
const RAISES: &[Role] = &[Role::CommercialDirector, Role::Director, Role::GeneralDirector];

/// Those who keep part of a limit for a shipment.
const RESERVES: &[Role] = &[
    Role::SalesRep,
    Role::Supervisor,
    Role::HeadOfSales,
    Role::Accountant,
    Role::FinancialControlOfficer,
    Role::HeadOfFinancialControl,
    Role::CommercialDirector,
    Role::Director,
    Role::GeneralDirector,
];
