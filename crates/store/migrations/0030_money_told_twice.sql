-- The import that brought a line last: the first one, until that was undone and the line came
-- again. Taking back an import takes back what it brought.
ALTER TABLE bank_line ADD COLUMN brought BIGINT NOT NULL DEFAULT 0;
-- 1: the payment that stands for the line was there before it, and stays when they are parted.
ALTER TABLE bank_line ADD COLUMN linked BIGINT NOT NULL DEFAULT 0;
UPDATE bank_line SET brought = batch, linked = CASE WHEN item <> 0 AND EXISTS (
    SELECT 1 FROM line_act a WHERE a.company = bank_line.company AND a.line = bank_line.line
        AND a.item = bank_line.item AND a.state = 'matched' AND a.why = '') THEN 1 ELSE 0 END;
CREATE INDEX bank_line_brought ON bank_line (company, brought);
-- A payment that is taken back is looked for by its amount.
CREATE INDEX bank_line_amount ON bank_line (company, account, amount);

-- The line that this one takes back, or that takes it back; 0 for none.
ALTER TABLE line_act ADD COLUMN other BIGINT NOT NULL DEFAULT 0;
ALTER TABLE line_act ADD COLUMN linked BIGINT NOT NULL DEFAULT 0;

-- A payment that a file or a program told, and the line of the bank that had brought the same
-- money before: it counts once. The identity is the one the payment would have had
-- (`domain::book::identity`).
CREATE TABLE same_money (
    company  BIGINT NOT NULL,
    customer BIGINT NOT NULL,
    identity BIGINT NOT NULL,
    line     BIGINT NOT NULL,
    -- the payment that stands for the line
    item     BIGINT NOT NULL,
    batch    BIGINT NOT NULL,
    recorded BIGINT NOT NULL,
    PRIMARY KEY (company, customer, identity, line)
) {clustered};

-- Imports of tables and documents that were taken back as a whole.
CREATE TABLE batch_undone (
    company  BIGINT NOT NULL,
    batch    BIGINT NOT NULL,
    reason   TEXT   NOT NULL,
    person   BIGINT NOT NULL,
    recorded BIGINT NOT NULL,
    PRIMARY KEY (company, batch)
) {clustered};
