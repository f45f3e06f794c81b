//! The act that a debt cannot be recovered, obligation by obligation, with its grounds (WOF-02,
//! F-G): written justification by a commission, before the order of the head.

use super::dossier::{Debt, open_of};
use super::given::{Field, FieldKind};
use super::memo::measures;
use super::{Draft, NotDrawn};
use crate::paper::{Block, Paper};

/// On what a debt is found bad (NK 266 p. 2).
pub(super) const GROUNDS: &[&str] = &[
    "limitation",
    "liquidation",
    "impossibility",
    "act-of-state",
    "bailiff",
    "bankruptcy",
    "refused",
    "death",
];

pub(super) const FIELDS: &[Field] = &[
    Field::text("number"),
    Field { name: "ground", kind: FieldKind::Choice(GROUNDS) },
    Field::text("proof"),
    Field::text("commission"),
];

pub(super) fn draw(draft: &Draft<'_>) -> Result<Paper, NotDrawn> {
    let (dossier, texts) = (draft.dossier, draft.texts);
    let debts: Vec<&Debt> = dossier.debts.iter().filter(|debt| debt.days_late > 0).collect();
    let total = open_of(dossier.currency, debts.iter().copied())?;
    if !total.is_positive() {
        return Err(NotDrawn::NothingDue);
    }
    let blocks = vec![
        Block::Text {
            text: draft.with(
                "opening",
                &[
                    ("customer", dossier.customer.name.as_str().into()),
                    ("total", draft.in_words(total).into()),
                ],
            ),
        },
        draft.facts(&[
            ("codes", super::parts::identity_lines(&dossier.customer, texts).join("; ")),
            ("ground", ground(draft)),
            ("proof", draft.given.text("proof").to_owned()),
        ]),
        draft.debts(texts.get("document-table-written-off"), &debts)?,
        draft.heading("measures"),
        measures(draft),
        Block::Text { text: draft.t("finding") },
        commission(draft),
    ];
    Ok(draft.inner(blocks))
}

/// The ground in words; the choice is the commission's, so none is assumed.
pub(super) fn ground(draft: &Draft<'_>) -> String {
    match draft.given.text("ground") {
        "" => String::new(),
        ground => draft.texts.get(&format!("document-ground-{ground}")),
    }
}

/// Chair and members; named ones first, else empty lines.
pub(super) fn commission(draft: &Draft<'_>) -> Block {
    let named = draft.given.text("commission").split(',').map(str::trim);
    let mut names: Vec<&str> = named.filter(|name| !name.is_empty()).collect();
    names.resize(names.len().clamp(3, 9), "");
    let place =
        |(at, name): (usize, &&str)| draft.place(if at == 0 { "chair" } else { "member" }, name);
    Block::Signatures { places: names.iter().enumerate().map(place).collect() }
}

#[cfg(test)]
mod tests {
    use super::GROUNDS;
    use saldo_domain::recovery::off_balance::Ground;

    #[test]
    fn wof_02_act_and_order_know_every_ground_of_a_case() {
        assert_eq!(GROUNDS, Ground::ALL.map(Ground::code));
    }
}
