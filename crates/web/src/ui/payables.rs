//! What the company owes: counterparties on both sides, documents of creditors, and offsets.

use super::money::{amount, fresh_key};
use crate::asked;
use crate::desk::{Answer, Desk, see_and_tell, show as page, show_as};
use crate::errors::{self, Trouble, sentence};
use crate::frame::Frame;
use crate::lists::{self, Chip, Pager, link};
use askama::Template;
use axum::extract::{Form, Path, Query};
use axum::http::StatusCode;
use saldo_domain::payables::income::{Paper, PaperKind, Papers};
use saldo_domain::payables::{Counterparty, PayableForm, PayableKind, Unjustified};
use saldo_domain::{CustomerId, Day, Money};
use saldo_work::acts::{self, IdempotencyKey, Lowering, NewLowering};
use saldo_work::payables::{
    self, Comparison, ConfirmedLine, Confirming, Described, IncomePapers, Listing, PayableLine,
    Shown, Told, Total, UseLine,
};
use saldo_work::views::{self, Paged};
use saldo_work::{Refused, RefusedKind};
use serde::Deserialize;

/// What the page lists: word of the address, key of its chip; the empty word is counterparties.
const SHOWN: [(&str, &str, Shown); 4] = [
    ("open", "payables-chip-open", Shown::Open),
    ("overdue", "payables-chip-overdue", Shown::Unjustified(Unjustified::Overdue)),
    (
        "without_documents",
        "payables-chip-without-documents",
        Shown::Unjustified(Unjustified::WithoutDocuments),
    ),
    ("all", "payables-chip-all", Shown::All),
];

/// What the address asks for.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Wanted {
    pub(crate) show: String,
    pub(crate) kind: String,
    pub(crate) from: String,
    /// As of which day; empty for today.
    pub(crate) on: String,
    /// Whose debt is to be set off: its code fills the form.
    pub(crate) customer: String,
    pub(crate) amount: String,
}

impl Wanted {
    fn link(&self, show: &str, kind: &str, from: &str) -> String {
        let on = self.day().map(|day| day.to_string()).unwrap_or_default();
        link("/payables", &[("show", show), ("kind", kind), ("from", from), ("on", &on)])
    }

    /// The day asked for, if it is one.
    fn day(&self) -> Option<Day> {
        asked::day(&self.on).ok().flatten()
    }

    /// The listing of documents; `None` where counterparties are shown.
    fn listing(&self) -> Option<Listing> {
        let shown = SHOWN.iter().find(|(word, ..)| *word == self.show)?.2;
        Some(Listing { kind: PayableKind::from_code(&self.kind), shown, on: self.day() })
    }
}

/// What stands in the form of an offset.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Typed {
    customer: String,
    number: String,
    amount: String,
    day: String,
    reason: String,
    key: String,
}

#[derive(Template)]
#[template(path = "payables.html")]
pub(crate) struct Screen {
    p: Frame,
    c: Comparison,
    parties: Vec<Counterparty>,
    lines: Option<Vec<PayableLine>>,
    chips: Vec<Chip>,
    kinds: Vec<Chip>,
    pager: Pager,
    typed: Typed,
    problem: Option<String>,
    /// What is wrong with the day asked for.
    past: Option<String>,
    show: String,
    kind: String,
}

impl Screen {
    pub(crate) fn new(
        p: Frame,
        wanted: &Wanted,
        c: Comparison,
        lines: Option<Paged<PayableLine>>,
    ) -> Self {
        let chip = |word: &str, label: &str| {
            Chip::new(wanted.link(word, "", ""), p.t(label), wanted.show == word)
        };
        let of_documents = SHOWN.iter().map(|(word, label, _)| chip(word, label));
        let chips = std::iter::once(chip("", "payables-chip-parties")).chain(of_documents);
        let kind = |kind: &PayableKind| {
            let code = kind.code();
            let label = p.coded("payable-kind", code);
            Chip::new(wanted.link(&wanted.show, code, ""), label, wanted.kind == code)
        };
        let kinds = match lines {
            Some(_) => PayableKind::ALL.iter().map(kind).collect(),
            None => Vec::new(),
        };
        let href = |from: &str| wanted.link(&wanted.show, &wanted.kind, from);
        let parties = cut(&c.rows, wanted);
        let pager = match &lines {
            Some(lines) => Pager::of(lines, href),
            None => Pager::of(&parties, href),
        };
        let typed = Typed {
            customer: wanted.customer.clone(),
            amount: wanted.amount.clone(),
            day: c.day.to_string(),
            key: fresh_key(),
            ..Typed::default()
        };
        Self {
            chips: chips.collect(),
            kinds,
            pager,
            parties: parties.rows,
            lines: lines.map(|lines| lines.rows),
            typed,
            problem: None,
            past: None,
            show: wanted.show.clone(),
            kind: wanted.kind.clone(),
            p,
            c,
        }
    }

