//! Letters to a group of customers that a person chose (ASU-03): who drew them up, who approved
//! them, each customer's letter or why it gets none. Rows are only ever added; how the letters
//! fare stands in the outbox.

use crate::book::Stamp;
use crate::company::{numbers, reserve};
use crate::db::{Reader, Writer};
use crate::error::StoreError;
use crate::lines::{LineRow, lines_text, read_lines};
use crate::value::{Row, Value};
use saldo_domain::book::Moment;
use saldo_domain::control::{Channel, EffectLine};
use saldo_domain::delivery::MessageState;
use saldo_domain::{CompanyId, CustomerId, Day, EffectId, UserId};

/// What can be decided about a mailing, each at most once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MailingAct {
    /// Its letters may leave.
    Approved,
    /// It never leaves.
    Dropped,
    /// What had not left yet does not leave.
    Stopped,
}

impl MailingAct {
    const ALL: [MailingAct; 3] = [MailingAct::Approved, MailingAct::Dropped, MailingAct::Stopped];

    /// The word written in stored rows.
    pub const fn code(self) -> &'static str {
        match self {
            MailingAct::Approved => "approved",
            MailingAct::Dropped => "dropped",
            MailingAct::Stopped => "stopped",
        }
    }

    fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|act| act.code() == code)
    }
}

/// A mailing as it was drawn up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mailing {
    /// 0 before it is stored.
    pub mailing: i64,
    pub day: Day,
    /// Key of its words.
    pub text: String,
    /// Versions that the company's own words of its document had by then.
    pub words: i64,
    /// In the order in which they are tried.
    pub channels: Vec<Channel>,
    pub reason: String,
    /// The group as it was chosen (JSON).
    pub chosen: String,
    pub person: UserId,
    pub recorded: Moment,
}

/// What somebody decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ActRow {
    pub act: MailingAct,
    /// Letters that whoever decided saw.
    pub letters: i64,
    pub person: UserId,
    pub recorded: Moment,
}

/// A customer of the group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewLetter {
    pub customer: CustomerId,
    pub channel: Channel,
    /// Why it gets no letter; empty: it gets one.
    pub excluded: String,
    /// In minor units of the company's currency.
    pub cost: i64,
    pub lines: Vec<EffectLine>,
    /// Is it asked for because the debts are late?
    pub late: bool,
}

/// The name of a customer's letter of a mailing: one, however often it is asked for.
fn effect_of(company: CompanyId, mailing: i64, customer: CustomerId) -> EffectId {
    let parts = [company.to_string(), mailing.to_string(), customer.get().to_string()];
    EffectId::derive(&["mailing", &parts[0], &parts[1], &parts[2]])
}

/// Keeps a mailing with its letters; answers its number, which is chosen here.
pub fn draw_up(
    writer: &mut Writer,
    stamp: Stamp,
    mailing: &Mailing,
    letters: &[NewLetter],
) -> Result<i64, StoreError> {
    let company = stamp.company;
    let number = reserve(writer, company, numbers::MAILING, 1)?;
    let channels: Vec<&str> = mailing.channels.iter().map(|channel| channel.code()).collect();
    writer.execute(
        "INSERT INTO mailing (company, mailing, day, text_key, words, channels, reason, chosen,
                              person, recorded)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        &[
            company.into(),
            number.into(),
            mailing.day.into(),
            (&mailing.text).into(),
            mailing.words.into(),
            channels.join(" ").into(),
            (&mailing.reason).into(),
            (&mailing.chosen).into(),
            mailing.person.into(),
            stamp.recorded.into(),
        ],
    )?;
    let mut sorted: Vec<&NewLetter> = letters.iter().collect();
    sorted.sort_unstable_by_key(|letter| letter.customer);
    let rows = sorted.into_iter().map(|letter| {
        [
            company.into(),
            letter.customer.into(),
            effect_of(company, number, letter.customer).to_string().into(),
            number.into(),
            letter.channel.code().into(),
            (&letter.excluded).into(),
            letter.cost.into(),
            lines_text(&letter.lines).into(),
            i64::from(letter.late).into(),
        ]
    });
    let columns = [
        "company", "customer", "effect", "mailing", "channel", "excluded", "cost", "lines", "late",
    ];
    writer.insert("mailing_letter", &columns, rows)?;
    Ok(number)
}

const COLUMNS: &str = "mailing, day, text_key, words, channels, reason, chosen, person, recorded";

