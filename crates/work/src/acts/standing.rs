//! What was said and agreed: notes, promises, disputes, holds.

use super::ledger::read_book;
use super::money::refuse_future;
use super::required_reason;
use crate::authority::{Acting, limits_of_case, limits_on};
use crate::cases::CaseRefusal;
use crate::contacts::{When, refuse_beyond_limit};
use crate::deferral::{Days, OpenDebt, Wanted, open_debts};
use crate::status::refuse_late_warning;
use crate::{Office, Refused, Who, company, facts, policies, scope};
use saldo_domain::authority::line::stands_in_for;
use saldo_domain::authority::{Limits, Right};
use saldo_domain::book::{CustomerBook, Moment, Side};
use saldo_domain::control::LadderEventKind;
use saldo_domain::number::clean_text;
use saldo_domain::recovery::pretrial::draws_demand;
use saldo_domain::standing::{Pauses, StandingKind, WrittenOrder};
use saldo_domain::{CompanyId, CustomerId, Day, ItemId, Money, Role};
use saldo_letters::documents::DocumentKind;
use saldo_store::book::{self as stored, Facts, NewContact, NewStanding, Stamp, StandingRow};
use saldo_store::explain::effects_of;
use saldo_store::papers::issued_of;
use saldo_store::{Command, Reader, Writer, person};

/// How we were in touch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ContactKind {
    Note,
    Call,
    Visit,
    Sms,
    /// Through another messenger, which the law counts as a message too.
    Messenger,
    Email,
    Letter,
}

impl ContactKind {
    /// Every kind.
    pub const ALL: [ContactKind; 7] = [
        ContactKind::Note,
        ContactKind::Call,
        ContactKind::Visit,
        ContactKind::Sms,
        ContactKind::Messenger,
        ContactKind::Email,
        ContactKind::Letter,
    ];

    /// The word written in stored rows and forms.
    pub const fn code(self) -> &'static str {
        match self {
            ContactKind::Note => "note",
            ContactKind::Call => "call",
            ContactKind::Visit => "visit",
            ContactKind::Sms => "sms",
            ContactKind::Messenger => "messenger",
            ContactKind::Email => "email",
            ContactKind::Letter => "letter",
        }
    }

    /// The kind with this word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// A contact with a customer.
#[derive(Clone, Debug)]
pub struct Contact {
    pub customer: CustomerId,
    pub kind: ContactKind,
    pub day: Day,
    pub body: String,
}

/// A promise to pay.
#[derive(Clone, Debug)]
pub struct Promise {
    pub customer: CustomerId,
    /// `None`: everything that is open.
    pub item: Option<ItemId>,
    /// Last day on which the promise can still be kept.
    pub by: Day,
    pub amount: Option<Money>,
    pub reason: String,
}

/// What a buyer announced, asked or broke, or what was done about it: it can start a step or
/// set off a rule of the policy.
#[derive(Clone, Debug)]
pub struct Announcement {
    pub customer: CustomerId,
    /// `None`: everything that had fallen due.
    pub item: Option<ItemId>,
    pub kind: LadderEventKind,
    pub day: Day,
    /// The day to which the buyer asks for more time (EXE-07).
    pub until: Option<Day>,
    pub body: String,
}

/// A written order of management to wait for a while with a customer, or with one document
/// (REM-08). It keeps back what is for nobody above whoever gives it; more is an exception,
/// which is asked of the director (GEN-05).
#[derive(Clone, Debug)]
pub struct Order {
    pub customer: CustomerId,
    /// `None`: the customer as a whole.
    pub item: Option<ItemId>,
    pub number: String,
    pub dated: Day,
    /// Last day of it.
    pub until: Day,
    pub reason: String,
}

impl Order {
    /// The document and the reason, as the restraint keeps them.
    fn document(&self) -> Result<(WrittenOrder, String), Refused> {
        let (number, _) = clean_text(&self.number);
        if number.is_empty() || number.chars().count() > LONGEST_NUMBER {
            return Err(Refused::Field {
                field: "order",
                value: number.chars().take(40).collect(),
                reason: "is not the number of a written order",
                remedy: "give the number of the order of management that excludes the customer",
            });
        }
        let reason = required_reason(&self.reason, "a hold")?;
        Ok((WrittenOrder { number, dated: self.dated, scope: String::new() }, reason))
    }
}

