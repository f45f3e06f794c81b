//! The book read once, a block of customers at a time: is every document and movement what
//! its id says, and do the rules of the book, without any SQL, come to what is stored?

use super::reading::{Rows, for_each_block};
use super::{Check, Finding};
use crate::book::{ITEM_COLUMNS, ItemRow, item_or_none, read_item, side_number};
use crate::db::Reader;
use crate::error::StoreError;
use crate::value::{Currencies, Row, Value};
use saldo_domain::book::facts::DocumentFact;
use saldo_domain::book::{
    CustomerBook, DueChange, Item, Moment, Movement, MovementKind, Side, identity,
};
use saldo_domain::number::number_key;
use saldo_domain::{CompanyId, Currency, CustomerId, Day, ItemId, Money, MovementId};
use std::collections::BTreeMap;

/// Sums in minor units per currency and side. They cannot overflow: 2⁶³ amounts of the
/// largest size fit.
type Sums = BTreeMap<(Currency, Side), i128>;

/// Checks ids, replays every customer and compares the sums of the whole book.
pub(super) fn check(
    reader: &mut Reader,
    company: CompanyId,
    found: &mut dyn FnMut(Finding),
) -> Result<(), StoreError> {
    let mut totals = Totals::default();
    for_each_block(reader, company, |reader, customers| {
        let block = Block::read(reader, company, customers, found)?;
        totals.is_whole &= block.broken.is_empty();
        for (customer, own) in &block.accounts {
            own.identities(*customer, found);
            own.settlements(*customer, found);
            if block.broken.binary_search(&customer.get()).is_err() {
                own.replay(*customer, found);
            }
            totals.add(own);
        }
        Ok(())
    })?;
    totals.check(found);
    Ok(())
}

/// Everything about the money of some customers.
#[derive(Default)]
struct Block {
    accounts: BTreeMap<CustomerId, Own>,
    /// Customers of whom something cannot be read, ascending.
    broken: Vec<i64>,
}

/// What one customer owns.
#[derive(Default)]
struct Own {
    code: String,
    items: Vec<ItemRow>,
    /// Folded numbers of the debts that credits are meant for, by credit.
    named: BTreeMap<ItemId, String>,
    movements: Vec<(Movement, i64)>,
    due_changes: Vec<DueChange>,
}

impl Block {
    fn read(
        reader: &mut Reader,
        company: CompanyId,
        customers: &[i64],
        found: &mut dyn FnMut(Finding),
    ) -> Result<Self, StoreError> {
        let mut block = Self::default();
        let mut broken = Vec::new();
        let values = [company.into(), Value::Ids(customers)];
        CARDS.each(reader, &values, found, &mut broken, |row| {
            block.own(row)?.code = row.string(1)?;
            Ok(())
        })?;
        let mut currencies = Currencies::default();
        let columns = format!("{ITEM_COLUMNS}, side, number_key, settles");
        let mut strange = Vec::new();
        items_of(&columns).each(reader, &values, found, &mut broken, |row| {
            let item = read_item(row, &mut currencies)?;
            strange.extend(misfiled(&item, row.int(15)?, row.text(16)?, row.text(17)?));
            let own = block.own(row)?;
            if let Some(named) = Some(row.text(17)?).filter(|named| !named.is_empty()) {
                own.named.insert(item.item, named.to_owned());
            }
            own.items.push(item);
            Ok(())
        })?;
        strange.into_iter().for_each(&mut *found);
        MOVEMENTS.each(reader, &values, found, &mut broken, |row| {
            let movement = read_movement(row, &mut currencies)?;
            block.own(row)?.movements.push((movement, row.int(10)?));
            Ok(())
        })?;
        DUE_CHANGES.each(reader, &values, found, &mut broken, |row| {
            let change = read_change(row)?;
            block.own(row)?.due_changes.push(change);
            Ok(())
        })?;
        broken.sort_unstable();
        block.broken = broken;
        Ok(block)
    }

    fn own(&mut self, row: &Row<'_>) -> Result<&mut Own, StoreError> {
        Ok(self.accounts.entry(CustomerId::new(row.int(0)?)).or_default())
    }
}

const CARDS: Rows<'_> = Rows {
    table: "customer",
    columns: "customer, code",
    which: "WHERE company = $1 AND customer IN ({ids $2}) ORDER BY customer",
};

const fn items_of(columns: &str) -> Rows<'_> {
    let which = "WHERE company = $1 AND customer IN ({ids $2}) ORDER BY customer, item";
    Rows { table: "item", columns, which }
}

const MOVEMENTS: Rows<'_> = Rows {
    table: "movement",
    columns: "customer, movement, kind, debit_item, credit_item, currency, amount, effective,
        recorded, reverses, batch",
    which: "WHERE company = $1 AND customer IN ({ids $2}) ORDER BY customer, debit_item, movement",
};

