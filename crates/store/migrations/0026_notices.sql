-- Notices to colleagues: where they are reached, and each notice on its way.

ALTER TABLE person ADD COLUMN email TEXT NOT NULL DEFAULT '';

-- One row a person and occurrence; its name is derived from both, so that none is made twice.
CREATE TABLE notice (
    company     BIGINT NOT NULL,
    notice      TEXT   NOT NULL,
    -- 0: nobody has the role that should be told
    person      BIGINT NOT NULL,
    -- urgent, digest
    kind        TEXT   NOT NULL,
    day         BIGINT NOT NULL,
    -- what an urgent one is about
    customer    BIGINT NOT NULL,
    errand      BIGINT NOT NULL,
    -- the words, as the pages show them and as they are mailed
    language    TEXT   NOT NULL,
    subject     TEXT   NOT NULL,
    body        TEXT   NOT NULL,
    recorded    BIGINT NOT NULL,
    state       TEXT   NOT NULL,
    -- why it waits, or why it is in its state
    why         TEXT   NOT NULL DEFAULT '',
    said        TEXT   NOT NULL DEFAULT '',
    fence       BIGINT NOT NULL DEFAULT 0,
    attempts    BIGINT NOT NULL DEFAULT 0,
    next_at     BIGINT NOT NULL,
    lease_until BIGINT NOT NULL DEFAULT 0,
    closed_at   BIGINT NOT NULL DEFAULT 0,
    recipient   TEXT   NOT NULL DEFAULT '',
    -- the bytes handed over last, as base64, and their hash
    content     TEXT   NOT NULL DEFAULT '',
    hash        TEXT   NOT NULL DEFAULT '',
    PRIMARY KEY (company, notice)
);
CREATE INDEX notice_due ON notice (company, state, next_at);
CREATE INDEX notice_of ON notice (company, person, day);

-- The names that a centre of short messages gave the parts it took, by which it reports on them.
CREATE TABLE carried (
    company   BIGINT NOT NULL,
    customer  BIGINT NOT NULL,
    effect    TEXT   NOT NULL,
    fence     BIGINT NOT NULL,
    part      BIGINT NOT NULL,
    reference TEXT   NOT NULL,
    -- delivered, failed; empty: nothing was reported yet
    outcome   TEXT   NOT NULL DEFAULT '',
    recorded  BIGINT NOT NULL,
    PRIMARY KEY (company, customer, effect, fence, part)
) {clustered};
CREATE INDEX carried_as ON carried (company, reference);
