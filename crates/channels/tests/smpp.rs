//! SMPP against a centre that speaks it by another library: Net::SMPP of Debian's
//! libnet-smpp-perl. What is taken, what is not, what nobody knows; receipts; a line that breaks.

use saldo_channels::{Center, Handed, Secret, Security, Short, Smpp};
use std::fs;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::Duration;
use tempfile::TempDir;

/// The centre; it ends with the test.
struct Peer {
    child: Child,
    folder: TempDir,
    port: u16,
}

impl Drop for Peer {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

impl Peer {
    fn start() -> Self {
        assert!(
            Path::new("/usr/share/perl5/Net/SMPP.pm").is_file(),
            "Net::SMPP is missing; on Debian: apt-get install libnet-smpp-perl"
        );
        let folder = tempfile::tempdir().expect("a folder");
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let port = listener.local_addr().expect("its number").port();
        drop(listener);
        let out = fs::File::create(folder.path().join("out")).expect("a log");
        let err = out.try_clone().expect("the same log");
        let child = Command::new("perl")
            .arg(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/center.pl"))
            .args([&port.to_string(), "hush"])
            .stdin(Stdio::null())
            .stdout(out)
            .stderr(err)
            .spawn()
            .expect("perl starts");
        let peer = Self { child, folder, port };
        for _ in 0..100 {
            if peer.told().contains("ready") {
                return peer;
            }
            sleep(Duration::from_millis(50));
        }
        panic!("it does not begin: {}", peer.told())
    }

    fn told(&self) -> String {
        fs::read_to_string(self.folder.path().join("out")).unwrap_or_default()
    }

    /// Lines that begin with this word.
    fn lines(&self, word: &str) -> Vec<String> {
        let told = self.told();
        told.lines().filter(|line| line.starts_with(word)).map(str::to_owned).collect()
    }

    fn smpp(&self) -> Smpp {
        Smpp::to(self.center("hush"))
    }

    fn center(&self, password: &str) -> Center {
        Center {
            host: "127.0.0.1".into(),
            port: self.port,
            security: Security::Open,
            user: "saldo".into(),
            password: Secret::new(password),
            kind: String::new(),
            from: "Saldo".into(),
            a_second: 500,
            patience: Duration::from_secs(5),
            deadline: Duration::from_secs(30),
        }
    }
}

fn short<'a>(to: &'a str, text: &'a str) -> Short<'a> {
    Short { to, text, id: "ab23", at: 0 }
}

fn taken(handed: &Handed) -> &str {
    match handed {
        Handed::Taken { reference, .. } => reference,
        other => panic!("not taken: {other:?}"),
    }
}

#[test]
fn a_text_arrives_in_its_alphabet_and_in_its_parts() {
    let peer = Peer::start();
    let mut smpp = peer.smpp();
    smpp.reach().expect("bound");
    assert_eq!(taken(&smpp.hand_over(short("+37251234500", "10 €"))), "m1");
    let long = "ж".repeat(71);
    assert_eq!(taken(&smpp.hand_over(short("+37251234500", &long))), "m2 m3");
    smpp.close();
    let submits = peer.lines("submit");
    let fields: Vec<Vec<&str>> = submits.iter().map(|line| line.split(' ').collect()).collect();
    // Number without plus, coding, class, sender, bytes.
    assert_eq!(fields[0][1..6], ["37251234500", "0", "0", "Saldo", "3130201b65"]);
    assert_eq!(fields[1][2..4], ["8", "64"]);
    let first = format!("050003ab0201{}", "0436".repeat(67));
    let second = format!("050003ab0202{}", "0436".repeat(4));
    assert_eq!((fields[1][5], fields[2][5]), (first.as_str(), second.as_str()));
    assert_eq!(peer.lines("bind"), ["bind saldo in"], "bound once: {}", peer.told());
}

#[test]
fn each_refusal_means_what_it_means() {
    let peer = Peer::start();
    let mut smpp = peer.smpp();
    let long = "ж".repeat(71);
    let mut hand = |to: &str, text: &str| smpp.hand_over(short(to, text));
    assert!(matches!(hand("+37251234511", "x"), Handed::Dead { .. }));
    assert!(matches!(hand("+37251234545", "x"), Handed::Later { .. }));
    assert!(matches!(hand("+37251234512", "x"), Handed::Refused { .. }));
    // A code of no list: the centre may mean this message, or all of ours.
    assert!(matches!(hand("+37251234510", "x"), Handed::TurnedAway { .. }));
    assert!(matches!(hand("+37251234558", "x"), Handed::Later { .. }));
    taken(&hand("+37251234558", "x"));
    // A centre without room for the second part gets it once more; one that refuses it leaves
    // half a message, of which nobody knows what arrives.
    taken(&hand("+37251234521", &long));
    let half = hand("+37251234520", &long);
    assert!(matches!(&half, Handed::Unknown { said } if said.contains("1 of 2")), "{half:?}");
    let long_number = hand("+3725123456789012345678", "x");
    assert!(matches!(long_number, Handed::Dead { .. }), "{long_number:?}");
    assert_eq!(peer.lines("bind").len(), 1);
}

#[test]
fn a_line_that_breaks_leaves_doubt_once_and_is_bound_anew() {
    let peer = Peer::start();
    let mut smpp = peer.smpp();
    taken(&smpp.hand_over(short("+37251234500", "x")));
    let broken = smpp.hand_over(short("+37251234599", "x"));
    assert!(matches!(broken, Handed::Unknown { .. }), "{broken:?}");
    taken(&smpp.hand_over(short("+37251234500", "x")));
    assert_eq!(peer.lines("bind").len(), 2, "{}", peer.told());
    // Whoever is gone is known to be gone before anything is promised.
    let center = peer.center("hush");
    drop(peer);
    assert!(smpp.reach().is_err());
    let gone = Smpp::to(center).hand_over(short("+37251234500", "x"));
    assert!(matches!(gone, Handed::Unreachable { .. }), "{gone:?}");
}

#[test]
fn nobody_is_let_in_with_another_password_and_none_is_told() {
    let peer = Peer::start();
    let center = peer.center("wrong");
    assert!(!format!("{center:?}").contains("wrong"));
    let refused = Smpp::to(center).hand_over(short("+37251234500", "x"));
    assert!(matches!(refused, Handed::Unreachable { .. }), "{refused:?}");
    assert_eq!(peer.lines("submit").len(), 0);
}

/// A centre that answers in hexadecimal digits and reports in decimal ones, one that does the
/// reverse, and one that puts the name into the field that is made for it.
#[test]
fn a_report_names_its_part_in_other_digits() {
    let peer = Peer::start();
    let mut smpp = peer.smpp();
    for (to, reference, other) in [
        ("+37251234503", "0439041101", "1A2B3C4D"),
        ("+37251234504", "1a2b3c4e", "439041102"),
        ("+37251234505", "field-5", "words-5"),
    ] {
        let taken = taken(&smpp.hand_over(short(to, "x"))).to_owned();
        let report = (0..20).find_map(|_| smpp.reports().pop()).expect("a report");
        let all = [&[report.reference.clone()][..], &report.also].concat();
        assert_eq!(report.reference, reference);
        assert!(all.contains(&taken), "{taken} stands in {all:?}");
        assert!(all.contains(&other.to_owned()), "{all:?}");
        assert_eq!((report.status.as_str(), report.number.as_str()), ("DELIVRD", &to[1..]));
        smpp.answer(report.sequence, true);
    }
}

#[test]
fn what_the_centre_reports_is_said_again_until_it_is_noted() {
    let peer = Peer::start();
    let mut smpp = peer.smpp();
    let delivered = taken(&smpp.hand_over(short("+37251234501", "x"))).to_owned();
    let failed = taken(&smpp.hand_over(short("+37251234502", "x"))).to_owned();
    let found = |smpp: &mut Smpp| {
        let mut all = Vec::new();
        for _ in 0..20 {
            all.extend(smpp.reports());
            if all.len() >= 2 {
                break;
            }
        }
        all
    };
    let reports = found(&mut smpp);
    let said: Vec<(&str, &str)> =
        reports.iter().map(|one| (one.reference.as_str(), one.status.as_str())).collect();
    assert_eq!(said, [(delivered.as_str(), "DELIVRD"), (failed.as_str(), "UNDELIV")]);
    smpp.answer(reports[0].sequence, true);
    smpp.answer(reports[1].sequence, false);
    smpp.close();
    // On the next line the one that was not noted comes again.
    smpp.reach().expect("bound anew");
    let again: Vec<String> =
        (0..10).flat_map(|_| smpp.reports()).map(|one| one.reference).collect();
    assert_eq!(again, [failed], "{}", peer.told());
}

/// What people answer is handed on, in whatever alphabet, and said again until it is kept.
#[test]
fn what_people_write_is_said_again_until_it_is_kept() {
    let peer = Peer::start();
    let mut smpp = peer.smpp();
    taken(&smpp.hand_over(short("+37251234506", "x")));
    let found = |smpp: &mut Smpp| {
        (0..20).find_map(|_| {
            smpp.reports();
            let written = smpp.written();
            (written.len() == 2).then_some(written)
        })
    };
    let written = found(&mut smpp).expect("two answers");
    let said: Vec<(&str, &str)> =
        written.iter().map(|one| (one.number.as_str(), one.text.as_str())).collect();
    assert_eq!(said, [("37251234506", "Ma maksan"), ("37251234506", "Завтра")]);
    smpp.answer(written[0].sequence, true);
    smpp.answer(written[1].sequence, false);
    smpp.close();
    smpp.reach().expect("bound anew");
    let again: Vec<String> = (0..10)
        .flat_map(|_| {
            smpp.reports();
            smpp.written()
        })
        .map(|one| one.text)
        .collect();
    assert_eq!(again, ["Завтра"], "{}", peer.told());
}

/// D03, D37: a centre that falls silent, and one that has everything to say but an answer, leave
/// doubt in a time that has an end.
#[test]
fn a_centre_that_stalls_or_chatters_is_given_up() {
    for to in ["+37251234598", "+37251234597"] {
        let peer = Peer::start();
        let center = Center {
            patience: Duration::from_millis(1_500),
            deadline: Duration::from_secs(3),
            ..peer.center("hush")
        };
        let begun = std::time::Instant::now();
        let handed = Smpp::to(center).hand_over(short(to, "x"));
        assert!(matches!(handed, Handed::Unknown { .. }), "{to}: {handed:?}");
        assert!(begun.elapsed() < Duration::from_secs(10), "{to}: {:?}", begun.elapsed());
    }
}
