//! ISO 20022: camt.053 (statement) and camt.054 (notification), every version.
//!
//! The versions differ in wrappers (`Pty` around a party, `Cd` around a status) and in lists
//! of codes, not in what a line says; unknown elements are passed over. `CdtDbtInd` tells on
//! which side of the account an entry stands, reversals included.

use super::camt_entry::{Entry, State};
use super::text::{Unmarked, account, amount, cleaned, currency, declared, decode, xml_day};
use super::xml::{LineCounter, Met, Walk};
use super::{MOST_LINES, StatementError, StatementFormat, Statements};
use crate::amount::DecimalMark;
use crate::refusal::shorten;
use crate::tables::ReadOptions;
use saldo_domain::bank::{DoesNotAddUp, StatementFact, Turnover};
use saldo_domain::{Currency, Day, Money};
use std::collections::{BTreeMap, BTreeSet};

/// How far the root may stand behind comments.
const HEAD: usize = 64 << 10;

/// How much from the root on is looked at to tell what it is.
const ROOT: usize = 4 << 10;

/// A message of ISO 20022 in the camt family, or its root without a namespace.
pub(super) fn sniff(head: &[u8]) -> Option<StatementFormat> {
    let head = head.get(..HEAD).unwrap_or(head);
    let wide = head.starts_with(&[0xff, 0xfe]) || head.starts_with(&[0xfe, 0xff]);
    let shown: String =
        head.iter().filter(|byte| !wide || **byte != 0).map(|b| char::from(*b)).collect();
    let shown = shown.trim_start_matches(['ï', '»', '¿', 'ÿ', 'þ']).trim_start();
    if !shown.starts_with('<') {
        return None;
    }
    let root: String = behind_comments(shown).chars().take(ROOT).collect();
    let has = |word: &str| root.contains(word);
    if has("camt.054") || has("<BkToCstmrDbtCdtNtfctn") {
        return Some(StatementFormat::Camt054);
    }
    let other_iso = has("iso:20022") || has("iso:std:iso:20022") || has("<BkToCstmrStmt");
    (has("camt.053") || other_iso).then_some(StatementFormat::Camt053)
}

/// The text from its document type or root on.
fn behind_comments(text: &str) -> &str {
    let mut rest = text;
    loop {
        let end = match rest {
            _ if rest.starts_with("<?") => "?>",
            _ if rest.starts_with("<!--") => "-->",
            _ => return rest,
        };
        let Some(at) = rest.find(end) else { return "" };
        rest = rest.get(at + end.len()..).unwrap_or_default().trim_start();
    }
}

/// Reads the message.
pub(super) fn read(bytes: &[u8], options: &ReadOptions) -> Result<Statements, StatementError> {
    let text = decode(bytes, options.encoding.as_deref(), Unmarked::In(declared(bytes)))?;
    let mut message = Message::new(&text);
    let mut walk = Walk::new(&text, "Ccy");
    loop {
        match walk.next()? {
            Met::Open(name) => message.open(&walk, name)?,
            Met::Close { name, text, attribute } => {
                message.close(&walk, name, &text, attribute.as_deref())?;
            }
            Met::End => return message.finish(),
        }
    }
}

/// What has been read of the message.
struct Message<'a> {
    lines: LineCounter<'a>,
    format: Option<StatementFormat>,
    /// The message of another kind that was found instead.
    other: String,
    /// Elements above those inside a statement.
    base: usize,
    open: Option<Draft>,
    statements: Vec<StatementFact>,
    /// Statements, entries, and transactions beyond the first of an entry: what becomes lines.
    count: usize,
    pending: usize,
}

impl<'a> Message<'a> {
    const fn new(text: &'a str) -> Self {
        Self {
            lines: LineCounter::new(text),
            format: None,
            other: String::new(),
            base: 0,
            open: None,
            statements: Vec::new(),
            count: 0,
            pending: 0,
        }
    }

    fn open(&mut self, walk: &Walk<'_>, name: &str) -> Result<(), StatementError> {
        let depth = walk.path().len();
        match name {
            "BkToCstmrStmt" => self.format = Some(StatementFormat::Camt053),
            "BkToCstmrDbtCdtNtfctn" => self.format = Some(StatementFormat::Camt054),
            "Stmt" | "Ntfctn" if self.open.is_none() && self.format.is_some() => {
                self.base = depth;
                let place = self.lines.line_at(walk.position());
                self.open = Some(Draft { place, ..Draft::default() });
                self.count += 1;
            }
            _ if self.format.is_none() && depth == 2 => name.clone_into(&mut self.other),
            _ => {}
        }
        let Some(draft) = &mut self.open else { return Ok(()) };
        match walk.path().get(self.base..) {
            Some(["Ntry"]) => {
                draft.entry = Some(Entry::at(self.lines.line_at(walk.position())));
                self.count += 1;
            }
            Some(["Ntry", "NtryDtls", "TxDtls"]) => {
                if let Some(entry) = &mut draft.entry {
                    self.count += usize::from(entry.begin_details());
                }
            }
            _ => {}
        }
        if self.count > MOST_LINES {
            return Err(StatementError::TooManyLines { limit: MOST_LINES });
        }
        Ok(())
    }

