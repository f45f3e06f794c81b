//! A case keeps the version of the policy under which it began (GEN-12, D15), and a company
//! that changes over to another policy keeps what was finished (LAD-11).

use crate::audit;
use crate::calendar::WorkingDays;
use crate::control::scene::{account, day, eight_step, eur, feed_back, item, steps, the_one};
use crate::control::{Account, Decision, decide};
use crate::policy::{Policies, Policy, Version, load};
use std::sync::Arc;

fn version(from: i64, policy: Policy) -> Version {
    let days = WorkingDays::of_country("EE");
    Version { from: day(from), policy: Arc::new(policy), days }
}

/// The eight steps, whose claim goes out on day 12 instead of 15 from a day on.
pub(super) fn claim_sooner_from(from: i64) -> Policies {
    let first = the_one(eight_step()).clone();
    let mut second = first.clone();
    second.version = 2;
    for step in &mut second.steps {
        match step.number {
            5 => step.to_day = Some(9),
            6 => (step.from_day, step.to_day) = (10, Some(11)),
            7 => step.from_day = 12,
            _ => {}
        }
    }
    Policies::new(vec![version(-1000, first), version(from, second)]).expect("two")
}

fn live(policies: &Policies, account: &mut Account, today: i64) -> Decision {
    let decision = decide(policies, account, day(today));
    assert_eq!(audit::check(policies, account, &decision), [], "day {today}");
    feed_back(account, &decision, day(today));
    decision
}

/// When each step was taken, by which version.
fn history(policies: &Policies, mut account: Account, days: i64) -> Vec<(i64, i64, u8, u32)> {
    let mut told = Vec::new();
    for today in -5..=days {
        let decision = live(policies, &mut account, today);
        let taken = decision.steps_taken(decision.day);
        told.extend(taken.iter().map(|one| (today, one.item.get(), one.step, one.version)));
    }
    told
}

#[test]
fn gen_12_changing_a_threshold_from_a_day_leaves_earlier_cases_alone() {
    // The first debt begins three days before the change, the second on its day.
    let policies = claim_sooner_from(0);
    let told = history(&policies, account(vec![item(1, 0, eur(100)), item(2, 3, eur(100))]), 30);
    let claim = |item: i64| {
        let mut taken = told.iter().filter(|(_, of, step, _)| (*of, *step) == (item, 7));
        taken.next().map(|(today, _, _, version)| (*today, *version))
    };
    assert_eq!((claim(1), claim(2)), (Some((15, 1)), Some((3 + 12, 2))));
    assert!(told.iter().all(|(_, item, _, version)| u32::try_from(*item) == Ok(*version)));
}

/// One letter speaks for cases of both versions, and each line cites its own clause.
#[test]
fn cases_of_two_versions_have_one_voice() {
    let policies = claim_sooner_from(0);
    let mut account = account(vec![item(1, 0, eur(100)), item(2, 3, eur(100))]);
    for today in -3..15 {
        live(&policies, &mut account, today);
    }
    let decision = live(&policies, &mut account, 15);
    assert_eq!(steps(&decision), [(1, 7), (2, 7)]);
    let posted: Vec<_> = decision
        .effects
        .iter()
        .filter(|one| &*one.text == "claim")
        .map(|one| one.lines.len())
        .collect();
    assert_eq!(posted, [2, 2], "one by post, one by e-mail");
}

#[test]
fn a_version_that_is_not_known_any_more_gives_way_to_the_one_in_force() {
    let mut account = account(vec![item(1, 0, eur(100))]);
    live(eight_step(), &mut account, 2);
    account.steps[0].version = 77;
    assert_eq!(steps(&live(eight_step(), &mut account, 6)), [(1, 4)]);
}

const OTHER: &str = r#"id = "other"
version = 1
effective_from = "2026-01-01"
[pace]
late_entry_step = 2
min_gap_days = 3
[[step]]
number = 1
clause = "O-1"
from = 1
to = 4
[[step.action]]
kind = "task"
role = "SALES_REP"
text = "call-and-warn"
[[step]]
number = 2
clause = "O-2"
from = 5
[[step.action]]
kind = "task"
role = "SUPERVISOR"
text = "control-step"
"#;

#[test]
fn lad_11_switching_keeps_finished_steps_and_one_policy_is_followed() {
    let first = the_one(eight_step()).clone();
    let other = load("other.toml", OTHER).expect("a policy");
    let policies = Policies::new(vec![version(-1000, first), version(7, other)]).expect("two");
    let mut account = account(vec![item(1, 0, eur(100))]);
    for today in -3..7 {
        live(&policies, &mut account, today);
    }
    let before = account.steps.clone();
    assert_eq!(before.iter().map(|one| one.step).collect::<Vec<_>>(), [1, 2, 3, 4]);
    // Day 6 took the fourth of the eight steps: the new policy waits its own pause of three
    // days, begins where the age puts the debt, and takes nothing of the old one any more.
    let found: Vec<(i64, Vec<(i64, u8)>)> = (7..30)
        .map(|today| (today, steps(&live(&policies, &mut account, today))))
        .filter(|(_, steps)| !steps.is_empty())
        .collect();
    assert_eq!(found, [(9, vec![(1, 2)])]);
    assert!(before.iter().all(|one| account.steps.contains(one)), "finished steps stay");
}
