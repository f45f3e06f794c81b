//! Which act leads from which stage to which, and what it asks for: one table, from which the
//! drawing in the manual is made.

use super::act::Act;
use super::stage::Stage;
use Stage::{
    Agency, Collecting, Court, Ended, Enforcement, Insolvency, Irrecoverable, Paid, PreTrial,
    Settled, Sold, Watched,
};

/// What an act asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Need {
    /// The number of the document: of the claim, the case, the ruling, the writ, the contract.
    Number,
    /// Whom: the court, the judge, the bailiff, the agency, the buyer, the administrator.
    Party,
    /// How it can be proved: receipt, advice of delivery, signature.
    Proof,
    /// What was found or why, in words.
    Note,
    /// Principal, penalty and costs.
    Sums,
    /// A day to come.
    Until,
    /// The number of a decision of somebody who has the right.
    Decision,
    /// A payment in the book.
    Payment,
    /// Per cent of what is collected.
    Rate,
    /// What the buyer pays.
    Price,
    /// Act of the commission, justification and order, each with number and day.
    Papers,
    /// Why the debt is hopeless, by the law.
    Ground,
    /// Who looks after it.
    Person,
    /// The claim period is over (EXE-05).
    PeriodOver,
    /// The sum is within what a court order reaches.
    OrderPossible,
    /// Penalties that have accrued are sued for too (EXE-08).
    PenaltyClaimed,
    /// The court has ruled.
    Ruling,
    /// The last ruling refuses the claim.
    Refused,
    /// The court has refused, and nobody appeals any more.
    RefusalInForce,
    /// Something was awarded.
    Awarded,
    /// A writ was issued.
    Writ,
    /// The ground is proved by what stands in the case.
    GroundProved,
    /// Nothing is open any more.
    NothingOpen,
    /// The last year off balance has gone by.
    WatchOver,
}

/// Each need with its word and whether a form asks for it.
const NEEDS: [(Need, &str, bool); 24] = [
    (Need::Number, "number", true),
    (Need::Party, "party", true),
    (Need::Proof, "proof", true),
    (Need::Note, "note", true),
    (Need::Sums, "sums", true),
    (Need::Until, "until", true),
    (Need::Decision, "decision", true),
    (Need::Payment, "payment", true),
    (Need::Rate, "rate", true),
    (Need::Price, "price", true),
    (Need::Papers, "papers", true),
    (Need::Ground, "ground", true),
    (Need::Person, "person", true),
    (Need::PeriodOver, "period-over", false),
    (Need::OrderPossible, "order-possible", false),
    (Need::PenaltyClaimed, "penalty-claimed", false),
    (Need::Ruling, "ruling", false),
    (Need::Refused, "refused", false),
    (Need::RefusalInForce, "refusal-in-force", false),
    (Need::Awarded, "awarded", false),
    (Need::Writ, "writ", false),
    (Need::GroundProved, "ground-proved", false),
    (Need::NothingOpen, "nothing-open", false),
    (Need::WatchOver, "watch-over", false),
];

impl Need {
    /// Every need, in the order of the table.
    pub const ALL: [Need; NEEDS.len()] = {
        let mut all = [Need::Number; NEEDS.len()];
        let mut at = 0;
        while at < NEEDS.len() {
            all[at] = NEEDS[at].0;
            at += 1;
        }
        all
    };

    /// The word of its text.
    pub const fn code(self) -> &'static str {
        const ALL: &[(Need, &str, bool); NEEDS.len()] = &NEEDS;
        ALL[self as usize].1
    }

    /// Is it a field of the form? The others are looked up.
    pub const fn is_typed(self) -> bool {
        const ALL: &[(Need, &str, bool); NEEDS.len()] = &NEEDS;
        ALL[self as usize].2
    }
}

/// Where an act leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum To {
    Stage(Stage),
    /// Nowhere: the case stays where it is.
    Same,
    /// Back to where it stood before the agency, or before a mistake.
    Before,
}

/// One line of the table.
#[derive(Clone, Copy, Debug)]
pub struct Line {
    pub act: Act,
    pub from: &'static [Stage],
    pub to: To,
    pub needs: &'static [Need],
}

const fn line(act: Act, from: &'static [Stage], to: To, needs: &'static [Need]) -> Line {
    Line { act, from, to, needs }
}

