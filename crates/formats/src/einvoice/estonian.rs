//! The Estonian e-invoice, `E_Invoice` 1.0 to 1.2.

use super::figure::Figure;
use super::reading::{PartyPaths, Reading};
use super::tree::{Node, Shape};
use super::{Document, DocumentFault, DocumentRemark, Party};
use crate::refusal::Refusal;
use saldo_domain::book::{ItemKind, payment_reference};

pub(super) const SHAPE: Shape = Shape {
    is_document: |path| matches!(path, ["E_Invoice", "Invoice"]),
    is_own: str::is_empty,
    passed_over: &["AttachmentFile", "Extension", "AdditionalInformation", "Accounting"],
};

const TOTAL: &str = "InvoiceSumGroup/TotalSum";
const TYPE: &str = "InvoiceInformation/Type@type";

/// The document of an element.
pub(super) fn document(root: &Node<'_>) -> Result<Document, Refusal> {
    let read = Reading::of(root);
    let number = read.needed_identifier("InvoiceInformation/InvoiceNumber")?;
    let issued = read.needed_day("InvoiceInformation/InvoiceDate")?;
    let stated = match read.raw(TYPE) {
        Some("CRE") => ItemKind::CreditNote,
        Some("DEB") => ItemKind::Goods,
        Some(_) => return Err(read.refuse(TYPE, DocumentFault::NotADebt)),
        None => return Err(read.refuse(TYPE, DocumentFault::Absent)),
    };
    let code = ["PaymentInfo/Currency", "InvoiceSumGroup/Currency"]
        .into_iter()
        .find_map(|path| Some((path, read.raw(path)?)));
    let (at, code) =
        code.ok_or_else(|| read.refuse("InvoiceSumGroup/Currency", DocumentFault::Absent))?;
    let currency = read.currency(at, code)?;
    // Of two groups of sums, one is in the currency before the change of currencies.
    let group = root
        .each("InvoiceSumGroup")
        .find(|group| group.text_at("Currency").is_none_or(|stated| stated == currency.code()));
    let group = group.ok_or_else(|| {
        let expected = currency.code().to_owned();
        read.refuse("InvoiceSumGroup/Currency", DocumentFault::OtherCurrency { expected })
    })?;
    let sums = Reading::of(group);
    let total = sums.needed_figure("TotalSum")?;
    check(sums, total)?;
    check_items(read, sums, stated)?;
    // Credit notes are written below zero by some programs and above by others.
    let signed = if stated == ItemKind::CreditNote { total.size() } else { total };
    let (kind, amount) = read.owed(TOTAL, signed, stated, currency)?;
    let due = match read.due("InvoiceInformation/DueDate", issued)? {
        None => read.due("PaymentInfo/PayDueDate", issued)?,
        due => due,
    };
    let asked = sums.figure("TotalToPay")?;
    let remark = asked.filter(|asked| asked.size() != total.size());
    Ok(Document {
        line: root.line,
        kind,
        number,
        issued,
        due,
        amount,
        prepaid: None,
        corrects: read.identifier("InvoiceInformation/Type/SourceInvoice")?,
        reference: reference(read),
        seller: party(root, "InvoiceParties/SellerParty", "sellerRegnumber"),
        buyer: party(root, "InvoiceParties/BuyerParty", "regNumber"),
        sender: None,
        terms: terms(read),
        remarks: remark.map(|_| DocumentRemark::BalanceLeftOut).into_iter().collect(),
    })
}

/// Sum without tax, additions, tax and rounding make the total. Whether an addition that lowers
/// the sum is written below zero is not said anywhere; both are met.
fn check(sums: Reading<'_, '_>, total: Figure) -> Result<(), Refusal> {
    let Some(net) = sums.figure("InvoiceSum")? else { return Ok(()) };
    let tax = match sums.figure("TotalVATSum")? {
        Some(tax) => tax,
        None => sums_of(sums.root, "VAT", "VATSum")?,
    };
    let rounding = sums.figure("Rounding")?.unwrap_or_default();
    let mut additions = Figure::ZERO;
    for addition in sums.root.each("Addition") {
        let sum = Reading::of(addition).figure("AddSum")?.unwrap_or_default();
        let lowers = addition.attribute("addCode") == Some("DSC");
        additions = additions + if lowers { -sum.size() } else { sum };
    }
    // Some programs state the sum without tax before additions, others after them.
    let makes = |with: Figure| net + with + tax + rounding;
    let close = |computed: Figure| (computed - total).size() <= Figure::HALF_A_CENT;
    if close(makes(additions)) || close(makes(Figure::ZERO)) {
        return Ok(());
    }
    Err(sums.differs("TotalSum", makes(additions)))
}

