//! What the book tells about how a customer pays.

use crate::Refused;
use crate::acts::ledger::read_book;
use crate::policies;
use saldo_domain::analysis::discipline::Obligation;
use saldo_domain::book::{CustomerBook, ItemKind, Moment, MovementKind, Side};
use saldo_domain::{Amount, CompanyId, Currency, CustomerId, Day};
use saldo_store::Reader;
use saldo_store::book::{ItemRow, items_of};
use saldo_store::credit::received;
use std::num::NonZeroU16;

/// Days of the past that tell of habits.
const YEAR: i64 = 365;

/// The first and last day of the past that tells of habits.
pub(super) fn within_a_year(today: Day) -> (Day, Day) {
    (today.plus(1 - YEAR), today)
}

/// How a customer paid, and what it owes.
pub(crate) struct Paying {
    /// Debts that fell due within a year.
    pub(crate) obligations: Vec<Obligation>,
    /// Days from invoice to full payment, of those paid within a year.
    pub(crate) days_to_pay: Vec<i64>,
    /// Received within the window and not sent back, in the company's currency.
    pub(crate) received: Amount,
    /// Days over which payments are averaged, by the policy of the day (CLI-04).
    pub(crate) window: NonZeroU16,
    /// Owed today less what is not allocated, never below nothing.
    pub(crate) debt: Amount,
    pub(crate) overdue: Amount,
}

/// Reads the book of one customer as of a day.
pub(crate) fn paying(
    reader: &mut Reader,
    company: CompanyId,
    customer: CustomerId,
    currency: Currency,
    today: Day,
) -> Result<Paying, Refused> {
    let rows = items_of(reader, company, customer)?;
    let book = read_book(reader, company, customer)?;
    let sold: Vec<(&ItemRow, End)> =
        rows.iter().filter(|row| is_sale(row)).map(|row| (row, end(&book, row))).collect();
    let (first_of_year, _) = within_a_year(today);
    let within = |day: Day| first_of_year <= day && day <= today;
    let owed_once = sold.iter().filter(|(_, end)| *end != End::NotOwed);
    let due = owed_once.filter(|(row, _)| within(row.due_now));
    let paid_on =
        |row: &ItemRow, end: End| row.closed.filter(|closed| *closed <= today && end == End::Paid);
    let obligations = due.map(|(row, end)| Obligation {
        amount: Amount::minor_units_of(row.amount),
        open: Amount::minor_units_of(row.open),
        due: row.due_now,
        paid_on: paid_on(row, *end),
    });
    let paid = sold.iter().filter_map(|(row, end)| Some((paid_on(row, *end)?, row.effective)));
    let days_to_pay = paid.filter(|(closed, _)| within(*closed));
    let (debt, overdue) = owed(&book, currency, today)?;
    let window = policies::of_customer(reader, company, customer)?.on(today).policy.payments_window;
    let first = today.plus(1 - i64::from(window.get()));
    Ok(Paying {
        obligations: obligations.collect(),
        days_to_pay: days_to_pay.map(|(closed, issued)| closed.days_since(issued)).collect(),
        received: received(reader, company, customer, currency, first, today)?,
        window,
        debt,
        overdue,
    })
}

/// What became of a debt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    /// Money or our own debt settled what was owed, or it is open.
    Paid,
    /// What was left of it was given up.
    GivenUp,
    /// It was withdrawn, or taken back whole by credit notes and returns: nobody had to pay it.
    NotOwed,
}

fn end(book: &CustomerBook, row: &ItemRow) -> End {
    let (mut given_up, mut paid) = (false, false);
    for movement in book.standing_movements_of(row.item) {
        let by = movement.credit_item.and_then(|credit| book.item(credit)).map(|item| item.kind);
        given_up |= movement.kind == MovementKind::WriteOff;
        paid |= matches!(by, Some(ItemKind::Payment | ItemKind::Offset));
    }
    match (given_up, paid, row.closed) {
        (true, _, _) => End::GivenUp,
        (false, false, Some(_)) => End::NotOwed,
        (false, _, _) => End::Paid,
    }
}

fn is_sale(row: &ItemRow) -> bool {
    row.kind.side() == Side::Debit && row.kind != ItemKind::Charge
}

/// Debt and its overdue part.
fn owed(book: &CustomerBook, currency: Currency, today: Day) -> Result<(Amount, Amount), Refused> {
    let (mut debt, mut overdue) = (Amount::ZERO, Amount::ZERO);
    for line in book.open_items(today, Moment::NOW_AND_EVER)? {
        if line.open.currency() != currency {
            continue;
        }
        let open = Amount::minor_units_of(line.open);
        match line.side {
            Side::Debit => {
                debt = debt + open;
                if line.due < today {
                    overdue = overdue + open;
                }
            }
            Side::Credit => debt = debt - open,
        }
    }
    Ok((debt.or_nothing(), overdue))
}
