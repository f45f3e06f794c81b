//! One customer's book opened for an act: facts are checked against it as they are added,
//! then entered together.

use super::joining::JoinRefusal;
use crate::refunds::RefundRefusal;
use crate::{Refused, facts};
use saldo_domain::book::balance::CustomerBook;
use saldo_domain::book::check::Refusal;
use saldo_domain::book::facts::DocumentFact;
use saldo_domain::book::{Item, Moment, MovementKind, NewMovement, Side, identity};
use saldo_domain::{CompanyId, Currency, CustomerId, Day, ItemId, Money, MovementId};
use saldo_store::book::{self as stored, Facts, Stamp};
use saldo_store::{Reader, StoreError, Writer, charges, joined, refunds};
use std::collections::{BTreeMap, BTreeSet};

/// The book of one customer with the facts that this act adds.
#[derive(Debug)]
pub(crate) struct Ledger {
    company: CompanyId,
    customer: CustomerId,
    recorded: Moment,
    book: CustomerBook,
    added: Facts,
    /// Movements by which refunds were paid that a statement shows: they are taken back with
    /// their line, and not by themselves.
    paid_refunds: BTreeMap<MovementId, i64>,
}

/// Reads everything that is recorded about one customer's money.
pub(crate) fn read_book(
    reader: &mut Reader,
    company: CompanyId,
    customer: CustomerId,
) -> Result<CustomerBook, StoreError> {
    let items = stored::items_of(reader, company, customer)?;
    let items = items.into_iter().map(as_item);
    let movements = stored::movements_of(reader, company, customer)?;
    let movements = movements.into_iter().map(|row| row.movement);
    let due_changes = stored::due_changes_of(reader, company, customer)?;
    let claims = charges::claims_of(reader, company, &[customer])?;
    let claims = claims.into_iter().map(|(_, claim)| claim);
    let held = refunds::held_of(reader, company, &[customer])?;
    let held = held.into_iter().map(|(_, item, amount)| (item, amount));
    let book = CustomerBook::new(items, movements, due_changes).with_charges(claims);
    book.with_held(held).map_err(|_| StoreError::TooLarge { item: customer.get() })
}

/// Customers whose books are in memory at once.
const AT_ONCE: usize = 500;

/// Reads the books of these customers, many with as many statements as one, and hands each over.
pub(crate) fn each_book(
    reader: &mut Reader,
    company: CompanyId,
    customers: &[CustomerId],
    mut take: impl FnMut(CustomerId, CustomerBook) -> Result<(), Refused>,
) -> Result<(), Refused> {
    for some in customers.chunks(AT_ONCE) {
        let mut claims: BTreeMap<CustomerId, Vec<_>> = BTreeMap::new();
        for (customer, claim) in charges::claims_of(reader, company, some)? {
            claims.entry(customer).or_default().push(claim);
        }
        for ledger in stored::ledgers_of(reader, company, some)? {
            let items = ledger.items.into_iter().map(as_item);
            let book = CustomerBook::new(items, ledger.movements, ledger.due_changes);
            let own = claims.remove(&ledger.customer).unwrap_or_default();
            take(ledger.customer, book.with_charges(own))?;
        }
    }
    Ok(())
}

pub(crate) fn as_item(row: stored::ItemRow) -> Item {
    Item {
        customer: row.customer,
        item: row.item,
        kind: row.kind,
        number: row.number,
        effective: row.effective,
        due: row.due,
        amount: row.amount,
        recorded: row.recorded,
    }
}

impl Ledger {
    /// Opens the book of a customer; what is added is recorded at this moment.
    pub(crate) fn open(
        writer: &mut Writer,
        company: CompanyId,
        customer: CustomerId,
        recorded: Moment,
    ) -> Result<Self, Refused> {
        if let Some(found) = joined::survivor_of(writer, company, customer)? {
            let (code, survivor) = (found.code, found.survivor_code);
            return Err(JoinRefusal::JoinedAlready { code, survivor }.into());
        }
        let book = read_book(writer, company, customer)?;
        let paid_refunds = refunds::paid_movements(writer, company, customer)?;
        let paid_refunds = paid_refunds.into_iter().collect();
        Ok(Self { company, customer, recorded, book, added: Facts::default(), paid_refunds })
    }

