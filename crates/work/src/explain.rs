//! Why something happened, and why nothing else did: facts, clause, policy version.
//!
//! The answer is data; the sentences are in the locale files.

mod ahead;

use crate::acts::ledger::read_book;
use crate::office::day_in_zone;
use crate::policies::{InForce, Versions};
use crate::{Office, Refused, Who, company as companies, policies, scope};
use saldo_domain::authority::Choice;
use saldo_domain::book::balance::CustomerBook;
use saldo_domain::book::{Moment, Side};
use saldo_domain::control::{
    Channel, EffectKind, LadderEventKind, MISSED, NotMeant, StepTaken, Unmeant, WithdrawReason,
    WithheldCause, unmeant,
};
use saldo_domain::policy::Counter;
use saldo_domain::standing::{StandingKind, WrittenOrder};
use saldo_domain::{CompanyId, CustomerId, Day, EffectId, ItemId, Money, Role};
use saldo_letters::Texts;
use saldo_store::customers::Card;
use saldo_store::explain::{EffectRow, WithheldRow};
use saldo_store::{Reader, book as books, control, explain as stored, requests};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Display;

/// What was asked about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Subject {
    Customer { code: String, name: String },
    Invoice { customer: String, name: String, number: String },
    Message { id: String, customer: String, name: String },
}

/// The answer for one day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Explanation {
    pub subject: Subject,
    /// Identity of the customer; outside the program it is known by its code.
    #[serde(skip)]
    pub customer: CustomerId,
    #[serde(rename = "customer")]
    pub customer_code: String,
    pub on: Day,
    /// `name@version` that the customer followed on the day.
    pub policy: String,
    /// The group that it was in on the day, where it was in one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
    /// Last day on which this customer was looked at.
    pub looked: Option<Day>,
    /// Last day that control has done, where days before the one asked about were missed since:
    /// the next run walks them first, so what comes next may come from one of them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_run: Option<Day>,
    /// Open documents on the day.
    pub items: Vec<ItemFacts>,
    /// Money of the customer allocated to nothing, per currency.
    pub unallocated: Vec<Money>,
    /// Disputes, promises and holds in force on the day.
    pub standing: Vec<StandingFact>,
    /// What happened up to the day, newest first.
    pub happened: Vec<Happened>,
    /// What was held back up to the day, newest first.
    pub withheld: Vec<HeldBack>,
    /// Documents about which something happened or was held back, and which are left out
    /// because they were settled more than a month before the day.
    pub settled: usize,
    /// What comes next if nothing is recorded before: for each document the first step, and
    /// the checks beside the ladder.
    pub next: Vec<Next>,
    /// What would come next and is held back for as long as can be seen.
    pub waiting: Vec<Waiting>,
    /// What is not asked for on the day because the policy means it for others.
    pub unmeant: Vec<ForOthers>,
}

/// One document with its place on the ladder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ItemFacts {
    #[serde(serialize_with = "as_text")]
    pub item: ItemId,
    pub number: String,
    pub due: Day,
    pub amount: Money,
    pub open: Money,
    pub days_late: i64,
    /// The step whose days these are.
    pub step: Option<u8>,
    pub clause: Option<String>,
}

/// A restraint in force.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct StandingFact {
    pub kind: StandingKind,
    pub number: Option<String>,
    pub from: Day,
    pub until: Option<Day>,
    pub reason: String,
    /// The written order that a hold rests on (GEN-05).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub order: Option<WrittenOrder>,
}

