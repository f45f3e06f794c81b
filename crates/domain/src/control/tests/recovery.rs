//! While a court, an agency or an administrator has a debt, the ladder says nothing about it
//! (ROU-01).

use crate::audit::{self, Defect};
use crate::control::scene::*;
use crate::control::{
    AskedLine, Channel, EffectKind, StillOwed, WithdrawReason, WithheldCause, decide, still_owed,
};
use crate::ids::ItemId;
use crate::standing::StandingKind::Recovery;

/// Item 1 is in court from day 9 to day 20, item 2 is not.
fn in_court() -> crate::control::Account {
    let mut account = account(vec![item(1, 0, eur(100)), item(2, 0, eur(60))]);
    account.standing = vec![standing(Recovery, Some(1), 9, Some(20))];
    account
}

#[test]
fn rou_01_the_ladder_keeps_silent_about_what_a_court_has_and_speaks_about_the_rest() {
    let mut account = in_court();
    let mut lived = Vec::new();
    for today in 1..=30 {
        let decision = decide(eight_step(), &account, day(today));
        assert_eq!(audit::check(eight_step(), &account, &decision), [], "day {today}");
        feed_back(&mut account, &decision, day(today));
        lived.push(decision);
    }
    let taken = history(&lived);
    let of = |item: i64| taken.iter().filter(move |one| one.1 == item).map(|one| one.0);
    assert!(of(1).all(|today| !(9..=20).contains(&today)), "{taken:?}");
    assert!(of(1).any(|today| today > 20), "afterwards it goes on: {taken:?}");
    assert!(of(2).any(|today| (9..=20).contains(&today)), "{taken:?}");
    let kept = lived.iter().flat_map(|one| &one.withheld);
    let kept: Vec<_> = kept.filter(|one| one.cause == WithheldCause::Recovery).collect();
    assert!(!kept.is_empty(), "its cause is told");
    assert!(kept.iter().all(|one| one.item == ItemId::new(1) && one.until == Some(day(21))));
}

#[test]
fn rou_01_the_checker_finds_a_step_taken_although_a_court_has_the_debt() {
    let account = in_court();
    let unaware = crate::control::Account { standing: Vec::new(), ..account.clone() };
    let decision = decide(eight_step(), &unaware, day(13));
    let defects = audit::check(eight_step(), &account, &decision);
    let restrained = |defect: &Defect| matches!(defect, Defect::Restrained { kind: Recovery, .. });
    assert!(defects.iter().any(restrained), "{defects:?}");
}

#[test]
fn rou_01_a_message_that_waits_is_withdrawn_and_work_stays() {
    let asked = |item: i64| AskedLine {
        item: ItemId::new(item),
        clause: "LAD-03".into(),
        step: 3,
        on: day(8),
        late: true,
    };
    let account = in_court();
    let answer = |kind, channel, items: &[i64]| {
        let lines: Vec<AskedLine> = items.iter().map(|item| asked(*item)).collect();
        still_owed(kind, channel, &lines, &account, day(10))
    };
    let letter = |items: &[i64]| answer(EffectKind::Notify, Some(Channel::Email), items);
    assert_eq!(letter(&[1]), StillOwed::No(WithdrawReason::Recovery));
    assert_eq!(letter(&[1, 2]), StillOwed::Yes, "the other debt may be asked for");
    assert_eq!(answer(EffectKind::Task, None, &[1]), StillOwed::Yes);
}
