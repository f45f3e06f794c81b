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
