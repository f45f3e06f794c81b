//! One case: where it stands, what happened, the money, and the forms of what may come next.

use super::money::{amount, fresh_key};
use crate::desk::{Answer, Desk, see_and_tell, show as page, show_as};
use crate::errors::{self, Trouble, sentence};
use crate::frame::Frame;
use crate::pdf;
use askama::Template;
use axum::extract::{Form, Path, Query};
use saldo_domain::payables::income::{Paper, PaperKind, Papers};
use saldo_domain::rates::Rate;
use saldo_domain::recovery::case::{Act, Fact, Need, Sums};
use saldo_domain::recovery::limitation::{Acknowledgement, AcknowledgementKind, Limitation};
use saldo_domain::recovery::off_balance::Ground;
use saldo_domain::recovery::routes::Outcome;
use saldo_domain::{Amount, Currency, CustomerId, Day, ItemId, Money, UserId};
use saldo_work::acts::IdempotencyKey;
use saldo_work::cases::{
    self, Acknowledged, Assumed, Decision, Entry, RoutesShown, Sheet, Step, court_file,
};
use saldo_work::{Refused, RefusedKind, views};
use serde::Deserialize;

/// What stands in the form of a step; each sends what it asks for.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Typed {
    key: String,
    on: String,
    number: String,
    party: String,
    proof: String,
    note: String,
    principal: String,
    penalty: String,
    costs: String,
    until: String,
    decision: String,
    payment: String,
    rate: String,
    ground: String,
    person: String,
    inventory: String,
    inventory_on: String,
    justification: String,
    justification_on: String,
    order: String,
    order_on: String,
}

impl Typed {
    /// The fact that was typed; an empty field says nothing, and the case asks for what it needs.
    fn fact(&self, act: Act, currency: Currency) -> Result<Fact, Refused> {
        let text = |text: &str| text.trim().to_owned();
        Ok(Fact {
            number: text(&self.number),
            party: text(&self.party),
            proof: text(&self.proof),
            note: text(&self.note),
            sums: self.sums(currency)?,
            until: maybe(&self.until, day)?,
            decision: maybe(&self.decision, number)?,
            payment: maybe(&self.payment, number)?.map(ItemId::new),
            rate: maybe(&self.rate, rate)?,
            ground: Ground::from_code(&self.ground),
            person: maybe(&self.person, number)?.map(UserId::new),
            papers: self.papers()?,
            ..Fact::bare(act, day(&self.on)?)
        })
    }

    fn sums(&self, currency: Currency) -> Result<Option<Sums>, Refused> {
        if self.principal.trim().is_empty() {
            return Ok(None);
        }
        let part = |text: &str| match text.trim() {
            "" => Ok(Money::zero(currency)),
            text => amount(text, currency),
        };
        let (principal, penalty) = (part(&self.principal)?, part(&self.penalty)?);
        Ok(Some(Sums { principal, penalty, costs: part(&self.costs)? }))
    }

