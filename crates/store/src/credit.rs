//! What may still be shipped: terms, orders about one customer, what is kept for shipments, and
//! what the accounting system is told. Rows are only ever added; a reservation also says how it
//! ended.

use crate::ageing::open_on;
use crate::company::{numbers, reserve};
use crate::db::{Reader, Writer};
use crate::error::StoreError;
use crate::refunds;
use crate::value::{Currencies, Row, Value, day_or_never};
use crate::webhooks::{Event, announce};
use saldo_domain::book::Moment;
use saldo_domain::credit::terms::Terms;
use saldo_domain::happening::Happening;
use saldo_domain::number::number_key;
use saldo_domain::rates::Rate;
use saldo_domain::rating::Status;
use saldo_domain::{Amount, CompanyId, Currency, CustomerId, Day, Money, Role, UserId};

/// Terms of a status as somebody entered them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatusTermsRow {
    pub status: Status,
    pub from: Day,
    pub currency: Currency,
    pub terms: Terms,
    pub person: UserId,
    pub reason: String,
    pub recorded: Moment,
}

/// What an order about a customer says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// Terms of its own, before those of its status.
    OwnTerms(Terms),
    /// Nothing is shipped.
    Stop,
    /// Such a part of each payment is shipped, and nothing else.
    Reduction(Rate),
}

impl Order {
    /// The word written in stored rows.
    pub const fn code(self) -> &'static str {
        match self {
            Order::OwnTerms(_) => "own_terms",
            Order::Stop => "stop",
            Order::Reduction(_) => "reduction",
        }
    }
}

/// An order about a customer that is to be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewOrder {
    pub customer: CustomerId,
    pub order: Order,
    pub from: Day,
    pub until: Option<Day>,
    pub currency: Currency,
    pub clause: String,
    pub role: Role,
    pub person: UserId,
    pub reason: String,
    /// The order that ends with this row.
    pub ends: Option<i64>,
}

/// An order as recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderRow {
    pub number: i64,
    pub new: NewOrder,
    pub recorded: Moment,
    /// The first day on which it no longer held because somebody ended it, and why.
    pub ended: Option<(Day, String)>,
}

impl OrderRow {
    /// Does it hold on this day?
    pub fn holds_on(&self, day: Day) -> bool {
        self.new.from <= day
            && self.new.until.is_none_or(|until| day <= until)
            && self.ended.as_ref().is_none_or(|(ended, _)| day < *ended)
    }
}

const TERMS_COLUMNS: [&str; 12] = [
    "company",
    "entry",
    "status",
    "from_day",
    "currency",
    "shipment_limit",
    "discount",
    "deferral_days",
    "stop_after_days",
    "person",
    "reason",
    "recorded",
];

fn minor(limit: Option<Amount>) -> Result<Option<i64>, StoreError> {
    let too_large = |_| StoreError::TooLarge { item: 0 };
    limit.map(|limit| i64::try_from(limit.hundredths()).map_err(too_large)).transpose()
}

/// Adds terms of a status.
pub fn add_terms(
    writer: &mut Writer,
    company: CompanyId,
    row: &StatusTermsRow,
) -> Result<(), StoreError> {
    let entry = reserve(writer, company, numbers::STATUS_TERMS, 1)?;
    let Terms { limit, discount, deferral_days, stop_after_days } = row.terms;
    let values = [
        company.into(),
        entry.into(),
        row.status.code().into(),
        row.from.into(),
        row.currency.into(),
        minor(limit)?.into(),
        discount.map(|rate| i64::from(rate.millionths())).into(),
        deferral_days.map(i64::from).into(),
        stop_after_days.map(i64::from).into(),
        row.person.into(),
        (&row.reason).into(),
        row.recorded.into(),
    ];
    writer.insert("status_terms", &TERMS_COLUMNS, std::iter::once(values)).map(drop)
}

/// Terms of statuses in the order recorded.
pub fn terms(reader: &mut Reader, company: CompanyId) -> Result<Vec<StatusTermsRow>, StoreError> {
    let columns = TERMS_COLUMNS.join(", ");
    reader.query(
        &format!("SELECT {columns} FROM status_terms WHERE company = $1 ORDER BY recorded, entry"),
        &[company.into()],
        |row| {
            Ok(StatusTermsRow {
                status: row.word(2, Status::from_code)?,
                from: row.day(3)?,
                currency: row.currency(4)?,
                terms: read_terms(row, 5)?,
                person: UserId::new(row.int(9)?),
                reason: row.string(10)?,
                recorded: row.moment(11)?,
            })
        },
    )
}

