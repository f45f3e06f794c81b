-- The role that somebody had when something was done (GEN-07).
ALTER TABLE audit ADD COLUMN role TEXT NOT NULL DEFAULT '';

-- Shares of overdue debt are planned for one month, or hold as a norm from a month on; of the
-- company, its sales department, a team or a representative. What was planned before was the
-- plan of the company.
ALTER TABLE planned_share ADD COLUMN measure TEXT NOT NULL DEFAULT 'plan';
-- company, department, team, representative
ALTER TABLE planned_share ADD COLUMN unit TEXT NOT NULL DEFAULT 'company';
ALTER TABLE planned_share ADD COLUMN team TEXT NOT NULL DEFAULT '';
-- the representative; 0 for none
ALTER TABLE planned_share ADD COLUMN about BIGINT NOT NULL DEFAULT 0;
