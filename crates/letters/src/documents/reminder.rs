//! The reminder: what is overdue and what falls due soon, in a friendly tone (REM-01, REM-03).

use super::dossier::{Debt, open_of};
use super::given::Field;
use super::{Draft, NotDrawn};
use crate::paper::{Block, Paper};
use saldo_domain::Money;

/// Days ahead within which a coming due day is named.
const AHEAD: i64 = 7;

/// Days ahead at most.
pub(super) const FARTHEST: i64 = 90;

pub(super) const FIELDS: &[Field] = &[Field::whole("ahead", 0, FARTHEST)];

pub(super) fn draw(draft: &Draft<'_>) -> Result<Paper, NotDrawn> {
    let dossier = draft.dossier;
    let ahead = draft.given.whole("ahead").unwrap_or(AHEAD);
    let named = |debt: &&Debt| !debt.disputed && debt.days_late >= -ahead;
    let (overdue, coming): (Vec<&Debt>, Vec<&Debt>) =
        dossier.debts.iter().filter(named).partition(|debt| debt.days_late > 0);
    let total = open_of(dossier.currency, overdue.iter().chain(&coming).copied())?;
    let to_pay = draft.to_pay(total)?;
    let opening = if overdue.is_empty() { "coming" } else { "opening" };
    let values = [("total", draft.texts.money(to_pay)), ("total_words", draft.in_words(to_pay))];
    let mut blocks = vec![draft.part(opening_of(draft, opening), &values)?];
    if !overdue.is_empty() {
        blocks.push(draft.debts(draft.texts.get("document-table-overdue"), &overdue)?);
    }
    if !coming.is_empty() {
        blocks.push(draft.debts(draft.texts.get("document-table-coming"), &coming)?);
    }
    blocks.push(draft.sums(total)?);
    blocks.push(draft.part("closing", &values)?);
    blocks.extend(draft.bank());
    blocks.push(Block::Text { text: draft.t("thanks") });
    blocks.push(draft.our_signature());
    draft.asking((total, Money::zero(dossier.currency)), blocks)
}

/// A company's own opening serves both cases.
fn opening_of(draft: &Draft<'_>, opening: &'static str) -> &'static str {
    if draft.own.contains_key("opening") { "opening" } else { opening }
}
