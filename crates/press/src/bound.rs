//! Many papers and files of others bound into one document, with an index that says on which sheet
//! each begins. Sheets are numbered through from the index on.
//!
//! What others made is put in as it is, each of its pages on a sheet of its own: no page is read as
//! text, and nothing in it is run. A bound file is no PDF/A, because what others made need not be.

use crate::world::Desk;
use crate::{MOST_PAGES, MOST_TEXT, NotPrinted, Pdf, export, laid_out, pages, picture};
use saldo_letters::paper::Paper;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use typst::foundations::Bytes;

/// Most bytes of all files of others together.
pub const MOST_ENCLOSED: usize = 32 << 20;

/// Something to be bound.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Leaf {
    Paper(Box<Paper>),
    /// A file of somebody else: PDF, PNG or JPEG can be bound.
    File(Vec<u8>),
}

/// A file of somebody else as the layout takes it.
#[derive(Clone, Debug)]
pub(crate) struct Enclosed {
    pub(crate) bytes: Bytes,
    pub(crate) format: &'static str,
    /// For each of its pages: is it wider than tall?
    pub(crate) wide: Vec<bool>,
    /// Of a picture.
    pixels: u64,
}

/// Most pixels of a picture that is bound: a sheet scanned finely.
const MOST_OF_ONE: u64 = 40_000_000;
/// Most pixels of all pictures together: each takes four bytes once it is unpacked.
const MOST_OF_ALL: u64 = 96_000_000;
/// Pages that the index may grow by once it is known what is enclosed separately.
const SPARE: usize = 1;

/// Binds leaves behind an index. `index` draws it, told for each leaf its first and last sheet;
/// nothing for what is enclosed separately: no PDF or picture, locked, broken, or too large with what
/// is bound. Papers go before files of others where there is not room for all.
///
/// # Errors
/// [`NotPrinted`] when the index alone passes a limit, or a logo is no picture.
pub fn bind(
    leaves: &[Leaf],
    index: impl Fn(&[Option<(usize, usize)>]) -> Paper,
) -> Result<Pdf, NotPrinted> {
    let last = Some((MOST_PAGES, MOST_PAGES));
    let longest = measure(&index(&vec![last; leaves.len()]))?;
    let shortest = measure(&index(&vec![None; leaves.len()]))?;
    let mut room = Room::behind(longest.pages.max(shortest.pages) + SPARE, longest.text);
    let mut counts: Vec<Option<usize>> = vec![None; leaves.len()];
    for (leaf, count) in leaves.iter().zip(&mut counts) {
        if let Leaf::Paper(paper) = leaf {
            *count = room.for_paper(paper)?;
        }
    }
    let mut files = Vec::new();
    for (leaf, count) in leaves.iter().zip(&mut counts) {
        if let Leaf::File(bytes) = leaf {
            let file = room.for_file(bytes);
            *count = file.as_ref().map(|file| file.wide.len());
            files.push(file);
        }
    }
    // The index is as long with the numbers of sheets as without them: a row holds one line.
    let blank: Vec<Option<(usize, usize)>> = counts.iter().map(|count| count.and(last)).collect();
    let mut next = pages(&index(&blank))? + 1;
    let sheets: Vec<Option<(usize, usize)>> = counts
        .iter()
        .map(|count| {
            count.map(|count| {
                let first = next;
                next += count;
                (first, next - 1)
            })
        })
        .collect();
    let index = index(&sheets);
    let mut files = files.into_iter();
    let mut bound: Vec<Result<&Paper, Enclosed>> = vec![Ok(&index)];
    for (leaf, count) in leaves.iter().zip(&counts) {
        match leaf {
            Leaf::Paper(paper) => bound.extend(count.map(|_| Ok(&**paper))),
            Leaf::File(_) => bound.extend(files.next().flatten().map(Err)),
        }
    }
    let desk = Desk::bound(bound)?;
    let document = laid_out(&desk)?;
    let printed = export(&document, &[]);
    typst::comemo::evict(2);
    printed
}

/// What a paper takes.
struct Measure {
    pages: usize,
    /// Bytes of its text.
    text: usize,
}

fn measure(paper: &Paper) -> Result<Measure, NotPrinted> {
    let desk = Desk::with(std::slice::from_ref(paper), false)?;
    let pages = laid_out(&desk)?.pages().len();
    typst::comemo::evict(2);
    Ok(Measure { pages, text: desk.text() })
}

/// What there is still room for.
struct Room {
    pages: usize,
    text: usize,
    bytes: usize,
    pixels: u64,
}

