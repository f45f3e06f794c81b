//! One customer's status and credit: why this status, what would move it up, what may still be
//! shipped, and the orders about it.

use super::customer_acts::{Problem, amount, day};
use super::terms::{percent, whole};
use crate::desk::{Answer, Desk, see_and_tell, show as page, show_as};
use crate::errors::{self, sentence};
use crate::frame::Frame;
use crate::lists::segment;
use askama::Template;
use axum::extract::{Form, Path, Query};
use axum::http::StatusCode;
use saldo_domain::rating::{Conduct, Status};
use saldo_domain::{CustomerId, Day, ItemId, Money};
use saldo_letters::Value;
use saldo_work::credit::{
    self, CreditAnswer, CreditMay, CreditQuestion, Order, OrderAsked, OrderShown, OwnTermsAsked,
    ReservationShown,
};
use saldo_work::status::{self, Assessment, ChangeShown, Evidence, NewConduct};
use saldo_work::views::{self, Card};
use saldo_work::{Refused, RefusedKind};
use serde::Deserialize;

/// What the address asks for.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Wanted {
    /// A shipment worth so much, as typed.
    amount: String,
}

/// Everything about one customer's credit.
#[derive(Debug)]
pub(crate) struct Shown {
    pub(crate) code: String,
    pub(crate) name: String,
    pub(crate) assessment: Assessment,
    /// The answer for the amount asked about, or for the smallest amount.
    pub(crate) answer: CreditAnswer,
    pub(crate) orders: Vec<OrderShown>,
    pub(crate) reservations: Vec<ReservationShown>,
    pub(crate) history: Vec<ChangeShown>,
    pub(crate) documents: Vec<(ItemId, String)>,
    pub(crate) may: CreditMay,
}

/// Status and credit in a few lines, for the card.
#[derive(Debug)]
pub(crate) struct Brief {
    pub(crate) answer: CreditAnswer,
    pub(crate) evidence: Evidence,
}

impl Brief {
    /// The lines about the customer of a card.
    pub(crate) async fn of(desk: &Desk, card: &Card) -> Result<Self, Refused> {
        let (customer, code) = (card.customer, card.code.clone());
        let amount = Money::from_minor(1, desk.company.currency);
        desk.ask(move |office, company, who| {
            let question = CreditQuestion { customer: code, amount };
            let answer = credit::check(office, company, who, &question)?;
            let assessment = status::assess(office, company, who, customer, None, None)?;
            Ok(Self { answer, evidence: assessment.evidence })
        })
        .await
    }
}

/// What stands in the forms.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Typed {
    number: String,
    reason: String,
    status: String,
    limit: String,
    discount: String,
    deferral: String,
    stop: String,
    until: String,
    ratio: String,
    conduct: String,
    item: String,
    day: String,
    body: String,
}

#[derive(Template)]
#[template(path = "credit.html")]
pub(crate) struct Screen {
    p: Frame,
    v: Shown,
    base: String,
    /// What was asked about, as typed; empty when nothing was.
    asked: String,
    form: Typed,
    /// The form that is open, and what is wrong with it.
    problem: Option<(String, String)>,
}

impl Screen {
    pub(crate) fn new(mut p: Frame, v: Shown, asked: String) -> Self {
        let base = format!("/customers/{}", segment(&v.code));
        p.title = p.t("credit-title");
        p.here = format!("{base}/credit");
        let day = p.today.map(|day| day.to_string()).unwrap_or_default();
        Self { p, v, base, asked, form: Typed { day, ..Typed::default() }, problem: None }
    }

    fn statuses(&self) -> impl Iterator<Item = Status> {
        let now = self.v.assessment.status;
        Status::ALL.into_iter().filter(move |status| *status != now)
    }

    fn conducts(&self) -> [Conduct; 6] {
        Conduct::ALL
    }

    fn wrong_at(&self, form: &str) -> Option<&str> {
        self.problem.as_ref().filter(|(at, _)| at == form).map(|(_, said)| said.as_str())
    }

    fn is_open(&self, form: &str) -> bool {
        self.wrong_at(form).is_some()
    }

    fn worked_out(&self) -> String {
        let one = &self.v.assessment;
        match one.worked_out == one.status {
            true => self.p.t("rating-worked-out-same"),
            false => {
                let status = self.p.status(one.worked_out.code());
                self.p.tt("rating-worked-out-other", "status", status)
            }
        }
    }

