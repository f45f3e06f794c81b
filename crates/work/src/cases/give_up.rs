//! A decision that a debt is irrecoverable is a step of its case too (ESC-15): what stands in the
//! register is not chased any more, and no suit is filed about it.

use super::file::{File, owing};
use super::record::Desk;
use crate::Refused;
use saldo_domain::recovery::case::{Act, Fact, Stage};
use saldo_domain::{CustomerId, ItemId};
use saldo_store::Writer;

/// Records on the case what a decision has entered into the register. A case that nobody opened
/// begins with it. Where a court, an agency or an administrator has other debts of the customer, the
/// case stays with those, and the ladder is silent about either.
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
    let debts: Vec<ItemId> =
        late.iter().map(|debt| debt.item).filter(|item| items.contains(item)).collect();
    let course = File::of(writer, company, customer)?.course;
    let stage = course.stage().filter(|stage| !stage.is_closed());
    let own = course.debts().is_empty() || debts.iter().any(|item| course.debts().contains(item));
    let with_others = stage.is_some_and(Stage::silences_the_ladder) && !own;
    if debts.is_empty() || with_others || stage == Some(Stage::Irrecoverable) {
        return desk.keep_silent(writer, customer, ("", ""));
    }
    if stage.is_none() {
        desk.record(writer, customer, &Fact::bare(Act::Open, desk.today))?;
    }
    let given_up =
        Fact { decision: Some(decision), debts, ..Fact::bare(Act::Irrecoverable, desk.today) };
    desk.record(writer, customer, &given_up).map(drop)
}
