-- What is asked of those who decide, what they decided, within which limits, and the plans of
-- measures. Rows are added and never changed, but for `request.state` and `request.role`.

-- The account under which a person is meant when several belong to one; 0: this one.
ALTER TABLE person ADD COLUMN human BIGINT NOT NULL DEFAULT 0;

-- Who acts in whose place, from day to day; ended early by a row that names the one it ends.
CREATE TABLE deputy (
    company   BIGINT NOT NULL,
    entry     BIGINT NOT NULL,
    absent    BIGINT NOT NULL,
    deputy    BIGINT NOT NULL,
    from_day  BIGINT NOT NULL,
    until_day BIGINT NOT NULL,
    reason    TEXT   NOT NULL,
    ends      BIGINT NOT NULL DEFAULT 0,
    person    BIGINT NOT NULL DEFAULT 0,
    recorded  BIGINT NOT NULL,
    PRIMARY KEY (company, entry)
);

-- Up to which sum within how many days a role decides; of one role and subject the latest day
-- counts, and of one day the latest entry.
CREATE TABLE authority_limit (
    company  BIGINT NOT NULL,
    entry    BIGINT NOT NULL,
    spending TEXT   NOT NULL,
    role     TEXT   NOT NULL,
    currency TEXT   NOT NULL,
    amount   BIGINT NOT NULL,
    days     BIGINT NOT NULL,
    from_day BIGINT NOT NULL,
    reason   TEXT   NOT NULL,
    person   BIGINT NOT NULL DEFAULT 0,
    recorded BIGINT NOT NULL,
    PRIMARY KEY (company, entry),
    CHECK (amount >= 0)
);

-- What was used of somebody's authority.
CREATE TABLE authority_use (
    company  BIGINT NOT NULL,
    entry    BIGINT NOT NULL,
    spending TEXT   NOT NULL,
    -- whose authority; the account that acted may be another one or a deputy's
    person   BIGINT NOT NULL,
    account  BIGINT NOT NULL,
    role     TEXT   NOT NULL,
    customer BIGINT NOT NULL,
    item     BIGINT NOT NULL,
    currency TEXT   NOT NULL,
    amount   BIGINT NOT NULL,
    day      BIGINT NOT NULL,
    recorded BIGINT NOT NULL,
    PRIMARY KEY (company, entry),
    CHECK (amount >= 0)
);
CREATE INDEX authority_use_person ON authority_use (company, person, spending, day);

CREATE TABLE request (
    company   BIGINT NOT NULL,
    request   BIGINT NOT NULL,
    kind      TEXT   NOT NULL,
    -- 0 concerns no customer
    customer  BIGINT NOT NULL DEFAULT 0,
    -- 0 concerns no single document
    item      BIGINT NOT NULL DEFAULT 0,
    -- the effect of the policy that asks; empty: a person does
    effect    TEXT   NOT NULL DEFAULT '',
    clause    TEXT   NOT NULL DEFAULT '',
    -- what exactly is asked for, as JSON
    terms     TEXT   NOT NULL,
    currency  TEXT   NOT NULL DEFAULT '',
    amount    BIGINT NOT NULL DEFAULT 0,
    reason    TEXT   NOT NULL,
    -- the right that deciding asks for
    asks_for  TEXT   NOT NULL,
    -- what can be answered, parted by spaces; several: more than one together
    options   TEXT   NOT NULL,
    several   BIGINT NOT NULL DEFAULT 0,
    day       BIGINT NOT NULL,
    person    BIGINT NOT NULL DEFAULT 0,
    -- the role of the asker, and in whose place
    asked_as  TEXT   NOT NULL,
    in_place_of BIGINT NOT NULL DEFAULT 0,
    recorded  BIGINT NOT NULL,
    -- to whom it is addressed now, until when, and how it stands: follows from `decision`
    role      TEXT   NOT NULL,
    until_day BIGINT NOT NULL,
    -- open, decided, withdrawn; one that was missed stays open with the role above
    state     TEXT   NOT NULL DEFAULT 'open',
    -- decisions missed so far
    missed    BIGINT NOT NULL DEFAULT 0,
    PRIMARY KEY (company, request)
);
CREATE INDEX request_open ON request (company, state, role, until_day);
CREATE INDEX request_customer ON request (company, customer);
CREATE UNIQUE INDEX request_effect ON request (company, effect) WHERE effect <> '';

