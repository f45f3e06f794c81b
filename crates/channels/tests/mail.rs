//! What really goes over the line, byte by byte (D30, S16), and what each broken line means
//! (D03).

use saldo_channels::testing::{Fault, Peer};
use saldo_channels::{File, Handed, Letter, Parcel, Secret, Security, Server, Smtp, compose};
use std::time::Duration;

fn letter<'a>(to_name: &'a str, subject: &'a str, text: &'a str) -> Letter<'a> {
    Letter {
        message_id: "one@example.ee",
        date: 1_774_000_000,
        from_name: "Põhjala Kaubad AS",
        from: "arved@example.ee",
        reply_to: "vastused@example.ee",
        to_name,
        to: "debtor@example.com",
        subject,
        text,
        language: "et",
        files: &[],
        unsubscribe: "",
    }
}

fn server(port: u16) -> Server {
    Server {
        host: "127.0.0.1".into(),
        port,
        security: Security::Open,
        user: String::new(),
        password: Secret::default(),
        hello: "example.ee".into(),
        patience: Duration::from_millis(800),
        deadline: Duration::from_millis(2_500),
    }
}

fn parcel<'a>(recipient: &'a str, bytes: &'a [u8]) -> Parcel<'a> {
    Parcel { sender: "arved@example.ee", recipient, bytes }
}

#[test]
fn rfc2047_and_bidi_fixtures() {
    let rows = [
        ("ООО «Ромашка»", "Просроченная задолженность: 1 200,00 EUR"),
        ("Õunapuu & Pojad OÜ", "Tähtaja ületanud võlgnevus"),
        ("שלום חברה", "\u{202e}drawkcab \u{2066}x\u{2069}"),
        ("日本株式会社", &"ж".repeat(400)),
        ("\"quoted\" <x@y>, and; more", "=?utf-8?q?forged?="),
        ("=?utf-8?q?Bank?=", "ж =?utf-8?q?forged?= ж"),
        ("", ""),
    ];
    for (name, subject) in rows {
        let bytes = compose(&letter(name, subject, "Tere\n\nõ")).expect("composed");
        // What is read is what was meant, without the marks that would show another text, and
        // nothing of it decoded once more.
        let marks = ['\u{202e}', '\u{2066}', '\u{2069}'];
        let meant = |text: &str| {
            let parts = text.split(marks).map(str::trim).filter(|part| !part.is_empty());
            let text: String = parts.collect::<Vec<_>>().join(" ").chars().take(200).collect();
            text.replace("=?", "= ?")
        };
        let read = mail_parser::MessageParser::default().parse(&bytes).expect("a mail");
        let to = read.to().and_then(|all| all.first()).expect("a recipient");
        assert_eq!(to.name().unwrap_or_default(), meant(name));
        assert_eq!(to.address(), Some("debtor@example.com"), "{name}");
        assert_eq!(read.subject().unwrap_or_default(), meant(subject));
        assert!(bytes.is_ascii(), "{name}");
        let text = String::from_utf8(bytes).expect("ASCII");
        let head = text.split("\r\n\r\n").next().expect("a head");
        assert!(head.lines().all(|line| line.len() <= 998), "{name}: a line is too long");
        let to = head.lines().filter(|line| line.to_ascii_lowercase().starts_with("to:"));
        assert_eq!(to.count(), 1, "{head}");
    }
}

