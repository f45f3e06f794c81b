//! Refunds: kept money is there, an order is what it says, and what is paid was paid once.

/// Statements that answer `customer, item` of rows that should not be, and what they are.
pub(super) const STRAYS: &[(&str, &str)] = &[
    (
        "a refund has no act, or an act no refund",
        "SELECT r.customer, r.item FROM refund r
         LEFT JOIN refund_act a ON a.company = r.company AND a.customer = r.customer
              AND a.refund = r.refund AND a.what IN ('proposed', 'moved')
         WHERE r.company = $1 AND a.refund IS NULL
         UNION ALL
         SELECT a.customer, 0 FROM refund_act a
         LEFT JOIN refund r ON r.company = a.company AND r.customer = a.customer
              AND r.refund = a.refund
         WHERE a.company = $1 AND r.refund IS NULL",
    ),
    (
        "more of a payment is kept for refunds than is left of it",
        "SELECT i.customer, i.item FROM item i
         JOIN refund r ON r.company = i.company AND r.customer = i.customer AND r.item = i.item
         JOIN refund_act a ON a.company = r.company AND a.customer = r.customer
              AND a.refund = r.refund
         WHERE i.company = $1 AND a.state IN ('proposed', 'approved', 'ordered', 'doubted')
           AND NOT EXISTS (SELECT 1 FROM refund_act b WHERE b.company = a.company
               AND b.refund = a.refund AND b.place > a.place)
         GROUP BY i.customer, i.item, i.open HAVING SUM(r.amount) > i.open",
    ),
    (
        "a refund is paid from a document that is not in the book, or in another currency",
        "SELECT r.customer, r.item FROM refund r
         LEFT JOIN item i ON i.company = r.company AND i.customer = r.customer AND i.item = r.item
              AND i.currency = r.currency
         WHERE r.company = $1 AND i.item IS NULL",
    ),
    (
        "a refund that is paid has no refund of its amount in the book, or one that was reversed",
        "SELECT r.customer, r.item FROM refund r
         JOIN refund_act a ON a.company = r.company AND a.customer = r.customer
              AND a.refund = r.refund
         LEFT JOIN movement m ON m.company = r.company AND m.customer = r.customer
              AND m.movement = a.movement AND m.kind = 'refund' AND m.credit_item = r.item
              AND m.amount = r.amount AND NOT EXISTS (SELECT 1 FROM movement b
                  WHERE b.company = m.company AND b.customer = m.customer
                    AND b.reverses = m.movement)
         WHERE r.company = $1 AND a.state = 'paid' AND m.movement IS NULL
           AND NOT EXISTS (SELECT 1 FROM refund_act b WHERE b.company = a.company
               AND b.refund = a.refund AND b.place > a.place)",
    ),
    (
        "one movement of the book pays two refunds",
        "SELECT a.customer, 0 FROM refund_act a
         WHERE a.company = $1 AND a.what = 'paid'
         GROUP BY a.customer, a.movement HAVING COUNT(DISTINCT a.refund) > 1",
    ),
    (
        "a refund was ordered twice",
        "SELECT MIN(a.customer), 0 FROM refund_act a WHERE a.company = $1 AND a.what = 'ordered'
         GROUP BY a.refund HAVING COUNT(*) > 1",
    ),
    (
        "a refund was ordered and nobody had approved it, or whoever proposed it",
        "SELECT o.customer, 0 FROM refund_act o
         WHERE o.company = $1 AND o.what = 'ordered' AND NOT EXISTS (
             SELECT 1 FROM refund_act a
             JOIN refund r ON r.company = a.company AND r.customer = a.customer
                  AND r.refund = a.refund
             WHERE a.company = o.company AND a.refund = o.refund
               AND a.what = 'approved' AND a.place < o.place AND a.person <> r.person)",
    ),
    (
        "a refund names a payment order that is not there, or of another account",
        "SELECT a.customer, 0 FROM refund_act a
         JOIN refund r ON r.company = a.company AND r.customer = a.customer
              AND r.refund = a.refund
         LEFT JOIN payment_order p ON p.company = a.company
              AND p.payment_order = a.payment_order AND p.account = r.own_account
              AND p.currency = r.currency
         WHERE a.company = $1 AND a.what IN ('ordered', 'again') AND p.payment_order IS NULL",
    ),
    (
        "a payment order is about other transfers than its refunds",
        "SELECT 0, 0 FROM payment_order p
         LEFT JOIN refund_act a ON a.company = p.company AND a.payment_order = p.payment_order
              AND a.what = 'ordered'
         LEFT JOIN refund r ON r.company = a.company AND r.customer = a.customer
              AND r.refund = a.refund
         WHERE p.company = $1
         GROUP BY p.payment_order, p.transfers, p.total
         HAVING COUNT(r.refund) <> p.transfers OR COALESCE(SUM(r.amount), 0) <> p.total",
    ),
    (
        "a line of a statement shows a refund paid, and no refund says so",
        "SELECT 0, 0 FROM bank_line l
         WHERE l.company = $1 AND l.state = 'refunded' AND NOT EXISTS (
             SELECT 1 FROM refund_act a WHERE a.company = l.company AND a.line = l.line
               AND a.state = 'paid' AND NOT EXISTS (SELECT 1 FROM refund_act b
                   WHERE b.company = a.company AND b.refund = a.refund AND b.place > a.place))",
    ),
];
