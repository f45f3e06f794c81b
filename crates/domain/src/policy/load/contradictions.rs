//! Contradictions that nobody can mean: found where a file is entered. One that was entered before
//! this was asked is followed as it is.

use super::super::file::{ActionFile, PolicyFile, RuleFile};
use super::super::{EventTrigger, Months, Rule, Trigger};
use super::{Checked, Source, said};
use crate::control::LadderEventKind;
use crate::roles::Role;
use toml::Spanned;

impl Source<'_> {
    /// Refuses what contradicts itself.
    pub(super) fn contradictions(&self, written: &PolicyFile, rules: &[Rule]) -> Checked<()> {
        for step in written.step.iter().map(Spanned::get_ref) {
            self.stops_itself(&step.starts_on, &step.unless)?;
            self.begins_at_once(&step.starts_on)?;
            self.is_nobodys_work(&step.action)?;
        }
        for rule in written.rule.iter().map(Spanned::get_ref) {
            self.stops_itself(&rule.on, &rule.unless)?;
            self.answers_at_once(rule)?;
            self.is_nobodys_work(&rule.action)?;
        }
        for reminder in &written.reminder {
            self.is_nobodys_work(&reminder.get_ref().action)?;
        }
        for watch in &written.watch {
            self.is_work_of_the_administrator(watch.action.get_ref())?;
        }
        self.months_meet(&written.rule, rules)
    }

    /// What an event begins, the same event does not stop.
    fn stops_itself(&self, begins: &[Spanned<String>], unless: &[Spanned<String>]) -> Checked<()> {
        let both =
            |stop: &&Spanned<String>| begins.iter().any(|begin| begin.get_ref() == stop.get_ref());
        match unless.iter().find(both) {
            None => Ok(()),
            Some(event) => self.refuse(
                event.span(),
                said!(
                    "stops-itself",
                    "{event} begins this and, under `unless`, stops it, so that it would never be \
                     asked for; leave it out of one of the two",
                    event = event.get_ref(),
                ),
            ),
        }
    }

    /// That people were silent is found after a run, so that only a second run of the same day could
    /// act on it: what is asked for on a day would hang on how often the day is run.
    fn answers_at_once(&self, rule: &RuleFile) -> Checked<()> {
        if rule.after_days.as_ref().is_some_and(|days| *days.get_ref() > 0) {
            return Ok(());
        }
        match rule.on.iter().find(|event| is_silence(event)) {
            None => Ok(()),
            Some(event) => self.refuse(
                event.span(),
                said!(
                    "silence-at-once",
                    "{event} is found when the day has been run; what answers it comes on the \
                     next day at the earliest: write `after_days = 1`",
                    event = event.get_ref(),
                ),
            ),
        }
    }

    /// A step has no days to wait after an event; a rule has.
    fn begins_at_once(&self, begins: &[Spanned<String>]) -> Checked<()> {
        match begins.iter().find(|event| is_silence(event)) {
            None => Ok(()),
            Some(event) => self.refuse(
                event.span(),
                said!(
                    "silence-begins-step",
                    "{event} is found when the day has been run, and a step would begin on the \
                     same day; answer it with a [[rule]] that has `after_days = 1`",
                    event = event.get_ref(),
                ),
            ),
        }
    }

    fn is_nobodys_work(&self, actions: &[Spanned<ActionFile>]) -> Checked<()> {
        actions.iter().try_for_each(|action| self.is_work_of_the_administrator(action.get_ref()))
    }

    /// Whoever keeps the program has nothing to do with debts.
    fn is_work_of_the_administrator(&self, action: &ActionFile) -> Checked<()> {
        let administrator = |role: &&Spanned<String>| role.get_ref() == Role::Administrator.code();
        match action.role.as_ref().filter(administrator) {
            None => Ok(()),
            Some(role) => self.refuse(
                role.span(),
                said!(
                    "work-of-administrator",
                    "{role} keeps the program and has nothing to do with debts; give it to \
                     another role",
                    role = role.get_ref(),
                ),
            ),
        }
    }

    /// Two questions about one event, one within and one beyond some months: on each day exactly
    /// one is asked.
    fn months_meet(&self, written: &[Spanned<RuleFile>], rules: &[Rule]) -> Checked<()> {
        for (rule, place) in rules.iter().zip(written) {
            let Some((kinds, Months::Beyond(beyond))) = question(rule) else { continue };
            let within = rules.iter().filter(|other| other.condition == rule.condition);
            let within = within.filter_map(|other| match question(other)? {
                (others, Months::Within(within)) if shares(kinds, others) => Some(within),
                _ => None,
            });
            let within: Vec<u8> = within.collect();
            if within.is_empty() || within.contains(&beyond) {
                continue;
            }
            let within = within[0];
            let span = place.get_ref().beyond_months.as_ref().map_or(0..0, Spanned::span);
            let said = match within < beyond {
                true => said!(
                    "months-between",
                    "one is asked within {within} months and one beyond {beyond}, and nobody \
                     between them; write `beyond_months = {within}`",
                    within = within,
                    beyond = beyond,
                ),
                false => said!(
                    "months-twice",
                    "one is asked within {within} months and one beyond {beyond}, so that both \
                     are asked between them; write `beyond_months = {within}`",
                    within = within,
                    beyond = beyond,
                ),
            };
            return self.refuse(span, said);
        }
        Ok(())
    }
}

/// Is it an event by which control answers people's silence?
fn is_silence(event: &Spanned<String>) -> bool {
    LadderEventKind::from_code(event.get_ref()).is_some_and(LadderEventKind::is_found_by_control)
}

/// The events and months of a rule that asks somebody for a decision.
fn question(rule: &Rule) -> Option<(&[LadderEventKind], Months)> {
    let asks = rule.actions.iter().any(|action| action.ask.is_some());
    match &rule.trigger {
        Trigger::Event(EventTrigger { kinds, months: Some(months), .. }) if asks => {
            Some((kinds, *months))
        }
        _ => None,
    }
}

fn shares(some: &[LadderEventKind], others: &[LadderEventKind]) -> bool {
    some.iter().any(|kind| others.contains(kind))
}
