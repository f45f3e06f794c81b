//! Ways in which a letter says what is not so; names are those of the failure catalogue.

use crate::case::{debt, dossier, drawn, money, tables};
use proptest::prelude::*;
use saldo_domain::agreements::Instalment;
use saldo_domain::book::ItemKind;
use saldo_domain::control::Channel;
use saldo_domain::recovery::periods::Periods;
use saldo_domain::{Money, Role};
use saldo_letters::documents::{
    AgreedPlan, Debt, DocumentKind, Dossier, Given, NAMES, NotDrawn, draw,
};
use saldo_letters::{Language, Texts, wording};
use std::collections::BTreeMap;

/// Letters that ask for money.
const DEMANDS: [DocumentKind; 7] = [
    DocumentKind::Reminder,
    DocumentKind::BreachNotice,
    DocumentKind::Demand,
    DocumentKind::Claim,
    DocumentKind::DirectorNotice,
    DocumentKind::GuaranteeLetter,
    DocumentKind::DeferralRequest,
];

/// D17: a disputed invoice stands in no demand, and the sum is that of what stands there.
#[test]
fn disputed_item_left_out_and_total_matches() {
    let texts = Texts::of(Language::En);
    for kind in DEMANDS {
        let paper = drawn(kind, Language::En, &dossier()).expect("a letter");
        let whole = paper.lines().join("\n");
        assert!(!whole.contains("УПД-120/2026-спор"), "{}: the disputed one", kind.code());
        for table in tables(&paper).iter().filter(|table| table.columns.len() == 6) {
            let Some(total) = &table.total else { continue };
            let sum = table.rows.iter().map(|row| minor(&row[5])).sum::<i64>();
            assert_eq!(texts.amount(money(sum)), total[5], "{} {}", kind.code(), table.title);
        }
    }
    let mut all = dossier();
    all.debts.iter_mut().for_each(|debt| debt.disputed = true);
    all.charges.iter_mut().for_each(|charged| charged.disputed = true);
    for kind in DEMANDS {
        assert_eq!(drawn(kind, Language::En, &all), Err(NotDrawn::NothingDue), "{}", kind.code());
    }
}

/// AGR-04: the written agreement has all its sections, and says what was agreed.
#[test]
fn agr_04_the_agreement_has_amount_terms_rights_duties_and_consequences() {
    let part = |on: &str, minor| Instalment {
        day: on.parse().expect(on),
        amount: money(minor),
        fee: money(0),
    };
    let plan = AgreedPlan {
        documents: vec!["УПД-118/2026".to_owned(), "УПД-119/2026".to_owned()],
        instalments: vec![part("2026-04-01", 9_345_678), part("2026-05-01", 10_000_000)],
        fee: false,
        grace_days: 2,
        accelerates: false,
        conditions: "Ten pallets stay pledged.".to_owned(),
    };
    let case = Dossier { plan: Some(plan), ..dossier() };
    for language in Language::ALL {
        let texts = Texts::of(language);
        let whole = drawn(DocumentKind::Restructuring, language, &case).expect("a paper");
        let whole = whole.lines().join("\n");
        let sections = ["table-acknowledged", "table-schedule", "heading-terms", "heading-rights"];
        for section in sections.into_iter().chain(["heading-consequences"]) {
            let title = texts.get(&format!("document-{section}"));
            assert!(whole.contains(&title), "{}: {title}", language.code());
        }
        let said = ["suspension", "no-fee", "debtor-pays", "creditor-waits"];
        for name in said {
            let text = texts.with(
                &format!("document-restructuring-{name}"),
                &[("grace", texts.count("document-calendar-days", 2).into())],
            );
            assert!(whole.contains(&text), "{}: {text}", language.code());
        }
        assert!(whole.contains("Ten pallets stay pledged."), "{whole}");
        assert!(!whole.contains("PEN-7"), "only what is under the agreement: {whole}");
        assert!(whole.contains(&texts.amount(money(19_345_678))), "the whole debt: {whole}");
    }
}

