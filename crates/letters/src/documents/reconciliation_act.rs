//! The reconciliation act (EXE-03, F-H): the account by our books with room for theirs, closing
//! balance in figures and words, in whose favour, any discrepancy, and signatures of persons
//! with authority, without which it interrupts no limitation. Nothing is left out of it, also
//! what is disputed.

use super::given::{Field, FieldKind};
use super::statement::{entries, period};
use super::{Draft, NotDrawn};
use crate::paper::{Block, Column, Paper, Set, Table};
use saldo_domain::Money;

pub(super) const FIELDS: &[Field] = &[
    Field::text("number"),
    Field::text("contract"),
    Field::day("from"),
    Field::day("to"),
    Field { name: "theirs", kind: FieldKind::Money },
];

pub(super) fn draw(draft: &Draft<'_>) -> Result<Paper, NotDrawn> {
    let (dossier, texts) = (draft.dossier, draft.texts);
    let account = dossier.account.as_ref().ok_or(NotDrawn::NothingDue)?;
    let parties = [
        ("company", dossier.company.name.as_str().into()),
        ("customer", dossier.customer.name.as_str().into()),
        ("from", texts.day(account.from).into()),
        ("to", texts.day(account.to).into()),
    ];
    let mut blocks = vec![
        Block::Text { text: draft.with("opening", &parties) },
        Block::Beside {
            left: side_of(draft, &dossier.company),
            right: side_of(draft, &dossier.customer),
        },
        draft.facts(&[("contract", draft.contract())]),
        Block::Table(both_sides(draft, entries(draft, account))),
        Block::Strong { text: in_favour(draft, account.closing)? },
    ];
    let theirs = draft.given.money("theirs", dossier.currency);
    if let Some(theirs) = theirs {
        let difference = account.closing.minus(theirs)?;
        let values = [
            ("theirs", texts.money(theirs).into()),
            ("difference", texts.money(difference).into()),
        ];
        let key = if difference.is_zero() { "agrees" } else { "differs" };
        blocks.push(Block::Strong { text: draft.with(key, &values) });
    }
    blocks.push(Block::Text { text: draft.t("acknowledged") });
    blocks.push(draft.both_signatures());
    blocks.push(Block::Note { text: draft.t("authority") });
    Ok(Paper { wide: true, to: None, below: period(draft, account), ..draft.inner(blocks) })
}

/// The letter that an act goes with by post: the act is too wide for the window of an envelope.
pub(super) fn cover(draft: &Draft<'_>) -> Paper {
    let period = draft.dossier.account.as_ref().map(|account| period(draft, account));
    let values = [("period", period.unwrap_or_default().into())];
    draft.letter(vec![
        Block::Text { text: draft.with("cover", &values) },
        Block::Text { text: draft.t("cover-request") },
        draft.our_signature(),
    ])
}

/// A side by its name, codes and address.
fn side_of(draft: &Draft<'_>, body: &super::Body) -> Vec<Block> {
    let mut lines = vec![body.name.clone()];
    lines.extend(super::parts::identity_lines(body, draft.texts));
    vec![Block::Note { text: lines.join("\n") }]
}

/// Our entries on the left, empty columns for the other side's on the right.
fn both_sides(draft: &Draft<'_>, mut ours: Table) -> Table {
    let by = |side: &str, label: &str| {
        draft.texts.with_text(&format!("document-column-by-{side}"), "label", label)
    };
    let theirs: Vec<Column> = ours
        .columns
        .iter()
        .map(|column| Column {
            label: by("debtor", &column.label),
            // Empty cells need room to be written in.
            set: Set::Text,
        })
        .collect();
    for column in &mut ours.columns {
        column.label = by("creditor", &column.label);
    }
    ours.columns.extend(theirs);
    let width = ours.columns.len();
    ours.rows.iter_mut().chain(&mut ours.total).for_each(|row| row.resize(width, String::new()));
    ours
}

/// Who owes whom, in figures and in words.
fn in_favour(draft: &Draft<'_>, closing: Money) -> Result<String, NotDrawn> {
    let dossier = draft.dossier;
    if closing.is_zero() {
        return Ok(draft.t("nobody-owes"));
    }
    let (name, sum) = match closing.is_positive() {
        true => (&dossier.company.name, closing),
        false => (&dossier.customer.name, closing.negated()?),
    };
    let values = [("name", name.as_str().into()), ("sum", draft.in_words(sum).into())];
    Ok(draft.with("in-favour", &values))
}
