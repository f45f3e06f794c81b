//! Which step comes when: in order, never skipped, never too soon.

use crate::control::LadderEventKind::{self, *};
use crate::control::decide;
use crate::control::scene::*;
use crate::day::Day;
use crate::money::Money;
use crate::standing::contact_limits::{Contact, ContactHistory};

#[test]
fn a_debt_that_is_never_paid_takes_every_step_on_its_first_day() {
    let mut account = account(vec![item(1, 0, eur(100))]);
    let lived = live(eight_step(), &mut account, -10, 30);
    let expected = [(-3, 1), (0, 2), (2, 3), (6, 4), (8, 5), (13, 6), (15, 7), (29, 8)];
    assert_eq!(history(&lived), expected.map(|(day, step)| (day, 1, step)));
}

/// D13. Two invoices; the older one is paid in part and then in full just before a step.
/// Where the level hangs on the age of the oldest unpaid invoice, the younger one loses or
/// repeats a level. Here each item keeps its own.
#[test]
fn no_skip_when_oldest_is_paid() {
    let mut account = account(vec![item(1, 0, eur(100)), item(2, 5, eur(80))]);
    let mut lived = live(eight_step(), &mut account, -3, 9);
    account.items[0].open = eur(40);
    lived.extend(live(eight_step(), &mut account, 10, 12));
    account.items.remove(0);
    lived.extend(live(eight_step(), &mut account, 13, 34));
    let of = |wanted: i64| -> Vec<(i64, u8)> {
        let all = history(&lived);
        all.iter().filter(|(_, item, _)| *item == wanted).map(|(d, _, step)| (*d, *step)).collect()
    };
    assert_eq!(of(1), [(-3, 1), (0, 2), (2, 3), (6, 4), (8, 5)]);
    let as_if_alone = [(2, 1), (5, 2), (7, 3), (11, 4), (13, 5), (18, 6), (20, 7), (34, 8)];
    assert_eq!(of(2), as_if_alone);
}

/// D14: while a letter of the last step waits to leave, the next step does not come, and says why;
/// the day after it has left, it does. Work before the due day waits for no letter.
#[test]
fn advances_only_after_accepted() {
    let mut account = account(vec![item(1, 0, eur(100))]);
    live(eight_step(), &mut account, -3, 8);
    account.unsent = vec![crate::ids::ItemId::new(1)];
    for on in [13, 14, 20] {
        let decision = decide(eight_step(), &account, day(on));
        assert_eq!(steps(&decision), [], "day {on}");
        assert_eq!(withheld(&decision), [(1, 6, "letter_waits")], "day {on}");
        assert_eq!(decision.look_again, Some(day(on + 1)), "a letter leaves without a fact");
        assert!(crate::audit::check(eight_step(), &account, &decision).is_empty());
    }
    account.unsent.clear();
    assert_eq!(steps(&decide(eight_step(), &account, day(21))), [(1, 6)]);
    let mut young = self::account(vec![item(1, 0, eur(100))]);
    young.unsent = vec![crate::ids::ItemId::new(1)];
    assert_eq!(steps(&decide(eight_step(), &young, day(0))), [(1, 2)]);
}

/// While the gap after a step runs, a letter that waits changes nothing: what is said is the gap, and
/// control looks again when it ends, as it meant to before the letter was held up.
#[test]
fn a_letter_that_waits_within_the_gap_asks_for_no_look_of_its_own() {
    let mut account = account(vec![item(1, 0, eur(100))]);
    let taken = live(eight_step(), &mut account, 20, 20);
    assert_eq!(steps(&taken[0]), [(1, 4)]);
    let meant = taken[0].look_again;
    account.unsent = vec![crate::ids::ItemId::new(1)];
    let decision = decide(eight_step(), &account, day(20));
    assert_eq!(withheld(&decision), [(1, 5, "too_soon")]);
    assert_eq!(decision.look_again, meant);
    assert!(crate::audit::check(eight_step(), &account, &decision).is_empty());
    let after = decide(eight_step(), &account, meant.expect("a day"));
    assert_eq!(withheld(&after), [(1, 5, "letter_waits")]);
}

/// What the customer wrote is read before the program writes again: steps and reminders that
/// would write are withheld and say why; work for people goes on.
#[test]
fn nothing_is_written_to_whoever_was_not_read() {
    let mut account = account(vec![item(1, 0, eur(100))]);
    live(eight_step(), &mut account, -3, 7);
    account.unread_reply = true;
    let decision = decide(eight_step(), &account, day(8));
    let written = decision.effects.iter().filter_map(|effect| effect.channel);
    assert_eq!(written.filter(|channel| channel.reaches_debtor()).count(), 0);
    assert_eq!(withheld(&decision), [(1, 5, "reply_unread")]);
    assert!(crate::audit::check(eight_step(), &account, &decision).is_empty());
    account.unread_reply = false;
    assert_eq!(steps(&decide(eight_step(), &account, day(9))), [(1, 5)]);
}

