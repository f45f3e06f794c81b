//! Doing what the plan says.

use super::RunOutcome;
use super::range::{Range, Ranges};
use super::scene::{Counted, Scene};
use super::schedule::{Acted, Span};
use super::walk::Walked;
use crate::progress::{Progress, Silent, Stage};
use crate::{
    Office, Refused, Who, agreements, bank, disputes, dossier, facts, fieldwork, memos, requests,
    status,
};
use saldo_domain::authority::Right;
use saldo_domain::control::{Account, Decision, LadderEventKind};
use saldo_domain::dossier::contract::FILLS_NOTICE;
use saldo_domain::plans::MemoKind;
use saldo_domain::rating::RoundKind;
use saldo_domain::{CompanyId, CustomerId, Day};
use saldo_store::book::{Facts, NewContact, Stamp};
use saldo_store::control::{self as stored, Applying, Run};
use saldo_store::withdrawal::{self, Waiting};
use saldo_store::{Command, Reader, Writer};

/// Facts recorded while a run is at work are taken in, but not for ever: those that come
/// after so many passes are for the next run.
const PASSES: usize = 3;

/// Runs control up to `as_of` (today when `None`). Running again does nothing new.
///
/// # Errors
/// A named refusal. What was applied before a failure stays and is taken up by the next run.
pub fn run(
    office: &Office,
    company: CompanyId,
    who: Who,
    as_of: Option<Day>,
    progress: &dyn Progress,
) -> Result<RunOutcome, Refused> {
    who.must(Right::RunControl)?;
    bank::look_before_control(office, company, who)?;
    let scene = Scene::set(office, company, as_of)?;
    let mut counted = scene.counted();
    let Some(span) = &scene.span else {
        return office.store.read(|reader| scene.outcome(reader, &counted, false));
    };
    let subject = || format!("days up to {}", span.last());
    if !span.once_more {
        let command = scene.command(who, "run-begin", subject());
        office.store.write(&command, |writer| begin(writer, &scene, who, span))?;
    }
    note_what_happened(&scene, who, span)?;
    pass_over(&scene, who, span, &mut counted, progress)?;
    begin_rounds(&scene)?;
    let outcome = office.store.read(|reader| scene.outcome(reader, &counted, false))?;
    if span.once_more {
        decisions_of_day(&scene, who, span)?;
    } else {
        fail::fail_point!("run::before-finish", |_| std::process::abort());
        let command = scene.command(who, "run-finish", subject());
        office.store.write(&command, |writer| finish(writer, &scene, span, &outcome))?;
    }
    Ok(outcome)
}

/// Runs exactly the plan a person has looked at: the plan is made once more and applied in
/// one transaction, so that nothing can come between.
///
/// # Errors
/// `Refused::PlanChanged` when facts recorded since have changed the plan; `Refused::Field` for a
/// day that is still to come: it can be looked at, but once it is done the days before it can not
/// be run any more (D09).
pub fn run_if(
    office: &Office,
    company: CompanyId,
    who: Who,
    as_of: Option<Day>,
    fingerprint: &str,
    progress: &dyn Progress,
) -> Result<RunOutcome, Refused> {
    who.must(Right::RunControl)?;
    // What that settles changes the plan, and it is shown anew.
    bank::look_before_control(office, company, who)?;
    let scene = Scene::set(office, company, as_of)?;
    if scene.as_of > scene.today {
        return Err(Refused::Field {
            field: "day",
            value: scene.as_of.to_string(),
            reason: "is still to come",
            remedy: "approve the plan of today",
        });
    }
    let command = scene.command(who, "run-approved", format!("plan {fingerprint}"));
    office.store.write(&command, |writer| {
        let planned = scene.rehearse(writer, &Silent, |_| ())?;
        if planned.tally.fingerprint() != fingerprint {
            return Err(Refused::PlanChanged);
        }
        let mut counted = scene.counted();
        let Some(span) = &scene.span else { return scene.outcome(writer, &counted, false) };
        if !span.once_more {
            begin(writer, &scene, who, span)?;
        }
        for round in &scene.rounds {
            status::begin_whole(writer, &begins(&scene, *round), *round)?;
        }
        let ranges = Ranges::due(writer, company, span)?;
        progress.stage(Stage::Deciding, Some(ranges.len() as u64));
        for range in ranges.iter() {
            counted.add(&apply(writer, &scene, span, range)?);
            progress.done(counted.tally.looked_at);
        }
        let outcome = scene.outcome(writer, &counted, false)?;
        if span.once_more {
            look_after(writer, &scene, span.last())?;
        } else {
            finish(writer, &scene, span, &outcome)?;
        }
        note_in(writer, &scene, span)?;
        Ok(outcome)
    })
}

