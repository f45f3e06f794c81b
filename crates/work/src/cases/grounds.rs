//! Why the debts of the register are hopeless, and by which documents (ESC-15, WOF-02).

use super::file::File;
use super::limitation::Terms;
use crate::Refused;
use saldo_domain::recovery::case::{Act, Fact, Told};
use saldo_domain::recovery::off_balance::{Ground, Proved};
use saldo_domain::{CompanyId, CustomerId, Day, ItemId};
use saldo_store::Reader;
use saldo_store::cases as stored;

/// What is known of the debts of one customer on a day.
pub(crate) struct Grounds {
    /// By the documents of its case.
    proved: Vec<Proved>,
    /// The debts that were written off by the case.
    written_off: Vec<ItemId>,
    /// Debts of which limitation has run out, with the first day on which nobody can sue.
    barred: Vec<(ItemId, Day)>,
    /// The last day of the first year off balance in which nobody has looked yet (WOF-03).
    pub(crate) check_due: Option<Day>,
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
        let mut told: Vec<Told> =
            stored::told(reader, company, Some(customer))?.remove(&customer).unwrap_or_default();
        told.retain(|one| one.fact.on <= day);
        let file = File::read(rows, told);
        let written_off = |fact: &Fact| fact.act == Act::WrittenOff;
        let off = file.course.facts().iter().map(|(fact, _)| fact);
        let off = off.filter(|fact| written_off(fact)).flat_map(|fact| fact.debts.clone());
        let terms = Terms::of(reader, company, country, Some(customer))?;
        let late = stored::late_debts(reader, company, Some(customer), day)?;
        let barred = late.iter().filter_map(|debt| {
            let from = terms.term(debt)?.time_barred_from();
            (from <= day).then_some((debt.item, from))
        });
        Ok(Self {
            proved: file.course.proved(),
            written_off: off.collect(),
            barred: barred.collect(),
            check_due: file.course.watch().and_then(|watch| watch.check_due),
        })
    }

    /// Those of one debt: the one it was written off on, else whatever is proved.
    pub(crate) fn of(&self, item: ItemId) -> Vec<Proved> {
        if !self.written_off.is_empty() && !self.written_off.contains(&item) {
            return Vec::new();
        }
        let mut grounds = self.proved.clone();
        if let Some((_, on)) = self.barred.iter().find(|(one, _)| *one == item) {
            let (ground, document) = (Ground::Limitation, String::new());
            grounds.insert(0, Proved { ground, document, on: *on });
        }
        grounds
    }
}
