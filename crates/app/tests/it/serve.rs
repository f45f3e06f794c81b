//! The server as its operator sees it: starts, says where, answers, ends when asked.

use crate::house::{Answer, Saldo};
use std::io::{BufRead, BufReader, Read};
use std::process::{Child, Command, Stdio};

/// Starts the server on a free port; returns it with the line that says where it serves.
pub(crate) fn started(saldo: &Saldo) -> (Child, String) {
    let mut command = saldo.command(&["serve", "--listen", "127.0.0.1:0"]);
    let mut child = command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().expect("starts");
    let mut told = BufReader::new(child.stderr.take().expect("piped"));
    let mut line = String::new();
    told.read_line(&mut line).expect("a line");
    // What is said later must not fill the pipe.
    std::thread::spawn(move || told.read_to_end(&mut Vec::new()));
    (child, line)
}

#[test]
fn a_request_to_terminate_ends_the_server_in_good_order() {
    let saldo = Saldo::new().founded("EE", "EUR");
    for signal in ["-TERM", "-INT"] {
        let (mut child, line) = started(&saldo);
        assert!(line.contains("http://127.0.0.1:"), "{line}");
        let sent = Command::new("kill").args([signal, &child.id().to_string()]).status();
        assert!(sent.expect("kill runs").success());
        assert_eq!(child.wait().expect("ends").code(), Some(0), "{signal}");
    }
    saldo.run(&["verify"]).done();
}

#[test]
fn an_address_in_use_is_named_with_the_remedy() {
    let saldo = Saldo::new().founded("EE", "EUR");
    let (mut child, line) = started(&saldo);
    let address =
        line.split("http://").nth(1).and_then(|rest| rest.split('/').next()).expect("an address");
    let answer = saldo.run(&["serve", "--listen", address]).ended(1);
    assert!(answer.err.contains(address) && answer.err.contains("--listen"), "{}", answer.err);
    child.kill().expect("ends");
    child.wait().expect("ends");
}

#[test]
fn without_a_company_there_is_nothing_to_serve() {
    let saldo = Saldo::new();
    saldo.run(&["db", "migrate"]).done();
    let Answer { err, .. } = saldo.run(&["serve"]).ended(2);
    assert!(err.contains("saldo init"), "{err}");
}
