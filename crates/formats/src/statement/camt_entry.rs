//! One entry of a camt message, and the transactions it was booked for.

use super::text::{account, amount, cleaned, currency, name, xml_day};
use super::{LONGEST_FIELD, StatementError};
use crate::amount::DecimalMark;
use crate::refusal::shorten;
use saldo_domain::bank::{DoesNotAddUp, LineFact, OtherSide, split};
use saldo_domain::{Currency, Day, Money};
use std::collections::BTreeSet;

/// An entry as written.
#[derive(Default)]
pub(super) struct Entry {
    place: u64,
    amount: String,
    pub(super) currency: String,
    side: String,
    reversal: bool,
    status: String,
    booked: String,
    value: String,
    bank_id: String,
    text: String,
    details: Vec<Details>,
}

/// Is an entry money already?
pub(super) enum State<'a> {
    Booked,
    /// Expected, for information, or of a day to come.
    Pending,
    /// A word of the bank's own, which says nothing of that.
    OfTheBank(&'a str),
}

/// A document that a payment says it is for, while that is read.
#[derive(Default)]
struct Referred {
    /// Where its number stands among the texts.
    at: Option<usize>,
    /// Another number stands there as well: an amount would be of both.
    several: bool,
    is_credit_note: bool,
    /// Paid for it, with the currency.
    paid: Option<(String, String)>,
    due: Option<(String, String)>,
}

/// One transaction of an entry.
#[derive(Default)]
struct Details {
    amount: Option<(String, String)>,
    side: String,
    bank_id: String,
    end_to_end: String,
    number: String,
    /// Of every invoice that it says it pays.
    references: Vec<String>,
    texts: Vec<String>,
    referred: Referred,
    /// Bytes of texts and references.
    length: usize,
    more: String,
    returned: bool,
    debtor: Party,
    creditor: Party,
}

#[derive(Default)]
struct Party {
    name: String,
    account: String,
    code: String,
    ultimate: String,
}

impl Entry {
    pub(super) fn at(place: u64) -> Self {
        Self { place, ..Self::default() }
    }

    /// Begins a transaction; says whether it is one more than the line of the entry itself.
    pub(super) fn begin_details(&mut self) -> bool {
        // Most entries have one; room for four would be most of what a large file takes.
        if self.details.is_empty() {
            self.details.reserve_exact(1);
        }
        self.details.push(Details::default());
        self.details.len() > 1
    }

    /// Takes the text of an element inside the entry.
    ///
    /// # Errors
    /// When the texts of one transaction are longer together than a field may be.
    pub(super) fn take(
        &mut self,
        inner: &[&str],
        name: &str,
        text: &str,
        attribute: Option<&str>,
    ) -> Result<(), StatementError> {
        if let ["NtryDtls", "TxDtls", inner @ ..] = inner {
            let Some(details) = self.details.last_mut() else { return Ok(()) };
            details.take(inner, name, text, attribute);
            if details.length > LONGEST_FIELD {
                let (line, limit) = (self.place, LONGEST_FIELD);
                return Err(StatementError::FieldTooLong { line, limit });
            }
            return Ok(());
        }
        let field = match (inner, name) {
            ([], "Amt") => {
                attribute.unwrap_or_default().clone_into(&mut self.currency);
                &mut self.amount
            }
            ([], "CdtDbtInd") => &mut self.side,
            ([], "RvslInd") => {
                self.reversal = matches!(text, "true" | "1");
                return Ok(());
            }
            ([], "Sts") if !text.is_empty() => &mut self.status,
            (["Sts"], "Cd" | "Prtry") => &mut self.status,
            (["BookgDt"], _) => &mut self.booked,
            (["ValDt"], _) => &mut self.value,
            ([], "AcctSvcrRef") => &mut self.bank_id,
            ([], "AddtlNtryInf") => &mut self.text,
            _ => return Ok(()),
        };
        text.clone_into(field);
        Ok(())
    }

