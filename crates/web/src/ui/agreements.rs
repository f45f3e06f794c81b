//! Repayment agreements: those of the company, those of a customer, and one from its first step
//! to its last.

use super::customer_acts::{Problem, amount, day};
use crate::desk::{Answer, Desk, see_and_tell, show as page, show_as};
use crate::errors::{self, Trouble, sentence};
use crate::frame::Frame;
use crate::lists::{Chip, link, segment};
use askama::Template;
use axum::extract::{Form, Path, Query};
use axum::http::StatusCode;
use saldo_domain::agreements::draft::Plan;
use saldo_domain::agreements::judge::Fate;
use saldo_domain::agreements::worksheet::{Harshness, Line, LineKind};
use saldo_domain::agreements::{Form as Shape, State, Step};
use saldo_domain::charges::repayment_schedule::Every;
use saldo_domain::rates::Rate;
use saldo_domain::{Currency, Day, ItemId, Money};
use saldo_work::agreements::{
    self, Agreement, Asked, DrawnUp, Key, Listed, Offered, Signature, Which,
};
use saldo_work::views;
use serde::Deserialize;

/// Lines of the worksheet that stand empty below those that are written.
const BLANK_LINES: usize = 4;

/// Which agreements are shown.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Wanted {
    show: String,
}

/// The agreements of the company.
#[derive(Template)]
#[template(path = "agreements_all.html")]
pub(crate) struct All {
    p: Frame,
    chips: Vec<Chip>,
    rows: Vec<Listed>,
}

impl All {
    pub(crate) fn new(p: Frame, which: Which, rows: Vec<Listed>) -> Self {
        let chip = |one: Which| {
            let word = if one.code().is_empty() { "open" } else { one.code() };
            let label = p.coded("agreements-show", word);
            Chip::new(link("/agreements", &[("show", one.code())]), label, one == which)
        };
        let chips = Which::ALL.into_iter().map(chip).collect();
        Self { p, chips, rows }
    }
}

pub(crate) async fn all(desk: Desk, Query(wanted): Query<Wanted>) -> Answer {
    let which = Which::from_code(&wanted.show).unwrap_or_default();
    let rows =
        desk.ask(move |office, company, who| agreements::list(office, company, who, which)).await?;
    page(&All::new(desk.frame("nav-agreements"), which, rows))
}

/// What stands in the form that begins an agreement.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Beginning {
    cause: String,
    replaces: String,
}

/// The agreements of a customer.
#[derive(Template)]
#[template(path = "agreements.html")]
pub(crate) struct OfCustomer {
    p: Frame,
    base: String,
    name: String,
    rows: Vec<Listed>,
    typed: Beginning,
    problem: Option<String>,
}

impl OfCustomer {
    pub(crate) fn new(
        mut p: Frame,
        (code, name): (&str, &str),
        rows: Vec<Listed>,
        typed: Beginning,
        problem: Option<String>,
    ) -> Self {
        let base = format!("/customers/{}", segment(code));
        p.here = format!("{base}/agreements");
        Self { p, base, name: name.to_owned(), rows, typed, problem }
    }

    /// Those that a new one can take the place of.
    fn replaceable(&self) -> impl Iterator<Item = &Listed> {
        let signed = [State::InForce, State::Breached];
        self.rows.iter().filter(move |row| signed.contains(&row.state))
    }
}

pub(crate) async fn show(desk: Desk, Path(code): Path<String>) -> Answer {
    show_with(&desk, code, Beginning::default(), None, StatusCode::OK).await
}

async fn show_with(
    desk: &Desk,
    code: String,
    typed: Beginning,
    problem: Option<String>,
    status: StatusCode,
) -> Answer {
    let asked = code.clone();
    let (card, rows) = desk
        .ask(move |office, company, who| {
            let card = views::customer_card(office, company, who, &asked)?;
            Ok((card, agreements::agreements(office, company, who, &asked)?))
        })
        .await?;
    let whose = (card.code.as_str(), card.name.as_str());
    let frame = desk.frame("nav-agreements");
    show_as(status, &OfCustomer::new(frame, whose, rows, typed, problem))
}

