//! What was done about a customer and why, and what was withheld.

use crate::book::item_or_none;
use crate::db::Reader;
use crate::error::StoreError;
use crate::value::{Row, Value};
use saldo_domain::authority::Choice;
use saldo_domain::book::Moment;
use saldo_domain::control::{
    Asks, Channel, EffectKind, EffectLine, LadderEventKind, StepTaken, WATCH, WithdrawReason,
    WithheldCause,
};
use saldo_domain::policy::Counter;
use saldo_domain::{CompanyId, Currency, CustomerId, Day, EffectId, ItemId, Money, Role};
use serde::Deserialize;
use std::borrow::Cow;

/// An effect as recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EffectRow {
    pub customer: CustomerId,
    pub effect: EffectId,
    pub day: Day,
    pub kind: EffectKind,
    pub clause: String,
    pub policy: String,
    pub policy_version: u32,
    pub step: u8,
    pub role: Option<Role>,
    pub channel: Option<Channel>,
    /// Key of its words.
    pub text: String,
    pub threshold_days: i64,
    pub met_by_days: i64,
    /// How both are counted.
    pub counter: Counter,
    /// What may be decided, where a decision was asked for.
    pub asks: Option<Asks>,
    /// What the buyer did that started the step before its day.
    pub event: Option<LadderEventKind>,
    pub until: Day,
    pub lines: Vec<LineRow>,
    /// State of its task, if it is work for a person.
    pub task: Option<String>,
    /// State of its message, if it is one.
    pub message: Option<String>,
    /// Where its message goes: an address, or for colleagues the code of the role.
    pub recipient: Option<String>,
    /// The mailing that it is a letter of, where no control run asked for it.
    pub mailing: Option<i64>,
    /// Why and when its task or message was withdrawn.
    pub withdrawn: Option<(WithdrawReason, Moment)>,
}

impl EffectRow {
    /// State of the task or message: `open`, `done`, `skipped`, `planned`, `sent`, …
    pub fn state(&self) -> Option<&str> {
        self.task.as_deref().or(self.message.as_deref())
    }
}

/// One document of an effect, as it stood when the decision was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineRow {
    pub item: ItemId,
    pub step: u8,
    pub clause: String,
    pub open: Money,
    pub days_late: i64,
}

/// Something that was not done, since its first day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WithheldRow {
    pub customer: CustomerId,
    /// `None`: the customer as a whole.
    pub item: Option<ItemId>,
    pub clause: String,
    pub cause: WithheldCause,
    pub day: Day,
    pub step: u8,
    pub until: Option<Day>,
    pub policy: String,
    pub policy_version: u32,
}

/// A step taken for a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepRow {
    pub item: ItemId,
    pub clause: String,
    pub step: u8,
    /// Business day on which the policy asked for it.
    pub day: Day,
    /// Day on which it was really set in motion.
    pub performed: Day,
}

/// A line as the column `lines` holds it: a list of its fields in this order, without their
/// names, which would be two thirds of the text and most pages of the table. Earlier versions
/// wrote the names; both are read.
#[derive(Debug, Deserialize)]
struct StoredLine<'t> {
    item: i64,
    step: u8,
    #[serde(borrow)]
    clause: Cow<'t, str>,
    minor: i64,
    #[serde(borrow)]
    currency: Cow<'t, str>,
    days_late: i64,
}

/// The lines as the column `lines` holds them.
pub(crate) fn lines_text(lines: &[EffectLine]) -> String {
    let stored = |line: &EffectLine| {
        let (open, clause) = (line.open, line.clause.to_string());
        (
            line.item.get(),
            line.step,
            clause,
            open.minor(),
            open.currency().code().to_owned(),
            line.days_late,
        )
    };
    // Numbers and short texts: nothing in a line can fail to be written.
    serde_json::to_string(&lines.iter().map(stored).collect::<Vec<_>>()).unwrap_or_default()
}

