-- Fields of a customer's card that a person has changed, with what the last import had said
-- of them: a file that says the same again does not undo what was written by hand (M21).
-- The row goes when a file says something new.
CREATE TABLE kept_by_hand (
    company  BIGINT NOT NULL,
    customer BIGINT NOT NULL,
    field    TEXT   NOT NULL,
    -- what the card said before the first change by hand
    imported TEXT   NOT NULL,
    PRIMARY KEY (company, customer, field)
) {clustered};
