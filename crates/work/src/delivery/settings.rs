//! How the company sends: which server and gateway, in whose name, at which hours, how much.
//! Passwords are no settings: the program finds them in its environment (S21).

use super::outside::{Secrets, check_secrets};
use crate::company::about_company;
use crate::{Office, Refused, Who};
use saldo_channels::{
    BadTemplate, Center, Gateway, Inbox, Method, Secret, Security, is_address, one_line,
};
use saldo_domain::CompanyId;
use saldo_domain::authority::Right;
use saldo_domain::delivery::{Hours, sends_email, sends_sms};
use saldo_store::{Command, Reader, Writer, delivery as stored};
use std::collections::BTreeMap;
use std::time::Duration;

/// Settings that can be told, in the order in which forms show them.
pub const FIELDS: [&str; 43] = [
    "smtp-host",
    "smtp-port",
    "smtp-security",
    "smtp-user",
    "sender",
    "sender-name",
    "reply-to",
    "bounce",
    "unsubscribe",
    "imap-host",
    "imap-port",
    "imap-security",
    "imap-user",
    "imap-folder",
    "imap-every",
    "attach",
    "sms-method",
    "sms-address",
    "sms-body",
    "sms-taken",
    "sms-refused",
    "sms-sender",
    "smpp-host",
    "smpp-port",
    "smpp-security",
    "smpp-user",
    "smpp-kind",
    "smpp-rate",
    "sms-parts",
    "sms-a-day",
    "hours-from",
    "hours-before",
    "a-day",
    "gap-days",
    "burst",
    "burst-run",
    "only-to",
    "digest-at",
    "pages",
    "cost-email",
    "cost-sms",
    "cost-post",
    "post-sides",
];

/// Kept beside the settings, and changed by an act of its own.
const TOKEN: &str = "receipt-token-hash";

/// Stands in the bounce address for the name of the letter.
const LETTER: &str = "{id}";

/// Most characters before the `@` of an address (RFC 5321, 4.5.3.1.1).
const LONGEST_LOCAL: usize = 64;

/// Is this an address to which letters may come back: a fixed one, or one that ends before its
/// `@` with the name of the letter?
fn is_bounce(text: &str) -> bool {
    // The longest name of a letter that there is.
    let name = format!("{}.{}", "0".repeat(32), i64::MAX);
    let filled = text.replace(LETTER, &name);
    let local = filled.split('@').next().unwrap_or_default();
    let at_the_end = !text.contains(LETTER) || text.contains("{id}@");
    let once = text.matches(LETTER).count() <= 1;
    // A company with a number that long does not exist; its name must fit all the same.
    let fits = local.len() <= LONGEST_LOCAL || !text.contains(LETTER);
    at_the_end
        && once
        && fits
        && !text.replace(LETTER, "").contains(['{', '}'])
        && is_address(&filled)
}

/// Most characters of a setting.
const LONGEST: usize = 1_000;

/// Longest wait for an answer of a server or gateway.
const PATIENCE: Duration = Duration::from_secs(30);

/// How long carriers are waited for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Waits {
    /// For any one answer.
    pub patience: Duration,
    /// For a whole message, whatever the other side does: well below the lease of its claim.
    pub deadline: Duration,
}

impl Default for Waits {
    fn default() -> Self {
        Self { patience: PATIENCE, deadline: Duration::from_secs(5 * 60) }
    }
}

