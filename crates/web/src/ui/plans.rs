//! Plans of measures: the supervisor's week, the head of sales' month with the planned share
//! of overdue debt, who looked at them, and the daily digest of check lists.

use super::customer_acts::{Problem, day};
use crate::asked;
use crate::desk::{Answer, Desk, see_and_tell, show as page, show_as};
use crate::errors::{self, Trouble, sentence};
use crate::frame::Frame;
use crate::lists::link;
use askama::Template;
use axum::extract::{Form, Path, Query};
use axum::http::StatusCode;
use saldo_domain::Day;
use saldo_work::plans::{self, Digest, Found, ItemAsked, ItemKind, PlanKind, Plans, SharePlan};
use saldo_work::{RefusedKind, views};
use serde::Deserialize;

/// Of which week or month.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Wanted {
    of: String,
}

/// What stands in the form for a measure.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Typed {
    of: String,
    kind: String,
    /// Code of the debtor.
    customer: String,
    /// Log-in of the colleague.
    about: String,
    day: String,
    body: String,
    coaching: String,
    percent: String,
    reason: String,
}

#[derive(Template)]
#[template(path = "plans.html")]
pub(crate) struct Screen {
    p: Frame,
    v: Plans,
    share: Option<SharePlan>,
    typed: Typed,
    problem: Option<String>,
}

impl Screen {
    pub(crate) fn new(
        mut p: Frame,
        v: Plans,
        share: Option<SharePlan>,
        typed: Typed,
        problem: Option<String>,
    ) -> Self {
        p.here = address(v.kind, v.begins);
        Self { p, v, share, typed, problem }
    }

    fn kinds(&self) -> &'static [ItemKind] {
        self.v.kind.kinds()
    }

    fn before(&self) -> String {
        address(self.v.kind, self.v.kind.begins(self.v.begins.plus(-1)))
    }

    fn after(&self) -> String {
        address(self.v.kind, self.v.ends.plus(1))
    }

    fn is_own(&self, at: &usize) -> bool {
        self.v.may_plan && *at == 0
    }

    fn may_look(&self, at: &usize) -> bool {
        self.v.may_check && !self.is_own(at)
    }

    fn percent(&self, hundredths: &u32) -> String {
        self.p.share_fine(hundredths)
    }
}

fn address(kind: PlanKind, of: Day) -> String {
    link(&format!("/plans/{}", kind.code()), &[("of", &of.to_string())])
}

fn kind(word: &str) -> Result<PlanKind, Trouble> {
    PlanKind::from_code(word).ok_or_else(Trouble::missing)
}

pub(crate) async fn show(
    desk: Desk,
    Path(word): Path<String>,
    Query(wanted): Query<Wanted>,
) -> Answer {
    let of = asked::day(&wanted.of);
    let problem = of.as_ref().err().map(|no| no.told(desk.texts()));
    let status = asked::status(problem.is_some());
    show_with(&desk, kind(&word)?, of.unwrap_or_default(), Typed::default(), problem, status).await
}

async fn show_with(
    desk: &Desk,
    kind: PlanKind,
    of: Option<Day>,
    typed: Typed,
    problem: Option<String>,
    status: StatusCode,
) -> Answer {
    let (found, share) = desk
        .ask(move |office, company, who| {
            let found = plans::plans(office, company, who, kind, of)?;
            let month = kind == PlanKind::Month;
            let share = month.then(|| plans::share(office, company, who, Some(found.begins)));
            Ok((found, share.transpose()?))
        })
        .await?;
    let title = match kind {
        PlanKind::Week => "nav-plan-week",
        PlanKind::Month => "nav-plan-month",
    };
    show_as(status, &Screen::new(desk.frame(title), found, share, typed, problem))
}

pub(crate) async fn add(desk: Desk, Path(word): Path<String>, Form(typed): Form<Typed>) -> Answer {
    let kind = kind(&word)?;
    let done = write(&desk, kind, &typed).await;
    answer(&desk, kind, typed, "planned", done).await
}

