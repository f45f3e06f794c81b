//! One message: looked at, written, claimed, handed over, noted.

use super::Tools;
use super::budget::parts_said;
use super::sight::{Fate, Place};
use super::write::{Draft, Ready, parcel, ready};
use crate::{Refused, RefusedKind, Who, facts};
use saldo_channels::{Handed, Parcel, Short};
use saldo_domain::book::Moment;
use saldo_domain::control::Channel;
use saldo_domain::delivery::{MessageState, backoff_seconds};
use saldo_domain::{CustomerId, Day, Role, UserId};
use saldo_store::delivery::{self as stored, Change, Claim, Key, Message, Passage};
use saldo_store::fieldwork::{self, NewErrand};
use saldo_store::{Command, Writer, undone};

/// So long whoever claimed a message may hand it over. Three times what a hand-over may last in
/// all, whatever the carrier does: only who died or slept comes too late.
const LEASE: i64 = 15 * 60 * 1_000_000;

/// Messages whose words change under our hands are tried so often before they wait.
const LOOKS: u32 = 3;

/// Customers looked at together when their messages wait again.
const CUSTOMERS_AT_ONCE: usize = 500;

const SECOND: i64 = 1_000_000;

/// After so long an unreachable carrier is asked again.
pub(super) const REST: i64 = 5 * 60 * SECOND;

/// What became of one message in this pass.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Became {
    Sent,
    /// The peer asks to come back later.
    Later,
    /// Turned away by rules that may be about its recipient or about us; it has used an attempt.
    TurnedAway(Turned),
    /// Given up, with work for a person.
    Failed,
    Uncertain,
    /// Nothing left, and this carrier takes nothing now.
    Unreachable(String),
    /// It waits, for this cause, until then.
    PutOff(&'static str, Moment),
    Withheld,
    Withdrawn,
    /// Somebody else has it.
    Taken,
}

/// A message that was turned away, as it stands after that.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Turned {
    pub(super) key: Key,
    pub(super) fence: i64,
    /// Attempts that it had used before.
    pub(super) attempts: u32,
    pub(super) to: String,
    pub(super) said: String,
}

/// Takes one message as far as it goes.
pub(super) fn attempt(
    place: &Place<'_>,
    who: Who,
    tools: &mut Tools<'_>,
    message: &Message,
) -> Result<Became, Refused> {
    for _ in 0..LOOKS {
        let seen = place.office.store.read(|reader| place.look(reader, message));
        let draft = match seen {
            Ok(Fate::Go(draft)) => draft,
            Ok(Fate::Later { cause, until }) => return Ok(Became::PutOff(cause, until)),
            Ok(Fate::Dead { why }) => return give_up(place, who, message, why),
            Ok(Fate::Withhold(_) | Fate::Withdraw(_)) => return end(place, who, message),
            // A message that cannot be written must not stand in the way of the others (D34).
            Err(refused) if refused.kind() != RefusedKind::Failure => {
                return stumble(place, who, message, &refused.to_string());
            }
            Err(refused) => return Err(refused),
        };
        if let Err(said) = tools.carriers.reach(message.channel) {
            return Ok(Became::Unreachable(said));
        }
        let at = place.office.business();
        let ready = match ready(place, message, &draft, at, tools.printer) {
            Ok(ready) => ready,
            Err(why) => return stumble(place, who, message, &why),
        };
        match claim(place, who, message, &draft, &ready)? {
            Claimed::Changed => {}
            Claimed::Taken => return Ok(Became::Taken),
            Claimed::Mine(fence) => {
                return hand_over(place, who, tools, (message, fence), (&draft, &ready));
            }
        }
    }
    Ok(Became::PutOff("changing", Moment(place.office.business().0 + 60 * SECOND)))
}

