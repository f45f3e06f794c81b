//! The debtor's request for deferral (EXE-03, F-H): a new day of payment, with a guarantee of
//! principal and fee.

use super::dossier::{Debt, open_of};
use super::given::Field;
use super::{Draft, NotDrawn};
use crate::paper::{Block, Paper};

pub(super) const FIELDS: &[Field] =
    &[Field::text("number"), Field::text("contract"), Field::day("pay_by"), Field::text("reason")];

/// Days of deferral where no day was given.
const DAYS: i64 = 14;

pub(super) fn draw(draft: &Draft<'_>) -> Result<Paper, NotDrawn> {
    let dossier = draft.dossier;
    let debts: Vec<&Debt> = dossier.overdue().collect();
    let total = open_of(dossier.currency, debts.iter().copied())?;
    let to_pay = draft.to_pay(total)?;
    let pay_by = draft.given.day("pay_by").unwrap_or(dossier.day.plus(DAYS));
    let values = [
        ("total", draft.texts.money(to_pay)),
        ("total_words", draft.in_words(to_pay)),
        ("contract", draft.contract()),
        ("pay_by", draft.texts.day(pay_by)),
    ];
    let fee = draft.to_claim()?;
    let mut blocks = vec![
        draft.part("opening", &values)?,
        draft.facts(&[
            ("contract", draft.contract()),
            ("new-day", draft.texts.day(pay_by)),
            ("reason", draft.given.text("reason").to_owned()),
        ]),
        draft.debts(draft.texts.get("document-table-deferred"), &debts)?,
        draft.sums(total)?,
    ];
    if fee.is_positive() {
        let sum = draft.in_words(fee);
        blocks.push(Block::Text { text: draft.with("fee", &[("sum", sum.into())]) });
    }
    blocks.push(Block::Text { text: draft.t("guarantee") });
    let customer = &dossier.customer;
    let accountant = draft.place("accountant", &customer.accountant);
    blocks.push(Block::Signatures { places: vec![draft.head_of(customer), accountant] });
    Ok(draft.theirs(blocks))
}
