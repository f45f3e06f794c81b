//! What the company owes: kinds and forms, what is unjustified, what becomes income, and how
//! payables went over a year.

use crate::firm::{BEGIN, Firm, day, eur, key, on_both};
use saldo_domain::payables::income::{NotIncome, Paper, PaperKind, Papers};
use saldo_domain::payables::{PayableForm, PayableKind, Unjustified};
use saldo_domain::recovery::limitation::{Acknowledgement, AcknowledgementKind};
use saldo_domain::{Currency, CustomerId, Role, UserId};
use saldo_letters::Language;
use saldo_letters::documents::DocumentKind;
use saldo_letters::paper::Block;
use saldo_store::payables as stored;
use saldo_work::accounting;
use saldo_work::acts::{self, Lowering, NewLowering};
use saldo_work::cases::{self, Acknowledged};
use saldo_work::duties;
use saldo_work::imports::{self, Kind};
use saldo_work::payables::{
    self, Confirming, Described, IncomePapers, Listing, Paid, PayableLine, Shown,
};
use saldo_work::views::Page;
use saldo_work::{Refused, Who};

/// `code number date due amount kind form documents` a line; `-` for an empty cell.
fn owe(firm: &Firm, lines: &[&str]) {
    let mut text = "Customer,Number,Date,Due date,Amount,Currency,Creditor kind,Form of obligation,Documents received\n".to_owned();
    for line in lines {
        let words: Vec<&str> =
            line.split_whitespace().map(|word| if word == "-" { "" } else { word }).collect();
        let [code, number, date, due, amount, kind, form, documents] = words[..] else {
            panic!("{line}")
        };
        text.push_str(&format!(
            "{code},{number},{date},{due},{amount},EUR,{kind},{form},{documents}\n"
        ));
    }
    firm.import(Kind::Payables, &text);
}

fn listed(firm: &Firm, listing: Listing) -> Vec<PayableLine> {
    let page = Page::first(100);
    payables::list(&firm.office, firm.company, Who::program(), listing, page).expect("a list").rows
}

fn numbers(firm: &Firm, shown: Shown, kind: Option<PayableKind>) -> Vec<String> {
    let lines = listed(firm, Listing { kind, shown, on: None });
    lines.into_iter().map(|line| line.row.new.number).collect()
}

/// Creditor and payable of the document with this number.
fn at(firm: &Firm, number: &str) -> (CustomerId, i64) {
    let listing = Listing { shown: Shown::All, ..Listing::default() };
    let line = listed(firm, listing).into_iter().find(|line| line.row.new.number == number);
    let new = line.unwrap_or_else(|| panic!("no payable {number}")).row.new;
    (new.creditor, new.payable)
}

fn open(firm: &Firm, number: &str) -> i64 {
    let (creditor, payable) = at(firm, number);
    let found = payables::one(&firm.office, firm.company, Who::program(), creditor, payable);
    found.expect("found").line.open.minor()
}

