//! What colleagues are to be told: dangers that nobody has answered yet, and once a working day
//! what waits for each of them.

use super::{DIGEST, URGENT};
use crate::company::Company;
use crate::duties::{Duties, duties};
use crate::mailbox::{Shown, replies};
use crate::plans;
use crate::rates::Calendars;
use crate::views::{self, Page, TaskRow, WorklistFilter};
use crate::{Office, Refused, Who, authority, delivery};
use saldo_domain::authority::Right;
use saldo_domain::authority::line::above;
use saldo_domain::delivery::MessageState;
use saldo_domain::{CompanyId, CustomerId, Day, EffectId, Role, UserId};
use saldo_letters::{Language, Texts, Value};
use saldo_store::fieldwork::{self, ErrandFilter, ErrandRow};
use saldo_store::notice::{self as stored, NewNotice};
use saldo_store::person::{self, Person};
use saldo_store::{Reader, customers};

/// Pieces of work that a digest names; the rest are a page away.
const NAMED: u32 = 5;

/// What is to be said of dangers and has not been said.
pub(super) fn urgent(
    reader: &mut Reader,
    company: &Company,
    today: Day,
) -> Result<Vec<NewNotice>, Refused> {
    // All of them: a danger behind a thousand others is none the less one.
    let what = Some(crate::fieldwork::DANGER);
    let filter = ErrandFilter { what, limit: u32::MAX, ..ErrandFilter::default() };
    let open = fieldwork::errands(reader, company.company, filter)?;
    let mut missing = Vec::new();
    let mut people = None;
    for errand in &open {
        let people = match &mut people {
            Some(people) => people,
            none => none.insert(person::list(reader, company.company)?),
        };
        for told in to_be_told(people, errand) {
            let notice = name(company.company, URGENT, &errand.errand.to_string(), told);
            if !stored::is_there(reader, company.company, notice)? {
                missing.push(danger(reader, company, (notice, today), errand, told)?);
            }
        }
    }
    Ok(missing)
}

/// The name of a notice: of the same occurrence to the same person always the same.
pub(super) fn name(company: CompanyId, kind: &str, about: &str, told: Option<&Person>) -> EffectId {
    let person = told.map_or(0, |one| one.person.get()).to_string();
    EffectId::derive(&["notice", &company.to_string(), kind, about, &person])
}

/// Everybody of the role that the work was given to: of the team of whoever gave it, where
/// somebody of the team has the role. Where nobody has it, those above; `None` where there is
/// nobody at all.
fn to_be_told<'p>(people: &'p [Person], errand: &ErrandRow) -> Vec<Option<&'p Person>> {
    let by = people.iter().find(|one| one.person == errand.new.person);
    colleagues_of(people, Some(errand.new.role), by.map(|one| one.team.as_str()))
}

/// Everybody of a role: of the team, where somebody of it has the role. Where nobody has it, those
/// above; `None` where there is nobody at all.
pub(super) fn colleagues_of<'p>(
    people: &'p [Person],
    role: Option<Role>,
    team: Option<&str>,
) -> Vec<Option<&'p Person>> {
    let Some(mut role) = role else { return vec![None] };
    loop {
        let all: Vec<&Person> =
            people.iter().filter(|one| !one.disabled && one.role == role).collect();
        let own = |one: &&&Person| !one.team.is_empty() && Some(one.team.as_str()) == team;
        let of_team: Vec<Option<&Person>> = all.iter().filter(own).copied().map(Some).collect();
        if !of_team.is_empty() {
            return of_team;
        }
        if !all.is_empty() {
            return all.into_iter().map(Some).collect();
        }
        match above(role) {
            Some(next) => role = next,
            None => return vec![None],
        }
    }
}

fn danger(
    reader: &mut Reader,
    company: &Company,
    (notice, day): (EffectId, Day),
    errand: &ErrandRow,
    told: Option<&Person>,
) -> Result<NewNotice, Refused> {
    let card = customers::card(reader, company.company, errand.new.customer)?;
    let (code, customer) = card.map(|card| (card.code, card.name)).unwrap_or_default();
    let by = person::get(reader, company.company, errand.new.person)?;
    let by = by.map(|one| one.name).unwrap_or_default();
    let texts = Texts::of(language(company, told));
    let values: [(&str, Value); 4] = [
        ("customer", customer.into()),
        ("code", code.into()),
        ("by", by.into()),
        ("note", crate::fieldwork::note_of(&errand.new.content).into()),
    ];
    Ok(NewNotice {
        notice,
        person: told.map_or(UserId::new(0), |one| one.person),
        kind: URGENT.to_owned(),
        day,
        customer: errand.new.customer,
        errand: errand.errand,
        language: texts.language().code().to_owned(),
        subject: texts.with("notice-urgent-subject", &values),
        body: texts.with("notice-urgent-body", &values),
    })
}

pub(super) fn language(company: &Company, told: Option<&Person>) -> Language {
    told.and_then(|one| Language::from_code(&one.language))
        .or_else(|| Language::from_code(&company.language))
        .unwrap_or_default()
}

/// Whose digest of the day is to be made: everybody's, on a working day. Who has no address finds
/// it on the pages.
pub(super) fn without_digest(
    reader: &mut Reader,
    company: &Company,
    today: Day,
) -> Result<Vec<Person>, Refused> {
    let calendar = Calendars::of(reader, company.company)?.of_country(&company.country)?;
    if !calendar.working(today).is_working() {
        return Ok(Vec::new());
    }
    let mut without = Vec::new();
    for one in person::list(reader, company.company)? {
        let notice = name(company.company, DIGEST, &today.to_string(), Some(&one));
        if !one.disabled && !stored::is_there(reader, company.company, notice)? {
            without.push(one);
        }
    }
    Ok(without)
}

