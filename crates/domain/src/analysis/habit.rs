//! How likely a document is to be paid late and when the money may be expected, from the
//! company's own history. It orders work and the forecast of cash; nothing is decided by it.
//!
//! The rules are few and explain themselves. The share of a customer's documents that were late
//! is drawn towards the company's share while there are few of them. The day expected is the due
//! day moved by the middle of the customer's own delays; once that is past, by the middle of those
//! delays that were longer still. Whether this is better than simpler guesses is measured on a
//! later time than the one it learnt from, never on rows drawn at random.

use crate::day::Day;
use crate::exact::{Amount, Exact, Figure};
use crate::ids::CustomerId;
use std::collections::BTreeMap;

/// Documents of the company as a whole that stand in for those a customer does not have.
const DRAWN: i128 = 5;
/// Delays from which on the middle of them means something.
const ENOUGH: usize = 3;
/// Where nothing is known at all, money is expected so many days ahead.
const UNKNOWN: i64 = 30;

/// A document that had to be paid by a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Obliged {
    pub customer: CustomerId,
    pub due: Day,
    pub amount: Amount,
    /// The day from which nothing was open; `None` while anything is.
    pub settled: Option<Day>,
}

impl Obliged {
    /// Was it late, seen on a day? `None` while nobody can know.
    pub fn was_late(&self, on: Day) -> Option<bool> {
        match self.settled.filter(|settled| *settled <= on) {
            Some(settled) => Some(settled > self.due),
            None => (self.due < on).then_some(true),
        }
    }
}

/// What some documents tell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Habit {
    /// Days late of those that were settled, ascending; below zero for early ones.
    delays: Vec<i64>,
    /// Documents that can be judged, and the late ones among them.
    pub judged: u32,
    pub late: u32,
    /// Was the last one late?
    last: Option<(Day, bool)>,
}

impl Habit {
    fn add(&mut self, one: &Obliged, on: Day) {
        let Some(late) = one.was_late(on) else { return };
        self.judged += 1;
        self.late += u32::from(late);
        if self.last.is_none_or(|(due, _)| due <= one.due) {
            self.last = Some((one.due, late));
        }
        if let Some(settled) = one.settled.filter(|settled| *settled <= on) {
            self.delays.push(settled.days_since(one.due));
        }
    }

    /// The middle of the delays beyond some days; of an even number the longer one of both.
    fn middle_beyond(&self, days: i64) -> Option<i64> {
        let from = self.delays.partition_point(|delay| *delay <= days);
        let beyond = &self.delays[from..];
        (beyond.len() >= ENOUGH).then(|| beyond[beyond.len() / 2])
    }

    /// The middle of all delays.
    pub fn middle(&self) -> Option<i64> {
        self.middle_beyond(i64::MIN)
    }
}

/// The habits of all customers, as they could be known on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Habits {
    on: Day,
    own: BTreeMap<CustomerId, Habit>,
    all: Habit,
}

impl Habits {
    /// What documents that fell due by a day tell on that day, and nothing of what came later.
    pub fn learnt<'o>(documents: impl IntoIterator<Item = &'o Obliged>, on: Day) -> Self {
        let mut habits = Self { on, own: BTreeMap::new(), all: Habit::default() };
        for one in documents.into_iter().filter(|one| one.due <= on) {
            habits.own.entry(one.customer).or_default().add(one, on);
            habits.all.add(one, on);
        }
        habits.own.values_mut().for_each(|habit| habit.delays.sort_unstable());
        habits.all.delays.sort_unstable();
        habits
    }

    /// What the documents of one customer tell.
    pub fn of(&self, customer: CustomerId) -> Option<&Habit> {
        self.own.get(&customer)
    }

    /// How likely a document of the customer is paid late, in hundredths of a per cent; `None`
    /// while nothing at all can be judged.
    pub fn late_chance(&self, customer: CustomerId) -> Option<i64> {
        let own = self.own.get(&customer);
        let (late, judged) = own.map_or((0, 0), |own| (own.late, own.judged));
        let drawn = DRAWN * i128::from(self.company_chance()?);
        let chance = (i128::from(late) * 10_000 + drawn) / (i128::from(judged) + DRAWN);
        Some(i64::try_from(chance).unwrap_or(10_000))
    }

    /// The share of late documents of everybody counted, in hundredths of a per cent.
    pub fn company_chance(&self) -> Option<i64> {
        (i64::from(self.all.late) * 10_000).checked_div(i64::from(self.all.judged))
    }

    /// When the money for a document due on a day is expected, seen on a day on which it is open:
    /// never before the day after.
    pub fn expected(&self, customer: CustomerId, due: Day, on: Day) -> Day {
        let lateness = on.days_since(due);
        let own = self.own.get(&customer);
        let from = |habit: &Habit, beyond| habit.middle_beyond(beyond);
        let delay = own
            .and_then(Habit::middle)
            .filter(|delay| *delay > lateness)
            .or_else(|| own.and_then(|own| from(own, lateness)))
            .or_else(|| self.all.middle().filter(|delay| own.is_none() && *delay > lateness))
            .or_else(|| from(&self.all, lateness))
            .unwrap_or(lateness.max(0) + UNKNOWN);
        due.plus(delay).max(on.plus(1))
    }
}

