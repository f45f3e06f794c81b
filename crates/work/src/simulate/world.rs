//! What happens outside: who buys, who pays when, what the bank does. Known before the first day
//! is lived, and the same for every life of the world.

use crate::demo::{Dice, Temper};
use saldo_domain::{Currency, Day, Money};
use std::collections::BTreeMap;

/// Dice of the world are thrown beyond those of the demo company's buyers.
const STREAM: u64 = 1 << 40;

/// Days between two invoices of a customer.
const BETWEEN: std::ops::RangeInclusive<i64> = 6..=24;
/// Terms that customers have.
const TERMS: [i64; 3] = [7, 14, 30];

/// An invoice of the company.
#[derive(Clone, Debug)]
pub(super) struct Invoice {
    pub(super) customer: usize,
    pub(super) number: String,
    pub(super) issued: Day,
    pub(super) due: Day,
    pub(super) amount: Money,
}

/// A credit note.
#[derive(Clone, Debug)]
pub(super) struct Credit {
    pub(super) customer: usize,
    pub(super) number: String,
    pub(super) issued: Day,
    pub(super) amount: Money,
    pub(super) settles: String,
}

/// One entry of the company's bank account.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    /// The bank's own name of it.
    pub(super) id: String,
    /// `None`: nobody's.
    pub(super) customer: Option<usize>,
    pub(super) booked: Day,
    /// Below zero when the bank takes an earlier one back.
    pub(super) amount: Money,
    pub(super) text: String,
    /// The entry that this one takes back.
    pub(super) takes_back: Option<String>,
}

/// A day outside.
#[derive(Clone, Debug, Default)]
pub(super) struct Happened {
    pub(super) invoices: Vec<Invoice>,
    pub(super) credits: Vec<Credit>,
    pub(super) entries: Vec<Entry>,
}

/// All of it.
#[derive(Debug, Default)]
pub(super) struct World {
    pub(super) days: BTreeMap<Day, Happened>,
}

impl World {
    pub(super) fn of(seed: u64, customers: u32, from: Day, until: Day, currency: Currency) -> Self {
        let mut world = Self::default();
        for customer in 0..customers as usize {
            let dice = Dice::of(seed, STREAM + customer as u64);
            Buyer { customer, from, until, currency, dice, world: &mut world }.lives();
        }
        world.meets_strangers(seed, from, until, currency);
        world
    }

    fn on(&mut self, day: Day) -> &mut Happened {
        self.days.entry(day).or_default()
    }

    /// Money that is nobody's: a deposit, a tax that came back.
    fn meets_strangers(&mut self, seed: u64, from: Day, until: Day, currency: Currency) {
        let mut dice = Dice::of(seed, STREAM - 1);
        for day in from.through(until) {
            if dice.happens(30) {
                let amount = Money::from_minor(dice.among(1_000..=90_000), currency);
                let (id, text) = (format!("stranger {day}"), "interest".to_owned());
                let entry =
                    Entry { id, customer: None, booked: day, amount, text, takes_back: None };
                self.on(day).entries.push(entry);
            }
        }
    }
}

struct Buyer<'w> {
    customer: usize,
    from: Day,
    until: Day,
    currency: Currency,
    dice: Dice,
    world: &'w mut World,
}

impl Buyer<'_> {
    fn lives(mut self) {
        let temper = Temper::throw(self.until, &mut self.dice);
        let terms = *self.dice.pick(&TERMS);
        let mut day = self.from.plus(self.dice.among(0..=10));
        let mut count = 0;
        while day <= self.until && temper.buys_on(day) {
            count += 1;
            self.buys(temper, day, terms, count);
            day = day.plus(self.dice.among(BETWEEN));
        }
    }

    fn buys(&mut self, temper: Temper, issued: Day, terms: i64, count: u32) {
        let amount = Money::from_minor(self.dice.among(2_000..=900_000), self.currency);
        let number = format!("S{:03}-{count:04}", self.customer + 1);
        let due = issued.plus(terms);
        let invoice =
            Invoice { customer: self.customer, number: number.clone(), issued, due, amount };
        self.world.on(issued).invoices.push(invoice);
        let mut left = amount.minor();
        if self.dice.happens(40) {
            left -= self.is_credited(&number, issued, left);
        }
        let parts = temper.payments(&mut self.dice);
        let whole = left;
        for (place, (late, per_mille)) in parts.into_iter().enumerate() {
            let part = (i128::from(whole) * i128::from(per_mille) / 1_000) as i64;
            let part = part.min(left);
            let day = due.plus(late).max(issued);
            if part > 0 && temper.pays_on(day) {
                left -= part;
                self.pays(&number, place, day, part);
            }
        }
    }

    /// Some of it was broken: answers by how much less is owed.
    fn is_credited(&mut self, settles: &str, issued: Day, amount: i64) -> i64 {
        let less = (amount * self.dice.among(5..=40) / 100).max(1);
        let day = issued.plus(self.dice.among(1..=5));
        if day > self.until {
            return 0;
        }
        let credit = Credit {
            customer: self.customer,
            number: format!("{settles}-K"),
            issued: day,
            amount: Money::from_minor(less, self.currency),
            settles: settles.to_owned(),
        };
        self.world.on(day).credits.push(credit);
        less
    }

    fn pays(&mut self, number: &str, place: usize, day: Day, amount: i64) {
        let id = format!("{number}/{place}");
        self.is_booked(&id, number, day, amount, None);
        if self.dice.happens(15) {
            // By mistake once more, the same sum on the same day: two payments, not one (M04).
            self.is_booked(&format!("{id}b"), number, day, amount, None);
        }
        if self.dice.happens(25) {
            // The bank takes it back, and it is paid again later.
            let back = day.plus(self.dice.among(1..=6));
            self.is_booked(&format!("{id}r"), number, back, -amount, Some(id.clone()));
            let again = back.plus(self.dice.among(2..=20));
            self.is_booked(&format!("{id}a"), number, again, amount, None);
        }
    }

    fn is_booked(
        &mut self,
        id: &str,
        number: &str,
        booked: Day,
        amount: i64,
        takes_back: Option<String>,
    ) {
        if booked > self.until {
            return;
        }
        let entry = Entry {
            id: id.to_owned(),
            customer: Some(self.customer),
            booked,
            amount: Money::from_minor(amount, self.currency),
            text: format!("invoice {number}"),
            takes_back,
        };
        self.world.on(booked).entries.push(entry);
    }
}
