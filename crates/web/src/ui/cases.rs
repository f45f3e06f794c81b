//! Every case by its stage, and what stands off balance.

use crate::desk::{Answer, Desk, show as page};
use crate::frame::Frame;
use crate::lists::{Chip, link};
use askama::Template;
use axum::extract::Query;
use saldo_domain::recovery::case::Stage;
use saldo_work::cases::{Board, board};
use serde::Deserialize;

/// Which stage alone.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Wanted {
    stage: String,
}

#[derive(Template)]
#[template(path = "cases.html")]
pub(crate) struct Screen {
    p: Frame,
    b: Board,
    /// Words below the title.
    lead: &'static str,
    chips: Vec<Chip>,
}

impl Screen {
    pub(crate) fn new(p: Frame, b: Board, stage: Option<Stage>) -> Self {
        let all = Chip::new("/cases".to_owned(), p.t("cases-going"), stage.is_none());
        let chip = |column: &saldo_work::cases::Column| {
            let code = column.stage.code();
            let label = format!("{} {}", p.coded("case-stage", code), p.number(column.cases));
            Chip::new(link("/cases", &[("stage", code)]), label, stage == Some(column.stage))
        };
        let filled =
            b.columns.iter().filter(|one| one.cases > 0 || stage == Some(one.stage)).map(chip);
        let chips = std::iter::once(all).chain(filled).collect();
        let lead = if stage == Some(Stage::Watched) { "watch-lead" } else { "cases-lead" };
        Self { p, b, lead, chips }
    }
}

pub(crate) async fn show(desk: Desk, Query(wanted): Query<Wanted>) -> Answer {
    draw(&desk, Stage::from_code(&wanted.stage), "nav-cases").await
}

/// What was written off and is watched.
pub(crate) async fn watched(desk: Desk) -> Answer {
    draw(&desk, Some(Stage::Watched), "nav-watch").await
}

async fn draw(desk: &Desk, stage: Option<Stage>, title: &str) -> Answer {
    let found = desk.ask(move |office, company, who| board(office, company, who, stage)).await?;
    page(&Screen::new(desk.frame(title), found, stage))
}
