//! Roundings, bank fees and earned discounts that keep a paid document open, closed by those who keep the ledger.
//!
//! What is open is closed as a whole, by a movement of its own kind that the accounting system is
//! told of as `difference`. It is taken back like any movement ([`super::reverse`]); what was used
//! of a limit of the company stays used.

use super::ledger::Ledger;
use super::money::{Act, IdempotencyKey};
use crate::authority::{Acting, UsedOn, spend};
use crate::{Office, Refused, Who, company as companies, policies, scope};
use saldo_domain::authority::Right;
use saldo_domain::book::difference::{self, Paid, SmallDifference};
use saldo_domain::book::{CustomerBook, Item, ItemKind, Moment, MovementKind, NewMovement, Side};
use saldo_domain::matching::Thresholds;
use saldo_domain::number::clean_text;
use saldo_domain::{CompanyId, CustomerId, Day, ItemId, Money, MovementId};

/// Closes what is open of a document as a small difference.
///
/// # Errors
/// `NoDifference` when it is none, `UnknownDocument` for what is no debt, `BeyondLimit`,
/// `NotPermitted`, `KeyReused`, or the store's.
pub fn close_difference(
    office: &Office,
    company: CompanyId,
    who: Who,
    key: &IdempotencyKey,
    (customer, item): (CustomerId, ItemId),
    (cause, words): (SmallDifference, &str),
) -> Result<MovementId, Refused> {
    who.must(Right::CloseDifferences)?;
    let today = companies::today(office, company)?;
    let reason = reason(cause, words);
    let act = Act::new(office, company, who, "difference", customer);
    act.once(key, &("difference", customer, item, &reason), |writer, act| {
        scope::card(writer, company, who, customer)?;
        let acting = Acting::own(writer, company, who)?;
        let mut ledger = Ledger::open(writer, company, customer, act.command.at)?;
        let (found, open) = (ledger.item(item)?, ledger.left(item)?);
        if found.kind.side() == Side::Credit {
            return Err(Refused::UnknownDocument { number: found.number.clone() });
        }
        let (paid, late) = paid(ledger.book(), found)?;
        let paid = Paid { kind: found.kind, paid, late, open };
        let policy = policies::own(writer, company)?;
        let figures = &policy.on(today).policy.matching;
        difference::check(cause, figures, paid).map_err(Refused::NoDifference)?;
        let on = UsedOn { customer, item, amount: open };
        let movement = NewMovement {
            kind: MovementKind::Difference,
            debit_item: Some(item),
            credit_item: None,
            amount: open,
            effective: today.max(found.effective),
            reverses: None,
        };
        spend(writer, act.command.stamp(), acting, Right::CloseDifferences, on)?;
        let movement = ledger.add_movement(&movement, &reason)?;
        ledger.enter(writer, office.business())?;
        Ok(movement)
    })
}

/// What the policy of the day calls little.
///
/// # Errors
/// The store's.
pub fn little_differences(office: &Office, company: CompanyId) -> Result<Thresholds, Refused> {
    let today = companies::today(office, company)?;
    office.store.read(|reader| {
        let policy = policies::own(reader, company)?;
        Ok(policy.on(today).policy.matching.clone())
    })
}

/// What payments have settled of a document and nobody took back, and whether one of them came after
/// the due day. A credit note pays nothing.
fn paid(book: &CustomerBook, of: &Item) -> Result<(Money, bool), Refused> {
    let due = book.due(of.item, Day::LAST, Moment::NOW_AND_EVER).unwrap_or(of.due);
    let mut paid = (Money::zero(of.amount.currency()), false);
    for movement in book.standing_movements_of(of.item) {
        let credit = movement.credit_item.and_then(|item| book.item(item));
        let payment = credit.filter(|credit| credit.kind == ItemKind::Payment);
        if let Some(payment) = payment.filter(|_| movement.kind == MovementKind::Allocation) {
            paid = (paid.0.plus(movement.amount)?, paid.1 || payment.effective > due);
        }
    }
    Ok(paid)
}

/// The cause as a word, and what was said beside it.
fn reason(cause: SmallDifference, words: &str) -> String {
    let (words, _) = clean_text(words);
    let words: String = words.chars().take(1000).collect();
    if words.is_empty() { cause.code().to_owned() } else { format!("{}: {words}", cause.code()) }
}