#[test]
fn ap_01_ap_02_ap_04_kinds_forms_and_missing_documents_come_with_the_file_and_stay() {
    on_both(|firm| {
        owe(
            firm,
            &[
                "S-1 V-1 2026-02-01 2026-03-01 100.00 - - -",
                "S-1 V-2 2026-02-01 2026-04-01 200.00 supplier - no",
                "S-2 V-3 2026-02-01 2026-03-01 300.00 budget - yes",
                "S-3 V-4 2026-02-01 2026-03-02 400.00 подрядчик nõue jah",
                "S-4 V-5 2026-02-01 2026-03-01 500.00 staff deponeeritud -",
            ],
        );
        let late = Shown::Unjustified(Unjustified::Overdue);
        let bare = Shown::Unjustified(Unjustified::WithoutDocuments);
        assert_eq!(numbers(firm, late, None), ["V-1", "V-4"]);
        assert_eq!(numbers(firm, bare, None), ["V-2"]);
        assert_eq!(numbers(firm, Shown::Open, Some(PayableKind::Budget)), ["V-3"]);
        let forms: Vec<PayableForm> = listed(firm, Listing::default())
            .into_iter()
            .filter(|line| ["V-4", "V-5"].contains(&line.row.new.number.as_str()))
            .map(|line| line.row.new.form)
            .collect();
        assert_eq!(forms.len(), 2);
        assert!(forms.contains(&PayableForm::Claim) && forms.contains(&PayableForm::Deposited));

        // What somebody said by hand is not undone by a file that says nothing of it.
        let (creditor, payable) = at(firm, "V-2");
        let described = Described {
            kind: PayableKind::Contractor,
            form: PayableForm::InKind,
            documented: true,
        };
        payables::describe(
            &firm.office,
            firm.company,
            Who::program(),
            creditor,
            payable,
            described,
        )
        .expect("described");
        assert!(numbers(firm, bare, None).is_empty());
        owe(firm, &["S-1 V-2 2026-02-01 2026-04-01 210.00 - - -"]);
        let line =
            listed(firm, Listing { kind: Some(PayableKind::Contractor), ..Listing::default() });
        let kept = line.iter().find(|line| line.row.new.number == "V-2").expect("kept");
        assert_eq!((kept.row.new.form, kept.open), (PayableForm::InKind, eur(21_000)));
        let refused = firm.import(
            Kind::Payables,
            "Customer,Number,Date,Due date,Amount,Currency,Creditor kind\nS-9,V-9,2026-02-01,2026-03-01,1.00,EUR,uncle\n",
        );
        assert_eq!(refused.refused_total, 1, "a kind that nobody knows is refused by name");
        firm.assert_sound();
    });
}

#[test]
fn what_was_paid_lowers_a_payable_once_and_never_below_nothing() {
    on_both(|firm| {
        owe(firm, &["S-1 V-1 2026-02-01 2026-03-01 100.00 - - -"]);
        let place = at(firm, "V-1");
        let pay = |number: u32, minor: i64, on: &str| {
            let paid = Paid { amount: eur(minor), on: day(on) };
            let who = Who::program();
            payables::pay(&firm.office, firm.company, who, &key(number), place, paid)
        };
        pay(1, 4_000, "2026-03-10").expect("paid");
        pay(1, 4_000, "2026-03-10").expect("the first answer");
        assert_eq!(open(firm, "V-1"), 6_000);
        assert!(matches!(pay(2, 6_001, BEGIN), Err(Refused::PayablesTooSmall { .. })));
        assert!(pay(3, 0, BEGIN).is_err() && pay(4, 100, "2026-03-21").is_err());
        pay(5, 6_000, BEGIN).expect("paid");
        assert_eq!(numbers(firm, Shown::Open, None), Vec::<String>::new());
        firm.assert_sound();
    });
}

fn papers(days: [&str; 3]) -> IncomePapers {
    let paper = |(number, on): (&str, &str)| Paper { number: number.to_owned(), on: day(on) };
    let [inventory, justification, order] = days;
    let papers = [("I-1", inventory), ("P-1", justification), ("K-7", order)].map(paper);
    IncomePapers { papers: Papers::new(papers), acknowledged: None }
}

#[test]
fn ap_03_a_payable_becomes_income_by_three_papers_and_accounting_is_told_once() {
    on_both(|firm| {
        owe(
            firm,
            &[
                "S-1 V-1 2023-01-10 2023-02-10 100.00 - - -",
                "S-1 V-2 2026-02-01 2026-03-01 200.00 - - -",
            ],
        );
        let income = |number: &str, who: Who, papers: &IncomePapers| {
            let (creditor, payable) = at(firm, number);
            payables::become_income(&firm.office, firm.company, who, creditor, payable, papers)
        };
        let whole = papers(["2026-03-18", "2026-03-19", BEGIN]);
        let young = income("V-2", Who::program(), &whole);
        assert!(
            matches!(young, Err(Refused::NotIncome(NotIncome::StillClaimable { .. }))),
            "{young:?}"
        );
        let turned = papers(["2026-03-19", "2026-03-18", BEGIN]);
        let no = income("V-1", Who::program(), &turned);
        let before = NotIncome::BeforeTheLast { paper: PaperKind::Justification };
        assert!(matches!(no, Err(Refused::NotIncome(no)) if no == before), "{no:?}");
        let clerk = Who::new(UserId::new(5), Role::Accountant);
        assert!(matches!(income("V-1", clerk, &whole), Err(Refused::NotPermitted { .. })));
        assert_eq!(open(firm, "V-1"), 10_000, "nothing was kept of all that");

        income("V-1", Who::program(), &whole).expect("income");
        assert_eq!(open(firm, "V-1"), 0);
        let again = income("V-1", Who::program(), &whole);
        assert!(matches!(again, Err(Refused::NotIncome(NotIncome::NothingOpen))), "{again:?}");
        let records =
            || accounting::records(&firm.office, firm.company, Who::program(), 0).expect("records");
        let told: Vec<String> = records()
            .iter()
            .map(|one| {
                format!(
                    "{} {} {} {} {}",
                    one.kind, one.customer, one.number, one.amount, one.reason
                )
            })
            .collect();
        assert_eq!(told, ["payable_income S-1 V-1 100.00 K-7"]);
        assert_eq!(records().len(), 1, "once");
        firm.assert_sound();
    });
}

