//! The file of a customer: people, point of sale, papers, contracts, figures, decisions.

use crate::desk::{Answer, Desk, show_as};
use crate::frame::Frame;
use crate::lists::segment;
use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use saldo_domain::authority::package::Paper;
use saldo_domain::dossier::attached::AttachedKind;
use saldo_domain::dossier::audit::{CauseClass, Stage};
use saldo_domain::dossier::contract::Warning;
use saldo_domain::dossier::outlet::OutletFact;
use saldo_domain::dossier::people::{Official, Phone, Post};
use saldo_domain::fieldwork::quadrant::Importance;
use saldo_domain::{Money, Role};
use saldo_letters::Value;
use saldo_work::dossier::{self, DossierRefusal, PaperKept, Said, Sheet, StageKept};
use std::collections::BTreeMap;

/// What was typed into a form that was refused, and why.
#[derive(Clone, Debug, Default)]
pub(crate) struct Forms {
    /// The form that is open.
    pub(crate) open: String,
    pub(crate) problem: Option<String>,
    pub(crate) fields: BTreeMap<String, String>,
}

#[derive(Template)]
#[template(path = "dossier.html")]
pub(crate) struct Screen {
    p: Frame,
    base: String,
    s: Sheet,
    form: Forms,
}

impl Screen {
    pub(crate) fn new(mut p: Frame, s: Sheet, form: Forms) -> Self {
        let base = format!("/customers/{}", segment(&s.code));
        p.here = format!("{base}/file");
        Self { p, base, s, form }
    }

    /// What is wrong with this form.
    fn problem(&self, form: &str) -> Option<&str> {
        self.form.problem.as_deref().filter(|_| self.form.open == form)
    }

    fn is_open(&self, form: &str) -> bool {
        self.form.open == form
    }

    /// What was typed into a field of this form, else what is said now.
    fn typed(&self, form: &str, field: &str, now: impl AsRef<str>) -> String {
        let typed = self.form.fields.get(field).filter(|_| self.form.open == form);
        typed.map_or_else(|| now.as_ref().to_owned(), Clone::clone)
    }

