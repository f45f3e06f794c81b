//! The outbox as people look at it.

use super::{COLUMNS, FROM, Message, read};
use crate::customers::whose;
use crate::db::Reader;
use crate::error::StoreError;
use crate::value::Value;
use saldo_domain::control::Channel;
use saldo_domain::delivery::MessageState;
use saldo_domain::{CompanyId, CustomerId, Owners};

/// Which messages.
#[derive(Clone, Copy, Debug, Default)]
pub struct ListFilter {
    pub state: Option<MessageState>,
    pub channel: Option<Channel>,
    pub customer: Option<CustomerId>,
    /// Of customers these people look after.
    pub owner: Option<Owners>,
}

/// A message with its customer's name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    pub message: Message,
    pub code: String,
    pub name: String,
}

const WHICH: &str = "WHERE o.company = $1 AND o.channel <> 'staff'
    AND (CAST($2 AS TEXT) = '' OR o.state = $2) AND (CAST($3 AS TEXT) = '' OR o.channel = $3)
    AND (CAST($4 AS BIGINT) = 0 OR o.customer = $4)
    AND (0 IN ({ids $5}) OR c.owner IN ({ids $5}))";

const CUSTOMER: &str = "JOIN customer c ON c.company = o.company AND c.customer = o.customer";

fn values(company: CompanyId, filter: &ListFilter) -> Vec<Value<'_>> {
    vec![
        company.into(),
        filter.state.map_or("", MessageState::code).into(),
        filter.channel.map_or("", Channel::code).into(),
        filter.customer.map_or(0, CustomerId::get).into(),
        Value::Ids(whose(filter.owner.as_ref())),
    ]
}

/// Messages to debtors, the latest day first.
pub fn listed(
    reader: &mut Reader,
    company: CompanyId,
    filter: ListFilter,
    offset: u64,
    limit: u32,
) -> Result<Vec<Listed>, StoreError> {
    let sql = format!(
        "SELECT {COLUMNS}, c.code, c.name {FROM} {CUSTOMER} {WHICH}
         ORDER BY o.day DESC, o.customer, o.effect {{binary}} LIMIT $6 OFFSET $7"
    );
    let mut values = values(company, &filter);
    values.extend([i64::from(limit).into(), (offset as i64).into()]);
    reader.query(&sql, &values, |row| {
        Ok(Listed { message: read(row)?, code: row.string(22)?, name: row.string(23)? })
    })
}

/// How many there are.
pub fn count(
    reader: &mut Reader,
    company: CompanyId,
    filter: ListFilter,
) -> Result<u64, StoreError> {
    let sql = format!("SELECT COUNT(*) {FROM} {CUSTOMER} {WHICH}");
    Ok(reader.number(&sql, &values(company, &filter))? as u64)
}

/// How many messages to debtors stand in a state.
pub type Counted = (MessageState, u64);

/// Messages to debtors by state; states without any are left out.
pub fn counted(
    reader: &mut Reader,
    company: CompanyId,
    owner: Option<Owners>,
) -> Result<Vec<Counted>, StoreError> {
    let sql = format!(
        "SELECT o.state, COUNT(*) {FROM} {CUSTOMER} {WHICH} GROUP BY o.state ORDER BY o.state"
    );
    let filter = ListFilter { owner, ..ListFilter::default() };
    reader.query(&sql, &values(company, &filter), |row| {
        Ok((row.word(0, MessageState::from_code)?, row.int(1)? as u64))
    })
}
