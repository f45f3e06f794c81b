//! `saldo token`: tokens for programs that call over HTTP.

use crate::desk::Desk;
use crate::failure::Failure;
use crate::settings::Settings;
use crate::table::{Columns, Side};
use clap::{Args, Subcommand};
use saldo_domain::Day;
use saldo_domain::book::Moment;
use saldo_work::Who;
use saldo_work::tokens::{self, Issued, NewToken, Scope, Token};
use serde::Serialize;

/// What to do about tokens.
#[derive(Debug, Args)]
#[command(
    arg_required_else_help = true,
    subcommand_required = true,
    after_help = "Example:\n  saldo token add 'Web shop' --for accountant --scope credit:check --scope credit:reserve\n  \
                  saldo token list\n  saldo token revoke 1"
)]
pub(crate) struct TokenCommand {
    #[command(subcommand)]
    act: Act,
}

#[derive(Debug, Subcommand)]
enum Act {
    /// Make a token; it is printed once
    #[command(
        after_help = "Example:\n  saldo token add 'Web shop' --for accountant --scope credit:check --days 30"
    )]
    Add(Add),
    /// Every token, the ended ones too
    #[command(after_help = "Example:\n  saldo token list --json")]
    List,
    /// End a token at once
    #[command(after_help = "Example:\n  saldo token revoke 1")]
    Revoke {
        /// Number of the token, as the list shows it
        token: i64,
    },
}

#[derive(Debug, Args)]
struct Add {
    /// The program that will call, in your words
    name: String,
    /// Log-in of the person it acts for: it may never do more than that person
    #[arg(long = "for", value_name = "LOGIN")]
    login: String,
    /// What it may ask for: credit:check, credit:reserve, terms:read, customers:write,
    /// invoices:write, payments:write, shipments:write, mailings:read, mailings:write,
    /// mailings:approve, agreements:read, agreements:write
    #[arg(long = "scope", value_name = "SCOPE", required = true, value_parser = scope)]
    scopes: Vec<Scope>,
    /// Days until it expires, at most 366
    #[arg(long, default_value_t = 90)]
    days: u16,
}

fn scope(code: &str) -> Result<Scope, String> {
    Scope::from_code(code).ok_or_else(|| format!("the scopes are {}", Scope::known()))
}

/// A token as it is printed once.
#[derive(Serialize)]
struct Once<'a> {
    #[serde(flatten)]
    token: &'a Token,
    secret: &'a str,
}

/// Makes, lists or ends tokens.
pub(crate) fn run(command: TokenCommand, settings: &Settings) -> Result<(), Failure> {
    let mut desk = Desk::on_its_day(settings)?;
    let company = desk.company.company;
    match command.act {
        Act::Add(add) => {
            let Add { name, login, scopes, days } = add;
            let new = NewToken { name, login, scopes, days };
            let issued = tokens::add(&desk.office, company, Who::program(), &new)?;
            made(&mut desk, &issued)?;
        }
        Act::List => list(&mut desk)?,
        Act::Revoke { token } => {
            let ended = tokens::revoke(&desk.office, company, Who::program(), token)?;
            if desk.json {
                desk.screen.json(&ended)?;
            } else {
                desk.screen.line(desk.texts.with_text("token-revoked", "name", &ended.name))?;
            }
        }
    }
    desk.screen.flush()
}

fn made(desk: &mut Desk, issued: &Issued) -> Result<(), Failure> {
    if desk.json {
        return desk.screen.json(&Once { token: &issued.token, secret: &issued.secret });
    }
    desk.screen.line(&issued.secret)?;
    let until = day(desk, issued.token.expires_at);
    desk.screen.line(desk.texts.with_text("token-made", "day", &until))
}

fn list(desk: &mut Desk) -> Result<(), Failure> {
    let tokens = tokens::list(&desk.office, desk.company.company, Who::program())?;
    if desk.json {
        return desk.screen.json(&tokens);
    }
    let texts = desk.texts;
    let keys =
        ["token-number", "cli-name", "token-for", "token-scopes", "token-expires", "cli-state"];
    let headings = keys.map(|key| texts.get(key));
    let sided: Vec<(&str, Side)> =
        headings.iter().map(|heading| (heading.as_str(), Side::Left)).collect();
    let mut columns = Columns::new(&sided);
    for token in tokens {
        columns.row([
            token.token.to_string(),
            token.name,
            token.login,
            token.scopes.join(" "),
            day(desk, token.expires_at),
            texts.coded("token-state", token.state.code()),
        ]);
    }
    desk.screen.line(columns.text())
}

/// The day of a moment, in UTC: hours do not matter for a life of months.
fn day(desk: &Desk, moment: Moment) -> String {
    let day = Day::from_number(moment.0.div_euclid(Moment::A_DAY));
    day.map_or_else(String::new, |day| desk.texts.day(day))
}
