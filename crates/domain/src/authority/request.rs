//! What is asked of those who decide, and what they can answer: closed lists (ESC-07, ESC-11).
//!
//! A request is addressed to one role. That role decides it, or one above it that has the
//! right; when the last day goes by undecided, it passes to the role above ([`super::line`]), and
//! that it was missed is a fact of its own.

use super::line::stands_above;
use super::{Choice, Right};
use crate::policy::Counter;
use crate::roles::Role;

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RequestKind {
    /// To forgive a late charge (7.5 to 7.7).
    Waiver,
    /// To let a customer wait for longer than the asker may (6.1.3).
    Deferral,
    /// To defer again what was deferred before (8.6).
    RepeatedDeferral,
    Restructuring,
    WriteOff,
    /// To except a customer from the rules by a written order (GEN-05).
    Exclusion,
    /// What to do about a debt over ten days late (ESC-07).
    AfterTenDays,
    /// What to do about a debt over fifteen working days late (ESC-11).
    AfterFifteenWorkingDays,
    /// To enter a debt among the irrecoverable ones (ESC-15).
    Irrecoverable,
    /// To go to court, or to settle (8.7).
    Court,
    /// To prepare a claim (ESC-13).
    Claim,
    /// To conclude a contract with deferral although papers are missing (CLI-07).
    Contract,
    /// To let shipments go beyond the limit of a customer's status for some days (CLS-08).
    ShipBeyondLimit,
    /// To approve the planned share of overdue debt of a month (ESC-09).
    PlannedShare,
    /// What the regulation forces when the tolerated delay has gone by (LFE-01).
    Forced,
    /// Anything else that a policy asks, with the answers that it offers.
    Policy,
}

/// Days given for decisions that people ask for (GEN-12): those of the policy in force on the day
/// on which somebody asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DecisionDays {
    /// Where goods or the debtor wait for the word: more time, shipments beyond the limit.
    pub urgent: u16,
    /// Over ten days of delay (6.3.3).
    pub after_ten_days: u16,
    /// Over fifteen working days (6.4.1).
    pub after_fifteen_working_days: u16,
    /// All others.
    pub usual: u16,
}

impl DecisionDays {
    /// The days of the regulation.
    pub const REGULATION: Self =
        Self { urgent: 1, after_ten_days: 5, after_fifteen_working_days: 10, usual: 3 };
}

impl RequestKind {
    /// Every kind.
    pub const ALL: [RequestKind; 16] = [
        RequestKind::Waiver,
        RequestKind::Deferral,
        RequestKind::RepeatedDeferral,
        RequestKind::Restructuring,
        RequestKind::WriteOff,
        RequestKind::Exclusion,
        RequestKind::AfterTenDays,
        RequestKind::AfterFifteenWorkingDays,
        RequestKind::Irrecoverable,
        RequestKind::Court,
        RequestKind::Claim,
        RequestKind::Contract,
        RequestKind::ShipBeyondLimit,
        RequestKind::PlannedShare,
        RequestKind::Forced,
        RequestKind::Policy,
    ];

