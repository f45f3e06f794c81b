//! When and how often a natural person may be contacted about a debt (Russian law 230-FZ,
//! articles 1 and 7; F-E).
//!
//! The law protects natural persons; a sole proprietor only over a debt that is not one of
//! business. Hours and days are those of the debtor. Week and month are counted both by the
//! calendar and as the seven or thirty dates that end on the day, and whichever is full
//! refuses. What was refused does not count: it did not take place.

use crate::calendar::{Calendar, NoCalendar};
use crate::day::Day;
use serde::Serialize;

/// Who owes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Debtor {
    LegalEntity,
    SoleProprietor,
    Individual,
}

impl Debtor {
    /// Every sort of debtor.
    pub const ALL: [Debtor; 3] = [Debtor::LegalEntity, Debtor::SoleProprietor, Debtor::Individual];

    /// The word written in files and answers.
    pub const fn code(self) -> &'static str {
        match self {
            Debtor::LegalEntity => "LEGAL_ENTITY",
            Debtor::SoleProprietor => "SOLE_PROPRIETOR",
            Debtor::Individual => "INDIVIDUAL",
        }
    }

    /// The sort with this word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|debtor| debtor.code() == code)
    }
}

/// What the debt is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DebtPurpose {
    Business,
    Personal,
}

impl DebtPurpose {
    /// Both purposes.
    pub const ALL: [DebtPurpose; 2] = [DebtPurpose::Business, DebtPurpose::Personal];

    /// The word written in files and answers.
    pub const fn code(self) -> &'static str {
        match self {
            DebtPurpose::Business => "BUSINESS",
            DebtPurpose::Personal => "PERSONAL",
        }
    }

    /// The purpose with this word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|purpose| purpose.code() == code)
    }
}

/// Does the law limit contacts with this debtor over this debt (art. 1)?
pub const fn limits_apply(debtor: Debtor, purpose: DebtPurpose) -> bool {
    match (debtor, purpose) {
        (Debtor::Individual, _) | (Debtor::SoleProprietor, DebtPurpose::Personal) => true,
        (Debtor::SoleProprietor, DebtPurpose::Business) | (Debtor::LegalEntity, _) => false,
    }
}

/// Whether the debtor lets itself be contacted at all (230-FZ, article 8). Letters by post are free
/// whatever it says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ContactMode {
    #[default]
    Free,
    /// The debtor has refused to be called, visited and written to.
    Refused,
    /// Only the debtor's representative is spoken to.
    Represented,
}

impl ContactMode {
    /// Every mode.
    pub const ALL: [ContactMode; 3] =
        [ContactMode::Free, ContactMode::Refused, ContactMode::Represented];

    /// The word written in files and stored rows.
    pub const fn code(self) -> &'static str {
        match self {
            ContactMode::Free => "free",
            ContactMode::Refused => "refused",
            ContactMode::Represented => "represented",
        }
    }

    /// The mode with this word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|mode| mode.code() == code)
    }

    /// Is nobody to call, visit or write to the debtor?
    pub const fn is_closed(self) -> bool {
        !matches!(self, ContactMode::Free)
    }
}

/// What restricts contacts with a debtor.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Restrictions {
    /// The law's limits and hours hold.
    pub by_law: bool,
    /// Nobody is to call, visit or write to it.
    pub closed: bool,
}

impl Restrictions {
    /// Does anything restrict them?
    pub const fn any(self) -> bool {
        self.by_law || self.closed
    }
}

/// What a card tells of who a debtor is to the law.
#[derive(Clone, Copy, Debug)]
pub struct Identified<'a> {
    pub name: &'a str,
    /// ISO 3166 alpha-2; empty where it is not known.
    pub country: &'a str,
    pub registry_code: &'a str,
    /// Do terms on lateness say that it is a consumer?
    pub is_consumer: bool,
}

/// Who a debtor is to the law, and what for it owes, where nobody has said so. A consumer is a
/// person, and so is whoever bears the number of one: a natural person about whom nothing else is
/// known is protected. One whose name says that it trades as a sole proprietor owes in business.
pub fn presumed(card: Identified<'_>) -> (Debtor, DebtPurpose) {
    let is_person = card.is_consumer || is_personal_number(card.country, card.registry_code);
    match (is_person, trades_alone(card.name)) {
        (true, true) if !card.is_consumer => (Debtor::SoleProprietor, DebtPurpose::Business),
        (true, _) => (Debtor::Individual, DebtPurpose::Personal),
        (false, _) => (Debtor::LegalEntity, DebtPurpose::Business),
    }
}

