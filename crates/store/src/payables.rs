//! What the company itself owes, as sources tell it, and what of it was settled.

use crate::book::Stamp;
use crate::db::{Reader, Writer};
use crate::error::StoreError;
use crate::value::{Currencies, Row};
use saldo_domain::payables::income::{Paper, Papers};
use saldo_domain::payables::{PayableForm, PayableKind};
use saldo_domain::{CompanyId, Currency, CustomerId, Day, ItemId, Money, UserId};
use std::collections::BTreeSet;

/// One document of a creditor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewPayable {
    /// Identity of the creditor's code; the customer with that code, if there is one.
    pub creditor: CustomerId,
    /// See `saldo_domain::payables::identity`.
    pub payable: i64,
    pub code: String,
    pub name: String,
    pub kind: PayableKind,
    pub form: PayableForm,
    /// The supplier's documents for it are there.
    pub documented: bool,
    pub number: String,
    pub effective: Day,
    pub due: Day,
    /// Below zero for a credit note of the creditor.
    pub amount: Money,
}

/// A payable as it holds, and how much of it was settled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PayableRow {
    pub version: i64,
    pub new: NewPayable,
    pub settled: Money,
    /// It is owed no more: the import that told it was taken back.
    pub withdrawn: bool,
}

impl PayableRow {
    /// What is open of it; below zero for a credit note, nothing of what is owed no more.
    pub fn open(&self) -> Money {
        if self.withdrawn {
            return Money::zero(self.new.amount.currency());
        }
        let minor = self.new.amount.minor().saturating_sub(self.settled.minor());
        Money::from_minor(minor, self.new.amount.currency())
    }
}

/// Every version, and what was settled of it all.
const VERSIONS: &str = "SELECT p.customer, p.payable, p.version, p.code, p.name, p.kind, p.number,
        p.effective, p.due, p.currency, p.amount, p.form, p.documented,
        CAST(COALESCE((SELECT SUM(u.amount) FROM payable_use u
                       WHERE u.company = p.company AND u.customer = p.customer
                         AND u.payable = p.payable), 0) AS BIGINT), p.batch, p.withdrawn
    FROM payable p
    WHERE p.company = $1";

/// Of several versions the last holds.
const HOLDS: &str = "AND NOT EXISTS (
        SELECT 1 FROM payable later WHERE later.company = p.company
           AND later.customer = p.customer AND later.payable = p.payable
           AND later.version > p.version)";

fn read_row(row: &Row<'_>, currencies: &mut Currencies) -> Result<PayableRow, StoreError> {
    let currency = currencies.read(row, 9)?;
    Ok(PayableRow {
        version: row.int(2)?,
        new: NewPayable {
            creditor: CustomerId::new(row.int(0)?),
            payable: row.int(1)?,
            code: row.string(3)?,
            name: row.string(4)?,
            kind: row.word(5, PayableKind::from_code)?,
            form: row.word(11, PayableForm::from_code)?,
            documented: row.int(12)? != 0,
            number: row.string(6)?,
            effective: row.day(7)?,
            due: row.day(8)?,
            amount: Money::from_minor(row.int(10)?, currency),
        },
        settled: Money::from_minor(row.int(13)?, currency),
        withdrawn: row.int(15)? != 0,
    })
}

/// Every payable as it holds and is owed, by creditor, due day and id.
pub fn all(reader: &mut Reader, company: CompanyId) -> Result<Vec<PayableRow>, StoreError> {
    let mut currencies = Currencies::default();
    let mut rows = Vec::new();
    let sql =
        format!("{VERSIONS} {HOLDS} AND p.withdrawn = 0 ORDER BY p.customer, p.due, p.payable");
    reader.each(&sql, &[company.into()], |row| {
        rows.push(read_row(row, &mut currencies)?);
        Ok(())
    })?;
    Ok(rows)
}

/// The currencies in which documents of customers were open on a day, and those of the documents of
/// creditors that were there.
pub fn currencies_on(
    reader: &mut Reader,
    company: CompanyId,
    day: Day,
) -> Result<(BTreeSet<Currency>, BTreeSet<Currency>), StoreError> {
    let values = [company.into(), day.into()];
    let items = "SELECT DISTINCT currency FROM item
                 WHERE company = $1 AND closed > $2 AND effective <= $2";
    let payables = "SELECT DISTINCT currency FROM payable
                    WHERE company = $1 AND effective <= $2";
    let of_items = reader.query(items, &values, |row| row.currency(0))?;
    let of_payables = reader.query(payables, &values, |row| row.currency(0))?;
    Ok((of_items.into_iter().collect(), of_payables.into_iter().collect()))
}

/// The payables to one creditor, those that are owed no more as well, by due day and id.
pub fn of_creditor(
    reader: &mut Reader,
    company: CompanyId,
    creditor: CustomerId,
) -> Result<Vec<PayableRow>, StoreError> {
    let mut currencies = Currencies::default();
    let mut rows = Vec::new();
    let sql = format!("{VERSIONS} {HOLDS} AND p.customer = $2 ORDER BY p.due, p.payable");
    reader.each(&sql, &[company.into(), creditor.into()], |row| {
        rows.push(read_row(row, &mut currencies)?);
        Ok(())
    })?;
    Ok(rows)
}

