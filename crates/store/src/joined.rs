//! Customers whose debts have become another's, and documents that went from one account to
//! another (failure M19).

use crate::bank::{self, LineState};
use crate::book::Stamp;
use crate::company::{numbers, reserve};
use crate::db::{Reader, Writer};
use crate::error::StoreError;
use crate::value::{Row, Value};
use saldo_domain::book::Moment;
use saldo_domain::{CompanyId, CustomerId, Day, ItemId, UserId};
use std::collections::{BTreeMap, BTreeSet};

/// A customer whose debts have become another's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Joined {
    pub customer: CustomerId,
    pub code: String,
    pub name: String,
    pub survivor: CustomerId,
    /// Code of the one whose debts they are now.
    pub survivor_code: String,
    pub day: Day,
    pub reason: String,
    pub person: UserId,
}

/// A document that arrived from another account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arrived {
    pub item: ItemId,
    /// Code of the customer whose it was, and its number there.
    pub from: String,
    pub number_there: ItemId,
    pub day: Day,
    pub reason: String,
    pub person: UserId,
}

const JOINED: &str = "SELECT j.customer, c.code, c.name, j.survivor, s.code, j.day, j.reason,
        j.person
    FROM customer_joined j
    JOIN customer c ON c.company = j.company AND c.customer = j.customer
    JOIN customer s ON s.company = j.company AND s.customer = j.survivor
    WHERE j.company = $1 AND j.entry = (SELECT MAX(l.entry) FROM customer_joined l
        WHERE l.company = j.company AND l.customer = j.customer)";

fn read_joined(row: &Row<'_>) -> Result<Joined, StoreError> {
    Ok(Joined {
        customer: CustomerId::new(row.int(0)?),
        code: row.string(1)?,
        name: row.string(2)?,
        survivor: CustomerId::new(row.int(3)?),
        survivor_code: row.string(4)?,
        day: row.day(5)?,
        reason: row.string(6)?,
        person: UserId::new(row.int(7)?),
    })
}

/// Whose the debts of a customer have become; `None` where they are its own.
pub fn survivor_of(
    reader: &mut Reader,
    company: CompanyId,
    customer: CustomerId,
) -> Result<Option<Joined>, StoreError> {
    let sql = format!("{JOINED} AND j.customer = $2");
    reader.one(&sql, &[company.into(), customer.into()], read_joined)
}

/// Customers whose debts have become those of this one, by code.
pub fn joined_to(
    reader: &mut Reader,
    company: CompanyId,
    survivor: CustomerId,
) -> Result<Vec<Joined>, StoreError> {
    let sql = format!("{JOINED} AND j.survivor = $2 ORDER BY c.code_key {{binary}}, j.customer");
    reader.query(&sql, &[company.into(), survivor.into()], read_joined)
}

/// Everybody whose debts have become another's.
pub fn all(reader: &mut Reader, company: CompanyId) -> Result<Vec<Joined>, StoreError> {
    reader.query(&format!("{JOINED} ORDER BY j.customer"), &[company.into()], read_joined)
}

/// For each customer whose debts have become another's, the one whose they are in the end.
pub fn survivors(
    reader: &mut Reader,
    company: CompanyId,
) -> Result<BTreeMap<CustomerId, CustomerId>, StoreError> {
    let next: BTreeMap<CustomerId, CustomerId> =
        all(reader, company)?.into_iter().map(|one| (one.customer, one.survivor)).collect();
    let last = |customer: &CustomerId| {
        let mut at = *customer;
        // A circle is refused where customers are joined; a bent one must not hang.
        for _ in 0..next.len() {
            at = next.get(&at).copied().unwrap_or(at);
        }
        at
    };
    Ok(next.keys().map(|customer| (*customer, last(customer))).collect())
}

/// From where the documents of a customer arrived, the latest first.
pub fn arrived(
    reader: &mut Reader,
    company: CompanyId,
    customer: CustomerId,
) -> Result<Vec<Arrived>, StoreError> {
    reader.query(
        "SELECT m.arrived, c.code, m.item, m.day, m.reason, m.person FROM item_moved m
         JOIN customer c ON c.company = m.company AND c.customer = m.customer
         WHERE m.company = $1 AND m.survivor = $2 ORDER BY m.entry DESC, m.arrived",
        &[company.into(), customer.into()],
        |row| {
            Ok(Arrived {
                item: ItemId::new(row.int(0)?),
                from: row.string(1)?,
                number_there: ItemId::new(row.int(2)?),
                day: row.day(3)?,
                reason: row.string(4)?,
                person: UserId::new(row.int(5)?),
            })
        },
    )
}

