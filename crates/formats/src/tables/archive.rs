//! Looks into a spreadsheet's archive before anything is unpacked from it.
//!
//! Entries are only ever found by name and read as streams; their paths, links and
//! archives inside them lead nowhere, because nothing is written to disk.

use super::source::Seekable;
use super::{Limits, ReadError, TableFormat};
use std::io::{Read, Seek, SeekFrom};
use zip::ZipArchive;
use zip::result::ZipError;

/// Bytes between two `<` of an XML entry: one tag with the text behind it.
pub(super) const XML_STRETCH: usize = 1 << 20;

/// Ratios are judged above this size only; small entries pack to almost nothing.
const RATIO_FROM_BYTES: u64 = 4 << 20;

pub(super) type Archive = ZipArchive<Box<dyn Seekable>>;

/// XLSX, ODS, or what else the archive is.
pub(super) fn recognise(
    reader: Box<dyn Seekable>,
    limits: &Limits,
) -> Result<TableFormat, ReadError> {
    let mut archive = open(reader, limits)?;
    if archive.index_for_name("xl/workbook.xml").is_some() {
        return Ok(TableFormat::Xlsx);
    }
    let mimetype = read_short(&mut archive, "mimetype");
    if mimetype.starts_with(b"application/vnd.oasis.opendocument.spreadsheet") {
        return Ok(TableFormat::Ods);
    }
    let found = if archive.index_for_name("xl/workbook.bin").is_some() {
        "a binary workbook (XLSB)"
    } else if archive.index_for_name("word/document.xml").is_some()
        || mimetype.starts_with(b"application/vnd.oasis.opendocument")
    {
        "a document without tables"
    } else if archive.index_for_name("[Content_Types].xml").is_some() {
        return Ok(TableFormat::Xlsx);
    } else {
        "a packed file (ZIP)"
    };
    Err(ReadError::NotATable { found: found.to_owned() })
}

/// Opens the archive after counting its entries.
pub(super) fn open(mut reader: Box<dyn Seekable>, limits: &Limits) -> Result<Archive, ReadError> {
    if announced_entries(&mut reader)? > limits.archive_entries {
        return Err(ReadError::TooManyEntries { limit: limits.archive_entries });
    }
    reader.rewind()?;
    let archive = ZipArchive::new(reader).map_err(damaged)?;
    if archive.len() > limits.archive_entries {
        return Err(ReadError::TooManyEntries { limit: limits.archive_entries });
    }
    Ok(archive)
}

/// Checks every bound that can be checked before the table is read: sizes as announced, then
/// the XML entries as they really unpack, in a stream that holds a few kilobytes.
pub(super) fn inspect(archive: &mut Archive, limits: &Limits) -> Result<(), ReadError> {
    if archive.has_duplicate_names() || archive.has_overlapping_files().map_err(damaged)? {
        return Err(ReadError::OverlappingEntries);
    }
    check_announced_sizes(archive, limits)?;
    let mut left = limits.unpacked_bytes;
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).map_err(damaged)?;
        let is_xml = [&b".xml"[..], b".rels"].iter().any(|end| entry.name_raw().ends_with(end));
        if is_xml {
            let packed = entry.compressed_size();
            left = unpack_for_check(&mut entry, packed, left, limits)?;
        }
    }
    Ok(())
}

fn check_announced_sizes(archive: &mut Archive, limits: &Limits) -> Result<(), ReadError> {
    let mut total: u64 = 0;
    for index in 0..archive.len() {
        let entry = archive.by_index_raw(index).map_err(damaged)?;
        if entry.encrypted() {
            return Err(ReadError::Encrypted);
        }
        check_ratio(entry.size(), entry.compressed_size(), limits)?;
        total = total.saturating_add(entry.size());
    }
    if total > limits.unpacked_bytes {
        return Err(ReadError::UnpacksTooLarge { limit: limits.unpacked_bytes });
    }
    Ok(())
}

fn check_ratio(unpacked: u64, packed: u64, limits: &Limits) -> Result<(), ReadError> {
    let allowed = packed.saturating_mul(limits.unpacked_ratio).max(RATIO_FROM_BYTES);
    if unpacked > allowed {
        return Err(ReadError::RatioTooHigh { limit: limits.unpacked_ratio });
    }
    Ok(())
}

/// Streams one XML entry; returns how many bytes the other entries may still unpack to.
fn unpack_for_check(
    entry: &mut impl Read,
    packed: u64,
    left: u64,
    limits: &Limits,
) -> Result<u64, ReadError> {
    let mut guard = XmlGuard::default();
    let mut chunk = vec![0; 32 << 10];
    let mut unpacked: u64 = 0;
    loop {
        let filled =
            entry.read(&mut chunk).map_err(|error| ReadError::damaged(&error.to_string()))?;
        if filled == 0 {
            return Ok(left - unpacked);
        }
        unpacked += filled as u64;
        if unpacked > left {
            return Err(ReadError::UnpacksTooLarge { limit: limits.unpacked_bytes });
        }
        check_ratio(unpacked, packed, limits)?;
        guard.pass(chunk.get(..filled).unwrap_or_default())?;
    }
}

/// Watches XML go by: no document type, no endless tag or text.
#[derive(Default)]
struct XmlGuard {
    /// The last two bytes, to see `<!D` across chunks.
    before: [u8; 2],
    stretch: usize,
}

impl XmlGuard {
    fn pass(&mut self, bytes: &[u8]) -> Result<(), ReadError> {
        for &byte in bytes {
            // Only declarations have a letter here; comments have `-`, character data `[`.
            if self.before == *b"<!" && byte.is_ascii_alphabetic() {
                return Err(ReadError::ForbiddenXml);
            }
            self.stretch = if byte == b'<' { 0 } else { self.stretch + 1 };
            if self.stretch > XML_STRETCH {
                return Err(ReadError::XmlTooLong { limit: XML_STRETCH });
            }
            self.before = [self.before[1], byte];
        }
        Ok(())
    }
}

/// The first bytes of a small entry; nothing when there is none.
fn read_short(archive: &mut Archive, name: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    if let Ok(entry) = archive.by_name(name) {
        // A broken entry simply is not the one looked for.
        let _ = entry.take(256).read_to_end(&mut bytes);
    }
    bytes
}

/// The number of entries as the end of the archive announces it, before any is parsed.
fn announced_entries(reader: &mut Box<dyn Seekable>) -> Result<usize, ReadError> {
    const RECORD: usize = 22;
    const LONGEST_COMMENT: u64 = 65_535;
    let length = reader.seek(SeekFrom::End(0))?;
    reader.seek(SeekFrom::Start(length.saturating_sub(RECORD as u64 + LONGEST_COMMENT)))?;
    let mut tail = Vec::new();
    reader.read_to_end(&mut tail)?;
    let record = tail.windows(RECORD).rev().find(|window| window.starts_with(b"PK\x05\x06"));
    let count = record.and_then(|record| record.get(10..12)?.try_into().ok());
    let count = count.ok_or_else(|| ReadError::damaged("the end of the archive is missing"))?;
    Ok(usize::from(u16::from_le_bytes(count)))
}

pub(super) fn damaged(error: ZipError) -> ReadError {
    ReadError::damaged(&error.to_string())
}
