//! The last day on which a suit may be filed: three years, and what restarts them.
//!
//! Russia: GK 196, 200, 203, 206. Estonia: TsÜS § 146, 147, 154, 158. The **conservative** last
//! day is the one to act on; other readings of the law are later, and a suit filed by them may
//! be dismissed. Suspension while a claim is answered (GK 202 p. 3) is not added: it would
//! only move the day later.

use crate::calendar::Calendar;
use crate::day::Day;

/// Years of the general term.
const TERM: i32 = 3;
/// Years after which no acknowledgement helps any more (GK 196 p. 2).
const LONGEST: i32 = 10;
const MONTHS: i32 = 12;

/// Days before the conservative last day on which a person is warned, where a policy gives no
/// others. The term itself is the law's; when to warn of its end is the company's.
pub const ALARM_DAYS: [u16; 4] = [180, 90, 30, 7];

/// No alarm about a debt due after this day has rung by `today`, the earliest being so many days
/// before the last one.
pub fn alarms_reach(today: Day, earliest: u16) -> Day {
    today.ahead_months(-TERM * MONTHS).ahead(i64::from(earliest) + 1)
}

/// The closest of these alarms, falling, that has rung so many days before the last day.
pub fn rung(alarms: &[u16], left: i64) -> Option<i64> {
    alarms.iter().rev().map(|before| i64::from(*before)).find(|before| left <= *before)
}

/// By whose law the term runs.
#[derive(Clone, Copy, Debug)]
pub enum Law<'a> {
    /// A term that ends on a day off by this calendar moves to the next working day (GK 193).
    Russia {
        calendar: &'a Calendar,
    },
    Estonia,
}

/// From what the term is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// A day set by the contract.
    ContractTerm { due: Day },
    /// The claim depends on an invoice that could be presented on this day: counted from the
    /// end of that year (TsÜS § 147(3)).
    InvoicePresentable { presentable: Day },
    /// One of several periodic payments: counted from the end of its year (TsÜS § 154).
    Periodic { due: Day },
}

/// By what the debtor acknowledged the debt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AcknowledgementKind {
    ReconciliationAct,
    GuaranteeLetter,
    DeferralRequest,
    SignedSchedule,
    PartialPayment,
    Other,
}

impl AcknowledgementKind {
    /// Every kind.
    pub const ALL: [AcknowledgementKind; 6] = [
        AcknowledgementKind::ReconciliationAct,
        AcknowledgementKind::GuaranteeLetter,
        AcknowledgementKind::DeferralRequest,
        AcknowledgementKind::SignedSchedule,
        AcknowledgementKind::PartialPayment,
        AcknowledgementKind::Other,
    ];

    /// The word written in answers and stored rows.
    pub const fn code(self) -> &'static str {
        match self {
            AcknowledgementKind::ReconciliationAct => "RECONCILIATION_ACT",
            AcknowledgementKind::GuaranteeLetter => "GUARANTEE_LETTER",
            AcknowledgementKind::DeferralRequest => "DEFERRAL_REQUEST",
            AcknowledgementKind::SignedSchedule => "SIGNED_SCHEDULE",
            AcknowledgementKind::PartialPayment => "PARTIAL_PAYMENT",
            AcknowledgementKind::Other => "OTHER",
        }
    }

    /// The kind with this word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// One act by which the debtor showed that he knows of the debt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Acknowledgement {
    pub on: Day,
    pub kind: AcknowledgementKind,
    pub in_writing: bool,
}

/// What an acknowledgement did to the term.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Effect {
    /// Inside the term: it runs anew (GK 203, TsÜS § 158).
    Restarted,
    /// After the term, in writing: it runs again (GK 206 p. 2).
    Revived,
    /// Nothing was overdue yet.
    NoneBeforeTerm,
    /// A part paid acknowledges no more than that part (Plenum 29.09.2015 No 43 p. 20).
    NonePartialPayment,
    /// The term had ended, and in Estonia nothing revives it.
    NoneAfterExpiry,
    /// It could not be proved (choice 9).
    NoneNotInWriting,
}

