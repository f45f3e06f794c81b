//! Documents about a debt: letters that demand, acts that confirm, agreements, papers for work
//! and for the court. One document one file; each makes a [`Paper`] of a [`Dossier`].
//!
//! | rule | where |
//! |---|---|
//! | a document is about one currency; what is owed in others is named below it | `draw` |
//! | what is disputed stands in no demand, and the total is that of the lines (D17) | `Dossier::overdue` |
//! | where nothing is due, nothing is written (D23) | `NotDrawn::NothingDue` |
//! | sums are written in figures and in words | `parts::in_words` |
//! | a company's own words never stand with a hole in them (D29) | `crate::wording` |

mod breach_notice;
mod claim;
mod deferral_request;
mod demand;
mod director_notice;
mod dossier;
pub mod example;
mod given;
mod guarantee_letter;
mod hand_over;
mod inventory_act;
mod memo;
mod parts;
mod reconciliation_act;
mod reminder;
mod restructuring;
mod route_sheet;
mod statement;
mod suit_data;
mod write_off_act;
mod write_off_order;

pub use director_notice::POSTS as NOTICE_POSTS;
pub use dossier::{
    AccountLine, AccountOf, AgreedPlan, Body, Charged, Debt, Dossier, InventoryLine, Measure,
};
pub use given::{BadValue, Field, FieldKind, Given};

use crate::language::Language;
use crate::paper::{Block, Paper};
use crate::texts::{Texts, Value};
use crate::wording::{self, Fault};
use saldo_domain::recovery::periods::Periods;
use saldo_domain::{Money, MoneyError, charges::repayment_schedule};
use std::collections::BTreeMap;

/// Every document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DocumentKind {
    Reminder,
    BreachNotice,
    Demand,
    Claim,
    DirectorNotice,
    Statement,
    ReconciliationAct,
    GuaranteeLetter,
    DeferralRequest,
    Restructuring,
    Memo,
    RouteSheet,
    HandOver,
    SuitData,
    WriteOffAct,
    WriteOffOrder,
    InventoryAct,
}

