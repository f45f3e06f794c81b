-- Two customers turn out to be one, or one to be two. Nothing is renamed: documents leave one
-- account and arrive in another, and what was known before stays as it was known.

-- Whose debts have become another's. The latest row of a customer holds; 0: nobody's any more.
CREATE TABLE customer_joined (
    company  BIGINT NOT NULL,
    customer BIGINT NOT NULL,
    entry    BIGINT NOT NULL,
    survivor BIGINT NOT NULL,
    day      BIGINT NOT NULL,
    reason   TEXT   NOT NULL,
    person   BIGINT NOT NULL DEFAULT 0,
    recorded BIGINT NOT NULL,
    PRIMARY KEY (company, customer, entry)
) {clustered};

-- Where each document went, and under which number it stands there.
CREATE TABLE item_moved (
    company      BIGINT NOT NULL,
    customer     BIGINT NOT NULL,
    item         BIGINT NOT NULL,
    entry        BIGINT NOT NULL,
    survivor     BIGINT NOT NULL,
    arrived      BIGINT NOT NULL,
    day          BIGINT NOT NULL,
    reason       TEXT   NOT NULL,
    person       BIGINT NOT NULL DEFAULT 0,
    recorded     BIGINT NOT NULL,
    PRIMARY KEY (company, customer, item, entry)
) {clustered};

CREATE INDEX customer_joined_survivor ON customer_joined (company, survivor);
CREATE INDEX item_moved_survivor ON item_moved (company, survivor, arrived);
