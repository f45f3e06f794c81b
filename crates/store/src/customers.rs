//! Customers: their cards, and the list with what they owe.

use crate::ageing::open_on;
use crate::book::wake;
use crate::by_hand;
use crate::db::{Reader, Writer};
use crate::error::StoreError;
use crate::value::{Row, Value};
use saldo_domain::book::Moment;
use saldo_domain::number::{code_key, search_key};
use saldo_domain::standing::StandingKind;
use saldo_domain::{CompanyId, Currency, CustomerId, Day, EffectId, Money, Owners, UserId};
use std::collections::BTreeSet;

/// A customer's card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// See `saldo_domain::book::identity::customer`.
    pub customer: CustomerId,
    pub code: String,
    pub name: String,
    pub registry_code: String,
    pub country: String,
    pub language: String,
    pub email: String,
    pub phone: String,
    pub address: String,
    pub owner: Option<UserId>,
    pub status: String,
    /// Rises with every change of the card (M21); 1 for a new one.
    pub version: i64,
    pub created_at: Moment,
}

const CARD_COLUMNS: &str = "customer, code, name, registry_code, country, language, email, phone,
    address, owner, status, version, created_at";

fn read_card(row: &Row<'_>) -> Result<Card, StoreError> {
    Ok(Card {
        customer: CustomerId::new(row.int(0)?),
        code: row.string(1)?,
        name: row.string(2)?,
        registry_code: row.string(3)?,
        country: row.string(4)?,
        language: row.string(5)?,
        email: row.string(6)?,
        phone: row.string(7)?,
        address: row.string(8)?,
        owner: row.int_or_null(9)?.map(UserId::new),
        status: row.string(10)?,
        version: row.int(11)?,
        created_at: row.moment(12)?,
    })
}

impl Card {
    /// What a search looks in; begins with the name, so that it also sorts by name.
    fn search(&self) -> String {
        let parts = [&self.name, &self.code, &self.registry_code, &self.email, &self.phone]
            .map(|part| search_key(part));
        parts.join("\n")
    }
}

/// The card of a customer.
pub fn card(
    reader: &mut Reader,
    company: CompanyId,
    customer: CustomerId,
) -> Result<Option<Card>, StoreError> {
    let sql = format!("SELECT {CARD_COLUMNS} FROM customer WHERE company = $1 AND customer = $2");
    reader.one(&sql, &[company.into(), customer.into()], read_card)
}

/// The card with this code, however it is typed.
pub fn by_code(
    reader: &mut Reader,
    company: CompanyId,
    code: &str,
) -> Result<Option<Card>, StoreError> {
    let sql = format!("SELECT {CARD_COLUMNS} FROM customer WHERE company = $1 AND code_key = $2");
    reader.one(&sql, &[company.into(), code_key(code).into()], read_card)
}

/// The cards of these customers, by id.
pub fn cards(
    reader: &mut Reader,
    company: CompanyId,
    customers: &[CustomerId],
) -> Result<Vec<Card>, StoreError> {
    let ids: Vec<i64> = customers.iter().map(|customer| customer.get()).collect();
    let sql = format!(
        "SELECT {CARD_COLUMNS} FROM customer
         WHERE company = $1 AND customer IN ({{ids $2}}) ORDER BY customer"
    );
    reader.query(&sql, &[company.into(), Value::Ids(&ids)], read_card)
}

/// The next customers after one, at most `limit`, ascending.
pub fn ids_after(
    reader: &mut Reader,
    company: CompanyId,
    after: Option<CustomerId>,
    limit: u32,
) -> Result<Vec<CustomerId>, StoreError> {
    let after = after.map_or(i64::MIN, CustomerId::get);
    reader.query(
        "SELECT customer FROM customer WHERE company = $1 AND customer > $2
         ORDER BY customer LIMIT $3",
        &[company.into(), after.into(), i64::from(limit).into()],
        |row| Ok(CustomerId::new(row.int(0)?)),
    )
}

/// The people to whom a list is limited, for `{ids $n}`; everybody is 0.
pub(crate) fn whose(owners: Option<&Owners>) -> &[i64] {
    owners.map_or(&[0], Owners::ids)
}

