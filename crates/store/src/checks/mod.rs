//! Is what is stored consistent? Every invariant that can be seen in the rows alone, checked
//! by reading them all once, a range of customers at a time.

mod bank;
mod books;
mod charges;
mod decisions;
mod reading;
mod refunds;
mod requests;
mod statuses;

use crate::audit;
use crate::book::{Derived, Rederived, rederived};
use crate::company::numbers;
use crate::control::last_done;
use crate::db::Reader;
use crate::error::StoreError;
use crate::guards;
use crate::seal;
use crate::value::Value;
use crate::withdrawal::{self, Waits};
use reading::{Rows, for_each_block};
use saldo_domain::{CompanyId, CustomerId, Day, ItemId};

/// One defect.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    pub check: Check,
    pub customer: Option<CustomerId>,
    pub item: Option<ItemId>,
    /// What was found and what should be there.
    pub what: String,
}

/// What is checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Check {
    /// Every row can be read: known words and currencies, numbers where numbers belong.
    Readable,
    /// Ids follow from what documents, movements and customers say of themselves.
    Identity,
    /// What is open by the rules of the book, without any SQL, is what is stored.
    Replay,
    /// Derived columns of items equal what movements and due changes make of them.
    Derived,
    /// What is settled on debits equals what is used of credits, write-offs and refunds apart.
    Conservation,
    /// Whatever names a document or a movement names one that exists, and their amounts agree:
    /// movements, reversals, due changes, standings, notes, steps, and credits that say which
    /// debt they are meant for.
    Orphans,
    /// Effects have the tasks, messages and steps they ask for, and those have their effects.
    Causes,
    /// Acts about charges and terms name documents, claims and rows that exist, and a claim
    /// amounts to what the act says.
    Charges,
    /// The status on each card is the one decided last, and decisions, votes and orders name what
    /// exists.
    Statuses,
    /// Requests stand as their decisions say, nobody decided what they asked for, and memos,
    /// plans and irrecoverable debts name what exists.
    Requests,
    /// Each line of a bank statement stands as its latest act says, and refunds are kept, ordered
    /// and paid once.
    Bank,
    /// Imports are numbered without a gap, and what was brought names one that brought it.
    Batches,
    /// No open task and no planned message is about nothing but debts that were closed by the
    /// last day run (D11, D23).
    Owed,
    /// No day was run twice or out of order, and none before an unfinished one is missing.
    Runs,
    /// No movement or due change counts from a day after the horizon.
    Horizon,
    /// The triggers that keep the book append-only are there.
    Guards,
    /// What may not be changed is what was written: sums over all its rows, as the journal's last
    /// row names them (S20).
    Seals,
    /// The journal's chain is whole, and ends where it was last written to.
    Journal,
}

impl Check {
    /// Every check, in the order in which they run.
    pub const ALL: [Check; 18] = [
        Check::Readable,
        Check::Identity,
        Check::Replay,
        Check::Derived,
        Check::Conservation,
        Check::Orphans,
        Check::Causes,
        Check::Charges,
        Check::Statuses,
        Check::Requests,
        Check::Bank,
        Check::Batches,
        Check::Owed,
        Check::Runs,
        Check::Horizon,
        Check::Guards,
        Check::Seals,
        Check::Journal,
    ];

    /// The word written in answers.
    pub const fn code(self) -> &'static str {
        match self {
            Check::Readable => "readable",
            Check::Identity => "identity",
            Check::Replay => "replay",
            Check::Charges => "charges",
            Check::Statuses => "statuses",
            Check::Requests => "requests",
            Check::Bank => "bank",
            Check::Batches => "batches",
            Check::Derived => "derived-columns",
            Check::Conservation => "conservation",
            Check::Orphans => "orphans",
            Check::Causes => "causes",
            Check::Owed => "still-owed",
            Check::Runs => "run-days",
            Check::Horizon => "horizon",
            Check::Guards => "guards",
            Check::Seals => "seals",
            Check::Journal => "journal",
        }
    }
}

/// When control looked at a customer and when it means to look again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    pub customer: CustomerId,
    /// `None` is never; a day before every run stands for "there is news".
    pub again: Option<Day>,
}

