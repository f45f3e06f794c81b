//! The debtors of an inventory: everybody who owes anything on the day (WOF-01).

use super::gather::File;
use crate::Refused;
use crate::cases::{Terms, confirmed_on};
use saldo_domain::book::Side;
use saldo_domain::{Currency, CustomerId, ItemId, Money};
use saldo_letters::documents::{Debtor, Dossier};
use saldo_store::ageing::{OpenRow, open_items_on};
use saldo_store::cases::late_debts;
use saldo_store::{Reader, customers, explain};
use std::collections::{BTreeMap, BTreeSet};

/// A document of a customer.
type Owed = (CustomerId, ItemId);

/// Documents named of one debtor; what is more is on the statement of account.
const MOST_DOCUMENTS: usize = 12;

impl File<'_> {
    /// Everybody who owes in this currency, by name.
    pub(super) fn of_all(
        &self,
        reader: &mut Reader,
        currency: Currency,
    ) -> Result<Dossier, Refused> {
        let company = self.company.company;
        let mut owing: BTreeMap<CustomerId, Vec<OpenRow>> = BTreeMap::new();
        open_items_on(reader, company, self.day, None, |row| {
            if row.side == Side::Debit && row.open.currency() == currency {
                owing.entry(row.customer).or_default().push(row);
            }
        })?;
        let named: Vec<Owed> =
            owing.values().flatten().map(|row| (row.customer, row.item)).collect();
        let numbers: BTreeMap<(CustomerId, ItemId), String> =
            explain::numbers(reader, company, &named)?.into_iter().collect();
        let ids: Vec<CustomerId> = owing.keys().copied().collect();
        let terms = Terms::of(reader, company, &self.company.country, None)?;
        let late = late_debts(reader, company, None, self.day)?;
        let barred: BTreeSet<Owed> = late
            .iter()
            .filter(|debt| terms.is_barred(debt, self.day))
            .map(|debt| (debt.customer, debt.item))
            .collect();
        let confirmed = confirmed_on(reader, company, self.day)?;
        let mut dossier = self.empty(reader, currency)?;
        for card in customers::cards(reader, company, &ids)? {
            let Some(rows) = owing.get(&card.customer) else { continue };
            let mut debtor = self.debtor(&card, rows, (&numbers, &barred), currency)?;
            debtor.confirmed =
                confirmed.get(&card.customer).copied().filter(|money| money.currency() == currency);
            dossier.debtors.push(debtor);
        }
        dossier.debtors.sort_by(|one, other| one.name.cmp(&other.name));
        Ok(dossier)
    }

    fn debtor(
        &self,
        card: &customers::Card,
        rows: &[OpenRow],
        (numbers, barred): (&BTreeMap<Owed, String>, &BTreeSet<Owed>),
        currency: Currency,
    ) -> Result<Debtor, Refused> {
        // Limitation with everything the debtor acknowledged.
        let barred = rows.iter().filter(|row| barred.contains(&(row.customer, row.item)));
        let barred = barred.map(|row| row.open);
        let number = |row: &OpenRow| numbers.get(&(row.customer, row.item)).cloned();
        let mut documents: Vec<String> = rows.iter().filter_map(number).collect();
        if documents.len() > MOST_DOCUMENTS {
            documents.truncate(MOST_DOCUMENTS);
            documents.push("…".to_owned());
        }
        Ok(Debtor {
            name: card.name.clone(),
            registry_code: card.registry_code.clone(),
            address: card.address.clone(),
            since: rows.iter().map(|row| row.due).min().unwrap_or(self.day),
            total: Money::sum(currency, rows.iter().map(|row| row.open))?,
            confirmed: None,
            barred: Money::sum(currency, barred)?,
            documents,
        })
    }
}