/// Why a document was not drawn up.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotDrawn {
    /// Nothing of what this document is about is owed (D23).
    #[error("nothing is due that this document could ask for; look at the customer's card")]
    NothingDue,
    /// The account owes money to the customer, or nothing to anybody.
    #[error("money received covers all that is due; assign it first, then look again")]
    Covered,
    #[error(transparent)]
    Given(#[from] BadValue),
    #[error(transparent)]
    Money(#[from] MoneyError),
    #[error(transparent)]
    Schedule(#[from] repayment_schedule::Refusal),
    /// A text of the company's own.
    #[error("your own text “{part}”: {fault}")]
    Wording { part: &'static str, fault: Fault },
}

impl DocumentKind {
    /// Every kind, in the order in which lists show them.
    pub const ALL: [DocumentKind; 17] = [
        DocumentKind::Reminder,
        DocumentKind::BreachNotice,
        DocumentKind::Demand,
        DocumentKind::Claim,
        DocumentKind::DirectorNotice,
        DocumentKind::Statement,
        DocumentKind::ReconciliationAct,
        DocumentKind::GuaranteeLetter,
        DocumentKind::DeferralRequest,
        DocumentKind::Restructuring,
        DocumentKind::Memo,
        DocumentKind::RouteSheet,
        DocumentKind::HandOver,
        DocumentKind::SuitData,
        DocumentKind::WriteOffAct,
        DocumentKind::WriteOffOrder,
        DocumentKind::InventoryAct,
    ];

    /// The word written in commands, addresses and stored rows.
    pub const fn code(self) -> &'static str {
        match self {
            DocumentKind::Reminder => "reminder",
            DocumentKind::BreachNotice => "breach-notice",
            DocumentKind::Demand => "demand",
            DocumentKind::Claim => "claim",
            DocumentKind::DirectorNotice => "director-notice",
            DocumentKind::Statement => "statement",
            DocumentKind::ReconciliationAct => "reconciliation-act",
            DocumentKind::GuaranteeLetter => "guarantee-letter",
            DocumentKind::DeferralRequest => "deferral-request",
            DocumentKind::Restructuring => "restructuring",
            DocumentKind::Memo => "memo",
            DocumentKind::RouteSheet => "route-sheet",
            DocumentKind::HandOver => "hand-over",
            DocumentKind::SuitData => "suit-data",
            DocumentKind::WriteOffAct => "write-off-act",
            DocumentKind::WriteOffOrder => "write-off-order",
            DocumentKind::InventoryAct => "inventory-act",
        }
    }

    /// The kind with this word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// May a court be shown what was handed out of it? What was written for the house alone and the
    /// papers of its books are not: they do not prove the debt.
    pub const fn is_for_a_court(self) -> bool {
        match self {
            DocumentKind::Reminder
            | DocumentKind::BreachNotice
            | DocumentKind::Demand
            | DocumentKind::Claim
            | DocumentKind::DirectorNotice
            | DocumentKind::Statement
            | DocumentKind::ReconciliationAct
            | DocumentKind::GuaranteeLetter
            | DocumentKind::DeferralRequest
            | DocumentKind::Restructuring
            | DocumentKind::SuitData => true,
            DocumentKind::Memo
            | DocumentKind::RouteSheet
            | DocumentKind::HandOver
            | DocumentKind::WriteOffAct
            | DocumentKind::WriteOffOrder
            | DocumentKind::InventoryAct => false,
        }
    }

    /// What it is called.
    pub fn title(self, texts: &Texts) -> String {
        texts.get(&format!("document-{}-title", self.code()))
    }

    /// How many days ahead a message that goes with a reminder may name a due day: all that it
    /// names stands in the reminder.
    pub const FARTHEST_AHEAD: i64 = reminder::FARTHEST;

    /// What has to be told beside the book.
    pub const fn fields(self) -> &'static [Field] {
        match self {
            DocumentKind::Reminder => reminder::FIELDS,
            DocumentKind::BreachNotice => breach_notice::FIELDS,
            DocumentKind::Demand => demand::FIELDS,
            DocumentKind::Claim => claim::FIELDS,
            DocumentKind::DirectorNotice => director_notice::FIELDS,
            DocumentKind::Statement => statement::FIELDS,
            DocumentKind::ReconciliationAct => reconciliation_act::FIELDS,
            DocumentKind::GuaranteeLetter => guarantee_letter::FIELDS,
            DocumentKind::DeferralRequest => deferral_request::FIELDS,
            DocumentKind::Restructuring => restructuring::FIELDS,
            DocumentKind::Memo => memo::FIELDS,
            DocumentKind::RouteSheet => route_sheet::FIELDS,
            DocumentKind::HandOver => hand_over::FIELDS,
            DocumentKind::SuitData => suit_data::FIELDS,
            DocumentKind::WriteOffAct => write_off_act::FIELDS,
            DocumentKind::WriteOffOrder => write_off_order::FIELDS,
            DocumentKind::InventoryAct => inventory_act::FIELDS,
        }
    }

    /// Parts of the text that a company may write in its own words.
    pub const fn parts(self) -> &'static [&'static str] {
        match self {
            DocumentKind::Reminder
            | DocumentKind::BreachNotice
            | DocumentKind::Demand
            | DocumentKind::Claim
            | DocumentKind::DirectorNotice => &["opening", "closing"],
            DocumentKind::GuaranteeLetter
            | DocumentKind::DeferralRequest
            | DocumentKind::Restructuring => &["opening"],
            _ => &[],
        }
    }

    /// Names that the company's own words in this document may use: those for which the program
    /// has a value without asking anybody, as most letters leave by themselves (D29).
    pub const fn names(self) -> &'static [&'static str] {
        match self {
            DocumentKind::BreachNotice
            | DocumentKind::GuaranteeLetter
            | DocumentKind::DeferralRequest => NAMES,
            // They name no day to pay by.
            _ => NAMES.split_at(NAMES.len() - 1).0,
        }
    }

    /// Is it about every customer rather than one?
    pub const fn is_about_all(self) -> bool {
        matches!(self, DocumentKind::InventoryAct)
    }

    /// Does it tell of a period?
    pub const fn has_period(self) -> bool {
        matches!(self, DocumentKind::Statement | DocumentKind::ReconciliationAct)
    }

    /// Does it go to the debtor, or is it for the debtor to sign? Others stay in the house.
    pub const fn goes_out(self) -> bool {
        !matches!(
            self,
            DocumentKind::Memo
                | DocumentKind::RouteSheet
                | DocumentKind::HandOver
                | DocumentKind::SuitData
                | DocumentKind::WriteOffAct
                | DocumentKind::WriteOffOrder
                | DocumentKind::InventoryAct
        )
    }
}

