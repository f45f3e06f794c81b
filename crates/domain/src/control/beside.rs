//! What stands beside the ladder, for one debt on one day: reminders before the due day,
//! control by higher roles, weekly work, answers to what the buyer did, and decisions that
//! were not taken in time.
//!
//! Each part is held against the debt by itself. It is due, or is due on a later day, or never
//! again; nothing here depends on what other parts did, except that a question must have been
//! asked before its answer can be missed.

use super::undone::again;
use super::unmeant::NotMeant;
use super::{Account, LadderEvent, LadderEventKind, MISSED, OpenItem, StepTaken};
use crate::day::Day;
use crate::policy::{
    Action, Ask, Condition, Counter, EventTrigger, Months, Policy, Rule, Trigger, Version, Weekly,
    WeeklyWhat,
};
use crate::regulation::tolerated_delay::{Basis, Phase};

/// Days of one week.
const WEEK: i64 = 7;
/// Days from a Friday to the Monday after it.
const FRIDAY_BEFORE: i64 = 3;
/// Weeks on either side in which work that a long holiday has moved is looked for.
const WEEKS_MOVED: i64 = 3;

/// Whether something is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum When {
    /// It is due today.
    Now(Fact),
    /// Not before this day.
    From(Day),
    /// Not by the passing of days alone.
    Never,
}

/// The fact that met a threshold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Fact {
    /// In the units of `counter`; days before the due day are negative.
    pub(super) threshold: i64,
    pub(super) met_by: i64,
    pub(super) counter: Counter,
    /// Tells this time from other times the same clause is asked for about the same debt.
    pub(super) turn: Option<i64>,
    /// How often it was asked for before and came to nothing.
    pub(super) again: usize,
    pub(super) event: Option<LadderEventKind>,
}

impl Fact {
    const fn calendar(threshold: i64, met_by: i64) -> Self {
        Self { threshold, met_by, counter: Counter::Calendar, turn: None, again: 0, event: None }
    }
}

/// One debt under one version of the policy.
#[derive(Clone, Copy)]
pub(super) struct Beside<'a> {
    pub(super) version: &'a Version,
    pub(super) account: &'a Account,
    pub(super) day: Day,
    pub(super) item: &'a OpenItem,
    /// Everything taken for the item.
    pub(super) taken: &'a [StepTaken],
}

impl<'a> Beside<'a> {
    /// Is the reminder due today?
    pub(super) fn reminder(&self, index: usize) -> When {
        let reminder = &self.version.policy.reminders[index];
        if self.day >= self.item.due {
            return When::Never;
        }
        for days in reminder.days_before(self.account.status, self.account.late_before) {
            let before = i64::from(*days);
            let send = self.send_day(*days);
            if send == self.day && !self.was_asked_today(&reminder.clause) {
                let turn = Some(send.number());
                return When::Now(Fact { turn, ..Fact::calendar(-before, self.days_late()) });
            }
        }
        When::Never
    }

    /// The first later day on which the reminder is due.
    pub(super) fn next_reminder(&self, index: usize) -> Option<Day> {
        if self.day >= self.item.due {
            return None;
        }
        let reminder = &self.version.policy.reminders[index];
        let days = reminder.days_before(self.account.status, self.account.late_before);
        days.iter().map(|days| self.send_day(*days)).filter(|send| *send > self.day).min()
    }

    /// So many days before the due day, or the last working day before a day off.
    fn send_day(&self, days_before: u16) -> Day {
        self.version.days.on_or_before(self.item.due.plus(-i64::from(days_before)))
    }

    /// Is the rule due, or when will it be?
    pub(super) fn rule(&self, rule: &Rule) -> When {
        match self.set_off(rule) {
            When::Now(_) if !self.is_meant(rule) => When::Never,
            When::Now(fact) => {
                let again = again(self.taken, rule.step(), &rule.clause, self.day);
                When::Now(Fact { again, ..fact })
            }
            when => when,
        }
    }

    /// The first later day on which a rule comes back that was set off, or not meant, today.
    pub(super) fn again(&self, rule: &Rule) -> Option<Day> {
        match &rule.trigger {
            Trigger::Weekly(weekly) => self.next_week(weekly),
            Trigger::Event(event) => {
                let named = self.concerning().filter(|one| event.kinds.contains(&one.kind));
                let days = named.map(|one| self.answer_day(event, one.day));
                days.filter(|from| *from > self.day).min()
            }
            Trigger::Late { .. } | Trigger::Tolerance(_) | Trigger::Answer { .. } => None,
        }
    }

