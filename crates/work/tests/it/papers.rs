//! Documents against the book they are drawn from, the company's details and words in them,
//! and what is kept of those that were handed out; on both databases.

use crate::firm::{Firm, day, eur, key, on_both};
use saldo_domain::{Money, Role, UserId};
use saldo_letters::documents::{DocumentKind, NotDrawn};
use saldo_letters::paper::{Block, Paper};
use saldo_letters::{Language, Texts};
use saldo_work::acts::{self, NewPayment};
use saldo_work::papers::{self, Asked, Drawn, Enclosure};
use saldo_work::views::{self, CustomerFilter, DocumentFilter, Page};
use saldo_work::{Refused, Who};
use std::collections::BTreeMap;

fn asked(kind: DocumentKind) -> Asked {
    Asked { language: Some(Language::En), ..Asked::of(kind, "C-1") }
}

fn draw(firm: &Firm, asked: &Asked) -> Result<Drawn, Refused> {
    papers::draw(&firm.office, firm.company, Who::program(), asked)
}

/// What the document asks for, as it stands there.
fn to_pay(paper: &Paper) -> String {
    let facts = paper.blocks.iter().filter_map(|block| match block {
        Block::Facts { rows } => Some(rows),
        _ => None,
    });
    let fact = facts.flatten().find(|fact| fact.label == "To be paid").expect("a sum");
    fact.value.split(" (").next().unwrap_or_default().to_owned()
}

fn pay(firm: &Firm, number: u32, minor: i64) {
    let payment = NewPayment {
        customer: firm.customer("C-1"),
        number: format!("P-{number}"),
        amount: eur(minor),
        effective: firm.office.today_in("Europe/Tallinn").expect("a day"),
        parts: vec![],
        rest_pays: true,
        note: String::new(),
    };
    acts::record_payment(&firm.office, firm.company, Who::program(), &key(number), &payment)
        .expect("a payment");
}

mod letter {
    use super::*;
    use saldo_domain::Day;
    use saldo_store::Store;
    use saldo_work::demo::{self, DemoCountry, DemoSpec};
    use saldo_work::{FixedClock, Office, Silent, company};
    use std::sync::Arc;

    /// D18: what a letter asks for is what the lists of the book say is due: overdue and not
    /// disputed, less what belongs to nothing yet. For every customer of a lively company.
    #[test]
    fn total_equals_ledger_at_claim_revision() {
        let folder = tempfile::tempdir().expect("a folder");
        let url = format!("sqlite:{}", folder.path().join("demo.db").display());
        let as_of: Day = day("2026-03-20");
        let store = Store::open_or_create(&url).expect("a database");
        let clock = Arc::new(FixedClock::on(as_of));
        store.migrate(saldo_work::Clock::now(&*clock)).expect("the schema");
        let spec = DemoSpec {
            seed: 11,
            as_of,
            customers: 60,
            country: DemoCountry::Estonia,
            words: Language::En,
        };
        demo::build(&store, &spec, &Silent).expect("a demo company");
        let office = Office::new(store, clock);
        let company = company::only(&office).expect("a company");
        let (texts, who) = (Texts::of(Language::En), Who::program());
        let list = views::customers(
            &office,
            company.company,
            who,
            &CustomerFilter::default(),
            Page::first(500),
        );
        let (mut letters, mut none) = (0, 0);
        for row in list.expect("a list").customers.rows {
            let card = views::customer_card(&office, company.company, who, &row.code);
            let unassigned = card.expect("a card").unallocated;
            let filter =
                DocumentFilter { customer: Some(row.customer), ..DocumentFilter::default() };
            let documents =
                views::invoices(&office, company.company, who, &filter, Page::first(500));
            let due = documents.expect("documents").rows.into_iter().filter(|document| {
                document.days_late > 0
                    && !document.disputed
                    && document.open.currency() == company.currency
            });
            let due = Money::sum(company.currency, due.map(|document| document.open));
            let expected = due.expect("small").minus(unassigned).expect("small");
            let asked = Asked {
                language: Some(Language::En),
                currency: Some(company.currency),
                ..Asked::of(DocumentKind::BreachNotice, &row.code)
            };
            match papers::draw(&office, company.company, who, &asked) {
                Ok(drawn) => {
                    letters += 1;
                    assert_eq!(to_pay(&drawn.paper), texts.money(expected), "{}", row.code);
                }
                Err(Refused::Paper(NotDrawn::NothingDue | NotDrawn::Covered)) => {
                    none += 1;
                    assert!(!expected.is_positive(), "{}: {expected} is due", row.code);
                }
                Err(other) => panic!("{}: {other}", row.code),
            }
        }
        assert!(letters > 10 && none > 10, "{letters} letters, {none} without");
    }
}

