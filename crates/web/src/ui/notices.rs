//! What colleagues are told: one's own notices, and those that did not arrive.

use crate::desk::{Answer, Desk, show as page};
use crate::frame::Frame;
use askama::Template;
use saldo_domain::delivery::MessageState;
use saldo_work::notices::{self, NoticeShown, Notices};

#[derive(Template)]
#[template(path = "notices.html")]
pub(crate) struct Screen {
    p: Frame,
    n: Notices,
}

impl Screen {
    pub(crate) const fn new(p: Frame, n: Notices) -> Self {
        Self { p, n }
    }

    fn tone(&self, row: &NoticeShown) -> &'static str {
        match row.state {
            MessageState::Sent | MessageState::Delivered => "good",
            MessageState::Uncertain | MessageState::Failed => "bad",
            MessageState::Planned if !row.why.is_empty() => "warn",
            _ => "",
        }
    }

    /// Why it waits, or why it is in its state.
    fn why(&self, row: &NoticeShown) -> String {
        let why = match row.why.as_str() {
            "" => String::new(),
            why => self.p.coded_or_plain("notice-why", why),
        };
        let said = [why, row.said.clone()].into_iter().filter(|one| !one.is_empty());
        said.collect::<Vec<_>>().join(" · ")
    }
}

pub(crate) async fn show(desk: Desk) -> Answer {
    let found = desk.ask(notices::notices).await?;
    page(&Screen::new(desk.frame("nav-notices"), found))
}