    /// The book with what was added so far.
    pub(crate) const fn book(&self) -> &CustomerBook {
        &self.book
    }

    /// The item with this id, of this customer.
    pub(crate) fn item(&self, item: ItemId) -> Result<&Item, Refused> {
        let found = self.book.item(item);
        found.ok_or_else(|| Refused::UnknownDocument { number: item.to_string() })
    }

    /// Adds a document. A true twin of one already there is another document (M04): only an
    /// idempotency key tells a repeated request from a repeated payment.
    pub(crate) fn add_document(&mut self, fact: &DocumentFact) -> Result<ItemId, Refused> {
        let identities = (0..MOST_TWINS).map(|occurrence| identity::document(fact, occurrence));
        let free = |item: &ItemId| self.book.item(*item).is_none();
        let item = identities.into_iter().find(free).ok_or_else(too_many_twins)?;
        let DocumentFact { kind, effective, due, amount, .. } = *fact;
        let (customer, recorded, number) = (self.customer, self.recorded, fact.number.clone());
        self.book.add_item(Item {
            customer,
            item,
            kind,
            number: number.clone(),
            effective,
            due,
            amount,
            recorded,
        });
        let note = fact.note.clone().unwrap_or_default();
        self.added.items.push(stored::NewItem {
            customer,
            item,
            kind,
            number,
            settles: fact.settles.clone().unwrap_or_default(),
            effective,
            due,
            amount,
            note,
        });
        Ok(item)
    }

    /// Adds a movement after the book has checked it.
    pub(crate) fn add_movement(
        &mut self,
        new: &NewMovement,
        reason: &str,
    ) -> Result<MovementId, Refused> {
        if let Some(refund) = new.reverses.and_then(|one| self.paid_refunds.get(&one)) {
            return Err(RefundRefusal::Shown { refund: *refund }.into());
        }
        self.book.check(self.customer, new).map_err(named)?;
        let identities = (0..MOST_TWINS).map(|occurrence| identity::movement(new, occurrence));
        let free = |movement: &MovementId| self.book.movement(*movement).is_none();
        let movement = identities.into_iter().find(free).ok_or_else(too_many_twins)?;
        self.book.add_movement(new.clone().recorded(self.customer, movement, self.recorded));
        let (customer, new, reason) = (self.customer, new.clone(), reason.to_owned());
        self.added.movements.push(stored::Recorded { customer, movement, new, reason });
        Ok(movement)
    }

    /// Is something of this credit on its way back to whoever paid it, or has it gone back as a
    /// statement shows?
    pub(crate) fn goes_back(&self, item: ItemId) -> bool {
        let is_paid = |movement: &MovementId| {
            self.book.movement(*movement).is_some_and(|one| one.credit_item == Some(item))
        };
        self.book.held(item).is_some()
            || self.paid_refunds.keys().any(is_paid)
            || self.gone_back(item).is_some()
    }

    /// What was paid back of a credit by hand and stands: no line shows it, and it left all the same.
    fn gone_back(&self, item: ItemId) -> Option<Money> {
        let mut back = self.book.standing_movements_of(item).filter(|one| {
            one.kind == MovementKind::Refund
                && one.credit_item == Some(item)
                && !self.paid_refunds.contains_key(&one.movement)
        });
        back.next().map(|one| one.amount)
    }

    /// Refuses to take a payment away under money that was paid back of it: the refund would be
    /// forgotten, and with it what the payer owes for it.
    pub(crate) fn refuse_gone_back(&self, item: ItemId) -> Result<(), Refused> {
        match self.gone_back(item) {
            Some(amount) => {
                let number = self.item(item)?.number.clone();
                Err(RefundRefusal::GoneBack { number, amount }.into())
            }
            None => Ok(()),
        }
    }

