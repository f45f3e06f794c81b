//! What the book itself tells of a case, and the end that it tells of as well.

use super::act::Act;
use super::course::{Fact, begins_a_case, standing};
use crate::day::Day;

/// A demand or a claim that the book knows of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    pub fact: Fact,
    /// The day on which the last of the debts that were late then was settled; `None` while one
    /// of them is open.
    pub settled: Option<Day>,
}

/// The facts that the book tells, in order of their days. Where every debt of a demand or claim was
/// settled before the next one, the case was over with the payment, so that a claim of years ago
/// does not stand beside one about other debts. A case of which people recorded something ends
/// when they say so: a payment may be entered long after the suit that it comes too late for, and a
/// suit that follows no other beginning belongs to what was told last.
pub fn told_with_ends(mut told: Vec<Told>, recorded: &[Fact]) -> Vec<Fact> {
    told.sort_by_key(|one| (one.fact.on, one.fact.act));
    let recorded = standing(recorded);
    let mut facts: Vec<Fact> = Vec::with_capacity(told.len());
    // The first day of the case that goes on, and the day by which all of it was settled.
    let mut going: Option<(Day, Option<Day>)> = None;
    let end = |facts: &mut Vec<Fact>, (begun, settled): (Day, Option<Day>), next: Option<Day>| {
        let Some(paid) = settled.filter(|paid| next.is_none_or(|next| *paid < next)) else {
            return false;
        };
        let in_time = |fact: &&&Fact| next.is_none_or(|next| fact.on < next);
        let mut own = recorded.iter().filter(|fact| begun <= fact.on).filter(in_time);
        // A later one that begins a case by itself begins the next.
        let own = own.next().is_some_and(|first| first.on <= paid || !begins_a_case(first.act));
        if !own {
            facts.push(Fact::bare(Act::Paid, paid));
        }
        !own
    };
    for one in told {
        if going.is_some_and(|case| end(&mut facts, case, Some(one.fact.on))) {
            going = None;
        }
        let settled = match going {
            Some((_, before)) => before.zip(one.settled).map(|(one, other)| one.max(other)),
            None => one.settled,
        };
        going = Some((going.map_or(one.fact.on, |(begun, _)| begun), settled));
        facts.push(one.fact);
    }
    if let Some(case) = going {
        end(&mut facts, case, None);
    }
    facts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().expect(text)
    }

    /// What is told: each claim as its day and the day on which its debts were settled; what is
    /// recorded: each act with its day.
    fn ends(told: &[(&str, &str)], recorded: &[(Act, &str)]) -> Vec<String> {
        let settled = |text: &str| (!text.is_empty()).then(|| day(text));
        let one = |(on, paid): &(&str, &str)| Told {
            fact: Fact::bare(Act::Claim, day(on)),
            settled: settled(paid),
        };
        let recorded: Vec<Fact> =
            recorded.iter().map(|(act, on)| Fact::bare(*act, day(on))).collect();
        let facts = told_with_ends(told.iter().map(one).collect(), &recorded);
        facts.iter().map(|fact| format!("{} {}", fact.act.code(), fact.on)).collect()
    }

    #[test]
    fn gen_01_a_claim_of_settled_debts_is_a_case_that_is_over() {
        let (first, second) = (("2025-03-01", "2025-04-10"), ("2026-03-01", ""));
        // What is told, what is recorded, and the facts that come of it.
        type Row<'a> = (&'a [(&'a str, &'a str)], &'a [(Act, &'a str)], &'a [&'a str]);
        let rows: [Row<'_>; 12] = [
            (&[second], &[], &["claim 2026-03-01"]),
            (&[first], &[], &["claim 2025-03-01", "paid 2025-04-10"]),
            (&[second, first], &[], &["claim 2025-03-01", "paid 2025-04-10", "claim 2026-03-01"]),
            // Settled on the day of the next claim: one case.
            (
                &[("2025-03-01", "2026-03-01"), second],
                &[],
                &["claim 2025-03-01", "claim 2026-03-01"],
            ),
            // One debt of the first claim goes on into the second.
            (
                &[("2025-03-01", "2026-05-01"), ("2026-03-01", "2026-04-01")],
                &[],
                &["claim 2025-03-01", "claim 2026-03-01", "paid 2026-05-01"],
            ),
            // Somebody keeps the case.
            (
                &[first, second],
                &[(Act::Assigned, "2025-03-20")],
                &["claim 2025-03-01", "claim 2026-03-01"],
            ),
            // Somebody keeps the next one.
            (
                &[first, second],
                &[(Act::Assigned, "2026-03-20")],
                &["claim 2025-03-01", "paid 2025-04-10", "claim 2026-03-01"],
            ),
            // A suit, and a payment of two days before it that is entered later.
            (&[first], &[(Act::Suit, "2025-04-12")], &["claim 2025-03-01"]),
            (
                &[first, second],
                &[(Act::Suit, "2025-04-12")],
                &["claim 2025-03-01", "claim 2026-03-01"],
            ),
            // A suit about newer debts, long after.
            (&[first], &[(Act::Suit, "2026-01-15")], &["claim 2025-03-01"]),
            // A case that somebody opens about newer debts is another one.
            (
                &[first],
                &[(Act::Open, "2026-01-15"), (Act::Suit, "2026-02-20")],
                &["claim 2025-03-01", "paid 2025-04-10"],
            ),
            // What was taken back keeps no case.
            (
                &[first],
                &[(Act::Suit, "2025-04-12"), (Act::TakenBack, "2025-04-13")],
                &["claim 2025-03-01", "paid 2025-04-10"],
            ),
        ];
        for (told, recorded, expected) in rows {
            assert_eq!(ends(told, recorded), expected, "{told:?} {recorded:?}");
        }
    }
}
