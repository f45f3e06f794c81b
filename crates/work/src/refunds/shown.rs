//! Refunds as pages and programs see them.

use super::orders::{OrderShown, shown};
use super::refund_of;
use crate::authority;
use crate::views::{Page, Paged, People, PersonRef};
use crate::{Office, Refused, Who, scope};
use saldo_domain::authority::Right;
use saldo_domain::authority::hands::Hand;
use saldo_domain::book::Moment;
use saldo_domain::refunds::{Act, State};
use saldo_domain::{CompanyId, CustomerId, Day, ItemId, Money};
use saldo_store::refunds::{self as stored, Filter, RefundRow};
use saldo_store::{Reader, book, customers};

/// Payment orders shown.
const ORDERS: u32 = 20;

/// A refund with the words a person needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefundShown {
    pub refund: i64,
    pub state: State,
    pub customer: CustomerId,
    pub code: String,
    pub name: String,
    pub item: ItemId,
    /// Of the payment it is paid from; may be empty.
    pub number: String,
    pub effective: Day,
    pub amount: Money,
    pub own_account: String,
    pub payee: String,
    pub payee_account: String,
    pub payee_bank: String,
    pub payee_code: String,
    pub reason: String,
    pub account_reason: String,
    pub by: Option<PersonRef>,
    pub on: Day,
    /// The payment order it was written into; 0 for none.
    pub order: i64,
    /// Whoever looks proposed it, and so does not decide on it.
    pub own: bool,
}

/// What happened to a refund.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefundAct {
    pub what: Act,
    pub order: i64,
    pub line: i64,
    pub reason: String,
    pub by: Option<PersonRef>,
    pub in_place_of: Option<PersonRef>,
    pub on: Day,
    pub at: Moment,
}

/// What is approved and waits to be written into an order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToOrder {
    pub account: String,
    pub transfers: u64,
    pub total: Money,
}

/// A page of refunds, what waits for an order, and the orders, the latest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overview {
    pub refunds: Paged<RefundShown>,
    pub to_order: Vec<ToOrder>,
    pub orders: Vec<OrderShown>,
    /// A copy was brought back, and nobody has said that the statements since it are in: nothing is
    /// ordered until then.
    pub brought_back: bool,
}

/// Refunds of the company, the latest first; of all states, or of some.
///
/// # Errors
/// `NotPermitted`, or the store's.
pub fn list(
    office: &Office,
    company: CompanyId,
    who: Who,
    states: &[State],
    page: Page,
) -> Result<Overview, Refused> {
    who.must(Right::SeeWholeCompany)?;
    office.store.read(|reader| {
        let people = People::of(reader, company)?;
        let filter = Filter { states: states.to_vec(), ..Filter::default() };
        let total = stored::count(reader, company, &filter)?;
        let rows = stored::list(reader, company, &filter, page.offset, page.limit)?;
        let rows = rows.into_iter().map(|row| told(reader, company, who, &people, row));
        let rows = rows.collect::<Result<_, Refused>>()?;
        let orders = stored::orders(reader, company, ORDERS)?;
        let orders = orders.into_iter().map(|row| shown(row, &people)).collect();
        let to_order = to_order(reader, company)?;
        let brought_back = stored::brought_back(reader, company)?.is_some();
        Ok(Overview { refunds: Paged { rows, total, page }, to_order, orders, brought_back })
    })
}

/// What is approved, by account and currency.
fn to_order(reader: &mut Reader, company: CompanyId) -> Result<Vec<ToOrder>, Refused> {
    let filter = Filter { states: vec![State::Approved], ..Filter::default() };
    let mut found: Vec<ToOrder> = Vec::new();
    for row in stored::list(reader, company, &filter, 0, u32::MAX)? {
        let (account, amount) = (&row.new.own_account, row.new.amount);
        let same = |one: &&mut ToOrder| {
            one.account == *account && one.total.currency() == amount.currency()
        };
        match found.iter_mut().find(same) {
            Some(one) => {
                one.transfers += 1;
                one.total = one.total.plus(amount)?;
            }
            None => {
                let account = account.clone();
                found.push(ToOrder { account, transfers: 1, total: amount });
            }
        }
    }
    found.sort_by(|a, b| a.account.cmp(&b.account));
    Ok(found)
}

/// One refund with everything that happened to it.
///
/// # Errors
/// `Refund` for one that is not there or not for this person, or the store's.
pub fn one(
    office: &Office,
    company: CompanyId,
    who: Who,
    refund: i64,
) -> Result<(RefundShown, Vec<RefundAct>), Refused> {
    office.store.read(|reader| {
        let people = People::of(reader, company)?;
        let row = refund_of(reader, company, who, refund)?;
        let acts =
            stored::acts_of(reader, company, refund)?.into_iter().map(|(act, at)| RefundAct {
                what: act.what,
                order: act.order,
                line: act.line,
                reason: act.reason,
                by: people.get(act.person),
                in_place_of: act.in_place_of.and_then(|absent| people.get(absent)),
                on: act.on,
                at,
            });
        let acts = acts.collect();
        Ok((told(reader, company, who, &people, row)?, acts))
    })
}

/// The refunds of one payment, the latest first.
///
/// # Errors
/// `UnknownCustomer`, or the store's.
pub fn of_document(
    office: &Office,
    company: CompanyId,
    who: Who,
    customer: CustomerId,
    item: ItemId,
) -> Result<Vec<RefundShown>, Refused> {
    office.store.read(|reader| {
        scope::card(reader, company, who, customer)?;
        let people = People::of(reader, company)?;
        let filter = Filter { customer: Some(customer), item: Some(item), ..Filter::default() };
        let rows = stored::list(reader, company, &filter, 0, 100)?;
        rows.into_iter().map(|row| told(reader, company, who, &people, row)).collect()
    })
}

/// A refund as it is shown.
pub(crate) fn told(
    reader: &mut Reader,
    company: CompanyId,
    who: Who,
    people: &People,
    row: RefundRow,
) -> Result<RefundShown, Refused> {
    let card = customers::card(reader, company, row.new.customer)?;
    let (code, name) = card.map(|card| (card.code, card.name)).unwrap_or_default();
    let items = book::items_of(reader, company, row.new.customer)?;
    let paid = items.into_iter().find(|item| item.item == row.new.item);
    let (number, effective) =
        paid.map_or((String::new(), row.new.on), |item| (item.number, item.effective));
    let proposer = Hand::own(authority::behind(reader, company, row.new.person)?);
    let own = Hand::own(authority::behind(reader, company, who.person)?);
    let new = row.new;
    Ok(RefundShown {
        refund: row.refund,
        state: row.state,
        customer: new.customer,
        code,
        name,
        item: new.item,
        number,
        effective,
        amount: new.amount,
        own_account: new.own_account,
        payee: new.payee,
        payee_account: new.payee_account,
        payee_bank: new.payee_bank,
        payee_code: new.payee_code,
        reason: new.reason,
        account_reason: new.account_reason,
        by: people.get(new.person),
        on: new.on,
        order: row.order,
        own: own.shares_somebody_with(proposer),
    })
}