#[test]
fn a_letter_that_the_book_has_overtaken_is_not_handed_out() {
    on_both(|firm| {
        firm.on("2026-02-01").invoices(&["A-1 2026-02-01 2026-03-02 1000.00"]);
        firm.on("2026-03-20");
        let asked = asked(DocumentKind::Demand);
        let seen = draw(firm, &asked).expect("a demand");
        pay(firm, 1, 40_000);
        let issue = |drawn: &Drawn| {
            let printed = (drawn, b"%PDF-1.7 as it was".as_slice(), 1);
            papers::issue(&firm.office, firm.company, Who::program(), &asked, printed)
        };
        let before = firm.state();
        assert!(matches!(issue(&seen), Err(Refused::PaperChanged)));
        assert_eq!(firm.state(), before, "nothing was kept");
        let again = draw(firm, &asked).expect("a demand");
        // 600.00 are left; 40.00 for the late payment and 5.01 of interest come on top.
        assert_eq!(to_pay(&again.paper), Texts::of(Language::En).money(eur(64_501)));
        assert_eq!(issue(&again).expect("handed out"), 1);
        pay(firm, 2, 60_000);
        // The principal is paid; what its lateness cost is still asked for.
        let charges = draw(firm, &asked).expect("a demand for the charges");
        assert_eq!(to_pay(&charges.paper), Texts::of(Language::En).money(eur(4_501)));
        firm.assert_sound();
    });
}

mod audit {
    use super::*;

    /// D38: of everything handed out the exact bytes are there, with their hash, under the
    /// customer they are about and under no other.
    #[test]
    fn exact_bytes_of_each_letter_stored_and_hashed() {
        on_both(|firm| {
            firm.on("2026-02-01").invoices(&[
                "A-1 2026-02-01 2026-03-02 1000.00",
                "C-2:B-1 2026-02-01 2026-03-02 500.00",
            ]);
            firm.on("2026-03-20");
            let (office, company, who) = (&firm.office, firm.company, Who::program());
            let mut kept = Vec::new();
            for (number, code) in ["C-1", "C-2", "C-1"].into_iter().enumerate() {
                let asked = Asked { customer: code.to_owned(), ..asked(DocumentKind::Demand) };
                let drawn = draw(firm, &asked).expect("a demand");
                let bytes: Vec<u8> = (0..=255).cycle().skip(number).take(70_000).collect();
                let number = papers::issue(office, company, who, &asked, (&drawn, &bytes, 2));
                kept.push((code, number.expect("handed out"), bytes));
            }
            for (code, number, bytes) in &kept {
                let found = papers::content(office, company, who, code, *number);
                assert_eq!(found.expect("kept"), ("demand".to_owned(), bytes.clone()));
                let other = if *code == "C-1" { "C-2" } else { "C-1" };
                let foreign = papers::content(office, company, who, other, *number);
                assert!(matches!(foreign, Err(Refused::UnknownPaper { .. })), "{code} {number}");
            }
            let listed = papers::issued(office, company, who, "C-1").expect("a list");
            let numbers: Vec<i64> = listed.iter().map(|one| one.number).collect();
            assert_eq!(numbers, [3, 1]);
            assert_eq!(listed[0].hash, blake3::hash(&kept[2].2).to_hex().to_string());
            firm.assert_sound();
        });
    }
}

