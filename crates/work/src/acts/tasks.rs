//! Work done, or left undone with a reason.

use super::required_reason;
use super::standing::is_demand_delivered;
use crate::authority::Acting;
use crate::fieldwork::is_agreed_in_a_talk;
use crate::{Office, Refused, Who, company as companies, dossier, facts, requests, scope};
use saldo_domain::authority::Right;
use saldo_domain::authority::line::stands_above;
use saldo_domain::control::{EffectKind, LadderEventKind};
use saldo_domain::delivery::LaterCause;
use saldo_domain::dossier::contract::FILLS_NOTICE;
use saldo_domain::fieldwork::visit::{REACHES_DECISION_MAKER, is_done_by_a_talk};
use saldo_domain::number::clean_text;
use saldo_domain::plans::MemoKind;
use saldo_domain::recovery::pretrial::DELIVERS_DEMAND;
use saldo_domain::{CompanyId, Day, EffectId, ItemId, Role};
use saldo_store::book::{Facts, NewContact, Stamp};
use saldo_store::worklist::{Closing, TaskRow};
use saldo_store::{Command, Reader, StoreError, explain, reply, worklist};

/// Longest outcome, in characters.
const LONGEST_OUTCOME: usize = 1000;

/// Marks a task as done, with what came of it.
///
/// # Errors
/// `UnknownEffect`, `TaskClosed`, `NotPermitted`, `DecideRequest` for a decision, `MemoOwed` for
/// work that a memo does, `ReasonMissing` for a notice that quotes no clauses, `TalkOwed` for what is
/// done by writing a talk down, `ErrandOwed` for what ends with what was agreed in a talk, `Field`
/// for a demand whose delivery is not recorded, or the store's.
pub fn task_done(
    office: &Office,
    company: CompanyId,
    who: Who,
    effect: EffectId,
    outcome: &str,
) -> Result<(), Refused> {
    let outcome: String = clean_text(outcome).0.chars().take(LONGEST_OUTCOME).collect();
    close(office, company, who, effect, "done", &outcome)
}

/// Departs from the ladder: the task is not done, and the journal says why (GEN-11).
///
/// # Errors
/// `UnknownEffect`, `TaskClosed`, `ReasonMissing`, `NotPermitted`, or the store's.
pub fn task_skip(
    office: &Office,
    company: CompanyId,
    who: Who,
    effect: EffectId,
    reason: &str,
) -> Result<(), Refused> {
    let reason = required_reason(reason, "a skipped task")?;
    close(office, company, who, effect, "skipped", &reason)
}

fn close(
    office: &Office,
    company: CompanyId,
    who: Who,
    effect: EffectId,
    state: &'static str,
    outcome: &str,
) -> Result<(), Refused> {
    let at = office.now();
    // The journal keeps why somebody departed from the ladder, whatever becomes of the task.
    let (action, body) = match state {
        "done" => ("task-done", "{}".to_owned()),
        _ => ("task-skip", serde_json::json!({ "reason": outcome }).to_string()),
    };
    let command = Command {
        company,
        person: who.person,
        action,
        subject: format!("task {effect}"),
        body,
        at,
    };
    let today = companies::today(office, company)?;
    office.store.write(&command, |writer| {
        let task = visible(writer, company, who, effect)?;
        let desks = Acting::all(writer, company, who, today)?;
        permit(&task, who, &desks, state)?;
        // A decision is taken from its closed list, with what follows from it.
        if let Some(request) = requests::open_of_effect(writer, company, effect)? {
            return Err(Refused::DecideRequest { request });
        }
        if let Some(kind) = MemoKind::of_work(&task.text).filter(|_| state == "done") {
            return Err(Refused::MemoOwed { kind });
        }
        if state == "done" && is_done_by_a_talk(&task.text) {
            return Err(Refused::TalkOwed);
        }
        // A notice that goes without the clauses that were broken wants a reason (LAD-05).
        if state == "done" && task.text == FILLS_NOTICE && outcome.is_empty() {
            let lacks = dossier::lacks_clauses(writer, company, task.customer)?;
            lacks.then(|| required_reason(outcome, "a notice without clauses")).transpose()?;
        }
        if state == "done" {
            refuse_empty(writer, company, &task)?;
        }
        let closing = Closing { state, person: who.person, outcome, at };
        let closed = worklist::close_task(writer, company, task.customer, effect, closing);
        closed.map_err(|error| match error {
            StoreError::Stale { .. } => Refused::TaskClosed { state: task.state.clone() },
            other => Refused::from(other),
        })?;
        if state == "done" && task.text == REACHES_DECISION_MAKER {
            let reached = reached(who, &task, today);
            let stamp = Stamp { company, recorded: at, batch: 0 };
            facts::enter(writer, stamp, office.business(), &reached)?;
        }
        if task.text == FILLS_NOTICE {
            let (cause, now) = (LaterCause::NoticeUnfilled, office.business());
            reply::let_go_on(writer, company, task.customer, cause, now)?;
        }
        Ok(())
    })
}

