use super::{Account, Decision};
use crate::day::Day;
use crate::policy::Policy;

/// What the policy asks us to do about one customer on one day, and why.
pub fn decide(_policy: &Policy, account: &Account, day: Day) -> Decision {
    Decision { customer: account.customer, day, effects: vec![], withheld: vec![], look_again: None }
}
