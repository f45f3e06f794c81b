//! The gallery's outbox: something in every state, and a letter that nobody knows of.

use super::gallery::{card, day, draw_in, eur, frame, moment, paged, person};
use super::letter::Way;
use super::messages::{Screen as Outbox, Wanted};
use super::{contact_terms, mailings, notices, policy_group, post, replies, sending as settings};
use crate::frame::Frame;
use saldo_domain::control::Channel;
use saldo_domain::delivery::{Consent, MessageState};
use saldo_domain::standing::contact_limits::{ContactMode, DebtPurpose, Debtor};
use saldo_domain::{EffectId, UserId};
use saldo_letters::Language;
use saldo_letters::notice::Written;
use saldo_letters::paper::Paper;
use saldo_work::delivery::mailings::{Cost, Group, LetterShown, MailingRow, MailingShown, Preview};
use saldo_work::delivery::{
    Attempt, BatchLetter, BatchRow, BatchShown, BroughtBack, MessageRow, Messages, Parked, Passage,
    PrintQueue, Sent, Terms,
};
use saldo_work::mailbox::{FileShown, Replies, ReplyShown, Shown, Whose};
use saldo_work::notices::{NoticeShown, Notices};
use saldo_work::policies::{Coming, GroupShown, Membership, Moved};
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
        mailing: (number == 4).then_some(3),
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
        brought_back: BroughtBack { messages: 14, notices: 1 },
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
        is_debtor_said: true,
        purpose: DebtPurpose::Personal,
        is_purpose_said: true,
        zone: "Asia/Vladivostok".into(),
        email: Consent::Given,
        sms: Consent::Refused,
        mode: ContactMode::Free,
        reason: "Helistas ja palus sõnumeid mitte saata.".into(),
        by: Some(person(3, "Mari Maasikas")),
        recorded: Some(moment(4)),
    };
    contact_terms::Screen::new(p, card, terms)
}

fn policy_of(p: Frame, card: Card) -> policy_group::Screen {
    let day = |text: &str| text.parse().expect("a day");
    let chains = || Some("Jaeketid".to_owned());
    let moved = |from, group, reason: &str| Moved {
        from,
        group,
        reason: reason.to_owned(),
        by: Some(person(3, "Mari Maasikas")),
        recorded: moment(4),
    };
    let follows = Membership {
        group: None,
        policy: "eight-step@1".to_owned(),
        coming: Some(Coming {
            from: day("2026-11-25"),
            group: chains(),
            policy: "chains@1".to_owned(),
        }),
        history: vec![
            moved(Some(day("2026-11-25")), chains(), "Läks keti alla."),
            moved(None, None, "Kuni lepinguni omaette."),
        ],
    };
    let groups = vec![GroupShown {
        name: "Jaeketid".to_owned(),
        customers: 14,
        policy: "chains@1".to_owned(),
        is_own: true,
    }];
    policy_group::Screen::new(p, card, (follows, groups), true)
}

fn mailing_row(number: i64, state: &'static str, left: u64) -> MailingRow {
    MailingRow {
        number,
        day: day("2026-11-20"),
        text: "overdue".into(),
        reason: "Kvartali lõpp: kõik, kes on üle nädala hilinenud, palume enne aruannet tasuda"
            .into(),
        state,
        letters: 1_204,
        left,
        by: Some(person(3, "Mari Maasikas")),
    }
}

