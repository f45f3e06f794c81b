//! Orders of management that leave out part of the policy (GEN-05).

use crate::audit;
use crate::control::scene::*;
use crate::control::{Account, Decision, Effect, WithheldCause, decide};
use crate::policy::Policies;
use crate::standing::StandingKind::Hold;

/// Every day of these, sound to the checker, each decision's steps fed back.
fn live_soundly(policy: &Policies, account: &mut Account, first: i64, last: i64) -> Vec<Decision> {
    let mut decisions = Vec::new();
    for today in first..=last {
        let decision = decide(policy, account, day(today));
        assert_eq!(audit::check(policy, account, &decision), [], "day {today}");
        feed_back(account, &decision, day(today));
        decisions.push(decision);
    }
    decisions
}

fn one_debt() -> Account {
    account(vec![item(1, 0, eur(100))])
}

#[test]
fn gen_05_an_order_leaves_out_the_steps_it_names_and_no_others() {
    let all = [(2, 1, 3), (6, 1, 4), (8, 1, 5), (13, 1, 6)];
    type Taken = (i64, i64, u8);
    let rows: [(&str, &[Taken]); 5] = [
        ("LAD-04", &[(2, 1, 3), (8, 1, 5), (13, 1, 6)]),
        ("LAD-03, LAD-05", &[(6, 1, 4), (13, 1, 6)]),
        ("EXE", &all),
        ("LAD", &[]),
        ("", &[]),
    ];
    for (scope, expected) in rows {
        let mut account = one_debt();
        account.standing = vec![order(scope, None, -30, None)];
        let lived = live_soundly(eight_step(), &mut account, 1, 14);
        assert_eq!(history(&lived), expected, "{scope}");
    }
}

#[test]
fn gen_05_what_is_left_out_is_said_with_its_last_day() {
    let mut account = one_debt();
    account.standing = vec![order("LAD-04", None, 0, Some(40))];
    let lived = live_soundly(eight_step(), &mut account, 1, 9);
    let said = first_withheld(&lived);
    assert_eq!(said.get(&(1, 4, "hold")), Some(&day(6)));
    let held = lived.iter().flat_map(|one| &one.withheld);
    let mut held = held.filter(|one| one.cause == WithheldCause::Hold);
    assert!(held.all(|one| (one.step, one.until) == (4, Some(day(41)))));
}

/// Of a certain debt, and for a period: outside both the policy holds as it is.
#[test]
fn gen_05_an_order_reaches_no_further_than_its_debt_and_its_days() {
    let mut account = account(vec![item(1, 0, eur(100)), item(2, 0, eur(60))]);
    account.standing = vec![order("LAD-04", Some(1), 0, None)];
    let lived = live_soundly(eight_step(), &mut account, 2, 7);
    assert_eq!(history(&lived), [(2, 1, 3), (2, 2, 3), (6, 2, 4)]);
    // The step begins on day 6: an order up to the day before is none, and after the order the
    // step is owed as before it.
    for (until, taken_on) in [(5, 6), (6, 7)] {
        let mut account = one_debt();
        account.standing = vec![order("LAD-04", None, 0, Some(until))];
        let lived = live_soundly(eight_step(), &mut account, 2, 7);
        assert_eq!(history(&lived), [(2, 1, 3), (taken_on, 1, 4)], "{until}");
    }
}

#[test]
fn gen_05_rules_and_reminders_are_left_out_by_their_clause() {
    let regulation = followed("regulation", "EE");
    let clauses = |scope: Option<&str>| {
        let mut account = one_debt();
        account.deferral_from = Some(day(-100));
        let orders = scope.map(|scope| order(scope, None, -30, None));
        account.standing = orders.into_iter().collect();
        let lived = live_soundly(&regulation, &mut account, -8, 12);
        let effects = lived.iter().flat_map(|one| &one.effects);
        let of = |effect: &Effect| effect.reason.clause.to_string();
        effects.map(of).collect::<std::collections::BTreeSet<String>>()
    };
    let all = clauses(None);
    for (scope, left_out) in [("ESC", "ESC-"), ("REM-03", "REM-03"), ("ESC-07", "ESC-07")] {
        let kept: std::collections::BTreeSet<String> =
            all.iter().filter(|clause| !clause.starts_with(left_out)).cloned().collect();
        assert!(kept.len() < all.len(), "{scope} would have been asked for");
        assert_eq!(clauses(Some(scope)), kept, "{scope}");
    }
}

/// The checker finds a step that was taken in spite of the order, and one that is passed over
/// without a word.
#[test]
fn gen_05_the_checker_knows_orders_of_its_own() {
    let mut free = one_debt();
    free.steps = vec![taken(1, 3, 2)];
    let decision = decide(eight_step(), &free, day(6));
    assert_eq!(steps(&decision), [(1, 4)]);
    let mut ordered = free.clone();
    ordered.standing = vec![order("LAD-04", None, 0, None)];
    let found = audit::check(eight_step(), &ordered, &decision);
    let spite =
        |one: &audit::Defect| matches!(one, audit::Defect::Restrained { step: 4, kind: Hold, .. });
    assert!(found.iter().any(spite), "{found:?}");
    let mut silent = decide(eight_step(), &ordered, day(6));
    assert_eq!(withheld(&silent), [(1, 4, "hold")]);
    silent.withheld.clear();
    let found = audit::check(eight_step(), &ordered, &silent);
    assert!(matches!(found.as_slice(), [audit::Defect::UnexplainedSilence { step: 4, .. }]));
}

/// Looking only on the days that decisions name finds what looking daily finds.
#[test]
fn gen_05_an_order_is_never_heard_late() {
    for (scope, item, from, until) in [
        ("LAD-04", None, 0, Some(9)),
        ("LAD-03 LAD-05", Some(1), 1, None),
        ("LAD", None, 3, Some(7)),
    ] {
        let told = |daily: bool| {
            let mut account = one_debt();
            account.standing = vec![order(scope, item, from, until)];
            let (mut told, mut look) = (Vec::new(), day(-5));
            for today in -5..40 {
                if daily || day(today) >= look {
                    let decision = decide(eight_step(), &account, day(today));
                    feed_back(&mut account, &decision, day(today));
                    told.extend(decision.effects.iter().map(|one| (today, one.id)));
                    look = decision.look_again.unwrap_or(crate::day::Day::LAST);
                }
            }
            told
        };
        assert_eq!(told(true), told(false), "{scope}");
    }
}
