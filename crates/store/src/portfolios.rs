//! Debts offered for sale together: the lots, the offers, and which was accepted (ROU-03).

use crate::book::Stamp;
use crate::company::{numbers, reserve};
use crate::db::{Reader, Writer};
use crate::error::StoreError;
use saldo_domain::{CompanyId, CustomerId, Day, ItemId, Money, UserId};

/// A portfolio as it is offered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewPortfolio {
    pub name: String,
    pub on: Day,
    /// The last day on which offers are taken.
    pub until: Day,
    pub lots: Vec<Lot>,
    pub person: UserId,
}

/// A debt in a portfolio.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lot {
    pub customer: CustomerId,
    pub item: ItemId,
    /// Open on the day on which it was offered.
    pub amount: Money,
}

/// What became of a portfolio.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    Offer,
    Accepted,
    /// Ended without a sale.
    Ended,
}

impl What {
    const ALL: [What; 3] = [What::Offer, What::Accepted, What::Ended];

    /// The word written in stored rows and texts.
    pub const fn code(self) -> &'static str {
        match self {
            What::Offer => "offer",
            What::Accepted => "accepted",
            What::Ended => "ended",
        }
    }

    fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|what| what.code() == code)
    }
}

/// An offer, or the end of the sale.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deed {
    pub portfolio: i64,
    /// Among the acts of the portfolio, from 1.
    pub place: i64,
    pub what: What,
    /// Of an acceptance, the place of the offer.
    pub offer: i64,
    pub buyer: String,
    /// Of the contract.
    pub number: String,
    pub price: Money,
    pub on: Day,
    pub person: UserId,
}

/// A portfolio with everything that became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PortfolioRow {
    pub portfolio: i64,
    pub new: NewPortfolio,
    pub deeds: Vec<Deed>,
}

/// Offers a portfolio and answers its number.
pub fn add(writer: &mut Writer, stamp: Stamp, new: &NewPortfolio) -> Result<i64, StoreError> {
    let company = stamp.company;
    let portfolio = reserve(writer, company, numbers::PORTFOLIO, 1)?;
    let row = [
        company.into(),
        portfolio.into(),
        (&new.name).into(),
        new.on.into(),
        new.until.into(),
        new.person.into(),
        stamp.recorded.into(),
    ];
    let columns = ["company", "portfolio", "name", "on_day", "until_day", "person", "recorded"];
    writer.insert("portfolio", &columns, std::iter::once(row))?;
    let lots = new.lots.iter().map(|lot| {
        [
            company.into(),
            portfolio.into(),
            lot.customer.into(),
            lot.item.into(),
            lot.amount.currency().into(),
            lot.amount.minor().into(),
        ]
    });
    let columns = ["company", "portfolio", "customer", "item", "currency", "amount"];
    writer.insert("portfolio_lot", &columns, lots)?;
    Ok(portfolio)
}

/// Adds what became of a portfolio, and answers its place.
pub fn add_deed(writer: &mut Writer, stamp: Stamp, deed: &Deed) -> Result<i64, StoreError> {
    let last = writer.one(
        "SELECT COALESCE(MAX(place), 0) FROM portfolio_act WHERE company = $1 AND portfolio = $2",
        &[stamp.company.into(), deed.portfolio.into()],
        |row| row.int(0),
    )?;
    let place = last.unwrap_or(0) + 1;
    let row = [
        stamp.company.into(),
        deed.portfolio.into(),
        place.into(),
        deed.what.code().into(),
        deed.offer.into(),
        (&deed.buyer).into(),
        (&deed.number).into(),
        deed.price.currency().into(),
        deed.price.minor().into(),
        deed.on.into(),
        deed.person.into(),
        stamp.recorded.into(),
    ];
    let columns = [
        "company",
        "portfolio",
        "place",
        "what",
        "offer",
        "buyer",
        "number",
        "currency",
        "price",
        "on_day",
        "person",
        "recorded",
    ];
    writer.insert("portfolio_act", &columns, std::iter::once(row))?;
    Ok(place)
}

/// Every portfolio, the latest first.
pub fn all(reader: &mut Reader, company: CompanyId) -> Result<Vec<PortfolioRow>, StoreError> {
    let sql = "SELECT portfolio, name, on_day, until_day, person FROM portfolio
               WHERE company = $1 ORDER BY portfolio DESC";
    let mut found = reader.query(sql, &[company.into()], |row| {
        let new = NewPortfolio {
            name: row.string(1)?,
            on: row.day(2)?,
            until: row.day(3)?,
            lots: Vec::new(),
            person: UserId::new(row.int(4)?),
        };
        Ok(PortfolioRow { portfolio: row.int(0)?, new, deeds: Vec::new() })
    })?;
    let sql = "SELECT portfolio, customer, item, currency, amount FROM portfolio_lot
               WHERE company = $1 ORDER BY portfolio, customer, item";
    reader.each(sql, &[company.into()], |row| {
        let portfolio = row.int(0)?;
        let lot = Lot {
            customer: CustomerId::new(row.int(1)?),
            item: ItemId::new(row.int(2)?),
            amount: Money::from_minor(row.int(4)?, row.currency(3)?),
        };
        let own = found.iter_mut().find(|one| one.portfolio == portfolio);
        own.into_iter().for_each(|own| own.new.lots.push(lot));
        Ok(())
    })?;
    let sql = "SELECT portfolio, place, what, offer, buyer, number, currency, price, on_day, person
               FROM portfolio_act WHERE company = $1 ORDER BY portfolio, place";
    reader.each(sql, &[company.into()], |row| {
        let deed = Deed {
            portfolio: row.int(0)?,
            place: row.int(1)?,
            what: row.word(2, What::from_code)?,
            offer: row.int(3)?,
            buyer: row.string(4)?,
            number: row.string(5)?,
            price: Money::from_minor(row.int(7)?, row.currency(6)?),
            on: row.day(8)?,
            person: UserId::new(row.int(9)?),
        };
        let own = found.iter_mut().find(|one| one.portfolio == deed.portfolio);
        own.into_iter().for_each(|own| own.deeds.push(deed.clone()));
        Ok(())
    })?;
    Ok(found)
}
