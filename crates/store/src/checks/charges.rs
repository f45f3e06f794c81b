//! Acts about charges, and the terms they follow: what they name is there.

/// Statements that answer `customer, item` of rows that should not be, and what they are.
pub(super) const STRAYS: &[(&str, &str)] = &[
    (
        "a decision about a charge names a document that is not in the book",
        "SELECT a.customer, a.item FROM charge_act a
         LEFT JOIN item i ON i.company = a.company AND i.customer = a.customer AND i.item = a.item
         WHERE a.company = $1 AND i.item IS NULL",
    ),
    (
        "a charge was claimed, and the claim is not in the book, or not of that amount",
        "SELECT a.customer, a.item FROM charge_act a
         LEFT JOIN item i ON i.company = a.company AND i.customer = a.customer AND i.item = a.claim
         WHERE a.company = $1 AND a.kind = 'fix'
           AND (i.item IS NULL OR i.kind <> 'charge' OR i.amount <> a.amount
                OR i.currency <> a.currency)",
    ),
    (
        "a decision about a charge takes back one that is not there",
        "SELECT a.customer, a.item FROM charge_act a
         LEFT JOIN charge_act b ON b.company = a.company AND b.customer = a.customer
             AND b.act = a.takes_back AND b.item = a.item AND b.takes_back = 0
         WHERE a.company = $1 AND a.takes_back <> 0 AND b.act IS NULL",
    ),
    (
        "a term on charges is about a document that is not in the book",
        "SELECT t.customer, t.item FROM charge_term t
         LEFT JOIN item i ON i.company = t.company AND i.customer = t.customer AND i.item = t.item
         WHERE t.company = $1 AND t.item <> 0 AND i.item IS NULL",
    ),
    (
        "a term on charges ends one that is not there",
        "SELECT t.customer, t.item FROM charge_term t
         LEFT JOIN charge_term b ON b.company = t.company AND b.customer = t.customer
             AND b.term = t.ends AND b.ends = 0
         WHERE t.company = $1 AND t.ends <> 0 AND b.term IS NULL",
    ),
];