#[test]
fn the_companys_details_and_words_stand_on_the_next_document() {
    on_both(|firm| {
        firm.on("2026-02-01").invoices(&["A-1 2026-02-01 2026-03-02 1000.00"]);
        firm.on("2026-03-20");
        let (office, company) = (&firm.office, firm.company);
        let director = Who::new(UserId::new(1), Role::Director);
        let details = BTreeMap::from([
            ("address".to_owned(), "Pärnu mnt 10,  10148 Tallinn".to_owned()),
            ("account".to_owned(), "EE382200221020145685".to_owned()),
            ("head".to_owned(), "Õie Väljaots".to_owned()),
        ]);
        papers::set_details(office, company, director, &details).expect("details");
        let words = (DocumentKind::Reminder, "opening", Language::En);
        let text = "Dear {customer}, please look at {total_words}.";
        papers::set_words(office, company, director, words, text).expect("words");
        let said = draw(firm, &asked(DocumentKind::Reminder)).expect("a letter").paper.lines();
        let said = said.join("\n");
        for part in [
            "Pärnu mnt 10, 10148 Tallinn",
            "EE382200221020145685",
            "Õie Väljaots",
            "please look at 1,000.00\u{a0}EUR (One thousand euros",
        ] {
            assert!(said.contains(part), "{part} in {said}");
        }
        papers::set_words(office, company, director, words, "").expect("the shipped text");
        let shipped = draw(firm, &asked(DocumentKind::Reminder)).expect("a letter").paper.lines();
        assert!(shipped.join("\n").contains("past their due day"));
        firm.assert_sound();
    });
}

/// D29 and EXE-09 at save; who may; values that prove themselves.
#[test]
fn details_and_words_that_cannot_be_right_are_refused() {
    let firm = Firm::new();
    let (office, company) = (&firm.office, firm.company);
    let director = Who::new(UserId::new(1), Role::Director);
    let before = firm.state();
    for (name, value) in [
        ("registry-code", "10000019"),
        ("account", "EE382200221020145686"),
        ("email", "nobody"),
        ("nonsense", "x"),
    ] {
        let details = BTreeMap::from([(name.to_owned(), value.to_owned())]);
        let refused = papers::set_details(office, company, director, &details);
        assert!(matches!(refused, Err(Refused::Field { .. })), "{name}: {refused:?}");
    }
    let words = (DocumentKind::Claim, "closing", Language::Ru);
    for text in ["Вы должны {сумма}", "{total", "{nothing}", "Мы сообщим родственникам"]
    {
        let refused = papers::set_words(office, company, director, words, text);
        assert!(matches!(refused, Err(Refused::Wording(_))), "{text}: {refused:?}");
    }
    let rep = Who::new(UserId::new(1), Role::SalesRep);
    let refused = papers::set_words(office, company, rep, words, "Просим оплатить.");
    assert!(matches!(refused, Err(Refused::NotPermitted { .. })));
    let refused = papers::set_details(office, company, rep, &BTreeMap::new());
    assert!(matches!(refused, Err(Refused::NotPermitted { .. })));
    assert!(papers::set_logo(office, company, director, &[0; 600 << 10]).is_err());
    assert_eq!(firm.state(), before, "nothing was kept");
}

