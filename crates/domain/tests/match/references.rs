//! References that invoices bear themselves: whose the money is, and what it pays.

use saldo_domain::bank::{LineFact, OtherSide};
use saldo_domain::identifier::ee;
use saldo_domain::matching::{Debt, Debtor, Evidence, Index, Matcher, Thresholds, Verdict};
use saldo_domain::{Currency, CustomerId, Day, ItemId, Money};

const KUUSK: CustomerId = CustomerId::new(1);
const SEVER: CustomerId = CustomerId::new(2);
const TAMM: CustomerId = CustomerId::new(3);
const LEPP: CustomerId = CustomerId::new(4);

fn eur(minor: i64) -> Money {
    Money::from_minor(minor, Currency::from_code("EUR").expect("EUR"))
}

/// Customer, item, number, reference that it bears, cents open.
const DEBTS: [(CustomerId, i64, &str, &str, i64); 13] = [
    (KUUSK, 11, "AB-001001", "539007547034", 120_000),
    (KUUSK, 12, "AB-001002", "KX/88-7766", 30_000),
    // One reference for all that Sever buys.
    (SEVER, 21, "AB-002001", "70 0123 4", 40_000),
    (SEVER, 22, "AB-002002", "70 0123 4", 90_000),
    (SEVER, 23, "AB-002003", "00700 1234", 90_000),
    (SEVER, 24, "AB-002004", "7001234", 0),
    (SEVER, 25, "AB-002005", "", 70_000),
    // The same one by mistake on invoices of two customers.
    (TAMM, 31, "AB-003001", "445566", 8_000),
    (LEPP, 41, "AB-004001", "445566", 8_000),
    // Its number with a check digit, and another reference than its number would make.
    (LEPP, 42, "7500", "75006", 5_000),
    (LEPP, 43, "8600", "991188", 6_000),
    (TAMM, 32, "AB-003002", "31-paid", 0),
    // What this one bears is made from the number of 43 as well.
    (TAMM, 33, "AB-003003", "86008", 7_000),
];

fn matcher(left_out: &[i64]) -> Matcher {
    let told = DEBTS.iter().filter(|(_, item, ..)| !left_out.contains(item));
    let debts: Vec<Debt> = told
        .map(|(customer, item, number, reference, open)| Debt {
            customer: *customer,
            item: ItemId::new(*item),
            number: (*number).into(),
            reference: (*reference).into(),
            due: Day::of(2026, 3, 1).expect("a day").plus(*item),
            open: eur(*open),
        })
        .collect();
    let debtor = |code: &str, name: &str| Debtor {
        code: code.into(),
        name: name.into(),
        ..Debtor::default()
    };
    let debtors = [
        (KUUSK, debtor("K-901", "Kuusk OÜ")),
        (SEVER, debtor("K-902", "ООО Север")),
        (TAMM, debtor("K-903", "Tamm AS")),
        (LEPP, debtor("K-904", "Lepp OÜ")),
    ];
    Matcher::new(Index::new(debts, debtors), Thresholds::STANDARD)
}

#[derive(Default)]
struct Told {
    amount: i64,
    reference: &'static str,
    text: &'static str,
    name: &'static str,
}

fn look(told: &Told, left_out: &[i64]) -> Verdict {
    matcher(left_out).look(&LineFact {
        place: 1,
        booked: Day::of(2026, 3, 12).expect("a day"),
        amount: eur(told.amount),
        reversal: false,
        bank_id: String::new(),
        end_to_end: String::new(),
        number: String::new(),
        reference: told.reference.into(),
        text: told.text.into(),
        other: OtherSide { name: told.name.into(), ..OtherSide::default() },
    })
}

/// Certain: customer and `item:cents`, `…` for the rest in order. A question: its doubt and the
/// customers proposed.
fn answer(told: &Told, left_out: &[i64]) -> String {
    match look(told, left_out) {
        Verdict::Certain(found) => {
            let customer = std::iter::once(found.customer.to_string());
            let shares = found.shares.iter();
            let shares = shares.map(|one| format!("{}:{}", one.item, one.amount.minor()));
            let rest = found.rest_in_order.then(|| "…".to_owned());
            let short = found.short.map(|(_, difference)| difference.code().to_owned());
            customer.chain(shares).chain(rest).chain(short).collect::<Vec<_>>().join(" ")
        }
        Verdict::Question(doubt, proposals, _) => {
            let customers = proposals.iter().map(|one| one.customer.to_string());
            let customers: Vec<String> = customers.collect();
            format!("{} ? {}", doubt.code(), customers.join(" "))
        }
    }
}

fn check(rows: &[(Told, &str)]) {
    for (told, expected) in rows {
        let case = format!("{} {:?} {:?} {}", told.amount, told.reference, told.text, told.name);
        assert_eq!(answer(told, &[]), *expected, "{case}");
    }
}