    fn offset_of(&self, row: &Counterparty) -> Option<String> {
        let offset = row.offset();
        let query = [("customer", row.code.as_str()), ("amount", &offset.to_plain())];
        (offset.is_positive() && self.p.may_lower()).then(|| link("/payables", &query) + "#offset")
    }

    /// Figures of the last year that there are: key of the name, and the figure.
    fn course(&self, total: &Total) -> Vec<(&'static str, String)> {
        let course = &total.course;
        let figures = [
            ("payables-turnover", course.turnover.ratio),
            ("payables-period", course.turnover.period_days),
            ("payables-growth", course.growth_pct),
        ];
        let told = figures.into_iter().filter_map(|(key, figure)| Some((key, figure?)));
        told.map(|(key, figure)| (key, self.p.figure(figure))).collect()
    }

    fn unjustified(&self, total: &Total) -> Vec<(&'static str, Money)> {
        Unjustified::ALL.map(Unjustified::code).into_iter().zip(total.unjustified).collect()
    }

    fn flags(&self, line: &PayableLine) -> Vec<String> {
        let words = line.unjustified.iter().map(|why| self.p.coded("unjustified", why.code()));
        words.collect()
    }
}

/// One page of counterparties.
fn cut(rows: &[Counterparty], wanted: &Wanted) -> Paged<Counterparty> {
    let page = lists::page(&wanted.from);
    let skip = usize::try_from(page.offset).unwrap_or(usize::MAX);
    let shown = rows.iter().skip(skip).take(page.limit as usize).cloned().collect();
    Paged { rows: shown, total: rows.len() as u64, page }
}

pub(crate) async fn show(desk: Desk, Query(wanted): Query<Wanted>) -> Answer {
    draw(&desk, &wanted, None, StatusCode::OK).await
}

async fn draw(
    desk: &Desk,
    wanted: &Wanted,
    typed: Option<(Typed, String)>,
    status: StatusCode,
) -> Answer {
    let (listing, from, on) = (wanted.listing(), lists::page(&wanted.from), wanted.day());
    let (compared, lines) = desk
        .ask(move |office, company, who| {
            let compared = payables::comparison(office, company, who, on)?;
            let lines = match listing {
                Some(listing) => Some(payables::list(office, company, who, listing, from)?),
                None => None,
            };
            Ok((compared, lines))
        })
        .await?;
    let mut screen = Screen::new(desk.frame("nav-payables"), wanted, compared, lines);
    screen.past = asked::day(&wanted.on).err().map(|no| no.told(desk.texts()));
    let status = if screen.past.is_some() { asked::status(true) } else { status };
    if let Some((typed, problem)) = typed {
        (screen.typed, screen.problem) = (typed, Some(problem));
    }
    show_as(status, &screen)
}

/// Sets what a counterparty owes against what it is owed.
pub(crate) async fn offset(desk: Desk, Form(typed): Form<Typed>) -> Answer {
    match set_off(&desk, &typed).await {
        Ok(()) => Ok(see_and_tell("/payables", "lower", 1)),
        Err(refused) if is_for_the_form(&refused) => {
            let problem = sentence(desk.texts(), &refused);
            let status = errors::status(&refused);
            draw(&desk, &Wanted::default(), Some((typed, problem)), status).await
        }
        Err(refused) => Err(refused.into()),
    }
}

