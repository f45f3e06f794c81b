//! Debts offered for sale together: offers come in, somebody else accepts one, and the book is
//! lowered by what was sold (ROU-03).

use super::file::File;
use super::record::Desk;
use super::{CaseRefusal, books};
use crate::acts::IdempotencyKey;
use crate::acts::once::once;
use crate::views::{People, PersonRef};
use crate::{Office, Refused, Who, authority, company as companies, scope};
use saldo_domain::authority::Right;
use saldo_domain::authority::hands::Hand;
use saldo_domain::number::clean_text;
use saldo_domain::recovery::case::{Act, Fact};
use saldo_domain::recovery::routes;
use saldo_domain::{Amount, CompanyId, CustomerId, Day, ItemId, Money, UserId};
use saldo_store::cases as stored_cases;
use saldo_store::portfolios::{self as stored, Deed, Lot, NewPortfolio, PortfolioRow, What};
use saldo_store::{Command, Reader, Writer, customers, explain};
use std::collections::{BTreeMap, BTreeSet};

/// A portfolio as a page shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PortfolioShown {
    pub portfolio: i64,
    pub name: String,
    pub on: Day,
    pub until: Day,
    /// The sum of its debts.
    pub total: Money,
    pub lots: Vec<LotShown>,
    pub offers: Vec<OfferShown>,
    /// Sold, or ended without a sale.
    pub ended: Option<What>,
}

/// A debt in a portfolio.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LotShown {
    pub code: String,
    pub name: String,
    pub number: String,
    pub amount: Money,
}

/// An offer with what it would cost us.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfferShown {
    pub offer: i64,
    pub buyer: String,
    pub price: Money,
    /// What is lost at this price.
    pub loss: Money,
    /// Discount in hundredths of a per cent.
    pub discount: Option<i64>,
    pub on: Day,
    pub person: Option<PersonRef>,
    pub accepted: bool,
    /// Whoever looks took it down or offered the portfolio, and so does not accept it.
    pub own: bool,
}

/// An offer as it comes in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewOffer {
    pub portfolio: i64,
    pub buyer: String,
    pub price: Money,
    pub on: Day,
}

/// Offers debts for sale, all of one currency. Answers the number of the portfolio.
///
/// # Errors
/// `NotPermitted`, `UnknownCustomer`, `Case` where nothing of a customer is late, `Money` for two
/// currencies, `Field` for a name or a day, `KeyReused`, or the store's.
pub fn offer_portfolio(
    office: &Office,
    company: CompanyId,
    who: Who,
    key: &IdempotencyKey,
    (name, until): (&str, Day),
    debtors: &[CustomerId],
) -> Result<i64, Refused> {
    who.must(Right::SellDebts)?;
    let today = companies::today(office, company)?;
    let (name, _) = clean_text(name);
    if name.is_empty() {
        return Err(Refused::ReasonMissing { act: "a portfolio" });
    }
    if until < today {
        return Err(Refused::Field {
            field: "until",
            value: until.to_string(),
            reason: "is past",
            remedy: "give the last day on which offers are taken",
        });
    }
    let command = command(office, company, who, "portfolio");
    let asked =
        ("portfolio", &name, until, debtors.iter().map(|one| one.get()).collect::<Vec<_>>());
    once(office, &command, key, &asked, |writer| {
        let mut lots = Vec::new();
        for customer in debtors.iter().copied().collect::<BTreeSet<_>>() {
            scope::card(writer, company, who, customer)?;
            let late = stored_cases::late_debts(writer, company, Some(customer), today)?;
            if late.is_empty() {
                return Err(CaseRefusal::NothingLate.into());
            }
            let lot = late.iter().map(|debt| Lot { customer, item: debt.item, amount: debt.open });
            lots.extend(lot);
        }
        let first = lots.first().ok_or(CaseRefusal::NothingLate)?;
        Money::sum(first.amount.currency(), lots.iter().map(|lot| lot.amount))?;
        let new = NewPortfolio { name: name.clone(), on: today, until, lots, person: who.person };
        let stamp = command.stamp();
        Ok(stored::add(writer, stamp, &new)?)
    })
}

/// Takes an offer down.
///
/// # Errors
/// `NotPermitted`, `Case` for a portfolio that is not offered any more, `AmountNotPositive`,
/// `Money` for another currency, `KeyReused`, or the store's.
pub fn take_offer(
    office: &Office,
    company: CompanyId,
    who: Who,
    key: &IdempotencyKey,
    new: &NewOffer,
) -> Result<i64, Refused> {
    who.must(Right::RecordClaimsAndCourt)?;
    crate::acts::money::positive(new.price)?;
    crate::acts::money::refuse_future(office, company, new.on)?;
    let (buyer, _) = clean_text(&new.buyer);
    if buyer.is_empty() {
        return Err(Refused::ReasonMissing { act: "an offer" });
    }
    let command = command(office, company, who, "portfolio-offer");
    let asked = ("offer", new.portfolio, &buyer, new.price, new.on);
    once(office, &command, key, &asked, |writer| {
        let row = offered(writer, company, new.portfolio)?;
        if new.on > row.new.until {
            return Err(CaseRefusal::OffersClosed.into());
        }
        total(&row)?.plus(new.price)?;
        let deed = Deed {
            what: What::Offer,
            buyer: buyer.clone(),
            price: new.price,
            ..deed(&row, who, new.on, new.price)
        };
        let stamp = command.stamp();
        Ok(stored::add_deed(writer, stamp, &deed)?)
    })
}

