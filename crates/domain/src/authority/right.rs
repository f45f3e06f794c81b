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
    /// Close a decision that was asked of another role.
    TakeOverDecisions,
    /// Leave out a step of the ladder, with the reason why (GEN-11).
    SkipStep,
    ImportFiles,
    RunControl,
    KeepRates,
    AssignCustomers,
    RecordPayments,
    /// Say whose money a line of a bank statement is, and take that back.
    MatchPayments,
    /// Approve money that goes back to whoever paid it, which somebody else has proposed, and say
    /// that an order handed to the bank came to nothing.
    ApproveRefunds,
    /// Record credit notes, returns and offsets: what lowers a debt without money.
    LowerDebts,
    /// Close roundings and bank fees that keep a paid document open.
    CloseDifferences,
    /// Take entries, documents and imports back.
    ReverseEntries,
    /// Say that two customers are one, or that documents are another customer's (M19).
    JoinCustomers,
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
    /// Look into the causes with a buyer, draw up a repayment agreement and record its signature.
    DrawUpAgreements,
    /// Order that a customer is not chased for the time being.
    OrderHold,
    /// Except a customer from the regulation by a written order (GEN-05).
    ExcludeByOrder,
    /// Put customers into groups for which other policies hold (GEN-05).
    GroupCustomers,
    /// Change a customer's status as a decision about overdue debt (CLS-12).
    ChangeStatus,
    /// Begin a round of assignment or review (CLS-06, CLS-11).
    BeginStatusRounds,
    /// Propose a status and review it (CLS-07, CLS-11).
    ProposeStatuses,
    /// Approve what both heads propose, or send it back (CLS-07, A-28).
    ApproveStatuses,
    /// Record claim letters and court proceedings: one of them makes a payer non-paying.
    RecordClaimsAndCourt,
    /// Set the terms of trade of a status (CLS-08).
    SetStatusTerms,
    /// Give one customer more than its status does.
    ExceedStatusTerms,
    /// Set terms of one customer within its status, agree on a reduction, let shipments go on.
    AgreeOnShipments,
    StopShipments,
    /// Stop them because of what was found on the spot (REM-12).
    StopShipmentsAfterVisit,
    /// Keep part of a limit for a shipment.
    ReserveShipments,
    /// Confirm the safe limit that was proposed (CLI-04).
    ConfirmShipmentLimits,
    /// Set how the company works with customers in the field.
    SetFieldWork,
    WriteOffDebts,
    EnterIrrecoverable,
    /// Decide on a debt over ten days late (ESC-07).
    DecideAfterTenDays,
    /// Decide on a debt over fifteen working days late (ESC-11).
    DecideAfterFifteenWorkingDays,
    GoToCourt,
    PrepareClaims,
    /// Decide on goods on credit when every paper is there, and enter contracts.
    ConcludeContracts,
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
    /// Make and revoke tokens of other programs.
    ManageTokens,
    /// Say which programs outside are told what happens.
    ManageWebhooks,
    /// Keep the company's details and its own words in documents.
    KeepPapers,
    /// Say how the company sends, and switch sending on and off.
    SetSending,
    /// Say what became of a message nobody knows of, have it tried again, let a flood go.
    AnswerForMessages,
    /// Let a customer be contacted more freely than was said before.
    LoosenContacts,
    /// Choose a group of customers and draw up a letter to each of them.
    DrawUpMailings,
    /// Let the letters of a mailing leave.
    ApproveMailings,
    NameDeputies,
    /// Say up to which amounts a role decides.
    SetLimits,
    MakeBackups,
    /// Draw up versions of the policy, and withdraw them before they are approved.
    DrawUpPolicy,
    /// Approve a version that somebody else has drawn up.
    ApprovePolicy,
    /// Hand debts to a collection service and recall them (ROU-02).
    EngageAgencies,
    /// Offer debts for sale and accept what was offered (ROU-03).
    SellDebts,
    /// Write down what a check of insolvency and owners found (LAD-10).
    CheckDebtors,
    /// Read the journal and take it out for an auditor.
    ReadJournal,
    /// Take everything about a customer out, and erase what identifies it.
    ErasePersonalData,
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

