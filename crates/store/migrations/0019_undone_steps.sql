-- Steps that came to nothing: everything they asked for was taken back before it was carried
-- out. From the day `undone` on the step may be taken once more.
CREATE TABLE step_undone (
    company  BIGINT NOT NULL,
    customer BIGINT NOT NULL,
    item     BIGINT NOT NULL,
    clause   TEXT   NOT NULL,
    -- the day on which it was taken
    day      BIGINT NOT NULL,
    undone   BIGINT NOT NULL,
    recorded BIGINT NOT NULL,
    PRIMARY KEY (company, customer, item, clause, day)
) {clustered};

-- Debts that a message did not name when it left: they could not be asked for at that moment.
CREATE TABLE left_out (
    company  BIGINT NOT NULL,
    customer BIGINT NOT NULL,
    effect   TEXT   NOT NULL,
    item     BIGINT NOT NULL,
    recorded BIGINT NOT NULL,
    PRIMARY KEY (company, customer, effect, item)
) {clustered};
