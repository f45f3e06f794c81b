//! In what order payments are counted, by contract. Rows are only ever added; the latest holds.

use crate::book::Stamp;
use crate::company::{numbers, reserve};
use crate::db::{Reader, Writer};
use crate::error::StoreError;
use crate::value::Value;
use saldo_domain::allocation::AllocationOrder;
use saldo_domain::{CompanyId, CustomerId, UserId};
use std::collections::BTreeMap;

/// The customer number of rows that are the company's own.
const COMPANY_ITSELF: i64 = 0;

/// An order of allocation that is to hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewRule {
    /// `None`: for every customer whose contract says nothing.
    pub customer: Option<CustomerId>,
    pub order: AllocationOrder,
    /// Contract and clause.
    pub reference: String,
    pub person: UserId,
}

/// The order that holds for a customer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleInForce {
    pub order: AllocationOrder,
    pub reference: String,
    /// From the customer's own contract, not the company's rule for all.
    pub own: bool,
}

/// Adds a rule.
pub fn add(writer: &mut Writer, stamp: Stamp, rule: &NewRule) -> Result<(), StoreError> {
    let id = reserve(writer, stamp.company, numbers::ALLOCATION_RULE, 1)?;
    writer.execute(
        "INSERT INTO allocation_rule
             (company, customer, rule, allocation, reference, person, recorded)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        &[
            stamp.company.into(),
            rule.customer.map_or(COMPANY_ITSELF, CustomerId::get).into(),
            id.into(),
            rule.order.code().into(),
            (&rule.reference).into(),
            rule.person.into(),
            stamp.recorded.into(),
        ],
    )?;
    Ok(())
}

/// The rule of a customer, else the company's own; `None` where neither says anything.
pub fn in_force(
    reader: &mut Reader,
    company: CompanyId,
    customer: CustomerId,
) -> Result<Option<RuleInForce>, StoreError> {
    reader.one(
        "SELECT allocation, reference, customer FROM allocation_rule
         WHERE company = $1 AND customer IN ($2, $3)
         ORDER BY CASE WHEN customer = $3 THEN 1 ELSE 0 END, recorded DESC, rule DESC LIMIT 1",
        &[company.into(), customer.into(), COMPANY_ITSELF.into()],
        |row| {
            Ok(RuleInForce {
                order: row.word(0, AllocationOrder::from_code)?,
                reference: row.string(1)?,
                own: row.int(2)? != COMPANY_ITSELF,
            })
        },
    )
}

/// The orders that hold for several customers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Orders {
    own: BTreeMap<CustomerId, AllocationOrder>,
    company: Option<AllocationOrder>,
}

impl Orders {
    /// The order of one of them: its own, else the company's, else oldest due first.
    pub fn of(&self, customer: CustomerId) -> AllocationOrder {
        let own = self.own.get(&customer).copied();
        own.or(self.company).unwrap_or(AllocationOrder::OldestFirst)
    }
}

/// The orders of these customers (ascending), in one statement.
pub fn orders(
    reader: &mut Reader,
    company: CompanyId,
    customers: &[CustomerId],
) -> Result<Orders, StoreError> {
    let mut ids = vec![COMPANY_ITSELF];
    ids.extend(customers.iter().map(|customer| customer.get()));
    let mut orders = Orders::default();
    // The latest row of each comes last, and holds.
    reader.each(
        "SELECT customer, allocation FROM allocation_rule
         WHERE company = $1 AND customer IN ({ids $2}) ORDER BY customer, recorded, rule",
        &[company.into(), Value::Ids(&ids)],
        |row| {
            let order = row.word(1, AllocationOrder::from_code)?;
            match row.int(0)? {
                COMPANY_ITSELF => orders.company = Some(order),
                customer => _ = orders.own.insert(CustomerId::new(customer), order),
            }
            Ok(())
        },
    )?;
    Ok(orders)
}
