//! `saldo request`: what is asked of those who decide, and their decisions.

use crate::desk::Desk;
use crate::failure::Failure;
use crate::settings::Settings;
use crate::table::{Columns, Side};
use clap::{Args, Subcommand};
use saldo_domain::Day;
use saldo_domain::authority::Choice;
use saldo_work::Who;
use saldo_work::requests::{self, Answer, Shown, Which};
use saldo_work::views::Page;
use serde::Serialize;

/// What to do about requests.
#[derive(Debug, Args)]
#[command(
    arg_required_else_help = true,
    subcommand_required = true,
    after_help = "Example:\n  saldo request list\n  saldo request list --show missed\n  \
                  saldo request decide 17 --by director --choose APPROVE --reason 'order 5'"
)]
pub(crate) struct Request {
    #[command(subcommand)]
    act: Act,
}

#[derive(Debug, Subcommand)]
enum Act {
    /// Requests: open ones, those that were missed, or closed ones
    #[command(after_help = "Example:\n  saldo request list --show missed --json")]
    List {
        /// open, missed or closed
        #[arg(long, value_name = "WHICH", default_value = "open",
              value_parser = ["open", "missed", "closed"])]
        show: String,
    },
    /// Record the decision of a person, with all that follows from it
    #[command(
        after_help = "Example:\n  saldo request decide 17 --by director --choose APPROVE --reason 'order 5'"
    )]
    Decide(Decide),
}

#[derive(Debug, Args)]
struct Decide {
    /// Number of the request
    request: i64,
    /// Log-in of the person who decides: the checks are those of that person
    #[arg(long, value_name = "LOGIN")]
    by: String,
    /// One answer of its list; several where the request takes several
    #[arg(long, value_name = "ANSWER", required = true, value_parser = choice)]
    choose: Vec<Choice>,
    /// Why
    #[arg(long)]
    reason: String,
    /// Last day of the time that is given
    #[arg(long, value_name = "DAY")]
    until: Option<Day>,
    /// Number of the written order
    #[arg(long, value_name = "NUMBER", default_value = "")]
    order: String,
    /// Date of the written order
    #[arg(long, value_name = "DATE")]
    order_date: Option<Day>,
    /// Conditions
    #[arg(long, default_value = "")]
    conditions: String,
}

fn choice(code: &str) -> Result<Choice, String> {
    let code = code.to_ascii_uppercase().replace('-', "_");
    Choice::from_code(&code).ok_or_else(|| {
        let known: Vec<&str> = Choice::ALL.iter().map(|choice| choice.code()).collect();
        format!("the answers are {}", known.join(", "))
    })
}

/// One request, for programs.
#[derive(Serialize)]
struct Told {
    request: i64,
    kind: &'static str,
    customer: Option<String>,
    amount: Option<String>,
    role: &'static str,
    until: Day,
    state: &'static str,
    missed: i64,
    options: Vec<&'static str>,
}

impl Told {
    fn of(shown: &Shown) -> Self {
        Self {
            request: shown.request,
            kind: shown.kind.code(),
            customer: shown.customer.as_ref().map(|one| one.code.clone()),
            amount: shown.amount.map(|amount| amount.to_string()),
            role: shown.role.code(),
            until: shown.until,
            state: shown.state.code(),
            missed: shown.missed,
            options: shown.options.iter().map(|choice| choice.code()).collect(),
        }
    }
}

/// Lists, or decides.
pub(crate) fn run(command: Request, settings: &Settings) -> Result<(), Failure> {
    let mut desk = Desk::on_its_day(settings)?;
    match command.act {
        Act::List { show } => list(&mut desk, Which::from_code(&show))?,
        Act::Decide(decide) => decided(&mut desk, decide)?,
    }
    desk.screen.flush()
}

fn list(desk: &mut Desk, which: Which) -> Result<(), Failure> {
    let company = desk.company.company;
    let page = Page::first(Page::MOST);
    let found = requests::list(&desk.office, company, Who::program(), which, page)?;
    if desk.json {
        return desk.screen.json(&found.rows.iter().map(Told::of).collect::<Vec<_>>());
    }
    let texts = desk.texts;
    let headings = ["request-what", "column-customer", "request-whose", "request-deadline"]
        .map(|key| texts.get(key));
    let mut sided = vec![("№", Side::Right)];
    sided.extend(headings.iter().map(|heading| (heading.as_str(), Side::Left)));
    let mut columns = Columns::new(&sided);
    for row in found.rows {
        let customer = row.customer.map(|one| one.code).unwrap_or_default();
        columns.row([
            row.request.to_string(),
            texts.get(&format!("request-{}", row.kind.code())),
            customer,
            texts.role(row.role),
            texts.day(row.until),
        ]);
    }
    desk.screen.line(columns.text())
}

fn decided(desk: &mut Desk, decide: Decide) -> Result<(), Failure> {
    let company = desk.company.company;
    let person = desk.decider(&decide.by)?;
    let answer = Answer {
        choices: decide.choose,
        reason: decide.reason,
        conditions: decide.conditions,
        until: decide.until,
        order_number: decide.order,
        order_day: decide.order_date,
        status: None,
    };
    let number = requests::decide(&desk.office, company, person.who(), decide.request, &answer)?;
    if desk.json {
        return desk.screen.json(&serde_json::json!({ "decision": number }));
    }
    desk.screen.line(desk.texts.get("flash-decided"))
}
