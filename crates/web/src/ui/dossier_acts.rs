//! Forms of a customer's file: each is taken whole or comes back as typed.

use super::customer_acts::{Problem, amount, day};
use super::dossier::{Forms, show_with};
use crate::desk::{Answer, Desk, see_and_tell};
use crate::errors::{self, Trouble, sentence};
use crate::listed::Listed;
use crate::lists::segment;
use axum::extract::{Form, Multipart, Path};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use saldo_domain::authority::package::Paper;
use saldo_domain::dossier::attached::AttachedKind;
use saldo_domain::dossier::audit::Stage;
use saldo_domain::dossier::outlet::OutletFact;
use saldo_domain::dossier::people::{Official, Post};
use saldo_domain::fieldwork::quadrant::Importance;
use saldo_domain::{CustomerId, Day, Money};
use saldo_work::dossier::{
    self, Attaching, AuditClosed, ContractAsked, FiguresKept, LARGEST_ATTACHMENT, PaperKept,
    Saying, StageKept,
};
use saldo_work::{Refused, RefusedKind, views};
use std::collections::BTreeMap;

/// A form: its address, and the fields it has.
const FORMS: [(&str, &[&str]); 13] = [
    ("person", &["post", "name", "work", "home", "mobile", "email", "note", "seen"]),
    (
        "outlet",
        &[
            "standing",
            "goods",
            "location",
            "brand",
            "prices",
            "stock",
            "seen-standing",
            "seen-goods",
            "seen-location",
            "seen-brand",
            "seen-prices",
            "seen-stock",
        ],
    ),
    ("paper", &["paper", "there", "made", "note", "attachment", "seen"]),
    ("habit", &["days", "seen"]),
    ("figures", &["day", "source", "income", "expenses", "debts", "own_funds", "credit"]),
    ("stage", &["stage", "text", "class", "chance", "seen"]),
    ("importance", &["level", "seen"]),
    ("decide", &["granted", "reason"]),
    (
        "contract",
        &["number", "signed", "terms", "late_fee", "pretrial", "payment", "penalty", "copy"],
    ),
    ("contract-clauses", &["number", "payment", "penalty"]),
    ("contract-end", &["number"]),
    ("limit", &["amount", "reason"]),
    ("audit", &["critical", "conclusion", "expert"]),
];

/// The fields of a form as they were sent.
struct Typed(BTreeMap<String, String>);

impl Typed {
    fn get(&self, field: &str) -> &str {
        self.0.get(field).map_or("", String::as_str).trim()
    }

    fn seen(&self, field: &str) -> i64 {
        self.get(field).parse().unwrap_or(0)
    }

    fn ticked(&self, field: &str) -> bool {
        !self.get(field).is_empty()
    }

    fn id(&self, field: &str) -> Option<i64> {
        self.get(field).parse().ok()
    }

    fn day_or_none(&self, field: &str) -> Result<Option<Day>, Problem> {
        Some(self.get(field)).filter(|text| !text.is_empty()).map(day).transpose()
    }

    fn money(&self, desk: &Desk, field: &str) -> Result<Money, Problem> {
        let (text, below) = match self.get(field).strip_prefix(['-', '−']) {
            Some(rest) => (rest, true),
            None => (self.get(field), false),
        };
        let found = amount(text, desk.company.currency)?;
        let found = found.unwrap_or(Money::zero(desk.company.currency));
        if below { found.negated().map_err(|error| Refused::from(error).into()) } else { Ok(found) }
    }

    fn number(&self, field: &str) -> Result<Option<u16>, Problem> {
        let text = self.get(field);
        let read = Some(text).filter(|text| !text.is_empty()).map(str::parse);
        read.transpose().map_err(|_| Problem::Unreadable("problem-whole-number"))
    }
}

pub(crate) async fn save(
    desk: Desk,
    Path((code, form)): Path<(String, String)>,
    Form(fields): Form<BTreeMap<String, String>>,
) -> Answer {
    let Some((_, known)) = FORMS.iter().find(|(name, _)| *name == form) else {
        return Err(Trouble::missing());
    };
    if fields.keys().any(|field| !known.contains(&field.as_str())) {
        return Err(Trouble::said(StatusCode::UNPROCESSABLE_ENTITY, "error-input"));
    }
    let typed = Typed(fields);
    let done = act(&desk, &code, &form, &typed).await;
    let (status, text) = match done {
        Ok(flash) => {
            let back = format!("/customers/{}/file#{}", segment(&code), anchor(&form, &typed));
            return Ok(see_and_tell(&back, flash, 1));
        }
        Err(Problem::Unreadable(key)) => (StatusCode::UNPROCESSABLE_ENTITY, desk.texts().get(key)),
        Err(Problem::Refused(refused)) => match refused.kind() {
            RefusedKind::Missing | RefusedKind::Failure => return Err(refused.into()),
            _ => (errors::status(&refused), sentence(desk.texts(), &refused)),
        },
    };
    let open = anchor(&form, &typed);
    let forms = Forms { open, problem: Some(text), fields: typed.0 };
    show_with(&desk, code, forms, status).await
}

