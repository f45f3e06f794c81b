//! Reminders and rules beside the ladder.

use super::super::file::{IntensityFile, ReminderFile, RuleFile};
use super::super::{
    Action, Counter, EventTrigger, Intensity, Months, Reminder, Rule, Step, Trigger, Waits, Weekly,
    WeeklyWhat,
};
use super::{Checked, Source, said};
use crate::authority::Choice;
use crate::control::{Channel, LadderEventKind};
use crate::regulation::tolerated_delay::Phase;
use jiff::civil::Weekday;
use std::ops::RangeInclusive;
use toml::Spanned;

/// Days of delay from which a rule may begin.
const FROM: RangeInclusive<i64> = 1..=3660;

const WEEKDAYS: [Weekday; 7] = [
    Weekday::Monday,
    Weekday::Tuesday,
    Weekday::Wednesday,
    Weekday::Thursday,
    Weekday::Friday,
    Weekday::Saturday,
    Weekday::Sunday,
];

const fn weekday_word(weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Monday => "monday",
        Weekday::Tuesday => "tuesday",
        Weekday::Wednesday => "wednesday",
        Weekday::Thursday => "thursday",
        Weekday::Friday => "friday",
        Weekday::Saturday => "saturday",
        Weekday::Sunday => "sunday",
    }
}

/// What can set a rule off, as it is written.
const TRIGGERS: &str = "`from`, `phase`, `weekly`, `on` or `answer`";

