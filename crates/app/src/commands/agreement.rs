//! `saldo agreement`: repayment agreements from the first talk to their end.

use crate::desk::Desk;
use crate::failure::Failure;
use crate::settings::Settings;
use crate::table::{Columns, Side};
use clap::{Args, Subcommand};
use saldo_domain::Day;
use saldo_domain::agreements::Form;
use saldo_letters::Texts;
use saldo_work::agreements::{
    self, Agreement, Key, Offered, PartWritten, PlanWritten, Signature, Told, ToldListed, Which,
    key_of, read_plan,
};
use saldo_work::{Who, views};

/// What to do about agreements.
#[derive(Debug, Args)]
#[command(
    arg_required_else_help = true,
    subcommand_required = true,
    after_help = "Example:\n  saldo agreement begin C-0001 --by director --cause 'A customer of theirs failed'\n  \
                  saldo agreement draw-up C-0001 7 --by director --parts 3 --first 2026-12-15\n  \
                  saldo agreement answer C-0001 7 --by director --agreed\n  \
                  saldo agreement sign C-0001 7 --by director"
)]
pub(crate) struct AgreementCommand {
    #[command(subcommand)]
    act: Act,
}

#[derive(Debug, Subcommand)]
enum Act {
    /// Agreements of the company, those with the nearest part first
    #[command(after_help = "Example:\n  saldo agreement list --show breached --json")]
    List {
        /// open, due (a part within a week), breached or over
        #[arg(long, value_name = "WHICH", default_value = "open",
              value_parser = ["open", "due", "breached", "over"])]
        show: String,
    },
    /// One agreement: its plan, what became of each part, what was recorded
    #[command(after_help = "Example:\n  saldo agreement show C-0001 7")]
    Show(Named),
    /// Begin one, with what was found out about the causes
    #[command(
        after_help = "Example:\n  saldo agreement begin C-0001 --by director --cause 'A customer of theirs failed'"
    )]
    Begin {
        /// Code of the customer
        customer: String,
        #[command(flatten)]
        by: By,
        /// Why the debt was not paid
        #[arg(long)]
        cause: String,
        /// Number of the agreement whose place it takes
        #[arg(long, value_name = "NUMBER")]
        replaces: Option<i64>,
    },
    /// Draw its plan up, or anew
    #[command(
        after_help = "Example:\n  saldo agreement draw-up C-0001 7 --by director --parts 3 --first 2026-12-15\n  \
                      saldo agreement draw-up C-0001 7 --by director --part 2026-12-15=500 --part 2027-01-15=700"
    )]
    DrawUp(Box<DrawUp>),
    /// Record what the buyer said to the plan
    #[command(after_help = "Example:\n  saldo agreement answer C-0001 7 --by director --agreed")]
    Answer {
        #[command(flatten)]
        named: Named,
        #[command(flatten)]
        by: By,
        /// The buyer agrees
        #[arg(long, required_unless_present = "declined", conflicts_with = "declined")]
        agreed: bool,
        /// The buyer declines; the note says why
        #[arg(long)]
        declined: bool,
        #[arg(long, default_value = "")]
        note: String,
    },
    /// Record that both sides have signed: it holds from today
    #[command(
        after_help = "Example:\n  saldo agreement sign C-0001 7 --by director --number 12/26"
    )]
    Sign {
        #[command(flatten)]
        named: Named,
        #[command(flatten)]
        by: By,
        /// The request whose decision permits it
        #[arg(long, value_name = "NUMBER")]
        request: Option<i64>,
        /// The number on the paper
        #[arg(long, default_value = "")]
        number: String,
        #[arg(long, default_value = "")]
        note: String,
    },
    /// Break it off: from today nothing holds the policy about its debts any more
    #[command(
        after_help = "Example:\n  saldo agreement end C-0001 7 --by director --reason 'Insolvent'"
    )]
    End {
        #[command(flatten)]
        named: Named,
        #[command(flatten)]
        by: By,
        #[arg(long)]
        reason: String,
    },
}

/// Which agreement.
#[derive(Debug, Args)]
struct Named {
    /// Code of the customer
    customer: String,
    /// Number of the agreement
    agreement: i64,
}

/// Who does it.
#[derive(Debug, Args)]
struct By {
    /// Log-in of the person who does it: the checks are those of that person
    #[arg(long, value_name = "LOGIN")]
    by: String,
}