    fn papers(&self) -> Result<Option<Papers>, Refused> {
        if self.inventory_on.is_empty() && self.order_on.is_empty() {
            return Ok(None);
        }
        let paper = |number: &str, on: &str| {
            Ok::<_, Refused>(Paper { number: number.trim().to_owned(), on: day(on)? })
        };
        Ok(Some(Papers::new([
            paper(&self.inventory, &self.inventory_on)?,
            paper(&self.justification, &self.justification_on)?,
            paper(&self.order, &self.order_on)?,
        ])))
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

fn maybe<T>(text: &str, read: impl Fn(&str) -> Result<T, Refused>) -> Result<Option<T>, Refused> {
    if text.trim().is_empty() { Ok(None) } else { read(text.trim()).map(Some) }
}

fn bad(field: &'static str, text: &str, reason: &'static str, remedy: &'static str) -> Refused {
    Refused::Field { field, value: text.chars().take(40).collect(), reason, remedy }
}

fn day(text: &str) -> Result<Day, Refused> {
    text.trim().parse().map_err(|_| bad("day", text, "is no day", "write it as 2026-11-24"))
}

fn number(text: &str) -> Result<i64, Refused> {
    text.parse().map_err(|_| bad("number", text, "is no number", "choose one of the list"))
}

fn rate(text: &str) -> Result<Rate, Refused> {
    let plain = text.replace(',', ".");
    plain.parse().map_err(|_| bad("rate", text, "is no percentage", "write it as 25"))
}

/// What is assumed about the ways of getting the money back.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Wanted {
    contact: String,
    agency: String,
    commission: String,
    price: String,
    court: String,
}

impl Wanted {
    /// What is typed; what cannot be read stays as it was.
    fn assumed(&self) -> Assumed {
        let usual = Assumed::default();
        let read = |text: &str, usual: Rate| rate(text.trim()).unwrap_or(usual);
        Assumed {
            contact: (read(&self.contact, usual.contact.0), usual.contact.1),
            agency: (read(&self.agency, usual.agency.0), usual.agency.1),
            commission: read(&self.commission, usual.commission),
            price: (read(&self.price, usual.price.0), usual.price.1),
            court: (read(&self.court, usual.court.0), usual.court.1),
        }
    }
}

#[derive(Template)]
#[template(path = "case.html")]
pub(crate) struct Screen {
    p: Frame,
    c: Sheet,
    /// `None` where the charges cannot be told.
    routes: Option<RoutesShown>,
    typed: Typed,
    /// Which form was refused, and why.
    problem: Option<(String, String)>,
    key: String,
}

impl Screen {
    pub(crate) fn new(mut p: Frame, c: Sheet, routes: Option<RoutesShown>) -> Self {
        p.title = p.tt("case-title", "name", &c.name);
        let typed = Typed { on: c.today.to_string(), ..Typed::default() };
        Self { p, c, routes, typed, problem: None, key: fresh_key() }
    }

    fn base(&self) -> String {
        format!("/customers/{}", crate::lists::segment(&self.c.code))
    }

    fn problem_of(&self, form: &str) -> Option<&str> {
        let (refused, problem) = self.problem.as_ref()?;
        (refused == form).then_some(problem.as_str())
    }

    /// What is wrong with something that has no form on the page, as the case stands by now.
    fn stray_problem(&self) -> Option<&str> {
        let (refused, problem) = self.problem.as_ref()?;
        let is_step = self.c.steps.iter().any(|step| step.act.code() == refused);
        (!is_step && !refused.starts_with("acknowledge")).then_some(problem.as_str())
    }

    /// What the form of a step asks for; a day to come is offered to an agency too.
    fn fields(&self, step: &Step) -> Vec<Need> {
        let mut fields: Vec<Need> =
            step.needs.iter().copied().filter(|need| need.is_typed()).collect();
        if step.act == Act::Handed {
            fields.push(Need::Until);
        }
        if step.act == Act::WrittenOff {
            fields.push(Need::Proof);
        }
        fields
    }

    /// What is looked up for it.
    fn looked_up(&self, step: &Step) -> Vec<Need> {
        step.needs.iter().copied().filter(|need| !need.is_typed()).collect()
    }

    fn decisions(&self, act: &Act) -> Vec<&Decision> {
        let meant = if *act == Act::Order { Act::Suit } else { *act };
        self.c.decisions.iter().filter(|decision| decision.act == meant).collect()
    }

    /// Where the decision that a step rests on is asked for.
    fn ask_for(&self, act: &Act) -> (String, &'static str) {
        let (kind, label) = match act {
            Act::Irrecoverable => ("irrecoverable", "case-ask-irrecoverable"),
            _ => ("court", "case-ask-court"),
        };
        let query = [("kind", kind), ("customer", self.c.code.as_str())];
        (crate::lists::link("/requests/new", &query), label)
    }

    fn grounds(&self) -> [Ground; 8] {
        Ground::ALL
    }

    fn papers(&self) -> Vec<(PaperKind, &str, &str)> {
        let typed = |kind: PaperKind| {
            let (number, on) = self.typed.paper(kind);
            (kind, number, on)
        };
        PaperKind::ALL.map(typed).to_vec()
    }

    fn by(&self, entry: &Entry) -> String {
        let person = entry.person.and_then(|id| self.c.people.iter().find(|one| one.person == id));
        match (entry.fact.place, person) {
            (0, _) => self.p.t("case-by-book"),
            (_, Some(person)) => person.name.clone(),
            (_, None) => "Saldo".to_owned(),
        }
    }