/// Cards of the customers these people look after, or of all, in order of the name.
pub fn of_owner(
    reader: &mut Reader,
    company: CompanyId,
    owners: Option<Owners>,
) -> Result<Vec<Card>, StoreError> {
    let sql = format!(
        "SELECT {CARD_COLUMNS} FROM customer
         WHERE company = $1 AND (0 IN ({{ids $2}}) OR owner IN ({{ids $2}}))
         ORDER BY search {{binary}}, customer"
    );
    let of = Value::Ids(whose(owners.as_ref()));
    reader.query(&sql, &[company.into(), of], read_card)
}

/// Customers who have ever promised anything.
pub fn with_promises(
    reader: &mut Reader,
    company: CompanyId,
) -> Result<BTreeSet<CustomerId>, StoreError> {
    let found = reader.query(
        "SELECT DISTINCT customer FROM standing WHERE company = $1 AND kind = 'promise'",
        &[company.into()],
        |row| Ok(CustomerId::new(row.int(0)?)),
    )?;
    Ok(found.into_iter().collect())
}

/// Customers who have ever contested anything.
pub fn with_disputes(
    reader: &mut Reader,
    company: CompanyId,
) -> Result<BTreeSet<CustomerId>, StoreError> {
    let found = reader.query(
        "SELECT DISTINCT customer FROM standing WHERE company = $1 AND kind = 'dispute'",
        &[company.into()],
        |row| Ok(CustomerId::new(row.int(0)?)),
    )?;
    Ok(found.into_iter().collect())
}

/// Adds customers. Control will look at them at its next run.
pub fn add(writer: &mut Writer, company: CompanyId, cards: &[Card]) -> Result<(), StoreError> {
    let rows = cards.iter().map(|card| {
        [
            company.into(),
            card.customer.into(),
            (&card.code).into(),
            code_key(&card.code).into(),
            (&card.name).into(),
            card.search().into(),
            (&card.registry_code).into(),
            (&card.country).into(),
            (&card.language).into(),
            (&card.email).into(),
            (&card.phone).into(),
            (&card.address).into(),
            card.owner.into(),
            (&card.status).into(),
            card.version.into(),
            card.created_at.into(),
        ]
    });
    writer.insert(
        "customer",
        &[
            "company",
            "customer",
            "code",
            "code_key",
            "name",
            "search",
            "registry_code",
            "country",
            "language",
            "email",
            "phone",
            "address",
            "owner",
            "status",
            "version",
            "created_at",
        ],
        rows,
    )?;
    let states =
        cards.iter().map(|card| [company.into(), card.customer.into(), 0.into(), 0.into()]);
    writer.insert("control_state", &["company", "customer", "looked", "look_again"], states)?;
    Ok(())
}

/// Overwrites cards that this transaction has read; their versions rise by one.
pub fn overwrite(
    writer: &mut Writer,
    company: CompanyId,
    cards: &[Card],
) -> Result<(), StoreError> {
    let rows = cards.iter().map(|card| {
        [
            (&card.name).into(),
            card.search().into(),
            (&card.registry_code).into(),
            (&card.country).into(),
            (&card.language).into(),
            (&card.email).into(),
            (&card.phone).into(),
            (&card.address).into(),
            card.owner.into(),
            (&card.status).into(),
            (card.version + 1).into(),
            company.into(),
            card.customer.into(),
        ]
    });
    writer.update(
        "customer",
        &[
            "name",
            "search",
            "registry_code",
            "country",
            "language",
            "email",
            "phone",
            "address",
            "owner",
            "status",
            "version",
            "company",
            "customer",
        ],
        2,
        rows,
    )?;
    let ids: Vec<i64> = cards.iter().map(|card| card.customer.get()).collect();
    wake(writer, company, &ids)
}

/// Changes a card that a person has edited; `card.version` is the version they saw.
/// Answers the new version.
///
/// # Errors
/// [`StoreError::Stale`] when the card was changed since; [`StoreError::Missing`].
pub fn update_card(
    writer: &mut Writer,
    company: CompanyId,
    card: &Card,
) -> Result<i64, StoreError> {
    let stored = self::card(writer, company, card.customer)?;
    let Some(stored) = stored else {
        return Err(StoreError::Missing { what: "customer", name: card.code.clone() });
    };
    if stored.version != card.version {
        return Err(StoreError::Stale { what: "the card" });
    }
    by_hand::note(writer, company, &stored, card)?;
    overwrite(writer, company, std::slice::from_ref(card))?;
    Ok(card.version + 1)
}

