//! Documents about a customer: what there is, one of them with its fields and a look at it, as
//! PDF, and those that were handed out.

use crate::desk::{Answer, Desk, see_and_tell, show as page, show_as};
use crate::errors::{self, Trouble, sentence};
use crate::frame::Frame;
use crate::lists::{link, segment};
use crate::pdf;
use askama::Template;
use axum::extract::{Form, Path, Query};
use axum::http::StatusCode;
use saldo_domain::{Currency, Role};
use saldo_letters::Language;
use saldo_letters::documents::{DocumentKind, FieldKind, NotDrawn};
use saldo_letters::paper::{Block, Column, Paper, Set};
use saldo_work::Refused;
use saldo_work::papers::{self, Asked, Drawn, Issued};
use saldo_work::views::{self, Card};
use std::collections::BTreeMap;

/// Values of a form or an address.
type Values = BTreeMap<String, String>;

/// One kind of document on the list.
pub(crate) struct Kind {
    pub(crate) title: String,
    pub(crate) purpose: String,
    pub(crate) href: String,
}

impl Kind {
    /// Kinds of one sort, each with where it is drawn up.
    pub(crate) fn list(p: &Frame, base: &str, wanted: fn(DocumentKind) -> bool) -> Vec<Self> {
        let kinds = DocumentKind::ALL.into_iter().filter(|kind| wanted(*kind));
        kinds
            .map(|kind| Self {
                title: kind.title(p.texts),
                purpose: p.texts.get(&format!("paper-purpose-{}", kind.code())),
                href: format!("{base}/{}", kind.code()),
            })
            .collect()
    }
}

#[derive(Template)]
#[template(path = "papers.html")]
pub(crate) struct List {
    p: Frame,
    name: String,
    base: String,
    outward: Vec<Kind>,
    inward: Vec<Kind>,
    issued: Vec<Issued>,
}

impl List {
    pub(crate) fn new(p: Frame, card: &Card, issued: Vec<Issued>) -> Self {
        let base = format!("/customers/{}", segment(&card.code));
        let papers = format!("{base}/papers");
        Self {
            outward: Kind::list(&p, &papers, DocumentKind::goes_out),
            inward: Kind::list(&p, &papers, |kind| !kind.goes_out() && !kind.is_about_all()),
            name: card.name.clone(),
            base,
            issued,
            p,
        }
    }

    fn title_of(&self, issued: &Issued) -> String {
        issued.kind.map_or(String::new(), |kind| kind.title(self.p.texts))
    }
}

pub(crate) async fn list(desk: Desk, Path(code): Path<String>) -> Answer {
    let (card, issued) = desk
        .ask(move |office, company, who| {
            let card = views::customer_card(office, company, who, &code)?;
            let issued = papers::issued(office, company, who, &code)?;
            Ok((card, issued))
        })
        .await?;
    page(&List::new(desk.frame("papers-title"), &card, issued))
}

