//! Whom messages are handed to in tests, and a firm whose messages may leave.

use crate::firm::{BEGIN, Firm};
use saldo_channels::{Handed, Parcel, Short};
use saldo_domain::Role;
use saldo_domain::control::Channel;
use saldo_letters::paper::Paper;
use saldo_work::delivery::{self, Carriers, Outcome, Printer, Secrets, Tools};
use saldo_work::imports::Kind;
use saldo_work::{Office, Refused, Silent, Who};
use std::collections::{BTreeMap, VecDeque};
use std::sync::{Arc, Mutex};

/// Prints a paper as its own description: enough to see which one it was.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Plain;

impl Printer for Plain {
    fn print(&self, paper: &Paper) -> Result<Vec<u8>, String> {
        Ok(format!("%PDF\n{paper:?}").into_bytes())
    }

    fn pages(&self, _: &Paper) -> Result<usize, String> {
        Ok(1)
    }

    fn print_together(&self, papers: &[Paper], both_sides: bool) -> Result<Vec<u8>, String> {
        Ok(format!("%PDF\n{both_sides} {papers:?}").into_bytes())
    }
}

/// A printer that cannot.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Jammed;

impl Printer for Jammed {
    fn print(&self, _: &Paper) -> Result<Vec<u8>, String> {
        Err("no paper".to_owned())
    }

    fn pages(&self, _: &Paper) -> Result<usize, String> {
        Ok(1)
    }

    fn print_together(&self, _: &[Paper], _: bool) -> Result<Vec<u8>, String> {
        Err("no paper".to_owned())
    }
}

/// A message as it was handed over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Carried {
    pub(crate) to: String,
    /// Of the envelope; empty for a short message.
    pub(crate) sender: String,
    pub(crate) bytes: Vec<u8>,
}

/// Remembers what it was handed, and answers as told: from a list first, then "taken".
#[derive(Clone, Debug, Default)]
pub(crate) struct Post {
    pub(crate) carried: Arc<Mutex<Vec<Carried>>>,
    pub(crate) answers: Arc<Mutex<VecDeque<Handed>>>,
    /// Addresses that do not exist.
    pub(crate) dead: Vec<&'static str>,
    /// Addresses that the server's rules turn away.
    pub(crate) turned: Vec<&'static str>,
    /// Nobody is there.
    pub(crate) away: bool,
}

impl Post {
    pub(crate) fn answering(answers: impl IntoIterator<Item = Handed>) -> Self {
        let answers = Arc::new(Mutex::new(answers.into_iter().collect()));
        Self { answers, ..Self::default() }
    }

    /// To whom what it took went, in order.
    pub(crate) fn to(&self) -> Vec<String> {
        self.carried().into_iter().map(|one| one.to).collect()
    }

    pub(crate) fn carried(&self) -> Vec<Carried> {
        self.carried.lock().expect("no test panicked").clone()
    }

    fn take(&self, (sender, to): (&str, &str), bytes: &[u8]) -> Handed {
        if self.dead.contains(&to) {
            return Handed::Dead { said: "550 5.1.1 no such mailbox".into() };
        }
        if self.turned.contains(&to) {
            return turned_away();
        }
        let told = self.answers.lock().expect("no test panicked").pop_front();
        let handed = told.unwrap_or(Handed::Taken { said: "250".into(), reference: String::new() });
        if matches!(handed, Handed::Taken { .. } | Handed::Unknown { .. }) {
            let one =
                Carried { to: to.to_owned(), sender: sender.to_owned(), bytes: bytes.to_vec() };
            self.carried.lock().expect("no test panicked").push(one);
        }
        handed
    }
}

impl Carriers for Post {
    fn reach(&mut self, _: Channel) -> Result<(), String> {
        if self.away { Err("connection refused".to_owned()) } else { Ok(()) }
    }

