//! The calendar of limitation: by which day a suit must be filed over each debt, and what the
//! debtor acknowledged meanwhile (F-B; LM).

use super::file::{File, told};
use super::working_days;
use crate::acts::required_reason;
use crate::{Office, Refused, Who, company as companies, policies, scope};
use saldo_domain::authority::Right;
use saldo_domain::calendar::Calendar as WorkingDays;
use saldo_domain::number::clean_text;
use saldo_domain::recovery::case::Stage;
use saldo_domain::recovery::limitation::{
    Acknowledgement, AcknowledgementKind, Law, Limitation, limitation_of_moved, rung,
};
use saldo_domain::recovery::reconciliation::State;
use saldo_domain::{CompanyId, CustomerId, Day, ItemId, Money};
use saldo_store::acknowledgements::{
    self as stored, AcknowledgementRow, ActRow, NewAcknowledgement,
};
use saldo_store::cases::{self as cases, LateDebt};
use saldo_store::{Reader, customers};

/// By whose law a company's claims lapse; `None` where Saldo does not know it.
pub(crate) fn law_of<'a>(country: &str, calendar: &'a WorkingDays) -> Option<Law<'a>> {
    match country {
        "RU" => Some(Law::Russia { calendar }),
        "EE" => Some(Law::Estonia),
        _ => None,
    }
}

/// What terms of limitation follow from beside the debts themselves.
pub(crate) struct Terms {
    country: String,
    calendar: WorkingDays,
    acknowledged: Vec<AcknowledgementRow>,
    signed: Vec<ActRow>,
}

impl Terms {
    /// Everything acknowledged by one customer or by all.
    pub(crate) fn of(
        reader: &mut Reader,
        company: CompanyId,
        country: &str,
        customer: Option<CustomerId>,
    ) -> Result<Self, Refused> {
        let mut signed = stored::acts(reader, company, customer)?;
        signed.retain(|act| act.state == State::Signed);
        Ok(Self {
            country: country.to_owned(),
            calendar: working_days(reader, company, country)?,
            acknowledged: stored::standing(reader, company, customer)?,
            signed,
        })
    }

    /// With what was acknowledged by a day alone: as they were counted then.
    pub(crate) fn counted_on(mut self, day: Day) -> Self {
        self.acknowledged.retain(|row| row.new.acknowledged.on <= day);
        self
    }

    /// The term of one debt; `None` where the law is not known.
    pub(crate) fn term(&self, debt: &LateDebt) -> Option<Limitation> {
        let law = law_of(&self.country, &self.calendar)?;
        let paid = debt.part_paid.iter().map(|on| Acknowledgement {
            on: *on,
            kind: AcknowledgementKind::PartialPayment,
            in_writing: false,
        });
        let told = self.acknowledged.iter().filter(|row| self.is_about(row, debt));
        let told = told.map(|row| row.new.acknowledged);
        let mut all: Vec<Acknowledgement> = told.chain(paid).collect();
        all.sort_by_key(|one| (one.on, one.kind));
        let due: Vec<Day> = std::iter::once(debt.due).chain(debt.moved.iter().copied()).collect();
        limitation_of_moved(law, &due, &all)
    }

    /// Does it acknowledge this debt? A reconciliation act acknowledges what it holds: the documents
    /// of its currency up to the day on which it compares the books, whenever it was signed.
    fn is_about(&self, row: &AcknowledgementRow, debt: &LateDebt) -> bool {
        let new = &row.new;
        if new.customer != debt.customer || new.item.is_some_and(|item| item != debt.item) {
            return false;
        }
        let act = self.signed.iter().find(|act| {
            new.item.is_none()
                && new.acknowledged.kind == AcknowledgementKind::ReconciliationAct
                && act.customer == new.customer
                && act.on == new.acknowledged.on
                && act.act.to_string() == new.number
        });
        act.is_none_or(|act| {
            debt.effective <= act.as_of && debt.open.currency() == act.amount.currency()
        })
    }

    /// Had it run out by every reading of the law on a day?
    pub(crate) fn is_barred(&self, debt: &LateDebt, on: Day) -> bool {
        self.term(debt).is_some_and(|term| term.is_time_barred(on))
    }
}

/// One debt in the calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CalendarRow {
    pub customer: CustomerId,
    pub code: String,
    pub name: String,
    pub item: ItemId,
    pub number: String,
    pub due: Day,
    pub open: Money,
    /// The day to act on: the earliest reading of the law.
    pub last_safe_day: Day,
    pub last_day: Day,
    pub barred: bool,
    /// Days left to the day to act on; below zero once it has gone by.
    pub left: i64,
    /// The alarm that has rung: 180, 90, 30 or 7 days before.
    pub alarm: Option<i64>,
    /// The day of what restarted the term last.
    pub restarted: Option<Day>,
    /// A court has it: nothing runs.
    pub filed: bool,
}

/// The calendar on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calendar {
    pub today: Day,
    /// The law of the company's country is known.
    pub law_known: bool,
    /// Days before the last safe one on which somebody is warned, falling: by the policy of any
    /// customer. Each row rings by that of its own.
    pub alarms: Vec<u16>,
    pub rows: Vec<CalendarRow>,
    /// Debts left out: their day is farther away than was asked for.
    pub later: usize,
}

