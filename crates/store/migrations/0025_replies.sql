-- What came into the mailbox that answers go to: what people wrote, what machines answered, what
-- mail servers could not deliver.

CREATE TABLE reply (
    company     BIGINT NOT NULL,
    reply       BIGINT NOT NULL,
    -- its Message-ID; without one, the hash of its bytes
    identity    TEXT   NOT NULL,
    -- person, automatic, undelivered
    kind        TEXT   NOT NULL,
    sender      TEXT   NOT NULL,
    sender_name TEXT   NOT NULL,
    subject     TEXT   NOT NULL,
    -- its words, without markup
    body        TEXT   NOT NULL,
    -- as the sender says; 0: it does not
    sent_at     BIGINT NOT NULL,
    -- whole size in bytes, and how many of them were read
    size        BIGINT NOT NULL,
    was_read    BIGINT NOT NULL,
    -- the letter of ours that it answers; empty: it names none
    effect      TEXT   NOT NULL,
    -- business day on which it came in
    day         BIGINT NOT NULL,
    recorded    BIGINT NOT NULL,
    -- whose it is (0: nobody knows yet), and how that is known: letter, address, person
    customer    BIGINT NOT NULL,
    matched_by  TEXT   NOT NULL,
    -- who read it, when, and on which business day; the last day of all while nobody has
    read_day    BIGINT NOT NULL,
    read_at     BIGINT NOT NULL DEFAULT 0,
    read_by     BIGINT NOT NULL DEFAULT 0,
    PRIMARY KEY (company, reply)
);
CREATE UNIQUE INDEX reply_identity ON reply (company, identity);
CREATE INDEX reply_of ON reply (company, customer, kind, read_day);

-- Files that came along; one that is too large is named only.
CREATE TABLE reply_file (
    company BIGINT NOT NULL,
    reply   BIGINT NOT NULL,
    file    BIGINT NOT NULL,
    name    TEXT   NOT NULL,
    kind    TEXT   NOT NULL,
    size    BIGINT NOT NULL,
    -- base64; empty: not kept
    content TEXT   NOT NULL,
    PRIMARY KEY (company, reply, file)
);

-- Which numbers of a mailbox were taken: each once, whatever dies in between.
CREATE TABLE mail_taken (
    company  BIGINT NOT NULL,
    mailbox  TEXT   NOT NULL,
    validity BIGINT NOT NULL,
    uid      BIGINT NOT NULL,
    reply    BIGINT NOT NULL,
    recorded BIGINT NOT NULL,
    -- 1 once the server has been told that it was seen
    marked   BIGINT NOT NULL DEFAULT 0,
    PRIMARY KEY (company, mailbox, validity, uid)
);
