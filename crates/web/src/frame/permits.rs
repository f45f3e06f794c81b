//! Which buttons a person is shown. Use-cases refuse all the same; a test compares the two
//! for every role, so that a button that would be refused is never drawn.

use super::Frame;
use saldo_domain::Role;
use saldo_domain::control::EffectKind;
use saldo_domain::rating::Conduct;

/// Those who lead others.
const LEADS: [Role; 6] = [
    Role::Supervisor,
    Role::HeadOfSales,
    Role::HeadOfFinancialControl,
    Role::CommercialDirector,
    Role::Director,
    Role::GeneralDirector,
];

impl Frame {
    fn role_is(&self, allowed: &[Role]) -> bool {
        self.person.as_ref().is_some_and(|person| allowed.contains(&person.role))
    }

    /// The plan of the whole company and what was run of it.
    pub(crate) fn may_look_at_plan(&self) -> bool {
        self.person.as_ref().is_some_and(|person| person.role != Role::SalesRep)
    }

    /// Approve a plan and set it in motion.
    pub(crate) fn may_run(&self) -> bool {
        self.role_is(&[
            Role::HeadOfSales,
            Role::HeadOfFinancialControl,
            Role::FinancialControlOfficer,
            Role::CommercialDirector,
            Role::Director,
            Role::GeneralDirector,
            Role::Administrator,
        ])
    }

    pub(crate) fn may_import(&self) -> bool {
        self.role_is(&[
            Role::Accountant,
            Role::FinancialControlOfficer,
            Role::HeadOfFinancialControl,
            Role::HeadOfSales,
            Role::Administrator,
        ])
    }

    /// Look at bank statements: they tell of the whole company.
    pub(crate) fn may_see_bank(&self) -> bool {
        self.person.as_ref().is_some_and(|person| person.role != Role::SalesRep)
    }

    /// Say whose money a line is, and take that back.
    pub(crate) fn may_match(&self) -> bool {
        self.role_is(saldo_work::bank::MATCHES)
    }

    /// Take entries of the book back, and pay money back.
    pub(crate) fn may_reverse(&self) -> bool {
        self.role_is(saldo_work::acts::REVERSES)
    }

    /// Look after rates and calendars.
    pub(crate) fn may_keep_rates(&self) -> bool {
        self.role_is(&[
            Role::HeadOfFinancialControl,
            Role::FinancialControlOfficer,
            Role::Accountant,
            Role::Director,
            Role::GeneralDirector,
            Role::Administrator,
        ])
    }

    /// Say which customer is whose.
    pub(crate) fn may_assign(&self) -> bool {
        self.role_is(&[
            Role::Supervisor,
            Role::HeadOfSales,
            Role::CommercialDirector,
            Role::Director,
            Role::GeneralDirector,
            Role::Administrator,
        ])
    }

    /// Close work of this kind that was given to this role. A decision is taken by the role
    /// that was asked or by the general director; leading others is not enough.
    pub(crate) fn may_close(&self, kind: &EffectKind, role: &Role) -> bool {
        let leads: &[Role] = match kind {
            EffectKind::AskApproval => &[Role::GeneralDirector],
            _ => &LEADS,
        };
        self.role_is(&[*role]) || self.role_is(leads)
    }

    /// Enter money received.
    pub(crate) fn may_record_money(&self) -> bool {
        self.role_is(&[
            Role::Accountant,
            Role::FinancialControlOfficer,
            Role::HeadOfFinancialControl,
            Role::SalesRep,
            Role::Supervisor,
            Role::HeadOfSales,
        ])
    }

    /// Agree with customers on the order of allocation.
    pub(crate) fn may_agree(&self) -> bool {
        self.role_is(saldo_work::acts::AGREES)
    }

    /// Keep the company's details and its own words in documents.
    pub(crate) fn may_keep_papers(&self) -> bool {
        self.role_is(saldo_work::papers::KEEPERS)
    }

    /// Order to wait.
    pub(crate) fn may_hold(&self) -> bool {
        self.role_is(&[
            Role::HeadOfSales,
            Role::CommercialDirector,
            Role::Director,
            Role::GeneralDirector,
        ])
    }

    /// Propose and review statuses.
    pub(crate) fn may_propose_status(&self) -> bool {
        self.role_is(saldo_work::status::PROPOSES)
    }

    /// Approve what both heads propose.
    pub(crate) fn may_approve_status(&self) -> bool {
        self.role_is(saldo_work::status::APPROVES)
    }

    /// Change a status as a decision about overdue debt.
    pub(crate) fn may_decide_status(&self) -> bool {
        self.role_is(saldo_work::status::DECIDES_OVERDUE)
    }

    /// Record this kind of conduct.
    pub(crate) fn may_record_conduct(&self, conduct: &Conduct) -> bool {
        saldo_work::status::is_for_everybody(*conduct)
            || self.role_is(saldo_work::status::RECORDS_CLAIMS)
    }

    /// Set the terms of a status.
    pub(crate) fn may_set_terms(&self) -> bool {
        self.role_is(saldo_work::credit::SETS_TERMS)
    }

    pub(crate) fn may_manage_people(&self) -> bool {
        self.role_is(&[Role::Administrator])
    }
}
