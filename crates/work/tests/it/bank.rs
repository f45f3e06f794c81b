//! Bank statements: taken once, matched when it is certain, asked about otherwise, taken back.

use crate::firm::{Firm, day, eur, on_both};
use saldo_domain::matching::Doubt;
use saldo_store::bank::{LineFilter, LineRow, LineState};
use saldo_work::bank::{self, Answer, InboxLine, Why};
use saldo_work::imports::{ImportOutcome, ImportRequest, Kind};
use saldo_work::views::Page;
use saldo_work::{Refused, Who, policies};

const OWN: &str = "EE571010220229377229";

/// `day amount payer account text` a line, `-` for nothing.
fn statement(lines: &[&str]) -> String {
    let mut text = "Account;Booked;Amount;Currency;Payer;Payer account;Payer code;Reference;Text;Number;Bank id\n".to_owned();
    for line in lines {
        let mut words = line.splitn(5, ' ').map(|word| if word == "-" { "" } else { word });
        let mut word = || words.next().unwrap_or_default();
        let (day, amount, payer, account) = (word(), word(), word(), word());
        let told = word();
        text.push_str(&format!("{OWN};{day};{amount};EUR;{payer};{account};;;{told};;\n"));
    }
    text
}

fn take(firm: &Firm, lines: &[&str]) -> ImportOutcome {
    firm.import(Kind::Auto, &statement(lines))
}

/// New, matched, asked.
fn counts(outcome: &ImportOutcome) -> (u64, u64, u64) {
    let counts = outcome.statement.expect("a statement");
    (outcome.new, counts.matched, counts.asked)
}

fn lines(firm: &Firm, state: Option<LineState>) -> Vec<InboxLine> {
    let filter = LineFilter { state, incoming: false };
    let list = bank::inbox(&firm.office, firm.company, Who::program(), &filter, Page::first(100));
    list.expect("readable").rows
}

fn open(firm: &Firm) -> Vec<InboxLine> {
    lines(firm, Some(LineState::Open))
}

fn states(firm: &Firm) -> Vec<&'static str> {
    let mut rows: Vec<LineRow> = lines(firm, None).into_iter().map(|line| line.row).collect();
    rows.sort_by_key(|row| (row.fact.booked, row.fact.place, row.state));
    rows.iter().map(|row| row.state.code()).collect()
}

/// C-1 owes 15 and 16, C-2 owes 17.
fn owe(firm: &Firm) {
    firm.invoices(&[
        "SV-000015 2026-01-10 2026-02-09 100.00",
        "SV-000016 2026-01-11 2026-02-10 50.00",
        "C-2:SV-000017 2026-01-11 2026-02-10 70.00",
    ]);
}

#[test]
fn what_is_certain_is_booked_and_the_rest_is_asked() {
    on_both(|firm| {
        owe(firm);
        let outcome = take(
            firm,
            &[
                "2026-03-02 100.00 Kuusk - arve SV-000015",
                "2026-03-02 20.00 Kuusk - osa arvest SV-000016",
                "2026-03-03 -75.20 Elekter - elekter",
                "2026-03-03 33.33 Keegi - tere",
            ],
        );
        assert_eq!(counts(&outcome), (4, 1, 2));
        assert_eq!((firm.open("SV-000015"), firm.open("SV-000016")), (0, 5_000));
        assert_eq!(states(firm), ["matched", "open", "out", "open"]);
        let doubts: Vec<Option<Doubt>> = open(firm).iter().map(|line| line.doubt).collect();
        assert_eq!(doubts, [Some(Doubt::AmountDiffers), Some(Doubt::NobodyKnown)]);
        firm.assert_sound();
    });
}

/// I15: a look at a statement says of each line what would become of it, page by page, and writes
/// nothing; what is taken then is what was shown.
#[test]
fn i15_a_preview_tells_what_becomes_of_each_line_and_writes_nothing() {
    on_both(|firm| {
        owe(firm);
        take(firm, &["2026-03-02 50.00 Kuusk - arve SV-000016"]);
        let before = (firm.state(), money(firm));
        let file = statement(&[
            "2026-03-02 50.00 Kuusk - arve SV-000016",
            "2026-03-03 120.00 Kuusk EE382200221020145685 SV-000015",
            "2026-03-03 33.33 Keegi - tere",
            "2026-03-04 -9.00 Pank - teenustasu",
        ]);
        let look = |page: Page| {
            let request = firm.request(Kind::Auto, &file);
            let who = Who::program();
            let seen =
                bank::preview(&firm.office, firm.company, who, &request, page, &saldo_work::Silent);
            seen.expect("seen")
        };
        let told = |page: Page| {
            let line = |line: &bank::PreviewLine| {
                let fate = line.fate.as_ref().expect("told");
                let pays = fate.pays.iter().flat_map(|pays| &pays.documents);
                let pays: Vec<&str> = pays.map(|(number, _)| number.as_str()).collect();
                let known = if fate.known { "known " } else { "" };
                format!("{known}{} {} {}", fate.state.code(), fate.doubt, pays.join(" "))
            };
            look(page).lines.rows.iter().map(line).collect::<Vec<_>>()
        };
        let all = [
            "known matched  SV-000016".to_owned(),
            told(Page { offset: 1, limit: 1 }).remove(0),
            "open nobody-known ".to_owned(),
            "out  ".to_owned(),
        ];
        assert_eq!(told(Page::first(50)), all);
        assert_eq!(told(Page { offset: 2, limit: 2 }), all[2..]);
        assert_eq!(look(Page::first(1)).lines.total, 4);
        assert_eq!((firm.state(), money(firm)), before, "nothing is written");
        firm.import(Kind::Auto, &file);
        let after: Vec<String> = told(Page::first(50));
        let as_known = |line: &String| match line.starts_with("known ") {
            true => line.clone(),
            false => format!("known {line}"),
        };
        assert_eq!(
            after,
            all.iter().map(as_known).collect::<Vec<_>>(),
            "what was shown is what came"
        );
        firm.assert_sound();
    });
}

