//! What a document is written from: both sides, what is owed, what accrued, what was done.
//! Drawn from the book on one day and in one currency; nothing is looked up after that.

use super::DocumentKind;
use saldo_domain::book::ItemKind;
use saldo_domain::claims::{Part, State};
use saldo_domain::control::Channel;
use saldo_domain::recovery::periods::Periods;
use saldo_domain::statement::account::EntryKind;
use saldo_domain::{Currency, Day, Money, MoneyError, Role};

/// Everything about one customer, or for an inventory about all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dossier {
    pub day: Day,
    pub currency: Currency,
    pub company: Body,
    pub customer: Body,
    /// Open debts, oldest due first.
    pub debts: Vec<Debt>,
    /// Money that was received and belongs to no document yet.
    pub unassigned: Money,
    /// What is owed in other currencies, about which this document is not.
    pub others: Vec<Money>,
    pub charges: Vec<Charged>,
    /// Contracts of the customer's file that are in force: number and day.
    pub contracts: Vec<String>,
    /// Their clauses on payment and on penalty, as far as they are entered (LAD-05).
    pub clauses: Vec<String>,
    /// The days that a demand and a claim give, by the policy of the day.
    pub periods: Periods,
    /// Directors who may sign a notice beside the claim, by the posts that are held (LAD-07).
    pub directors: Vec<(Role, String)>,
    /// Contracts and agreements on lateness: name and clause, as recorded.
    pub agreed: Vec<String>,
    /// Documents that go along where the program sends it; `None`: a person puts it together.
    pub enclosed: Option<Vec<DocumentKind>>,
    /// By which way the program sends it.
    pub sent_by: Option<Channel>,
    /// The repayment agreement that a paper is about.
    pub plan: Option<AgreedPlan>,
    /// What was done about the debt, oldest first.
    pub measures: Vec<Measure>,
    pub account: Option<AccountOf>,
    /// Debtors of an inventory.
    pub debtors: Vec<InventoryLine>,
    /// Creditors of an inventory.
    pub creditors: Vec<InventoryLine>,
    /// Who answers for the customer, and who signs.
    pub owner: String,
    pub logo: Option<Vec<u8>>,
}

/// A company or a customer as documents name it. What is not known is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Body {
    pub name: String,
    /// ISO 3166 alpha-2.
    pub country: String,
    /// INN, or registry code.
    pub registry_code: String,
    /// KPP, or number in the register of value added tax.
    pub tax_code: String,
    /// OGRN.
    pub state_code: String,
    pub address: String,
    pub phone: String,
    pub email: String,
    pub site: String,
    pub bank: String,
    /// IBAN, or the account at the bank.
    pub account: String,
    /// BIC.
    pub bank_code: String,
    /// The bank's own account at the central bank.
    pub bank_account: String,
    pub head: String,
    pub head_title: String,
    pub accountant: String,
}

/// One open debt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Debt {
    pub kind: ItemKind,
    pub number: String,
    pub effective: Day,
    pub due: Day,
    pub amount: Money,
    pub open: Money,
    /// Below zero before the due day.
    pub days_late: i64,
    pub disputed: bool,
}

/// What lateness cost on one document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Charged {
    pub number: String,
    pub due: Day,
    /// Amount of the document.
    pub amount: Money,
    pub parts: Vec<Part>,
    pub state: State,
    pub disputed: bool,
}

/// Something that was done about the debt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measure {
    pub day: Day,
    /// What, in the reader's words.
    pub what: String,
    pub said: String,
    /// Name; empty for the program.
    pub by: String,
}

/// A repayment agreement on record, as its paper says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgreedPlan {
    /// Numbers of the documents under it.
    pub documents: Vec<String>,
    pub instalments: Vec<saldo_domain::agreements::Instalment>,
    /// Is a fee by the weekly table agreed on?
    pub fee: bool,
    pub grace_days: i64,
    pub accelerates: bool,
    /// What was agreed besides.
    pub conditions: String,
}

impl AgreedPlan {
    /// Is this debt under it?
    pub(crate) fn covers(&self, debt: &Debt) -> bool {
        self.documents.contains(&debt.number)
    }
}

/// The account over a period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccountOf {
    pub from: Day,
    pub to: Day,
    pub opening: Money,
    pub entries: Vec<AccountLine>,
    pub debit: Money,
    pub credit: Money,
    pub closing: Money,
}

/// One entry of the account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccountLine {
    pub day: Day,
    pub kind: EntryKind,
    /// Kind of the document itself, or of the one that was changed.
    pub item: ItemKind,
    pub number: String,
    pub debit: Money,
    pub credit: Money,
}

/// One counterparty of an inventory, on one side of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InventoryLine {
    pub name: String,
    pub registry_code: String,
    pub address: String,
    /// Due day of the oldest debt.
    pub since: Day,
    pub total: Money,
    /// Of it confirmed by the counterparty in writing; `None` where nobody has asked yet.
    pub confirmed: Option<Money>,
    /// Of it time-barred on the day.
    pub barred: Money,
    /// Documents that prove it.
    pub documents: Vec<String>,
}

impl Dossier {
    /// What may be demanded today: overdue and not disputed.
    pub fn overdue(&self) -> impl Iterator<Item = &Debt> {
        self.debts.iter().filter(|debt| debt.days_late > 0 && !debt.disputed)
    }

    /// What is contested, and therefore stands in no demand.
    pub fn disputed(&self) -> impl Iterator<Item = &Debt> {
        self.debts.iter().filter(|debt| debt.disputed)
    }

    /// Charges that were not claimed yet, on documents that are not disputed, and that nobody
    /// decided to wait with.
    pub fn to_claim(&self) -> impl Iterator<Item = &Charged> {
        self.charges.iter().filter(|charged| {
            let waits = charged.state.postponed_until.is_some_and(|until| until > self.day);
            charged.state.to_fix.is_positive() && !charged.disputed && !waits
        })
    }
}

/// What is open of debts, together.
pub(crate) fn open_of<'d>(
    currency: Currency,
    debts: impl IntoIterator<Item = &'d Debt>,
) -> Result<Money, MoneyError> {
    Money::sum(currency, debts.into_iter().map(|debt| debt.open))
}
