//! Cards of one person: those of customers whose debts have become another's.
//!
//! Data that is needed under one code is needed under the others, and whoever is erased is erased
//! under all of them.

use crate::Refused;
use saldo_domain::retention::Known;
use saldo_domain::{CompanyId, CustomerId, Day};
use saldo_store::joined::Joined;
use saldo_store::personal::{self, Holding};
use saldo_store::{Reader, joined, payables};
use std::collections::BTreeMap;

/// Whose debts have become whose.
pub(super) struct Kin {
    survivor: BTreeMap<CustomerId, CustomerId>,
}

impl Kin {
    pub(super) fn of(joined: &[Joined]) -> Self {
        // Whose debts are its own again is joined to nobody, or to itself.
        let others = joined.iter().filter(|one| one.survivor != one.customer);
        Self { survivor: others.map(|one| (one.customer, one.survivor)).collect() }
    }

    /// The customer who has the debts now.
    pub(super) fn root(&self, customer: CustomerId) -> CustomerId {
        let mut root = customer;
        // Joining in a circle is refused; a damaged database must not hang the program.
        for _ in 0..=self.survivor.len() {
            match self.survivor.get(&root) {
                Some(next) => root = *next,
                None => break,
            }
        }
        root
    }

    /// Every card of the person who has this one, beginning with the customer who has the debts.
    fn cards(&self, customer: CustomerId) -> Vec<CustomerId> {
        let root = self.root(customer);
        let mut cards = vec![root];
        cards.extend(self.survivor.keys().filter(|one| self.root(**one) == root));
        cards
    }
}

/// What is known of a person from all cards; `is_owed`: a payable to it is open. Nothing where
/// there is no card.
pub(super) fn known(cards: &[Holding], is_owed: bool) -> Option<Known> {
    let latest = |day: fn(&Holding) -> Option<Day>| cards.iter().filter_map(day).max();
    Some(Known {
        open: is_owed || cards.iter().any(|card| card.open),
        written_off: latest(|card| card.written_off),
        last: latest(|card| Some(card.last))?,
    })
}

/// How the data of the person with this card stands, card by card, and what is known of all.
pub(super) fn standing(
    reader: &mut Reader,
    company: CompanyId,
    customer: CustomerId,
) -> Result<(Vec<Holding>, Option<Known>), Refused> {
    let kin = Kin::of(&joined::all(reader, company)?);
    let ids = kin.cards(customer);
    let cards = personal::holdings(reader, company, Some(&ids))?;
    let mut is_owed = false;
    for id in ids {
        let rows = payables::of_creditor(reader, company, id)?;
        is_owed |= rows.iter().any(|row| !row.withdrawn && !row.open().is_zero());
    }
    let known = known(&cards, is_owed);
    Ok((cards, known))
}
