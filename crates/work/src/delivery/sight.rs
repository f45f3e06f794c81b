//! One message as it stands in the book at this moment: whether it may leave, and what it says.

use super::budget;
use super::mailings::MailingText;
use super::settings::Sending;
use super::terms;
use super::write::{Draft, draft};
use crate::company::Company;
use crate::contacts::{calendar_of, contact, had};
use crate::{Office, Refused, dossier, facts, policies};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use saldo_channels::is_address;
use saldo_domain::book::Moment;
use saldo_domain::control::{
    Account, Channel, EffectKind, StillOwed, WithdrawReason, may_be_asked_for, paid_by_money_there,
    still_owed,
};
use saldo_domain::delivery::{Hours, Local, Scene, Verdict, WithholdReason, last_look};
use saldo_domain::{Day, ItemId, Money};
use saldo_letters::notice::NoticeLine;
use saldo_store::customers::{self, Card};
use saldo_store::delivery::{self as stored, Message};
use saldo_store::lines::LineRow;
use saldo_store::{Reader, control, explain, reply, withdrawal};
use std::collections::BTreeMap;

/// Where messages are sent from.
#[derive(Clone, Debug)]
pub(super) struct Place<'o> {
    pub(super) office: &'o Office,
    pub(super) company: Company,
    pub(super) sending: Sending,
}

/// What is to become of a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    /// It leaves, in these words.
    Go(Box<Draft>),
    /// It waits until a moment.
    Later { cause: &'static str, until: Moment },
    /// It never leaves.
    Withhold(WithholdReason),
    /// Nothing of it is owed any more.
    Withdraw(WithdrawReason),
    /// There is nowhere to send it to.
    Dead { why: &'static str },
}

/// Where only named addresses are written to, the others wait that long.
const A_DAY: i64 = 86_400_000_000;

impl Place<'_> {
    /// Looks at a message as the book is now.
    pub(super) fn look(&self, reader: &mut Reader, message: &Message) -> Result<Fate, Refused> {
        let seen = self.see(reader, message)?;
        let free = seen.lines.iter().filter(|_| !seen.is_paid);
        let asked: Vec<Money> = free.map(|line| line.1.open).collect();
        let business = self.office.business();
        let now = local(business, &seen.zone)?;
        let whose = (self.company.company, message.key.customer);
        let had = had(reader, whose, &seen.zone, now.day)?;
        let demands = demands(message);
        let verdict = last_look(&Scene {
            owed: owed(message, &seen),
            asked: &asked,
            // What asks for nothing is covered by no money.
            unallocated: if demands { &seen.account.unallocated } else { &[] },
            consent: seen.terms.consent(message.channel),
            channel: contact(message.channel),
            now,
            // A letter arrives when the postman comes, whenever it was printed.
            hours: match message.channel {
                Channel::Post => Hours { from: 0, before: 1_440 },
                _ => self.sending.hours,
            },
            a_day: self.sending.a_day,
            had: &had.all,
            // What asks for nothing may follow a talk: often it was asked for in it.
            by_hand: had.by_hand.filter(|_| demands),
            gap_days: self.sending.gap_days,
            unread_reply: seen.unread_reply,
            fills_until: dossier::fills_until(reader, self.company.company, message)?,
            protected: seen.terms.is_protected().then(|| calendar_of(&seen.card)),
        });
        match verdict {
            Verdict::Withdraw(reason) => return Ok(Fate::Withdraw(reason)),
            Verdict::Withhold(reason) => return Ok(Fate::Withhold(reason)),
            Verdict::Later { cause, not_before } => {
                let until = moment(not_before, &seen.zone).unwrap_or(Moment(business.0 + A_DAY));
                return Ok(Fate::Later { cause: cause.code(), until });
            }
            Verdict::Go => {}
        }
        let to = match address(message.channel, &seen.card) {
            Ok(to) => to,
            Err(why) => return Ok(Fate::Dead { why }),
        };
        // One that came back is not written to again before somebody has corrected it (D20).
        let at = (message.channel, to.as_str());
        if stored::is_dead(reader, self.company.company, message.key.customer, at)? {
            return Ok(Fate::Dead { why: "dead-address" });
        }
        if !self.sending.lets_to(&to) {
            return Ok(Fate::Later { cause: "only-to", until: Moment(business.0 + A_DAY) });
        }
        let draft = match self.told(reader, message, seen, to)? {
            Ok(draft) => draft,
            Err(why) => return Ok(Fate::Dead { why }),
        };
        if message.channel == Channel::Sms
            && let Some(until) = budget::waits_until(reader, self, &draft)?
        {
            return Ok(Fate::Later { cause: budget::BUDGET, until });
        }
        Ok(Fate::Go(Box::new(draft)))
    }

    /// What a message would say now, at whatever hour and wherever it would go.
    pub(super) fn speak(
        &self,
        reader: &mut Reader,
        message: &Message,
    ) -> Result<Option<Draft>, Refused> {
        let seen = self.see(reader, message)?;
        if seen.lines.is_empty() {
            return Ok(None);
        }
        let to = address(message.channel, &seen.card).unwrap_or_default();
        Ok(self.told(reader, message, seen, to)?.ok())
    }

    fn told(
        &self,
        reader: &mut Reader,
        message: &Message,
        seen: Seen,
        to: String,
    ) -> Result<Result<Draft, &'static str>, Refused> {
        let Seen { card, day, account, lines, .. } = seen;
        draft(reader, self, message, &card, (day, to), lines, &account.unallocated)
    }

    /// Debts of the message's lines that it would not name now.
    pub(super) fn left_out(
        &self,
        reader: &mut Reader,
        message: &Message,
    ) -> Result<Vec<ItemId>, Refused> {
        let named: Vec<ItemId> =
            self.see(reader, message)?.lines.into_iter().map(|line| line.0).collect();
        let all = message.lines.iter().map(|line| line.item);
        Ok(all.filter(|item| !named.contains(item)).collect())
    }

    fn see(&self, reader: &mut Reader, message: &Message) -> Result<Seen, Refused> {
        let (company, customer) = (self.company.company, message.key.customer);
        let card = customers::card(reader, company, customer)?;
        let card = card.ok_or_else(|| Refused::Damaged {
            what: format!("message {} to a customer without a card", message.key.effect),
        })?;
        let terms = terms::of_customer(reader, company, customer)?;
        let zone = zone_of(if terms.zone.is_empty() { &self.company.zone } else { &terms.zone })?;
        let day = facts::day_of(reader, company, self.office.business())?;
        let account = withdrawal::owing(reader, company, day, &[customer])?.pop();
        let account = account.unwrap_or_else(|| Account::new(customer));
        let unread_reply = !reply::unread_of(reader, company, day, &[customer.get()])?.is_empty();
        let mut lines = asked_lines(reader, self, message, &account, day)?;
        let paid = match demands(message) {
            true => self.paid_by_what_waits(reader, &account, day)?,
            false => Vec::new(),
        };
        let is_free = |line: &Line| paid.binary_search(&line.0).is_err();
        let is_paid = !lines.is_empty() && !lines.iter().any(is_free);
        if !is_paid {
            lines.retain(is_free);
        }
        Ok(Seen { card, terms, zone, day, account, unread_reply, lines, is_paid })
    }

    /// Late debts that money which is there would pay, ascending: they are not asked for while
    /// somebody has to say what it is (a line of the bank may have come since the message was
    /// planned).
    fn paid_by_what_waits(
        &self,
        reader: &mut Reader,
        account: &Account,
        day: Day,
    ) -> Result<Vec<ItemId>, Refused> {
        let company = self.company.company;
        let mut all = [account.clone()];
        if policies::of_customer(reader, company, account.customer)?
            .on(day)
            .policy
            .pace
            .unmatched_money_withholds
        {
            control::add_money_that_waits(reader, company, day, &mut all)?;
        }
        let [account] = all;
        let mut paid = paid_by_money_there(&account);
        let is_late = |item: &ItemId| {
            let at = account.items.binary_search_by_key(item, |open| open.item);
            at.is_ok_and(|at| account.items[at].due < day)
        };
        paid.retain(is_late);
        Ok(paid)
    }
}

