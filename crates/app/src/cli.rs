//! What can be typed: options and commands, one help text with an example each.

use crate::commands::{
    agreement, attach, backup, bank_rules, calc, company, contact, credit, db, deliver, demo,
    difference, explain, export, import, init, journal, letter, lower, mailbox, mailing, payables,
    person, policy, post, rates, read_table, refund, report, request, restore, run, sending, serve,
    simulate, statement, status, token, user, verify, webhook, worker,
};
use clap::{Args, Parser, Subcommand};
use saldo_domain::Day;
use saldo_letters::Language;
use std::path::PathBuf;

/// Receivables control: who owes what since when, and what to do about it today.
#[derive(Debug, Parser)]
#[command(
    name = "saldo",
    version,
    max_term_width = 80,
    subcommand_required = true,
    arg_required_else_help = true,
    after_help = "Example:\n  saldo demo                       a company to look at, in the browser\n  \
                  saldo import auto invoices.csv   your own data\n  \
                  saldo run --plan                 what the regulation asks for today"
)]
pub(crate) struct Cli {
    #[command(flatten)]
    pub(crate) common: Common,
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// Options of every command. Each may also stand in the environment as `SALDO_…` or in
/// the settings file; a flag wins over the environment, the environment over the file.
#[derive(Clone, Debug, Args)]
pub(crate) struct Common {
    /// Where the data is: sqlite:PATH or postgres://…
    #[arg(long, global = true, env = "SALDO_DATABASE", value_name = "URL")]
    pub(crate) database: Option<String>,
    /// The business day (YYYY-MM-DD); today in the company's time zone when absent
    #[arg(long, global = true, env = "SALDO_AS_OF", value_name = "DATE")]
    pub(crate) as_of: Option<Day>,
    /// Machine-readable output
    #[arg(long, global = true)]
    pub(crate) json: bool,
    /// Language of the output: en, ru or et
    #[arg(long, global = true, env = "SALDO_LANG", value_name = "LANG", value_parser = language)]
    pub(crate) lang: Option<Language>,
    /// The company: its number or name where the database holds several; for init its name
    #[arg(long, global = true, env = "SALDO_COMPANY", value_name = "COMPANY")]
    pub(crate) company: Option<String>,
    /// Settings file (TOML); the platform's configuration folder is looked at when absent
    #[arg(long, global = true, env = "SALDO_CONFIG", value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
}

fn language(code: &str) -> Result<Language, String> {
    Language::from_code(code).ok_or_else(|| "the languages are en, ru and et".to_owned())
}

/// The commands.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Make a realistic company, print its day, and show it in the browser
    Demo(demo::Demo),
    /// Found an empty company
    Init(init::Init),
    /// Take customers, invoices and payments from files
    Import(import::Import),
    /// The control run: what the regulation asks for, customer by customer
    Run(run::Run),
    /// Reports
    Report(Box<report::Report>),
    /// What is asked of those who decide, and their decisions
    Request(request::Request),
    /// Money that goes back to whoever paid it: propose, approve, order
    Refund(refund::Refund),
    /// Repayment agreements: draw up, answer, sign, break off, follow
    Agreement(agreement::AgreementCommand),
    /// Why something happened, and why nothing else did
    Explain(explain::Explain),
    /// Calculate penalties, interest, dates, shares: JSON in, JSON out
    Calc(calc::Calc),
    /// Rates and calendars: list, add a decision, import
    Rates(rates::Rates),
    /// The regulation: check, show, compare, replay, enter
    Policy(policy::Policy),
    /// A document about a customer as PDF
    Letter(letter::Letter),
    /// A customer's account over a period
    Statement(statement::Command),
    /// How the company stands on its documents
    Company(company::Company),
    /// Send what the outbox holds
    Deliver(deliver::Deliver),
    /// Letters that go by post: print them together, say that they were posted
    Post(post::PostCommand),
    /// Letters to a group of customers: draw up, look, approve, end
    Mailing(mailing::MailingCommand),
    /// What comes back by mail: read the mailbox, list, say that it was read
    Mailbox(mailbox::MailboxCommand),
    /// How the company sends: server, gateway, hours, limits, on and off
    Sending(sending::SendingCommand),
    /// Serve the pages, and send by itself
    Serve(serve::Serve),
    /// Send by itself, without pages
    Worker(worker::Work),
    /// People, roles, teams
    User(user::User),
    /// Statuses of payers, with their evidence
    Status(status::StatusCommand),
    /// Whether a shipment may leave now
    Credit(credit::Credit),
    /// Lower a debt without money: credit note, return, offset
    Lower(lower::Lower),
    /// Close a rounding or a bank fee that keeps a paid document open
    Difference(difference::Difference),
    /// Rules for tables of your own banks
    BankRules(bank_rules::BankRulesCommand),
    /// How a customer may be written to and called
    Contact(contact::ContactCommand),
    /// Attach a file to a customer’s file, with what it is
    Attach(attach::Attach),
    /// What counterparties owe beside what the company owes them
    Payables(payables::Payables),
    /// Files for other programs
    Export(export::Export),
    /// Tokens for programs that call over HTTP
    Token(token::TokenCommand),
    /// Programs outside that are told what happens
    Webhook(webhook::WebhookCommand),
    /// The database schema
    Db(db::Db),
    /// What is stored about a customer: take it out, erase it
    Person(person::PersonCommand),
    /// The journal, for somebody who examines it
    Journal(journal::Journal),
    /// Check every invariant on the stored data
    Verify(verify::Verify),
    /// Years of a company, lived in a moment while things go wrong
    Simulate(simulate::Simulate),
    /// Write a consistent copy, also while the program works
    Backup(backup::Backup),
    /// Bring a backup back into an empty database
    Restore(restore::Restore),
    /// Read one spreadsheet within limits, for another saldo process
    #[command(hide = true)]
    ReadTable(read_table::ReadTable),
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    fn commands(of: &clap::Command) -> Vec<clap::Command> {
        let nested = of.get_subcommands().flat_map(commands);
        nested.chain([of.clone()]).collect()
    }

    #[test]
    fn the_definition_is_consistent() {
        Cli::command().debug_assert();
    }

    #[test]
    fn every_command_shows_an_example() {
        for command in
            commands(&Cli::command()).into_iter().filter(|command| !command.is_hide_set())
        {
            let help = command.get_after_help().map(ToString::to_string).unwrap_or_default();
            assert!(help.contains("Example") && help.contains("saldo "), "{}", command.get_name());
        }
    }

    #[test]
    fn every_example_can_be_typed_as_it_stands() {
        let root = Cli::command();
        for command in commands(&root) {
            let help = command.get_after_help().map(ToString::to_string).unwrap_or_default();
            for example in help.lines().map(str::trim).filter(|line| line.starts_with("saldo ")) {
                // What stands behind some spaces explains the example.
                let typed = example.split("   ").next().unwrap_or_default();
                if let Err(error) = Cli::try_parse_from(words(typed)) {
                    panic!("{example}: {error}");
                }
            }
        }
    }

    /// Splits as a shell does, as far as examples need it.
    fn words(line: &str) -> Vec<String> {
        let parts = line.split('\'').enumerate();
        parts
            .flat_map(|(index, part)| match index % 2 {
                0 => part.split_whitespace().map(str::to_owned).collect(),
                _ => vec![part.to_owned()],
            })
            .collect()
    }
}