/// The debts of which limitation runs out within so many days, the most urgent first, and those
/// of which it has; what a court has comes last.
///
/// # Errors
/// `NoCompany`, or the store's.
pub fn calendar(
    office: &Office,
    company: CompanyId,
    who: Who,
    days: i64,
) -> Result<Calendar, Refused> {
    let found = companies::get(office, company)?;
    let today = office.today_in(&found.zone)?;
    office.store.read(|reader| {
        let terms = Terms::of(reader, company, &found.country, None)?;
        let mut late = cases::late_debts(reader, company, None, today)?;
        let mut ids: Vec<CustomerId> = late.iter().map(|debt| debt.customer).collect();
        ids.dedup();
        let cards = customers::cards(reader, company, &ids)?;
        let seen = |customer: CustomerId| {
            let card = cards.iter().find(|card| card.customer == customer)?;
            who.sees_only().is_none_or(|owners| owners.has(card.owner)).then_some(card)
        };
        late.retain(|debt| seen(debt.customer).is_some());
        let filed = filed_debts(reader, company)?;
        let policies = policies::regulations(reader, company)?;
        let followed = policies.of_each(reader, company, &ids)?;
        let mut rows = Vec::new();
        let mut later = 0;
        for debt in &late {
            let (Some(term), Some(card)) = (terms.term(debt), seen(debt.customer)) else {
                continue;
            };
            let left = term.conservative_last_day.days_since(today);
            if left > days {
                later += 1;
                continue;
            }
            rows.push(CalendarRow {
                customer: debt.customer,
                code: card.code.clone(),
                name: card.name.clone(),
                item: debt.item,
                number: debt.number.clone(),
                due: debt.due,
                open: debt.open,
                last_safe_day: term.conservative_last_day,
                last_day: term.last_day,
                barred: term.is_time_barred(today),
                left,
                alarm: rung(&followed.of(debt.customer).on(today).policy.limitation_alarms, left),
                restarted: term.restarts.map(|day| day.ahead(-1)),
                filed: filed.contains(&(debt.customer, debt.item)),
            });
        }
        rows.sort_by(|one, other| {
            let key = |row: &CalendarRow| (row.filed, row.last_safe_day, row.customer, row.item);
            key(one).cmp(&key(other))
        });
        let law_known = law_of(&found.country, &terms.calendar).is_some();
        let alarms = policies.limitation_alarms(today);
        Ok(Calendar { today, law_known, alarms, rows, later })
    })
}

/// The debts that a court has or has awarded.
pub(super) fn filed_debts(
    reader: &mut Reader,
    company: CompanyId,
) -> Result<std::collections::BTreeSet<(CustomerId, ItemId)>, Refused> {
    let rows = cases::all(reader, company)?;
    let mut filed = std::collections::BTreeSet::new();
    if rows.is_empty() {
        return Ok(filed);
    }
    let mut told = told(reader, company, None)?;
    for own in rows.chunk_by(|one, other| one.customer == other.customer) {
        let Some(customer) = own.first().map(|row| row.customer) else { continue };
        let file = File::read(own.to_vec(), told.remove(&customer).unwrap_or_default());
        if matches!(file.course.stage(), Some(Stage::Court | Stage::Enforcement)) {
            filed.extend(file.course.debts().iter().map(|item| (customer, *item)));
        }
    }
    Ok(filed)
}

/// What a debtor acknowledged, as somebody enters it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Acknowledged {
    pub customer: CustomerId,
    /// `None`: every debt that was due by then.
    pub item: Option<ItemId>,
    pub acknowledged: Acknowledgement,
    /// Number of the document.
    pub number: String,
    pub note: String,
}

/// Records that a debtor acknowledged a debt: limitation runs anew where the law says so.
///
/// # Errors
/// `NotPermitted`, `UnknownCustomer`, `UnknownDocument`, `Field` for a day to come, or the store's.
pub fn acknowledge(
    office: &Office,
    company: CompanyId,
    who: Who,
    new: &Acknowledged,
) -> Result<i64, Refused> {
    who.must(Right::RecordClaimsAndCourt)?;
    crate::acts::money::refuse_future(office, company, new.acknowledged.on)?;
    let command = office.about(company, who, "acknowledge", new.customer);
    office.store.write(&command, |writer| {
        scope::card(writer, company, who, new.customer)?;
        if let Some(item) = new.item {
            let unknown = || Refused::UnknownDocument { number: item.to_string() };
            let found = saldo_store::book::find_item(writer, company, item)?;
            found.filter(|row| row.customer == new.customer).ok_or_else(unknown)?;
        }
        let row = NewAcknowledgement {
            customer: new.customer,
            item: new.item,
            acknowledged: new.acknowledged,
            number: clean_text(&new.number).0,
            note: clean_text(&new.note).0,
            takes_back: None,
            person: who.person,
        };
        let stamp = command.stamp();
        Ok(stored::add(writer, stamp, &row)?)
    })
}

/// Takes back an acknowledgement that was entered by mistake.
///
/// # Errors
/// `NotPermitted`, `UnknownCustomer`, `ReasonMissing`, `UnknownStanding` for one that does not
/// stand, or the store's.
pub fn take_back_acknowledgement(
    office: &Office,
    company: CompanyId,
    who: Who,
    (customer, place): (CustomerId, i64),
    reason: &str,
) -> Result<(), Refused> {
    who.must(Right::RecordClaimsAndCourt)?;
    let reason = required_reason(reason, "the end of an acknowledgement")?;
    let command = office.about(company, who, "acknowledge-back", customer);
    office.store.write(&command, |writer| {
        scope::card(writer, company, who, customer)?;
        let rows = stored::standing(writer, company, Some(customer))?;
        let found = rows.into_iter().find(|row| row.place == place);
        let found = found.ok_or(Refused::UnknownStanding { standing: place })?;
        let back = NewAcknowledgement {
            takes_back: Some(place),
            note: reason.clone(),
            person: who.person,
            ..found.new
        };
        let stamp = command.stamp();
        stored::add(writer, stamp, &back)?;
        Ok(())
    })
}
