//! The four statuses of a payer and the evidence for them (regulation 3.1 to 3.4).
//!
//! The regulation words its statuses so that they overlap and leave gaps: the worst status
//! that is satisfied wins, and what fits none is uncertain. One month, two weeks and
//! one week are 30, 14 and 7 calendar days; "in a month" means the calendar month of
//! the due date; shares are of the obligations that fell due in the last twelve
//! months, and exactly half is not "more than half".

use crate::day::Day;
use crate::exact::Exact;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The figures by which payers are told apart. A company's policy may name its own (GEN-12);
/// the usual ones are those of the regulation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Thresholds {
    /// Days of delay that are one week in the statistics: the longest delay of a
    /// reliable payer.
    pub week: u32,
    /// Days that are two weeks: over them a delay is long.
    pub two_weeks: u32,
    /// Days that are a month: one delay over them threatens default.
    pub month: u32,
    /// Months with deferral without which nobody is reliable.
    pub reliable_months: u32,
    /// Most delays of a reliable payer.
    pub reliable_delays: u32,
    /// Percent of the obligations: more than so many late threaten default.
    pub late_share: u32,
}

impl Thresholds {
    /// The figures of the regulation (3.1 to 3.4, A-04).
    pub const REGULATION: Thresholds = Thresholds {
        week: 7,
        two_weeks: 14,
        month: 30,
        reliable_months: 12,
        reliable_delays: 2,
        late_share: 50,
    };

    const fn is_long(&self, delay: &Delay) -> bool {
        delay.days > self.two_weeks
    }

    const fn is_long_and_unwarned(&self, delay: &Delay) -> bool {
        self.is_long(delay) && !delay.warned
    }
}

impl Default for Thresholds {
    fn default() -> Self {
        Self::REGULATION
    }
}

/// What kind of payer a customer is, from the best to the worst.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Status {
    Reliable,
    Uncertain,
    /// A threat of default.
    Threat,
    NonPaying,
}

impl Status {
    /// Every status, from the best to the worst.
    pub const ALL: [Status; 4] =
        [Status::Reliable, Status::Uncertain, Status::Threat, Status::NonPaying];

    /// The code written in files, stored rows and answers.
    pub const fn code(self) -> &'static str {
        match self {
            Status::Reliable => "RELIABLE",
            Status::Uncertain => "UNCERTAIN",
            Status::Threat => "THREAT",
            Status::NonPaying => "NON_PAYING",
        }
    }

    /// The status with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.code() == code)
    }

    /// The clause of the regulation that describes it.
    pub const fn clause(self) -> &'static str {
        match self {
            Status::Reliable => "3.1",
            Status::Uncertain => "3.2",
            Status::Threat => "3.3",
            Status::NonPaying => "3.4",
        }
    }

    /// May goods be paid for later? A non-paying customer pays before (5.5).
    pub const fn has_deferral(self) -> bool {
        !matches!(self, Status::NonPaying)
    }
}

/// One obligation that was paid late, or is late still.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Delay {
    /// First day of the calendar month in which the obligation fell due.
    pub due_month: Day,
    /// Days of delay; at least one.
    pub days: u32,
    /// The customer told of it beforehand.
    pub warned: bool,
    /// The customer agreed to the restructuring it was offered.
    pub restructuring_agreed: bool,
}

/// The last twelve months of one customer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaymentHistory {
    /// Months since the first shipment on deferral.
    pub months_with_deferral: u32,
    /// Obligations that fell due; never fewer than the delays.
    pub obligations_due: u32,
    pub delays: Vec<Delay>,
    pub objected_to_restructuring: bool,
    pub avoided_contact: bool,
    pub court_proceedings: bool,
    pub claim_letters_sent: u32,
}

/// What speaks for a status, or against the status of a reliable payer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum StatusReason {
    /// Court proceedings have taken place (3.4).
    CourtProceedings,
    /// Claim letters were sent (3.4).
    ClaimLetters,
    /// More than one unwarned delay of over two weeks, with objections to restructuring and
    /// avoidance of contact (3.4).
    LongUnwarnedDelays,
    /// A delay of over a month (3.3).
    #[serde(rename = "DELAY_OVER_30_DAYS")]
    DelayOver30Days,
    /// More than one delay of over two weeks in one due month, mostly unwarned (3.3).
    #[serde(rename = "TWO_OVER_14_DAYS_IN_MONTH")]
    TwoOver14DaysInMonth,
    /// More than half of the obligations were late (3.3).
    #[serde(rename = "LATE_SHARE_OVER_50")]
    LateShareOver50,
    /// Contact avoided and restructuring opposed (3.3).
    AvoidsAndObjects,
    /// Nothing fell due (3.2).
    NoStatistics,
    /// Less than a year with deferral (3.1).
    ShortHistory,
    /// More than two delays (3.1).
    #[serde(rename = "MORE_THAN_2_DELAYS")]
    MoreThan2Delays,
    /// A delay of over a week (3.1).
    #[serde(rename = "DELAY_OVER_7_DAYS")]
    DelayOver7Days,
    /// A delay nobody was warned of (3.1).
    UnwarnedDelay,
    /// A delay without agreement on restructuring (3.1).
    RestructuringRefused,
    /// Restructuring was opposed.
    Objected,
    /// Contact was avoided.
    AvoidedContact,
}

