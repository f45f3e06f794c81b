//! Money that goes back to whoever paid it, what happened to each, and the payment orders.
//!
//! Rows are only ever added. Where a refund stands is what its latest act says.

use crate::book::{Stamp, wake};
use crate::company::{numbers, reserve};
use crate::db::{Reader, Writer};
use crate::error::StoreError;
use crate::joined::Way;
use crate::value::{Currencies, Row, Value};
use saldo_domain::book::Moment;
use saldo_domain::refunds::{Act, Order, State};
use saldo_domain::{CompanyId, Currency, CustomerId, Day, ItemId, Money, MovementId, UserId};
use std::collections::BTreeMap;

/// A refund as it is proposed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewRefund {
    pub customer: CustomerId,
    /// The payment or other credit it is paid from.
    pub item: ItemId,
    pub amount: Money,
    /// The account of ours it is paid from.
    pub own_account: String,
    pub payee: String,
    pub payee_account: String,
    /// BIC of the payee's bank; empty where the account tells the bank.
    pub payee_bank: String,
    /// INN or registry code; may be empty.
    pub payee_code: String,
    pub reason: String,
    /// Why it does not go to the account it came from; empty where it does.
    pub account_reason: String,
    pub person: UserId,
    pub on: Day,
}

/// A refund and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefundRow {
    pub refund: i64,
    pub new: NewRefund,
    pub recorded: Moment,
    pub state: State,
    /// The payment order it was written into; 0 for none.
    pub order: i64,
    /// The movement of the book while it is paid.
    pub movement: Option<MovementId>,
    /// Somebody has approved it, or it stood in a copy that was brought back.
    may_be_ordered: bool,
}

impl RefundRow {
    /// What the bank may have been told.
    pub const fn told_bank(&self) -> Order {
        match (self.order != 0, self.may_be_ordered) {
            (true, _) => Order::Written,
            (false, true) => Order::Perhaps,
            (false, false) => Order::No,
        }
    }
}

/// What happened to a refund.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActRow {
    pub customer: CustomerId,
    pub refund: i64,
    pub what: Act,
    /// Where it stands from then on.
    pub state: State,
    /// 0 for none.
    pub order: i64,
    /// 0 for none.
    pub line: i64,
    pub movement: Option<MovementId>,
    pub reason: String,
    pub person: UserId,
    pub in_place_of: Option<UserId>,
    pub on: Day,
}

/// A payment order as it was handed out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderRow {
    pub order: i64,
    pub form: String,
    pub account: String,
    pub message_id: String,
    pub transfers: i64,
    pub total: Money,
    /// Of the bytes, in hexadecimal.
    pub hash: String,
    pub person: UserId,
    pub on: Day,
    pub recorded: Moment,
    /// How often the same file was taken out after the first time.
    pub again: i64,
}

/// Which refunds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    pub states: Vec<State>,
    pub customer: Option<CustomerId>,
    pub item: Option<ItemId>,
    pub order: Option<i64>,
    pub refund: Option<i64>,
}

/// Keeps a proposal and answers its number. Control looks at the customer again: its money does
/// not cover a debt any more.
pub fn add(writer: &mut Writer, stamp: Stamp, new: &NewRefund) -> Result<i64, StoreError> {
    let company = stamp.company;
    let refund = reserve(writer, company, numbers::REFUND, 1)?;
    insert(writer, company, refund, new, stamp.recorded)?;
    let first = ActRow {
        customer: new.customer,
        refund,
        what: Act::Proposed,
        state: State::Proposed,
        order: 0,
        line: 0,
        movement: None,
        reason: String::new(),
        person: new.person,
        in_place_of: None,
        on: new.on,
    };
    act(writer, stamp, &[first])?;
    Ok(refund)
}

fn insert(
    writer: &mut Writer,
    company: CompanyId,
    refund: i64,
    new: &NewRefund,
    recorded: Moment,
) -> Result<(), StoreError> {
    let row = [
        company.into(),
        new.customer.into(),
        refund.into(),
        new.item.into(),
        new.amount.currency().into(),
        new.amount.minor().into(),
        (&new.own_account).into(),
        (&new.payee).into(),
        (&new.payee_account).into(),
        (&new.payee_bank).into(),
        (&new.payee_code).into(),
        (&new.reason).into(),
        (&new.account_reason).into(),
        new.person.into(),
        new.on.into(),
        recorded.into(),
    ];
    let columns = [
        "company",
        "customer",
        "refund",
        "item",
        "currency",
        "amount",
        "own_account",
        "payee",
        "payee_account",
        "payee_bank",
        "payee_code",
        "reason",
        "account_reason",
        "person",
        "on_day",
        "recorded",
    ];
    writer.insert("refund", &columns, std::iter::once(row)).map(drop)
}

