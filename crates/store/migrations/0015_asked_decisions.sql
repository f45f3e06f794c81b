-- The few effects that ask a person for a decision. Every run looks for those that are no
-- request yet, and must not walk over all that is open in the company for it.
CREATE INDEX effect_asked ON effect (kind, company, customer, effect) WHERE kind = 'ask_approval';
