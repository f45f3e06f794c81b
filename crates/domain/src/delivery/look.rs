//! The last look, in the transaction that claims the message: is it still owed, may this person
//! be written to at all, and at this hour? (D11, D16, D21 to D24; I7, I10)

use crate::calendar::Calendar;
use crate::control::{StillOwed, WithdrawReason};
use crate::day::Day;
use crate::money::{Currency, Money};
use crate::standing::contact_limits::{Contact, ContactHistory, ContactRefusal};
use std::collections::BTreeMap;

/// The debtor's own day and minute of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Local {
    pub day: Day,
    /// 0 to 1439.
    pub minute: u16,
}

/// Minutes of the day from which and before which messages leave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hours {
    pub from: u16,
    pub before: u16,
}

/// Whether the debtor lets us write by this channel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Consent {
    /// Nothing was said against it.
    Given,
    /// The debtor has withdrawn it for this channel.
    Refused,
    /// The debtor acts through somebody else: nothing goes to the debtor.
    Represented,
}

impl Consent {
    /// Every answer.
    pub const ALL: [Consent; 3] = [Consent::Given, Consent::Refused, Consent::Represented];

    /// The word written in files, rows and forms.
    pub const fn code(self) -> &'static str {
        match self {
            Consent::Given => "given",
            Consent::Refused => "refused",
            Consent::Represented => "represented",
        }
    }

    /// The answer with this word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.code() == code)
    }
}

/// Why a message may never leave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WithholdReason {
    /// Money that is there and allocated to nothing covers what it asks for (D23).
    Covered,
    /// The debtor has withdrawn consent (D22).
    NoConsent,
    /// The debtor acts through a representative.
    Represented,
}

impl WithholdReason {
    /// Every reason.
    pub const ALL: [WithholdReason; 3] =
        [WithholdReason::Covered, WithholdReason::NoConsent, WithholdReason::Represented];

    /// The word written in stored rows.
    pub const fn code(self) -> &'static str {
        match self {
            WithholdReason::Covered => "covered",
            WithholdReason::NoConsent => "no-consent",
            WithholdReason::Represented => "represented",
        }
    }
}

/// Why it may not leave at this moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LaterCause {
    /// Too early or too late in the debtor's day, by the company's own hours or the law.
    Hours,
    /// The debtor has had as many messages today as the company sends in a day.
    DayLimit,
    /// Somebody spoke or wrote to the debtor a moment ago: the program does not follow on their
    /// heels (D24).
    Gap,
    /// The law's limit on contacts is full.
    ContactLimit,
    /// The debtor wrote, and nobody has read it yet.
    ReplyUnread,
    /// The lawyer has not filled in what the notice quotes (LAD-05).
    NoticeUnfilled,
}

impl LaterCause {
    /// Every cause.
    pub const ALL: [LaterCause; 6] = [
        LaterCause::Hours,
        LaterCause::DayLimit,
        LaterCause::Gap,
        LaterCause::ContactLimit,
        LaterCause::ReplyUnread,
        LaterCause::NoticeUnfilled,
    ];

    /// The word written in stored rows.
    pub const fn code(self) -> &'static str {
        match self {
            LaterCause::Hours => "hours",
            LaterCause::DayLimit => "day-limit",
            LaterCause::Gap => "gap",
            LaterCause::ContactLimit => "contact-limit",
            LaterCause::ReplyUnread => "reply-unread",
            LaterCause::NoticeUnfilled => "notice-unfilled",
        }
    }
}

/// What the last look sees.
#[derive(Debug)]
pub struct Scene<'a> {
    pub owed: StillOwed,
    /// What is open of the debts that it names and that may be asked for.
    pub asked: &'a [Money],
    /// Money of the debtor that is allocated to nothing.
    pub unallocated: &'a [Money],
    pub consent: Consent,
    pub channel: Contact,
    pub now: Local,
    /// The company's own hours, for everybody.
    pub hours: Hours,
    /// Messages that one debtor is sent in a day at most.
    pub a_day: u32,
    /// Contacts had so far, each on the debtor's day, in the order of time; manual ones too.
    pub had: &'a [(Day, Contact)],
    /// Day of the last contact that a person had; `None` also where the message asks for nothing.
    pub by_hand: Option<Day>,
    /// Days that lie at least between such a contact and a message of the program (I9).
    pub gap_days: u16,
    /// The debtor wrote something that nobody has read yet.
    pub unread_reply: bool,
    /// Last day that the lawyer has to fill in what the notice quotes; `None` where nothing is
    /// missing or nobody is asked. After it the notice leaves as it is: that it was not filled in is
    /// for others to follow up, and no reason to let a debt rest (LAD-05).
    pub fills_until: Option<Day>,
    /// The law's limits hold for this debtor, with this calendar.
    pub protected: Option<&'a Calendar>,
}