/// One effect that happened, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Happened {
    #[serde(serialize_with = "as_text")]
    pub effect: EffectId,
    pub day: Day,
    pub kind: EffectKind,
    pub step: u8,
    pub clause: String,
    /// `name@version`.
    pub policy: String,
    /// Key of the words in the policy's texts.
    pub text: String,
    pub role: Option<Role>,
    pub channel: Option<Channel>,
    pub threshold_days: i64,
    pub met_by_days: i64,
    /// How both are counted.
    pub counter: Counter,
    /// What was done or left undone that set it off, whatever the days.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub event: Option<LadderEventKind>,
    pub lines: Vec<LineFacts>,
    /// State of its task or message: open, done, skipped, planned, sent, withdrawn, …
    pub state: Option<String>,
    /// Address to which its message goes, as the card said when it was asked for.
    pub recipient: Option<String>,
    /// Set when it was withdrawn before anybody carried it out.
    pub withdrawn: Option<TakenBack>,
    /// The mailing that it is a letter of, where a person asked for it and no policy did.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mailing: Option<i64>,
    /// The request by which a decision is taken, of the question and of its being missed: both
    /// are told of one request.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub request: Option<i64>,
}

/// Why and when a task or message was withdrawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct TakenBack {
    pub reason: WithdrawReason,
    /// Day of the company on which it was withdrawn.
    pub on: Day,
}

/// One document as it stood when the decision was made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LineFacts {
    pub number: String,
    pub open: Money,
    pub days_late: i64,
}

/// One step that was held back, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct HeldBack {
    pub day: Day,
    pub number: String,
    pub step: u8,
    pub clause: String,
    pub policy: String,
    pub cause: WithheldCause,
    pub until: Option<Day>,
    /// The written order that left it out, where one did (GEN-05).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub order: Option<WrittenOrder>,
}

/// What would come next.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Next {
    /// Day on which the control run will ask for it.
    pub day: Day,
    pub number: String,
    pub step: u8,
    pub clause: String,
    /// Why not earlier, where its days have come before.
    pub kept_by: Option<WithheldCause>,
}

/// What would come if nothing held it back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Waiting {
    pub number: String,
    pub step: u8,
    pub clause: String,
    pub cause: WithheldCause,
    pub until: Option<Day>,
}

/// What the policy means for others than this customer or debt.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ForOthers {
    pub number: String,
    pub step: u8,
    pub clause: String,
    /// `other_statuses`, `only_late_before`, `only_never_late`, `happened`, `answered_otherwise` or
    /// `other_reach`.
    pub why: &'static str,
    /// What has happened that stops it, and when.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub event: Option<(LadderEventKind, Day)>,
    /// What was answered instead, and when.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answer: Option<(Choice, Day)>,
    /// The day that was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub wanted: Option<Day>,
}

impl ForOthers {
    fn of(one: &Unmeant, number: String) -> Self {
        let because = |why| Self {
            number,
            step: one.step,
            clause: one.clause.to_string(),
            why,
            event: None,
            answer: None,
            wanted: None,
        };
        match one.why {
            NotMeant::OtherStatuses => because("other_statuses"),
            NotMeant::OnlyLateBefore => because("only_late_before"),
            NotMeant::OnlyNeverLate => because("only_never_late"),
            NotMeant::Happened { event, day } => {
                Self { event: Some((event, day)), ..because("happened") }
            }
            NotMeant::AnsweredOtherwise { choice, day } => {
                Self { answer: Some((choice, day)), ..because("answered_otherwise") }
            }
            NotMeant::OtherReach { until } => {
                Self { wanted: Some(until), ..because("other_reach") }
            }
        }
    }

    /// The sentence that says why.
    pub fn told(&self, texts: &Texts) -> String {
        match (self.event, self.answer, self.wanted) {
            (Some((event, day)), ..) => texts.unmeant_after(event, day),
            (_, Some((choice, day)), _) => texts.unmeant_answered(choice, day),
            (.., Some(day)) => texts.unmeant_reach(day),
            _ => texts.coded("unmeant", self.why),
        }
    }
}

/// Ids are strings in JSON: they do not fit the numbers of every reader.
fn as_text<S: serde::Serializer>(id: &impl Display, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(id)
}

/// Explains a customer, by code.
///
/// # Errors
/// `UnknownCustomer`, or the store's.
pub fn customer(
    office: &Office,
    company: CompanyId,
    who: Who,
    code: &str,
    on: Option<Day>,
) -> Result<Explanation, Refused> {
    let scene = Scene::set(office, company, on)?;
    office.store.read(|reader| {
        let card = scope::card_by_code(reader, company, who, code)?;
        let subject = Subject::Customer { code: card.code.clone(), name: card.name.clone() };
        scene.explain(reader, &card, subject, &|_| true)
    })
}

