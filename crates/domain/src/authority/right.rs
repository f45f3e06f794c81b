//! The one table of authority: which role may do what, and by which clause.
//!
//! The use-cases ask it before they act and the pages ask it before they draw a button, so
//! that both answer alike; the manual's page of rights is made from it. What depends on more
//! than the role stands beside it: [`super::waiver`], [`super::deferral`], [`super::package`]
//! say which right a case asks for, [`super::spending`] within which money, and
//! [`super::hands`] when two people must.

use crate::roles::Role;
use Role::{
    Accountant, Administrator, CommercialDirector, Director, FinancialControlOfficer,
    GeneralDirector, HeadOfFinancialControl, HeadOfSales, Legal, SalesRep, Security, Supervisor,
};

/// Something that not everybody may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Right {
    /// Look at runs, plans and imports: they tell of every customer.
    SeeWholeCompany,
    /// See the work of other roles beside one's own.
    SeeEverybodysWork,
    /// Close work that was given to another role.
    CloseWorkOfOthers,
    /// Leave out a step of the ladder, with the reason why (GEN-11).
    SkipStep,
    ImportFiles,
    RunControl,
    KeepRates,
    AssignCustomers,
    RecordPayments,
    ReverseEntries,
    /// Agree with customers on what lateness costs and in which order payments are counted.
    AgreeTerms,
    /// Make what has accrued a claim of the book.
    ClaimCharges,
    /// Hand a charge to claims and suits.
    EnforceCharges,
    TakeBackChargeDecisions,
    /// Forgive the fee when the whole debt is repaid in the first week of delay.
    WaiveFirstWeek,
    /// Forgive it when the whole debt is repaid in the second week and the representative asked.
    WaiveSecondWeek,
    /// Every other concession.
    WaiveOtherwise,
    /// Take a customer's word for the days of its status.
    GrantShortDelay,
    /// Give more time than that.
    GrantLongDelay,
    /// Defer again, up to two months from the initial due day.
    DeferAgain,
    /// Defer again beyond that.
    DeferBeyondLimit,
    Restructure,
    /// Order that a customer is not chased for the time being.
    OrderHold,
    /// Except a customer from the regulation by a written order (GEN-05).
    ExcludeByOrder,
    /// Change a customer's status as a decision about overdue debt (CLS-12).
    ChangeStatus,
    WriteOffDebts,
    EnterIrrecoverable,
    /// Decide on a debt over ten days late (ESC-07).
    DecideAfterTenDays,
    /// Decide on a debt over fifteen working days late (ESC-11).
    DecideAfterFifteenWorkingDays,
    GoToCourt,
    PrepareClaims,
    /// Conclude a contract with deferral although papers are missing (CLI-07).
    ContractWithoutPackage,
    /// Send the head of sales a memo on a debt over ten days late (ESC-02).
    WriteMemos,
    PlanWeek,
    CheckWeeklyPlans,
    PlanMonth,
    CheckMonthlyPlans,
    SetPlannedShare,
    ApprovePlannedShare,
    ManagePeople,
    NameDeputies,
    /// Say up to which amounts a role decides.
    SetLimits,
    MakeBackups,
    /// Draw up versions of the policy, and withdraw them before they are approved.
    DrawUpPolicy,
    /// Approve a version that somebody else has drawn up.
    ApprovePolicy,
}

const ALL_BUT_REPRESENTATIVES: &[Role] = &[
    Supervisor,
    HeadOfSales,
    HeadOfFinancialControl,
    FinancialControlOfficer,
    CommercialDirector,
    Director,
    GeneralDirector,
    Legal,
    Security,
    Accountant,
    Administrator,
];
const DIRECTORS: &[Role] = &[Director, GeneralDirector];
const HEADS: &[Role] = &[HeadOfSales, CommercialDirector, Director, GeneralDirector];
const LEADERS_OF_SALES: &[Role] =
    &[Supervisor, HeadOfSales, CommercialDirector, Director, GeneralDirector];
