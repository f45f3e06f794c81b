//! What the register of overdue work tells of one debtor (regulation 6.5; ESC-13): how high the
//! debt has risen, what was done about it, asked and decided, which papers there are, and what
//! comes next. Nothing of it is entered there: each line is what somebody recorded where the work
//! was done, so that the register cannot say something else than the books.

use super::file::{File, first_filing, told};
use crate::Refused;
use crate::office::day_in_zone;
use crate::policies::Regulations;
use saldo_domain::authority::Choice;
use saldo_domain::authority::line::stands_above;
use saldo_domain::authority::request::RequestKind;
use saldo_domain::calendar::Calendar;
use saldo_domain::control::{Channel, EffectKind, LadderEventKind};
use saldo_domain::recovery::case::{Act, NextKind, Stage};
use saldo_domain::{CompanyId, CustomerId, Day, ItemId, Role, UserId};
use saldo_letters::documents::DocumentKind;
use saldo_store::worklist::{self, TaskRow};
use saldo_store::{Reader, book, cases as stored, explain, papers, requests};
use std::collections::BTreeSet;

/// The register's record of one debtor.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Record {
    /// The highest role whose work or decision the policy has asked for about what is late.
    pub(crate) level: Option<Role>,
    pub(crate) stage: Option<Stage>,
    /// Who is named for the case; `None`: nobody beside whoever looks after the customer.
    pub(crate) in_charge: Option<UserId>,
    /// In order of their days.
    pub(crate) measures: Vec<Measure>,
    pub(crate) requests: Vec<Request>,
    pub(crate) papers: Vec<Paper>,
    pub(crate) next: Option<(Day, NextWork)>,
}

/// Something done about the debts.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Measure {
    pub(crate) day: Day,
    pub(crate) what: Done,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Done {
    /// A call, visit, note or announcement: its word, and what was said.
    Contact {
        kind: String,
        body: String,
    },
    /// Work that was closed: key of its words, and what came of it.
    Work {
        text: String,
        outcome: String,
    },
    /// A message that left.
    Message {
        channel: Channel,
        text: String,
    },
    Case(Act),
}

/// Something asked for, by whom, and what was answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Request {
    pub(crate) number: i64,
    pub(crate) kind: RequestKind,
    pub(crate) day: Day,
    /// In which role it was asked for; `None`: the policy asked.
    pub(crate) source: Option<Role>,
    pub(crate) state: requests::State,
    pub(crate) answers: Vec<Choice>,
}

/// A paper of the case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Paper {
    pub(crate) day: Day,
    pub(crate) kind: PaperKind,
    pub(crate) number: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PaperKind {
    /// Handed out by the program.
    Issued(DocumentKind),
    /// Named by a step of the case.
    Case(Act),
}

/// What the next day is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum NextWork {
    Case(NextKind),
    /// Key of the words of the work.
    Work(String),
}

/// Rows of one debtor looked through: more than a case ever has.
const MOST: u32 = 1_000;

/// Whose record, about which debts and of which day.
#[derive(Clone, Copy, Debug)]
pub(crate) struct About<'a> {
    pub(crate) customer: CustomerId,
    /// What is late.
    pub(crate) items: &'a [ItemId],
    /// Since when the oldest of it is late: what was done before was about other debts.
    pub(crate) since: Day,
    pub(crate) as_of: Day,
}

/// What is the same for every record.
pub(crate) struct Register<'a> {
    pub(crate) company: CompanyId,
    pub(crate) zone: &'a str,
    pub(crate) calendar: &'a Calendar,
    pub(crate) policies: &'a Regulations,
}