/// One field of the form beside a document.
pub(crate) struct Input {
    pub(crate) name: &'static str,
    pub(crate) label: String,
    pub(crate) control: &'static str,
    pub(crate) value: String,
    /// Words to choose from: code and text.
    pub(crate) choices: Vec<(&'static str, String)>,
}

#[derive(Template)]
#[template(path = "paper.html")]
pub(crate) struct Screen {
    p: Frame,
    purpose: String,
    /// Whose document: name and where to go back to.
    whose: String,
    back: String,
    /// Where the form is sent, and the same as PDF.
    base: String,
    pdf: String,
    inputs: Vec<Input>,
    language: Language,
    day: String,
    currencies: Vec<String>,
    currency: String,
    drawn: Option<Paper>,
    problem: Option<String>,
    /// Everything that was asked for, to be handed out as it is seen.
    hidden: Vec<(String, String)>,
    issues: bool,
    /// What was handed out already, where it stands on this page.
    kept: Vec<Issued>,
}

/// Where a document stands: of which customer, or of all.
pub(crate) struct Place {
    pub(crate) whose: String,
    pub(crate) back: String,
    pub(crate) base: String,
    pub(crate) currencies: Vec<String>,
    pub(crate) issues: bool,
    pub(crate) kept: Vec<Issued>,
}

impl Screen {
    pub(crate) fn new(
        mut p: Frame,
        kind: DocumentKind,
        place: Place,
        asked: &Asked,
        drawn: Result<Drawn, String>,
    ) -> Self {
        p.title = kind.title(p.texts);
        let (drawn, problem) = match drawn {
            Ok(drawn) => (Some(drawn), None),
            Err(problem) => (None, Some(problem)),
        };
        let language = drawn.as_ref().map(|drawn| drawn.language).or(asked.language);
        let day = drawn.as_ref().map(|drawn| drawn.day).or(asked.day);
        let currency = drawn.as_ref().map(|drawn| drawn.currency).or(asked.currency);
        let query = query(asked);
        Self {
            purpose: p.texts.get(&format!("paper-purpose-{}", kind.code())),
            inputs: inputs(&p, kind, asked),
            language: language.unwrap_or(p.language()),
            day: day.map_or(String::new(), |day| day.to_string()),
            currency: currency.map_or(String::new(), |currency| currency.code().to_owned()),
            pdf: link(&format!("{}.pdf", place.base), &pairs(&query)),
            hidden: query.clone(),
            whose: place.whose,
            back: place.back,
            base: place.base,
            currencies: place.currencies,
            issues: place.issues,
            kept: place.kept,
            drawn: drawn.map(|drawn| drawn.paper),
            problem,
            p,
        }
    }

    fn sheet(&self, paper: &Paper) -> String {
        Sheet { paper }.render().unwrap_or_default()
    }
}

/// A look at a document, block by block.
#[derive(Template)]
#[template(path = "parts/sheet.html")]
struct Sheet<'p> {
    paper: &'p Paper,
}

impl Sheet<'_> {
    fn part(&self, block: &Block) -> String {
        SheetPart { block }.render().unwrap_or_default()
    }
}

#[derive(Template)]
#[template(path = "parts/sheet_part.html")]
struct SheetPart<'p> {
    block: &'p Block,
}

impl SheetPart<'_> {
    fn is_number(&self, column: &Column) -> bool {
        column.set == Set::Number
    }

    fn parts(&self, blocks: &[Block]) -> String {
        blocks.iter().map(|block| SheetPart { block }.render().unwrap_or_default()).collect()
    }
}

fn inputs(p: &Frame, kind: DocumentKind, asked: &Asked) -> Vec<Input> {
    let input = |field: &saldo_letters::documents::Field| {
        let (control, choices): (_, &[&'static str]) = match field.kind {
            FieldKind::Text | FieldKind::Money => ("text", &[]),
            FieldKind::Day => ("date", &[]),
            FieldKind::Whole { .. } => ("number", &[]),
            FieldKind::Choice(words) => ("select", words),
        };
        // A post is called as everywhere else.
        let choice = |word: &&'static str| match Role::from_code(word) {
            Some(role) => (*word, p.texts.role(role)),
            None => (*word, p.texts.get(&format!("paper-choice-{word}"))),
        };
        Input {
            name: field.name,
            label: p.texts.get(&format!("paper-field-{}", field.name.replace('_', "-"))),
            control,
            value: asked.given.get(field.name).cloned().unwrap_or_default(),
            choices: choices.iter().map(choice).collect(),
        }
    };
    kind.fields().iter().map(input).collect()
}

/// What was asked for as names and values, to be asked again.
fn query(asked: &Asked) -> Vec<(String, String)> {
    let mut pairs = Vec::new();
    let mut add = |name: &str, value: Option<String>| {
        pairs.extend(value.map(|value| (name.to_owned(), value)));
    };
    add("language", asked.language.map(|language| language.code().to_owned()));
    add("day", asked.day.map(|day| day.to_string()));
    add("currency", asked.currency.map(|currency| currency.code().to_owned()));
    for (name, value) in &asked.given {
        add(name, Some(value.clone()));
    }
    pairs
}

fn pairs(query: &[(String, String)]) -> Vec<(&str, &str)> {
    query.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
}

