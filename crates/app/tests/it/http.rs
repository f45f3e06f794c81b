//! What is no HTTP, nearly HTTP, or two requests in one: it is refused or dropped, and whoever
//! asks properly is answered as before (S34).

use crate::house::Saldo;
use crate::serve::started;
use std::io::{Read, Write};
use std::net::{Shutdown, TcpStream};
use std::time::Duration;

/// Longest wait for the server to say something, or to hang up.
const PATIENCE: Duration = Duration::from_secs(10);

/// Everything the server says to these bytes, behind which nothing comes, until it hangs up.
fn said(address: &str, bytes: &[u8]) -> String {
    asked(address, bytes, true)
}

/// The same; `hangs_up` says whether the client closes its side at once, after which the server need
/// not answer.
fn asked(address: &str, bytes: &[u8], hangs_up: bool) -> String {
    let mut line = TcpStream::connect(address).expect("the server listens");
    line.set_read_timeout(Some(PATIENCE)).expect("a limit");
    line.set_write_timeout(Some(PATIENCE)).expect("a limit");
    // It may have hung up before all is written: that is an answer too.
    let _sent = line.write_all(bytes);
    if hangs_up {
        let _closed = line.shutdown(Shutdown::Write);
    }
    let mut answer = Vec::new();
    let mut part = [0_u8; 16 * 1024];
    loop {
        match line.read(&mut part) {
            Ok(0) => break,
            Ok(read) => answer.extend_from_slice(&part[..read]),
            Err(error) if error.kind() == std::io::ErrorKind::ConnectionReset => break,
            Err(error) => panic!("it neither answers nor hangs up: {error}"),
        }
    }
    String::from_utf8_lossy(&answer).into_owned()
}

/// The statuses of all answers.
fn statuses(said: &str) -> Vec<u16> {
    let heads = said.split("HTTP/1.1 ").skip(1);
    heads.filter_map(|head| head.get(..3)?.parse().ok()).collect()
}

fn corpus() -> Vec<(String, Vec<u8>)> {
    let plain: [(&str, &[u8]); 26] = [
        ("nothing", b""),
        ("a line end", b"\r\n"),
        ("no HTTP", b"hello there\r\n\r\n"),
        ("TLS", b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03abcdefgh"),
        ("zeros", &[0; 4096]),
        ("cut off", b"GET / HT"),
        ("cut off in the headers", b"GET / HTTP/1.1\r\nHost: a\r\nX: "),
        ("a version to come", b"GET / HTTP/9.9\r\nHost: a\r\n\r\n"),
        ("HTTP/2 by itself", b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"),
        ("no host", b"GET / HTTP/1.1\r\n\r\n"),
        ("two hosts", b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n"),
        ("a bare line feed", b"GET /healthz HTTP/1.1\nHost: a\n\n"),
        ("a folded header", b"GET / HTTP/1.1\r\nHost: a\r\nX: b\r\n c\r\n\r\n"),
        ("a space before the colon", b"GET / HTTP/1.1\r\nHost : a\r\n\r\n"),
        ("a zero in a header", b"GET / HTTP/1.1\r\nHost: a\r\nX: b\0c\r\n\r\n"),
        ("a method of its own", b"BREW /customers HTTP/1.1\r\nHost: a\r\n\r\n"),
        ("another place", b"GET http://other.example/ HTTP/1.1\r\nHost: a\r\n\r\n"),
        ("a tunnel", b"CONNECT 127.0.0.1:22 HTTP/1.1\r\nHost: a\r\n\r\n"),
        ("a star", b"OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n"),
        ("no text", b"GET /customers/%ff%fe%00 HTTP/1.1\r\nHost: a\r\n\r\n"),
        ("a length below zero", b"POST /sign-in HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\nx"),
        (
            "a length beyond numbers",
            b"POST /sign-in HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999999999999\r\n\r\nx",
        ),
        (
            "two lengths",
            b"POST /sign-in HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 9\r\n\r\nx",
        ),
        (
            "a length and pieces",
            b"POST /sign-in HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        ),
        (
            "a piece beyond numbers",
            b"POST /sign-in HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\nx",
        ),
        (
            "pieces by another name",
            b"POST /sign-in HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
        ),
    ];
    let mut corpus: Vec<(String, Vec<u8>)> =
        plain.into_iter().map(|(name, bytes)| (name.to_owned(), bytes.to_vec())).collect();
    let head =
        |middle: &str| format!("GET /healthz HTTP/1.1\r\nHost: a\r\n{middle}\r\n").into_bytes();
    corpus.push(("a long header".to_owned(), head(&format!("X: {}\r\n", "a".repeat(1 << 20)))));
    corpus.push(("many headers".to_owned(), head(&"X: a\r\n".repeat(20_000))));
    let long = format!("GET /{} HTTP/1.1\r\nHost: a\r\n\r\n", "a/".repeat(1 << 19));
    corpus.push(("a long address".to_owned(), long.into_bytes()));
    let many = format!("GET /customers?{} HTTP/1.1\r\nHost: a\r\n\r\n", "a=b&".repeat(10_000));
    corpus.push(("many questions".to_owned(), many.into_bytes()));
    corpus
}

/// Bytes of a proper request, some of them others; the same ones for the same number.
fn spoilt(number: u64) -> Vec<u8> {
    let mut bytes = b"POST /sign-in HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 21\r\nConnection: close\r\n\r\nlogin=a&password=abcd".to_vec();
    // xorshift64*
    let mut state = number.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let mut throw = |sides: usize| {
        state ^= state >> 12;
        state ^= state << 25;
        state ^= state >> 27;
        usize::try_from(state.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33).expect("small") % sides
    };
    for _ in 0..=throw(6) {
        let at = throw(bytes.len());
        match throw(3) {
            0 => bytes[at] = u8::try_from(throw(256)).expect("a byte"),
            1 => drop(bytes.remove(at)),
            _ => bytes.insert(at, b"\r\n\0: \xff"[throw(6)]),
        }
    }
    bytes
}

#[test]
fn malformed_corpus() {
    let saldo = Saldo::new().founded("EE", "EUR");
    let (mut child, told) = started(&saldo);
    let address =
        told.split("http://").nth(1).and_then(|rest| rest.split('/').next()).expect("an address");
    let spoilt = (0..400).map(|number| (format!("spoilt {number}"), spoilt(number)));
    let mut refused = 0;
    for (name, bytes) in corpus().into_iter().chain(spoilt) {
        let statuses = statuses(&said(address, &bytes));
        assert!(statuses.iter().all(|status| *status < 500), "{name}: {statuses:?}");
        refused += usize::from(statuses.iter().all(|status| *status >= 400));
    }
    assert!(refused > 100, "{refused} were refused");
    let proper = b"GET /healthz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
    assert_eq!(statuses(&asked(address, proper, false)), [200]);
    assert_eq!(child.try_wait().expect("asked"), None, "it lives");
    child.kill().expect("ends");
    child.wait().expect("ends");
}