fn sums_of(node: &Node<'_>, name: &str, sum: &str) -> Result<Figure, Refusal> {
    let read = |one: &Node<'_>| Ok(Reading::of(one).figure(sum)?.unwrap_or_default());
    node.each(name).map(read).sum()
}

/// The rows make the sum without tax, or with it, within half a cent a row. Where a row states
/// neither, nothing can be said.
fn check_items(
    read: Reading<'_, '_>,
    sums: Reading<'_, '_>,
    stated: ItemKind,
) -> Result<(), Refusal> {
    let groups = read.root.each("InvoiceItem").flat_map(|item| item.each("InvoiceItemGroup"));
    let rows: Vec<&Node<'_>> = groups.flat_map(|group| group.each("ItemEntry")).collect();
    if rows.is_empty() {
        return Ok(());
    }
    let allowed = Figure::HALF_A_CENT.times(rows.len() + 1);
    let mut first_fault = None;
    for (of_row, of_all) in [("ItemTotal", "TotalSum"), ("ItemSum", "InvoiceSum")] {
        let Some(total) = sums.figure(of_all)? else { continue };
        let mut computed = Some(Figure::ZERO);
        for row in &rows {
            let part = Reading::of(row).figure(of_row)?;
            computed = computed.and_then(|sum| Some(sum + part?));
        }
        let Some(computed) = computed else { continue };
        let rounding = sums.figure("Rounding")?.unwrap_or_default();
        let total = if of_all == "TotalSum" { total - rounding } else { total };
        let same = match stated {
            ItemKind::CreditNote => (computed.size() - total.size()).size(),
            _ => (computed - total).size(),
        };
        if same <= allowed {
            return Ok(());
        }
        first_fault.get_or_insert_with(|| sums.differs(of_all, computed));
    }
    // Additions to the whole invoice explain a difference that `check` has accounted for.
    match first_fault {
        Some(fault) if sums.root.each("Addition").next().is_none() => Err(fault),
        _ => Ok(()),
    }
}

fn reference(read: Reading<'_, '_>) -> Option<String> {
    let places = ["PaymentInfo/PaymentRefId", "InvoiceInformation/PaymentReferenceNumber"];
    places.into_iter().filter_map(|path| read.raw(path)).find_map(payment_reference::cleaned)
}

fn terms(read: Reading<'_, '_>) -> Option<String> {
    let term = read.text("InvoiceInformation/PaymentTerm");
    let fine = read.text("InvoiceInformation/FineRatePerDay").map(|rate| format!("{rate} %"));
    let parts: Vec<String> = term.into_iter().chain(fine).collect();
    (!parts.is_empty()).then(|| parts.join("; "))
}

fn party(root: &Node<'_>, path: &str, attribute: &str) -> Party {
    let Some(node) = root.at(path) else { return Party::default() };
    let mut party = Reading::of(node).party(&PartyPaths {
        name: &["Name"],
        registry: &["RegNumber"],
        tax: &["VATRegNumber"],
        code: &["UniqueCode"],
        email: &["ContactData/E-mailAddress", "ContactData/EmailAddress"],
        phone: &["ContactData/PhoneNumber"],
        country: &[],
        address: &[
            "ContactData/LegalAddress/PostalAddress1",
            "ContactData/LegalAddress/PostalAddress2",
            "ContactData/LegalAddress/City",
            "ContactData/LegalAddress/PostalCode",
        ],
    });
    if party.registry.is_empty() {
        party.registry = root.attribute(attribute).map(super::reading::cleaned).unwrap_or_default();
    }
    party
}