/// A version of the company's policy with these figures of matching, on its first day.
fn matching(firm: &Firm, version: u32, from: &str, figures: &str) {
    let usual = policies::all_shipped().find(|(name, _)| *name == "eight-step").expect("ships").1;
    let start = usual.find("[matching]").expect("a section");
    let end = start + usual[start..].find("\n\n").expect("an end");
    let text = format!("{}[matching]\n{figures}{}", &usual[..start], &usual[end..]);
    let text = text.replacen("version = 1", &format!("version = {version}"), 1);
    let other = format!("effective_from = \"{from}\"");
    firm.follow(&text.replacen("effective_from = \"2026-01-01\"", &other, 1));
    firm.on(from);
}

#[test]
fn what_the_policy_of_the_day_calls_certain_is_booked_and_cites_it() {
    on_both(|firm| {
        owe(firm);
        let fees = "arved SV-000015 ja SV-000016";
        matching(firm, 2, "2026-03-21", "fee_cents = 100\ndiscount_percent = 0");
        take(firm, &[&format!("2026-03-02 148.99 Kuusk - {fees}")]);
        assert_eq!(states(firm), ["open"], "one cent more than the policy calls a fee");
        matching(firm, 3, "2026-03-22", "fee_cents = 101\ndiscount_percent = 0");
        bank::look_again(&firm.office, firm.company, Who::program()).expect("looked");
        assert_eq!(states(firm), ["matched"], "the policy of today says so");
        let line = lines(firm, None)[0].row.line;
        let asked = bank::line(&firm.office, firm.company, Who::program(), line).expect("there");
        let why = Why::read(&asked.acts.last().expect("an act").0.why);
        assert_eq!(why.policy.as_deref(), Some("eight-step@3"));
        firm.assert_sound();
    });
}

/// Everything about money: what was settled, what is open, and what each line is.
fn money(firm: &Firm) -> String {
    let open = ["SV-000015", "SV-000016"].map(|number| firm.open(number));
    format!("{:?} {open:?} {:?}", firm.settlements(), lines(firm, None))
}

/// M03
#[test]
fn the_same_statement_twice_adds_nothing() {
    on_both(|firm| {
        owe(firm);
        let file = ["2026-03-02 100.00 Kuusk - arve SV-000015", "2026-03-03 33.33 Keegi - tere"];
        take(firm, &file);
        let before = money(firm);
        let again = take(firm, &file);
        assert_eq!((counts(&again), again.unchanged, again.batch), ((0, 0, 0), 2, None));
        // The journal and the counter of batches alone know that it was tried.
        assert_eq!(money(firm), before);
        assert_eq!((firm.open("SV-000015"), lines(firm, None).len()), (0, 2));
        firm.assert_sound();
    });
}

/// M04
#[test]
fn overlapping_statements_keep_true_twins() {
    on_both(|firm| {
        owe(firm);
        take(firm, &["2026-03-01 1.00 Kask EE11 -"]);
        let answer = Answer {
            customer: firm.customer("C-1"),
            shares: Vec::new(),
            rest_in_order: true,
            learn: true,
        };
        let line = open(firm)[0].row.line;
        bank::accept(&firm.office, firm.company, Who::program(), line, &answer).expect("said");
        let twin = "2026-03-02 10.00 Kask EE11 -";
        assert_eq!(counts(&take(firm, &[twin, twin])), (2, 2, 0));
        assert_eq!(firm.open("SV-000015"), 7_900);
        let more = take(firm, &[twin, twin, twin, "2026-03-03 10.00 Kask EE11 -"]);
        assert_eq!((counts(&more), more.unchanged), ((2, 2, 0), 2));
        assert_eq!((lines(firm, None).len(), firm.open("SV-000015")), (5, 5_900));
        firm.assert_sound();
    });
}

