//! What happened to the cases of customers, and what the book itself tells of them.

use crate::ageing::open_on;
use crate::book::{Stamp, contact_stands, item_or_none};
use crate::db::{Reader, Writer};
use crate::error::StoreError;
use crate::lines::read_lines;
use crate::value::{Row, Value, day_or_never};
use saldo_domain::book::Moment;
use saldo_domain::payables::income::{Paper, Papers};
use saldo_domain::rates::Rate;
use saldo_domain::recovery::case::{Act, Fact, Sums};
use saldo_domain::recovery::off_balance::Ground;
use saldo_domain::{CompanyId, Currency, CustomerId, Day, ItemId, Money, UserId};
use std::collections::BTreeMap;

/// A fact as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FactRow {
    pub customer: CustomerId,
    pub fact: Fact,
    /// The debts it names, with what was open of each.
    pub debts: Vec<(ItemId, Money)>,
    /// Who recorded it; the program itself for what the book tells.
    pub person: UserId,
    pub recorded: Moment,
}

const COLUMNS: [&str; 23] = [
    "company",
    "customer",
    "place",
    "act",
    "on_day",
    "number",
    "party",
    "proof",
    "note",
    "currency",
    "principal",
    "penalty",
    "costs",
    "price",
    "rate",
    "until_day",
    "decision",
    "payment",
    "ground",
    "in_charge",
    "person",
    "recorded",
    "takes_back",
];

/// Records a fact with the debts it names, and answers its place among those of the customer.
pub fn add(
    writer: &mut Writer,
    stamp: Stamp,
    (customer, person): (CustomerId, UserId),
    fact: &Fact,
    debts: &[(ItemId, Money)],
) -> Result<i64, StoreError> {
    let company = stamp.company;
    let last = writer.one(
        "SELECT COALESCE(MAX(place), 0) FROM case_fact WHERE company = $1 AND customer = $2",
        &[company.into(), customer.into()],
        |row| row.int(0),
    )?;
    let place = last.unwrap_or(0) + 1;
    let money = fact.sums.map(|sums| sums.principal).or(fact.price);
    let minor = |part: fn(Sums) -> Money| fact.sums.map_or(0, |sums| part(sums).minor());
    let row = [
        company.into(),
        customer.into(),
        place.into(),
        fact.act.code().into(),
        fact.on.into(),
        (&fact.number).into(),
        (&fact.party).into(),
        (&fact.proof).into(),
        (&fact.note).into(),
        money.map_or(String::new(), |money| money.currency().to_string()).into(),
        minor(|sums| sums.principal).into(),
        minor(|sums| sums.penalty).into(),
        minor(|sums| sums.costs).into(),
        fact.price.map_or(-1, Money::minor).into(),
        fact.rate.map_or(String::new(), |rate| rate.to_string()).into(),
        day_or_never(fact.until).into(),
        fact.decision.unwrap_or(0).into(),
        fact.payment.map_or(0, ItemId::get).into(),
        fact.ground.map_or("", Ground::code).into(),
        fact.person.map_or(0, UserId::get).into(),
        person.into(),
        stamp.recorded.into(),
        fact.takes_back.unwrap_or(0).into(),
    ];
    writer.insert("case_fact", &COLUMNS, std::iter::once(row))?;
    let rows = debts.iter().map(|(item, open)| {
        [
            company.into(),
            customer.into(),
            place.into(),
            (*item).into(),
            open.currency().into(),
            open.minor().into(),
        ]
    });
    let columns = ["company", "customer", "place", "item", "currency", "amount"];
    writer.insert("case_debt", &columns, rows)?;
    let papers = fact.papers.iter().flat_map(Papers::each).map(|(kind, paper)| {
        [
            company.into(),
            customer.into(),
            place.into(),
            (kind as i64).into(),
            (&paper.number).into(),
            paper.on.into(),
        ]
    });
    let columns = ["company", "customer", "place", "paper", "number", "dated"];
    writer.insert("case_paper", &columns, papers)?;
    Ok(place)
}

/// The facts recorded of one customer, in order.
pub fn of_customer(
    reader: &mut Reader,
    company: CompanyId,
    customer: CustomerId,
) -> Result<Vec<FactRow>, StoreError> {
    read(reader, company, Some(customer))
}

/// The facts recorded of every customer, by customer and in order.
pub fn all(reader: &mut Reader, company: CompanyId) -> Result<Vec<FactRow>, StoreError> {
    read(reader, company, None)
}

type Debts = BTreeMap<(i64, i64), Vec<(ItemId, Money)>>;
type PapersOf = BTreeMap<(i64, i64), Vec<Paper>>;

