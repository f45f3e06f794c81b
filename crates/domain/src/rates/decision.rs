//! New decisions about a rate: what a person adds to a table that ships.
//!
//! Decisions are told in the order recorded and are never taken away. Of several about the
//! same day of effect the latest recorded holds, so a mistake is corrected by one more.

use super::Rate;
use super::table::{RateTable, Row};
use crate::day::Day;
use std::collections::BTreeMap;

/// A rate from a day on, and how far the table is known to be complete.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RateDecision {
    /// Day of effect, not that of the announcement.
    pub from: Day,
    pub rate: Rate,
    /// Last day for which the person made sure that no later row is missing.
    pub checked_to: Day,
}

/// What a decision does to a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// The table says so already.
    Nothing,
    /// A row more.
    Added,
    /// The rows stay, the table is complete for more days.
    Extended,
    /// A row had another rate, or was said to be checked for longer: a correction.
    Corrected { before: Rate },
}

/// Why a decision cannot belong to a table.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DecisionRefused {
    /// Checked up to a day before the rate begins.
    #[error("checked to {checked_to}, which is before {from}, the day of effect")]
    CheckedBeforeEffect { from: Day, checked_to: Day },
    /// Before the first row: the table knows nothing of those days.
    #[error("{from} is before {first}, the first day of this table")]
    BeforeTable { from: Day, first: Day },
    /// After the last day on which the rate was in force at all.
    #[error("{from} is after {last}, the last day on which this rate was in force")]
    AfterTable { from: Day, last: Day },
    /// Days of a list that neither rise nor fall throughout.
    #[error("{day} does not follow {before}: the days must rise, or fall, throughout")]
    NotRising { day: Day, before: Day },
}

impl RateTable {
    /// The table with what was decided since: rows added, or corrected where the day of effect
    /// is the same; the latest of `recorded` wins. The last day checked only ever moves on.
    pub fn with_decisions(&self, recorded: &[RateDecision]) -> RateTable {
        let latest: BTreeMap<Day, RateDecision> =
            recorded.iter().map(|decision| (decision.from, *decision)).collect();
        let mut table = self.clone();
        for decision in latest.into_values() {
            table.take(decision);
        }
        table
    }

    fn take(&mut self, decision: RateDecision) {
        let new = Row { effective_from: decision.from, rate: decision.rate, verified: false };
        match self.rows.binary_search_by_key(&decision.from, |row| row.effective_from) {
            Ok(index) if self.rows[index].rate == decision.rate => {}
            Ok(index) => self.rows[index] = new,
            Err(index) => self.rows.insert(index, new),
        }
        self.complete_to = self.complete_to.max(decision.checked_to);
    }

    /// Refuses a decision that cannot belong to this table.
    ///
    /// # Errors
    /// `CheckedBeforeEffect`, `BeforeTable`, `AfterTable`.
    pub fn accepts(&self, decision: RateDecision) -> Result<(), DecisionRefused> {
        let RateDecision { from, checked_to, .. } = decision;
        if checked_to < from {
            return Err(DecisionRefused::CheckedBeforeEffect { from, checked_to });
        }
        match self.rows().next() {
            Some((first, _)) if from < first => Err(DecisionRefused::BeforeTable { from, first }),
            _ if from > self.in_force_to() => {
                Err(DecisionRefused::AfterTable { from, last: self.in_force_to() })
            }
            _ => Ok(()),
        }
    }

    /// What one more decision changes after those `recorded`.
    pub fn change(&self, recorded: &[RateDecision], decision: RateDecision) -> Change {
        let before = self.with_decisions(recorded);
        let mut all = recorded.to_vec();
        all.push(decision);
        let after = self.with_decisions(&all);
        let row = before.rows().find(|(day, _)| *day == decision.from);
        match row {
            None => Change::Added,
            _ if after == before => Change::Nothing,
            Some((_, rate)) if rate == decision.rate && after.complete_to > before.complete_to => {
                Change::Extended
            }
            Some((_, rate)) => Change::Corrected { before: rate },
        }
    }

