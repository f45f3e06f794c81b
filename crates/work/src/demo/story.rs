//! One buyer's years: what is delivered, paid, contested, promised and written down.
//!
//! The story is played day by day from a list of intents. Each intent of a day may add
//! facts and further intents; the buyer's temper and its own dice decide. What would
//! happen after the last day is dropped, so the story stops in the middle of life:
//! with open promises, disputes and money nobody has matched yet.

use super::DemoSpec;
use super::dice::Dice;
use super::history::{DemoFact, Local, Recorded};
use super::ledger::Ledger;
use super::temper::Temper;
use super::words::remark;
use crate::acts::ContactKind;
use saldo_domain::book::{ItemKind, MovementKind};
use saldo_domain::standing::StandingKind;
use saldo_domain::{Currency, Day, Money};
use saldo_letters::Texts;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

/// What is going to happen on a day, in this order within the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Intent {
    Deliver,
    Prepay,
    GiveBack {
        debt: Local,
    },
    Correct {
        debt: Local,
    },
    Contest {
        debt: Local,
    },
    Decide {
        debt: Local,
        standing: Local,
    },
    Defer {
        debt: Local,
    },
    /// Pay so many thousandths of the invoice's amount, or what is left of it.
    Pay {
        debt: Local,
        per_mille: i64,
    },
    Bounce {
        credit: Local,
    },
    /// Find out what an unmatched payment was for.
    Match,
    Refund {
        credit: Local,
        amount: i64,
    },
    Call {
        debt: Local,
        attempt: u8,
    },
    Order,
    WriteOff {
        debt: Local,
    },
}

/// A promise that may still be kept.
struct Promise {
    standing: Local,
    debt: Local,
    until: Day,
}

pub(super) struct Story<'spec> {
    spec: &'spec DemoSpec,
    currency: Currency,
    code: &'spec str,
    language: &'spec str,
    temper: Temper,
    terms: i64,
    rhythm: i64,
    /// Usual invoice in minor units.
    usual: i64,
    pays_on_fridays: bool,
    dice: Dice,
    plan: BTreeMap<Day, BTreeSet<Intent>>,
    ledger: Ledger,
    promises: Vec<Promise>,
    numbered: BTreeMap<i16, u32>,
    next_standing: Local,
    facts: Vec<Recorded>,
}

/// Usual invoices in hundredths of the scale's unit, with weights: many small buyers, a few
/// on which the year depends.
const SIZES: [(RangeInclusive<i64>, i64); 4] = [
    (9_000..=40_000, 38),
    (40_001..=220_000, 38),
    (220_001..=900_000, 20),
    (900_001..=3_500_000, 4),
];

/// Nobody who still buys pays later than this on purpose.
const LONGEST_HABIT: i64 = 165;

/// Sales by month, per thousand of the usual month: quiet January, full December.
const SEASON: [i64; 12] =
    [810, 830, 950, 1_000, 1_060, 1_080, 970, 950, 1_040, 1_090, 1_160, 1_320];

impl<'spec> Story<'spec> {
    /// A buyer before its first purchase.
    pub(super) fn new(
        spec: &'spec DemoSpec,
        currency: Currency,
        code: &'spec str,
        mut dice: Dice,
    ) -> Self {
        let temper = Temper::throw(spec.as_of, &mut dice);
        let size = dice.weigh(&SIZES).clone();
        Self {
            temper,
            terms: *dice.weigh(&[(7, 12), (14, 40), (30, 35), (45, 13)]),
            rhythm: dice.among(9..=42),
            usual: dice.among(size) * spec.company().scale,
            pays_on_fridays: dice.happens(300),
            spec,
            currency,
            code,
            language: spec.words.code(),
            dice,
            plan: BTreeMap::new(),
            ledger: Ledger::default(),
            promises: Vec::new(),
            numbered: BTreeMap::new(),
            next_standing: 0,
            facts: Vec::new(),
        }
    }

