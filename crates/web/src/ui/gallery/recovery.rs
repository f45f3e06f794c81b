//! Cases, limitation, sales and reconciliation acts: with and without anything in them.

use super::{NAMES, day, draw_in, eur, frame, person, today};
use crate::ui::{case, cases, laws, limitation, reconciliation, sales};
use saldo_domain::recovery::case::{Act, Fact, Next, NextKind, Stage, Sums, leading_from};
use saldo_domain::recovery::limitation::ALARM_DAYS;
use saldo_domain::recovery::reconciliation::State;
use saldo_domain::recovery::routes::{self, Expected};
use saldo_domain::{Amount, CustomerId, ItemId, UserId};
use saldo_letters::Language;
use saldo_store::acknowledgements::ActRow;
use saldo_work::cases::{
    ActShown, Assumed, Board, BoardRow, Calendar, CalendarRow, CaseDebt, Column, Decision, Entry,
    LotShown, OfferShown, Payment, PortfolioShown, RoutesShown, Sheet, Step, What,
};

/// Name and HTML of every screen about it.
pub(super) fn screens(language: Language) -> Vec<(&'static str, String)> {
    let f = |key: &str, here: &str| frame(language, key, here);
    let empty = Board { today: today(), columns: board().columns, rows: Vec::new() };
    let none = Calendar {
        today: today(),
        law_known: false,
        alarms: ALARM_DAYS.to_vec(),
        rows: Vec::new(),
        later: 3,
    };
    let bare = Sheet {
        stage: None,
        entries: Vec::new(),
        debts: Vec::new(),
        steps: vec![Step { act: Act::Open, needs: &[] }],
        ..sheet()
    };
    let at = |path: &str| format!("/customers/C-0104/{path}");
    vec![
        ("cases", draw_in(&cases::Screen::new(f("nav-cases", "/cases"), board(), None))),
        (
            "cases-none",
            draw_in(&cases::Screen::new(f("nav-watch", "/watch"), empty, Some(Stage::Watched))),
        ),
        ("case", draw_in(&case::Screen::new(f("nav-cases", &at("case")), sheet(), Some(ways())))),
        ("case-none", draw_in(&case::Screen::new(f("nav-cases", &at("case")), bare, None))),
        (
            "limitation",
            draw_in(&limitation::Screen::new(f("nav-limitation", "/limitation"), calendar(), 365)),
        ),
        (
            "limitation-none",
            draw_in(&limitation::Screen::new(f("nav-limitation", "/limitation"), none, 30)),
        ),
        ("laws", draw_in(&laws::Screen::new(f("nav-laws", "/laws"), "RU", today()))),
        ("sales", draw_in(&sales::Screen::new(f("nav-sales", "/sales"), portfolios(), today()))),
        ("sales-none", draw_in(&sales::Screen::new(f("nav-sales", "/sales"), Vec::new(), today()))),
        (
            "reconciliation",
            draw_in(&reconciliation::Screen::new(
                f("nav-acts", "/reconciliation"),
                acts(),
                today(),
            )),
        ),
        (
            "reconciliation-none",
            draw_in(&reconciliation::Screen::new(
                f("nav-acts", "/reconciliation"),
                Vec::new(),
                today(),
            )),
        ),
    ]
}

fn board() -> Board {
    let row = |at: usize, stage: Stage, next: Option<(&str, NextKind)>| BoardRow {
        customer: CustomerId::new(at as i64),
        code: NAMES[at].0.to_owned(),
        name: NAMES[at].1.to_owned(),
        stage,
        opened: Some(day("2026-09-01")),
        stake: eur(NAMES[at].2),
        next: next.map(|(on, kind)| Next { day: day(on), kind }),
        owner: Some(person(3, "Lawyer 1")),
    };
    let rows = vec![
        row(0, Stage::Court, Some(("2026-11-25", NextKind::Hearing))),
        row(1, Stage::PreTrial, Some(("2026-12-02", NextKind::FilingFrom))),
        row(2, Stage::Agency, None),
        row(3, Stage::Watched, Some(("2027-03-31", NextKind::WatchCheck))),
    ];
    let column = |stage: Stage| {
        let own: Vec<i64> =
            rows.iter().filter(|row| row.stage == stage).map(|row| row.stake.minor()).collect();
        Column { stage, cases: own.len(), stake: eur(own.iter().sum()) }
    };
    Board { today: today(), columns: Stage::ALL.map(column).to_vec(), rows }
}

fn entry(act: Act, on: &str, stage: Stage, place: i64) -> Entry {
    let fact = Fact {
        place,
        number: "2-26-1234".to_owned(),
        party: "Harju Maakohus".to_owned(),
        ..Fact::bare(act, day(on))
    };
    Entry { fact, stage, person: (place > 0).then_some(UserId::new(3)), debts: Vec::new() }
}