#[test]
fn ap_05_turnover_of_payables_counts_what_was_bought_and_settled_in_a_year() {
    on_both(|firm| {
        owe(
            firm,
            &[
                "S-1 V-1 2025-01-10 2025-02-10 800.00 - - -",
                "S-1 V-2 2025-06-01 2025-07-01 8000.00 - - -",
            ],
        );
        let (creditor, payable) = at(firm, "V-2");
        let paid = Paid { amount: eur(800_000), on: day("2025-12-01") };
        payables::pay(
            &firm.office,
            firm.company,
            Who::program(),
            &key(1),
            (creditor, payable),
            paid,
        )
        .expect("paid");
        let compared = payables::comparison(&firm.office, firm.company, Who::program(), None);
        let compared = compared.expect("compared");
        let course = compared.totals[0].course;
        assert_eq!((course.begin, course.end), (eur(80_000), eur(80_000)));
        assert_eq!(course.bought, eur(800_000));
        let told = |figure: Option<saldo_domain::Figure>| figure.map(|one| one.to_string());
        assert_eq!(told(course.turnover.ratio).as_deref(), Some("10.00"));
        assert_eq!(told(course.turnover.period_days).as_deref(), Some("36.50"));
        assert_eq!(compared.kinds.len(), 1);
        assert_eq!(compared.totals[0].unjustified, [eur(80_000), eur(0)]);
    });
}

/// The page's offset: what it does not name pays debts in the order of the contract.
#[test]
fn an_offset_pays_the_oldest_debts_and_uses_the_oldest_payables() {
    on_both(|firm| {
        firm.invoices(&["15 2026-01-16 2026-02-18 100.00", "16 2026-02-16 2026-03-18 100.00"]);
        owe(
            firm,
            &[
                "C-1 V-1 2026-02-01 2026-03-01 30.00 - - -",
                "C-1 V-2 2026-02-05 2026-04-01 150.00 - - -",
            ],
        );
        let new = NewLowering {
            customer: firm.customer("C-1"),
            kind: Lowering::Offset,
            number: "AKT-1".to_owned(),
            effective: day(BEGIN),
            amount: eur(12_000),
            against: None,
            rest_pays: true,
            reason: "act of mutual offset".to_owned(),
        };
        let done = acts::lower(&firm.office, firm.company, Who::program(), &key(1), &new);
        assert_eq!(done.expect("set off").unallocated, eur(0));
        assert_eq!((firm.open("15"), firm.open("16")), (0, 8_000));
        assert_eq!((open(firm, "V-1"), open(firm, "V-2")), (0, 6_000));
        let uses = firm.office.store.read(|reader| stored::uses(reader, firm.company));
        let uses = uses.expect("uses");
        assert!(uses.iter().all(|one| one.item.is_some() && !one.income), "{uses:?}");
        firm.assert_sound();
    });
}

#[test]
fn payables_tell_of_the_whole_company() {
    let firm = Firm::new();
    let rep = Who::new(UserId::new(5), Role::SalesRep);
    let page = Page::first(10);
    let refused = payables::list(&firm.office, firm.company, rep, Listing::default(), page);
    assert!(matches!(refused, Err(Refused::NotPermitted { .. })));
    let refused = payables::one(&firm.office, firm.company, rep, CustomerId::new(1), 1);
    assert!(matches!(refused, Err(Refused::NotPermitted { .. })));
}

