-- Letters that go by post, printed together: one file a batch, kept byte for byte, and what
-- became of each of its letters.

CREATE TABLE print_batch (
    company    BIGINT NOT NULL,
    batch      BIGINT NOT NULL,
    day        BIGINT NOT NULL,
    letters    BIGINT NOT NULL,
    pages      BIGINT NOT NULL,
    -- are both sides of a sheet printed?
    both_sides BIGINT NOT NULL,
    -- the file as base64, and the hash of its bytes
    content    TEXT   NOT NULL,
    hash       TEXT   NOT NULL,
    person     BIGINT NOT NULL DEFAULT 0,
    recorded   BIGINT NOT NULL,
    PRIMARY KEY (company, batch)
);

CREATE TABLE print_letter (
    company    BIGINT NOT NULL,
    customer   BIGINT NOT NULL,
    effect     TEXT   NOT NULL,
    batch      BIGINT NOT NULL,
    -- its place in the pile, from one, and where it begins in the file
    place      BIGINT NOT NULL,
    first_page BIGINT NOT NULL,
    pages      BIGINT NOT NULL,
    recipient  TEXT   NOT NULL,
    subject    TEXT   NOT NULL,
    body       TEXT   NOT NULL,
    PRIMARY KEY (company, customer, effect, batch)
) {clustered};
CREATE INDEX print_letter_of ON print_letter (company, batch, place);

-- What became of a letter of a batch: posted, returned to the queue, or taken out because
-- nothing of it was owed any more.
CREATE TABLE print_outcome (
    company  BIGINT NOT NULL,
    customer BIGINT NOT NULL,
    effect   TEXT   NOT NULL,
    batch    BIGINT NOT NULL,
    what     TEXT   NOT NULL,
    person   BIGINT NOT NULL DEFAULT 0,
    recorded BIGINT NOT NULL,
    PRIMARY KEY (company, customer, effect, batch)
) {clustered};