    /// The word written in stored rows, answers and addresses.
    pub const fn code(self) -> &'static str {
        match self {
            RequestKind::Waiver => "waiver",
            RequestKind::Deferral => "deferral",
            RequestKind::RepeatedDeferral => "repeated-deferral",
            RequestKind::Restructuring => "restructuring",
            RequestKind::WriteOff => "write-off",
            RequestKind::Exclusion => "exclusion",
            RequestKind::AfterTenDays => "after-ten-days",
            RequestKind::AfterFifteenWorkingDays => "after-fifteen-working-days",
            RequestKind::Irrecoverable => "irrecoverable",
            RequestKind::Court => "court",
            RequestKind::Claim => "claim",
            RequestKind::Contract => "contract",
            RequestKind::ShipBeyondLimit => "ship-beyond-limit",
            RequestKind::PlannedShare => "planned-share",
            RequestKind::Forced => "forced",
            RequestKind::Policy => "policy",
        }
    }

    /// The kind with this word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// Everything that can be answered; nothing else is taken.
    pub const fn choices(self) -> &'static [Choice] {
        match self {
            RequestKind::AfterTenDays => {
                &[Choice::MoreTimeForSupervisor, Choice::UnconditionalReturn]
            }
            RequestKind::AfterFifteenWorkingDays => &[
                Choice::ExtraTimeForHead,
                Choice::TaskForFinancialControl,
                Choice::Restructuring,
                Choice::ChangeOfStatus,
                Choice::UnconditionalRecovery,
                Choice::Irrecoverable,
            ],
            RequestKind::Deferral | RequestKind::RepeatedDeferral => {
                &[Choice::GrantDeferral, Choice::RefuseDeferral]
            }
            RequestKind::Court => &[Choice::Settlement, Choice::Court, Choice::Reject],
            RequestKind::Forced => {
                &[Choice::LateFeePaid, Choice::Restructuring, Choice::ClaimRecovery]
            }
            _ => &Choice::USUAL,
        }
    }

    /// The kind of a question that a policy asks, by the answers that it offers.
    pub fn of_options(options: &[Choice]) -> Self {
        let marks = [
            (Choice::MoreTimeForSupervisor, RequestKind::AfterTenDays),
            (Choice::ExtraTimeForHead, RequestKind::AfterFifteenWorkingDays),
            (Choice::GrantDeferral, RequestKind::RepeatedDeferral),
            (Choice::LateFeePaid, RequestKind::Forced),
            (Choice::Court, RequestKind::Court),
        ];
        let found = marks.into_iter().find(|(mark, _)| options.contains(mark));
        found.map_or(RequestKind::Policy, |(_, kind)| kind)
    }

    /// How late a debt must be before it can be asked about, where the policy asks no question of the
    /// kind by itself: over ten days, or over fifteen working days (A-14, ESC-10).
    pub const fn asked_from(self) -> Option<(Counter, u16)> {
        match self {
            RequestKind::AfterTenDays => Some((Counter::Calendar, 10)),
            RequestKind::AfterFifteenWorkingDays => Some((Counter::Working, 16)),
            _ => None,
        }
    }

    /// May several be chosen together (6.4.1.1: "one or more of")?
    pub const fn takes_several(self) -> bool {
        matches!(self, RequestKind::AfterFifteenWorkingDays)
    }

    /// The right that deciding asks for. Waivers and deferrals ask for more the later it is:
    /// [`super::waiver`] and [`super::deferral`] say which, and this is the most.
    pub const fn right(self) -> Right {
        match self {
            RequestKind::Waiver => Right::WaiveOtherwise,
            RequestKind::Deferral => Right::GrantLongDelay,
            RequestKind::RepeatedDeferral => Right::DeferBeyondLimit,
            RequestKind::Restructuring => Right::Restructure,
            RequestKind::WriteOff => Right::WriteOffDebts,
            RequestKind::Exclusion => Right::ExcludeByOrder,
            RequestKind::AfterTenDays => Right::DecideAfterTenDays,
            RequestKind::AfterFifteenWorkingDays => Right::DecideAfterFifteenWorkingDays,
            RequestKind::Irrecoverable => Right::EnterIrrecoverable,
            RequestKind::Court => Right::GoToCourt,
            RequestKind::Claim => Right::PrepareClaims,
            RequestKind::Contract => Right::ContractWithoutPackage,
            RequestKind::ShipBeyondLimit => Right::ExceedStatusTerms,
            RequestKind::PlannedShare => Right::ApprovePlannedShare,
            RequestKind::Forced | RequestKind::Policy => Right::DecideAfterFifteenWorkingDays,
        }
    }

    /// Days given for the decision where nothing else says until when.
    pub fn days(self, given: DecisionDays) -> i64 {
        i64::from(match self {
            RequestKind::Deferral
            | RequestKind::RepeatedDeferral
            | RequestKind::ShipBeyondLimit => given.urgent,
            RequestKind::AfterTenDays => given.after_ten_days,
            RequestKind::AfterFifteenWorkingDays => given.after_fifteen_working_days,
            _ => given.usual,
        })
    }

    /// May this role ask for it? Claims have three sources: the sales department, financial
    /// control, the director (ESC-13).
    pub fn may_ask(self, role: Role) -> bool {
        match self {
            RequestKind::Claim => ClaimSource::of(role).is_some(),
            RequestKind::PlannedShare => Right::SetPlannedShare.belongs_to(role),
            _ => !matches!(role, Role::Administrator),
        }
    }
}

