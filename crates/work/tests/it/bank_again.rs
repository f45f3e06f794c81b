//! Money that is told more than once: days told again, undone imports, returns, payments that a
//! file or a program tells beside the bank.

use crate::firm::{Firm, eur, invoices, key, on_both};
use saldo_domain::matching::Doubt;
use saldo_formats::records::RecordKind;
use saldo_store::bank::{LineFilter, LineState};
use saldo_work::acts::{self, Gone};
use saldo_work::bank::{self, Answer, InboxLine};
use saldo_work::fieldwork;
use saldo_work::imports::{self, ImportOutcome, Kind, Push, Pushed};
use saldo_work::views::Page;
use saldo_work::{Refused, Who};
use std::thread;

const OWN: &str = "EE571010220229377229";

/// Cents as MT940 writes them.
fn figure(cents: i64) -> String {
    format!("{},{:02}", cents / 100, cents % 100)
}

/// A statement of 2 March: cents before, and of each line its mark, cents, kind and text.
fn statement(opening: i64, lines: &[(&str, i64, &str, &str)]) -> String {
    let mut text = format!(":20:S\n:25:{OWN}\n:28C:1\n:60F:C260302EUR{}\n", figure(opening));
    let mut closing = opening;
    for (mark, cents, kind, told) in lines {
        let entry =
            format!(":61:2603020302{mark}{}{kind}NONREF//B{cents}\n:86:{told}\n", figure(*cents));
        text.push_str(&entry);
        let is_credit = matches!(*mark, "C" | "RD");
        closing += if is_credit { *cents } else { -cents };
    }
    text + &format!(":62F:C260302EUR{}\n", figure(closing))
}

fn take(firm: &Firm, opening: i64, lines: &[(&str, i64, &str, &str)]) -> ImportOutcome {
    firm.import(Kind::Statement, &statement(opening, lines))
}

/// New, matched, asked, returned.
fn counts(outcome: &ImportOutcome) -> (u64, u64, u64, u64) {
    let counts = outcome.statement.expect("a statement");
    (outcome.new, counts.matched, counts.asked, counts.returned)
}

fn inbox(firm: &Firm, state: Option<LineState>) -> Vec<InboxLine> {
    let filter = LineFilter { state, incoming: false };
    let list = bank::inbox(&firm.office, firm.company, Who::program(), &filter, Page::first(100));
    list.expect("readable").rows
}

fn open(firm: &Firm) -> Vec<InboxLine> {
    inbox(firm, Some(LineState::Open))
}

fn states(firm: &Firm) -> Vec<&'static str> {
    let mut rows = inbox(firm, None);
    rows.sort_by_key(|line| (line.row.fact.place, line.row.state));
    rows.iter().map(|line| line.row.state.code()).collect()
}

/// Payments that count.
fn payments(firm: &Firm) -> i64 {
    let sql = "SELECT COUNT(*) FROM item i WHERE i.kind = 'payment' AND NOT EXISTS (
                   SELECT 1 FROM movement m WHERE m.customer = i.customer
                       AND m.credit_item = i.item AND m.kind = 'cancellation')";
    firm.office.store.peek(sql).expect("payments")
}

fn undo(firm: &Firm, outcome: &ImportOutcome) -> Result<u64, Refused> {
    let batch = outcome.batch.expect("kept");
    bank::undo_batch(&firm.office, firm.company, Who::program(), batch, "vale konto")
}

/// C-1 owes 15 and 16, C-2 owes 17.
fn owe(firm: &Firm) {
    firm.invoices(&[
        "SV-000015 2026-01-10 2026-02-09 100.00",
        "SV-000016 2026-01-11 2026-02-10 50.00",
        "C-2:SV-000017 2026-01-11 2026-02-10 70.00",
    ]);
}

const PAID_15: (&str, i64, &str, &str) = ("C", 10_000, "NTRF", "Kuusk arve SV-000015");
const PAID_16: (&str, i64, &str, &str) = ("C", 5_000, "NTRF", "Mand arve SV-000016");
const BACK_15: (&str, i64, &str, &str) = ("RC", 10_000, "NTRF", "Kuusk arve SV-000015");

