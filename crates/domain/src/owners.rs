//! Whose customers somebody sees: the own ones, and those of representatives it stands in for.

use crate::ids::UserId;

/// Most people in whose place somebody can see customers at once.
pub const MOST_ABSENT: usize = 8;

/// People who look after customers, each once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Owners {
    ids: [i64; 1 + MOST_ABSENT],
    count: usize,
}

impl Owners {
    /// One person.
    pub const fn of(person: UserId) -> Self {
        let mut ids = [0; 1 + MOST_ABSENT];
        ids[0] = person.get();
        Self { ids, count: 1 }
    }

    /// Another person as well; `None` when there is no room left.
    pub fn and(mut self, person: UserId) -> Option<Self> {
        if self.has(Some(person)) {
            return Some(self);
        }
        *self.ids.get_mut(self.count)? = person.get();
        self.count += 1;
        Some(self)
    }

    /// Is a customer whom this person looks after one of theirs? Nobody's is not.
    pub fn has(&self, owner: Option<UserId>) -> bool {
        owner.is_some_and(|owner| self.ids().contains(&owner.get()))
    }

    /// Their numbers, the first one's first.
    pub fn ids(&self) -> &[i64] {
        &self.ids[..self.count]
    }
}

impl From<UserId> for Owners {
    fn from(person: UserId) -> Self {
        Self::of(person)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_stands_once_and_there_is_room_for_some() {
        let one = Owners::of(UserId::new(7));
        assert_eq!(one.and(UserId::new(7)), Some(one));
        assert!(one.has(Some(UserId::new(7))) && !one.has(None));
        let mut all = one;
        for number in 1..=MOST_ABSENT {
            let person = UserId::new(100 + number as i64);
            assert!(!all.has(Some(person)), "{number}");
            all = all.and(person).expect("there is room");
            assert!(all.has(Some(person)), "{number}");
        }
        assert_eq!(all.ids().len(), 1 + MOST_ABSENT);
        assert_eq!(all.and(UserId::new(999)), None);
        assert!(!all.has(Some(UserId::new(0))), "nobody");
    }
}