    /// Everything that makes a credit as if it had never been on any day.
    pub(crate) fn undo(&self, item: ItemId) -> Result<Vec<NewMovement>, Refused> {
        self.refuse_gone_back(item)?;
        Ok(self.book.undo(item)?)
    }

    /// Pays what was kept of a credit back, from a day on.
    pub(crate) fn pay_back(
        &mut self,
        refund: i64,
        (item, amount, is_kept): (ItemId, Money, bool),
        on: Day,
        reason: &str,
    ) -> Result<MovementId, Refused> {
        let new = NewMovement {
            kind: MovementKind::Refund,
            debit_item: None,
            credit_item: Some(item),
            amount,
            effective: on.max(self.item(item)?.effective),
            reverses: None,
        };
        if is_kept {
            self.book.release(item, amount)?;
        }
        let movement = self.add_movement(&new, reason)?;
        self.paid_refunds.insert(movement, refund);
        Ok(movement)
    }

    /// What of these documents is kept for refunds, or has gone back, leaves with them for another
    /// customer's account.
    pub(crate) fn let_go(&mut self, items: &BTreeSet<ItemId>) -> Result<(), Refused> {
        for item in items {
            if let Some(held) = self.book.held(*item) {
                self.book.release(*item, held)?;
            }
        }
        let credit = |movement: &MovementId| self.book.movement(*movement)?.credit_item;
        self.paid_refunds
            .retain(|movement, _| credit(movement).is_none_or(|item| !items.contains(&item)));
        Ok(())
    }

    /// Keeps so much less of a credit: it does not go back.
    pub(crate) fn set_free(&mut self, item: ItemId, amount: Money) -> Result<(), Refused> {
        Ok(self.book.release(item, amount)?)
    }

    /// Keeps what was released and did not go back after all.
    pub(crate) fn keep_again(&mut self, item: ItemId, amount: Money) -> Result<(), Refused> {
        Ok(self.book.keep(item, amount)?)
    }

    /// Takes a refund back that was paid: its money is kept again.
    pub(crate) fn unpay(
        &mut self,
        movement: MovementId,
        reason: &str,
    ) -> Result<MovementId, Refused> {
        let unknown = || Refused::UnknownMovement { movement: movement.get() };
        let found = self.book.movement(movement).ok_or_else(unknown)?;
        let (credit, amount) = (found.credit_item, found.amount);
        let back = found.reversal(found.effective)?;
        self.paid_refunds.remove(&movement);
        let back = self.add_movement(&back, reason)?;
        if let Some(credit) = credit {
            self.book.keep(credit, amount)?;
        }
        Ok(back)
    }

    /// Puts the due day of a document off from a day on.
    pub(crate) fn add_due_change(&mut self, item: ItemId, due: Day, effective: Day, reason: &str) {
        let (customer, reason) = (self.customer, reason.to_owned());
        self.added.due_changes.push(stored::NewDueChange {
            customer,
            item,
            due,
            effective,
            reason,
        });
    }

    /// Allocates part of a credit to a debt from the first day on which both can bear it;
    /// `reason` says why there.
    pub(crate) fn allocate(
        &mut self,
        credit: ItemId,
        debit: ItemId,
        amount: Money,
        reason: &str,
    ) -> Result<MovementId, Refused> {
        self.refuse_excess(credit, debit, amount)?;
        let first = self.item(credit)?.effective.max(self.item(debit)?.effective);
        let new = |effective| NewMovement {
            kind: MovementKind::Allocation,
            debit_item: Some(debit),
            credit_item: Some(credit),
            amount,
            effective,
            reverses: None,
        };
        let fits = |day: &Day| self.book.check(self.customer, &new(*day)).is_ok();
        let day = self.turning_days(credit, debit, first).into_iter().find(fits).unwrap_or(first);
        self.add_movement(&new(day), reason)
    }

