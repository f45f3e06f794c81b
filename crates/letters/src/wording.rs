//! Words of a company's own in its documents: plain text with names in braces, such as
//! `{customer}`. There is nothing else in this language: no conditions, no loops, no calls. So
//! it cannot run long, reach anything, or grow beyond what is put into it (S15).

use std::fmt;

/// Most characters of one text.
pub const LONGEST: usize = 4_000;

/// Why a text cannot be used. Places count characters from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    Empty,
    TooLong {
        characters: usize,
    },
    /// A brace that begins or ends nothing.
    Brace {
        at: usize,
    },
    /// A name that this document does not know.
    Unknown {
        name: String,
        at: usize,
    },
    /// A name that is known, but about which nothing is known for this customer (D29).
    Nothing {
        name: String,
    },
    /// A word of threat, or about third parties (EXE-09).
    Forbidden {
        word: String,
    },
}

/// What a text is made of.
enum Piece<'t> {
    Plain(&'t str),
    Name(&'t str, usize),
}

/// Looks at a text before it is kept: every name in it must be one of `names`.
///
/// # Errors
/// [`Fault`], the first from the left.
pub fn check(text: &str, names: &[&str]) -> Result<(), Fault> {
    let characters = text.chars().count();
    if text.trim().is_empty() {
        return Err(Fault::Empty);
    }
    if characters > LONGEST {
        return Err(Fault::TooLong { characters });
    }
    for piece in pieces(text)? {
        if let Piece::Name(name, at) = piece
            && !names.contains(&name)
        {
            return Err(Fault::Unknown { name: name.to_owned(), at });
        }
    }
    match forbidden(text) {
        Some(word) => Err(Fault::Forbidden { word }),
        None => Ok(()),
    }
}

/// Beginnings of words that have no place in a letter to a debtor: threats, shame, third
/// parties (EXE-09; 230-FZ art. 6).
const FORBIDDEN: &[&str] = &[
    "threat",
    "prison",
    "jail",
    "criminal",
    "blacklist",
    "neighbour",
    "relative",
    "shame",
    "journalist",
    "collector",
    "police",
    "employer",
    "violen",
    "угро",
    "тюрьм",
    "посад",
    "уголовн",
    "коллектор",
    "позор",
    "родствен",
    "сосед",
    "огласк",
    "журналист",
    "мошенник",
    "полици",
    "работодател",
    "насили",
    "расправ",
    "ähvard",
    "vangla",
    "vangi",
    "kriminaal",
    "sugulas",
    "naabri",
    "häbi",
    "ajakirjani",
    "petis",
    "inkasso",
    "politsei",
    "tööand",
    "vägival",
];

/// The first word of the text that does not belong in a letter to a debtor.
pub fn forbidden(text: &str) -> Option<String> {
    let lower = text.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphabetic());
    words
        .map(str::to_owned)
        .find(|word| FORBIDDEN.iter().any(|beginning| word.starts_with(beginning)))
}

/// The text with its names filled in. What is filled in is not looked at again.
///
/// # Errors
/// [`Fault`] also where a name stands for nothing: a letter never says “You owe ___”.
pub fn fill(text: &str, value_of: impl Fn(&str) -> Option<String>) -> Result<String, Fault> {
    let mut filled = String::with_capacity(text.len() + 64);
    for piece in pieces(text)? {
        match piece {
            Piece::Plain(plain) => filled.push_str(plain),
            Piece::Name(name, at) => {
                let value =
                    value_of(name).ok_or_else(|| Fault::Unknown { name: name.to_owned(), at })?;
                if value.trim().is_empty() {
                    return Err(Fault::Nothing { name: name.to_owned() });
                }
                filled.push_str(&value);
            }
        }
    }
    Ok(filled)
}

fn pieces(text: &str) -> Result<Vec<Piece<'_>>, Fault> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(brace) = rest.find(['{', '}']) {
        let at = text[..text.len() - rest.len() + brace].chars().count() + 1;
        let after = rest[brace..].strip_prefix('{').ok_or(Fault::Brace { at })?;
        let (name, after) = after.split_once('}').ok_or(Fault::Brace { at })?;
        let is_name = |byte: u8| byte.is_ascii_lowercase() || byte == b'_';
        if name.is_empty() || !name.bytes().all(is_name) {
            return Err(Fault::Brace { at });
        }
        found.extend([Piece::Plain(&rest[..brace]), Piece::Name(name, at)]);
        rest = after;
    }
    found.push(Piece::Plain(rest));
    Ok(found)
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Fault::Empty => {
                write!(f, "the text is empty; write one, or go back to the shipped text")
            }
            Fault::TooLong { characters } => {
                write!(f, "the text has {characters} characters, more than {LONGEST}; shorten it")
            }
            Fault::Brace { at } => write!(
                f,
                "character {at} is a brace that encloses no name; write names as {{customer}}, and no other braces"
            ),
            Fault::Unknown { name, at } => write!(
                f,
                "{{{name}}} at character {at} is not known here; use one of the names listed beside the text"
            ),
            Fault::Forbidden { word } => write!(
                f,
                "“{word}” does not belong in a letter to a debtor: no threats, nothing about third parties"
            ),
            Fault::Nothing { name } => write!(
                f,
                "nothing is known for {{{name}}}; fill it in on the form or the card, or take it out of the text"
            ),
        }
    }
}

