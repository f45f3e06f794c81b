//! Requests and approvals: what somebody may not do alone is asked of those who decide.
//!
//! A request is addressed to one role and has a last day. It is decided once, by somebody else
//! than the asker, from a closed list of answers, and what was decided is done in the same
//! transaction (`execute`). What is not decided in time passes to the role above, and that it
//! was missed is recorded (`missed`); the control run looks for that and for the decisions that
//! the policy asks for.

mod ask;
mod debts;
mod decide;
mod deferral;
mod execute;
mod missed;
mod terms;

pub(crate) use ask::ask_in;
pub use ask::{Asked, ask};
pub(crate) use debts::decided_about;
pub(crate) use decide::visible as visible_row;
pub use decide::{Answer, decide, withdraw};
pub(crate) use execute::enter_decided;
pub(crate) use missed::{Due, look_after};
pub use saldo_store::requests::{DecisionKind, State};
pub use terms::Terms;

use crate::authority::Acting;
use crate::views::{Page, Paged, People, PersonRef};
use crate::{Office, Refused, Who, company as companies, scope};
use saldo_domain::authority::request::RequestKind;
use saldo_domain::authority::{Choice, Right};
use saldo_domain::{CompanyId, CustomerId, Day, EffectId, ItemId, Money, Role};
use saldo_store::requests::{self as stored, DecisionRow, Irrecoverable, RequestRow};
use saldo_store::{Command, Reader, StoreError, customers, explain};

/// Which requests.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Which {
    /// Those this person can decide today, in whatever capacity.
    #[default]
    ForMe,
    /// Those this person asked.
    Mine,
    /// Open ones of everybody.
    Open,
    /// Open ones that somebody has missed.
    Missed,
    /// Decided and withdrawn ones.
    Closed,
}

impl Which {
    /// Every selection, in the order of the page.
    pub const ALL: [Which; 5] =
        [Which::ForMe, Which::Mine, Which::Open, Which::Missed, Which::Closed];

    /// The word written in addresses.
    pub const fn code(self) -> &'static str {
        match self {
            Which::ForMe => "",
            Which::Mine => "mine",
            Which::Open => "open",
            Which::Missed => "missed",
            Which::Closed => "closed",
        }
    }

    /// The selection with this word; anything else is the first.
    pub fn from_code(code: &str) -> Self {
        Self::ALL.into_iter().find(|which| which.code() == code).unwrap_or_default()
    }
}

/// A request as lists and pages show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    pub request: i64,
    pub kind: RequestKind,
    pub customer: Option<Debtor>,
    /// The document it is about, with its number.
    pub item: Option<(ItemId, String)>,
    pub terms: Terms,
    pub amount: Option<Money>,
    pub reason: String,
    pub clause: String,
    pub right: Right,
    /// What can be answered, one of it or several together.
    pub options: Vec<Choice>,
    pub several: bool,
    pub day: Day,
    /// `None`: the policy asks.
    pub person: Option<PersonRef>,
    pub asked_as: Role,
    /// The role whose decision it is now, and until when.
    pub role: Role,
    pub until: Day,
    pub state: State,
    /// What was answered; empty until it is decided.
    pub answer: Vec<Choice>,
    pub missed: i64,
    pub effect: Option<EffectId>,
}

/// Whom a request is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Debtor {
    pub customer: CustomerId,
    pub code: String,
    pub name: String,
}

/// A decision as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decided {
    pub decision: i64,
    pub kind: DecisionKind,
    pub reason: String,
    pub conditions: String,
    pub until: Option<Day>,
    pub order_number: String,
    pub order_day: Option<Day>,
    pub role: Role,
    pub person: Option<PersonRef>,
    pub in_place_of: Option<PersonRef>,
    pub day: Day,
}

/// One request with what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    pub shown: Shown,
    pub decisions: Vec<Decided>,
    /// May this person decide it, and in whose place?
    pub may: May,
    pub today: Day,
}

/// What a person may do about a request.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct May {
    pub decide: bool,
    /// The person is away in whose place it would be decided.
    pub in_place_of: Option<PersonRef>,
    /// It would be one's own request.
    pub own: bool,
    /// One stands in for the role that is asked, which decides this in person (CLI-07).
    pub in_person: bool,
    pub withdraw: bool,
}

/// A page of requests.
///
/// # Errors
/// The store's.
pub fn list(
    office: &Office,
    company: CompanyId,
    who: Who,
    which: Which,
    page: Page,
) -> Result<Paged<Shown>, Refused> {
    let today = companies::today(office, company)?;
    office.store.read(|reader| list_in(reader, company, who, which, today, page))
}