/// Explains an invoice, by number or CUSTOMER/NUMBER.
///
/// # Errors
/// `UnknownDocument`, `AmbiguousDocument`, or the store's.
pub fn invoice(
    office: &Office,
    company: CompanyId,
    who: Who,
    number: &str,
    on: Option<Day>,
) -> Result<Explanation, Refused> {
    let scene = Scene::set(office, company, on)?;
    office.store.read(|reader| {
        let (card, item) = find_invoice(reader, company, who, number)?;
        let subject = Subject::Invoice {
            customer: card.code.clone(),
            name: card.name.clone(),
            number: item.number.clone(),
        };
        scene.explain(reader, &card, subject, &|id| id == item.item)
    })
}

/// Explains a message or task, by the 32 digits of its id.
///
/// # Errors
/// `UnknownEffect`, or the store's.
pub fn message(
    office: &Office,
    company: CompanyId,
    who: Who,
    id: &str,
    on: Option<Day>,
) -> Result<Explanation, Refused> {
    let unknown = || Refused::UnknownEffect { id: id.to_owned() };
    let effect = EffectId::parse(id.trim()).ok_or_else(unknown)?;
    office.store.read(|reader| {
        let caused = match stored::effect(reader, company, effect)? {
            Some(found) => Some(found),
            None => stored::mailed(reader, company, effect)?,
        };
        let found = caused.ok_or_else(unknown)?;
        let card = scope::card(reader, company, who, found.customer).map_err(|_| unknown())?;
        // The day it was decided is the one it is explained on, unless another is asked for.
        let scene = Scene::set(office, company, on.or(Some(found.day)))?;
        let subject = Subject::Message {
            id: effect.to_string(),
            customer: card.code.clone(),
            name: card.name.clone(),
        };
        let items: Vec<ItemId> = found.lines.iter().map(|line| line.item).collect();
        let mut told = scene.explain(reader, &card, subject, &|item| items.contains(&item))?;
        told.happened.retain(|one| one.effect == effect);
        Ok(told)
    })
}

/// The one debit document that `number` or CUSTOMER/NUMBER names, among those this person
/// may see. A number may itself contain a slash.
pub(crate) fn find_invoice(
    reader: &mut Reader,
    company: CompanyId,
    who: Who,
    number: &str,
) -> Result<(Card, books::ItemRow), Refused> {
    let mut found = visible_invoices(reader, company, who, number, None)?;
    if found.is_empty()
        && let Some((code, rest)) = number.split_once('/')
    {
        found = visible_invoices(reader, company, who, rest, Some(code))?;
    }
    let count = found.len();
    match found.pop() {
        Some(only) if count == 1 => Ok(only),
        Some(_) => Err(Refused::AmbiguousDocument { number: number.to_owned(), count }),
        None => Err(Refused::UnknownDocument { number: number.to_owned() }),
    }
}

fn visible_invoices(
    reader: &mut Reader,
    company: CompanyId,
    who: Who,
    number: &str,
    code: Option<&str>,
) -> Result<Vec<(Card, books::ItemRow)>, Refused> {
    let mut found = Vec::new();
    for row in books::find_number(reader, company, number)? {
        if row.kind.side() == Side::Credit {
            continue;
        }
        let Ok(card) = scope::card(reader, company, who, row.customer) else { continue };
        let same = |code: &str| {
            saldo_domain::number::code_key(code) == saldo_domain::number::code_key(&card.code)
        };
        if code.is_none_or(same) {
            found.push((card, row));
        }
    }
    Ok(found)
}

/// Days after which a settled document is history.
const LONG_AGO: i64 = 31;

/// Company, policy and day of a question.
struct Scene {
    company: CompanyId,
    policies: Versions,
    zone: String,
    today: Day,
    on: Day,
}

