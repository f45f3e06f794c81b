//! The ladder of a policy as a picture: one bar a step over the days from the due day. Whole
//! numbers only, so that a signed print looks the same everywhere.

use saldo_domain::policy::{Counter, Policy, Trigger};
use saldo_domain::roles::Role;

/// The picture in its own units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Ladder {
    pub(crate) width: i64,
    pub(crate) height: i64,
    pub(crate) bars: Vec<Bar>,
    pub(crate) ticks: Vec<Tick>,
    /// Where the due day stands.
    pub(crate) due: i64,
}

/// One step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Bar {
    /// Number of the step; `None` for a check beside the ladder.
    pub(crate) step: Option<u8>,
    pub(crate) clause: String,
    pub(crate) x: i64,
    pub(crate) y: i64,
    pub(crate) width: i64,
    pub(crate) from: i64,
    /// Last of its days; `None` for one that stays open.
    pub(crate) to: Option<i64>,
    pub(crate) roles: Vec<Role>,
}

/// A day on the scale.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Tick {
    pub(crate) x: i64,
    pub(crate) day: i64,
}

/// Units kept for the names left of the bars.
pub(crate) const NAMES: i64 = 130;
// As wide as its card at a desk: a wider picture would be scaled until nobody could read it.
const WIDTH: i64 = 640;
const ROW: i64 = 30;
/// Height of a bar inside its row.
pub(crate) const BAR: i64 = 16;
const TOP: i64 = 30;
/// Days shown after the first day of the last step.
const AFTER_LAST: i64 = 7;

impl Ladder {
    /// The picture of a policy.
    pub(crate) fn of(policy: &Policy) -> Self {
        let mut rows: Vec<Bar> = policy.steps.iter().map(step).collect();
        rows.extend(policy.rules.iter().filter_map(rule));
        rows.extend(policy.watches.iter().map(watch));
        let first = rows.iter().map(|row| row.from).min().unwrap_or(0).min(0);
        let last = rows.iter().map(|row| row.to.unwrap_or(row.from + AFTER_LAST)).max();
        let last = last.unwrap_or(0).max(first + 1) + 1;
        let x = |day: i64| NAMES + (day - first) * (WIDTH - NAMES) / (last - first);
        for (index, row) in (0..).zip(&mut rows) {
            row.y = TOP + index * ROW;
            row.x = x(row.from);
            // A day is as wide as a day: the bar ends where the next day begins.
            row.width = (row.to.map_or(WIDTH, |to| x(to + 1)) - row.x).max(2);
        }
        let height = TOP + ROW * i64::try_from(rows.len()).unwrap_or(0);
        Self { width: WIDTH, height, ticks: ticks(first, last, x), due: x(0), bars: rows }
    }
}

fn step(step: &saldo_domain::policy::Step) -> Bar {
    Bar {
        step: Some(step.number),
        clause: step.clause.to_string(),
        x: 0,
        y: 0,
        width: 0,
        from: i64::from(step.from_day),
        to: step.to_day.map(i64::from),
        roles: step.roles(),
    }
}

/// A rule that begins on a day of delay. Working and banking days stand where they lie without
/// holidays: five of them are a week.
fn rule(rule: &saldo_domain::policy::Rule) -> Option<Bar> {
    let Trigger::Late { counter, from, to } = &rule.trigger else { return None };
    let days = |days: u16| match counter {
        Counter::Calendar => i64::from(days),
        Counter::Working | Counter::Banking => i64::from(days) * 7 / 5,
    };
    let mut roles: Vec<Role> = Vec::new();
    for role in rule.actions.iter().filter_map(|action| action.role) {
        if !roles.contains(&role) {
            roles.push(role);
        }
    }
    let (from, clause) = (days(*from), rule.clause.to_string());
    let to = Some(to.map_or(from, days));
    Some(Bar { step: None, clause, x: 0, y: 0, width: 0, from, to, roles })
}

fn watch(watch: &saldo_domain::policy::Watch) -> Bar {
    let from = i64::from(watch.from_day);
    Bar {
        step: None,
        clause: watch.clause.to_string(),
        x: 0,
        y: 0,
        width: 0,
        from,
        to: Some(from),
        roles: watch.action.role.into_iter().collect(),
    }
}

/// Days worth a line: round ones, about ten of them.
fn ticks(first: i64, last: i64, x: impl Fn(i64) -> i64) -> Vec<Tick> {
    let apart = [1, 2, 5, 7, 10, 14, 30, 60, 90, 180, 365];
    let apart = apart.into_iter().find(|days| (last - first) / days <= 10).unwrap_or(365);
    let days = (first..=last).filter(|day| day.rem_euclid(apart) == 0);
    days.map(|day| Tick { x: x(day), day }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// LAD-09: the periods can be drawn: each step from its first day, none over the next.
    #[test]
    fn lad_09_the_periods_of_every_policy_are_drawn_in_order_and_inside_the_picture() {
        for policy in Policy::shipped() {
            let ladder = Ladder::of(policy);
            assert!(ladder.bars.len() >= policy.steps.len() + policy.watches.len());
            for bar in &ladder.bars {
                assert!(bar.x >= NAMES && bar.width > 0, "{}: {bar:?}", policy.id);
                assert!(bar.x + bar.width <= ladder.width, "{}: {bar:?}", policy.id);
            }
            for pair in ladder.bars[..policy.steps.len()].windows(2) {
                assert!(pair[0].x + pair[0].width <= pair[1].x, "{}: {pair:?}", policy.id);
            }
            assert!((3..=15).contains(&ladder.ticks.len()), "{:?}", ladder.ticks);
        }
    }
}
