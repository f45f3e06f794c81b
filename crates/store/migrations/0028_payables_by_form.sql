-- What is owed by a payable (money, in kind, deposited, claim), and whether the supplier's
-- documents for it are there (AP-02, AP-04).
ALTER TABLE payable ADD COLUMN form TEXT NOT NULL DEFAULT 'money';
ALTER TABLE payable ADD COLUMN documented BIGINT NOT NULL DEFAULT 1;

-- The papers by which a use of a payable was income: limitation had run out (AP-03).
CREATE TABLE payable_income (
    company   BIGINT NOT NULL,
    customer  BIGINT NOT NULL,
    payable   BIGINT NOT NULL,
    -- of the use in `payable_use`
    place     BIGINT NOT NULL,
    -- 0 inventory, 1 justification, 2 order
    paper     BIGINT NOT NULL,
    number    TEXT   NOT NULL,
    dated     BIGINT NOT NULL,
    PRIMARY KEY (company, customer, payable, place, paper)
) {clustered};
