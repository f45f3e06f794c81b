//! What is known of a customer before a talk: promises and what became of them, talks so far,
//! how often an excuse was heard.

use crate::Refused;
use crate::acts::ledger::read_book;
use crate::deferral::{first_word, was_deferred};
use crate::policies::Versions;
use saldo_domain::book::{CustomerBook, Item, ItemKind, Moment, MovementKind, Side};
use saldo_domain::control::{LadderEvent, LadderEventKind};
use saldo_domain::fieldwork::promise_kept::{Fate, Given, Outcome};
use saldo_domain::fieldwork::visit::{Answer, Before, FINDS_CAUSE};
use saldo_domain::standing::StandingKind;
use saldo_domain::{CompanyId, Currency, CustomerId, Day, ItemId, Money, UserId};
use saldo_store::Reader;
use saldo_store::book::{
    NewContact, StandingRow, contacts_of, events_of, promises_lapsed, standing_of,
};
use saldo_store::fieldwork::{VisitRow, visits_of};
use saldo_store::worklist::open_work;
use std::collections::BTreeMap;

/// Everything about one customer that a talk builds on.
pub(super) struct Circumstances {
    pub(super) book: CustomerBook,
    pub(super) standing: Vec<StandingRow>,
    /// In the order in which they took place.
    pub(super) visits: Vec<VisitRow>,
    /// What the ladder hears of it.
    pub(super) events: Vec<LadderEvent>,
    /// Debts about whose missed or broken day a talk is owed (EXE-01, PAY-09).
    talks_owed: Vec<ItemId>,
}

impl Circumstances {
    pub(super) fn read(
        reader: &mut Reader,
        company: CompanyId,
        customer: CustomerId,
    ) -> Result<Self, Refused> {
        Ok(Self {
            book: read_book(reader, company, customer)?,
            standing: standing_of(reader, company, customer)?,
            visits: visits_of(reader, company, &[customer])?,
            events: events_of(reader, company, customer, Day::LAST)?,
            talks_owed: open_work(reader, company, FINDS_CAUSE, customer)?
                .iter()
                .flat_map(|task| task.lines.iter().map(|line| line.item))
                .collect(),
        })
    }

    /// What is open of an invoice at the end of a day.
    pub(super) fn open(&self, item: ItemId, day: Day) -> Result<Money, Refused> {
        let found = self.book.item(item).filter(|found| found.kind.side() == Side::Debit);
        let found = found.ok_or_else(|| Refused::UnknownDocument { number: item.to_string() })?;
        let none = Money::zero(found.amount.currency());
        Ok(self.book.open(item, day, Moment::NOW_AND_EVER).unwrap_or(Ok(none))?)
    }

    /// Is this the first talk after a day that went by without payment or warning (EXE-00), or is one
    /// with the same outputs owed, about the day of the invoice or one that was agreed on (PAY-09)?
    pub(super) fn before(
        &self,
        item: Option<ItemId>,
        day: Day,
        policy: &Versions,
    ) -> Result<Before, Refused> {
        let open_items = self.book.open_items(day, Moment::NOW_AND_EVER)?;
        let owes = open_items.iter().any(|line| line.side == Side::Debit);
        let Some(item) = item else {
            return Ok(Before { owes, first_after_missed_day: false });
        };
        let open = self.open(item, day)?;
        let due = self.book.due(item, day, Moment::NOW_AND_EVER).unwrap_or(day);
        let missed = due < day && open.is_positive();
        let talked = self.visits.iter().any(|row| {
            let reached = row.new.answer != Answer::NotReached.code();
            reached && row.new.item == Some(item) && row.new.day > due
        });
        let owed = self.talks_owed.contains(&item);
        let first = owed || !talked && !self.is_warned(item, due, policy);
        Ok(Before { owes, first_after_missed_day: missed && first })
    }

