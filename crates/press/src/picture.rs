//! How large a picture says it is, read from its first bytes, so that nothing is decoded that
//! would fill the memory.

use saldo_letters::Language;
use saldo_letters::paper::{Paper, Party};

/// Most pixels of a side.
pub const MOST_PIXELS: u32 = 2_000;

/// Width and height of a PNG or JPEG; nothing for anything else.
pub fn size(bytes: &[u8]) -> Option<(u32, u32)> {
    png(bytes).or_else(|| jpeg(bytes))
}

/// Is it a picture that documents can bear: small enough, and whole to its last byte? One with a
/// sound head and a broken body would keep every document of a company from being printed.
pub fn can_be_a_logo(bytes: &[u8]) -> bool {
    let fits = |(width, height): (u32, u32)| width.max(height) <= MOST_PIXELS;
    let drawn = || {
        // A logo stands beside whoever writes.
        let from = Some(Party { name: "–".to_owned(), lines: Vec::new() });
        let blank = Paper::blank(Language::default());
        crate::pdf(&Paper { from, logo: Some(bytes.to_vec()), ..blank })
    };
    size(bytes).is_some_and(fits) && drawn().is_ok()
}

/// The first chunk of a PNG is its header, by its own rules.
fn png(bytes: &[u8]) -> Option<(u32, u32)> {
    let header = bytes.strip_prefix(b"\x89PNG\r\n\x1a\n")?;
    let sides = header.get(4..16)?.strip_prefix(b"IHDR")?;
    Some((wide(sides.get(..4)?)?, wide(sides.get(4..8)?)?))
}

/// A JPEG is a row of segments; the one that starts the picture holds its size.
fn jpeg(bytes: &[u8]) -> Option<(u32, u32)> {
    let mut rest = bytes.strip_prefix(b"\xff\xd8")?;
    loop {
        let [0xff, marker, high, low, ..] = *rest else { return None };
        let length = usize::from(u16::from_be_bytes([high, low]));
        // C4, C8 and CC in this range are tables, not the start of a picture.
        if (0xc0..=0xcf).contains(&marker) && ![0xc4, 0xc8, 0xcc].contains(&marker) {
            let [_, _, _, _, _, tall, tall_low, broad, broad_low, ..] = *rest else { return None };
            let (height, width) = ([tall, tall_low], [broad, broad_low]);
            return Some((u16::from_be_bytes(width).into(), u16::from_be_bytes(height).into()));
        }
        rest = rest.get(length.checked_add(2)?..)?;
    }
}

fn wide(bytes: &[u8]) -> Option<u32> {
    bytes.try_into().ok().map(u32::from_be_bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_tell_their_size_and_nothing_else_does() {
        let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\x40\0\0\0\x78\x08\x06";
        let jpeg = b"\xff\xd8\xff\xe0\0\x04ab\xff\xc0\0\x11\x08\0\x78\x01\x40\x03";
        type Row<'a> = (&'a [u8], Option<(u32, u32)>);
        let rows: [Row<'_>; 7] = [
            (png, Some((320, 120))),
            (jpeg, Some((320, 120))),
            (&png[..20], None),
            (&jpeg[..9], None),
            (b"<svg xmlns='http://www.w3.org/2000/svg'/>", None),
            (b"\xff\xd8\xff\xe0\0\0", None),
            (b"", None),
        ];
        for (bytes, expected) in rows {
            assert_eq!(size(bytes), expected, "{bytes:?}");
        }
    }
}
