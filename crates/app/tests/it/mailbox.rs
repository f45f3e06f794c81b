//! Replies come in through a real Dovecot, over TLS, with a password: each is taken once,
//! whatever dies in between, and whoever wrote is not reminded before somebody has read it.

use crate::dovecot::{Dovecot, PASSWORD, USER};
use crate::house::{Answer, Saldo};
use rusqlite::Connection;
use saldo_channels::testing::{Fault, Peer};
use serde_json::Value;
use std::process::Stdio;

const DAY: &str = "2026-03-20";

/// A company whose two reminders have left through this peer; answers the names of the letters.
fn reminded(peer: &Peer) -> (Saldo, Vec<String>) {
    let saldo = Saldo::new().founded("EE", "EUR");
    let customers = "Code,Name,Email\nC-1,One,one@example.com\nC-2,Two,two@example.com\n\
                     C-3,Three,shared@example.com\nC-4,Four,shared@example.com\n";
    let mut invoices = "Customer,Invoice number,Invoice date,Due date,Amount\n".to_owned();
    for number in 1..=4 {
        invoices.push_str(&format!("C-{number},A-{number},2026-02-16,2026-03-18,{number}00.00\n"));
    }
    let (customers, invoices) =
        (saldo.write("customers.csv", customers), saldo.write("invoices.csv", invoices));
    saldo.run(&["import", "customers", &customers]).done();
    saldo.run(&["import", "invoices", &invoices]).done();
    saldo.run(&["run", "--as-of", DAY]).done();
    let port = format!("smtp-port={}", peer.port());
    let usual = ["smtp-security=none", "sender=accounts@example.ee", "attach=none"];
    let hours = ["hours-from=00:00", "hours-before=24:00", "a-day=20"];
    let set = [&["sending", "set", "smtp-host=127.0.0.1", &port][..], &usual, &hours].concat();
    saldo.run(&set).done();
    saldo.run(&["sending", "on"]).done();
    saldo.run(&["deliver", "--as-of", DAY]).done();
    let base = Connection::open(saldo.file()).expect("opens");
    let sql = "SELECT p.message_id FROM parcel p
               JOIN customer c ON c.company = p.company AND c.customer = p.customer ORDER BY c.code";
    let mut read = base.prepare(sql).expect("a statement");
    let names = read.query_map([], |row| row.get::<_, String>(0)).expect("rows");
    let names: Vec<String> = names.map(|name| name.expect("a name")).collect();
    assert_eq!(names.len(), 4, "{names:?}");
    drop(read);
    drop(base);
    (saldo, names)
}

/// Points the program at the mailbox.
fn point(saldo: &Saldo, port: u16, security: &str) {
    let (port, security) = (format!("imap-port={port}"), format!("imap-security={security}"));
    let user = format!("imap-user={USER}");
    saldo.run(&["sending", "set", "imap-host=localhost", &port, &security, &user]).done();
}

const READ: [&str; 5] = ["mailbox", "read", "--json", "--as-of", DAY];

fn read_with(saldo: &Saldo, dovecot: &Dovecot, password: &str, plan: &str) -> Answer {
    let mut command = saldo.command(&READ);
    command.env("SALDO_IMAP_PASSWORD", password).env("SSL_CERT_FILE", dovecot.authority());
    if !plan.is_empty() {
        command.env("FAILPOINTS", plan);
    }
    Answer::of(command.output().expect("starts"))
}

fn read(saldo: &Saldo, dovecot: &Dovecot) -> Value {
    let answer = read_with(saldo, dovecot, PASSWORD, "");
    assert_eq!(answer.code, Some(0), "{}\n{}", answer.err, dovecot.log());
    answer.json()
}

fn counts(read: &Value) -> [u64; 5] {
    ["people", "unmatched", "automatic", "undelivered", "known"]
        .map(|name| read[name].as_u64().unwrap_or(u64::MAX))
}