fn mailing(p: Frame, state: &'static str, excluded: bool) -> mailings::One {
    let approved = state == "approved";
    let shown = MailingShown {
        row: mailing_row(3, state, if approved { 816 } else { 0 }),
        group: Group {
            bucket: "8-14".into(),
            status: "UNCERTAIN".into(),
            least: "500.00".into(),
            ..Group::default()
        },
        way: "email-post",
        words: 2,
        recorded: moment(1),
        approved: approved.then(|| (Some(person(4, "Peeter Põld")), moment(2))),
        ended: None,
        costs: vec![
            Cost { channel: Channel::Email, letters: 1_150, cost: eur(0) },
            Cost { channel: Channel::Post, letters: 54, cost: eur(7_020) },
        ],
        total_cost: eur(7_020),
        exclusions: vec![
            ("disputed".into(), 12),
            ("no-address".into(), 3),
            ("promised".into(), 41),
        ],
        states: match approved {
            true => [(MessageState::Planned, 388), (MessageState::Sent, 816)].into(),
            false => BTreeMap::new(),
        },
    };
    let letters = (0..4)
        .map(|number| LetterShown {
            code: format!("C-{number:04}"),
            name: NAMES[number].to_owned(),
            effect: EffectId::derive(&["gallery-mailing", &number.to_string()]),
            channel: if number == 2 { Channel::Post } else { Channel::Email },
            excluded: if excluded { "promised".into() } else { String::new() },
            asked: vec![eur(1_240_050)],
            state: (approved && !excluded).then_some(MessageState::Planned),
            why: String::new(),
            kept_by: if approved { "hours".into() } else { String::new() },
        })
        .collect();
    mailings::One::new(p, shown, paged(letters, 1_204), excluded)
}

fn batch_row(number: i64, open: u64) -> BatchRow {
    BatchRow {
        number,
        day: day("2026-11-20"),
        letters: 4,
        pages: 6,
        both_sides: false,
        open,
        hash: "5f0c81bd2a".repeat(6),
        by: Some(person(3, "Mari Maasikas")),
        at: moment(1),
    }
}

fn post_queue(p: Frame) -> post::Queue {
    let batches = paged(vec![batch_row(2, 4), batch_row(1, 0)], 2);
    post::Queue::new(p, PrintQueue { waiting: 37, batches })
}

fn post_batch(p: Frame) -> post::One {
    let letter = |at: u64| BatchLetter {
        effect: EffectId::derive(&["gallery-post", &at.to_string()]),
        place: at,
        first_page: 2 * at,
        pages: 1,
        code: format!("C-{at:04}"),
        name: NAMES[at as usize % NAMES.len()].to_owned(),
        recipient: "Pikk 1, 10123 Tallinn".into(),
        state: if at == 3 { MessageState::Withdrawn } else { MessageState::Planned },
        why: if at == 3 { "settled".into() } else { String::new() },
        outcome: String::new(),
    };
    let letters = (1..=4).map(letter).collect();
    post::One::new(p, BatchShown { row: batch_row(2, 4), letters })
}

fn mailing_letter(p: Frame) -> mailings::LetterScreen {
    let letter = Preview {
        code: "C-0001".into(),
        name: NAMES[1].into(),
        channel: Channel::Email,
        to: "raamatupidamine@example.ee".into(),
        written: Written {
            subject: "Tähtaja ületanud võlgnevus: 12 400,50 EUR".into(),
            body: "Saaja: Põhjatäht Ehitus OÜ\n\n• arve A-2026/1479: 12 400,50 EUR".into(),
        },
        papers: vec![(
            "reminder-2026-11-20-EUR.pdf".into(),
            Paper::new(Language::Et, "Meeldetuletus".into(), day("2026-11-20")),
        )],
    };
    mailings::LetterScreen::new(p, 3, "C-0001", Some(letter))
}

/// Name and HTML of every screen about messages.
fn mail(number: i64, kind: &str) -> ReplyShown {
    let is_person = kind == "person";
    let whose = Whose { code: "C-0001".into(), name: NAMES[0].into(), by: "letter".into() };
    let file = |file: i64, name: &str, is_kept| FileShown {
        file,
        name: name.into(),
        kind: "application/pdf".into(),
        size: 48_213 * file.unsigned_abs(),
        is_kept,
    };
    ReplyShown {
        reply: number,
        kind: kind.to_owned(),
        sender: "raamatupidamine@example.ee".into(),
        sender_name: if is_person { "Mari Õunapuu".into() } else { String::new() },
        subject: "Vastus: Maksetähtaja rikkumise teade: 12 400,50 EUR".into(),
        body: "Tere!\n\nMaksime eile, maksekorraldus lisatud.\n\nMari".into(),
        day: day("2026-11-20"),
        recorded: moment(1),
        whose: (number % 2 == 0).then_some(whose),
        effect: is_person.then(|| EffectId::derive(&["gallery-message", "6"])),
        is_unread: is_person,
        is_cut: number == 4,
        read_by: None,
        read_day: None,
        files: match is_person {
            true => vec![file(1, "maksekorraldus.pdf", true), file(900, "laoseis.zip", false)],
            false => Vec::new(),
        },
    }
}

