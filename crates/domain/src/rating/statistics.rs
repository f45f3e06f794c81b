//! Twelve months of payments, from what the book holds (regulation 3.1 to 3.4).
//!
//! The regulation counts "cases of delay" and does not say what a case is. Here:
//!
//! * An **obligation** is a trade document (goods, services, a bill) that was not withdrawn. It
//!   fell due in the twelve months before the day asked about, the day itself not included: what
//!   is due today is not late yet. A document that fell due earlier and was still unpaid when the
//!   twelve months began is one of them too, for it was late in them.
//! * Its **due day** is the one in force when it came: a deferral agreed by then moves it, one
//!   agreed afterwards undoes no delay.
//! * It is **late** from the day after its due day while anything of it is open: a part payment
//!   shortens no delay. Payments, credit notes, returns, offsets and corrections settle; a
//!   write-off does not, for no money came. Days count to the day of the last settlement, or to
//!   the day asked about. A dispute stops the pressure, not the counting (ASU-09).
//! * It was **warned** of when the customer spoke by the due day: a promise, a deferral agreed, a
//!   word that payment will be late. A word that somebody entered afterwards, dated back, is none,
//!   whenever it was entered; the evidence names it.
//! * **Restructuring was agreed** when another day was: a promise or a deferral of the document,
//!   or a recorded agreement.

use super::{Delay, PaymentHistory};
use crate::control::LadderEventKind;
use crate::day::Day;
use crate::ids::ItemId;
use jiff::civil::Weekday;

/// Months the statistics look back, where a policy gives no others (3.1 to 3.4).
pub const STATISTICS_MONTHS: u8 = 12;

/// What people record of a customer's conduct, beside money.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Conduct {
    /// The customer told that a payment will be late.
    WarnedOfDelay,
    /// Agreed to the restructuring it was offered.
    AgreedToRestructuring,
    /// Opposed the restructuring it was offered.
    ObjectedToRestructuring,
    /// Could not be reached on purpose.
    AvoidedContact,
    /// A claim letter was sent to it.
    ClaimLetter,
    /// Court proceedings took place.
    CourtProceedings,
}

impl Conduct {
    /// Every kind.
    pub const ALL: [Conduct; 6] = [
        Conduct::WarnedOfDelay,
        Conduct::AgreedToRestructuring,
        Conduct::ObjectedToRestructuring,
        Conduct::AvoidedContact,
        Conduct::ClaimLetter,
        Conduct::CourtProceedings,
    ];

    /// The word written in stored rows and forms.
    pub const fn code(self) -> &'static str {
        match self {
            Conduct::WarnedOfDelay => "warned_of_delay",
            Conduct::AgreedToRestructuring => "agreed_to_restructuring",
            Conduct::ObjectedToRestructuring => "objected_to_restructuring",
            Conduct::AvoidedContact => "avoided_contact",
            Conduct::ClaimLetter => "claim_letter",
            Conduct::CourtProceedings => "court_proceedings",
        }
    }

    /// The kind with this word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|conduct| conduct.code() == code)
    }

    /// The conduct that a recorded contact tells of: by its own word, or by that of what the
    /// ladder hears of the buyer. Both are one fact, whichever page it was recorded on.
    pub fn recorded_as(code: &str) -> Option<Self> {
        Self::from_code(code).or_else(|| match LadderEventKind::from_code(code)? {
            LadderEventKind::DelayWarned => Some(Conduct::WarnedOfDelay),
            LadderEventKind::ContactAvoided => Some(Conduct::AvoidedContact),
            LadderEventKind::RestructuringRefused => Some(Conduct::ObjectedToRestructuring),
            _ => None,
        })
    }
}

/// Last day on which a warning that was given on a day can be entered: the working day after it,
/// or the due day it warns of. Those who are measured by warnings date none back (CLS-01). A
/// working day is a weekday here: holidays make nobody's warning older.
pub fn warning_entered_by(given: Day, due: Option<Day>) -> Day {
    let working = |day: &Day| !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
    let after = (1..=3).map(|days| given.ahead(days)).find(working).unwrap_or(given);
    due.map_or(after, |due| due.max(after))
}

