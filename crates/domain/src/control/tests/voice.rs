//! The level lives on the item, the voice on the customer.

use crate::control::scene::*;
use crate::control::{Account, Decision, EffectKind, decide};
use std::collections::BTreeSet;

#[test]
fn ten_invoices_on_one_step_make_one_effect_an_action() {
    let mut account = account((1..=10).map(|number| item(number, 0, eur(number))).collect());
    account.steps = (1..=10).map(|number| taken(number, 2, 0)).collect();
    let decision = decide(eight_step(), &account, day(2));
    let found: Vec<(&str, usize)> =
        decision.effects.iter().map(|effect| (effect.kind.code(), effect.lines.len())).collect();
    assert_eq!(found, [("task", 10), ("notify", 10)]);
    for line in &decision.effects[1].lines {
        assert_eq!(line.open, eur(line.item.get()), "each line has its own values");
    }
}

/// Items on steps 3, 5 and 7 on one day.
fn three_steps_on_one_day() -> Account {
    let mut account = account(vec![item(1, 13, eur(10)), item(2, 7, eur(20)), item(3, 0, eur(30))]);
    account.steps = [vec![taken(1, 2, 13)], vec![taken(2, 4, 13)], vec![taken(3, 6, 13)]].concat();
    account
}

/// Channel, text, and the items with their steps.
type Message<'a> = (&'a str, &'a str, Vec<(i64, u8)>);

fn messages(decision: &Decision) -> Vec<Message<'_>> {
    let messages = decision.effects.iter().filter(|effect| effect.kind == EffectKind::Notify);
    messages
        .filter_map(|effect| {
            let lines = effect.lines.iter().map(|line| (line.item.get(), line.step)).collect();
            Some((effect.channel?.code(), &*effect.text, lines))
        })
        .collect()
}

#[test]
fn the_highest_step_speaks_for_all_and_each_line_keeps_its_step() {
    let decision = decide(eight_step(), &three_steps_on_one_day(), day(15));
    let expected = [
        ("post", "claim", vec![(2, 5), (3, 7)]),
        ("email", "claim", vec![(1, 3), (2, 5), (3, 7)]),
        ("staff", "director-notice-due", vec![(3, 7)]),
    ];
    assert_eq!(messages(&decision), expected);
    assert_eq!(steps(&decision), [(1, 3), (2, 5), (3, 7)]);
    let claim = decision.effects.iter().find(|effect| &*effect.text == "claim");
    let reason = &claim.expect("a claim").reason;
    assert_eq!((&*reason.clause, reason.threshold_days, reason.met_by_days), ("LAD-07", 15, 15));
}

#[test]
fn the_reason_is_the_speakers_own_even_beside_an_older_debt_on_a_lower_step() {
    let mut account = three_steps_on_one_day();
    account.items[0].due = day(-200);
    let decision = decide(eight_step(), &account, day(15));
    let claims = decision.effects.iter().filter(|effect| &*effect.text == "claim");
    let met: Vec<_> = claims.map(|claim| (claim.lines.len(), claim.reason.met_by_days)).collect();
    assert_eq!(met, [(2, 15), (3, 15)]);
    let lowest = decision.effects.iter().find(|effect| effect.step == 3).expect("step 3");
    assert_eq!(lowest.reason.met_by_days, 215);
}

#[test]
fn ids_follow_the_occurrence_and_not_the_day() {
    let account = three_steps_on_one_day();
    let ids = |day_number| -> BTreeSet<_> {
        let decision = decide(eight_step(), &account, day(day_number));
        decision.effects.iter().map(|effect| effect.id).collect()
    };
    assert_eq!(ids(15), ids(16), "planned a day later it is still the same occurrence");
    let mut other = account.clone();
    other.customer = crate::ids::CustomerId::new(8);
    let theirs = decide(eight_step(), &other, day(15));
    assert!(theirs.effects.iter().all(|effect| !ids(15).contains(&effect.id)));
}

#[test]
fn ids_differ_over_a_whole_life() {
    let mut account =
        account(vec![item(1, 0, eur(10)), item(2, 3, eur(20)), item(3, -400, eur(5))]);
    let lived = live(eight_step(), &mut account, -5, 400);
    let ids: Vec<_> = lived.iter().flat_map(|d| &d.effects).map(|effect| effect.id).collect();
    let different: BTreeSet<_> = ids.iter().collect();
    assert_eq!(different.len(), ids.len());
    assert!(ids.len() > 40, "the life is not empty: {}", ids.len());
}

#[test]
fn a_task_has_the_days_the_policy_gives_it() {
    let decision = decide(eight_step(), &three_steps_on_one_day(), day(15));
    let settle = decision.effects.iter().find(|effect| &*effect.text == "seek-settlement");
    assert_eq!(settle.map(|effect| effect.until), Some(day(18)));
}
