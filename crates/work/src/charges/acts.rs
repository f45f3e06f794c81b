//! What people decide about the charge on a document.

use super::course::{Account, Rules};
use super::{Charge, Claim};
use crate::acts::ledger::Ledger;
use crate::authority::{self, Acting, UsedOn, limits_of_case};
use crate::{Office, Refused, Who, company, scope};
use saldo_domain::authority::waiver::Repayment;
use saldo_domain::authority::{Limits, Right};
use saldo_domain::book::facts::DocumentFact;
use saldo_domain::book::{ItemKind, Moment, MovementKind, NewMovement};
use saldo_domain::claims::{Accrued, Act, Waive};
use saldo_domain::{Amount, CompanyId, CustomerId, Day, ItemId, Money};
use saldo_store::book::Stamp;
use saldo_store::charges::{self as stored, NewAct};
use saldo_store::{Reader, Writer};
use serde_json::json;

/// What is to be forgiven.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Waiver {
    /// All that has accrued up to today.
    Whole,
    Part(Money),
    /// All, if the whole debt is repaid by the end of this day.
    IfRepaidBy(Day),
}

/// A waiver as it is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WaiverAsked {
    pub waiver: Waiver,
    /// The representative who looks after the customer asked for it by word of mouth (7.6).
    pub oral_request: bool,
    pub reason: String,
    /// Decisions about the charge that were seen when it was asked for: a form that is sent
    /// twice does not forgive twice. `None` asks for nothing of the kind.
    pub seen: Option<usize>,
}

/// Makes what has accrued and is not claimed yet a document of the book; what was claimed too
/// much, because the past has changed, is taken back instead. Answers the claim, if one is made.
///
/// # Errors
/// `NotPermitted`, `NothingToClaim` when claims and charge agree already or somebody decided to
/// wait, `UnknownDocument`, `NoRate`, `NoCalendar`, `TwoMethods`, or the store's.
pub fn fix(
    office: &Office,
    company: CompanyId,
    who: Who,
    customer: CustomerId,
    item: ItemId,
) -> Result<Option<ItemId>, Refused> {
    who.must(Right::ClaimCharges)?;
    on_charge(office, company, who, customer, item, "charge-fix", |writer, at, charge| {
        let waits = charge.state.postponed_until.is_some();
        let due = charge.money(charge.state.to_fix)?;
        if charge.state.overclaimed.is_positive() {
            at.correct(writer, charge, "")?;
            return Ok(None);
        }
        if waits || !due.is_positive() {
            return Err(Refused::NothingToClaim { number: charge.number.clone() });
        }
        at.claim(writer, charge, due).map(Some)
    })
}

/// Forgives a charge: who may follows from the week of delay and from what was repaid.
///
/// # Errors
/// `NotPermitted`, `ReasonMissing`, `AmountNotPositive`, `Field` for a condition in the past,
/// `Stale` when somebody decided meanwhile, `NothingToClaim` when nothing has accrued, and as
/// [`fix`].
pub fn waive(
    office: &Office,
    company: CompanyId,
    who: Who,
    customer: CustomerId,
    item: ItemId,
    asked: &WaiverAsked,
) -> Result<(), Refused> {
    let today = company::today(office, company)?;
    let command = office.about(company, who, "charge-waive", customer);
    office.store.write(&command, |writer| {
        let acting = Acting::own(writer, company, who)?;
        let place = Place { office, company, customer, item };
        let right = waive_in(writer, place, acting, today, command.at, asked)?;
        match right {
            Right::WaiveSecondWeek => asked_by_another(writer, company, who, customer),
            _ => Ok(()),
        }
    })
}

/// Nobody asks oneself: the word of mouth is that of the representative who looks after the
/// customer (7.6). What was asked for in writing names its asker itself.
fn asked_by_another(
    writer: &mut Writer,
    company: CompanyId,
    who: Who,
    customer: CustomerId,
) -> Result<(), Refused> {
    let owner = scope::card(writer, company, who, customer)?.owner;
    match owner.is_some_and(|owner| owner != who.person) || who.is_program() {
        true => Ok(()),
        false => Err(Refused::Field {
            field: "oral-request",
            value: String::new(),
            reason: "names nobody who could have asked",
            remedy: "name the representative on the card, or ask the director",
        }),
    }
}

