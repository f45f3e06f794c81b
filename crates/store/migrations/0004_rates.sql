-- Rates and calendars of a company: what people added to the tables that ship. Rows are never
-- changed; of several about the same day of effect, or the same year, the latest holds.

CREATE TABLE rate_decision (
    company    BIGINT NOT NULL,
    decision   BIGINT NOT NULL,
    -- code of the table
    code       TEXT   NOT NULL,
    -- day of effect
    effective  BIGINT NOT NULL,
    -- millionths of a percent
    rate       BIGINT NOT NULL,
    -- last day for which somebody made sure that no later row is missing
    checked_to BIGINT NOT NULL,
    source     TEXT   NOT NULL,
    -- why a row was corrected; empty for a new one
    reason     TEXT   NOT NULL DEFAULT '',
    person     BIGINT NOT NULL DEFAULT 0,
    recorded   BIGINT NOT NULL,
    PRIMARY KEY (company, decision)
) {clustered};

CREATE TABLE calendar_year (
    company    BIGINT NOT NULL,
    entry      BIGINT NOT NULL,
    -- code of the calendar
    code       TEXT   NOT NULL,
    year       BIGINT NOT NULL,
    -- days YYYY-MM-DD, a space between them
    days_off   TEXT   NOT NULL,
    worked     TEXT   NOT NULL,
    source     TEXT   NOT NULL,
    reason     TEXT   NOT NULL DEFAULT '',
    person     BIGINT NOT NULL DEFAULT 0,
    recorded   BIGINT NOT NULL,
    PRIMARY KEY (company, entry)
) {clustered};
