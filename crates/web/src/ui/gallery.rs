//! Every screen, drawn with believable data in every language.
//!
//! `SALDO_GALLERY=1 cargo test -p saldo-web gallery` also writes the pages with their assets
//! to `target/gallery`, to be looked at in a browser behind any file server.

mod agreements;
mod irrecoverable;
mod joining;
mod norms;
mod payables;
mod recovery;
mod regulation;
mod trust;
mod webhooks;

use super::{
    choose, company as details, customer, customer_edit, customers, dashboard, day, documents,
    explain, gallery_bank, gallery_messages, imports, letter, papers, person, rates, run, sign_in,
    users,
};
use crate::frame::{Flash, Frame, Signed, Theme};
use askama::Template;
use saldo_domain::authority::Choice;
use saldo_domain::book::{ItemKind, Moment, MovementKind};
use saldo_domain::control::{Channel, EffectKind, LadderEventKind, WithheldCause};
use saldo_domain::policy::Counter;
use saldo_domain::recovery::case::NextKind;
use saldo_domain::standing::contact_limits::Contact;
use saldo_domain::standing::{StandingKind, WrittenOrder};
use saldo_domain::{
    CompanyId, Currency, CustomerId, Day, EffectId, ItemId, Money, MovementId, Role, UserId,
};
use saldo_letters::{Language, Texts};
use saldo_work::cases::{CaseDay, CaseWork};
use saldo_work::company::Company;
use saldo_work::control::{
    EffectCounts, PlanView, PlannedEffect, PlannedLine, PlannedWithheld, RunNote, RunOutcome,
};
use saldo_work::duties::Duties;
use saldo_work::explain::{
    Explanation, ForOthers, Happened, HeldBack, ItemFacts, LineFacts, Next, StandingFact, Subject,
};
use saldo_work::imports::{
    ImportOutcome, Kind, MappedField, Preview, PreviewRow, Refusal, Remark, RowFate,
};
use saldo_work::rates::{
    CalendarShown, FeesShown, MoratoriumShown, Outcome, Overview, OwnRow, RowShown, TableShown,
    Told, YearShown,
};
use saldo_work::reports::ageing::Bucket;
use saldo_work::users::Person;
use saldo_work::views::{
    BatchRow, Card, CustomerList, CustomerRow, Dashboard, Debtor, DocumentRow, MovementRow, Page,
    Paged, PersonRef, RunRow, StandingRow, TaskRow, TimelineEntry, TimelineKind,
};
use std::collections::BTreeMap;
use std::path::PathBuf;

const NAMES: [(&str, &str, i64, i64); 12] = [
    ("C-0104", "Põhjatäht Ehitus OÜ", 18_420_050, 74),
    ("C-0017", "ООО «Северный торговый дом „Русь-Провиант“»", 12_999_900, 33),
    ("C-0233", "Kaupmees & Pojad AS", 9_310_000, 12),
    ("C-0088", "Baltic Fresh Produce International Wholesale Ltd", 7_245_515, 131),
    ("C-0305", "Õunapuu talu FIE", 3_120_000, 8),
    ("C-0012", "Lõuna Elekter OÜ", 2_875_400, 3),
    ("C-0190", "ИП Крылов Артемий Всеволодович", 1_150_000, 47),
    ("C-0061", "Saare Kalatööstus AS", 845_900, 2),
    ("C-0277", "Tartu Trükikoda OÜ", 0, 0),
    ("C-0140", "Nordic Timber Oy", 0, 0),
    ("C-0009", "Rapla Piim TÜ", 412_000, 19),
    ("C-0311", "Viru Veod OÜ", 96_050, 6),
];

pub(super) fn day(text: &str) -> Day {
    text.parse().expect(text)
}

pub(super) fn today() -> Day {
    day("2026-11-21")
}

pub(super) fn eur(minor: i64) -> Money {
    Money::from_minor(minor, Currency::from_code("EUR").expect("EUR"))
}

pub(super) fn moment(days_ago: i64) -> Moment {
    Moment(today().plus(-days_ago).number() * 86_400_000_000 + 27_000_000_000)
}

pub(super) fn frame(language: Language, key: &str, here: &str) -> Frame {
    let texts = Texts::of(language);
    Frame {
        texts,
        theme: Theme::System,
        company: "Põhjala Kaubandus AS".to_owned(),
        today: Some(today()),
        person: Some(Signed { name: "Administrator 1".to_owned(), role: Role::Administrator }),
        title: texts.get(key),
        here: here.to_owned(),
        search: String::new(),
        flash: None,
    }
}

pub(super) fn person(number: i64, name: &str) -> PersonRef {
    let login = name.to_lowercase().replace(' ', ".");
    PersonRef { person: UserId::new(number), login, name: name.to_owned() }
}

pub(super) fn paged<T>(rows: Vec<T>, total: u64) -> Paged<T> {
    Paged { rows, total, page: Page::at(0, 50) }
}

fn buckets(amounts: [i64; 5]) -> Vec<Bucket> {
    let names = ["not_due", "1-30", "31-60", "61-90", "90+"];
    let bucket = |(name, minor): (&str, i64)| Bucket { name: name.to_owned(), amount: eur(minor) };
    names.into_iter().zip(amounts).map(bucket).collect()
}

fn effect_id(number: usize) -> EffectId {
    EffectId::derive(&["gallery", &number.to_string()])
}