/// A version of a payable with the import that told it; 0 for what people said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VersionRow {
    pub row: PayableRow,
    pub batch: i64,
}

/// Every version of one payable, the first one first.
pub fn versions_of(
    reader: &mut Reader,
    company: CompanyId,
    (creditor, payable): (CustomerId, i64),
) -> Result<Vec<VersionRow>, StoreError> {
    let mut currencies = Currencies::default();
    let mut rows = Vec::new();
    let sql = format!("{VERSIONS} AND p.customer = $2 AND p.payable = $3 ORDER BY p.version");
    reader.each(&sql, &[company.into(), creditor.into(), payable.into()], |row| {
        rows.push(VersionRow { row: read_row(row, &mut currencies)?, batch: row.int(14)? });
        Ok(())
    })?;
    Ok(rows)
}

/// The payables that an import told of, by creditor.
pub fn brought_by(
    reader: &mut Reader,
    company: CompanyId,
    batch: i64,
) -> Result<Vec<(CustomerId, i64)>, StoreError> {
    reader.query(
        "SELECT DISTINCT customer, payable FROM payable WHERE company = $1 AND batch = $2
         ORDER BY customer, payable",
        &[company.into(), batch.into()],
        |row| Ok((CustomerId::new(row.int(0)?), row.int(1)?)),
    )
}

/// Adds payables, or what holds of them from now on; `version` is one above the last.
pub fn add(
    writer: &mut Writer,
    stamp: Stamp,
    rows: &[(NewPayable, i64)],
) -> Result<(), StoreError> {
    insert(writer, stamp, rows, false)
}

/// Says that a payable is owed no more; `version` is one above the last.
pub fn withdraw(
    writer: &mut Writer,
    stamp: Stamp,
    new: NewPayable,
    version: i64,
) -> Result<(), StoreError> {
    insert(writer, stamp, &[(new, version)], true)
}

fn insert(
    writer: &mut Writer,
    stamp: Stamp,
    rows: &[(NewPayable, i64)],
    withdrawn: bool,
) -> Result<(), StoreError> {
    let rows = rows.iter().map(|(new, version)| {
        [
            stamp.company.into(),
            new.creditor.into(),
            new.payable.into(),
            (*version).into(),
            (&new.code).into(),
            (&new.name).into(),
            new.kind.code().into(),
            (&new.number).into(),
            new.effective.into(),
            new.due.into(),
            new.amount.currency().into(),
            new.amount.minor().into(),
            stamp.batch.into(),
            stamp.recorded.into(),
            new.form.code().into(),
            i64::from(new.documented).into(),
            i64::from(withdrawn).into(),
        ]
    });
    let columns = [
        "company",
        "customer",
        "payable",
        "version",
        "code",
        "name",
        "kind",
        "number",
        "effective",
        "due",
        "currency",
        "amount",
        "batch",
        "recorded",
        "form",
        "documented",
        "withdrawn",
    ];
    writer.insert("payable", &columns, rows).map(drop)
}

/// Part of a payable that was settled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NewUse {
    pub creditor: CustomerId,
    pub payable: i64,
    /// The credit that an offset made; `None` for money paid.
    pub item: Option<ItemId>,
    pub amount: Money,
    pub effective: Day,
    pub person: UserId,
}

/// Notes that part of a payable was settled, and answers the place of that among its uses.
/// Whoever calls has checked that so much is open.
pub fn add_use(writer: &mut Writer, stamp: Stamp, new: NewUse) -> Result<i64, StoreError> {
    let place = writer.one(
        "SELECT COUNT(*) FROM payable_use WHERE company = $1 AND customer = $2 AND payable = $3",
        &[stamp.company.into(), new.creditor.into(), new.payable.into()],
        |row| row.int(0),
    )?;
    let place = place.unwrap_or(0);
    let row = [
        stamp.company.into(),
        new.creditor.into(),
        new.payable.into(),
        place.into(),
        new.item.map_or(0, ItemId::get).into(),
        new.amount.minor().into(),
        new.effective.into(),
        new.person.into(),
        stamp.recorded.into(),
    ];
    let columns = [
        "company",
        "customer",
        "payable",
        "place",
        "item",
        "amount",
        "effective",
        "person",
        "recorded",
    ];
    writer.insert("payable_use", &columns, [row].into_iter())?;
    Ok(place)
}

/// Notes by which papers a use of a payable was income.
pub fn add_income(
    writer: &mut Writer,
    stamp: Stamp,
    (creditor, payable, place): (CustomerId, i64, i64),
    papers: &Papers,
) -> Result<(), StoreError> {
    let rows = papers.each().map(|(kind, paper)| {
        [
            stamp.company.into(),
            creditor.into(),
            payable.into(),
            place.into(),
            (kind as i64).into(),
            (&paper.number).into(),
            paper.on.into(),
        ]
    });
    let columns = ["company", "customer", "payable", "place", "paper", "number", "dated"];
    writer.insert("payable_income", &columns, rows).map(drop)
}