/// The same inside a reading that is open already.
pub(crate) fn list_in(
    reader: &mut Reader,
    company: CompanyId,
    who: Who,
    which: Which,
    today: Day,
    page: Page,
) -> Result<Paged<Shown>, Refused> {
    let (offset, limit) = (page.offset, page.limit);
    let mut filter = stored::Filter { offset, limit, ..stored::Filter::default() };
    (filter.owner, filter.seen_by) = (who.sees_only(), Some(who.person));
    filter.state = Some(State::Open);
    match which {
        Which::ForMe => {
            filter.decided_by = capacities(reader, company, who, today)?;
            if filter.decided_by.is_empty() {
                return Ok(Paged { rows: Vec::new(), total: 0, page });
            }
        }
        Which::Mine => {
            filter.state = None;
            filter.asked_by = vec![who.person];
        }
        Which::Open => {}
        Which::Missed => filter.missed = true,
        Which::Closed => {
            filter.state = None;
            filter.closed = true;
        }
    }
    let total = stored::count(reader, company, &filter)?;
    let rows = stored::list(reader, company, &filter)?;
    Ok(Paged { rows: shown(reader, company, rows)?, total, page })
}

/// In which capacities this person decides: as the own role, and in the place of people who are
/// away. What a deputy may not decide, what the hand itself asked for, and what is another
/// team's is left to those who may (S07, CLI-07).
fn capacities(
    reader: &mut Reader,
    company: CompanyId,
    who: Who,
    today: Day,
) -> Result<Vec<stored::Capacity>, Refused> {
    let mut capacities = Vec::new();
    for acting in Acting::all(reader, company, who, today)? {
        if acting.who.is_program() {
            continue;
        }
        let in_person = Right::ALL.into_iter().filter(|right| right.in_person());
        let without = match acting.hand.in_place_of {
            Some(_) => in_person.collect(),
            None => Vec::new(),
        };
        capacities.push(stored::Capacity {
            role: acting.who.role,
            without,
            hand: acting.accounts(reader, company)?,
            team: acting.team(reader, company)?,
        });
    }
    Ok(capacities)
}

fn shown(
    reader: &mut Reader,
    company: CompanyId,
    rows: Vec<RequestRow>,
) -> Result<Vec<Shown>, Refused> {
    let people = People::of(reader, company)?;
    let mut ids: Vec<CustomerId> = rows.iter().filter_map(|row| row.new.customer).collect();
    ids.sort_unstable();
    ids.dedup();
    let cards = customers::cards(reader, company, &ids)?;
    let items: Vec<(CustomerId, ItemId)> =
        rows.iter().filter_map(|row| Some((row.new.customer?, row.new.item?))).collect();
    let numbers = explain::numbers(reader, company, &items)?;
    let ids: Vec<i64> = rows.iter().map(|row| row.request).collect();
    let mut answers = stored::answers(reader, company, &ids)?;
    let mut one = |row: RequestRow| {
        let card = row.new.customer.and_then(|id| cards.iter().find(|card| card.customer == id));
        let customer = card.map(|card| Debtor {
            customer: card.customer,
            code: card.code.clone(),
            name: card.name.clone(),
        });
        let number = |customer, item| {
            let found = numbers.iter().find(|(key, _)| *key == (customer, item));
            found.map_or_else(String::new, |(_, number)| number.clone())
        };
        let item = row.new.customer.zip(row.new.item);
        Ok(Shown {
            request: row.request,
            kind: row.new.kind,
            customer,
            item: item.map(|(customer, item)| (item, number(customer, item))),
            terms: Terms::restored(&row.new.terms)?,
            amount: row.new.amount,
            reason: row.new.reason,
            clause: row.new.clause,
            right: row.new.right,
            options: row.new.options,
            several: row.new.several,
            day: row.new.day,
            person: people.get(row.new.person),
            asked_as: row.new.asked_as,
            role: row.new.role,
            until: row.new.until,
            state: row.state,
            answer: answers.remove(&row.request).unwrap_or_default(),
            missed: row.missed,
            effect: row.new.effect,
        })
    };
    rows.into_iter().map(&mut one).collect()
}

/// One request with everything that became of it.
///
/// # Errors
/// `UnknownRequest`, or the store's.
pub fn sheet(
    office: &Office,
    company: CompanyId,
    who: Who,
    request: i64,
) -> Result<Sheet, Refused> {
    let today = companies::today(office, company)?;
    office.store.read(|reader| {
        let row = decide::visible(reader, company, who, request)?;
        let people = People::of(reader, company)?;
        let may = may(reader, company, who, &row, today, &people)?;
        let rows = stored::decisions_of(reader, company, request)?;
        let decisions = rows.into_iter().map(|row| decided(row, &people)).collect();
        let shown = shown(reader, company, vec![row])?;
        let shown = shown.into_iter().next().ok_or(Refused::UnknownRequest { request })?;
        Ok(Sheet { shown, decisions, may, today })
    })
}