    /// Plays until the last day and returns what was recorded, in order.
    pub(super) fn play(mut self) -> Vec<Recorded> {
        let first = workday(self.first_delivery());
        self.plan_on(first, Intent::Deliver);
        if self.dice.happens(12) {
            let ago = self.dice.among(5..=25);
            self.plan_on(self.spec.as_of.plus(-ago), Intent::Order);
        }
        while let Some((day, intents)) = self.plan.pop_first() {
            self.pay_what_is_meant(day, &intents);
            for intent in intents {
                self.act(day, intent);
            }
        }
        self.facts.sort_by_key(|recorded| recorded.on);
        self.facts
    }

    /// Two buyers in three were there three years ago; the others came since.
    fn first_delivery(&mut self) -> Day {
        let start = self.spec.first_day();
        if self.dice.happens(660) {
            return start.plus(self.dice.among(0..=self.rhythm));
        }
        start.plus(self.dice.among(self.rhythm..=1_000))
    }

    fn act(&mut self, day: Day, intent: Intent) {
        match intent {
            Intent::Deliver => self.deliver(day),
            Intent::Prepay => self.prepay(day),
            Intent::GiveBack { debt } => self.give_back(day, debt),
            Intent::Correct { debt } => self.correct(day, debt),
            Intent::Contest { debt } => self.contest(day, debt),
            Intent::Decide { debt, standing } => self.decide(day, debt, standing),
            Intent::Defer { debt } => self.defer(day, debt),
            Intent::Pay { .. } => {}
            Intent::Bounce { credit } => self.bounce(day, credit),
            Intent::Match => self.use_credits(day),
            Intent::Refund { credit, amount } => self.refund(day, credit, amount),
            Intent::Call { debt, attempt } => self.call(day, debt, attempt),
            Intent::Order => self.order(day),
            Intent::WriteOff { debt } => self.write_off(day, debt),
        }
    }

    // ---------------------------------------------------------------- selling

    fn deliver(&mut self, day: Day) {
        if !self.temper.buys_on(day) {
            return;
        }
        let amount = self.invoice_amount(day);
        let due = day.plus(self.terms);
        let kind = *self.dice.weigh(&[
            (ItemKind::Goods, 910),
            (ItemKind::Services, 84),
            (ItemKind::BillOfExchange, 6),
        ]);
        let number = self.number(day);
        let debt = self.ledger.owe(number.clone(), amount, due);
        self.record(
            day,
            DemoFact::Item {
                local: debt,
                kind,
                number,
                effective: day,
                due,
                amount: self.money(amount),
            },
        );
        self.use_credits(day);
        self.fate(day, debt, due);
        self.settle_the_forgotten(day);
        let next = day.plus(self.rhythm + self.dice.among(-3..=5));
        self.plan_on(workday(next), Intent::Deliver);
        if self.temper == Temper::Prepaying {
            self.plan_on(workday(next).plus(-2), Intent::Prepay);
        }
    }

    /// The usual amount, by season, grown by about an eighth a year, never the same.
    fn invoice_amount(&mut self, day: Day) -> i64 {
        let month = usize::try_from(day.date().month() - 1).unwrap_or_default();
        let grown = 1_000 + day.days_since(self.spec.first_day()) * 125 / 365;
        let noise = self.dice.among(620..=1_450);
        let amount = self.usual * SEASON[month] / 1_000 * grown / 1_000 * noise / 1_000;
        amount.max(500)
    }

