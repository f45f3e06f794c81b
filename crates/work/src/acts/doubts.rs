//! What makes one ask “is that so?” before money is entered by hand: each of these is
//! possible, and more often a slip of the hand. Money of a day still ahead is not doubted
//! but refused: it cannot have come.

use super::NewPayment;
use crate::Refused;
use saldo_domain::book::balance::{Balance, CustomerBook};
use saldo_domain::book::{ItemKind, Moment};
use saldo_domain::{Day, Money};
use serde::Serialize;

/// Days after which an entry by hand is late enough to be asked about: by then the books of
/// the quarter are closed.
const LONG_AGO: i64 = 92;

/// One thing about a payment that is seldom so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "doubt", rename_all = "kebab-case")]
pub enum Doubt {
    /// More than the customer owes on the whole; the rest would stay unallocated.
    MoreThanOwed { owed: Money },
    /// So many days ago.
    LongAgo { days: i64 },
    /// A payment of the same amount and day is in the book; its number may be empty.
    Twin { number: String },
}

/// What is doubtful about a payment, given everything recorded about its customer.
pub(super) fn doubts(
    book: &CustomerBook,
    payment: &NewPayment,
    today: Day,
) -> Result<Vec<Doubt>, Refused> {
    let mut doubts = Vec::new();
    let owed = owed(book, payment, today)?;
    if payment.amount.minus(owed)?.is_positive() {
        doubts.push(Doubt::MoreThanOwed { owed });
    }
    let days = today.days_since(payment.effective);
    if days > LONG_AGO {
        doubts.push(Doubt::LongAgo { days });
    }
    doubts.extend(twin(book, payment).map(|number| Doubt::Twin { number }));
    Ok(doubts)
}

/// What the customer owes in the currency of the payment; never below zero.
fn owed(book: &CustomerBook, payment: &NewPayment, today: Day) -> Result<Money, Refused> {
    let currency = payment.amount.currency();
    let balances = book.balances(today, Moment(i64::MAX))?;
    let total = balances.get(&currency).copied().map(Balance::total).transpose()?;
    Ok(total.filter(|total| total.is_positive()).unwrap_or(Money::zero(currency)))
}

fn twin(book: &CustomerBook, payment: &NewPayment) -> Option<String> {
    let alike = book.items().find(|item| {
        item.kind == ItemKind::Payment
            && item.effective == payment.effective
            && item.amount == payment.amount
    });
    alike.map(|item| item.number.clone())
}
