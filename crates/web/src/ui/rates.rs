//! Rates and calendars: what they say, how far they are complete, and adding to them.

use super::imports::{plain_name, to_disk, unreadable};
use crate::charts::StepLine;
use crate::desk::{Answer, Desk, see, see_and_tell, show as page, show_as};
use crate::errors::{self, Trouble, sentence};
use crate::frame::Frame;
use askama::Template;
use axum::extract::{Form, Multipart};
use axum::http::StatusCode;
use saldo_domain::rates::Rate;
use saldo_work::Refused;
use saldo_work::rates::{
    self, Asked, FeesAsked, ListAsked, ListRow, MoratoriumAsked, Outcome, Overview, RowShown,
    Stale, TableShown, YearAsked,
};
use serde::Deserialize;
use std::fmt::Write as _;
use tempfile::NamedTempFile;

/// Rows shown above the fold of a table; the latest first.
const LATEST: usize = 6;

/// A decision as the form sends it.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Typed {
    table: String,
    day: String,
    rate: String,
    checked_to: String,
    source: String,
    reason: String,
}

/// The days of a year as the form sends them.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct TypedYear {
    calendar: String,
    year: String,
    days_off: String,
    worked: String,
    source: String,
    reason: String,
}

/// A moratorium as the form sends it.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct TypedMoratorium {
    name: String,
    from: String,
    to: String,
    due_before: String,
    source: String,
    reason: String,
    strike_out: String,
}

/// Court fees as the form sends them.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct TypedFees {
    text: String,
    reason: String,
}

/// Which form is shown again with what is wrong in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum At {
    Decision,
    List,
    Year,
    Moratorium,
    Fees,
}

#[derive(Template)]
#[template(path = "rates.html")]
pub(crate) struct Screen {
    p: Frame,
    v: Overview,
    stale: Vec<Stale>,
    form: Typed,
    year: TypedYear,
    moratorium: TypedMoratorium,
    fees: TypedFees,
    problem: Option<(At, String)>,
}

impl Screen {
    pub(crate) fn new(p: Frame, v: Overview) -> Self {
        let stale = v.stale();
        Self {
            p,
            v,
            stale,
            form: Typed::default(),
            year: TypedYear::default(),
            moratorium: TypedMoratorium::default(),
            fees: TypedFees::default(),
            problem: None,
        }
    }

    fn latest<'t>(&self, table: &'t TableShown) -> impl Iterator<Item = &'t RowShown> {
        table.rows.iter().rev().take(LATEST)
    }

    fn earlier<'t>(&self, table: &'t TableShown) -> impl Iterator<Item = &'t RowShown> {
        table.rows.iter().rev().skip(LATEST)
    }

    fn line(&self, table: &TableShown) -> StepLine {
        let rows = table.rows.iter().map(|row| (row.from, row.rate.millionths()));
        StepLine::of(rows, self.v.as_of)
    }

    fn about(&self, table: &TableShown) -> String {
        let rates = || table.rows.iter().map(|row| row.rate);
        let shown = |rate: Option<Rate>| rate.map(|rate| self.percent(&rate)).unwrap_or_default();
        let first = table.rows.first().map(|row| self.p.day(&row.from)).unwrap_or_default();
        let values = [
            ("first", first.into()),
            ("last", self.p.day(&self.v.as_of).into()),
            ("low", shown(rates().min()).into()),
            ("high", shown(rates().max()).into()),
        ];
        self.p.texts.with("rates-chart", &values)
    }

    fn percent(&self, rate: &Rate) -> String {
        self.p.decimal(&rate.to_string())
    }

    fn ends(&self, stale: &Stale) -> String {
        self.p.rate_ends(stale)
    }

    fn wrong_at(&self, at: &str) -> Option<&str> {
        let (wrong, text) = self.problem.as_ref()?;
        let name = match wrong {
            At::Decision => "decision",
            At::List => "list",
            At::Year => "year",
            At::Moratorium => "moratorium",
            At::Fees => "fees",
        };
        (name == at).then_some(text)
    }
}

/// What a list would change, before anything is recorded.
#[derive(Template)]
#[template(path = "rates_preview.html")]
pub(crate) struct Look {
    p: Frame,
    file: String,
    outcome: Outcome,
    form: TypedList,
}

