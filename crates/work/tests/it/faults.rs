//! Letters and short messages through peers that fail (goal R4, gate figures).
//!
//! Ten thousand letters through a peer that says no for now or for good at every step of the
//! protocol, stalls there longer than anybody waits, says one byte at a time, cuts the line after
//! the last dot and is started anew in between: none twice, none lost, and no more
//! doubts than faults that leave some. Two thousand short messages through a gateway that does the
//! same over HTTP.

use crate::firm::Firm;
use crate::post::{Plain, head, ids, in_state, owe, ready, set};
use saldo_channels::testing::{Fault, Peer};
use saldo_domain::book::Moment;
use saldo_work::delivery::{self, Answer, Outside, Secrets, Tools, Waits};
use saldo_work::{Clock as _, Silent, Who};
use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// Letters of the gate; the nightly run sets more.
const LETTERS: usize = 10_000;

/// Workers that hand over at once.
const WORKERS: usize = 3;

/// So often the peer is started anew.
const RESTARTS: usize = 8;

/// Every fortieth letter or so meets a fault, and each fault is met.
fn script(number: u64) -> Fault {
    let mixed = number.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32;
    match mixed % 40 {
        0 => Fault::ALL[(mixed / 40 % Fault::ALL.len() as u64) as usize],
        _ => Fault::None,
    }
}

/// Short waits: a peer that stalls does so for longer.
const WAITS: Waits =
    Waits { patience: Duration::from_millis(700), deadline: Duration::from_millis(2_500) };

fn one_pass(firm: &Firm) {
    let sending = delivery::sending(&firm.office, firm.company).expect("settings");
    let mut carriers = Outside::waiting(&sending, &Secrets::default(), WAITS);
    let mut tools = Tools { printer: &Plain, carriers: &mut carriers };
    delivery::deliver(&firm.office, firm.company, Who::program(), &mut tools, &Silent)
        .expect("a pass");
}

/// Passes until nothing waits, several workers at once; an hour goes by between two passes. What a
/// peer has refused for good a person has tried again.
fn until_nothing_waits(firm: &Firm) {
    for _ in 0..500 {
        std::thread::scope(|scope| {
            for _ in 0..WORKERS {
                scope.spawn(|| one_pass(firm));
            }
        });
        if in_state(firm, "planned") == 0 {
            let failed = ids(firm, "failed");
            if failed.is_empty() {
                return;
            }
            for id in failed {
                delivery::try_again(&firm.office, firm.company, head(), &id).expect("again");
            }
        }
        firm.clock.set(Moment(firm.clock.now().0 + 3_600_000_000));
    }
    panic!("{} letters wait for ever", in_state(firm, "planned"));
}

/// Ids of all uncertain ones: a list shows so many at once.
fn uncertain(firm: &Firm) -> Vec<String> {
    ids(firm, "uncertain")
}

