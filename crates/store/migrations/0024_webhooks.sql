-- Programs outside that are told what happened, and what they are told: written with the event,
-- in its transaction.

-- The latest entry of a number holds. Its secret is never here: only where the program finds it.
CREATE TABLE webhook (
    company  BIGINT NOT NULL,
    webhook  BIGINT NOT NULL,
    entry    BIGINT NOT NULL,
    name     TEXT   NOT NULL,
    address  TEXT   NOT NULL,
    -- kinds of events, a space between them; none: it is told nothing any more
    kinds    TEXT   NOT NULL,
    person   BIGINT NOT NULL DEFAULT 0,
    recorded BIGINT NOT NULL,
    PRIMARY KEY (company, webhook, entry)
);

CREATE TABLE webhook_event (
    company     BIGINT NOT NULL,
    webhook     BIGINT NOT NULL,
    -- worked out from what it is about: one event is told of once
    event       TEXT   NOT NULL,
    kind        TEXT   NOT NULL,
    customer    BIGINT NOT NULL,
    -- what is known of it, as JSON
    body        TEXT   NOT NULL,
    recorded    BIGINT NOT NULL,
    -- waiting, told, dead
    state       TEXT   NOT NULL DEFAULT 'waiting',
    attempts    BIGINT NOT NULL DEFAULT 0,
    next_at     BIGINT NOT NULL DEFAULT 0,
    -- number of the latest claim, and until when it holds
    fence       BIGINT NOT NULL DEFAULT 0,
    lease_until BIGINT NOT NULL DEFAULT 0,
    -- what the program outside said last
    said        TEXT   NOT NULL DEFAULT '',
    closed_at   BIGINT,
    PRIMARY KEY (company, webhook, event)
);
CREATE INDEX webhook_event_due ON webhook_event (company, state, next_at);
CREATE INDEX webhook_event_recorded ON webhook_event (company, recorded);
