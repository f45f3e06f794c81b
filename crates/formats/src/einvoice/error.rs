//! Why a file of invoices, or one document of it, cannot be taken.

use std::fmt;

/// A refusal of a whole file; each says what to do in [`EInvoiceError::remedy`].
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EInvoiceError {
    #[error("the file cannot be read: {message}")]
    Io { message: String },
    #[error("the file is larger than {limit_mib} MB")]
    TooLarge { limit_mib: usize },
    /// XML of another kind.
    #[error("this is “{found}”, not an invoice in UBL, E_Invoice, CommerceML or УПД")]
    OtherDocument { found: String },
    /// The right kind of file, and not one document in it.
    #[error("the file holds no invoice")]
    NoDocuments,
    #[error("the file is not written in {encoding}")]
    Undecodable { encoding: String },
    #[error("line {line}: the XML is damaged: {message}")]
    DamagedXml { line: u64, message: String },
    #[error("line {line}: the XML declares a document type or entities")]
    ForbiddenXml { line: u64 },
    #[error("line {line}: the XML is nested deeper than {limit} levels")]
    TooDeep { line: u64, limit: usize },
    #[error("line {line}: a text or tag is longer than {limit} bytes")]
    FieldTooLong { line: u64, limit: usize },
    #[error("one document has more than {limit} elements and attributes")]
    TooManyElements { limit: usize },
    #[error("the file has more than {limit} documents")]
    TooManyDocuments { limit: usize },
    #[error("line {line}: the file ends before its elements do")]
    CutOff { line: u64 },
}

impl EInvoiceError {
    /// The stable word under which screens translate it.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Io { .. } => "io",
            Self::TooLarge { .. } => "too-large",
            Self::OtherDocument { .. } => "other-document",
            Self::NoDocuments => "no-documents",
            Self::Undecodable { .. } => "undecodable",
            Self::DamagedXml { .. } => "damaged-xml",
            Self::ForbiddenXml { .. } => "forbidden-xml",
            Self::TooDeep { .. } => "too-deep",
            Self::FieldTooLong { .. } => "field-too-long",
            Self::TooManyElements { .. } | Self::TooManyDocuments { .. } => "too-many",
            Self::CutOff { .. } => "cut-off",
        }
    }

    /// What the person at the desk can do.
    pub const fn remedy(&self) -> &'static str {
        match self {
            Self::Io { .. } => "Check that the file exists and may be read",
            Self::TooLarge { .. }
            | Self::TooManyElements { .. }
            | Self::TooManyDocuments { .. } => "Export fewer documents at a time",
            Self::OtherDocument { .. } | Self::NoDocuments => {
                "Export invoices or credit notes in one of these formats"
            }
            Self::Undecodable { .. } => "Export the file again as UTF-8",
            Self::ForbiddenXml { .. } | Self::TooDeep { .. } | Self::FieldTooLong { .. } => {
                "Do not trust this file; get it again from where it came"
            }
            Self::DamagedXml { .. } | Self::CutOff { .. } => {
                "The file is damaged: get it again from where it came"
            }
        }
    }
}

/// Why one document is not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DocumentFault {
    /// Something that every invoice states is not there.
    Absent,
    /// Not a day.
    Day,
    /// Not a decimal number.
    Figure,
    /// More decimals than the currency has.
    Decimals,
    /// An amount is larger than any receivable.
    Overflow,
    /// An amount in another currency than that of the document.
    OtherCurrency { expected: String },
    /// Parts do not make the sum that is stated.
    DoesNotAddUp { computed: String },
    /// Nothing is owed.
    NothingToPay,
    /// An order, a bill, a tax invoice or a payment: nobody owes anything by it.
    NotADebt,
    /// An invoice for a prepayment: nothing is owed before the delivery.
    Prepayment,
    /// A claim that was sold to a factor.
    Factored,
    /// A corrected invoice that stands for another one, which the book may have.
    Replaces,
    /// A kind of document that the standard does not have.
    UnknownType,
    /// A credit note that would raise the debt.
    NegativeCredit,
    /// A correction that does not say whether it raises or lowers the debt.
    WhichWay,
    /// No due day is stated, and no term was given for such documents.
    NoDueDay,
}

