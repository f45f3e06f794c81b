//! What the accounting system is told: each fact once, under a number that stays.

use crate::firm::{BEGIN, Firm, day, eur, key, on_both};
use crate::post::{Post, pass, ready};
use saldo_domain::book::{MovementKind, Side};
use saldo_domain::{CompanyId, CustomerId, ItemId, Role, UserId};
use saldo_store::{book, customers};
use saldo_work::accounting::{self, AccountingRecord, RecordKind};
use saldo_work::acts::{self, Gone, Lowering, NewLowering, NewPayment, Part};
use saldo_work::cases::{self, NewOffer};
use saldo_work::imports::{self, Kind};
use saldo_work::payables::{self, Paid};
use saldo_work::views::Page;
use saldo_work::{Refused, Silent, Who};
use std::collections::BTreeMap;

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
        let xml = accounting::commerceml(firm.company, &told);
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
        reason: "a\u{0}\u{ffff}b".to_owned(),
        reference: "1".to_owned(),
        clause: String::new(),
        step: 0,
    };
    let records = [record];
    let table = String::from_utf8(accounting::table(&records).expect("a table")).expect("UTF-8");
    assert!(
        table.lines().nth(1).is_some_and(|row| row.contains("'=cmd") && row.contains("-3.50")),
        "{table}"
    );
    let xml = accounting::commerceml(CompanyId::new(1), &records);
    assert!(xml.contains("<Наименование>A &amp; B &lt;OÜ&gt;</Наименование>"), "{xml}");
    assert!(xml.contains("<Комментарий>ab</Комментарий>"), "{xml}");
    // Nobody takes our own records for debts: they come back refused, by name.
    let read = saldo_formats::einvoice::read(xml.as_bytes()).expect("well-formed");
    assert!(read.documents[0].as_ref().is_err_and(|refused| refused.reason.code() == "not_a_debt"));
}

/// What an accounting system makes of its own files and of the records: open amounts by customer,
/// side and number.
#[derive(Default)]
struct Books(BTreeMap<(String, Side, String), i64>);

impl Books {
    fn add(&mut self, customer: &str, side: Side, number: &str, minor: i64) {
        let key = (customer.to_owned(), side, number.to_owned());
        let open = self.0.remove(&key).unwrap_or(0) + minor;
        if open != 0 {
            self.0.insert(key, open);
        }
    }

    fn take(&mut self, one: &AccountingRecord) {
        let minor = one.amount.replace('.', "").parse::<i64>().unwrap_or(0);
        let side = match one.document.as_str() {
            "payment" | "credit_note" | "discount" | "offset" => Side::Credit,
            _ => Side::Debit,
        };
        let (customer, number) = (one.customer.as_str(), one.number.as_str());
        match RecordKind::from_code(&one.kind).expect("a kind") {
            RecordKind::Document | RecordKind::Amendment => {
                self.add(customer, side, number, minor);
            }
            RecordKind::Posting => {
                self.add(customer, Side::Credit, number, -minor);
                self.add(customer, Side::Debit, &one.other, -minor);
            }
            RecordKind::WriteOff
            | RecordKind::Sale
            | RecordKind::Refund
            | RecordKind::Difference
            | RecordKind::Cancellation => self.add(customer, side, number, -minor),
            RecordKind::Moved => {
                let key = (customer.to_owned(), side, number.to_owned());
                let open = self.0.remove(&key).unwrap_or(0);
                self.add(&one.other, side, number, open);
            }
            RecordKind::Reminder
            | RecordKind::Terms
            | RecordKind::PayableIncome
            | RecordKind::PayableOffset
            | RecordKind::PayablePayment => {}
        }
    }
}

/// What is open in the book, likewise.
fn book_of(firm: &Firm) -> BTreeMap<(String, Side, String), i64> {
    let all = firm.office.store.read(|reader| {
        let mut all = Vec::new();
        for code in ["C-1", "C-2", "C-3"] {
            let Some(card) = customers::by_code(reader, firm.company, code)? else { continue };
            let rows = book::items_of(reader, firm.company, card.customer)?;
            all.extend(rows.into_iter().map(|row| {
                let key = (code.to_owned(), row.kind.side(), row.number);
                (key, row.open.minor())
            }));
        }
        Ok::<_, saldo_store::StoreError>(all)
    });
    all.expect("read").into_iter().filter(|(_, open)| *open != 0).collect()
}

const EACH_ITS_NUMBER: &str = "Customer,Number,Payment date,Amount,Settles\n\
    C-1,B-1,2026-03-01,10.00,15\n\
    C-1,B-2,2026-03-02,45.00,\n";

/// Payments of a file, of which Saldo decides what they pay.
fn allocated(firm: &Firm, text: &str) {
    let request =
        imports::ImportRequest { unnamed_pays: true, ..firm.request(Kind::Payments, text) };
    imports::import(&firm.office, firm.company, Who::program(), &request, &Silent).expect("taken");
}