/// What a message that no carrier takes has become.
pub(super) enum Looked {
    /// It says this if it leaves now.
    Go(Box<Draft>),
    /// It waits, for this cause, until then.
    PutOff(&'static str, Moment),
    /// It has ended, or waits longer each time because it cannot be written.
    Over,
}

/// Looks at a message that no carrier takes. What may not leave any more is ended, what cannot be
/// written waits longer each time.
pub(super) fn attempt_without_carrier(
    place: &Place<'_>,
    who: Who,
    message: &Message,
) -> Result<Looked, Refused> {
    match place.office.store.read(|reader| place.look(reader, message)) {
        Ok(Fate::Go(draft)) => return Ok(Looked::Go(draft)),
        Ok(Fate::Later { cause, until }) => return Ok(Looked::PutOff(cause, until)),
        Ok(Fate::Dead { why }) => drop(give_up(place, who, message, why)?),
        Ok(Fate::Withhold(_) | Fate::Withdraw(_)) => drop(end(place, who, message)?),
        Err(refused) if refused.kind() != RefusedKind::Failure => {
            stumble(place, who, message, &refused.to_string())?;
        }
        Err(refused) => return Err(refused),
    }
    Ok(Looked::Over)
}

/// What came of a claim.
enum Claimed {
    Mine(i64),
    Taken,
    /// The book says something else by now.
    Changed,
}

/// Claims the message if it still says what was written, and keeps its bytes, in one
/// transaction: no payment lies between the look and the claim (I7).
fn claim(
    place: &Place<'_>,
    who: Who,
    message: &Message,
    draft: &Draft,
    ready: &Ready,
) -> Result<Claimed, Refused> {
    let command = command(place, who, "message-claim", message.key);
    place.office.store.write(&command, |writer| {
        let (company, key) = (place.company.company, message.key);
        let now = stored::message(writer, company, key)?;
        let Some(now) = now.filter(|now| now.state == MessageState::Planned) else {
            return Ok(Claimed::Taken);
        };
        match place.look(writer, &now)? {
            Fate::Go(again) if *again == *draft => {}
            _ => return Ok(Claimed::Changed),
        }
        let claim = Claim {
            key,
            seen: now.fence,
            recipient: &draft.to,
            language: draft.language.code(),
            until: Moment(command.at.0 + LEASE),
        };
        let Some(fence) = stored::claim(writer, company, claim)? else {
            return Ok(Claimed::Taken);
        };
        stored::keep_parcel(writer, company, key, &parcel(fence, command.at, draft, ready))?;
        pass(writer, &command, key, fence, "claimed", &parts_said(message.channel, draft))?;
        leave_out(place, writer, &command, &now)?;
        writer.describe(serde_json::json!({ "claim": fence }).to_string());
        Ok(Claimed::Mine(fence))
    })
}

/// Hands a claimed message over and notes what came of it.
fn hand_over(
    place: &Place<'_>,
    who: Who,
    tools: &mut Tools<'_>,
    (message, fence): (&Message, i64),
    (draft, ready): (&Draft, &Ready),
) -> Result<Became, Refused> {
    fail::fail_point!("deliver::claimed", |_| std::process::abort());
    let claimed = place.office.store.read(|reader| {
        Ok::<_, Refused>(stored::message(reader, place.company.company, message.key)?)
    })?;
    let mine = |now: &Message| {
        now.state == MessageState::Claimed
            && now.fence == fence
            && place.office.now() < now.lease_until
    };
    // Whoever slept through the lease hands nothing over: others have taken it for uncertain.
    if !claimed.as_ref().is_some_and(mine) {
        return Ok(Became::Taken);
    }
    let handed = match message.channel {
        Channel::Sms => tools.carriers.sms(Short {
            to: &draft.to,
            text: &draft.words.body,
            id: &message.key.effect.to_string(),
            at: place.office.now().0 / SECOND,
        }),
        _ => tools.carriers.email(Parcel {
            sender: &ready.sender,
            recipient: &draft.to,
            bytes: &ready.bytes,
        }),
    };
    fail::fail_point!("deliver::handed-over", |_| std::process::abort());
    note(place, who, (message, fence), &draft.to, &handed)
}

/// Notes what the carrier said, under the number of the claim.
fn note(
    place: &Place<'_>,
    who: Who,
    (message, fence): (&Message, i64),
    recipient: &str,
    handed: &Handed,
) -> Result<Became, Refused> {
    let command = command(place, who, "message-note", message.key);
    let business = place.office.business();
    place.office.store.write(&command, |writer| {
        let failed = message.attempts + 1;
        let again = |seconds: u64| {
            let pause = i64::try_from(seconds).unwrap_or(i64::MAX / SECOND).saturating_mul(SECOND);
            Moment(business.0.saturating_add(pause))
        };
        let closed = Some(command.at);
        let (to, attempts, next_at, closed_at, became) = match handed {
            Handed::Taken { .. } => {
                (MessageState::Sent, message.attempts, business, closed, Became::Sent)
            }
            Handed::Unknown { .. } => {
                (MessageState::Uncertain, message.attempts, business, None, Became::Uncertain)
            }
            Handed::Later { .. } | Handed::TurnedAway { .. } => match backoff_seconds(failed) {
                Some(pause) => {
                    let became = after_a_no(handed, (message, fence), recipient);
                    (MessageState::Planned, failed, again(pause), None, became)
                }
                None => (MessageState::Failed, failed, business, closed, Became::Failed),
            },
            Handed::Dead { .. } | Handed::Refused { .. } => {
                (MessageState::Failed, failed, business, closed, Became::Failed)
            }
            // Not its fault: it comes back without having used an attempt.
            Handed::Unreachable { said } => {
                let back = Moment(business.0.saturating_add(REST));
                let became = Became::Unreachable(said.clone());
                (MessageState::Planned, message.attempts, back, None, became)
            }
        };
        let (company, key) = (place.company.company, message.key);
        let from = MessageState::Claimed;
        let why = word_of(handed);
        let change = Change { key, fence, from, to, why, attempts, next_at, closed_at };
        if !stored::change(writer, company, change)? {
            return Ok(Became::Taken);
        }
        pass(writer, &command, key, fence, to.code(), handed.said())?;
        if to == MessageState::Planned {
            waits_again(writer, &command, business, vec![key.customer])?;
        }
        if let (Channel::Sms, true, Handed::Taken { reference, .. }) =
            (message.channel, place.sending.has_center(), handed)
        {
            let names: Vec<&str> = reference.split_whitespace().collect();
            let stamp = command.stamp();
            stored::add_carried(writer, stamp, (key, fence), &names)?;
        }
        if to == MessageState::Failed {
            errand(place, writer, &command, (key, message.channel), Work::after(why))?;
        }
        Ok(became)
    })
}

/// Messages about these customers wait again. While they were on their way a payment took nothing
/// of them back, and they may have lost their reason (failure D12).
pub(super) fn waits_again(
    writer: &mut Writer,
    command: &Command,
    business: Moment,
    mut customers: Vec<CustomerId>,
) -> Result<(), Refused> {
    customers.sort_unstable();
    customers.dedup();
    for some in customers.chunks(CUSTOMERS_AT_ONCE) {
        let day = facts::day_of(writer, command.company, business)?;
        facts::withdraw_unowed(writer, command.company, day, command.at, some)?;
    }
    Ok(())
}

/// What a "no" for now means for the pass: whoever was turned away may not be the only one.
fn after_a_no(handed: &Handed, (message, fence): (&Message, i64), recipient: &str) -> Became {
    match handed {
        Handed::TurnedAway { said } => Became::TurnedAway(Turned {
            key: message.key,
            fence,
            attempts: message.attempts,
            to: recipient.to_owned(),
            said: said.clone(),
        }),
        _ => Became::Later,
    }
}

/// It was the carrier's, and not these messages': they have used no attempt, and come back.
pub(super) fn forgive(place: &Place<'_>, who: Who, turned: &[Turned]) -> Result<(), Refused> {
    let company = place.company.company;
    let back = Moment(place.office.business().0.saturating_add(REST));
    let command = Command {
        company,
        person: who.person,
        action: "messages-put-off",
        subject: company.to_string(),
        body: serde_json::json!({ "turned_away": turned.len() }).to_string(),
        at: place.office.now(),
    };
    place.office.store.write(&command, |writer| {
        for one in turned {
            let change = Change {
                key: one.key,
                fence: one.fence,
                from: MessageState::Planned,
                to: MessageState::Planned,
                why: "unreachable",
                attempts: one.attempts,
                next_at: back,
                closed_at: None,
            };
            stored::change(writer, company, change)?;
        }
        Ok(())
    })
}

/// The word under which the reason of a state is stored.
const fn word_of(handed: &Handed) -> &'static str {
    match handed {
        Handed::Taken { .. } => "",
        Handed::Later { .. } => "later",
        Handed::Dead { .. } => "dead-address",
        Handed::Refused { .. } => "refused",
        Handed::TurnedAway { .. } => "turned-away",
        Handed::Unreachable { .. } => "unreachable",
        Handed::Unknown { .. } => "unknown",
    }
}

