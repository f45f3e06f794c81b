//! Keeps texts from being run as formulas by the spreadsheet that opens a text file.
//!
//! A customer who calls himself `=HYPERLINK(…)` must stay a name. The apostrophe is what
//! spreadsheets themselves use to mark a text; it is taken off again on import.

use std::borrow::Cow;

/// Does a spreadsheet take a text that begins so for a formula, after any apostrophes?
fn begins_formula(text: &str) -> bool {
    text.trim_start_matches('\'').starts_with(['=', '+', '-', '@', '\t', '\r'])
}

/// The text as it may stand in a CSV file.
pub fn escape(text: &str) -> Cow<'_, str> {
    if begins_formula(text) { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

/// The text that [`escape`] was given. Texts that never were escaped come back unchanged,
/// except those with an apostrophe before a formula sign, which nobody writes by hand.
pub(crate) fn unescape(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if begins_formula(rest) => rest,
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_escaped_comes_back() {
        let texts = ["=1+1", "+372 5555", "-", "@x", "'=x", "''-y", "'t Hooft", "plain", "", "'"];
        for text in texts {
            assert_eq!(unescape(&escape(text)), text);
        }
        assert_eq!(escape("=1+1"), "'=1+1");
        assert_eq!(escape("'t Hooft"), "'t Hooft");
    }
}
