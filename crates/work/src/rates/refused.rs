//! What a rate, a day or a year is refused for, by name.

use saldo_domain::Day;
use saldo_domain::calendar::YearRefused;
use saldo_domain::rates::{DecisionRefused, RateError};
use std::fmt;

/// Something about a rate or a calendar that cannot be taken, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RateRefusal {
    /// File and line, counted from 1; `None` for what was typed.
    pub place: Option<(String, u64)>,
    /// `table`, `day`, `rate`, `checked-to`, `source`, `calendar`, `year`, `days-off`,
    /// `working-weekends`, `file`.
    pub field: &'static str,
    pub value: String,
    pub fault: RateFault,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RateFault {
    /// No such table or calendar is in force.
    Unknown {
        known: String,
    },
    NotADay,
    DayOutOfRange,
    NotARate,
    RateOutOfRange,
    /// A list neither rises nor falls throughout, or names a day twice.
    NotRising {
        before: Day,
    },
    CheckedBeforeEffect {
        from: Day,
    },
    BeforeTable {
        first: Day,
    },
    AfterTable {
        last: Day,
    },
    /// More than a year ahead: a slip of the pen.
    TooFarAhead {
        last: Day,
    },
    NoSource,
    YearOutOfRange,
    OtherYear {
        year: i16,
    },
    OnWeekend,
    NotOnWeekend,
    ListedTwice,
    /// A row has not exactly a day and a rate.
    Columns,
    /// The file has no row at all.
    NoRows,
    /// A moratorium without a name, or with one that is too long.
    NoName,
    /// The last day is before the first.
    EndsFirst {
        from: Day,
    },
    /// A file far beyond what any law needs.
    TooLong,
}

impl RateFault {
    /// The stable word under which screens translate it.
    pub const fn code(&self) -> &'static str {
        match self {
            RateFault::Unknown { .. } => "unknown",
            RateFault::NotADay => "not-a-day",
            RateFault::DayOutOfRange => "day-out-of-range",
            RateFault::NotARate => "not-a-rate",
            RateFault::RateOutOfRange => "rate-out-of-range",
            RateFault::NotRising { .. } => "not-rising",
            RateFault::CheckedBeforeEffect { .. } => "checked-before-effect",
            RateFault::BeforeTable { .. } => "before-table",
            RateFault::AfterTable { .. } => "after-table",
            RateFault::TooFarAhead { .. } => "too-far-ahead",
            RateFault::NoSource => "no-source",
            RateFault::YearOutOfRange => "year-out-of-range",
            RateFault::OtherYear { .. } => "other-year",
            RateFault::OnWeekend => "on-weekend",
            RateFault::NotOnWeekend => "not-on-weekend",
            RateFault::ListedTwice => "listed-twice",
            RateFault::Columns => "columns",
            RateFault::NoRows => "no-rows",
            RateFault::NoName => "no-name",
            RateFault::EndsFirst { .. } => "ends-first",
            RateFault::TooLong => "too-long",
        }
    }

    /// The other thing the sentence names: a day, a year, what is known.
    pub fn other(&self) -> String {
        match self {
            RateFault::Unknown { known } => known.clone(),
            RateFault::NotRising { before: day }
            | RateFault::CheckedBeforeEffect { from: day }
            | RateFault::BeforeTable { first: day }
            | RateFault::AfterTable { last: day }
            | RateFault::EndsFirst { from: day }
            | RateFault::TooFarAhead { last: day } => day.to_string(),
            RateFault::OtherYear { year } => year.to_string(),
            _ => String::new(),
        }
    }

    /// Reason and remedy.
    const fn words(&self) -> (&'static str, &'static str) {
        match self {
            RateFault::Unknown { .. } => ("is not kept here", "choose one of"),
            RateFault::NotADay => ("is no existing day", "write it as 2026-07-27 or 27.07.2026"),
            RateFault::DayOutOfRange => {
                ("lies outside 1990-01-01 to 2099-12-31", "correct the year")
            }
            RateFault::NotARate => {
                ("is no percentage", "write it as 14.25, with at most six decimals")
            }
            RateFault::RateOutOfRange => {
                ("lies outside 0 to 1000 percent", "give the rate a year in percent")
            }
            RateFault::NotRising { .. } => (
                "breaks the order of days",
                "list each day once, rising or falling throughout; the row before is",
            ),
            RateFault::CheckedBeforeEffect { .. } => (
                "is before the day of effect",
                "give a day on which the table was really checked, not before",
            ),
            RateFault::BeforeTable { .. } => {
                ("is before the table begins", "leave the row out; the first day is")
            }
            RateFault::AfterTable { .. } => {
                ("is after this rate was in force", "leave the row out; the last day was")
            }
            RateFault::TooFarAhead { .. } => {
                ("is more than a year ahead", "correct the year; the last day that is taken is")
            }
            RateFault::NoSource => ("is missing", "say where the figures were taken from"),
            RateFault::YearOutOfRange => ("lies outside 1990 to 2099", "correct the year"),
            RateFault::OtherYear { .. } => {
                ("is a day of another year", "move it to its own year; this one is")
            }
            RateFault::OnWeekend => {
                ("is a Saturday or Sunday", "leave it out: weekends are days off anyway")
            }
            RateFault::NotOnWeekend => {
                ("is no Saturday or Sunday", "leave it out: weekdays are worked anyway")
            }
            RateFault::ListedTwice => ("is listed twice", "keep one of the two"),
            RateFault::Columns => ("is not a day and a rate", "give two columns: day;rate"),
            RateFault::NoName => (
                "is no name of a moratorium",
                "give one of 1 to 60 characters, such as RU-497-2022",
            ),
            RateFault::EndsFirst { .. } => {
                ("is before the first day", "give the last day without accrual; the first is")
            }
            RateFault::TooLong => ("is too long", "give the file of one court, as those that ship"),
            RateFault::NoRows => ("holds no rate", "give rows of two columns: day;rate"),
        }
    }
}

