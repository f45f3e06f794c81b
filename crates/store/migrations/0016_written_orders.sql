-- The written order by which a customer is excepted from the rules: its number, its date and
-- from what it excepts, each by itself (GEN-05). Rows from before keep what their reason says;
-- what stands only in words is not guessed.

ALTER TABLE standing ADD COLUMN order_number TEXT NOT NULL DEFAULT '';
-- 4000000: no written order
ALTER TABLE standing ADD COLUMN order_day BIGINT NOT NULL DEFAULT 4000000;
-- from which of the rules; empty: from all
ALTER TABLE standing ADD COLUMN scope TEXT NOT NULL DEFAULT '';

ALTER TABLE decision ADD COLUMN order_day BIGINT NOT NULL DEFAULT 4000000;
