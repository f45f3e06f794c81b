-- A refund is ordered once, whichever customer it stands at: it goes along with its payment.
CREATE UNIQUE INDEX refund_act_ordered_once ON refund_act (company, refund)
    WHERE what = 'ordered';
DROP INDEX refund_act_ordered;

-- The gate that a restore shuts: nothing is ordered, and no file handed out, until somebody says that
-- the statements since the copy are in. It stood among the settings of sending; what stands there
-- of it is history.
CREATE TABLE refund_gate (
    company     BIGINT NOT NULL,
    -- from 1; the latest holds
    entry       BIGINT NOT NULL,
    -- 1: shut by a restore; 0: opened by a person
    shut        BIGINT NOT NULL,
    -- of shut: the last refund that stood in the copy, 0 for none
    last_refund BIGINT NOT NULL,
    person      BIGINT NOT NULL,
    recorded    BIGINT NOT NULL,
    PRIMARY KEY (company, entry),
    CHECK (shut IN (0, 1))
) {clustered};
INSERT INTO refund_gate (company, entry, shut, last_refund, person, recorded)
SELECT company, version, CASE WHEN value = '' THEN 0 ELSE 1 END,
    CASE WHEN value = '' THEN 0 ELSE CAST(value AS BIGINT) END, person, recorded
FROM sending WHERE field = 'refunds-brought-back';
