//! Notices to colleagues: made once, claimed under a fence, handed over, noted.

use crate::book::Stamp;
use crate::db::{Reader, Writer};
use crate::error::StoreError;
use crate::value::Row;
use saldo_domain::book::Moment;
use saldo_domain::delivery::MessageState;
use saldo_domain::{CompanyId, CustomerId, Day, EffectId, UserId};

/// A notice to be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewNotice {
    /// Derived from what it is about and whom it tells.
    pub notice: EffectId,
    /// [`UserId`] 0: nobody has the role that should be told.
    pub person: UserId,
    /// `urgent`, `policy`, `digest`.
    pub kind: String,
    pub day: Day,
    pub customer: CustomerId,
    pub errand: i64,
    pub language: String,
    pub subject: String,
    pub body: String,
}

/// A notice as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoticeRow {
    pub new: NewNotice,
    pub recorded: Moment,
    pub state: MessageState,
    pub why: String,
    pub said: String,
    pub fence: i64,
    pub attempts: u32,
    pub next_at: Moment,
    pub lease_until: Moment,
    pub recipient: String,
}

const COLUMNS: [&str; 14] = [
    "company", "notice", "person", "kind", "day", "customer", "errand", "language", "subject",
    "body", "recorded", "state", "why", "next_at",
];

/// Makes notices; one that is there already stays as it is. Answers how many were made.
pub fn add(
    writer: &mut Writer,
    stamp: Stamp,
    next_at: Moment,
    notices: &[NewNotice],
) -> Result<u64, StoreError> {
    let rows = notices.iter().map(|new| {
        let nobody = new.person == UserId::new(0);
        let state = if nobody { MessageState::Failed } else { MessageState::Planned };
        [
            stamp.company.into(),
            new.notice.to_string().into(),
            new.person.into(),
            (&new.kind).into(),
            new.day.into(),
            new.customer.into(),
            new.errand.into(),
            (&new.language).into(),
            (&new.subject).into(),
            (&new.body).into(),
            stamp.recorded.into(),
            state.code().into(),
            if nobody { "nobody" } else { "" }.into(),
            next_at.into(),
        ]
    });
    writer.insert_missing("notice", &COLUMNS, rows)
}

const SELECT: &str = "SELECT n.notice, n.person, n.kind, n.day, n.customer, n.errand, n.language,
    n.subject, n.body, n.recorded, n.state, n.why, n.said, n.fence, n.attempts, n.next_at,
    n.lease_until, n.recipient FROM notice n";

fn read(row: &Row<'_>) -> Result<NoticeRow, StoreError> {
    Ok(NoticeRow {
        new: NewNotice {
            notice: row.word(0, EffectId::parse)?,
            person: UserId::new(row.int(1)?),
            kind: row.string(2)?,
            day: row.day(3)?,
            customer: CustomerId::new(row.int(4)?),
            errand: row.int(5)?,
            language: row.string(6)?,
            subject: row.string(7)?,
            body: row.string(8)?,
        },
        recorded: row.moment(9)?,
        state: row.word(10, MessageState::from_code)?,
        why: row.string(11)?,
        said: row.string(12)?,
        fence: row.int(13)?,
        attempts: u32::try_from(row.int(14)?).unwrap_or(u32::MAX),
        next_at: row.moment(15)?,
        lease_until: row.moment(16)?,
        recipient: row.string(17)?,
    })
}

/// Is a notice of this name there?
pub fn is_there(
    reader: &mut Reader,
    company: CompanyId,
    notice: EffectId,
) -> Result<bool, StoreError> {
    let sql = "SELECT COUNT(*) FROM notice WHERE company = $1 AND notice = $2";
    Ok(reader.number(sql, &[company.into(), notice.to_string().into()])? > 0)
}

/// One notice.
pub fn one(
    reader: &mut Reader,
    company: CompanyId,
    notice: EffectId,
) -> Result<Option<NoticeRow>, StoreError> {
    let sql = format!("{SELECT} WHERE n.company = $1 AND n.notice = $2");
    reader.one(&sql, &[company.into(), notice.to_string().into()], read)
}

/// Notices that wait and may be tried by now: urgent ones first. Those of people who have no
/// address come last, however many they are: they keep nobody else's from leaving.
pub fn due(
    reader: &mut Reader,
    company: CompanyId,
    now: Moment,
    limit: u32,
) -> Result<Vec<NoticeRow>, StoreError> {
    let sql = format!(
        "{SELECT} WHERE n.company = $1 AND n.state = 'planned' AND n.next_at <= $2
         ORDER BY CASE WHEN n.why = 'no-address' AND NOT EXISTS (
                 SELECT 1 FROM person p WHERE p.company = n.company AND p.person = n.person
                     AND TRIM(p.email) <> '') THEN 1 ELSE 0 END,
             CASE WHEN n.kind = 'urgent' THEN 0 ELSE 1 END, n.recorded, n.notice {{binary}}
         LIMIT $3"
    );
    reader.query(&sql, &[company.into(), now.into(), i64::from(limit).into()], read)
}

/// Why a notice is uncertain that waited in a copy which was brought back.
pub const BROUGHT_BACK: &str = "brought-back";

