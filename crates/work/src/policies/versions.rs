//! Which version counts on which day.

use super::{InForce, shipped_in_force};
use crate::Refused;
use crate::rates::Calendars;
use saldo_domain::calendar::WorkingDays;
use saldo_domain::control::LadderEventKind;
use saldo_domain::policy::{Adopted, Group, Membership, Policies, Policy, Terms, Version};
use saldo_domain::rating::{ByStatus, STATISTICS_MONTHS};
use saldo_domain::{CompanyId, CustomerId, Day};
use saldo_store::policies::{self as stored, VersionRow};
use saldo_store::{Reader, company as companies, groups};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The approved versions that some customers follow, in the order in which they count; there is
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
    version: Arc<InForce>,
}

/// Every approved version of a company: its own, and those for groups of its customers.
#[derive(Clone, Debug)]
pub(crate) struct Regulations {
    adopted: Adopted,
    /// In the order of the adopted versions.
    files: Vec<Arc<InForce>>,
    /// What holds for whoever is in no group.
    own: Versions,
}

/// What each of some customers follows.
#[derive(Debug)]
pub(crate) struct ByCustomer<'a> {
    own: &'a Versions,
    /// Of those that have ever been in a group.
    lines: BTreeMap<CustomerId, Arc<Versions>>,
}

/// Every approved version of the company.
pub(crate) fn regulations(reader: &mut Reader, company: CompanyId) -> Result<Regulations, Refused> {
    let days = Days::of(reader, company)?;
    Regulations::of(&stored::versions(reader, company)?, &days)
}

/// The versions that hold where no customer is meant.
pub(crate) fn own(reader: &mut Reader, company: CompanyId) -> Result<Versions, Refused> {
    Ok(regulations(reader, company)?.own)
}