pub(crate) fn read_lines(text: &str) -> Result<Vec<LineRow>, StoreError> {
    let unreadable = || StoreError::unreadable("the lines of an effect", text);
    let lines: Vec<StoredLine<'_>> = serde_json::from_str(text).map_err(|_| unreadable())?;
    let read = |line: StoredLine<'_>| {
        let currency = Currency::from_code(&line.currency).map_err(|_| unreadable())?;
        Ok(LineRow {
            item: ItemId::new(line.item),
            step: line.step,
            clause: line.clause.into_owned(),
            open: Money::from_minor(line.minor, currency),
            days_late: line.days_late,
        })
    };
    lines.into_iter().map(read).collect()
}

const EFFECT: &str = "SELECT e.customer, e.effect, e.day, e.kind, e.clause, e.policy,
        e.policy_version, e.step, e.role, e.channel, e.text_key, e.threshold_days, e.met_by_days,
        e.until_day, e.lines, t.state, o.state, e.event,
        COALESCE(t.why, o.why, ''), COALESCE(t.closed_at, o.closed_at, 0), o.recipient,
        e.counter, e.options, e.several, e.missed_role
    FROM effect e
    LEFT JOIN task t
        ON t.company = e.company AND t.customer = e.customer AND t.effect = e.effect
    LEFT JOIN outbox o
        ON o.company = e.company AND o.customer = e.customer AND o.effect = e.effect";

pub(crate) fn small(number: i64) -> u8 {
    u8::try_from(number).unwrap_or(u8::MAX)
}

fn read_effect(row: &Row<'_>) -> Result<EffectRow, StoreError> {
    let withdrawn = match row.text_or_null(15)?.or(row.text_or_null(16)?) {
        Some("withdrawn") => Some((row.word(18, WithdrawReason::from_code)?, row.moment(19)?)),
        _ => None,
    };
    Ok(EffectRow {
        withdrawn,
        customer: CustomerId::new(row.int(0)?),
        effect: row.word(1, EffectId::parse)?,
        day: row.day(2)?,
        kind: row.word(3, EffectKind::from_code)?,
        clause: row.string(4)?,
        policy: row.string(5)?,
        policy_version: row.int(6)? as u32,
        step: small(row.int(7)?),
        role: Role::from_code(row.text(8)?),
        channel: Channel::from_code(row.text(9)?),
        text: row.string(10)?,
        threshold_days: row.int(11)?,
        met_by_days: row.int(12)?,
        counter: row.word(21, Counter::from_code)?,
        asks: read_asks(row, 22)?,
        until: row.day(13)?,
        lines: read_lines(row.text(14)?)?,
        task: row.text_or_null(15)?.map(str::to_owned),
        message: row.text_or_null(16)?.map(str::to_owned),
        event: LadderEventKind::from_code(row.text(17)?),
        recipient: row.text_or_null(20)?.map(str::to_owned),
        mailing: None,
    })
}

/// The question in three columns from `first`: options, several, missed_role.
pub(crate) fn read_asks(row: &Row<'_>, first: usize) -> Result<Option<Asks>, StoreError> {
    let options = row.text(first)?;
    if options.is_empty() {
        return Ok(None);
    }
    let choice = |code: &str| {
        Choice::from_code(code).ok_or_else(|| StoreError::unreadable("a decision", code))
    };
    let options = options.split(' ').map(choice).collect::<Result<Vec<Choice>, _>>()?;
    let several = row.flag(first + 1)?;
    Ok(Some(Asks { options, several, missed: Role::from_code(row.text(first + 2)?) }))
}

/// Effects of a customer up to a day, newest first.
pub fn effects_of(
    reader: &mut Reader,
    company: CompanyId,
    customer: CustomerId,
    up_to: Day,
) -> Result<Vec<EffectRow>, StoreError> {
    let sql = format!(
        "{EFFECT} WHERE e.company = $1 AND e.customer = $2 AND e.day <= $3
         ORDER BY e.day DESC, e.step DESC, e.effect {{binary}}"
    );
    reader.query(&sql, &[company.into(), customer.into(), up_to.into()], read_effect)
}

/// The effect with this id.
pub fn effect(
    reader: &mut Reader,
    company: CompanyId,
    effect: EffectId,
) -> Result<Option<EffectRow>, StoreError> {
    let sql = format!("{EFFECT} WHERE e.company = $1 AND e.effect = $2");
    reader.one(&sql, &[company.into(), effect.to_string().into()], read_effect)
}