/// S16: nothing of a text ends the letter, begins another one, or hides behind a dot.
#[test]
fn crlf_everywhere() {
    let evil = [
        "a\r\n.\r\nMAIL FROM:<evil@example.org>\r\n",
        "a\n.\nMAIL FROM:<evil@example.org>\n",
        "a\r.\rQUIT\r",
        ".\r\n..\r\n.x",
        "a\u{0}b",
    ];
    let peer = Peer::start(Box::new(|_| Fault::None));
    let mut smtp = Smtp::to(server(peer.port()));
    for text in evil {
        let bytes = compose(&letter(text, text, text)).expect("composed");
        let whole = String::from_utf8(bytes.clone()).expect("ASCII");
        assert!(!whole.replace("\r\n", "").contains(['\r', '\n']), "a bare line end: {whole}");
        let handed = smtp.hand_over(parcel("debtor@example.com", &bytes));
        assert!(matches!(handed, Handed::Taken { .. }), "{handed:?}");
    }
    // A file that is text has line ends of its own, and a dot behind one of them.
    let files = [File { name: "a.pdf".into(), bytes: b"%PDF\n.\r\nMAIL FROM:<x@y>\r\n".to_vec() }];
    let bytes = compose(&Letter { files: &files, ..letter("x", "y", "z") }).expect("composed");
    let whole = String::from_utf8(bytes.clone()).expect("ASCII");
    assert!(!whole.contains("%PDF") && !whole.replace("\r\n", "").contains(['\r', '\n']));
    let taken = peer.taken();
    assert_eq!(taken.len(), evil.len(), "one letter each, and no more");
    for address in ["x@y\r\nRCPT TO:<z@w>", "x@y>\r\nDATA", "x y@z"] {
        let handed = smtp.hand_over(parcel(address, b"x"));
        assert!(matches!(handed, Handed::Dead { .. }), "{address}: {handed:?}");
    }
    assert_eq!(peer.taken(), taken);
}

/// S13: whatever is written, the HTML of a letter has the tags that the program puts there and no
/// others, and the words are those of the text.
mod xss {
    use super::*;

    const POLYGLOTS: [&str; 10] = [
        "<script>pwned()</script>",
        "\"><img src=x onerror=pwned()>",
        "</p></body></html><script>pwned()</script>",
        "<a href=\"javascript:pwned()\">press</a>",
        "&lt;script&gt;pwned()&lt;/script&gt;",
        "' onmouseover='pwned()",
        "<!--[if mso]><script>pwned()</script><![endif]-->",
        "=3Cscript=3Epwned()=3C/script=3E",
        "]]><script>pwned()</script>",
        "<svg><style><img src=x onerror=pwned()></style></svg>",
    ];

    #[test]
    fn a_text_is_no_markup_in_a_letter() {
        for text in POLYGLOTS {
            let bytes = compose(&letter(text, text, text)).expect("composed");
            let mail = mail_parser::MessageParser::default().parse(&bytes).expect("a mail");
            let part = mail.html_part(0).expect("a part in HTML").text_contents().expect("text");
            let tags: Vec<&str> = part
                .match_indices('<')
                .map(|(at, _)| part[at + 1..].split(['>', ' ']).next().unwrap_or_default())
                .collect();
            let ours = [
                "!DOCTYPE", "html", "head", "meta", "/head", "body", "p", "/p", "br", "/body",
                "/html",
            ];
            assert!(tags.iter().all(|tag| ours.contains(tag)), "{text}: {tags:?}");
            assert_eq!(tags.iter().filter(|tag| **tag == "p").count(), 1, "{text}: {part}");
            let words = mail.body_text(0).expect("words");
            assert_eq!(words.trim(), text);
            // Read by whoever shows HTML, it says the same.
            let shown = part.split("<p>").nth(1).and_then(|rest| rest.split("</p>").next());
            let shown = shown.expect("a paragraph").replace("&lt;", "<").replace("&gt;", ">");
            let shown = shown.replace("&quot;", "\"").replace("&#39;", "'").replace("&amp;", "&");
            assert_eq!(shown, text);
        }
    }
}

