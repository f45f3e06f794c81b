//! What a column can mean.

use serde::{Deserialize, Serialize};

/// What the rows of a table describe.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RowKind {
    Customers,
    /// Documents of ours: invoices, and with a kind column also credit notes and the like.
    Invoices,
    Payments,
    /// People on the customers' side.
    Contacts,
    /// What customers told about their money.
    Financials,
    /// Contracts with customers.
    Contracts,
}

/// A field that a column of a table, or a constant of a map, can fill.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// The company's own code of the customer.
    Customer,
    CustomerName,
    RegistryCode,
    Country,
    Language,
    Email,
    Phone,
    Address,
    Owner,
    /// The group of customers whose policy it follows.
    PolicyGroup,
    /// Who the customer is to the law (REM-07).
    Debtor,
    DebtPurpose,
    /// The time zone in which it wakes.
    ContactZone,
    /// Does it let itself be contacted at all?
    ContactMode,
    EmailConsent,
    SmsConsent,
    /// Number of the invoice.
    Number,
    Kind,
    Issued,
    Due,
    /// Days from `issued` to the due day, in place of `due`.
    TermsDays,
    Amount,
    Currency,
    Disputed,
    Note,
    /// Number of the invoice that a payment or credit note is meant for.
    Settles,
    /// Under which an invoice asks to be paid.
    PaymentReference,
    /// The day an invoice was paid in full: makes a payment of its whole amount.
    SettledOn,
    PaymentNumber,
    PaidOn,
    PaidAmount,
    PaymentNote,
    /// What somebody is on the customer's side.
    Post,
    PersonName,
    WorkPhone,
    HomePhone,
    MobilePhone,
    PersonEmail,
    PersonNote,
    /// The day the figures are of.
    FiguresOn,
    FiguresSource,
    Income,
    Expenses,
    Debts,
    OwnFunds,
    CreditAccess,
    /// To whom the company owes, in a table of what it owes (AP-01).
    CreditorKind,
    /// What it owes: money, goods, a deposit, a claim (AP-04).
    ObligationForm,
    /// Are the supplier's documents there (AP-02)?
    Documented,
    /// Has the contract a clause on what lateness costs, and one on claims before court?
    LateFee,
    Pretrial,
    /// Numbers of its clauses on payment, and on what lateness costs.
    PaymentClauses,
    PenaltyClauses,
    /// The attached file that holds a copy of it.
    ContractCopy,
}

impl Field {
    /// Every field, in the order of the enum.
    pub const ALL: [Field; 54] = [
        Field::Customer,
        Field::CustomerName,
        Field::RegistryCode,
        Field::Country,
        Field::Language,
        Field::Email,
        Field::Phone,
        Field::Address,
        Field::Owner,
        Field::PolicyGroup,
        Field::Debtor,
        Field::DebtPurpose,
        Field::ContactZone,
        Field::ContactMode,
        Field::EmailConsent,
        Field::SmsConsent,
        Field::Number,
        Field::Kind,
        Field::Issued,
        Field::Due,
        Field::TermsDays,
        Field::Amount,
        Field::Currency,
        Field::Disputed,
        Field::Note,
        Field::Settles,
        Field::PaymentReference,
        Field::SettledOn,
        Field::PaymentNumber,
        Field::PaidOn,
        Field::PaidAmount,
        Field::PaymentNote,
        Field::Post,
        Field::PersonName,
        Field::WorkPhone,
        Field::HomePhone,
        Field::MobilePhone,
        Field::PersonEmail,
        Field::PersonNote,
        Field::FiguresOn,
        Field::FiguresSource,
        Field::Income,
        Field::Expenses,
        Field::Debts,
        Field::OwnFunds,
        Field::CreditAccess,
        Field::CreditorKind,
        Field::ObligationForm,
        Field::Documented,
        Field::LateFee,
        Field::Pretrial,
        Field::PaymentClauses,
        Field::PenaltyClauses,
        Field::ContractCopy,
    ];

    /// The word under which maps and screens know the field.
    pub const fn code(self) -> &'static str {
        match self {
            Field::Customer => "customer",
            Field::CustomerName => "customer_name",
            Field::RegistryCode => "registry_code",
            Field::Country => "country",
            Field::Language => "language",
            Field::Email => "email",
            Field::Phone => "phone",
            Field::Address => "address",
            Field::Owner => "owner",
            Field::PolicyGroup => "policy_group",
            Field::Debtor => "debtor",
            Field::DebtPurpose => "debt_purpose",
            Field::ContactZone => "contact_zone",
            Field::ContactMode => "contact_mode",
            Field::EmailConsent => "email_consent",
            Field::SmsConsent => "sms_consent",
            Field::Number => "number",
            Field::Kind => "kind",
            Field::Issued => "issued",
            Field::Due => "due",
            Field::TermsDays => "terms_days",
            Field::Amount => "amount",
            Field::Currency => "currency",
            Field::Disputed => "disputed",
            Field::Note => "note",
            Field::Settles => "settles",
            Field::PaymentReference => "payment_reference",
            Field::SettledOn => "settled_on",
            Field::PaymentNumber => "payment_number",
            Field::PaidOn => "paid_on",
            Field::PaidAmount => "paid_amount",
            Field::PaymentNote => "payment_note",
            Field::Post => "post",
            Field::PersonName => "person_name",
            Field::WorkPhone => "work_phone",
            Field::HomePhone => "home_phone",
            Field::MobilePhone => "mobile_phone",
            Field::PersonEmail => "person_email",
            Field::PersonNote => "person_note",
            Field::FiguresOn => "figures_on",
            Field::FiguresSource => "figures_source",
            Field::Income => "income",
            Field::Expenses => "expenses",
            Field::Debts => "debts",
            Field::OwnFunds => "own_funds",
            Field::CreditAccess => "credit_access",
            Field::CreditorKind => "creditor_kind",
            Field::ObligationForm => "obligation_form",
            Field::Documented => "documented",
            Field::LateFee => "late_fee",
            Field::Pretrial => "pretrial",
            Field::PaymentClauses => "payment_clauses",
            Field::PenaltyClauses => "penalty_clauses",
            Field::ContractCopy => "contract_copy",
        }
    }

    /// Does the field hold a date?
    pub const fn is_date(self) -> bool {
        matches!(
            self,
            Field::Issued | Field::Due | Field::SettledOn | Field::PaidOn | Field::FiguresOn
        )
    }

    /// Does the field hold an amount?
    pub const fn is_amount(self) -> bool {
        matches!(
            self,
            Field::Amount
                | Field::PaidAmount
                | Field::Income
                | Field::Expenses
                | Field::Debts
                | Field::OwnFunds
        )
    }
}
