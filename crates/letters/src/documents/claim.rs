//! The claim: debts with their documents and due days, what lateness costs by segments, the
//! demand, its term, and what follows (F-C, F-H).

use super::given::Field;
use super::{Draft, NotDrawn};
use crate::paper::{Block, Paper};

pub(super) const FIELDS: &[Field] = &[
    Field::text("number"),
    Field::text("contract"),
    Field::text("clauses"),
    Field::whole("answer_days", 1, 365),
    Field::text("court"),
];

pub(super) fn draw(draft: &Draft<'_>) -> Result<Paper, NotDrawn> {
    let claimed = draft.claimed()?;
    let to_pay = draft.to_pay(claimed.total)?;
    // What was told, as by a contract that sets other days; else the policy of the day.
    let usual = draft.dossier.periods.claim_days.into();
    let days = draft.given.whole("answer_days").unwrap_or(usual);
    let values = [
        ("total", draft.texts.money(to_pay)),
        ("total_words", draft.in_words(to_pay)),
        ("contract", draft.contract()),
        ("days", draft.texts.count("document-calendar-days", days)),
        ("court", draft.given.text("court").to_owned()),
    ];
    let mut blocks = draft.claiming(&claimed, &values)?;
    blocks.push(draft.part("closing", &values)?);
    blocks.push(Block::Text { text: court(draft) });
    blocks.extend(draft.bank());
    let usual = ["contract", "delivery", "act", "calculation", "authority"];
    blocks.extend(draft.annexes(&usual, claimed.to_claim));
    blocks.extend(draft.sent_how());
    blocks.push(draft.our_signature());
    draft.asking((claimed.total, claimed.to_claim), blocks)
}

fn court(draft: &Draft<'_>) -> String {
    match draft.given.text("court") {
        "" => draft.t("court-any"),
        court => draft.with("court-named", &[("court", court.into())]),
    }
}