fn read_mailing(row: &Row<'_>) -> Result<Mailing, StoreError> {
    let channels = row.text(4)?;
    let channel = |code: &str| {
        Channel::from_code(code).ok_or_else(|| StoreError::unreadable("a channel", code))
    };
    Ok(Mailing {
        mailing: row.int(0)?,
        day: row.day(1)?,
        text: row.string(2)?,
        words: row.int(3)?,
        channels: channels.split(' ').map(channel).collect::<Result<_, _>>()?,
        reason: row.string(5)?,
        chosen: row.string(6)?,
        person: UserId::new(row.int(7)?),
        recorded: row.moment(8)?,
    })
}

/// One mailing.
pub fn mailing(
    reader: &mut Reader,
    company: CompanyId,
    number: i64,
) -> Result<Option<Mailing>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM mailing WHERE company = $1 AND mailing = $2");
    reader.one(&sql, &[company.into(), number.into()], read_mailing)
}

/// Mailings, the latest first.
pub fn mailings(
    reader: &mut Reader,
    company: CompanyId,
    offset: u64,
    limit: u32,
) -> Result<Vec<Mailing>, StoreError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM mailing WHERE company = $1
         ORDER BY mailing DESC LIMIT $2 OFFSET $3"
    );
    let values = [company.into(), i64::from(limit).into(), (offset as i64).into()];
    reader.query(&sql, &values, read_mailing)
}

/// How many there are.
pub fn mailing_count(reader: &mut Reader, company: CompanyId) -> Result<u64, StoreError> {
    let sql = "SELECT COUNT(*) FROM mailing WHERE company = $1";
    Ok(reader.number(sql, &[company.into()])? as u64)
}

/// What was decided about a mailing, in order.
pub fn acts_of(
    reader: &mut Reader,
    company: CompanyId,
    number: i64,
) -> Result<Vec<ActRow>, StoreError> {
    reader.query(
        "SELECT act, letters, person, recorded FROM mailing_act
         WHERE company = $1 AND mailing = $2 ORDER BY recorded, act {binary}",
        &[company.into(), number.into()],
        |row| {
            Ok(ActRow {
                act: row.word(0, MailingAct::from_code)?,
                letters: row.int(1)?,
                person: UserId::new(row.int(2)?),
                recorded: row.moment(3)?,
            })
        },
    )
}

/// Records a decision.
pub fn add_act(
    writer: &mut Writer,
    company: CompanyId,
    number: i64,
    row: ActRow,
) -> Result<(), StoreError> {
    writer.execute(
        "INSERT INTO mailing_act (company, mailing, act, letters, person, recorded)
         VALUES ($1, $2, $3, $4, $5, $6)",
        &[
            company.into(),
            number.into(),
            row.act.code().into(),
            row.letters.into(),
            row.person.into(),
            row.recorded.into(),
        ],
    )?;
    Ok(())
}

/// Puts every letter of a mailing into the outbox; what is there already is left as it is.
/// Answers how many were put there.
pub fn post(
    writer: &mut Writer,
    company: CompanyId,
    number: i64,
    day: Day,
) -> Result<u64, StoreError> {
    writer.execute(
        "INSERT INTO outbox (company, customer, effect, channel, recipient, language, day, mailing)
         SELECT l.company, l.customer, l.effect, l.channel,
                CASE l.channel WHEN 'email' THEN c.email WHEN 'sms' THEN c.phone
                     ELSE c.address END,
                CASE WHEN c.language = '' THEN o.language ELSE c.language END,
                CAST($3 AS BIGINT), l.mailing
         FROM mailing_letter l
         JOIN customer c ON c.company = l.company AND c.customer = l.customer
         JOIN company o ON o.company = l.company
         WHERE l.company = $1 AND l.mailing = $2 AND l.excluded = ''
         ON CONFLICT (company, customer, effect) DO NOTHING",
        &[company.into(), number.into(), day.into()],
    )
}

/// Which customers of a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LettersOf {
    /// Those who get a letter.
    Written,
    /// Those who get none.
    Excluded,
}

impl LettersOf {
    const fn sql(self) -> &'static str {
        match self {
            LettersOf::Written => "l.excluded = ''",
            LettersOf::Excluded => "l.excluded <> ''",
        }
    }
}

/// A customer of the group with its letter and how that fares.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LetterRow {
    pub customer: CustomerId,
    pub effect: EffectId,
    pub code: String,
    pub name: String,
    pub channel: Channel,
    pub excluded: String,
    pub cost: i64,
    pub lines: Vec<LineRow>,
    pub late: bool,
    /// `None` before the mailing is approved, and where there is no letter.
    pub state: Option<MessageState>,
    pub why: String,
    pub kept_by: String,
}

