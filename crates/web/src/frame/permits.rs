//! Which buttons a person is shown: the same table answers as in the use-cases, so that a
//! button that would be refused is never drawn.

use super::Frame;
use saldo_domain::authority::Right;
use saldo_domain::plans::MemoKind;
use saldo_domain::rating::Conduct;

impl Frame {
    /// Has the person who looks this right? Somebody unknown has none.
    pub(crate) fn may(&self, right: Right) -> bool {
        self.person.as_ref().is_some_and(|person| right.belongs_to(person.role))
    }

    /// The plan of the whole company and what was run of it.
    pub(crate) fn may_look_at_plan(&self) -> bool {
        self.may(Right::SeeWholeCompany)
    }

    /// Approve a plan and set it in motion.
    pub(crate) fn may_run(&self) -> bool {
        self.may(Right::RunControl)
    }

    pub(crate) fn may_import(&self) -> bool {
        self.may(Right::ImportFiles)
    }

    /// Look at bank statements: they tell of the whole company.
    pub(crate) fn may_see_bank(&self) -> bool {
        self.may(Right::SeeWholeCompany)
    }

    /// Say whose money a line is, and take that back.
    pub(crate) fn may_match(&self) -> bool {
        self.may(Right::MatchPayments)
    }

    /// Record credit notes, returns and offsets.
    pub(crate) fn may_lower(&self) -> bool {
        self.may(Right::LowerDebts)
    }

    /// Close roundings and bank fees.
    pub(crate) fn may_close_differences(&self) -> bool {
        self.may(Right::CloseDifferences)
    }

    /// Write debts off, and turn what nobody can claim into income.
    pub(crate) fn may_write_off(&self) -> bool {
        self.may(Right::WriteOffDebts)
    }

    /// Say that two customers are one, and move documents between customers.
    pub(crate) fn may_join(&self) -> bool {
        self.may(Right::JoinCustomers)
    }

    /// Take entries of the book back, and pay money back.
    pub(crate) fn may_reverse(&self) -> bool {
        self.may(Right::ReverseEntries)
    }

    /// Say which customer is whose.
    pub(crate) fn may_assign(&self) -> bool {
        self.may(Right::AssignCustomers)
    }

    /// Enter money received.
    pub(crate) fn may_record_money(&self) -> bool {
        self.may(Right::RecordPayments)
    }

    /// Agree with customers on terms.
    pub(crate) fn may_agree(&self) -> bool {
        self.may(Right::AgreeTerms)
    }

    /// Keep the company's details and its own words in documents.
    pub(crate) fn may_keep_papers(&self) -> bool {
        self.may(Right::KeepPapers)
    }

    /// Say how the company sends.
    pub(crate) fn may_set_sending(&self) -> bool {
        self.may(Right::SetSending)
    }

    /// Say what became of messages, and let floods go.
    pub(crate) fn may_answer_messages(&self) -> bool {
        self.may(Right::AnswerForMessages)
    }

    /// Draw up letters to a group of customers.
    pub(crate) fn may_draw_up_mailings(&self) -> bool {
        self.may(Right::DrawUpMailings)
    }

    /// Let the letters of a mailing leave.
    pub(crate) fn may_approve_mailings(&self) -> bool {
        self.may(Right::ApproveMailings)
    }

    /// Order to wait.
    pub(crate) fn may_hold(&self) -> bool {
        self.may(Right::OrderHold)
    }

    /// Propose and review statuses.
    pub(crate) fn may_propose_status(&self) -> bool {
        self.may(Right::ProposeStatuses)
    }

    /// Approve what both heads propose.
    pub(crate) fn may_approve_status(&self) -> bool {
        self.may(Right::ApproveStatuses)
    }

    /// Change a status as a decision about overdue debt.
    pub(crate) fn may_decide_status(&self) -> bool {
        self.may(Right::ChangeStatus)
    }

    /// Record this kind of conduct.
    pub(crate) fn may_record_conduct(&self, conduct: &Conduct) -> bool {
        saldo_work::status::is_for_everybody(*conduct) || self.may(Right::RecordClaimsAndCourt)
    }

    /// Set the terms of a status.
    pub(crate) fn may_set_terms(&self) -> bool {
        self.may(Right::SetStatusTerms)
    }

    /// Write a memo of any kind.
    pub(crate) fn may_write_memos(&self) -> bool {
        MemoKind::ALL.into_iter().any(|kind| self.may(kind.between().0))
    }

    pub(crate) fn may_manage_people(&self) -> bool {
        self.may(Right::ManagePeople)
    }
}
