//! `saldo mailing`: letters to a group of customers.

use crate::delivery::Press;
use crate::desk::Desk;
use crate::failure::Failure;
use crate::paper;
use crate::settings::Settings;
use clap::{Args, Subcommand};
use saldo_letters::Texts;
use saldo_work::delivery::Printer as _;
use saldo_work::delivery::mailings::{self, Group, MailingRow, MailingText, NewMailing, WAYS, way};
use saldo_work::views::Page;
use saldo_work::{Silent, Who};
use std::path::PathBuf;

/// Draw up, look, approve, end.
#[derive(Debug, Args)]
#[command(
    arg_required_else_help = true,
    subcommand_required = true,
    after_help = "Example:\n  saldo mailing draw-up --bucket 8-14 --team North --reason 'End of the quarter'\n  \
                  saldo mailing approve 3 --letters 37 --by director"
)]
pub(crate) struct MailingCommand {
    #[command(subcommand)]
    act: Act,
}

#[derive(Debug, Subcommand)]
enum Act {
    /// Every mailing, the latest first
    #[command(after_help = "Example:\n  saldo mailing list --json")]
    List,
    /// Write a letter to everybody of a group; nothing leaves
    #[command(
        after_help = "Example:\n  saldo mailing draw-up --text overdue --least 500 --reason 'End of the quarter'"
    )]
    DrawUp(Box<DrawUp>),
    /// One mailing: what it costs, who gets no letter and why, what came of it
    #[command(after_help = "Example:\n  saldo mailing show 3")]
    Show { number: i64 },
    /// The letter of one customer as it would leave now
    #[command(after_help = "Example:\n  saldo mailing letter 3 C-0001 --out letter.pdf")]
    Letter {
        number: i64,
        /// Code of the customer
        customer: String,
        /// Write its document to this file
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
    },
    /// Let the letters leave
    #[command(after_help = "Example:\n  saldo mailing approve 3 --letters 37 --by director")]
    Approve {
        number: i64,
        /// How many letters `saldo mailing show` has shown
        #[arg(long)]
        letters: u64,
        /// Log-in of the person who approves: the checks are those of that person
        #[arg(long, value_name = "LOGIN")]
        by: String,
    },
    /// Drop it, or stop what has not left
    #[command(after_help = "Example:\n  saldo mailing end 3")]
    End { number: i64 },
}

/// The group and what it is written.
#[derive(Debug, Args)]
struct DrawUp {
    /// Part of name, code, registry code, phone or e-mail
    #[arg(long, default_value = "")]
    search: String,
    /// Log-in of whoever looks after them; none for nobody
    #[arg(long, default_value = "")]
    owner: String,
    #[arg(long, default_value = "")]
    team: String,
    #[arg(long, default_value = "")]
    status: String,
    /// Days late, as 8-14, or a bucket of ageing
    #[arg(long, default_value = "")]
    bucket: String,
    /// Only with overdue debts
    #[arg(long)]
    overdue: bool,
    /// With a promise, dispute or hold in force
    #[arg(long, default_value = "")]
    standing: String,
    /// Overdue by at least so much
    #[arg(long, default_value = "")]
    least: String,
    /// Language of the card
    #[arg(long, default_value = "")]
    language: String,
    /// With an address for email, sms or post
    #[arg(long, default_value = "")]
    reached_by: String,
    /// These customers alone, by code
    #[arg(long = "customer", value_name = "CODE")]
    codes: Vec<String>,
    /// overdue, coming, statement or reconciliation
    #[arg(long, default_value = "overdue", value_parser = text)]
    text: MailingText,
    /// email, email-post, email-sms, sms or post
    #[arg(long, default_value = "email", value_parser = known_way)]
    way: String,
    /// Why; whoever approves it reads this
    #[arg(long)]
    reason: String,
}

fn text(code: &str) -> Result<MailingText, String> {
    let known = MailingText::ALL.map(MailingText::code).join(", ");
    MailingText::from_code(code).ok_or_else(|| format!("choose one of {known}"))
}

fn known_way(code: &str) -> Result<String, String> {
    let known = WAYS.map(|(code, _)| code).join(", ");
    way(code).map(|_| code.to_owned()).ok_or_else(|| format!("choose one of {known}"))
}

impl DrawUp {
    fn wanted(self) -> NewMailing {
        NewMailing {
            channels: way(&self.way).unwrap_or_default().to_vec(),
            text: self.text,
            reason: self.reason,
            group: Group {
                search: self.search,
                owner: self.owner,
                team: self.team,
                status: self.status,
                bucket: self.bucket,
                overdue: if self.overdue { "1".to_owned() } else { String::new() },
                standing: self.standing,
                least: self.least,
                language: self.language,
                reached_by: self.reached_by,
                codes: self.codes,
            },
        }
    }
}

