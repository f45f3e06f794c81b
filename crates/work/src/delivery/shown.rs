//! The outbox as people see it: what waits and why, what left byte for byte, what is uncertain.

use super::answers::{BroughtBack, find, in_doubt};
use super::pass::{Parked, guard, open_channels, place};
use crate::office::day_in_zone;
use crate::views::{Page, Paged, People, PersonRef};
use crate::{Office, Refused, RefusedKind, Who};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use saldo_domain::book::Moment;
use saldo_domain::control::Channel;
use saldo_domain::delivery::{Burst, MessageState};
use saldo_domain::{CompanyId, CustomerId, Day, EffectId, Money};
use saldo_letters::notice::Written;
use saldo_store::delivery::{self as stored, ListFilter, Listed, Message, Passage};
use saldo_store::{Reader, customers};
use std::collections::BTreeMap;

/// Which messages are wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OutboxFilter {
    pub state: Option<MessageState>,
    pub channel: Option<Channel>,
    /// Code of a customer.
    pub customer: Option<String>,
}

/// One message of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MessageRow {
    pub effect: EffectId,
    pub code: String,
    pub name: String,
    pub channel: Channel,
    pub recipient: String,
    pub day: Day,
    pub state: MessageState,
    /// Reason of its state.
    pub why: String,
    /// Why it waits.
    pub kept_by: String,
    /// Key of its words.
    pub text: String,
    pub clause: String,
    pub step: u8,
    /// The mailing that it is a letter of.
    pub mailing: Option<i64>,
    /// Day before which it is not tried, where that is later than today.
    pub not_before: Option<Day>,
    /// What it asked for when it was planned, a sum a currency.
    pub asked: Vec<Money>,
}

/// A list of messages with what stands beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Messages {
    pub rows: Paged<MessageRow>,
    /// All messages that this person may see, by state.
    pub counts: BTreeMap<MessageState, u64>,
    /// Is sending switched on?
    pub on: bool,
    pub flood: Option<Flood>,
    /// What came with a copy, of which nobody has said whether it has left.
    pub brought_back: BroughtBack,
}

/// More waits than may leave without somebody's word.
pub type Flood = Parked;

/// Messages to debtors, the latest day first.
///
/// # Errors
/// `UnknownCustomer`, or the store's.
pub fn messages(
    office: &Office,
    company: CompanyId,
    who: Who,
    filter: &OutboxFilter,
    page: Page,
) -> Result<Messages, Refused> {
    let place = place(office, company)?;
    office.store.read(|reader| {
        let customer = customer_of(reader, company, who, filter)?;
        let owner = who.sees_only();
        let wanted = ListFilter { state: filter.state, channel: filter.channel, customer, owner };
        let today = office.today_in(&place.company.zone)?;
        let found = stored::listed(reader, company, wanted, page.offset, page.limit)?;
        let rows: Result<Vec<MessageRow>, Refused> =
            found.into_iter().map(|one| row(one, &place.company.zone, today)).collect();
        let total = stored::count(reader, company, wanted)?;
        let counts = stored::counted(reader, company, owner)?.into_iter().collect();
        Ok(Messages {
            rows: Paged { rows: rows?, total, page },
            counts,
            on: place.sending.on,
            flood: flood_of(reader, &place)?,
            brought_back: in_doubt(reader, company, who)?,
        })
    })
}

fn customer_of(
    reader: &mut Reader,
    company: CompanyId,
    who: Who,
    filter: &OutboxFilter,
) -> Result<Option<CustomerId>, Refused> {
    let Some(code) = filter.customer.as_deref().filter(|code| !code.is_empty()) else {
        return Ok(None);
    };
    Ok(Some(crate::scope::card_by_code(reader, company, who, code)?.customer))
}

fn flood_of(
    reader: &mut Reader,
    place: &super::sight::Place<'_>,
) -> Result<Option<Flood>, Refused> {
    let channels = open_channels(place);
    Ok(match guard(reader, place, &channels)? {
        Burst::Go => None,
        Burst::Park { waiting, may_leave } => Some(Parked { waiting, may_leave }),
    })
}

/// Does a flood wait for somebody's word?
///
/// # Errors
/// The store's.
pub fn flood(office: &Office, company: CompanyId) -> Result<Option<Flood>, Refused> {
    let place = place(office, company)?;
    office.store.read(|reader| flood_of(reader, &place))
}

