//! The guarantee letter, ready for the debtor to sign (EXE-02, F-H): the debt acknowledged with
//! its invoices, the day of payment, the duty to pay for the delay, the account.

use super::dossier::{Debt, open_of};
use super::given::Field;
use super::{Draft, NotDrawn};
use crate::paper::{Block, Paper};

pub(super) const FIELDS: &[Field] =
    &[Field::text("number"), Field::text("contract"), Field::day("pay_by")];

/// Days to pay where no day was given.
const DAYS_TO_PAY: i64 = 14;

pub(super) fn draw(draft: &Draft<'_>) -> Result<Paper, NotDrawn> {
    let dossier = draft.dossier;
    let debts: Vec<&Debt> = dossier.overdue().collect();
    let total = open_of(dossier.currency, debts.iter().copied())?;
    let to_pay = draft.to_pay(total)?;
    let pay_by = draft.given.day("pay_by").unwrap_or(dossier.day.plus(DAYS_TO_PAY));
    let values = [
        ("total", draft.texts.money(to_pay)),
        ("total_words", draft.in_words(to_pay)),
        ("contract", draft.contract()),
        ("pay_by", draft.texts.day(pay_by)),
        ("day", draft.texts.day(dossier.day)),
    ];
    let told: Vec<(&str, crate::texts::Value)> =
        values.iter().map(|(name, value)| (*name, value.into())).collect();
    let mut blocks = vec![
        draft.part("opening", &values)?,
        draft.facts(&[("contract", draft.contract())]),
        draft.debts(draft.texts.get("document-table-acknowledged"), &debts)?,
        draft.sums(total)?,
        Block::Text { text: draft.with("promise", &told) },
        Block::Text { text: draft.t("delay") },
    ];
    blocks.extend(draft.bank());
    blocks.push(signatures(draft));
    blocks.push(Block::Note { text: draft.t("stamp") });
    Ok(draft.theirs(blocks))
}

/// Head and chief accountant of the debtor.
fn signatures(draft: &Draft<'_>) -> Block {
    let customer = &draft.dossier.customer;
    let accountant = draft.place("accountant", &customer.accountant);
    Block::Signatures { places: vec![draft.head_of(customer), accountant] }
}
