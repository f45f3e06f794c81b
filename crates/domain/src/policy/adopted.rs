//! Which policy holds for a customer on a day, where a company has one of its own and others for
//! groups of its customers.
//!
//! 1. A version counts from its day on, and no longer than its last day, until a later version of
//!    the same policy begins, or of another policy for exactly the same customers (LAD-11).
//! 2. Of those that count and are for the customer's group the most special one holds: the one for
//!    the fewest groups. The company's own holds for whoever has no other.
//! 3. Two that count on one day are either for different groups, or one is for some of the groups
//!    of the other. Anything else is refused when it is adopted ([`Adopted::clash`]): nobody could
//!    say which is the more special.
//!
//! The rule is applied once for a customer, and not for each of its debts: [`Adopted::line_up`]
//! answers for all days, and the cases of the customer go by that line as they would in a company
//! without groups ([`super::Policies`]).

use super::{Group, Policy, Version};
use crate::calendar::WorkingDays;
use crate::day::Day;
use std::sync::Arc;

/// In which group a customer is from which day on: in order of the days, one entry a day. Before
/// the first it is in none.
pub type Membership = [(Day, Option<Group>)];

/// Every approved version of a company.
#[derive(Clone, Debug)]
pub struct Adopted {
    /// In order of their days; those of one day in the order in which they were entered.
    versions: Vec<Version>,
}

/// Two versions of which nobody can say which one holds for a group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clash {
    /// `name@version` of the one that is there.
    pub other: String,
    pub group: Group,
    /// The first day on which both would count.
    pub day: Day,
}

impl Adopted {
    /// Versions in the order in which they were entered. `None` when none of them is for the whole
    /// company.
    pub fn new(mut versions: Vec<Version>) -> Option<Self> {
        versions.sort_by_key(|version| version.from);
        let of_company = versions.iter().any(|version| version.policy.scope.is_company());
        of_company.then_some(Self { versions })
    }

    /// In order of their days.
    pub fn versions(&self) -> &[Version] {
        &self.versions
    }

    /// Is any of them for groups of customers?
    pub fn has_groups(&self) -> bool {
        self.versions.iter().any(|version| !version.policy.scope.is_company())
    }

    /// The same with a policy that counts on every day in place of all for the same customers and
    /// of all others of its name, as if it had always been so.
    #[must_use]
    pub fn with_always(&self, policy: Arc<Policy>, days: Arc<WorkingDays>) -> Self {
        let always = Version { from: Day::FIRST, policy, days };
        let stays =
            |one: &&Version| one.policy.id != always.policy.id && !one.is_for_those_of(&always);
        let others = self.versions.iter().filter(stays).cloned();
        Self { versions: std::iter::once(always.clone()).chain(others).collect() }
    }

    /// Where the version stands that holds for a customer of this group, or of none, on the day.
    pub fn holding(&self, group: Option<&Group>, day: Day) -> usize {
        let counting = (0..self.versions.len()).filter(|at| self.counts(*at, day));
        let of_group = counting.filter(|at| {
            let scope = &self.versions[*at].policy.scope;
            !scope.is_company() && scope.covers(group)
        });
        let special = of_group.min_by_key(|at| {
            let groups = self.versions[*at].policy.scope.groups().len();
            (groups, std::cmp::Reverse(*at))
        });
        special.unwrap_or_else(|| self.of_company(day))
    }

    /// The company's own version on a day: the last that has begun, or the first of all before
    /// that, because a book may be older than the regulation.
    fn of_company(&self, day: Day) -> usize {
        let own = |at: &usize| self.versions[*at].policy.scope.is_company();
        let mut own = (0..self.versions.len()).filter(own);
        let first = own.next().unwrap_or_default();
        own.take_while(|at| self.versions[*at].from <= day).last().unwrap_or(first)
    }

    /// Has it begun, not ended, and not been replaced?
    fn counts(&self, at: usize, day: Day) -> bool {
        let one = &self.versions[at];
        let ended = one.policy.effective_to.is_some_and(|last| last < day);
        let replaces = |later: &Version| {
            later.from <= day && (later.policy.id == one.policy.id || later.is_for_those_of(one))
        };
        one.from <= day && !ended && !self.versions[at + 1..].iter().any(replaces)
    }

