-- Who was shown which page about somebody: one row a day, person, page and origin. No business
-- facts; forgotten after a year.
CREATE TABLE seen (
    company  BIGINT NOT NULL,
    day      BIGINT NOT NULL,
    person   BIGINT NOT NULL,
    -- the address without its question; customers stand in it by their code
    place    TEXT   NOT NULL,
    origin   TEXT   NOT NULL,
    times    BIGINT NOT NULL,
    first_at BIGINT NOT NULL,
    last_at  BIGINT NOT NULL,
    PRIMARY KEY (company, day, person, place, origin)
) {clustered};
CREATE INDEX seen_by_time ON seen (company, last_at);
