//! Documents that another program withdraws: posted by mistake, or to be posted anew.

use crate::firm::{Firm, eur, key, on_both};
use saldo_domain::{Role, UserId};
use saldo_formats::records::RecordKind;
use saldo_work::acts::{self, Part};
use saldo_work::imports::{self, Kind, Named, Push, Withdrawal, Withdrawn};
use saldo_work::{Refused, Who};

fn named(customer: &str, number: &str) -> Named {
    Named { customer: customer.to_owned(), number: number.to_owned(), day: None, amount: None }
}

fn withdraw(
    firm: &Firm,
    number: u32,
    kind: RecordKind,
    records: &[Named],
) -> Result<Withdrawn, Refused> {
    let reason = "posted by mistake".to_owned();
    let asked = Withdrawal { kind, reason, records: records.to_vec() };
    imports::withdraw(&firm.office, firm.company, Who::program(), &key(number), &asked)
}

fn taken(firm: &Firm, number: u32, kind: RecordKind, records: &[Named]) -> [u64; 2] {
    let told = withdraw(firm, number, kind, records).expect("taken");
    assert_eq!(told.refused, [], "all of them");
    [told.withdrawn, told.unchanged]
}

fn push(firm: &Firm, number: u32, kind: RecordKind, cells: &[&str]) -> [u64; 3] {
    let records = vec![cells.iter().map(|cell| (*cell).to_owned()).collect()];
    let push = Push { kind, records };
    let told = imports::push(&firm.office, firm.company, Who::program(), &key(number), &push);
    let told = told.expect("taken");
    assert_eq!(told.refused, [], "all of them");
    [told.new, told.changed, told.unchanged]
}

const INVOICE: [&str; 11] =
    ["C-1", "A-1", "", "2026-02-01", "2026-03-02", "", "1000.00", "", "", "", ""];
const PAYMENT: [&str; 7] = ["C-1", "P-1", "2026-03-10", "400.00", "", "A-1", ""];

/// M01, M18: what was posted by mistake counts on no day, what had paid it waits again, and posted anew
/// it counts again.
#[test]
fn m18_what_another_program_withdraws_counts_no_more_until_it_is_told_anew() {
    on_both(|firm| {
        push(firm, 1, RecordKind::Invoices, &INVOICE);
        push(firm, 2, RecordKind::Payments, &PAYMENT);
        assert_eq!(firm.open("A-1"), 60_000);
        let invoice = [named("c-1", "a-1")];
        assert_eq!(taken(firm, 3, RecordKind::Invoices, &invoice), [1, 0], "in whatever case");
        assert_eq!((firm.open("A-1"), firm.open("P-1")), (0, 40_000));
        let state = firm.state();
        assert_eq!(taken(firm, 3, RecordKind::Invoices, &invoice), [1, 0], "the first answer");
        assert_eq!(firm.state(), state);
        assert_eq!(taken(firm, 4, RecordKind::Invoices, &invoice), [0, 1], "gone already");
        assert_eq!((firm.open("A-1"), firm.open("P-1")), (0, 40_000));
        firm.assert_sound();

        firm.on("2026-03-20");
        assert_eq!(push(firm, 5, RecordKind::Invoices, &INVOICE), [1, 0, 0], "posted anew");
        assert_eq!(firm.open("A-1"), 60_000, "the payment that names it pays it again");
        let mut corrected = INVOICE;
        corrected[6] = "900.00";
        assert_eq!(taken(firm, 6, RecordKind::Invoices, &invoice), [1, 0]);
        push(firm, 7, RecordKind::Invoices, &corrected);
        assert_eq!(firm.open("A-1"), 50_000, "posted anew with another amount");
        firm.assert_sound();
    });
}

/// M13: a payment that is withdrawn never paid anything: its debt is open again from its day on.
#[test]
fn m13_a_payment_that_is_withdrawn_leaves_its_debt_open() {
    on_both(|firm| {
        push(firm, 1, RecordKind::Invoices, &INVOICE);
        push(firm, 2, RecordKind::Payments, &PAYMENT);
        let payment = [named("C-1", "P-1")];
        let wrong = withdraw(firm, 3, RecordKind::Invoices, &payment).expect("an answer");
        assert_eq!(wrong.refused[0].code, "unknown-document", "a payment is no invoice");
        assert_eq!(taken(firm, 4, RecordKind::Payments, &payment), [1, 0]);
        assert_eq!((firm.open("A-1"), firm.open("P-1")), (100_000, 0));
        assert_eq!(push(firm, 5, RecordKind::Payments, &PAYMENT), [1, 0, 0]);
        assert_eq!((firm.open("A-1"), firm.open("P-1")), (60_000, 0), "it pays again");
        firm.assert_sound();
    });
}