/// Records what happened to refunds, each at most once, and wakes their customers.
pub fn act(writer: &mut Writer, stamp: Stamp, acts: &[ActRow]) -> Result<(), StoreError> {
    let company = stamp.company;
    let mut rows = Vec::with_capacity(acts.len());
    for one in acts {
        let last = writer.number(
            "SELECT COALESCE(MAX(place), 0) FROM refund_act WHERE company = $1 AND refund = $2",
            &[company.into(), one.refund.into()],
        )?;
        rows.push([
            company.into(),
            one.customer.into(),
            one.refund.into(),
            (last + 1).into(),
            one.what.code().into(),
            one.state.code().into(),
            one.order.into(),
            one.line.into(),
            one.movement.map_or(0, MovementId::get).into(),
            (&one.reason).into(),
            one.person.into(),
            one.in_place_of.map_or(0, UserId::get).into(),
            one.on.into(),
            stamp.recorded.into(),
        ]);
    }
    let columns = [
        "company",
        "customer",
        "refund",
        "place",
        "what",
        "state",
        "payment_order",
        "line",
        "movement",
        "reason",
        "person",
        "in_place_of",
        "on_day",
        "recorded",
    ];
    writer.insert("refund_act", &columns, rows.into_iter())?;
    let mut named: Vec<i64> = acts.iter().map(|one| one.customer.get()).collect();
    named.sort_unstable();
    named.dedup();
    wake(writer, company, &named)
}

/// The refund with its latest act. One that went to another customer with its payment stands there,
/// for there its latest act is; where it was before, nothing is left of it but its history.
const LATEST: &str = "FROM refund r
    JOIN refund_act a ON a.company = r.company AND a.customer = r.customer AND a.refund = r.refund
    WHERE r.company = $1 AND NOT EXISTS (SELECT 1 FROM refund_act b
        WHERE b.company = a.company AND b.refund = a.refund AND b.place > a.place)";

/// The words of states in which money is kept.
const HOLDS: &str = "('proposed', 'approved', 'ordered', 'doubted')";

const COLUMNS: &str = "r.refund, r.customer, r.item, r.currency, r.amount, r.own_account, r.payee,
    r.payee_account, r.payee_bank, r.payee_code, r.reason, r.account_reason, r.person, r.on_day,
    r.recorded, a.state, COALESCE((SELECT o.payment_order FROM refund_act o
        WHERE o.company = r.company AND o.refund = r.refund AND o.what = 'ordered'), 0),
    CASE WHEN a.state = 'paid' THEN a.movement ELSE 0 END,
    CASE WHEN EXISTS (SELECT 1 FROM refund_act o WHERE o.company = r.company
        AND o.refund = r.refund AND o.what IN ('approved', 'doubted')) THEN 1 ELSE 0 END";

fn read(row: &Row<'_>, currencies: &mut Currencies) -> Result<RefundRow, StoreError> {
    let movement = row.int(17)?;
    Ok(RefundRow {
        refund: row.int(0)?,
        new: NewRefund {
            customer: CustomerId::new(row.int(1)?),
            item: ItemId::new(row.int(2)?),
            amount: Money::from_minor(row.int(4)?, currencies.read(row, 3)?),
            own_account: row.string(5)?,
            payee: row.string(6)?,
            payee_account: row.string(7)?,
            payee_bank: row.string(8)?,
            payee_code: row.string(9)?,
            reason: row.string(10)?,
            account_reason: row.string(11)?,
            person: UserId::new(row.int(12)?),
            on: row.day(13)?,
        },
        recorded: row.moment(14)?,
        state: row.word(15, State::from_code)?,
        order: row.int(16)?,
        movement: (movement != 0).then_some(MovementId::new(movement)),
        may_be_ordered: row.int(18)? != 0,
    })
}