pub(crate) async fn begin(
    desk: Desk,
    Path(code): Path<String>,
    Form(typed): Form<Beginning>,
) -> Answer {
    let (asked, cause) = (code.clone(), typed.cause.clone());
    let replaces = typed.replaces.parse().ok();
    let begun = desk
        .ask(move |office, company, who| {
            let customer = views::customer_card(office, company, who, &asked)?.customer;
            agreements::begin(office, company, who, customer, &cause, replaces)
        })
        .await;
    match begun {
        Ok(number) => Ok(see_and_tell(&address(&code, number), "agreement-begun", 1)),
        Err(refused) if errors::hides_the_form(&refused) => Err(refused.into()),
        Err(refused) => {
            let said = sentence(desk.texts(), &refused);
            show_with(&desk, code, typed, Some(said), errors::status(&refused)).await
        }
    }
}

fn address(code: &str, number: i64) -> String {
    format!("/customers/{}/agreements/{number}", segment(code))
}

/// What stands in the forms of one agreement.
#[derive(Clone, Debug)]
pub(crate) struct Typed {
    form: String,
    items: Vec<ItemId>,
    free: bool,
    count: String,
    first: String,
    every: String,
    parts: String,
    fee: bool,
    grace: String,
    accelerates: bool,
    capacity: String,
    conditions: String,
    /// Lines of the worksheet: kind, name, amount, rate, harshness.
    lines: Vec<[String; 5]>,
    /// Fields of the other forms.
    note: String,
    number: String,
    request: String,
    reason: String,
    agreed: bool,
}

impl Typed {
    /// What the agreement says itself.
    fn of(found: &Agreement) -> Self {
        let draft = found.draft.as_ref();
        let listed = |part: &agreements::Part| {
            format!("{} {}", part.planned.day, part.planned.amount.to_plain())
        };
        let chosen = |debt: &&agreements::Debt| draft.is_none() || debt.agreed.is_some();
        let (count, first) = match found.sheet.proposed {
            Some((count, first)) => (count.to_string(), first.to_string()),
            None => ("3".to_owned(), found.today.ahead_months(1).to_string()),
        };
        Self {
            form: draft.map_or(Shape::Instalments, |draft| draft.form).code().to_owned(),
            items: found.debts.iter().filter(chosen).map(|debt| debt.item).collect(),
            free: draft.is_some(),
            count,
            first,
            every: "month".to_owned(),
            parts: found.parts.iter().map(listed).collect::<Vec<_>>().join("\n"),
            fee: draft.is_some_and(|draft| draft.fee),
            grace: draft.map_or(3, |draft| draft.grace_days).to_string(),
            accelerates: draft.is_none_or(|draft| draft.accelerates),
            capacity: capacity(found),
            conditions: draft.map_or_else(String::new, |draft| draft.conditions.clone()),
            lines: found.sheet.lines.iter().map(written).collect(),
            note: String::new(),
            number: String::new(),
            request: String::new(),
            reason: String::new(),
            agreed: true,
        }
    }

    /// What was sent, over what the agreement says: the forms of one page stand side by side.
    fn with(mut self, sent: &Sent) -> Self {
        let text = |name: &str| sent.first(name).unwrap_or_default().trim().to_owned();
        if sent.first("form").is_some() {
            self.form = text("form");
            self.items =
                sent.all("item").filter_map(|id| id.parse().ok()).map(ItemId::new).collect();
            self.free = text("plan") == "free";
            (self.count, self.first, self.every) = (text("count"), text("first"), text("every"));
            self.parts = text("parts");
            self.fee = sent.first("fee").is_some();
            self.accelerates = sent.first("accelerates").is_some();
            (self.grace, self.capacity) = (text("grace"), text("capacity"));
            self.conditions = text("conditions");
        }
        if sent.first("line-kind").is_some() {
            self.lines = sent.lines();
        }
        (self.note, self.number) = (text("note"), text("number"));
        (self.request, self.reason) = (text("request"), text("reason"));
        self.agreed = sent.first("answer").is_none_or(|answer| answer != "declined");
        self
    }

    fn asked(&self, currency: Currency) -> Result<Asked, Problem> {
        let whole = |text: &str| text.parse().map_err(|_| Problem::Unreadable(WHOLE));
        let plan = match self.free {
            true => Plan::Free(self.free_parts(currency)?),
            false => Plan::Equal {
                count: u32::from(whole(&self.count)?),
                first: day(&self.first)?,
                every: if self.every == "week" { Every::Week } else { Every::Month },
            },
        };
        let form = Shape::from_code(&self.form);
        Ok(Asked {
            form: form.ok_or(Problem::Unreadable("problem-agreement-form"))?,
            items: self.items.clone(),
            plan,
            fee: self.fee,
            grace_days: whole(&self.grace)?,
            accelerates: self.accelerates,
            capacity: amount(&self.capacity, currency)?,
            conditions: self.conditions.clone(),
        })
    }