/// F-H: what secures a restructuring agreement stands among its terms, where it was told.
#[test]
fn agr_04_the_agreement_names_its_security() {
    let kind = DocumentKind::Restructuring;
    for language in Language::ALL {
        let of = |security: &str| {
            let told = |name: &str| (name == "security").then(|| security.to_owned());
            let given = Given::read(kind.fields(), dossier().currency, told).expect("values");
            let paper = draw(kind, language, &dossier(), &given, &BTreeMap::new());
            paper.expect("an agreement").lines().join("\n")
        };
        let pledged = "pledge of ten pallets, contract 7-P";
        assert!(of(pledged).contains(pledged), "{language:?}");
        let word =
            Texts::of(language).with("document-restructuring-security", &[("security", "".into())]);
        let word = word.split(':').next().expect("its beginning").to_owned();
        assert!(!of("").contains(&word), "{language:?}: {word}");
    }
}

/// Minor units of an amount as English writes it.
fn minor(text: &str) -> i64 {
    text.replace([',', '.'], "").parse().expect(text)
}

/// D23: nothing for zero, for what is not due, for an account that owes to the customer.
#[test]
fn nothing_due_nothing_sent() {
    let no_debt = Dossier { debts: vec![], charges: vec![], ..dossier() };
    let not_due = Dossier { debts: vec![debt("A", "2026-12-31", 500)], ..no_debt.clone() };
    let covered = Dossier {
        debts: vec![debt("A", "2026-01-31", 500)],
        unassigned: money(500),
        ..no_debt.clone()
    };
    let over = Dossier { unassigned: money(9_999), ..covered.clone() };
    let rows = [
        (no_debt, NotDrawn::NothingDue),
        (not_due, NotDrawn::NothingDue),
        (covered, NotDrawn::Covered),
        (over, NotDrawn::Covered),
    ];
    for (case, expected) in rows {
        for kind in DEMANDS {
            assert_eq!(drawn(kind, Language::En, &case), Err(expected.clone()), "{}", kind.code());
        }
    }
}

/// What a letter that the program sends encloses is what goes along with it, and nothing that a
/// person would have to put into the envelope.
#[test]
fn an_automatic_letter_lists_only_what_goes_along() {
    let texts = Texts::of(Language::En);
    let annex = |name: &str| texts.get(&format!("document-annex-{name}"));
    let (act, calculation) = (annex("act"), annex("calculation"));
    let by_hand = ["contract", "delivery", "suit", "authority"].map(annex);
    let none: Vec<DocumentKind> = Vec::new();
    for kind in [DocumentKind::Claim, DocumentKind::Demand] {
        let lines = |enclosed: Option<Vec<DocumentKind>>, charges: bool| {
            let mut case = Dossier { enclosed, ..dossier() };
            if !charges {
                case.charges.clear();
            }
            drawn(kind, Language::En, &case).expect("a letter").lines()
        };
        let says = |lines: &[String], text: &str| lines.iter().any(|line| line.contains(text));
        let manual = lines(None, true);
        assert!(by_hand.iter().any(|one| says(&manual, one)), "{}", kind.code());
        for (enclosed, charges, has_act) in [
            (vec![DocumentKind::ReconciliationAct], true, true),
            (none.clone(), true, false),
            (none.clone(), false, false),
        ] {
            let sent = lines(Some(enclosed), charges);
            assert_eq!(says(&sent, &act), has_act, "{}: {sent:?}", kind.code());
            assert_eq!(says(&sent, &calculation), charges, "{}: {sent:?}", kind.code());
            assert!(!by_hand.iter().any(|one| says(&sent, one)), "{}: {sent:?}", kind.code());
            assert!(!says(&sent, "registered letter"), "{}: {sent:?}", kind.code());
            assert!(!says(&sent, "statement of claim"), "{}: {sent:?}", kind.code());
            let heading = texts.get("document-heading-annexes");
            assert_eq!(sent.contains(&heading), has_act || charges, "{}", kind.code());
        }
    }
}

/// F-H: claim and demand say by which way they go and what proves it, whoever sends them.
#[test]
fn a_claim_says_by_which_way_it_goes() {
    let case = |sent_by| Dossier { enclosed: Some(vec![]), sent_by: Some(sent_by), ..dossier() };
    let address = dossier().customer.address;
    for language in Language::ALL {
        let said = |kind, case: &Dossier| {
            drawn(kind, language, case).expect("a letter").lines().join("\n")
        };
        for kind in [DocumentKind::Claim, DocumentKind::Demand] {
            let posted = said(kind, &case(Channel::Post));
            assert!(posted.contains(&address), "{posted}");
            let mut by_mail = case(Channel::Email);
            by_mail.customer.email = "debtor@example.com".to_owned();
            let mailed = said(kind, &by_mail);
            assert!(mailed.contains("debtor@example.com"), "{mailed}");
        }
        let by_hand = said(DocumentKind::Claim, &dossier());
        assert!(by_hand.contains(&Texts::of(language).get("document-sent-how")), "{by_hand}");
    }
}

