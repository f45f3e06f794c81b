//! What a bank's table says once, above or below its lines: the account, its currency, balances.

use super::super::StatementError;
use super::super::text::amount;
use crate::amount::DecimalMark;
use crate::refusal::shorten;
use crate::tables::Row;
use crate::text::heading_key;
use saldo_domain::bank::StatementFact;
use serde::Deserialize;

/// What stands first in such rows, by what is said in them; several spellings are of several
/// languages.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Labels {
    pub(super) account: Vec<String>,
    pub(super) currency: Vec<String>,
    opening: Vec<String>,
    closing: Vec<String>,
    /// Rows that are passed over: sums, notes of the bank.
    skip: Vec<String>,
}

impl Labels {
    /// Does the bank write anything around its lines?
    pub(super) fn is_told(&self) -> bool {
        let all = [&self.account, &self.currency, &self.opening, &self.closing, &self.skip];
        all.into_iter().any(|labels| !labels.is_empty())
    }
}

/// What was said so far.
#[derive(Debug, Default)]
pub(super) struct Around {
    pub(super) account: String,
    pub(super) currency: String,
    opening: Option<(u64, String)>,
    closing: Option<(u64, String)>,
}

impl Around {
    /// Takes down what a row says behind its label. Answers whether it has one: such a row is no
    /// line.
    pub(super) fn take(&mut self, labels: &Labels, row: &Row) -> bool {
        let mut cells = row.cells().map(str::trim).filter(|cell| !cell.is_empty());
        let Some(first) = cells.next() else { return false };
        let next = cells.next().unwrap_or_default();
        let behind = |labels: &[String]| labels.iter().find_map(|label| value(label, first, next));
        if let Some(text) = behind(&labels.account) {
            text.clone_into(&mut self.account);
        } else if let Some(text) = behind(&labels.currency) {
            text.clone_into(&mut self.currency);
        } else if let Some(text) = behind(&labels.opening) {
            self.opening.get_or_insert((row.line(), text.to_owned()));
        } else if let Some(text) = behind(&labels.closing) {
            self.closing = Some((row.line(), text.to_owned()));
        } else {
            let begins = |word: &String| heading_key(first).starts_with(&heading_key(word));
            return labels.skip.iter().any(begins);
        }
        true
    }

    /// Gives the balances to the statement they are of.
    ///
    /// # Errors
    /// When they are no amounts, or when the file is about several accounts: nobody could say of
    /// which they are.
    pub(super) fn close(
        self,
        mark: DecimalMark,
        statements: &mut [StatementFact],
    ) -> Result<(), StatementError> {
        let ends = [("opening balance", self.opening), ("closing balance", self.closing)];
        let mut read = [None, None];
        for (at, (field, told)) in ends.into_iter().enumerate() {
            let Some((line, text)) = told else { continue };
            let [statement] = &*statements else {
                return Err(StatementError::Unreadable { line, field, value: shorten(&text) });
            };
            // Banks write the currency beside their balances: “100,00 EUR”.
            read[at] = Some(amount(line, field, &text, mark, statement.currency)?);
        }
        if let [statement] = statements {
            let [opening, closing] = read;
            statement.opening = opening.or(statement.opening);
            statement.closing = closing.or(statement.closing);
        }
        Ok(())
    }
}

/// The text behind a label: the rest of its cell behind a colon, else the next cell that says
/// something.
fn value<'r>(label: &str, first: &'r str, next: &'r str) -> Option<&'r str> {
    let label = heading_key(label.trim_end_matches(':'));
    if heading_key(first.trim_end_matches(':')) == label {
        return Some(next);
    }
    let (named, rest) = first.split_once(':')?;
    (heading_key(named) == label).then(|| rest.trim())
}