/// From which accounts the documents of a customer arrived: whose each was, its number there, and its
/// number here.
pub fn came_from(
    reader: &mut Reader,
    company: CompanyId,
    customer: CustomerId,
) -> Result<Vec<(CustomerId, ItemId, ItemId)>, StoreError> {
    reader.query(
        "SELECT customer, item, arrived FROM item_moved WHERE company = $1 AND survivor = $2
         ORDER BY customer, item",
        &[company.into(), customer.into()],
        |row| {
            Ok((CustomerId::new(row.int(0)?), ItemId::new(row.int(1)?), ItemId::new(row.int(2)?)))
        },
    )
}

/// For each document of a customer that is at another account now: whose it is, and its number there.
pub fn gone_from(
    reader: &mut Reader,
    company: CompanyId,
    customer: CustomerId,
) -> Result<BTreeMap<ItemId, (CustomerId, ItemId)>, StoreError> {
    type Document = (CustomerId, ItemId);
    let mut moves: BTreeMap<Document, Vec<(i64, Document)>> = BTreeMap::new();
    let (mut seen, mut unread) = (BTreeSet::from([customer]), vec![customer]);
    while let Some(from) = unread.pop() {
        reader.each(
            "SELECT item, survivor, arrived, recorded FROM item_moved
             WHERE company = $1 AND customer = $2 ORDER BY entry",
            &[company.into(), from.into()],
            |row| {
                let there = (CustomerId::new(row.int(1)?), ItemId::new(row.int(2)?));
                let of = moves.entry((from, ItemId::new(row.int(0)?))).or_default();
                of.push((row.int(3)?, there));
                if seen.insert(there.0) {
                    unread.push(there.0);
                }
                Ok(())
            },
        )?;
    }
    // One that came back did so later than it had gone.
    let next = |at: Document, since: i64| {
        moves.get(&at).and_then(|of| of.last()).filter(|(moved, _)| *moved > since).copied()
    };
    let end = |from: Document| {
        let (mut at, mut since) = (from, i64::MIN);
        while let Some((moved, there)) = next(at, since) {
            (at, since) = (there, moved);
        }
        (at != from).then_some(at)
    };
    let own = moves.keys().filter(|(whose, _)| *whose == customer);
    Ok(own.filter_map(|from| Some((from.1, end(*from)?))).collect())
}

/// What the documents of a customer name as the debt they are meant for.
pub fn designations(
    reader: &mut Reader,
    company: CompanyId,
    customer: CustomerId,
) -> Result<BTreeMap<ItemId, String>, StoreError> {
    let rows = reader.query(
        "SELECT item, settles FROM item WHERE company = $1 AND customer = $2 AND settles <> ''",
        &[company.into(), customer.into()],
        |row| Ok((ItemId::new(row.int(0)?), row.string(1)?)),
    )?;
    Ok(rows.into_iter().collect())
}

/// The accounts that documents leave and reach.
#[derive(Clone, Copy, Debug)]
pub struct Way<'a> {
    pub from: CustomerId,
    pub into: CustomerId,
    /// By number in the account they leave, the number where they arrive.
    pub arrived: &'a BTreeMap<ItemId, ItemId>,
}

/// Notes where documents went.
pub fn note_moved(
    writer: &mut Writer,
    stamp: Stamp,
    way: Way<'_>,
    (day, reason, person): (Day, &str, UserId),
) -> Result<(), StoreError> {
    let entry = reserve(writer, stamp.company, numbers::JOINING, 1)?;
    let rows = way.arrived.iter().map(|(item, arrived)| {
        [
            stamp.company.into(),
            way.from.into(),
            (*item).into(),
            entry.into(),
            way.into.into(),
            (*arrived).into(),
            day.into(),
            reason.into(),
            person.into(),
            stamp.recorded.into(),
        ]
    });
    let columns = [
        "company", "customer", "item", "entry", "survivor", "arrived", "day", "reason", "person",
        "recorded",
    ];
    writer.insert("item_moved", &columns, rows).map(drop)
}

/// Notes that the debts of a customer are another's from now on, or nobody else's any more.
pub fn note_joined(
    writer: &mut Writer,
    stamp: Stamp,
    (customer, survivor): (CustomerId, Option<CustomerId>),
    (day, reason, person): (Day, &str, UserId),
) -> Result<(), StoreError> {
    let row = [
        stamp.company.into(),
        customer.into(),
        reserve(writer, stamp.company, numbers::JOINING, 1)?.into(),
        survivor.map_or(0, CustomerId::get).into(),
        day.into(),
        reason.into(),
        person.into(),
        stamp.recorded.into(),
    ];
    let columns =
        ["company", "customer", "entry", "survivor", "day", "reason", "person", "recorded"];
    writer.insert("customer_joined", &columns, std::iter::once(row)).map(drop)
}

