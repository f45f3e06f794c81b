-- A row with `takes_back` takes the fact of that place back: what it wrote on the card is no event of
-- the ladder and no conduct any more. 0: it takes nothing back, or was recorded before this was kept.
ALTER TABLE case_fact ADD COLUMN takes_back BIGINT NOT NULL DEFAULT 0;
