//! Which shipments of past days the terms of a policy keep back: the answer of credit control,
//! given once more about each with its book.

use super::check::{file_as_of, stop};
use super::orders::{binding, reduction, status_when};
use super::terms::Table;
use crate::Refused;
use crate::dossier::{self, LimitKept};
use crate::policies::Versions;
use saldo_domain::book::{CustomerBook, Item, ItemKind, Moment, Side};
use saldo_domain::credit::shipment::{Hindrance, Position, Reduction};
use saldo_domain::replay::{StatusDecided, status_known};
use saldo_domain::{Amount, CompanyId, Currency, CustomerId, Day, Money};
use saldo_store::Reader;
use saldo_store::company::Company;
use saldo_store::credit::{self as stored, OrderRow};
use saldo_store::status::UNDECIDED;
use std::collections::BTreeMap;

/// The terms of all statuses on any day, whatever policy counts.
pub(crate) struct Terms(Table);

impl Terms {
    pub(crate) fn of(reader: &mut Reader, company: &Company) -> Result<Self, Refused> {
        Ok(Self(Table::of(reader, company, Moment::NOW_AND_EVER)?))
    }

    /// As one policy has them.
    pub(crate) fn under(&self, policy: &Versions) -> Self {
        Self(self.0.with(policy.clone()))
    }
}

/// A shipment that would not have left as it did, and what keeps it back before anything else.
type KeptBack = (Hindrance, Money);

/// Orders about the customers of a range.
pub(crate) struct Shipments {
    company: CompanyId,
    currency: Currency,
    orders: BTreeMap<CustomerId, Vec<OrderRow>>,
}

/// What is the same for all shipments of a customer.
struct Customer<'a> {
    statuses: &'a [StatusDecided],
    orders: &'a [OrderRow],
    book: &'a CustomerBook,
    confirmed: Option<(LimitKept, Day)>,
}

impl Shipments {
    pub(crate) fn read(
        reader: &mut Reader,
        company: CompanyId,
        currency: Currency,
        customers: &[CustomerId],
    ) -> Result<Self, Refused> {
        let mut orders: BTreeMap<CustomerId, Vec<OrderRow>> = BTreeMap::new();
        for row in stored::orders_of_all(reader, company, customers)? {
            orders.entry(row.new.customer).or_default().push(row);
        }
        Ok(Self { company, currency, orders })
    }

    /// What the terms of each policy keep back of the shipments of these days.
    pub(crate) fn kept_back(
        &self,
        reader: &mut Reader,
        terms: &[Terms; 2],
        (customer, statuses): (CustomerId, &[StatusDecided]),
        book: &CustomerBook,
        (from, to): (Day, Day),
    ) -> Result<[Vec<KeptBack>; 2], Refused> {
        let mut kept: [Vec<KeptBack>; 2] = Default::default();
        let within = |item: &&Item| {
            let sold = is_shipment(item.kind) && (from..=to).contains(&item.effective);
            sold && item.amount.currency() == self.currency
        };
        let mut shipments: Vec<&Item> = book.items().filter(within).collect();
        if shipments.is_empty() {
            return Ok(kept);
        }
        shipments.sort_by_key(|item| in_order(item));
        let of = Customer {
            statuses,
            orders: self.orders.get(&customer).map_or(&[], Vec::as_slice),
            book,
            confirmed: dossier::confirmed_limit(reader, self.company, customer)?,
        };
        for shipment in shipments {
            for (kept, terms) in kept.iter_mut().zip(terms) {
                let position = self.position(reader, &terms.0, customer, &of, shipment)?;
                let found = position.answer(Amount::minor_units_of(shipment.amount));
                kept.extend(found.hindrances.first().map(|first| (*first, shipment.amount)));
            }
        }
        Ok(kept)
    }