/// The looks at customers after one, at most `limit`, ascending; rows that cannot be read
/// are left out.
pub fn looks_later_than(
    reader: &mut Reader,
    company: CompanyId,
    day: Day,
    after: Option<CustomerId>,
    limit: u32,
) -> Result<Vec<Look>, StoreError> {
    let sql = "SELECT customer, look_again FROM control_state
               WHERE company = $1 AND look_again > $2 AND customer > $3
               ORDER BY customer LIMIT $4";
    let after = after.map_or(i64::MIN, CustomerId::get);
    let values = [company.into(), day.into(), after.into(), i64::from(limit).into()];
    reader.query(sql, &values, |row| {
        Ok(Look { customer: CustomerId::new(row.int(0)?), again: row.day_or_never(1)? })
    })
}

/// What was looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Looked {
    pub customers: u64,
    pub items: u64,
    pub movements: u64,
    /// The journal's last row: keep it elsewhere to notice a cut-off end.
    pub journal: audit::Head,
}

/// Checks everything of a company; `found` hears every defect, `told` each finished check.
pub fn run(
    reader: &mut Reader,
    company: CompanyId,
    found: &mut dyn FnMut(Finding),
    told: &mut dyn FnMut(Check),
) -> Result<Looked, StoreError> {
    let mut looked = Looked::default();
    for check in Check::ALL {
        match one(reader, company, check, &mut looked, found) {
            // The rest of this check is not made; the finding says so.
            Err(StoreError::Unreadable { place, value }) => {
                found(general(check, format!("not finished: {place} cannot be {value}")));
            }
            Err(StoreError::TooLarge { item }) => {
                let what = "not finished: its amounts are larger than Saldo can hold".to_owned();
                found(Finding { check, customer: None, item: Some(ItemId::new(item)), what });
            }
            other => other?,
        }
        told(check);
    }
    let values = [company.into()];
    looked.movements =
        reader.number("SELECT COUNT(*) FROM movement WHERE company = $1", &values)? as u64;
    Ok(looked)
}

fn one(
    reader: &mut Reader,
    company: CompanyId,
    check: Check,
    looked: &mut Looked,
    found: &mut dyn FnMut(Finding),
) -> Result<(), StoreError> {
    match check {
        // One reading of the book serves four checks.
        Check::Readable => books::check(reader, company, found),
        Check::Identity | Check::Replay | Check::Conservation => Ok(()),
        Check::Derived => derived(reader, company, looked, found),
        Check::Orphans => orphans(reader, company, found),
        Check::Causes => causes(reader, company, found),
        Check::Charges => strays(reader, company, Check::Charges, charges::STRAYS, found),
        Check::Statuses => strays(reader, company, Check::Statuses, statuses::STRAYS, found),
        Check::Requests => strays(reader, company, Check::Requests, requests::STRAYS, found),
        Check::Bank => {
            strays(reader, company, Check::Bank, bank::STRAYS, found)?;
            strays(reader, company, Check::Bank, refunds::STRAYS, found)
        }
        Check::Batches => decisions::batches(reader, company, found),
        Check::Owed => owed(reader, company, found),
        Check::Runs => runs(reader, company, found),
        Check::Horizon => horizon(reader, company, found),
        Check::Guards => guards(reader, found),
        Check::Seals => seals(reader, company, found),
        Check::Journal => journal(reader, company, looked, found),
    }
}

fn derived(
    reader: &mut Reader,
    company: CompanyId,
    looked: &mut Looked,
    found: &mut dyn FnMut(Finding),
) -> Result<(), StoreError> {
    for_each_block(reader, company, |reader, customers| {
        looked.customers += customers.len() as u64;
        derived_of(reader, company, customers, looked, found)
    })
}