/// Gives customers to a person to look after, or to nobody.
pub fn set_owner(
    writer: &mut Writer,
    company: CompanyId,
    customers: &[CustomerId],
    owner: Option<UserId>,
) -> Result<u64, StoreError> {
    let ids: Vec<i64> = customers.iter().map(|customer| customer.get()).collect();
    by_hand::note_owner(writer, company, &ids)?;
    writer.execute(
        "UPDATE customer SET owner = CAST($3 AS BIGINT), version = version + 1
         WHERE company = $1 AND customer IN ({ids $2})",
        &[company.into(), Value::Ids(&ids), owner.into()],
    )
}

/// In which order customers stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// Largest overdue amount first.
    #[default]
    Overdue,
    /// Largest balance first.
    Balance,
    /// Longest overdue first.
    Oldest,
    Name,
    Code,
}

/// Which customers, and which of them to show.
#[derive(Clone, Debug)]
pub struct Filter {
    /// Day as of which balances are shown.
    pub day: Day,
    /// Currency in which they are summed and sorted.
    pub currency: Currency,
    /// Part of name, code, registry code, phone or e-mail, as typed.
    pub search: String,
    pub owner: Option<Owners>,
    pub without_owner: bool,
    /// In the hands of somebody of this team.
    pub team: Option<String>,
    pub status: Option<String>,
    pub overdue_only: bool,
    /// A debt due within these days, both included.
    pub due_between: Option<(Day, Day)>,
    /// With a standing of this kind in force on the day.
    pub standing: Option<StandingKind>,
    pub sort: Sort,
    pub offset: u64,
    pub limit: u32,
}

/// One customer of the list; amounts in the filter's currency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CustomerRow {
    pub customer: CustomerId,
    pub code: String,
    pub name: String,
    pub owner: Option<UserId>,
    pub status: String,
    /// Open debts less unallocated money.
    pub balance: Money,
    pub overdue: Money,
    /// Balances in other currencies.
    pub others: Vec<Money>,
    /// Due day of the oldest overdue document, in whatever currency.
    pub oldest_due: Option<Day>,
    pub open_documents: u64,
    /// Kinds of standings in force on the day.
    pub standing: Vec<StandingKind>,
    /// The open task that is to be done first.
    pub next_task: Option<NextTask>,
}

/// The next thing to do for a customer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextTask {
    pub effect: EffectId,
    /// Key of its words.
    pub text: String,
    pub until: Day,
}

/// A page of the list and the sums of the whole filter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CustomerPage {
    pub rows: Vec<CustomerRow>,
    pub total: u64,
    pub balance: Money,
    pub overdue: Money,
}

/// Customers with what they owe.
pub fn page(
    reader: &mut Reader,
    company: CompanyId,
    filter: &Filter,
) -> Result<CustomerPage, StoreError> {
    let mut page = rows(reader, company, filter, filter.offset, filter.limit)?;
    if page.rows.is_empty() && filter.offset > 0 {
        // Past the end: the sums still belong to the answer.
        page = CustomerPage { rows: vec![], ..rows(reader, company, filter, 0, 1)? };
    }
    add_others(reader, company, filter, &mut page.rows)?;
    add_standings(reader, company, filter.day, &mut page.rows)?;
    add_tasks(reader, company, &mut page.rows)?;
    Ok(page)
}