fn condition(filter: &Filter) -> String {
    let mut told = String::new();
    if !filter.states.is_empty() {
        let words: Vec<String> =
            filter.states.iter().map(|state| format!("'{}'", state.code())).collect();
        told.push_str(&format!(" AND a.state IN ({})", words.join(", ")));
    }
    let numbers = [
        ("r.customer", filter.customer.map(CustomerId::get)),
        ("r.item", filter.item.map(ItemId::get)),
        ("r.refund", filter.refund),
    ];
    for (column, number) in numbers {
        told.extend(number.map(|number| format!(" AND {column} = {number}")));
    }
    told.extend(filter.order.map(|order| {
        format!(
            " AND EXISTS (SELECT 1 FROM refund_act o WHERE o.company = r.company
                AND o.refund = r.refund AND o.what = 'ordered' AND o.payment_order = {order})"
        )
    }));
    told
}

/// Refunds, the latest first.
pub fn list(
    reader: &mut Reader,
    company: CompanyId,
    filter: &Filter,
    offset: u64,
    limit: u32,
) -> Result<Vec<RefundRow>, StoreError> {
    let sql = format!(
        "SELECT {COLUMNS} {LATEST}{} ORDER BY r.refund DESC LIMIT $2 OFFSET $3",
        condition(filter)
    );
    let values = [company.into(), i64::from(limit).into(), (offset as i64).into()];
    let mut currencies = Currencies::default();
    reader.query(&sql, &values, |row| read(row, &mut currencies))
}

/// How many there are.
pub fn count(reader: &mut Reader, company: CompanyId, filter: &Filter) -> Result<u64, StoreError> {
    let sql = format!("SELECT COUNT(*) {LATEST}{}", condition(filter));
    Ok(reader.number(&sql, &[company.into()])? as u64)
}

/// One refund.
pub fn one(
    reader: &mut Reader,
    company: CompanyId,
    refund: i64,
) -> Result<Option<RefundRow>, StoreError> {
    let filter = Filter { refund: Some(refund), ..Filter::default() };
    Ok(list(reader, company, &filter, 0, 1)?.pop())
}

/// Everything that happened to a refund, the first act first, with its moment.
pub fn acts_of(
    reader: &mut Reader,
    company: CompanyId,
    refund: i64,
) -> Result<Vec<(ActRow, Moment)>, StoreError> {
    reader.query(
        "SELECT customer, what, state, payment_order, line, movement, reason, person, in_place_of,
                on_day, recorded
         FROM refund_act WHERE company = $1 AND refund = $2 ORDER BY place",
        &[company.into(), refund.into()],
        |row| {
            let (movement, absent) = (row.int(5)?, row.int(8)?);
            let act = ActRow {
                customer: CustomerId::new(row.int(0)?),
                refund,
                what: row.word(1, Act::from_code)?,
                state: row.word(2, State::from_code)?,
                order: row.int(3)?,
                line: row.int(4)?,
                movement: (movement != 0).then_some(MovementId::new(movement)),
                reason: row.string(6)?,
                person: UserId::new(row.int(7)?),
                in_place_of: (absent != 0).then_some(UserId::new(absent)),
                on: row.day(9)?,
            };
            Ok((act, row.moment(10)?))
        },
    )
}

/// Refunds that the bank may pay, or may have paid: approved, ordered, in doubt or suspended, and those that
/// were withdrawn after somebody had approved them. Lines of statements are compared with them, in
/// order of their numbers; withdrawn ones only since a day. With each, the day of its order, or of its
/// proposal where none is known, and that of its withdrawal.
pub fn awaited(
    reader: &mut Reader,
    company: CompanyId,
    withdrawn_since: Day,
) -> Result<Vec<(RefundRow, Day, Option<Day>)>, StoreError> {
    let states =
        vec![State::Approved, State::Ordered, State::Doubted, State::Suspended, State::Withdrawn];
    let filter = Filter { states, ..Filter::default() };
    let sql = format!(
        "SELECT {COLUMNS}, COALESCE(f.on_day, r.on_day), a.on_day {} {} AND (a.state <> 'withdrawn'
            OR (a.on_day >= $2 AND EXISTS (SELECT 1 FROM refund_act w WHERE w.company = r.company
                AND w.refund = r.refund AND w.what IN ('approved', 'doubted'))))
         ORDER BY r.refund",
        LATEST.replace(
            "WHERE r.company",
            "LEFT JOIN refund_act f ON f.company = r.company AND f.refund = r.refund
                AND f.what = 'ordered'
             WHERE r.company",
        ),
        condition(&filter)
    );
    let mut currencies = Currencies::default();
    reader.query(&sql, &[company.into(), withdrawn_since.into()], |row| {
        let (refund, ordered, last) = (read(row, &mut currencies)?, row.day(19)?, row.day(20)?);
        let withdrawn = (refund.state == State::Withdrawn).then_some(last);
        Ok((refund, ordered, withdrawn))
    })
}