/// The settings in force, read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sending {
    /// Nothing leaves before somebody has switched it on (D25, D35).
    pub on: bool,
    pub smtp_host: String,
    pub smtp_port: u16,
    pub security: Security,
    pub smtp_user: String,
    pub sender: String,
    pub sender_name: String,
    pub reply_to: String,
    /// To which address letters that do not arrive come back; `{id}` in it stands for the name of
    /// the letter. Empty: to the sender's.
    pub bounce: String,
    pub unsubscribe: String,
    /// Where answers come in; empty: no mailbox is read.
    pub imap_host: String,
    pub imap_port: u16,
    pub imap_security: Security,
    pub imap_user: String,
    pub imap_folder: String,
    /// Minutes after which the mailbox is looked into again.
    pub imap_every: u16,
    /// Does the document go along as a PDF?
    pub attach: bool,
    pub sms_method: Method,
    pub sms_address: String,
    pub sms_body: String,
    /// Words of an answer that mean taken, and refused; empty: the status says it alone.
    pub sms_taken: String,
    pub sms_refused: String,
    pub sms_sender: String,
    /// The centre that short messages are handed to; empty: to the gateway.
    pub smpp_host: String,
    pub smpp_port: u16,
    pub smpp_security: Security,
    pub smpp_user: String,
    pub smpp_kind: String,
    /// Parts a second at most.
    pub smpp_rate: u32,
    /// Parts that a short message is paid for at most (D31).
    pub sms_parts: u32,
    /// Parts that all short messages of a day are paid for at most (D31).
    pub sms_a_day: u64,
    pub hours: Hours,
    /// Messages that a debtor is sent in a day at most.
    pub a_day: u32,
    /// Days that lie at least between a contact of a person and a message (D24).
    pub gap_days: u16,
    /// Letters that leave on a day without anybody's word (D09).
    pub burst: u64,
    /// Letters of one run that leave without anybody's word; `None`: as many as on a day (D09).
    pub burst_run: Option<u64>,
    /// Only to these addresses and domains, where any are named: a system for trying things
    /// out writes to nobody else (D35).
    pub only_to: Vec<String>,
    /// Minute of the working day from which colleagues are sent what it holds for them.
    pub digest_at: u16,
    /// Where the pages are, as links in mails to colleagues name it; empty: none are mailed.
    pub pages: String,
    /// What one letter, one part of a short message and one posted letter cost, in the company's
    /// currency; empty: nothing is said of it.
    pub cost_email: String,
    pub cost_sms: String,
    pub cost_post: String,
    /// Are both sides of a sheet printed?
    pub both_sides: bool,
    /// Of the token that the provider's receipts bear; empty: none are taken.
    pub(super) receipt_token: String,
}

/// The value of a field where nobody has said another.
fn usual(field: &str) -> &'static str {
    match field {
        "smtp-port" => "587",
        "smtp-security" => "starttls",
        "imap-port" => "993",
        "imap-security" => "tls",
        "imap-folder" => "INBOX",
        "imap-every" => "5",
        "attach" => "pdf",
        "sms-method" => "get",
        "sms-parts" => "3",
        "sms-a-day" => "1000",
        "smpp-port" => "2775",
        "smpp-security" => "tls",
        "smpp-rate" => "10",
        "hours-from" => "08:00",
        "hours-before" => "20:00",
        // As the gap of a policy that sets none.
        "a-day" | "gap-days" => "2",
        "digest-at" => "07:30",
        "burst" => "500",
        "post-sides" => "one",
        _ => "",
    }
}

