//! Requests, decisions, memos, plans and cases: how each stands follows from its acts, and whoever
//! decided is somebody else than whoever asked.

/// The person behind an account: four eyes count people, not accounts.
macro_rules! behind {
    ($account:literal) => {
        concat!(
            "COALESCE((SELECT CASE WHEN p.human = 0 THEN p.person ELSE p.human END FROM person p
              WHERE p.company = r.company AND p.person = ",
            $account,
            "), ",
            $account,
            ")"
        )
    };
}

/// Statements that answer `customer, item` of rows that should not be, and what they are.
pub(super) const STRAYS: &[(&str, &str)] = &[
    (
        "a request does not stand as its decisions say",
        "SELECT r.customer, r.item FROM request r
         WHERE r.company = $1 AND r.state <> COALESCE(
             (SELECT MIN(d.kind) FROM decision d WHERE d.company = r.company
                  AND d.request = r.request AND d.kind <> 'missed'), 'open')",
    ),
    (
        "a request was missed more or fewer times than its decisions say",
        "SELECT r.customer, r.item FROM request r
         WHERE r.company = $1 AND r.missed <>
             (SELECT COUNT(*) FROM decision d WHERE d.company = r.company
                  AND d.request = r.request AND d.kind = 'missed')",
    ),
    (
        "a request that was missed is not the role's to which it passed last",
        "SELECT r.customer, r.item FROM request r
         JOIN decision d ON d.company = r.company AND d.request = r.request
             AND d.kind = 'missed' AND d.passes_to <> ''
         WHERE r.company = $1 AND d.passes_to <> r.role AND NOT EXISTS
             (SELECT 1 FROM decision l WHERE l.company = d.company AND l.request = d.request
                  AND l.kind = 'missed' AND l.passes_to <> '' AND l.decision > d.decision)",
    ),
    (
        "a decision, a memo or a planned share is about a request that is not there",
        "SELECT 0, 0 FROM
             (SELECT company, request FROM decision
              UNION SELECT company, request FROM memo WHERE request <> 0
              UNION SELECT company, request FROM planned_share) s
         LEFT JOIN request r ON r.company = s.company AND r.request = s.request
         WHERE s.company = $1 AND r.request IS NULL",
    ),
    (
        "a request was decided by the person who asked",
        concat!(
            "SELECT r.customer, r.item FROM request r
             JOIN decision d ON d.company = r.company AND d.request = r.request
                 AND d.kind = 'decided'
             WHERE r.company = $1 AND r.person <> 0 AND ",
            behind!("r.person"),
            " = ",
            behind!("d.person")
        ),
    ),
    (
        "an irrecoverable debt rests on no decision",
        "SELECT i.customer, i.item FROM irrecoverable i
         LEFT JOIN decision d ON d.company = i.company AND d.decision = i.decision
             AND d.kind = 'decided'
         WHERE i.company = $1 AND d.decision IS NULL",
    ),
    (
        "what takes an irrecoverable debt back names none that was entered",
        "SELECT i.customer, i.item FROM irrecoverable i
         LEFT JOIN irrecoverable b ON b.company = i.company AND b.customer = i.customer
             AND b.entry = i.ends AND b.ends = 0 AND b.item = i.item
         WHERE i.company = $1 AND i.ends <> 0 AND b.entry IS NULL",
    ),
    (
        "a plan was looked at by the person whose it is",
        concat!(
            "SELECT 0, 0 FROM plan_check r WHERE r.company = $1 AND ",
            behind!("r.person"),
            " = ",
            behind!("r.owner")
        ),
    ),
    (
        "a measure of a plan ends one that is not in it",
        "SELECT o.customer, 0 FROM plan_item o
         LEFT JOIN plan_item b ON b.company = o.company AND b.entry = o.ends AND b.ends = 0
             AND b.plan = o.plan AND b.owner = o.owner AND b.begins = o.begins
         WHERE o.company = $1 AND o.ends <> 0 AND b.entry IS NULL",
    ),
    (
        "a request, a memo or a measure is about a customer without a card",
        "SELECT s.customer, 0 FROM
             (SELECT company, customer FROM request WHERE customer <> 0
              UNION SELECT company, customer FROM memo
              UNION SELECT company, customer FROM plan_item WHERE customer <> 0) s
         LEFT JOIN customer c ON c.company = s.company AND c.customer = s.customer
         WHERE s.company = $1 AND c.customer IS NULL",
    ),
    (
        "a case rests on a decision that is not there",
        "SELECT f.customer, 0 FROM case_fact f
         LEFT JOIN decision d ON d.company = f.company AND d.decision = f.decision
             AND d.kind = 'decided'
         WHERE f.company = $1 AND f.decision <> 0 AND d.decision IS NULL",
    ),
    (
        "a case names a debt that is not in the book",
        "SELECT d.customer, d.item FROM case_debt d
         LEFT JOIN item i ON i.company = d.company AND i.customer = d.customer
             AND i.item = d.item AND i.side = 1
         WHERE d.company = $1 AND i.item IS NULL",
    ),
    (
        "a debt that a case has sold or written off has not left the book",
        "SELECT d.customer, d.item FROM case_debt d
         JOIN case_fact f ON f.company = d.company AND f.customer = d.customer
             AND f.place = d.place AND f.act IN ('sold', 'sold-in-part', 'written-off')
         WHERE d.company = $1 AND NOT EXISTS
             (SELECT 1 FROM movement m WHERE m.company = d.company AND m.customer = d.customer
                  AND m.debit_item = d.item AND m.kind IN ('sale', 'write_off'))",
    ),
];