fn derived_of(
    reader: &mut Reader,
    company: CompanyId,
    customers: &[i64],
    looked: &mut Looked,
    found: &mut dyn FnMut(Finding),
) -> Result<(), StoreError> {
    let mut stored = Vec::new();
    // What cannot be read is told by the first check.
    DERIVED.each(
        reader,
        &[company.into(), Value::Ids(customers)],
        &mut |_| {},
        &mut Vec::new(),
        |row| {
            looked.items += 1;
            let derived =
                Derived { open: row.int(3)?, first_move: row.int(4)?, closed: row.int(5)? };
            let (customer, item, due_now) = (row.int(0)?, row.int(1)?, row.int(2)?);
            stored.push(Rederived { customer, item, due_now, derived });
            Ok(())
        },
    )?;
    made_anew(reader, company, &stored, found)
}

const DERIVED: Rows<'_> = Rows {
    table: "item",
    columns: "customer, item, due_now, open, first_move, closed",
    which: "WHERE company = $1 AND customer IN ({ids $2}) ORDER BY customer, item",
};

/// Compares these items with what their movements make of them. Where some cannot be made
/// anew, the rest still are: the list is halved until only those are left.
fn made_anew(
    reader: &mut Reader,
    company: CompanyId,
    stored: &[Rederived],
    found: &mut dyn FnMut(Finding),
) -> Result<(), StoreError> {
    let keys: Vec<(i64, i64)> = stored.iter().map(|one| (one.customer, one.item)).collect();
    let made_anew = match (rederived(reader, company, &keys), stored) {
        (Err(error), [one]) => {
            let what = no_figure(error)?;
            found(of_item(one, what));
            return Ok(());
        }
        (Err(error), _) => {
            no_figure(error)?;
            let (first, second) = stored.split_at(stored.len() / 2);
            made_anew(reader, company, first, found)?;
            return made_anew(reader, company, second, found);
        }
        (Ok(made_anew), _) => made_anew,
    };
    for (stored, anew) in stored.iter().zip(&made_anew) {
        if stored.derived != anew.derived || stored.due_now != anew.due_now {
            let what = format!("stored {}, by its movements {}", told(stored), told(anew));
            found(of_item(stored, what));
        }
    }
    Ok(())
}

fn of_item(one: &Rederived, what: String) -> Finding {
    let (customer, item) = (CustomerId::new(one.customer), ItemId::new(one.item));
    Finding { check: Check::Derived, customer: Some(customer), item: Some(item), what }
}

/// Why nothing can be derived, where that is the item's own fault.
fn no_figure(error: StoreError) -> Result<String, StoreError> {
    match error {
        StoreError::Overdrawn { by, .. } => {
            Ok(format!("{by} minor units more are settled than the document amounts to"))
        }
        StoreError::TooLarge { .. } => {
            Ok("its movements add up to more than Saldo can hold".to_owned())
        }
        StoreError::Unreadable { place, value } => {
            Ok(format!("cannot be worked out: {place} cannot be {value}"))
        }
        other => Err(other),
    }
}

fn told(one: &Rederived) -> String {
    let day = |number| Day::from_number(number).map_or("never".to_owned(), |day| day.to_string());
    format!(
        "open {}, due {}, first moved {}, closed {}",
        one.derived.open,
        day(one.due_now),
        day(one.derived.first_move),
        day(one.derived.closed),
    )
}

/// Per currency: what debits lost by allocations, credits lost too; and open amounts are what
/// amounts and movements leave.
fn general(check: Check, what: String) -> Finding {
    Finding { check, customer: None, item: None, what }
}

