//! UBL 2.1 under EN 16931: `Invoice` and `CreditNote`.

use super::figure::Figure;
use super::reading::{PartyPaths, Reading};
use super::tree::{Node, Shape};
use super::{Document, DocumentFault, DocumentRemark, Party};
use crate::refusal::Refusal;
use saldo_domain::Money;
use saldo_domain::book::{ItemKind, payment_reference};

pub(super) const SHAPE: Shape = Shape {
    is_document: |path| matches!(path, ["Invoice" | "CreditNote"]),
    is_own: |namespace| {
        matches!(
            namespace,
            "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"
                | "urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2"
                | "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
                | "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2"
        )
    },
    passed_over: &["AdditionalDocumentReference", "Delivery", "Item", "Signature"],
};

const CURRENCY: &str = "DocumentCurrencyCode";
const PREPAID: &str = "LegalMonetaryTotal/PrepaidAmount";
const PAYABLE: &str = "LegalMonetaryTotal/PayableAmount";

/// What a document is by its code in UNTDID 1001, of which EN 16931 admits these.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Means {
    /// An invoice, self-billed ones and parts of a whole among them.
    Debt,
    Credit,
    /// A claim, or a note about one, that was sold to a factor, who is owed it.
    Factored,
    /// It asks for money before anything is owed.
    Prepayment,
    /// It stands for an invoice issued before.
    Corrected,
    /// It asks for nothing, or for nothing yet.
    NoDebt,
    /// It takes another document back, and does not say which way.
    EitherWay,
}

/// What a code means; `None` for one that EN 16931 does not admit.
fn means(code: &str) -> Option<Means> {
    Some(match code {
        "71" | "80" | "82" | "84" | "202" | "203" | "204" | "211" | "218" | "219" | "295"
        | "326" | "331" | "380" | "382" | "383" | "385" | "387" | "388" | "389" | "390" | "394"
        | "395" | "456" | "527" | "575" | "623" | "633" | "780" | "870" | "875" | "876" | "877"
        | "935" => Means::Debt,
        "81" | "83" | "261" | "262" | "296" | "308" | "381" | "420" | "532" => Means::Credit,
        "393" | "396" | "472" | "473" | "500" | "501" | "502" | "503" => Means::Factored,
        "386" => Means::Prepayment,
        "384" | "471" => Means::Corrected,
        "102" | "130" | "325" | "553" | "751" | "817" => Means::NoDebt,
        "457" | "458" => Means::EitherWay,
        _ => return None,
    })
}

/// Is it a credit note? By its root, and by its code where that says more.
fn is_credit(read: Reading<'_, '_>, is_credit_note: bool) -> Result<bool, Refusal> {
    let code_at = if is_credit_note { "CreditNoteTypeCode" } else { "InvoiceTypeCode" };
    let code = read.raw(code_at).unwrap_or_default();
    if code.is_empty() {
        return Ok(is_credit_note);
    }
    let refuse = |fault| Err(read.refuse(code_at, fault));
    match means(code) {
        None => refuse(DocumentFault::UnknownType),
        Some(Means::NoDebt) => refuse(DocumentFault::NotADebt),
        Some(Means::Prepayment) => refuse(DocumentFault::Prepayment),
        Some(Means::Factored) => refuse(DocumentFault::Factored),
        Some(Means::EitherWay) => refuse(DocumentFault::WhichWay),
        // A note of credit with the code of an invoice says two things.
        Some(Means::Debt | Means::Corrected) if is_credit_note => refuse(DocumentFault::WhichWay),
        Some(Means::Corrected) => {
            let earlier = "BillingReference/InvoiceDocumentReference/ID";
            let (own, earlier) = (read.identifier("ID")?, read.identifier(earlier)?);
            // Under its own number it corrects the amount; beside the earlier one it would double it.
            let is_below_zero = read.figure(PAYABLE)?.is_some_and(|figure| figure.is_negative());
            match earlier.is_some() && earlier != own && !is_below_zero {
                true => refuse(DocumentFault::Replaces),
                false => Ok(false),
            }
        }
        Some(Means::Debt) => Ok(false),
        Some(Means::Credit) => Ok(true),
    }
}

