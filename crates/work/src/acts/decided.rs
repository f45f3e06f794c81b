//! Documents about which something was decided: they are not withdrawn in silence.

use super::ledger::Ledger;
use crate::{Refused, agreements, cases};
use saldo_domain::book::{ItemKind, MovementKind};
use saldo_domain::{CompanyId, CustomerId, Day, ItemId};
use saldo_store::Reader;

/// Refuses to take documents away of which something was written off, sold, refunded or charged, which
/// an agreement in force is about, or which a court, a bailiff, an agency or an administrator has: that is
/// taken back or ended first.
///
/// # Errors
/// `ImportInUse`, `Kept`, `WithOthers`, or the store's.
pub(crate) fn refuse_decided(
    reader: &mut Reader,
    (company, customer): (CompanyId, CustomerId),
    ledger: &Ledger,
    items: &[ItemId],
) -> Result<(), Refused> {
    for item in items {
        refuse_moved(ledger, *item)?;
    }
    agreements::refuse_kept(reader, company, customer, items)?;
    cases::refuse_elsewhere(reader, company, customer, items)
}

fn refuse_moved(ledger: &Ledger, item: ItemId) -> Result<(), Refused> {
    let book = ledger.book();
    let decided = |kind| {
        matches!(
            kind,
            MovementKind::WriteOff
                | MovementKind::Sale
                | MovementKind::Difference
                | MovementKind::Refund
        )
    };
    let is_decided = book.standing_movements_of(item).any(|movement| decided(movement.kind));
    let is_charged = book.items().any(|charge| {
        charge.kind == ItemKind::Charge
            && book.bearer(charge.item, Day::LAST).is_some_and(|bearer| bearer.item == item)
            && book
                .standing_movements_of(charge.item)
                .all(|one| one.kind != MovementKind::Cancellation)
    });
    if !is_decided && !is_charged {
        return Ok(());
    }
    let number = book.item(item).map(|item| item.number.clone()).unwrap_or_default();
    Err(Refused::ImportInUse { number })
}