    /// Was a warning, a word or a wish for more time about the invoice given up to its due day? One
    /// about everything speaks of what falls due in the days of the policy, as on the ladder.
    fn is_warned(&self, item: ItemId, due: Day, policy: &Versions) -> bool {
        let kind = LadderEventKind::DelayWarned;
        let said = |item, day| LadderEvent { day, kind, item, until: None };
        let words = self.standing.iter().filter(|row| row.kind == StandingKind::Promise);
        let words = words.map(|row| said(row.item, row.from));
        let asked = self.visits.iter().filter(|row| row.new.answer == Answer::MoreTime.code());
        let asked = asked.map(|row| said(row.new.item, row.new.day));
        let told = self.events.iter().copied().filter(|event| event.kind == kind);
        let heard_by = (due, policy.on(due).policy.dealings.warned_ahead_days);
        words.chain(asked).chain(told).any(|warning| warning.concerns(item, due, heard_by))
    }

    /// Was more time given for this invoice before this day, or its due day moved?
    pub(super) fn was_deferred(&self, item: ItemId, day: Day) -> bool {
        was_deferred(&self.book, &self.standing, item, day)
    }

    /// Day of the first word given for this invoice, up to a day.
    pub(super) fn first_word(&self, item: ItemId, day: Day) -> Option<Day> {
        first_word(&self.book, &self.standing, item, day)
    }

    /// Was a word given before this day for the invoice, or for anything where none is meant?
    pub(super) fn has_word(&self, item: Option<ItemId>, day: Day) -> bool {
        match item {
            Some(item) => self.was_deferred(item, day),
            None => self.promised_for(None).any(|row| row.from < day),
        }
    }

    /// Does a word that stands already last to this day?
    pub(super) fn is_promised(&self, item: Option<ItemId>, by: Day) -> bool {
        let lasts =
            |row: &StandingRow| row.ended.is_none() && row.until.is_some_and(|until| until >= by);
        self.promised_for(item).any(lasts)
    }

    /// Promises about an invoice, or about all where none is meant.
    fn promised_for(&self, item: Option<ItemId>) -> impl Iterator<Item = &StandingRow> {
        self.standing.iter().filter(move |row| {
            let meant = row.item.is_none() || row.item == item;
            row.kind == StandingKind::Promise && meant
        })
    }

    /// How often this customer has said it.
    pub(super) fn times_heard(&self, excuse: &str) -> u32 {
        let said = self.visits.iter().filter(|row| row.new.excuse == excuse);
        u32::try_from(said.count()).unwrap_or(u32::MAX)
    }

    /// Every promise with what became of it, and who took it. One that was taken back before its
    /// last day is none, unless the money had come by then: whoever closes a promise that was kept
    /// does not take it out of the record.
    pub(super) fn promises(&self, today: Day) -> Result<Vec<(UserId, Fate)>, Refused> {
        let mut judged = Vec::new();
        for row in self.standing.iter().filter(|row| row.kind == StandingKind::Promise) {
            judged.extend(self.fate(row, today)?.map(|fate| (row.person, fate)));
        }
        Ok(judged)
    }

    /// What became of one promise, if anything can be said of it.
    fn fate(&self, row: &StandingRow, today: Day) -> Result<Option<Fate>, Refused> {
        let Some(until) = row.until else { return Ok(None) };
        let taken_back = row.ended.filter(|ended| *ended <= until);
        let upto = taken_back.unwrap_or(today).min(today);
        let fate = self.given(row, until, upto)?.map(|given| given.fate(today));
        Ok(fate.filter(|fate| taken_back.is_none() || *fate == Fate::Kept))
    }

    /// Every promise whose last day is one of these, with what came in for it.
    pub(super) fn promised_within(
        &self,
        (first, last): (Day, Day),
        today: Day,
    ) -> Result<Vec<(&StandingRow, Given, Outcome)>, Refused> {
        let mut found = Vec::new();
        for row in self.standing.iter().filter(|row| row.kind == StandingKind::Promise) {
            let Some(until) = row.until.filter(|until| (first..=last).contains(until)) else {
                continue;
            };
            if self.fate(row, today)?.is_some() {
                found.extend(self.given(row, until, today)?.map(|given| {
                    let outcome = given.outcome(today);
                    (row, given, outcome)
                }));
            }
        }
        Ok(found)
    }

