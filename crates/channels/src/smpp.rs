//! Short messages over SMPP 3.4, spoken to a provider's centre directly: bound once, kept while it
//! works, bound anew when it breaks. The form of the packets is rusmpp's.
//!
//! A message counts as taken when the centre has taken all its parts. A centre that says no to the
//! first part has taken nothing; where the line breaks, or a later part is refused, nobody knows
//! what arrives, and that is what is said.

use crate::gateway::Short;
use crate::handed::Handed;
use crate::line::one_line;
use crate::secret::Secret;
use crate::septets::{self, Alphabet, parts};
use crate::smtp::Security;
use crate::spellings::spellings;
use crate::wire::Wire;
use bytes::{Buf as _, BufMut as _, BytesMut};
use rusmpp::decode::DecodeWithLength as _;
use rusmpp::encode::Length as _;
use rusmpp::encode::owned::Encode as _;
use rusmpp::pdus::{BindTransceiver, DeliverSm, DeliverSmResp, SubmitSm};
use rusmpp::tlvs::TlvValue;
use rusmpp::types::{COctetString, OctetString};
use rusmpp::values::{
    DataCoding, EsmClass, GsmFeatures, InterfaceVersion, MessageType, Npi, RegisteredDelivery, Ton,
};
use rusmpp::{Command, CommandStatus, Pdu};
use std::io::{self, Read as _, Write as _};
use std::str::FromStr as _;
use std::thread::sleep;
use std::time::{Duration, Instant};

/// The centre that takes our short messages.
#[derive(Clone, Debug)]
pub struct Center {
    pub host: String,
    pub port: u16,
    /// TLS from the first byte, or in the open; the protocol knows no beginning in between.
    pub security: Security,
    /// At most 15 bytes.
    pub user: String,
    /// At most 8 bytes, as the protocol has it.
    pub password: Secret,
    /// At most 12 bytes; most centres want none.
    pub kind: String,
    /// Name or number that messages come from; empty: the centre decides.
    pub from: String,
    /// Parts that are handed over in a second at most.
    pub a_second: u32,
    /// Longest wait for any one answer.
    pub patience: Duration,
    /// Longest time that signing in or handing over one message may take in all.
    pub deadline: Duration,
}

/// What the centre says later about a message that it took.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// The centre's own name for the part.
    pub reference: String,
    /// Other ways in which the centre may have written that name when it took the part. One of
    /// them names a part of ours only where the number fits as well.
    pub also: Vec<String>,
    /// The number that the part went to, in digits; empty: the centre does not say.
    pub number: String,
    /// `DELIVRD`, `UNDELIV`, …
    pub status: String,
    /// By which it is answered.
    pub sequence: u32,
}

/// What somebody answered by a short message of their own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// The number that it came from, in digits.
    pub number: String,
    pub text: String,
    /// By which it is answered.
    pub sequence: u32,
}

/// Most characters of such an answer.
const LONGEST_ANSWER: usize = 2_000;

/// A line to the centre.
#[derive(Debug)]
pub struct Smpp {
    center: Center,
    line: Option<Line>,
}

#[derive(Debug)]
struct Line {
    wire: Wire,
    read: BytesMut,
    sequence: u32,
    /// Came in between and are not answered yet.
    reports: Vec<Report>,
    written: Vec<Written>,
    patience: Duration,
    /// When whatever is going on has to be over.
    until: Instant,
}

/// Longest packet that is read.
const LONGEST: usize = 64 * 1024;

/// Shortest packet: its head.
const HEAD: usize = 16;

/// How long is listened for reports that wait.
const LISTEN: Duration = Duration::from_millis(300);

/// How long it is listened for at most, however much is reported.
const LISTEN_MOST: Duration = Duration::from_secs(20);

/// A part that the centre has no room for is offered so often more, once others have been taken.
const ROOM: u32 = 5;

/// What came of one part.
enum Part {
    Taken(String),
    Refused(CommandStatus),
    Broken(String),
}

impl Smpp {
    /// A line that is not open yet.
    pub const fn to(center: Center) -> Self {
        Self { center, line: None }
    }

