//! Hours, caps and gaps hold over any history, counted by code that shares nothing with the
//! rules (D21, I10).

use proptest::prelude::*;
use saldo_domain::calendar::Calendar;
use saldo_domain::control::StillOwed;
use saldo_domain::delivery::{Consent, Hours, LaterCause, Local, Scene, Verdict, last_look};
use saldo_domain::standing::contact_limits::{Contact, DebtPurpose, Debtor, limits_apply};
use saldo_domain::{Currency, Day, Money};

/// A wish to write or call: hours since the one before, how, and whether it is made by hand,
/// which nobody holds up.
type Wish = (u16, u8, bool);

fn contact(number: u8) -> Contact {
    [Contact::Sms, Contact::Email, Contact::Messenger, Contact::Call, Contact::Meeting]
        [usize::from(number % 5)]
}

/// What the law counts together, with how many it lets in a day, a week and a month.
fn counted(contact: Contact) -> (u8, [usize; 3]) {
    match contact {
        Contact::Sms | Contact::Email | Contact::Messenger => (0, [2, 4, 16]),
        Contact::Call => (1, [1, 2, 8]),
        // The law limits meetings by the week alone.
        _ => (2, [1, 1, usize::MAX]),
    }
}

/// The Monday of a day's week.
fn monday(day: Day) -> Day {
    day.plus(-i64::from(day.weekday().to_monday_zero_offset()))
}

fn month(day: Day) -> (i16, i8) {
    (day.date().year(), day.date().month())
}

/// Days that the program keeps to what was done by hand.
const GAP: u16 = 2;

fn look(now: Local, channel: Contact, had: &[(Day, Contact)], by_hand: Option<Day>) -> Verdict {
    let asked = [Money::from_minor(1, Currency::from_code("RUB").expect("RUB"))];
    last_look(&Scene {
        owed: StillOwed::Yes,
        asked: &asked,
        unallocated: &[],
        consent: Consent::Given,
        channel,
        now,
        hours: Hours { from: 7 * 60, before: 23 * 60 },
        a_day: 5,
        had,
        by_hand,
        gap_days: GAP,
        unread_reply: false,
        fills_until: None,
        protected: Calendar::of_code("RU"),
    })
}

/// When, how, and up to which number of contacts something left; and the day of the last one by
/// hand until then.
type Left = (Local, Contact, usize, Option<Day>);

/// Everything that left, each with the number of contacts had up to it, itself included; and all
/// contacts.
fn live(wishes: &[Wish]) -> (Vec<Left>, Vec<(Day, Contact)>) {
    let start: Day = "2026-01-05".parse().expect("a day");
    let (mut hour, mut left, mut had) = (0_i64, Vec::new(), Vec::new());
    let mut last_by_hand = None;
    for (pause, number, by_hand) in wishes {
        hour += i64::from(*pause);
        let minute = u16::try_from(hour % 24 * 60).expect("of a day");
        let now = Local { day: start.plus(hour / 24), minute };
        let how = contact(*number);
        if *by_hand {
            had.push((now.day, how));
            last_by_hand = Some(now.day);
            continue;
        }
        match look(now, how, &had, last_by_hand) {
            Verdict::Go => {
                had.push((now.day, how));
                left.push((now, how, had.len(), last_by_hand));
            }
            Verdict::Later { not_before, .. } => {
                assert!(not_before > now, "it waits for the past");
                // The hour that it is told is really free.
                let then = look(not_before, how, &had, last_by_hand);
                assert_eq!(then, Verdict::Go, "{not_before:?}");
            }
            other => panic!("{other:?}"),
        }
    }
    (left, had)
}

/// CT-01, CT-02: the worked cases of 230-FZ, asked of the last look (D21).
#[test]
#[expect(non_snake_case, reason = "the register names the golden case")]
fn golden_CT01_CT02() {
    use Contact::{Call, Sms};
    let (hours, limit) = (Some(LaterCause::Hours), Some(LaterCause::ContactLimit));
    let attempts = [
        ("2026-03-02", 7, 59, Call, hours),
        ("2026-03-02", 10, 0, Call, None),
        ("2026-03-02", 15, 0, Call, limit),
        ("2026-03-04", 10, 0, Call, None),
        ("2026-03-06", 10, 0, Call, limit),
        ("2026-03-07", 8, 30, Sms, hours),
        ("2026-03-07", 19, 59, Sms, None),
        ("2026-03-09", 20, 30, Sms, hours),
        ("2026-03-10", 21, 59, Sms, None),
        ("2026-03-10", 22, 0, Sms, hours),
    ];
    let mut had = Vec::new();
    for (day, hour, minute, how, kept) in attempts {
        let now = Local { day: day.parse().expect("a day"), minute: hour * 60 + minute };
        let found = match look(now, how, &had, None) {
            Verdict::Go => None,
            Verdict::Later { cause, .. } => Some(cause),
            other => panic!("{other:?}"),
        };
        assert_eq!(found, kept, "{day} {hour}:{minute}");
        if found.is_none() {
            had.push((now.day, how));
        }
    }
    let rows = [
        (Debtor::LegalEntity, DebtPurpose::Business, false),
        (Debtor::SoleProprietor, DebtPurpose::Business, false),
        (Debtor::SoleProprietor, DebtPurpose::Personal, true),
        (Debtor::Individual, DebtPurpose::Personal, true),
    ];
    for (debtor, purpose, expected) in rows {
        assert_eq!(limits_apply(debtor, purpose), expected, "{debtor:?} {purpose:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn caps_hold_over_any_history(
        wishes in prop::collection::vec((0_u16..40, 0_u8..5, prop::bool::weighted(0.15)), 1..80)
    ) {
        let (left, had) = live(&wishes);
        let calendar = Calendar::of_code("RU").expect("it ships");
        for (at, how, up_to, by_hand) in &left {
            let works = calendar.working_exact(at.day).expect("2026 is loaded");
            let (from, before) = if works { (480, 1_320) } else { (540, 1_200) };
            prop_assert!((from..before).contains(&at.minute), "{at:?}");
            let apart = by_hand.is_none_or(|last| at.day.days_since(last) >= i64::from(GAP));
            prop_assert!(apart, "{at:?} after {by_hand:?}");
            let (sort, [day, week, months]) = counted(*how);
            let of_its_sort = had[..*up_to].iter().filter(|(_, other)| counted(*other).0 == sort);
            let days: Vec<Day> = of_its_sort.map(|(day, _)| *day).collect();
            let within = |span: i64| {
                days.iter().filter(|day| (0..span).contains(&at.day.days_since(**day))).count()
            };
            prop_assert!(within(1) <= day && within(7) <= week && within(30) <= months, "{at:?}");
            let of_week = days.iter().filter(|day| monday(**day) == monday(at.day)).count();
            let of_month = days.iter().filter(|day| month(**day) == month(at.day)).count();
            prop_assert!(of_week <= week && of_month <= months, "{at:?} by the calendar");
        }
    }
}
