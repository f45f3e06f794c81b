//! The field `:86:` of MT940: three ways of filling it, and free text.
//!
//! | way | looks like |
//! |---|---|
//! | numbered | `166?00SEPA?20EREF+1?21SVWZ+Arve 15?32Kask OÜ?31EE57…` |
//! | named | `/EREF/1//REMI/Arve 15//NAME/Kask OÜ//IBAN/EE57…` |
//! | free | whatever the payer wrote |

use super::text::{account, cleaned, name};
use saldo_domain::bank::LineFact;
use saldo_domain::identifier::iban::iban;

/// What the field says.
#[derive(Default)]
pub(super) struct Details {
    text: String,
    name: String,
    account: String,
    end_to_end: String,
    reference: String,
    code: String,
    /// For whom it was paid, where money came in.
    debtor: String,
    /// Who it was for in the end, where money went out.
    creditor: String,
    /// The party whose name follows in a field of its own.
    ultimate: Option<Ultimate>,
}

/// Who stands behind the two sides of a payment.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ultimate {
    Debtor,
    Creditor,
}

impl Details {
    pub(super) fn of(value: &str) -> Self {
        let first = value.get(3..).and_then(|rest| rest.chars().next());
        if value.bytes().take(3).all(|byte| byte.is_ascii_digit())
            && let Some(mark) = first.filter(|c| matches!(c, '?' | '>' | '<' | '^' | '~'))
        {
            return Self::numbered(value.get(3..).unwrap_or_default(), mark);
        }
        let joined = value.replace(['\n', '\r'], "");
        if joined.starts_with('/') && joined.matches('/').count() >= 3 {
            return Self::named(&joined);
        }
        Self { text: cleaned(value), ..Self::default() }
    }

    /// `?20…?21…`. Lines are cut anywhere, so they are joined first.
    fn numbered(value: &str, mark: char) -> Self {
        let value = value.replace(['\n', '\r'], "");
        let mut details = Self::default();
        let mut name = String::new();
        for part in value.split(mark).skip(1) {
            let Some((number, text)) = part.split_at_checked(2) else { continue };
            match number.parse::<u8>() {
                Ok(20..=29 | 60..=63) => details.text.push_str(text),
                Ok(31 | 38) => details.account = account(text),
                Ok(32 | 33) => name.push_str(text),
                _ => {}
            }
        }
        details.name = cleaned(&name);
        details.split_keywords();
        details
    }

    /// `EREF+…SVWZ+…` inside the text of the numbered way.
    fn split_keywords(&mut self) {
        const WORDS: [&str; 10] = [
            "EREF+", "KREF+", "MREF+", "CRED+", "DEBT+", "SVWZ+", "ABWA+", "ABWE+", "IBAN+", "BIC+",
        ];
        let text = std::mem::take(&mut self.text);
        let mut places: Vec<(usize, &str)> =
            WORDS.iter().filter_map(|word| text.find(word).map(|at| (at, *word))).collect();
        places.sort_unstable();
        let Some((first, _)) = places.first().copied() else {
            self.text = cleaned(&text);
            return;
        };
        let mut free = text.get(..first).unwrap_or_default().to_owned();
        let ends = places.iter().skip(1).map(|(at, _)| *at).chain([text.len()]);
        for ((at, word), end) in places.iter().zip(ends) {
            let value = text.get(at + word.len()..end).unwrap_or_default();
            match *word {
                "EREF+" => self.end_to_end = name(value),
                "SVWZ+" => free.push_str(value),
                "ABWA+" => self.debtor = cleaned(value),
                "ABWE+" => self.creditor = cleaned(value),
                "IBAN+" if self.account.is_empty() => self.account = account(value),
                _ => {}
            }
        }
        self.text = cleaned(&free);
    }

    /// `/NAME/…//REMI/…`.
    fn named(value: &str) -> Self {
        let mut details = Self::default();
        let mut rest = value;
        while let Some(tail) = rest.strip_prefix('/') {
            let Some((word, tail)) = tail.split_once('/') else { break };
            let (value, next) = split_before_word(tail);
            details.put(word, value);
            rest = next;
        }
        if details.text.is_empty() {
            details.text = cleaned(value);
        }
        details
    }

    fn put(&mut self, word: &str, value: &str) {
        let value = value.trim_end_matches('/');
        let behind = self.ultimate.take();
        match word {
            "ULTD" | "ULTB" | "ULTC" => {
                let of = if word == "ULTD" { Ultimate::Debtor } else { Ultimate::Creditor };
                // `/ULTD//NAME/Kask OÜ/`: the name stands in a field of its own.
                match value.trim_start_matches('/') {
                    "" => self.ultimate = Some(of),
                    name => self.put_behind(of, name),
                }
            }
            "NAME" if behind.is_some() => {
                behind.into_iter().for_each(|of| self.put_behind(of, value));
            }
            "EREF" => self.end_to_end = name(value),
            "REMI" | "RREF" | "USTD" => {
                // Structured remittance is wrapped once more: USTD//text, STRD/CUR/number.
                let inner = value.strip_prefix("USTD//").unwrap_or(value);
                if let Some(number) = inner.strip_prefix("STRD/CUR/") {
                    self.reference = cleaned(number);
                } else {
                    self.text = cleaned(inner);
                }
            }
            "NAME" | "ORDP" | "BENM" | "CNTP" if self.name.is_empty() => {
                for part in value.split('/').filter(|part| !part.is_empty()) {
                    if iban(part).is_ok() {
                        self.account = account(part);
                    } else if self.name.is_empty() && !looks_like_a_bank(part) {
                        self.name = cleaned(part);
                    }
                }
            }
            "IBAN" => self.account = account(value),
            "REF" | "CREF" => self.reference = cleaned(value),
            "ID" | "ORGID" => self.code = cleaned(value),
            _ => {}
        }
    }

    fn put_behind(&mut self, of: Ultimate, value: &str) {
        let name = value.strip_prefix("NAME/").unwrap_or(value);
        let name = cleaned(name.split('/').next().unwrap_or_default());
        match of {
            Ultimate::Debtor => self.debtor = name,
            Ultimate::Creditor => self.creditor = name,
        }
    }

    pub(super) fn fill(self, line: &mut LineFact) {
        if !self.text.is_empty() {
            let more = std::mem::take(&mut line.text);
            line.text = match more.is_empty() || self.text.contains(&more) {
                true => self.text,
                false => format!("{} {more}", self.text),
            };
        }
        line.end_to_end = self.end_to_end;
        line.reference = self.reference;
        line.other.name = self.name;
        line.other.account = self.account;
        line.other.code = self.code;
        line.other.behalf = if line.amount.is_positive() { self.debtor } else { self.creditor };
    }
}

/// A BIC: eight or eleven capitals and digits, the first six letters.
fn looks_like_a_bank(text: &str) -> bool {
    matches!(text.len(), 8 | 11)
        && text.bytes().take(6).all(|byte| byte.is_ascii_uppercase())
        && text.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
}

/// The value up to the next `/WORD/` of capitals, and the rest from its slash on.
fn split_before_word(text: &str) -> (&str, &str) {
    for (at, _) in text.match_indices('/') {
        let tail = text.get(at + 1..).unwrap_or_default();
        if let Some((word, _)) = tail.split_once('/')
            && (3..=5).contains(&word.len())
            && word.bytes().all(|byte| byte.is_ascii_uppercase())
            && !matches!(word, "USTD" | "STRD" | "CUR")
        {
            return (text.get(..at).unwrap_or_default(), text.get(at..).unwrap_or_default());
        }
    }
    (text, "")
}