/// The document that an address or a form asks for. What cannot be read counts as not told.
pub(crate) fn asked(kind: DocumentKind, code: &str, values: &Values) -> Asked {
    let value =
        |name: &str| values.get(name).map(|value| value.trim()).filter(|text| !text.is_empty());
    let given = kind.fields().iter().filter_map(|field| {
        value(field.name).map(|value| (field.name.to_owned(), value.to_owned()))
    });
    Asked {
        language: value("language").and_then(Language::from_code),
        day: value("day").and_then(|day| day.parse().ok()),
        currency: value("currency").and_then(|code| Currency::from_code(code).ok()),
        given: given.collect(),
        ..Asked::of(kind, code)
    }
}

fn of_code(code: &str) -> Result<DocumentKind, Trouble> {
    DocumentKind::from_code(code).ok_or_else(Trouble::missing)
}

/// A document of a customer: its page, or with `.pdf` behind its name the document itself.
pub(crate) async fn one(
    desk: Desk,
    Path((code, name)): Path<(String, String)>,
    Query(values): Query<Values>,
) -> Answer {
    match name.strip_suffix(".pdf") {
        Some(kind) => as_pdf(&desk, asked(of_code(kind)?, &code, &values)).await,
        None => show(&desk, of_code(&name)?, &code, &values).await,
    }
}

async fn show(desk: &Desk, kind: DocumentKind, code: &str, values: &Values) -> Answer {
    let wanted = asked(kind, code, values);
    let (code, again) = (code.to_owned(), wanted.clone());
    let (card, drawn) = desk
        .ask(move |office, company, who| {
            let card = views::customer_card(office, company, who, &code)?;
            let issues = papers::may_issue(office, company, who, (kind, &code))?;
            Ok(((card, issues), papers::draw(office, company, who, &again)))
        })
        .await?;
    let (card, issues) = card;
    let place = place_of(desk, &card, kind, issues);
    shown(desk, kind, place, &wanted, drawn)
}

/// The page of a document. That there is nothing to draw is an answer, not a fault.
fn shown(
    desk: &Desk,
    kind: DocumentKind,
    place: Place,
    wanted: &Asked,
    drawn: Result<Drawn, Refused>,
) -> Answer {
    let status = match &drawn {
        Ok(_) | Err(Refused::Paper(NotDrawn::NothingDue | NotDrawn::Covered)) => StatusCode::OK,
        Err(refused) => errors::status(refused),
    };
    let drawn = match drawn {
        Err(refused) if errors::hides_the_form(&refused) => return Err(refused.into()),
        other => other.map_err(|refused| sentence(desk.texts(), &refused)),
    };
    show_as(status, &Screen::new(desk.frame("papers-title"), kind, place, wanted, drawn))
}

fn place_of(desk: &Desk, card: &Card, kind: DocumentKind, issues: bool) -> Place {
    let base = format!("/customers/{}", segment(&card.code));
    let own = desk.company.currency.code().to_owned();
    let others = card.others.iter().map(|money| money.currency().code().to_owned());
    Place {
        whose: card.name.clone(),
        back: format!("{base}/papers"),
        base: format!("{base}/papers/{}", kind.code()),
        currencies: std::iter::once(own).chain(others).collect(),
        issues,
        kept: Vec::new(),
    }
}

async fn as_pdf(desk: &Desk, asked: Asked) -> Answer {
    let name = asked.kind.code();
    let drawn =
        desk.ask(move |office, company, who| papers::draw(office, company, who, &asked)).await?;
    Ok(pdf::shown_as(name, pdf::of(drawn.paper).await?.bytes))
}

/// Hands a document out: drawn, printed, looked at again, kept byte for byte.
pub(crate) async fn issue(
    desk: Desk,
    Path((code, name)): Path<(String, String)>,
    Form(values): Form<Values>,
) -> Answer {
    hand_out(&desk, asked(of_code(&name)?, &code, &values)).await?;
    let back = format!("/customers/{}/papers", segment(&code));
    Ok(see_and_tell(&back, "paper-issued", 1))
}

