//! The languages Saldo speaks.

/// A language of the reader.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    #[default]
    En,
    Ru,
    Et,
}

impl Language {
    /// Every language, in the order in which switches show them.
    pub const ALL: [Language; 3] = [Language::En, Language::Ru, Language::Et];

    /// ISO 639-1 code: `en`, `ru`, `et`.
    pub const fn code(self) -> &'static str {
        match self {
            Language::En => "en",
            Language::Ru => "ru",
            Language::Et => "et",
        }
    }

    /// The language with this code; the region of `ru-RU` or `et_EE` does not matter.
    pub fn from_code(code: &str) -> Option<Self> {
        let primary = code.split(['-', '_']).next().unwrap_or_default();
        Self::ALL.into_iter().find(|language| language.code().eq_ignore_ascii_case(primary))
    }

    /// The language's name in itself, as switches show it.
    pub const fn own_name(self) -> &'static str {
        match self {
            Language::En => "English",
            Language::Ru => "Русский",
            Language::Et => "Eesti",
        }
    }

    /// The first supported language of an `Accept-Language` header, in its order of
    /// preference; weights of equal rank keep the order of the header.
    pub fn preferred(accept: &str) -> Option<Self> {
        let mut wishes: Vec<(u32, Language)> = accept.split(',').filter_map(wish).collect();
        wishes.sort_by_key(|(weight, _)| std::cmp::Reverse(*weight));
        wishes.first().map(|(_, language)| *language)
    }
}

/// Reads one entry such as `et;q=0.8` into its weight in thousandths and the language.
fn wish(entry: &str) -> Option<(u32, Language)> {
    let (code, weight) = entry.split_once(';').unwrap_or((entry, "q=1"));
    let language = Language::from_code(code.trim())?;
    let digits = weight.trim().strip_prefix("q=").unwrap_or("1").trim();
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let fraction: String = fraction.chars().chain("000".chars()).take(3).collect();
    let weight = whole.parse::<u32>().ok()?.min(1) * 1000 + fraction.parse::<u32>().ok()?;
    (weight > 0).then_some((weight, language))
}

#[cfg(test)]
mod tests {
    use super::Language;

    #[test]
    fn the_browsers_wishes_are_heard_in_their_order() {
        let rows = [
            ("et", Some(Language::Et)),
            ("ru-RU,ru;q=0.9,en-US;q=0.8", Some(Language::Ru)),
            ("de-DE,de;q=0.9,et;q=0.3,en;q=0.5", Some(Language::En)),
            ("fr, et;q=0.7, ru;q=0.7", Some(Language::Et)),
            ("en;q=0, et;q=0.1", Some(Language::Et)),
            ("de, fr", None),
            ("", None),
            ("ru;q=broken, et", Some(Language::Et)),
        ];
        for (header, expected) in rows {
            assert_eq!(Language::preferred(header), expected, "{header}");
        }
    }
}
