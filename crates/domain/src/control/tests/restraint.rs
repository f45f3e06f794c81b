//! What withholds a step, in order of precedence, and until when.

use crate::control::LadderEventKind::{AgreedDateBroken, ScheduleBroken};
use crate::control::scene::*;
use crate::control::{Account, Proposed, Reach, decide};
use crate::ids::ItemId;
use crate::money::{Currency, Money};
use crate::standing::Standing;
use crate::standing::StandingKind::*;
use std::collections::BTreeSet;

/// One customer, ten days late, step 4 taken on day 6.
fn ten_days_late() -> Account {
    let mut account = account(vec![item(1, 0, eur(100))]);
    account.steps = vec![taken(1, 3, 2), taken(1, 4, 6)];
    account
}

type Setting = fn(&mut Account);

#[test]
fn the_first_cause_in_order_is_named() {
    let hold: Setting = |a| a.standing.push(standing(Hold, None, 0, None));
    let dispute: Setting = |a| a.standing.push(standing(Dispute, Some(1), 0, Some(11)));
    let agreement: Setting = |a| a.standing.push(standing(Agreement, Some(1), 3, Some(40)));
    let promise: Setting = |a| a.standing.push(standing(Promise, Some(1), 5, Some(10)));
    let money: Setting = |a| a.unallocated.push(eur(100));
    let small: Setting = |a| a.items[0].open = Money::from_minor(99, eur(1).currency());
    let soon: Setting = |a| a.steps[1].performed = day(9);
    let causes: [(Setting, &str, Option<i64>); 7] = [
        (hold, "hold", None),
        (dispute, "dispute", Some(12)),
        (agreement, "agreement", Some(41)),
        (promise, "promise", Some(11)),
        (money, "unmatched_money", None),
        (small, "below_minimum", None),
        (soon, "too_soon", Some(11)),
    ];
    for first in 0..causes.len() {
        let mut account = ten_days_late();
        for (apply, _, _) in &causes[first..] {
            apply(&mut account);
        }
        let decision = decide(eight_step(), &account, day(10));
        let (_, cause, until) = causes[first];
        assert_eq!(withheld(&decision), [(1, 5, cause)]);
        assert_eq!(decision.withheld[0].until, until.map(day), "{cause}");
        assert!(decision.effects.is_empty(), "{cause}");
    }
    assert_eq!(steps(&decide(eight_step(), &ten_days_late(), day(10))), [(1, 5)]);
}

#[test]
fn a_disputed_invoice_waits_while_the_other_goes_on() {
    let mut account = account(vec![item(1, 0, eur(100)), item(2, 0, eur(60))]);
    account.standing = vec![standing(Dispute, Some(1), 1, None)];
    let lived = live(eight_step(), &mut account, 2, 8);
    assert_eq!(history(&lived), [(2, 2, 3), (6, 2, 4), (8, 2, 5)]);
    let lines = lived.iter().flat_map(|d| &d.effects).flat_map(|effect| &effect.lines);
    assert!(lines.clone().count() > 0 && lines.clone().all(|line| line.item.get() == 2));
}

#[test]
fn a_promise_holds_to_its_last_day_and_no_longer() {
    let mut account = ten_days_late();
    account.standing = vec![standing(Promise, None, 7, Some(12))];
    let lived = live(eight_step(), &mut account, 8, 13);
    assert_eq!(history(&lived), [(13, 1, 5)]);
    assert_eq!(lived[0].look_again, Some(day(13)));
}

#[test]
fn a_promise_holds_back_only_what_its_amount_covers_oldest_first() {
    // Owed are 100 due on day 0 and 60 due on day 1; both want step 4 on day 7.
    let rows: [(i64, &[(i64, u8)]); 4] =
        [(99, &[(1, 4), (2, 4)]), (100, &[(2, 4)]), (159, &[(2, 4)]), (160, &[])];
    for (amount, chased) in rows {
        let mut account = account(vec![item(1, 0, eur(100)), item(2, 1, eur(60))]);
        account.steps = vec![taken(1, 3, 3), taken(2, 3, 3)];
        account.standing = vec![promise(None, 5, Some(12), eur(amount))];
        let decision = decide(eight_step(), &account, day(7));
        assert_eq!(steps(&decision), chased, "{amount}");
        let held = withheld(&decision).into_iter().filter(|(.., cause)| *cause == "promise");
        assert_eq!(held.count() + chased.len(), 2, "{amount}");
        assert_eq!(crate::audit::check(eight_step(), &account, &decision), [], "{amount}");
    }
}

