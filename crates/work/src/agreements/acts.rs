//! What people do with an agreement, step by step.

use super::change::{another, held, released};
use super::gives_way::still_ours;
use super::refused::AgreementRefusal;
use super::terms::{
    Later, Place, book_fees, bring_fees_back, covered_by, lower_later_fees, spare, spare_no_more,
    state_of, terms_of,
};
use crate::acts::ledger::{Ledger, read_book};
use crate::acts::once::once;
use crate::acts::{ContactKind, IdempotencyKey, required_reason};
use crate::authority::{Acting, UsedOn, spend};
use crate::charges::MethodAsked;
use crate::deferral::{OpenDebt, open_debts};
use crate::{Office, Refused, Who, company as companies, facts, policies, requests, scope};
use saldo_domain::agreements::draft::{self, Plan, instalments, over_capacity};
use saldo_domain::agreements::worksheet::{Line, LineKind};
use saldo_domain::agreements::{ActKind, Form, Instalment};
use saldo_domain::authority::request::RequestKind;
use saldo_domain::authority::{Choice, Right};
use saldo_domain::book::Moment;
use saldo_domain::claims::Method;
use saldo_domain::fieldwork::visit::Answer;
use saldo_domain::number::clean_text;
use saldo_domain::rates::Rate;
use saldo_domain::rating::Conduct;
use saldo_domain::recovery::limitation::{Acknowledgement, AcknowledgementKind};
use saldo_domain::{CompanyId, CustomerId, Day, ItemId, Money};
use saldo_store::acknowledgements::{self, NewAcknowledgement};
use saldo_store::agreements::{self as stored, AgreementRow, Key, NewAct, NewAgreement, NewDraft};
use saldo_store::book::{Facts, NewContact, Stamp, contacts_of};
use saldo_store::fieldwork::visits_of;
use saldo_store::requests::{self as stored_requests, DecisionKind, State as RequestState};
use saldo_store::{Command, Reader, Writer};

/// Longest conditions and notes, in characters.
const LONGEST: usize = 2000;
/// Longest number on a signed paper, in characters.
const LONGEST_NUMBER: usize = 60;
/// Most lines of a worksheet.
const MOST_LINES: usize = 100;

/// A plan as it is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    pub form: Form,
    /// The debts under it.
    pub items: Vec<ItemId>,
    pub plan: Plan,
    /// Is a fee by the weekly table agreed on? A deferral with a fee always bears one.
    pub fee: bool,
    pub grace_days: u16,
    pub accelerates: bool,
    /// What the buyer says it can pay in a month.
    pub capacity: Option<Money>,
    pub conditions: String,
}

/// A plan that was drawn up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DrawnUp {
    pub amount: Money,
    pub instalments: Vec<Instalment>,
    /// The first month that asks for more than the buyer says it can pay, and what it asks for
    /// (AGR-02).
    pub over_capacity: Option<(Day, Money)>,
}

/// What the buyer said to the offer (AGR-07).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offered {
    pub agreed: bool,
    /// What was said; a refusal needs it.
    pub note: String,
}

/// The signed paper.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Signature {
    /// The request whose decision permits it; `None`: whoever records it has the right.
    pub request: Option<i64>,
    /// The number on the paper; empty for the one of the record.
    pub number: String,
    pub note: String,
}

/// Step 1: begins an agreement with what was found out about the causes. Answers its number.
///
/// # Errors
/// `NotPermitted`, `UnknownCustomer`, `ReasonMissing` without a cause, `Unknown` for an agreement
/// to replace that is not there, or the store's.
pub fn begin(
    office: &Office,
    company: CompanyId,
    who: Who,
    customer: CustomerId,
    cause: &str,
    replaces: Option<i64>,
) -> Result<i64, Refused> {
    who.must(Right::DrawUpAgreements)?;
    let cause = required_reason(cause, "an agreement")?;
    let day = companies::today(office, company)?;
    let command = office.about(company, who, "agreement-begin", customer);
    let new = NewAgreement { customer, cause, replaces, day, person: who.person };
    office.store.write(&command, |writer| begun(writer, (company, who), command.stamp(), &new))
}

