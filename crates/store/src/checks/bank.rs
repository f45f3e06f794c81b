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