/// Longest number of an order, in characters.
const LONGEST_NUMBER: usize = 60;
/// Longest note, in characters.
const LONGEST_NOTE: usize = 4000;

/// Records a contact.
///
/// # Errors
/// `UnknownCustomer`, `Field` when nothing was said or the day is still to come, `ContactLimit`
/// when the law leaves no room for it, or the store's.
pub fn note(
    office: &Office,
    company: CompanyId,
    who: Who,
    contact: &Contact,
) -> Result<(), Refused> {
    let facts = checked_note(office, company, who, contact)?;
    let found = company::get(office, company)?;
    let kind = contact.kind.code();
    enter(office, company, who, "note", contact.customer, |writer| {
        let card = scope::card(writer, company, who, contact.customer)?;
        refuse_beyond_limit(writer, &found, &card, (When::On(contact.day), kind))?;
        Ok(facts.clone())
    })
}

/// Records a contact that took place although the law left no room for it: what happened is
/// written down as it was, and the journal says so.
///
/// # Errors
/// As [`note`], but for `ContactLimit`.
pub fn note_beyond_limit(
    office: &Office,
    company: CompanyId,
    who: Who,
    contact: &Contact,
) -> Result<(), Refused> {
    let facts = checked_note(office, company, who, contact)?;
    enter(office, company, who, "note-beyond-limit", contact.customer, |_| Ok(facts.clone()))
}

fn checked_note(
    office: &Office,
    company: CompanyId,
    who: Who,
    contact: &Contact,
) -> Result<Facts, Refused> {
    let (body, _) = clean_text(&contact.body);
    if body.is_empty() || body.chars().count() > LONGEST_NOTE {
        return Err(Refused::Field {
            field: "body",
            value: body.chars().take(40).collect(),
            reason: "is empty or longer than 4000 characters",
            remedy: "write down what was said, in a few sentences",
        });
    }
    refuse_future(office, company, contact.day)?;
    let fact = NewContact {
        customer: contact.customer,
        kind: contact.kind.code().to_owned(),
        item: None,
        until: None,
        day: contact.day,
        body,
        person: who.person,
    };
    Ok(Facts { contacts: vec![fact], ..Facts::default() })
}

/// Records what happened, so that the policy can answer it.
///
/// # Errors
/// `UnknownCustomer`, `UnknownDocument`, `Field` when a day is still to come, the day asked
/// for lies before the asking, a warning comes late, the proof of a delivery or the demand itself is
/// missing or the program alone records it, or the store's.
pub fn announce(
    office: &Office,
    company: CompanyId,
    who: Who,
    told: &Announcement,
) -> Result<(), Refused> {
    refuse_future(office, company, told.day)?;
    if let Some(until) = told.until.filter(|until| *until < told.day) {
        return Err(Refused::Field {
            field: "asked-until",
            value: until.to_string(),
            reason: "is before the day on which it was said",
            remedy: "give the day to which the customer asks for time",
        });
    }
    let (body, _) = clean_text(&told.body);
    announced_by_hand(who, told.kind, &body)?;
    let fact = NewContact {
        customer: told.customer,
        kind: told.kind.code().to_owned(),
        item: told.item,
        day: told.day,
        until: told.until,
        body: body.chars().take(LONGEST_NOTE).collect(),
        person: who.person,
    };
    let today = company::today(office, company)?;
    enter(office, company, who, "announce", told.customer, |writer| {
        let mut due = None;
        if let Some(item) = fact.item {
            require_open_debt(writer, company, fact.customer, item)?;
            let book = read_book(writer, company, fact.customer)?;
            due = book.due(item, today, Moment::NOW_AND_EVER);
        }
        if told.kind == LadderEventKind::DelayWarned {
            refuse_late_warning(who, told.day, due, today)?;
        }
        if told.kind == LadderEventKind::DemandDelivered && !who.is_program() {
            refuse_undrawn(writer, company, &fact)?;
        }
        Ok(Facts { contacts: vec![fact.clone()], ..Facts::default() })
    })
}

