//! Approvals: what is asked, with the facts on one screen, and the answers as a closed list.

use super::choose::{self, Choosing};
use super::customer_acts::{Problem, amount, day};
use crate::desk::{Answer as Page, Desk, see_and_tell, show as page, show_as};
use crate::errors::{self, Trouble, sentence};
use crate::frame::Frame;
use crate::lists::{self, Chip, Pager, link};
use askama::Template;
use axum::extract::{Form, Path, Query};
use axum::http::StatusCode;
use saldo_domain::authority::Choice;
use saldo_domain::authority::request::{RequestKind, gives_time};
use saldo_domain::rating::Status;
use saldo_domain::{Day, ItemId, Money};
use saldo_work::requests::{
    self, Answer, Asked, Decided, DecisionKind, Sheet, Shown, State, Terms, Which,
};
use saldo_work::views::{self, Card, Paged, TimelineEntry, TimelineKind};
use saldo_work::{Refused, RefusedKind};
use serde::Deserialize;
use std::collections::BTreeMap;

/// Which requests the address asks for.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Wanted {
    show: String,
    from: String,
}

#[derive(Template)]
#[template(path = "requests.html")]
pub(crate) struct Screen {
    p: Frame,
    rows: Vec<Shown>,
    total: u64,
    chips: Vec<Chip>,
    pager: Pager,
}

impl Screen {
    pub(crate) fn new(p: Frame, which: Which, list: Paged<Shown>) -> Self {
        let href = |one: Which| link("/requests", &[("show", one.code())]);
        let label = |one: Which| match one.code() {
            "" => p.t("requests-chip-for-me"),
            code => p.coded("requests-chip", code),
        };
        let chips = Which::ALL.map(|one| Chip::new(href(one), label(one), one == which));
        let show = which.code();
        Self {
            chips: chips.into(),
            pager: Pager::of(&list, |from| link("/requests", &[("show", show), ("from", from)])),
            total: list.total,
            rows: list.rows,
            p,
        }
    }

    fn state(&self, row: &Shown) -> String {
        self.p.coded("request-state", row.state.code())
    }

    /// What was answered.
    fn answer(&self, row: &Shown) -> String {
        let words = row.answer.iter().map(|choice| self.p.coded("choice", &word(*choice)));
        words.collect::<Vec<_>>().join("; ")
    }

    fn is_granted(&self, row: &Shown) -> bool {
        row.answer.iter().any(|choice| choice.grants())
    }

    fn is_refused(&self, row: &Shown) -> bool {
        row.answer.iter().any(|choice| choice.refuses())
    }

    fn is_open(&self, row: &Shown) -> bool {
        row.state == State::Open
    }
}

pub(crate) async fn show(desk: Desk, Query(wanted): Query<Wanted>) -> Page {
    let which = Which::from_code(&wanted.show);
    let from = lists::page(&wanted.from);
    let list = desk
        .ask(move |office, company, who| requests::list(office, company, who, which, from))
        .await?;
    page(&Screen::new(desk.frame("nav-requests"), which, list))
}

/// What stands in the forms of one request.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Typed {
    choice: String,
    /// Where several may be chosen together, each has a field `choice-…` of its own.
    #[serde(flatten)]
    also: BTreeMap<String, String>,
    reason: String,
    conditions: String,
    until: String,
    number: String,
    dated: String,
    status: String,
}

impl Typed {
    /// Has it a field that the form has not (S03)?
    fn is_foreign(&self) -> bool {
        self.also.keys().any(|key| !key.starts_with("choice-"))
    }

    fn choices(&self) -> Vec<Choice> {
        let ticked = self.also.keys().filter_map(|key| key.strip_prefix("choice-"));
        let words = std::iter::once(self.choice.as_str()).chain(ticked);
        words.filter_map(Choice::from_code).collect()
    }

    fn answer(&self) -> Result<Answer, Problem> {
        let given = |text: &str| Some(text).filter(|text| !text.is_empty()).map(day).transpose();
        Ok(Answer {
            choices: self.choices(),
            reason: self.reason.trim().to_owned(),
            conditions: self.conditions.trim().to_owned(),
            until: given(self.until.trim())?,
            order_number: self.number.trim().to_owned(),
            order_day: given(self.dated.trim())?,
            status: Status::from_code(&self.status),
        })
    }
}

/// The page of one request.
#[derive(Template)]
#[template(path = "request.html")]
pub(crate) struct One {
    p: Frame,
    s: Sheet,
    card: Option<Card>,
    timeline: Vec<TimelineEntry>,
    typed: Typed,
    problem: Option<String>,
}

/// One offered answer.
#[derive(Clone, Debug)]
pub(crate) struct Offered {
    code: &'static str,
    name: String,
    /// What follows from it.
    follows: String,
    chosen: bool,
}

