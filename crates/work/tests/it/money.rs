//! Money entered by people: repeated, at once, taken back.

use crate::firm::{Firm, day, eur, key, on_both};
use saldo_domain::{MovementId, Role, UserId};
use saldo_work::acts::{self, Doubt, IdempotencyKey, NewPayment, Part, Recorded};
use saldo_work::{Refused, RefusedKind, Who};

fn firm_with_debts() -> Firm {
    let firm = Firm::new();
    owe(&firm);
    firm
}

fn owe(firm: &Firm) {
    firm.invoices(&["15 2026-01-10 2026-02-09 100.00", "16 2026-01-11 2026-02-10 50.00"]);
}

fn payment(firm: &Firm, minor: i64, parts: &[(&str, i64)]) -> NewPayment {
    let part =
        |(number, minor): &(&str, i64)| Part { item: firm.item(number), amount: eur(*minor) };
    NewPayment {
        customer: firm.customer("C-1"),
        number: String::new(),
        effective: day("2026-02-20"),
        amount: eur(minor),
        parts: parts.iter().map(part).collect(),
        rest_pays: false,
        note: String::new(),
    }
}

fn pay(firm: &Firm, key: &IdempotencyKey, payment: &NewPayment) -> Result<Recorded, Refused> {
    acts::record_payment(&firm.office, firm.company, Who::program(), key, payment)
}

fn items(firm: &Firm) -> i64 {
    firm.office.store.peek("SELECT COUNT(*) FROM item").expect("items")
}

/// M01
#[test]
fn retry_same_key_applies_once() {
    on_both(|firm| {
        owe(firm);
        let order = payment(firm, 7_000, &[("15", 6_000)]);
        let first = pay(firm, &key(1), &order).expect("recorded");
        assert_eq!((first.unallocated, firm.open("15")), (eur(1_000), 4_000));
        let before = items(firm);
        for _ in 0..3 {
            assert_eq!(pay(firm, &key(1), &order).expect("the same answer"), first);
        }
        assert_eq!((items(firm), firm.open("15")), (before, 4_000));
        firm.assert_sound();
    });
}

/// M01: the lost answer and its repetition arrive together.
#[test]
fn the_same_request_at_once_applies_once() {
    on_both(|firm| {
        owe(firm);
        let order = payment(firm, 7_000, &[("15", 6_000)]);
        let answers = std::thread::scope(|scope| {
            let clients: Vec<_> = (0..6)
                .map(|_| scope.spawn(|| pay(firm, &key(1), &order).expect("recorded")))
                .collect();
            clients.into_iter().map(|client| client.join().expect("answered")).collect::<Vec<_>>()
        });
        assert!(answers.windows(2).all(|pair| pair[0] == pair[1]));
        assert_eq!(firm.open("15"), 4_000);
    });
}

/// M02
#[test]
fn key_reuse_with_other_body_is_422() {
    let firm = firm_with_debts();
    pay(&firm, &key(1), &payment(&firm, 7_000, &[])).expect("recorded");
    let before = items(&firm);
    let refused = pay(&firm, &key(1), &payment(&firm, 7_001, &[])).expect_err("another body");
    assert!(matches!(refused, Refused::KeyReused { .. }), "{refused}");
    assert_eq!(refused.kind(), RefusedKind::Input, "unprocessable, not a conflict");
    assert_eq!(items(&firm), before);
}