/// What is to become of the message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    Go,
    /// Not before this hour of the debtor.
    Later {
        cause: LaterCause,
        not_before: Local,
    },
    Withhold(WithholdReason),
    Withdraw(WithdrawReason),
}

/// Days ahead within which an hour is looked for.
const AHEAD: i64 = 40;

/// The last look. What ends the message comes before what delays it.
pub fn last_look(scene: &Scene<'_>) -> Verdict {
    if let StillOwed::No(reason) = scene.owed {
        return Verdict::Withdraw(reason);
    }
    if scene.is_covered() {
        return Verdict::Withhold(WithholdReason::Covered);
    }
    match scene.consent {
        Consent::Given => {}
        Consent::Refused => return Verdict::Withhold(WithholdReason::NoConsent),
        Consent::Represented => return Verdict::Withhold(WithholdReason::Represented),
    }
    if scene.unread_reply {
        // Whoever reads it lets the message go on at once; nobody knows when that will be.
        let not_before = Local { day: scene.now.day.ahead(1), minute: scene.hours.from };
        return Verdict::Later { cause: LaterCause::ReplyUnread, not_before };
    }
    if scene.fills_until.is_some_and(|last| scene.now.day <= last) {
        // Whoever fills it in lets it go on at once.
        let not_before = Local { day: scene.now.day.ahead(1), minute: scene.hours.from };
        return Verdict::Later { cause: LaterCause::NoticeUnfilled, not_before };
    }
    match scene.kept_at(scene.now) {
        None => Verdict::Go,
        Some(cause) => Verdict::Later { cause, not_before: scene.next_hour() },
    }
}

