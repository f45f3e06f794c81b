//! Sending from this program: passwords from its environment, PDFs from the press, and the
//! worker that sends by itself while pages are served.

use crate::clock::SystemClock;
use crate::failure::Failure;
use saldo_domain::CompanyId;
use saldo_domain::book::Moment;
use saldo_letters::paper::Paper;
use saldo_work::backup::{self, Password};
use saldo_work::delivery::{self, Outside, Printer, Secrets, Tools};
use saldo_work::door::SecretKey;
use saldo_work::webhooks::{self, Outlet, Reach};
use saldo_work::{Clock, Office, Progress, Refused, Who, company, mailbox, notices, privacy};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle};
use std::time::Duration;

/// The press.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Press;

impl Printer for Press {
    fn print(&self, paper: &Paper) -> Result<Vec<u8>, String> {
        saldo_press::pdf(paper).map(|pdf| pdf.bytes).map_err(|error| error.to_string())
    }

    fn pages(&self, paper: &Paper) -> Result<usize, String> {
        saldo_press::pages(paper).map_err(|error| error.to_string())
    }

    fn print_together(&self, papers: &[Paper], both_sides: bool) -> Result<Vec<u8>, String> {
        let printed = saldo_press::together(papers, both_sides);
        printed.map(|pdf| pdf.bytes).map_err(|error| error.to_string())
    }
}

/// The carriers that the company's settings name, with the passwords of this environment.
pub(crate) fn outside(office: &Office, company: CompanyId) -> Result<Outside, Failure> {
    Ok(Outside::of(&delivery::sending(office, company)?, &secrets()?))
}

/// What it takes to tell programs outside: the secret and the reach of this environment.
pub(crate) fn outlet() -> Result<Outlet, Failure> {
    let private = std::env::var("SALDO_WEBHOOKS_PRIVATE").is_ok_and(|said| said == "yes");
    let reach = if private { Reach::Private } else { Reach::Public };
    Ok(Outlet { master: secret("SALDO_WEBHOOK_SECRET")?.into(), reach })
}

/// The passwords of this environment.
pub(crate) fn secrets() -> Result<Secrets, Failure> {
    Ok(Secrets {
        smtp: secret("SALDO_SMTP_PASSWORD")?.into(),
        sms: secret("SALDO_SMS_SECRET")?.into(),
        imap: secret("SALDO_IMAP_PASSWORD")?.into(),
        smpp: secret("SALDO_SMPP_PASSWORD")?.into(),
    })
}

/// The password for back-ups; `None`: they are written in clear.
pub(crate) fn backup_password() -> Result<Option<Password>, Failure> {
    let text = secret("SALDO_BACKUP_PASSWORD")?;
    if text.is_empty() {
        return Ok(None);
    }
    let short = || Failure::refused("SALDO_BACKUP_PASSWORD is too short: give it 12 characters");
    Password::of(&text).map(Some).ok_or_else(short)
}

/// The file outside the database that notes erasures of personal data: the one that the
/// environment names, else one beside the backups made by the clock.
pub(crate) fn erasures() -> Option<PathBuf> {
    let named = |name| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let beside = || Some(named("SALDO_BACKUP_FOLDER")?.join(privacy::NOTES));
    named("SALDO_ERASURES").or_else(beside)
}

/// The key under which secrets lie in the database; `None`: there is none.
pub(crate) fn secret_key() -> Result<Option<SecretKey>, Failure> {
    let text = secret("SALDO_SECRET_KEY")?;
    if text.is_empty() {
        return Ok(None);
    }
    let short = || {
        Failure::refused(
            "SALDO_SECRET_KEY is too short: give it 32 characters or more, such as \
             `openssl rand -hex 32` prints",
        )
    };
    SecretKey::of(&text).map(Some).ok_or_else(short)
}

/// Takes what came into the mailbox that the settings name; `None` where they name none.
pub(crate) fn read_mailbox(
    office: &Office,
    company: CompanyId,
    progress: &dyn Progress,
) -> Result<Option<mailbox::Outcome>, Failure> {
    let sending = delivery::sending(office, company)?;
    if !sending.has_mailbox() {
        return Ok(None);
    }
    let inbox = sending.inbox(secrets()?.imap);
    let name = format!("{}/{}/{}", inbox.host, inbox.user, inbox.folder);
    let mut open = match delivery::Imap::open(&inbox) {
        Ok(open) => open,
        Err(said) => {
            let broke_off = Some(said);
            return Ok(Some(mailbox::Outcome { broke_off, ..mailbox::Outcome::default() }));
        }
    };
    let at = (name.as_str(), &mut open as &mut dyn mailbox::Mailbox);
    let outcome = mailbox::read(office, company, Who::program(), at, progress)?;
    open.close();
    Ok(Some(outcome))
}

