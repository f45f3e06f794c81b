//! What strangers write stays words on its way through every carrier (S15, S16): no header, no
//! further parameter, no second message and no place of a template comes of it. Letters are looked
//! at byte for byte in `mail.rs`, PDFs in the press.

use form_urlencoded::parse;
use saldo_channels::{
    File, Gateway, Handed, Letter, Method, Secret, Security, Short, Smpp, compose, one_line, parts,
};
use serde_json::Value;
use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::net::TcpListener;
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

const EVIL: [&str; 12] = [
    "a\r\nX-Evil: 1\r\n\r\nGET /evil HTTP/1.1\r\n",
    "a\nBcc: all@example.org",
    "a&to=%2B37299999999&text=other",
    "a\",\"to\":\"+37299999999",
    "a\\\",\"to\":\"+37299999999",
    "{secret} {to} {{secret}} {id}",
    "%7Bsecret%7D%0d%0aX-Evil:%201",
    "${secret} #{secret} <%= secret %> {{ 7*7 }} {% include 'x' %}",
    "#eval(\"1\") $x$ \\u0041 `rm -rf`",
    "\u{0}\u{1b}[2J\u{7f}",
    "\u{202e}gro.elpmaxe",
    "+ /?#[]@!'()*,;=~\u{2028}",
];

const SECRET: &str = "hush-hush-secret";

/// A gateway that remembers every request byte for byte and takes everything.
fn gateway() -> (String, Arc<Mutex<Vec<String>>>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = format!("http://{}", listener.local_addr().expect("bound"));
    let asked: Arc<Mutex<Vec<String>>> = Arc::default();
    let own = Arc::clone(&asked);
    thread::spawn(move || {
        for mut line in listener.incoming().flatten() {
            line.set_read_timeout(Some(Duration::from_secs(5))).expect("a time limit");
            let mut all = Vec::new();
            let mut buffer = [0; 8192];
            while let Ok(read) = line.read(&mut buffer) {
                all.extend_from_slice(&buffer[..read]);
                let text = String::from_utf8_lossy(&all).into_owned();
                let Some((head, body)) = text.split_once("\r\n\r\n") else { continue };
                let length = head
                    .lines()
                    .filter_map(|line| line.split_once(':'))
                    .find(|(name, _)| name.eq_ignore_ascii_case("content-length"))
                    .map_or(0, |(_, value)| value.trim().parse::<usize>().expect("a length"));
                if read == 0 || body.len() >= length {
                    own.lock().expect("free").push(text);
                    break;
                }
            }
            drop(
                line.write_all(
                    b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nOK",
                ),
            );
        }
    });
    (address, asked)
}

fn of(method: Method, address: String, body: &str) -> Gateway {
    Gateway {
        method,
        address,
        body: body.to_owned(),
        from: "Põhjala".to_owned(),
        taken: String::new(),
        refused: String::new(),
        secret: Secret::new(SECRET),
        patience: Duration::from_secs(5),
    }
}

/// Names of the headers of a request.
fn headers(head: &str) -> Vec<String> {
    let names = head.lines().skip(1).filter_map(|line| line.split_once(':'));
    names.map(|(name, _)| name.to_ascii_lowercase()).collect()
}

/// The fields that a gateway reads out of a request: each stands there once.
fn fields(pairs: &str) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for (name, value) in parse(pairs.as_bytes()) {
        assert!(found.insert(name.to_string(), value.to_string()).is_none(), "{name} stands twice");
    }
    found
}

#[test]
fn a_short_message_is_words_to_every_gateway() {
    let (address, asked) = gateway();
    let query = "to={to}&text={text}&from={from}&key={secret}";
    let json = "{\"to\":\"{to}\",\"text\":\"{text}\",\"from\":\"{from}\",\"key\":\"{secret}\"}";
    let gateways = [
        of(Method::Get, format!("{address}/send?{query}"), ""),
        of(Method::PostForm, format!("{address}/send"), query),
        of(Method::PostJson, format!("{address}/send"), json),
        of(Method::Signed, format!("{address}/send"), ""),
    ];
    let mut usual: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for gateway in &gateways {
        for text in ["plain"].into_iter().chain(EVIL) {
            let before = asked.lock().expect("free").len();
            let short = Short { to: "+37251234567", text, id: "0123abcd", at: 1 };
            let handed = gateway.hand_over(short);
            assert!(matches!(handed, Handed::Taken { .. }), "{text:?}: {handed:?}");
            let all = asked.lock().expect("free").clone();
            assert_eq!(all.len(), before + 1, "one request a message: {text:?}");
            let (head, body) = all[before].split_once("\r\n\r\n").expect("a head");
            let line = head.lines().next().expect("a line");
            let method = gateway.method.code();
            let same = usual.entry(method).or_insert_with(|| headers(head));
            assert_eq!(headers(head), *same, "{method} {text:?}: no header more");
            let told = match gateway.method {
                Method::Get => fields(line.split(['?', ' ']).nth(2).expect("a query")),
                Method::PostForm => fields(body),
                Method::PostJson | Method::Signed => {
                    let read: Value = serde_json::from_str(body).expect("JSON");
                    let object = read.as_object().expect("an object");
                    let text = |value: &Value| value.as_str().expect("a text").to_owned();
                    object.iter().map(|(name, value)| (name.clone(), text(value))).collect()
                }
            };
            assert_eq!(told["to"], "+37251234567", "{method} {text:?}");
            assert_eq!(told["text"], text, "{method}: it arrives as it was written");
            assert_eq!(told.len(), 4, "{method} {text:?}: {told:?}");
            let said = match gateway.method {
                Method::Signed => String::new(),
                _ => told["key"].clone(),
            };
            let others = format!("{} {} {}", told["to"], told["text"], told["from"]);
            assert!(!others.contains(SECRET) && (said.is_empty() || said == SECRET), "{others}");
        }
    }
}