/// How well chances told beforehand agreed with what came.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Measured {
    /// Documents of the later time that can be judged.
    pub documents: u32,
    /// Told in fifths of certainty: documents, the chance told and the late ones, summed.
    pub bins: [Bin; 5],
    /// Mean of the squared distance between chance and fact, four decimals; the smaller, the
    /// better: by this rule, by the company's share for everybody, and by each customer's last
    /// document alone.
    pub score: Option<Figure>,
    pub score_of_company: Option<Figure>,
    pub score_of_last: Option<Figure>,
    /// Mean distance of the expected day from the day of the money, in days: by this rule, by the
    /// due day, and by the company's middle delay.
    pub days_off: Option<Figure>,
    pub days_off_due: Option<Figure>,
    pub days_off_company: Option<Figure>,
}

/// Documents whose chance lay in one fifth.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Bin {
    pub documents: u32,
    /// Hundredths of a per cent, summed.
    told: i64,
    pub late: u32,
}

impl Bin {
    /// The chance told, on the average, in per cent.
    pub fn told_pct(&self) -> Option<Figure> {
        Some(Exact::ratio(self.told, i64::from(self.documents))?.rounded(0))
            .map(|mean| Figure::new(mean.units(), 2))
    }

    /// The share that was late, in per cent.
    pub fn late_pct(&self) -> Option<Figure> {
        let share = Exact::ratio(i64::from(self.late), i64::from(self.documents))?;
        Some(share.percent().rounded(2))
    }
}

#[derive(Clone, Copy, Debug, Default)]
struct Sums {
    count: i64,
    of: [i128; 3],
}

impl Sums {
    fn add(&mut self, of: [i128; 3]) {
        self.count += 1;
        for (sum, one) in self.of.iter_mut().zip(of) {
            *sum += one;
        }
    }

    /// The means in `decimals`, of sums in units of `per`.
    fn means(&self, per: i64, decimals: u8) -> [Option<Figure>; 3] {
        self.of.map(|sum| {
            let whole = Exact::from(Amount::from_hundredths(sum * 100));
            let mean = Exact::ratio(whole, self.count.checked_mul(per)?)?;
            Some(mean.rounded(decimals))
        })
    }
}

/// Holds what was learnt by one day against documents that fell due after it and before a later
/// one: of what is due on it or afterwards only the punctual ones could be judged.
pub fn measured<'o>(
    habits: &Habits,
    later: impl IntoIterator<Item = &'o Obliged>,
    on: Day,
) -> Measured {
    let (mut found, mut scores, mut days) = (Measured::default(), Sums::default(), Sums::default());
    for one in later.into_iter().filter(|one| one.due > habits.on && one.due < on) {
        let Some(late) = one.was_late(on) else { continue };
        let (Some(chance), Some(of_all)) =
            (habits.late_chance(one.customer), habits.company_chance())
        else {
            continue;
        };
        let bin = &mut found.bins[usize::try_from(chance / 2_000).unwrap_or(4).min(4)];
        bin.documents += 1;
        bin.told += chance;
        bin.late += u32::from(late);
        let fact: i64 = if late { 10_000 } else { 0 };
        let last = habits.of(one.customer).and_then(|own| own.last);
        let last = last.map_or(of_all, |(_, late)| if late { 10_000 } else { 0 });
        let squared = |told: i64| i128::from(told - fact) * i128::from(told - fact);
        scores.add([chance, of_all, last].map(squared));
        if let Some(settled) = one.settled.filter(|settled| *settled <= on) {
            // Told on its due day, when nothing was known of it yet.
            let company = one.due.plus(habits.all.middle().unwrap_or(0));
            let told = [habits.usual(one.customer, one.due), one.due, company];
            days.add(told.map(|told| i128::from(told.days_since(settled).abs())));
        }
    }
    found.documents = u32::try_from(scores.count).unwrap_or(u32::MAX);
    [found.score, found.score_of_company, found.score_of_last] = scores.means(100_000_000, 4);
    [found.days_off, found.days_off_due, found.days_off_company] = days.means(1, 2);
    found
}

