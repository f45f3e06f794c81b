//! Recording what happened to a case, with what follows from it at once.

use super::file::{File, filing_from, owing};
use super::limitation::Terms;
use super::{CaseRefusal, books, working_days};
use crate::acts::IdempotencyKey;
use crate::acts::once::once;
use crate::agreements::{Way, give_way};
use crate::{Office, Refused, Who, charges, company as companies, facts, policies, requests};
use saldo_domain::authority::Right;
use saldo_domain::authority::{Choice, request::RequestKind};
use saldo_domain::book::{ItemKind, Moment};
use saldo_domain::control::LadderEventKind;
use saldo_domain::rating::Conduct;
use saldo_domain::recovery::case::{Act, Fact, Need, Refusal, Scene, Stage, leading_from};
use saldo_domain::{CompanyId, CustomerId, Day, ItemId, Money};
use saldo_store::book::{Facts, NewContact, Stamp};
use saldo_store::cases::{self as stored, LateDebt};
use saldo_store::requests::DecidedRow;
use saldo_store::{Command, Reader, Writer, requests as stored_requests};
use std::collections::BTreeSet;

/// The right that recording an act asks for.
pub const fn right_of(act: Act) -> Right {
    match act {
        Act::Handed | Act::Recalled => Right::EngageAgencies,
        Act::Sold | Act::SoldInPart => Right::SellDebts,
        Act::Checked => Right::CheckDebtors,
        Act::Receipt => Right::RecordPayments,
        Act::Recovered => Right::ReverseEntries,
        Act::Irrecoverable => Right::EnterIrrecoverable,
        Act::WrittenOff | Act::WatchEnded => Right::WriteOffDebts,
        _ => Right::RecordClaimsAndCourt,
    }
}

/// Records something that happened to the case of a customer, and does what follows: court and
/// agency silence the ladder about the debts concerned, a claim and a suit count for the status, a
/// write-off lowers the book, money after it raises it again. Answers its place among the facts.
///
/// # Errors
/// `Case` with the first reason against it, `OfCase`, `NotPermitted`, `UnknownCustomer`,
/// `UnknownDocument` for a debt that is not late, `BeyondLimit`, `NoCalendar`, `KeyReused`, or the
/// store's.
pub fn record(
    office: &Office,
    company: CompanyId,
    who: Who,
    key: &IdempotencyKey,
    customer: CustomerId,
    fact: &Fact,
) -> Result<i64, Refused> {
    // Whoever may do an act may take it back; which one that is, the case tells.
    if fact.act != Act::TakenBack {
        who.must(right_of(fact.act))?;
    }
    if matches!(fact.act, Act::Sold | Act::SoldInPart) {
        return Err(CaseRefusal::BySale.into());
    }
    let found = companies::get(office, company)?;
    let today = office.today_in(&found.zone)?;
    let command = Command {
        company,
        person: who.person,
        action: "case",
        subject: format!("customer {customer}"),
        body: format!("{{\"act\":\"{}\"}}", fact.act.code()),
        at: office.now(),
    };
    let asked = (customer.get(), format!("{fact:?}"));
    once(office, &command, key, &asked, |writer| {
        let desk = Desk { office, company: &found, who, today, at: command.at };
        desk.record(writer, customer, fact)
    })
}

/// Where a case is worked on.
pub(crate) struct Desk<'a> {
    pub(crate) office: &'a Office,
    pub(crate) company: &'a companies::Company,
    pub(crate) who: Who,
    pub(crate) today: Day,
    pub(crate) at: Moment,
}