/// M04: an empty statement in the morning, one at noon, the whole day in the evening.
#[test]
fn m04_a_day_told_again_from_its_beginning_counts_each_payment_once() {
    on_both(|firm| {
        owe(firm);
        assert_eq!(take(firm, 0, &[]).new, 0);
        assert_eq!(counts(&take(firm, 0, &[PAID_15])), (1, 1, 0, 0));
        let day = take(firm, 0, &[PAID_15, PAID_16]);
        assert_eq!((counts(&day), day.unchanged), ((1, 1, 0, 0), 1));
        assert_eq!((firm.open("SV-000015"), firm.open("SV-000016")), (0, 0));
        assert_eq!(payments(firm), 2);
        firm.assert_sound();
    });
}

/// M04: the afternoon is told again, and longer; a line equal to one of the morning is asked about.
#[test]
fn m04_a_continuing_statement_told_again_counts_each_payment_once() {
    on_both(|firm| {
        owe(firm);
        take(firm, 0, &[PAID_15]);
        assert_eq!(counts(&take(firm, 10_000, &[PAID_16])), (1, 1, 0, 0));
        let coffee = ("C", 300, "NTRF", "kohv");
        let longer = take(firm, 10_000, &[PAID_16, coffee]);
        assert_eq!((counts(&longer), longer.unchanged), ((1, 0, 1, 0), 1));
        let twin = take(firm, 15_300, &[coffee]);
        assert_eq!(counts(&twin), (1, 0, 1, 0));
        let doubts: Vec<_> = open(firm).iter().map(|line| line.doubt).collect();
        assert!(doubts.contains(&Some(Doubt::MaybeTold)), "{doubts:?}");
        assert_eq!(payments(firm), 2);
        firm.assert_sound();
    });
}

/// M13: what the bank took back is not paid anew by undoing and importing the file it came with;
/// a return that is undone lets the payment count again.
#[test]
fn m13_undoing_neither_revives_what_the_bank_took_back_nor_keeps_it_back() {
    on_both(|firm| {
        owe(firm);
        let first = take(firm, 0, &[PAID_15]);
        let second = take(firm, 10_000, &[BACK_15]);
        assert_eq!(counts(&second), (1, 0, 0, 1));
        assert_eq!((firm.open("SV-000015"), states(firm)), (10_000, vec!["returned", "returned"]));
        let refused = undo(firm, &first).expect_err("the bank took it back");
        assert!(matches!(refused, Refused::TakenBackSince { by, .. } if Some(by) == second.batch));
        assert_eq!(take(firm, 0, &[PAID_15]).new, 0, "and nothing of it is new");

        assert_eq!(undo(firm, &second).expect("undone"), 0);
        assert_eq!((firm.open("SV-000015"), payments(firm)), (0, 1), "it counts again");
        assert_eq!(states(firm), ["matched", "undone"]);
        assert_eq!(counts(&take(firm, 10_000, &[BACK_15])), (1, 0, 0, 1), "taken back once more");
        assert_eq!((firm.open("SV-000015"), payments(firm)), (10_000, 0));
        firm.assert_sound();
    });
}

/// A payment that was recorded before its line outlives it.
#[test]
fn a_payment_that_was_only_linked_stays_when_it_is_parted_from_its_line() {
    on_both(|firm| {
        owe(firm);
        firm.payments(&["2026-03-01 100.00 SV-000015"]);
        let outcome = take(firm, 0, &[PAID_15]);
        let asked = &open(firm)[0];
        assert_eq!(asked.doubt, Some(Doubt::MaybeRecorded));
        let payment = asked.proposals[0].recorded.expect("recorded before");
        let (line, customer) = (asked.row.line, asked.proposals[0].customer);
        let link = || {
            bank::link(&firm.office, firm.company, Who::program(), line, customer, payment)
                .expect("linked");
        };
        link();
        bank::unmatch(&firm.office, firm.company, Who::program(), line, "teine makse")
            .expect("parted");
        assert_eq!((firm.open("SV-000015"), payments(firm)), (0, 1), "the payment stays");
        assert_eq!(open(firm)[0].doubt, Some(Doubt::TakenBack));
        link();
        assert_eq!(undo(firm, &outcome).expect("undone"), 0, "nothing was made from the file");
        assert_eq!((firm.open("SV-000015"), payments(firm)), (0, 1), "the payment stays");
        firm.assert_sound();
    });
}