/// As for what is owed to us: a file corrects neither the currency nor below what was settled.
#[test]
fn a_file_takes_no_payable_below_what_was_settled_nor_into_another_currency() {
    on_both(|firm| {
        owe(firm, &["S-1 T-1 2026-02-01 2026-03-01 100.00 - - -"]);
        let paid = Paid { amount: eur(6_000), on: day(BEGIN) };
        let place = at(firm, "T-1");
        payables::pay(&firm.office, firm.company, Who::program(), &key(1), place, paid)
            .expect("paid");
        assert_eq!(open(firm, "T-1"), 4_000);
        let told = |amount: &str, currency: &str| {
            let text = format!(
                "Customer,Number,Date,Due date,Amount,Currency\nS-1,T-1,2026-02-01,2026-03-01,{amount},{currency}\n"
            );
            let outcome = firm.import(Kind::Payables, &text);
            let code = outcome.refused.first().map(|refusal| refusal.code.clone());
            (outcome.changed, outcome.unchanged, code)
        };
        assert_eq!(told("59.99", "EUR"), (0, 0, Some("below_settled".to_owned())));
        assert_eq!(told("100.00", "USD"), (0, 0, Some("other_currency".to_owned())));
        assert_eq!(open(firm, "T-1"), 4_000);
        assert_eq!(told("60.00", "EUR"), (1, 0, None));
        assert_eq!(open(firm, "T-1"), 0);
        assert_eq!(told("60.00", "EUR"), (0, 1, None));
        firm.assert_sound();
    });
}

/// Rows of the inventory as at a day: the tables of debtors and creditors, then the annexes.
fn inventory(firm: &Firm, on: &str) -> Vec<(String, Vec<Vec<String>>)> {
    let asked = saldo_work::papers::Asked {
        day: Some(day(on)),
        language: Some(Language::En),
        ..saldo_work::papers::Asked::of(DocumentKind::InventoryAct, "")
    };
    let drawn = saldo_work::papers::draw(&firm.office, firm.company, Who::program(), &asked);
    let blocks = drawn.expect("drawn").paper.blocks;
    let tables = blocks.into_iter().filter_map(|block| match block {
        Block::Table(table) => {
            let rows = table.rows.into_iter().chain(table.total);
            let plain = |cell: String| cell.replace(['\u{a0}', '\u{202f}'], " ");
            let rows = rows.map(|row| row.into_iter().map(plain).collect());
            Some((table.title, rows.collect()))
        }
        _ => None,
    });
    tables.collect()
}