    /// What will become of an invoice.
    fn fate(&mut self, day: Day, debt: Local, due: Day) {
        if self.dice.happens(22) {
            let after = self.dice.among(2..=6);
            self.plan_on(workday(day.plus(after)), Intent::GiveBack { debt });
        }
        if self.dice.happens(14) {
            let after = self.dice.among(1..=9);
            self.plan_on(workday(day.plus(after)), Intent::Correct { debt });
        }
        if self.temper.contests(&mut self.dice) {
            let after = self.dice.among(-2..=6);
            self.plan_on(workday(due.plus(after)), Intent::Contest { debt });
        }
        if self.dice.happens(9) {
            self.plan_on(workday(due.plus(-1)), Intent::Defer { debt });
        }
        for (late, per_mille) in self.temper.payments(&mut self.dice) {
            self.mean_to_pay(due.plus(late).max(day), debt, per_mille);
        }
        let first_call = self.dice.among(3..=6);
        self.plan_on(workday(due.plus(first_call)), Intent::Call { debt, attempt: 1 });
        if matches!(self.temper, Temper::Vanishing { .. }) {
            self.plan_on(workday(due.plus(400)), Intent::WriteOff { debt });
        }
    }

    /// Goods come back: five to thirty per cent of the invoice.
    fn give_back(&mut self, day: Day, debt: Local) {
        let part = self.ledger.amount_of(debt) * self.dice.among(50..=300) / 1_000;
        self.credit_against(day, debt, ItemKind::Return, part);
    }

    /// A price was wrong: two to eight per cent are credited.
    fn correct(&mut self, day: Day, debt: Local) {
        let part = self.ledger.amount_of(debt) * self.dice.among(20..=80) / 1_000;
        self.credit_against(day, debt, ItemKind::CreditNote, part);
    }

    fn credit_against(&mut self, day: Day, debt: Local, kind: ItemKind, part: i64) {
        let amount = part.min(self.ledger.open_of(debt));
        if amount > 0 {
            let credit = self.receive(day, kind, amount);
            self.allocate(day, debt, credit, amount);
        }
    }

    // ---------------------------------------------------------------- paying

    fn mean_to_pay(&mut self, day: Day, debt: Local, per_mille: i64) {
        self.plan_on(self.banking(day), Intent::Pay { debt, per_mille });
    }

    fn banking(&self, day: Day) -> Day {
        let mut day = workday(day);
        while self.pays_on_fridays && day.weekday() != jiff::civil::Weekday::Friday {
            day = day.plus(1);
        }
        day
    }

    /// One payment for all that the buyer means to pay today.
    fn pay_what_is_meant(&mut self, day: Day, intents: &BTreeSet<Intent>) {
        let meant = self.meant_today(day, intents);
        let total: i64 = meant.values().sum();
        if total == 0 {
            return;
        }
        let twice = self.dice.happens(4);
        let rounding = if self.dice.happens(12) { self.to_round(total) } else { 0 };
        let extra = if twice { total } else { rounding };
        let credit = self.receive(day, ItemKind::Payment, total + extra);
        if twice {
            let after = self.dice.among(6..=21);
            self.plan_on(workday(day.plus(after)), Intent::Refund { credit, amount: total });
        }
        // Some payments name no invoice: they wait unmatched until somebody finds out.
        if self.dice.happens(18) {
            let after = self.dice.among(3..=16);
            self.plan_on(workday(day.plus(after)), Intent::Match);
            return;
        }
        for (debt, amount) in meant {
            self.allocate(day, debt, credit, amount);
            self.keep_promises(day, debt);
        }
        if self.dice.happens(3) {
            self.plan_on(workday(day.plus(2)), Intent::Bounce { credit });
        }
    }

    /// Debts and amounts of one payment; a debt meant twice on a day is paid once.
    fn meant_today(&self, day: Day, intents: &BTreeSet<Intent>) -> BTreeMap<Local, i64> {
        let mut meant = BTreeMap::new();
        for (debt, amount) in intents.iter().filter_map(|intent| self.meant(day, *intent)) {
            let most: &mut i64 = meant.entry(debt).or_default();
            *most = amount.max(*most);
        }
        meant
    }

