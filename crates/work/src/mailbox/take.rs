//! Taking mails: each once, whatever dies in between. The mail, its number in the mailbox and
//! what follows from it are one transaction; the server is told afterwards, and again by the next
//! pass where the program died before it could.

use super::Mailbox;
use crate::delivery::{letter_named, returned};
use crate::office::day_in_zone;
use crate::{Office, Progress, Refused, Who, company as companies, facts};
use saldo_channels::incoming::{self, Attached, Incoming};
use saldo_channels::returned::{Kind, Returned};
use saldo_channels::{Fetched, Got};
use saldo_domain::authority::Right;
use saldo_domain::book::Moment;
use saldo_domain::{CompanyId, CustomerId, Day, EffectId};
use saldo_store::reply::{self as stored, NewFile, NewReply, OF_NOBODY, Slot};
use saldo_store::{Command, Reader};
use serde::Serialize;

/// Bytes of one mail that are fetched at most.
const MOST: u32 = 25 << 20;

/// A file larger than this is named and not kept.
const LARGEST_FILE: usize = 5 << 20;

/// All files of a mail that are kept together.
const LARGEST_TOGETHER: usize = 10 << 20;

/// A mailbox that is read for the first time, or whose numbers are other ones now, is read from
/// so many days back; further where the last mail was taken before that.
const DAYS_BACK: i64 = 30;

/// What a pass over the mailbox did.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Outcome {
    /// People wrote.
    pub people: u64,
    /// Of them, nobody knows who they are.
    pub unmatched: u64,
    /// Machines answered.
    pub automatic: u64,
    /// Mail servers reported that a letter will not arrive.
    pub undelivered: u64,
    /// Were there already under another number.
    pub known: u64,
    /// The server does not give them: a person looks into the mailbox.
    pub unreadable: u64,
    /// What the server said when it broke off.
    pub broke_off: Option<String>,
}

/// Takes what came in since the last pass.
///
/// # Errors
/// `NotPermitted`, or the store's. What the server says ends the pass and stands in its outcome.
pub fn read(
    office: &Office,
    company: CompanyId,
    who: Who,
    (name, mailbox): (&str, &mut dyn Mailbox),
    progress: &dyn Progress,
) -> Result<Outcome, Refused> {
    who.must(Right::RunControl)?;
    let mut outcome = Outcome::default();
    let place = (name, i64::from(mailbox.validity()));
    let last = office.store.read(|reader| {
        Ok::<_, Refused>((
            stored::last_taken(reader, company, place)?,
            stored::unmarked(reader, company, place)?,
            stored::last_moment(reader, company, name)?,
        ))
    })?;
    let (last, unmarked, taken_at) = last;
    outcome.broke_off = tell(office, company, who, place, mailbox, &unmarked)?;
    let zone = companies::get(office, company)?.zone;
    let usual = office.today_in(&zone)?.ahead(-DAYS_BACK);
    let since = match taken_at {
        // The server's day may be the one before ours.
        Some(at) => usual.min(day_in_zone(at, &zone)?.ahead(-1)),
        None => usual,
    };
    let since = imap_day(since);
    let after = u32::try_from(last).unwrap_or(u32::MAX);
    let numbers = match mailbox.since(&since, after) {
        Ok(numbers) => numbers,
        Err(said) => return Ok(Outcome { broke_off: Some(said), ..outcome }),
    };
    let mut taken = Vec::new();
    for number in numbers {
        if progress.cancelled() {
            break;
        }
        match mailbox.fetch(number, MOST) {
            Ok(Got::Mail(fetched)) => {
                let uid = i64::from(number);
                let slot = Slot { mailbox: place.0, validity: place.1, uid };
                take(office, company, who, slot, &fetched, &mut outcome)?;
                taken.push(uid);
            }
            Ok(Got::Withheld { said }) => {
                let slot = Slot { mailbox: place.0, validity: place.1, uid: i64::from(number) };
                keep_unreadable(office, company, who, slot, &said)?;
                outcome.unreadable += 1;
            }
            // Somebody has deleted it meanwhile.
            Ok(Got::Gone) => {}
            Err(said) => {
                outcome.broke_off = Some(said);
                break;
            }
        }
    }
    fail::fail_point!("mailbox::taken", |_| std::process::abort());
    let said = tell(office, company, who, place, mailbox, &taken)?;
    outcome.broke_off = outcome.broke_off.or(said);
    Ok(outcome)
}

