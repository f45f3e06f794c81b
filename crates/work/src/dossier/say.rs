//! Writing into a customer's file.

use super::entries::{
    Entries, FiguresKept, HabitKept, ImportanceKept, PaperKept, StageKept, Words, parts,
};
use crate::{Office, Refused, Who, company, scope};
use saldo_domain::authority::package::Paper;
use saldo_domain::dossier::audit::{CauseClass, Stage};
use saldo_domain::dossier::outlet::OutletFact;
use saldo_domain::dossier::people::{Official, Post};
use saldo_domain::fieldwork::quadrant::Importance;
use saldo_domain::number::clean_text;
use saldo_domain::{CompanyId, CustomerId, Day};
use saldo_store::Reader;
use saldo_store::dossier::{NewEntry, add_entries, attachments_of, entries_of};
use serde::Serialize;

/// Longest text of an entry, in characters.
const LONGEST: usize = 4000;

/// Something to be written into the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Saying {
    Person(Post, Official),
    Outlet(OutletFact, String),
    Paper(Paper, PaperKept),
    /// Days the customer usually needs to approve a payment; `None`: as seen in the book.
    Habit(Option<u16>),
    Figures(FiguresKept),
    Stage(Stage, StageKept),
    Importance(Importance),
}

impl Saying {
    /// Part, name and content as they are stored.
    pub(crate) fn stored(&self) -> Result<(&'static str, String, String), Refused> {
        Ok(match self {
            Saying::Person(post, official) => {
                (parts::PERSON, post.code().to_owned(), json(&cleaned(official)?)?)
            }
            Saying::Outlet(fact, text) => {
                (parts::OUTLET, fact.code().to_owned(), json(&Words { text: clean(text)? })?)
            }
            Saying::Paper(paper, kept) => {
                let kept = PaperKept {
                    note: clean(&kept.note)?,
                    certified_by: clean(&kept.certified_by)?,
                    ..kept.clone()
                };
                (parts::PAPER, paper.number().to_string(), json(&whole(kept)?)?)
            }
            Saying::Habit(days) => (parts::HABIT, String::new(), json(&HabitKept { days: *days })?),
            Saying::Figures(figures) => {
                (parts::FIGURES, figures.day.to_string(), json(&checked(figures)?)?)
            }
            Saying::Stage(stage, kept) => {
                (parts::AUDIT, stage.code().to_owned(), json(&stage_checked(*stage, kept)?)?)
            }
            Saying::Importance(level) => {
                let level = level.code().to_owned();
                (parts::IMPORTANCE, String::new(), json(&ImportanceKept { level })?)
            }
        })
    }

    /// A questionnaire is a document of its own; of two of one day the later holds.
    const fn stands_alone(&self) -> bool {
        matches!(self, Saying::Figures(_))
    }

    /// The day that must not lie ahead, if it has one.
    fn day(&self) -> Option<Day> {
        match self {
            Saying::Paper(_, kept) => kept.made.max(kept.certified_on),
            Saying::Figures(figures) => Some(figures.day),
            _ => None,
        }
    }
}

pub(super) fn json(content: &impl Serialize) -> Result<String, Refused> {
    serde_json::to_string(content).map_err(|error| Refused::Damaged { what: error.to_string() })
}

pub(super) fn clean(text: &str) -> Result<String, Refused> {
    let (text, _) = clean_text(text);
    if text.chars().count() <= LONGEST {
        return Ok(text);
    }
    Err(Refused::Field {
        field: "text",
        value: text.chars().take(40).collect(),
        reason: "is longer than 4000 characters",
        remedy: "shorten it, or attach a file",
    })
}

fn cleaned(official: &Official) -> Result<Official, Refused> {
    Ok(Official {
        name: clean(&official.name)?,
        work: clean(&official.work)?,
        home: clean(&official.home)?,
        mobile: clean(&official.mobile)?,
        email: clean(&official.email)?,
        note: clean(&official.note)?,
    })
}

/// A certified copy says who certified it and when: one without the other is neither.
fn whole(kept: PaperKept) -> Result<PaperKept, Refused> {
    if kept.certified_by.is_empty() == kept.certified_on.is_none() {
        return Ok(kept);
    }
    Err(Refused::Field {
        field: "certified",
        value: kept.certified_by,
        reason: "is only half of it",
        remedy: "say who certified the copy and on which day, or neither",
    })
}

