//! Money in, as the gallery shows it.

use super::gallery::{day, document, draw_in, eur, moment, paged, person};
use super::{bank, bank_choose, imports, refunds};
use saldo_domain::bank::{LineFact, OtherSide};
use saldo_domain::book::ItemKind;
use saldo_domain::matching::{Difference, Doubt, Evidence, Reading};
use saldo_domain::refunds::{Act, State};
use saldo_domain::{CustomerId, ItemId, Money, UserId};
use saldo_letters::Language;
use saldo_store::bank::{ActRow, LineRow, LineState, StatementRow};
use saldo_work::bank::{
    Asked, InboxLine, LineFate, Pays, PreviewAccount, PreviewLine, Proposed, ProposedShare,
    StatementCounts,
};
use saldo_work::imports::{ImportOutcome, Kind};
use saldo_work::refunds::{
    OrderShown, Overview, Payee, RefundAct, RefundShown, Suggested, ToOrder,
};

fn line(number: i64, minor: i64, name: &str, text: &str, doubt: Doubt) -> LineRow {
    LineRow {
        line: number,
        account: "EE571010220229377229".to_owned(),
        statement: 1,
        batch: 3,
        fact: LineFact {
            place: 12,
            booked: day("2026-11-20"),
            amount: eur(minor),
            reversal: minor < 0,
            bank_id: "2026112000731".to_owned(),
            end_to_end: String::new(),
            number: "77".to_owned(),
            reference: if number == 1 { "10016".to_owned() } else { String::new() },
            text: text.to_owned(),
            other: OtherSide {
                name: name.to_owned(),
                account: "EE522200221020140001".to_owned(),
                code: "12712817".to_owned(),
                behalf: String::new(),
            },
        },
        state: LineState::Open,
        doubt: doubt.code().to_owned(),
        payment: None,
        linked: false,
    }
}

fn proposed(code: &str, name: &str, minor: i64, short: Option<(Money, Difference)>) -> Proposed {
    let item = ItemId::new(7);
    Proposed {
        customer: CustomerId::new(1),
        code: code.to_owned(),
        name: name.to_owned(),
        shares: vec![ProposedShare {
            item,
            number: "A-2026/1481".to_owned(),
            due: day("2026-10-01"),
            open: eur(minor),
            amount: eur(minor),
        }],
        rest: eur(if short.is_some() { 0 } else { 12_050 }),
        rest_in_order: false,
        deducted: match short {
            Some(_) => vec![(ItemId::new(8), "KR-2026/17".to_owned(), eur(2_000))],
            None => Vec::new(),
        },
        short,
        evidence: vec![
            Evidence::Name,
            Evidence::Number { item, reading: Reading::LookAlike },
            Evidence::PartOfDebt,
        ],
        recorded: None,
    }
}

fn questions() -> Vec<InboxLine> {
    let asked = |row: LineRow, doubt, proposals| InboxLine {
        row,
        doubt: Some(doubt),
        proposals,
        earlier: Vec::new(),
        refunds: Vec::new(),
    };
    vec![
        asked(
            line(
                1,
                1_240_050,
                "Põhjatäht Grupp AS",
                "Tasumine arve A-2026/l481 eest, Põhjatäht Ehitus OÜ",
                Doubt::ThirdParty,
            ),
            Doubt::ThirdParty,
            vec![
                proposed(
                    "C-0104",
                    "Põhjatäht Ehitus OÜ",
                    1_240_050,
                    Some((eur(250), Difference::Fee)),
                ),
                proposed("C-0311", "Viru Veod OÜ", 96_050, None),
            ],
        ),
        asked(
            line(
                2,
                99_000,
                "ООО «Северный торговый дом „Русь-Провиант“»",
                "Оплата по договору поставки № 15 от 01.02.2026, в т.ч. НДС",
                Doubt::UnknownNumber,
            ),
            Doubt::UnknownNumber,
            vec![proposed("C-0017", "ООО «Северный торговый дом „Русь-Провиант“»", 86_950, None)],
        ),
        asked(line(3, 12_345, "", "tere", Doubt::NobodyKnown), Doubt::NobodyKnown, Vec::new()),
        asked(
            line(4, 12_345, "Kaupmees & Pojad AS", "arve 1499", Doubt::MaybeTold),
            Doubt::MaybeTold,
            vec![Proposed {
                recorded: Some(ItemId::new(9)),
                ..proposed("C-0233", "Kaupmees & Pojad AS", 12_345, None)
            }],
        ),
    ]
}

