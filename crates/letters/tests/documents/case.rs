//! A case with everything in it: many debts, disputes, charges by every basis, money that
//! belongs to nothing, names that no form was made for.

use saldo_domain::book::{ItemKind, MovementKind};
use saldo_domain::claims::{Ground, Part, Row, State};
use saldo_domain::recovery::periods::Periods;
use saldo_domain::statement::account::EntryKind;
use saldo_domain::{Amount, Currency, Day, Money};
use saldo_letters::Language;
use saldo_letters::documents::{
    AccountLine, AccountOf, Body, Charged, Debt, DocumentKind, Dossier, Given, InventoryLine,
    Measure, NotDrawn, draw,
};
use saldo_letters::paper::{Block, Paper, Table};
use std::collections::BTreeMap;

pub(crate) const LONG: &str = "Общество с ограниченной ответственностью «Научно-производственное \
    объединение „Северо-Западные электротехнические распределительные устройства им. \
    Н. Н. Невыговариваемого“», обособленное подразделение № 17/бис";

pub(crate) fn day(text: &str) -> Day {
    text.parse().expect(text)
}

pub(crate) fn currency(code: &str) -> Currency {
    Currency::from_code(code).expect(code)
}

pub(crate) fn money(minor: i64) -> Money {
    Money::from_minor(minor, currency("RUB"))
}

pub(crate) fn amount(minor: i128) -> Amount {
    Amount::from_hundredths(minor)
}

pub(crate) fn debt(number: &str, due: &str, open: i64) -> Debt {
    let (due, on) = (day(due), day("2026-03-20"));
    Debt {
        kind: ItemKind::Goods,
        number: number.to_owned(),
        effective: due.plus(-14),
        due,
        amount: money(open + 1_000),
        open: money(open),
        days_late: on.days_since(due),
        disputed: false,
    }
}

fn row(from: &str, to: &str, days: u32, rate: &str, basis: &'static str, minor: i128) -> Row {
    Row {
        from: day(from),
        to: day(to),
        days,
        spared_days: 0,
        principal: amount(25_000_000),
        rate: rate.to_owned(),
        basis,
        amount: amount(minor),
    }
}

fn charged(number: &str, rows: Vec<Row>, method: &'static str, fixed: i128) -> Charged {
    let accrued: Amount = rows.iter().map(|row| row.amount).sum();
    let whole = accrued + amount(fixed);
    Charged {
        number: number.to_owned(),
        due: day("2026-01-12"),
        amount: money(25_000_000),
        parts: vec![Part {
            ground: Ground::Contract,
            method,
            reference: "договор № 17/2025, п. 6.2".to_owned(),
            due: day("2026-01-12"),
            rows,
            accrued,
            fixed_sum: amount(fixed),
            capped: false,
            escalates: false,
            past_table: false,
        }],
        state: State { accrued: whole, to_fix: whole, ..State::default() },
        disputed: false,
    }
}

fn entry(
    on: &str,
    kind: EntryKind,
    item: ItemKind,
    number: &str,
    sides: (i64, i64),
) -> AccountLine {
    let (debit, credit) = (money(sides.0), money(sides.1));
    AccountLine { day: day(on), kind, item, number: number.to_owned(), debit, credit }
}

/// AC-01: 100 000 + 250 000 − 190 000 = 160 000.
pub(crate) fn account() -> AccountOf {
    let document = EntryKind::Document;
    AccountOf {
        from: day("2026-01-01"),
        to: day("2026-03-20"),
        opening: money(10_000_000),
        entries: vec![
            entry("2026-01-12", document, ItemKind::Goods, "УПД-118/2026", (25_000_000, 0)),
            entry("2026-02-03", document, ItemKind::Payment, "п/п 4711", (0, 18_000_000)),
            entry(
                "2026-02-28",
                EntryKind::Moved(MovementKind::WriteOff),
                ItemKind::Goods,
                "УПД-3/2023",
                (0, 1_000_000),
            ),
        ],
        debit: money(25_000_000),
        credit: money(19_000_000),
        closing: money(16_000_000),
    }
}

fn debtor(name: &str, minor: i64, barred: i64) -> InventoryLine {
    InventoryLine {
        name: name.to_owned(),
        registry_code: "7707083893".to_owned(),
        address: "115280, г. Москва, ул. Ленинская Слобода, д. 19".to_owned(),
        since: day("2023-01-31"),
        total: money(minor),
        confirmed: None,
        barred: money(barred),
        documents: vec!["УПД-118/2026".to_owned(), "УПД-119/2026".to_owned()],
    }
}