async fn set_off(desk: &Desk, typed: &Typed) -> Result<(), Refused> {
    let effective = day(&typed.day)?;
    let amount = amount(&typed.amount, desk.company.currency)?;
    let key = IdempotencyKey::parse(&typed.key)?;
    let typed = typed.clone();
    desk.ask(move |office, company, who| {
        let customer = views::customer_card(office, company, who, typed.customer.trim())?.customer;
        let (kind, number, reason) = (Lowering::Offset, typed.number, typed.reason);
        let (against, rest_pays) = (None, true);
        let new =
            NewLowering { customer, kind, number, effective, amount, against, rest_pays, reason };
        acts::lower(office, company, who, &key, &new).map(drop)
    })
    .await
}

fn is_for_the_form(refused: &Refused) -> bool {
    matches!(refused.kind(), RefusedKind::Input | RefusedKind::Conflict | RefusedKind::Missing)
}

fn day(text: &str) -> Result<Day, Refused> {
    text.trim().parse().map_err(|_| Refused::Field {
        field: "day",
        value: text.chars().take(40).collect(),
        reason: "is no day",
        remedy: "write it as 2026-11-24",
    })
}

/// What stands in the forms of one payable; each sends its own.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Said {
    kind: String,
    form: String,
    documented: String,
    amount: String,
    day: String,
    key: String,
    as_of: String,
    number: String,
    dated: String,
    acknowledged: String,
    inventory: String,
    inventory_on: String,
    justification: String,
    justification_on: String,
    order: String,
    order_on: String,
}

impl Said {
    fn papers(&self) -> Result<IncomePapers, Refused> {
        let paper = |number: &String, on: &str| {
            Ok::<_, Refused>(Paper { number: number.trim().to_owned(), on: day(on)? })
        };
        let papers = Papers::new([
            paper(&self.inventory, &self.inventory_on)?,
            paper(&self.justification, &self.justification_on)?,
            paper(&self.order, &self.order_on)?,
        ]);
        let acknowledged = match self.acknowledged.trim() {
            "" => None,
            text => Some(day(text)?),
        };
        Ok(IncomePapers { papers, acknowledged })
    }

    fn described(&self) -> Option<Described> {
        let kind = PayableKind::from_code(&self.kind)?;
        let form = PayableForm::from_code(&self.form)?;
        Some(Described { kind, form, documented: self.documented == "1" })
    }

    /// What was typed for a paper: its number and day.
    fn paper(&self, kind: PaperKind) -> (&str, &str) {
        match kind {
            PaperKind::Inventory => (&self.inventory, &self.inventory_on),
            PaperKind::Justification => (&self.justification, &self.justification_on),
            PaperKind::Order => (&self.order, &self.order_on),
        }
    }
}

#[derive(Template)]
#[template(path = "payable.html")]
pub(crate) struct One {
    p: Frame,
    l: PayableLine,
    uses: Vec<UseLine>,
    confirmed: Vec<ConfirmedLine>,
    said: Said,
    /// Which form was refused, and why.
    problem: Option<(String, String)>,
    key: String,
}

impl One {
    pub(crate) fn new(mut p: Frame, told: Told) -> Self {
        let Told { line: l, uses, confirmed } = told;
        p.title = p.tt("payable-title", "number", &l.row.new.number);
        Self { p, l, uses, confirmed, said: Said::default(), problem: None, key: fresh_key() }
    }

    fn base(&self) -> String {
        format!("/payables/{}/{}", self.l.row.new.creditor, self.l.row.new.payable)
    }

    fn kinds(&self) -> [PayableKind; 6] {
        PayableKind::ALL
    }

    fn forms(&self) -> [PayableForm; 4] {
        PayableForm::ALL
    }

    fn papers(&self) -> Vec<(PaperKind, &str, &str)> {
        let typed = |kind: PaperKind| {
            let (number, on) = self.said.paper(kind);
            (kind, number, on)
        };
        PaperKind::ALL.map(typed).to_vec()
    }

    fn problem_of(&self, form: &str) -> Option<&str> {
        let (refused, problem) = self.problem.as_ref()?;
        (refused == form).then_some(problem.as_str())
    }