#[test]
fn a_statement_runs_from_balance_to_balance_and_every_kind_can_be_drawn() {
    on_both(|firm| {
        firm.on("2026-01-10")
            .invoices(&["A-1 2026-01-10 2026-02-01 1000.00", "A-2 2026-02-10 2026-03-01 250.00"]);
        firm.on("2026-03-20");
        pay(firm, 1, 19_000);
        let period = BTreeMap::from([
            ("from".to_owned(), "2026-02-01".to_owned()),
            ("to".to_owned(), "2026-03-31".to_owned()),
        ]);
        let wanted = Asked { given: period, ..asked(DocumentKind::Statement) };
        let told = papers::statement(&firm.office, firm.company, Who::program(), &wanted);
        let told = told.expect("a statement");
        let balances: Vec<i64> = told.lines.iter().map(|line| line.balance.minor()).collect();
        assert_eq!((told.opening, told.closing), (eur(100_000), eur(106_000)));
        assert_eq!(balances, [125_000, 106_000]);
        for kind in DocumentKind::ALL {
            let drawn =
                draw(firm, &asked(kind)).unwrap_or_else(|error| panic!("{}: {error}", kind.code()));
            assert!(!drawn.paper.blocks.is_empty(), "{}", kind.code());
        }
    });
}

mod wording {
    use super::*;

    /// Each part of each document can be looked at in each language before it is kept, the shipped
    /// text and an own one; nothing is written by looking.
    #[test]
    fn own_words_are_looked_at_before_they_are_kept() {
        let firm = Firm::new();
        let before = firm.state();
        for kind in DocumentKind::ALL {
            for part in kind.parts() {
                for language in Language::ALL {
                    let look = |text: &str| {
                        let asked = (kind, *part, language);
                        papers::preview_words(
                            &firm.office,
                            firm.company,
                            Who::program(),
                            asked,
                            text,
                        )
                        .unwrap_or_else(|error| panic!("{} {part}: {error}", kind.code()))
                        .lines()
                        .join("\n")
                    };
                    let own = look("To {customer} from {company} on {day}.");
                    assert!(!own.contains(['{', '⟦']), "{own}");
                    assert!(look("").len() > 100);
                    assert_ne!(own, look(""), "{} {part}", kind.code());
                }
            }
        }
        assert_eq!(firm.state(), before);
    }

    /// S15, D29: what is no text with names is refused while it is looked at, and while it is kept.
    #[test]
    fn injected_templates_are_refused_at_preview_and_at_save() {
        let firm = Firm::new();
        let asked = (DocumentKind::Claim, "opening", Language::En);
        for evil in [
            "{{ 7*7 }}",
            "{% for a in b %}{% endfor %}",
            "{customer.name}",
            "{customer|safe}",
            "${customer}{",
            "#{panic()}",
            "{unknown}",
            "Pay or go to prison",
        ] {
            let who = Who::program();
            let look = papers::preview_words(&firm.office, firm.company, who, asked, evil);
            assert!(matches!(look, Err(Refused::Wording(_))), "{evil}: {look:?}");
            let kept = papers::set_words(&firm.office, firm.company, who, asked, evil);
            assert!(matches!(kept, Err(Refused::Wording(_))), "{evil}: {kept:?}");
        }
    }

    /// What a template language would run is printed as it stands.
    #[test]
    fn signs_of_other_languages_are_drawn_as_they_are() {
        let firm = Firm::new();
        let asked = (DocumentKind::Reminder, "closing", Language::En);
        let text =
            "#set page(fill: red) $x$ <script>alert(1)</script> \\input{customer} %s @import";
        let look = papers::preview_words(&firm.office, firm.company, Who::program(), asked, text);
        let said = look.expect("drawn").lines().join("\n");
        assert!(said.contains("#set page(fill: red) $x$ <script>"), "{said}");
    }
}

/// Draws every document of a piece of work about C-1 and answers them as text.
fn drawn_for(firm: &Firm, work: &str, was_demanded: bool) -> Vec<(DocumentKind, String)> {
    let of = |part: &Enclosure| {
        let Enclosure::Document(kind) = *part else { return None };
        let wanted = Asked { language: Some(Language::En), ..Asked::of(kind, "C-1") };
        let drawn = draw(firm, &wanted).unwrap_or_else(|why| panic!("{work} {kind:?}: {why}"));
        Some((kind, format!("{:?}", drawn.paper)))
    };
    papers::package(work, was_demanded).iter().filter_map(of).collect()
}

