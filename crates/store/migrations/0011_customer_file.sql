-- The file of a customer: people, point of sale, papers, contracts, figures, decisions. Rows are
-- only ever added; of several about the same part and key the latest holds, and the earlier stay
-- as its history.
CREATE TABLE file_entry (
    company  BIGINT NOT NULL,
    -- 0: settings of the company
    customer BIGINT NOT NULL,
    entry    BIGINT NOT NULL,
    -- person, outlet, paper, contract, figures, …
    part     TEXT   NOT NULL,
    -- which one of the part
    name     TEXT   NOT NULL,
    -- what is said of it, as JSON
    content  TEXT   NOT NULL,
    day      BIGINT NOT NULL,
    person   BIGINT NOT NULL DEFAULT 0,
    recorded BIGINT NOT NULL,
    PRIMARY KEY (company, customer, entry)
) {clustered};

-- Files attached to a customer's file. The content is base64: values are numbers and texts.
CREATE TABLE attachment (
    company    BIGINT NOT NULL,
    customer   BIGINT NOT NULL,
    attachment BIGINT NOT NULL,
    name       TEXT   NOT NULL,
    -- found by content: pdf, png, jpeg, tiff, office
    kind       TEXT   NOT NULL,
    size       BIGINT NOT NULL,
    -- BLAKE3 of the bytes
    hash       TEXT   NOT NULL,
    content    TEXT   NOT NULL,
    person     BIGINT NOT NULL DEFAULT 0,
    recorded   BIGINT NOT NULL,
    PRIMARY KEY (company, customer, attachment)
) {clustered};
