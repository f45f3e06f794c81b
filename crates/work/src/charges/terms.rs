//! Terms on lateness: what a contract or an agreement says.

use super::course::is_debt;
use super::parameters::MethodAsked;
use crate::{Office, Refused, Who, scope};
use saldo_domain::authority::Right;
use saldo_domain::calendar::Calendar;
use saldo_domain::claims::{Ground, Method};
use saldo_domain::number::clean_text;
use saldo_domain::{CompanyId, CustomerId, Day, ItemId};
use saldo_store::Reader;
use saldo_store::book as books;
use saldo_store::charges::{self as stored, NewTerm, TermRow};

/// A term that is to hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TermAsked {
    pub customer: CustomerId,
    /// `None`: every document of the customer.
    pub item: Option<ItemId>,
    /// Contract or agreement; the law needs no entry but where it is to be read otherwise.
    pub ground: Ground,
    pub method: MethodAsked,
    /// Documents of these days, both included; where nothing accrues, these days of delay.
    pub from: Day,
    pub until: Option<Day>,
    /// Calendar that moves a due day that is a day off.
    pub due_moves_by: Option<String>,
    /// The contract says that it is owed beside others.
    pub beside_others: bool,
    /// Contract and clause.
    pub reference: String,
}

/// A term as a card shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TermShown {
    pub term: i64,
    pub item: Option<ItemId>,
    pub ground: Ground,
    pub method: MethodAsked,
    pub from: Day,
    pub until: Option<Day>,
    pub beside_others: bool,
    pub reference: String,
}

/// Adds a term.
///
/// # Errors
/// `NotPermitted`, `UnknownCustomer`, `Field` for figures, reference or days, `TwoMethods`
/// when another term of the same ground is about the same documents (LFE-13), or the store's.
pub fn add_term(
    office: &Office,
    company: CompanyId,
    who: Who,
    asked: &TermAsked,
) -> Result<(), Refused> {
    who.must(Right::AgreeTerms)?;
    let new = checked(who, asked)?;
    let command = office.about(company, who, "charge-term", asked.customer);
    office.store.write(&command, |writer| {
        scope::card(writer, company, who, asked.customer)?;
        if let Some(item) = asked.item {
            must_be_debt(writer, company, asked.customer, item)?;
        }
        let rows = stored::terms_of(writer, company, asked.customer)?;
        if let Some(first) = rows.iter().find(|row| clashes(&row.new, &new, row)) {
            let (first, second) = (first.new.reference.clone(), new.reference.clone());
            return Err(Refused::TwoMethods { first, second });
        }
        let stamp = command.stamp();
        Ok(stored::add_terms(writer, stamp, std::slice::from_ref(&new))?)
    })
}

/// A term about one document is about a debt of this customer.
fn must_be_debt(
    reader: &mut Reader,
    company: CompanyId,
    customer: CustomerId,
    item: ItemId,
) -> Result<(), Refused> {
    let rows = books::items_of(reader, company, customer)?;
    let is = |row: &books::ItemRow| row.item == item && is_debt(row.kind);
    if rows.iter().any(is) {
        return Ok(());
    }
    Err(Refused::UnknownDocument { number: item.to_string() })
}

fn checked(who: Who, asked: &TermAsked) -> Result<NewTerm, Refused> {
    let method = asked.method.read()?;
    let (reference, _) = clean_text(&asked.reference);
    if reference.is_empty() {
        return Err(field("term-reference", "", "is empty", "name the contract and the clause"));
    }
    if let Some(until) = asked.until.filter(|until| *until < asked.from) {
        let value = until.to_string();
        return Err(field("until", &value, "is before the first day", "give a later day"));
    }
    let calendar = asked.due_moves_by.clone().unwrap_or_default();
    if !calendar.is_empty() && Calendar::of_code(&calendar).is_none() {
        return Err(field("calendar", &calendar, "is no calendar that ships", "choose RU or EE"));
    }
    Ok(NewTerm {
        customer: asked.customer,
        item: asked.item,
        ground: asked.ground.code().to_owned(),
        method: method.code().to_owned(),
        parameters: asked.method.stored(),
        from: asked.from,
        until: asked.until,
        due_moves_by: calendar,
        beside: asked.beside_others,
        reference: reference.chars().take(200).collect(),
        ends: None,
        person: who.person,
    })
}

fn field(field: &'static str, value: &str, reason: &'static str, remedy: &'static str) -> Refused {
    Refused::Field { field, value: value.to_owned(), reason, remedy }
}

/// Do two terms of one ground, neither beside the other, concern the same documents?
fn clashes(old: &NewTerm, new: &NewTerm, row: &TermRow) -> bool {
    let overlap =
        old.from <= new.until.unwrap_or(Day::LAST) && new.from <= old.until.unwrap_or(Day::LAST);
    let sets_a_charge = |term: &NewTerm| term.method != Method::Nothing.code();
    row.ended.is_none()
        && sets_a_charge(old)
        && sets_a_charge(new)
        && !old.beside
        && !new.beside
        && old.ground == new.ground
        && old.item == new.item
        && overlap
}

/// Ends a term: from now on charges are computed as if it had never been.
///
/// # Errors
/// `NotPermitted`, `UnknownCustomer`, `UnknownStanding` when it is not in force, or the
/// store's.
pub fn end_term(
    office: &Office,
    company: CompanyId,
    who: Who,
    customer: CustomerId,
    term: i64,
) -> Result<(), Refused> {
    who.must(Right::AgreeTerms)?;
    let command = office.about(company, who, "charge-term-end", customer);
    office.store.write(&command, |writer| {
        scope::card(writer, company, who, customer)?;
        let rows = stored::terms_of(writer, company, customer)?;
        let found = rows.into_iter().find(|row| row.term == term && row.ended.is_none());
        let found = found.ok_or(Refused::UnknownStanding { standing: term })?;
        let end = NewTerm { ends: Some(term), person: who.person, ..found.new };
        let stamp = command.stamp();
        Ok(stored::add_terms(writer, stamp, &[end])?)
    })
}

/// The terms of a customer that are in force.
///
/// # Errors
/// `UnknownCustomer`, or the store's.
pub fn terms(
    office: &Office,
    company: CompanyId,
    who: Who,
    customer: CustomerId,
) -> Result<Vec<TermShown>, Refused> {
    office.store.read(|reader| {
        scope::card(reader, company, who, customer)?;
        let rows = stored::terms_of(reader, company, customer)?;
        rows.into_iter().filter(|row| row.ended.is_none()).map(shown).collect()
    })
}

fn shown(row: TermRow) -> Result<TermShown, Refused> {
    let damaged = || Refused::Damaged { what: format!("charge term {}", row.term) };
    Ok(TermShown {
        term: row.term,
        item: row.new.item,
        ground: Ground::from_code(&row.new.ground).ok_or_else(damaged)?,
        method: MethodAsked::restored(&row.new.parameters)?,
        from: row.new.from,
        until: row.new.until,
        beside_others: row.new.beside,
        reference: row.new.reference,
    })
}
