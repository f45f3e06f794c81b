//! The standing by which an agreement holds the policy, as rows of the book.

use super::terms::state_of;
use crate::Refused;
use saldo_domain::agreements::State;
use saldo_domain::standing::{StandingKind, WrittenOrder};
use saldo_domain::{CompanyId, Day, ItemId, UserId};
use saldo_store::Reader;
use saldo_store::agreements::{self as stored, AgreementRow, NewDraft};
use saldo_store::book::{NewStanding, StandingRow, standing_of};

/// One row for each debt, in force from a day on to the last day of the agreement, unless it is
/// ended before.
pub(super) fn held(
    row: &AgreementRow,
    draft: &NewDraft,
    (number, signed): (&str, Day),
    from: Day,
    person: UserId,
) -> Vec<NewStanding> {
    let until = draft.instalments.last().map(|part| part.day.plus(i64::from(draft.grace_days)));
    let one = |(item, _): &(ItemId, saldo_domain::Money)| NewStanding {
        customer: row.new.customer,
        kind: StandingKind::Agreement,
        item: Some(*item),
        from,
        until,
        amount: None,
        reason: String::new(),
        order: Some(WrittenOrder {
            number: number.to_owned(),
            dated: signed,
            scope: String::new(),
        }),
        ends: None,
        person,
    };
    draft.debts.iter().map(one).collect()
}

/// Rows that end what [`held`] began, as of a day.
pub(super) fn released(
    reader: &mut Reader,
    company: CompanyId,
    row: &AgreementRow,
    (from, reason): (Day, &str),
    person: UserId,
) -> Result<Vec<NewStanding>, Refused> {
    let number = row.number();
    let own = |one: &StandingRow| {
        let named = one.order.as_ref().is_some_and(|order| order.number == number);
        one.kind == StandingKind::Agreement && one.ended.is_none() && named
    };
    let rows = standing_of(reader, company, row.new.customer)?.into_iter().filter(own);
    let ends = rows.map(|one| NewStanding {
        customer: one.customer,
        kind: one.kind,
        item: one.item,
        from: from.max(one.from),
        until: None,
        amount: None,
        reason: reason.to_owned(),
        order: None,
        ends: Some(one.standing),
        person,
    });
    Ok(ends.collect())
}

/// Another agreement that is signed, not over, and holds for one of these debts.
pub(super) fn another(
    reader: &mut Reader,
    company: CompanyId,
    row: &AgreementRow,
    items: &[ItemId],
) -> Result<Option<AgreementRow>, Refused> {
    let rows = stored::of_customer(reader, company, row.new.customer)?;
    let holds = |other: &AgreementRow| {
        let stands = matches!(state_of(other), State::InForce | State::Breached);
        let debts = other.draft.iter().flat_map(|(_, draft)| &draft.debts);
        stands
            && other.agreement != row.agreement
            && row.new.replaces != Some(other.agreement)
            && debts.into_iter().any(|(item, _)| items.contains(item))
    };
    Ok(rows.into_iter().find(holds))
}