impl Look {
    pub(crate) fn new(p: Frame, file: String, outcome: Outcome, form: TypedList) -> Self {
        Self { p, file, outcome, form }
    }

    fn percent(&self, rate: &Rate) -> String {
        self.p.decimal(&rate.to_string())
    }
}

/// A list that was looked at; its rows travel with the form, a day and a rate a line.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct TypedList {
    pub(crate) table: String,
    pub(crate) file: String,
    pub(crate) rows: String,
    pub(crate) checked_to: String,
    pub(crate) source: String,
    pub(crate) reason: String,
}

async fn overview(desk: &Desk) -> Result<Overview, Trouble> {
    Ok(desk.ask(|office, company, who| rates::overview(office, company, who, None)).await?)
}

pub(crate) async fn show(desk: Desk) -> Answer {
    page(&Screen::new(desk.frame("nav-rates"), overview(&desk).await?))
}

pub(crate) async fn add(desk: Desk, Form(typed): Form<Typed>) -> Answer {
    let asked = Asked {
        table: typed.table.clone(),
        from: typed.day.clone(),
        rate: typed.rate.clone(),
        checked_to: typed.checked_to.clone(),
        source: typed.source.clone(),
        reason: typed.reason.clone(),
    };
    let done =
        desk.ask(move |office, company, who| rates::add(office, company, who, &asked, false)).await;
    match done {
        Ok(outcome) => Ok(recorded(outcome.changes.len())),
        Err(refused) => refuse(&desk, At::Decision, refused, |screen| screen.form = typed).await,
    }
}

pub(crate) async fn add_year(desk: Desk, Form(typed): Form<TypedYear>) -> Answer {
    let asked = YearAsked {
        calendar: typed.calendar.clone(),
        year: typed.year.clone(),
        days_off: typed.days_off.clone(),
        worked: typed.worked.clone(),
        source: typed.source.clone(),
        reason: typed.reason.clone(),
    };
    let done = desk
        .ask(move |office, company, who| rates::add_year(office, company, who, &asked, false))
        .await;
    match done {
        Ok(outcome) => Ok(recorded(outcome.added.len() + outcome.corrected.len())),
        Err(refused) => refuse(&desk, At::Year, refused, |screen| screen.year = typed).await,
    }
}

pub(crate) async fn add_moratorium(desk: Desk, Form(typed): Form<TypedMoratorium>) -> Answer {
    let asked = MoratoriumAsked {
        name: typed.name.clone(),
        from: typed.from.clone(),
        to: typed.to.clone(),
        due_before: typed.due_before.clone(),
        source: typed.source.clone(),
        reason: typed.reason.clone(),
        strike_out: !typed.strike_out.is_empty(),
    };
    let done = desk
        .ask(move |office, company, who| rates::add_moratorium(office, company, who, &asked, false))
        .await;
    match done {
        Ok(outcome) => Ok(recorded(usize::from(outcome.change != "unchanged"))),
        Err(refused) => {
            refuse(&desk, At::Moratorium, refused, |screen| screen.moratorium = typed).await
        }
    }
}

pub(crate) async fn add_fees(desk: Desk, Form(typed): Form<TypedFees>) -> Answer {
    let asked = FeesAsked {
        file: desk.texts().get("rates-fees-text"),
        text: typed.text.clone(),
        reason: typed.reason.clone(),
    };
    let done = desk
        .ask(move |office, company, who| rates::import_fees(office, company, who, &asked, false))
        .await;
    match done {
        Ok(outcome) => Ok(recorded(usize::from(outcome.change != "unchanged"))),
        Err(refused) => refuse(&desk, At::Fees, refused, |screen| screen.fees = typed).await,
    }
}

fn recorded(changes: usize) -> axum::response::Response {
    see_and_tell("/rates", "rates", i64::try_from(changes).unwrap_or(i64::MAX))
}

/// The page again with all that was typed and what is wrong with it.
async fn refuse(desk: &Desk, at: At, refused: Refused, fill: impl FnOnce(&mut Screen)) -> Answer {
    if errors::hides_the_form(&refused) {
        return Err(refused.into());
    }
    let mut screen = Screen::new(desk.frame("nav-rates"), overview(desk).await?);
    screen.problem = Some((at, sentence(desk.texts(), &refused)));
    fill(&mut screen);
    show_as(errors::status(&refused), &screen)
}