/// A record that names nobody, nothing, several, or something about which was decided is refused with
/// its place and remedy; the others are taken.
#[test]
fn what_cannot_be_withdrawn_is_named_and_does_not_stop_the_others() {
    on_both(|firm| {
        firm.on("2026-03-20");
        for (number, amount) in [(1, "1000.00"), (2, "500.00")] {
            let mut payment = PAYMENT;
            payment[5] = "";
            payment[3] = amount;
            if number == 1 {
                push(firm, 10, RecordKind::Invoices, &INVOICE);
            }
            push(firm, number, RecordKind::Payments, &payment);
        }
        firm.invoices(&["A-2 2026-02-01 2026-03-02 70.00"]);
        let part = Part { item: firm.item("A-2"), amount: eur(1_000) };
        let customer = firm.customer("C-1");
        let general = Who::new(UserId::new(7), Role::GeneralDirector);
        acts::write_off(&firm.office, firm.company, general, &key(90), customer, part, "gone")
            .expect("written off");

        let rows = [named("C-9", "A-1"), named("C-1", "A-9"), named("C-1", "A-2")];
        let mut day = named("C-1", "A-1");
        day.day = Some("1 March".to_owned());
        let rows = [&rows[..], &[day], &[named("C-1", "A-1")]].concat();
        let told = withdraw(firm, 11, RecordKind::Invoices, &rows).expect("an answer");
        assert_eq!((told.read, told.withdrawn), (5, 1));
        let refused: Vec<(u64, &str, &str)> = told
            .refused
            .iter()
            .map(|one| (one.index, one.field.as_str(), one.code.as_str()))
            .collect();
        let expected = [
            (0, "customer", "unknown-customer"),
            (1, "number", "unknown-document"),
            (2, "number", "import-in-use"),
            (3, "day", "day"),
        ];
        assert_eq!(refused, expected);
        assert!(told.refused.iter().all(|one| one.reason.len() > 5 && one.remedy.len() > 5));

        let two = withdraw(firm, 12, RecordKind::Payments, &[named("C-1", "P-1")]).expect("told");
        assert_eq!(two.refused[0].code, "ambiguous-document");
        let mut one = named("C-1", "P-1");
        one.amount = Some("500.00".to_owned());
        one.day = Some("2026-03-10".to_owned());
        assert_eq!(taken(firm, 13, RecordKind::Payments, &[one]), [1, 0]);
        firm.assert_sound();
    });
}

/// M19: a document that went along to another account is withdrawn there, under the code that told it.
#[test]
fn m19_a_document_that_moved_is_withdrawn_where_it_is() {
    on_both(|firm| {
        push(firm, 1, RecordKind::Invoices, &INVOICE);
        firm.import(Kind::Customers, "Code,Name\nC-2,Second OÜ\n");
        let both = (firm.customer("C-1"), firm.customer("C-2"));
        acts::join(&firm.office, firm.company, Who::program(), both, "one firm").expect("joined");
        assert_eq!(taken(firm, 2, RecordKind::Invoices, &[named("C-1", "A-1")]), [1, 0]);
        let owed = firm.office.store.read(|reader| {
            let items = saldo_store::book::items_of(reader, firm.company, both.1)?;
            Ok::<_, Refused>(items.iter().map(|row| row.open.minor()).sum::<i64>())
        });
        assert_eq!(owed.expect("read"), 0);
        firm.assert_sound();
    });
}

/// Only whoever may take entries back withdraws; without a reason nothing is withdrawn.
#[test]
fn withdrawing_takes_the_right_and_a_reason() {
    on_both(|firm| {
        push(firm, 1, RecordKind::Invoices, &INVOICE);
        let state = firm.state();
        let asked = |reason: &str| Withdrawal {
            kind: RecordKind::Invoices,
            reason: reason.to_owned(),
            records: vec![named("C-1", "A-1")],
        };
        let (office, company) = (&firm.office, firm.company);
        let sales = Who::new(UserId::new(7), Role::SalesRep);
        let refused = imports::withdraw(office, company, sales, &key(2), &asked("mistake"));
        assert!(matches!(refused, Err(Refused::NotPermitted { .. })), "{refused:?}");
        let refused = imports::withdraw(office, company, Who::program(), &key(2), &asked(" "));
        assert!(matches!(refused, Err(Refused::ReasonMissing { .. })), "{refused:?}");
        let asked = Withdrawal { records: Vec::new(), ..asked("mistake") };
        let refused = imports::withdraw(office, company, Who::program(), &key(2), &asked);
        assert!(matches!(refused, Err(Refused::Field { .. })), "{refused:?}");
        assert_eq!(firm.state(), state);
    });
}
