//! Why the debts of the register are hopeless, and by which documents (ESC-15, WOF-02).

use super::file::{File, told};
use super::limitation::Terms;
use crate::Refused;
use saldo_domain::recovery::case::Course;
use saldo_domain::recovery::off_balance::{Ground, Proved};
use saldo_domain::{CompanyId, CustomerId, Day, ItemId};
use saldo_store::Reader;
use saldo_store::cases as stored;

/// What is known of the debts of one customer on a day.
pub(crate) struct Grounds {
    /// Its case.
    course: Course,
    /// Debts of which limitation has run out, with the first day on which nobody can sue.
    barred: Vec<(ItemId, Day)>,
}

impl Grounds {
    /// Of one customer, with what was recorded by the day alone.
    pub(crate) fn on(
        reader: &mut Reader,
        (company, country): (CompanyId, &str),
        customer: CustomerId,
        day: Day,
    ) -> Result<Self, Refused> {
        let mut rows = stored::of_customer(reader, company, customer)?;
        rows.retain(|row| row.fact.on <= day);
        let mut known =
            told(reader, company, Some(customer))?.remove(&customer).unwrap_or_default();
        known.told.retain(|one| one.fact.on <= day);
        let course = File::read(rows, known).course;
        let terms = Terms::of(reader, company, country, Some(customer))?.counted_on(day);
        let late = stored::late_debts_on(reader, company, Some(customer), day)?;
        let barred = late.iter().filter_map(|debt| {
            let from = terms.term(debt)?.time_barred_from();
            (from <= day).then_some((debt.item, from))
        });
        Ok(Self { barred: barred.collect(), course })
    }

    /// Those of one debt: the one it was written off on, else whatever is proved of this very debt.
    pub(crate) fn of(&self, item: ItemId) -> Vec<Proved> {
        let mut grounds = self.course.proved(item);
        if let Some((_, on)) = self.barred.iter().find(|(one, _)| *one == item) {
            let (ground, document) = (Ground::Limitation, String::new());
            grounds.insert(0, Proved { ground, document, on: *on });
        }
        grounds
    }

    /// The last day of the first year off balance in which nobody has looked yet, of a debt that the
    /// case wrote off (WOF-03).
    pub(crate) fn check_due(&self, item: ItemId) -> Option<Day> {
        let own = self.course.watches().filter(|(off, _)| off.debts.contains(&item));
        own.last().and_then(|(_, watch)| watch.check_due)
    }
}
