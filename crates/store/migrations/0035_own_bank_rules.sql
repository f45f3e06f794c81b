-- Rules of a company for tables of its banks. The latest version of a bank holds; an empty one
-- takes the rules back.

CREATE TABLE bank_rules (
    company  BIGINT NOT NULL,
    -- name of the bank, as the rules say it
    field    TEXT   NOT NULL,
    version  BIGINT NOT NULL,
    -- the rules as they were handed in; empty: none any more
    value    TEXT   NOT NULL,
    person   BIGINT NOT NULL DEFAULT 0,
    recorded BIGINT NOT NULL,
    PRIMARY KEY (company, field, version)
) {clustered};
