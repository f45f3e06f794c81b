//! What the statistics of payment are made of, many customers at a time: a fixed number of
//! ordered statements, whatever their number.

use crate::book::{contact_stands, item_or_none};
use crate::control::begins_the_rules;
use crate::customers;
use crate::db::Reader;
use crate::error::StoreError;
use crate::value::Value;
use saldo_domain::book::Moment;
use saldo_domain::rating::{
    Conduct, ConductRecord, Conducted, Course, Deferral, Obligation, PromiseRecord, Settlement,
};
use saldo_domain::{CompanyId, CustomerId, Day, ItemId};
use std::collections::BTreeMap;

/// The conduct of one customer as the book tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConductOf {
    pub customer: CustomerId,
    pub conducted: Conducted,
}

/// Which twelve months, and what was known of them.
#[derive(Clone, Copy)]
pub struct Asked<'z> {
    /// The day of the statistics.
    pub on: Day,
    /// Months they look back at the most.
    pub months: u8,
    /// Only what was recorded up to this moment counts.
    pub known: Moment,
    /// Smallest rest that is worth asking for, in whole units of the currency of its document.
    pub minimum_major: u32,
    /// The company's day of a moment.
    pub day_of: &'z dyn Fn(Moment) -> Day,
}

impl std::fmt::Debug for Asked<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { on, known, .. } = self;
        f.debug_struct("Asked").field("on", on).field("known", known).finish_non_exhaustive()
    }
}

impl Asked<'_> {
    fn from(self) -> Day {
        self.on.plus_months(-i32::from(self.months))
    }
}

/// The next customers after one, at most `limit`, ascending, with their conduct.
pub fn after(
    reader: &mut Reader,
    company: CompanyId,
    asked: Asked<'_>,
    after: Option<CustomerId>,
    limit: u32,
) -> Result<Vec<ConductOf>, StoreError> {
    let customers = customers::ids_after(reader, company, after, limit)?;
    of(reader, company, asked, &customers)
}

/// The conduct of these customers (ascending), in their order.
pub fn of(
    reader: &mut Reader,
    company: CompanyId,
    asked: Asked<'_>,
    customers: &[CustomerId],
) -> Result<Vec<ConductOf>, StoreError> {
    let ids: Vec<i64> = customers.iter().map(|customer| customer.get()).collect();
    let mut found: Vec<ConductOf> = customers
        .iter()
        .map(|customer| ConductOf { customer: *customer, conducted: Conducted::default() })
        .collect();
    if ids.is_empty() {
        return Ok(found);
    }
    let mut gather = Gather { reader, company, asked, ids: &ids };
    gather.first_deferred(&mut found)?;
    gather.obligations(&mut found)?;
    gather.settlements(&mut found)?;
    gather.deferrals(&mut found)?;
    gather.promises(&mut found)?;
    gather.records(&mut found)?;
    gather.enforcements(&mut found)?;
    gather.claims_sent(&mut found)?;
    gather.claims_handed_out(&mut found)?;
    Ok(found)
}

/// Days from invoice to payment of every debt of these customers that money, or our own debt, closed
/// between two days, both included; what was given up or taken back was not paid.
pub fn days_to_pay(
    reader: &mut Reader,
    company: CompanyId,
    customers: &[CustomerId],
    (from, until): (Day, Day),
) -> Result<BTreeMap<CustomerId, Vec<i64>>, StoreError> {
    let ids: Vec<i64> = customers.iter().map(|customer| customer.get()).collect();
    let stands = "m.reverses = 0 AND NOT EXISTS (
        SELECT 1 FROM movement r WHERE r.company = m.company AND r.customer = m.customer
          AND r.reverses = m.movement AND r.reverses <> 0)";
    let of_item = "m.company = i.company AND m.customer = i.customer AND m.debit_item = i.item";
    let sql = format!(
        "SELECT i.customer, i.closed - i.effective FROM item i
         WHERE i.company = $1 AND i.customer IN ({{ids $2}}) AND i.side = 1 AND i.kind <> 'charge'
           AND i.closed BETWEEN $3 AND $4
           AND EXISTS (SELECT 1 FROM movement m
               JOIN item c ON c.company = m.company AND c.customer = m.customer
                   AND c.item = m.credit_item
               WHERE {of_item} AND c.kind IN ('payment', 'offset') AND {stands})
           AND NOT EXISTS (SELECT 1 FROM movement m
               WHERE {of_item} AND m.kind = 'write_off' AND {stands})
         ORDER BY i.customer, i.item"
    );
    let values = [company.into(), Value::Ids(&ids), from.into(), until.into()];
    let mut found: BTreeMap<CustomerId, Vec<i64>> = BTreeMap::new();
    reader.each(&sql, &values, |row| {
        found.entry(CustomerId::new(row.int(0)?)).or_default().push(row.int(1)?);
        Ok(())
    })?;
    Ok(found)
}

