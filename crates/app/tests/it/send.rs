//! The machine dies while letters leave (D02): none leaves twice, and what nobody knows is said.

use crate::house::{Answer, Saldo};
use crate::sweep;
use rusqlite::Connection;
use saldo_channels::testing::{Fault, Peer};
use std::collections::BTreeMap;
use std::process::Stdio;

const DAY: &str = "2026-03-20";

/// A company with four letters to send through this peer.
fn planned(peer: &Peer) -> Saldo {
    owing(peer, 4)
}

/// A company with so many letters to send through this peer.
fn owing(peer: &Peer, letters: usize) -> Saldo {
    let saldo = Saldo::new().founded("EE", "EUR");
    let mut customers = "Code,Name,Email\n".to_owned();
    let mut invoices = "Customer,Invoice number,Invoice date,Due date,Amount\n".to_owned();
    for number in 1..=letters {
        customers.push_str(&format!("C-{number},Debtor {number},debtor{number}@example.com\n"));
        invoices.push_str(&format!("C-{number},A-{number},2026-02-16,2026-03-18,{number}00.00\n"));
    }
    let (customers, invoices) =
        (saldo.write("customers.csv", customers), saldo.write("invoices.csv", invoices));
    saldo.run(&["import", "customers", &customers]).done();
    saldo.run(&["import", "invoices", &invoices]).done();
    saldo.run(&["run", "--as-of", DAY]).done();
    let port = format!("smtp-port={}", peer.port());
    let settings = [
        "smtp-host=127.0.0.1",
        &port,
        "smtp-security=none",
        "sender=accounts@example.ee",
        "attach=none",
        "hours-from=00:00",
        "hours-before=24:00",
        "burst=1000000",
    ];
    let mut set = vec!["sending", "set"];
    set.extend(settings);
    saldo.run(&set).done();
    saldo.run(&["sending", "on"]).done();
    saldo
}

const DELIVER: [&str; 3] = ["deliver", "--as-of", DAY];

/// Ids and states of the letters.
fn letters(saldo: &Saldo) -> Vec<(String, String)> {
    let base = Connection::open(saldo.file()).expect("opens");
    let sql = "SELECT effect, state FROM outbox WHERE channel = 'email' ORDER BY effect";
    let mut read = base.prepare(sql).expect("a statement");
    let rows = read.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).expect("rows");
    rows.map(|row| row.expect("a row")).collect()
}

/// As if the lease of whoever died had run out.
fn time_goes_by(saldo: &Saldo) {
    let base = Connection::open(saldo.file()).expect("opens");
    base.execute("UPDATE outbox SET lease_until = 1 WHERE state = 'claimed'", []).expect("sets");
}

/// The next one takes over, and a person who asks the peer what it has taken since says what
/// became of the rest.
fn recover(saldo: &Saldo, peer: &Peer, since: usize) -> usize {
    time_goes_by(saldo);
    saldo.run(&["verify"]).done();
    saldo.run(&DELIVER).done();
    let mut doubts = 0;
    for (id, state) in letters(saldo) {
        if state == "uncertain" {
            doubts += 1;
            let taken = peer.taken().iter().skip(since).any(|name| name.contains(&id));
            let word = if taken { "left" } else { "did-not" };
            saldo.run(&["sending", "answer", &id, word]).done();
        }
    }
    saldo.run(&DELIVER).done();
    saldo.run(&["verify"]).done();
    doubts
}

/// Since the peer had taken so many, each of the letters was taken once.
fn assert_once(saldo: &Saldo, peer: &Peer, since: usize, at: &str) {
    let mut counts: BTreeMap<String, u32> = BTreeMap::new();
    for name in peer.taken().into_iter().skip(since) {
        *counts.entry(name).or_default() += 1;
    }
    assert_eq!(counts.len(), 4, "{at}: lost: {counts:?}");
    assert!(counts.values().all(|count| *count == 1), "{at}: twice: {counts:?}");
    let states = letters(saldo);
    assert!(states.iter().all(|(_, state)| state == "sent"), "{at}: {states:?}");
}

/// At how many writes the program is killed: `SALDO_POINTS=all` has every one of them.
fn points() -> usize {
    match std::env::var("SALDO_POINTS").as_deref() {
        Ok("all") => usize::MAX,
        Ok(number) => number.parse().expect("a number, or all"),
        Err(_) => 25,
    }
}

