//! An SMTP peer that misbehaves as it is told: at any step of the protocol it drops the line,
//! says no for now or for good, falls silent for longer than anybody waits; it answers nonsense,
//! has no room, says one byte at a time. It remembers what it has really taken, which is
//! what the other side must have noted.

use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

/// What goes wrong with one letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    None,
    /// The line is cut instead of a greeting.
    DropGreeting,
    /// The greeting says that the server is full.
    BusyGreeting,
    /// The line is cut instead of an answer to EHLO.
    DropHello,
    DropSender,
    /// An answer that is none.
    GarbageSender,
    LaterSender,
    DropRecipient,
    LaterRecipient,
    /// The line is cut when the letter is announced.
    DropAnnounced,
    /// No room for the letter.
    LaterAnnounced,
    /// The line is cut in the middle of the letter: not taken.
    DropContent,
    /// Cut after the last dot, and not taken.
    DropLost,
    /// Cut after the last dot, and taken.
    DropTaken,
    /// Nonsense after the last dot, and taken.
    GarbageTaken,
    /// Silence after the last dot, and taken.
    SilentTaken,
    /// Not taken after the last dot, and it says so.
    LaterContent,
    /// It answers, slowly.
    Slow,
    /// No for good instead of a greeting.
    NeverGreeting,
    NeverHello,
    /// It takes nothing from this sender.
    NeverSender,
    /// Its rules forbid this recipient.
    NeverRecipient,
    NeverAnnounced,
    /// Not taken after the last dot, for good.
    NeverContent,
    /// No greeting for longer than anybody waits; likewise at each further step.
    StallGreeting,
    StallHello,
    StallSender,
    StallRecipient,
    StallAnnounced,
    /// Silence after the last dot, longer than anybody waits, and not taken.
    StallLost,
    /// The same, and taken.
    StallTaken,
    /// After the last dot one byte of an answer at a time, without end, and taken.
    TrickleTaken,
}

/// Every step at which a peer can say no for good, or fall silent.
#[derive(Clone, Copy, PartialEq, Eq)]
enum At {
    Hello,
    Sender,
    Recipient,
    Announced,
    Content,
}

impl Fault {
    /// Every fault but [`Fault::None`].
    pub const ALL: [Fault; 31] = [
        Fault::DropGreeting,
        Fault::BusyGreeting,
        Fault::DropHello,
        Fault::DropSender,
        Fault::GarbageSender,
        Fault::LaterSender,
        Fault::DropRecipient,
        Fault::LaterRecipient,
        Fault::DropAnnounced,
        Fault::LaterAnnounced,
        Fault::DropContent,
        Fault::DropLost,
        Fault::DropTaken,
        Fault::GarbageTaken,
        Fault::SilentTaken,
        Fault::LaterContent,
        Fault::Slow,
        Fault::NeverGreeting,
        Fault::NeverHello,
        Fault::NeverSender,
        Fault::NeverRecipient,
        Fault::NeverAnnounced,
        Fault::NeverContent,
        Fault::StallGreeting,
        Fault::StallHello,
        Fault::StallSender,
        Fault::StallRecipient,
        Fault::StallAnnounced,
        Fault::StallLost,
        Fault::StallTaken,
        Fault::TrickleTaken,
    ];

    /// May the sender not know what became of the letter?
    pub const fn leaves_doubt(self) -> bool {
        matches!(
            self,
            Fault::DropContent
                | Fault::DropLost
                | Fault::DropTaken
                | Fault::GarbageTaken
                | Fault::SilentTaken
                | Fault::StallLost
                | Fault::StallTaken
                | Fault::TrickleTaken
        )
    }

