//! Both sides of an inventory: everybody who owes anything on the day, and everybody to whom anything
//! is owed, by documents of creditors or as money of a customer that belongs to nothing (WOF-01).

use super::gather::File;
use crate::Refused;
use crate::cases::{Terms, confirmed_on, law_of};
use crate::payables::owed_on;
use saldo_domain::book::Side;
use saldo_domain::calendar::Calendar;
use saldo_domain::recovery::limitation::{Basis, limitation};
use saldo_domain::{Currency, CustomerId, Day, ItemId, Money};
use saldo_letters::documents::{Dossier, InventoryLine};
use saldo_store::ageing::{OpenRow, open_items_on};
use saldo_store::cases::late_debts_on;
use saldo_store::{Reader, customers, explain, payables};
use std::collections::{BTreeMap, BTreeSet};

/// A document of a customer.
type Owed = (CustomerId, ItemId);

/// Documents named of one counterparty; what is more is on the statement of account.
const MOST_DOCUMENTS: usize = 12;

impl File<'_> {
    /// Everybody who owes or is owed in this currency, by name.
    pub(super) fn of_all(
        &self,
        reader: &mut Reader,
        currency: Currency,
    ) -> Result<Dossier, Refused> {
        let company = self.company.company;
        let mut owing: BTreeMap<CustomerId, Vec<OpenRow>> = BTreeMap::new();
        let mut unassigned: BTreeMap<CustomerId, Vec<OpenRow>> = BTreeMap::new();
        open_items_on(reader, company, self.day, None, |row| {
            if row.open.currency() == currency {
                let side = if row.side == Side::Debit { &mut owing } else { &mut unassigned };
                side.entry(row.customer).or_default().push(row);
            }
        })?;
        let both = || owing.iter().chain(&unassigned);
        let named: Vec<Owed> =
            both().flat_map(|(_, rows)| rows).map(|row| (row.customer, row.item)).collect();
        let numbers: BTreeMap<(CustomerId, ItemId), String> =
            explain::numbers(reader, company, &named)?.into_iter().collect();
        let mut ids: Vec<CustomerId> = both().map(|(customer, _)| *customer).collect();
        let terms = Terms::of(reader, company, &self.company.country, None)?.counted_on(self.day);
        let late = late_debts_on(reader, company, None, self.day)?;
        let barred: BTreeSet<Owed> = late
            .iter()
            .filter(|debt| terms.is_barred(debt, self.day))
            .map(|debt| (debt.customer, debt.item))
            .collect();
        let confirmed = confirmed_on(reader, company, self.day)?;
        let mut dossier = self.empty(reader, currency)?;
        let mut creditors = self.owed_to(reader, currency)?;
        ids.extend(creditors.keys());
        ids.sort_unstable();
        ids.dedup();
        for card in customers::cards(reader, company, &ids)? {
            if let Some(creditor) = creditors.get_mut(&card.customer) {
                creditor.registry_code.clone_from(&card.registry_code);
                creditor.address.clone_from(&card.address);
            }
            if let Some(rows) = unassigned.get(&card.customer) {
                self.add_unassigned(&mut creditors, &card, rows, &numbers)?;
            }
            let Some(rows) = owing.get(&card.customer) else { continue };
            let mut debtor = self.debtor(&card, rows, (&numbers, &barred), currency)?;
            debtor.confirmed =
                confirmed.get(&card.customer).copied().filter(|money| money.currency() == currency);
            dossier.debtors.push(debtor);
        }
        dossier.creditors = creditors.into_values().collect();
        for side in [&mut dossier.debtors, &mut dossier.creditors] {
            side.sort_by(|one, other| one.name.cmp(&other.name));
            for line in side {
                abridge(&mut line.documents);
            }
        }
        Ok(dossier)
    }

    /// What is owed by documents of creditors, with what they confirmed about the very day.
    fn owed_to(
        &self,
        reader: &mut Reader,
        currency: Currency,
    ) -> Result<BTreeMap<CustomerId, InventoryLine>, Refused> {
        let company = self.company.company;
        let country = &self.company.country;
        let law = law_of(country, Calendar::of_country(country));
        let told = payables::confirmed(reader, company, None)?.into_iter();
        let told = told.filter(|one| one.as_of == self.day);
        let told: BTreeMap<(CustomerId, i64), i64> =
            told.map(|one| ((one.creditor, one.payable), one.minor)).collect();
        let mut lines: BTreeMap<CustomerId, InventoryLine> = BTreeMap::new();
        for row in owed_on(reader, company, self.day)? {
            let (new, open) = (&row.new, row.open());
            if open.is_zero() || open.currency() != currency {
                continue;
            }
            let name = if new.name.is_empty() { &new.code } else { &new.name };
            let line = lines
                .entry(new.creditor)
                .or_insert_with(|| nothing_yet(name.clone(), new.due, currency));
            line.since = line.since.min(new.due);
            line.total = line.total.plus(open)?;
            line.documents.push(new.number.clone());
            if let Some(minor) = told.get(&(new.creditor, new.payable)) {
                let before = line.confirmed.unwrap_or(Money::zero(currency));
                // What was settled or corrected since cannot be confirmed any more.
                let still = (*minor).min(open.minor().max(0));
                line.confirmed = Some(before.plus(Money::from_minor(still, currency))?);
            }
            let term = law.map(|law| limitation(law, Basis::ContractTerm { due: new.due }, &[]));
            if open.is_positive() && term.is_some_and(|term| term.is_time_barred(self.day)) {
                line.barred = line.barred.plus(open)?;
            }
        }
        // Credit notes beyond what is owed are no payable, and lower what is confirmed or barred.
        lines.retain(|_, line| line.total.is_positive());
        for line in lines.values_mut() {
            let most =
                |money: Money| if money.minor() > line.total.minor() { line.total } else { money };
            (line.confirmed, line.barred) = (line.confirmed.map(most), most(line.barred));
        }
        Ok(lines)
    }

    /// Money of a customer that belongs to nothing is owed back.
    fn add_unassigned(
        &self,
        creditors: &mut BTreeMap<CustomerId, InventoryLine>,
        card: &customers::Card,
        rows: &[OpenRow],
        numbers: &BTreeMap<Owed, String>,
    ) -> Result<(), Refused> {
        let Some(first) = rows.first() else { return Ok(()) };
        let line = creditors.entry(card.customer).or_insert_with(|| InventoryLine {
            registry_code: card.registry_code.clone(),
            address: card.address.clone(),
            ..nothing_yet(card.name.clone(), first.due, first.open.currency())
        });
        for row in rows {
            line.since = line.since.min(row.effective);
            line.total = line.total.plus(row.open)?;
            line.documents.extend(numbers.get(&(row.customer, row.item)).cloned());
        }
        Ok(())
    }

    fn debtor(
        &self,
        card: &customers::Card,
        rows: &[OpenRow],
        (numbers, barred): (&BTreeMap<Owed, String>, &BTreeSet<Owed>),
        currency: Currency,
    ) -> Result<InventoryLine, Refused> {
        // Limitation with everything the debtor acknowledged.
        let barred = rows.iter().filter(|row| barred.contains(&(row.customer, row.item)));
        let barred = barred.map(|row| row.open);
        let number = |row: &OpenRow| numbers.get(&(row.customer, row.item)).cloned();
        Ok(InventoryLine {
            name: card.name.clone(),
            registry_code: card.registry_code.clone(),
            address: card.address.clone(),
            since: rows.iter().map(|row| row.due).min().unwrap_or(self.day),
            total: Money::sum(currency, rows.iter().map(|row| row.open))?,
            confirmed: None,
            barred: Money::sum(currency, barred)?,
            documents: rows.iter().filter_map(number).collect(),
        })
    }
}

fn nothing_yet(name: String, since: Day, currency: Currency) -> InventoryLine {
    InventoryLine {
        name,
        registry_code: String::new(),
        address: String::new(),
        since,
        total: Money::zero(currency),
        confirmed: None,
        barred: Money::zero(currency),
        documents: Vec::new(),
    }
}

fn abridge(documents: &mut Vec<String>) {
    if documents.len() > MOST_DOCUMENTS {
        documents.truncate(MOST_DOCUMENTS);
        documents.push("…".to_owned());
    }
}
