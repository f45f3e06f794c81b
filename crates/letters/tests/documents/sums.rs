//! Sums of the claim and of the act against what they are made of.

use crate::case::{account, amount, day, dossier, drawn, money, tables};
use proptest::prelude::*;
use saldo_domain::book::{Item, ItemKind, Moment, Movement, MovementKind};
use saldo_domain::charges::ee_113::Debtor;
use saldo_domain::charges::{DayCount, Seen};
use saldo_domain::claims::{Facts, Method, State, Term, accrue};
use saldo_domain::rates::{FixedSum, Rate, RateTable};
use saldo_domain::{Amount, CustomerId, ItemId, MovementId};
use saldo_letters::documents::DocumentKind;
use saldo_letters::documents::{Charged, Dossier};
use saldo_letters::{Language, Texts};

/// A late document: its amount and the days by which it is late, with what was paid of it.
#[derive(Clone, Debug)]
struct Late {
    minor: i64,
    days: i64,
    paid: Vec<(i64, u8)>,
}

fn a_late_one() -> impl Strategy<Value = Late> {
    let paid = prop::collection::vec((-20..400_i64, 1..=60_u8), 0..6);
    (1..=10_000_000_000_i64, 1..400_i64, paid).prop_map(|(minor, days, paid)| Late {
        minor,
        days,
        paid,
    })
}

/// What its lateness costs by a method, as the program computes it.
fn accrued_on(late: &Late, method: Method) -> Charged {
    let due = day("2025-01-31");
    let item = Item {
        customer: CustomerId::new(1),
        item: ItemId::new(1),
        kind: ItemKind::Goods,
        number: "A-17".to_owned(),
        effective: due.plus(-30),
        due,
        amount: money(late.minor),
        recorded: Moment(0),
    };
    let mut left = late.minor;
    let movements: Vec<Movement> = (1..)
        .zip(&late.paid)
        .map(|(number, (after, percent))| {
            let part = (late.minor / 100 * i64::from(*percent)).min(left);
            left -= part;
            Movement {
                customer: item.customer,
                movement: MovementId::new(number),
                kind: MovementKind::Allocation,
                debit_item: Some(item.item),
                credit_item: Some(ItemId::new(9)),
                amount: money(part),
                effective: due.plus(*after),
                recorded: Moment(number),
                reverses: None,
            }
        })
        .filter(|movement| movement.amount.is_positive())
        .collect();
    let table = |code| RateTable::of_code(code).expect("ships");
    let facts = Facts {
        key_rate: table("ru-key-rate"),
        default_interest: table("ee-default-interest"),
        fixed_sum: FixedSum::of_estonia(),
        moratoria: &[],
        calendars: &[],
        spared: &[],
    };
    let term = Term { due_moves_by: None, method, ..Term::of_law("RU").expect("a law") };
    let as_of = due.plus(late.days);
    let seen = Seen { due, as_of, known: Moment::NOW_AND_EVER };
    let movements: Vec<&Movement> = movements.iter().collect();
    let accrued = accrue(&item, &movements, seen, &[&term], &facts).expect("rates are loaded");
    let whole = accrued.amount();
    Charged {
        number: item.number,
        due,
        amount: item.amount,
        parts: accrued.parts,
        state: State { accrued: whole, to_fix: whole, ..State::default() },
        disputed: false,
    }
}

mod penalty {
    use super::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(300))]

        /// M26 whatever was owed, paid and agreed: what is printed line by line, each of them rounded,
        /// is what the state of the charge says, to the cent and beyond a cap as well.
        #[test]
        fn every_sheet_total_equals_its_state_total(
            late in a_late_one(),
            percent in 1..100_000_u32,
            cap in prop::option::of(1..40_u32),
            which in 0..4_usize,
        ) {
            let rate: Rate = format!("0.{percent:05}").parse().expect("a rate");
            let method = match which {
                0 => Method::DailyPenalty {
                    rate,
                    cap: cap.map(|cap| cap.to_string().parse().expect("a rate")),
                    grace_days: 0,
                },
                1 => Method::AnnualRate { rate, count: DayCount::ActAct },
                2 => Method::Article395,
                _ => Method::Estonia113 { debtor: Debtor::Business },
            };
            let charged = accrued_on(&late, method);
            prop_assume!(charged.state.accrued.is_positive());
            let accrued = charged.state.accrued;
            let case = Dossier { charges: vec![charged], ..dossier() };
            let paper = drawn(DocumentKind::Claim, Language::En, &case).expect("a claim");
            let sheets: Vec<_> = tables(&paper)
                .into_iter()
                .filter(|table| table.title.starts_with("Document "))
                .collect();
            prop_assert_eq!(sheets.len(), 1);
            let minor = |text: &str| {
                let digits: String = text.chars().filter(char::is_ascii_digit).collect();
                let sign = if text.starts_with(['-', '−']) { -1 } else { 1 };
                sign * digits.parse::<i128>().expect(text)
            };
            let printed: i128 = sheets[0].rows.iter().map(|row| minor(&row[5])).sum();
            let total = sheets[0].total.as_ref().expect("a total");
            prop_assert_eq!(printed, accrued.hundredths(), "{:?}", sheets[0].rows);
            prop_assert_eq!(minor(&total[5]), accrued.hundredths());
        }
    }

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