/// Figures come with a source, and only own funds can be below nothing (CLI-09).
fn checked(figures: &FiguresKept) -> Result<FiguresKept, Refused> {
    let source = clean(&figures.source)?;
    if source.is_empty() {
        return Err(Refused::Field {
            field: "source",
            value: source,
            reason: "is empty",
            remedy: "say where the figures come from: questionnaire, balance sheet, bank",
        });
    }
    let sums = [figures.income, figures.expenses, figures.debts];
    if let Some(amount) = sums.into_iter().find(|amount| amount.minor() < 0) {
        return Err(Refused::Field {
            field: "figures",
            value: amount.to_plain(),
            reason: "is below zero",
            remedy: "give income, expenses and debts as plain sums",
        });
    }
    Ok(FiguresKept { source, credit: clean(&figures.credit)?, ..figures.clone() })
}

fn stage_checked(stage: Stage, kept: &StageKept) -> Result<StageKept, Refused> {
    let class = CauseClass::from_code(&kept.class).filter(|_| stage == Stage::Causes);
    let chance = kept.chance.filter(|chance| stage == Stage::Recovery && *chance <= 100);
    let class = class.map_or("", CauseClass::code).to_owned();
    Ok(StageKept { text: clean(&kept.text)?, class, chance })
}

/// Writes into the file of a customer. Each saying comes with the entry that was seen (0: none);
/// what is there already in these words is left as it is. Answers how many entries were added.
///
/// # Errors
/// `UnknownCustomer`, `Stale` when somebody else wrote meanwhile (M21), `Field` for texts, days
/// and figures, or the store's.
pub fn say(
    office: &Office,
    company: CompanyId,
    who: Who,
    customer: CustomerId,
    sayings: &[(Saying, i64)],
) -> Result<usize, Refused> {
    let today = company::today(office, company)?;
    let mut prepared = Vec::with_capacity(sayings.len());
    for (saying, seen) in sayings {
        refuse_ahead(saying.day(), today)?;
        let (part, name, content) = saying.stored()?;
        let new = NewEntry {
            customer,
            part: part.to_owned(),
            name,
            content,
            day: today,
            person: who.person,
        };
        prepared.push((new, *seen, saying));
    }
    let command = office.about(company, who, "customer-file", customer);
    office.store.write(&command, |writer| {
        scope::card(writer, company, who, customer)?;
        let entries = Entries::of(entries_of(writer, company, customer)?);
        let mut added = Vec::new();
        for (new, seen, saying) in &prepared {
            if let Saying::Paper(_, PaperKept { attachment: Some(id), .. }) = saying {
                require_attachment(writer, company, customer, *id)?;
            }
            let now = entries.row(&new.part, &new.name);
            if now.is_some_and(|row| row.new.content == new.content) {
                continue;
            }
            let now = now.map_or(0, |row| row.entry);
            if now != *seen && !saying.stands_alone() {
                let what = format!("{} {}", new.part, new.name).trim().to_owned();
                return Err(Refused::Stale { what, seen: *seen, now });
            }
            added.push(new.clone());
        }
        let stamp = command.stamp();
        if !added.is_empty() {
            add_entries(writer, stamp, &added)?;
        }
        writer.describe(format!(r#"{{"entries":{}}}"#, added.len()));
        Ok(added.len())
    })
}

/// Only files of this very customer can be named (D28).
pub(super) fn require_attachment(
    reader: &mut Reader,
    company: CompanyId,
    customer: CustomerId,
    attachment: i64,
) -> Result<(), Refused> {
    let known = attachments_of(reader, company, customer)?;
    match known.iter().any(|row| row.attachment == attachment) {
        true => Ok(()),
        false => Err(super::DossierRefusal::UnknownAttachment.into()),
    }
}

fn refuse_ahead(day: Option<Day>, today: Day) -> Result<(), Refused> {
    match day.filter(|day| *day > today) {
        None => Ok(()),
        Some(day) => Err(Refused::Field {
            field: "day-ahead",
            value: day.to_string(),
            reason: "lies in the future",
            remedy: "give the day that stands on the paper",
        }),
    }
}