/// Ends a message that is not owed any more or may never leave, looking once more.
fn end(place: &Place<'_>, who: Who, message: &Message) -> Result<Became, Refused> {
    let command = command(place, who, "message-end", message.key);
    place.office.store.write(&command, |writer| {
        let (to, why, became) = match place.look(writer, message)? {
            Fate::Withdraw(reason) => (MessageState::Withdrawn, reason.code(), Became::Withdrawn),
            Fate::Withhold(reason) => (MessageState::Withheld, reason.code(), Became::Withheld),
            // The book has changed its mind: the next pass looks again.
            _ => return Ok(Became::Taken),
        };
        settle(place, writer, &command, message, (to, why, "")).map(|done| match done {
            true => became.clone(),
            false => Became::Taken,
        })
    })
}

/// Ends a message that has nowhere to go, and asks for the address.
fn give_up(
    place: &Place<'_>,
    who: Who,
    message: &Message,
    why: &'static str,
) -> Result<Became, Refused> {
    let command = command(place, who, "message-failed", message.key);
    place.office.store.write(&command, |writer| {
        if !settle(place, writer, &command, message, (MessageState::Failed, why, ""))? {
            return Ok(Became::Taken);
        }
        errand(place, writer, &command, (message.key, message.channel), Work::after(why))?;
        Ok(Became::Failed)
    })
}