/// Accepts an offer: somebody else than who took it down or offered the portfolio. The debts are
/// sold at once, each case says so, and the book is lowered by them. What the buyer pays is money
/// of the buyer and no payment of these customers.
///
/// # Errors
/// `NotPermitted`, `Case` with the first reason against it, `KeyReused`, or the store's.
pub fn accept_offer(
    office: &Office,
    company: CompanyId,
    who: Who,
    key: &IdempotencyKey,
    (portfolio, offer): (i64, i64),
    contract: &str,
) -> Result<(), Refused> {
    who.must(Right::SellDebts)?;
    let found = companies::get(office, company)?;
    let today = office.today_in(&found.zone)?;
    let (contract, _) = clean_text(contract);
    let command = command(office, company, who, "portfolio-sold");
    let asked = ("accept", portfolio, offer, &contract);
    once(office, &command, key, &asked, |writer| {
        let row = offered(writer, company, portfolio)?;
        let taken = row.deeds.iter().find(|deed| deed.place == offer && deed.what == What::Offer);
        let taken = taken.cloned().ok_or(CaseRefusal::NoOffer)?;
        let own = Hand::own(authority::behind(writer, company, who.person)?);
        for other in [taken.person, row.new.person] {
            let other = Hand::own(authority::behind(writer, company, other)?);
            if own.shares_somebody_with(other) && !who.is_program() {
                return Err(CaseRefusal::SamePerson.into());
            }
        }
        let desk = Desk { office, company: &found, who, today, at: command.at };
        sell(&desk, writer, &row, &taken, &contract)?;
        let accepted = Deed {
            what: What::Accepted,
            offer,
            number: contract.clone(),
            buyer: taken.buyer.clone(),
            ..deed(&row, who, today, taken.price)
        };
        stored::add_deed(writer, desk.stamp(), &accepted)?;
        Ok(())
    })
}

/// Ends an offer of debts without a sale.
///
/// # Errors
/// `NotPermitted`, `Case` for a portfolio that is not offered any more, or the store's.
pub fn end_portfolio(
    office: &Office,
    company: CompanyId,
    who: Who,
    portfolio: i64,
) -> Result<(), Refused> {
    who.must(Right::SellDebts)?;
    let today = companies::today(office, company)?;
    let command = command(office, company, who, "portfolio-end");
    office.store.write(&command, |writer| {
        let row = offered(writer, company, portfolio)?;
        let nothing = Money::zero(total(&row)?.currency());
        let ended = Deed { what: What::Ended, ..deed(&row, who, today, nothing) };
        let stamp = command.stamp();
        stored::add_deed(writer, stamp, &ended)?;
        Ok(())
    })
}

/// Every portfolio, the latest first.
///
/// # Errors
/// `NotPermitted` for those who see own customers only, or the store's.
pub fn portfolios(
    office: &Office,
    company: CompanyId,
    who: Who,
) -> Result<Vec<PortfolioShown>, Refused> {
    who.must(Right::SeeWholeCompany)?;
    office.store.read(|reader| {
        let people = People::of(reader, company)?;
        let rows = stored::all(reader, company)?;
        let mut ids: Vec<CustomerId> =
            rows.iter().flat_map(|row| &row.new.lots).map(|lot| lot.customer).collect();
        ids.sort_unstable();
        ids.dedup();
        let cards = customers::cards(reader, company, &ids)?;
        let items: Vec<(CustomerId, ItemId)> =
            rows.iter().flat_map(|row| &row.new.lots).map(|lot| (lot.customer, lot.item)).collect();
        let numbers: BTreeMap<(CustomerId, ItemId), String> =
            explain::numbers(reader, company, &items)?.into_iter().collect();
        let own = authority::behind(reader, company, who.person)?;
        let mut shown = Vec::with_capacity(rows.len());
        for row in rows {
            let lots = row.new.lots.iter().map(|lot| {
                let card = cards.iter().find(|card| card.customer == lot.customer);
                let (code, name) =
                    card.map(|card| (card.code.clone(), card.name.clone())).unwrap_or_default();
                let number = numbers.get(&(lot.customer, lot.item)).cloned().unwrap_or_default();
                LotShown { code, name, number, amount: lot.amount }
            });
            let lots = lots.collect();
            let offers = offers(reader, company, &row, &people, own)?;
            let ended = row.deeds.iter().map(|deed| deed.what).find(|what| *what != What::Offer);
            let total = total(&row)?;
            let NewPortfolio { name, on, until, .. } = row.new;
            shown.push(PortfolioShown {
                portfolio: row.portfolio,
                name,
                on,
                until,
                total,
                lots,
                offers,
                ended,
            });
        }
        Ok(shown)
    })
}

