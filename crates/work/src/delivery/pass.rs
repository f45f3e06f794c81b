//! One pass over what waits: everything that may leave now is tried once.

use super::attempt::{Became, Turned, attempt, forgive, quarantine};
use super::receipts::listen;
use super::settings;
use super::sight::{Fate, Place};
use super::{CHANNELS, Tools, TurnedAway};
use crate::office::moments_of;
use crate::{Office, Progress, Refused, RefusedKind, Who, company as companies};
use saldo_domain::CompanyId;
use saldo_domain::authority::Right;
use saldo_domain::book::Moment;
use saldo_domain::control::Channel;
use saldo_domain::delivery::{Burst, burst};
use saldo_store::delivery::{self as stored, Key, Message};
use saldo_store::{Command, Reader};
use serde::Serialize;
use std::collections::BTreeMap;

/// Messages read at once.
const AT_ONCE: u32 = 200;

/// What a pass did.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Outcome {
    /// Is sending switched on?
    pub on: bool,
    pub sent: u64,
    /// To be tried again: the peer asked for it.
    pub later: u64,
    pub failed: u64,
    /// Nobody knows whether they left.
    pub uncertain: u64,
    /// Those of them whose sender died before.
    pub lapsed: u64,
    pub withheld: u64,
    pub withdrawn: u64,
    /// They wait, by cause.
    pub waiting: BTreeMap<&'static str, u64>,
    /// More wait than may leave without somebody's word: none of them left.
    pub parked: Option<Parked>,
    /// What a carrier said that takes nothing now, by channel.
    pub unreachable: BTreeMap<&'static str, String>,
}

/// A flood that waits for a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Parked {
    pub waiting: u64,
    pub may_leave: u64,
}

/// The channels that carry, as the settings stand.
pub(super) fn open_channels(place: &Place<'_>) -> Vec<Channel> {
    let carries = |channel: &Channel| match channel {
        Channel::Email => place.sending.has_email(),
        Channel::Sms => place.sending.has_sms(),
        Channel::Post | Channel::Staff => false,
    };
    CHANNELS.into_iter().filter(carries).collect()
}

/// Does anything wait that may leave by now, and does the company send?
///
/// # Errors
/// The store's.
pub fn is_any_due(office: &Office, company: CompanyId) -> Result<bool, Refused> {
    let place = place(office, company)?;
    if !place.sending.on {
        return Ok(false);
    }
    let channels = open_channels(&place);
    office.store.read(|reader| {
        Ok(!stored::due(reader, company, &channels, office.business(), None, 1)?.is_empty())
    })
}

/// The place to send from.
pub(super) fn place(office: &Office, company: CompanyId) -> Result<Place<'_>, Refused> {
    let company = companies::get(office, company)?;
    let sending = office.store.read(|reader| settings::read(reader, company.company))?;
    Ok(Place { office, company, sending })
}

/// What may leave today, and what waits.
pub(super) fn guard(
    reader: &mut Reader,
    place: &Place<'_>,
    channels: &[Channel],
) -> Result<Burst, Refused> {
    let (company, zone) = (place.company.company, &place.company.zone);
    let today = place.office.today_in(zone)?;
    let released = stored::let_go(reader, company, today)?;
    let recorded_day = crate::office::day_in_zone(place.office.now(), zone)?;
    let left = stored::left_between(reader, company, channels, moments_of(recorded_day, zone)?)?;
    let now = place.office.business();
    let waiting = stored::waiting(reader, company, channels, now)?;
    let of_the_day = burst(place.sending.burst, released, left, waiting);
    let (Burst::Go, Some(bound)) = (of_the_day, place.sending.burst_run) else {
        return Ok(of_the_day);
    };
    // A day may see the letters of several runs, as after days on which nothing was sent.
    Ok(burst(bound, released, 0, stored::most_of_a_run(reader, company, channels, now)?))
}

/// Sends everything that may leave now.
///
/// # Errors
/// `NotPermitted`, or the store's. What one message suffers ends that message alone (D04).
pub fn deliver(
    office: &Office,
    company: CompanyId,
    who: Who,
    tools: &mut Tools<'_>,
    progress: &dyn Progress,
) -> Result<Outcome, Refused> {
    who.must(Right::RunControl)?;
    let place = place(office, company)?;
    let mut outcome = Outcome { on: place.sending.on, ..Outcome::default() };
    outcome.lapsed = quarantine(&place, who)?;
    outcome.uncertain = outcome.lapsed;
    let mut channels = open_channels(&place);
    if !place.sending.on || channels.is_empty() {
        return Ok(outcome);
    }
    if channels.contains(&Channel::Sms) {
        listen(&place, tools.carriers)?;
    }
    if let Burst::Park { waiting, may_leave } =
        office.store.read(|reader| guard(reader, &place, &channels))?
    {
        outcome.parked = Some(Parked { waiting, may_leave });
        return Ok(outcome);
    }
    let mut turned = Turns::default();
    let mut after = None;
    loop {
        let now = office.business();
        let due = office.store.read(|reader| {
            Ok::<_, Refused>(stored::due(reader, company, &channels, now, after, AT_ONCE)?)
        })?;
        let Some(last) = due.last() else { break };
        after = Some(last.key);
        let mut waits = Vec::new();
        for message in &due {
            if progress.cancelled() {
                break;
            }
            if !channels.contains(&message.channel) {
                continue;
            }
            let became = attempt(&place, who, tools, message)?;
            let became = turned.judge(&place, who, message.channel, became)?;
            outcome.count(message, became, &mut waits, &mut channels);
        }
        put_off(&place, who, &waits)?;
        if progress.cancelled() {
            break;
        }
    }
    Ok(outcome)
}