/// Does a choice give time, so that a last day belongs to it?
pub const fn gives_time(choice: Choice) -> bool {
    matches!(
        choice,
        Choice::MoreTimeForSupervisor | Choice::ExtraTimeForHead | Choice::GrantDeferral
    )
}

/// Who may ask the legal department for a claim (ESC-13).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClaimSource {
    SalesDepartment,
    FinancialControl,
    /// The director's instruction.
    Director,
}

impl ClaimSource {
    /// The source for which a role speaks; `None` for those who cannot ask.
    pub const fn of(role: Role) -> Option<Self> {
        Some(match role {
            Role::SalesRep | Role::Supervisor | Role::HeadOfSales | Role::CommercialDirector => {
                ClaimSource::SalesDepartment
            }
            Role::HeadOfFinancialControl | Role::FinancialControlOfficer => {
                ClaimSource::FinancialControl
            }
            Role::Director | Role::GeneralDirector => ClaimSource::Director,
            _ => return None,
        })
    }
}

/// Does this answer let the legal department hand out a claim? One that was asked for and taken
/// up, or a decision by which money is recovered by claim or in court (ESC-13, 6.5).
pub fn permits_claim(kind: RequestKind, chosen: &[Choice]) -> bool {
    let by = match kind {
        RequestKind::Claim => Choice::Approve,
        RequestKind::AfterFifteenWorkingDays => Choice::UnconditionalRecovery,
        RequestKind::Forced => Choice::ClaimRecovery,
        RequestKind::Court => Choice::Court,
        _ => return false,
    };
    chosen.contains(&by)
}

/// May this role decide what is addressed to another? The role itself may, and those above it
/// that have the right.
pub fn may_decide(role: Role, addressed_to: Role, right: Right) -> bool {
    role == addressed_to || (right.belongs_to(role) && stands_above(role, addressed_to))
}

/// Why an answer is not one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoAnswer {
    /// Nothing was chosen.
    Nothing,
    /// It is not on the list of the kind (ESC-07, ESC-11).
    NotOnTheList(Choice),
    /// One is to be chosen, not several.
    OnlyOne,
}