async fn hand_out(desk: &Desk, wanted: Asked) -> Result<i64, Trouble> {
    let again = wanted.clone();
    let drawn =
        desk.ask(move |office, company, who| papers::draw(office, company, who, &again)).await?;
    let printed = pdf::of(drawn.paper.clone()).await?;
    let number = desk
        .ask(move |office, company, who| {
            let printed = (&drawn, printed.bytes.as_slice(), printed.pages);
            papers::issue(office, company, who, &wanted, printed)
        })
        .await?;
    Ok(number)
}

/// A document as it was handed out.
pub(crate) async fn kept(desk: Desk, Path((code, number)): Path<(String, i64)>) -> Answer {
    let (kind, bytes) = desk
        .ask(move |office, company, who| papers::content(office, company, who, &code, number))
        .await?;
    Ok(pdf::saved_as(&format!("{kind}-{number}"), bytes))
}

/// The inventory, which is about all customers.
pub(crate) async fn inventory(desk: Desk, Query(values): Query<Values>) -> Answer {
    let kind = DocumentKind::InventoryAct;
    let wanted = asked(kind, "", &values);
    let again = wanted.clone();
    let (drawn, kept, issues) = desk
        .ask(move |office, company, who| {
            let kept = papers::issued(office, company, who, "")?;
            let issues = papers::may_issue(office, company, who, (kind, ""))?;
            Ok((papers::draw(office, company, who, &again), kept, issues))
        })
        .await?;
    let own = desk.company.currency;
    let others = wanted.currency.filter(|currency| *currency != own);
    let currencies = [own].into_iter().chain(others);
    let place = Place {
        whose: desk.company.name.clone(),
        back: "/papers".to_owned(),
        base: "/inventory".to_owned(),
        currencies: currencies.map(|currency| currency.code().to_owned()).collect(),
        issues,
        kept: kept.into_iter().filter(|one| one.kind == Some(kind)).collect(),
    };
    shown(&desk, kind, place, &wanted, drawn)
}

/// Hands the inventory out as it is seen; it is not due any more as of its day (WOF-01).
pub(crate) async fn issue_inventory(desk: Desk, Form(values): Form<Values>) -> Answer {
    let wanted = asked(DocumentKind::InventoryAct, "", &values);
    let back = link("/inventory", &pairs(&query(&wanted)));
    hand_out(&desk, wanted).await?;
    Ok(see_and_tell(&back, "paper-issued", 1))
}

/// An inventory as it was handed out.
pub(crate) async fn kept_inventory(desk: Desk, Path(number): Path<i64>) -> Answer {
    let (kind, bytes) = desk
        .ask(move |office, company, who| papers::content(office, company, who, "", number))
        .await?;
    Ok(pdf::saved_as(&format!("{kind}-{number}"), bytes))
}

/// The inventory as PDF.
pub(crate) async fn inventory_pdf(desk: Desk, Query(values): Query<Values>) -> Answer {
    as_pdf(&desk, asked(DocumentKind::InventoryAct, "", &values)).await
}

/// The words of one document in one language, as the company may write them.
#[derive(Template)]
#[template(path = "paper_words.html")]
pub(crate) struct Words {
    p: Frame,
    kind: DocumentKind,
    language: Language,
    parts: Vec<Part>,
    problem: Option<String>,
    may_keep: bool,
}

/// One text of it.
pub(crate) struct Part {
    pub(crate) part: String,
    pub(crate) label: String,
    pub(crate) text: String,
    pub(crate) shipped: String,
    pub(crate) version: i64,
    pub(crate) earlier: Vec<papers::EarlierWords>,
}

impl Words {
    fn names(&self) -> Vec<(String, String)> {
        let named = |name: &&str| {
            let key = format!("paper-name-{}", name.replace('_', "-"));
            (format!("{{{name}}}"), self.p.texts.get(&key))
        };
        self.kind.names().iter().map(named).collect()
    }
}

/// Which language of which document.
#[derive(Clone, Debug, Default, serde::Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Wanted {
    language: String,
    part: String,
    text: String,
}

