-- How a company stands on its documents, its own words in them, and every document as it was
-- handed out. Rows are never changed; of several versions the latest holds.

CREATE TABLE company_detail (
    company  BIGINT NOT NULL,
    -- address, account, head, logo…
    field    TEXT   NOT NULL,
    version  BIGINT NOT NULL,
    -- the logo as base64; empty: not known any more
    value    TEXT   NOT NULL,
    person   BIGINT NOT NULL DEFAULT 0,
    recorded BIGINT NOT NULL,
    PRIMARY KEY (company, field, version)
) {clustered};

CREATE TABLE wording (
    company  BIGINT NOT NULL,
    document TEXT   NOT NULL,
    part     TEXT   NOT NULL,
    language TEXT   NOT NULL,
    version  BIGINT NOT NULL,
    -- empty: the shipped text again
    body     TEXT   NOT NULL,
    person   BIGINT NOT NULL DEFAULT 0,
    recorded BIGINT NOT NULL,
    PRIMARY KEY (company, document, part, language, version)
) {clustered};

CREATE TABLE issued (
    company  BIGINT NOT NULL,
    -- 0 for a document about all customers
    customer BIGINT NOT NULL,
    issued   BIGINT NOT NULL,
    document TEXT   NOT NULL,
    language TEXT   NOT NULL,
    day      BIGINT NOT NULL,
    currency TEXT   NOT NULL,
    -- what was told beside the book, as JSON
    given    TEXT   NOT NULL,
    pages    BIGINT NOT NULL,
    -- of the exact bytes that were handed out (D38), and those bytes as base64
    hash     TEXT   NOT NULL,
    content  TEXT   NOT NULL,
    person   BIGINT NOT NULL DEFAULT 0,
    recorded BIGINT NOT NULL,
    PRIMARY KEY (company, customer, issued)
) {clustered};
