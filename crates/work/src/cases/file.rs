//! A case gathered from what people recorded and what the book itself tells.

use crate::{Refused, Who, scope};
use saldo_domain::recovery::case::{Course, Fact, Stage, Told, told_with_ends};
use saldo_domain::{CompanyId, CustomerId, Day, ItemId, Money, UserId};
use saldo_store::Reader;
use saldo_store::cases::{self as stored, FactRow, LateDebt};
use saldo_store::customers::Card;

/// A case with the rows it was read from.
pub(super) struct File {
    pub(super) course: Course,
    pub(super) rows: Vec<FactRow>,
}

/// One line of the timeline of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub fact: Fact,
    /// Where the case stood afterwards.
    pub stage: Stage,
    /// Who recorded it; `None` for what the book itself tells.
    pub person: Option<UserId>,
    /// The debts it names, with what was open of each.
    pub debts: Vec<(ItemId, Money)>,
}

impl File {
    /// The case of one customer.
    pub(super) fn of(
        reader: &mut Reader,
        company: CompanyId,
        customer: CustomerId,
    ) -> Result<Self, Refused> {
        let rows = stored::of_customer(reader, company, customer)?;
        let mut told = stored::told(reader, company, Some(customer))?;
        Ok(Self::read(rows, told.remove(&customer).unwrap_or_default()))
    }

    /// A case of these rows. What somebody recorded on the day on which the book tells of the same
    /// is one thing.
    pub(super) fn read(rows: Vec<FactRow>, mut told: Vec<Told>) -> Self {
        told.retain(|one| {
            let fact = &one.fact;
            !rows.iter().any(|row| row.fact.act == fact.act && row.fact.on == fact.on)
        });
        // Of several ways in which one claim left on one day, one is enough.
        told.dedup_by_key(|one| (one.fact.act, one.fact.on));
        let recorded: Vec<Fact> = rows.iter().map(|row| row.fact.clone()).collect();
        Self { course: Course::of(&recorded, &told_with_ends(told, &recorded)), rows }
    }

    /// The last case, in order.
    pub(super) fn entries(&self) -> Vec<Entry> {
        let entry = |(fact, stage): &(Fact, Stage)| {
            let row = self.rows.iter().find(|row| fact.place > 0 && row.fact.place == fact.place);
            Entry {
                fact: fact.clone(),
                stage: *stage,
                person: row.map(|row| row.person),
                debts: row.map(|row| row.debts.clone()).unwrap_or_default(),
            }
        };
        self.course.facts().iter().map(entry).collect()
    }

    /// What the case is about: the debts that its stage names, else all that is late.
    pub(super) fn concerned(&self, late: &[LateDebt]) -> Vec<(ItemId, Money)> {
        let named = self.course.debts();
        let silent = self.course.stage().is_some_and(Stage::silences_the_ladder);
        let meant = |debt: &&LateDebt| !silent || named.is_empty() || named.contains(&debt.item);
        late.iter().filter(meant).map(|debt| (debt.item, debt.open)).collect()
    }
}

/// The card of a customer, and the debts of it that are open and late on a day.
pub(super) fn owing(
    reader: &mut Reader,
    company: CompanyId,
    who: Who,
    customer: CustomerId,
    day: Day,
) -> Result<(Card, Vec<LateDebt>), Refused> {
    let card = scope::card(reader, company, who, customer)?;
    let late = stored::late_debts(reader, company, Some(customer), day)?;
    Ok((card, late))
}
