-- Moratoria and court fees of a company: what people added to those that ship. Rows are never
-- changed; of several about one moratorium, or one version of a table, the latest holds.

CREATE TABLE moratorium (
    company    BIGINT NOT NULL,
    entry      BIGINT NOT NULL,
    -- what the moratorium is called
    code       TEXT   NOT NULL,
    -- first and last day without accrual
    first_day  BIGINT NOT NULL,
    last_day   BIGINT NOT NULL,
    -- debts due before this day are spared
    due_before BIGINT NOT NULL,
    -- 0 strikes it out
    holds      BIGINT NOT NULL,
    source     TEXT   NOT NULL,
    reason     TEXT   NOT NULL DEFAULT '',
    person     BIGINT NOT NULL DEFAULT 0,
    recorded   BIGINT NOT NULL,
    PRIMARY KEY (company, entry)
) {clustered};

CREATE TABLE fee_table (
    company    BIGINT NOT NULL,
    entry      BIGINT NOT NULL,
    -- code of the court
    code       TEXT   NOT NULL,
    -- first day of the figures
    effective  BIGINT NOT NULL,
    -- the file as it was given, in the form of those that ship
    body       TEXT   NOT NULL,
    source     TEXT   NOT NULL,
    reason     TEXT   NOT NULL DEFAULT '',
    person     BIGINT NOT NULL DEFAULT 0,
    recorded   BIGINT NOT NULL,
    PRIMARY KEY (company, entry)
) {clustered};