const DUE_CHANGES: Rows<'_> = Rows {
    table: "due_change",
    columns: "customer, item, due, effective, recorded",
    which: "WHERE company = $1 AND customer IN ({ids $2}) ORDER BY customer, item, change",
};

fn read_movement(row: &Row<'_>, currencies: &mut Currencies) -> Result<Movement, StoreError> {
    Ok(Movement {
        customer: CustomerId::new(row.int(0)?),
        movement: MovementId::new(row.int(1)?),
        kind: row.word(2, MovementKind::from_code)?,
        debit_item: item_or_none(row.int(3)?),
        credit_item: item_or_none(row.int(4)?),
        amount: Money::from_minor(row.int(6)?, currencies.read(row, 5)?),
        effective: row.day(7)?,
        recorded: row.moment(8)?,
        reverses: Some(row.int(9)?).filter(|id| *id != 0).map(MovementId::new),
    })
}

fn read_change(row: &Row<'_>) -> Result<DueChange, StoreError> {
    Ok(DueChange {
        customer: CustomerId::new(row.int(0)?),
        item: ItemId::new(row.int(1)?),
        due: row.day(2)?,
        effective: row.day(3)?,
        recorded: row.moment(4)?,
    })
}

fn finding(check: Check, customer: CustomerId, item: Option<ItemId>, what: String) -> Finding {
    Finding { check, customer: Some(customer), item, what }
}

/// The side that follows from the kind and the keys that follow from the numbers.
fn misfiled(item: &ItemRow, side: i64, key: &str, settles: &str) -> Option<Finding> {
    let should = side_number(item.kind.side());
    let what = if side != should {
        format!("a {} is on side {should}, stored is {side}", item.kind.code())
    } else if key != number_key(&item.number) {
        format!("the number “{}” is stored with the search key “{key}”", item.number)
    } else if settles != number_key(settles) {
        format!("the number “{settles}” of the debt it is meant for is not folded")
    } else {
        return None;
    };
    Some(finding(Check::Identity, item.customer, Some(item.item), what))
}

/// Twins of a document that were refused and left a gap in the counting.
const TWINS_APART: u32 = 64;

/// What the document says of itself, as far as its id is made of it.
fn said(customer: &str, item: &ItemRow, settles: Option<&String>) -> DocumentFact {
    DocumentFact {
        customer: customer.to_owned(),
        kind: item.kind,
        number: item.number.clone(),
        effective: item.effective,
        due: item.due,
        amount: item.amount,
        settles: settles.cloned(),
        reference: None,
        disputed: false,
        note: Some(item.note.clone()),
    }
}

impl Own {
    fn identities(&self, customer: CustomerId, found: &mut dyn FnMut(Finding)) {
        if identity::customer(&self.code) != customer {
            let what = format!("the code “{}” belongs to another id", self.code);
            found(finding(Check::Identity, customer, None, what));
        }
        for item in self.items.iter().filter(|item| !self.is_what_it_says(item)) {
            let (kind, number, day) = (item.kind.code(), &item.number, item.effective);
            let what = format!("its id is not that of a {kind} “{number}” of {}", day.year());
            found(finding(Check::Identity, customer, Some(item.item), what));
        }
        for (movement, batch) in &self.movements {
            if !self.is_itself(movement, *batch) {
                let (id, amount, day) = (movement.movement, movement.amount, movement.effective);
                let kind = movement.kind.code();
                let what = format!("movement {id} is not the {kind} of {amount} on {day}");
                let item = movement.debit_item.or(movement.credit_item);
                found(finding(Check::Identity, customer, item, what));
            }
        }
    }

    /// Does the id follow from what the document says, for a payment also from the debt it is
    /// meant for? Twins are counted, and there cannot be many more of them than documents.
    fn is_what_it_says(&self, item: &ItemRow) -> bool {
        let said = said(&self.code, item, self.named.get(&item.item));
        let most = u32::try_from(self.items.len()).unwrap_or(u32::MAX).saturating_add(TWINS_APART);
        (0..most).any(|occurrence| identity::document(&said, occurrence) == item.item)
    }

    /// A credit that was never used and names a debt of which nothing was ever settled would
    /// have settled it, up to the smaller of both, when the later of the two was read.
    fn settlements(&self, customer: CustomerId, found: &mut dyn FnMut(Finding)) {
        for credit in self.items.iter().filter(|item| self.is_untouched(item)) {
            let Some(named) = self.named.get(&credit.item) else { continue };
            let debt = self.items.iter().find(|debt| {
                debt.kind.side() == Side::Debit
                    && debt.batch != 0
                    && debt.amount.currency() == credit.amount.currency()
                    && number_key(&debt.number) == *named
                    && self.is_untouched(debt)
            });
            if let Some(debt) = debt {
                let what = format!(
                    "{} meant for “{}” is not used, and {} of that are open",
                    credit.open, debt.number, debt.open
                );
                found(finding(Check::Orphans, customer, Some(credit.item), what));
            }
        }
    }