    /// Entries without a status are on a statement because they are booked.
    pub(super) fn state(&self) -> State<'_> {
        match self.status.as_str() {
            "BOOK" | "" => State::Booked,
            "PDNG" | "INFO" | "FUTR" => State::Pending,
            own => State::OfTheBank(own),
        }
    }

    /// The line of the file on which it begins.
    pub(super) const fn place(&self) -> u64 {
        self.place
    }

    /// One line for each transaction when they make the entry together; else one for all.
    pub(super) fn into_lines(
        self,
        currency: Currency,
        own: &str,
        lines: &mut Vec<LineFact>,
    ) -> Result<(), StatementError> {
        let whole = self.amount(currency)?;
        if whole.is_zero() {
            return Ok(());
        }
        let booked = self.day()?;
        let parts = self.parts(whole, currency);
        let line =
            |amount: Money, details: Option<&Details>| self.line(booked, amount, own, details);
        match (parts, self.details.as_slice()) {
            (Some(parts), details) => {
                let told = parts.into_iter().zip(details);
                lines.extend(told.map(|(amount, details)| line(amount, Some(details))));
            }
            (None, [only]) => lines.push(line(whole, Some(only))),
            (None, several) => lines.push(self.together(line(whole, None), several)),
        }
        Ok(())
    }

    pub(super) fn amount(&self, wanted: Currency) -> Result<Money, StatementError> {
        let line = self.place;
        if self.amount.is_empty() {
            return Err(StatementError::Missing { line, field: "Ntry/Amt" });
        }
        let found = currency(line, &self.currency)?;
        if found != wanted {
            return Err(StatementError::Currency { line, value: shorten(&self.currency) });
        }
        let read = amount(line, "Ntry/Amt", &self.amount, DecimalMark::Point, wanted)?;
        match self.side.as_str() {
            "CRDT" => Ok(read),
            "DBIT" => Ok(read.negated().map_err(DoesNotAddUp::Money)?),
            "" => Err(StatementError::Missing { line, field: "Ntry/CdtDbtInd" }),
            other => Err(StatementError::unreadable(line, "Ntry/CdtDbtInd", other)),
        }
    }

    fn day(&self) -> Result<Day, StatementError> {
        let written = if self.booked.is_empty() { &self.value } else { &self.booked };
        if written.is_empty() {
            return Err(StatementError::Missing { line: self.place, field: "Ntry/BookgDt" });
        }
        xml_day(self.place, "Ntry/BookgDt", written)
    }

    /// The amounts of several transactions, when each has one and they make the whole.
    fn parts(&self, whole: Money, wanted: Currency) -> Option<Vec<Money>> {
        if self.details.len() < 2 {
            return None;
        }
        let of_one = |details: &Details| {
            let (text, code) = details.amount.as_ref()?;
            let found = currency(self.place, code).ok().filter(|found| *found == wanted)?;
            let read = amount(self.place, "TxDtls/Amt", text, DecimalMark::Point, found).ok()?;
            let side = if details.side.is_empty() { &self.side } else { &details.side };
            let signed = if side == "DBIT" { read.negated().ok()? } else { read };
            (!signed.is_zero()).then_some(signed)
        };
        let parts: Option<Vec<Money>> = self.details.iter().map(of_one).collect();
        let parts = parts?;
        let sum = Money::sum(wanted, parts.iter().copied()).ok()?;
        (sum == whole).then_some(parts)
    }

    fn line(&self, booked: Day, amount: Money, own: &str, details: Option<&Details>) -> LineFact {
        let nothing = Details::default();
        let details = details.unwrap_or(&nothing);
        let bank_id = match name(&details.bank_id) {
            none if none.is_empty() => name(&self.bank_id),
            own => own,
        };
        let texts = details.texts.iter().map(String::as_str);
        let texts = texts.chain([details.more.as_str()]).filter(|text| !text.is_empty());
        let mut text = texts.collect::<Vec<_>>().join(" ");
        if text.is_empty() {
            text.clone_from(&self.text);
        }
        let reversal = self.reversal || details.returned;
        LineFact {
            place: self.place,
            booked,
            amount,
            reversal,
            bank_id,
            end_to_end: name(&details.end_to_end),
            number: name(&details.number),
            reference: listed(&details.references),
            text: cleaned(&text),
            other: details.other_side(amount, reversal, own),
        }
    }

    /// One line for transactions that cannot be told apart: all their texts, no party.
    fn together(&self, line: LineFact, several: &[Details]) -> LineFact {
        let texts = several.iter().take(50).flat_map(|details| &details.texts);
        let texts = std::iter::once(&self.text).chain(texts).filter(|text| !text.is_empty());
        let text = cleaned(&texts.map(String::as_str).collect::<Vec<_>>().join("; "));
        let text = text.chars().take(2000).collect();
        let reference = listed(several.iter().take(50).flat_map(|details| &details.references));
        LineFact { text, reference, other: OtherSide::default(), ..line }
    }
}

/// References one after another, each once.
fn listed<'t>(references: impl IntoIterator<Item = &'t String>) -> String {
    let mut listed: Vec<String> = Vec::new();
    let mut known = BTreeSet::new();
    for reference in references.into_iter().map(|text| cleaned(text)) {
        if !reference.is_empty() && known.insert(reference.clone()) {
            listed.push(reference);
        }
    }
    listed.join(saldo_domain::bank::BETWEEN_REFERENCES)
}

