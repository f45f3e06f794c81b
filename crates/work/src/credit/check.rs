//! May this customer get this shipment now? Yes, no, how much, and what it follows from.

use super::orders::{Decisions, binding, reduction};
use super::terms::Table;
use crate::dossier::{self, LimitKept};
use crate::fieldwork::freeze_of;
use crate::{Office, Refused, Who, company as companies, scope};
use saldo_domain::book::Moment;
use saldo_domain::credit::safe_limit::{Buyer, Ceiling};
use saldo_domain::credit::shipment::{File, Hindrance, Position, Reduction};
use saldo_domain::rating::Status;
use saldo_domain::{Amount, CompanyId, Currency, CustomerId, Day, Money};
use saldo_store::company::Company;
use saldo_store::credit::{self as stored, Order, OrderRow};
use saldo_store::customers::Card;
use saldo_store::{Reader, status as statuses};
use serde::{Deserialize, Serialize};

/// A shipment that somebody asks about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CreditQuestion {
    /// Code of the customer.
    pub customer: String,
    pub amount: Money,
}

/// The answer, with everything it follows from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CreditAnswer {
    /// Code of the customer.
    pub customer: String,
    pub name: String,
    pub as_of: Day,
    pub amount: Money,
    pub allowed: bool,
    /// The most that may be shipped; `None` when no limit is set.
    pub available: Option<Money>,
    /// What keeps this shipment back; empty when it may leave.
    pub hindrances: Vec<HindranceTold>,
    pub components: Components,
}

/// What keeps a shipment back, and the clause behind it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HindranceTold {
    pub code: String,
    pub clause: String,
}

/// What the answer follows from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Components {
    pub status: Status,
    /// `None` when no limit is set.
    pub limit: Option<Money>,
    /// Is the limit one of the customer's own?
    pub own_limit: bool,
    pub deferral_days: Option<u16>,
    /// In percent, a point and as many decimals as it has.
    pub discount_pct: Option<String>,
    pub stop_after_days: Option<u16>,
    pub debt: Money,
    /// Money received that pays nothing yet.
    pub unallocated: Money,
    pub overdue: Money,
    pub overdue_days: i64,
    /// Kept for other shipments.
    pub reserved: Money,
    /// How much of the limit is used, in hundredths of a percent.
    pub utilisation: Option<i64>,
    pub stop: Option<StopTold>,
    pub reduction: Option<ReductionTold>,
    /// What the customer's file says, where the policy asks for it and it says no.
    #[serde(default)]
    pub file: Option<FileTold>,
    /// The limit that somebody confirmed as safe: it binds where it is the smaller (CLI-04).
    #[serde(default)]
    pub confirmed_limit: Option<ConfirmedTold>,
    /// What payments of the policy's days would bear: a proposal, which binds when somebody confirms
    /// it or makes it the limit (CLI-04).
    pub safe_limit: SafeTold,
    /// Something is open in other currencies, which no limit in this one is about.
    pub other_currencies: bool,
}

/// A stop of shipments.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StopTold {
    pub since: Day,
    pub clause: String,
    pub reason: String,
}

/// What a file says that keeps goods on credit back (CLI-02, CLI-07).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileTold {
    /// The last decision, if there was one: its day and why.
    pub refused_on: Option<Day>,
    pub reason: String,
    pub clause: String,
}

/// A part of each payment that is shipped.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReductionTold {
    pub since: Day,
    pub ratio_pct: String,
    pub paid: Money,
    pub shipped: Money,
}

/// A limit that somebody confirmed as safe.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConfirmedTold {
    pub amount: Money,
    pub since: Day,
    pub clause: String,
    /// Why it is another than was proposed; empty where it is not.
    pub reason: String,
    /// It is the one that binds.
    pub binds: bool,
}

/// The safe limit by payments.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SafeTold {
    pub average_daily_payment: Money,
    pub limit: Money,
    pub available: Money,
}

/// Answers whether a shipment may leave now.
///
/// # Errors
/// `UnknownCustomer`, `AmountNotPositive`, `Field` for another currency than the company's, or
/// the store's.
pub fn check(
    office: &Office,
    company: CompanyId,
    who: Who,
    question: &CreditQuestion,
) -> Result<CreditAnswer, Refused> {
    let found = companies::stored_company(office, company)?;
    let today = office.today_in(&found.zone)?;
    let now = office.now();
    office.store.read(|reader| {
        let card = scope::card_by_code(reader, company, who, &question.customer)?;
        answer(reader, &found, today, now, &card, question.amount)
    })
}