    fn set_off(&self, rule: &Rule) -> When {
        match &rule.trigger {
            Trigger::Late { counter, from, to } => self.late(rule, *counter, *from, *to),
            Trigger::Tolerance(phase) => self.tolerance(rule, *phase),
            Trigger::Weekly(weekly) => self.weekly(rule, weekly),
            Trigger::Event(event) => self.event(rule, event),
            Trigger::Answer { clause, choice } => {
                let mut answers = self.account.answers.iter();
                let given = answers.any(|answer| {
                    answer.item == self.item.item
                        && answer.clause == *clause
                        && answer.choice == Some(*choice)
                        && answer.day <= self.day
                });
                match given && !self.was_asked(rule) {
                    true => When::Now(Fact::calendar(0, self.days_late())),
                    false => When::Never,
                }
            }
        }
    }

    fn days_late(&self) -> i64 {
        self.day.days_since(self.item.due)
    }

    /// Was it taken under this policy, and has something come of it?
    fn is_own(&self, taken: &StepTaken) -> bool {
        taken.policy == self.version.policy.id && !taken.is_undone_on(self.day)
    }

    /// Was it asked for about this debt on any day?
    fn was_asked(&self, rule: &Rule) -> bool {
        let step = rule.step();
        let mut taken = self.taken.iter();
        taken.any(|one| one.step == step && one.clause == rule.clause && self.is_own(one))
    }

    fn was_asked_today(&self, clause: &str) -> bool {
        let mut taken = self.taken.iter();
        taken.any(|one| one.day == self.day && *one.clause == *clause && self.is_own(one))
    }

    /// Is it meant for this customer, and has nothing been recorded that stops it?
    fn is_meant(&self, rule: &Rule) -> bool {
        let condition = &rule.condition;
        if condition.is_open() {
            return true;
        }
        // What answers an event is stopped by what came after it: the search for the event saw to
        // that.
        let first = self.stopped_from(rule);
        condition.admits(self.account.status, self.account.late_before)
            && first.is_none_or(|first| !self.is_stopped_since(condition, first))
    }

    /// The first day of which events stop a rule; `None` where the search for the event looks at
    /// what came after it.
    fn stopped_from(&self, rule: &Rule) -> Option<Day> {
        match rule.trigger {
            Trigger::Weekly(_) => Some(self.week_back()),
            Trigger::Event(_) => None,
            _ => Some(self.day.plus(-i64::from(u16::MAX))),
        }
    }

    /// Has the day of a rule come that is not meant for this customer or debt? The first day of
    /// which events stop it.
    pub(super) fn is_meant_for_others(&self, rule: &Rule) -> Option<Day> {
        if let Trigger::Event(event) = &rule.trigger
            && let Some(stopped) = self.stopped_event(rule, event)
        {
            return Some(stopped);
        }
        let due = matches!(self.set_off(rule), When::Now(_)) && !self.is_meant(rule);
        due.then(|| self.stopped_from(rule).unwrap_or(self.day.plus(1)))
    }

    /// The day of the latest event that would set the rule off today if nothing had come after it
    /// that stops it.
    fn stopped_event(&self, rule: &Rule, trigger: &EventTrigger) -> Option<Day> {
        let unanswered = self.unanswered(rule, trigger);
        let in_reach = unanswered.filter(|event| self.is_in_reach(trigger.months, event));
        let latest = in_reach.max_by_key(|event| event.day)?;
        self.is_stopped_since(&rule.condition, latest.day).then_some(latest.day)
    }

    /// Is the rule silent about the latest event because it is for a day on the other side of its
    /// bound of months?
    pub(super) fn in_other_reach(&self, rule: &Rule) -> Option<NotMeant> {
        let Trigger::Event(trigger) = &rule.trigger else { return None };
        let latest = self.unanswered(rule, trigger).max_by_key(|event| event.day)?;
        let until = latest.until.unwrap_or(latest.day);
        (!self.is_in_reach(trigger.months, latest)).then_some(NotMeant::OtherReach { until })
    }

