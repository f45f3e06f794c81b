-- What comes from and goes to other systems: the numbers by which their documents name
-- customers, what the company itself owes, and records for the accounting system.

-- Numbers of a register or of the tax office by which documents have named a customer.
CREATE TABLE party_number (
    company  BIGINT NOT NULL,
    -- capitals and digits only
    number   TEXT   NOT NULL,
    customer BIGINT NOT NULL,
    batch    BIGINT NOT NULL,
    recorded BIGINT NOT NULL,
    PRIMARY KEY (company, number, customer)
);

-- What the company owes, as sources tell it. The latest row of a payable holds.
CREATE TABLE payable (
    company   BIGINT NOT NULL,
    -- identity of the counterparty's code; a customer where there is one with that code
    customer  BIGINT NOT NULL,
    -- what makes it the same document: see `domain::payables`
    payable   BIGINT NOT NULL,
    version   BIGINT NOT NULL,
    code      TEXT   NOT NULL,
    name      TEXT   NOT NULL,
    kind      TEXT   NOT NULL,
    number    TEXT   NOT NULL,
    effective BIGINT NOT NULL,
    due       BIGINT NOT NULL,
    currency  TEXT   NOT NULL,
    -- below zero for a credit note of the supplier
    amount    BIGINT NOT NULL,
    batch     BIGINT NOT NULL,
    recorded  BIGINT NOT NULL,
    PRIMARY KEY (company, customer, payable, version),
    CHECK (amount <> 0)
) {clustered};

-- What of a payable was settled: set off against the counterparty's own debt, or paid.
CREATE TABLE payable_use (
    company   BIGINT NOT NULL,
    customer  BIGINT NOT NULL,
    payable   BIGINT NOT NULL,
    place     BIGINT NOT NULL,
    -- the credit of the book that the offset made; 0 for money paid
    item      BIGINT NOT NULL,
    amount    BIGINT NOT NULL,
    effective BIGINT NOT NULL,
    person    BIGINT NOT NULL DEFAULT 0,
    recorded  BIGINT NOT NULL,
    PRIMARY KEY (company, customer, payable, place)
) {clustered};

-- What the accounting system is to know, numbered as it was first written out.
CREATE TABLE accounting_record (
    company  BIGINT NOT NULL,
    record   BIGINT NOT NULL,
    kind     TEXT   NOT NULL,
    customer BIGINT NOT NULL,
    -- what it is about, unique among its kind and customer
    subject  TEXT   NOT NULL,
    body     TEXT   NOT NULL,
    recorded BIGINT NOT NULL,
    PRIMARY KEY (company, record)
);
CREATE UNIQUE INDEX accounting_record_once ON accounting_record (company, kind, customer, subject);
