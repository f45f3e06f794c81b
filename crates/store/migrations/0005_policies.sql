-- The regulation of a company as a document: every version that was entered, who approved it,
-- who has read it. Rows are never changed; the version in force on a day is the latest approved
-- one that counts by then.

CREATE TABLE policy_version (
    company   BIGINT NOT NULL,
    entry     BIGINT NOT NULL,
    -- name of the policy and its number, as the text says
    policy    TEXT   NOT NULL,
    version   BIGINT NOT NULL,
    -- the file; empty: the shipped policy of that name, for companies older than this table
    text      TEXT   NOT NULL,
    hash      TEXT   NOT NULL,
    -- first day on which it counts, as the text says
    effective BIGINT NOT NULL,
    note      TEXT   NOT NULL DEFAULT '',
    person    BIGINT NOT NULL DEFAULT 0,
    recorded  BIGINT NOT NULL,
    PRIMARY KEY (company, entry)
) {clustered};
CREATE UNIQUE INDEX policy_version_number ON policy_version (company, policy, version);

-- What became of a version: approved, withdrawn.
CREATE TABLE policy_act (
    company   BIGINT NOT NULL,
    entry     BIGINT NOT NULL,
    kind      TEXT   NOT NULL,
    reason    TEXT   NOT NULL DEFAULT '',
    person    BIGINT NOT NULL DEFAULT 0,
    recorded  BIGINT NOT NULL,
    PRIMARY KEY (company, entry, kind)
) {clustered};

-- The acknowledgement sheet: who confirmed having read which version, once.
CREATE TABLE policy_read (
    company   BIGINT NOT NULL,
    entry     BIGINT NOT NULL,
    person    BIGINT NOT NULL,
    recorded  BIGINT NOT NULL,
    PRIMARY KEY (company, entry, person)
) {clustered};

-- What a company followed so far becomes its first version, in force from the beginning.
INSERT INTO policy_version (company, entry, policy, version, text, hash, effective, recorded)
    SELECT c.company, 1, c.policy,
           (SELECT COALESCE(MAX(r.policy_version), 1) FROM run r WHERE r.company = c.company),
           c.policy_text, '', 7305, c.created_at
    FROM company c;
INSERT INTO policy_act (company, entry, kind, recorded)
    SELECT company, 1, 'approved', created_at FROM company;
INSERT INTO counter (company, name, next) SELECT company, 'policy_version', 2 FROM company;
ALTER TABLE company DROP COLUMN policy;
ALTER TABLE company DROP COLUMN policy_text;