/// Something recorded about conduct, on a day; `None` concerns the whole customer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ConductRecord {
    pub conduct: Conduct,
    pub day: Day,
    pub item: Option<ItemId>,
    /// The day on which a person entered it; `None`: the program did, from another system.
    pub entered: Option<Day>,
}

/// A promise to pay, as it was recorded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PromiseRecord {
    pub day: Day,
    pub item: Option<ItemId>,
    /// As of a [`ConductRecord`].
    pub entered: Option<Day>,
}

/// Was a word of this day about a document with this due day entered in time to be believed?
fn is_in_time(given: Day, entered: Option<Day>, due: Day) -> bool {
    entered.is_none_or(|entered| entered <= warning_entered_by(given, Some(due)))
}

/// A movement on a document, as far as it tells of payment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settlement {
    pub day: Day,
    /// Minor units; below zero takes an earlier one back.
    pub minor: i64,
}

/// Another due day, and the day on which it was agreed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deferral {
    pub agreed: Day,
    pub due: Day,
}

/// How a document came to be settled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Course {
    /// In full and in time, by what is derived from all that is recorded.
    InTime,
    /// By these movements, write-offs left out, in any order. What was sold ends with the sale.
    Moves(Vec<Settlement>),
}

/// A trade document that was not withdrawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Obligation {
    pub item: ItemId,
    pub number: String,
    /// Day of the document.
    pub effective: Day,
    /// Due day of the document itself.
    pub due: Day,
    /// Deferrals, in the order agreed.
    pub deferrals: Vec<Deferral>,
    /// Minor units.
    pub amount: i64,
    /// Fewest minor units that are worth asking for: a rest below them is nobody's delay.
    pub worth_asking: i64,
    pub course: Course,
}

/// Everything the statistics are made of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Conducted {
    /// Day of the first document with deferral (GEN-06).
    pub first_deferred: Option<Day>,
    pub obligations: Vec<Obligation>,
    pub promises: Vec<PromiseRecord>,
    pub records: Vec<ConductRecord>,
}

/// One delay, with what speaks for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Late {
    pub item: ItemId,
    pub number: String,
    /// The due day that was in force when it came.
    pub due: Day,
    /// The day of the last settlement; `None` while something is open.
    pub settled: Option<Day>,
    pub days: u32,
    pub warned: bool,
    /// A warning was entered afterwards and does not count.
    pub afterwards: bool,
    pub agreed: bool,
}

/// Twelve months of one customer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statistics {
    /// Months they look back.
    pub months: u8,
    /// First day of them.
    pub from: Day,
    /// The day asked about, which is not one of them.
    pub to: Day,
    pub first_deferred: Option<Day>,
    /// Due days of all obligations, ascending.
    pub due: Vec<Day>,
    /// By due day, then document.
    pub late: Vec<Late>,
    /// What people recorded in the twelve months, by day.
    pub records: Vec<ConductRecord>,
}

impl Obligation {
    /// Is it about this document what was said on `day` about `item`, or about all, at the
    /// latest on `by`? Nobody speaks of what was not delivered yet.
    fn is_meant(&self, item: Option<ItemId>, day: Day, by: Day) -> bool {
        item.is_none_or(|item| item == self.item) && self.effective <= day && day <= by
    }

    /// The due day in force when it came.
    fn due_in_force(&self) -> Day {
        let by_then = |due: Day, one: &Deferral| if one.agreed <= due { one.due } else { due };
        self.deferrals.iter().fold(self.due, by_then)
    }

