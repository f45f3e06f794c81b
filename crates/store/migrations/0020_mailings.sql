-- Letters to a group of customers that a person chose. A message of the outbox is caused by an
-- effect of a control run or by a mailing that somebody approved, never by both.

-- Who drew it up, when and why, for which group, in which words.
CREATE TABLE mailing (
    company  BIGINT NOT NULL,
    mailing  BIGINT NOT NULL,
    day      BIGINT NOT NULL,
    -- key of the words
    text_key TEXT   NOT NULL,
    -- how often the company had written the words of its document by then; later ones do not
    -- get into these letters
    words    BIGINT NOT NULL,
    -- channels in the order in which they are tried, parted by spaces
    channels TEXT   NOT NULL,
    reason   TEXT   NOT NULL,
    -- the group as it was chosen (JSON)
    chosen   TEXT   NOT NULL,
    person   BIGINT NOT NULL DEFAULT 0,
    recorded BIGINT NOT NULL,
    PRIMARY KEY (company, mailing)
);

-- What was decided about it; each at most once.
CREATE TABLE mailing_act (
    company  BIGINT NOT NULL,
    mailing  BIGINT NOT NULL,
    -- approved, dropped, stopped
    act      TEXT   NOT NULL,
    -- letters that whoever decided saw
    letters  BIGINT NOT NULL,
    person   BIGINT NOT NULL DEFAULT 0,
    recorded BIGINT NOT NULL,
    PRIMARY KEY (company, mailing, act)
);

-- One row a customer of the group: its letter, or why it gets none.
CREATE TABLE mailing_letter (
    company  BIGINT NOT NULL,
    customer BIGINT NOT NULL,
    effect   TEXT   NOT NULL,
    mailing  BIGINT NOT NULL,
    channel  TEXT   NOT NULL,
    -- why it gets none; empty: it gets one
    excluded TEXT   NOT NULL,
    -- what it costs, in minor units of the company's currency
    cost     BIGINT NOT NULL,
    -- the debts as they stood, like those of an effect
    lines    TEXT   NOT NULL,
    -- was it asked for because the debts were late?
    late     BIGINT NOT NULL,
    PRIMARY KEY (company, customer, effect)
) {clustered};
CREATE INDEX mailing_letter_of ON mailing_letter (company, mailing, excluded);
CREATE INDEX mailing_letter_effect ON mailing_letter (company, effect);

-- 0: caused by the effect of the same name.
ALTER TABLE outbox ADD COLUMN mailing BIGINT NOT NULL DEFAULT 0;