    /// The versions that hold for a customer one after the other, each with its first day and where
    /// it stands.
    pub fn line_up(&self, membership: &Membership) -> Vec<(Day, usize)> {
        let mut days: Vec<Day> = self.versions.iter().map(|version| version.from).collect();
        let ends = self.versions.iter().filter_map(|version| version.policy.effective_to);
        days.extend(ends.map(|last| last.plus(1)));
        days.extend(membership.iter().map(|(from, _)| *from));
        days.sort_unstable();
        days.dedup();
        let mut line: Vec<(Day, usize)> = Vec::new();
        for day in days {
            let begun = membership.partition_point(|(from, _)| *from <= day);
            let group = begun.checked_sub(1).and_then(|at| membership[at].1.as_ref());
            let holds = self.holding(group, day);
            if line.last().is_none_or(|(_, before)| *before != holds) {
                line.push((day, holds));
            }
        }
        line
    }

    /// The version with which `new` could not stand side by side, if it were approved now.
    pub fn clash(&self, new: &Version) -> Option<Clash> {
        if new.policy.scope.is_company() {
            return None;
        }
        let mut with = self.versions.clone();
        let at = with.partition_point(|version| version.from <= new.from);
        with.insert(at, new.clone());
        let with = Self { versions: with };
        let later = with.versions.iter().map(|version| version.from).filter(|day| *day >= new.from);
        let mut clashes = later.filter_map(|day| with.clash_on(at, day));
        clashes.next()
    }

    /// Two versions of these that cannot stand side by side from this day on: what was narrowed
    /// by a version that is taken back may be in the way of another again.
    pub fn clash_from(&self, from: Day) -> Option<Clash> {
        let later = self.versions.iter().map(|version| version.from).filter(|day| *day > from);
        let days: Vec<Day> = std::iter::once(from).chain(later).collect();
        let of_groups =
            (0..self.versions.len()).filter(|at| !self.versions[*at].policy.scope.is_company());
        of_groups
            .flat_map(|at| days.iter().map(move |day| (at, *day)))
            .find_map(|(at, day)| self.clash_on(at, day))
    }

    fn clash_on(&self, new: usize, day: Day) -> Option<Clash> {
        if !self.counts(new, day) {
            return None;
        }
        let scope = &self.versions[new].policy.scope;
        let counting = (0..self.versions.len()).filter(|at| *at != new && self.counts(*at, day));
        let mut clashes = counting.filter_map(|at| {
            let other = &self.versions[at].policy;
            let group = scope.shared_with(&other.scope)?;
            let nested = scope.is_within(&other.scope) || other.scope.is_within(scope);
            let other = format!("{}@{}", other.id, other.version);
            (!nested).then(|| Clash { other, group: group.clone(), day })
        });
        clashes.next()
    }
}

impl Version {
    /// Is it for exactly those customers that the other is for?
    pub fn is_for_those_of(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.policy, &other.policy) || self.policy.scope == other.policy.scope
    }
}

#[cfg(test)]
mod tests {
    use super::super::Scope;
    use super::*;
    use crate::calendar::WorkingDays;
    use crate::control::scene::{day, eight_step, the_one};

    fn group(name: &str) -> Option<Group> {
        Group::named(name)
    }