/// What the day holds for one person.
pub(super) fn digest(
    office: &Office,
    company: &Company,
    (person, today): (&Person, Day),
) -> Result<NewNotice, Refused> {
    let texts = Texts::of(language(company, Some(person)));
    let who = Who::new(person.person, person.role);
    let who = authority::as_of_today(office, company.company, who)?;
    let mut lines = Lines { texts, said: Vec::new() };
    let page = Page::first(NAMED);
    let work = views::worklist(office, company.company, who, &WorklistFilter::default(), page)?;
    lines.count("notice-digest-work", work.total);
    lines.said.extend(work.rows.iter().map(|row| task(texts, row)));
    let errands = errands_of(office, company.company, who)?;
    lines.count("notice-digest-errands", errands);
    lines.duties(&duties(office, company.company, who)?);
    let unread = replies(office, company.company, who, Shown::Unread, Page::first(1))?;
    lines.count("notice-digest-replies", unread.rows.total);
    lines.messages(office, company.company, who)?;
    if who.may(Right::CheckWeeklyPlans) {
        lines.check_lists(office, company.company, who)?;
    }
    if lines.said.is_empty() {
        lines.said.push(texts.get("notice-digest-nothing"));
    }
    let day = texts.day(today);
    Ok(NewNotice {
        notice: name(company.company, DIGEST, &today.to_string(), Some(person)),
        person: person.person,
        kind: DIGEST.to_owned(),
        day: today,
        customer: CustomerId::new(0),
        errand: 0,
        language: texts.language().code().to_owned(),
        subject: texts.with_text("notice-digest-subject", "day", &day),
        body: lines.said.join("\n"),
    })
}

/// How many errands wait for a person.
fn errands_of(office: &Office, company: CompanyId, who: Who) -> Result<u64, Refused> {
    Ok(crate::fieldwork::errands(office, company, who)?.len() as u64)
}

fn task(texts: &Texts, row: &TaskRow) -> String {
    format!("– {} ({}): {}", row.name, row.code, texts.policy_text(&row.text))
}

/// The lines of a digest.
struct Lines<'t> {
    texts: &'t Texts,
    said: Vec<String>,
}

impl Lines<'_> {
    /// Says how many there are, where there are any.
    fn count(&mut self, key: &str, count: u64) {
        if count > 0 {
            self.said.push(self.texts.count(key, i64::try_from(count).unwrap_or(i64::MAX)));
        }
    }

    fn duties(&mut self, duties: &Duties) {
        self.count("notice-digest-decisions", duties.approvals_total);
        self.count("notice-digest-missed", duties.missed);
        self.count("notice-digest-plans", duties.plans_due.len() as u64);
        self.count("notice-digest-unchecked", duties.unchecked.iter().map(|(_, one)| one).sum());
        self.count("notice-digest-memos", duties.memos.len() as u64);
        if let Some(due) = duties.inventory {
            let days = [("as-of", self.texts.day(due.as_of)), ("by", self.texts.day(due.by))];
            let days = days.map(|(name, day)| (name, Value::from(day)));
            self.said.push(self.texts.with("notice-digest-inventory", &days));
        }
        for (program, count) in &duties.not_told {
            let count = i64::try_from(*count).unwrap_or(i64::MAX);
            let values = [("program", Value::from(program.as_str())), ("count", count.into())];
            self.said.push(self.texts.with("notice-digest-not-told", &values));
        }
        self.count("notice-digest-votes", duties.round.as_ref().map_or(0, |(_, lines)| *lines));
    }

    /// Messages that did not arrive, for whoever answers for them.
    fn messages(&mut self, office: &Office, company: CompanyId, who: Who) -> Result<(), Refused> {
        if !who.may(Right::AnswerForMessages) {
            return Ok(());
        }
        let filter = delivery::OutboxFilter::default();
        let found = delivery::messages(office, company, who, &filter, Page::first(1))?;
        let of = |state| found.counts.get(&state).copied().unwrap_or(0);
        self.count("notice-digest-uncertain", of(MessageState::Uncertain));
        self.count("notice-digest-failed", of(MessageState::Failed));
        if let Some(flood) = found.flood {
            self.count("notice-digest-flood", flood.waiting);
        }
        Ok(())
    }

    /// The check lists of representatives and supervisors (ESC-06).
    fn check_lists(
        &mut self,
        office: &Office,
        company: CompanyId,
        who: Who,
    ) -> Result<(), Refused> {
        let (_, rows) = plans::digest(office, company, who, None)?;
        if rows.is_empty() {
            return Ok(());
        }
        self.said.push(self.texts.get("notice-digest-check-lists"));
        for row in rows {
            let number = |count: u64| self.texts.number(i64::try_from(count).unwrap_or(i64::MAX));
            let coaching = if row.coaching { "digest-yes" } else { "digest-no" };
            let values: [(&str, Value); 6] = [
                ("name", row.person.name.into()),
                ("debtors", number(row.debtors).into()),
                ("overdue", self.texts.money(row.overdue).into()),
                ("contacts", number(row.contacts).into()),
                ("done", number(row.done).into()),
                ("coaching", self.texts.get(coaching).into()),
            ];
            self.said.push(self.texts.with("notice-digest-check-list", &values));
        }
        Ok(())
    }
}
