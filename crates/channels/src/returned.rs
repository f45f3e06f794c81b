//! What comes back to the address of the sender: the report of a mail server that a letter could
//! not be delivered, the answer of a machine, or that of a person (D26).
//!
//! Nothing in here answers anything. Only headers and the report are looked at, never the words.

use crate::line::one_line;
use crate::refusal::{Refusal, of_report};

/// Most characters of an address or of a reason.
const LONGEST: usize = 1_000;

/// Most bytes that are looked at.
pub const MOST: usize = 1 << 20;

/// What sort of mail it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A mail server says that the letter will not arrive.
    Undelivered {
        /// Whom it could not be delivered to, as the report says.
        recipients: Vec<String>,
        /// The line that says why.
        said: String,
        /// Is the address itself refused? Else it may be written to again.
        is_dead: bool,
    },
    /// A machine answers, or reports something that may still end well: nothing follows.
    Automatic,
    /// A person answers.
    Person,
}

/// A mail that came back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Returned {
    pub kind: Kind,
    /// Names of letters that it names, without brackets, in the order in which they stand there.
    pub names: Vec<String>,
    /// Addresses it was sent to: where each letter has a bounce address of its own, one of them
    /// tells which letter came back.
    pub to: Vec<String>,
}

/// Reads a mail.
pub fn read(bytes: &[u8]) -> Returned {
    let text = String::from_utf8_lossy(&bytes[..bytes.len().min(MOST)]).replace("\r\n", "\n");
    let (head, body) = text.split_once("\n\n").unwrap_or((&text, ""));
    let head = unfolded(head);
    let kind = match () {
        () if is_report(&head) => report(body),
        () if is_automatic(&head) => Kind::Automatic,
        () => Kind::Person,
    };
    let mut names = Vec::new();
    for (name, value) in head.iter().chain(&unfolded(body)) {
        if ["in-reply-to", "references", "message-id"].contains(&name.as_str()) {
            names.extend(in_brackets(value));
        }
    }
    let to = ADDRESSED.iter().flat_map(|name| all_of(&head, name)).flat_map(addresses);
    Returned { kind, names, to: to.take(MOST_ADDRESSES).collect() }
}

/// Headers in which a mail server says to which address a mail was delivered.
const ADDRESSED: [&str; 5] =
    ["x-original-to", "delivered-to", "envelope-to", "x-envelope-to", "to"];

/// Most addresses that are looked at.
const MOST_ADDRESSES: usize = 50;

fn all_of<'h>(
    head: &'h [(String, String)],
    wanted: &'h str,
) -> impl Iterator<Item = &'h str> + use<'h> {
    head.iter().filter(move |(name, _)| name == wanted).map(|(_, value)| value.as_str())
}

/// The addresses of a header, in brackets or without.
fn addresses(value: &str) -> Vec<String> {
    let ends = |c: char| c.is_whitespace() || "<>,;()\"".contains(c);
    let parts = value.split(ends).filter(|part| part.contains('@') && part.len() <= 320);
    parts.map(|part| one_line(part, 320)).take(MOST_ADDRESSES).collect()
}

/// Header lines by name in small letters; a line that begins with a blank goes on with the one
/// before it. What is no header is left out.
fn unfolded(text: &str) -> Vec<(String, String)> {
    let mut headers: Vec<(String, String)> = Vec::new();
    for line in text.lines() {
        if line.starts_with([' ', '\t']) {
            if let Some((_, value)) = headers.last_mut() {
                value.push(' ');
                value.push_str(line.trim());
            }
            continue;
        }
        let Some((name, value)) = line.split_once(':') else { continue };
        let is_name = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
        if !name.is_empty() && name.bytes().all(is_name) {
            headers.push((name.to_ascii_lowercase(), value.trim().to_owned()));
        }
    }
    headers
}

/// What a header of a head says, in one line.
pub(crate) fn header_of(head: &str, wanted: &str) -> Option<String> {
    let wanted = |(name, _): &(String, String)| name == wanted;
    unfolded(head).into_iter().find(wanted).map(|(_, value)| value)
}

fn header<'h>(head: &'h [(String, String)], wanted: &str) -> Option<&'h str> {
    head.iter().find(|(name, _)| name == wanted).map(|(_, value)| value.as_str())
}