fn sheet() -> Sheet {
    let sums = Sums { principal: eur(18_420_050), penalty: eur(402_117), costs: eur(65_000) };
    let steps = leading_from(Stage::PreTrial).map(|line| Step { act: line.act, needs: line.needs });
    Sheet {
        customer: CustomerId::new(1),
        code: NAMES[0].0.to_owned(),
        name: NAMES[0].1.to_owned(),
        today: today(),
        currency: eur(0).currency(),
        stage: Some(Stage::PreTrial),
        entries: vec![
            entry(Act::Demand, "2026-10-01", Stage::PreTrial, 0),
            entry(Act::Claim, "2026-10-05", Stage::PreTrial, 1),
        ],
        earlier: 2,
        debts: vec![CaseDebt {
            item: ItemId::new(7),
            number: "A-2026-0117".to_owned(),
            due: day("2026-08-30"),
            open: eur(18_420_050),
            filing_from: Some(day("2026-11-05")),
            term: None,
        }],
        sums,
        pay_by: Some(day("2026-10-04")),
        filing_from: Some(day("2026-11-05")),
        watch: None,
        next: Some(Next { day: day("2026-11-05"), kind: NextKind::FilingFrom }),
        owner: Some(person(3, "Lawyer 1")),
        people: vec![person(3, "Lawyer 1"), person(4, "Director 1")],
        steps: steps.collect(),
        decisions: vec![Decision { number: 17, act: Act::Suit, day: day("2026-11-01") }],
        payments: vec![Payment {
            item: ItemId::new(9),
            number: String::new(),
            day: day("2026-10-20"),
            amount: eur(100_000),
        }],
        acknowledged: Vec::new(),
        may_acknowledge: true,
    }
}

fn ways() -> RoutesShown {
    let assumed = Assumed::default();
    let expected = Expected {
        claim: Amount::from_hundredths(18_822_167),
        by_contact: assumed.contact,
        by_agency: assumed.agency,
        commission: assumed.commission,
        price: assumed.price,
        by_court: assumed.court,
        costs: Amount::from_hundredths(65_000),
    };
    let outcomes = routes::compare(&expected).to_vec();
    RoutesShown {
        currency: eur(0).currency(),
        principal: eur(18_420_050),
        penalty: eur(402_117),
        fee: Some(eur(65_000)),
        by_order: true,
        best: routes::best(&outcomes),
        outcomes,
        assumed,
    }
}

fn calendar() -> Calendar {
    let row = |at: usize, left: i64, alarm: Option<i64>, barred: bool, filed: bool| CalendarRow {
        customer: CustomerId::new(at as i64),
        code: NAMES[at].0.to_owned(),
        name: NAMES[at].1.to_owned(),
        item: ItemId::new(7),
        number: "A-2023-0117".to_owned(),
        due: day("2023-11-30"),
        open: eur(NAMES[at].2),
        last_safe_day: today().plus(left),
        last_day: today().plus(left + 1),
        barred,
        left,
        alarm,
        restarted: barred.then(|| day("2023-12-01")),
        filed,
    };
    let rows = vec![
        row(0, -12, Some(7), true, false),
        row(1, 5, Some(7), false, false),
        row(2, 100, Some(180), false, false),
        row(3, 300, None, false, false),
        row(4, 20, Some(30), false, true),
    ];
    Calendar { today: today(), law_known: true, alarms: ALARM_DAYS.to_vec(), rows, later: 12 }
}

fn portfolios() -> Vec<PortfolioShown> {
    let lot = |at: usize| LotShown {
        code: NAMES[at].0.to_owned(),
        name: NAMES[at].1.to_owned(),
        number: "A-2025-0117".to_owned(),
        amount: eur(NAMES[at].2),
    };
    let offer = |place: i64, price: i64, accepted: bool| OfferShown {
        offer: place,
        buyer: "Baltic Claims AS".to_owned(),
        price: eur(price),
        loss: eur(10_000_000 - price),
        discount: Some((10_000_000 - price) / 1_000),
        on: day("2026-11-10"),
        person: Some(person(3, "Lawyer 1")),
        accepted,
        own: place == 2,
    };
    let one = |portfolio: i64, ended: Option<What>| PortfolioShown {
        portfolio,
        name: "Spring".to_owned(),
        on: day("2026-11-01"),
        until: day("2026-11-30"),
        total: eur(10_000_000),
        lots: vec![lot(0), lot(1)],
        offers: vec![
            offer(1, 3_000_000, ended == Some(What::Accepted)),
            offer(2, 2_500_000, false),
        ],
        ended,
    };
    vec![one(3, None), one(2, Some(What::Accepted)), one(1, Some(What::Ended))]
}

fn acts() -> Vec<ActShown> {
    let one = |at: usize, state: State, overdue: bool| ActShown {
        code: NAMES[at].0.to_owned(),
        name: NAMES[at].1.to_owned(),
        row: ActRow {
            customer: CustomerId::new(at as i64),
            act: 1,
            state,
            as_of: day("2026-10-31"),
            amount: eur(NAMES[at].2),
            confirmed: eur(if state == State::Signed { NAMES[at].2 } else { 0 }),
            on: day("2026-11-02"),
            note: String::new(),
            person: UserId::new(3),
        },
        overdue,
    };
    vec![
        one(0, State::Sent, true),
        one(1, State::Signed, false),
        one(2, State::Disputed, false),
        one(3, State::Silent, false),
    ]
}