    fn attached_kinds(&self) -> &'static [AttachedKind] {
        AttachedKind::ALL
    }

    /// The entry to be given back with a change.
    fn seen<T>(&self, said: &Option<Said<T>>) -> i64 {
        said.as_ref().map_or(0, |said| said.entry)
    }

    /// Who said it, and when.
    fn by<T>(&self, said: &Option<Said<T>>) -> String {
        let Some(said) = said else { return String::new() };
        let day = self.p.day(&said.day);
        match &said.person {
            Some(person) => format!("{day} · {}", person.name),
            None => day,
        }
    }

    fn post(&self, post: &Post) -> String {
        self.p.coded("post", post.code())
    }

    fn posts(&self, posts: &[Post]) -> String {
        posts.iter().map(|post| self.post(post)).collect::<Vec<_>>().join(", ")
    }

    fn phones(&self, phones: &[Phone]) -> String {
        let names = phones.iter().map(|phone| self.p.coded("phone", phone.code()));
        names.collect::<Vec<_>>().join(", ")
    }

    fn fact(&self, fact: &OutletFact) -> String {
        self.p.coded("outlet", fact.code())
    }

    fn facts(&self, facts: &[OutletFact]) -> String {
        facts.iter().map(|fact| self.fact(fact)).collect::<Vec<_>>().join(", ")
    }

    fn paper(&self, paper: &Paper) -> String {
        self.p.t(&format!("paper-{}", paper.number()))
    }

    /// Is this paper missing?
    fn lacks(&self, paper: &Paper) -> bool {
        self.s.review.package.missing.contains(paper)
    }

    fn is_extract(&self, paper: &Paper) -> bool {
        *paper == Paper::RegisterExtract
    }

    fn eighth(&self) -> &'static Paper {
        &Paper::DetailsAndContacts
    }

    fn stage(&self, stage: &Stage) -> String {
        self.p.coded("audit-stage", stage.code())
    }

    fn is_causes(&self, stage: &Stage) -> bool {
        *stage == Stage::Causes
    }

    fn is_recovery(&self, stage: &Stage) -> bool {
        *stage == Stage::Recovery
    }

    fn classes(&self) -> &'static [CauseClass] {
        CauseClass::ALL
    }

    fn levels(&self) -> &'static [Importance] {
        Importance::ALL
    }

    /// Every stage is written, so that the audit can end.
    fn audit_is_whole(&self) -> bool {
        self.s.stages.iter().all(|(_, said)| said.as_ref().is_some_and(|s| !s.what.text.is_empty()))
    }

    fn role_of(&self, code: &str) -> String {
        Role::from_code(code).map(|role| self.p.role(&role)).unwrap_or_default()
    }

    /// A number that may be missing.
    fn figure(&self, figure: &Option<saldo_domain::Figure>) -> String {
        figure.map_or_else(|| "–".to_owned(), |figure| self.p.figure(figure))
    }

    /// An amount as a form takes it.
    fn plain_money(&self, money: &Money) -> String {
        money.to_plain()
    }

    /// Why no limit can be proposed.
    fn no_limit(&self, refusal: &DossierRefusal) -> String {
        crate::errors::sentence(self.p.texts, &refusal.clone().into())
    }

    /// A part of the file in words, with what of it is meant.
    fn part(&self, part: &str, name: &str) -> String {
        let what = match part {
            "person" => self.p.coded_or_plain("post", name),
            "outlet" => self.p.coded_or_plain("outlet", name),
            "audit" => self.p.coded_or_plain("audit-stage", name),
            "paper" => self.p.t(&format!("paper-{name}")),
            _ => name.to_owned(),
        };
        let family = self.p.coded("file-part", part);
        if what.is_empty() { family } else { format!("{family}: {what}") }
    }

    fn size(&self, bytes: &i64) -> String {
        let kilobytes = (bytes / 1024).max(1);
        self.p.tt("file-size", "size", self.p.number(kilobytes))
    }

    /// Today as a form takes it.
    fn today(&self) -> String {
        self.s.day.to_string()
    }

    /// What a card of a person holds in this field.
    fn of_person<'a>(&self, said: &'a Option<Said<Official>>, field: &str) -> &'a str {
        let Some(said) = said else { return "" };
        let official = &said.what;
        match field {
            "name" => &official.name,
            "work" => &official.work,
            "home" => &official.home,
            "mobile" => &official.mobile,
            "email" => &official.email,
            _ => &official.note,
        }
    }

    fn of_fact<'a>(&self, said: &'a Option<Said<String>>) -> &'a str {
        said.as_ref().map_or("", |said| said.what.as_str())
    }

    fn paper_there(&self, said: &Option<Said<PaperKept>>) -> bool {
        said.as_ref().is_some_and(|said| said.what.there)
    }

    fn paper_made(&self, said: &Option<Said<PaperKept>>) -> String {
        let made = said.as_ref().and_then(|said| said.what.made);
        made.map(|day| day.to_string()).unwrap_or_default()
    }

    fn paper_note<'a>(&self, said: &'a Option<Said<PaperKept>>) -> &'a str {
        said.as_ref().map_or("", |said| said.what.note.as_str())
    }

    fn paper_certifier<'a>(&self, said: &'a Option<Said<PaperKept>>) -> &'a str {
        said.as_ref().map_or("", |said| said.what.certified_by.as_str())
    }

    fn paper_certified(&self, said: &Option<Said<PaperKept>>) -> String {
        let on = said.as_ref().and_then(|said| said.what.certified_on);
        on.map(|day| day.to_string()).unwrap_or_default()
    }

    /// Is the paper here, and only a certificate missing?
    fn lacks_certificate(&self, paper: &Paper, said: &Option<Said<PaperKept>>) -> bool {
        said.as_ref().is_some_and(|said| said.what.there && !said.what.counts_as(*paper))
    }

    fn paper_scan(&self, said: &Option<Said<PaperKept>>, file: &i64) -> bool {
        said.as_ref().is_some_and(|said| said.what.attachment == Some(*file))
    }

    fn stage_text<'a>(&self, said: &'a Option<Said<StageKept>>) -> &'a str {
        said.as_ref().map_or("", |said| said.what.text.as_str())
    }

    fn stage_class<'a>(&self, said: &'a Option<Said<StageKept>>) -> &'a str {
        said.as_ref().map_or("", |said| said.what.class.as_str())
    }

    fn stage_chance(&self, said: &Option<Said<StageKept>>) -> String {
        let chance = said.as_ref().and_then(|said| said.what.chance);
        chance.map(|chance| chance.to_string()).unwrap_or_default()
    }

    /// What somebody said about the usual days; empty where the book alone tells.
    fn habit_days(&self) -> String {
        let days = self.s.habit.as_ref().and_then(|said| said.what);
        days.map(|days| days.to_string()).unwrap_or_default()
    }

    fn level(&self) -> &str {
        self.s.importance.as_ref().map_or("middle", |said| said.what.level.as_str())
    }

    fn warning(&self, warning: &Warning) -> String {
        self.p.coded("contract-warning", warning.code())
    }

    /// “15 of 20 invoices of the last twelve months paid on time: 75.00 %”.
    fn history_text(&self) -> String {
        let history = &self.s.history;
        if history.obligations == 0 {
            return self.p.t("history-none");
        }
        let share = self.figure(&history.on_time_share_by_count_pct);
        let values: [(&str, Value); 3] = [
            ("count", i64::from(history.obligations).into()),
            ("ontime", i64::from(history.on_time_count).into()),
            ("share", share.into()),
        ];
        self.p.texts.with("history-share", &values)
    }
}

pub(crate) async fn show(desk: Desk, Path(code): Path<String>) -> Answer {
    show_with(&desk, code, Forms::default(), StatusCode::OK).await
}

/// The file with a form as it was typed and what is wrong with it.
pub(super) async fn show_with(
    desk: &Desk,
    code: String,
    form: Forms,
    status: StatusCode,
) -> Answer {
    let sheet =
        desk.ask(move |office, company, who| dossier::sheet(office, company, who, &code)).await?;
    let frame = desk.frame("file-title");
    show_as(status, &Screen::new(frame, sheet, form))
}
