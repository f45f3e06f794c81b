//! Votes in a round, and the decisions that follow from them in the same transaction.

use super::rounds::{Balloted, Balloting, of_day};
use crate::acts::required_reason;
use crate::credit::export;
use crate::{Office, Refused, Who, company as companies};
use saldo_domain::authority::Right;
use saldo_domain::book::Moment;
use saldo_domain::rating::{Progress, RoundKind, Say, Status, Vote};
use saldo_domain::{CompanyId, CustomerId, Day};
use saldo_store::status::{self as stored, NewChange, NewVote};
use saldo_store::{Command, Writer, customers};
use std::collections::BTreeMap;

/// Proposes a status for a customer of a round. Another one than was worked out needs a reason.
///
/// # Errors
/// `NotPermitted`, `UnknownRound`, `UnknownCustomer` when the round is not about it, `Vote` when
/// it is not this person's turn, `ReasonMissing`, or the store's.
pub fn propose(
    office: &Office,
    company: CompanyId,
    who: Who,
    round: Day,
    customer: CustomerId,
    status: Status,
    reason: &str,
) -> Result<(), Refused> {
    named_person(who, Right::ProposeStatuses)?;
    vote(
        office,
        company,
        who,
        (round, Some([customer].as_slice())),
        "status-propose",
        |balloting| {
            let one = line_of(balloting, customer)?;
            let reason = match status == one.line.worked_out {
                true => reason.trim().to_owned(),
                false => required_reason(reason, "another status than was worked out")?,
            };
            Ok(vec![(customer, Say::Propose(status), reason)])
        },
    )
    .map(drop)
}

/// Proposes what was worked out for every line that waits for this person; answers how many.
///
/// # Errors
/// `NotPermitted`, `UnknownRound`, or the store's.
pub fn propose_as_worked_out(
    office: &Office,
    company: CompanyId,
    who: Who,
    round: Day,
) -> Result<u64, Refused> {
    named_person(who, Right::ProposeStatuses)?;
    vote(office, company, who, (round, None), "status-propose-all", |balloting| {
        let waits = |one: &&Balloted| {
            let proposing = matches!(one.ballot.progress(), Progress::Proposing { .. });
            proposing && one.may_propose(who) && !one.has_proposed(who)
        };
        let lines = balloting.lines.iter().filter(waits);
        let say =
            |one: &Balloted| (one.line.customer, Say::Propose(one.line.worked_out), String::new());
        Ok(lines.map(say).collect())
    })
}

/// Approves what both heads propose, for these customers or, with `None`, for all that wait;
/// answers how many.
///
/// # Errors
/// As [`propose`].
pub fn approve(
    office: &Office,
    company: CompanyId,
    who: Who,
    round: Day,
    customers: Option<&[CustomerId]>,
) -> Result<u64, Refused> {
    named_person(who, Right::ApproveStatuses)?;
    vote(office, company, who, (round, customers), "status-approve", |balloting| match customers {
        None => {
            let waits = balloting.lines.iter().filter(|one| one.may_approve(who));
            Ok(waits.map(|one| (one.line.customer, Say::Approve, String::new())).collect())
        }
        Some(customers) => {
            Ok(customers.iter().map(|customer| (*customer, Say::Approve, String::new())).collect())
        }
    })
}

/// Sends the proposals about a customer back.
///
/// # Errors
/// As [`propose`], and `ReasonMissing`.
pub fn send_back(
    office: &Office,
    company: CompanyId,
    who: Who,
    round: Day,
    customer: CustomerId,
    reason: &str,
) -> Result<(), Refused> {
    named_person(who, Right::ApproveStatuses)?;
    let reason = required_reason(reason, "sending proposals back")?;
    vote(office, company, who, (round, Some([customer].as_slice())), "status-send-back", |_| {
        Ok(vec![(customer, Say::SendBack, reason.clone())])
    })
    .map(drop)
}

/// A decision about a status bears the name of a person: the program has no vote (S07).
fn named_person(who: Who, right: Right) -> Result<(), Refused> {
    match who.is_program() {
        true => Err(Refused::not_permitted(who.role, right)),
        false => who.must(right),
    }
}

type Said = (CustomerId, Say, String);

/// Lines whose votes are looked at together where the vote is about all that wait.
const LINES_AT_ONCE: u32 = 1_000;

