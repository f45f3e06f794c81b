//! Late charges on a customer's card: what each document bears, and the terms they follow.

use super::charges::{Badge, Figures, address, badges};
use super::customer::{self, Forms, Wanted};
use super::customer_acts::{Problem, day};
use crate::desk::{Answer, Desk, see_and_tell};
use crate::errors::{self, sentence};
use crate::frame::Frame;
use crate::lists::segment;
use axum::extract::{Form, Path};
use axum::http::StatusCode;
use saldo_domain::authority::Right;
use saldo_domain::claims::Ground;
use saldo_domain::{CustomerId, Day, ItemId, Money};
use saldo_letters::{Texts, Value};
use saldo_work::charges::{self, Charge, MethodAsked, TermAsked, TermShown, Untold};
use saldo_work::{Refused, RefusedKind, views};
use serde::Deserialize;

/// One document that bears a charge.
#[derive(Clone, Debug)]
pub(crate) struct LateRow {
    pub(crate) href: String,
    pub(crate) number: String,
    pub(crate) due: Day,
    pub(crate) days: i64,
    pub(crate) figures: Figures,
    pub(crate) badges: Vec<Badge>,
}

impl LateRow {
    /// What a condition that is still open would forgive.
    pub(crate) fn pending(&self, texts: &Texts, by: &Day, amount: &Money) -> String {
        let values: [(&str, Value); 2] =
            [("amount", texts.money(*amount).into()), ("day", texts.day(*by).into())];
        texts.with("charges-pending", &values)
    }
}

/// One term in words.
#[derive(Clone, Debug)]
pub(crate) struct TermRow {
    pub(crate) term: i64,
    pub(crate) ground: &'static str,
    pub(crate) method: String,
    pub(crate) figures: String,
    pub(crate) reference: String,
    pub(crate) from: Day,
    pub(crate) until: Option<Day>,
    pub(crate) beside: bool,
    /// What its days are days of.
    pub(crate) since: &'static str,
}

/// The section of the card.
#[derive(Clone, Debug, Default)]
pub(crate) struct Late {
    /// The latest due day first.
    pub(crate) rows: Vec<LateRow>,
    /// What is still to be claimed, by currency.
    pub(crate) to_claim: Vec<Money>,
    pub(crate) terms: Vec<TermRow>,
    /// Which charges cannot be told, and why.
    pub(crate) problem: Option<String>,
    pub(crate) may_agree: bool,
}

/// Documents shown at once; the others are behind a click.
const SHOWN: usize = 5;

impl Late {
    /// The documents due latest.
    pub(crate) fn latest(&self) -> &[LateRow] {
        &self.rows[..self.rows.len().min(SHOWN)]
    }

    /// The others.
    pub(crate) fn earlier(&self) -> &[LateRow] {
        &self.rows[self.rows.len().min(SHOWN)..]
    }

    /// Asks for the charges and terms of a customer.
    pub(crate) async fn of(desk: &Desk, p: &Frame, customer: CustomerId) -> Result<Self, Refused> {
        let terms = desk
            .ask(move |office, company, who| charges::terms(office, company, who, customer))
            .await?;
        let mut late = Self {
            terms: terms.into_iter().map(|term| TermRow::of(p, term)).collect(),
            may_agree: desk.who().may(Right::AgreeTerms),
            ..Self::default()
        };
        let asked = desk
            .ask(move |office, company, who| {
                charges::told_of_customer(office, company, who, customer)
            })
            .await;
        match asked {
            Ok((told, untold)) => {
                late.fill(p, customer, &told)?;
                late.problem = untold_of(p.texts, &untold);
            }
            Err(refused) if refused.kind() == RefusedKind::Failure => return Err(refused),
            Err(refused) => late.problem = Some(sentence(p.texts, &refused)),
        }
        Ok(late)
    }

    pub(crate) fn fill(
        &mut self,
        p: &Frame,
        customer: CustomerId,
        all: &[Charge],
    ) -> Result<(), Refused> {
        for charge in all.iter().rev() {
            let figures = Figures::of(charge)?;
            self.add_to_claim(figures.to_claim)?;
            self.rows.push(LateRow {
                href: address(customer, charge.item),
                number: charge.number.clone(),
                due: charge.due,
                days: charge.days(),
                badges: badges(p, charge),
                figures,
            });
        }
        Ok(())
    }