impl Effect {
    /// The word written in answers.
    pub const fn code(self) -> &'static str {
        match self {
            Effect::Restarted => "RESTARTED",
            Effect::Revived => "REVIVED",
            Effect::NoneBeforeTerm => "NONE_BEFORE_TERM",
            Effect::NonePartialPayment => "NONE_PARTIAL_PAYMENT",
            Effect::NoneAfterExpiry => "NONE_AFTER_EXPIRY",
            Effect::NoneNotInWriting => "NONE_NOT_IN_WRITING",
        }
    }

    /// Does the term run anew?
    pub const fn moves_the_term(self) -> bool {
        matches!(self, Effect::Restarted | Effect::Revived)
    }
}

/// A term that runs from a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Term {
    nominal_end: Day,
    conservative_last_day: Day,
    last_day: Day,
}

/// The term of one debt, after everything the debtor acknowledged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limitation {
    /// The first day of the first term.
    pub starts: Day,
    /// The first day of the term that runs now, where it was restarted or revived.
    pub restarts: Option<Day>,
    pub nominal_end: Day,
    /// The day to act on.
    pub conservative_last_day: Day,
    /// The latest reading.
    pub last_day: Day,
    /// No term ends later than this (Russia).
    pub ten_year_limit: Option<Day>,
    /// What each acknowledgement did, in the order given.
    pub effects: Vec<Effect>,
    /// A year was missing in the calendar; the end of some term on the way was not moved.
    pub calendar_missing: bool,
}

impl Limitation {
    /// The first day on which the debtor may plead it.
    pub fn time_barred_from(&self) -> Day {
        self.last_day.ahead(1)
    }

    /// Is it too late on a day?
    pub fn is_time_barred(&self, on: Day) -> bool {
        on > self.last_day
    }

    /// Days before the end, and the days on which they fall.
    pub fn alarms(&self) -> [(i64, Day); 4] {
        ALARM_DAYS.map(i64::from).map(|days| (days, self.conservative_last_day.ahead(-days)))
    }
}

/// Years for which a debt that was written off is watched off balance (WOF-03).
pub const WATCH_YEARS: i32 = 5;

/// The last day off balance on which a debt that was written off is watched for a change in
/// the debtor's means (34n p. 77; WOF-03).
pub fn watched_until(written_off: Day, years: i32) -> Day {
    written_off.ahead_months(years * MONTHS)
}

/// Counts the term of a debt. `acknowledgements` stand in the order of their days.
///
/// ```
/// use saldo_domain::calendar::Calendar;
/// use saldo_domain::recovery::limitation::{Basis, Law, limitation};
/// let calendar = Calendar::of_code("RU").expect("ships");
/// let basis = Basis::ContractTerm { due: "2023-03-15".parse()? };
/// let term = limitation(Law::Russia { calendar }, basis, &[]);
/// assert_eq!(term.nominal_end.to_string(), "2026-03-15"); // a Sunday
/// assert_eq!(term.last_day.to_string(), "2026-03-16");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn limitation(law: Law<'_>, basis: Basis, acknowledgements: &[Acknowledgement]) -> Limitation {
    let first = basis.day();
    let mut count = Count { law, basis, first, base: first, calendar_missing: false };
    let mut term = count.term();
    let mut effects = Vec::with_capacity(acknowledgements.len());
    for acknowledgement in acknowledgements {
        let effect = count.effect(acknowledgement, term.last_day);
        if effect.moves_the_term() {
            count.base = acknowledgement.on;
            term = count.term();
        }
        effects.push(effect);
    }
    let restarted = effects.iter().any(|effect| effect.moves_the_term());
    Limitation {
        starts: first.ahead(1),
        restarts: restarted.then(|| count.base.ahead(1)),
        nominal_end: term.nominal_end,
        conservative_last_day: term.conservative_last_day,
        last_day: term.last_day,
        ten_year_limit: count.ten_year_limit(),
        effects,
        calendar_missing: count.calendar_missing,
    }
}