/// What a person may say happened: nothing that the program itself finds, and no delivery without
/// its proof, for the days before court begin with it (EXE-04, EXE-05).
fn announced_by_hand(who: Who, kind: LadderEventKind, body: &str) -> Result<(), Refused> {
    if kind.is_of_program() && !who.is_program() {
        return Err(Refused::Field {
            field: "announced",
            value: kind.code().to_owned(),
            reason: "is recorded by the program alone",
            remedy: "choose what the customer did",
        });
    }
    if kind == LadderEventKind::DemandDelivered && body.is_empty() {
        return Err(Refused::Field {
            field: "handed-over",
            value: String::new(),
            reason: "is missing",
            remedy: "say who signed for the demand, or give the advice of delivery",
        });
    }
    Ok(())
}

/// Nobody hands over a demand before one was asked for about the debt or handed out: the days before
/// court begin with it (EXE-04, EXE-05).
fn refuse_undrawn(
    reader: &mut Reader,
    company: CompanyId,
    told: &NewContact,
) -> Result<(), Refused> {
    let asked = effects_of(reader, company, told.customer, told.day)?.into_iter().any(|effect| {
        let mut lines = effect.lines.iter();
        let meant = told.item.is_none_or(|item| lines.any(|line| line.item == item));
        meant && draws_demand(&effect.text)
    });
    let kind = DocumentKind::Demand.code();
    let issued = issued_of(reader, company, Some(told.customer))?;
    if asked || issued.iter().any(|one| one.document == kind && one.day <= told.day) {
        return Ok(());
    }
    Err(Refused::Field {
        field: "handed-over",
        value: told.day.to_string(),
        reason: "is a day by which no demand about this debt was drawn",
        remedy: "draw the demand first, and give the day on which it was handed over",
    })
}

/// Was a demand about one of these debts handed over on a day or later?
pub(super) fn is_demand_delivered(
    reader: &mut Reader,
    company: CompanyId,
    customer: CustomerId,
    (items, since): (&[ItemId], Day),
) -> Result<bool, Refused> {
    let kind = LadderEventKind::DemandDelivered.code();
    let told = stored::contacts_of(reader, company, customer)?;
    Ok(told.iter().any(|one| {
        let meant = one.item.is_none_or(|item| items.contains(&item));
        one.kind == kind && meant && since <= one.day
    }))
}

/// Records a promise to pay by a day, for one document or for all: the ladder waits.
///
/// # Errors
/// `UnknownCustomer`, `UnknownDocument`, `Field` when the day is past or too far off for a
/// promise, `NoTime` when it is longer than the status allows and nothing is paid today, or
/// for somebody above to give (PAY-04 to PAY-06, EXE-07), or the store's.
pub fn promise(
    office: &Office,
    company: CompanyId,
    who: Who,
    promise: &Promise,
) -> Result<(), Refused> {
    let today = company::today(office, company)?;
    if promise.by < today {
        return Err(Refused::Field {
            field: "by",
            value: promise.by.to_string(),
            reason: "is past",
            remedy: "give the day, today or later, by which the customer will pay",
        });
    }
    let last = pauses_on(office, (company, promise.customer), today)?.last_of_promise(today);
    if promise.by > last && !who.is_program() {
        return Err(Refused::Field {
            field: "by-limit",
            value: last.to_string(),
            reason: "is the last day of a promise",
            remedy: "agree on a nearer day, or ask for a restructuring",
        });
    }
    if let Some(amount) = promise.amount.filter(|amount| !amount.is_positive()) {
        return Err(Refused::AmountNotPositive { amount });
    }
    let fact = NewStanding {
        until: Some(promise.by),
        amount: promise.amount,
        reason: clean_text(&promise.reason).0,
        ..begins(who, StandingKind::Promise, promise.customer, promise.item, today)
    };
    enter(office, company, who, "promise", promise.customer, |writer| {
        if let Some(item) = fact.item {
            require_open_debt(writer, company, fact.customer, item)?;
        }
        if !who.is_program() {
            must_give(writer, company, who, promise, today)?;
        }
        Ok(Facts { standing: vec![fact.clone()], ..Facts::default() })
    })
}