fn row(listed: Listed, zone: &str, today: Day) -> Result<MessageRow, Refused> {
    let Listed { message, code, name } = listed;
    let waits = message.state == MessageState::Planned && message.next_at.0 > 0;
    let not_before = waits.then(|| day_in_zone(message.next_at, zone)).transpose()?;
    let mut asked: BTreeMap<_, Money> = BTreeMap::new();
    for line in &message.lines {
        let currency = line.open.currency();
        let sum = asked.entry(currency).or_insert(Money::zero(currency));
        *sum = sum.plus(line.open)?;
    }
    Ok(MessageRow {
        effect: message.key.effect,
        code,
        name,
        channel: message.channel,
        recipient: message.recipient,
        day: message.day,
        state: message.state,
        why: message.why,
        kept_by: message.kept_by,
        text: message.text,
        clause: message.clause,
        step: message.step,
        mailing: message.mailing.map(|mailed| mailed.mailing),
        not_before: not_before.filter(|day| *day > today),
        asked: asked.into_values().collect(),
    })
}

/// What was handed over, or may have been.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attempt {
    /// Number of the claim.
    pub fence: i64,
    pub message_id: String,
    pub sender: String,
    pub recipient: String,
    pub language: String,
    pub written: Written,
    pub bytes: usize,
    /// Of the bytes, in hexadecimal.
    pub hash: String,
    pub at: Moment,
}

/// One message with everything that became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sent {
    pub row: MessageRow,
    pub attempts: Vec<Attempt>,
    /// State or `claimed`, what was said, who, when.
    pub passages: Vec<(Passage, Option<PersonRef>)>,
    pub zone: String,
}

/// One message, by the 32 digits of its id.
///
/// # Errors
/// `UnknownEffect`, or the store's.
pub fn one(office: &Office, company: CompanyId, who: Who, id: &str) -> Result<Sent, Refused> {
    let place = place(office, company)?;
    let zone = place.company.zone.clone();
    office.store.read(|reader| {
        let message = find(reader, company, who, id)?;
        let key = message.key;
        let parcels = stored::parcels_of(reader, company, key)?;
        let people = People::of(reader, company)?;
        let passages = stored::passages_of(reader, company, key)?;
        let card = customers::card(reader, company, key.customer)?;
        let (code, name) = card.map(|card| (card.code, card.name)).unwrap_or_default();
        let today = office.today_in(&zone)?;
        let attempt = |parcel: stored::Parcel| Attempt {
            fence: parcel.fence,
            message_id: parcel.message_id,
            sender: parcel.sender,
            recipient: parcel.recipient,
            language: parcel.language,
            written: Written { subject: parcel.subject, body: parcel.body },
            bytes: parcel.content.len() / 4 * 3,
            hash: parcel.hash,
            at: parcel.recorded,
        };
        Ok(Sent {
            row: row(Listed { message, code, name }, &zone, today)?,
            attempts: parcels.into_iter().map(attempt).collect(),
            passages: passages
                .into_iter()
                .map(|passage| {
                    let person = people.get(passage.person);
                    (passage, person)
                })
                .collect(),
            zone: zone.clone(),
        })
    })
}

/// What a message that waits would say if it left now; nothing where nothing of it is owed.
///
/// # Errors
/// `UnknownEffect`, or the store's.
pub fn drafted(
    office: &Office,
    company: CompanyId,
    who: Who,
    id: &str,
) -> Result<Option<Written>, Refused> {
    let place = place(office, company)?;
    office.store.read(|reader| {
        let message: Message = find(reader, company, who, id)?;
        if message.state != MessageState::Planned {
            return Ok(None);
        }
        match place.speak(reader, &message) {
            Ok(draft) => Ok(draft.map(|draft| draft.words)),
            Err(refused) if refused.kind() != RefusedKind::Failure => Ok(None),
            Err(refused) => Err(refused),
        }
    })
}

/// The exact bytes of an attempt and whether they are a mail. The hash is looked at: what comes
/// back is what was handed over, or an error.
///
/// # Errors
/// `UnknownEffect`, `UnknownPaper`, `Damaged`, or the store's.
pub fn bytes(
    office: &Office,
    company: CompanyId,
    who: Who,
    id: &str,
    fence: i64,
) -> Result<(Channel, Vec<u8>), Refused> {
    let (channel, found) = office.store.read(|reader| {
        let message = find(reader, company, who, id)?;
        let found = stored::parcel(reader, company, message.key, fence)?;
        Ok::<_, Refused>((message.channel, found))
    })?;
    let parcel = found.ok_or(Refused::UnknownPaper { number: fence })?;
    let damaged = |what: &str| Refused::Damaged { what: format!("message {id}: {what}") };
    let bytes = BASE64.decode(&parcel.content).map_err(|_| damaged("its bytes are unreadable"))?;
    if blake3::hash(&bytes).to_hex().as_str() != parcel.hash {
        return Err(damaged("its bytes are not those that were handed over"));
    }
    Ok((channel, bytes))
}
