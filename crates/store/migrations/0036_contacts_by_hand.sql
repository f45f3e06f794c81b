-- How customers may be contacted was said by people alone so far: what they restricted is kept like
-- any field that was changed by hand, so that no file loosens it.

INSERT INTO kept_by_hand (company, customer, field, imported)
SELECT t.company, t.customer, 'contact-mode', 'free' FROM contact_term t
WHERE t.mode <> 'free' AND t.entry = (
    SELECT MAX(later.entry) FROM contact_term later
    WHERE later.company = t.company AND later.customer = t.customer);

INSERT INTO kept_by_hand (company, customer, field, imported)
SELECT t.company, t.customer, 'contact-email', 'given' FROM contact_term t
WHERE t.email <> 'given' AND t.entry = (
    SELECT MAX(later.entry) FROM contact_term later
    WHERE later.company = t.company AND later.customer = t.customer);

INSERT INTO kept_by_hand (company, customer, field, imported)
SELECT t.company, t.customer, 'contact-sms', 'given' FROM contact_term t
WHERE t.sms <> 'given' AND t.entry = (
    SELECT MAX(later.entry) FROM contact_term later
    WHERE later.company = t.company AND later.customer = t.customer);

INSERT INTO kept_by_hand (company, customer, field, imported)
SELECT t.company, t.customer, 'contact-debtor', 'LEGAL_ENTITY' FROM contact_term t
WHERE t.debtor <> 'LEGAL_ENTITY' AND t.entry = (
    SELECT MAX(later.entry) FROM contact_term later
    WHERE later.company = t.company AND later.customer = t.customer);
