//! Many papers and files of others bound into one document, with an index that says on which sheet
//! each begins. Sheets are numbered through from the index on.
//!
//! What others made is put in as it is, each of its pages on a sheet of its own: no page is read as
//! text, and nothing in it is run. A bound file is no PDF/A, because what others made need not be.

use crate::world::Desk;
use crate::{MOST_PAGES, NotPrinted, Pdf, export, laid_out, pages, picture};
use saldo_letters::paper::Paper;
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
}

/// Binds leaves behind an index. `index` draws it, told for each leaf its first and last sheet;
/// nothing for a file that cannot be bound: no PDF or picture, locked, broken, or too large with
/// those before it.
///
/// # Errors
/// [`NotPrinted`] when a limit is passed, or a logo is no picture.
pub fn bind(
    leaves: &[Leaf],
    index: impl Fn(&[Option<(usize, usize)>]) -> Paper,
) -> Result<Pdf, NotPrinted> {
    let mut files = Vec::new();
    let mut counts: Vec<Option<usize>> = Vec::with_capacity(leaves.len());
    let mut room = MOST_ENCLOSED;
    for leaf in leaves {
        match leaf {
            Leaf::Paper(paper) => counts.push(Some(pages(paper)?)),
            Leaf::File(bytes) => {
                let file = enclosed(bytes).filter(|file| bytes.len() <= room && prints(file));
                counts.push(file.as_ref().map(|file| file.wide.len()));
                room -= file.as_ref().map_or(0, |_| bytes.len());
                files.push(file);
            }
        }
    }
    // The index is as long with the numbers of sheets as without them: a row holds one line.
    let blank: Vec<Option<(usize, usize)>> = vec![Some((MOST_PAGES, MOST_PAGES)); leaves.len()];
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
    for leaf in leaves {
        match leaf {
            Leaf::Paper(paper) => bound.push(Ok(paper)),
            Leaf::File(_) => bound.extend(files.next().flatten().map(Err)),
        }
    }
    let desk = Desk::bound(bound)?;
    let document = laid_out(&desk)?;
    let printed = export(&document, &[]);
    typst::comemo::evict(2);
    printed
}

/// The file as the layout takes it, where it is a PDF or a picture with pages that are not too many.
fn enclosed(bytes: &[u8]) -> Option<Enclosed> {
    let file = |format, wide| Enclosed { bytes: Bytes::new(bytes.to_vec()), format, wide };
    if let Some((width, height)) = picture::size(bytes) {
        let format = if bytes.starts_with(b"\x89PNG") { "png" } else { "jpg" };
        let fits = width.max(height) <= MOST_SIDE;
        return fits.then(|| file(format, vec![width > height]));
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
    (1..=MOST_PAGES).contains(&pages.len()).then(|| file("pdf", pages))
}

/// Most pixels of a side of a picture that is bound: a sheet scanned finely.
const MOST_SIDE: u32 = 8_000;

/// Can it really be put on paper? A file that breaks the layout is told of rather than keep all others
/// from being printed.
fn prints(file: &Enclosed) -> bool {
    let Ok(desk) = Desk::bound(vec![Err(file.clone())]) else { return false };
    laid_out(&desk).and_then(|document| export(&document, &[])).is_ok()
}
