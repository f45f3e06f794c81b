//! A calculator.

use crate::answer::Answer;
use crate::check;
use crate::facts::Facts;
use crate::given::Object;
use crate::json::Json;
use crate::refusal::Refusal;
use crate::shape::Field;

/// Where a kind stands in lists and menus.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// Dates and accrual.
    Accrual,
    /// Competence and control by day.
    Control,
    /// Customers and contacts.
    Customers,
    /// Law.
    Law,
    /// Analysis.
    Analysis,
    /// Provisions.
    Provisions,
    /// Trade credit, limits, motivation.
    Credit,
    /// Documents and numbers.
    Documents,
}

impl Group {
    /// Every group in the order of the contract.
    pub const ALL: [Group; 8] = [
        Group::Accrual,
        Group::Control,
        Group::Customers,
        Group::Law,
        Group::Analysis,
        Group::Provisions,
        Group::Credit,
        Group::Documents,
    ];

    /// The word for locale keys.
    pub const fn code(self) -> &'static str {
        match self {
            Group::Accrual => "accrual",
            Group::Control => "control",
            Group::Customers => "customers",
            Group::Law => "law",
            Group::Analysis => "analysis",
            Group::Provisions => "provisions",
            Group::Credit => "credit",
            Group::Documents => "documents",
        }
    }
}

/// One calculator: its fields, its sources and what it does.
#[derive(Debug)]
pub struct Kind {
    /// The name in commands and addresses.
    pub name: &'static str,
    pub group: Group,
    /// Clauses, laws and requirements it follows.
    pub cites: &'static str,
    /// The fields of its input, in the order in which faults are told.
    pub fields: &'static [Field],
    /// An input that is answered, as JSON.
    pub example: &'static str,
    pub(crate) answer: fn(&Object<'_>, &Facts) -> Result<Answer, Refusal>,
}

impl Kind {
    /// The output for an input, or the first fault found.
    pub fn calculate(&self, input: &Json<'_>, facts: &Facts) -> Result<Answer, Refusal> {
        (self.answer)(&check::input(self.fields, input)?, facts)
    }
}
