//! Statuses and orders about shipments: what is on the cards was decided, and what is named is
//! there.

/// Statements that answer `customer, item` of rows that should not be, and what they are.
pub(super) const STRAYS: &[(&str, &str)] = &[
    (
        "the status on the card is not the one decided last",
        "SELECT c.customer, 0 FROM customer c
         WHERE c.company = $1 AND c.status <> COALESCE(
             (SELECT d.status FROM status_change d
              WHERE d.company = c.company AND d.customer = c.customer
              ORDER BY d.recorded DESC, d.change DESC LIMIT 1), 'UNCERTAIN')",
    ),
    (
        "a status was decided, voted on or worked out for a customer without a card",
        "SELECT s.customer, 0 FROM
             (SELECT company, customer FROM status_change
              UNION SELECT company, customer FROM status_vote
              UNION SELECT company, customer FROM status_line) s
         LEFT JOIN customer c ON c.company = s.company AND c.customer = s.customer
         WHERE s.company = $1 AND c.customer IS NULL",
    ),
    (
        "a vote is about a round or a customer that was not asked about",
        "SELECT v.customer, 0 FROM status_vote v
         LEFT JOIN status_line l ON l.company = v.company AND l.customer = v.customer
             AND l.round = v.round
         WHERE v.company = $1 AND l.customer IS NULL",
    ),
    (
        "a status was decided in a round without the votes of three people, or of two in a review",
        "SELECT d.customer, 0 FROM status_change d
         WHERE d.company = $1 AND d.round <> 0
           AND (SELECT COUNT(DISTINCT COALESCE((SELECT CASE WHEN p.human = 0 THEN p.person
                                                ELSE p.human END FROM person p
                    WHERE p.company = v.company AND p.person = v.person), v.person))
                FROM status_vote v
                WHERE v.company = d.company AND v.customer = d.customer AND v.round = d.round)
             < CASE WHEN d.ground = 'initial' THEN 3 ELSE 2 END",
    ),
    (
        "an order about shipments ends one that is not there",
        "SELECT o.customer, 0 FROM credit_order o
         LEFT JOIN credit_order b ON b.company = o.company AND b.customer = o.customer
             AND b.credit_order = o.ends AND b.ends = 0
         WHERE o.company = $1 AND o.ends <> 0 AND b.credit_order IS NULL",
    ),
    (
        "an order or a reservation is about a customer without a card",
        "SELECT o.customer, 0 FROM
             (SELECT company, customer FROM credit_order
              UNION SELECT company, customer FROM reservation) o
         LEFT JOIN customer c ON c.company = o.company AND c.customer = o.customer
         WHERE o.company = $1 AND c.customer IS NULL",
    ),
];
