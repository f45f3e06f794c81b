//! Repayment agreements: what was looked at, each draft, what was recorded about it, and the
//! buyer's worksheet. Rows are only ever added.

use crate::book::Stamp;
use crate::company::{numbers, reserve};
use crate::db::{Reader, Writer};
use crate::error::StoreError;
use crate::value::{Currencies, Row};
use saldo_domain::agreements::worksheet::{Harshness, Line, LineKind};
use saldo_domain::agreements::{ActKind, Form, Instalment};
use saldo_domain::{CompanyId, CustomerId, Day, ItemId, Money, UserId};
use std::collections::BTreeMap;

/// An agreement that is begun: the analysis (AGR-01).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewAgreement {
    pub customer: CustomerId,
    /// Why the buyer does not pay.
    pub cause: String,
    /// The agreement whose place it takes once it is signed.
    pub replaces: Option<i64>,
    pub day: Day,
    pub person: UserId,
}

/// A plan as it is drawn up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewDraft {
    pub form: Form,
    /// What is open of the debts under it, together.
    pub amount: Money,
    /// Is a fee by the weekly table agreed on?
    pub fee: bool,
    pub grace_days: u16,
    pub accelerates: bool,
    /// What the buyer says it can pay in a month.
    pub capacity: Option<Money>,
    pub conditions: String,
    /// The debts under it with what was open of each.
    pub debts: Vec<(ItemId, Money)>,
    pub instalments: Vec<Instalment>,
    pub person: UserId,
}

/// Something recorded about an agreement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewAct {
    pub kind: ActKind,
    pub day: Day,
    /// The part that was missed, from 1.
    pub part: Option<i64>,
    /// What was not paid yet.
    pub rest: Option<Money>,
    /// The request whose decision permits the signature.
    pub request: Option<i64>,
    /// The number that stands on the signed paper.
    pub number: String,
    pub note: String,
    pub person: UserId,
}

/// An act as recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActRow {
    pub act: i64,
    /// The version of the draft it is about.
    pub version: i64,
    pub new: NewAct,
}

/// An agreement with its latest draft and worksheet, and all that was recorded about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgreementRow {
    pub agreement: i64,
    pub new: NewAgreement,
    /// The latest, with its version.
    pub draft: Option<(i64, NewDraft)>,
    /// In the order recorded.
    pub acts: Vec<ActRow>,
    pub worksheet: Vec<Line>,
}

impl AgreementRow {
    /// The act that signed it, if any did.
    pub fn signed(&self) -> Option<&ActRow> {
        self.acts.iter().find(|act| act.new.kind == ActKind::Signed)
    }

    /// The number on the signed paper; before it is signed, the one of the record.
    pub fn number(&self) -> String {
        self.signed().map_or_else(|| self.agreement.to_string(), |act| act.new.number.clone())
    }
}

/// Which agreement of whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key {
    pub customer: CustomerId,
    pub agreement: i64,
}

/// Begins an agreement; answers its number.
pub fn begin(writer: &mut Writer, stamp: Stamp, new: &NewAgreement) -> Result<i64, StoreError> {
    let id = reserve(writer, stamp.company, numbers::AGREEMENT, 1)?;
    let values = [
        stamp.company.into(),
        new.customer.into(),
        id.into(),
        (&new.cause).into(),
        new.replaces.unwrap_or(0).into(),
        new.day.into(),
        new.person.into(),
        stamp.recorded.into(),
    ];
    let columns =
        ["company", "customer", "agreement", "cause", "replaces", "day", "person", "recorded"];
    writer.insert("agreement", &columns, std::iter::once(values))?;
    Ok(id)
}