fn task(number: usize, text: &str, step: u8, clause: &str, until: &str) -> TaskRow {
    let (code, name, overdue, late) = NAMES[number % NAMES.len()];
    TaskRow {
        effect: effect_id(number * 100 + usize::from(step)),
        customer: CustomerId::new(i64::try_from(number).expect("small")),
        code: code.to_owned(),
        name: name.to_owned(),
        phone: "+372 5123 4567".to_owned(),
        kind: if text == "approve-court" { EffectKind::AskApproval } else { EffectKind::Task },
        role: if step > 4 { Role::Legal } else { Role::SalesRep },
        day: day("2026-11-20"),
        until: day(until),
        state: "open".to_owned(),
        step,
        clause: clause.to_owned(),
        text: text.to_owned(),
        amount: vec![eur(overdue)],
        documents: 3,
        days_late: late,
        outcome: String::new(),
        withdrawn: None,
        request: None,
        may_close: true,
        may_skip: true,
    }
}

fn tasks() -> Vec<TaskRow> {
    vec![
        task(3, "complete-legal-formalities", 8, "LAD-08", "2026-11-18"),
        task(0, "prepare-claim", 7, "LAD-07", "2026-11-20"),
        task(0, "seek-settlement", 7, "LAD-07", "2026-11-23"),
        task(1, "collect-claim-documents", 6, "LAD-06", "2026-11-21"),
        task(2, "announce-breach-notice", 5, "LAD-05", "2026-11-21"),
        task(4, "reach-decision-maker", 4, "LAD-04", "2026-11-21"),
        task(5, "ask-planned-date", 3, "LAD-03", "2026-11-22"),
        task(8, "call-and-warn", 1, "LAD-01", "2026-11-22"),
    ]
}

fn run_row(days_ago: i64, effects: u64) -> RunRow {
    RunRow {
        day: today().plus(-days_ago),
        acting_day: today().plus(if days_ago == 3 { -2 } else { -days_ago }),
        policy: "eight-step@1".to_owned(),
        state: if days_ago == 0 { "open" } else { "done" }.to_owned(),
        started_at: moment(days_ago),
        finished_at: Some(moment(days_ago)),
        person: (days_ago % 2 == 1).then(|| person(1, "Administrator 1")),
        effects,
    }
}

fn company() -> Company {
    Company {
        company: CompanyId::new(1),
        name: "Põhjala Kaubandus AS".to_owned(),
        country: "EE".to_owned(),
        currency: Currency::from_code("EUR").expect("EUR"),
        zone: "Europe/Tallinn".to_owned(),
        language: "et".to_owned(),
        demo_seed: Some(7),
    }
}

fn picture(filled: bool) -> Dashboard {
    let debtor = |(number, (code, name, overdue, late)): (usize, (&str, &str, i64, i64))| Debtor {
        customer: CustomerId::new(i64::try_from(number).expect("small")),
        code: code.to_owned(),
        name: name.to_owned(),
        balance: eur(overdue + 2_400_000),
        overdue: eur(overdue),
        days_late: late,
    };
    let scale = i64::from(filled);
    Dashboard {
        company: company(),
        day: today(),
        total: eur(142_874_520 * scale),
        overdue: eur(56_375_815 * scale),
        overdue_share: 3_946 * u32::from(filled),
        unallocated: eur(1_240_000 * scale),
        buckets: buckets(
            [87_738_705, 24_105_300, 14_120_000, 10_905_000, 7_245_515].map(|m| m * scale),
        ),
        others: if filled {
            vec![Money::from_minor(48_250_000, Currency::from_code("RUB").expect("RUB"))]
        } else {
            vec![]
        },
        customers: 312 * u64::from(filled),
        debtors: 187 * u64::from(filled),
        overdue_debtors: 61 * u64::from(filled),
        open_invoices: 1_284 * u64::from(filled),
        biggest: NAMES.into_iter().enumerate().take(8).map(debtor).collect(),
        work: tasks(),
        work_total: 23,
        messages_planned: 14,
        last_run: Some(run_row(0, 37)),
    }
}

fn customer_rows() -> Vec<CustomerRow> {
    let statuses = ["THREAT", "UNCERTAIN", "RELIABLE", "NON_PAYING"];
    let row =
        |(number, (code, name, overdue, late)): (usize, (&str, &str, i64, i64))| CustomerRow {
            customer: CustomerId::new(i64::try_from(number).expect("small")),
            code: code.to_owned(),
            name: name.to_owned(),
            owner: (number % 5 != 4).then(|| person(2, "Sales rep 2")),
            status: statuses[number % 4].to_owned(),
            balance: eur(if number == 9 { -120_000 } else { overdue + 1_850_075 }),
            overdue: eur(overdue),
            others: vec![],
            oldest_due: (late > 0).then(|| today().plus(-late)),
            days_late: late,
            open_invoices: 4,
            standing: match number {
                1 => vec![StandingKind::Promise],
                3 => vec![StandingKind::Dispute, StandingKind::Hold],
                _ => vec![],
            },
            next_task: (overdue > 0)
                .then(|| ("reach-decision-maker".to_owned(), day("2026-11-23"))),
        };
    NAMES.into_iter().enumerate().map(row).collect()
}