/// Tells the server that these were seen, and notes that it knows.
fn tell(
    office: &Office,
    company: CompanyId,
    who: Who,
    place: (&str, i64),
    mailbox: &mut dyn Mailbox,
    uids: &[i64],
) -> Result<Option<String>, Refused> {
    let mut told = Vec::new();
    let mut said = None;
    for uid in uids {
        match u32::try_from(*uid).map_or(Ok(()), |number| mailbox.mark_seen(number)) {
            Ok(()) => told.push(*uid),
            Err(why) => {
                said = Some(why);
                break;
            }
        }
    }
    if !told.is_empty() {
        let command = command(office, company, who, "mails-marked", place.0.to_owned());
        office.store.write(&command, |writer| {
            Ok::<_, Refused>(stored::mark(writer, company, place, &told)?)
        })?;
    }
    Ok(said)
}

/// Takes one mail.
fn take(
    office: &Office,
    company: CompanyId,
    who: Who,
    slot: Slot<'_>,
    fetched: &Fetched,
    outcome: &mut Outcome,
) -> Result<(), Refused> {
    let bytes = &fetched.bytes;
    let (sorted, words) = incoming::take_apart(bytes);
    let (_, is_known) = office.store.read(|reader| known(reader, company, &words, bytes))?;
    if matches!(sorted.kind, Kind::Undelivered { .. }) && is_known.is_none() {
        // A transaction of its own, harmless to repeat: a letter goes to “failed” once.
        returned(office, company, who, bytes)?;
    }
    let command = command(office, company, who, "mail-taken", format!("mail {}", slot.uid));
    let kept = office.store.write(&command, |writer| {
        let stamp = command.stamp();
        let (identity, reply) = known(writer, company, &words, bytes)?;
        if let Some(reply) = reply {
            stored::note_taken(writer, stamp, slot, reply)?;
            return Ok::<_, Refused>(None);
        }
        let day = facts::day_of(writer, company, office.business())?;
        let whose = whose(writer, company, &sorted, &words)?;
        let files = files(&words.files);
        let new = new_reply(&identity, &sorted, &words, fetched, whose, day);
        let reply = stored::keep(writer, stamp, &new, &files)?;
        stored::note_taken(writer, stamp, slot, reply)?;
        writer.describe(serde_json::json!({ "reply": reply, "kind": new.kind }).to_string());
        Ok(Some(new.customer))
    })?;
    match (kept, &sorted.kind) {
        (None, _) => outcome.known += 1,
        (Some(_), Kind::Automatic) => outcome.automatic += 1,
        (Some(_), Kind::Undelivered { .. }) => outcome.undelivered += 1,
        (Some(customer), Kind::Person) => {
            outcome.people += 1;
            outcome.unmatched += u64::from(customer == OF_NOBODY);
        }
    }
    Ok(())
}

/// What a mail is known by, wherever it lies, and the one that was kept under it. The name that its
/// sender gave it counts only where sender and content agree too: anybody may write any name, and
/// some programs give the same to all their mails. Else its bytes are what it is known by.
fn known(
    reader: &mut Reader,
    company: CompanyId,
    words: &Incoming,
    bytes: &[u8],
) -> Result<(String, Option<i64>), Refused> {
    if !words.message_id.is_empty() {
        let named = stored::known(reader, company, &words.message_id)?;
        let agrees = match named {
            Some(reply) => is_same(reader, company, reply, words)?,
            None => true,
        };
        if agrees {
            return Ok((words.message_id.clone(), named));
        }
    }
    let own = format!("blake3:{}", blake3::hash(bytes).to_hex());
    let found = stored::known(reader, company, &own)?;
    Ok((own, found))
}

