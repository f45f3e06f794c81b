//! Drawing a mailing up: each customer of the group gets its letter, or the reason why it gets
//! none. Nothing leaves.

use super::{Group, MailingText};
use crate::acts::required_reason;
use crate::delivery::pass::place;
use crate::delivery::sight::{Fate, Place};
use crate::papers::document_of_message;
use crate::{Office, Progress, Refused, RefusedKind, Who};
use saldo_domain::authority::Right;
use saldo_domain::book::Moment;
use saldo_domain::control::{Account, Channel, EffectLine, LAST_STEP, REMINDER, WATCH};
use saldo_domain::delivery::{LaterCause, MessageState, segments};
use saldo_domain::{CompanyId, CustomerId, Day, EffectId, Money};
use saldo_letters::documents::DocumentKind;
use saldo_store::delivery::{Key, Mailed, Message};
use saldo_store::lines::LineRow;
use saldo_store::mailing::{self as stored, LettersOf, Mailing, NewLetter};
use saldo_store::{Command, Reader, papers, withdrawal};

/// Customers looked at in one snapshot.
const AT_ONCE: usize = 200;

/// A mailing that somebody wants.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewMailing {
    pub group: Group,
    pub text: MailingText,
    /// In the order in which they are tried.
    pub channels: Vec<Channel>,
    pub reason: String,
}

/// Draws a mailing up; answers its number. The same one twice on a day, not yet decided, is one.
///
/// # Errors
/// `NotPermitted`, `ReasonMissing`, `Field` for a group of nobody, of too many or a channel that
/// cannot carry the text, or the store's.
pub fn draw_up(
    office: &Office,
    company: CompanyId,
    who: Who,
    new: &NewMailing,
    progress: &dyn Progress,
) -> Result<i64, Refused> {
    who.must(Right::DrawUpMailings)?;
    let reason = required_reason(&new.reason, "mailing")?;
    check_channels(new)?;
    let place = place(office, company)?;
    let day = office.today_in(&place.company.zone)?;
    let chosen = serde_json::to_string(&new.group)
        .map_err(|error| Refused::Damaged { what: format!("the group of a mailing: {error}") })?;
    if let Some(same) = same_undecided(office, company, new, (day, &chosen, &reason))? {
        return Ok(same);
    }
    let customers = new.group.customers(office, company, who)?;
    if customers.is_empty() {
        return Err(Refused::Field {
            field: "group",
            value: String::new(),
            reason: "holds no customer",
            remedy: "choose a wider group",
        });
    }
    let mut letters = Vec::with_capacity(customers.len());
    for range in customers.chunks(AT_ONCE) {
        if progress.cancelled() {
            return Err(Refused::Cancelled);
        }
        let found = office.store.read(|reader| looked_at(reader, &place, new, day, range))?;
        letters.extend(found);
    }
    let command = Command {
        company,
        person: who.person,
        action: "mailing-drawn-up",
        subject: new.text.code().to_owned(),
        body: String::new(),
        at: office.now(),
    };
    office.store.write(&command, |writer| {
        let mut words = papers::wordings(writer, company, new.text.document().code())?.len();
        let message = document_of_message(new.text.code());
        words += papers::wordings(writer, company, &message)?.len();
        let mailing = Mailing {
            mailing: 0,
            day,
            text: new.text.code().to_owned(),
            words: i64::try_from(words).unwrap_or(i64::MAX),
            channels: new.channels.clone(),
            reason: reason.clone(),
            chosen: chosen.clone(),
            person: who.person,
            recorded: command.at,
        };
        let stamp = command.stamp();
        let number = stored::draw_up(writer, stamp, &mailing, &letters)?;
        let written = letters.iter().filter(|letter| letter.excluded.is_empty()).count();
        let told = serde_json::json!({
            "mailing": number, "group": new.group, "customers": letters.len(), "letters": written,
        });
        writer.describe(told.to_string());
        Ok(number)
    })
}

fn check_channels(new: &NewMailing) -> Result<(), Refused> {
    let wrong = |reason| {
        Err(Refused::Field {
            field: "channel",
            value: new.channels.iter().map(|one| one.code()).collect::<Vec<_>>().join(" "),
            reason,
            remedy: "choose e-mail or post",
        })
    };
    let known = |channel: &Channel| channel.reaches_debtor();
    if new.channels.is_empty() || !new.channels.iter().all(known) {
        return wrong("reaches no customer");
    }
    if new.text.needs_paper() && new.channels.contains(&Channel::Sms) {
        return wrong("cannot carry this document");
    }
    Ok(())
}

/// A mailing of today that asks for the same and of which nobody has decided anything.
fn same_undecided(
    office: &Office,
    company: CompanyId,
    new: &NewMailing,
    (day, chosen, reason): (Day, &str, &str),
) -> Result<Option<i64>, Refused> {
    office.store.read(|reader| {
        for one in stored::mailings(reader, company, 0, 20)? {
            let same = one.day == day
                && one.text == new.text.code()
                && one.channels == new.channels
                && one.chosen == chosen
                && one.reason == reason;
            if same && stored::acts_of(reader, company, one.mailing)?.is_empty() {
                return Ok(Some(one.mailing));
            }
        }
        Ok(None)
    })
}

fn looked_at(
    reader: &mut Reader,
    place: &Place<'_>,
    new: &NewMailing,
    day: Day,
    customers: &[CustomerId],
) -> Result<Vec<NewLetter>, Refused> {
    let accounts = withdrawal::owing(reader, place.company.company, day, customers)?;
    accounts.iter().map(|account| letter(reader, place, new, day, account)).collect()
}

