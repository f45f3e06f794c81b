//! IMAP on the wire, against a server of the test that answers as it is told: NO and NIL, other
//! people's news in between, lines that end in the middle, answers without end. (A real Dovecot is
//! read in the program's own tests.)

use saldo_channels::{Fetched, Got, Imap, Inbox, Secret, Security};
use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::thread;
use std::time::{Duration, Instant};

/// What the server answers to a command: whole lines, `TAG` standing for its tag. `None`: it closes
/// the line.
type Script = fn(&str) -> Option<String>;

const PASSWORD: &str = "hush-hush";

/// Answers for what is not the subject of a test.
fn usual(command: &str) -> Option<String> {
    let word = command.split_whitespace().next().unwrap_or_default();
    Some(match word {
        "CAPABILITY" => "* CAPABILITY IMAP4rev1\r\nTAG OK done\r\n".to_owned(),
        "SELECT" => "* 9 EXISTS\r\n* OK [UIDVALIDITY 7] valid\r\nTAG OK done\r\n".to_owned(),
        "LOGOUT" => "* BYE\r\nTAG OK done\r\n".to_owned(),
        _ => "TAG OK done\r\n".to_owned(),
    })
}

/// Opens a mailbox at a server that answers by this script.
fn open(script: Script) -> Result<Imap, String> {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = listener.local_addr().expect("its number").port();
    thread::spawn(move || {
        let (line, _) = listener.accept().expect("a visitor");
        let mut out = line.try_clone().expect("the same line");
        out.write_all(b"* OK ready\r\n").expect("greets");
        for command in BufReader::new(line).lines() {
            let Ok(command) = command else { return };
            let (tag, rest) = command.split_once(' ').unwrap_or((&command, ""));
            let Some(answer) = script(rest) else { return };
            // Whoever has heard enough hangs up.
            if out.write_all(answer.replace("TAG", tag).as_bytes()).is_err() {
                return;
            }
        }
    });
    Imap::open(&Inbox {
        host: "127.0.0.1".into(),
        port,
        security: Security::Open,
        user: "accounts".into(),
        password: Secret::new(PASSWORD),
        folder: "INBOX".into(),
        patience: Duration::from_secs(2),
    })
}

fn mail(text: &str) -> Got {
    let size = u32::try_from(text.len()).expect("small");
    Got::Mail(Fetched { size, bytes: text.as_bytes().to_vec() })
}

/// What is not given is told of, and the mail behind it is read on the same line.
#[test]
fn no_and_nil_are_about_one_mail_and_not_about_the_next() {
    let mut imap = open(|command| {
        let number = command.strip_prefix("UID FETCH ").and_then(|rest| rest.split(' ').next());
        Some(match number {
            Some("1") => "TAG NO [SERVERBUG] it is broken\r\n".to_owned(),
            Some("2") => {
                "* 2 FETCH (UID 2 RFC822.SIZE 10 BODY[]<0> NIL)\r\nTAG OK done\r\n".to_owned()
            }
            Some("3") => "TAG OK done\r\n".to_owned(),
            Some("4") => {
                "* 4 FETCH (UID 4 RFC822.SIZE 0 BODY[]<0> \"\")\r\nTAG OK done\r\n".to_owned()
            }
            // Others delete, others read, a mail comes in; then the one that was asked for.
            Some("5") => "* 3 EXPUNGE\r\n* 12 EXISTS\r\n* 9 FETCH (FLAGS (\\Seen))\r\n\
                 * 8 FETCH (UID 77 RFC822.SIZE 5 BODY[]<0> {5}\r\nother)\r\n\
                 * 4 FETCH (UID 5 RFC822.SIZE 5 BODY[]<0> {5}\r\nhello)\r\nTAG OK done\r\n"
                .to_owned(),
            // It gives the mail, and complains nevertheless.
            Some("6") => {
                "* 6 FETCH (UID 6 RFC822.SIZE 2 BODY[]<0> {2}\r\nhi)\r\nTAG NO oh\r\n".to_owned()
            }
            Some("7") => "* 7 FETCH (UID 7 FLAGS (\\Seen))\r\nTAG NO gone\r\n".to_owned(),
            Some("8") => "TAG BAD what\r\n".to_owned(),
            _ => return usual(command),
        })
    })
    .expect("open");
    assert_eq!(imap.validity(), 7);
    let said = |got: Got| match got {
        Got::Withheld { said } => said,
        other => panic!("{other:?}"),
    };
    assert!(said(imap.fetch(1, 1000).expect("told")).contains("it is broken"));
    assert!(said(imap.fetch(2, 1000).expect("told")).contains("nothing of it"));
    assert_eq!(imap.fetch(3, 1000), Ok(Got::Gone));
    assert_eq!(imap.fetch(4, 1000), Ok(mail("")));
    assert_eq!(imap.fetch(5, 1000), Ok(mail("hello")), "and nobody else's");
    assert_eq!(imap.fetch(6, 1000), Ok(mail("hi")));
    assert!(said(imap.fetch(7, 1000).expect("told")).contains("gone"));
    assert!(imap.fetch(8, 1000).is_err_and(|said| said.contains("what")));
    imap.close();
}

