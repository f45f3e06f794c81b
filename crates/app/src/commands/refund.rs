//! `saldo refund`: money that goes back to whoever paid it.

use crate::desk::Desk;
use crate::failure::Failure;
use crate::paper;
use crate::secrets;
use crate::settings::Settings;
use crate::table::{Columns, Side};
use clap::{Args, Subcommand};
use saldo_domain::refunds::State;
use saldo_domain::{Currency, Money};
use saldo_work::acts::IdempotencyKey;
use saldo_work::refunds::{self, OrderShown, Payee, Proposal, RefundShown};
use saldo_work::views::{self, Page};
use saldo_work::{Refused, Who};
use serde_json::{Value, json};
use std::path::PathBuf;

/// Propose, decide, order, look.
#[derive(Debug, Args)]
#[command(
    arg_required_else_help = true,
    subcommand_required = true,
    after_help = "Example:\n  saldo refund propose C-001 P-77 120.50 --by accountant --reason 'paid twice'\n  \
                  saldo refund approve 1 --by director\n  \
                  saldo refund order EE571010220229377229 --by accountant --out refunds.xml"
)]
pub(crate) struct Refund {
    #[command(subcommand)]
    act: Act,
}

#[derive(Debug, Subcommand)]
enum Act {
    /// Refunds, the latest first
    #[command(after_help = "Example:\n  saldo refund list --state approved --json")]
    List {
        /// proposed, approved, ordered, doubted, suspended, paid, declined or withdrawn; all when absent
        #[arg(long, value_name = "STATE", value_parser = state)]
        state: Option<State>,
    },
    /// Propose that money of a payment goes back: it is kept from now on
    #[command(
        after_help = "Example:\n  saldo refund propose C-001 P-77 120.50 --by accountant --reason 'paid twice'\n  \
                      saldo refund propose C-001 P-77 120.50 --by accountant --reason 'paid twice' --account EE382200221020145685 --account-reason 'letter of 5 March'"
    )]
    Propose(Box<Propose>),
    /// Approve a refund that somebody else has proposed
    #[command(after_help = "Example:\n  saldo refund approve 1 --by director")]
    Approve {
        refund: i64,
        /// Log-in of the person who approves: the checks are those of that person
        #[arg(long, value_name = "LOGIN")]
        by: String,
    },
    /// Decline a refund: its money is free again
    #[command(
        after_help = "Example:\n  saldo refund decline 1 --by director --reason 'is owed again'"
    )]
    Decline(Ended),
    /// Withdraw a refund before it is paid; after it was ordered, only when the bank has not paid it
    #[command(
        after_help = "Example:\n  saldo refund withdraw 1 --by director --reason 'refused by the bank'"
    )]
    Withdraw(Ended),
    /// Write what is approved for an account of ours into one payment order, and save its file
    #[command(
        after_help = "Example:\n  saldo refund order EE571010220229377229 --by accountant --out refunds.xml\n  \
                      saldo refund order EE571010220229377229 --currency USD --by accountant --out refunds.xml"
    )]
    Order {
        /// The account of ours to pay from
        account: String,
        /// In which currency, where refunds of several wait
        #[arg(long, value_name = "CODE", value_parser = currency)]
        currency: Option<Currency>,
        /// Log-in of the person who writes it
        #[arg(long, value_name = "LOGIN")]
        by: String,
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
    },
    /// Say that the statements since a back-up that was brought back are in: refunds are ordered again
    #[command(
        name = "statements-in",
        after_help = "Example:\n  saldo refund statements-in --by director"
    )]
    StatementsIn {
        /// Log-in of the person who says so: one who approves refunds
        #[arg(long, value_name = "LOGIN")]
        by: String,
    },
    /// Payment orders, the latest first
    #[command(after_help = "Example:\n  saldo refund orders --json")]
    Orders,
    /// Save the same file of a payment order once more
    #[command(after_help = "Example:\n  saldo refund take 1 --by accountant --out refunds.xml")]
    Take {
        order: i64,
        /// Log-in of the person who takes it
        #[arg(long, value_name = "LOGIN")]
        by: String,
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
    },
}

