//! What a run or a plan needs to know before it begins.

use super::range::Ranges;
use super::schedule::{self, Span};
use super::tally::Tally;
use super::walk::Walked;
use super::{RunNote, RunOutcome};
use crate::policies::Regulations;
use crate::progress::{Progress, Stage};
use crate::rates::Calendars;
use crate::{Office, Refused, Who, company as companies, policies, status};
use saldo_domain::book::Moment;
use saldo_domain::rating::RoundKind;
use saldo_domain::{CompanyId, CustomerId, Day};
use saldo_store::{Command, Reader, control as stored, customers};
use std::collections::BTreeSet;

/// A day further ahead is a typing mistake or a clock gone wrong, and every day up to it
/// would be walked (failure D09).
const FURTHEST_AHEAD: i64 = 366;

fn refuse_far_future(as_of: Day, today: Day) -> Result<(), Refused> {
    let last = today.plus(FURTHEST_AHEAD);
    if as_of <= last {
        return Ok(());
    }
    Err(Refused::Field {
        field: "as-of",
        value: as_of.to_string(),
        reason: "is more than a year ahead",
        remedy: "give a day at most a year ahead, and check the machine's clock",
    })
}

/// Refuses to run days that are still to come. The business day never goes back: once a later
/// day is done, the days before it bring nothing any more (failure D09).
///
/// # Errors
/// `Field` for a day after the company's today, or the store's.
pub fn must_have_come(office: &Office, company: CompanyId, as_of: Day) -> Result<(), Refused> {
    let today = office.today_in(&companies::stored_company(office, company)?.zone)?;
    refuse_far_future(as_of, today)?;
    if as_of <= today {
        return Ok(());
    }
    Err(Refused::Field {
        field: "as-of",
        value: as_of.to_string(),
        reason: "is still to come, and no earlier day could be run after it",
        remedy: "look at it with --plan, or say --ahead if these days are to be done now",
    })
}

/// The day on which a run that was begun and not finished acts: it was cut off, or it is
/// under way at this moment. A run started now shares its work.
///
/// # Errors
/// The store's.
pub fn unfinished(office: &Office, company: CompanyId) -> Result<Option<Day>, Refused> {
    let open = |reader: &mut Reader| Ok::<_, Refused>(stored::open_runs(reader, company)?);
    Ok(office.store.read(open)?.last().map(|run| run.acting_day))
}

/// Company, policy, days.
#[derive(Debug)]
pub(super) struct Scene<'a> {
    pub(super) office: &'a Office,
    pub(super) company: CompanyId,
    pub(super) policies: Regulations,
    pub(super) as_of: Day,
    /// The company's business day.
    pub(super) today: Day,
    /// `None` when there is nothing to walk.
    pub(super) span: Option<Span>,
    pub(super) started: Moment,
    /// Rounds of statuses that begin with these days.
    pub(super) rounds: Vec<(Day, RoundKind)>,
    notes: Vec<RunNote>,
}

impl<'a> Scene<'a> {
    /// The scene of a run up to `as_of`, today when `None`.
    pub(super) fn set(
        office: &'a Office,
        company: CompanyId,
        as_of: Option<Day>,
    ) -> Result<Self, Refused> {
        let found = companies::stored_company(office, company)?;
        let today = office.today_in(&found.zone)?;
        let as_of = as_of.unwrap_or(today);
        refuse_far_future(as_of, today)?;
        let days = |reader: &mut Reader| {
            Ok::<_, Refused>((
                stored::last_done(reader, company)?,
                stored::open_runs(reader, company)?,
                policies::regulations(reader, company)?,
                Calendars::of(reader, company)?.of_country(&found.country)?,
            ))
        };
        let (last_done, open, policies, calendar) = office.store.read(days)?;
        let span = schedule::span(last_done, &open, as_of);
        let walked = span.as_ref().filter(|span| !span.once_more).map(Span::plain);
        let walked = walked.unwrap_or_default();
        let rounds =
            office.store.read(|reader| status::due_on(reader, company, &walked, office.now()))?;
        let mut notes = schedule::notes(span.as_ref(), last_done, &open, as_of, &calendar);
        notes.extend(
            rounds.iter().map(|(day, kind)| RunNote::RoundBegins { day: *day, kind: *kind }),
        );
        let started = office.now();
        Ok(Self { office, company, policies, as_of, today, span, started, rounds, notes })
    }

