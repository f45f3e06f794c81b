//! Where an agreement is in its life, by what was recorded about it.

use super::{Step, Terms};
use crate::day::Day;

/// What people, or the daily control, record about an agreement. Its life is a series of these.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ActKind {
    /// The plan was drawn up, or drawn up anew.
    Drafted,
    /// The buyer was offered it and agreed (AGR-07).
    Agreed,
    /// The buyer was offered it and declined (AGR-07).
    Declined,
    /// Both sides signed: it holds from this day on.
    Signed,
    /// A part was not paid in time.
    Breached,
    /// What was missed was made up for, or the breach turned out to be none.
    Resumed,
    /// Everything was paid.
    Fulfilled,
    /// Ended by the company.
    Ended,
    /// Another agreement took its place.
    Replaced,
}

impl ActKind {
    /// Every kind.
    pub const ALL: [ActKind; 9] = [
        ActKind::Drafted,
        ActKind::Agreed,
        ActKind::Declined,
        ActKind::Signed,
        ActKind::Breached,
        ActKind::Resumed,
        ActKind::Fulfilled,
        ActKind::Ended,
        ActKind::Replaced,
    ];

    /// The word written in stored rows and locale keys.
    pub const fn code(self) -> &'static str {
        match self {
            ActKind::Drafted => "drafted",
            ActKind::Agreed => "agreed",
            ActKind::Declined => "declined",
            ActKind::Signed => "signed",
            ActKind::Breached => "breached",
            ActKind::Resumed => "resumed",
            ActKind::Fulfilled => "fulfilled",
            ActKind::Ended => "ended",
            ActKind::Replaced => "replaced",
        }
    }

    /// The kind with this word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// Something recorded about an agreement on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Act {
    pub kind: ActKind,
    pub day: Day,
}

/// How an agreement stands by its acts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// The situation and its causes are being looked at.
    Analysis,
    Draft,
    Agreed,
    /// Signed and kept so far: the debts are not chased.
    InForce,
    Breached,
    Fulfilled,
    Declined,
    Ended,
    Replaced,
}

impl State {
    /// Every state.
    pub const ALL: [State; 9] = [
        State::Analysis,
        State::Draft,
        State::Agreed,
        State::InForce,
        State::Breached,
        State::Fulfilled,
        State::Declined,
        State::Ended,
        State::Replaced,
    ];

    /// The word of its text.
    pub const fn code(self) -> &'static str {
        match self {
            State::Analysis => "analysis",
            State::Draft => "draft",
            State::Agreed => "agreed",
            State::InForce => "in-force",
            State::Breached => "breached",
            State::Fulfilled => "fulfilled",
            State::Declined => "declined",
            State::Ended => "ended",
            State::Replaced => "replaced",
        }
    }

    /// The state with this word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }

    /// The state after these acts, in the order recorded.
    pub fn after(acts: &[Act]) -> Self {
        acts.last().map_or(State::Analysis, |last| match last.kind {
            ActKind::Drafted => State::Draft,
            ActKind::Agreed => State::Agreed,
            ActKind::Declined => State::Declined,
            ActKind::Signed | ActKind::Resumed => State::InForce,
            ActKind::Breached => State::Breached,
            ActKind::Fulfilled => State::Fulfilled,
            ActKind::Ended => State::Ended,
            ActKind::Replaced => State::Replaced,
        })
    }

    /// Which act may follow: nothing is skipped, and what has ended stays ended. Whoever declined
    /// may be offered another plan.
    pub const fn admits(self, next: ActKind) -> bool {
        match self {
            State::Analysis => matches!(next, ActKind::Drafted | ActKind::Ended),
            State::Draft => matches!(
                next,
                ActKind::Drafted | ActKind::Agreed | ActKind::Declined | ActKind::Ended
            ),
            State::Agreed => matches!(
                next,
                ActKind::Drafted | ActKind::Declined | ActKind::Signed | ActKind::Ended
            ),
            State::InForce => matches!(
                next,
                ActKind::Breached | ActKind::Fulfilled | ActKind::Ended | ActKind::Replaced
            ),
            State::Breached => matches!(
                next,
                ActKind::Resumed | ActKind::Fulfilled | ActKind::Ended | ActKind::Replaced
            ),
            State::Declined => matches!(next, ActKind::Drafted | ActKind::Ended),
            State::Fulfilled | State::Ended | State::Replaced => false,
        }
    }

    /// Does the daily control look at it? A breach that ends an agreement for good is looked at
    /// by people only.
    pub const fn is_watched(self, terms: &Terms) -> bool {
        match self {
            State::InForce => true,
            State::Breached => !terms.accelerates,
            _ => false,
        }
    }

    /// Is nothing to happen with it any more?
    pub const fn is_over(self) -> bool {
        matches!(self, State::Fulfilled | State::Ended | State::Replaced | State::Declined)
    }

    /// The steps that were gone, and the one it is at; `None` where it is over without a
    /// signature.
    pub const fn step(self) -> Option<Step> {
        match self {
            State::Analysis => Some(Step::Analysis),
            State::Draft => Some(Step::Draft),
            State::Agreed => Some(Step::Agreed),
            State::InForce | State::Breached | State::Fulfilled | State::Replaced => {
                Some(Step::Control)
            }
            State::Declined | State::Ended => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::control::scene::day;

    fn after(kinds: &[ActKind]) -> State {
        let acts: Vec<Act> =
            (0..).zip(kinds).map(|(on, kind)| Act { kind: *kind, day: day(on) }).collect();
        State::after(&acts)
    }

    #[test]
    fn the_five_steps_follow_one_another_and_none_is_skipped() {
        use ActKind::{Agreed, Breached, Drafted, Fulfilled, Resumed, Signed};
        let life = [Drafted, Agreed, Signed, Breached, Resumed, Fulfilled];
        for at in 0..life.len() {
            let state = after(&life[..at]);
            let admitted: Vec<ActKind> =
                life.into_iter().filter(|next| state.admits(*next)).collect();
            assert!(admitted.contains(&life[at]), "{state:?} admits {:?}", life[at]);
            assert!(!state.admits(Signed) || state == State::Agreed, "{state:?}");
        }
        assert_eq!(after(&[Drafted, Agreed, Signed]).step().map(Step::number), Some(5));
    }

    #[test]
    fn what_is_over_stays_over() {
        for state in State::ALL {
            let dead = ActKind::ALL.iter().all(|next| !state.admits(*next));
            let for_good = state.is_over() && state != State::Declined;
            assert_eq!(dead, for_good, "{state:?}");
        }
    }
}
