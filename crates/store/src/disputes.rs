//! Who looks after a dispute, by when it is to be settled, and how it ended. Rows are only ever
//! added; the latest of a dispute holds.

use crate::book::{Stamp, item_or_none};
use crate::company::{numbers, reserve};
use crate::db::{Reader, Writer};
use crate::error::StoreError;
use saldo_domain::disputes::{Cause, Outcome};
use saldo_domain::{CompanyId, CustomerId, Day, ItemId, UserId};

/// What holds of a dispute from now on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewAct {
    pub customer: CustomerId,
    /// The standing that is the dispute.
    pub standing: i64,
    pub cause: Cause,
    pub owner: UserId,
    /// Last day on which it is to be settled.
    pub until: Day,
    /// `None` while it is not settled.
    pub outcome: Option<Outcome>,
    /// The credit note by which it was granted.
    pub item: Option<ItemId>,
    /// Was the leader of its owner told that its day is over?
    pub told: bool,
    pub day: Day,
    pub person: UserId,
}

/// Adds what holds of a dispute.
pub fn add_act(writer: &mut Writer, stamp: Stamp, new: &NewAct) -> Result<(), StoreError> {
    let id = reserve(writer, stamp.company, numbers::DISPUTE_ACT, 1)?;
    let values = [
        stamp.company.into(),
        new.customer.into(),
        new.standing.into(),
        id.into(),
        new.cause.code().into(),
        new.owner.into(),
        new.until.into(),
        new.outcome.map_or("", Outcome::code).into(),
        new.item.map_or(0, ItemId::get).into(),
        new.told.into(),
        new.day.into(),
        new.person.into(),
        stamp.recorded.into(),
    ];
    let columns = [
        "company", "customer", "standing", "act", "cause", "owner", "until", "outcome", "item",
        "told", "day", "person", "recorded",
    ];
    writer.insert("dispute_act", &columns, std::iter::once(values)).map(drop)
}

/// What holds of each dispute of the company, or of one customer, by customer and dispute.
pub fn latest(
    reader: &mut Reader,
    company: CompanyId,
    customer: Option<CustomerId>,
) -> Result<Vec<NewAct>, StoreError> {
    latest_on(reader, company, customer, Day::LAST)
}

/// The same as it held at the end of a day.
pub fn latest_on(
    reader: &mut Reader,
    company: CompanyId,
    customer: Option<CustomerId>,
    day: Day,
) -> Result<Vec<NewAct>, StoreError> {
    reader.query(
        "SELECT customer, standing, cause, owner, until, outcome, item, told, day, person
         FROM dispute_act a
         WHERE company = $1 AND (customer = $2 OR $2 = 0) AND day <= $3 AND NOT EXISTS (
             SELECT 1 FROM dispute_act later
             WHERE later.company = a.company AND later.customer = a.customer
               AND later.standing = a.standing AND later.act > a.act AND later.day <= $3)
         ORDER BY customer, standing",
        &[company.into(), customer.map_or(0, CustomerId::get).into(), day.into()],
        |row| {
            Ok(NewAct {
                customer: CustomerId::new(row.int(0)?),
                standing: row.int(1)?,
                cause: row.word(2, Cause::from_code)?,
                owner: UserId::new(row.int(3)?),
                until: row.day(4)?,
                outcome: match row.text(5)? {
                    "" => None,
                    _ => Some(row.word(5, Outcome::from_code)?),
                },
                item: item_or_none(row.int(6)?),
                told: row.flag(7)?,
                day: row.day(8)?,
                person: UserId::new(row.int(9)?),
            })
        },
    )
}