    fn free_parts(&self, currency: Currency) -> Result<Vec<(Day, Money)>, Problem> {
        let lines = self.parts.lines().map(str::trim).filter(|line| !line.is_empty());
        let part = |line: &str| {
            let (on, sum) = line.split_once(char::is_whitespace)?;
            Some((on.parse().ok()?, amount(sum, currency).ok()??))
        };
        let parts =
            lines.map(|line| part(line).ok_or(Problem::Unreadable("problem-agreement-part")));
        parts.collect()
    }

    fn worksheet(&self, currency: Currency) -> Result<Vec<Line>, Problem> {
        let read = |[kind, name, sum, rate, harshness]: &[String; 5]| {
            let rate = if rate.is_empty() { "0".to_owned() } else { rate.replace(',', ".") };
            Some(Line {
                kind: LineKind::from_code(kind)?,
                name: name.clone(),
                amount: amount(sum, currency).ok()??,
                rate: rate.parse::<Rate>().ok()?,
                harshness: Harshness::from_code(harshness).unwrap_or_default(),
            })
        };
        let filled =
            self.lines.iter().filter(|[_, name, sum, ..]| !(name.is_empty() && sum.is_empty()));
        filled.map(|line| read(line).ok_or(Problem::Unreadable("problem-agreement-line"))).collect()
    }
}

const WHOLE: &str = "problem-agreement-number";

/// What the customer says it can pay: as it was drawn up, else as the worksheet has it.
fn capacity(found: &Agreement) -> String {
    let said = found.draft.as_ref().and_then(|draft| draft.capacity);
    said.or(found.sheet.affordable).map_or_else(String::new, Money::to_plain)
}

fn written(line: &Line) -> [String; 5] {
    let rate = if line.kind == LineKind::Debt { line.rate.to_string() } else { String::new() };
    let (kind, harshness) = (line.kind.code().to_owned(), line.harshness.code().to_owned());
    [kind, line.name.clone(), line.amount.to_plain(), rate, harshness]
}

/// A form in the order in which its fields were sent; some come several times.
pub(crate) struct Sent(Vec<(String, String)>);

impl Sent {
    fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        let named = self.0.iter().filter(move |(field, _)| field == name);
        named.map(|(_, value)| value.as_str())
    }

    fn first(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(field, _)| field == name).map(|(_, value)| value.as_str())
    }

    fn lines(&self) -> Vec<[String; 5]> {
        let names = ["line-kind", "line-name", "line-amount", "line-rate", "line-harshness"];
        let columns = names.map(|name| self.all(name).collect::<Vec<_>>());
        let cell = |column: &Vec<&str>, at: usize| {
            column.get(at).copied().unwrap_or_default().trim().to_owned()
        };
        let rows = (0..columns[0].len()).map(|at| columns.each_ref().map(|one| cell(one, at)));
        rows.filter(|[_, name, sum, ..]| !(name.is_empty() && sum.is_empty())).collect()
    }
}

/// One of the five steps, as the page shows it.
struct StepShown {
    step: Step,
    done: bool,
    current: bool,
}

/// One agreement.
#[derive(Template)]
#[template(path = "agreement.html")]
pub(crate) struct One {
    p: Frame,
    base: String,
    a: Agreement,
    typed: Typed,
    looked_at: Option<DrawnUp>,
    problem: Option<String>,
}

impl One {
    pub(crate) fn new(
        mut p: Frame,
        a: Agreement,
        typed: Option<Typed>,
        looked_at: Option<DrawnUp>,
        problem: Option<String>,
    ) -> Self {
        p.title = p.tt("agreement-title", "number", &a.listed.number);
        p.here = address(&a.listed.code, a.listed.agreement);
        let base = format!("/customers/{}", segment(&a.listed.code));
        let typed = typed.unwrap_or_else(|| Typed::of(&a));
        Self { p, base, a, typed, looked_at, problem }
    }

    /// The five steps: done, at hand, or to come.
    fn steps(&self) -> Vec<StepShown> {
        let at = self.a.listed.state.step();
        let over = self.a.listed.state.is_over();
        let shown = |step: Step| StepShown {
            step,
            done: at.is_some_and(|at| step < at || (over && step == at)),
            current: !over && at == Some(step),
        };
        Step::ALL.into_iter().map(shown).collect()
    }

