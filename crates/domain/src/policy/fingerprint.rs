//! What a policy says, apart from how its file is written.

use super::{Action, Policy, Step, Watch};
use crate::control::{Channel, LadderEventKind};
use crate::roles::Role;
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
        self.watches.iter().try_for_each(|watch| write_watch(out, watch))
    }
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
    )
}
