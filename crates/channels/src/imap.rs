//! A mailbox over IMAP: what came in is listed, fetched and marked as seen. Nothing is deleted
//! and nothing else is changed: the mailbox belongs to people.

use crate::line::one_line;
use crate::secret::Secret;
use crate::smtp::Security;
use crate::wire::Wire;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use imap_proto::{AttributeValue, Capability, MailboxDatum, Response, ResponseCode, Status};
use std::fmt::Write as _;
use std::io::{self, Read as _, Write as _};
use std::time::Duration;

/// Where mails come in.
#[derive(Clone, Debug)]
pub struct Inbox {
    pub host: String,
    pub port: u16,
    pub security: Security,
    pub user: String,
    pub password: Secret,
    /// ASCII: `INBOX`, `INBOX/Replies`.
    pub folder: String,
    /// Longest wait for any one answer.
    pub patience: Duration,
}

/// A mail as it lies in the mailbox.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fetched {
    /// Its whole size in bytes.
    pub size: u32,
    /// Its bytes, from the beginning; fewer than `size` where not all of them were asked for.
    pub bytes: Vec<u8>,
}

/// What came of asking for a mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Got {
    Mail(Fetched),
    /// It is not there any more.
    Gone,
    /// It is there, and the server does not give it; the others it may.
    Withheld {
        said: String,
    },
}

/// An open mailbox.
#[derive(Debug)]
pub struct Imap {
    wire: Wire,
    /// What was read and not understood yet.
    read: Vec<u8>,
    commands: u32,
    capabilities: Vec<String>,
    validity: u32,
}

/// Bytes of an answer beside those of a mail that are read at most: a server that never ends a
/// line must not fill the memory.
const ANSWER: usize = 1 << 20;

/// Bytes that are read at once.
const AT_ONCE: usize = 16 * 1024;

impl Imap {
    /// Opens the mailbox.
    ///
    /// # Errors
    /// What the server said, or why it cannot be reached, in words.
    pub fn open(inbox: &Inbox) -> Result<Self, String> {
        let mut wire = Wire::open(&inbox.host, inbox.port, inbox.patience).map_err(told)?;
        if inbox.security == Security::Tls {
            wire = wire.under_tls(&inbox.host).map_err(told)?;
        }
        let (read, commands) = (Vec::new(), 0);
        let mut imap = Self { wire, read, commands, capabilities: Vec::new(), validity: 0 };
        imap.greeting()?;
        if inbox.security == Security::StartTls {
            imap.command("STARTTLS", |_| ())?;
            // Whatever was slipped in before TLS is not believed.
            imap.read.clear();
            imap.wire = imap.wire.under_tls(&inbox.host).map_err(told)?;
        }
        imap.ask_capabilities()?;
        imap.sign_in(inbox)?;
        imap.select(&inbox.folder)?;
        Ok(imap)
    }

    /// The number under which the server's numbers of mails hold: another one, other numbers.
    pub const fn validity(&self) -> u32 {
        self.validity
    }

    /// Numbers of mails that came in on this day or later (`01-Nov-2026`) and lie behind `after`,
    /// ascending.
    ///
    /// # Errors
    /// What the server said.
    pub fn since(&mut self, day: &str, after: u32) -> Result<Vec<u32>, String> {
        let first = after.saturating_add(1);
        let mut found = Vec::new();
        self.command(&format!("UID SEARCH UID {first}:* SINCE {day}"), |answer| {
            if let Response::MailboxData(MailboxDatum::Search(numbers)) = answer {
                found.extend_from_slice(numbers);
            }
        })?;
        // `*` is the last one there is, also where that lies before the first.
        found.retain(|number| *number > after);
        found.sort_unstable();
        found.dedup();
        Ok(found)
    }

