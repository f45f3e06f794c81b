//! Statuses, their evidence and credit in the words of a page.

use super::Frame;
use saldo_domain::rating::{Progress, RoundKind, Say, Status};
use saldo_domain::{Day, Money};
use saldo_letters::Value;
use saldo_work::credit::CreditAnswer;
use saldo_work::status::{Assessment, ChangeShown, Evidence, VoteShown};

impl Frame {
    /// The reasons for a status, each a sentence; one sentence for a reliable payer.
    pub(crate) fn rating_reasons(&self, evidence: &Evidence) -> Vec<String> {
        if evidence.reasons.is_empty() {
            return vec![self.t("rating-reason-none")];
        }
        evidence.reasons.iter().map(|code| self.coded("rating-reason", code)).collect()
    }

    /// “2 delays, 5 and 6 days, both warned” (CLS-01 to CLS-05).
    pub(crate) fn rating_evidence(&self, evidence: &Evidence) -> String {
        let days: Vec<u32> = evidence.delays.iter().map(|delay| delay.days).collect();
        let warned = (evidence.warned(), evidence.afterwards());
        self.texts.delays(&days, warned, evidence.obligations)
    }

    /// What would move a customer up, each a sentence.
    pub(crate) fn rating_up(&self, assessment: &Assessment) -> Vec<String> {
        let Some(up) = assessment.moves_up() else { return Vec::new() };
        let open = assessment.to_pay();
        let mut said = Vec::new();
        if !open.is_empty() {
            said.push(self.tt("rating-up-pay", "numbers", open.join(", ")));
        }
        if let Some((count, status)) = up.after_payments {
            let values: [(&str, Value); 2] =
                [("count", i64::from(count).into()), ("status", self.status(status.code()).into())];
            said.push(self.texts.with("rating-up-payments", &values));
        }
        if let Some((day, status)) = up.on {
            let key = if open.is_empty() { "rating-up-on" } else { "rating-up-on-paid" };
            let values: [(&str, Value); 2] =
                [("day", self.day(&day).into()), ("status", self.status(status.code()).into())];
            said.push(self.texts.with(key, &values));
        }
        said
    }

    /// “Assignment of 2026”, “Review of 1 April 2026”.
    pub(crate) fn round_name(&self, kind: &RoundKind, day: &Day) -> String {
        self.texts.round(*kind, *day)
    }

    /// How far the decision about one customer is.
    pub(crate) fn round_progress(&self, progress: &Progress) -> String {
        let status = |status: Status| self.status(status.code());
        match *progress {
            Progress::Proposing { sales: true, control: true } => {
                self.t("round-progress-proposing")
            }
            Progress::Proposing { sales: true, .. } => self.t("round-progress-sales"),
            Progress::Proposing { .. } => self.t("round-progress-control"),
            Progress::Disagree { sales, control } => {
                let values: [(&str, Value); 2] =
                    [("sales", status(sales).into()), ("control", status(control).into())];
                self.texts.with("round-progress-disagree", &values)
            }
            Progress::Approving(to) => self.tt("round-progress-approving", "status", status(to)),
            Progress::Decided(to) => self.tt("round-progress-decided", "status", status(to)),
        }
    }

    /// Who said what in a round.
    pub(crate) fn round_vote(&self, vote: &VoteShown) -> String {
        let role = self.role(&vote.role);
        match vote.say {
            Say::Propose(status) => {
                let values: [(&str, Value); 2] =
                    [("role", role.into()), ("status", self.status(status.code()).into())];
                self.texts.with("round-vote-propose", &values)
            }
            Say::Approve => self.tt("round-vote-approve", "role", role),
            Say::SendBack => self.tt("round-vote-send-back", "role", role),
        }
    }

    /// From which status to which, or which was confirmed.
    pub(crate) fn status_change(&self, change: &ChangeShown) -> String {
        let (from, to) = (self.status(change.previous.code()), self.status(change.status.code()));
        if change.previous == change.status {
            return self.tt("changes-confirmed", "to", to);
        }
        self.texts.with("changes-from-to", &[("from", from.into()), ("to", to.into())])
    }

    /// Why, by whom and by which clause a status was changed.
    pub(crate) fn status_change_ground(&self, change: &ChangeShown) -> String {
        let facts = [
            Some(self.coded_or_plain("changes-ground", &change.ground)),
            change.person.as_ref().map(|person| person.name.clone()),
            Some(self.role(&change.role)),
            Some(self.tt("changes-by-clause", "clause", &change.clause)),
        ];
        facts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }

    /// Yes or no, and how much at the most.
    pub(crate) fn credit_said(&self, answer: &CreditAnswer) -> String {
        let key = if answer.allowed { "credit-yes" } else { "credit-no" };
        self.tt(key, "amount", self.money(&answer.amount))
    }

    /// A share of a limit, given in hundredths of a percent.
    pub(crate) fn credit_used(&self, used: &i64) -> String {
        self.share_fine(&u32::try_from(*used).unwrap_or(u32::MAX))
    }

    /// How much may be shipped at the most.
    pub(crate) fn credit_at_most(&self, available: &Money) -> String {
        match available.is_positive() {
            true => self.tt("credit-at-most", "amount", self.money(available)),
            false => self.t("credit-at-most-nothing"),
        }
    }
}
