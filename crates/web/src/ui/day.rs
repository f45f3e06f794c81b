//! My day: what is to be done, one row a customer, the most urgent first.

use crate::desk::{Answer, Desk, own_path, see_and_tell, show_as};
use crate::errors::{self, Trouble, sentence};
use crate::frame::Frame;
use crate::lists::{self, Chip, Pager, link};
use askama::Template;
use axum::extract::{Form, Query};
use axum::http::StatusCode;
use saldo_domain::control::{EffectKind, REMINDER, RULE};
use saldo_domain::fieldwork::visit::is_done_by_a_talk;
use saldo_domain::{CustomerId, EffectId, Money, Role};
use saldo_work::cases::{CaseDay, CaseWork};
use saldo_work::duties::{self, Duties};
use saldo_work::fieldwork;
use saldo_work::memos::MemoKind;
use saldo_work::views::{self, Paged, TaskRow, WorklistFilter};
use saldo_work::{Refused, RefusedKind};
use saldo_work::{acts, bank};
use serde::Deserialize;

/// What the address asks for.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Wanted {
    /// Empty: due by today; `upcoming`, `done`, `skipped`, `withdrawn`.
    pub(crate) show: String,
    pub(crate) from: String,
}

/// Tasks on one page: each brings its forms along.
const TASKS: u32 = 30;

const SHOWN: [&str; 5] = ["", "upcoming", "done", "skipped", "withdrawn"];

impl Wanted {
    fn filter(&self) -> WorklistFilter {
        let closed = SHOWN[2..].contains(&self.show.as_str());
        WorklistFilter {
            upcoming: self.show == "upcoming",
            state: closed.then(|| self.show.clone()),
            ..WorklistFilter::default()
        }
    }

    fn open(&self) -> bool {
        self.filter().state.is_none()
    }
}

/// A task with what was typed for it, if that was refused.
#[derive(Clone, Debug)]
pub(crate) struct Task {
    row: TaskRow,
    typed: String,
    problem: Option<String>,
}

impl Task {
    /// Is it done by writing a talk down, or with what is agreed in one?
    fn talk(&self) -> bool {
        is_done_by_a_talk(&self.row.text) || fieldwork::is_agreed_in_a_talk(&self.row.text)
    }

    /// Is it done by something else than a word that it is?
    fn is_done_elsewhere(&self) -> bool {
        self.talk() || self.memo().is_some()
    }

    /// The memo by which it is done.
    fn memo(&self) -> Option<&'static str> {
        MemoKind::of_work(&self.row.text).map(MemoKind::code)
    }

    /// Is a decision asked for, not work?
    fn decision(&self) -> bool {
        self.row.kind == EffectKind::AskApproval
    }

    fn tone(&self) -> &'static str {
        match self.row.step {
            0..=2 | REMINDER => "note",
            3..=4 | RULE => "warn",
            _ => "bad",
        }
    }
}

/// A customer with everything to be done there.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    customer: CustomerId,
    code: String,
    name: String,
    phone: String,
    /// The largest amount of a task, per currency: tasks of one customer are mostly about
    /// the same documents, and a sum would count those twice.
    sums: Vec<Money>,
    days_late: i64,
    late: bool,
    tasks: Vec<Task>,
}

impl Row {
    fn late(&self) -> bool {
        self.late
    }
}

/// What was typed for one task and refused.
#[derive(Clone, Debug)]
pub(crate) struct Typed {
    effect: EffectId,
    words: String,
    problem: String,
}

#[derive(Template)]
#[template(path = "day.html")]
pub(crate) struct Screen {
    p: Frame,
    rows: Vec<Row>,
    total: u64,
    open: bool,
    show_role: bool,
    chips: Vec<Chip>,
    pager: Pager,
    /// Lines of bank statements that wait to be matched.
    waiting: u64,
    /// Work that calls and visits gave rise to; it stands on a page of its own.
    errands: usize,
    /// What waits beside tasks; nothing on the pages of closed work.
    duties: Duties,
}

impl Screen {
    pub(crate) fn new(
        p: Frame,
        wanted: &Wanted,
        list: Paged<TaskRow>,
        duties: Duties,
        typed: Option<&Typed>,
    ) -> Self {
        let mut p = p;
        if typed.is_some() {
            // The form was posted elsewhere; one comes back to the list.
            "/day".clone_into(&mut p.here);
        }
        let chip = |show: &&str| {
            let family = if show.is_empty() { "due" } else { show };
            let href = link("/day", &[("show", show)]);
            Chip::new(href, p.coded("day-chip", family), wanted.show == *show)
        };
        let own_role = p.person.as_ref().map(|person| person.role);
        let other = |row: &TaskRow| Some(row.role) != own_role;
        Self {
            chips: SHOWN.iter().map(chip).collect(),
            pager: Pager::of(&list, |from| link("/day", &[("show", &wanted.show), ("from", from)])),
            total: list.total,
            open: wanted.open(),
            show_role: list.rows.iter().any(other),
            rows: by_customer(&p, list.rows, typed),
            waiting: 0,
            duties,
            p,
            errands: 0,
        }
    }

    /// Days of cases that are not named here.
    fn further_cases(&self) -> u64 {
        self.duties.cases_total.saturating_sub(self.duties.cases.len() as u64)
    }