/// The refund that a line of a statement shows paid.
pub fn paid_by_line(
    reader: &mut Reader,
    company: CompanyId,
    line: i64,
) -> Result<Option<RefundRow>, StoreError> {
    let sql = format!("SELECT {COLUMNS} {LATEST} AND a.state = 'paid' AND a.line = $2");
    let mut currencies = Currencies::default();
    reader.one(&sql, &[company.into(), line.into()], |row| read(row, &mut currencies))
}

/// What is kept of the credits of these customers, by customer and credit; once for each refund.
pub fn held_of(
    reader: &mut Reader,
    company: CompanyId,
    customers: &[CustomerId],
) -> Result<Vec<(CustomerId, ItemId, Money)>, StoreError> {
    let ids: Vec<i64> = customers.iter().map(|customer| customer.get()).collect();
    let sql = format!(
        "SELECT r.customer, r.item, r.currency, r.amount {LATEST}
         AND r.customer IN ({{ids $2}}) AND a.state IN {HOLDS} ORDER BY r.customer, r.refund"
    );
    let mut currencies = Currencies::default();
    reader.query(&sql, &[company.into(), Value::Ids(&ids)], |row| {
        let amount = Money::from_minor(row.int(3)?, currencies.read(row, 2)?);
        Ok((CustomerId::new(row.int(0)?), ItemId::new(row.int(1)?), amount))
    })
}

/// Money that was kept from a day on, or is kept no more from then on (below zero), and when that was
/// recorded: what a past day knew of it.
pub(crate) struct Keeping {
    pub(crate) customer: i64,
    pub(crate) amount: Money,
    pub(crate) since: Day,
    pub(crate) recorded: Moment,
}

/// How the money of these customers was kept for refunds and set free again, in the order in which
/// it was recorded. What is paid is kept until the day on which it left.
pub(crate) fn keeping(
    reader: &mut Reader,
    company: CompanyId,
    ids: &[i64],
) -> Result<Vec<Keeping>, StoreError> {
    struct Told {
        of: (i64, i64),
        amount: Money,
        proposed: Day,
        what: Act,
        state: State,
        on: Day,
        recorded: Moment,
        /// It went to another customer with this act, or later.
        moved: Option<Moment>,
    }
    let mut currencies = Currencies::default();
    let told = reader.query(
        "SELECT r.customer, r.refund, r.currency, r.amount, r.on_day, a.what, a.state,
                COALESCE(m.effective, a.on_day), a.recorded,
                (SELECT MIN(b.recorded) FROM refund_act b WHERE b.company = a.company
                    AND b.refund = a.refund AND b.what = 'moved' AND b.place > a.place)
         FROM refund r
         JOIN refund_act a ON a.company = r.company AND a.customer = r.customer
              AND a.refund = r.refund
         LEFT JOIN movement m ON m.company = a.company AND m.customer = a.customer
              AND m.movement = a.movement AND a.movement <> 0
         WHERE r.company = $1 AND r.customer IN ({ids $2})
         ORDER BY r.customer, r.refund, a.place",
        &[company.into(), Value::Ids(ids)],
        |row| {
            Ok(Told {
                of: (row.int(0)?, row.int(1)?),
                amount: Money::from_minor(row.int(3)?, currencies.read(row, 2)?),
                proposed: row.day(4)?,
                what: row.word(5, Act::from_code)?,
                state: row.word(6, State::from_code)?,
                on: row.day(7)?,
                recorded: row.moment(8)?,
                moved: row.int_or_null(9)?.map(Moment),
            })
        },
    )?;
    let mut found = Vec::new();
    for (at, one) in told.iter().enumerate() {
        let customer = one.of.0;
        let of_same = |other: &&Told| other.of == one.of;
        let before = at.checked_sub(1).and_then(|at| told.get(at)).filter(of_same);
        let next = told.get(at + 1).filter(of_same);
        // What came with its payment stands as it stood; elsewhere nothing of it ever was.
        let was = before.filter(|_| one.what != Act::Moved).is_some_and(|one| one.state.holds());
        if was != one.state.holds() {
            let since = match one.what {
                Act::Moved => one.proposed,
                // Its payment counts as if it had never been gone, and so it was kept all the while.
                Act::Resumed => {
                    before.filter(|one| one.what != Act::Moved).map_or(one.proposed, |one| one.on)
                }
                _ => one.on,
            };
            let amount = one.amount;
            let too_large = |_| StoreError::TooLarge { item: customer };
            let amount = if was { amount.negated().map_err(too_large)? } else { amount };
            found.push(Keeping { customer, amount, since, recorded: one.recorded });
        }
        let left = one.moved.filter(|_| next.is_none_or(|next| next.what == Act::Moved));
        if let Some(recorded) = left.filter(|_| one.state.holds()) {
            let too_large = |_| StoreError::TooLarge { item: customer };
            let amount = one.amount.negated().map_err(too_large)?;
            found.push(Keeping { customer, amount, since: one.proposed, recorded });
        }
    }
    Ok(found)
}