/// LFE-03: lateness is a trade credit that nobody agreed to give, and its price rises with its term.
#[test]
fn lfe_03_the_notice_of_breach_says_that_lateness_is_a_trade_credit_with_a_price() {
    let words =
        [(Language::En, "trade credit"), (Language::Ru, "кредит"), (Language::Et, "krediit")];
    for (language, word) in words {
        let kind = DocumentKind::BreachNotice;
        let paper = draw(kind, language, &dossier(), &Given::default(), &BTreeMap::new());
        let lines = paper.expect("a notice").lines().join("\n").to_lowercase();
        assert!(lines.contains(word), "{language:?}: {lines}");
    }
}

/// EXE-02, F-H: a letter of guarantee names a day or a schedule whose parts make the debt.
#[test]
fn exe_02_a_guarantee_letter_names_a_day_or_a_schedule() {
    for language in Language::ALL {
        let texts = Texts::of(language);
        let of = |values: &[(&str, &str)]| {
            let kind = DocumentKind::GuaranteeLetter;
            let told = |name: &str| {
                values
                    .iter()
                    .find(|(known, _)| *known == name)
                    .map(|(_, value)| (*value).to_owned())
            };
            let given = Given::read(kind.fields(), dossier().currency, told).expect("values");
            let paper = draw(kind, language, &dossier(), &given, &BTreeMap::new());
            paper.expect("a letter").lines()
        };
        let schedule = texts.get("document-table-schedule");
        assert!(!of(&[("pay_by", "2026-04-01")]).contains(&schedule), "{language:?}");
        let parts = of(&[("parts", "3"), ("first", "2026-04-01"), ("every", "month")]);
        let at = parts.iter().position(|line| *line == schedule).expect("a schedule");
        for (row, on) in (2..5).zip(["2026-04-01", "2026-05-01", "2026-06-01"]) {
            let on = texts.day(on.parse().expect("a day"));
            assert!(parts[at + row].contains(&on), "{language:?}: {}", parts[at + row]);
        }
        assert!(parts[at + 5].contains(&texts.get("document-total")), "{}", parts[at + 5]);
    }
}

/// The number of the contract and its clauses come from what was recorded where nobody told them.
#[test]
fn contract_and_clauses_come_from_the_file() {
    let contracts = vec!["No. 7/2025, 10.01.2025".to_owned(), "No. 3/2024, 11.01.2024".to_owned()];
    let agreed = vec!["contract 7/2025, clause 5.2".to_owned()];
    for kind in [DocumentKind::BreachNotice, DocumentKind::Demand, DocumentKind::Claim] {
        let case = |contracts: &[String]| Dossier {
            contracts: contracts.to_vec(),
            agreed: agreed.clone(),
            ..dossier()
        };
        // Nothing is told beside the book.
        let facts = |case: &Dossier| {
            let paper = draw(kind, Language::En, case, &Given::default(), &BTreeMap::new());
            paper.expect("a letter").lines()
        };
        let known = facts(&case(&contracts)).join("\n");
        assert!(known.contains(&contracts.join("; ")), "{}: {known}", kind.code());
        assert!(known.contains("clause 5.2"), "{}: {known}", kind.code());
        let unknown = facts(&case(&[])).join("\n");
        assert!(unknown.contains("contract 7/2025, clause 5.2"), "{}: {unknown}", kind.code());
    }
}

fn a_debt() -> impl Strategy<Value = Debt> {
    let kind = prop::sample::select(&[ItemKind::Goods, ItemKind::Services][..]);
    ("[A-Z]{1,3}-[0-9]{1,6}", 0..400_i64, 1..9_999_999_i64, 0..100_000_i64, kind).prop_map(
        |(number, late, open, paid, kind)| {
            let due = dossier().day.plus(-late);
            Debt {
                kind,
                number,
                effective: due.plus(-30),
                due,
                amount: money(open + paid),
                open: money(open),
                days_late: late,
                disputed: false,
            }
        },
    )
}

