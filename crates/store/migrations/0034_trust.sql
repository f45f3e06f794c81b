-- Where each act came from, and the seal of everything that stood in the book when it was done.
ALTER TABLE audit ADD COLUMN origin TEXT NOT NULL DEFAULT '';
ALTER TABLE audit ADD COLUMN book TEXT NOT NULL DEFAULT '';

-- One row a sealed table: how many rows it holds and a sum of their hashes; under the name
-- `audit` the end of the journal itself. What is changed, added or cut past the program differs.
CREATE TABLE seal (
    company BIGINT NOT NULL,
    name    TEXT   NOT NULL,
    held    BIGINT NOT NULL,
    digest  TEXT   NOT NULL,
    PRIMARY KEY (company, name)
);

-- Signed-in browsers, as their person sees them in a list.
ALTER TABLE session ADD COLUMN begun_at BIGINT NOT NULL DEFAULT 0;
ALTER TABLE session ADD COLUMN origin TEXT NOT NULL DEFAULT '';
ALTER TABLE session ADD COLUMN browser TEXT NOT NULL DEFAULT '';

-- Failures at the door, by account, by address and by both: no business facts, forgotten in time.
CREATE TABLE attempt (
    company  BIGINT NOT NULL,
    -- a hash: what was typed as a log-in may be a password
    subject  TEXT   NOT NULL,
    failures BIGINT NOT NULL,
    last_at  BIGINT NOT NULL,
    PRIMARY KEY (company, subject)
);

-- Links by which a person chooses a new password: once, within an hour. Only a hash is kept.
CREATE TABLE password_link (
    token_hash TEXT   NOT NULL PRIMARY KEY,
    company    BIGINT NOT NULL,
    person     BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX password_link_of ON password_link (company, person);

-- The second factor of a person: codes of a device that change with time (RFC 6238).
CREATE TABLE second_factor (
    company   BIGINT NOT NULL,
    person    BIGINT NOT NULL,
    -- the shared secret, encrypted under the key of the environment
    secret    TEXT   NOT NULL,
    -- the step of time of the last code that was taken: none is taken twice
    last_step BIGINT NOT NULL DEFAULT 0,
    -- 0: a first code has not been shown yet, and none is asked for
    since     BIGINT NOT NULL DEFAULT 0,
    PRIMARY KEY (company, person)
);

-- Codes for whoever has lost the device, each once. Only hashes are kept.
CREATE TABLE recovery_code (
    company BIGINT NOT NULL,
    person  BIGINT NOT NULL,
    code    TEXT   NOT NULL,
    PRIMARY KEY (company, person, code)
);
