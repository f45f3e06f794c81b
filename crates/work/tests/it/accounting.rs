//! What the accounting system is told: each fact once, under a number that stays.

use crate::firm::{BEGIN, Firm, day, eur, key, on_both};
use saldo_domain::{Role, UserId};
use saldo_work::accounting::{self, AccountingRecord};
use saldo_work::acts::{self, Gone, Lowering, NewLowering, NewPayment, Part};
use saldo_work::{Refused, Who};

fn records(firm: &Firm, after: i64) -> Vec<AccountingRecord> {
    accounting::records(&firm.office, firm.company, Who::program(), after).expect("records")
}

fn told(records: &[AccountingRecord]) -> Vec<String> {
    let line = |one: &AccountingRecord| {
        format!("{} {} {} {} {}", one.record, one.kind, one.document, one.number, one.amount)
    };
    records.iter().map(line).collect()
}

#[test]
fn wof_04_each_fact_that_began_here_is_told_once_and_the_same_way_again() {
    on_both(|firm| {
        firm.invoices(&["15 2026-02-16 2026-03-18 100.00"]);
        firm.payments(&["2026-03-01 10.00 15"]);
        assert_eq!(records(firm, 0), [], "what files brought is known there");
        let (customer, item) = (firm.customer("C-1"), firm.item("15"));
        let new = NewLowering {
            customer,
            kind: Lowering::CreditNote,
            number: "K-1".to_owned(),
            effective: day(BEGIN),
            amount: eur(3_000),
            against: Some(item),
            rest_pays: false,
            reason: "=1+1".to_owned(),
        };
        acts::lower(&firm.office, firm.company, Who::program(), &key(1), &new).expect("lowered");
        let first = records(firm, 0);
        assert_eq!(
            told(&first),
            ["1 document credit_note K-1 30.00", "2 posting credit_note K-1 30.00"]
        );
        assert_eq!(first[1].other, "15", "what it settles");
        let part = Part { item, amount: eur(500) };
        let done = acts::write_off(
            &firm.office,
            firm.company,
            Who::program(),
            &key(2),
            customer,
            part,
            "order 5",
        );
        done.expect("written off");
        assert_eq!(told(&records(firm, 2)), ["3 write_off goods 15 5.00"]);
        assert_eq!(records(firm, 0)[..2], first, "the same bytes under the same numbers");
        assert_eq!(records(firm, 3), []);
        let payment = NewPayment {
            customer,
            number: "P-1".to_owned(),
            effective: day(BEGIN),
            amount: eur(700),
            parts: Vec::new(),
            rest_pays: false,
            note: String::new(),
        };
        acts::record_payment(&firm.office, firm.company, Who::program(), &key(3), &payment)
            .expect("paid");
        assert_eq!(told(&records(firm, 3)), ["4 document payment P-1 7.00"]);
        firm.assert_sound();
    });
}

/// M24: what is no settlement is not told as one.
#[test]
fn m24_refunds_withdrawals_and_corrections_are_told_as_what_they_are() {
    on_both(|firm| {
        firm.invoices(&["15 2026-02-16 2026-03-18 100.00"]);
        let (office, company, who) = (&firm.office, firm.company, Who::program());
        let customer = firm.customer("C-1");
        let pay = |number: u32, amount| {
            let payment = NewPayment {
                customer,
                number: format!("P-{number}"),
                effective: day(BEGIN),
                amount,
                parts: Vec::new(),
                rest_pays: false,
                note: String::new(),
            };
            acts::record_payment(office, company, who, &key(number), &payment)
                .expect("paid")
                .payment
        };
        let (first, second) = (pay(1, eur(3_000)), pay(2, eur(4_000)));
        let part = Part { item: first, amount: eur(1_000) };
        let refund = acts::refund(office, company, who, &key(3), customer, part, "overpaid");
        let refund = refund.expect("refunded");
        acts::withdraw(office, company, who, customer, second, Gone::FromItsDay, "bounced")
            .expect("withdrawn");
        acts::reverse(office, company, who, customer, refund, "not left yet").expect("reversed");
        let changes = || {
            let all = records(firm, 0).into_iter();
            all.filter(|one| one.kind != "document").collect::<Vec<AccountingRecord>>()
        };
        let told = changes();
        let line = |one: &AccountingRecord| {
            format!("{} {} {} {} {}", one.kind, one.document, one.number, one.amount, one.reason)
        };
        let mut lines: Vec<String> = told.iter().map(line).collect();
        lines.sort_unstable();
        assert_eq!(
            lines,
            [
                "cancellation payment P-2 40.00 bounced",
                "refund payment P-1 -10.00 not left yet",
                "refund payment P-1 10.00 overpaid",
            ]
        );
        let xml = accounting::commerceml(&told);
        assert!(!xml.contains("Зачет оплаты"), "{xml}");
        for operation in ["Возврат денежных средств покупателю", "Отмена документа"]
        {
            assert!(xml.contains(operation), "{operation}: {xml}");
        }
        assert!(xml.contains("<Сумма>-10.00</Сумма>"), "{xml}");
        assert_eq!(changes(), told, "the same again");
        firm.assert_sound();
    });
}

/// S17
#[test]
fn records_are_safe_in_a_spreadsheet_and_whole_in_xml() {
    let record = AccountingRecord {
        record: 7,
        kind: "document".to_owned(),
        day: day(BEGIN),
        customer: "C-1".to_owned(),
        name: "A & B <OÜ>".to_owned(),
        registry_code: String::new(),
        number: "=cmd|' /C calc'!A0".to_owned(),
        document: "credit_note".to_owned(),
        other: String::new(),
        due: None,
        amount: "-3.50".to_owned(),
        currency: "EUR".to_owned(),
        reason: "a\u{0}b".to_owned(),
        reference: "1".to_owned(),
    };
    let records = [record];
    let table = String::from_utf8(accounting::table(&records).expect("a table")).expect("UTF-8");
    assert!(
        table.lines().nth(1).is_some_and(|row| row.contains("'=cmd") && row.contains("-3.50")),
        "{table}"
    );
    let xml = accounting::commerceml(&records);
    assert!(xml.contains("<Наименование>A &amp; B &lt;OÜ&gt;</Наименование>"), "{xml}");
    assert!(xml.contains("<Комментарий>ab</Комментарий>"), "{xml}");
    // Nobody takes our own records for debts: they come back refused, by name.
    let read = saldo_formats::einvoice::read(xml.as_bytes()).expect("well-formed");
    assert!(read.documents[0].as_ref().is_err_and(|refused| refused.reason.code() == "not_a_debt"));
}

#[test]
fn records_tell_of_the_whole_company() {
    let firm = Firm::new();
    let rep = Who::new(UserId::new(5), Role::SalesRep);
    let refused = accounting::records(&firm.office, firm.company, rep, 0);
    assert!(matches!(refused, Err(Refused::NotPermitted { .. })));
}
