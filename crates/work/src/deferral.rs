//! More time for the debts of one customer: what the book says of them, for the one rule that
//! judges it (`saldo_domain::authority::deferral`), on the card, at a visit and on request.

use crate::{Refused, policies};
use saldo_domain::authority::deferral::{DeferralRequest, PutOff};
use saldo_domain::authority::{Limits, Right};
use saldo_domain::book::{CustomerBook, Moment, MovementKind, Side};
use saldo_domain::rating::Status;
use saldo_domain::standing::StandingKind;
use saldo_domain::{CompanyId, Day, ItemId, Money, Role};
use saldo_store::book::{StandingRow, standing_of};
use saldo_store::customers::Card;
use saldo_store::{Reader, explain};

/// A debt that is open, with its initial due day.
#[derive(Clone, Copy, Debug)]
pub(crate) struct OpenDebt {
    pub(crate) item: ItemId,
    pub(crate) due: Day,
    pub(crate) open: Money,
}

/// The debts that are wanted, by item and initial due day, as far as anything of them is open.
///
/// # Errors
/// The arithmetic's.
pub(crate) fn open_debts(
    book: &CustomerBook,
    wanted: impl Fn(ItemId, Day) -> bool,
) -> Result<Vec<OpenDebt>, Refused> {
    let mut found = Vec::new();
    for one in book.items().filter(|one| one.kind.side() == Side::Debit) {
        if !wanted(one.item, one.due) {
            continue;
        }
        let open = book.open(one.item, Day::LAST, Moment::NOW_AND_EVER);
        let open = open.unwrap_or(Ok(one.amount))?;
        if open.is_positive() {
            found.push(OpenDebt { item: one.item, due: one.due, open });
        }
    }
    Ok(found)
}

/// What is known of a customer who wants more time.
pub(crate) struct Wanted<'a> {
    card: &'a Card,
    book: &'a CustomerBook,
    standing: Vec<StandingRow>,
    /// Somebody says that it was deferred before; the book may know it all the same.
    said_repeated: bool,
    days: Days,
}

/// Which time is wanted.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Days {
    pub(crate) asked_on: Day,
    /// Last day of the time.
    pub(crate) until: Day,
    /// The day on which the book says whether it is put off again.
    pub(crate) today: Day,
}

impl<'a> Wanted<'a> {
    /// Reads what was given to the customer before.
    pub(crate) fn of(
        reader: &mut Reader,
        company: CompanyId,
        (card, book): (&'a Card, &'a CustomerBook),
        days: Days,
    ) -> Result<Self, Refused> {
        let standing = standing_of(reader, company, card.customer)?;
        Ok(Self { card, book, standing, said_repeated: false, days })
    }

    /// The same, where somebody says that it was deferred before, or does not.
    pub(crate) fn said_repeated(self, said_repeated: bool) -> Self {
        Self { said_repeated, ..self }
    }

    /// The right that putting off all of these debts asks for: the most that one of them does,
    /// each measured by the policy that its own case goes by (GEN-12).
    ///
    /// # Errors
    /// `NoTime` where nobody can give it as asked, or the store's.
    pub(crate) fn right(
        &self,
        reader: &mut Reader,
        company: CompanyId,
        debts: &[OpenDebt],
    ) -> Result<Right, Refused> {
        let mut most = Right::GrantShortDelay;
        for (put_off, limits) in self.each(reader, company, debts)? {
            most = most.max(put_off.measured(&limits)?.right);
        }
        Ok(most)
    }

    /// May somebody of this role give it?
    ///
    /// # Errors
    /// `NoTime`, or the store's.
    pub(crate) fn given_by(
        &self,
        reader: &mut Reader,
        company: CompanyId,
        debts: &[OpenDebt],
        role: Role,
    ) -> Result<(), Refused> {
        for (put_off, limits) in self.each(reader, company, debts)? {
            put_off.given_by(role, &limits)?;
        }
        Ok(())
    }

