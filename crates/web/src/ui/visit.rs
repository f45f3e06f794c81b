//! A call or visit: what one has at hand before the talk, and the form for what came of it. Large
//! enough for a thumb, complete without script; with script it survives a lost connection.

use super::customer_acts::{Problem, amount, day};
use crate::desk::{Answer as Reply, Desk, see_and_tell, show_as};
use crate::errors::{self, Trouble, sentence};
use crate::frame::Frame;
use crate::lists::{link, segment};
use crate::session::random_token;
use askama::Template;
use axum::extract::{Form, Path, Query};
use axum::http::{HeaderMap, StatusCode};
use axum::response::IntoResponse;
use saldo_domain::book::Moment;
use saldo_domain::credit::early_payment::Concession;
use saldo_domain::fieldwork::cause::Cause;
use saldo_domain::fieldwork::excuse::NextAction;
use saldo_domain::fieldwork::script::{Line, Said, Script};
use saldo_domain::fieldwork::tactic::Tactic;
use saldo_domain::fieldwork::visit::{
    Answer, Doubt, GoalField, Manner, Needed, NextContact, PaidBy, Proof, Visit, suggested,
};
use saldo_domain::{Day, ItemId, Money};
use saldo_letters::Value;
use saldo_work::acts::IdempotencyKey;
use saldo_work::fieldwork::{
    self, AlarmAsked, Goal, PastTalk, Recorded, Talk, VisitAsked, VisitRefusal,
};
use saldo_work::{Refused, RefusedKind};
use serde::Deserialize;
use std::collections::BTreeMap;

/// Fields of the form.
const FIELDS: &[&str] = &[
    "key",
    "begun",
    "as",
    "manner",
    "item",
    "goal-due",
    "goal-number",
    "goal-amount",
    "goal-method",
    "say-due",
    "say-number",
    "say-amount",
    "say-method",
    "behaviour",
    "outlet",
    "answer",
    "doubt",
    "proof",
    "paid-number",
    "paid-day",
    "paid-amount",
    "reason",
    "second-reason",
    "still-refuses",
    "decision-maker",
    "cause",
    "excuse",
    "order-seen",
    "until",
    "today",
    "next-day",
    "next-time",
    "help",
    "informed",
    "assessment",
    "tactic",
    "tactic-confirmed",
    "anyway",
    "note",
];

/// What the address asks for.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Wanted {
    pub(crate) item: String,
    pub(crate) manner: String,
    /// A concession to be reckoned: per cent, and days by which the money comes earlier.
    pub(crate) pct: String,
    pub(crate) days: String,
}

/// What was typed, and what is wrong with it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Forms {
    pub(crate) fields: BTreeMap<String, String>,
    pub(crate) problem: Option<String>,
    /// What is still to be written down.
    pub(crate) missing: Vec<Needed>,
    /// The law leaves no room for it: somebody may say that it took place anyway.
    pub(crate) beyond_limit: bool,
}

#[derive(Template)]
#[template(path = "visit.html")]
pub(crate) struct Screen {
    p: Frame,
    base: String,
    t: Talk,
    goal: Option<Goal>,
    form: Forms,
    key: String,
    person: i64,
    concession: Option<Result<Concession, String>>,
    pct: String,
    days: String,
}

impl Screen {
    pub(crate) fn new(mut p: Frame, t: Talk, wanted: &Wanted, form: Forms, key: String) -> Self {
        let base = format!("/customers/{}", segment(&t.code));
        p.here = format!("{base}/visit");
        let asked = form.fields.get("item").unwrap_or(&wanted.item);
        let chosen = t.goals.iter().find(|goal| goal.item.to_string() == *asked);
        let goal = chosen.or(t.goals.first()).filter(|_| asked != "none").cloned();
        let mut form = form;
        if form.fields.is_empty() && !wanted.manner.is_empty() {
            form.fields.insert("manner".to_owned(), wanted.manner.clone());
        }
        Self {
            p,
            base,
            t,
            goal,
            key: form.fields.get("key").cloned().unwrap_or(key),
            form,
            person: 0,
            concession: None,
            pct: wanted.pct.clone(),
            days: wanted.days.clone(),
        }
    }

    /// The same as filled in by a person.
    fn of_person(self, person: i64) -> Self {
        Self { person, ..self }
    }