#[test]
fn a_contested_debt_takes_nothing_of_what_was_promised() {
    let mut account = account(vec![item(1, 0, eur(100)), item(2, 1, eur(60))]);
    account.steps = vec![taken(1, 3, 3), taken(2, 3, 3)];
    account.standing =
        vec![promise(None, 5, Some(12), eur(60)), standing(Dispute, Some(1), 6, None)];
    let decision = decide(eight_step(), &account, day(7));
    assert_eq!(withheld(&decision), [(1, 4, "dispute"), (2, 4, "promise")]);
    assert_eq!(crate::audit::check(eight_step(), &account, &decision), []);
}

#[test]
fn two_promised_parts_hold_until_the_first_of_them_is_broken() {
    let mut account = ten_days_late();
    let (first, second) = (eur(40), eur(60));
    account.standing =
        vec![promise(Some(1), 7, Some(11), first), promise(Some(1), 7, Some(20), second)];
    let decision = decide(eight_step(), &account, day(10));
    assert_eq!(withheld(&decision), [(1, 5, "promise")]);
    assert_eq!(decision.withheld[0].until, Some(day(12)));
    // The first part is paid: the second covers what is left.
    account.items[0].open = second;
    let decision = decide(eight_step(), &account, day(12));
    assert_eq!(decision.withheld[0].until, Some(day(21)));
}

#[test]
fn until_is_that_of_the_longest_restraint_of_the_kind() {
    let rows = [
        (vec![Some(12), Some(20)], Some(21)),
        (vec![Some(20), None], None),
        (vec![Some(11), Some(9)], Some(12)),
    ];
    for (ends, expected) in rows {
        let mut account = ten_days_late();
        account.standing = ends.iter().map(|end| standing(Hold, None, 0, *end)).collect();
        let decision = decide(eight_step(), &account, day(10));
        assert_eq!(decision.withheld[0].until, expected.map(day), "{ends:?}");
    }
}

/// Debts 1 and 2 are late with 100 and 80; money that waits withholds each that it would pay alone.
#[test]
fn money_that_is_there_withholds_each_debt_that_it_would_pay_and_no_other() {
    let usd = |minor| Money::from_minor(minor, Currency::from_code("USD").expect("a currency"));
    let meant = |item, amount| Proposed { item: ItemId::new(item), amount };
    type Row = (&'static str, Vec<Money>, Vec<Proposed>, &'static [i64]);
    let rows: [Row; 12] = [
        ("none", vec![], vec![], &[1, 2]),
        ("too little for either", vec![eur(79)], vec![], &[1, 2]),
        ("enough for the smaller", vec![eur(80)], vec![], &[1]),
        ("enough for either", vec![eur(100)], vec![], &[]),
        ("enough for both", vec![eur(180)], vec![], &[]),
        ("another currency", vec![usd(9_000_000)], vec![], &[1, 2]),
        ("both currencies", vec![usd(1), eur(80)], vec![], &[1]),
        ("meant for the larger", vec![eur(100)], vec![meant(1, eur(100))], &[2]),
        ("meant for a part, the rest free", vec![eur(130)], vec![meant(1, eur(60))], &[2]),
        ("meant for a part, the rest enough", vec![eur(180)], vec![meant(1, eur(60))], &[]),
        ("meant for what was paid since", vec![eur(80)], vec![meant(9, eur(80))], &[1]),
        ("less than is open", vec![eur(70)], vec![meant(2, eur(70))], &[1, 2]),
    ];
    for (what, money, proposed, chased) in rows {
        let mut account = account(vec![item(1, -2, eur(100)), item(2, -3, eur(80))]);
        account.items.push(item(3, 40, eur(1_000)));
        (account.unallocated, account.proposed) = (money, proposed);
        let decision = decide(eight_step(), &account, day(0));
        let named = decision.effects.iter().flat_map(|effect| &effect.lines);
        let named: BTreeSet<i64> = named.map(|line| line.item.get()).collect();
        assert_eq!(named, chased.iter().copied().collect(), "{what}");
        assert_eq!(crate::audit::check(eight_step(), &account, &decision), [], "{what}");
    }
}

#[test]
fn unmatched_money_does_not_stop_what_comes_before_the_debt_is_late() {
    let mut account = account(vec![item(1, 0, eur(100)), item(2, 3, eur(100))]);
    account.unallocated = vec![eur(500)];
    assert_eq!(steps(&decide(eight_step(), &account, day(0))), [(1, 2), (2, 1)]);
    account.events = vec![event(AgreedDateBroken, Some(2), 0)];
    assert_eq!(steps(&decide(eight_step(), &account, day(0))), [(1, 2), (2, 4)]);
}