impl One {
    pub(crate) fn new(
        mut p: Frame,
        s: Sheet,
        facts: Option<(Card, Vec<TimelineEntry>)>,
        typed: Typed,
        problem: Option<String>,
    ) -> Self {
        p.title = p.coded("request", s.shown.kind.code());
        p.here = format!("/requests/{}", s.shown.request);
        let (card, timeline) = facts.map_or((None, Vec::new()), |(card, rows)| (Some(card), rows));
        Self { p, s, card, timeline, typed, problem }
    }

    fn offered(&self) -> Vec<Offered> {
        let chosen = self.typed.choices();
        let one = |choice: &Choice| Offered {
            code: choice.code(),
            name: self.p.coded("choice", &word(*choice)),
            follows: self.p.coded("follows", &self.consequence(*choice)),
            chosen: chosen.contains(choice),
        };
        self.s.shown.options.iter().map(one).collect()
    }

    /// The word under which the consequence of an answer is told: that of the kind where it
    /// does something of its own.
    fn consequence(&self, choice: Choice) -> String {
        match (self.s.shown.kind, choice) {
            (kind, Choice::Approve) => format!("{}-approved", kind.code()),
            (_, choice) => word(choice),
        }
    }

    fn asks_until(&self) -> bool {
        let asked = self.s.shown.terms.until().is_some();
        let restructures =
            |choice: &Choice| *choice == Choice::Restructuring || gives_time(*choice);
        asked
            || self.s.shown.kind == RequestKind::Restructuring
            || self.s.shown.options.iter().any(restructures)
    }

    fn until(&self) -> String {
        match (self.typed.until.as_str(), self.s.shown.terms.until()) {
            ("", Some(until)) => until.to_string(),
            (typed, _) => typed.to_owned(),
        }
    }

    fn asks_number(&self) -> bool {
        self.s.shown.kind == RequestKind::Exclusion
    }

    fn asks_status(&self) -> bool {
        self.s.shown.options.contains(&Choice::ChangeOfStatus)
    }

    fn statuses(&self) -> [Status; 4] {
        [Status::Reliable, Status::Uncertain, Status::Threat, Status::NonPaying]
    }

    fn is_open(&self) -> bool {
        self.s.shown.state == State::Open
    }

    /// What exactly is asked, in words.
    fn asked(&self) -> Vec<String> {
        asked(&self.p, &self.s.shown.terms)
    }

    fn decided(&self, row: &Decided) -> String {
        match &row.kind {
            DecisionKind::Decided(choices) => {
                let names = choices.iter().map(|choice| self.p.coded("choice", &word(*choice)));
                names.collect::<Vec<_>>().join("; ")
            }
            DecisionKind::Withdrawn => self.p.t("request-was-withdrawn"),
            DecisionKind::Missed { passes_to: Some(role) } => {
                self.p.tt("request-was-missed", "role", self.p.role(role))
            }
            DecisionKind::Missed { passes_to: None } => self.p.t("request-was-missed-at-the-top"),
        }
    }

    fn is_missed(&self, row: &Decided) -> bool {
        matches!(row.kind, DecisionKind::Missed { .. })
    }

    fn happened(&self, entry: &TimelineEntry) -> String {
        match &entry.kind {
            TimelineKind::Contact { kind, body } => {
                format!("{}: {body}", self.p.coded_or_plain("contact", kind))
            }
            TimelineKind::Reply { kind, subject, .. } => {
                format!("{}: {subject}", self.p.coded("reply-kind", kind))
            }
            TimelineKind::Document { kind, number, amount } => {
                format!("{} {number}: {}", self.p.item_kind(kind), self.p.money(amount))
            }
            TimelineKind::Began { kind, reason, .. } => {
                format!("{}: {reason}", self.p.standing_kind(kind))
            }
            TimelineKind::Ended { kind, reason, .. } => {
                format!("✕ {}: {reason}", self.p.standing_kind(kind))
            }
            TimelineKind::Effect { text, .. } => self.p.policy_text(text),
            TimelineKind::Withheld { number, cause, .. } => {
                format!("{number}: {}", self.p.withheld(cause))
            }
        }
    }
}

/// The word of an answer in the locale files.
fn word(choice: Choice) -> String {
    choice.code().to_ascii_lowercase().replace('_', "-")
}