pub(crate) fn dossier() -> Dossier {
    let mut disputed = debt("УПД-120/2026-спор", "2026-02-20", 7_700_000);
    disputed.disputed = true;
    let claim = Debt { kind: ItemKind::Charge, ..debt("PEN-7", "2026-03-01", 123_456) };
    let mut forgiven = charged(
        "УПД-118/2026",
        vec![
            row("2026-01-13", "2026-02-03", 22, "0.1", "DAY", 550_000),
            row("2026-02-04", "2026-03-20", 45, "0.1", "DAY", 315_000),
        ],
        "daily_penalty",
        0,
    );
    forgiven.state.waived = amount(100_000);
    forgiven.state.to_fix = amount(765_000);
    let yearly = charged(
        "УПД-119/2026",
        vec![row("2026-02-10", "2026-03-20", 39, "15.5", "365", 414_041)],
        "article_395",
        0,
    );
    let estonian = charged(
        "A-1",
        vec![row("2026-02-10", "2026-03-20", 39, "10.15", "365", 271_130)],
        "estonia_113",
        4_000,
    );
    Dossier {
        contracts: Vec::new(),
        clauses: Vec::new(),
        directors: Vec::new(),
        periods: Periods::REGULATION,
        enclosed: None,
        sent_by: None,
        day: day("2026-03-20"),
        currency: currency("RUB"),
        company: Body {
            name: "Põhjala Kaubad AS".to_owned(),
            country: "EE".to_owned(),
            registry_code: "10000018".to_owned(),
            tax_code: "EE100000018".to_owned(),
            address: "Pärnu mnt 10, 10148 Tallinn, Eesti".to_owned(),
            phone: "+372 600 0000".to_owned(),
            email: "arved@pohjala.example".to_owned(),
            bank: "Eesti Pank".to_owned(),
            account: "EE382200221020145685".to_owned(),
            bank_code: "HABAEE2X".to_owned(),
            head: "Õie Väljaots-Žukovskaja".to_owned(),
            head_title: "Juhatuse esimees".to_owned(),
            ..Body::default()
        },
        customer: Body {
            name: LONG.to_owned(),
            country: "RU".to_owned(),
            registry_code: "7707083893".to_owned(),
            tax_code: "770701001".to_owned(),
            address:
                "190000, г. Санкт-Петербург, пр-кт Обуховской Обороны, д. 120, литера Б, офис 4711"
                    .to_owned(),
            ..Body::default()
        },
        debts: vec![
            debt("УПД-118/2026", "2026-01-12", 7_000_000),
            debt("УПД-119/2026", "2026-02-09", 12_345_678),
            disputed,
            claim,
            debt("<b>#panic(\"x\")</b> & {total}", "2026-03-19", 1),
            debt("УПД-130/2026", "2026-03-25", 999_999),
        ],
        unassigned: money(50_000),
        others: vec![Money::from_minor(123_456, currency("EUR"))],
        charges: vec![forgiven, yearly, estonian],
        agreed: vec!["договор № 17/2025, п. 6.2".to_owned()],
        plan: None,
        measures: vec![
            Measure {
                day: day("2026-02-10"),
                what: "Звонок".to_owned(),
                said: "Обещали заплатить до 20.02; «деньги будут, но позже».".to_owned(),
                by: "Марина Штольц".to_owned(),
            },
            Measure {
                day: day("2026-02-24"),
                what: "Визит".to_owned(),
                said: String::new(),
                by: String::new(),
            },
        ],
        account: Some(account()),
        debtors: vec![debtor(LONG, 55_000_000, 3_000_000), debtor("Õunapuu & Pojad OÜ", 1, 0)],
        creditors: vec![
            InventoryLine {
                confirmed: Some(money(12_000_000)),
                ..debtor("АО «Поставщик»", 15_500_000, 3_500_000)
            },
            InventoryLine { confirmed: Some(money(0)), ..debtor("Tarnija OÜ", 250_000, 250_000) },
        ],
        owner: "Марина Штольц".to_owned(),
        logo: None,
    }
}

/// Values for every field, as a person would tell them.
pub(crate) fn given(kind: DocumentKind) -> Given {
    let told = |name: &str| {
        let value = match name {
            "number" => "17/ПР",
            "contract" => "договор поставки № 17/2025 от 01.02.2025",
            "clauses" => "4.3, 6.2",
            "pay_by" | "first" | "visit" => "2026-04-01",
            "claim_sent" => "2026-02-10",
            "from" => "2026-01-01",
            "to" => "2026-03-20",
            "theirs" => "155000.00",
            "court" => "Арбитражный суд города Москвы",
            "ground" => "limitation",
            "commission" => "Иванова И. И., Õunapuu Õ., Smith J.",
            "every" => "week",
            "court_fee" => "30000.00",
            "account" => "62.01",
            "creditor_account" => "60.01",
            "act" | "order" | "proof" | "claim_proof" => "№ 5 от 19.03.2026",
            "addressee" => "Начальнику отдела продаж",
            _ => return None,
        };
        Some(value.to_owned())
    };
    Given::read(kind.fields(), currency("RUB"), told).expect("good values")
}

pub(crate) fn drawn(
    kind: DocumentKind,
    language: Language,
    dossier: &Dossier,
) -> Result<Paper, NotDrawn> {
    draw(kind, language, dossier, &given(kind), &BTreeMap::new())
}

/// The tables of a paper.
pub(crate) fn tables(paper: &Paper) -> Vec<&Table> {
    let table = |block: &'_ Block| matches!(block, Block::Table(_));
    let found = paper.blocks.iter().filter(|block| table(block));
    found
        .map(|block| match block {
            Block::Table(table) => table,
            _ => unreachable!("only tables were kept"),
        })
        .collect()
}