impl std::error::Error for Fault {}

#[cfg(test)]
mod tests {
    use super::*;

    const NAMES: &[&str] = &["customer", "pay_by"];

    fn value_of(name: &str) -> Option<String> {
        match name {
            "customer" => Some("{pay_by} #panic()".to_owned()),
            "pay_by" => Some("  ".to_owned()),
            _ => None,
        }
    }

    mod template {
        use super::*;

        /// D29: neither at save nor at send does a hole get into a letter.
        #[test]
        fn undefined_is_error_at_save_and_send() {
            let unknown = Fault::Unknown { name: "sum_total".to_owned(), at: 9 };
            assert_eq!(check("You owe {sum_total}", NAMES), Err(unknown.clone()));
            assert_eq!(fill("You owe {sum_total}", value_of), Err(unknown));
            assert_eq!(check("Pay by {pay_by}", NAMES), Ok(()));
            let nothing = Fault::Nothing { name: "pay_by".to_owned() };
            assert_eq!(fill("Pay by {pay_by}", value_of), Err(nothing));
        }

        /// S15: what is filled in is data, also when it looks like the language.
        #[test]
        fn language_is_data() {
            assert_eq!(
                fill("Dear {customer},", value_of).as_deref(),
                Ok("Dear {pay_by} #panic(),")
            );
        }
    }

    /// EXE-09: the words that ship, and those a company writes, hold no forbidden means.
    #[test]
    fn exe_09_no_text_threatens_or_tells_third_parties() {
        let mut seen = 0;
        for (language, files) in crate::texts::SOURCES {
            for (file, source) in files {
                if !["documents.ftl", "notice.ftl"].contains(file) {
                    continue;
                }
                let said = source.lines().filter(|line| !line.starts_with('#'));
                for line in said {
                    seen += 1;
                    assert_eq!(forbidden(line), None, "{}/{file}: {line}", language.code());
                }
            }
        }
        assert!(seen > 600, "the texts are read: {seen}");
        let rows = [
            ("We shall tell your neighbours.", "neighbours"),
            ("Вас посадят.", "посадят"),
            ("Me ähvardame.", "ähvardame"),
            ("We shall write to your employer.", "employer"),
            ("Сообщим вашему работодателю.", "работодателю"),
            ("Pöördume politseisse.", "politseisse"),
        ];
        for (text, word) in rows {
            assert_eq!(check(text, NAMES), Err(Fault::Forbidden { word: word.to_owned() }));
        }
    }

    /// EXE-09: nor does anything else that reaches a debtor, or that somebody is told to say: agreements,
    /// answers to excuses, tactics, text messages, e-mails and letters to groups, the words of the
    /// shipped policies; in every language.
    #[test]
    fn exe_09_agreements_answers_tactics_and_messages_hold_no_forbidden_means() {
        // Each with the beginning of a key that must be among what was read.
        let files = [
            ("agreements.ftl", "agreement-"),
            ("documents.ftl", "document-restructuring-"),
            ("mailing.ftl", "mailing-"),
            ("notice.ftl", "notice-sms-overdue"),
            ("notice.ftl", "notice-demand-three-days-"),
            ("policy-regulation.ftl", "policy-text-"),
            ("policy.ftl", "policy-text-"),
            ("visit.ftl", "excuse-"),
            ("visit.ftl", "reply-"),
            ("visit.ftl", "tactic-how-"),
        ];
        // What the house itself is told about debts that are with an agency reaches no debtor.
        let of_the_house = |key: &str| key.starts_with("refused-") || key.starts_with("right-");
        for (language, sources) in crate::texts::SOURCES {
            for (file, family) in files {
                let found = sources.iter().find(|(name, _)| *name == file);
                let (_, source) = found.unwrap_or_else(|| panic!("{}/{file}", language.code()));
                let (mut seen, mut key) = (0, "");
                for line in source.lines().filter(|line| !line.starts_with('#')) {
                    if line.starts_with(|c: char| c.is_ascii_lowercase()) {
                        key = line.split(' ').next().unwrap_or_default();
                    }
                    if of_the_house(key) {
                        continue;
                    }
                    seen += usize::from(key.starts_with(family));
                    assert_eq!(forbidden(line), None, "{}/{file}: {line}", language.code());
                }
                assert!(seen > 0, "{}/{file} has {family}", language.code());
            }
        }
    }

    #[test]
    fn what_is_no_text_with_names_is_refused_at_its_place() {
        let rows = [
            ("", Fault::Empty),
            (" \n ", Fault::Empty),
            ("ÕÕ}", Fault::Brace { at: 3 }),
            ("{", Fault::Brace { at: 1 }),
            ("{customer", Fault::Brace { at: 1 }),
            ("{}", Fault::Brace { at: 1 }),
            ("{ customer }", Fault::Brace { at: 1 }),
            ("{{customer}}", Fault::Brace { at: 1 }),
            ("{% for a in b %}", Fault::Brace { at: 1 }),
            ("{customer} {Customer}", Fault::Brace { at: 12 }),
        ];
        for (text, fault) in rows {
            assert_eq!(check(text, NAMES), Err(fault), "{text}");
        }
        let long = "x".repeat(LONGEST + 1);
        assert_eq!(check(&long, NAMES), Err(Fault::TooLong { characters: LONGEST + 1 }));
    }
}
