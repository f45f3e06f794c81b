//! Files of invoices in formats of their own (`saldo_formats::einvoice`): each document becomes
//! what a row of a table would be, and takes the same way into the book.
//!
//! Who the other side is: by its number in the register or at the tax office, as cards have it
//! or an earlier document said it; else by the code that our own books have for it. A name
//! alone names nobody, and a number that fits two customers is refused (M16). Of a customer that
//! is known nothing is overwritten: cards belong to people and to lists of customers.
//!
//! On which side we stand: as the format says, unless our own numbers say otherwise; else by our
//! own numbers, without which the document is refused. A document between two others is refused;
//! one that we are to pay becomes a payable.

use super::columns::Headings;
use super::remarks::Remarks;
use super::{Bytes, ImportRequest, Kind, MappedField, Refusal};
use crate::{Office, Refused, papers};
use saldo_domain::book::Side;
use saldo_domain::book::facts::{ContactFact, CustomerFact, DocumentFact, Fact};
use saldo_domain::book::identity;
use saldo_domain::payables::{self, PayableForm, PayableKind};
use saldo_domain::{CompanyId, CustomerId, Money};
use saldo_formats::einvoice::{
    self, Document, DocumentFault, EInvoiceError, EInvoiceFormat, Party, Sender,
};
use saldo_formats::refusal::Reason;
use saldo_formats::{Field, Refusal as RowRefusal};
use saldo_store::payables::NewPayable;
use saldo_store::{Reader, customers, parties};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// A file of documents that was read to its end, with the customers they name.
#[derive(Debug)]
pub(super) struct Documents {
    pub(super) format: EInvoiceFormat,
    pub(super) digest: String,
    pub(super) rows: Vec<Row>,
    /// What invoices say was paid before, by line.
    pub(super) prepaid: BTreeMap<u64, Money>,
    /// Numbers by which the documents name customers.
    pub(super) learnt: Vec<(String, CustomerId)>,
}

/// What one document brings.
#[derive(Debug)]
pub(super) struct Row {
    pub(super) line: u64,
    pub(super) said: Said,
    remarks: Vec<(&'static str, &'static str, &'static str)>,
    /// As the file has it, for the preview.
    shown: Vec<String>,
}

#[derive(Debug)]
pub(super) enum Said {
    Facts(Vec<Fact>),
    Payable(NewPayable),
    /// We owed it, and it says that all of it was paid before.
    Settled,
    Refused(Refusal),
}

/// Is the file of a request one of documents?
pub(super) fn is_of_documents(request: &ImportRequest) -> bool {
    match &request.bytes {
        Bytes::Path(path) => einvoice::is_einvoice_file(path),
        Bytes::Held(bytes) => einvoice::is_einvoice(bytes),
    }
}

impl Documents {
    /// Reads the file of a request and finds whom its documents name.
    pub(super) fn open(
        office: &Office,
        company: CompanyId,
        request: &ImportRequest,
    ) -> Result<Self, Refused> {
        let refused = |error: EInvoiceError| {
            let (file, error) = (request.file.clone(), Box::new(error));
            Refused::Documents { file, error }
        };
        let bytes = match &request.bytes {
            Bytes::Path(path) => einvoice::held(path).map(Cow::Owned),
            Bytes::Held(bytes) => Ok(Cow::Borrowed(bytes.as_slice())),
        };
        let bytes = bytes.map_err(refused)?;
        let read = einvoice::read(&bytes).map_err(refused)?;
        let digest = blake3::hash(&bytes).to_hex().to_string();
        let details = papers::details(office, company)?;
        let own = ["registry-code", "tax-code"].into_iter().filter_map(|field| details.get(field));
        let own: Vec<String> = own.map(|number| number_key(number)).collect();
        let format = read.format;
        let (rows, prepaid, learnt) = office.store.read(|reader| {
            let mut prepaid = BTreeMap::new();
            let terms_days = request.terms_days;
            let mut door =
                Door { own: &own, terms_days, directory: Directory::open(reader, company)? };
            let mut last = 0;
            let mut rows = Vec::with_capacity(read.documents.len());
            for told in read.documents {
                let paid = told.as_ref().ok().and_then(|document| document.prepaid);
                let row = door.row(reader, company, told, last)?;
                last = row.line;
                prepaid.extend(paid.map(|paid| (row.line, paid)));
                rows.push(row);
            }
            Ok::<_, Refused>((rows, prepaid, door.directory.learnt))
        })?;
        Ok(Self { format, digest, rows, prepaid, learnt })
    }

