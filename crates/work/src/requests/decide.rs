//! Deciding: who may, what can be answered, and what follows at once.

use super::Terms;
use super::deferral::right_of_grant;
use super::execute::execute;
use crate::acts::required_reason;
use crate::authority::{Acting, behind, roles_within_limit};
use crate::{Office, Refused, Who, company as companies, policies, scope};
use saldo_domain::authority::hands::Hand;
use saldo_domain::authority::request::{NoAnswer, RequestKind, check, gives_time, may_decide};
use saldo_domain::authority::{Choice, Right};
use saldo_domain::book::Moment;
use saldo_domain::number::clean_text;
use saldo_domain::rating::Status;
use saldo_domain::standing::Pauses;
use saldo_domain::{CompanyId, Day, UserId};
use saldo_store::book::Stamp;
use saldo_store::requests::{self as stored, DecisionKind, NewDecision, RequestRow, State};
use saldo_store::worklist::{Closing, close_task};
use saldo_store::{Command, Reader, StoreError, Writer};

/// An answer as it is given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    pub choices: Vec<Choice>,
    pub reason: String,
    pub conditions: String,
    /// Last day of the time that is given.
    pub until: Option<Day>,
    /// Number and date of the written order; an exception from the rules needs both (GEN-05).
    pub order_number: String,
    pub order_day: Option<Day>,
    /// The status that a change of status is to.
    pub status: Option<Status>,
}

/// Longest conditions and numbers, in characters.
const LONGEST: usize = 1000;

/// Decides, and does what was decided in the same transaction. Answers the number of the
/// decision.
///
/// # Errors
/// `UnknownRequest`, `RequestClosed`, `NotPermitted`, `OwnRequest` where asker and decider are
/// one person, `Field` for an answer that is not on the list or lacks a day or a number,
/// `ReasonMissing`, whatever the act itself refuses, or the store's.
pub fn decide(
    office: &Office,
    company: CompanyId,
    who: Who,
    request: i64,
    answer: &Answer,
) -> Result<i64, Refused> {
    let at = office.now();
    let today = companies::today(office, company)?;
    let command = command(company, who, "decide", request, at);
    office.store.write(&command, |writer| {
        let row = open_request(writer, company, who, request)?;
        let until = answer.until.or(time_granted(&row, answer)?);
        let days = (until, today);
        let demanded = right_of_grant(writer, company, &row, &answer.choices, days)?;
        let acting = entitled(writer, company, who, &row, demanded, today)?;
        let policies = match row.new.customer {
            Some(customer) => policies::of_customer(writer, company, customer)?,
            None => policies::own(writer, company)?,
        };
        let pauses = policies.on(today).policy.pauses;
        let new = checked(&row, answer, acting, days, pauses)?;
        let stamp = Stamp { company, recorded: at, batch: 0 };
        let number = stored::decide(writer, stamp, &new, None)?;
        let scene = Scene { office, company, acting, row: &row, answer, number, today, at };
        execute(writer, &scene, &new)?;
        close_its_task(writer, &scene, &new)?;
        writer.describe(format!(r#"{{"request":{request},"decision":{number}}}"#));
        Ok(number)
    })
}

/// Everything the carrying out of a decision looks at.
pub(super) struct Scene<'a> {
    pub(super) office: &'a Office,
    pub(super) company: CompanyId,
    pub(super) acting: Acting,
    pub(super) row: &'a RequestRow,
    pub(super) answer: &'a Answer,
    /// The number of the decision.
    pub(super) number: i64,
    pub(super) today: Day,
    pub(super) at: Moment,
}

impl Scene<'_> {
    pub(super) fn stamp(&self) -> Stamp {
        Stamp { company: self.company, recorded: self.at, batch: 0 }
    }
}

