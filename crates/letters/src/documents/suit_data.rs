//! The data of a statement of claim (F-H, EXE-08): court and parties, the price of the claim as
//! principal and charges to the day, the calculation, what was done before court.

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
    let claimed = draft.claimed()?;
    let price = claimed.total;
    let to_pay = draft.to_pay(price)?;
    let fee = draft.given.money("court_fee", dossier.currency);
    let body = |body: &super::Body| {
        let mut lines = vec![body.name.clone()];
        lines.extend(super::parts::identity_lines(body, texts));
        lines.join("\n")
    };
    let sent = draft.given.day("claim_sent").map_or(String::new(), |day| texts.day(day));
    let mut price_of = draft.claimed_sums(&claimed);
    price_of.push(("price", draft.in_words(price)));
    price_of.push(("court-fee", fee.map_or(String::new(), |fee| texts.money(fee))));
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
        draft.facts(&price_of),
    ];
    // What lies beside a demand is read by the debtor: what the house is to do, and what it wrote
    // down about its talks, stand in the copy of the house alone.
    let of_the_house = dossier.enclosed.is_none();
    if !of_the_house {
        blocks.push(draft.sums(price)?);
    } else if dossier.unassigned.is_positive() {
        let values =
            [("sum", texts.money(dossier.unassigned).into()), ("left", texts.money(to_pay).into())];
        blocks.push(Block::Strong { text: draft.with("unassigned", &values) });
    }
    blocks.extend(draft.claimed_in_full(&claimed)?);
    if dossier.disputed().next().is_some() {
        let numbers: Vec<&str> = dossier.disputed().map(|debt| debt.number.as_str()).collect();
        let values = [("numbers", numbers.join(", ").into())];
        blocks.push(Block::Note { text: draft.with("disputed", &values) });
    }
    if of_the_house {
        blocks.push(draft.heading("before-court"));
        blocks.push(measures(draft));
    }
    Ok(draft.inner(blocks))
}
