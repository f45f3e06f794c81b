//! Reports: the list of them, and each as a page, as CSV, as a workbook and as PDF.

use crate::asked;
use crate::desk::{Answer, Desk, show as page, show_as};
use crate::errors::{Trouble, sentence};
use crate::frame::Frame;
use crate::lists::{link, segment};
use crate::pdf;
use crate::plots::Plot;
use askama::Template;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use saldo_domain::ageing::AgeingBy;
use saldo_domain::{Currency, Day};
use saldo_formats::export::{Audience, DelimitedWriter};
use saldo_work::reports::shape::{Cell, Report, Row, Said, Table, To};
use saldo_work::reports::{self, Asked, Listed, UnitChoice, told};
use saldo_work::{Refused, RefusedKind, Silent};
use serde::Deserialize;

/// Rows of one table that a page shows.
const MOST_ROWS: usize = 500;

/// What the address asks for, as typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub(crate) struct Wanted {
    as_of: String,
    known_on: String,
    currency: String,
    of: String,
    customer: String,
    months: String,
    chronic: String,
    bounds: String,
    by: String,
    bucket: String,
    days: String,
    vat: String,
    assets: String,
    interest: String,
    within: String,
    extra: String,
    growth: String,
    margin: String,
    bad: String,
    discount: String,
    competitor: String,
    formula: String,
}

#[derive(Template)]
#[template(path = "reports.html")]
pub(crate) struct Index {
    p: Frame,
}

impl Index {
    pub(crate) fn new(p: Frame) -> Self {
        Self { p }
    }

    /// Those that the reader may open.
    fn reports(&self) -> Vec<&'static Listed> {
        let may = |listed: &&Listed| self.p.may_look_at_plan() || !listed.of_whole_company();
        reports::ALL.iter().filter(may).collect()
    }

    fn about(&self, listed: &Listed) -> String {
        self.p.texts.coded("report-of", listed.name)
    }
}

#[derive(Template)]
#[template(path = "report.html")]
pub(crate) struct Screen {
    p: Frame,
    listed: &'static Listed,
    wanted: Wanted,
    units: Vec<UnitChoice>,
    /// What was found, unless it was refused.
    found: Option<Report>,
    problem: Option<String>,
}

impl Screen {
    pub(crate) fn new(
        p: Frame,
        listed: &'static Listed,
        wanted: Wanted,
        units: Vec<UnitChoice>,
        found: Result<Report, String>,
    ) -> Self {
        let (found, problem) = match found {
            Ok(report) => (Some(report), None),
            Err(problem) => (None, Some(problem)),
        };
        Self { p, listed, wanted, units, found, problem }
    }

    fn lead(&self, report: &Report) -> String {
        told::head(self.p.texts, report)
    }

    fn about(&self) -> String {
        self.p.texts.coded("report-of", self.listed.name)
    }

    fn listens_to(&self, option: &str) -> bool {
        self.listed.listens_to(option)
    }

    fn said(&self, said: &Said) -> String {
        told::said(self.p.texts, said)
    }

    fn cell(&self, cell: &Cell) -> String {
        told::cell(self.p.texts, cell)
    }

    fn plot(&self, table: &Table) -> Option<Plot> {
        Plot::of(self.p.texts, table)
    }

