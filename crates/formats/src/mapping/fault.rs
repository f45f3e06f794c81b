//! What can be wrong with a map, by name: other languages say it in their own words.

use saldo_domain::book::ItemKind;
use std::fmt;

/// What is wrong with a map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MappingFault {
    /// The text is no map; `message` is the TOML reader's, in English.
    Syntax {
        message: String,
    },
    /// A key or a word that maps do not have; `message` names those they have.
    UnknownWord {
        word: String,
        message: String,
    },
    /// A key that no map goes without.
    MissingKey {
        key: String,
    },
    NoSource,
    ProducesNothing,
    /// A field that the rows asked for cannot do without, as maps call it.
    MissingField {
        field: String,
    },
    UnknownEncoding {
        name: String,
    },
    Separator {
        sign: char,
    },
    UnknownCurrency {
        code: String,
    },
    UnknownKind {
        word: String,
    },
    /// Neither yes nor no.
    NoFlag {
        word: String,
    },
    /// A field both read from a column and given once for all.
    Twice {
        field: &'static str,
    },
    /// A column that the heading does not name.
    NoSuchHeading {
        word: String,
    },
    /// A heading that stands there twice: nobody could say which is meant.
    HeadingTwice {
        word: String,
    },
    /// The name or the heading of another bank.
    Taken {
        word: String,
    },
    /// The map does not yield the rows that were asked for.
    OtherRows {
        kind: &'static str,
    },
}

impl MappingFault {
    /// The fault behind a message of the TOML reader.
    pub(crate) fn of_toml(message: &str) -> Self {
        let message = message.trim().to_owned();
        let quoted = |start: &str| {
            let (word, _) = message.strip_prefix(start)?.split_once('`')?;
            Some(word.to_owned())
        };
        if let Some(key) = quoted("missing field `") {
            return Self::MissingKey { key };
        }
        match quoted("unknown field `").or_else(|| quoted("unknown variant `")) {
            Some(word) => Self::UnknownWord { word, message },
            None => Self::Syntax { message },
        }
    }

    /// Name of the fault, as locale files call it.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Syntax { .. } => "syntax",
            Self::UnknownWord { .. } => "unknown-word",
            Self::MissingKey { .. } => "missing-key",
            Self::NoSource => "no-source",
            Self::ProducesNothing => "produces-nothing",
            Self::MissingField { .. } => "missing-field",
            Self::UnknownEncoding { .. } => "unknown-encoding",
            Self::Separator { .. } => "separator",
            Self::UnknownCurrency { .. } => "unknown-currency",
            Self::UnknownKind { .. } => "unknown-kind",
            Self::NoFlag { .. } => "no-flag",
            Self::Twice { .. } => "twice",
            Self::NoSuchHeading { .. } => "no-such-heading",
            Self::HeadingTwice { .. } => "heading-twice",
            Self::Taken { .. } => "taken",
            Self::OtherRows { .. } => "other-rows",
        }
    }

    /// The word the fault is about: a field, a name, a sign. Empty where there is none.
    pub fn word(&self) -> String {
        match self {
            Self::Syntax { .. } | Self::NoSource | Self::ProducesNothing => String::new(),
            Self::UnknownWord { word, .. }
            | Self::MissingKey { key: word }
            | Self::MissingField { field: word }
            | Self::UnknownEncoding { name: word }
            | Self::UnknownCurrency { code: word }
            | Self::UnknownKind { word }
            | Self::NoSuchHeading { word }
            | Self::HeadingTwice { word }
            | Self::Taken { word }
            | Self::NoFlag { word } => word.clone(),
            Self::Separator { sign } => sign.to_string(),
            Self::Twice { field: word } | Self::OtherRows { kind: word } => (*word).to_owned(),
        }
    }

    /// The words that would have been understood instead; empty where that is no list.
    pub fn known(&self) -> String {
        match self {
            Self::UnknownKind { .. } => ItemKind::ALL.map(ItemKind::code).join(", "),
            _ => String::new(),
        }
    }
}

impl fmt::Display for MappingFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let word = self.word();
        match self {
            Self::Syntax { message } | Self::UnknownWord { message, .. } => f.write_str(message),
            Self::NoSuchHeading { .. } => write!(f, "the heading has no column “{word}”"),
            Self::HeadingTwice { .. } => {
                write!(f, "the column “{word}” stands in the heading twice")
            }
            Self::Taken { .. } => write!(f, "the bank “{word}” has this already"),
            Self::MissingKey { .. } => write!(f, "missing field `{word}`"),
            Self::NoSource => f.write_str("`source` needs a name"),
            Self::ProducesNothing => f.write_str("`produces` names nothing"),
            Self::MissingField { .. } => {
                write!(f, "`{word}` must stand under [columns] or [constants]")
            }
            Self::UnknownEncoding { .. } => write!(f, "there is no encoding named “{word}”"),
            Self::Separator { .. } => write!(f, "“{word}” cannot separate cells"),
            Self::UnknownCurrency { .. } => {
                write!(f, "there is no currency “{word}”; write three letters such as EUR")
            }
            Self::UnknownKind { .. } => write!(f, "“{word}” is none of {}", self.known()),
            Self::NoFlag { .. } => write!(f, "“{word}” is neither yes nor no"),
            Self::Twice { .. } => {
                write!(f, "`{word}` stands under [columns] and under [constants]")
            }
            Self::OtherRows { .. } => {
                write!(f, "the map does not yield {word}; import as auto, or give a map for {word}")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_that_maps_do_not_have_is_told_apart_from_text_that_is_no_map() {
        let rows = [
            ("unknown field `colums`, expected one of `source`", "unknown-word", "colums"),
            ("unknown variant `bills`, expected `customers`", "unknown-word", "bills"),
            ("missing field `source`", "missing-key", "source"),
            ("", "syntax", ""),
        ];
        for (message, code, word) in rows {
            let fault = MappingFault::of_toml(message);
            assert_eq!((fault.code(), fault.word().as_str()), (code, word), "{message}");
            assert_eq!(fault.to_string(), message, "in English nothing is lost");
        }
    }
}
