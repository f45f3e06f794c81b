//! What came into the mailbox: mails, their files, and which numbers of the mailbox were taken.

use crate::book::{Stamp, wake};
use crate::company::{numbers, reserve};
use crate::customers::whose;
use crate::db::{Reader, Writer};
use crate::error::StoreError;
use crate::value::{NEVER, Row, Value};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use saldo_domain::book::Moment;
use saldo_domain::delivery::LaterCause;
use saldo_domain::replay::Reply;
use saldo_domain::standing::stands_unread;
use saldo_domain::{CompanyId, CustomerId, Day, EffectId, Owners, UserId};

/// Whose a mail is while nobody knows.
pub const OF_NOBODY: CustomerId = CustomerId::new(0);

/// Where a mail lay.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slot<'a> {
    pub mailbox: &'a str,
    pub validity: i64,
    pub uid: i64,
}

/// A mail to be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewReply {
    pub identity: String,
    /// `person`, `automatic`, `undelivered`.
    pub kind: String,
    pub sender: String,
    pub sender_name: String,
    pub subject: String,
    pub body: String,
    pub sent_at: Moment,
    pub size: i64,
    pub was_read: i64,
    pub effect: Option<EffectId>,
    pub day: Day,
    /// [`OF_NOBODY`] while nobody knows.
    pub customer: CustomerId,
    pub matched_by: String,
}

/// A file that came along.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewFile {
    pub name: String,
    pub kind: String,
    pub size: i64,
    /// `None`: too large to be kept.
    pub bytes: Option<Vec<u8>>,
}

/// A mail as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReplyRow {
    pub reply: i64,
    pub new: NewReply,
    pub recorded: Moment,
    pub read_day: Option<Day>,
    pub read_at: Moment,
    pub read_by: UserId,
}

impl ReplyRow {
    /// Has somebody still to read it: what a person wrote, and what a machine answered to a letter
    /// of ours? The latter stops nothing.
    pub fn is_unread(&self) -> bool {
        let answers = self.new.kind == "automatic" && self.new.effect.is_some();
        self.read_at == Moment(0) && (self.new.kind == "person" || answers)
    }
}

/// A file as it is listed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileRow {
    pub file: i64,
    pub name: String,
    pub kind: String,
    pub size: i64,
    pub is_kept: bool,
}

/// The mail of this identity, if it was kept before.
pub fn known(
    reader: &mut Reader,
    company: CompanyId,
    identity: &str,
) -> Result<Option<i64>, StoreError> {
    let sql = "SELECT reply FROM reply WHERE company = $1 AND identity = $2";
    reader.one(sql, &[company.into(), identity.into()], |row| row.int(0))
}

/// The highest number taken from a mailbox under this validity; 0: none.
pub fn last_taken(
    reader: &mut Reader,
    company: CompanyId,
    (mailbox, validity): (&str, i64),
) -> Result<i64, StoreError> {
    reader.number(
        "SELECT COALESCE(MAX(uid), 0) FROM mail_taken
         WHERE company = $1 AND mailbox = $2 AND validity = $3",
        &[company.into(), mailbox.into(), validity.into()],
    )
}

/// When a mail was last taken from a mailbox, under whatever validity.
pub fn last_moment(
    reader: &mut Reader,
    company: CompanyId,
    mailbox: &str,
) -> Result<Option<Moment>, StoreError> {
    let sql = "SELECT MAX(recorded) FROM mail_taken WHERE company = $1 AND mailbox = $2";
    let found = reader.one(sql, &[company.into(), mailbox.into()], |row| row.int_or_null(0))?;
    Ok(found.flatten().map(Moment))
}

/// Numbers that were taken and of which the server has not been told, ascending.
pub fn unmarked(
    reader: &mut Reader,
    company: CompanyId,
    (mailbox, validity): (&str, i64),
) -> Result<Vec<i64>, StoreError> {
    reader.query(
        "SELECT uid FROM mail_taken
         WHERE company = $1 AND mailbox = $2 AND validity = $3 AND marked = 0 ORDER BY uid",
        &[company.into(), mailbox.into(), validity.into()],
        |row| row.int(0),
    )
}

/// Notes that the server has been told of these.
pub fn mark(
    writer: &mut Writer,
    company: CompanyId,
    (mailbox, validity): (&str, i64),
    uids: &[i64],
) -> Result<(), StoreError> {
    writer.execute(
        "UPDATE mail_taken SET marked = 1
         WHERE company = $1 AND mailbox = $2 AND validity = $3 AND uid IN ({ids $4})",
        &[company.into(), mailbox.into(), validity.into(), Value::Ids(uids)],
    )?;
    Ok(())
}

