//! Facts as they arrive from outside, checked and typed but not yet in the book.

use super::ItemKind;
use crate::day::Day;
use crate::delivery::Consent;
use crate::dossier::people::Post;
use crate::money::Money;
use crate::payables::{PayableForm, PayableKind};
use crate::standing::contact_limits::{ContactMode, DebtPurpose, Debtor};

/// A customer as a file or form describes it. `None` means "not said", which leaves
/// what is already known untouched.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CustomerFact {
    /// The company's own code of the customer: text, leading zeros kept.
    pub code: String,
    pub name: Option<String>,
    /// INN, registry code or other official number: text.
    pub registry_code: Option<String>,
    /// ISO 3166 alpha-2, or the source's own country code.
    pub country: Option<String>,
    /// `en`, `ru` or `et`.
    pub language: Option<String>,
    pub email: Option<String>,
    pub phone: Option<String>,
    pub address: Option<String>,
    /// Log-in of the sales representative who looks after the customer.
    pub owner: Option<String>,
    /// The group of customers that it is put into: another policy may hold for it.
    pub group: Option<String>,
    pub contact: ContactFact,
}

/// How a customer may be contacted, as a source tells it (REM-07). `None` means "not said".
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ContactFact {
    /// Who the customer is to the law.
    pub debtor: Option<Debtor>,
    pub purpose: Option<DebtPurpose>,
    /// Time zone in which the customer wakes, such as `Europe/Tallinn`.
    pub zone: Option<String>,
    /// Does it let itself be contacted at all?
    pub mode: Option<ContactMode>,
    pub email: Option<Consent>,
    pub sms: Option<Consent>,
}

impl ContactFact {
    /// Was nothing said?
    pub fn is_silent(&self) -> bool {
        *self == Self::default()
    }
}

/// A debit document or a credit document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentFact {
    pub customer: String,
    pub kind: ItemKind,
    /// Empty for payments that carry no number.
    pub number: String,
    pub effective: Day,
    pub due: Day,
    pub amount: Money,
    /// Number of the debit document this credit is meant for, if the source says so.
    pub settles: Option<String>,
    /// Under which its seller asks to be paid ([`super::payment_reference`]), of a debit document;
    /// `None` leaves what is known.
    pub reference: Option<String>,
    /// A disputed document: pressure stops for it, counting goes on.
    pub disputed: bool,
    pub note: Option<String>,
}

/// A person on the customer's side as a file describes them. `None` leaves what is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfficialFact {
    pub customer: String,
    pub post: Post,
    pub name: Option<String>,
    pub work: Option<String>,
    pub home: Option<String>,
    pub mobile: Option<String>,
    pub email: Option<String>,
    pub note: Option<String>,
}

/// What a customer told about its money.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FiguresFact {
    pub customer: String,
    /// The day the figures are of.
    pub day: Day,
    pub source: Option<String>,
    pub income: Money,
    pub expenses: Option<Money>,
    pub debts: Money,
    pub own_funds: Option<Money>,
    /// Access to credit and loans.
    pub credit: Option<String>,
}

/// A contract with a customer as a file describes it. `None` leaves what is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContractFact {
    pub customer: String,
    pub number: String,
    pub signed: Day,
    /// Days to pay after delivery.
    pub terms_days: Option<u16>,
    pub late_fee: Option<bool>,
    pub pretrial: Option<bool>,
    /// Numbers of its clauses on payment and on penalty.
    pub payment_clauses: Option<String>,
    pub penalty_clauses: Option<String>,
    /// Name or number of the attached file that holds a copy of it.
    pub copy: Option<String>,
}

/// What a row of a table of payables says beside its document. `None` leaves what is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct OwedFact {
    pub kind: Option<PayableKind>,
    pub form: Option<PayableForm>,
    /// The supplier's documents are there.
    pub documented: Option<bool>,
}

/// One thing a row of a source says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fact {
    Customer(CustomerFact),
    Document(DocumentFact),
    Official(OfficialFact),
    Figures(FiguresFact),
    Contract(ContractFact),
    /// Beside the document of the same row.
    Owed(OwedFact),
}
