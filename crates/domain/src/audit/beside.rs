//! What should be asked for beside the ladder on the day, worked out from the clauses a second
//! time: reminders, rules, decisions that nobody took.
//!
//! Days are found here by walking over the calendar one day after the other, and not by the
//! sums of the planner.

use super::expect::{Case, Ledger};
use crate::calendar::WorkingDays;
use crate::control::{LadderEvent, StepTaken};
use crate::day::Day;
use crate::policy::{
    Action, Counter, EventTrigger, Months, Reminder, Rule, Trigger, Waits, Weekly, WeeklyWhat,
};
use crate::regulation::tolerated_delay::{Basis, Phase};
use std::sync::Arc;

/// Step numbers beside the ladder.
const RULE: u8 = 100;
pub(super) const MISSED: u8 = 101;
pub(super) const REMINDER: u8 = 102;

/// One thing that is to be asked for about an item today, or explained away.
pub(super) struct Owed<'a> {
    pub(super) step: u8,
    pub(super) clause: &'a Arc<str>,
    pub(super) waits: Waits,
    pub(super) actions: Vec<&'a Action>,
}

impl<'a> Ledger<'a> {
    /// Everything beside the ladder that the day asks for about the item.
    pub(super) fn beside(&self, case: &Case<'a>) -> Vec<Owed<'a>> {
        let mut owed = Vec::new();
        if !self.is_begun() {
            return owed;
        }
        for reminder in &case.policy.reminders {
            if self.is_reminded(case, reminder) {
                let waits = Waits::BEFORE_DUE;
                let actions = reminder.actions.iter().collect();
                owed.push(Owed { step: REMINDER, clause: &reminder.clause, waits, actions });
            }
        }
        for rule in &case.policy.rules {
            if self.is_set_off(case, rule) && self.is_let_in(case, rule) {
                let (step, waits) = (number_of(rule), rule.waits_for);
                let actions = rule.actions.iter().collect();
                owed.push(Owed { step, clause: &rule.clause, waits, actions });
            }
            let window = self.window_from(case, rule);
            let missed =
                self.unanswered(case, &rule.clause, number_of(rule), window, &rule.actions);
            // What a question waits for, its being missed waits for as well.
            owed.extend(missed.map(|missed| Owed { waits: rule.waits_for, ..missed }));
        }
        for step in &case.policy.steps {
            let window = Some(case.item.due.plus(i64::from(step.from_day) - 1));
            owed.extend(self.unanswered(case, &step.clause, step.number, window, &step.actions));
        }
        owed
    }

    fn of_clause(&self, case: &Case<'_>, step: u8, clause: &str) -> Vec<&'a StepTaken> {
        let taken = self.taken(case.item.item).iter().copied();
        taken
            .filter(|one| {
                one.step == step && *one.clause == *clause && one.policy == case.policy.id
            })
            .collect()
    }

    fn is_reminded(&self, case: &Case<'a>, reminder: &Reminder) -> bool {
        let mut meant = reminder.intensities.iter();
        let meant = meant.find(|one| self.lets_in(&one.condition, case.item, 0));
        let Some(meant) = meant.filter(|_| case.age < 0) else { return false };
        let today = meant.days_before.iter().any(|before| {
            let mut send = case.item.due.plus(-i64::from(*before));
            while !case.days.is_working(send) && send > Day::FIRST {
                send = send.plus(-1);
            }
            send == self.day
        });
        let mut asked = self.of_clause(case, REMINDER, &reminder.clause).into_iter();
        today && !asked.any(|one| one.day == self.day)
    }

    fn is_let_in(&self, case: &Case<'a>, rule: &Rule) -> bool {
        let back = match rule.trigger {
            Trigger::Weekly(_) => {
                let mut back = 7;
                while !case.days.is_working(self.day.plus(1 - back)) && back < 60 {
                    back += 1;
                }
                back
            }
            // Stopped by what was recorded since the event, which is looked at with it.
            Trigger::Event(_) => 0,
            _ => i64::MAX / 2,
        };
        self.lets_in(&rule.condition, case.item, back)
    }

    fn is_set_off(&self, case: &Case<'a>, rule: &Rule) -> bool {
        let asked = self.of_clause(case, number_of(rule), &rule.clause);
        match &rule.trigger {
            Trigger::Late { counter, from, to } => {
                let late = self.counted(case, *counter);
                let over = to.is_some_and(|to| late > i64::from(to));
                late >= i64::from(*from) && !over && self.is_open(case, rule, &asked)
            }
            Trigger::Tolerance(phase) => {
                self.phase(case) == *phase && self.is_open(case, rule, &asked)
            }
            Trigger::Weekly(weekly) => {
                let this_day = asked.iter().any(|one| one.day == self.day);
                !this_day && self.is_weekly_work(case, weekly)
            }
            Trigger::Event(event) => self.is_answering(case, rule, event, &asked),
            Trigger::Answer { clause, choice } => {
                let mut answers = self.account.answers.iter();
                asked.is_empty()
                    && answers.any(|one| {
                        (one.item, one.choice) == (case.item.item, Some(*choice))
                            && one.clause == *clause
                            && one.day <= self.day
                    })
            }
        }
    }

    /// Was it never asked for, or was the time that its last answer gave used up since?
    fn is_open(&self, case: &Case<'_>, rule: &Rule, asked: &[&StepTaken]) -> bool {
        let mut answers: Vec<_> = self.account.answers.iter().collect();
        answers.retain(|one| {
            one.item == case.item.item && one.clause == rule.clause && one.day <= self.day
        });
        answers.sort_by_key(|one| (one.day, one.until));
        let given = answers.last().and_then(|one| one.until);
        let used_up = |last: Day| last < self.day && asked.iter().all(|one| one.day <= last);
        let never = asked.is_empty() && answers.is_empty();
        never || given.is_some_and(used_up)
    }

    /// Days of delay by the counter, each looked at.
    fn counted(&self, case: &Case<'_>, counter: Counter) -> i64 {
        let after = case.item.due.number() + 1;
        let days = (after..=self.day.number()).filter_map(Day::from_number);
        match counter {
            Counter::Calendar => case.age,
            Counter::Working | Counter::Banking => {
                days.filter(|day| case.days.is_working(*day)).count().try_into().unwrap_or(i64::MAX)
            }
        }
    }

    /// Last days of toleration and of decision.
    fn borne(&self, case: &Case<'_>) -> (Day, Day) {
        let bounds = case.policy.tolerance;
        let due = case.item.due;
        match self.account.tolerance.unwrap_or(bounds.basis) {
            Basis::CalendarWeeks => {
                let (first, second) = bounds.weeks;
                (due.plus(7 * i64::from(first)), due.plus(7 * i64::from(second)))
            }
            Basis::BankingDays => {
                let (first, second) = bounds.banking_days;
                (nth(case.days, due, first.into()), nth(case.days, due, second.into()))
            }
        }
    }

    fn phase(&self, case: &Case<'_>) -> Phase {
        let (tolerated, decided) = self.borne(case);
        match self.day {
            day if day <= case.item.due => Phase::NotOverdue,
            day if day <= tolerated => Phase::Tolerated,
            day if day <= decided => Phase::Decision,
            _ => Phase::Forced,
        }
    }

    /// Is today the day on which this weekday's work about the item is done?
    fn is_weekly_work(&self, case: &Case<'_>, weekly: &Weekly) -> bool {
        let done_today = |weekday: &Day| {
            let mut day = *weekday;
            while !case.days.is_working(day) && day > Day::FIRST && day < Day::LAST {
                day = day.plus(if weekly.moves_after { 1 } else { -1 });
            }
            day == self.day
        };
        let near = self.day.plus(-30).through(self.day.plus(30));
        let mut of_today = near.filter(|day| day.weekday() == weekly.weekday).filter(done_today);
        match weekly.what {
            WeeklyWhat::Late { counter, from } => {
                let back = weekly.moves_after && counter == Counter::Calendar;
                let late = self.counted(case, counter) >= i64::from(from);
                late && of_today.last().is_some_and(|weekday| {
                    !back || was_late_by_weeks_end(case, weekday, i64::from(from))
                })
            }
            WeeklyWhat::DueNextWeek => {
                case.age < 0 && of_today.any(|weekday| is_next_week(weekday, case.item.due))
            }
        }
    }

    fn is_answering(
        &self,
        case: &Case<'a>,
        rule: &Rule,
        event: &EventTrigger,
        asked: &[&StepTaken],
    ) -> bool {
        self.recorded(case.item).filter(|one| event.kinds.contains(&one.kind)).any(|one| {
            let mut from = one.day.plus(i64::from(event.after_days));
            while event.moves_after && !case.days.is_working(from.plus(-1)) && from < Day::LAST {
                from = from.plus(1);
            }
            let wanted = one.until.unwrap_or(one.day);
            let bound = |months: u8| case.item.initial_due.ahead_months(months.into());
            let in_reach = match event.months {
                None => true,
                Some(Months::Within(months)) => wanted <= bound(months),
                Some(Months::Beyond(months)) => wanted > bound(months),
            };
            let since = |other: &&LadderEvent| other.day >= one.day;
            let mut after = self.recorded(case.item).filter(since);
            let overtaken = after.any(|other| rule.condition.unless.contains(&other.kind));
            in_reach && !overtaken && from <= self.day && asked.iter().all(|one| one.day < from)
        })
    }

    /// The day after which the days for a decision count; `None`: the day of asking.
    fn window_from(&self, case: &Case<'_>, rule: &Rule) -> Option<Day> {
        let due = case.item.due;
        match &rule.trigger {
            Trigger::Late { counter: Counter::Calendar, from, .. } => {
                Some(due.plus(i64::from(*from) - 1))
            }
            Trigger::Late { from, .. } => Some(nth(case.days, due, i64::from(*from) - 1)),
            Trigger::Tolerance(Phase::Forced) => Some(self.borne(case).1),
            Trigger::Tolerance(_) => Some(self.borne(case).0),
            Trigger::Weekly(_) | Trigger::Event(_) | Trigger::Answer { .. } => None,
        }
    }

    /// The question under this clause to which nobody gave an answer in time.
    fn unanswered(
        &self,
        case: &Case<'a>,
        clause: &'a Arc<str>,
        step: u8,
        window: Option<Day>,
        actions: &'a [Action],
    ) -> Option<Owed<'a>> {
        let question =
            actions.iter().find(|one| one.ask.as_ref().is_some_and(|ask| ask.missed.is_some()))?;
        let asked = self.of_clause(case, step, clause);
        let again = asked.len() > 1;
        let last_asked = asked.into_iter().max_by_key(|one| one.day)?;
        // What was said before the only asking answers it as well.
        let since = if again { last_asked.day } else { Day::FIRST };
        let answered = self.account.answers.iter().any(|one| {
            one.item == case.item.item
                && one.clause == *clause
                && (since..=self.day).contains(&one.day)
        });
        let told = self.of_clause(case, MISSED, clause);
        let told = told.iter().any(|one| one.day > last_asked.day);
        let given = last_asked.performed.plus(i64::from(question.within_days));
        let days = question.ask.as_ref().and_then(|ask| ask.decide_within);
        let last = days.map_or(given, |days| {
            window.unwrap_or(last_asked.day).plus(i64::from(days)).max(given)
        });
        let waits = Waits::default();
        let missed = Owed { step: MISSED, clause, waits, actions: vec![question] };
        (!answered && !told && self.day > last).then_some(missed)
    }
}

/// The step number under which a rule is kept.
pub(super) fn number_of(rule: &Rule) -> u8 {
    match &rule.trigger {
        Trigger::Weekly(weekly) if weekly.what == WeeklyWhat::DueNextWeek => REMINDER,
        _ => RULE,
    }
}

/// The n-th working day after the start.
fn nth(days: &WorkingDays, start: Day, count: i64) -> Day {
    let (mut day, mut left) = (start, count);
    while left > 0 && day < Day::LAST {
        day = day.plus(1);
        left -= i64::from(days.is_working(day));
    }
    day
}

/// Does the due day lie in the week that follows that of the weekday?
fn is_next_week(weekday: Day, due: Day) -> bool {
    let to_monday = |day: Day| i64::from(day.weekday().to_monday_zero_offset());
    let first = weekday.number() - to_monday(weekday) + 7;
    (first..first + 7).contains(&due.number())
}

/// Was the debt late enough on the last working day of the week before, with as many days less as lie
/// between its Friday and the weekday?
fn was_late_by_weeks_end(case: &Case<'_>, weekday: Day, from: i64) -> bool {
    let back = i64::from(weekday.weekday().to_monday_zero_offset()) + 3;
    let mut last = weekday.plus(-back);
    while !case.days.is_working(last) && last > Day::FIRST {
        last = last.plus(-1);
    }
    last.number() - case.item.due.number() + back >= from
}
