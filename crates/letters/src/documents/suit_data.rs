//! The data of a statement of claim (F-H, EXE-08): court and parties, the price of the claim as
//! principal and charges to the day, the calculation, what was done before court.

use super::dossier::{Charged, Debt, open_of};
use super::given::Field;
use super::memo::measures;
use super::{Draft, NotDrawn};
use crate::paper::{Block, Paper};

pub(super) const FIELDS: &[Field] = &[
    Field::text("court"),
    Field::text("contract"),
    Field::day("claim_sent"),
    Field::text("claim_proof"),
    Field { name: "court_fee", kind: super::FieldKind::Money },
];

pub(super) fn draw(draft: &Draft<'_>) -> Result<Paper, NotDrawn> {
    let (dossier, texts) = (draft.dossier, draft.texts);
    let debts: Vec<&Debt> = dossier.overdue().collect();
    let charges: Vec<&Charged> = dossier.to_claim().collect();
    let principal = open_of(dossier.currency, debts.iter().copied())?;
    let accessory = draft.to_claim()?;
    let price = principal.plus(accessory)?;
    let to_pay = draft.to_pay(price)?;
    let fee = draft.given.money("court_fee", dossier.currency);
    let body = |body: &super::Body| {
        let mut lines = vec![body.name.clone()];
        lines.extend(super::parts::identity_lines(body, texts));
        lines.join("\n")
    };
    let sent = draft.given.day("claim_sent").map_or(String::new(), |day| texts.day(day));
    let mut blocks = vec![
        draft.facts(&[
            ("court", draft.given.text("court").to_owned()),
            ("claimant", body(&dossier.company)),
            ("defendant", body(&dossier.customer)),
            ("contract", draft.contract()),
            ("claim-sent", sent),
            ("claim-proof", draft.given.text("claim_proof").to_owned()),
        ]),
        draft.heading("price"),
        draft.facts(&[
            ("principal", texts.money(principal)),
            ("charges", texts.money(accessory)),
            ("price", draft.in_words(price)),
            ("court-fee", fee.map_or(String::new(), |fee| texts.money(fee))),
        ]),
    ];
    if dossier.unassigned.is_positive() {
        let values =
            [("sum", texts.money(dossier.unassigned).into()), ("left", texts.money(to_pay).into())];
        blocks.push(Block::Strong { text: draft.with("unassigned", &values) });
    }
    blocks.push(draft.debts(texts.get("document-table-principal"), &debts)?);
    if !charges.is_empty() {
        blocks.push(draft.heading("calculation"));
        blocks.extend(draft.proof(&charges)?);
    }
    if dossier.disputed().next().is_some() {
        let numbers: Vec<&str> = dossier.disputed().map(|debt| debt.number.as_str()).collect();
        let values = [("numbers", numbers.join(", ").into())];
        blocks.push(Block::Note { text: draft.with("disputed", &values) });
    }
    blocks.push(draft.heading("before-court"));
    blocks.push(measures(draft));
    Ok(draft.inner(blocks))
}