/// Adds a version of the plan, with its debts and parts; versions count from 1.
pub fn draw_up(
    writer: &mut Writer,
    stamp: Stamp,
    key: Key,
    version: i64,
    new: &NewDraft,
) -> Result<(), StoreError> {
    let first = || [stamp.company.into(), key.customer.into(), key.agreement.into()];
    let [company, customer, agreement] = first();
    let values = [
        company,
        customer,
        agreement,
        version.into(),
        new.form.code().into(),
        new.amount.currency().into(),
        new.amount.minor().into(),
        new.fee.into(),
        i64::from(new.grace_days).into(),
        new.accelerates.into(),
        new.capacity.map_or(-1, Money::minor).into(),
        (&new.conditions).into(),
        new.person.into(),
        stamp.recorded.into(),
    ];
    let columns = [
        "company",
        "customer",
        "agreement",
        "version",
        "form",
        "currency",
        "amount",
        "fee",
        "grace",
        "accelerates",
        "capacity",
        "conditions",
        "person",
        "recorded",
    ];
    writer.insert("agreement_draft", &columns, std::iter::once(values))?;
    let debts = new.debts.iter().map(|(item, open)| {
        let [company, customer, agreement] = first();
        [company, customer, agreement, version.into(), (*item).into(), open.minor().into()]
    });
    let columns = ["company", "customer", "agreement", "version", "item", "amount"];
    writer.insert("agreement_debt", &columns, debts)?;
    let parts = (1_i64..).zip(&new.instalments).map(|(part, one)| {
        let [company, customer, agreement] = first();
        let (amount, fee) = (one.amount.minor(), one.fee.minor());
        let day = one.day;
        [
            company,
            customer,
            agreement,
            version.into(),
            part.into(),
            day.into(),
            amount.into(),
            fee.into(),
        ]
    });
    let columns = ["company", "customer", "agreement", "version", "part", "day", "amount", "fee"];
    writer.insert("instalment", &columns, parts).map(drop)
}

/// Records something about an agreement and its draft of this version.
pub fn add_act(
    writer: &mut Writer,
    stamp: Stamp,
    key: Key,
    version: i64,
    new: &NewAct,
) -> Result<(), StoreError> {
    let id = reserve(writer, stamp.company, numbers::AGREEMENT_ACT, 1)?;
    let values = [
        stamp.company.into(),
        key.customer.into(),
        key.agreement.into(),
        id.into(),
        new.kind.code().into(),
        new.day.into(),
        version.into(),
        new.part.unwrap_or(0).into(),
        new.rest.map_or(0, Money::minor).into(),
        new.request.unwrap_or(0).into(),
        (&new.number).into(),
        (&new.note).into(),
        new.person.into(),
        stamp.recorded.into(),
    ];
    let columns = [
        "company",
        "customer",
        "agreement",
        "act",
        "kind",
        "day",
        "version",
        "part",
        "rest",
        "request",
        "number",
        "note",
        "person",
        "recorded",
    ];
    writer.insert("agreement_act", &columns, std::iter::once(values)).map(drop)
}

/// Writes the buyer's worksheet anew: these lines take the place of all before.
pub fn write_worksheet(
    writer: &mut Writer,
    stamp: Stamp,
    key: Key,
    lines: &[Line],
    person: UserId,
) -> Result<(), StoreError> {
    let version = reserve(writer, stamp.company, numbers::WORKSHEET, 1)?;
    let rows = (1_i64..).zip(lines).map(|(number, line)| {
        [
            stamp.company.into(),
            key.customer.into(),
            key.agreement.into(),
            version.into(),
            number.into(),
            line.kind.code().into(),
            (&line.name).into(),
            line.amount.currency().into(),
            line.amount.minor().into(),
            line.rate.to_string().into(),
            line.harshness.code().into(),
            person.into(),
            stamp.recorded.into(),
        ]
    });
    let columns = [
        "company",
        "customer",
        "agreement",
        "version",
        "line",
        "kind",
        "name",
        "currency",
        "amount",
        "rate",
        "harshness",
        "person",
        "recorded",
    ];
    writer.insert("worksheet_line", &columns, rows).map(drop)
}