/// Limit, discount, deferral and stop in four columns from this one on.
fn read_terms(row: &Row<'_>, first: usize) -> Result<Terms, StoreError> {
    let days = |column: usize| -> Result<Option<u16>, StoreError> {
        let unreadable = |number: i64| StoreError::unreadable("days of terms of trade", number);
        let found = row.int_or_null(column)?;
        found.map(|days| u16::try_from(days).map_err(|_| unreadable(days))).transpose()
    };
    Ok(Terms {
        limit: row.int_or_null(first)?.map(|minor| Amount::from_hundredths(minor.into())),
        discount: row.int_or_null(first + 1)?.map(rate).transpose()?,
        deferral_days: days(first + 2)?,
        stop_after_days: days(first + 3)?,
    })
}

fn rate(millionths: i64) -> Result<Rate, StoreError> {
    Rate::from_millionths(millionths)
        .ok_or_else(|| StoreError::unreadable("a percentage", millionths))
}

const ORDER_COLUMNS: [&str; 18] = [
    "company",
    "customer",
    "credit_order",
    "kind",
    "from_day",
    "until_day",
    "currency",
    "shipment_limit",
    "discount",
    "deferral_days",
    "stop_after_days",
    "ratio",
    "clause",
    "role",
    "person",
    "reason",
    "ends",
    "recorded",
];

/// Adds an order about a customer; answers its number.
pub fn add_order(
    writer: &mut Writer,
    company: CompanyId,
    recorded: Moment,
    new: &NewOrder,
) -> Result<i64, StoreError> {
    let number = reserve(writer, company, numbers::CREDIT_ORDER, 1)?;
    let (terms, ratio) = match new.order {
        Order::OwnTerms(terms) => (terms, None),
        Order::Stop => (Terms::default(), None),
        Order::Reduction(ratio) => (Terms::default(), Some(ratio)),
    };
    let values = [
        company.into(),
        new.customer.into(),
        number.into(),
        new.order.code().into(),
        new.from.into(),
        day_or_never(new.until).into(),
        new.currency.into(),
        minor(terms.limit)?.into(),
        terms.discount.map(|rate| i64::from(rate.millionths())).into(),
        terms.deferral_days.map(i64::from).into(),
        terms.stop_after_days.map(i64::from).into(),
        ratio.map(|rate| i64::from(rate.millionths())).into(),
        (&new.clause).into(),
        new.role.code().into(),
        new.person.into(),
        (&new.reason).into(),
        new.ends.unwrap_or(0).into(),
        recorded.into(),
    ];
    writer.insert("credit_order", &ORDER_COLUMNS, std::iter::once(values))?;
    announce_stop(writer, (company, recorded), number, new)?;
    Ok(number)
}

/// Programs outside hear that no goods leave any more, or that they leave again.
fn announce_stop(
    writer: &mut Writer,
    when: (CompanyId, Moment),
    number: i64,
    new: &NewOrder,
) -> Result<(), StoreError> {
    let kind = match (new.order, new.ends) {
        (Order::Stop, None) => Happening::ShipmentsStopped,
        (Order::Stop, Some(_)) => Happening::ShipmentsResumed,
        _ => return Ok(()),
    };
    let event = || Event {
        kind,
        customer: new.customer,
        about: number.to_string(),
        data: serde_json::json!({
            "from": new.from.to_string(),
            "clause": new.clause,
            "reason": new.reason,
        }),
    };
    announce(writer, when, &[kind], || std::iter::once(event()))
}

/// Orders about a customer in the order recorded; rows that end another are folded into it.
pub fn orders_of(
    reader: &mut Reader,
    company: CompanyId,
    customer: CustomerId,
) -> Result<Vec<OrderRow>, StoreError> {
    let columns = ORDER_COLUMNS.join(", ");
    orders(
        reader,
        &format!(
            "SELECT {columns} FROM credit_order WHERE company = $1 AND customer = $2
             ORDER BY recorded, credit_order"
        ),
        &[company.into(), customer.into()],
    )
}