/// The same for a program that may ask again because no answer reached it: once for a key. The
/// same key with the same content gets the first number again.
///
/// # Errors
/// As [`begin`]; `Field` for what is no key, `KeyReused` for another content under it.
pub fn begin_once(
    office: &Office,
    company: CompanyId,
    who: Who,
    key: &str,
    (customer, cause, replaces): (CustomerId, &str, Option<i64>),
) -> Result<i64, Refused> {
    who.must(Right::DrawUpAgreements)?;
    let key = IdempotencyKey::parse(key)?;
    let cause = required_reason(cause, "an agreement")?;
    let day = companies::today(office, company)?;
    let command = office.about(company, who, "agreement-begin", customer);
    let asked = ("agreement-begin", customer, cause.clone(), replaces);
    let new = NewAgreement { customer, cause, replaces, day, person: who.person };
    once(office, &command, &key, &asked, |writer| {
        begun(writer, (company, who), command.stamp(), &new)
    })
}

fn begun(
    writer: &mut Writer,
    (company, who): (CompanyId, Who),
    stamp: Stamp,
    new: &NewAgreement,
) -> Result<i64, Refused> {
    let customer = new.customer;
    scope::card(writer, company, who, customer)?;
    if let Some(agreement) = new.replaces {
        found(writer, company, who, Key { customer, agreement })?;
    }
    Ok(stored::begin(writer, stamp, new)?)
}

/// Writes the buyer's worksheet (AGR-06); its lines take the place of those before.
///
/// # Errors
/// `NotPermitted`, `Unknown`, `Line` for a line without a name or below zero, `NotNow` once it is
/// over, or the store's.
pub fn write_worksheet(
    office: &Office,
    company: CompanyId,
    who: Who,
    key: Key,
    lines: &[Line],
) -> Result<(), Refused> {
    who.must(Right::DrawUpAgreements)?;
    let lines = checked_lines(lines)?;
    let command = office.about(company, who, "agreement-worksheet", key.customer);
    office.store.write(&command, |writer| {
        let row = found(writer, company, who, key)?;
        if state_of(&row).is_over() {
            return Err(not_now(&row, ActKind::Drafted));
        }
        Ok(stored::write_worksheet(writer, command.stamp(), key, &lines, who.person)?)
    })
}

fn checked_lines(lines: &[Line]) -> Result<Vec<Line>, Refused> {
    let mut checked: Vec<Line> = Vec::with_capacity(lines.len());
    for (at, line) in lines.iter().enumerate() {
        let name = clean_text(&line.name).0;
        let currency = checked.first().map_or(line.amount.currency(), |one| one.amount.currency());
        let sound = !name.is_empty()
            && name.chars().count() <= 200
            && line.amount.minor() >= 0
            && line.amount.currency() == currency
            && at < MOST_LINES;
        if !sound {
            return Err(AgreementRefusal::Line { line: at + 1 }.into());
        }
        let rate = if line.kind == LineKind::Debt { line.rate } else { Rate::ZERO };
        checked.push(Line { name, rate, ..line.clone() });
    }
    Ok(checked)
}

/// The parts of a plan as they would be drawn up, without writing anything.
///
/// # Errors
/// As [`draw_up`].
pub fn preview(
    office: &Office,
    company: CompanyId,
    who: Who,
    key: Key,
    asked: &Asked,
) -> Result<DrawnUp, Refused> {
    let today = companies::today(office, company)?;
    office.store.read(|reader| {
        let row = found(reader, company, who, key)?;
        drawn_up(reader, company, &row, asked, today).map(|(drawn_up, _)| drawn_up)
    })
}

/// Step 2: draws the plan up, or anew. What is over the buyer's means is only warned about.
///
/// # Errors
/// `NotPermitted`, `Unknown`, `NotNow`, `NoDebts`, `Covered`, `GoodsNotNamed`, `Plan` with what is
/// wrong with it – without a contact in the last month there is no draft (AGR-01) –, or the
/// store's.
pub fn draw_up(
    office: &Office,
    company: CompanyId,
    who: Who,
    key: Key,
    asked: &Asked,
) -> Result<DrawnUp, Refused> {
    who.must(Right::DrawUpAgreements)?;
    let today = companies::today(office, company)?;
    let command = office.about(company, who, "agreement-draft", key.customer);
    office.store.write(&command, |writer| {
        let row = found(writer, company, who, key)?;
        let next = follows(&row, ActKind::Drafted)?;
        let (drawn_up, debts) = drawn_up(writer, company, &row, asked, today)?;
        let new = NewDraft {
            form: asked.form,
            amount: drawn_up.amount,
            fee: asked.fee || asked.form.asks_for_fee(),
            grace_days: asked.grace_days,
            accelerates: asked.accelerates,
            capacity: asked.capacity,
            conditions: short(&asked.conditions),
            debts,
            instalments: drawn_up.instalments.clone(),
            person: who.person,
        };
        let version = row.draft.as_ref().map_or(1, |(version, _)| version + 1);
        stored::draw_up(writer, command.stamp(), key, version, &new)?;
        stored::add_act(writer, command.stamp(), key, version, &act(next, who, today))?;
        Ok(drawn_up)
    })
}

