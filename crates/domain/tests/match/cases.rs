//! One customer, one line, one answer.

use saldo_domain::bank::{LineFact, OtherSide};
use saldo_domain::matching::{Debt, Debtor, Doubt, Index, Matcher, Thresholds, Verdict};
use saldo_domain::{Currency, CustomerId, ItemId, Money};

const KUUSK: CustomerId = CustomerId::new(1);
const SEVER: CustomerId = CustomerId::new(2);
const TAMM_OF_TARTU: CustomerId = CustomerId::new(3);
const TAMM_OF_NARVA: CustomerId = CustomerId::new(4);
const KASK: CustomerId = CustomerId::new(5);
/// Owes nothing yet.
const VAHER: CustomerId = CustomerId::new(6);

fn eur(minor: i64) -> Money {
    Money::from_minor(minor, Currency::from_code("EUR").expect("EUR"))
}

/// Customer, item, number, due day of March, cents open.
const DEBTS: [(CustomerId, i64, &str, i8, i64); 15] = [
    (KUUSK, 11, "AB-001001", 5, 120_000),
    (KUUSK, 12, "AB-001002", 10, 30_000),
    (KUUSK, 13, "AB-001003", 15, 5_050),
    (KUUSK, 14, "AB-001004", 20, 0),
    (KUUSK, 15, "AB-001005", 25, 1_000_000),
    (SEVER, 21, "АВ-002001", 5, 400_000),
    (SEVER, 22, "15", 6, 90_000),
    (SEVER, 23, "16", 7, 60_000),
    (TAMM_OF_TARTU, 31, "AB-003001", 5, 7_000),
    (TAMM_OF_NARVA, 41, "AB-004001", 5, 8_000),
    (KASK, 51, "AB-005001", 5, 10_000),
    (KASK, 52, "AB-005002", 6, 20_000),
    (KASK, 53, "AB-005003", 7, 40_000),
    (KASK, 54, "AB-005004", 8, 80_000),
    (KASK, 55, "AB-005005", 9, 160_000),
];

fn matcher() -> Matcher {
    let debts = DEBTS.map(|(customer, item, number, due, open)| Debt {
        customer,
        item: ItemId::new(item),
        number: number.into(),
        reference: String::new(),
        due: saldo_domain::Day::of(2026, 3, due).expect("a day of March"),
        open: eur(open),
    });
    let debtor = |code: &str, name: &str, registry_code: &str, account: &str| Debtor {
        code: code.into(),
        name: name.into(),
        registry_code: registry_code.into(),
        accounts: if account.is_empty() { Vec::new() } else { vec![account.into()] },
        pays_as: Vec::new(),
    };
    let debtors = [
        (KUUSK, debtor("K-901", "Kuusk ja Pojad OÜ", "12712817", "EE522200221020140001")),
        (SEVER, debtor("К-902", "ООО «Северный ветер»", "7707083893", "")),
        (TAMM_OF_TARTU, debtor("K-903", "Jaan Tamm", "", "")),
        (TAMM_OF_NARVA, debtor("K-904", "Tamm, Jaan", "", "")),
        (KASK, debtor("K-905", "Kask AS", "10490620", "EE597700771000123456")),
        (VAHER, debtor("K-906", "Vaher OÜ", "14000011", "EE381010220229377229")),
    ];
    Matcher::new(Index::new(debts, debtors), Thresholds::STANDARD)
}

#[derive(Default)]
struct Told {
    amount: i64,
    text: &'static str,
    name: &'static str,
    account: &'static str,
    code: &'static str,
    reference: &'static str,
    behalf: &'static str,
}

fn line(told: &Told) -> LineFact {
    LineFact {
        place: 1,
        booked: "2026-03-12".parse().expect("a day"),
        amount: eur(told.amount),
        reversal: false,
        bank_id: String::new(),
        end_to_end: String::new(),
        number: String::new(),
        reference: told.reference.into(),
        text: told.text.into(),
        other: OtherSide {
            name: told.name.into(),
            account: told.account.into(),
            code: told.code.into(),
            behalf: told.behalf.into(),
        },
    }
}

