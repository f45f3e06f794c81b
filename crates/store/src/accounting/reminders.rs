//! Messages that left, one fact for each debt they spoke of.

use super::Unnumbered;
use crate::db::Reader;
use crate::error::StoreError;
use crate::lines::{LineRow, read_lines};
use saldo_domain::book::Moment;
use saldo_domain::{CompanyId, CustomerId, ItemId};
use std::collections::{BTreeMap, BTreeSet};

/// A message counts from the first moment at which it was sent or handed over. What told a
/// message as a whole once does not tell its debts again.
const SENT: &str = "SELECT c.customer, c.code, c.name, c.registry_code, o.effect, o.channel, o.day,
        o.recipient, e.lines, p.recorded
    FROM outbox o
    JOIN customer c ON c.company = o.company AND c.customer = o.customer
    JOIN effect e ON e.company = o.company AND e.customer = o.customer AND e.effect = o.effect
    JOIN passage p ON p.company = o.company AND p.customer = o.customer AND p.effect = o.effect
         AND p.what IN ('sent', 'delivered')
    WHERE o.company = $1 AND o.channel <> 'staff' AND NOT EXISTS (
          SELECT 1 FROM passage q WHERE q.company = p.company AND q.customer = p.customer
             AND q.effect = p.effect AND q.what IN ('sent', 'delivered')
             AND q.passage < p.passage)
      AND NOT EXISTS (
          SELECT 1 FROM accounting_record r WHERE r.company = $1 AND r.kind = 'reminder'
             AND r.customer = o.customer
             AND (r.subject = o.effect
                  OR SUBSTR(r.subject, 1, LENGTH(o.effect) + 1) = o.effect || '.'))";

/// Reminders that left and have no number yet. Congratulations, statements of account and other
/// mailings are none, and neither is what staff is told.
pub(super) fn unnumbered(
    reader: &mut Reader,
    company: CompanyId,
) -> Result<Vec<Unnumbered>, StoreError> {
    let sent = reader.query(SENT, &[company.into()], |row| {
        let whole = Unnumbered {
            kind: "reminder",
            customer: CustomerId::new(row.int(0)?),
            code: row.string(1)?,
            name: row.string(2)?,
            registry_code: row.string(3)?,
            subject: row.string(4)?,
            number: String::new(),
            document: String::new(),
            other: row.string(5)?,
            effective: row.int(6)?,
            due: 0,
            currency: String::new(),
            amount: 0,
            reason: row.string(7)?,
            clause: String::new(),
            step: 0,
            recorded: row.moment(9)?,
        };
        Ok((whole, row.string(8)?))
    })?;
    let mut of_customers: BTreeMap<CustomerId, Vec<(Unnumbered, String)>> = BTreeMap::new();
    for (whole, lines) in sent {
        of_customers.entry(whole.customer).or_default().push((whole, lines));
    }
    let mut found = Vec::new();
    for (customer, sent) in of_customers {
        let debts = debts(reader, company, customer)?;
        let left_out = left_out(reader, company, customer)?;
        for (whole, lines) in sent {
            let named = |line: &LineRow| !left_out.contains(&(whole.subject.clone(), line.item));
            found.extend(of_each_debt(&whole, &lines, &debts, named)?);
        }
    }
    Ok(found)
}

/// A debt, and what was settled on it, by the moment at which that was entered.
struct Debt {
    number: String,
    kind: String,
    amount: i64,
    settled: Vec<(Moment, i64)>,
}

impl Debt {
    /// What was open of it as the book knew it at a moment.
    fn open_at(&self, at: Moment) -> i64 {
        let settled = self.settled.iter().filter(|(entered, _)| *entered <= at);
        self.amount - settled.map(|(_, amount)| amount).sum::<i64>()
    }
}

fn debts(
    reader: &mut Reader,
    company: CompanyId,
    customer: CustomerId,
) -> Result<BTreeMap<ItemId, Debt>, StoreError> {
    let values = [company.into(), customer.into()];
    let rows = reader.query(
        "SELECT item, number, kind, amount FROM item WHERE company = $1 AND customer = $2",
        &values,
        |row| {
            let (number, kind) = (row.string(1)?, row.string(2)?);
            let debt = Debt { number, kind, amount: row.int(3)?, settled: Vec::new() };
            Ok((ItemId::new(row.int(0)?), debt))
        },
    )?;
    let mut debts: BTreeMap<ItemId, Debt> = rows.into_iter().collect();
    reader.each(
        "SELECT debit_item, recorded, amount FROM movement
         WHERE company = $1 AND customer = $2 AND debit_item <> 0",
        &values,
        |row| {
            if let Some(debt) = debts.get_mut(&ItemId::new(row.int(0)?)) {
                debt.settled.push((row.moment(1)?, row.int(2)?));
            }
            Ok(())
        },
    )?;
    Ok(debts)
}

/// Messages of a customer with the debts that they did not name when they left: something kept
/// these from being asked for.
fn left_out(
    reader: &mut Reader,
    company: CompanyId,
    customer: CustomerId,
) -> Result<BTreeSet<(String, ItemId)>, StoreError> {
    let rows = reader.query(
        "SELECT effect, item FROM left_out WHERE company = $1 AND customer = $2",
        &[company.into(), customer.into()],
        |row| Ok((row.string(0)?, ItemId::new(row.int(1)?))),
    )?;
    Ok(rows.into_iter().collect())
}

/// What was paid before the message left was not in it any more.
fn of_each_debt(
    whole: &Unnumbered,
    lines: &str,
    debts: &BTreeMap<ItemId, Debt>,
    named: impl Fn(&LineRow) -> bool,
) -> Result<Vec<Unnumbered>, StoreError> {
    let mut found = Vec::new();
    for line in read_lines(lines)?.into_iter().filter(named) {
        let Some(debt) = debts.get(&line.item) else { continue };
        let open = debt.open_at(whole.recorded);
        if open <= 0 {
            continue;
        }
        found.push(Unnumbered {
            subject: format!("{}.{}", whole.subject, line.item),
            number: debt.number.clone(),
            document: debt.kind.clone(),
            currency: line.open.currency().code().to_owned(),
            amount: open,
            clause: line.clause,
            step: line.step,
            ..whole.clone()
        });
    }
    Ok(found)
}
