//! What a policy says, apart from how its file is written.

use super::is_a_call;
use super::{
    Action, Condition, Dealings, Group, PAYMENTS_WINDOW, Policy, Reminder, Rule, Step, Watch,
};
use crate::authority::request::DecisionDays;
use crate::control::{Channel, LadderEventKind};
use crate::dossier::rating::Scale;
use crate::dossier::selection::Freshness;
use crate::matching;
use crate::plans;
use crate::rating::{REVIEWED_AFTER_MONTHS, STATISTICS_MONTHS, Status};
use crate::recovery::limitation::ALARM_DAYS;
use crate::recovery::periods::Periods;
use crate::roles::Role;
use crate::standing::Pauses;
use std::fmt::Write;

impl Policy {
    /// 64 hexadecimal digits that change when, and only when, the policy says something
    /// else. Comments, spacing and the order of keys in the file do not count.
    pub fn fingerprint(&self) -> String {
        blake3::hash(self.canonical().as_bytes()).to_hex().to_string()
    }

    /// The policy in one fixed wording: one line a fact, everything written out.
    pub fn canonical(&self) -> String {
        let mut text = String::new();
        // Writing to a String cannot fail.
        let _ = self.write_canonical(&mut text);
        text
    }

    fn write_canonical(&self, out: &mut String) -> std::fmt::Result {
        writeln!(out, "policy {} {} from {}", self.id, self.version, self.effective_from)?;
        // Said only where it is so: the fingerprints of all others stay what they were.
        if let Some(last) = self.effective_to {
            writeln!(out, "to {last}")?;
        }
        if !self.scope.is_company() {
            let keys: Vec<&str> = self.scope.groups().iter().map(Group::key).collect();
            writeln!(out, "groups {keys:?}")?;
        }
        let pace = &self.pace;
        writeln!(
            out,
            "pace late_entry {} gap {} minimum {} unmatched {}",
            pace.late_entry_step,
            pace.min_gap_days,
            pace.minimum_major,
            pace.unmatched_money_withholds
        )?;
        self.steps.iter().try_for_each(|step| write_step(out, step))?;
        self.watches.iter().try_for_each(|watch| write_watch(out, watch))?;
        self.reminders.iter().try_for_each(|reminder| write_reminder(out, reminder))?;
        self.rules.iter().try_for_each(|rule| write_rule(out, rule))?;
        self.write_figures(out)
    }
}

impl Policy {
    fn write_figures(&self, out: &mut String) -> std::fmt::Result {
        let calendar = self.calendar.as_deref().unwrap_or("-");
        writeln!(out, "calendar {calendar} only_deferral {}", self.only_deferral)?;
        // Said only where it is asked: the fingerprints of all others stay what they were.
        if self.asks_for_file {
            writeln!(out, "asks_for_file")?;
        }
        for (status, terms) in self.terms.iter() {
            writeln!(out, "terms {} {terms:?}", status.code())?;
        }
        writeln!(out, "rating {:?}", self.rating)?;
        writeln!(out, "authority {:?}", self.authority)?;
        writeln!(out, "tolerance {:?}", self.tolerance)?;
        self.write_later_figures(out)
    }

