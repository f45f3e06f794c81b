-- Whether a customer lets itself be contacted at all: free, refused, represented.
ALTER TABLE contact_term ADD COLUMN mode TEXT NOT NULL DEFAULT 'free';