/// M02, while the first is running: whoever comes with its key meanwhile waits for the pen and hears what
/// came of it, the same answer for the same request and a refusal for another.
#[test]
fn m02_a_key_that_is_in_use_is_waited_for() {
    on_both(|firm| {
        owe(firm);
        let orders = [payment(firm, 5_000, &[]), payment(firm, 5_001, &[])];
        let outcomes = std::thread::scope(|scope| {
            let orders = &orders;
            let users: Vec<_> = (0..8)
                .map(|user| (user % 2, scope.spawn(move || pay(firm, &key(1), &orders[user % 2]))))
                .collect();
            let answer = |(order, user): (usize, std::thread::ScopedJoinHandle<'_, _>)| {
                (order, user.join().expect("answered"))
            };
            users.into_iter().map(answer).collect::<Vec<_>>()
        });
        let done: Vec<_> = outcomes.iter().filter(|(_, outcome)| outcome.is_ok()).collect();
        assert_eq!(done.len(), 4, "{outcomes:?}");
        let (first, answer) = done[0];
        assert!(
            done.iter()
                .all(|(order, one)| order == first && one.as_ref().ok() == answer.as_ref().ok())
        );
        let refused = outcomes.iter().filter_map(|(_, outcome)| outcome.as_ref().err());
        assert!(refused.into_iter().all(|one| matches!(one, Refused::KeyReused { .. })));
        let paid = "SELECT COUNT(*) FROM item WHERE kind = 'payment'";
        assert_eq!(firm.office.store.peek(paid).expect("payments"), 1);
        firm.assert_sound();
    });
}

#[test]
fn equal_payments_with_different_keys_are_twins() {
    let firm = firm_with_debts();
    let order = payment(&firm, 500, &[]);
    let first = pay(&firm, &key(1), &order).expect("recorded");
    let second = pay(&firm, &key(2), &order).expect("recorded");
    assert_ne!(first.payment, second.payment);
}

/// M07
#[test]
fn concurrent_allocation_never_exceeds_payment() {
    on_both(|firm| {
        owe(firm);
        let received = pay(firm, &key(0), &payment(firm, 6_000, &[])).expect("recorded");
        let customer = firm.customer("C-1");
        let parts = [Part { item: firm.item("15"), amount: eur(4_000) }];
        let outcomes = std::thread::scope(|scope| {
            let users: Vec<_> = (1..=4)
                .map(|user| {
                    let (office, company, payment) = (&firm.office, firm.company, received.payment);
                    let parts = &parts;
                    scope.spawn(move || {
                        let who = Who::program();
                        acts::allocate(office, company, who, &key(user), customer, payment, parts)
                    })
                })
                .collect();
            users.into_iter().map(|user| user.join().expect("answered")).collect::<Vec<_>>()
        });
        let done = outcomes.iter().filter(|outcome| outcome.is_ok()).count();
        assert_eq!(done, 1, "{outcomes:?}");
        let named = |outcome: &Result<Recorded, Refused>| match outcome {
            Ok(_) => true,
            Err(refused) => {
                matches!(refused, Refused::ExceedsPayment { left, .. } if *left == eur(2_000))
            }
        };
        assert!(outcomes.iter().all(named), "{outcomes:?}");
        assert_eq!(firm.open("15"), 6_000);
        firm.assert_sound();
    });
}

/// M08
#[test]
fn concurrent_payments_never_overpay_silently() {
    on_both(|firm| {
        owe(firm);
        let order = payment(firm, 5_000, &[("16", 5_000)]);
        let outcomes = std::thread::scope(|scope| {
            let order = &order;
            let users: Vec<_> =
                (1..=4).map(|user| scope.spawn(move || pay(firm, &key(user), order))).collect();
            users.into_iter().map(|user| user.join().expect("answered")).collect::<Vec<_>>()
        });
        assert_eq!(outcomes.iter().filter(|outcome| outcome.is_ok()).count(), 1, "{outcomes:?}");
        assert_eq!(firm.open("16"), 0);
        // The money is not refused for ever: without a designation it becomes an advance.
        let rest = NewPayment { parts: Vec::new(), rest_pays: true, ..order };
        let recorded =
            pay(firm, &key(9), &NewPayment { amount: eur(12_000), ..rest }).expect("recorded");
        assert_eq!((firm.open("15"), recorded.unallocated), (0, eur(2_000)));
        firm.assert_sound();
    });
}

