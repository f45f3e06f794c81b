//! What is open on the day, by the statement under every list and report, against the same
//! folded from each single movement. The streams are compared by their sums.

use super::tally::Tally;
use crate::Refused;
use saldo_domain::book::{Moment, Side};
use saldo_domain::{CompanyId, Currency, Day};
use saldo_store::ageing::{self, OpenRow};
use saldo_store::{Reader, StoreError};
use std::collections::BTreeMap;

/// Name of the check.
pub(super) const SUMS: &str = "balances";

/// Sums of one currency and side.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Sum {
    rows: u64,
    minor: i128,
    /// Amounts weighted by document and due day: an amount that only moved changes it.
    weighted: i128,
}

impl Sum {
    const fn add(&mut self, row: &OpenRow) {
        let minor = row.open.minor() as i128;
        let place = (row.item.get() as i128) ^ ((row.due.number() as i128) << 40);
        self.rows += 1;
        self.minor += minor;
        self.weighted = self.weighted.wrapping_add(minor.wrapping_mul(place));
    }
}

type Sums = BTreeMap<(Currency, Side), Sum>;

pub(super) fn check(
    reader: &mut Reader,
    company: CompanyId,
    day: Day,
    tally: &mut Tally,
) -> Result<(), Refused> {
    let stored = sums(reader, company, day, None)?;
    let summed = sums(reader, company, day, Some(Moment::NOW_AND_EVER))?;
    let (stored, summed) = match (stored, summed) {
        (Ok(stored), Ok(summed)) => (stored, summed),
        (Err(why), _) | (_, Err(why)) => {
            tally.note(SUMS, None, format!("not finished: {why}"));
            return Ok(());
        }
    };
    let keys: std::collections::BTreeSet<_> = stored.keys().chain(summed.keys()).collect();
    for key in keys {
        let of = |sums: &Sums| sums.get(key).copied().unwrap_or_default();
        let (is, should) = (of(&stored), of(&summed));
        if is != should {
            tally.note(SUMS, None, told(*key, day, is, should));
        }
    }
    Ok(())
}

fn told((currency, side): (Currency, Side), day: Day, is: Sum, should: Sum) -> String {
    let side = if side == Side::Debit { "owed" } else { "unallocated" };
    format!(
        "{side} in {currency} on {day}: stored {} minor units in {} documents, by the movements \
         {} in {}",
        is.minor, is.rows, should.minor, should.rows
    )
}

/// The sums, or why they cannot be made.
fn sums(
    reader: &mut Reader,
    company: CompanyId,
    day: Day,
    known: Option<Moment>,
) -> Result<Result<Sums, String>, Refused> {
    let mut sums = Sums::new();
    let read = ageing::open_items_on(reader, company, day, known, |row| {
        sums.entry((row.open.currency(), row.side)).or_default().add(&row);
    });
    match read {
        Ok(()) => Ok(Ok(sums)),
        Err(StoreError::Unreadable { place, value }) => {
            Ok(Err(format!("{place} cannot be {value}")))
        }
        Err(StoreError::TooLarge { item }) => {
            Ok(Err(format!("the amounts of document {item} are larger than Saldo can hold")))
        }
        Err(error) => Err(error.into()),
    }
}
