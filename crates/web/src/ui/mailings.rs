//! Mailings: a group is chosen, its letters are looked at, approved and followed.

use super::customers::{BUCKETS, STATUSES, representatives};
use crate::desk::{Answer, Desk, see_and_tell, show as page, show_as};
use crate::errors::{self, Trouble, sentence};
use crate::frame::Frame;
use crate::lists::{Chip, Pager, link, page as page_from, segment};
use crate::pdf;
use askama::Template;
use axum::extract::{Form, Path, Query};
use axum::http::StatusCode;
use saldo_domain::standing::StandingKind;
use saldo_letters::Language;
use saldo_work::delivery::mailings::{
    self, Group, LetterShown, LettersOf, MailingRow, MailingShown, MailingText, Mailings,
    NewMailing, Preview, WAYS, way,
};
use saldo_work::users::{self, Person};
use saldo_work::views::Paged;
use saldo_work::{RefusedKind, Silent};
use serde::Deserialize;
use std::collections::BTreeSet;

/// Channels by whose address a group can be chosen.
const REACHED_BY: [&str; 3] = ["email", "sms", "post"];

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct WantedPage {
    from: String,
    show: String,
}

#[derive(Template)]
#[template(path = "mailings.html")]
pub(crate) struct List {
    p: Frame,
    rows: Vec<MailingRow>,
    pager: Pager,
}

impl List {
    pub(crate) fn new(p: Frame, found: Mailings) -> Self {
        let pager = Pager::of(&found, |from| link("/mailings", &[("from", from)]));
        Self { p, rows: found.rows, pager }
    }
}

pub(crate) async fn list(desk: Desk, Query(wanted): Query<WantedPage>) -> Answer {
    let rows = page_from(&wanted.from);
    let found =
        desk.ask(move |office, company, who| mailings::list(office, company, who, rows)).await?;
    page(&List::new(desk.frame("nav-mailings"), found))
}

/// What stands in the form; the filters have the names of those of the list of customers.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Typed {
    q: String,
    owner: String,
    team: String,
    status: String,
    bucket: String,
    overdue: String,
    standing: String,
    least: String,
    language: String,
    reached_by: String,
    text: String,
    way: String,
    reason: String,
}

impl Typed {
    fn group(&self) -> Group {
        Group {
            search: self.q.trim().to_owned(),
            owner: self.owner.clone(),
            team: self.team.clone(),
            status: self.status.clone(),
            bucket: self.bucket.clone(),
            overdue: self.overdue.clone(),
            standing: self.standing.clone(),
            least: self.least.trim().replace(',', "."),
            language: self.language.clone(),
            reached_by: self.reached_by.clone(),
            codes: Vec::new(),
        }
    }
}

#[derive(Template)]
#[template(path = "mailing_new.html")]
pub(crate) struct NewScreen {
    p: Frame,
    typed: Typed,
    owners: Vec<Person>,
    problem: Option<String>,
}

impl NewScreen {
    pub(crate) fn new(p: Frame, typed: Typed, people: &[Person], problem: Option<String>) -> Self {
        Self { p, typed, owners: representatives(people), problem }
    }

    fn teams(&self) -> Vec<&str> {
        let teams = self.owners.iter().map(|owner| owner.team.as_str());
        let teams: BTreeSet<&str> = teams.filter(|team| !team.is_empty()).collect();
        teams.into_iter().collect()
    }

    fn statuses(&self) -> &'static [&'static str] {
        STATUSES
    }

    fn buckets(&self) -> &'static [&'static str] {
        BUCKETS
    }

    fn standings(&self) -> [StandingKind; 5] {
        StandingKind::ALL
    }

    fn languages(&self) -> [&'static str; 3] {
        Language::ALL.map(Language::code)
    }

    fn reached_by(&self) -> [&'static str; 3] {
        REACHED_BY
    }

    fn texts(&self) -> [&'static str; 4] {
        MailingText::ALL.map(MailingText::code)
    }

    fn ways(&self) -> [&'static str; 5] {
        WAYS.map(|(code, _)| code)
    }
}

pub(crate) async fn new(desk: Desk, Query(typed): Query<Typed>) -> Answer {
    show_new(&desk, typed, None, StatusCode::OK).await
}

async fn show_new(
    desk: &Desk,
    typed: Typed,
    problem: Option<String>,
    status: StatusCode,
) -> Answer {
    let people = desk.ask(|office, company, _| users::list(office, company)).await?;
    show_as(status, &NewScreen::new(desk.frame("mailing-new"), typed, &people, problem))
}

pub(crate) async fn draw_up(desk: Desk, Form(typed): Form<Typed>) -> Answer {
    let (Some(text), Some(channels)) = (MailingText::from_code(&typed.text), way(&typed.way))
    else {
        let said = desk.texts().get("problem-mailing");
        return show_new(&desk, typed, Some(said), StatusCode::UNPROCESSABLE_ENTITY).await;
    };
    let wanted = NewMailing {
        group: typed.group(),
        text,
        channels: channels.to_vec(),
        reason: typed.reason.clone(),
    };
    let done = desk
        .ask(move |office, company, who| mailings::draw_up(office, company, who, &wanted, &Silent))
        .await;
    match done {
        Ok(number) => Ok(see_and_tell(&format!("/mailings/{number}"), "mailing-drawn-up", 1)),
        Err(refused) if refused.kind() == RefusedKind::Input => {
            let said = sentence(desk.texts(), &refused);
            show_new(&desk, typed, Some(said), errors::status(&refused)).await
        }
        Err(refused) => Err(refused.into()),
    }
}