    fn used(&self, used: &i64) -> String {
        self.p.tt("credit-used", "percent", self.p.credit_used(used))
    }

    fn safe(&self) -> String {
        let average = &self.v.answer.components.safe_limit.average_daily_payment;
        self.p.tt("credit-safe-text", "average", self.p.money(average))
    }

    fn reduced(&self, told: &credit::ReductionTold) -> String {
        let values: [(&str, Value); 2] = [
            ("ratio", self.p.texts.decimal(&told.ratio_pct).into()),
            ("day", self.p.day(&told.since).into()),
        ];
        self.p.texts.with("credit-reduced-since", &values)
    }

    fn reduced_figures(&self, told: &credit::ReductionTold) -> String {
        let values: [(&str, Value); 2] = [
            ("paid", self.p.money(&told.paid).into()),
            ("shipped", self.p.money(&told.shipped).into()),
        ];
        self.p.texts.with("credit-reduced-figures", &values)
    }

    /// What an order says, in figures.
    fn said(&self, order: &Order) -> String {
        let p = &self.p;
        let named = |key: &str, text: String| format!("{} {text}", p.t(key));
        match order {
            Order::Stop => String::new(),
            Order::Reduction(ratio) => {
                named("credit-reduction-ratio", p.texts.decimal(&ratio.to_string()))
            }
            Order::OwnTerms(terms) => {
                let currency = self.v.answer.amount.currency();
                let limit = terms.limit.and_then(|limit| limit.in_minor_units_of(currency).ok());
                let facts = [
                    limit.map(|limit| named("terms-limit", p.money(&limit))),
                    terms
                        .discount
                        .map(|rate| named("terms-discount", p.texts.decimal(&rate.to_string()))),
                    terms
                        .deferral_days
                        .map(|days| named("terms-deferral", p.number(i64::from(days)))),
                    terms
                        .stop_after_days
                        .map(|days| named("terms-stop", p.number(i64::from(days)))),
                ];
                facts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
            }
        }
    }

    fn ended(&self, ended: &(Day, String)) -> String {
        let values: [(&str, Value); 2] =
            [("day", self.p.day(&ended.0).into()), ("reason", (&ended.1).into())];
        self.p.texts.with("credit-order-ended", &values)
    }

    fn kept_until(&self, reservation: &ReservationShown) -> String {
        self.p.tt("credit-reservation-until", "moment", self.p.moment(&reservation.expires_at))
    }

    fn stop_order(&self) -> Option<&OrderShown> {
        self.v.orders.iter().find(|one| one.in_force && one.order == Order::Stop)
    }
}

pub(crate) async fn show(
    desk: Desk,
    Path(code): Path<String>,
    Query(wanted): Query<Wanted>,
) -> Answer {
    let (asked, problem) = match amount(&wanted.amount, desk.company.currency) {
        Ok(asked) => (asked.filter(|amount| amount.is_positive()), None),
        Err(_) => (None, Some(("ask".to_owned(), desk.texts().get("problem-amount")))),
    };
    let shown = shown(&desk, code, asked).await?;
    let typed = if asked.is_some() || problem.is_some() { wanted.amount } else { String::new() };
    let mut screen = Screen::new(desk.frame("nav-customers"), shown, typed);
    screen.problem = problem;
    page(&screen)
}

async fn shown(desk: &Desk, code: String, asked: Option<Money>) -> Result<Shown, Refused> {
    let least = Money::from_minor(1, desk.company.currency);
    let amount = asked.unwrap_or(least);
    desk.ask(move |office, company, who| {
        let card = views::customer_card(office, company, who, &code)?;
        let customer = card.customer;
        let question = CreditQuestion { customer: code, amount };
        let documents = card.open_documents.iter().map(|row| (row.item, row.number.clone()));
        Ok(Shown {
            documents: documents.collect(),
            code: card.code,
            name: card.name,
            assessment: status::assess(office, company, who, customer, None, None)?,
            answer: credit::check(office, company, who, &question)?,
            orders: credit::orders(office, company, who, customer)?,
            reservations: credit::reservations(office, company, who, customer)?,
            history: status::history(office, company, who, customer)?,
            may: credit::may(who),
        })
    })
    .await
}

