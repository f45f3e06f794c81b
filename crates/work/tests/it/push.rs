//! Records that another program pushes: through the door of files, once for a key.

use crate::firm::{Firm, day, eur, key, on_both};
use saldo_domain::Role;
use saldo_formats::records::RecordKind;
use saldo_store::audit;
use saldo_work::acts::IdempotencyKey;
use saldo_work::credit::{self, ReservationAsked};
use saldo_work::imports::{self, MOST_RECORDS, Push, Pushed};
use saldo_work::users::{self, NewPerson};
use saldo_work::{Refused, RefusedKind, Who};
use std::thread;

fn records(rows: &[&[&str]]) -> Vec<Vec<String>> {
    rows.iter().map(|row| row.iter().map(|cell| (*cell).to_owned()).collect()).collect()
}

/// `customer number issued due amount` of an invoice.
fn invoice(cells: [&str; 5]) -> Vec<&str> {
    let [customer, number, issued, due, amount] = cells;
    vec![customer, number, "", issued, due, "", amount, "", "", "", ""]
}

fn invoices(rows: &[[&str; 5]]) -> Push {
    let rows: Vec<Vec<&str>> = rows.iter().map(|row| invoice(*row)).collect();
    let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
    Push { kind: RecordKind::Invoices, records: records(&rows) }
}

fn pushed(firm: &Firm, key: &IdempotencyKey, push: &Push) -> Result<Pushed, Refused> {
    imports::push(&firm.office, firm.company, Who::program(), key, push)
}

fn take(firm: &Firm, number: u32, push: &Push) -> Pushed {
    pushed(firm, &key(number), push).unwrap_or_else(|refused| panic!("{refused}"))
}

const TWO: [[&str; 5]; 2] = [
    ["C-1", "A-1", "2026-03-01", "2026-03-31", "1000.00"],
    ["C-1", "A-2", "2026-03-02", "2026-04-01", "500.5"],
];

/// M01, M02: the same key with the same records gets the first answer and adds nothing; with
/// other records it is refused; the same records under another key are known already.
#[test]
fn m01_m02_a_push_counts_once_for_its_key() {
    on_both(|firm| {
        let first = take(firm, 1, &invoices(&TWO));
        assert_eq!((first.read, first.new, first.new_customers), (2, 2, 1));
        let state = firm.state();
        firm.on("2026-03-25");
        assert_eq!(take(firm, 1, &invoices(&TWO)), first, "the first answer, whenever asked");
        assert_eq!(firm.state(), state, "nothing was added");
        let mut other = TWO;
        other[1][4] = "500.51";
        let refused = pushed(firm, &key(1), &invoices(&other)).expect_err("another content");
        assert!(matches!(refused, Refused::KeyReused { .. }), "{refused}");
        assert_eq!(refused.kind(), RefusedKind::Input);
        let payments = Push { kind: RecordKind::Payments, records: Vec::new() };
        let refused = pushed(firm, &key(1), &payments).expect_err("no records");
        assert_eq!(refused.kind(), RefusedKind::Input);
        assert_eq!(firm.state(), state);
        let again = take(firm, 2, &invoices(&TWO));
        assert_eq!((again.new, again.changed, again.unchanged), (0, 0, 2));
        let changed = take(firm, 3, &invoices(&other));
        assert_eq!((changed.new, changed.changed, changed.unchanged), (0, 1, 1), "as by a file");
        assert_eq!(firm.open("A-2"), 50_051);
        firm.assert_sound();
    });
}