#[derive(Debug, Args)]
struct Propose {
    /// Code of the customer
    customer: String,
    /// Number of the payment or other credit
    payment: String,
    /// Amount, a plain decimal
    amount: String,
    /// Log-in of the person who proposes it
    #[arg(long, value_name = "LOGIN")]
    by: String,
    /// Why it goes back
    #[arg(long)]
    reason: String,
    /// Account of the payee; the one the money came from when absent
    #[arg(long, default_value = "")]
    account: String,
    /// Why it goes to another account than the money came from
    #[arg(long, value_name = "REASON", default_value = "")]
    account_reason: String,
    /// Name of the payee; the payer when absent
    #[arg(long, default_value = "")]
    payee: String,
    /// BIC of the payee's bank
    #[arg(long, value_name = "BIC", default_value = "")]
    bank: String,
    /// INN or registry code of the payee
    #[arg(long, default_value = "")]
    code: String,
    /// The account of ours to pay from; the one the money came in on when absent
    #[arg(long, value_name = "ACCOUNT", default_value = "")]
    from: String,
    /// The same key a second time proposes nothing new
    #[arg(long, value_name = "KEY")]
    key: Option<String>,
}

#[derive(Debug, Args)]
struct Ended {
    refund: i64,
    /// Log-in of the person who says so
    #[arg(long, value_name = "LOGIN")]
    by: String,
    #[arg(long)]
    reason: String,
}

fn state(code: &str) -> Result<State, String> {
    State::from_code(code).ok_or_else(|| {
        let known: Vec<&str> = State::ALL.iter().map(|state| state.code()).collect();
        format!("the states are {}", known.join(", "))
    })
}

fn currency(code: &str) -> Result<Currency, String> {
    Currency::from_code(code).map_err(|error| error.to_string())
}

/// Does what was asked.
pub(crate) fn run(command: Refund, settings: &Settings) -> Result<(), Failure> {
    let mut desk = Desk::on_its_day(settings)?;
    let company = desk.company.company;
    match command.act {
        Act::List { state } => list(&mut desk, state)?,
        Act::Orders => orders(&mut desk)?,
        Act::Propose(new) => {
            let number = propose(&desk, *new)?;
            show(&mut desk, number)?;
        }
        Act::Approve { refund, by } => {
            refunds::approve(&desk.office, company, person(&desk, &by)?, refund)?;
            show(&mut desk, refund)?;
        }
        Act::Decline(said) => {
            let who = person(&desk, &said.by)?;
            refunds::decline(&desk.office, company, who, said.refund, &said.reason)?;
            show(&mut desk, said.refund)?;
        }
        Act::Withdraw(said) => {
            let who = person(&desk, &said.by)?;
            refunds::withdraw(&desk.office, company, who, said.refund, &said.reason)?;
            show(&mut desk, said.refund)?;
        }
        Act::Order { account, currency, by, out } => {
            let who = person(&desk, &by)?;
            let from = (account.as_str(), currency);
            let order = refunds::write_order(&desk.office, company, who, from)?;
            take(&mut desk, who, order, &out)?;
        }
        Act::StatementsIn { by } => {
            refunds::statements_are_in(&desk.office, company, person(&desk, &by)?)?;
            list(&mut desk, Some(State::Doubted))?;
        }
        Act::Take { order, by, out } => {
            let who = person(&desk, &by)?;
            take(&mut desk, who, order, &out)?;
        }
    }
    desk.screen.flush()
}

fn person(desk: &Desk, login: &str) -> Result<Who, Failure> {
    let found = desk.decider(login)?;
    Ok(Who::new(found.person, found.role))
}

fn propose(desk: &Desk, new: Propose) -> Result<i64, Failure> {
    let (company, who) = (desk.company.company, person(desk, &new.by)?);
    let document =
        views::credit_by_number(&desk.office, company, who, &new.customer, &new.payment)?;
    let amount = Money::parse(&new.amount, document.amount.currency()).map_err(Refused::Money)?;
    let key = IdempotencyKey::parse(&new.key.map_or_else(secrets::password, Ok)?)?;
    let payee = Payee { name: new.payee, account: new.account, bank: new.bank, code: new.code };
    let proposal = Proposal {
        customer: document.customer,
        item: document.item,
        amount,
        payee,
        own_account: new.from,
        reason: new.reason,
        account_reason: new.account_reason,
    };
    Ok(refunds::propose(&desk.office, company, who, &key, &proposal)?)
}

