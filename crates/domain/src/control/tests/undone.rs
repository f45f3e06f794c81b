//! Which steps came to nothing, and what the ladder does about it.

use crate::control::scene::{day, taken};
use crate::control::undone::{Came, Outcome, came_to_nothing};
use crate::control::{Channel, EffectKind, WithdrawReason};
use crate::ids::ItemId;

const GONE: Outcome = Outcome::Withdrawn(WithdrawReason::Promised);
const OUTGROWN: Outcome = Outcome::Withdrawn(WithdrawReason::Outgrown);

/// An effect of step 7 of item 1, decided on a day.
fn came(kind: EffectKind, channel: Option<Channel>, on: i64, outcome: Outcome) -> Came {
    let lines = vec![(ItemId::new(1), 7, "LAD-07".to_owned())];
    Came { kind, channel, day: day(on), outcome, lines, left_out: Vec::new() }
}

fn work(outcome: Outcome) -> Came {
    came(EffectKind::Task, None, 15, outcome)
}

fn letter(channel: Channel, outcome: Outcome) -> Came {
    came(EffectKind::Notify, Some(channel), 15, outcome)
}

#[test]
fn a_step_came_to_nothing_when_nothing_of_it_reached_the_debtor() {
    use Channel::{Email, Post, Staff};
    use Outcome::{Closed, Waits};
    let by_hand = came(EffectKind::ByHand, Some(Email), 15, Closed);
    let rows: [(&str, Vec<Came>, bool); 12] = [
        ("words and work withdrawn", vec![letter(Email, GONE), work(GONE)], true),
        ("words withdrawn, work done", vec![letter(Email, GONE), work(Closed)], true),
        ("words withdrawn, work waits", vec![letter(Email, GONE), work(Waits)], true),
        ("one of two letters left", vec![letter(Email, Closed), letter(Post, GONE)], false),
        ("one of two letters waits", vec![letter(Email, GONE), letter(Post, Waits)], false),
        ("carried by hand", vec![by_hand, letter(Post, GONE)], false),
        ("work alone, withdrawn", vec![work(GONE)], true),
        ("work alone, one part done", vec![work(GONE), work(Closed)], false),
        ("work and a notice inside", vec![work(GONE), letter(Staff, Waits)], false),
        ("a later step took over", vec![letter(Email, OUTGROWN), work(OUTGROWN)], false),
        ("partly taken over", vec![letter(Email, OUTGROWN), letter(Post, GONE)], true),
        ("nothing was asked for", vec![], false),
    ];
    for (case, effects, expected) in rows {
        let found = came_to_nothing(&[taken(1, 7, 15)], &effects);
        assert_eq!(found, if expected { vec![0] } else { vec![] }, "{case}");
    }
}

#[test]
fn the_latest_time_counts_and_is_named_once() {
    let first = vec![letter(Channel::Email, GONE)];
    let again = came(EffectKind::Notify, Some(Channel::Email), 22, Outcome::Waits);
    let mut known = taken(1, 7, 15);
    known.undone = Some(day(16));
    assert!(came_to_nothing(&[known.clone()], &first).is_empty(), "said before");
    let twice = [known, taken(1, 7, 22)];
    let effects =
        |second: Outcome| vec![first[0].clone(), Came { outcome: second, ..again.clone() }];
    assert!(came_to_nothing(&twice, &effects(Outcome::Waits)).is_empty());
    assert_eq!(came_to_nothing(&twice, &effects(GONE)), [1]);
    // A letter put off to the end of missed days still belongs to the step of the day before.
    let late = came(EffectKind::Notify, Some(Channel::Post), 18, Outcome::Closed);
    assert!(came_to_nothing(&[taken(1, 7, 15)], &[first[0].clone(), late]).is_empty());
}

mod ladder {
    use super::*;
    use crate::control::scene::{account, eight_step, eur, feed_back, item, steps};
    use crate::control::{Account, Decision, decide};

    /// Due on day 0; steps 3 to 7 were taken, the claim on day 15.
    fn claimed() -> Account {
        let mut account = account(vec![item(1, 0, eur(1_000))]);
        account.steps =
            [(3, 2), (4, 6), (5, 8), (6, 13), (7, 15)].map(|(step, on)| taken(1, step, on)).into();
        account
    }

    /// LAD-07, LAD-08: from the day on which the claim came to nothing it is made again, and the
    /// court waits for that one.
    #[test]
    fn a_step_that_came_to_nothing_is_taken_once_more_under_another_identity() {
        let policies = eight_step();
        let climbed = |decision: &Decision| {
            let mut taken = steps(decision);
            taken.retain(|(_, step)| *step > 0);
            taken
        };
        let mut account = claimed();
        let first = {
            let mut before = claimed();
            before.steps.pop();
            decide(policies, &before, day(15))
        };
        assert_eq!(climbed(&first), [(1, 7)]);
        account.steps[4].undone = Some(day(29));
        assert_eq!(climbed(&decide(policies, &account, day(28))), [], "not undone yet");
        let again = decide(policies, &account, day(29));
        assert_eq!(climbed(&again), [(1, 7)], "and not the court, whose day it is");
        let ids = |decision: &Decision| {
            decision.effects.iter().map(|effect| effect.id).collect::<Vec<_>>()
        };
        assert!(ids(&again).iter().all(|id| !ids(&first).contains(id)), "none is swallowed");
        feed_back(&mut account, &again, day(29));
        assert_eq!(climbed(&decide(policies, &account, day(42))), []);
        assert_eq!(climbed(&decide(policies, &account, day(43))), [(1, 8)], "two weeks later");
        for on in [15, 28, 29, 42, 43] {
            let decision = decide(policies, &account, day(on));
            let defects = crate::audit::check(policies, &account, &decision);
            assert!(defects.is_empty(), "day {on}: {defects:?}");
        }
    }
}
