//! What lateness costs, document by document, on any day, as known on any day.

use super::Listed;
use crate::charges::course::{Account, Rules};
use crate::charges::{Charge, cannot_be_told};
use crate::progress::{Progress, Stage};
use crate::{Office, Refused, Who};
use saldo_domain::book::{CustomerBook, Moment};
use saldo_domain::{Amount, CompanyId, Currency, CustomerId, Day, Money};
use saldo_store::Reader;
use saldo_store::book::{Ledger, ledgers_after};
use saldo_store::charges::{self as stored, ActRow, TermRow};
use serde::{Serialize, Serializer};
use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

pub(super) const LISTED: Listed = Listed {
    name: "charges",
    title: "report-charges",
    options: &["as-of", "known-on", "currency", "customer"],
    make: super::older::charges,
};

/// Customers whose books are read at once.
const CUSTOMERS_AT_ONCE: u32 = 500;

/// What to report.
#[derive(Clone, Copy, Debug)]
pub struct ChargesRequest {
    pub as_of: Day,
    /// Count only what was recorded up to this moment; `None` is all that is known now.
    pub known_on: Option<Moment>,
    /// One customer only.
    pub customer: Option<CustomerId>,
}

/// The charges of a company, by currency.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ChargesReport {
    pub as_of: Day,
    /// Currencies in which anything has accrued, by code.
    pub currencies: Vec<CurrencyCharges>,
    /// Documents whose charge cannot be told, and why.
    pub untold: Vec<Untold>,
}

/// The charges in one currency.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CurrencyCharges {
    pub currency: Currency,
    #[serde(flatten)]
    pub total: Sums,
    /// By code of the customer.
    pub customers: Vec<CustomerCharges>,
}

/// The charges of one customer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CustomerCharges {
    #[serde(rename = "customer")]
    pub code: String,
    pub name: String,
    #[serde(flatten)]
    pub total: Sums,
    /// The oldest due day first.
    pub documents: Vec<DocumentCharge>,
}

/// The charge on one document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DocumentCharge {
    pub number: String,
    pub due: Day,
    /// Days of delay that bear.
    pub days: i64,
    #[serde(flatten)]
    pub sums: Sums,
}

/// What accrued, what of it was forgiven, what was claimed, and what is still to be claimed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Sums {
    #[serde(serialize_with = "plain")]
    pub accrued: Money,
    #[serde(serialize_with = "plain")]
    pub waived: Money,
    #[serde(serialize_with = "plain")]
    pub claimed: Money,
    #[serde(serialize_with = "plain")]
    pub to_claim: Money,
}

/// A document whose charge cannot be told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Untold {
    pub customer: String,
    pub number: String,
    pub why: Why,
}

/// Why a charge cannot be told. Programs read it in English; people in their own language, from
/// the refusal behind it.
#[derive(Clone, Debug)]
pub struct Why(Arc<Refused>);

impl Why {
    /// The refusal behind it.
    pub fn refused(&self) -> &Refused {
        &self.0
    }
}

impl fmt::Display for Why {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl PartialEq for Why {
    fn eq(&self, other: &Self) -> bool {
        self.to_string() == other.to_string()
    }
}

impl Eq for Why {}

impl Serialize for Why {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

fn plain<S: Serializer>(money: &Money, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&money.to_plain())
}

impl Sums {
    /// The four figures in the order of the columns.
    pub const fn figures(&self) -> [Money; 4] {
        [self.accrued, self.waived, self.claimed, self.to_claim]
    }

    const fn nothing(currency: Currency) -> Self {
        let zero = Money::zero(currency);
        Self { accrued: zero, waived: zero, claimed: zero, to_claim: zero }
    }

    fn of(charge: &Charge) -> Result<Self, Refused> {
        let money = |amount: Amount| charge.money(amount);
        let state = &charge.state;
        Ok(Self {
            accrued: money(state.accrued)?,
            waived: money(state.waived)?,
            claimed: money(state.fixed)?,
            to_claim: money(state.to_fix)?,
        })
    }

