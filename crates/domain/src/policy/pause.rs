//! Which of the policy somebody may put off for a while, alone (REM-08, GEN-05).

use super::{Action, Policy, Trigger};
use crate::authority::line::stands_above;
use crate::roles::Role;
use crate::standing::Scope;
use std::sync::Arc;

impl Policy {
    /// The clauses that an order to wait by somebody of this role keeps back: those that give
    /// work to nobody above, ask and tell nobody above, and carry out no decision from above. What is for somebody above goes on;
    /// only a written exception by the director stops that (GEN-05). A clause whose word is the
    /// beginning of one that goes on is left out too, for a scope names families.
    pub fn pausable_by(&self, holder: Role) -> Vec<Arc<str>> {
        let steps = self.steps.iter().map(|one| (&one.clause, one.actions.as_slice()));
        let reminders = self.reminders.iter().map(|one| (&one.clause, one.actions.as_slice()));
        let rules = self.rules.iter().map(|one| (&one.clause, one.actions.as_slice()));
        let watches =
            self.watches.iter().map(|one| (&one.clause, std::slice::from_ref(&one.action)));
        let every: Vec<(&Arc<str>, &[Action])> =
            steps.chain(reminders).chain(rules).chain(watches).collect();
        let above = |actions: &[Action]| actions.iter().any(|one| one.is_for_above(holder));
        let mut kept: Vec<&Arc<str>> =
            every.iter().filter(|(_, actions)| above(actions)).map(|(clause, _)| *clause).collect();
        // What somebody above has decided is carried out.
        let carried_out = self.rules.iter().filter(|rule| match &rule.trigger {
            Trigger::Answer { clause, .. } => kept.contains(&clause),
            _ => false,
        });
        let carried_out: Vec<&Arc<str>> = carried_out.map(|rule| &rule.clause).collect();
        kept.extend(carried_out);
        let mut known = self.clauses();
        known.retain(|clause| {
            let scope = Scope::written(clause);
            !scope.is_whole() && !kept.iter().any(|one| scope.covers(one))
        });
        known.dedup();
        known
    }
}

impl Action {
    /// Does it reach somebody above this role, at once or when it is missed?
    fn is_for_above(&self, holder: Role) -> bool {
        let missed = self.ask.as_ref().and_then(|ask| ask.missed.as_ref()).map(|one| one.role);
        [self.role, missed].into_iter().flatten().any(|role| stands_above(role, holder))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// GEN-05: the control above the head of sales is not the head's to stop.
    #[test]
    fn gen_05_a_pause_keeps_back_nothing_that_is_for_somebody_above() {
        let shipped = Policy::shipped().iter().find(|one| one.rules.len() > 5);
        let policy = shipped.expect("the regulation is shipped");
        let kept_back = |holder: Role, clause: &str| {
            let named: Vec<String> =
                policy.pausable_by(holder).iter().map(ToString::to_string).collect();
            let scope = Scope::written(&named.join(", "));
            !scope.is_whole() && scope.covers(clause)
        };
        for clause in ["REM-03", "EXE-01", "PAY-06", "ESC-01"] {
            assert!(kept_back(Role::HeadOfSales, clause), "{clause}");
        }
        for clause in ["ESC-11", "ESC-15", "EXE-08", "EXE-07-DIRECTOR"] {
            assert!(!kept_back(Role::HeadOfSales, clause), "{clause}");
        }
        let all = policy.clauses();
        let general = policy.pausable_by(Role::GeneralDirector);
        assert!(all.iter().all(|one| general.contains(one)), "nobody stands above");
    }
}