/// May this person let the customer wait so long, for every debt that is put off by it?
pub(crate) fn must_give(
    writer: &mut Writer,
    company: CompanyId,
    who: Who,
    promise: &Promise,
    today: Day,
) -> Result<(), Refused> {
    // What is paid on the day itself puts nothing off.
    if promise.by == today {
        return Ok(());
    }
    let card = scope::card(writer, company, who, promise.customer)?;
    let book = read_book(writer, company, promise.customer)?;
    let debts = put_off_by(&book, promise, today)?;
    // A word to pay one document by its own day puts nothing off; one of the whole account
    // holds for documents to come as well.
    if debts.is_empty() && promise.item.is_some() {
        return Ok(());
    }
    let days = Days { asked_on: today, until: promise.by, today };
    let wanted = Wanted::of(writer, company, (&card, &book), days)?;
    wanted.given_by(writer, company, &debts, who.role)
}

/// The open debts whose day lies before that of the promise, as far as it is about them.
fn put_off_by(
    book: &CustomerBook,
    promise: &Promise,
    today: Day,
) -> Result<Vec<OpenDebt>, Refused> {
    open_debts(book, |item, due| {
        let now = book.due(item, today, Moment::NOW_AND_EVER).unwrap_or(due);
        promise.item.is_none_or(|meant| meant == item) && now < promise.by
    })
}

/// The figures of the policy that the case of the document goes by; of the day, where no
/// document is meant (GEN-12).
pub(crate) fn promise_limits(
    reader: &mut Reader,
    company: CompanyId,
    customer: CustomerId,
    item: Option<ItemId>,
    today: Day,
) -> Result<Limits, Refused> {
    let book = item.map(|item| Ok::<_, Refused>((item, read_book(reader, company, customer)?)));
    let due = book.transpose()?.and_then(|(item, book)| {
        book.due(item, today, Moment::NOW_AND_EVER).map(|due| (item, due))
    });
    match due {
        Some((item, due)) => limits_of_case(reader, company, customer, item, (due, today)),
        None => limits_on(reader, company, customer, today),
    }
}

/// Records that the debtor contests a document, or the whole account when `item` is `None`.
///
/// # Errors
/// `UnknownCustomer`, `UnknownDocument`, `ReasonMissing`, or the store's.
pub fn dispute(
    office: &Office,
    company: CompanyId,
    who: Who,
    customer: CustomerId,
    item: Option<ItemId>,
    reason: &str,
) -> Result<(), Refused> {
    let reason = required_reason(reason, "a dispute")?;
    let today = company::today(office, company)?;
    let fact = NewStanding { reason, ..begins(who, StandingKind::Dispute, customer, item, today) };
    begin(office, company, who, "dispute", fact)
}

/// Records a written order of management to wait for a few days (REM-08). Heads and directors,
/// each for what is for nobody above them.
///
/// # Errors
/// `NotPermitted`, `UnknownCustomer`, `UnknownDocument`, `Field` for an order without a number
/// or dated ahead, one that lasts too long or follows another, `ReasonMissing`, or the store's.
pub fn hold(office: &Office, company: CompanyId, who: Who, order: &Order) -> Result<(), Refused> {
    who.must(Right::OrderHold)?;
    let (document, reason) = order.document()?;
    refuse_future(office, company, order.dated)?;
    let today = company::today(office, company)?;
    let pauses = pauses_on(office, (company, order.customer), today)?;
    let last = pauses.last_of_pause(today);
    if order.until < today || order.until > last {
        return Err(Refused::Field {
            field: "pause-limit",
            value: last.to_string(),
            reason: "is the last day of an order to wait",
            remedy: "give a day until then, or ask for an exception from the rules",
        });
    }
    let fact = NewStanding {
        until: Some(order.until),
        reason,
        ..begins(who, StandingKind::Hold, order.customer, order.item, today)
    };
    enter(office, company, who, "hold", order.customer, |writer| {
        if let Some(item) = fact.item {
            require_open_debt(writer, company, fact.customer, item)?;
        }
        refuse_pause_again(writer, company, order, (pauses, today))?;
        let scope = pausable(writer, (company, order.customer), who, today)?;
        let order = Some(WrittenOrder { scope, ..document.clone() });
        Ok(Facts { standing: vec![NewStanding { order, ..fact.clone() }], ..Facts::default() })
    })
}