    /// The decisions that a published list amounts to: days of effect, or every day with the
    /// rate of that day, rising or falling. A day on which the rate is the one already in force
    /// adds no row. The table is then complete to `checked_to`.
    ///
    /// # Errors
    /// The index of the row at fault, with `NotRising` or as [`RateTable::accepts`].
    pub fn decisions_of_list(
        &self,
        list: &[(Day, Rate)],
        checked_to: Day,
    ) -> Result<Vec<RateDecision>, (usize, DecisionRefused)> {
        let mut rising: Vec<(usize, Day, Rate)> = Vec::with_capacity(list.len());
        rising.extend(list.iter().enumerate().map(|(at, (day, rate))| (at, *day, *rate)));
        in_one_direction(list)?;
        rising.sort_by_key(|(_, day, _)| *day);
        let mut table = self.clone();
        let mut decisions = Vec::new();
        for (at, from, rate) in rising {
            let decision = RateDecision { from, rate, checked_to: from };
            table.accepts(decision).map_err(|refused| (at, refused))?;
            if table.on(from).is_ok_and(|in_force| in_force.rate == rate) {
                continue;
            }
            table.take(decision);
            decisions.push(decision);
        }
        self.seal(&mut decisions, &table, checked_to);
        Ok(decisions)
    }

    /// Says with the last row that the table is complete to a day.
    fn seal(&self, decisions: &mut Vec<RateDecision>, table: &RateTable, checked_to: Day) {
        if checked_to <= table.complete_to {
            return;
        }
        let Some((from, rate)) = table.rows().rfind(|(day, _)| *day <= checked_to) else {
            return;
        };
        decisions.retain(|decision| decision.from != from);
        decisions.push(RateDecision { from, rate, checked_to });
    }
}