/// Who a debtor is to the law, and what for it owes, by what was said of it and, for what nobody has
/// said, by what the card tells: a person owes for itself, whoever trades owes in business.
pub fn resolved(
    said: (Option<Debtor>, Option<DebtPurpose>),
    (presumed, _): (Debtor, DebtPurpose),
) -> (Debtor, DebtPurpose) {
    let debtor = said.0.unwrap_or(presumed);
    (debtor, said.1.unwrap_or_else(|| usual_purpose(debtor)))
}

/// What for a debtor owes where nobody has said so.
const fn usual_purpose(debtor: Debtor) -> DebtPurpose {
    match debtor {
        Debtor::Individual => DebtPurpose::Personal,
        Debtor::SoleProprietor | Debtor::LegalEntity => DebtPurpose::Business,
    }
}

/// A Russian taxpayer number of twelve digits, or an Estonian personal code of eleven: companies
/// have ten and eight.
fn is_personal_number(country: &str, code: &str) -> bool {
    let digits = code.trim();
    let all = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    match (country, digits.len()) {
        ("RU" | "", 12) => all && crate::identifier::ru::inn(digits).is_ok(),
        ("EE" | "", 11) => all && matches!(digits.as_bytes()[0], b'1'..=b'8'),
        _ => false,
    }
}

/// Does the name say that a person trades under it?
fn trades_alone(name: &str) -> bool {
    let name = name.trim().to_lowercase();
    let words: Vec<&str> = name.split_whitespace().collect();
    let edge = |word: &str| words.first() == Some(&word) || words.last() == Some(&word);
    edge("ип") || edge("fie") || name.starts_with("индивидуальный предприниматель")
}

/// How the debtor is contacted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Contact {
    Call,
    Sms,
    Messenger,
    Email,
    Meeting,
    /// A letter; the law leaves it free of limits.
    Post,
}

/// What the law counts together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Counted {
    Call,
    Message,
    Meeting,
}

impl Contact {
    /// Every way.
    pub const ALL: [Contact; 6] = [
        Contact::Call,
        Contact::Sms,
        Contact::Messenger,
        Contact::Email,
        Contact::Meeting,
        Contact::Post,
    ];

    /// The word written in files and answers.
    pub const fn code(self) -> &'static str {
        match self {
            Contact::Call => "CALL",
            Contact::Sms => "SMS",
            Contact::Messenger => "MESSENGER",
            Contact::Email => "EMAIL",
            Contact::Meeting => "MEETING",
            Contact::Post => "POST",
        }
    }

    /// The way with this word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|contact| contact.code() == code)
    }

    /// What people record about a customer, as the law counts it; a note or an event is no contact.
    pub fn recorded_as(kind: &str) -> Option<Self> {
        match kind {
            "call" => Some(Contact::Call),
            "visit" => Some(Contact::Meeting),
            "sms" => Some(Contact::Sms),
            "messenger" => Some(Contact::Messenger),
            "email" => Some(Contact::Email),
            "letter" => Some(Contact::Post),
            _ => None,
        }
    }

    /// What a piece of work asks for of whoever does it, by the key of its words: work that
    /// reaches the debtor by telephone is a call to the law.
    pub fn asked_for_by(text: &str) -> Option<Self> {
        CALLS_BY_TEXT.contains(&text).then_some(Contact::Call)
    }

    /// Is it one of those that the law counts together as messages?
    pub const fn is_message(self) -> bool {
        matches!(self.counted(), Some(Counted::Message))
    }

    const fn counted(self) -> Option<Counted> {
        match self {
            Contact::Call => Some(Counted::Call),
            Contact::Sms | Contact::Messenger | Contact::Email => Some(Counted::Message),
            Contact::Meeting => Some(Counted::Meeting),
            Contact::Post => None,
        }
    }
}

/// Why a contact is not allowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum ContactRefusal {
    /// Too early or too late in the debtor's day.
    Hours,
    CallPerDay,
    CallPerWeek,
    CallPerMonth,
    MessagePerDay,
    MessagePerWeek,
    MessagePerMonth,
    MeetingPerWeek,
    /// The debtor has refused it, or acts through somebody else.
    Unwanted,
}