/// The same within a transaction.
pub(super) fn answer(
    reader: &mut Reader,
    company: &Company,
    today: Day,
    now: Moment,
    card: &Card,
    amount: Money,
) -> Result<CreditAnswer, Refused> {
    if !amount.is_positive() {
        return Err(Refused::AmountNotPositive { amount });
    }
    if amount.currency() != company.currency {
        return Err(Refused::Field {
            field: "currency",
            value: amount.currency().to_string(),
            reason: "is not the currency in which limits are kept",
            remedy: "ask in the company's currency",
        });
    }
    let scene = Scene::of(reader, company, today, now, card.customer)?;
    scene.told(card, amount)
}

/// Everything read of one customer.
struct Scene {
    today: Day,
    currency: Currency,
    position: Position,
    own_limit: bool,
    stop: Option<StopTold>,
    reduced_since: Option<Day>,
    confirmed: Option<(LimitKept, Day)>,
    buyer: Buyer,
    file: Option<FileTold>,
    other_currencies: bool,
}

impl Scene {
    fn of(
        reader: &mut Reader,
        company: &Company,
        today: Day,
        now: Moment,
        customer: CustomerId,
    ) -> Result<Self, Refused> {
        let (id, currency) = (company.company, company.currency);
        let status = statuses::status_on(reader, id, customer, today)?;
        let orders = stored::orders_of(reader, id, customer)?;
        let table = Table::of_customer(reader, company, customer)?;
        let decided = Decisions::of(reader, id, &orders)?;
        let was = |order: &OrderRow| decided.when(order);
        let (terms, own) = binding(&table, &orders, (status, today), was);
        let owes = stored::owes(reader, id, customer, today, currency)?;
        let reserved = reserved(reader, id, customer, now, currency)?;
        let stop = match stop(&orders, today) {
            Some(stop) => Some(stop),
            None => frozen(reader, id, customer)?,
        };
        let reduced = reduction(&orders, (status, today), was);
        let reduction = match reduced {
            None => None,
            Some((since, ratio)) => Some(Reduction {
                ratio,
                paid: stored::received(reader, id, customer, currency, since, today)?,
                shipped: stored::shipped(reader, id, customer, currency, since, today)?,
            }),
        };
        let window = table.payments_window(today);
        let first = today.plus(1 - i64::from(window.get()));
        let buyer = Buyer {
            payments: stored::received(reader, id, customer, currency, first, today)?,
            window,
            deferral: terms.deferral_days.unwrap_or(0),
            ceiling: Ceiling::Payments,
            debt: owes.debt - owes.unallocated,
            overdue: owes.overdue,
            overdue_stops: terms.stop_after_days.is_some(),
        };
        // A limit in another currency than limits are kept in binds nothing.
        let confirmed = dossier::confirmed_limit(reader, id, customer)?
            .filter(|(kept, since)| kept.amount.currency() == currency && *since <= today);
        // Not every policy asks for a file; a decision against credit holds under each (CLI-07).
        let before = match table.asks_for_file(today) {
            true => stored::was_shipped_to(reader, id, customer, today)?,
            false => true,
        };
        let (file, file_told) = file_as_of(reader, id, customer, today, before)?;
        let position = Position {
            status,
            terms,
            confirmed: confirmed.as_ref().map(|(kept, _)| Amount::minor_units_of(kept.amount)),
            debt: owes.debt,
            unallocated: owes.unallocated,
            overdue: owes.overdue,
            overdue_days: owes.oldest_due.map_or(0, |due| today.days_since(due)),
            reserved,
            stopped: stop.is_some(),
            reduction,
            file,
        };
        let own_limit = own.is_some_and(|own| own.limit.is_some()) && status.has_deferral();
        let (reduced_since, other_currencies) = (reduced.map(|one| one.0), owes.others);
        Ok(Self {
            today,
            currency,
            position,
            own_limit,
            stop,
            reduced_since,
            confirmed,
            buyer,
            file: file_told,
            other_currencies,
        })
    }

    fn money(&self, amount: Amount) -> Result<Money, Refused> {
        Ok(amount.in_minor_units_of(self.currency)?)
    }

    fn told(&self, card: &Card, amount: Money) -> Result<CreditAnswer, Refused> {
        let found = self.position.answer(Amount::minor_units_of(amount));
        let told = |hindrance: &Hindrance| HindranceTold {
            code: hindrance.code().to_owned(),
            clause: self.clause(*hindrance),
        };
        Ok(CreditAnswer {
            customer: card.code.clone(),
            name: card.name.clone(),
            as_of: self.today,
            amount,
            allowed: found.allowed,
            available: found.available.map(|left| self.money(left)).transpose()?,
            hindrances: found.hindrances.iter().map(told).collect(),
            components: self.components()?,
        })
    }