    fn forms(&self) -> [Shape; 5] {
        Shape::ALL
    }

    fn kinds(&self) -> [LineKind; 4] {
        LineKind::ALL
    }

    fn degrees(&self) -> [Harshness; 4] {
        Harshness::ALL
    }

    fn is_chosen(&self, item: &ItemId) -> bool {
        self.typed.items.contains(item)
    }

    /// Lines of the worksheet, with some that are empty.
    fn lines(&self) -> Vec<[String; 5]> {
        let blank = || ["", "", "", "", ""].map(str::to_owned);
        let lines = self.typed.lines.iter().cloned();
        lines.chain(std::iter::repeat_with(blank).take(BLANK_LINES)).collect()
    }

    /// What is warned about: of what is looked at, else of what was drawn up.
    fn over_capacity(&self) -> Option<String> {
        let seen = self.looked_at.as_ref().map(|seen| seen.over_capacity);
        let drawn_up = || self.a.draft.as_ref().and_then(|draft| draft.over_capacity);
        let (on, asked) = seen.unwrap_or_else(drawn_up)?;
        let monthly = amount(&self.typed.capacity, asked.currency()).ok()??;
        let values = [
            ("day", self.p.day(&on).into()),
            ("asked", self.p.money(&asked).into()),
            ("monthly", self.p.money(&monthly).into()),
        ];
        Some(self.p.texts.with("agreement-over-capacity", &values))
    }

    fn may_draw_up(&self) -> bool {
        let state = self.a.listed.state;
        let open =
            matches!(state, State::Analysis | State::Draft | State::Agreed | State::Declined);
        self.a.may_draw_up && open
    }

    fn may_answer(&self) -> bool {
        self.a.may_draw_up && self.a.listed.state == State::Draft
    }

    fn may_sign(&self) -> bool {
        self.a.may_draw_up && self.a.listed.state == State::Agreed
    }

    fn may_end(&self) -> bool {
        let signed = matches!(self.a.listed.state, State::InForce | State::Breached);
        let over = self.a.listed.state.is_over() && self.a.listed.state != State::Declined;
        self.a.may_draw_up && !over && (!signed || self.a.may_permit)
    }

    fn may_resume(&self) -> bool {
        self.a.may_permit && self.a.listed.state == State::Breached
    }

    /// Where the signed paper is printed from.
    fn paper(&self) -> String {
        let path = format!("{}/papers/restructuring", self.base);
        let (number, record) = (&self.a.listed.number, self.a.listed.agreement.to_string());
        link(&path, &[("number", number), ("agreement", &record)])
    }

    /// Where a decision on restructuring is asked for.
    fn asking(&self) -> String {
        let sum = self.a.listed.amount.map_or_else(String::new, Money::to_plain);
        let (code, kind) = (self.a.listed.code.as_str(), "restructuring");
        link("/requests/new", &[("kind", kind), ("customer", code), ("amount", &sum)])
    }

    fn tone(&self, fate: &Fate) -> &'static str {
        match fate {
            Fate::Kept { .. } | Fate::InGrace { .. } => "good",
            Fate::Waiting => "",
            Fate::Late | Fate::Missed { made_up: Some(_), .. } => "warn",
            Fate::Missed { made_up: None, .. } => "bad",
        }
    }

    fn proposed(&self, count: &u32, first: &Day) -> String {
        let values = [("count", i64::from(*count).into()), ("day", self.p.day(first).into())];
        self.p.texts.with("worksheet-proposed", &values)
    }

    fn rate(&self, debt: &Line) -> String {
        self.p.tt("percent", "number", self.p.decimal(&debt.rate.to_string()))
    }

    fn total(&self) -> Option<(Money, Money)> {
        self.a.draft.as_ref().map(|draft| (draft.amount, draft.fees))
    }
}

pub(crate) async fn one(desk: Desk, Path((code, number)): Path<(String, i64)>) -> Answer {
    let found = find(&desk, &code, number).await?;
    page(&One::new(desk.frame("nav-agreements"), found, None, None, None))
}

async fn find(desk: &Desk, code: &str, number: i64) -> Result<Agreement, Trouble> {
    let code = code.to_owned();
    let found = desk
        .ask(move |office, company, who| agreements::agreement(office, company, who, &code, number))
        .await?;
    Ok(found)
}