    /// What a day of a case asks for.
    fn case_work(&self, one: &CaseDay) -> String {
        match one.what {
            CaseWork::Next(kind) => self.p.coded("case-next", kind.code()),
            CaseWork::Limitation { debts, .. } => self.p.n("duties-limitation", debts),
        }
    }

    /// The same beside so many lines of bank statements that wait for this person.
    pub(crate) fn with_waiting(self, lines: u64) -> Self {
        let waiting = if self.p.may_match() { lines } else { 0 };
        Self { waiting, ..self }
    }

    /// The same with so many errands.
    pub(crate) fn with_errands(self, errands: usize) -> Self {
        Self { errands, ..self }
    }
}

/// Tasks by customer, customers in the order of their most urgent task.
fn by_customer(p: &Frame, tasks: Vec<TaskRow>, typed: Option<&Typed>) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    for task in tasks {
        let late = p.is_past(&task.until);
        let at = rows.iter().position(|row| row.customer == task.customer);
        let at = at.unwrap_or_else(|| {
            rows.push(empty_row(&task));
            rows.len() - 1
        });
        let row = &mut rows[at];
        row.days_late = row.days_late.max(task.days_late);
        row.late |= late;
        task.amount.iter().for_each(|amount| keep_largest(&mut row.sums, *amount));
        let mine = typed.filter(|typed| typed.effect == task.effect);
        row.tasks.push(Task {
            row: task,
            typed: mine.map(|typed| typed.words.clone()).unwrap_or_default(),
            problem: mine.map(|typed| typed.problem.clone()),
        });
    }
    rows
}

fn empty_row(task: &TaskRow) -> Row {
    Row {
        customer: task.customer,
        code: task.code.clone(),
        name: task.name.clone(),
        phone: task.phone.clone(),
        sums: Vec::new(),
        days_late: task.days_late,
        late: false,
        tasks: Vec::new(),
    }
}

fn keep_largest(sums: &mut Vec<Money>, amount: Money) {
    match sums.iter_mut().find(|sum| sum.currency() == amount.currency()) {
        Some(sum) if sum.minor() >= amount.minor() => {}
        Some(sum) => *sum = amount,
        None => sums.push(amount),
    }
}

pub(crate) async fn show(desk: Desk, Query(wanted): Query<Wanted>) -> Answer {
    show_with(&desk, &wanted, None, StatusCode::OK).await
}

async fn show_with(
    desk: &Desk,
    wanted: &Wanted,
    typed: Option<&Typed>,
    status: StatusCode,
) -> Answer {
    let (filter, from) = (wanted.filter(), lists::page_of(&wanted.from, TASKS));
    let open = wanted.open();
    let (list, waiting, errands, duties) = desk
        .ask(move |office, company, who| {
            let list = views::worklist(office, company, who, &filter, from)?;
            let waiting = bank::open_lines(office, company, who)?;
            let errands = fieldwork::errands(office, company, who)?.len();
            let duties =
                if open { duties::duties(office, company, who)? } else { Duties::default() };
            Ok((list, waiting, errands, duties))
        })
        .await?;
    let key = if desk.person.role == Role::Administrator { "day-title-all" } else { "nav-day" };
    let screen = Screen::new(desk.frame(key), wanted, list, duties, typed);
    show_as(status, &screen.with_waiting(waiting).with_errands(errands))
}

/// A task as a form names it.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Closing {
    effect: String,
    #[serde(rename = "return")]
    back: String,
    /// What came of it, or why it is skipped.
    words: String,
    /// `done` or `skip`.
    act: String,
}

/// Done, with nothing to say.
pub(crate) async fn done(desk: Desk, Form(closing): Form<Closing>) -> Answer {
    let effect = EffectId::parse(&closing.effect).ok_or_else(Trouble::missing)?;
    desk.ask(move |office, company, who| acts::task_done(office, company, who, effect, "")).await?;
    Ok(see_and_tell(own_path(&closing.back), "done", 1))
}

/// Done with a word on what came of it, or skipped with the reason why.
pub(crate) async fn close(desk: Desk, Form(closing): Form<Closing>) -> Answer {
    let effect = EffectId::parse(&closing.effect).ok_or_else(Trouble::missing)?;
    let (words, skip) = (closing.words.trim().to_owned(), closing.act == "skip");
    let said = words.clone();
    let closed = desk
        .ask(move |office, company, who| match skip {
            true => acts::task_skip(office, company, who, effect, &said),
            false => acts::task_done(office, company, who, effect, &said),
        })
        .await;
    match closed {
        Ok(()) => {
            let told = if skip { "skipped" } else { "done" };
            Ok(see_and_tell(own_path(&closing.back), told, 1))
        }
        Err(refused) => ask_again(&desk, effect, words, refused).await,
    }
}

/// Shows the list again with what was typed and what is wrong with it.
async fn ask_again(desk: &Desk, effect: EffectId, words: String, refused: Refused) -> Answer {
    if refused.kind() != RefusedKind::Input {
        return Err(refused.into());
    }
    let problem = sentence(desk.texts(), &refused);
    let typed = Typed { effect, words, problem };
    show_with(desk, &Wanted::default(), Some(&typed), errors::status(&refused)).await
}