impl fmt::Display for RateRefusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some((file, line)) = &self.place {
            write!(f, "{file}, line {line}, ")?;
        }
        let (reason, remedy) = self.fault.words();
        write!(f, "{} “{}” {reason}; {remedy}", self.field, self.value)?;
        match self.fault.other().as_str() {
            "" => Ok(()),
            other => write!(f, " {other}"),
        }
    }
}

impl RateRefusal {
    /// A refusal of something that was typed.
    pub(super) fn typed(field: &'static str, value: impl ToString, fault: RateFault) -> Self {
        Self { place: None, field, value: value.to_string().chars().take(80).collect(), fault }
    }

    /// A refusal of a decision by its table.
    pub(super) fn of_decision(refused: &DecisionRefused) -> Self {
        match *refused {
            DecisionRefused::CheckedBeforeEffect { from, checked_to } => {
                Self::typed("checked-to", checked_to, RateFault::CheckedBeforeEffect { from })
            }
            DecisionRefused::BeforeTable { from, first } => {
                Self::typed("day", from, RateFault::BeforeTable { first })
            }
            DecisionRefused::AfterTable { from, last } => {
                Self::typed("day", from, RateFault::AfterTable { last })
            }
            DecisionRefused::NotRising { day, before } => {
                Self::typed("day", day, RateFault::NotRising { before })
            }
        }
    }

    /// A refusal of the days of a year.
    pub(super) fn of_year(refused: &YearRefused) -> Self {
        match *refused {
            YearRefused::OutsideYears { year } => {
                Self::typed("year", year, RateFault::YearOutOfRange)
            }
            YearRefused::OtherYear { day, year } => {
                Self::typed("day", day, RateFault::OtherYear { year })
            }
            YearRefused::NotRising { day, before } => {
                Self::typed("day", day, RateFault::NotRising { before })
            }
            YearRefused::OnWeekend { day } => Self::typed("days-off", day, RateFault::OnWeekend),
            YearRefused::NotOnWeekend { day } => {
                Self::typed("working-weekends", day, RateFault::NotOnWeekend)
            }
            YearRefused::ListedTwice { year } => Self::typed("year", year, RateFault::ListedTwice),
        }
    }

    pub(super) fn of_rate(value: &str, error: &RateError) -> Self {
        let fault = match error {
            RateError::Unreadable(_) => RateFault::NotARate,
            RateError::OutOfRange(_) => RateFault::RateOutOfRange,
        };
        Self::typed("rate", value, fault)
    }

    /// The same, found in a file.
    pub(super) fn at(self, file: &str, line: u64) -> Self {
        Self { place: Some((file.to_owned(), line)), ..self }
    }
}