/// A status with its evidence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Classification {
    pub status: Status,
    /// All that puts the customer into this status; empty for a reliable one.
    pub reasons: Vec<StatusReason>,
    /// Delays by obligations; `None` where nothing fell due.
    pub late_share: Option<Exact>,
}

/// The worst status the history satisfies; uncertain where it satisfies none (3.1 to 3.4).
pub fn classify(history: &PaymentHistory) -> Classification {
    classify_by(&Thresholds::REGULATION, history)
}

/// The same by the figures of a company's own policy (GEN-12).
pub fn classify_by(bounds: &Thresholds, history: &PaymentHistory) -> Classification {
    let (status, reasons) = [
        (Status::NonPaying, history.non_paying(bounds)),
        (Status::Threat, history.threatening(bounds)),
        (Status::Uncertain, history.not_reliable(bounds)),
    ]
    .into_iter()
    .find(|(_, reasons)| !reasons.is_empty())
    .unwrap_or((Status::Reliable, Vec::new()));
    Classification { status, reasons, late_share: history.late_share() }
}

impl PaymentHistory {
    /// Delays by obligations, exact; `None` where nothing fell due.
    pub fn late_share(&self) -> Option<Exact> {
        let delays = Exact::whole(i64::try_from(self.delays.len()).unwrap_or(i64::MAX));
        Exact::ratio(delays, i64::from(self.obligations_due))
    }

    fn avoids_and_objects(&self) -> bool {
        self.objected_to_restructuring && self.avoided_contact
    }

    /// What 3.4 names.
    fn non_paying(&self, bounds: &Thresholds) -> Vec<StatusReason> {
        let unwarned =
            self.delays.iter().filter(|delay| bounds.is_long_and_unwarned(delay)).count();
        held([
            (StatusReason::CourtProceedings, self.court_proceedings),
            (StatusReason::ClaimLetters, self.claim_letters_sent > 0),
            (StatusReason::LongUnwarnedDelays, unwarned > 1 && self.avoids_and_objects()),
        ])
    }

    /// What 3.3 names.
    fn threatening(&self, bounds: &Thresholds) -> Vec<StatusReason> {
        let any_over_a_month = self.delays.iter().any(|delay| delay.days > bounds.month);
        held([
            (StatusReason::DelayOver30Days, any_over_a_month),
            (StatusReason::TwoOver14DaysInMonth, self.has_month_of_long_delays(bounds)),
            (StatusReason::LateShareOver50, self.is_mostly_late(bounds)),
            (StatusReason::AvoidsAndObjects, self.avoids_and_objects()),
        ])
    }

    /// What keeps the customer from being reliable by 3.1.
    fn not_reliable(&self, bounds: &Thresholds) -> Vec<StatusReason> {
        let any = |meant: &dyn Fn(&Delay) -> bool| self.delays.iter().any(meant);
        let delays = u32::try_from(self.delays.len()).unwrap_or(u32::MAX);
        held([
            (StatusReason::NoStatistics, self.obligations_due == 0),
            (StatusReason::ShortHistory, self.months_with_deferral < bounds.reliable_months),
            (StatusReason::MoreThan2Delays, delays > bounds.reliable_delays),
            (StatusReason::DelayOver7Days, any(&|delay| delay.days > bounds.week)),
            (StatusReason::UnwarnedDelay, any(&|delay| !delay.warned)),
            (StatusReason::RestructuringRefused, any(&|delay| !delay.restructuring_agreed)),
            (StatusReason::Objected, self.objected_to_restructuring),
            (StatusReason::AvoidedContact, self.avoided_contact),
        ])
    }

    fn is_mostly_late(&self, bounds: &Thresholds) -> bool {
        let late = self.delays.len() as u64 * 100;
        late > u64::from(self.obligations_due) * u64::from(bounds.late_share)
    }