impl Scene {
    fn set(office: &Office, company: CompanyId, on: Option<Day>) -> Result<Self, Refused> {
        let found = companies::stored_company(office, company)?;
        let today = office.today_in(&found.zone)?;
        let on = on.unwrap_or(today);
        let policies = office.store.read(|reader| policies::own(reader, company))?;
        Ok(Self { company, policies, zone: found.zone, today, on })
    }

    /// The version in force on the day asked about.
    fn policy(&self) -> &InForce {
        self.policies.on(self.on)
    }

    /// Everything about a customer's documents for which `wanted` holds, by the policy that it
    /// follows.
    fn explain(
        self,
        reader: &mut Reader,
        card: &Card,
        subject: Subject,
        wanted: &dyn Fn(ItemId) -> bool,
    ) -> Result<Explanation, Refused> {
        let policies = policies::of_customer(reader, self.company, card.customer)?;
        Self { policies, ..self }.tell(reader, card, subject, wanted)
    }

    fn tell(
        &self,
        reader: &mut Reader,
        card: &Card,
        subject: Subject,
        wanted: &dyn Fn(ItemId) -> bool,
    ) -> Result<Explanation, Refused> {
        let (company, customer, on) = (self.company, card.customer, self.on);
        let book = read_book(reader, company, customer)?;
        let numbers = Numbers::of(&book);
        let from =
            ahead::From { company, customer, policies: &self.policies, on, today: self.today };
        let account = ahead::account_on(reader, from, on)?;
        let unmeant = account
            .as_ref()
            .map_or_else(Vec::new, |account| unmeant(self.policies.followed(), account, on));
        let steps = account.map(|account| account.steps).unwrap_or_default();
        let items = self.items(&book, &steps, wanted)?;
        let mut happened = stored::effects_of(reader, company, customer, on)?;
        happened.extend(stored::mailed_to(reader, company, customer, on)?);
        happened.sort_by_key(|row| std::cmp::Reverse(row.day));
        let requests = Requests::of(reader, company, customer, &happened)?;
        happened.retain(|row| row.lines.iter().any(|line| wanted(line.item)));
        let mut withheld = stored::withheld_of(reader, company, customer, on)?;
        withheld.retain(|row| row.item.is_none_or(wanted));
        let settled = match subject {
            Subject::Customer { .. } => self.leave_out(&book, &mut happened, &mut withheld)?,
            Subject::Invoice { .. } | Subject::Message { .. } => 0,
        };
        let ahead = ahead::rehearse(reader, from)?;
        let number = |item| numbers.get(item);
        let looked = control::state_of(reader, company, customer)?.and_then(|(looked, _)| looked);
        // A day that is still to come is not missed.
        let missed_before = on.min(self.today);
        Ok(Explanation {
            subject,
            customer,
            customer_code: card.code.clone(),
            on,
            policy: self.policy().label(),
            group: policies::group_on(reader, company, customer, on)?,
            looked,
            last_run: control::last_done(reader, company)?
                .filter(|last| last.plus(1) < missed_before),
            next: ahead.next(wanted, &number),
            waiting: ahead.waiting(wanted, &number),
            unmeant: unmeant
                .iter()
                .filter(|one| wanted(one.item))
                .map(|one| ForOthers::of(one, number(one.item)))
                .collect(),
            settled,
            items,
            unallocated: unallocated(&book, on)?,
            standing: self.standing(reader, customer, &numbers, wanted)?,
            happened: happened
                .into_iter()
                .map(|row| {
                    let request = requests.behind(&row);
                    Ok(numbers.happened(self.taken_back(&row)?, request, row))
                })
                .collect::<Result<_, Refused>>()?,
            withheld: self.held_back(reader, customer, &numbers, withheld)?,
        })
    }