    /// What a fact says, in a line.
    fn told(&self, entry: &Entry) -> String {
        let fact = &entry.fact;
        let mut told: Vec<String> = [&fact.number, &fact.party, &fact.proof, &fact.note]
            .into_iter()
            .map(|text| text.trim().to_owned())
            .filter(|text| !text.is_empty())
            .collect();
        let sums = fact.sums.and_then(|sums| sums.total().ok());
        told.extend(sums.or(fact.price).map(|sum| self.p.money(&sum)));
        told.extend(fact.rate.map(|rate| format!("{} %", self.p.figure(rate))));
        told.extend(fact.until.map(|until| self.p.day(&until)));
        told.extend(fact.ground.map(|ground| self.p.coded("case-ground", ground.code())));
        told.extend(fact.decision.map(|decision| format!("№ {decision}")));
        let named = fact.person.and_then(|id| self.c.people.iter().find(|one| one.person == id));
        told.extend(named.map(|person| person.name.clone()));
        told.join(" · ")
    }

    fn is_barred(&self, term: &Limitation) -> bool {
        term.is_time_barred(self.c.today)
    }

    fn total(&self) -> Option<Money> {
        self.c.sums.total().ok()
    }

    fn kinds(&self) -> [AcknowledgementKind; 6] {
        AcknowledgementKind::ALL
    }

    fn kind(&self, kind: &AcknowledgementKind) -> String {
        self.p.t(&format!("calc-code-{}", kind.code()))
    }

    fn number_of(&self, item: &Option<ItemId>) -> String {
        let found = item.and_then(|item| self.c.debts.iter().find(|debt| debt.item == item));
        match item {
            None => self.p.t("acknowledged-all"),
            Some(item) => found.map_or_else(|| item.to_string(), |debt| debt.number.clone()),
        }
    }

    fn in_currency(&self, amount: &Amount) -> String {
        let money = amount.in_minor_units_of(self.c.currency);
        money.map_or_else(|_| amount.to_string(), |money| self.p.money(&money))
    }

    fn is_best(&self, outcome: &Outcome) -> bool {
        self.routes.as_ref().is_some_and(|routes| routes.best == Some(outcome.route))
    }

