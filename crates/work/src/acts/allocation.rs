//! In what order payments of a customer are counted: chosen by contract.

use super::required_reason;
use crate::{Office, Refused, Who, scope};
use saldo_domain::allocation::AllocationOrder;
use saldo_domain::authority::Right;
use saldo_domain::{CompanyId, CustomerId};
pub use saldo_store::allocation::RuleInForce;
use saldo_store::allocation::{self as stored, NewRule};
use saldo_store::book::Stamp;
use saldo_store::{Command, Reader, StoreError};

/// Sets the order for a customer, or for every customer whose contract says nothing.
/// Payments counted before keep their allocations.
///
/// # Errors
/// `NotPermitted`, `UnknownCustomer`, `ReasonMissing` without contract and clause, or the
/// store's.
pub fn set_allocation_order(
    office: &Office,
    company: CompanyId,
    who: Who,
    customer: Option<CustomerId>,
    order: AllocationOrder,
    reference: &str,
) -> Result<(), Refused> {
    who.must(Right::AgreeTerms)?;
    let reference = required_reason(reference, "an order of allocation")?;
    let rule = NewRule { customer, order, reference, person: who.person };
    let subject = customer.map_or("company".to_owned(), |customer| format!("customer {customer}"));
    let at = office.now();
    let body = format!("{{\"order\":\"{}\"}}", order.code());
    let command =
        Command { company, person: who.person, action: "allocation-order", subject, body, at };
    office.store.write(&command, |writer| {
        if let Some(customer) = customer {
            scope::card(writer, company, who, customer)?;
        }
        Ok(stored::add(writer, Stamp { company, recorded: at, batch: 0 }, &rule)?)
    })
}

/// The order in force for a customer, and where it is agreed; `None` is the program's own,
/// oldest due first.
///
/// # Errors
/// `UnknownCustomer`, or the store's.
pub fn allocation_order(
    office: &Office,
    company: CompanyId,
    who: Who,
    customer: CustomerId,
) -> Result<Option<RuleInForce>, Refused> {
    office.store.read(|reader| {
        scope::card(reader, company, who, customer)?;
        Ok(stored::in_force(reader, company, customer)?)
    })
}

/// The order by which a payment is counted.
pub(crate) fn order_for(
    reader: &mut Reader,
    company: CompanyId,
    customer: CustomerId,
) -> Result<AllocationOrder, StoreError> {
    Ok(stored::orders(reader, company, &[customer])?.of(customer))
}