/// So many microseconds mails are taken before messages leave: a mailbox that answers slowly keeps nothing from
/// leaving. What is left comes with the next pass.
const LONGEST_READING: i64 = 120 * 1_000_000;

/// Work that ends when its time is over.
#[derive(Debug)]
struct InTime<'p> {
    until: Moment,
    whole: &'p dyn Progress,
}

impl Progress for InTime<'_> {
    fn cancelled(&self) -> bool {
        self.whole.cancelled() || SystemClock.now() >= self.until
    }
}

/// The same before messages leave, in the time that there is for it: whoever wrote is not reminded.
/// Where sending is off, as in a copy that was brought back, nobody takes mails by himself either:
/// the living system reads that mailbox.
pub(crate) fn read_before_sending(
    office: &Office,
    company: CompanyId,
    whole: &dyn Progress,
) -> Result<Option<mailbox::Outcome>, Failure> {
    if !delivery::sending(office, company)?.on {
        return Ok(None);
    }
    read_mailbox(
        office,
        company,
        &InTime { until: Moment(SystemClock.now().0 + LONGEST_READING), whole },
    )
}

/// A secret of the environment, or of the file that the environment names.
fn secret(name: &str) -> Result<String, Failure> {
    if let Ok(value) = std::env::var(name) {
        return Ok(value);
    }
    let Some(path) = std::env::var_os(format!("{name}_FILE")) else { return Ok(String::new()) };
    let text = std::fs::read_to_string(&path)
        .map_err(|error| Failure::while_doing(&format!("{name}_FILE"), &error))?;
    Ok(text.trim_end_matches(['\r', '\n']).to_owned())
}

/// Seconds between two passes.
const PAUSE: Duration = Duration::from_secs(20);

/// Seconds between two looks at what colleagues are to be told: what cannot wait reaches them
/// inside the minute, however many letters leave meanwhile.
const PAUSE_OF_NOTICES: Duration = Duration::from_secs(10);

/// Sends by itself until it is dropped; then it finishes the message under way and stops.
#[derive(Debug)]
pub(crate) struct Worker {
    stop: Arc<AtomicBool>,
    threads: Vec<JoinHandle<()>>,
}

/// Hears that the worker is to stop.
#[derive(Debug)]
struct Stopping(Arc<AtomicBool>);

impl Progress for Stopping {
    fn cancelled(&self) -> bool {
        self.0.load(Ordering::SeqCst)
    }
}

impl Worker {
    /// Starts it.
    pub(crate) fn start(office: Office) -> Self {
        let stop = Arc::new(AtomicBool::new(false));
        let notices = again_and_again(&office, &stop, PAUSE_OF_NOTICES, tell_colleagues);
        let mut rounds = Rounds::default();
        let messages = again_and_again(&office, &stop, PAUSE, move |office, progress| {
            rounds.pass(office, progress)
        });
        let copies = again_and_again(&office, &stop, PAUSE_OF_COPIES, copy_when_due);
        Self { stop, threads: vec![notices, messages, copies] }
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::SeqCst);
        for thread in self.threads.drain(..) {
            thread.thread().unpark();
            if thread.join().is_err() {
                tracing::error!("the worker that sends messages has died");
            }
        }
    }
}

/// Does the same until it is asked to stop.
fn again_and_again(
    office: &Office,
    stop: &Arc<AtomicBool>,
    pause: Duration,
    mut act: impl FnMut(&Office, &Stopping) -> Result<(), Failure> + Send + 'static,
) -> JoinHandle<()> {
    let (office, own) = (office.clone(), Arc::clone(stop));
    thread::spawn(move || {
        while !own.load(Ordering::SeqCst) {
            if let Err(failure) = act(&office, &Stopping(Arc::clone(&own))) {
                // The next pass tries again; whoever looks after the program reads why.
                tracing::warn!(?failure, "sending");
            }
            thread::park_timeout(pause);
        }
    })
}

