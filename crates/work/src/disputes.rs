//! Disputes: what is contested and why, who settles it by when, and how it ends (ASU-09).
//!
//! A dispute is a standing of the book; who looks after it and how it ended is told beside it. Only
//! what is contested is held: the rest of the document is asked for as ever, and interest counts
//! on all of it. A dispute that came with a file has nobody to look after it until somebody takes
//! it on; it is listed all the same.

use crate::acts::ledger::{each_book, read_book};
use crate::acts::{require_open_debt, required_reason};
use crate::views::{People, PersonRef, in_force};
use crate::{Office, Refused, Who, company as companies, facts, policies, scope};
use saldo_domain::authority::line::manager;
use saldo_domain::book::{CustomerBook, ItemKind, Moment};
use saldo_domain::disputes::{Cause, Outcome, is_overdue};
use saldo_domain::number::number_key;
use saldo_domain::standing::StandingKind;
use saldo_domain::{CompanyId, CustomerId, Day, ItemId, Money, Role, UserId};
use saldo_store::book::{Facts, NewStanding, Stamp, StandingRow, standing_of, standing_of_all};
use saldo_store::customers::Card;
use saldo_store::disputes::{self as stored, NewAct};
use saldo_store::fieldwork::{self as errands, ErrandFilter, NewErrand};
use saldo_store::{Command, Reader, Writer, customers, person};
use std::collections::{BTreeMap, BTreeSet};

/// Words of what is to be done, as stored.
const SETTLE: &str = "settle-dispute";
const OVERDUE: &str = "dispute-overdue";

/// A dispute as it is recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    pub customer: CustomerId,
    /// `None`: the whole account.
    pub item: Option<ItemId>,
    /// The part of the document that is contested; `None`: all of it.
    pub amount: Option<Money>,
    pub cause: Cause,
    /// Log-in of whoever settles it; empty: whoever looks after the customer, else whoever records it.
    pub owner: String,
    /// Last day on which it is to be settled; `None`: two weeks from today.
    pub until: Option<Day>,
    pub reason: String,
}

/// How a dispute is settled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settling {
    pub customer: CustomerId,
    pub standing: i64,
    pub outcome: Outcome,
    /// Number of the credit note by which it was granted.
    pub credit_note: String,
    pub reason: String,
}

/// A dispute as people see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dispute {
    pub customer: CustomerId,
    pub code: String,
    pub name: String,
    pub standing: i64,
    /// Number of the document; `None`: the whole account.
    pub document: Option<(ItemId, String)>,
    /// What of it is contested, where a part is named.
    pub amount: Option<Money>,
    /// What is open of the document beside what is contested.
    pub rest: Option<Money>,
    pub from: Day,
    pub reason: String,
    /// `None` where nobody has said.
    pub cause: Option<Cause>,
    pub owner: Option<PersonRef>,
    pub until: Option<Day>,
    pub overdue: bool,
    /// How and when it ended.
    pub ended: Option<(Day, Option<Outcome>)>,
    /// Number of the credit note that gave way.
    pub credit_note: Option<(ItemId, String)>,
}

/// Which disputes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Which {
    #[default]
    Open,
    Overdue,
    Settled,
}

impl Which {
    /// Every selection, in the order of the page.
    pub const ALL: [Which; 3] = [Which::Open, Which::Overdue, Which::Settled];

    /// The word written in addresses.
    pub const fn code(self) -> &'static str {
        match self {
            Which::Open => "",
            Which::Overdue => "overdue",
            Which::Settled => "settled",
        }
    }

    /// The selection with this word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|which| which.code() == code)
    }

    const fn holds(self, one: &Dispute) -> bool {
        match self {
            Which::Open => one.ended.is_none(),
            Which::Overdue => one.overdue,
            Which::Settled => one.ended.is_some(),
        }
    }
}

