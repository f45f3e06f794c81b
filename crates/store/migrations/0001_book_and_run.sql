-- Saldo's tables. One text for SQLite and PostgreSQL.
--
-- Days are BIGINT days since 1970-01-01, moments BIGINT microseconds UTC, money BIGINT
-- minor units beside a three-letter currency. `{clustered}` keeps the rows of one
-- customer together on SQLite (WITHOUT ROWID) and is empty on PostgreSQL, where the
-- same key is what a cluster is sharded by. Everything a customer owns is keyed
-- (company, customer, …).
--
-- Tables under "the book" and "decisions" are append-only: triggers made by
-- `guards.rs` refuse DELETE and any UPDATE of a column not listed as derived.

CREATE TABLE company (
    company    BIGINT NOT NULL PRIMARY KEY,
    name       TEXT   NOT NULL,
    country    TEXT   NOT NULL,
    currency   TEXT   NOT NULL,
    zone       TEXT   NOT NULL,
    language   TEXT   NOT NULL,
    policy     TEXT   NOT NULL,
    -- text of the company's own policy file; empty: the shipped policy of that name
    policy_text TEXT  NOT NULL DEFAULT '',
    demo_seed  BIGINT,
    created_at BIGINT NOT NULL
);

-- Next free number per kind of id; taken in blocks by writers.
CREATE TABLE counter (
    company BIGINT NOT NULL,
    name    TEXT   NOT NULL,
    next    BIGINT NOT NULL,
    PRIMARY KEY (company, name)
);

CREATE TABLE person (
    company       BIGINT NOT NULL,
    person        BIGINT NOT NULL,
    login         TEXT   NOT NULL,
    name          TEXT   NOT NULL,
    role          TEXT   NOT NULL,
    team          TEXT   NOT NULL DEFAULT '',
    language      TEXT   NOT NULL DEFAULT '',
    password_hash TEXT   NOT NULL,
    disabled      BIGINT NOT NULL DEFAULT 0,
    created_at    BIGINT NOT NULL,
    PRIMARY KEY (company, person)
);
CREATE UNIQUE INDEX person_login ON person (company, login);

CREATE TABLE session (
    token_hash TEXT   NOT NULL PRIMARY KEY,
    company    BIGINT NOT NULL,
    person     BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    data       TEXT   NOT NULL DEFAULT ''
);

CREATE TABLE customer (
    company       BIGINT NOT NULL,
    customer      BIGINT NOT NULL,
    code          TEXT   NOT NULL,
    code_key      TEXT   NOT NULL,
    name          TEXT   NOT NULL,
    -- folded name, code, registry code, phone and e-mail: what a search looks in
    search        TEXT   NOT NULL,
    registry_code TEXT   NOT NULL DEFAULT '',
    country       TEXT   NOT NULL DEFAULT '',
    language      TEXT   NOT NULL DEFAULT '',
    email         TEXT   NOT NULL DEFAULT '',
    phone         TEXT   NOT NULL DEFAULT '',
    address       TEXT   NOT NULL DEFAULT '',
    owner         BIGINT,
    status        TEXT   NOT NULL DEFAULT 'UNCERTAIN',
    -- rises with every change of the card: two people cannot overwrite each other (M21)
    version       BIGINT NOT NULL DEFAULT 1,
    created_at    BIGINT NOT NULL,
    PRIMARY KEY (company, customer)
) {clustered};
CREATE UNIQUE INDEX customer_code ON customer (company, code_key);

------------------------------------------------------------------ the book

CREATE TABLE item (
    company   BIGINT NOT NULL,
    customer  BIGINT NOT NULL,
    -- what makes the document the same document when it is met again: derived from what
    -- it says (`domain::book::identity`), so the primary key keeps it from being doubled
    item      BIGINT NOT NULL,
    kind      TEXT   NOT NULL,
    -- 1 debit, 2 credit; follows from kind
    side      BIGINT NOT NULL,
    number    TEXT   NOT NULL,
    -- the number folded for comparison and search
    number_key TEXT  NOT NULL,
    -- folded number of the debt that a credit is meant for, if it names one
    settles   TEXT   NOT NULL DEFAULT '',
    effective BIGINT NOT NULL,
    due       BIGINT NOT NULL,
    currency  TEXT   NOT NULL,
    amount    BIGINT NOT NULL,
    recorded  BIGINT NOT NULL,
    batch     BIGINT NOT NULL,
    note      TEXT   NOT NULL DEFAULT '',
    -- derived from the movements and due changes, rebuilt by `verify`:
    due_now    BIGINT NOT NULL,
    open       BIGINT NOT NULL,
    -- first effective day of a movement; 4000000 when there is none
    first_move BIGINT NOT NULL DEFAULT 4000000,
    -- effective day on which nothing was left open; 4000000 while open
    closed     BIGINT NOT NULL DEFAULT 4000000,
    PRIMARY KEY (company, customer, item),
    CHECK (amount > 0),
    CHECK (open >= 0),
    CHECK (side IN (1, 2))
) {clustered};
-- Everything a list, an ageing or a control run asks of the open items, in customer order.
-- Closed items, the great majority, are not in it and cost nothing.
CREATE INDEX item_open
    ON item (company, customer, item, side, effective, due_now, currency, open, kind, amount)
    WHERE closed = 4000000;