impl Room {
    /// The room behind an index of so many pages and bytes of text.
    fn behind(pages: usize, text: usize) -> Self {
        Self {
            pages: MOST_PAGES.saturating_sub(pages),
            text: MOST_TEXT.saturating_sub(text),
            bytes: MOST_ENCLOSED,
            pixels: MOST_OF_ALL,
        }
    }

    /// The pages of a paper, where it has room; each file of others also takes some text, which is
    /// left out of account for papers.
    fn for_paper(&mut self, paper: &Paper) -> Result<Option<usize>, NotPrinted> {
        let taken = match measure(paper) {
            Ok(taken) => taken,
            Err(NotPrinted::TooManyPages { .. } | NotPrinted::TooMuchText { .. }) => {
                return Ok(None);
            }
            Err(other) => return Err(other),
        };
        if taken.pages > self.pages || taken.text > self.text {
            return Ok(None);
        }
        self.pages -= taken.pages;
        self.text -= taken.text;
        Ok(Some(taken.pages))
    }

    /// A file of somebody else, where it has room and can be put on paper. What it takes is looked at
    /// before anything of it is laid out.
    fn for_file(&mut self, bytes: &[u8]) -> Option<Enclosed> {
        if bytes.len() > self.bytes {
            return None;
        }
        let file = survived(|| enclosed(bytes))?;
        let (pages, text) = (file.wide.len(), LINE + file.wide.len() * "false,".len());
        if pages > self.pages || text > self.text || file.pixels > self.pixels.min(MOST_OF_ONE) {
            return None;
        }
        survived(|| prints(&file).then_some(()))?;
        self.pages -= pages;
        self.text -= text;
        self.bytes -= bytes.len();
        self.pixels -= file.pixels;
        Some(file)
    }
}

/// Most bytes of text by which the layout is told of a file, its pages apart.
const LINE: usize = 80;

/// What a reader makes of a file of somebody else; nothing where the file drives it into a panic.
fn survived<T>(read: impl FnOnce() -> Option<T>) -> Option<T> {
    catch_unwind(AssertUnwindSafe(read)).ok().flatten()
}

/// The file as the layout takes it, where it is a PDF or a picture with pages that are not too many.
fn enclosed(bytes: &[u8]) -> Option<Enclosed> {
    let file =
        |format, wide, pixels| Enclosed { bytes: Bytes::new(bytes.to_vec()), format, wide, pixels };
    if let Some((width, height)) = picture::size(bytes) {
        let format = if bytes.starts_with(b"\x89PNG") { "png" } else { "jpg" };
        let fits = width.max(height) <= MOST_SIDE;
        let pixels = u64::from(width) * u64::from(height);
        return fits.then(|| file(format, vec![width > height], pixels));
    }
    if !bytes.starts_with(b"%PDF-") {
        return None;
    }
    let document = hayro_syntax::Pdf::new(Arc::new(bytes.to_vec())).ok()?;
    let is_wide = |page: &hayro_syntax::page::Page<'_>| {
        let (width, height) = page.render_dimensions();
        width > height
    };
    let pages: Vec<bool> = document.pages().iter().map(is_wide).collect();
    (1..=MOST_PAGES).contains(&pages.len()).then(|| file("pdf", pages, 0))
}

/// Most pixels of a side of a picture that is bound: a sheet scanned finely.
const MOST_SIDE: u32 = 8_000;

/// Can it really be put on paper? A file that breaks the layout is told of rather than keep all others
/// from being printed.
fn prints(file: &Enclosed) -> bool {
    let Ok(desk) = Desk::bound(vec![Err(file.clone())]) else { return false };
    laid_out(&desk).and_then(|document| export(&document, &[])).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_drives_its_reader_into_a_panic_is_left_out() {
        assert_eq!(survived(|| Some(1)), Some(1));
        assert_eq!(survived(|| None::<()>), None);
        let hostile: Option<()> = survived(|| panic!("an index beyond the end"));
        assert_eq!(hostile, None);
    }

    /// A picture says its size in its first bytes: what would fill the memory is never unpacked.
    #[test]
    fn pictures_take_room_by_their_pixels() {
        let picture = |side: u32| {
            let mut png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
            png.extend(side.to_be_bytes());
            png.extend(side.to_be_bytes());
            png.extend(b"\x08\0\0\0\0");
            png
        };
        let pixels = |side| enclosed(&picture(side)).map(|file| file.pixels);
        assert_eq!(pixels(6_000), Some(36_000_000));
        assert_eq!(pixels(8_001), None);
        assert!(pixels(8_000) > Some(MOST_OF_ONE));
        let mut room = Room::behind(1, 0);
        assert!(room.for_file(&picture(8_000)).is_none());
        assert_eq!((room.pages, room.pixels), (MOST_PAGES - 1, MOST_OF_ALL), "nothing is taken");
    }
}
