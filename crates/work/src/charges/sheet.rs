//! The charge on one document with everything that proves it: what a page and `explain` show.

use super::acts::{Around, Key};
use super::course::{Account, Rules};
use super::permits::{May, may};
use super::{Charge, Claim};
use crate::views::People;
use crate::{Office, Refused, Who, company, explain as explained, scope};
use saldo_domain::book::Moment;
use saldo_domain::claims::{Part, Row};
use saldo_domain::{Amount, CompanyId, Currency, CustomerId, Day, ItemId, Money};
use saldo_store::Reader;
use saldo_store::charges::ActRow;
use saldo_store::customers::Card;
use serde::{Serialize, Serializer};

/// The charge on one document, and whose it is.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// Code of the customer.
    pub code: String,
    pub name: String,
    pub customer: CustomerId,
    pub day: Day,
    pub charge: Charge,
    /// What statutory interest would come to by one rate for all days; `None` where the charge
    /// is another one.
    pub estimate: Option<OneRate>,
    /// What people decided, in the order recorded.
    pub decisions: Vec<Decision>,
    /// What the person who asks may do about it; nothing on another day than today.
    pub may: May,
}

/// Interest at the rate of the last day for the whole delay: an estimate for a conversation,
/// which no claim and no document states (INT-16).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OneRate {
    /// Per cent a year.
    pub rate: String,
    pub amount: Money,
}

/// What somebody decided about a charge.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Decision {
    pub act: i64,
    /// `fix`, `waive`, `waive_part`, `waive_if_repaid`, `postpone`, `enforce`.
    pub kind: String,
    /// Last day of delay it is about.
    pub upto: Day,
    pub amount: Option<Money>,
    /// Day of a condition or a postponement.
    pub until: Option<Day>,
    /// Number of the claim it made.
    pub claim: Option<String>,
    pub role: String,
    pub clause: String,
    pub reason: String,
    /// Name of the person; `None` for the program itself.
    pub person: Option<String>,
    pub taken_back: bool,
}

/// The sheet of a document at the end of a day, today when none is given.
///
/// # Errors
/// `UnknownCustomer`, `UnknownDocument`, `TwoMethods`, `NoRate`, `NoCalendar`, or the store's.
pub fn sheet(
    office: &Office,
    company: CompanyId,
    who: Who,
    customer: CustomerId,
    item: ItemId,
    day: Option<Day>,
) -> Result<Sheet, Refused> {
    let today = company::today(office, company)?;
    office.store.read(|reader| {
        let card = scope::card(reader, company, who, customer)?;
        draw(reader, company, who, card, item, (day.unwrap_or(today), today))
    })
}

/// The same of the invoice that `number` or CUSTOMER/NUMBER names.
///
/// # Errors
/// `AmbiguousDocument`, and as [`sheet`].
pub fn explain(
    office: &Office,
    company: CompanyId,
    who: Who,
    number: &str,
    day: Option<Day>,
) -> Result<Sheet, Refused> {
    let today = company::today(office, company)?;
    office.store.read(|reader| {
        let (card, item) = explained::find_invoice(reader, company, who, number)?;
        draw(reader, company, who, card, item.item, (day.unwrap_or(today), today))
    })
}

fn draw(
    reader: &mut Reader,
    company: CompanyId,
    who: Who,
    card: Card,
    item: ItemId,
    (day, today): (Day, Day),
) -> Result<Sheet, Refused> {
    let rules = Rules::read(reader, company, Moment::NOW_AND_EVER)?;
    let now = Moment::NOW_AND_EVER;
    let account = Account::read(reader, &rules, company, card.customer, now)?;
    let charge = account.charge(account.debt(item)?, day)?;
    let estimate = account.by_one_rate(&charge, day)?;
    let people = People::of(reader, company)?;
    let decisions = charge.acts.iter().map(|row| decision(row, &charge.claims, &people)).collect();
    let may = match day == today {
        true => {
            let key = Key { company, customer: card.customer, item };
            may(who, &charge, Around::of(reader, &account, &charge, key, day)?, today)
        }
        false => May::default(),
    };
    Ok(Sheet {
        code: card.code,
        name: card.name,
        customer: card.customer,
        day,
        charge,
        estimate,
        decisions,
        may,
    })
}

fn decision(row: &ActRow, claims: &[Claim], people: &People) -> Decision {
    let new = &row.new;
    let claim = claims.iter().find(|claim| Some(claim.item) == new.claim);
    Decision {
        act: row.act,
        kind: new.kind.clone(),
        upto: new.upto,
        amount: new.amount,
        until: new.until,
        claim: claim.map(|claim| claim.number.clone()),
        role: new.role.clone(),
        clause: new.clause.clone(),
        reason: new.reason.clone(),
        person: people.get(new.person).map(|person| person.name),
        taken_back: row.taken_back.is_some(),
    }
}