fn rows(
    reader: &mut Reader,
    company: CompanyId,
    filter: &Filter,
    offset: u64,
    limit: u32,
) -> Result<CustomerPage, StoreError> {
    let open = open_on(reader, company, filter.day)?;
    let mut values: Vec<Value<'_>> =
        vec![company.into(), filter.day.into(), filter.currency.into()];
    let conditions = conditions(filter, &mut values);
    let bucket = match filter.due_between {
        None => "0".to_owned(),
        Some((first, last)) => {
            values.extend([first.into(), last.into()]);
            let (first, last) = (values.len() - 1, values.len());
            format!(
                "SUM(CASE WHEN side = 1 AND open > 0 AND due >= ${first} AND due <= ${last}
                     THEN 1 ELSE 0 END)"
            )
        }
    };
    values.extend([i64::from(limit).into(), (offset as i64).into()]);
    let sql = format!(
        "WITH owed AS (
             SELECT customer,
                 CAST(SUM(CASE WHEN currency <> $3 THEN 0 WHEN side = 1 THEN open ELSE -open END)
                     AS BIGINT) AS balance,
                 CAST(SUM(CASE WHEN currency = $3 AND side = 1 AND due < $2 THEN open ELSE 0 END)
                     AS BIGINT) AS overdue,
                 MIN(CASE WHEN side = 1 AND due < $2 AND open > 0 THEN due END) AS oldest,
                 CAST(SUM(CASE WHEN side = 1 AND open > 0 THEN 1 ELSE 0 END) AS BIGINT)
                     AS documents,
                 CAST({bucket} AS BIGINT) AS in_bucket
             FROM ({open}) o GROUP BY customer)
         SELECT c.customer, c.code, c.name, c.owner, c.status, COALESCE(w.balance, 0),
                COALESCE(w.overdue, 0), w.oldest, COALESCE(w.documents, 0), COUNT(*) OVER (),
                CAST(SUM(COALESCE(w.balance, 0)) OVER () AS BIGINT),
                CAST(SUM(COALESCE(w.overdue, 0)) OVER () AS BIGINT)
         FROM customer c LEFT JOIN owed w ON w.customer = c.customer
         WHERE c.company = $1{conditions}
         ORDER BY {} LIMIT ${} OFFSET ${}",
        order(filter.sort),
        values.len() - 1,
        values.len(),
    );
    let currency = filter.currency;
    let zero = Money::zero(currency);
    let mut page = CustomerPage { rows: vec![], total: 0, balance: zero, overdue: zero };
    reader.each(&sql, &values, |row| {
        page.total = row.int(9)? as u64;
        page.balance = Money::from_minor(row.int(10)?, currency);
        page.overdue = Money::from_minor(row.int(11)?, currency);
        page.rows.push(read_row(row, currency)?);
        Ok(())
    })?;
    Ok(page)
}

fn read_row(row: &Row<'_>, currency: Currency) -> Result<CustomerRow, StoreError> {
    Ok(CustomerRow {
        customer: CustomerId::new(row.int(0)?),
        code: row.string(1)?,
        name: row.string(2)?,
        owner: row.int_or_null(3)?.map(UserId::new),
        status: row.string(4)?,
        balance: Money::from_minor(row.int(5)?, currency),
        overdue: Money::from_minor(row.int(6)?, currency),
        others: Vec::new(),
        oldest_due: row.day_or_never(7)?,
        open_documents: row.int(8)? as u64,
        standing: Vec::new(),
        next_task: None,
    })
}

const fn order(sort: Sort) -> &'static str {
    match sort {
        Sort::Overdue => "COALESCE(w.overdue, 0) DESC, COALESCE(w.balance, 0) DESC, c.customer",
        Sort::Balance => "COALESCE(w.balance, 0) DESC, c.customer",
        Sort::Oldest => "COALESCE(w.oldest, 4000000), COALESCE(w.overdue, 0) DESC, c.customer",
        Sort::Name => "c.search {binary}, c.customer",
        Sort::Code => "c.code_key {binary}, c.customer",
    }
}

/// A standing `s` that has begun by `{day}` and neither lapsed nor been ended by then.
pub(crate) fn in_force(day: &str) -> String {
    format!(
        "s.ends = 0 AND s.from_day <= {day} AND s.until_day >= {day} AND NOT EXISTS (
             SELECT 1 FROM standing e
             WHERE e.company = s.company AND e.customer = s.customer AND e.ends = s.standing
               AND e.from_day <= {day})"
    )
}