/// Which charge.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Place<'a> {
    pub(crate) office: &'a Office,
    pub(crate) company: CompanyId,
    pub(crate) customer: CustomerId,
    pub(crate) item: ItemId,
}

impl<'a> Place<'a> {
    fn at(self, who: Who, today: Day, recorded: Moment) -> At<'a> {
        let Place { office, company, customer, item } = self;
        At { office, company, customer, item, who, today, recorded }
    }
}

/// [`waive`] inside a transaction that is open already; answers the right that it took.
pub(crate) fn waive_in(
    writer: &mut Writer,
    place: Place<'_>,
    acting: Acting,
    today: Day,
    recorded: Moment,
    asked: &WaiverAsked,
) -> Result<Right, Refused> {
    let reason = crate::acts::required_reason(&asked.reason, "a waiver")?;
    scope::card(writer, place.company, acting.who, place.customer)?;
    let at = place.at(acting.who, today, recorded);
    let found = charge_on(writer, at.key(), today)?;
    not_stale(&found.0, asked.seen)?;
    let (right, amount) = asked_of(writer, at.key(), &found, asked, today)?;
    let charge = found.0;
    let on = UsedOn { customer: place.customer, item: place.item, amount };
    authority::spend(writer, at.stamp(), acting, right, on)?;
    let (kind, part, until) = match asked.waiver {
        Waiver::Whole => (Act::Waive(Waive::Whole), None, None),
        Waiver::Part(part) => {
            (Act::Waive(Waive::Amount(Amount::minor_units_of(part))), Some(part), None)
        }
        Waiver::IfRepaidBy(by) => (Act::Waive(Waive::IfRepaidBy(by)), None, Some(by)),
    };
    let clause = right.clause().unwrap_or_default().to_owned();
    let act = at.act(&charge, &kind, &reason);
    let act = NewAct { amount: part, until, clause, upto: at.today, ..act };
    stored::add_acts(writer, at.stamp(), &[act])?;
    // A claim already made falls by what was just forgiven.
    let charge = at.charge(writer)?;
    if charge.state.overclaimed.is_positive() {
        at.correct(writer, &charge, &reason)?;
    }
    Ok(right)
}

/// What a waiver asks for: the right, and the money it is about.
pub(crate) fn asked_about(
    writer: &mut Writer,
    key: Key,
    asked: &WaiverAsked,
    today: Day,
) -> Result<(Right, Money), Refused> {
    let found = charge_on(writer, key, today)?;
    asked_of(writer, key, &found, asked, today)
}

/// The same of a charge that is there already; refused where there is nothing to forgive.
fn asked_of(
    writer: &mut Writer,
    key: Key,
    (charge, around): &(Charge, Around),
    asked: &WaiverAsked,
    today: Day,
) -> Result<(Right, Money), Refused> {
    if !charge.state.accrued.is_positive() {
        return Err(Refused::NothingToClaim { number: charge.number.clone() });
    }
    let left = (charge.state.accrued - charge.state.waived).or_nothing();
    let amount = match asked.waiver {
        Waiver::Part(part) if !part.is_positive() => {
            return Err(Refused::AmountNotPositive { amount: part });
        }
        Waiver::Part(part) if Amount::minor_units_of(part) > left => {
            return Err(Refused::Field {
                field: "amount",
                value: part.to_string(),
                reason: "is more than is left of the charge",
                remedy: "forgive at most what has accrued, or the whole",
            });
        }
        Waiver::Part(part) => part,
        Waiver::IfRepaidBy(by) if by < today => return Err(past("by", by)),
        // What accrues until then is forgiven with it; where no rate is known yet, what has.
        Waiver::IfRepaidBy(by) => {
            let then = charge_on(writer, key, by).map(|(then, _)| then.state.accrued);
            charge.money(then.unwrap_or(charge.state.accrued).max(left))?
        }
        Waiver::Whole => charge.money(left)?,
    };
    let right = decides(charge, *around, asked.waiver, asked.oral_request, today).0;
    Ok((right, amount))
}

/// Which document of whom.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Key {
    pub(crate) company: CompanyId,
    pub(crate) customer: CustomerId,
    pub(crate) item: ItemId,
}