const MAILED: &str = "SELECT l.customer, l.effect, o.day, o.channel, m.text_key, l.lines, o.state,
        o.why, COALESCE(o.closed_at, 0), o.recipient, l.mailing
    FROM mailing_letter l
    JOIN mailing m ON m.company = l.company AND m.mailing = l.mailing
    JOIN outbox o ON o.company = l.company AND o.customer = l.customer AND o.effect = l.effect";

/// A letter of a mailing, told like an effect: no policy asked for it, a person did.
fn read_mailed(row: &Row<'_>) -> Result<EffectRow, StoreError> {
    let (state, mailing, day) = (row.text(6)?, row.int(10)?, row.day(2)?);
    let reason = WithdrawReason::from_code(row.text(7)?).filter(|_| state == "withdrawn");
    let closed = row.moment(8)?;
    Ok(EffectRow {
        customer: CustomerId::new(row.int(0)?),
        effect: row.word(1, EffectId::parse)?,
        day,
        kind: EffectKind::Notify,
        clause: String::new(),
        policy: "mailing".to_owned(),
        policy_version: u32::try_from(mailing).unwrap_or(u32::MAX),
        step: WATCH,
        role: None,
        channel: Some(row.word(3, Channel::from_code)?),
        text: row.string(4)?,
        threshold_days: 0,
        met_by_days: 0,
        counter: Counter::Calendar,
        asks: None,
        event: None,
        until: day,
        lines: read_lines(row.text(5)?)?,
        task: None,
        message: Some(state.to_owned()),
        recipient: Some(row.string(9)?),
        mailing: Some(mailing),
        withdrawn: reason.map(|reason| (reason, closed)),
    })
}

/// Letters of mailings to a customer up to a day, newest first.
pub fn mailed_to(
    reader: &mut Reader,
    company: CompanyId,
    customer: CustomerId,
    up_to: Day,
) -> Result<Vec<EffectRow>, StoreError> {
    let sql = format!(
        "{MAILED} WHERE l.company = $1 AND l.customer = $2 AND o.day <= $3
         ORDER BY o.day DESC, l.mailing DESC"
    );
    reader.query(&sql, &[company.into(), customer.into(), up_to.into()], read_mailed)
}

/// The letter of a mailing with this id.
pub fn mailed(
    reader: &mut Reader,
    company: CompanyId,
    effect: EffectId,
) -> Result<Option<EffectRow>, StoreError> {
    let sql = format!("{MAILED} WHERE l.company = $1 AND l.effect = $2");
    reader.one(&sql, &[company.into(), effect.to_string().into()], read_mailed)
}

/// Effects of the business days from `first` to `last`, in order of day, customer and step.
pub fn effects_between(
    reader: &mut Reader,
    company: CompanyId,
    first: Day,
    last: Day,
    offset: u64,
    limit: u32,
) -> Result<Vec<EffectRow>, StoreError> {
    let sql = format!(
        "{EFFECT} WHERE e.company = $1 AND e.day >= $2 AND e.day <= $3
         ORDER BY e.day, e.customer, e.step, e.effect {{binary}} LIMIT $4 OFFSET $5"
    );
    let values: [Value<'_>; 5] = [
        company.into(),
        first.into(),
        last.into(),
        i64::from(limit).into(),
        (offset as i64).into(),
    ];
    reader.query(&sql, &values, read_effect)
}

/// What was withheld about a customer up to a day, newest first.
pub fn withheld_of(
    reader: &mut Reader,
    company: CompanyId,
    customer: CustomerId,
    up_to: Day,
) -> Result<Vec<WithheldRow>, StoreError> {
    reader.query(
        "SELECT customer, item, clause, cause, day, step, until_day, policy, policy_version
         FROM withheld WHERE company = $1 AND customer = $2 AND day <= $3
         ORDER BY day DESC, item, step, clause {binary}, cause {binary}",
        &[company.into(), customer.into(), up_to.into()],
        |row| {
            Ok(WithheldRow {
                customer: CustomerId::new(row.int(0)?),
                item: item_or_none(row.int(1)?),
                clause: row.string(2)?,
                cause: row.word(3, WithheldCause::from_code)?,
                day: row.day(4)?,
                step: small(row.int(5)?),
                until: row.day_or_never(6)?,
                policy: row.string(7)?,
                policy_version: row.int(8)? as u32,
            })
        },
    )
}

