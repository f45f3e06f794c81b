//! The order of the head to write a debt off (34n p. 77, F-G), and to watch it off balance for
//! five years where insolvency is the ground (WOF-03).

use super::dossier::{Debt, open_of};
use super::given::{Field, FieldKind};
use super::write_off_act::{GROUNDS, ground};
use super::{Draft, NotDrawn};
use crate::paper::{Block, Paper};
use saldo_domain::recovery::limitation::{WATCH_YEARS, watched_until};

pub(super) const FIELDS: &[Field] = &[
    Field::text("number"),
    Field { name: "ground", kind: FieldKind::Choice(GROUNDS) },
    Field::text("act"),
];

pub(super) fn draw(draft: &Draft<'_>) -> Result<Paper, NotDrawn> {
    let (dossier, texts) = (draft.dossier, draft.texts);
    let debts: Vec<&Debt> = dossier.debts.iter().filter(|debt| debt.days_late > 0).collect();
    let total = open_of(dossier.currency, debts.iter().copied())?;
    if !total.is_positive() {
        return Err(NotDrawn::NothingDue);
    }
    let until = watched_until(dossier.day, WATCH_YEARS);
    let values = [
        ("customer", dossier.customer.name.as_str().into()),
        ("total", draft.in_words(total).into()),
        ("until", texts.day(until).into()),
    ];
    let blocks = vec![
        draft.facts(&[("ground", ground(draft)), ("act", draft.given.text("act").to_owned())]),
        Block::Strong { text: draft.t("orders") },
        Block::Numbered {
            items: ["write-off", "watch", "provision", "control"]
                .map(|name| draft.with(name, &values))
                .to_vec(),
        },
        draft.debts(texts.get("document-table-written-off"), &debts)?,
        draft.our_signature(),
        Block::Signatures { places: vec![draft.place("acquainted", "")] },
    ];
    Ok(draft.inner(blocks))
}
