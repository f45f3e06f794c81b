//! Finds out which sign separates the cells of a text table.

use csv_core::{ReadRecordResult, ReaderBuilder};
use std::collections::BTreeMap;

/// In order of preference where two fit equally: a comma also stands in amounts and names.
const CANDIDATES: [u8; 4] = [b'\t', b';', b'|', b','];

/// The separator of a table that begins with `head` (UTF-8, possibly cut off).
///
/// A first line `sep=;` decides. Otherwise the sign counts by which most rows have the same
/// number of cells, more than one; then the one that gives more cells.
pub(super) fn sniff(head: &str) -> u8 {
    if let Some(stated) = stated_in_first_line(head) {
        return stated;
    }
    let best = CANDIDATES.into_iter().rev().max_by_key(|candidate| fit(head, *candidate));
    match best {
        Some(candidate) if fit(head, candidate) > (0, 0) => candidate,
        _ => b',',
    }
}

fn stated_in_first_line(head: &str) -> Option<u8> {
    let line = head.lines().next()?.trim().trim_matches('"');
    match line.strip_prefix("sep=")?.as_bytes() {
        [separator] => Some(*separator),
        [] => None,
        _ => None,
    }
}

/// How many rows agree on a number of cells above one, and on which number.
fn fit(head: &str, separator: u8) -> (usize, usize) {
    let mut rows_by_width: BTreeMap<usize, usize> = BTreeMap::new();
    for width in widths(head, separator) {
        *rows_by_width.entry(width).or_default() += 1;
    }
    rows_by_width
        .into_iter()
        .filter(|(width, _)| *width > 1)
        .map(|(width, rows)| (rows, width))
        .max()
        .unwrap_or((0, 0))
}

/// The number of cells of each whole record in the sample.
fn widths(head: &str, separator: u8) -> Vec<usize> {
    let mut parser = ReaderBuilder::new().delimiter(separator).build();
    let mut input = head.as_bytes();
    let mut text = vec![0; head.len() + 1];
    let mut ends = vec![0; head.len() + 1];
    let mut widths = Vec::new();
    let mut width = 0;
    loop {
        let (result, read, _, ended) = parser.read_record(input, &mut text, &mut ends);
        input = input.get(read..).unwrap_or_default();
        width += ended;
        match result {
            ReadRecordResult::Record => {
                widths.push(width);
                width = 0;
            }
            ReadRecordResult::InputEmpty if !input.is_empty() => {}
            // The last record may be cut off, unless it is the only one.
            _ if widths.is_empty() && width == 0 => return only_line(head, separator),
            _ => return widths,
        }
    }
}

fn only_line(head: &str, separator: u8) -> Vec<usize> {
    vec![head.bytes().filter(|byte| *byte == separator).count() + 1]
}