/// Does the message ask for money, rather than tell how things stand?
fn demands(message: &Message) -> bool {
    let told = MailingText::from_code(&message.text).filter(|_| message.mailing.is_some());
    told.is_none_or(MailingText::demands)
}

/// Is the message one about what is still to come?
fn is_of_what_comes(message: &Message) -> bool {
    message.mailing.is_some() && message.text == MailingText::Coming.code()
}

/// Is what the message says still so?
fn owed(message: &Message, seen: &Seen) -> StillOwed {
    match () {
        () if !demands(message) => StillOwed::Yes,
        // It has waited until nothing of it is still to come.
        () if is_of_what_comes(message) && seen.lines.is_empty() && !message.lines.is_empty() => {
            match still_owed_of(message, seen) {
                StillOwed::Yes => StillOwed::No(WithdrawReason::Outgrown),
                gone => gone,
            }
        }
        () => still_owed_of(message, seen),
    }
}

fn still_owed_of(message: &Message, seen: &Seen) -> StillOwed {
    let channel = Some(message.channel);
    still_owed(EffectKind::Notify, channel, &message.asked(), &seen.account, seen.day)
}

/// What the look sees of the customer.
struct Seen {
    card: Card,
    terms: terms::Terms,
    zone: TimeZone,
    day: Day,
    account: Account,
    /// Did the customer write something that nobody has read?
    unread_reply: bool,
    /// Without those that money which is there would pay, unless it would pay them all.
    lines: Vec<Line>,
    /// Would money that is there pay all of them?
    is_paid: bool,
}

/// The debts of the message that may be asked for now, with their item.
pub(super) type Line = (ItemId, NoticeLine);