impl Habits {
    /// The due day moved by the middle of the customer's delays, or of the company's.
    fn usual(&self, customer: CustomerId, due: Day) -> Day {
        let own = self.own.get(&customer).and_then(Habit::middle);
        due.plus(own.or_else(|| self.all.middle()).unwrap_or(0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().expect(text)
    }

    /// Customer, due, days late of the settlement; `None` while open.
    fn obliged(customer: i64, due: &str, late: Option<i64>) -> Obliged {
        let due = day(due);
        Obliged {
            customer: CustomerId::new(customer),
            due,
            amount: Amount::from_hundredths(100),
            settled: late.map(|days| due.plus(days)),
        }
    }

    fn history() -> Vec<Obliged> {
        let mut all = Vec::new();
        for month in 1..=6 {
            let due = format!("2025-{month:02}-10");
            all.push(obliged(1, &due, Some(0)));
            all.push(obliged(2, &due, Some(i64::from(month) * 5)));
        }
        all
    }

    #[test]
    fn a_chance_is_drawn_towards_the_company_while_little_is_known() {
        let habits = Habits::learnt(&history(), day("2025-07-31"));
        assert_eq!(habits.company_chance(), Some(5_000));
        // (0 + 5 × 50 %) / 11, (6 + 5 × 50 %) / 11, and a customer nobody knows.
        let chances = [1, 2, 3].map(|customer| habits.late_chance(CustomerId::new(customer)));
        assert_eq!(chances, [2_272, 7_727, 5_000].map(Some));
    }

    #[test]
    fn nothing_is_learnt_from_what_came_later() {
        let early = Habits::learnt(&history(), day("2025-03-20"));
        // The third of customer 2 came on 25 March: on the 20th it was late and still open.
        let own = early.of(CustomerId::new(2)).expect("known");
        assert_eq!((own.judged, own.late, own.delays.as_slice()), (3, 3, &[5, 10][..]));
        assert_eq!(Habits::learnt(&[], day("2025-03-20")).late_chance(CustomerId::new(1)), None);
    }

    #[test]
    fn the_expected_day_follows_the_customers_own_middle_and_is_never_past() {
        let habits = Habits::learnt(&history(), day("2025-07-31"));
        // Delays of 2: 5, 10, 15, 20, 25, 30, the middle 20. Beyond 30 nothing is known; of the
        // company's, six noughts besides, the middle is 5.
        let rows = [
            (1, "2025-08-31", "2025-08-01", "2025-08-31"),
            (2, "2025-08-31", "2025-08-01", "2025-09-20"),
            (2, "2025-08-01", "2025-08-13", "2025-08-21"),
            (2, "2025-08-01", "2025-08-21", "2025-09-20"),
            (2, "2025-07-01", "2025-07-31", "2025-08-30"),
            (3, "2025-08-31", "2025-08-01", "2025-09-05"),
        ];
        for (customer, due, on, expected) in rows {
            let told = habits.expected(CustomerId::new(customer), day(due), day(on));
            assert_eq!(told.to_string(), expected, "{customer} {due} {on}");
        }
    }

    #[test]
    fn the_rule_is_held_against_simpler_guesses_on_a_later_time() {
        let habits = Habits::learnt(&history(), day("2025-07-31"));
        let later: Vec<Obliged> = (8..=10)
            .flat_map(|month| {
                let due = format!("2025-{month:02}-10");
                [obliged(1, &due, Some(0)), obliged(2, &due, Some(20))]
            })
            .collect();
        let found = measured(&habits, &later, day("2025-12-31"));
        assert_eq!((found.documents, found.bins[1].documents, found.bins[3].late), (6, 3, 3));
        let score = |figure: Option<Figure>| figure.map(|figure| figure.to_string());
        // (22.72² + 22.73²) / 2; everybody at one half; the last one tells all here.
        assert_eq!(score(found.score).as_deref(), Some("0.0516"));
        assert_eq!(score(found.score_of_company).as_deref(), Some("0.2500"));
        assert_eq!(score(found.score_of_last).as_deref(), Some("0.0000"));
        assert_eq!(score(found.days_off).as_deref(), Some("0.00"));
        assert_eq!(score(found.days_off_due).as_deref(), Some("10.00"));
        // A document due later and already paid would be a punctual one beside none that is late.
        let early = [obliged(1, "2026-03-01", Some(-90))];
        assert_eq!(measured(&habits, &early, day("2025-12-31")).documents, 0);
        // What fell due before is not asked, whatever is given.
        assert_eq!(measured(&habits, &history(), day("2025-12-31")).documents, 0);
    }
}