fn people() -> Vec<Person> {
    let one = |(number, (name, role)): (i64, (&str, Role))| Person {
        person: UserId::new(number),
        login: name.to_lowercase().replace(' ', "."),
        name: name.to_owned(),
        role,
        team: "Tallinn".to_owned(),
        language: "et".to_owned(),
        email: if number == 2 { "sales.rep.2@example.ee".to_owned() } else { String::new() },
        disabled: number == 4,
    };
    let names = [
        ("Administrator 1", Role::Administrator),
        ("Sales rep 2", Role::SalesRep),
        ("Руководитель контроля", Role::HeadOfFinancialControl),
        ("Control desk", Role::FinancialControlOfficer),
        ("Sales rep 5", Role::SalesRep),
    ];
    (1..).zip(names).map(one).collect()
}

pub(super) fn document(number: i64, kind: ItemKind, open: i64, late: i64) -> DocumentRow {
    let (code, name, ..) = NAMES[usize::try_from(number).expect("small") % NAMES.len()];
    DocumentRow {
        customer: CustomerId::new(number),
        code: code.to_owned(),
        name: name.to_owned(),
        item: ItemId::new(number),
        kind,
        number: if number % 7 == 5 {
            String::new()
        } else {
            format!("A-2026/{:04}", 1_480 + number)
        },
        effective: today().plus(-late - 14),
        due: today().plus(-late),
        amount: eur(open.max(100_000) + 55_000),
        open: eur(open),
        days_late: if open == 0 { 0 } else { late },
        disputed: number == 3,
        note: String::new(),
        reference: String::new(),
        needs_days: Some(21).filter(|_| late > 0 && kind.begins_the_rules()),
    }
}

fn invoices() -> Vec<DocumentRow> {
    let rows = [
        (1_240_050, 74),
        (980_000, 61),
        (455_515, 40),
        (2_100_000, 22),
        (310_000, 9),
        (75_000, 2),
        (640_000, -5),
        (0, 31),
        (88_800, -12),
    ];
    (1..)
        .zip(rows)
        .map(|(number, (open, late))| document(number, ItemKind::Goods, open, late))
        .collect()
}

pub(super) fn card() -> Card {
    let (code, name, overdue, late) = NAMES[0];
    Card {
        customer: CustomerId::new(1),
        code: code.to_owned(),
        name: name.to_owned(),
        registry_code: "12345678".to_owned(),
        policy: "eight-step@1".to_owned(),
        group: None,
        country: "EE".to_owned(),
        language: "et".to_owned(),
        email: "raamatupidamine@pohjataht.example".to_owned(),
        phone: "+372 5123 4567".to_owned(),
        address: "Tööstuse 48a, 10416 Tallinn".to_owned(),
        owner: Some(person(2, "Sales rep 2")),
        status: "THREAT".to_owned(),
        version: 3,
        day: today(),
        balance: eur(overdue + 2_400_000),
        overdue: eur(overdue),
        unallocated: eur(125_000),
        buckets: buckets([2_525_000, 5_310_000, 8_860_050, 4_250_000, 0]),
        others: vec![],
        days_late: late,
        standing: vec![StandingRow {
            standing: 5,
            kind: StandingKind::Promise,
            item: None,
            from: day("2026-11-17"),
            until: Some(day("2026-11-25")),
            amount: Some(eur(5_000_000)),
            reason: "Pangalaen kinnitatakse teisipäeval, maksavad kolmapäeval.".to_owned(),
            order: None,
            may_end: true,
        }],
        unread: vec![(4, "Vastus: arve A-2026/1479".to_owned())],
        no_room: vec![(Contact::Call, day("2026-11-23"))],
        tasks: vec![
            task(0, "prepare-claim", 7, "LAD-07", "2026-11-20"),
            task(0, "seek-settlement", 7, "LAD-07", "2026-11-23"),
        ],
        was_demanded: false,
        open_documents: invoices(),
        open_documents_total: 9,
        survivor: None,
        joined: vec![("K-0207".to_owned(), "Põhjala Kohvik".to_owned())],
    }
}

fn timeline() -> Vec<TimelineEntry> {
    let kinds = [
        (
            1,
            TimelineKind::Effect {
                effect: effect_id(1),
                kind: EffectKind::Task,
                step: 7,
                clause: "LAD-07".into(),
                text: "prepare-claim".into(),
                state: Some("open".into()),
                mailing: None,
                withdrawn: None,
            },
        ),
        (
            4,
            TimelineKind::Began {
                kind: StandingKind::Promise,
                number: None,
                until: Some(day("2026-11-25")),
                amount: Some(eur(5_000_000)),
                reason: "Pangalaen kinnitatakse teisipäeval.".into(),
            },
        ),
        (
            4,
            TimelineKind::Contact {
                kind: "call".into(),
                body:
                    "Rääkisin finantsjuhiga: raha tuleb kolmapäeval.\nPalus mitte saata nõuet enne."
                        .into(),
            },
        ),
        (
            6,
            TimelineKind::Withheld {
                number: "A-2026/1482".into(),
                step: 6,
                clause: "LAD-06".into(),
                cause: WithheldCause::UnmatchedMoney,
            },
        ),
        (
            7,
            TimelineKind::Document {
                kind: ItemKind::Payment,
                number: "MK-881".into(),
                amount: eur(1_250_000),
            },
        ),
        (
            12,
            TimelineKind::Effect {
                effect: effect_id(2),
                kind: EffectKind::Notify,
                step: 5,
                clause: "LAD-05".into(),
                text: "breach-notice".into(),
                state: Some("sent".into()),
                mailing: None,
                withdrawn: None,
            },
        ),
        (
            30,
            TimelineKind::Ended {
                kind: StandingKind::Dispute,
                number: Some("A-2026/1479".into()),
                reason: "Kreeditarve tehtud.".into(),
            },
        ),
        (
            40,
            TimelineKind::Reply {
                reply: 4,
                kind: "person".into(),
                subject: "Vastus: arve A-2026/1479".into(),
                is_unread: true,
            },
        ),
        (
            45,
            TimelineKind::Contact {
                kind: "visit".into(),
                body: "Laos palju müümata kaupa.".into(),
            },
        ),
        (
            74,
            TimelineKind::Document {
                kind: ItemKind::Goods,
                number: "A-2026/1481".into(),
                amount: eur(1_295_050),
            },
        ),
    ];
    kinds
        .into_iter()
        .map(|(ago, kind)| TimelineEntry {
            day: today().plus(-ago),
            kind,
            person: (ago == 4).then(|| person(2, "Sales rep 2")),
        })
        .collect()
}