/// Reads an uploaded list and shows what it would change.
pub(crate) async fn look(desk: Desk, form: Multipart) -> Answer {
    let (mut typed, file) = receive(form).await?;
    let Some(file) = file.filter(|_| !typed.file.is_empty()) else {
        return no_file(&desk).await;
    };
    let name = typed.file.clone();
    let read = desk.ask(move |office, _, _| rates::read_list(office, &name, file.path())).await;
    let rows = match read {
        Ok(rows) => rows,
        Err(refused) => return refuse(&desk, At::List, refused, |_| {}).await,
    };
    typed.rows = written(&rows);
    let asked = asked(&typed, rows);
    let looked = desk
        .ask(move |office, company, who| rates::import(office, company, who, &asked, true))
        .await;
    match looked {
        Ok(outcome) => {
            let file = typed.file.clone();
            page(&Look::new(desk.frame("rates-preview-title"), file, outcome, typed))
        }
        Err(refused) => refuse(&desk, At::List, refused, |_| {}).await,
    }
}

async fn no_file(desk: &Desk) -> Answer {
    let mut screen = Screen::new(desk.frame("nav-rates"), overview(desk).await?);
    screen.problem = Some((At::List, desk.texts().get("problem-no-file")));
    show_as(StatusCode::UNPROCESSABLE_ENTITY, &screen)
}

/// Records a list that was looked at.
pub(crate) async fn import(desk: Desk, Form(typed): Form<TypedList>) -> Answer {
    // The rows were written by the page that showed them.
    let rows = read_back(&typed.rows).ok_or_else(Trouble::missing)?;
    let asked = asked(&typed, rows);
    let done = desk
        .ask(move |office, company, who| rates::import(office, company, who, &asked, false))
        .await;
    match done {
        Ok(outcome) => Ok(recorded(outcome.changes.len())),
        Err(refused) => refuse(&desk, At::List, refused, |_| {}).await,
    }
}

/// A page that was only ever the answer to a form leads back to its beginning.
pub(crate) async fn back() -> axum::response::Response {
    see("/rates")
}

fn asked(typed: &TypedList, rows: Vec<ListRow>) -> ListAsked {
    ListAsked {
        table: typed.table.clone(),
        file: typed.file.clone(),
        rows,
        checked_to: typed.checked_to.clone(),
        source: typed.source.clone(),
        reason: typed.reason.clone(),
    }
}

fn written(rows: &[ListRow]) -> String {
    rows.iter().fold(String::new(), |mut text, row| {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{} {} {}", row.line, row.day, row.rate);
        text
    })
}

fn read_back(text: &str) -> Option<Vec<ListRow>> {
    let row = |line: &str| {
        let mut words = line.split(' ');
        Some(ListRow {
            line: words.next()?.parse().ok()?,
            day: words.next()?.parse().ok()?,
            rate: words.next()?.parse().ok()?,
        })
    };
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(row).collect()
}

async fn receive(mut form: Multipart) -> Result<(TypedList, Option<NamedTempFile>), Trouble> {
    let (mut typed, mut file) = (TypedList::default(), None);
    while let Some(field) = form.next_field().await.map_err(unreadable)? {
        match field.name().unwrap_or_default() {
            "file" => {
                typed.file = plain_name(field.file_name().unwrap_or_default());
                file = Some(to_disk(field).await?);
            }
            "table" => typed.table = field.text().await.map_err(unreadable)?,
            "checked_to" => typed.checked_to = field.text().await.map_err(unreadable)?,
            "source" => typed.source = field.text().await.map_err(unreadable)?,
            "reason" => typed.reason = field.text().await.map_err(unreadable)?,
            _ => {}
        }
    }
    Ok((typed, file))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_that_was_looked_at_comes_back_as_it_was() {
        let row = |line, day: &str, rate: &str| ListRow {
            line,
            day: day.parse().expect("a day"),
            rate: rate.parse().expect("a rate"),
        };
        let rows = vec![row(2, "2026-10-26", "13.50"), row(4, "2026-12-21", "0.123456")];
        assert_eq!(read_back(&written(&rows)), Some(rows.clone()));
        assert_eq!(read_back(&written(&rows).replace('\n', "\r\n")), Some(rows));
        assert_eq!(read_back("2 yesterday 13"), None);
    }
}