#[test]
fn the_same_payment_in_other_words_is_asked_about_and_can_be_left_out() {
    let firm = Firm::new();
    owe(&firm);
    take(&firm, &["2026-03-02 100.00 Kuusk - arve SV-000015"]);
    let other = take(&firm, &["2026-03-02 100.00 KUUSK_OSAUHING - SV-000015 tasumine"]);
    assert_eq!(counts(&other), (1, 0, 1));
    let asked = open(&firm);
    assert_eq!(asked[0].doubt, Some(Doubt::MaybeTold));
    bank::set_aside(&firm.office, firm.company, Who::program(), asked[0].row.line, true, "")
        .expect("left out");
    assert_eq!(states(&firm), ["matched", "same"]);
    assert_eq!(firm.open("SV-000015"), 0);
    firm.assert_sound();
}

/// One keystroke too many is no loss: what was set aside is asked about again.
#[test]
fn what_was_set_aside_is_asked_about_again() {
    on_both(|firm| {
        owe(firm);
        take(firm, &["2026-03-02 33.33 Keegi - tere", "2026-03-02 100.00 Kuusk - arve SV-000015"]);
        take(firm, &["2026-03-02 100.00 KUUSK_OSAUHING - SV-000015 tasumine"]);
        let who = Who::program();
        let asked: Vec<i64> = open(firm).iter().map(|line| line.row.line).collect();
        assert_eq!(asked.len(), 2);
        for (line, told_before) in asked.iter().zip([false, true]) {
            bank::set_aside(&firm.office, firm.company, who, *line, told_before, "oops")
                .expect("aside");
        }
        assert_eq!(open(firm).len(), 0);
        for line in &asked {
            bank::unmatch(&firm.office, firm.company, who, *line, "the wrong key").expect("back");
            let again = bank::unmatch(&firm.office, firm.company, who, *line, "once more");
            assert!(matches!(again, Err(Refused::LineClosed { .. })), "{again:?}");
        }
        let doubts: Vec<Option<Doubt>> = open(firm).iter().map(|line| line.doubt).collect();
        assert_eq!(doubts, [Some(Doubt::TakenBack), Some(Doubt::TakenBack)]);
        assert_eq!(firm.open("SV-000015"), 0, "the payment beside it stays");
        firm.assert_sound();
    });
}

#[test]
fn a_person_answers_once_and_the_account_is_learnt() {
    on_both(|firm| {
        owe(firm);
        take(firm, &["2026-03-02 20.00 Ema EE11 laps"]);
        let line = open(firm)[0].row.line;
        let answer = Answer {
            customer: firm.customer("C-1"),
            shares: vec![(firm.item("SV-000016"), eur(2_000))],
            rest_in_order: false,
            learn: true,
        };
        let say = || bank::accept(&firm.office, firm.company, Who::program(), line, &answer);
        say().expect("answered");
        assert_eq!(firm.open("SV-000016"), 3_000);
        assert!(matches!(say(), Err(Refused::LineClosed { .. })), "a second answer");
        let next = take(firm, &["2026-03-09 30.00 Ema EE11 -"]);
        assert_eq!(counts(&next), (1, 1, 0), "known by its account from now on");
        assert_eq!(firm.open("SV-000016"), 0);
        firm.assert_sound();
    });
}

/// M13: the bank takes a payment back.
#[test]
fn a_returned_payment_opens_its_debt_again() {
    on_both(|firm| {
        owe(firm);
        let file =
            |lines: &str| format!(":20:S\n:25:{OWN}\n:28C:1\n:60F:C260302EUR0,00\n{lines}\n");
        let first = file(
            ":61:2603020302C100,00NTRFNONREF//77\n:86:Kuusk arve SV-000015\n:62F:C260302EUR100,00",
        );
        assert_eq!(counts(&firm.import(Kind::Statement, &first)), (1, 1, 0));
        assert_eq!(firm.open("SV-000015"), 0);
        let second = ":20:S\n:25:EE571010220229377229\n:28C:2\n:60F:C260302EUR100,00\n:61:2603040304RC100,00NTRFNONREF//77\n:86:tagastus\n:62F:C260304EUR0,00\n";
        let outcome = firm.import(Kind::Statement, second);
        assert_eq!(outcome.statement.map(|counts| counts.returned), Some(1));
        assert_eq!(firm.open("SV-000015"), 10_000);
        assert_eq!(states(firm), ["returned", "returned"]);
        let settled = firm.settlements();
        assert!(
            settled.iter().any(|(_, _, on, minor)| (*on, *minor) == (day("2026-03-02"), -10_000))
        );
        firm.assert_sound();
    });
}