/// Certain: customer and `item:cents`, `…` for the rest in order. A question: its doubt and
/// the customers proposed.
fn answer(told: Told) -> String {
    let shares = |proposal: &saldo_domain::matching::Proposal| {
        let mut parts: Vec<String> = proposal
            .shares
            .iter()
            .map(|share| format!("{}:{}", share.item, share.amount.minor()))
            .collect();
        if proposal.rest_in_order {
            parts.push("…".into());
        }
        if let Some((_, difference)) = proposal.short {
            parts.push(difference.code().into());
        }
        parts.join(" ")
    };
    match matcher().look(&line(&told)) {
        Verdict::Certain(proposal) => format!("{} {}", proposal.customer, shares(&proposal)),
        Verdict::Question(doubt, proposals, _) => {
            let customers: Vec<String> =
                proposals.iter().map(|one| one.customer.to_string()).collect();
            format!("{} ? {}", doubt.code(), customers.join(" "))
        }
    }
}

const OF_KUUSK: &str = "EE522200221020140001";
const OF_KASK: &str = "EE597700771000123456";

#[test]
fn numbers_name_documents_in_three_languages_and_with_the_usual_slips() {
    let texts = [
        "Arve AB-001001",
        "invoice ab001001",
        "Оплата по счету № АВ-001001 от 12.02.2026, НДС 22% 216.39",
        "arve AB 001001 aitäh",
        "INV/AB-OO1OO1",
        "tasun arve nr AB-001001/",
    ];
    for text in texts {
        let told = Told { amount: 120_000, text, name: "Keegi Kolmas", ..Told::default() };
        assert_eq!(answer(told), "1 11:120000", "{text}");
    }
}

#[test]
fn short_numbers_count_only_for_a_payer_who_is_known() {
    let of =
        |name, code, text, amount| answer(Told { name, code, text, amount, ..Told::default() });
    assert_eq!(of("Север", "7707083893", "оплата по счету 15", 90_000), "2 22:90000");
    assert_eq!(of("", "", "оплата по счету 15", 90_000), "amount-alone ? 2");
    assert_eq!(of("Север", "7707083893", "счета 15, 16", 150_000), "2 22:90000 23:60000");
    let by_account =
        |text, amount| answer(Told { account: OF_KUUSK, text, amount, ..Told::default() });
    assert_eq!(by_account("arve 1002", 30_000), "1 12:30000", "prefix and zeros missing");
    assert_eq!(by_account("arved 1001 ja 1002", 150_000), "1 11:120000 12:30000");
    assert_eq!(by_account("leping 1002", 120_000), "1 11:120000", "a contract is no invoice");
}

/// A word beside a figure says whether the figure is one of a document.
#[test]
fn a_figure_of_something_else_pays_no_document() {
    let of = |text, amount| {
        answer(Told { code: "7707083893", name: "Север", text, amount, ..Told::default() })
    };
    for text in ["по заявке № 15", "korter nr 15", "klient nr 15", "кв. 15", "участок № 15"]
    {
        assert_eq!(of(text, 400_000), "2 21:400000", "{text}");
    }
    // Called a document, but the money is that of another: the payer has to say.
    assert_eq!(of("счет № 15", 400_000), "amount-differs ? 2");
    assert_eq!(of("счет № 15", 100_000), "2 22:90000", "more than is open, and no other's amount");
}

#[test]
fn references_are_ours_or_nobodys() {
    let of = |reference| answer(Told { amount: 30_000, reference, ..Told::default() });
    let of_code = saldo_domain::identifier::ee::make_reference("901").expect("a base").number;
    let of_code: &str = Box::leak(of_code.into_boxed_str());
    assert_eq!(of(of_code), "third-party ? 1", "it may be made from anything");
    let by_name =
        Told { amount: 30_000, reference: of_code, name: "Kuusk ja Pojad", ..Told::default() };
    assert_eq!(answer(by_name), "1 12:30000", "made from the code of whoever pays");
    let of_number = saldo_domain::identifier::ee::make_reference("1002").expect("a base").number;
    assert_eq!(of(Box::leak(of_number.into_boxed_str())), "1 12:30000", "from the invoice");
    assert_eq!(of("9019"), "amount-alone ? 1", "a wrong check digit says nothing");
}

/// A batch that a bank tells as one entry lists the references of many.
#[test]
fn of_several_references_one_that_is_none_of_ours_is_asked_about() {
    let reference =
        |base| saldo_domain::identifier::ee::make_reference(base).expect("a base").number;
    let both: &'static str =
        Box::leak(format!("{}, {}", reference("1002"), reference("77777")).into_boxed_str());
    let of = |amount| answer(Told { amount, reference: both, ..Told::default() });
    assert_eq!(of(90_000), "amount-differs ? 1", "600.00 may be somebody else's");
    assert_eq!(of(30_000), "1 12:30000", "it is all the money");
}