fn asked(p: &Frame, terms: &Terms) -> Vec<String> {
    match terms {
        Terms::Plain => Vec::new(),
        Terms::Waiver { part, if_repaid_by, oral_request } => {
            let what = match (part, if_repaid_by) {
                (Some(part), _) => p.tt("asked-part", "amount", p.money(part)),
                (None, Some(by)) => p.tt("asked-if-repaid", "day", p.day(by)),
                (None, None) => p.t("asked-whole"),
            };
            let oral = oral_request.then(|| p.t("asked-orally"));
            std::iter::once(what).chain(oral).collect()
        }
        Terms::Wait { until } => vec![p.tt("asked-until", "day", p.day(until))],
        Terms::Exclusion { until, scope } => {
            let until = p.tt("asked-until", "day", p.day(until));
            let scope = Some(scope.clone()).filter(|scope| !scope.is_empty());
            std::iter::once(until).chain(scope).collect()
        }
        Terms::Papers { missing } => {
            let numbers: Vec<String> = missing.iter().map(u8::to_string).collect();
            vec![p.tt("asked-papers", "numbers", numbers.join(", "))]
        }
        Terms::Share { month, percent, measure, unit, name } => {
            let from = match measure.as_str() {
                "norm" => "asked-from-month",
                _ => "asked-month",
            };
            vec![
                p.unit(unit, name),
                p.tt("asked-share", "percent", p.decimal(percent)),
                p.tt(from, "day", p.day(month)),
            ]
        }
    }
}

pub(crate) async fn one(desk: Desk, Path(request): Path<i64>) -> Page {
    show_one(&desk, request, Typed::default(), None, StatusCode::OK).await
}

async fn show_one(
    desk: &Desk,
    request: i64,
    typed: Typed,
    problem: Option<String>,
    status: StatusCode,
) -> Page {
    let (sheet, facts) = desk
        .ask(move |office, company, who| {
            let sheet = requests::sheet(office, company, who, request)?;
            let code = sheet.shown.customer.as_ref().map(|one| one.code.clone());
            let facts = code.map(|code| {
                let card = views::customer_card(office, company, who, &code)?;
                let first = views::Page::first(TIMELINE);
                let rows = views::timeline(office, company, who, &code, first)?.rows;
                Ok::<_, Refused>((card, rows))
            });
            Ok((sheet, facts.transpose()?))
        })
        .await?;
    show_as(status, &One::new(desk.frame("nav-requests"), sheet, facts, typed, problem))
}

/// Rows of the history shown beside a request.
const TIMELINE: u32 = 8;

pub(crate) async fn decide(desk: Desk, Path(request): Path<i64>, Form(typed): Form<Typed>) -> Page {
    if typed.is_foreign() {
        return Err(Trouble::said(StatusCode::UNPROCESSABLE_ENTITY, "error-input"));
    }
    let answer = match typed.answer() {
        Ok(answer) => answer,
        Err(problem) => return again(&desk, request, typed, problem).await,
    };
    let done = desk
        .ask(move |office, company, who| requests::decide(office, company, who, request, &answer))
        .await;
    match done {
        Ok(_) => Ok(see_and_tell(&format!("/requests/{request}"), "decided", 1)),
        Err(refused) => again(&desk, request, typed, refused.into()).await,
    }
}

async fn again(desk: &Desk, request: i64, typed: Typed, problem: Problem) -> Page {
    let (status, text) = told(desk, problem)?;
    show_one(desk, request, typed, Some(text), status).await
}

/// Status and sentence of a refusal that stands in the form; others leave the page.
fn told(desk: &Desk, problem: Problem) -> Result<(StatusCode, String), Trouble> {
    match problem {
        Problem::Unreadable(key) => Ok((StatusCode::UNPROCESSABLE_ENTITY, desk.texts().get(key))),
        Problem::Refused(refused) => match refused.kind() {
            RefusedKind::Missing | RefusedKind::Failure => Err(refused.into()),
            _ => Ok((errors::status(&refused), sentence(desk.texts(), &refused))),
        },
    }
}

/// Why a request is taken back.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Withdrawal {
    reason: String,
}

pub(crate) async fn withdraw(
    desk: Desk,
    Path(request): Path<i64>,
    Form(form): Form<Withdrawal>,
) -> Page {
    desk.ask(move |office, company, who| {
        requests::withdraw(office, company, who, request, form.reason.trim())
    })
    .await?;
    Ok(see_and_tell(&format!("/requests/{request}"), "request-withdrawn", 1))
}

/// What is asked for, as a form or an address says it.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct New {
    kind: String,
    /// Code of the customer.
    customer: String,
    /// What was searched for among customers.
    q: String,
    /// Id of the document.
    item: String,
    amount: String,
    until: String,
    scope: String,
    reason: String,
    /// `whole`, `part` or `if-repaid`.
    how: String,
    by: String,
    /// The customer asked for it by word of mouth.
    asked: String,
}

/// Kinds that a person asks for with the form.
const ASKED: [RequestKind; 11] = [
    RequestKind::Waiver,
    RequestKind::Deferral,
    RequestKind::RepeatedDeferral,
    RequestKind::Restructuring,
    RequestKind::WriteOff,
    RequestKind::Exclusion,
    RequestKind::Court,
    RequestKind::Claim,
    RequestKind::Irrecoverable,
    RequestKind::Contract,
    RequestKind::ShipBeyondLimit,
];