/// One answer of each kind.
fn mails(dovecot: &Dovecot, names: &[String]) {
    let head = |from: &str, id: &str| {
        format!("From: {from}\nTo: accounts@example.ee\nMessage-ID: <{id}@example.com>\n")
    };
    let answer = format!(
        "{}Subject: =?utf-8?b?UmU6IMO1bGc=?=\nReferences: <{}>\nContent-Type: multipart/mixed; \
         boundary=b\n\n--b\nContent-Type: text/plain; charset=utf-8\n\nMaksime eile.\n--b\n\
         Content-Type: application/pdf; name=a.pdf\nContent-Disposition: attachment; filename=a.pdf\n\
         Content-Transfer-Encoding: base64\n\nJVBERg==\n--b--\n",
        head("somebody.else@example.org", "1"),
        names[0]
    );
    let by_address =
        format!("{}Subject: hello\n\nWe will pay.\n", head("Two <TWO@example.com>", "2"));
    let shared = format!("{}Subject: who\n\nGuess.\n", head("shared@example.com", "3"));
    let away = format!(
        "{}Auto-Submitted: auto-replied\nIn-Reply-To: <{}>\nSubject: away\n\nMonday.\n",
        head("shared@example.com", "4"),
        names[2]
    );
    let report = format!(
        "From: MAILER-DAEMON@example.com\nReturn-Path: <>\nMessage-ID: <5@example.com>\n\
         Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n\
         --b\nContent-Type: text/plain\n\nIt did not arrive.\n\n\
         --b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example.com\n\n\
         Final-Recipient: rfc822; shared@example.com\nAction: failed\nStatus: 5.1.1\n\n\
         --b\nContent-Type: message/rfc822-headers\n\nMessage-ID: <{}>\n\n--b--\n",
        names[3]
    );
    for (number, mail) in (1..).zip([answer, by_address, shared, away, report]) {
        dovecot.receive(&format!("{number}.test"), &mail);
    }
}

#[test]
fn replies_come_in_over_tls_and_stop_the_reminders_until_somebody_reads() {
    let peer = Peer::start(Box::new(|_| Fault::None));
    let dovecot = Dovecot::start();
    let (saldo, names) = reminded(&peer);
    mails(&dovecot, &names);
    point(&saldo, dovecot.port_tls, "tls");
    assert_eq!(counts(&read(&saldo, &dovecot)), [3, 1, 1, 1, 0]);
    assert_eq!(dovecot.seen().len(), 5, "{}", dovecot.log());
    // By STARTTLS, and a second time: everything was taken already.
    point(&saldo, dovecot.port, "starttls");
    assert_eq!(counts(&read(&saldo, &dovecot)), [0; 5]);
    // The server gives other numbers: every mail is known by its name.
    dovecot.renumber();
    assert_eq!(counts(&read(&saldo, &dovecot)), [0, 0, 0, 0, 5]);
    let unread = saldo.run(&["mailbox", "list", "--json"]).done().json();
    let whose: Vec<Option<&str>> =
        unread.as_array().expect("a list").iter().map(|row| row["customer"].as_str()).collect();
    // What a machine answered to a letter is to be seen, too.
    assert_eq!(whose, [Some("C-3"), None, Some("C-2"), Some("C-1")], "{unread}");
    assert_eq!(unread[3]["files"], 1, "{unread}");
    // The letter that came back has ended its address, with work for a person.
    let base = Connection::open(saldo.file()).expect("opens");
    let one = |sql: &str| base.query_row(sql, [], |row| row.get::<_, i64>(0)).expect("a number");
    assert_eq!(one("SELECT COUNT(*) FROM outbox WHERE state = 'failed' AND why = 'bounced'"), 1);
    assert_eq!(one("SELECT COUNT(*) FROM errand WHERE what = 'correct-address'"), 1);
    saldo.run(&["verify"]).done();
    // Later steps write to those only whom nobody has to be read.
    saldo.run(&["run", "--as-of", "2026-04-10"]).done();
    let sql = |code: &str, cause: &str| {
        format!(
            "SELECT COUNT(*) FROM withheld w JOIN customer c ON c.customer = w.customer
             WHERE c.code = '{code}' AND w.cause = '{cause}'"
        )
    };
    // The third mail came from an address that stands on two cards: neither is reminded.
    for (code, stopped) in [("C-1", true), ("C-2", true), ("C-3", true), ("C-4", true)] {
        assert_eq!(one(&sql(code, "reply_unread")) > 0, stopped, "{code}");
    }
    saldo.run(&["verify"]).done();
}

