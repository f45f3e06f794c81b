//! How a status is decided: two proposals and an approval by three people (regulation 4.1,
//! 4.2, 4.6; A-28).
//!
//! At the start of the calendar year every status is assigned: the head of sales and the head of
//! financial control propose, each for itself, and the commercial director approves. Every three
//! months the two heads confirm or change; a change to or from non-paying is approved too. Nobody
//! acts twice in one decision, whatever roles the person holds (S07).

use super::{ReviewDates, Status, change_needs_approval};
use crate::day::Day;
use crate::ids::UserId;
use crate::roles::Role;
use serde::Serialize;

/// Which kind of round.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum RoundKind {
    /// The assignment at the start of the calendar year (4.1).
    Initial,
    /// The review every three months (4.6).
    Review,
}

impl RoundKind {
    /// The word written in stored rows.
    pub const fn code(self) -> &'static str {
        match self {
            RoundKind::Initial => "initial",
            RoundKind::Review => "review",
        }
    }

    /// The kind with this word.
    pub fn from_code(code: &str) -> Option<Self> {
        [RoundKind::Initial, RoundKind::Review].into_iter().find(|kind| kind.code() == code)
    }

    /// The clause that asks for it.
    pub const fn clause(self) -> &'static str {
        match self {
            RoundKind::Initial => "4.2",
            RoundKind::Review => "4.6",
        }
    }
}

const MONTHS_OF_A_YEAR: u8 = 12;

/// The latest round that should have been begun by `today`, where `is_named` says whether what is in
/// force on a day has the status reviewed so many months after the start of its year: no calendar
/// names days on which another one counted (GEN-12). `None` outside 1990 to 2099.
pub fn round_due(today: Day, is_named: impl Fn(Day, u8) -> bool) -> Option<(Day, RoundKind)> {
    let ReviewDates { initial, .. } = ReviewDates::of_year(today.year()).ok()?;
    let months = (1..=MONTHS_OF_A_YEAR).rev();
    let mut reviews = months.map(|months| (initial.ahead_months(months.into()), months));
    let review = reviews.find(|(day, months)| *day <= today && is_named(*day, *months));
    Some(review.map_or((initial, RoundKind::Initial), |(day, _)| (day, RoundKind::Review)))
}

/// What somebody says in a round about one customer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Say {
    Propose(Status),
    Approve,
    /// Sends the proposals back: both are to be made anew.
    SendBack,
}

/// A vote as it was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Vote {
    pub say: Say,
    pub role: Role,
    pub person: UserId,
}

/// How far the decision about one customer is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// These have not proposed yet, in the order of [`ReviewDates::PREPARED_BY`].
    Proposing {
        sales: bool,
        control: bool,
    },
    /// The two heads propose different statuses.
    Disagree {
        sales: Status,
        control: Status,
    },
    /// Both propose it, and the commercial director is to approve.
    Approving(Status),
    Decided(Status),
}

/// Why a vote is not taken, in order of precedence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum VoteRefusal {
    /// It is decided already.
    #[error("the status is decided already; a later review can change it")]
    Decided,
    /// The role has no such part in it.
    #[error("the role {} has no part in this; the two heads propose, the commercial director approves", .0.code())]
    NotYours(Role),
    /// The same person acted before, in another part.
    #[error("the same person may not act twice in one decision; three different people decide")]
    SamePerson,
    /// Approval before both proposals (CLS-07).
    #[error("both heads must propose before anybody approves")]
    ProposalsMissing,
    /// Approval of proposals that differ.
    #[error("the two heads propose different statuses; they must agree first")]
    ProposalsDiffer,
    /// A review that changes nothing to or from non-paying.
    #[error("this change needs no approval; the two heads have decided it")]
    NoApprovalNeeded,
}

/// One customer in a round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ballot {
    pub kind: RoundKind,
    /// The status when the round began.
    pub from: Status,
    /// In the order given.
    pub votes: Vec<Vote>,
}

/// What was proposed, and by whom.
type Proposal = (Status, UserId);

impl Ballot {
    /// How far it is.
    pub fn progress(&self) -> Progress {
        let (sales, control) = self.proposals();
        let (Some((sales, _)), Some((control, _))) = (sales, control) else {
            return Progress::Proposing { sales: sales.is_none(), control: control.is_none() };
        };
        if sales != control {
            return Progress::Disagree { sales, control };
        }
        match self.needs_approval(sales) && !self.approved() {
            true => Progress::Approving(sales),
            false => Progress::Decided(sales),
        }
    }