/// Takes a request back: whoever asked may, while it is open.
///
/// # Errors
/// `UnknownRequest`, `RequestClosed`, `NotPermitted`, `ReasonMissing`, or the store's.
pub fn withdraw(
    office: &Office,
    company: CompanyId,
    who: Who,
    request: i64,
    reason: &str,
) -> Result<(), Refused> {
    let reason = required_reason(reason, "taking a request back")?;
    let at = office.now();
    let today = companies::today(office, company)?;
    let command = command(company, who, "request-withdraw", request, at);
    office.store.write(&command, |writer| {
        let row = open_request(writer, company, who, request)?;
        let same = behind(writer, company, row.new.person)? == behind(writer, company, who.person)?;
        if !same && !who.is_program() {
            return Err(Refused::not_permitted(who.role, row.new.right));
        }
        let own = Acting::own(writer, company, who)?;
        let new = decision(&row, DecisionKind::Withdrawn, own, today);
        let new = NewDecision { reason: reason.clone(), ..new };
        stored::decide(writer, Stamp { company, recorded: at, batch: 0 }, &new, None)?;
        Ok(())
    })
}

fn command(
    company: CompanyId,
    who: Who,
    action: &'static str,
    request: i64,
    at: Moment,
) -> Command {
    let (subject, body) = (format!("request {request}"), "{}".to_owned());
    Command { company, person: who.person, action, subject, body, at }
}

/// The request, if this person may see it.
pub(crate) fn visible(
    reader: &mut Reader,
    company: CompanyId,
    who: Who,
    request: i64,
) -> Result<RequestRow, Refused> {
    let unknown = || Refused::UnknownRequest { request };
    let row = stored::get(reader, company, request)?.ok_or_else(unknown)?;
    // Another's customer and no such request get one answer.
    if let Some(customer) = row.new.customer {
        let seen = scope::card(reader, company, who, customer).is_ok();
        return (seen || row.new.person == who.person).then_some(row).ok_or_else(unknown);
    }
    let sees = who.sees_only().is_none() || row.new.person == who.person;
    sees.then_some(row).ok_or_else(unknown)
}

fn open_request(
    reader: &mut Reader,
    company: CompanyId,
    who: Who,
    request: i64,
) -> Result<RequestRow, Refused> {
    let row = visible(reader, company, who, request)?;
    match row.state {
        State::Open => Ok(row),
        state => Err(Refused::RequestClosed { request, state: state.code() }),
    }
}

/// In which capacity this person decides: the own role, or that of somebody absent; refused
/// where the asker's hand is in it, and where an answer demands a right that the role lacks.
pub(super) fn entitled(
    reader: &mut Reader,
    company: CompanyId,
    who: Who,
    row: &RequestRow,
    demanded: Option<Right>,
    today: Day,
) -> Result<Acting, Refused> {
    let asker = asker(reader, company, row)?;
    let all = Acting::all(reader, company, who, today)?;
    // A limit may have been set since it was asked.
    let (right, amount) = (row.new.right, row.new.amount);
    let within = roles_within_limit(reader, company, right, amount, today)?;
    let decides = |one: &&Acting| {
        let in_person = one.hand.in_place_of.is_none() || !row.new.right.in_person();
        in_person
            && !one.who.is_program()
            && (may_decide(one.who.role, row.new.role, right) || within.contains(&one.who.role))
            && demanded.is_none_or(|right| right.belongs_to(one.who.role))
    };
    let mut able = all.iter().filter(decides).peekable();
    if able.peek().is_none() {
        return Err(Refused::not_permitted(who.role, demanded.unwrap_or(row.new.right)));
    }
    let other = able.find(|one| !one.hand.shares_somebody_with(asker));
    other.copied().ok_or(Refused::OwnRequest { request: row.request })
}

fn asker(reader: &mut Reader, company: CompanyId, row: &RequestRow) -> Result<Hand, Refused> {
    let person = behind(reader, company, row.new.person)?;
    Ok(Hand { person, in_place_of: row.new.in_place_of })
}