/// Trade documents that matter for the twelve months: due in them, or unpaid when they began.
/// `$1` company, `$2` ids, `$3` first day, `$4` the day asked about, `$5` what was known.
const CONCERNED: &str = "i.company = $1 AND i.customer IN ({ids $2}) AND i.side = 1
    AND i.kind IN ('goods', 'services', 'bill_of_exchange')
    AND (i.due >= $3 OR i.due_now >= $3 OR i.closed >= $3
         OR CAST($5 AS BIGINT) < CAST($6 AS BIGINT)) AND (i.due < $4 OR i.due_now < $4)
    AND i.recorded <= $5";

/// Of those, the ones that what is derived from all that is recorded cannot answer for: not
/// closed in time, another due day, or asked about as known at an earlier moment.
const UNCLEAR: &str = "(i.closed > i.due OR i.due <> i.due_now
    OR CAST($5 AS BIGINT) < CAST($6 AS BIGINT))";

struct Gather<'a> {
    reader: &'a mut Reader,
    company: CompanyId,
    asked: Asked<'a>,
    ids: &'a [i64],
}

/// When a person entered it; what the program entered comes from elsewhere.
fn entered(asked: Asked<'_>, person: i64, recorded: Moment) -> Option<Day> {
    (person != 0).then(|| (asked.day_of)(recorded))
}