/// Takes votes, all of them or none, and records what they decide. Only the lines of the customers
/// are read that it is about; where it is about all, some at a time.
fn vote(
    office: &Office,
    company: CompanyId,
    who: Who,
    (round, about): (Day, Option<&[CustomerId]>),
    action: &'static str,
    said: impl Fn(&Balloting) -> Result<Vec<Said>, Refused>,
) -> Result<u64, Refused> {
    let today = companies::today(office, company)?;
    let at = office.now();
    let (subject, body) = (round.to_string(), "{}".to_owned());
    let command = Command { company, person: who.person, action, subject, body, at };
    office.store.write(&command, |writer| {
        let of_day = of_day(writer, company, round)?;
        let decision = Decision { kind: of_day.kind, round, today, who };
        let (mut count, mut decided) = (0, 0);
        let mut take = |writer: &mut Writer, customers: &[CustomerId]| {
            let balloting = Balloting::of(writer, company, of_day, Some(customers))?;
            let taken = decision.take(writer, company, at, &balloting, said(&balloting)?)?;
            (count, decided) = (count + taken.0, decided + taken.1);
            Ok::<_, Refused>(())
        };
        match about {
            Some(customers) => take(writer, customers)?,
            None => {
                let mut after = None;
                loop {
                    let some = stored::customers_in(writer, company, round, after, LINES_AT_ONCE)?;
                    let Some(last) = some.last() else { break };
                    after = Some(*last);
                    take(writer, &some)?;
                }
            }
        }
        writer.describe(format!("{{\"votes\":{count},\"decided\":{decided}}}"));
        Ok(count)
    })
}

fn line_of(balloting: &Balloting, customer: CustomerId) -> Result<&Balloted, Refused> {
    let at = balloting.lines.binary_search_by_key(&customer, |one| one.line.customer);
    at.map(|at| &balloting.lines[at])
        .map_err(|_| Refused::UnknownCustomer { customer: customer.to_string() })
}

/// What the last vote decided.
struct Decision {
    kind: RoundKind,
    round: Day,
    today: Day,
    who: Who,
}

impl Decision {
    /// Takes votes about these lines; answers how many, and how many of them decided.
    fn take(
        &self,
        writer: &mut Writer,
        company: CompanyId,
        at: Moment,
        balloting: &Balloting,
        said: Vec<Said>,
    ) -> Result<(u64, u64), Refused> {
        let (who, round) = (self.who, self.round);
        let mut votes = Vec::with_capacity(said.len());
        let mut decided = BTreeMap::new();
        for (customer, say, reason) in said {
            let one = line_of(balloting, customer)?;
            let vote = Vote { say, role: who.role, person: who.person };
            one.ballot.check(one.counted(vote)).map_err(Refused::Vote)?;
            let mut ballot = one.ballot.clone();
            ballot.votes.push(one.counted(vote));
            if let Progress::Decided(status) = ballot.progress() {
                decided.insert(customer, (status, reason.clone()));
            }
            votes.push(NewVote { customer, round, vote, reason });
        }
        stored::add_votes(writer, company, at, &votes)?;
        self.record(writer, company, at, &decided)?;
        Ok((votes.len() as u64, decided.len() as u64))
    }

    fn record(
        &self,
        writer: &mut Writer,
        company: CompanyId,
        at: Moment,
        decided: &BTreeMap<CustomerId, (Status, String)>,
    ) -> Result<(), Refused> {
        if decided.is_empty() {
            return Ok(());
        }
        let ids: Vec<CustomerId> = decided.keys().copied().collect();
        let cards = customers::cards(writer, company, &ids)?;
        let changes: Vec<NewChange> = cards
            .iter()
            .filter_map(|card| {
                let (status, reason) = decided.get(&card.customer)?.clone();
                Some(NewChange {
                    customer: card.customer,
                    from: self.today,
                    status,
                    previous: Status::from_code(&card.status).unwrap_or(stored::UNDECIDED),
                    ground: self.kind.code(),
                    round: Some(self.round),
                    clause: self.kind.clause(),
                    role: self.who.role,
                    person: self.who.person,
                    reason,
                })
            })
            .collect();
        stored::add_changes(writer, company, at, &changes)?;
        export::after_changes(writer, company, self.today, at, &changes)
    }
}
