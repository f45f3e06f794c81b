//! Which days a run has to walk, and on which day it acts.

use super::RunNote;
use saldo_domain::Day;
use saldo_domain::calendar::Calendar;
use saldo_store::control::Run;

/// A day to be walked, and the day on which what it asks for is really set in motion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Acted {
    pub(crate) day: Day,
    pub(crate) acting: Day,
}

/// The days that a run walks, oldest first; never empty.
#[derive(Clone, Debug)]
pub(super) struct Span {
    pub(super) days: Vec<Acted>,
    /// The last done day once more, for customers about whom there is news.
    pub(super) once_more: bool,
}

impl Span {
    /// The last of the days.
    pub(super) fn last(&self) -> Day {
        self.days.last().map_or(Day::LAST, |last| last.day)
    }

    /// The days alone.
    pub(super) fn plain(&self) -> Vec<Day> {
        self.days.iter().map(|acted| acted.day).collect()
    }
}

/// The days to be walked for a run up to `as_of`; `None` when a later day is done already.
///
/// A run that died is finished with the acting day it was begun with: what it did before it
/// died and what is done now are one run.
pub(super) fn span(last_done: Option<Day>, open: &[Run], as_of: Day) -> Option<Span> {
    let mut days: Vec<Acted> =
        open.iter().map(|run| Acted { day: run.day, acting: run.acting_day }).collect();
    let last = last_done.max(days.last().map(|acted| acted.day));
    let first = last.map_or(as_of, |last| last.plus(1));
    // The last permitted day of all is followed by itself.
    let missed = first.through(as_of).filter(|day| Some(*day) != last);
    days.extend(missed.map(|day| Acted { day, acting: as_of }));
    let once_more = days.is_empty() && last_done == Some(as_of);
    if once_more {
        days.push(Acted { day: as_of, acting: as_of });
    }
    (!days.is_empty()).then_some(Span { days, once_more })
}

/// What a person should know about a run of this span.
pub(super) fn notes(
    span: Option<&Span>,
    last_done: Option<Day>,
    open: &[Run],
    as_of: Day,
    calendar: &Calendar,
) -> Vec<RunNote> {
    let done = last_done.filter(|last| *last >= as_of);
    let mut notes: Vec<RunNote> =
        done.into_iter().map(|last_done| RunNote::DoneBefore { last_done }).collect();
    notes.extend(open.last().map(|run| RunNote::Resumed { acting_day: run.acting_day }));
    if let Some(first) = span.and_then(|span| span.days.first()) {
        let last = span.map_or(first.day, Span::last);
        let missing = calendar.missing_years(first.day, last);
        notes.extend(missing.into_iter().map(|year| RunNote::CalendarProvisional { year }));
    }
    notes
}

#[cfg(test)]
mod tests {
    use super::*;
    use saldo_domain::UserId;
    use saldo_domain::book::Moment;

    fn day(of_march: i8) -> Day {
        Day::of(2026, 3, of_march).expect("a day of March")
    }

    fn open(of_march: i8, acting: i8) -> Run {
        Run {
            day: day(of_march),
            acting_day: day(acting),
            policy: "eight-step".into(),
            policy_version: 1,
            policy_hash: String::new(),
            done: false,
            person: UserId::new(0),
            started_at: Moment(0),
            finished_at: None,
            summary: String::new(),
        }
    }

    /// `8→9` is the 8th walked by a run acting on the 9th.
    fn shown(span: Option<&Span>) -> String {
        let days = span.into_iter().flat_map(|span| &span.days);
        let shown = days.map(|one| format!("{}→{}", one.day.date().day(), one.acting.date().day()));
        shown.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn every_missed_day_is_walked_once_and_in_order() {
        type Case = (&'static str, Option<i8>, Vec<Run>, i8, &'static str);
        let rows: [Case; 8] = [
            ("the first run ever", None, vec![], 10, "10→10"),
            ("the next day", Some(9), vec![], 10, "10→10"),
            ("three days missed", Some(7), vec![], 10, "8→10 9→10 10→10"),
            ("done today", Some(10), vec![], 10, "10→10"),
            ("an earlier day", Some(10), vec![], 8, ""),
            ("a run died", Some(7), vec![open(8, 9), open(9, 9)], 9, "8→9 9→9"),
            ("it died yesterday", Some(7), vec![open(8, 9), open(9, 9)], 10, "8→9 9→9 10→10"),
            ("a later one died", Some(7), vec![open(8, 9), open(9, 9)], 8, "8→9 9→9"),
        ];
        for (case, last, open, as_of, expected) in rows {
            let found = span(last.map(day), &open, day(as_of));
            assert_eq!(shown(found.as_ref()), expected, "{case}");
            assert_eq!(found.is_some_and(|span| span.once_more), case == "done today", "{case}");
        }
    }
}