/// A parent pays for another's invoice: MT940 says so as camt does, and somebody is asked.
#[test]
fn whoever_pays_for_another_is_asked_about_in_mt940_as_well() {
    on_both(|firm| {
        owe(firm);
        let customers = "Code,Name\nC-1,Kuusk OU\nC-2,Mand OU\n";
        firm.import(Kind::Customers, customers);
        let file = |behalf: &str| {
            format!(
                ":20:S\n:25:{OWN}\n:28C:1\n:60F:C260302EUR0,00\n:61:2603020302C70,00NTRFNONREF\n\
                 :86:166?20SVWZ+tere{behalf}?32Mand OU\n:62F:C260302EUR70,00\n"
            )
        };
        let other = Firm::new();
        owe(&other);
        other.import(Kind::Customers, customers);
        assert_eq!(counts(&other.import(Kind::Statement, &file(""))), (1, 1, 0));
        assert_eq!(counts(&firm.import(Kind::Statement, &file("?21ABWA+Kuusk OU"))), (1, 0, 1));
        let [question] = &open(firm)[..] else { panic!("one question") };
        assert!(matches!(question.doubt, Some(Doubt::ThirdParty | Doubt::SeveralCustomers)));
        assert_eq!(question.row.fact.other.behalf, "Kuusk OU");
    });
}

/// M13: the return of a payment that came before Saldo did takes back nobody else's, though both
/// say that their name is not provided, or both are number one of the program of their payer.
#[test]
fn m13_a_return_of_another_payer_is_asked_about_and_takes_nothing_back() {
    for id in ["NOTPROVIDED", "1"] {
        for shape in [
            "?20EREF+{id}?21SVWZ+{text}?31{account}?32{name}",
            "/EREF/{id}//REMI/{text}//IBAN/{account}//NAME/{name}",
        ] {
            on_both(|firm| {
                owe(firm);
                let told = |text: &str, account: &str, name: &str| {
                    let mark = if shape.starts_with('?') { "166" } else { "" };
                    let told = shape.replace("{id}", id).replace("{text}", text);
                    format!("{mark}{}", told.replace("{account}", account).replace("{name}", name))
                };
                let kask = told("arve SV-000015", "DE89370400440532013000", "Kask OU");
                let mand = told("tagastus", "DE75512108001245126199", "Mand AS");
                let file = format!(
                    ":20:S\n:25:{OWN}\n:28C:1\n:60F:C260302EUR200,00\n\
                     :61:2603030303C100,00NTRFNONREF\n:86:{kask}\n\
                     :61:2603050305RC100,00NTRFNONREF\n:86:{mand}\n:62F:C260305EUR200,00\n"
                );
                let outcome = firm.import(Kind::Statement, &file);
                let counts = outcome.statement.expect("a statement");
                assert_eq!(
                    (counts.matched, counts.asked, counts.returned),
                    (1, 1, 0),
                    "{id} {shape}"
                );
                assert_eq!(firm.open("SV-000015"), 0, "{id} {shape}");
                let [question] = &open(firm)[..] else { panic!("one question") };
                assert_eq!(question.doubt, Some(Doubt::WhichReturned));
                firm.assert_sound();
            });
        }
    }
}

/// M13: tables of banks have no mark for a return. The same sum that goes back to whoever sent it
/// is asked about; any other money that goes out is not.
#[test]
fn m13_a_return_without_a_mark_is_asked_about() {
    on_both(|firm| {
        owe(firm);
        let csv = |lines: &str| {
            let head = "Account;Booked;Amount;Currency;Payer;Payer account;Payer code;Reference;Text;Number;Bank id\n";
            firm.import(Kind::Auto, &format!("{head}{lines}"))
        };
        csv(&format!("{OWN};2026-03-02;100.00;EUR;Kuusk;EE11;;;SV-000015;;1\n"));
        assert_eq!(firm.open("SV-000015"), 0);
        let rows = [
            ("another sum", "2026-03-03;-99.00;EUR;Kuusk;EE11", 0),
            ("somebody else", "2026-03-03;-100.00;EUR;Pood;EE22", 0),
            ("before it came", "2026-03-01;-100.00;EUR;Kuusk;EE11", 0),
            ("back to the account it came from", "2026-03-04;-100.00;EUR;K.;EE11", 1),
        ];
        for (what, line, asked) in rows {
            let outcome = csv(&format!("{OWN};{line};;;;;{what}\n"));
            assert_eq!(counts(&outcome).2, asked, "{what}");
        }
        let [question] = &open(firm)[..] else { panic!("one question") };
        assert_eq!(question.doubt, Some(Doubt::WhichReturned));
        let earlier = question.earlier[0].line;
        bank::take_back(&firm.office, firm.company, Who::program(), question.row.line, earlier)
            .expect("said");
        assert_eq!(firm.open("SV-000015"), 10_000);
        firm.assert_sound();
    });
}

