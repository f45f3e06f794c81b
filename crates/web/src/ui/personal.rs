//! Data about people: whose time is over, what is kept and for how long, taking it out, erasing
//! it, the acts of what was erased, and who looked at what.

use crate::asked;
use crate::desk::{Answer, Desk, see_and_tell, show as page, show_as};
use crate::errors::{self, sentence};
use crate::frame::Frame;
use askama::Template;
use axum::extract::{Form, Path, Query};
use axum::http::StatusCode;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::IntoResponse;
use saldo_domain::Day;
use saldo_domain::retention::{CLAIM_YEARS, book_years};
use saldo_work::Refused;
use saldo_work::privacy::{self, Asked, Destroyed, PERSONAL, Retention, Shown};
use serde::Deserialize;
use std::collections::BTreeMap;

/// Customers that the page names at most.
const NAMED: usize = 100;

/// What stands in the form.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Typed {
    customer: String,
    reason: String,
}

/// A line of the table of what is kept: purpose, time, fate, and where it stands.
struct Kind {
    purpose: &'static str,
    kept: &'static str,
    erasure: &'static str,
    places: String,
}

#[derive(Template)]
#[template(path = "personal.html")]
pub(crate) struct Screen {
    p: Frame,
    r: Retention,
    country: String,
    destroyed: Vec<Destroyed>,
    typed: Typed,
    problem: Option<String>,
}

impl Screen {
    pub(crate) fn new(p: Frame, r: Retention, country: &str, destroyed: Vec<Destroyed>) -> Self {
        let (country, typed) = (country.to_owned(), Typed::default());
        Self { p, r, country, destroyed, typed, problem: None }
    }

    fn named(&self) -> &[privacy::Due] {
        &self.r.due[..self.r.due.len().min(NAMED)]
    }

    fn unnamed(&self) -> usize {
        self.r.due.len().saturating_sub(NAMED)
    }

    fn kinds(&self) -> Vec<Kind> {
        let mut kinds: BTreeMap<(&str, &str, &str), Vec<String>> = BTreeMap::new();
        for one in PERSONAL {
            let places = one.columns.iter().map(|column| format!("{}.{column}", one.table));
            let kind = kinds.entry((one.purpose, one.kept, one.erasure.code()));
            kind.or_default().extend(places);
        }
        let kind = |((purpose, kept, erasure), places): ((_, _, _), Vec<String>)| Kind {
            purpose,
            kept,
            erasure,
            places: places.join(", "),
        };
        kinds.into_iter().map(kind).collect()
    }

    fn kept(&self, kept: &str) -> String {
        let key = format!("personal-kept-{kept}");
        match kept {
            "debt" => self.p.n(&key, i64::from(CLAIM_YEARS)),
            "books" => self.p.n(&key, i64::from(book_years(&self.country))),
            _ => self.p.t(&key),
        }
    }

    fn by(&self, one: &Destroyed) -> String {
        let name = one.person.as_ref().map(|person| person.name.clone());
        name.unwrap_or_else(|| self.p.t("journal-program"))
    }
}

async fn screen(desk: &Desk) -> Result<Screen, Refused> {
    let (stand, destroyed) = desk
        .ask(|office, company, who| {
            let stand = privacy::retention(office, company, who)?;
            Ok((stand, privacy::destroyed(office, company, who)?))
        })
        .await?;
    Ok(Screen::new(desk.frame("nav-personal"), stand, &desk.company.country, destroyed))
}

pub(crate) async fn show(desk: Desk) -> Answer {
    page(&screen(&desk).await?)
}

/// Whose data is taken out.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Whose {
    customer: String,
}

/// Everything about a customer, in a file.
pub(crate) async fn export(desk: Desk, Query(whose): Query<Whose>) -> Answer {
    let code = whose.customer.trim().to_owned();
    let about =
        desk.ask(move |office, company, who| privacy::about(office, company, who, &code)).await;
    match about {
        Ok(about) => {
            let bytes = serde_json::to_vec_pretty(&about)
                .map_err(|error| Refused::Damaged { what: error.to_string() })?;
            let headers = [
                (CONTENT_TYPE, "application/json"),
                (CONTENT_DISPOSITION, "attachment; filename=\"personal-data.json\""),
            ];
            Ok((headers, bytes).into_response())
        }
        Err(refused) => {
            let typed = Typed { customer: whose.customer, ..Typed::default() };
            again(&desk, typed, refused).await
        }
    }
}

pub(crate) async fn erase(desk: Desk, Form(typed): Form<Typed>) -> Answer {
    let asked = typed.clone();
    let done = desk
        .ask(move |office, company, who| {
            let asked = (asked.customer.trim(), asked.reason.as_str());
            privacy::erase(office, company, who, asked)
        })
        .await;
    match done {
        Ok(rows) => {
            let rows = i64::try_from(rows).unwrap_or(i64::MAX);
            Ok(see_and_tell("/personal", "personal-erased", rows))
        }
        Err(refused) => again(&desk, typed, refused).await,
    }
}