/// Notes that a number was taken, as this mail.
pub fn note_taken(
    writer: &mut Writer,
    stamp: Stamp,
    slot: Slot<'_>,
    reply: i64,
) -> Result<(), StoreError> {
    let columns = ["company", "mailbox", "validity", "uid", "reply", "recorded"];
    let row = [
        stamp.company.into(),
        slot.mailbox.into(),
        slot.validity.into(),
        slot.uid.into(),
        reply.into(),
        stamp.recorded.into(),
    ];
    // Two that read at once take the same numbers: the second finds it noted.
    writer.insert_missing("mail_taken", &columns, [row].into_iter())?;
    Ok(())
}

const COLUMNS: [&str; 18] = [
    "company",
    "reply",
    "identity",
    "kind",
    "sender",
    "sender_name",
    "subject",
    "body",
    "sent_at",
    "size",
    "was_read",
    "effect",
    "day",
    "recorded",
    "customer",
    "matched_by",
    "read_day",
    "read_at",
];

/// Keeps a mail with its files; answers its number.
pub fn keep(
    writer: &mut Writer,
    stamp: Stamp,
    new: &NewReply,
    files: &[NewFile],
) -> Result<i64, StoreError> {
    let reply = reserve(writer, stamp.company, numbers::REPLY, 1)?;
    let effect = new.effect.map(|effect| effect.to_string()).unwrap_or_default();
    let row = [
        stamp.company.into(),
        reply.into(),
        (&new.identity).into(),
        (&new.kind).into(),
        (&new.sender).into(),
        (&new.sender_name).into(),
        (&new.subject).into(),
        (&new.body).into(),
        new.sent_at.into(),
        new.size.into(),
        new.was_read.into(),
        effect.into(),
        new.day.into(),
        stamp.recorded.into(),
        new.customer.into(),
        (&new.matched_by).into(),
        NEVER.into(),
        0_i64.into(),
    ];
    writer.insert("reply", &COLUMNS, [row].into_iter())?;
    let columns = ["company", "reply", "file", "name", "kind", "size", "content"];
    let rows = (1_i64..).zip(files).map(|(number, file)| {
        let content = file.bytes.as_ref().map(|bytes| STANDARD.encode(bytes)).unwrap_or_default();
        [
            stamp.company.into(),
            reply.into(),
            number.into(),
            (&file.name).into(),
            (&file.kind).into(),
            file.size.into(),
            content.into(),
        ]
    });
    writer.insert("reply_file", &columns, rows)?;
    Ok(reply)
}

const SELECT: &str = "SELECT r.reply, r.identity, r.kind, r.sender, r.sender_name, r.subject,
    r.body, r.sent_at, r.size, r.was_read, r.effect, r.day, r.customer, r.matched_by, r.recorded,
    r.read_day, r.read_at, r.read_by FROM reply r";

fn read(row: &Row<'_>) -> Result<ReplyRow, StoreError> {
    Ok(ReplyRow {
        reply: row.int(0)?,
        new: NewReply {
            identity: row.string(1)?,
            kind: row.string(2)?,
            sender: row.string(3)?,
            sender_name: row.string(4)?,
            subject: row.string(5)?,
            body: row.string(6)?,
            sent_at: row.moment(7)?,
            size: row.int(8)?,
            was_read: row.int(9)?,
            effect: EffectId::parse(row.text(10)?),
            day: row.day(11)?,
            customer: CustomerId::new(row.int(12)?),
            matched_by: row.string(13)?,
        },
        recorded: row.moment(14)?,
        read_day: row.day_or_never(15)?,
        read_at: row.moment(16)?,
        read_by: UserId::new(row.int(17)?),
    })
}

/// Which mails are wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// What people wrote, and machines answered to letters of ours, and nobody has read.
    Unread,
    /// What people wrote of whom nobody knows who they are.
    Unmatched,
    /// What people wrote.
    People,
    /// What machines answered and reported.
    Machines,
}

impl Wanted {
    const fn condition(self) -> &'static str {
        match self {
            Wanted::Unread => {
                "(r.kind = 'person' OR (r.kind = 'automatic' AND r.effect <> '')) AND r.read_at = 0"
            }
            Wanted::Unmatched => "r.kind = 'person' AND r.customer = 0",
            Wanted::People => "r.kind = 'person'",
            Wanted::Machines => "r.kind <> 'person'",
        }
    }
}

