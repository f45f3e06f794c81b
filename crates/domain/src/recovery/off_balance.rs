//! Hopeless debt: on which grounds it is written off, and how it is watched off balance
//! afterwards (NK 266 p. 2; 34n p. 77; WOF-02, WOF-03).

use super::limitation::{WATCH_YEARS, watched_until};
use crate::day::Day;

/// Why a debt is hopeless by the law.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Ground {
    /// Limitation has run out.
    Limitation,
    /// The debtor was liquidated or struck off the register.
    Liquidation,
    /// The obligation ended because it cannot be performed.
    Impossibility,
    /// It ended by an act of the state.
    ActOfState,
    /// The bailiff ended the proceedings: nothing was found.
    Bailiff,
    /// A citizen was freed from it in bankruptcy.
    Bankruptcy,
    /// The court refused the claim, and the refusal is in force.
    Refused,
    /// A citizen died, and nobody answers for the debt.
    Death,
}

impl Ground {
    /// Every ground.
    pub const ALL: [Ground; 8] = [
        Ground::Limitation,
        Ground::Liquidation,
        Ground::Impossibility,
        Ground::ActOfState,
        Ground::Bailiff,
        Ground::Bankruptcy,
        Ground::Refused,
        Ground::Death,
    ];

    /// The word written in stored rows, forms and answers.
    pub const fn code(self) -> &'static str {
        match self {
            Ground::Limitation => "limitation",
            Ground::Liquidation => "liquidation",
            Ground::Impossibility => "impossibility",
            Ground::ActOfState => "act-of-state",
            Ground::Bailiff => "bailiff",
            Ground::Bankruptcy => "bankruptcy",
            Ground::Refused => "refused",
            Ground::Death => "death",
        }
    }

    /// The ground with this word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|ground| ground.code() == code)
    }
}

/// A ground that is proved, and by what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proved {
    pub ground: Ground,
    /// The document: a number, or words; empty where the calendar proves it.
    pub document: String,
    /// Its day; of limitation the first day on which nobody can sue.
    pub on: Day,
}

/// Days before the end of a year of the watch from which a look counts for that year.
const EARLY: i64 = 92;
const MONTHS: i32 = 12;

/// The watch of a debt off balance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Watch {
    /// Its last day.
    pub until: Day,
    /// The last day of the first year in which nobody has looked yet; `None` after all.
    pub check_due: Option<Day>,
}

impl Watch {
    /// Has its last day gone by, and did somebody look in every year?
    pub fn is_over(self, on: Day) -> bool {
        self.until < on && self.check_due.is_none()
    }
}

/// The watch of a debt written off on a day, after looks on these days, in their order. One look
/// serves one year: it takes place within three months before its end, or later.
///
/// ```
/// use saldo_domain::Day;
/// use saldo_domain::recovery::off_balance::watch;
/// let written_off = Day::of(2026, 3, 31)?;
/// let watch = watch(written_off, [Day::of(2027, 3, 1)?].into_iter());
/// assert_eq!(watch.until, Day::of(2031, 3, 31)?);
/// assert_eq!(watch.check_due, Some(Day::of(2028, 3, 31)?));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn watch(written_off: Day, looked: impl Iterator<Item = Day>) -> Watch {
    let year_end = |year: i32| written_off.ahead_months(year * MONTHS);
    let mut year = 1;
    for look in looked {
        if year <= WATCH_YEARS && look >= year_end(year).ahead(-EARLY) {
            year += 1;
        }
    }
    Watch {
        until: watched_until(written_off, WATCH_YEARS),
        check_due: (year <= WATCH_YEARS).then(|| year_end(year)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().expect(text)
    }

    #[test]
    fn wof_03_lm_09_a_debt_is_watched_for_five_years_with_a_look_in_each() {
        let rows: [(&[&str], Option<&str>); 6] = [
            (&[], Some("2027-03-31")),
            (&["2026-12-28"], Some("2027-03-31")), // a day too early
            (&["2026-12-29"], Some("2028-03-31")),
            (&["2027-05-01", "2027-05-02"], Some("2028-03-31")), // one look, one year
            (&["2027-03-31", "2028-03-31", "2029-03-31", "2030-03-31"], Some("2031-03-31")),
            (&["2027-03-31", "2028-03-31", "2029-03-31", "2030-03-31", "2031-03-30"], None),
        ];
        for (looked, due) in rows {
            let found = watch(day("2026-03-31"), looked.iter().map(|text| day(text)));
            assert_eq!(found.until, day("2031-03-31"), "LM-09");
            assert_eq!(found.check_due, due.map(day), "{looked:?}");
        }
    }

    #[test]
    fn every_ground_is_read_back() {
        for ground in Ground::ALL {
            assert_eq!(Ground::from_code(ground.code()), Some(ground));
        }
        assert_eq!(Ground::from_code("none"), None);
    }
}