/// REM-07: a person whom the law protects is not to be called while the limit is full; the step
/// says until when, and comes then. Steps that call nobody go on.
#[test]
fn rem_07_nobody_is_to_be_called_more_often_than_the_law_lets() {
    let mut account = account(vec![item(1, 0, eur(100))]);
    live(eight_step(), &mut account, -3, 1);
    // The third step asks for the planned date, by telephone.
    let mut had = ContactHistory::default();
    had.took_place(day(-3), Contact::Call);
    had.took_place(day(0), Contact::Call);
    account.contacts = Some(had);
    let decision = decide(eight_step(), &account, day(2));
    assert_eq!((steps(&decision), withheld(&decision)), (vec![], vec![(1, 3, "contact_limit")]));
    assert_eq!(decision.withheld[0].until, Some(day(4)), "the first of the seven days is over");
    assert_eq!(decision.look_again, Some(day(4)));
    assert!(crate::audit::check(eight_step(), &account, &decision).is_empty());
    assert_eq!(steps(&decide(eight_step(), &account, day(4))), [(1, 3)]);
    // Sixth step: documents are collected, nobody is called.
    live(eight_step(), &mut account, 4, 12);
    let had = account.contacts.as_mut().expect("protected");
    had.took_place(day(12), Contact::Call);
    had.took_place(day(13), Contact::Call);
    assert_eq!(steps(&decide(eight_step(), &account, day(13))), [(1, 6)]);
    account.contacts = None;
    assert_eq!(steps(&decide(eight_step(), &account, day(13))), [(1, 6)]);
}

/// REM-07: what a policy marks as a call is one, and what it marks as none is none, whatever its
/// words are.
#[test]
fn rem_07_a_policy_says_which_work_is_done_by_calling() {
    let text = crate::policy::SHIPPED_FILES.iter().find(|one| one.file == "eight-step.toml");
    let text = text.expect("it ships").text;
    let line = "text = \"ask-planned-date\"";
    let unmarked = text.replacen(line, &format!("{line}\ncalls = false"), 1);
    assert_ne!(unmarked, text);
    let unmarked = alone(crate::policy::load("eight-step.toml", &unmarked).expect("loads"));
    let mut account = account(vec![item(1, 0, eur(100))]);
    live(eight_step(), &mut account, -3, 1);
    let mut had = ContactHistory::default();
    had.took_place(day(-3), Contact::Call);
    had.took_place(day(0), Contact::Call);
    account.contacts = Some(had);
    assert!(steps(&decide(eight_step(), &account, day(2))).is_empty());
    assert_eq!(steps(&decide(&unmarked, &account, day(2))), [(1, 3)]);
}

/// First and last day lived, and the steps taken with their days.
type LateRow = (i64, i64, Vec<(i64, u8)>);

#[test]
fn a_debt_first_seen_late_enters_no_higher_than_the_policy_permits() {
    let rows: [LateRow; 5] = [
        (1, 1, vec![]),
        (3, 5, vec![(3, 3)]),
        (6, 7, vec![(6, 4)]),
        (9, 12, vec![(9, 4), (11, 5)]),
        (200, 260, vec![(200, 0), (200, 4), (202, 5), (204, 6), (206, 7), (220, 8)]),
    ];
    for (first, last, expected) in rows {
        let mut account = account(vec![item(1, 0, eur(100))]);
        let lived = live(eight_step(), &mut account, first, last);
        let found: Vec<(i64, u8)> =
            history(&lived).into_iter().map(|(day, _, step)| (day, step)).collect();
        assert_eq!(found, expected, "first seen on day {first}");
    }
}

#[test]
fn a_debt_under_control_starts_at_the_first_overdue_step_however_late_it_is() {
    let mut account = account(vec![item(1, 0, eur(100))]);
    account.steps = vec![taken(1, 2, 0)];
    assert_eq!(steps(&decide(eight_step(), &account, day(20))), [(1, 3)]);
}

#[test]
fn after_three_weeks_of_down_time_one_level_is_taken_and_the_next_waits_for_its_gap() {
    let mut account = account(vec![item(1, 0, eur(100))]);
    live(eight_step(), &mut account, -3, 2);
    // Down from day 3 to day 24; on day 24 every missed day is walked, oldest first.
    let mut caught_up = Vec::new();
    for missed in 3..=24 {
        let decision = decide(eight_step(), &account, day(missed));
        feed_back(&mut account, &decision, day(24));
        caught_up.push(decision);
    }
    assert_eq!(history(&caught_up), [(6, 1, 4)]);
    assert_eq!(first_withheld(&caught_up).get(&(1, 5, "too_soon")), Some(&day(8)));
    let after = live(eight_step(), &mut account, 25, 31);
    let levels: Vec<(i64, i64, u8)> =
        history(&after).into_iter().filter(|(_, _, step)| *step > 0).collect();
    assert_eq!(levels, [(26, 1, 5), (28, 1, 6), (30, 1, 7)]);
}