/// M13
#[test]
fn reversal_reopens_exactly() {
    on_both(|firm| {
        owe(firm);
        let received =
            pay(firm, &key(1), &payment(firm, 7_000, &[("15", 6_000)])).expect("recorded");
        let who = Who::program();
        let customer = firm.customer("C-1");
        let movement = received.allocated[0].movement;
        let undo = |movement: MovementId, reason: &str| {
            acts::reverse(&firm.office, firm.company, who, customer, movement, reason)
        };
        assert!(matches!(undo(movement, " "), Err(Refused::ReasonMissing { .. })));
        let reversal = undo(movement, "the bank took it back").expect("reversed");
        assert_eq!(firm.open("15"), 10_000);
        let row = firm.row("15");
        assert_eq!(row.closed, None);
        assert!(matches!(undo(movement, "again"), Err(Refused::AlreadyReversed { .. })));
        assert!(undo(reversal, "a reversal of a reversal").is_err());
        // What the payment has left can be used again, once.
        let parts = [Part { item: firm.item("15"), amount: eur(7_000) }];
        let payment = received.payment;
        acts::allocate(&firm.office, firm.company, who, &key(2), customer, payment, &parts)
            .expect("allocated");
        assert_eq!(firm.open("15"), 3_000);
        acts::withdraw(
            &firm.office,
            firm.company,
            who,
            customer,
            payment,
            acts::Gone::FromItsDay,
            "bounced",
        )
        .expect("withdrawn");
        assert_eq!(firm.open("15"), 10_000);
        firm.assert_sound();
    });
}

