//! A program pushes records, and the server dies in between: whoever has heard no answer asks
//! again with the same key, and the records are in the book once (M01, M02).

use crate::house::Saldo;
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Stdio};
use std::time::Duration;

/// A server under this plan of failures, and where it listens.
fn serve(saldo: &Saldo, failpoints: Option<&str>) -> (Child, String) {
    let mut command = saldo.command(&["serve", "--listen", "127.0.0.1:0", "--workers", "0"]);
    if let Some(plan) = failpoints {
        command.env("FAILPOINTS", plan);
    }
    let mut child = command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().expect("starts");
    let mut told = BufReader::new(child.stderr.take().expect("piped"));
    let mut line = String::new();
    told.read_line(&mut line).expect("a line");
    std::thread::spawn(move || told.read_to_end(&mut Vec::new()));
    let address = line.split("http://").nth(1).and_then(|rest| rest.split('/').next());
    (child, address.expect("an address").to_owned())
}

/// Pushes invoices; `None` when the line went dead before an answer.
fn push(address: &str, token: &str, body: &Value) -> Option<(u16, Value)> {
    let body = body.to_string();
    let mut line = TcpStream::connect(address).expect("the server listens");
    line.set_read_timeout(Some(Duration::from_secs(60))).expect("a time limit");
    let length = body.len();
    let head = format!(
        "POST /api/v1/invoices HTTP/1.1\r\nhost: {address}\r\nauthorization: Bearer {token}\r\n\
         content-type: application/json\r\nidempotency-key: crash-test-1\r\n\
         content-length: {length}\r\nconnection: close\r\n\r\n"
    );
    line.write_all(head.as_bytes()).and_then(|()| line.write_all(body.as_bytes())).expect("sent");
    let mut answer = String::new();
    line.read_to_string(&mut answer).ok()?;
    let (head, body) = answer.split_once("\r\n\r\n")?;
    let status = head.split(' ').nth(1)?.parse().ok()?;
    Some((status, serde_json::from_str(body).ok()?))
}

#[test]
fn m02_a_push_that_was_cut_off_is_asked_again_and_counts_once() {
    let founded = Saldo::new().founded("EE", "EUR");
    let add = ["user", "add", "books", "--name", "Books", "--role", "ACCOUNTANT"];
    founded.run(&add).done();
    let add = ["token", "add", "Shop", "--for", "books", "--scope", "invoices:write", "--json"];
    let made = founded.run(&add).done().json();
    let token = made["secret"].as_str().expect("a token").to_owned();
    let record = |number: &str| {
        json!({ "customer": "C-1", "number": number, "issued": "2026-01-10",
                "due": "2026-02-10", "amount": "100.00" })
    };
    let body = json!({ "records": [record("A-1"), record("A-2")] });
    // Before anything is kept, in the midst of it, just before it is kept, and just after.
    let points = [
        ("import::staged", 0),
        ("import::chunk-applied", 0),
        ("import::before-commit", 0),
        ("push::before-answer", 2),
    ];
    for (point, kept) in points {
        let saldo = founded.copy();
        let (mut child, address) = serve(&saldo, Some(&format!("{point}=return")));
        assert_eq!(push(&address, &token, &body), None, "{point}: no answer");
        assert!(!child.wait().expect("ends").success(), "{point}: the server has died");
        let again = || {
            saldo.run(&["verify"]).done();
            let (mut child, address) = serve(&saldo, None);
            let answer = push(&address, &token, &body);
            child.kill().expect("ends");
            child.wait().expect("ends");
            answer.expect("an answer")
        };
        let database = rusqlite::Connection::open(saldo.file()).expect("opens");
        let items = || -> i64 {
            database.query_row("SELECT COUNT(*) FROM item", [], |row| row.get(0)).expect("counts")
        };
        assert_eq!(items(), kept, "{point}: all or nothing");
        let (status, told) = again();
        assert_eq!((status, &told["new"]), (200, &json!(2)), "{point}: {told}");
        assert_eq!(items(), 2, "{point}");
        assert_eq!(again(), (200, told), "{point}: the same answer for good");
        assert_eq!(items(), 2, "{point}");
    }
}
