//! What would become of the lines on one page of a preview, read while the file is taken dry.

use super::import::{LineFate, Pays};
use crate::Refused;
use crate::acts::ledger::read_book;
use saldo_domain::book::MovementKind;
use saldo_domain::{CompanyId, CustomerId, ItemId};
use saldo_store::Writer;
use saldo_store::bank::{self as stored, LineRow};
use saldo_store::customers;
use std::collections::BTreeMap;

/// Lines of a page: which each is, and whether it was known before.
pub(super) type Places = Vec<(i64, bool)>;

/// What has become of these lines, each in its place; nothing of one that is not there.
pub(super) fn fates(
    writer: &mut Writer,
    company: CompanyId,
    places: &Places,
) -> Result<Vec<Option<LineFate>>, Refused> {
    if places.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<i64> = places.iter().map(|(line, _)| *line).collect();
    let rows = stored::states(writer, company, &ids)?;
    let mut paying: Vec<CustomerId> =
        rows.iter().filter_map(|row| row.payment).map(|(customer, _)| customer).collect();
    paying.sort_unstable();
    paying.dedup();
    let cards = customers::cards(writer, company, &paying)?;
    let named: BTreeMap<CustomerId, (String, String)> =
        cards.into_iter().map(|card| (card.customer, (card.code, card.name))).collect();
    let mut pays = BTreeMap::new();
    for customer in &paying {
        let book = read_book(writer, company, *customer)?;
        let own = rows.iter().filter_map(|row| row.payment).filter(|(of, _)| of == customer);
        for (_, payment) in own {
            pays.insert((*customer, payment), what_it_pays(&book, payment)?);
        }
    }
    let by_id: BTreeMap<i64, &LineRow> = rows.iter().map(|row| (row.line, row)).collect();
    let fate = |(line, known): &(i64, bool)| {
        let row = by_id.get(line)?;
        Some(LineFate {
            known: *known,
            state: row.state,
            doubt: row.doubt.clone(),
            customer: row.payment.and_then(|(customer, _)| named.get(&customer).cloned()),
            pays: row.payment.and_then(|payment| pays.get(&payment).cloned()),
        })
    };
    Ok(places.iter().map(fate).collect())
}

/// The documents that a payment settles, and what is left of it.
fn what_it_pays(
    book: &saldo_domain::book::balance::CustomerBook,
    payment: ItemId,
) -> Result<Pays, Refused> {
    let unknown = || Refused::UnknownDocument { number: payment.to_string() };
    let item = book.item(payment).ok_or_else(unknown)?;
    let settles = book.standing_movements_of(payment);
    let settles = settles.filter(|movement| movement.kind == MovementKind::Allocation);
    let documents = settles
        .filter_map(|movement| Some((book.item(movement.debit_item?)?, movement.amount)))
        .map(|(document, amount)| (document.number.clone(), amount));
    Ok(Pays { documents: documents.collect(), rest: book.lowest_open_from(item, item.effective)? })
}
