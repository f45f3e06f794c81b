//! How a customer may be written to, and the contacts had so far.

use super::LEFT;
use crate::book::{Stamp, wake};
use crate::company::{numbers, reserve};
use crate::db::{Reader, Writer};
use crate::error::StoreError;
use crate::value::{Row, Value};
use saldo_domain::book::Moment;
use saldo_domain::control::Channel;
use saldo_domain::standing::contact_limits::{
    Contact, ContactHistory, ContactMode, DebtPurpose, Debtor, Identified, REMEMBERED_DAYS,
    Restrictions, limits_apply, presumed, resolved,
};
use saldo_domain::{CompanyId, CustomerId, Day, UserId};
use std::collections::BTreeMap;

/// Who the debtor is to the law and how it may be written to. Words of the use-cases.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContactTerm {
    /// Empty: nobody has said so, and the card tells it.
    pub debtor: String,
    /// Empty: nobody has said so.
    pub purpose: String,
    /// Empty: the company's.
    pub zone: String,
    pub email: String,
    pub sms: String,
    pub mode: String,
    pub reason: String,
    pub person: UserId,
    pub recorded: Moment,
}

fn read(row: &Row<'_>) -> Result<ContactTerm, StoreError> {
    Ok(ContactTerm {
        debtor: row.string(0)?,
        purpose: row.string(1)?,
        zone: row.string(2)?,
        email: row.string(3)?,
        sms: row.string(4)?,
        reason: row.string(5)?,
        person: UserId::new(row.int(6)?),
        recorded: row.moment(7)?,
        mode: row.string(8)?,
    })
}

/// Who a customer is to the law of whom neither a person nor its card tells anything.
pub const A_COMPANY: (Debtor, DebtPurpose) = (Debtor::LegalEntity, DebtPurpose::Business);

/// What an entry says of who the debtor is and what for it owes, where it says so.
pub(crate) fn who_said(
    row: &Row<'_>,
    (debtor, purpose): (usize, usize),
) -> Result<(Option<Debtor>, Option<DebtPurpose>), StoreError> {
    Ok((
        if row.text(debtor)?.is_empty() {
            None
        } else {
            Some(row.word(debtor, Debtor::from_code)?)
        },
        if row.text(purpose)?.is_empty() {
            None
        } else {
            Some(row.word(purpose, DebtPurpose::from_code)?)
        },
    ))
}

/// The entry that holds, if anybody ever said anything.
pub fn term_of(
    reader: &mut Reader,
    company: CompanyId,
    customer: CustomerId,
) -> Result<Option<ContactTerm>, StoreError> {
    reader.one(
        "SELECT debtor, purpose, zone, email, sms, reason, person, recorded, mode FROM contact_term
         WHERE company = $1 AND customer = $2 ORDER BY entry DESC LIMIT 1",
        &[company.into(), customer.into()],
        read,
    )
}

/// The entries that hold for these customers (ascending), of whom anybody ever said anything.
pub fn terms_of(
    reader: &mut Reader,
    company: CompanyId,
    customers: &[i64],
) -> Result<BTreeMap<CustomerId, ContactTerm>, StoreError> {
    let rows = reader.query(
        "SELECT debtor, purpose, zone, email, sms, reason, person, recorded, mode, customer
         FROM contact_term t
         WHERE company = $1 AND customer IN ({ids $2}) AND entry = (
             SELECT MAX(later.entry) FROM contact_term later
             WHERE later.company = t.company AND later.customer = t.customer)
         ORDER BY customer",
        &[company.into(), Value::Ids(customers)],
        |row| Ok((CustomerId::new(row.int(9)?), read(row)?)),
    )?;
    Ok(rows.into_iter().collect())
}

