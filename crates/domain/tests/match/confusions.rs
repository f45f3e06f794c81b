//! Two that look like one: a reference that fits twice, a name with another form, an account
//! with another code, a sum among more debts than are looked at.

use saldo_domain::bank::{LineFact, OtherSide};
use saldo_domain::identifier::ee;
use saldo_domain::matching::{Debt, Debtor, Doubt, Index, Matcher, Thresholds, Verdict};
use saldo_domain::{Currency, CustomerId, Day, ItemId, Money};

const A: CustomerId = CustomerId::new(1);
const B: CustomerId = CustomerId::new(2);

fn eur(minor: i64) -> Money {
    Money::from_minor(minor, Currency::from_code("EUR").expect("EUR"))
}

/// Customer, number, cents open; items are counted from 1, due one day after the other.
fn debts(rows: &[(CustomerId, &str, i64)]) -> Vec<Debt> {
    let first: Day = "2026-03-01".parse().expect("a day");
    let debt = |(at, (customer, number, open)): (usize, &(CustomerId, &str, i64))| Debt {
        customer: *customer,
        item: ItemId::new(at as i64 + 1),
        number: (*number).into(),
        reference: String::new(),
        due: first.plus(at as i64),
        open: eur(*open),
    };
    rows.iter().enumerate().map(debt).collect()
}

fn debtor(code: &str, name: &str, registry_code: &str, account: &str) -> Debtor {
    let accounts = if account.is_empty() { Vec::new() } else { vec![account.into()] };
    let (code, name) = (code.into(), name.into());
    Debtor { code, name, registry_code: registry_code.into(), accounts, pays_as: Vec::new() }
}

fn matcher(debts: Vec<Debt>, debtors: Vec<(CustomerId, Debtor)>) -> Matcher {
    Matcher::new(Index::new(debts, debtors), Thresholds::STANDARD)
}

fn line(minor: i64, text: &str) -> LineFact {
    LineFact {
        place: 1,
        booked: "2026-03-20".parse().expect("a day"),
        amount: eur(minor),
        reversal: false,
        bank_id: String::new(),
        end_to_end: String::new(),
        number: String::new(),
        reference: String::new(),
        text: text.into(),
        other: OtherSide::default(),
    }
}

/// The doubt, the customers proposed, and how many others it may be of.
fn doubt(verdict: &Verdict) -> Option<(Doubt, Vec<CustomerId>, usize)> {
    let Verdict::Question(doubt, proposals, others) = verdict else { return None };
    Some((*doubt, proposals.iter().map(|one| one.customer).collect(), others.len()))
}

fn reference(base: &str) -> String {
    ee::make_reference(base).expect("a base").number
}

#[test]
fn a_reference_that_fits_a_code_and_a_number_names_neither() {
    let two =
        || vec![(A, debtor("K-901", "Kask AS", "", "")), (B, debtor("K-7", "Mänd OÜ", "", ""))];
    let of = |owner: CustomerId, amount| {
        let matcher = matcher(debts(&[(owner, "AB-00901", 10_000), (A, "AB-5", 25_000)]), two());
        matcher.look(&LineFact { reference: reference("901"), ..line(amount, "") })
    };
    let asked = doubt(&of(B, 10_000)).expect("two customers");
    assert_eq!((asked.0, asked.1), (Doubt::SeveralCustomers, vec![A, B]));
    // One customer's code and number: the money is its own, and pays in the order it agreed.
    let Verdict::Certain(own) = of(A, 12_000) else { panic!("the customer is known") };
    assert_eq!((own.customer, own.shares.len(), own.rest_in_order), (A, 0, true));
}

#[test]
fn whoever_is_sure_is_asked_about_when_another_is_sure_too() {
    let debtors = vec![
        (A, debtor("K-901", "Kask AS", "10490620", "")),
        (B, debtor("K-7", "Mänd OÜ", "12712817", "EE22")),
    ];
    let matcher = matcher(debts(&[(B, "AB-001001", 10_000), (A, "AB-001002", 10_000)]), debtors);
    let told = LineFact {
        reference: reference("1001"),
        other: OtherSide { code: "10490620".into(), ..OtherSide::default() },
        ..line(10_000, "")
    };
    let asked = doubt(&matcher.look(&told)).expect("paid by another customer");
    assert_eq!((asked.0, asked.1), (Doubt::ThirdParty, vec![B, A]));
}