fn read(
    reader: &mut Reader,
    company: CompanyId,
    customer: Option<CustomerId>,
) -> Result<Vec<FactRow>, StoreError> {
    let values = [company.into(), customer.map_or(0, CustomerId::get).into()];
    let of = "WHERE company = $1 AND (CAST($2 AS BIGINT) = 0 OR customer = $2)";
    let mut debts: Debts = BTreeMap::new();
    let sql = format!(
        "SELECT customer, place, item, currency, amount FROM case_debt {of}
         ORDER BY customer, place, item"
    );
    reader.each(&sql, &values, |row| {
        let money = Money::from_minor(row.int(4)?, row.currency(3)?);
        let one = (ItemId::new(row.int(2)?), money);
        debts.entry((row.int(0)?, row.int(1)?)).or_default().push(one);
        Ok(())
    })?;
    let mut papers: PapersOf = BTreeMap::new();
    let sql = format!(
        "SELECT customer, place, number, dated FROM case_paper {of}
         ORDER BY customer, place, paper"
    );
    reader.each(&sql, &values, |row| {
        let paper = Paper { number: row.string(2)?, on: row.day(3)? };
        papers.entry((row.int(0)?, row.int(1)?)).or_default().push(paper);
        Ok(())
    })?;
    let columns = COLUMNS[1..].join(", ");
    let sql = format!("SELECT {columns} FROM case_fact {of} ORDER BY customer, place");
    reader.query(&sql, &values, |row| {
        let key = (row.int(0)?, row.int(1)?);
        let debts = debts.remove(&key).unwrap_or_default();
        let papers = papers.remove(&key).and_then(|papers| papers.try_into().ok());
        read_fact(row, debts, papers.map(Papers::new))
    })
}

fn read_fact(
    row: &Row<'_>,
    debts: Vec<(ItemId, Money)>,
    papers: Option<Papers>,
) -> Result<FactRow, StoreError> {
    let sums = match row.int(9)? {
        0 => None,
        _ => Some(read_sums(row, row.currency(8)?)?),
    };
    let price = match row.int(12)? {
        minor if minor < 0 => None,
        minor => Some(Money::from_minor(minor, row.currency(8)?)),
    };
    let rate = match row.text(13)? {
        "" => None,
        _ => Some(row.word(13, |text| text.parse::<Rate>().ok())?),
    };
    let ground = match row.text(17)? {
        "" => None,
        _ => Some(row.word(17, Ground::from_code)?),
    };
    let number = |column| Ok::<_, StoreError>(Some(row.int(column)?).filter(|one| *one != 0));
    let fact = Fact {
        place: row.int(1)?,
        act: row.word(2, Act::from_code)?,
        on: row.day(3)?,
        number: row.string(4)?,
        party: row.string(5)?,
        proof: row.string(6)?,
        note: row.string(7)?,
        sums,
        price,
        rate,
        until: row.day_or_never(14)?,
        decision: number(15)?,
        payment: item_or_none(row.int(16)?),
        ground,
        papers,
        person: number(18)?.map(UserId::new),
        takes_back: number(21)?,
        debts: debts.iter().map(|(item, _)| *item).collect(),
    };
    Ok(FactRow {
        customer: CustomerId::new(row.int(0)?),
        fact,
        debts,
        person: UserId::new(row.int(19)?),
        recorded: row.moment(20)?,
    })
}

fn read_sums(row: &Row<'_>, currency: Currency) -> Result<Sums, StoreError> {
    let money = |column| Ok::<_, StoreError>(Money::from_minor(row.int(column)?, currency));
    Ok(Sums { principal: money(9)?, penalty: money(10)?, costs: money(11)? })
}

/// A demand or claim that the book itself tells of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToldRow {
    pub act: Act,
    /// The day that somebody wrote down, or on which the policy asked for it.
    pub day: Day,
    /// When it really left or was handed out, where the program knows.
    pub left: Option<Moment>,
    pub number: String,
    pub proof: String,
    /// The debts it names; empty: whatever was late.
    pub debts: Vec<ItemId>,
    /// The day by which every debt that was late then was settled; `None` while one is open.
    pub settled: Option<Day>,
}