fn plan() -> PlanView {
    let mut effects = EffectCounts::default();
    (0..14).for_each(|_| effects.add(EffectKind::Notify));
    (0..21).for_each(|_| effects.add(EffectKind::Task));
    effects.add(EffectKind::AskApproval);
    let clauses = [("LAD-01", 6), ("LAD-03", 12), ("LAD-04", 7), ("LAD-07", 9), ("LAD-08", 2)];
    let outcome = RunOutcome {
        as_of: today(),
        days: vec![day("2026-11-20"), today()],
        policy: "eight-step@1".to_owned(),
        customers: 312,
        open_invoices: 1_284,
        effects,
        by_clause: clauses.map(|(clause, count)| (clause.to_owned(), count)).into(),
        withheld: BTreeMap::from([
            ("dispute".to_owned(), 2),
            ("promise".to_owned(), 5),
            ("unmatched_money".to_owned(), 1),
        ]),
        elapsed_ms: 120,
        looked_at: 187,
        plan: true,
        fingerprint: "f00d".to_owned(),
        notes: vec![RunNote::CalendarProvisional { year: 2027 }],
    };
    let rows = [
        (5, "LAD-03", 3, "ask-planned-date", EffectKind::Task),
        (5, "LAD-03", 3, "payment-reminder", EffectKind::Notify),
        (4, "LAD-04", 4, "reach-decision-maker", EffectKind::Task),
        (0, "LAD-07", 7, "claim", EffectKind::Notify),
        (0, "LAD-07", 7, "prepare-claim", EffectKind::Task),
        (3, "LAD-08", 8, "approve-court", EffectKind::AskApproval),
    ];
    let effects = rows.into_iter().enumerate().map(|(at, row)| planned(at, row)).collect();
    let withheld = [WithheldCause::Promise, WithheldCause::Dispute, WithheldCause::UnmatchedMoney];
    let withheld = withheld.into_iter().enumerate().map(|(at, cause)| held(at, cause)).collect();
    PlanView { outcome, effects: paged(effects, 36), withheld: paged(withheld, 8) }
}

fn planned(
    at: usize,
    (who, clause, step, text, kind): (usize, &str, u8, &str, EffectKind),
) -> PlannedEffect {
    let (code, name, overdue, late) = NAMES[who];
    let line = |number: i64| PlannedLine {
        item: ItemId::new(number),
        number: format!("A-2026/{number}"),
        open: eur(overdue / 3),
        days_late: late,
    };
    PlannedEffect {
        effect: effect_id(1000 + at),
        customer: CustomerId::new(i64::try_from(who).expect("small")),
        code: code.to_owned(),
        name: name.to_owned(),
        day: today(),
        kind,
        step,
        clause: clause.to_owned(),
        role: (kind != EffectKind::Notify).then_some(Role::SalesRep),
        channel: (kind == EffectKind::Notify).then_some(Channel::Email),
        text: text.to_owned(),
        threshold_days: i64::from(step) + 1,
        met_by_days: late,
        counter: Counter::Calendar,
        event: None,
        until: today(),
        items: (1_481..1_484).map(line).collect(),
    }
}

fn held(at: usize, cause: WithheldCause) -> PlannedWithheld {
    let (code, name, ..) = NAMES[at];
    PlannedWithheld {
        customer: CustomerId::new(i64::try_from(at).expect("small")),
        code: code.to_owned(),
        name: name.to_owned(),
        day: today(),
        item: ItemId::new(7),
        number: "A-2026/1501".to_owned(),
        step: 5,
        clause: "LAD-05".to_owned(),
        cause,
        until: (cause == WithheldCause::Promise).then(|| day("2026-11-25")),
    }
}