/// Does what was asked, and shows the mailing afterwards.
pub(crate) fn run(command: MailingCommand, settings: &Settings) -> Result<(), Failure> {
    let mut desk = Desk::on_its_day(settings)?;
    let (company, who) = (desk.company.company, Who::program());
    match command.act {
        Act::List => list(&mut desk)?,
        Act::DrawUp(asked) => {
            let wanted = asked.wanted();
            let number = mailings::draw_up(&desk.office, company, who, &wanted, &Silent)?;
            show(&mut desk, number)?;
        }
        Act::Show { number } => show(&mut desk, number)?,
        Act::Letter { number, customer, out } => letter(&mut desk, number, &customer, out)?,
        Act::Approve { number, letters, by } => {
            let who = desk.decider(&by)?.who();
            let done = mailings::approve(&desk.office, company, who, number, letters)?;
            let key = if done.already { "cli-mailing-already" } else { "cli-mailing-approved" };
            say(&mut desk, key, done.letters)?;
        }
        Act::End { number } => {
            let letters = mailings::end(&desk.office, company, who, number)?;
            say(&mut desk, "cli-mailing-ended", letters)?;
        }
    }
    desk.screen.flush()
}

fn say(desk: &mut Desk, key: &str, letters: u64) -> Result<(), Failure> {
    if desk.json {
        return desk.screen.json(&serde_json::json!({ "letters": letters }));
    }
    let count = desk.texts.number(whole(letters));
    desk.screen.line(desk.texts.with_text(key, "count", &count))
}

fn list(desk: &mut Desk) -> Result<(), Failure> {
    let company = desk.company.company;
    let found = mailings::list(&desk.office, company, Who::program(), Page::first(Page::MOST))?;
    if desk.json {
        let rows: Vec<_> = found.rows.iter().map(json_row).collect();
        return desk.screen.json(&rows);
    }
    for row in &found.rows {
        let line = row_line(desk.texts, row);
        desk.screen.line(line)?;
    }
    Ok(())
}

fn json_row(row: &MailingRow) -> serde_json::Value {
    serde_json::json!({
        "mailing": row.number, "day": row.day.to_string(), "text": row.text,
        "reason": row.reason, "state": row.state, "letters": row.letters, "left": row.left,
    })
}

fn row_line(texts: &Texts, row: &MailingRow) -> String {
    let values = [
        ("number", row.number.to_string().into()),
        ("day", texts.day(row.day).into()),
        ("state", texts.coded("mailing-state", row.state).into()),
        ("text", texts.policy_text(&row.text).into()),
        ("letters", texts.number(whole(row.letters)).into()),
        ("left", texts.number(whole(row.left)).into()),
        ("reason", row.reason.as_str().into()),
    ];
    texts.with("cli-mailing", &values)
}

fn show(desk: &mut Desk, number: i64) -> Result<(), Failure> {
    let company = desk.company.company;
    let shown = mailings::one(&desk.office, company, Who::program(), number)?;
    if desk.json {
        let mut told = json_row(&shown.row);
        told["group"] = serde_json::json!(shown.group);
        told["way"] = shown.way.into();
        told["costs"] = shown
            .costs
            .iter()
            .map(|one| {
                let cost = one.cost.to_string();
                serde_json::json!({
                    "channel": one.channel.code(), "letters": one.letters, "cost": cost,
                })
            })
            .collect();
        told["excluded"] = shown.exclusions.iter().cloned().collect();
        told["states"] =
            shown.states.iter().map(|(state, count)| (state.code().to_owned(), *count)).collect();
        return desk.screen.json(&told);
    }
    let texts = desk.texts;
    desk.screen.line(row_line(texts, &shown.row))?;
    for one in &shown.costs {
        let values = [
            ("channel", texts.channel(one.channel).into()),
            ("letters", texts.number(whole(one.letters)).into()),
            ("cost", texts.money(one.cost).into()),
        ];
        desk.screen.line(texts.with("cli-mailing-cost", &values))?;
    }
    for (why, count) in &shown.exclusions {
        let why = texts.coded_or_plain("message-why", why);
        let values = [("why", why.into()), ("count", texts.number(whole(*count)).into())];
        desk.screen.line(texts.with("cli-mailing-excluded", &values))?;
    }
    for (state, count) in &shown.states {
        let state = texts.coded("message-state", state.code());
        desk.screen.line(format_args!("{state}: {}", texts.number(whole(*count))))?;
    }
    Ok(())
}

fn letter(
    desk: &mut Desk,
    number: i64,
    customer: &str,
    out: Option<PathBuf>,
) -> Result<(), Failure> {
    let company = desk.company.company;
    let found = mailings::preview(&desk.office, company, Who::program(), number, customer)?;
    let Some(letter) = found else {
        return Err(Failure::refused(desk.texts.get("mailing-preview-none")));
    };
    if let Some(path) = out {
        let paper = letter.papers.first().map(|(_, paper)| paper);
        let paper = paper.ok_or_else(|| Failure::refused("no document goes along"))?;
        let bytes = Press.print(paper).map_err(Failure::refused)?;
        return paper::write(&path, &bytes);
    }
    desk.screen.line(letter.to)?;
    desk.screen.line(letter.written.subject)?;
    desk.screen.line("")?;
    desk.screen.line(letter.written.body)
}

fn whole(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
