//! Years that a person adds to a calendar that ships, by the same checks as its data file.

use super::{Calendar, LoadedYear, WrittenYear, YearFacts, is_weekend};
use crate::day::Day;
use crate::reference::{DataError, Source};
use serde::Deserialize;
use std::collections::BTreeSet;
use toml::Spanned;

/// The days of one year, as the government fixed them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CalendarYear {
    pub year: i16,
    /// Weekdays that are days off, rising.
    pub days_off_on_weekdays: Vec<Day>,
    /// Saturdays and Sundays that are worked, rising.
    pub working_weekend_days: Vec<Day>,
    /// The act the days were taken from.
    pub source: String,
}

/// Why the days of a year cannot be right.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum YearRefused {
    /// Before 1990 or after 2099.
    #[error("the year {year} lies outside 1990 to 2099")]
    OutsideYears { year: i16 },
    /// A day of another year.
    #[error("{day} is not a day of {year}")]
    OtherYear { day: Day, year: i16 },
    /// A list goes back, or names a day twice.
    #[error("{day} must come after {before}, the row before it")]
    NotRising { day: Day, before: Day },
    /// A Saturday or Sunday is a day off anyway.
    #[error("{day} is on a weekend and does not belong in days_off_on_weekdays")]
    OnWeekend { day: Day },
    /// A weekday is worked anyway.
    #[error("{day} is not on a weekend and does not belong in working_weekend_days")]
    NotOnWeekend { day: Day },
    /// One list names a year twice.
    #[error("the year {year} is listed twice")]
    ListedTwice { year: i16 },
}

impl CalendarYear {
    /// Refuses days that cannot be right.
    ///
    /// # Errors
    /// Every [`YearRefused`] but `ListedTwice`; the first fault is named.
    pub fn check(&self) -> Result<(), YearRefused> {
        if Day::of(self.year, 1, 1).is_err() {
            return Err(YearRefused::OutsideYears { year: self.year });
        }
        for (days, on_weekend) in
            [(&self.days_off_on_weekdays, false), (&self.working_weekend_days, true)]
        {
            for (index, day) in days.iter().enumerate() {
                let before = index.checked_sub(1).map(|before| days[before]);
                if let Some(before) = before.filter(|before| *before >= *day) {
                    return Err(YearRefused::NotRising { day: *day, before });
                }
                belongs(*day, self.year, on_weekend)?;
            }
        }
        Ok(())
    }
}

/// Does the day belong in a list of this year?
pub(super) fn belongs(day: Day, year: i16, on_weekend: bool) -> Result<(), YearRefused> {
    match () {
        () if day.year() != year => Err(YearRefused::OtherYear { day, year }),
        () if is_weekend(day) == on_weekend => Ok(()),
        () if on_weekend => Err(YearRefused::NotOnWeekend { day }),
        () => Err(YearRefused::OnWeekend { day }),
    }
}

impl Calendar {
    /// The calendar with one more year, or with the days of a year corrected.
    ///
    /// # Errors
    /// As [`CalendarYear::check`].
    pub fn with_year(&self, year: &CalendarYear) -> Result<Calendar, YearRefused> {
        year.check()?;
        let set = |days: &[Day]| days.iter().copied().collect::<BTreeSet<_>>();
        let loaded = LoadedYear {
            days_off_on_weekdays: set(&year.days_off_on_weekdays),
            working_weekend_days: set(&year.working_weekend_days),
            about: YearFacts { source: year.source.clone(), verified: false },
        };
        let mut calendar = self.clone();
        calendar.years.insert(year.year, loaded);
        Ok(calendar)
    }

    /// The days of a year that was listed; `None` for one decided by rule, or not loaded.
    pub fn listed_year(&self, year: i16) -> Option<CalendarYear> {
        let loaded = self.years.get(&year)?;
        Some(CalendarYear {
            year,
            days_off_on_weekdays: loaded.days_off_on_weekdays.iter().copied().collect(),
            working_weekend_days: loaded.working_weekend_days.iter().copied().collect(),
            source: loaded.about.source.clone(),
        })
    }

    /// Years that were listed, rising.
    pub fn listed_years(&self) -> impl Iterator<Item = i16> + '_ {
        self.years.keys().copied()
    }

    /// Last day of the last year loaded; `None` when none is.
    pub fn complete_to(&self) -> Option<Day> {
        let by_rule = self.rule.as_ref().map(|rule| rule.last_year);
        let last = self.years.keys().next_back().copied().max(by_rule)?;
        Day::of(last, 12, 31).ok()
    }

    /// Reads years from a calendar file: a whole one, or one with `code` and `[[years]]` alone.
    /// Only the years are taken. Answers the code, and the years in the order listed.
    ///
    /// # Errors
    /// The fault with its line; a year listed twice, or none at all, is one.
    pub fn load_years(file: &str, text: &str) -> Result<(String, Vec<CalendarYear>), DataError> {
        let source = Source::new(file, text);
        let written: WrittenYears = source.read()?;
        let mut years: Vec<CalendarYear> = Vec::with_capacity(written.years.get_ref().len());
        for year in written.years.get_ref() {
            let number = *year.year.get_ref();
            if years.iter().any(|listed| listed.year == number) {
                let twice = YearRefused::ListedTwice { year: number };
                return Err(source.refuse(&year.year, twice.to_string()));
            }
            if Day::of(number, 1, 1).is_err() {
                let outside = YearRefused::OutsideYears { year: number };
                return Err(source.refuse(&year.year, outside.to_string()));
            }
            years.push(year.days(source)?);
        }
        if years.is_empty() {
            return Err(source.refuse(&written.years, "a calendar file needs a [[years]] block"));
        }
        Ok((written.code, years))
    }
}

