//! Working days: calendars as data.
//!
//! "Working day" and "banking day" mean the same: a working day of the calendar, working
//! Saturdays included (F-M). The day of an event is not counted; a term that ends on a day
//! off moves to the next working day (GK 191, 193; TsÜS § 136).
//!
//! Two ways of asking, on purpose apart:
//!
//! * The **exact** functions answer for legal days, and refuse with `NoCalendar` when a year
//!   they must look at is not loaded. They never guess.
//! * `working` and `next_working_day` serve the daily control, which no missing year may
//!   stop: there weekends and fixed holidays decide, and the answer says it is provisional.

mod added;
mod working_days;

pub use added::{CalendarYear, YearRefused};
pub use working_days::WorkingDays;

use crate::day::Day;
use crate::reference::{DataError, Source};
use jiff::civil::Weekday;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;
use toml::Spanned;

/// Is a day a working day, and how well is that known?
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Working {
    Yes,
    No,
    /// The year is not loaded: a weekday that is no fixed holiday.
    ProvisionalYes,
    /// The year is not loaded: a weekend or a fixed holiday.
    ProvisionalNo,
}

impl Working {
    /// A working day, as far as is known?
    pub const fn is_working(self) -> bool {
        matches!(self, Working::Yes | Working::ProvisionalYes)
    }

    /// Guessed from weekends and fixed holidays?
    pub const fn is_provisional(self) -> bool {
        matches!(self, Working::ProvisionalYes | Working::ProvisionalNo)
    }
}

/// An exact day was asked for, and the calendar does not hold a year it depends on.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the calendar {calendar} has no working days for {year}; add the year to its data file")]
pub struct NoCalendar {
    pub calendar: String,
    pub year: i16,
}

/// What is known about one year that was loaded by hand.
#[derive(Clone, Debug, PartialEq, Eq)]
struct LoadedYear {
    days_off_on_weekdays: BTreeSet<Day>,
    working_weekend_days: BTreeSet<Day>,
    about: YearFacts,
}

/// Where the days of a year come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct YearFacts {
    /// The act or table the days were taken from.
    pub source: String,
    /// Compared with several independent public sources.
    pub verified: bool,
}

/// Years in which weekends, fixed holidays and Easter decide alone.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Rule {
    first_year: i16,
    last_year: i16,
    easter_offsets: Vec<i64>,
    about: YearFacts,
}

/// The working days of one country.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calendar {
    code: String,
    title: String,
    /// Month and day.
    fixed_holidays: BTreeSet<(i8, i8)>,
    years: BTreeMap<i16, LoadedYear>,
    rule: Option<Rule>,
}

static RU: LazyLock<Calendar> =
    LazyLock::new(|| shipped("ru.toml", include_str!("../../../data/calendars/ru.toml")));
static EE: LazyLock<Calendar> =
    LazyLock::new(|| shipped("ee.toml", include_str!("../../../data/calendars/ee.toml")));
static WEEKENDS: LazyLock<Calendar> = LazyLock::new(|| Calendar {
    code: "WEEKENDS".to_owned(),
    title: "Weekends only".to_owned(),
    fixed_holidays: BTreeSet::new(),
    years: BTreeMap::new(),
    rule: None,
});

fn shipped(file: &str, text: &str) -> Calendar {
    Calendar::load(file, text).expect("a test loads every calendar that ships")
}

impl Calendar {
    /// Codes of the calendars that ship.
    pub const SHIPPED: [&str; 2] = ["RU", "EE"];

