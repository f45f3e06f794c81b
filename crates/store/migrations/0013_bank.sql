-- What banks say about the company's accounts, and what became of each line. A line is a
-- witness: the money counts from the moment a payment of the book stands for it.

CREATE TABLE bank_account (
    company    BIGINT NOT NULL,
    account    TEXT   NOT NULL,
    currency   TEXT   NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (company, account, currency)
);

CREATE TABLE bank_statement (
    company   BIGINT NOT NULL,
    statement BIGINT NOT NULL,
    account   TEXT   NOT NULL,
    currency  TEXT   NOT NULL,
    -- the bank's own number; used again by some banks each year
    number    TEXT   NOT NULL,
    format    TEXT   NOT NULL,
    -- of its lines in their order, and its balances: the same statement sent again
    digest    BIGINT NOT NULL,
    -- first and last day of its lines; 4000000 when it has none
    from_day  BIGINT NOT NULL,
    to_day    BIGINT NOT NULL,
    opening   BIGINT,
    closing   BIGINT,
    batch     BIGINT NOT NULL,
    recorded  BIGINT NOT NULL,
    PRIMARY KEY (company, statement)
);
CREATE INDEX bank_statement_account ON bank_statement (company, account, currency);

CREATE TABLE bank_line (
    company   BIGINT NOT NULL,
    -- derived from account, content and occurrence (`domain::bank::known`)
    line      BIGINT NOT NULL,
    content   BIGINT NOT NULL,
    account   TEXT   NOT NULL,
    statement BIGINT NOT NULL,
    place     BIGINT NOT NULL,
    booked    BIGINT NOT NULL,
    currency  TEXT   NOT NULL,
    -- above zero came in, below went out
    amount    BIGINT NOT NULL,
    reversal  BIGINT NOT NULL,
    bank_id   TEXT   NOT NULL,
    end_to_end TEXT  NOT NULL,
    number    TEXT   NOT NULL,
    reference TEXT   NOT NULL,
    body      TEXT   NOT NULL,
    name      TEXT   NOT NULL,
    other_account TEXT NOT NULL,
    code      TEXT   NOT NULL,
    behalf    TEXT   NOT NULL,
    batch     BIGINT NOT NULL,
    recorded  BIGINT NOT NULL,
    -- what the latest act says, kept here to be found:
    -- open, matched, out, aside, same, returned, undone
    state     TEXT   NOT NULL,
    -- why a person is asked; empty when nobody is
    doubt     TEXT   NOT NULL DEFAULT '',
    -- the payment that stands for it; 0 for none
    customer  BIGINT NOT NULL DEFAULT 0,
    item      BIGINT NOT NULL DEFAULT 0,
    PRIMARY KEY (company, line),
    CHECK (amount <> 0)
) {clustered};
CREATE INDEX bank_line_day ON bank_line (company, account, booked);
CREATE INDEX bank_line_open ON bank_line (company, booked, line) WHERE state = 'open';
CREATE INDEX bank_line_item ON bank_line (company, customer, item) WHERE item <> 0;
CREATE INDEX bank_line_batch ON bank_line (company, batch);

-- What the program and people made of a line, one row an act.
CREATE TABLE line_act (
    company  BIGINT NOT NULL,
    line     BIGINT NOT NULL,
    act      BIGINT NOT NULL,
    -- the state the line has from then on
    state    TEXT   NOT NULL,
    doubt    TEXT   NOT NULL DEFAULT '',
    customer BIGINT NOT NULL DEFAULT 0,
    item     BIGINT NOT NULL DEFAULT 0,
    -- the evidence, as JSON
    why      TEXT   NOT NULL DEFAULT '',
    reason   TEXT   NOT NULL DEFAULT '',
    person   BIGINT NOT NULL DEFAULT 0,
    recorded BIGINT NOT NULL,
    PRIMARY KEY (company, line, act)
) {clustered};

-- Whose an open line may be: derived, and gone with the question. Money that may be a
-- customer's keeps that customer from being chased.
CREATE TABLE line_proposal (
    company  BIGINT NOT NULL,
    customer BIGINT NOT NULL,
    line     BIGINT NOT NULL,
    place    BIGINT NOT NULL,
    booked   BIGINT NOT NULL,
    currency TEXT   NOT NULL,
    amount   BIGINT NOT NULL,
    proposal TEXT   NOT NULL,
    PRIMARY KEY (company, customer, line)
) {clustered};
CREATE INDEX line_proposal_line ON line_proposal (company, line, place);

-- Accounts from which a person has confirmed that a customer pays.
CREATE TABLE payer_account (
    company  BIGINT NOT NULL,
    customer BIGINT NOT NULL,
    account  TEXT   NOT NULL,
    line     BIGINT NOT NULL,
    person   BIGINT NOT NULL,
    recorded BIGINT NOT NULL,
    PRIMARY KEY (company, customer, account)
) {clustered};