async fn write(desk: &Desk, plan: PlanKind, typed: &Typed) -> Result<(), Problem> {
    let kind = ItemKind::from_code(&typed.kind).ok_or(Problem::Unreadable("problem-plan-kind"))?;
    let on = typed.day.trim();
    let mut asked = ItemAsked {
        kind,
        of: day(&typed.of)?,
        customer: None,
        about: typed.about.trim().to_owned(),
        day: if on.is_empty() { None } else { Some(day(on)?) },
        body: typed.body.trim().to_owned(),
        coaching: !typed.coaching.is_empty(),
    };
    let code = typed.customer.trim().to_owned();
    desk.ask(move |office, company, who| {
        if !code.is_empty() {
            asked.customer = Some(views::customer_card(office, company, who, &code)?.customer);
        }
        plans::add_item(office, company, who, plan, &asked)
    })
    .await?;
    Ok(())
}

async fn answer(
    desk: &Desk,
    kind: PlanKind,
    typed: Typed,
    told: &str,
    done: Result<(), Problem>,
) -> Answer {
    let of: Option<Day> = typed.of.parse().ok();
    let begins = kind.begins(of.unwrap_or(desk.today));
    let (status, text) = match done {
        Ok(()) => return Ok(see_and_tell(&address(kind, begins), told, 1)),
        Err(Problem::Unreadable(key)) => (StatusCode::UNPROCESSABLE_ENTITY, desk.texts().get(key)),
        Err(Problem::Refused(refused)) => match refused.kind() {
            RefusedKind::Failure | RefusedKind::Forbidden => return Err(refused.into()),
            _ => (errors::status(&refused), sentence(desk.texts(), &refused)),
        },
    };
    show_with(desk, kind, Some(begins), typed, Some(text), status).await
}

/// Which measure goes.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Gone {
    of: String,
    entry: String,
}

pub(crate) async fn drop_item(
    desk: Desk,
    Path(word): Path<String>,
    Form(gone): Form<Gone>,
) -> Answer {
    let kind = kind(&word)?;
    let of: Day = gone.of.parse().map_err(|_| Trouble::missing())?;
    let entry = gone.entry.parse().unwrap_or(0);
    desk.ask(move |office, company, who| plans::drop_item(office, company, who, kind, of, entry))
        .await?;
    Ok(see_and_tell(&address(kind, kind.begins(of)), "unplanned", 1))
}

/// What was found when somebody looked.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Looked {
    of: String,
    /// Log-in of whose plan it is.
    owner: String,
    measures: String,
    work: String,
    note: String,
}

pub(crate) async fn check(
    desk: Desk,
    Path(word): Path<String>,
    Form(looked): Form<Looked>,
) -> Answer {
    let kind = kind(&word)?;
    let of: Day = looked.of.parse().map_err(|_| Trouble::missing())?;
    let found = Found {
        measures: !looked.measures.is_empty(),
        work: !looked.work.is_empty(),
        note: looked.note.trim().to_owned(),
    };
    let owner = looked.owner.clone();
    let done = desk
        .ask(move |office, company, who| {
            plans::check(office, company, who, kind, of, &owner, &found)
        })
        .await;
    let typed = Typed { of: looked.of, ..Typed::default() };
    answer(&desk, kind, typed, "plan-checked", done.map_err(Problem::from)).await
}

pub(crate) async fn set_share(desk: Desk, Form(typed): Form<Typed>) -> Answer {
    let done = plan_share(&desk, &typed).await;
    answer(&desk, PlanKind::Month, typed, "share-planned", done).await
}

async fn plan_share(desk: &Desk, typed: &Typed) -> Result<(), Problem> {
    let of = day(&typed.of)?;
    let (percent, reason) = (typed.percent.clone(), typed.reason.clone());
    desk.ask(move |office, company, who| {
        plans::set_share(office, company, who, of, &percent, &reason)
    })
    .await?;
    Ok(())
}

/// The digest of a day.
#[derive(Template)]
#[template(path = "digest.html")]
pub(crate) struct DigestScreen {
    p: Frame,
    day: Day,
    rows: Vec<Digest>,
}

impl DigestScreen {
    pub(crate) fn new(p: Frame, day: Day, rows: Vec<Digest>) -> Self {
        Self { p, day, rows }
    }
}

pub(crate) async fn digest(desk: Desk, Query(wanted): Query<Wanted>) -> Answer {
    let of: Option<Day> = wanted.of.parse().ok();
    let (day, rows): (Day, Vec<Digest>) =
        desk.ask(move |office, company, who| plans::digest(office, company, who, of)).await?;
    page(&DigestScreen::new(desk.frame("nav-digest"), day, rows))
}
