//! Four eyes: two hands that must not be one person's.
//!
//! A person may have several accounts, and may act in the place of somebody absent. Whoever
//! asks and whoever decides, under whatever account and in whosever place, must be different
//! people (S07): a second account of the asker, the asker's deputy, and the asker as deputy of
//! the one who decides are all the asker.

use crate::ids::UserId;

/// Who did something. Both are people, not accounts: of several accounts of one person the
/// same one is meant each time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hand {
    pub person: UserId,
    /// In whose place, while that person was away.
    pub in_place_of: Option<UserId>,
}

impl Hand {
    /// A person acting for themselves.
    pub const fn own(person: UserId) -> Self {
        Self { person, in_place_of: None }
    }

    /// A person acting in the place of another.
    pub const fn deputy(person: UserId, in_place_of: UserId) -> Self {
        Self { person, in_place_of: Some(in_place_of) }
    }

    fn people(self) -> impl Iterator<Item = UserId> {
        [Some(self.person), self.in_place_of].into_iter().flatten()
    }

    /// Does a person stand behind both?
    pub fn shares_somebody_with(self, other: Hand) -> bool {
        self.people().any(|person| other.people().any(|one| one == person))
    }
}

/// Are these all different people (CLS-07: two proposals and one approval, three people)?
/// Answers the first two places that are not.
pub fn all_apart(hands: &[Hand]) -> Result<(), (usize, usize)> {
    for (second, hand) in hands.iter().enumerate() {
        let same = hands[..second].iter().position(|before| before.shares_somebody_with(*hand));
        if let Some(first) = same {
            return Err((first, second));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const ANNA: UserId = UserId::new(1);
    const BORIS: UserId = UserId::new(2);
    const CARL: UserId = UserId::new(3);

    mod authz {
        use super::*;

        /// S07, CLS-07: proposer, second proposer and approver.
        #[test]
        fn four_eyes_three_persons() {
            let rows: [(&str, [Hand; 3], bool); 7] = [
                ("three people", [Hand::own(ANNA), Hand::own(BORIS), Hand::own(CARL)], true),
                ("approves own", [Hand::own(ANNA), Hand::own(BORIS), Hand::own(ANNA)], false),
                ("both proposals", [Hand::own(ANNA), Hand::own(ANNA), Hand::own(CARL)], false),
                (
                    "the asker as deputy of the one who decides",
                    [Hand::own(ANNA), Hand::own(BORIS), Hand::deputy(ANNA, CARL)],
                    false,
                ),
                (
                    "the deputy of the asker",
                    [Hand::own(ANNA), Hand::own(BORIS), Hand::deputy(CARL, ANNA)],
                    false,
                ),
                (
                    "two deputies of one person",
                    [Hand::deputy(ANNA, CARL), Hand::own(BORIS), Hand::own(CARL)],
                    false,
                ),
                (
                    "a deputy of somebody else",
                    [Hand::own(ANNA), Hand::own(BORIS), Hand::deputy(CARL, UserId::new(4))],
                    true,
                ),
            ];
            for (case, hands, apart) in rows {
                assert_eq!(all_apart(&hands).is_ok(), apart, "{case}");
            }
            assert_eq!(all_apart(&[Hand::own(ANNA), Hand::own(ANNA)]), Err((0, 1)));
        }
    }
}