    /// Events that the rule answers by today, and has not answered.
    fn unanswered<'b>(
        &'b self,
        rule: &'b Rule,
        trigger: &'b EventTrigger,
    ) -> impl Iterator<Item = &'a LadderEvent> + 'b {
        self.concerning().filter(move |event| {
            let from = self.answer_day(trigger, event.day);
            trigger.kinds.contains(&event.kind)
                && from <= self.day
                && !self.was_asked_since(rule, from)
        })
    }

    /// The first day of the week that weekly work looks back on. One that began with days off
    /// reaches back to the working day before them, on which its plan was made.
    fn week_back(&self) -> Day {
        self.version.days.on_or_before(self.day.plus(1 - WEEK))
    }

    fn is_stopped_since(&self, condition: &Condition, first: Day) -> bool {
        let mut events = self.concerning();
        events.any(|event| condition.unless.contains(&event.kind) && event.day >= first)
    }

    /// What the buyer did up to today that concerns the debt.
    fn concerning(&self) -> impl Iterator<Item = &'a LadderEvent> {
        let (item, day) = (self.item, self.day);
        let heard_by = (day, self.version.policy.dealings.warned_ahead_days);
        let events = self.account.events.iter();
        events.filter(move |event| event.concerns(item.item, item.due, heard_by))
    }

    /// First day on which the debt is so many days late.
    fn first_day(&self, counter: Counter, days: i64) -> Option<Day> {
        self.version.first_day(self.item.due, (counter, days))
    }

    fn counted(&self, counter: Counter) -> i64 {
        match counter {
            Counter::Calendar => self.days_late(),
            Counter::Working | Counter::Banking => self.version.days.since(self.item.due, self.day),
        }
    }

    fn late(&self, rule: &Rule, counter: Counter, from: u16, to: Option<u16>) -> When {
        let Some(first) = self.first_day(counter, i64::from(from)) else { return When::Never };
        if self.day < first {
            return When::From(first);
        }
        let over = to.and_then(|to| self.first_day(counter, i64::from(to) + 1));
        if over.is_some_and(|over| over <= self.day) {
            return When::Never;
        }
        let fact = Fact::calendar(i64::from(from), self.counted(counter));
        self.once_or_after_time(rule, Fact { counter, ..fact })
    }

    /// Once for a debt; a question that was answered with time is asked again when that has passed, and
    /// one that somebody asked and had answered before is not asked once more (ESC-07, ESC-11).
    fn once_or_after_time(&self, rule: &Rule, fact: Fact) -> When {
        if !self.was_asked(rule) && !self.is_answered(&rule.clause) {
            return When::Now(fact);
        }
        let Some(last) = self.time_given(&rule.clause) else { return When::Never };
        if self.day <= last {
            return When::From(last.plus(1));
        }
        match self.was_asked_since(rule, last.plus(1)) {
            true => When::Never,
            false => When::Now(Fact { turn: Some(last.number()), ..fact }),
        }
    }

    fn is_answered(&self, clause: &str) -> bool {
        self.account.answers.iter().any(|answer| {
            answer.item == self.item.item && *answer.clause == *clause && answer.day <= self.day
        })
    }

    /// Last day of the time that the latest answer to a clause gave; `None` where it gave none.
    fn time_given(&self, clause: &str) -> Option<Day> {
        let answers = self.account.answers.iter().filter(|answer| {
            answer.item == self.item.item && *answer.clause == *clause && answer.day <= self.day
        });
        let latest = answers.clone().map(|answer| answer.day).max()?;
        answers.filter(|answer| answer.day == latest).filter_map(|answer| answer.until).max()
    }

    /// Last days of toleration and of decision, in days of the basis and as a day.
    fn tolerated(&self, decided: bool) -> (Counter, i64, Option<Day>) {
        let bounds = self.version.policy.tolerance;
        let chosen =
            |(tolerated, decision): (u8, u8)| i64::from(if decided { decision } else { tolerated });
        let (counter, days) = match self.account.tolerance.unwrap_or(bounds.basis) {
            Basis::CalendarWeeks => (Counter::Calendar, chosen(bounds.weeks) * WEEK),
            Basis::BankingDays => (Counter::Banking, chosen(bounds.banking_days)),
        };
        (counter, days, self.first_day(counter, days))
    }

    fn tolerance(&self, rule: &Rule, phase: Phase) -> When {
        let forced = phase == Phase::Forced;
        let (counter, days, Some(last)) = self.tolerated(forced) else { return When::Never };
        if self.day <= last {
            return When::From(last.plus(1));
        }
        let over = !forced && self.tolerated(true).2.is_some_and(|last| self.day > last);
        if over {
            return When::Never;
        }
        let fact = Fact::calendar(days + 1, self.counted(counter));
        self.once_or_after_time(rule, Fact { counter, ..fact })
    }

    fn weekly(&self, rule: &Rule, weekly: &Weekly) -> When {
        match weekly.what {
            WeeklyWhat::DueNextWeek => self.due_next_week(rule, weekly),
            WeeklyWhat::Late { counter, from } => self.late_weekly(rule, weekly, counter, from),
        }
    }

    /// The weekday of the week before that of the due day.
    fn due_next_week(&self, rule: &Rule, weekly: &Weekly) -> When {
        let nominal = monday(self.item.due).plus(in_week(weekly) - WEEK);
        let call = self.moved(weekly, nominal);
        if call > self.day {
            return When::From(call);
        }
        if call < self.day || self.day >= self.item.due || self.was_asked_today(&rule.clause) {
            return When::Never;
        }
        let before = nominal.days_since(self.item.due);
        let turn = Some(nominal.number());
        When::Now(Fact { turn, ..Fact::calendar(before, self.days_late()) })
    }

    fn late_weekly(&self, rule: &Rule, weekly: &Weekly, counter: Counter, from: u16) -> When {
        let Some(first) = self.first_day(counter, i64::from(from)) else { return When::Never };
        let nominal = self.nominal_of_today(weekly).filter(|_| self.day >= first);
        let nominal = nominal.filter(|day| self.was_late_last_week(weekly, counter, from, *day));
        match nominal.filter(|_| !self.was_asked_today(&rule.clause)) {
            Some(nominal) => {
                let fact = Fact::calendar(i64::from(from), self.counted(counter));
                When::Now(Fact { counter, turn: Some(nominal.number()), ..fact })
            }
            None => When::Never,
        }
    }

    /// Weekly work that moves to the next working day looks back on the week before. So many calendar
    /// days late on its weekday is so many less on the Friday before, and where that Friday was a day
    /// off, on the day to which its work had moved: who was not late enough by then could not have
    /// been planned for (ESC-03).
    fn was_late_last_week(
        &self,
        weekly: &Weekly,
        counter: Counter,
        from: u16,
        nominal: Day,
    ) -> bool {
        if !weekly.moves_after || counter != Counter::Calendar {
            return true;
        }
        let friday = monday(nominal).plus(-FRIDAY_BEFORE);
        let last = self.version.days.on_or_before(friday);
        let wanted = i64::from(from) - nominal.days_since(friday);
        last.days_since(self.item.due) >= wanted
    }

    /// The weekday whose work is done today, if today is such a day. A weekday further off
    /// than one that moves past today moves past it too.
    fn nominal_of_today(&self, weekly: &Weekly) -> Option<Day> {
        if !self.version.days.is_working(self.day) {
            return None;
        }
        let this_week = monday(self.day).plus(in_week(weekly));
        let step = if weekly.moves_after { -WEEK } else { WEEK };
        for weeks in 0..=WEEKS_MOVED {
            let nominal = this_week.plus(weeks * step);
            let moved = self.moved(weekly, nominal);
            let past = if weekly.moves_after { moved < self.day } else { moved > self.day };
            if moved == self.day || past {
                return Some(nominal).filter(|_| !past);
            }
        }
        None
    }

    /// The next day after today on which weekly work about this debt is done.
    fn next_week(&self, weekly: &Weekly) -> Option<Day> {
        let WeeklyWhat::Late { counter, from } = weekly.what else { return None };
        let first = self.first_day(counter, i64::from(from))?;
        let earliest = first.max(self.day.plus(1));
        let this_week = monday(earliest).plus(in_week(weekly));
        let back = if weekly.moves_after { -WEEKS_MOVED } else { 0 };
        let weeks = (back..=WEEKS_MOVED + 1).map(|weeks| this_week.plus(weeks * WEEK));
        let mut days = weeks.map(|nominal| self.moved(weekly, nominal));
        days.find(|day| *day >= earliest)
    }

    fn moved(&self, weekly: &Weekly, nominal: Day) -> Day {
        match weekly.moves_after {
            true => self.version.days.on_or_after(nominal),
            false => self.version.days.on_or_before(nominal),
        }
    }

    /// The latest event that sets the rule off and was not answered yet.
    fn event(&self, rule: &Rule, trigger: &EventTrigger) -> When {
        let after = i64::from(trigger.after_days);
        let mut when = When::Never;
        for event in self.concerning() {
            if !trigger.kinds.contains(&event.kind) || !self.is_in_reach(trigger.months, event) {
                continue;
            }
            let from = self.answer_day(trigger, event.day);
            let stopped = || self.is_stopped_since(&rule.condition, event.day);
            if from <= self.day && !self.was_asked_since(rule, from) && !stopped() {
                let since = self.day.days_since(event.day);
                let turn = Some(event.day.number());
                let fact = Fact::calendar(after, since);
                when = When::Now(Fact { turn, event: Some(event.kind), ..fact });
            }
        }
        when
    }

    /// The first day on which an event of this day is answered: the day after the period, which
    /// may end later than counted.
    fn answer_day(&self, trigger: &EventTrigger, event: Day) -> Day {
        let after = i64::from(trigger.after_days);
        match trigger.moves_after {
            true => self.version.days.on_or_after(event.plus(after - 1)).plus(1),
            false => event.plus(after),
        }
    }

    fn was_asked_since(&self, rule: &Rule, from: Day) -> bool {
        let mut taken = self.taken.iter();
        taken.any(|one| one.day >= from && one.clause == rule.clause && self.is_own(one))
    }

    /// Does the day asked for lie on the wanted side of the bound?
    fn is_in_reach(&self, months: Option<Months>, event: &LadderEvent) -> bool {
        let until = event.until.unwrap_or(event.day);
        let limit = |months: u8| self.item.initial_due.ahead_months(i32::from(months));
        match months {
            None => true,
            Some(Months::Within(months)) => until <= limit(months),
            Some(Months::Beyond(months)) => until > limit(months),
        }
    }

    /// Was a question about this debt left unanswered? The rule or step that asked is named by
    /// its clause and step number.
    pub(super) fn missed(
        &self,
        clause: &str,
        step: u8,
        first: Option<Day>,
        action: &Action,
    ) -> When {
        let Some(Ask { missed: Some(_), .. }) = &action.ask else { return When::Never };
        let asked = self.taken.iter().filter(|one| one.step == step && *one.clause == *clause);
        let Some(asked) = asked.filter(|one| self.is_own(one)).max_by_key(|one| one.day) else {
            return When::Never;
        };
        // Whoever had answered before the question was asked for the first time answered it: in a
        // replay the policy may ask later than people were asked (the answer is history).
        let first_time = !self.taken.iter().any(|one| {
            one.step == step && *one.clause == *clause && self.is_own(one) && one.day < asked.day
        });
        let mut answers = self.account.answers.iter();
        let answered = answers.any(|answer| {
            answer.item == self.item.item
                && *answer.clause == *clause
                && answer.day <= self.day
                && (answer.day >= asked.day || first_time)
        });
        let mut taken = self.taken.iter();
        let told = taken.any(|one| {
            one.step == MISSED && *one.clause == *clause && one.day > asked.day && self.is_own(one)
        });
        if answered || told {
            return When::Never;
        }
        let last = decide_by(action, first.unwrap_or(asked.day), asked.performed);
        if self.day <= last {
            return When::From(last.plus(1));
        }
        let turn = Some(asked.day.number());
        let days = last.days_since(self.item.due) + 1;
        When::Now(Fact { turn, ..Fact::calendar(days, self.days_late()) })
    }

    /// The day from which the days for a decision count: the last one before the rule applied.
    /// `None`: they count from the asking.
    pub(super) fn counts_from(&self, rule: &Rule) -> Option<Day> {
        if rule.actions.iter().all(|action| action.ask.is_none()) {
            return None;
        }
        match &rule.trigger {
            Trigger::Late { counter, from, .. } => self.first_day(*counter, i64::from(*from) - 1),
            Trigger::Tolerance(phase) => self.tolerated(*phase == Phase::Forced).2,
            Trigger::Weekly(_) | Trigger::Event(_) | Trigger::Answer { .. } => None,
        }
    }
}

/// Last day for what an action asks: the days given from `asked`, or for a decision the window
/// counted from `first` if that is longer, so that nobody is asked too late to answer.
pub(super) fn decide_by(action: &Action, first: Day, asked: Day) -> Day {
    let given = asked.plus(i64::from(action.within_days));
    let window = action.ask.as_ref().and_then(|ask| ask.decide_within);
    window.map_or(given, |days| first.plus(i64::from(days)).max(given))
}

/// What a policy asks for at a step number under a clause.
pub(super) fn actions_of<'a>(policy: &'a Policy, step: u8, clause: &str) -> &'a [Action] {
    let of_step = policy.steps.iter().find(|one| one.number == step && *one.clause == *clause);
    let of_rule = || policy.rules.iter().find(|one| one.step() == step && *one.clause == *clause);
    match of_step {
        Some(step) => &step.actions,
        None => of_rule().map_or(&[], |rule| &rule.actions),
    }
}

fn monday(day: Day) -> Day {
    // 1970-01-01 was a Thursday.
    day.plus(-(day.number() + 3).rem_euclid(WEEK))
}

fn in_week(weekly: &Weekly) -> i64 {
    i64::from(weekly.weekday.to_monday_zero_offset())
}
