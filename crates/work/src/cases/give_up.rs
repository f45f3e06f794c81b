//! A decision that a debt is irrecoverable is a step of its case too (ESC-15): what stands in the
//! register is not chased any more, and no suit is filed about it.

use super::file::{File, owing};
use super::record::Desk;
use crate::Refused;
use saldo_domain::recovery::case::{Act, Fact, Stage};
use saldo_domain::{CustomerId, ItemId, Money};
use saldo_store::Writer;

/// Records on the case what a decision has entered into the register. A case that nobody opened
/// begins with it, and one that was given up already is about the debts of either entry. Where a court,
/// an agency or an administrator has other debts of the customer, the case stays with those, and the
/// ladder is silent about either; an agreement about the debt stands in the way all the same.
///
/// # Errors
/// `Case` where one of these very debts is with a court or an agency, `Agreement` where one of them
/// is under an agreement that is kept, or the store's.
pub(crate) fn give_up(
    desk: &Desk<'_>,
    writer: &mut Writer,
    customer: CustomerId,
    decision: i64,
    items: &[ItemId],
) -> Result<(), Refused> {
    let company = desk.company.company;
    let (_, late) = owing(writer, company, desk.who, customer, desk.today)?;
    let given_up: Vec<(ItemId, Money)> = late
        .iter()
        .filter(|debt| items.contains(&debt.item))
        .map(|debt| (debt.item, debt.open))
        .collect();
    let debts: Vec<ItemId> = given_up.iter().map(|(item, _)| *item).collect();
    let fact = Fact {
        decision: Some(decision),
        debts: debts.clone(),
        ..Fact::bare(Act::Irrecoverable, desk.today)
    };
    let course = File::of(writer, company, customer)?.course;
    let stage = course.stage().filter(|stage| !stage.lets_another_begin());
    let of_case = course.debts();
    let is_own = |item: &ItemId| of_case.is_empty() || of_case.contains(item);
    let stays = match stage {
        Some(Stage::Irrecoverable) => debts.iter().all(is_own),
        Some(stage) => stage.silences_the_ladder() && !debts.iter().any(is_own),
        None => false,
    };
    if debts.is_empty() || stays {
        desk.part_from_agreements(writer, customer, &fact, &given_up)?;
        return desk.keep_silent(writer, customer, ("", ""));
    }
    if stage.is_none() {
        desk.record(writer, customer, &Fact::bare(Act::Open, desk.today))?;
    }
    desk.record(writer, customer, &fact).map(drop)
}