    fn add_to_claim(&mut self, more: Money) -> Result<(), Refused> {
        match self.to_claim.iter_mut().find(|sum| sum.currency() == more.currency()) {
            Some(sum) => *sum = sum.plus(more)?,
            None => self.to_claim.push(more),
        }
        Ok(())
    }
}

/// Each reason once, after the documents that it concerns.
fn untold_of(texts: &Texts, untold: &[Untold]) -> Option<String> {
    let mut reasons: Vec<(String, Vec<&str>)> = Vec::new();
    for one in untold {
        let why = sentence(texts, &one.why);
        match reasons.iter_mut().find(|(known, _)| *known == why) {
            Some((_, numbers)) => numbers.push(&one.number),
            None => reasons.push((why, vec![&one.number])),
        }
    }
    let told = |(why, numbers): &(String, Vec<&str>)| format!("{}: {why}", numbers.join(", "));
    let told: Vec<String> = reasons.iter().map(told).collect();
    (!told.is_empty()).then(|| told.join(" "))
}

impl TermRow {
    fn of(p: &Frame, term: TermShown) -> Self {
        let (method, figures) = told(p.texts, &term.method);
        let since =
            if term.method == MethodAsked::Nothing { "term-days-since" } else { "term-since" };
        Self {
            term: term.term,
            ground: term.ground.code(),
            method,
            figures,
            reference: term.reference,
            from: term.from,
            until: term.until,
            beside: term.beside_others,
            since,
        }
    }
}

/// A method and its figures in words.
fn told(texts: &Texts, method: &MethodAsked) -> (String, String) {
    let with =
        |key: &str, name: &str, figure: &str| texts.with_text(key, name, &texts.decimal(figure));
    let (code, figures) = match method {
        MethodAsked::DailyPenalty { rate_pct, cap_pct, grace_days } => {
            let cap = cap_pct.as_ref().map(|cap| with("term-of-cap", "cap", cap));
            let grace = i64::from(*grace_days);
            let grace = (grace > 0).then(|| texts.count("term-of-grace", grace));
            let facts = [Some(with("term-of-day", "rate", rate_pct)), cap, grace];
            ("daily-penalty", facts.into_iter().flatten().collect::<Vec<_>>().join(", "))
        }
        MethodAsked::AnnualRate { rate_pct, actual_year } => {
            let rate = with("term-of-year", "rate", rate_pct);
            let by_year = actual_year.then(|| texts.get("term-actual-year"));
            let facts = [Some(rate), by_year];
            ("annual-rate", facts.into_iter().flatten().collect::<Vec<_>>().join(", "))
        }
        MethodAsked::Article395 => ("article-395", String::new()),
        MethodAsked::Estonia113 { consumer } => {
            let consumer = consumer.then(|| texts.get("term-consumer"));
            ("estonia-113", consumer.unwrap_or_default())
        }
        MethodAsked::WeeklyTable { months } => {
            let told =
                |month: &[String; 4]| month.each_ref().map(|one| texts.decimal(one)).join(" ");
            ("weekly-table", months.iter().map(told).collect::<Vec<_>>().join("; "))
        }
        MethodAsked::Nothing => ("nothing", String::new()),
    };
    (texts.coded("charge-method", code), figures)
}

fn lines(months: &[[String; 4]]) -> Vec<String> {
    months.iter().map(|month| month.join(" ")).collect()
}

/// What stands in the form for a term: typed before, or the usual beginning.
#[derive(Clone, Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct TermTyped {
    pub(crate) item: String,
    pub(crate) ground: String,
    pub(crate) method: String,
    pub(crate) rate: String,
    pub(crate) cap: String,
    pub(crate) grace: String,
    pub(crate) annual: String,
    pub(crate) actual: String,
    pub(crate) consumer: String,
    pub(crate) table: String,
    pub(crate) from: String,
    pub(crate) until: String,
    pub(crate) calendar: String,
    pub(crate) beside: String,
    pub(crate) reference: String,
}

impl Default for TermTyped {
    fn default() -> Self {
        let table = match MethodAsked::regulation_table() {
            MethodAsked::WeeklyTable { months } => lines(&months).join("\n"),
            _ => String::new(),
        };
        let empty = String::new;
        Self {
            item: empty(),
            ground: "contract".to_owned(),
            method: "daily_penalty".to_owned(),
            rate: empty(),
            cap: empty(),
            grace: empty(),
            annual: empty(),
            actual: empty(),
            consumer: empty(),
            table,
            from: empty(),
            until: empty(),
            calendar: empty(),
            beside: empty(),
            reference: empty(),
        }
    }
}