type Debts = Vec<(ItemId, Money)>;

fn drawn_up(
    reader: &mut Reader,
    company: CompanyId,
    row: &AgreementRow,
    asked: &Asked,
    today: Day,
) -> Result<(DrawnUp, Debts), Refused> {
    let customer = row.new.customer;
    let open = debts_of(reader, company, customer, &asked.items)?;
    still_ours(reader, company, customer, &asked.items)?;
    if let Some(other) = another(reader, company, row, &asked.items)? {
        return Err(AgreementRefusal::Covered { number: other.number() }.into());
    }
    let goods = matches!(asked.form, Form::GoodsReturned | Form::OtherGoods);
    if goods && short(&asked.conditions).is_empty() {
        return Err(AgreementRefusal::GoodsNotNamed.into());
    }
    let debts: Debts = open.iter().map(|debt| (debt.item, debt.open)).collect();
    let currency = debts[0].1.currency();
    let amount = Money::sum(currency, debts.iter().map(|(_, open)| *open))
        .map_err(|_| AgreementRefusal::NoDebts)?;
    let by_due: Vec<(Day, Money)> = open.iter().map(|debt| (debt.due, debt.open)).collect();
    let table = match MethodAsked::regulation_table().read()? {
        Method::Weekly(table) if asked.fee || asked.form.asks_for_fee() => Some(table),
        _ => None,
    };
    let line = policies::of_customer(reader, company, customer)?;
    let asked_of = draft::Asked {
        total: amount,
        debts: &by_due,
        plan: asked.plan.clone(),
        table: table.as_ref(),
        grace_days: asked.grace_days,
        today,
        contact: last_contact(reader, company, customer, today)?,
        talk_counts_days: line.on(today).policy.dealings.talk_counts_days,
    };
    let instalments = instalments(&asked_of).map_err(AgreementRefusal::Plan)?;
    let capacity = asked.capacity.filter(|monthly| monthly.currency() == currency);
    let over_capacity = capacity.and_then(|monthly| over_capacity(&instalments, monthly));
    Ok((DrawnUp { amount, instalments, over_capacity }, debts))
}

/// The chosen debts, each with its original due day and what is open of it.
fn debts_of(
    reader: &mut Reader,
    company: CompanyId,
    customer: CustomerId,
    items: &[ItemId],
) -> Result<Vec<OpenDebt>, Refused> {
    let book = read_book(reader, company, customer)?;
    let open = open_debts(&book, |item, _| items.contains(&item))?;
    if open.is_empty() || open.len() != items.len() {
        return Err(AgreementRefusal::NoDebts.into());
    }
    Ok(open)
}

/// The latest day up to today on which somebody talked with the customer or wrote to it.
pub(super) fn last_contact(
    reader: &mut Reader,
    company: CompanyId,
    customer: CustomerId,
    today: Day,
) -> Result<Option<Day>, Refused> {
    let talked =
        |kind: &str| ContactKind::from_code(kind).is_some_and(|kind| kind != ContactKind::Note);
    let contacts = contacts_of(reader, company, customer)?;
    let contacts = contacts.into_iter().filter(|row| talked(&row.kind)).map(|row| row.day);
    let visits = visits_of(reader, company, &[customer])?;
    let reached = visits.into_iter().filter(|row| row.new.answer != Answer::NotReached.code());
    let days = contacts.chain(reached.map(|row| row.new.day));
    Ok(days.filter(|day| *day <= today).max())
}