/// Records that a customer contests a document, part of one, or the whole account: what is contested
/// is not asked for, and whoever settles it gets work.
///
/// # Errors
/// `UnknownCustomer`, `UnknownDocument`, `UnknownPerson`, `ReasonMissing`, `AmountNotPositive`,
/// `ExceedsInvoice` for more than is open, `Field` for a part of the whole account or a day that is
/// past, or the store's.
pub fn begin(office: &Office, company: CompanyId, who: Who, asked: &Asked) -> Result<(), Refused> {
    let reason = required_reason(&asked.reason, "a dispute")?;
    let today = companies::today(office, company)?;
    let at = office.now();
    let (subject, body) = (format!("customer {}", asked.customer), "{}".to_owned());
    let command = Command { company, person: who.person, action: "dispute", subject, body, at };
    office.store.write(&command, |writer| {
        let card = scope::card(writer, company, who, asked.customer)?;
        let line = policies::of_customer(writer, company, asked.customer)?;
        let usual = line.on(today).policy.dealings.dispute_days;
        let until = asked.until.unwrap_or_else(|| today.plus(usual.into()));
        if until < today {
            return Err(past(until));
        }
        contestable(writer, company, asked)?;
        let (owner, role) = owner_of(writer, company, who, &asked.owner, card.owner)?;
        let stamp = Stamp { company, recorded: at, batch: 0 };
        let fact = NewStanding {
            customer: asked.customer,
            kind: StandingKind::Dispute,
            item: asked.item,
            from: today,
            until: None,
            amount: asked.amount,
            reason: reason.clone(),
            order: None,
            ends: None,
            person: who.person,
        };
        let added = Facts { standing: vec![fact], ..Facts::default() };
        facts::enter(writer, stamp, office.business(), &added)?;
        let rows = standing_of(writer, company, asked.customer)?;
        let standing = rows.iter().map(|row| row.standing).max().unwrap_or(0);
        let act = NewAct {
            customer: asked.customer,
            standing,
            cause: asked.cause,
            owner,
            until,
            outcome: None,
            item: None,
            told: false,
            day: today,
            person: who.person,
        };
        stored::add_act(writer, stamp, &act)?;
        let work = errand(&act, SETTLE, role, (today, until), asked.item, &reason);
        Ok(errands::add_errands(writer, stamp, &[work])?)
    })
}

/// A part is one of an open document, above zero and no more than is open of it.
fn contestable(writer: &mut Writer, company: CompanyId, asked: &Asked) -> Result<(), Refused> {
    let Some(item) = asked.item else {
        return match asked.amount {
            None => Ok(()),
            Some(part) => Err(Refused::Field {
                field: "disputed-part",
                value: part.to_plain(),
                reason: "is part of nothing that is named",
                remedy: "choose the document of which this much is contested",
            }),
        };
    };
    require_open_debt(writer, company, asked.customer, item)?;
    let Some(part) = asked.amount else { return Ok(()) };
    if !part.is_positive() {
        return Err(Refused::AmountNotPositive { amount: part });
    }
    let book = read_book(writer, company, asked.customer)?;
    let unknown = || Refused::UnknownDocument { number: item.to_string() };
    let found = book.item(item).ok_or_else(unknown)?;
    let open = book.open(item, Day::LAST, Moment::NOW_AND_EVER).unwrap_or(Ok(found.amount))?;
    if part.currency() != open.currency() || part.minor() > open.minor() {
        return Err(Refused::ExceedsInvoice { number: found.number.clone(), open });
    }
    Ok(())
}

fn owner_of(
    reader: &mut Reader,
    company: CompanyId,
    who: Who,
    login: &str,
    of_card: Option<UserId>,
) -> Result<(UserId, Role), Refused> {
    let login = login.trim();
    if !login.is_empty() {
        let found = person::by_login(reader, company, login)?.filter(|one| !one.disabled);
        let found = found.ok_or_else(|| Refused::UnknownPerson { login: login.to_owned() })?;
        return Ok((found.person, found.role));
    }
    let of_card = of_card.map(|owner| person::get(reader, company, owner)).transpose()?.flatten();
    let of_card = of_card.filter(|one| !one.disabled);
    Ok(of_card.map_or((who.person, who.role), |one| (one.person, one.role)))
}

fn errand(
    act: &NewAct,
    what: &str,
    role: Role,
    (day, until): (Day, Day),
    item: Option<ItemId>,
    note: &str,
) -> NewErrand {
    NewErrand {
        customer: act.customer,
        what: what.to_owned(),
        role,
        item,
        talk: talk(act.standing),
        day,
        until,
        content: serde_json::json!({ "note": note }).to_string(),
        ends: None,
        outcome: String::new(),
        words: String::new(),
        person: act.person,
    }
}

/// By this the work about a dispute is found again.
fn talk(standing: i64) -> String {
    format!("dispute-{standing}")
}

fn past(until: Day) -> Refused {
    Refused::Field {
        field: "until",
        value: until.to_string(),
        reason: "is past",
        remedy: "give a day, today or later, by which it is to be settled",
    }
}