fn preview() -> Preview {
    let refused = |line: u64, field: &str, value: &str, reason: &str, remedy: &str| Refusal {
        code: "date_no_such_day".to_owned(),
        line,
        field: field.to_owned(),
        value: value.to_owned(),
        reason: reason.to_owned(),
        remedy: remedy.to_owned(),
    };
    let outcome = ImportOutcome {
        file: "arved-november.csv".to_owned(),
        kind: Kind::Invoices,
        read: 2_466,
        new: 2_391,
        changed: 12,
        unchanged: 60,
        refused: vec![
            refused(
                17,
                "DueDate",
                "31/02/2026",
                "there is no such day",
                "Correct the date in the source",
            ),
            refused(203, "Amount", "1.234", "could be 1 234 or 1.234", "Set `decimal` in the map"),
            refused(
                981,
                "Currency",
                "ЕВРО",
                "is not a currency code",
                "Write a three-letter code such as EUR or RUB",
            ),
        ],
        refused_total: 3,
        new_customers: 14,
        dry_run: true,
        file_hash: "ab".repeat(32),
        batch: None,
        unfound: 0,
        remarks: vec![Remark {
            line: 44,
            field: "Klient".to_owned(),
            text: "characters that cannot be seen were taken out".to_owned(),
            code: "invisible_removed".to_owned(),
        }],
        remarks_total: 1,
        statement: None,
    };
    let row = |(line, fate): (u64, RowFate)| PreviewRow {
        line,
        cells: vec![
            format!("A-{line}"),
            "C-0104".to_owned(),
            "Põhjatäht Ehitus OÜ".to_owned(),
            "07.11.2026".to_owned(),
            "21.11.2026".to_owned(),
            "1 240,50".to_owned(),
        ],
        fate,
        waits: line == 44,
    };
    let fates = [
        (17, RowFate::Refused(Box::new(outcome.refused[0].clone()))),
        (42, RowFate::New),
        (43, RowFate::Changed),
        (44, RowFate::Unchanged),
    ];
    Preview {
        file: "arved-november.csv".to_owned(),
        kind: Kind::Invoices,
        reading: "CSV, Windows-1257, “;”".to_owned(),
        columns: ["Number", "Kliendikood", "Klient", "Kuupäev", "Tähtaeg", "Summa"]
            .map(str::to_owned)
            .to_vec(),
        mapping: [("name", "Klient"), ("number", "Number")]
            .map(|(field, column)| MappedField {
                field: field.to_owned(),
                column: column.to_owned(),
            })
            .to_vec(),
        rows: paged(fates.into_iter().map(row).collect(), 2_466),
        map: "[columns]\nnumber = \"Number\"\n".to_owned(),
        outcome,
    }
}

fn batches() -> Paged<BatchRow> {
    let batch = |(number, (file, new)): (i64, (&str, u64))| BatchRow {
        batch: number,
        kind: "invoices".to_owned(),
        file: file.to_owned(),
        read: new + 14,
        new,
        changed: 3,
        unchanged: 9,
        refused: 2,
        recorded: moment(number * 3),
        person: Some(person(1, "Administrator 1")),
        undone: false,
    };
    let files = [("arved-november.csv", 2_391), ("laekumised.xlsx", 840), ("kliendid.csv", 312)];
    paged((1..).zip(files).map(batch).collect(), 3)
}

fn explanation() -> Explanation {
    let (code, name, overdue, late) = NAMES[0];
    let id = |text: &str| text.to_owned();
    Explanation {
        subject: Subject::Customer { code: id(code), name: id(name) },
        customer: CustomerId::new(1),
        customer_code: id(code),
        on: today(),
        policy: id("eight-step@1"),
        group: None,
        looked: Some(today().plus(-3)),
        last_run: Some(today().plus(-3)),
        items: vec![
            ItemFacts {
                item: ItemId::new(1),
                number: id("A-2026/1481"),
                due: today().plus(-late),
                amount: eur(overdue),
                open: eur(overdue / 2),
                days_late: late,
                step: Some(8),
                clause: Some(id("LAD-08")),
            },
            ItemFacts {
                item: ItemId::new(2),
                number: id("A-2026/1499"),
                due: today().plus(9),
                amount: eur(700_000),
                open: eur(700_000),
                days_late: -9,
                step: None,
                clause: None,
            },
        ],
        unallocated: vec![eur(125_000)],
        standing: vec![
            StandingFact {
                kind: StandingKind::Promise,
                number: None,
                from: day("2026-11-17"),
                until: Some(day("2026-11-25")),
                reason: id("Laen"),
                order: None,
            },
            StandingFact {
                kind: StandingKind::Hold,
                number: Some(id("A-2026/1481")),
                from: day("2026-11-18"),
                until: Some(day("2026-12-31")),
                reason: id("Hooaeg"),
                order: Some(WrittenOrder {
                    number: id("17-K"),
                    dated: day("2026-11-16"),
                    scope: id("6.2–6.4"),
                }),
            },
        ],
        happened: vec![Happened {
            effect: effect_id(9),
            day: day("2026-11-20"),
            kind: EffectKind::Notify,
            step: 7,
            clause: id("LAD-07"),
            policy: id("eight-step@1"),
            text: id("claim"),
            role: None,
            channel: Some(Channel::Email),
            threshold_days: 15,
            met_by_days: 16,
            counter: Counter::Calendar,
            event: None,
            lines: vec![LineFacts {
                number: id("A-2026/1481"),
                open: eur(overdue / 2),
                days_late: 16,
            }],
            state: Some(id("sent")),
            recipient: Some(id("info@example.com")),
            withdrawn: None,
            mailing: None,
            request: None,
        }],
        withheld: vec![HeldBack {
            day: today(),
            number: id("A-2026/1481"),
            step: 8,
            clause: id("LAD-08"),
            policy: id("eight-step@1"),
            cause: WithheldCause::Promise,
            until: Some(day("2026-11-25")),
            order: None,
        }],
        next: vec![Next {
            day: day("2026-11-26"),
            number: id("A-2026/1481"),
            step: 8,
            clause: id("LAD-08"),
            kept_by: Some(WithheldCause::Promise),
        }],
        waiting: Vec::new(),
        unmeant: vec![
            ForOthers {
                number: id("A-2026/1482"),
                step: 102,
                clause: id("REM-03"),
                why: "only_late_before",
                event: None,
                answer: None,
                wanted: None,
            },
            ForOthers {
                number: id("A-2026/1481"),
                step: 1,
                clause: id("EXE-01"),
                why: "happened",
                event: Some((LadderEventKind::DelayWarned, day("2026-11-20"))),
                answer: None,
                wanted: None,
            },
            ForOthers {
                number: id("A-2026/1481"),
                step: 102,
                clause: id("ESC-13"),
                why: "answered_otherwise",
                event: None,
                answer: Some((Choice::Restructuring, day("2026-11-21"))),
                wanted: None,
            },
        ],
        settled: 3,
    }
}

