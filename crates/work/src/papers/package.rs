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

/// Work by the key of its words, with what it is done with, in the order of the clause.
const PACKAGES: [(&str, &[Enclosure]); 8] = {
    use DocumentKind as Kind;
    use Enclosure::{ContractCopy, Document};
    // 8.3, and again for the rest by 8.5.
    const AGREED: &[Enclosure] = &[
        Document(Kind::ReconciliationAct),
        Document(Kind::Restructuring),
        Document(Kind::DeferralRequest),
    ];
    // 8.4.
    const DEMANDED: &[Enclosure] = &[
        Document(Kind::ReconciliationAct),
        ContractCopy,
        Document(Kind::Demand),
        Document(Kind::SuitData),
    ];
    [
        ("obtain-guarantee-letter", &[Document(Kind::GuaranteeLetter)]),
        ("sign-restructuring-papers", AGREED),
        ("repeat-for-the-rest", AGREED),
        ("prepare-demand-package", DEMANDED),
        ("deliver-demand", DEMANDED),
        ("start-claim", &[Document(Kind::Claim)]),
        // 8.7.
        ("prepare-suit", &[Document(Kind::SuitData)]),
        ("count-debt-and-penalties", &[Document(Kind::SuitData)]),
    ]
};

/// What work with this key of its words is done with; nothing for other work.
pub fn package(work: &str) -> &'static [Enclosure] {
    PACKAGES.iter().find(|(key, _)| *key == work).map_or(&[], |(_, package)| package)
}

/// Keys of the work that is done with a document of this kind.
pub(super) fn work_with(kind: DocumentKind) -> impl Iterator<Item = &'static str> {
    let holds = move |package: &[Enclosure]| package.contains(&Enclosure::Document(kind));
    PACKAGES.iter().filter(move |(_, package)| holds(package)).map(|(key, _)| *key)
}