impl Sending {
    /// Reads the settings; one that cannot be read is as if nobody had told it.
    fn of(values: &BTreeMap<String, String>) -> Self {
        let told =
            |field: &str| values.get(field).map(String::as_str).filter(|value| !value.is_empty());
        let text = |field: &str| told(field).unwrap_or_else(|| usual(field)).to_owned();
        let minute = |field: &str| minute_of(&text(field)).or(minute_of(usual(field)));
        Self {
            on: told(stored::SWITCH) == Some("on"),
            smtp_host: text("smtp-host"),
            smtp_port: text("smtp-port").parse().unwrap_or(587),
            security: Security::from_code(&text("smtp-security")).unwrap_or(Security::StartTls),
            smtp_user: text("smtp-user"),
            sender: text("sender"),
            sender_name: text("sender-name"),
            reply_to: text("reply-to"),
            bounce: text("bounce"),
            unsubscribe: text("unsubscribe"),
            imap_host: text("imap-host"),
            imap_port: text("imap-port").parse().unwrap_or(993),
            imap_security: Security::from_code(&text("imap-security")).unwrap_or(Security::Tls),
            imap_user: text("imap-user"),
            imap_folder: text("imap-folder"),
            imap_every: text("imap-every").parse().unwrap_or(5),
            attach: text("attach") == "pdf",
            sms_method: Method::from_code(&text("sms-method")).unwrap_or(Method::Get),
            sms_address: text("sms-address"),
            sms_body: text("sms-body"),
            sms_taken: text("sms-taken"),
            sms_refused: text("sms-refused"),
            sms_sender: text("sms-sender"),
            smpp_host: text("smpp-host"),
            smpp_port: text("smpp-port").parse().unwrap_or(2_775),
            smpp_security: Security::from_code(&text("smpp-security")).unwrap_or(Security::Tls),
            smpp_user: text("smpp-user"),
            smpp_kind: text("smpp-kind"),
            smpp_rate: text("smpp-rate").parse().unwrap_or(10),
            sms_parts: text("sms-parts").parse().unwrap_or(3),
            sms_a_day: text("sms-a-day").parse().unwrap_or(1_000),
            hours: Hours {
                from: minute("hours-from").unwrap_or(480),
                before: minute("hours-before").unwrap_or(1_200),
            },
            a_day: text("a-day").parse().unwrap_or(2),
            gap_days: text("gap-days").parse().unwrap_or(2),
            burst: text("burst").parse().unwrap_or(500),
            burst_run: text("burst-run").parse().ok(),
            only_to: text("only-to")
                .split([',', ' '])
                .map(str::to_lowercase)
                .filter(|one| !one.is_empty())
                .collect(),
            digest_at: minute("digest-at").unwrap_or(450),
            pages: text("pages"),
            cost_email: text("cost-email"),
            cost_sms: text("cost-sms"),
            cost_post: text("cost-post"),
            both_sides: text("post-sides") == "two",
            receipt_token: told(TOKEN).unwrap_or_default().to_owned(),
        }
    }

    /// Can letters leave: is a server named, and somebody in whose name they go?
    pub fn has_email(&self) -> bool {
        sends_email(&self.smtp_host, &self.sender)
    }

    /// Is a mailbox read?
    pub fn has_mailbox(&self) -> bool {
        !self.imap_host.is_empty()
    }

    /// The mailbox as it is opened.
    pub fn inbox(&self, password: Secret) -> Inbox {
        Inbox {
            host: self.imap_host.clone(),
            port: self.imap_port,
            security: self.imap_security,
            user: self.imap_user.clone(),
            password,
            folder: self.imap_folder.clone(),
            patience: PATIENCE,
        }
    }

    /// Can short messages leave?
    pub fn has_sms(&self) -> bool {
        sends_sms(&self.sms_address, &self.smpp_host)
    }

    /// Do short messages go to a centre by SMPP?
    pub fn has_center(&self) -> bool {
        !self.smpp_host.is_empty()
    }

    /// The centre as it is spoken to.
    pub(super) fn center(&self, password: Secret, waits: Waits) -> Center {
        Center {
            host: self.smpp_host.clone(),
            port: self.smpp_port,
            security: self.smpp_security,
            user: self.smpp_user.clone(),
            password,
            kind: self.smpp_kind.clone(),
            from: self.sms_sender.clone(),
            a_second: self.smpp_rate,
            patience: waits.patience,
            deadline: waits.deadline,
        }
    }

    /// May anything be sent to this address here?
    pub(crate) fn lets_to(&self, address: &str) -> bool {
        let address = address.to_lowercase();
        let domain = address.rsplit_once('@').map_or("", |(_, domain)| domain);
        self.only_to.is_empty() || self.only_to.iter().any(|one| *one == address || one == domain)
    }

    /// The gateway as it is asked.
    pub(super) fn gateway(&self, secret: Secret, waits: Waits) -> Gateway {
        Gateway {
            method: self.sms_method,
            address: self.sms_address.clone(),
            body: self.sms_body.clone(),
            from: self.sms_sender.clone(),
            taken: self.sms_taken.clone(),
            refused: self.sms_refused.clone(),
            secret,
            patience: waits.patience,
        }
    }