/// Statements that answer `customer, item` of rows that should not be, and what they are.
const ORPHANS: &[(&str, &str)] = &[
    (
        "a movement names a debit document that is not in the book, or of another currency",
        "SELECT m.customer, m.debit_item FROM movement m
         LEFT JOIN item i ON i.company = m.company AND i.customer = m.customer
             AND i.item = m.debit_item
         WHERE m.company = $1 AND m.debit_item <> 0
           AND (i.item IS NULL OR i.side <> 1 OR i.currency <> m.currency)",
    ),
    (
        "a movement names a credit document that is not in the book, or of another currency",
        "SELECT m.customer, m.credit_item FROM movement m
         LEFT JOIN item i ON i.company = m.company AND i.customer = m.customer
             AND i.item = m.credit_item
         WHERE m.company = $1 AND m.credit_item <> 0
           AND (i.item IS NULL OR i.side <> 2 OR i.currency <> m.currency)",
    ),
    (
        "a movement takes back one that is not in the book, or is not its opposite",
        "SELECT m.customer, CASE WHEN m.debit_item <> 0 THEN m.debit_item ELSE m.credit_item END
         FROM movement m
         LEFT JOIN movement r ON r.company = m.company AND r.customer = m.customer
             AND r.debit_item = m.debit_item AND r.movement = m.reverses
         WHERE m.company = $1 AND m.reverses <> 0
           AND (r.movement IS NULL OR r.credit_item <> m.credit_item
                OR r.currency <> m.currency OR r.amount <> -m.amount)",
    ),
    (
        "a due change names a document that is not in the book",
        "SELECT d.customer, d.item FROM due_change d
         LEFT JOIN item i ON i.company = d.company AND i.customer = d.customer AND i.item = d.item
         WHERE d.company = $1 AND i.item IS NULL",
    ),
    (
        "a payment reference is of a document that is not in the book, or is no debt",
        "SELECT r.customer, r.item FROM payment_reference r
         LEFT JOIN item i ON i.company = r.company AND i.customer = r.customer AND i.item = r.item
         WHERE r.company = $1 AND (i.item IS NULL OR i.side <> 1)",
    ),
    (
        "a dispute, promise or hold names a document that is not in the book",
        "SELECT s.customer, s.item FROM standing s
         LEFT JOIN item i ON i.company = s.company AND i.customer = s.customer AND i.item = s.item
         WHERE s.company = $1 AND s.item <> 0 AND i.item IS NULL",
    ),
    (
        "a note or announcement names a document that is not in the book",
        "SELECT k.customer, k.item FROM contact k
         LEFT JOIN item i ON i.company = k.company AND i.customer = k.customer AND i.item = k.item
         WHERE k.company = $1 AND k.item <> 0 AND i.item IS NULL",
    ),
    (
        "a step was taken for a document that is not in the book",
        "SELECT t.customer, t.item FROM step_taken t
         LEFT JOIN item i ON i.company = t.company AND i.customer = t.customer AND i.item = t.item
         WHERE t.company = $1 AND i.item IS NULL",
    ),
    (
        "a step that was never taken is said to have come to nothing",
        "SELECT u.customer, u.item FROM step_undone u
         LEFT JOIN step_taken t ON t.company = u.company AND t.customer = u.customer
              AND t.item = u.item AND t.clause = u.clause AND t.day = u.day
         WHERE u.company = $1 AND t.item IS NULL",
    ),
    (
        "something was withheld about a document that is not in the book",
        "SELECT w.customer, w.item FROM withheld w
         LEFT JOIN item i ON i.company = w.company AND i.customer = w.customer AND i.item = w.item
         WHERE w.company = $1 AND w.item <> 0 AND i.item IS NULL",
    ),
    (
        "a document belongs to a customer without a card",
        "SELECT i.customer, i.item FROM item i
         LEFT JOIN customer c ON c.company = i.company AND c.customer = i.customer
         WHERE i.company = $1 AND c.customer IS NULL",
    ),
    (
        "a customer is not under control",
        "SELECT c.customer, 0 FROM customer c
         LEFT JOIN control_state s ON s.company = c.company AND s.customer = c.customer
         WHERE c.company = $1 AND s.customer IS NULL",
    ),
];

