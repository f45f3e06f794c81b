//! What would move a payer up: worked out by asking the same rule about days to come.
//!
//! Every piece of evidence leaves the months of the statistics on a known day. So the status of each later
//! day follows, if all that is open is paid today and nothing goes wrong again; the first day
//! with a better status is the answer. Where more payments in time would do it at once, their
//! number is found by trying.

use super::{Classification, PaymentHistory, Statistics, Status};
use crate::day::Day;
use crate::ids::ItemId;

/// More payments in time than this are not worth saying.
const MOST_PAYMENTS: u32 = 200;

/// What would move a payer up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MovesUp {
    /// Open documents whose delay grows until they are paid.
    pub pay: Vec<ItemId>,
    /// First day with a better status if those are paid today and nothing is late again.
    pub on: Option<(Day, Status)>,
    /// So many further payments in time do it at once, where the share of late ones decides.
    pub after_payments: Option<(u32, Status)>,
}

/// What would move this payer up from `now`; `None` for one who is reliable. After so many months of
/// deferral a payer may be reliable.
pub fn moves_up(
    statistics: &Statistics,
    now: Status,
    reliable_months: u32,
    classify: &dyn Fn(&PaymentHistory) -> Classification,
) -> Option<MovesUp> {
    if now == Status::Reliable {
        return None;
    }
    let better = |history: &PaymentHistory| Some(classify(history).status).filter(|one| *one < now);
    let pay: Vec<ItemId> = statistics
        .late
        .iter()
        .filter(|late| late.settled.is_none())
        .map(|late| late.item)
        .collect();
    let on = turning_days(statistics, reliable_months)
        .into_iter()
        .find_map(|day| Some((day, better(&statistics.if_paid_today(day).history())?)));
    let after_payments = (1..=MOST_PAYMENTS).find_map(|more| {
        let mut history = statistics.history();
        history.obligations_due = history.obligations_due.saturating_add(more);
        Some((more, better(&history)?))
    });
    Some(MovesUp { pay, on, after_payments })
}

/// Days on which something leaves the months of the statistics or the months of deferral that make a
/// reliable payer are full, ascending.
fn turning_days(statistics: &Statistics, reliable_months: u32) -> Vec<Day> {
    let of_deferral = i32::try_from(reliable_months).unwrap_or(i32::MAX);
    let late = statistics.late.iter();
    let ends = late.flat_map(|late| [late.due, late.settled.unwrap_or(statistics.to)]);
    let records = statistics.records.iter().map(|record| record.day);
    let due = statistics.due.iter().copied();
    let mut days: Vec<Day> = ends
        .chain(records)
        .chain(due)
        .map(|day| day.plus(1).plus_months(statistics.months.into()))
        .chain(statistics.first_deferred.map(|first| first.plus_months(of_deferral)))
        .filter(|day| *day > statistics.to)
        .collect();
    days.sort_unstable();
    days.dedup();
    days
}