    fn refuse_excess(&self, credit: ItemId, debit: ItemId, amount: Money) -> Result<(), Refused> {
        let (left, open) = (self.left(credit)?, self.left(debit)?);
        // Other currencies are refused by the book, with its own words.
        let exceeds =
            |bound: Money| bound.currency() == amount.currency() && bound.minor() < amount.minor();
        if exceeds(left) {
            return Err(Refused::ExceedsPayment {
                number: self.item(credit)?.number.clone(),
                left,
            });
        }
        if exceeds(open) {
            return Err(Refused::ExceedsInvoice { number: self.item(debit)?.number.clone(), open });
        }
        Ok(())
    }

    /// Days on which what is open of either item changes, from `first` on: a settlement that
    /// was reversed later leaves room only from the reversal on.
    fn turning_days(&self, credit: ItemId, debit: ItemId, first: Day) -> BTreeSet<Day> {
        let moved = [credit, debit].into_iter().flat_map(|item| self.book.movements_of(item));
        let later = moved.map(|movement| movement.effective).filter(|day| *day > first);
        std::iter::once(first).chain(later).collect()
    }

    /// Enters what was added; work and messages about debts that end with it are withdrawn.
    /// `business` is the moment whose day is the business day.
    pub(crate) fn enter(self, writer: &mut Writer, business: Moment) -> Result<(), Refused> {
        self.enter_as(writer, business, 0)
    }

    /// The same as part of an import.
    pub(crate) fn enter_as(
        self,
        writer: &mut Writer,
        business: Moment,
        batch: i64,
    ) -> Result<(), Refused> {
        let stamp = Stamp { company: self.company, recorded: self.recorded, batch };
        facts::enter(writer, stamp, business, &self.added)
    }

    /// What pays nothing of all credits in a currency, and is not kept to go back.
    pub(crate) fn free(&self, currency: Currency) -> Result<Money, Refused> {
        let credits = self.book.items().filter(|item| {
            item.kind.side() == Side::Credit
                && item.amount.currency() == currency
                && !self.book.is_cancelled(item)
        });
        let mut free = Money::zero(currency);
        for credit in credits {
            free = free.plus(self.left(credit.item)?)?;
        }
        Ok(free)
    }

    /// What is left of an item from its own day on, with everything recorded and added, and without
    /// what is kept to go back.
    pub(crate) fn left(&self, item: ItemId) -> Result<Money, Refused> {
        let found = self.item(item)?;
        let open = self.book.open(item, Day::LAST, Moment::NOW_AND_EVER);
        let open = open.unwrap_or(Ok(Money::zero(found.amount.currency())))?;
        Ok(self.book.held(item).map_or(Ok(open), |held| open.minus(held))?)
    }
}

/// Equal payments or settlements of one customer; beyond it something is badly wrong.
const MOST_TWINS: u32 = 10_000;

fn too_many_twins() -> Refused {
    Refused::Damaged { what: "more equal entries of one customer than can be meant".to_owned() }
}

/// The book's refusal in the words of the desk.
fn named(refusal: Refusal) -> Refused {
    match refusal {
        Refusal::MoreThanOpen { number, open, .. } => Refused::ExceedsInvoice { number, open },
        Refusal::AlreadyReversed { movement } => {
            Refused::AlreadyReversed { movement: movement.get() }
        }
        Refusal::UnknownMovement { movement } => {
            Refused::UnknownMovement { movement: movement.get() }
        }
        Refusal::UnknownItem { item } => Refused::UnknownDocument { number: item.to_string() },
        Refusal::HeldForRefund { number, held, free } => {
            RefundRefusal::Held { number, held, free }.into()
        }
        Refusal::Money(error) => Refused::Money(error),
        other => Refused::Book(other),
    }
}
