//! What the book tells about how a customer pays.

use crate::Refused;
use crate::acts::ledger::read_book;
use crate::policies;
use saldo_domain::analysis::discipline::Obligation;
use saldo_domain::book::{CustomerBook, ItemKind, Moment, MovementKind, Side};
use saldo_domain::{Amount, CompanyId, Currency, CustomerId, Day, Money};
use saldo_store::Reader;
use saldo_store::book::{ItemRow, items_of};
use std::num::NonZeroU16;

/// Days of the past that tell of habits.
const YEAR: i64 = 365;

/// How a customer paid, and what it owes.
pub(crate) struct Paying {
    /// Debts that fell due within a year.
    pub(crate) obligations: Vec<Obligation>,
    /// Days from invoice to full payment, of those paid within a year.
    pub(crate) days_to_pay: Vec<i64>,
    /// Received within the window, in the company's currency.
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
    let sold: Vec<&ItemRow> = rows.iter().filter(|row| is_sale(row)).collect();
    let within = |day: Day| day <= today && today.days_since(day) < YEAR;
    let due = sold.iter().filter(|row| within(row.due_now));
    let paid_on = |row: &ItemRow| row.closed.filter(|closed| *closed <= today);
    let obligations = due.map(|row| Obligation {
        amount: Amount::minor_units_of(row.amount),
        due: row.due_now,
        paid_on: paid_on(row),
    });
    let paid = sold.iter().filter_map(|row| Some((paid_on(row)?, row.effective)));
    let days_to_pay = paid.filter(|(closed, _)| within(*closed));
    let (debt, overdue) = owed(&book, currency, today)?;
    let window = policies::all(reader, company)?.on(today).policy.payments_window;
    Ok(Paying {
        obligations: obligations.collect(),
        days_to_pay: days_to_pay.map(|(closed, issued)| closed.days_since(issued)).collect(),
        received: received(&book, currency, today, window)?,
        window,
        debt,
        overdue,
    })
}

fn is_sale(row: &ItemRow) -> bool {
    row.kind.side() == Side::Debit && row.kind != ItemKind::Charge
}

/// Payments of the window, less what was corrected or bounced.
fn received(
    book: &CustomerBook,
    currency: Currency,
    today: Day,
    window: NonZeroU16,
) -> Result<Amount, Refused> {
    let mut sum = Amount::ZERO;
    let since = today.plus(-i64::from(window.get()));
    let payments = book.items().filter(|item| item.kind == ItemKind::Payment);
    for item in payments.filter(|item| item.amount.currency() == currency) {
        if item.effective <= since || item.effective > today {
            continue;
        }
        let taken_back = book.standing_movements_of(item.item).filter(|movement| {
            matches!(movement.kind, MovementKind::Cancellation | MovementKind::Amendment)
        });
        let taken_back = Money::sum(currency, taken_back.map(|movement| movement.amount))?;
        sum = sum + Amount::minor_units_of(item.amount.minus(taken_back)?);
    }
    Ok(sum)
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