#[test]
fn letters_through_a_faulting_peer() {
    let letters =
        std::env::var("SALDO_LETTERS").ok().and_then(|text| text.parse().ok()).unwrap_or(LETTERS);
    let firm = Firm::new();
    owe(&firm, letters);
    ready(&firm);
    let peer = Peer::start(Box::new(script));
    let port = peer.port().to_string();
    set(&firm, &[("smtp-host", "127.0.0.1"), ("smtp-port", &port), ("attach", "none")]);
    let done = AtomicBool::new(false);
    std::thread::scope(|scope| {
        let (peer, done) = (&peer, &done);
        scope.spawn(move || {
            let mut restarts = 0;
            while !done.load(Ordering::SeqCst) {
                if peer.taken().len() > (restarts + 1) * letters / (RESTARTS + 1) {
                    peer.restart();
                    restarts += 1;
                }
                std::thread::sleep(Duration::from_millis(5));
            }
            assert_eq!(restarts, RESTARTS, "the peer was started anew in between");
        });
        until_nothing_waits(&firm);
        done.store(true, Ordering::SeqCst);
    });
    let doubts = peer.faults().into_iter().filter(|fault| fault.leaves_doubt()).count();
    let found = uncertain(&firm);
    assert!(found.len() <= doubts, "{} uncertain for {doubts} faults", found.len());
    assert!(!found.is_empty(), "the script makes doubts");
    // A person asks the peer, and says so.
    let taken: BTreeSet<String> = peer.taken().into_iter().collect();
    for id in found {
        let name = format!("<{id}.{}@example.ee>", firm.company);
        let answer = if taken.contains(&name) { Answer::Left } else { Answer::DidNot };
        delivery::answer(&firm.office, firm.company, head(), &id, answer).expect("said");
    }
    while in_state(&firm, "planned") > 0 {
        until_nothing_waits(&firm);
        let taken: BTreeSet<String> = peer.taken().into_iter().collect();
        for id in uncertain(&firm) {
            let name = format!("<{id}.{}@example.ee>", firm.company);
            let answer = if taken.contains(&name) { Answer::Left } else { Answer::DidNot };
            delivery::answer(&firm.office, firm.company, head(), &id, answer).expect("said");
        }
    }
    let mut counts: BTreeMap<String, u32> = BTreeMap::new();
    for name in peer.taken() {
        *counts.entry(name).or_default() += 1;
    }
    assert_eq!(counts.values().filter(|count| **count > 1).count(), 0, "none twice");
    assert_eq!(counts.len(), letters, "none lost");
    assert_eq!(in_state(&firm, "sent") as usize, letters);
    let met: BTreeSet<String> = peer.faults().iter().map(|fault| format!("{fault:?}")).collect();
    let often = letters >= LETTERS;
    assert!(met.len() >= if often { 25 } else { 12 }, "the faults that were met: {met:?}");
    firm.assert_sound();
}

/// What goes wrong with a short message at the gateway.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Trouble {
    None,
    /// The line is cut before anything was read.
    Cut,
    /// Cut after it was read, and not taken.
    CutLost,
    /// Cut after it was read, and taken.
    CutTaken,
    /// It came to grief inside, and did not take it.
    GriefLost,
    /// It came to grief inside, after it had taken it.
    GriefTaken,
    /// Nonsense for an answer, and taken.
    Nonsense,
    /// An answer that says nothing, and taken.
    Silent,
    TooMany,
    Closed,
    /// The account is refused.
    Account,
    Slow,
}

impl Trouble {
    const ALL: [Trouble; 11] = [
        Trouble::Cut,
        Trouble::CutLost,
        Trouble::CutTaken,
        Trouble::GriefLost,
        Trouble::GriefTaken,
        Trouble::Nonsense,
        Trouble::Silent,
        Trouble::TooMany,
        Trouble::Closed,
        Trouble::Account,
        Trouble::Slow,
    ];

    /// May whoever asked not know what became of the message?
    const fn leaves_doubt(self) -> bool {
        matches!(
            self,
            Trouble::Cut
                | Trouble::CutLost
                | Trouble::CutTaken
                | Trouble::GriefLost
                | Trouble::GriefTaken
                | Trouble::Nonsense
                | Trouble::Silent
        )
    }

    const fn takes(self) -> bool {
        matches!(
            self,
            Trouble::None
                | Trouble::CutTaken
                | Trouble::GriefTaken
                | Trouble::Nonsense
                | Trouble::Silent
                | Trouble::Slow
        )
    }

    const fn answer(self) -> &'static str {
        match self {
            Trouble::None | Trouble::Slow => "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nOK",
            Trouble::GriefLost | Trouble::GriefTaken => {
                "HTTP/1.1 500 Oh\r\nContent-Length: 0\r\n\r\n"
            }
            Trouble::Nonsense => "220 mail.example.com ESMTP\r\n\r\n",
            Trouble::Silent => "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n",
            Trouble::TooMany => "HTTP/1.1 429 Slow down\r\nContent-Length: 0\r\n\r\n",
            Trouble::Closed => "HTTP/1.1 503 Later\r\nContent-Length: 0\r\n\r\n",
            Trouble::Account => "HTTP/1.1 401 Who\r\nContent-Length: 0\r\n\r\n",
            Trouble::Cut | Trouble::CutLost | Trouble::CutTaken => "",
        }
    }
}

