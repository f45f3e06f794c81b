-- What kind of payer a customer is, by decisions of people; the terms that go with it; and what
-- may still be shipped. All of it is added to and never changed, but for the two columns of a
-- reservation that say how it ended.

-- A round of assignment or review; its number is its day.
CREATE TABLE status_round (
    company   BIGINT NOT NULL,
    round     BIGINT NOT NULL,
    -- initial, review
    kind      TEXT   NOT NULL,
    -- customers looked at, and those of them about whom something is to be decided
    customers BIGINT NOT NULL,
    lines     BIGINT NOT NULL,
    person    BIGINT NOT NULL DEFAULT 0,
    recorded  BIGINT NOT NULL,
    PRIMARY KEY (company, round)
);

-- One customer of a round: what was worked out when it began, the same for everybody who decides.
CREATE TABLE status_line (
    company    BIGINT NOT NULL,
    customer   BIGINT NOT NULL,
    round      BIGINT NOT NULL,
    status_now TEXT   NOT NULL,
    worked_out TEXT   NOT NULL,
    -- reasons and evidence, as JSON
    evidence   TEXT   NOT NULL,
    PRIMARY KEY (company, customer, round)
) {clustered};
CREATE INDEX status_line_round ON status_line (company, round, customer);

CREATE TABLE status_vote (
    company  BIGINT NOT NULL,
    customer BIGINT NOT NULL,
    vote     BIGINT NOT NULL,
    round    BIGINT NOT NULL,
    -- propose, approve, send_back
    say      TEXT   NOT NULL,
    -- the status proposed; empty otherwise
    status   TEXT   NOT NULL DEFAULT '',
    role     TEXT   NOT NULL,
    person   BIGINT NOT NULL,
    reason   TEXT   NOT NULL DEFAULT '',
    recorded BIGINT NOT NULL,
    PRIMARY KEY (company, customer, vote)
) {clustered};
CREATE INDEX status_vote_round ON status_vote (company, round, customer);

-- What was decided. The status on a day is the latest row whose day has come; without one the
-- customer is uncertain.
CREATE TABLE status_change (
    company  BIGINT NOT NULL,
    customer BIGINT NOT NULL,
    change   BIGINT NOT NULL,
    from_day BIGINT NOT NULL,
    status   TEXT   NOT NULL,
    previous TEXT   NOT NULL,
    -- initial, review, overdue_decision
    ground   TEXT   NOT NULL,
    -- 0 for none
    round    BIGINT NOT NULL DEFAULT 0,
    clause   TEXT   NOT NULL,
    role     TEXT   NOT NULL,
    person   BIGINT NOT NULL,
    reason   TEXT   NOT NULL DEFAULT '',
    recorded BIGINT NOT NULL,
    PRIMARY KEY (company, customer, change)
) {clustered};

-- Terms of a status from a day on; the latest row whose day has come counts. What is NULL is not
-- agreed here: the policy says it, or nobody.
CREATE TABLE status_terms (
    company         BIGINT NOT NULL,
    entry           BIGINT NOT NULL,
    status          TEXT   NOT NULL,
    from_day        BIGINT NOT NULL,
    currency        TEXT   NOT NULL,
    shipment_limit  BIGINT,
    -- millionths of a percent
    discount        BIGINT,
    deferral_days   BIGINT,
    stop_after_days BIGINT,
    person          BIGINT NOT NULL DEFAULT 0,
    reason          TEXT   NOT NULL,
    recorded        BIGINT NOT NULL,
    PRIMARY KEY (company, entry)
);

-- What was ordered about one customer's shipments: terms of its own, a stop, a part of each
-- payment; ended by a row that names the one it ends.
CREATE TABLE credit_order (
    company         BIGINT NOT NULL,
    customer        BIGINT NOT NULL,
    credit_order    BIGINT NOT NULL,
    -- own_terms, stop, reduction
    kind            TEXT   NOT NULL,
    from_day        BIGINT NOT NULL,
    until_day       BIGINT NOT NULL DEFAULT 4000000,
    currency        TEXT   NOT NULL DEFAULT '',
    shipment_limit  BIGINT,
    discount        BIGINT,
    deferral_days   BIGINT,
    stop_after_days BIGINT,
    -- millionths of a percent of each payment that is shipped
    ratio           BIGINT,
    clause          TEXT   NOT NULL DEFAULT '',
    role            TEXT   NOT NULL,
    person          BIGINT NOT NULL,
    reason          TEXT   NOT NULL,
    ends            BIGINT NOT NULL DEFAULT 0,
    recorded        BIGINT NOT NULL,
    PRIMARY KEY (company, customer, credit_order)
) {clustered};
CREATE UNIQUE INDEX credit_order_ended ON credit_order (company, customer, ends) WHERE ends <> 0;

-- Part of a limit kept for a shipment. It counts until it is released, expires, or the invoice of
-- that number is in the book.
CREATE TABLE reservation (
    company       BIGINT NOT NULL,
    customer      BIGINT NOT NULL,
    reservation   BIGINT NOT NULL,
    amount        BIGINT NOT NULL,
    currency      TEXT   NOT NULL,
    -- number of the invoice to come, as given and folded
    reference     TEXT   NOT NULL,
    reference_key TEXT   NOT NULL,
    person        BIGINT NOT NULL,
    recorded      BIGINT NOT NULL,
    expires_at    BIGINT NOT NULL,
    released_at   BIGINT,
    released_by   BIGINT,
    PRIMARY KEY (company, customer, reservation),
    CHECK (amount > 0)
) {clustered};
CREATE UNIQUE INDEX reservation_number ON reservation (company, reservation);

-- What changed for the accounting system, numbered without a gap so that it can ask for what came
-- after the last it has taken (CLS-12).
CREATE TABLE terms_export (
    company  BIGINT NOT NULL,
    record   BIGINT NOT NULL,
    customer BIGINT NOT NULL,
    -- the record as JSON
    body     TEXT   NOT NULL,
    recorded BIGINT NOT NULL,
    PRIMARY KEY (company, record)
);

-- Programs that call us: each token acts for a person, within its scopes, until it expires. The
-- token itself is nowhere; only its hash is.
CREATE TABLE api_token (
    company    BIGINT NOT NULL,
    token      BIGINT NOT NULL,
    token_hash TEXT   NOT NULL,
    name       TEXT   NOT NULL,
    -- the person it acts for: it may never do more than that person
    person     BIGINT NOT NULL,
    -- codes, a space between them
    scopes     TEXT   NOT NULL,
    created_by BIGINT NOT NULL DEFAULT 0,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    revoked_at BIGINT,
    PRIMARY KEY (company, token)
);
CREATE UNIQUE INDEX api_token_hash ON api_token (token_hash);