    /// Leaves out what is only about documents settled long ago, and counts those documents.
    fn leave_out(
        &self,
        book: &CustomerBook,
        happened: &mut Vec<EffectRow>,
        withheld: &mut Vec<WithheldRow>,
    ) -> Result<usize, Refused> {
        let lines = happened.iter().flat_map(|row| &row.lines).map(|line| line.item);
        let named: BTreeSet<ItemId> =
            lines.chain(withheld.iter().filter_map(|row| row.item)).collect();
        let mut gone = BTreeSet::new();
        for item in named {
            if self.was_settled_long_ago(book, item)? {
                gone.insert(item);
            }
        }
        happened.retain(|row| row.lines.iter().any(|line| !gone.contains(&line.item)));
        withheld.retain(|row| row.item.is_none_or(|item| !gone.contains(&item)));
        Ok(gone.len())
    }

    fn was_settled_long_ago(&self, book: &CustomerBook, item: ItemId) -> Result<bool, Refused> {
        let then = self.on.plus(-LONG_AGO);
        if book.item(item).is_none_or(|found| found.effective > then) {
            return Ok(false);
        }
        let open = |day| book.open(item, day, Moment::NOW_AND_EVER).transpose();
        let is_settled = |open: Option<Money>| open.is_some_and(Money::is_zero);
        Ok(is_settled(open(self.on)?) && is_settled(open(then)?))
    }

    /// What was held back, with the paper behind it where an order of management or a repayment
    /// agreement did it.
    fn held_back(
        &self,
        reader: &mut Reader,
        customer: CustomerId,
        numbers: &Numbers,
        withheld: Vec<WithheldRow>,
    ) -> Result<Vec<HeldBack>, Refused> {
        let holds = books::standing_of(reader, self.company, customer)?;
        let told = withheld.into_iter().map(|row| {
            let by = match row.cause {
                WithheldCause::Hold => Some(StandingKind::Hold),
                WithheldCause::Agreement => Some(StandingKind::Agreement),
                _ => None,
            };
            let order = holds.iter().filter(|hold| by == Some(hold.kind)).find_map(|hold| {
                let in_force = hold.from <= row.day
                    && hold.until.is_none_or(|until| row.day <= until)
                    && hold.ended.is_none_or(|ended| row.day < ended);
                let about = hold.item.is_none() || hold.item == row.item;
                let order = hold.order.as_ref().filter(|order| order.covers(&row.clause))?;
                (in_force && about).then(|| order.clone())
            });
            HeldBack { order, ..numbers.withheld(row) }
        });
        Ok(told.collect())
    }

    fn taken_back(&self, row: &EffectRow) -> Result<Option<TakenBack>, Refused> {
        // The day that counts; the moment of the record may be days later, or earlier.
        let on = |(reason, at)| {
            let recorded = || day_in_zone(at, &self.zone);
            Ok(TakenBack { reason, on: row.withdrawn_on.map_or_else(recorded, Ok)? })
        };
        row.withdrawn.map(on).transpose()
    }

    fn items(
        &self,
        book: &CustomerBook,
        steps: &[StepTaken],
        wanted: &dyn Fn(ItemId) -> bool,
    ) -> Result<Vec<ItemFacts>, Refused> {
        let mut facts = Vec::new();
        for line in book.open_items(self.on, Moment::NOW_AND_EVER)? {
            let Some(item) = book.item(line.item).filter(|_| line.side == Side::Debit) else {
                continue;
            };
            if !wanted(line.item) {
                continue;
            }
            let days_late = self.on.days_since(line.due);
            // A case goes on under the version that it began under (GEN-12).
            let of_item = steps.partition_point(|step| step.item < line.item);
            let of_item = &steps[of_item..];
            let upto = of_item.partition_point(|step| step.item == line.item);
            let version = self.policies.followed().of_case(&of_item[..upto], self.on);
            let step = version.policy.step_by_day(days_late);
            facts.push(ItemFacts {
                item: line.item,
                number: item.number.clone(),
                due: line.due,
                amount: item.amount,
                open: line.open,
                days_late,
                step: step.map(|step| step.number),
                clause: step.map(|step| step.clause.to_string()),
            });
        }
        facts.sort_by(|a, b| (a.due, &a.number).cmp(&(b.due, &b.number)));
        Ok(facts)
    }