/// The catalogue of documents.
#[derive(Template)]
#[template(path = "papers_all.html")]
pub(crate) struct Catalogue {
    p: Frame,
    kinds: Vec<(Kind, bool)>,
    inventory: bool,
}

impl Catalogue {
    pub(crate) fn new(p: Frame) -> Self {
        let kinds = Kind::list(&p, "/papers", |_| true);
        let own = DocumentKind::ALL.map(|kind| !kind.parts().is_empty());
        Self { kinds: kinds.into_iter().zip(own).collect(), inventory: p.may_look_at_plan(), p }
    }
}

pub(crate) async fn all(desk: Desk) -> Answer {
    page(&Catalogue::new(desk.frame("papers-title")))
}

pub(crate) async fn words(
    desk: Desk,
    Path(kind): Path<String>,
    Query(wanted): Query<Wanted>,
) -> Answer {
    let screen = words_of(&desk, of_code(&kind)?, &wanted).await?;
    page(&screen)
}

async fn words_of(desk: &Desk, kind: DocumentKind, wanted: &Wanted) -> Result<Words, Trouble> {
    if kind.parts().is_empty() {
        return Err(Trouble::missing());
    }
    let mut p = desk.frame("papers-title");
    let language = Language::from_code(&wanted.language).unwrap_or(p.language());
    let shown =
        desk.ask(move |office, company, _| papers::parts(office, company, kind, language)).await?;
    p.title = kind.title(p.texts);
    let part = |shown: papers::PartShown| Part {
        label: p.texts.get(&format!("paper-part-{}", shown.part)),
        shipped: saldo_letters::documents::shipped_text(kind, shown.part, language),
        text: shown.own,
        part: shown.part.to_owned(),
        version: shown.version,
        earlier: shown.earlier,
    };
    let parts = shown.into_iter().map(part).collect();
    let may_keep = p.may_keep_papers();
    Ok(Words { parts, kind, language, problem: None, may_keep, p })
}

/// The text as it would stand on the document; nothing is kept.
pub(crate) async fn preview_words(
    desk: Desk,
    Path(kind): Path<String>,
    Form(wanted): Form<Wanted>,
) -> Answer {
    let kind = of_code(&kind)?;
    let language = Language::from_code(&wanted.language).ok_or_else(Trouble::missing)?;
    let sent = wanted.clone();
    let drawn = desk
        .ask(move |office, company, who| {
            papers::preview_words(office, company, who, (kind, &sent.part, language), &sent.text)
        })
        .await;
    match drawn {
        Ok(paper) => {
            let printed = pdf::of(paper).await?;
            Ok(pdf::shown_as(&format!("{}-preview", kind.code()), printed.bytes))
        }
        Err(refused) => refuse_words(&desk, kind, &wanted, refused).await,
    }
}

pub(crate) async fn set_words(
    desk: Desk,
    Path(kind): Path<String>,
    Form(wanted): Form<Wanted>,
) -> Answer {
    let kind = of_code(&kind)?;
    let language = Language::from_code(&wanted.language).ok_or_else(Trouble::missing)?;
    let sent = wanted.clone();
    let done = desk
        .ask(move |office, company, who| {
            papers::set_words(office, company, who, (kind, &sent.part, language), &sent.text)
        })
        .await;
    match done {
        Ok(()) => {
            let back = link(&format!("/papers/{}", kind.code()), &[("language", language.code())]);
            Ok(see_and_tell(&back, "paper-words-kept", 1))
        }
        Err(refused) => refuse_words(&desk, kind, &wanted, refused).await,
    }
}

/// The form again with what was typed.
async fn refuse_words(
    desk: &Desk,
    kind: DocumentKind,
    wanted: &Wanted,
    refused: Refused,
) -> Answer {
    if errors::hides_the_form(&refused) {
        return Err(refused.into());
    }
    let mut screen = words_of(desk, kind, wanted).await?;
    for part in screen.parts.iter_mut().filter(|part| part.part == wanted.part) {
        part.text.clone_from(&wanted.text);
    }
    screen.problem = Some(sentence(desk.texts(), &refused));
    show_as(errors::status(&refused), &screen)
}