    /// Payables, if there is nothing else in it.
    pub(super) fn kind(&self) -> Kind {
        let owed = |row: &Row| matches!(row.said, Said::Payable(_) | Said::Settled);
        let owes = |row: &Row| matches!(row.said, Said::Facts(_));
        match self.rows.iter().any(owed) && !self.rows.iter().any(owes) {
            true => Kind::Payables,
            false => Kind::Invoices,
        }
    }

    /// Where the format says what.
    pub(super) fn headings(&self) -> Headings {
        let elements = elements(self.format).iter();
        Headings::stated(elements.map(|(field, name)| (*field, (*name).to_owned())))
    }

    /// Takes note of what there is to say about documents that were taken.
    pub(super) fn remark(row: &Row, remarks: &mut Remarks) {
        for (field, code, text) in &row.remarks {
            remarks.of_document(row.line, field, code, text);
        }
    }

    /// The elements used, for the preview.
    pub(super) fn mapping(&self) -> Vec<MappedField> {
        let fields = elements(self.format).iter();
        let mapped = fields.map(|(field, name)| MappedField {
            field: field.code().to_owned(),
            column: (*name).to_owned(),
        });
        mapped.collect()
    }

    /// The document that begins on a line, as the file has it.
    pub(super) fn shown(&self, line: u64) -> Vec<String> {
        let at = self.rows.binary_search_by_key(&line, |row| row.line);
        let row = at.ok().and_then(|at| self.rows.get(at));
        let mut shown = row.map(|row| row.shown.clone()).unwrap_or_default();
        // A cell for each element of the format, whatever was read.
        shown.resize(elements(self.format).len(), String::new());
        shown
    }
}

/// The elements that a format has for the fields of a document, in the order of the preview.
const fn elements(format: EInvoiceFormat) -> &'static [(Field, &'static str)] {
    use Field::{Amount, Currency, Customer, Due, Issued, Number, PaymentReference};
    match format {
        EInvoiceFormat::Ubl => &[
            (Number, "ID"),
            (Issued, "IssueDate"),
            (Due, "DueDate"),
            (Customer, "AccountingCustomerParty"),
            (Amount, "LegalMonetaryTotal/PayableAmount"),
            (Currency, "DocumentCurrencyCode"),
            (PaymentReference, "PaymentMeans/PaymentID"),
        ],
        EInvoiceFormat::Estonian => &[
            (Number, "InvoiceInformation/InvoiceNumber"),
            (Issued, "InvoiceInformation/InvoiceDate"),
            (Due, "InvoiceInformation/DueDate"),
            (Customer, "InvoiceParties/BuyerParty"),
            (Amount, "InvoiceSumGroup/TotalSum"),
            (Currency, "InvoiceSumGroup/Currency"),
            (PaymentReference, "PaymentInfo/PaymentRefId"),
        ],
        EInvoiceFormat::CommerceMl => &[
            (Number, "Номер"),
            (Issued, "Дата"),
            (Due, "СрокПлатежа"),
            (Customer, "Контрагент"),
            (Amount, "Сумма"),
            (Currency, "Валюта"),
        ],
        EInvoiceFormat::Utd => &[
            (Number, "СвСчФакт@НомерДок"),
            (Issued, "СвСчФакт@ДатаДок"),
            (Due, "СвСчФакт"),
            (Customer, "СвПокуп"),
            (Amount, "ВсегоОпл@СтТовУчНалВсего"),
            (Currency, "ДенИзм@КодОКВ"),
        ],
    }
}

/// Which side of a document is ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ours {
    Seller,
    Buyer,
}

