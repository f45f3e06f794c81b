//! What counterparties owe beside what the company owes them, by kind and as a whole, and how
//! payables went over the last year.

use super::list::PayableLine;
use super::owed::as_of;
use crate::{Office, Refused, Who, company as companies};
use saldo_domain::analysis::coverage::{Coverage, coverage};
use saldo_domain::authority::Right;
use saldo_domain::book::Side;
use saldo_domain::exact::Amount;
use saldo_domain::payables::course::{Change, Course, course};
use saldo_domain::payables::{Counterparty, PayableKind, Unjustified};
use saldo_domain::{CompanyId, Currency, CustomerId, Day, Money};
use saldo_store::Reader;
use saldo_store::ageing::open_items_on;
use saldo_store::payables::{self as stored, PayableRow, UseRow};
use std::collections::BTreeMap;

/// How the company stands with those it owes.
#[derive(Clone, Debug)]
pub struct Comparison {
    pub day: Day,
    /// Everybody to whom something is owed, by code and currency.
    pub rows: Vec<Counterparty>,
    pub totals: Vec<Total>,
    /// What is open by kind (AP-01) and currency; kinds without anything are left out.
    pub kinds: Vec<KindTotal>,
}

/// What is open of one kind in one currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KindTotal {
    pub kind: PayableKind,
    pub open: Money,
}

/// All receivables and payables in one currency.
#[derive(Clone, Copy, Debug)]
pub struct Total {
    pub receivable: Money,
    pub payable: Money,
    pub payable_late: Money,
    /// Of the payables what is unjustified (AP-02): late to suppliers, without their documents.
    pub unjustified: [Money; 2],
    pub coverage: Coverage,
    /// The last 365 days (AP-05).
    pub course: Course,
}

/// Days over which turnover is worked out.
const YEAR: i64 = 365;

/// Compares what is owed both ways on a day, today where none is named.
///
/// # Errors
/// `NotPermitted` for those who see own customers only, `Money`, or the store's.
pub fn comparison(
    office: &Office,
    company: CompanyId,
    who: Who,
    on: Option<Day>,
) -> Result<Comparison, Refused> {
    who.must(Right::SeeWholeCompany)?;
    let day = on.map_or_else(|| companies::today(office, company), Ok)?;
    let (all_owed, uses, receivables) = office.store.read(|reader| {
        Ok::<_, Refused>((
            stored::all(reader, company)?,
            stored::uses(reader, company)?,
            receivables_on(reader, company, day)?,
        ))
    })?;
    let changes = changes(&all_owed, &uses);
    let owed = as_of(all_owed, &uses, day)?;
    let mut rows: BTreeMap<(CustomerId, Currency), Counterparty> = BTreeMap::new();
    for row in &owed {
        let open = row.open();
        if open.is_zero() {
            continue;
        }
        let currency = open.currency();
        let at = rows.entry((row.new.creditor, currency)).or_insert_with(|| Counterparty {
            customer: row.new.creditor,
            code: row.new.code.clone(),
            name: row.new.name.clone(),
            receivable: Money::zero(currency),
            payable: Money::zero(currency),
            payable_late: Money::zero(currency),
        });
        at.payable = at.payable.plus(open)?;
        if row.new.due < day {
            at.payable_late = at.payable_late.plus(open)?;
        }
    }
    for (key, money) in &receivables {
        if let Some(row) = rows.get_mut(key) {
            row.receivable = *money;
        }
    }
    let mut rows: Vec<Counterparty> = rows.into_values().collect();
    rows.sort_by(|a, b| {
        let key = |one: &Counterparty| one.payable.currency();
        a.code.cmp(&b.code).then(key(a).cmp(&key(b)))
    });
    let lines: Vec<PayableLine> =
        owed.iter().cloned().map(|row| PayableLine::of(row, day)).collect();
    let totals = totals(&rows, &receivables, &lines, &changes, day)?;
    Ok(Comparison { day, rows, totals, kinds: kinds(&lines)? })
}