/// The clauses that an order of this person keeps back, by the policy of the day. The program
/// is whoever runs it: nobody stands above.
fn pausable(
    reader: &mut Reader,
    (company, customer): (CompanyId, CustomerId),
    who: Who,
    today: Day,
) -> Result<String, Refused> {
    let versions = policies::of_customer(reader, company, customer)?;
    let role = if who.is_program() { Role::GeneralDirector } else { who.role };
    let clauses = versions.on(today).policy.pausable_by(role);
    // An order that names nothing would leave out everything.
    if clauses.is_empty() {
        return Err(Refused::not_permitted(who.role, Right::ExcludeByOrder));
    }
    Ok(clauses.join(", "))
}

/// How long somebody may keep the ladder waiting, by the policy of a day.
fn pauses_on(
    office: &Office,
    (company, customer): (CompanyId, CustomerId),
    day: Day,
) -> Result<Pauses, Refused> {
    office
        .store
        .read(|reader| Ok(policies::of_customer(reader, company, customer)?.on(day).policy.pauses))
}

/// One pause after the other is an exception without an end.
fn refuse_pause_again(
    reader: &mut Reader,
    company: CompanyId,
    order: &Order,
    (pauses, today): (Pauses, Day),
) -> Result<(), Refused> {
    let rows = stored::standing_of(reader, company, order.customer)?;
    let meant = |row: &StandingRow| {
        row.kind == StandingKind::Hold
            && (row.item.is_none() || order.item.is_none() || row.item == order.item)
    };
    let last = |row: &StandingRow| row.ended.into_iter().chain(row.until).min();
    let recent = |row: &StandingRow| {
        let never_held = row.ended.is_some_and(|ended| ended <= row.from);
        !never_held && !pauses.may_pause_after(last(row), today)
    };
    match rows.iter().any(|row| meant(row) && recent(row)) {
        false => Ok(()),
        true => Err(Refused::Field {
            field: "pause-again",
            value: pauses.again_after_days.to_string(),
            reason: "days have not gone by since the last order to wait",
            remedy: "ask for an exception from the rules",
        }),
    }
}

const fn begins(
    who: Who,
    kind: StandingKind,
    customer: CustomerId,
    item: Option<ItemId>,
    from: Day,
) -> NewStanding {
    NewStanding {
        customer,
        kind,
        item,
        from,
        until: None,
        amount: None,
        reason: String::new(),
        order: None,
        ends: None,
        person: who.person,
    }
}

/// Ends a dispute, promise or hold as of today. A hold is ended by whoever may order it, and by
/// nobody below the one who did.
///
/// # Errors
/// `UnknownStanding`, `ReasonMissing`, `NotPermitted` for a hold, or the store's.
pub fn end_standing(
    office: &Office,
    company: CompanyId,
    who: Who,
    customer: CustomerId,
    standing: i64,
    reason: &str,
) -> Result<(), Refused> {
    let reason = required_reason(reason, "the end of a dispute, promise or hold")?;
    let today = company::today(office, company)?;
    enter(office, company, who, "end-standing", customer, |writer| {
        let rows = stored::standing_of(writer, company, customer)?;
        // What holds an agreement is ended with the agreement.
        let of_people = |row: &StandingRow| row.kind != StandingKind::Agreement;
        let open = rows.into_iter().filter(of_people);
        let mut open = open.filter(|row| row.standing == standing && row.ended.is_none());
        let open = open.next();
        let open = open.ok_or(Refused::UnknownStanding { standing })?;
        if open.kind == StandingKind::Recovery {
            return Err(CaseRefusal::EndsWithTheCase.into());
        }
        if open.kind == StandingKind::Hold {
            must_end(writer, company, who, &open, today)?;
        }
        let end = NewStanding {
            reason: reason.clone(),
            ends: Some(standing),
            // Begun in the future or today, it never was in force.
            ..begins(who, open.kind, customer, open.item, today.max(open.from))
        };
        Ok(Facts { standing: vec![end], ..Facts::default() })
    })
}