    /// Opens the line, or makes sure that it still lives, before anything is promised.
    ///
    /// # Errors
    /// What the centre said, or why it cannot be reached.
    pub fn reach(&mut self) -> Result<(), String> {
        if let Some(mut line) = self.line.take()
            && line.begin(self.center.deadline).is_alive()
        {
            self.line = Some(line);
            return Ok(());
        }
        self.line = Some(Line::bind(&self.center)?);
        Ok(())
    }

    /// Hands a short message over, part by part.
    pub fn hand_over(&mut self, short: Short<'_>) -> Handed {
        if let Err(said) = self.reach() {
            return Handed::Unreachable { said };
        }
        let Some(mut line) = self.line.take() else {
            return Handed::Unreachable { said: "no line".to_owned() };
        };
        let commands = match submissions(&self.center, short) {
            Ok(commands) => commands,
            Err(handed) => {
                self.line = Some(line);
                return handed;
            }
        };
        let pause = Duration::from_secs(1) / self.center.a_second.max(1);
        line.begin(self.center.deadline);
        let mut taken: Vec<String> = Vec::new();
        let all = commands.len();
        for submission in commands {
            match line.offer(&submission, taken.is_empty(), pause) {
                Part::Taken(reference) => taken.push(reference),
                Part::Refused(status) => {
                    self.line = Some(line);
                    return refused(status, taken.len(), all);
                }
                // The line is given up: what comes on it later belongs to nobody.
                Part::Broken(said) => return Handed::Unknown { said },
            }
            sleep(pause);
        }
        self.line = Some(line);
        let reference = taken.join(" ");
        Handed::Taken { said: one_line(&reference, 300), reference }
    }

    /// What the centre has reported and nobody has answered for yet. Nothing is lost by not
    /// answering: the centre says it again.
    pub fn reports(&mut self) -> Vec<Report> {
        let Some(mut line) = self.line.take() else { return Vec::new() };
        if line.listen().is_err() {
            return line.reports;
        }
        let found = std::mem::take(&mut line.reports);
        self.line = Some(line);
        found
    }

    /// What people wrote, as far as it came while something else was listened for. Nothing is lost
    /// by not answering: the centre says it again.
    pub fn written(&mut self) -> Vec<Written> {
        self.line.as_mut().map(|line| std::mem::take(&mut line.written)).unwrap_or_default()
    }

    /// Answers a report or what somebody wrote, by its number: it is noted, or it is to be said again
    /// later.
    pub fn answer(&mut self, sequence: u32, is_noted: bool) {
        let status = match is_noted {
            true => CommandStatus::EsmeRok,
            false => CommandStatus::EsmeRxTAppn,
        };
        let Some(line) = &mut self.line else { return };
        let answer = DeliverSmResp::default();
        if line.send(&Command::new(status, sequence, answer)).is_err() {
            self.line = None;
        }
    }

    /// Says good-bye, if there is anybody to say it to.
    pub fn close(&mut self) {
        if let Some(mut line) = self.line.take() {
            line.begin(self.center.patience);
            // What becomes of a good-bye matters to nobody.
            let _ = line.ask(Pdu::Unbind);
        }
    }
}

/// What a refusal means. A centre that has taken a part has taken something.
fn refused(status: CommandStatus, taken: usize, all: usize) -> Handed {
    let code = u32::from(status);
    let said = format!("{status:?} ({code:#x})");
    if taken > 0 {
        return Handed::Unknown {
            said: format!("{taken} of {all} parts were taken, then: {said}"),
        };
    }
    match status {
        CommandStatus::EsmeRinvdstadr => Handed::Dead { said },
        CommandStatus::EsmeRthrottled
        | CommandStatus::EsmeRmsgqful
        | CommandStatus::EsmeRsyserr
        | CommandStatus::EsmeRsubmitfail
        | CommandStatus::EsmeRsertypunavail
        | CommandStatus::EsmeRunknownerr
        | CommandStatus::EsmeRxTAppn
        // A number of the provider's own: what it means only its manual says.
        | CommandStatus::Other(_) => Handed::Later { said },
        // About this one message.
        CommandStatus::EsmeRinvmsglen
        | CommandStatus::EsmeRinvdcs
        | CommandStatus::EsmeRdeliveryfailure
        | CommandStatus::EsmeRxPAppn
        | CommandStatus::EsmeRxRAppn => Handed::Refused { said },
        // The kind of number, the name of the sender, the way we speak: of this message alone or
        // of all of ours, the code does not say.
        _ => Handed::TurnedAway { said },
    }
}