    /// The sender of the envelope of a letter with this name: where it comes back to.
    pub(super) fn envelope_sender(&self, name: &str) -> String {
        match self.bounce.as_str() {
            "" => self.sender.clone(),
            bounce => bounce.replace(LETTER, name),
        }
    }

    /// Is this the address to which a letter with this name comes back, and no other does?
    pub(super) fn comes_back_to(&self, name: &str, address: &str) -> bool {
        self.bounce.contains(LETTER) && self.envelope_sender(name).eq_ignore_ascii_case(address)
    }

    /// The mail server as it is spoken to.
    pub(super) fn server(&self, password: Secret, waits: Waits) -> saldo_channels::Server {
        let domain = self.sender.rsplit_once('@').map_or("", |(_, domain)| domain);
        saldo_channels::Server {
            host: self.smtp_host.clone(),
            port: self.smtp_port,
            security: self.security,
            user: self.smtp_user.clone(),
            password,
            hello: domain.to_owned(),
            patience: waits.patience,
            deadline: waits.deadline,
        }
    }
}

/// 480 for `08:00`; `24:00` is the end of the day.
fn minute_of(text: &str) -> Option<u16> {
    let (hour, minute) = text.split_once(':')?;
    let both = |part: &str| (part.len() == 2).then(|| part.parse::<u16>().ok()).flatten();
    let (hour, minute) = (both(hour)?, both(minute)?);
    (hour < 24 && minute < 60 || hour == 24 && minute == 0).then_some(hour * 60 + minute)
}

/// The settings in force.
pub(super) fn read(reader: &mut Reader, company: CompanyId) -> Result<Sending, Refused> {
    Ok(Sending::of(&told(reader, company)?))
}

fn told(reader: &mut Reader, company: CompanyId) -> Result<BTreeMap<String, String>, Refused> {
    Ok(stored::sending(reader, company)?.into_iter().collect())
}

/// The settings in force.
///
/// # Errors
/// The store's.
pub fn sending(office: &Office, company: CompanyId) -> Result<Sending, Refused> {
    office.store.read(|reader| read(reader, company))
}

/// The settings by field, with what holds where nobody has said anything.
///
/// # Errors
/// `NotPermitted`, or the store's.
pub fn settings(
    office: &Office,
    company: CompanyId,
    who: Who,
) -> Result<BTreeMap<String, String>, Refused> {
    who.must(Right::SeeWholeCompany)?;
    let told = office.store.read(|reader| told(reader, company))?;
    let value = |field: &&str| {
        let own = told.get(*field).filter(|value| !value.is_empty());
        ((*field).to_owned(), own.cloned().unwrap_or_else(|| usual(field).to_owned()))
    };
    Ok(FIELDS.iter().map(value).collect())
}

/// Sets these; an empty value goes back to the usual one. What is as it was is not written.
///
/// # Errors
/// `NotPermitted`, `Field` for a name that is none or a value that cannot be right, or the
/// store's.
pub fn set_sending(
    office: &Office,
    company: CompanyId,
    who: Who,
    values: &BTreeMap<String, String>,
) -> Result<(), Refused> {
    who.must(Right::SetSending)?;
    let mut checked = Vec::with_capacity(values.len());
    for (field, value) in values {
        let field = known(field)?;
        let value = value.trim().to_owned();
        check(field, &value)?;
        checked.push((field, value));
    }
    let command = about_company(office, company, who, "sending-settings");
    office.store.write(&command, |writer| {
        let before = told(writer, company)?;
        let mut after = before.clone();
        for (field, value) in &checked {
            let was = before.get(*field).map_or("", String::as_str);
            if was != value && !(was.is_empty() && value == usual(field)) {
                keep(writer, &command, field, value)?;
                after.insert((*field).to_owned(), value.clone());
            }
        }
        check_together(&Sending::of(&after))
    })
}