    /// Every debt with the figures it is measured by. A word about nothing that is owed is
    /// measured from the day of asking, by the policy of the day.
    fn each(
        &self,
        reader: &mut Reader,
        company: CompanyId,
        debts: &[OpenDebt],
    ) -> Result<Vec<(PutOff, Limits)>, Refused> {
        let versions = policies::of_customer(reader, company, self.card.customer)?;
        if debts.is_empty() {
            let of_day = versions.on(self.days.today).policy.authority;
            return Ok(vec![(self.put_off(self.days.asked_on, None), of_day)]);
        }
        let mut all = Vec::with_capacity(debts.len());
        for debt in debts {
            let taken = explain::taken_for(reader, company, self.card.customer, debt.item)?;
            let due = self.book.due(debt.item, self.days.today, Moment::NOW_AND_EVER);
            // A debt is a case at the latest from its first day of delay on.
            let began = due.unwrap_or(debt.due).plus(1).min(self.days.today);
            let limits = versions.followed().of_case(&taken, began).policy.authority;
            all.push((self.put_off(debt.due, Some(debt.item)), limits));
        }
        Ok(all)
    }

    fn put_off(&self, due: Day, item: Option<ItemId>) -> PutOff {
        let (book, standing) = (self.book, self.standing.as_slice());
        let Days { asked_on, until, today } = self.days;
        let again = |item| was_deferred(book, standing, item, today);
        let status = Status::from_code(&self.card.status).unwrap_or(Status::Uncertain);
        let repeated = self.said_repeated || item.is_some_and(again);
        PutOff {
            asked: DeferralRequest { status, due, asked_on, until, repeated },
            first_word: item.and_then(|item| first_word(book, standing, item, asked_on)),
            part_today: item.is_some_and(|item| {
                // Whoever grants it later counts what came in since: a part of the day of the grant too.
                let mut days = asked_on.through(today.max(asked_on));
                days.any(|day| is_paid_in_part(book, standing, item, day))
            }),
        }
    }
}

/// Promises that put this debt off: those of it, and those of all that was owed on their first
/// day. A promise to pay on the very day puts nothing off, and one that was taken back on its
/// first day never held.
fn words_about<'a>(
    book: &'a CustomerBook,
    standing: &'a [StandingRow],
    item: ItemId,
) -> impl Iterator<Item = &'a StandingRow> {
    let found = book.item(item);
    let owed = move |on: Day| found.is_some_and(|found| found.effective <= on);
    standing.iter().filter(move |row| {
        row.kind == StandingKind::Promise
            && row.item.map_or_else(|| owed(row.from), |about| about == item)
            && row.until.is_none_or(|until| until > row.from)
            && row.ended.is_none_or(|ended| ended > row.from)
    })
}

/// Day of the first word given for a debt, up to a day.
pub(crate) fn first_word(
    book: &CustomerBook,
    standing: &[StandingRow],
    item: ItemId,
    day: Day,
) -> Option<Day> {
    words_about(book, standing, item).map(|row| row.from).filter(|from| *from <= day).min()
}

/// Was more time given for a debt before this day, or its due day moved?
pub(crate) fn was_deferred(
    book: &CustomerBook,
    standing: &[StandingRow],
    item: ItemId,
    day: Day,
) -> bool {
    let promised = words_about(book, standing, item).any(|row| row.from < day);
    let initial = book.item(item).map(|found| found.due);
    let now = book.due(item, day, Moment::NOW_AND_EVER);
    promised || matches!((initial, now), (Some(initial), Some(now)) if now > initial)
}

/// Did a part of a debt come in on a day, or was a part promised for it on that day (PAY-06)?
fn is_paid_in_part(book: &CustomerBook, standing: &[StandingRow], item: ItemId, day: Day) -> bool {
    let promised = standing.iter().any(|row| {
        row.kind == StandingKind::Promise
            && row.item.is_none_or(|about| about == item)
            && (row.from, row.until) == (day, Some(day))
            && row.amount.is_some_and(Money::is_positive)
            && row.ended.is_none_or(|ended| ended > day)
    });
    let mut movements = book.standing_movements_of(item);
    promised || movements.any(|one| one.kind == MovementKind::Allocation && one.effective == day)
}
