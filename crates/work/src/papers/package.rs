//! Which documents belong to a piece of work of the regulation: what is taken along, signed or
//! handed over with it (EXE-02 to EXE-08).

use saldo_domain::recovery::pretrial::{DELIVERS_DEMAND, PREPARES_DEMAND};
use saldo_letters::documents::DocumentKind;

/// A part of what is taken along.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Enclosure {
    /// Drawn from the book.
    Document(DocumentKind),
    /// The copy of the contract from the customer's file (8.4).
    ContractCopy,
}

/// The work of measure 3: what was agreed is signed (8.3).
const AGREES: &str = "sign-restructuring-papers";

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
    // 8.5: what 8.3 asks for once more on what is left, and what 8.4 does, where it was handed over
    // before: see [`package`]. All of it is drawn from the book anew, so that it carries the new
    // balance (EXE-06).
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
        (AGREES, AGREED),
        (REPEATS, REPEATED),
        (PREPARES_DEMAND, DEMANDED),
        (DELIVERS_DEMAND, DEMANDED),
        ("start-claim", &[Document(Kind::Claim)]),
        // The claim of the eight steps goes with a notice from a director (LAD-07).
        ("prepare-claim", &[Document(Kind::Claim), Document(Kind::DirectorNotice)]),
        // 8.7.
        ("prepare-suit", &[Document(Kind::SuitData)]),
        ("count-debt-and-penalties", &[Document(Kind::SuitData)]),
    ]
};

/// The work that does again for the rest what was done before (8.5).
pub(crate) const REPEATS: &str = "repeat-for-the-rest";

/// What work with this key of its words is done with; nothing for other work. What is done again for
/// the rest goes with the demand of 8.4 where one was handed over before, and else without.
pub fn package(work: &str, was_demanded: bool) -> &'static [Enclosure] {
    let of = |key: &str| PACKAGES.iter().find(|(one, _)| *one == key);
    let key = if work == REPEATS && !was_demanded { AGREES } else { work };
    of(key).map_or(&[], |(_, package)| package)
}

/// Keys of the work that is done with a document of this kind.
pub(super) fn work_with(
    kind: DocumentKind,
    was_demanded: bool,
) -> impl Iterator<Item = &'static str> {
    let holds = move |key: &str| package(key, was_demanded).contains(&Enclosure::Document(kind));
    PACKAGES.iter().map(|(key, _)| *key).filter(move |key| holds(key))
}