impl Desk<'_> {
    pub(super) fn id(&self) -> CompanyId {
        self.company.company
    }

    pub(super) const fn stamp(&self) -> Stamp {
        Stamp { company: self.company.company, recorded: self.at, batch: 0 }
    }

    /// The same inside a transaction that is open already.
    pub(super) fn record(
        &self,
        writer: &mut Writer,
        customer: CustomerId,
        fact: &Fact,
    ) -> Result<i64, Refused> {
        let company = self.id();
        if fact.act == Act::WrittenOff && fact.on != self.today {
            // Its five years off balance are counted from the day on which it leaves the book.
            return Err(Refused::Field {
                field: "day",
                value: fact.on.to_string(),
                reason: "is not the day on which the debt leaves the book",
                remedy: "record the write-off as of today, after its order",
            });
        }
        let (_, late) = owing(writer, company, self.who, customer, self.today)?;
        let file = File::of(writer, company, customer)?;
        let before = file.course.stage().filter(|stage| !stage.is_closed());
        let asks = needs(before, fact.act).contains(&Need::Decision);
        let decision = match asks {
            true => decision_for(writer, company, customer, fact)?,
            false => None,
        };
        let mut fact = fact.clone();
        if fact.act.names_debts() && fact.debts.is_empty() {
            fact.debts.extend(decision.as_ref().and_then(|row| row.item));
        }
        let mut debts = named(&file, &fact, &late)?;
        let decided = match &decision {
            Some(row) => requests::decided_about(writer, company, customer, row.request)?,
            None => BTreeSet::new(),
        };
        let is_decided = |debt: &(ItemId, Money)| decided.contains(&debt.0);
        if asks && fact.debts.is_empty() && debts.iter().any(is_decided) {
            debts.retain(is_decided);
        }
        let filing_from = self.filing_from(writer, (customer, &file), &fact, &late, &mut debts)?;
        let mut scene = self.scene(writer, customer, (&fact, filing_from), &debts)?;
        if let (Act::TakenBack, Some(mistake)) = (fact.act, file.course.to_take_back()) {
            scene.back_in_the_book = books::is_back(writer, company, customer, mistake)?;
        }
        file.course.check(&fact, &scene)?;
        if asks {
            let decision = fact.decision.unwrap_or(0);
            // A decision permits nothing about debts that nobody asked about.
            if !debts.iter().all(|(item, _)| decided.contains(item)) {
                return Err(CaseRefusal::NotDecided { decision }.into());
            }
        }
        if fact.act == Act::Irrecoverable {
            with_the_register(writer, company, customer, &late, &mut debts)?;
        }
        if fact.act.names_debts() {
            fact.debts = debts.iter().map(|(item, _)| *item).collect();
        }
        self.part_from_agreements(writer, customer, &fact, &debts)?;
        if let (Act::TakenBack, Some(mistake)) = (fact.act, file.course.to_take_back()) {
            self.undo(writer, customer, mistake)?;
            fact.takes_back = Some(mistake.place);
        }
        self.follow(writer, customer, &fact, &debts)?;
        let named: &[(ItemId, Money)] = if fact.act.names_debts() { &debts } else { &[] };
        let person = self.who.person;
        let place = stored::add(writer, self.stamp(), (customer, person), &fact, named)?;
        self.keep_silent(writer, customer, (&fact.party, &fact.note))?;
        Ok(place)
    }

    /// What followed from an act that was a mistake is undone with it, by whoever may do the act: the
    /// debts leave the register of irrecoverable debt (ESC-15). What the act wrote on the card counts no
    /// more, neither for the ladder nor for the status.
    fn undo(
        &self,
        writer: &mut Writer,
        customer: CustomerId,
        mistake: &Fact,
    ) -> Result<(), Refused> {
        self.who.must(right_of(mistake.act))?;
        if mistake.act != Act::Irrecoverable {
            return Ok(());
        }
        let of = (customer, mistake.decision.unwrap_or(0));
        let by = (self.who.person, self.today);
        Ok(stored_requests::take_back_irrecoverable(writer, self.stamp(), of, &mistake.debts, by)?)
    }

    /// A debt that goes to somebody else is under no agreement any more: one that is kept stands in
    /// the way, one that was breached is over. Insolvency ends either; by one that is kept, a debt is settled.
    pub(super) fn part_from_agreements(
        &self,
        writer: &mut Writer,
        customer: CustomerId,
        fact: &Fact,
        debts: &[(ItemId, Money)],
    ) -> Result<(), Refused> {
        let way = match fact.act {
            Act::Order
            | Act::Suit
            | Act::Handed
            | Act::Irrecoverable
            | Act::Sold
            | Act::SoldInPart => Way::Chosen,
            Act::Bankruptcy => Way::Comes,
            Act::Settled => Way::Settled,
            _ => return Ok(()),
        };
        let items: Vec<ItemId> = debts.iter().map(|(item, _)| *item).collect();
        let told = [&fact.number, &fact.party].map(|text| text.trim());
        let reason = told.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>();
        let from = (self.office, self.stamp());
        let by = (self.who, self.today);
        give_way(writer, from, by, (customer, &items), (way, &reason.join(", ")))
    }

    /// The first day on which a suit over these debts is safe. A suit that names none is about those
    /// that were asked for and of which the period is over: the rest stays out of it (EXE-05).
    fn filing_from(
        &self,
        reader: &mut Reader,
        (customer, file): (CustomerId, &File),
        fact: &Fact,
        late: &[LateDebt],
        debts: &mut Vec<(ItemId, Money)>,
    ) -> Result<Option<Day>, Refused> {
        if !files(fact.act) {
            return Ok(None);
        }
        let calendar = working_days(reader, self.id(), &self.company.country)?;
        let meant = late.iter().filter(|debt| debts.iter().any(|(item, _)| *item == debt.item));
        let line = policies::of_customer(reader, self.id(), customer)?;
        let periods = |on: Day| line.on(on).policy.periods;
        let found = filing_from(&file.course, meant, (&calendar, &periods));
        let found = found.map_err(Refused::NoCalendar)?;
        if !fact.debts.is_empty() {
            // Every one of them has to be safe, and `None` is before any day.
            let asked = found.iter().all(|(_, from)| from.is_some());
            return Ok(found.into_iter().filter_map(|(_, from)| from).max().filter(|_| asked));
        }
        let over = |item: &ItemId| {
            found.iter().any(|(one, from)| one == item && from.is_some_and(|from| from <= fact.on))
        };
        if found.iter().any(|(item, _)| over(item)) {
            debts.retain(|(item, _)| over(item));
        }
        Ok(found.into_iter().filter_map(|(_, from)| from).min())
    }

    fn scene(
        &self,
        reader: &mut Reader,
        customer: CustomerId,
        (fact, filing_from): (&Fact, Option<Day>),
        debts: &[(ItemId, Money)],
    ) -> Result<Scene, Refused> {
        let company = self.id();
        let accrued = files(fact.act) && accrued(reader, company, customer, debts, self.today)?;
        let order_possible =
            fact.act == Act::Order && self.order_possible(reader, customer, fact)?;
        let barred = match (fact.act, &fact.papers) {
            (Act::WrittenOff, Some(papers)) => {
                let terms = Terms::of(reader, company, &self.company.country, Some(customer))?;
                let late = stored::late_debts(reader, company, Some(customer), self.today)?;
                let meant = late.iter().filter(|debt| debts.iter().any(|one| one.0 == debt.item));
                let day = papers.inventory().on;
                !debts.is_empty() && meant.into_iter().all(|debt| terms.is_barred(debt, day))
            }
            _ => false,
        };
        let open = !debts.is_empty();
        Ok(Scene {
            today: self.today,
            filing_from,
            order_possible,
            accrued,
            open,
            barred,
            back_in_the_book: false,
        })
    }

    /// Is a court order to be had for these sums, by the fees that hold on the day?
    fn order_possible(
        &self,
        reader: &mut Reader,
        customer: CustomerId,
        fact: &Fact,
    ) -> Result<bool, Refused> {
        let Some(sums) = fact.sums else { return Ok(true) };
        let of = (self.id(), self.company.country.as_str());
        let asked = (sums.principal, sums.penalty);
        let fees = super::routes::fees_of(reader, of, customer, asked, fact.on)?;
        Ok(fees.is_some_and(|fees| fees.fee_order.is_some()))
    }

    /// What follows from an act at once.
    fn follow(
        &self,
        writer: &mut Writer,
        customer: CustomerId,
        fact: &Fact,
        debts: &[(ItemId, Money)],
    ) -> Result<(), Refused> {
        match fact.act {
            Act::Demand => {
                self.note(writer, customer, LadderEventKind::DemandDelivered.code(), fact)
            }
            Act::Claim => self.note(writer, customer, Conduct::ClaimLetter.code(), fact),
            Act::Order | Act::Suit => {
                self.note(writer, customer, Conduct::CourtProceedings.code(), fact)
            }
            Act::Irrecoverable => {
                let decision = fact.decision.unwrap_or(0);
                let items: Vec<ItemId> = debts.iter().map(|(item, _)| *item).collect();
                let (person, day) = (self.who.person, self.today);
                requests::enter_decided(
                    writer,
                    self.stamp(),
                    (customer, decision),
                    &items,
                    (person, day),
                )
            }
            Act::WrittenOff => books::write_off(self, writer, customer, fact, debts),
            Act::Recovered => books::recover(self, writer, customer, fact),
            Act::Receipt => books::link(writer, self.id(), customer, fact),
            _ => Ok(()),
        }
    }

    /// Writes an event or conduct down, so that ladder and status know of it without being asked
    /// twice.
    fn note(
        &self,
        writer: &mut Writer,
        customer: CustomerId,
        kind: &str,
        fact: &Fact,
    ) -> Result<(), Refused> {
        let told = [&fact.number, &fact.party, &fact.proof];
        let told: Vec<&str> =
            told.into_iter().map(|text| text.trim()).filter(|text| !text.is_empty()).collect();
        let contact = NewContact {
            customer,
            kind: kind.to_owned(),
            item: None,
            day: fact.on,
            until: None,
            body: told.join(", "),
            person: self.who.person,
        };
        self.enter(writer, Facts { contacts: vec![contact], ..Facts::default() })
    }

    pub(super) fn enter(&self, writer: &mut Writer, added: Facts) -> Result<(), Refused> {
        facts::enter(writer, self.stamp(), self.office.business(), &added)
    }
}

