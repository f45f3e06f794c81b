//! Lists as CSV files: what one sees, as one sees it.

use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use saldo_domain::{Day, Money};
use saldo_letters::{Language, Texts};

/// A CSV file in the making. Semicolons and decimal commas where the reader's spreadsheet
/// expects them; a byte-order mark so that it recognises UTF-8.
pub(crate) struct Sheet {
    texts: &'static Texts,
    text: String,
    fresh: bool,
}

impl Sheet {
    pub(crate) fn new(texts: &'static Texts) -> Self {
        Self { texts, text: "\u{feff}".to_owned(), fresh: true }
    }

    /// The heading row, by keys of the locale files.
    pub(crate) fn head(&mut self, keys: &[&str]) {
        for key in keys {
            let word = self.texts.get(key);
            self.text(&word);
        }
        self.end();
    }

    /// A text cell. What a spreadsheet would run as a formula gets an apostrophe (S17).
    pub(crate) fn text(&mut self, text: &str) {
        let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
        let guard = if formula { "'" } else { "" };
        let quoted = text.replace('"', "\"\"");
        self.cell(&format!("\"{guard}{quoted}\""));
    }

    /// An amount with all its decimals, ungrouped, its sign a number's.
    pub(crate) fn money(&mut self, money: Money) {
        let plain = money.to_plain();
        let text = if self.comma() { plain.replace('.', ",") } else { plain };
        self.cell(&text);
    }

    /// A decimal written with a point, or nothing.
    pub(crate) fn decimal(&mut self, plain: &str) {
        let text = if self.comma() { plain.replace('.', ",") } else { plain.to_owned() };
        self.cell(&text);
    }

    pub(crate) fn number(&mut self, number: i64) {
        self.cell(&number.to_string());
    }

    pub(crate) fn day(&mut self, day: Day) {
        self.cell(&day.to_string());
    }

    /// Ends the row.
    pub(crate) fn end(&mut self) {
        self.text.push_str("\r\n");
        self.fresh = true;
    }

    fn cell(&mut self, text: &str) {
        if !self.fresh {
            self.text.push(if self.comma() { ';' } else { ',' });
        }
        self.fresh = false;
        self.text.push_str(text);
    }

    /// Does the reader write a comma before the fraction?
    fn comma(&self) -> bool {
        self.texts.language() != Language::En
    }

    /// The file as an answer to be saved under this name.
    pub(crate) fn answer(self, name: &str) -> Response {
        let disposition = format!("attachment; filename=\"{name}\"");
        let kind = "text/csv; charset=utf-8".to_owned();
        ([(CONTENT_TYPE, kind), (CONTENT_DISPOSITION, disposition)], self.text).into_response()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use saldo_domain::Currency;

    #[test]
    fn formulas_are_neutral_and_negative_amounts_stay_numbers() {
        let eur = Currency::from_code("EUR").expect("EUR");
        let mut sheet = Sheet::new(Texts::of(Language::Et));
        for text in ["=1+1", "+372 5", "-x", "@a", "a \"b\"; c"] {
            sheet.text(text);
        }
        sheet.money(Money::from_minor(-123_456, eur));
        sheet.end();
        let expected =
            "\u{feff}\"'=1+1\";\"'+372 5\";\"'-x\";\"'@a\";\"a \"\"b\"\"; c\";-1234,56\r\n";
        assert_eq!(sheet.text, expected);
    }

    #[test]
    fn english_readers_get_commas_and_points() {
        let eur = Currency::from_code("EUR").expect("EUR");
        let mut sheet = Sheet::new(Texts::of(Language::En));
        sheet.money(Money::from_minor(5, eur));
        sheet.number(-3);
        sheet.end();
        assert_eq!(sheet.text, "\u{feff}0.05,-3\r\n");
    }
}
