//! Two customers turn out to be one, or one to be two (failure M19).
//!
//! Documents go from one account to the other with all that happened to them: what settled them,
//! the steps that were taken, what was agreed on and decided about them, the lines of statements
//! that stand for payments. Where they were, they are taken back as if they had never been there;
//! what was known before stays visible "as known on". A customer whose debts have become
//! another's keeps its card and its history, and files that go on naming it are about the other.

use super::ledger::Ledger;
use super::required_reason;
use crate::{Office, Refused, RefusedKind, Who, bank, company as companies, facts, scope};
use saldo_domain::authority::Right;
use saldo_domain::book::facts::DocumentFact;
use saldo_domain::book::{Item, ItemKind, Leaving, Moment, NewMovement, Stays, identity};
use saldo_domain::control::LadderEventKind;
use saldo_domain::rating::Conduct;
use saldo_domain::recovery::limitation::AcknowledgementKind;
use saldo_domain::standing::StandingKind;
use saldo_domain::{CompanyId, CustomerId, Day, ItemId, MovementId};
use saldo_store::acknowledgements::{self, NewAcknowledgement};
use saldo_store::book::{
    self as stored, ContactRow, Facts, ItemRow, NewContact, NewReference, NewStanding, Stamp,
    StandingRow,
};
use saldo_store::charges::{self, NewAct, NewTerm};
use saldo_store::joined::{self, Way};
use saldo_store::{Reader, Writer, credit, refunds, requests};
use std::collections::{BTreeMap, BTreeSet};
use thiserror::Error;

/// Why documents stay where they are.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum JoinRefusal {
    /// A customer cannot be joined to itself.
    #[error("both are the same customer; name the other one")]
    Itself,
    /// The debts of one of them are another's already.
    #[error("the debts of {code} are those of {survivor} already; name {survivor}")]
    JoinedAlready { code: String, survivor: String },
    /// Nothing was chosen, or nothing counts.
    #[error("no document was chosen; choose those that are the other customer's")]
    Nothing,
    /// A document that goes is tied to one that stays.
    #[error(
        "{goes} and {stays} have settled each other, or the one is a charge for the other; move both, or take back first what ties them"
    )]
    Tied { goes: String, stays: String },
    /// Both customers have a document with this number and year.
    #[error(
        "both customers have a document {number} of that year; withdraw the one that is wrong first"
    )]
    SameNumber { number: String },
    /// An offset rests on what is owed to this customer.
    #[error(
        "{number} is set off against what is owed to this customer; take the offset back first"
    )]
    SetOff { number: String },
    /// What was agreed about all of a customer's debts cannot be told apart.
    #[error("a promise or an order about all of its debts is in force; end it first")]
    AboutAll,
    /// An agreement or a case about a document holds both customers to it.
    #[error("an agreement or a case about {number} is under way; end it first")]
    UnderWay { number: String },
    /// Part of the limit is kept for a shipment.
    #[error("part of its limit is kept for a shipment; release it first")]
    Reserved,
    /// Its payment is not the document there that it had been paid from before.
    #[error(
        "refund {refund} was of that customer before, and of another document; leave its payment here"
    )]
    Refund { refund: i64 },
}

impl JoinRefusal {
    /// The stable word under which screens translate it.
    pub const fn code(&self) -> &'static str {
        match self {
            JoinRefusal::Itself => "itself",
            JoinRefusal::JoinedAlready { .. } => "joined-already",
            JoinRefusal::Nothing => "nothing",
            JoinRefusal::Tied { .. } => "tied",
            JoinRefusal::SameNumber { .. } => "same-number",
            JoinRefusal::SetOff { .. } => "set-off",
            JoinRefusal::AboutAll => "about-all",
            JoinRefusal::UnderWay { .. } => "under-way",
            JoinRefusal::Reserved => "reserved",
            JoinRefusal::Refund { .. } => "refund",
        }
    }

    /// What sort of no it is.
    pub const fn kind(&self) -> RefusedKind {
        match self {
            JoinRefusal::Itself | JoinRefusal::Nothing => RefusedKind::Input,
            _ => RefusedKind::Conflict,
        }
    }
}

/// What went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moved {
    pub documents: usize,
}