fn moves() -> Vec<MovementRow> {
    let one = |number: i64, minor: i64, reversed: bool| MovementRow {
        movement: MovementId::new(number),
        kind: MovementKind::Allocation,
        amount: eur(minor),
        effective: today().plus(-number),
        other: Some((ItemId::new(5), "MK-881".to_owned())),
        reverses: (minor < 0).then(|| MovementId::new(9)),
        reversed,
        reason: String::new(),
        taken_back_on: (minor < 0).then(today),
    };
    vec![one(9, 40_000, true), one(8, -40_000, false), one(3, 25_000, false)]
}

fn rates_shown() -> Overview {
    let row = |from: &str, rate: &str, own| RowShown {
        from: day(from),
        rate: rate.parse().expect(rate),
        own,
    };
    let own = OwnRow { source: "https://www.example.com/keyrate".into(), reason: "Typo".into() };
    let table = |code: &str, rows, stale| TableShown {
        code: code.to_owned(),
        title: code.to_owned(),
        source: "Official gazette, by date of effect".to_owned(),
        complete_to: day("2026-09-14"),
        stale,
        concerns: stale,
        rows,
    };
    let year = |year, own| YearShown {
        year,
        days_off: 14,
        worked: 1,
        source: "Government decree on transferred days off".to_owned(),
        own,
    };
    let key_rate = vec![
        row("2024-10-28", "21.00", None),
        row("2025-06-09", "20.00", None),
        row("2025-07-28", "18.00", None),
        row("2025-09-15", "17.00", None),
        row("2026-03-23", "15.00", None),
        row("2026-04-27", "14.50", None),
        row("2026-06-22", "14.25", None),
        row("2026-07-27", "14.00", Some(own)),
    ];
    Overview {
        as_of: today(),
        tables: vec![
            table("ru-key-rate", key_rate, true),
            table("ee-default-interest", vec![row("2026-07-01", "10.40", None)], false),
        ],
        calendars: vec![CalendarShown {
            code: "RU".to_owned(),
            title: "Russia".to_owned(),
            complete_to: Some(day("2026-12-31")),
            stale: false,
            concerns: true,
            years: vec![year(2025, false), year(2026, true)],
        }],
        moratoria: vec![MoratoriumShown {
            name: "RU-497-2022".to_owned(),
            from: day("2022-04-01"),
            to: day("2022-10-01"),
            due_before: day("2022-04-01"),
            source: "Government decree of 28.03.2022 No 497".to_owned(),
            own: true,
        }],
        fees: ["RU_ARBITRAZH", "RU_GENERAL", "EE_ORDER"]
            .map(|code| FeesShown {
                code: code.to_owned(),
                from: day("2024-09-09"),
                source: "NK RF art. 333.21".to_owned(),
                own: code == "EE_ORDER",
            })
            .into(),
    }
}

fn rates_looked_at() -> Outcome {
    let told = |change, from: &str, rate: &str| Told {
        change,
        from: day(from),
        rate: rate.parse().expect(rate),
        checked_to: day("2026-11-20"),
    };
    Outcome {
        table: "ru-key-rate".to_owned(),
        read: 812,
        changes: vec![
            told("corrected", "2026-07-27", "13.75"),
            told("added", "2026-09-14", "13.50"),
            told("extended", "2026-10-26", "13.00"),
        ],
        complete_to: day("2026-11-20"),
        dry_run: true,
    }
}