/// M13: a bank's files come in any order, and the one with the return may come before the one with
/// the money: it is asked about as soon as the money is there, once, and nothing else that went out.
#[test]
fn m13_a_return_that_came_before_its_money_is_asked_about_when_the_money_comes() {
    on_both(|firm| {
        owe(firm);
        let csv = |lines: &str| {
            let head = "Account;Booked;Amount;Currency;Payer;Payer account;Payer code;Reference;Text;Number;Bank id\n";
            firm.import(Kind::Auto, &format!("{head}{lines}"))
        };
        let line = |line: &str| format!("{OWN};{line}\n");
        let out = csv(&(line("2026-03-04;-100.00;EUR;Kuusk;EE11;;;;;back")
            + &line("2026-03-04;-100.00;EUR;Pood;EE22;;;;;rent")
            + &line("2026-03-01;-100.00;EUR;Kuusk;EE11;;;;;long before")));
        assert_eq!((counts(&out).2, states(firm)), (0, vec!["out", "out", "out"]));
        let came = csv(&line("2026-03-02;100.00;EUR;Kuusk;EE11;;;SV-000015;;came"));
        assert_eq!(counts(&came).2, 1);
        let [question] = &open(firm)[..] else { panic!("one question") };
        assert_eq!(question.doubt, Some(Doubt::WhichReturned));
        assert_eq!(question.row.fact.bank_id, "back");
        let again = csv(&line("2026-03-02;50.00;EUR;Kuusk;EE11;;;;;more"));
        assert_eq!(counts(&again).2, 1, "the new line alone");
        let earlier = question.earlier[0].line;
        bank::take_back(&firm.office, firm.company, Who::program(), question.row.line, earlier)
            .expect("said");
        assert_eq!(firm.open("SV-000015"), 10_000);
        firm.assert_sound();
    });
}

/// VÕS § 88 (8): a payer who names an invoice pays the charges claimed for it first.
#[test]
fn a_payment_that_names_an_invoice_pays_its_charges_first_where_the_contract_says_so() {
    on_both(|firm| {
        use saldo_domain::allocation::AllocationOrder;
        use saldo_work::{acts, charges};
        owe(firm);
        let (office, company, who) = (&firm.office, firm.company, Who::program());
        acts::set_allocation_order(office, company, who, None, AllocationOrder::Ee, "contract 7")
            .expect("an order");
        let (customer, item) = (firm.customer("C-1"), firm.item("SV-000015"));
        firm.on("2026-03-19");
        charges::fix(office, company, who, customer, item).expect("claimed").expect("a claim");
        let claimed = firm.open("SV-000015/1");
        assert!(claimed > 0);
        firm.on("2026-03-20");
        take(firm, &["2026-03-20 100.00 Kuusk - arve SV-000015"]);
        assert_eq!((firm.open("SV-000015"), firm.open("SV-000015/1")), (claimed, 0));
        firm.assert_sound();
    });
}

#[test]
fn a_match_taken_back_leaves_every_day_as_if_it_had_never_been() {
    on_both(|firm| {
        owe(firm);
        take(firm, &["2026-03-02 100.00 Kuusk - arve SV-000015"]);
        let line = lines(firm, Some(LineState::Matched))[0].row.line;
        bank::unmatch(&firm.office, firm.company, Who::program(), line, "teise kliendi raha")
            .expect("taken back");
        assert_eq!((firm.open("SV-000015"), states(firm)), (10_000, vec!["open"]));
        let refused = bank::unmatch(&firm.office, firm.company, Who::program(), line, "veel kord");
        assert!(matches!(refused, Err(Refused::LineClosed { .. })));
        firm.assert_sound();
    });
}

#[test]
fn an_import_is_undone_by_reversals_and_comes_back_with_its_file() {
    on_both(|firm| {
        owe(firm);
        let file = ["2026-03-02 100.00 Kuusk - arve SV-000015", "2026-03-03 33.33 Keegi - tere"];
        let batch = take(firm, &file).batch.expect("kept");
        let undo =
            || bank::undo_batch(&firm.office, firm.company, Who::program(), batch, "vale konto");
        assert_eq!(undo().expect("undone"), 1);
        assert_eq!((firm.open("SV-000015"), states(firm)), (10_000, vec!["undone", "undone"]));
        assert!(matches!(undo(), Err(Refused::NothingToUndo { .. })));
        assert!(open(firm).is_empty(), "nobody is asked about it any more");
        assert_eq!(counts(&take(firm, &file)), (2, 1, 1), "the file brings it back");
        assert_eq!((firm.open("SV-000015"), states(firm)), (0, vec!["matched", "open"]));
        firm.assert_sound();
    });
}

