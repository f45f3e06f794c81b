//! From a story's own numbering to the book's identities.

use super::history::{DemoCustomer, DemoFact, Local};
use saldo_domain::book::facts::{CustomerFact, DocumentFact};
use saldo_domain::book::{ItemKind, Moment, MovementKind, NewMovement, identity};
use saldo_domain::{CustomerId, Day, ItemId, Money, MovementId, UserId};
use saldo_store::book::{Facts, NewContact, NewDueChange, NewItem, NewStanding, Recorded};
use saldo_store::customers::Card;
use std::collections::BTreeMap;

/// The card as it is stored.
pub(super) fn card_of(
    card: &CustomerFact,
    people: &BTreeMap<String, UserId>,
    created_at: Moment,
) -> Card {
    let text = |field: &Option<String>| field.clone().unwrap_or_default();
    Card {
        customer: identity::customer(&card.code),
        code: card.code.clone(),
        name: text(&card.name),
        registry_code: text(&card.registry_code),
        country: text(&card.country),
        language: text(&card.language),
        email: text(&card.email),
        phone: text(&card.phone),
        address: text(&card.address),
        owner: owner_of(card, people),
        status: "UNCERTAIN".to_owned(),
        version: 1,
        created_at,
    }
}

fn owner_of(card: &CustomerFact, people: &BTreeMap<String, UserId>) -> Option<UserId> {
    card.owner.as_ref().and_then(|login| people.get(login)).copied()
}

/// Facts to be entered together. Restraints wait for their numbers.
#[derive(Clone, Debug, Default)]
pub(super) struct Translated {
    facts: Facts,
    standing: Vec<(Restraint, NewStanding)>,
}

/// A restraint by buyer and number in its story.
type Restraint = (CustomerId, Local);

/// The numbers under which restraints were entered, with what they restrain: the row that
/// ends one repeats it.
#[derive(Clone, Debug, Default)]
pub(super) struct Begun(BTreeMap<Restraint, (i64, NewStanding)>);

impl Begun {
    /// The facts as the store takes them; `next` is the number that the store will give to
    /// the first of their restraints.
    pub(super) fn number(&mut self, translated: Translated, next: i64) -> Facts {
        let Translated { mut facts, standing } = translated;
        for (number, (restraint, new)) in (next..).zip(standing) {
            let row = match self.0.remove(&restraint) {
                None => {
                    self.0.insert(restraint, (number, new.clone()));
                    new
                }
                Some((begun, beginning)) => NewStanding {
                    ends: Some(begun),
                    from: new.from,
                    reason: new.reason,
                    person: new.person,
                    ..beginning
                },
            };
            facts.standing.push(row);
        }
        facts
    }
}

/// One buyer's facts, by the days on which they were recorded; those up to the opening
/// come together under its day.
pub(super) fn translate(
    buyer: DemoCustomer,
    people: &BTreeMap<String, UserId>,
    opening: Day,
    days: &mut BTreeMap<Day, Translated>,
) {
    let mut known = Identities {
        customer: identity::customer(&buyer.card.code),
        owner: owner_of(&buyer.card, people).unwrap_or(UserId::new(0)),
        items: BTreeMap::new(),
        movements: BTreeMap::new(),
        twins: BTreeMap::new(),
    };
    for recorded in buyer.facts {
        let day = days.entry(recorded.on.max(opening)).or_default();
        known.enter(recorded.fact, day);
    }
}

/// One buyer's identities while its facts are translated.
struct Identities {
    customer: CustomerId,
    owner: UserId,
    items: BTreeMap<Local, ItemId>,
    movements: BTreeMap<Local, MovementId>,
    /// Equal movements seen so far.
    twins: BTreeMap<MovementId, u32>,
}

impl Identities {
    fn enter(&mut self, fact: DemoFact, into: &mut Translated) {
        let customer = self.customer;
        let person = self.owner;
        match fact {
            DemoFact::Item { local, kind, number, effective, due, amount } => {
                into.facts.items.push(self.item(local, kind, number, effective, due, amount));
            }
            DemoFact::Movement {
                local,
                kind,
                debit,
                credit,
                amount,
                effective,
                reverses,
                reason,
            } => {
                let reverses = reverses.and_then(|local| self.movements.get(&local)).copied();
                let new = self.new_movement(kind, debit, credit, amount, effective, reverses);
                let movement = self.movement(local, &new);
                into.facts.movements.push(Recorded { customer, movement, new, reason });
            }
            DemoFact::DueChange { item, due, effective, reason } => {
                if let Some(item) = self.items.get(&item).copied() {
                    let change = NewDueChange { customer, item, due, effective, reason };
                    into.facts.due_changes.push(change);
                }
            }
            DemoFact::StandingBegins { local, kind, item, from, until, amount, reason } => {
                let item = item.and_then(|local| self.items.get(&local)).copied();
                let (order, ends) = (None, None);
                let new = NewStanding {
                    customer,
                    kind,
                    item,
                    from,
                    until,
                    amount,
                    reason,
                    order,
                    ends,
                    person,
                };
                into.standing.push(((customer, local), new));
            }
            DemoFact::StandingEnds { local, kind, on, reason } => {
                let (item, until, amount, order, ends, from) = (None, None, None, None, None, on);
                let new = NewStanding {
                    customer,
                    kind,
                    item,
                    from,
                    until,
                    amount,
                    reason,
                    order,
                    ends,
                    person,
                };
                into.standing.push(((customer, local), new));
            }
            DemoFact::Contact { kind, day, body } => {
                let kind = kind.code().to_owned();
                let contact =
                    NewContact { customer, kind, item: None, day, until: None, body, person };
                into.facts.contacts.push(contact);
            }
        }
    }

    fn item(
        &mut self,
        local: Local,
        kind: ItemKind,
        number: String,
        effective: Day,
        due: Day,
        amount: Money,
    ) -> NewItem {
        let document = DocumentFact {
            customer: String::new(),
            kind,
            number,
            effective,
            due,
            amount,
            settles: None,
            reference: None,
            disputed: false,
            note: None,
        };
        // Numbers are never repeated within a story: there are no twins.
        let item = identity::document(&document, 0);
        self.items.insert(local, item);
        let (customer, number, note) = (self.customer, document.number, String::new());
        let settles = String::new();
        NewItem { customer, item, kind, number, settles, effective, due, amount, note }
    }

    fn new_movement(
        &self,
        kind: MovementKind,
        debit: Option<Local>,
        credit: Option<Local>,
        amount: Money,
        effective: Day,
        reverses: Option<MovementId>,
    ) -> NewMovement {
        let item = |local: Option<Local>| local.and_then(|local| self.items.get(&local)).copied();
        let (debit_item, credit_item) = (item(debit), item(credit));
        NewMovement { kind, debit_item, credit_item, amount, effective, reverses }
    }

    fn movement(&mut self, local: Local, new: &NewMovement) -> MovementId {
        let twins = self.twins.entry(identity::movement(new, 0)).or_default();
        let movement = identity::movement(new, *twins);
        *twins += 1;
        self.movements.insert(local, movement);
        movement
    }
}