    fn typed(&self, field: impl AsRef<str>) -> &str {
        self.form.fields.get(field.as_ref()).map_or("", String::as_str)
    }

    /// Was this chosen, or is it the usual beginning?
    fn chosen(&self, field: impl AsRef<str>, value: &str, usual: bool) -> bool {
        match self.form.fields.get(field.as_ref()) {
            Some(typed) => typed == value,
            None => usual,
        }
    }

    fn begun(&self) -> String {
        match self.typed("begun") {
            "" => self.t.begun.0.to_string(),
            typed => typed.to_owned(),
        }
    }

    fn goal_href(&self, item: impl AsRef<str>) -> String {
        link(&self.p.here, &[("item", item.as_ref()), ("manner", self.typed("manner"))])
    }

    fn goal_fields(&self) -> &'static [GoalField] {
        GoalField::ALL
    }

    /// What is known of a field of the goal.
    fn goal_value(&self, field: &GoalField) -> String {
        let Some(goal) = &self.goal else { return String::new() };
        match field {
            GoalField::Due => self.p.day(&goal.due),
            GoalField::Number => goal.number.clone(),
            GoalField::Amount => self.p.money(&goal.open),
            GoalField::Method => self.p.t("visit-method-usual"),
        }
    }

    fn is_chosen_goal(&self, goal: &Goal) -> bool {
        self.goal.as_ref().is_some_and(|chosen| chosen.item == goal.item)
    }

    /// What the law leaves no room for today, and from when there is room.
    fn no_room(&self) -> Vec<String> {
        super::customer::no_room(&self.p, &self.t.no_room)
    }

    fn first_after_missed_day(&self) -> bool {
        self.goal.as_ref().is_some_and(|goal| goal.first_after_missed_day)
    }

    fn deferred_before(&self) -> bool {
        self.goal.as_ref().is_some_and(|goal| goal.deferred_before)
    }

    fn answers(&self) -> &'static [Answer] {
        Answer::ALL
    }

    fn doubts(&self) -> &'static [Doubt] {
        Doubt::ALL
    }

    fn proofs(&self) -> &'static [Proof] {
        Proof::ALL
    }

    fn manners(&self) -> &'static [Manner] {
        Manner::ALL
    }

    fn causes(&self) -> &'static [Cause] {
        Cause::ALL
    }

    fn tactics(&self) -> &'static [Tactic] {
        Tactic::ALL
    }

    fn scale(&self) -> [&'static str; 5] {
        ["1", "2", "3", "4", "5"]
    }

    fn next_action(&self, action: &NextAction) -> String {
        self.p.coded("next-action", action.code())
    }

    /// What this talk is for, by how the debt stands and what was said of it before.
    fn script(&self) -> Option<Script> {
        let goal = self.goal.as_ref()?;
        let about = self.t.past.iter().filter(|talk| talk.number.as_ref() == Some(&goal.number));
        let said: Vec<Said> =
            about.map(|talk| Said { answer: talk.what.answer, until: talk.what.until }).collect();
        Some(Script::of(goal.days_late, &said, self.t.day))
    }

    fn script_line(&self, line: &Line) -> String {
        let goal = self.goal.as_ref();
        let values: [(&str, Value); 4] = [
            ("company", self.p.company.clone().into()),
            ("number", goal.map(|goal| goal.number.clone()).unwrap_or_default().into()),
            ("amount", goal.map(|goal| self.p.money(&goal.open)).unwrap_or_default().into()),
            ("due", goal.map(|goal| self.p.day(&goal.due)).unwrap_or_default().into()),
        ];
        self.p.texts.with(&format!("script-line-{}", line.code()), &values)
    }

    /// What the scales of the last visit suggest.
    fn hint(&self) -> Option<String> {
        let last = &self.t.past.first()?.what;
        let doubt = suggested(last.behaviour?, last.outlet);
        Some(self.p.coded("doubt", doubt.code()))
    }

    fn promise_rate(&self) -> Option<String> {
        let record = self.t.promises;
        let rate = record.rate_pct()?;
        let values: [(&str, Value); 3] = [
            ("kept", i64::from(record.kept).into()),
            ("count", i64::from(record.judged()).into()),
            ("rate", self.p.figure(rate).into()),
        ];
        Some(self.p.texts.with("promise-rate", &values))
    }

    fn needed(&self, needed: &Needed) -> String {
        self.p.coded("needed", needed.code())
    }

    /// One talk of the past in a line.
    fn told(&self, talk: &PastTalk) -> String {
        let visit = &talk.what;
        let facts = [
            Some(self.p.coded("manner", visit.manner.code())),
            visit.answer.map(|answer| self.p.coded("answer", answer.code())),
            visit.doubt.map(|doubt| self.p.coded("doubt-short", doubt.code())),
            visit.excuse.as_deref().map(|code| self.p.coded("excuse", code)),
            visit.until.map(|until| self.p.tt("until-day", "day", self.p.day(&until))),
            talk.number.clone(),
        ];
        facts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }

    fn said(&self, talk: &PastTalk) -> String {
        let visit = &talk.what;
        let said = [&visit.reason, &visit.second_reason, &visit.assessment, &visit.note];
        said.into_iter().filter(|text| !text.is_empty()).cloned().collect::<Vec<_>>().join(" · ")
    }

    fn today(&self) -> String {
        self.t.day.to_string()
    }

    fn concession_money(&self, amount: &saldo_domain::Amount) -> String {
        let currency = self.goal.as_ref().map(|goal| goal.open.currency());
        let money = currency.and_then(|currency| amount.in_minor_units_of(currency).ok());
        money.map(|money| self.p.money(&money)).unwrap_or_default()
    }
}