/// Refunds go with the payments that turned out to be another customer's, and stand there as they
/// stood; `told` says under which movement the book of that customer knows each of those that were
/// paid. Answers the refund, if any, that cannot go: its payment came back to where it had been, under
/// another number than it had.
pub fn follow(
    writer: &mut Writer,
    stamp: Stamp,
    way: Way<'_>,
    told: &BTreeMap<MovementId, MovementId>,
    (day, reason, person): (Day, &str, UserId),
) -> Result<Option<i64>, StoreError> {
    let company = stamp.company;
    let filter = Filter { customer: Some(way.from), ..Filter::default() };
    for row in list(writer, company, &filter, 0, u32::MAX)? {
        let Some(item) = way.arrived.get(&row.new.item).copied() else { continue };
        let there = item_there(writer, company, way.into, row.refund)?;
        let movement = match row.movement {
            Some(movement) => match told.get(&movement) {
                Some(there) => Some(*there),
                None => return Ok(Some(row.refund)),
            },
            None => None,
        };
        match there {
            Some(there) if there != item => return Ok(Some(row.refund)),
            Some(_) => {}
            None => {
                let new = NewRefund { customer: way.into, item, ..row.new.clone() };
                insert(writer, company, row.refund, &new, row.recorded)?;
            }
        }
        let acts = acts_of(writer, company, row.refund)?;
        let last = acts.last().map(|(act, _)| act);
        let line = last.filter(|act| act.state == State::Paid).map_or(0, |act| act.line);
        let moved = ActRow {
            customer: way.into,
            refund: row.refund,
            what: Act::Moved,
            state: row.state,
            order: 0,
            line,
            movement,
            reason: reason.to_owned(),
            person,
            in_place_of: None,
            on: day,
        };
        act(writer, stamp, &[moved])?;
    }
    Ok(None)
}

/// The document that a refund was paid from while it was this customer's.
pub fn item_there(
    reader: &mut Reader,
    company: CompanyId,
    customer: CustomerId,
    refund: i64,
) -> Result<Option<ItemId>, StoreError> {
    reader.one(
        "SELECT item FROM refund WHERE company = $1 AND customer = $2 AND refund = $3",
        &[company.into(), customer.into(), refund.into()],
        |row| Ok(ItemId::new(row.int(0)?)),
    )
}

/// The movements of the book by which refunds of a customer were paid, and stand.
pub fn paid_movements(
    reader: &mut Reader,
    company: CompanyId,
    customer: CustomerId,
) -> Result<Vec<(MovementId, i64)>, StoreError> {
    let sql = format!(
        "SELECT a.movement, r.refund {LATEST} AND r.customer = $2 AND a.state = 'paid'
         ORDER BY a.movement"
    );
    reader.query(&sql, &[company.into(), customer.into()], |row| {
        Ok((MovementId::new(row.int(0)?), row.int(1)?))
    })
}

/// The last refund that stood in the copy that was brought back, 0 for none; `None` where none was, or
/// somebody has said that the statements since it are in.
pub fn brought_back(reader: &mut Reader, company: CompanyId) -> Result<Option<i64>, StoreError> {
    let sql = "SELECT g.last_refund FROM refund_gate g
               WHERE g.company = $1 AND g.shut = 1 AND g.entry = (SELECT MAX(l.entry)
                   FROM refund_gate l WHERE l.company = g.company)";
    reader.one(sql, &[company.into()], |row| row.int(0))
}