const LETTER: &str = "SELECT l.customer, l.effect, c.code, c.name, l.channel, l.excluded, l.cost,
        l.lines, l.late, COALESCE(o.state, ''), COALESCE(o.why, ''), COALESCE(o.kept_by, '')
    FROM mailing_letter l
    JOIN customer c ON c.company = l.company AND c.customer = l.customer
    LEFT JOIN outbox o ON o.company = l.company AND o.customer = l.customer
        AND o.effect = l.effect
    WHERE l.company = $1 AND l.mailing = $2";

fn read_letter(row: &Row<'_>) -> Result<LetterRow, StoreError> {
    Ok(LetterRow {
        customer: CustomerId::new(row.int(0)?),
        effect: row.word(1, EffectId::parse)?,
        code: row.string(2)?,
        name: row.string(3)?,
        channel: row.word(4, Channel::from_code)?,
        excluded: row.string(5)?,
        cost: row.int(6)?,
        lines: read_lines(row.text(7)?)?,
        late: row.flag(8)?,
        state: MessageState::from_code(row.text(9)?),
        why: row.string(10)?,
        kept_by: row.string(11)?,
    })
}

/// Customers of the group, in order of their names.
pub fn letters(
    reader: &mut Reader,
    company: CompanyId,
    number: i64,
    which: LettersOf,
    (offset, limit): (u64, u32),
) -> Result<Vec<LetterRow>, StoreError> {
    let sql = format!(
        "{LETTER} AND {} ORDER BY c.search {{binary}}, l.customer LIMIT $3 OFFSET $4",
        which.sql()
    );
    let values: [Value<'_>; 4] =
        [company.into(), number.into(), i64::from(limit).into(), (offset as i64).into()];
    reader.query(&sql, &values, read_letter)
}

/// The letter of one customer.
pub fn letter(
    reader: &mut Reader,
    company: CompanyId,
    number: i64,
    customer: CustomerId,
) -> Result<Option<LetterRow>, StoreError> {
    let sql = format!("{LETTER} AND l.customer = $3");
    reader.one(&sql, &[company.into(), number.into(), customer.into()], read_letter)
}

/// Customers who get a letter, ascending.
pub fn written_to(
    reader: &mut Reader,
    company: CompanyId,
    number: i64,
) -> Result<Vec<CustomerId>, StoreError> {
    reader.query(
        "SELECT customer FROM mailing_letter
         WHERE company = $1 AND mailing = $2 AND excluded = '' ORDER BY customer",
        &[company.into(), number.into()],
        |row| Ok(CustomerId::new(row.int(0)?)),
    )
}

/// Letters by channel: how many, and what they cost together.
pub fn costs(
    reader: &mut Reader,
    company: CompanyId,
    number: i64,
) -> Result<Vec<(Channel, u64, i64)>, StoreError> {
    reader.query(
        "SELECT channel, COUNT(*), CAST(SUM(cost) AS BIGINT) FROM mailing_letter
         WHERE company = $1 AND mailing = $2 AND excluded = ''
         GROUP BY channel ORDER BY channel {binary}",
        &[company.into(), number.into()],
        |row| Ok((row.word(0, Channel::from_code)?, row.int(1)? as u64, row.int(2)?)),
    )
}

/// Why customers of the group get no letter, and how many.
pub fn exclusions(
    reader: &mut Reader,
    company: CompanyId,
    number: i64,
) -> Result<Vec<(String, u64)>, StoreError> {
    reader.query(
        "SELECT excluded, COUNT(*) FROM mailing_letter
         WHERE company = $1 AND mailing = $2 AND excluded <> ''
         GROUP BY excluded ORDER BY excluded {binary}",
        &[company.into(), number.into()],
        |row| Ok((row.string(0)?, row.int(1)? as u64)),
    )
}

/// How the letters of a mailing fare, by state.
pub fn states(
    reader: &mut Reader,
    company: CompanyId,
    number: i64,
) -> Result<Vec<(MessageState, u64)>, StoreError> {
    reader.query(
        "SELECT o.state, COUNT(*) FROM mailing_letter l
         JOIN outbox o ON o.company = l.company AND o.customer = l.customer
             AND o.effect = l.effect
         WHERE l.company = $1 AND l.mailing = $2 AND l.excluded = ''
         GROUP BY o.state ORDER BY o.state {binary}",
        &[company.into(), number.into()],
        |row| Ok((row.word(0, MessageState::from_code)?, row.int(1)? as u64)),
    )
}
