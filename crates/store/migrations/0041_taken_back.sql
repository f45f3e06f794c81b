-- A row with `ends` takes the entry of that number back: the debt stands in the register of
-- irrecoverable debt no more (ESC-15). 0: it enters the debt.
ALTER TABLE irrecoverable ADD COLUMN ends BIGINT NOT NULL DEFAULT 0;

-- A version with 1 says that the payable is owed no more: the import that told it was taken back.
ALTER TABLE payable ADD COLUMN withdrawn BIGINT NOT NULL DEFAULT 0;
