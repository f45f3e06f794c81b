//! Job descriptions (GEN-08): what the policy in force asks of each role, which documents it
//! works with (ESC-14), and what it may decide.

use crate::desk::{Answer, Desk, show as page};
use crate::errors::Trouble;
use crate::frame::Frame;
use askama::Template;
use axum::extract::Path;
use saldo_domain::Role;
use saldo_letters::regulation::Clause;
use saldo_work::policies::{self, Wanted};

/// A working document of a role: key of its words, and where it is found.
pub(crate) type Paper = (&'static str, &'static str);

/// Working documents by role (ESC-14, clauses 6.2 to 6.5).
const PAPERS: &[(Role, &[Paper])] = &[
    (Role::SalesRep, &[("paper-own-receivables", "/customers"), ("paper-day", "/day")]),
    (
        Role::Supervisor,
        &[
            ("paper-receivables", "/customers?overdue=1&sort=oldest"),
            ("paper-weekly-plan", "/day?show=upcoming"),
            ("paper-check-list", "/day?show=done"),
            ("paper-route-sheets", "/day"),
        ],
    ),
    (
        Role::HeadOfSales,
        &[
            ("paper-receivables", "/customers?overdue=1&sort=oldest"),
            ("paper-supervisors-plans", "/day?show=upcoming"),
            ("paper-weekly-plan", "/day"),
            ("paper-monthly-plan", "/day?show=upcoming"),
        ],
    ),
    (
        Role::Director,
        &[
            ("paper-receivables", "/customers?overdue=1&sort=oldest"),
            ("paper-route-sheets", "/day"),
            ("paper-head-monthly-plan", "/day?show=upcoming"),
            ("paper-personal-plan", "/day"),
        ],
    ),
    (Role::Legal, &[("paper-overdue-register", "/invoices?state=overdue"), ("paper-day", "/day")]),
];

/// Documents of roles that the regulation names none for.
const USUAL_PAPERS: &[Paper] =
    &[("paper-receivables", "/customers?overdue=1&sort=oldest"), ("paper-day", "/day")];

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
    papers: &'static [Paper],
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
        let found = PAPERS.iter().find(|(of, _)| *of == role);
        let (duties, decisions) = (p.texts.duties(policy, role), p.texts.decisions(policy, role));
        Self {
            role,
            policy: format!("{}@{}", policy.id, policy.version),
            duties,
            decisions,
            papers: found.map_or(USUAL_PAPERS, |(_, papers)| papers),
            people,
            p,
        }
    }

    fn roles(&self) -> [Role; 12] {
        Role::ALL
    }
}

pub(crate) async fn own(desk: Desk) -> Answer {
    let role = desk.person.role;
    of(desk, role).await
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