/// Every stage in which something may still be got from the debtor.
const OPEN: &[Stage] =
    &[Collecting, PreTrial, Court, Enforcement, Agency, Insolvency, Irrecoverable];
const NEGOTIABLE: &[Stage] = &[Collecting, PreTrial, Court, Enforcement];
const SALEABLE: &[Stage] = &[Collecting, PreTrial, Enforcement, Irrecoverable];

use Need as N;
use To::{Before, Same, Stage as At};

/// The table. [`Act::Open`] begins a case where there is none, or none that goes on;
/// [`Act::TakenBack`] is possible whenever something was recorded.
pub(super) const TABLE: &[Line] = &[
    line(Act::Demand, &[Collecting, PreTrial], At(PreTrial), &[N::Proof]),
    line(Act::Claim, &[Collecting, PreTrial], At(PreTrial), &[N::Number, N::Proof]),
    line(
        Act::Order,
        &[PreTrial],
        At(Court),
        &[N::Party, N::Sums, N::Decision, N::PeriodOver, N::PenaltyClaimed, N::OrderPossible],
    ),
    line(
        Act::Suit,
        &[PreTrial],
        At(Court),
        &[N::Party, N::Sums, N::Decision, N::PeriodOver, N::PenaltyClaimed],
    ),
    line(Act::Registered, &[Court], Same, &[N::Number, N::Party]),
    line(Act::Hearing, &[Court], Same, &[N::Until]),
    line(Act::Returned, &[Court], At(PreTrial), &[N::Note]),
    line(Act::Granted, &[Court], Same, &[N::Number, N::Sums]),
    line(Act::GrantedInPart, &[Court], Same, &[N::Number, N::Sums]),
    line(Act::Refused, &[Court], Same, &[N::Number]),
    line(Act::Appealed, &[Court], Same, &[N::Number, N::Ruling]),
    line(Act::InForce, &[Court], At(Enforcement), &[N::Awarded]),
    line(Act::RefusalInForce, &[Court], Same, &[N::Refused]),
    line(Act::Writ, &[Enforcement], Same, &[N::Number]),
    line(Act::Bailiff, &[Enforcement], Same, &[N::Number, N::Party, N::Writ]),
    line(Act::Receipt, &[Enforcement, Agency, Insolvency, Irrecoverable], Same, &[N::Payment]),
    line(Act::NothingFound, &[Enforcement], Same, &[N::Number]),
    line(Act::Handed, &[Collecting, PreTrial], At(Agency), &[N::Party, N::Number, N::Rate]),
    line(Act::Recalled, &[Agency], Before, &[N::Note]),
    line(
        Act::Bankruptcy,
        &[Collecting, PreTrial, Court, Enforcement, Agency, Irrecoverable],
        At(Insolvency),
        &[N::Number, N::Party],
    ),
    line(Act::ClaimEntered, &[Insolvency], Same, &[N::Number, N::Sums]),
    line(Act::BankruptcyEnded, &[Insolvency], Same, &[N::Number]),
    line(
        Act::Irrecoverable,
        &[Collecting, PreTrial, Enforcement, Insolvency, Irrecoverable],
        At(Irrecoverable),
        &[N::Decision],
    ),
    line(Act::Irrecoverable, &[Court], At(Irrecoverable), &[N::Decision, N::RefusalInForce]),
    line(Act::WrittenOff, &[Irrecoverable], At(Watched), &[N::Ground, N::Papers, N::GroundProved]),
    line(Act::WatchChecked, &[Watched], Same, &[N::Note]),
    line(Act::Recovered, &[Watched], Same, &[N::Payment]),
    line(Act::WatchEnded, &[Watched], At(Ended), &[N::WatchOver]),
    line(Act::Sold, SALEABLE, At(Sold), &[N::Party, N::Number, N::Price]),
    line(Act::SoldInPart, SALEABLE, Same, &[N::Party, N::Number, N::Price]),
    line(Act::Settled, NEGOTIABLE, At(Settled), &[N::Number]),
    line(Act::Paid, OPEN, At(Paid), &[N::NothingOpen]),
    line(Act::Checked, OPEN, Same, &[N::Note]),
    line(Act::Assigned, OPEN, Same, &[N::Person]),
];

/// What may be recorded of a case at a stage, in the order of the table.
pub fn leading_from(stage: Stage) -> impl Iterator<Item = &'static Line> {
    TABLE.iter().filter(move |line| line.from.contains(&stage))
}