impl Details {
    fn take(&mut self, inner: &[&str], name: &str, text: &str, attribute: Option<&str>) {
        let currency = || attribute.unwrap_or_default().to_owned();
        match (inner, name) {
            ([], "Amt") => self.amount = Some((text.to_owned(), currency())),
            (["AmtDtls", "TxAmt"], "Amt") if self.amount.is_none() => {
                self.amount = Some((text.to_owned(), currency()));
            }
            ([], "CdtDbtInd") => text.clone_into(&mut self.side),
            (["Refs"], "AcctSvcrRef") => text.clone_into(&mut self.bank_id),
            (["Refs"], "EndToEndId") => text.clone_into(&mut self.end_to_end),
            (["Refs"], "InstrId") => text.clone_into(&mut self.number),
            (["RmtInf", "Strd", "CdtrRefInf"], "Ref") => {
                self.length += text.len();
                self.references.push(text.to_owned());
            }
            (["RmtInf", "Strd", inner @ ..], name) if !inner.is_empty() => {
                self.take_referred(inner, name, text, attribute);
            }
            (["RmtInf"], "Strd") => self.end_referred(),
            (["RmtInf"], "Ustrd") | (["RmtInf", "Strd"], "AddtlRmtInf") if !text.is_empty() => {
                self.length += text.len();
                self.texts.push(text.to_owned());
            }
            ([], "AddtlTxInf") => text.clone_into(&mut self.more),
            ([], "RtrInf") | (["RtrInf", ..], _) => self.returned = true,
            (["RltdPties", "UltmtDbtr"] | ["RltdPties", "UltmtDbtr", "Pty"], "Nm") => {
                text.clone_into(&mut self.debtor.ultimate);
            }
            (["RltdPties", "UltmtCdtr"] | ["RltdPties", "UltmtCdtr", "Pty"], "Nm") => {
                text.clone_into(&mut self.creditor.ultimate);
            }
            (["RltdPties", "Dbtr", inner @ ..], name) => self.debtor.take(inner, name, text),
            (["RltdPties", "Cdtr", inner @ ..], name) => self.creditor.take(inner, name, text),
            (["RltdPties", "DbtrAcct", "Id"], "IBAN")
            | (["RltdPties", "DbtrAcct", "Id", "Othr"], "Id") => {
                self.debtor.account = account(text);
            }
            (["RltdPties", "CdtrAcct", "Id"], "IBAN")
            | (["RltdPties", "CdtrAcct", "Id", "Othr"], "Id") => {
                self.creditor.account = account(text);
            }
            _ => {}
        }
    }

    /// What stands about one document that is paid.
    fn take_referred(&mut self, inner: &[&str], name: &str, text: &str, attribute: Option<&str>) {
        let money = || Some((text.to_owned(), attribute.unwrap_or_default().to_owned()));
        match (inner, name) {
            (["RfrdDocInf"], "Nb") if !text.is_empty() => {
                self.referred.several |= self.referred.at.is_some();
                self.referred.at = Some(self.texts.len());
                self.length += text.len();
                self.texts.push(text.to_owned());
            }
            (["RfrdDocInf", "Tp", "CdOrPrtry"], "Cd") => {
                self.referred.is_credit_note |= text == "CREN";
            }
            (["RfrdDocAmt"], "RmtdAmt") => self.referred.paid = money(),
            (["RfrdDocAmt"], "DuePyblAmt") => self.referred.due = money(),
            _ => {}
        }
    }

    /// What is paid for a document stands behind its number, as people write it.
    fn end_referred(&mut self) {
        let Referred { at, several, is_credit_note, paid, due } =
            std::mem::take(&mut self.referred);
        let (Some(at), Some((amount, currency)), false) = (at, paid.or(due), several) else {
            return;
        };
        let Some(number) = self.texts.get_mut(at) else { return };
        let sign = if is_credit_note && !amount.starts_with('-') { "-" } else { "" };
        let said = split::told(number, &format!("{sign}{amount}"), &currency);
        self.length += said.len().saturating_sub(number.len());
        *number = said;
    }

    /// Who paid money that came in; who was paid when it went out. What is taken back mostly
    /// keeps the parties of the payment that it takes back: there we are still the payee.
    fn other_side(&self, amount: Money, reversal: bool, own: &str) -> OtherSide {
        let (party, opposite) = match amount.is_positive() {
            true => (&self.debtor, &self.creditor),
            false => (&self.creditor, &self.debtor),
        };
        let is_ours = party.account == own;
        let is_untold = party.account.is_empty() && party.name.is_empty();
        let party = if reversal && (is_ours || is_untold) { opposite } else { party };
        OtherSide {
            name: cleaned(&party.name),
            account: party.account.clone(),
            code: cleaned(&party.code),
            behalf: cleaned(&party.ultimate),
        }
    }
}

impl Party {
    /// `inner` is below the party, with or without the wrapper of later versions.
    fn take(&mut self, inner: &[&str], name: &str, text: &str) {
        let inner = inner.strip_prefix(&["Pty"]).unwrap_or(inner);
        match (inner, name) {
            ([], "Nm") => text.clone_into(&mut self.name),
            (["Id", "OrgId" | "PrvtId", "Othr"], "Id") if self.code.is_empty() => {
                text.clone_into(&mut self.code);
            }
            _ => {}
        }
    }
}