/// Seconds between two looks at whether a backup is due.
const PAUSE_OF_COPIES: Duration = Duration::from_secs(600);

/// A number of the environment, or the usual one.
fn told_number(name: &str, usual: u16) -> Result<u16, Failure> {
    let Ok(text) = std::env::var(name) else { return Ok(usual) };
    let number = text.trim().parse().ok().filter(|number| *number > 0);
    number.ok_or_else(|| Failure::refused(format!("{name} “{text}” is no number from 1 on")))
}

/// Writes a backup into the folder of the environment when the last one there is old enough.
fn copy_when_due(office: &Office, progress: &Stopping) -> Result<(), Failure> {
    let Some(folder) = std::env::var_os("SALDO_BACKUP_FOLDER").map(PathBuf::from) else {
        return Ok(());
    };
    let hours = told_number("SALDO_BACKUP_HOURS", 24)?;
    if !backup::is_due(office, &folder, hours)? {
        return Ok(());
    }
    let keep = usize::from(told_number("SALDO_BACKUP_KEEP", 14)?);
    let password = backup_password()?;
    let to = (folder.as_path(), keep, password.as_ref());
    let copied = backup::save_into(office, Who::program(), to, progress)?;
    if let Some(file) = &office.erasures {
        privacy::note_erasures(office, file)?;
    }
    tracing::info!(file = copied.file, rows = copied.rows, "a backup was written");
    Ok(())
}

/// Tells colleagues what they are to be told.
fn tell_colleagues(office: &Office, progress: &Stopping) -> Result<(), Failure> {
    let company = match company::only(office) {
        Ok(found) => found.company,
        Err(Refused::NoCompany) => return Ok(()),
        Err(refused) => return Err(refused.into()),
    };
    let mut carriers = outside(office, company)?;
    let outcome = notices::pass(office, company, Who::program(), &mut carriers, progress)?;
    if let Some(said) = outcome.unreachable {
        tracing::warn!(said, "colleagues cannot be told by e-mail now");
    }
    Ok(())
}

/// What the worker remembers from one pass to the next.
#[derive(Debug, Default)]
struct Rounds {
    /// When the mailbox was looked into last.
    looked: Option<Moment>,
}

impl Rounds {
    fn pass(&mut self, office: &Office, progress: &Stopping) -> Result<(), Failure> {
        let company = match company::only(office) {
            Ok(found) => found.company,
            // Nothing to send before there is a company.
            Err(Refused::NoCompany) => return Ok(()),
            Err(refused) => return Err(refused.into()),
        };
        // The mailbox comes first: whoever has written is not reminded. What fails in one part
        // keeps none of the others from being done.
        let parts = [
            self.take_mails(office, company, progress),
            send(office, company, progress),
            tell_programs(office, company, progress),
        ];
        for failure in parts.into_iter().filter_map(Result::err) {
            tracing::warn!(?failure, "sending");
        }
        Ok(())
    }

    fn take_mails(
        &mut self,
        office: &Office,
        company: CompanyId,
        progress: &Stopping,
    ) -> Result<(), Failure> {
        let (now, every) = (SystemClock.now(), delivery::sending(office, company)?.imap_every);
        let messages_wait = delivery::is_any_due(office, company)?;
        if !mailbox::look_in_now(self.looked, now, every, messages_wait) {
            return Ok(());
        }
        self.looked = Some(now);
        let read = read_before_sending(office, company, progress)?;
        if let Some(said) = read.and_then(|read| read.broke_off) {
            tracing::warn!(said, "the mailbox cannot be read");
        }
        Ok(())
    }
}

fn send(office: &Office, company: CompanyId, progress: &Stopping) -> Result<(), Failure> {
    let mut carriers = outside(office, company)?;
    let mut tools = Tools { printer: &Press, carriers: &mut carriers };
    let outcome = delivery::deliver(office, company, Who::program(), &mut tools, progress)?;
    for (channel, said) in &outcome.unreachable {
        tracing::warn!(channel, said, "a carrier takes nothing now");
    }
    Ok(())
}

fn tell_programs(office: &Office, company: CompanyId, progress: &Stopping) -> Result<(), Failure> {
    let told = webhooks::tell(office, company, Who::program(), &outlet()?, progress)?;
    if told.no_secret {
        tracing::warn!("programs wait to be told, and SALDO_WEBHOOK_SECRET says nothing");
    }
    Ok(())
}