/// Adds an entry; it holds from the next claim on.
pub fn add_term(
    writer: &mut Writer,
    stamp: Stamp,
    customer: CustomerId,
    term: &ContactTerm,
) -> Result<(), StoreError> {
    let entry = reserve(writer, stamp.company, numbers::CONTACT_TERM, 1)?;
    writer.execute(
        "INSERT INTO contact_term (company, customer, entry, debtor, purpose, zone, email, sms,
                                   reason, person, recorded, mode)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        &[
            stamp.company.into(),
            customer.into(),
            entry.into(),
            (&term.debtor).into(),
            (&term.purpose).into(),
            (&term.zone).into(),
            (&term.email).into(),
            (&term.sms).into(),
            (&term.reason).into(),
            term.person.into(),
            stamp.recorded.into(),
            (&term.mode).into(),
        ],
    )?;
    // Whether it may be called has changed: control looks again.
    wake(writer, stamp.company, &[customer.get()])
}

/// Who each of these customers is to the law of whom nobody has said so, where the card or terms on
/// lateness tell that it is a person; the others are companies.
pub fn presumed_of(
    reader: &mut Reader,
    company: CompanyId,
    customers: &[i64],
) -> Result<Vec<(i64, Debtor, DebtPurpose)>, StoreError> {
    reader.query(
        "SELECT c.customer, c.name, c.country, c.registry_code, CASE WHEN EXISTS (
                 SELECT 1 FROM charge_term t WHERE t.company = c.company
                     AND t.customer = c.customer AND t.parameters LIKE '%\"consumer\":true%'
                     AND NOT EXISTS (SELECT 1 FROM charge_term e WHERE e.company = t.company
                         AND e.customer = t.customer AND e.ends = t.term))
             THEN 1 ELSE 0 END
         FROM customer c
         WHERE c.company = $1 AND c.customer IN ({ids $2})
           AND (LENGTH(c.registry_code) > 10 OR EXISTS (
                 SELECT 1 FROM charge_term t WHERE t.company = c.company
                     AND t.customer = c.customer))
         ORDER BY c.customer",
        &[company.into(), Value::Ids(customers)],
        |row| {
            let (debtor, purpose) = presumed(Identified {
                name: row.text(1)?,
                country: row.text(2)?,
                registry_code: row.text(3)?,
                is_consumer: row.int(4)? != 0,
            });
            Ok((row.int(0)?, debtor, purpose))
        },
    )
}

/// Of these customers (ascending), those with whom contacts are restricted, by the law or by their
/// own word, with the contacts by hand that each has had by this day, in the order of time
/// (REM-07).
pub fn limited_of(
    reader: &mut Reader,
    company: CompanyId,
    day: Day,
    customers: &[i64],
) -> Result<Vec<(i64, ContactHistory)>, StoreError> {
    let latest = reader.query(
        "SELECT t.customer, t.debtor, t.purpose, t.mode FROM contact_term t
         WHERE t.company = $1 AND t.customer IN ({ids $2}) AND t.entry = (
             SELECT MAX(later.entry) FROM contact_term later
             WHERE later.company = t.company AND later.customer = t.customer)
         ORDER BY t.customer",
        &[company.into(), Value::Ids(customers)],
        |row| {
            let closed = row.word(3, ContactMode::from_code)?.is_closed();
            Ok((row.int(0)?, who_said(row, (1, 2))?, closed))
        },
    )?;
    let presumed = presumed_of(reader, company, customers)?.into_iter();
    let presumed: BTreeMap<i64, (Debtor, DebtPurpose)> =
        presumed.map(|(customer, debtor, purpose)| (customer, (debtor, purpose))).collect();
    let by_law = |(debtor, purpose)| limits_apply(debtor, purpose);
    let mut restricted: BTreeMap<i64, Restrictions> = presumed
        .iter()
        .map(|(customer, who)| (*customer, Restrictions { by_law: by_law(*who), closed: false }))
        .collect();
    for (customer, said, closed) in latest {
        let presumed = presumed.get(&customer).copied().unwrap_or(A_COMPANY);
        let by_law = by_law(resolved(said, presumed));
        restricted.insert(customer, Restrictions { by_law, closed });
    }
    restricted.retain(|_, restrictions| restrictions.any());
    let history = |(customer, restrictions): (i64, Restrictions)| {
        let mut had = ContactHistory::default();
        if restrictions.closed {
            had.close();
        }
        (customer, had)
    };
    let mut limited: Vec<(i64, ContactHistory)> = restricted.into_iter().map(history).collect();
    let ids: Vec<i64> = limited.iter().map(|(customer, _)| *customer).collect();
    if ids.is_empty() {
        return Ok(limited);
    }
    let since = day.ahead(-REMEMBERED_DAYS);
    reader.each(
        "SELECT customer, day, kind FROM contact
         WHERE company = $1 AND customer IN ({ids $2}) AND day >= $3 AND day <= $4
         ORDER BY customer, day, contact",
        &[company.into(), Value::Ids(&ids), since.into(), day.into()],
        |row| {
            let Some(how) = Contact::recorded_as(row.text(2)?) else { return Ok(()) };
            let customer = row.int(0)?;
            if let Ok(at) = limited.binary_search_by_key(&customer, |(one, _)| *one) {
                limited[at].1.took_place(row.day(1)?, how);
            }
            Ok(())
        },
    )?;
    Ok(limited)
}