fn is_report(head: &[(String, String)]) -> bool {
    let form = header(head, "content-type").unwrap_or_default().to_ascii_lowercase();
    form.starts_with("multipart/report") && form.contains("delivery-status")
}

/// RFC 3834, and what older machines say of themselves. That it went over a list says nothing: the
/// shared address of an office is one, and people write from it.
fn is_automatic(head: &[(String, String)]) -> bool {
    let says = |name: &str, words: &[&str]| {
        header(head, name).is_some_and(|value| {
            let value = value.to_ascii_lowercase();
            words.iter().any(|word| value.starts_with(word))
        })
    };
    header(head, "auto-submitted").is_some_and(|value| !value.eq_ignore_ascii_case("no"))
        || says("precedence", &["bulk", "junk", "auto"])
        || header(head, "x-autoreply").is_some()
        || header(head, "x-autorespond").is_some()
        || says("return-path", &["<>"])
}

/// A report of which at least one recipient failed for good; one that only tells of a delay or of
/// success changes nothing.
fn report(body: &str) -> Kind {
    let mut failures: Vec<Failure> = Vec::new();
    // Each recipient has a group of lines of its own.
    for group in body.split("\n\n") {
        let (mut own, mut last, mut failed) = (Vec::new(), "", false);
        let lines = unfolded(group);
        for (name, value) in &lines {
            match name.as_str() {
                "original-recipient" | "final-recipient" => {
                    // A report without empty lines: the next recipient begins.
                    if name == last || failed {
                        own.clear();
                        failed = false;
                    }
                    last = name;
                    own.push(one_line(value.rsplit(';').next().unwrap_or_default(), LONGEST));
                }
                "status" if value.starts_with("5.") && !own.is_empty() => {
                    let (status, diagnostic) = (one_line(value, LONGEST), String::new());
                    failures.push(Failure { recipients: own.clone(), status, diagnostic });
                    failed = true;
                }
                "diagnostic-code" if failed => {
                    if let Some(failure) = failures.last_mut() {
                        failure.diagnostic = one_line(value, LONGEST);
                    }
                }
                _ => {}
            }
        }
    }
    let Some(latest) = failures.last() else { return Kind::Automatic };
    let told = if latest.diagnostic.is_empty() { &latest.status } else { &latest.diagnostic };
    Kind::Undelivered {
        said: told.clone(),
        is_dead: failures.iter().any(Failure::is_of_the_address),
        recipients: failures.into_iter().flat_map(|failure| failure.recipients).collect(),
    }
}

/// What a report says of one recipient, under all the names it has there.
struct Failure {
    recipients: Vec<String>,
    status: String,
    diagnostic: String,
}

impl Failure {
    fn is_of_the_address(&self) -> bool {
        of_report(&self.status, &self.diagnostic) == Refusal::Address
    }
}