/// A message that cannot be put into words waits longer each time, and is given up in the end.
pub(super) fn stumble(
    place: &Place<'_>,
    who: Who,
    message: &Message,
    said: &str,
) -> Result<Became, Refused> {
    let command = command(place, who, "message-stumbled", message.key);
    let business = place.office.business();
    place.office.store.write(&command, |writer| {
        let (company, key) = (place.company.company, message.key);
        let failed = message.attempts + 1;
        let Some(pause) = backoff_seconds(failed) else {
            if !settle(place, writer, &command, message, (MessageState::Failed, "unwritten", said))?
            {
                return Ok(Became::Taken);
            }
            errand(place, writer, &command, (key, message.channel), Work::Rewrite)?;
            return Ok(Became::Failed);
        };
        let pause = i64::try_from(pause).unwrap_or(0).saturating_mul(SECOND);
        let planned = MessageState::Planned;
        let change = Change {
            key,
            fence: message.fence,
            from: planned,
            to: planned,
            why: "unwritten",
            attempts: failed,
            next_at: Moment(business.0.saturating_add(pause)),
            closed_at: None,
        };
        if !stored::change(writer, company, change)? {
            return Ok(Became::Taken);
        }
        pass(writer, &command, key, message.fence, "unwritten", said)?;
        Ok(Became::Later)
    })
}

/// Moves a message that waits to the state in which it ends.
pub(super) fn settle(
    place: &Place<'_>,
    writer: &mut Writer,
    command: &Command,
    message: &Message,
    (to, why, said): (MessageState, &str, &str),
) -> Result<bool, Refused> {
    let (key, fence) = (message.key, message.fence);
    let change = Change {
        key,
        fence,
        from: MessageState::Planned,
        to,
        why,
        attempts: message.attempts,
        next_at: message.next_at,
        closed_at: Some(command.at),
    };
    let changed = stored::change(writer, place.company.company, change)?;
    if changed {
        pass(writer, command, key, fence, to.code(), if said.is_empty() { why } else { said })?;
    }
    if changed && matches!(to, MessageState::Withdrawn | MessageState::Withheld) {
        came_to_nothing(place, writer, command, message)?;
    }
    Ok(changed)
}

/// Writes down what the end of a message, or its leaving without some of its debts, makes of the
/// steps that it spoke for.
fn came_to_nothing(
    place: &Place<'_>,
    writer: &mut Writer,
    command: &Command,
    message: &Message,
) -> Result<(), Refused> {
    let day = facts::day_of(writer, place.company.company, place.office.business())?;
    let mut debts: Vec<_> =
        message.lines.iter().map(|line| (message.key.customer, line.item)).collect();
    debts.sort_unstable();
    debts.dedup();
    Ok(undone::note(writer, place.company.company, (day, command.at), &debts)?)
}

/// Keeps which debts of its lines a message that leaves now does not name.
pub(super) fn leave_out(
    place: &Place<'_>,
    writer: &mut Writer,
    command: &Command,
    message: &Message,
) -> Result<(), Refused> {
    let left_out = place.left_out(writer, message)?;
    if left_out.is_empty() {
        return Ok(());
    }
    let key = (message.key.customer, message.key.effect);
    undone::leave_out(writer, place.company.company, command.at, key, &left_out)?;
    came_to_nothing(place, writer, command, message)
}