/// A calendar file of which only the years are wanted.
#[derive(Deserialize)]
struct WrittenYears {
    code: String,
    years: Spanned<Vec<WrittenYear>>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(text: &str) -> Vec<Day> {
        text.split_whitespace().map(|day| day.parse().expect(text)).collect()
    }

    fn year(year: i16, off: &str, worked: &str) -> CalendarYear {
        CalendarYear {
            year,
            days_off_on_weekdays: days(off),
            working_weekend_days: days(worked),
            source: "decree".into(),
        }
    }

    fn russia() -> &'static Calendar {
        Calendar::of_code("RU").expect("ships")
    }

    #[test]
    fn an_added_year_answers_exactly_and_a_later_one_corrects_it() {
        let at = |text: &str| text.parse::<Day>().expect(text);
        let added = year(2027, "2027-01-01 2027-01-04", "2027-02-20");
        let calendar = russia().with_year(&added).expect("a year");
        assert_eq!(calendar.next_working_day_exact(at("2026-12-31")), Ok(at("2027-01-05")));
        assert_eq!(calendar.working_exact(at("2027-02-20")), Ok(true));
        assert_eq!(calendar.complete_to(), Some(at("2027-12-31")));
        assert_eq!(calendar.listed_year(2027), Some(added));
        let corrected = calendar.with_year(&year(2027, "2027-01-01", "")).expect("a year");
        assert_eq!(corrected.working_exact(at("2027-01-04")), Ok(true));
        assert_eq!(russia().complete_to(), Some(at("2026-12-31")), "what ships is untouched");
        let estonia = Calendar::of_code("EE").expect("ships");
        assert_eq!(estonia.complete_to(), Some(Day::LAST));
    }

    #[test]
    fn days_that_cannot_be_right_are_refused_by_name() {
        let rows = [
            (year(1989, "", ""), "outside 1990 to 2099"),
            (year(2100, "", ""), "outside 1990 to 2099"),
            (year(2027, "2026-01-01", ""), "not a day of 2027"),
            (year(2027, "2027-01-04 2027-01-01", ""), "must come after 2027-01-04"),
            (year(2027, "2027-01-04 2027-01-04", ""), "must come after 2027-01-04"),
            (year(2027, "2027-01-02", ""), "on a weekend and"),
            (year(2027, "", "2027-01-04"), "not on a weekend"),
        ];
        for (year, part) in rows {
            let refused = russia().with_year(&year).expect_err(part).to_string();
            assert!(refused.contains(part), "{refused}");
        }
    }

    #[test]
    fn years_are_read_from_a_whole_file_or_a_short_one() {
        let block = |number: i16| {
            format!(
                "[[years]]\nyear = {number}\nsource = \"s\"\nverified = true\n\
                 days_off_on_weekdays = [\"{number}-01-01\"]\nworking_weekend_days = []\n"
            )
        };
        let short = format!("code = \"RU\"\n{}", block(2027));
        let (code, years) = Calendar::load_years("ru.toml", &short).expect("it is right");
        assert_eq!((code.as_str(), years.len(), years[0].year), ("RU", 1, 2027));
        let whole = include_str!("../../../../data/calendars/ru.toml");
        let (_, years) = Calendar::load_years("ru.toml", whole).expect("it ships");
        let listed: Vec<i16> = russia().listed_years().collect();
        assert_eq!(years.iter().map(|year| year.year).collect::<Vec<_>>(), listed);
        assert_eq!(russia().listed_year(2026).as_ref(), years.last());
    }

    #[test]
    fn mistakes_in_a_file_of_years_are_named_with_their_line() {
        let block = |number: &str, off: &str| {
            format!(
                "[[years]]\nyear = {number}\nsource = \"s\"\nverified = true\n\
                 days_off_on_weekdays = [{off}]\nworking_weekend_days = []\n"
            )
        };
        let head = "code = \"RU\"\n";
        let rows = [
            (format!("{head}years = []\n"), 2, "needs a [[years]] block"),
            (format!("{head}{}{}", block("2027", ""), block("2027", "")), 9, "listed twice"),
            (format!("{head}{}", block("2100", "")), 3, "outside 1990 to 2099"),
            (format!("{head}{}", block("2027", "\"2027-01-02\"")), 6, "on a weekend"),
            (format!("{head}{}", block("2027", "\"2027-02-30\"")), 6, "existing date"),
            (block("2027", ""), 1, "code"),
        ];
        for (text, line, part) in rows {
            let error = Calendar::load_years("ru.toml", &text).expect_err(part);
            assert_eq!(error.line, line, "{error}");
            assert!(error.message.contains(part), "{error}");
        }
    }
}
