//! Days, months, years and working days over the whole permitted time (failures T03 to T09).

use crate::claims::charge_of;
use proptest::prelude::*;
use saldo_domain::Day;
use saldo_domain::calendar::Calendar;
use saldo_domain::claims::Method;
use saldo_domain::day::DayError;
use std::num::NonZeroU16;

fn day(text: &str) -> Day {
    text.parse().expect(text)
}

fn any_day() -> impl Strategy<Value = Day> {
    (Day::FIRST.number()..=Day::LAST.number())
        .prop_map(|number| Day::from_number(number).expect("permitted"))
}

#[test]
fn leap_day_rules() {
    let rows = [
        ("2028-02-29", 12, "2029-02-28"), // never 1 March
        ("2028-02-29", 48, "2032-02-29"),
        ("2028-02-29", -12, "2027-02-28"),
        ("2027-02-28", 12, "2028-02-28"),
        ("2027-11-30", 3, "2028-02-29"),
        ("2096-02-29", 36, "2099-02-28"),
    ];
    for (from, months, expected) in rows {
        assert_eq!(day(from).plus_months(months), day(expected), "{from} + {months}");
    }
    // The age of a debt is a number of days, over the leap day too.
    for (from, to, days) in [
        ("2028-02-28", "2028-03-01", 2),
        ("2027-02-28", "2027-03-01", 1),
        ("2028-02-29", "2029-02-28", 365),
        ("2000-02-28", "2000-03-01", 2),
    ] {
        assert_eq!(day(to).days_since(day(from)), days, "{from} to {to}");
    }
    for (at, days) in [("2027-12-31", 365), ("2028-01-01", 366), ("2000-06-01", 366)] {
        assert_eq!(day(at).days_in_year(), days, "{at}");
    }
}

/// The day from which delay is counted, and the first day that bears, when the term moves a
/// due day that is a day off by this calendar.
fn delay_of(due: Day, moves_by: Option<&'static str>) -> (Day, Option<Day>) {
    let rate = "0.1".parse().expect("a rate");
    let method = Method::DailyPenalty { rate, cap: None, grace_days: 0 };
    let part = charge_of(due, due.plus(40), method, moves_by);
    (part.due, part.rows.first().map(|row| row.from))
}

/// P04: a due date on a day off, at the end of a month, on 29 February.
#[test]
fn due_shift_and_month_end() {
    // Due by agreement, calendar, due in fact; the next day is the first that bears.
    let rows = [
        ("2026-02-27", Some("RU"), "2026-02-27"), // a Friday stays
        ("2026-02-28", Some("RU"), "2026-03-02"), // Saturday, and the month is passed
        ("2026-03-08", Some("RU"), "2026-03-10"), // Sunday and a holiday, Monday given for it
        ("2025-11-01", Some("RU"), "2025-11-01"), // a Saturday that is worked
        ("2025-12-31", Some("RU"), "2026-01-12"), // the holidays of a new year
        ("2026-06-23", Some("EE"), "2026-06-25"), // two holidays in a row
        ("2026-06-23", Some("RU"), "2026-06-23"), // which are Estonia's alone
        ("2028-02-29", Some("EE"), "2028-02-29"), // a Tuesday
        ("2032-02-29", Some("EE"), "2032-03-01"), // a Sunday
        ("2026-02-28", None, "2026-02-28"),       // the contract moves nothing
    ];
    for (agreed, calendar, in_fact) in rows {
        let expected = (day(in_fact), Some(day(in_fact).plus(1)));
        assert_eq!(delay_of(day(agreed), calendar), expected, "{agreed} by {calendar:?}");
    }
    // Month by month from the 31st: each due day is moved by itself, and none drifts.
    let month = NonZeroU16::new(1).expect("above zero");
    let dues: Vec<Day> = day("2028-01-31").every_months(month).take(5).collect();
    let moved: Vec<String> =
        dues.iter().map(|due| delay_of(*due, Some("EE")).0.to_string()).collect();
    let agreed: Vec<String> = dues.iter().map(Day::to_string).collect();
    assert_eq!(agreed, ["2028-01-31", "2028-02-29", "2028-03-31", "2028-04-30", "2028-05-31"]);
    assert_eq!(moved, ["2028-01-31", "2028-02-29", "2028-03-31", "2028-05-02", "2028-05-31"]);
}

#[test]
fn range_limits_refused() {
    for text in ["0001-01-01", "1989-12-31", "2100-01-01", "9999-12-31"] {
        assert_eq!(text.parse::<Day>(), Err(DayError::OutOfRange(text.into())));
    }
    for text in
        ["20266-01-01", "2026-13-01", "2026-02-29", "2026-00-10", "-2026-01-01", "0000-00-00"]
    {
        assert_eq!(text.parse::<Day>(), Err(DayError::Unreadable(text.into())));
    }
    for number in [i64::MIN, -1, 0, Day::FIRST.number() - 1, Day::LAST.number() + 1, i64::MAX] {
        assert_eq!(Day::from_number(number), None, "{number}");
    }
    // Moving beyond the limits stays on them, and says nothing that is not a day.
    assert_eq!(Day::LAST.plus(1), Day::LAST);
    assert_eq!(Day::FIRST.plus(i64::MIN), Day::FIRST);
    assert_eq!(Day::LAST.plus_months(i32::MAX), Day::LAST);
    assert_eq!(Day::FIRST.plus_months(i32::MIN), Day::FIRST);
}