/// What the book itself tells of cases, by customer and day: demands that were handed over and
/// claims that have left, on paper, by a message, or as somebody wrote down (EXE-04, LAD-07). A
/// claim handed out on several days began its period on the last of them. Each with the day by
/// which every debt that was late then was paid; one that was written off, sold, cancelled or
/// credited was not.
pub fn told(
    reader: &mut Reader,
    company: CompanyId,
    customer: Option<CustomerId>,
) -> Result<BTreeMap<CustomerId, Vec<ToldRow>>, StoreError> {
    let values = [company.into(), customer.map_or(0, CustomerId::get).into()];
    let of = |table: &str| {
        format!("{table}.company = $1 AND (CAST($2 AS BIGINT) = 0 OR {table}.customer = $2)")
    };
    let (contact, effect, issued) = (of("c"), of("e"), of("i"));
    let stands = contact_stands("c", "");
    let sql = format!(
        "SELECT customer, what, day, number, proof,
             CAST(COALESCE((SELECT MAX(CASE WHEN EXISTS (SELECT 1 FROM movement m
                     LEFT JOIN item c ON c.company = m.company AND c.customer = m.customer
                          AND c.item = m.credit_item
                     WHERE m.company = i.company AND m.customer = i.customer
                       AND m.debit_item = i.item AND m.effective = i.closed AND m.amount > 0
                       AND (m.kind IN ('write_off', 'sale', 'cancellation', 'amendment')
                            OR m.kind = 'allocation' AND c.kind NOT IN ('payment', 'offset'))
                       AND NOT EXISTS (SELECT 1 FROM movement r WHERE r.company = m.company
                           AND r.customer = m.customer AND r.reverses = m.movement))
                     THEN 4000000 ELSE i.closed END) FROM item i
                 WHERE i.company = $1 AND i.customer = told.customer AND i.side = 1
                   AND i.due <= told.day AND i.closed > told.day), told.day) AS BIGINT),
             item, lines, CAST(COALESCE(gone, 0) AS BIGINT)
         FROM (
             SELECT c.customer AS customer, c.kind AS what, c.day AS day, '' AS number,
                    c.body AS proof, c.item AS item, '[]' AS lines, 0 AS gone
             FROM contact c WHERE {contact} AND c.kind IN ('DEMAND_DELIVERED', 'claim_letter')
                 AND {stands}
             UNION
             SELECT e.customer, 'claim_letter', e.day, '', o.channel, 0, e.lines,
                    COALESCE((SELECT MAX(p.recorded) FROM passage p WHERE p.company = e.company
                        AND p.customer = e.customer AND p.effect = e.effect AND p.what = 'sent'),
                        o.closed_at)
             FROM effect e JOIN outbox o ON o.company = e.company AND o.customer = e.customer
                  AND o.effect = e.effect
             WHERE {effect} AND e.text_key = 'claim' AND o.state IN ('sent', 'delivered')
             UNION
             SELECT i.customer, 'claim_letter', i.day, CAST(i.issued AS TEXT), '', 0, '[]',
                    i.recorded
             FROM issued i WHERE {issued} AND i.document = 'claim') told
         ORDER BY customer, day, what {{binary}}, number {{binary}}, proof {{binary}}, item"
    );
    let mut found: BTreeMap<CustomerId, Vec<ToldRow>> = BTreeMap::new();
    reader.each(&sql, &values, |row| {
        let act = match row.text(1)? {
            "DEMAND_DELIVERED" => Act::Demand,
            _ => Act::Claim,
        };
        let lines = read_lines(row.text(7)?)?.into_iter().map(|line| line.item);
        let told = ToldRow {
            act,
            day: row.day(2)?,
            left: Some(row.int(8)?).filter(|at| *at > 0).map(Moment),
            number: row.string(3)?,
            proof: row.string(4)?,
            debts: item_or_none(row.int(6)?).into_iter().chain(lines).collect(),
            settled: row.day_or_never(5)?,
        };
        found.entry(CustomerId::new(row.int(0)?)).or_default().push(told);
        Ok(())
    })?;
    Ok(found)
}

/// A debt of the book that is open and late, as the calendar of limitation and the list of cases
/// look at it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LateDebt {
    pub customer: CustomerId,
    pub item: ItemId,
    pub number: String,
    /// The day of the document.
    pub effective: Day,
    /// The day on which it first fell due, as it was corrected last.
    pub due: Day,
    /// The days to which it was put off or brought forward since, in order.
    pub moved: Vec<Day>,
    pub open: Money,
    /// The days of the payments that stand on it, in order. A credit note or a set-off is none.
    pub part_paid: Vec<Day>,
}

/// Debts that are open and were due before a day, by customer and due day; of one customer or of
/// all.
pub fn late_debts(
    reader: &mut Reader,
    company: CompanyId,
    customer: Option<CustomerId>,
    before: Day,
) -> Result<Vec<LateDebt>, StoreError> {
    late(reader, company, customer, (before, Day::LAST))
}

/// The same of all customers, of those debts alone of which some due day lies on or before a day.
pub fn late_debts_due_by(
    reader: &mut Reader,
    company: CompanyId,
    before: Day,
    due_by: Day,
) -> Result<Vec<LateDebt>, StoreError> {
    late(reader, company, None, (before, due_by))
}

