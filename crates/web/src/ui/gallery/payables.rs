//! The screens of what the company owes, of the accounting system, and of past imports.

use super::{day, eur, frame, moment, paged, person, today};
use crate::ui::{accounting, importing, imports, payables};
use crate::underway::Far;
use saldo_domain::analysis::coverage::coverage;
use saldo_domain::exact::Amount;
use saldo_domain::payables::course::{Change, course};
use saldo_domain::payables::income::Paper;
use saldo_domain::payables::{Counterparty, PayableForm, PayableKind, Unjustified};
use saldo_domain::{CustomerId, ItemId, UserId};
use saldo_letters::Language;
use saldo_store::payables::{NewPayable, PayableRow, UseRow};
use saldo_work::accounting::RecordKind;
use saldo_work::payables::{
    Comparison, ConfirmedLine, KindTotal, PayableLine, Told, Total, UseLine,
};
use saldo_work::progress::Stage;
use saldo_work::views::BatchRow;

fn comparison() -> Comparison {
    let party = |number: i64, code: &str, name: &str, [owes, owed, late]: [i64; 3]| Counterparty {
        customer: CustomerId::new(number),
        code: code.to_owned(),
        name: name.to_owned(),
        receivable: eur(owes),
        payable: eur(owed),
        payable_late: eur(late),
    };
    let changes = [
        Change { on: day("2025-10-01"), document: true, amount: eur(8_000_000) },
        Change { on: day("2026-05-01"), document: true, amount: eur(42_000_000) },
        Change { on: day("2026-09-01"), document: false, amount: eur(-38_000_000) },
    ];
    let course = course(eur(0).currency(), &changes, today().plus(-365), today()).expect("sums");
    let amount = |minor: i128| Amount::from_hundredths(minor);
    Comparison {
        day: today(),
        rows: vec![
            party(1, "C-0104", "Põhjatäht Ehitus OÜ", [18_420_050, 3_100_000, 2_000_000]),
            party(2, "S-17", "ООО «Северный торговый дом „Русь-Провиант“»", [0, 8_900_000, 0]),
        ],
        totals: vec![Total {
            receivable: eur(58_420_050),
            payable: eur(12_000_000),
            payable_late: eur(2_000_000),
            unjustified: [eur(2_000_000), eur(450_000)],
            coverage: coverage(amount(58_420_050), amount(12_000_000)),
            course,
        }],
        kinds: vec![
            KindTotal { kind: PayableKind::Supplier, open: eur(11_550_000) },
            KindTotal { kind: PayableKind::Budget, open: eur(450_000) },
        ],
    }
}

fn line(number: &str, due: &str, unjustified: Vec<Unjustified>) -> PayableLine {
    let new = NewPayable {
        creditor: CustomerId::new(1),
        payable: 7,
        code: "C-0104".to_owned(),
        name: "Põhjatäht Ehitus OÜ".to_owned(),
        kind: PayableKind::Contractor,
        form: PayableForm::InKind,
        documented: !unjustified.contains(&Unjustified::WithoutDocuments),
        number: number.to_owned(),
        effective: day("2026-09-01"),
        due: day(due),
        amount: eur(3_100_000),
    };
    let days_late = today().days_since(new.due).max(0);
    let row = PayableRow { version: 1, new, settled: eur(600_000), withdrawn: false };
    PayableLine { open: row.open(), row, days_late, unjustified }
}

pub(super) fn screens(language: Language) -> Vec<(&'static str, String)> {
    let f = |key: &str, here: &str| frame(language, key, here);
    let draw = |page: &dyn askama::DynTemplate| page.dyn_render().expect("a page");
    let lines = vec![
        line("TA-2026/118", "2026-10-01", vec![Unjustified::Overdue]),
        line("без номера", "2026-12-01", vec![Unjustified::WithoutDocuments]),
    ];
    let open = payables::Wanted { show: "open".to_owned(), ..payables::Wanted::default() };
    let used = |minor: i64, item: i64, income: bool| UseLine {
        row: UseRow {
            creditor: CustomerId::new(1),
            payable: 7,
            place: 0,
            item: Some(ItemId::new(item)).filter(|item| item.get() != 0),
            minor,
            effective: day("2026-11-02"),
            person: UserId::new(1),
            income,
        },
        amount: eur(minor),
    };
    let batch = |number: i64, kind: &str, undone: bool| BatchRow {
        batch: number,
        kind: kind.to_owned(),
        file: format!("november-{number}.csv"),
        read: 120,
        new: 118,
        changed: 1,
        unchanged: 1,
        refused: 0,
        recorded: moment(number),
        person: Some(person(1, "Administrator 1")),
        undone,
    };
    let history = vec![batch(3, "statement", true), batch(2, "invoices", false)];
    let counts = RecordKind::ALL.map(|kind| (kind, kind as u64 * 117)).to_vec();
    let far =
        Far { stage: Some(Stage::Entering), total: Some(2_391), done: 1_000, stopping: false };
    let at_work = |title: &str, far: Option<Far>| {
        let (token, file) = ("x".to_owned(), "arved-november.csv".to_owned());
        draw(&importing::Running::new(f(title, "/import/x"), token, file, far))
    };
    vec![
        (
            "payables",
            draw(&payables::Screen::new(
                f("nav-payables", "/payables"),
                &payables::Wanted::default(),
                comparison(),
                None,
            )),
        ),
        (
            "payables-open",
            draw(&payables::Screen::new(
                f("nav-payables", "/payables?show=open"),
                &open,
                comparison(),
                Some(paged(lines, 2)),
            )),
        ),
        (
            "payable",
            draw(&payables::One::new(
                f("nav-payables", "/payables/1/7"),
                Told {
                    line: line("TA-2026/118", "2026-10-01", vec![Unjustified::Overdue]),
                    uses: vec![used(500_000, 5, false), used(100_000, 0, true)],
                    confirmed: vec![ConfirmedLine {
                        as_of: day("2026-09-30"),
                        amount: eur(600_000),
                        paper: Paper { number: "S-14".to_owned(), on: day("2026-10-12") },
                    }],
                },
            )),
        ),
        (
            "accounting",
            draw(&accounting::Screen::new(f("nav-accounting", "/accounting"), counts, 1_240)),
        ),
        ("import-running", at_work("import-running", Some(far))),
        ("import-stopped", at_work("import-stopped", None)),
        (
            "import-history",
            draw(&imports::History::new(f("import-history", "/import/history"), paged(history, 2))),
        ),
    ]
}