    /// Would this vote be taken?
    ///
    /// # Errors
    /// [`VoteRefusal`], the first that applies.
    pub fn check(&self, vote: Vote) -> Result<(), VoteRefusal> {
        let progress = self.progress();
        if let Progress::Decided(status) = progress {
            // The approval that would have come is told apart from a vote that comes too late.
            let idle = vote.say == Say::Approve && !self.needs_approval(status);
            return Err(if idle { VoteRefusal::NoApprovalNeeded } else { VoteRefusal::Decided });
        }
        let has_part = match vote.say {
            Say::Propose(_) => ReviewDates::PREPARED_BY.contains(&vote.role),
            Say::Approve | Say::SendBack => vote.role == ReviewDates::APPROVED_BY,
        };
        if !has_part {
            return Err(VoteRefusal::NotYours(vote.role));
        }
        if self.acts_in_another_part(vote) {
            return Err(VoteRefusal::SamePerson);
        }
        match (vote.say, progress) {
            (Say::Propose(_), _) | (_, Progress::Approving(_)) => Ok(()),
            (Say::SendBack, Progress::Disagree { .. }) => Ok(()),
            (_, Progress::Disagree { .. }) => Err(VoteRefusal::ProposalsDiffer),
            _ => Err(VoteRefusal::ProposalsMissing),
        }
    }

    fn needs_approval(&self, to: Status) -> bool {
        self.kind == RoundKind::Initial || change_needs_approval(self.from, to)
    }

    /// The latest proposals since the last time they were sent back, with their places.
    fn proposals(&self) -> (Option<Proposal>, Option<Proposal>) {
        let [sales, control] = ReviewDates::PREPARED_BY;
        (self.latest(sales), self.latest(control))
    }

    fn latest(&self, role: Role) -> Option<Proposal> {
        self.standing().iter().rev().find_map(|vote| match vote.say {
            Say::Propose(status) if vote.role == role => Some((status, vote.person)),
            _ => None,
        })
    }

    /// Votes since the last time they were sent back.
    fn standing(&self) -> &[Vote] {
        let back = self.votes.iter().rposition(|vote| vote.say == Say::SendBack);
        &self.votes[back.map_or(0, |at| at + 1)..]
    }

    fn approved(&self) -> bool {
        self.standing().last().is_some_and(|vote| vote.say == Say::Approve)
    }

    fn acts_in_another_part(&self, vote: Vote) -> bool {
        self.votes.iter().any(|before| before.person == vote.person && before.role != vote.role)
    }
}

#[cfg(test)]
mod tests {
    use super::super::REVIEWED_AFTER_MONTHS;
    use super::*;
    use Role::{CommercialDirector, Director, HeadOfFinancialControl, HeadOfSales};
    use Say::{Approve, Propose, SendBack};
    use Status::{NonPaying, Reliable, Threat, Uncertain};

    const fn vote(say: Say, role: Role, person: i64) -> Vote {
        Vote { say, role, person: UserId::new(person) }
    }

    const fn sales(status: Status) -> Vote {
        vote(Propose(status), HeadOfSales, 1)
    }

    const fn control(status: Status) -> Vote {
        vote(Propose(status), HeadOfFinancialControl, 2)
    }

    const YES: Vote = vote(Approve, CommercialDirector, 3);
    const BACK: Vote = vote(SendBack, CommercialDirector, 3);

    fn ballot(kind: RoundKind, from: Status, votes: &[Vote]) -> Ballot {
        Ballot { kind, from, votes: votes.to_vec() }
    }

    #[test]
    fn cls_07_an_assignment_needs_both_proposals_and_then_the_approval() {
        let rows: [(&[Vote], Progress); 8] = [
            (&[], Progress::Proposing { sales: true, control: true }),
            (&[sales(Reliable)], Progress::Proposing { sales: false, control: true }),
            (&[control(Reliable)], Progress::Proposing { sales: true, control: false }),
            (
                &[sales(Reliable), control(Threat)],
                Progress::Disagree { sales: Reliable, control: Threat },
            ),
            (&[sales(Reliable), control(Threat), sales(Threat)], Progress::Approving(Threat)),
            (&[sales(Threat), control(Threat), YES], Progress::Decided(Threat)),
            (
                &[sales(Threat), control(Threat), BACK],
                Progress::Proposing { sales: true, control: true },
            ),
            (
                &[sales(Threat), control(Threat), BACK, control(Reliable), sales(Reliable)],
                Progress::Approving(Reliable),
            ),
        ];
        for (votes, expected) in rows {
            let found = ballot(RoundKind::Initial, Uncertain, votes).progress();
            assert_eq!(found, expected, "{votes:?}");
        }
    }