impl Source<'_> {
    pub(super) fn reminders(&self, written: &[Spanned<ReminderFile>]) -> Checked<Vec<Reminder>> {
        written.iter().map(|reminder| self.reminder(reminder)).collect()
    }

    fn reminder(&self, written: &Spanned<ReminderFile>) -> Checked<Reminder> {
        let reminder = written.get_ref();
        if reminder.intensity.is_empty() {
            let said = said!(
                "nobody-reminded",
                "nobody is reminded; add a [[reminder.intensity]] with `days_before`",
            );
            return self.refuse(written.span(), said);
        }
        let actions = self.distinct_actions(&reminder.action)?;
        if !actions.iter().any(|action| action.responsible().is_some()) {
            let said = said!(
                "reminder-nobody",
                "nobody answers for the reminder; add a [[reminder.action]] with a `role` that \
                 is not a notice",
            );
            return self.refuse(written.span(), said);
        }
        let intensities = reminder.intensity.iter().map(|one| self.intensity(one.get_ref()));
        Ok(Reminder {
            clause: self.clause(&reminder.clause)?,
            intensities: intensities.collect::<Checked<_>>()?,
            actions,
        })
    }

    fn intensity(&self, written: &IntensityFile) -> Checked<Intensity> {
        let mut days_before: Vec<u16> = Vec::new();
        for day in written.days_before.get_ref() {
            let number: u16 = self.number("days_before", day, 1..=90)?;
            if days_before.last().is_some_and(|earlier| number >= *earlier) {
                let said = said!(
                    "days-falling",
                    "write the days before the due day in falling order: the earliest reminder \
                     first, such as [4, 2]",
                );
                return self.refuse(day.span(), said);
            }
            days_before.push(number);
        }
        let condition = self.condition(&written.status, written.late_before, &[])?;
        Ok(Intensity { condition, days_before })
    }

    pub(super) fn rules(
        &self,
        written: &[Spanned<RuleFile>],
        steps: &[Step],
    ) -> Checked<Vec<Rule>> {
        let rules: Vec<Rule> =
            written.iter().map(|rule| self.rule(rule)).collect::<Checked<_>>()?;
        for (rule, written) in rules.iter().zip(written) {
            self.answers_a_question(rule, written, &rules, steps)?;
        }
        Ok(rules)
    }

    fn rule(&self, written: &Spanned<RuleFile>) -> Checked<Rule> {
        let rule = written.get_ref();
        let trigger = self.trigger(written)?;
        let actions = self.distinct_actions(&rule.action)?;
        if actions.is_empty() {
            let said = said!("rule-empty", "the rule asks for nothing; add a [[rule.action]]");
            return self.refuse(written.span(), said);
        }
        self.speaks_inside(&actions, written)?;
        Ok(Rule {
            clause: self.clause(&rule.clause)?,
            trigger,
            condition: self.condition(&rule.status, rule.late_before, &rule.unless)?,
            waits_for: self.waits_for(&rule.waits_for)?,
            actions,
        })
    }

    /// Only the ladder and the reminders have a voice outside: the debtor hears one.
    fn speaks_inside(&self, actions: &[Action], written: &Spanned<RuleFile>) -> Checked<()> {
        for (action, place) in actions.iter().zip(&written.get_ref().action) {
            if action.channel.is_some_and(Channel::reaches_debtor) {
                let said = said!(
                    "rule-writes",
                    "a rule beside the ladder does not write to the debtor; give a task to a \
                     role, write channel = \"staff\", or make it a step or reminder",
                );
                return self.refuse(place.span(), said);
            }
        }
        Ok(())
    }

    fn waits_for(&self, written: &[Spanned<String>]) -> Checked<Waits> {
        let mut waits = Waits::default();
        let same = |word: &'static str| word;
        for word in written {
            match self.word("waits_for", word, &["dispute", "promise", "money"], same)? {
                "dispute" => waits.dispute = true,
                "promise" => waits.promise = true,
                _ => waits.money = true,
            }
        }
        Ok(waits)
    }

    /// What sets the rule off: exactly one thing.
    fn trigger(&self, written: &Spanned<RuleFile>) -> Checked<Trigger> {
        let rule = written.get_ref();
        let named = [
            rule.weekly.is_some() || rule.from.is_some(),
            rule.phase.is_some(),
            !rule.on.is_empty(),
            rule.answer.is_some(),
        ];
        if named.into_iter().filter(|named| *named).count() != 1 {
            let said = said!(
                "one-trigger",
                "one thing sets a rule off: write {list}, and only one of them",
                list = TRIGGERS,
            );
            return self.refuse(written.span(), said);
        }
        self.belongs(rule)?;
        if let Some(weekday) = &rule.weekly {
            return self.weekly(weekday, written);
        }
        if let Some(phase) = &rule.phase {
            let phases = [Phase::Decision, Phase::Forced];
            return Ok(Trigger::Tolerance(self.word("phase", phase, &phases, Phase::code)?));
        }
        if let Some(answer) = &rule.answer {
            let choice = self.word("choice", &answer.choice, &Choice::ALL, Choice::code)?;
            return Ok(Trigger::Answer { clause: self.clause(&answer.clause)?, choice });
        }
        if !rule.on.is_empty() {
            return self.event(rule).map(Trigger::Event);
        }
        self.late(written)
    }

    /// Keys that say nothing beside this trigger are refused rather than passed over.
    fn belongs(&self, rule: &RuleFile) -> Checked<()> {
        let (weekly, counts) = (rule.weekly.is_some(), rule.from.is_some());
        let on = !rule.on.is_empty();
        let moves = weekly || on && rule.after_days.is_some();
        let written: [(&str, Option<_>, bool, &str); 7] = [
            ("count", rule.count.as_ref().map(Spanned::span), counts, "`from`"),
            ("to", rule.to.as_ref().map(Spanned::span), counts && !weekly, "`from` alone"),
            ("moves", rule.moves.as_ref().map(Spanned::span), moves, "`weekly` or `after_days`"),
            ("due_next_week", rule.due_next_week.as_ref().map(Spanned::span), weekly, "`weekly`"),
            ("after_days", rule.after_days.as_ref().map(Spanned::span), on, "`on`"),
            ("within_months", rule.within_months.as_ref().map(Spanned::span), on, "`on`"),
            ("beyond_months", rule.beyond_months.as_ref().map(Spanned::span), on, "`on`"),
        ];
        for (key, span, belongs, beside) in written {
            if let (Some(span), false) = (span, belongs) {
                let said = said!(
                    "key-idle",
                    "`{key}` says nothing here; it stands beside {beside}",
                    key = key,
                    beside = beside,
                );
                return self.refuse(span, said);
            }
        }
        Ok(())
    }

    fn counter(&self, rule: &RuleFile) -> Checked<Counter> {
        let word = |count| self.word("count", count, &Counter::ALL, Counter::code);
        rule.count.as_ref().map_or(Ok(Counter::Calendar), word)
    }

    fn late(&self, written: &Spanned<RuleFile>) -> Checked<Trigger> {
        let rule = written.get_ref();
        let Some(first) = &rule.from else {
            let said = said!("no-trigger", "write {list}", list = TRIGGERS);
            return self.refuse(written.span(), said);
        };
        let from: u16 = self.number("from", first, FROM)?;
        let to: Option<u16> = match &rule.to {
            Some(to) => Some(self.number("to", to, FROM)?),
            None => None,
        };
        if let (Some(last), Some(place)) = (to.filter(|to| *to < from), &rule.to) {
            let said = said!(
                "rule-ends-before",
                "the rule ends on day {last}, before it begins on day {from}; write a `to` that \
                 is not less than `from`",
                last = last,
                from = from,
            );
            return self.refuse(place.span(), said);
        }
        Ok(Trigger::Late { counter: self.counter(rule)?, from, to })
    }

    fn weekly(&self, weekday: &Spanned<String>, written: &Spanned<RuleFile>) -> Checked<Trigger> {
        let rule = written.get_ref();
        let due_next_week = rule.due_next_week.as_ref().is_some_and(|flag| *flag.get_ref());
        let what = match (&rule.from, due_next_week) {
            (None, true) => WeeklyWhat::DueNextWeek,
            (Some(from), false) => WeeklyWhat::Late {
                counter: self.counter(rule)?,
                from: self.number("from", from, FROM)?,
            },
            _ => {
                let said = said!(
                    "weekly-what",
                    "weekly work is about debts that fall due in the next week \
                     (`due_next_week = true`) or that are late (`from`): write one of the two",
                );
                return self.refuse(written.span(), said);
            }
        };
        Ok(Trigger::Weekly(Weekly {
            weekday: self.word("weekly", weekday, &WEEKDAYS, weekday_word)?,
            moves_after: self.moves(rule, &["before", "after"])? == Some("after"),
            what,
        }))
    }

    fn moves(&self, rule: &RuleFile, known: &[&'static str]) -> Checked<Option<&'static str>> {
        let word = |moves| self.word("moves", moves, known, |word: &'static str| word);
        rule.moves.as_ref().map(word).transpose()
    }

    fn event(&self, rule: &RuleFile) -> Checked<EventTrigger> {
        let kind = |word| self.word("on", word, &LadderEventKind::ALL, LadderEventKind::code);
        let months = match (&rule.within_months, &rule.beyond_months) {
            (Some(_), Some(beyond)) => {
                let said = said!(
                    "within-or-beyond",
                    "a day lies within or beyond the months, not both; leave one out",
                );
                return self.refuse(beyond.span(), said);
            }
            (Some(within), None) => {
                Some(Months::Within(self.number("within_months", within, 0..=24)?))
            }
            (None, Some(beyond)) => {
                Some(Months::Beyond(self.number("beyond_months", beyond, 0..=24)?))
            }
            (None, None) => None,
        };
        Ok(EventTrigger {
            kinds: rule.on.iter().map(kind).collect::<Checked<_>>()?,
            after_days: self.number_or("after_days", rule.after_days.as_ref(), 0..=365, 0)?,
            moves_after: self.moves(rule, &["after"])?.is_some(),
            months,
        })
    }

    /// A rule that follows a decision names a clause that asks for it and offers it.
    fn answers_a_question(
        &self,
        rule: &Rule,
        written: &Spanned<RuleFile>,
        rules: &[Rule],
        steps: &[Step],
    ) -> Checked<()> {
        let Trigger::Answer { clause, choice } = &rule.trigger else { return Ok(()) };
        let of_rules = rules.iter().filter(|one| one.clause == *clause).map(|one| &one.actions);
        let of_steps = steps.iter().filter(|one| one.clause == *clause).map(|one| &one.actions);
        let mut asks = of_rules.chain(of_steps).flatten().filter_map(|action| action.ask.as_ref());
        if asks.any(|ask| ask.options.contains(choice)) {
            return Ok(());
        }
        let place = written.get_ref().answer.as_ref().map_or(0..0, |answer| answer.clause.span());
        self.refuse(
            place,
            said!(
                "no-question",
                "no question under clause {clause} offers {choice}; name a clause whose action \
                 has it among its `options`",
                clause = clause,
                choice = choice.code(),
            ),
        )
    }
}