/// Makes every notice that waits or is under way in a copy that was brought back uncertain: since
/// the copy was made it may have left, and only a person may say (I21).
pub(crate) fn doubt_what_waits(writer: &mut Writer) -> Result<(), StoreError> {
    writer.execute(
        "UPDATE notice SET state = 'uncertain', why = $1, lease_until = 0
         WHERE state IN ('planned', 'claimed')",
        &[BROUGHT_BACK.into()],
    )?;
    Ok(())
}

/// Notices that came with a copy, of which nobody has said yet whether they have left.
pub fn brought_back(reader: &mut Reader, company: CompanyId) -> Result<Vec<NoticeRow>, StoreError> {
    let sql = format!(
        "{SELECT} WHERE n.company = $1 AND n.state = 'uncertain' AND n.why = $2
         ORDER BY n.notice {{binary}}"
    );
    reader.query(&sql, &[company.into(), BROUGHT_BACK.into()], read)
}

/// How many they are.
pub fn count_brought_back(reader: &mut Reader, company: CompanyId) -> Result<u64, StoreError> {
    let sql = "SELECT COUNT(*) FROM notice WHERE company = $1 AND state = 'uncertain' AND why = $2";
    Ok(reader.number(sql, &[company.into(), BROUGHT_BACK.into()])? as u64)
}

/// Claims whose holder has died.
pub fn lapsed(
    reader: &mut Reader,
    company: CompanyId,
    now: Moment,
) -> Result<Vec<NoticeRow>, StoreError> {
    let sql = format!(
        "{SELECT} WHERE n.company = $1 AND n.state = 'claimed' AND n.lease_until <= $2
         ORDER BY n.notice {{binary}}"
    );
    reader.query(&sql, &[company.into(), now.into()], read)
}

/// Notices of one person, or those of everybody that did not arrive, the newest first. The digest of
/// somebody without an address has arrived where it stands: on the pages.
pub fn listed(
    reader: &mut Reader,
    company: CompanyId,
    person: Option<UserId>,
    limit: u32,
) -> Result<Vec<NoticeRow>, StoreError> {
    let wanted = match person {
        Some(_) => "n.person = $2",
        None => {
            "n.person + $2 >= 0 AND (n.state IN ('failed', 'uncertain') OR n.why <> '')
                AND NOT (n.kind = 'digest' AND n.why = 'no-address')"
        }
    };
    let sql = format!(
        "{SELECT} WHERE n.company = $1 AND {wanted}
         ORDER BY n.recorded DESC, n.notice {{binary}} LIMIT $3"
    );
    let person = person.map_or(0, UserId::get);
    reader.query(&sql, &[company.into(), person.into(), i64::from(limit).into()], read)
}

/// The bytes of a claim.
#[derive(Clone, Copy, Debug)]
pub struct Claim<'a> {
    pub notice: EffectId,
    /// The fence as it was when the notice was looked at.
    pub seen: i64,
    pub recipient: &'a str,
    pub until: Moment,
    /// Base64.
    pub content: &'a str,
    pub hash: &'a str,
}

/// Claims a notice that waits; answers its new fence, or nothing when somebody was faster.
pub fn claim(
    writer: &mut Writer,
    company: CompanyId,
    claim: Claim<'_>,
) -> Result<Option<i64>, StoreError> {
    let changed = writer.execute(
        "UPDATE notice SET state = 'claimed', fence = fence + 1, recipient = $3, lease_until = $4,
                content = $5, hash = $6, why = ''
         WHERE company = $1 AND notice = $2 AND state = 'planned' AND fence = $7",
        &[
            company.into(),
            claim.notice.to_string().into(),
            claim.recipient.into(),
            claim.until.into(),
            claim.content.into(),
            claim.hash.into(),
            claim.seen.into(),
        ],
    )?;
    Ok((changed == 1).then_some(claim.seen + 1))
}

/// A new state of a notice.
#[derive(Clone, Copy, Debug)]
pub struct Change<'a> {
    pub notice: EffectId,
    /// The fence it must have; whoever was overtaken changes nothing.
    pub fence: i64,
    pub from: MessageState,
    pub to: MessageState,
    pub why: &'a str,
    pub said: &'a str,
    pub attempts: u32,
    pub next_at: Moment,
    pub closed_at: Moment,
}

/// Notes what became of a notice; false when it is not as it was seen.
pub fn change(
    writer: &mut Writer,
    company: CompanyId,
    change: Change<'_>,
) -> Result<bool, StoreError> {
    let changed = writer.execute(
        "UPDATE notice SET state = $5, why = $6, said = $7, attempts = $8, next_at = $9,
                closed_at = $10, lease_until = 0
         WHERE company = $1 AND notice = $2 AND fence = $3 AND state = $4",
        &[
            company.into(),
            change.notice.to_string().into(),
            change.fence.into(),
            change.from.code().into(),
            change.to.code().into(),
            change.why.into(),
            change.said.into(),
            i64::from(change.attempts).into(),
            change.next_at.into(),
            change.closed_at.into(),
        ],
    )?;
    Ok(changed == 1)
}