/// Settles a dispute: granted by a credit note that is there, or rejected. What was contested is
/// asked for again, as far as it is still owed, and the work about it is done.
///
/// # Errors
/// `UnknownCustomer`, `UnknownStanding`, `UnknownDocument` for a credit note that is not there,
/// `ReasonMissing`, or the store's.
pub fn settle(
    office: &Office,
    company: CompanyId,
    who: Who,
    settling: &Settling,
) -> Result<(), Refused> {
    let reason = required_reason(&settling.reason, "the end of a dispute")?;
    let today = companies::today(office, company)?;
    let at = office.now();
    let customer = settling.customer;
    let (subject, body) = (format!("customer {customer}"), "{}".to_owned());
    let command =
        Command { company, person: who.person, action: "dispute-settle", subject, body, at };
    office.store.write(&command, |writer| {
        scope::card(writer, company, who, customer)?;
        let rows = standing_of(writer, company, customer)?;
        let open = |row: &&StandingRow| {
            row.standing == settling.standing
                && row.kind == StandingKind::Dispute
                && row.ended.is_none()
        };
        let unknown = Refused::UnknownStanding { standing: settling.standing };
        let row = rows.iter().find(open).ok_or(unknown)?;
        let item = match settling.outcome {
            Outcome::Granted => Some(credit_note(writer, company, settling)?),
            Outcome::Rejected => None,
        };
        let stamp = Stamp { company, recorded: at, batch: 0 };
        let known = stored::latest(writer, company, Some(customer))?;
        let known = known.into_iter().find(|act| act.standing == settling.standing);
        let before = known.unwrap_or(NewAct {
            customer,
            standing: settling.standing,
            cause: Cause::Other,
            owner: who.person,
            until: today,
            outcome: None,
            item: None,
            told: false,
            day: today,
            person: who.person,
        });
        let outcome = Some(settling.outcome);
        let act = NewAct { outcome, item, day: today, person: who.person, ..before };
        stored::add_act(writer, stamp, &act)?;
        end_errands(writer, stamp, &act, &reason)?;
        let end = NewStanding {
            customer,
            kind: StandingKind::Dispute,
            item: row.item,
            from: today.max(row.from),
            until: None,
            amount: None,
            reason: reason.clone(),
            order: None,
            ends: Some(row.standing),
            person: who.person,
        };
        let added = Facts { standing: vec![end], ..Facts::default() };
        facts::enter(writer, stamp, office.business(), &added)
    })
}

/// The credit note or return with this number, of the same customer.
fn credit_note(
    reader: &mut Reader,
    company: CompanyId,
    settling: &Settling,
) -> Result<ItemId, Refused> {
    let book = read_book(reader, company, settling.customer)?;
    let wanted = number_key(&settling.credit_note);
    let gives_way = |kind: ItemKind| matches!(kind, ItemKind::CreditNote | ItemKind::Return);
    let mut items = book.items();
    let found = items.find(|item| gives_way(item.kind) && number_key(&item.number) == wanted);
    let unknown = || Refused::UnknownDocument { number: settling.credit_note.clone() };
    found.map(|item| item.item).ok_or_else(unknown)
}

fn end_errands(
    writer: &mut Writer,
    stamp: Stamp,
    act: &NewAct,
    words: &str,
) -> Result<(), Refused> {
    let talk = talk(act.standing);
    let filter = ErrandFilter {
        customer: Some(act.customer),
        talk: Some(&talk),
        limit: 10,
        ..ErrandFilter::default()
    };
    let open = errands::errands(writer, stamp.company, filter)?;
    let ends: Vec<NewErrand> = open
        .into_iter()
        .map(|row| NewErrand {
            ends: Some(row.errand),
            outcome: "done".to_owned(),
            words: words.to_owned(),
            content: "{}".to_owned(),
            day: act.day,
            person: act.person,
            ..row.new
        })
        .collect();
    Ok(errands::add_errands(writer, stamp, &ends)?)
}

/// Disputes that were to be settled before a day, and whose owner's leader was not told yet.
pub(crate) fn missed(
    reader: &mut Reader,
    company: CompanyId,
    day: Day,
) -> Result<Vec<NewAct>, Refused> {
    let mut missed = stored::latest(reader, company, None)?;
    missed.retain(|act| act.outcome.is_none() && !act.told && is_overdue(act.until, day));
    let customers: Vec<CustomerId> = missed.iter().map(|act| act.customer).collect();
    let rows = standing_of_all(reader, company, &customers)?;
    let rows = rows.into_iter().filter(|row| in_force(row, day));
    let stands: BTreeSet<(CustomerId, i64)> =
        rows.map(|row| (row.customer, row.standing)).collect();
    missed.retain(|act| stands.contains(&(act.customer, act.standing)));
    Ok(missed)
}

