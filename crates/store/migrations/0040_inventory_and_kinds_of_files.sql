-- What a creditor confirmed of what is owed to it, for the inventory of settlements (WOF-01). Of
-- several about the same day the latest holds.
CREATE TABLE payable_confirmed (
    company  BIGINT NOT NULL,
    customer BIGINT NOT NULL,
    payable  BIGINT NOT NULL,
    -- from 1
    place    BIGINT NOT NULL,
    -- the day of the balance
    as_of    BIGINT NOT NULL,
    amount   BIGINT NOT NULL,
    -- the paper: number and day
    number   TEXT   NOT NULL,
    dated    BIGINT NOT NULL,
    person   BIGINT NOT NULL DEFAULT 0,
    recorded BIGINT NOT NULL,
    PRIMARY KEY (company, customer, payable, place),
    CHECK (amount >= 0)
) {clustered};

-- What an attached file is (contract, delivery-note, …), and the document of the book that it
-- belongs to; 0 for none.
ALTER TABLE attachment ADD COLUMN paper TEXT NOT NULL DEFAULT 'other';
ALTER TABLE attachment ADD COLUMN item BIGINT NOT NULL DEFAULT 0;