#[test]
fn a_confirmed_account_does_not_outrank_another_official_code() {
    let debtors = vec![(A, debtor("K-901", "Kask AS", "10490620", "EE22"))];
    let matcher = matcher(debts(&[(A, "AB-001001", 10_000)]), debtors);
    let told = |code: &str, text: &str| {
        let other = OtherSide { account: "EE22".into(), code: code.into(), ..OtherSide::default() };
        matcher.look(&LineFact { other, ..line(10_000, text) })
    };
    assert!(doubt(&told("", "")).is_none() && doubt(&told("10490620", "")).is_none());
    let alone = doubt(&told("12712817", "")).expect("another code");
    assert_eq!((alone.0, alone.1), (Doubt::OtherCode, vec![A]));
    let named = doubt(&told("12712817", "arve AB-001001")).expect("another code");
    assert_eq!((named.0, named.1), (Doubt::ThirdParty, vec![A]));
    // Whoever repeats the reference of an invoice pays that invoice.
    let other = OtherSide { code: "12712817".into(), ..OtherSide::default() };
    let referred = LineFact { reference: reference("1001"), other, ..line(10_000, "") };
    assert!(doubt(&matcher.look(&referred)).is_none());
}

/// The account is learnt, and the name in the payment is somebody else's.
#[test]
fn a_name_that_contradicts_a_learnt_account_is_asked_about() {
    let known = Debtor {
        pays_as: vec!["Jaan Tamm".into()],
        ..debtor("K-901", "Kask AS", "10490620", "EE22")
    };
    let other = debtor("K-7", "Mänd OÜ", "12712817", "");
    let matcher = matcher(
        debts(&[(A, "AB-001001", 10_000), (B, "AB-001002", 20_000)]),
        vec![(A, known), (B, other)],
    );
    let told = |name: &str, amount, text: &str| {
        let other = OtherSide { account: "EE22".into(), name: name.into(), ..OtherSide::default() };
        doubt(&matcher.look(&LineFact { other, ..line(amount, text) }))
    };
    for name in ["", "KASK", "Kask Pluss OÜ", "Tamm, Jaan"] {
        assert!(told(name, 10_000, "").is_none(), "{name}");
    }
    let asked = told("Lepp OÜ", 10_000, "").expect("the name is nobody's");
    assert_eq!((asked.0, asked.1), (Doubt::OtherName, vec![A]));
    assert!(told("Lepp OÜ", 10_000, "arve AB-001001").is_none(), "the invoice says whose it is");
    let asked = told("Mänd OÜ", 20_000, "").expect("the name is another customer's");
    assert_eq!((asked.0, asked.1), (Doubt::SeveralCustomers, vec![A, B]));
    let asked = told("Mänd OÜ", 20_000, "AB-001002").expect("the account is another customer's");
    assert_eq!((asked.0, asked.1), (Doubt::ThirdParty, vec![B, A]));
}

/// Nobody has told Saldo from what references are made: a contract, a client number, a code.
#[test]
fn a_reference_that_fits_a_code_is_asked_about_unless_the_payer_agrees() {
    let debtors = vec![(A, debtor("C-1001", "Kask AS", "10490620", "EE22"))];
    let matcher = matcher(debts(&[(A, "AB-005555", 10_000)]), debtors);
    let told = |name: &str, account: &str| {
        let other =
            OtherSide { name: name.into(), account: account.into(), ..OtherSide::default() };
        doubt(&matcher.look(&LineFact { reference: reference("1001"), other, ..line(10_000, "") }))
    };
    for (name, account) in [("", ""), ("Mari Maasikas", ""), ("Kask OÜ", "")] {
        let asked = told(name, account).unwrap_or_else(|| panic!("{name} is nobody"));
        assert_eq!(asked.1, vec![A], "{name}");
    }
    assert_eq!(told("Mari Maasikas", "").expect("asked").0, Doubt::ThirdParty);
    for (name, account) in [("Kask AS", ""), ("", "EE22")] {
        assert!(told(name, account).is_none(), "{name}{account}");
    }
}

#[test]
fn a_namesake_of_another_legal_form_is_never_matched_by_itself() {
    let debtors = vec![(A, debtor("K-901", "Kuusk AS", "", ""))];
    let matcher = matcher(debts(&[(A, "AB-001001", 40_000), (A, "AB-001002", 5_000)]), debtors);
    let told = |name: &str, amount, text: &str| {
        let other = OtherSide { name: name.into(), ..OtherSide::default() };
        doubt(&matcher.look(&LineFact { other, ..line(amount, text) })).map(|asked| asked.0)
    };
    assert_eq!(told("Kuusk OÜ", 40_000, ""), Some(Doubt::NameAlone));
    assert_eq!(told("AS Kuusk", 40_000, ""), None);
    assert_eq!(told("Kuusk", 40_000, ""), None);
    // A sum is a weaker sign than one amount: many sums can be made.
    assert_eq!(told("Kuusk AS", 45_000, ""), Some(Doubt::NameAlone));
    assert_eq!(told("Kuusk OÜ", 40_000, "arve AB-001001"), None, "the number says whose it is");
}