impl ContactRefusal {
    /// Every reason.
    pub const ALL: [ContactRefusal; 9] = [
        ContactRefusal::Hours,
        ContactRefusal::CallPerDay,
        ContactRefusal::CallPerWeek,
        ContactRefusal::CallPerMonth,
        ContactRefusal::MessagePerDay,
        ContactRefusal::MessagePerWeek,
        ContactRefusal::MessagePerMonth,
        ContactRefusal::MeetingPerWeek,
        ContactRefusal::Unwanted,
    ];

    /// The word of its text.
    pub const fn code(self) -> &'static str {
        match self {
            ContactRefusal::Hours => "hours",
            ContactRefusal::CallPerDay => "call-per-day",
            ContactRefusal::CallPerWeek => "call-per-week",
            ContactRefusal::CallPerMonth => "call-per-month",
            ContactRefusal::MessagePerDay => "message-per-day",
            ContactRefusal::MessagePerWeek => "message-per-week",
            ContactRefusal::MessagePerMonth => "message-per-month",
            ContactRefusal::MeetingPerWeek => "meeting-per-week",
            ContactRefusal::Unwanted => "unwanted",
        }
    }
}

/// The time over which contacts are counted.
#[derive(Clone, Copy)]
enum Span {
    Day,
    Week,
    Month,
}

impl Span {
    /// First date that counts on `day`. The calendar span and the rolling one both end with
    /// the day, so whichever begins earlier holds the other and decides.
    fn begins(self, day: Day) -> Day {
        match self {
            Span::Day => day,
            Span::Week => {
                let from_monday = i64::from(day.weekday().to_monday_zero_offset());
                day.ahead(-from_monday.max(6))
            }
            Span::Month => {
                let from_first = i64::from(day.date().day()) - 1;
                day.ahead(-from_first.max(29))
            }
        }
    }
}

/// How many contacts of a sort are allowed within a span (art. 7 part 3).
type Limit = (Span, usize, ContactRefusal);

const CALLS: [Limit; 3] = [
    (Span::Day, 1, ContactRefusal::CallPerDay),
    (Span::Week, 2, ContactRefusal::CallPerWeek),
    (Span::Month, 8, ContactRefusal::CallPerMonth),
];
const MESSAGES: [Limit; 3] = [
    (Span::Day, 2, ContactRefusal::MessagePerDay),
    (Span::Week, 4, ContactRefusal::MessagePerWeek),
    (Span::Month, 16, ContactRefusal::MessagePerMonth),
];
const MEETINGS: [Limit; 1] = [(Span::Week, 1, ContactRefusal::MeetingPerWeek)];

/// Work of policies that is done by calling the debtor.
pub const CALLS_BY_TEXT: [&str; 8] = [
    "agree-meeting",
    "agree-part-payment",
    "announce-breach-notice",
    "ask-planned-date",
    "call-and-warn",
    "find-cause-and-date",
    "friday-call",
    "reach-decision-maker",
];

/// Days back that a limit can look: a month and the longest rolling one.
pub const REMEMBERED_DAYS: i64 = 62;

/// Minutes of the day from which and before which the debtor may be contacted.
const WORKING_DAY_MINUTES: (u16, u16) = (8 * 60, 22 * 60);
const DAY_OFF_MINUTES: (u16, u16) = (9 * 60, 20 * 60);

/// The contacts a protected debtor has had so far, each sort in the order of time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ContactHistory {
    calls: Vec<Day>,
    messages: Vec<Day>,
    meetings: Vec<Day>,
    closed: bool,
}

impl ContactHistory {
    /// May the debtor be contacted on `day` at `minute` (of the day, the debtor's time)? What
    /// is allowed is counted from then on, so attempts are given in the order of time. `None`:
    /// allowed. Refused where the calendar does not hold the year; a letter needs none.
    pub fn attempt(
        &mut self,
        day: Day,
        minute: u16,
        contact: Contact,
        calendar: &Calendar,
    ) -> Result<Option<ContactRefusal>, NoCalendar> {
        if contact.counted().is_none() {
            return Ok(None);
        }
        let hours =
            if calendar.working_exact(day)? { WORKING_DAY_MINUTES } else { DAY_OFF_MINUTES };
        Ok(self.attempt_within(hours, day, minute, contact))
    }

