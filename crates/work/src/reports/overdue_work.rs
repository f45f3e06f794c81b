//! The register of overdue work (regulation 6.5; ESC-13): a row for every debtor whose debts are
//! late, with what was done about them. The legal department keeps it; as a file it lies where the
//! whole house reads it.

use super::asked::{Account, Question};
use super::shape::{Cell, Column, Report, Row, Said, Table, To};
use super::{Listed, money};
use crate::cases::register::{
    About, Done, Measure, NextWork, Paper, PaperKind, Record, Register, Request,
};
use crate::rates::Calendars;
use crate::views::People;
use crate::{Refused, company as companies, policies};
use saldo_domain::authority::Right;
use saldo_domain::{Amount, Currency, Day, ItemId, Role, UserId};
use saldo_store::person;

pub(super) const LISTED: Listed = Listed {
    name: "overdue-work",
    title: "report-overdue-work",
    options: &["as-of", "currency", "of", "customer"],
    make,
};

/// What of a debtor is late.
struct Late {
    account: Account,
    /// Number, due day and open amount, the oldest first.
    debts: Vec<(ItemId, String, Day, Amount)>,
}

fn make(question: &Question<'_>) -> Result<Report, Refused> {
    question.who.must(Right::SeeWholeCompany)?;
    let sight = question.sight()?;
    let as_of = question.asked.as_of;
    let mut late = Vec::new();
    question.accounts(&sight, |mut account| {
        let debts = debts(&account, as_of)?;
        // What became of the documents is told; the others are not kept for a whole company.
        account.documents = Vec::new();
        if !debts.is_empty() {
            late.push(Late { account, debts });
        }
        Ok(())
    })?;
    late.sort_by(|one, other| {
        let key = |late: &Late| (late.debts[0].2, late.account.code.clone());
        key(one).cmp(&key(other))
    });
    let found = companies::get(question.office, question.company)?;
    let mut table = Table::new("register", Said::plain("report-overdue-work"), columns());
    let mut total = Amount::ZERO;
    let remark = question.office.store.read(|reader| {
        let people = People::of(reader, question.company)?;
        let calendar = Calendars::of(reader, question.company)?.of_country(&found.country)?;
        let policies = policies::regulations(reader, question.company)?;
        let register = Register {
            company: question.company,
            zone: &found.zone,
            calendar: &calendar,
            policies: &policies,
        };
        for one in &late {
            let items: Vec<ItemId> = one.debts.iter().map(|debt| debt.0).collect();
            let about = About {
                customer: one.account.customer,
                items: &items,
                since: one.debts[0].2,
                as_of,
            };
            let record = register.record(reader, about)?;
            let overdue: Amount = one.debts.iter().map(|debt| debt.3).sum();
            total = total + overdue;
            table.rows.push(row(one, overdue, &record, &people, sight.currency, as_of)?);
        }
        Ok::<_, Refused>(kept_by(&person::list(reader, question.company)?))
    })?;
    let mut line = vec![Cell::Empty; table.columns.len()];
    (line[0], line[4]) = (Cell::word("report-total"), money(total, sight.currency)?);
    table.total = Some(line);
    let mut report = question.report(&LISTED, &sight, vec![table]);
    report.remarks = vec![remark];
    Ok(report)
}

fn debts(account: &Account, as_of: Day) -> Result<Vec<(ItemId, String, Day, Amount)>, Refused> {
    let mut debts = Vec::new();
    for document in account.documents.iter().filter(|one| one.is_debt()) {
        let (open, due) = (document.open_on(as_of)?, document.due_on(as_of));
        if open.is_positive() && due < as_of {
            debts.push((document.item.item, document.item.number.clone(), due, open));
        }
    }
    debts.sort_by(|one, other| (one.2, &one.1).cmp(&(other.2, &other.1)));
    Ok(debts)
}

/// Who keeps the register: the lawyers by name, or that there are none.
fn kept_by(people: &[person::Person]) -> Said {
    let lawyers = people.iter().filter(|one| one.role == Role::Legal && !one.disabled);
    let names: Vec<&str> = lawyers.map(|one| one.name.as_str()).collect();
    match names.is_empty() {
        true => Said::plain("overdue-work-kept-by-nobody"),
        false => Said::with("overdue-work-kept-by", "names", Cell::Text(names.join(", "))),
    }
}

fn columns() -> Vec<Column> {
    vec![
        Column::new("customer", "report-customer-code"),
        Column::new("name", "report-customer"),
        Column::new("owner", "overdue-work-owner"),
        Column::new("debts", "overdue-work-debts"),
        Column::new("overdue", "report-overdue"),
        Column::new("days_late", "report-days-late"),
        Column::new("level", "overdue-work-level"),
        Column::new("measures", "overdue-work-measures"),
        Column::new("requests", "overdue-work-requests"),
        Column::new("papers", "overdue-work-papers"),
        Column::new("next_day", "overdue-work-next-day"),
        Column::new("next", "overdue-work-next"),
        Column::new("result", "overdue-work-result"),
    ]
}