fn take(desk: &mut Desk, who: Who, order: i64, out: &std::path::Path) -> Result<(), Failure> {
    let company = desk.company.company;
    let taken = refunds::take_order(&desk.office, company, who, order)?;
    paper::write(out, &taken.bytes)?;
    let shown = refunds::order(&desk.office, company, Who::program(), order)?;
    if desk.json {
        return desk.screen.json(&json_order(&shown, Some(taken.again)));
    }
    let line = order_line(desk, &shown);
    desk.screen.line(line)?;
    if taken.again {
        desk.screen.line(desk.texts.get("cli-refund-again"))?;
    }
    Ok(())
}

fn json_order(row: &OrderShown, again: Option<bool>) -> Value {
    let mut told = json!({
        "order": row.order, "message": row.message_id, "form": row.form,
        "account": row.account, "transfers": row.transfers, "total": row.total,
        "day": row.on.to_string(), "taken_again": row.again, "hash": row.hash,
    });
    if let Some(again) = again {
        told["again"] = again.into();
    }
    told
}

fn order_line(desk: &Desk, row: &OrderShown) -> String {
    let values = [
        ("number", row.order.to_string().into()),
        ("day", desk.texts.day(row.on).into()),
        ("account", row.account.as_str().into()),
        ("transfers", desk.texts.number(row.transfers).into()),
        ("total", desk.texts.money(row.total).into()),
        ("message", row.message_id.as_str().into()),
    ];
    desk.texts.with("cli-refund-order", &values)
}

fn orders(desk: &mut Desk) -> Result<(), Failure> {
    let company = desk.company.company;
    let found = refunds::list(&desk.office, company, Who::program(), &[], Page::first(1))?;
    if desk.json {
        let rows: Vec<Value> = found.orders.iter().map(|row| json_order(row, None)).collect();
        return desk.screen.json(&rows);
    }
    for row in &found.orders {
        let line = order_line(desk, row);
        desk.screen.line(line)?;
    }
    Ok(())
}

fn json_refund(row: &RefundShown) -> Value {
    json!({
        "refund": row.refund, "state": row.state.code(), "customer": row.code,
        "payment": row.number, "amount": row.amount, "payee": row.payee,
        "account": row.payee_account, "from": row.own_account, "reason": row.reason,
        "account_reason": row.account_reason, "day": row.on.to_string(),
        "order": (row.order != 0).then_some(row.order),
    })
}

fn show(desk: &mut Desk, refund: i64) -> Result<(), Failure> {
    let company = desk.company.company;
    let (found, _) = refunds::one(&desk.office, company, Who::program(), refund)?;
    if desk.json {
        return desk.screen.json(&json_refund(&found));
    }
    table(desk, &[found])
}

fn list(desk: &mut Desk, state: Option<State>) -> Result<(), Failure> {
    let company = desk.company.company;
    let states: Vec<State> = state.into_iter().collect();
    let page = Page::first(Page::MOST);
    let found = refunds::list(&desk.office, company, Who::program(), &states, page)?;
    if desk.json {
        let rows: Vec<Value> = found.refunds.rows.iter().map(json_refund).collect();
        return desk.screen.json(&rows);
    }
    table(desk, &found.refunds.rows)
}

fn table(desk: &mut Desk, rows: &[RefundShown]) -> Result<(), Failure> {
    let texts = desk.texts;
    let headings =
        ["column-customer", "column-amount", "refund-payee", "refund-account", "column-state"]
            .map(|key| texts.get(key));
    let mut sided = vec![("№", Side::Right)];
    sided.extend(headings.iter().map(|heading| (heading.as_str(), Side::Left)));
    let mut columns = Columns::new(&sided);
    for row in rows {
        columns.row([
            row.refund.to_string(),
            row.code.clone(),
            texts.money(row.amount),
            row.payee.clone(),
            row.payee_account.clone(),
            texts.coded("refund-state", row.state.code()),
        ]);
    }
    desk.screen.line(columns.text())
}