    /// The rows of a table that a page shows; files hold all.
    fn rows<'t>(&self, table: &'t Table) -> &'t [Row] {
        &table.rows[..table.rows.len().min(MOST_ROWS)]
    }

    /// How many rows of a table are in the files alone.
    fn beyond(&self, table: &Table) -> usize {
        table.rows.len().saturating_sub(MOST_ROWS)
    }

    /// Where a cell of a row leads.
    fn href(&self, row: &Row, cell: &usize) -> Option<String> {
        row.link(*cell).map(href)
    }

    /// The same question as a file.
    fn file(&self, ending: &str) -> String {
        let path = format!("/reports/{}/{ending}", self.listed.name);
        link(&path, &self.wanted.pairs())
    }

    fn number(&self, table: &Table, column: &usize) -> bool {
        table.is_number(*column)
    }

    fn unit(&self, unit: &UnitChoice) -> String {
        self.p.unit(unit.kind, &unit.name)
    }

    /// Options that are typed as a number, with what stands in them.
    fn numbers(&self) -> Vec<(&'static str, String)> {
        let usual = Asked::on(Day::FIRST);
        let typed = |typed: &String, usual: u16| match typed.as_str() {
            "" => usual.to_string(),
            typed => typed.to_owned(),
        };
        let all = [
            ("months", typed(&self.wanted.months, usual.months)),
            ("chronic", typed(&self.wanted.chronic, usual.chronic)),
            ("days", typed(&self.wanted.days, usual.days)),
            ("within", typed(&self.wanted.within, usual.within)),
            ("extra", typed(&self.wanted.extra, usual.extra)),
        ];
        all.into_iter().filter(|(option, _)| self.listens_to(option)).collect()
    }

    /// Options that the book does not hold, as typed.
    fn figures(&self) -> Vec<(&'static str, String)> {
        let all = [
            ("vat", &self.wanted.vat),
            ("assets", &self.wanted.assets),
            ("interest", &self.wanted.interest),
            ("growth", &self.wanted.growth),
            ("margin", &self.wanted.margin),
            ("bad", &self.wanted.bad),
            ("discount", &self.wanted.discount),
            ("competitor", &self.wanted.competitor),
            ("formula", &self.wanted.formula),
        ];
        let heard = all.into_iter().filter(|(option, _)| self.listens_to(option));
        heard.map(|(option, typed)| (option, typed.clone())).collect()
    }

    fn bounds(&self) -> String {
        match self.wanted.bounds.as_str() {
            "" => "30,60,90".to_owned(),
            typed => typed.to_owned(),
        }
    }

    fn ways(&self) -> [AgeingBy; 2] {
        AgeingBy::ALL
    }

    fn day(&self) -> String {
        match (&self.found, self.wanted.as_of.as_str()) {
            (Some(report), "") => report.as_of.to_string(),
            (_, typed) => typed.to_owned(),
        }
    }
}

fn href(to: &To) -> String {
    match to {
        To::Report(name, query) => {
            let pairs: Vec<(&str, &str)> =
                query.iter().map(|(name, value)| (*name, value.as_str())).collect();
            link(&format!("/reports/{name}"), &pairs)
        }
        To::Customer(code) => format!("/customers/{}", segment(code)),
        To::Document(customer, item) => format!("/documents/{customer}/{item}"),
    }
}