/// Money that may be a customer's stands between it and a chase, and somebody is asked about it.
#[test]
fn unmatched_money_that_could_cover_the_debt_withholds_the_chase() {
    on_both(|firm| {
        firm.invoices(&["SV-000015 2026-02-10 2026-03-12 100.00"]);
        take(firm, &["2026-03-19 100.00 Keegi - tere"]);
        let asked = open(firm);
        assert_eq!(asked[0].doubt, Some(Doubt::AmountAlone));
        let waiting =
            || bank::open_lines(&firm.office, firm.company, Who::program()).expect("a count");
        assert_eq!(waiting(), 1, "it stands on the day's page of whoever may answer");
        let plan = firm.plan("2026-03-20");
        assert!(plan.withheld.contains_key("unmatched_money"), "{plan:?}");
        let line = asked[0].row.line;
        bank::set_aside(&firm.office, firm.company, Who::program(), line, false, "laen omanikult")
            .expect("set aside");
        assert_eq!(waiting(), 0);
        let plan = firm.plan("2026-03-20");
        assert!(!plan.withheld.contains_key("unmatched_money"), "{plan:?}");
        // What it is proposed for waits; the other debt goes on, however small.
        firm.invoices(&["SV-000016 2026-02-10 2026-03-12 10.00"]);
        take(firm, &["2026-03-19 100.00 Keegi Teine - tere"]);
        let plan = firm.plan("2026-03-20");
        assert_eq!(plan.withheld.get("unmatched_money"), Some(&1), "{plan:?}");
        firm.run("2026-03-20");
        let named = |item: &str| {
            let sql = format!(
                "SELECT COUNT(*) FROM step_taken s JOIN item i ON i.item = s.item WHERE i.number = '{item}'"
            );
            firm.office.store.peek(&sql).expect("steps taken") > 0
        };
        assert_eq!((named("SV-000015"), named("SV-000016")), (false, true));
        let line = open(firm)[0].row.line;
        bank::set_aside(&firm.office, firm.company, Who::program(), line, false, "laen omanikult")
            .expect("set aside");
        // Money that could not cover what is late keeps nobody from being reminded.
        take(firm, &["2026-03-19 60.00 Keegi - arve SV-000015"]);
        assert_eq!(waiting(), 1);
        let plan = firm.plan("2026-03-20");
        assert!(!plan.withheld.contains_key("unmatched_money"), "{plan:?}");
    });
}

#[test]
fn a_payment_recorded_before_is_linked_not_doubled() {
    let firm = Firm::new();
    owe(&firm);
    firm.payments(&["2026-03-01 100.00 SV-000015"]);
    let outcome = take(&firm, &["2026-03-02 100.00 Kuusk - arve SV-000015"]);
    assert_eq!(counts(&outcome), (1, 0, 1));
    let asked = &open(&firm)[0];
    assert_eq!(asked.doubt, Some(Doubt::MaybeRecorded));
    let proposed = &asked.proposals[0];
    let payment = proposed.recorded.expect("the payment that was recorded");
    let (line, customer) = (asked.row.line, proposed.customer);
    bank::link(&firm.office, firm.company, Who::program(), line, customer, payment)
        .expect("linked");
    assert_eq!((states(&firm), firm.open("SV-000015")), (vec!["matched"], 0));
    firm.assert_sound();
}

#[test]
fn a_dry_run_keeps_nothing_and_a_false_statement_is_refused_with_figures() {
    let firm = Firm::new();
    owe(&firm);
    let before = firm.state();
    let mut request =
        firm.request(Kind::Statement, &statement(&["2026-03-02 100.00 Kuusk - arve SV-000015"]));
    request.dry_run = true;
    assert_eq!(counts(&firm.try_import(&request).expect("rehearsed")), (1, 1, 0));
    assert_eq!(firm.state(), before);
    let wrong = ":20:S\n:25:EE571010220229377229\n:60F:C260302EUR0,00\n:61:2603020302C100,00NTRFX\n:62F:C260302EUR99,00\n";
    let refused = firm.try_import(&firm.request(Kind::Auto, wrong)).expect_err("does not add up");
    assert!(refused.to_string().contains("99.00 EUR"), "{refused}");
    assert_eq!(firm.state(), before);
}

/// An entry of a message of ISO 20022: sum, reference of the bank, payer, text.
fn entry(sum: &str, id: &str, payer: &str, text: &str) -> String {
    format!(
        "<Ntry><Amt Ccy=\"EUR\">{sum}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts>\
         <BookgDt><Dt>2026-03-02</Dt></BookgDt><AcctSvcrRef>{id}</AcctSvcrRef>\
         <NtryDtls><TxDtls><RltdPties><Dbtr><Nm>{payer}</Nm></Dbtr></RltdPties>\
         <RmtInf><Ustrd>{text}</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>"
    )
}

/// A statement (053), or a notification (054) of the same entries, without balances.
fn camt(notification: bool, entries: &[String], closing: &str) -> String {
    let (kind, message, inner) = match notification {
        true => ("054", "BkToCstmrDbtCdtNtfctn", "Ntfctn"),
        false => ("053", "BkToCstmrStmt", "Stmt"),
    };
    let balance = |code: &str, sum: &str| {
        format!(
            "<Bal><Tp><CdOrPrtry><Cd>{code}</Cd></CdOrPrtry></Tp><Amt Ccy=\"EUR\">{sum}</Amt>\
             <CdtDbtInd>CRDT</CdtDbtInd></Bal>"
        )
    };
    let balances = match notification {
        true => String::new(),
        false => balance("OPBD", "0.00") + &balance("CLBD", closing),
    };
    format!(
        "<?xml version=\"1.0\"?><Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.{kind}.001.02\">\
         <{message}><{inner}><Id>{kind}</Id><Acct><Id><IBAN>{OWN}</IBAN></Id><Ccy>EUR</Ccy></Acct>\
         {balances}{}</{inner}></{message}></Document>",
        entries.concat()
    )
}

