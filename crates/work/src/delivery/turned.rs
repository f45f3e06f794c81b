//! Recipients whom a carrier has turned away one after another (D33, D34). One of them says
//! nothing about the carrier, and keeps nobody else's message from leaving; several different
//! ones say that it takes nothing from us now, and none of them has used an attempt.

/// So many different recipients in a row make it the carrier's.
const SEVERAL: usize = 3;

/// Those turned away since the carrier last took something, with what is known of each.
#[derive(Debug)]
pub(crate) struct TurnedAway<T> {
    rows: Vec<(String, T)>,
}

impl<T> Default for TurnedAway<T> {
    fn default() -> Self {
        Self { rows: Vec::new() }
    }
}

impl<T> TurnedAway<T> {
    /// One more; all of them, once they are several.
    pub(crate) fn one_more(&mut self, recipient: &str, row: T) -> Option<Vec<T>> {
        self.rows.push((recipient.to_lowercase(), row));
        let mut different: Vec<&str> = self.rows.iter().map(|(one, _)| one.as_str()).collect();
        different.sort_unstable();
        different.dedup();
        if different.len() < SEVERAL {
            return None;
        }
        Some(std::mem::take(&mut self.rows).into_iter().map(|(_, row)| row).collect())
    }

    /// The carrier has dealt with somebody else's.
    pub(crate) fn dealt(&mut self) {
        self.rows.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::TurnedAway;

    #[test]
    fn several_different_recipients_in_a_row_make_it_the_carriers() {
        let mut turned = TurnedAway::default();
        for (recipient, row, expected) in [
            ("a@example.com", 1, None),
            ("A@example.com", 2, None),
            ("a@example.com", 3, None),
            ("b@example.com", 4, None),
            ("c@example.com", 5, Some(vec![1, 2, 3, 4, 5])),
            ("d@example.com", 6, None),
        ] {
            assert_eq!(turned.one_more(recipient, row), expected, "{row}");
        }
        turned.one_more("e@example.com", 7);
        turned.dealt();
        assert_eq!(turned.one_more("f@example.com", 8), None);
    }
}
