//! Mails of strangers, broken in every way: none makes the program panic, hang or fill the memory.
//! `SALDO_MAILS` raises the number of mutated ones for longer runs; `fuzz/targets/mail.rs` asks the
//! same without end.

use proptest::prelude::*;
use saldo_channels::harmless::check_mail;
use std::fmt::Write as _;
use std::fs;
use std::time::{Duration, Instant};

/// Longest for one mail of a megabyte or two, on a busy machine.
const LONGEST: Duration = Duration::from_secs(10);

/// Memory that all mails of a test may take at their highest, in kilobytes.
const MOST_MEMORY: u64 = 256 * 1024;

/// Mails as they come.
fn samples() -> Vec<Vec<u8>> {
    let plain = "From: =?koi8-r?B?6dfBzg==?= <ivan@example.ru>\r\nTo: us@example.ee\r\n\
        Message-ID: <1@example.ru>\r\nIn-Reply-To: <0123456789abcdef0123456789abcdef.1@example.ee>\r\n\
        References: <a@b>\r\n <c@d>\r\nSubject: =?windows-1251?B?zvLi5fI=?=\r\n\
        Date: Mon, 2 Mar 2026 10:00:00 +0300\r\nContent-Type: text/plain; charset=windows-1251\r\n\
        Content-Transfer-Encoding: quoted-printable\r\n\r\n=C7=E0=EF=EB=E0=F2=E8=EC=\r\n ok\r\n";
    let nested = "From: a@example.com\r\nContent-Type: multipart/mixed; boundary=\"o u\"\r\n\r\n\
        --o u\r\nContent-Type: multipart/alternative; boundary=i\r\n\r\n\
        --i\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nTere\r\n\
        --i\r\nContent-Type: text/html\r\n\r\n<p>T<b>e</b>re<script>x()</script>&amp;</p>\r\n--i--\r\n\
        --o u\r\nContent-Type: application/pdf; name*0*=utf-8''%D0%B0; name*1=b.pdf\r\n\
        Content-Disposition: attachment; filename=\"../x.pdf\"\r\n\
        Content-Transfer-Encoding: base64\r\n\r\nJVBERg==\r\n\
        --o u\r\nContent-Type: message/rfc822\r\n\r\nFrom: b@example.com\r\nSubject: in\r\n\r\nit\r\n\
        --o u--\r\n";
    let report = "From: MAILER-DAEMON@example.com\r\nReturn-Path: <>\r\n\
        Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n\
        --b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx\r\n\r\n\
        Final-Recipient: rfc822; x@example.com\r\nAction: failed\r\nStatus: 5.1.1\r\n\
        Diagnostic-Code: smtp; 550 no\r\n\r\n\
        --b\r\nContent-Type: message/rfc822-headers\r\n\r\nMessage-ID: <x@example.ee>\r\n\r\n--b--\r\n";
    [plain, nested, report].map(|mail| mail.as_bytes().to_vec()).into()
}

/// Pieces that mean something to whoever reads mails.
const WORDS: [&str; 16] = [
    "\r\n",
    "\r\n\r\n",
    "\n",
    "--o u\r\n",
    "--i--\r\n",
    "Content-Type: multipart/mixed; boundary=i\r\n",
    "Content-Type: message/rfc822\r\n\r\n",
    "Content-Transfer-Encoding: base64\r\n",
    "Content-Type: text/html; charset=utf-7\r\n\r\n",
    "=?utf-8?Q?=E2=80=AE?=",
    "=?utf-8?B?////?=",
    "Subject: ",
    "filename*=utf-16''%00%41",
    "<!--",
    "\0",
    "\u{202e}",
];

#[derive(Clone, Debug)]
enum Change {
    Flip(usize, u8),
    Cut(usize, usize),
    Repeat(usize, usize, usize),
    Put(usize, usize),
    Splice(usize, usize),
}

fn change() -> impl Strategy<Value = Change> {
    let at = || 0_usize..4096;
    prop_oneof![
        (at(), any::<u8>()).prop_map(|(at, byte)| Change::Flip(at, byte)),
        (at(), 0_usize..200).prop_map(|(at, count)| Change::Cut(at, count)),
        (at(), 1_usize..80, 2_usize..200)
            .prop_map(|(at, count, times)| Change::Repeat(at, count, times)),
        (at(), 0..WORDS.len()).prop_map(|(at, word)| Change::Put(at, word)),
        (at(), at()).prop_map(|(at, from)| Change::Splice(at, from)),
    ]
}

fn changed(mail: &mut Vec<u8>, change: &Change, other: &[u8]) {
    let within = |at: usize, length: usize| at % (length + 1);
    match *change {
        Change::Flip(at, byte) => {
            let at = within(at, mail.len());
            if let Some(own) = mail.get_mut(at) {
                *own = byte;
            }
        }
        Change::Cut(at, count) => {
            let at = within(at, mail.len());
            mail.drain(at..(at + count).min(mail.len()));
        }
        Change::Repeat(at, count, times) => {
            let at = within(at, mail.len());
            let piece = mail[at..(at + count).min(mail.len())].repeat(times);
            mail.splice(at..at, piece);
        }
        Change::Put(at, word) => {
            let at = within(at, mail.len());
            mail.splice(at..at, WORDS[word].bytes());
        }
        Change::Splice(at, from) => {
            let (at, from) = (within(at, mail.len()), within(from, other.len()));
            mail.truncate(at);
            mail.extend_from_slice(&other[from..]);
        }
    }
}

/// The highest that this process has taken so far, in kilobytes.
fn memory() -> u64 {
    let status = fs::read_to_string("/proc/self/status").expect("Linux tells");
    let line = status.lines().find(|line| line.starts_with("VmHWM:")).expect("it says so");
    line.split_whitespace().nth(1).and_then(|number| number.parse().ok()).expect("a number")
}