    #[test]
    fn cls_11_a_review_is_the_two_heads_but_to_and_from_non_paying() {
        let rows = [
            (Uncertain, Reliable, false),
            (Uncertain, Uncertain, false),
            (Threat, NonPaying, true),
            (NonPaying, Uncertain, true),
            (NonPaying, NonPaying, false),
        ];
        for (from, to, approval) in rows {
            let found = ballot(RoundKind::Review, from, &[sales(to), control(to)]).progress();
            let expected = if approval { Progress::Approving(to) } else { Progress::Decided(to) };
            assert_eq!(found, expected, "{from:?} to {to:?}");
        }
    }

    #[test]
    fn cls_07_what_comes_out_of_turn_is_refused_by_name() {
        use VoteRefusal::{
            Decided, NoApprovalNeeded, NotYours, ProposalsDiffer, ProposalsMissing, SamePerson,
        };
        let initial = |votes: &[Vote]| ballot(RoundKind::Initial, Uncertain, votes);
        let both = [sales(Reliable), control(Reliable)];
        let rows = [
            (initial(&[]), YES, Err(ProposalsMissing)),
            (initial(&[sales(Reliable)]), YES, Err(ProposalsMissing)),
            (initial(&[sales(Reliable)]), BACK, Err(ProposalsMissing)),
            (initial(&[sales(Reliable), control(Threat)]), YES, Err(ProposalsDiffer)),
            (initial(&[sales(Reliable), control(Threat)]), BACK, Ok(())),
            (initial(&both), YES, Ok(())),
            (initial(&both), sales(Threat), Ok(())),
            (initial(&[both[0], both[1], YES]), sales(Threat), Err(Decided)),
            (initial(&both), vote(Approve, Director, 4), Err(NotYours(Director))),
            (initial(&both), vote(Approve, HeadOfSales, 4), Err(NotYours(HeadOfSales))),
            (
                initial(&[]),
                vote(Propose(Reliable), CommercialDirector, 3),
                Err(NotYours(CommercialDirector)),
            ),
            // One person who holds two roles one after the other.
            (
                initial(&[both[0]]),
                vote(Propose(Reliable), HeadOfFinancialControl, 1),
                Err(SamePerson),
            ),
            (initial(&both), vote(Approve, CommercialDirector, 2), Err(SamePerson)),
            (initial(&both), vote(Approve, CommercialDirector, 1), Err(SamePerson)),
            (ballot(RoundKind::Review, Uncertain, &both), YES, Err(NoApprovalNeeded)),
        ];
        for (ballot, vote, expected) in rows {
            assert_eq!(ballot.check(vote), expected, "{vote:?} after {:?}", ballot.votes);
        }
    }

    #[test]
    fn rv_01_rounds_begin_on_the_first_day_of_each_quarter() {
        let rows = [
            ("2026-01-01", "2026-01-01", RoundKind::Initial),
            ("2026-03-31", "2026-01-01", RoundKind::Initial),
            ("2026-04-01", "2026-04-01", RoundKind::Review),
            ("2026-07-15", "2026-07-01", RoundKind::Review),
            ("2026-12-31", "2026-10-01", RoundKind::Review),
        ];
        for (today, day, kind) in rows {
            let today: Day = today.parse().expect("a day");
            let found = round_due(today, |_, months| REVIEWED_AFTER_MONTHS.contains(&months))
                .expect("within the days permitted");
            assert_eq!((found.0.to_string().as_str(), found.1), (day, kind), "{today}");
        }
    }

    /// GEN-12: how often a status is reviewed is a figure of the policy.
    #[test]
    fn gen_12_a_policy_that_reviews_twice_a_year_has_two_rounds() {
        let rows = [
            ("2026-04-01", "2026-01-01", RoundKind::Initial),
            ("2026-06-30", "2026-01-01", RoundKind::Initial),
            ("2026-07-01", "2026-07-01", RoundKind::Review),
            ("2026-12-31", "2026-07-01", RoundKind::Review),
        ];
        for (today, day, kind) in rows {
            let today: Day = today.parse().expect("a day");
            let found = round_due(today, |_, months| [6, 12].contains(&months))
                .expect("within the days permitted");
            assert_eq!((found.0.to_string().as_str(), found.1), (day, kind), "{today}");
        }
    }
}
