//! The ways of getting the money of a customer back, compared in money and time (ROU-01).

use super::file::owing;
use crate::{Office, Refused, Who, charges, company as companies, delivery, rates};
use saldo_domain::book::Moment;
use saldo_domain::rates::{FeeTable, Rate};
use saldo_domain::recovery::court_fee::{CourtFees, Defendant, Suit, court_fees};
use saldo_domain::recovery::routes::{self, Expected, Outcome, Route};
use saldo_domain::standing::contact_limits::{DebtPurpose, Debtor};
use saldo_domain::{Amount, CompanyId, Currency, CustomerId, Day, ItemId, Money};
use saldo_store::Reader;

/// What somebody assumes about the ways; the rest follows from the book and the fees.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Assumed {
    /// Chance in per cent, and days.
    pub contact: (Rate, u32),
    pub agency: (Rate, u32),
    /// Per cent of what an agency collects.
    pub commission: Rate,
    /// Per cent of the claim that a buyer pays, and days.
    pub price: (Rate, u32),
    pub court: (Rate, u32),
}

impl Default for Assumed {
    /// Round figures to begin with: nobody's statistics.
    fn default() -> Self {
        let rate = Rate::whole;
        Self {
            contact: (rate(40), 30),
            agency: (rate(50), 90),
            commission: rate(25),
            price: (rate(30), 30),
            court: (rate(70), 180),
        }
    }
}

/// The comparison for one customer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoutesShown {
    pub currency: Currency,
    pub principal: Money,
    /// Late charges that can be claimed.
    pub penalty: Money,
    /// State fee of the cheapest procedure; `None` where no table is known.
    pub fee: Option<Money>,
    pub by_order: bool,
    pub outcomes: Vec<Outcome>,
    pub best: Option<Route>,
    pub assumed: Assumed,
}

/// Compares the ways for what is late of a customer in one currency: the company's, where
/// something is late in it.
///
/// # Errors
/// `UnknownCustomer`, `TwoMethods`, `NoRate`, `NoCalendar`, `Money`, or the store's.
pub fn compare(
    office: &Office,
    company: CompanyId,
    who: Who,
    customer: CustomerId,
    assumed: Assumed,
) -> Result<RoutesShown, Refused> {
    let found = companies::get(office, company)?;
    let today = office.today_in(&found.zone)?;
    office.store.read(|reader| {
        let (_, late) = owing(reader, company, who, customer, today)?;
        let own = late.iter().find(|debt| debt.open.currency() == found.currency);
        let currency = own.or(late.first()).map_or(found.currency, |debt| debt.open.currency());
        let of_currency = late.iter().filter(|debt| debt.open.currency() == currency);
        let principal = Money::sum(currency, of_currency.map(|debt| debt.open))?;
        let penalty = to_claim(reader, company, customer, (currency, today), |_| true)?;
        let of = (company, found.country.as_str());
        let fees = fees_of(reader, of, customer, (principal, penalty), today)?;
        let order = fees.as_ref().and_then(|fees| fees.fee_order);
        let fee = order.or(fees.as_ref().and_then(|fees| fees.fee_claim));
        let expected = Expected {
            claim: Amount::minor_units_of(principal.plus(penalty)?),
            by_contact: assumed.contact,
            by_agency: assumed.agency,
            commission: assumed.commission,
            price: assumed.price,
            by_court: assumed.court,
            costs: fee.unwrap_or(Amount::from_hundredths(0)),
        };
        let mut outcomes = routes::compare(&expected).to_vec();
        // Without a fee the way to court cannot be told in money.
        outcomes.retain(|outcome| outcome.route != Route::Court || fee.is_some());
        let best = routes::best(&outcomes).filter(|_| principal.is_positive());
        let fee = fee.map(|fee| fee.in_minor_units_of(currency)).transpose()?;
        let by_order = order.is_some();
        Ok(RoutesShown { currency, principal, penalty, fee, by_order, outcomes, best, assumed })
    })
}

/// Late charges on debts of a customer in a currency that are neither claimed nor forgiven. What cannot be
/// told is told by the page of charges.
pub(super) fn to_claim(
    reader: &mut Reader,
    company: CompanyId,
    customer: CustomerId,
    (currency, day): (Currency, Day),
    about: impl Fn(ItemId) -> bool,
) -> Result<Money, Refused> {
    let found = charges::charges(reader, (company, customer), (day, Moment::NOW_AND_EVER), about);
    let found = match found {
        Err(refused) if charges::cannot_be_told(&refused) => Vec::new(),
        found => found?,
    };
    let own = found.iter().filter(|charge| charge.amount.currency() == currency);
    let mut sum = Money::zero(currency);
    for charge in own {
        sum = sum.plus(charge.money(charge.state.to_fix)?)?;
    }
    Ok(sum)
}

/// The fees of the court to which a company of a country goes with a claim on this customer, filed on
/// a day; `None` where no table tells. People, and what a sole proprietor owes as a private person,
/// belong before the courts of general jurisdiction in Russia.
pub(super) fn fees_of(
    reader: &mut Reader,
    (company, country): (CompanyId, &str),
    customer: CustomerId,
    (principal, penalty): (Money, Money),
    day: Day,
) -> Result<Option<CourtFees>, Refused> {
    let terms = delivery::terms_of(reader, company, customer)?;
    let defendant = match (terms.debtor, terms.purpose) {
        (Debtor::LegalEntity, _) => Defendant::LegalEntity,
        (Debtor::SoleProprietor, DebtPurpose::Business) => Defendant::SoleProprietor,
        _ => Defendant::Individual,
    };
    let code = match (country, defendant) {
        ("RU", Defendant::Individual) => "RU_GENERAL",
        ("RU", _) => "RU_ARBITRAZH",
        ("EE", _) => "EE_ORDER",
        _ => return Ok(None),
    };
    let tables = rates::tables(reader, company, Moment::NOW_AND_EVER)?;
    let versions = tables.fees.iter().filter(|table| table.code() == code);
    let found = FeeTable::version_for(versions, day);
    let table = found.filter(|table| table.currency() == principal.currency());
    let suit = Suit {
        principal: Amount::minor_units_of(principal),
        accessory: Amount::minor_units_of(penalty),
        defendant,
        filed: day,
    };
    Ok(table.and_then(|table| court_fees(table, &suit).ok()))
}