/// Begins the rounds of statuses whose day is one of the span (4.1, 4.6). A run that dies before
/// its days are done begins those again that it had not begun.
fn begin_rounds(scene: &Scene<'_>) -> Result<(), Refused> {
    for round in &scene.rounds {
        status::begin(scene.office, scene.company, Who::program(), *round)?;
    }
    Ok(())
}

/// It is the run that begins it, whoever started the run.
fn begins(scene: &Scene<'_>, (day, kind): (Day, RoundKind)) -> Command {
    status::beginning(scene.company, Who::program(), day, kind, scene.office.now())
}

/// Decisions after a day that was run once more: nothing is written where nothing is due.
fn decisions_of_day(scene: &Scene<'_>, who: Who, span: &Span) -> Result<(), Refused> {
    let (store, company, day) = (&scene.office.store, scene.company, span.last());
    let nothing = store.read(|reader| {
        let decisions = requests::Due::on(reader, company, day)?.is_empty();
        let disputes = disputes::missed(reader, company, day)?.is_empty();
        let filled = dossier::filled_by_file(reader, company)?.is_empty();
        let nothing = decisions && disputes && filled;
        Ok::<_, Refused>(nothing && not_written(reader, scene, day)?.is_empty())
    })?;
    if nothing {
        return Ok(());
    }
    let command = scene.command(who, "run-decisions", format!("day {day}"));
    store.write(&command, |writer| look_after(writer, scene, day))
}

/// What people were to decide, to settle and to write by now.
fn look_after(writer: &mut Writer, scene: &Scene<'_>, day: Day) -> Result<(), Refused> {
    requests::look_after(writer, scene.company, day, scene.office.now())?;
    let stamp = Stamp { company: scene.company, recorded: scene.office.now(), batch: 0 };
    let missed = disputes::missed(writer, scene.company, day)?;
    disputes::tell(writer, stamp, &missed, day)?;
    // The lawyer is asked for nothing that the file knows.
    let filled = dossier::filled_by_file(writer, scene.company)?;
    dossier::end_filled(writer, scene.company, &filled, scene.office.now())?;
    let missing = not_written(writer, scene, day)?;
    enter_contacts(writer, scene, missing)
}

/// Records what a run has found to have happened, where it has found anything.
fn enter_contacts(
    writer: &mut Writer,
    scene: &Scene<'_>,
    contacts: Vec<NewContact>,
) -> Result<(), Refused> {
    if contacts.is_empty() {
        return Ok(());
    }
    let stamp = Stamp { company: scene.company, recorded: scene.office.now(), batch: 0 };
    let added = Facts { contacts, ..Facts::default() };
    facts::enter(writer, stamp, scene.office.business(), &added)
}

/// A promised day that went by, a part paid without a word, and what became of agreements are
/// known before anything is decided: the run that finds them acts on them, and running again does nothing new. An approved
/// plan did not know of them yet; there they are recorded afterwards, for the run to come.
fn note_what_happened(scene: &Scene<'_>, who: Who, span: &Span) -> Result<(), Refused> {
    let store = &scene.office.store;
    let nothing = store.read(|reader| {
        let of_agreements =
            agreements::look_after(reader, scene.company, &scene.policies, days_of(span))?;
        Ok::<_, Refused>(of_agreements.is_empty() && happened(reader, scene, span)?.is_empty())
    })?;
    if nothing {
        return Ok(());
    }
    let command = scene.command(who, "run-facts", format!("days up to {}", span.last()));
    store.write(&command, |writer| {
        // Another run may have recorded some of them meanwhile.
        note_in(writer, scene, span)
    })
}