    fn position(
        &self,
        reader: &mut Reader,
        table: &Table,
        customer: CustomerId,
        of: &Customer<'_>,
        shipment: &Item,
    ) -> Result<Position, Refused> {
        let day = shipment.effective;
        let status = status_known(of.statuses, day, Moment::NOW_AND_EVER).unwrap_or(UNDECIDED);
        let was = |order: &OrderRow| status_when(of.statuses, order);
        let terms = binding(table, of.orders, (status, day), was).0;
        let owed = Owed::before(of.book, shipment)?;
        let reduction = match reduction(of.orders, (status, day), was) {
            None => None,
            Some((since, ratio)) => {
                let (id, currency) = (self.company, self.currency);
                let shipped = stored::shipped(reader, id, customer, currency, since, day)?;
                Some(Reduction {
                    ratio,
                    paid: stored::received(reader, id, customer, currency, since, day)?,
                    shipped: shipped - owed.shipped_later_that_day,
                })
            }
        };
        let confirmed = of
            .confirmed
            .as_ref()
            .filter(|(kept, since)| kept.amount.currency() == self.currency && *since <= day);
        let before = owed.shipped_before || !table.asks_for_file(day);
        let file = file_as_of(reader, self.company, customer, day, before)?.0;
        Ok(Position {
            status,
            terms,
            confirmed: confirmed.map(|(kept, _)| Amount::minor_units_of(kept.amount)),
            debt: owed.debt,
            unallocated: owed.unallocated,
            overdue: owed.overdue,
            overdue_days: owed.oldest_due.map_or(0, |due| day.days_since(due)),
            reserved: Amount::ZERO,
            stopped: stop(of.orders, day).is_some(),
            reduction,
            file,
        })
    }
}

const fn is_shipment(kind: ItemKind) -> bool {
    matches!(kind, ItemKind::Goods | ItemKind::Services)
}

/// The order in which shipments of one customer left.
fn in_order(item: &Item) -> (Day, Moment, i64) {
    (item.effective, item.recorded, item.item.get())
}

/// What was owed when a shipment left, without it and what left after it on the same day.
struct Owed {
    debt: Amount,
    unallocated: Amount,
    overdue: Amount,
    oldest_due: Option<Day>,
    /// Was anything shipped on credit, or brought along as a debt, before it?
    shipped_before: bool,
    /// It and what left after it on its day.
    shipped_later_that_day: Amount,
}

impl Owed {
    fn before(book: &CustomerBook, shipment: &Item) -> Result<Self, Refused> {
        let (day, currency) = (shipment.effective, shipment.amount.currency());
        let mut owed = Self {
            debt: Amount::ZERO,
            unallocated: Amount::ZERO,
            overdue: Amount::ZERO,
            oldest_due: None,
            shipped_before: false,
            shipped_later_that_day: Amount::ZERO,
        };
        for item in book.items().filter(|item| item.effective <= day) {
            if is_shipment(item.kind) && in_order(shipment) <= in_order(item) {
                let amount = Amount::minor_units_of(item.amount);
                owed.shipped_later_that_day = owed.shipped_later_that_day + amount;
                continue;
            }
            let brought = matches!(item.kind, ItemKind::BillOfExchange | ItemKind::OtherDebt);
            let on_credit = brought || is_shipment(item.kind) && item.due > item.effective;
            owed.shipped_before |= on_credit && book.cancelled(item).is_none();
            if item.amount.currency() != currency {
                continue;
            }
            let open = book.open(item.item, day, Moment::NOW_AND_EVER).transpose()?;
            let open = Amount::minor_units_of(open.unwrap_or(item.amount));
            if item.kind.side() == Side::Credit {
                owed.unallocated = owed.unallocated + open;
                continue;
            }
            owed.debt = owed.debt + open;
            let due = book.due(item.item, day, Moment::NOW_AND_EVER).unwrap_or(item.due);
            if due < day && open.is_positive() {
                owed.overdue = owed.overdue + open;
                owed.oldest_due = Some(owed.oldest_due.map_or(due, |oldest| oldest.min(due)));
            }
        }
        Ok(owed)
    }
}
