//! Delays of payment in words.

use crate::texts::{Texts, Value};

impl Texts {
    /// “2 delays, 5 and 6 days, both warned, of 20 documents that fell due”; and how many warnings
    /// were entered afterwards, which do not count.
    pub fn delays(
        &self,
        days: &[u32],
        (warned, afterwards): (usize, usize),
        obligations: u32,
    ) -> String {
        let due = i64::from(obligations);
        let Some((least, most)) = days.iter().min().zip(days.iter().max()) else {
            let nothing = obligations == 0;
            return match nothing {
                true => self.get("rating-no-obligations"),
                false => self.count("rating-all-in-time", due),
            };
        };
        let count = i64::try_from(days.len()).unwrap_or(i64::MAX);
        let two = |key, first: u32, second: u32| {
            let values: [(&str, Value); 2] =
                [("first", i64::from(first).into()), ("second", i64::from(second).into())];
            self.with(key, &values)
        };
        let length = match days {
            [one] => self.count("rating-days-one", i64::from(*one)),
            [first, second] if first != second => two("rating-days-two", *first, *second),
            _ if least == most => self.count("rating-days-one", i64::from(*least)),
            _ => two("rating-days-range", *least, *most),
        };
        let told = match (days.len(), warned) {
            (1, 0) => self.get("rating-warned-not-one"),
            (1, _) => self.get("rating-warned-one"),
            (_, 0) => self.get("rating-warned-none"),
            (2, 2) => self.get("rating-warned-both"),
            (all, some) if some >= all => self.get("rating-warned-all"),
            (_, some) => self.count("rating-warned-some", i64::try_from(some).unwrap_or(i64::MAX)),
        };
        let values: [(&str, Value); 4] = [
            ("delays", self.count("rating-delays", count).into()),
            ("days", length.into()),
            ("warned", told.into()),
            ("of", self.count("rating-of-obligations", due).into()),
        ];
        let told = self.with("rating-evidence", &values);
        match i64::try_from(afterwards).unwrap_or(i64::MAX) {
            0 => told,
            count => format!("{told}; {}", self.count("rating-afterwards", count)),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::{Language, Texts};

    #[test]
    fn cls_01_delays_are_told_as_a_person_would() {
        let rows: [(&[u32], usize, u32, &str); 7] = [
            (&[], 0, 0, "Nothing fell due"),
            (&[], 0, 12, "12 documents fell due, all paid in time"),
            (&[5], 1, 20, "1 delay, 5 days, warned, of 20 documents that fell due"),
            (&[5, 6], 2, 20, "2 delays, 5 and 6 days, both warned, of 20 documents that fell due"),
            (&[5, 5], 0, 20, "2 delays, 5 days, none warned, of 20 documents that fell due"),
            (
                &[9, 3, 4],
                1,
                5,
                "3 delays, 3 to 9 days, 1 of them warned, of 5 documents that fell due",
            ),
            (&[1, 3, 4], 3, 5, "3 delays, 1 to 4 days, all warned, of 5 documents that fell due"),
        ];
        for (days, warned, obligations, expected) in rows {
            assert_eq!(Texts::of(Language::En).delays(days, (warned, 0), obligations), expected);
        }
    }

    #[test]
    fn cls_01_what_was_entered_afterwards_is_named() {
        for (language, words) in [
            (Language::En, "; 1 warning was entered afterwards and does not count"),
            (Language::Ru, "; 1 предупреждение внесено задним числом и не считается"),
            (Language::Et, "; 1 hoiatus sisestati tagantjärele ja seda ei arvestata"),
        ] {
            let told = Texts::of(language).delays(&[5], (0, 1), 20);
            assert!(told.ends_with(words), "{told}");
        }
    }

    #[test]
    fn russian_and_estonian_count_in_their_own_way() {
        let (ru, et) = (Texts::of(Language::Ru), Texts::of(Language::Et));
        assert!(ru.delays(&[5, 6], (2, 0), 20).starts_with("2 просрочки, 5 и 6 дн., обе"));
        assert!(ru.delays(&[5; 5], (0, 0), 20).starts_with("5 просрочек, 5 дней, все без"));
        assert!(et.delays(&[5, 6], (2, 0), 20).starts_with("2 hilinemist, 5 ja 6 päeva, mõlemast"));
    }
}
