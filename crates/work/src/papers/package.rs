//! Which documents belong to a piece of work of the regulation: what is taken along, signed or
//! handed over with it (EXE-02 to EXE-08).

use saldo_letters::documents::DocumentKind;

/// A part of what is taken along.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Enclosure {
    /// Drawn from the book.
    Document(DocumentKind),
    /// The copy of the contract from the customer's file (8.4).
    ContractCopy,
}

/// What work with this key of its words is done with, in the order of the clause; nothing for other
/// work.
pub fn package(work: &str) -> &'static [Enclosure] {
    use DocumentKind as Kind;
    use Enclosure::{ContractCopy, Document};
    match work {
        "obtain-guarantee-letter" => &[Document(Kind::GuaranteeLetter)],
        // 8.3, and again for the rest by 8.5.
        "sign-restructuring-papers" | "repeat-for-the-rest" => &[
            Document(Kind::ReconciliationAct),
            Document(Kind::Restructuring),
            Document(Kind::DeferralRequest),
        ],
        // 8.4.
        "prepare-demand-package" | "deliver-demand" => &[
            Document(Kind::ReconciliationAct),
            ContractCopy,
            Document(Kind::Demand),
            Document(Kind::SuitData),
        ],
        "start-claim" => &[Document(Kind::Claim)],
        // 8.7.
        "prepare-suit" | "count-debt-and-penalties" => &[Document(Kind::SuitData)],
        _ => &[],
    }
}