/// A gateway on loopback; it remembers the names of what it has really taken.
#[derive(Default)]
struct Gateway {
    asked: AtomicU64,
    taken: Mutex<Vec<String>>,
    troubles: Mutex<Vec<Trouble>>,
}

impl Gateway {
    /// Listens until the test ends.
    fn start() -> (Arc<Self>, u16) {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let port = listener.local_addr().expect("its number").port();
        let gateway = Arc::new(Self::default());
        let own = Arc::clone(&gateway);
        std::thread::spawn(move || {
            for line in listener.incoming().flatten() {
                let own = Arc::clone(&own);
                // A line that breaks is what this peer is for.
                std::thread::spawn(move || own.session(line).ok());
            }
        });
        (gateway, port)
    }

    fn session(&self, mut line: TcpStream) -> std::io::Result<()> {
        let number = self.asked.fetch_add(1, Ordering::SeqCst);
        let mixed = number.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32;
        let trouble = match mixed % 10 {
            0 => Trouble::ALL[(mixed / 10 % Trouble::ALL.len() as u64) as usize],
            _ => Trouble::None,
        };
        self.troubles.lock().expect("free").push(trouble);
        if trouble == Trouble::Cut {
            return Ok(());
        }
        line.set_read_timeout(Some(Duration::from_secs(10)))?;
        let mut head = String::new();
        BufReader::new(line.try_clone()?).read_line(&mut head)?;
        let id = head.split("id=").nth(1).and_then(|rest| rest.split(['&', ' ']).next());
        if let (true, Some(id)) = (trouble.takes(), id) {
            self.taken.lock().expect("free").push(id.to_owned());
        }
        if trouble == Trouble::Slow {
            std::thread::sleep(Duration::from_millis(300));
        }
        line.write_all(trouble.answer().as_bytes())
    }

    fn has(&self, id: &str) -> bool {
        self.taken.lock().expect("free").iter().any(|own| own == id)
    }
}

/// R4: short messages through a gateway that cuts the line, comes to grief before and after it has
/// taken one, answers nonsense and asks to come back later.
#[test]
fn short_messages_through_a_faulting_gateway() {
    let messages =
        std::env::var("SALDO_LETTERS").ok().and_then(|text| text.parse().ok()).unwrap_or(2_000);
    let firm = Firm::new();
    owe(&firm, messages);
    ready(&firm);
    let sql = "UPDATE outbox SET channel = 'sms' WHERE channel = 'email'";
    firm.office.store.meddle(sql).expect("meddles");
    let (gateway, port) = Gateway::start();
    let address = format!("http://127.0.0.1:{port}/?to={{to}}&text={{text}}&id={{id}}");
    set(&firm, &[("sms-address", &address), ("sms-taken", "OK"), ("sms-a-day", "1000000")]);
    let mut answered = 0;
    loop {
        until_nothing_waits(&firm);
        let found = uncertain(&firm);
        if found.is_empty() {
            break;
        }
        answered += found.len();
        // A person asks the provider, and says so.
        for id in found {
            let answer = if gateway.has(&id) { Answer::Left } else { Answer::DidNot };
            delivery::answer(&firm.office, firm.company, head(), &id, answer).expect("said");
        }
    }
    let troubles = gateway.troubles.lock().expect("free").clone();
    let doubts = troubles.iter().filter(|trouble| trouble.leaves_doubt()).count();
    assert!(answered > 0 && answered <= doubts, "{answered} uncertain for {doubts} faults");
    let mut counts: BTreeMap<String, u32> = BTreeMap::new();
    for id in gateway.taken.lock().expect("free").iter() {
        *counts.entry(id.clone()).or_default() += 1;
    }
    assert!(counts.values().all(|count| *count == 1), "none twice");
    assert_eq!((counts.len(), in_state(&firm, "sent") as usize), (messages, messages), "none lost");
    let met: BTreeSet<Trouble> = troubles.into_iter().collect();
    assert_eq!(met.len(), Trouble::ALL.len() + 1, "{met:?}");
    firm.assert_sound();
}