/// D03: up to the last dot "no" is certain; after it nobody knows.
#[test]
fn each_step_at_which_a_line_breaks_means_what_it_means() {
    for fault in Fault::ALL {
        let peer = Peer::start(Box::new(move |_| fault));
        let bytes = compose(&letter("x", "y", "z")).expect("composed");
        let handed = Smtp::to(server(peer.port())).hand_over(parcel("debtor@example.com", &bytes));
        let taken = matches!(handed, Handed::Taken { .. });
        let right = match fault {
            // Before the recipient is named, no other letter would fare better.
            Fault::DropGreeting
            | Fault::BusyGreeting
            | Fault::NeverGreeting
            | Fault::StallGreeting
            | Fault::DropHello
            | Fault::NeverHello
            | Fault::StallHello
            | Fault::NeverSender => matches!(handed, Handed::Unreachable { .. }),
            Fault::NeverRecipient => matches!(handed, Handed::TurnedAway { .. }),
            Fault::NeverAnnounced | Fault::NeverContent => {
                matches!(handed, Handed::Refused { .. })
            }
            Fault::Slow | Fault::None => taken,
            _ if fault.leaves_doubt() => matches!(handed, Handed::Unknown { .. }),
            _ => matches!(handed, Handed::Later { .. }),
        };
        assert!(right, "{fault:?}: {handed:?}");
        if !fault.leaves_doubt() && !taken {
            assert_eq!(peer.taken().len(), 0, "{fault:?}: not taken, as it was told");
        }
    }
}

/// D37: a peer that says one byte at a time outlasts every wait for an answer, and no lease: what
/// takes too long is given up, and what has left by then is not known.
#[test]
fn a_hand_over_has_an_end_whatever_the_peer_does() {
    let peer = Peer::start(Box::new(|_| Fault::TrickleTaken));
    let bytes = compose(&letter("x", "y", "z")).expect("composed");
    let begun = std::time::Instant::now();
    let handed = Smtp::to(server(peer.port())).hand_over(parcel("debtor@example.com", &bytes));
    assert!(matches!(handed, Handed::Unknown { .. }), "{handed:?}");
    assert!(begun.elapsed() < Duration::from_secs(10), "{:?}", begun.elapsed());
    assert_eq!(peer.taken().len(), 1, "it had been taken");
}

#[test]
fn a_dead_address_is_told_apart_and_the_line_goes_on() {
    let peer = Peer::start(Box::new(|_| Fault::None));
    let mut smtp = Smtp::to(server(peer.port()));
    let bytes = compose(&letter("x", "y", "z")).expect("composed");
    for (recipient, dead) in
        [("a@example.com", false), ("dead@example.com", true), ("b@example.com", false)]
    {
        let handed = smtp.hand_over(parcel(recipient, &bytes));
        assert_eq!(matches!(handed, Handed::Dead { .. }), dead, "{recipient}: {handed:?}");
    }
    assert_eq!(peer.taken().len(), 2);
    let relay = smtp.hand_over(parcel("strange@example.com", &bytes));
    assert!(matches!(relay, Handed::TurnedAway { .. }), "{relay:?}");
    let full = smtp.hand_over(parcel("full@example.com", &bytes));
    assert!(matches!(full, Handed::Later { .. }), "{full:?}");
}

/// Real servers end a session after so many letters: the next one begins anew.
#[test]
fn a_server_that_has_had_enough_of_a_line_gets_another_one() {
    let peer = Peer::start(Box::new(|number| match number % 5 {
        4 => Fault::LaterRecipient,
        _ => Fault::None,
    }));
    let mut smtp = Smtp::to(server(peer.port()));
    let bytes = compose(&letter("x", "y", "z")).expect("composed");
    for _ in 0..20 {
        let handed = smtp.hand_over(parcel("debtor@example.com", &bytes));
        assert!(matches!(handed, Handed::Taken { .. }), "{handed:?}");
    }
    assert_eq!(peer.taken().len(), 20);
}

#[test]
fn nobody_at_home_is_certain() {
    let port = Peer::start(Box::new(|_| Fault::None)).port();
    let gone = Server { user: "u".into(), password: Secret::new("hush-hush"), ..server(port) };
    assert!(!format!("{gone:?}").contains("hush"), "a password is never printed");
    assert!(Smtp::to(gone.clone()).reach().is_err(), "known before anything is promised");
    let handed = Smtp::to(gone).hand_over(parcel("b@example.ee", b"x"));
    assert!(matches!(handed, Handed::Unreachable { .. }), "{handed:?}");
}