    /// The day from which nothing worth asking for is open, seen on `on`; `None` while something is.
    fn settled(&self, on: Day) -> Option<Day> {
        let Course::Moves(moves) = &self.course else { return Some(self.due_in_force()) };
        let mut moves: Vec<&Settlement> = moves.iter().filter(|one| one.day <= on).collect();
        moves.sort_unstable_by_key(|one| one.day);
        let (mut open, mut settled) = (self.amount, None);
        let little = self.worth_asking.clamp(1, self.amount.max(1));
        for (index, one) in moves.iter().enumerate() {
            open = open.saturating_sub(one.minor);
            let day_ends = moves.get(index + 1).is_none_or(|next| next.day != one.day);
            match (open < little, settled) {
                _ if !day_ends => {}
                (true, None) => settled = Some(one.day),
                (true, Some(_)) => {}
                (false, _) => settled = None,
            }
        }
        settled
    }
}

impl Conducted {
    /// So many months before `on`.
    pub fn statistics(&self, on: Day, months: u8) -> Statistics {
        let from = on.plus_months(-i32::from(months));
        let mut statistics = Statistics {
            months,
            from,
            to: on,
            first_deferred: self.first_deferred.filter(|first| *first <= on),
            due: Vec::new(),
            late: Vec::new(),
            records: self.records_between(from, on),
        };
        for obligation in &self.obligations {
            let (due, settled) = (obligation.due_in_force(), obligation.settled(on));
            let carried = settled.is_none_or(|settled| settled >= from && settled > due);
            if due >= on || due < from && !carried {
                continue;
            }
            statistics.due.push(due);
            if let Some(late) = self.late(obligation, due, settled, on) {
                statistics.late.push(late);
            }
        }
        statistics.due.sort_unstable();
        statistics.late.sort_by_key(|late| (late.due, late.item));
        statistics
    }

    fn records_between(&self, from: Day, on: Day) -> Vec<ConductRecord> {
        let inside = |record: &&ConductRecord| record.day >= from && record.day <= on;
        let mut records: Vec<ConductRecord> = self.records.iter().filter(inside).copied().collect();
        records.sort_by_key(|record| (record.day, record.conduct, record.item));
        records
    }

    fn late(
        &self,
        obligation: &Obligation,
        due: Day,
        settled: Option<Day>,
        on: Day,
    ) -> Option<Late> {
        let until = settled.unwrap_or(on);
        let days = u32::try_from(until.days_since(due)).ok().filter(|days| *days > 0)?;
        Some(Late {
            item: obligation.item,
            number: obligation.number.clone(),
            due,
            settled,
            days,
            warned: self.warned(obligation, due),
            afterwards: self.warned_afterwards(obligation, due),
            agreed: self.agreed(obligation, until),
        })
    }

    fn warned(&self, obligation: &Obligation, due: Day) -> bool {
        self.words(obligation, due).any(|(given, entered)| is_in_time(given, entered, due))
            || obligation.deferrals.iter().any(|one| one.agreed <= due)
    }

    fn warned_afterwards(&self, obligation: &Obligation, due: Day) -> bool {
        let late = |(given, entered)| !is_in_time(given, entered, due);
        !self.warned(obligation, due) && self.words(obligation, due).any(late)
    }

    /// Words given by the due day that payment will be late, and promises: the day of each, and
    /// when it was entered.
    fn words(&self, of: &Obligation, due: Day) -> impl Iterator<Item = (Day, Option<Day>)> {
        let warnings = self.records.iter().filter(move |record| {
            let warning = record.conduct == Conduct::WarnedOfDelay;
            warning && of.is_meant(record.item, record.day, due)
        });
        let promises = self.promises.iter().filter(move |one| of.is_meant(one.item, one.day, due));
        let warnings = warnings.map(|record| (record.day, record.entered));
        warnings.chain(promises.map(|one| (one.day, one.entered)))
    }

    fn agreed(&self, obligation: &Obligation, until: Day) -> bool {
        self.spoke(obligation, Conduct::AgreedToRestructuring, until)
            || self.promised(obligation, until)
            || obligation.deferrals.iter().any(|one| one.agreed <= until)
    }