/// Our own money that comes back is nobody's payment.
#[test]
fn money_that_the_bank_gives_back_is_asked_about() {
    on_both(|firm| {
        owe(firm);
        let back = take(
            firm,
            0,
            &[
                ("RD", 10_000, "NTRF", "Kuusk arve SV-000015"),
                ("C", 5_000, "NRTI", "tagastus SV-000016"),
            ],
        );
        assert_eq!(counts(&back), (2, 0, 2, 0));
        assert!(open(firm).iter().all(|line| line.doubt == Some(Doubt::MoneyBack)));
        assert_eq!(
            (firm.open("SV-000015"), firm.open("SV-000016"), payments(firm)),
            (10_000, 5_000, 0)
        );
        firm.assert_sound();
    });
}

/// M04: of two equal payments told by two files, the one whose file is undone comes back with it.
#[test]
fn m04_an_undone_twin_comes_back_with_its_own_file_and_can_be_undone_again() {
    on_both(|firm| {
        firm.invoices(&[
            "SV-000015 2026-01-10 2026-02-09 100.00",
            "SV-000016 2026-01-11 2026-02-10 100.00",
        ]);
        // Told without balances: nothing but the lines says what a file repeats.
        let file = |lines: usize| {
            let line = format!("{OWN};2026-03-02;100.00;EUR;Ema;EE11;;;;;\n");
            let head = "Account;Booked;Amount;Currency;Payer;Payer account;Payer code;Reference;Text;Number;Bank id\n";
            firm.import(Kind::Auto, &format!("{head}{}", line.repeat(lines)))
        };
        let first = file(1);
        let row = &open(firm)[0].row;
        let answer = Answer {
            customer: firm.customer("C-1"),
            shares: Vec::new(),
            rest_in_order: true,
            learn: true,
        };
        bank::accept(&firm.office, firm.company, Who::program(), row.line, &answer).expect("said");
        let second = file(2);
        assert_eq!(counts(&second), (1, 1, 0, 0));
        assert_eq!(payments(firm), 2);
        assert_eq!(undo(firm, &first).expect("undone"), 1);
        assert_eq!(payments(firm), 1);
        let again = file(1);
        assert_eq!((again.new, again.unchanged), (1, 0), "its own line, not its twin");
        bank::accept(&firm.office, firm.company, Who::program(), open(firm)[0].row.line, &answer)
            .expect("said");
        assert_eq!(payments(firm), 2);
        assert_eq!((file(2).new, file(1).new), (0, 0));
        // What came back is undone with the import that brought it back.
        assert!(matches!(undo(firm, &first), Err(Refused::NothingToUndo { .. })));
        assert_eq!((undo(firm, &again).expect("undone"), payments(firm)), (1, 1));
        assert_eq!((undo(firm, &second).expect("undone"), payments(firm)), (1, 0));
        firm.assert_sound();
    });
}

/// What a person has taken back once is never matched by itself again.
#[test]
fn a_line_whose_match_was_taken_back_is_asked_about_for_good() {
    on_both(|firm| {
        owe(firm);
        let first = take(firm, 0, &[PAID_15]);
        let line = inbox(firm, None)[0].row.line;
        bank::unmatch(&firm.office, firm.company, Who::program(), line, "teise kliendi raha")
            .expect("taken back");
        let look_again =
            || bank::look_again(&firm.office, firm.company, Who::program()).expect("looked");
        assert_eq!(look_again(), 0);
        assert_eq!(undo(firm, &first).expect("undone"), 0);
        assert_eq!(counts(&take(firm, 0, &[PAID_15])), (1, 0, 1, 0));
        assert_eq!(look_again(), 0);
        let asked = open(firm);
        assert_eq!((asked.len(), asked[0].doubt), (1, Some(Doubt::TakenBack)));
        assert_eq!(payments(firm), 0);
        firm.assert_sound();
    });
}