/// EXE-03, EXE-06: act, agreement with its schedule and request are drawn for what is owed, and
/// after a part payment for the rest.
#[test]
fn exe_03_exe_06_three_papers_carry_the_balance_and_then_the_rest() {
    on_both(|firm| {
        firm.on("2026-03-02").invoices(&["A-1 2026-02-01 2026-03-02 1200.00"]);
        firm.on("2026-03-12");
        let three = [
            DocumentKind::ReconciliationAct,
            DocumentKind::Restructuring,
            DocumentKind::DeferralRequest,
        ];
        // Those of measure 4 go along with the repeated ones where it was taken before, and only there.
        let with_four = [&three[..], &[DocumentKind::Demand, DocumentKind::SuitData]].concat();
        for (work, was_demanded, paid, open, kinds) in [
            ("sign-restructuring-papers", false, "", "1,200.00", three.to_vec()),
            ("sign-restructuring-papers", true, "", "1,200.00", three.to_vec()),
            ("repeat-for-the-rest", false, "700.00", "500.00", three.to_vec()),
            ("repeat-for-the-rest", true, "", "500.00", with_four),
        ] {
            if !paid.is_empty() {
                firm.payments(&[&format!("2026-03-12 {paid} A-1")]);
            }
            let papers = drawn_for(firm, work, was_demanded);
            assert_eq!(papers.iter().map(|one| one.0).collect::<Vec<_>>(), kinds, "{work}");
            for (kind, text) in &papers {
                assert!(text.contains(open), "{work} {kind:?} does not state {open}: {text}");
            }
            // A request puts off the debt and guarantees the fee (8.3).
            let request = &papers[2].1;
            assert!(request.contains("guarantee"), "{request}");
        }
    });
}

/// EXE-06: after a part payment the demand and the statement of claim of measure 4 ask for the rest
/// and no more, and the copy of the contract goes along again.
#[test]
fn exe_06_the_papers_of_measure_4_carry_the_new_balance() {
    on_both(|firm| {
        firm.on("2026-03-02").invoices(&["A-1 2026-02-01 2026-03-02 1200.00"]);
        firm.on("2026-03-24");
        let of_measure_4 = |work: &str| {
            let four = [DocumentKind::Demand, DocumentKind::SuitData];
            let drawn = drawn_for(firm, work, true).into_iter();
            drawn.filter(|(kind, _)| four.contains(kind)).collect::<Vec<_>>()
        };
        let demanded = of_measure_4("prepare-demand-package");
        assert_eq!(demanded.len(), 2);
        assert!(demanded.iter().all(|(_, text)| text.contains("1,200.00")), "{demanded:?}");
        firm.payments(&["2026-03-24 700.00 A-1"]);
        let repeated = of_measure_4("repeat-for-the-rest");
        assert_eq!(repeated.len(), 2);
        for (kind, text) in &repeated {
            assert!(text.contains("500.00"), "{kind:?}: {text}");
        }
        let sum = |kind: DocumentKind| {
            let wanted = Asked { language: Some(Language::En), ..Asked::of(kind, "C-1") };
            let asked = draw(firm, &wanted).expect("drawn").paper.asked.expect("a sum");
            asked.to_pay.minus(asked.charges).expect("money")
        };
        assert_eq!(sum(DocumentKind::Demand), eur(50_000), "the rest, and charges beside it");
        assert!(papers::package("repeat-for-the-rest", true).contains(&Enclosure::ContractCopy));
    });
}