/// What a creditor confirmed of a payable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Confirmed {
    pub creditor: CustomerId,
    pub payable: i64,
    /// The day of the balance.
    pub as_of: Day,
    /// Minor units of the currency of the payable.
    pub minor: i64,
    /// The paper that says so.
    pub paper: Paper,
    pub person: UserId,
}

/// Notes what a creditor confirmed. Of several about one day the latest holds.
pub fn add_confirmed(writer: &mut Writer, stamp: Stamp, new: &Confirmed) -> Result<(), StoreError> {
    let place = writer.one(
        "SELECT COUNT(*) FROM payable_confirmed
         WHERE company = $1 AND customer = $2 AND payable = $3",
        &[stamp.company.into(), new.creditor.into(), new.payable.into()],
        |row| row.int(0),
    )?;
    let row = [
        stamp.company.into(),
        new.creditor.into(),
        new.payable.into(),
        (place.unwrap_or(0) + 1).into(),
        new.as_of.into(),
        new.minor.into(),
        (&new.paper.number).into(),
        new.paper.on.into(),
        new.person.into(),
        stamp.recorded.into(),
    ];
    let columns = [
        "company", "customer", "payable", "place", "as_of", "amount", "number", "dated", "person",
        "recorded",
    ];
    writer.insert("payable_confirmed", &columns, [row].into_iter()).map(drop)
}

/// What creditors confirmed, of one payable or of all, in the order recorded.
pub fn confirmed(
    reader: &mut Reader,
    company: CompanyId,
    of: Option<(CustomerId, i64)>,
) -> Result<Vec<Confirmed>, StoreError> {
    let (all, (creditor, payable)) =
        (i64::from(of.is_none()), of.unwrap_or((CustomerId::new(0), 0)));
    reader.query(
        "SELECT customer, payable, as_of, amount, number, dated, person FROM payable_confirmed
         WHERE company = $1 AND ($2 = 1 OR (customer = $3 AND payable = $4))
         ORDER BY customer, payable, place",
        &[company.into(), all.into(), creditor.into(), payable.into()],
        |row| {
            Ok(Confirmed {
                creditor: CustomerId::new(row.int(0)?),
                payable: row.int(1)?,
                as_of: row.day(2)?,
                minor: row.int(3)?,
                paper: Paper { number: row.string(4)?, on: row.day(5)? },
                person: UserId::new(row.int(6)?),
            })
        },
    )
}

/// Part of a payable that was settled, as it is on record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UseRow {
    pub creditor: CustomerId,
    pub payable: i64,
    pub place: i64,
    /// The credit that an offset made.
    pub item: Option<ItemId>,
    /// Minor units of the currency of the payable.
    pub minor: i64,
    pub effective: Day,
    pub person: UserId,
    /// It was income: limitation had run out.
    pub income: bool,
}

const USES: &str = "SELECT u.customer, u.payable, u.place, u.item, u.amount, u.effective, u.person,
        CASE WHEN i.place IS NULL THEN CAST(0 AS BIGINT) ELSE CAST(1 AS BIGINT) END
    FROM payable_use u
    LEFT JOIN payable_income i ON i.company = u.company AND i.customer = u.customer
         AND i.payable = u.payable AND i.place = u.place AND i.paper = 0
    WHERE u.company = $1";

fn read_use(row: &Row<'_>) -> Result<UseRow, StoreError> {
    Ok(UseRow {
        creditor: CustomerId::new(row.int(0)?),
        payable: row.int(1)?,
        place: row.int(2)?,
        item: Some(row.int(3)?).filter(|item| *item != 0).map(ItemId::new),
        minor: row.int(4)?,
        effective: row.day(5)?,
        person: UserId::new(row.int(6)?),
        income: row.int(7)? != 0,
    })
}

/// Every use of every payable, in their order.
pub fn uses(reader: &mut Reader, company: CompanyId) -> Result<Vec<UseRow>, StoreError> {
    let sql = format!("{USES} ORDER BY u.customer, u.payable, u.place");
    reader.query(&sql, &[company.into()], read_use)
}

/// Every use of one payable, in their order.
pub fn uses_of(
    reader: &mut Reader,
    company: CompanyId,
    creditor: CustomerId,
    payable: i64,
) -> Result<Vec<UseRow>, StoreError> {
    let sql = format!("{USES} AND u.customer = $2 AND u.payable = $3 ORDER BY u.place");
    reader.query(&sql, &[company.into(), creditor.into(), payable.into()], read_use)
}

/// What the offset with this credit has used of each payable and not given back.
pub fn used_by(
    reader: &mut Reader,
    company: CompanyId,
    creditor: CustomerId,
    item: ItemId,
) -> Result<Vec<(i64, i64)>, StoreError> {
    reader.query(
        "SELECT payable, CAST(SUM(amount) AS BIGINT) FROM payable_use
         WHERE company = $1 AND customer = $2 AND item = $3
         GROUP BY payable HAVING SUM(amount) <> 0 ORDER BY payable",
        &[company.into(), creditor.into(), item.into()],
        |row| Ok((row.int(0)?, row.int(1)?)),
    )
}