    fn email(&mut self, parcel: Parcel<'_>) -> Handed {
        self.take((parcel.sender, parcel.recipient), parcel.bytes)
    }

    fn sms(&mut self, short: Short<'_>) -> Handed {
        self.take(("", short.to), short.text.as_bytes())
    }
}

pub(crate) fn unknown() -> Handed {
    Handed::Unknown { said: "the line broke".into() }
}

pub(crate) fn turned_away() -> Handed {
    Handed::TurnedAway { said: "550 5.7.1 blocked".into() }
}

pub(crate) fn later() -> Handed {
    Handed::Later { said: "451 4.3.0 not now".into() }
}

/// Settings as NAME=VALUE.
pub(crate) fn settings(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

/// A company whose messages may leave at any hour.
pub(crate) fn ready(firm: &Firm) {
    let usual = [
        ("smtp-host", "mail.example.ee"),
        ("smtp-security", "none"),
        ("sender", "arved@example.ee"),
        ("sms-address", "http://127.0.0.1:1/?to={to}&text={text}"),
        ("hours-from", "00:00"),
        ("hours-before", "24:00"),
        ("a-day", "20"),
        ("burst", "100000"),
    ];
    set(firm, &usual);
    switch_on(firm).expect("switched on");
}

/// Switches sending on with an environment that holds no secret.
pub(crate) fn switch_on(firm: &Firm) -> Result<(), Refused> {
    delivery::switch_on(&firm.office, firm.company, Who::program(), &Secrets::default())
}

pub(crate) fn set(firm: &Firm, pairs: &[(&str, &str)]) {
    delivery::set_sending(&firm.office, firm.company, Who::program(), &settings(pairs))
        .expect("set");
}

/// Customers C-1 … who are two days late, and the reminders that follow.
pub(crate) fn owe(firm: &Firm, customers: usize) {
    let mut cards = "Code,Name,Email,Phone\n".to_owned();
    let mut invoices = "Customer,Invoice number,Invoice date,Due date,Amount\n".to_owned();
    for number in 1..=customers {
        cards.push_str(&format!(
            "C-{number},Debtor {number} OÜ,debtor{number}@example.com,+372 5{number:06}\n"
        ));
        invoices.push_str(&format!("C-{number},A-{number},2026-02-16,2026-03-18,{number}00.00\n"));
    }
    firm.import(Kind::Customers, &cards);
    firm.import(Kind::Invoices, &invoices);
    firm.run(BEGIN);
}

/// One pass with this post.
pub(crate) fn pass(firm: &Firm, post: &Post) -> Outcome {
    pass_of(&firm.office, firm, post)
}

pub(crate) fn pass_of(office: &Office, firm: &Firm, post: &Post) -> Outcome {
    let mut post = post.clone();
    let mut tools = Tools { printer: &Plain, carriers: &mut post };
    delivery::deliver(office, firm.company, Who::program(), &mut tools, &Silent).expect("a pass")
}

/// How many messages to debtors stand in a state.
pub(crate) fn in_state(firm: &Firm, state: &str) -> i64 {
    let sql = format!(
        "SELECT COUNT(*) FROM outbox WHERE state = '{state}' AND channel IN ('email', 'sms')"
    );
    firm.office.store.peek(&sql).expect("counted")
}

/// Ids of the messages in a state.
pub(crate) fn ids(firm: &Firm, state: &str) -> Vec<String> {
    let filter = delivery::OutboxFilter {
        state: saldo_domain::delivery::MessageState::from_code(state),
        ..delivery::OutboxFilter::default()
    };
    let page = saldo_work::views::Page::first(500);
    let found = delivery::messages(&firm.office, firm.company, Who::program(), &filter, page);
    found.expect("listed").rows.rows.iter().map(|row| row.effect.to_string()).collect()
}

/// Somebody who may say what became of messages.
pub(crate) fn head() -> Who {
    Who::new(saldo_domain::UserId::new(5), Role::Director)
}
