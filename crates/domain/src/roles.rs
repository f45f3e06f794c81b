//! The roles of the regulation (GEN-07).

use serde::{Deserialize, Serialize};

/// Who does, controls or decides something. Codes are those of the calculators' contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Role {
    SalesRep,
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
    /// Looks after the program itself: accounts, settings, back-ups. Decides nothing about debts.
    Administrator,
}

impl Role {
    /// Every role, in the order in which lists show them.
    pub const ALL: [Role; 12] = [
        Role::SalesRep,
        Role::Supervisor,
        Role::HeadOfSales,
        Role::HeadOfFinancialControl,
        Role::FinancialControlOfficer,
        Role::CommercialDirector,
        Role::Director,
        Role::GeneralDirector,
        Role::Legal,
        Role::Security,
        Role::Accountant,
        Role::Administrator,
    ];

    /// The code written in files, policies and answers.
    pub const fn code(self) -> &'static str {
        match self {
            Role::SalesRep => "SALES_REP",
            Role::Supervisor => "SUPERVISOR",
            Role::HeadOfSales => "HEAD_OF_SALES",
            Role::HeadOfFinancialControl => "HEAD_OF_FINANCIAL_CONTROL",
            Role::FinancialControlOfficer => "FINANCIAL_CONTROL_OFFICER",
            Role::CommercialDirector => "COMMERCIAL_DIRECTOR",
            Role::Director => "DIRECTOR",
            Role::GeneralDirector => "GENERAL_DIRECTOR",
            Role::Legal => "LEGAL",
            Role::Security => "SECURITY",
            Role::Accountant => "ACCOUNTANT",
            Role::Administrator => "ADMINISTRATOR",
        }
    }

    /// The role with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.code() == code)
    }
}