const CAUSES: &[(&str, &str)] = &[
    (
        "a task has no effect that caused it",
        "SELECT t.customer, 0 FROM task t
         LEFT JOIN effect e ON e.company = t.company AND e.customer = t.customer
             AND e.effect = t.effect
         WHERE t.company = $1 AND e.effect IS NULL",
    ),
    (
        "a message has no effect that caused it",
        "SELECT o.customer, 0 FROM outbox o
         LEFT JOIN effect e ON e.company = o.company AND e.customer = o.customer
             AND e.effect = o.effect
         WHERE o.company = $1 AND o.mailing = 0 AND e.effect IS NULL",
    ),
    (
        "a message of a mailing is none of its letters, or nobody approved it",
        "SELECT o.customer, 0 FROM outbox o
         LEFT JOIN mailing_letter l ON l.company = o.company AND l.customer = o.customer
             AND l.effect = o.effect AND l.mailing = o.mailing AND l.excluded = ''
         LEFT JOIN mailing_act a ON a.company = o.company AND a.mailing = o.mailing
             AND a.act = 'approved'
         WHERE o.company = $1 AND o.mailing <> 0 AND (l.effect IS NULL OR a.act IS NULL)",
    ),
    (
        "a message is caused by an effect and by a mailing",
        "SELECT o.customer, 0 FROM outbox o
         JOIN effect e ON e.company = o.company AND e.customer = o.customer
             AND e.effect = o.effect
         WHERE o.company = $1 AND o.mailing <> 0",
    ),
    (
        "a letter of an approved mailing has no message",
        "SELECT l.customer, 0 FROM mailing_letter l
         JOIN mailing_act a ON a.company = l.company AND a.mailing = l.mailing
             AND a.act = 'approved'
         LEFT JOIN outbox o ON o.company = l.company AND o.customer = l.customer
             AND o.effect = l.effect AND o.mailing = l.mailing
         WHERE l.company = $1 AND l.excluded = '' AND o.effect IS NULL",
    ),
    (
        "a mailing writes to one customer twice",
        "SELECT l.customer, 0 FROM mailing_letter l
         WHERE l.company = $1
         GROUP BY l.customer, l.mailing HAVING COUNT(*) > 1",
    ),
    (
        "a letter or a decision is about a mailing that is not there",
        "SELECT s.customer, 0 FROM
             (SELECT company, customer, mailing FROM mailing_letter
              UNION SELECT company, 0, mailing FROM mailing_act) s
         LEFT JOIN mailing m ON m.company = s.company AND m.mailing = s.mailing
         WHERE s.company = $1 AND m.mailing IS NULL",
    ),
    (
        "a mailing was approved and dropped, or stopped before it was approved",
        "SELECT 0, 0 FROM mailing_act a
         LEFT JOIN mailing_act b ON b.company = a.company AND b.mailing = a.mailing
             AND b.act = 'approved'
         WHERE a.company = $1 AND (a.act = 'dropped' AND b.act IS NOT NULL
             OR a.act = 'stopped' AND b.act IS NULL)",
    ),
    (
        "a notice has no message",
        "SELECT e.customer, 0 FROM effect e
         LEFT JOIN outbox o ON o.company = e.company AND o.customer = e.customer
             AND o.effect = e.effect
         WHERE e.company = $1 AND e.kind = 'notify' AND o.effect IS NULL",
    ),
    (
        "a message has left, or may have, and its bytes are not kept",
        "SELECT o.customer, 0 FROM outbox o
         LEFT JOIN parcel p ON p.company = o.company AND p.customer = o.customer
             AND p.effect = o.effect AND p.fence = o.fence
         WHERE o.company = $1 AND o.channel IN ('email', 'sms')
           AND o.why <> 'brought-back'
           AND o.state IN ('claimed', 'sent', 'delivered', 'uncertain') AND p.effect IS NULL",
    ),
    (
        "bytes are kept of a message that nobody claimed",
        "SELECT p.customer, 0 FROM parcel p
         LEFT JOIN passage g ON g.company = p.company AND g.customer = p.customer
             AND g.effect = p.effect AND g.fence = p.fence AND g.what = 'claimed'
         WHERE p.company = $1 AND g.effect IS NULL",
    ),
    (
        "a message was claimed twice under one number",
        "SELECT g.customer, 0 FROM passage g
         WHERE g.company = $1 AND g.what = 'claimed'
         GROUP BY g.customer, g.effect, g.fence HAVING COUNT(*) > 1",
    ),
    (
        "a message left twice, and nobody said that it had not the first time",
        "SELECT g.customer, 0 FROM passage g
         WHERE g.company = $1 AND g.what IN ('sent', 'planned')
         GROUP BY g.customer, g.effect
         HAVING SUM(CASE WHEN g.what = 'sent' THEN 1 ELSE 0 END)
             > 1 + SUM(CASE WHEN g.what = 'planned' AND g.said IN ('again', 'did-not')
                       THEN 1 ELSE 0 END)",
    ),
    (
        "what became of a message is known, and the message is not",
        "SELECT g.customer, 0 FROM passage g
         LEFT JOIN outbox o ON o.company = g.company AND o.customer = g.customer
             AND o.effect = g.effect
         WHERE g.company = $1 AND (o.effect IS NULL OR o.fence < g.fence)",
    ),
    (
        "a batch of post holds another number of letters than it says",
        "SELECT 0, 0 FROM print_batch b
         WHERE b.company = $1 AND b.letters <> (SELECT COUNT(*) FROM print_letter p
             WHERE p.company = b.company AND p.batch = b.batch)",
    ),
    (
        "a letter lies in two batches of which both are open",
        "SELECT p.customer, 0 FROM print_letter p
         LEFT JOIN print_outcome r ON r.company = p.company AND r.customer = p.customer
             AND r.effect = p.effect AND r.batch = p.batch
         WHERE p.company = $1 AND r.effect IS NULL
         GROUP BY p.customer, p.effect HAVING COUNT(*) > 1",
    ),
    (
        "a letter was posted with two batches",
        "SELECT r.customer, 0 FROM print_outcome r
         WHERE r.company = $1 AND r.what = 'posted'
         GROUP BY r.customer, r.effect HAVING COUNT(*) > 1",
    ),
    (
        "a letter was posted with a batch and has not left",
        "SELECT r.customer, 0 FROM print_outcome r
         LEFT JOIN passage g ON g.company = r.company AND g.customer = r.customer
             AND g.effect = r.effect AND g.what = 'sent'
         WHERE r.company = $1 AND r.what = 'posted' AND g.effect IS NULL",
    ),
    (
        "what became of a letter of a batch is told, and it is not in the batch",
        "SELECT r.customer, 0 FROM print_outcome r
         LEFT JOIN print_letter p ON p.company = r.company AND p.customer = r.customer
             AND p.effect = r.effect AND p.batch = r.batch
         WHERE r.company = $1 AND p.effect IS NULL",
    ),
    (
        "work for a person has no task",
        "SELECT e.customer, 0 FROM effect e
         LEFT JOIN task t ON t.company = e.company AND t.customer = e.customer
             AND t.effect = e.effect
         WHERE e.company = $1 AND e.kind IN ('task', 'ask_approval', 'hand_over', 'by_hand')
           AND e.step <> 101 AND t.effect IS NULL",
    ),
    (
        "an effect belongs to a day that was never run",
        "SELECT e.customer, 0 FROM effect e
         LEFT JOIN run r ON r.company = e.company AND r.day = e.day
         WHERE e.company = $1 AND r.day IS NULL",
    ),
];

