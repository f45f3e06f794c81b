//! Mails as people see them, and what people say about them.

use super::take::command;
use crate::views::{Page, Paged, People, PersonRef};
use crate::{Office, Refused, Who, facts, scope};
use saldo_domain::authority::Right;
use saldo_domain::book::Moment;
use saldo_domain::delivery::LaterCause;
use saldo_domain::{CompanyId, CustomerId, Day, EffectId};
use saldo_store::reply::{self as stored, OF_NOBODY, ReplyRow, Wanted};
use saldo_store::{Reader, Writer, customers};
use std::collections::BTreeMap;

/// Which mails are wanted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shown {
    /// What people wrote, and machines answered to letters of ours, and nobody has read.
    #[default]
    Unread,
    /// What people wrote of whom nobody knows who they are.
    Unmatched,
    /// What people wrote.
    People,
    /// What machines answered and reported.
    Machines,
}

impl Shown {
    /// Every list.
    pub const ALL: [Shown; 4] = [Shown::Unread, Shown::Unmatched, Shown::People, Shown::Machines];

    /// The word in addresses.
    pub const fn code(self) -> &'static str {
        match self {
            Shown::Unread => "unread",
            Shown::Unmatched => "unmatched",
            Shown::People => "people",
            Shown::Machines => "machines",
        }
    }

    /// The list with this word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.code() == code)
    }

    const fn wanted(self) -> Wanted {
        match self {
            Shown::Unread => Wanted::Unread,
            Shown::Unmatched => Wanted::Unmatched,
            Shown::People => Wanted::People,
            Shown::Machines => Wanted::Machines,
        }
    }
}

/// Whose a mail is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Whose {
    pub code: String,
    pub name: String,
    /// How that is known: `letter`, `address`, `person`.
    pub by: String,
}

/// A file that came along.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileShown {
    pub file: i64,
    pub name: String,
    pub kind: String,
    pub size: u64,
    /// Too large ones are named only.
    pub is_kept: bool,
}

/// One mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReplyShown {
    pub reply: i64,
    /// `person`, `automatic`, `undelivered`.
    pub kind: String,
    pub sender: String,
    pub sender_name: String,
    pub subject: String,
    pub body: String,
    pub day: Day,
    pub recorded: Moment,
    pub whose: Option<Whose>,
    /// The letter of ours that it answers.
    pub effect: Option<EffectId>,
    /// Nobody has read it: what a person wrote, or a machine answered to a letter of ours.
    pub is_unread: bool,
    /// Not all of it was fetched: it is too large.
    pub is_cut: bool,
    pub read_by: Option<PersonRef>,
    pub read_day: Option<Day>,
    pub files: Vec<FileShown>,
}

/// A list of mails.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replies {
    pub rows: Paged<ReplyShown>,
    pub counts: BTreeMap<Shown, u64>,
    /// Is a mailbox set?
    pub has_mailbox: bool,
}

/// Mails, the newest first: of one's own customers, or of all.
///
/// # Errors
/// The store's.
pub fn replies(
    office: &Office,
    company: CompanyId,
    who: Who,
    shown: Shown,
    page: Page,
) -> Result<Replies, Refused> {
    let has_mailbox = crate::delivery::sending(office, company)?.has_mailbox();
    office.store.read(|reader| {
        let owner = who.sees_only();
        let mut counts = BTreeMap::new();
        for one in Shown::ALL {
            counts.insert(one, stored::count(reader, company, one.wanted(), owner)?);
        }
        let wanted = (shown.wanted(), owner);
        let found = stored::listed(reader, company, wanted, (page.offset, page.limit))?;
        let people = People::of(reader, company)?;
        let rows: Result<Vec<ReplyShown>, Refused> =
            found.into_iter().map(|row| draw(reader, company, &people, row)).collect();
        let total = counts.get(&shown).copied().unwrap_or(0);
        Ok(Replies { rows: Paged { rows: rows?, total, page }, counts, has_mailbox })
    })
}

/// One mail.
///
/// # Errors
/// `UnknownEffect` for one that is not there or whose customer this person may not see, or the
/// store's.
pub fn reply(
    office: &Office,
    company: CompanyId,
    who: Who,
    number: i64,
) -> Result<ReplyShown, Refused> {
    office.store.read(|reader| {
        let row = find(reader, company, who, number)?;
        let people = People::of(reader, company)?;
        draw(reader, company, &people, row)
    })
}