impl<'a> Gather<'a> {
    fn values(&self) -> Vec<Value<'a>> {
        vec![
            self.company.into(),
            Value::Ids(self.ids),
            self.asked.from().into(),
            self.asked.on.into(),
            self.asked.known.into(),
            Moment::NOW_AND_EVER.into(),
        ]
    }

    /// The first document that may be paid later than it is made, and that was not withdrawn
    /// (GEN-06).
    fn first_deferred(&mut self, found: &mut [ConductOf]) -> Result<(), StoreError> {
        let values = [self.company.into(), Value::Ids(self.ids), self.asked.known.into()];
        // A day that was deferred since, or corrected, is the one known last.
        let begins = begins_the_rules("i.kind");
        let sql = format!(
            "SELECT i.customer, MIN(i.effective) FROM item i
             WHERE i.company = $1 AND i.customer IN ({{ids $2}}) AND i.side = 1
               AND i.recorded <= $3 AND {begins}
               AND i.effective < CASE WHEN i.due = i.due_now THEN i.due ELSE COALESCE((
                   SELECT d.due FROM due_change d
                   WHERE d.company = i.company AND d.customer = i.customer AND d.item = i.item
                     AND d.recorded <= $3
                   ORDER BY d.recorded DESC, d.effective DESC, d.due DESC LIMIT 1), i.due) END
               AND NOT EXISTS (
                   SELECT 1 FROM movement m
                   WHERE m.company = i.company AND m.customer = i.customer
                     AND m.debit_item = i.item AND m.kind = 'cancellation' AND m.reverses = 0
                     AND m.recorded <= $3 AND NOT EXISTS (
                         SELECT 1 FROM movement r
                         WHERE r.company = m.company AND r.customer = m.customer
                           AND r.reverses = m.movement AND r.reverses <> 0
                           AND r.recorded <= $3))
             GROUP BY i.customer"
        );
        self.reader.each(&sql, &values, |row| {
            let first = Day::from_number(row.int(1)?);
            if let Some(own) = find(found, row.int(0)?) {
                own.first_deferred = first;
            }
            Ok(())
        })
    }

    fn obligations(&mut self, found: &mut [ConductOf]) -> Result<(), StoreError> {
        let sql = format!(
            "SELECT i.customer, i.item, i.number, i.effective, i.due, i.amount,
                    CASE WHEN {UNCLEAR} THEN 1 ELSE 0 END, i.currency
             FROM item i WHERE {CONCERNED} ORDER BY i.customer, i.item"
        );
        let values = self.values();
        let minimum = i64::from(self.asked.minimum_major);
        self.reader.each(&sql, &values, |row| {
            let unclear = row.flag(6)?;
            let currency = row.currency(7)?;
            let one = Obligation {
                item: ItemId::new(row.int(1)?),
                // Only late ones are named.
                number: if unclear { row.string(2)? } else { String::new() },
                effective: row.day(3)?,
                due: row.day(4)?,
                deferrals: Vec::new(),
                amount: row.int(5)?,
                worth_asking: minimum * currency.minor_per_major(),
                course: if unclear { Course::Moves(Vec::new()) } else { Course::InTime },
            };
            if let Some(own) = find(found, row.int(0)?) {
                own.obligations.push(one);
            }
            Ok(())
        })
    }

    /// Movements of what is unclear, and withdrawals of whatever was withdrawn: a document that
    /// was cancelled is no obligation.
    fn settlements(&mut self, found: &mut [ConductOf]) -> Result<(), StoreError> {
        let sql = format!(
            "SELECT m.customer, m.debit_item, m.kind, m.effective, m.amount
             FROM item i
             JOIN movement m ON m.company = i.company AND m.customer = i.customer
                 AND m.debit_item = i.item
             WHERE {CONCERNED} AND ({UNCLEAR} OR m.kind = 'cancellation')
               AND m.effective <= $4 AND m.recorded <= $5
             ORDER BY m.customer, m.debit_item, m.movement"
        );
        let mut withdrawn: BTreeMap<(i64, i64), i64> = BTreeMap::new();
        let values = self.values();
        self.reader.each(&sql, &values, |row| {
            let (customer, item, minor) = (row.int(0)?, row.int(1)?, row.int(4)?);
            match row.text(2)? {
                // Given up is not paid; what was sold is no delay of this buyer any more.
                "write_off" => {}
                "cancellation" => *withdrawn.entry((customer, item)).or_default() += minor,
                _ => {
                    let day = row.day(3)?;
                    if let Some(Course::Moves(moves)) = course(found, customer, item) {
                        moves.push(Settlement { day, minor });
                    }
                }
            }
            Ok(())
        })?;
        withdrawn.retain(|_, minor| *minor > 0);
        for ((customer, item), _) in withdrawn {
            if let Some(own) = find(found, customer) {
                own.obligations.retain(|one| one.item.get() != item);
            }
        }
        Ok(())
    }

    fn deferrals(&mut self, found: &mut [ConductOf]) -> Result<(), StoreError> {
        let values = [self.company.into(), Value::Ids(self.ids), self.asked.known.into()];
        let sql = "SELECT customer, item, effective, due FROM due_change
             WHERE company = $1 AND customer IN ({ids $2}) AND recorded <= $3
             ORDER BY customer, item, recorded, effective, due";
        self.reader.each(sql, &values, |row| {
            let deferral = Deferral { agreed: row.day(2)?, due: row.day(3)? };
            if let Some(one) = obligation(found, row.int(0)?, row.int(1)?) {
                one.deferrals.push(deferral);
            }
            Ok(())
        })
    }

    fn promises(&mut self, found: &mut [ConductOf]) -> Result<(), StoreError> {
        let values = [self.company.into(), Value::Ids(self.ids), self.asked.known.into()];
        let asked = self.asked;
        let sql = "SELECT customer, item, from_day, person, recorded FROM standing
             WHERE company = $1 AND customer IN ({ids $2}) AND kind = 'promise' AND ends = 0
               AND recorded <= $3
             ORDER BY customer, standing";
        self.reader.each(sql, &values, |row| {
            let entered = entered(asked, row.int(3)?, row.moment(4)?);
            let (day, item) = (row.day(2)?, item_or_none(row.int(1)?));
            let promise = PromiseRecord { day, item, entered };
            if let Some(own) = find(found, row.int(0)?) {
                own.promises.push(promise);
            }
            Ok(())
        })
    }

    /// Contacts whose kind is a word for conduct.
    fn records(&mut self, found: &mut [ConductOf]) -> Result<(), StoreError> {
        let values = [self.company.into(), Value::Ids(self.ids), self.asked.known.into()];
        let asked = self.asked;
        let stands = contact_stands("k", " AND b.recorded <= $3");
        let sql = format!(
            "SELECT customer, kind, item, day, person, recorded FROM contact k
             WHERE company = $1 AND customer IN ({{ids $2}}) AND recorded <= $3 AND {stands}
             ORDER BY customer, contact"
        );
        self.reader.each(&sql, &values, |row| {
            let Some(conduct) = Conduct::recorded_as(row.text(1)?) else { return Ok(()) };
            let entered = entered(asked, row.int(4)?, row.moment(5)?);
            let (day, item) = (row.day(3)?, item_or_none(row.int(2)?));
            let record = ConductRecord { conduct, day, item, entered };
            if let Some(own) = find(found, row.int(0)?) {
                own.records.push(record);
            }
            Ok(())
        })
    }

    /// A charge that was handed to claims and suits speaks of a claim, unless it was taken back.
    fn enforcements(&mut self, found: &mut [ConductOf]) -> Result<(), StoreError> {
        let values = [self.company.into(), Value::Ids(self.ids), self.asked.known.into()];
        let sql = "SELECT a.customer, a.item, a.upto FROM charge_act a
             WHERE a.company = $1 AND a.customer IN ({ids $2}) AND a.kind = 'enforce'
               AND a.takes_back = 0 AND a.recorded <= $3
               AND NOT EXISTS (SELECT 1 FROM charge_act b
                   WHERE b.company = a.company AND b.customer = a.customer
                     AND b.takes_back = a.act AND b.recorded <= $3)
             ORDER BY a.customer, a.act";
        self.reader.each(sql, &values, |row| {
            let (item, day) = (item_or_none(row.int(1)?), row.day(2)?);
            let record = claim_letter(day, item);
            if let Some(own) = find(found, row.int(0)?) {
                own.records.push(record);
            }
            Ok(())
        })
    }
}