fn note_in(writer: &mut Writer, scene: &Scene<'_>, span: &Span) -> Result<(), Refused> {
    let stamp = Stamp { company: scene.company, recorded: scene.office.now(), batch: 0 };
    let of_agreements =
        agreements::look_after(writer, scene.company, &scene.policies, days_of(span))?;
    agreements::note(writer, scene.office, stamp, &of_agreements)?;
    let happened = happened(writer, scene, span)?;
    enter_contacts(writer, scene, happened)
}

/// First and last day of a span.
fn days_of(span: &Span) -> (Day, Day) {
    let last = span.last();
    (span.days.first().map_or(last, |acted| acted.day), last)
}

/// Promised days that went by unpaid, and parts that were paid without a word, where the policy
/// listens to that (LAD-04, EXE-06).
fn happened(
    reader: &mut Reader,
    scene: &Scene<'_>,
    span: &Span,
) -> Result<Vec<NewContact>, Refused> {
    let (first, day) = days_of(span);
    let mut found = Vec::new();
    if scene.policies.listens_to(LadderEventKind::AgreedDateBroken) {
        // The day after the promise is one of those that were run.
        let days = (first.plus(-1), day.plus(-1));
        found.extend(fieldwork::dates_broken(reader, scene.company, days)?);
    }
    if scene.policies.listens_to(LadderEventKind::PartPaidInSilence) {
        found.extend(fieldwork::parts_in_silence(
            reader,
            scene.company,
            &scene.policies,
            (first, day),
        )?);
    }
    if scene.policies.is_stopped_by(LadderEventKind::DemandAnswered) {
        found.extend(fieldwork::demands_answered(reader, scene.company, (first, day))?);
    }
    Ok(found)
}

/// Memos that were not written and notices that were not filled in by their last day. Only a policy
/// that asks for them has any that can be missing. What answers these comes from the day after: a
/// day that is run again finds them, and acts on them no earlier than one that is run once.
fn not_written(
    reader: &mut Reader,
    scene: &Scene<'_>,
    day: Day,
) -> Result<Vec<NewContact>, Refused> {
    let mut missing = Vec::new();
    for kind in MemoKind::ALL {
        if scene.policies.asks_for_work(kind.work()) {
            missing.extend(memos::missing(reader, scene.company, kind, day)?);
        }
    }
    if scene.policies.asks_for_work(FILLS_NOTICE) {
        missing.extend(dossier::unfilled(reader, scene.company, day)?);
    }
    Ok(missing)
}

/// Opens a row for each day of the span; one that a dead run has opened stays as it is.
fn begin(writer: &mut Writer, scene: &Scene<'_>, who: Who, span: &Span) -> Result<(), Refused> {
    for &Acted { day, acting } in &span.days {
        let counts = scene.policies.own().on(day);
        let run = Run {
            day,
            acting_day: acting,
            policy: counts.policy.id.to_string(),
            policy_version: counts.policy.version,
            policy_hash: counts.hash.clone(),
            done: false,
            person: who.person,
            started_at: scene.started,
            finished_at: None,
            summary: String::new(),
        };
        stored::begin_run(writer, scene.company, &run)?;
    }
    Ok(())
}

/// Applies range after range until nobody is due any more.
fn pass_over(
    scene: &Scene<'_>,
    who: Who,
    span: &Span,
    counted: &mut Counted,
    progress: &dyn Progress,
) -> Result<(), Refused> {
    let store = &scene.office.store;
    for _ in 0..PASSES {
        let ranges = store.read(|reader: &mut Reader| Ranges::due(reader, scene.company, span))?;
        if ranges.len() <= counted.unsound() {
            break;
        }
        progress.stage(Stage::Deciding, Some(ranges.len() as u64));
        let mut done = 0;
        for range in ranges.iter() {
            let command = scene.command(who, "run-range", format!("days up to {}", span.last()));
            let walked = store.write(&command, |writer| apply(writer, scene, span, range))?;
            fail::fail_point!("run::range-applied", |_| std::process::abort());
            counted.add(&walked);
            done += range.size as u64;
            progress.done(done);
        }
    }
    Ok(())
}