#[test]
fn a_search_that_is_refused_is_told_and_its_numbers_are_put_in_order() {
    let mut imap = open(|command| {
        Some(match command {
            "UID SEARCH UID 1:* SINCE 01-Mar-2026" => "TAG NO not now\r\n".to_owned(),
            "UID SEARCH UID 6:* SINCE 01-Mar-2026" => {
                "* SEARCH 9 7 7\r\n* SEARCH 5 6\r\nTAG OK done\r\n".to_owned()
            }
            "UID SEARCH UID 10:* SINCE 01-Mar-2026" => {
                // The last one there is, though it lies before the first.
                "* SEARCH 9\r\nTAG OK done\r\n".to_owned()
            }
            "UID SEARCH UID 11:* SINCE 01-Mar-2026" => "* SEARCH\r\nTAG OK done\r\n".to_owned(),
            "UID STORE 9 +FLAGS.SILENT (\\Seen)" => "TAG NO [READ-ONLY] no\r\n".to_owned(),
            _ => return usual(command),
        })
    })
    .expect("open");
    assert!(imap.since("01-Mar-2026", 0).is_err_and(|said| said.contains("not now")));
    assert_eq!(imap.since("01-Mar-2026", 5), Ok(vec![6, 7, 9]));
    assert_eq!(imap.since("01-Mar-2026", 9), Ok(Vec::new()));
    assert_eq!(imap.since("01-Mar-2026", 10), Ok(Vec::new()));
    assert!(imap.mark_seen(9).is_err_and(|said| said.contains("no")));
}

/// Whoever is not let in is told why, and no answer says the password.
#[test]
fn a_mailbox_that_cannot_be_opened_is_told() {
    let rows: [(Script, &str); 5] = [
        (
            |command| match command.starts_with("LOGIN") {
                true => Some("TAG NO [AUTHENTICATIONFAILED] who\r\n".to_owned()),
                false => usual(command),
            },
            "who",
        ),
        (
            |command| match command.starts_with("SELECT") {
                true => Some("TAG NO [NONEXISTENT] no such folder\r\n".to_owned()),
                false => usual(command),
            },
            "no such folder",
        ),
        (
            |command| match command.starts_with("SELECT") {
                true => Some("* 0 EXISTS\r\nTAG OK done\r\n".to_owned()),
                false => usual(command),
            },
            "no lasting numbers",
        ),
        (|_| None, ""),
        (|_| Some("HTTP/1.1 400 Bad Request\r\n\r\n".to_owned()), ""),
    ];
    for (script, said) in rows {
        let refused = open(script).expect_err("it does not open");
        assert!(refused.contains(said) && !refused.is_empty(), "{refused}");
        assert!(!refused.contains(PASSWORD), "{refused}");
    }
}

/// A line that ends in the middle of a mail gives no half of it, and an answer without end fills no
/// memory.
#[test]
fn a_line_that_ends_and_an_answer_without_end_are_given_up() {
    let script: [Script; 4] = [
        |command| match command.starts_with("UID FETCH") {
            true => Some("* BYE going down\r\n".to_owned()),
            false => usual(command),
        },
        |command| match command.starts_with("UID FETCH") {
            true => Some(
                "* 1 FETCH (UID 1 RFC822.SIZE 900000000 BODY[]<0> {900000000}\r\n".to_owned()
                    + &"a".repeat(3 << 20),
            ),
            false => usual(command),
        },
        |command| match command.starts_with("UID FETCH") {
            true => Some("* OK ".to_owned() + &"a".repeat(3 << 20)),
            false => usual(command),
        },
        |command| match command.starts_with("UID FETCH") {
            true => Some("* 1 FETCH (UID 1 RFC822.SIZE 9 BODY[]<0> {9}\r\nhal".to_owned()),
            false => usual(command),
        },
    ];
    for script in script {
        let mut imap = open(script).expect("open");
        let began = Instant::now();
        assert!(imap.fetch(1, 1000).is_err());
        assert!(began.elapsed() < Duration::from_secs(20), "{:?}", began.elapsed());
    }
}
