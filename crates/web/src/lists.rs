//! What lists share: links with filters in them, pages, chips.

use crate::frame::Frame;
use saldo_letters::Value;
use saldo_work::views::{Page, Paged};

/// Rows on one page of a list.
pub(crate) const ROWS: u32 = 50;

/// A path with its query; empty values are left out, so that addresses stay short.
pub(crate) fn link(path: &str, query: &[(&str, &str)]) -> String {
    let mut text = form_urlencoded::Serializer::new(String::new());
    text.extend_pairs(query.iter().filter(|(_, value)| !value.is_empty()));
    match text.finish() {
        empty if empty.is_empty() => path.to_owned(),
        query => format!("{path}?{query}"),
    }
}

/// A text as one segment of a path.
pub(crate) fn segment(text: &str) -> String {
    // The form encoding differs from the path's only in the blank.
    form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>().replace('+', "%20")
}

/// The rows a query asks for; anything unreadable is the first page.
pub(crate) fn page(from: &str) -> Page {
    page_of(from, ROWS)
}

/// The same where rows are taller than a line.
pub(crate) fn page_of(from: &str, rows: u32) -> Page {
    Page::at(from.parse().unwrap_or(0), rows)
}

/// Where one is in a list, and the ways to the pages beside it.
#[derive(Clone, Debug)]
pub(crate) struct Pager {
    first: u64,
    last: u64,
    total: u64,
    pub(crate) previous: Option<String>,
    pub(crate) next: Option<String>,
}

impl Pager {
    /// The pager of a list; `href` makes the address of the page beginning at a row.
    pub(crate) fn of<T>(list: &Paged<T>, href: impl Fn(&str) -> String) -> Self {
        let shown = list.rows.len() as u64;
        let address = |offset: u64| match offset {
            0 => href(""),
            _ => href(&offset.to_string()),
        };
        Self {
            first: if shown == 0 { 0 } else { list.page.offset + 1 },
            last: list.page.offset + shown,
            total: list.total,
            previous: list.previous_offset().map(address),
            next: list.next_offset().map(address),
        }
    }

    /// “1–50 of 1,234”.
    pub(crate) fn text(&self, frame: &Frame) -> String {
        let number = |number: &u64| -> Value { frame.number(number).into() };
        let values = [
            ("first", number(&self.first)),
            ("last", number(&self.last)),
            ("total", number(&self.total)),
        ];
        frame.texts.with("pager-text", &values)
    }
}

/// A filter one click away.
#[derive(Clone, Debug)]
pub(crate) struct Chip {
    pub(crate) href: String,
    pub(crate) label: String,
    pub(crate) current: bool,
    pub(crate) count: Option<u64>,
}

impl Chip {
    pub(crate) fn new(href: String, label: String, current: bool) -> Self {
        Self { href, label, current, count: None }
    }

    pub(crate) fn counted(self, count: u64) -> Self {
        Self { count: Some(count), ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_escape_what_people_type() {
        assert_eq!(link("/customers", &[("q", ""), ("sort", "")]), "/customers");
        assert_eq!(link("/customers", &[("q", "a&b=c õ")]), "/customers?q=a%26b%3Dc+%C3%B5");
        assert_eq!(segment("A/1 õ"), "A%2F1%20%C3%B5");
    }

    #[test]
    fn pages_know_their_neighbours() {
        let rows = [
            // offset, rows shown, total, has previous, has next
            (0, 50, 120, false, true),
            (50, 50, 120, true, true),
            (100, 20, 120, true, false),
            (0, 0, 0, false, false),
        ];
        for (offset, shown, total, previous, next) in rows {
            let list = Paged { rows: vec![(); shown], total, page: Page::at(offset, ROWS) };
            let pager = Pager::of(&list, |from| link("/x", &[("from", from)]));
            assert_eq!(
                (pager.previous.is_some(), pager.next.is_some()),
                (previous, next),
                "{offset}"
            );
        }
    }
}
