//! Of which debts the ladder says nothing: those that the case has with somebody else, and those
//! that stand in the register of irrecoverable debt, whoever has others of the customer (ESC-15).

use super::file::File;
use super::record::Desk;
use crate::Refused;
use saldo_domain::standing::StandingKind;
use saldo_domain::{CustomerId, ItemId};
use saldo_store::book::{self, Facts, NewStanding};
use saldo_store::cases::{self as stored, LateDebt};
use saldo_store::{Writer, requests as stored_requests};
use std::collections::BTreeSet;

impl Desk<'_> {
    /// Begins and ends what restrains the ladder so that it is silent about exactly these debts;
    /// told is who has them, and why they are ours again.
    pub(super) fn keep_silent(
        &self,
        writer: &mut Writer,
        customer: CustomerId,
        (whose, why): (&str, &str),
    ) -> Result<(), Refused> {
        let mut silent = File::of(writer, self.id(), customer)?.course.silenced();
        let late = stored::late_debts(writer, self.id(), Some(customer), self.today)?;
        for entry in stored_requests::irrecoverable(writer, self.id(), Some(customer))? {
            // Old entries were about everything that was late on their day.
            let is_meant = |debt: &&LateDebt| match entry.item {
                Some(item) => debt.item == item,
                None => debt.due < entry.day,
            };
            silent.extend(late.iter().filter(is_meant).map(|debt| debt.item));
        }
        let rows = book::standing_of(writer, self.id(), customer)?;
        let open = rows
            .into_iter()
            .filter(|row| row.kind == StandingKind::Recovery && row.ended.is_none());
        let (keep, end): (Vec<_>, Vec<_>) =
            open.partition(|row| row.item.is_some_and(|item| silent.contains(&item)));
        let there: BTreeSet<Option<ItemId>> = keep.iter().map(|row| row.item).collect();
        let one = |item, from, ends, reason: &str| NewStanding {
            customer,
            kind: StandingKind::Recovery,
            item,
            from,
            until: None,
            amount: None,
            reason: reason.to_owned(),
            order: None,
            ends,
            person: self.who.person,
        };
        let begin = late.iter().map(|debt| debt.item).filter(|item| silent.contains(item));
        let begin = begin.map(Some).filter(|item| !there.contains(item));
        let mut standing: Vec<NewStanding> =
            begin.map(|item| one(item, self.today, None, whose)).collect();
        // Begun today, it never was in force.
        let end =
            end.iter().map(|row| one(row.item, self.today.max(row.from), Some(row.standing), why));
        standing.extend(end);
        match standing.is_empty() {
            true => Ok(()),
            false => self.enter(writer, Facts { standing, ..Facts::default() }),
        }
    }
}
