//! One customer through every missed day, in order.
//!
//! Steps taken on an earlier day are fed into the later ones, exactly as if each day had
//! been run by itself; all of them carry the acting day as the day on which they are really
//! set in motion, so that three weeks of down-time do not end in three levels on one
//! morning (failure D08).

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

/// Walks one customer's accounts, one for each missed day on which it may be due, oldest
/// first. `acting` is the day for which the run was started.
pub(super) fn walk(policy: &Policy, acting: Day, days: Vec<(Day, Account)>) -> Walked {
    let mut taken: Vec<StepTaken> = Vec::new();
    let mut decisions: Vec<Decision> = Vec::new();
    for (day, mut account) in days {
        if !is_due(decisions.last(), day) {
            continue;
        }
        feed(&mut account, &taken);
        let decision = decide(policy, &account, day);
        if let Some(defect) = audit::check(policy, &account, &decision).into_iter().next() {
            let (customer, finding) = (account.customer, defect.to_string());
            return Walked::Unsound { customer, day, finding };
        }
        taken.extend(decision.steps_taken(acting));
        decisions.push(decision);
    }
    Walked::Sound(decisions)
}

/// After a look, the customer is due again only on the day the look named.
fn is_due(last: Option<&Decision>, day: Day) -> bool {
    last.is_none_or(|last| last.look_again.is_some_and(|again| again <= day))
}

/// Adds steps taken earlier in this walk to what the book remembers.
fn feed(account: &mut Account, taken: &[StepTaken]) {
    if taken.is_empty() {
        return;
    }
    let concerns = |step: &&StepTaken| {
        step.step == WATCH || account.items.binary_search_by_key(&step.item, |item| item.item).is_ok()
    };
    let fed: Vec<StepTaken> = taken.iter().filter(concerns).cloned().collect();
    account.steps.extend(fed);
    account.steps.sort_by(|a, b| (a.item, a.step, a.day).cmp(&(b.item, b.step, b.day)));
}