/// Step 3: what the buyer said to the plan (AGR-07). It counts for the customer's status.
///
/// # Errors
/// `NotPermitted`, `Unknown`, `NotNow`, `ReasonMissing` where the buyer declined and nothing says
/// why, or the store's.
pub fn answer(
    office: &Office,
    company: CompanyId,
    who: Who,
    key: Key,
    offered: &Offered,
) -> Result<(), Refused> {
    who.must(Right::DrawUpAgreements)?;
    let note = match offered.agreed {
        true => short(&offered.note),
        false => required_reason(&offered.note, "a declined offer")?,
    };
    let today = companies::today(office, company)?;
    let command = office.about(company, who, "agreement-answer", key.customer);
    office.store.write(&command, |writer| {
        let row = found(writer, company, who, key)?;
        let (kind, conduct) = match offered.agreed {
            true => (ActKind::Agreed, Conduct::AgreedToRestructuring),
            false => (ActKind::Declined, Conduct::ObjectedToRestructuring),
        };
        let next = follows(&row, kind)?;
        let version = row.draft.as_ref().map_or(0, |(version, _)| *version);
        let new = NewAct { note: note.clone(), ..act(next, who, today) };
        stored::add_act(writer, command.stamp(), key, version, &new)?;
        let told = NewContact {
            customer: key.customer,
            kind: conduct.code().to_owned(),
            item: None,
            day: today,
            until: None,
            body: note.clone(),
            person: who.person,
        };
        let added = Facts { contacts: vec![told], ..Facts::default() };
        facts::enter(writer, command.stamp(), office.business(), &added)
    })
}

/// Whoever signs a schedule acknowledges the debts in it: limitation of each runs anew (F-B).
fn acknowledged(
    writer: &mut Writer,
    place: Place<'_>,
    customer: CustomerId,
    (draft, number): (&NewDraft, &str),
) -> Result<(), Refused> {
    let kind = AcknowledgementKind::SignedSchedule;
    for (item, _) in &draft.debts {
        let row = NewAcknowledgement {
            customer,
            item: Some(*item),
            acknowledged: Acknowledgement { on: place.today, kind, in_writing: true },
            number: number.to_owned(),
            note: String::new(),
            takes_back: None,
            person: place.person,
        };
        acknowledgements::add(writer, place.stamp, &row)?;
    }
    Ok(())
}

/// Step 4: both sides have signed, and the agreement holds from today. The debts are not chased
/// while it is kept, its fees are documents that fall due with their parts, and the agreement
/// whose place it takes is over.
///
/// # Errors
/// `NotPermitted` or `NotPermittedBy` where nobody entitled decided so, `BeyondLimit`, `Unknown`,
/// `NotNow`, `DebtChanged` when something was paid or added since, `Covered`, `Field` for the
/// number, or the store's.
pub fn sign(
    office: &Office,
    company: CompanyId,
    who: Who,
    key: Key,
    signature: &Signature,
) -> Result<(), Refused> {
    who.must(Right::DrawUpAgreements)?;
    let today = companies::today(office, company)?;
    let number = checked_number(&signature.number, key)?;
    let command = office.about(company, who, "agreement-sign", key.customer);
    office.store.write(&command, |writer| {
        let row = found(writer, company, who, key)?;
        let next = follows(&row, ActKind::Signed)?;
        let Some((version, draft)) = &row.draft else { return Err(not_now(&row, next)) };
        still_as_drawn_up(writer, company, &row, draft, today)?;
        permitted(writer, &command, who, (&row, draft), signature.request)?;
        let place = Place { office, stamp: command.stamp(), person: who.person, today };
        let mut standing = held(&row, draft, (&number, today), today, who.person);
        if let Some(replaced) = row.new.replaces {
            let replaced = Key { agreement: replaced, ..key };
            standing.extend(replace(writer, place, who, replaced, &number)?);
        }
        let new = NewAct {
            request: signature.request,
            number: number.clone(),
            note: short(&signature.note),
            ..act(next, who, today)
        };
        stored::add_act(writer, place.stamp, key, *version, &new)?;
        spare(writer, place, &row, (draft, &number))?;
        book_fees(writer, place, &row, (draft, &number))?;
        acknowledged(writer, place, key.customer, (draft, &number))?;
        let added = Facts { standing, ..Facts::default() };
        facts::enter(writer, place.stamp, office.business(), &added)
    })
}

fn checked_number(number: &str, key: Key) -> Result<String, Refused> {
    let number = clean_text(number).0;
    match number.chars().count() {
        0 => Ok(key.agreement.to_string()),
        count if count <= LONGEST_NUMBER => Ok(number),
        _ => Err(Refused::Field {
            field: "number",
            value: number.chars().take(40).collect(),
            reason: "is longer than 60 characters",
            remedy: "give the number that stands on the paper",
        }),
    }
}