const LEDGER: &[Role] = &[HeadOfFinancialControl, FinancialControlOfficer, Accountant];
const COMMERCE: &[Role] = &[CommercialDirector, Director, GeneralDirector];
const STOPS: &[Role] = &[
    Supervisor,
    HeadOfSales,
    HeadOfFinancialControl,
    FinancialControlOfficer,
    CommercialDirector,
    Director,
    GeneralDirector,
    Security,
];
/// Who answers for what reaches customers.
const MINDS_MESSAGES: &[Role] = &[
    Supervisor,
    HeadOfSales,
    HeadOfFinancialControl,
    FinancialControlOfficer,
    CommercialDirector,
    Director,
    GeneralDirector,
    Administrator,
];
/// Whoever visits the customer says what was found.
const STOPS_AFTER_VISIT: &[Role] = &[
    SalesRep,
    Supervisor,
    HeadOfSales,
    HeadOfFinancialControl,
    FinancialControlOfficer,
    CommercialDirector,
    Director,
    GeneralDirector,
    Security,
];

/// One line of the table.
struct Row {
    right: Right,
    /// The word written in refusals and under which the locale files name it.
    code: &'static str,
    /// The clause or requirement that gives it; empty where the program draws the line itself.
    clause: &'static str,
    /// In the order of [`Role::ALL`].
    roles: &'static [Role],
}

const fn row(
    right: Right,
    code: &'static str,
    clause: &'static str,
    roles: &'static [Role],
) -> Row {
    Row { right, code, clause, roles }
}

