//! A case keeps the version of the policy under which it began (GEN-12, D15), and a company
//! that changes over to another policy keeps what was finished (LAD-11).

use crate::audit;
use crate::calendar::WorkingDays;
use crate::control::scene::{account, day, eight_step, eur, feed_back, item, steps, the_one};
use crate::control::{Account, Decision, decide};
use crate::policy::{Adopted, Group, Membership, Policies, Policy, Scope, Version, load};
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

/// The eight steps for the company, and the same with an earlier claim for the chains from a day
/// on, as a customer follows them that was in these groups.
fn for_member(from: i64, membership: &Membership) -> Policies {
    let own = the_one(eight_step()).clone();
    let sooner = claim_sooner_from(0);
    let mut chains = Policy::clone(&sooner.versions()[1].policy);
    (chains.id, chains.version) = ("chains".into(), 1);
    chains.scope = Scope::of(chain());
    let adopted = vec![version(-1000, own), version(from, chains)];
    Policies::for_member(&Adopted::new(adopted).expect("one of the company"), membership)
}

fn chain() -> Option<Group> {
    Group::named("Chains")
}

/// On which day the claim of an item went out, under which policy.
fn claim(policies: &Policies, items: Vec<(i64, i64)>, of: i64) -> Option<(i64, String)> {
    let items = items.into_iter().map(|(number, due)| item(number, due, eur(100))).collect();
    let mut account = account(items);
    for today in -5..=60 {
        let decision = live(policies, &mut account, today);
        let taken = decision.steps_taken(decision.day);
        let claim = taken.iter().find(|one| one.item.get() == of && one.step == 7);
        if let Some(claim) = claim {
            return Some((today, format!("{}@{}", claim.policy, claim.version)));
        }
    }
    None
}

/// A customer in a group follows the policy of the group, and one in another group the company's.
#[test]
fn gen_05_a_policy_of_a_group_holds_for_its_customers_and_for_nobody_else() {
    let of =
        |group: Option<Group>| claim(&for_member(-900, &[(day(-800), group)]), vec![(1, 0)], 1);
    assert_eq!(of(chain()), Some((12, "chains@1".to_owned())));
    assert_eq!(of(Group::named("Kiosks")), Some((15, "eight-step@1".to_owned())));
    assert_eq!(of(None), Some((15, "eight-step@1".to_owned())));
}

/// GEN-12, both sides: moved on day 0, the debt that was begun before goes on as it began, the
/// one that begins with the day follows the new group; there and back.
#[test]
fn gen_12_a_move_to_another_group_changes_the_policy_of_new_cases_only() {
    // The debts fall due on days 2 and 3: their first steps are taken on days -1 and 0.
    let debts = || vec![(1, 2), (2, 3)];
    let joins = for_member(-900, &[(day(0), chain())]);
    assert_eq!(claim(&joins, debts(), 1), Some((2 + 15, "eight-step@1".to_owned())));
    assert_eq!(claim(&joins, debts(), 2), Some((3 + 12, "chains@1".to_owned())));
    let leaves = for_member(-900, &[(day(-800), chain()), (day(0), None)]);
    assert_eq!(claim(&leaves, debts(), 1), Some((2 + 12, "chains@1".to_owned())));
    assert_eq!(claim(&leaves, debts(), 2), Some((3 + 15, "eight-step@1".to_owned())));
    let returns = for_member(-900, &[(day(-800), chain()), (day(0), None), (day(4), chain())]);
    assert_eq!(claim(&returns, debts(), 1), Some((2 + 12, "chains@1".to_owned())));
    assert_eq!(claim(&returns, debts(), 2), Some((3 + 15, "eight-step@1".to_owned())));
}

/// GEN-12: a group that gets a policy of its own keeps its earlier cases under the company's.
#[test]
fn gen_12_a_new_policy_of_a_group_leaves_earlier_cases_alone() {
    let policies = for_member(0, &[(day(-800), chain())]);
    assert_eq!(claim(&policies, vec![(1, 2), (2, 3)], 1), Some((17, "eight-step@1".to_owned())));
    assert_eq!(claim(&policies, vec![(1, 2), (2, 3)], 2), Some((15, "chains@1".to_owned())));
}

/// Cases of two policies of one customer: one letter, and work of each by its own policy.
#[test]
fn cases_of_two_policies_have_one_voice_and_cite_their_own() {
    let policies = for_member(-900, &[(day(0), chain())]);
    let mut account = account(vec![item(1, 0, eur(100)), item(2, 3, eur(100))]);
    for today in -3..15 {
        live(&policies, &mut account, today);
    }
    let decision = live(&policies, &mut account, 15);
    assert_eq!(steps(&decision), [(1, 7), (2, 7)]);
    let letters = decision.effects.iter().filter(|one| &*one.text == "claim");
    assert_eq!(letters.map(|one| one.lines.len()).collect::<Vec<_>>(), [2, 2]);
    let taken = decision.steps_taken(day(15));
    let under: Vec<&str> = taken.iter().map(|one| &*one.policy).collect();
    assert_eq!(under, ["eight-step", "chains"]);
}