#[test]
fn runs_repeated_on_a_day_ask_for_nothing_more() {
    let mut account = account(vec![item(1, 0, eur(100)), item(2, -200, eur(50))]);
    for today in -3..40 {
        let first = decide(eight_step(), &account, day(today));
        assert_eq!(decide(eight_step(), &account, day(today)), first, "the same plan twice");
        feed_back(&mut account, &first, day(today));
        for _ in 0..3 {
            let again = decide(eight_step(), &account, day(today));
            assert!(again.effects.is_empty(), "day {today}: {:?}", again.effects);
        }
    }
}

/// A name, steps taken before with their days, the event and its day, steps taken since.
type EventRow = (&'static str, Vec<(u8, i64)>, LadderEventKind, i64, Vec<(i64, u8)>);

#[test]
fn an_event_starts_its_step_at_once_but_skips_none() {
    let rows: [EventRow; 5] = [
        ("before the due day", vec![], ExtensionAnnounced, -8, vec![(-8, 4)]),
        ("after the check on the day", vec![(2, 0)], AgreedDateBroken, 1, vec![(1, 4)]),
        ("an entry has its limit", vec![(2, 0)], ScheduleBroken, 1, vec![(1, 4), (3, 5)]),
        ("the gap holds", vec![(3, 2)], AgreedDateBroken, 3, vec![(4, 4)]),
        ("in order", vec![(3, 2)], ScheduleBroken, 5, vec![(5, 4), (7, 5)]),
    ];
    for (name, before, kind, on, expected) in rows {
        let mut account = account(vec![item(1, 0, eur(100))]);
        account.steps = before.iter().map(|(step, on)| taken(1, *step, *on)).collect();
        account.events = vec![event(kind, Some(1), on)];
        let lived = live(eight_step(), &mut account, on, on + 2);
        let found: Vec<(i64, u8)> =
            history(&lived).into_iter().map(|(day, _, step)| (day, step)).collect();
        assert_eq!(found, expected, "{name}");
        let reason = lived.iter().find_map(|decision| decision.effects.first());
        assert!(reason.is_some_and(|effect| effect.reason.event == Some(kind)), "{name}");
    }
}

#[test]
fn an_event_of_the_whole_customer_concerns_what_had_fallen_due() {
    let mut account = account(vec![item(1, 0, eur(100)), item(2, 4, eur(100))]);
    account.events = vec![event(AgreedDateBroken, None, 3)];
    assert_eq!(steps(&decide(eight_step(), &account, day(3))), [(1, 4)]);
}

#[test]
fn nothing_due_nothing_asked() {
    use crate::book::ItemKind::{Charge, CreditNote, Payment};
    let zero = Money::zero(eur(1).currency());
    let mut items = vec![item(1, 0, zero), item(2, 0, eur(-5))];
    for (number, kind) in [(3, Charge), (4, CreditNote), (5, Payment)] {
        let mut other = item(number, 0, eur(500));
        other.kind = kind;
        items.push(other);
    }
    let mut account = account(items);
    for decision in live(eight_step(), &mut account, -5, 90) {
        assert!(decision.effects.is_empty() && decision.withheld.is_empty());
        assert_eq!(decision.look_again, None);
    }
}

#[test]
fn the_ends_of_the_calendar_are_quiet() {
    for due in [Day::FIRST, Day::LAST] {
        for today in [Day::FIRST, Day::LAST] {
            let mut account = account(vec![item(1, 0, eur(100))]);
            account.items[0].due = due;
            let decision = decide(eight_step(), &account, today);
            assert!(decision.look_again.is_none_or(|next| next > today));
        }
    }
}

/// D15: a case that began under the first version is led by it to its end, and says so.
#[test]
fn policy_version_pinned_or_manual() {
    let policies = super::versions::claim_sooner_from(10);
    let mut account = account(vec![item(1, 0, eur(100))]);
    for today in -3..20 {
        let decision = decide(&policies, &account, day(today));
        assert!(decision.effects.iter().all(|effect| effect.reason.version == 1), "day {today}");
        feed_back(&mut account, &decision, day(today));
    }
    let claim = account.steps.iter().find(|taken| taken.step == 7).expect("a claim");
    assert_eq!((claim.day, claim.version), (day(15), 1));
}
