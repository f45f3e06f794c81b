//! Interest at the rate of each day, from a dated table: the common part of the statutory
//! methods. Changing the rate means changing the segment, never averaging.

use super::segment::{Accrual, DayCount, accrue};
use super::{Principal, Spared};
use crate::day::Day;
use crate::rates::{NoRate, RateTable};

/// Interest by a table, and how well the table covers it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Statutory {
    pub accrual: Accrual,
    /// Days of delay on which something was owed and nothing accrued.
    pub excluded_days: u32,
    /// Some day lies after the last one the table was checked for (`RATE_TABLE_ENDS`).
    pub past_table: bool,
}

/// Accrues at the rates of a table. Only days that bear need a rate, none before `not_before`.
pub(super) fn accrue_by_table(
    principal: &Principal,
    spared: &Spared,
    table: &RateTable,
    not_before: Option<Day>,
    count: DayCount,
) -> Result<Statutory, NoRate> {
    let runs = spared.leave(principal.runs());
    let (Some(first), Some(last)) = (runs.first(), runs.last()) else {
        return Ok(Statutory { excluded_days: days(principal), ..Statutory::default() });
    };
    let periods = table.each_period(first.from, last.to)?;
    if let Some(from) = not_before.filter(|from| first.from < *from) {
        return Err(NoRate { first: from, ..table.no_rate(first.from) });
    }
    let accrual = accrue(&runs, periods, count);
    let excluded_days = days(principal) - accrual.days;
    Ok(Statutory { excluded_days, past_table: table.is_stale(last.to), accrual })
}

fn days(principal: &Principal) -> u32 {
    principal.runs().iter().map(|run| super::segment::days_of(run.from, run.to)).sum()
}
