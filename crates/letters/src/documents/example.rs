//! A case to show a company its own words on before it keeps them: two debts of a customer that
//! nobody is, and a value for everything that is told beside the book.

use super::{Body, Debt, DocumentKind, Dossier, Field, FieldKind};
use crate::texts::Texts;
use saldo_domain::Money;
use saldo_domain::book::ItemKind;

/// Days that the debts of the example are late, and what is open of each in minor units.
const DEBTS: [(&str, i64, i64); 2] = [("A-101", 21, 123_450), ("A-118", 6, 45_000)];

/// Fills the customer's side of a dossier.
pub fn fill(dossier: &mut Dossier, texts: &Texts) {
    dossier.customer = Body {
        name: texts.get("paper-example-customer"),
        address: texts.get("paper-example-address"),
        ..Body::default()
    };
    dossier.owner = texts.get("paper-example-owner");
    dossier.agreed = vec![texts.get("paper-example-contract")];
    let debt = |(number, late, minor): (&str, i64, i64)| {
        let due = dossier.day.plus(-late);
        let open = Money::from_minor(minor, dossier.currency);
        Debt {
            kind: ItemKind::Goods,
            number: number.to_owned(),
            effective: due.plus(-14),
            due,
            amount: open,
            open,
            days_late: late,
            disputed: false,
        }
    };
    dossier.debts = DEBTS.map(debt).to_vec();
}

/// A value for a field of a document.
pub fn value(kind: DocumentKind, field: &Field, dossier: &Dossier, texts: &Texts) -> String {
    match field.kind {
        FieldKind::Text if field.name == "contract" => texts.get("paper-example-contract"),
        FieldKind::Text if field.name == "clauses" => "4.3".to_owned(),
        FieldKind::Text if field.name == "number" => "1".to_owned(),
        FieldKind::Text => kind.title(texts),
        FieldKind::Day => dossier.day.plus(7).to_string(),
        FieldKind::Whole { least, most } => 30.clamp(least, most).to_string(),
        FieldKind::Money => "100.00".to_owned(),
        FieldKind::Choice(words) => words.first().copied().unwrap_or_default().to_owned(),
    }
}
