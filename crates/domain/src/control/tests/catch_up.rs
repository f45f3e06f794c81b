//! What missed days ask for, set in motion on one morning.

use crate::audit::{Defect, check, check_together};
use crate::control::scene::*;
use crate::control::{Account, Channel, Decided, Decision, Effect, decide, set_in_motion};
use crate::standing::StandingKind::{Dispute, Promise};

/// Lives the days from `first` to `last` and sets all of them in motion on the last one.
/// `news` changes the account in the morning of a day.
fn caught_up(
    account: &mut Account,
    first: i64,
    last: i64,
    news: impl Fn(i64, &mut Account),
) -> Vec<Decision> {
    let mut decided = Vec::new();
    for today in first..=last {
        news(today, account);
        let decision = decide(eight_step(), account, day(today));
        assert_eq!(check(eight_step(), account, &decision), []);
        decided.push(Decided { account: account.clone(), decision: decision.clone() });
        feed_back(account, &decision, day(last));
    }
    set_in_motion(eight_step(), &mut decided, day(last));
    let decisions: Vec<Decision> = decided.into_iter().map(|one| one.decision).collect();
    assert_eq!(check_together(eight_step(), &decisions, day(last)), []);
    decisions
}

fn no_news(_day: i64, _account: &mut Account) {}

/// A letter by e-mail: day, clause, items with their step.
type Mail = (i64, String, Vec<(i64, u8)>);

fn mails(decisions: &[Decision]) -> Vec<Mail> {
    let of = |decision: &Decision, effect: &Effect| {
        let lines = effect.lines.iter().map(|line| (line.item.get(), line.step)).collect();
        (decision.day.days_since(day(0)), effect.reason.clause.to_string(), lines)
    };
    let all = decisions.iter().flat_map(|one| one.effects.iter().map(move |effect| (one, effect)));
    let mails = all.filter(|(_, effect)| effect.channel == Some(Channel::Email));
    mails.map(|(decision, effect)| of(decision, effect)).collect()
}

/// Three invoices due on days 0, 1 and 3: reminders on days 2, 3 and 5.
fn three_invoices() -> Account {
    account(vec![item(1, 0, eur(10)), item(2, 1, eur(20)), item(3, 3, eur(30))])
}

#[test]
fn three_invoices_of_three_missed_days_make_one_letter() {
    let decisions = caught_up(&mut three_invoices(), 1, 5, no_news);
    assert_eq!(mails(&decisions), [(5, "LAD-03".into(), vec![(1, 3), (2, 3), (3, 3)])]);
    // The work keeps its days, and so do the steps.
    assert_eq!(
        history(&decisions),
        [(1, 2, 2), (1, 3, 1), (2, 1, 3), (3, 2, 3), (3, 3, 2), (5, 3, 3)]
    );
    // What the letter says is so on the day on which it stands.
    let letter = decisions[4].effects.iter().find(|one| one.channel == Some(Channel::Email));
    let letter = letter.expect("the letter");
    assert_eq!(letter.lines.iter().map(|line| line.days_late).collect::<Vec<_>>(), [5, 4, 2]);
    assert_eq!(letter.reason.met_by_days, 5);
}

#[test]
fn days_that_are_run_in_time_write_their_own_letters() {
    let mut account = three_invoices();
    let mut letters = Vec::new();
    for today in 1..=5 {
        letters.extend(mails(&caught_up(&mut account, today, today, no_news)));
    }
    let each = |day, item| (day, "LAD-03".to_owned(), vec![(item, 3)]);
    assert_eq!(letters, [each(2, 1), each(3, 2), each(5, 3)]);
}

#[test]
fn the_highest_step_of_the_missed_days_writes_for_all() {
    // Item 1 is far behind and takes step 5 on day 1; item 2 step 3 on day 2.
    let mut account = account(vec![item(1, -9, eur(10)), item(2, 0, eur(20))]);
    account.steps = vec![taken(1, 4, -2)];
    let decisions = caught_up(&mut account, 1, 2, no_news);
    assert_eq!(mails(&decisions), [(2, "LAD-05".into(), vec![(1, 5), (2, 3)])]);
}