/// T06: every turn of every year, quarter ends and ISO weeks included.
#[test]
fn year_end_sweep() {
    for year in 1990..2099 {
        let last = Day::of(year, 12, 31).expect("a day");
        let first = Day::of(year + 1, 1, 1).expect("a day");
        assert_eq!(last.plus(1), first);
        assert_eq!((last.year(), first.year()), (year, year + 1));
        assert_eq!(last.weekday().next(), first.weekday());
        let length = last.days_since(Day::of(year, 1, 1).expect("a day")) + 1;
        assert_eq!(length, i64::from(last.days_in_year()));
        let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        assert_eq!(last.days_in_year(), if leap { 366 } else { 365 });
        // Week 1 is the week of 4 January, so 28 December is always in the last one.
        let week = Day::of(year, 12, 28).expect("a day").date().iso_week_date();
        assert_eq!((week.year(), week.week() >= 52), (year, true));
        assert_eq!(first.plus(3).date().iso_week_date().week(), 1);
        for (month, days) in [(3, 31), (6, 30), (9, 30), (12, 31)] {
            let end = Day::of(year, month, days).expect("a quarter's last day");
            let begin = Day::of(year, month - 2, 1).expect("a quarter's first day");
            assert_eq!(begin.plus_months(3).plus(-1), end, "{year}-{month}");
        }
    }
}

#[test]
fn missing_year_refuses_not_guesses() {
    let russia = Calendar::of_code("RU").expect("ships");
    for year in (1990..=2022).chain(2027..=2099) {
        let first = Day::of(year, 1, 1).expect("a day");
        let refused = russia.add_working_days_exact(first, 5).map_err(|refusal| refusal.year);
        assert_eq!(refused, Err(year));
        assert!(russia.working_exact(first).is_err());
        assert!(russia.count_working_days_exact(first, first).is_err());
        // The daily control goes on.
        assert!(russia.working(first).is_provisional());
        let (next, provisional) = russia.next_working_day(first);
        assert!(provisional && next > first, "{year}");
    }
}

#[test]
fn estonia_has_its_holidays_in_every_year_of_the_law() {
    let estonia = Calendar::of_code("EE").expect("ships");
    for year in 2005..=2099 {
        let (first, last) = (Day::of(year, 1, 1), Day::of(year, 12, 31));
        let (first, last) = (first.expect("a day"), last.expect("a day"));
        let worked = estonia.count_working_days_exact(first, last).expect("by rule");
        // 260 to 262 weekdays; Good Friday always and at most nine fixed holidays fall on them.
        assert!((249..=257).contains(&worked), "{year}: {worked}");
    }
}

proptest! {
    /// T04: a chain of month ends does not drift to the 28th.
    #[test]
    fn month_end_chain_returns(from in any_day(), step in 1..25_u16) {
        let anchor = from.date().day();
        let step = NonZeroU16::new(step).expect("above zero");
        for (index, due) in (0_i32..).zip(from.every_months(step).take(40)) {
            prop_assert_eq!(due, from.plus_months(index * i32::from(step.get())));
            let longest = due.date().days_in_month();
            prop_assert_eq!(due.date().day(), anchor.min(longest), "{} from {}", due, from);
        }
    }

    #[test]
    fn days_written_are_read_back(at in any_day()) {
        prop_assert_eq!(at.to_string().parse(), Ok(at));
        prop_assert_eq!(Day::from_number(at.number()), Some(at));
        prop_assert_eq!(Day::from_date(at.date()), Ok(at));
    }

    #[test]
    fn reading_a_day_never_panics(text in "\\PC{0,16}|[0-9-]{8,12}") {
        if let Ok(at) = text.parse::<Day>() {
            prop_assert_eq!(at.to_string(), text);
        }
    }

    #[test]
    fn adding_working_days_and_counting_them_agree(start in 12_800..46_000_i64, days in 1..200_i32) {
        let estonia = Calendar::of_code("EE").expect("ships");
        let start = Day::from_number(start).expect("permitted");
        let reached = estonia.add_working_days_exact(start, days).expect("by rule");
        let counted = estonia.count_working_days_exact(start.plus(1), reached).expect("by rule");
        prop_assert_eq!(i64::from(counted), i64::from(days));
        prop_assert_eq!(estonia.working_exact(reached), Ok(true));
        let back = estonia.add_working_days_exact(reached, -days).expect("by rule");
        let at_start = estonia.add_working_days_exact(start.plus(1), -1).expect("by rule");
        prop_assert_eq!(back, at_start);
    }

    #[test]
    fn the_provisional_answer_agrees_with_the_exact_one_where_there_is_one(at in any_day()) {
        for code in Calendar::SHIPPED {
            let calendar = Calendar::of_code(code).expect("ships");
            let working = calendar.working(at);
            match calendar.working_exact(at) {
                Ok(exact) => {
                    prop_assert!(!working.is_provisional());
                    prop_assert_eq!(working.is_working(), exact);
                }
                Err(_) => prop_assert!(working.is_provisional()),
            }
            let (next, _) = calendar.next_working_day(at);
            prop_assert!(next >= at);
            prop_assert!(at.through(next.plus(-1)).all(|day| day == next || !calendar.working(day).is_working()));
        }
    }
}