#[test]
fn amounts_are_compared_with_what_is_named() {
    let of = |amount, text| answer(Told { account: OF_KUUSK, amount, text, ..Told::default() });
    let rows = [
        (119_997, "arve AB-001001", "1 11:119997 rounding"),
        (117_500, "arve AB-001001", "1 11:117500 fee"),
        (29_400, "arve AB-001002", "1 12:29400 fee"),
        (4_950, "arve AB-001003", "1 13:4950 fee"),
        (975_000, "arve AB-001005", "1 15:975000 discount"),
        (50_000, "arve AB-001001", "1 11:50000 part"),
        (130_000, "arve AB-001001", "1 11:120000"),
        (5_050, "arve AB-001004", "already-settled ? 1"),
        (100_000, "arved AB-001001 ja AB-001002", "amount-differs ? 1"),
        (155_050, "arved AB-001001, AB-001002, AB-001003", "1 11:120000 12:30000 13:5050"),
        (77_700, "arve AB-777777", "unknown-number ? 1"),
    ];
    for (amount, text, expected) in rows {
        assert_eq!(of(amount, text), expected, "{amount} {text}");
    }
    let stranger = |amount| answer(Told { amount, text: "arve AB-001001", ..Told::default() });
    assert_eq!(stranger(50_000), "amount-differs ? 1", "a stranger who pays a part");
    assert_eq!(stranger(130_000), "amount-differs ? 1", "or too much");
}

#[test]
fn an_amount_alone_speaks_for_a_payer_who_is_known() {
    let kask = |amount| answer(Told { account: OF_KASK, amount, ..Told::default() });
    assert_eq!(kask(40_000), "5 53:40000", "one document");
    assert_eq!(kask(30_000), "5 …", "the two oldest: the order of the contract");
}

#[test]
fn sums_orders_and_prepayments() {
    let kask = |amount| answer(Told { account: OF_KASK, amount, ..Told::default() });
    assert_eq!(kask(100_000), "5 52:20000 54:80000", "the only sum");
    assert_eq!(kask(12_345), "5 …", "nothing fits: in order");
    assert_eq!(kask(310_001), "5 …", "too much: in order, the rest waits");
    let name = |name, amount| answer(Told { name, amount, ..Told::default() });
    assert_eq!(name("KASK AKTSIASELTS", 40_000), "5 53:40000");
    assert_eq!(name("Kask AS", 12_345), "name-alone ? 5");
}

#[test]
fn a_payer_is_known_however_account_and_code_are_written() {
    let accounts = ["EE522200221020140001", "ee52 2200 2210 2014 0001", "EE52-2200-2210-2014-0001"];
    for account in accounts {
        let told = Told { account, amount: 30_000, ..Told::default() };
        assert_eq!(answer(told), "1 12:30000", "{account}");
    }
    for code in ["7707083893", "7707 083 893", " 7707083893 "] {
        let told = Told { code, amount: 60_000, ..Told::default() };
        assert_eq!(answer(told), "2 23:60000", "{code}");
    }
    // One digit off is another payer, and nobody here.
    for (account, code) in [("EE522200221020140002", ""), ("", "7707083894")] {
        let told = Told { account, code, amount: 123, ..Told::default() };
        assert_eq!(answer(told), "nobody-known ? ", "{account}{code}");
    }
}

/// A slip that makes another number is never guessed away: what it nearly names is asked about.
#[test]
fn a_number_with_a_digit_swapped_missing_or_doubled_is_asked_about() {
    for text in ["arve AB-001010", "arve AB-00101", "arve AB-0010011", "arve AB-101001"] {
        let known = Told { account: OF_KUUSK, amount: 77_700, text, ..Told::default() };
        assert_eq!(answer(known), "unknown-number ? 1", "{text}");
        let stranger = Told { amount: 77_700, text, ..Told::default() };
        assert_eq!(answer(stranger), "nobody-known ? ", "{text}");
    }
}