/// Steps taken for the documents of a customer up to a day, oldest first.
pub fn steps_of(
    reader: &mut Reader,
    company: CompanyId,
    customer: CustomerId,
    up_to: Day,
) -> Result<Vec<StepRow>, StoreError> {
    reader.query(
        "SELECT item, clause, step, day, performed FROM step_taken
         WHERE company = $1 AND customer = $2 AND day <= $3
         ORDER BY day, item, step, clause {binary}",
        &[company.into(), customer.into(), up_to.into()],
        |row| {
            Ok(StepRow {
                item: ItemId::new(row.int(0)?),
                clause: row.string(1)?,
                step: small(row.int(2)?),
                day: row.day(3)?,
                performed: row.day(4)?,
            })
        },
    )
}

/// Steps taken for one document, with the policy under which each was: what says by which
/// version its case goes. Whether they came to nothing is left out.
pub fn taken_for(
    reader: &mut Reader,
    company: CompanyId,
    customer: CustomerId,
    item: ItemId,
) -> Result<Vec<StepTaken>, StoreError> {
    reader.query(
        "SELECT s.item, s.step, s.clause, s.day, s.performed,
                CASE WHEN s.policy <> '' THEN s.policy ELSE COALESCE(r.policy, '') END,
                CASE WHEN s.policy <> '' THEN s.policy_version
                     ELSE COALESCE(r.policy_version, 0) END
         FROM step_taken s
         LEFT JOIN run r ON r.company = s.company AND r.day = s.day
         WHERE s.company = $1 AND s.customer = $2 AND s.item = $3
         ORDER BY s.day, s.step, s.clause {binary}",
        &[company.into(), customer.into(), item.into()],
        |row| {
            Ok(StepTaken {
                item: ItemId::new(row.int(0)?),
                step: small(row.int(1)?),
                clause: row.text(2)?.into(),
                day: row.day(3)?,
                performed: row.day(4)?,
                policy: row.text(5)?.into(),
                version: u32::try_from(row.int(6)?).unwrap_or(0),
                undone: None,
            })
        },
    )
}

/// A document and its number.
pub type Numbered = ((CustomerId, ItemId), String);

/// Numbers of documents `(customer, item)`: the customers ascending.
pub fn numbers(
    reader: &mut Reader,
    company: CompanyId,
    documents: &[(CustomerId, ItemId)],
) -> Result<Vec<Numbered>, StoreError> {
    let mut customers: Vec<i64> = documents.iter().map(|(customer, _)| customer.get()).collect();
    customers.sort_unstable();
    customers.dedup();
    let mut items: Vec<i64> = documents.iter().map(|(_, item)| item.get()).collect();
    items.sort_unstable();
    items.dedup();
    reader.query(
        "SELECT customer, item, number FROM item
         WHERE company = $1 AND customer IN ({ids $2}) AND item IN ({ids $3})
         ORDER BY customer, item",
        &[company.into(), Value::Ids(&customers), Value::Ids(&items)],
        |row| {
            let key = (CustomerId::new(row.int(0)?), ItemId::new(row.int(1)?));
            Ok((key, row.string(2)?))
        },
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_read_as_they_are_written_and_as_they_were_written_before() {
        let eur = Currency::from_code("EUR").expect("EUR");
        let line = EffectLine {
            item: ItemId::new(-17),
            step: 4,
            clause: "LAD-04".into(),
            open: Money::from_minor(31_496, eur),
            days_late: 8,
        };
        let text = lines_text(&[line]);
        assert_eq!(text, r#"[[-17,4,"LAD-04",31496,"EUR",8]]"#);
        let before = r#"[{"item":-17,"step":4,"clause":"LAD-04","minor":31496,
            "currency":"EUR","days_late":8}]"#;
        let read = read_lines(&text).expect("lines");
        assert_eq!(read, read_lines(before).expect("lines"));
        assert_eq!((read[0].open.minor(), read[0].days_late), (31_496, 8));
        for bad in ["", "[[1,2]]", r#"[[1,4,"LAD-04",31496,"EUR",8,9]]"#, r#"[[1,4,"A",1,"??",8]]"#]
        {
            assert!(read_lines(bad).is_err(), "{bad}");
        }
    }
}
