-- What happened to the case of a customer, in the order recorded (see domain::recovery::case).
-- A fact is taken back by the next one of the kind `taken-back`.
CREATE TABLE case_fact (
    company   BIGINT NOT NULL,
    customer  BIGINT NOT NULL,
    -- from 1
    place     BIGINT NOT NULL,
    act       TEXT   NOT NULL,
    on_day    BIGINT NOT NULL,
    number    TEXT   NOT NULL,
    party     TEXT   NOT NULL,
    proof     TEXT   NOT NULL,
    note      TEXT   NOT NULL,
    -- of the sums and the price; empty without either
    currency  TEXT   NOT NULL,
    -- minor units; all three 0 where nothing was claimed or awarded
    principal BIGINT NOT NULL,
    penalty   BIGINT NOT NULL,
    costs     BIGINT NOT NULL,
    -- what a buyer pays, below zero where there is none
    price     BIGINT NOT NULL,
    -- per cent; empty where there is none
    rate      TEXT   NOT NULL,
    -- 4000000 where there is none
    until_day BIGINT NOT NULL,
    -- of a decision; 0 where there is none
    decision  BIGINT NOT NULL,
    -- the payment in the book; 0 where there is none
    payment   BIGINT NOT NULL,
    ground    TEXT   NOT NULL,
    -- who looks after the case from now on; 0 where nobody is named
    in_charge BIGINT NOT NULL,
    person    BIGINT NOT NULL,
    recorded  BIGINT NOT NULL,
    PRIMARY KEY (company, customer, place),
    CHECK (principal >= 0 AND penalty >= 0 AND costs >= 0)
) {clustered};

-- The debts that a fact is about, with what was open of each.
CREATE TABLE case_debt (
    company   BIGINT NOT NULL,
    customer  BIGINT NOT NULL,
    place     BIGINT NOT NULL,
    item      BIGINT NOT NULL,
    currency  TEXT   NOT NULL,
    amount    BIGINT NOT NULL,
    PRIMARY KEY (company, customer, place, item)
) {clustered};

-- The papers by which a debt was written off.
CREATE TABLE case_paper (
    company   BIGINT NOT NULL,
    customer  BIGINT NOT NULL,
    place     BIGINT NOT NULL,
    -- 0 act of the commission, 1 justification, 2 order
    paper     BIGINT NOT NULL,
    number    TEXT   NOT NULL,
    dated     BIGINT NOT NULL,
    PRIMARY KEY (company, customer, place, paper)
) {clustered};

-- What debtors acknowledged: it restarts limitation (see domain::recovery::limitation).
CREATE TABLE acknowledgement (
    company    BIGINT NOT NULL,
    customer   BIGINT NOT NULL,
    place      BIGINT NOT NULL,
    -- 0: every debt that was due by then
    item       BIGINT NOT NULL,
    kind       TEXT   NOT NULL,
    on_day     BIGINT NOT NULL,
    in_writing BIGINT NOT NULL,
    number     TEXT   NOT NULL,
    note       TEXT   NOT NULL,
    -- the acknowledgement that this row takes back; 0 for none
    takes_back BIGINT NOT NULL,
    person     BIGINT NOT NULL,
    recorded   BIGINT NOT NULL,
    PRIMARY KEY (company, customer, place)
) {clustered};

-- Debts offered for sale together.
CREATE TABLE portfolio (
    company   BIGINT NOT NULL,
    portfolio BIGINT NOT NULL,
    name      TEXT   NOT NULL,
    on_day    BIGINT NOT NULL,
    -- the last day on which offers are taken
    until_day BIGINT NOT NULL,
    person    BIGINT NOT NULL,
    recorded  BIGINT NOT NULL,
    PRIMARY KEY (company, portfolio)
) {clustered};

CREATE TABLE portfolio_lot (
    company   BIGINT NOT NULL,
    portfolio BIGINT NOT NULL,
    customer  BIGINT NOT NULL,
    item      BIGINT NOT NULL,
    currency  TEXT   NOT NULL,
    -- open on the day on which it was offered
    amount    BIGINT NOT NULL,
    PRIMARY KEY (company, portfolio, customer, item)
) {clustered};

-- What became of a portfolio: offers, and the one that was accepted.
CREATE TABLE portfolio_act (
    company   BIGINT NOT NULL,
    portfolio BIGINT NOT NULL,
    place     BIGINT NOT NULL,
    -- offer, accepted, ended
    what      TEXT   NOT NULL,
    -- of an acceptance the offer's place; 0 otherwise
    offer     BIGINT NOT NULL,
    buyer     TEXT   NOT NULL,
    -- of the contract
    number    TEXT   NOT NULL,
    currency  TEXT   NOT NULL,
    price     BIGINT NOT NULL,
    on_day    BIGINT NOT NULL,
    person    BIGINT NOT NULL,
    recorded  BIGINT NOT NULL,
    PRIMARY KEY (company, portfolio, place)
) {clustered};

-- Reconciliation acts on their way: sent, signed, disputed, silent. The latest row of an act
-- holds.
CREATE TABLE reconciliation (
    company   BIGINT NOT NULL,
    customer  BIGINT NOT NULL,
    act       BIGINT NOT NULL,
    place     BIGINT NOT NULL,
    state     TEXT   NOT NULL,
    as_of     BIGINT NOT NULL,
    currency  TEXT   NOT NULL,
    -- by our books
    amount    BIGINT NOT NULL,
    -- what the debtor confirms
    confirmed BIGINT NOT NULL,
    on_day    BIGINT NOT NULL,
    note      TEXT   NOT NULL,
    person    BIGINT NOT NULL,
    recorded  BIGINT NOT NULL,
    PRIMARY KEY (company, customer, act, place)
) {clustered};