/// Claims whose holder has died: what became of them nobody knows.
pub(super) fn quarantine(place: &Place<'_>, who: Who) -> Result<u64, Refused> {
    let (company, now) = (place.company.company, place.office.now());
    let any = place
        .office
        .store
        .read(|reader| Ok::<_, Refused>(!stored::lapsed(reader, company, now)?.is_empty()))?;
    if !any {
        return Ok(0);
    }
    let command = Command {
        company,
        person: who.person,
        action: "messages-lapsed",
        subject: company.to_string(),
        body: "{}".to_owned(),
        at: now,
    };
    place.office.store.write(&command, |writer| {
        let mut found = 0;
        for message in stored::lapsed(writer, company, now)? {
            let change = Change {
                key: message.key,
                fence: message.fence,
                from: MessageState::Claimed,
                to: MessageState::Uncertain,
                why: "lapsed",
                attempts: message.attempts,
                next_at: message.next_at,
                closed_at: None,
            };
            if stored::change(writer, company, change)? {
                let (fence, what) = (message.fence, MessageState::Uncertain.code());
                pass(writer, &command, message.key, fence, what, "lapsed")?;
                found += 1;
            }
        }
        Ok(found)
    })
}

/// Adds what became of a message.
pub(super) fn pass(
    writer: &mut Writer,
    command: &Command,
    key: Key,
    fence: i64,
    what: &str,
    said: &str,
) -> Result<(), Refused> {
    let passage = Passage {
        fence,
        what: what.to_owned(),
        said: said.to_owned(),
        person: command.person,
        recorded: command.at,
    };
    Ok(stored::add_passage(writer, command.company, key, &passage)?)
}

/// Work that a message becomes which could not leave, or did not arrive: each cause asks for
/// something else of somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Work {
    /// Find an address that works.
    Address,
    /// Somebody on the way does not want it: ask why, and have it tried again.
    Refusal,
    /// It cannot be put into words, or not into so few: look at them.
    Rewrite,
}

impl Work {
    /// What is to be done about a message that ended for this reason.
    pub(super) fn after(why: &str) -> Self {
        match why {
            "no-address" | "bad-address" | "dead-address" | "bounced" => Work::Address,
            "too-long" | "unwritten" => Work::Rewrite,
            _ => Work::Refusal,
        }
    }

    /// The word under which the work is stored and the locale files hold its sentence.
    const fn code(self) -> &'static str {
        match self {
            Work::Address => "correct-address",
            Work::Refusal => "ask-why-refused",
            Work::Rewrite => "rewrite-message",
        }
    }

    /// Whose it is: the address is found by whoever knows the customer.
    const fn role(self) -> Role {
        match self {
            Work::Address => Role::SalesRep,
            Work::Refusal | Work::Rewrite => Role::Supervisor,
        }
    }
}

/// Days within which it is to be done.
const DAYS_TO_CORRECT: i64 = 2;

/// Asks for what lets messages through again, once a customer, channel and cause.
pub(super) fn errand(
    place: &Place<'_>,
    writer: &mut Writer,
    command: &Command,
    (key, channel): (Key, Channel),
    work: Work,
) -> Result<(), Refused> {
    let talk = match work {
        Work::Address => format!("message-{}", channel.code()),
        other => format!("message-{}-{}", channel.code(), other.code()),
    };
    let filter = fieldwork::ErrandFilter {
        customer: Some(key.customer),
        talk: Some(&talk),
        limit: 1,
        ..fieldwork::ErrandFilter::default()
    };
    if !fieldwork::errands(writer, command.company, filter)?.is_empty() {
        return Ok(());
    }
    let today: Day = place.office.today_in(&place.company.zone)?;
    let content = serde_json::json!({ "note": format!("{} {}", channel.code(), key.effect) });
    let errand = NewErrand {
        customer: key.customer,
        what: work.code().to_owned(),
        role: work.role(),
        item: None,
        talk,
        day: today,
        until: today.plus(DAYS_TO_CORRECT),
        content: content.to_string(),
        ends: None,
        outcome: String::new(),
        words: String::new(),
        person: UserId::new(0),
    };
    let stamp = command.stamp();
    Ok(fieldwork::add_errands(writer, stamp, &[errand])?)
}

/// The journal row of something done to one message.
pub(super) fn command(place: &Place<'_>, who: Who, action: &'static str, key: Key) -> Command {
    Command {
        company: place.company.company,
        person: who.person,
        action,
        subject: format!("message {}", key.effect),
        body: "{}".to_owned(),
        at: place.office.now(),
    }
}