const SALES: &[Role] =
    &[SalesRep, Supervisor, HeadOfSales, CommercialDirector, Director, GeneralDirector];
const LEADS: &[Role] = &[
    Supervisor,
    HeadOfSales,
    HeadOfFinancialControl,
    CommercialDirector,
    Director,
    GeneralDirector,
];

impl Right {
    /// Every right, in the order of the manual.
    pub const ALL: [Right; 45] = [
        Right::SeeWholeCompany,
        Right::SeeEverybodysWork,
        Right::CloseWorkOfOthers,
        Right::SkipStep,
        Right::ImportFiles,
        Right::RunControl,
        Right::KeepRates,
        Right::AssignCustomers,
        Right::RecordPayments,
        Right::ReverseEntries,
        Right::AgreeTerms,
        Right::ClaimCharges,
        Right::EnforceCharges,
        Right::TakeBackChargeDecisions,
        Right::WaiveFirstWeek,
        Right::WaiveSecondWeek,
        Right::WaiveOtherwise,
        Right::GrantShortDelay,
        Right::GrantLongDelay,
        Right::DeferAgain,
        Right::DeferBeyondLimit,
        Right::Restructure,
        Right::OrderHold,
        Right::ExcludeByOrder,
        Right::ChangeStatus,
        Right::WriteOffDebts,
        Right::EnterIrrecoverable,
        Right::DecideAfterTenDays,
        Right::DecideAfterFifteenWorkingDays,
        Right::GoToCourt,
        Right::PrepareClaims,
        Right::ContractWithoutPackage,
        Right::WriteMemos,
        Right::PlanWeek,
        Right::CheckWeeklyPlans,
        Right::PlanMonth,
        Right::CheckMonthlyPlans,
        Right::SetPlannedShare,
        Right::ApprovePlannedShare,
        Right::ManagePeople,
        Right::NameDeputies,
        Right::SetLimits,
        Right::MakeBackups,
        Right::DrawUpPolicy,
        Right::ApprovePolicy,
    ];