fn offers(
    reader: &mut Reader,
    company: CompanyId,
    row: &PortfolioRow,
    people: &People,
    own: UserId,
) -> Result<Vec<OfferShown>, Refused> {
    let total = total(row)?;
    let accepted = row.deeds.iter().find(|deed| deed.what == What::Accepted).map(|deed| deed.offer);
    let offered_by = authority::behind(reader, company, row.new.person)?;
    let mut offers = Vec::new();
    for deed in row.deeds.iter().filter(|deed| deed.what == What::Offer) {
        let taken_by = authority::behind(reader, company, deed.person)?;
        let loss = routes::loss(Amount::minor_units_of(total), Amount::minor_units_of(deed.price));
        let loss = loss.in_minor_units_of(total.currency())?;
        offers.push(OfferShown {
            offer: deed.place,
            buyer: deed.buyer.clone(),
            price: deed.price,
            discount: loss.hundredths_of_percent_of(total),
            loss,
            on: deed.on,
            person: people.get(deed.person),
            accepted: accepted == Some(deed.place),
            own: own == taken_by || own == offered_by,
        });
    }
    offers.sort_by_key(|offer| std::cmp::Reverse((offer.price.minor(), offer.offer)));
    Ok(offers)
}

/// Sells every lot at its share of the price.
fn sell(
    desk: &Desk<'_>,
    writer: &mut Writer,
    row: &PortfolioRow,
    taken: &Deed,
    contract: &str,
) -> Result<(), Refused> {
    let company = desk.company.company;
    let total = total(row)?;
    let mut sold_before = Money::zero(total.currency());
    for lots in row.new.lots.chunk_by(|one, other| one.customer == other.customer) {
        let Some(customer) = lots.first().map(|lot| lot.customer) else { continue };
        let late = stored_cases::late_debts(writer, company, Some(customer), desk.today)?;
        for lot in lots {
            if !late.iter().any(|debt| debt.item == lot.item && debt.open == lot.amount) {
                return Err(CaseRefusal::LotChanged.into());
            }
        }
        let own = Money::sum(total.currency(), lots.iter().map(|lot| lot.amount))?;
        let after = sold_before.plus(own)?;
        let price =
            part(taken.price, after, total)?.minus(part(taken.price, sold_before, total)?)?;
        sold_before = after;
        let debts: Vec<(ItemId, Money)> = lots.iter().map(|lot| (lot.item, lot.amount)).collect();
        // A case that nobody opened begins with its sale.
        let stage = File::of(writer, company, customer)?.course.stage();
        if stage.is_none_or(|stage| stage.lets_another_begin()) {
            desk.record(writer, customer, &Fact::bare(Act::Open, desk.today))?;
        }
        let all = debts.len() == late.len();
        let fact = Fact {
            party: taken.buyer.clone(),
            number: contract.to_owned(),
            price: Some(price),
            debts: debts.iter().map(|(item, _)| *item).collect(),
            ..Fact::bare(if all { Act::Sold } else { Act::SoldInPart }, desk.today)
        };
        desk.record(writer, customer, &fact)?;
        books::sell(desk, writer, customer, &debts, &taken.buyer)?;
    }
    Ok(())
}

/// The share of a price that falls on part of the debts, so that shares of all parts add up.
fn part(price: Money, of: Money, total: Money) -> Result<Money, Refused> {
    let share = i128::from(price.minor()) * i128::from(of.minor()) / i128::from(total.minor());
    let minor = i64::try_from(share).map_err(|_| saldo_domain::MoneyError::Overflow)?;
    Ok(Money::from_minor(minor, price.currency()))
}

fn total(row: &PortfolioRow) -> Result<Money, Refused> {
    let first = row.new.lots.first().ok_or(CaseRefusal::NothingLate)?;
    Ok(Money::sum(first.amount.currency(), row.new.lots.iter().map(|lot| lot.amount))?)
}

/// A portfolio that is still offered.
fn offered(
    reader: &mut Reader,
    company: CompanyId,
    portfolio: i64,
) -> Result<PortfolioRow, Refused> {
    let rows = stored::all(reader, company)?;
    let found = rows.into_iter().find(|row| row.portfolio == portfolio);
    let open = found.filter(|row| row.deeds.iter().all(|deed| deed.what == What::Offer));
    open.ok_or_else(|| CaseRefusal::NoPortfolio.into())
}

fn deed(row: &PortfolioRow, who: Who, on: Day, price: Money) -> Deed {
    Deed {
        portfolio: row.portfolio,
        place: 0,
        what: What::Offer,
        offer: 0,
        buyer: String::new(),
        number: String::new(),
        price,
        on,
        person: who.person,
    }
}

fn command(office: &Office, company: CompanyId, who: Who, action: &'static str) -> Command {
    let (person, subject) = (who.person, "portfolio".to_owned());
    Command { company, person, action, subject, body: "{}".to_owned(), at: office.now() }
}