struct Door<'a> {
    own: &'a [String],
    terms_days: Option<u16>,
    directory: Directory,
}

impl Door<'_> {
    fn row(
        &mut self,
        reader: &mut Reader,
        company: CompanyId,
        told: Result<Document, RowRefusal>,
        last: u64,
    ) -> Result<Row, Refused> {
        let document = match told {
            Ok(document) => document,
            Err(mut refusal) => {
                refusal.line = refusal.line.max(last + 1);
                let (line, shown) = (refusal.line, Vec::new());
                let said = Said::Refused(refusal.into());
                return Ok(Row { line, said, remarks: Vec::new(), shown });
            }
        };
        // No two rows have one line, and files without line breaks have only one.
        let line = document.line.max(last + 1);
        let mut remarks: Vec<(&str, &str, &str)> = document
            .remarks
            .iter()
            .map(|remark| ("amount", remark.code(), remark.text()))
            .collect();
        let shown = shown(&document);
        let said = match self.said(reader, company, line, document, &mut remarks)? {
            Ok(said) => said,
            Err(refusal) => Said::Refused(refusal),
        };
        Ok(Row { line, said, remarks, shown })
    }

    fn said(
        &mut self,
        reader: &mut Reader,
        company: CompanyId,
        line: u64,
        document: Document,
        remarks: &mut Vec<(&'static str, &'static str, &'static str)>,
    ) -> Result<Result<Said, Refusal>, Refused> {
        let ours = match self.ours(&document) {
            Ok(ours) => ours,
            Err(fault) => return Ok(Err(fault.refusal(line, &document.buyer))),
        };
        let other = match ours {
            Ours::Seller => &document.buyer,
            Ours::Buyer => &document.seller,
        };
        let found = match self.directory.find(reader, company, other)? {
            Ok(found) => found,
            Err(fault) => return Ok(Err(fault.refusal(line, other))),
        };
        let is_credit = document.kind.side() == Side::Credit;
        let by_terms = || self.terms_days.map(|days| document.issued.plus(i64::from(days)));
        let due = match (is_credit, document.due) {
            (true, _) => document.issued,
            (false, Some(due)) => due,
            // Nothing of it falls due: all of it was paid before.
            (false, None) if document.amount.is_zero() => document.issued,
            (false, None) => match by_terms() {
                Some(due) => due,
                None => {
                    let reason = Reason::Document(DocumentFault::NoDueDay);
                    return Ok(Err(RowRefusal::new(line, "DueDate", "", reason).into()));
                }
            },
        };
        Ok(Ok(match ours {
            Ours::Seller => Said::Facts(found.facts(document, due)),
            Ours::Buyer if document.amount.is_zero() => {
                let (code, text) = PAID_IN_FULL;
                remarks.push(("amount", code, text));
                Said::Settled
            }
            Ours::Buyer => Said::Payable(found.payable(document, due, is_credit)),
        }))
    }

    fn ours(&self, document: &Document) -> Result<Ours, PartyFault> {
        let is_us = |party: &Party| numbers(party).any(|number| self.own.contains(&number));
        match (document.sender, is_us(&document.seller), is_us(&document.buyer)) {
            // Written in the books of the other side: its customer is us.
            (Some(Sender::Seller), _, true) | (Some(Sender::Buyer), true, _) => {
                Err(PartyFault::OtherBooks)
            }
            (Some(Sender::Seller), ..) => Ok(Ours::Seller),
            (Some(Sender::Buyer), ..) => Ok(Ours::Buyer),
            (None, true, true) => Err(PartyFault::Ourselves),
            (None, true, false) => Ok(Ours::Seller),
            (None, false, true) => Ok(Ours::Buyer),
            (None, false, false) if self.own.is_empty() => Err(PartyFault::OwnUnknown),
            (None, false, false) => Err(PartyFault::Foreign),
        }
    }
}