fn checked(
    row: &RequestRow,
    answer: &Answer,
    acting: Acting,
    (until, today): (Option<Day>, Day),
    pauses: Pauses,
) -> Result<NewDecision, Refused> {
    let reason = required_reason(&answer.reason, "a decision")?;
    check(&row.new.options, row.new.several, &answer.choices)
        .map_err(|no| no_answer(row.new.kind, no))?;
    let gives_time = answer.choices.iter().any(|choice| gives_time(*choice));
    let more = [Choice::MoreTimeForSupervisor, Choice::ExtraTimeForHead];
    let gives_more = answer.choices.iter().any(|choice| more.contains(choice));
    let longest = pauses.last_of_promise(today);
    match until {
        None if gives_time => {
            return Err(missing("time-until", "give the last day of the time that is given"));
        }
        Some(day) if day < today => {
            return Err(Refused::Field {
                field: "until",
                value: day.to_string(),
                reason: "is past",
                remedy: "give a day still to come",
            });
        }
        Some(day) if gives_more && day > longest => {
            return Err(Refused::Field {
                field: "until",
                value: day.to_string(),
                reason: "is further ahead than a promise may hold the ladder",
                remedy: "give a nearer day; who needs longer is asked again then",
            });
        }
        _ => {}
    }
    let order_number = short(&answer.order_number);
    let excludes = row.new.kind == RequestKind::Exclusion && granted(answer);
    if excludes {
        written(&order_number, answer.order_day, today)?;
    }
    if answer.choices.contains(&Choice::ChangeOfStatus) && answer.status.is_none() {
        return Err(missing("status", "say to which status"));
    }
    let kind = DecisionKind::Decided(answer.choices.clone());
    let conditions = short(&answer.conditions);
    let new = decision(row, kind, acting, today);
    let order_day = answer.order_day;
    Ok(NewDecision { reason, conditions, until, order_number, order_day, ..new })
}

/// Is it a written order: does it have a number and a date that is not still to come (GEN-05)?
fn written(number: &str, dated: Option<Day>, today: Day) -> Result<(), Refused> {
    if number.is_empty() {
        return Err(missing("order-number", "give the number of the written order"));
    }
    match dated {
        None => Err(missing("order-day", "give the date of the written order")),
        Some(day) if day > today => Err(Refused::Field {
            field: "order-day",
            value: day.to_string(),
            reason: "lies in the future",
            remedy: "give the date that stands on the written order",
        }),
        Some(_) => Ok(()),
    }
}

pub(super) fn granted(answer: &Answer) -> bool {
    answer.choices.iter().any(|choice| choice.grants())
}

/// The day that was asked for, where it is granted as asked.
fn time_granted(row: &RequestRow, answer: &Answer) -> Result<Option<Day>, Refused> {
    let terms = Terms::restored(&row.new.terms)?;
    Ok(terms.until().filter(|_| granted(answer)))
}

fn decision(row: &RequestRow, kind: DecisionKind, acting: Acting, day: Day) -> NewDecision {
    NewDecision {
        request: row.request,
        kind,
        reason: String::new(),
        conditions: String::new(),
        until: None,
        order_number: String::new(),
        order_day: None,
        role: acting.who.role,
        person: acting.who.person,
        in_place_of: acting.hand.in_place_of,
        day,
    }
}

fn no_answer(kind: RequestKind, no: NoAnswer) -> Refused {
    let (value, reason) = match no {
        NoAnswer::Nothing => (String::new(), "is missing"),
        NoAnswer::NotOnTheList(choice) => (choice.code().to_owned(), "is not on the list"),
        NoAnswer::OnlyOne => (kind.code().to_owned(), "takes one answer, not several"),
    };
    Refused::Field { field: "choice", value, reason, remedy: "choose from the list" }
}

fn missing(field: &'static str, remedy: &'static str) -> Refused {
    Refused::Field { field, value: String::new(), reason: "is missing", remedy }
}

fn short(text: &str) -> String {
    clean_text(text).0.chars().take(LONGEST).collect()
}

/// The work that waited for the decision is done with it.
fn close_its_task(
    writer: &mut Writer,
    scene: &Scene<'_>,
    new: &NewDecision,
) -> Result<(), Refused> {
    let (Some(customer), Some(effect)) = (scene.row.new.customer, scene.row.new.effect) else {
        return Ok(());
    };
    let person: UserId = new.person;
    let closing = Closing { state: "done", person, outcome: &new.reason, at: scene.at };
    match close_task(writer, scene.company, customer, effect, closing) {
        // It was closed or withdrawn meanwhile: then nothing waits.
        Ok(()) | Err(StoreError::Stale { .. }) => Ok(()),
        Err(error) => Err(error.into()),
    }
}