/// Every record is taken or refused with its place, member, value and remedy; the refused ones
/// leave no trace and do not stop the others.
#[test]
fn refused_records_are_named_and_do_not_stop_the_others() {
    on_both(|firm| {
        let rows = [
            TWO[0],
            ["C-1", "A-9", "2026-02-30", "2026-03-31", "1"],
            ["C-1", "A-8", "2026-03-01", "2026-02-01", "1"],
            TWO[1],
            ["", "A-7", "2026-03-01", "2026-04-01", "1"],
            ["C-1", "A-6", "2026-03-01", "2026-04-01", "1,5"],
        ];
        let answer = take(firm, 1, &invoices(&rows));
        assert_eq!((answer.read, answer.new), (6, 2));
        let told: Vec<(u64, &str, &str)> = answer
            .refused
            .iter()
            .map(|one| (one.index, one.field.as_str(), one.value.as_str()))
            .collect();
        let expected = [
            (1, "issued", "2026-02-30"),
            (2, "due", "2026-02-01"),
            (4, "customer", ""),
            (5, "amount", "1,5"),
        ];
        assert_eq!(told, expected);
        for one in &answer.refused {
            assert!(
                !one.code.is_empty() && one.reason.len() > 5 && one.remedy.len() > 5,
                "{one:?}"
            );
        }
        // Money of a customer nobody has described opens no account (M16).
        let payment = |code: &str, settles: &str| Push {
            kind: RecordKind::Payments,
            records: records(&[&[code, "P-1", "2026-03-10", "100", "", settles, ""]]),
        };
        let stranger = take(firm, 2, &payment("C-9", ""));
        assert_eq!((stranger.new, stranger.refused[0].code.as_str()), (0, "unknown_customer"));
        assert_eq!(stranger.refused[0].field, "customer");
        let paid = take(firm, 3, &payment("C-1", "A-1"));
        assert_eq!((paid.new, paid.unfound), (1, 0));
        assert_eq!(firm.open("A-1"), 90_000);
        firm.assert_sound();
    });
}

/// Customers, credit notes and shipments, each by its own address; a shipment under the number
/// for which part of a limit was kept ends the reservation.
#[test]
fn every_kind_of_record_finds_its_place() {
    on_both(|firm| {
        let card = ["C-1", "Õuna OÜ", "", "EE", "et", "info@example.com", "", "", ""];
        let push = Push { kind: RecordKind::Customers, records: records(&[&card]) };
        assert_eq!(take(firm, 1, &push).new_customers, 1);
        take(firm, 2, &invoices(&TWO));
        let who = Who::program();
        let (office, company) = (&firm.office, firm.company);
        let asked = ReservationAsked {
            customer: "C-1".to_owned(),
            amount: eur(20_000),
            reference: "S-1".to_owned(),
            hours: 24,
        };
        credit::reserve(office, company, who, &key(90), &asked).expect("kept");
        let customer = firm.customer("C-1");
        let kept = || credit::reservations(office, company, who, customer).expect("kept").len();
        assert_eq!(kept(), 1);
        let shipment =
            ["C-1", "S-1", "2026-03-20", "", "14", "200.00", "", "two pallets", "S-REF-77"];
        let push = Push { kind: RecordKind::Shipments, records: records(&[&shipment]) };
        assert_eq!(take(firm, 3, &push).new, 1);
        let row = firm.row("S-1");
        assert_eq!((row.open, row.due), (eur(20_000), day("2026-04-03")));
        assert_eq!(kept(), 0, "the shipment is in the book now");
        let note = ["C-1", "K-1", "2026-03-20", "500.50", "", "A-2", "returned"];
        let push = Push { kind: RecordKind::CreditNotes, records: records(&[&note]) };
        assert_eq!(take(firm, 4, &push).new, 1);
        assert_eq!(firm.open("A-2"), 0);
        firm.assert_sound();
    });
}

