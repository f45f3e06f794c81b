//! The first page: how much, how late, what now.

use crate::charts::AgeingBar;
use crate::desk::{Answer, Desk, show as page};
use crate::frame::Frame;
use crate::lists::link;
use askama::Template;
use saldo_work::rates::{self, Stale};
use saldo_work::views::{self, Dashboard};

#[derive(Template)]
#[template(path = "dashboard.html")]
pub(crate) struct Screen {
    p: Frame,
    d: Dashboard,
    ageing: AgeingBar,
    /// Rates and calendars that end before today.
    stale: Vec<Stale>,
}

impl Screen {
    pub(crate) fn new(p: Frame, d: Dashboard, stale: Vec<Stale>) -> Self {
        let ageing = AgeingBar::of(&d.buckets, d.unallocated, |bucket| {
            link("/customers", &[("bucket", bucket)])
        });
        Self { p, d, ageing, stale }
    }
}

pub(crate) async fn show(desk: Desk) -> Answer {
    let picture =
        desk.ask(|office, company, who| views::dashboard(office, company, who, None)).await?;
    let stale = desk.ask(rates::warnings).await?;
    page(&Screen::new(desk.frame("dashboard-title"), picture, stale))
}