/// Name and HTML of every screen.
fn screens(language: Language) -> Vec<(&'static str, String)> {
    let f = |key: &str, here: &str| frame(language, key, here);
    let draw = |page: &dyn askama::DynTemplate| page.dyn_render().expect("a page");
    let mut flashed = f("nav-day", "/day");
    flashed.flash = Some(Flash { what: "done".to_owned(), count: 1 });
    let list = || CustomerList {
        day: today(),
        customers: paged(customer_rows(), 312),
        balance: eur(142_874_520),
        overdue: eur(56_375_815),
    };
    let none = CustomerList {
        day: today(),
        customers: paged(vec![], 0),
        balance: eur(0),
        overdue: eur(0),
    };
    let wanted = |tab: &str| customer::Wanted::tab(tab);
    let refused = customer::Forms {
        open: "promise".to_owned(),
        problem: Some(Texts::of(language).get("problem-amount")),
        by: "2026-11-25".to_owned(),
        amount: "1,500".to_owned(),
        ..customer::Forms::default()
    };
    let timeline_of = || customer::Source::Timeline(paged(timeline(), 61));
    let mut changed = card();
    changed.phone = "+372 600 1122".to_owned();
    let currency = Currency::from_code("EUR").expect("EUR");
    let payments = (1..7)
        .map(|n| document(n, ItemKind::Payment, if n % 3 == 0 { 40_000 } else { 0 }, n * 4))
        .collect();
    vec![
        (
            "sign-in",
            draw(&sign_in::Door::new(
                f("sign-in-title", "/sign-in"),
                "/",
                Some(sign_in::Demo { password: "rukki-tamm-4711".to_owned(), people: people() }),
            )),
        ),
        (
            "dashboard",
            draw(&dashboard::Screen::new(
                f("dashboard-title", "/"),
                picture(true),
                rates_shown().stale(),
            )),
        ),
        (
            "dashboard-empty",
            draw(&dashboard::Screen::new(f("dashboard-title", "/"), picture(false), Vec::new())),
        ),
        (
            "customers",
            draw(&customers::Screen::new(
                f("nav-customers", "/customers"),
                customers::Wanted::default(),
                list(),
                &people(),
            )),
        ),
        (
            "customers-none",
            draw(&customers::Screen::new(
                f("nav-customers", "/customers"),
                customers::Wanted { q: "zzz".to_owned(), ..customers::Wanted::default() },
                none,
                &people(),
            )),
        ),
        (
            "customer",
            draw(&customer::Screen::new(
                f("nav-customers", "/customers/C-0104"),
                card(),
                timeline_of(),
                &wanted(""),
                customer::Forms::default(),
            )),
        ),
        (
            "customer-items",
            draw(&customer::Screen::new(
                f("nav-customers", "/customers/C-0104"),
                card(),
                customer::Source::Documents(paged(invoices(), 9)),
                &wanted("open"),
                refused,
            )),
        ),
        (
            "customer-edit",
            draw(&customer_edit::Screen::fresh(
                f("customer-edit-title", "/customers/C-0104/edit"),
                &card(),
            )),
        ),
        (
            "customer-stale",
            draw(&customer_edit::Screen::stale(
                f("customer-edit-title", "/customers/C-0104/edit"),
                &card(),
                &changed,
            )),
        ),
        (
            "invoices",
            draw(&documents::Screen::new(
                f("nav-invoices", "/invoices"),
                documents::Book::Invoices,
                documents::Wanted::default(),
                paged(invoices(), 1_284),
                currency,
            )),
        ),
        (
            "payments",
            draw(&documents::Screen::new(
                f("nav-payments", "/payments"),
                documents::Book::Payments,
                documents::Wanted::default(),
                paged(payments, 840),
                currency,
            )),
        ),
        (
            "document",
            draw(&documents::One::new(
                f("nav-invoices", "/documents/1/1"),
                document(1, ItemKind::Goods, 1_240_050, 74),
                moves(),
                vec![],
                None,
                Default::default(),
            )),
        ),
        (
            "payment",
            draw(&documents::One::new(
                f("nav-payments", "/documents/1/2"),
                document(2, ItemKind::Payment, 1_240_050, 0),
                moves(),
                vec![document(1, ItemKind::Goods, 1_240_050, 74)],
                Some(1),
                gallery_bank::going_back(),
            )),
        ),
        (
            "day",
            draw(
                &day::Screen::new(
                    flashed,
                    &day::Wanted::default(),
                    paged(tasks(), 23),
                    Duties { cases: case_days(), ..Duties::default() },
                    None,
                )
                .with_waiting(3),
            ),
        ),
        (
            "day-none",
            draw(&day::Screen::new(
                f("nav-day", "/day"),
                &day::Wanted::default(),
                paged(vec![], 0),
                Duties::default(),
                None,
            )),
        ),
        ("import", draw(&imports::Start::new(f("nav-import", "/import"), batches()))),
        (
            "import-preview",
            draw(&imports::Look::new(f("nav-import", "/import/x"), "x".to_owned(), preview())),
        ),
        (
            "import-done",
            draw(&imports::Done::new(
                f("import-done-title", "/import/done-1"),
                batches().rows.remove(0),
            )),
        ),
        (
            "run",
            draw(&run::Screen::new(f("nav-run", "/run"), &run::Wanted::default(), plan(), false)),
        ),
        (
            "run-withheld",
            draw(&run::Screen::new(
                f("nav-run", "/run"),
                &run::Wanted { withheld: "all".to_owned(), ..run::Wanted::default() },
                plan(),
                true,
            )),
        ),
        (
            "runs",
            draw(&run::History::new(
                f("nav-runs", "/runs"),
                paged((0..6).map(|ago| run_row(ago, 37)).collect(), 6),
            )),
        ),
        (
            "explain",
            draw(&explain::Screen::new(
                f("explain-title", "/customers/C-0104/why"),
                explanation(),
                None,
            )),
        ),
        (
            "letter",
            draw(&letter::Screen::new(
                f("letter-title", "/messages/x"),
                card(),
                explanation(),
                gallery_messages::way(),
            )),
        ),
    ]
    .into_iter()
    .chain(screens_of_the_house(language))
    .chain(regulation::screens(language))
    .chain(norms::screens(language))
    .chain(irrecoverable::screens(language))
    .chain(joining::screens(language))
    .chain(recovery::screens(language))
    .chain(agreements::screens(language))
    .chain(payables::screens(language))
    .chain(trust::screens(language))
    .chain(webhooks::screens(language))
    .chain(gallery_bank::screens(language))
    .chain(gallery_messages::screens(language))
    .chain(super::gallery_field::screens(language))
    .collect()
}