    fn confirmed_told(&self) -> Option<ConfirmedTold> {
        let (kept, since) = self.confirmed.as_ref()?;
        let binds = matches!(self.position.limit(), Some((_, Hindrance::OverSafeLimit)));
        Some(ConfirmedTold {
            amount: kept.amount,
            since: *since,
            clause: Hindrance::OverSafeLimit.clause().to_owned(),
            reason: kept.reason.clone(),
            binds,
        })
    }

    /// A stop has the clause it was ordered by.
    fn clause(&self, hindrance: Hindrance) -> String {
        match (hindrance, &self.stop) {
            (Hindrance::Stopped, Some(stop)) => stop.clause.clone(),
            _ => hindrance.clause().to_owned(),
        }
    }

    fn components(&self) -> Result<Components, Refused> {
        let position = &self.position;
        let terms = position.terms;
        let safe = self.buyer.safe_limit();
        let reduction = match (position.reduction, self.reduced_since) {
            (Some(reduction), Some(since)) => Some(ReductionTold {
                since,
                ratio_pct: reduction.ratio.to_string(),
                paid: self.money(reduction.paid)?,
                shipped: self.money(reduction.shipped)?,
            }),
            _ => None,
        };
        let utilisation = position.utilisation().and_then(|used| i64::try_from(used).ok());
        Ok(Components {
            status: position.status,
            limit: terms.limit.map(|limit| self.money(limit)).transpose()?,
            own_limit: self.own_limit,
            deferral_days: terms.deferral_days,
            discount_pct: terms.discount.map(|discount| discount.to_string()),
            stop_after_days: terms.stop_after_days,
            debt: self.money(position.debt)?,
            unallocated: self.money(position.unallocated)?,
            overdue: self.money(position.overdue)?,
            overdue_days: position.overdue_days,
            reserved: self.money(position.reserved)?,
            utilisation,
            stop: self.stop.clone(),
            reduction,
            file: self.file.clone(),
            confirmed_limit: self.confirmed_told(),
            safe_limit: SafeTold {
                average_daily_payment: self.money(safe.average_daily_payment)?,
                limit: self.money(safe.limit)?,
                available: self.money(safe.available)?,
            },
            other_currencies: self.other_currencies,
        })
    }
}

pub(super) fn stop(orders: &[OrderRow], today: Day) -> Option<StopTold> {
    let holds = |row: &&OrderRow| row.holds_on(today) && row.new.order == Order::Stop;
    orders.iter().rev().find(holds).map(|row| StopTold {
        since: row.new.from,
        clause: row.new.clause.clone(),
        reason: row.new.reason.clone(),
    })
}

/// A visit that found a high risk stops shipments until the manager has said how to go on.
fn frozen(
    reader: &mut Reader,
    company: CompanyId,
    customer: CustomerId,
) -> Result<Option<StopTold>, Refused> {
    let found = freeze_of(reader, company, customer)?;
    Ok(found.map(|one| StopTold { since: one.since, clause: one.clause, reason: one.note }))
}

fn reserved(
    reader: &mut Reader,
    company: CompanyId,
    customer: CustomerId,
    now: Moment,
    currency: Currency,
) -> Result<Amount, Refused> {
    let rows = stored::reservations_of(reader, company, customer, now)?;
    let kept = rows.iter().filter(|row| row.keeps_at(now));
    let kept = kept.filter(|row| row.new.amount.currency() == currency);
    Ok(kept.map(|row| Amount::minor_units_of(row.new.amount)).sum())
}

/// What the customer's file says about goods on credit on a day. Whoever was shipped to before is
/// a customer of old: only a refusal holds it.
pub(super) fn file_as_of(
    reader: &mut Reader,
    company: CompanyId,
    customer: CustomerId,
    day: Day,
    before: bool,
) -> Result<(File, Option<FileTold>), Refused> {
    let found = dossier::credit_on_file(reader, company, customer)?;
    let decided = found.decided.as_ref().filter(|(_, decided_on)| *decided_on <= day);
    let file = File::of(decided.map(|(decided, _)| decided.granted), found.contract, before);
    let hindrance = match file {
        File::Free => return Ok((file, None)),
        File::Missing => Hindrance::FileMissing,
        File::Refused => Hindrance::CreditRefused,
    };
    Ok((
        file,
        Some(FileTold {
            refused_on: decided.map(|(_, day)| *day),
            reason: decided.map(|(decided, _)| decided.reason.clone()).unwrap_or_default(),
            clause: hindrance.clause().to_owned(),
        }),
    ))
}