fn check(mail: &[u8], what: &str) {
    let began = Instant::now();
    check_mail(mail);
    assert!(began.elapsed() < LONGEST, "{what}: {:?}", began.elapsed());
}

fn cases() -> u32 {
    std::env::var("SALDO_MAILS").ok().and_then(|count| count.parse().ok()).unwrap_or(1_500)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(cases()))]

    #[test]
    fn mutated_mails_are_taken_apart_and_harmless(
        which in 0_usize..3,
        other in 0_usize..3,
        changes in prop::collection::vec(change(), 1..12)
    ) {
        let all = samples();
        let mut mail = all[which].clone();
        for change in &changes {
            changed(&mut mail, change, &all[other]);
            mail.truncate(1 << 20);
        }
        check(&mail, "mutated");
    }

    #[test]
    fn arbitrary_bytes_are_taken_apart(bytes in prop::collection::vec(any::<u8>(), 0..4096)) {
        check(&bytes, "arbitrary");
    }
}

/// What a mail once had that no database keeps: a name with a character of control in it.
#[test]
fn a_name_with_control_characters_is_no_name() {
    let mail = "From: a@example.com\r\nReferences: <one\0@x> <two@x>\r\n\r\nwait";
    let (returned, _) = saldo_channels::incoming::take_apart(mail.as_bytes());
    assert_eq!(returned.names, ["two@x"]);
}

/// Mails that are made to cost much: depth, breadth, length, and what unpacks to more.
#[test]
fn mails_made_to_exhaust_are_bounded() {
    let head = "From: a@example.com\r\n";
    let of_parts = |kind: &str, times: usize| {
        let mut mail = head.to_owned();
        for level in 0..times {
            write!(mail, "Content-Type: {kind}; boundary=b{level}\r\n\r\n--b{level}\r\n")
                .expect("text");
        }
        mail
    };
    let within = "Content-Type: message/rfc822\r\n\r\n";
    let mixed = format!("{head}Content-Type: multipart/mixed; boundary=b\r\n\r\n");
    let rows = [
        ("multiparts in multiparts", of_parts("multipart/mixed", 20_000)),
        ("mails in mails", format!("{head}{}", within.repeat(20_000))),
        ("mails in a mail that is encoded", {
            let kind = "Content-Type: message/rfc822\r\nContent-Transfer-Encoding: base64\r\n\r\n";
            let level = |inner: &str| {
                use base64::Engine as _;
                format!("{kind}{}", base64::engine::general_purpose::STANDARD.encode(inner))
            };
            format!("{head}{}", level(&level(&within.repeat(20_000))))
        }),
        ("mails in digests", {
            let mut mail = head.to_owned();
            for level in 0..20_000 {
                write!(
                    mail,
                    "Content-Type: multipart/digest; boundary=b{level}\r\n\r\n--b{level}\r\n\r\n"
                )
                .expect("text");
            }
            mail
        }),
        ("reports in reports", of_parts("multipart/report; report-type=delivery-status", 20_000)),
        ("parts beside each other", format!("{mixed}{}", "--b\r\n\r\nx\r\n".repeat(100_000))),
        (
            "files beside each other",
            format!(
                "{mixed}{}",
                "--b\r\nContent-Disposition: attachment; filename=x\r\n\r\nx\r\n".repeat(20_000)
            ),
        ),
        ("a line without end", format!("{head}Subject: {}\r\n\r\nx", "a".repeat(2 << 20))),
        (
            "folded without end",
            format!("{head}References: <a@b>{}\r\n\r\nx", "\r\n <a@b>".repeat(200_000)),
        ),
        ("headers without end", "Received: x\r\n".repeat(200_000)),
        ("encoded words", format!("{head}Subject: {}\r\n\r\nx", "=?utf-8?Q?a?= ".repeat(100_000))),
        ("recipients", format!("To: {}\r\n\r\nx", "a@example.com, ".repeat(100_000))),
        ("comments in comments", format!("From: {}a@example.com\r\n\r\nx", "(".repeat(1 << 20))),
        ("groups of people", format!("From: {}\r\n\r\nx", "a:b,".repeat(200_000))),
        (
            "markup in markup",
            format!("{head}Content-Type: text/html\r\n\r\n{}", "<div>".repeat(200_000)),
        ),
        (
            "markup unclosed",
            format!("{head}Content-Type: text/html\r\n\r\n{}", "<".repeat(1 << 20)),
        ),
        (
            "entities",
            format!("{head}Content-Type: text/html\r\n\r\n{}", "&#x1F600;".repeat(200_000)),
        ),
        ("a name in pieces", {
            let mut mail = format!("{head}Content-Type: application/pdf");
            for number in 0..50_000 {
                write!(mail, ";\r\n name*{number}*=%41").expect("text");
            }
            mail + "\r\n\r\nx"
        }),
        ("recipients of a report", {
            let group =
                "Final-Recipient: rfc822; x@example.com\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\n";
            format!(
                "{head}Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n{}",
                group.repeat(10_000)
            )
        }),
    ];
    let before = memory();
    // A quarter of what a worker has: no depth may need more, however this was compiled.
    let small = std::thread::Builder::new().stack_size(512 * 1024);
    let looked_at = small.spawn(move || {
        for (what, mail) in &rows {
            check(mail.as_bytes(), what);
        }
    });
    looked_at.expect("a thread").join().expect("no mail is too much");
    let taken = memory().saturating_sub(before);
    assert!(taken < MOST_MEMORY, "{taken} kB for mails of {} bytes at most", 4 << 20);
}