    /// Promises whose last day is one of these and which were not kept.
    fn broken(&self, (first, last): (Day, Day)) -> Result<Vec<(&StandingRow, Day)>, Refused> {
        let mut broken = Vec::new();
        for row in self.standing.iter().filter(|row| row.kind == StandingKind::Promise) {
            let Some(until) = row.until.filter(|until| (first..=last).contains(until)) else {
                continue;
            };
            if self.fate(row, until.plus(1))? == Some(Fate::Broken) {
                broken.push((row, until.plus(1)));
            }
        }
        Ok(broken)
    }

    /// What came in for a promise, and for no other that had to be kept before. A promise of
    /// everything in several currencies is judged in that of its amount, or of the first debt.
    fn given(&self, row: &StandingRow, until: Day, today: Day) -> Result<Option<Given>, Refused> {
        let upto = until.min(today);
        let meant = self.meant(row, until);
        let of_amount = row.amount.map(Money::currency);
        let Some(currency) = of_amount.or(meant.first().map(|item| item.amount.currency())) else {
            return Ok(None);
        };
        let zero = Money::zero(currency);
        let (mut paid, mut left, mut owed) = (zero, zero, zero);
        for item in meant.iter().filter(|item| item.amount.currency() == currency) {
            let before = self.open(item.item, row.from.plus(-1))?;
            let before = if item.effective < row.from { before } else { item.amount };
            owed = owed.plus(before)?;
            left = left.plus(self.open(item.item, upto)?)?;
            for movement in self.book.standing_movements_of(item.item) {
                let inside = (row.from..=upto).contains(&movement.effective);
                if inside && movement.kind == MovementKind::WriteOff {
                    left = left.plus(movement.amount)?;
                }
            }
        }
        let came = self.came(currency)?;
        let used = self.used_before(row, today, &came)?;
        for one in came.iter().filter(|one| one.counts_for(row, upto, &meant)) {
            let mine = match used.get(&one.key) {
                Some(used) => one.money.minus(*used)?,
                None => one.money,
            };
            paid = paid.plus(mine)?;
            if one.debt.is_none() {
                left = left.minus(mine.smaller(left)?)?;
            }
        }
        // Of a promise about nothing that was owed, or that had to be paid, nothing can be said.
        let was_to_be_paid = owed.is_positive() && (paid.is_positive() || left.is_positive());
        Ok(was_to_be_paid.then_some(Given { until, amount: row.amount, paid, left }))
    }

    /// The debts that a promise is about.
    fn meant(&self, row: &StandingRow, until: Day) -> Vec<&Item> {
        let debts = self.book.items().filter(|item| item.kind.side() == Side::Debit);
        let meant = debts.filter(|item| match row.item {
            Some(meant) => item.item == meant,
            None => item.effective <= row.from && item.due <= until,
        });
        meant.collect()
    }

    /// All money that came in a currency, in the order of its days: by the debts that it pays, and
    /// what pays nothing yet, of which somebody still has to say what it is for.
    fn came(&self, currency: Currency) -> Result<Vec<Came>, Refused> {
        let mut came = Vec::new();
        let of_currency = self.book.items().filter(|item| item.amount.currency() == currency);
        for item in of_currency.filter(|item| item.kind == ItemKind::Payment) {
            for movement in self.book.standing_movements_of(item.item) {
                if movement.kind == MovementKind::Allocation && movement.debit_item.is_some() {
                    came.push(Came {
                        key: (true, movement.movement.get()),
                        debt: movement.debit_item,
                        on: movement.effective,
                        recorded: item.recorded,
                        money: movement.amount,
                    });
                }
            }
            let zero = Money::zero(currency);
            let free = self.book.open(item.item, Day::LAST, Moment::NOW_AND_EVER);
            let free = free.unwrap_or(Ok(zero))?;
            // What is on its way back to whoever paid it keeps no promise.
            let free = free.minus(self.book.held(item.item).unwrap_or(zero))?;
            if free.is_positive() {
                came.push(Came {
                    key: (false, item.item.get()),
                    debt: None,
                    on: item.effective,
                    recorded: item.recorded,
                    money: free,
                });
            }
        }
        came.sort_by_key(|one| (one.on, one.key));
        Ok(came)
    }