/// M12: the bank still says that the money came.
#[test]
fn m12_a_bank_payment_withdrawn_on_its_own_page_is_asked_about_again() {
    on_both(|firm| {
        owe(firm);
        for gone in [Gone::FromItsDay, Gone::FromToday] {
            take(firm, 0, &[PAID_15]);
            let row = inbox(firm, None).remove(0).row;
            let (customer, item) = match row.payment {
                Some(payment) => payment,
                None => {
                    let answer = Answer {
                        customer: firm.customer("C-1"),
                        shares: vec![(firm.item("SV-000015"), eur(10_000))],
                        rest_in_order: false,
                        learn: false,
                    };
                    let say =
                        bank::accept(&firm.office, firm.company, Who::program(), row.line, &answer);
                    say.expect("said again");
                    inbox(firm, None).remove(0).row.payment.expect("matched")
                }
            };
            acts::withdraw(
                &firm.office,
                firm.company,
                Who::program(),
                customer,
                item,
                gone,
                "vale kliendi raha",
            )
            .expect("withdrawn");
            let asked = open(firm);
            assert_eq!((asked.len(), asked[0].doubt), (1, Some(Doubt::TakenBack)), "{gone:?}");
            assert_eq!(firm.open("SV-000015"), 10_000);
            firm.assert_sound();
        }
    });
}

/// The same return in other words does not take a second payment back.
#[test]
fn m13_a_return_told_in_other_words_is_asked_about() {
    on_both(|firm| {
        firm.invoices(&[
            "SV-000015 2026-01-10 2026-02-09 100.00",
            "SV-000016 2026-01-11 2026-02-10 100.00",
        ]);
        let csv = |lines: &str| {
            let head = "Account;Booked;Amount;Currency;Payer;Payer account;Payer code;Reference;Text;Number;Bank id\n";
            firm.import(Kind::Auto, &format!("{head}{lines}"))
        };
        csv(&format!(
            "{OWN};2026-03-02;100.00;EUR;Kuusk;EE11;;;SV-000015;;\n{OWN};2026-03-02;100.00;EUR;Kuusk;EE11;;;SV-000016;;\n"
        ));
        assert_eq!(payments(firm), 2);
        let back = |text: &str| {
            let file = format!(
                ":20:S\n:25:{OWN}\n:28C:1\n:60F:C260304EUR200,00\n:61:2603040304RC100,00NTRFNONREF\n:86:{text}\n:62F:C260304EUR100,00\n"
            );
            firm.import(Kind::Statement, &file)
        };
        assert_eq!(counts(&back("tagastus")).2, 1, "which of the two?");
        let asked = open(firm)[0].row.line;
        let lines = inbox(firm, Some(LineState::Matched));
        bank::take_back(&firm.office, firm.company, Who::program(), asked, lines[0].row.line)
            .expect("said");
        assert_eq!(payments(firm), 1);
        assert_eq!(counts(&back("TAGASTUS 2")), (1, 0, 1, 0));
        assert_eq!(open(firm)[0].doubt, Some(Doubt::MaybeTold));
        assert_eq!(payments(firm), 1, "the other payment stays");
        firm.assert_sound();
    });
}

/// M16: more customers than are shown may have paid; none of them is chased over it.
#[test]
fn m16_whoever_of_many_may_have_paid_is_not_chased() {
    on_both(|firm| {
        let lines: Vec<String> =
            (1..=7).map(|one| format!("C-{one}:A-{one} 2026-02-10 2026-03-12 100.00")).collect();
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        firm.import(Kind::Invoices, &invoices(&lines));
        let before = firm.plan("2026-03-20");
        assert!(!before.withheld.contains_key("unmatched_money"), "{before:?}");
        take(firm, 0, &[("C", 10_000, "NTRF", "tere")]);
        let asked = open(firm);
        assert_eq!((asked[0].doubt, asked[0].proposals.len()), (Some(Doubt::NobodyKnown), 0));
        let plan = firm.plan("2026-03-20");
        assert!(plan.withheld.get("unmatched_money").is_some_and(|count| *count >= 7), "{plan:?}");
        bank::set_aside(
            &firm.office,
            firm.company,
            Who::program(),
            asked[0].row.line,
            false,
            "laen omanikult",
        )
        .expect("set aside");
        assert!(!firm.plan("2026-03-20").withheld.contains_key("unmatched_money"));
    });
}