/// Contacts had with a customer: messages by the moment at which they were claimed (of those
/// that left or may have), and what people recorded, by day and kind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Had {
    pub messages: Vec<(Moment, Channel)>,
    /// Kinds as people record them, see [`Contact::recorded_as`].
    pub by_hand: Vec<(Day, String)>,
}

/// Contacts had since a moment, and since a day by hand.
pub fn had_since(
    reader: &mut Reader,
    company: CompanyId,
    customer: CustomerId,
    (since, day): (Moment, Day),
) -> Result<Had, StoreError> {
    let sql = format!(
        "SELECT p.recorded, o.channel FROM passage p
         JOIN outbox o ON o.company = p.company AND o.customer = p.customer
             AND o.effect = p.effect
         WHERE p.company = $1 AND p.customer = $2 AND p.what = 'claimed' AND p.recorded >= $3
           AND {LEFT}
         ORDER BY p.recorded"
    );
    let messages = reader.query(&sql, &[company.into(), customer.into(), since.into()], |row| {
        Ok((row.moment(0)?, row.word(1, Channel::from_code)?))
    })?;
    let by_hand = reader.query(
        "SELECT day, kind FROM contact
         WHERE company = $1 AND customer = $2 AND day >= $3 ORDER BY day, contact",
        &[company.into(), customer.into(), day.into()],
        |row| Ok((row.day(0)?, row.string(1)?)),
    )?;
    Ok(Had { messages, by_hand })
}

/// Is it known that this address of the customer is dead: did a message to it come back, and has
/// no person since had one to it tried again?
pub fn is_dead(
    reader: &mut Reader,
    company: CompanyId,
    customer: CustomerId,
    (channel, address): (Channel, &str),
) -> Result<bool, StoreError> {
    let sql = "SELECT COUNT(*) FROM outbox o
         WHERE o.company = $1 AND o.customer = $2 AND o.channel = $3 AND o.recipient = $4
           AND o.state = 'failed' AND o.why IN ('dead-address', 'bounced')
           AND NOT EXISTS (SELECT 1 FROM passage p
               JOIN outbox again ON again.company = p.company AND again.customer = p.customer
                   AND again.effect = p.effect
               WHERE p.company = o.company AND p.customer = o.customer
                 AND p.what = 'planned' AND p.said = 'again'
                 AND p.recorded >= o.closed_at
                 AND again.channel = o.channel AND again.recipient = o.recipient)";
    let values = [company.into(), customer.into(), channel.code().into(), address.into()];
    Ok(reader.number(sql, &values)? > 0)
}
