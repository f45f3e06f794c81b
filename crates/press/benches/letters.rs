//! Letters a second on one core, and the memory a thousand of them leave behind:
//! `cargo bench -p saldo-press`.

use saldo_domain::Day;
use saldo_letters::Language;
use saldo_letters::paper::{Block, Column, Fact, Paper, Party, Place, Table};
use saldo_press::pdf;
use std::time::Instant;

const LETTERS: usize = 1_000;

#[expect(clippy::float_arithmetic, reason = "seconds and rates of a measurement, not money")]
fn main() {
    let first = Instant::now();
    let bytes = pdf(&letter(0)).expect("a letter").bytes.len();
    println!("first letter: {} ms, {bytes} bytes", first.elapsed().as_millis());
    (1..100).for_each(|number| drop(pdf(&letter(number)).expect("a letter")));
    let before = resident();
    let start = Instant::now();
    for number in 0..LETTERS {
        assert_eq!(pdf(&letter(number)).expect("a letter").pages, 1);
    }
    let took = start.elapsed().as_micros().max(1);
    let a_second = LETTERS as u128 * 1_000_000 / took;
    let each = took / LETTERS as u128;
    println!("{LETTERS} letters, one core: {a_second} letters a second, {each} µs each");
    println!(
        "memory: {before} KiB after 100, {} KiB after {LETTERS} more, peak {} KiB",
        resident(),
        peak()
    );
    let start = Instant::now();
    let long = pdf(&statement(2_000)).expect("a statement");
    println!("statement of 2 000 lines: {} pages, {} ms", long.pages, start.elapsed().as_millis());
}

/// A claim of one page in the languages in turn, no two alike.
fn letter(number: usize) -> Paper {
    let language = Language::ALL[number % 3];
    let (title, body) = match language {
        Language::Ru => (
            "Претензия",
            "Несмотря на наши напоминания, следующие счета не оплачены. Требуем погасить задолженность полностью. Если оплата не поступит, мы будем вынуждены обратиться в суд, и судебные расходы увеличат сумму долга.",
        ),
        Language::Et => (
            "Nõue",
            "Vaatamata meeldetuletustele on järgmised arved tasumata. Nõuame kogu summa tasumist. Kui makse ei laeku, oleme sunnitud pöörduma kohtusse ning kohtukulud lisanduvad võlale.",
        ),
        Language::En => (
            "Claim",
            "Despite our reminders the following invoices have not been paid. We demand payment of the whole amount. If it does not arrive, we shall have to turn to court, and its costs will be added to the debt.",
        ),
    };
    let party = |name: String| Party {
        name,
        lines: vec!["Pärnu mnt 10, 10148 Tallinn".to_owned(), "+372 600 0000".to_owned()],
    };
    let sign =
        Place { who: "Juhataja".to_owned(), name: "K. Tamm".to_owned(), below: String::new() };
    Paper {
        below: format!("№ {number}, 20.03.2026"),
        from: Some(party("Põhjala Kaubad AS".to_owned())),
        to: Some(party(format!("Õunapuu & Pojad {number} OÜ"))),
        blocks: vec![
            Block::Text { text: body.to_owned() },
            Block::Table(rows(number, 8)),
            Block::Facts {
                rows: vec![
                    Fact::new("Kokku", format!("{number} 000,00 EUR")),
                    Fact::new("IBAN", "EE38 2200 2210 2014 5685"),
                ],
            },
            Block::Text { text: body.to_owned() },
            Block::Signatures { places: vec![sign] },
        ],
        foot: "Põhjala Kaubad AS".to_owned(),
        ..Paper::new(language, title.to_owned(), Day::of(2026, 3, 20).expect("a day"))
    }
}

fn statement(lines: usize) -> Paper {
    Paper { blocks: vec![Block::Table(rows(7, lines))], ..letter(1) }
}

fn rows(number: usize, count: usize) -> Table {
    let line = |row: usize| {
        let money = format!("{},{:02}", number * 31 + row, row % 100);
        vec![format!("A-{number}-{row}"), "20.02.2026".to_owned(), money.clone(), money]
    };
    Table {
        title: String::new(),
        columns: vec![
            Column::text("Arve"),
            Column::short("Tähtaeg"),
            Column::number("Summa"),
            Column::number("Tasuda"),
        ],
        rows: (0..count).map(line).collect(),
        total: None,
    }
}

/// Resident memory now, in KiB.
fn resident() -> u64 {
    status("VmRSS:")
}

/// The most there was, in KiB.
fn peak() -> u64 {
    status("VmHWM:")
}

fn status(line: &str) -> u64 {
    let text = std::fs::read_to_string("/proc/self/status").expect("Linux tells the memory");
    let found = text.lines().find_map(|row| row.strip_prefix(line)).expect("a line");
    found.trim().trim_end_matches(" kB").parse().expect("a number")
}