/// M03: the bank tells a payment first, the accounting program tells it again with a number and a
/// day of its own, night after night.
#[test]
fn m03_a_payment_that_bank_and_file_tell_counts_once() {
    on_both(|firm| {
        owe(firm);
        let first = take(firm, 0, &[PAID_15]);
        let nightly = "Customer,Payment number,Payment date,Amount\nC-1,ПП-77,2026-03-03,100.00\n";
        let told = firm.import(Kind::Payments, nightly);
        assert_eq!((told.new, told.unchanged, told.refused_total), (0, 1, 0));
        assert_eq!(
            told.remarks.iter().map(|one| one.code.as_str()).collect::<Vec<_>>(),
            ["told-by-bank"]
        );
        assert_eq!(payments(firm), 1);
        let again = firm.import(Kind::Payments, nightly);
        assert_eq!((again.new, again.unchanged, again.remarks_total), (0, 1, 0));
        // A second one of the same amount is another: the line is taken.
        let two = format!("{nightly}C-1,ПП-78,2026-03-03,100.00\n");
        let told = firm.import(Kind::Payments, &two);
        assert_eq!((told.new, told.unchanged, payments(firm)), (1, 1, 2));
        // Without its line, the file is the only one that tells it.
        assert_eq!(undo(firm, &first).expect("undone"), 1);
        assert_eq!((firm.import(Kind::Payments, &two).new, payments(firm)), (1, 2));
        take(firm, 0, &[PAID_15]);
        assert_eq!((open(firm)[0].doubt, payments(firm)), (Some(Doubt::MaybeRecorded), 2));
        firm.assert_sound();
    });
}

/// M03: what the accounting program says a payment paid is not lost because the bank told it first.
#[test]
fn m03_what_the_program_says_a_payment_pays_counts_where_the_bank_told_it_first() {
    on_both(|firm| {
        owe(firm);
        let who = Who::program();
        // The money waits on the account: no document is named.
        take(firm, 0, &[("C", 10_000, "NTRF", "tere")]);
        let line = open(firm)[0].row.line;
        let customer = firm.customer("C-1");
        let answer = Answer { customer, shares: Vec::new(), rest_in_order: false, learn: false };
        bank::accept(&firm.office, firm.company, who, line, &answer).expect("answered");
        assert_eq!((firm.open("SV-000015"), firm.open("SV-000016")), (10_000, 5_000));
        let file = "Customer,Payment number,Payment date,Amount,Invoice\nC-1,77,2026-03-03,100.00,SV-000016\n";
        let told = firm.import(Kind::Payments, file);
        assert_eq!((told.new, told.changed, payments(firm)), (0, 1, 1));
        assert_eq!((firm.open("SV-000015"), firm.open("SV-000016")), (10_000, 0));
        assert_eq!(differing(firm), Vec::<String>::new());
        firm.assert_sound();
        // Told by the bank to be for one, by the program for the other: a person is asked, once.
        take(firm, 10_000, &[PAID_15]);
        assert_eq!(firm.open("SV-000015"), 0);
        firm.invoices(&["SV-000018 2026-01-11 2026-02-10 100.00"]);
        let other = format!("{file}C-1,78,2026-03-02,100.00,SV-000018\n");
        let told = firm.import(Kind::Payments, &other);
        assert_eq!((told.new, payments(firm)), (0, 2));
        assert_eq!(firm.open("SV-000018"), 10_000);
        assert_eq!(differing(firm), ["100.00 EUR · 2026-03-02 · SV-000018"]);
        firm.import(Kind::Payments, &other);
        assert_eq!(differing(firm).len(), 1);
        firm.assert_sound();
    });
}

/// What people are asked about payments of which another program says something else.
fn differing(firm: &Firm) -> Vec<String> {
    let errands = fieldwork::errands(&firm.office, firm.company, Who::program()).expect("errands");
    let about = errands.into_iter().filter(|one| one.what == "pays-another-document");
    about.map(|one| one.note).collect()
}

fn push(firm: &Firm, number: u32, cells: &[[&str; 3]]) -> Pushed {
    let record = |[number, paid_on, amount]: &[&str; 3]| {
        ["C-1", number, paid_on, amount, "", "", ""].map(str::to_owned).to_vec()
    };
    let push = Push { kind: RecordKind::Payments, records: cells.iter().map(record).collect() };
    imports::push(&firm.office, firm.company, Who::program(), &key(number), &push).expect("taken")
}

