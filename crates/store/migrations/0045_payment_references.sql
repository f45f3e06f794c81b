-- Under which reference an invoice asks to be paid, as files and programs told it: the latest row of a
-- document counts whose import was not undone.
CREATE TABLE payment_reference (
    company   BIGINT NOT NULL,
    customer  BIGINT NOT NULL,
    item      BIGINT NOT NULL,
    entry     BIGINT NOT NULL,
    reference TEXT   NOT NULL,
    recorded  BIGINT NOT NULL,
    -- the import that told it, also where its document came from another account
    batch     BIGINT NOT NULL,
    PRIMARY KEY (company, customer, item, entry)
) {clustered};
