//! Job descriptions (GEN-08): what the policy in force asks of each role, which documents it
//! works with (ESC-14), and what it may decide.

use crate::desk::{Answer, Desk, show as page};
use crate::errors::Trouble;
use crate::frame::Frame;
use crate::pdf;
use askama::Template;
use axum::extract::Path;
use saldo_domain::Role;
use saldo_domain::authority::WorkingDocument;
use saldo_letters::regulation::Clause;
use saldo_work::policies::{self, Wanted};
use saldo_work::{Silent, working_papers};

/// Where a working document is found.
const fn place(document: WorkingDocument) -> &'static str {
    match document {
        WorkingDocument::Receivables => "/customers?overdue=1&sort=oldest",
        WorkingDocument::OwnReceivables => "/customers",
        WorkingDocument::WeeklyPlan | WorkingDocument::SupervisorsPlans => "/plans/week",
        WorkingDocument::MonthlyPlan | WorkingDocument::HeadMonthlyPlan => "/plans/month",
        WorkingDocument::WorkOfWeek | WorkingDocument::PersonalPlan => "/day?show=upcoming",
        WorkingDocument::CheckList => "/day?show=done",
        WorkingDocument::RouteSheets => "/route",
        WorkingDocument::OverdueRegister => "/reports/overdue-work",
        WorkingDocument::Day => "/day",
    }
}

/// The job description of one role, with a way to the others.
#[derive(Template)]
#[template(path = "role.html")]
pub(crate) struct Screen {
    p: Frame,
    role: Role,
    /// `name@version` in force.
    policy: String,
    duties: Vec<Clause>,
    decisions: Vec<Clause>,
    people: Vec<String>,
}

impl Screen {
    pub(crate) fn new(
        mut p: Frame,
        role: Role,
        policy: &saldo_domain::policy::Policy,
        people: Vec<String>,
    ) -> Self {
        p.title = p.role(&role);
        let (duties, decisions) = (p.texts.duties(policy, role), p.texts.decisions(policy, role));
        Self {
            role,
            policy: format!("{}@{}", policy.id, policy.version),
            duties,
            decisions,
            people,
            p,
        }
    }

    /// Is it the role of whoever looks? Its documents can then be printed.
    fn is_own(&self) -> bool {
        self.p.person.as_ref().is_some_and(|person| person.role == self.role)
    }

    fn roles(&self) -> [Role; 12] {
        Role::ALL
    }

    /// Working documents of the role, with where they are (ESC-14); no way leads where whoever
    /// looks may not go.
    fn papers(&self) -> Vec<(&'static str, Option<&'static str>)> {
        let open = |href: &str| self.p.may_visit(href.split('?').next().unwrap_or(href));
        let paper = |document: &WorkingDocument| {
            let href = place(*document);
            (document.code(), Some(href).filter(|href| open(href)))
        };
        WorkingDocument::of(self.role).iter().map(paper).collect()
    }
}

pub(crate) async fn own(desk: Desk) -> Answer {
    let role = desk.person.role;
    of(desk, role).await
}

/// The working documents of whoever asks, as one printed set (ESC-14).
pub(crate) async fn papers(desk: Desk) -> Answer {
    let texts = desk.texts();
    let paper = desk
        .ask(move |office, company, who| {
            working_papers::printed_set(office, company, who, texts, &Silent)
        })
        .await?;
    Ok(pdf::shown_as("working-documents", pdf::of(paper).await?.bytes))
}

pub(crate) async fn show(desk: Desk, Path(code): Path<String>) -> Answer {
    let role = Role::from_code(&code.to_ascii_uppercase().replace('-', "_"));
    of(desk, role.ok_or_else(Trouble::missing)?).await
}

async fn of(desk: Desk, role: Role) -> Answer {
    let (document, people) = desk
        .ask(move |office, company, _| {
            let people = saldo_work::users::list(office, company)?;
            Ok((policies::find(office, company, Wanted::Followed)?, people))
        })
        .await?;
    let own = people.into_iter().filter(|one| one.role == role && !one.disabled);
    let names = own.map(|one| one.name).collect();
    page(&Screen::new(desk.frame("nav-roles"), role, &document.policy, names))
}