/// Orders about these customers, by customer.
pub fn orders_of_all(
    reader: &mut Reader,
    company: CompanyId,
    customers: &[CustomerId],
) -> Result<Vec<OrderRow>, StoreError> {
    let columns = ORDER_COLUMNS.join(", ");
    let ids: Vec<i64> = customers.iter().map(|customer| customer.get()).collect();
    orders(
        reader,
        &format!(
            "SELECT {columns} FROM credit_order WHERE company = $1 AND customer IN ({{ids $2}})
             ORDER BY customer, recorded, credit_order"
        ),
        &[company.into(), Value::Ids(&ids)],
    )
}

fn orders(
    reader: &mut Reader,
    sql: &str,
    values: &[Value<'_>],
) -> Result<Vec<OrderRow>, StoreError> {
    let rows = reader.query(sql, values, read_order)?;
    let (ends, mut begun): (Vec<OrderRow>, Vec<OrderRow>) =
        rows.into_iter().partition(|row| row.new.ends.is_some());
    for order in &mut begun {
        let end = ends.iter().find(|end| {
            end.new.customer == order.new.customer && end.new.ends == Some(order.number)
        });
        order.ended = end.map(|end| (end.new.from, end.new.reason.clone()));
    }
    Ok(begun)
}

fn read_order(row: &Row<'_>) -> Result<OrderRow, StoreError> {
    let order = match row.text(3)? {
        "own_terms" => Order::OwnTerms(read_terms(row, 7)?),
        "stop" => Order::Stop,
        "reduction" => Order::Reduction(rate(row.int_or_null(11)?.unwrap_or(-1))?),
        other => return Err(StoreError::unreadable("an order about shipments", other)),
    };
    let new = NewOrder {
        customer: CustomerId::new(row.int(1)?),
        order,
        from: row.day(4)?,
        until: row.day_or_never(5)?,
        currency: row.currency(6)?,
        clause: row.string(12)?,
        role: row.word(13, Role::from_code)?,
        person: UserId::new(row.int(14)?),
        reason: row.string(15)?,
        ends: Some(row.int(16)?).filter(|number| *number != 0),
    };
    Ok(OrderRow { number: row.int(2)?, new, recorded: row.moment(17)?, ended: None })
}

/// What a customer owes on a day, in one currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Owes {
    pub debt: Amount,
    pub unallocated: Amount,
    pub overdue: Amount,
    /// Due day of the oldest overdue document.
    pub oldest_due: Option<Day>,
    /// Something is open in other currencies.
    pub others: bool,
}

/// What a customer owes on a day.
pub fn owes(
    reader: &mut Reader,
    company: CompanyId,
    customer: CustomerId,
    day: Day,
    currency: Currency,
) -> Result<Owes, StoreError> {
    let open = open_on(reader, company, day)?;
    let sql = format!("{open} AND customer = $3");
    let mut owes = Owes {
        debt: Amount::ZERO,
        unallocated: Amount::ZERO,
        overdue: Amount::ZERO,
        oldest_due: None,
        others: false,
    };
    reader.each(&sql, &[company.into(), day.into(), customer.into()], |row| {
        let (minor, due) = (row.int(6)?, row.day(4)?);
        if minor == 0 {
            return Ok(());
        }
        if row.text(5)? != currency.code() {
            owes.others = true;
            return Ok(());
        }
        let amount = Amount::from_hundredths(minor.into());
        if row.int(2)? != 1 {
            owes.unallocated = owes.unallocated + amount;
            return Ok(());
        }
        owes.debt = owes.debt + amount;
        if due < day {
            owes.overdue = owes.overdue + amount;
            owes.oldest_due = Some(owes.oldest_due.map_or(due, |oldest| oldest.min(due)));
        }
        Ok(())
    })?;
    // Goods do not leave on money that is going back.
    for one in refunds::keeping(reader, company, &[customer.get()])? {
        let money = one.amount;
        if money.currency() == currency && one.since <= day {
            owes.unallocated = owes.unallocated - Amount::from_hundredths(money.minor().into());
        }
    }
    Ok(owes)
}

/// Money received of days `from` to `until`, both included, less what was sent back, was
/// withdrawn or was corrected.
pub fn received(
    reader: &mut Reader,
    company: CompanyId,
    customer: CustomerId,
    currency: Currency,
    from: Day,
    until: Day,
) -> Result<Amount, StoreError> {
    let sql = "SELECT CAST(COALESCE(SUM(i.amount), 0) AS BIGINT), CAST(COALESCE(SUM((
            SELECT SUM(m.amount) FROM movement m
            WHERE m.company = i.company AND m.customer = i.customer AND m.credit_item = i.item
              AND m.kind IN ('refund', 'cancellation', 'amendment') AND m.effective <= $5)), 0)
            AS BIGINT)
        FROM item i
        WHERE i.company = $1 AND i.customer = $2 AND i.kind = 'payment' AND i.currency = $3
          AND i.effective BETWEEN $4 AND $5";
    between(reader, sql, company, customer, currency, from, until)
}