/// Is open what was open when the plan was drawn up, and is the first part still to come?
fn still_as_drawn_up(
    reader: &mut Reader,
    company: CompanyId,
    row: &AgreementRow,
    draft: &NewDraft,
    today: Day,
) -> Result<(), Refused> {
    let items: Vec<ItemId> = draft.debts.iter().map(|(item, _)| *item).collect();
    still_ours(reader, company, row.new.customer, &items)?;
    if let Some(other) = another(reader, company, row, &items)? {
        return Err(AgreementRefusal::Covered { number: other.number() }.into());
    }
    let book = read_book(reader, company, row.new.customer)?;
    let mut open = Money::zero(draft.amount.currency());
    for item in &items {
        if let Some(left) = book.open(*item, Day::LAST, Moment::NOW_AND_EVER) {
            open = open.plus(left?)?;
        }
    }
    if open != draft.amount {
        return Err(AgreementRefusal::DebtChanged { agreed: draft.amount, open }.into());
    }
    match draft.instalments.first().filter(|first| first.day < today) {
        Some(first) => Err(AgreementRefusal::Plan(draft::Refusal::FirstPartPast(first.day)).into()),
        None => Ok(()),
    }
}

/// Has somebody entitled decided so: by a request that was granted for it, or now, by signing?
fn permitted(
    writer: &mut Writer,
    command: &Command,
    who: Who,
    (row, draft): (&AgreementRow, &NewDraft),
    request: Option<i64>,
) -> Result<(), Refused> {
    let customer = row.new.customer;
    let Some(request) = request else {
        let acting = Acting::own(writer, command.company, who)?;
        let item = draft.debts.first().map_or(ItemId::new(0), |(item, _)| *item);
        let on = UsedOn { customer, item, amount: draft.amount };
        return spend(writer, command.stamp(), acting, Right::Restructure, on);
    };
    let refused = || AgreementRefusal::NotPermittedBy { request };
    let asked = requests::visible_row(writer, command.company, who, request)?;
    let enough = asked.new.amount.is_none_or(|amount| {
        amount.currency() == draft.amount.currency() && amount.minor() >= draft.amount.minor()
    });
    if asked.state != RequestState::Decided || asked.new.customer != Some(customer) || !enough {
        return Err(refused().into());
    }
    // What was decided about one document permits nothing about the others.
    if asked.new.item.is_some() || asked.new.effect.is_some() {
        let about = requests::decided_about(writer, command.company, customer, request)?;
        if !draft.debts.iter().all(|(item, _)| about.contains(item)) {
            return Err(refused().into());
        }
    }
    let decisions = stored_requests::decisions_of(writer, command.company, request)?;
    let chosen = decisions.iter().rev().find_map(|row| match &row.new.kind {
        DecisionKind::Decided(choices) => Some(choices),
        _ => None,
    });
    let grants = |choice: &Choice| match asked.new.kind {
        RequestKind::Restructuring => *choice == Choice::Approve,
        _ => *choice == Choice::Restructuring,
    };
    let granted = chosen.is_some_and(|choices| choices.iter().any(grants));
    let others = stored::of_customer(writer, command.company, customer)?;
    let used = others.iter().filter_map(AgreementRow::signed);
    match granted && used.into_iter().all(|act| act.new.request != Some(request)) {
        true => Ok(()),
        false => Err(refused().into()),
    }
}

/// The agreement whose place another takes is over.
fn replace(
    writer: &mut Writer,
    place: Place<'_>,
    who: Who,
    key: Key,
    by: &str,
) -> Result<Vec<saldo_store::book::NewStanding>, Refused> {
    let company = place.stamp.company;
    let row = found(writer, company, who, key)?;
    let next = follows(&row, ActKind::Replaced)?;
    over(writer, place, &row, NewAct { note: by.to_owned(), ..act(next, who, place.today) })
}

/// Records that an agreement is over, and what ends with it.
pub(super) fn over(
    writer: &mut Writer,
    place: Place<'_>,
    row: &AgreementRow,
    new: NewAct,
) -> Result<Vec<saldo_store::book::NewStanding>, Refused> {
    let key = Key { customer: row.new.customer, agreement: row.agreement };
    let version = row.draft.as_ref().map_or(0, |(version, _)| *version);
    stored::add_act(writer, place.stamp, key, version, &new)?;
    spare_no_more(writer, place, row, place.today)?;
    let later = match new.kind {
        ActKind::Replaced => Later::BearNothing,
        _ => Later::BearTheirWeek,
    };
    lower_later_fees(writer, place, row, (place.today, later))?;
    let end = (place.today, new.note.as_str());
    released(writer, place.stamp.company, row, end, place.person)
}