/// Does it bring debts before a court?
const fn files(act: Act) -> bool {
    matches!(act, Act::Suit | Act::Order)
}

/// What an act asks for at the stage at which it is recorded.
fn needs(stage: Option<Stage>, act: Act) -> &'static [Need] {
    let stage = stage.unwrap_or(Stage::Collecting);
    leading_from(stage).find(|line| line.act == act).map_or(&[], |line| line.needs)
}

/// The debts an act is about: those it names, each of them open and late, else those of the case.
fn named(file: &File, fact: &Fact, late: &[LateDebt]) -> Result<Vec<(ItemId, Money)>, Refused> {
    if !fact.act.names_debts() || fact.debts.is_empty() {
        let concerned = file.concerned(late);
        if fact.act.names_debts() && concerned.is_empty() {
            return Err(CaseRefusal::NothingLate.into());
        }
        return Ok(concerned);
    }
    let one = |item: &ItemId| {
        let found = late.iter().find(|debt| debt.item == *item);
        let unknown = || Refused::UnknownDocument { number: item.to_string() };
        found.map(|debt| (debt.item, debt.open)).ok_or_else(unknown)
    };
    fact.debts.iter().map(one).collect()
}

/// The decision that is named, where it permits the act for this customer (LAD-08, ESC-15).
fn decision_for(
    reader: &mut Reader,
    company: CompanyId,
    customer: CustomerId,
    fact: &Fact,
) -> Result<Option<DecidedRow>, Refused> {
    let decision = fact.decision.unwrap_or(0);
    let rows = stored_requests::decisions_about(reader, company, customer)?;
    let permits = |kind: RequestKind, chosen: &[Choice]| match fact.act {
        Act::Irrecoverable => {
            chosen.contains(&Choice::Irrecoverable)
                || (kind == RequestKind::Irrecoverable && chosen.contains(&Choice::Approve))
        }
        _ => kind == RequestKind::Court && chosen.contains(&Choice::Court),
    };
    let right = match fact.act {
        Act::Irrecoverable => Right::EnterIrrecoverable,
        _ => Right::GoToCourt,
    };
    Ok(rows.into_iter().find(|row| {
        row.decision == decision && permits(row.kind, &row.choices) && right.belongs_to(row.role)
    }))
}

