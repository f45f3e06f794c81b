//! Which version counts on which day.

use super::{InForce, shipped_in_force};
use crate::Refused;
use crate::rates::Calendars;
use saldo_domain::calendar::WorkingDays;
use saldo_domain::control::LadderEventKind;
use saldo_domain::policy::{Policies, Policy, Rule, Trigger, Version};
use saldo_domain::{CompanyId, Day};
use saldo_store::policies::{self as stored, VersionRow};
use saldo_store::{Reader, company as companies};
use std::sync::Arc;

/// The approved versions of a company's policies, in the order in which they count; there is
/// always one.
#[derive(Clone, Debug)]
pub(crate) struct Versions {
    counting: Vec<Counting>,
    /// The same as control goes by them, with working days.
    followed: Policies,
}

/// A version and the first day on which it counts.
#[derive(Clone, Debug)]
struct Counting {
    from: Day,
    version: InForce,
}

/// The approved versions of the company, oldest first.
pub(crate) fn all(reader: &mut Reader, company: CompanyId) -> Result<Versions, Refused> {
    let days = Days::of(reader, company)?;
    Versions::of(&stored::versions(reader, company)?, &days)
}

/// The working days that the policies of a company count by.
#[derive(Clone, Debug)]
pub(super) struct Days {
    /// Its days count where a policy names no calendar.
    country: String,
    calendars: Calendars,
}

impl Days {
    pub(super) fn of(reader: &mut Reader, company: CompanyId) -> Result<Self, Refused> {
        let country = country(reader, company)?;
        Ok(Self { country, calendars: Calendars::of(reader, company)? })
    }

    /// The days of no country in particular, where only the order of versions is asked for.
    pub(super) fn any() -> Self {
        Self { country: String::new(), calendars: Calendars::shipped() }
    }

    fn under(&self, policy: &Policy) -> Result<Arc<WorkingDays>, Refused> {
        self.calendars.working_days(policy.calendar.as_deref().unwrap_or(&self.country))
    }
}

/// The country of the company: its working days count where a policy names no calendar.
fn country(reader: &mut Reader, company: CompanyId) -> Result<String, Refused> {
    let missing =
        || Refused::Damaged { what: "policies of a company that is not there".to_owned() };
    Ok(companies::get(reader, company)?.ok_or_else(missing)?.country)
}

impl Versions {
    /// A policy that alone counts on every day.
    pub(super) fn only(version: InForce, days: &Days) -> Result<Self, Refused> {
        let one = Counting { from: Day::FIRST, version };
        let Version { policy, days, .. } = one.followed(days)?;
        Ok(Self { counting: vec![one], followed: Policies::single(policy, days) })
    }

    pub(super) fn of(rows: &[VersionRow], days: &Days) -> Result<Self, Refused> {
        let approved = rows.iter().filter(|row| row.approved.is_some() && row.withdrawn.is_none());
        let mut counting = Vec::new();
        for row in approved {
            let version = read(row)?;
            counting.push(Counting { from: row.new.effective, version });
        }
        // Stable: of two that begin on one day, the one entered later counts.
        counting.sort_by_key(|one| one.from);
        let followed =
            counting.iter().map(|one| one.followed(days)).collect::<Result<_, Refused>>()?;
        let none = || Refused::Damaged { what: "a company without a policy".to_owned() };
        let followed = Policies::new(followed).ok_or_else(none)?;
        Ok(Self { counting, followed })
    }

    /// What control goes by: each case by the version under which it began (GEN-12).
    pub(crate) const fn followed(&self) -> &Policies {
        &self.followed
    }

    /// The version in force on the day. Before the first version began, it counts as well: a
    /// book may be older than the regulation.
    pub(crate) fn on(&self, day: Day) -> &InForce {
        let begun = self.counting.partition_point(|one| one.from <= day);
        &self.counting[begun.saturating_sub(1)].version
    }

    /// What a debt goes by that fell due on this day and for which no step was taken before: the
    /// version that counted on its first day of delay (GEN-12).
    pub(crate) fn of_debt(&self, due: Day) -> &Policy {
        &self.on(due.plus(1)).policy
    }

