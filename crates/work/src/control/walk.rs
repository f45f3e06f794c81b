//! One customer through every missed day, in order.
//!
//! Steps taken on an earlier day are fed into the later ones, exactly as if each day had
//! been run by itself; all of them carry the acting day as the day on which they are really
//! set in motion, so that three weeks of down-time do not end in three levels on one
//! morning (failure D08).

use super::schedule::Acted;
use saldo_domain::audit;
use saldo_domain::control::{Account, Decision, StepTaken, WATCH, decide};
use saldo_domain::policy::Policy;
use saldo_domain::{CustomerId, Day};

/// What was decided about one customer, or why nothing of it may be done.
#[derive(Clone, Debug)]
pub(super) enum Walked {
    /// One decision for each day on which the customer had to be looked at.
    Sound(Vec<Decision>),
    /// The checker found a defect: nothing at all is done for this customer.
    Unsound { customer: CustomerId, day: Day, finding: String },
}

impl Walked {
    /// Whom it is about.
    pub(super) fn customer(&self) -> Option<CustomerId> {
        match self {
            Walked::Sound(decisions) => decisions.first().map(|decision| decision.customer),
            Walked::Unsound { customer, .. } => Some(*customer),
        }
    }
}

/// Walks one customer's accounts, one for each missed day on which it may be due, oldest
/// first. `next` is the first day after the last one on which something already recorded
/// takes effect.
pub(super) fn walk(policy: &Policy, days: Vec<(Acted, Account)>, next: Option<Day>) -> Walked {
    let mut taken: Vec<StepTaken> = Vec::new();
    let mut decisions: Vec<Decision> = Vec::new();
    let mut before: Option<Account> = None;
    for (Acted { day, acting }, account) in days {
        let mut fed = account.clone();
        let changed = before.replace(account).is_none_or(|before| facts_differ(&before, &fed));
        if !changed && !is_due(decisions.last(), day) {
            continue;
        }
        feed(&mut fed, &taken);
        let decision = decide(policy, &fed, day);
        if let Some(defect) = audit::check(policy, &fed, &decision).into_iter().next() {
            let (customer, finding) = (fed.customer, defect.to_string());
            return Walked::Unsound { customer, day, finding };
        }
        taken.extend(decision.steps_taken(acting));
        decisions.push(decision);
    }
    if let Some(last) = decisions.last_mut() {
        last.look_again = last.look_again.into_iter().chain(next).min();
    }
    Walked::Sound(decisions)
}

/// Did a document, settlement or announcement take effect between two days?
fn facts_differ(before: &Account, now: &Account) -> bool {
    before.items != now.items
        || before.unallocated != now.unallocated
        || before.events != now.events
}

/// After a look, the customer is due again on the day that the look named.
fn is_due(last: Option<&Decision>, day: Day) -> bool {
    last.is_none_or(|last| last.look_again.is_some_and(|again| again <= day))
}

/// Adds steps taken earlier in this walk to what the book remembers.
fn feed(account: &mut Account, taken: &[StepTaken]) {
    if taken.is_empty() {
        return;
    }
    let concerns = |step: &&StepTaken| {
        step.step == WATCH
            || account.items.binary_search_by_key(&step.item, |item| item.item).is_ok()
    };
    let fed: Vec<StepTaken> = taken.iter().filter(concerns).cloned().collect();
    account.steps.extend(fed);
    account.steps.sort_by_key(|step| (step.item, step.step, step.day));
}
