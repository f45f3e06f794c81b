-- What lateness costs: what was agreed about it, and what people decided. The charges
-- themselves are derived and stored nowhere; a charge that was fixed is an item of the book.

-- Terms of contracts and agreements; ended by a row that names the one it ends.
CREATE TABLE charge_term (
    company    BIGINT NOT NULL,
    customer   BIGINT NOT NULL,
    term       BIGINT NOT NULL,
    -- 0 concerns every document of the customer
    item       BIGINT NOT NULL DEFAULT 0,
    -- contract, agreement, law
    ground     TEXT   NOT NULL,
    method     TEXT   NOT NULL,
    -- figures of the method, as JSON
    parameters TEXT   NOT NULL,
    -- first and last day of the documents it is about
    from_day   BIGINT NOT NULL,
    until_day  BIGINT NOT NULL DEFAULT 4000000,
    -- code of the calendar that moves a due day that is a day off; empty: as it is
    due_moves_by TEXT NOT NULL DEFAULT '',
    -- 1: owed beside whatever else is owed for the same days
    beside     BIGINT NOT NULL DEFAULT 0,
    reference  TEXT   NOT NULL,
    -- term ended by this row; 0 for one that begins
    ends       BIGINT NOT NULL DEFAULT 0,
    person     BIGINT NOT NULL DEFAULT 0,
    recorded   BIGINT NOT NULL,
    PRIMARY KEY (company, customer, term)
) {clustered};

-- Decisions about the charge on a document; taken back by a row that names the one it takes back.
CREATE TABLE charge_act (
    company    BIGINT NOT NULL,
    customer   BIGINT NOT NULL,
    act        BIGINT NOT NULL,
    -- the document that was paid late
    item       BIGINT NOT NULL,
    kind       TEXT   NOT NULL,
    -- last day of delay it is about
    upto       BIGINT NOT NULL,
    -- forgiven, or claimed
    amount     BIGINT NOT NULL DEFAULT 0,
    currency   TEXT   NOT NULL DEFAULT '',
    -- day of a condition or a postponement; 4000000 for none
    until_day  BIGINT NOT NULL DEFAULT 4000000,
    -- the charge as an item of the book; 0 for none
    claim      BIGINT NOT NULL DEFAULT 0,
    takes_back BIGINT NOT NULL DEFAULT 0,
    -- who was entitled by which clause
    role       TEXT   NOT NULL,
    clause     TEXT   NOT NULL DEFAULT '',
    reason     TEXT   NOT NULL DEFAULT '',
    -- the segments a claim was made of, as JSON; they are its proof
    proof      TEXT   NOT NULL DEFAULT '',
    person     BIGINT NOT NULL DEFAULT 0,
    recorded   BIGINT NOT NULL,
    PRIMARY KEY (company, customer, act)
) {clustered};
CREATE UNIQUE INDEX charge_act_back ON charge_act (company, customer, takes_back) WHERE takes_back <> 0;

-- In what order payments are counted: the latest row of the customer, else of the company
-- (customer 0), else oldest due first.
CREATE TABLE allocation_rule (
    company    BIGINT NOT NULL,
    customer   BIGINT NOT NULL,
    rule       BIGINT NOT NULL,
    allocation TEXT   NOT NULL,
    -- contract and clause
    reference  TEXT   NOT NULL,
    person     BIGINT NOT NULL DEFAULT 0,
    recorded   BIGINT NOT NULL,
    PRIMARY KEY (company, customer, rule)
) {clustered};