/// Forms of which there are several are told apart by what they are about.
fn anchor(form: &str, typed: &Typed) -> String {
    let one = match form {
        "person" => typed.get("post"),
        "paper" => typed.get("paper"),
        "stage" => typed.get("stage"),
        _ => "",
    };
    if one.is_empty() { form.to_owned() } else { format!("{form}-{one}") }
}

/// Does what a form asks for; answers the key of what is told afterwards.
async fn act(desk: &Desk, code: &str, form: &str, typed: &Typed) -> Result<&'static str, Problem> {
    let owned = code.to_owned();
    let customer = desk
        .ask(move |office, company, who| {
            Ok(views::customer_card(office, company, who, &owned)?.customer)
        })
        .await?;
    match form {
        "decide" => decide(desk, customer, typed).await?,
        "contract" => return contract(desk, customer, typed).await,
        "contract-clauses" => {
            let of = |field: &str| typed.get(field).to_owned();
            let (number, payment, penalty) = (of("number"), of("payment"), of("penalty"));
            desk.ask(move |office, company, who| {
                let clauses = (payment.as_str(), penalty.as_str());
                dossier::fill_clauses(office, company, who, customer, &number, clauses)
            })
            .await?;
        }
        "contract-end" => {
            let number = typed.get("number").to_owned();
            desk.ask(move |office, company, who| {
                dossier::end_contract(office, company, who, customer, &number)
            })
            .await?;
        }
        "limit" => limit(desk, customer, typed).await?,
        "audit" => close_audit(desk, customer, typed).await?,
        _ => {
            let sayings = sayings(desk, form, typed)?;
            desk.ask(move |office, company, who| {
                dossier::say(office, company, who, customer, &sayings)
            })
            .await?;
        }
    }
    Ok("saved")
}

fn unknown() -> Problem {
    Problem::Unreadable("error-input")
}

fn sayings(desk: &Desk, form: &str, typed: &Typed) -> Result<Vec<(Saying, i64)>, Problem> {
    let text = |field: &str| typed.get(field).to_owned();
    let seen = typed.seen("seen");
    let one = match form {
        "person" => {
            let post = Post::from_code(typed.get("post")).ok_or_else(unknown)?;
            let official = Official {
                name: text("name"),
                work: text("work"),
                home: text("home"),
                mobile: text("mobile"),
                email: text("email"),
                note: text("note"),
            };
            Saying::Person(post, official)
        }
        "outlet" => {
            let fact = |fact: &OutletFact| {
                let seen = typed.seen(&format!("seen-{}", fact.code()));
                (Saying::Outlet(*fact, text(fact.code())), seen)
            };
            // An empty fact that nobody has noted is no saying.
            let said = |(saying, seen): &(Saying, i64)| {
                *seen != 0 || !matches!(saying, Saying::Outlet(_, text) if text.is_empty())
            };
            return Ok(OutletFact::ALL.iter().map(fact).filter(said).collect());
        }
        "paper" => {
            let number = typed.get("paper").parse().map_err(|_| unknown())?;
            let paper = Paper::from_number(number).ok_or_else(unknown)?;
            let kept = PaperKept {
                there: typed.ticked("there"),
                made: typed.day_or_none("made")?,
                note: text("note"),
                attachment: typed.id("attachment"),
                certified_by: text("certified_by"),
                certified_on: typed.day_or_none("certified_on")?,
            };
            Saying::Paper(paper, kept)
        }
        "habit" => Saying::Habit(typed.number("days")?),
        "figures" => Saying::Figures(FiguresKept {
            day: day(typed.get("day"))?,
            source: text("source"),
            income: typed.money(desk, "income")?,
            expenses: typed.money(desk, "expenses")?,
            debts: typed.money(desk, "debts")?,
            own_funds: typed.money(desk, "own_funds")?,
            credit: text("credit"),
        }),
        "stage" => {
            let stage = Stage::from_code(typed.get("stage")).ok_or_else(unknown)?;
            let chance = typed.number("chance")?.and_then(|chance| u8::try_from(chance).ok());
            Saying::Stage(stage, StageKept { text: text("text"), class: text("class"), chance })
        }
        _ => {
            let level = Importance::from_code(typed.get("level")).ok_or_else(unknown)?;
            Saying::Importance(level)
        }
    };
    Ok(vec![(one, seen)])
}

async fn decide(desk: &Desk, customer: CustomerId, typed: &Typed) -> Result<(), Problem> {
    let granted = match typed.get("granted") {
        "yes" => true,
        "no" => false,
        _ => return Err(Problem::Unreadable("problem-choose")),
    };
    let reason = typed.get("reason").to_owned();
    desk.ask(move |office, company, who| {
        dossier::decide_deferral(office, company, who, customer, granted, &reason)
    })
    .await?;
    Ok(())
}

