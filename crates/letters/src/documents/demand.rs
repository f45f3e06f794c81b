//! The demand to repay within three calendar days of its delivery (clause 8.4, EXE-04): handed
//! over against signature, or sent with declared value, with act, contract and the completed
//! statement of claim beside it. One that the program sends names what goes along, and no more.

use super::given::Field;
use super::{DocumentKind, Draft, NotDrawn};
use crate::paper::{Block, Paper, Place};

pub(super) const FIELDS: &[Field] =
    &[Field::text("number"), Field::text("contract"), Field::text("clauses")];

pub(super) fn draw(draft: &Draft<'_>) -> Result<Paper, NotDrawn> {
    let claimed = draft.claimed()?;
    let to_pay = draft.to_pay(claimed.total)?;
    let values = [
        ("total", draft.texts.money(to_pay)),
        ("total_words", draft.in_words(to_pay)),
        ("contract", draft.contract()),
        ("days", days(draft)),
    ];
    let mut blocks = draft.claiming(&claimed, &values)?;
    blocks.push(draft.part(closing_of(draft), &values)?);
    blocks.extend(draft.bank());
    blocks.extend(draft.annexes(&["act", "contract", "suit", "calculation"], claimed.to_claim));
    blocks.extend(draft.sent_how());
    blocks.push(draft.our_signature());
    blocks.push(Block::Signatures { places: vec![received(draft)] });
    draft.asking((claimed.total, claimed.to_claim), blocks)
}

/// The days to pay, in calendar days, by the policy of the day.
fn days(draft: &Draft<'_>) -> String {
    draft.texts.count("document-calendar-days", draft.dossier.periods.demand_days.into())
}

/// Does the statement of claim lie beside it: because a person has put it there, or the program? A
/// company's own closing serves both cases.
fn closing_of(draft: &Draft<'_>) -> &'static str {
    let enclosed = draft.dossier.enclosed.as_ref();
    let beside = enclosed.is_none_or(|enclosed| enclosed.contains(&DocumentKind::SuitData));
    if beside || draft.own.contains_key("closing") { "closing" } else { "closing-alone" }
}

/// Where the debtor signs that the demand came into their hands: the three days run from then.
fn received(draft: &Draft<'_>) -> Place {
    Place { who: draft.t("received"), name: String::new(), below: draft.t("received-below") }
}