/// Is this an answer where these are offered, one of them or several together?
pub fn check(offered: &[Choice], several: bool, chosen: &[Choice]) -> Result<(), NoAnswer> {
    if chosen.is_empty() {
        return Err(NoAnswer::Nothing);
    }
    if let Some(other) = chosen.iter().find(|choice| !offered.contains(choice)) {
        return Err(NoAnswer::NotOnTheList(*other));
    }
    if chosen.len() > 1 && !several {
        return Err(NoAnswer::OnlyOne);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use Role::{
        Accountant, Administrator, CommercialDirector, Director, GeneralDirector, HeadOfSales,
        Legal, SalesRep, Security, Supervisor,
    };

    /// ESC-13: the three sources, by what was answered; nothing else lets a claim out.
    #[test]
    fn esc_13_a_claim_is_permitted_by_what_was_asked_for_and_decided() {
        let rows = [
            (RequestKind::Claim, Choice::Approve, true),
            (RequestKind::Claim, Choice::Reject, false),
            (RequestKind::AfterFifteenWorkingDays, Choice::UnconditionalRecovery, true),
            (RequestKind::AfterFifteenWorkingDays, Choice::ExtraTimeForHead, false),
            (RequestKind::Forced, Choice::ClaimRecovery, true),
            (RequestKind::Forced, Choice::LateFeePaid, false),
            (RequestKind::Court, Choice::Court, true),
            (RequestKind::Court, Choice::Settlement, false),
            (RequestKind::WriteOff, Choice::Approve, false),
        ];
        for (kind, choice, permitted) in rows {
            assert_eq!(permits_claim(kind, &[choice]), permitted, "{kind:?} {choice:?}");
        }
        assert!(!permits_claim(RequestKind::Claim, &[]));
    }

    #[test]
    fn every_word_is_read_back() {
        for kind in RequestKind::ALL {
            assert_eq!(RequestKind::from_code(kind.code()), Some(kind));
            assert!(kind.choices().len() > 1, "{kind:?} leaves nothing to decide");
        }
        for choice in Choice::ALL {
            let offered = RequestKind::ALL.iter().any(|kind| kind.choices().contains(&choice));
            assert!(offered, "{choice:?}");
        }
        for kind in [RequestKind::AfterTenDays, RequestKind::Court, RequestKind::Forced] {
            assert_eq!(RequestKind::of_options(kind.choices()), kind);
        }
        assert_eq!(RequestKind::of_options(&Choice::USUAL), RequestKind::Policy);
    }

    #[test]
    fn esc_07_and_esc_11_are_closed_lists() {
        use Choice::{
            Approve, ChangeOfStatus, Irrecoverable, MoreTimeForSupervisor, UnconditionalRecovery,
            UnconditionalReturn,
        };
        use RequestKind::{AfterFifteenWorkingDays, AfterTenDays};
        let rows: [(RequestKind, &[Choice], Result<(), NoAnswer>); 7] = [
            (AfterTenDays, &[MoreTimeForSupervisor], Ok(())),
            (AfterTenDays, &[UnconditionalReturn], Ok(())),
            (AfterTenDays, &[Approve], Err(NoAnswer::NotOnTheList(Approve))),
            (AfterTenDays, &[MoreTimeForSupervisor, UnconditionalReturn], Err(NoAnswer::OnlyOne)),
            (AfterFifteenWorkingDays, &[ChangeOfStatus, UnconditionalRecovery], Ok(())),
            (
                AfterFifteenWorkingDays,
                &[Irrecoverable, MoreTimeForSupervisor],
                Err(NoAnswer::NotOnTheList(MoreTimeForSupervisor)),
            ),
            (AfterFifteenWorkingDays, &[], Err(NoAnswer::Nothing)),
        ];
        for (kind, chosen, expected) in rows {
            let found = check(kind.choices(), kind.takes_several(), chosen);
            assert_eq!(found, expected, "{kind:?} {chosen:?}");
        }
    }

    #[test]
    fn esc_13_a_claim_has_three_sources() {
        let rows = [
            (SalesRep, Some(ClaimSource::SalesDepartment)),
            (CommercialDirector, Some(ClaimSource::SalesDepartment)),
            (Role::FinancialControlOfficer, Some(ClaimSource::FinancialControl)),
            (Director, Some(ClaimSource::Director)),
            (Legal, None),
            (Accountant, None),
            (Security, None),
            (Administrator, None),
        ];
        for (role, source) in rows {
            assert_eq!(ClaimSource::of(role), source, "{role:?}");
            assert_eq!(RequestKind::Claim.may_ask(role), source.is_some(), "{role:?}");
        }
    }

    #[test]
    fn who_is_addressed_decides_and_so_does_who_stands_above_with_the_right() {
        let ten = Right::DecideAfterTenDays;
        let rows = [
            (HeadOfSales, HeadOfSales, ten, true),
            (CommercialDirector, HeadOfSales, ten, true),
            (Director, HeadOfSales, ten, true),
            (GeneralDirector, HeadOfSales, ten, true),
            (Supervisor, HeadOfSales, ten, false),
            // Missed by the head of sales, it is the director's: not the head's any more.
            (HeadOfSales, Director, ten, false),
            (CommercialDirector, Director, ten, false),
            (GeneralDirector, Director, ten, true),
            (Director, Legal, Right::PrepareClaims, false),
            (Legal, Legal, Right::PrepareClaims, true),
            (Administrator, HeadOfSales, ten, false),
        ];
        for (role, addressed_to, right, may) in rows {
            assert_eq!(may_decide(role, addressed_to, right), may, "{role:?} {addressed_to:?}");
        }
    }
}