/// Ends an agreement, signed or not. One that is signed is ended by whoever may restructure.
///
/// # Errors
/// `NotPermitted`, `Unknown`, `NotNow`, `ReasonMissing`, or the store's.
pub fn end(
    office: &Office,
    company: CompanyId,
    who: Who,
    key: Key,
    reason: &str,
) -> Result<(), Refused> {
    who.must(Right::DrawUpAgreements)?;
    let reason = required_reason(reason, "the end of an agreement")?;
    let today = companies::today(office, company)?;
    let command = office.about(company, who, "agreement-end", key.customer);
    office.store.write(&command, |writer| {
        let row = found(writer, company, who, key)?;
        let next = follows(&row, ActKind::Ended)?;
        if row.signed().is_some() {
            who.must(Right::Restructure)?;
        }
        let place = Place { office, stamp: command.stamp(), person: who.person, today };
        let new = NewAct { note: reason.clone(), ..act(next, who, today) };
        let standing = over(writer, place, &row, new)?;
        let added = Facts { standing, ..Facts::default() };
        facts::enter(writer, place.stamp, office.business(), &added)
    })
}

/// Lets an agreement go on whose breach turned out to be none, as when a payment was found that
/// had come in time. Whoever may restructure does.
///
/// # Errors
/// `NotPermitted`, `Unknown`, `NotNow`, `StillMissed`, `ReasonMissing`, or the store's.
pub fn reinstate(
    office: &Office,
    company: CompanyId,
    who: Who,
    key: Key,
    reason: &str,
) -> Result<(), Refused> {
    who.must(Right::Restructure)?;
    let reason = required_reason(reason, "an agreement that goes on")?;
    let today = companies::today(office, company)?;
    let command = office.about(company, who, "agreement-resume", key.customer);
    office.store.write(&command, |writer| {
        let row = found(writer, company, who, key)?;
        let next = follows(&row, ActKind::Resumed)?;
        let Some((version, draft)) = &row.draft else { return Err(not_now(&row, next)) };
        // Its fees are owed again, and what took them back at the breach was no payment.
        let mut ledger = Ledger::open(writer, company, key.customer, command.at)?;
        let covered = covered_by(&row, ledger.book())?;
        let Some(covered) = covered else { return Err(not_now(&row, next)) };
        let back = bring_fees_back(&mut ledger, &covered, &row.number())?;
        let receipts = covered.receipts(ledger.book())?;
        if let Some(part) = terms_of(draft).in_arrears(&receipts, today.plus(1)) {
            return Err(AgreementRefusal::StillMissed { part }.into());
        }
        if back {
            ledger.enter(writer, office.business())?;
        }
        let place = Place { office, stamp: command.stamp(), person: who.person, today };
        let new = NewAct { note: reason.clone(), ..act(next, who, today) };
        stored::add_act(writer, place.stamp, key, *version, &new)?;
        let number = row.number();
        spare_no_more(writer, place, &row, today)?;
        spare(writer, place, &row, (draft, &number))?;
        let standing = held(&row, draft, (&number, covered.from), today, who.person);
        let added = Facts { standing, ..Facts::default() };
        facts::enter(writer, place.stamp, office.business(), &added)
    })
}

/// The agreement, if this person may see its customer.
pub(super) fn found(
    reader: &mut Reader,
    company: CompanyId,
    who: Who,
    key: Key,
) -> Result<AgreementRow, Refused> {
    scope::card(reader, company, who, key.customer)?;
    let rows = stored::of_customer(reader, company, key.customer)?;
    let found = rows.into_iter().find(|row| row.agreement == key.agreement);
    found.ok_or_else(|| AgreementRefusal::Unknown { agreement: key.agreement }.into())
}

fn follows(row: &AgreementRow, next: ActKind) -> Result<ActKind, Refused> {
    if state_of(row).admits(next) { Ok(next) } else { Err(not_now(row, next)) }
}

fn not_now(row: &AgreementRow, act: ActKind) -> Refused {
    AgreementRefusal::NotNow { state: state_of(row), act }.into()
}

pub(super) fn act(kind: ActKind, who: Who, day: Day) -> NewAct {
    NewAct {
        kind,
        day,
        part: None,
        rest: None,
        request: None,
        number: String::new(),
        note: String::new(),
        person: who.person,
    }
}

fn short(text: &str) -> String {
    clean_text(text).0.chars().take(LONGEST).collect()
}