    /// `id`, version, first day, last day, groups.
    type Row<'a> = (&'a str, u32, i64, Option<i64>, &'a [&'a str]);

    fn version((id, number, from, to, groups): Row<'_>) -> Version {
        let mut policy = the_one(eight_step()).clone();
        policy.id = id.into();
        policy.version = number;
        policy.effective_to = to.map(day);
        policy.scope = Scope::of(groups.iter().filter_map(|name| Group::named(name)));
        let days = WorkingDays::of_country("EE");
        Version { from: day(from), policy: Arc::new(policy), days }
    }

    fn adopted(rows: &[Row<'_>]) -> Adopted {
        Adopted::new(rows.iter().map(|row| version(*row)).collect()).expect("one of the company")
    }

    fn holds(adopted: &Adopted, of: &str, on: i64) -> String {
        let found = &adopted.versions()[adopted.holding(group(of).as_ref(), day(on))].policy;
        format!("{}@{}", found.id, found.version)
    }

    /// The other policy, the group and the first day of a clash.
    type Met = (String, String, Day);

    const COMPANY: Row<'static> = ("own", 1, -1000, None, &[]);

    /// GEN-05, LAD-11: each customer follows exactly one, and the most special one.
    #[test]
    fn gen_05_lad_11_the_most_special_policy_holds_and_the_companys_own_for_the_others() {
        let adopted = adopted(&[
            COMPANY,
            ("chains", 1, 10, None, &["Chains", "Kiosks"]),
            ("kiosks", 1, 20, None, &["kiosks"]),
            ("own", 2, 15, None, &[]),
        ]);
        for (of, on, held) in [
            ("Chains", 9, "own@1"),
            ("Chains", 10, "chains@1"),
            ("Chains", 99, "chains@1"),
            ("Kiosks", 19, "chains@1"),
            ("Kiosks", 20, "kiosks@1"),
            ("Hotels", 20, "own@2"),
            ("", 14, "own@1"),
            ("", 15, "own@2"),
            ("", -5000, "own@1"),
        ] {
            assert_eq!(holds(&adopted, of, on), held, "{of} on {on}");
        }
        assert!(adopted.has_groups());
    }

    /// GEN-12: a version ends on its last day, and is followed by the next of its policy or by
    /// another for the same customers.
    #[test]
    fn gen_12_a_policy_of_a_group_ends_on_its_last_day_and_is_replaced_from_a_day_on() {
        let adopted = adopted(&[
            COMPANY,
            ("chains", 1, 10, None, &["Chains"]),
            ("chains", 2, 30, Some(39), &["Chains", "Hotels"]),
            ("soft", 1, 50, None, &["chains"]),
            ("stern", 1, 60, None, &["Chains"]),
        ]);
        for (of, on, held) in [
            ("Chains", 29, "chains@1"),
            ("Chains", 30, "chains@2"),
            ("Hotels", 29, "own@1"),
            ("Hotels", 30, "chains@2"),
            ("Hotels", 39, "chains@2"),
            ("Hotels", 40, "own@1"),
            ("Chains", 40, "own@1"),
            ("Chains", 50, "soft@1"),
            ("Chains", 59, "soft@1"),
            ("Chains", 60, "stern@1"),
        ] {
            assert_eq!(holds(&adopted, of, on), held, "{of} on {on}");
        }
    }

    #[test]
    fn gen_12_the_line_of_a_customer_follows_its_groups_day_by_day() {
        let adopted = adopted(&[COMPANY, ("chains", 1, 10, Some(39), &["Chains"])]);
        let told = |membership: &Membership| -> Vec<(i64, usize)> {
            let line = adopted.line_up(membership).into_iter();
            line.map(|(from, at)| (from.days_since(day(0)), at)).collect()
        };
        assert_eq!(told(&[]), [(-1000, 0)]);
        assert_eq!(told(&[(Day::FIRST, group("Chains"))])[1..], [(10, 1), (40, 0)]);
        let moved = [(day(5), group("Chains")), (day(20), None), (day(30), group("Chains"))];
        assert_eq!(told(&moved), [(-1000, 0), (10, 1), (20, 0), (30, 1), (40, 0)]);
    }

    /// GEN-05: two of which neither is the more special are refused, whichever comes first.
    #[test]
    fn gen_05_policies_that_overlap_without_one_being_the_more_special_clash() {
        let there = adopted(&[COMPANY, ("chains", 1, 10, Some(50), &["Chains", "Kiosks"])]);
        let clash = |row: Row<'_>| {
            let found = there.clash(&version(row));
            found.map(|clash| (clash.other, clash.group.name().to_owned(), clash.day))
        };
        let met = |from: i64| Some(("chains@1".to_owned(), "Kiosks".to_owned(), day(from)));
        let cases: [(Row<'_>, Option<Met>); 8] = [
            (("new", 1, 20, None, &["Kiosks", "Hotels"]), met(20)),
            (("new", 1, 50, None, &["Kiosks", "Hotels"]), met(50)),
            // Not on one day.
            (("new", 1, 51, None, &["Kiosks", "Hotels"]), None),
            (("new", 1, 5, None, &["Kiosks", "Hotels"]), met(10)),
            (("new", 1, 5, Some(9), &["Kiosks", "Hotels"]), None),
            // More special, less special, other customers.
            (("new", 1, 20, None, &["Kiosks"]), None),
            (("new", 1, 20, None, &["Kiosks", "Chains", "Hotels"]), None),
            (("new", 1, 20, None, &["Hotels"]), None),
        ];
        for (row, found) in cases {
            assert_eq!(clash(row), found, "{row:?}");
        }
        // The next version of the same policy replaces it, and the company's own is beside all.
        assert_eq!(clash(("chains", 2, 20, None, &["Kiosks", "Hotels"])), None);
        assert_eq!(clash(("own", 2, 20, None, &[])), None);
    }
}