impl DocumentFault {
    /// The stable word under which screens translate it.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Absent => "element_absent",
            Self::Day => "element_day",
            Self::Figure => "element_figure",
            Self::Decimals => "element_decimals",
            Self::Overflow => "element_overflow",
            Self::OtherCurrency { .. } => "element_currency",
            Self::DoesNotAddUp { .. } => "totals_differ",
            Self::NothingToPay => "nothing_to_pay",
            Self::NotADebt => "not_a_debt",
            Self::Prepayment => "prepayment_asked",
            Self::Factored => "factored",
            Self::Replaces => "replaces_another",
            Self::UnknownType => "unknown_type",
            Self::NegativeCredit => "negative_credit",
            Self::WhichWay => "which_way",
            Self::NoDueDay => "no_due_day",
        }
    }

    /// What the person at the desk can do.
    pub const fn remedy(&self) -> &'static str {
        match self {
            Self::Absent | Self::Day | Self::Figure | Self::Decimals | Self::Overflow => {
                "Correct the document in the program it comes from and export it again"
            }
            Self::OtherCurrency { .. } => {
                "Issue the document in one currency; the amounts must carry its code"
            }
            Self::DoesNotAddUp { .. } => {
                "Lines are missing or changed: get the document again from where it came"
            }
            Self::NothingToPay => "Leave it out: nothing is owed by this document",
            Self::NotADebt => {
                "Export shipments, returns and invoices; payments come with the bank statement"
            }
            Self::Prepayment => {
                "Leave it out: the money comes with the bank statement and waits for the invoice that \
                 names it as paid before; a prepayment that is owed by contract is entered from a table"
            }
            Self::Factored => {
                "Leave it out: the customer owes the factor; what the company owes to one is entered \
                 among the payables"
            }
            Self::Replaces => {
                "Issue a credit note over the earlier invoice and a new invoice, or send the corrected \
                 one under the number of the earlier"
            }
            Self::UnknownType => {
                "Correct the code of the document: 380 is an invoice, 381 a credit note"
            }
            Self::NegativeCredit => "Issue an invoice instead of a negative credit note",
            Self::WhichWay => {
                "Export what raises the debt as a shipment, and what lowers it below zero or as a return"
            }
            Self::NoDueDay => {
                "State the due day in the document, or give the days of the term for this file"
            }
        }
    }
}

impl fmt::Display for DocumentFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Absent => f.write_str("is missing"),
            Self::Day => f.write_str("is not a day"),
            Self::Figure => f.write_str("is not a number"),
            Self::Decimals => f.write_str("has more decimals than the currency"),
            Self::Overflow => f.write_str("is larger than any receivable"),
            Self::OtherCurrency { expected } => {
                write!(f, "is not in {expected}, the currency of the document")
            }
            Self::DoesNotAddUp { computed } => write!(f, "the parts make {computed}"),
            Self::NothingToPay => f.write_str("nothing is left to pay"),
            Self::NotADebt => f.write_str("nobody owes anything by such a document"),
            Self::Prepayment => {
                f.write_str("a prepayment is asked for: nothing is owed before the invoice itself")
            }
            Self::Factored => f.write_str("the claim was sold to a factor, and is not the company's"),
            Self::Replaces => f.write_str(
                "a corrected invoice stands for the one it names: beside that one it would count twice",
            ),
            Self::UnknownType => f.write_str("is no kind of invoice that EN 16931 knows"),
            Self::NegativeCredit => f.write_str("a credit note below zero would raise the debt"),
            Self::WhichWay => f.write_str("a correction above zero may raise the debt or lower it"),
            Self::NoDueDay => f.write_str("no due day is stated"),
        }
    }
}