async fn contract(
    desk: &Desk,
    customer: CustomerId,
    typed: &Typed,
) -> Result<&'static str, Problem> {
    let asked = ContractAsked {
        number: typed.get("number").to_owned(),
        signed: day(typed.get("signed"))?,
        terms_days: typed.number("terms")?,
        late_fee: typed.ticked("late_fee"),
        pretrial: typed.ticked("pretrial"),
        payment_clauses: typed.get("payment").to_owned(),
        penalty_clauses: typed.get("penalty").to_owned(),
        copy: typed.id("copy"),
    };
    let warnings = desk
        .ask(move |office, company, who| {
            dossier::add_contract(office, company, who, customer, &asked)
        })
        .await?;
    Ok(if warnings.is_empty() { "saved" } else { "contract-warned" })
}

async fn limit(desk: &Desk, customer: CustomerId, typed: &Typed) -> Result<(), Problem> {
    let limit = amount(typed.get("amount"), desk.company.currency)?;
    let limit = limit.ok_or(Problem::Unreadable("problem-amount"))?;
    let reason = typed.get("reason").to_owned();
    desk.ask(move |office, company, who| {
        dossier::confirm_limit(office, company, who, customer, limit, &reason)
    })
    .await?;
    Ok(())
}

async fn close_audit(desk: &Desk, customer: CustomerId, typed: &Typed) -> Result<(), Problem> {
    let closed = AuditClosed {
        critical: typed.ticked("critical"),
        conclusion: typed.get("conclusion").to_owned(),
        expert: typed.id("expert"),
    };
    desk.ask(move |office, company, who| {
        dossier::close_audit(office, company, who, customer, &closed)
    })
    .await?;
    Ok(())
}

/// The address that takes files, which are larger than forms.
pub(crate) fn upload_route() -> Listed {
    // What surrounds the file in the body is small.
    let most = LARGEST_ATTACHMENT + 64 * 1024;
    Listed::new().route("/customers/{code}/attach", post(attach)).at_most(most)
}

async fn attach(desk: Desk, Path(code): Path<String>, mut form: Multipart) -> Answer {
    let unreadable = |_| Trouble::said(StatusCode::UNPROCESSABLE_ENTITY, "problem-attachment");
    let (mut file, mut kind, mut document) = (None, String::new(), String::new());
    while let Some(field) = form.next_field().await.map_err(unreadable)? {
        if field.name() == Some("file") {
            let name = field.file_name().unwrap_or_default().to_owned();
            file = Some((name, field.bytes().await.map_err(unreadable)?));
        } else if field.name() == Some("kind") {
            kind = field.text().await.map_err(unreadable)?;
        } else if field.name() == Some("document") {
            document = field.text().await.map_err(unreadable)?;
        }
    }
    let said = BTreeMap::from([
        ("kind".to_owned(), kind.clone()),
        ("document".to_owned(), document.clone()),
    ]);
    let Some(paper) = AttachedKind::from_code(&kind) else {
        return again(&desk, code, desk.texts().get("problem-no-kind"), said).await;
    };
    let Some((name, bytes)) = file.filter(|(name, _)| !name.is_empty()) else {
        return again(&desk, code, desk.texts().get("problem-no-file"), said).await;
    };
    let owned = code.clone();
    let done = desk
        .ask(move |office, company, who| {
            let customer = views::customer_card(office, company, who, &owned)?.customer;
            let new = Attaching { name: &name, bytes: &bytes, paper, document: &document };
            dossier::attach(office, company, who, customer, &new)
        })
        .await;
    match done {
        Ok(_) => {
            let back = format!("/customers/{}/file#attach", segment(&code));
            Ok(see_and_tell(&back, "attached", 1))
        }
        Err(refused)
            if refused.kind() == RefusedKind::Input
                || matches!(refused, Refused::UnknownDocument { .. }) =>
        {
            let text = sentence(desk.texts(), &refused);
            again(&desk, code, text, said).await
        }
        Err(refused) => Err(refused.into()),
    }
}

async fn again(
    desk: &Desk,
    code: String,
    problem: String,
    fields: BTreeMap<String, String>,
) -> Answer {
    let forms = Forms { open: "attach".to_owned(), problem: Some(problem), fields };
    show_with(desk, code, forms, StatusCode::UNPROCESSABLE_ENTITY).await
}

/// Gives a file back to be saved: never shown as a page, never guessed at (S23, S33).
pub(crate) async fn download(desk: Desk, Path((code, id)): Path<(String, i64)>) -> Answer {
    let found = desk
        .ask(move |office, company, who| {
            let customer = views::customer_card(office, company, who, &code)?.customer;
            dossier::attachment(office, company, who, customer, id)
        })
        .await?;
    Ok(to_be_saved(&found.name, found.media_type, found.bytes))
}

/// Bytes as a file that nothing opens by itself.
pub(super) fn to_be_saved(name: &str, media_type: &'static str, bytes: Vec<u8>) -> Response {
    let mut response: Response = bytes.into_response();
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(media_type));
    let plain: String = name
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() || ".-_ ".contains(c) { c } else { '_' })
        .collect();
    let named = format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{}", segment(name));
    let named = HeaderValue::from_str(&named).unwrap_or(HeaderValue::from_static("attachment"));
    headers.insert(CONTENT_DISPOSITION, named);
    response
}
