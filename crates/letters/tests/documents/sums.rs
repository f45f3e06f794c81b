//! Sums of the claim and of the act against what they are made of.

use crate::case::{account, amount, dossier, drawn, money, tables};
use saldo_domain::Amount;
use saldo_letters::documents::DocumentKind;
use saldo_letters::{Language, Texts};

mod penalty {
    use super::*;

    /// M26 on paper: the segments that are printed add up to what the state of each charge says.
    #[test]
    fn sheet_total_equals_state_total() {
        let texts = Texts::of(Language::En);
        let case = dossier();
        let paper = drawn(DocumentKind::Claim, Language::En, &case).expect("a claim");
        let sheets: Vec<_> = tables(&paper)
            .into_iter()
            .filter(|table| table.title.starts_with("Document "))
            .collect();
        assert_eq!(sheets.len(), case.charges.len());
        for (sheet, charged) in sheets.iter().zip(&case.charges) {
            let minor = |text: &str| text.replace([',', '.'], "").parse::<i128>().expect(text);
            let printed: Amount = sheet.rows.iter().map(|row| amount(minor(&row[5]))).sum();
            assert_eq!(printed, charged.state.accrued, "{}", charged.number);
            let total = sheet.total.as_ref().expect("a total");
            assert_eq!(amount(minor(&total[5])), charged.state.accrued, "{}", charged.number);
        }
        // Principal 70 000.00 + 123 456.78 + 0.01, claimed before 1 234.56, charges 7 650.00 +
        // 4 140.41 + 2 751.30, less 500.00 that belong to nothing.
        let total =
            money(7_000_000 + 12_345_678 + 1 + 123_456 + 765_000 + 414_041 + 275_130 - 50_000);
        let whole = paper.lines().join("\n");
        assert!(whole.contains(&format!("We claim {}", texts.money(total))), "{whole}");
    }
}

/// AC-01: closing 160 000.00 in the creditor's favour, discrepancy 5 000.00.
#[test]
fn ac_01_reconciliation_act() {
    let paper = drawn(DocumentKind::ReconciliationAct, Language::Ru, &dossier()).expect("an act");
    let whole = paper.lines().join("\n").replace('\u{a0}', " ");
    for said in [
        "Задолженность в пользу Põhjala Kaubad AS составляет 160 000,00 RUB \
         (Сто шестьдесят тысяч рублей 00 копеек).",
        "По данным второй стороны сальдо 155 000,00 RUB; расхождение 5 000,00 RUB.",
    ] {
        assert!(whole.contains(said), "{said} in {whole}");
    }
    let table = tables(&paper)[0];
    let entries = account().entries.len();
    assert_eq!(table.rows.len(), entries + 2, "opening, entries, turnover");
    assert_eq!(table.columns.len(), 8, "both sides");
}

/// F-H, EXE-08: claim, demand and statement of claim of one day say the same principal, and what was
/// claimed for lateness before is no part of it.
#[test]
fn exe_08_claim_demand_and_suit_part_the_principal_from_the_charges_alike() {
    let case = dossier();
    let principal = money(7_000_000 + 12_345_678 + 1);
    let (before, accrued) = (money(123_456), money(765_000 + 414_041 + 275_130));
    let price = principal.plus(before).and_then(|sum| sum.plus(accrued)).expect("small");
    for language in Language::ALL {
        let texts = Texts::of(language);
        for kind in [DocumentKind::Claim, DocumentKind::Demand, DocumentKind::SuitData] {
            let paper = drawn(kind, language, &case).expect("a paper");
            let lines = paper.lines();
            let says = |name: &str, sum| {
                let line = format!(
                    "{}: {}",
                    texts.get(&format!("document-fact-{name}")),
                    texts.money(sum)
                );
                assert!(lines.iter().any(|said| said.starts_with(&line)), "{line} in {lines:#?}");
            };
            says("principal", principal);
            says("claimed-before", before);
            says("charges", accrued);
            if kind == DocumentKind::SuitData {
                says("price", price);
            }
            let debts = texts.get("document-table-principal");
            let table = tables(&paper).into_iter().find(|table| table.title == debts);
            let table = table.unwrap_or_else(|| panic!("{}: no principal", kind.code()));
            assert!(!table.rows.iter().any(|row| row[0].contains("PEN-7")), "{}", kind.code());
            let total = table.total.as_ref().expect("a total");
            assert_eq!(total[5], texts.amount(principal), "{}", kind.code());
        }
    }
}
