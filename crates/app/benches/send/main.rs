//! How fast messages are put into words and bytes, and handed to a mail server on loopback:
//! `cargo bench -p saldo-app --bench send -- --letters 20000 --seed 1`.

use saldo_channels::testing::{Fault, Peer};
use saldo_channels::{Handed, Letter, Parcel, Secret, Security, Server, Smtp, compose, parts};
use saldo_domain::{Currency, Day, Money};
use saldo_letters::notice::{self, Notice, NoticeLine, Written};
use saldo_letters::{Language, Texts};
use std::time::{Duration, Instant};

fn main() {
    let (letters, seed) = (asked("--letters", 20_000), asked("--seed", 1));
    println!("{letters} messages, seed {seed}");
    let start = Instant::now();
    let bytes: Vec<Vec<u8>> = (0..letters).map(|number| mail(seed, number)).collect();
    told("put into words and bytes as mail, one core", letters, start);
    let start = Instant::now();
    let cut: usize = (0..letters).map(|number| short(seed, number)).sum();
    told("put into words and parts as short messages, one core", letters, start);
    println!("  {cut} parts");
    let peer = Peer::start(Box::new(|_| Fault::None));
    let mut smtp = Smtp::to(Server {
        host: "127.0.0.1".into(),
        port: peer.port(),
        security: Security::Open,
        user: String::new(),
        password: Secret::default(),
        hello: "example.ee".into(),
        patience: Duration::from_secs(20),
        deadline: Duration::from_secs(120),
    });
    let start = Instant::now();
    for bytes in &bytes {
        let (sender, recipient) = ("arved@example.ee", "debtor@example.com");
        let handed = smtp.hand_over(Parcel { sender, recipient, bytes });
        assert!(matches!(handed, Handed::Taken { .. }), "{handed:?}");
    }
    told("handed over by SMTP on loopback, one line", letters, start);
    assert_eq!(peer.taken().len() as u64, letters, "each once");
}

/// The number behind this word of the command line.
fn asked(name: &str, usual: u64) -> u64 {
    let words: Vec<String> = std::env::args().collect();
    let at = words.iter().position(|word| word == name);
    at.and_then(|at| words.get(at + 1)?.parse().ok()).unwrap_or(usual)
}

fn told(what: &str, count: u64, start: Instant) {
    let took = start.elapsed().as_micros().max(1);
    let a_second = u128::from(count) * 1_000_000 / took;
    println!("{what}: {a_second} a second, {} µs each", took / u128::from(count.max(1)));
}

/// A number that follows from seed and place alone.
fn mixed(seed: u64, number: u64) -> u64 {
    let mut mixed = (seed ^ number.rotate_left(32)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    mixed ^= mixed >> 29;
    mixed.wrapping_mul(0xBF58_476D_1CE4_E5B9) >> 16
}

fn words(seed: u64, number: u64) -> (Language, Written) {
    let language = Language::ALL[(mixed(seed, number) % 3) as usize];
    let currency = Currency::from_code("EUR").expect("EUR");
    let due = Day::of(2026, 3, 18).expect("a day");
    let line = |at: u64| NoticeLine {
        number: format!("A-{number}-{at}"),
        effective: None,
        due,
        open: Money::from_minor((mixed(seed, number + at) % 1_000_000 + 1) as i64, currency),
        days_late: 2,
    };
    let notice = Notice {
        text: "overdue".to_owned(),
        customer: format!("Õunapuu & Pojad {number} OÜ"),
        company: "Põhjala Kaubad AS".to_owned(),
        demand_days: 3,
        terms: Vec::new(),
        asked: Vec::new(),
        lines: (0..=mixed(seed, number) % 5).map(line).collect(),
    };
    (language, notice::write(Texts::of(language), &notice))
}

fn mail(seed: u64, number: u64) -> Vec<u8> {
    let (language, written) = words(seed, number);
    let id = format!("{number:032x}.1@example.ee");
    let letter = Letter {
        message_id: &id,
        date: 1_774_000_000,
        from_name: "Põhjala Kaubad AS",
        from: "arved@example.ee",
        reply_to: "",
        to_name: "Õunapuu & Pojad OÜ",
        to: "debtor@example.com",
        subject: &written.subject,
        text: &written.body,
        language: language.code(),
        files: &[],
        unsubscribe: "",
    };
    compose(&letter).expect("composed")
}

fn short(seed: u64, number: u64) -> usize {
    parts(&words(seed, number).1.body).parts.len()
}