fn told() -> Notices {
    let notice = |number: usize, kind: &str, state, why: &str| NoticeShown {
        notice: EffectId::derive(&["gallery-notice", &number.to_string()]),
        person: (number != 3).then(|| person(2, "Sales rep 2")),
        kind: kind.to_owned(),
        day: day("2026-11-20"),
        subject: format!("{}: {}", NAMES[number % NAMES.len()], number),
        body: "Müügiesindaja: ladu on tühi.\n\nKaup seisab, kuni keegi vastab.".into(),
        state,
        why: why.to_owned(),
        said: String::new(),
        recipient: "juht@example.ee".into(),
    };
    Notices {
        own: vec![
            notice(1, "urgent", MessageState::Sent, ""),
            notice(2, "digest", MessageState::Planned, "no-address"),
        ],
        not_arrived: vec![
            notice(3, "urgent", MessageState::Failed, "nobody"),
            notice(4, "urgent", MessageState::Uncertain, "unknown"),
        ],
    }
}

fn replies_list(p: Frame) -> replies::List {
    let rows =
        vec![mail(4, "person"), mail(3, "person"), mail(2, "automatic"), mail(1, "undelivered")];
    let found = Replies {
        rows: paged(rows, 4),
        counts: Shown::ALL.into_iter().map(|one| (one, 2)).collect(),
        has_mailbox: false,
    };
    replies::List::new(p, Shown::People, found)
}

pub(super) fn screens(language: Language) -> Vec<(&'static str, String)> {
    let f = |key: &str, here: &str| frame(language, key, here);
    vec![
        ("messages", draw_in(&outbox(f("nav-messages", "/messages")))),
        (
            "mailings",
            draw_in(&mailings::List::new(
                f("nav-mailings", "/mailings"),
                paged(
                    vec![
                        mailing_row(3, "drawn-up", 0),
                        mailing_row(2, "approved", 816),
                        mailing_row(1, "stopped", 20),
                    ],
                    3,
                ),
            )),
        ),
        (
            "mailing-new",
            draw_in(&mailings::NewScreen::new(
                f("mailing-new", "/mailings/new"),
                mailings::Typed::default(),
                &[],
                Some("“500 euri”".into()),
            )),
        ),
        ("mailing-waits", draw_in(&mailing(f("nav-mailings", "/mailings/3"), "drawn-up", false))),
        ("mailing-without", draw_in(&mailing(f("nav-mailings", "/mailings/3"), "drawn-up", true))),
        ("mailing-leaves", draw_in(&mailing(f("nav-mailings", "/mailings/3"), "approved", false))),
        (
            "mailing-letter",
            draw_in(&mailing_letter(f("mailing-preview-title", "/mailings/3/letters/C-0001"))),
        ),
        ("notices", draw_in(&notices::Screen::new(f("nav-notices", "/notices"), told()))),
        ("replies", draw_in(&replies_list(f("nav-replies", "/replies")))),
        (
            "reply",
            draw_in(&replies::Screen::new(f("reply-title", "/replies/4"), mail(4, "person"))),
        ),
        ("post", draw_in(&post_queue(f("nav-post", "/post")))),
        ("post-batch", draw_in(&post_batch(f("nav-post", "/post/2")))),
        ("sending", draw_in(&sending(f("sending-title", "/sending")))),
        ("contact-terms", draw_in(&terms(f("contact-terms-title", "/customers/x"), card()))),
        ("policy-group", draw_in(&policy_of(f("policy-group-title", "/customers/x"), card()))),
    ]
}