fn conditions<'a>(filter: &'a Filter, values: &mut Vec<Value<'a>>) -> String {
    let mut sql = String::new();
    for word in search_key(&filter.search).split_whitespace() {
        values.push(like(word).into());
        sql.push_str(&format!(" AND c.search LIKE ${} ESCAPE '!'", values.len()));
    }
    if let Some(owners) = &filter.owner {
        values.push(Value::Ids(owners.ids()));
        sql.push_str(&format!(" AND c.owner IN ({{ids ${}}})", values.len()));
    }
    if filter.without_owner {
        sql.push_str(" AND c.owner IS NULL");
    }
    if let Some(team) = &filter.team {
        values.push(team.into());
        sql.push_str(&format!(
            " AND c.owner IN (SELECT person FROM person WHERE company = $1 AND team = ${})",
            values.len()
        ));
    }
    if let Some(status) = &filter.status {
        values.push(status.into());
        sql.push_str(&format!(" AND c.status = ${}", values.len()));
    }
    if filter.overdue_only {
        sql.push_str(" AND w.oldest IS NOT NULL");
    }
    if filter.due_between.is_some() {
        sql.push_str(" AND w.in_bucket > 0");
    }
    if let Some(kind) = filter.standing {
        values.push(kind.code().into());
        sql.push_str(&format!(
            " AND EXISTS (SELECT 1 FROM standing s
                 WHERE s.company = c.company AND s.customer = c.customer AND s.kind = ${} AND {})",
            values.len(),
            in_force("$2"),
        ));
    }
    sql
}

/// A pattern that finds `part` anywhere; `!` is the escape.
pub(crate) fn like(part: &str) -> String {
    let mut pattern = String::from("%");
    for letter in part.chars() {
        if matches!(letter, '%' | '_' | '!') {
            pattern.push('!');
        }
        pattern.push(letter);
    }
    pattern.push('%');
    pattern
}

fn ids_of(rows: &[CustomerRow]) -> Vec<i64> {
    rows.iter().map(|row| row.customer.get()).collect()
}

fn row_of(rows: &mut [CustomerRow], customer: i64) -> Option<&mut CustomerRow> {
    rows.iter_mut().find(|row| row.customer.get() == customer)
}

fn add_others(
    reader: &mut Reader,
    company: CompanyId,
    filter: &Filter,
    rows: &mut [CustomerRow],
) -> Result<(), StoreError> {
    let open = open_on(reader, company, filter.day)?;
    let ids = ids_of(rows);
    let sql = format!(
        "SELECT customer, currency,
                CAST(SUM(CASE WHEN side = 1 THEN open ELSE -open END) AS BIGINT)
         FROM ({open} AND customer IN ({{ids $3}})) o
         WHERE currency <> $4 GROUP BY customer, currency ORDER BY customer, currency {{binary}}"
    );
    let currency = filter.currency;
    let values = [company.into(), filter.day.into(), Value::Ids(&ids), currency.into()];
    reader.each(&sql, &values, |row| {
        let balance = Money::from_minor(row.int(2)?, row.currency(1)?);
        if let Some(found) = row_of(rows, row.int(0)?).filter(|_| !balance.is_zero()) {
            found.others.push(balance);
        }
        Ok(())
    })
}

fn add_standings(
    reader: &mut Reader,
    company: CompanyId,
    day: Day,
    rows: &mut [CustomerRow],
) -> Result<(), StoreError> {
    let ids = ids_of(rows);
    let sql = format!(
        "SELECT s.customer, s.kind FROM standing s
         WHERE s.company = $1 AND s.customer IN ({{ids $3}}) AND {}
         GROUP BY s.customer, s.kind",
        in_force("$2"),
    );
    reader.each(&sql, &[company.into(), day.into(), Value::Ids(&ids)], |row| {
        let kind = row.word(1, StandingKind::from_code)?;
        if let Some(found) = row_of(rows, row.int(0)?) {
            found.standing.push(kind);
            found.standing.sort_unstable();
        }
        Ok(())
    })
}

fn add_tasks(
    reader: &mut Reader,
    company: CompanyId,
    rows: &mut [CustomerRow],
) -> Result<(), StoreError> {
    let ids = ids_of(rows);
    reader.each(
        "SELECT t.customer, t.effect, e.text_key, t.until_day
         FROM task t JOIN effect e
             ON e.company = t.company AND e.customer = t.customer AND e.effect = t.effect
         WHERE t.company = $1 AND t.customer IN ({ids $2}) AND t.state = 'open'
         ORDER BY t.customer, t.until_day, e.step DESC, t.effect {binary}",
        &[company.into(), Value::Ids(&ids)],
        |row| {
            let next = NextTask {
                effect: row.word(1, EffectId::parse)?,
                text: row.string(2)?,
                until: row.day(3)?,
            };
            if let Some(found) = row_of(rows, row.int(0)?) {
                found.next_task.get_or_insert(next);
            }
            Ok(())
        },
    )
}