    fn standing(
        &self,
        reader: &mut Reader,
        customer: CustomerId,
        numbers: &Numbers,
        wanted: &dyn Fn(ItemId) -> bool,
    ) -> Result<Vec<StandingFact>, Refused> {
        let rows = books::standing_of(reader, self.company, customer)?.into_iter();
        let in_force = rows.filter(|row| {
            let ended = row.ended.is_some_and(|ended| ended <= self.on);
            let lapsed = row.until.is_some_and(|until| until < self.on);
            row.from <= self.on && !ended && !lapsed && row.item.is_none_or(wanted)
        });
        let fact = |row: books::StandingRow| StandingFact {
            kind: row.kind,
            number: row.item.map(|item| numbers.get(item)),
            from: row.from,
            until: row.until,
            reason: row.reason,
            order: row.order,
        };
        Ok(in_force.map(fact).collect())
    }
}

/// Money allocated to nothing on the day, per currency.
fn unallocated(book: &CustomerBook, on: Day) -> Result<Vec<Money>, Refused> {
    let balances = book.balances(on, Moment::NOW_AND_EVER)?.into_values();
    Ok(balances.map(|balance| balance.credit).filter(|credit| !credit.is_zero()).collect())
}

/// The questions of the policy to a customer's debts, and the requests they became.
struct Requests(Vec<Question>);

struct Question {
    effect: EffectId,
    clause: String,
    day: Day,
    items: Vec<ItemId>,
    request: i64,
}

impl Requests {
    fn of(
        reader: &mut Reader,
        company: CompanyId,
        customer: CustomerId,
        happened: &[EffectRow],
    ) -> Result<Self, Refused> {
        let made: BTreeMap<EffectId, i64> =
            requests::made_by_effects(reader, company, customer)?.into_iter().collect();
        let question = |row: &EffectRow| {
            Some(Question {
                effect: row.effect,
                clause: row.clause.clone(),
                day: row.day,
                items: row.lines.iter().map(|line| line.item).collect(),
                request: *made.get(&row.effect)?,
            })
        };
        Ok(Self(happened.iter().filter_map(question).collect()))
    }

    /// The request of a question; of a missed decision, that of the question before it.
    fn behind(&self, row: &EffectRow) -> Option<i64> {
        let concerns = |one: &&Question| match row.step {
            MISSED => {
                one.clause == row.clause
                    && one.day < row.day
                    && row.lines.iter().any(|line| one.items.contains(&line.item))
            }
            _ => one.effect == row.effect,
        };
        self.0.iter().filter(concerns).max_by_key(|one| one.day).map(|one| one.request)
    }
}

/// Numbers of a customer's documents.
struct Numbers(BTreeMap<ItemId, String>);

impl Numbers {
    fn of(book: &CustomerBook) -> Self {
        Self(book.items().map(|item| (item.item, item.number.clone())).collect())
    }

    fn get(&self, item: ItemId) -> String {
        self.0.get(&item).cloned().unwrap_or_default()
    }

    fn happened(
        &self,
        withdrawn: Option<TakenBack>,
        request: Option<i64>,
        row: EffectRow,
    ) -> Happened {
        let lines = row.lines.iter().map(|line| LineFacts {
            number: self.get(line.item),
            open: line.open,
            days_late: line.days_late,
        });
        Happened {
            lines: lines.collect(),
            state: row.state().map(str::to_owned),
            recipient: row.recipient,
            mailing: row.mailing,
            withdrawn,
            request,
            effect: row.effect,
            day: row.day,
            kind: row.kind,
            step: row.step,
            policy: format!("{}@{}", row.policy, row.policy_version),
            clause: row.clause,
            text: row.text,
            role: row.role,
            channel: row.channel,
            threshold_days: row.threshold_days,
            met_by_days: row.met_by_days,
            counter: row.counter,
            event: row.event,
        }
    }

    fn withheld(&self, row: WithheldRow) -> HeldBack {
        HeldBack {
            day: row.day,
            number: row.item.map(|item| self.get(item)).unwrap_or_default(),
            step: row.step,
            policy: format!("{}@{}", row.policy, row.policy_version),
            clause: row.clause,
            cause: row.cause,
            until: row.until,
            order: None,
        }
    }
}