/// Makes the debts of one customer those of another, for good: its card and history stay, and
/// files that name it are about the other from now on.
///
/// # Errors
/// `Joining`, `UnknownCustomer`, `ReasonMissing`, `NotPermitted`, or the store's.
pub fn join(
    office: &Office,
    company: CompanyId,
    who: Who,
    (customer, survivor): (CustomerId, CustomerId),
    reason: &str,
) -> Result<Moved, Refused> {
    let move_all = Move { from: customer, into: survivor, chosen: None };
    carry_out(office, company, who, &move_all, reason)
}

/// Moves documents of one customer to another, whose they turned out to be.
///
/// # Errors
/// As [`join`].
pub fn move_documents(
    office: &Office,
    company: CompanyId,
    who: Who,
    (from, into): (CustomerId, CustomerId),
    documents: &BTreeSet<ItemId>,
    reason: &str,
) -> Result<Moved, Refused> {
    let some = Move { from, into, chosen: Some(documents) };
    carry_out(office, company, who, &some, reason)
}

/// Makes a customer one of its own again; its documents are moved back by [`move_documents`].
///
/// # Errors
/// `UnknownCustomer` also where its debts are its own, `ReasonMissing`, `NotPermitted`, or the
/// store's.
pub fn part(
    office: &Office,
    company: CompanyId,
    who: Who,
    customer: CustomerId,
    reason: &str,
) -> Result<(), Refused> {
    who.must(Right::JoinCustomers)?;
    let reason = required_reason(reason, "this decision")?;
    let today = companies::today(office, company)?;
    let command = office.about(company, who, "customer-part", customer);
    office.store.write(&command, |writer| {
        let card = scope::card(writer, company, who, customer)?;
        if joined::survivor_of(writer, company, customer)?.is_none() {
            return Err(Refused::UnknownCustomer { customer: card.code });
        }
        let stamp = command.stamp();
        joined::note_joined(writer, stamp, (customer, None), (today, &reason, who.person))?;
        Ok(())
    })
}

/// Which documents go where.
struct Move<'a> {
    from: CustomerId,
    into: CustomerId,
    /// `None`: all of them, and the customer with them.
    chosen: Option<&'a BTreeSet<ItemId>>,
}

fn carry_out(
    office: &Office,
    company: CompanyId,
    who: Who,
    asked: &Move<'_>,
    reason: &str,
) -> Result<Moved, Refused> {
    who.must(Right::JoinCustomers)?;
    let reason = required_reason(reason, "this decision")?;
    let today = companies::today(office, company)?;
    let action = if asked.chosen.is_none() { "customer-join" } else { "documents-move" };
    let command = office.about(company, who, action, asked.from);
    office.store.write(&command, |writer| {
        let stamp = command.stamp();
        let removal = Removal {
            stamp,
            who,
            from: asked.from,
            into: asked.into,
            business: office.business(),
            today,
            reason: &reason,
        };
        let arrived = removal.carry_out(writer, asked.chosen)?;
        writer.describe(
            serde_json::json!({ "into": asked.into.to_string(), "documents": arrived.len() })
                .to_string(),
        );
        Ok(Moved { documents: arrived.len() })
    })
}

/// By numbers in the account that is left, the numbers of documents and of movements where they
/// arrive.
type Arrived = (BTreeMap<ItemId, ItemId>, BTreeMap<MovementId, MovementId>);

/// One removal, in its transaction.
struct Removal<'a> {
    stamp: Stamp,
    who: Who,
    from: CustomerId,
    into: CustomerId,
    business: Moment,
    today: Day,
    reason: &'a str,
}

