//! The hand-over pack: what the legal department and financial control get when a case passes
//! to them (7.1, 8.4): the case on a page, its list of documents, signatures of both sides.

use super::dossier::{Debt, open_of};
use super::given::Field;
use super::memo::measures;
use super::{Draft, NotDrawn};
use crate::paper::{Block, Column, Paper, Table};

pub(super) const FIELDS: &[Field] =
    &[Field::text("number"), Field::text("contract"), Field::text("addressee")];

/// What belongs in the pack.
const CONTENTS: [&str; 9] = [
    "contract",
    "delivery",
    "invoices",
    "act",
    "claim",
    "proof",
    "guarantee",
    "calculation",
    "registry",
];

pub(super) fn draw(draft: &Draft<'_>) -> Result<Paper, NotDrawn> {
    let (dossier, texts) = (draft.dossier, draft.texts);
    let overdue: Vec<&Debt> = dossier.debts.iter().filter(|debt| debt.days_late > 0).collect();
    let principal = open_of(dossier.currency, overdue.iter().copied())?;
    if !principal.is_positive() {
        return Err(NotDrawn::NothingDue);
    }
    let charges = draft.to_claim()?;
    let oldest = overdue.iter().map(|debt| debt.due).min().unwrap_or(dossier.day);
    let blocks = vec![
        draft.facts(&[
            ("addressee", draft.given.text("addressee").to_owned()),
            ("customer", dossier.customer.name.clone()),
            ("codes", super::parts::identity_lines(&dossier.customer, texts).join("; ")),
            ("contract", draft.contract()),
            ("owner", dossier.owner.clone()),
            ("principal", draft.in_words(principal)),
            ("charges", texts.money(charges)),
            ("unassigned", texts.money(dossier.unassigned)),
            ("since", texts.day(oldest)),
        ]),
        draft.debts(texts.get("document-table-overdue"), &overdue)?,
        Block::Table(contents(draft)),
        measures(draft),
        Block::Signatures {
            places: vec![draft.place("gives", &dossier.owner), draft.place("takes", "")],
        },
    ];
    Ok(draft.inner(blocks))
}

/// The list, with room for the number of sheets and a mark.
fn contents(draft: &Draft<'_>) -> Table {
    let texts = draft.texts;
    let label = |name: &str| texts.get(&format!("document-column-{name}"));
    let row = |(at, name): (usize, &&str)| {
        let document = texts.get(&format!("document-annex-{name}"));
        vec![(at + 1).to_string(), document, String::new(), "☐".to_owned()]
    };
    Table {
        title: texts.get("document-table-contents"),
        columns: vec![
            Column::short(label("number")),
            Column::text(label("document")),
            Column::short(label("sheets")),
            Column::short(label("there")),
        ],
        rows: CONTENTS.iter().enumerate().map(row).collect(),
        total: None,
    }
}