    /// An element has closed; `walk` stands at the one around it.
    fn close(
        &mut self,
        walk: &Walk<'_>,
        name: &str,
        text: &str,
        attribute: Option<&str>,
    ) -> Result<(), StatementError> {
        let Some(draft) = &mut self.open else { return Ok(()) };
        match walk.path().get(self.base..) {
            None => {
                let is_statement = self.format == Some(StatementFormat::Camt053);
                let read = self.open.take().map(|draft| draft.finish(is_statement)).transpose()?;
                self.statements.extend(read.map(|(statement, pending)| {
                    self.pending += pending;
                    statement
                }));
                Ok(())
            }
            Some([]) if name == "Ntry" => {
                draft.entries.extend(draft.entry.take());
                Ok(())
            }
            Some(["Ntry", inner @ ..]) => {
                if let Some(entry) = &mut draft.entry {
                    entry.take(inner, name, text, attribute)?;
                }
                Ok(())
            }
            Some(inner) => {
                let line = self.lines.line_at(walk.position());
                draft.take(inner, name, text, attribute, line)
            }
        }
    }

    fn finish(self) -> Result<Statements, StatementError> {
        let Some(format) = self.format else {
            return Err(match self.other.as_str() {
                "" => StatementError::NotAStatement,
                found => StatementError::OtherMessage { found: shorten(found) },
            });
        };
        let (statements, pending) = (self.statements, self.pending);
        Ok(Statements { format, statements, pending, guessed_encoding: None })
    }
}

/// A statement while it is read.
#[derive(Default)]
struct Draft {
    place: u64,
    account: String,
    currency: Option<Currency>,
    number: String,
    from: Option<Day>,
    to: Option<Day>,
    balance: BalanceDraft,
    opening: Option<Money>,
    closing: Option<Money>,
    /// Sums as written; their currency is known at the end.
    credit: Option<(u64, String)>,
    debit: Option<(u64, String)>,
    entry: Option<Entry>,
    entries: Vec<Entry>,
}

#[derive(Default)]
struct BalanceDraft {
    kind: String,
    amount: String,
    currency: String,
    is_debit: bool,
}

impl Draft {
    fn take(
        &mut self,
        inner: &[&str],
        name: &str,
        text: &str,
        attribute: Option<&str>,
        line: u64,
    ) -> Result<(), StatementError> {
        match (inner, name) {
            ([], "Id") => self.number = cleaned(text),
            (["Acct", "Id"], "IBAN") | (["Acct", "Id", "Othr"], "Id") => {
                self.account = account(text);
            }
            (["Acct"], "Ccy") => self.currency = Some(currency(line, text)?),
            (["FrToDt"], "FrDtTm" | "FrDt") => {
                self.from = Some(xml_day(line, name_of_day(name), text)?);
            }
            (["FrToDt"], "ToDtTm" | "ToDt") => {
                self.to = Some(xml_day(line, name_of_day(name), text)?);
            }
            (["TxsSummry", "TtlCdtNtries"], "Sum") => self.credit = Some((line, text.into())),
            (["TxsSummry", "TtlDbtNtries"], "Sum") => self.debit = Some((line, text.into())),
            (["Bal", "Tp", "CdOrPrtry"], "Cd") => text.clone_into(&mut self.balance.kind),
            (["Bal"], "Amt") => {
                text.clone_into(&mut self.balance.amount);
                attribute.unwrap_or_default().clone_into(&mut self.balance.currency);
            }
            (["Bal"], "CdtDbtInd") => self.balance.is_debit = text == "DBIT",
            ([], "Bal") => self.keep_balance(line)?,
            _ => {}
        }
        Ok(())
    }

    /// Opening and closing of what is booked; the others are looks ahead. A statement of
    /// several pages states interim balances, which say the same of each page.
    fn keep_balance(&mut self, line: u64) -> Result<(), StatementError> {
        let balance = std::mem::take(&mut self.balance);
        let place = match balance.kind.as_str() {
            "OPBD" | "PRCD" => &mut self.opening,
            "CLBD" => &mut self.closing,
            _ => return Ok(()),
        };
        let currency = currency(line, &balance.currency)?;
        let read = amount(line, "Bal/Amt", &balance.amount, DecimalMark::Point, currency)?;
        let signed = if balance.is_debit { read.negated() } else { Ok(read) };
        *place = Some(signed.map_err(DoesNotAddUp::Money)?);
        Ok(())
    }