-- What became of a request: decided or withdrawn once, missed at most once by each role.
CREATE TABLE decision (
    company  BIGINT NOT NULL,
    decision BIGINT NOT NULL,
    request  BIGINT NOT NULL,
    -- decided, withdrawn, missed
    kind     TEXT   NOT NULL,
    -- words of what was chosen, parted by spaces
    choices  TEXT   NOT NULL DEFAULT '',
    reason   TEXT   NOT NULL DEFAULT '',
    conditions TEXT NOT NULL DEFAULT '',
    -- last day of the time given; 4000000 for none
    until_day BIGINT NOT NULL DEFAULT 4000000,
    -- number of a written order
    order_number TEXT NOT NULL DEFAULT '',
    -- who decided as what and in whose place; or which role missed it, and whose it is now
    role     TEXT   NOT NULL,
    passes_to TEXT  NOT NULL DEFAULT '',
    person   BIGINT NOT NULL DEFAULT 0,
    in_place_of BIGINT NOT NULL DEFAULT 0,
    day      BIGINT NOT NULL,
    recorded BIGINT NOT NULL,
    PRIMARY KEY (company, decision)
);
CREATE UNIQUE INDEX decision_missed ON decision (company, request, role) WHERE kind = 'missed';
CREATE UNIQUE INDEX decision_final ON decision (company, request) WHERE kind <> 'missed';

-- The database of irrecoverable debt: each entry rests on a decision (ESC-15).
CREATE TABLE irrecoverable (
    company  BIGINT NOT NULL,
    customer BIGINT NOT NULL,
    entry    BIGINT NOT NULL,
    -- 0: every debt of the customer
    item     BIGINT NOT NULL DEFAULT 0,
    decision BIGINT NOT NULL,
    day      BIGINT NOT NULL,
    person   BIGINT NOT NULL DEFAULT 0,
    recorded BIGINT NOT NULL,
    PRIMARY KEY (company, customer, entry)
) {clustered};

-- Memos with the statement of the work done, as it stood (ESC-02, ESC-07).
CREATE TABLE memo (
    company  BIGINT NOT NULL,
    memo     BIGINT NOT NULL,
    customer BIGINT NOT NULL,
    -- recovery: the supervisor's to the head of sales; measures: that head's to the director
    kind     TEXT   NOT NULL,
    -- the request whose decision asks for it; 0 for none
    request  BIGINT NOT NULL DEFAULT 0,
    addressed TEXT  NOT NULL,
    body     TEXT   NOT NULL,
    -- debts and contacts as JSON
    statement TEXT  NOT NULL,
    role     TEXT   NOT NULL,
    person   BIGINT NOT NULL DEFAULT 0,
    day      BIGINT NOT NULL,
    recorded BIGINT NOT NULL,
    PRIMARY KEY (company, memo)
);
CREATE INDEX memo_customer ON memo (company, customer);

-- Items of weekly and monthly plans; taken out by a row that names the one it ends.
CREATE TABLE plan_item (
    company  BIGINT NOT NULL,
    entry    BIGINT NOT NULL,
    -- week or month, of which person, beginning when
    plan     TEXT   NOT NULL,
    owner    BIGINT NOT NULL,
    begins   BIGINT NOT NULL,
    kind     TEXT   NOT NULL,
    -- 0: no customer
    customer BIGINT NOT NULL DEFAULT 0,
    -- the colleague it is about; 0 for none
    about    BIGINT NOT NULL DEFAULT 0,
    day      BIGINT NOT NULL DEFAULT 4000000,
    body     TEXT   NOT NULL,
    -- training or coaching goals are set with it (ESC-06)
    coaching BIGINT NOT NULL DEFAULT 0,
    ends     BIGINT NOT NULL DEFAULT 0,
    person   BIGINT NOT NULL DEFAULT 0,
    recorded BIGINT NOT NULL,
    PRIMARY KEY (company, entry)
);
CREATE INDEX plan_item_plan ON plan_item (company, plan, begins, owner);

-- That somebody looked at a plan, and what was found (ESC-05, ESC-12).
CREATE TABLE plan_check (
    company  BIGINT NOT NULL,
    entry    BIGINT NOT NULL,
    plan     TEXT   NOT NULL,
    owner    BIGINT NOT NULL,
    begins   BIGINT NOT NULL,
    -- measures to reduce the debt are there; work with the debtors is
    measures BIGINT NOT NULL,
    work     BIGINT NOT NULL,
    note     TEXT   NOT NULL DEFAULT '',
    role     TEXT   NOT NULL,
    person   BIGINT NOT NULL DEFAULT 0,
    day      BIGINT NOT NULL,
    recorded BIGINT NOT NULL,
    PRIMARY KEY (company, entry)
);
CREATE INDEX plan_check_plan ON plan_check (company, plan, begins, owner);

-- The planned share of overdue debt of a month; approved when its request was granted.
CREATE TABLE planned_share (
    company  BIGINT NOT NULL,
    entry    BIGINT NOT NULL,
    month    BIGINT NOT NULL,
    percent  TEXT   NOT NULL,
    request  BIGINT NOT NULL,
    person   BIGINT NOT NULL DEFAULT 0,
    recorded BIGINT NOT NULL,
    PRIMARY KEY (company, entry)
);