    pub(super) fn command(&self, who: Who, action: &'static str, subject: String) -> Command {
        let (person, body, at) = (who.person, "{}".to_owned(), self.office.now());
        Command { company: self.company, person, action, subject, body, at }
    }

    /// The outcome of what was counted.
    pub(super) fn outcome(
        &self,
        reader: &mut Reader,
        counted: &Counted,
        plan: bool,
    ) -> Result<RunOutcome, Refused> {
        let (customers, open_invoices) = stored::size(reader, self.company, self.as_of)?;
        let tally = &counted.tally;
        let news = |span: &&Span| !span.once_more || tally.looked_at > 0;
        let elapsed = self.office.now().0.saturating_sub(self.started.0).max(0) / 1000;
        Ok(RunOutcome {
            as_of: self.as_of,
            days: self.span.as_ref().filter(news).map(Span::plain).unwrap_or_default(),
            policy: self.policies.own().on(self.as_of).label(),
            customers,
            open_invoices,
            effects: tally.effects.clone(),
            by_clause: tally.by_clause.clone(),
            withheld: tally.withheld.clone(),
            elapsed_ms: elapsed.unsigned_abs(),
            looked_at: tally.looked_at,
            plan,
            fingerprint: tally.fingerprint(),
            notes: self.notes_of(reader, counted)?,
        })
    }

    /// The notes of the schedule, and the customers for whom nothing was done, by their code.
    fn notes_of(&self, reader: &mut Reader, counted: &Counted) -> Result<Vec<RunNote>, Refused> {
        let mut notes = self.notes.clone();
        for (customer, day, finding) in &counted.findings {
            let card = customers::card(reader, self.company, *customer)?;
            let customer = card.map_or_else(|| customer.to_string(), |card| card.code);
            notes.push(RunNote::Unsound { customer, day: *day, finding: finding.clone() });
        }
        Ok(notes)
    }

    /// Nothing counted yet, under the versions that the days of the span follow.
    pub(super) fn counted(&self) -> Counted {
        let days = self.span.as_ref().map(Span::plain).unwrap_or_default();
        Counted::new(&self.policies.hashes_on(&days))
    }

    /// Walks every due customer without writing; `take` sees each.
    pub(super) fn rehearse(
        &self,
        reader: &mut Reader,
        progress: &dyn Progress,
        mut take: impl FnMut(&Walked),
    ) -> Result<Counted, Refused> {
        let mut counted = self.counted();
        let Some(span) = &self.span else { return Ok(counted) };
        let ranges = Ranges::due(reader, self.company, span)?;
        progress.stage(Stage::Deciding, Some(ranges.len() as u64));
        for range in ranges.iter() {
            if progress.cancelled() {
                return Err(Refused::Cancelled);
            }
            let walked = range.walk(reader, self.company, &self.policies, span)?;
            walked.iter().for_each(&mut take);
            counted.add(&walked);
            progress.done(counted.tally.looked_at);
        }
        Ok(counted)
    }
}

/// Totals over the customers looked at, and those for whom the checker refused the plan.
#[derive(Debug)]
pub(super) struct Counted {
    pub(super) tally: Tally,
    unsound: BTreeSet<CustomerId>,
    findings: Vec<(CustomerId, Day, String)>,
}

impl Counted {
    fn new(policy_hash: &str) -> Self {
        Self { tally: Tally::new(policy_hash), unsound: BTreeSet::new(), findings: Vec::new() }
    }

    /// Customers who stay due because nothing may be done for them.
    pub(super) fn unsound(&self) -> usize {
        self.unsound.len()
    }

    /// Counts a range. An unsound customer that is met again in a later pass counts once.
    pub(super) fn add(&mut self, walked: &[Walked]) {
        for one in walked {
            if let Walked::Unsound { customer, day, finding } = one {
                if !self.unsound.insert(*customer) {
                    continue;
                }
                self.findings.push((*customer, *day, finding.clone()));
            }
            self.tally.add(one);
        }
    }
}
