//! Credit notes, returns and offsets by hand.

use crate::firm::{BEGIN, Firm, day, eur, key, on_both};
use saldo_domain::{Role, UserId};
use saldo_store::payables;
use saldo_work::acts::{self, Gone, Lowering, NewLowering, Recorded};
use saldo_work::imports::Kind;
use saldo_work::{Refused, Who};

fn lowering(firm: &Firm, kind: Lowering, number: &str, minor: i64) -> NewLowering {
    NewLowering {
        customer: firm.customer("C-1"),
        kind,
        number: number.to_owned(),
        effective: day(BEGIN),
        amount: eur(minor),
        against: Some(firm.item("15")),
        rest_pays: false,
        reason: "agreed afterwards".to_owned(),
    }
}

fn lower(firm: &Firm, number: u32, new: &NewLowering) -> Result<Recorded, Refused> {
    acts::lower(&firm.office, firm.company, Who::program(), &key(number), new)
}

/// M14
#[test]
fn a_credit_note_lowers_its_invoice_and_the_rest_waits() {
    on_both(|firm| {
        firm.invoices(&["15 2026-02-16 2026-03-18 100.00"]);
        let new = lowering(firm, Lowering::CreditNote, "K-1", 3_000);
        let done = lower(firm, 1, &new).expect("recorded");
        assert_eq!((done.unallocated, firm.open("15")), (eur(0), 7_000));
        assert_eq!(lower(firm, 1, &new).expect("the first answer"), done, "sent twice");
        assert_eq!(firm.open("15"), 7_000);
        let taken = lower(firm, 2, &new);
        assert!(matches!(taken, Err(Refused::CreditNumberTaken { .. })), "{taken:?}");
        let large = lowering(firm, Lowering::Return, "T-1", 9_000);
        let done = lower(firm, 3, &large).expect("recorded");
        assert_eq!((done.unallocated, firm.open("15"), firm.open("T-1")), (eur(2_000), 0, 2_000));
        firm.assert_sound();
    });
}

#[test]
fn what_lowers_a_debt_has_a_number_a_reason_a_day_that_has_come_and_somebody_with_the_right() {
    let firm = Firm::new();
    firm.invoices(&["15 2026-02-16 2026-03-18 100.00"]);
    let new = || lowering(&firm, Lowering::CreditNote, "K-1", 3_000);
    let rows: [(&str, NewLowering); 4] = [
        ("number", NewLowering { number: " ".to_owned(), ..new() }),
        ("reason", NewLowering { reason: String::new(), ..new() }),
        ("day", NewLowering { effective: day("2026-03-21"), ..new() }),
        ("amount", NewLowering { amount: eur(0), ..new() }),
    ];
    for (number, (case, new)) in (10..).zip(rows) {
        assert!(lower(&firm, number, &new).is_err(), "{case}");
    }
    for role in Role::ALL {
        let who = Who::new(UserId::new(5), role);
        let done = acts::lower(&firm.office, firm.company, who, &key(50 + role as u32), &new());
        let may = saldo_domain::authority::Right::LowerDebts.belongs_to(role);
        assert_eq!(!matches!(done, Err(Refused::NotPermitted { .. })), may, "{role:?}");
    }
}

/// The case goes on from where it was: no step again, none left out.
#[test]
fn a_part_that_is_lowered_neither_restarts_nor_skips_a_step() {
    let effects = |lowered: bool| {
        let firm = Firm::new();
        firm.import(
            Kind::Customers,
            "Code,Name,Email,Phone\nC-1,First OÜ,first@example.ee,+372 5000001\n",
        );
        firm.invoices(&["15 2026-02-16 2026-03-18 100.00"]);
        firm.run(BEGIN);
        if lowered {
            let new = lowering(&firm, Lowering::CreditNote, "K-1", 4_000);
            lower(&firm, 1, &new).expect("recorded");
        }
        for day in ["2026-03-23", "2026-03-30", "2026-04-10"] {
            firm.on(day).run(day);
        }
        firm.assert_sound();
        firm.effects()
    };
    assert_eq!(effects(true), effects(false));
}

#[test]
fn an_offset_uses_what_we_owe_and_gives_it_back_when_it_is_taken_back() {
    on_both(|firm| {
        firm.invoices(&["15 2026-02-16 2026-03-18 100.00"]);
        firm.import(
            Kind::Payables,
            "Customer,Number,Date,Due date,Amount,Currency\nC-1,V-1,2026-02-01,2026-03-01,30.00,EUR\n\
             C-1,V-2,2026-02-05,2026-04-01,50.00,EUR\n",
        );
        let open = || {
            let rows = firm.office.store.read(|reader| payables::all(reader, firm.company));
            let rows = rows.expect("payables").into_iter();
            rows.map(|row| row.open().minor()).collect::<Vec<_>>()
        };
        let much = lowering(firm, Lowering::Offset, "AKT-1", 8_001);
        assert!(matches!(lower(firm, 1, &much), Err(Refused::PayablesTooSmall { .. })));
        assert_eq!(open(), [3_000, 5_000], "nothing of it was kept");
        let new = lowering(firm, Lowering::Offset, "AKT-1", 6_000);
        let done = lower(firm, 2, &new).expect("recorded");
        assert_eq!((firm.open("15"), open()), (4_000, vec![0, 2_000]));
        let (customer, item) = (firm.customer("C-1"), done.payment);
        acts::withdraw(
            &firm.office,
            firm.company,
            Who::program(),
            customer,
            item,
            Gone::FromItsDay,
            "the act was annulled",
        )
        .expect("taken back");
        assert_eq!((firm.open("15"), open()), (10_000, vec![3_000, 5_000]));
        firm.assert_sound();
    });
}