/// The charge at the end of a day, as known now, with what stands around it.
fn charge_on(writer: &mut Writer, key: Key, day: Day) -> Result<(Charge, Around), Refused> {
    let now = Moment::NOW_AND_EVER;
    let rules = Rules::read(writer, key.company, now)?;
    let account = Account::read(writer, &rules, key.company, key.customer, now)?;
    let charge = account.charge(account.debt(key.item)?, day)?;
    let around = Around::of(writer, &account, &charge, key, day)?;
    Ok((charge, around))
}

/// What decides, beside the charge itself, who may forgive it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Around {
    /// Other documents of the customer are late and open: the whole debt is not repaid,
    /// however completely this document is (7.5; S06).
    pub(crate) others_late: bool,
    /// The day on which the last payment that somebody typed in was entered. Money dated back
    /// by hand repays nothing earlier than that, where it is a matter of who may decide.
    pub(crate) entered: Option<Day>,
    /// The weeks and months of the policy that the case goes by (GEN-12).
    pub(crate) limits: Limits,
}

impl Around {
    pub(super) fn of(
        reader: &mut Reader,
        account: &Account<'_>,
        charge: &Charge,
        key: Key,
        day: Day,
    ) -> Result<Self, Refused> {
        let Key { company, customer, item } = key;
        Ok(Self {
            others_late: account.others_late(item, day),
            entered: entered_by_hand(reader, key)?,
            limits: limits_of_case(reader, company, customer, item, (charge.due, day))?,
        })
    }
}

fn entered_by_hand(reader: &mut Reader, key: Key) -> Result<Option<Day>, Refused> {
    let rows = saldo_store::book::movements_of(reader, key.company, key.customer)?;
    let typed = rows.into_iter().filter(|row| {
        row.batch == 0
            && row.movement.debit_item == Some(key.item)
            && row.movement.kind == MovementKind::Allocation
    });
    let Some(last) = typed.map(|row| row.movement.recorded).max() else { return Ok(None) };
    let company = saldo_store::company::get(reader, key.company)?.ok_or(Refused::NoCompany)?;
    crate::office::day_in_zone(last, &company.zone).map(Some)
}

/// Refuses what was asked for in view of other decisions than those that stand.
fn not_stale(charge: &Charge, seen: Option<usize>) -> Result<(), Refused> {
    let count = |number| i64::try_from(number).unwrap_or(i64::MAX);
    match seen.filter(|seen| *seen != charge.acts.len()) {
        None => Ok(()),
        Some(seen) => Err(Refused::Stale {
            what: charge.number.clone(),
            seen: count(seen),
            now: count(charge.acts.len()),
        }),
    }
}

/// The right that a waiver asks for, and its clause.
pub(super) fn decides(
    charge: &Charge,
    around: Around,
    waiver: Waiver,
    oral_request: bool,
    today: Day,
) -> (Right, String) {
    let open = charge.accrued.principal.is_positive();
    let (repaid_on, in_full) = match waiver {
        Waiver::IfRepaidBy(by) => (by, !around.others_late),
        Waiver::Whole if !open => (
            repaid_on(charge, today).max(around.entered.unwrap_or(Day::FIRST)),
            !around.others_late,
        ),
        Waiver::Whole | Waiver::Part(_) => (today, false),
    };
    let due = charge.accrued.parts.first().map_or(charge.due, |part| part.due);
    let repayment = Repayment { due, repaid_on, in_full, oral_request };
    let right = repayment.right_by(&around.limits);
    // Handed to claims already: an exception like any other.
    let right = right.filter(|_| !charge.state.enforced).unwrap_or(Right::WaiveOtherwise);
    (right, right.clause().unwrap_or_default().to_owned())
}

/// The last day that bore anything: the day of full repayment.
fn repaid_on(charge: &Charge, today: Day) -> Day {
    let rows = charge.accrued.parts.iter().flat_map(|part| &part.rows);
    rows.map(|row| row.to).max().unwrap_or(today)
}