fn in_brackets(value: &str) -> Vec<String> {
    let parts = value.split('<').skip(1).filter_map(|part| part.split_once('>'));
    // A name with a character of control in it is none of ours, and no database keeps it.
    let is_name = |name: &String| !name.is_empty() && !name.chars().any(char::is_control);
    parts.map(|(name, _)| name.trim().to_owned()).filter(is_name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_answers_is_told_by_the_headers() {
        let person = "From: a@example.com\nIn-Reply-To: <0123.1@example.ee>\n\nAuto-Submitted: x";
        assert_eq!(read(person.as_bytes()).kind, Kind::Person);
        assert_eq!(read(person.as_bytes()).names, ["0123.1@example.ee"]);
        for head in [
            "Auto-Submitted: auto-replied",
            "auto-submitted: auto-generated (vacation)",
            "Precedence: bulk",
            "X-Autoreply: yes",
            "Return-Path: <>",
        ] {
            let mail = format!("{head}\r\nSubject: away\r\n\r\nback on Monday");
            assert_eq!(read(mail.as_bytes()).kind, Kind::Automatic, "{head}");
        }
        for head in ["List-Id: <all.example.com>", "Precedence: list"] {
            let mail = format!("{head}\r\nSubject: Re\r\n\r\nWe will pay.");
            assert_eq!(read(mail.as_bytes()).kind, Kind::Person, "{head}");
        }
        let said_by_hand = "Auto-Submitted: no\n\nhello";
        assert_eq!(read(said_by_hand.as_bytes()).kind, Kind::Person);
    }

    #[test]
    fn a_report_of_a_delay_is_no_failure() {
        let report = |status: &str| {
            format!(
                "Content-Type: multipart/report;\n report-type=delivery-status; boundary=x\n\n\
                 --x\nContent-Type: message/delivery-status\n\n\
                 Final-Recipient: rfc822; gone@example.com\nStatus: {status}\n\
                 Diagnostic-Code: smtp; 550 no such mailbox\n\n\
                 --x\nContent-Type: message/rfc822\n\nMessage-ID: <0123.1@example.ee>\n--x--\n"
            )
        };
        assert_eq!(read(report("4.4.1").as_bytes()).kind, Kind::Automatic);
        assert_eq!(read(report("2.0.0").as_bytes()).kind, Kind::Automatic);
        let failed = read(report("5.1.1").as_bytes());
        let expected = Kind::Undelivered {
            recipients: vec!["gone@example.com".to_owned()],
            said: "smtp; 550 no such mailbox".to_owned(),
            is_dead: true,
        };
        assert_eq!((failed.kind, failed.names), (expected, vec!["0123.1@example.ee".to_owned()]));
    }

    /// D20: only a refusal of the address itself says that the address is dead.
    #[test]
    fn a_report_about_a_full_mailbox_or_rules_does_not_make_an_address_dead() {
        let dead = |status: &str, diagnostic: &str| {
            let report = format!(
                "Content-Type: multipart/report; report-type=delivery-status\n\n\
                 --x\nContent-Type: message/delivery-status\n\n\
                 Final-Recipient: rfc822; full@example.com\nStatus: {status}\n\
                 Diagnostic-Code: {diagnostic}\n\n--x--\n"
            );
            match read(report.as_bytes()).kind {
                Kind::Undelivered { is_dead, .. } => is_dead,
                other => panic!("{other:?}"),
            }
        };
        for (status, diagnostic, expected) in [
            ("5.1.1", "smtp; 550 5.1.1 no such mailbox", true),
            ("5.0.0", "smtp; 550 no such mailbox", true),
            ("5.2.2", "smtp; 552 5.2.2 mailbox full", false),
            ("5.7.1", "smtp; 550 5.7.1 blocked", false),
            ("5.4.7", "smtp; expired", false),
        ] {
            assert_eq!(dead(status, diagnostic), expected, "{status} {diagnostic}");
        }
    }

    /// D20: a mailbox that is forwarded fails under another name than the one written to.
    #[test]
    fn a_report_names_whom_we_wrote_to_as_well() {
        let report = "Content-Type: multipart/report; report-type=delivery-status; boundary=x\n\n\
             --x\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx\n\n\
             Final-Recipient: rfc822; well@example.com\nStatus: 2.0.0\n\n\
             Original-Recipient: rfc822; ours@example.com\n\
             Final-Recipient: rfc822; forwarded@example.org\nStatus: 5.1.1\n\n--x--\n";
        let Kind::Undelivered { recipients, .. } = read(report.as_bytes()).kind else {
            panic!("a failure")
        };
        assert_eq!(recipients, ["ours@example.com", "forwarded@example.org"]);
    }

    #[test]
    fn a_mail_tells_to_which_address_it_was_delivered() {
        let mail = "To: Bounces <bounces+0123.1@example.ee>, other@example.ee\n\
                    Delivered-To: box@example.ee\nX-Original-To: bounces+4567.1@example.ee\n\n\
                    To: words@example.com";
        let expected = [
            "bounces+4567.1@example.ee",
            "box@example.ee",
            "bounces+0123.1@example.ee",
            "other@example.ee",
        ];
        assert_eq!(read(mail.as_bytes()).to, expected);
        let many = format!("To: {}\n\nx", "a@b, ".repeat(1_000));
        assert_eq!(read(many.as_bytes()).to.len(), MOST_ADDRESSES);
    }

    #[test]
    fn whatever_comes_is_read() {
        for bytes in [&b""[..], b"\xff\xfe\n\n", b":\n:\n", b" folded first\n\nx", b"<<<>>>"] {
            assert!(read(bytes).names.is_empty());
        }
    }
}