    fn spoke(&self, of: &Obligation, conduct: Conduct, by: Day) -> bool {
        let meant = |record: &ConductRecord| {
            record.conduct == conduct && of.is_meant(record.item, record.day, by)
        };
        self.records.iter().any(meant)
    }

    fn promised(&self, of: &Obligation, by: Day) -> bool {
        self.promises.iter().any(|promise| of.is_meant(promise.item, promise.day, by))
    }
}

impl Statistics {
    /// The figures a status follows from.
    pub fn history(&self) -> PaymentHistory {
        let held = |conduct| self.records.iter().any(|record| record.conduct == conduct);
        let letters = self.records.iter().filter(|one| one.conduct == Conduct::ClaimLetter);
        PaymentHistory {
            months_with_deferral: self.months_with_deferral(),
            obligations_due: u32::try_from(self.due.len()).unwrap_or(u32::MAX),
            delays: self.late.iter().map(Late::delay).collect(),
            objected_to_restructuring: held(Conduct::ObjectedToRestructuring),
            avoided_contact: held(Conduct::AvoidedContact),
            court_proceedings: held(Conduct::CourtProceedings),
            claim_letters_sent: u32::try_from(letters.count()).unwrap_or(u32::MAX),
        }
    }

    /// Whole months since the first document with deferral.
    fn months_with_deferral(&self) -> u32 {
        let Some(first) = self.first_deferred else { return 0 };
        (1..).take_while(|months| first.ahead_months(*months) <= self.to).count() as u32
    }
}