#[test]
fn unmatched_money_stops_no_step_that_lapses_even_after_the_due_day() {
    let mut policy = the_one(eight_step()).clone();
    (policy.steps[1].from_day, policy.steps[1].to_day) = (1, Some(1));
    let policy = alone(policy);
    let mut account = account(vec![item(1, 0, eur(100))]);
    account.unallocated = vec![eur(100)];
    assert_eq!(steps(&decide(&policy, &account, day(1))), [(1, 2)]);
}

#[test]
fn a_policy_may_chase_in_spite_of_unmatched_money() {
    let mut policy = the_one(eight_step()).clone();
    policy.pace.unmatched_money_withholds = false;
    let policy = alone(policy);
    let mut account = ten_days_late();
    account.unallocated = vec![eur(100)];
    assert_eq!(steps(&decide(&policy, &account, day(10))), [(1, 5)]);
}

#[test]
fn the_minimum_counts_in_major_units_of_the_currency() {
    let rows = [("EUR", 99, false), ("EUR", 100, true), ("JPY", 1, true), ("KWD", 999, false)];
    for (code, minor, chased) in rows {
        let mut account = ten_days_late();
        let currency = Currency::from_code(code).expect("a currency");
        account.items[0].open = Money::from_minor(minor, currency);
        let decision = decide(eight_step(), &account, day(10));
        assert_eq!(!decision.effects.is_empty(), chased, "{minor} {code}");
    }
}

#[test]
fn a_missing_address_makes_work_for_a_person() {
    let mut account = ten_days_late();
    account.reach = Reach { email: true, phone: false, post: false };
    let decision = decide(eight_step(), &account, day(10));
    let found: Vec<_> = decision
        .effects
        .iter()
        .filter(|effect| &*effect.text == "breach-notice")
        .map(|effect| (effect.kind.code(), effect.channel.map(|c| c.code()), effect.role))
        .collect();
    let sales_rep = Some(crate::roles::Role::SalesRep);
    assert_eq!(found, [("by_hand", Some("post"), sales_rep), ("notify", Some("email"), None)]);
    assert_eq!(withheld(&decision), [(1, 5, "no_address")]);
}

#[test]
fn asu_09_what_is_not_contested_of_an_invoice_is_asked_for_and_no_more() {
    // 100 are open; what is contested, and what the step then speaks of.
    let rows: [(i64, Option<i64>); 4] = [(1, Some(99)), (60, Some(40)), (100, None), (150, None)];
    for (part, asked) in rows {
        let mut account = ten_days_late();
        account.standing =
            vec![Standing { amount: Some(eur(part)), ..standing(Dispute, Some(1), 0, None) }];
        let decision = decide(eight_step(), &account, day(10));
        assert_eq!(crate::audit::check(eight_step(), &account, &decision), [], "{part}");
        let lines = || decision.effects.iter().flat_map(|effect| &effect.lines);
        match asked {
            Some(rest) => {
                assert_eq!(steps(&decision), [(1, 5)], "{part}");
                assert!(lines().all(|line| line.open == eur(rest)), "{part}");
            }
            None => assert_eq!(withheld(&decision), [(1, 5, "dispute")], "{part}"),
        }
    }
}

#[test]
fn agr_05_a_breach_leads_to_the_step_that_follows_and_skips_none() {
    // Under an agreement from day 7; it is breached on day 21, and the schedule with it.
    for (climbed, expected) in [(4, 5), (3, 4)] {
        let mut account = account(vec![item(1, 0, eur(100))]);
        account.steps = (3..=climbed).map(|step| taken(1, step, i64::from(step) - 1)).collect();
        account.standing = vec![standing(Agreement, Some(1), 7, Some(20))];
        account.events = vec![event(ScheduleBroken, Some(1), 21)];
        let lived = live(eight_step(), &mut account, 7, 21);
        assert_eq!(history(&lived), [(21, 1, expected)], "step {climbed} was taken before");
        assert_eq!(withheld(&lived[5])[0].2, "agreement");
    }
}

#[test]
fn a_watch_goes_on_under_an_agreement() {
    let mut account = account(vec![item(1, -40, eur(100))]);
    account.standing = vec![standing(Agreement, Some(1), 0, None)];
    assert_eq!(steps(&decide(eight_step(), &account, day(1))), [(1, 0)]);
}
