//! Does control mean to look again in time? A day set too late silences it for that customer,
//! and no other check would notice.

use super::tally::Tally;
use crate::Refused;
use crate::policies::{self, Regulations};
use saldo_domain::control::decide;
use saldo_domain::{CompanyId, CustomerId, Day};
use saldo_store::checks::{self, Look};
use saldo_store::company::Company;
use saldo_store::{Reader, StoreError, control, upcoming};

/// Name of the check.
pub(super) const LOOKS: &str = "look-again";

/// Customers decided about at once.
const CUSTOMERS_AT_ONCE: u32 = 1_000;

/// Works out anew, as of the last day run, when every customer without news has to be looked
/// at again. Says nothing before the first run, while a run is unfinished, and under another
/// policy than that of the run.
pub(super) fn check(
    reader: &mut Reader,
    company: &Company,
    tally: &mut Tally,
) -> Result<(), Refused> {
    let company = company.company;
    let policies = policies::regulations(reader, company)?;
    let Some(day) = control::last_done(reader, company)? else { return Ok(()) };
    let policy = policies.own().on(day);
    let run = control::run_of(reader, company, day)?;
    let is_same = run.is_some_and(|run| run.policy_hash == policy.hash);
    if !is_same || !control::open_runs(reader, company)?.is_empty() {
        return Ok(());
    }
    let mut after = None;
    loop {
        let looks = checks::looks_later_than(reader, company, day, after, CUSTOMERS_AT_ONCE)?;
        let Some(last) = looks.last() else { return Ok(()) };
        after = Some(last.customer);
        compare(reader, (company, day, &policies), &looks, tally)?;
    }
}

/// A customer whose account cannot be read is told by another check and passed over here.
fn compare(
    reader: &mut Reader,
    scene: (CompanyId, Day, &Regulations),
    looks: &[Look],
    tally: &mut Tally,
) -> Result<(), Refused> {
    match expected(reader, scene, looks) {
        Ok(expected) => {
            looks.iter().zip(expected).for_each(|(look, again)| note(*look, again, tally));
            Ok(())
        }
        Err(Refused::Store(StoreError::Unreadable { .. })) if looks.len() > 1 => {
            let (first, second) = looks.split_at(looks.len() / 2);
            compare(reader, scene, first, tally)?;
            compare(reader, scene, second, tally)
        }
        Err(Refused::Store(StoreError::Unreadable { .. })) => Ok(()),
        Err(error) => Err(error),
    }
}

/// When each of these customers has to be looked at again; `None` for never.
fn expected(
    reader: &mut Reader,
    (company, day, policies): (CompanyId, Day, &Regulations),
    looks: &[Look],
) -> Result<Vec<Option<Day>>, Refused> {
    let customers: Vec<CustomerId> = looks.iter().map(|look| look.customer).collect();
    let mut accounts = control::accounts(reader, company, day, &customers)?;
    if policies.asks_for_history() {
        control::add_history(reader, company, day, &mut accounts)?;
    }
    let next = upcoming::next_effective(reader, company, day, &customers)?;
    let followed = policies.of_each(reader, company, &customers)?;
    let mut accounts = accounts.into_iter().peekable();
    let again = |customer: &CustomerId| {
        let versions = followed.of(*customer);
        let account = accounts.next_if(|account| account.customer == *customer);
        let decide = |account| decide(versions.followed(), &account, day).look_again;
        let change = versions.change_after(day);
        let decided = account.and_then(decide).into_iter();
        decided.chain(next.get(customer).copied()).chain(change).min()
    };
    Ok(customers.iter().map(again).collect())
}

fn note(look: Look, expected: Option<Day>, tally: &mut Tally) {
    let Some(expected) = expected else { return };
    if look.again.is_none_or(|again| again > expected) {
        let stored = look.again.map_or_else(|| "never".to_owned(), |again| again.to_string());
        let what = format!("stored {stored}, control has to look again on {expected}");
        tally.note(LOOKS, Some(look.customer), what);
    }
}