/// The agreements of a customer, in the order begun.
pub fn of_customer(
    reader: &mut Reader,
    company: CompanyId,
    customer: CustomerId,
) -> Result<Vec<AgreementRow>, StoreError> {
    read(reader, company, Some(customer))
}

/// Every agreement of the company, by customer, in the order begun.
pub fn all(reader: &mut Reader, company: CompanyId) -> Result<Vec<AgreementRow>, StoreError> {
    read(reader, company, None)
}

/// Customers with an agreement that was signed and is not over, ascending.
pub fn signed(reader: &mut Reader, company: CompanyId) -> Result<Vec<CustomerId>, StoreError> {
    reader.query(
        "SELECT DISTINCT customer FROM agreement_act a
         WHERE company = $1 AND kind = 'signed' AND NOT EXISTS (
             SELECT 1 FROM agreement_act later
             WHERE later.company = a.company AND later.customer = a.customer
               AND later.agreement = a.agreement
               AND later.kind IN ('fulfilled', 'ended', 'replaced'))
         ORDER BY customer",
        &[company.into()],
        |row| Ok(CustomerId::new(row.int(0)?)),
    )
}

fn read(
    reader: &mut Reader,
    company: CompanyId,
    customer: Option<CustomerId>,
) -> Result<Vec<AgreementRow>, StoreError> {
    let asked = [company.into(), customer.map_or(0, CustomerId::get).into()];
    let mut found: BTreeMap<Key, AgreementRow> = BTreeMap::new();
    reader.each(
        "SELECT customer, agreement, cause, replaces, day, person FROM agreement
         WHERE company = $1 AND (customer = $2 OR $2 = 0) ORDER BY customer, agreement",
        &asked,
        |row| {
            let new = NewAgreement {
                customer: CustomerId::new(row.int(0)?),
                cause: row.string(2)?,
                replaces: Some(row.int(3)?).filter(|id| *id != 0),
                day: row.day(4)?,
                person: UserId::new(row.int(5)?),
            };
            let (acts, worksheet) = (Vec::new(), Vec::new());
            let agreement = row.int(1)?;
            found.insert(key(row)?, AgreementRow { agreement, new, draft: None, acts, worksheet });
            Ok(())
        },
    )?;
    add_drafts(reader, &asked, &mut found)?;
    add_acts(reader, &asked, &mut found)?;
    add_worksheets(reader, &asked, &mut found)?;
    Ok(found.into_values().collect())
}

fn key(row: &Row<'_>) -> Result<Key, StoreError> {
    Ok(Key { customer: CustomerId::new(row.int(0)?), agreement: row.int(1)? })
}