/// Names that a company's own words may use; not in every document, see [`DocumentKind::names`].
pub const NAMES: &[&str] = &[
    "customer",
    "company",
    "day",
    "total",
    "total_words",
    "contract",
    "clauses",
    "owner",
    "pay_by",
];

/// Draws up the document in a language, `own` being the company's own words by part.
///
/// # Errors
/// [`NotDrawn`].
pub fn draw(
    kind: DocumentKind,
    language: Language,
    dossier: &Dossier,
    given: &Given,
    own: &BTreeMap<String, String>,
) -> Result<Paper, NotDrawn> {
    let draft = Draft { kind, texts: Texts::of(language), dossier, given, own };
    let mut paper = match kind {
        DocumentKind::Reminder => reminder::draw(&draft),
        DocumentKind::BreachNotice => breach_notice::draw(&draft),
        DocumentKind::Demand => demand::draw(&draft),
        DocumentKind::Claim => claim::draw(&draft),
        DocumentKind::DirectorNotice => director_notice::draw(&draft),
        DocumentKind::Statement => statement::draw(&draft),
        DocumentKind::ReconciliationAct => reconciliation_act::draw(&draft),
        DocumentKind::GuaranteeLetter => guarantee_letter::draw(&draft),
        DocumentKind::DeferralRequest => deferral_request::draw(&draft),
        DocumentKind::Restructuring => restructuring::draw(&draft),
        DocumentKind::Memo => memo::draw(&draft),
        DocumentKind::RouteSheet => route_sheet::draw(&draft),
        DocumentKind::HandOver => hand_over::draw(&draft),
        DocumentKind::SuitData => suit_data::draw(&draft),
        DocumentKind::WriteOffAct => write_off_act::draw(&draft),
        DocumentKind::WriteOffOrder => write_off_order::draw(&draft),
        DocumentKind::InventoryAct => inventory_act::draw(&draft),
    }?;
    if let Some(note) = draft.others() {
        paper.blocks.push(note);
    }
    Ok(paper)
}

/// The letter on top of a document that has no place for an address and goes by post: who it is for,
/// in the window of the envelope, and what to do with it. Nothing for a document with a window of
/// its own.
pub fn cover(
    kind: DocumentKind,
    language: Language,
    dossier: &Dossier,
    given: &Given,
) -> Option<Paper> {
    let own = BTreeMap::new();
    let draft = Draft { kind, texts: Texts::of(language), dossier, given, own: &own };
    (kind == DocumentKind::ReconciliationAct).then(|| reconciliation_act::cover(&draft))
}

/// The text that ships for a part, with the names of the values in braces.
pub fn shipped_text(kind: DocumentKind, part: &str, language: Language) -> String {
    let named: Vec<(&str, Value)> =
        NAMES.iter().map(|name| (*name, format!("{{{name}}}").into())).collect();
    let mut filled = named;
    let (texts, usual) = (Texts::of(language), Periods::REGULATION);
    let days = if kind == DocumentKind::Demand { usual.demand_days } else { usual.claim_days };
    let days = texts.count("document-calendar-days", days.into());
    filled.extend([("days", days.into()), ("court", "".into())]);
    texts.with(&format!("document-{}-{part}", kind.code()), &filled)
}

/// A document while it is drawn up.
struct Draft<'d> {
    kind: DocumentKind,
    texts: &'static Texts,
    dossier: &'d Dossier,
    given: &'d Given,
    own: &'d BTreeMap<String, String>,
}