/// WOF-01: creditors stand in the inventory as at its day, confirmed, not confirmed and time-barred.
#[test]
fn wof_01_ap_02_the_inventory_counts_creditors_as_of_its_day() {
    on_both(|firm| {
        firm.invoices(&["A-1 2025-12-01 2025-12-31 70.00"]);
        firm.payments(&["2025-12-20 5.00 -"]);
        owe(
            firm,
            &[
                "S-1 V-1 2022-01-10 2022-02-10 100.00 - - -",
                "S-1 V-2 2025-11-01 2025-12-01 200.00 - - -",
                "S-2 V-3 2025-12-01 2026-01-10 300.00 - - -",
                "S-3 V-4 2026-01-05 2026-02-05 400.00 - - -",
            ],
        );
        let who = Who::program();
        let pay = |key_of: u32, number: &str, minor: i64, on: &str| {
            let paid = Paid { amount: eur(minor), on: day(on) };
            payables::pay(&firm.office, firm.company, who, &key(key_of), at(firm, number), paid)
                .expect("paid");
        };
        pay(11, "V-2", 5_000, "2025-12-31");
        pay(12, "V-2", 15_000, "2026-01-20");
        pay(13, "V-3", 30_000, "2026-02-01");
        let confirm = |number: &str, minor: i64, on: &str| {
            let paper = Paper { number: "S-14".to_owned(), on: day("2026-01-15") };
            let new = Confirming { amount: eur(minor), as_of: day(on), paper };
            payables::confirm(&firm.office, firm.company, who, at(firm, number), &new)
        };
        let beyond = confirm("V-2", 15_001, "2025-12-31");
        assert!(matches!(beyond, Err(Refused::Field { field: "amount", .. })), "{beyond:?}");
        let before = confirm("V-4", 1, "2025-12-31");
        assert!(matches!(before, Err(Refused::Field { field: "day", .. })), "{before:?}");
        let later = confirm("V-4", 1, "2026-03-21");
        assert!(matches!(later, Err(Refused::Field { .. })), "{later:?}");
        confirm("V-2", 15_000, "2025-12-31").expect("noted");
        confirm("V-3", 25_000, "2025-12-31").expect("noted");
        confirm("V-3", 30_000, "2025-12-31").expect("the latest holds");

        let tables = inventory(firm, "2025-12-31");
        let titles: Vec<&str> = tables.iter().map(|(title, _)| title.as_str()).collect();
        assert_eq!(titles[..2], ["1. Debtors", "2. Creditors"], "{titles:?}");
        let told = |at: usize| -> Vec<String> {
            tables[at].1.iter().map(|row| [&row[1..2], &row[3..]].concat().join(" | ")).collect()
        };
        // V-1 is barred since February 2025; V-4 came later, and so did two payments.
        let creditors = [
            "C-1 | 5.00 |  |  | 0.00",
            "S-1 | 250.00 | 150.00 | 100.00 | 100.00",
            "S-2 | 300.00 | 300.00 | 0.00 | 0.00",
            "Total | 555.00 |  |  | 100.00",
        ];
        assert_eq!(told(1), creditors);
        assert_eq!(tables[0].1.len(), 2, "one debtor and the total");
        // Another day has other confirmations: none.
        let tables = inventory(firm, "2026-02-10");
        let rows: Vec<String> =
            tables[1].1.iter().map(|row| [&row[1..2], &row[3..]].concat().join(" | ")).collect();
        let later = [
            "C-1 | 5.00 |  |  | 0.00",
            "S-1 | 100.00 |  |  | 100.00",
            "S-3 | 400.00 |  |  | 0.00",
            "Total | 505.00 |  |  | 100.00",
        ];
        assert_eq!(rows, later);
        firm.assert_sound();
    });
}

/// WOF-01, LM-03: the inventory as at a past day counts limitation as it stood then: what was paid or
/// acknowledged since changes nothing of it.
#[test]
fn wof_01_lm_03_limitation_in_an_inventory_is_counted_as_of_its_day() {
    on_both(|firm| {
        firm.on("2022-02-01").invoices(&[
            "A-1 2022-02-01 2022-03-15 100.00",
            "A-2 2022-02-01 2022-03-15 200.00",
            "A-3 2022-02-01 2022-03-15 400.00",
        ]);
        let barred = || {
            let tables = inventory(firm, "2025-12-31");
            tables[0].1[0].last().cloned().unwrap_or_default()
        };
        firm.on("2026-01-10");
        assert_eq!(barred(), "700.00");
        // Since then the one was paid, of the next a part, and the last was acknowledged.
        firm.payments(&["2026-01-12 100.00 A-1", "2026-01-12 50.00 A-2"]);
        let acknowledged = Acknowledged {
            customer: firm.customer("C-1"),
            item: Some(firm.item("A-3")),
            acknowledged: Acknowledgement {
                on: day("2026-01-15"),
                kind: AcknowledgementKind::ReconciliationAct,
                in_writing: true,
            },
            number: "7".to_owned(),
            note: String::new(),
        };
        firm.on("2026-01-20");
        cases::acknowledge(&firm.office, firm.company, Who::program(), &acknowledged)
            .expect("acknowledged");
        assert_eq!(barred(), "700.00", "as of the day of the inventory");
        firm.assert_sound();
    });
}