CREATE TABLE movement (
    company     BIGINT NOT NULL,
    customer    BIGINT NOT NULL,
    -- 0 where the movement has no item on that side
    debit_item  BIGINT NOT NULL,
    movement    BIGINT NOT NULL,
    credit_item BIGINT NOT NULL,
    kind        TEXT   NOT NULL,
    currency    TEXT   NOT NULL,
    amount      BIGINT NOT NULL,
    effective   BIGINT NOT NULL,
    recorded    BIGINT NOT NULL,
    batch       BIGINT NOT NULL,
    reverses    BIGINT NOT NULL DEFAULT 0,
    reason      TEXT   NOT NULL DEFAULT '',
    PRIMARY KEY (company, customer, debit_item, movement),
    CHECK (amount <> 0),
    CHECK (debit_item <> 0 OR credit_item <> 0)
) {clustered};
-- A movement is taken back at most once.
CREATE UNIQUE INDEX movement_reversed ON movement (company, customer, reverses) WHERE reverses <> 0;

CREATE TABLE due_change (
    company   BIGINT NOT NULL,
    customer  BIGINT NOT NULL,
    item      BIGINT NOT NULL,
    change    BIGINT NOT NULL,
    due       BIGINT NOT NULL,
    effective BIGINT NOT NULL,
    recorded  BIGINT NOT NULL,
    batch     BIGINT NOT NULL,
    reason    TEXT   NOT NULL DEFAULT '',
    PRIMARY KEY (company, customer, item, change)
) {clustered};

-- Disputes, promises, holds; ended by a row that names the one it ends.
CREATE TABLE standing (
    company    BIGINT NOT NULL,
    customer   BIGINT NOT NULL,
    standing   BIGINT NOT NULL,
    kind       TEXT   NOT NULL,
    -- 0 concerns the whole customer
    item       BIGINT NOT NULL DEFAULT 0,
    from_day   BIGINT NOT NULL,
    -- 4000000 when open-ended
    until_day  BIGINT NOT NULL DEFAULT 4000000,
    amount     BIGINT NOT NULL DEFAULT 0,
    currency   TEXT   NOT NULL DEFAULT '',
    reason     TEXT   NOT NULL DEFAULT '',
    -- standing ended by this row; 0 for one that begins
    ends       BIGINT NOT NULL DEFAULT 0,
    person     BIGINT NOT NULL DEFAULT 0,
    recorded   BIGINT NOT NULL,
    PRIMARY KEY (company, customer, standing)
) {clustered};

-- Notes, calls, visits: every contact.
CREATE TABLE contact (
    company   BIGINT NOT NULL,
    customer  BIGINT NOT NULL,
    contact   BIGINT NOT NULL,
    kind      TEXT   NOT NULL,
    -- 0 concerns the whole customer
    item      BIGINT NOT NULL DEFAULT 0,
    day       BIGINT NOT NULL,
    body      TEXT   NOT NULL,
    person    BIGINT NOT NULL DEFAULT 0,
    recorded  BIGINT NOT NULL,
    PRIMARY KEY (company, customer, contact)
) {clustered};

------------------------------------------------------------------ imports

CREATE TABLE batch (
    company   BIGINT NOT NULL,
    batch     BIGINT NOT NULL,
    kind      TEXT   NOT NULL,
    source    TEXT   NOT NULL,
    file      TEXT   NOT NULL,
    file_hash TEXT   NOT NULL,
    read_rows BIGINT NOT NULL,
    new_rows  BIGINT NOT NULL,
    changed_rows   BIGINT NOT NULL,
    unchanged_rows BIGINT NOT NULL,
    refused_rows   BIGINT NOT NULL,
    person    BIGINT NOT NULL DEFAULT 0,
    recorded  BIGINT NOT NULL,
    PRIMARY KEY (company, batch)
);

-- Column mapping remembered per source (I16).
CREATE TABLE source_map (
    company BIGINT NOT NULL,
    source  TEXT   NOT NULL,
    mapping TEXT   NOT NULL,
    PRIMARY KEY (company, source)
);

------------------------------------------------------------------ decisions

-- One row per company and business day; the day never goes back (I18).
CREATE TABLE run (
    company        BIGINT NOT NULL,
    day            BIGINT NOT NULL,
    -- day for which the run was started: later than `day` when missed days are walked
    acting_day     BIGINT NOT NULL,
    policy         TEXT   NOT NULL,
    policy_version BIGINT NOT NULL,
    policy_hash    TEXT   NOT NULL,
    -- 'open' while ranges are applied, 'done' after the last
    state          TEXT   NOT NULL,
    person         BIGINT NOT NULL DEFAULT 0,
    started_at     BIGINT NOT NULL,
    finished_at    BIGINT,
    summary        TEXT   NOT NULL DEFAULT '',
    PRIMARY KEY (company, day)
);