    /// The assumptions as fields: name, key of the label, value.
    fn assumptions(&self) -> Vec<(&'static str, &'static str, &'static str, String)> {
        let Some(routes) = &self.routes else { return Vec::new() };
        let assumed = routes.assumed;
        vec![
            ("contact", "case-route-contact", "case-route-chance", assumed.contact.0.to_string()),
            ("agency", "case-route-agency", "case-route-chance", assumed.agency.0.to_string()),
            (
                "commission",
                "case-route-agency",
                "case-route-commission",
                assumed.commission.to_string(),
            ),
            ("price", "case-route-sale", "case-route-price", assumed.price.0.to_string()),
            ("court", "case-route-court", "case-route-chance", assumed.court.0.to_string()),
        ]
    }
}

async fn customer_of(desk: &Desk, code: String) -> Result<CustomerId, Refused> {
    desk.ask(move |office, company, who| {
        Ok(views::customer_card(office, company, who, &code)?.customer)
    })
    .await
}

async fn screen(desk: &Desk, customer: CustomerId, assumed: Assumed) -> Result<Screen, Refused> {
    let (found, routes) = desk
        .ask(move |office, company, who| {
            let found = cases::sheet(office, company, who, customer)?;
            match cases::compare(office, company, who, customer, assumed) {
                Ok(routes) => Ok((found, Some(routes))),
                // A rate that is missing keeps the comparison back, not the case.
                Err(
                    Refused::NoRate { .. }
                    | Refused::NoCalendar { .. }
                    | Refused::TwoMethods { .. },
                ) => Ok((found, None)),
                Err(error) => Err(error),
            }
        })
        .await?;
    Ok(Screen::new(desk.frame("nav-cases"), found, routes))
}

pub(crate) async fn show(
    desk: Desk,
    Path(code): Path<String>,
    Query(wanted): Query<Wanted>,
) -> Answer {
    let customer = customer_of(&desk, code).await?;
    page(&screen(&desk, customer, wanted.assumed()).await?)
}

fn is_for_the_form(refused: &Refused) -> bool {
    matches!(refused.kind(), RefusedKind::Input | RefusedKind::Conflict | RefusedKind::Missing)
}

/// Done: the case again with a word about it. Refused: the case with what is wrong.
async fn answer(
    desk: &Desk,
    (customer, code): (CustomerId, &str),
    (form, flash): (&str, &str),
    typed: Option<Typed>,
    done: Result<(), Refused>,
) -> Answer {
    match done {
        Ok(()) => {
            let path = format!("/customers/{}/case", crate::lists::segment(code));
            Ok(see_and_tell(&path, flash, 1))
        }
        Err(refused) if is_for_the_form(&refused) => {
            let mut screen = screen(desk, customer, Assumed::default()).await?;
            screen.typed = typed.unwrap_or(screen.typed);
            screen.problem = Some((form.to_owned(), sentence(desk.texts(), &refused)));
            show_as(errors::status(&refused), &screen)
        }
        Err(refused) => Err(refused.into()),
    }
}

/// Records a step.
pub(crate) async fn record(
    desk: Desk,
    Path((code, act)): Path<(String, String)>,
    Form(typed): Form<Typed>,
) -> Answer {
    let act = Act::from_code(&act).ok_or_else(Trouble::missing)?;
    let customer = customer_of(&desk, code.clone()).await?;
    let done = note(&desk, customer, act, &typed).await;
    answer(&desk, (customer, &code), (act.code(), "case"), Some(typed), done).await
}

async fn note(desk: &Desk, customer: CustomerId, act: Act, typed: &Typed) -> Result<(), Refused> {
    let key = IdempotencyKey::parse(&typed.key)?;
    let typed = typed.clone();
    desk.ask(move |office, company, who| {
        let currency = cases::sheet(office, company, who, customer)?.currency;
        let fact = typed.fact(act, currency)?;
        cases::record(office, company, who, &key, customer, &fact).map(drop)
    })
    .await
}

/// What stands in the form of an acknowledgement.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Told {
    kind: String,
    on: String,
    item: String,
    number: String,
    note: String,
    in_writing: String,
}

pub(crate) async fn acknowledge(
    desk: Desk,
    Path(code): Path<String>,
    Form(told): Form<Told>,
) -> Answer {
    let customer = customer_of(&desk, code.clone()).await?;
    let kind = AcknowledgementKind::from_code(&told.kind).ok_or_else(Trouble::missing)?;
    let done = match (day(&told.on), maybe(&told.item, number)) {
        (Ok(on), Ok(item)) => {
            let in_writing = told.in_writing == "1";
            let new = Acknowledged {
                customer,
                item: item.map(ItemId::new),
                acknowledged: Acknowledgement { on, kind, in_writing },
                number: told.number,
                note: told.note,
            };
            desk.ask(move |office, company, who| {
                cases::acknowledge(office, company, who, &new).map(drop)
            })
            .await
        }
        (Err(refused), _) | (_, Err(refused)) => Err(refused),
    };
    answer(&desk, (customer, &code), ("acknowledge", "acknowledge"), None, done).await
}

/// Which acknowledgement is taken back, and why.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Back {
    place: i64,
    reason: String,
}

pub(crate) async fn acknowledge_back(
    desk: Desk,
    Path(code): Path<String>,
    Form(back): Form<Back>,
) -> Answer {
    let customer = customer_of(&desk, code.clone()).await?;
    let done = desk
        .ask(move |office, company, who| {
            let which = (customer, back.place);
            cases::take_back_acknowledgement(office, company, who, which, &back.reason)
        })
        .await;
    answer(&desk, (customer, &code), ("acknowledge-back", "acknowledge-back"), None, done).await
}

/// The debtor's file for a court, as one PDF.
pub(crate) async fn file(desk: Desk, Path(code): Path<String>) -> Answer {
    let (language, name) = (desk.texts().language(), format!("case-{code}"));
    let file = desk
        .ask(move |office, company, who| court_file(office, company, who, &code, language))
        .await?;
    Ok(pdf::shown_as(&name, pdf::of_file(file).await?.bytes))
}