/// Switches sending on. It is off until somebody has switched it on, and again after a copy was
/// brought back (D25, D35, D36).
///
/// # Errors
/// `NotPermitted`, `Field` when neither server nor gateway is named yet or a secret that they ask
/// the environment for is empty, or the store's.
pub fn switch_on(
    office: &Office,
    company: CompanyId,
    who: Who,
    secrets: &Secrets,
) -> Result<(), Refused> {
    who.must(Right::SetSending)?;
    let command = about_company(office, company, who, "sending-on");
    office.store.write(&command, |writer| {
        let now = read(writer, company)?;
        if !now.has_email() && !now.has_sms() {
            return Err(Refused::Field {
                field: "smtp-host",
                value: String::new(),
                reason: "names no server, and no gateway is set either",
                remedy: "set smtp-host and sender, or sms-address, first",
            });
        }
        check_secrets(&now, secrets)?;
        if now.on {
            return Ok(());
        }
        keep(writer, &command, stored::SWITCH, "on")
    })
}

/// Switches sending off: nothing leaves any more.
///
/// # Errors
/// `NotPermitted`, or the store's.
pub fn switch_off(office: &Office, company: CompanyId, who: Who) -> Result<(), Refused> {
    who.must(Right::SetSending)?;
    let command = about_company(office, company, who, "sending-off");
    office.store.write(&command, |writer| {
        if !read(writer, company)?.on {
            return Ok(());
        }
        keep(writer, &command, stored::SWITCH, "off")
    })
}

/// Sets the token that receipts of the provider bear; only its hash is kept.
///
/// # Errors
/// `NotPermitted`, `Field` for one that could be guessed, or the store's.
pub fn set_token(
    office: &Office,
    company: CompanyId,
    who: Who,
    token: &str,
) -> Result<(), Refused> {
    who.must(Right::SetSending)?;
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    if token.len() < 24 || token.len() > 200 || !token.chars().all(plain) {
        return Err(Refused::Field {
            field: "token",
            value: String::new(),
            reason: "could be guessed, or cannot stand in an address",
            remedy: "give 24 to 200 letters and digits that nobody knows",
        });
    }
    let command = about_company(office, company, who, "sending-token");
    let hash = blake3::hash(token.as_bytes()).to_hex().to_string();
    office.store.write(&command, |writer| keep(writer, &command, TOKEN, &hash))
}

fn keep(writer: &mut Writer, command: &Command, field: &str, value: &str) -> Result<(), Refused> {
    let stamp = command.stamp();
    Ok(stored::set_sending(writer, stamp, command.person, (field, value))?)
}

fn known(field: &str) -> Result<&'static str, Refused> {
    FIELDS.into_iter().find(|known| *known == field).ok_or_else(|| Refused::Field {
        field: "field",
        value: one_line(field, 40),
        reason: "is no setting of sending",
        remedy: "`saldo sending show` names them all",
    })
}

