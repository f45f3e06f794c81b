//! Letters over SMTP, step by step: up to the last dot a broken line is a certain "not taken";
//! after it nobody knows.

use crate::gate::{Gate, Step, within};
use crate::handed::Handed;
use crate::line::one_line;
use crate::refusal::{Refusal, of_answer};
use crate::secret::Secret;
use lettre::Address;
use lettre::transport::smtp::Error;
use lettre::transport::smtp::authentication::{Credentials, Mechanism};
use lettre::transport::smtp::client::{SmtpConnection, TlsParameters};
use lettre::transport::smtp::commands::{Data, Mail, Rcpt};
use lettre::transport::smtp::extension::{ClientId, Extension, MailParameter};
use lettre::transport::smtp::response::{Response, Severity};
use std::error::Error as _;
use std::fmt;
use std::time::{Duration, Instant};

/// How the line is kept from listeners.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Security {
    /// TLS from the first byte.
    Tls,
    /// Begun in the open, then TLS before anything is said; refused where the server cannot.
    StartTls,
    /// In the open: for a server on the same machine.
    Open,
}

impl Security {
    /// Every way.
    pub const ALL: [Security; 3] = [Security::Tls, Security::StartTls, Security::Open];

    /// The word written in settings.
    pub const fn code(self) -> &'static str {
        match self {
            Security::Tls => "tls",
            Security::StartTls => "starttls",
            Security::Open => "none",
        }
    }

    /// The way with this word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|way| way.code() == code)
    }
}

/// The server that takes our letters.
#[derive(Clone, Debug)]
pub struct Server {
    pub host: String,
    pub port: u16,
    pub security: Security,
    /// Empty: nobody signs in.
    pub user: String,
    pub password: Secret,
    /// How we call ourselves: the domain of the sender.
    pub hello: String,
    /// Longest wait for any one answer.
    pub patience: Duration,
    /// Longest time that handing over one letter may take in all.
    pub deadline: Duration,
}

/// A letter in its bytes, with the addresses of its envelope.
#[derive(Clone, Copy, Debug)]
pub struct Parcel<'a> {
    pub sender: &'a str,
    pub recipient: &'a str,
    pub bytes: &'a [u8],
}

/// A line to the server, opened when it is needed and kept while it works.
#[derive(Debug)]
pub struct Smtp {
    server: Server,
    line: Option<Line>,
}

struct Line {
    connection: SmtpConnection,
    /// Letters that it has taken.
    taken: u32,
}

impl fmt::Debug for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Line({} taken)", self.taken)
    }
}

impl Smtp {
    /// A line that is not open yet.
    pub const fn to(server: Server) -> Self {
        Self { server, line: None }
    }

    /// Opens the line if it is not open yet, before anything is promised to anybody.
    ///
    /// # Errors
    /// What the server said, or why it cannot be reached.
    pub fn reach(&mut self) -> Result<(), String> {
        if self.line.is_none() {
            let (server, until) = (self.server.clone(), Instant::now() + self.server.deadline);
            let connection = within(until, move |_| open(&server))
                .map_err(|_| TOO_SLOW.to_owned())?
                .map_err(|error| told(&error))?;
            self.line = Some(Line { connection, taken: 0 });
        }
        Ok(())
    }

    /// Hands a letter over. A server that has had enough of a line that worked is asked once
    /// more on a new one: real ones end a session after so many letters.
    pub fn hand_over(&mut self, parcel: Parcel<'_>) -> Handed {
        let (sender, recipient) = match addresses(parcel) {
            Ok(both) => both,
            Err(handed) => return handed,
        };
        let used = self.line.as_ref().is_some_and(|line| line.taken > 0);
        let until = Instant::now() + self.server.deadline;
        let envelope = Envelope { sender, recipient, bytes: parcel.bytes.to_vec() };
        match self.attempt(envelope.clone(), until) {
            Handed::Later { .. } if used => self.attempt(envelope, until),
            other => other,
        }
    }

    /// Says good-bye, if there is anybody to say it to.
    pub fn close(&mut self) {
        if let Some(mut line) = self.line.take() {
            // Everything was answered before: what becomes of a good-bye matters to nobody.
            let _ = line.connection.quit();
        }
    }