    fn meant(&self, day: Day, intent: Intent) -> Option<(Local, i64)> {
        let Intent::Pay { debt, per_mille } = intent else { return None };
        if !self.temper.pays_on(day) || self.ledger.is_contested(debt) {
            return None;
        }
        let share = self.ledger.amount_of(debt) * per_mille / 1_000;
        let amount = share.min(self.ledger.open_of(debt));
        (amount > 0).then_some((debt, amount))
    }

    /// Before new goods are delivered, somebody notices what both sides have overlooked.
    fn settle_the_forgotten(&mut self, day: Day) {
        for debt in self.ledger.forgotten(day, LONGEST_HABIT) {
            let after = self.dice.among(3..=12);
            self.mean_to_pay(day.plus(after), debt, 1_000);
        }
    }

    /// What is missing to a round hundred.
    fn to_round(&self, amount: i64) -> i64 {
        let round = 100 * self.currency.minor_per_major();
        (round - amount % round) % round
    }

    /// A prepaying buyer sends a round sum before the next delivery.
    fn prepay(&mut self, day: Day) {
        let wanted = self.usual * self.dice.among(800..=1_250) / 1_000 - self.ledger.free();
        if wanted > 0 {
            self.receive(day, ItemKind::Payment, wanted + self.to_round(wanted));
        }
    }

    /// Allocates free credit to the oldest open invoices.
    fn use_credits(&mut self, day: Day) {
        while let Some((debt, credit, amount)) = self.ledger.next_match() {
            self.allocate(day, debt, credit, amount);
        }
    }

    /// Money sent twice goes back.
    fn refund(&mut self, day: Day, credit: Local, amount: i64) {
        let amount = amount.min(self.ledger.free_of(credit));
        if amount == 0 {
            return;
        }
        self.ledger.take_free(credit, amount);
        let reason = self.say("paid_twice", &[]);
        self.movement(day, MovementKind::Refund, None, Some(credit), amount, reason);
    }

    /// The bank takes a payment back: its allocations are reversed and it is cancelled.
    fn bounce(&mut self, day: Day, credit: Local) {
        let reason = self.say("bounced", &[]);
        for (movement, debt, amount) in self.ledger.undo(credit) {
            let local = self.ledger.next_movement();
            let kind = MovementKind::Allocation;
            let (debit, credit, amount) = (Some(debt), Some(credit), self.money(-amount));
            let reverses = Some(movement);
            let reason = reason.clone();
            self.record(
                day,
                DemoFact::Movement {
                    local,
                    kind,
                    debit,
                    credit,
                    amount,
                    effective: day,
                    reverses,
                    reason,
                },
            );
            let again = self.dice.among(4..=12);
            self.mean_to_pay(day.plus(again), debit.unwrap_or_default(), 1_000);
        }
        let whole = self.ledger.free_of(credit);
        if whole > 0 {
            self.ledger.take_free(credit, whole);
            self.movement(day, MovementKind::Cancellation, None, Some(credit), whole, reason);
        }
    }

    /// A debt of a buyer long gone is given up.
    fn write_off(&mut self, day: Day, debt: Local) {
        let amount = self.ledger.open_of(debt);
        if amount > 0 {
            self.ledger.settle(debt, amount);
            let reason = self.say("hopeless", &[]);
            self.movement(day, MovementKind::WriteOff, Some(debt), None, amount, reason);
        }
    }

    // ------------------------------------------------------- talking about it

    fn contest(&mut self, day: Day, debt: Local) {
        if self.ledger.open_of(debt) == 0 || self.ledger.is_contested(debt) {
            return;
        }
        let cause = *self.dice.pick(&["short_delivery", "wrong_price"]);
        let reason = self.say_of(cause, debt);
        let standing =
            self.begin(day, StandingKind::Dispute, Some(debt), None, None, reason.clone());
        self.contact(day, ContactKind::Email, reason);
        self.ledger.contest(debt, true);
        let lasts = self.dice.among(8..=45);
        self.plan_on(workday(day.plus(lasts)), Intent::Decide { debt, standing });
    }