    /// The roles that have it, in the order of [`Role::ALL`].
    pub const fn roles(self) -> &'static [Role] {
        match self {
            Right::SeeWholeCompany => ALL_BUT_REPRESENTATIVES,
            Right::SeeEverybodysWork => &[
                HeadOfSales,
                HeadOfFinancialControl,
                CommercialDirector,
                Director,
                GeneralDirector,
                Administrator,
            ],
            Right::CloseWorkOfOthers | Right::SkipStep => LEADS,
            Right::ImportFiles => &[
                HeadOfSales,
                HeadOfFinancialControl,
                FinancialControlOfficer,
                Accountant,
                Administrator,
            ],
            Right::RunControl => &[
                HeadOfSales,
                HeadOfFinancialControl,
                FinancialControlOfficer,
                CommercialDirector,
                Director,
                GeneralDirector,
                Administrator,
            ],
            Right::KeepRates => &[
                HeadOfFinancialControl,
                FinancialControlOfficer,
                Director,
                GeneralDirector,
                Accountant,
                Administrator,
            ],
            Right::AssignCustomers => &[
                Supervisor,
                HeadOfSales,
                CommercialDirector,
                Director,
                GeneralDirector,
                Administrator,
            ],
            Right::RecordPayments => &[
                SalesRep,
                Supervisor,
                HeadOfSales,
                HeadOfFinancialControl,
                FinancialControlOfficer,
                Accountant,
            ],
            Right::ReverseEntries => &[HeadOfFinancialControl, FinancialControlOfficer, Accountant],
            Right::AgreeTerms => &[
                HeadOfSales,
                HeadOfFinancialControl,
                CommercialDirector,
                Director,
                GeneralDirector,
                Legal,
            ],
            Right::ClaimCharges => &[
                HeadOfFinancialControl,
                FinancialControlOfficer,
                Director,
                GeneralDirector,
                Legal,
                Accountant,
            ],
            Right::EnforceCharges => &[HeadOfFinancialControl, Director, GeneralDirector, Legal],
            Right::WaiveFirstWeek | Right::GrantShortDelay => SALES,
            Right::GrantLongDelay => LEADERS_OF_SALES,
            Right::WaiveSecondWeek
            | Right::DeferAgain
            | Right::OrderHold
            | Right::DecideAfterTenDays
            | Right::CheckWeeklyPlans => HEADS,
            Right::TakeBackChargeDecisions
            | Right::WaiveOtherwise
            | Right::DeferBeyondLimit
            | Right::Restructure
            | Right::ExcludeByOrder
            | Right::ChangeStatus
            | Right::EnterIrrecoverable
            | Right::DecideAfterFifteenWorkingDays
            | Right::GoToCourt
            | Right::CheckMonthlyPlans
            | Right::ApprovePlannedShare
            | Right::ApprovePolicy => DIRECTORS,
            Right::WriteOffDebts | Right::ContractWithoutPackage | Right::SetLimits => {
                &[GeneralDirector]
            }
            Right::DrawUpPolicy => &[
                HeadOfSales,
                HeadOfFinancialControl,
                FinancialControlOfficer,
                CommercialDirector,
                Director,
                GeneralDirector,
                Legal,
                Administrator,
            ],
            Right::PrepareClaims => &[Legal],
            Right::WriteMemos | Right::PlanWeek => &[Supervisor],
            Right::PlanMonth | Right::SetPlannedShare => &[HeadOfSales],
            Right::ManagePeople | Right::MakeBackups => &[Administrator],
            Right::NameDeputies => &[Director, GeneralDirector, Administrator],
        }
    }

    /// May this role do it?
    pub fn belongs_to(self, role: Role) -> bool {
        self.roles().contains(&role)
    }

    /// The clause of the regulation, or the requirement, that gives it; `None` where the
    /// program itself has to draw the line.
    pub const fn clause(self) -> Option<&'static str> {
        Some(match self {
            Right::SkipStep => "GEN-11",
            Right::WaiveFirstWeek => "7.5",
            Right::WaiveSecondWeek => "7.6",
            Right::WaiveOtherwise => "7.7",
            Right::GrantShortDelay | Right::GrantLongDelay => "6.1.3",
            Right::DeferAgain | Right::DeferBeyondLimit => "8.6",
            Right::OrderHold => "REM-08",
            Right::ExcludeByOrder => "2.1",
            Right::ChangeStatus
            | Right::Restructure
            | Right::EnterIrrecoverable
            | Right::DecideAfterFifteenWorkingDays => "6.4.1.1",
            Right::DecideAfterTenDays => "6.3.3",
            Right::GoToCourt => "8.7",
            Right::PrepareClaims => "6.5",
            Right::ContractWithoutPackage => "5.4",
            Right::WriteMemos => "6.2.1",
            Right::PlanWeek => "6.2.2",
            Right::CheckWeeklyPlans => "6.3.2",
            Right::PlanMonth => "6.3.4",
            Right::CheckMonthlyPlans => "6.4.2",
            Right::SetPlannedShare => "6.3.5",
            Right::ApprovePlannedShare => "6.4.3",
            _ => return None,
        })
    }

    /// The word written in refusals and under which the locale files name it.
    pub const fn code(self) -> &'static str {
        match self {
            Right::SeeWholeCompany => "see-the-whole-company",
            Right::SeeEverybodysWork => "see-everybodys-work",
            Right::CloseWorkOfOthers => "close-work-of-others",
            Right::SkipStep => "skip-a-step",
            Right::ImportFiles => "import-files",
            Right::RunControl => "run-control",
            Right::KeepRates => "look-after-rates-and-calendars",
            Right::AssignCustomers => "assign-customers",
            Right::RecordPayments => "record-payments",
            Right::ReverseEntries => "reverse-entries",
            Right::AgreeTerms => "agree-on-terms",
            Right::ClaimCharges => "claim-late-charges",
            Right::EnforceCharges => "enforce-late-charges",
            Right::TakeBackChargeDecisions => "take-back-decisions-about-late-charges",
            Right::WaiveFirstWeek => "waive-in-the-first-week",
            Right::WaiveSecondWeek => "waive-in-the-second-week",
            Right::WaiveOtherwise => "waive-otherwise",
            Right::GrantShortDelay => "grant-a-short-delay",
            Right::GrantLongDelay => "grant-a-long-delay",
            Right::DeferAgain => "defer-again",
            Right::DeferBeyondLimit => "defer-beyond-two-months",
            Right::Restructure => "restructure-debts",
            Right::OrderHold => "order-a-hold",
            Right::ExcludeByOrder => "exclude-by-order",
            Right::ChangeStatus => "change-a-status",
            Right::WriteOffDebts => "write-off-debts",
            Right::EnterIrrecoverable => "enter-irrecoverable-debts",
            Right::DecideAfterTenDays => "decide-after-ten-days",
            Right::DecideAfterFifteenWorkingDays => "decide-after-fifteen-working-days",
            Right::GoToCourt => "go-to-court",
            Right::PrepareClaims => "prepare-claims",
            Right::ContractWithoutPackage => "conclude-contracts-without-papers",
            Right::WriteMemos => "write-memos",
            Right::PlanWeek => "plan-the-week",
            Right::CheckWeeklyPlans => "check-weekly-plans",
            Right::PlanMonth => "plan-the-month",
            Right::CheckMonthlyPlans => "check-monthly-plans",
            Right::SetPlannedShare => "set-the-planned-share",
            Right::ApprovePlannedShare => "approve-the-planned-share",
            Right::ManagePeople => "manage-people",
            Right::NameDeputies => "name-deputies",
            Right::SetLimits => "set-limits",
            Right::MakeBackups => "make-backups",
            Right::DrawUpPolicy => "draw-up-policies",
            Right::ApprovePolicy => "approve-policies",
        }
    }

    /// The right with this word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|right| right.code() == code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_complete_and_in_order() {
        let place = |role: &Role| Role::ALL.iter().position(|one| one == role);
        for right in Right::ALL {
            assert_eq!(Right::from_code(right.code()), Some(right));
            assert!(!right.roles().is_empty(), "{right:?}: nobody could do it");
            assert!(right.roles().is_sorted_by_key(place), "{right:?}");
        }
        assert_eq!(Right::from_code("everything"), None);
    }

    /// The administrator looks after the program and decides nothing about debts.
    #[test]
    fn s08_an_administrator_has_no_right_over_money() {
        let about_debts = [
            Right::RecordPayments,
            Right::ReverseEntries,
            Right::AgreeTerms,
            Right::ClaimCharges,
            Right::WaiveFirstWeek,
            Right::WaiveSecondWeek,
            Right::WaiveOtherwise,
            Right::DeferAgain,
            Right::Restructure,
            Right::OrderHold,
            Right::WriteOffDebts,
            Right::SetLimits,
        ];
        for right in about_debts {
            assert!(!right.belongs_to(Administrator), "{right:?}");
        }
    }

    #[test]
    fn the_higher_right_of_a_pair_belongs_to_fewer() {
        let rising = [
            (Right::WaiveFirstWeek, Right::WaiveSecondWeek),
            (Right::WaiveSecondWeek, Right::WaiveOtherwise),
            (Right::GrantShortDelay, Right::GrantLongDelay),
            (Right::GrantLongDelay, Right::DeferAgain),
            (Right::DeferAgain, Right::DeferBeyondLimit),
            (Right::DecideAfterTenDays, Right::DecideAfterFifteenWorkingDays),
        ];
        for (lower, higher) in rising {
            assert!(higher.roles().iter().all(|role| lower.belongs_to(*role)), "{higher:?}");
            assert!(higher.roles().len() < lower.roles().len(), "{higher:?}");
        }
    }
}