    /// The first day after this one on which another version begins to count.
    pub(crate) fn change_after(&self, day: Day) -> Option<Day> {
        self.iter().skip(1).map(|(from, _)| from).find(|from| *from > day)
    }

    /// Does any version ask for work with this key of its words?
    pub(crate) fn asks_for_work(&self, text: &str) -> bool {
        let asks = |policy: &Policy| {
            let steps = policy.steps.iter().flat_map(|step| &step.actions);
            let rules = policy.rules.iter().flat_map(|rule| &rule.actions);
            steps.chain(rules).any(|action| &*action.text == text)
        };
        self.counting.iter().any(|one| asks(&one.version.policy))
    }

    /// Does any version begin a step or set off a rule with this event?
    pub(crate) fn listens_to(&self, kind: LadderEventKind) -> bool {
        let listens = |policy: &Policy| {
            let starts = policy.steps.iter().any(|step| step.starts_on.contains(&kind));
            let sets_off = |rule: &Rule| match &rule.trigger {
                Trigger::Event(event) => event.kinds.contains(&kind),
                _ => false,
            };
            starts || policy.rules.iter().any(sets_off)
        };
        self.counting.iter().any(|one| listens(&one.version.policy))
    }

    /// First day on which the latest version counts.
    pub(super) fn latest_from(&self) -> Day {
        self.iter().last().map_or(Day::FIRST, |(from, _)| from)
    }

    /// Every version with the first day on which it counts, oldest first.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (Day, &InForce)> {
        self.counting.iter().map(|one| (one.from, &one.version))
    }
}

impl Counting {
    fn followed(&self, days: &Days) -> Result<Version, Refused> {
        let policy = &self.version.policy;
        let days = days.under(policy)?;
        Ok(Version { from: self.from, policy: Arc::new(policy.clone()), days })
    }
}

/// The version of a row. Rows older than the table hold no text for a shipped policy.
pub(super) fn read(row: &VersionRow) -> Result<InForce, Refused> {
    match row.new.text.as_str() {
        "" => shipped_in_force(&row.new.policy),
        text => InForce::read(&row.new.policy, text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use saldo_domain::UserId;
    use saldo_domain::book::Moment;
    use saldo_store::policies::{NewVersion, Signed};

    fn row(entry: i64, version: u32, effective: &str, approved: bool) -> VersionRow {
        let text = super::super::all_shipped().next().expect("one ships").1;
        let text = text.replace("version = 1", &format!("version = {version}"));
        let signed =
            || Signed { person: UserId::new(2), reason: String::new(), recorded: Moment(2) };
        let new = NewVersion {
            policy: "eight-step".into(),
            version,
            text,
            hash: String::new(),
            effective: effective.parse().expect("a day"),
            note: String::new(),
            person: UserId::new(1),
        };
        let approved = approved.then(signed);
        VersionRow { entry, new, recorded: Moment(1), approved, withdrawn: None }
    }

    /// GEN-12: a version counts from its day on, not before and not unapproved.
    #[test]
    fn gen_12_each_day_has_the_version_that_counts_on_it() {
        let rows = [
            row(1, 1, "2026-01-01", true),
            row(2, 2, "2026-05-01", true),
            row(3, 3, "2026-05-01", true),
            row(4, 4, "2026-03-01", false),
        ];
        let days = Days::any();
        let versions = Versions::of(&rows, &days).expect("there are some");
        let cases = [
            ("2019-06-01", 1),
            ("2026-01-01", 1),
            ("2026-04-30", 1),
            ("2026-05-01", 3),
            ("2099-12-31", 3),
        ];
        for (day, number) in cases {
            let found = versions.on(day.parse().expect("a day"));
            assert_eq!(found.policy.version, number, "{day}");
        }
        let change = versions.change_after("2026-04-01".parse().expect("a day"));
        assert_eq!(change.map(|day| day.to_string()).as_deref(), Some("2026-05-01"));
        assert_eq!(versions.change_after("2026-05-01".parse().expect("a day")), None);
    }

    #[test]
    fn a_company_without_an_approved_version_is_damaged() {
        let days = Days::any();
        assert!(matches!(Versions::of(&[], &days), Err(Refused::Damaged { .. })));
    }
}
