//! How much of the policy a written order leaves out (GEN-05): all of it, or some clauses.

use std::fmt;
use std::sync::Arc;

/// The clauses that a written order leaves out; without any, the whole policy. Whom, which
/// debt and how long it is about say the customer, the item and the days of the standing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scope(Vec<Arc<str>>);

/// A word that is no clause of the policy and no family of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoClause(pub String);

impl Scope {
    /// The scope that stands in an order, as it was entered: clauses such as `ESC-07`, or
    /// families of them such as `ESC`, with commas or spaces between. Orders from before scopes
    /// were checked say in words of their own what they leave out: they hold for the whole
    /// policy, as they did then.
    pub fn written(text: &str) -> Self {
        let words = words_of(text);
        let named = words.clone().all(is_clause_shaped);
        Self(if named { words.map(Arc::from).collect() } else { Vec::new() })
    }

    /// The same for an order that is given now: every word must be one of the clauses `known`,
    /// or the beginning of one up to a dash.
    ///
    /// # Errors
    /// [`NoClause`], with the first word that is neither.
    pub fn checked(text: &str, known: &[Arc<str>]) -> Result<Self, NoClause> {
        let known_word =
            |word: &str| is_clause_shaped(word) && known.iter().any(|clause| is_of(clause, word));
        match words_of(text).find(|word| !known_word(word)) {
            Some(word) => Err(NoClause(word.to_owned())),
            None => Ok(Self::written(text)),
        }
    }

    /// Does it leave out the whole policy?
    pub fn is_whole(&self) -> bool {
        self.0.is_empty()
    }

    /// Is this clause left out?
    pub fn covers(&self, clause: &str) -> bool {
        self.is_whole() || self.0.iter().any(|named| is_of(clause, named))
    }

    /// The clauses and families named; none for the whole policy.
    pub fn clauses(&self) -> &[Arc<str>] {
        &self.0
    }
}

impl fmt::Display for Scope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.join(", "))
    }
}

fn words_of(text: &str) -> impl Iterator<Item = &str> + Clone {
    text.split(|sign: char| sign.is_whitespace() || sign == ',' || sign == ';')
        .filter(|word| !word.is_empty())
}

/// Is the clause the one named, or of the family named?
fn is_of(clause: &str, named: &str) -> bool {
    let rest = clause.strip_prefix(named);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
}

fn is_clause_shaped(word: &str) -> bool {
    let part = |part: &str| {
        !part.is_empty()
            && part.chars().all(|sign| sign.is_ascii_uppercase() || sign.is_ascii_digit())
    };
    word.starts_with(|sign: char| sign.is_ascii_uppercase()) && word.split('-').all(part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gen_05_a_scope_names_clauses_or_families_of_them() {
        let rows: [(&str, &str, bool); 11] = [
            ("", "ESC-07", true),
            ("  ", "REM-03", true),
            ("ESC-07", "ESC-07", true),
            ("ESC-07", "ESC-07-RETURN", true),
            ("ESC-07", "ESC-01", false),
            ("ESC-0", "ESC-07", false),
            ("ESC", "ESC-11-CONTROL", true),
            ("ESC", "EXE-01", false),
            ("REM-03, EXE-01;ESC", "EXE-01", true),
            ("REM-03, EXE-01;ESC", "EXE-02", false),
            // An old order in words of its own.
            ("6.2 to 6.4", "EXE-01", true),
        ];
        for (text, clause, covered) in rows {
            assert_eq!(Scope::written(text).covers(clause), covered, "{text} {clause}");
        }
    }

    #[test]
    fn gen_05_an_order_of_today_names_what_the_policy_has() {
        let known: Vec<Arc<str>> = ["ESC-07", "ESC-07-RETURN", "EXE-01"].map(Arc::from).to_vec();
        for text in ["", "ESC-07", "EXE", "ESC-07, EXE-01"] {
            assert!(Scope::checked(text, &known).is_ok(), "{text}");
        }
        for (text, word) in [("ESC-08", "ESC-08"), ("EXE-01 6.2", "6.2"), ("esc-07", "esc-07")] {
            assert_eq!(Scope::checked(text, &known), Err(NoClause(word.to_owned())), "{text}");
        }
    }
}