#[derive(Debug, Args)]
struct DrawUp {
    #[command(flatten)]
    named: Named,
    #[command(flatten)]
    by: By,
    /// Number of a document under it; every open one where none is named
    #[arg(long = "invoice", value_name = "NUMBER")]
    invoices: Vec<String>,
    /// new-schedule, instalments, goods-returned, other-goods or deferral-with-fee
    #[arg(long, default_value = "instalments", value_parser = form)]
    form: String,
    /// So many equal parts
    #[arg(long, requires = "first", conflicts_with = "schedule")]
    parts: Option<u32>,
    /// Day of the first of them
    #[arg(long, value_name = "DAY")]
    first: Option<Day>,
    /// A part every week or month
    #[arg(long, default_value = "month", value_parser = ["week", "month"])]
    every: String,
    /// A part by itself: its day and amount
    #[arg(long = "part", value_name = "DAY=AMOUNT", value_parser = part)]
    schedule: Vec<PartWritten>,
    /// A fee by the weekly table is agreed on
    #[arg(long)]
    fee: bool,
    /// Days after the day of a part in which it still counts as paid in time
    #[arg(long, default_value_t = 0, value_name = "DAYS")]
    grace: u16,
    /// The rest is due at once when a part is missed
    #[arg(long)]
    accelerates: bool,
    /// What the buyer says it can pay in a month
    #[arg(long, value_name = "AMOUNT", default_value = "")]
    capacity: String,
    #[arg(long, default_value = "")]
    conditions: String,
}

fn form(code: &str) -> Result<String, String> {
    let known = Form::ALL.map(Form::code).join(", ");
    Form::from_code(code).map(|_| code.to_owned()).ok_or_else(|| format!("choose one of {known}"))
}

fn part(text: &str) -> Result<PartWritten, String> {
    let (day, amount) = text.split_once('=').ok_or("write a part as 2026-12-15=500.00")?;
    let day = day.trim().parse().map_err(|_| format!("“{day}” is no day; write 2026-12-15"))?;
    Ok(PartWritten { day, amount: amount.trim().to_owned() })
}

impl DrawUp {
    fn written(&self) -> PlanWritten {
        PlanWritten {
            invoices: self.invoices.clone(),
            form: self.form.clone(),
            parts: self.parts,
            first: self.first,
            every: self.every.clone(),
            schedule: self.schedule.clone(),
            fee: self.fee,
            grace_days: self.grace,
            accelerates: self.accelerates,
            capacity: self.capacity.clone(),
            conditions: self.conditions.clone(),
        }
    }
}

/// Does what was asked, and shows the agreement afterwards.
pub(crate) fn run(command: AgreementCommand, settings: &Settings) -> Result<(), Failure> {
    let mut desk = Desk::on_its_day(settings)?;
    let company = desk.company.company;
    match command.act {
        Act::List { show } => list(&mut desk, &show)?,
        Act::Show(named) => show(&mut desk, &named.customer, named.agreement)?,
        Act::Begin { customer, by, cause, replaces } => {
            let who = desk.decider(&by.by)?.who();
            let card = views::customer_card(&desk.office, company, who, &customer)?;
            let whose = card.customer;
            let begun = agreements::begin(&desk.office, company, who, whose, &cause, replaces)?;
            show(&mut desk, &customer, begun)?;
        }
        Act::DrawUp(asked) => {
            let (who, key) = acting(&desk, &asked.by, &asked.named)?;
            let plan = read_plan(&desk.office, company, key.customer, &asked.written())?;
            agreements::draw_up(&desk.office, company, who, key, &plan)?;
            show(&mut desk, &asked.named.customer, key.agreement)?;
        }
        Act::Answer { named, by, agreed, declined: _, note } => {
            let (who, key) = acting(&desk, &by, &named)?;
            agreements::answer(&desk.office, company, who, key, &Offered { agreed, note })?;
            show(&mut desk, &named.customer, key.agreement)?;
        }
        Act::Sign { named, by, request, number, note } => {
            let (who, key) = acting(&desk, &by, &named)?;
            let signature = Signature { request, number, note };
            agreements::sign(&desk.office, company, who, key, &signature)?;
            show(&mut desk, &named.customer, key.agreement)?;
        }
        Act::End { named, by, reason } => {
            let (who, key) = acting(&desk, &by, &named)?;
            agreements::end(&desk.office, company, who, key, &reason)?;
            show(&mut desk, &named.customer, key.agreement)?;
        }
    }
    desk.screen.flush()
}