/// The page with what was typed and why it was refused.
async fn again(desk: &Desk, typed: Typed, refused: Refused) -> Answer {
    let is_about_code = matches!(refused, Refused::UnknownCustomer { .. });
    if errors::hides_the_form(&refused) && !is_about_code {
        return Err(refused.into());
    }
    let mut screen = screen(desk).await?;
    screen.problem = Some(sentence(desk.texts(), &refused));
    screen.typed = typed;
    show_as(errors::status(&refused), &screen)
}

/// The act of an erasure, to be printed.
#[derive(Template)]
#[template(path = "personal_act.html")]
pub(crate) struct ActScreen {
    p: Frame,
    a: Destroyed,
}

impl ActScreen {
    pub(crate) fn new(mut p: Frame, a: Destroyed) -> Self {
        p.title = p.tt("personal-act", "number", a.row.to_string());
        Self { p, a }
    }

    fn by(&self) -> String {
        let name = self.a.person.as_ref().map(|person| person.name.clone());
        name.unwrap_or_else(|| self.p.t("journal-program"))
    }

    fn role(&self) -> String {
        let role = saldo_domain::Role::from_code(&self.a.role);
        role.map(|role| self.p.role(&role)).unwrap_or_default()
    }
}

pub(crate) async fn act(desk: Desk, Path(row): Path<i64>) -> Answer {
    let found =
        desk.ask(move |office, company, who| privacy::act(office, company, who, row)).await?;
    page(&ActScreen::new(desk.frame("nav-personal"), found))
}

/// Who looked at what is asked.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Wanted {
    from: String,
    to: String,
    login: String,
    customer: String,
    /// How many pages back; nothing is the latest.
    back: String,
}

/// Rows of a page.
const SEEN_ROWS: usize = 100;

impl Wanted {
    fn back(&self) -> usize {
        self.back.parse().unwrap_or(0)
    }

    /// The page before this one in time.
    fn older(&self) -> String {
        let back = self.back().saturating_add(1).to_string();
        let begin = "/personal/seen?".to_owned();
        let suffix = begin.len();
        let mut address = form_urlencoded::Serializer::for_suffix(begin, suffix);
        for (name, value) in [
            ("from", &self.from),
            ("to", &self.to),
            ("login", &self.login),
            ("customer", &self.customer),
            ("back", &back),
        ] {
            address.append_pair(name, value);
        }
        address.finish()
    }
}

#[derive(Template)]
#[template(path = "personal_seen.html")]
pub(crate) struct SeenScreen {
    p: Frame,
    rows: Vec<Shown>,
    typed: Wanted,
    problem: Option<String>,
    older: Option<String>,
}

impl SeenScreen {
    pub(crate) fn new(p: Frame, rows: Vec<Shown>, typed: Wanted, problem: Option<String>) -> Self {
        let skipped = typed.back().saturating_mul(SEEN_ROWS);
        let older = (rows.len() > skipped.saturating_add(SEEN_ROWS)).then(|| typed.older());
        let rows = rows.into_iter().skip(skipped).take(SEEN_ROWS).collect();
        Self { p, rows, typed, problem, older }
    }

    fn who(&self, row: &Shown) -> String {
        row.person.as_ref().map(|one| one.name.clone()).unwrap_or_default()
    }
}

pub(crate) async fn seen(desk: Desk, Query(typed): Query<Wanted>) -> Answer {
    let (from, to) = (asked::day(&typed.from), asked::day(&typed.to));
    let unread = [&from, &to].into_iter().find_map(|day| day.as_ref().err());
    let problem = unread.map(|no| no.told(desk.texts()));
    let status = asked::status(problem.is_some());
    let report = read(&desk, &typed, (from.unwrap_or_default(), to.unwrap_or_default())).await;
    let (status, rows, problem) = match report {
        Ok(rows) => (status, rows, problem),
        Err(refused @ (Refused::UnknownPerson { .. } | Refused::UnknownCustomer { .. })) => {
            let said = sentence(desk.texts(), &refused);
            (StatusCode::UNPROCESSABLE_ENTITY, Vec::new(), Some(said))
        }
        Err(refused) => return Err(refused.into()),
    };
    show_as(status, &SeenScreen::new(desk.frame("nav-seen"), rows, typed, problem))
}

async fn read(
    desk: &Desk,
    typed: &Wanted,
    (from, to): (Option<Day>, Option<Day>),
) -> Result<Vec<Shown>, Refused> {
    let asked = Asked { from, to, login: typed.login.clone(), customer: typed.customer.clone() };
    desk.ask(move |office, company, who| privacy::report(office, company, who, &asked)).await
}