/// WOF-01: from the end of a year its inventory of settlements is a duty of the accountants and of
/// financial control, by the day of the annual reports, until it was handed out; each year anew.
#[test]
fn wof_01_the_yearly_inventory_is_a_duty_until_it_was_handed_out() {
    on_both(|firm| {
        let (office, company) = (&firm.office, firm.company);
        let accountant = firm.person("accountant", Role::Accountant);
        let rep = firm.person("rep", Role::SalesRep);
        firm.on("2025-12-20").invoices(&["A-1 2025-12-01 2025-12-31 70.00"]);
        let due = |who: Who, on: &str| {
            firm.on(on);
            let found = duties::duties(office, company, who).expect("duties").inventory;
            found.map(|due| format!("{} {}", due.as_of, due.by))
        };
        assert_eq!(due(accountant, "2025-12-31"), None, "nothing was owed a year ago");
        let try_out = |who: Who, on: &str, currency: Option<Currency>| {
            let asked = saldo_work::papers::Asked {
                day: Some(day(on)),
                currency,
                ..saldo_work::papers::Asked::of(DocumentKind::InventoryAct, "")
            };
            let drawn = saldo_work::papers::draw(office, company, who, &asked).expect("drawn");
            let printed = (&drawn, b"%PDF-1.7 an act".as_slice(), 1);
            saldo_work::papers::issue(office, company, who, &asked, printed)
        };
        // In the course of its day it is of that day, and not yet the inventory of the year.
        let to_come = try_out(accountant, "2026-01-01", None);
        assert!(matches!(to_come, Err(Refused::Field { field: "day", .. })), "{to_come:?}");
        try_out(accountant, "2025-12-31", None).expect("handed out");
        let wanted = Some("2025-12-31 2026-06-30".to_owned());
        assert_eq!(due(accountant, "2026-01-01"), wanted);
        assert_eq!(due(rep, "2026-01-01"), None);
        // Whoever only sees the company hands none out.
        let legal = firm.person("lawyer", Role::Legal);
        let refused = try_out(legal, "2025-12-31", None);
        assert!(matches!(refused, Err(Refused::NotPermitted { .. })), "{refused:?}");
        let kind = DocumentKind::InventoryAct;
        let may = |who| saldo_work::papers::may_issue(office, company, who, (kind, ""));
        assert_eq!((may(legal).expect("told"), may(accountant).expect("told")), (false, true));
        firm.on("2026-02-10");
        let usd = Currency::from_code("USD").expect("a currency");
        firm.import(
            Kind::Payables,
            "Customer,Number,Date,Due date,Amount,Currency\nS-9,U-1,2025-12-01,2026-03-01,30.00,USD\n",
        );
        try_out(accountant, "2026-02-09", None).expect("handed out");
        assert_eq!(due(accountant, "2026-07-01"), wanted, "of another day, and late by now");
        let missing = || duties::duties(office, company, accountant).expect("duties").inventory_in;
        assert_eq!(missing(), [eur(0).currency(), usd]);
        try_out(accountant, "2025-12-31", None).expect("handed out");
        assert_eq!(due(accountant, "2026-07-01"), wanted, "dollars are owed too");
        assert_eq!(missing(), [usd]);
        try_out(accountant, "2025-12-31", Some(usd)).expect("handed out");
        assert_eq!(due(accountant, "2026-07-01"), None);
        let next = Some("2026-12-31 2027-06-30".to_owned());
        assert_eq!(due(accountant, "2027-01-01"), next);
        firm.assert_sound();
    });
}