/// The table, in the order of the rights.
const TABLE: [Row; 79] = [
    row(Right::SeeWholeCompany, "see-the-whole-company", "", ALL_BUT_REPRESENTATIVES),
    row(
        Right::SeeEverybodysWork,
        "see-everybodys-work",
        "",
        &[
            HeadOfSales,
            HeadOfFinancialControl,
            CommercialDirector,
            Director,
            GeneralDirector,
            Administrator,
        ],
    ),
    row(Right::CloseWorkOfOthers, "close-work-of-others", "", LEADS),
    row(Right::TakeOverDecisions, "take-over-decisions", "", &[GeneralDirector]),
    row(Right::SkipStep, "skip-a-step", "GEN-11", LEADS),
    row(
        Right::ImportFiles,
        "import-files",
        "",
        &[HeadOfSales, HeadOfFinancialControl, FinancialControlOfficer, Accountant, Administrator],
    ),
    row(
        Right::RunControl,
        "run-control",
        "",
        &[
            HeadOfSales,
            HeadOfFinancialControl,
            FinancialControlOfficer,
            CommercialDirector,
            Director,
            GeneralDirector,
            Administrator,
        ],
    ),
    row(
        Right::KeepRates,
        "look-after-rates-and-calendars",
        "",
        &[
            HeadOfFinancialControl,
            FinancialControlOfficer,
            Director,
            GeneralDirector,
            Accountant,
            Administrator,
        ],
    ),
    row(
        Right::AssignCustomers,
        "assign-customers",
        "",
        &[Supervisor, HeadOfSales, CommercialDirector, Director, GeneralDirector, Administrator],
    ),
    row(
        Right::RecordPayments,
        "record-payments",
        "",
        &[
            SalesRep,
            Supervisor,
            HeadOfSales,
            HeadOfFinancialControl,
            FinancialControlOfficer,
            Accountant,
        ],
    ),
    row(Right::MatchPayments, "match-payments", "", LEDGER),
    row(
        Right::ApproveRefunds,
        "approve-refunds",
        "",
        &[HeadOfFinancialControl, Director, GeneralDirector],
    ),
    row(Right::LowerDebts, "lower-debts", "", LEDGER),
    row(Right::CloseDifferences, "close-small-differences", "", LEDGER),
    row(Right::ReverseEntries, "reverse-entries", "", LEDGER),
    row(Right::JoinCustomers, "join-customers", "", LEDGER),
    row(
        Right::AgreeTerms,
        "agree-on-terms",
        "",
        &[
            HeadOfSales,
            HeadOfFinancialControl,
            CommercialDirector,
            Director,
            GeneralDirector,
            Legal,
        ],
    ),
    row(
        Right::ClaimCharges,
        "claim-late-charges",
        "",
        &[
            HeadOfFinancialControl,
            FinancialControlOfficer,
            Director,
            GeneralDirector,
            Legal,
            Accountant,
        ],
    ),
    row(
        Right::EnforceCharges,
        "enforce-late-charges",
        "",
        &[HeadOfFinancialControl, Director, GeneralDirector, Legal],
    ),
    row(Right::TakeBackChargeDecisions, "take-back-decisions-about-late-charges", "", DIRECTORS),
    row(Right::WaiveFirstWeek, "waive-in-the-first-week", "7.5", SALES),
    row(Right::WaiveSecondWeek, "waive-in-the-second-week", "7.6", HEADS),
    row(Right::WaiveOtherwise, "waive-otherwise", "7.7", DIRECTORS),
    row(Right::GrantShortDelay, "grant-a-short-delay", "6.1.3", SALES),
    row(Right::GrantLongDelay, "grant-a-long-delay", "6.1.3", LEADERS_OF_SALES),
    row(Right::DeferAgain, "defer-again", "8.6", HEADS),
    row(Right::DeferBeyondLimit, "defer-beyond-two-months", "8.6", DIRECTORS),
    row(Right::Restructure, "restructure-debts", "6.4.1.1", DIRECTORS),
    row(
        Right::DrawUpAgreements,
        "draw-up-agreements",
        "AGR-03",
        &[
            SalesRep,
            Supervisor,
            HeadOfSales,
            HeadOfFinancialControl,
            FinancialControlOfficer,
            CommercialDirector,
            Director,
            GeneralDirector,
            Legal,
        ],
    ),
    row(Right::OrderHold, "order-a-hold", "REM-08", HEADS),
    row(Right::ExcludeByOrder, "exclude-by-order", "2.1", DIRECTORS),
    row(Right::GroupCustomers, "group-customers", "GEN-05", HEADS),
    row(Right::ChangeStatus, "change-a-status", "6.4.1.1", DIRECTORS),
    row(
        Right::BeginStatusRounds,
        "begin-status-rounds",
        "4.6",
        &[HeadOfSales, HeadOfFinancialControl, FinancialControlOfficer, CommercialDirector],
    ),
    row(Right::ProposeStatuses, "propose-statuses", "4.2", &[HeadOfSales, HeadOfFinancialControl]),
    row(Right::ApproveStatuses, "approve-statuses", "4.2", &[CommercialDirector]),
    row(
        Right::RecordClaimsAndCourt,
        "record-claims-and-court",
        "3.4",
        &[
            HeadOfSales,
            HeadOfFinancialControl,
            FinancialControlOfficer,
            CommercialDirector,
            Director,
            GeneralDirector,
            Legal,
        ],
    ),
    row(Right::SetStatusTerms, "set-terms-of-a-status", "4.3", COMMERCE),
    row(Right::ExceedStatusTerms, "exceed-terms-of-a-status", "4.3", COMMERCE),
    row(Right::AgreeOnShipments, "agree-on-shipments", "", LEADS),
    row(Right::StopShipments, "stop-shipments", "", STOPS),
    row(Right::StopShipmentsAfterVisit, "stop-shipments-after-a-visit", "6.1.2", STOPS_AFTER_VISIT),
    row(
        Right::ReserveShipments,
        "reserve-shipments",
        "",
        &[
            SalesRep,
            Supervisor,
            HeadOfSales,
            HeadOfFinancialControl,
            FinancialControlOfficer,
            CommercialDirector,
            Director,
            GeneralDirector,
            Accountant,
        ],
    ),
    row(Right::ConfirmShipmentLimits, "confirm-shipment-limits", "5.3", LEADS),
    row(
        Right::SetFieldWork,
        "set-work-with-customers",
        "",
        &[
            HeadOfSales,
            HeadOfFinancialControl,
            CommercialDirector,
            Director,
            GeneralDirector,
            Administrator,
        ],
    ),
    row(Right::WriteOffDebts, "write-off-debts", "", &[GeneralDirector]),
    row(Right::EnterIrrecoverable, "enter-irrecoverable-debts", "6.4.1.1", DIRECTORS),
    row(Right::DecideAfterTenDays, "decide-after-ten-days", "6.3.3", HEADS),
    row(
        Right::DecideAfterFifteenWorkingDays,
        "decide-after-fifteen-working-days",
        "6.4.1.1",
        DIRECTORS,
    ),
    row(Right::GoToCourt, "go-to-court", "8.7", DIRECTORS),
    row(Right::PrepareClaims, "prepare-claims", "6.5", &[Legal]),
    row(Right::ConcludeContracts, "conclude-contracts", "5.4", SALES),
    row(
        Right::ContractWithoutPackage,
        "conclude-contracts-without-papers",
        "5.4",
        &[GeneralDirector],
    ),
    row(Right::WriteMemos, "write-memos", "6.2.1", &[Supervisor]),
    row(Right::PlanWeek, "plan-the-week", "6.2.2", &[Supervisor]),
    row(Right::CheckWeeklyPlans, "check-weekly-plans", "6.3.2", HEADS),
    row(Right::PlanMonth, "plan-the-month", "6.3.4", &[HeadOfSales]),
    row(Right::CheckMonthlyPlans, "check-monthly-plans", "6.4.2", DIRECTORS),
    row(Right::SetPlannedShare, "set-the-planned-share", "6.3.5", &[HeadOfSales]),
    row(Right::ApprovePlannedShare, "approve-the-planned-share", "6.4.3", DIRECTORS),
    row(Right::ManagePeople, "manage-people", "", &[Administrator]),
    row(Right::ManageTokens, "manage-tokens", "", &[Administrator]),
    row(Right::ManageWebhooks, "manage-webhooks", "", &[Administrator]),
    row(
        Right::KeepPapers,
        "keep-details-and-words",
        "",
        &[HeadOfFinancialControl, Director, GeneralDirector, Accountant, Administrator],
    ),
    row(
        Right::SetSending,
        "set-sending",
        "",
        &[HeadOfFinancialControl, Director, GeneralDirector, Administrator],
    ),
    row(Right::AnswerForMessages, "answer-for-messages", "", MINDS_MESSAGES),
    row(Right::LoosenContacts, "loosen-contacts", "", MINDS_MESSAGES),
    row(
        Right::DrawUpMailings,
        "draw-up-mailings",
        "ASU-03",
        &[
            Supervisor,
            HeadOfSales,
            HeadOfFinancialControl,
            FinancialControlOfficer,
            CommercialDirector,
            Director,
            GeneralDirector,
        ],
    ),
    row(
        Right::ApproveMailings,
        "approve-mailings",
        "ASU-03",
        &[HeadOfSales, HeadOfFinancialControl, CommercialDirector, Director, GeneralDirector],
    ),
    row(Right::NameDeputies, "name-deputies", "", &[Director, GeneralDirector, Administrator]),
    row(Right::SetLimits, "set-limits", "", &[GeneralDirector]),
    row(Right::MakeBackups, "make-backups", "", &[Administrator]),
    row(
        Right::DrawUpPolicy,
        "draw-up-policies",
        "",
        &[
            HeadOfSales,
            HeadOfFinancialControl,
            FinancialControlOfficer,
            CommercialDirector,
            Director,
            GeneralDirector,
            Legal,
            Administrator,
        ],
    ),
    row(Right::ApprovePolicy, "approve-policies", "", DIRECTORS),
    row(Right::EngageAgencies, "engage-agencies", "ROU-02", DIRECTORS),
    row(Right::SellDebts, "sell-debts", "ROU-03", DIRECTORS),
    row(
        Right::CheckDebtors,
        "check-debtors",
        "LAD-10",
        &[
            HeadOfSales,
            HeadOfFinancialControl,
            FinancialControlOfficer,
            CommercialDirector,
            Director,
            GeneralDirector,
            Legal,
            Security,
        ],
    ),
    row(
        Right::ReadJournal,
        "read-the-journal",
        "",
        &[HeadOfFinancialControl, Director, GeneralDirector, Security, Administrator],
    ),
    row(
        Right::ErasePersonalData,
        "erase-personal-data",
        "",
        &[Director, GeneralDirector, Administrator],
    ),
];