pub(crate) async fn show(
    desk: Desk,
    Path(code): Path<String>,
    Query(wanted): Query<Wanted>,
) -> Reply {
    show_with(&desk, code, &wanted, Forms::default(), StatusCode::OK).await
}

async fn show_with(
    desk: &Desk,
    code: String,
    wanted: &Wanted,
    form: Forms,
    status: StatusCode,
) -> Reply {
    let talk =
        desk.ask(move |office, company, who| fieldwork::talk(office, company, who, &code)).await?;
    let (frame, key) = (desk.frame("visit-title"), random_token()?);
    let mut screen =
        Screen::new(frame, talk, wanted, form, key).of_person(desk.person.person.get());
    if !wanted.pct.is_empty() {
        screen.concession = Some(reckon(desk, &screen, wanted).await);
    }
    show_as(status, &screen)
}

/// What a concession costs, or why that cannot be told (TAC-04).
async fn reckon(desk: &Desk, screen: &Screen, wanted: &Wanted) -> Result<Concession, String> {
    let texts = desk.texts();
    let days = wanted.days.trim().parse().map_err(|_| texts.get("problem-whole-number"))?;
    let none = Money::zero(desk.company.currency);
    let (open, pct) = (screen.goal.as_ref().map_or(none, |goal| goal.open), wanted.pct.clone());
    let found = desk
        .ask(move |office, company, _| fieldwork::concession(office, company, open, &pct, days))
        .await;
    found.map_err(|refused| sentence(texts, &refused))
}

/// The fields of the form as they were sent.
struct Typed(BTreeMap<String, String>);

impl Typed {
    fn get(&self, field: &str) -> &str {
        self.0.get(field).map_or("", String::as_str).trim()
    }

    fn text(&self, field: &str) -> String {
        self.get(field).to_owned()
    }

    fn ticked(&self, field: &str) -> bool {
        !self.get(field).is_empty()
    }

    fn day(&self, field: &str) -> Result<Option<Day>, Problem> {
        Some(self.get(field)).filter(|text| !text.is_empty()).map(day).transpose()
    }

    fn money(&self, desk: &Desk, field: &str) -> Result<Option<Money>, Problem> {
        amount(self.get(field), desk.company.currency)
    }

    fn item(&self) -> Option<ItemId> {
        self.get("item").parse().ok().map(ItemId::new)
    }