/// LAD-07: the claim of the eight steps is prepared with a notice from a director, and that one is
/// signed by whoever holds the post.
#[test]
fn lad_07_a_notice_from_a_director_goes_beside_the_claim() {
    on_both(|firm| {
        firm.on("2026-03-02").invoices(&["A-1 2026-02-01 2026-03-02 1000.00"]);
        firm.on("2026-03-24");
        let head = firm.person("sales", Role::HeadOfSales);
        let (kinds, texts): (Vec<_>, Vec<_>) =
            drawn_for(firm, "prepare-claim", false).into_iter().unzip();
        assert_eq!(kinds, [DocumentKind::Claim, DocumentKind::DirectorNotice]);
        assert!(
            texts[1].contains("Head of sales") && texts[1].contains("Person sales"),
            "{}",
            texts[1]
        );
        assert!(texts[1].contains("1,000.00"), "{}", texts[1]);
        // The commercial director comes first where there is one.
        firm.person("trade", Role::CommercialDirector);
        let (_, texts): (Vec<_>, Vec<_>) =
            drawn_for(firm, "prepare-claim", false).into_iter().unzip();
        assert!(texts[1].contains("Commercial director"), "{}", texts[1]);
        let wanted = Asked {
            language: Some(Language::En),
            given: [("post".to_owned(), Role::HeadOfSales.code().to_owned())].into(),
            ..Asked::of(DocumentKind::DirectorNotice, "C-1")
        };
        let told = format!("{:?}", draw(firm, &wanted).expect("drawn").paper);
        assert!(told.contains("Head of sales"), "{told}");
        assert_eq!(head.role, Role::HeadOfSales);
    });
}

/// EXE-04: the demand with its three days, the act and the completed statement of claim.
#[test]
fn exe_04_the_demand_goes_with_act_and_statement_of_claim() {
    on_both(|firm| {
        firm.on("2026-03-02").invoices(&["A-1 2026-02-01 2026-03-02 1000.00"]);
        firm.on("2026-03-24");
        for work in ["prepare-demand-package", "deliver-demand"] {
            let papers = drawn_for(firm, work, false);
            let kinds: Vec<DocumentKind> = papers.iter().map(|one| one.0).collect();
            let expected =
                [DocumentKind::ReconciliationAct, DocumentKind::Demand, DocumentKind::SuitData];
            assert_eq!(kinds, expected, "{work}");
            for (kind, text) in &papers {
                assert!(text.contains("1,000.00"), "{kind:?}: {text}");
            }
            assert!(papers[1].1.contains("within 3 calendar days"), "{}", papers[1].1);
        }
    });
}

/// EXE-08: the price of the suit is the principal and the charges to the day, neither without the
/// other, and the court's fee stands beside it.
#[test]
fn exe_08_the_price_of_the_suit_is_principal_and_charges_and_the_fee_beside_it() {
    on_both(|firm| {
        firm.on("2026-03-02").invoices(&["A-1 2026-02-01 2026-03-02 1000.00"]);
        firm.on("2026-04-27");
        let (office, company) = (&firm.office, firm.company);
        let customer = firm.customer("C-1");
        let charges =
            saldo_work::charges::of_customer(office, company, Who::program(), customer, None);
        let accrued = charges.expect("told")[0].state.accrued;
        let accrued = accrued.in_minor_units_of(eur(0).currency()).expect("money");
        assert!(accrued.is_positive(), "interest by law");
        let given = [("court_fee".to_owned(), "150.00".to_owned())].into();
        for work in ["prepare-suit", "count-debt-and-penalties"] {
            let expected = [Enclosure::Document(DocumentKind::SuitData)];
            assert_eq!(papers::package(work, false), expected, "{work}");
        }
        let wanted = Asked {
            language: Some(Language::En),
            given,
            ..Asked::of(DocumentKind::SuitData, "C-1")
        };
        let text = format!("{:?}", draw(firm, &wanted).expect("drawn").paper);
        let texts = Texts::of(Language::En);
        let price = eur(100_000).plus(accrued).expect("a price");
        for money in [eur(100_000), accrued, price, eur(15_000)] {
            let stated = format!("{:?}", texts.money(money));
            assert!(text.contains(stated.trim_matches('"')), "{stated}: {text}");
        }
    });
}
