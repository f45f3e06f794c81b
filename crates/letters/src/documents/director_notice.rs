//! The notice from a director that goes beside the claim (LAD-07): the commercial, financial or
//! sales director turns to whoever leads the debtor and seeks a settlement. It claims nothing that
//! the claim does not claim, and is signed by whoever holds the post.

use super::given::{Field, FieldKind};
use super::{Draft, NotDrawn};
use crate::paper::{Block, Paper, Place};
use saldo_domain::Role;

/// The posts from which it may come, the first of those that are held as a rule.
pub const POSTS: [Role; 3] =
    [Role::CommercialDirector, Role::HeadOfFinancialControl, Role::HeadOfSales];

const CODES: &[&str] = &["COMMERCIAL_DIRECTOR", "HEAD_OF_FINANCIAL_CONTROL", "HEAD_OF_SALES"];

pub(super) const FIELDS: &[Field] = &[
    Field::text("number"),
    Field::text("contract"),
    Field { name: "post", kind: FieldKind::Choice(CODES) },
    Field::text("signed_by"),
];

pub(super) fn draw(draft: &Draft<'_>) -> Result<Paper, NotDrawn> {
    let dossier = draft.dossier;
    let claimed = draft.claimed()?;
    let to_pay = draft.to_pay(claimed.total)?;
    let (post, signed) = signing(draft);
    let values = [
        ("total", draft.texts.money(to_pay)),
        ("total_words", draft.in_words(to_pay)),
        ("contract", draft.contract()),
    ];
    let longest = dossier.overdue().map(|debt| debt.days_late).max().unwrap_or(0);
    let mut blocks = vec![
        draft.part("opening", &values)?,
        draft.facts(&[
            draft.debtor(),
            ("contract", draft.contract()),
            ("longest", draft.texts.count("document-days", longest)),
        ]),
    ];
    if !claimed.debts.is_empty() {
        blocks.push(draft.debts(draft.texts.get("document-table-overdue"), &claimed.debts)?);
    }
    blocks.push(draft.sums(claimed.total)?);
    blocks.push(draft.part("closing", &values)?);
    blocks.push(match post {
        None => draft.our_signature(),
        Some(post) => Block::Signatures {
            places: vec![Place {
                who: format!("{}\n{}", dossier.company.name, draft.texts.role(post)),
                name: signed,
                below: draft.texts.get("document-sign"),
            }],
        },
    });
    draft.asking((claimed.total, claimed.to_claim), blocks)
}

/// The post that signs and who holds it: as it was told, else the first post that is held. `None`:
/// none is, and the head of the company signs.
fn signing(draft: &Draft<'_>) -> (Option<Role>, String) {
    let held = &draft.dossier.directors;
    let told = Role::from_code(draft.given.text("post"));
    let post = told.or_else(|| held.first().map(|(post, _)| *post));
    let holder = held.iter().find(|(one, _)| Some(*one) == post);
    let name = match draft.given.text("signed_by") {
        "" => holder.map_or(String::new(), |(_, name)| name.clone()),
        told => told.to_owned(),
    };
    (post, name)
}