impl Removal<'_> {
    fn carry_out(
        &self,
        writer: &mut Writer,
        chosen: Option<&BTreeSet<ItemId>>,
    ) -> Result<BTreeMap<ItemId, ItemId>, Refused> {
        let company = self.stamp.company;
        self.refuse_where_joined(writer)?;
        if chosen.is_none() {
            self.refuse_what_is_about_all(writer)?;
        }
        let rows = stored::items_of(writer, company, self.from)?;
        let mut from = Ledger::open(writer, company, self.from, self.stamp.recorded)?;
        let all: BTreeSet<ItemId> = rows.iter().map(|row| row.item).collect();
        let leaving = from.book().leaving(chosen.unwrap_or(&all));
        let leaving = leaving.map_err(|stays| named(&rows, stays))?;
        if leaving.items.is_empty() && chosen.is_some() {
            return Err(JoinRefusal::Nothing.into());
        }
        self.refuse_what_is_under_way(writer, &rows, &leaving)?;
        let mut into = Ledger::open(writer, company, self.into, self.stamp.recorded)?;
        let (arrived, told) = self.arrive(writer, &mut into, &rows, &leaving)?;
        let undone = self.arrive_undone(writer, &mut into, &rows, &leaving, chosen)?;
        self.defer(writer, &mut into, &arrived)?;
        from.let_go(&leaving.items)?;
        for new in &leaving.undone {
            from.add_movement(new, self.reason)?;
        }
        from.enter(writer, self.business)?;
        into.enter(writer, self.business)?;
        self.follow(writer, &rows, &arrived)?;
        let note = (self.today, self.reason, self.who.person);
        let with_undone = arrived.iter().chain(&undone).map(|(item, there)| (*item, *there));
        let with_undone = with_undone.collect();
        let stays = refunds::follow(writer, self.stamp, self.way(&with_undone), &told, note)?;
        if let Some(refund) = stays {
            return Err(JoinRefusal::Refund { refund }.into());
        }
        if chosen.is_none() {
            let survivor = Some(self.into);
            joined::note_joined(writer, self.stamp, (self.from, survivor), note)?;
            joined::copy_payers(writer, company, (self.from, self.into))?;
        }
        joined::note_moved(writer, self.stamp, self.way(&arrived), note)?;
        let at = (self.who.person, self.business, self.today);
        bank::look_after_move(writer, self.stamp, at, self.from)?;
        Ok(arrived)
    }

    fn way<'a>(&self, arrived: &'a BTreeMap<ItemId, ItemId>) -> Way<'a> {
        Way { from: self.from, into: self.into, arrived }
    }

    fn refuse_where_joined(&self, reader: &mut Reader) -> Result<(), Refused> {
        let company = self.stamp.company;
        for customer in [self.from, self.into] {
            scope::card(reader, company, self.who, customer)?;
        }
        if self.from == self.into {
            return Err(JoinRefusal::Itself.into());
        }
        for customer in [self.from, self.into] {
            if let Some(found) = joined::survivor_of(reader, company, customer)? {
                let (code, survivor) = (found.code, found.survivor_code);
                return Err(JoinRefusal::JoinedAlready { code, survivor }.into());
            }
        }
        Ok(())
    }

    fn in_force(&self, row: &StandingRow) -> bool {
        let ended = row.ended.is_some_and(|ended| ended <= self.today);
        !ended && row.until.is_none_or(|until| until >= self.today)
    }

    /// What was signed with a customer, or is before a court, is not another's by a word of ours.
    fn refuse_what_is_under_way(
        &self,
        reader: &mut Reader,
        rows: &[ItemRow],
        leaving: &Leaving,
    ) -> Result<(), Refused> {
        for row in stored::standing_of(reader, self.stamp.company, self.from)? {
            let binds = matches!(row.kind, StandingKind::Agreement | StandingKind::Recovery);
            let about = |item: &ItemRow| row.item.is_none_or(|one| one == item.item);
            let mut going = rows.iter().filter(|item| leaving.items.contains(&item.item));
            if let Some(item) = going.find(|item| binds && self.in_force(&row) && about(item)) {
                return Err(JoinRefusal::UnderWay { number: item.number.clone() }.into());
            }
        }
        Ok(())
    }

    /// What a person agreed on about all that the customer owes would be about all that the
    /// other owes as well.
    fn refuse_what_is_about_all(&self, reader: &mut Reader) -> Result<(), Refused> {
        let company = self.stamp.company;
        let standing = stored::standing_of(reader, company, self.from)?;
        if standing.iter().any(|row| row.item.is_none() && self.in_force(row)) {
            return Err(JoinRefusal::AboutAll.into());
        }
        let now = self.stamp.recorded;
        let kept = credit::reservations_of(reader, company, self.from, now)?;
        if kept.iter().any(|row| row.keeps_at(now)) {
            return Err(JoinRefusal::Reserved.into());
        }
        Ok(())
    }

    /// Tells the documents anew in the account where they arrive; by number in the account they
    /// left, the number there; and the same of what happened to them.
    fn arrive(
        &self,
        reader: &mut Reader,
        into: &mut Ledger,
        rows: &[ItemRow],
        leaving: &Leaving,
    ) -> Result<Arrived, Refused> {
        let settles = joined::designations(reader, self.stamp.company, self.from)?;
        let mut arrived = BTreeMap::new();
        for row in rows.iter().filter(|row| leaving.items.contains(&row.item)) {
            if row.kind == ItemKind::Offset {
                return Err(JoinRefusal::SetOff { number: row.number.clone() }.into());
            }
            let fact = fact(row, settles.get(&row.item));
            let there = self.place(into, &fact, row)?;
            arrived.insert(row.item, there);
        }
        let customer = self.into;
        let (told, left) = leaving.tell(&arrived, |new| {
            if into.book().check(customer, new).is_err() {
                return Ok(None);
            }
            into.add_movement(new, self.reason).map(Some)
        })?;
        if left > 0 {
            let what = format!("{left} movements of {} that fit nowhere", self.from);
            return Err(Refused::Damaged { what });
        }
        Ok((arrived, told))
    }

    /// Payments that were undone, and of which something was to go back: they are told there, and
    /// undone as here, so that their refunds go along and go on when the payments are told again. By
    /// number here, the number there; one that cannot be told there stays with its refunds.
    fn arrive_undone(
        &self,
        reader: &mut Reader,
        into: &mut Ledger,
        rows: &[ItemRow],
        leaving: &Leaving,
        chosen: Option<&BTreeSet<ItemId>>,
    ) -> Result<BTreeMap<ItemId, ItemId>, Refused> {
        let mut arrived = BTreeMap::new();
        let goes = |item: ItemId| {
            !leaving.items.contains(&item) && chosen.is_none_or(|chosen| chosen.contains(&item))
        };
        let (company, from) = (self.stamp.company, self.from);
        let settles = joined::designations(reader, company, from)?;
        let filter = refunds::Filter { customer: Some(from), ..refunds::Filter::default() };
        for refund in refunds::list(reader, company, &filter, 0, u32::MAX)? {
            let item = refund.new.item;
            let Some(row) = rows.iter().find(|row| row.item == item).filter(|_| goes(item)) else {
                continue;
            };
            let before = refunds::item_there(reader, company, self.into, refund.refund)?;
            let there = match before.or_else(|| arrived.get(&item).copied()) {
                Some(there) => Some(there),
                None => self.place_undone(into, &fact(row, settles.get(&item)), row)?,
            };
            arrived.extend(there.map(|there| (item, there)));
        }
        Ok(arrived)
    }

    fn place_undone(
        &self,
        into: &mut Ledger,
        fact: &DocumentFact,
        row: &ItemRow,
    ) -> Result<Option<ItemId>, Refused> {
        let first = identity::document(fact, 0);
        if let Some(found) = into.book().item(first) {
            if coming_back(into, found, row)?.is_some() {
                return Ok(Some(first));
            }
            if identity::document(fact, 1) == first {
                return Ok(None);
            }
        }
        let there = into.add_document(fact)?;
        for new in into.book().undo(there)? {
            into.add_movement(&new, self.reason)?;
        }
        Ok(Some(there))
    }

    /// The number of a document where it arrives. One that has been there before counts again;
    /// any other with its number is another document, and only one of the two can be right.
    fn place(
        &self,
        into: &mut Ledger,
        fact: &DocumentFact,
        row: &ItemRow,
    ) -> Result<ItemId, Refused> {
        let first = identity::document(fact, 0);
        let Some(found) = into.book().item(first) else {
            return into.add_document(fact);
        };
        if let Some(back) = coming_back(into, found, row)? {
            into.add_movement(&back, self.reason)?;
            return Ok(first);
        }
        let is_numbered = identity::document(fact, 1) == first;
        if is_numbered {
            return Err(JoinRefusal::SameNumber { number: row.number.clone() }.into());
        }
        into.add_document(fact)
    }

    /// Due days that were put off are put off there too.
    fn defer(
        &self,
        reader: &mut Reader,
        into: &mut Ledger,
        arrived: &BTreeMap<ItemId, ItemId>,
    ) -> Result<(), Refused> {
        for change in stored::due_changes_of(reader, self.stamp.company, self.from)? {
            if let Some(there) = arrived.get(&change.item) {
                into.add_due_change(*there, change.due, change.effective, self.reason);
            }
        }
        Ok(())
    }

    /// Under the references that they bear here they are paid there. What a document has kept from an
    /// earlier stay there is not told again.
    fn refer(
        &self,
        reader: &mut Reader,
        told: &mut Facts,
        arrived: &BTreeMap<ItemId, ItemId>,
    ) -> Result<(), Refused> {
        let company = self.stamp.company;
        let there = stored::references_told(reader, company, self.into)?;
        for here in stored::references_told(reader, company, self.from)? {
            if let Some(item) = arrived.get(&here.item) {
                let new = NewReference { customer: self.into, item: *item, ..here };
                told.references.extend((!there.contains(&new)).then_some(new));
            }
        }
        Ok(())
    }

    /// What stands beside the book.
    fn follow(
        &self,
        writer: &mut Writer,
        rows: &[ItemRow],
        arrived: &BTreeMap<ItemId, ItemId>,
    ) -> Result<(), Refused> {
        let company = self.stamp.company;
        let mut told = Facts::default();
        for row in stored::standing_of(writer, company, self.from)? {
            self.stand(&mut told, row, arrived);
        }
        for row in stored::contacts_of(writer, company, self.from)? {
            self.tell(&mut told, &row, arrived);
        }
        self.refer(writer, &mut told, arrived)?;
        facts::enter(writer, self.stamp, self.business, &told)?;
        let way = self.way(arrived);
        joined::copy_steps(writer, company, way)?;
        let about = (self.reason, self.who.person, self.stamp.recorded);
        joined::lead_lines(writer, company, way, about)?;
        joined::copy_same_money(writer, company, way)?;
        self.agree(writer, arrived)?;
        self.acknowledge(writer, rows, arrived)?;
        let lost = requests::irrecoverable(writer, company, Some(self.from))?;
        for one in lost {
            if let Some(there) = one.item.and_then(|item| arrived.get(&item)) {
                let new =
                    requests::Irrecoverable { customer: self.into, item: Some(*there), ..one };
                requests::add_irrecoverable(writer, self.stamp, &new)?;
            }
        }
        Ok(())
    }

    /// What the buyer acknowledged restarts limitation there as it did here: each document takes along
    /// what was acknowledged about it, or about all by an act that holds it.
    fn acknowledge(
        &self,
        writer: &mut Writer,
        rows: &[ItemRow],
        arrived: &BTreeMap<ItemId, ItemId>,
    ) -> Result<(), Refused> {
        let company = self.stamp.company;
        let acts = acknowledgements::acts(writer, company, Some(self.from))?;
        for row in acknowledgements::standing(writer, company, Some(self.from))? {
            let act = acts.iter().find(|act| {
                row.new.item.is_none()
                    && row.new.acknowledged.kind == AcknowledgementKind::ReconciliationAct
                    && act.act.to_string() == row.new.number
            });
            let is_about = |item: &&ItemRow| {
                let held = act.is_none_or(|act| {
                    item.effective <= act.as_of && item.open.currency() == act.amount.currency()
                });
                row.new.item.map_or(held, |one| one == item.item)
            };
            for item in rows.iter().filter(is_about) {
                if let Some(there) = arrived.get(&item.item) {
                    let (customer, item) = (self.into, Some(*there));
                    let new = NewAcknowledgement { customer, item, ..row.new.clone() };
                    acknowledgements::add(writer, self.stamp, &new)?;
                }
            }
        }
        Ok(())
    }

    /// What restrains the chase of a document goes on restraining it there, and ends here.
    fn stand(&self, told: &mut Facts, row: StandingRow, arrived: &BTreeMap<ItemId, ItemId>) {
        let Some(there) = row.item.and_then(|item| arrived.get(&item)) else { return };
        let until = match (row.until, row.ended.map(|ended| ended.plus(-1))) {
            (Some(until), Some(ended)) => Some(until.min(ended)),
            (until, ended) => until.or(ended),
        };
        if until.is_some_and(|until| until < row.from) {
            return;
        }
        let here = NewStanding {
            customer: self.from,
            kind: row.kind,
            item: row.item,
            from: self.today,
            until: None,
            amount: None,
            reason: self.reason.to_owned(),
            order: None,
            ends: Some(row.standing),
            person: self.who.person,
        };
        let stands = row.ended.is_none() && row.until.is_none_or(|until| until >= self.today);
        told.standing.extend(stands.then_some(here));
        told.standing.push(NewStanding {
            customer: self.into,
            item: Some(*there),
            from: row.from,
            until,
            amount: row.amount,
            reason: row.reason,
            order: row.order,
            ends: None,
            person: row.person,
            kind: row.kind,
        });
    }

    /// What the buyer did about a document is known there as well: statuses and the ladder go
    /// by it.
    fn tell(&self, told: &mut Facts, row: &ContactRow, arrived: &BTreeMap<ItemId, ItemId>) {
        let Some(there) = row.item.and_then(|item| arrived.get(&item)) else { return };
        let counts = LadderEventKind::recorded_as(&row.kind).is_some()
            || Conduct::recorded_as(&row.kind).is_some();
        if counts {
            told.contacts.push(NewContact {
                customer: self.into,
                kind: row.kind.clone(),
                item: Some(*there),
                day: row.day,
                until: row.until,
                body: row.body.clone(),
                person: row.person,
            });
        }
    }

    /// What was agreed and decided about charges. Terms of the whole customer become terms of
    /// each document: lateness costs what it did.
    fn agree(
        &self,
        writer: &mut Writer,
        arrived: &BTreeMap<ItemId, ItemId>,
    ) -> Result<(), Refused> {
        let company = self.stamp.company;
        let mut terms: Vec<NewTerm> = Vec::new();
        let in_force = charges::terms_of(writer, company, self.from)?;
        for row in in_force.into_iter().filter(|row| row.ended.is_none()) {
            let items: Vec<ItemId> = match row.new.item {
                Some(item) => arrived.get(&item).copied().into_iter().collect(),
                None => arrived.values().copied().collect(),
            };
            let one = |item| NewTerm { customer: self.into, item: Some(item), ..row.new.clone() };
            terms.extend(items.into_iter().map(one));
        }
        charges::add_terms(writer, self.stamp, &terms)?;
        let mut acts: Vec<NewAct> = Vec::new();
        for row in charges::acts_of(writer, company, self.from)? {
            let Some(there) = arrived.get(&row.new.item).filter(|_| row.taken_back.is_none())
            else {
                continue;
            };
            let claim = row.new.claim.map(|claim| arrived.get(&claim).copied().unwrap_or(claim));
            acts.push(NewAct { customer: self.into, item: *there, claim, ..row.new });
        }
        charges::add_acts(writer, self.stamp, &acts)?;
        Ok(())
    }
}