    /// What it says for good at this step, where it says no there.
    const fn never(self, at: At) -> Option<&'static [u8]> {
        match (self, at) {
            (Fault::NeverHello, At::Hello) => Some(b"554 5.7.1 not you\r\n"),
            (Fault::NeverSender, At::Sender) => Some(b"550 5.7.1 not from you\r\n"),
            (Fault::NeverRecipient, At::Recipient) => Some(b"550 5.7.1 blocked\r\n"),
            (Fault::NeverAnnounced, At::Announced) => Some(b"554 5.7.0 no letters here\r\n"),
            (Fault::NeverContent, At::Content) => Some(b"554 5.6.0 no such letters\r\n"),
            _ => None,
        }
    }

    /// Does it fall silent instead of answering at this step?
    const fn stalls(self, at: At) -> bool {
        matches!(
            (self, at),
            (Fault::StallHello, At::Hello)
                | (Fault::StallSender, At::Sender)
                | (Fault::StallRecipient, At::Recipient)
                | (Fault::StallAnnounced, At::Announced)
                | (Fault::StallLost, At::Content)
        )
    }
}

/// Says what goes wrong with the letter of this number, counted by the peer.
pub type Script = Box<dyn Fn(u64) -> Fault + Send + Sync>;

struct Shared {
    script: Script,
    number: AtomicU64,
    stop: AtomicBool,
    /// How often it was started anew; lines of before are cut.
    starts: AtomicU64,
    /// Visitors that still find nobody, as while a server starts.
    absent: AtomicU64,
    taken: Mutex<Vec<String>>,
    faults: Mutex<Vec<Fault>>,
}

/// A peer that listens on loopback until it is dropped.
pub struct Peer {
    address: SocketAddr,
    shared: Arc<Shared>,
    listener: Option<JoinHandle<()>>,
}

impl std::fmt::Debug for Peer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Peer({})", self.address)
    }
}