impl Register<'_> {
    /// The record of one debtor.
    ///
    /// # Errors
    /// The store's.
    pub(crate) fn record(&self, reader: &mut Reader, about: About<'_>) -> Result<Record, Refused> {
        let mut record = Record::default();
        self.case(reader, about, &mut record)?;
        self.contacts(reader, about, &mut record)?;
        self.asked_by_policy(reader, about, &mut record)?;
        self.work(reader, about, &mut record)?;
        self.requests(reader, about, &mut record)?;
        self.papers(reader, about, &mut record)?;
        record.measures.sort();
        record.papers.sort_by_key(|one| one.day);
        Ok(record)
    }

    fn case(
        &self,
        reader: &mut Reader,
        about: About<'_>,
        record: &mut Record,
    ) -> Result<(), Refused> {
        let (company, customer) = (self.company, about.customer);
        let mut rows = stored::of_customer(reader, company, customer)?;
        rows.retain(|row| row.fact.on <= about.as_of);
        let mut told = told(reader, company, Some(customer))?;
        let mut known = told.remove(&customer).unwrap_or_default();
        known.told.retain(|one| one.fact.on <= about.as_of);
        let file = File::read(rows, known);
        let late = stored::late_debts(reader, company, Some(customer), about.as_of)?;
        let followed = self.policies.of_each(reader, company, &[customer])?;
        let line = followed.of(customer);
        let periods = |on: Day| line.on(on).policy.periods;
        // A year that is not loaded is told where a suit is recorded.
        let filing_from = first_filing(&file, &late, (self.calendar, &periods));
        let course = file.course;
        record.stage = course.stage();
        record.in_charge = course.in_charge();
        for (fact, _) in course.facts() {
            record.measures.push(Measure { day: fact.on, what: Done::Case(fact.act) });
            // What the book itself tells of stands among what was handed out.
            if fact.place > 0 && !fact.number.is_empty() {
                let (kind, number) = (PaperKind::Case(fact.act), fact.number.clone());
                record.papers.push(Paper { day: fact.on, kind, number });
            }
        }
        let next = course.next((course.pay_by(periods), filing_from), about.as_of);
        record.next = next.map(|next| (next.day, NextWork::Case(next.kind)));
        Ok(())
    }

    /// What people recorded; what the program saw by itself is no measure of anybody.
    fn contacts(
        &self,
        reader: &mut Reader,
        about: About<'_>,
        record: &mut Record,
    ) -> Result<(), Refused> {
        let planned = [LadderEventKind::MeasurePlanned, LadderEventKind::MeasureDropped];
        for row in book::contacts_of(reader, self.company, about.customer)? {
            let by_somebody = row.person != UserId::new(0);
            let done = planned.iter().all(|kind| kind.code() != row.kind);
            if by_somebody && done && about.covers(row.day) {
                let what = Done::Contact { kind: row.kind, body: row.body };
                record.measures.push(Measure { day: row.day, what });
            }
        }
        Ok(())
    }

    /// Messages that left, and how high the debts have risen.
    fn asked_by_policy(
        &self,
        reader: &mut Reader,
        about: About<'_>,
        record: &mut Record,
    ) -> Result<(), Refused> {
        let late: BTreeSet<ItemId> = about.items.iter().copied().collect();
        let (company, customer, as_of) = (self.company, about.customer, about.as_of);
        let mut effects = explain::effects_of(reader, company, customer, as_of)?;
        effects.extend(explain::mailed_to(reader, company, customer, as_of)?);
        for effect in effects {
            let about_late = effect.lines.iter().any(|line| late.contains(&line.item));
            let asks = matches!(effect.kind, EffectKind::Task | EffectKind::AskApproval);
            if let Some(role) = effect.role.filter(|_| asks && about_late) {
                let higher = record.level.is_none_or(|level| stands_above(role, level));
                record.level = if higher { Some(role) } else { record.level };
            }
            let left = matches!(effect.message.as_deref(), Some("sent" | "delivered"));
            // A message for colleagues is addressed to a role.
            if let Some(channel) = effect.channel
                && left
                && effect.role.is_none()
                && about.covers(effect.day)
            {
                let what = Done::Message { channel, text: effect.text };
                record.measures.push(Measure { day: effect.day, what });
            }
        }
        Ok(())
    }

    /// Work that was closed, and the first day of what waits.
    fn work(
        &self,
        reader: &mut Reader,
        about: About<'_>,
        record: &mut Record,
    ) -> Result<(), Refused> {
        let filter = |state: &str| worklist::Filter {
            customer: Some(about.customer),
            state: Some(state.to_owned()),
            limit: MOST,
            ..worklist::Filter::default()
        };
        for task in worklist::tasks(reader, self.company, &filter("done"))? {
            let Some(closed) = task.closed_at else { continue };
            let day = day_in_zone(closed, self.zone)?;
            if about.covers(day) {
                let what = Done::Work { text: task.text, outcome: task.outcome };
                record.measures.push(Measure { day, what });
            }
        }
        let open = worklist::tasks(reader, self.company, &filter("open"))?;
        let first = open.into_iter().min_by_key(|task: &TaskRow| (task.until, task.step));
        let earlier =
            |task: &TaskRow| record.next.as_ref().is_none_or(|(day, _)| task.until < *day);
        if let Some(task) = first.filter(earlier) {
            record.next = Some((task.until, NextWork::Work(task.text)));
        }
        Ok(())
    }

    fn requests(
        &self,
        reader: &mut Reader,
        about: About<'_>,
        record: &mut Record,
    ) -> Result<(), Refused> {
        let filter = requests::Filter {
            customer: Some(about.customer),
            limit: MOST,
            ..requests::Filter::default()
        };
        let mut rows = requests::list(reader, self.company, &filter)?;
        rows.retain(|row| about.covers(row.new.day));
        let numbers: Vec<i64> = rows.iter().map(|row| row.request).collect();
        let mut answers = requests::answers(reader, self.company, &numbers)?;
        let request = |row: requests::RequestRow| Request {
            number: row.request,
            kind: row.new.kind,
            day: row.new.day,
            source: Some(row.new.asked_as).filter(|_| row.new.effect.is_none()),
            state: row.state,
            answers: answers.remove(&row.request).unwrap_or_default(),
        };
        record.requests = rows.into_iter().map(request).collect();
        record.requests.sort_by_key(|one| one.number);
        Ok(())
    }

    fn papers(
        &self,
        reader: &mut Reader,
        about: About<'_>,
        record: &mut Record,
    ) -> Result<(), Refused> {
        for issued in papers::issued_of(reader, self.company, Some(about.customer))? {
            let Some(kind) = DocumentKind::from_code(&issued.document) else { continue };
            if about.covers(issued.day) {
                let (kind, number) = (PaperKind::Issued(kind), issued.issued.to_string());
                record.papers.push(Paper { day: issued.day, kind, number });
            }
        }
        Ok(())
    }
}

impl About<'_> {
    fn covers(&self, day: Day) -> bool {
        self.since <= day && day <= self.as_of
    }
}
