//! Reconciliation acts in bulk: sent to everybody who owes, and how each came back (WOF-01).

use super::CaseRefusal;
use crate::{Office, Refused, Who, company as companies, policies, scope};
use saldo_domain::authority::Right;
use saldo_domain::number::clean_text;
use saldo_domain::recovery::limitation::{Acknowledgement, AcknowledgementKind};
use saldo_domain::recovery::reconciliation::State;
use saldo_domain::{CompanyId, Currency, CustomerId, Day, Money};
use saldo_store::acknowledgements::{self as stored, ActRow, NewAcknowledgement};
use saldo_store::{Command, Reader, ageing, customers};
use std::collections::BTreeMap;

/// What became of sending acts to everybody.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Bulk {
    /// Acts noted as sent.
    pub sent: usize,
    /// Debtors who have one of the same day already.
    pub before: usize,
}

/// An act as a list shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActShown {
    pub code: String,
    pub name: String,
    pub row: ActRow,
    /// No answer came in time.
    pub overdue: bool,
}

/// Notes that an act as of a day goes to every debtor with a balance in the company's currency
/// that this person sees. Debtors who have one of the same day are left out.
///
/// # Errors
/// `NotPermitted`, `Field` for a day to come, `Money`, or the store's.
pub fn send_acts(
    office: &Office,
    company: CompanyId,
    who: Who,
    as_of: Day,
) -> Result<Bulk, Refused> {
    who.must(Right::RecordClaimsAndCourt)?;
    crate::acts::money::refuse_future(office, company, as_of)?;
    let found = companies::get(office, company)?;
    let today = office.today_in(&found.zone)?;
    let command = Command {
        company,
        person: who.person,
        action: "reconciliation-acts",
        subject: as_of.to_string(),
        body: "{}".to_owned(),
        at: office.now(),
    };
    office.store.write(&command, |writer| {
        let owing = owing(writer, company, found.currency, as_of)?;
        let there = stored::acts(writer, company, None)?;
        let mut bulk = Bulk::default();
        for (customer, amount) in owing {
            if there.iter().any(|row| row.customer == customer && row.as_of == as_of) {
                bulk.before += 1;
                continue;
            }
            let row = ActRow {
                customer,
                act: 0,
                state: State::Sent,
                as_of,
                amount,
                confirmed: Money::zero(found.currency),
                on: today,
                note: String::new(),
                person: who.person,
            };
            let stamp = command.stamp();
            stored::add_act(writer, stamp, &row)?;
            bulk.sent += 1;
        }
        Ok(bulk)
    })
}

/// Everybody who owes on a day in a currency, with what is open.
fn owing(
    reader: &mut Reader,
    company: CompanyId,
    currency: Currency,
    as_of: Day,
) -> Result<BTreeMap<CustomerId, Money>, Refused> {
    let mut rows = Vec::new();
    ageing::open_items_on(reader, company, as_of, None, |row| {
        if row.side == saldo_domain::book::Side::Debit && row.open.currency() == currency {
            rows.push((row.customer, row.open));
        }
    })?;
    let mut owing: BTreeMap<CustomerId, Money> = BTreeMap::new();
    for (customer, open) in rows {
        let sum = owing.entry(customer).or_insert(Money::zero(currency));
        *sum = sum.plus(open)?;
    }
    owing.retain(|_, sum| sum.is_positive());
    Ok(owing)
}

/// Notes how an act came back. One that is signed acknowledges what it holds: limitation of that runs
/// anew.
///
/// # Errors
/// `NotPermitted`, `UnknownCustomer`, `Case` for an act that was answered, `Field` for a day to
/// come, or the store's.
pub fn answer_act(
    office: &Office,
    company: CompanyId,
    who: Who,
    (customer, act): (CustomerId, i64),
    (state, on): (State, Day),
    confirmed: Money,
    note: &str,
) -> Result<(), Refused> {
    who.must(Right::RecordClaimsAndCourt)?;
    crate::acts::money::refuse_future(office, company, on)?;
    let command = office.about(company, who, "reconciliation-answer", customer);
    office.store.write(&command, |writer| {
        scope::card(writer, company, who, customer)?;
        let rows = stored::acts(writer, company, Some(customer))?;
        let found = rows.into_iter().find(|row| row.act == act);
        let found = found.filter(|row| row.state.may_become(state) && row.on <= on);
        let found = found.ok_or(CaseRefusal::ActAnswered)?;
        let confirmed = match state {
            State::Signed => found.amount,
            State::Disputed => confirmed,
            State::Sent | State::Silent => Money::zero(found.amount.currency()),
        };
        let row =
            ActRow { state, on, confirmed, note: clean_text(note).0, person: who.person, ..found };
        let stamp = command.stamp();
        stored::add_act(writer, stamp, &row)?;
        if state == State::Signed {
            stored::add(writer, stamp, &signed(&row))?;
        }
        Ok(())
    })
}

/// What a signed act acknowledges. It names no debt: which ones the act holds follows from its day
/// and its currency.
fn signed(row: &ActRow) -> NewAcknowledgement {
    let kind = AcknowledgementKind::ReconciliationAct;
    NewAcknowledgement {
        customer: row.customer,
        item: None,
        acknowledged: Acknowledgement { on: row.on, kind, in_writing: true },
        number: row.act.to_string(),
        note: row.note.clone(),
        takes_back: None,
        person: row.person,
    }
}

/// How every act stands that this person may see, the unanswered first.
///
/// # Errors
/// The store's.
pub fn acts(office: &Office, company: CompanyId, who: Who) -> Result<Vec<ActShown>, Refused> {
    let today = companies::today(office, company)?;
    office.store.read(|reader| {
        let rows = stored::acts(reader, company, None)?;
        let mut ids: Vec<CustomerId> = rows.iter().map(|row| row.customer).collect();
        ids.dedup();
        let cards = customers::cards(reader, company, &ids)?;
        let mut followers = ids.clone();
        followers.sort_unstable();
        followers.dedup();
        let policies = policies::regulations(reader, company)?;
        let followed = policies.of_each(reader, company, &followers)?;
        let mut shown: Vec<ActShown> = Vec::with_capacity(rows.len());
        for row in rows {
            let card = cards.iter().find(|card| card.customer == row.customer);
            let seen =
                card.filter(|card| who.sees_only().is_none_or(|owners| owners.has(card.owner)));
            let Some(card) = seen else { continue };
            // Each by the days that counted when it was sent (GEN-12).
            let of_day = followed.of(row.customer).on(row.on).policy.periods;
            let answer = i64::from(of_day.answer_days);
            let overdue = row.state == State::Sent && today.days_since(row.on) > answer;
            shown.push(ActShown { code: card.code.clone(), name: card.name.clone(), row, overdue });
        }
        shown.sort_by(|one, other| {
            (one.row.state, &one.name, one.row.act).cmp(&(
                other.row.state,
                &other.name,
                other.row.act,
            ))
        });
        Ok(shown)
    })
}

/// What each debtor has confirmed of a balance by the last act that was answered up to a day.
pub(crate) fn confirmed_on(
    reader: &mut Reader,
    company: CompanyId,
    as_of: Day,
) -> Result<BTreeMap<CustomerId, Money>, Refused> {
    let rows = stored::acts(reader, company, None)?;
    let answered = rows
        .into_iter()
        .filter(|row| row.as_of == as_of && matches!(row.state, State::Signed | State::Disputed));
    Ok(answered.map(|row| (row.customer, row.confirmed)).collect())
}
