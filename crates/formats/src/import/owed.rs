//! What a table of payables says beside its documents: kind, form, and whether the supplier's
//! documents are there (AP-01, AP-02, AP-04).

use super::cells::Cells;
use super::invoice::yes_or_no;
use crate::mapping::Field;
use crate::refusal::Refusal;
use saldo_domain::book::facts::OwedFact;
use saldo_domain::payables::{PayableForm, PayableKind};

/// Words that need no map, beside the codes themselves.
const KINDS: [(&str, PayableKind); 12] = [
    ("бюджет", PayableKind::Budget),
    ("eelarve", PayableKind::Budget),
    ("персонал", PayableKind::Staff),
    ("töötajad", PayableKind::Staff),
    ("поставщик", PayableKind::Supplier),
    ("tarnija", PayableKind::Supplier),
    ("подрядчик", PayableKind::Contractor),
    ("töövõtja", PayableKind::Contractor),
    ("заём", PayableKind::Loan),
    ("laen", PayableKind::Loan),
    ("прочее", PayableKind::Other),
    ("muu", PayableKind::Other),
];
const FORMS: [(&str, PayableForm); 8] = [
    ("деньги", PayableForm::Money),
    ("raha", PayableForm::Money),
    ("в натуре", PayableForm::InKind),
    ("mitterahaline", PayableForm::InKind),
    ("депонент", PayableForm::Deposited),
    ("deponeeritud", PayableForm::Deposited),
    ("претензия", PayableForm::Claim),
    ("nõue", PayableForm::Claim),
];

/// What the row says of these; `None` where the table has none of the columns.
pub(super) fn fact(cells: &mut Cells<'_>) -> Result<Option<OwedFact>, Refusal> {
    let fields = [Field::CreditorKind, Field::ObligationForm, Field::Documented];
    if !fields.into_iter().any(|field| cells.layout.has(field)) {
        return Ok(None);
    }
    let kind = meant(cells, Field::CreditorKind, &KINDS, PayableKind::from_code, || {
        PayableKind::ALL.map(PayableKind::code).to_vec()
    })?;
    let form = meant(cells, Field::ObligationForm, &FORMS, PayableForm::from_code, || {
        PayableForm::ALL.map(PayableForm::code).to_vec()
    })?;
    let documented = yes_or_no(cells, Field::Documented)?;
    Ok(Some(OwedFact { kind, form, documented }))
}

fn meant<T: Copy>(
    cells: &mut Cells<'_>,
    field: Field,
    words: &[(&str, T)],
    of_code: fn(&str) -> Option<T>,
    known: fn() -> Vec<&'static str>,
) -> Result<Option<T>, Refusal> {
    let Some(word) = cells.word(field)? else { return Ok(None) };
    let lower = word.trim().to_lowercase();
    if lower.is_empty() {
        return Ok(None);
    }
    let of_word = || words.iter().find(|(one, _)| *one == lower).map(|(_, meaning)| *meaning);
    match of_code(&lower).or_else(of_word) {
        Some(meaning) => Ok(Some(meaning)),
        None => Err(cells.unknown_word(field, &known())),
    }
}