/// The packets of a message. Parts of one message bear the same number, derived from its name.
fn submissions(center: &Center, short: Short<'_>) -> Result<Vec<SubmitSm>, Handed> {
    let cut = parts(short.text);
    let all = u8::try_from(cut.parts.len()).map_err(|_| Handed::Refused {
        said: "the text has more parts than a message may have".to_owned(),
    })?;
    let digits = short.to.trim_start_matches('+');
    let to = COctetString::from_str(digits)
        .map_err(|_| Handed::Dead { said: "the number is too long".to_owned() })?;
    let unreachable = |what: &str| Handed::Unreachable { said: what.to_owned() };
    let from = COctetString::from_str(&center.from)
        .map_err(|_| unreachable("the name that messages come from is too long"))?;
    let (from_ton, from_npi) = kind_of_sender(&center.from);
    let to_ton = if short.to.starts_with('+') { Ton::International } else { Ton::Unknown };
    let number = u8::from_str_radix(short.id.get(..2).unwrap_or("0"), 16).unwrap_or(0);
    let coding = match cut.alphabet {
        Alphabet::Default => DataCoding::McSpecific,
        Alphabet::Ucs2 => DataCoding::Ucs2,
    };
    let mut packets = Vec::with_capacity(cut.parts.len());
    for (at, part) in (1..).zip(cut.parts) {
        let head = [5, 0, 3, number, all, at];
        let bytes = if all > 1 { [&head[..], &part].concat() } else { part };
        let words = OctetString::from_vec(bytes)
            .map_err(|_| Handed::Refused { said: "a part is too long".to_owned() })?;
        // Nothing of the library's own default, which says something else in these bits.
        let class = EsmClass::from(0);
        let packet = SubmitSm::builder()
            .source_addr_ton(from_ton)
            .source_addr_npi(from_npi)
            .source_addr(from.clone())
            .dest_addr_ton(to_ton)
            .dest_addr_npi(Npi::Isdn)
            .destination_addr(to.clone())
            .esm_class(if all > 1 { class.with_udhi_indicator() } else { class })
            .registered_delivery(RegisteredDelivery::from(1))
            .data_coding(coding)
            .short_message(words)
            .build();
        packets.push(packet);
    }
    Ok(packets)
}

/// Number of the world, number of the country, or a name.
fn kind_of_sender(from: &str) -> (Ton, Npi) {
    let digits = from.trim_start_matches('+');
    match () {
        () if from.is_empty() => (Ton::Unknown, Npi::Unknown),
        () if !digits.bytes().all(|byte| byte.is_ascii_digit()) => {
            (Ton::Alphanumeric, Npi::Unknown)
        }
        () if from.starts_with('+') => (Ton::International, Npi::Isdn),
        () => (Ton::Unknown, Npi::Isdn),
    }
}

impl Line {
    /// Opens a line and signs in, to send and to be told.
    fn bind(center: &Center) -> Result<Self, String> {
        let mut wire = Wire::open(&center.host, center.port, center.patience).map_err(told)?;
        if center.security != Security::Open {
            wire = wire.under_tls(&center.host).map_err(told)?;
        }
        let mut line = Self {
            wire,
            read: BytesMut::new(),
            sequence: 0,
            reports: Vec::new(),
            written: Vec::new(),
            patience: center.patience,
            until: Instant::now() + center.deadline,
        };
        let long = |what: &str| format!("{what} is longer than the protocol lets it be");
        let user = COctetString::from_str(&center.user).map_err(|_| long("the log-in"))?;
        let password =
            COctetString::from_str(center.password.reveal()).map_err(|_| long("the password"))?;
        let kind = COctetString::from_str(&center.kind).map_err(|_| long("the kind of system"))?;
        let bind = BindTransceiver::builder()
            .system_id(user)
            .password(password)
            .system_type(kind)
            .interface_version(InterfaceVersion::Smpp3_4)
            .build();
        let answer = line.ask(bind.into()).map_err(told)?;
        match answer.status() {
            CommandStatus::EsmeRok => Ok(line),
            status => {
                Err(format!("the centre lets nobody in: {status:?} ({:#x})", u32::from(status)))
            }
        }
    }