    /// The same where nobody knows which days of the year are worked: the hours of a day off
    /// are the shorter ones, so whoever keeps to them keeps to the law.
    pub fn attempt_on_day_off(
        &mut self,
        day: Day,
        minute: u16,
        contact: Contact,
    ) -> Option<ContactRefusal> {
        self.attempt_within(DAY_OFF_MINUTES, day, minute, contact)
    }

    /// Counts a contact that was had, whether it was allowed or not.
    pub fn took_place(&mut self, day: Day, contact: Contact) {
        if let Some(counted) = contact.counted() {
            self.past_and_limits(counted).0.push(day);
        }
    }

    /// From now on nothing is allowed but letters: the debtor has refused to be contacted.
    pub const fn close(&mut self) {
        self.closed = true;
    }

    /// Has the debtor refused to be contacted?
    pub const fn is_closed(&self) -> bool {
        self.closed
    }

    /// Days on which the debtor was called.
    pub fn calls(&self) -> &[Day] {
        &self.calls
    }

    /// Which limit leaves no room for one more on this day, at whatever hour.
    pub fn full(&self, day: Day, contact: Contact) -> Option<ContactRefusal> {
        let counted = contact.counted()?;
        if self.closed {
            return Some(ContactRefusal::Unwanted);
        }
        let (past, limits) = match counted {
            Counted::Call => (&self.calls, CALLS.as_slice()),
            Counted::Message => (&self.messages, MESSAGES.as_slice()),
            Counted::Meeting => (&self.meetings, MEETINGS.as_slice()),
        };
        first_full(past, limits, day)
    }

    /// What leaves no room for one more at this minute of the debtor's day: the hours, or a limit.
    /// Where nobody knows which days of the year are worked, those of a day off hold.
    pub fn full_at(
        &self,
        (day, minute): (Day, u16),
        contact: Contact,
        calendar: &Calendar,
    ) -> Option<ContactRefusal> {
        let mut history = self.clone();
        history
            .attempt(day, minute, contact, calendar)
            .unwrap_or_else(|_| history.attempt_on_day_off(day, minute, contact))
    }

    /// First day after this one with room for one more, if nothing else takes place until then.
    pub fn room_after(&self, day: Day, contact: Contact) -> Day {
        let days = (1..=REMEMBERED_DAYS).map(|ahead| day.ahead(ahead));
        let mut free = days.filter(|on| self.full(*on, contact).is_none());
        free.next().unwrap_or(day.ahead(REMEMBERED_DAYS))
    }

    fn attempt_within(
        &mut self,
        (from, before): (u16, u16),
        day: Day,
        minute: u16,
        contact: Contact,
    ) -> Option<ContactRefusal> {
        let counted = contact.counted()?;
        if self.closed {
            return Some(ContactRefusal::Unwanted);
        }
        if !(from..before).contains(&minute) {
            return Some(ContactRefusal::Hours);
        }
        let (past, limits) = self.past_and_limits(counted);
        let refusal = first_full(past, limits, day);
        if refusal.is_none() {
            past.push(day);
        }
        refusal
    }

    fn past_and_limits(&mut self, counted: Counted) -> (&mut Vec<Day>, &'static [Limit]) {
        match counted {
            Counted::Call => (&mut self.calls, &CALLS),
            Counted::Message => (&mut self.messages, &MESSAGES),
            Counted::Meeting => (&mut self.meetings, &MEETINGS),
        }
    }
}

/// The first limit that is full on `day`, after what took place on days up to it.
fn first_full(past: &[Day], limits: &[Limit], day: Day) -> Option<ContactRefusal> {
    let full = |(span, most, _): &&Limit| {
        let first = span.begins(day);
        let known = past.iter().rev().skip_while(|had| **had > day);
        known.take_while(|had| **had >= first).count() >= *most
    };
    limits.iter().find(full).map(|(_, _, refusal)| *refusal)
}

#[cfg(test)]
mod tests {
    use super::*;
    use Contact::{Call, Email, Meeting, Messenger, Post, Sms};
    use ContactRefusal::*;

    fn day(text: &str) -> Day {
        text.parse().expect(text)
    }

