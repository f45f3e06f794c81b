//! The legal acts that claims and write-offs rest on, and what a debtor is liable to.

use crate::desk::{Answer, Desk, show as page};
use crate::frame::Frame;
use askama::Template;
use saldo_domain::Day;
use saldo_domain::recovery::laws::{LegalAct, Liability, Standing, acts, liabilities};

#[derive(Template)]
#[template(path = "laws.html")]
pub(crate) struct Screen {
    p: Frame,
    acts: Vec<&'static LegalAct>,
    liabilities: Vec<&'static Liability>,
    today: Day,
}

impl Screen {
    /// What holds in a country on a day.
    pub(crate) fn new(p: Frame, country: &str, today: Day) -> Self {
        Self { p, acts: acts(country), liabilities: liabilities(country), today }
    }

    fn standing(&self, act: &LegalAct) -> &'static str {
        act.on(self.today).code()
    }

    fn tone(&self, act: &LegalAct) -> &'static str {
        match act.on(self.today) {
            Standing::InForce => "good",
            Standing::ToCome => "note",
            Standing::Repealed => "bad",
        }
    }

    fn title_of(&self, code: &str) -> String {
        let found = self.acts.iter().find(|act| act.code == code);
        found.map_or_else(|| code.to_owned(), |act| act.title.clone())
    }
}

pub(crate) async fn show(desk: Desk) -> Answer {
    page(&Screen::new(desk.frame("nav-laws"), &desk.company.country, desk.today))
}