/// Looks at one value; an empty one goes back to the usual.
fn check(field: &'static str, value: &str) -> Result<(), Refused> {
    let bad =
        |reason, remedy| Err(Refused::Field { field, value: one_line(value, 40), reason, remedy });
    let whole = |least: u64, most: u64| {
        value.parse().is_ok_and(|number: u64| (least..=most).contains(&number))
    };
    if value.is_empty() {
        return Ok(());
    }
    if value.chars().count() > LONGEST || value.contains(char::is_control) {
        return bad("is too long or holds a line break", "write it on one line");
    }
    match field {
        "smtp-host" | "imap-host" | "smpp-host" if value.contains([' ', '/', '@']) => {
            bad("is no name of a server", "write it as mail.example.com")
        }
        "smtp-port" if !whole(1, 65_535) => bad("is no port", "587, 465 and 25 are the usual ones"),
        "smpp-port" if !whole(1, 65_535) => bad("is no port", "2775 and 3550 are the usual ones"),
        "smpp-security" if !["tls", "none"].contains(&value) => {
            bad("is no way to keep listeners out here", "choose tls or none")
        }
        "smpp-user" if value.len() > 15 => {
            bad("is longer than the protocol lets it be", "write at most 15 characters")
        }
        "smpp-kind" if value.len() > 12 => {
            bad("is longer than the protocol lets it be", "write at most 12 characters")
        }
        "smpp-rate" if !whole(1, 1_000) => bad("is no number of parts", "write 1 to 1000"),
        "imap-port" if !whole(1, 65_535) => bad("is no port", "993 and 143 are the usual ones"),
        "imap-folder" if !value.is_ascii() => {
            bad("is no name of a folder that every server knows", "write it in ASCII, as INBOX")
        }
        "imap-every" if !whole(1, 1_440) => bad("is no number of minutes", "write 1 to 1440, as 5"),
        "smtp-security" | "imap-security" if Security::from_code(value).is_none() => {
            bad("is no way to keep listeners out", "choose tls, starttls or none")
        }
        "sender" | "reply-to" if !is_address(value) => {
            bad("is no e-mail address", "write it as name@example.com")
        }
        "bounce" if !is_bounce(value) => bad(
            "is no address to which letters come back",
            "write it as bounces@example.com, or bounces+{id}@example.com",
        ),
        "unsubscribe" if !["mailto:", "https://"].iter().any(|way| value.starts_with(way)) => {
            bad("is no address to unsubscribe at", "begin it with mailto: or https://")
        }
        "attach" if !["pdf", "none"].contains(&value) => {
            bad("is no choice", "write pdf to attach the document, none to leave it out")
        }
        "sms-method" if Method::from_code(value).is_none() => {
            bad("is no way to ask a gateway", "choose get, form, json or signed")
        }
        "sms-address" if !value.starts_with("http://") && !value.starts_with("https://") => {
            bad("is no address of a gateway", "begin it with https://")
        }
        "pages" if !["https://", "http://"].iter().any(|way| value.starts_with(way)) => {
            bad("is no address of pages", "write it as https://saldo.example.com")
        }
        "post-sides" if !["one", "two"].contains(&value) => {
            bad("is no number of sides", "write one, or two where a sheet is printed on both")
        }
        "sms-a-day" if !whole(1, 1_000_000) => {
            bad("is no number of parts a day", "write 1 to 1000000")
        }
        "sms-parts" if !whole(1, 10) => bad("is no number of parts", "write 1 to 10"),
        "hours-from" | "hours-before" | "digest-at" if minute_of(value).is_none() => {
            bad("is no time of day", "write it as 08:00")
        }
        "cost-email" | "cost-sms" | "cost-post" if !is_cost(value) => {
            bad("is no amount of money", "write it as 0.05, in the company's currency")
        }
        "a-day" if !whole(1, 20) => bad("is no number of messages a day", "write 1 to 20"),
        "gap-days" if !whole(1, 30) => bad("is no number of days", "write 1 to 30"),
        "burst" | "burst-run" if !whole(1, 1_000_000) => {
            bad("is no number of letters", "write 1 to 1000000")
        }
        _ => Ok(()),
    }
}

/// A small amount with a dot before its cents.
fn is_cost(text: &str) -> bool {
    let (whole, cents) = text.split_once('.').unwrap_or((text, "0"));
    let digits = |part: &str, most| {
        (1..=most).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    digits(whole, 4) && digits(cents, 2)
}

/// What only together makes sense.
fn check_together(sending: &Sending) -> Result<(), Refused> {
    if sending.hours.from >= sending.hours.before {
        return Err(Refused::Field {
            field: "hours-before",
            value: format!("{:02}:{:02}", sending.hours.before / 60, sending.hours.before % 60),
            reason: "is not after the hour from which messages leave",
            remedy: "leave at least some minutes between both",
        });
    }
    if sending.sms_address.is_empty() {
        return Ok(());
    }
    sending.gateway(Secret::default(), Waits::default()).check().map_err(|fault| Refused::Field {
        field: "sms-address",
        value: fault.to_string(),
        reason: match fault {
            BadTemplate::Missing { .. } => "leaves out the number or the text",
            BadTemplate::Unknown { .. } | BadTemplate::Open => "has a place that cannot be filled",
        },
        remedy: "use {to} and {text}, and if need be {from}, {id} and {secret}",
    })
}