fn acting(desk: &Desk, by: &By, named: &Named) -> Result<(Who, Key), Failure> {
    let who = desk.decider(&by.by)?.who();
    let of = (named.customer.as_str(), named.agreement);
    Ok((who, key_of(&desk.office, desk.company.company, who, of)?))
}

fn list(desk: &mut Desk, show: &str) -> Result<(), Failure> {
    let which = Which::from_code(show).unwrap_or_default();
    let rows = agreements::list(&desk.office, desk.company.company, Who::program(), which)?;
    if desk.json {
        return desk.screen.json(&rows.iter().map(ToldListed::from).collect::<Vec<_>>());
    }
    let texts = desk.texts;
    let headings = [
        "column-customer",
        "agreement-part-fate",
        "agreement-total",
        "agreement-rest",
        "agreement-next",
    ]
    .map(|key| texts.get(key));
    let sides = [Side::Left, Side::Left, Side::Right, Side::Right, Side::Left];
    let mut sided = vec![("№", Side::Right)];
    sided.extend(headings.iter().map(String::as_str).zip(sides));
    let mut columns = Columns::new(&sided);
    let money = |money: Option<saldo_domain::Money>| {
        money.map_or(String::new(), |money| texts.money(money))
    };
    for row in rows {
        let next = row.next.map_or(String::new(), |(part, day, amount)| {
            format!("{part}: {}, {}", texts.day(day), texts.money(amount))
        });
        columns.row([
            row.agreement.to_string(),
            row.code,
            texts.coded("agreement-state", row.state.code()),
            money(row.amount),
            money(row.rest),
            next,
        ]);
    }
    desk.screen.line(columns.text())
}

fn show(desk: &mut Desk, customer: &str, agreement: i64) -> Result<(), Failure> {
    let company = desk.company.company;
    let who = Who::program();
    let found = agreements::agreement(&desk.office, company, who, customer, agreement)?;
    if desk.json {
        return desk.screen.json(&Told::from(&found));
    }
    for line in lines(desk.texts, &found) {
        desk.screen.line(line)?;
    }
    Ok(())
}

/// An agreement in lines of text.
fn lines(texts: &Texts, found: &Agreement) -> Vec<String> {
    let told = Told::from(found);
    let state = texts.coded("agreement-state", told.listed.state);
    let mut lines = vec![format!(
        "№ {} · {} · {} · {state}",
        told.listed.number, told.listed.customer, told.listed.name
    )];
    if let Some(form) = told.listed.form {
        lines.push(texts.coded("agreement-form", form));
    }
    lines.extend(told.debts.iter().map(|debt| {
        format!("  {} · {} · {}", debt.invoice, texts.day(debt.due), texts.money(debt.agreed))
    }));
    lines.extend(found.parts.iter().map(|part| {
        let fate = part.fate.map(|fate| texts.coded("agreement-fate", fate.code()));
        let sum = texts.money(part.planned.amount);
        let fee = part.planned.fee;
        let fee = if fee.is_zero() { String::new() } else { format!(" + {}", texts.money(fee)) };
        let fate = fate.map_or(String::new(), |fate| format!(" · {fate}"));
        format!("  {}. {} · {sum}{fee}{fate}", part.number, texts.day(part.planned.day))
    }));
    lines.extend(told.over_capacity.map(|over| {
        let monthly = found.draft.as_ref().and_then(|draft| draft.capacity);
        let values = [
            ("day", texts.day(over.day).into()),
            ("asked", texts.money(over.asked).into()),
            ("monthly", monthly.map_or(String::new(), |one| texts.money(one)).into()),
        ];
        texts.with("agreement-over-capacity", &values)
    }));
    lines.extend(told.acts.iter().map(|act| {
        let by = act.by.as_deref().unwrap_or("Saldo");
        let note = if act.note.is_empty() { String::new() } else { format!(" · {}", act.note) };
        format!("{} · {} · {by}{note}", texts.day(act.day), texts.coded("agreement-act", act.act))
    }));
    lines
}
