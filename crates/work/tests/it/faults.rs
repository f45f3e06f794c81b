//! Ten thousand letters through a peer that fails at every step of the protocol, stalls, cuts the
//! line after the last dot and is started anew in between: none twice, none lost, and no more
//! doubts than faults that leave some (goal R4, gate figure).

use crate::firm::Firm;
use crate::post::{Plain, head, ids, in_state, owe, ready, set};
use saldo_channels::testing::{Fault, Peer};
use saldo_domain::book::Moment;
use saldo_work::delivery::{self, Answer, Outside, Secrets, Tools};
use saldo_work::{Clock as _, Silent, Who};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicBool, Ordering};
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

fn one_pass(firm: &Firm) {
    let sending = delivery::sending(&firm.office, firm.company).expect("settings");
    let mut carriers = Outside::of(&sending, &Secrets::default());
    let mut tools = Tools { printer: &Plain, carriers: &mut carriers };
    delivery::deliver(&firm.office, firm.company, Who::program(), &mut tools, &Silent)
        .expect("a pass");
}

/// Passes until nothing waits, several workers at once; an hour goes by between two passes.
fn until_nothing_waits(firm: &Firm) {
    for _ in 0..500 {
        std::thread::scope(|scope| {
            for _ in 0..WORKERS {
                scope.spawn(|| one_pass(firm));
            }
        });
        if in_state(firm, "planned") == 0 {
            return;
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
    assert!(met.len() >= 12, "the faults that were met: {met:?}");
    firm.assert_sound();
}