/// A number that is more than a number stays in its field.
#[test]
fn a_number_is_no_second_number() {
    let (address, asked) = gateway();
    let gateway = of(Method::Get, format!("{address}/send?to={{to}}&text={{text}}"), "");
    for to in ["+372&to=+373", "1\r\nX-Evil: 1", "{secret}", "1#x", "1 HTTP/1.1\r\n\r\n"] {
        let before = asked.lock().expect("free").len();
        gateway.hand_over(Short { to, text: "x", id: "0123abcd", at: 1 });
        let all = asked.lock().expect("free").clone();
        assert_eq!(all.len(), before + 1, "{to}");
        let line = all[before].lines().next().expect("a line");
        assert_eq!(fields(line.split(['?', ' ']).nth(2).expect("a query"))["to"], to);
    }
    // A centre that cannot write it takes nothing, and nothing is opened for it.
    let center = saldo_channels::Center {
        host: "127.0.0.1".into(),
        port: 1,
        security: Security::Open,
        user: String::new(),
        password: Secret::default(),
        kind: String::new(),
        from: String::new(),
        a_second: 1,
        patience: Duration::from_millis(200),
        deadline: Duration::from_secs(2),
    };
    let handed = Smpp::to(center).hand_over(Short { to: "1\r\n2", text: "x", id: "ab", at: 1 });
    assert!(!matches!(handed, Handed::Taken { .. }), "{handed:?}");
}

/// A centre of short messages counts bytes: no text ends its packet, and its parts make it up.
#[test]
fn a_text_fills_its_parts_and_nothing_else() {
    for text in EVIL {
        for times in [1, 40] {
            let text = text.repeat(times);
            let cut = parts(&text);
            let most = if cut.parts.len() == 1 { 160 } else { 153 };
            assert!(cut.parts.iter().all(|part| part.len() <= most), "{text:?}");
        }
    }
}

/// A letter's head has the headers that the program writes, whatever stands in names, subject,
/// words and names of files.
#[test]
fn a_letter_has_no_header_more() {
    let letter = |evil: &str, files: &[File]| {
        let letter = Letter {
            message_id: "one@example.ee",
            date: 1_774_000_000,
            from_name: evil,
            from: "arved@example.ee",
            reply_to: "",
            to_name: evil,
            to: "debtor@example.com",
            subject: evil,
            text: evil,
            language: "et",
            files,
            unsubscribe: "https://example.ee/x\r\nBcc: all@example.org",
        };
        String::from_utf8(compose(&letter).expect("composed")).expect("ASCII")
    };
    let names = |mail: &str| {
        let head = mail.split("\r\n\r\n").next().expect("a head").to_owned();
        let lines = head.split("\r\n").filter(|line| !line.starts_with([' ', '\t']));
        let mut names: Vec<String> = lines
            .filter_map(|line| line.split_once(':'))
            .map(|(name, _)| name.to_ascii_lowercase())
            .collect();
        names.sort();
        names
    };
    let usual = names(&letter("plain", &[]));
    for evil in EVIL {
        let files = [File { name: format!("{evil}.pdf"), bytes: b"%PDF".to_vec() }];
        let mail = letter(evil, &files);
        assert_eq!(names(&mail), usual, "{evil:?}: {mail}");
        // The parts are those that the program makes: words twice, and one file.
        let ours = mail.matches("Content-Type: application/pdf").count();
        assert_eq!(ours, 1, "{evil:?}: {mail}");
        assert!(!one_line(evil, 100).contains(['\r', '\n']));
    }
}
