//! Paper → PDF. One function; behind it stands Typst, and nobody else knows that.
//!
//! The layout is ours and compiled in; what a document says reaches it as data, never as
//! source, so that a name or a note cannot become a command. There are no files here, no
//! network, no packages, no clock: the same paper gives the same bytes.
#![forbid(unsafe_code)]

mod bound;
mod clean;
mod fonts;
pub mod picture;
mod world;

pub use bound::{Leaf, MOST_ENCLOSED, bind};

use saldo_letters::paper::Paper;
use typst::World;
use typst::diag::{SourceDiagnostic, Warned};
use typst::foundations::Smart;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};
use world::Desk;

/// Most bytes of text on one document; some four thousand lines of a table.
pub const MOST_TEXT: usize = 1 << 20;
/// Most bytes of a logo.
pub const MOST_LOGO: usize = 512 << 10;
/// Most pages of one document.
pub const MOST_PAGES: usize = 500;

/// A document, ready to be sent, stored or printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pdf {
    pub bytes: Vec<u8>,
    pub pages: usize,
}

/// Why a paper was not printed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotPrinted {
    #[error(
        "the document holds {bytes} bytes of text, more than {MOST_TEXT}; choose a shorter period or fewer documents"
    )]
    TooMuchText { bytes: usize },
    #[error(
        "the document would have {pages} pages, more than {MOST_PAGES}; choose a shorter period or fewer documents"
    )]
    TooManyPages { pages: usize },
    #[error(
        "the logo cannot be used: {reason}; give a PNG or JPEG of at most 512 KiB and 2000 pixels a side"
    )]
    Logo { reason: &'static str },
    /// The layout itself failed: a fault of the program.
    #[error("the document could not be laid out: {reason}; report this as a fault of Saldo")]
    Layout { reason: String },
}

/// Prints a paper as PDF/A-2b, which archives accept.
///
/// # Errors
/// [`NotPrinted`] when a limit is passed, or the logo is no picture.
pub fn pdf(paper: &Paper) -> Result<Pdf, NotPrinted> {
    together(std::slice::from_ref(paper), false)
}

/// Prints papers one behind the other as one file, each with its own numbers of pages, for a
/// printer and for envelopes with a window. Where both sides of a sheet are printed, each paper
/// begins on a new sheet.
///
/// # Errors
/// [`NotPrinted`] when a limit is passed, or there is nothing to print.
pub fn together(papers: &[Paper], both_sides: bool) -> Result<Pdf, NotPrinted> {
    if papers.is_empty() {
        return Err(NotPrinted::Layout { reason: "no paper to print".to_owned() });
    }
    let desk = Desk::with(papers, both_sides)?;
    let printed = print(&desk);
    // Memory of half-finished layouts would grow with every letter; two generations are kept
    // because the next letter has the same head and foot.
    typst::comemo::evict(2);
    printed
}

/// How many pages a paper has.
///
/// # Errors
/// [`NotPrinted`] when a limit is passed, or the logo is no picture.
pub fn pages(paper: &Paper) -> Result<usize, NotPrinted> {
    let desk = Desk::with(std::slice::from_ref(paper), false)?;
    let pages = laid_out(&desk)?.pages().len();
    typst::comemo::evict(2);
    Ok(pages)
}

fn laid_out(desk: &Desk) -> Result<PagedDocument, NotPrinted> {
    let Warned { output, .. } = typst::compile::<PagedDocument>(desk as &dyn World);
    let document = output.map_err(|errors| layout(&errors))?;
    let pages = document.pages().len();
    if pages > MOST_PAGES { Err(NotPrinted::TooManyPages { pages }) } else { Ok(document) }
}

fn print(desk: &Desk) -> Result<Pdf, NotPrinted> {
    let document = laid_out(desk)?;
    export(&document, &[PdfStandard::A_2b])
}

fn export(document: &PagedDocument, standards: &[PdfStandard]) -> Result<Pdf, NotPrinted> {
    let pages = document.pages().len();
    let options = PdfOptions {
        creator: Smart::Custom(Some("Saldo".to_owned())),
        standards: PdfStandards::new(standards).expect("one standard contradicts no other"),
        tagged: false,
        ..PdfOptions::default()
    };
    let bytes = typst_pdf::pdf(document, &options).map_err(|errors| layout(&errors))?;
    Ok(Pdf { bytes, pages })
}

fn layout(errors: &[SourceDiagnostic]) -> NotPrinted {
    let reasons: Vec<&str> = errors.iter().map(|error| error.message.as_str()).collect();
    NotPrinted::Layout { reason: reasons.join("; ") }
}
