//! One customer through every missed day, in order.
//!
//! Steps taken on an earlier day are fed into the later ones, exactly as if each day had
//! been run by itself; all of them carry the acting day as the day on which they are really
//! set in motion, so that three weeks of down-time do not end in three levels on one
//! morning (failure D08), and three invoices of one customer not in three.

use super::schedule::Acted;
use crate::policies::Versions;
use saldo_domain::audit;
use saldo_domain::control::{Account, Decided, Decision, StepTaken, WATCH, decide, set_in_motion};
use saldo_domain::{CustomerId, Day};

/// What was decided about one customer, or why nothing of it may be done.
#[derive(Clone, Debug)]
pub(crate) enum Walked {
    /// What was decided, day by day.
    Sound(Course),
    /// The checker found a defect: nothing at all is done for this customer.
    Unsound { customer: CustomerId, day: Day, finding: String },
}

/// What a customer's walk has decided.
#[derive(Clone, Debug)]
pub(crate) struct Course {
    /// One for each day on which the customer had to be looked at, oldest first.
    pub(crate) decisions: Vec<Decision>,
    /// The account that the last of them was made about.
    account: Option<Box<Account>>,
}

impl Walked {
    /// Whom it is about.
    pub(super) fn customer(&self) -> Option<CustomerId> {
        match self {
            Walked::Sound(course) => course.decisions.first().map(|decision| decision.customer),
            Walked::Unsound { customer, .. } => Some(*customer),
        }
    }

    /// Hands over how the customer stands on a day after what was decided on it and set in
    /// motion; `None` where that day was not the last one looked at.
    pub(super) fn take_standing(&mut self, acted: Acted) -> Option<Account> {
        let Walked::Sound(Course { decisions, account }) = self else { return None };
        let last = decisions.last().filter(|last| last.day == acted.day)?;
        let mut account = account.take()?;
        feed(&mut account, &last.steps_taken(acted.acting));
        Some(*account)
    }
}

/// Walks one customer's accounts, one for each missed day on which it may be due, oldest
/// first, each case under the version of the policy that it began under. `next` is the first day after
/// the last one on which something already recorded takes effect.
pub(super) fn walk(policies: &Versions, days: Vec<(Acted, Account)>, next: Option<Day>) -> Walked {
    let mut walk = Walk::under(policies);
    let mut before: Option<Account> = None;
    let mut days = days.into_iter().peekable();
    while let Some((acted, account)) = days.next() {
        let changed = before.is_none_or(|before| facts_differ(&before, &account));
        before = days.peek().map(|_| account.clone());
        if !changed && !walk.is_due(acted.day) {
            continue;
        }
        if let Err(unsound) = walk.look(acted, account) {
            return unsound;
        }
    }
    walk.finish(next)
}

fn unsound(customer: CustomerId, day: Day, defect: &audit::Defect) -> Walked {
    Walked::Unsound { customer, day, finding: defect.to_string() }
}

/// What one customer's walk has come to.
pub(crate) struct Walk<'p> {
    policies: &'p Versions,
    taken: Vec<StepTaken>,
    /// What is set in motion together, by the day on which it is.
    together: Vec<(Day, Vec<Decided>)>,
}

impl<'p> Walk<'p> {
    /// No day walked yet.
    pub(crate) fn under(policies: &'p Versions) -> Self {
        Self { policies, taken: Vec::new(), together: Vec::new() }
    }

    /// After a look, the customer is due again on the day that the look named.
    fn is_due(&self, day: Day) -> bool {
        self.together.is_empty() || self.next_look().is_some_and(|again| again <= day)
    }

    /// The day after the last one walked on which the customer has to be looked at again even
    /// without news: the last look named it, or another version of the policy begins.
    pub(crate) fn next_look(&self) -> Option<Day> {
        let (_, decided) = self.together.last()?;
        let last = &decided.last()?.decision;
        last.look_again.into_iter().chain(self.policies.change_after(last.day)).min()
    }

    /// Tells of the steps taken so far what is known of them by now.
    pub(crate) fn recall(&mut self, tell: impl FnOnce(&mut [StepTaken])) {
        tell(&mut self.taken);
    }

    /// Decides about one more day and has the decision examined.
    ///
    /// # Errors
    /// [`Walked::Unsound`] when the checker finds a defect.
    pub(crate) fn look(&mut self, acted: Acted, account: Account) -> Result<(), Walked> {
        let Acted { day, acting } = acted;
        let policies = self.policies.followed();
        let mut fed = account;
        feed(&mut fed, &self.taken);
        let decision = decide(policies, &fed, day);
        if let Some(defect) = audit::check(policies, &fed, &decision).into_iter().next() {
            return Err(unsound(fed.customer, day, &defect));
        }
        self.note(acting, Decided { account: fed, decision });
        Ok(())
    }

    fn note(&mut self, acting: Day, decided: Decided) {
        self.taken.extend(decided.decision.steps_taken(acting));
        match self.together.last_mut().filter(|(day, _)| *day == acting) {
            Some((_, together)) => together.push(decided),
            None => self.together.push((acting, vec![decided])),
        }
    }

    /// One message a channel and acting day, checked once more; and when to look again.
    pub(crate) fn finish(self, next: Option<Day>) -> Walked {
        let mut decisions: Vec<Decision> = Vec::new();
        let mut account = None;
        for (acting, mut decided) in self.together {
            let policies = self.policies.followed();
            set_in_motion(policies, &mut decided, acting);
            let mut together: Vec<Decision> = Vec::with_capacity(decided.len());
            for one in decided {
                together.push(one.decision);
                account = Some(Box::new(one.account));
            }
            let defect = audit::check_together(policies, &together, acting).into_iter().next();
            if let (Some(defect), Some(last)) = (defect, together.last()) {
                return unsound(last.customer, last.day, &defect);
            }
            decisions.extend(together);
        }
        if let Some(last) = decisions.last_mut() {
            last.look_again = last.look_again.into_iter().chain(next).min();
        }
        Walked::Sound(Course { decisions, account })
    }
}

/// Did a document, settlement, announcement, decision or change of the customer's card take
/// effect between two days, or may a step be taken once more?
fn facts_differ(before: &Account, now: &Account) -> bool {
    let undone =
        |account: &Account| account.steps.iter().filter(|one| one.undone.is_some()).count();
    before.items != now.items
        || undone(before) != undone(now)
        || before.unread_reply != now.unread_reply
        || before.contacts != now.contacts
        || before.unallocated != now.unallocated
        || before.proposed != now.proposed
        || before.events != now.events
        || before.answers != now.answers
        || (before.status, before.late_before, before.deferral_from)
            != (now.status, now.late_before, now.deferral_from)
}

/// Adds steps taken earlier in a walk to what the book remembers.
pub(crate) fn feed(account: &mut Account, taken: &[StepTaken]) {
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