/// Counts the term of a debt of which the due day was moved by agreement: it may be counted from
/// any of these days. The day to act on is the earliest of all readings, and it is too late after
/// the latest alone.
pub fn limitation_of_moved(
    law: Law<'_>,
    due: &[Day],
    acknowledgements: &[Acknowledgement],
) -> Option<Limitation> {
    let read = |due: &Day| limitation(law, Basis::ContractTerm { due: *due }, acknowledgements);
    let (earliest, latest) = (due.iter().min()?, due.iter().max()?);
    let mut term = read(earliest);
    if earliest < latest {
        let other = read(latest);
        term.conservative_last_day = term.conservative_last_day.min(other.conservative_last_day);
        term.nominal_end = term.nominal_end.max(other.nominal_end);
        term.last_day = term.last_day.max(other.last_day);
        term.calendar_missing |= other.calendar_missing;
    }
    Some(term)
}

impl Basis {
    /// The day after which the first term runs.
    fn day(self) -> Day {
        match self {
            Basis::ContractTerm { due } => due,
            Basis::InvoicePresentable { presentable: day } | Basis::Periodic { due: day } => {
                Day::of(day.year(), 12, 31).expect("31 December of a permitted year")
            }
        }
    }
}

/// The count on its way through the acknowledgements.
struct Count<'a> {
    law: Law<'a>,
    basis: Basis,
    first: Day,
    /// The day after which the present term runs.
    base: Day,
    calendar_missing: bool,
}

impl Count<'_> {
    fn term(&mut self) -> Term {
        match self.law {
            Law::Russia { calendar } => self.russian_term(calendar),
            Law::Estonia => self.estonian_term(),
        }
    }

    fn russian_term(&mut self, calendar: &Calendar) -> Term {
        let end = years_after(self.base, TERM);
        let nominal_end = self.ten_year_limit().map_or(end, |limit| end.min(limit));
        let moved = calendar.next_working_day_exact(nominal_end);
        self.calendar_missing |= moved.is_err();
        let last_day = moved.unwrap_or(nominal_end);
        Term { nominal_end, conservative_last_day: nominal_end, last_day }
    }

    /// A claim is collectable on the day after it was due, and published examples count three
    /// years from that day; to act a day earlier is always safe.
    fn estonian_term(&self) -> Term {
        let conservative_last_day = years_after(self.base, TERM);
        let from_year_end =
            self.base == self.first && !matches!(self.basis, Basis::ContractTerm { .. });
        let nominal_end = if from_year_end {
            conservative_last_day
        } else {
            years_after(self.base.ahead(1), TERM)
        };
        Term { nominal_end, conservative_last_day, last_day: nominal_end }
    }

    fn ten_year_limit(&self) -> Option<Day> {
        match self.law {
            Law::Russia { .. } => Some(years_after(self.first, LONGEST)),
            Law::Estonia => None,
        }
    }

    /// The checklist of an acknowledgement while a term runs to `last_day`.
    fn effect(&self, acknowledgement: &Acknowledgement, last_day: Day) -> Effect {
        let is_russia = matches!(self.law, Law::Russia { .. });
        let is_payment = acknowledgement.kind == AcknowledgementKind::PartialPayment;
        let is_late = acknowledgement.on > last_day;
        if acknowledgement.on <= self.first {
            return Effect::NoneBeforeTerm;
        }
        if is_russia && is_payment {
            return Effect::NonePartialPayment;
        }
        if !is_russia && is_late {
            return Effect::NoneAfterExpiry;
        }
        // In Estonia a payment speaks for itself: the bank proves it.
        if !acknowledgement.in_writing && !is_payment {
            return Effect::NoneNotInWriting;
        }
        if is_late { Effect::Revived } else { Effect::Restarted }
    }
}

fn years_after(day: Day, years: i32) -> Day {
    day.ahead_months(years * MONTHS)
}

#[cfg(test)]
mod tests {
    use super::*;
    use AcknowledgementKind::{GuaranteeLetter, PartialPayment, ReconciliationAct};

    fn day(text: &str) -> Day {
        text.parse().expect(text)
    }