impl TermTyped {
    fn asked(&self, customer: CustomerId) -> Result<TermAsked, Problem> {
        let until = Some(self.until.trim()).filter(|until| !until.is_empty());
        Ok(TermAsked {
            customer,
            item: self.item.parse().ok().map(ItemId::new),
            ground: Ground::from_code(&self.ground).unwrap_or(Ground::Contract),
            method: self.method()?,
            from: day(&self.from)?,
            until: until.map(day).transpose()?,
            due_moves_by: Some(self.calendar.clone()).filter(|code| !code.is_empty()),
            beside_others: !self.beside.is_empty(),
            reference: self.reference.clone(),
        })
    }

    fn method(&self) -> Result<MethodAsked, Problem> {
        Ok(match self.method.as_str() {
            "annual_rate" => MethodAsked::AnnualRate {
                rate_pct: self.annual.trim().to_owned(),
                actual_year: !self.actual.is_empty(),
            },
            "article_395" => MethodAsked::Article395,
            "nothing" => MethodAsked::Nothing,
            "estonia_113" => MethodAsked::Estonia113 { consumer: !self.consumer.is_empty() },
            "weekly_table" => MethodAsked::WeeklyTable { months: self.months()? },
            _ => {
                let grace = self.grace.trim();
                let grace = if grace.is_empty() { "0" } else { grace };
                MethodAsked::DailyPenalty {
                    rate_pct: self.rate.trim().to_owned(),
                    cap_pct: Some(self.cap.trim().to_owned()).filter(|cap| !cap.is_empty()),
                    grace_days: grace.parse().map_err(|_| Problem::Unreadable("problem-grace"))?,
                }
            }
        })
    }

    /// The table as typed, four figures a line.
    fn months(&self) -> Result<Vec<[String; 4]>, Problem> {
        let rows = self.table.lines().filter(|line| !line.trim().is_empty());
        rows.map(|line| {
            let figures: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
            figures.try_into().map_err(|_| Problem::Unreadable("problem-table"))
        })
        .collect()
    }
}

pub(crate) async fn add(
    desk: Desk,
    Path(code): Path<String>,
    Form(typed): Form<TermTyped>,
) -> Answer {
    let (status, text) = match write(&desk, &code, &typed).await {
        Ok(()) => return Ok(see_and_tell(&back(&code), "term", 1)),
        Err(Problem::Unreadable(key)) => (StatusCode::UNPROCESSABLE_ENTITY, desk.texts().get(key)),
        Err(Problem::Refused(refused)) => match refused.kind() {
            RefusedKind::Missing | RefusedKind::Failure => return Err(refused.into()),
            _ => (errors::status(&refused), sentence(desk.texts(), &refused)),
        },
    };
    let forms =
        Forms { open: "term".to_owned(), problem: Some(text), term: typed, ..Forms::default() };
    customer::show_with(&desk, code, &Wanted::default(), forms, status).await
}

async fn write(desk: &Desk, code: &str, typed: &TermTyped) -> Result<(), Problem> {
    let customer = customer(desk, code).await?;
    let asked = typed.asked(customer)?;
    desk.ask(move |office, company, who| charges::add_term(office, company, who, &asked)).await?;
    Ok(())
}

async fn customer(desk: &Desk, code: &str) -> Result<CustomerId, Refused> {
    let code = code.to_owned();
    desk.ask(move |office, company, who| {
        Ok(views::customer_card(office, company, who, &code)?.customer)
    })
    .await
}

/// Which term ends.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Ended {
    term: String,
}

pub(crate) async fn end(desk: Desk, Path(code): Path<String>, Form(ended): Form<Ended>) -> Answer {
    let (customer, term) = (customer(&desk, &code).await?, ended.term.parse().unwrap_or(0));
    desk.ask(move |office, company, who| charges::end_term(office, company, who, customer, term))
        .await?;
    Ok(see_and_tell(&back(&code), "term-ended", 1))
}

fn back(code: &str) -> String {
    format!("/customers/{}", segment(code))
}