/// The debts that were open and late on a day that may have gone by, as they stood on it: what was
/// open then, and the parts that were paid by then.
pub fn late_debts_on(
    reader: &mut Reader,
    company: CompanyId,
    customer: Option<CustomerId>,
    day: Day,
) -> Result<Vec<LateDebt>, StoreError> {
    let open = open_on(reader, company, day)?;
    let mut values = vec![company.into(), day.into()];
    values.extend(customer.map(Value::from));
    let of = if customer.is_some() { " AND customer = $3" } else { "" };
    let late = Late {
        from: format!(
            "(SELECT o.customer, o.item, o.open AS left_open, d.number, d.effective, d.due,
                     d.currency
              FROM ({open}{of}) o
              JOIN item d ON d.company = $1 AND d.customer = o.customer AND d.item = o.item
              WHERE o.side = 1 AND o.open > 0 AND o.due < $2) i"
        ),
        by: "$2",
    };
    late.read(reader, &values)
}

fn late(
    reader: &mut Reader,
    company: CompanyId,
    customer: Option<CustomerId>,
    (before, due_by): (Day, Day),
) -> Result<Vec<LateDebt>, StoreError> {
    let values =
        [company.into(), customer.map_or(0, CustomerId::get).into(), before.into(), due_by.into()];
    let from = "(SELECT customer, item, open AS left_open, number, effective, due, currency
         FROM item
         WHERE company = $1 AND (CAST($2 AS BIGINT) = 0 OR customer = $2)
           AND side = 1 AND closed = 4000000 AND due_now < $3 AND open > 0
           AND (due <= $4 OR (customer, item) IN (SELECT customer, item FROM due_change
                WHERE company = $1 AND due <= $4))) i";
    Late { from: from.to_owned(), by: "4000000" }.read(reader, &values)
}

/// Where debts that are late are found.
struct Late {
    /// A source of rows `customer, item, left_open, number, effective, due, currency` as `i`.
    from: String,
    /// The day by which what moved them counts.
    by: &'static str,
}

impl Late {
    fn read(&self, reader: &mut Reader, values: &[Value<'_>]) -> Result<Vec<LateDebt>, StoreError> {
        let Self { from, by } = self;
        let sql = format!(
            "SELECT i.customer, i.item, i.number, i.effective, i.due, i.left_open, i.currency
             FROM {from} ORDER BY i.customer, i.item"
        );
        let mut debts = reader.query(&sql, values, |row| {
            Ok(LateDebt {
                customer: CustomerId::new(row.int(0)?),
                item: ItemId::new(row.int(1)?),
                number: row.string(2)?,
                effective: row.day(3)?,
                due: row.day(4)?,
                moved: Vec::new(),
                open: Money::from_minor(row.int(5)?, row.currency(6)?),
                part_paid: Vec::new(),
            })
        })?;
        let mut of = |row: &Row<'_>, tell: &mut dyn FnMut(&mut LateDebt)| {
            let key = (CustomerId::new(row.int(0)?), ItemId::new(row.int(1)?));
            if let Ok(at) = debts.binary_search_by_key(&key, |debt| (debt.customer, debt.item)) {
                tell(&mut debts[at]);
            }
            Ok::<(), StoreError>(())
        };
        // What is in force from the day of the document itself corrects its due day.
        let sql = format!(
            "SELECT i.customer, i.item, d.due, d.effective
             FROM {from} CROSS JOIN due_change d
             WHERE d.company = $1 AND d.customer = i.customer AND d.item = i.item
               AND d.effective <= {by}
             ORDER BY i.customer, i.item, d.recorded, d.effective, d.due"
        );
        reader.each(&sql, values, |row| {
            let (due, effective) = (row.day(2)?, row.day(3)?);
            of(row, &mut |debt| match effective <= debt.effective {
                true => debt.due = due,
                false => debt.moved.push(due),
            })
        })?;
        let sql = format!(
            "SELECT DISTINCT i.customer, i.item, c.effective
             FROM {from} CROSS JOIN movement m CROSS JOIN item c
             WHERE m.company = $1 AND m.customer = i.customer AND m.debit_item = i.item
               AND m.kind = 'allocation' AND m.amount > 0 AND m.effective <= {by}
               AND c.company = $1 AND c.customer = m.customer AND c.item = m.credit_item
               AND c.kind = 'payment'
               AND NOT EXISTS (SELECT 1 FROM movement r WHERE r.company = m.company
                   AND r.customer = m.customer AND r.reverses = m.movement
                   AND r.effective <= {by})
             ORDER BY i.customer, i.item, c.effective"
        );
        reader.each(&sql, values, |row| {
            let on = row.day(2)?;
            of(row, &mut |debt| debt.part_paid.push(on))
        })?;
        debts.iter_mut().for_each(|debt| debt.moved.sort_unstable());
        debts.sort_by_key(|debt| (debt.customer, debt.due, debt.item));
        Ok(debts)
    }
}
