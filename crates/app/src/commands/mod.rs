//! One file per command.

pub(crate) mod agreement;
pub(crate) mod attach;
pub(crate) mod backup;
pub(crate) mod bank_rules;
mod by_lateness;
pub(crate) mod calc;
pub(crate) mod company;
pub(crate) mod contact;
pub(crate) mod credit;
pub(crate) mod db;
pub(crate) mod deliver;
pub(crate) mod demo;
pub(crate) mod difference;
pub(crate) mod explain;
mod explain_charge;
pub(crate) mod export;
pub(crate) mod import;
pub(crate) mod init;
pub(crate) mod journal;
pub(crate) mod letter;
pub(crate) mod lower;
pub(crate) mod mailbox;
pub(crate) mod mailing;
pub(crate) mod payables;
pub(crate) mod person;
mod picture;
pub(crate) mod policy;
pub(crate) mod post;
pub(crate) mod rates;
pub(crate) mod read_table;
pub(crate) mod refund;
pub(crate) mod report;
mod report_any;
mod report_charges;
mod report_irrecoverable;
mod report_lateness;
mod report_paper;
mod report_plan;
pub(crate) mod request;
pub(crate) mod restore;
pub(crate) mod run;
pub(crate) mod sending;
pub(crate) mod serve;
pub(crate) mod simulate;
pub(crate) mod statement;
pub(crate) mod status;
pub(crate) mod token;
pub(crate) mod user;
pub(crate) mod verify;
pub(crate) mod webhook;
pub(crate) mod worker;

use crate::cli::{Cli, Command};
use crate::failure::Failure;
use crate::settings::Settings;

/// Does what was typed.
pub(crate) fn run(cli: Cli) -> Result<(), Failure> {
    // The child that reads spreadsheets has a tight limit and needs no settings.
    if let Command::ReadTable(command) = &cli.command {
        return read_table::run(command);
    }
    let settings = Settings::of(cli.common)?;
    match cli.command {
        Command::Demo(command) => demo::run(command, settings),
        Command::Init(command) => init::run(command, &settings),
        Command::Import(command) => import::run(command, &settings),
        Command::Run(command) => run::run(command, &settings),
        Command::Report(command) => report::run(*command, &settings),
        Command::Request(command) => request::run(command, &settings),
        Command::Refund(command) => refund::run(command, &settings),
        Command::Agreement(command) => agreement::run(command, &settings),
        Command::Explain(command) => explain::run(command, &settings),
        Command::Calc(command) => calc::run(command, &settings),
        Command::Policy(command) => policy::run(command, &settings),
        Command::Rates(command) => rates::run(command, &settings),
        Command::Journal(command) => journal::run(command, &settings),
        Command::Letter(command) => letter::run(command, &settings),
        Command::Statement(command) => statement::run(command, &settings),
        Command::Company(command) => company::run(command, &settings),
        Command::Deliver(command) => deliver::run(command, &settings),
        Command::Person(command) => person::run(command, &settings),
        Command::Post(command) => post::run(command, &settings),
        Command::Mailing(command) => mailing::run(command, &settings),
        Command::Mailbox(command) => mailbox::run(command, &settings),
        Command::Sending(command) => sending::run(command, &settings),
        Command::Serve(command) => serve::run(command, &settings),
        Command::Worker(command) => worker::run(command, &settings),
        Command::Status(command) => status::run(command, &settings),
        Command::Credit(command) => credit::run(command, &settings),
        Command::Lower(command) => lower::run(command, &settings),
        Command::Difference(command) => difference::run(command, &settings),
        Command::BankRules(command) => bank_rules::run(command, &settings),
        Command::Contact(command) => contact::run(command, &settings),
        Command::Attach(command) => attach::run(command, &settings),
        Command::Payables(command) => payables::run(command, &settings),
        Command::Export(command) => export::run(command, &settings),
        Command::Token(command) => token::run(command, &settings),
        Command::Webhook(command) => webhook::run(command, &settings),
        Command::User(command) => user::run(command, &settings),
        Command::Db(command) => db::run(command, &settings),
        Command::Verify(command) => verify::run(command, &settings),
        Command::Simulate(command) => simulate::run(command, &settings),
        Command::Backup(command) => backup::run(command, &settings),
        Command::Restore(command) => restore::run(command, &settings),
        Command::ReadTable(command) => read_table::run(&command),
    }
}