fn must_end(
    reader: &mut Reader,
    company: CompanyId,
    who: Who,
    hold: &StandingRow,
    today: Day,
) -> Result<(), Refused> {
    match lacks_to_end(reader, company, who, hold, today)? {
        None => Ok(()),
        Some(right) => Err(Refused::not_permitted(who.role, right)),
    }
}

/// May this person end it? Disputes and promises are ended by whoever sees the customer, an order
/// by those whose right it is, in the own role or in that of somebody absent.
pub(crate) fn may_end(
    reader: &mut Reader,
    company: CompanyId,
    who: Who,
    row: &StandingRow,
    today: Day,
) -> Result<bool, Refused> {
    if row.kind == StandingKind::Recovery {
        return Ok(false);
    }
    let hold = row.kind == StandingKind::Hold;
    let by_people = row.kind != StandingKind::Agreement;
    Ok(by_people && (!hold || lacks_to_end(reader, company, who, row, today)?.is_none()))
}

/// The right that ending an order asks for, where this person has it in no capacity.
fn lacks_to_end(
    reader: &mut Reader,
    company: CompanyId,
    who: Who,
    hold: &StandingRow,
    today: Day,
) -> Result<Option<Right>, Refused> {
    if who.is_program() {
        return Ok(None);
    }
    let policies = policies::of_customer(reader, company, hold.customer)?;
    let pauses = policies.on(hold.from).policy.pauses;
    let right = match pauses.is_pause(hold.from, hold.until) {
        true => Right::OrderHold,
        false => Right::ExcludeByOrder,
    };
    let by = person::get(reader, company, hold.person)?.map(|one| one.role);
    let may = |one: &Acting| {
        let role = one.who.role;
        right.belongs_to(role)
            && by.is_none_or(|by| stands_in_for(role, by) || !right.belongs_to(by))
    };
    let able = Acting::all(reader, company, who, today)?.iter().any(may);
    Ok((!able).then_some(right))
}

fn begin(
    office: &Office,
    company: CompanyId,
    who: Who,
    action: &'static str,
    fact: NewStanding,
) -> Result<(), Refused> {
    enter(office, company, who, action, fact.customer, |writer| {
        if let Some(item) = fact.item {
            require_open_debt(writer, company, fact.customer, item)?;
        }
        Ok(Facts { standing: vec![fact.clone()], ..Facts::default() })
    })
}

/// Only a debt of this customer that is still open can be promised or contested.
pub(crate) fn require_open_debt(
    writer: &mut Writer,
    company: CompanyId,
    customer: CustomerId,
    item: ItemId,
) -> Result<(), Refused> {
    let book = read_book(writer, company, customer)?;
    let unknown = || Refused::UnknownDocument { number: item.to_string() };
    let found =
        book.item(item).filter(|found| found.kind.side() == Side::Debit).ok_or_else(unknown)?;
    let open = book.open(item, Day::LAST, Moment::NOW_AND_EVER).unwrap_or(Ok(found.amount))?;
    if open.is_zero() {
        return Err(Refused::ExceedsInvoice { number: found.number.clone(), open });
    }
    Ok(())
}

fn enter(
    office: &Office,
    company: CompanyId,
    who: Who,
    action: &'static str,
    customer: CustomerId,
    told: impl Fn(&mut Writer) -> Result<Facts, Refused>,
) -> Result<(), Refused> {
    let at = office.now();
    let (subject, body) = (format!("customer {customer}"), "{}".to_owned());
    let command = Command { company, person: who.person, action, subject, body, at };
    office.store.write(&command, |writer| {
        scope::card(writer, company, who, customer)?;
        let added = told(writer)?;
        let stamp = Stamp { company, recorded: at, batch: 0 };
        facts::enter(writer, stamp, office.business(), &added)
    })
}
