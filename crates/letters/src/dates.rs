//! Days as the reader writes them, and how far away they are.

use crate::language::Language;
use crate::texts::Texts;
use saldo_domain::Day;
use saldo_domain::book::Moment;

/// The moment's distance from midnight UTC, in minutes of the company's zone, is the
/// caller's business: these texts take days and clock readings, never time zones.
impl Texts {
    /// `21 Nov 2026` or `21.11.2026`.
    pub fn day(&self, day: Day) -> String {
        let date = day.date();
        match self.language() {
            Language::En => {
                format!("{} {} {}", date.day(), self.month_name(date.month()), date.year())
            }
            Language::Ru | Language::Et => {
                format!("{:02}.{:02}.{}", date.day(), date.month(), date.year())
            }
        }
    }

    /// A month for chart labels: `Nov 26`, `ноя 26`.
    pub fn month(&self, day: Day) -> String {
        let date = day.date();
        format!("{} {:02}", self.month_name(date.month()), date.year() % 100)
    }

    fn month_name(&self, month: i8) -> String {
        self.get(&format!("month-{month}"))
    }

    /// How far `day` lies from `today`: `today`, `in 3 days`, `12 days ago`.
    pub fn distance(&self, day: Day, today: Day) -> String {
        match day.days_since(today) {
            0 => self.get("today"),
            ahead @ 1.. => self.count("in-days", ahead),
            behind => self.count("days-ago", -behind),
        }
    }

    /// How a due day stands on `today`: `due today`, `due in 3 days`, `12 days late`.
    pub fn lateness(&self, due: Day, today: Day) -> String {
        self.days_late(today.days_since(due))
    }

    /// The same from the number of days late; negative before the due day.
    pub fn days_late(&self, days: i64) -> String {
        match days {
            0 => self.get("due-today"),
            late @ 1.. => self.count("days-late", late),
            early => self.count("due-in-days", early.saturating_neg()),
        }
    }

    /// A moment in UTC as day and clock: `21 Nov 2026, 19:40 UTC`. Nothing for a moment
    /// outside the permitted days.
    pub fn moment(&self, moment: Moment) -> String {
        const MINUTE: i64 = 60_000_000;
        let minutes = moment.0.div_euclid(MINUTE);
        let (days, minute) = (minutes.div_euclid(1_440), minutes.rem_euclid(1_440));
        let Some(day) = Day::from_number(days) else { return String::new() };
        let clock = format!("{:02}:{:02}", minute / 60, minute % 60);
        self.with("moment", &[("day", self.day(day).into()), ("clock", clock.into())])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().expect(text)
    }

    #[test]
    fn days_are_written_as_the_reader_writes_them() {
        let rows = [
            ("2026-11-21", "21 Nov 2026", "21.11.2026"),
            ("2026-01-05", "5 Jan 2026", "05.01.2026"),
        ];
        for (iso, english, other) in rows {
            assert_eq!(Texts::of(Language::En).day(day(iso)), english);
            assert_eq!(Texts::of(Language::Ru).day(day(iso)), other);
            assert_eq!(Texts::of(Language::Et).day(day(iso)), other);
        }
        assert_eq!(Texts::of(Language::Ru).month(day("2026-11-21")), "ноя 26");
    }

    #[test]
    fn due_days_say_how_late_they_are() {
        let today = day("2026-11-21");
        let rows = [
            ("2026-11-21", "due today", "срок сегодня", "tähtaeg täna"),
            ("2026-11-24", "due in 3 days", "срок через 3 дня", "tähtaeg 3 päeva pärast"),
            ("2026-11-22", "due tomorrow", "срок завтра", "tähtaeg homme"),
            ("2026-11-20", "1 day late", "1 день просрочки", "1 päev üle tähtaja"),
            ("2026-11-09", "12 days late", "12 дней просрочки", "12 päeva üle tähtaja"),
        ];
        for (due, english, russian, estonian) in rows {
            assert_eq!(Texts::of(Language::En).lateness(day(due), today), english);
            assert_eq!(Texts::of(Language::Ru).lateness(day(due), today), russian);
            assert_eq!(Texts::of(Language::Et).lateness(day(due), today), estonian);
        }
    }

    #[test]
    fn moments_show_their_minute() {
        let at = Moment(day("2026-11-21").number() * 86_400_000_000 + (19 * 60 + 7) * 60_000_000);
        assert_eq!(Texts::of(Language::En).moment(at), "21 Nov 2026, 19:07 UTC");
        assert_eq!(Texts::of(Language::Et).moment(at), "21.11.2026, 19:07 UTC");
    }
}
