//! Payments that were told before in another way: by the bank, or by an earlier push.

use super::bring::Desk;
use crate::acts::ledger::Ledger;
use crate::acts::order_for;
use crate::{Refused, bank};
use saldo_domain::allocation::Reason;
use saldo_domain::book::ItemKind;
use saldo_domain::book::intake::Told;
use saldo_domain::book::same_money::{
    FromBank, Same, WITHIN, debts_named, pays_otherwise, same_money,
};
use saldo_domain::number::folded_number;
use saldo_domain::{CompanyId, CustomerId, ItemId};
use saldo_store::Writer;
use saldo_store::bank::{self as stored, AlreadyTold};
use saldo_store::book::Stamp;
use saldo_store::import::CustomerChunk;
use std::collections::{BTreeMap, BTreeSet};

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
    /// Of them the ones that say which debt they pay.
    pub(super) named: Vec<Named>,
}

/// A payment that the bank had brought, and the number of the debt that another program says it pays.
pub(super) struct Named {
    pub(super) customer: CustomerId,
    pub(super) payment: ItemId,
    pub(super) number: String,
    /// Line of the file that says it.
    pub(super) line: u64,
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
        let mut counted = Counted { named: named(&chunk.told, &same), ..Counted::default() };
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

/// Those of the told payments that name a debt.
fn named(told: &[Told], same: &[Same]) -> Vec<Named> {
    let of = |one: &Same| {
        let told = told.iter().find(|told| told.identity == one.identity)?;
        let number =
            told.fact.settles.clone().filter(|number| !folded_number(number).is_empty())?;
        Some(Named { customer: one.customer, payment: one.item, number, line: one.told })
    };
    same.iter().filter_map(of).collect()
}

/// What another program says a payment pays counts, also where the bank told the payment first: what
/// of it pays nothing yet pays the debt that is named. What pays something else already stays with
/// it, and somebody is asked: the two programs would differ for good. Says which lines paid something.
pub(super) fn pay_named(
    writer: &mut Writer,
    desk: &Desk<'_>,
    stamp: Stamp,
    named: &[&Named],
) -> Result<BTreeSet<u64>, Refused> {
    let mut of_customers: BTreeMap<CustomerId, Vec<&Named>> = BTreeMap::new();
    for one in named {
        of_customers.entry(one.customer).or_default().push(one);
    }
    let (mut differing, mut paying) = (Vec::new(), BTreeSet::new());
    for (customer, named) in of_customers {
        let order = order_for(writer, stamp.company, customer)?;
        let mut ledger = Ledger::open(writer, stamp.company, customer, stamp.recorded)?;
        for one in named {
            let payment = ledger.item(one.payment)?.clone();
            let debts: Vec<ItemId> = debts_named(ledger.book(), &payment, &one.number)
                .iter()
                .map(|one| one.item)
                .collect();
            for debt in &debts {
                let free = ledger.book().free_from(&payment, payment.effective)?;
                let item = ledger.item(*debt)?;
                let from = payment.effective.max(item.effective);
                let room = free.smaller(ledger.book().lowest_open_from(item, from)?)?;
                if !room.is_positive() {
                    continue;
                }
                for (item, amount) in ledger.book().named(order, one.payment, *debt, room)? {
                    ledger.allocate(one.payment, item, amount, Reason::Designated.code())?;
                }
                paying.insert(one.line);
                // What is left of one payment is not for another document of the same number.
                break;
            }
            if pays_otherwise(ledger.book(), &payment, &debts)? {
                let said = format!("{} · {} · {}", payment.amount, payment.effective, one.number);
                differing.push(bank::Differing { customer, payment: one.payment, said });
            }
        }
        ledger.enter_as(writer, desk.business, stamp.batch)?;
    }
    bank::ask_what_is_paid(writer, stamp, (desk.who.person, desk.today), &differing)?;
    Ok(paying)
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