pub(crate) async fn act(
    desk: Desk,
    Path((code, act)): Path<(String, String)>,
    Form(typed): Form<Typed>,
) -> Answer {
    let done = write(&desk, &code, &act, &typed).await;
    let problem = match done {
        Ok(flash) => {
            let back = format!("/customers/{}/credit", segment(&code));
            return Ok(see_and_tell(&back, flash, 1));
        }
        Err(problem) => problem,
    };
    let (status, said) = match problem {
        Problem::Unreadable(key) => (StatusCode::UNPROCESSABLE_ENTITY, desk.texts().get(key)),
        Problem::Refused(refused) => match refused.kind() {
            RefusedKind::Failure | RefusedKind::Missing => return Err(refused.into()),
            _ => (errors::status(&refused), sentence(desk.texts(), &refused)),
        },
    };
    let shown = shown(&desk, code, None).await?;
    let mut screen = Screen::new(desk.frame("nav-customers"), shown, String::new());
    screen.form = typed;
    screen.problem = Some((act, said));
    show_as(status, &screen)
}

async fn write(desk: &Desk, code: &str, act: &str, typed: &Typed) -> Result<&'static str, Problem> {
    let reason = typed.reason.trim().to_owned();
    let number: i64 = typed.number.parse().unwrap_or(0);
    match act {
        "stop" => {
            order(desk, code, OrderAsked::Stop, reason).await?;
            Ok("credit-order")
        }
        "own-terms" => {
            let until = match typed.until.trim() {
                "" => None,
                text => Some(day(text)?),
            };
            let own = OwnTermsAsked {
                limit: amount(&typed.limit, desk.company.currency)?,
                discount: percent(&typed.discount)?,
                deferral_days: whole(&typed.deferral)?,
                stop_after_days: whole(&typed.stop)?,
                until,
            };
            order(desk, code, OrderAsked::OwnTerms(own), reason).await?;
            Ok("credit-order")
        }
        "reduction" => {
            let missing = Problem::Unreadable("problem-terms-figure");
            let ratio = percent(&typed.ratio)?.ok_or(missing)?;
            order(desk, code, OrderAsked::Reduction(ratio), reason).await?;
            Ok("credit-order")
        }
        "end" => {
            of_customer(desk, code, move |office, company, who, customer| {
                credit::end_order(office, company, who, customer, number, &reason)
            })
            .await?;
            Ok("credit-end")
        }
        "release" => {
            desk.ask(move |office, company, who| credit::release(office, company, who, number))
                .await?;
            Ok("credit-released")
        }
        "status" => {
            let to = Status::from_code(&typed.status).ok_or(Refused::Field {
                field: "status",
                value: typed.status.clone(),
                reason: "is no status",
                remedy: "choose one from the list",
            })?;
            of_customer(desk, code, move |office, company, who, customer| {
                status::decide_overdue(office, company, who, customer, to, &reason)
            })
            .await?;
            Ok("status-changed")
        }
        _ => {
            conduct(desk, code, typed).await?;
            Ok("conduct")
        }
    }
}

async fn conduct(desk: &Desk, code: &str, typed: &Typed) -> Result<(), Problem> {
    let when = day(&typed.day)?;
    let kind = Conduct::from_code(&typed.conduct).unwrap_or(Conduct::WarnedOfDelay);
    let item = typed.item.parse().ok().map(ItemId::new);
    let body = typed.body.trim().to_owned();
    of_customer(desk, code, move |office, company, who, customer| {
        let new = NewConduct { customer, conduct: kind, item, day: when, body };
        status::record_conduct(office, company, who, &new)
    })
    .await?;
    Ok(())
}

async fn order(desk: &Desk, code: &str, asked: OrderAsked, reason: String) -> Result<(), Refused> {
    of_customer(desk, code, move |office, company, who, customer| {
        credit::order(office, company, who, customer, &asked, &reason)
    })
    .await
}

async fn of_customer(
    desk: &Desk,
    code: &str,
    act: impl FnOnce(
        &saldo_work::Office,
        saldo_domain::CompanyId,
        saldo_work::Who,
        CustomerId,
    ) -> Result<(), Refused>
    + Send
    + 'static,
) -> Result<(), Refused> {
    let code = code.to_owned();
    desk.ask(move |office, company, who| {
        let customer = views::customer_card(office, company, who, &code)?.customer;
        act(office, company, who, customer)
    })
    .await
}