impl Statistics {
    /// These statistics as they will stand on a later day, if all that is open is paid on the
    /// day they were made for and nothing is added.
    fn if_paid_today(&self, on: Day) -> Statistics {
        let from = on.plus_months(-i32::from(self.months));
        let mut later = self.clone();
        later.from = from;
        for late in &mut later.late {
            late.settled = Some(late.settled.unwrap_or(self.to));
        }
        let mut gone: Vec<Day> = Vec::new();
        later.late.retain(|late| {
            let stays = late.due >= from || late.settled.is_some_and(|settled| settled >= from);
            if !stays {
                gone.push(late.due);
            }
            stays
        });
        // In time, and due before the twelve months: they left too.
        let carried: Vec<Day> =
            later.late.iter().map(|late| late.due).filter(|due| *due < from).collect();
        later.due.retain(|due| *due >= from);
        later.due.extend(carried);
        later.records.retain(|record| record.day >= from);
        later.to = on;
        later
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rating::STATISTICS_MONTHS;
    use crate::rating::statistics::{
        Conduct, ConductRecord, Conducted, Course, Obligation, Settlement,
    };
    use crate::rating::{StatusReason, classify};

    const TODAY: &str = "2026-01-01";

    fn day(text: &str) -> Day {
        text.parse().expect(text)
    }

    fn paid(number: i64, due: &str, paid: Option<&str>) -> Obligation {
        let settled = paid.map(|text| Settlement { day: day(text), minor: 100 });
        Obligation {
            item: ItemId::new(number),
            number: number.to_string(),
            effective: day(due).plus(-14),
            due: day(due),
            deferrals: Vec::new(),
            amount: 100,
            worth_asking: 1,
            course: Course::Moves(settled.into_iter().collect()),
        }
    }

    fn many(count: i64, due: &str) -> Vec<Obligation> {
        (100..100 + count).map(|number| paid(number, due, Some(due))).collect()
    }

    fn asked(conducted: &Conducted) -> (Classification, Option<MovesUp>) {
        let statistics = conducted.statistics(day(TODAY), STATISTICS_MONTHS);
        let found = classify(&statistics.history());
        let moves = moves_up(&statistics, found.status, 12, &classify);
        (found, moves)
    }

    fn of(obligations: Vec<Obligation>) -> Conducted {
        let first_deferred = Some(day("2024-01-01"));
        Conducted { first_deferred, obligations, ..Conducted::default() }
    }

    #[test]
    fn a_long_delay_leaves_with_its_last_day() {
        // 32 days late, paid on 3 July: 3 July leaves the twelve months on 4 July.
        let mut obligations = many(9, "2025-12-01");
        obligations.push(paid(1, "2025-06-01", Some("2025-07-03")));
        let (found, moves) = asked(&of(obligations));
        assert_eq!(found.reasons, [StatusReason::DelayOver30Days]);
        let moves = moves.expect("not reliable");
        assert_eq!(moves.on, Some((day("2026-07-04"), Status::Reliable)));
        assert_eq!((moves.pay.len(), moves.after_payments), (0, None));
    }

    /// GEN-12: a delay leaves the months that the policy looks back on, and not a year.
    #[test]
    fn gen_12_a_delay_leaves_the_months_of_the_policy() {
        let mut obligations = many(9, "2025-12-01");
        obligations.push(paid(1, "2025-06-01", Some("2025-07-03")));
        let conducted = of(obligations);
        for (months, expected) in [(6, "2026-01-04"), (STATISTICS_MONTHS, "2026-07-04")] {
            let statistics = conducted.statistics(day(TODAY), months);
            let now = classify(&statistics.history()).status;
            let moves = moves_up(&statistics, now, 12, &classify).expect("not reliable");
            assert_eq!(moves.on.map(|(on, _)| on), Some(day(expected)), "{months}");
        }
    }

    #[test]
    fn what_is_open_must_be_paid_first() {
        let mut obligations = many(9, "2025-12-01");
        obligations.push(paid(1, "2025-11-01", None));
        let (found, moves) = asked(&of(obligations));
        assert_eq!(found.status, Status::Threat);
        let moves = moves.expect("not reliable");
        assert_eq!(moves.pay, [ItemId::new(1)]);
        // Paid today, 61 days late: the delay leaves twelve months and a day later.
        assert_eq!(moves.on.map(|(on, _)| on), Some(day("2027-01-02")));
    }

    #[test]
    fn more_payments_in_time_lower_the_share_of_late_ones() {
        let obligations = ["2025-10-01", "2025-11-01", "2025-12-01"]
            .into_iter()
            .zip(1..)
            .map(|(due, number)| paid(number, due, Some(&day(due).plus(5).to_string())))
            .chain(many(2, "2025-12-02"))
            .collect();
        let (found, moves) = asked(&of(obligations));
        assert_eq!(found.reasons, [StatusReason::LateShareOver50]);
        let moves = moves.expect("not reliable");
        assert_eq!(moves.after_payments, Some((1, Status::Uncertain)), "three of six is half");
    }

    #[test]
    fn a_claim_letter_counts_for_a_year_and_a_reliable_payer_needs_nothing() {
        let letter = ConductRecord {
            conduct: Conduct::ClaimLetter,
            day: day("2025-05-10"),
            item: None,
            entered: None,
        };
        let good = of(many(3, "2025-12-01"));
        assert_eq!(asked(&good).1, None);
        let (found, moves) = asked(&Conducted { records: vec![letter], ..good });
        assert_eq!(found.status, Status::NonPaying);
        assert_eq!(moves.expect("not reliable").on.map(|(on, _)| on), Some(day("2026-05-11")));
    }

    #[test]
    fn a_young_customer_waits_for_its_first_year() {
        let young =
            Conducted { first_deferred: Some(day("2025-03-15")), ..of(many(3, "2025-12-01")) };
        let (found, moves) = asked(&young);
        assert_eq!(found.reasons, [StatusReason::ShortHistory]);
        let on = moves.expect("not reliable").on;
        assert_eq!(on, Some((day("2026-03-15"), Status::Reliable)));
    }
}