/// Several programs read one mailbox at the same moment: every mail is taken once, and none of them
/// fails over the others.
#[test]
fn readers_of_one_mailbox_at_once_take_each_mail_once() {
    let peer = Peer::start(Box::new(|_| Fault::None));
    let dovecot = Dovecot::start();
    let (saldo, _) = reminded(&peer);
    for number in 0..30 {
        // One in three bears no name: it is known by its bytes.
        let name = match number % 3 {
            0 => String::new(),
            _ => format!("Message-ID: <{number}@example.com>\n"),
        };
        let mail = format!("From: one@example.com\n{name}Subject: reply {number}\n\nWait.\n");
        dovecot.receive(&format!("{number}.test"), &mail);
    }
    point(&saldo, dovecot.port_tls, "tls");
    let readers: Vec<_> = (0..3)
        .map(|_| {
            let mut command = saldo.command(&READ);
            command.env("SALDO_IMAP_PASSWORD", PASSWORD);
            command.env("SSL_CERT_FILE", dovecot.authority());
            command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("starts")
        })
        .collect();
    let answers: Vec<Answer> = readers
        .into_iter()
        .map(|reader| Answer::of(reader.wait_with_output().expect("ends")))
        .collect();
    for answer in &answers {
        assert_eq!(answer.code, Some(0), "{}\n{}", answer.err, dovecot.log());
    }
    let took: u64 = answers.iter().map(|answer| counts(&answer.json())[0]).sum();
    assert_eq!(took, 30, "{}", dovecot.log());
    let base = Connection::open(saldo.file()).expect("opens");
    let one = |sql: &str| base.query_row(sql, [], |row| row.get::<_, i64>(0)).expect("a number");
    assert_eq!(one("SELECT COUNT(DISTINCT subject) FROM reply"), 30);
    assert_eq!(one("SELECT COUNT(*) FROM reply"), 30);
    assert_eq!(one("SELECT COUNT(*) FROM mail_taken"), 30);
    assert_eq!(dovecot.seen().len(), 30, "{}", dovecot.log());
    saldo.run(&["verify"]).done();
}

/// The password is wrong, or the certificate is nobody's: nothing is taken, and it is said why.
#[test]
fn a_mailbox_that_does_not_let_us_in_is_told() {
    let peer = Peer::start(Box::new(|_| Fault::None));
    let dovecot = Dovecot::start();
    let (saldo, names) = reminded(&peer);
    mails(&dovecot, &names);
    point(&saldo, dovecot.port_tls, "tls");
    let wrong = read_with(&saldo, &dovecot, "another", "");
    assert_eq!(wrong.code, Some(1), "{}", wrong.err);
    assert!(wrong.err.contains("uthentication failed"), "{}", wrong.err);
    assert!(!wrong.err.contains("another"), "a password is never told");
    let mut command = saldo.command(&READ);
    command.env("SALDO_IMAP_PASSWORD", PASSWORD);
    let stranger = Answer::of(command.output().expect("starts"));
    assert_eq!(stranger.code, Some(1), "{}", stranger.err);
    assert!(stranger.err.contains("certificate"), "{}", stranger.err);
    assert_eq!(dovecot.seen().len(), 0, "{}", dovecot.log());
}

/// The program dies when everything was taken and the server has not been told of it.
#[cfg(feature = "failpoints")]
#[test]
fn a_death_between_keeping_and_marking_takes_nothing_twice() {
    let peer = Peer::start(Box::new(|_| Fault::None));
    let dovecot = Dovecot::start();
    let (saldo, names) = reminded(&peer);
    mails(&dovecot, &names);
    point(&saldo, dovecot.port_tls, "tls");
    let died = read_with(&saldo, &dovecot, PASSWORD, "mailbox::taken=return");
    assert_eq!(died.code, None, "{}", died.err);
    assert_eq!(dovecot.seen().len(), 0, "{}", dovecot.log());
    assert_eq!(counts(&read(&saldo, &dovecot)), [0; 5]);
    assert_eq!(dovecot.seen().len(), 5, "told now: {}", dovecot.log());
    let unread = saldo.run(&["mailbox", "list", "--json"]).done().json();
    assert_eq!(unread.as_array().expect("a list").len(), 4, "{unread}");
    saldo.run(&["verify"]).done();
}
