//! An import at work: started, shown, stopped.

use super::imports::{find, refuse};
use crate::desk::{Answer, Desk, see, see_and_tell, show as page};
use crate::errors::Trouble;
use crate::frame::Frame;
use crate::underway::{End, Far, Underway};
use crate::uploads::Upload;
use askama::Template;
use axum::extract::Path;
use axum::http::{HeaderValue, StatusCode};
use saldo_work::imports;
use std::sync::Arc;
use std::time::Duration;

/// Most files are in before anybody wonders; longer work has a page of its own.
const PATIENCE: Duration = Duration::from_secs(5);
/// Seconds after which that page looks again.
const LOOK_AGAIN: &str = "2";

#[derive(Template)]
#[template(path = "import_running.html")]
pub(crate) struct Running {
    p: Frame,
    token: String,
    file: String,
    /// `None` once it was stopped.
    far: Option<Far>,
}

impl Running {
    pub(crate) fn new(p: Frame, token: String, file: String, far: Option<Far>) -> Self {
        Self { p, token, file, far }
    }
}

/// Starts the import of an upload, or shows the one that is at work already.
pub(crate) async fn confirm(desk: Desk, Path(token): Path<String>) -> Answer {
    let gone = Trouble::said(StatusCode::NOT_FOUND, "error-upload-gone");
    let (upload, is_new) = desk.state.uploads.begin(&token, desk.person.person).ok_or(gone)?;
    let Some(work) = upload.underway.clone() else {
        return Ok(see(&format!("/import/{token}")));
    };
    if is_new {
        start(&desk, &upload, &work);
    }
    let _ = tokio::time::timeout(PATIENCE, work.ended()).await;
    if work.is_over() { ended(&desk, token, &upload, &work).await } else { look(&token) }
}

/// The work holds the file, whatever becomes of the page and its upload.
fn start(desk: &Desk, upload: &Upload, work: &Arc<Underway>) {
    let (desk, upload, work) = (desk.clone(), upload.clone(), Arc::clone(work));
    tokio::spawn(async move {
        let (request, progress) = (upload.request(), Arc::clone(&work));
        let done = desk
            .ask(move |office, company, who| {
                imports::import(office, company, who, &request, progress.as_ref())
            })
            .await;
        work.end(done);
    });
}

fn look(token: &str) -> Answer {
    Ok(see(&format!("/import/{token}")))
}

/// The page of an upload whose import was started.
pub(crate) async fn show(
    desk: &Desk,
    token: String,
    upload: &Upload,
    work: &Arc<Underway>,
) -> Answer {
    if work.is_over() {
        return ended(desk, token, upload, work).await;
    }
    let running =
        Running::new(desk.frame("import-running"), token, upload.name.clone(), Some(work.far()));
    let mut answer = page(&running)?;
    answer.headers_mut().insert("refresh", HeaderValue::from_static(LOOK_AGAIN));
    Ok(answer)
}

async fn ended(desk: &Desk, token: String, upload: &Upload, work: &Arc<Underway>) -> Answer {
    let person = desk.person.person;
    match work.take_end() {
        Some(End::Taken(batch)) => {
            desk.state.uploads.drop(&token, person);
            Ok(see(&batch.map_or("/import".to_owned(), |batch| format!("/import/done-{batch}"))))
        }
        Some(End::Refused(refused)) => {
            desk.state.uploads.rest(&token, person);
            refuse(desk, upload, *refused).await
        }
        // Told as often as it is asked: it may be started again.
        Some(End::Stopped) | None => {
            let name = upload.name.clone();
            page(&Running::new(desk.frame("import-stopped"), token, name, None))
        }
    }
}

/// Asks the import of an upload to stop. What it has begun is taken back whole.
pub(crate) async fn stop(desk: Desk, Path(token): Path<String>) -> Answer {
    let upload = find(&desk, &token)?;
    if let Some(work) = &upload.underway {
        work.stop();
        // Mostly it has stopped by then, and the next page says so.
        let _ = tokio::time::timeout(PATIENCE, work.ended()).await;
    }
    look(&token)
}

/// The file is looked at once more, as if it had just come.
pub(crate) async fn look_again(desk: Desk, Path(token): Path<String>) -> Answer {
    desk.state.uploads.rest(&token, desk.person.person);
    look(&token)
}

/// Forgets an upload; an import of it that is at work is stopped.
pub(crate) async fn cancel(desk: Desk, Path(token): Path<String>) -> Answer {
    if let Some(work) = find(&desk, &token).ok().and_then(|upload| upload.underway) {
        work.stop();
    }
    desk.state.uploads.drop(&token, desk.person.person);
    Ok(see_and_tell("/import", "cancelled", 1))
}