/// Is what was kept of the same sender, with the same words and files?
fn is_same(
    reader: &mut Reader,
    company: CompanyId,
    reply: i64,
    words: &Incoming,
) -> Result<bool, Refused> {
    let Some(kept) = stored::one(reader, company, reply)?.map(|row| row.new) else {
        return Ok(false);
    };
    let (sender, subject, body) = (&words.from, &words.subject, &words.text);
    if (&kept.sender, &kept.subject, &kept.body) != (sender, subject, body) {
        return Ok(false);
    }
    let came = files(&words.files).into_iter().zip(1_i64..);
    let there = stored::files(reader, company, reply)?;
    if there.len() != words.files.len() {
        return Ok(false);
    }
    for ((file, number), row) in came.zip(there) {
        let bytes = stored::file_bytes(reader, company, reply, number)?;
        if (&file.name, file.size, &file.bytes) != (&row.name, row.size, &bytes) {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Keeps that there is a mail which the server does not give. It stays as it is in the mailbox, and
/// is not marked as seen: a person reads it there.
fn keep_unreadable(
    office: &Office,
    company: CompanyId,
    who: Who,
    slot: Slot<'_>,
    said: &str,
) -> Result<(), Refused> {
    let command = command(office, company, who, "mail-unreadable", format!("mail {}", slot.uid));
    let identity = format!("unreadable:{}/{}/{}", slot.mailbox, slot.validity, slot.uid);
    office.store.write(&command, |writer| {
        let stamp = command.stamp();
        let reply = match stored::known(writer, company, &identity)? {
            Some(reply) => reply,
            None => {
                let new = NewReply {
                    identity: identity.clone(),
                    kind: "person".to_owned(),
                    sender: String::new(),
                    sender_name: String::new(),
                    subject: String::new(),
                    body: said.to_owned(),
                    sent_at: Moment(0),
                    // More than was read: pages say that it is not whole.
                    size: 1,
                    was_read: 0,
                    effect: None,
                    day: facts::day_of(writer, company, office.business())?,
                    customer: OF_NOBODY,
                    matched_by: String::new(),
                };
                stored::keep(writer, stamp, &new, &[])?
            }
        };
        stored::note_taken(writer, stamp, slot, reply)?;
        let place = (slot.mailbox, slot.validity);
        Ok::<_, Refused>(stored::mark(writer, company, place, &[slot.uid])?)
    })
}

/// Whose a mail is, how that is known, and which letter of ours it answers.
type Known = (CustomerId, &'static str, Option<EffectId>);

fn whose(
    reader: &mut Reader,
    company: CompanyId,
    sorted: &Returned,
    words: &Incoming,
) -> Result<Known, Refused> {
    if let Some(key) = letter_named(reader, company, sorted)? {
        return Ok((key.customer, "letter", Some(key.effect)));
    }
    if words.from.is_empty() || matches!(sorted.kind, Kind::Undelivered { .. }) {
        return Ok((OF_NOBODY, "", None));
    }
    Ok(match stored::with_address(reader, company, &words.from)?.as_slice() {
        [only] => (*only, "address", None),
        _ => (OF_NOBODY, "", None),
    })
}

fn new_reply(
    identity: &str,
    sorted: &Returned,
    words: &Incoming,
    fetched: &Fetched,
    (customer, by, effect): Known,
    day: Day,
) -> NewReply {
    let kind = match sorted.kind {
        Kind::Person => "person",
        Kind::Automatic => "automatic",
        Kind::Undelivered { .. } => "undelivered",
    };
    let sent = words.sent.and_then(|seconds| seconds.checked_mul(1_000_000)).unwrap_or(0);
    NewReply {
        identity: identity.to_owned(),
        kind: kind.to_owned(),
        sender: words.from.clone(),
        sender_name: words.from_name.clone(),
        subject: words.subject.clone(),
        body: words.text.clone(),
        sent_at: Moment(sent.max(0)),
        size: i64::from(fetched.size),
        was_read: i64::try_from(fetched.bytes.len()).unwrap_or(i64::MAX),
        effect,
        day,
        customer,
        matched_by: by.to_owned(),
    }
}

/// Files within the limits with their bytes, the others by name.
fn files(attached: &[Attached]) -> Vec<NewFile> {
    let mut together = 0;
    let keep = |file: &Attached| {
        let size = file.bytes.len();
        let fits = (1..=LARGEST_FILE).contains(&size) && together + size <= LARGEST_TOGETHER;
        together += if fits { size } else { 0 };
        NewFile {
            name: file.name.clone(),
            kind: file.kind.clone(),
            size: i64::try_from(size).unwrap_or(i64::MAX),
            bytes: fits.then(|| file.bytes.clone()),
        }
    };
    attached.iter().map(keep).collect()
}

/// The day from which a mailbox is searched, as IMAP writes days.
fn imap_day(day: Day) -> String {
    const MONTHS: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let date = day.date();
    let month = usize::try_from(date.month() - 1).unwrap_or(0);
    format!("{:02}-{}-{}", date.day(), MONTHS[month % MONTHS.len()], date.year())
}

pub(super) fn command(
    office: &Office,
    company: CompanyId,
    who: Who,
    action: &'static str,
    subject: String,
) -> Command {
    let (person, body, at) = (who.person, "{}".to_owned(), office.now());
    Command { company, person, action, subject, body, at }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_written_as_imap_wants_it() {
        let day: Day = "2026-03-15".parse().expect("a day");
        assert_eq!(imap_day(day), "15-Mar-2026");
    }

    #[test]
    fn files_beyond_the_limits_are_named_only() {
        let file = |size: usize| Attached {
            name: "a.pdf".into(),
            kind: "application/pdf".into(),
            bytes: vec![0; size],
        };
        let kept = files(&[
            file(LARGEST_FILE),
            file(LARGEST_FILE + 1),
            file(LARGEST_FILE),
            file(1),
            file(0),
        ]);
        let is_kept: Vec<bool> = kept.iter().map(|file| file.bytes.is_some()).collect();
        assert_eq!(is_kept, [true, false, true, false, false]);
    }
}