    /// The mail of this number, at most so many bytes of it.
    ///
    /// # Errors
    /// Why nothing more can be asked on this line.
    pub fn fetch(&mut self, number: u32, most: u32) -> Result<Got, String> {
        let asked = format!("UID FETCH {number} (UID RFC822.SIZE BODY.PEEK[]<0.{most}>)");
        let mut got = Got::Gone;
        let tag = self.send(&asked)?;
        let ended = self.ended(&tag, most as usize, |answer| {
            let Response::Fetch(_, values) = answer else { return };
            let named = |value: &AttributeValue<'_>| matches!(value, AttributeValue::Uid(uid) if *uid == number);
            if !values.iter().any(named) {
                return;
            }
            let (mut size, mut bytes) = (None, None);
            for value in values {
                match value {
                    AttributeValue::Rfc822Size(told) => size = Some(*told),
                    AttributeValue::BodySection { data, .. } => bytes = data.as_deref(),
                    _ => {}
                }
            }
            if let Some(bytes) = bytes {
                let own = u32::try_from(bytes.len()).unwrap_or(u32::MAX);
                let size = size.unwrap_or(own);
                got = Got::Mail(Fetched { size, bytes: bytes.to_vec() });
            } else if got == Got::Gone {
                got = Got::Withheld { said: "the server gives nothing of it".to_owned() };
            }
        })?;
        match (ended, got) {
            (Ended::Ok, got) | (_, got @ Got::Mail(_)) => Ok(got),
            (Ended::No(said), _) => Ok(Got::Withheld { said }),
            (Ended::Bad(said), _) => Err(said),
        }
    }

    /// Marks a mail as seen.
    ///
    /// # Errors
    /// What the server said.
    pub fn mark_seen(&mut self, number: u32) -> Result<(), String> {
        self.command(&format!("UID STORE {number} +FLAGS.SILENT (\\Seen)"), |_| ())
    }

    /// Says good-bye.
    pub fn close(mut self) {
        // What becomes of a good-bye matters to nobody.
        let _ = self.command("LOGOUT", |_| ());
    }

    fn greeting(&mut self) -> Result<(), String> {
        let mut said = Err("the server did not greet".to_owned());
        self.answer(0, |answer| {
            said = match answer {
                Response::Data { status: Status::Ok | Status::PreAuth, .. } => Ok(()),
                other => Err(words(other)),
            };
            true
        })?;
        said
    }

    fn ask_capabilities(&mut self) -> Result<(), String> {
        let mut found = Vec::new();
        self.command("CAPABILITY", |answer| {
            if let Response::Capabilities(told) = answer {
                found.extend(told.iter().map(|one| match one {
                    Capability::Imap4rev1 => "IMAP4REV1".to_owned(),
                    Capability::Auth(way) => format!("AUTH={}", way.to_ascii_uppercase()),
                    Capability::Atom(word) => word.to_ascii_uppercase(),
                }));
            }
        })?;
        self.capabilities = found;
        Ok(())
    }

    fn can(&self, word: &str) -> bool {
        self.capabilities.iter().any(|known| known == word)
    }

    fn sign_in(&mut self, inbox: &Inbox) -> Result<(), String> {
        if inbox.user.is_empty() {
            return Ok(());
        }
        let password = inbox.password.reveal();
        if !self.can("AUTH=PLAIN") {
            let (user, password) = (quoted(&inbox.user)?, quoted(password)?);
            return self.command(&format!("LOGIN {user} {password}"), |_| ());
        }
        let both = STANDARD.encode(format!("\0{}\0{password}", inbox.user));
        let tag = self.send("AUTHENTICATE PLAIN")?;
        let mut asked = false;
        let mut refused = None;
        self.answer(0, |answer| match answer {
            Response::Continue { .. } => {
                asked = true;
                true
            }
            Response::Done { .. } => {
                refused = Some(words(answer));
                true
            }
            _ => false,
        })?;
        if !asked {
            return Err(refused.unwrap_or_else(|| "the server takes no password".to_owned()));
        }
        self.write(&both)?;
        self.finish(&tag, |_| ())
    }

    fn select(&mut self, folder: &str) -> Result<(), String> {
        let mut validity = 0;
        self.command(&format!("SELECT {}", quoted(folder)?), |answer| {
            if let Response::Data { code: Some(ResponseCode::UidValidity(told)), .. } = answer {
                validity = *told;
            }
        })?;
        if validity == 0 {
            return Err("the server gives its mails no lasting numbers".to_owned());
        }
        self.validity = validity;
        Ok(())
    }

