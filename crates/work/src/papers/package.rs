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
const PACKAGES: [(&str, &[Enclosure]); 9] = {
    use DocumentKind as Kind;
    use Enclosure::{ContractCopy, Document};
    // 8.3.
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
    // 8.5: what 8.3 asks for once more on what is left, and what 8.4 does where it was handed over
    // before. All of it is drawn from the book anew, so that it carries the new balance (EXE-06).
    const REPEATED: &[Enclosure] = &[
        Document(Kind::ReconciliationAct),
        Document(Kind::Restructuring),
        Document(Kind::DeferralRequest),
        ContractCopy,
        Document(Kind::Demand),
        Document(Kind::SuitData),
    ];
    [
        ("obtain-guarantee-letter", &[Document(Kind::GuaranteeLetter)]),
        ("sign-restructuring-papers", AGREED),
        ("repeat-for-the-rest", REPEATED),
        ("prepare-demand-package", DEMANDED),
        ("deliver-demand", DEMANDED),
        ("start-claim", &[Document(Kind::Claim)]),
        // The claim of the eight steps goes with a notice from a director (LAD-07).
        ("prepare-claim", &[Document(Kind::Claim), Document(Kind::DirectorNotice)]),
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
