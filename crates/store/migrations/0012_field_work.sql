-- Calls and visits: what was confirmed, answered and agreed. Rows are only ever added.
CREATE TABLE visit (
    company     BIGINT NOT NULL,
    customer    BIGINT NOT NULL,
    visit       BIGINT NOT NULL,
    -- visit, call
    manner      TEXT   NOT NULL,
    -- the invoice it was about; 0: none
    item        BIGINT NOT NULL DEFAULT 0,
    day         BIGINT NOT NULL,
    -- moment of its beginning; its end is `recorded`
    begun       BIGINT NOT NULL,
    answer      TEXT   NOT NULL,
    -- a, b, c
    doubt       TEXT   NOT NULL,
    cause       TEXT   NOT NULL DEFAULT '',
    excuse      TEXT   NOT NULL DEFAULT '',
    -- the next contact: day, and minutes since midnight; 4000000: as the manager says
    next_day    BIGINT NOT NULL DEFAULT 4000000,
    next_minute BIGINT NOT NULL DEFAULT 0,
    -- everything written down, as JSON
    content     TEXT   NOT NULL,
    person      BIGINT NOT NULL DEFAULT 0,
    recorded    BIGINT NOT NULL,
    PRIMARY KEY (company, customer, visit)
) {clustered};
CREATE INDEX visit_day ON visit (company, day);

-- Work and questions that people give to others after a call or visit; ended by a row that names
-- the one it ends.
CREATE TABLE errand (
    company   BIGINT NOT NULL,
    customer  BIGINT NOT NULL,
    errand    BIGINT NOT NULL,
    -- what is to be done; its words are in the locale files
    what      TEXT   NOT NULL,
    role      TEXT   NOT NULL,
    item      BIGINT NOT NULL DEFAULT 0,
    -- names the talk it follows from: the key of the form that was sent
    talk      TEXT   NOT NULL DEFAULT '',
    day       BIGINT NOT NULL,
    until_day BIGINT NOT NULL,
    -- figures of the question, as JSON
    content   TEXT   NOT NULL DEFAULT '{}',
    -- errand ended by this row; 0 for one that begins
    ends      BIGINT NOT NULL DEFAULT 0,
    -- done, granted, denied
    outcome   TEXT   NOT NULL DEFAULT '',
    words     TEXT   NOT NULL DEFAULT '',
    person    BIGINT NOT NULL DEFAULT 0,
    recorded  BIGINT NOT NULL,
    PRIMARY KEY (company, customer, errand)
) {clustered};
CREATE INDEX errand_begun ON errand (company, role, until_day) WHERE ends = 0;
-- An errand is ended at most once.
CREATE UNIQUE INDEX errand_ended ON errand (company, customer, ends) WHERE ends <> 0;