    /// The calendar with this code; `None` when none ships.
    pub fn of_code(code: &str) -> Option<&'static Self> {
        match code {
            "RU" => Some(&RU),
            "EE" => Some(&EE),
            _ => None,
        }
    }

    /// The calendar the daily control uses for a country: its own, or bare weekends, all of
    /// whose answers are provisional.
    pub fn of_country(country: &str) -> &'static Self {
        Self::of_code(country).unwrap_or(&WEEKENDS)
    }

    /// Reads and checks a calendar. `file` is only named in errors.
    pub fn load(file: &str, text: &str) -> Result<Self, DataError> {
        let source = Source::new(file, text);
        let written: WrittenCalendar = source.read()?;
        let mut fixed_holidays = BTreeSet::new();
        for holiday in &written.fixed_holidays {
            fixed_holidays.insert(month_and_day(source, holiday)?);
        }
        let mut years = BTreeMap::new();
        for year in written.years {
            let number = *year.year.get_ref();
            if years.contains_key(&number) {
                return Err(source.refuse(&year.year, format!("the year {number} is listed twice")));
            }
            years.insert(number, year.check(source)?);
        }
        let rule = written.rule.map(|rule| rule.check(source)).transpose()?;
        Ok(Self { code: written.code, title: written.title, fixed_holidays, years, rule })
    }

    /// Code: `RU`, `EE`.
    pub fn code(&self) -> &str {
        &self.code
    }

    /// Name for people who look after the data.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// Where the days of a year come from; `None` when the year is not loaded.
    pub fn year_facts(&self, year: i16) -> Option<&YearFacts> {
        let loaded = self.years.get(&year).map(|loaded| &loaded.about);
        loaded.or_else(|| self.rule_for(year).map(|rule| &rule.about))
    }

    /// Years of a range of days that are not loaded: what to warn of.
    pub fn missing_years(&self, first: Day, last: Day) -> Vec<i16> {
        (first.year()..=last.year()).filter(|year| self.year_facts(*year).is_none()).collect()
    }

    /// Is the day a working day? Provisional when its year is not loaded.
    pub fn working(&self, day: Day) -> Working {
        match self.known(day) {
            Some(true) => Working::Yes,
            Some(false) => Working::No,
            None if is_weekend(day) || self.is_fixed_holiday(day) => Working::ProvisionalNo,
            None => Working::ProvisionalYes,
        }
    }

    /// The first working day on or after the day, and whether a provisional answer had a part
    /// in it. Never fails: at the end of 2099 it stays on the last permitted day.
    pub fn next_working_day(&self, day: Day) -> (Day, bool) {
        let mut provisional = false;
        for candidate in day.through(Day::LAST) {
            let working = self.working(candidate);
            provisional |= working.is_provisional();
            if working.is_working() {
                return (candidate, provisional);
            }
        }
        (Day::LAST, true)
    }

    /// Is the day a working day, by a loaded year?
    pub fn working_exact(&self, day: Day) -> Result<bool, NoCalendar> {
        self.known(day).ok_or_else(|| self.no_calendar(day.year()))
    }

    /// The same; `None` for a year that is not loaded.
    fn known(&self, day: Day) -> Option<bool> {
        let year = day.year();
        if let Some(loaded) = self.years.get(&year) {
            return Some(if is_weekend(day) {
                loaded.working_weekend_days.contains(&day)
            } else {
                !loaded.days_off_on_weekdays.contains(&day)
            });
        }
        let rule = self.rule_for(year)?;
        Some(!is_weekend(day) && !self.is_fixed_holiday(day) && !rule.is_by_easter(day))
    }

    /// The first working day on or after the day.
    pub fn next_working_day_exact(&self, day: Day) -> Result<Day, NoCalendar> {
        if self.working_exact(day)? { Ok(day) } else { self.step_exact(day, 1) }
    }

    /// The last working day on or before the day.
    pub fn previous_working_day_exact(&self, day: Day) -> Result<Day, NoCalendar> {
        if self.working_exact(day)? { Ok(day) } else { self.step_exact(day, -1) }
    }

    /// The n-th working day after the start, or before it when `days` is negative; the start
    /// itself is not counted. Zero gives the start, or the next working day after a day off.
    pub fn add_working_days_exact(&self, start: Day, days: i32) -> Result<Day, NoCalendar> {
        if days == 0 {
            return self.next_working_day_exact(start);
        }
        let direction = if days < 0 { -1 } else { 1 };
        (0..days.unsigned_abs()).try_fold(start, |day, _| self.step_exact(day, direction))
    }

    /// Working days from `first` to `last`, both counted; zero when `last` is earlier.
    pub fn count_working_days_exact(&self, first: Day, last: Day) -> Result<u32, NoCalendar> {
        let mut count = 0;
        for day in first.through(last) {
            count += u32::from(self.working_exact(day)?);
        }
        Ok(count)
    }

    /// The nearest working day strictly after (1) or before (−1) the day.
    fn step_exact(&self, from: Day, direction: i64) -> Result<Day, NoCalendar> {
        let mut number = from.number() + direction;
        loop {
            // Beyond the permitted days no calendar can be loaded.
            let day = Day::from_number(number).ok_or_else(|| {
                let last = if direction < 0 { Day::FIRST } else { Day::LAST };
                self.no_calendar(last.year() + if direction < 0 { -1 } else { 1 })
            })?;
            if self.working_exact(day)? {
                return Ok(day);
            }
            number += direction;
        }
    }

    /// The days of a year that do not follow its weekends: working ones at a weekend, days off
    /// on weekdays (one of which may fall on a weekend).
    fn departures(&self, year: i16) -> BTreeMap<Day, bool> {
        if let Some(loaded) = self.years.get(&year) {
            let off = loaded.days_off_on_weekdays.iter().map(|day| (*day, false));
            return off.chain(loaded.working_weekend_days.iter().map(|day| (*day, true))).collect();
        }
        let fixed = self.fixed_holidays.iter();
        let fixed = fixed.filter_map(|(month, day)| Day::of(year, *month, *day).ok());
        let movable = self.rule_for(year).into_iter().flat_map(|rule| {
            let easter = western_easter(year);
            rule.easter_offsets.iter().map(move |offset| easter.plus(*offset))
        });
        fixed.chain(movable).map(|day| (day, false)).collect()
    }

    fn rule_for(&self, year: i16) -> Option<&Rule> {
        self.rule.as_ref().filter(|rule| (rule.first_year..=rule.last_year).contains(&year))
    }

    fn is_fixed_holiday(&self, day: Day) -> bool {
        self.fixed_holidays.contains(&day.month_and_day())
    }

    fn no_calendar(&self, year: i16) -> NoCalendar {
        NoCalendar { calendar: self.code.clone(), year }
    }
}