/// The latest version of each, with its debts and parts.
fn add_drafts(
    reader: &mut Reader,
    asked: &[crate::value::Value<'_>],
    found: &mut BTreeMap<Key, AgreementRow>,
) -> Result<(), StoreError> {
    let mut currencies = Currencies::default();
    reader.each(
        "SELECT customer, agreement, version, form, currency, amount, fee, grace, accelerates,
                capacity, conditions, person
         FROM agreement_draft WHERE company = $1 AND (customer = $2 OR $2 = 0)
         ORDER BY customer, agreement, version",
        asked,
        |row| {
            let Some(one) = found.get_mut(&key(row)?) else { return Ok(()) };
            let currency = currencies.read(row, 4)?;
            let capacity = Some(row.int(9)?).filter(|minor| *minor >= 0);
            let draft = NewDraft {
                form: row.word(3, Form::from_code)?,
                amount: Money::from_minor(row.int(5)?, currency),
                fee: row.flag(6)?,
                grace_days: u16::try_from(row.int(7)?).unwrap_or(0),
                accelerates: row.flag(8)?,
                capacity: capacity.map(|minor| Money::from_minor(minor, currency)),
                conditions: row.string(10)?,
                debts: Vec::new(),
                instalments: Vec::new(),
                person: UserId::new(row.int(11)?),
            };
            one.draft = Some((row.int(2)?, draft));
            Ok(())
        },
    )?;
    reader.each(
        "SELECT customer, agreement, version, item, amount FROM agreement_debt
         WHERE company = $1 AND (customer = $2 OR $2 = 0)
         ORDER BY customer, agreement, version, item",
        asked,
        |row| {
            let version = row.int(2)?;
            if let Some(draft) = draft_of(found, key(row)?, version) {
                let open = Money::from_minor(row.int(4)?, draft.amount.currency());
                draft.debts.push((ItemId::new(row.int(3)?), open));
            }
            Ok(())
        },
    )?;
    reader.each(
        "SELECT customer, agreement, version, day, amount, fee FROM instalment
         WHERE company = $1 AND (customer = $2 OR $2 = 0)
         ORDER BY customer, agreement, version, part",
        asked,
        |row| {
            let version = row.int(2)?;
            if let Some(draft) = draft_of(found, key(row)?, version) {
                let money = |minor: i64| Money::from_minor(minor, draft.amount.currency());
                let (amount, fee) = (money(row.int(4)?), money(row.int(5)?));
                draft.instalments.push(Instalment { day: row.day(3)?, amount, fee });
            }
            Ok(())
        },
    )
}

/// The draft of this version, if it is the latest.
fn draft_of(
    found: &mut BTreeMap<Key, AgreementRow>,
    key: Key,
    version: i64,
) -> Option<&mut NewDraft> {
    let draft = found.get_mut(&key)?.draft.as_mut()?;
    (draft.0 == version).then_some(&mut draft.1)
}

fn add_acts(
    reader: &mut Reader,
    asked: &[crate::value::Value<'_>],
    found: &mut BTreeMap<Key, AgreementRow>,
) -> Result<(), StoreError> {
    reader.each(
        "SELECT customer, agreement, act, kind, day, version, part, rest, request, number, note,
                person
         FROM agreement_act WHERE company = $1 AND (customer = $2 OR $2 = 0)
         ORDER BY customer, agreement, act",
        asked,
        |row| {
            let Some(one) = found.get_mut(&key(row)?) else { return Ok(()) };
            let currency = one.draft.as_ref().map(|(_, draft)| draft.amount.currency());
            let number = |at: usize| Ok::<_, StoreError>(Some(row.int(at)?).filter(|id| *id != 0));
            let rest = number(7)?.zip(currency);
            let new = NewAct {
                kind: row.word(3, ActKind::from_code)?,
                day: row.day(4)?,
                part: number(6)?,
                rest: rest.map(|(minor, currency)| Money::from_minor(minor, currency)),
                request: number(8)?,
                number: row.string(9)?,
                note: row.string(10)?,
                person: UserId::new(row.int(11)?),
            };
            one.acts.push(ActRow { act: row.int(2)?, version: row.int(5)?, new });
            Ok(())
        },
    )
}

fn add_worksheets(
    reader: &mut Reader,
    asked: &[crate::value::Value<'_>],
    found: &mut BTreeMap<Key, AgreementRow>,
) -> Result<(), StoreError> {
    let mut currencies = Currencies::default();
    let mut latest: BTreeMap<Key, i64> = BTreeMap::new();
    reader.each(
        "SELECT customer, agreement, version, kind, name, currency, amount, rate, harshness
         FROM worksheet_line WHERE company = $1 AND (customer = $2 OR $2 = 0)
         ORDER BY customer, agreement, version, line",
        asked,
        |row| {
            let (key, version) = (key(row)?, row.int(2)?);
            let Some(one) = found.get_mut(&key) else { return Ok(()) };
            if latest.insert(key, version) != Some(version) {
                one.worksheet.clear();
            }
            one.worksheet.push(Line {
                kind: row.word(3, LineKind::from_code)?,
                name: row.string(4)?,
                amount: Money::from_minor(row.int(6)?, currencies.read(row, 5)?),
                rate: row.word(7, |text| text.parse().ok())?,
                harshness: row.word(8, Harshness::from_code)?,
            });
            Ok(())
        },
    )
}