    /// Somebody looked into it: the buyer is right about a part, or not at all.
    fn decide(&mut self, day: Day, debt: Local, standing: Local) {
        self.ledger.contest(debt, false);
        let upheld = self.dice.happens(550);
        let reason = self.say_of(if upheld { "upheld" } else { "rejected" }, debt);
        self.record(
            day,
            DemoFact::StandingEnds {
                local: standing,
                kind: StandingKind::Dispute,
                on: day,
                reason: reason.clone(),
            },
        );
        self.contact(day, ContactKind::Note, reason);
        if upheld {
            let part = self.ledger.amount_of(debt) * self.dice.among(60..=400) / 1_000;
            self.credit_against(day, debt, ItemKind::CreditNote, part);
        }
        let after = self.dice.among(2..=14);
        self.mean_to_pay(day.plus(after), debt, 1_000);
    }

    /// A later day is agreed in writing.
    fn defer(&mut self, day: Day, debt: Local) {
        if self.ledger.open_of(debt) == 0 {
            return;
        }
        let due = self.ledger.due_of(debt).plus(self.dice.among(7..=21));
        let reason = self.say_of("deferred", debt);
        self.record(day, DemoFact::DueChange { item: debt, due, effective: day, reason });
    }

    /// A reminder by a person; the answer depends on the buyer.
    fn call(&mut self, day: Day, debt: Local, attempt: u8) {
        if self.ledger.open_of(debt) == 0 || self.ledger.is_contested(debt) {
            return;
        }
        match self.temper {
            Temper::Vanishing { .. } if !self.temper.pays_on(day) => {
                self.nobody_answers(day, debt, attempt)
            }
            _ if self.dice.happens(450) => self.promise(day, debt),
            _ => self.note(day, ContactKind::Call, "asked_for_payment", debt),
        }
        if attempt < 4 {
            let after = self.dice.among(6..=13) * i64::from(attempt);
            self.plan_on(workday(day.plus(after)), Intent::Call { debt, attempt: attempt + 1 });
        }
    }

    fn nobody_answers(&mut self, day: Day, debt: Local, attempt: u8) {
        match attempt {
            1 if self.dice.happens(400) => self.promise(day, debt),
            1 => self.note(day, ContactKind::Call, "no_answer", debt),
            2 => self.note(day, ContactKind::Email, "statement_sent", debt),
            _ => self.note(day, ContactKind::Visit, "visit", debt),
        }
    }

    /// The buyer names a day. Most mean it and pay a day or two before; some do not.
    fn promise(&mut self, day: Day, debt: Local) {
        if self.promises.iter().any(|promise| promise.debt == debt && promise.until >= day) {
            return;
        }
        let until = workday(day.plus(self.dice.among(4..=11)));
        let open = self.money(self.ledger.open_of(debt));
        let named = Texts::of(self.spec.words).day(until);
        let values = [("number", self.ledger.number_of(debt)), ("day", named.as_str())];
        let body = remark("promised", self.language, &values);
        let standing = self.begin(
            day,
            StandingKind::Promise,
            Some(debt),
            Some(until),
            Some(open),
            body.clone(),
        );
        self.contact(day, ContactKind::Call, body);
        self.promises.push(Promise { standing, debt, until });
        if self.dice.happens(620) {
            let before = self.dice.among(0..=2);
            self.plan_on(
                workday(until.plus(-before)).min(until).max(day),
                Intent::Pay { debt, per_mille: 1_000 },
            );
        }
    }

    /// A paid debt releases what was promised for it.
    fn keep_promises(&mut self, day: Day, debt: Local) {
        if self.ledger.open_of(debt) > 0 {
            return;
        }
        let (kept, others): (Vec<Promise>, Vec<Promise>) = std::mem::take(&mut self.promises)
            .into_iter()
            .partition(|promise| promise.debt == debt && promise.until >= day);
        self.promises = others;
        for promise in kept {
            let reason = self.say("kept", &[]);
            self.record(
                day,
                DemoFact::StandingEnds {
                    local: promise.standing,
                    kind: StandingKind::Promise,
                    on: day,
                    reason,
                },
            );
        }
    }