    /// Something begins that is to be over after so long, however much the centre has to say.
    fn begin(&mut self, deadline: Duration) -> &mut Self {
        self.until = Instant::now() + deadline;
        self
    }

    /// Does the other side still answer?
    fn is_alive(&mut self) -> bool {
        self.ask(Pdu::EnquireLink).is_ok_and(|answer| answer.status() == CommandStatus::EsmeRok)
    }

    /// Offers a part until the centre has room for it. The first part of a message is offered
    /// once: nothing has left yet, and it may as well wait.
    fn offer(&mut self, part: &SubmitSm, is_first: bool, pause: Duration) -> Part {
        let mut wait = pause.max(Duration::from_millis(50));
        for attempt in 0..=ROOM {
            let answer = match self.ask(part.clone().into()) {
                Ok(answer) => answer,
                Err(error) => return Part::Broken(told(error)),
            };
            let full = [CommandStatus::EsmeRthrottled, CommandStatus::EsmeRmsgqful];
            match (answer.status(), answer.pdu()) {
                (CommandStatus::EsmeRok, Some(Pdu::SubmitSmResp(taken))) => {
                    return Part::Taken(taken.message_id().as_str().to_owned());
                }
                (CommandStatus::EsmeRok, _) => {
                    return Part::Broken("the centre answers something else".to_owned());
                }
                (status, _) if is_first || attempt == ROOM || !full.contains(&status) => {
                    return Part::Refused(status);
                }
                _ => {
                    sleep(wait);
                    wait *= 2;
                }
            }
        }
        Part::Broken("the centre has no room".to_owned())
    }

    /// Sends and waits for the answer; what comes in between is kept or answered.
    fn ask(&mut self, pdu: Pdu) -> io::Result<Command> {
        self.sequence = self.sequence % 0x7fff_ffff + 1;
        let sequence = self.sequence;
        self.send(&Command::new(CommandStatus::EsmeRok, sequence, pdu))?;
        loop {
            let command = self.receive()?;
            let is_answer = u32::from(command.id()) & 0x8000_0000 != 0;
            if is_answer && command.sequence_number() == sequence {
                return Ok(command);
            }
            if !is_answer {
                self.take(&command)?;
            }
        }
    }

    /// Takes what the centre says by itself.
    fn take(&mut self, command: &Command) -> io::Result<()> {
        let sequence = command.sequence_number();
        match command.pdu() {
            Some(Pdu::DeliverSm(told)) => match report(told, sequence) {
                Some(report) => {
                    self.reports.push(report);
                    Ok(())
                }
                None => {
                    self.written.push(written(told, sequence));
                    Ok(())
                }
            },
            Some(Pdu::EnquireLink) => self.reply(sequence, Pdu::EnquireLinkResp),
            Some(Pdu::Unbind) => {
                self.reply(sequence, Pdu::UnbindResp)?;
                Err(io::Error::new(io::ErrorKind::ConnectionAborted, "the centre says good-bye"))
            }
            _ => Ok(()),
        }
    }

    fn reply(&mut self, sequence: u32, pdu: Pdu) -> io::Result<()> {
        self.send(&Command::new(CommandStatus::EsmeRok, sequence, pdu))
    }

    /// Reads what waits, without waiting long.
    fn listen(&mut self) -> io::Result<()> {
        self.begin(LISTEN_MOST);
        let patience = std::mem::replace(&mut self.patience, LISTEN);
        let heard = loop {
            match self.receive() {
                Ok(command) => self.take(&command)?,
                Err(error) if is_silence(&error) => break Ok(()),
                Err(error) => break Err(error),
            }
        };
        self.patience = patience;
        heard
    }

    fn send(&mut self, command: &Command) -> io::Result<()> {
        let length = 4 + command.length();
        let mut bytes = BytesMut::with_capacity(length);
        bytes.put_u32(u32::try_from(length).map_err(io::Error::other)?);
        command.encode(&mut bytes);
        self.wire.write_all(&bytes)?;
        self.wire.flush()
    }

