//! What the files are that are attached to a customer, and which of them a court is shown, in
//! which order.

use super::words;
use crate::ids::ItemId;

/// What an attached file is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum AttachedKind {
    /// A contract or an amendment to it.
    Contract,
    PowerOfAttorney,
    Invoice,
    /// What the buyer signed when the goods came.
    DeliveryNote,
    /// A reconciliation act or another act of both sides, signed.
    Act,
    /// The claim as it was sent.
    Claim,
    /// Receipt, advice or courier's note: the claim or the demand arrived.
    ProofOfDelivery,
    Correspondence,
    /// What the court or the bailiff sent.
    CourtPaper,
    #[default]
    Other,
}

words!(AttachedKind {
    Contract = "contract",
    PowerOfAttorney = "power-of-attorney",
    Invoice = "invoice",
    DeliveryNote = "delivery-note",
    Act = "act",
    Claim = "claim",
    ProofOfDelivery = "proof-of-delivery",
    Correspondence = "correspondence",
    CourtPaper = "court-paper",
    Other = "other",
});

impl AttachedKind {
    /// Is a court shown it? What nobody said the kind of is kept back.
    pub const fn is_for_a_court(self) -> bool {
        !matches!(self, AttachedKind::Other)
    }
}

/// The files that a court is shown about these debts, as places in `files`, in the order in which
/// they are bound: by kind, then as they were attached. One that belongs to a document is shown where
/// that document is sued for.
pub fn for_a_court(files: &[(AttachedKind, Option<ItemId>)], debts: &[ItemId]) -> Vec<usize> {
    let shown = |(kind, item): &(AttachedKind, Option<ItemId>)| {
        kind.is_for_a_court() && item.is_none_or(|item| debts.contains(&item))
    };
    let mut places: Vec<usize> = (0..files.len()).filter(|at| shown(&files[*at])).collect();
    places.sort_by_key(|at| (files[*at].0, *at));
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_court_is_shown_the_papers_of_the_debts_by_kind_and_nothing_else() {
        use AttachedKind::{
            Act, Claim, Contract, Correspondence, DeliveryNote, Other, ProofOfDelivery,
        };
        let item = ItemId::new;
        let files = [
            (Correspondence, None),
            (ProofOfDelivery, None),
            (DeliveryNote, Some(item(2))),
            (DeliveryNote, Some(item(9))), // of a document that is paid
            (Other, None),
            (Other, Some(item(1))),
            (Act, None),
            (DeliveryNote, Some(item(1))),
            (Claim, None),
            (Contract, None),
            (DeliveryNote, None),
        ];
        let shown = for_a_court(&files, &[item(1), item(2)]);
        assert_eq!(shown, [9, 2, 7, 10, 6, 8, 1, 0]);
        assert!(for_a_court(&[], &[item(1)]).is_empty());
    }

    #[test]
    fn what_nobody_said_the_kind_of_is_other() {
        assert_eq!(AttachedKind::default(), AttachedKind::Other);
        for kind in AttachedKind::ALL {
            assert_eq!(AttachedKind::from_code(kind.code()), Some(*kind));
        }
        assert_eq!(AttachedKind::from_code("photo"), None);
    }
}
