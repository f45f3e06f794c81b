//! Documents as PDF: printed on a thread where that hurts nobody, a few at a time.

use crate::errors::Trouble;
use axum::http::StatusCode;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use saldo_letters::paper::Paper;
use saldo_press::{Leaf, MOST_ENCLOSED, NotPrinted, Pdf};
use saldo_work::cases::{Bound, CourtFile, MOST_BOUND};
use saldo_work::delivery::Printer;
use tokio::sync::Semaphore;
use tokio::task::spawn_blocking;

/// Laying out is work for the processor alone: more at once only take memory. Strangers may ask
/// for calculations, so the number is small.
static AT_ONCE: Semaphore = Semaphore::const_new(2);

/// The press, for use-cases that print by themselves.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Press;

impl Printer for Press {
    fn print(&self, paper: &Paper) -> Result<Vec<u8>, String> {
        saldo_press::pdf(paper).map(|pdf| pdf.bytes).map_err(|error| error.to_string())
    }

    fn pages(&self, paper: &Paper) -> Result<usize, String> {
        saldo_press::pages(paper).map_err(|error| error.to_string())
    }

    fn print_together(&self, papers: &[Paper], both_sides: bool) -> Result<Vec<u8>, String> {
        let printed = saldo_press::together(papers, both_sides);
        printed.map(|pdf| pdf.bytes).map_err(|error| error.to_string())
    }
}

/// The paper, printed.
pub(crate) async fn of(paper: Paper) -> Result<Pdf, Trouble> {
    let failed = || Trouble::said(StatusCode::INTERNAL_SERVER_ERROR, "error-failure");
    let _turn = AT_ONCE.acquire().await.map_err(|_| failed())?;
    let printed = spawn_blocking(move || saldo_press::pdf(&paper)).await.map_err(|error| {
        tracing::error!(%error, "printing a document ended in a panic");
        failed()
    })?;
    printed.map_err(trouble)
}

/// A file for a court, bound behind its index.
pub(crate) async fn of_file(file: CourtFile) -> Result<Pdf, Trouble> {
    let failed = || Trouble::said(StatusCode::INTERNAL_SERVER_ERROR, "error-failure");
    let _turn = AT_ONCE.acquire().await.map_err(|_| failed())?;
    let printed = spawn_blocking(move || {
        let leaves: Vec<Leaf> = file.parts.iter().map(|part| leaf(&part.what)).collect();
        saldo_press::bind(&leaves, |sheets| file.index(sheets))
    });
    let printed = printed.await.map_err(|error| {
        tracing::error!(%error, "printing a file of documents ended in a panic");
        failed()
    })?;
    printed.map_err(trouble)
}

// What is gathered for the press is what it binds.
const _: () = assert!(MOST_BOUND == MOST_ENCLOSED);

/// What is enclosed separately is an empty file to the press, which binds none.
fn leaf(part: &Bound) -> Leaf {
    match part {
        Bound::Drawn(paper) => Leaf::Paper(paper.clone()),
        Bound::File(bytes) => Leaf::File(bytes.clone()),
        Bound::Apart => Leaf::File(Vec::new()),
    }
}

fn trouble(refused: NotPrinted) -> Trouble {
    match refused {
        NotPrinted::TooMuchText { .. } | NotPrinted::TooManyPages { .. } => {
            Trouble::said(StatusCode::UNPROCESSABLE_ENTITY, "error-paper-too-long")
        }
        NotPrinted::Logo { .. } => {
            Trouble::said(StatusCode::UNPROCESSABLE_ENTITY, "error-paper-logo")
        }
        NotPrinted::Layout { reason } => {
            tracing::error!(reason, "a document could not be laid out");
            Trouble::said(StatusCode::INTERNAL_SERVER_ERROR, "error-failure")
        }
    }
}

/// To be saved under a name.
pub(crate) fn saved_as(name: &str, bytes: Vec<u8>) -> Response {
    answer(&format!("attachment; filename=\"{name}.pdf\""), bytes)
}

/// To be looked at in the browser, and saved under a name from there.
pub(crate) fn shown_as(name: &str, bytes: Vec<u8>) -> Response {
    answer(&format!("inline; filename=\"{name}.pdf\""), bytes)
}

fn answer(disposition: &str, bytes: Vec<u8>) -> Response {
    let headers = [(CONTENT_TYPE, "application/pdf"), (CONTENT_DISPOSITION, disposition)];
    (headers, bytes).into_response()
}