    fn russia() -> Law<'static> {
        Law::Russia { calendar: Calendar::of_code("RU").expect("ships") }
    }

    fn contract(due: &str) -> Basis {
        Basis::ContractTerm { due: day(due) }
    }

    fn act(on: &str, kind: AcknowledgementKind, in_writing: bool) -> Acknowledgement {
        Acknowledgement { on: day(on), kind, in_writing }
    }

    #[test]
    fn lm_01_lm_04_lm_05_terms_end_as_in_the_worked_cases() {
        let presentable = Basis::InvoicePresentable { presentable: day("2023-03-01") };
        let periodic = Basis::Periodic { due: day("2023-12-31") };
        // Law, basis, starts, nominal end, conservative, last day.
        let rows = [
            (russia(), contract("2023-03-15"), "2023-03-16 2026-03-15 2026-03-15 2026-03-16"),
            (russia(), contract("2021-02-01"), "2021-02-02 2024-02-01 2024-02-01 2024-02-01"),
            (russia(), contract("2020-02-29"), "2020-03-01 2023-02-28 2023-02-28 2023-02-28"),
            (Law::Estonia, contract("2023-03-17"), "2023-03-18 2026-03-18 2026-03-17 2026-03-18"),
            (Law::Estonia, contract("2024-02-28"), "2024-02-29 2027-02-28 2027-02-28 2027-02-28"),
            (Law::Estonia, presentable, "2024-01-01 2026-12-31 2026-12-31 2026-12-31"),
            (Law::Estonia, periodic, "2024-01-01 2026-12-31 2026-12-31 2026-12-31"),
        ];
        for (law, basis, expected) in rows {
            let term = limitation(law, basis, &[]);
            let days = [term.starts, term.nominal_end, term.conservative_last_day, term.last_day];
            assert_eq!(days.map(|day| day.to_string()).join(" "), expected, "{basis:?}");
            assert!(!term.is_time_barred(term.last_day));
            assert!(term.is_time_barred(term.time_barred_from()));
        }
    }

    #[test]
    fn lm_02_lm_03_an_acknowledgement_is_judged_by_the_law_and_by_its_proof() {
        use Effect::{
            NoneAfterExpiry, NoneBeforeTerm, NoneNotInWriting, NonePartialPayment, Restarted,
            Revived,
        };
        let due = "2021-02-01";
        // On the day, by what, in writing, effect in Russia and in Estonia.
        let rows = [
            ("2021-02-01", ReconciliationAct, true, NoneBeforeTerm, NoneBeforeTerm),
            ("2021-02-02", ReconciliationAct, true, Restarted, Restarted),
            ("2021-02-02", ReconciliationAct, false, NoneNotInWriting, NoneNotInWriting),
            ("2021-02-02", PartialPayment, false, NonePartialPayment, Restarted),
            ("2024-02-01", GuaranteeLetter, true, Restarted, Restarted),
            ("2024-02-02", GuaranteeLetter, true, Revived, Restarted),
            ("2024-02-03", GuaranteeLetter, true, Revived, NoneAfterExpiry),
            ("2024-02-03", GuaranteeLetter, false, NoneNotInWriting, NoneAfterExpiry),
            ("2024-02-03", PartialPayment, true, NonePartialPayment, NoneAfterExpiry),
        ];
        for (on, kind, in_writing, in_russia, in_estonia) in rows {
            let acknowledged = [act(on, kind, in_writing)];
            for (law, effect) in [(russia(), in_russia), (Law::Estonia, in_estonia)] {
                let term = limitation(law, contract(due), &acknowledged);
                assert_eq!(term.effects, [effect], "{on} {kind:?} {law:?}");
                let restarts = effect.moves_the_term().then(|| day(on).ahead(1));
                assert_eq!(term.restarts, restarts, "{on} {kind:?} {law:?}");
            }
        }
    }

    #[test]
    fn lm_02_lm_03_the_new_term_ends_three_years_after_the_acknowledgement() {
        // Due, acknowledged on, in writing, effect, last day.
        let rows = [
            ("2023-03-15", "2024-06-10", true, Effect::Restarted, "2027-06-10"), // LM-02
            ("2021-02-01", "2024-05-20", true, Effect::Revived, "2027-05-20"),   // LM-03/written
            ("2021-02-01", "2024-05-20", false, Effect::NoneNotInWriting, "2024-02-01"), // LM-03/oral
        ];
        for (due, on, in_writing, effect, last_day) in rows {
            let term = limitation(russia(), contract(due), &[act(on, GuaranteeLetter, in_writing)]);
            assert_eq!((term.effects.as_slice(), term.last_day), (&[effect][..], day(last_day)));
            assert!(!term.is_time_barred(day(last_day)), "{due} {on}");
            assert!(term.is_time_barred(day(last_day).ahead(1)), "{due} {on}");
        }
        // LM-03/expired: nobody acknowledged anything.
        assert!(
            limitation(russia(), contract("2021-02-01"), &[]).is_time_barred(day("2024-05-20"))
        );
    }

    #[test]
    fn a_term_is_restarted_again_and_again_but_not_beyond_ten_years() {
        let acts = ["2015-06-01", "2018-05-01", "2021-04-01", "2023-09-01"]
            .map(|on| act(on, ReconciliationAct, true));
        let term = limitation(russia(), contract("2014-03-03"), &acts);
        assert_eq!(term.effects, [Effect::Restarted; 4]);
        assert_eq!(term.ten_year_limit, Some(day("2024-03-03")));
        assert_eq!(term.nominal_end, day("2024-03-03"), "a Sunday");
        assert_eq!(term.last_day, day("2024-03-04"));
        assert!(term.calendar_missing, "terms on the way ended in 2017, 2018 and 2021");
        assert_eq!(term.restarts, Some(day("2023-09-02")));
    }

    #[test]
    fn in_estonia_a_restarted_term_is_counted_by_days_and_not_by_years() {
        let basis = Basis::Periodic { due: day("2023-03-01") };
        let term = limitation(Law::Estonia, basis, &[act("2025-05-05", PartialPayment, false)]);
        assert_eq!(term.conservative_last_day, day("2028-05-05"));
        assert_eq!(term.nominal_end, day("2028-05-06"));
        let early = limitation(Law::Estonia, basis, &[act("2023-12-31", PartialPayment, true)]);
        assert_eq!(early.effects, [Effect::NoneBeforeTerm], "the term had not begun");
    }

    #[test]
    fn lm_01_a_due_day_that_was_moved_is_acted_on_by_the_first_and_barred_by_the_last() {
        // Due days, acknowledged on, the day to act on, the last day.
        let rows = [
            (&["2023-03-30"][..], None, "2026-03-30", "2026-03-31"),
            (&["2023-06-30", "2023-03-30"], None, "2026-03-30", "2026-07-01"),
            (&["2023-03-30", "2023-06-30"], Some("2023-05-02"), "2026-05-02", "2026-07-01"),
            (&["2023-03-30", "2023-06-30"], Some("2024-05-02"), "2027-05-02", "2027-05-03"),
        ];
        for (due, acknowledged, to_act, last) in rows {
            let due: Vec<Day> = due.iter().map(|due| day(due)).collect();
            let acts: Vec<_> =
                acknowledged.into_iter().map(|on| act(on, GuaranteeLetter, true)).collect();
            let term = limitation_of_moved(Law::Estonia, &due, &acts).expect("a due day");
            assert_eq!(
                (term.conservative_last_day, term.last_day),
                (day(to_act), day(last)),
                "{due:?} {acknowledged:?}"
            );
        }
        assert_eq!(limitation_of_moved(Law::Estonia, &[], &[]), None);
    }

    #[test]
    fn alarms_stand_before_the_day_to_act_on() {
        let acknowledged = [act("2024-06-10", ReconciliationAct, true)];
        let term = limitation(russia(), contract("2023-03-15"), &acknowledged);
        let told: Vec<String> =
            term.alarms().iter().map(|(days, on)| format!("{days} {on}")).collect();
        assert_eq!(told, ["180 2026-12-12", "90 2027-03-12", "30 2027-05-11", "7 2027-06-03"]);
        assert!(term.calendar_missing, "no calendar of 2027");
        assert_eq!(watched_until(day("2026-03-31"), 5), day("2031-03-31"));
    }
}