/// Puts off asking for a charge; it accrues on.
///
/// # Errors
/// `NotPermitted`, `ReasonMissing`, `Field` for a day that is past, and as [`fix`].
pub fn postpone(
    office: &Office,
    company: CompanyId,
    who: Who,
    customer: CustomerId,
    item: ItemId,
    until: Day,
    reason: &str,
) -> Result<(), Refused> {
    let reason = crate::acts::required_reason(reason, "a postponement")?;
    on_charge(office, company, who, customer, item, "charge-postpone", |writer, at, charge| {
        if until <= at.today {
            return Err(past("until", until));
        }
        let right = postpones(charge, at.limits(writer, charge)?, until);
        who.must(right)?;
        if charge.state.postponed_until == Some(until) {
            return Ok(());
        }
        let kind = Act::Postpone { until };
        let clause = match charge.state.enforced {
            true => right.clause().unwrap_or_default(),
            false => "8.6",
        };
        let clause = clause.to_owned();
        let act = NewAct { until: Some(until), clause, ..at.act(charge, &kind, &reason) };
        Ok(stored::add_acts(writer, at.stamp(), &[act])?)
    })
}

/// The right that waiting until a day asks for.
pub(super) fn postpones(charge: &Charge, limits: Limits, until: Day) -> Right {
    // Handed to claims already: an exception, as its waiver is.
    if charge.state.enforced {
        return Right::WaiveOtherwise;
    }
    limits.again_until(charge.due, until)
}

/// Hands a charge to claims and suits: from now on only the director forgives it or lets it
/// wait.
///
/// # Errors
/// `NotPermitted`, `ReasonMissing`, and as [`fix`].
pub fn enforce(
    office: &Office,
    company: CompanyId,
    who: Who,
    customer: CustomerId,
    item: ItemId,
    reason: &str,
) -> Result<(), Refused> {
    who.must(Right::EnforceCharges)?;
    let reason = crate::acts::required_reason(reason, "enforcement")?;
    on_charge(office, company, who, customer, item, "charge-enforce", |writer, at, charge| {
        if !charge.state.accrued.is_positive() {
            return Err(Refused::NothingToClaim { number: charge.number.clone() });
        }
        if charge.state.enforced {
            return Ok(());
        }
        let act = at.act(charge, &Act::Enforce, &reason);
        Ok(stored::add_acts(writer, at.stamp(), &[act])?)
    })
}

/// Takes back a waiver, a postponement or an enforcement. A claim is taken back by withdrawing
/// its document.
///
/// # Errors
/// `NotPermitted`, `ReasonMissing`, `UnknownStanding` when the act does not stand, or the
/// store's.
pub fn take_back(
    office: &Office,
    company: CompanyId,
    who: Who,
    customer: CustomerId,
    item: ItemId,
    act: i64,
    reason: &str,
) -> Result<(), Refused> {
    who.must(Right::TakeBackChargeDecisions)?;
    let reason = crate::acts::required_reason(reason, "this")?;
    on_charge(office, company, who, customer, item, "charge-take-back", |writer, at, charge| {
        let stands = |row: &&stored::ActRow| {
            row.act == act && row.taken_back.is_none() && row.new.claim.is_none()
        };
        let found = charge.acts.iter().find(stands);
        let found = found.ok_or(Refused::UnknownStanding { standing: act })?;
        let back = NewAct {
            takes_back: Some(act),
            reason: reason.clone(),
            role: at.who.role.code().to_owned(),
            person: at.who.person,
            ..found.new.clone()
        };
        Ok(stored::add_acts(writer, at.stamp(), &[back])?)
    })
}

/// Where and when an act is done.
struct At<'a> {
    office: &'a Office,
    company: CompanyId,
    customer: CustomerId,
    item: ItemId,
    who: Who,
    today: Day,
    recorded: Moment,
}