/// M03: an import of payables is taken back as a whole: what was told before holds again, what it told
/// first is owed no more, and what was paid since stands in its way.
#[test]
fn m03_an_import_of_payables_is_undone_and_may_come_again() {
    on_both(|firm| {
        let who = Who::program();
        let told = |rows: &[(&str, &str)]| {
            let lines: Vec<String> = rows
                .iter()
                .map(|(number, amount)| format!("S-1,{number},2026-02-01,2026-03-01,{amount},EUR"))
                .collect();
            let head = "Customer,Number,Date,Due date,Amount,Currency";
            firm.import(Kind::Payables, &format!("{head}\n{}\n", lines.join("\n")))
        };
        let undo = |batch| imports::undo(&firm.office, firm.company, who, batch, "a wrong file");
        let all = || {
            let listing = Listing { shown: Shown::All, ..Listing::default() };
            let lines = listed(firm, listing);
            let one = |line: &PayableLine| (line.row.new.number.clone(), line.open.minor());
            lines.iter().map(one).collect::<Vec<_>>()
        };
        let first = told(&[("T-1", "100.00")]).batch.expect("kept");
        let second = told(&[("T-1", "120.00"), ("T-2", "30.00")]).batch.expect("kept");
        assert_eq!(undo(second).expect("undone"), 2);
        assert_eq!(all(), [("T-1".to_owned(), 10_000)]);
        assert!(matches!(undo(second), Err(Refused::NothingToUndo { .. })));
        assert_eq!(undo(first).expect("undone"), 1);
        assert_eq!(all(), []);
        let again = told(&[("T-1", "100.00")]);
        assert_eq!((again.new, again.changed), (1, 0));
        assert_eq!(all(), [("T-1".to_owned(), 10_000)]);
        // A later file tells of it too: the earlier one takes nothing of that along.
        let later = told(&[("T-1", "110.00")]);
        assert_eq!(undo(again.batch.expect("kept")).expect("undone"), 0);
        assert_eq!(all(), [("T-1".to_owned(), 11_000)]);
        let paid = Paid { amount: eur(4_000), on: day(BEGIN) };
        payables::pay(&firm.office, firm.company, who, &key(31), at(firm, "T-1"), paid)
            .expect("paid");
        let used = undo(later.batch.expect("kept"));
        assert!(matches!(used, Err(Refused::ImportInUse { .. })), "{used:?}");
        assert_eq!(open(firm, "T-1"), 7_000, "nothing was half undone");
        firm.assert_sound();
    });
}

/// AP-01, AP-06: lists and the comparison tell what was owed on a past day.
#[test]
fn ap_01_ap_06_payables_are_told_as_of_a_past_day() {
    on_both(|firm| {
        firm.invoices(&["S-1:A-1 2026-01-05 2026-02-05 150.00"]);
        owe(firm, &["S-1 V-1 2026-01-10 2026-02-10 100.00 - - -"]);
        let who = Who::program();
        let paid = Paid { amount: eur(4_000), on: day("2026-03-01") };
        payables::pay(&firm.office, firm.company, who, &key(21), at(firm, "V-1"), paid)
            .expect("paid");
        let on = |text: &str| {
            let listing = Listing { on: Some(day(text)), ..Listing::default() };
            let open: Vec<i64> =
                listed(firm, listing).iter().map(|line| line.open.minor()).collect();
            let found = payables::comparison(&firm.office, firm.company, who, Some(day(text)));
            let found = found.expect("compared");
            let both: Vec<(i64, i64, i64)> = found
                .rows
                .iter()
                .map(|row| (row.receivable.minor(), row.payable.minor(), row.payable_late.minor()))
                .collect();
            (open, both)
        };
        assert_eq!(on("2026-01-09"), (vec![], vec![]));
        assert_eq!(on("2026-02-10"), (vec![10_000], vec![(15_000, 10_000, 0)]));
        assert_eq!(on("2026-02-28"), (vec![10_000], vec![(15_000, 10_000, 10_000)]));
        assert_eq!(on("2026-03-01"), (vec![6_000], vec![(15_000, 6_000, 6_000)]));
        firm.assert_sound();
    });
}

/// AP-02: a confirmation meets the document that was there on the day of the balance, and of several
/// with one number nobody guesses.
#[test]
fn ap_02_a_confirmation_by_number_meets_the_one_document_of_its_day() {
    on_both(|firm| {
        owe(
            firm,
            &[
                "S-1 V-7 2025-05-01 2025-06-01 100.00 - - -",
                "S-1 V-7 2026-02-01 2026-03-01 200.00 - - -",
            ],
        );
        let found = |on: &str| {
            let (office, company, who) = (&firm.office, firm.company, Who::program());
            payables::numbered(office, company, who, ("S-1", "V-7"), day(on))
        };
        let line = found("2025-12-31").expect("the one of that day");
        assert_eq!(line.row.new.effective, day("2025-05-01"));
        let before = found("2025-04-30");
        assert!(matches!(before, Err(Refused::UnknownDocument { .. })), "{before:?}");
        let Err(Refused::Field { field: "number", value, .. }) = found("2026-02-01") else {
            panic!("two of them")
        };
        assert_eq!(value, "V-7 (2025-05-01, 2026-02-01)");
        firm.assert_sound();
    });
}