#[derive(Template)]
#[template(path = "request_new.html")]
pub(crate) struct Ask {
    p: Frame,
    kinds: Vec<RequestKind>,
    card: Card,
    form: New,
    problem: Option<String>,
}

impl Ask {
    pub(crate) fn new(p: Frame, card: Card, form: New, problem: Option<String>) -> Self {
        let role = p.person.as_ref().map(|person| person.role);
        let may = |kind: &RequestKind| role.is_some_and(|role| kind.may_ask(role));
        let kinds = ASKED.into_iter().filter(may).collect();
        Self { p, kinds, card, form, problem }
    }

    fn picked(&self, kind: &RequestKind) -> bool {
        self.form.kind == kind.code()
    }

    /// The same form about another customer, who is chosen first.
    fn other(&self) -> String {
        let filled = self.form.filled();
        let query: Vec<(&str, &str)> =
            filled.iter().map(|(name, value)| (*name, value.as_str())).collect();
        link("/requests/new", &query)
    }

    fn is_item(&self, item: &ItemId) -> bool {
        self.form.item == item.to_string()
    }
}

pub(crate) async fn new(desk: Desk, Query(form): Query<New>) -> Page {
    show_new(&desk, form, None, StatusCode::OK).await
}

/// The form about a customer; without one that there is, one is chosen first.
async fn show_new(desk: &Desk, form: New, problem: Option<String>, status: StatusCode) -> Page {
    let code = form.customer.trim().to_owned();
    let asked = code.clone();
    let card = desk
        .ask(move |office, company, who| views::customer_card(office, company, who, &asked))
        .await;
    match card {
        Ok(card) => show_as(status, &Ask::new(desk.frame("request-new"), card, form, problem)),
        Err(Refused::UnknownCustomer { .. }) => {
            let choosing = Choosing {
                path: "/requests/new".into(),
                title: "request-new",
                from: ("/requests", "nav-requests"),
                filled: form.filled(),
                q: if code.is_empty() { form.q } else { code },
            };
            choose::show(desk, choosing, status).await
        }
        Err(refused) => Err(refused.into()),
    }
}

impl New {
    /// What does not depend on the customer, where it is filled in.
    fn filled(&self) -> Vec<(&'static str, String)> {
        let fields = [
            ("kind", &self.kind),
            ("until", &self.until),
            ("scope", &self.scope),
            ("reason", &self.reason),
            ("how", &self.how),
        ];
        let set = fields.into_iter().filter(|(_, value)| !value.is_empty());
        set.map(|(name, value)| (name, value.clone())).collect()
    }
}

pub(crate) async fn ask(desk: Desk, Form(form): Form<New>) -> Page {
    match send(&desk, &form).await {
        Ok(request) => Ok(see_and_tell(&format!("/requests/{request}"), "request-sent", 1)),
        Err(problem) => {
            let (status, text) = told(&desk, problem)?;
            show_new(&desk, form, Some(text), status).await
        }
    }
}

async fn send(desk: &Desk, form: &New) -> Result<i64, Problem> {
    let kind = RequestKind::from_code(&form.kind).filter(|kind| ASKED.contains(kind));
    let kind = kind.ok_or(Problem::Unreadable("problem-request-kind"))?;
    let amount = amount(&form.amount, desk.company.currency)?;
    let terms = terms(kind, form, amount)?;
    let item = form.item.parse().ok().map(ItemId::new);
    let (code, reason) = (form.customer.trim().to_owned(), form.reason.trim().to_owned());
    let request = desk
        .ask(move |office, company, who| {
            let customer = views::customer_card(office, company, who, &code)?.customer;
            let asked =
                Asked { kind, customer: Some(customer), item, terms, amount, reason, until: None };
            requests::ask(office, company, who, &asked)
        })
        .await?;
    Ok(request)
}

fn terms(kind: RequestKind, form: &New, amount: Option<Money>) -> Result<Terms, Problem> {
    let until = || -> Result<Day, Problem> { day(&form.until) };
    Ok(match kind {
        RequestKind::Waiver => Terms::Waiver {
            part: amount.filter(|_| form.how == "part"),
            if_repaid_by: match form.how.as_str() {
                "if-repaid" => Some(day(&form.by)?),
                _ => None,
            },
            oral_request: !form.asked.is_empty(),
        },
        RequestKind::Deferral | RequestKind::RepeatedDeferral | RequestKind::ShipBeyondLimit => {
            Terms::Wait { until: until()? }
        }
        RequestKind::Restructuring if !form.until.trim().is_empty() => {
            Terms::Wait { until: until()? }
        }
        RequestKind::Exclusion => {
            Terms::Exclusion { until: until()?, scope: form.scope.trim().to_owned() }
        }
        _ => Terms::Plain,
    })
}