    /// `is_statement` says that it tells what is booked, and not what is notified of.
    fn finish(mut self, is_statement: bool) -> Result<(StatementFact, usize), StatementError> {
        let place = self.place;
        let missing = |field| StatementError::Missing { line: place, field };
        if self.account.is_empty() {
            return Err(missing("Acct/Id"));
        }
        let known = self.currency.or(self.opening.map(Money::currency));
        let of_entry = || self.entries.first().map(|entry| currency(place, &entry.currency));
        let currency = match known {
            Some(currency) => currency,
            None => of_entry().transpose()?.ok_or_else(|| missing("Acct/Ccy"))?,
        };
        let booked = self.booked_states(currency, is_statement)?;
        let mut lines = Vec::with_capacity(self.entries.len());
        let mut pending = 0;
        for entry in std::mem::take(&mut self.entries) {
            let is_booked = match entry.state() {
                State::Booked => true,
                State::Pending => false,
                State::OfTheBank(state) => booked.contains(state),
            };
            if is_booked {
                entry.into_lines(currency, &self.account, &mut lines)?;
            } else {
                pending += 1;
            }
        }
        let sum = |stated: Option<(u64, String)>| {
            // What is pending may be in the sums and is not in the lines.
            let stated = stated.filter(|_| pending == 0);
            let read = stated.map(|(line, text)| {
                amount(line, "TxsSummry/Sum", &text, DecimalMark::Point, currency)
            });
            read.transpose()
        };
        let turnover = Turnover { credit: sum(self.credit)?, debit: sum(self.debit)? };
        let statement = StatementFact {
            account: self.account,
            currency,
            number: self.number,
            from: self.from,
            to: self.to,
            opening: self.opening,
            closing: self.closing,
            turnover: Some(turnover),
            lines,
        };
        Ok((statement, pending))
    }
}

impl Draft {
    /// Which of the bank's own words for the state of an entry mean that it is booked. ISO 20022
    /// leaves them to the bank; what is booked, and nothing else, leads from the opening balance
    /// to the closing one. A notification states no balances: what is booked of it stands on the
    /// statement as well.
    ///
    /// # Errors
    /// `StateOfTheBank` where nothing tells what such a word means.
    fn booked_states(
        &self,
        currency: Currency,
        is_statement: bool,
    ) -> Result<BTreeSet<String>, StatementError> {
        let mut states: BTreeMap<String, (u64, i128)> = BTreeMap::new();
        let mut booked = 0_i128;
        for entry in &self.entries {
            let minor = |entry: &Entry| {
                let amount = entry.amount(currency)?;
                Ok::<_, StatementError>(i128::from(amount.minor()))
            };
            match entry.state() {
                State::Booked if is_statement => booked += minor(entry)?,
                State::OfTheBank(state) if is_statement => {
                    let of_state = states.entry(state.to_owned()).or_insert((entry.place(), 0));
                    of_state.1 += minor(entry)?;
                }
                _ => {}
            }
        }
        let Some((state, (line, _))) = states.first_key_value() else {
            return Ok(BTreeSet::new());
        };
        let unknown = || StatementError::StateOfTheBank { line: *line, value: shorten(state) };
        let (Some(opening), Some(closing)) = (self.opening, self.closing) else {
            return Err(unknown());
        };
        if states.len() > MOST_STATES {
            return Err(unknown());
        }
        let moved = i128::from(closing.minor()) - i128::from(opening.minor());
        let names: Vec<&String> = states.keys().collect();
        let picked = |choice: u32| {
            let is_picked = move |at: &usize| choice & (1 << at) != 0;
            (0..names.len()).filter(is_picked)
        };
        let fits = |choice: &u32| {
            let sum: i128 = picked(*choice).map(|at| states[names[at]].1).sum();
            booked + sum == moved
        };
        let all = (1_u32 << names.len()) - 1;
        let mut fitting = (0..=all).filter(fits);
        // Where several would do, a statement is of what is booked; where none does, its sums are
        // refused with their figures.
        let choice = match (fitting.next(), fitting.next()) {
            (Some(only), None) => only,
            (None, _) => all,
            (Some(_), Some(_)) if fits(&all) => all,
            (Some(_), Some(_)) => return Err(unknown()),
        };
        Ok(picked(choice).map(|at| names[at].clone()).collect())
    }
}

/// Words of its own that a bank may have for states of one statement.
const MOST_STATES: usize = 6;

fn name_of_day(name: &str) -> &'static str {
    if name.starts_with("Fr") { "FrToDt/FrDtTm" } else { "FrToDt/ToDtTm" }
}