impl Draft<'_> {
    /// A text of this document: `document-claim-…`.
    fn t(&self, name: &str) -> String {
        self.texts.get(&format!("document-{}-{name}", self.kind.code()))
    }

    /// The same with values in it.
    fn with(&self, name: &str, values: &[(&str, Value)]) -> String {
        self.texts.with(&format!("document-{}-{name}", self.kind.code()), values)
    }

    /// A part of the text, in the company's own words where it has some.
    fn part(&self, part: &'static str, values: &[(&str, String)]) -> Result<Block, NotDrawn> {
        let text = match self.own.get(part) {
            Some(own) => wording::fill(own, |name| self.value_of(name, values))
                .map_err(|fault| NotDrawn::Wording { part, fault })?,
            None => {
                let filled: Vec<(&str, Value)> =
                    values.iter().map(|(name, value)| (*name, value.into())).collect();
                self.with(part, &filled)
            }
        };
        Ok(Block::Text { text })
    }

    /// What a name stands for; nothing for a name there is not.
    fn value_of(&self, name: &str, values: &[(&str, String)]) -> Option<String> {
        let told = values.iter().find(|(known, _)| *known == name);
        let common = || match name {
            "customer" => Some(self.dossier.customer.name.clone()),
            "company" => Some(self.dossier.company.name.clone()),
            "day" => Some(self.texts.day(self.dossier.day)),
            "owner" => Some(self.dossier.owner.clone()),
            "contract" => Some(self.contract()),
            "clauses" => Some(self.clauses_in_words()),
            _ if NAMES.contains(&name) => Some(self.given.text(name).to_owned()),
            _ => None,
        };
        told.map(|(_, value)| value.clone()).or_else(common)
    }

    /// The contract as it was given, else those of the customer's file, else the first one that
    /// terms on lateness name.
    fn contract(&self) -> String {
        match self.given.text("contract") {
            "" if self.dossier.contracts.is_empty() => {
                self.dossier.agreed.first().cloned().unwrap_or_default()
            }
            "" => self.dossier.contracts.join("; "),
            given => given.to_owned(),
        }
    }

    /// The clauses as they were given, else those of the contracts and those on lateness, unless they already stand for
    /// the contract.
    fn clauses(&self) -> String {
        match self.given.text("clauses") {
            "" if self.dossier.contracts.is_empty() && self.given.text("contract").is_empty() => {
                String::new()
            }
            "" => [&*self.dossier.clauses, &*self.dossier.agreed].concat().join("; "),
            given => given.to_owned(),
        }
    }

    /// The clauses where words speak of them: also those that stand for the contract elsewhere.
    fn clauses_in_words(&self) -> String {
        match self.clauses() {
            none if none.is_empty() => self.dossier.agreed.join("; "),
            clauses => clauses,
        }
    }

    /// What goes along: what a person encloses as a rule, or what the program has enclosed. The
    /// calculation of charges stands in the letter itself then.
    fn annexes(&self, usual: &[&str], charges: Money) -> Vec<Block> {
        let of = |name: &str| self.texts.get(&format!("document-annex-{name}"));
        let items: Vec<String> = match &self.dossier.enclosed {
            None => usual.iter().map(|name| of(name)).collect(),
            Some(enclosed) => {
                let named =
                    [(DocumentKind::ReconciliationAct, "act"), (DocumentKind::SuitData, "suit")];
                let beside = named.into_iter().filter(|(kind, _)| enclosed.contains(kind));
                let beside = beside.map(|(_, name)| of(name));
                beside.chain(charges.is_positive().then(|| of("calculation"))).collect()
            }
        };
        match items.is_empty() {
            true => Vec::new(),
            false => vec![self.heading("annexes"), Block::Numbered { items }],
        }
    }

    /// What is owed in other currencies, so that nobody thinks this is all.
    fn others(&self) -> Option<Block> {
        let owed: Vec<String> =
            self.dossier.others.iter().map(|money| self.texts.money(*money)).collect();
        let text = || self.texts.with_text("document-others", "sums", &owed.join(", "));
        (!owed.is_empty()).then(|| Block::Note { text: text() })
    }
}