/// Somebody has said that the statements since the copy are in.
pub fn open_gate(writer: &mut Writer, stamp: Stamp, person: UserId) -> Result<(), StoreError> {
    writer.execute(
        "INSERT INTO refund_gate (company, entry, shut, last_refund, person, recorded)
         SELECT $1, 1 + COALESCE(MAX(entry), 0), 0, 0, $2, $3
         FROM refund_gate WHERE company = $1",
        &[stamp.company.into(), person.into(), stamp.recorded.into()],
    )?;
    Ok(())
}

/// Shuts the gate of every company, within the transaction that brings a copy back: since it was made
/// refunds may have been ordered and paid of which nothing stands in it. Where nobody is, nobody has
/// ordered anything.
pub(crate) fn shut_everywhere(writer: &mut Writer, at: Moment) -> Result<(), StoreError> {
    writer.execute(
        "INSERT INTO refund_gate (company, entry, shut, last_refund, person, recorded)
         SELECT c.company, 1 + COALESCE((SELECT MAX(g.entry) FROM refund_gate g
                WHERE g.company = c.company), 0), 1,
             COALESCE((SELECT MAX(r.refund) FROM refund r WHERE r.company = c.company), 0), 0, $1
         FROM company c
         WHERE EXISTS (SELECT 1 FROM person p WHERE p.company = c.company)
            OR EXISTS (SELECT 1 FROM refund r WHERE r.company = c.company)",
        &[at.into()],
    )?;
    Ok(())
}

/// The number that the next payment order will have.
pub fn next_order(writer: &mut Writer, company: CompanyId) -> Result<i64, StoreError> {
    reserve(writer, company, numbers::PAYMENT_ORDER, 1)
}

/// Keeps a payment order with its bytes (base64).
pub fn add_order(
    writer: &mut Writer,
    stamp: Stamp,
    order: &OrderRow,
    content: &str,
) -> Result<(), StoreError> {
    let row = [
        stamp.company.into(),
        order.order.into(),
        (&order.form).into(),
        (&order.account).into(),
        order.total.currency().into(),
        (&order.message_id).into(),
        order.transfers.into(),
        order.total.minor().into(),
        (&order.hash).into(),
        content.into(),
        order.person.into(),
        order.on.into(),
        stamp.recorded.into(),
    ];
    let columns = [
        "company",
        "payment_order",
        "form",
        "account",
        "currency",
        "message_id",
        "transfers",
        "total",
        "hash",
        "content",
        "person",
        "on_day",
        "recorded",
    ];
    writer.insert("payment_order", &columns, std::iter::once(row)).map(drop)
}

const ORDER: &str = "SELECT o.payment_order, o.form, o.account, o.message_id, o.transfers,
        o.currency, o.total, o.hash, o.person, o.on_day, o.recorded,
        (SELECT COUNT(DISTINCT a.recorded) FROM refund_act a WHERE a.company = o.company
            AND a.payment_order = o.payment_order AND a.what = 'again')
    FROM payment_order o WHERE o.company = $1";

fn read_order(row: &Row<'_>) -> Result<OrderRow, StoreError> {
    let currency: Currency = row.currency(5)?;
    Ok(OrderRow {
        order: row.int(0)?,
        form: row.string(1)?,
        account: row.string(2)?,
        message_id: row.string(3)?,
        transfers: row.int(4)?,
        total: Money::from_minor(row.int(6)?, currency),
        hash: row.string(7)?,
        person: UserId::new(row.int(8)?),
        on: row.day(9)?,
        recorded: row.moment(10)?,
        again: row.int(11)?,
    })
}

/// Payment orders, the latest first.
pub fn orders(
    reader: &mut Reader,
    company: CompanyId,
    limit: u32,
) -> Result<Vec<OrderRow>, StoreError> {
    let sql = format!("{ORDER} ORDER BY o.payment_order DESC LIMIT $2");
    reader.query(&sql, &[company.into(), i64::from(limit).into()], read_order)
}

/// One payment order, with its bytes as base64.
pub fn order(
    reader: &mut Reader,
    company: CompanyId,
    order: i64,
) -> Result<Option<(OrderRow, String)>, StoreError> {
    let sql = format!("{ORDER} AND o.payment_order = $2");
    let values = [company.into(), order.into()];
    let Some(found) = reader.one(&sql, &values, read_order)? else { return Ok(None) };
    let sql = "SELECT content FROM payment_order WHERE company = $1 AND payment_order = $2";
    let content = reader.one(sql, &values, |row| row.string(0))?;
    Ok(Some((found, content.unwrap_or_default())))
}
