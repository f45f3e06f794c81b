//! Lines of bank statements: each stands as its latest act says.

/// Statements that answer `customer, item` of rows that should not be, and what they are.
pub(super) const STRAYS: &[(&str, &str)] = &[
    (
        "a bank line does not stand as its latest act says",
        "SELECT l.customer, l.item FROM bank_line l
         JOIN line_act a ON a.company = l.company AND a.line = l.line
         WHERE l.company = $1
           AND (a.state <> l.state OR a.customer <> l.customer OR a.item <> l.item)
           AND NOT EXISTS (SELECT 1 FROM line_act b WHERE b.company = a.company
               AND b.line = a.line AND b.act > a.act)",
    ),
    (
        "a bank line stands for a payment that is not there, or was withdrawn",
        "SELECT l.customer, l.item FROM bank_line l
         LEFT JOIN item i ON i.company = l.company AND i.customer = l.customer AND i.item = l.item
         WHERE l.company = $1 AND l.state = 'matched'
           AND (i.item IS NULL OR EXISTS (
               SELECT 1 FROM movement m WHERE m.company = l.company AND m.customer = l.customer
                   AND m.credit_item = l.item AND m.kind = 'cancellation' AND m.reverses = 0
                   AND NOT EXISTS (SELECT 1 FROM movement r WHERE r.company = m.company
                       AND r.customer = m.customer AND r.reverses = m.movement)))",
    ),
    (
        "a bank line has no act, or an act no line",
        "SELECT 0, 0 FROM bank_line l
         LEFT JOIN line_act a ON a.company = l.company AND a.line = l.line
         WHERE l.company = $1 AND a.line IS NULL
         UNION ALL
         SELECT 0, 0 FROM line_act a
         LEFT JOIN bank_line l ON l.company = a.company AND l.line = a.line
         WHERE a.company = $1 AND l.line IS NULL",
    ),
];
