//! The notice of breach: which clauses of which contract were broken by which invoice, what is
//! demanded and what comes next (F-H; LFE-03: late payment is a trade credit with a price).

use super::dossier::{Debt, open_of};
use super::given::Field;
use super::{Draft, NotDrawn};
use crate::paper::{Block, Paper};
use saldo_domain::Money;

pub(super) const FIELDS: &[Field] =
    &[Field::text("number"), Field::text("contract"), Field::text("clauses"), Field::day("pay_by")];

/// Days to pay where no day was given.
const DAYS_TO_PAY: i64 = 7;

pub(super) fn draw(draft: &Draft<'_>) -> Result<Paper, NotDrawn> {
    let dossier = draft.dossier;
    let overdue: Vec<&Debt> = dossier.overdue().collect();
    let total = open_of(dossier.currency, overdue.iter().copied())?;
    let to_pay = draft.to_pay(total)?;
    let pay_by = draft.given.day("pay_by").unwrap_or(dossier.day.plus(DAYS_TO_PAY));
    let longest = overdue.iter().map(|debt| debt.days_late).max().unwrap_or(0);
    let values = [
        ("total", draft.texts.money(to_pay)),
        ("total_words", draft.in_words(to_pay)),
        ("contract", draft.contract()),
        ("pay_by", draft.texts.day(pay_by)),
    ];
    let mut blocks = vec![
        draft.part("opening", &values)?,
        draft.facts(&[
            draft.debtor(),
            ("contract", draft.contract()),
            ("clauses", draft.clauses()),
            ("longest", draft.texts.count("document-days", longest)),
        ]),
        draft.debts(draft.texts.get("document-table-overdue"), &overdue)?,
        draft.sums(total)?,
    ];
    let charges = draft.to_claim()?;
    if charges.is_positive() {
        let sum = draft.texts.money(charges);
        blocks.push(Block::Text { text: draft.with("price", &[("sum", sum.into())]) });
    }
    blocks.extend(dossier.agreed.iter().map(|agreed| Block::Note {
        text: draft.texts.with_text("document-agreed", "reference", agreed),
    }));
    blocks.push(draft.part("closing", &values)?);
    blocks.extend(draft.bank());
    blocks.push(draft.our_signature());
    draft.asking((total, Money::zero(dossier.currency)), blocks)
}
