//! Payments that were told before in another way: by the bank, or by an earlier push.

use crate::Refused;
use saldo_domain::book::ItemKind;
use saldo_domain::book::same_money::{FromBank, Same, WITHIN, same_money};
use saldo_domain::number::folded_number;
use saldo_domain::{CompanyId, ItemId};
use saldo_store::Writer;
use saldo_store::bank::{self as stored, AlreadyTold};
use saldo_store::import::CustomerChunk;
use std::collections::BTreeSet;

/// What the bank has brought for the customers of a chunk.
#[derive(Default)]
pub(super) struct FromBankRead {
    payments: Vec<FromBank>,
    already: AlreadyTold,
}

/// Payments that were left out because the bank had brought the money.
#[derive(Default)]
pub(super) struct Counted {
    /// Lines of the file that told them.
    pub(super) lines: BTreeSet<u64>,
    /// Those that are told for the first time.
    pub(super) same: Vec<Same>,
}

impl FromBankRead {
    /// Reads what may be told a second time; nothing for a chunk that tells no payments.
    pub(super) fn of(
        writer: &mut Writer,
        company: CompanyId,
        chunk: &[CustomerChunk],
    ) -> Result<Self, Refused> {
        let is_payment = |kind| kind == ItemKind::Payment;
        let told = chunk.iter().flat_map(|one| &one.told);
        let days = told.filter(|told| is_payment(told.fact.kind)).map(|told| told.fact.effective);
        let (Some(first), Some(last)) = (days.clone().min(), days.max()) else {
            return Ok(Self::default());
        };
        let telling =
            chunk.iter().filter(|one| one.told.iter().any(|told| is_payment(told.fact.kind)));
        let customers: Vec<i64> = telling.map(|one| one.customer.get()).collect();
        let between = (first.plus(-WITHIN), last.plus(WITHIN));
        let payments = stored::payments_from_bank(writer, company, &customers, between)?;
        let already = stored::already_told(writer, company, &customers)?;
        Ok(Self { payments, already })
    }

    /// Takes out of a customer's rows the payments that the bank has brought.
    pub(super) fn leave_out(&mut self, chunk: &mut CustomerChunk) -> Counted {
        if self.payments.is_empty() && self.already.payments.is_empty() {
            return Counted::default();
        }
        let customer = chunk.customer;
        let known = known_payments(chunk);
        let already = |identity| self.already.payments.contains(&(customer, identity));
        let is_known = |identity| known.contains(&identity) || already(identity);
        let same = same_money(customer, &chunk.told, &self.payments, is_known, &self.already.lines);
        let mut counted = Counted::default();
        chunk.told.retain(|told| {
            let is_same = same.iter().any(|one| one.identity == told.identity);
            let is_left_out = told.fact.kind == ItemKind::Payment
                && !known.contains(&told.identity)
                && (is_same || already(told.identity));
            if is_left_out {
                counted.lines.insert(told.line);
            }
            !is_left_out
        });
        self.already.lines.extend(same.iter().map(|one| one.line));
        counted.same = same;
        counted
    }
}

fn known_payments(chunk: &CustomerChunk) -> BTreeSet<ItemId> {
    // One that was undone with its import is told anew.
    let payments = chunk
        .known
        .iter()
        .filter(|known| known.kind == ItemKind::Payment && known.undone.is_none());
    payments.map(|known| known.identity).collect()
}

/// Lines that tell a payment without a number which the book knows: whether it is another of
/// the same amount and day, only whoever tells it can say.
pub(super) fn told_before(chunk: &CustomerChunk) -> Vec<u64> {
    let known = known_payments(chunk);
    let unnumbered = chunk.told.iter().filter(|told| {
        told.fact.kind == ItemKind::Payment && folded_number(&told.fact.number).is_empty()
    });
    unnumbered.filter(|told| known.contains(&told.identity)).map(|told| told.line).collect()
}
