//! Text tables: CSV with any separator, streamed, with every size bounded.

use super::decode::Decoding;
use super::{Limits, ReadError, Row, TableReader};
use csv_core::ReadRecordResult;
use std::io::Read;

const BUFFER: usize = 64 << 10;

/// A text table being read.
pub(super) struct Delimited<R> {
    source: Decoding<R>,
    parser: csv_core::Reader,
    limits: Limits,
    buffer: Vec<u8>,
    position: usize,
    filled: usize,
    /// Line breaks passed: LF, CR, or both together.
    breaks: u64,
    /// The last byte passed was a CR, so that an LF now belongs to it.
    after_return: bool,
    rows: u64,
    text: Vec<u8>,
    ends: Vec<usize>,
}

impl<R: Read + Send> Delimited<R> {
    /// Reads `source` with this separator.
    pub(super) fn new(source: Decoding<R>, separator: u8, limits: Limits) -> Self {
        Self {
            source,
            parser: csv_core::ReaderBuilder::new().delimiter(separator).build(),
            limits,
            buffer: vec![0; BUFFER],
            position: 0,
            filled: 0,
            breaks: 0,
            after_return: false,
            rows: 0,
            text: vec![0; 4096],
            ends: vec![0; limits.columns + 1],
        }
    }

    const fn line(&self) -> u64 {
        self.breaks + 1
    }

    /// Passes over so many bytes of the buffer, counting the lines that end in them.
    fn pass(&mut self, length: usize) {
        let bytes = self.buffer.get(self.position..self.position + length).unwrap_or_default();
        let mut after_return = self.after_return;
        let mut breaks = 0;
        for byte in bytes {
            let ends_line = *byte == b'\r' || (*byte == b'\n' && !after_return);
            breaks += u64::from(ends_line);
            after_return = *byte == b'\r';
        }
        self.after_return = after_return;
        self.breaks += breaks;
        self.position += length;
    }

    fn pending(&self) -> &[u8] {
        self.buffer.get(self.position..self.filled).unwrap_or_default()
    }

    fn refill(&mut self) -> Result<bool, ReadError> {
        self.filled = self.source.read_utf8(&mut self.buffer)?;
        self.position = 0;
        Ok(self.filled > 0)
    }

    /// Passes over line breaks before a record; `false` at the end of the file.
    fn find_record(&mut self) -> Result<bool, ReadError> {
        loop {
            while let Some(b'\r' | b'\n') = self.pending().first() {
                self.pass(1);
            }
            if !self.pending().is_empty() {
                return Ok(true);
            }
            if !self.refill()? {
                return Ok(false);
            }
        }
    }

    /// Parses one record into `text` and `ends`; returns how much of each is used.
    fn record(&mut self, line: u64) -> Result<(usize, usize), ReadError> {
        let (mut text_len, mut end_len) = (0, 0);
        loop {
            let input = self.buffer.get(self.position..self.filled).unwrap_or_default();
            let output = self.text.get_mut(text_len..).unwrap_or_default();
            let ends = self.ends.get_mut(end_len..).unwrap_or_default();
            let (result, read, written, ended) = self.parser.read_record(input, output, ends);
            self.pass(read);
            text_len += written;
            end_len += ended;
            match result {
                ReadRecordResult::Record | ReadRecordResult::End => return Ok((text_len, end_len)),
                ReadRecordResult::OutputFull => self.grow(line)?,
                ReadRecordResult::OutputEndsFull => return Err(self.too_wide(line)),
                ReadRecordResult::InputEmpty => {
                    if !self.refill()? {
                        return self.last_record(line, text_len, end_len);
                    }
                }
            }
        }
    }

    /// The file ends inside a record. A line break would end it, unless a quotation is open.
    fn last_record(
        &mut self,
        line: u64,
        text_len: usize,
        end_len: usize,
    ) -> Result<(usize, usize), ReadError> {
        if self.text.len() == text_len {
            self.grow(line)?;
        }
        let output = self.text.get_mut(text_len..).unwrap_or_default();
        let ends = self.ends.get_mut(end_len..).unwrap_or_default();
        match self.parser.read_record(b"\n", output, ends) {
            (ReadRecordResult::Record, _, written, ended) => {
                Ok((text_len + written, end_len + ended))
            }
            (ReadRecordResult::OutputEndsFull, ..) => Err(self.too_wide(line)),
            _ => Err(ReadError::UnclosedQuote { line }),
        }
    }

    fn grow(&mut self, line: u64) -> Result<(), ReadError> {
        let limit = self.limits.row_bytes;
        if self.text.len() >= limit {
            return Err(ReadError::RowTooLong { line, limit });
        }
        let larger = self.text.len().saturating_mul(2).clamp(1, limit);
        self.text.resize(larger, 0);
        Ok(())
    }

    fn too_wide(&self, line: u64) -> ReadError {
        ReadError::TooManyColumns { line, limit: self.limits.columns }
    }

    /// Checks the record's sizes and that every cell is UTF-8 by itself, and hands it over.
    fn deliver(&self, used: (usize, usize), line: u64, row: &mut Row) -> Result<(), ReadError> {
        let text = self.text.get(..used.0).unwrap_or_default();
        let ends = self.ends.get(..used.1).unwrap_or_default();
        if ends.len() > self.limits.columns {
            return Err(self.too_wide(line));
        }
        let undecodable = || ReadError::Undecodable { line, encoding: self.source.encoding_name() };
        let text = std::str::from_utf8(text).map_err(|_| undecodable())?;
        // Two broken halves of a character on both sides of a separator would join to one.
        if !text.is_ascii() && ends.iter().any(|end| !text.is_char_boundary(*end)) {
            return Err(undecodable());
        }
        row.set_texts(text, ends);
        self.check_cells(row, line)
    }

    fn check_cells(&self, row: &Row, line: u64) -> Result<(), ReadError> {
        let limit = self.limits.cell_bytes;
        if row.text_bytes() > limit && row.cells().any(|cell| cell.len() > limit) {
            return Err(ReadError::CellTooLong { line, limit });
        }
        Ok(())
    }
}

impl<R: Read + Send> TableReader for Delimited<R> {
    fn read(&mut self, row: &mut Row) -> Result<bool, ReadError> {
        loop {
            if !self.find_record()? {
                return Ok(false);
            }
            let line = self.line();
            let used = self.record(line)?;
            row.start(line);
            self.deliver(used, line, row)?;
            if !row.is_blank() {
                break;
            }
        }
        self.rows += 1;
        if self.rows > self.limits.rows {
            return Err(ReadError::TooManyRows { limit: self.limits.rows });
        }
        Ok(true)
    }
}