impl Late {
    fn delay(&self) -> Delay {
        let date = self.due.date();
        Delay {
            due_month: Day::of(date.year(), date.month(), 1).unwrap_or(self.due),
            days: self.days,
            warned: self.warned,
            restructuring_agreed: self.agreed,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rating::{Status, classify};

    const TODAY: &str = "2026-01-01";

    fn day(text: &str) -> Day {
        text.parse().expect(text)
    }

    fn item(number: i64) -> ItemId {
        ItemId::new(number)
    }

    /// A document of 100 due on a day, with days and amounts of its settlements.
    fn due(number: i64, due: &str, moves: &[(&str, i64)]) -> Obligation {
        let due = day(due);
        let settlement = |(text, minor): &(&str, i64)| Settlement { day: day(text), minor: *minor };
        Obligation {
            item: item(number),
            number: format!("A-{number}"),
            effective: due.plus(-14),
            due,
            deferrals: Vec::new(),
            amount: 100,
            worth_asking: 1,
            course: Course::Moves(moves.iter().map(settlement).collect()),
        }
    }

    fn of(obligations: Vec<Obligation>) -> Conducted {
        Conducted {
            first_deferred: Some(day("2024-06-01")),
            obligations,
            promises: Vec::new(),
            records: Vec::new(),
        }
    }

    fn days_late(obligations: Vec<Obligation>) -> Vec<u32> {
        let statistics = of(obligations).statistics(day(TODAY), STATISTICS_MONTHS);
        statistics.late.iter().map(|late| late.days).collect()
    }

    #[test]
    fn cls_01_a_delay_counts_from_the_due_day_to_the_last_settlement() {
        type Case = (&'static str, Obligation, &'static [u32]);
        let rows: [Case; 9] = [
            ("paid on the due day", due(1, "2025-06-02", &[("2025-06-02", 100)]), &[]),
            ("paid a day later", due(1, "2025-06-02", &[("2025-06-03", 100)]), &[1]),
            ("paid before delivery", due(1, "2025-06-02", &[("2025-05-01", 100)]), &[]),
            (
                "a part in time shortens no delay",
                due(1, "2025-06-02", &[("2025-06-02", 99), ("2025-06-10", 1)]),
                &[8],
            ),
            (
                "a payment that bounced settled nothing",
                due(
                    1,
                    "2025-06-02",
                    &[("2025-06-01", 100), ("2025-06-05", -100), ("2025-06-22", 100)],
                ),
                &[20],
            ),
            (
                "taken back and repaid within one day",
                due(
                    1,
                    "2025-06-02",
                    &[("2025-06-01", 100), ("2025-06-01", -100), ("2025-06-01", 100)],
                ),
                &[],
            ),
            ("open still", due(1, "2025-12-22", &[("2025-12-23", 50)]), &[10]),
            ("due today", due(1, TODAY, &[]), &[]),
            ("what comes later is not known", due(1, "2025-12-31", &[("2026-01-05", 100)]), &[1]),
        ];
        for (name, obligation, expected) in rows {
            assert_eq!(days_late(vec![obligation]), expected, "{name}");
        }
    }

    #[test]
    fn the_twelve_months_end_before_the_day_and_carry_what_was_unpaid() {
        let rows = [
            ("2024-12-31", vec![("2024-12-31", 100)], 0, 0),
            ("2025-01-01", vec![("2025-01-01", 100)], 1, 0),
            ("2025-12-31", vec![("2025-12-31", 100)], 1, 0),
            ("2026-01-01", vec![("2026-01-01", 100)], 0, 0),
            // Due before the twelve months and paid in them, on their first day, or before them.
            ("2024-11-01", vec![("2025-02-01", 100)], 1, 1),
            ("2024-12-31", vec![("2025-01-01", 100)], 1, 1),
            ("2024-11-01", vec![("2024-12-31", 100)], 0, 0),
            ("2024-11-01", vec![], 1, 1),
        ];
        for (text, moves, obligations, late) in rows {
            let statistics =
                of(vec![due(1, text, &moves)]).statistics(day(TODAY), STATISTICS_MONTHS);
            let found = (statistics.due.len(), statistics.late.len());
            assert_eq!(found, (obligations, late), "{text} {moves:?}");
        }
    }

    #[test]
    fn a_deferral_moves_the_due_day_only_when_agreed_by_then() {
        let deferred = |agreed: &str, until: &str, paid: &str| {
            let deferrals = vec![Deferral { agreed: day(agreed), due: day(until) }];
            let one = Obligation { deferrals, ..due(1, "2025-06-02", &[(paid, 100)]) };
            let statistics = of(vec![one]).statistics(day(TODAY), STATISTICS_MONTHS);
            statistics.late.first().map(|late| (late.days, late.warned, late.agreed))
        };
        assert_eq!(deferred("2025-06-02", "2025-06-12", "2025-06-12"), None);
        assert_eq!(deferred("2025-06-02", "2025-06-12", "2025-06-15"), Some((3, true, true)));
        assert_eq!(deferred("2025-06-03", "2025-06-12", "2025-06-12"), Some((10, false, true)));
        assert_eq!(deferred("2025-06-20", "2025-06-30", "2025-06-12"), Some((10, false, false)));
        assert_eq!(deferred("2025-06-01", "2026-03-01", "2025-06-12"), None, "not due yet");
    }

    #[test]
    fn a_word_by_the_due_day_warns_of_what_was_delivered() {
        let late = || due(1, "2025-06-02", &[("2025-06-05", 100)]);
        let rows = [
            // Delivered on 19 May.
            ("2025-05-18", None, false),
            ("2025-05-19", None, true),
            ("2025-06-02", Some(1), true),
            ("2025-06-02", Some(2), false),
            ("2025-06-03", Some(1), false),
        ];
        for (said, about, warned) in rows {
            let (said, about) = (day(said), about.map(item));
            let promise = PromiseRecord { day: said, item: about, entered: None };
            let (conduct, entered) = (Conduct::WarnedOfDelay, None);
            let told = ConductRecord { conduct, day: said, item: about, entered };
            let promised = Conducted { promises: vec![promise], ..of(vec![late()]) };
            let spoken = Conducted { records: vec![told], ..of(vec![late()]) };
            for conducted in [promised, spoken] {
                let found = &conducted.statistics(day(TODAY), STATISTICS_MONTHS).late[0];
                assert_eq!(found.warned, warned, "{said} {about:?}");
            }
        }
    }

    #[test]
    fn cls_04_what_people_recorded_counts_for_twelve_months() {
        let paid = |number| due(number, "2025-06-02", &[("2025-06-02", 100)]);
        let rows = [
            ("2024-12-31", Conduct::CourtProceedings, Status::Reliable),
            ("2025-01-01", Conduct::CourtProceedings, Status::NonPaying),
            ("2026-01-01", Conduct::ClaimLetter, Status::NonPaying),
            ("2026-01-02", Conduct::ClaimLetter, Status::Reliable),
            ("2025-06-02", Conduct::AvoidedContact, Status::Uncertain),
            ("2025-06-02", Conduct::WarnedOfDelay, Status::Reliable),
        ];
        for (text, conduct, status) in rows {
            let record = ConductRecord { conduct, day: day(text), item: None, entered: None };
            let conducted = Conducted { records: vec![record], ..of(vec![paid(1), paid(2)]) };
            let history = conducted.statistics(day(TODAY), STATISTICS_MONTHS).history();
            assert_eq!(classify(&history).status, status, "{conduct:?} {text}");
        }
    }

    /// CLS-01: both sides of the last day on which a warning can be entered. The document was due on
    /// Monday, 2 June 2025.
    #[test]
    fn cls_01_a_warning_entered_afterwards_does_not_count_and_is_named() {
        let rows = [
            ("2025-05-30", None, (true, false)),
            ("2025-05-30", Some("2025-05-30"), (true, false)),
            ("2025-05-30", Some("2025-06-02"), (true, false)),
            ("2025-05-30", Some("2025-06-03"), (false, true)),
            ("2025-06-02", Some("2025-06-03"), (true, false)),
            ("2025-06-02", Some("2025-06-04"), (false, true)),
            ("2025-06-03", Some("2025-06-03"), (false, false)),
        ];
        for (given, entered, expected) in rows {
            let (given, entered) = (day(given), entered.map(day));
            let late = || vec![due(1, "2025-06-02", &[("2025-06-12", 100)])];
            let conduct = Conduct::WarnedOfDelay;
            let word = ConductRecord { conduct, day: given, item: Some(item(1)), entered };
            let promise = PromiseRecord { day: given, item: None, entered };
            for conducted in [
                Conducted { records: vec![word], ..of(late()) },
                Conducted { promises: vec![promise], ..of(late()) },
            ] {
                let found = &conducted.statistics(day(TODAY), STATISTICS_MONTHS).late[0];
                assert_eq!((found.warned, found.afterwards), expected, "{given} {entered:?}");
            }
        }
    }

    #[test]
    fn cls_01_a_warning_is_entered_by_the_next_working_day_or_by_the_due_day() {
        // 2 June 2025 is a Monday.
        let rows = [
            ("2025-06-02", None, "2025-06-03"),
            ("2025-06-06", None, "2025-06-09"),
            ("2025-06-07", None, "2025-06-09"),
            ("2025-06-08", None, "2025-06-09"),
            ("2025-06-02", Some("2025-06-20"), "2025-06-20"),
            ("2025-06-02", Some("2025-06-02"), "2025-06-03"),
        ];
        for (given, due, last) in rows {
            assert_eq!(warning_entered_by(day(given), due.map(day)), day(last), "{given} {due:?}");
        }
    }

    #[test]
    fn gen_06_months_count_from_the_first_deferred_document() {
        let rows = [("2025-01-01", 12), ("2025-01-02", 11), ("2026-01-01", 0), ("2026-01-02", 0)];
        for (first, months) in rows {
            let conducted = Conducted { first_deferred: Some(day(first)), ..of(Vec::new()) };
            let history = conducted.statistics(day(TODAY), STATISTICS_MONTHS).history();
            assert_eq!(history.months_with_deferral, months, "{first}");
        }
        let history = Conducted::default().statistics(day(TODAY), STATISTICS_MONTHS).history();
        assert_eq!((history.months_with_deferral, history.obligations_due), (0, 0));
    }
}
