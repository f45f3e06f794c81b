-- SQLite only. What is asked for is a long row, and a day asks for one or two of each of many
-- customers: kept among the earlier rows of its customer, every one of them rewrote a page of
-- its own. The rows now lie in the order in which they were asked for, and the key finds those
-- of a customer.
CREATE TABLE effect_as_asked (
    company        BIGINT NOT NULL,
    customer       BIGINT NOT NULL,
    effect         TEXT   NOT NULL,
    day            BIGINT NOT NULL,
    kind           TEXT   NOT NULL,
    clause         TEXT   NOT NULL,
    policy         TEXT   NOT NULL,
    policy_version BIGINT NOT NULL,
    step           BIGINT NOT NULL,
    role           TEXT   NOT NULL DEFAULT '',
    channel        TEXT   NOT NULL DEFAULT '',
    text_key       TEXT   NOT NULL,
    threshold_days BIGINT NOT NULL,
    met_by_days    BIGINT NOT NULL,
    -- what the buyer did that started the step before its day
    event          TEXT   NOT NULL DEFAULT '',
    until_day      BIGINT NOT NULL,
    -- the lines as JSON: items, open amounts, days late
    lines          TEXT   NOT NULL,
    options        TEXT   NOT NULL DEFAULT '',
    several        BIGINT NOT NULL DEFAULT 0,
    missed_role    TEXT   NOT NULL DEFAULT '',
    counter        TEXT   NOT NULL DEFAULT 'calendar',
    PRIMARY KEY (company, customer, effect)
);
INSERT INTO effect_as_asked
    (company, customer, effect, day, kind, clause, policy, policy_version, step, role, channel,
     text_key, threshold_days, met_by_days, event, until_day, lines, options, several,
     missed_role, counter)
    SELECT company, customer, effect, day, kind, clause, policy, policy_version, step, role,
           channel, text_key, threshold_days, met_by_days, event, until_day, lines, options,
           several, missed_role, counter
    FROM effect ORDER BY company, day, customer, effect;
DROP TABLE effect;
ALTER TABLE effect_as_asked RENAME TO effect;
CREATE INDEX effect_day ON effect (company, day, clause);
CREATE INDEX effect_asked ON effect (kind, company, customer, effect) WHERE kind = 'ask_approval';