    fn is_untouched(&self, item: &ItemRow) -> bool {
        item.open == item.amount && item.first_move.is_none()
    }

    /// Equal movements are told apart by the batch that brought them or by counting them, and
    /// there cannot be more of them than the customer has movements.
    fn is_itself(&self, movement: &Movement, batch: i64) -> bool {
        let new = movement.as_new();
        let of_batch = u32::try_from(batch).unwrap_or(u32::MAX);
        let most = u32::try_from(self.movements.len()).unwrap_or(u32::MAX);
        std::iter::once(of_batch)
            .chain(0..most)
            .any(|occurrence| identity::movement(&new, occurrence) == movement.movement)
    }

    fn replay(&self, customer: CustomerId, found: &mut dyn FnMut(Finding)) {
        let movements = self.movements.iter().map(|(movement, _)| movement.clone());
        let items = self.items.iter().map(as_item);
        let book = CustomerBook::new(items, movements, self.due_changes.iter().cloned());
        let (mut stored, mut replayed) = (Sums::new(), Sums::new());
        for item in &self.items {
            let open = book.open(item.item, Day::LAST, Moment::NOW_AND_EVER);
            match open.transpose() {
                Ok(open) => {
                    add(&mut stored, item, item.open);
                    open.into_iter().for_each(|open| add(&mut replayed, item, open));
                }
                Err(error) => {
                    let what = error.to_string();
                    found(finding(Check::Replay, customer, Some(item.item), what));
                }
            }
        }
        if stored != replayed {
            let what = format!("stored {}, recomputed {}", told(&stored), told(&replayed));
            found(finding(Check::Replay, customer, None, what));
        }
    }
}

fn add(sums: &mut Sums, item: &ItemRow, amount: Money) {
    *sums.entry((amount.currency(), item.kind.side())).or_default() += i128::from(amount.minor());
}

fn as_item(row: &ItemRow) -> Item {
    Item {
        customer: row.customer,
        item: row.item,
        kind: row.kind,
        number: row.number.clone(),
        effective: row.effective,
        due: row.due,
        amount: row.amount,
        recorded: row.recorded,
    }
}

fn told(sums: &Sums) -> String {
    let one = |((currency, side), minor): (&(Currency, Side), &i128)| {
        let side = if *side == Side::Debit { "owed" } else { "unallocated" };
        format!("{side} {minor} minor units of {currency}")
    };
    if sums.is_empty() {
        "nothing".to_owned()
    } else {
        sums.iter().map(one).collect::<Vec<_>>().join(", ")
    }
}

/// Sums over the whole book.
struct Totals {
    amounts: Sums,
    open: Sums,
    settled: Sums,
    /// Nothing was passed over.
    is_whole: bool,
}

impl Default for Totals {
    fn default() -> Self {
        Self { amounts: Sums::new(), open: Sums::new(), settled: Sums::new(), is_whole: true }
    }
}

impl Totals {
    fn add(&mut self, own: &Own) {
        for item in &own.items {
            add(&mut self.amounts, item, item.amount);
            add(&mut self.open, item, item.open);
        }
        for (movement, _) in &own.movements {
            let sides = [(movement.debit_item, Side::Debit), (movement.credit_item, Side::Credit)];
            for (_, side) in sides.into_iter().filter(|(item, _)| item.is_some()) {
                let key = (movement.amount.currency(), side);
                *self.settled.entry(key).or_default() += i128::from(movement.amount.minor());
            }
        }
    }

    /// What was booked less what was settled is open. Says nothing where rows are missing
    /// from the sums: those are findings already.
    fn check(&self, found: &mut dyn FnMut(Finding)) {
        let of = |sums: &Sums, key| sums.get(key).copied().unwrap_or(0);
        let keys = self.amounts.keys().chain(self.settled.keys());
        let keys: std::collections::BTreeSet<_> = keys.collect();
        for key in keys.into_iter().filter(|_| self.is_whole) {
            let (amount, settled) = (of(&self.amounts, key), of(&self.settled, key));
            let open = of(&self.open, key);
            if amount - settled != open {
                let (currency, side) = (key.0, side_number(key.1));
                let what =
                    format!("{currency}, side {side}: {amount} less {settled} is not {open}");
                found(Finding { check: Check::Conservation, customer: None, item: None, what });
            }
        }
    }
}