/// Money as text, without its currency.
struct Plain(Amount, Currency);

impl Serialize for Plain {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0.in_minor_units_of(self.1) {
            Ok(money) => serializer.serialize_str(&money.to_plain()),
            Err(_) => serializer.collect_str(&self.0),
        }
    }
}

#[derive(Serialize)]
struct SheetJson<'s> {
    customer: &'s str,
    name: &'s str,
    number: &'s str,
    on: Day,
    due: Day,
    days: i64,
    currency: Currency,
    amount: String,
    /// What is left of it.
    principal: Plain,
    state: StateJson,
    parts: Vec<PartJson<'s>>,
    /// By one rate for all days: no claim states it.
    estimate: Option<EstimateJson<'s>>,
    claims: Vec<ClaimJson<'s>>,
    acts: &'s [Decision],
}

#[derive(Serialize)]
struct StateJson {
    accrued: Plain,
    waived: Plain,
    /// Waits for the principal to be repaid by this day.
    pending: Option<PendingJson>,
    claimed: Plain,
    to_claim: Plain,
    overclaimed: Plain,
    postponed_until: Option<Day>,
    enforced: bool,
}

#[derive(Serialize)]
struct PendingJson {
    by: Day,
    amount: Plain,
}

#[derive(Serialize)]
struct PartJson<'s> {
    ground: &'static str,
    method: &'static str,
    reference: &'s str,
    due: Day,
    segments: Vec<RowJson<'s>>,
    accrued: Plain,
    fixed_sum: Plain,
    capped: bool,
    escalates: bool,
    past_table: bool,
}

#[derive(Serialize)]
struct RowJson<'s> {
    from: Day,
    to: Day,
    days: u32,
    spared_days: u32,
    principal: Plain,
    rate_pct: &'s str,
    basis: &'static str,
    amount: Plain,
}

#[derive(Serialize)]
struct EstimateJson<'s> {
    rate_pct: &'s str,
    amount: String,
}

#[derive(Serialize)]
struct ClaimJson<'s> {
    number: &'s str,
    amount: String,
    open: String,
}

impl Serialize for Sheet {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let charge = &self.charge;
        let currency = charge.amount.currency();
        SheetJson {
            customer: &self.code,
            name: &self.name,
            number: &charge.number,
            on: self.day,
            due: charge.due,
            days: charge.days(),
            currency,
            amount: charge.amount.to_plain(),
            principal: Plain(charge.accrued.principal, currency),
            state: StateJson::of(charge, currency),
            parts: charge.accrued.parts.iter().map(|part| PartJson::of(part, currency)).collect(),
            estimate: self
                .estimate
                .as_ref()
                .map(|one| EstimateJson { rate_pct: &one.rate, amount: one.amount.to_plain() }),
            claims: charge.claims.iter().map(ClaimJson::of).collect(),
            acts: &self.decisions,
        }
        .serialize(serializer)
    }
}

impl StateJson {
    fn of(charge: &Charge, currency: Currency) -> Self {
        let state = &charge.state;
        let plain = |amount| Plain(amount, currency);
        Self {
            accrued: plain(state.accrued),
            waived: plain(state.waived),
            pending: state
                .pending
                .map(|pending| PendingJson { by: pending.by, amount: plain(pending.amount) }),
            claimed: plain(state.fixed),
            to_claim: plain(state.to_fix),
            overclaimed: plain(state.overclaimed),
            postponed_until: state.postponed_until,
            enforced: state.enforced,
        }
    }
}

impl<'s> PartJson<'s> {
    fn of(part: &'s Part, currency: Currency) -> Self {
        Self {
            ground: part.ground.code(),
            method: part.method,
            reference: &part.reference,
            due: part.due,
            segments: part.rows.iter().map(|row| RowJson::of(row, currency)).collect(),
            accrued: Plain(part.accrued, currency),
            fixed_sum: Plain(part.fixed_sum, currency),
            capped: part.capped,
            escalates: part.escalates,
            past_table: part.past_table,
        }
    }
}

impl<'s> RowJson<'s> {
    fn of(row: &'s Row, currency: Currency) -> Self {
        Self {
            from: row.from,
            to: row.to,
            days: row.days,
            spared_days: row.spared_days,
            principal: Plain(row.principal, currency),
            rate_pct: &row.rate,
            basis: row.basis,
            amount: Plain(row.amount, currency),
        }
    }
}

impl<'s> ClaimJson<'s> {
    fn of(claim: &'s Claim) -> Self {
        Self { number: &claim.number, amount: claim.amount.to_plain(), open: claim.open.to_plain() }
    }
}