    /// Tries once; what is not over by then is given up, and says no word more.
    fn attempt(&mut self, envelope: Envelope, until: Instant) -> Handed {
        let (server, line) = (self.server.clone(), self.line.take());
        let said = TOO_SLOW.to_owned();
        match within(until, move |gate| on_a_line(&server, line, &envelope, gate)) {
            Ok((handed, line)) => {
                self.line = line;
                handed
            }
            Err(Step::Opening) => Handed::Unreachable { said },
            Err(Step::Announcing) => Handed::Later { said },
            Err(Step::Content) => Handed::Unknown { said },
        }
    }
}

/// Said of a server that outlasts every wait.
const TOO_SLOW: &str = "the server takes too long";

/// A letter with whom it is from and for.
#[derive(Clone)]
struct Envelope {
    sender: Address,
    recipient: Address,
    bytes: Vec<u8>,
}

/// One letter over this line, or over a new one where there is none; and the line, if it is good
/// for another.
fn on_a_line(
    server: &Server,
    line: Option<Line>,
    envelope: &Envelope,
    gate: &Gate,
) -> (Handed, Option<Line>) {
    let mut line = match line {
        Some(line) => line,
        None => match open(server) {
            Ok(connection) => Line { connection, taken: 0 },
            Err(error) => return (Handed::Unreachable { said: told(&error) }, None),
        },
    };
    let handed = over(&mut line.connection, envelope, gate);
    if matches!(handed, Handed::Taken { .. }) {
        line.taken += 1;
        return (handed, Some(line));
    }
    // Refused before the letter or after it: the next one begins anew.
    line.connection.abort();
    (handed, None)
}

fn addresses(parcel: Parcel<'_>) -> Result<(Address, Address), Handed> {
    let recipient = parcel.recipient.parse().map_err(|_| Handed::Dead {
        said: format!("“{}” is no e-mail address", one_line(parcel.recipient, 100)),
    })?;
    let sender = parcel.sender.parse().map_err(|_| Handed::Unreachable {
        said: format!("“{}” is no address to send from", one_line(parcel.sender, 100)),
    })?;
    Ok((sender, recipient))
}

fn open(server: &Server) -> Result<SmtpConnection, Error> {
    let hello = ClientId::Domain(match server.hello.is_empty() {
        true => "localhost".to_owned(),
        false => server.hello.clone(),
    });
    let tls = match server.security {
        Security::Open => None,
        Security::Tls | Security::StartTls => Some(TlsParameters::new(server.host.clone())?),
    };
    let place = (server.host.as_str(), server.port);
    let at_once = tls.as_ref().filter(|_| server.security == Security::Tls);
    let mut connection =
        SmtpConnection::connect(place, Some(server.patience), &hello, at_once, None)?;
    if let Some(tls) = tls.filter(|_| server.security == Security::StartTls) {
        connection.starttls(&tls, &hello)?;
    }
    if !server.user.is_empty() {
        let password = server.password.reveal().to_owned();
        let credentials = Credentials::new(server.user.clone(), password);
        connection.auth(&[Mechanism::Plain, Mechanism::Login], &credentials)?;
    }
    Ok(connection)
}