fn on_charge<T>(
    office: &Office,
    company: CompanyId,
    who: Who,
    customer: CustomerId,
    item: ItemId,
    action: &'static str,
    act: impl Fn(&mut Writer, &At<'_>, &Charge) -> Result<T, Refused>,
) -> Result<T, Refused> {
    let today = company::today(office, company)?;
    let command = office.about(company, who, action, customer);
    office.store.write(&command, |writer| {
        scope::card(writer, company, who, customer)?;
        let recorded = command.at;
        let at = At { office, company, customer, item, who, today, recorded };
        let charge = at.charge(writer)?;
        act(writer, &at, &charge)
    })
}

impl At<'_> {
    fn stamp(&self) -> Stamp {
        Stamp { company: self.company, recorded: self.recorded, batch: 0 }
    }

    const fn key(&self) -> Key {
        Key { company: self.company, customer: self.customer, item: self.item }
    }

    fn charge(&self, writer: &mut Writer) -> Result<Charge, Refused> {
        charge_on(writer, self.key(), self.today).map(|(charge, _)| charge)
    }

    fn limits(&self, reader: &mut Reader, charge: &Charge) -> Result<Limits, Refused> {
        let Key { company, customer, item } = self.key();
        limits_of_case(reader, company, customer, item, (charge.due, self.today))
    }

    fn act(&self, charge: &Charge, kind: &Act, reason: &str) -> NewAct {
        NewAct {
            customer: self.customer,
            item: charge.item,
            kind: kind.code().to_owned(),
            upto: self.today,
            amount: None,
            until: None,
            claim: None,
            takes_back: None,
            role: self.who.role.code().to_owned(),
            clause: String::new(),
            reason: reason.to_owned(),
            proof: String::new(),
            person: self.who.person,
        }
    }

    /// Makes a document of the book of `due` and notes of what it was made.
    fn claim(&self, writer: &mut Writer, charge: &Charge, due: Money) -> Result<ItemId, Refused> {
        let mut ledger = Ledger::open(writer, self.company, self.customer, self.recorded)?;
        let number = format!("{}/{}", charge.number, charge.claims.len() + 1);
        let claim = ledger.add_document(&DocumentFact {
            customer: String::new(),
            kind: ItemKind::Charge,
            number,
            effective: self.today,
            due: self.today,
            amount: due,
            settles: None,
            reference: None,
            disputed: false,
            note: None,
        })?;
        ledger.enter(writer, self.office.business())?;
        let act = NewAct {
            amount: Some(due),
            claim: Some(claim),
            proof: proof(&charge.accrued),
            ..self.act(charge, &Act::Fix { claim }, "")
        };
        stored::add_acts(writer, self.stamp(), &[act])?;
        Ok(claim)
    }

    /// Lowers claims, the latest first, by what is claimed too much. What was paid already
    /// stays: the money is the customer's, and a person decides what it pays.
    fn correct(&self, writer: &mut Writer, charge: &Charge, reason: &str) -> Result<(), Refused> {
        let mut ledger = Ledger::open(writer, self.company, self.customer, self.recorded)?;
        let mut left = charge.state.overclaimed;
        for claim in charge.claims.iter().rev() {
            let by = left.min(Amount::minor_units_of(claim.open));
            if by.is_positive() {
                ledger.add_movement(&self.lowers(claim, by)?, reason)?;
                left = left - by;
            }
        }
        if left == charge.state.overclaimed {
            return Err(Refused::NothingToClaim { number: charge.number.clone() });
        }
        ledger.enter(writer, self.office.business())
    }

    fn lowers(&self, claim: &Claim, by: Amount) -> Result<NewMovement, Refused> {
        Ok(NewMovement {
            kind: MovementKind::Amendment,
            debit_item: Some(claim.item),
            credit_item: None,
            amount: by.in_minor_units_of(claim.amount.currency())?,
            effective: self.today,
            reverses: None,
        })
    }
}

/// The segments as they stood when the claim was made.
fn proof(accrued: &Accrued) -> String {
    let parts: Vec<_> = accrued
        .parts
        .iter()
        .map(|part| {
            let rows: Vec<_> = part
                .rows
                .iter()
                .map(|row| {
                    json!({
                        "from": row.from, "to": row.to, "days": row.days,
                        "spared_days": row.spared_days,
                        "principal": row.principal, "rate_pct": row.rate,
                        "basis": row.basis, "amount": row.amount,
                    })
                })
                .collect();
            json!({
                "ground": part.ground.code(), "method": part.method,
                "reference": part.reference, "segments": rows,
                "accrued": part.accrued, "fixed_sum": part.fixed_sum,
            })
        })
        .collect();
    serde_json::to_string(&parts).expect("texts and numbers are JSON")
}

fn past(field: &'static str, day: Day) -> Refused {
    Refused::Field {
        field,
        value: day.to_string(),
        reason: "is past",
        remedy: "give a day that is still to come",
    }
}