    /// Is there a due month with more than one long delay, more than half of them unwarned?
    fn has_month_of_long_delays(&self, bounds: &Thresholds) -> bool {
        let mut months: BTreeMap<Day, (u32, u32)> = BTreeMap::new();
        for delay in self.delays.iter().filter(|delay| bounds.is_long(delay)) {
            let (all, unwarned) = months.entry(delay.due_month).or_default();
            *all += 1;
            *unwarned += u32::from(!delay.warned);
        }
        months.values().any(|(all, unwarned)| *all > 1 && 2 * unwarned > *all)
    }
}

/// The reasons that hold, in the order given.
fn held<const N: usize>(reasons: [(StatusReason, bool); N]) -> Vec<StatusReason> {
    reasons.into_iter().filter(|(_, holds)| *holds).map(|(reason, _)| reason).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use StatusReason::*;

    /// A month of 2025, days of delay, warned, restructuring agreed.
    type Row = (i8, u32, bool, bool);

    fn delays(rows: &[Row]) -> Vec<Delay> {
        let delay = |(month, days, warned, restructuring_agreed): &Row| Delay {
            due_month: Day::of(2025, *month, 1).expect("a month"),
            days: *days,
            warned: *warned,
            restructuring_agreed: *restructuring_agreed,
        };
        rows.iter().map(delay).collect()
    }

    fn good(obligations_due: u32, rows: &[Row]) -> PaymentHistory {
        PaymentHistory {
            months_with_deferral: 12,
            obligations_due,
            delays: delays(rows),
            objected_to_restructuring: false,
            avoided_contact: false,
            court_proceedings: false,
            claim_letters_sent: 0,
        }
    }

    fn silent(mut history: PaymentHistory) -> PaymentHistory {
        history.objected_to_restructuring = true;
        history.avoided_contact = true;
        history
    }

    fn check(name: &str, history: &PaymentHistory, status: Status, reasons: &[StatusReason]) {
        let found = classify(history);
        assert_eq!((found.status, found.reasons.as_slice()), (status, reasons), "{name}");
    }

    #[test]
    fn cls_01_a_payer_is_reliable_only_while_nothing_speaks_against_it() {
        let rows: [(&str, &[Row], Status, &[StatusReason]); 9] = [
            ("never late", &[], Status::Reliable, &[]),
            ("late once, warned", &[(1, 7, true, true)], Status::Reliable, &[]),
            ("twice", &[(1, 7, true, true), (1, 1, true, true)], Status::Reliable, &[]),
            (
                "three times",
                &[(1, 3, true, true), (2, 3, true, true), (3, 3, true, true)],
                Status::Uncertain,
                &[MoreThan2Delays],
            ),
            ("eight days", &[(1, 8, true, true)], Status::Uncertain, &[DelayOver7Days]),
            ("unwarned", &[(1, 1, false, true)], Status::Uncertain, &[UnwarnedDelay]),
            ("refused", &[(1, 1, true, false)], Status::Uncertain, &[RestructuringRefused]),
            ("thirty days", &[(1, 30, true, true)], Status::Uncertain, &[DelayOver7Days]),
            ("a month and a day", &[(1, 31, true, true)], Status::Threat, &[DelayOver30Days]),
        ];
        for (name, delays, status, reasons) in rows {
            check(name, &good(20, delays), status, reasons);
        }
    }

    #[test]
    fn cls_02_without_statistics_a_payer_is_uncertain() {
        check("nothing fell due", &good(0, &[]), Status::Uncertain, &[NoStatistics]);
        let young = PaymentHistory { months_with_deferral: 11, ..good(1, &[]) };
        check("eleven months", &young, Status::Uncertain, &[ShortHistory]);
        let avoids = PaymentHistory { avoided_contact: true, ..good(1, &[]) };
        check("hard to reach", &avoids, Status::Uncertain, &[AvoidedContact]);
        let objects = PaymentHistory { objected_to_restructuring: true, ..good(1, &[]) };
        check("objected", &objects, Status::Uncertain, &[Objected]);
    }

    #[test]
    fn cls_03_long_delays_threaten_when_most_of_one_month_came_unwarned() {
        let unsure = &[DelayOver7Days, UnwarnedDelay];
        let rows: [(&str, &[Row], Status, &[StatusReason]); 5] = [
            (
                "both unwarned",
                &[(3, 16, false, true), (3, 15, false, true)],
                Status::Threat,
                &[TwoOver14DaysInMonth],
            ),
            (
                "one of two warned: exactly half",
                &[(3, 16, false, true), (3, 15, true, true)],
                Status::Uncertain,
                unsure,
            ),
            (
                "one of three warned",
                &[(3, 16, false, true), (3, 15, true, true), (3, 20, false, true)],
                Status::Threat,
                &[TwoOver14DaysInMonth],
            ),
            (
                "in two months",
                &[(3, 16, false, true), (4, 15, false, true)],
                Status::Uncertain,
                unsure,
            ),
            (
                "one of just two weeks",
                &[(3, 16, false, true), (3, 14, false, true)],
                Status::Uncertain,
                unsure,
            ),
        ];
        for (name, delays, status, reasons) in rows {
            check(name, &good(30, delays), status, reasons);
        }
    }

    #[test]
    fn cls_02_cls_03_exactly_half_late_is_uncertain_and_more_is_a_threat() {
        let one: &[Row] = &[(1, 1, true, true)];
        check("half", &good(2, one), Status::Reliable, &[]);
        check("all", &good(1, one), Status::Threat, &[LateShareOver50]);
        let three: &[Row] = &[(1, 1, true, true), (2, 1, true, true), (3, 1, true, true)];
        check("three of six", &good(6, three), Status::Uncertain, &[MoreThan2Delays]);
        check("three of five", &good(5, three), Status::Threat, &[LateShareOver50]);
    }

    /// CL-08, CL-14: a single delay over a month, and avoidance with opposition, each alone.
    #[test]
    fn cls_03_a_delay_over_a_month_or_avoidance_with_opposition_threatens() {
        for (days, status) in [(30, Status::Uncertain), (31, Status::Threat)] {
            let found = classify(&good(20, &[(1, days, true, true)]));
            assert_eq!(found.status, status, "{days} days");
        }
        let one = good(20, &[]);
        let objects = PaymentHistory { objected_to_restructuring: true, ..one.clone() };
        let avoids = PaymentHistory { avoided_contact: true, ..one.clone() };
        for half in [objects, avoids] {
            assert_eq!(classify(&half).status, Status::Uncertain, "one of the two is not enough");
        }
        check("both", &silent(one), Status::Threat, &[AvoidsAndObjects]);
    }

    /// More than one, over two weeks, without warning, of one who hides and objects; a claim
    /// letter or a court alone.
    #[test]
    fn cls_04_non_paying_needs_two_long_unwarned_delays_a_claim_or_a_court() {
        let rows: [(&str, &[Row], Status); 4] = [
            ("one", &[(1, 15, false, false)], Status::Threat),
            ("two", &[(1, 15, false, false), (3, 15, false, false)], Status::NonPaying),
            ("of two weeks", &[(1, 14, false, false), (3, 15, false, false)], Status::Threat),
            ("one warned", &[(1, 15, true, false), (3, 15, false, false)], Status::Threat),
        ];
        for (name, delays, status) in rows {
            assert_eq!(classify(&silent(good(30, delays))).status, status, "{name}");
            assert_ne!(classify(&good(30, delays)).status, Status::NonPaying, "{name}, open");
        }
        let claimed = PaymentHistory { claim_letters_sent: 1, ..good(1, &[]) };
        check("a claim letter", &claimed, Status::NonPaying, &[ClaimLetters]);
        let sued = PaymentHistory { court_proceedings: true, ..good(1, &[]) };
        check("a court", &sued, Status::NonPaying, &[CourtProceedings]);
    }

    /// What fits nothing is uncertain: delays of 15 to 30 days, in no month twice, of at
    /// most half of what fell due.
    #[test]
    fn cls_05_what_fits_nothing_is_uncertain() {
        let delays: &[Row] = &[(1, 20, true, true), (2, 30, true, true)];
        check("between", &good(20, delays), Status::Uncertain, &[DelayOver7Days]);
    }

    #[test]
    fn cls_05_the_worst_status_wins_with_its_own_reasons() {
        let long: &[Row] = &[(1, 16, false, false), (3, 31, false, false)];
        check(
            "two long unwarned delays of one who hides and objects",
            &silent(good(30, long)),
            Status::NonPaying,
            &[LongUnwarnedDelays],
        );
        check("hides and objects", &silent(good(30, &[])), Status::Threat, &[AvoidsAndObjects]);
        let sued =
            PaymentHistory { court_proceedings: true, claim_letters_sent: 2, ..good(1, &[]) };
        check("sued", &sued, Status::NonPaying, &[CourtProceedings, ClaimLetters]);
    }

    #[test]
    fn codes_are_those_of_the_contract() {
        for status in Status::ALL {
            assert_eq!(Status::from_code(status.code()), Some(status));
        }
        assert_eq!(Status::from_code("reliable"), None);
        assert!(Status::Threat.has_deferral() && !Status::NonPaying.has_deferral());
    }
}