/// Goods and services sold from a day to another, both included, less what was withdrawn.
pub fn shipped(
    reader: &mut Reader,
    company: CompanyId,
    customer: CustomerId,
    currency: Currency,
    from: Day,
    until: Day,
) -> Result<Amount, StoreError> {
    let sql = "SELECT CAST(COALESCE(SUM(i.amount), 0) AS BIGINT), CAST(COALESCE(SUM((
            SELECT SUM(m.amount) FROM movement m
            WHERE m.company = i.company AND m.customer = i.customer AND m.debit_item = i.item
              AND m.kind IN ('amendment', 'cancellation') AND m.effective <= $5)), 0) AS BIGINT)
        FROM item i
        WHERE i.company = $1 AND i.customer = $2 AND i.kind IN ('goods', 'services')
          AND i.currency = $3 AND i.effective BETWEEN $4 AND $5";
    between(reader, sql, company, customer, currency, from, until)
}

/// Did the customer get anything on credit on or before the day: goods or services to be paid
/// later than they were delivered, or a debt brought along from before? What was paid at once,
/// or was withdrawn, tells nothing of how it pays later (CLI-02).
pub fn was_shipped_to(
    reader: &mut Reader,
    company: CompanyId,
    customer: CustomerId,
    until: Day,
) -> Result<bool, StoreError> {
    let sql = "SELECT 1 FROM item i
        WHERE i.company = $1 AND i.customer = $2
          AND (i.kind IN ('bill_of_exchange', 'other_debt')
               OR i.kind IN ('goods', 'services') AND i.due > i.effective)
          AND i.effective <= $3
          AND (SELECT COALESCE(SUM(m.amount), 0) FROM movement m
               WHERE m.company = i.company AND m.customer = i.customer
                 AND m.debit_item = i.item AND m.kind = 'cancellation') = 0
        LIMIT 1";
    let values = [company.into(), customer.into(), until.into()];
    Ok(reader.one(sql, &values, |row| row.int(0))?.is_some())
}

fn between(
    reader: &mut Reader,
    sql: &str,
    company: CompanyId,
    customer: CustomerId,
    currency: Currency,
    from: Day,
    until: Day,
) -> Result<Amount, StoreError> {
    let values = [company.into(), customer.into(), currency.into(), from.into(), until.into()];
    let found = reader.one(sql, &values, |row| Ok(row.int(0)? - row.int(1)?))?;
    Ok(Amount::from_hundredths(found.unwrap_or(0).into()))
}

/// Part of a limit that is to be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewReservation {
    pub customer: CustomerId,
    pub amount: Money,
    /// Number of the invoice to come.
    pub reference: String,
    pub person: UserId,
    pub expires_at: Moment,
}

/// A reservation and how it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReservationRow {
    pub number: i64,
    pub new: NewReservation,
    pub recorded: Moment,
    pub released_at: Option<Moment>,
    /// The invoice of that number is in the book.
    pub invoiced: bool,
}

impl ReservationRow {
    /// Does it still keep anything at this moment?
    pub fn keeps_at(&self, now: Moment) -> bool {
        self.released_at.is_none() && !self.invoiced && self.new.expires_at > now
    }
}

/// Keeps part of a limit; answers the number of the reservation.
pub fn add_reservation(
    writer: &mut Writer,
    company: CompanyId,
    recorded: Moment,
    new: &NewReservation,
) -> Result<i64, StoreError> {
    let number = reserve(writer, company, numbers::RESERVATION, 1)?;
    writer.execute(
        "INSERT INTO reservation (company, customer, reservation, amount, currency, reference,
             reference_key, person, recorded, expires_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        &[
            company.into(),
            new.customer.into(),
            number.into(),
            new.amount.minor().into(),
            new.amount.currency().into(),
            (&new.reference).into(),
            number_key(&new.reference).into(),
            new.person.into(),
            recorded.into(),
            new.expires_at.into(),
        ],
    )?;
    Ok(number)
}