fn fact(row: &ItemRow, settles: Option<&String>) -> DocumentFact {
    DocumentFact {
        customer: String::new(),
        kind: row.kind,
        number: row.number.clone(),
        effective: row.effective,
        due: row.due,
        amount: row.amount,
        settles: settles.cloned(),
        reference: None,
        disputed: false,
        note: (!row.note.is_empty()).then(|| row.note.clone()),
    }
}

/// What makes a document count again that had been here before it went; `None` for another.
fn coming_back(into: &Ledger, found: &Item, row: &ItemRow) -> Result<Option<NewMovement>, Refused> {
    let same = found.amount == row.amount
        && found.effective == row.effective
        && found.due == row.due
        && found.kind == row.kind;
    let left = into.book().cancelled(found).filter(|one| one.effective == found.effective);
    match left.filter(|_| same) {
        Some(left) => Ok(Some(left.reversal(left.effective)?)),
        None => Ok(None),
    }
}

fn named(rows: &[ItemRow], stays: Stays) -> Refused {
    let number = |item: ItemId| {
        let found = rows.iter().find(|row| row.item == item);
        found
            .filter(|row| !row.number.is_empty())
            .map_or_else(|| item.to_string(), |row| row.number.clone())
    };
    match stays {
        Stays::Tied { goes, stays } => {
            JoinRefusal::Tied { goes: number(goes), stays: number(stays) }.into()
        }
        Stays::Money(error) => error.into(),
    }
}