/// Of which customers: those of some people where they are named, of all and of nobody otherwise.
const SCOPE: &str = "(0 IN ({ids $2}) OR EXISTS (SELECT 1 FROM customer c
    WHERE c.company = r.company AND c.customer = r.customer AND c.owner IN ({ids $2})))";

/// How many there are.
pub fn count(
    reader: &mut Reader,
    company: CompanyId,
    wanted: Wanted,
    owners: Option<Owners>,
) -> Result<u64, StoreError> {
    let sql = format!(
        "SELECT COUNT(*) FROM reply r WHERE r.company = $1 AND {SCOPE} AND {}",
        wanted.condition()
    );
    let of = Value::Ids(whose(owners.as_ref()));
    Ok(reader.number(&sql, &[company.into(), of])?.unsigned_abs())
}

/// Mails, the newest first.
pub fn listed(
    reader: &mut Reader,
    company: CompanyId,
    (wanted, owners): (Wanted, Option<Owners>),
    (offset, limit): (u64, u32),
) -> Result<Vec<ReplyRow>, StoreError> {
    let sql = format!(
        "{SELECT} WHERE r.company = $1 AND {SCOPE} AND {} ORDER BY r.reply DESC LIMIT $3 OFFSET $4",
        wanted.condition()
    );
    let offset = i64::try_from(offset).unwrap_or(i64::MAX);
    let of = Value::Ids(whose(owners.as_ref()));
    let values = [company.into(), of, i64::from(limit).into(), offset.into()];
    reader.query(&sql, &values, read)
}

/// What one customer wrote and what its machines answered, in the order in which it came.
pub fn of_customer(
    reader: &mut Reader,
    company: CompanyId,
    customer: CustomerId,
) -> Result<Vec<ReplyRow>, StoreError> {
    let sql = format!("{SELECT} WHERE r.company = $1 AND r.customer = $2 ORDER BY r.reply");
    reader.query(&sql, &[company.into(), customer.into()], read)
}

/// One mail.
pub fn one(
    reader: &mut Reader,
    company: CompanyId,
    reply: i64,
) -> Result<Option<ReplyRow>, StoreError> {
    let sql = format!("{SELECT} WHERE r.company = $1 AND r.reply = $2");
    reader.one(&sql, &[company.into(), reply.into()], read)
}

/// Its files.
pub fn files(
    reader: &mut Reader,
    company: CompanyId,
    reply: i64,
) -> Result<Vec<FileRow>, StoreError> {
    reader.query(
        "SELECT file, name, kind, size, CASE WHEN content = '' THEN 0 ELSE 1 END
         FROM reply_file WHERE company = $1 AND reply = $2 ORDER BY file",
        &[company.into(), reply.into()],
        |row| {
            Ok(FileRow {
                file: row.int(0)?,
                name: row.string(1)?,
                kind: row.string(2)?,
                size: row.int(3)?,
                is_kept: row.int(4)? == 1,
            })
        },
    )
}

/// The bytes of a file that was kept.
pub fn file_bytes(
    reader: &mut Reader,
    company: CompanyId,
    reply: i64,
    file: i64,
) -> Result<Option<Vec<u8>>, StoreError> {
    let content = reader.one(
        "SELECT content FROM reply_file WHERE company = $1 AND reply = $2 AND file = $3",
        &[company.into(), reply.into(), file.into()],
        |row| row.string(0),
    )?;
    Ok(content.filter(|content| !content.is_empty()).and_then(|text| STANDARD.decode(text).ok()))
}

/// Of these customers (ascending), those who wrote something by this day that nobody had read
/// on it. Whatever came from an address that stands on several cards counts for all of them until
/// somebody has said whose it is, or has read it.
pub fn unread_of(
    reader: &mut Reader,
    company: CompanyId,
    day: Day,
    customers: &[i64],
) -> Result<Vec<i64>, StoreError> {
    let mut unread = Vec::new();
    written_by(reader, company, customers, Some(day), |customer, reply| {
        let (came, read) = (reply.came.0, reply.read.map(|(day, _)| day));
        if stands_unread(came, read, day) && unread.last() != Some(&customer) {
            unread.push(customer);
        }
    })?;
    Ok(unread)
}