/// The letter of one customer, by the first channel that reaches it; or why there is none.
fn letter(
    reader: &mut Reader,
    place: &Place<'_>,
    new: &NewMailing,
    day: Day,
    account: &Account,
) -> Result<NewLetter, Refused> {
    let (lines, late) = asked(new.text, account, day);
    let first = new.channels.first().copied().unwrap_or(Channel::Email);
    let mut letter = NewLetter {
        customer: account.customer,
        channel: first,
        excluded: "nothing-due".to_owned(),
        cost: 0,
        lines,
        late,
    };
    if letter.lines.is_empty() {
        return Ok(letter);
    }
    for channel in &new.channels {
        let message = would_be(place, new.text, &letter, *channel, day);
        letter.channel = *channel;
        match place.look(reader, &message) {
            Ok(Fate::Dead { why }) => letter.excluded = why.to_owned(),
            Ok(Fate::Withhold(reason)) => letter.excluded = reason.code().to_owned(),
            Ok(Fate::Withdraw(reason)) => letter.excluded = reason.code().replace('_', "-"),
            // The law's limit stays full for days: whoever is over it is not in this mailing.
            Ok(Fate::Later { cause, .. }) if cause == LaterCause::ContactLimit.code() => {
                letter.excluded = cause.to_owned();
            }
            Ok(Fate::Go(_) | Fate::Later { .. }) => {
                letter.excluded.clear();
                letter.cost = cost(reader, place, &message)?;
                return Ok(letter);
            }
            // One customer's damaged details keep nobody else from a letter.
            Err(refused) if refused.kind() != RefusedKind::Failure => {
                letter.excluded = "unwritten".to_owned();
            }
            Err(refused) => return Err(refused),
        }
    }
    Ok(letter)
}

/// The debts that the text is about, and whether they are asked for because they are late.
fn asked(text: MailingText, account: &Account, day: Day) -> (Vec<EffectLine>, bool) {
    // The step says which questions the last look asks. Beyond every step of the ladder: only
    // whether the debt is late still. A reminder: outgrown by the first step. Beside it: neither.
    let (step, late) = match text {
        MailingText::Overdue => (LAST_STEP, true),
        MailingText::Coming => (REMINDER, false),
        MailingText::Statement | MailingText::Reconciliation => (WATCH, false),
    };
    let about = |due: Day| match text {
        MailingText::Overdue => due < day,
        // What is due later still stands in no reminder, which is what goes along (I8).
        MailingText::Coming => (0..=DocumentKind::FARTHEST_AHEAD).contains(&due.days_since(day)),
        MailingText::Statement | MailingText::Reconciliation => true,
    };
    let open = account.items.iter().filter(|item| item.open.is_positive() && about(item.due));
    let lines = open.map(|item| EffectLine {
        item: item.item,
        step,
        clause: "".into(),
        open: item.open,
        days_late: day.days_since(item.due),
    });
    (lines.collect(), late)
}

/// The message as it would stand in the outbox.
fn would_be(
    place: &Place<'_>,
    text: MailingText,
    letter: &NewLetter,
    channel: Channel,
    day: Day,
) -> Message {
    let lines = letter.lines.iter().map(|line| LineRow {
        item: line.item,
        step: line.step,
        clause: String::new(),
        open: line.open,
        days_late: line.days_late,
    });
    let mailed = Mailed { mailing: 0, drawn_up: place.office.now() };
    message(letter.customer, channel, text.code(), (day, letter.late), lines.collect(), mailed)
}

/// A message of a mailing before it stands in the outbox.
pub(super) fn message(
    customer: CustomerId,
    channel: Channel,
    text: &str,
    (day, late): (Day, bool),
    lines: Vec<LineRow>,
    mailed: Mailed,
) -> Message {
    Message {
        key: Key {
            customer,
            effect: EffectId::derive(&["letter of a mailing, not yet asked for"]),
        },
        channel,
        recipient: String::new(),
        language: String::new(),
        day,
        state: MessageState::Planned,
        why: String::new(),
        kept_by: String::new(),
        fence: 0,
        attempts: 0,
        next_at: Moment(0),
        lease_until: Moment(0),
        closed_at: None,
        text: text.to_owned(),
        clause: String::new(),
        step: WATCH,
        late,
        lines,
        mailing: Some(mailed),
    }
}

/// What it costs by the company's own figures, in minor units of its currency.
fn cost(reader: &mut Reader, place: &Place<'_>, message: &Message) -> Result<i64, Refused> {
    let each = |text: &str| {
        Money::parse(text, place.company.currency).map_or(0, |money| money.minor().max(0))
    };
    Ok(match message.channel {
        Channel::Email => each(&place.sending.cost_email),
        Channel::Post => each(&place.sending.cost_post),
        Channel::Sms => {
            let draft = place.speak(reader, message)?;
            let parts = draft.map_or(0, |draft| segments(&draft.words.body).parts);
            each(&place.sending.cost_sms).saturating_mul(i64::from(parts))
        }
        Channel::Staff => 0,
    })
}

/// How many letters a mailing holds.
pub(super) fn written(
    reader: &mut Reader,
    company: CompanyId,
    number: i64,
    which: LettersOf,
) -> Result<u64, Refused> {
    Ok(match which {
        LettersOf::Written => {
            stored::costs(reader, company, number)?.iter().map(|(_, count, _)| count).sum()
        }
        LettersOf::Excluded => {
            stored::exclusions(reader, company, number)?.iter().map(|(_, count)| count).sum()
        }
    })
}