/// M03, M04: a program pushes a payment that the bank told; and a second real one without a number.
#[test]
fn m03_m04_pushed_payments_count_once_and_equal_ones_are_told_apart_by_number() {
    on_both(|firm| {
        owe(firm);
        take(firm, 0, &[PAID_15]);
        let codes = |pushed: &Pushed| {
            pushed.remarks.iter().map(|one| one.code.clone()).collect::<Vec<String>>()
        };
        let told = push(firm, 1, &[["77", "2026-03-03", "100.00"]]);
        assert_eq!((told.new, told.unchanged, codes(&told)), (0, 1, vec!["told-by-bank".into()]));
        assert_eq!(payments(firm), 1);
        assert_eq!(push(firm, 2, &[["", "2026-03-05", "7.00"]]).new, 1);
        let equal = push(firm, 3, &[["", "2026-03-05", "7.00"]]);
        assert_eq!((equal.new, equal.unchanged, codes(&equal)), (0, 1, vec!["told-before".into()]));
        let numbered = push(firm, 4, &[["78", "2026-03-05", "7.00"]]);
        assert_eq!((numbered.new, codes(&numbered).len()), (1, 0));
        assert_eq!(payments(firm), 3);
        firm.assert_sound();
    });
}

/// A file that moved due days is taken back: the days are as before, for every day from then on. What
/// somebody moved since stays.
#[test]
fn due_days_that_an_import_moved_are_as_before_when_it_is_taken_back() {
    on_both(|firm| {
        firm.on("2026-03-01")
            .invoices(&["15 2026-02-16 2026-03-18 100.00", "16 2026-02-16 2026-03-18 50.00"]);
        let undo = |batch| {
            imports::undo(&firm.office, firm.company, Who::program(), batch, "the wrong file")
        };
        let due = |number: &str| firm.row(number).due_now.to_string();
        firm.on("2026-03-02");
        let wrong =
            firm.invoices(&["15 2026-02-16 2026-05-18 100.00", "16 2026-02-16 2026-05-19 50.00"]);
        assert_eq!((due("15").as_str(), due("16").as_str()), ("2026-05-18", "2026-05-19"));
        firm.on("2026-03-03").invoices(&["16 2026-02-16 2026-03-25 50.00"]);
        firm.on("2026-03-04");
        let batch = wrong.batch.expect("kept");
        assert_eq!(undo(batch).expect("undone"), 1, "of 15 only");
        assert_eq!((due("15").as_str(), due("16").as_str()), ("2026-03-18", "2026-03-25"));
        let again = undo(batch);
        assert!(matches!(again, Err(Refused::NothingToUndo { .. })), "{again:?}");
        // Who is late is late again from the day on that holds.
        firm.run_every_day("2026-03-05", "2026-03-20");
        let asked = |number: &str| firm.asked_about("C-1", number, "2026-03-20");
        let after = |number: &str, due: &str| asked(number).iter().any(|one| one.1.as_str() > due);
        assert!(after("15", "2026-03-18"), "two days late: {:?}", asked("15"));
        assert!(!after("16", "2026-03-25"), "not late: {:?}", asked("16"));
        firm.assert_sound();
    });
}

/// Two files moved one due day one after the other: in whichever order they are taken back, the day is
/// as before both.
#[test]
fn due_days_that_two_imports_moved_are_as_before_when_both_are_taken_back() {
    for later_first in [true, false] {
        on_both(|firm| {
            firm.on("2026-03-01").invoices(&["15 2026-02-16 2026-03-18 100.00"]);
            let due = || firm.row("15").due_now.to_string();
            let mut moved = Vec::new();
            for (on, row) in [
                ("2026-03-02", "15 2026-02-16 2026-05-18 100.00"),
                ("2026-03-03", "15 2026-02-16 2026-06-18 100.00"),
            ] {
                moved.push(firm.on(on).invoices(&[row]).batch.expect("kept"));
            }
            assert_eq!(due(), "2026-06-18");
            let (first, left) =
                if later_first { (moved[1], "2026-05-18") } else { (moved[0], "2026-06-18") };
            let last = if later_first { moved[0] } else { moved[1] };
            firm.on("2026-03-04");
            let undo = |batch| {
                imports::undo(&firm.office, firm.company, Who::program(), batch, "the wrong file")
            };
            // What a later file said stands until that is taken back itself.
            assert_eq!(undo(first).expect("undone"), u64::from(later_first));
            assert_eq!(due(), left, "later first: {later_first}");
            firm.on("2026-03-05");
            undo(last).expect("undone");
            assert_eq!(due(), "2026-03-18", "later first: {later_first}");
            firm.assert_sound();
        });
    }
}