/// What a customer follows.
pub(crate) fn of_customer(
    reader: &mut Reader,
    company: CompanyId,
    customer: CustomerId,
) -> Result<Versions, Refused> {
    let all = regulations(reader, company)?;
    if !all.has_groups() {
        return Ok(all.own);
    }
    let membership = groups::membership(reader, company, customer)?;
    Ok(all.line(&membership))
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

impl Regulations {
    pub(super) fn of(rows: &[VersionRow], days: &Days) -> Result<Self, Refused> {
        let approved = rows.iter().filter(|row| row.approved.is_some() && row.withdrawn.is_none());
        let mut counting = Vec::new();
        for row in approved {
            counting.push((row.new.effective, Arc::new(read(row)?)));
        }
        // Stable: of two that begin on one day, the one entered later counts.
        counting.sort_by_key(|(from, _)| *from);
        let version = |(from, file): &(Day, Arc<InForce>)| file.followed(*from, days);
        let versions = counting.iter().map(version).collect::<Result<_, Refused>>()?;
        let none = || Refused::Damaged { what: "a company without a policy".to_owned() };
        let adopted = Adopted::new(versions).ok_or_else(none)?;
        Ok(Self::from_parts(adopted, counting.into_iter().map(|(_, file)| file).collect()))
    }

    fn from_parts(adopted: Adopted, files: Vec<Arc<InForce>>) -> Self {
        let own = Versions::on_line(&adopted, &files, &[]);
        Self { adopted, files, own }
    }

    /// The same with one policy always in place of what its customers followed.
    pub(super) fn with_always(&self, file: InForce, days: &Days) -> Result<Self, Refused> {
        let (policy, days) = (Arc::new(file.policy.clone()), days.under(&file.policy)?);
        let adopted = self.adopted.with_always(policy, days);
        let always = Arc::new(file);
        let same = |policy: &Policy| {
            let named = |one: &&Arc<InForce>| {
                one.policy.id == policy.id && one.policy.version == policy.version
            };
            self.files.iter().find(named)
        };
        let mut versions = adopted.versions().iter();
        let first = versions.next().map(|_| always);
        let others = versions.filter_map(|version| same(&version.policy)).map(Arc::clone);
        let files = first.into_iter().chain(others).collect();
        Ok(Self::from_parts(adopted, files))
    }

    /// What holds for whoever is in no group, and where no customer is meant.
    pub(crate) const fn own(&self) -> &Versions {
        &self.own
    }

    pub(super) const fn adopted(&self) -> &Adopted {
        &self.adopted
    }

    pub(super) fn versions(&self) -> &[Version] {
        self.adopted.versions()
    }

    /// The groups for which there is a policy.
    pub(super) fn groups(&self) -> impl Iterator<Item = &Group> {
        self.policies().flat_map(|policy| policy.scope.groups())
    }

    /// What holds on a day for customers of a group, or of none.
    pub(super) fn held_by(&self, group: Option<&Group>, day: Day) -> &InForce {
        &self.files[self.adopted.holding(group, day)]
    }

    /// `name@version` of what the policy that comes first in `changed` takes the place of on a day:
    /// what its customers follow.
    pub(super) fn replaced_by(&self, changed: &Self, day: Day) -> String {
        let scope = changed.files.first().map(|file| &file.policy.scope);
        let group = scope.and_then(|scope| scope.groups().first());
        self.files[self.adopted.holding(group, day)].label()
    }

    /// `name@version` of every version that holds for anybody on the day.
    pub(super) fn counting_on(&self, day: Day) -> Vec<String> {
        self.positions_on(day).into_iter().map(|at| self.files[at].label()).collect()
    }

    /// The policies that hold for anybody on the day, the company's own first.
    pub(crate) fn in_force_on(&self, day: Day) -> Vec<&InForce> {
        self.positions_on(day).into_iter().map(|at| &*self.files[at]).collect()
    }

    /// Days before the end of limitation on which somebody is warned by any policy that holds on the
    /// day, falling.
    pub(crate) fn limitation_alarms(&self, day: Day) -> Vec<u16> {
        let policies = self.in_force_on(day).into_iter();
        let all = policies.flat_map(|file| file.policy.limitation_alarms.iter().copied());
        let mut alarms: Vec<u16> = all.collect();
        alarms.sort_unstable_by_key(|days| std::cmp::Reverse(*days));
        alarms.dedup();
        alarms
    }

    /// Where the versions stand that hold for anybody on the day, the company's own first.
    fn positions_on(&self, day: Day) -> Vec<usize> {
        let of_groups = self.groups().map(|group| self.adopted.holding(Some(group), day));
        let mut found = vec![self.adopted.holding(None, day)];
        for at in of_groups {
            if !found.contains(&at) {
                found.push(at);
            }
        }
        found
    }

    /// Is any policy for groups of customers? Else nobody has to be asked for.
    pub(crate) fn has_groups(&self) -> bool {
        self.adopted.has_groups()
    }

    /// What a customer follows that has been in these groups.
    pub(crate) fn line(&self, membership: &Membership) -> Versions {
        Versions::on_line(&self.adopted, &self.files, membership)
    }

    /// What each of these customers (ascending) follows: one statement for all, and none where no
    /// policy is for groups.
    pub(crate) fn of_each(
        &self,
        reader: &mut Reader,
        company: CompanyId,
        customers: &[CustomerId],
    ) -> Result<ByCustomer<'_>, Refused> {
        let mut lines = BTreeMap::new();
        if self.has_groups() {
            // Many customers have been in the same groups on the same days.
            let mut known: BTreeMap<Vec<(Day, Option<Group>)>, Arc<Versions>> = BTreeMap::new();
            for (customer, membership) in groups::memberships(reader, company, customers)? {
                let line = match known.get(&membership) {
                    Some(line) => Arc::clone(line),
                    None => {
                        let line = Arc::new(self.line(&membership));
                        known.insert(membership, Arc::clone(&line));
                        line
                    }
                };
                lines.insert(customer, line);
            }
        }
        Ok(ByCustomer { own: &self.own, lines })
    }

    /// The terms of trade that each version has of its own (CLS-08).
    pub(crate) fn terms_of_all(&self) -> impl Iterator<Item = &ByStatus<Terms>> {
        self.policies().map(|policy| &policy.terms)
    }

    fn policies(&self) -> impl Iterator<Item = &Policy> {
        self.files.iter().map(|file| &file.policy)
    }

    /// The most months that any version works statuses out from.
    pub(crate) fn statistics_months(&self) -> u8 {
        let months = self.policies().map(|policy| policy.statistics_months);
        months.max().unwrap_or(STATISTICS_MONTHS)
    }

    /// The smallest rest that is worth a step on a day, in whole units of its currency.
    pub(crate) fn minimum_major(&self, on: Day) -> u32 {
        self.own.on(on).policy.pace.minimum_major
    }

    /// Does any version ask about a customer's earlier payments?
    pub(crate) fn asks_for_history(&self) -> bool {
        self.policies().any(Policy::asks_for_history)
    }

    /// Does any version ask for work with this key of its words?
    pub(crate) fn asks_for_work(&self, text: &str) -> bool {
        self.policies().any(|policy| {
            let steps = policy.steps.iter().flat_map(|step| &step.actions);
            let rules = policy.rules.iter().flat_map(|rule| &rule.actions);
            steps.chain(rules).any(|action| &*action.text == text)
        })
    }

    /// Does any version begin a step or set off a rule with this event?
    pub(crate) fn listens_to(&self, kind: LadderEventKind) -> bool {
        self.policies().any(|policy| policy.listens_to(kind))
    }

    /// Does any version leave something be because of such an event?
    pub(crate) fn is_stopped_by(&self, kind: LadderEventKind) -> bool {
        self.policies().any(|policy| policy.is_stopped_by(kind))
    }

    /// What exactly the days go by: the hash of every version that counts for anybody on one of
    /// them, each once, in their order.
    pub(crate) fn hashes_on(&self, days: &[Day]) -> String {
        let mut hashes: Vec<&str> = Vec::new();
        for day in days {
            for at in self.positions_on(*day) {
                let hash = self.files[at].hash.as_str();
                if !hashes.contains(&hash) {
                    hashes.push(hash);
                }
            }
        }
        hashes.concat()
    }
}

