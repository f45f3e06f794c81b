//! `saldo user`: people, roles, teams.

use crate::desk::Desk;
use crate::failure::Failure;
use crate::paper;
use crate::secrets;
use crate::settings::Settings;
use crate::table::{Columns, Side};
use clap::{Args, Subcommand};
use saldo_domain::Role;
use saldo_letters::Language;
use saldo_work::authority::same_person;
use saldo_work::users::{self, NewPerson, Person};
use saldo_work::{Who, working_papers};
use serde::Serialize;
use std::io::Read;
use std::path::{Path, PathBuf};

/// What to do about people.
#[derive(Debug, Args)]
#[command(
    arg_required_else_help = true,
    subcommand_required = true,
    after_help = "Example:\n  saldo user add rep2 --name 'Sales rep 2' --role SALES_REP --team North\n  \
                  saldo user list\n  saldo user disable rep2"
)]
pub(crate) struct User {
    #[command(subcommand)]
    act: Act,
}

#[derive(Debug, Subcommand)]
enum Act {
    /// Add a person; a password is made and printed once, unless one is given on stdin
    #[command(
        after_help = "Example:\n  saldo user add rep2 --name 'Sales rep 2' --role SALES_REP --team North"
    )]
    Add(Add),
    /// Everybody
    #[command(after_help = "Example:\n  saldo user list --json")]
    List,
    /// Take a person's access away
    #[command(after_help = "Example:\n  saldo user disable rep2")]
    Disable {
        /// Log-in of the person
        login: String,
    },
    /// Give a person another role
    #[command(after_help = "Example:\n  saldo user role rep2 SUPERVISOR")]
    Role {
        /// Log-in of the person
        login: String,
        /// SALES_REP, SUPERVISOR, HEAD_OF_SALES, …, ADMINISTRATOR
        #[arg(value_parser = role)]
        role: Role,
    },
    /// Put a person into another team, or into none
    #[command(after_help = "Example:\n  saldo user team rep2 South")]
    Team {
        /// Log-in of the person
        login: String,
        /// Name of the team; empty for none
        team: String,
    },
    /// Say where a person's notices go
    #[command(after_help = "Example:\n  saldo user email rep2 rep2@example.com")]
    Email {
        /// Log-in of the person
        login: String,
        /// E-mail address; empty: notices are shown on the pages only
        address: String,
    },
    /// Say that an account is another one of the same person: nobody decides under it what the
    /// person asked for under the first
    #[command(after_help = "Example:\n  saldo user same director2 director")]
    Same {
        /// Log-in of the other account
        login: String,
        /// Log-in of the person's first account; the same one again takes the mark away
        first: String,
    },
    /// Print the working documents of a person’s role as one set
    #[command(after_help = "Example:\n  saldo user papers supervisor1 --out set.pdf")]
    Papers {
        /// Log-in of the person
        login: String,
        /// Write to this file instead of standard output
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
    },
    /// Give a person a new password
    #[command(after_help = "Example:\n  saldo user reset rep2")]
    Reset {
        /// Log-in of the person
        login: String,
        /// Read the password from stdin instead of making one
        #[arg(long)]
        password_stdin: bool,
    },
}

#[derive(Debug, Args)]
struct Add {
    /// Log-in: letters, digits, dots, dashes, underscores
    login: String,
    /// Name as others see it
    #[arg(long)]
    name: String,
    /// SALES_REP, SUPERVISOR, HEAD_OF_SALES, …, ADMINISTRATOR
    #[arg(long, value_parser = role)]
    role: Role,
    /// Team of a representative or supervisor
    #[arg(long, default_value = "")]
    team: String,
    /// Language of the person's pages; the company's when absent
    #[arg(long, value_name = "LANG")]
    language: Option<String>,
    /// Read the password from stdin instead of making one
    #[arg(long)]
    password_stdin: bool,
}

/// A person together with the password just made for them, said once.
#[derive(Serialize)]
struct Known {
    #[serde(flatten)]
    person: Person,
    #[serde(skip_serializing_if = "Option::is_none")]
    password: Option<String>,
}

fn role(code: &str) -> Result<Role, String> {
    let code = code.to_ascii_uppercase().replace('-', "_");
    Role::from_code(&code).ok_or_else(|| {
        let known: Vec<&str> = Role::ALL.iter().map(|role| role.code()).collect();
        format!("the roles are {}", known.join(", "))
    })
}