/// Do the days rise throughout, or fall throughout?
fn in_one_direction(list: &[(Day, Rate)]) -> Result<(), (usize, DecisionRefused)> {
    let falls = matches!(list, [first, second, ..] if second.0 < first.0);
    for (index, pair) in list.windows(2).enumerate() {
        let (before, day) = (pair[0].0, pair[1].0);
        if day == before || (day < before) != falls {
            return Err((index + 1, DecisionRefused::NotRising { day, before }));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().expect(text)
    }

    fn decision(text: &str) -> RateDecision {
        let words: Vec<&str> = text.split(' ').collect();
        let rate = words[1].parse().expect(text);
        RateDecision { from: day(words[0]), rate, checked_to: day(words[2]) }
    }

    fn key_rate() -> &'static RateTable {
        RateTable::of_code("ru-key-rate").expect("ships")
    }

    fn on(table: &RateTable, text: &str) -> (String, bool) {
        let found = table.on(day(text)).expect(text);
        (found.rate.to_string(), found.stale)
    }

    #[test]
    fn a_decision_adds_a_row_and_moves_the_day_checked() {
        let table = key_rate().with_decisions(&[decision("2026-10-26 13.50 2026-12-18")]);
        assert_eq!(on(&table, "2026-10-25"), ("14.00".into(), false));
        assert_eq!(on(&table, "2026-10-26"), ("13.50".into(), false));
        assert_eq!(on(&table, "2026-12-19"), ("13.50".into(), true));
        assert_eq!(key_rate().with_decisions(&[]), *key_rate());
    }

    #[test]
    fn of_decisions_about_one_day_the_latest_recorded_holds() {
        let recorded = [
            decision("2026-10-26 13.50 2099-12-18"),
            decision("2026-07-27 13.75 2026-09-14"),
            decision("2026-10-26 13.25 2026-12-18"),
        ];
        let table = key_rate().with_decisions(&recorded);
        assert_eq!(on(&table, "2026-08-01"), ("13.75".into(), false));
        assert_eq!(on(&table, "2026-11-01"), ("13.25".into(), false));
        assert_eq!(table.complete_to(), day("2026-12-18"), "a slip of the pen is undone");
    }

    #[test]
    fn what_a_decision_changes_is_named() {
        let rate = |text: &str| text.parse::<Rate>().expect(text);
        let recorded = [decision("2026-10-26 13.50 2026-12-18")];
        let rows = [
            ("2026-07-27 14.00 2026-09-14", Change::Nothing),
            ("2026-10-26 13.50 2026-12-18", Change::Nothing),
            ("2026-10-26 13.50 2026-12-19", Change::Extended),
            ("2026-10-26 13.50 2026-10-27", Change::Corrected { before: rate("13.50") }),
            ("2026-10-26 13.00 2026-12-18", Change::Corrected { before: rate("13.50") }),
            ("2026-07-27 13.00 2026-09-14", Change::Corrected { before: rate("14.00") }),
            ("2026-12-21 13.00 2026-12-21", Change::Added),
        ];
        for (text, expected) in rows {
            assert_eq!(key_rate().change(&recorded, decision(text)), expected, "{text}");
        }
    }

    #[test]
    fn decisions_that_cannot_belong_to_the_table_are_refused() {
        let ended = RateTable::of_code("ru-refinancing-rate").expect("ships");
        let rows = [
            (key_rate(), "2026-10-26 13.50 2026-10-25", "before 2026-10-26, the day of effect"),
            (key_rate(), "2013-09-12 5.50 2026-10-25", "before 2013-09-13, the first day"),
            (ended, "2026-10-26 13.50 2026-10-26", "the last day on which this rate"),
        ];
        for (table, text, part) in rows {
            let refused = table.accepts(decision(text)).expect_err(text).to_string();
            assert!(refused.contains(part), "{refused}");
        }
        assert_eq!(key_rate().accepts(decision("2026-10-26 13.50 2026-10-26")), Ok(()));
    }

    fn list(text: &str) -> Vec<(Day, Rate)> {
        let row = |row: &str| {
            let (on, rate) = row.split_once(' ').expect("a day and a rate");
            (day(on), rate.parse().expect("a rate"))
        };
        text.split(", ").map(row).collect()
    }

    #[test]
    fn a_published_list_of_days_becomes_the_rows_it_amounts_to() {
        let rows = [
            ("2026-10-26 13.50, 2026-12-21 13.00", "2026-10-26 13.50, 2026-12-21 13.00"),
            // Every day with its rate, the latest first, as the Bank of Russia publishes it.
            ("2026-10-27 13.50, 2026-10-26 13.50, 2026-10-23 14.00", "2026-10-26 13.50"),
            ("2026-07-24 14.25, 2026-07-27 14.00", "2026-07-27 14.00"),
            ("2026-07-27 13.75, 2026-07-28 13.75", "2026-07-27 13.75"),
        ];
        for (given, expected) in rows {
            let found = key_rate().decisions_of_list(&list(given), day("2026-12-31"));
            let found = found.expect(given);
            let told: Vec<String> =
                found.iter().map(|one| format!("{} {}", one.from, one.rate)).collect();
            assert_eq!(told.join(", "), expected, "{given}");
            let table = key_rate().with_decisions(&found);
            assert_eq!(table.complete_to(), day("2026-12-31"), "{given}");
            assert_eq!(table.decisions_of_list(&list(given), day("2026-12-31")), Ok(vec![]));
        }
    }

    #[test]
    fn a_list_out_of_order_is_refused_at_its_row() {
        let rows = [
            ("2026-10-26 13.50, 2026-10-26 13.50", 1),
            ("2026-10-26 13.50, 2026-12-21 13.00, 2026-11-01 13.00", 2),
            ("2026-12-21 13.00, 2026-10-26 13.50, 2026-11-01 13.00", 2),
        ];
        for (given, at) in rows {
            let refused = key_rate().decisions_of_list(&list(given), day("2026-12-31"));
            assert_eq!(refused.map_err(|(index, _)| index), Err(at), "{given}");
        }
    }
}