    /// How a part of it was settled: key of the word.
    fn way(&self, used: &UseLine) -> &'static str {
        match (used.row.income, used.row.item) {
            (true, _) => "payable-use-income",
            (false, Some(_)) => "payable-use-offset",
            (false, None) => "payable-use-paid",
        }
    }
}

type Address = Path<(i64, i64)>;

pub(crate) async fn one(desk: Desk, Path(at): Address) -> Answer {
    let told = found(&desk, at).await?;
    page(&One::new(desk.frame("nav-payables"), told))
}

async fn found(desk: &Desk, (creditor, payable): (i64, i64)) -> Result<Told, Refused> {
    let creditor = CustomerId::new(creditor);
    desk.ask(move |office, company, who| payables::one(office, company, who, creditor, payable))
        .await
}

/// Done: the card again with a word about it. Refused: the card with what is wrong.
async fn answer(
    desk: &Desk,
    at: (i64, i64),
    form: &str,
    said: Said,
    done: Result<(), Refused>,
) -> Answer {
    match done {
        Ok(()) => {
            Ok(see_and_tell(&format!("/payables/{}/{}", at.0, at.1), &format!("payable-{form}"), 1))
        }
        Err(refused) if is_for_the_form(&refused) => {
            let told = found(desk, at).await?;
            let mut card = One::new(desk.frame("nav-payables"), told);
            card.said = said;
            card.problem = Some((form.to_owned(), sentence(desk.texts(), &refused)));
            show_as(errors::status(&refused), &card)
        }
        Err(refused) => Err(refused.into()),
    }
}

pub(crate) async fn describe(desk: Desk, Path(at): Address, Form(said): Form<Said>) -> Answer {
    let described = said.described().ok_or_else(Trouble::missing)?;
    let creditor = CustomerId::new(at.0);
    let done = desk
        .ask(move |office, company, who| {
            payables::describe(office, company, who, creditor, at.1, described)
        })
        .await;
    answer(&desk, at, "describe", said, done).await
}

pub(crate) async fn pay(desk: Desk, Path(at): Address, Form(said): Form<Said>) -> Answer {
    let done = note_paid(&desk, at, &said).await;
    answer(&desk, at, "pay", said, done).await
}

async fn note_paid(desk: &Desk, at: (i64, i64), said: &Said) -> Result<(), Refused> {
    let on = day(&said.day)?;
    let key = IdempotencyKey::parse(&said.key)?;
    let (creditor, text) = (CustomerId::new(at.0), said.amount.clone());
    desk.ask(move |office, company, who| {
        let line = payables::one(office, company, who, creditor, at.1)?.line;
        let part = payables::Paid { amount: amount(&text, line.open.currency())?, on };
        payables::pay(office, company, who, &key, (creditor, at.1), part)
    })
    .await
}

pub(crate) async fn confirm(desk: Desk, Path(at): Address, Form(said): Form<Said>) -> Answer {
    let done = note_confirmed(&desk, at, &said).await;
    answer(&desk, at, "confirm", said, done).await
}

async fn note_confirmed(desk: &Desk, at: (i64, i64), said: &Said) -> Result<(), Refused> {
    let (as_of, on) = (day(&said.as_of)?, day(&said.dated)?);
    let paper = Paper { number: said.number.clone(), on };
    let (creditor, text) = (CustomerId::new(at.0), said.amount.clone());
    desk.ask(move |office, company, who| {
        let line = payables::one(office, company, who, creditor, at.1)?.line;
        let amount = amount(&text, line.open.currency())?;
        let new = Confirming { amount, as_of, paper };
        payables::confirm(office, company, who, (creditor, at.1), &new)
    })
    .await
}

pub(crate) async fn income(desk: Desk, Path(at): Address, Form(said): Form<Said>) -> Answer {
    let creditor = CustomerId::new(at.0);
    let done = match said.papers() {
        Ok(papers) => {
            desk.ask(move |office, company, who| {
                payables::become_income(office, company, who, creditor, at.1, &papers)
            })
            .await
        }
        Err(refused) => Err(refused),
    };
    answer(&desk, at, "income", said, done).await
}