impl Gather<'_> {
    /// Claim letters that the policy asked for and that have really left.
    fn claims_sent(&mut self, found: &mut [ConductOf]) -> Result<(), StoreError> {
        let values = [
            self.company.into(),
            Value::Ids(self.ids),
            self.asked.on.into(),
            self.asked.known.into(),
        ];
        let sql = "SELECT e.customer, e.day FROM effect e
             JOIN outbox o ON o.company = e.company AND o.customer = e.customer
                 AND o.effect = e.effect
             WHERE e.company = $1 AND e.customer IN ({ids $2}) AND e.text_key = 'claim'
               AND e.day <= $3 AND o.state IN ('sent', 'delivered')
               AND COALESCE(o.closed_at, 0) <= $4
             ORDER BY e.customer, e.day, e.effect {binary}";
        self.reader.each(sql, &values, |row| {
            let record = claim_letter(row.day(1)?, None);
            if let Some(own) = find(found, row.int(0)?) {
                own.records.push(record);
            }
            Ok(())
        })
    }
}

impl Gather<'_> {
    /// Claims that were handed out as papers (CLS-04): one a day, however often it was printed.
    fn claims_handed_out(&mut self, found: &mut [ConductOf]) -> Result<(), StoreError> {
        let values = [self.company.into(), Value::Ids(self.ids), self.asked.known.into()];
        let sql = "SELECT DISTINCT customer, day FROM issued
             WHERE company = $1 AND customer IN ({ids $2}) AND document = 'claim'
               AND recorded <= $3
             ORDER BY customer, day";
        self.reader.each(sql, &values, |row| {
            let record = claim_letter(row.day(1)?, None);
            if let Some(own) = find(found, row.int(0)?) {
                own.records.push(record);
            }
            Ok(())
        })
    }
}

/// Nobody is measured by when it was entered that a claim was sent.
const fn claim_letter(day: Day, item: Option<ItemId>) -> ConductRecord {
    ConductRecord { conduct: Conduct::ClaimLetter, day, item, entered: None }
}

fn find(found: &mut [ConductOf], customer: i64) -> Option<&mut Conducted> {
    let at = found.binary_search_by_key(&customer, |one| one.customer.get()).ok()?;
    found.get_mut(at).map(|one| &mut one.conducted)
}

fn obligation(found: &mut [ConductOf], customer: i64, item: i64) -> Option<&mut Obligation> {
    let obligations = &mut find(found, customer)?.obligations;
    let at = obligations.binary_search_by_key(&item, |one| one.item.get()).ok()?;
    obligations.get_mut(at)
}

fn course(found: &mut [ConductOf], customer: i64, item: i64) -> Option<&mut Course> {
    obligation(found, customer, item).map(|one| &mut one.course)
}
