//! The claim: debts with their documents and due days, what lateness costs by segments, the
//! demand, its term, and what follows (F-C, F-H).

use super::dossier::{Charged, Debt, open_of};
use super::given::Field;
use super::{Draft, NotDrawn};
use crate::paper::{Block, Paper};
use saldo_domain::book::ItemKind;

/// The term of the law where the contract sets none (APK 4 p. 5); the regulation's as well.
const ANSWER_DAYS: i64 = 30;

pub(super) const FIELDS: &[Field] = &[
    Field::text("number"),
    Field::text("contract"),
    Field::text("clauses"),
    Field::whole("answer_days", 1, 365),
    Field::text("court"),
];

pub(super) fn draw(draft: &Draft<'_>) -> Result<Paper, NotDrawn> {
    let dossier = draft.dossier;
    let (claimed, debts): (Vec<&Debt>, Vec<&Debt>) =
        dossier.overdue().partition(|debt| debt.kind == ItemKind::Charge);
    let charges: Vec<&Charged> = dossier.to_claim().collect();
    let principal = open_of(dossier.currency, debts.iter().copied())?;
    let claimed_before = open_of(dossier.currency, claimed.iter().copied())?;
    let to_claim = draft.to_claim()?;
    let total = principal.plus(claimed_before)?.plus(to_claim)?;
    let to_pay = draft.to_pay(total)?;
    let days = draft.given.whole("answer_days").unwrap_or(ANSWER_DAYS);
    let values = [
        ("total", draft.texts.money(to_pay)),
        ("total_words", draft.in_words(to_pay)),
        ("contract", draft.contract()),
        ("days", draft.texts.count("document-calendar-days", days)),
        ("court", draft.given.text("court").to_owned()),
    ];
    let mut blocks = vec![
        draft.part("opening", &values)?,
        draft.facts(&[("contract", draft.contract()), ("clauses", draft.clauses())]),
    ];
    if !debts.is_empty() {
        blocks.push(draft.debts(draft.texts.get("document-table-principal"), &debts)?);
    }
    if !claimed.is_empty() {
        blocks.push(draft.debts(draft.texts.get("document-table-claimed"), &claimed)?);
    }
    if !charges.is_empty() {
        blocks.push(draft.heading("calculation"));
        blocks.extend(draft.proof(&charges)?);
    }
    blocks.push(draft.heading("claimed"));
    let sum = |money| draft.texts.money(money);
    let nothing = |money: saldo_domain::Money, text: String| {
        if money.is_zero() { String::new() } else { text }
    };
    blocks.push(draft.facts(&[
        ("principal", sum(principal)),
        ("claimed-before", nothing(claimed_before, sum(claimed_before))),
        ("charges", nothing(to_claim, sum(to_claim))),
    ]));
    blocks.push(draft.sums(total)?);
    blocks.push(draft.part("closing", &values)?);
    blocks.push(Block::Text { text: court(draft) });
    blocks.extend(draft.bank());
    let usual = ["contract", "delivery", "act", "calculation", "authority"];
    blocks.extend(draft.annexes(&usual, to_claim));
    if dossier.enclosed.is_none() {
        blocks.push(Block::Note { text: draft.texts.get("document-sent-how") });
    }
    blocks.push(draft.our_signature());
    draft.asking((total, to_claim), blocks)
}

fn court(draft: &Draft<'_>) -> String {
    match draft.given.text("court") {
        "" => draft.t("court-any"),
        court => draft.with("court-named", &[("court", court.into())]),
    }
}