impl Wanted {
    fn pairs(&self) -> [(&'static str, &str); 22] {
        [
            ("as-of", &self.as_of),
            ("known-on", &self.known_on),
            ("currency", &self.currency),
            ("of", &self.of),
            ("customer", &self.customer),
            ("months", &self.months),
            ("chronic", &self.chronic),
            ("bounds", &self.bounds),
            ("by", &self.by),
            ("bucket", &self.bucket),
            ("days", &self.days),
            ("vat", &self.vat),
            ("assets", &self.assets),
            ("interest", &self.interest),
            ("within", &self.within),
            ("extra", &self.extra),
            ("growth", &self.growth),
            ("margin", &self.margin),
            ("bad", &self.bad),
            ("discount", &self.discount),
            ("competitor", &self.competitor),
            ("formula", &self.formula),
        ]
    }

    /// The options, read; or what cannot be, in words.
    fn read(&self, desk: &Desk) -> Result<Asked, String> {
        let day = |typed: &str| asked::day(typed).map_err(|no| no.told(desk.texts()));
        let unreadable = |key: &str, typed: &str| {
            desk.texts().with_text(key, "value", &typed.chars().take(30).collect::<String>())
        };
        let number = |typed: &str, usual: u16| match typed.trim() {
            "" => Ok(usual),
            typed => typed.parse().map_err(|_| unreadable("report-problem-number", typed)),
        };
        let usual = Asked::on(day(&self.as_of)?.unwrap_or(desk.today));
        let currency = match self.currency.trim() {
            "" => None,
            code => {
                let found = Currency::from_code(&code.to_uppercase());
                Some(found.map_err(|_| unreadable("report-problem-currency", code))?)
            }
        };
        let bounds = match self.bounds.trim() {
            "" => usual.bounds.clone(),
            typed => {
                let days = typed.split(',').map(|one| one.trim().parse::<u16>());
                let days: Result<Vec<u16>, _> = days.collect();
                days.map_err(|_| unreadable("report-problem-bounds", typed))?
            }
        };
        Ok(Asked {
            known_on: day(&self.known_on)?,
            currency,
            of: self.of.clone(),
            customer: self.customer.trim().to_owned(),
            months: number(&self.months, usual.months)?,
            chronic: number(&self.chronic, usual.chronic)?,
            bounds,
            by: AgeingBy::from_code(&self.by).unwrap_or_default(),
            bucket: self.bucket.clone(),
            days: number(&self.days, usual.days)?,
            vat: self.vat.clone(),
            assets: self.assets.clone(),
            interest: self.interest.clone(),
            within: number(&self.within, usual.within)?,
            extra: number(&self.extra, usual.extra)?,
            growth: self.growth.clone(),
            margin: self.margin.clone(),
            bad: self.bad.clone(),
            discount: self.discount.clone(),
            competitor: self.competitor.clone(),
            formula: self.formula.clone(),
            ..usual
        })
    }
}

pub(crate) async fn index(desk: Desk) -> Answer {
    page(&Index::new(desk.frame("nav-reports")))
}

pub(crate) async fn show(
    desk: Desk,
    Path(name): Path<String>,
    Query(wanted): Query<Wanted>,
) -> Answer {
    let listed = reports::find(&name).ok_or_else(|| Refused::UnknownReport { name })?;
    let units = desk.ask(reports::units).await?;
    let (status, found) = match wanted.read(&desk) {
        Err(problem) => (StatusCode::UNPROCESSABLE_ENTITY, Err(problem)),
        Ok(asked) => match make(&desk, listed, asked).await {
            Ok(report) => (StatusCode::OK, Ok(report)),
            Err(refused) => match refused.kind() {
                RefusedKind::Failure | RefusedKind::Forbidden => return Err(refused.into()),
                _ => (crate::errors::status(&refused), Err(sentence(desk.texts(), &refused))),
            },
        },
    };
    show_as(status, &Screen::new(desk.frame(listed.title), listed, wanted, units, found))
}

async fn make(desk: &Desk, listed: &'static Listed, asked: Asked) -> Result<Report, Refused> {
    desk.ask(move |office, company, who| {
        reports::shown(office, company, who, listed.name, &asked, &Silent)
    })
    .await
}

/// The pack for the board, as one document.
pub(crate) async fn pack(desk: Desk, Query(wanted): Query<Wanted>) -> Answer {
    let asked = wanted
        .read(&desk)
        .map_err(|_| Trouble::said(StatusCode::UNPROCESSABLE_ENTITY, "report-problem-options"))?;
    let texts = desk.texts();
    let paper = desk
        .ask(move |office, company, who| {
            reports::pack(office, company, who, texts, &asked, &Silent)
        })
        .await?;
    Ok(pdf::shown_as("board", pdf::of(paper).await?.bytes))
}

const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// The same question as a file: `table.csv`, `book.xlsx` or `paper.pdf`.
pub(crate) async fn file(
    desk: Desk,
    Path((name, form)): Path<(String, String)>,
    Query(wanted): Query<Wanted>,
) -> Answer {
    let listed = reports::find(&name).ok_or_else(|| Refused::UnknownReport { name })?;
    let asked = wanted
        .read(&desk)
        .map_err(|_| Trouble::said(StatusCode::UNPROCESSABLE_ENTITY, "report-problem-options"))?;
    let report = make(&desk, listed, asked).await?;
    let texts = desk.texts();
    let failed = |error: std::io::Error| {
        tracing::error!(%error, report = listed.name, "a file of a report could not be written");
        Trouble::said(StatusCode::INTERNAL_SERVER_ERROR, "error-failure")
    };
    match form.as_str() {
        "table.csv" => {
            let mut bytes = Vec::new();
            let audience = Audience::of_language(texts.language().code());
            let writer = DelimitedWriter::new(&mut bytes, audience).map_err(failed)?;
            told::rows(texts, &report, Box::new(writer)).map_err(failed)?;
            Ok(saved(&format!("{}.csv", listed.name), "text/csv; charset=utf-8", bytes))
        }
        "book.xlsx" => {
            let bytes = told::workbook(texts, &report).map_err(failed)?;
            Ok(saved(&format!("{}.xlsx", listed.name), XLSX, bytes))
        }
        "paper.pdf" => {
            let printed = pdf::of(told::paper(texts, &desk.company.name, &report)).await?;
            Ok(pdf::shown_as(listed.name, printed.bytes))
        }
        _ => Err(Trouble::missing()),
    }
}

fn saved(name: &str, kind: &str, bytes: Vec<u8>) -> Response {
    let disposition = format!("attachment; filename=\"{name}\"");
    ([(CONTENT_TYPE, kind.to_owned()), (CONTENT_DISPOSITION, disposition)], bytes).into_response()
}