proptest! {
    /// D19: every line carries the values of its own invoice, whatever the order and number.
    #[test]
    fn each_line_own_values(debts in prop::collection::vec(a_debt(), 1..40)) {
        let (texts, none) = (Texts::of(Language::Et), BTreeMap::new());
        let case = Dossier { debts: debts.clone(), unassigned: money(0), ..dossier() };
        let paper = draw(DocumentKind::Reminder, Language::Et, &case, &Given::default(), &none)
            .expect("a reminder");
        let mut printed: Vec<Vec<String>> =
            tables(&paper).iter().flat_map(|table| table.rows.clone()).collect();
        let mut expected: Vec<Vec<String>> = debts
            .iter()
            .map(|debt| vec![
                debt.number.clone(),
                texts.day(debt.effective),
                texts.day(debt.due),
                if debt.days_late > 0 { texts.number(debt.days_late) } else { "–".to_owned() },
                texts.amount(debt.amount),
                texts.amount(debt.open),
            ])
            .collect();
        printed.sort();
        expected.sort();
        prop_assert_eq!(printed, expected);
        let sum = Money::sum(case.currency, debts.iter().map(|debt| debt.open)).expect("small");
        let whole = paper.lines().join("\n");
        prop_assert!(whole.contains(&texts.money(sum)), "{} in {}", texts.money(sum), whole);
    }
}

/// D29: a company's own text with a name about which nothing is known stops the letter.
#[test]
fn own_words_never_leave_a_hole() {
    let own = |text: &str| BTreeMap::from([("opening".to_owned(), text.to_owned())]);
    let mut case = dossier();
    case.owner = String::new();
    let asked = |text: &str| {
        draw(DocumentKind::Reminder, Language::En, &case, &Given::default(), &own(text))
    };
    let paper = asked("Dear {customer}, {total} is due. {company}").expect("a letter");
    let said = paper.lines().join("\n");
    assert!(said.contains(&format!("Dear {}, ", case.customer.name)), "{said}");
    for text in ["Ask {owner}.", "Pay by {pay_by}.", "{nonsense}", "{"] {
        assert!(matches!(asked(text), Err(NotDrawn::Wording { part: "opening", .. })), "{text}");
    }
}

/// F-H: a claim and what goes with it say who both sides are by the numbers under which the law knows
/// them, and an act between the two as well.
#[test]
fn both_sides_stand_with_their_registry_numbers() {
    let kinds = [
        DocumentKind::BreachNotice,
        DocumentKind::Demand,
        DocumentKind::Claim,
        DocumentKind::ReconciliationAct,
    ];
    let case = dossier();
    assert!(!case.customer.registry_code.is_empty() && !case.company.registry_code.is_empty());
    for kind in kinds {
        for language in Language::ALL {
            let whole = drawn(kind, language, &case).expect("a paper").lines().join("\n");
            for code in [&case.company.registry_code, &case.customer.registry_code] {
                assert!(whole.contains(code.as_str()), "{} without {code}: {whole}", kind.code());
            }
        }
    }
}

/// F-H: the demand is as the claim: it warns of court and of its costs, and shows by segments what
/// lateness costs, whoever sends it.
#[test]
fn exe_04_a_demand_warns_of_costs_and_shows_its_calculation() {
    let words = [(Language::En, "costs"), (Language::Ru, "расход"), (Language::Et, "menetluskulu")];
    for enclosed in [None, Some(vec![]), Some(vec![DocumentKind::ReconciliationAct])] {
        let case = Dossier { enclosed, ..dossier() };
        for (language, word) in words {
            let texts = Texts::of(language);
            let paper = drawn(DocumentKind::Demand, language, &case).expect("a demand");
            let lines = paper.lines();
            assert!(lines.iter().any(|line| line.contains(word)), "{language:?}: {lines:#?}");
            let heading = texts.get("document-heading-calculation");
            assert!(lines.contains(&heading), "{language:?} {:?}", case.enclosed);
            let segments = case.charges.iter().flat_map(|one| &one.parts).count();
            let sheets = tables(&paper).iter().filter(|table| table.columns.len() == 6).count();
            assert!(sheets > segments, "{language:?}: {sheets} of {segments}");
        }
    }
}