/// Adds, lists, disables, resets, marks as one person's, or gives another role or team.
pub(crate) fn run(command: User, settings: &Settings) -> Result<(), Failure> {
    let mut desk = Desk::on_its_day(settings)?;
    match command.act {
        Act::Add(add) => added(&mut desk, add)?,
        Act::List => list(&mut desk)?,
        Act::Disable { login } => {
            let person =
                users::disable(&desk.office, desk.company.company, Who::program(), &login)?;
            tell(&mut desk, "cli-user-disabled", Known { person, password: None })?;
        }
        Act::Role { login, role } => {
            let company = desk.company.company;
            let person = users::set_role(&desk.office, company, Who::program(), &login, role)?;
            tell(&mut desk, "cli-user-role", Known { person, password: None })?;
        }
        Act::Team { login, team } => {
            let company = desk.company.company;
            let person = users::set_team(&desk.office, company, Who::program(), &login, &team)?;
            tell(&mut desk, "cli-user-team", Known { person, password: None })?;
        }
        Act::Email { login, address } => {
            let company = desk.company.company;
            let asked = (login.as_str(), address.as_str());
            let person = users::set_email(&desk.office, company, Who::program(), asked)?;
            tell(&mut desk, "cli-user-email", Known { person, password: None })?;
        }
        Act::Same { login, first } => {
            let company = desk.company.company;
            same_person(&desk.office, company, Who::program(), &login, &first)?;
            let found = users::list(&desk.office, company)?;
            let of_login = |one: &Person| one.login.eq_ignore_ascii_case(login.trim());
            if let Some(person) = found.into_iter().find(of_login) {
                tell(&mut desk, "cli-user-same", Known { person, password: None })?;
            }
        }
        Act::Papers { login, out } => papers(&mut desk, &login, out.as_deref())?,
        Act::Reset { login, password_stdin } => {
            let (password, made) = password(password_stdin)?;
            let company = desk.company.company;
            let person = users::reset(&desk.office, company, Who::program(), &login, &password)?;
            tell(&mut desk, "cli-user-reset", Known { person, password: made })?;
        }
    }
    desk.screen.flush()
}

/// The working documents of a person, with what that person may see (ESC-14).
fn papers(desk: &mut Desk, login: &str, out: Option<&Path>) -> Result<(), Failure> {
    let who = desk.decider(login)?.who();
    let (company, progress) = (desk.company.company, desk.progress());
    let set =
        working_papers::printed_set(&desk.office, company, who, desk.texts, progress.as_ref())?;
    let printed = paper::pdf(&set)?;
    paper::deliver(&mut desk.screen, out, &printed.bytes)
}

fn added(desk: &mut Desk, add: Add) -> Result<(), Failure> {
    let language = add.language.map(|code| known_language(&code)).transpose()?.unwrap_or_default();
    let (password, made) = password(add.password_stdin)?;
    let new = NewPerson {
        login: add.login,
        name: add.name,
        role: add.role,
        team: add.team,
        language,
        password,
    };
    let person = users::add(&desk.office, desk.company.company, Who::program(), &new)?;
    tell(desk, "cli-user-added", Known { person, password: made })
}

fn known_language(code: &str) -> Result<String, Failure> {
    let known = Language::from_code(code).map(|language| language.code().to_owned());
    known.ok_or_else(|| {
        Failure::refused(format!("--language “{code}”: the languages are en, ru and et"))
    })
}

/// The password to set, and the same again when it was made here and must be told.
fn password(from_stdin: bool) -> Result<(String, Option<String>), Failure> {
    if !from_stdin {
        let made = secrets::password()?;
        return Ok((made.clone(), Some(made)));
    }
    let mut given = String::new();
    std::io::stdin().read_to_string(&mut given)?;
    Ok((given.trim_end_matches(['\r', '\n']).to_owned(), None))
}

fn tell(desk: &mut Desk, key: &str, known: Known) -> Result<(), Failure> {
    if desk.json {
        return desk.screen.json(&known);
    }
    let login = known.person.login.as_str();
    desk.screen.line(desk.texts.with_text(key, "login", login))?;
    match &known.password {
        Some(password) => {
            desk.screen.line(desk.texts.with_text("cli-user-password", "password", password))
        }
        None => Ok(()),
    }
}

fn list(desk: &mut Desk) -> Result<(), Failure> {
    let people = users::list(&desk.office, desk.company.company)?;
    if desk.json {
        return desk.screen.json(&people);
    }
    let texts = desk.texts;
    let headings = ["cli-login", "cli-name", "cli-role", "cli-team", "cli-email", "cli-state"]
        .map(|key| texts.get(key));
    let sided: Vec<(&str, Side)> =
        headings.iter().map(|heading| (heading.as_str(), Side::Left)).collect();
    let mut columns = Columns::new(&sided);
    for person in people {
        let state = if person.disabled { texts.get("cli-disabled") } else { String::new() };
        columns.row([
            person.login,
            person.name,
            texts.role(person.role),
            person.team,
            person.email,
            state,
        ]);
    }
    desk.screen.line(columns.text())
}