fn shown(document: &Document) -> Vec<String> {
    vec![
        document.number.clone(),
        document.issued.to_string(),
        document.due.map(|due| due.to_string()).unwrap_or_default(),
        document.buyer.name.clone(),
        document.amount.to_plain(),
        document.amount.currency().code().to_owned(),
        document.reference.clone().unwrap_or_default(),
    ]
}

/// What is said of a document that was paid before it was issued.
pub(super) const PAID_IN_FULL: (&str, &str) = (
    "paid_in_full",
    "all of it was paid before the document was issued: nothing is owed by it, and it is left out",
);

/// Why it is not clear whose document it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum PartyFault {
    /// We are neither seller nor buyer.
    Foreign,
    /// We are both.
    Ourselves,
    /// The file is of the other side's own books.
    OtherBooks,
    /// Nothing says who we are.
    OwnUnknown,
    /// Neither number nor code.
    Nobody,
    /// The numbers belong to several customers, or to one that has another number.
    Several,
}

impl PartyFault {
    fn refusal(self, line: u64, party: &Party) -> Refusal {
        let numbers = [&party.registry, &party.tax, &party.name];
        let value = numbers.into_iter().find(|text| !text.is_empty()).cloned().unwrap_or_default();
        let (code, reason, remedy) = match self {
            PartyFault::Foreign => (
                "foreign_document",
                "the company is neither the seller nor the buyer",
                "check the file, and the company's own numbers in its details",
            ),
            PartyFault::Ourselves => (
                "own_document",
                "the company is both the seller and the buyer",
                "leave the document out: nobody owes anything by it",
            ),
            PartyFault::OtherBooks => (
                "other_books",
                "the file is of the other side's own books: the company is its customer or supplier",
                "take the file from your own books, or enter what you owe among the payables",
            ),
            PartyFault::OwnUnknown => (
                "own_number_unknown",
                "the company's own number is not on record: who is the seller cannot be told",
                "write the registry code or tax number on the page Company, under Details of the \
                 company (or `saldo company set registry-code=…`), then import again",
            ),
            PartyFault::Nobody => (
                "nobody_named",
                "the document has no number and no code of the other side",
                "state the registry code or tax number in the document",
            ),
            PartyFault::Several => (
                "several_parties",
                "the numbers of the other side fit more than one customer, or contradict its card",
                "correct the registry codes on the cards of customers, then import again",
            ),
        };
        Refusal {
            line,
            field: "customer".to_owned(),
            value,
            reason: reason.to_owned(),
            remedy: remedy.to_owned(),
            code: code.to_owned(),
        }
    }
}

/// Whom a document names.
struct Found {
    code: String,
    /// The party, where no customer was known by it.
    stranger: Option<Party>,
    name: String,
}

impl Found {
    fn facts(self, document: Document, due: saldo_domain::Day) -> Vec<Fact> {
        let fact = DocumentFact {
            customer: self.code.clone(),
            kind: document.kind,
            number: document.number,
            effective: document.issued,
            due,
            amount: document.amount,
            settles: document.corrects.filter(|_| document.kind.side() == Side::Credit),
            reference: document.reference.filter(|_| document.kind.side() == Side::Debit),
            disputed: false,
            note: document.terms,
        };
        let card = self.stranger.map(|party| Fact::Customer(card(self.code, party)));
        card.into_iter().chain([Fact::Document(fact)]).collect()
    }

    fn payable(self, document: Document, due: saldo_domain::Day, is_credit: bool) -> NewPayable {
        let minor = document.amount.minor();
        let signed = if is_credit { minor.saturating_neg() } else { minor };
        NewPayable {
            creditor: identity::customer(&self.code),
            payable: payables::identity(&document.number, document.issued, is_credit),
            code: self.code,
            name: self.name,
            kind: PayableKind::Supplier,
            form: PayableForm::Money,
            // The document itself is what is read here.
            documented: true,
            number: document.number,
            effective: document.issued,
            due,
            amount: Money::from_minor(signed, document.amount.currency()),
        }
    }
}