impl ByCustomer<'_> {
    /// Those of them that have ever been in a group, with what they follow.
    pub(crate) fn of_groups(&self) -> impl Iterator<Item = (CustomerId, &Versions)> {
        self.lines.iter().map(|(customer, line)| (*customer, &**line))
    }

    /// What this one of them follows.
    pub(crate) fn of(&self, customer: CustomerId) -> &Versions {
        self.lines.get(&customer).map_or(self.own, |line| line)
    }
}

impl Versions {
    fn on_line(adopted: &Adopted, files: &[Arc<InForce>], membership: &Membership) -> Self {
        let line = adopted.line_up(membership).into_iter();
        let counting = line.map(|(from, at)| Counting { from, version: Arc::clone(&files[at]) });
        Self { counting: counting.collect(), followed: Policies::for_member(adopted, membership) }
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

    /// Does any version of these begin a step or set off a rule with this event?
    pub(crate) fn listens_to(&self, kind: LadderEventKind) -> bool {
        self.counting.iter().any(|one| one.version.policy.listens_to(kind))
    }

    /// The first day after this one on which another version begins to count.
    pub(crate) fn change_after(&self, day: Day) -> Option<Day> {
        self.counting.iter().skip(1).map(|one| one.from).find(|from| *from > day)
    }
}

impl InForce {
    /// As control goes by it, from a day on.
    pub(super) fn followed(&self, from: Day, days: &Days) -> Result<Version, Refused> {
        let days = days.under(&self.policy)?;
        Ok(Version { from, policy: Arc::new(self.policy.clone()), days })
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
        let all = Regulations::of(&rows, &days).expect("there are some");
        let versions = all.own();
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
        assert!(matches!(Regulations::of(&[], &days), Err(Refused::Damaged { .. })));
    }
}