/// The document of an element.
pub(super) fn document(root: &Node<'_>) -> Result<Document, Refusal> {
    let read = Reading::of(root);
    let is_credit_note = root.name == "CreditNote";
    let number = read.needed_identifier("ID")?;
    let issued = read.needed_day("IssueDate")?;
    let is_credit = is_credit(read, is_credit_note)?;
    let code_of_currency = read.raw(CURRENCY).unwrap_or_default();
    if code_of_currency.is_empty() {
        return Err(read.refuse(CURRENCY, DocumentFault::Absent));
    }
    let currency = read.currency(CURRENCY, code_of_currency)?;
    let sums = Sums::read(read, currency.code())?;
    sums.check(read)?;
    let stated = if is_credit { ItemKind::CreditNote } else { ItemKind::Goods };
    let before = sums.prepaid.filter(|figure| !figure.is_zero());
    let prepaid =
        before.filter(|figure| !figure.is_negative()).map(|figure| figure.money(currency));
    let prepaid = prepaid.transpose().map_err(|fault| read.refuse(PREPAID, fault))?;
    let (kind, amount) = match prepaid {
        // The book may hold the prepayment as credit, which this invoice takes.
        Some(_) if sums.payable.is_zero() => (stated, Money::zero(currency)),
        _ => read.owed(PAYABLE, sums.payable, stated, currency)?,
    };
    let due = match read.due("DueDate", issued)? {
        None => read.due("PaymentMeans/PaymentDueDate", issued)?,
        due => due,
    };
    Ok(Document {
        line: root.line,
        kind,
        number,
        issued,
        due,
        amount,
        prepaid,
        corrects: corrects(read)?,
        reference: reference(root),
        seller: party(root, "AccountingSupplierParty/Party"),
        buyer: party(root, "AccountingCustomerParty/Party"),
        sender: None,
        terms: read.text("PaymentTerms/Note"),
        remarks: before.map(|_| DocumentRemark::PaidBefore).into_iter().collect(),
    })
}

/// The first of the means of payment that has a reference says it for all.
fn reference(root: &Node<'_>) -> Option<String> {
    let told = root.each("PaymentMeans").filter_map(|means| means.text_at("PaymentID"));
    told.filter_map(payment_reference::cleaned).next()
}

/// The invoice that is corrected; of several none is named, and the credit waits.
fn corrects(read: Reading<'_, '_>) -> Result<Option<String>, Refusal> {
    if read.root.each("BillingReference").nth(1).is_some() {
        return Ok(None);
    }
    read.identifier("BillingReference/InvoiceDocumentReference/ID")
}

/// The sums of a document, all in its currency.
struct Sums {
    lines: Figure,
    stated_lines: Option<Figure>,
    allowances: Option<Figure>,
    charges: Option<Figure>,
    exclusive: Option<Figure>,
    tax: Option<Figure>,
    inclusive: Option<Figure>,
    prepaid: Option<Figure>,
    rounding: Option<Figure>,
    payable: Figure,
}

impl Sums {
    fn read(read: Reading<'_, '_>, currency: &str) -> Result<Self, Refusal> {
        let sum = |name: &str| {
            let path = format!("LegalMonetaryTotal/{name}");
            in_currency(read, &path, currency)?;
            read.figure(&path)
        };
        let payable = sum("PayableAmount")?;
        Ok(Self {
            lines: lines(read, currency)?,
            stated_lines: sum("LineExtensionAmount")?,
            allowances: sum("AllowanceTotalAmount")?,
            charges: sum("ChargeTotalAmount")?,
            exclusive: sum("TaxExclusiveAmount")?,
            tax: tax(read, currency)?,
            inclusive: sum("TaxInclusiveAmount")?,
            prepaid: sum("PrepaidAmount")?,
            rounding: sum("PayableRoundingAmount")?,
            payable: payable.ok_or_else(|| read.refuse(PAYABLE, DocumentFault::Absent))?,
        })
    }