fn statements() -> Vec<StatementRow> {
    vec![StatementRow {
        statement: 1,
        account: "EE571010220229377229".to_owned(),
        currency: eur(0).currency(),
        number: "2026-63".to_owned(),
        format: "camt.053".to_owned(),
        from: Some(day("2026-11-18")),
        to: Some(day("2026-11-20")),
        opening: Some(eur(1_000_000)),
        closing: Some(eur(2_384_800)),
        batch: 3,
    }]
}

fn act(state: LineState, doubt: &str, why: &str, person: i64) -> ActRow {
    ActRow {
        line: 1,
        state,
        doubt: doubt.to_owned(),
        payment: None,
        linked: false,
        other: None,
        why: why.to_owned(),
        reason: String::new(),
        person: UserId::new(person),
        recorded: moment(1),
    }
}

fn preview() -> saldo_work::bank::Preview {
    let counts = StatementCounts {
        statements: 1,
        matched: 180,
        asked: 7,
        returned: 1,
        refunded: 1,
        doubtful: 2,
        pending: 3,
    };
    let outcome = ImportOutcome {
        file: "väljavõte-november.xml".to_owned(),
        kind: Kind::Statement,
        read: 214,
        new: 191,
        changed: 0,
        unchanged: 23,
        refused: Vec::new(),
        refused_total: 0,
        new_customers: 0,
        dry_run: true,
        file_hash: "cd".repeat(32),
        batch: None,
        unfound: 0,
        remarks: Vec::new(),
        remarks_total: 0,
        statement: Some(counts),
    };
    let row = questions().remove(0).row.fact;
    let fate = |known: bool, state: LineState, doubt: &str| LineFate {
        known,
        state,
        doubt: doubt.to_owned(),
        customer: None,
        pays: None,
    };
    let paid = LineFate {
        customer: Some(("C-0104".to_owned(), "Põhjatäht Ehitus OÜ".to_owned())),
        pays: Some(Pays { documents: vec![("A-1481".to_owned(), eur(84_000))], rest: eur(1_200) }),
        ..fate(false, LineState::Matched, "")
    };
    let fates = [
        paid,
        fate(true, LineState::Matched, ""),
        fate(false, LineState::Open, "name-alone"),
        fate(false, LineState::Out, ""),
        fate(false, LineState::Returned, ""),
        fate(false, LineState::Refunded, ""),
    ];
    let line = |fate| PreviewLine {
        booked: row.booked,
        amount: row.amount,
        name: row.other.name.clone(),
        text: row.text.clone(),
        fate: Some(fate),
    };
    saldo_work::bank::Preview {
        file: outcome.file.clone(),
        format: "camt.053".to_owned(),
        accounts: vec![PreviewAccount {
            account: "EE571010220229377229".to_owned(),
            from: Some(day("2026-11-18")),
            to: Some(day("2026-11-20")),
            opening: Some(eur(1_000_000)),
            closing: Some(eur(2_384_800)),
            lines: 214,
        }],
        lines: paged(fates.into_iter().map(line).collect(), 214),
        outcome,
    }
}

fn refund(number: i64, state: State) -> RefundShown {
    RefundShown {
        refund: number,
        state,
        customer: CustomerId::new(1),
        code: "C-0104".to_owned(),
        name: "Põhjatäht Ehitus OÜ".to_owned(),
        item: ItemId::new(2),
        number: "77".to_owned(),
        effective: day("2026-11-20"),
        amount: eur(96_050),
        own_account: "EE571010220229377229".to_owned(),
        payee: "Põhjatäht Grupp AS".to_owned(),
        payee_account: "EE522200221020140001".to_owned(),
        payee_bank: String::new(),
        payee_code: "12712817".to_owned(),
        reason: "Arve A-2026/1481 oli juba tasutud".to_owned(),
        account_reason: "Kliendi kiri 20. novembrist: maksja on emaettevõte".to_owned(),
        by: Some(person(1, "Administrator 1")),
        on: day("2026-11-21"),
        order: if state == State::Ordered { 1 } else { 0 },
        own: false,
    }
}

/// What of a payment goes back, and what a proposal begins with.
pub(super) fn going_back() -> (Vec<RefundShown>, Suggested) {
    let account = "EE522200221020140001".to_owned();
    let payee = Payee { name: "Põhjatäht Grupp AS".to_owned(), account, ..Payee::default() };
    let own_account = "EE571010220229377229".to_owned();
    (vec![refund(3, State::Proposed)], Suggested { payee, own_account })
}