/// A case that is given up is about everything late that the register holds: what was entered while
/// somebody else had other debts is written off and watched with the rest (WOF-02, WOF-03).
fn with_the_register(
    reader: &mut Reader,
    company: CompanyId,
    customer: CustomerId,
    late: &[LateDebt],
    debts: &mut Vec<(ItemId, Money)>,
) -> Result<(), Refused> {
    let there = stored_requests::irrecoverable(reader, company, Some(customer))?;
    for debt in late {
        let is_there = there.iter().any(|entry| match entry.item {
            Some(item) => item == debt.item,
            // Old entries were about everything that was late on their day.
            None => debt.due < entry.day,
        });
        if is_there && debts.iter().all(|(item, _)| *item != debt.item) {
            debts.push((debt.item, debt.open));
        }
    }
    Ok(())
}

/// Have charges accrued on these debts that are neither claimed nor forgiven?
fn accrued(
    reader: &mut Reader,
    company: CompanyId,
    customer: CustomerId,
    debts: &[(ItemId, Money)],
    day: Day,
) -> Result<bool, Refused> {
    let about = |item: ItemId| debts.iter().any(|(debt, _)| *debt == item);
    let found = charges::charges(reader, (company, customer), (day, Moment::NOW_AND_EVER), about)?;
    Ok(found.iter().any(|charge| charge.state.to_fix.is_positive()))
}

/// Is this item of the customer money, and no credit note or set-off?
pub(super) fn is_money(book: &saldo_domain::book::CustomerBook, item: ItemId) -> bool {
    book.item(item).is_some_and(|item| item.kind == ItemKind::Payment && !book.is_cancelled(item))
}

impl From<Refusal> for Refused {
    fn from(refusal: Refusal) -> Self {
        Refused::Case(refusal)
    }
}