/// The person who decides on payments was reached: from that day counts what follows the talk
/// (LAD-04).
fn reached(who: Who, task: &TaskRow, today: Day) -> Facts {
    let told = |item| NewContact {
        customer: task.customer,
        kind: LadderEventKind::DecisionMakerReached.code().to_owned(),
        item: Some(item),
        day: today,
        until: None,
        body: String::new(),
        person: who.person,
    };
    let contacts = task.lines.iter().map(|line| told(line.item)).collect();
    Facts { contacts, ..Facts::default() }
}

/// Work that brings a letter, a meeting, papers or a delivered demand is done with what it brings:
/// what is agreed in a talk ends with the errand of the talk (EXE-02, EXE-03), the demand with its
/// proof (EXE-04).
fn refuse_empty(reader: &mut Reader, company: CompanyId, task: &TaskRow) -> Result<(), Refused> {
    if is_agreed_in_a_talk(&task.text) {
        return Err(Refused::ErrandOwed);
    }
    if task.text == DELIVERS_DEMAND {
        let items: Vec<ItemId> = task.lines.iter().map(|line| line.item).collect();
        if !is_demand_delivered(reader, company, task.customer, (&items, task.day))? {
            return Err(Refused::Field {
                field: "handed-over",
                value: String::new(),
                reason: "is missing",
                remedy: "record on the customer's card who signed for the demand and on which day",
            });
        }
    }
    Ok(())
}

fn visible(
    reader: &mut Reader,
    company: CompanyId,
    who: Who,
    effect: EffectId,
) -> Result<TaskRow, Refused> {
    let unknown = || Refused::UnknownEffect { id: effect.to_string() };
    let found = explain::effect(reader, company, effect)?.ok_or_else(unknown)?;
    // A foreign customer's task and none at all get the same answer.
    scope::card(reader, company, who, found.customer).map_err(|_| unknown())?;
    worklist::task(reader, company, found.customer, effect)?.ok_or_else(unknown)
}

/// Work is closed by the role it was given to or by those who stand above it; a decision only by
/// the role that was asked, or the general director. Nobody closes what a manager is to look at.
/// The pages ask this as well.
pub fn may_close(role: Role, kind: EffectKind, given_to: Option<Role>) -> bool {
    given_to.is_none_or(|given_to| {
        given_to == role || (of_others(kind).belongs_to(role) && stands_above(role, given_to))
    })
}

/// A step is left out by whoever may depart from the ladder, among those who may close the work
/// (GEN-11).
pub fn may_skip(role: Role, kind: EffectKind, given_to: Option<Role>) -> bool {
    Right::SkipStep.belongs_to(role) && may_close(role, kind, given_to)
}

const fn of_others(kind: EffectKind) -> Right {
    match kind {
        EffectKind::AskApproval => Right::TakeOverDecisions,
        _ => Right::CloseWorkOfOthers,
    }
}

/// In the own role, or in the place of somebody absent.
fn permit(task: &TaskRow, who: Who, desks: &[Acting], state: &str) -> Result<(), Refused> {
    let closes = |role| may_close(role, task.kind, task.role);
    let skips = |role| may_skip(role, task.kind, task.role);
    let any = |may: &dyn Fn(Role) -> bool| desks.iter().any(|desk| may(desk.who.role));
    if who.is_program() || (state == "done" && any(&closes)) || any(&skips) {
        return Ok(());
    }
    let lacks = if any(&closes) { Right::SkipStep } else { of_others(task.kind) };
    Err(Refused::not_permitted(who.role, lacks))
}

#[cfg(test)]
mod tests {
    use super::*;
    use Role::{
        Director, FinancialControlOfficer, GeneralDirector, HeadOfFinancialControl, HeadOfSales,
        Legal, SalesRep, Supervisor,
    };

    /// GEN-11, ESC-02, ESC-07: own work and that of those below; nobody ends what a manager is to
    /// look at, and a step is left out only by whoever may depart from the ladder.
    #[test]
    fn gen_11_work_is_closed_by_its_role_and_those_above_and_left_out_by_fewer() {
        let rows = [
            // role, given to, closes, leaves out
            (SalesRep, SalesRep, true, false),
            (Supervisor, SalesRep, true, true),
            (Supervisor, Supervisor, true, true),
            (Supervisor, HeadOfSales, false, false),
            (Supervisor, Director, false, false),
            (HeadOfSales, Director, false, false),
            (HeadOfSales, FinancialControlOfficer, false, false),
            (HeadOfFinancialControl, FinancialControlOfficer, true, true),
            (HeadOfFinancialControl, SalesRep, false, false),
            (Legal, Legal, true, false),
            (Director, Legal, true, true),
            (GeneralDirector, Director, true, true),
        ];
        let work = EffectKind::Task;
        for (role, given_to, closes, leaves_out) in rows {
            let found =
                (may_close(role, work, Some(given_to)), may_skip(role, work, Some(given_to)));
            assert_eq!(found, (closes, leaves_out), "{role:?}: work of {given_to:?}");
        }
        let decision = EffectKind::AskApproval;
        assert!(!may_close(Director, decision, Some(HeadOfSales)), "by its request only");
        assert!(may_close(GeneralDirector, decision, Some(HeadOfSales)));
    }
}