    /// EN 16931, BR-CO-10, 13, 15 and 16, to the unit. What a document does not state is not
    /// checked, but what it asks for must follow from what it states.
    fn check(&self, read: Reading<'_, '_>) -> Result<(), Refusal> {
        let or_none = |figure: Option<Figure>| figure.unwrap_or_default();
        let differs =
            |name: &str, computed| read.differs(&format!("LegalMonetaryTotal/{name}"), computed);
        if self.stated_lines.is_some_and(|stated| stated != self.lines) {
            return Err(differs("LineExtensionAmount", self.lines));
        }
        let exclusive = self.lines - or_none(self.allowances) + or_none(self.charges);
        if self.exclusive.is_some_and(|stated| stated != exclusive) {
            return Err(differs("TaxExclusiveAmount", exclusive));
        }
        let inclusive = exclusive + or_none(self.tax);
        if self.inclusive.is_some_and(|stated| stated != inclusive) {
            return Err(differs("TaxInclusiveAmount", inclusive));
        }
        let payable = inclusive - or_none(self.prepaid) + or_none(self.rounding);
        if self.payable != payable {
            return Err(differs("PayableAmount", payable));
        }
        Ok(())
    }
}

fn in_currency(read: Reading<'_, '_>, path: &str, currency: &str) -> Result<(), Refusal> {
    let stated = read.raw(&format!("{path}@currencyID"));
    match stated {
        Some(stated) if stated != currency => {
            let expected = currency.to_owned();
            Err(read.refuse(path, DocumentFault::OtherCurrency { expected }))
        }
        _ => Ok(()),
    }
}

/// The sum of the lines.
fn lines(read: Reading<'_, '_>, currency: &str) -> Result<Figure, Refusal> {
    let name = if read.root.name == "CreditNote" { "CreditNoteLine" } else { "InvoiceLine" };
    let mut sum = Figure::ZERO;
    for line in read.root.each(name) {
        let line = Reading::of(line);
        in_currency(line, "LineExtensionAmount", currency)?;
        sum = sum + line.needed_figure("LineExtensionAmount")?;
    }
    Ok(sum)
}

/// The tax in the document's own currency; a total in the currency of accounting stands beside.
fn tax(read: Reading<'_, '_>, currency: &str) -> Result<Option<Figure>, Refusal> {
    for total in read.root.each("TaxTotal") {
        let total = Reading::of(total);
        let stated = total.raw("TaxAmount@currencyID").unwrap_or(currency);
        if stated == currency {
            return total.figure("TaxAmount");
        }
    }
    Ok(None)
}

fn party(root: &Node<'_>, path: &str) -> Party {
    let Some(node) = root.at(path) else { return Party::default() };
    let read = Reading::of(node);
    let mut party = read.party(&PartyPaths {
        name: &["PartyLegalEntity/RegistrationName", "PartyName/Name"],
        registry: &["PartyLegalEntity/CompanyID"],
        country: &["PostalAddress/Country/IdentificationCode"],
        email: &["Contact/ElectronicMail"],
        phone: &["Contact/Telephone"],
        address: &[
            "PostalAddress/StreetName",
            "PostalAddress/AdditionalStreetName",
            "PostalAddress/CityName",
            "PostalAddress/PostalZone",
        ],
        ..PartyPaths::default()
    });
    let tax =
        node.each("PartyTaxScheme").find(|scheme| scheme.text_at("TaxScheme/ID") == Some("VAT"));
    let tax = tax.and_then(|scheme| Reading::of(scheme).identifier("CompanyID").ok().flatten());
    party.tax = tax.unwrap_or_default();
    // With a scheme it is a number of some register, not a code of the seller's own books.
    let own = node.each("PartyIdentification").filter_map(|one| one.at("ID"));
    let own = own.filter(|id| id.attribute("schemeID").is_none()).map(|id| id.text.as_str());
    party.code = own.map(super::reading::cleaned).next().unwrap_or_default();
    // Where nothing else names the party, such as a location number, it is better than nothing.
    if [&party.code, &party.registry, &party.tax].iter().all(|known| known.is_empty()) {
        party.code = read.text("PartyIdentification/ID").unwrap_or_default();
    }
    party
}