    /// The next packet, whole. A wait that ends in the middle of one goes on with it next time.
    fn receive(&mut self) -> io::Result<Command> {
        loop {
            if let Some(length) = self.whole()? {
                self.read.advance(4);
                let mut packet = self.read.split_to(length - 4);
                let decoded = Command::decode(&mut packet, length - 4);
                let (command, _) = decoded.map_err(|_| bad("the centre says what is no SMPP"))?;
                return Ok(command);
            }
            // A wait of nothing at all would be one without end.
            let left = self.until.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return Err(io::Error::new(io::ErrorKind::TimedOut, "the centre takes too long"));
            }
            self.wire.set_patience(self.patience.min(left))?;
            let mut more = [0; 4096];
            match self.wire.read(&mut more)? {
                0 => {
                    return Err(io::Error::new(io::ErrorKind::UnexpectedEof, "the line is closed"));
                }
                count => self.read.extend_from_slice(&more[..count]),
            }
        }
    }

    /// The length of the next packet, once all of it is there.
    fn whole(&self) -> io::Result<Option<usize>> {
        let Some(head) = self.read.first_chunk::<4>() else { return Ok(None) };
        let length = usize::try_from(u32::from_be_bytes(*head)).map_err(io::Error::other)?;
        if !(HEAD..=LONGEST).contains(&length) {
            return Err(bad("the centre says what is no SMPP"));
        }
        Ok((self.read.len() >= length).then_some(length))
    }
}

fn bad(said: &'static str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, said)
}

fn is_silence(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::WouldBlock | io::ErrorKind::TimedOut)
}

/// Reads a receipt: its name and its state stand in its words.
fn report(told: &DeliverSm, sequence: u32) -> Option<Report> {
    if told.esm_class.message_type != MessageType::ShortMessageContainsMCDeliveryReceipt {
        return None;
    }
    let bytes: Vec<u8> = told.short_message().clone().into_vec();
    let words = String::from_utf8_lossy(&bytes).into_owned();
    let value = |name: &str| {
        let lower = words.to_ascii_lowercase();
        let at = lower.find(name)? + name.len();
        let value = words.get(at..)?.split_ascii_whitespace().next()?;
        (!value.is_empty()).then(|| one_line(value, 65))
    };
    // The field is there for nothing else; the words are what centres make of them.
    let in_field = told.tlvs().iter().find_map(|field| match field.value() {
        Some(TlvValue::ReceiptedMessageId(name)) => Some(one_line(name.as_str(), 65)),
        _ => None,
    });
    let (in_field, in_words) = (in_field.filter(|name| !name.is_empty()), value("id:"));
    let names = [in_field, in_words].into_iter().flatten().collect::<Vec<_>>();
    let reference = names.first()?.clone();
    let mut also = names[1..].to_vec();
    also.extend(names.iter().flat_map(|name| spellings(name)));
    also.retain(|name| *name != reference);
    let number = told.source_addr.as_str().trim_start_matches('+').to_owned();
    Some(Report { reference, also, number, status: value("stat:")?, sequence })
}

/// Reads what somebody wrote. A header in front of the words says which part of several it is;
/// each part is read by itself.
fn written(told: &DeliverSm, sequence: u32) -> Written {
    let bytes: Vec<u8> = told.short_message().clone().into_vec();
    let has_header = matches!(
        told.esm_class.gsm_features,
        GsmFeatures::UdhiIndicator | GsmFeatures::SetUdhiAndReplyPath
    );
    let header = match bytes.first() {
        Some(length) if has_header => 1 + usize::from(*length),
        _ => 0,
    };
    let words = bytes.get(header..).unwrap_or_default();
    let text = match told.data_coding {
        DataCoding::Ucs2 => septets::read(Alphabet::Ucs2, words),
        DataCoding::McSpecific => septets::read(Alphabet::Default, words),
        _ => String::from_utf8_lossy(words).into_owned(),
    };
    let is_kept = |c: &char| *c == '\n' || !c.is_control();
    Written {
        number: told.source_addr.as_str().trim_start_matches('+').to_owned(),
        text: text.chars().filter(is_kept).take(LONGEST_ANSWER).collect(),
        sequence,
    }
}

fn told(error: io::Error) -> String {
    one_line(&error.to_string(), 300)
}
