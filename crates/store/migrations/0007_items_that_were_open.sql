-- Documents that were open for a time and are not any more, by the day on which nothing was
-- left. What was open on a past day is then a range of this index, not a scan of the history.
-- Payments that were used on their own day, the great majority, are not in it.
CREATE INDEX item_was_open
    ON item (company, closed, effective, customer, item)
    WHERE closed < 4000000 AND closed > effective;