/// M03: an import of invoices and payments is undone, and a corrected file takes its place.
#[test]
fn m03_an_import_of_a_table_is_undone_and_a_corrected_file_takes_its_place() {
    on_both(|firm| {
        let undo = |batch: Option<i64>| {
            let batch = batch.expect("kept");
            imports::undo(&firm.office, firm.company, Who::program(), batch, "vale fail")
        };
        firm.invoices(&["A-1 2026-01-10 2026-02-09 100.00"]);
        let wrong =
            firm.invoices(&["A-1 2026-01-10 2026-02-09 120.00", "A-2 2026-01-11 2026-02-10 50.00"]);
        let paid = firm.payments(&["2026-03-01 30.00 A-2", "2026-03-01 10.00 A-1"]);
        assert_eq!((firm.open("A-1"), firm.open("A-2")), (11_000, 2_000));
        assert_eq!(undo(paid.batch).expect("undone"), 2);
        assert_eq!((firm.open("A-1"), firm.open("A-2"), payments(firm)), (12_000, 5_000, 0));
        assert_eq!(undo(wrong.batch).expect("undone"), 1);
        assert_eq!((firm.open("A-1"), firm.open("A-2")), (10_000, 0));
        assert!(matches!(undo(wrong.batch), Err(Refused::NothingToUndo { .. })));
        firm.assert_sound();

        let right = firm.invoices(&["A-2 2026-01-11 2026-02-20 55.00"]);
        assert_eq!((right.new, right.refused_total, firm.open("A-2")), (1, 0, 5_500));
        let again = firm.payments(&["2026-03-01 30.00 A-2", "2026-03-01 10.00 A-1"]);
        assert_eq!((again.new, firm.open("A-1"), firm.open("A-2")), (2, 9_000, 2_500));
        let same = firm.payments(&["2026-03-01 30.00 A-2", "2026-03-01 10.00 A-1"]);
        assert_eq!((same.new, same.unchanged), (0, 2));
        firm.assert_sound();
        // What was told anew is undone with the import that told it.
        assert_eq!(undo(again.batch).expect("undone"), 2);
        assert_eq!(undo(right.batch).expect("undone"), 1);
        assert_eq!((firm.open("A-1"), firm.open("A-2")), (10_000, 0));
        firm.assert_sound();
        // A write-off was decided: nothing takes it away in passing.
        let last = firm.invoices(&["A-2 2026-01-11 2026-02-20 55.00"]);
        let part = acts::Part { item: firm.item("A-2"), amount: eur(500) };
        let customer = firm.customer("C-1");
        acts::write_off(
            &firm.office,
            firm.company,
            Who::program(),
            &key(1),
            customer,
            part,
            "order 5",
        )
        .expect("written off");
        assert!(matches!(undo(last.batch), Err(Refused::ImportInUse { .. })));
        assert_eq!(firm.open("A-2"), 5_000);
        firm.assert_sound();
    });
}

/// M07: two people answer one line at the same moment.
#[test]
fn m07_two_people_who_answer_one_line_at_once_make_one_payment() {
    on_both(|firm| {
        owe(firm);
        take(firm, 0, &[("C", 2_000, "NTRF", "tere")]);
        let line = open(firm)[0].row.line;
        let shares = vec![(firm.item("SV-000016"), eur(2_000))];
        let answers = [firm.customer("C-1"), firm.customer("C-2")].map(|customer| Answer {
            customer,
            shares: if customer == firm.customer("C-1") { shares.clone() } else { Vec::new() },
            rest_in_order: customer != firm.customer("C-1"),
            learn: false,
        });
        let said: Vec<Result<(), Refused>> = thread::scope(|scope| {
            let speak = |answer| {
                scope.spawn(move || {
                    bank::accept(&firm.office, firm.company, Who::program(), line, answer)
                })
            };
            let speakers: Vec<_> = answers.iter().map(speak).collect();
            speakers.into_iter().map(|one| one.join().expect("no panic")).collect()
        });
        let late = said.iter().filter(|one| matches!(one, Err(Refused::LineClosed { .. }))).count();
        assert_eq!((said.iter().filter(|one| one.is_ok()).count(), late), (1, 1), "{said:?}");
        assert_eq!(payments(firm), 1);
        firm.assert_sound();
    });
}