    fn add(&mut self, more: &Self) -> Result<(), Refused> {
        self.accrued = self.accrued.plus(more.accrued)?;
        self.waived = self.waived.plus(more.waived)?;
        self.claimed = self.claimed.plus(more.claimed)?;
        self.to_claim = self.to_claim.plus(more.to_claim)?;
        Ok(())
    }
}

/// The report. Reads whole books a range of customers at a time; memory is one row for each
/// document that bears a charge. A document whose charge cannot be told, because two terms
/// contradict each other, or a rate or a year of the calendar is missing, stands beside the sums
/// with the reason.
///
/// # Errors
/// `Money` for a total too large to be held, or the store's.
pub fn charges(
    office: &Office,
    company: CompanyId,
    who: Who,
    request: &ChargesRequest,
    progress: &dyn Progress,
) -> Result<ChargesReport, Refused> {
    progress.stage(Stage::Adding, None);
    office.store.read(|reader| {
        let known = request.known_on.unwrap_or(Moment::NOW_AND_EVER);
        let mut sheet = Sheet::new(request, Rules::read(reader, company, known)?);
        let (mut after, mut done) = (None, 0);
        loop {
            let ledgers = match request.customer {
                Some(one) => ledgers_after(reader, company, before(one), 1)?,
                None => ledgers_after(reader, company, after, CUSTOMERS_AT_ONCE)?,
            };
            let Some(last) = ledgers.last() else { break };
            (after, done) = (Some(last.customer), done + ledgers.len() as u64);
            sheet.take(reader, company, who, ledgers)?;
            progress.done(done);
            if request.customer.is_some() {
                break;
            }
        }
        sheet.report()
    })
}

/// After this id the next one is the customer's.
fn before(customer: CustomerId) -> Option<CustomerId> {
    customer.get().checked_sub(1).map(CustomerId::new)
}

struct Sheet<'r> {
    request: &'r ChargesRequest,
    rules: Rules,
    found: BTreeMap<Currency, Vec<CustomerCharges>>,
    untold: Vec<Untold>,
}

impl<'r> Sheet<'r> {
    const fn new(request: &'r ChargesRequest, rules: Rules) -> Self {
        Self { request, rules, found: BTreeMap::new(), untold: Vec::new() }
    }

    /// Adds the charges of these customers.
    fn take(
        &mut self,
        reader: &mut Reader,
        company: CompanyId,
        who: Who,
        ledgers: Vec<Ledger>,
    ) -> Result<(), Refused> {
        let customers: Vec<CustomerId> = ledgers.iter().map(|ledger| ledger.customer).collect();
        let mut terms = stored::terms_of_all(reader, company, &customers)?.into_iter().peekable();
        let mut acts = stored::acts_of_all(reader, company, &customers)?.into_iter().peekable();
        for ledger in ledgers {
            let customer = ledger.customer;
            let mut own = (Vec::new(), Vec::new());
            while let Some(row) = terms.next_if(|row| row.new.customer <= customer) {
                own.0.push(row);
            }
            while let Some(row) = acts.next_if(|row| row.new.customer <= customer) {
                own.1.push(row);
            }
            let theirs = self.request.customer.is_some_and(|only| only != customer)
                || who.sees_only().is_some_and(|owners| !owners.has(ledger.owner));
            if !theirs {
                self.add(ledger, own)?;
            }
        }
        Ok(())
    }

    fn add(
        &mut self,
        ledger: Ledger,
        (terms, acts): (Vec<TermRow>, Vec<ActRow>),
    ) -> Result<(), Refused> {
        let (code, name) = (ledger.code, ledger.name);
        let items = ledger.items.into_iter().map(crate::acts::ledger::as_item);
        let book = CustomerBook::new(items, ledger.movements, ledger.due_changes);
        let known = self.request.known_on.unwrap_or(Moment::NOW_AND_EVER);
        let account = Account::new(&self.rules, book, &terms, acts, known)?;
        let mut own: BTreeMap<Currency, CustomerCharges> = BTreeMap::new();
        for item in account.debts(self.request.as_of) {
            let charge = match account.charge(item, self.request.as_of) {
                Ok(charge) if charge.is_of_interest() => charge,
                Ok(_) => continue,
                Err(why) if cannot_be_told(&why) => {
                    let (customer, number) = (code.clone(), item.number.clone());
                    self.untold.push(Untold { customer, number, why: Why(Arc::new(why)) });
                    continue;
                }
                Err(other) => return Err(other),
            };
            let row = DocumentCharge {
                sums: Sums::of(&charge)?,
                days: charge.days(),
                due: charge.due,
                number: charge.number,
            };
            let currency = charge.amount.currency();
            let sheet = own.entry(currency).or_insert_with(|| CustomerCharges {
                code: code.clone(),
                name: name.clone(),
                total: Sums::nothing(currency),
                documents: Vec::new(),
            });
            sheet.total.add(&row.sums)?;
            sheet.documents.push(row);
        }
        for (currency, mut sheet) in own {
            sheet
                .documents
                .sort_by(|one, other| (one.due, &one.number).cmp(&(other.due, &other.number)));
            self.found.entry(currency).or_default().push(sheet);
        }
        Ok(())
    }

    fn report(self) -> Result<ChargesReport, Refused> {
        let mut currencies = Vec::with_capacity(self.found.len());
        for (currency, mut customers) in self.found {
            customers.sort_by(|one, other| one.code.cmp(&other.code));
            let mut total = Sums::nothing(currency);
            for customer in &customers {
                total.add(&customer.total)?;
            }
            currencies.push(CurrencyCharges { currency, total, customers });
        }
        let mut untold = self.untold;
        untold.sort_by(|one, other| {
            (&one.customer, &one.number).cmp(&(&other.customer, &other.number))
        });
        Ok(ChargesReport { as_of: self.request.as_of, currencies, untold })
    }
}
