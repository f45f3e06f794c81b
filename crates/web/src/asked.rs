//! Days as addresses and forms give them: left out, readable, or a text that is no day. The
//! last is told beside the field and never taken for the first: who asks for 31 February
//! must not be shown today and believe it.

use crate::errors::Trouble;
use axum::http::StatusCode;
use saldo_domain::Day;
use saldo_letters::Texts;

/// A text that is no day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct NoDay(String);

/// The day that is asked for; `None` when the field was left empty.
pub(crate) fn day(text: &str) -> Result<Option<Day>, NoDay> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    text.parse().map(Some).map_err(|_| NoDay(text.to_owned()))
}

/// The status of a page on which a day stands that cannot be read, or does not.
pub(crate) const fn status(unreadable: bool) -> StatusCode {
    if unreadable { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK }
}

impl NoDay {
    /// What is wrong and what to write instead.
    pub(crate) fn told(&self, texts: &Texts) -> String {
        texts.with_text("problem-day-asked", "value", &self.0)
    }
}

/// Where there is no field to stand beside: a file, for example.
impl From<NoDay> for Trouble {
    fn from(_: NoDay) -> Self {
        Trouble::said(StatusCode::UNPROCESSABLE_ENTITY, "problem-day")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use saldo_letters::Language;

    #[test]
    fn a_text_that_is_no_day_is_neither_a_day_nor_nothing() {
        let rows = [
            ("", Ok(None)),
            (" ", Ok(None)),
            ("2026-03-20", Ok(Some("2026-03-20"))),
            ("2026-02-31", Err("2026-02-31")),
            ("bad", Err("bad")),
            ("20.03.2026", Err("20.03.2026")),
        ];
        for (text, expected) in rows {
            let read = day(text).map(|day| day.map(|day| day.to_string()));
            let expected =
                expected.map(|day| day.map(str::to_owned)).map_err(|no| NoDay(no.to_owned()));
            assert_eq!(read, expected, "{text}");
        }
    }

    #[test]
    fn it_is_told_with_its_text_in_every_language() {
        for texts in Language::ALL.map(Texts::of) {
            let told = NoDay("31.02.".to_owned()).told(texts);
            assert!(told.contains("31.02.") && told.contains("2026-11-24"), "{told}");
        }
    }
}