#[test]
fn what_may_not_be_asked_for_by_then_is_left_out_of_the_letter() {
    let paid = |account: &mut Account| account.items.retain(|item| item.item.get() != 1);
    let disputed =
        |account: &mut Account| account.standing.push(standing(Dispute, Some(1), 4, None));
    let promised =
        |account: &mut Account| account.standing.push(standing(Promise, Some(1), 4, Some(9)));
    type News<'n> = (&'n str, &'n dyn Fn(&mut Account));
    let news: [News<'_>; 3] = [("paid", &paid), ("disputed", &disputed), ("promised", &promised)];
    for (name, happens) in news {
        let on_day_four = |today, account: &mut Account| {
            if today == 4 {
                happens(account);
            }
        };
        let decisions = caught_up(&mut three_invoices(), 1, 5, on_day_four);
        assert_eq!(mails(&decisions), [(5, "LAD-03".into(), vec![(2, 3), (3, 3)])], "{name}");
    }
}

#[test]
fn the_next_step_waits_from_the_day_on_which_the_one_before_is_really_taken() {
    // Step 4 is asked for on day 6 and set in motion on day 9; step 5 has come on day 8.
    let mut account = account(vec![item(1, 0, eur(10))]);
    account.steps = vec![taken(1, 3, 2)];
    let decisions = caught_up(&mut account, 8, 9, no_news);
    assert_eq!(steps(&decisions[0]), [(1, 4)]);
    let waits: Vec<_> = decisions[0].withheld.iter().map(|said| (said.step, said.until)).collect();
    assert_eq!(waits, [(5, Some(day(11)))]);
    assert_eq!(steps(&decide(eight_step(), &account, day(10))), []);
    assert_eq!(steps(&decide(eight_step(), &account, day(11))), [(1, 5)]);
}

/// LAD-05: the notice waits for the lawyer as long after missed days as after none. Other work keeps
/// its days: whoever should have called yesterday is late today.
#[test]
fn lad_05_the_lawyer_has_the_same_time_after_missed_days() {
    let until = |first: i64, last: i64, text: &str| {
        let mut account = account(vec![item(1, 0, eur(10))]);
        account.steps = vec![taken(1, 4, 6)];
        let decisions = caught_up(&mut account, first, last, no_news);
        let mut effects = decisions.into_iter().flat_map(|one| one.effects);
        effects.find(|one| &*one.text == text).map(|one| one.until.days_since(day(0)))
    };
    let rows = [
        // Step 5 comes on day 8; run on that day, a day late, and four days late.
        (8, 8, 10, 9),
        (8, 9, 11, 9),
        (8, 12, 14, 9),
    ];
    for (first, last, lawyer, call) in rows {
        assert_eq!(until(first, last, "fill-breach-notice"), Some(lawyer), "{last}");
        assert_eq!(until(first, last, "announce-breach-notice"), Some(call), "{last}");
    }
}

#[test]
fn the_checker_hears_two_voices_a_word_without_a_deed_and_haste() {
    let decided = |account: &mut Account| -> Vec<Decision> {
        let mut all = Vec::new();
        for today in 1..=5 {
            let decision = decide(eight_step(), account, day(today));
            feed_back(account, &decision, day(5));
            all.push(decision);
        }
        all
    };
    let apart = decided(&mut three_invoices());
    let voices = check_together(eight_step(), &apart, day(5));
    assert!(
        matches!(voices[..], [Defect::TwoVoices { .. }, Defect::TwoVoices { .. }]),
        "{voices:?}"
    );

    let mut silent = caught_up(&mut three_invoices(), 1, 5, no_news);
    silent[1].effects.clear();
    let undone = check_together(eight_step(), &silent, day(5));
    assert!(matches!(undone[..], [Defect::SaidNotDone { step: 3, .. }]), "{undone:?}");

    let mut late = account(vec![item(1, 0, eur(10))]);
    late.steps = vec![taken(1, 3, 2)];
    let hasty = [decide(eight_step(), &late, day(8))];
    assert_eq!(check_together(eight_step(), &hasty, day(8)), []);
    let found = check_together(eight_step(), &hasty, day(9));
    assert!(matches!(found[..], [Defect::WaitsTooLittle { step: 5, .. }]), "{found:?}");
}