impl Scene<'_> {
    /// Nothing is left to ask for, in any currency.
    fn is_covered(&self) -> bool {
        let mut sums: BTreeMap<Currency, i64> = BTreeMap::new();
        for money in self.asked {
            let sum = sums.entry(money.currency()).or_default();
            *sum = sum.saturating_add(money.minor());
        }
        for money in self.unallocated {
            if let Some(sum) = sums.get_mut(&money.currency()) {
                *sum = sum.saturating_sub(money.minor());
            }
        }
        sums.values().all(|sum| *sum <= 0)
    }

    /// What keeps it at this hour.
    fn kept_at(&self, at: Local) -> Option<LaterCause> {
        if !(self.hours.from..self.hours.before).contains(&at.minute) {
            return Some(LaterCause::Hours);
        }
        let today = self.had.iter().filter(|(day, by)| *day == at.day && by.is_message()).count();
        if self.channel.is_message() && today >= self.a_day as usize {
            return Some(LaterCause::DayLimit);
        }
        // What the law says comes first: it may keep a message back for weeks.
        let by_law = self.protected.and_then(|calendar| self.kept_by_law(at, calendar));
        by_law.or_else(|| self.follows_a_person(at).then_some(LaterCause::Gap))
    }

    /// Would it leave on the heels of what a person said or wrote?
    fn follows_a_person(&self, at: Local) -> bool {
        self.by_hand.is_some_and(|last| at.day < last.ahead(self.gap_days.into()))
    }

    fn kept_by_law(&self, at: Local, calendar: &Calendar) -> Option<LaterCause> {
        let mut history = ContactHistory::default();
        self.had.iter().for_each(|(day, by)| history.took_place(*day, *by));
        // A year that is not loaded must not stop the letters: its days are taken for days off,
        // whose hours are the shorter ones.
        history.full_at((at.day, at.minute), self.channel, calendar).map(|refusal| match refusal {
            ContactRefusal::Hours => LaterCause::Hours,
            _ => LaterCause::ContactLimit,
        })
    }

    /// The first hour at which nothing keeps it: whole and half hours are tried, which all
    /// limits begin at.
    fn next_hour(&self) -> Local {
        let minutes = || (0..1440_u16).step_by(30).chain([self.hours.from]);
        for ahead in 0..=AHEAD {
            let day = self.now.day.ahead(ahead);
            let free = minutes()
                .map(|minute| Local { day, minute })
                .filter(|at| *at > self.now && self.kept_at(*at).is_none())
                .min();
            if let Some(at) = free {
                return at;
            }
        }
        Local { day: self.now.day.ahead(1), minute: self.hours.from }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOURS: Hours = Hours { from: 8 * 60, before: 20 * 60 };

    fn day(text: &str) -> Day {
        text.parse().expect(text)
    }

    fn eur(minor: i64) -> Money {
        Money::from_minor(minor, Currency::from_code("EUR").expect("EUR"))
    }

    fn at(on: &str, hour: u16, minute: u16) -> Local {
        Local { day: day(on), minute: hour * 60 + minute }
    }

    fn look(now: Local, change: impl FnOnce(&mut Scene<'_>)) -> Verdict {
        let asked = [eur(10_000)];
        let mut scene = Scene {
            owed: StillOwed::Yes,
            asked: &asked,
            unallocated: &[],
            consent: Consent::Given,
            channel: Contact::Email,
            now,
            hours: HOURS,
            a_day: 2,
            had: &[],
            by_hand: None,
            gap_days: 2,
            unread_reply: false,
            fills_until: None,
            protected: None,
        };
        change(&mut scene);
        last_look(&scene)
    }

    fn russia() -> &'static Calendar {
        Calendar::of_code("RU").expect("it ships")
    }

    #[test]
    fn what_ends_a_message_comes_before_what_delays_it() {
        let night = at("2026-03-02", 3, 0);
        let gone = look(night, |scene| {
            scene.owed = StillOwed::No(WithdrawReason::Settled);
            scene.consent = Consent::Refused;
        });
        assert_eq!(gone, Verdict::Withdraw(WithdrawReason::Settled));
        let refused = look(night, |scene| scene.consent = Consent::Refused);
        assert_eq!(refused, Verdict::Withhold(WithholdReason::NoConsent));
        let other = look(night, |scene| scene.consent = Consent::Represented);
        assert_eq!(other, Verdict::Withhold(WithholdReason::Represented));
    }

    /// LAD-05: the notice waits through the lawyer's last day, and not a day longer.
    #[test]
    fn lad_05_a_notice_waits_for_the_lawyer_through_the_last_day() {
        let until = |last: &str| look(at("2026-03-02", 12, 0), |s| s.fills_until = Some(day(last)));
        let waits = Verdict::Later {
            cause: LaterCause::NoticeUnfilled,
            not_before: at("2026-03-03", 8, 0),
        };
        for (last, expected) in
            [("2026-03-03", waits), ("2026-03-02", waits), ("2026-03-01", Verdict::Go)]
        {
            assert_eq!(until(last), expected, "{last}");
        }
        let settled = look(at("2026-03-02", 12, 0), |scene| {
            scene.fills_until = Some(day("2026-03-05"));
            scene.owed = StillOwed::No(WithdrawReason::Settled);
        });
        assert_eq!(settled, Verdict::Withdraw(WithdrawReason::Settled), "what is paid is over");
    }

    #[test]
    fn money_that_is_there_is_not_asked_for() {
        let noon = at("2026-03-02", 12, 0);
        let rows = [
            (9_999, Verdict::Go),
            (10_000, Verdict::Withhold(WithholdReason::Covered)),
            (10_001, Verdict::Withhold(WithholdReason::Covered)),
        ];
        for (minor, expected) in rows {
            let there = [eur(minor)];
            // The lifetimes of the scene are those of its caller.
            let asked = [eur(10_000)];
            let scene = Scene {
                owed: StillOwed::Yes,
                asked: &asked,
                unallocated: &there,
                consent: Consent::Given,
                channel: Contact::Email,
                now: noon,
                hours: HOURS,
                a_day: 2,
                had: &[],
                by_hand: None,
                gap_days: 2,
                unread_reply: false,
                fills_until: None,
                protected: None,
            };
            assert_eq!(last_look(&scene), expected, "{minor}");
        }
    }

    #[test]
    fn a_message_waits_for_the_debtors_morning() {
        let later = |on: &str, hour, minute| Verdict::Later {
            cause: LaterCause::Hours,
            not_before: at(on, hour, minute),
        };
        let rows = [
            (at("2026-03-02", 7, 59), later("2026-03-02", 8, 0)),
            (at("2026-03-02", 8, 0), Verdict::Go),
            (at("2026-03-02", 19, 59), Verdict::Go),
            (at("2026-03-02", 20, 0), later("2026-03-03", 8, 0)),
        ];
        for (now, expected) in rows {
            assert_eq!(look(now, |_| {}), expected, "{now:?}");
        }
        // Saturday: the law lets nobody be written to before nine.
        let protected = look(at("2026-03-07", 8, 30), |scene| scene.protected = Some(russia()));
        assert_eq!(protected, later("2026-03-07", 9, 0));
    }

    #[test]
    fn limits_count_what_took_place_by_hand_as_well() {
        let (monday, noon) = (day("2026-03-02"), at("2026-03-02", 12, 0));
        let two = [(monday, Contact::Sms), (monday, Contact::Email)];
        let kept = |had: &[(Day, Contact)], protected| {
            let asked = [eur(1)];
            last_look(&Scene {
                owed: StillOwed::Yes,
                asked: &asked,
                unallocated: &[],
                consent: Consent::Given,
                channel: Contact::Sms,
                now: noon,
                hours: HOURS,
                a_day: 2,
                had,
                by_hand: None,
                gap_days: 2,
                unread_reply: false,
                fills_until: None,
                protected,
            })
        };
        assert_eq!(kept(&two[..1], None), Verdict::Go);
        let not_before = at("2026-03-03", 8, 0);
        assert_eq!(kept(&two, None), Verdict::Later { cause: LaterCause::DayLimit, not_before });
        // Four in a week: the fifth waits until the first of the seven days is over.
        let days = ["2026-02-27", "2026-02-28", "2026-02-28", "2026-03-01"];
        let four: Vec<(Day, Contact)> = days.iter().map(|on| (day(on), Contact::Sms)).collect();
        assert_eq!(kept(&four, None), Verdict::Go, "a company is not protected");
        let Verdict::Later { cause, not_before } = kept(&four, Some(russia())) else {
            panic!("the week is full")
        };
        assert_eq!((cause, not_before), (LaterCause::ContactLimit, at("2026-03-06", 8, 0)));
        let calls = [(monday, Contact::Call), (monday, Contact::Call)];
        assert_eq!(kept(&calls, None), Verdict::Go, "calls are no messages");
    }

    /// D24, I9: whatever a person did, by whatever way, the program keeps its distance to it.
    #[test]
    fn the_program_does_not_follow_on_the_heels_of_a_person() {
        let noon = at("2026-03-04", 12, 0);
        let after = |last: &str, gap_days| {
            look(noon, |scene| {
                scene.by_hand = Some(day(last));
                scene.gap_days = gap_days;
            })
        };
        let until = |on: &str| {
            let not_before = at(on, 8, 0);
            Verdict::Later { cause: LaterCause::Gap, not_before }
        };
        let rows = [
            ("2026-03-04", 2, until("2026-03-06")),
            ("2026-03-03", 2, until("2026-03-05")),
            ("2026-03-02", 2, Verdict::Go),
            ("2026-03-04", 1, until("2026-03-05")),
            ("2026-03-03", 1, Verdict::Go),
            ("2026-03-04", 30, until("2026-04-03")),
        ];
        for (last, gap_days, expected) in rows {
            assert_eq!(after(last, gap_days), expected, "{last} {gap_days}");
        }
        // Whoever is over the law's limit is told so, for that lasts longer.
        let had: &'static [(Day, Contact)] = vec![(day("2026-03-04"), Contact::Sms); 2].leak();
        let full = look(noon, |scene| {
            scene.had = had;
            scene.a_day = 9;
            scene.by_hand = Some(day("2026-03-04"));
            scene.protected = Some(russia());
        });
        assert!(matches!(full, Verdict::Later { cause: LaterCause::ContactLimit, .. }), "{full:?}");
    }

    #[test]
    fn nobody_is_reminded_whose_answer_was_not_read() {
        let noon = at("2026-03-02", 12, 0);
        let kept = look(noon, |scene| scene.unread_reply = true);
        let not_before = at("2026-03-03", 8, 0);
        assert_eq!(kept, Verdict::Later { cause: LaterCause::ReplyUnread, not_before });
        let paid = look(noon, |scene| {
            scene.unread_reply = true;
            scene.owed = StillOwed::No(WithdrawReason::Settled);
        });
        assert_eq!(paid, Verdict::Withdraw(WithdrawReason::Settled), "what ends it comes first");
    }

    #[test]
    fn a_year_that_is_not_loaded_keeps_the_shorter_hours_and_stops_nothing() {
        let look_at = |hour| look(at("2031-01-14", hour, 0), |s| s.protected = Some(russia()));
        assert_eq!(look_at(12), Verdict::Go);
        assert!(matches!(look_at(8), Verdict::Later { cause: LaterCause::Hours, .. }));
    }
}