/// The steps taken about documents go with them, so that none begins anew; those that came to
/// nothing stay behind and may be taken again.
pub fn copy_steps(writer: &mut Writer, company: CompanyId, way: Way<'_>) -> Result<(), StoreError> {
    struct Step {
        item: i64,
        clause: String,
        numbers: [i64; 4],
        policy: String,
    }
    let taken = writer.query(
        "SELECT s.item, s.clause, s.day, s.step, s.performed,
                CASE WHEN s.policy <> '' THEN s.policy ELSE COALESCE((SELECT r.policy FROM run r
                    WHERE r.company = s.company AND r.day = s.day), '') END,
                CASE WHEN s.policy <> '' THEN s.policy_version
                    ELSE COALESCE((SELECT r.policy_version FROM run r
                    WHERE r.company = s.company AND r.day = s.day), 0) END
         FROM step_taken s
         WHERE s.company = $1 AND s.customer = $2 AND NOT EXISTS (SELECT 1 FROM step_undone u
             WHERE u.company = s.company AND u.customer = s.customer AND u.item = s.item
               AND u.clause = s.clause AND u.day = s.day)
         ORDER BY s.item, s.day",
        &[company.into(), way.from.into()],
        |row| {
            Ok(Step {
                item: row.int(0)?,
                clause: row.string(1)?,
                numbers: [row.int(2)?, row.int(3)?, row.int(4)?, row.int(6)?],
                policy: row.string(5)?,
            })
        },
    )?;
    let rows = taken.iter().filter_map(|step| {
        let arrived = way.arrived.get(&ItemId::new(step.item))?;
        let [day, number, performed, version] = step.numbers;
        Some([
            company.into(),
            way.into.into(),
            (*arrived).into(),
            Value::from(&*step.clause),
            day.into(),
            number.into(),
            performed.into(),
            Value::from(&*step.policy),
            version.into(),
        ])
    });
    let columns = [
        "company",
        "customer",
        "item",
        "clause",
        "day",
        "step",
        "performed",
        "policy",
        "policy_version",
    ];
    writer.insert_missing("step_taken", &columns, rows).map(drop)
}

/// Lines of statements that stand for these payments are told where they went.
pub fn lead_lines(
    writer: &mut Writer,
    company: CompanyId,
    way: Way<'_>,
    (reason, person, at): (&str, UserId, Moment),
) -> Result<(), StoreError> {
    let lines = writer.query(
        "SELECT l.line, l.state, l.doubt, l.item, l.linked,
                COALESCE((SELECT a.other FROM line_act a
                    WHERE a.company = l.company AND a.line = l.line
                    ORDER BY a.act DESC LIMIT 1), 0)
         FROM bank_line l
         WHERE l.company = $1 AND l.customer = $2 AND l.item <> 0 ORDER BY l.line",
        &[company.into(), way.from.into()],
        |row| {
            let (line, state) = (row.int(0)?, row.word(1, LineState::from_code)?);
            let said = (row.string(2)?, row.flag(4)?, row.int(5)?);
            Ok((line, state, said, ItemId::new(row.int(3)?)))
        },
    )?;
    let acts: Vec<bank::ActRow> = lines
        .into_iter()
        .filter_map(|(line, state, (doubt, linked, other), item)| {
            let arrived = way.arrived.get(&item)?;
            Some(bank::ActRow {
                line,
                state,
                doubt,
                payment: Some((way.into, *arrived)),
                linked,
                other: (other != 0).then_some(other),
                why: String::new(),
                reason: reason.to_owned(),
                person,
                recorded: at,
            })
        })
        .collect();
    bank::act(writer, company, &acts)
}

/// What files told of payments that the bank had brought before is known there too.
pub fn copy_same_money(
    writer: &mut Writer,
    company: CompanyId,
    way: Way<'_>,
) -> Result<(), StoreError> {
    let told = writer.query(
        "SELECT identity, line, item, batch, recorded FROM same_money
         WHERE company = $1 AND customer = $2 ORDER BY identity, line",
        &[company.into(), way.from.into()],
        |row| Ok([row.int(0)?, row.int(1)?, row.int(2)?, row.int(3)?, row.int(4)?]),
    )?;
    let rows = told.iter().filter_map(|[identity, line, item, batch, recorded]| {
        let arrived = way.arrived.get(&ItemId::new(*item))?;
        Some([
            company.into(),
            way.into.into(),
            (*identity).into(),
            (*line).into(),
            (*arrived).into(),
            (*batch).into(),
            (*recorded).into(),
        ])
    });
    let columns = ["company", "customer", "identity", "line", "item", "batch", "recorded"];
    writer.insert_missing("same_money", &columns, rows).map(drop)
}

/// Accounts from which one customer paid are known as the other's too.
pub fn copy_payers(
    writer: &mut Writer,
    company: CompanyId,
    (from, into): (CustomerId, CustomerId),
) -> Result<(), StoreError> {
    writer.execute(
        "INSERT INTO payer_account (company, customer, account, line, person, recorded)
         SELECT company, CAST($3 AS BIGINT), account, line, person, recorded FROM payer_account
         WHERE company = $1 AND customer = $2
         ON CONFLICT DO NOTHING",
        &[company.into(), from.into(), into.into()],
    )?;
    Ok(())
}