/// One letter over an open line.
fn over(line: &mut SmtpConnection, envelope: &Envelope, gate: &Gate) -> Handed {
    let Envelope { sender, recipient, bytes } = envelope;
    let given_up = || Handed::Later { said: TOO_SLOW.to_owned() };
    if !gate.go_on(Step::Announcing) {
        return given_up();
    }
    let mut options = Vec::new();
    if !recipient.to_string().is_ascii() {
        if !line.server_info().supports_feature(Extension::SmtpUtfEight) {
            // Another server may take it: nothing is wrong with the address.
            let said = "the server takes no addresses beyond ASCII".to_owned();
            return Handed::Refused { said };
        }
        options.push(MailParameter::SmtpUtfEight);
    }
    if let Err(error) = line.command(Mail::new(Some(sender.clone()), options)) {
        // The server does not want letters from us at all.
        return match error.is_permanent() {
            true => Handed::Unreachable { said: told(&error) },
            false => Handed::Later { said: told(&error) },
        };
    }
    if let Err(error) = line.command(Rcpt::new(recipient.clone(), Vec::new())) {
        return not_for(&error);
    }
    match line.command(Data) {
        Ok(answer) if answer.has_code(354) => {}
        // Whoever does not ask for the letter has not got it.
        Ok(answer) => return Handed::Later { said: words(&answer) },
        Err(error) => return not_taken(&error),
    }
    if !gate.go_on(Step::Content) {
        return given_up();
    }
    let answer = match InOnePiece::of(bytes) {
        Some(content) => line.command(content),
        None => line.message(bytes),
    };
    match answer {
        Ok(answer) if answer.code().severity == Severity::PositiveCompletion => {
            Handed::Taken { said: words(&answer), reference: String::new() }
        }
        Ok(answer) => Handed::Unknown { said: words(&answer) },
        Err(error) if error.is_permanent() || error.is_transient() => not_taken(&error),
        // The whole of it was written, or some of it: no answer that can be read came back.
        Err(error) => Handed::Unknown { said: told(&error) },
    }
}

/// A letter with its last dot, dots at the beginning of lines doubled (RFC 5321, 4.5.2).
///
/// Written in two pieces the last dot would wait until the server has acknowledged what came
/// before it, on most machines forty milliseconds later: nobody can switch that off on a line
/// that the library has opened.
struct InOnePiece(String);

impl InOnePiece {
    /// `None` for a letter that is not text.
    fn of(bytes: &[u8]) -> Option<Self> {
        let text = std::str::from_utf8(bytes).ok()?;
        let mut stuffed = String::with_capacity(text.len() + 64);
        for line in text.split_inclusive('\n') {
            if line.starts_with('.') {
                stuffed.push('.');
            }
            stuffed.push_str(line);
        }
        stuffed.push_str("\r\n.\r\n");
        Some(Self(stuffed))
    }
}

impl fmt::Display for InOnePiece {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What a refusal of a recipient means.
fn not_for(error: &Error) -> Handed {
    let said = told(error);
    let code = error.status().map(|code| code.to_string()).and_then(|code| code.parse().ok());
    let (true, Some(code)) = (error.is_permanent(), code) else { return Handed::Later { said } };
    let words = error.source().map(ToString::to_string).unwrap_or_default();
    match of_answer(code, &words) {
        Refusal::Address => Handed::Dead { said },
        Refusal::ForNow => Handed::Later { said },
        Refusal::Letter => Handed::Refused { said },
        Refusal::Unclear => Handed::TurnedAway { said },
    }
}

/// An answer in words that says no.
fn not_taken(error: &Error) -> Handed {
    match error.is_permanent() {
        true => Handed::Refused { said: told(error) },
        false => Handed::Later { said: told(error) },
    }
}

fn words(answer: &Response) -> String {
    let lines: Vec<&str> = answer.message().collect();
    one_line(&format!("{} {}", answer.code(), lines.join(" ")), 300)
}

fn told(error: &Error) -> String {
    let cause = error.source().map(|cause| format!(": {cause}")).unwrap_or_default();
    let whole = error.to_string();
    // Some errors tell their cause themselves.
    let cause = if whole.contains(cause.trim_start_matches(": ")) { String::new() } else { cause };
    one_line(&format!("{whole}{cause}"), 300)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_line_of_a_letter_ends_it() {
        for (letter, sent) in [
            ("one\r\ntwo", "one\r\ntwo\r\n.\r\n"),
            (".\r\ntwo\r\n.\r\n..three", "..\r\ntwo\r\n..\r\n...three\r\n.\r\n"),
            ("one\n.\ntwo.", "one\n..\ntwo.\r\n.\r\n"),
            ("", "\r\n.\r\n"),
        ] {
            let content = InOnePiece::of(letter.as_bytes()).expect("text");
            assert_eq!(content.to_string(), sent, "{letter:?}");
        }
        assert!(InOnePiece::of(b"\xff\r\n").is_none(), "left to the library");
    }
}