    /// How much of that keeps other promises of amounts, which had to be kept before this one. Two
    /// promises of 500 are promises of 1 000.
    fn used_before(
        &self,
        row: &StandingRow,
        today: Day,
        came: &[Came],
    ) -> Result<BTreeMap<(bool, i64), Money>, Refused> {
        let order = |row: &StandingRow| (row.until, row.from, row.standing);
        let mut others: Vec<&StandingRow> = self
            .standing
            .iter()
            .filter(|one| one.kind == StandingKind::Promise && order(one) < order(row))
            .collect();
        others.sort_by_key(|one| order(one));
        let mut used = BTreeMap::new();
        for other in others {
            let (Some(until), Some(amount)) = (other.until, other.amount) else { continue };
            let taken_back = other.ended.filter(|ended| *ended <= until);
            let upto = taken_back.unwrap_or(until).min(today);
            let meant = self.meant(other, until);
            let (mut rest, mut taken) = (amount, Vec::new());
            for one in came.iter().filter(|one| one.counts_for(other, upto, &meant)) {
                if rest.currency() != one.money.currency() || rest.is_zero() {
                    break;
                }
                let there = used.get(&one.key).copied().unwrap_or(Money::zero(rest.currency()));
                let part = one.money.minus(there)?.smaller(rest)?;
                rest = rest.minus(part)?;
                taken.push((one.key, there.plus(part)?));
            }
            // One that was taken back is none, unless the money had come by then.
            if taken_back.is_none() || rest.is_zero() {
                used.extend(taken);
            }
        }
        Ok(used)
    }
}

/// Money that came in.
struct Came {
    /// The movement that allocates it, or the payment that pays nothing yet.
    key: (bool, i64),
    /// What it pays; `None`: nothing yet.
    debt: Option<ItemId>,
    on: Day,
    /// When the payment was recorded.
    recorded: Moment,
    money: Money,
}

impl Came {
    /// Can it keep this promise, up to a day? What was there before the word was given keeps none.
    fn counts_for(&self, row: &StandingRow, upto: Day, meant: &[&Item]) -> bool {
        let about = |debt: ItemId| meant.iter().any(|item| item.item == debt);
        let since = self.on > row.from || self.recorded >= row.recorded;
        self.debt.is_none_or(about) && (row.from..=upto).contains(&self.on) && since
    }
}

/// Promises of one customer and what became of them.
pub(crate) fn promises_of(
    reader: &mut Reader,
    company: CompanyId,
    customer: CustomerId,
    today: Day,
) -> Result<Vec<(UserId, Fate)>, Refused> {
    Circumstances::read(reader, company, customer)?.promises(today)
}

/// Promises whose last day is one of these days and was not kept: one event for each, on the day
/// after, which the policy can answer (LAD-04). What somebody has told already since the promise is
/// left out.
pub(crate) fn dates_broken(
    reader: &mut Reader,
    company: CompanyId,
    days: (Day, Day),
) -> Result<Vec<NewContact>, Refused> {
    let kind = LadderEventKind::AgreedDateBroken.code();
    let mut events: Vec<NewContact> = Vec::new();
    for customer in promises_lapsed(reader, company, days)? {
        let told = contacts_of(reader, company, customer)?;
        let circumstances = Circumstances::read(reader, company, customer)?;
        for (row, day) in circumstances.broken(days)? {
            let known = told.iter().any(|one| {
                one.kind == kind && one.item == row.item && (row.from..=day).contains(&one.day)
            });
            let twice = events
                .iter()
                .any(|one| (one.customer, one.item, one.day) == (customer, row.item, day));
            if !known && !twice {
                events.push(NewContact {
                    customer,
                    kind: kind.to_owned(),
                    item: row.item,
                    day,
                    until: None,
                    body: String::new(),
                    person: UserId::new(0),
                });
            }
        }
    }
    Ok(events)
}