/// M02: calls with one key at the same moment are one push, and all hear the same.
#[test]
fn m02_parallel_calls_with_one_key_are_one_push() {
    on_both(|firm| {
        let push = invoices(&TWO);
        let answers: Vec<Pushed> = thread::scope(|scope| {
            let calls: Vec<_> =
                (0..8).map(|_| scope.spawn(|| pushed(firm, &key(7), &push))).collect();
            calls.into_iter().map(|call| call.join().expect("no panic").expect("taken")).collect()
        });
        assert!(answers.iter().all(|answer| answer == &answers[0]), "{answers:#?}");
        assert_eq!(answers[0].new, 2);
        // With keys of their own they are eight batches, of which one is new.
        let push = invoices(&[["C-2", "B-1", "2026-03-01", "2026-03-31", "7.00"]]);
        let news: Vec<u64> = thread::scope(|scope| {
            let call = |number| {
                let push = &push;
                scope.spawn(move || pushed(firm, &key(number), push).expect("taken").new)
            };
            let calls: Vec<_> = (20..28).map(call).collect();
            calls.into_iter().map(|call| call.join().expect("no panic")).collect()
        });
        assert_eq!(news.iter().sum::<u64>(), 1, "{news:?}");
        // One key with two contents at once: one of them wins, the other is refused.
        let mut other = TWO;
        other[0][1] = "A-3";
        let (one, two) = thread::scope(|scope| {
            let one = scope.spawn(|| pushed(firm, &key(40), &invoices(&TWO)).map(drop));
            let two = scope.spawn(|| pushed(firm, &key(40), &invoices(&other)).map(drop));
            (one.join().expect("no panic"), two.join().expect("no panic"))
        });
        let refused = [one, two].into_iter().filter_map(Result::err).collect::<Vec<_>>();
        assert!(matches!(refused.as_slice(), [Refused::KeyReused { .. }]), "{refused:?}");
        firm.assert_sound();
    });
}

/// Who may not import files pushes nothing; a batch has its size; the journal says what came.
#[test]
fn a_push_needs_the_right_and_a_size_and_leaves_a_line_in_the_journal() {
    on_both(|firm| {
        let new = NewPerson {
            login: "rep".to_owned(),
            name: "Rep".to_owned(),
            role: Role::SalesRep,
            team: String::new(),
            language: String::new(),
            password: "correct horse".to_owned(),
        };
        let (office, company) = (&firm.office, firm.company);
        let rep = users::add(office, company, Who::program(), &new).expect("added").who();
        let push = invoices(&TWO);
        let refused = imports::push(office, company, rep, &key(1), &push);
        assert!(matches!(refused, Err(Refused::NotPermitted { .. })));
        for count in [0, MOST_RECORDS + 1] {
            let push =
                Push { kind: RecordKind::Invoices, records: vec![push.records[0].clone(); count] };
            let refused = pushed(firm, &key(1), &push).expect_err("a size");
            assert!(matches!(refused, Refused::Field { field: "records", .. }), "{refused}");
        }
        let batch = take(firm, 1, &push).batch;
        let rows = office.store.read(|reader| audit::page(reader, company, None, 1));
        let row = rows.expect("readable").remove(0);
        assert_eq!((row.action.as_str(), row.subject.as_str()), ("push", "invoices"));
        let body: serde_json::Value = serde_json::from_str(&row.body).expect("JSON");
        assert_eq!((&body["batch"], &body["new"]), (&batch.into(), &2.into()), "{}", row.body);
    });
}

/// REM-02: a program that pushes an invoice is warned in the answer, and its invoice is taken.
#[test]
fn rem_02_a_pushed_invoice_with_less_time_than_usual_is_warned_of() {
    on_both(|firm| {
        firm.pays_after_twenty_days();
        let rows = [
            ["C-1", "A-1", "2026-03-10", "2026-03-30", "10.00"],
            ["C-1", "A-2", "2026-03-10", "2026-03-29", "10.00"],
        ];
        let taken = take(firm, 1, &invoices(&rows));
        assert_eq!((taken.new, taken.refused.len()), (2, 0));
        let told: Vec<_> = taken
            .remarks
            .iter()
            .map(|one| (one.index, one.field.as_str(), one.code.as_str()))
            .collect();
        assert_eq!(told, [(1, "due", "shorter-than-usual")]);
    });
}