/// Rates, people, papers and the company itself.
fn screens_of_the_house(language: Language) -> Vec<(&'static str, String)> {
    let f = |key: &str, here: &str| frame(language, key, here);
    let draw = |page: &dyn askama::DynTemplate| page.dyn_render().expect("a page");
    vec![
        ("rates", draw(&rates::Screen::new(f("nav-rates", "/rates"), rates_shown()))),
        (
            "rates-preview",
            draw(&rates::Look::new(
                f("rates-preview-title", "/rates/list"),
                "keyrate.csv".to_owned(),
                rates_looked_at(),
                rates::TypedList::default(),
            )),
        ),
        (
            "users",
            draw(&users::Screen::new(
                f("nav-users", "/users"),
                people(),
                users::Accounts {
                    first: BTreeMap::from([(UserId::new(5), UserId::new(2))]),
                    own: UserId::new(1),
                },
            )),
        ),
        (
            "person",
            draw(
                &person::Screen::new(
                    f("nav-users", "/users"),
                    people(),
                    users::Accounts { first: BTreeMap::new(), own: UserId::new(1) },
                    &people()[1].login,
                )
                .expect("one of them"),
            ),
        ),
        ("papers", draw(&papers::List::new(f("papers-title", "/customers/x"), &card(), vec![]))),
        ("papers-all", draw(&papers::Catalogue::new(f("papers-title", "/papers")))),
        (
            "company",
            draw(&details::Screen::new(
                f("company-details-title", "/company"),
                &BTreeMap::from([("head".to_owned(), "Õie Väljaots".to_owned())]),
                false,
            )),
        ),
        (
            "choose-customer",
            draw(&choose::Screen::new(
                f("request-new", "/requests/new"),
                choose::Choosing {
                    path: "/requests/new".into(),
                    title: "request-new",
                    from: ("/requests", "nav-requests"),
                    filled: vec![("kind", "waiver".to_owned())],
                    q: "õ".to_owned(),
                },
                paged(customer_rows(), 214),
            )),
        ),
    ]
}

/// The page as text.
pub(super) fn draw_in(page: &dyn askama::DynTemplate) -> String {
    page.dyn_render().expect("a page")
}

#[test]
fn every_screen_speaks_every_language_completely() {
    let icons = include_str!("../../assets/icons.svg");
    for language in Language::ALL {
        for (name, html) in screens(language) {
            assert!(!html.contains('⟦'), "{name} in {}: a text is missing", language.code());
            assert!(!html.contains(" style="), "{name}: style attributes break the content policy");
            assert!(html.len() < 100_000, "{name}: {} bytes", html.len());
            for icon in html.split(".svg#").skip(1).filter_map(|rest| rest.split('"').next()) {
                assert!(icons.contains(&format!("id=\"{icon}\"")), "{name}: icon {icon}");
            }
        }
    }
}

#[test]
fn hostile_names_stay_text() {
    let mut hostile = card();
    hostile.name = "<script>alert(1)</script>\"'&".to_owned();
    hostile.phone = "\" onclick=\"alert(1)".to_owned();
    let source = customer::Source::Timeline(paged(vec![], 0));
    let frame = frame(Language::En, "nav-customers", "/customers/\"><script>");
    let page = customer::Screen::new(
        frame,
        hostile,
        source,
        &customer::Wanted::default(),
        customer::Forms::default(),
    );
    let html = page.render().expect("a page");
    assert!(!html.contains("<script>"), "markup came through");
    assert!(!html.contains("onclick=\""), "an attribute came through");
}

#[test]
fn gallery() {
    if std::env::var_os("SALDO_GALLERY").is_none() {
        return;
    }
    let root = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../target/gallery"));
    std::fs::create_dir_all(root.join("assets")).expect("a folder for the gallery");
    for name in ["saldo.css", "saldo.js", "field.js", "icons.svg", "mark.svg"] {
        let source = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/assets")).join(name);
        let target = root.join(crate::assets::href(name).trim_start_matches('/'));
        std::fs::copy(source, target).expect("an asset");
    }
    for language in Language::ALL {
        for (name, html) in screens(language) {
            for theme in [Theme::Light, Theme::Dark] {
                let lang = format!("lang=\"{}\"", language.code());
                let themed =
                    html.replacen(&lang, &format!("{lang} data-theme=\"{}\"", theme.code()), 1);
                let file = root.join(format!("{name}.{}.{}.html", language.code(), theme.code()));
                std::fs::write(file, themed).expect("a page");
            }
        }
    }
}

/// A hearing that is near, and limitation that runs out.
fn case_days() -> Vec<CaseDay> {
    let one = |name: &str, what, on: &str| CaseDay {
        code: "C-0104".to_owned(),
        name: name.to_owned(),
        what,
        day: day(on),
    };
    let limitation = CaseWork::Limitation { debts: 2, alarm: 30 };
    vec![
        one(NAMES[0].1, CaseWork::Next(NextKind::Hearing), "2026-11-20"),
        one(NAMES[1].1, limitation, "2026-12-18"),
    ]
}