/// M04: a notification during the day and the statement of the day tell of the same money.
#[test]
fn a_notification_and_the_statement_of_the_same_entries_are_one_money() {
    let twins = [
        entry("100.00", "R1", "First OÜ", "SV-000015"),
        entry("5.00", "R2", "Other OÜ", "coffee"),
        entry("5.00", "R3", "Other OÜ", "coffee"),
    ];
    let (notified, stated) = (camt(true, &twins, ""), camt(false, &twins, "110.00"));
    for files in [[&notified, &stated], [&stated, &notified]] {
        on_both(|firm| {
            owe(firm);
            assert_eq!(firm.import(Kind::Auto, files[0]).new, 3);
            let second = firm.import(Kind::Auto, files[1]);
            assert_eq!((second.new, second.unchanged), (0, 3));
            assert_eq!(firm.open("SV-000015"), 0);
            let paid = "SELECT COUNT(*) FROM item WHERE kind = 'payment'";
            assert_eq!(firm.office.store.peek(paid).expect("payments"), 1);
            assert_eq!(states(firm).len(), 3);
            firm.assert_sound();
        });
    }
    // The notification came before the last entry of the day.
    on_both(|firm| {
        owe(firm);
        assert_eq!(firm.import(Kind::Auto, &camt(true, &twins[..2], "")).new, 2);
        let day = firm.import(Kind::Auto, &stated);
        assert_eq!((day.new, day.unchanged), (1, 2), "only what was not told yet");
    });
}

/// M04: the notification tells a batch by its payments, and the statement as one entry.
#[test]
fn m04_a_batch_told_by_its_parts_and_as_a_whole_is_asked_about() {
    let part = |number: u32| {
        format!(
            "<TxDtls><Refs><EndToEndId>E{number}</EndToEndId></Refs><Amt Ccy=\"EUR\">50.00</Amt>\
             <RltdPties><Dbtr><Nm>First OÜ</Nm></Dbtr><DbtrAcct><Id><IBAN>EE522200221020140001</IBAN>\
             </Id></DbtrAcct></RltdPties><RmtInf><Ustrd>tasun {number}</Ustrd></RmtInf></TxDtls>"
        )
    };
    let batch = |details: &str| {
        vec![format!(
            "<Ntry><Amt Ccy=\"EUR\">100.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts>\
             <BookgDt><Dt>2026-03-02</Dt></BookgDt><AcctSvcrRef>B77</AcctSvcrRef>\
             <NtryDtls>{details}</NtryDtls></Ntry>"
        )]
    };
    let whole = "<TxDtls><RltdPties><Dbtr><Nm>First OÜ</Nm></Dbtr><DbtrAcct><Id>\
        <IBAN>EE522200221020140001</IBAN></Id></DbtrAcct></RltdPties></TxDtls>";
    let notified = camt(true, &batch(&(part(1) + &part(2))), "");
    let stated = camt(false, &batch(whole), "100.00");
    for files in [[&notified, &stated], [&stated, &notified]] {
        on_both(|firm| {
            owe(firm);
            firm.import(Kind::Auto, files[0]);
            let second = firm.import(Kind::Auto, files[1]).statement.expect("a statement");
            assert_eq!((second.matched, second.doubtful), (0, second.asked));
            assert!(second.doubtful > 0, "told before by its parts, or as a whole");
            firm.assert_sound();
        });
    }
}

/// A payment for two invoices names the reference of each: it pays both, and nothing is left.
#[test]
fn a_payment_with_the_references_of_two_invoices_pays_both() {
    on_both(|firm| {
        firm.invoices(&[
            "1001 2026-01-10 2026-02-09 100.00",
            "1002 2026-01-11 2026-02-10 100.00",
            "C-2:1003 2026-01-11 2026-02-10 100.00",
        ]);
        let paid = |sum: &str, references: &[&str]| {
            let strd: String = references
                .iter()
                .map(|one| format!("<Strd><CdtrRefInf><Ref>{one}</Ref></CdtrRefInf></Strd>"))
                .collect();
            vec![format!(
                "<Ntry><Amt Ccy=\"EUR\">{sum}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts>\
                 <BookgDt><Dt>2026-03-02</Dt></BookgDt><NtryDtls><TxDtls><RmtInf>{strd}</RmtInf>\
                 </TxDtls></NtryDtls></Ntry>"
            )]
        };
        let both =
            firm.import(Kind::Auto, &camt(false, &paid("200.00", &["10016", "10029"]), "200.00"));
        assert_eq!(counts(&both), (1, 1, 0));
        assert_eq!([firm.open("1001"), firm.open("1002")], [0, 0]);
        firm.assert_sound();
    });
}

