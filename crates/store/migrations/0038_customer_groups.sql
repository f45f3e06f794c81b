-- In which group a customer is, for policies that are for groups. The latest entry about a day
-- holds; where there is none, the customer is in no group.

CREATE TABLE customer_group (
    company  BIGINT NOT NULL,
    customer BIGINT NOT NULL,
    entry    BIGINT NOT NULL,
    -- first day on which it holds
    from_day BIGINT NOT NULL,
    -- as people write it; empty: in none any more
    name     TEXT   NOT NULL,
    reason   TEXT   NOT NULL DEFAULT '',
    person   BIGINT NOT NULL DEFAULT 0,
    recorded BIGINT NOT NULL,
    PRIMARY KEY (company, customer, entry)
) {clustered};
