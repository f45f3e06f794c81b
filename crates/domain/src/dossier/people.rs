//! People on the customer's side: three whom one must know before goods go out on credit
//! (regulation 5.2, CLI-02), four who can be reached at work, at home and on the way
//! (5.4.8, CLI-06).

use super::words;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What somebody is on the customer's side.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Post {
    Owner,
    Manager,
    /// Decides whether a payment is made.
    DecisionMaker,
    Director,
    ChiefAccountant,
    Merchandiser,
    Purchasing,
}

words!(Post {
    Owner = "owner",
    Manager = "manager",
    DecisionMaker = "decision_maker",
    Director = "director",
    ChiefAccountant = "chief_accountant",
    Merchandiser = "merchandiser",
    Purchasing = "purchasing",
});

impl Post {
    /// Without any of these no contract with deferral (5.2).
    pub const KEY: [Post; 3] = [Post::Owner, Post::Manager, Post::DecisionMaker];

    /// The officials of the eighth paper (5.4.8).
    pub const OFFICIALS: [Post; 4] =
        [Post::Director, Post::ChiefAccountant, Post::Merchandiser, Post::Purchasing];
}

/// Where somebody can be called.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Phone {
    Work,
    Home,
    Mobile,
}

words!(Phone { Work = "work", Home = "home", Mobile = "mobile" });

/// A person on the customer's side.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Official {
    pub name: String,
    pub work: String,
    pub home: String,
    pub mobile: String,
    pub email: String,
    /// Birthday, habits, how to talk.
    pub note: String,
}

impl Official {
    /// The number by which somebody is reached there; may be empty.
    pub fn phone(&self, phone: Phone) -> &str {
        match phone {
            Phone::Work => &self.work,
            Phone::Home => &self.home,
            Phone::Mobile => &self.mobile,
        }
    }

    fn lacks(&self) -> Vec<Phone> {
        Phone::ALL.iter().copied().filter(|phone| self.phone(*phone).trim().is_empty()).collect()
    }
}

/// Everybody known on the customer's side.
pub type People = BTreeMap<Post, Official>;

/// Whom one must know before goods go out on credit and does not, in the order of the clause
/// (CLI-02).
pub fn unknown_key_people(people: &People) -> Vec<Post> {
    let known = |post: &Post| people.get(post).is_some_and(|one| !one.name.trim().is_empty());
    Post::KEY.into_iter().filter(|post| !known(post)).collect()
}

/// Officials of the eighth paper who are unknown or cannot be called everywhere, with the
/// numbers that are missing (CLI-06).
pub fn unreachable_officials(people: &People) -> Vec<(Post, Vec<Phone>)> {
    let lacks = |post: Post| match people.get(&post).filter(|one| !one.name.trim().is_empty()) {
        Some(official) => official.lacks(),
        None => Phone::ALL.to_vec(),
    };
    let found = Post::OFFICIALS.into_iter().map(|post| (post, lacks(post)));
    found.filter(|(_, phones)| !phones.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(name: &str, phones: [&str; 3]) -> Official {
        let [work, home, mobile] = phones.map(str::to_owned);
        Official { name: name.to_owned(), work, home, mobile, ..Official::default() }
    }

    #[test]
    fn cli_02_three_people_must_be_known() {
        let rows: [(&[Post], &[Post]); 4] = [
            (&[], &[Post::Owner, Post::Manager, Post::DecisionMaker]),
            (&[Post::Owner, Post::DecisionMaker], &[Post::Manager]),
            (&[Post::Owner, Post::Manager, Post::DecisionMaker], &[]),
            (&[Post::Director], &[Post::Owner, Post::Manager, Post::DecisionMaker]),
        ];
        for (known, missing) in rows {
            let people: People = known.iter().map(|post| (*post, named("A", [""; 3]))).collect();
            assert_eq!(unknown_key_people(&people), missing, "{known:?}");
        }
        let nameless = People::from([(Post::Owner, named("  ", ["1", "2", "3"]))]);
        assert!(unknown_key_people(&nameless).contains(&Post::Owner), "a number is nobody");
    }

    #[test]
    fn cli_06_four_officials_with_three_numbers_each() {
        let all = ["1", "2", "3"];
        let mut people: People =
            Post::OFFICIALS.into_iter().map(|post| (post, named("A", all))).collect();
        assert_eq!(unreachable_officials(&people), []);
        people.insert(Post::Merchandiser, named("A", ["1", " ", "3"]));
        assert_eq!(unreachable_officials(&people), [(Post::Merchandiser, vec![Phone::Home])]);
        people.remove(&Post::Director);
        let missing = unreachable_officials(&people);
        assert_eq!(missing[0], (Post::Director, Phone::ALL.to_vec()));
        assert_eq!(missing.len(), 2);
    }

    #[test]
    fn every_post_is_found_by_its_word() {
        for post in Post::ALL {
            assert_eq!(Post::from_code(post.code()), Some(*post));
        }
        assert_eq!(Post::from_code("boss"), None);
    }
}