fn by(amount: i64, reference: &'static str) -> Told {
    Told { amount, reference, ..Told::default() }
}

fn says(amount: i64, text: &'static str) -> Told {
    Told { amount, text, ..Told::default() }
}

#[test]
fn a_reference_that_one_invoice_bears_names_it_whoever_pays() {
    check(&[
        (by(120_000, "539007547034"), "1 11:120000"),
        (by(120_000, "0005390 0754 7034"), "1 11:120000"),
        (by(120_000, "RF18539007547034"), "1 11:120000"),
        (by(120_000, "rf18 5390 0754 7034"), "1 11:120000"),
        (by(30_000, "kx 887766"), "1 12:30000"),
        (Told { name: "Somebody Else Ltd", ..by(30_000, "KX/88-7766") }, "1 12:30000"),
        // Part of it, and more than it: the payer is known by the reference.
        (by(100_000, "539007547034"), "1 11:100000 part"),
        (by(125_000, "539007547034"), "1 11:120000"),
        // It was paid already.
        (by(9_000, "31-paid"), "already-settled ? 3"),
        // Another digit is another reference.
        (by(120_000, "539007547035"), "amount-alone ? 1"),
    ]);
    let Verdict::Certain(found) = look(&by(120_000, "539007547034"), &[]) else {
        panic!("a question")
    };
    assert!(found.evidence.contains(&Evidence::Reference));
}

#[test]
fn a_reference_called_one_in_the_text_counts_as_one() {
    check(&[
        (says(120_000, "viitenumber 539007547034"), "1 11:120000"),
        (says(120_000, "Viitenumber: RF18 5390 0754 7034"), "1 11:120000"),
        (says(30_000, "ref KX/88-7766, aitäh"), "1 12:30000"),
        (says(120_000, "номер ссылки 539007547034"), "1 11:120000"),
        (says(120_000, "viite nr 539 0075 47034"), "1 11:120000"),
        // What is called a contract is no reference.
        (says(120_000, "leping 539007547034"), "amount-alone ? 1"),
    ]);
}

#[test]
fn the_reference_of_a_customer_says_whose_it_is_and_the_amount_what_it_pays() {
    check(&[
        // One open invoice bearing it has just this amount.
        (by(40_000, "7001234"), "2 21:40000"),
        // Two have: the older one, as for any payer who is known.
        (by(90_000, "7001234"), "2 22:90000"),
        // All that bear it together.
        (by(220_000, "7001234"), "2 21:40000 22:90000 23:90000"),
        // Neither: the order of the contract.
        (by(50_000, "7001234"), "2 …"),
        (by(500_000, "7001234"), "2 …"),
        // Named beside it, that one is paid.
        (Told { text: "arve AB-002003", ..by(90_000, "7001234") }, "2 23:90000"),
    ]);
}

#[test]
fn one_reference_on_invoices_of_two_customers_is_asked_about() {
    check(&[
        (by(8_000, "445566"), "several-customers ? 3 4"),
        (says(8_000, "viitenumber 445566"), "several-customers ? 3 4"),
        (Told { name: "Tamm AS", ..by(8_000, "445566") }, "several-customers ? 3 4"),
        (Told { text: "arve AB-003001", ..by(8_000, "445566") }, "third-party ? 3 4"),
    ]);
    // Where only one of them owes it, it is that one's.
    assert_eq!(answer(&by(8_000, "445566"), &[41]), "3 31:8000");
}

#[test]
fn a_reference_that_is_borne_outweighs_one_that_seems_made_from_a_number() {
    for (base, reference) in [("7500", "75006"), ("8600", "86008")] {
        assert_eq!(ee::make_reference(base).map(|made| made.number), Ok(reference.to_owned()));
    }
    check(&[
        // Made from the number of 43 of Lepp too, but 33 of Tamm bears it.
        (by(7_000, "86008"), "3 33:7000"),
        (by(5_000, "75006"), "4 42:5000"),
        // It bears another than the one that is made from its number.
        (by(6_000, "991188"), "4 43:6000"),
        // One bears it, and the text names an invoice of another.
        (Told { text: "arve AB-001002", ..by(7_000, "86008") }, "several-customers ? 1 3"),
    ]);
    // Nobody bears it: it is made from the number of an invoice that bears another.
    assert_eq!(answer(&by(6_000, "86008"), &[33]), "third-party ? 4");
}

#[test]
fn what_says_nothing_is_no_reference() {
    check(&[
        (by(120_000, "12"), "amount-alone ? 1"),
        (by(120_000, "NOTPROVIDED"), "amount-alone ? 1"),
        (by(120_000, "0000"), "amount-alone ? 1"),
    ]);
}
