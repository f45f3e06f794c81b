//! The demand to repay within three calendar days of its delivery (clause 8.4, EXE-04): handed
//! over against signature, or sent with declared value, with act, contract and the completed
//! statement of claim beside it. One that the program sends names what goes along, and no more.

use super::dossier::{Charged, Debt, open_of};
use super::given::Field;
use super::{Draft, NotDrawn};
use crate::paper::{Block, Paper, Place};

pub(super) const FIELDS: &[Field] =
    &[Field::text("number"), Field::text("contract"), Field::text("clauses")];

pub(super) fn draw(draft: &Draft<'_>) -> Result<Paper, NotDrawn> {
    let dossier = draft.dossier;
    let overdue: Vec<&Debt> = dossier.overdue().collect();
    let principal = open_of(dossier.currency, overdue.iter().copied())?;
    let charges = draft.to_claim()?;
    let total = principal.plus(charges)?;
    let to_pay = draft.to_pay(total)?;
    let values = [
        ("total", draft.texts.money(to_pay)),
        ("total_words", draft.in_words(to_pay)),
        ("contract", draft.contract()),
    ];
    let mut blocks = vec![
        draft.part("opening", &values)?,
        draft.facts(&[("contract", draft.contract()), ("clauses", draft.clauses())]),
        draft.debts(draft.texts.get("document-table-overdue"), &overdue)?,
    ];
    if charges.is_positive() {
        blocks.push(draft.facts(&[
            ("principal", draft.texts.money(principal)),
            ("charges", draft.texts.money(charges)),
        ]));
    }
    let by_hand = dossier.enclosed.is_none();
    if !by_hand && charges.is_positive() {
        let charged: Vec<&Charged> = dossier.to_claim().collect();
        blocks.push(draft.heading("calculation"));
        blocks.extend(draft.proof(&charged)?);
    }
    blocks.push(draft.sums(total)?);
    blocks.push(draft.part(closing_of(draft, by_hand), &values)?);
    blocks.extend(draft.bank());
    blocks.extend(draft.annexes(&["act", "contract", "suit", "calculation"], charges));
    blocks.push(draft.our_signature());
    blocks.push(Block::Signatures { places: vec![received(draft)] });
    draft.asking((total, charges), blocks)
}

/// The statement of claim lies beside a demand that a person has put together. A company's own
/// closing serves both cases.
fn closing_of(draft: &Draft<'_>, by_hand: bool) -> &'static str {
    if by_hand || draft.own.contains_key("closing") { "closing" } else { "closing-alone" }
}

/// Where the debtor signs that the demand came into their hands: the three days run from then.
fn received(draft: &Draft<'_>) -> Place {
    Place { who: draft.t("received"), name: String::new(), below: draft.t("received-below") }
}