fn refunds_shown() -> Overview {
    let order = OrderShown {
        order: 1,
        form: "pain001".to_owned(),
        account: "EE571010220229377229".to_owned(),
        message_id: "SALDO-1-1-65f2a0b1c2d3e".to_owned(),
        transfers: 2,
        total: eur(192_100),
        hash: "cd".repeat(32),
        by: Some(person(1, "Administrator 1")),
        on: day("2026-11-21"),
        at: moment(1),
        again: 1,
    };
    let states = [State::Proposed, State::Approved, State::Ordered, State::Paid];
    let rows = (1..).zip(states).map(|(number, state)| refund(number, state)).collect();
    let to_order =
        ToOrder { account: "EE571010220229377229".to_owned(), transfers: 1, total: eur(96_050) };
    Overview {
        refunds: paged(rows, 4),
        to_order: vec![to_order],
        orders: vec![order],
        brought_back: true,
    }
}

fn refund_act(what: Act) -> RefundAct {
    RefundAct {
        what,
        order: 0,
        line: 0,
        reason: String::new(),
        by: Some(person(1, "Administrator 1")),
        in_place_of: None,
        on: day("2026-11-21"),
        at: moment(1),
    }
}

/// Name and HTML of every screen about money in.
pub(super) fn screens(language: Language) -> Vec<(&'static str, String)> {
    let f = |key: &str, here: &str| super::gallery::frame(language, key, here);
    let wanted = bank::Wanted::default();
    let matched = InboxLine {
        row: LineRow {
            state: LineState::Matched,
            doubt: String::new(),
            payment: Some((CustomerId::new(1), ItemId::new(2))),
            linked: false,
            ..line(1, 1_240_050, "Põhjatäht Ehitus OÜ", "Arve A-2026/1481", Doubt::NobodyKnown)
        },
        doubt: None,
        proposals: Vec::new(),
        earlier: Vec::new(),
        refunds: Vec::new(),
    };
    let why = r#"["name",{"number":{"item":7,"reading":"exact"}}]"#;
    let acts = vec![
        (act(LineState::Open, "third-party", "", 0), String::new()),
        (act(LineState::Matched, "", why, 1), person(1, "Administrator 1").name),
    ];
    let customer = Some(("C-0104".to_owned(), "Põhjatäht Ehitus OÜ".to_owned()));
    let returned = InboxLine {
        row: line(5, -12_345, "Kaupmees & Pojad AS", "tagastus", Doubt::WhichReturned),
        doubt: Some(Doubt::WhichReturned),
        proposals: Vec::new(),
        earlier: vec![line(6, 12_345, "Kaupmees & Pojad AS", "arve 1499", Doubt::NobodyKnown)],
        refunds: Vec::new(),
    };
    let acts_of_refund = vec![refund_act(Act::Proposed)];
    let nothing = Overview {
        refunds: paged(vec![], 0),
        to_order: vec![],
        orders: vec![],
        brought_back: false,
    };
    vec![
        (
            "refunds",
            draw_in(&refunds::Screen::new(
                f("nav-refunds", "/refunds"),
                &refunds::Wanted::default(),
                refunds_shown(),
            )),
        ),
        (
            "refunds-none",
            draw_in(&refunds::Screen::new(
                f("nav-refunds", "/refunds"),
                &refunds::Wanted::default(),
                nothing,
            )),
        ),
        (
            "refund",
            draw_in(&refunds::One::new(
                f("nav-refunds", "/refunds/1"),
                refund(1, State::Proposed),
                acts_of_refund,
            )),
        ),
        (
            "bank",
            draw_in(&bank::Screen::new(
                f("nav-bank", "/bank"),
                &wanted,
                paged(questions(), 4),
                statements(),
            )),
        ),
        (
            "bank-none",
            draw_in(&bank::Screen::new(f("nav-bank", "/bank"), &wanted, paged(vec![], 0), vec![])),
        ),
        (
            "bank-line",
            draw_in(&bank::One::new(
                f("nav-bank", "/bank/1"),
                Asked { line: matched, acts, customer, refund: None },
            )),
        ),
        (
            "bank-choose",
            draw_in(&bank_choose::Screen::new(
                f("bank-another", "/bank/2/choose"),
                line(2, 1_240_050, "Tundmatu Maksja", "arved sügis", Doubt::NobodyKnown),
                bank_choose::Chosen {
                    code: "C-0104".to_owned(),
                    name: "Põhjatäht Ehitus OÜ".to_owned(),
                    documents: paged(
                        vec![
                            document(1, ItemKind::Goods, 1_000_000, 12),
                            document(2, ItemKind::Services, 240_050, 2),
                        ],
                        240,
                    ),
                    number: String::new(),
                },
            )),
        ),
        (
            "bank-returned",
            draw_in(&bank::One::new(
                f("nav-bank", "/bank/5"),
                Asked { line: returned, acts: vec![], customer: None, refund: None },
            )),
        ),
        (
            "statement-preview",
            draw_in(&imports::LookAtStatement::new(
                f("nav-import", "/import/x"),
                "x".to_owned(),
                preview(),
            )),
        ),
    ]
}