    fn visit(&self, desk: &Desk) -> Result<Visit, Problem> {
        let answer = Answer::from_code(self.get("answer"));
        let wants_time = answer == Some(Answer::MoreTime);
        let refuses = answer == Some(Answer::Refused);
        Ok(Visit {
            manner: Manner::from_code(self.get("manner")).unwrap_or_default(),
            item: self.item(),
            goal: self.goal(),
            behaviour: self.get("behaviour").parse().ok(),
            outlet: self.get("outlet").parse().ok(),
            answer,
            doubt: Doubt::from_code(self.get("doubt")),
            paid: self.paid(desk, answer)?,
            reason: self.text("reason"),
            second_reason: if refuses { self.text("second-reason") } else { String::new() },
            still_refuses: match self.get("still-refuses") {
                "yes" => Some(true),
                "no" => Some(false),
                _ => None,
            }
            .filter(|_| refuses),
            decision_maker: self.ticked("decision-maker"),
            cause: Cause::from_code(self.get("cause")),
            excuse: Some(self.text("excuse")).filter(|code| !code.is_empty()),
            order_seen: self.ticked("order-seen"),
            until: self.day("until")?,
            today: self.money(desk, "today")?.filter(|_| wants_time),
            next: self.next()?,
            help: self.ticked("help"),
            informed: self.ticked("informed"),
            assessment: self.text("assessment"),
            tactic: Some(self.text("tactic")).filter(|code| !code.is_empty()),
            tactic_confirmed: self.ticked("tactic-confirmed"),
            beyond_limit: self.ticked("anyway"),
            note: self.text("note"),
        })
    }

    /// Fields that were confirmed, or corrected in words.
    fn goal(&self) -> BTreeMap<GoalField, String> {
        let said = |field: &GoalField| {
            let words = self.text(&format!("say-{}", field.code()));
            match self.get(&format!("goal-{}", field.code())) {
                "ok" => Some((*field, String::new())),
                "other" if !words.is_empty() => Some((*field, words)),
                _ => None,
            }
        };
        GoalField::ALL.iter().filter_map(said).collect()
    }

    fn paid(&self, desk: &Desk, answer: Option<Answer>) -> Result<Option<PaidBy>, Problem> {
        if answer != Some(Answer::Paid) {
            return Ok(None);
        }
        Ok(Some(PaidBy {
            proof: Proof::from_code(self.get("proof")).unwrap_or(Proof::Receipt),
            number: self.text("paid-number"),
            day: self.day("paid-day")?,
            amount: self.money(desk, "paid-amount")?,
        }))
    }

    /// Day and time; without a time the beginning of the working day is meant.
    fn next(&self) -> Result<Option<NextContact>, Problem> {
        let Some(day) = self.day("next-day")? else { return Ok(None) };
        let time = self.get("next-time");
        let minute = if time.is_empty() { Some(9 * 60) } else { minute_of(time) };
        let minute = minute.ok_or(Problem::Unreadable("problem-time"))?;
        Ok(Some(NextContact { day, minute }))
    }
}

/// Minutes since midnight of a time such as `09:30`.
fn minute_of(text: &str) -> Option<u16> {
    let mut parts = text.split(':');
    let (hour, minute): (u16, u16) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    (hour < 24 && minute < 60).then_some(hour * 60 + minute)
}

/// A program that sends what waited in a phone wants no page.
fn from_queue(headers: &HeaderMap) -> bool {
    headers.contains_key("x-saldo-queue")
}

pub(crate) async fn save(
    desk: Desk,
    Path(code): Path<String>,
    headers: HeaderMap,
    Form(fields): Form<BTreeMap<String, String>>,
) -> Reply {
    if fields.keys().any(|field| !FIELDS.contains(&field.as_str())) {
        return Err(Trouble::said(StatusCode::UNPROCESSABLE_ENTITY, "error-input"));
    }
    let typed = Typed(fields);
    let mut beyond_limit = false;
    let (status, problem, missing) = match write(&desk, &code, &typed).await {
        Ok(_) if from_queue(&headers) => return Ok(StatusCode::NO_CONTENT.into_response()),
        Ok(recorded) => {
            let back = format!("/customers/{}", segment(&code));
            return Ok(see_and_tell(&back, told(&recorded), 1));
        }
        Err(Problem::Unreadable(key)) => {
            (StatusCode::UNPROCESSABLE_ENTITY, desk.texts().get(key), Vec::new())
        }
        Err(Problem::Refused(refused)) => match refused.kind() {
            RefusedKind::Missing | RefusedKind::Failure => return Err(refused.into()),
            _ => {
                beyond_limit = matches!(refused, Refused::ContactLimit { .. });
                let missing = match &refused {
                    Refused::Visit(VisitRefusal::Open(missing)) => missing.clone(),
                    _ => Vec::new(),
                };
                (errors::status(&refused), sentence(desk.texts(), &refused), missing)
            }
        },
    };
    let form = Forms { fields: typed.0, problem: Some(problem), missing, beyond_limit };
    show_with(&desk, code, &Wanted::default(), form, status).await
}