/// The amount of exactly one invoice and its number with a slip: proposed with the reason, and never
/// taken by itself.
#[test]
fn a_slip_in_the_number_of_an_invoice_of_exactly_this_amount_is_proposed() {
    let reference =
        |base| saldo_domain::identifier::ee::make_reference(base).expect("a base").number;
    let wrong_check = |base| {
        let right = reference(base);
        let (base, check) = right.split_at(right.len() - 1);
        let check: u32 = check.parse().expect("a digit");
        leaked(format!("{base}{}", (check + 1) % 10))
    };
    let told = |amount, text, reference| Told {
        account: OF_KUUSK,
        amount,
        text,
        reference,
        ..Told::default()
    };
    let near = [
        told(30_000, "arve AB-001003", ""),
        told(120_000, "arve AB-001010", ""),
        told(120_000, "arve AB-00101", ""),
        told(120_000, "arve AB-0010011", ""),
        told(120_000, "arve AB-101001", ""),
        told(120_000, "arve 1010", ""),
        told(120_000, "AB-001010", ""),
        told(120_000, "", "10106"),
        told(120_000, "", wrong_check("1001")),
        told(120_000, leaked(format!("viitenumber {}", wrong_check("1001"))), ""),
    ];
    for told in near {
        let case = format!("{} {}", told.text, told.reference);
        let Verdict::Question(doubt, proposals, _) = matcher().look(&line(&told)) else {
            panic!("{case} is asked about")
        };
        let proposal = &proposals[0];
        let item = if told.amount == 30_000 { 12 } else { 11 };
        assert_eq!((doubt, proposals.len()), (Doubt::NearNumber, 1), "{case}");
        assert_eq!(proposal.shares[0].item, ItemId::new(item), "{case}");
        assert!(proposal.evidence.iter().any(|one| one.code() == "number-slip"), "{case}");
    }
    // Another amount, another customer's payer, or two slips: nothing is guessed.
    assert_eq!(answer(told(120_001, "arve AB-001010", "")), "unknown-number ? 1");
    assert_eq!(
        answer(Told { account: "", ..told(120_000, "arve AB-001010", "") }),
        "amount-alone ? 1"
    );
    assert_eq!(answer(told(120_000, "arve AB-002020", "")), "unknown-number ? 1");
    // The reference made from the code is no slip of one made from an invoice.
    let of_code = leaked(reference("901"));
    assert_eq!(answer(told(120_000, "", of_code)), "1 11:120000");
}

fn leaked(text: String) -> &'static str {
    Box::leak(text.into_boxed_str())
}

#[test]
fn many_payments_settle_one_invoice_and_one_too_many_is_asked_about() {
    let mut matcher = matcher();
    let part = |amount| Told {
        account: OF_KUUSK,
        amount,
        text: "osamakse arve AB-001001",
        ..Told::default()
    };
    for amount in [40_000, 50_000, 30_000] {
        let Verdict::Certain(proposal) = matcher.look(&line(&part(amount))) else {
            panic!("{amount} is certain")
        };
        assert_eq!(proposal.shares.len(), 1);
        assert_eq!(proposal.shares[0].amount, eur(amount));
        matcher.take(proposal.customer, &proposal.shares);
    }
    let one_more = matcher.look(&line(&part(10_000)));
    assert!(matches!(one_more, Verdict::Question(Doubt::AlreadySettled, ..)), "{one_more:?}");
}

#[test]
fn money_that_comes_before_its_document_waits_for_it() {
    let of_vaher = "EE381010220229377229";
    let rows = [
        ("by account", Told { account: of_vaher, amount: 5_000, ..Told::default() }, "6 "),
        (
            "for a document that is not there yet",
            Told {
                account: of_vaher,
                amount: 5_000,
                text: "ettemaks arve AB-009999",
                ..Told::default()
            },
            "unknown-number ? 6",
        ),
        (
            "by name alone",
            Told { name: "Vaher OÜ", amount: 5_000, ..Told::default() },
            "name-alone ? 6",
        ),
    ];
    for (case, told, expected) in rows {
        assert_eq!(answer(told), expected, "{case}");
    }
}

