-- The company's day on which a task or message was withdrawn, where its reason went away: the
-- moment beside it is that of the record. 0: it was not, or it was before this was kept.
ALTER TABLE task ADD COLUMN withdrawn_on BIGINT NOT NULL DEFAULT 0;
ALTER TABLE outbox ADD COLUMN withdrawn_on BIGINT NOT NULL DEFAULT 0;
