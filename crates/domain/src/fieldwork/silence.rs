//! A part of a late debt that is paid without a word about the rest (EXE-06, 8.5).

use crate::control::{LadderEvent, LadderEventKind};
use crate::day::Day;
use crate::ids::ItemId;
use crate::money::Money;

/// A part paid of one debt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    pub item: ItemId,
    /// The due day that was in force.
    pub due: Day,
    pub paid: Day,
    /// Still open at the end of that day.
    pub left: Money,
    /// The day on which the part before it was paid.
    pub before: Option<Day>,
}

/// What was heard of the buyer.
#[derive(Clone, Copy, Debug, Default)]
pub struct Heard<'h> {
    /// What it announced or asked.
    pub events: &'h [LadderEvent],
    /// Days on which somebody talked with it or it wrote.
    pub talks: &'h [Day],
    /// Days ahead for which a warning about everything speaks, by the policy.
    pub warned_ahead_days: u16,
    /// Words it gave about the debt: the day of each and its last one.
    pub words: &'h [(Day, Day)],
}

/// What a buyer says that speaks with us; who refuses or hides does not.
const DIALOGUE: [LadderEventKind; 3] = [
    LadderEventKind::DelayWarned,
    LadderEventKind::ExtensionAnnounced,
    LadderEventKind::DeferralRequestedAgain,
];

impl Part {
    /// Is it a part of a late debt, paid while nothing was heard about the rest? Each part is
    /// judged by what was heard since the one before; the first by talks from the due day on, and
    /// by warnings and words whenever they were given. A word that stands speaks for every part.
    pub fn is_in_silence(&self, heard: &Heard<'_>) -> bool {
        let late = self.due < self.paid && self.left.is_positive();
        let since = |day: Day| self.before.is_none_or(|before| before < day);
        let counts = |day: Day| since(day) && day <= self.paid;
        let announced = heard.events.iter().any(|event| {
            let meant = event.concerns(self.item, self.due, (self.paid, heard.warned_ahead_days));
            DIALOGUE.contains(&event.kind) && meant && counts(event.day)
        });
        let talked = heard.talks.iter().any(|day| self.due <= *day && counts(*day));
        let promised = heard.words.iter().any(|(given, last)| {
            let stands = *given <= self.paid && self.paid <= *last;
            stands || counts(*given)
        });
        late && !announced && !talked && !promised
    }
}

/// How many days after a demand its answer is looked for: as long as a promise may keep the claim
/// back.
pub const ANSWERS_WITHIN: i64 = 92;

/// The first day on which a demand handed over on `since` was answered, of what is known of `last`: a
/// part was paid from that day on, or somebody talked with the buyer on a later one (EXE-05). The
/// handing over itself is no dialogue, and a refusal (`true` beside its day) is none either.
pub fn answered(
    (since, last): (Day, Day),
    paid: impl Iterator<Item = Day>,
    talks: impl Iterator<Item = (Day, bool)>,
) -> Option<Day> {
    let paid = paid.filter(|day| since <= *day);
    let talked = talks.filter(|(day, refused)| since < *day && !refused).map(|(day, _)| day);
    paid.chain(talked).filter(|day| *day <= last).min()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::Currency;

    fn day(text: &str) -> Day {
        text.parse().expect("a day")
    }

    fn part(paid: &str, left: i64, before: Option<&str>) -> Part {
        let euro = Currency::from_code("EUR").expect("EUR");
        Part {
            item: ItemId::new(1),
            due: day("2026-03-02"),
            paid: day(paid),
            left: Money::from_minor(left, euro),
            before: before.map(day),
        }
    }

    /// Days of parts paid, talks (`true`: a refusal), and the day of the answer.
    type Answer<'a> = (&'a [&'a str], &'a [(&'a str, bool)], Option<&'a str>);

    #[test]
    fn exe_05_a_demand_is_answered_by_a_part_or_by_a_later_talk() {
        let (since, last) = (day("2026-03-10"), day("2026-03-14"));
        let rows: [Answer<'_>; 8] = [
            (&[], &[], None),
            (&["2026-03-09"], &[], None),
            (&["2026-03-10"], &[], Some("2026-03-10")),
            (&["2026-03-14"], &[], Some("2026-03-14")),
            (&["2026-03-15"], &[], None),
            (&[], &[("2026-03-10", false)], None),
            (&["2026-03-13"], &[("2026-03-11", false)], Some("2026-03-11")),
            (&[], &[("2026-03-11", true)], None),
        ];
        for (paid, talks, expected) in rows {
            let found = answered(
                (since, last),
                paid.iter().map(|on| day(on)),
                talks.iter().map(|(on, refused)| (day(on), *refused)),
            );
            assert_eq!(found, expected.map(day), "{paid:?} {talks:?}");
        }
    }

    /// Both sides of every line: late, in part, and whatever was heard.
    #[test]
    fn exe_06_a_part_is_paid_in_silence_when_nothing_was_heard_since() {
        let event = |kind, on: &str, item: Option<i64>| LadderEvent {
            day: day(on),
            kind,
            item: item.map(ItemId::new),
            until: None,
        };
        let first = part("2026-03-12", 500, None);
        let second = part("2026-03-20", 300, Some("2026-03-12"));
        let silent = |part: Part, heard: Heard<'_>| part.is_in_silence(&heard);
        let nothing = Heard { warned_ahead_days: 30, ..Heard::default() };
        assert!(silent(first, nothing) && silent(second, nothing));
        assert!(silent(part("2026-03-03", 500, None), nothing), "the first day of delay");
        assert!(!silent(part("2026-03-02", 500, None), nothing), "the due day is not late");
        assert!(!silent(part("2026-03-12", 0, None), nothing), "all of it");

        for (on, of_first, of_second) in [
            ("2026-03-01", true, true),
            ("2026-03-02", false, true),
            ("2026-03-12", false, true),
            ("2026-03-13", true, false),
            ("2026-03-20", true, false),
            ("2026-03-21", true, true),
        ] {
            let talks = [day(on)];
            let heard = Heard { talks: &talks, ..nothing };
            assert_eq!(
                (silent(first, heard), silent(second, heard)),
                (of_first, of_second),
                "{on}"
            );
        }
        for (kind, item, of_first) in [
            (LadderEventKind::DelayWarned, Some(1), false),
            (LadderEventKind::DelayWarned, None, false),
            (LadderEventKind::DelayWarned, Some(2), true),
            (LadderEventKind::ContactAvoided, Some(1), true),
            (LadderEventKind::RestructuringRefused, Some(1), true),
        ] {
            let events = [event(kind, "2026-02-25", item)];
            assert_eq!(silent(first, Heard { events: &events, ..nothing }), of_first, "{kind:?}");
        }
        for (given, last, of_first, of_second) in [
            ("2026-03-05", "2026-03-11", false, true),
            ("2026-03-05", "2026-03-19", false, true),
            ("2026-03-05", "2026-03-20", false, false),
            ("2026-03-13", "2026-03-15", true, false),
        ] {
            let words = [(day(given), day(last))];
            let heard = Heard { words: &words, ..nothing };
            let found = (silent(first, heard), silent(second, heard));
            assert_eq!(found, (of_first, of_second), "{given} {last}");
        }
    }
}
