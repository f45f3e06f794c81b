-- How messages leave: what was handed over byte for byte, what became of it, how the company
-- sends, how a customer may be written to, and who let a flood go.

-- Until when whoever claimed it may hand it over; and why one that waits does so.
ALTER TABLE outbox ADD COLUMN lease_until BIGINT NOT NULL DEFAULT 0;
ALTER TABLE outbox ADD COLUMN kept_by TEXT NOT NULL DEFAULT '';
CREATE INDEX outbox_due ON outbox (company, state, next_at);

-- The exact bytes of an attempt, kept before they are handed over: whoever asks later sees
-- what may have left, also when nobody could note that it did.
CREATE TABLE parcel (
    company    BIGINT NOT NULL,
    customer   BIGINT NOT NULL,
    effect     TEXT   NOT NULL,
    -- the claim it belongs to
    fence      BIGINT NOT NULL,
    message_id TEXT   NOT NULL,
    sender     TEXT   NOT NULL,
    recipient  TEXT   NOT NULL,
    language   TEXT   NOT NULL,
    subject    TEXT   NOT NULL,
    -- the words alone, to be read
    body       TEXT   NOT NULL,
    -- the bytes as base64, and their hash
    content    TEXT   NOT NULL,
    hash       TEXT   NOT NULL,
    recorded   BIGINT NOT NULL,
    PRIMARY KEY (company, customer, effect, fence)
) {clustered};
CREATE INDEX parcel_id ON parcel (company, message_id);

-- What became of a message, in order.
CREATE TABLE passage (
    company  BIGINT NOT NULL,
    customer BIGINT NOT NULL,
    effect   TEXT   NOT NULL,
    passage  BIGINT NOT NULL,
    fence    BIGINT NOT NULL,
    -- claimed, or the state it came to
    what     TEXT   NOT NULL,
    -- what the peer, the provider or the person said
    said     TEXT   NOT NULL DEFAULT '',
    person   BIGINT NOT NULL DEFAULT 0,
    recorded BIGINT NOT NULL,
    PRIMARY KEY (company, customer, effect, passage)
) {clustered};
CREATE INDEX passage_recorded ON passage (company, what, recorded);

-- How the company sends. A secret is never here: only where the program finds it.
CREATE TABLE sending (
    company  BIGINT NOT NULL,
    field    TEXT   NOT NULL,
    version  BIGINT NOT NULL,
    value    TEXT   NOT NULL,
    person   BIGINT NOT NULL DEFAULT 0,
    recorded BIGINT NOT NULL,
    PRIMARY KEY (company, field, version)
);

-- How many letters a person let leave on a day beside those that need nobody's word.
CREATE TABLE let_go (
    company  BIGINT NOT NULL,
    entry    BIGINT NOT NULL,
    day      BIGINT NOT NULL,
    letters  BIGINT NOT NULL,
    person   BIGINT NOT NULL DEFAULT 0,
    recorded BIGINT NOT NULL,
    PRIMARY KEY (company, entry),
    CHECK (letters > 0)
);

-- Who the debtor is to the law and how it may be written to; the latest entry holds.
CREATE TABLE contact_term (
    company  BIGINT NOT NULL,
    customer BIGINT NOT NULL,
    entry    BIGINT NOT NULL,
    debtor   TEXT   NOT NULL,
    purpose  TEXT   NOT NULL,
    -- the debtor's time zone; empty: the company's
    zone     TEXT   NOT NULL,
    email    TEXT   NOT NULL,
    sms      TEXT   NOT NULL,
    reason   TEXT   NOT NULL,
    person   BIGINT NOT NULL DEFAULT 0,
    recorded BIGINT NOT NULL,
    PRIMARY KEY (company, customer, entry)
) {clustered};
