//! What a payment may be for: read once for many lines.

use crate::book::references_of_debts;
use crate::db::Reader;
use crate::error::StoreError;
use crate::joined;
use crate::value::{Currencies, Value};
use saldo_domain::book::Moment;
use saldo_domain::control::Proposed;
use saldo_domain::matching::{Debt, Debtor, Proposal};
use saldo_domain::{CompanyId, CustomerId, Day, ItemId, Money};
use std::collections::BTreeMap;

/// Debit documents that are open, and those settled since a day: a second payment of one of
/// them must be noticed. Documents that are another customer's now are told where they are.
pub fn debts(reader: &mut Reader, company: CompanyId, since: Day) -> Result<Vec<Debt>, StoreError> {
    let left = joined::survivors(reader, company)?;
    let mut currencies = Currencies::default();
    let mut debts = reader.query(
        "SELECT i.customer, i.item, i.number, i.due_now, i.currency, i.open FROM item i
         WHERE i.company = $1 AND i.side = 1 AND i.closed >= $2
           AND NOT EXISTS (SELECT 1 FROM item_moved m
               WHERE m.company = i.company AND m.customer = i.customer AND m.item = i.item
                 AND NOT EXISTS (SELECT 1 FROM item_moved b
                     WHERE b.company = m.company AND b.survivor = m.customer
                       AND b.arrived = m.item AND b.entry > m.entry))",
        &[company.into(), since.into()],
        |row| {
            Ok(Debt {
                customer: CustomerId::new(row.int(0)?),
                item: ItemId::new(row.int(1)?),
                number: row.string(2)?,
                reference: String::new(),
                due: row.day(3)?,
                open: Money::from_minor(row.int(5)?, currencies.read(row, 4)?),
            })
        },
    )?;
    // What was withdrawn before a customer became another stays where it was, and is nobody's.
    debts.retain(|debt| !left.contains_key(&debt.customer));
    // A document that moved to another account took its reference along.
    let mut references = references_of_debts(reader, company, since)?;
    for debt in &mut debts {
        let told = references.remove(&(debt.customer, debt.item));
        debt.reference = told.unwrap_or_default();
    }
    Ok(debts)
}

/// Every customer, with the accounts from which a person has confirmed that it pays. One whose debts
/// have become another's is told as that one, under its own code, name and number: payers go on
/// naming what they have always named. The card that stays comes last. Accounts that nobody has
/// confirmed since a moment say nothing any more.
pub fn debtors(
    reader: &mut Reader,
    company: CompanyId,
    since: Option<Moment>,
) -> Result<Vec<(CustomerId, Debtor)>, StoreError> {
    let survivors = joined::survivors(reader, company)?;
    let mut debtors = BTreeMap::new();
    reader.each(
        "SELECT customer, code, name, registry_code FROM customer WHERE company = $1",
        &[company.into()],
        |row| {
            let debtor = Debtor {
                code: row.string(1)?,
                name: row.string(2)?,
                registry_code: row.string(3)?,
                accounts: Vec::new(),
                pays_as: Vec::new(),
            };
            debtors.insert(CustomerId::new(row.int(0)?), debtor);
            Ok(())
        },
    )?;
    reader.each(
        "SELECT p.customer, p.account, l.name FROM payer_account p
         LEFT JOIN bank_line l ON l.company = p.company AND l.line = p.line
         WHERE p.company = $1 AND p.recorded >= $2",
        &[company.into(), since.unwrap_or(Moment(i64::MIN)).into()],
        |row| {
            let customer = CustomerId::new(row.int(0)?);
            if let Some(debtor) = debtors.get_mut(&customer) {
                debtor.accounts.push(row.string(1)?);
                debtor.pays_as.extend(row.text_or_null(2)?.map(str::to_owned));
            }
            Ok(())
        },
    )?;
    let told_as = |customer: CustomerId| survivors.get(&customer).copied().unwrap_or(customer);
    let mut told: Vec<(CustomerId, Debtor)> = debtors.into_iter().collect();
    told.sort_by_key(|(customer, _)| (!survivors.contains_key(customer), *customer));
    for (customer, _) in &mut told {
        *customer = told_as(*customer);
    }
    Ok(told)
}

/// Money of one line that waits to be matched and may be a customer's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PossibleMoney {
    pub customer: CustomerId,
    pub amount: Money,
    /// Documents that the proposal says it is for.
    pub proposed: Vec<Proposed>,
}

/// Money that waits to be matched and may be that of one of these customers, booked by a
/// day: in customer order.
pub fn possible_money(
    reader: &mut Reader,
    company: CompanyId,
    day: Day,
    customers: &[i64],
) -> Result<Vec<PossibleMoney>, StoreError> {
    let mut currencies = Currencies::default();
    reader.query(
        "SELECT customer, currency, amount, proposal FROM line_proposal
         WHERE company = $1 AND customer IN ({ids $2}) AND booked <= $3
         ORDER BY customer, line",
        &[company.into(), Value::Ids(customers), day.into()],
        |row| {
            let amount = Money::from_minor(row.int(2)?, currencies.read(row, 1)?);
            let (customer, proposed) = (CustomerId::new(row.int(0)?), shares_of(&row.string(3)?));
            Ok(PossibleMoney { customer, amount, proposed })
        },
    )
}

/// The documents of a proposal as it is stored; one that is not proposed names none.
pub(crate) fn shares_of(proposal: &str) -> Vec<Proposed> {
    let read = serde_json::from_str::<Proposal>(proposal).ok();
    let shares = read.into_iter().flat_map(|proposal| proposal.shares);
    shares.map(|share| Proposed { item: share.item, amount: share.amount }).collect()
}
