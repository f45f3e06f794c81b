//! Documents about which something was decided: they are not withdrawn in silence.

use super::ledger::Ledger;
use crate::agreements::AgreementRefusal;
use crate::cases::CaseRefusal;
use crate::{Refused, agreements, cases};
use saldo_domain::book::{ItemKind, MovementKind};
use saldo_domain::recovery::case::Course;
use saldo_domain::{CompanyId, CustomerId, Day, ItemId};
use saldo_store::Reader;
use std::collections::{BTreeMap, BTreeSet};

/// What was decided about the debts of one customer beside its book.
pub(crate) struct Decided {
    /// Debts that an agreement in force is about, with its number.
    kept: BTreeMap<ItemId, String>,
    /// Who has them: a court, a bailiff, an agency or an administrator.
    course: Course,
}

impl Decided {
    pub(crate) fn of(
        reader: &mut Reader,
        company: CompanyId,
        customer: CustomerId,
    ) -> Result<Self, Refused> {
        let kept = agreements::kept(reader, company, customer)?;
        Ok(Self { kept, course: cases::course_of(reader, company, customer)? })
    }

    /// Refuses to take documents away of which something was written off, sold, refunded or charged,
    /// which an agreement in force is about, or which somebody else has: that is taken back or ended
    /// first.
    ///
    /// # Errors
    /// `ImportInUse`, `Kept` or `WithOthers`.
    pub(crate) fn refuse(&self, ledger: &Ledger, items: &[ItemId]) -> Result<(), Refused> {
        refuse_moved(ledger, items)?;
        if let Some(number) = items.iter().find_map(|item| self.kept.get(item)) {
            return Err(AgreementRefusal::Kept { number: number.clone() }.into());
        }
        match items.iter().any(|item| self.course.elsewhere(*item).is_some()) {
            true => Err(CaseRefusal::WithOthers.into()),
            false => Ok(()),
        }
    }
}

fn refuse_moved(ledger: &Ledger, items: &[ItemId]) -> Result<(), Refused> {
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
    let stands = |charge: ItemId| {
        book.standing_movements_of(charge).all(|one| one.kind != MovementKind::Cancellation)
    };
    let charges = book.items().filter(|one| one.kind == ItemKind::Charge && stands(one.item));
    let charged: BTreeSet<ItemId> =
        charges.filter_map(|one| Some(book.bearer(one.item, Day::LAST)?.item)).collect();
    let in_use = items.iter().find(|item| {
        charged.contains(*item)
            || book.standing_movements_of(**item).any(|movement| decided(movement.kind))
    });
    match in_use {
        None => Ok(()),
        Some(item) => {
            let number = book.item(*item).map(|item| item.number.clone()).unwrap_or_default();
            Err(Refused::ImportInUse { number })
        }
    }
}
