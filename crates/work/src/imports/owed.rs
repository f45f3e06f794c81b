//! What the company itself owes: documents of creditors beside the book.

use super::Refusal;
use super::bring::{Count, Desk};
use super::documents::{Documents, Said};
use crate::Refused;
use saldo_domain::book::Side;
use saldo_domain::book::facts::{DocumentFact, Fact, OwedFact};
use saldo_domain::book::identity;
use saldo_domain::book::intake::{Fate, NotTaken, NotTakenCause};
use saldo_domain::payables::{self, PayableForm, PayableKind};
use saldo_domain::{CustomerId, Money};
use saldo_store::book::Stamp;
use saldo_store::payables::{self as stored, NewPayable, PayableRow};
use saldo_store::{Writer, customers};
use std::collections::BTreeMap;

impl Desk<'_> {
    /// Enters the payables of a file of documents, and what it says of numbers.
    pub(super) fn enter_owed(
        &self,
        writer: &mut Writer,
        documents: &Documents,
        batch: i64,
        count: &mut Count,
    ) -> Result<(), Refused> {
        let owed = documents.rows.iter().filter_map(|row| match &row.said {
            Said::Payable(new) => Some((row.line, new.clone(), OwedFact::default())),
            Said::Facts(_) | Said::Settled | Said::Refused(_) => None,
        });
        let stamp = Stamp { company: self.company, recorded: self.at, batch };
        let owed: Vec<_> = owed.collect();
        let lines: Vec<u64> = owed.iter().map(|(line, ..)| *line).collect();
        take(&lines, enter(writer, stamp, owed)?, count)?;
        let known: Vec<CustomerId> =
            documents.learnt.iter().map(|(_, customer)| *customer).collect();
        let known = customers::cards(writer, self.company, &known)?;
        let is_known = |customer: &CustomerId| known.iter().any(|card| card.customer == *customer);
        let learnt: Vec<(String, CustomerId)> =
            documents.learnt.iter().filter(|(_, customer)| is_known(customer)).cloned().collect();
        saldo_store::parties::learn(writer, stamp, &learnt)?;
        Ok(())
    }

    /// Enters rows of a table as payables.
    pub(super) fn enter_owed_rows(
        &self,
        writer: &mut Writer,
        rows: &[(u64, Vec<Fact>)],
        batch: i64,
        count: &mut Count,
    ) -> Result<(), Refused> {
        let stamp = Stamp { company: self.company, recorded: self.at, batch };
        let mut owed = Vec::with_capacity(rows.len());
        for (line, facts) in rows {
            let mut name = String::new();
            let mut said = OwedFact::default();
            for fact in facts {
                match fact {
                    Fact::Customer(fact) => name = fact.name.clone().unwrap_or_default(),
                    Fact::Owed(fact) => said = *fact,
                    Fact::Document(fact) => owed.push((*line, payable(fact, &name), said)),
                    Fact::Official(_) | Fact::Figures(_) | Fact::Contract(_) => {}
                }
            }
        }
        let lines: Vec<u64> = owed.iter().map(|(line, ..)| *line).collect();
        take(&lines, enter(writer, stamp, owed)?, count)
    }
}

/// A row of a table as a payable.
fn payable(fact: &DocumentFact, name: &str) -> NewPayable {
    let is_credit = fact.kind.side() == Side::Credit;
    let minor = fact.amount.minor();
    let signed = if is_credit { minor.saturating_neg() } else { minor };
    NewPayable {
        creditor: identity::customer(&fact.customer),
        payable: payables::identity(&fact.number, fact.effective, is_credit),
        code: fact.customer.clone(),
        name: name.to_owned(),
        kind: PayableKind::Supplier,
        form: PayableForm::Money,
        documented: true,
        number: fact.number.clone(),
        effective: fact.effective,
        due: fact.due,
        amount: Money::from_minor(signed, fact.amount.currency()),
    }
}

/// What the file does not say of a payable stays as it was: somebody may have said it by hand.
fn complete(new: &mut NewPayable, said: OwedFact, before: Option<&NewPayable>) {
    if let Some(before) = before {
        if new.name.is_empty() {
            new.name.clone_from(&before.name);
        }
        (new.kind, new.form, new.documented) = (before.kind, before.form, before.documented);
    }
    new.kind = said.kind.unwrap_or(new.kind);
    new.form = said.form.unwrap_or(new.form);
    new.documented = said.documented.unwrap_or(new.documented);
}

/// Counts what came of each.
fn take(
    lines: &[u64],
    fates: Vec<Result<Fate, NotTaken>>,
    count: &mut Count,
) -> Result<(), Refused> {
    for (line, fate) in lines.iter().zip(fates) {
        match fate {
            Ok(fate) => count.became(*line, fate),
            Err(refusal) => {
                let refusal = Refusal::of_document(refusal, &count.headings);
                count.refuse(refusal)?;
            }
        }
    }
    Ok(())
}

/// May a payable become this? As for what is owed to us: its currency stays, and more was not
/// settled of it than it comes to.
fn refuse_correction(new: &NewPayable, before: &PayableRow) -> Result<(), NotTakenCause> {
    let (told, known, settled) = (new.amount, before.new.amount, before.settled);
    if told.currency() != known.currency() {
        return Err(NotTakenCause::OtherCurrency { known, told });
    }
    let left = told.minus(settled)?.minor();
    let turned = left != 0 && (left < 0) != (told.minor() < 0);
    if !settled.is_zero() && told != known && turned {
        return Err(NotTakenCause::BelowSettled { told, settled });
    }
    Ok(())
}

/// What each brings: new, another version of one that is known, or nothing.
fn enter(
    writer: &mut Writer,
    stamp: Stamp,
    owed: Vec<(u64, NewPayable, OwedFact)>,
) -> Result<Vec<Result<Fate, NotTaken>>, Refused> {
    let mut known: BTreeMap<CustomerId, Vec<PayableRow>> = BTreeMap::new();
    let mut added: BTreeMap<(CustomerId, i64), (NewPayable, i64)> = BTreeMap::new();
    let mut fates = Vec::with_capacity(owed.len());
    for (line, mut new, said) in owed {
        let rows = match known.get(&new.creditor) {
            Some(rows) => rows,
            None => {
                let rows = stored::of_creditor(writer, stamp.company, new.creditor)?;
                known.entry(new.creditor).or_insert(rows)
            }
        };
        let key = (new.creditor, new.payable);
        let before = rows.iter().find(|row| row.new.payable == new.payable);
        complete(&mut new, said, before.map(|before| &before.new));
        // What was taken back with its import may come in any way.
        let counting = before.filter(|before| !before.withdrawn);
        if let Some(Err(cause)) = counting.map(|before| refuse_correction(&new, before)) {
            fates.push(Err(NotTaken { line, number: new.number, cause }));
            continue;
        }
        let same = match added.get(&key) {
            Some((added, _)) => *added == new,
            None => counting.is_some_and(|before| before.new == new),
        };
        fates.push(Ok(match (same, counting.is_some() || added.contains_key(&key)) {
            (true, _) => Fate::Unchanged,
            (false, true) => Fate::Changed,
            (false, false) => Fate::New,
        }));
        if !same {
            let version = before.map_or(1, |before| before.version + 1);
            added.insert(key, (new, version));
        }
    }
    let rows: Vec<(NewPayable, i64)> = added.into_values().collect();
    stored::add(writer, stamp, &rows)?;
    Ok(fates)
}
