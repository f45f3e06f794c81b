//! One customer: who, how much, since when, what next, and everything that happened.

use super::documents::{in_force, open_debts_of};
use super::worklist::tasks_of_customer;
use super::{DocumentRow, Page, Paged, People, PersonRef, TaskRow};
use crate::company::Company;
use crate::contacts::full_today;
use crate::reports::ageing::{Bucket, buckets};
use crate::{Office, Refused, Who, acts, cases, company as companies, papers, policies, scope};
use saldo_domain::ageing::{Ageing, AgeingBy, Bounds};
use saldo_domain::book::{ItemKind, Side};
use saldo_domain::control::{EffectKind, WithdrawReason, WithheldCause};
use saldo_domain::standing::contact_limits::Contact;
use saldo_domain::standing::{StandingKind, WrittenOrder};
use saldo_domain::{CompanyId, Currency, CustomerId, Day, EffectId, ItemId, Money};
use saldo_store::{
    Reader, ageing as open_items, book as stored, customers, explain, joined, reply,
};
use std::collections::BTreeMap;

/// The customer card. Amounts in the company's currency unless said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    pub customer: CustomerId,
    pub code: String,
    pub name: String,
    pub registry_code: String,
    pub country: String,
    pub language: String,
    pub email: String,
    pub phone: String,
    pub address: String,
    pub owner: Option<PersonRef>,
    pub status: String,
    /// `name@version` of the policy under which its cases of today begin.
    pub policy: String,
    /// The group that it is in today.
    pub group: Option<String>,
    /// To be given back with an edit (M21).
    pub version: i64,
    pub day: Day,
    /// Open debts less unallocated money.
    pub balance: Money,
    pub overdue: Money,
    pub unallocated: Money,
    pub buckets: Vec<Bucket>,
    /// Balances in other currencies.
    pub others: Vec<Money>,
    pub days_late: i64,
    /// Disputes, promises and holds in force.
    pub standing: Vec<StandingRow>,
    /// What the customer wrote and nobody has read: number and subject. The program writes
    /// nothing to the customer before somebody has.
    pub unread: Vec<(i64, String)>,
    /// Contacts for which the law leaves no room today, with the first day with room (REM-07).
    pub no_room: Vec<(Contact, Day)>,
    /// Open tasks, the most urgent first.
    pub tasks: Vec<TaskRow>,
    /// Was the debtor handed a demand, so that one goes along with what is done again for the rest?
    pub was_demanded: bool,
    /// Open debit documents by due day, the first hundred.
    pub open_documents: Vec<DocumentRow>,
    pub open_documents_total: u64,
    /// Code and name of the customer whose debts they have become.
    pub survivor: Option<(String, String)>,
    /// Codes and names of those whose debts have become the customer's.
    pub joined: Vec<(String, String)>,
}

/// One dispute, promise or hold in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StandingRow {
    /// Number by which it is ended.
    pub standing: i64,
    pub kind: StandingKind,
    pub item: Option<(ItemId, String)>,
    pub from: Day,
    pub until: Option<Day>,
    /// The promised amount.
    pub amount: Option<Money>,
    pub reason: String,
    /// The written order that a hold rests on.
    pub order: Option<WrittenOrder>,
    /// May whoever looks end it?
    pub may_end: bool,
}

/// One thing that happened to a customer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimelineEntry {
    pub day: Day,
    pub kind: TimelineKind,
    /// Who did it; `None` for the program.
    pub person: Option<PersonRef>,
}

/// What it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TimelineKind {
    /// A note, call, visit: kind and what was said.
    Contact { kind: String, body: String },
    /// A mail that came in: its number, `person`, `automatic` or `undelivered`, and its subject.
    Reply { reply: i64, kind: String, subject: String, is_unread: bool },
    /// A debit or credit document.
    Document { kind: ItemKind, number: String, amount: Money },
    /// A dispute, promise or hold began.
    Began {
        kind: StandingKind,
        number: Option<String>,
        until: Option<Day>,
        amount: Option<Money>,
        reason: String,
    },
    /// It ended.
    Ended { kind: StandingKind, number: Option<String>, reason: String },
    /// The control run asked for something.
    Effect {
        effect: EffectId,
        kind: EffectKind,
        step: u8,
        clause: String,
        text: String,
        state: Option<String>,
        /// The mailing that it is a letter of, where no control run asked for it.
        mailing: Option<i64>,
        /// Why its task or message was withdrawn.
        withdrawn: Option<WithdrawReason>,
    },
    /// The control run held something back.
    Withheld { number: String, step: u8, clause: String, cause: WithheldCause },
}

/// Open documents and tasks shown on the card itself.
const ON_CARD: u32 = 100;

/// The card of a customer, by code.
///
/// # Errors
/// `UnknownCustomer`, or the store's.
pub fn customer_card(
    office: &Office,
    company: CompanyId,
    who: Who,
    code: &str,
) -> Result<Card, Refused> {
    let found = companies::get(office, company)?;
    let day = office.today_in(&found.zone)?;
    office.store.read(|reader| {
        let card = scope::card_by_code(reader, company, who, code)?;
        draw(reader, &found, who, day, card)
    })
}