fn sell(firm: &Firm, customer: CustomerId) {
    let (office, company) = (&firm.office, firm.company);
    let [director, legal, general] = [
        firm.person("director", Role::Director),
        firm.person("lawyer", Role::Legal),
        firm.person("general", Role::GeneralDirector),
    ];
    let until = day("2026-05-30");
    let offered =
        cases::offer_portfolio(office, company, director, &key(71), ("Spring", until), &[customer]);
    let portfolio = offered.expect("offered");
    let offer = NewOffer {
        portfolio,
        buyer: "Ostja AS".to_owned(),
        price: eur(2_000),
        on: day("2026-03-27"),
    };
    let taken = cases::take_offer(office, company, legal, &key(72), &offer).expect("taken down");
    cases::accept_offer(office, company, general, &key(73), (portfolio, taken), "L-7")
        .expect("sold");
}

/// Whatever happens to what is owed, the files that went in and the records that came out make the
/// book of Saldo, to the cent, and nothing is told twice.
#[test]
fn the_files_and_the_records_make_the_book() {
    on_both(|firm| {
        let (office, company, who) = (&firm.office, firm.company, Who::program());
        firm.invoices(&[
            "15 2026-02-16 2026-03-18 100.00",
            "16 2026-02-16 2026-03-19 50.00",
            "17 2026-02-16 2026-03-20 20.00",
            "C-2:25 2026-02-16 2026-03-18 30.00",
            "C-2:26 2026-02-16 2026-03-18 40.00",
            "C-3:35 2026-02-16 2026-03-18 60.00",
        ]);
        let mut books = Books::default();
        for (customer, number, minor) in [
            ("C-1", "15", 10_000),
            ("C-1", "16", 5_000),
            ("C-1", "17", 2_000),
            ("C-2", "25", 3_000),
            ("C-2", "26", 4_000),
            ("C-3", "35", 6_000),
        ] {
            books.add(customer, Side::Debit, number, minor);
        }
        allocated(firm, EACH_ITS_NUMBER);
        // What the file says itself; the other payment is the file's, what it pays is ours.
        books.add("C-1", Side::Debit, "15", -1_000);
        books.add("C-1", Side::Credit, "B-2", 4_500);
        let customer = firm.customer("C-1");
        let part = |item: ItemId, minor| Part { item, amount: eur(minor) };
        firm.on("2026-03-21");
        let of_bank = part(firm.item("15"), 500);
        acts::write_off(office, company, who, &key(1), customer, of_bank, "order 5").expect("off");
        let payment = |number: &str, customer, minor, parts: Vec<Part>| NewPayment {
            customer,
            number: number.to_owned(),
            effective: day("2026-03-20"),
            amount: eur(minor),
            parts,
            rest_pays: false,
            note: String::new(),
        };
        firm.on("2026-03-22");
        let paid = payment("P-1", customer, 1_500, vec![part(firm.item("16"), 1_000)]);
        let paid = acts::record_payment(office, company, who, &key(2), &paid).expect("paid");
        acts::refund(office, company, who, &key(3), customer, part(paid.payment, 200), "too much")
            .expect("refunded");
        let gone = payment("P-2", customer, 700, vec![part(firm.item("17"), 700)]);
        let gone = acts::record_payment(office, company, who, &key(4), &gone).expect("paid");
        firm.on("2026-03-23");
        acts::withdraw(office, company, who, customer, gone.payment, Gone::FromItsDay, "bounced")
            .expect("withdrawn");
        let third = firm.customer("C-3");
        firm.on("2026-03-24");
        let late = payment("P-3", firm.customer("C-2"), 1_000, Vec::new());
        acts::record_payment(office, company, who, &key(5), &late).expect("paid");
        // The card of C-2 turns out to be C-1's, as the accounting system has known for long.
        firm.on("2026-03-25");
        acts::join(office, company, who, (firm.customer("C-2"), customer), "one firm")
            .expect("joined");
        firm.on("2026-03-27");
        sell(firm, third);
        firm.on("2026-03-28");
        let told = records(firm, 0);
        for one in &told {
            books.take(one);
        }
        assert_eq!(books.0, book_of(firm), "{:#?}", self::told(&told));
        let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
        for one in &told {
            *kinds.entry(one.kind.as_str()).or_default() += 1;
        }
        assert_eq!(kinds["moved"], 3, "25, 26 and the payment");
        assert_eq!(kinds["document"], 3, "P-1, P-2, P-3");
        assert_eq!((kinds["sale"], kinds["cancellation"]), (1, 1), "nothing of the joining");
        assert_eq!(records(firm, told.len() as i64), []);
        firm.assert_sound();
    });
}