/// Whom each channel has turned away in a row.
#[derive(Default)]
struct Turns(BTreeMap<&'static str, TurnedAway<Turned>>);

impl Turns {
    /// Says whether a message that was turned away was its recipient's matter, or the carrier's:
    /// then it and those before it have used no attempt.
    fn judge(
        &mut self,
        place: &Place<'_>,
        who: Who,
        channel: Channel,
        became: Became,
    ) -> Result<Became, Refused> {
        let turned = self.0.entry(channel.code()).or_default();
        match became {
            Became::TurnedAway(one) => {
                let (to, said) = (one.to.clone(), one.said.clone());
                let Some(all) = turned.one_more(&to, one) else { return Ok(Became::Later) };
                forgive(place, who, &all)?;
                Ok(Became::Unreachable(said))
            }
            Became::Sent | Became::Later | Became::Uncertain => {
                turned.dealt();
                Ok(became)
            }
            other => Ok(other),
        }
    }
}

impl Outcome {
    fn count(
        &mut self,
        message: &Message,
        became: Became,
        waits: &mut Vec<(Key, Moment, &'static str)>,
        channels: &mut Vec<Channel>,
    ) {
        match became {
            Became::Sent => self.sent += 1,
            Became::Later | Became::TurnedAway(_) => self.later += 1,
            Became::Failed => self.failed += 1,
            Became::Uncertain => self.uncertain += 1,
            Became::Withheld => self.withheld += 1,
            Became::Withdrawn => self.withdrawn += 1,
            Became::Taken => {}
            Became::PutOff(cause, until) => {
                *self.waiting.entry(cause).or_default() += 1;
                waits.push((message.key, until, cause));
            }
            Became::Unreachable(said) => {
                // Nobody else would get through either: the rest waits for the next pass.
                self.unreachable.insert(message.channel.code(), said);
                channels.retain(|channel| *channel != message.channel);
            }
        }
    }
}

/// Notes for what these wait, all in one transaction.
pub(super) fn put_off(
    place: &Place<'_>,
    who: Who,
    waits: &[(Key, Moment, &'static str)],
) -> Result<(), Refused> {
    if waits.is_empty() {
        return Ok(());
    }
    let company = place.company.company;
    let command = Command {
        company,
        person: who.person,
        action: "messages-put-off",
        subject: company.to_string(),
        body: serde_json::json!({ "messages": waits.len() }).to_string(),
        at: place.office.now(),
    };
    place
        .office
        .store
        .write(&command, |writer| Ok(stored::put_off(writer, company, waits).map(drop)?))
}

/// What a pass would do at this moment: nothing is written and nothing leaves.
///
/// # Errors
/// `NotPermitted`, or the store's.
pub fn preview(office: &Office, company: CompanyId, who: Who) -> Result<Outcome, Refused> {
    who.must(Right::RunControl)?;
    let place = place(office, company)?;
    let channels = open_channels(&place);
    let mut outcome = Outcome { on: place.sending.on, ..Outcome::default() };
    office.store.read(|reader| {
        if let Burst::Park { waiting, may_leave } = guard(reader, &place, &channels)? {
            outcome.parked = Some(Parked { waiting, may_leave });
        }
        let (mut after, now) = (None, office.business());
        loop {
            let due = stored::due(reader, company, &channels, now, after, AT_ONCE)?;
            let Some(last) = due.last() else { return Ok::<_, Refused>(()) };
            after = Some(last.key);
            for message in &due {
                outcome.foresee(place.look(reader, message))?;
            }
        }
    })?;
    Ok(outcome)
}

impl Outcome {
    fn foresee(&mut self, fate: Result<Fate, Refused>) -> Result<(), Refused> {
        match fate {
            Ok(Fate::Go(_)) => self.sent += 1,
            Ok(Fate::Later { cause, .. }) => *self.waiting.entry(cause).or_default() += 1,
            Ok(Fate::Withhold(_)) => self.withheld += 1,
            Ok(Fate::Withdraw(_)) => self.withdrawn += 1,
            Ok(Fate::Dead { .. }) => self.failed += 1,
            Err(refused) if refused.kind() != RefusedKind::Failure => self.later += 1,
            Err(refused) => return Err(refused),
        }
        Ok(())
    }
}
