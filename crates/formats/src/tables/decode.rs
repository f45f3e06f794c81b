//! Turns a stream of bytes in any known encoding into a stream of UTF-8 bytes.

use super::ReadError;
use encoding_rs::{CoderResult, Decoder, DecoderResult, Encoding, UTF_8};
use std::io::Read;

const CHUNK: usize = 64 << 10;

/// A stream that is read as UTF-8 whatever it is written in.
pub(super) struct Decoding<R> {
    reader: R,
    encoding: &'static Encoding,
    /// `None` for UTF-8, which passes through and is checked row by row.
    decoder: Option<Decoder>,
    input: Vec<u8>,
    position: usize,
    filled: usize,
    ended: bool,
    line: u64,
}

impl<R: Read> Decoding<R> {
    /// Reads `reader`, which stands behind any byte order mark.
    pub(super) fn new(reader: R, encoding: &'static Encoding) -> Self {
        let decoder = (encoding != UTF_8).then(|| encoding.new_decoder_without_bom_handling());
        let input = if decoder.is_some() { vec![0; CHUNK] } else { Vec::new() };
        Self { reader, encoding, decoder, input, position: 0, filled: 0, ended: false, line: 1 }
    }

    /// The name of the encoding, for messages.
    pub(super) fn encoding_name(&self) -> String {
        self.encoding.name().to_owned()
    }

    /// Fills `output` with UTF-8 and says how many bytes; 0 at the end.
    pub(super) fn read_utf8(&mut self, output: &mut [u8]) -> Result<usize, ReadError> {
        if self.decoder.is_none() {
            return Ok(self.reader.read(output)?);
        }
        loop {
            if self.position == self.filled && !self.ended {
                self.refill()?;
            }
            let (written, finished) = self.decode(output)?;
            if written > 0 || finished {
                return Ok(written);
            }
        }
    }

    fn refill(&mut self) -> Result<(), ReadError> {
        self.filled = self.reader.read(&mut self.input)?;
        self.position = 0;
        self.ended = self.filled == 0;
        Ok(())
    }

    fn decode(&mut self, output: &mut [u8]) -> Result<(usize, bool), ReadError> {
        let Some(decoder) = self.decoder.as_mut() else { return Ok((0, true)) };
        let pending = self.input.get(self.position..self.filled).unwrap_or_default();
        let (result, read, written) =
            decoder.decode_to_utf8_without_replacement(pending, output, self.ended);
        self.position += read;
        let lines = output.iter().take(written).filter(|byte| **byte == b'\n').count();
        self.line += lines as u64;
        match result {
            DecoderResult::Malformed(..) => {
                Err(ReadError::Undecodable { line: self.line, encoding: self.encoding_name() })
            }
            DecoderResult::InputEmpty => {
                if self.ended {
                    // A finished decoder must not be asked again.
                    self.decoder = None;
                    self.reader_is_done();
                }
                Ok((written, self.ended))
            }
            DecoderResult::OutputFull => Ok((written, false)),
        }
    }

    /// From here on the pass-through branch reads the exhausted reader: nothing.
    fn reader_is_done(&mut self) {
        self.input = Vec::new();
        self.position = 0;
        self.filled = 0;
    }
}

/// Decodes a sample without minding a character cut off at its end; `None` when some byte
/// does not exist in the encoding.
pub(super) fn decode_sample(bytes: &[u8], encoding: &'static Encoding) -> Option<String> {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut text = String::with_capacity(decoder.max_utf8_buffer_length(bytes.len())?);
    let (result, _, had_errors) = decoder.decode_to_string(bytes, &mut text, false);
    (result == CoderResult::InputEmpty && !had_errors).then_some(text)
}