    fn command(&mut self, line: &str, take: impl FnMut(&Response<'_>)) -> Result<(), String> {
        let tag = self.send(line)?;
        self.finish(&tag, take)
    }

    fn send(&mut self, line: &str) -> Result<String, String> {
        self.commands += 1;
        let tag = format!("s{}", self.commands);
        self.write(&format!("{tag} {line}"))?;
        Ok(tag)
    }

    fn write(&mut self, line: &str) -> Result<(), String> {
        let all = [line.as_bytes(), b"\r\n"].concat();
        self.wire.write_all(&all).and_then(|()| self.wire.flush()).map_err(told)
    }

    /// Reads until the answer to the command of this tag.
    fn finish(&mut self, tag: &str, take: impl FnMut(&Response<'_>)) -> Result<(), String> {
        match self.ended(tag, 0, take)? {
            Ended::Ok => Ok(()),
            Ended::No(said) | Ended::Bad(said) => Err(said),
        }
    }

    /// The same, and how it ended.
    fn ended(
        &mut self,
        tag: &str,
        most: usize,
        mut take: impl FnMut(&Response<'_>),
    ) -> Result<Ended, String> {
        let mut done = Ended::Ok;
        self.answer(most, |answer| match answer {
            Response::Done { tag: own, status, .. } if own.0 == tag => {
                done = match status {
                    Status::Ok => Ended::Ok,
                    Status::No => Ended::No(words(answer)),
                    _ => Ended::Bad(words(answer)),
                };
                true
            }
            Response::Data { status: Status::Bye, .. } => {
                take(answer);
                // A good-bye that was asked for is followed by its answer, any other by nothing.
                false
            }
            other => {
                take(other);
                false
            }
        })?;
        Ok(done)
    }

    /// Reads answers until `take` has had enough.
    fn answer(
        &mut self,
        most: usize,
        mut take: impl FnMut(&Response<'_>) -> bool,
    ) -> Result<(), String> {
        loop {
            loop {
                let (used, enough) = match Response::from_bytes(&self.read) {
                    Ok((rest, answer)) => (self.read.len() - rest.len(), take(&answer)),
                    Err(error) if error.is_incomplete() => break,
                    Err(_) => return Err("the server says what is no IMAP".to_owned()),
                };
                self.read.drain(..used);
                if enough {
                    return Ok(());
                }
            }
            if self.read.len() > most.saturating_add(ANSWER) {
                return Err("the server's answer does not end".to_owned());
            }
            let mut more = [0; AT_ONCE];
            match self.wire.read(&mut more).map_err(told)? {
                0 => return Err("the server has closed the line".to_owned()),
                count => self.read.extend_from_slice(&more[..count]),
            }
        }
    }
}

/// How a command ended.
enum Ended {
    Ok,
    /// The server cannot do this one.
    No(String),
    /// It does not understand us.
    Bad(String),
}

/// A word in quotes.
fn quoted(word: &str) -> Result<String, String> {
    if !word.bytes().all(|byte| (b' '..=b'~').contains(&byte)) {
        return Err("the server takes only ASCII here".to_owned());
    }
    let mut shown = String::from("\"");
    for c in word.chars() {
        if matches!(c, '"' | '\\') {
            shown.push('\\');
        }
        shown.push(c);
    }
    shown.push('"');
    Ok(shown)
}

/// What the server said, on one line.
fn words(answer: &Response<'_>) -> String {
    let mut said = String::new();
    let (status, information) = match answer {
        Response::Done { status, information, .. } | Response::Data { status, information, .. } => {
            (Some(status), information.as_deref())
        }
        _ => (None, None),
    };
    let _ = match status {
        Some(status) => write!(said, "{status:?} {}", information.unwrap_or_default()),
        None => write!(said, "{answer:?}"),
    };
    one_line(&said, 300)
}

fn told(error: io::Error) -> String {
    one_line(&error.to_string(), 300)
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn nothing_of_a_name_ends_its_quotes() {
        assert_eq!(quoted("a\"b\\c").as_deref(), Ok("\"a\\\"b\\\\c\""));
        for word in ["a\r\nb", "õ", "a\0"] {
            assert!(quoted(word).is_err(), "{word:?}");
        }
    }
}
