//! The kinds, one a file.

mod ageing;
mod annual_interest;
mod ar_ap;
mod ar_indicators;
mod composition_table;
mod contact_limits;
mod contract_penalty;
mod countback_dso;
mod customer_status;
mod debt;
mod debtors_table;
mod deferral_authority;
mod document_package;
mod dso;
mod due_rule;
mod escalation;
mod fee_table;
mod interest_ee_113;
mod interest_ru_395;
mod ladder;
mod late_fee;
mod payment_discipline;
mod provision_ifrs9;
mod provision_ru_tax;
mod reminders;
mod restructuring;
mod review_dates;
mod roll_rates;
mod tolerated_delay;
mod turnover;
mod waiver_authority;
mod words;

use crate::kind::Kind;

/// Every kind in the order of the contract.
pub(crate) static ALL: &[&Kind] = &[
    &contract_penalty::KIND,
    &annual_interest::KIND,
    &interest_ru_395::KIND,
    &interest_ee_113::KIND,
    &late_fee::KIND,
    &restructuring::KIND,
    &waiver_authority::KIND,
    &deferral_authority::KIND,
    &reminders::KIND,
    &escalation::KIND,
    &ladder::KIND,
    &tolerated_delay::KIND,
    &review_dates::KIND,
    &customer_status::KIND,
    &document_package::KIND,
    &contact_limits::KIND,
    &turnover::KIND,
    &dso::KIND,
    &countback_dso::KIND,
    &ar_indicators::KIND,
    &ar_ap::KIND,
    &payment_discipline::KIND,
    &roll_rates::KIND,
    &ageing::KIND,
    &composition_table::KIND,
    &debtors_table::KIND,
    &provision_ru_tax::KIND,
    &provision_ifrs9::KIND,
];