const RESERVATION: &str = "SELECT r.customer, r.reservation, r.amount, r.currency, r.reference,
        r.person, r.recorded, r.expires_at, r.released_at,
        CASE WHEN EXISTS (SELECT 1 FROM item i
            WHERE i.company = r.company AND i.customer = r.customer AND i.side = 1
              AND i.number_key = r.reference_key) THEN 1 ELSE 0 END
    FROM reservation r WHERE r.company = $1";

fn read_reservation(
    row: &Row<'_>,
    currencies: &mut Currencies,
) -> Result<ReservationRow, StoreError> {
    let new = NewReservation {
        customer: CustomerId::new(row.int(0)?),
        amount: Money::from_minor(row.int(2)?, currencies.read(row, 3)?),
        reference: row.string(4)?,
        person: UserId::new(row.int(5)?),
        expires_at: row.moment(7)?,
    };
    Ok(ReservationRow {
        number: row.int(1)?,
        new,
        recorded: row.moment(6)?,
        released_at: row.int_or_null(8)?.map(Moment),
        invoiced: row.flag(9)?,
    })
}

/// Reservations of a customer that had not expired by `now`, the oldest first.
pub fn reservations_of(
    reader: &mut Reader,
    company: CompanyId,
    customer: CustomerId,
    now: Moment,
) -> Result<Vec<ReservationRow>, StoreError> {
    let sql =
        format!("{RESERVATION} AND r.customer = $2 AND r.expires_at > $3 ORDER BY r.reservation");
    let mut currencies = Currencies::default();
    let values = [company.into(), customer.into(), now.into()];
    reader.query(&sql, &values, |row| read_reservation(row, &mut currencies))
}

/// The reservation with this number.
pub fn reservation(
    reader: &mut Reader,
    company: CompanyId,
    number: i64,
) -> Result<Option<ReservationRow>, StoreError> {
    let sql = format!("{RESERVATION} AND r.reservation = $2");
    let mut currencies = Currencies::default();
    let values = [company.into(), number.into()];
    reader.one(&sql, &values, |row| read_reservation(row, &mut currencies))
}

/// Lets a reservation go; one that was let go before stays as it was.
pub fn release(
    writer: &mut Writer,
    company: CompanyId,
    number: i64,
    person: UserId,
    at: Moment,
) -> Result<(), StoreError> {
    writer.execute(
        "UPDATE reservation SET released_at = $3, released_by = $4
         WHERE company = $1 AND reservation = $2 AND released_at IS NULL",
        &[company.into(), number.into(), at.into(), person.into()],
    )?;
    Ok(())
}

/// A record for the accounting system.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExportRow {
    pub record: i64,
    pub customer: CustomerId,
    /// JSON.
    pub body: String,
    pub recorded: Moment,
}

/// Adds records for the accounting system, numbered without a gap.
pub fn add_exports(
    writer: &mut Writer,
    company: CompanyId,
    recorded: Moment,
    records: &[(CustomerId, String)],
) -> Result<(), StoreError> {
    if records.is_empty() {
        return Ok(());
    }
    let first = reserve(writer, company, numbers::TERMS_EXPORT, records.len() as i64)?;
    let rows = (first..).zip(records).map(|(number, (customer, body))| {
        [company.into(), number.into(), (*customer).into(), body.into(), recorded.into()]
    });
    let columns = ["company", "record", "customer", "body", "recorded"];
    writer.insert("terms_export", &columns, rows)?;
    // Programs outside hear of the same records that are read by number.
    let event = |(number, (customer, body)): (i64, &(CustomerId, String))| Event {
        kind: Happening::TermsChanged,
        customer: *customer,
        about: number.to_string(),
        data: serde_json::json!({
            "record": number,
            "terms": serde_json::from_str::<serde_json::Value>(body).unwrap_or_default(),
        }),
    };
    announce(writer, (company, recorded), &[Happening::TermsChanged], || {
        (first..).zip(records).map(event)
    })
}

/// Records after one, in order, at most `limit`.
pub fn exports_after(
    reader: &mut Reader,
    company: CompanyId,
    after: i64,
    limit: u32,
) -> Result<Vec<ExportRow>, StoreError> {
    reader.query(
        "SELECT record, customer, body, recorded FROM terms_export
         WHERE company = $1 AND record > $2 ORDER BY record LIMIT $3",
        &[company.into(), after.into(), i64::from(limit).into()],
        |row| {
            Ok(ExportRow {
                record: row.int(0)?,
                customer: CustomerId::new(row.int(1)?),
                body: row.string(2)?,
                recorded: row.moment(3)?,
            })
        },
    )
}
