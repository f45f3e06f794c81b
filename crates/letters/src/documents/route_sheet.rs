//! The route sheet of a visit (REM-01, REM-09 to REM-13): what to remind of, four fields to
//! confirm with whoever decides, two scales to mark, the outcome and the next contact. A form
//! to be filled in by hand.

use super::dossier::Debt;
use super::given::Field;
use super::{Draft, NotDrawn};
use crate::paper::{Block, Column, Fact, Paper, Table};

pub(super) const FIELDS: &[Field] = &[Field::day("visit")];

/// Past contacts that the visitor should know.
const LATEST: usize = 5;

pub(super) fn draw(draft: &Draft<'_>) -> Result<Paper, NotDrawn> {
    let (dossier, texts) = (draft.dossier, draft.texts);
    let visit = draft.given.day("visit").unwrap_or(dossier.day);
    let customer = &dossier.customer;
    let mut blocks = vec![draft.facts(&[
        ("customer", customer.name.clone()),
        ("address", customer.address.clone()),
        ("phone", customer.phone.clone()),
        ("owner", dossier.owner.clone()),
        ("visit", texts.day(visit)),
    ])];
    let debts: Vec<&Debt> = dossier.debts.iter().collect();
    if debts.is_empty() {
        blocks.push(Block::Text { text: draft.t("no-debts") });
    } else {
        blocks.push(draft.debts(texts.get("document-table-open"), &debts)?);
        blocks.push(Block::Table(to_confirm(draft, &debts)));
    }
    blocks.push(draft.heading("marks"));
    let line = "________________".to_owned();
    let marks =
        ["behaviour", "point"].map(|name| Fact::new(draft.t(name), "1    2    3    4    5"));
    blocks.push(Block::Facts { rows: marks.to_vec() });
    let outcomes =
        ["outcome-a", "outcome-b", "outcome-c"].map(|name| format!("[   ]  {}", draft.t(name)));
    blocks.push(draft.heading("outcome"));
    blocks.push(Block::Listed { items: outcomes.to_vec() });
    let next = ["next-day", "next-hour", "help"].map(|name| Fact::new(draft.t(name), line.clone()));
    blocks.push(Block::Facts { rows: next.to_vec() });
    blocks.push(latest(draft));
    blocks.push(Block::Signatures { places: vec![draft.place("visitor", &dossier.owner)] });
    Ok(draft.inner(blocks))
}

/// Day, number, amount and way of payment: each confirmed or corrected with the client.
fn to_confirm(draft: &Draft<'_>, debts: &[&Debt]) -> Table {
    let texts = draft.texts;
    let row = |debt: &&Debt| {
        let mut row = vec![debt.number.clone(), texts.day(debt.due), texts.amount(debt.open)];
        row.extend(std::iter::repeat_n("☐".to_owned(), 1));
        row.push(String::new());
        row
    };
    let label = |name: &str| texts.get(&format!("document-column-{name}"));
    Table {
        title: draft.t("confirm"),
        columns: vec![
            Column::text(label("document")),
            Column::short(label("pay-on")),
            Column::number(draft.in_currency("open")),
            Column::short(label("confirmed")),
            Column::text(label("way-and-correction")),
        ],
        rows: debts.iter().map(row).collect(),
        total: None,
    }
}

fn latest(draft: &Draft<'_>) -> Block {
    let measures = draft.dossier.measures.iter().rev().take(LATEST);
    let items: Vec<String> = measures
        .map(|measure| {
            let day = draft.texts.day(measure.day);
            let said = if measure.said.is_empty() { &measure.what } else { &measure.said };
            format!("{day}: {said}")
        })
        .collect();
    if items.is_empty() {
        return Block::Text { text: draft.texts.get("document-no-measures") };
    }
    Block::Listed { items }
}
