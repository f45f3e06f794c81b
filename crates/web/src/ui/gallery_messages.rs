//! The gallery's outbox: something in every state, and a letter that nobody knows of.

use super::gallery::{card, day, draw_in, eur, frame, moment, paged, person};
use super::letter::Way;
use super::messages::{Screen as Outbox, Wanted};
use super::{contact_terms, sending as settings};
use crate::frame::Frame;
use saldo_domain::control::Channel;
use saldo_domain::delivery::{Consent, MessageState};
use saldo_domain::standing::contact_limits::{DebtPurpose, Debtor};
use saldo_domain::{EffectId, UserId};
use saldo_letters::Language;
use saldo_letters::notice::Written;
use saldo_work::delivery::{Attempt, MessageRow, Messages, Parked, Passage, Sent, Terms};
use saldo_work::views::Card;
use std::collections::BTreeMap;

const NAMES: [&str; 4] = [
    "Põhjatäht Ehitus OÜ",
    "ООО «Северный торговый дом „Русь-Провиант“»",
    "Baltic Fresh Produce International Wholesale Ltd",
    "Õunapuu talu FIE",
];

fn row(number: usize, state: MessageState, why: &str, kept_by: &str) -> MessageRow {
    let sms = number % 3 == 2;
    MessageRow {
        effect: EffectId::derive(&["gallery-message", &number.to_string()]),
        code: format!("C-{number:04}"),
        name: NAMES[number % NAMES.len()].to_owned(),
        channel: if sms { Channel::Sms } else { Channel::Email },
        recipient: if sms { "+37251234567".into() } else { "raamatupidamine@example.ee".into() },
        day: day("2026-11-20"),
        state,
        why: why.to_owned(),
        kept_by: kept_by.to_owned(),
        text: "breach-notice".to_owned(),
        clause: "LAD-05".to_owned(),
        step: 5,
        not_before: (!kept_by.is_empty()).then(|| day("2026-11-23")),
        asked: vec![eur(1_240_050)],
    }
}

fn outbox(p: Frame) -> Outbox {
    let rows = vec![
        row(1, MessageState::Planned, "", "hours"),
        row(2, MessageState::Planned, "later", ""),
        row(3, MessageState::Sent, "", ""),
        row(4, MessageState::Delivered, "", ""),
        row(5, MessageState::Failed, "dead-address", ""),
        row(6, MessageState::Uncertain, "unknown", ""),
        row(7, MessageState::Withheld, "no-consent", ""),
        row(8, MessageState::Withdrawn, "settled", ""),
    ];
    let found = Messages {
        counts: MessageState::ALL.into_iter().map(|state| (state, 3)).collect(),
        rows: paged(rows, 812),
        on: false,
        flood: Some(Parked { waiting: 812, may_leave: 500 }),
    };
    Outbox::new(p, &Wanted::default(), found)
}

/// A letter whose line broke after it was handed over.
pub(super) fn way() -> Way {
    let passage = |what: &str, said: &str, days| Passage {
        fence: 1,
        what: what.to_owned(),
        said: said.to_owned(),
        person: UserId::new(0),
        recorded: moment(days),
    };
    let attempt = Attempt {
        fence: 1,
        message_id: "0123456789abcdef0123456789abcdef.1@example.ee".into(),
        sender: "arved@example.ee".into(),
        recipient: "raamatupidamine@example.ee".into(),
        language: "et".into(),
        written: Written {
            subject: "Maksetähtaja rikkumise teade: 12 400,50 EUR".into(),
            body: "Saaja: Põhjatäht Ehitus OÜ\n\n• arve A-2026/1479: 12 400,50 EUR".into(),
        },
        bytes: 48_213,
        hash: "c0ffee".into(),
        at: moment(1),
    };
    let sent = Sent {
        row: row(6, MessageState::Uncertain, "unknown", ""),
        attempts: vec![attempt],
        passages: vec![
            (passage("claimed", "", 1), None),
            (passage("uncertain", "network error: Connection reset by peer", 1), None),
        ],
        zone: "Europe/Tallinn".into(),
    };
    Way { sent: Some(sent), drafted: None }
}

fn sending(p: Frame) -> settings::Screen {
    let told: BTreeMap<String, String> = [
        ("smtp-host", "mail.example.ee"),
        ("smtp-port", "587"),
        ("smtp-security", "starttls"),
        ("sender", "arved@example.ee"),
        ("sms-address", "https://sms.example/send?to={to}&text={text}&id={id}&key={secret}"),
        ("burst", "500"),
    ]
    .into_iter()
    .map(|(name, value)| (name.to_owned(), value.to_owned()))
    .collect();
    settings::Screen::new(p, &told, false)
}

fn terms(p: Frame, card: Card) -> contact_terms::Screen {
    let terms = Terms {
        debtor: Debtor::Individual,
        purpose: DebtPurpose::Personal,
        zone: "Asia/Vladivostok".into(),
        email: Consent::Given,
        sms: Consent::Refused,
        reason: "Helistas ja palus sõnumeid mitte saata.".into(),
        by: Some(person(3, "Mari Maasikas")),
        recorded: Some(moment(4)),
    };
    contact_terms::Screen::new(p, card, terms)
}

/// Name and HTML of every screen about messages.
pub(super) fn screens(language: Language) -> Vec<(&'static str, String)> {
    let f = |key: &str, here: &str| frame(language, key, here);
    vec![
        ("messages", draw_in(&outbox(f("nav-messages", "/messages")))),
        ("sending", draw_in(&sending(f("sending-title", "/sending")))),
        ("contact-terms", draw_in(&terms(f("contact-terms-title", "/customers/x"), card()))),
    ]
}