fn draw(
    reader: &mut Reader,
    company: &Company,
    who: Who,
    day: Day,
    card: customers::Card,
) -> Result<Card, Refused> {
    let (id, customer) = (company.company, card.customer);
    let account = Account::of(reader, id, customer, day, company.currency)?;
    let people = People::of(reader, id)?;
    let tasks = tasks_of_customer(reader, id, who, customer, day, Page::first(ON_CARD))?;
    let debts = open_debts_of(reader, id, customer, day, Page::first(ON_CARD))?;
    let oldest = debts.rows.iter().map(|row| row.days_late).max().unwrap_or(0);
    // Only work that is done again asks for it.
    let repeats = tasks.rows.iter().any(|task| task.text == papers::REPEATS);
    let was_demanded = repeats && cases::was_demanded(reader, id, customer)?;
    let (policy, group) = policies::followed_today(reader, id, customer, day)?;
    Ok(Card {
        customer,
        policy,
        group,
        owner: card.owner.and_then(|owner| people.get(owner)),
        code: card.code,
        name: card.name,
        registry_code: card.registry_code,
        country: card.country,
        language: card.language,
        email: card.email,
        phone: card.phone,
        address: card.address,
        status: card.status,
        version: card.version,
        day,
        balance: account.balance,
        overdue: account.overdue,
        unallocated: account.unallocated,
        buckets: account.buckets,
        others: account.others,
        days_late: oldest.max(0),
        standing: standing(reader, id, who, customer, day)?,
        unread: unread(reader, id, customer)?,
        no_room: full_today(reader, company, customer, day)?,
        tasks: tasks.rows,
        was_demanded,
        open_documents: debts.rows,
        open_documents_total: debts.total,
        survivor: survivor(reader, id, customer)?,
        joined: joined::joined_to(reader, id, customer)?
            .into_iter()
            .map(|one| (one.code, one.name))
            .collect(),
    })
}

fn survivor(
    reader: &mut Reader,
    company: CompanyId,
    customer: CustomerId,
) -> Result<Option<(String, String)>, Refused> {
    let Some(found) = joined::survivor_of(reader, company, customer)? else { return Ok(None) };
    let card = customers::card(reader, company, found.survivor)?;
    Ok(card.map(|card| (card.code, card.name)))
}

/// What a customer owes on a day.
struct Account {
    balance: Money,
    overdue: Money,
    unallocated: Money,
    buckets: Vec<Bucket>,
    others: Vec<Money>,
}

impl Account {
    fn of(
        reader: &mut Reader,
        company: CompanyId,
        customer: CustomerId,
        day: Day,
        currency: Currency,
    ) -> Result<Self, Refused> {
        let mut aged = Ageing::new(day, AgeingBy::DueDate, Bounds::default());
        aged.add_debt(day, day, Money::zero(currency))?;
        for row in open_items::open_items_of(reader, company, customer, day, None)? {
            match row.side {
                Side::Debit => aged.add_debt(row.effective, row.due, row.open).map(|_| ())?,
                Side::Credit => aged.add_unallocated(row.open)?,
            }
        }
        let others = aged.currencies().iter().filter(|(code, _)| **code != currency);
        let others = others.map(|(_, other)| other.total()).collect::<Result<_, _>>()?;
        let main = aged.currencies().get(&currency);
        let main = main
            .ok_or_else(|| Refused::Damaged { what: "an account without currency".to_owned() })?;
        Ok(Self {
            balance: main.total()?,
            overdue: main.overdue()?,
            unallocated: main.unallocated.negated()?,
            buckets: buckets(aged.bounds(), main),
            others,
        })
    }
}

fn unread(
    reader: &mut Reader,
    company: CompanyId,
    customer: CustomerId,
) -> Result<Vec<(i64, String)>, Refused> {
    let mails = reply::of_customer(reader, company, customer)?.into_iter();
    let unread = mails.filter(|row| row.is_unread() && row.new.kind == "person");
    Ok(unread.map(|row| (row.reply, row.new.subject)).collect())
}

fn standing(
    reader: &mut Reader,
    company: CompanyId,
    who: Who,
    customer: CustomerId,
    day: Day,
) -> Result<Vec<StandingRow>, Refused> {
    let rows = stored::standing_of(reader, company, customer)?;
    let rows: Vec<stored::StandingRow> =
        rows.into_iter().filter(|row| in_force(row, day)).collect();
    let items: Vec<(CustomerId, ItemId)> =
        rows.iter().filter_map(|row| row.item).map(|item| (customer, item)).collect();
    let numbers: BTreeMap<ItemId, String> = explain::numbers(reader, company, &items)?
        .into_iter()
        .map(|((_, item), number)| (item, number))
        .collect();
    let mut shown = Vec::with_capacity(rows.len());
    for row in rows {
        shown.push(StandingRow {
            may_end: acts::may_end(reader, company, who, &row, day)?,
            standing: row.standing,
            kind: row.kind,
            item: row.item.map(|item| (item, numbers.get(&item).cloned().unwrap_or_default())),
            from: row.from,
            until: row.until,
            amount: row.amount,
            reason: row.reason,
            order: row.order,
        });
    }
    Ok(shown)
}