/// M12, M16: a payment that states how much is for which invoice is parted so, and not by the age
/// of the debts; one whose parts do not agree is asked about.
#[test]
fn m16_a_payment_that_states_its_parts_is_parted_so_when_they_agree() {
    on_both(|firm| {
        firm.invoices(&[
            "SV-100001 2026-01-10 2026-02-09 100.00",
            "SV-100002 2026-01-11 2026-02-10 100.00",
            "SV-100003 2026-01-12 2026-02-11 100.00",
        ]);
        let paid = |sum: &str, parts: &[(&str, &str)]| {
            let part = |(number, amount): &(&str, &str)| {
                format!(
                    "<Strd><RfrdDocInf><Nb>{number}</Nb></RfrdDocInf><RfrdDocAmt>\
                     <RmtdAmt Ccy=\"EUR\">{amount}</RmtdAmt></RfrdDocAmt></Strd>"
                )
            };
            let strd: String = parts.iter().map(part).collect();
            vec![format!(
                "<Ntry><Amt Ccy=\"EUR\">{sum}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts>\
                 <BookgDt><Dt>2026-03-02</Dt></BookgDt><NtryDtls><TxDtls><RmtInf>{strd}</RmtInf>\
                 </TxDtls></NtryDtls></Ntry>"
            )]
        };
        let parts = [("SV-100001", "30.00"), ("SV-100002", "70.00")];
        let agrees = firm.import(Kind::Auto, &camt(false, &paid("100.00", &parts), "100.00"));
        assert_eq!(counts(&agrees), (1, 1, 0));
        let open = || ["SV-100001", "SV-100002", "SV-100003"].map(|number| firm.open(number));
        assert_eq!(open(), [7_000, 3_000, 10_000]);
        // More than is open of one of them, and parts that are not the payment.
        for parts in [
            [("SV-100002", "50.00"), ("SV-100003", "40.00")],
            [("SV-100001", "20.00"), ("SV-100003", "60.00")],
        ] {
            let text = camt(false, &paid("90.00", &parts), "190.00").replace(">0.00<", ">100.00<");
            let asked = firm.import(Kind::Auto, &text);
            assert_eq!(counts(&asked), (1, 0, 1), "{parts:?}");
            firm.import(Kind::Auto, &text);
        }
        assert_eq!(open(), [7_000, 3_000, 10_000]);
        firm.assert_sound();
    });
}

/// Between two statements that do not meet days are missing: whoever paid then is chased.
#[test]
fn statements_that_do_not_meet_are_told() {
    on_both(|firm| {
        let mt940 = |day: &str, opening: &str, sum: &str, closing: &str| {
            format!(
                ":20:S\n:25:{OWN}\n:28C:1\n:60F:C2603{day}EUR{opening}\n\
                 :61:2603{day}03{day}C{sum}NTRFNONREF\n:86:tere {day}\n:62F:C2603{day}EUR{closing}\n"
            )
        };
        let remarks = |outcome: &ImportOutcome| -> Vec<String> {
            assert_eq!(outcome.remarks_total, outcome.remarks.len() as u64);
            outcome.remarks.iter().map(|one| format!("{} {}", one.code, one.text)).collect()
        };
        let first = mt940("02", "0,00", "10,00", "10,00");
        assert_eq!(remarks(&firm.import(Kind::Auto, &first)), [""; 0]);
        let later = mt940("05", "500,00", "1,00", "501,00");
        let dry = ImportRequest { dry_run: true, ..firm.request(Kind::Auto, &later) };
        let told = "statements-missing statements are missing: one closed on 2026-03-02 with 10.00 EUR, \
                    and the next opens on 2026-03-05 with 500.00 EUR";
        assert_eq!(remarks(&firm.try_import(&dry).expect("looked at")), [told]);
        assert_eq!(remarks(&firm.import(Kind::Auto, &later)), [told]);
        assert_eq!(
            remarks(&firm.import(Kind::Auto, &later)),
            [""; 0],
            "told again it says nothing new"
        );
        let between = mt940("03", "10,00", "490,00", "500,00");
        assert_eq!(remarks(&firm.import(Kind::Auto, &between)), [""; 0], "now they meet");
        let next = mt940("06", "501,00", "1,00", "502,00");
        assert_eq!(remarks(&firm.import(Kind::Auto, &next)), [""; 0]);
        // One file of all days, and one of days that are known, are whole in themselves.
        let again =
            first.clone() + &between + &later + &next + &mt940("07", "502,00", "1,00", "503,00");
        assert_eq!(remarks(&firm.import(Kind::Auto, &again)), [""; 0]);
        firm.assert_sound();
    });
}

/// The most usual shape of a message: one line behind its declaration.
#[test]
fn a_statement_in_one_line_is_taken_from_a_file_as_from_memory() {
    let firm = Firm::new();
    owe(&firm);
    let text = camt(false, &[entry("100.00", "R1", "First OÜ", "SV-000015")], "100.00");
    let text = text.replacen("?>", "?>\n", 1);
    assert!(!text.ends_with('\n'));
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("statement.xml");
    std::fs::write(&path, text).expect("written");
    let taken = firm.try_import(&ImportRequest::of_path(Kind::Auto, path)).expect("a statement");
    assert_eq!(counts(&taken), (1, 1, 0));
}