/// D29: what the page offers for the words of a document is what the program fills in, also where it
/// draws the document by itself and nobody was asked for anything; every other name is refused
/// when the words are kept.
#[test]
fn every_name_offered_for_a_document_is_filled_without_a_form() {
    let case = Dossier {
        contracts: vec!["No. 7/2025, 10.01.2025".to_owned()],
        enclosed: Some(vec![]),
        ..dossier()
    };
    // A customer of whom only the terms on lateness are on record.
    let bare = Dossier { contracts: vec![], ..case.clone() };
    let mut tried = 0;
    for kind in DocumentKind::ALL {
        for part in kind.parts() {
            for name in NAMES {
                let text = format!("About {{{name}}}.");
                let offered = kind.names().contains(name);
                assert_eq!(wording::check(&text, kind.names()).is_ok(), offered, "{text}");
                if !offered {
                    continue;
                }
                for case in [&case, &bare] {
                    let own = BTreeMap::from([((*part).to_owned(), text.clone())]);
                    let paper = draw(kind, Language::En, case, &Given::default(), &own);
                    let paper = paper.unwrap_or_else(|no| panic!("{} {text}: {no}", kind.code()));
                    assert!(paper.lines().iter().any(|line| line.starts_with("About ")), "{text}");
                    tried += 1;
                }
            }
        }
    }
    assert!(tried > 150, "{tried}");
}

/// LAD-05: the notice quotes the clauses of the contract on file, and leaves no empty line where
/// nobody has entered them.
#[test]
fn lad_05_the_notice_of_breach_quotes_the_clauses_of_the_contract() {
    let kind = DocumentKind::BreachNotice;
    let told = |case: &Dossier, language| {
        let paper = draw(kind, language, case, &Given::default(), &BTreeMap::new());
        paper.expect("a notice").lines().join("\n")
    };
    let bare = Dossier {
        contracts: vec!["No. 7/2025, 10.01.2025".to_owned()],
        clauses: Vec::new(),
        agreed: Vec::new(),
        ..dossier()
    };
    let quoted = Dossier { clauses: vec!["No. 7/2025: 4.1, 4.3".to_owned()], ..bare.clone() };
    for language in Language::ALL {
        assert!(told(&quoted, language).contains("No. 7/2025: 4.1, 4.3"), "{language:?}");
        let label = Texts::of(language).get("document-fact-clauses");
        assert!(told(&quoted, language).contains(&label), "{language:?}");
        let without = told(&bare, language);
        assert!(!without.contains(&label), "{language:?}: {without}");
    }
}

/// LAD-07: the commercial, financial or sales director signs, the first of them who is there; where
/// nobody holds such a post, the head of the company does.
#[test]
fn lad_07_a_directors_notice_is_signed_by_whoever_holds_the_post() {
    let kind = DocumentKind::DirectorNotice;
    let told = |case: &Dossier, post: &str, language| {
        let post = |name: &str| (name == "post").then(|| post.to_owned());
        let given = Given::read(kind.fields(), case.currency, post).expect("fits");
        let paper = draw(kind, language, case, &given, &BTreeMap::new()).expect("a notice");
        paper.lines().join("\n")
    };
    let held = vec![
        (Role::HeadOfFinancialControl, "F. Finance".to_owned()),
        (Role::HeadOfSales, "S. Sales".to_owned()),
    ];
    let case = Dossier { directors: held, ..dossier() };
    let nobody = Dossier { directors: Vec::new(), ..case.clone() };
    for language in Language::ALL {
        let texts = Texts::of(language);
        let first = told(&case, "", language);
        assert!(first.contains("F. Finance"), "{first}");
        assert!(first.contains(&texts.role(Role::HeadOfFinancialControl)), "{first}");
        let chosen = told(&case, Role::HeadOfSales.code(), language);
        assert!(chosen.contains("S. Sales") && !chosen.contains("F. Finance"), "{chosen}");
        let head = told(&nobody, "", language);
        assert!(head.contains(&nobody.company.head), "{head}");
    }
}

/// GEN-12: demand and claim name the days that the policy gives, and no others.
#[test]
fn gen_12_demand_and_claim_name_the_days_of_the_policy() {
    let periods = Periods { demand_days: 5, claim_days: 45, ..Periods::REGULATION };
    let case = Dossier { periods, ..dossier() };
    let told = |case: &Dossier, kind| {
        let paper = draw(kind, Language::En, case, &Given::default(), &BTreeMap::new());
        paper.expect("a letter").lines().join("\n")
    };
    for (kind, own, usual) in [
        (DocumentKind::Demand, "5 calendar", "3 calendar"),
        (DocumentKind::Claim, "45 cal", "30 cal"),
    ] {
        assert!(told(&case, kind).contains(own), "{}", told(&case, kind));
        assert!(!told(&case, kind).contains(usual), "{}", told(&case, kind));
        assert!(told(&dossier(), kind).contains(usual), "{}", told(&dossier(), kind));
    }
}
