//! The real program serving a demo company on a port of its own.

use crate::house::Saldo;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};

/// Last day of the demo company: "today" of every page.
pub(super) const DAY: &str = "2026-03-20";

/// A running server; it ends with this value.
pub(super) struct Served {
    /// `http://127.0.0.1:PORT`.
    pub(super) origin: String,
    pub(super) password: String,
    pub(super) saldo: Saldo,
    child: Child,
}

impl Served {
    /// Starts the program and waits until it says where it serves.
    pub(super) fn start() -> Self {
        let arguments = [
            "demo",
            "--seed",
            "7",
            "--as-of",
            DAY,
            "--customers",
            "120",
            "--listen",
            "127.0.0.1:0",
        ];
        Self::begin(Saldo::new(), &arguments, None)
    }

    /// Serves what is there already, to people with this password; nothing is sent meanwhile.
    pub(super) fn over(saldo: Saldo, password: &str) -> Self {
        let arguments = ["serve", "--as-of", DAY, "--listen", "127.0.0.1:0", "--workers", "0"];
        Self::begin(saldo, &arguments, Some(password.to_owned()))
    }

    /// The same company on a later day, at another address: who was signed in signs in again.
    pub(super) fn goes_on(&mut self, day: &str) {
        // Fails only when it has already ended.
        let _ = self.child.kill();
        let _ = self.child.wait();
        let arguments = ["serve", "--as-of", day, "--listen", "127.0.0.1:0", "--workers", "0"];
        (self.child, self.origin, _) = spawn(&self.saldo, &arguments, Some(String::new()));
    }

    fn begin(saldo: Saldo, arguments: &[&str], password: Option<String>) -> Self {
        let (child, origin, password) = spawn(&saldo, arguments, password);
        let password = password.expect("the program tells the demo password");
        Self { origin, password, saldo, child }
    }

    /// Status of a page, asked without a browser; `cookies` as in the request's header.
    pub(super) fn status(&self, path: &str, cookies: &str) -> u16 {
        let answer = self.asked(path, cookies);
        let line = String::from_utf8_lossy(&answer[..answer.len().min(20)]).into_owned();
        line.split(' ')
            .nth(1)
            .and_then(|code| code.parse().ok())
            .unwrap_or_else(|| panic!("{path}: {line}"))
    }

    /// The words of each page of a PDF that is served here.
    pub(super) fn document(&self, path: &str, cookies: &str) -> Vec<String> {
        let answer = self.asked(path, cookies);
        let head = answer.windows(4).position(|part| part == b"\r\n\r\n").expect("a head") + 4;
        let body = &answer[head..];
        assert!(body.starts_with(b"%PDF-"), "{path}: {}", String::from_utf8_lossy(&answer[..head]));
        let mut child = Command::new("pdftotext")
            .args(["-layout", "-", "-"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("pdftotext, from poppler-utils");
        let mut pipe = child.stdin.take().expect("a pipe");
        pipe.write_all(body).expect("the document");
        drop(pipe);
        let read = child.wait_with_output().expect("text");
        assert!(read.status.success(), "{path}: pdftotext reads it");
        let text = String::from_utf8(read.stdout).expect("UTF-8");
        let pages = text.strip_suffix('\u{c}').unwrap_or(&text).split('\u{c}');
        pages.map(|page| page.split_whitespace().collect::<Vec<_>>().join(" ")).collect()
    }

    /// The whole answer to a request without a browser.
    fn asked(&self, path: &str, cookies: &str) -> Vec<u8> {
        let address = self.origin.trim_start_matches("http://");
        let mut stream = TcpStream::connect(address).expect("the server listens");
        let request = format!(
            "GET {path} HTTP/1.1\r\nHost: {address}\r\nCookie: {cookies}\r\nConnection: close\r\n\r\n"
        );
        stream.write_all(request.as_bytes()).expect("the server reads");
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).expect("the server answers");
        answer
    }
}

/// Starts the program, and waits until it says where it serves.
fn spawn(
    saldo: &Saldo,
    arguments: &[&str],
    mut password: Option<String>,
) -> (Child, String, Option<String>) {
    let mut command = saldo.command(arguments);
    command.stdout(Stdio::null()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the program starts");
    let told = BufReader::new(child.stderr.take().expect("piped"));
    let mut origin = None;
    for line in told.lines().map_while(Result::ok) {
        let words: Vec<&str> = line.split_whitespace().collect();
        let after = |word: &str| words.iter().skip_while(|at| **at != word).nth(1).copied();
        password = password.or_else(|| after("password").map(str::to_owned));
        let url = words
            .iter()
            .find_map(|word| word.strip_suffix('/').filter(|url| url.starts_with("http://")));
        if let Some(url) = url {
            origin = Some(url.to_owned());
            break;
        }
    }
    (child, origin.expect("the program says where it serves"), password)
}

impl Drop for Served {
    fn drop(&mut self) {
        // Fails only when it has already ended.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