fn may(
    reader: &mut Reader,
    company: CompanyId,
    who: Who,
    row: &RequestRow,
    today: Day,
    people: &People,
) -> Result<May, Refused> {
    if row.state != State::Open {
        return Ok(May::default());
    }
    let withdraw = row.new.person == who.person;
    match decide::entitled(reader, company, who, row, None, today) {
        Ok(acting) => {
            let in_place_of = acting.hand.in_place_of.and_then(|person| people.get(person));
            Ok(May { decide: true, in_place_of, withdraw, ..May::default() })
        }
        Err(Refused::OwnRequest { .. }) => Ok(May { own: true, withdraw, ..May::default() }),
        Err(Refused::NotPermitted { .. }) => {
            let in_person = row.new.right.in_person()
                && stands_in_for(reader, company, who, row.new.role, today)?;
            Ok(May { withdraw, in_person, ..May::default() })
        }
        Err(other) => Err(other),
    }
}

/// Does this person stand in today for somebody of this role?
fn stands_in_for(
    reader: &mut Reader,
    company: CompanyId,
    who: Who,
    role: Role,
    today: Day,
) -> Result<bool, Refused> {
    let all = Acting::all(reader, company, who, today)?;
    Ok(all.iter().any(|one| one.hand.in_place_of.is_some() && one.who.role == role))
}

fn decided(row: DecisionRow, people: &People) -> Decided {
    Decided {
        decision: row.decision,
        person: people.get(row.new.person),
        in_place_of: row.new.in_place_of.and_then(|person| people.get(person)),
        kind: row.new.kind,
        reason: row.new.reason,
        conditions: row.new.conditions,
        until: row.new.until,
        order_number: row.new.order_number,
        order_day: row.new.order_day,
        role: row.new.role,
        day: row.new.day,
    }
}

/// The open request behind a decision that the policy asks for.
pub(crate) fn open_of_effect(
    reader: &mut Reader,
    company: CompanyId,
    effect: EffectId,
) -> Result<Option<i64>, StoreError> {
    let found = stored::of_effect(reader, company, effect)?;
    Ok(found.filter(|row| row.state == State::Open).map(|row| row.request))
}

/// Enters a debt among the irrecoverable ones on a decision of the director (ESC-15); without a
/// document, every one that the decision was about and that is overdue.
///
/// # Errors
/// `Field` without the number of such a decision or where nothing is overdue, `UnknownCustomer`, `NotPermitted`, or the
/// store's.
pub fn enter_irrecoverable(
    office: &Office,
    company: CompanyId,
    who: Who,
    customer: CustomerId,
    item: Option<ItemId>,
    decision: Option<i64>,
) -> Result<(), Refused> {
    who.must(Right::SeeWholeCompany)?;
    let at = office.now();
    let today = companies::today(office, company)?;
    let (subject, body) = (format!("customer {customer}"), "{}".to_owned());
    let command =
        Command { company, person: who.person, action: "irrecoverable", subject, body, at };
    office.store.write(&command, |writer| {
        scope::card(writer, company, who, customer)?;
        let number = decision.unwrap_or(0);
        let found = stored::decision(writer, company, number)?;
        let request = found.as_ref().map(|row| stored::get(writer, company, row.new.request));
        let request = request.transpose()?.flatten();
        let rests = |row: &RequestRow| execute::rests_on(found.as_ref(), Some(row), customer);
        let Some(request) = request.filter(rests) else {
            return Err(Refused::Field {
                field: "decision",
                value: decision.map_or_else(String::new, |number| number.to_string()),
                reason: "is not a decision of the director on this customer’s irrecoverable debt",
                remedy: "give its number, or ask for the decision first",
            });
        };
        let new =
            Irrecoverable { customer, item, decision: number, day: today, person: who.person };
        execute::give_up(writer, (office, company, who), (today, at), &request, &new)
    })
}

/// A debt among the irrecoverable ones.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IrrecoverableShown {
    pub debtor: Debtor,
    pub item: Option<ItemId>,
    pub decision: i64,
    pub day: Day,
}

/// The database of irrecoverable debt.
///
/// # Errors
/// `NotPermitted`, or the store's.
pub fn irrecoverable(
    office: &Office,
    company: CompanyId,
    who: Who,
) -> Result<Vec<IrrecoverableShown>, Refused> {
    who.must(Right::SeeWholeCompany)?;
    office.store.read(|reader| {
        let rows = stored::irrecoverable(reader, company, None)?;
        let mut ids: Vec<CustomerId> = rows.iter().map(|row| row.customer).collect();
        ids.sort_unstable();
        ids.dedup();
        let cards = customers::cards(reader, company, &ids)?;
        let one = |row: Irrecoverable| {
            let card = cards.iter().find(|card| card.customer == row.customer)?;
            let (customer, code, name) = (card.customer, card.code.clone(), card.name.clone());
            let debtor = Debtor { customer, code, name };
            Some(IrrecoverableShown {
                debtor,
                item: row.item,
                decision: row.decision,
                day: row.day,
            })
        };
        Ok(rows.into_iter().filter_map(one).collect())
    })
}
