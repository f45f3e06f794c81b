-- Money that goes back to whoever paid it: proposed, approved by somebody else, written into a
-- payment order, paid when a statement shows it leave. The book knows of it once it is paid;
-- until then its money is kept: allocated to nothing, and not to be allocated.

CREATE TABLE refund (
    company  BIGINT NOT NULL,
    customer BIGINT NOT NULL,
    refund   BIGINT NOT NULL,
    -- the payment or other credit it is paid from
    item     BIGINT NOT NULL,
    currency TEXT   NOT NULL,
    amount   BIGINT NOT NULL,
    -- the account of ours it is paid from
    own_account   TEXT NOT NULL,
    payee         TEXT NOT NULL,
    payee_account TEXT NOT NULL,
    -- BIC of the payee's bank; empty where the account tells the bank
    payee_bank    TEXT NOT NULL,
    -- INN or registry code; may be empty
    payee_code    TEXT NOT NULL,
    reason        TEXT NOT NULL,
    -- why it does not go to the account it came from; empty where it does
    account_reason TEXT NOT NULL,
    person   BIGINT NOT NULL,
    on_day   BIGINT NOT NULL,
    recorded BIGINT NOT NULL,
    PRIMARY KEY (company, customer, refund),
    CHECK (amount > 0)
) {clustered};
CREATE INDEX refund_number ON refund (company, refund);

CREATE TABLE refund_act (
    company  BIGINT NOT NULL,
    customer BIGINT NOT NULL,
    refund   BIGINT NOT NULL,
    -- from 1
    place    BIGINT NOT NULL,
    -- proposed, approved, declined, withdrawn, ordered, again, paid, unpaid
    what     TEXT   NOT NULL,
    -- where it stands from then on
    state    TEXT   NOT NULL,
    -- of ordered and again: the order; 0 else
    payment_order BIGINT NOT NULL DEFAULT 0,
    -- of paid and unpaid: the line of the statement and the movement of the book; 0 else
    line     BIGINT NOT NULL DEFAULT 0,
    movement BIGINT NOT NULL DEFAULT 0,
    reason   TEXT   NOT NULL DEFAULT '',
    person   BIGINT NOT NULL,
    in_place_of BIGINT NOT NULL DEFAULT 0,
    on_day   BIGINT NOT NULL,
    recorded BIGINT NOT NULL,
    PRIMARY KEY (company, customer, refund, place)
) {clustered};
-- A refund is ordered once.
CREATE UNIQUE INDEX refund_act_ordered ON refund_act (company, customer, refund)
    WHERE what = 'ordered';
CREATE INDEX refund_act_of ON refund_act (company, refund, place);
CREATE INDEX refund_act_order ON refund_act (company, payment_order) WHERE payment_order <> 0;
CREATE INDEX refund_act_line ON refund_act (company, line) WHERE line <> 0;

-- Files for the bank, byte for byte: taken out again, it is the same file with the same name.
CREATE TABLE payment_order (
    company       BIGINT NOT NULL,
    payment_order BIGINT NOT NULL,
    -- pain001 or one-c
    form          TEXT   NOT NULL,
    account       TEXT   NOT NULL,
    currency      TEXT   NOT NULL,
    message_id    TEXT   NOT NULL,
    transfers     BIGINT NOT NULL,
    total         BIGINT NOT NULL,
    -- of the bytes, and the bytes as base64
    hash          TEXT   NOT NULL,
    content       TEXT   NOT NULL,
    person        BIGINT NOT NULL,
    on_day        BIGINT NOT NULL,
    recorded      BIGINT NOT NULL,
    PRIMARY KEY (company, payment_order)
);
CREATE UNIQUE INDEX payment_order_message ON payment_order (company, message_id);