#[test]
fn whoever_pays_on_behalf_of_a_customer_says_so_or_is_asked_about() {
    let rows = [
        (
            "a stranger on behalf of Kask, the amount of one debt",
            Told { name: "Keegi", behalf: "Kask AS", amount: 40_000, ..Told::default() },
            "5 53:40000",
        ),
        (
            "on behalf of Kask, nothing fits",
            Told { name: "Keegi", behalf: "Kask AS", amount: 12_345, ..Told::default() },
            "name-alone ? 5",
        ),
        (
            "one customer on behalf of another",
            Told { account: OF_KUUSK, behalf: "Kask AS", amount: 40_000, ..Told::default() },
            "several-customers ? 1 5",
        ),
        (
            "and it tells its own name too, as banks do",
            Told {
                name: "Kuusk ja Pojad OÜ",
                account: OF_KUUSK,
                behalf: "Kask AS",
                amount: 40_000,
                ..Told::default()
            },
            "several-customers ? 1 5",
        ),
        (
            "known by its code",
            Told {
                name: "Kuusk ja Pojad OÜ",
                code: "12712817",
                behalf: "Kask AS",
                amount: 120_000,
                ..Told::default()
            },
            "several-customers ? 1 5",
        ),
        (
            "on behalf of somebody nobody knows",
            Told {
                name: "Kuusk ja Pojad OÜ",
                account: OF_KUUSK,
                behalf: "Tütar OÜ",
                amount: 120_000,
                ..Told::default()
            },
            "third-party ? 1",
        ),
        (
            "the same, known by its name alone",
            Told { name: "Kask AS", behalf: "Tütar OÜ", amount: 40_000, ..Told::default() },
            "third-party ? 5",
        ),
        (
            "on its own behalf, spelt as no card spells it",
            Told {
                name: "Kuusk & Pojad",
                account: OF_KUUSK,
                behalf: "KUUSK & POJAD",
                amount: 120_000,
                ..Told::default()
            },
            "1 11:120000",
        ),
        (
            "on its own behalf",
            Told {
                name: "Kuusk ja Pojad OÜ",
                account: OF_KUUSK,
                behalf: "KUUSK JA POJAD OÜ",
                amount: 120_000,
                ..Told::default()
            },
            "1 11:120000",
        ),
        (
            "its own document, on behalf of another",
            Told {
                name: "Kuusk ja Pojad OÜ",
                account: OF_KUUSK,
                behalf: "Kask AS",
                text: "arve AB-001001",
                amount: 120_000,
                ..Told::default()
            },
            "third-party ? 1 5",
        ),
        (
            "on behalf of one, naming the document of another",
            Told { behalf: "Kask AS", amount: 7_000, text: "AB-003001", ..Told::default() },
            "third-party ? 3 5",
        ),
    ];
    for (case, told, expected) in rows {
        assert_eq!(answer(told), expected, "{case}");
    }
}

#[test]
fn ambiguous_goes_to_person() {
    let rows = [
        (
            "namesakes",
            Told { name: "Jaan Tamm", amount: 1_000, ..Told::default() },
            "several-customers ? 3 4",
        ),
        (
            "a namesake with the amount of one",
            Told { name: "Tamm Jaan", amount: 7_000, ..Told::default() },
            "several-customers ? 3 4",
        ),
        (
            "a namesake who names a document",
            Told { name: "Tamm Jaan", amount: 7_000, text: "arve AB-003001", ..Told::default() },
            "3 31:7000",
        ),
        (
            "the mother company pays",
            Told {
                name: "Kask AS",
                account: OF_KASK,
                amount: 7_000,
                text: "arve AB-003001",
                ..Told::default()
            },
            "third-party ? 3 5",
        ),
        (
            "by name only",
            Told { name: "Kask AS", amount: 7_000, text: "AB-003001", ..Told::default() },
            "third-party ? 3 5",
        ),
        (
            "another code than on the card",
            Told { name: "Kask AS", code: "12345678", amount: 40_000, ..Told::default() },
            "name-alone ? 5",
        ),
        (
            "documents of two customers",
            Told { amount: 15_000, text: "AB-003001 AB-004001", ..Told::default() },
            "several-customers ? 3 4",
        ),
        (
            "account of one, code of another",
            Told { account: OF_KASK, code: "12712817", amount: 40_000, ..Told::default() },
            "several-customers ? 1 5",
        ),
        ("nobody", Told { name: "Keegi", amount: 123, ..Told::default() }, "nobody-known ? "),
        ("an amount", Told { name: "Keegi", amount: 8_000, ..Told::default() }, "amount-alone ? 4"),
    ];
    for (case, told, expected) in rows {
        assert_eq!(answer(told), expected, "{case}");
    }
}

#[test]
fn what_is_used_up_is_not_paid_twice_and_what_is_learnt_counts() {
    let mut matcher = matcher();
    let named = Told { amount: 120_000, text: "arve AB-001001", ..Told::default() };
    let Verdict::Certain(first) = matcher.look(&line(&named)) else { panic!("certain") };
    matcher.take(first.customer, &first.shares);
    let again = matcher.look(&line(&named));
    assert!(matches!(again, Verdict::Question(Doubt::AlreadySettled, ..)), "{again:?}");

    let unknown = Told { account: "EE111", amount: 4_321, ..Told::default() };
    let before = matcher.look(&line(&unknown));
    assert!(matches!(before, Verdict::Question(Doubt::NobodyKnown, ..)), "{before:?}");
    matcher.learn(KASK, "ee 111");
    let after = matcher.look(&line(&unknown));
    assert!(matches!(after, Verdict::Certain(proposal) if proposal.customer == KASK));
}
