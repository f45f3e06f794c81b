//! Which documents belong to a piece of work of the regulation: what is taken along, signed or
//! handed over with it (EXE-02 to EXE-08).

use saldo_letters::documents::DocumentKind;

/// The documents that work with this key of its words is done with, in the order of the clause;
/// none for other work. The copy of the contract, which the demand takes along too, comes from the
/// customer's file.
pub fn package(work: &str) -> &'static [DocumentKind] {
    match work {
        "obtain-guarantee-letter" => &[DocumentKind::GuaranteeLetter],
        // 8.3, and again for the rest by 8.5.
        "sign-restructuring-papers" | "repeat-for-the-rest" => &[
            DocumentKind::ReconciliationAct,
            DocumentKind::Restructuring,
            DocumentKind::DeferralRequest,
        ],
        // 8.4.
        "prepare-demand-package" | "deliver-demand" => {
            &[DocumentKind::ReconciliationAct, DocumentKind::Demand, DocumentKind::SuitData]
        }
        "start-claim" => &[DocumentKind::Claim],
        // 8.7.
        "prepare-suit" | "count-debt-and-penalties" => &[DocumentKind::SuitData],
        _ => &[],
    }
}
