//! When to look again: never too late, and not needlessly early.

use crate::audit;
use crate::book::ItemKind;
use crate::control::scene::*;
use crate::control::{Account, Decision, LadderEventKind, OpenItem, Reach, decide};
use crate::ids::ItemId;
use crate::money::{Currency, Money};
use crate::policy::Policies;
use crate::standing::StandingKind;
use proptest::prelude::*;

/// A name, steps taken before with their days, today, the day of the next look.
type LookRow = (&'static str, Vec<(u8, i64)>, i64, Option<i64>);

#[test]
fn the_next_look_is_on_the_day_something_can_change() {
    let rows: [LookRow; 9] = [
        ("long before", vec![], -40, Some(-3)),
        ("on the first reminder", vec![], -3, Some(0)),
        ("between", vec![(1, -3)], -1, Some(0)),
        ("on the check", vec![(1, -3)], 0, Some(2)),
        ("on the first overdue step", vec![(2, 0)], 2, Some(6)),
        ("behind its age: the end of the gap", vec![(2, 0)], 9, Some(11)),
        ("waiting for the gap", vec![(4, 9)], 10, Some(11)),
        ("the last step taken", vec![(7, 15), (8, 29)], 30, Some(31)),
        ("nothing left but the watch", vec![(0, 31), (8, 29)], 40, Some(121)),
    ];
    for (name, before, today, expected) in rows {
        let mut account = account(vec![item(1, 0, eur(100))]);
        account.steps = before.iter().map(|(step, on)| taken(1, *step, *on)).collect();
        let decision = decide(eight_step(), &account, day(today));
        assert_eq!(decision.look_again, expected.map(day), "{name}");
    }
}

/// Twenty-five thousand late entries would otherwise all be read again on the next day, only
/// to be told that it is too soon.
#[test]
fn the_step_after_the_one_taken_today_is_withheld_on_the_same_day() {
    for gap in 1..=4 {
        let mut policy = the_one(eight_step()).clone();
        policy.pace.min_gap_days = gap;
        let policy = alone(policy);
        let account = account(vec![item(1, 0, eur(100))]);
        let decision = decide(&policy, &account, day(9));
        assert_eq!(steps(&decision), [(1, 4)]);
        assert_eq!(withheld(&decision), [(1, 5, "too_soon")]);
        let end = Some(day(9 + i64::from(gap)));
        assert_eq!((decision.withheld[0].until, decision.look_again), (end, end), "gap {gap}");
    }
}

#[test]
fn without_a_gap_nothing_is_too_soon_and_the_next_look_is_tomorrow() {
    let mut policy = the_one(eight_step()).clone();
    policy.pace.min_gap_days = 0;
    let policy = alone(policy);
    let decision = decide(&policy, &account(vec![item(1, 0, eur(100))]), day(9));
    assert_eq!((steps(&decision), withheld(&decision)), (vec![(1, 4)], vec![]));
    assert_eq!(decision.look_again, Some(day(10)));
}

/// Both steps started by events before the due day; when the debt becomes late, within the
/// gap, money that nobody has matched is the better reason.
#[test]
fn a_cause_that_takes_over_within_the_gap_is_not_overlooked() {
    let mut policy = the_one(eight_step()).clone();
    policy.pace.min_gap_days = 5;
    let policy = alone(policy);
    let mut account = account(vec![item(1, 2, eur(10))]);
    account.events = vec![event(LadderEventKind::ScheduleBroken, Some(1), 0)];
    account.unallocated = vec![eur(10)];
    let decision = decide(&policy, &account, day(0));
    assert_eq!((steps(&decision), withheld(&decision)), (vec![(1, 4)], vec![(1, 5, "too_soon")]));
    assert_eq!(decision.look_again, Some(day(3)));
    feed_back(&mut account, &decision, day(0));
    assert_eq!(withheld(&decide(&policy, &account, day(3))), [(1, 5, "unmatched_money")]);
}

/// Started by an event before its due day and below the minimum; once it is late, money
/// that nobody has matched is the better reason.
#[test]
fn a_cause_that_takes_over_when_the_debt_becomes_late_is_not_overlooked() {
    let mut account = account(vec![item(1, 5, Money::from_minor(50, eur(1).currency()))]);
    account.events = vec![event(LadderEventKind::AgreedDateBroken, Some(1), 0)];
    account.unallocated = vec![eur(10)];
    let decision = decide(eight_step(), &account, day(5));
    assert_eq!(withheld(&decision), [(1, 4, "below_minimum")]);
    assert_eq!(decision.look_again, Some(day(6)));
    let decision = decide(eight_step(), &account, day(6));
    assert_eq!(withheld(&decision), [(1, 4, "unmatched_money")]);
}

const LAST: i64 = 130;

fn currency() -> impl Strategy<Value = Currency> {
    prop_oneof![4 => Just("EUR"), 1 => Just("USD")]
        .prop_map(|code| Currency::from_code(code).expect("a currency"))
}

fn money() -> impl Strategy<Value = Money> {
    (prop_oneof![1 => 0..100_i64, 9 => 100..90_000_i64], currency())
        .prop_map(|(minor, currency)| Money::from_minor(minor, currency))
}

fn items() -> impl Strategy<Value = Vec<OpenItem>> {
    let kind = prop_oneof![8 => Just(ItemKind::Goods), 1 => Just(ItemKind::Charge)];
    let one = (-60..70_i64, money(), kind);
    prop::collection::vec(one, 1..5).prop_map(|rows| {
        let numbered = rows.into_iter().zip(1..);
        numbered
            .map(|((due, open, kind), number)| OpenItem {
                item: ItemId::new(number),
                kind,
                due: day(due),
                initial_due: day(due),
                open,
            })
            .collect()
    })
}

/// Somebody else's item, one's own, or the whole customer.
fn subject() -> impl Strategy<Value = Option<i64>> {
    prop_oneof![2 => Just(None), 3 => (1..6_i64).prop_map(Some)]
}

fn accounts() -> impl Strategy<Value = Account> {
    let kinds = prop::sample::select(StandingKind::ALL.to_vec());
    let end = prop_oneof![4 => (0..40_i64).prop_map(Some), 1 => Just(None)];
    let standings = (kinds, subject(), -40..90_i64, end).prop_map(|(kind, item, from, length)| {
        standing(kind, item, from, length.map(|l| from + l))
    });
    let events = (prop::sample::select(LadderEventKind::ALL.to_vec()), subject(), -40..90_i64)
        .prop_map(|(kind, item, on)| event(kind, item, on));
    let steps = (1..4_i64, 0..9_u8, -60..1_i64).prop_map(|(item, step, on)| taken(item, step, on));
    let reach = any::<(bool, bool, bool)>();
    (
        items(),
        prop::collection::vec(standings, 0..3),
        prop::collection::vec(events, 0..2),
        prop::collection::vec(money(), 0..2),
        prop::collection::vec(steps, 0..4),
        reach,
    )
        .prop_map(|(items, mut standing, events, unallocated, mut steps, reach)| {
            standing.sort_by_key(|restraint| restraint.from);
            steps.sort_by_key(|taken| (taken.item, taken.step, taken.day));
            let reach = Reach { email: reach.0, phone: reach.1, post: reach.2 };
            Account { standing, events, unallocated, steps, reach, ..account(items) }
        })
}

/// The shipped ladder at other paces, with holes between its steps.
fn policies() -> impl Strategy<Value = Policies> {
    let pace = (prop::sample::select(vec![3_u8, 4, 5, 8]), 1..6_u16, 0..3_u32, any::<bool>());
    (pace, 0..3_i16, 1..40_u16, 1..40_i16).prop_map(|(pace, hole, repeat, from)| {
        let mut policy = the_one(eight_step()).clone();
        (policy.pace.late_entry_step, policy.pace.min_gap_days) = (pace.0, pace.1);
        (policy.pace.minimum_major, policy.pace.unmatched_money_withholds) = (pace.2, pace.3);
        for step in policy.steps.iter_mut().filter(|step| !step.lapses) {
            step.from_day += hole;
        }
        policy.watches[0].repeat_after_days = repeat;
        policy.watches[0].from_day = from;
        alone(policy)
    })
}

/// Looks on every day, or only on the days the decisions themselves name. What is decided
/// is set in motion `later` days after, as when missed days are walked.
fn live_looking(policy: &Policies, account: &Account, daily: bool, later: i64) -> Vec<Decision> {
    let mut account = account.clone();
    let mut decisions = Vec::new();
    let mut next = Some(day(-70));
    while let Some(today) = next.filter(|today| *today <= day(LAST)) {
        let decision = decide(policy, &account, today);
        feed_back(&mut account, &decision, today.plus(later));
        assert!(decision.look_again.is_none_or(|next| next > today));
        next = if daily { Some(today.plus(1)) } else { decision.look_again };
        decisions.push(decision);
    }
    decisions
}

fn effects(decisions: &[Decision]) -> Vec<String> {
    let all = decisions.iter().flat_map(|decision| &decision.effects);
    all.map(|effect| format!("{effect:?}")).collect()
}

/// The account on each of its days with the decision taken, all sound to the checker.
fn audited(
    policy: &Policies,
    mut account: Account,
    performed_later: i64,
) -> Result<(), TestCaseError> {
    for today in -70..=LAST {
        let decision = decide(policy, &account, day(today));
        let defects = audit::check(policy, &account, &decision);
        prop_assert!(defects.is_empty(), "day {today}: {defects:?}\n{decision:#?}");
        feed_back(&mut account, &decision, day(today + performed_later));
    }
    Ok(())
}

proptest! {
    #[test]
    fn skipping_to_look_again_loses_nothing(
        policy in policies(),
        account in accounts(),
        later in prop_oneof![3 => Just(0), 1 => 1..9_i64],
    ) {
        let every_day = live_looking(&policy, &account, true, later);
        let some_days = live_looking(&policy, &account, false, later);
        prop_assert_eq!(effects(&every_day), effects(&some_days));
        prop_assert_eq!(first_withheld(&every_day), first_withheld(&some_days));
    }

    /// I5, D05: run once a day or many times, the same things are asked for.
    #[test]
    fn a_second_run_on_a_day_asks_for_nothing(policy in policies(), account in accounts()) {
        let mut account = account;
        for today in -70..=LAST {
            let decision = decide(&policy, &account, day(today));
            feed_back(&mut account, &decision, day(today));
            let again = decide(&policy, &account, day(today));
            prop_assert!(again.effects.is_empty(), "day {}: {:?}", today, again.effects);
        }
    }

    #[test]
    fn the_checker_finds_every_decision_sound(
        policy in policies(),
        account in accounts(),
        later in 0..9_i64,
    ) {
        audited(&policy, account, later)?;
    }

    /// I5: what a gap in running leaves out is made up one level at a time.
    #[test]
    fn catching_up_climbs_at_most_one_overdue_level_an_item(
        account in accounts(),
        down in 2..40_i64,
        back in -20..60_i64,
    ) {
        let mut account = account;
        live(eight_step(), &mut account, -70, back - down);
        let mut caught_up = Vec::new();
        for missed in back - down + 1..=back {
            let decision = decide(eight_step(), &account, day(missed));
            feed_back(&mut account, &decision, day(back));
            caught_up.push(decision);
        }
        for item in 1..6 {
            let levels = history(&caught_up);
            let overdue = |step: u8| (3..100).contains(&step);
            let climbed = levels.iter().filter(|(_, of, step)| *of == item && overdue(*step)).count();
            prop_assert!(climbed <= 1, "item {}: {:?}", item, levels);
        }
    }
}
