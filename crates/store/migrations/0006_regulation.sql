-- What the company's regulation asks beside the ladder: decisions with a closed list, the
-- counter by which a clause counts, and the version of the policy each case began under.

-- Codes of the permitted decisions, a space between them; empty: no decision is asked for.
ALTER TABLE effect ADD COLUMN options TEXT NOT NULL DEFAULT '';
-- May several of them be taken together?
ALTER TABLE effect ADD COLUMN several BIGINT NOT NULL DEFAULT 0;
-- Role that is told when the last day goes by without a decision.
ALTER TABLE effect ADD COLUMN missed_role TEXT NOT NULL DEFAULT '';
ALTER TABLE effect ADD COLUMN counter TEXT NOT NULL DEFAULT 'calendar';

-- Policy and version a step was taken under; empty in rows older than this column, whose
-- policy is that of the run of their day.
ALTER TABLE step_taken ADD COLUMN policy TEXT NOT NULL DEFAULT '';
ALTER TABLE step_taken ADD COLUMN policy_version BIGINT NOT NULL DEFAULT 0;

-- Day to which a buyer asks for more time; 4000000 when none was named.
ALTER TABLE contact ADD COLUMN until_day BIGINT NOT NULL DEFAULT 4000000;
