//! The kinds, one a file.

mod ageing;
mod amount_in_words;
mod annual_interest;
mod ar_ap;
mod ar_indicators;
mod business_days;
mod check_number;
mod composition_table;
mod contact_limits;
mod contract_penalty;
mod countback_dso;
mod court_fee;
mod customer_status;
mod debt;
mod debtors_table;
mod deferral_authority;
mod document_package;
mod dso;
mod due_date;
mod due_rule;
mod early_payment_discount;
mod escalation;
mod fee_table;
mod interest_ee_113;
mod interest_ru_395;
mod inventory_totals;
mod kpi_index;
mod kpi_perversity;
mod ladder;
mod late_fee;
mod limitation;
mod overdue_days;
mod payment_allocation;
mod payment_discipline;
mod pretrial_period;
mod provision_ifrs9;
mod provision_ru_tax;
mod reconciliation_act;
mod reminders;
mod restructuring;
mod review_dates;
mod roll_rates;
mod safe_limit;
mod shipment_ratio;
mod sue_selection;
mod tolerated_delay;
mod trade_credit;
mod turnover;
mod waiver_authority;
mod words;
mod year_length;

use crate::kind::Kind;

/// Every kind in the order of the contract.
pub(crate) static ALL: &[&Kind] = &[
    &overdue_days::KIND,
    &business_days::KIND,
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
    &payment_allocation::KIND,
    &sue_selection::KIND,
    &court_fee::KIND,
    &pretrial_period::KIND,
    &limitation::KIND,
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
    &trade_credit::KIND,
    &early_payment_discount::KIND,
    &safe_limit::KIND,
    &shipment_ratio::KIND,
    &kpi_index::KIND,
    &kpi_perversity::KIND,
    &reconciliation_act::KIND,
    &inventory_totals::KIND,
    &amount_in_words::KIND,
    &check_number::KIND,
];
