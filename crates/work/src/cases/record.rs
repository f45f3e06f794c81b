//! Recording what happened to a case, with what follows from it at once.

use super::file::{File, owing};
use super::limitation::Terms;
use super::{CaseRefusal, books, working_days};
use crate::acts::IdempotencyKey;
use crate::acts::once::once;
use crate::agreements::{Way, give_way};
use crate::{Office, Refused, Who, charges, company as companies, facts, policies, requests};
use saldo_domain::authority::Right;
use saldo_domain::authority::{Choice, request::RequestKind};
use saldo_domain::book::{Moment, Side};
use saldo_domain::control::LadderEventKind;
use saldo_domain::rating::Conduct;
use saldo_domain::recovery::case::{Act, Fact, Need, Refusal, Scene, Stage, leading_from};
use saldo_domain::recovery::court_fee::{Defendant, Suit, court_fees};
use saldo_domain::{Amount, CompanyId, CustomerId, Day, ItemId, Money};
use saldo_store::book::{Facts, NewContact, Stamp};
use saldo_store::cases::{self as stored, LateDebt};
use saldo_store::requests::DecidedRow;
use saldo_store::{Command, Reader, Writer, requests as stored_requests};

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
    who.must(right_of(fact.act))?;
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
        let scene = self.scene(writer, customer, &file, &fact, &debts)?;
        file.course.check(&fact, &scene)?;
        if asks {
            permitted(decision.as_ref(), fact.decision.unwrap_or(0), &debts)?;
        }
        if fact.act == Act::Irrecoverable {
            with_the_register(writer, company, customer, &late, &mut debts)?;
        }
        if fact.act.names_debts() {
            fact.debts = debts.iter().map(|(item, _)| *item).collect();
        }
        self.part_from_agreements(writer, customer, &fact, &debts)?;
        if fact.act == Act::TakenBack {
            self.undo(writer, customer, file.course.to_take_back())?;
        }
        self.follow(writer, customer, &fact, &debts)?;
        let named: &[(ItemId, Money)] = if fact.act.names_debts() { &debts } else { &[] };
        let person = self.who.person;
        let place = stored::add(writer, self.stamp(), (customer, person), &fact, named)?;
        self.keep_silent(writer, customer, (&fact.party, &fact.note))?;
        Ok(place)
    }

    /// What followed from an act that was a mistake is undone with it: the debts leave the register of
    /// irrecoverable debt, by whoever may enter them there (ESC-15).
    fn undo(
        &self,
        writer: &mut Writer,
        customer: CustomerId,
        mistake: Option<&Fact>,
    ) -> Result<(), Refused> {
        let Some(mistake) = mistake.filter(|fact| fact.act == Act::Irrecoverable) else {
            return Ok(());
        };
        self.who.must(right_of(mistake.act))?;
        let of = (customer, mistake.decision.unwrap_or(0));
        let by = (self.who.person, self.today);
        Ok(stored_requests::take_back_irrecoverable(writer, self.stamp(), of, &mistake.debts, by)?)
    }

    /// A debt that goes to somebody else is under no agreement any more: one that is kept stands in
    /// the way, one that was breached is over. Insolvency and a settlement end either.
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
            Act::Bankruptcy | Act::Settled => Way::Comes,
            _ => return Ok(()),
        };
        let items: Vec<ItemId> = debts.iter().map(|(item, _)| *item).collect();
        let told = [&fact.number, &fact.party].map(|text| text.trim());
        let reason = told.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>();
        let from = (self.office, self.stamp());
        let by = (self.who, self.today);
        give_way(writer, from, by, (customer, &items), (way, &reason.join(", ")))
    }

    fn scene(
        &self,
        reader: &mut Reader,
        customer: CustomerId,
        file: &File,
        fact: &Fact,
        debts: &[(ItemId, Money)],
    ) -> Result<Scene, Refused> {
        let company = self.id();
        let files = matches!(fact.act, Act::Suit | Act::Order);
        let filing_from = match files {
            true => {
                let calendar = working_days(reader, company, &self.company.country)?;
                let line = policies::of_customer(reader, company, customer)?;
                let periods = |on: Day| line.on(on).policy.periods;
                file.course.filing_from(&calendar, periods).map_err(Refused::NoCalendar)?
            }
            false => None,
        };
        let accrued = files && accrued(reader, company, customer, debts, self.today)?;
        let order_possible = fact.act == Act::Order && self.order_possible(reader, fact)?;
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
        Ok(Scene { today: self.today, filing_from, order_possible, accrued, open, barred })
    }

    /// Is a court order to be had for these sums, by the fees that hold on the day?
    fn order_possible(&self, reader: &mut Reader, fact: &Fact) -> Result<bool, Refused> {
        let Some(sums) = fact.sums else { return Ok(true) };
        let Some(table) = super::routes::fee_table(
            reader,
            self.id(),
            &self.company.country,
            sums.principal.currency(),
            fact.on,
        )?
        else {
            return Ok(false);
        };
        let suit = Suit {
            principal: Amount::minor_units_of(sums.principal),
            accessory: Amount::minor_units_of(sums.penalty),
            defendant: Defendant::LegalEntity,
            filed: fact.on,
        };
        Ok(court_fees(&table, &suit).is_ok_and(|fees| fees.fee_order.is_some()))
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
            Act::Receipt => books::must_be_payment(writer, self.id(), customer, fact),
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

/// A decision on one document permits nothing about the others.
fn permitted(
    found: Option<&DecidedRow>,
    decision: i64,
    debts: &[(ItemId, Money)],
) -> Result<(), Refused> {
    let about =
        |row: &DecidedRow| row.item.is_none_or(|item| debts.iter().all(|(debt, _)| *debt == item));
    match found.is_some_and(about) {
        true => Ok(()),
        false => Err(CaseRefusal::NotDecided { decision }.into()),
    }
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

/// Is this item of the customer a payment or another credit?
pub(super) fn is_credit(book: &saldo_domain::book::CustomerBook, item: ItemId) -> bool {
    book.item(item).is_some_and(|item| item.kind.side() == Side::Credit)
}

impl From<Refusal> for Refused {
    fn from(refusal: Refusal) -> Self {
        Refused::Case(refusal)
    }
}