/// What a form of the page asks for.
enum Act {
    Worksheet(Vec<Line>),
    Look(Asked),
    DrawUp(Asked),
    Answer(Offered),
    Sign(Signature),
    End(String),
    Resume(String),
}

impl Act {
    fn read(word: &str, typed: &Typed, currency: Currency, looks: bool) -> Result<Self, Problem> {
        Ok(match word {
            "worksheet" => Act::Worksheet(typed.worksheet(currency)?),
            "draft" if looks => Act::Look(typed.asked(currency)?),
            "draft" => Act::DrawUp(typed.asked(currency)?),
            "answer" => Act::Answer(Offered { agreed: typed.agreed, note: typed.note.clone() }),
            "sign" => Act::Sign(Signature {
                request: match typed.request.as_str() {
                    "" => None,
                    text => Some(text.parse().map_err(|_| Problem::Unreadable(WHOLE))?),
                },
                number: typed.number.clone(),
                note: typed.note.clone(),
            }),
            "end" => Act::End(typed.reason.clone()),
            _ => Act::Resume(typed.reason.clone()),
        })
    }

    const fn told(&self) -> &'static str {
        match self {
            Act::Worksheet(_) => "agreement-worksheet",
            Act::Look(_) | Act::DrawUp(_) => "agreement-drawn-up",
            Act::Answer(_) => "agreement-answered",
            Act::Sign(_) => "agreement-signed",
            Act::End(_) => "agreement-ended",
            Act::Resume(_) => "agreement-resumed",
        }
    }
}

const ACTS: [&str; 6] = ["worksheet", "draft", "answer", "sign", "end", "resume"];

pub(crate) async fn act(
    desk: Desk,
    Path((code, number, word)): Path<(String, i64, String)>,
    Form(sent): Form<Vec<(String, String)>>,
) -> Answer {
    if !ACTS.contains(&word.as_str()) {
        return Err(Trouble::missing());
    }
    let (found, sent) = (find(&desk, &code, number).await?, Sent(sent));
    let typed = Typed::of(&found).with(&sent);
    let currency = found.debts.first().map_or(desk.company.currency, |debt| debt.open.currency());
    let looks = sent.first("do") == Some("look");
    let key = Key { customer: found.listed.customer, agreement: number };
    let done = match Act::read(&word, &typed, currency, looks) {
        Ok(act) => {
            let told = act.told();
            carry_out(&desk, key, act).await.map(|seen| (told, seen))
        }
        Err(problem) => Err(problem),
    };
    let (status, said) = match done {
        Ok((told, None)) => return Ok(see_and_tell(&address(&code, number), told, 1)),
        Ok((_, Some(seen))) => {
            let frame = desk.frame("nav-agreements");
            return page(&One::new(frame, found, Some(typed), Some(seen), None));
        }
        Err(Problem::Unreadable(key)) => (StatusCode::UNPROCESSABLE_ENTITY, desk.texts().get(key)),
        Err(Problem::Refused(refused)) if errors::hides_the_form(&refused) => {
            return Err(refused.into());
        }
        Err(Problem::Refused(refused)) => {
            (errors::status(&refused), sentence(desk.texts(), &refused))
        }
    };
    let frame = desk.frame("nav-agreements");
    show_as(status, &One::new(frame, found, Some(typed), None, Some(said)))
}

/// Does it; what is only looked at is answered.
async fn carry_out(desk: &Desk, key: Key, act: Act) -> Result<Option<DrawnUp>, Problem> {
    let done = desk.ask(move |office, company, who| {
        match act {
            Act::Worksheet(lines) => {
                agreements::write_worksheet(office, company, who, key, &lines)?;
            }
            Act::Look(asked) => {
                return agreements::preview(office, company, who, key, &asked).map(Some);
            }
            Act::DrawUp(asked) => {
                agreements::draw_up(office, company, who, key, &asked)?;
            }
            Act::Answer(offered) => agreements::answer(office, company, who, key, &offered)?,
            Act::Sign(signature) => agreements::sign(office, company, who, key, &signature)?,
            Act::End(reason) => agreements::end(office, company, who, key, &reason)?,
            Act::Resume(reason) => agreements::reinstate(office, company, who, key, &reason)?,
        }
        Ok(None)
    });
    Ok(done.await?)
}