#[test]
fn kill_sweep_never_twice() {
    let peer = Peer::start(Box::new(|_| Fault::None));
    let ready = planned(&peer);
    let reference = ready.copy();
    let writes = sweep::writes(&reference, &DELIVER);
    let (mut killed, mut doubts) = (0, 0);
    for nth in sweep::spread(writes, points()) {
        let saldo = ready.copy();
        let since = peer.taken().len();
        killed += usize::from(sweep::killed_at(&saldo, &DELIVER, nth));
        let found = recover(&saldo, &peer, since);
        assert!(found <= 1, "write {nth}: one death leaves one doubt at the most, not {found}");
        doubts += found;
        assert_once(&saldo, &peer, since, &format!("write {nth} of {writes}"));
    }
    assert!(killed > 10, "the sweep really kills: {killed}");
    assert!(doubts > 0, "some deaths leave a doubt");
}

/// D01: four programs send at the same moment. Beside what they find to do they find each other:
/// no letter leaves twice, and none is lost. `SALDO_LETTERS` sets how many letters.
#[test]
fn n_workers_one_letter() {
    let letters =
        std::env::var("SALDO_LETTERS").ok().and_then(|text| text.parse().ok()).unwrap_or(2_000);
    let peer = Peer::start(Box::new(|_| Fault::None));
    let saldo = owing(&peer, letters);
    let workers: Vec<_> = (0..4)
        .map(|_| {
            let mut command = saldo.command(&["deliver", "--as-of", DAY, "--json"]);
            command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("starts")
        })
        .collect();
    let mut sent = 0;
    for worker in workers {
        let answer = Answer::of(worker.wait_with_output().expect("ends"));
        assert_eq!(answer.code, Some(0), "{}", answer.err);
        sent += answer.json()["sent"].as_u64().expect("a count");
    }
    // Whoever was overtaken has left something for the next pass.
    sent += saldo.run(&["deliver", "--as-of", DAY, "--json"]).done().json()["sent"]
        .as_u64()
        .expect("a count");
    let mut counts: BTreeMap<String, u32> = BTreeMap::new();
    for name in peer.taken() {
        *counts.entry(name).or_default() += 1;
    }
    assert!(counts.values().all(|count| *count == 1), "none twice");
    assert_eq!((counts.len(), sent), (letters, letters as u64), "none lost");
    saldo.run(&["verify"]).done();
}

#[cfg(feature = "failpoints")]
#[test]
fn a_death_at_either_side_of_the_hand_over_is_told() {
    let peer = Peer::start(Box::new(|_| Fault::None));
    let ready = planned(&peer);
    for (point, left) in [("deliver::claimed", false), ("deliver::handed-over", true)] {
        for nth in 1..=4 {
            let saldo = ready.copy();
            let since = peer.taken().len();
            assert!(sweep::killed_at_point(&saldo, &DELIVER, point, nth), "{point} {nth}");
            assert_eq!(peer.taken().len() - since, nth - usize::from(!left), "{point} {nth}");
            assert_eq!(recover(&saldo, &peer, since), 1, "{point} {nth}");
            assert_once(&saldo, &peer, since, point);
        }
    }
}

/// What `deliver` tells: a dry run changes nothing; off is off.
#[test]
fn a_dry_run_tells_what_would_leave() {
    let peer = Peer::start(Box::new(|_| Fault::None));
    let saldo = planned(&peer);
    let dry = saldo.run(&["deliver", "--as-of", DAY, "--dry-run", "--json"]).done().json();
    assert_eq!((&dry["on"], &dry["sent"]), (&true.into(), &4.into()), "{dry}");
    assert_eq!(peer.taken().len(), 0);
    saldo.run(&["sending", "off"]).done();
    let off = saldo.run(&["deliver", "--as-of", DAY, "--json"]).done().json();
    assert_eq!((&off["on"], &off["sent"]), (&false.into(), &0.into()), "{off}");
    saldo.run(&["sending", "on"]).done();
    let sent = saldo.run(&["deliver", "--as-of", DAY, "--json"]).done().json();
    assert_eq!(sent["sent"], 4, "{sent}");
    assert_eq!(peer.taken().len(), 4);
}