/// Decides about a range and writes what was decided.
fn apply(
    writer: &mut Writer,
    scene: &Scene<'_>,
    span: &Span,
    range: Range,
) -> Result<Vec<Walked>, Refused> {
    let mut walked = range.walk(writer, scene.company, &scene.policies, span)?;
    // What the last day asks for rests on the very account that says what is owed on it: where
    // no day was missed, only what waited before can have lost its reason.
    let customers: Vec<CustomerId> = walked.iter().filter_map(Walked::customer).collect();
    let waited = match span.days.len() {
        1 => Some(withdrawal::waiting(writer, scene.company, &customers)?),
        _ => None,
    };
    let (mut effects, mut withheld) = (0, 0);
    for (acting, decisions) in together(span, &walked) {
        let (company, at) = (scene.company, scene.office.now());
        let applying = Applying { company, performed: acting, at };
        let applied = stored::apply(writer, applying, &decisions)?;
        effects += applied.effects;
        withheld += applied.withheld;
    }
    let waiting = match waited {
        Some(waiting) => waiting,
        None => withdrawal::waiting(writer, scene.company, &customers)?,
    };
    let standing = standing(&mut walked, span, &asked_about(&waiting));
    let now = (span.last(), scene.office.now());
    facts::withdraw_unowed_among(writer, scene.company, now, waiting, standing)?;
    writer.describe(format!(r#"{{"effects":{effects},"withheld":{withheld}}}"#));
    Ok(walked)
}

/// Whom the waiting work and messages are about, ascending.
fn asked_about(waiting: &[Waiting]) -> Vec<CustomerId> {
    let mut customers: Vec<CustomerId> = waiting.iter().map(|one| one.customer).collect();
    customers.sort_unstable();
    customers.dedup();
    customers
}

/// How these customers stand on the last day of the span after all that was decided.
///
/// By it is withdrawn what is not owed any more: payments and restraints that were recorded
/// before their day, what was asked for on a missed day and paid since (D11), and work that a
/// later step has taken over.
fn standing(walked: &mut [Walked], span: &Span, customers: &[CustomerId]) -> Vec<Account> {
    let Some(last) = span.days.last() else { return Vec::new() };
    let waited = |one: &&mut Walked| {
        one.customer().is_some_and(|customer| customers.binary_search(&customer).is_ok())
    };
    walked.iter_mut().filter(waited).filter_map(|one| one.take_standing(*last)).collect()
}

/// The sound decisions, by the day on which they are set in motion, earliest first. Within one day
/// they stay in order of customer and day.
fn together<'a>(span: &Span, walked: &'a [Walked]) -> Vec<(Day, Vec<&'a Decision>)> {
    let mut groups: Vec<(Day, Vec<&Decision>)> = Vec::new();
    for acted in &span.days {
        if groups.last().is_none_or(|(last, _)| *last != acted.acting) {
            groups.push((acted.acting, Vec::new()));
        }
    }
    let acting_of =
        |day: Day| span.days.iter().find(|acted| acted.day == day).map(|acted| acted.acting);
    for one in walked {
        let Walked::Sound(course) = one else { continue };
        for decision in &course.decisions {
            let Some(acting) = acting_of(decision.day) else { continue };
            if let Some((_, group)) = groups.iter_mut().find(|(day, _)| *day == acting) {
                group.push(decision);
            }
        }
    }
    groups
}

/// Every day of a span ends together; the summary stands with the last.
fn finish(
    writer: &mut Writer,
    scene: &Scene<'_>,
    span: &Span,
    outcome: &RunOutcome,
) -> Result<(), Refused> {
    let at = scene.office.now();
    for day in span.plain() {
        let summary = if day == span.last() { outcome.summary() } else { String::new() };
        stored::finish_run(writer, scene.company, day, at, &summary)?;
    }
    look_after(writer, scene, span.last())
}