fn orphans(
    reader: &mut Reader,
    company: CompanyId,
    found: &mut dyn FnMut(Finding),
) -> Result<(), StoreError> {
    strays(reader, company, Check::Orphans, ORPHANS, found)
}

fn causes(
    reader: &mut Reader,
    company: CompanyId,
    found: &mut dyn FnMut(Finding),
) -> Result<(), StoreError> {
    strays(reader, company, Check::Causes, CAUSES, found)?;
    decisions::steps(reader, company, found)
}

fn owed(
    reader: &mut Reader,
    company: CompanyId,
    found: &mut dyn FnMut(Finding),
) -> Result<(), StoreError> {
    let Some(day) = last_done(reader, company)? else { return Ok(()) };
    withdrawal::waiting_for_nothing(reader, company, day, &mut |one| {
        let what = match one.waits {
            Waits::AsTask => "task",
            Waits::AsMessage => "message",
        };
        found(Finding {
            check: Check::Owed,
            customer: Some(one.customer),
            item: one.lines.first().map(|line| line.item),
            what: format!("the {what} {} waits, and nothing of it is owed any more", one.effect),
        });
    })
}

fn strays(
    reader: &mut Reader,
    company: CompanyId,
    check: Check,
    statements: &[(&str, &str)],
    found: &mut dyn FnMut(Finding),
) -> Result<(), StoreError> {
    for (what, sql) in statements {
        reader.each(sql, &[company.into()], |row| {
            found(Finding {
                check,
                customer: Some(row.int(0)?).filter(|id| *id != 0).map(CustomerId::new),
                item: crate::book::item_or_none(row.int(1)?),
                what: (*what).to_owned(),
            });
            Ok(())
        })?;
    }
    Ok(())
}