/// What is told after a talk was recorded.
fn told(recorded: &Recorded) -> &'static str {
    match (recorded.told, recorded.asked) {
        (Some(_), _) => "visit-told",
        (None, Some(_)) => "visit-asked",
        (None, None) => "visit",
    }
}

async fn write(desk: &Desk, code: &str, typed: &Typed) -> Result<Recorded, Problem> {
    // A note that waited in a phone is never recorded in another person's name.
    let own = desk.person.person.get().to_string();
    if !["", own.as_str()].contains(&typed.get("as")) {
        return Err(Refused::from(VisitRefusal::OtherPerson).into());
    }
    let key = IdempotencyKey::parse(typed.get("key"))?;
    let begun = Moment(typed.get("begun").parse().unwrap_or_default());
    let (visit, code) = (typed.visit(desk)?, code.to_owned());
    let recorded = desk
        .ask(move |office, company, who| {
            let customer = saldo_work::views::customer_card(office, company, who, &code)?.customer;
            let asked = VisitAsked { customer, begun, visit };
            fieldwork::record(office, company, who, &key, &asked)
        })
        .await?;
    Ok(recorded)
}

/// What an alarm sends.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Alarm {
    key: String,
    item: String,
    note: String,
}

pub(crate) async fn alarm(
    desk: Desk,
    Path(code): Path<String>,
    headers: HeaderMap,
    Form(alarm): Form<Alarm>,
) -> Reply {
    let owned = code.clone();
    let Alarm { key: talk, item, note } = alarm;
    let item = item.parse().ok().map(ItemId::new);
    desk.ask(move |office, company, who| {
        let customer = saldo_work::views::customer_card(office, company, who, &owned)?.customer;
        let asked = AlarmAsked { customer, item, talk, note };
        fieldwork::alarm(office, company, who, &asked)
    })
    .await?;
    if from_queue(&headers) {
        return Ok(StatusCode::NO_CONTENT.into_response());
    }
    let back = format!("/customers/{}/visit", segment(&code));
    Ok(see_and_tell(&back, "alarm", 1))
}

/// How an errand ends.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Ended {
    errand: String,
    /// `done`, `grant` or `deny`.
    act: String,
    words: String,
    reconciliation_act: String,
    amendment: String,
    request_with_guarantees: String,
    meeting: String,
    #[serde(rename = "return")]
    back: String,
}

pub(crate) async fn end_errand(
    desk: Desk,
    Path(code): Path<String>,
    Form(ended): Form<Ended>,
) -> Reply {
    let errand = ended.errand.parse().unwrap_or(0);
    let meeting = ended.meeting.trim().parse().ok();
    let papers: Vec<String> = [
        ("reconciliation_act", &ended.reconciliation_act),
        ("amendment", &ended.amendment),
        ("request_with_guarantees", &ended.request_with_guarantees),
    ]
    .into_iter()
    .filter(|(_, ticked)| !ticked.is_empty())
    .map(|(paper, _)| paper.to_owned())
    .collect();
    let (act, words) = (ended.act.clone(), ended.words.clone());
    desk.ask(move |office, company, who| {
        let customer = saldo_work::views::customer_card(office, company, who, &code)?.customer;
        let (granted, decides) = (act == "grant", ["grant", "deny"].contains(&act.as_str()));
        match decides {
            true => fieldwork::decide(office, company, who, customer, errand, granted, &words),
            false => {
                let end = fieldwork::ErrandEnd { words, papers, meeting };
                fieldwork::done(office, company, who, customer, errand, &end)
            }
        }
    })
    .await?;
    let back = crate::desk::own_path(&ended.back).to_owned();
    Ok(see_and_tell(&back, "errand", 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_and_never_guessed() {
        let rows = [
            ("00:00", Some(0)),
            ("09:30", Some(570)),
            ("23:59", Some(1439)),
            ("24:00", None),
            ("9", None),
            ("09:60", None),
            ("x:y", None),
        ];
        for (text, expected) in rows {
            assert_eq!(minute_of(text), expected, "{text}");
        }
    }
}
