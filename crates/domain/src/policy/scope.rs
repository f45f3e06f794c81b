//! For whom a policy is: for the whole company, or for groups of its customers.

use crate::number::{clean_text, code_key};
use std::cmp::Ordering;
use std::fmt;
use std::sync::Arc;

/// Longest name of a group, in characters: it stands in narrow columns.
const LONGEST: usize = 60;

/// A group of customers, by the name under which people know it. Names that differ only in
/// capitals, look-alike letters or spaces are one group.
#[derive(Clone, Debug)]
pub struct Group {
    name: Arc<str>,
    key: Arc<str>,
}

impl Group {
    /// `None` for an empty name and for one of more than 60 characters.
    pub fn named(name: &str) -> Option<Self> {
        let (name, _) = clean_text(name);
        let key = code_key(&name);
        let fits = !key.is_empty() && name.chars().count() <= LONGEST;
        fits.then(|| Self { name: name.into(), key: key.into() })
    }

    pub fn name(&self) -> &str {
        &self.name
    }

    /// By what it is compared.
    pub fn key(&self) -> &str {
        &self.key
    }
}

impl PartialEq for Group {
    fn eq(&self, other: &Self) -> bool {
        self.key == other.key
    }
}

impl Eq for Group {}

impl PartialOrd for Group {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Group {
    fn cmp(&self, other: &Self) -> Ordering {
        self.key.cmp(&other.key)
    }
}

impl fmt::Display for Group {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name)
    }
}

/// The groups that a policy is for; none: it is the company's own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scope {
    /// In order of their keys, each once.
    groups: Arc<[Group]>,
}

impl Scope {
    pub fn of(groups: impl IntoIterator<Item = Group>) -> Self {
        let mut groups: Vec<Group> = groups.into_iter().collect();
        groups.sort();
        groups.dedup();
        Self { groups: groups.into() }
    }

    pub fn groups(&self) -> &[Group] {
        &self.groups
    }

    /// Is it for every customer for whom there is no policy of its own?
    pub fn is_company(&self) -> bool {
        self.groups.is_empty()
    }

    /// Is a customer of this group, or of none, one of those it is for?
    pub fn covers(&self, group: Option<&Group>) -> bool {
        self.is_company() || group.is_some_and(|group| self.groups.binary_search(group).is_ok())
    }

    /// Is everybody it is for also among those of the other?
    pub fn is_within(&self, other: &Self) -> bool {
        other.is_company()
            || !self.is_company() && self.groups.iter().all(|group| other.covers(Some(group)))
    }

    /// The first group of which both are, where neither is for the whole company.
    pub fn shared_with(&self, other: &Self) -> Option<&Group> {
        let both = |group: &&Group| !other.is_company() && other.covers(Some(group));
        self.groups.iter().find(both)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(names: &[&str]) -> Scope {
        Scope::of(names.iter().map(|name| Group::named(name).expect("a group")))
    }

    #[test]
    fn a_group_is_known_by_its_name_however_it_is_typed() {
        let same = [("Chains", "CHAINS"), ("key  accounts", "Key accounts"), ("А-1", "A-1")];
        for (one, other) in same {
            assert_eq!(Group::named(one), Group::named(other), "{one} is {other}");
        }
        assert_ne!(Group::named("chains"), Group::named("chain"));
        let longest = "g".repeat(60);
        assert!(Group::named(&longest).is_some() && Group::named(&format!("{longest}g")).is_none());
        assert_eq!((Group::named(""), Group::named("  ")), (None, None));
    }

    /// Who is in, who is special beside whom, on both sides.
    #[test]
    fn gen_05_a_scope_is_its_groups_and_no_others() {
        let (all, chains, both) = (of(&[]), of(&["Chains"]), of(&["Kiosks", "Chains"]));
        let group = |name| Group::named(name);
        for (scope, name, covered) in [
            (&all, "", true),
            (&all, "Chains", true),
            (&chains, "Chains", true),
            (&chains, "Kiosks", false),
            (&chains, "", false),
            (&both, "Kiosks", true),
        ] {
            assert_eq!(scope.covers(group(name).as_ref()), covered, "{scope:?} {name}");
        }
        assert!(chains.is_within(&both) && both.is_within(&all) && all.is_within(&all));
        assert!(!both.is_within(&chains) && !all.is_within(&chains));
        assert_eq!(chains.shared_with(&both).map(Group::name), Some("Chains"));
        assert_eq!(chains.shared_with(&of(&["Kiosks"])), None);
        assert_eq!(chains.shared_with(&all), None);
    }
}