    /// Figures that came later are said only where they are others than before: the fingerprints
    /// of all others stay what they were.
    fn write_later_figures(&self, out: &mut String) -> std::fmt::Result {
        if self.plans != plans::Bounds::REGULATION {
            writeln!(out, "plans {:?}", self.plans)?;
        }
        if self.selection != Freshness::REGULATION {
            writeln!(out, "selection {:?}", self.selection)?;
        }
        if self.payments_window != PAYMENTS_WINDOW {
            writeln!(out, "payments_window {}", self.payments_window)?;
        }
        if *self.reviewed_after != REVIEWED_AFTER_MONTHS {
            writeln!(out, "reviewed_after {:?}", self.reviewed_after)?;
        }
        if self.statistics_months != STATISTICS_MONTHS {
            writeln!(out, "statistics_months {}", self.statistics_months)?;
        }
        if self.periods != Periods::REGULATION {
            writeln!(out, "periods {:?}", self.periods)?;
        }
        if *self.limitation_alarms != ALARM_DAYS {
            writeln!(out, "limitation_alarms {:?}", self.limitation_alarms)?;
        }
        if self.decisions != DecisionDays::REGULATION {
            writeln!(out, "decisions {:?}", self.decisions)?;
        }
        if self.dealings != Dealings::REGULATION {
            writeln!(out, "dealings {:?}", self.dealings)?;
        }
        if self.solvency != Scale::REGULATION {
            writeln!(out, "solvency {:?}", self.solvency)?;
        }
        if self.pauses != Pauses::REGULATION {
            writeln!(out, "pauses {:?}", self.pauses)?;
        }
        if self.matching != matching::Thresholds::STANDARD {
            writeln!(out, "matching {:?}", self.matching)?;
        }
        Ok(())
    }
}

fn write_reminder(out: &mut String, reminder: &Reminder) -> std::fmt::Result {
    writeln!(out, "reminder {:?}", reminder.clause)?;
    for one in &reminder.intensities {
        write_condition(out, &one.condition)?;
        writeln!(out, "days before {:?}", one.days_before)?;
    }
    reminder.actions.iter().try_for_each(|action| write_action(out, action))
}

fn write_rule(out: &mut String, rule: &Rule) -> std::fmt::Result {
    writeln!(out, "rule {:?} {:?} {:?}", rule.clause, rule.trigger, rule.waits_for)?;
    write_condition(out, &rule.condition)?;
    rule.actions.iter().try_for_each(|action| write_action(out, action))
}

/// Nothing for a condition that lets everybody in.
fn write_condition(out: &mut String, condition: &Condition) -> std::fmt::Result {
    if condition.is_open() {
        return Ok(());
    }
    let statuses: Vec<&str> = condition.statuses.iter().copied().map(Status::code).collect();
    let unless: Vec<&str> = condition.unless.iter().copied().map(LadderEventKind::code).collect();
    let late_before = condition.late_before.map_or("-", |late| if late { "yes" } else { "no" });
    writeln!(
        out,
        "for {} late_before {late_before} unless {}",
        statuses.join(","),
        unless.join(",")
    )
}

fn write_step(out: &mut String, step: &Step) -> std::fmt::Result {
    let to = step.to_day.map_or_else(|| "-".to_owned(), |to| to.to_string());
    let events: Vec<&str> = step.starts_on.iter().copied().map(LadderEventKind::code).collect();
    let gap = step.gap_days.map_or_else(|| "-".to_owned(), |days| days.to_string());
    writeln!(
        out,
        "step {} {:?} {} {} lapses {} gap {} on {}",
        step.number,
        step.clause,
        step.from_day,
        to,
        step.lapses,
        gap,
        events.join(",")
    )?;
    write_condition(out, &step.condition)?;
    step.actions.iter().try_for_each(|action| write_action(out, action))
}

fn write_watch(out: &mut String, watch: &Watch) -> std::fmt::Result {
    writeln!(out, "watch {:?} {} {}", watch.clause, watch.from_day, watch.repeat_after_days)?;
    write_action(out, &watch.action)
}

fn write_action(out: &mut String, action: &Action) -> std::fmt::Result {
    writeln!(
        out,
        "action {} {} {} {} {}",
        action.kind.code(),
        action.role.map_or("-", Role::code),
        action.channel.map_or("-", Channel::code),
        action.text,
        action.within_days
    )?;
    // What the words say by themselves is no part of what is written.
    if action.calls != is_a_call(&action.text) {
        writeln!(out, "calls {}", action.calls)?;
    }
    action.ask.as_ref().map_or(Ok(()), |ask| writeln!(out, "asks {ask:?}"))
}