impl Rule {
    fn is_by_easter(&self, day: Day) -> bool {
        let from_easter = day.days_since(western_easter(day.year()));
        self.easter_offsets.contains(&from_easter)
    }
}

fn is_weekend(day: Day) -> bool {
    matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
}

/// Western Easter Sunday: the Sunday after the first full moon of spring, by the Gregorian
/// computus. The letters are those of the usual table: golden number, century, its leap and
/// moon corrections, age of the moon, weekday.
fn western_easter(year: i16) -> Day {
    let y = i64::from(year);
    let golden = y % 19;
    let century = y / 100;
    let lunar_drift = (8 * century + 13) / 25;
    let solar_drift = century - century / 4;
    let epact = (19 * golden + solar_drift - lunar_drift + 15).rem_euclid(30);
    // The full moon may not fall later than 18 April (17 in the second half of the cycle).
    let late = epact == 29 || (epact == 28 && golden > 10);
    let full_moon_from_21_march = epact - i64::from(late);
    let equinox = Day::of(year, 3, 21).unwrap_or(Day::FIRST);
    let full_moon = equinox.plus(full_moon_from_21_march);
    let to_sunday = 7 - i64::from(full_moon.weekday().to_sunday_zero_offset());
    full_moon.plus(to_sunday)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenCalendar {
    code: String,
    title: String,
    fixed_holidays: Vec<Spanned<String>>,
    /// Kept in the file for its readers.
    #[serde(rename = "fixed_holidays_source")]
    _fixed_holidays_source: String,
    #[serde(default)]
    years: Vec<WrittenYear>,
    rule: Option<WrittenRule>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenYear {
    year: Spanned<i16>,
    source: String,
    verified: bool,
    days_off_on_weekdays: Vec<Spanned<String>>,
    working_weekend_days: Vec<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenRule {
    first_year: Spanned<i16>,
    last_year: i16,
    source: String,
    verified: bool,
    easter_holidays: Vec<WrittenEaster>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenEaster {
    /// Kept in the file for its readers.
    #[serde(rename = "name")]
    _name: String,
    offset_days: i64,
}

impl WrittenYear {
    fn check(self, source: Source<'_>) -> Result<LoadedYear, DataError> {
        let days = self.days(source)?;
        Ok(LoadedYear {
            days_off_on_weekdays: days.days_off_on_weekdays.into_iter().collect(),
            working_weekend_days: days.working_weekend_days.into_iter().collect(),
            about: YearFacts { source: days.source, verified: self.verified },
        })
    }

    /// The days of the year, each fault with its line.
    fn days(&self, source: Source<'_>) -> Result<CalendarYear, DataError> {
        let year = *self.year.get_ref();
        let days = |texts: &[Spanned<String>], on_weekend| {
            let days = source.rising_days(texts)?;
            for (text, day) in texts.iter().zip(&days) {
                added::belongs(*day, year, on_weekend)
                    .map_err(|refused| source.refuse(text, refused.to_string()))?;
            }
            Ok(days)
        };
        Ok(CalendarYear {
            year,
            days_off_on_weekdays: days(&self.days_off_on_weekdays, false)?,
            working_weekend_days: days(&self.working_weekend_days, true)?,
            source: self.source.clone(),
        })
    }
}

impl WrittenRule {
    fn check(self, source: Source<'_>) -> Result<Rule, DataError> {
        let first_year = *self.first_year.get_ref();
        if first_year > self.last_year {
            let message = format!("the rule ends in {} before it begins", self.last_year);
            return Err(source.refuse(&self.first_year, message));
        }
        Ok(Rule {
            first_year,
            last_year: self.last_year,
            easter_offsets: self.easter_holidays.iter().map(|day| day.offset_days).collect(),
            about: YearFacts { source: self.source, verified: self.verified },
        })
    }
}

/// A holiday written MM-DD; 2000 is a leap year, so 29 February may be one.
fn month_and_day(source: Source<'_>, text: &Spanned<String>) -> Result<(i8, i8), DataError> {
    let day: Result<Day, _> = format!("2000-{}", text.get_ref()).parse();
    let date = day
        .map_err(|_| source.refuse(text, format!("“{}” is not a day MM-DD", text.get_ref())))?
        .date();
    Ok((date.month(), date.day()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().expect(text)
    }

    fn calendar(code: &str) -> &'static Calendar {
        Calendar::of_code(code).expect(code)
    }

    #[test]
    fn calendars_that_ship_can_be_loaded() {
        for code in Calendar::SHIPPED {
            assert_eq!(calendar(code).code(), code);
        }
        assert_eq!(calendar("RU").year_facts(2023).map(|facts| facts.verified), Some(false));
        assert_eq!(calendar("RU").year_facts(2026).map(|facts| facts.verified), Some(true));
        assert_eq!(calendar("RU").year_facts(2027), None);
        assert_eq!(calendar("EE").year_facts(2004), None);
        assert_eq!(calendar("EE").year_facts(2099).map(|facts| facts.verified), Some(true));
        assert_eq!(calendar("EE").missing_years(Day::FIRST, Day::LAST).last(), Some(&2004));
    }

    #[test]
    fn working_days_are_added_over_holidays_and_working_saturdays() {
        let rows = [
            ("RU", "2024-12-27", 1, "2024-12-28"), // a working Saturday
            ("RU", "2026-04-30", 1, "2026-05-04"),
            ("RU", "2025-12-30", 1, "2026-01-12"),
            ("RU", "2024-04-26", 2, "2024-05-02"), // over the working Saturday 27 April
            ("RU", "2024-05-02", -2, "2024-04-26"),
            ("RU", "2026-03-07", 0, "2026-03-10"),
            ("RU", "2026-03-10", 0, "2026-03-10"),
            ("EE", "2026-06-22", 1, "2026-06-25"),
            ("EE", "2025-12-23", 1, "2025-12-29"),
            ("EE", "2026-02-20", 2, "2026-02-25"),
            ("EE", "2026-04-02", 1, "2026-04-06"), // Good Friday; Easter Monday is worked
        ];
        for (code, start, days, expected) in rows {
            let reached = calendar(code).add_working_days_exact(day(start), days);
            assert_eq!(reached, Ok(day(expected)), "{code}: {start} + {days}");
        }
    }

    #[test]
    fn years_have_the_working_days_of_the_official_calendars() {
        let rows = [
            ("RU", 2024, 248),
            ("RU", 2025, 247),
            ("RU", 2026, 247),
            ("EE", 2024, 254),
            ("EE", 2025, 251),
            ("EE", 2026, 252),
        ];
        for (code, year, expected) in rows {
            let first = Day::of(year, 1, 1).expect("first day");
            let last = Day::of(year, 12, 31).expect("last day");
            let counted = calendar(code).count_working_days_exact(first, last);
            assert_eq!(counted, Ok(expected), "{code} {year}");
        }
        assert_eq!(
            calendar("EE").count_working_days_exact(day("2026-01-02"), day("2026-01-01")),
            Ok(0)
        );
    }

    #[test]
    fn an_exact_day_in_a_year_not_loaded_is_refused() {
        let missing = |year| Err(NoCalendar { calendar: "RU".into(), year });
        let ru = calendar("RU");
        assert_eq!(ru.add_working_days_exact(day("2026-12-30"), 1), missing(2027));
        assert_eq!(ru.add_working_days_exact(day("2023-01-09"), -1), missing(2022));
        assert_eq!(ru.next_working_day_exact(day("2026-12-31")), missing(2027));
        assert_eq!(ru.next_working_day_exact(day("2026-12-30")), Ok(day("2026-12-30")));
        assert_eq!(ru.previous_working_day_exact(day("2026-03-09")), Ok(day("2026-03-06")));
        assert_eq!(ru.previous_working_day_exact(day("2026-03-10")), Ok(day("2026-03-10")));
        assert_eq!(ru.previous_working_day_exact(day("2023-01-08")), missing(2022));
        let count = ru.count_working_days_exact(day("2026-12-30"), day("2027-01-01"));
        assert_eq!(count.map_err(|error| error.year), Err(2027));

        let ee = calendar("EE");
        assert_eq!(ee.working_exact(day("2004-12-31")).map_err(|error| error.year), Err(2004));
        let beyond = ee.add_working_days_exact(day("2099-12-31"), 1).map_err(|error| error.year);
        assert_eq!(beyond, Err(2100));
    }

    #[test]
    fn the_daily_control_goes_on_without_the_year_and_says_so() {
        let ru = calendar("RU");
        let rows = [
            ("2026-01-09", Working::No),
            ("2024-12-28", Working::Yes),
            ("2027-01-08", Working::ProvisionalNo), // fixed holiday on a Friday
            ("2027-01-11", Working::ProvisionalYes),
            ("2027-02-27", Working::ProvisionalNo), // Saturday
            ("2021-06-12", Working::ProvisionalNo),
        ];
        for (at, working) in rows {
            assert_eq!(ru.working(day(at)), working, "{at}");
        }
        assert_eq!(ru.next_working_day(day("2026-12-31")), (day("2027-01-11"), true));
        assert_eq!(ru.next_working_day(day("2026-12-30")), (day("2026-12-30"), false));
        assert_eq!(ru.missing_years(day("2022-06-01"), day("2027-01-01")), [2022, 2027]);

        let elsewhere = Calendar::of_country("LV");
        assert_eq!(elsewhere.working(day("2026-01-01")), Working::ProvisionalYes);
        assert_eq!(elsewhere.working(day("2026-01-03")), Working::ProvisionalNo);
    }

    #[test]
    fn easter_falls_on_its_known_sundays() {
        let rows = [
            "1990-04-15",
            "2000-04-23",
            "2005-03-27",
            "2008-03-23",
            "2011-04-24",
            "2019-04-21",
            "2024-03-31",
            "2025-04-20",
            "2026-04-05",
            "2027-03-28",
            "2038-04-25",
            "2049-04-18",
            "2076-04-19",
            "2099-04-12",
        ];
        for expected in rows {
            let easter = day(expected);
            assert_eq!(western_easter(easter.year()), easter);
        }
    }

    #[test]
    fn mistakes_in_a_calendar_are_named_with_their_line() {
        let head = "code = \"XX\"\ntitle = \"T\"\nfixed_holidays = [\"01-01\"]\n\
                    fixed_holidays_source = \"law\"\n";
        let year = |days_off: &str, working: &str| {
            format!(
                "{head}[[years]]\nyear = 2026\nsource = \"s\"\nverified = true\n\
                 days_off_on_weekdays = [{days_off}]\nworking_weekend_days = [{working}]\n"
            )
        };
        let rows = [
            (year("\"2026-02-30\"", ""), 9, "existing date"),
            (year("\"2025-01-01\"", ""), 9, "not a day of 2026"),
            (year("\"2026-01-03\"", ""), 9, "on a weekend"),
            (year("\"2026-01-02\", \"2026-01-01\"", ""), 9, "must come after"),
            (year("", "\"2026-01-02\""), 10, "not on a weekend"),
            (year("", "") + &year("", "")[head.len()..], 12, "listed twice"),
            (head.replace("01-01", "13-01"), 3, "not a day MM-DD"),
            (head.replace("title", "titel"), 2, "titel"),
        ];
        for (text, line, part) in rows {
            let error = Calendar::load("xx.toml", &text).expect_err(part);
            assert_eq!((error.file.as_str(), error.line), ("xx.toml", line), "{error}");
            assert!(error.message.contains(part), "{error}");
        }
    }
}