    /// Management forbids pressure on the whole customer for some weeks.
    fn order(&mut self, day: Day) {
        let reason = self.say("management_order", &[]);
        let until = Some(day.plus(self.dice.among(35..=60)));
        self.begin(day, StandingKind::Hold, None, until, None, reason);
    }

    // -------------------------------------------------------------- recording

    fn receive(&mut self, day: Day, kind: ItemKind, amount: i64) -> Local {
        let credit = self.ledger.receive(amount);
        let number = self.number(day);
        let amount = self.money(amount);
        self.record(
            day,
            DemoFact::Item { local: credit, kind, number, effective: day, due: day, amount },
        );
        credit
    }

    fn allocate(&mut self, day: Day, debt: Local, credit: Local, amount: i64) {
        let local = self.ledger.allocate(debt, credit, amount);
        let kind = MovementKind::Allocation;
        let (debit, credit, amount) = (Some(debt), Some(credit), self.money(amount));
        let reason = String::new();
        self.record(
            day,
            DemoFact::Movement {
                local,
                kind,
                debit,
                credit,
                amount,
                effective: day,
                reverses: None,
                reason,
            },
        );
    }

    fn movement(
        &mut self,
        day: Day,
        kind: MovementKind,
        debit: Option<Local>,
        credit: Option<Local>,
        amount: i64,
        reason: String,
    ) {
        let local = self.ledger.next_movement();
        let amount = self.money(amount);
        self.record(
            day,
            DemoFact::Movement {
                local,
                kind,
                debit,
                credit,
                amount,
                effective: day,
                reverses: None,
                reason,
            },
        );
    }

    fn begin(
        &mut self,
        day: Day,
        kind: StandingKind,
        item: Option<Local>,
        until: Option<Day>,
        amount: Option<Money>,
        reason: String,
    ) -> Local {
        self.next_standing += 1;
        let local = self.next_standing;
        self.record(
            day,
            DemoFact::StandingBegins { local, kind, item, from: day, until, amount, reason },
        );
        local
    }

    fn note(&mut self, day: Day, kind: ContactKind, key: &str, debt: Local) {
        let body = self.say_of(key, debt);
        self.contact(day, kind, body);
    }

    fn contact(&mut self, day: Day, kind: ContactKind, body: String) {
        self.record(day, DemoFact::Contact { kind, day, body });
    }

    fn say(&self, key: &str, values: &[(&str, &str)]) -> String {
        remark(key, self.language, values)
    }

    fn say_of(&self, key: &str, debt: Local) -> String {
        self.say(key, &[("number", self.ledger.number_of(debt))])
    }

    fn record(&mut self, on: Day, fact: DemoFact) {
        self.facts.push(Recorded { on, fact });
    }

    /// Plans something, unless the story is over by then.
    fn plan_on(&mut self, day: Day, intent: Intent) {
        if day <= self.spec.as_of {
            self.plan.entry(day).or_default().insert(intent);
        }
    }

    fn money(&self, minor: i64) -> Money {
        Money::from_minor(minor, self.currency)
    }

    /// Numbers run per customer and year: `26-C-0001-017`.
    fn number(&mut self, day: Day) -> String {
        let counter = self.numbered.entry(day.year()).or_default();
        *counter += 1;
        format!("{:02}-{}-{counter:03}", day.year() % 100, self.code)
    }
}

/// The day itself, or the Monday after a weekend.
fn workday(day: Day) -> Day {
    match day.weekday() {
        jiff::civil::Weekday::Saturday => day.plus(2),
        jiff::civil::Weekday::Sunday => day.plus(1),
        _ => day,
    }
}