impl Peer {
    /// Starts a peer with a script.
    ///
    /// # Panics
    /// When nothing can listen on loopback.
    pub fn start(script: Script) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port on loopback");
        let address = listener.local_addr().expect("its address");
        let shared = Arc::new(Shared {
            script,
            number: AtomicU64::new(0),
            stop: AtomicBool::new(false),
            starts: AtomicU64::new(0),
            absent: AtomicU64::new(0),
            taken: Mutex::default(),
            faults: Mutex::default(),
        });
        let own = Arc::clone(&shared);
        let listener = thread::spawn(move || {
            for line in listener.incoming() {
                if own.stop.load(Ordering::SeqCst) {
                    return;
                }
                let (Ok(line), own) = (line, Arc::clone(&own)) else { continue };
                // A line that breaks is what this peer is for.
                thread::spawn(move || own.session(line).ok());
            }
        });
        Self { address, shared, listener: Some(listener) }
    }

    /// Where it listens.
    pub const fn port(&self) -> u16 {
        self.address.port()
    }

    /// Ends every line at its next word, in the middle of a letter as well, and lets nobody in for
    /// the next few visits: a server that is started anew.
    pub fn restart(&self) {
        self.shared.absent.store(3, Ordering::SeqCst);
        self.shared.starts.fetch_add(1, Ordering::SeqCst);
    }

    /// Message-IDs of the letters it has taken, in order, each as often as it was taken.
    pub fn taken(&self) -> Vec<String> {
        self.shared.taken.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The faults that really happened.
    pub fn faults(&self) -> Vec<Fault> {
        self.shared.faults.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Drop for Peer {
    fn drop(&mut self) {
        self.shared.stop.store(true, Ordering::SeqCst);
        // One more visitor, so that the listener sees that it is to stop.
        drop(TcpStream::connect(self.address));
        if let Some(listener) = self.listener.take() {
            drop(listener.join());
        }
    }
}

/// The line is to be cut here.
const CUT: std::io::ErrorKind = std::io::ErrorKind::ConnectionAborted;

impl Shared {
    fn next(&self) -> Fault {
        (self.script)(self.number.fetch_add(1, Ordering::SeqCst))
    }

    /// Notes that a fault happened.
    fn happened(&self, fault: Fault) {
        self.faults.lock().unwrap_or_else(PoisonError::into_inner).push(fault);
    }

    fn cut(&self, fault: Fault) -> std::io::Error {
        self.happened(fault);
        CUT.into()
    }

    fn session(&self, line: TcpStream) -> std::io::Result<()> {
        line.set_read_timeout(Some(Duration::from_secs(30)))?;
        line.set_nodelay(true)?;
        let fewer = |left: u64| left.checked_sub(1);
        if self.absent.fetch_update(Ordering::SeqCst, Ordering::SeqCst, fewer).is_ok() {
            return Err(CUT.into());
        }
        let began = self.starts.load(Ordering::SeqCst);
        let mut out = line.try_clone()?;
        let mut lines = BufReader::new(line);
        let mut fault = Some(self.next());
        match fault {
            Some(Fault::DropGreeting) => return Err(self.cut(Fault::DropGreeting)),
            Some(Fault::BusyGreeting) => {
                self.happened(Fault::BusyGreeting);
                return out.write_all(b"421 4.3.2 too busy\r\n");
            }
            Some(Fault::NeverGreeting) => {
                return self.say(Fault::NeverGreeting, &mut out, b"554 5.3.2 no service\r\n");
            }
            Some(Fault::StallGreeting) => return self.stall(Fault::StallGreeting, &mut lines),
            _ => out.write_all(b"220 peer.example ESMTP\r\n")?,
        }
        loop {
            let mut said = String::new();
            if lines.read_line(&mut said)? == 0 {
                return Ok(());
            }
            if self.starts.load(Ordering::SeqCst) != began {
                return Err(CUT.into());
            }
            match said.get(..4).unwrap_or_default().to_ascii_uppercase().as_str() {
                "EHLO" | "HELO" if fault == Some(Fault::DropHello) => {
                    return Err(self.cut(Fault::DropHello));
                }
                "EHLO" | "HELO" if self.fails(fault, At::Hello, &mut lines, &mut out)? => {
                    return Ok(());
                }
                "EHLO" | "HELO" => out.write_all(b"250-peer.example\r\n250 8BITMIME\r\n")?,
                "MAIL" => {
                    let now = fault.take().unwrap_or_else(|| self.next());
                    self.letter((now, began), &mut lines, &mut out)?;
                }
                "QUIT" => return out.write_all(b"221 bye\r\n"),
                _ => out.write_all(b"250 ok\r\n")?,
            }
        }
    }

    /// One letter, from the answer to MAIL on.
    fn letter(
        &self,
        (fault, began): (Fault, u64),
        lines: &mut BufReader<TcpStream>,
        out: &mut TcpStream,
    ) -> std::io::Result<()> {
        match fault {
            Fault::DropSender => return Err(self.cut(fault)),
            Fault::GarbageSender => return self.say(fault, out, b"\xff\xfe?? what\r\n"),
            Fault::LaterSender => return self.say(fault, out, b"451 4.3.0 not now\r\n"),
            _ if self.fails(Some(fault), At::Sender, lines, out)? => return Ok(()),
            // Those of the greeting cannot come in the middle of a session.
            _ => out.write_all(b"250 ok\r\n")?,
        }
        let mut said = String::new();
        lines.read_line(&mut said)?;
        match fault {
            Fault::DropRecipient => return Err(self.cut(fault)),
            Fault::LaterRecipient => return self.say(fault, out, b"450 4.2.1 try again\r\n"),
            _ if self.fails(Some(fault), At::Recipient, lines, out)? => return Ok(()),
            _ if said.contains("strange@") => {
                return out.write_all(b"554 5.7.1 relay access denied\r\n");
            }
            _ if said.contains("full@") => {
                return out.write_all(b"552 5.2.2 mailbox full\r\n");
            }
            _ if said.contains("dead@") => {
                return out.write_all(b"550 5.1.1 no such mailbox\r\n");
            }
            _ => out.write_all(b"250 ok\r\n")?,
        }
        lines.read_line(&mut said)?;
        match fault {
            Fault::DropAnnounced => return Err(self.cut(fault)),
            Fault::LaterAnnounced => return self.say(fault, out, b"452 4.3.1 no room\r\n"),
            _ if self.fails(Some(fault), At::Announced, lines, out)? => return Ok(()),
            _ => out.write_all(b"354 go on\r\n")?,
        }
        let name = self.content(fault, lines)?;
        if self.starts.load(Ordering::SeqCst) != began {
            return Err(self.cut(Fault::DropLost));
        }
        match fault {
            Fault::DropLost => Err(self.cut(fault)),
            Fault::LaterContent => self.say(fault, out, b"452 4.3.1 no room after all\r\n"),
            _ if self.fails(Some(fault), At::Content, lines, out)? => Ok(()),
            _ => {
                self.taken.lock().unwrap_or_else(PoisonError::into_inner).push(name);
                match fault {
                    Fault::StallTaken => self.stall(fault, lines),
                    _ => self.answer(fault, out),
                }
            }
        }
    }

    /// Reads the letter and answers its Message-ID.
    fn content(&self, fault: Fault, lines: &mut BufReader<TcpStream>) -> std::io::Result<String> {
        let (mut name, mut read) = (String::new(), 0);
        loop {
            let mut bytes = Vec::new();
            if lines.read_until(b'\n', &mut bytes)? == 0 {
                return Err(CUT.into());
            }
            if bytes == b".\r\n" {
                return Ok(name);
            }
            read += 1;
            if fault == Fault::DropContent && read > 3 {
                return Err(self.cut(fault));
            }
            let line = String::from_utf8_lossy(&bytes);
            if let Some(found) = line.strip_prefix("Message-ID:") {
                found.trim().clone_into(&mut name);
            }
        }
    }

    /// What it says about a letter that it has taken.
    fn answer(&self, fault: Fault, out: &mut TcpStream) -> std::io::Result<()> {
        match fault {
            Fault::DropTaken => Err(self.cut(fault)),
            Fault::GarbageTaken => self.say(fault, out, b"\xff\xfe\r\n"),
            Fault::SilentTaken => {
                self.happened(fault);
                // Then it hangs up without a word.
                thread::sleep(Duration::from_millis(200));
                Err(CUT.into())
            }
            Fault::TrickleTaken => {
                self.happened(fault);
                // Until the other side has hung up: then there is nobody to write to.
                for byte in b"250-".iter().chain(std::iter::repeat(&b'x')) {
                    out.write_all(&[*byte])?;
                    thread::sleep(Duration::from_millis(50));
                    if self.stop.load(Ordering::SeqCst) {
                        break;
                    }
                }
                Err(CUT.into())
            }
            Fault::Slow => {
                thread::sleep(Duration::from_millis(20));
                self.say(fault, out, b"250 2.0.0 taken, at last\r\n")
            }
            _ => out.write_all(b"250 2.0.0 taken\r\n"),
        }
    }

    /// Says no for good or falls silent, where it is to do so at this step.
    fn fails(
        &self,
        fault: Option<Fault>,
        at: At,
        lines: &mut BufReader<TcpStream>,
        out: &mut TcpStream,
    ) -> std::io::Result<bool> {
        let Some(fault) = fault else { return Ok(false) };
        if let Some(words) = fault.never(at) {
            self.say(fault, out, words)?;
            return Ok(true);
        }
        if fault.stalls(at) {
            self.stall(fault, lines)?;
        }
        Ok(false)
    }

    /// Says nothing any more until the other side has hung up.
    fn stall(&self, fault: Fault, lines: &mut BufReader<TcpStream>) -> std::io::Result<()> {
        self.happened(fault);
        let mut words = Vec::new();
        while lines.read_until(b'\n', &mut words)? > 0 {
            words.clear();
        }
        Err(CUT.into())
    }

    fn say(&self, fault: Fault, out: &mut TcpStream, words: &[u8]) -> std::io::Result<()> {
        self.happened(fault);
        out.write_all(words)
    }
}
