//! The people's working day: most tasks are done within a few days, some are skipped with
//! a reason, some lie for a fortnight. What each task meets is thrown once, from its id.

use super::dice::Dice;
use super::words::remark;
use super::{DemoPerson, DemoSpec};
use crate::users;
use crate::{Office, Refused, Who, memos};
use saldo_domain::plans::MemoKind;
use saldo_domain::{CompanyId, CustomerId, Day, EffectId, Owners, Role, UserId};
use saldo_store::worklist::{Closing, Filter, TaskRow, Whose, close_task, tasks};
use saldo_store::{Command, Reader, StoreError};
use std::collections::BTreeMap;

/// One task that is closed today.
struct Closed {
    customer: CustomerId,
    effect: EffectId,
    state: &'static str,
    who: Who,
    outcome: String,
    /// The memo by which it is done.
    memo: Option<MemoKind>,
}

/// Everybody works through what is due; one transaction for the company's day.
pub(crate) fn work_through(
    office: &Office,
    company: CompanyId,
    spec: &DemoSpec,
    day: Day,
) -> Result<(), Refused> {
    let workers = workers(office, company, spec)?;
    let closed = office.store.read(|reader| closed_today(reader, company, spec, day, &workers))?;
    if closed.is_empty() {
        return Ok(());
    }
    let command = Command {
        company,
        person: Command::PROGRAM,
        action: "demo-tasks",
        subject: day.to_string(),
        body: "{}".to_owned(),
        at: office.now(),
    };
    office.store.write(&command, |writer| {
        for task in &closed {
            let (state, who, outcome) = (task.state, task.who, task.outcome.as_str());
            if let Some(kind) = task.memo {
                let stamp = command.stamp();
                memos::keep(writer, stamp, who, task.customer, (kind, outcome), day)?;
            }
            let closing = Closing { state, person: who.person, outcome, at: command.at };
            close_task(writer, company, task.customer, task.effect, closing)?;
        }
        Ok(())
    })
}

/// One person per role, and every representative.
fn workers(
    office: &Office,
    company: CompanyId,
    spec: &DemoSpec,
) -> Result<Vec<(DemoPerson, UserId)>, Refused> {
    let ids: BTreeMap<String, UserId> = users::list(office, company)?
        .into_iter()
        .map(|person| (person.login, person.person))
        .collect();
    let known = |person: DemoPerson| ids.get(&person.login).copied().map(|id| (person, id));
    Ok(spec.staff().into_iter().filter_map(known).collect())
}

fn closed_today(
    reader: &mut Reader,
    company: CompanyId,
    spec: &DemoSpec,
    day: Day,
    workers: &[(DemoPerson, UserId)],
) -> Result<Vec<Closed>, Refused> {
    let mut closed: BTreeMap<EffectId, Closed> = BTreeMap::new();
    for (worker, person) in workers {
        let owner = (worker.role == Role::SalesRep).then(|| Owners::of(*person));
        let filter = Filter {
            whose: vec![Whose::of(worker.role)],
            owner,
            limit: u32::MAX,
            ..Filter::default()
        };
        let open: Result<_, StoreError> = tasks(reader, company, &filter);
        for task in open? {
            if let Some((state, outcome)) = outcome_today(spec, day, &task) {
                let TaskRow { customer, effect, text, .. } = task;
                let memo = MemoKind::of_work(&text).filter(|_| state == "done");
                let who = Who::new(*person, worker.role);
                closed.entry(effect).or_insert(Closed {
                    customer,
                    effect,
                    state,
                    who,
                    outcome,
                    memo,
                });
            }
        }
    }
    Ok(closed.into_values().collect())
}

/// What becomes of a task on this day; `None` when it stays open.
fn outcome_today(spec: &DemoSpec, day: Day, task: &TaskRow) -> Option<(&'static str, String)> {
    let mut dice = Dice::of(spec.seed, subject(task.effect));
    let patience = *dice.weigh(&[(0, 55), (1, 23), (2, 10), (4, 6), (8, 4), (13, 2)]);
    if day < task.day.plus(patience) {
        return None;
    }
    let (state, key) = *dice.weigh(&[
        (("done", "task_reached"), 66),
        (("done", "task_no_answer"), 26),
        (("skipped", "task_skipped"), 8),
    ]);
    Some((state, remark(key, spec.words.code(), &[])))
}

/// The row of dice of a task: the first eight bytes of its id.
fn subject(effect: EffectId) -> u64 {
    let digits: String = effect.to_string().chars().take(16).collect();
    u64::from_str_radix(&digits, 16).unwrap_or_default()
}
