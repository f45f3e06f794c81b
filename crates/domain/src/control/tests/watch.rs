//! Checks beside the ladder (LAD-10).

use crate::control::scene::*;
use crate::control::{WATCH, decide};
use crate::standing::StandingKind::*;

#[test]
fn the_oldest_debt_starts_the_check_once_and_again_after_its_rest() {
    let mut account = account(vec![item(1, 0, eur(100)), item(2, 20, eur(100))]);
    let lived = live(eight_step(), &mut account, 25, 220);
    let watches: Vec<(i64, i64)> = history(&lived)
        .into_iter()
        .filter(|(_, _, step)| *step == WATCH)
        .map(|(day, item, _)| (day, item))
        .collect();
    assert_eq!(watches, [(31, 1), (121, 1), (121, 2), (211, 1), (211, 2)]);
}

#[test]
fn a_debt_paid_since_does_not_shorten_the_rest_of_the_customer() {
    let mut account = account(vec![item(2, 20, eur(100))]);
    account.steps = vec![taken(1, WATCH, 31)];
    let lived = live(eight_step(), &mut account, 40, 121);
    let first = history(&lived).into_iter().find(|(_, _, step)| *step == WATCH);
    assert_eq!(first, Some((121, 2, WATCH)));
}

#[test]
fn an_order_of_management_stops_it_disputes_and_promises_do_not() {
    for (kind, stops) in [(Hold, true), (Dispute, false), (Promise, false)] {
        let mut account = account(vec![item(1, 0, eur(100))]);
        account.standing = vec![standing(kind, None, 0, None)];
        let decision = decide(eight_step(), &account, day(40));
        let watched = steps(&decision).contains(&(1, WATCH));
        let said = withheld(&decision).contains(&(1, WATCH, "hold"));
        assert_eq!((watched, said), (!stops, stops), "{}", kind.code());
    }
}