fn runs(
    reader: &mut Reader,
    company: CompanyId,
    found: &mut dyn FnMut(Finding),
) -> Result<(), StoreError> {
    let mut unfinished: Option<Day> = None;
    reader.each(
        "SELECT day, acting_day, state FROM run WHERE company = $1 ORDER BY day",
        &[company.into()],
        |row| {
            let (day, acting) = (row.day(0)?, row.day(1)?);
            let done = row.text(2)? == "done";
            if acting < day {
                let what = format!("the run of {day} was started for the earlier day {acting}");
                found(general(Check::Runs, what));
            }
            if let Some(open) = unfinished.filter(|_| done) {
                let what = format!("{day} is finished although {open} is not");
                found(general(Check::Runs, what));
            }
            if !done {
                unfinished.get_or_insert(day);
            }
            Ok(())
        },
    )
}

fn horizon(
    reader: &mut Reader,
    company: CompanyId,
    found: &mut dyn FnMut(Finding),
) -> Result<(), StoreError> {
    let stored = reader.number(
        "SELECT next FROM counter WHERE company = $1 AND name = $2",
        &[company.into(), numbers::HORIZON.into()],
    )?;
    for table in ["movement", "due_change"] {
        let sql = format!("SELECT MAX(effective) FROM {table} WHERE company = $1");
        let latest = reader.number(&sql, &[company.into()])?;
        if latest > stored {
            let what = format!("{table} counts up to day {latest}, the horizon is {stored}");
            found(general(Check::Horizon, what));
        }
    }
    Ok(())
}

fn guards(reader: &mut Reader, found: &mut dyn FnMut(Finding)) -> Result<(), StoreError> {
    let present = guards::present(reader)?;
    for name in guards::names().filter(|name| !present.contains(name)) {
        found(general(Check::Guards, format!("the trigger {name} is missing")));
    }
    Ok(())
}

fn seals(
    reader: &mut Reader,
    company: CompanyId,
    found: &mut dyn FnMut(Finding),
) -> Result<(), StoreError> {
    let last = audit::head(reader, company)?;
    seal::check(reader, company, &last.book, &mut |what| found(general(Check::Seals, what)))
}

fn journal(
    reader: &mut Reader,
    company: CompanyId,
    looked: &mut Looked,
    found: &mut dyn FnMut(Finding),
) -> Result<(), StoreError> {
    match audit::verify(reader, company)? {
        Ok(head) => {
            let end = seal::end(reader, company)?;
            cut(&head, end).into_iter().for_each(|what| found(general(Check::Journal, what)));
            looked.journal = head;
        }
        Err(broken) => found(general(Check::Journal, misfit(broken))),
    }
    Ok(())
}

/// Which row does not fit, and what is missing before it.
fn misfit(broken: audit::Break) -> String {
    let audit::Break { seq, sound, what } = broken;
    match what {
        audit::BreakKind::Gap if sound + 1 < seq => {
            format!("rows {} to {} are missing: {sound} is followed by {seq}", sound + 1, seq - 1)
        }
        audit::BreakKind::Gap => format!("row {seq} stands where row {} belongs", sound + 1),
        audit::BreakKind::Predecessor => {
            format!("row {seq} was written after another row than {sound}")
        }
        audit::BreakKind::Altered => {
            format!("row {seq} was altered; {sound} is the last sound one")
        }
    }
}

/// Does a whole journal end where it was last written to?
fn cut(head: &audit::Head, end: Option<(i64, String)>) -> Option<String> {
    match end {
        Some((seq, hash)) if (seq, &hash) == (head.seq, &head.hash) => None,
        Some((seq, _)) if seq > head.seq => Some(format!(
            "its end was cut off after row {}: rows up to {seq} were written",
            head.seq
        )),
        Some((seq, _)) => Some(format!("row {seq} was its end, and is another row now")),
        // Rows from before there was a seal.
        None if head.book.is_empty() => None,
        None => Some(format!("where it ends is not noted; row {} is the last", head.seq)),
    }
}