    fn russia() -> &'static Calendar {
        Calendar::of_code("RU").expect("it ships")
    }

    /// Makes the attempts at noon of days of March 2026, in order.
    fn check(name: &str, attempts: &[(i8, Contact, Option<ContactRefusal>)]) {
        let mut history = ContactHistory::default();
        for (at, contact, expected) in attempts {
            let on = Day::of(2026, 3, *at).expect("a day of March");
            let found = history.attempt(on, 12 * 60, *contact, russia());
            assert_eq!(found, Ok(*expected), "{name}: {contact:?} on {on}");
        }
    }

    #[test]
    fn rem_07_a_person_of_whom_nothing_else_is_known_is_protected() {
        use DebtPurpose::{Business, Personal};
        use Debtor::{Individual, LegalEntity, SoleProprietor};
        // Name, country, number, consumer.
        let rows = [
            ("Näidis OÜ", "EE", "10137025", false, (LegalEntity, Business)),
            ("ООО Пример", "RU", "7707083893", false, (LegalEntity, Business)),
            ("Mari Maasikas", "EE", "", false, (LegalEntity, Business)),
            ("Mari Maasikas", "EE", "", true, (Individual, Personal)),
            ("Mari Maasikas", "EE", "48001010000", false, (Individual, Personal)),
            ("Mari Maasikas FIE", "EE", "48001010000", false, (SoleProprietor, Business)),
            ("Mari Maasikas FIE", "EE", "48001010000", true, (Individual, Personal)),
            ("Иванов И. И.", "RU", "500100732259", false, (Individual, Personal)),
            ("Иванов И. И.", "", "500100732259", false, (Individual, Personal)),
            ("ИП Иванов И. И.", "RU", "500100732259", false, (SoleProprietor, Business)),
            ("Иванов И. И.", "RU", "500100732258", false, (LegalEntity, Business)),
            ("Somebody", "FI", "500100732259", false, (LegalEntity, Business)),
        ];
        for (name, country, registry_code, is_consumer, expected) in rows {
            let found = presumed(Identified { name, country, registry_code, is_consumer });
            assert_eq!(found, expected, "{name} {registry_code} {is_consumer}");
        }
    }

    #[test]
    fn rem_07_whoever_refuses_contact_gets_letters_alone() {
        let mut history = ContactHistory::default();
        history.close();
        for contact in Contact::ALL {
            let expected = (contact != Post).then_some(Unwanted);
            assert_eq!(history.full(day("2026-03-20"), contact), expected, "{contact:?}");
            let at = (day("2026-03-20"), 720);
            assert_eq!(history.full_at(at, contact, russia()), expected, "{contact:?}");
        }
    }

    #[test]
    fn rem_07_only_people_are_protected() {
        use DebtPurpose::{Business, Personal};
        let rows = [
            (Debtor::LegalEntity, [false, false]),
            (Debtor::SoleProprietor, [false, true]),
            (Debtor::Individual, [true, true]),
        ];
        for (debtor, expected) in rows {
            assert_eq!([Business, Personal].map(|debt| limits_apply(debtor, debt)), expected);
        }
    }

    #[test]
    fn rem_07_the_debtors_day_has_its_hours() {
        // 2 March is a working Monday, 7 March a Saturday, 9 March a transferred day off; 28
        // December 2024 a working Saturday.
        let rows = [
            ("2026-03-02", 7 * 60 + 59, Some(Hours)),
            ("2026-03-02", 8 * 60, None),
            ("2026-03-02", 21 * 60 + 59, None),
            ("2026-03-02", 22 * 60, Some(Hours)),
            ("2026-03-07", 8 * 60 + 59, Some(Hours)),
            ("2026-03-07", 9 * 60, None),
            ("2026-03-09", 19 * 60 + 59, None),
            ("2026-03-09", 20 * 60, Some(Hours)),
            ("2024-12-28", 21 * 60, None),
        ];
        for (on, minute, expected) in rows {
            let found = ContactHistory::default().attempt(day(on), minute, Sms, russia());
            assert_eq!(found, Ok(expected), "{on} minute {minute}");
        }
    }

    #[test]
    fn rem_07_calls_are_counted_by_day_and_by_both_kinds_of_week() {
        check("one a day", &[(2, Call, None), (2, Call, Some(CallPerDay)), (3, Call, None)]);
        // Sunday the 8th and Monday the 9th lie in two calendar weeks but in one rolling one.
        check(
            "two a rolling week",
            &[
                (7, Call, None),
                (8, Call, None),
                (9, Call, Some(CallPerWeek)),
                (13, Call, Some(CallPerWeek)),
                (14, Call, None),
                (15, Call, None),
                (16, Call, Some(CallPerWeek)),
            ],
        );
        check(
            "two a calendar week",
            &[(2, Call, None), (4, Call, None), (8, Call, Some(CallPerWeek)), (9, Call, None)],
        );
    }

    #[test]
    fn months_are_counted_by_the_calendar_and_as_thirty_dates() {
        let week = |from: i8| [(from, Call, None), (from + 1, Call, None)];
        let mut attempts: Vec<_> = [2, 9, 16, 23].into_iter().flat_map(week).collect();
        attempts.extend([(30, Call, Some(CallPerMonth)), (31, Call, Some(CallPerMonth))]);
        check("eight a month", &attempts);

        let mut history = ContactHistory::default();
        let mut call = |on: &str| history.attempt(day(on), 720, Call, russia()).expect("loaded");
        for on in ["03-03", "03-04", "03-10", "03-11", "03-17", "03-18", "03-24", "03-25"] {
            assert_eq!(call(&format!("2026-{on}")), None, "{on}");
        }
        assert_eq!(call("2026-04-01"), Some(CallPerMonth), "thirty dates reach back to 3 March");
        assert_eq!(call("2026-04-02"), None, "4 March is the first of the thirty");
    }

    #[test]
    fn rem_07_messages_of_all_sorts_count_together_and_letters_not_at_all() {
        check(
            "two a day, four a week",
            &[
                (2, Sms, None),
                (2, Email, None),
                (2, Messenger, Some(MessagePerDay)),
                (2, Post, None),
                (2, Call, None),
                (3, Messenger, None),
                (3, Sms, None),
                (5, Email, Some(MessagePerWeek)),
            ],
        );
        check(
            "a meeting a week",
            &[(2, Meeting, None), (8, Meeting, Some(MeetingPerWeek)), (9, Meeting, None)],
        );
        let mut four_a_week: Vec<_> = Vec::new();
        for monday in [2, 9, 16, 23] {
            four_a_week.extend([(monday, Sms, None), (monday, Email, None)]);
            four_a_week.extend([(monday + 1, Sms, None), (monday + 1, Email, None)]);
        }
        four_a_week.push((30, Sms, Some(MessagePerMonth)));
        check("sixteen a month", &four_a_week);
    }

    #[test]
    fn rem_07_a_full_limit_says_from_when_there_is_room() {
        let mut history = ContactHistory::default();
        for on in ["2026-03-02", "2026-03-04"] {
            history.took_place(day(on), Call);
        }
        let rows = [
            ("2026-03-01", None, "2026-03-03"),
            ("2026-03-02", Some(CallPerDay), "2026-03-03"),
            ("2026-03-03", None, "2026-03-09"),
            ("2026-03-04", Some(CallPerDay), "2026-03-09"),
            ("2026-03-06", Some(CallPerWeek), "2026-03-09"),
            ("2026-03-09", None, "2026-03-10"),
        ];
        for (on, full, room) in rows {
            assert_eq!(history.full(day(on), Call), full, "{on}");
            assert_eq!(history.room_after(day(on), Call), day(room), "{on}");
            assert_eq!(history.full(day(on), Meeting), None, "{on}");
        }
    }

    /// The words of the policies that ship, and of no others.
    #[test]
    fn every_text_that_is_a_call_stands_in_a_policy() {
        let policies = crate::policy::Policy::shipped();
        let texts: Vec<&str> = policies
            .iter()
            .flat_map(|policy| {
                let steps = policy.steps.iter().flat_map(|step| &step.actions);
                let rules = policy.rules.iter().flat_map(|rule| &rule.actions);
                let reminders = policy.reminders.iter().flat_map(|one| &one.actions);
                steps.chain(rules).chain(reminders).map(|action| &*action.text)
            })
            .collect();
        for text in CALLS_BY_TEXT {
            assert!(texts.contains(&text), "{text}");
        }
    }

    #[test]
    fn a_year_that_is_not_loaded_is_refused_but_letters_go_out() {
        let mut history = ContactHistory::default();
        let on = day("2027-01-11");
        assert_eq!(history.attempt(on, 720, Post, russia()), Ok(None));
        let refused = history.attempt(on, 720, Call, russia()).map_err(|error| error.year);
        assert_eq!(refused, Err(2027));
    }
}