/// What each customer owed in each currency.
type Receivables = BTreeMap<(CustomerId, Currency), Money>;

fn receivables_on(
    reader: &mut Reader,
    company: CompanyId,
    day: Day,
) -> Result<Receivables, Refused> {
    let mut debts = Vec::new();
    open_items_on(reader, company, day, None, |row| {
        if row.side == Side::Debit {
            debts.push((row.customer, row.open));
        }
    })?;
    let mut found = Receivables::new();
    for (customer, open) in debts {
        let currency = open.currency();
        let at = found.entry((customer, currency)).or_insert(Money::zero(currency));
        *at = at.plus(open)?;
    }
    Ok(found)
}

/// Documents and settlements of payables as what raised and lowered them.
pub(crate) fn changes(owed: &[PayableRow], uses: &[UseRow]) -> Vec<Change> {
    let documents = owed.iter().map(|row| Change {
        on: row.new.effective,
        document: true,
        amount: row.new.amount,
    });
    let currencies: BTreeMap<(CustomerId, i64), Currency> = owed
        .iter()
        .map(|row| ((row.new.creditor, row.new.payable), row.new.amount.currency()))
        .collect();
    let settled = uses.iter().filter_map(|row| {
        let currency = currencies.get(&(row.creditor, row.payable))?;
        let amount = Money::from_minor(row.minor.saturating_neg(), *currency);
        Some(Change { on: row.effective, document: false, amount })
    });
    documents.chain(settled).collect()
}

fn kinds(lines: &[PayableLine]) -> Result<Vec<KindTotal>, Refused> {
    let mut open: BTreeMap<(PayableKind, Currency), Money> = BTreeMap::new();
    for line in lines.iter().filter(|line| !line.open.is_zero()) {
        let currency = line.open.currency();
        let at = open.entry((line.row.new.kind, currency)).or_insert(Money::zero(currency));
        *at = at.plus(line.open)?;
    }
    Ok(open.into_iter().map(|((kind, _), open)| KindTotal { kind, open }).collect())
}

fn totals(
    rows: &[Counterparty],
    receivables: &Receivables,
    lines: &[PayableLine],
    changes: &[Change],
    day: Day,
) -> Result<Vec<Total>, Refused> {
    let currencies = changes.iter().map(|change| change.amount.currency());
    let mut currencies: Vec<Currency> = currencies.collect();
    currencies.sort_unstable();
    currencies.dedup();
    let mut totals = Vec::with_capacity(currencies.len());
    for currency in currencies {
        let of = |pick: fn(&Counterparty) -> Money| {
            let sums = rows.iter().map(pick).filter(|money| money.currency() == currency);
            Money::sum(currency, sums)
        };
        let (payable, payable_late) = (of(|row| row.payable)?, of(|row| row.payable_late)?);
        let owing = receivables.values().copied();
        let receivable = Money::sum(currency, owing.filter(|money| money.currency() == currency))?;
        // The ratio is of minor units, of whatever size: both are of one currency.
        let amount = |money: Money| Amount::from_hundredths(money.minor().into());
        let coverage = coverage(amount(receivable), amount(payable));
        let unjustified = Unjustified::ALL.map(|why| {
            let of = lines.iter().filter(|line| line.unjustified.contains(&why));
            Money::sum(
                currency,
                of.map(|line| line.open).filter(|open| open.currency() == currency),
            )
        });
        let [late, undocumented] = unjustified;
        let unjustified = [late?, undocumented?];
        let own: Vec<Change> =
            changes.iter().copied().filter(|one| one.amount.currency() == currency).collect();
        let course = course(currency, &own, day.plus(-YEAR), day)?;
        totals.push(Total { receivable, payable, payable_late, unjustified, coverage, course });
    }
    Ok(totals)
}