CREATE TABLE effect (
    company        BIGINT NOT NULL,
    customer       BIGINT NOT NULL,
    effect         TEXT   NOT NULL,
    day            BIGINT NOT NULL,
    kind           TEXT   NOT NULL,
    clause         TEXT   NOT NULL,
    policy         TEXT   NOT NULL,
    policy_version BIGINT NOT NULL,
    step           BIGINT NOT NULL,
    role           TEXT   NOT NULL DEFAULT '',
    channel        TEXT   NOT NULL DEFAULT '',
    text_key       TEXT   NOT NULL,
    threshold_days BIGINT NOT NULL,
    met_by_days    BIGINT NOT NULL,
    -- what the buyer did that started the step before its day
    event          TEXT   NOT NULL DEFAULT '',
    until_day      BIGINT NOT NULL,
    -- the lines as JSON: items, open amounts, days late
    lines          TEXT   NOT NULL,
    PRIMARY KEY (company, customer, effect)
) {clustered};
CREATE INDEX effect_day ON effect (company, day, clause);

-- Steps really taken for an item: the history the next decision builds on.
CREATE TABLE step_taken (
    company   BIGINT NOT NULL,
    customer  BIGINT NOT NULL,
    item      BIGINT NOT NULL,
    clause    TEXT   NOT NULL,
    day       BIGINT NOT NULL,
    step      BIGINT NOT NULL,
    performed BIGINT NOT NULL,
    PRIMARY KEY (company, customer, item, clause, day)
) {clustered};

-- Why something was not done: first day per item, clause and cause.
CREATE TABLE withheld (
    company  BIGINT NOT NULL,
    customer BIGINT NOT NULL,
    item     BIGINT NOT NULL,
    clause   TEXT   NOT NULL,
    cause    TEXT   NOT NULL,
    day      BIGINT NOT NULL,
    step     BIGINT NOT NULL,
    until_day BIGINT NOT NULL DEFAULT 4000000,
    policy         TEXT   NOT NULL,
    policy_version BIGINT NOT NULL,
    PRIMARY KEY (company, customer, item, clause, cause)
) {clustered};

-- Up to which day a customer was looked at, and when to look again without news.
-- A recorded fact sets look_again to 0.
CREATE TABLE control_state (
    company    BIGINT NOT NULL,
    customer   BIGINT NOT NULL,
    looked     BIGINT NOT NULL,
    look_again BIGINT NOT NULL,
    PRIMARY KEY (company, customer)
) {clustered};
CREATE INDEX control_due ON control_state (company, look_again, customer);

-- Work for people; the effect says why.
CREATE TABLE task (
    company  BIGINT NOT NULL,
    customer BIGINT NOT NULL,
    effect   TEXT   NOT NULL,
    role     TEXT   NOT NULL,
    day      BIGINT NOT NULL,
    until_day BIGINT NOT NULL,
    -- open, done, skipped, withdrawn
    state    TEXT   NOT NULL DEFAULT 'open',
    person   BIGINT NOT NULL DEFAULT 0,
    outcome  TEXT   NOT NULL DEFAULT '',
    closed_at BIGINT,
    -- why it was withdrawn
    why      TEXT   NOT NULL DEFAULT '',
    PRIMARY KEY (company, customer, effect)
) {clustered};
CREATE INDEX task_open ON task (company, state, role, until_day);

-- Messages that are to leave. Written with the effect that caused them; sent later by
-- claim and fence; `uncertain` is a state of its own and never guessed away.
CREATE TABLE outbox (
    company   BIGINT NOT NULL,
    customer  BIGINT NOT NULL,
    effect    TEXT   NOT NULL,
    channel   TEXT   NOT NULL,
    recipient TEXT   NOT NULL,
    language  TEXT   NOT NULL,
    day       BIGINT NOT NULL,
    -- planned, claimed, sent, uncertain, withdrawn, dead
    state     TEXT   NOT NULL DEFAULT 'planned',
    why       TEXT   NOT NULL DEFAULT '',
    fence     BIGINT NOT NULL DEFAULT 0,
    attempts  BIGINT NOT NULL DEFAULT 0,
    next_at   BIGINT NOT NULL DEFAULT 0,
    -- when it was withdrawn or given up
    closed_at BIGINT,
    PRIMARY KEY (company, customer, effect)
) {clustered};
CREATE INDEX outbox_state ON outbox (company, state, channel);

------------------------------------------------------------------ journal

-- Every writing command: who, when, what, and the chain that shows a cut (I14).
CREATE TABLE audit (
    company  BIGINT NOT NULL,
    seq      BIGINT NOT NULL,
    at       BIGINT NOT NULL,
    person   BIGINT NOT NULL,
    action   TEXT   NOT NULL,
    subject  TEXT   NOT NULL,
    body     TEXT   NOT NULL,
    previous TEXT   NOT NULL,
    hash     TEXT   NOT NULL,
    PRIMARY KEY (company, seq)
);

-- Answers given to idempotency keys (M01, M02).
CREATE TABLE idempotency (
    company   BIGINT NOT NULL,
    key       TEXT   NOT NULL,
    body_hash TEXT   NOT NULL,
    answer    TEXT   NOT NULL,
    at        BIGINT NOT NULL,
    PRIMARY KEY (company, key)
);
