-- Individual repayment agreements: what was looked at with the buyer, each draft with its debts
-- and parts, what was recorded about it, and the buyer's own worksheet.

CREATE TABLE agreement (
    company   BIGINT NOT NULL,
    customer  BIGINT NOT NULL,
    agreement BIGINT NOT NULL,
    -- why the buyer does not pay, as it was found out
    cause     TEXT   NOT NULL,
    -- the agreement whose place it takes; 0 for none
    replaces  BIGINT NOT NULL DEFAULT 0,
    day       BIGINT NOT NULL,
    person    BIGINT NOT NULL,
    recorded  BIGINT NOT NULL,
    PRIMARY KEY (company, customer, agreement)
) {clustered};

-- The plan as it was drawn up; the latest version is the one that is offered and signed.
CREATE TABLE agreement_draft (
    company     BIGINT NOT NULL,
    customer    BIGINT NOT NULL,
    agreement   BIGINT NOT NULL,
    version     BIGINT NOT NULL,
    form        TEXT   NOT NULL,
    currency    TEXT   NOT NULL,
    amount      BIGINT NOT NULL,
    -- is a fee by the weekly table agreed on
    fee         BIGINT NOT NULL,
    grace       BIGINT NOT NULL,
    accelerates BIGINT NOT NULL,
    -- what the buyer says it can pay in a month; -1 when it did not say
    capacity    BIGINT NOT NULL DEFAULT -1,
    conditions  TEXT   NOT NULL DEFAULT '',
    person      BIGINT NOT NULL,
    recorded    BIGINT NOT NULL,
    PRIMARY KEY (company, customer, agreement, version),
    CHECK (amount > 0)
) {clustered};

CREATE TABLE agreement_debt (
    company   BIGINT NOT NULL,
    customer  BIGINT NOT NULL,
    agreement BIGINT NOT NULL,
    version   BIGINT NOT NULL,
    item      BIGINT NOT NULL,
    amount    BIGINT NOT NULL,
    PRIMARY KEY (company, customer, agreement, version, item),
    CHECK (amount > 0)
) {clustered};

CREATE TABLE instalment (
    company   BIGINT NOT NULL,
    customer  BIGINT NOT NULL,
    agreement BIGINT NOT NULL,
    version   BIGINT NOT NULL,
    part      BIGINT NOT NULL,
    day       BIGINT NOT NULL,
    amount    BIGINT NOT NULL,
    fee       BIGINT NOT NULL DEFAULT 0,
    PRIMARY KEY (company, customer, agreement, version, part),
    CHECK (amount > 0 AND fee >= 0)
) {clustered};

CREATE TABLE agreement_act (
    company   BIGINT NOT NULL,
    customer  BIGINT NOT NULL,
    agreement BIGINT NOT NULL,
    act       BIGINT NOT NULL,
    kind      TEXT   NOT NULL,
    day       BIGINT NOT NULL,
    version   BIGINT NOT NULL DEFAULT 0,
    -- the part that was missed; 0 for none
    part      BIGINT NOT NULL DEFAULT 0,
    -- what was not paid yet, at a breach due at once where the agreement says so
    rest      BIGINT NOT NULL DEFAULT 0,
    -- the request whose decision permits the signature; 0 for none
    request   BIGINT NOT NULL DEFAULT 0,
    number    TEXT   NOT NULL DEFAULT '',
    note      TEXT   NOT NULL DEFAULT '',
    person    BIGINT NOT NULL,
    recorded  BIGINT NOT NULL,
    PRIMARY KEY (company, customer, agreement, act)
) {clustered};
CREATE INDEX agreement_act_by_kind ON agreement_act (company, kind, customer, agreement);

-- The buyer's worksheet; the lines of the latest version hold.
CREATE TABLE worksheet_line (
    company   BIGINT NOT NULL,
    customer  BIGINT NOT NULL,
    agreement BIGINT NOT NULL,
    version   BIGINT NOT NULL,
    line      BIGINT NOT NULL,
    kind      TEXT   NOT NULL,
    name      TEXT   NOT NULL,
    currency  TEXT   NOT NULL,
    amount    BIGINT NOT NULL,
    rate      TEXT   NOT NULL DEFAULT '0',
    harshness TEXT   NOT NULL DEFAULT 'plain',
    person    BIGINT NOT NULL,
    recorded  BIGINT NOT NULL,
    PRIMARY KEY (company, customer, agreement, version, line)
) {clustered};

-- Who looks after a dispute, by when it is to be settled, and why the debt is contested: a word
-- of the list. Rows are only ever added; the latest of a dispute holds.
CREATE TABLE dispute_act (
    company  BIGINT NOT NULL,
    customer BIGINT NOT NULL,
    standing BIGINT NOT NULL,
    act      BIGINT NOT NULL,
    cause    TEXT   NOT NULL,
    owner    BIGINT NOT NULL,
    until    BIGINT NOT NULL,
    -- how it ended: '' while it has not, 'granted' or 'rejected'
    outcome  TEXT   NOT NULL DEFAULT '',
    -- the credit note that gave way; 0 for none
    item     BIGINT NOT NULL DEFAULT 0,
    -- was the owner's leader told that its day is over
    told     BIGINT NOT NULL DEFAULT 0,
    day      BIGINT NOT NULL,
    person   BIGINT NOT NULL,
    recorded BIGINT NOT NULL,
    PRIMARY KEY (company, customer, standing, act)
) {clustered};