#[derive(Template)]
#[template(path = "mailing.html")]
pub(crate) struct One {
    p: Frame,
    m: MailingShown,
    letters: Vec<LetterShown>,
    chips: Vec<Chip>,
    pager: Pager,
    excluded: bool,
}

impl One {
    pub(crate) fn new(
        mut p: Frame,
        m: MailingShown,
        found: Paged<LetterShown>,
        excluded: bool,
    ) -> Self {
        let number = m.row.number;
        p.title = p.mailing(&number);
        let path = format!("/mailings/{number}");
        let shown = if excluded { "excluded" } else { "" };
        let without: u64 = m.exclusions.iter().map(|(_, count)| count).sum();
        let chips = vec![
            Chip::new(path.clone(), p.t("mailing-show-written"), !excluded).counted(m.row.letters),
            Chip::new(link(&path, &[("show", "excluded")]), p.t("mailing-show-excluded"), excluded)
                .counted(without),
        ];
        let pager = Pager::of(&found, |from| link(&path, &[("show", shown), ("from", from)]));
        Self { p, m, letters: found.rows, chips, pager, excluded }
    }

    fn waits(&self) -> bool {
        self.m.row.state == "drawn-up"
    }

    fn may_stop(&self) -> bool {
        matches!(self.m.row.state, "drawn-up" | "approved") && self.p.may_draw_up_mailings()
    }

    /// The group in words: the name of each filter and what it was set to.
    fn group(&self) -> Vec<(String, String)> {
        let p = &self.p;
        let told = |(name, word): (&'static str, &str)| {
            let said = match name {
                "status" => p.status(word),
                "bucket" => p.bucket(word),
                "language" => p.language_name(word),
                "standing" => p.coded("standing", word),
                "reached-by" => p.coded("channel", word),
                "overdue" => p.t("mailing-only-overdue"),
                "owner" if word == "none" => p.t("owner-none"),
                _ => word.to_owned(),
            };
            (p.coded("mailing-group", name), said)
        };
        self.m.group.words().into_iter().map(told).collect()
    }

    fn why(&self, letter: &LetterShown) -> String {
        let family = |family: &str, code: &str| match code {
            "" => String::new(),
            code => self.p.coded_or_plain(family, code),
        };
        match (letter.excluded.as_str(), letter.kept_by.as_str()) {
            ("", "") => family("message-why", &letter.why),
            ("", kept) => family("kept", kept),
            (excluded, _) => family("message-why", excluded),
        }
    }
}

pub(crate) async fn one(
    desk: Desk,
    Path(number): Path<i64>,
    Query(wanted): Query<WantedPage>,
) -> Answer {
    let (rows, excluded) = (page_from(&wanted.from), wanted.show == "excluded");
    let which = if excluded { LettersOf::Excluded } else { LettersOf::Written };
    let (shown, letters) = desk
        .ask(move |office, company, who| {
            let shown = mailings::one(office, company, who, number)?;
            let letters = mailings::letters(office, company, who, (number, which), rows)?;
            Ok((shown, letters))
        })
        .await?;
    page(&One::new(desk.frame("nav-mailings"), shown, letters, excluded))
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Seen {
    letters: String,
}

pub(crate) async fn approve(desk: Desk, Path(number): Path<i64>, Form(seen): Form<Seen>) -> Answer {
    let letters = seen.letters.trim().parse().unwrap_or(0);
    let done = desk
        .ask(move |office, company, who| mailings::approve(office, company, who, number, letters))
        .await?;
    let what = if done.already { "mailing-already" } else { "mailing-approved" };
    Ok(see_and_tell(&format!("/mailings/{number}"), what, 1))
}

pub(crate) async fn end(desk: Desk, Path(number): Path<i64>) -> Answer {
    desk.ask(move |office, company, who| mailings::end(office, company, who, number)).await?;
    Ok(see_and_tell(&format!("/mailings/{number}"), "mailing-ended", 1))
}

#[derive(Template)]
#[template(path = "mailing_letter.html")]
pub(crate) struct LetterScreen {
    p: Frame,
    number: i64,
    base: String,
    letter: Option<Preview>,
}

impl LetterScreen {
    pub(crate) fn new(p: Frame, number: i64, code: &str, letter: Option<Preview>) -> Self {
        let base = format!("/mailings/{number}/letters/{}", segment(code));
        Self { p, number, base, letter }
    }
}

pub(crate) async fn letter(desk: Desk, Path((number, code)): Path<(i64, String)>) -> Answer {
    let asked = code.clone();
    let found = desk
        .ask(move |office, company, who| mailings::preview(office, company, who, number, &asked))
        .await?;
    page(&LetterScreen::new(desk.frame("mailing-preview-title"), number, &code, found))
}

/// A document of a letter as it would leave now.
pub(crate) async fn paper(
    desk: Desk,
    Path((number, code, at)): Path<(i64, String, usize)>,
) -> Answer {
    let found = desk
        .ask(move |office, company, who| mailings::preview(office, company, who, number, &code))
        .await?;
    let papers = found.map(|letter| letter.papers).unwrap_or_default();
    let (name, paper) = papers.into_iter().nth(at.wrapping_sub(1)).ok_or_else(Trouble::missing)?;
    let printed = pdf::of(paper).await?;
    Ok(pdf::shown_as(name.trim_end_matches(".pdf"), printed.bytes))
}
