//! A signed message to a program of the company's own: what it is told, and that nobody leads the
//! message elsewhere.

use saldo_channels::{AT, Gateway, Handed, ID, Method, SIGNATURE, Secret, Short, signature};
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::thread::{self, JoinHandle};
use std::time::Duration;

const SHORT: Short<'static> = Short {
    to: "+3725000001",
    text: "Tere\r\nX-Evil: 1\r\n\r\n\"Õ\"",
    id: "0123456789abcdef0123456789abcdef",
    at: 1_774_000_000,
};

/// A peer that answers one request; what it was asked comes out of the thread.
fn peer(answer: &'static str) -> (String, JoinHandle<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = format!("http://{}/hook", listener.local_addr().expect("bound"));
    let heard = thread::spawn(move || {
        let (mut line, _) = listener.accept().expect("somebody asks");
        let asked = request(&mut line);
        line.write_all(answer.as_bytes()).expect("answered");
        asked
    });
    (address, heard)
}

fn request(line: &mut TcpStream) -> String {
    line.set_read_timeout(Some(Duration::from_secs(5))).expect("a time limit");
    let mut asked = Vec::new();
    let mut buffer = [0; 4096];
    loop {
        let read = line.read(&mut buffer).expect("a request");
        asked.extend_from_slice(&buffer[..read]);
        let text = String::from_utf8_lossy(&asked).into_owned();
        let Some((head, body)) = text.split_once("\r\n\r\n") else { continue };
        let length = header(head, "content-length").parse::<usize>().expect("a length");
        if body.len() >= length {
            return text;
        }
    }
}

fn header<'h>(head: &'h str, wanted: &str) -> &'h str {
    let lines = head.lines().filter_map(|line| line.split_once(':'));
    let mut found = lines.filter(|(name, _)| name.eq_ignore_ascii_case(wanted));
    let value = found.next().unwrap_or_else(|| panic!("no {wanted} in {head}")).1.trim();
    assert!(found.next().is_none(), "{wanted} stands twice");
    value
}

fn hook(address: &str) -> Gateway {
    Gateway {
        method: Method::Signed,
        address: address.to_owned(),
        body: String::new(),
        from: "Põhjala".to_owned(),
        taken: String::new(),
        refused: String::new(),
        secret: Secret::new("a secret that never leaves"),
        patience: Duration::from_secs(5),
    }
}

mod webhook {
    use super::*;

    #[test]
    fn what_is_told_is_signed_and_the_secret_stays() {
        let (address, heard) = peer("HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok");
        let hook = hook(&address);
        assert!(matches!(hook.hand_over(SHORT), Handed::Taken { .. }));
        let asked = heard.join().expect("no panic");
        let (head, body) = asked.split_once("\r\n\r\n").expect("a body");
        assert_eq!(header(head, ID), SHORT.id);
        assert_eq!(header(head, AT), "1774000000");
        assert_eq!(header(head, SIGNATURE), signature(&hook.secret, SHORT, body));
        assert!(!asked.contains("a secret that never leaves"), "{asked}");
        assert!(!head.to_lowercase().contains("x-evil"), "{head}");
        let told: serde_json::Value = serde_json::from_str(body).expect("JSON");
        assert_eq!(told["text"], SHORT.text);
        assert_eq!((&told["id"], &told["to"]), (&SHORT.id.into(), &SHORT.to.into()));
    }

    /// A redirect is refused: whoever answers does not choose who gets the message.
    #[test]
    fn a_redirect_is_never_followed() {
        let elsewhere = TcpListener::bind("127.0.0.1:0").expect("a port");
        elsewhere.set_nonblocking(true).expect("asked without waiting");
        let port = elsewhere.local_addr().expect("bound").port();
        for status in ["301 Moved", "302 Found", "307 Temporary", "308 Permanent"] {
            let answer = format!(
                "HTTP/1.1 {status}\r\nlocation: http://127.0.0.1:{port}/\r\ncontent-length: 0\r\n\r\n"
            );
            let (address, heard) = peer(Box::leak(answer.into_boxed_str()));
            let handed = hook(&address).hand_over(SHORT);
            assert!(matches!(handed, Handed::Unreachable { .. }), "{status}: {handed:?}");
            heard.join().expect("no panic");
            assert!(elsewhere.accept().is_err(), "{status}: nobody came");
        }
    }

    /// What each answer means for the next attempt.
    #[test]
    fn answers_are_read_like_those_of_every_gateway() {
        let later = "HTTP/1.1 503 Busy\r\ncontent-length: 0\r\n\r\n";
        let inner = "HTTP/1.1 500 Oops\r\ncontent-length: 0\r\n\r\n";
        let (address, heard) = peer(later);
        assert!(matches!(hook(&address).hand_over(SHORT), Handed::Later { .. }));
        heard.join().expect("no panic");
        let (address, heard) = peer(inner);
        assert!(matches!(hook(&address).hand_over(SHORT), Handed::Unknown { .. }));
        heard.join().expect("no panic");
        let (address, heard) = peer("");
        assert!(matches!(hook(&address).hand_over(SHORT), Handed::Unknown { .. }));
        heard.join().expect("no panic");
        let nobody = hook("http://127.0.0.1:1/").hand_over(SHORT);
        assert!(matches!(nobody, Handed::Unreachable { .. }), "{nobody:?}");
    }
}
