//! What counterparties owe beside what the company owes them (AP-06, AP-07, TBL-05).

use crate::{Office, Refused, Who, company as companies};
use saldo_domain::analysis::coverage::{Coverage, coverage};
use saldo_domain::authority::Right;
use saldo_domain::exact::Amount;
use saldo_domain::payables::Counterparty;
use saldo_domain::{CompanyId, Currency, CustomerId, Day, Money};
use saldo_store::payables as stored;
use std::collections::BTreeMap;

/// How the company stands with those it owes.
#[derive(Clone, Debug)]
pub struct Comparison {
    pub day: Day,
    /// Everybody to whom something is owed, by code and currency.
    pub rows: Vec<Counterparty>,
    pub totals: Vec<Total>,
}

/// All receivables and payables in one currency.
#[derive(Clone, Copy, Debug)]
pub struct Total {
    pub receivable: Money,
    pub payable: Money,
    pub payable_late: Money,
    pub coverage: Coverage,
}

/// Compares what is owed both ways, as the books stand today.
///
/// # Errors
/// `NotPermitted` for those who see own customers only, `Money`, or the store's.
pub fn comparison(office: &Office, company: CompanyId, who: Who) -> Result<Comparison, Refused> {
    who.must(Right::SeeWholeCompany)?;
    let day = companies::today(office, company)?;
    let (owed, owing, all) = office.store.read(|reader| {
        Ok::<_, Refused>((
            stored::all(reader, company)?,
            stored::receivable_of_creditors(reader, company)?,
            stored::receivable(reader, company)?,
        ))
    })?;
    let mut rows: BTreeMap<(CustomerId, Currency), Counterparty> = BTreeMap::new();
    for row in owed {
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
    for (customer, money) in owing {
        if let Some(row) = rows.get_mut(&(customer, money.currency())) {
            row.receivable = money;
        }
    }
    let mut rows: Vec<Counterparty> = rows.into_values().collect();
    rows.sort_by(|a, b| {
        let key = |one: &Counterparty| one.payable.currency();
        a.code.cmp(&b.code).then(key(a).cmp(&key(b)))
    });
    let totals = totals(&rows, &all)?;
    Ok(Comparison { day, rows, totals })
}

fn totals(rows: &[Counterparty], all: &[Money]) -> Result<Vec<Total>, Refused> {
    let currencies = rows.iter().map(|row| row.payable.currency());
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
        let receivable = all.iter().find(|money| money.currency() == currency).copied();
        let receivable = receivable.unwrap_or(Money::zero(currency));
        // The ratio is of minor units, of whatever size: both are of one currency.
        let amount = |money: Money| Amount::from_hundredths(money.minor().into());
        let coverage = coverage(amount(receivable), amount(payable));
        totals.push(Total { receivable, payable, payable_late, coverage });
    }
    Ok(totals)
}