/// What these customers (ascending) wrote, in their order; with a day, of what was read before
/// it nothing.
pub(crate) fn written_by(
    reader: &mut Reader,
    company: CompanyId,
    customers: &[i64],
    unread_on: Option<Day>,
    mut take: impl FnMut(i64, Reply),
) -> Result<(), StoreError> {
    // A bound for the index; whether it stands unread is for `stands_unread` to say.
    let since = unread_on.unwrap_or(Day::FIRST);
    reader.each(
        "SELECT customer, day, recorded, read_day, read_at FROM (
             SELECT r.customer, r.day, r.recorded, r.read_day, r.read_at, r.reply FROM reply r
             WHERE r.company = $1 AND r.customer IN ({ids $2}) AND r.kind = 'person'
               AND r.read_day >= $3
             UNION ALL
             SELECT c.customer, r.day, r.recorded, r.read_day, r.read_at, r.reply FROM reply r
             JOIN customer c ON c.company = r.company AND c.customer IN ({ids $2})
                  AND LOWER(TRIM(c.email)) = LOWER(TRIM(r.sender))
             WHERE r.company = $1 AND r.customer = 0 AND r.kind = 'person'
               AND r.read_day >= $3 AND r.sender <> '') found
         ORDER BY customer, reply",
        &[company.into(), Value::Ids(customers), since.into()],
        |row| {
            let (day, at) = (row.day_or_never(3)?, row.moment(4)?);
            let read = day.map(|day| (day, at)).filter(|(_, at)| *at != Moment(0));
            take(row.int(0)?, Reply { came: (row.day(1)?, row.moment(2)?), read });
            Ok(())
        },
    )
}

/// Customers whose card bears this address.
pub fn with_address(
    reader: &mut Reader,
    company: CompanyId,
    address: &str,
) -> Result<Vec<CustomerId>, StoreError> {
    reader.query(
        "SELECT customer FROM customer WHERE company = $1 AND LOWER(TRIM(email)) = $2
         ORDER BY customer",
        &[company.into(), address.trim().to_lowercase().into()],
        |row| Ok(CustomerId::new(row.int(0)?)),
    )
}

/// Customers to whom a short message went under this number, in order.
pub fn with_number(
    reader: &mut Reader,
    company: CompanyId,
    digits: &str,
) -> Result<Vec<CustomerId>, StoreError> {
    let plus = format!("+{digits}");
    reader.query(
        "SELECT DISTINCT customer FROM outbox
         WHERE company = $1 AND channel = 'sms' AND recipient IN ($2, $3) ORDER BY customer",
        &[company.into(), digits.into(), plus.into()],
        |row| Ok(CustomerId::new(row.int(0)?)),
    )
}

/// Says whose a mail is; control looks at both customers again.
pub fn assign(
    writer: &mut Writer,
    company: CompanyId,
    (reply, before): (i64, CustomerId),
    (customer, by): (CustomerId, &str),
) -> Result<(), StoreError> {
    writer.execute(
        "UPDATE reply SET customer = $3, matched_by = $4 WHERE company = $1 AND reply = $2",
        &[company.into(), reply.into(), customer.into(), by.into()],
    )?;
    let woken: Vec<i64> = [before, customer].into_iter().map(CustomerId::get).collect();
    wake(writer, company, &woken)
}

/// Notes who read a mail on which business day; false: somebody had read it before.
pub fn mark_read(
    writer: &mut Writer,
    stamp: Stamp,
    (reply, customer): (i64, CustomerId),
    (person, day): (UserId, Day),
) -> Result<bool, StoreError> {
    let done = writer.execute(
        "UPDATE reply SET read_day = $3, read_at = $4, read_by = $5
         WHERE company = $1 AND reply = $2 AND read_at = 0",
        &[stamp.company.into(), reply.into(), day.into(), stamp.recorded.into(), person.into()],
    )?;
    wake(writer, stamp.company, &[customer.get()])?;
    Ok(done > 0)
}

/// Lets the messages to this customer go on that waited for this: for somebody to read what it
/// wrote, or to fill in what they quote.
pub fn let_go_on(
    writer: &mut Writer,
    company: CompanyId,
    customer: CustomerId,
    kept_by: LaterCause,
    now: Moment,
) -> Result<(), StoreError> {
    writer.execute(
        "UPDATE outbox SET next_at = $3, kept_by = ''
         WHERE company = $1 AND customer = $2 AND state = 'planned' AND kept_by = $4",
        &[company.into(), customer.into(), now.into(), kept_by.code().into()],
    )?;
    wake(writer, company, &[customer.get()])
}