fn asked_lines(
    reader: &mut Reader,
    place: &Place<'_>,
    message: &Message,
    account: &Account,
    day: Day,
) -> Result<Vec<Line>, Refused> {
    let (demands, comes) = (demands(message), is_of_what_comes(message));
    let may =
        |line: &&LineRow| !demands || may_be_asked_for(&message.asked_line(line), account, day);
    let free = message.lines.iter().filter(may);
    let named: Vec<_> = free.map(|line| (message.key.customer, line.item)).collect();
    let numbers: BTreeMap<_, _> =
        explain::numbers(reader, place.company.company, &named)?.into_iter().collect();
    let mut lines = Vec::with_capacity(named.len());
    for key in named {
        let Ok(at) = account.items.binary_search_by_key(&key.1, |open| open.item) else { continue };
        let open = &account.items[at];
        // A letter about what comes does not speak of what has come meanwhile.
        if comes && open.due < day {
            continue;
        }
        lines.push((
            key.1,
            NoticeLine {
                number: numbers.get(&key).cloned().unwrap_or_default(),
                effective: None,
                due: open.due,
                open: open.open,
                days_late: day.days_since(open.due),
            },
        ));
    }
    lines.sort_by(|(_, one), (_, other)| (one.due, &one.number).cmp(&(other.due, &other.number)));
    Ok(lines)
}

/// Where it goes, as the card says at this moment (D20); or why nowhere.
fn address(channel: Channel, card: &Card) -> Result<String, &'static str> {
    match channel {
        Channel::Email if card.email.trim().is_empty() => Err("no-address"),
        Channel::Email if !is_address(card.email.trim()) => Err("bad-address"),
        Channel::Email => Ok(card.email.trim().to_owned()),
        Channel::Post if card.address.trim().is_empty() => Err("no-address"),
        Channel::Post => Ok(card.address.trim().to_owned()),
        _ if card.phone.trim().is_empty() => Err("no-address"),
        _ => number(&card.phone).ok_or("bad-address"),
    }
}

/// A phone number as gateways want it: digits, with a plus where there was one.
fn number(phone: &str) -> Option<String> {
    let kept: String =
        phone.chars().filter(|c| !matches!(c, ' ' | '-' | '(' | ')' | '.' | '\u{a0}')).collect();
    let digits = kept.strip_prefix('+').unwrap_or(&kept);
    let well = (7..=15).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    well.then_some(kept)
}

pub(crate) fn zone_of(name: &str) -> Result<TimeZone, Refused> {
    TimeZone::get(name).map_err(|_| Refused::UnknownZone { zone: name.to_owned() })
}

/// Day and minute of a moment in a zone.
pub(crate) fn local(at: Moment, zone: &TimeZone) -> Result<Local, Refused> {
    let outside = || Refused::ClockOutOfRange { moment: at };
    let there = Timestamp::from_microsecond(at.0).map_err(|_| outside())?.to_zoned(zone.clone());
    let day = Day::from_date(there.date()).map_err(|_| outside())?;
    let minute = i16::from(there.hour()) * 60 + i16::from(there.minute());
    Ok(Local { day, minute: u16::try_from(minute).unwrap_or(0) })
}

/// Is it this minute of the company's business day, or later?
pub(crate) fn is_past(office: &Office, company: &Company, minute: u16) -> Result<bool, Refused> {
    Ok(local(office.business(), &zone_of(&company.zone)?)?.minute >= minute)
}

/// The moment of a day and minute in a zone; an hour that a change of clocks leaves out is the
/// one after it.
fn moment(at: Local, zone: &TimeZone) -> Option<Moment> {
    let (hour, minute) = (i8::try_from(at.minute / 60).ok()?, i8::try_from(at.minute % 60).ok()?);
    let there = at.day.date().at(hour, minute, 0, 0).to_zoned(zone.clone()).ok()?;
    Some(Moment(there.timestamp().as_microsecond()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phones_are_numbers_or_nothing() {
        let rows = [
            ("+372 5123 4567", Some("+37251234567")),
            ("8 (912) 345-67-89", Some("89123456789")),
            ("5123", None),
            ("+372 5123 4567, +372 600", None),
            ("tel", None),
            ("+٣٧٢٥١٢٣٤٥٦٧", None),
        ];
        for (text, expected) in rows {
            assert_eq!(number(text).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn an_hour_of_the_debtor_is_that_of_its_zone() {
        let zone = zone_of("Asia/Vladivostok").expect("a zone");
        let day: Day = "2026-03-20".parse().expect("a day");
        let eight = Local { day, minute: 480 };
        let at = moment(eight, &zone).expect("a moment");
        assert_eq!(local(at, &zone).expect("back"), eight);
        let tallinn = local(at, &zone_of("Europe/Tallinn").expect("a zone")).expect("there");
        assert_eq!(tallinn, Local { day, minute: 0 });
    }
}