/// A customer that another was joined to has both names: a payer who writes either is no namesake.
#[test]
fn a_joined_card_of_another_legal_form_makes_no_namesake() {
    for names in [["Kuusk OÜ", "Kuusk AS"], ["Kuusk AS", "Kuusk OÜ"]] {
        let debtors = names.map(|name| (A, debtor("K-1", name, "", ""))).to_vec();
        let matcher = matcher(debts(&[(A, "AB-001001", 40_000)]), debtors);
        let told = |name: &str| {
            let other = OtherSide { name: name.into(), ..OtherSide::default() };
            doubt(&matcher.look(&LineFact { other, ..line(40_000, "") })).map(|asked| asked.0)
        };
        assert_eq!([told("Kuusk OÜ"), told("AS Kuusk"), told("Kuusk")], [None; 3], "{names:?}");
        assert_eq!(told("Kuusk MTÜ"), Some(Doubt::NameAlone), "a form that neither has");
    }
}

/// A short number with its amount tells namesakes apart, and nothing that speaks against itself.
#[test]
fn a_short_number_outweighs_neither_a_legal_form_nor_a_code() {
    let debtors =
        vec![(A, debtor("K-1", "Kuusk OÜ", "", "")), (B, debtor("K-2", "Kuusk AS", "", ""))];
    let two = matcher(debts(&[(A, "14", 9_000), (B, "15", 10_000)]), debtors);
    let named = |name: &str, text: &str, amount| {
        let other = OtherSide { name: name.into(), ..OtherSide::default() };
        two.look(&LineFact { other, ..line(amount, text) })
    };
    let asked = doubt(&named("Kuusk OÜ", "arve 15", 10_000)).expect("the other form");
    assert_eq!((asked.0, asked.1), (Doubt::SeveralCustomers, vec![A, B]));
    let Verdict::Certain(own) = named("Kuusk", "arve 15", 10_000) else { panic!("it says which") };
    assert_eq!(own.customer, B);

    let debtors = vec![
        (A, debtor("K-1", "Kask AS", "10490620", "")),
        (B, debtor("K-2", "Mänd OÜ", "", "EE22")),
    ];
    let sure = matcher(debts(&[(A, "14", 9_000), (B, "15", 10_000)]), debtors);
    let other =
        OtherSide { code: "10490620".into(), account: "EE22".into(), ..OtherSide::default() };
    let asked = sure.look(&LineFact { other, ..line(10_000, "arve 15") });
    let asked = doubt(&asked).expect("one's code, the other's account");
    assert_eq!((asked.0, asked.1), (Doubt::SeveralCustomers, vec![A, B]));
}

/// “Rent for March” is no number of an invoice, though somebody's is written like that.
#[test]
fn a_month_or_a_day_is_nobodys_invoice_unless_it_is_called_one() {
    let debtors =
        vec![(A, debtor("K-1", "Kask AS", "", "EE11")), (B, debtor("K-2", "Mänd OÜ", "", "EE22"))];
    let rows = [
        (A, "02/2026", 50_000),
        (A, "03/2026", 50_000),
        (B, "2026-03", 50_000),
        (B, "12/03/2026", 50_000),
        (B, "2026-03-12", 50_000),
    ];
    let matcher = matcher(debts(&rows), debtors);
    let stranger = |text: &str| {
        let other = OtherSide { name: "Keegi Kolmas".into(), ..OtherSide::default() };
        matcher.look(&LineFact { other, ..line(50_000, text) })
    };
    for text in ["üür 03/2026", "rent 2026-03", "за 12/03/2026", "period 2026-03-12", "12-03-26"]
    {
        assert!(doubt(&stranger(text)).is_some(), "{text}: {:?}", stranger(text));
    }
    let paid = |verdict: &Verdict| match verdict {
        Verdict::Certain(one) => {
            (one.customer, one.shares.iter().map(|share| share.item.get()).collect::<Vec<_>>())
        }
        Verdict::Question(..) => panic!("{verdict:?}"),
    };
    assert_eq!(paid(&stranger("arve 03/2026")), (A, vec![2]), "it is called an invoice");
    let known = |text: &str, amount| {
        let other = OtherSide { account: "EE11".into(), ..OtherSide::default() };
        paid(&matcher.look(&LineFact { other, ..line(amount, text) }))
    };
    assert_eq!(known("üür 03/2026", 50_000), (A, vec![2]), "whoever owes for March pays March");
    assert_eq!(known("arved 02/2026 ja 03/2026", 100_000), (A, vec![1, 2]));
    assert_eq!(known("arved 02/2026, 03/2026", 100_000), (A, vec![1, 2]));
}