/// Tells the leaders, once for each dispute.
pub(crate) fn tell(
    writer: &mut Writer,
    stamp: Stamp,
    missed: &[NewAct],
    day: Day,
) -> Result<(), Refused> {
    for act in missed {
        let owner = person::get(writer, stamp.company, act.owner)?;
        let role = manager(owner.map_or(Role::SalesRep, |one| one.role));
        let told = NewAct { told: true, day, person: UserId::new(0), ..act.clone() };
        stored::add_act(writer, stamp, &told)?;
        let work = errand(&told, OVERDUE, role, (day, day.plus(1)), None, "");
        errands::add_errands(writer, stamp, &[work])?;
    }
    Ok(())
}

/// Disputes of customers whom this person sees, those to be settled first standing first.
///
/// # Errors
/// Those of the store.
pub fn list(
    office: &Office,
    company: CompanyId,
    who: Who,
    which: Which,
) -> Result<Vec<Dispute>, Refused> {
    let today = companies::today(office, company)?;
    office.store.read(|reader| {
        let people = People::of(reader, company)?;
        let acts = stored::latest(reader, company, None)?;
        let acts: BTreeMap<(CustomerId, i64), NewAct> =
            acts.into_iter().map(|act| ((act.customer, act.standing), act)).collect();
        let ids: Vec<CustomerId> = customers::with_disputes(reader, company)?.into_iter().collect();
        let cards = customers::cards(reader, company, &ids)?;
        let seen = |owner| who.sees_only().is_none_or(|owners| owners.has(owner));
        let cards = cards.into_iter().filter(|card| seen(card.owner));
        let cards: BTreeMap<CustomerId, Card> = cards.map(|card| (card.customer, card)).collect();
        let ids: Vec<CustomerId> = cards.keys().copied().collect();
        let mut rows: BTreeMap<CustomerId, Vec<StandingRow>> = BTreeMap::new();
        for row in standing_of_all(reader, company, &ids)? {
            if row.kind == StandingKind::Dispute {
                rows.entry(row.customer).or_default().push(row);
            }
        }
        let mut found = Vec::new();
        each_book(reader, company, &ids, |customer, book| {
            let Some(card) = cards.get(&customer) else { return Ok(()) };
            for row in rows.remove(&customer).unwrap_or_default() {
                let act = acts.get(&(customer, row.standing));
                let owner = act.and_then(|act| people.get(act.owner));
                let one = dispute(card, &book, row, (act, owner), today)?;
                found.extend(which.holds(&one).then_some(one));
            }
            Ok(())
        })?;
        found.sort_by_key(|one| (one.until.unwrap_or(Day::LAST), one.name.clone(), one.standing));
        Ok(found)
    })
}

/// A dispute as people see it, with what was recorded about it last and who settles it.
fn dispute(
    card: &Card,
    book: &CustomerBook,
    row: StandingRow,
    (act, owner): (Option<&NewAct>, Option<PersonRef>),
    today: Day,
) -> Result<Dispute, Refused> {
    let number = |item: ItemId| {
        let number = book.item(item).map_or(String::new(), |one| one.number.clone());
        (item, number)
    };
    let open = row.item.and_then(|item| book.open(item, today, Moment::NOW_AND_EVER));
    let open = open.transpose()?;
    let rest = row.amount.zip(open).map(|(part, open)| open.minus(part)).transpose()?;
    let until = act.map(|act| act.until);
    let over = until.is_some_and(|until| is_overdue(until, today));
    Ok(Dispute {
        customer: card.customer,
        code: card.code.clone(),
        name: card.name.clone(),
        standing: row.standing,
        document: row.item.map(number),
        amount: row.amount,
        rest: rest.filter(|rest| rest.is_positive()),
        from: row.from,
        reason: row.reason,
        cause: act.map(|act| act.cause),
        owner,
        until,
        overdue: over && row.ended.is_none(),
        ended: row.ended.map(|day| (day, act.and_then(|act| act.outcome))),
        credit_note: act.and_then(|act| act.item).map(number),
    })
}