fn row(
    late: &Late,
    overdue: Amount,
    record: &Record,
    people: &People,
    currency: Currency,
    as_of: Day,
) -> Result<Row, Refused> {
    let account = &late.account;
    let name = |id: Option<UserId>| id.and_then(|id| people.get(id)).map(|one| one.name);
    let mut debts = Vec::with_capacity(late.debts.len());
    for (_, number, due, open) in &late.debts {
        debts.push(said(
            "overdue-work-debt",
            [
                ("number", text(number)),
                ("day", Cell::Day(*due)),
                ("amount", money(*open, currency)?),
            ],
        ));
    }
    let next = record.next.as_ref();
    let cells = vec![
        text(&account.code),
        text(&account.name),
        name(record.in_charge.or(account.owner)).map_or(Cell::Empty, Cell::Text),
        several(debts),
        money(overdue, currency)?,
        Cell::Whole(as_of.days_since(late.debts[0].2)),
        record.level.map_or(Cell::Empty, |role| coded("role", role.code())),
        several(record.measures.iter().map(measure).collect()),
        several(record.requests.iter().map(request).collect()),
        several(record.papers.iter().map(paper).collect()),
        next.map_or(Cell::Empty, |(day, _)| Cell::Day(*day)),
        next.map_or(Cell::Empty, |(_, work)| next_work(work)),
        Cell::Several(result(record)),
    ];
    Ok(Row::of(cells).leading(0, To::Customer(account.code.clone())))
}

/// Entries of one cell: more of them would make a debtor's line longer than a page. The customer's page
/// has all of them.
const MOST_ENTRIES: usize = 8;
/// Characters of what was said that stand in the register.
const MOST_SAID: usize = 80;

/// The last entries, with how many there were before.
fn several(mut entries: Vec<Cell>) -> Cell {
    let earlier = entries.len().saturating_sub(MOST_ENTRIES);
    if earlier > 0 {
        entries.drain(..earlier);
        let count = [("count", Cell::count(earlier))];
        entries.insert(0, said("overdue-work-earlier", count));
    }
    Cell::Several(entries)
}

fn shortened(text: &str) -> String {
    match text.char_indices().nth(MOST_SAID) {
        Some((at, _)) => format!("{}…", text[..at].trim_end()),
        None => text.to_owned(),
    }
}

fn text(text: &str) -> Cell {
    Cell::Text(text.to_owned())
}

fn coded(family: &'static str, code: &str) -> Cell {
    Cell::Coded(family, code.to_owned())
}

fn said<const N: usize>(key: &'static str, values: [(&'static str, Cell); N]) -> Cell {
    Cell::Said(Said { key, values: values.into() })
}

/// What was done, with what was said of it.
fn measure(one: &Measure) -> Cell {
    let (what, more) = match &one.what {
        Done::Contact { kind, body } => (coded("contact", kind), body.as_str()),
        Done::Work { text, outcome } => (coded("policy-text", text), outcome.as_str()),
        Done::Message { channel, text } => {
            let values = [
                ("channel", coded("channel", channel.code())),
                ("text", coded("policy-text", text)),
            ];
            (said("overdue-work-message", values), "")
        }
        Done::Case(act) => (coded("case-act", act.code()), ""),
    };
    let day = ("day", Cell::Day(one.day));
    match more.trim() {
        "" => said("overdue-work-done", [day, ("what", what)]),
        more => {
            let more = ("more", Cell::Text(shortened(more)));
            said("overdue-work-done-so", [day, ("what", what), more])
        }
    }
}

/// What was asked, by whom, and what came of it.
fn request(one: &Request) -> Cell {
    let source = match one.source {
        Some(role) => coded("role", role.code()),
        None => Cell::word("request-by-policy"),
    };
    let answer = match one.answers.is_empty() {
        true => coded("request-state", one.state.code()),
        false => Cell::Several(one.answers.iter().map(|one| coded("choice", one.code())).collect()),
    };
    said(
        "overdue-work-request",
        [
            ("number", Cell::Text(one.number.to_string())),
            ("day", Cell::Day(one.day)),
            ("what", coded("request", one.kind.code())),
            ("source", source),
            ("answer", answer),
        ],
    )
}

fn paper(one: &Paper) -> Cell {
    let what = match one.kind {
        PaperKind::Issued(kind) => coded("document-title", kind.code()),
        PaperKind::Case(act) => coded("case-act", act.code()),
    };
    let values = [("what", what), ("number", text(&one.number)), ("day", Cell::Day(one.day))];
    said("overdue-work-paper", values)
}

fn next_work(next: &NextWork) -> Cell {
    match next {
        NextWork::Case(kind) => coded("case-next", kind.code()),
        NextWork::Work(text) => coded("policy-text", text),
    }
}

/// Where the case stands, and what was decided last.
fn result(record: &Record) -> Vec<Cell> {
    let stage = record.stage.map(|stage| coded("case-stage", stage.code()));
    let decided = record.requests.iter().rev().find(|one| !one.answers.is_empty());
    let answers = decided.into_iter().flat_map(|one| &one.answers);
    stage.into_iter().chain(answers.map(|one| coded("choice", one.code()))).collect()
}