#[test]
fn each_wrong_amount_has_its_name() {
    let firm = firm_with_debts();
    type Case = (&'static str, NewPayment, fn(&Refused) -> bool);
    let rows: [Case; 5] = [
        ("nothing", payment(&firm, 0, &[]), |no| matches!(no, Refused::AmountNotPositive { .. })),
        ("more than the payment", payment(&firm, 100, &[("15", 200)]), |no| {
            matches!(no, Refused::ExceedsPayment { .. })
        }),
        ("more than the invoice", payment(&firm, 90_000, &[("16", 5_001)]), |no| {
            matches!(no, Refused::ExceedsInvoice { .. })
        }),
        (
            "tomorrow",
            NewPayment { effective: day("2026-03-21"), ..payment(&firm, 100, &[]) },
            |no| matches!(no, Refused::Field { field: "effective", .. }),
        ),
        (
            "an unknown document",
            NewPayment {
                parts: vec![Part { item: saldo_domain::ItemId::new(1), amount: eur(1) }],
                ..payment(&firm, 100, &[])
            },
            |no| matches!(no, Refused::UnknownDocument { .. }),
        ),
    ];
    let before = firm.state();
    for (number, (case, order, named)) in (100..).zip(rows) {
        let refused = pay(&firm, &key(number), &order).expect_err(case);
        assert!(named(&refused), "{case}: {refused}");
        assert_eq!(firm.state(), before, "{case}");
    }
}

#[test]
fn a_write_off_needs_the_general_director_and_a_reason() {
    let firm = firm_with_debts();
    let customer = firm.customer("C-1");
    let part = Part { item: firm.item("16"), amount: eur(5_000) };
    let write_off = |who, number, reason| {
        acts::write_off(&firm.office, firm.company, who, &key(number), customer, part, reason)
    };
    let director = |role| Who::new(UserId::new(5), role);
    let rep = director(Role::Accountant);
    assert!(matches!(write_off(rep, 1, "gone"), Err(Refused::NotPermitted { .. })));
    let general = director(Role::GeneralDirector);
    assert!(matches!(write_off(general, 2, ""), Err(Refused::ReasonMissing { .. })));
    let first = write_off(general, 3, "liquidated").expect("written off");
    assert_eq!(firm.open("16"), 0);
    assert_eq!(write_off(general, 3, "liquidated").expect("repeated"), first);
    assert!(matches!(write_off(general, 4, "liquidated"), Err(Refused::ExceedsInvoice { .. })));
}

/// Typed by hand: what is seldom so is asked about, and recorded once it is confirmed.
#[test]
fn an_unlikely_payment_is_asked_about_before_it_is_recorded() {
    let firm = firm_with_debts();
    let (office, company) = (&firm.office, firm.company);
    let likely = |number: u32, payment: &NewPayment| {
        acts::record_likely_payment(office, company, Who::program(), &key(number), payment)
    };
    let twin = Doubt::Twin { number: String::new() };
    let more = |minor| Doubt::MoreThanOwed { owed: eur(minor) };
    // amount, day, doubts; the company owes 150.00, and 40.00 of it are paid by the second row
    let today = day("2026-03-20");
    firm.on("2026-03-20");
    let rows = [
        (15_001, "2026-02-20", vec![more(15_000)]),
        (4_000, "2026-02-20", vec![]),
        (4_000, "2026-02-20", vec![twin.clone()]),
        (4_000, "2026-02-19", vec![]),
        (11_000, "2026-02-20", vec![more(7_000)]),
    ];
    for (number, (minor, on, doubts)) in (1..).zip(rows) {
        let order = NewPayment { effective: day(on), ..payment(&firm, minor, &[]) };
        match likely(number, &order) {
            Ok(_) => assert_eq!(doubts, [], "{minor} on {on}"),
            Err(Refused::Unlikely { doubts: told }) => assert_eq!(told, doubts, "{minor} on {on}"),
            Err(other) => panic!("{minor} on {on}: {other}"),
        }
    }
    let old = NewPayment { effective: today.plus(-93), ..payment(&firm, 100, &[]) };
    let told = likely(20, &old).expect_err("a quarter ago");
    assert!(
        matches!(&told, Refused::Unlikely { doubts } if *doubts == [Doubt::LongAgo { days: 93 }])
    );
    // Confirmed, it is recorded; repeated, it is the same payment and no twin of itself.
    let first = pay(&firm, &key(21), &old).expect("confirmed");
    assert_eq!(likely(21, &old).expect("the same answer"), first);
    firm.assert_sound();
}

#[test]
fn a_payment_is_counted_in_the_order_of_the_contract_and_says_why() {
    use saldo_domain::allocation::AllocationOrder;
    use saldo_domain::{Role, UserId};
    on_both(|firm| {
        firm.on("2026-03-20").invoices(&[
            "A-1 2026-01-01 2026-02-01 100.00",
            "A-2 2026-01-02 2026-03-01 300.00",
            "A-3 2026-03-02 2026-05-01 200.00",
        ]);
        let customer = firm.customer("C-1");
        let head = Who::new(UserId::new(1), Role::HeadOfSales);
        let set = |order, reference: &str| {
            let (office, company) = (&firm.office, firm.company);
            acts::set_allocation_order(office, company, head, Some(customer), order, reference)
        };
        assert!(matches!(set(AllocationOrder::Ee, " "), Err(Refused::ReasonMissing { .. })));
        set(AllocationOrder::ProRata, "contract 7, clause 3").expect("agreed");
        let pay = |number: u32, minor| {
            let payment = NewPayment {
                customer,
                number: format!("P-{number}"),
                effective: day("2026-03-20"),
                amount: eur(minor),
                parts: Vec::new(),
                rest_pays: true,
                note: String::new(),
            };
            let who = Who::program();
            acts::record_payment(&firm.office, firm.company, who, &key(number), &payment)
                .expect("recorded")
        };
        // 200.00 over what is due, 100.00 and 300.00: a quarter and three quarters.
        pay(1, 20_000);
        assert_eq!(["A-1", "A-2", "A-3"].map(|number| firm.open(number)), [5_000, 15_000, 20_000]);
        set(AllocationOrder::OldestFirst, "supplement 1").expect("agreed");
        pay(2, 6_000);
        assert_eq!(["A-1", "A-2", "A-3"].map(|number| firm.open(number)), [0, 14_000, 20_000]);
        set(AllocationOrder::Designation, "supplement 2").expect("agreed");
        assert_eq!(pay(3, 1_000).unallocated, eur(1_000), "nobody named a document");
        let read = |reader: &mut _| saldo_store::book::movements_of(reader, firm.company, customer);
        let rows = firm.office.store.read(read).expect("readable");
        let mut why: Vec<&str> = rows.iter().map(|row| row.reason.as_str()).collect();
        why.sort_unstable();
        assert_eq!(why, ["earliest_due", "earliest_due", "shared_pro_rata", "shared_pro_rata"]);
        firm.assert_sound();
    });
}

/// M15: over authority, twice, or of a paid invoice.
#[test]
fn write_off_once_within_authority() {
    on_both(|firm| {
        owe(firm);
        let part = Part { item: firm.item("15"), amount: eur(10_000) };
        let customer = firm.customer("C-1");
        let off = |who, number, part: Part| {
            let (office, company) = (&firm.office, firm.company);
            acts::write_off(office, company, who, &key(number), customer, part, "likvideeritud")
        };
        let person = UserId::new(1);
        for role in Role::ALL.into_iter().filter(|role| *role != Role::GeneralDirector) {
            let refused = off(Who::new(person, role), 1, part).expect_err(role.code());
            // To a representative the customer of another does not even exist.
            let expected = match role {
                Role::SalesRep => matches!(refused, Refused::UnknownCustomer { .. }),
                _ => matches!(refused, Refused::NotPermitted { .. }),
            };
            assert!(expected, "{role:?}: {refused}");
        }
        let director = Who::new(person, Role::GeneralDirector);
        let too_much = Part { amount: eur(10_001), ..part };
        let refused = off(director, 2, too_much).expect_err("more than is open");
        assert!(matches!(refused, Refused::ExceedsInvoice { .. }), "{refused}");
        let first = off(director, 3, part).expect("written off");
        assert_eq!(off(director, 3, part).expect("the same request"), first);
        let refused = off(director, 4, part).expect_err("a second time");
        assert!(matches!(refused, Refused::ExceedsInvoice { .. }), "{refused}");
        let paid = payment(firm, 5_000, &[("16", 5_000)]);
        pay(firm, &key(5), &paid).expect("paid");
        let settled = Part { item: firm.item("16"), amount: eur(1) };
        let refused = off(director, 6, settled).expect_err("of a paid invoice");
        assert!(matches!(refused, Refused::ExceedsInvoice { .. }), "{refused}");
        assert_eq!((firm.open("15"), firm.open("16")), (0, 0));
        firm.assert_sound();
        // Several at the same moment, each under a key of its own.
        firm.invoices(&["17 2026-01-10 2026-02-09 100.00"]);
        let whole = Part { item: firm.item("17"), amount: eur(10_000) };
        let outcomes = std::thread::scope(|scope| {
            let off = &off;
            let people: Vec<_> =
                (20..24).map(|number| scope.spawn(move || off(director, number, whole))).collect();
            people.into_iter().map(|one| one.join().expect("answered")).collect::<Vec<_>>()
        });
        let done = outcomes.iter().filter(|outcome| outcome.is_ok()).count();
        let named = |one: &Result<MovementId, Refused>| {
            one.as_ref().err().is_none_or(|no| matches!(no, Refused::ExceedsInvoice { .. }))
        };
        assert!(done == 1 && outcomes.iter().all(named), "{outcomes:?}");
        assert_eq!(firm.open("17"), 0);
        firm.assert_sound();
    });
}

/// Money that pays nothing goes back, and no more of it than there is.
#[test]
fn a_refund_gives_back_what_is_unallocated_and_no_more() {
    on_both(|firm| {
        owe(firm);
        let paid = pay(firm, &key(1), &payment(firm, 7_000, &[("16", 5_000)])).expect("paid");
        let customer = firm.customer("C-1");
        let back = |number, minor| {
            let part = Part { item: paid.payment, amount: eur(minor) };
            let (office, company) = (&firm.office, firm.company);
            acts::refund(office, company, Who::program(), &key(number), customer, part, "palve")
        };
        let refused = back(2, 2_001).expect_err("more than is unallocated");
        assert!(matches!(refused, Refused::ExceedsUnallocated { left } if left == eur(2_000)));
        let first = back(3, 2_000).expect("paid back");
        assert_eq!(back(3, 2_000).expect("the same request"), first);
        assert!(back(4, 1).is_err(), "nothing is left");
        assert_eq!(firm.open("16"), 0);
        firm.assert_sound();
    });
}