/// Everything that happened to a customer, newest first.
///
/// # Errors
/// `UnknownCustomer`, or the store's.
pub fn timeline(
    office: &Office,
    company: CompanyId,
    who: Who,
    code: &str,
    page: Page,
) -> Result<Paged<TimelineEntry>, Refused> {
    office.store.read(|reader| {
        let customer = scope::card_by_code(reader, company, who, code)?.customer;
        let mut history = History::of(reader, company, customer)?;
        history.contacts(reader)?;
        history.replies(reader)?;
        history.standing(reader)?;
        history.decisions(reader)?;
        Ok(history.page(page))
    })
}

/// The entries of one customer while they are gathered.
struct History {
    company: CompanyId,
    customer: CustomerId,
    people: People,
    numbers: BTreeMap<ItemId, String>,
    entries: Vec<TimelineEntry>,
}

impl History {
    fn of(reader: &mut Reader, company: CompanyId, customer: CustomerId) -> Result<Self, Refused> {
        let people = People::of(reader, company)?;
        let mut history =
            Self { company, customer, people, numbers: BTreeMap::new(), entries: Vec::new() };
        for row in stored::items_of(reader, company, customer)? {
            history.numbers.insert(row.item, row.number.clone());
            let (kind, number, amount) = (row.kind, row.number, row.amount);
            history.add(row.effective, TimelineKind::Document { kind, number, amount });
        }
        Ok(history)
    }

    fn add(&mut self, day: Day, kind: TimelineKind) {
        self.entries.push(TimelineEntry { day, kind, person: None });
    }

    fn number(&self, item: Option<ItemId>) -> Option<String> {
        item.and_then(|item| self.numbers.get(&item).cloned())
    }

    fn contacts(&mut self, reader: &mut Reader) -> Result<(), Refused> {
        for row in stored::contacts_of(reader, self.company, self.customer)? {
            let person = self.people.get(row.person);
            let kind = TimelineKind::Contact { kind: row.kind, body: row.body };
            self.entries.push(TimelineEntry { day: row.day, kind, person });
        }
        Ok(())
    }

    fn replies(&mut self, reader: &mut Reader) -> Result<(), Refused> {
        for row in reply::of_customer(reader, self.company, self.customer)? {
            let (reply, is_unread, day) = (row.reply, row.is_unread(), row.new.day);
            let (kind, subject) = (row.new.kind, row.new.subject);
            self.add(day, TimelineKind::Reply { reply, kind, subject, is_unread });
        }
        Ok(())
    }

    fn standing(&mut self, reader: &mut Reader) -> Result<(), Refused> {
        for row in stored::standing_of(reader, self.company, self.customer)? {
            let number = self.number(row.item);
            if let Some(ended) = row.ended {
                let (kind, number, reason) = (row.kind, number.clone(), String::new());
                self.add(ended, TimelineKind::Ended { kind, number, reason });
            }
            let (kind, until, amount, reason) = (row.kind, row.until, row.amount, row.reason);
            let person = self.people.get(row.person);
            let kind = TimelineKind::Began { kind, number, until, amount, reason };
            self.entries.push(TimelineEntry { day: row.from, kind, person });
        }
        Ok(())
    }

    fn decisions(&mut self, reader: &mut Reader) -> Result<(), Refused> {
        let mut caused = explain::mailed_to(reader, self.company, self.customer, Day::LAST)?;
        caused.extend(explain::effects_of(reader, self.company, self.customer, Day::LAST)?);
        for row in caused {
            let state = row.state().map(str::to_owned);
            let kind = TimelineKind::Effect {
                effect: row.effect,
                kind: row.kind,
                step: row.step,
                clause: row.clause,
                text: row.text,
                state,
                mailing: row.mailing,
                withdrawn: row.withdrawn.map(|(reason, _)| reason),
            };
            self.add(row.day, kind);
        }
        for row in explain::withheld_of(reader, self.company, self.customer, Day::LAST)? {
            let number = self.number(row.item).unwrap_or_default();
            let (step, clause, cause) = (row.step, row.clause, row.cause);
            self.add(row.day, TimelineKind::Withheld { number, step, clause, cause });
        }
        Ok(())
    }

    /// Newest first; of one day, what was gathered last stands first.
    fn page(mut self, page: Page) -> Paged<TimelineEntry> {
        self.entries.reverse();
        self.entries.sort_by_key(|entry| std::cmp::Reverse(entry.day));
        let total = self.entries.len() as u64;
        let skipped = usize::try_from(page.offset).unwrap_or(usize::MAX);
        let rows = self.entries.into_iter().skip(skipped).take(page.limit as usize).collect();
        Paged { rows, total, page }
    }
}