impl Right {
    /// Every right, in the order of the manual.
    pub const ALL: [Right; TABLE.len()] = {
        let mut all = [Right::SeeWholeCompany; TABLE.len()];
        let mut at = 0;
        while at < TABLE.len() {
            all[at] = TABLE[at].right;
            at += 1;
        }
        all
    };

    const fn row(self) -> &'static Row {
        const ROWS: &[Row; TABLE.len()] = &TABLE;
        &ROWS[self as usize]
    }

    /// The roles that have it, in the order of [`Role::ALL`].
    pub const fn roles(self) -> &'static [Role] {
        self.row().roles
    }

    /// Is it used in person, and by no deputy? The regulation says so of contracts with a
    /// deferral although papers are missing (5.4; CLI-07).
    pub const fn in_person(self) -> bool {
        matches!(self, Right::ContractWithoutPackage)
    }

    /// May this role do it?
    pub fn belongs_to(self, role: Role) -> bool {
        self.roles().contains(&role)
    }

    /// The clause of the regulation, or the requirement, that gives it; `None` where the
    /// program itself has to draw the line.
    pub const fn clause(self) -> Option<&'static str> {
        let clause = self.row().clause;
        if clause.is_empty() { None } else { Some(clause) }
    }

    /// The word written in refusals and under which the locale files name it.
    pub const fn code(self) -> &'static str {
        self.row().code
    }

    /// The right with this word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|right| right.code() == code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every right against every role: representative, supervisor, head of sales, head of
    /// financial control, officer, commercial director, director, general director, lawyer,
    /// security, accountant, administrator. What somebody may do changes here and in the
    /// table, never in one of them by accident (S04).
    const GRID: &str = "\
.xxxxxxxxxxx see-the-whole-company
..xx.xxx...x see-everybodys-work
.xxx.xxx.... close-work-of-others
.......x.... take-over-decisions
.xxx.xxx.... skip-a-step
..xxx.....xx import-files
..xxxxxx...x run-control
...xx.xx..xx look-after-rates-and-calendars
.xx..xxx...x assign-customers
xxxxx.....x. record-payments
...xx.....x. match-payments
...x..xx.... approve-refunds
...xx.....x. lower-debts
...xx.....x. close-small-differences
...xx.....x. reverse-entries
...xx.....x. join-customers
..xx.xxxx... agree-on-terms
...xx.xxx.x. claim-late-charges
...x..xxx... enforce-late-charges
......xx.... take-back-decisions-about-late-charges
xxx..xxx.... waive-in-the-first-week
..x..xxx.... waive-in-the-second-week
......xx.... waive-otherwise
xxx..xxx.... grant-a-short-delay
.xx..xxx.... grant-a-long-delay
..x..xxx.... defer-again
......xx.... defer-beyond-two-months
......xx.... restructure-debts
xxxxxxxxx... draw-up-agreements
..x..xxx.... order-a-hold
......xx.... exclude-by-order
..x..xxx.... group-customers
......xx.... change-a-status
..xxxx...... begin-status-rounds
..xx........ propose-statuses
.....x...... approve-statuses
..xxxxxxx... record-claims-and-court
.....xxx.... set-terms-of-a-status
.....xxx.... exceed-terms-of-a-status
.xxx.xxx.... agree-on-shipments
.xxxxxxx.x.. stop-shipments
xxxxxxxx.x.. stop-shipments-after-a-visit
xxxxxxxx..x. reserve-shipments
.xxx.xxx.... confirm-shipment-limits
..xx.xxx...x set-work-with-customers
.......x.... write-off-debts
......xx.... enter-irrecoverable-debts
..x..xxx.... decide-after-ten-days
......xx.... decide-after-fifteen-working-days
......xx.... go-to-court
........x... prepare-claims
xxx..xxx.... conclude-contracts
.......x.... conclude-contracts-without-papers
.x.......... write-memos
.x.......... plan-the-week
..x..xxx.... check-weekly-plans
..x......... plan-the-month
......xx.... check-monthly-plans
..x......... set-the-planned-share
......xx.... approve-the-planned-share
...........x manage-people
...........x manage-tokens
...........x manage-webhooks
...x..xx..xx keep-details-and-words
...x..xx...x set-sending
.xxxxxxx...x answer-for-messages
.xxxxxxx...x loosen-contacts
.xxxxxxx.... draw-up-mailings
..xx.xxx.... approve-mailings
......xx...x name-deputies
.......x.... set-limits
...........x make-backups
..xxxxxxx..x draw-up-policies
......xx.... approve-policies
......xx.... engage-agencies
......xx.... sell-debts
..xxxxxxxx.. check-debtors
...x..xx.x.x read-the-journal
......xx...x erase-personal-data
";

    #[test]
    fn every_right_of_every_role_is_as_agreed() {
        let line = |right: &Right| {
            let has = |role: &Role| if right.belongs_to(*role) { 'x' } else { '.' };
            let roles: String = Role::ALL.iter().map(has).collect();
            format!("{roles} {}", right.code())
        };
        let found: Vec<String> = Right::ALL.iter().map(line).collect();
        let agreed: Vec<&str> = GRID.lines().collect();
        assert_eq!(found, agreed);
    }

    #[test]
    fn a_right_stands_in_its_own_line_of_the_table() {
        for (at, row) in TABLE.iter().enumerate() {
            assert_eq!(row.right as usize, at, "{}", row.code);
        }
    }

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
            Right::LowerDebts,
            Right::CloseDifferences,
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