/// A file that was kept: its name and its bytes.
///
/// # Errors
/// As [`reply`].
pub fn file(
    office: &Office,
    company: CompanyId,
    who: Who,
    (number, file): (i64, i64),
) -> Result<(String, Vec<u8>), Refused> {
    office.store.read(|reader| {
        find(reader, company, who, number)?;
        let files = stored::files(reader, company, number)?;
        let name = files.into_iter().find(|one| one.file == file).map(|one| one.name);
        let bytes = stored::file_bytes(reader, company, number, file)?;
        name.zip(bytes).ok_or_else(|| unknown(number))
    })
}

/// Notes that somebody has read it: the program may remind the customer again.
///
/// # Errors
/// As [`reply`].
pub fn mark_read(
    office: &Office,
    company: CompanyId,
    who: Who,
    number: i64,
) -> Result<(), Refused> {
    let command = command(office, company, who, "reply-read", format!("reply {number}"));
    office.store.write(&command, |writer| {
        let row = find(writer, company, who, number)?;
        let day = facts::day_of(writer, company, office.business())?;
        let stamp = command.stamp();
        stored::mark_read(writer, stamp, (number, row.new.customer), (who.person, day))?;
        let_go_on(writer, office, company, &row)
    })
}

/// Lets the messages go on that waited for this mail: of its customer, or of all whose card bears
/// the address that it came from while nobody knows whose it is.
fn let_go_on(
    writer: &mut Writer,
    office: &Office,
    company: CompanyId,
    row: &ReplyRow,
) -> Result<(), Refused> {
    let waited = match row.new.customer {
        OF_NOBODY if row.new.sender.is_empty() => Vec::new(),
        OF_NOBODY => stored::with_address(writer, company, &row.new.sender)?,
        customer => vec![customer],
    };
    for customer in waited {
        stored::let_go_on(writer, company, customer, LaterCause::ReplyUnread, office.business())?;
    }
    Ok(())
}

/// Says whose a mail is; it is as unread as it was.
///
/// # Errors
/// `NotPermitted`, `UnknownCustomer`, as [`reply`], or the store's.
pub fn assign(
    office: &Office,
    company: CompanyId,
    who: Who,
    (number, code): (i64, &str),
) -> Result<(), Refused> {
    who.must(Right::AnswerForMessages)?;
    let command = command(office, company, who, "reply-assigned", format!("reply {number}"));
    office.store.write(&command, |writer| {
        let row = find(writer, company, who, number)?;
        let customer = scope::card_by_code(writer, company, who, code.trim())?.customer;
        stored::assign(writer, company, (number, row.new.customer), (customer, "person"))?;
        writer.describe(serde_json::json!({ "customer": customer.get() }).to_string());
        // What waited for this mail alone waits no longer.
        let_go_on(writer, office, company, &row)
    })
}

fn unknown(number: i64) -> Refused {
    Refused::UnknownEffect { id: number.to_string() }
}

fn find(
    reader: &mut Reader,
    company: CompanyId,
    who: Who,
    number: i64,
) -> Result<ReplyRow, Refused> {
    let row = stored::one(reader, company, number)?.ok_or_else(|| unknown(number))?;
    let customer = row.new.customer;
    let may = match who.sees_only() {
        None => true,
        Some(_) if customer == OF_NOBODY => false,
        Some(_) => scope::card(reader, company, who, customer).is_ok(),
    };
    if may { Ok(row) } else { Err(unknown(number)) }
}

fn draw(
    reader: &mut Reader,
    company: CompanyId,
    people: &People,
    row: ReplyRow,
) -> Result<ReplyShown, Refused> {
    let files = stored::files(reader, company, row.reply)?.into_iter();
    let file = |one: stored::FileRow| FileShown {
        file: one.file,
        name: one.name,
        kind: one.kind,
        size: one.size.unsigned_abs(),
        is_kept: one.is_kept,
    };
    Ok(ReplyShown {
        reply: row.reply,
        whose: whose(reader, company, row.new.customer, &row.new.matched_by)?,
        is_unread: row.is_unread(),
        is_cut: row.new.was_read < row.new.size,
        kind: row.new.kind,
        sender: row.new.sender,
        sender_name: row.new.sender_name,
        subject: row.new.subject,
        body: row.new.body,
        day: row.new.day,
        recorded: row.recorded,
        effect: row.new.effect,
        read_by: people.get(row.read_by),
        read_day: row.read_day,
        files: files.map(file).collect(),
    })
}

fn whose(
    reader: &mut Reader,
    company: CompanyId,
    customer: CustomerId,
    by: &str,
) -> Result<Option<Whose>, Refused> {
    let card = customers::card(reader, company, customer)?;
    Ok(card.map(|card| Whose { code: card.code, name: card.name, by: by.to_owned() }))
}