/// What stands in the field for references may be the number of an invoice, and one in ten of
/// those looks like a reference.
#[test]
fn an_invoices_number_in_the_field_for_references_is_that_invoice() {
    let debtors =
        vec![(A, debtor("K-7", "Kask AS", "", "EE11")), (B, debtor("K-100100", "Mänd OÜ", "", ""))];
    let looks_right = reference("100100");
    let rows = [(A, looks_right.as_str(), 10_000), (A, "1001001", 20_000), (B, "AB-5", 10_000)];
    let matcher = matcher(debts(&rows), debtors);
    let told = |reference: &str, amount| {
        matcher.look(&LineFact { reference: reference.into(), ..line(amount, "") })
    };
    let asked = doubt(&told(&looks_right, 10_000)).expect("a number of one, a code of another");
    assert_eq!((asked.0, asked.1), (Doubt::ThirdParty, vec![A, B]));
    let Verdict::Certain(number) = told("1001001", 20_000) else { panic!("the number of one") };
    assert_eq!((number.customer, number.shares[0].item), (A, ItemId::new(2)));
}

#[test]
fn a_number_of_a_payment_order_says_something_only_together_with_the_amount() {
    let debtors = vec![
        (A, debtor("K-901", "Kask AS", "", "EE11")),
        (B, debtor("K-7", "Mänd OÜ", "", "EE22")),
    ];
    let matcher = matcher(debts(&[(A, "1000001", 10_000), (B, "1000002", 20_000)]), debtors);
    let told = |account: &str, amount| {
        let other = OtherSide { account: account.into(), ..OtherSide::default() };
        matcher.look(&LineFact { other, number: "1000001".into(), ..line(amount, "") })
    };
    let Verdict::Certain(own) = told("EE22", 20_000) else { panic!("its own amount") };
    assert_eq!((own.customer, own.shares.len()), (B, 1));
    let asked = doubt(&told("EE22", 10_000)).expect("the amount of the other's invoice");
    assert_eq!((asked.0, asked.1), (Doubt::ThirdParty, vec![A, B]));
}

/// Whoever of many may have paid is not chased over it, though nobody can be shown them all.
#[test]
fn everybody_whose_money_it_may_be_is_told_beside_the_few_that_are_shown() {
    let customer = |number: i64| CustomerId::new(number);
    let many = |count: i64| {
        let rows: Vec<(CustomerId, &str, i64)> =
            (1..=count).map(|number| (customer(number), "", 9_900)).collect();
        let debtors = (1..=count).map(|number| (customer(number), debtor("", "Jaan Tamm", "", "")));
        matcher(debts(&rows), debtors.collect())
    };
    let nobody = line(9_900, "tere");
    let asked = |count| doubt(&many(count).look(&nobody)).expect("a question");
    let (few, shown, others) = asked(5);
    assert_eq!((few, shown.len(), others), (Doubt::AmountAlone, 5, 0));
    let (more, shown, others) = asked(6);
    assert_eq!((more, shown.len(), others), (Doubt::NobodyKnown, 0, 6));
    assert_eq!(asked(201).2, 0, "of so many nothing is said");
    let other = OtherSide { name: "Jaan Tamm".into(), ..OtherSide::default() };
    let namesakes = doubt(&many(9).look(&LineFact { other, ..line(100, "") })).expect("namesakes");
    assert_eq!((namesakes.0, namesakes.1.len(), namesakes.2), (Doubt::SeveralCustomers, 5, 4));
}

#[test]
fn a_sum_is_the_only_one_when_every_debt_was_looked_at() {
    let account = || vec![(A, debtor("K-901", "Kask AS", "", "EE22"))];
    let other = || OtherSide { account: "EE22".into(), ..OtherSide::default() };
    let look = |amounts: &[i64], amount| {
        let rows: Vec<(CustomerId, &str, i64)> =
            amounts.iter().map(|open| (A, "", *open)).collect();
        matcher(debts(&rows), account()).look(&LineFact { other: other(), ..line(amount, "") })
    };
    // Powers of two: every sum is made in one way.
    let sixteen: Vec<i64> = (0..16).map(|power| 100 << power).collect();
    let Verdict::Certain(only) = look(&sixteen, 500) else { panic!("the only sum") };
    assert_eq!(only.shares.len(), 2);
    let seventeen: Vec<i64> = (0..17).map(|power| 100 << power).collect();
    assert_eq!(doubt(&look(&seventeen, 500)).map(|asked| asked.0), Some(Doubt::AmountAlone));
    // Two of them make it, and so do six others: no sum is the only one.
    let six = [700, 100, 200, 250, 300, 310, 340, 800];
    let Verdict::Certain(order) = look(&six, 1_500) else { panic!("the order of the contract") };
    assert_eq!((order.shares.len(), order.rest_in_order), (0, true));
}