/// A reminder stands at each debt that it asked for, by which clause; what was paid or disputed before
/// it left was not in it, and what staff was told is none.
#[test]
fn a_reminder_that_left_is_told_for_each_debt_it_asked_for() {
    on_both(|firm| {
        firm.import(Kind::Customers, "Code,Name,Email\nC-1,Debtor OÜ,debtor1@example.com\n");
        firm.invoices(&[
            "A-1 2026-02-16 2026-03-18 100.00",
            "A-2 2026-02-16 2026-03-18 70.00",
            "A-3 2026-02-16 2026-03-18 30.00",
            "A-4 2026-02-16 2026-03-18 20.00",
        ]);
        firm.run(BEGIN);
        ready(firm);
        let (office, company, who) = (&firm.office, firm.company, Who::program());
        assert_eq!(records(firm, 0), [], "nothing has left");
        let paid = NewPayment {
            customer: firm.customer("C-1"),
            number: "P-1".to_owned(),
            effective: day(BEGIN),
            amount: eur(3_500),
            parts: vec![
                Part { item: firm.item("A-3"), amount: eur(3_000) },
                Part { item: firm.item("A-2"), amount: eur(500) },
            ],
            rest_pays: false,
            note: String::new(),
        };
        acts::record_payment(office, company, who, &key(1), &paid).expect("paid");
        let (customer, disputed) = (firm.customer("C-1"), firm.item("A-4"));
        acts::dispute(office, company, who, customer, Some(disputed), "broken").expect("disputed");
        assert_eq!(pass(firm, &Post::default()).sent, 1);
        let told = records(firm, 0);
        let reminders: Vec<_> = told.iter().filter(|one| one.kind == "reminder").collect();
        let line = |one: &&AccountingRecord| {
            format!("{} {} {} {} {}", one.customer, one.number, one.amount, one.other, one.reason)
        };
        let mut lines: Vec<String> = reminders.iter().map(line).collect();
        lines.sort_unstable();
        assert_eq!(lines.len(), 2, "{lines:?}");
        assert_eq!(lines[1], "C-1 A-2 65.00 email debtor1@example.com");
        assert!(
            reminders.iter().all(|one| one.step > 0 && !one.clause.is_empty()),
            "{reminders:?}"
        );
        assert_eq!(records(firm, told.len() as i64), [], "and once");
    });
}

/// No kind of movement may ever be left out again: each has a record that tells of it.
#[test]
fn each_kind_of_movement_has_its_record() {
    for kind in MovementKind::ALL {
        let code = match kind {
            MovementKind::Allocation => "posting",
            other => other.code(),
        };
        assert!(RecordKind::from_code(code).is_some(), "{kind:?}");
    }
}

fn payable(firm: &Firm, number: &str) -> (CustomerId, i64) {
    let listed = payables::list(
        &firm.office,
        firm.company,
        Who::program(),
        payables::Listing::default(),
        Page::first(10),
    );
    let lines = listed.expect("a list").rows;
    let found = lines.into_iter().find(|line| line.row.new.number == number);
    let new = found.unwrap_or_else(|| panic!("no payable {number}")).row.new;
    (new.creditor, new.payable)
}

/// Our own debts: which of them an offset settles, and what left another way.
#[test]
fn what_is_used_of_payables_is_told_with_its_sides() {
    on_both(|firm| {
        let (office, company, who) = (&firm.office, firm.company, Who::program());
        firm.invoices(&["15 2026-01-16 2026-02-18 100.00"]);
        firm.import(
            Kind::Payables,
            "Customer,Number,Date,Due date,Amount\n\
             C-1,T-17,2026-02-01,2026-03-01,30.00\n\
             C-1,T-18,2026-02-05,2026-04-01,20.00\n",
        );
        let new = NewLowering {
            customer: firm.customer("C-1"),
            kind: Lowering::Offset,
            number: "AKT-7".to_owned(),
            effective: day(BEGIN),
            amount: eur(4_000),
            against: None,
            rest_pays: true,
            reason: "act of mutual offset".to_owned(),
        };
        acts::lower(office, company, who, &key(1), &new).expect("set off");
        let second = payable(firm, "T-18");
        let paid = Paid { amount: eur(700), on: day(BEGIN) };
        payables::pay(office, company, who, &key(2), second, paid).expect("paid");
        let told = records(firm, 0);
        let of_payables = told.iter().filter(|one| one.kind.starts_with("payable"));
        let mut lines: Vec<String> = of_payables
            .map(|one| {
                format!("{} {} {} {} {}", one.kind, one.customer, one.number, one.other, one.amount)
            })
            .collect();
        lines.sort_unstable();
        assert_eq!(
            lines,
            [
                "payable_offset C-1 T-17 AKT-7 30.00",
                "payable_offset C-1 T-18 AKT-7 10.00",
                "payable_payment C-1 T-18  7.00",
            ]
        );
        let xml = accounting::commerceml(company, &told);
        let document = xml.split("<Документ>").find(|part| part.contains("Погашение"));
        let document = document.expect("the payment");
        assert!(document.contains("<Роль>Покупатель</Роль>\n<Валюта>"), "we bought: {document}");
        firm.assert_sound();
    });
}

#[test]
fn records_tell_of_the_whole_company() {
    let firm = Firm::new();
    let rep = Who::new(UserId::new(5), Role::SalesRep);
    let refused = accounting::records(&firm.office, firm.company, rep, 0);
    assert!(matches!(refused, Err(Refused::NotPermitted { .. })));
}
