-- In which order events were written down: those of one moment are told in it, so that a debt that is
-- closed, opened and closed again in one act is told of in that order. 0: from before.
ALTER TABLE webhook_event ADD COLUMN place BIGINT NOT NULL DEFAULT 0;