fn card(code: String, party: Party) -> CustomerFact {
    let said = |text: String| Some(text).filter(|text| !text.is_empty());
    let registry = if party.registry.is_empty() { party.tax } else { party.registry };
    CustomerFact {
        code,
        name: said(party.name),
        registry_code: said(registry),
        country: said(party.country),
        language: None,
        email: said(party.email),
        phone: said(party.phone),
        address: said(party.address),
        owner: None,
        group: None,
        contact: ContactFact::default(),
    }
}

/// Who is known by which number.
struct Directory {
    /// Codes of customers, with the country of each, by number.
    by_number: BTreeMap<String, Vec<(String, String)>>,
    learnt: Vec<(String, CustomerId)>,
}

impl Directory {
    fn open(reader: &mut Reader, company: CompanyId) -> Result<Self, Refused> {
        let mut by_number: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
        for known in parties::numbers(reader, company)? {
            let one = (known.code, known.country);
            let at = by_number.entry(number_key(&known.number)).or_default();
            if !at.contains(&one) {
                at.push(one);
            }
        }
        Ok(Self { by_number, learnt: Vec::new() })
    }

    fn find(
        &mut self,
        reader: &mut Reader,
        company: CompanyId,
        party: &Party,
    ) -> Result<Result<Found, PartyFault>, Refused> {
        let keys: Vec<String> = numbers(party).collect();
        let mut hits: Vec<&str> = Vec::new();
        for (code, country) in keys.iter().filter_map(|key| self.by_number.get(key)).flatten() {
            let elsewhere =
                !country.is_empty() && !party.country.is_empty() && *country != party.country;
            if !elsewhere && !hits.contains(&code.as_str()) {
                hits.push(code);
            }
        }
        let code = match hits.as_slice() {
            [] => None,
            [code] => Some((*code).to_owned()),
            _ => return Ok(Err(PartyFault::Several)),
        };
        let found = match code {
            Some(code) => Found { code, stranger: None, name: party.name.clone() },
            None => match self.by_code(reader, company, party, &keys)? {
                Ok(found) => found,
                Err(fault) => return Ok(Err(fault)),
            },
        };
        let customer = identity::customer(&found.code);
        for key in keys {
            let at = self.by_number.entry(key.clone()).or_default();
            if !at.iter().any(|(code, _)| *code == found.code) {
                at.push((found.code.clone(), party.country.clone()));
            }
            self.learnt.push((key, customer));
        }
        Ok(Ok(found))
    }

    /// Nobody is known by a number of the party: the customer with its code, else a new one.
    fn by_code(
        &self,
        reader: &mut Reader,
        company: CompanyId,
        party: &Party,
        keys: &[String],
    ) -> Result<Result<Found, PartyFault>, Refused> {
        let wanted = [&party.code, &party.registry, &party.tax];
        for code in wanted.into_iter().filter(|code| !code.is_empty()) {
            let Some(card) = customers::by_code(reader, company, code)? else { continue };
            let known = number_key(&card.registry_code);
            if !known.is_empty() && !keys.is_empty() && !keys.contains(&known) {
                return Ok(Err(PartyFault::Several));
            }
            return Ok(Ok(Found { code: card.code, stranger: None, name: party.name.clone() }));
        }
        let fresh = [&party.registry, &party.tax, &party.code];
        let Some(code) = fresh.into_iter().find(|code| !code.is_empty()) else {
            return Ok(Err(PartyFault::Nobody));
        };
        let (code, stranger) = (code.clone(), Some(party.clone()));
        Ok(Ok(Found { code, stranger, name: party.name.clone() }))
    }
}

/// Fewest characters of a number that names anybody.
const SHORTEST: usize = 5;

/// The numbers of a party, as they are compared.
fn numbers(party: &Party) -> impl Iterator<Item = String> {
    let keys = [number_key(&party.registry), number_key(&party.tax)];
    let twice = keys[0] == keys[1];
    keys.into_iter().take(if twice { 1 } else { 2 }).filter(|key| key.len() >= SHORTEST)
}

/// Capitals and digits alone: numbers are written with spaces, dashes and dots.
fn number_key(number: &str) -> String {
    number.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_uppercase).collect()
}
