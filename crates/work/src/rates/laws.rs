//! Moratoria and court fees: what the law says beside rates and days.
//!
//! As everywhere here, repeating is harmless, a change of what stands needs a reason, and the
//! latest entry holds.

use super::enter::Entering;
use super::listed::day;
use super::refused::{RateFault, RateRefusal};
use super::{fees_of, moratoria_of};
use crate::acts::required_reason;
use crate::{Office, Refused, Who};
use saldo_domain::book::Moment;
use saldo_domain::number::clean_text;
use saldo_domain::rates::{FeeTable, Moratorium, MoratoriumEntry, moratoria_of_russia};
use saldo_domain::{CompanyId, Day};
use saldo_store::Reader;
use saldo_store::rates::{self as stored, FeeRow, MoratoriumRow};
use serde::Serialize;
use serde_json::json;

const LONGEST_NAME: usize = 60;
/// Bytes of the longest file of fees.
const LONGEST_FILE: usize = 100_000;

/// A moratorium as somebody typed it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MoratoriumAsked {
    pub name: String,
    /// First and last day without accrual.
    pub from: String,
    pub to: String,
    /// Debts due before this day are spared; empty: the first day.
    pub due_before: String,
    pub source: String,
    /// Needed to change or strike out one that stands.
    pub reason: String,
    /// There is no such moratorium after all; the days may be left out.
    pub strike_out: bool,
}

/// A file of court fees.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FeesAsked {
    /// Name of the file, shown in refusals.
    pub file: String,
    /// In the form of those that ship.
    pub text: String,
    /// Needed to change a version that stands.
    pub reason: String,
}

/// What was done, or would be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LawOutcome {
    /// Name of the moratorium, code of the court.
    pub code: String,
    /// `unchanged`, `added`, `corrected` or `struck-out`.
    pub change: &'static str,
    /// The first day.
    pub from: Day,
    pub dry_run: bool,
}

/// Records a moratorium, changes one, or strikes one out.
///
/// # Errors
/// `NotPermitted`, `Rates` naming field, value and remedy, `ReasonMissing` for a change without
/// a reason, or the store's.
pub fn add_moratorium(
    office: &Office,
    company: CompanyId,
    who: Who,
    asked: &MoratoriumAsked,
    dry_run: bool,
) -> Result<LawOutcome, Refused> {
    // What is struck out has its source already.
    let source = if asked.strike_out { &asked.name } else { &asked.source };
    let entering = Entering::of(office, company, who, source, &asked.reason)?;
    let name = name(&asked.name)?;
    let typed = match asked.strike_out {
        true => None,
        false => Some(typed(&entering, asked, &name)?),
    };
    let command = entering.command("moratorium", &name);
    let plan = |reader: &mut Reader| entering.plan_moratorium(reader, &name, typed.as_ref());
    let told = |change, row: &MoratoriumRow| LawOutcome {
        code: name.clone(),
        change,
        from: row.told.moratorium.from,
        dry_run,
    };
    let (change, row) = office.store.read(plan)?;
    if dry_run || change == "unchanged" {
        return Ok(told(change, &row));
    }
    office.store.write(&command, |writer| {
        let (change, row) = plan(writer)?;
        stored::add_moratorium(writer, &row)?;
        let one = &row.told.moratorium;
        let body = json!({
            "change": change, "from": one.from, "to": one.to, "due_before": one.due_before,
            "source": one.source,
        });
        writer.describe(body.to_string());
        Ok(told(change, &row))
    })
}

/// Takes a version of a court's fees from a file.
///
/// # Errors
/// `Data` with the line at fault, and as [`add_moratorium`].
pub fn import_fees(
    office: &Office,
    company: CompanyId,
    who: Who,
    asked: &FeesAsked,
    dry_run: bool,
) -> Result<LawOutcome, Refused> {
    if asked.text.len() > LONGEST_FILE {
        return Err(RateRefusal::typed("file", &asked.file, RateFault::TooLong).into());
    }
    let table = FeeTable::load(&asked.file, &asked.text)?;
    known_court(&table)?;
    let entering = Entering::of(office, company, who, table.source(), &asked.reason)?;
    entering.not_too_far("day", table.effective_from())?;
    let command = entering.command("fees", table.code());
    let plan = |reader: &mut Reader| entering.plan_fees(reader, &table, &asked.text);
    let told = |change| LawOutcome {
        code: table.code().to_owned(),
        change,
        from: table.effective_from(),
        dry_run,
    };
    let (change, _) = office.store.read(plan)?;
    if dry_run || change == "unchanged" {
        return Ok(told(change));
    }
    office.store.write(&command, |writer| {
        let (change, row) = plan(writer)?;
        stored::add_fees(writer, &row)?;
        let body = json!({ "change": change, "from": row.effective, "source": row.source });
        writer.describe(body.to_string());
        Ok(told(change))
    })
}

/// The fees are those of a court that is known here, in its currency.
fn known_court(table: &FeeTable) -> Result<(), RateRefusal> {
    let Some(shipped) = FeeTable::of_code(table.code()) else {
        let known = FeeTable::shipped().map(FeeTable::code).collect::<Vec<_>>().join(", ");
        return Err(RateRefusal::typed("code", table.code(), RateFault::Unknown { known }));
    };
    if shipped.currency() == table.currency() {
        return Ok(());
    }
    let known = shipped.currency().to_string();
    Err(RateRefusal::typed("currency", table.currency(), RateFault::Unknown { known }))
}

fn name(text: &str) -> Result<String, RateRefusal> {
    let (name, _) = clean_text(text);
    if name.is_empty() || name.chars().count() > LONGEST_NAME {
        return Err(RateRefusal::typed("name", text, RateFault::NoName));
    }
    Ok(name)
}

fn typed(
    entering: &Entering<'_>,
    asked: &MoratoriumAsked,
    name: &str,
) -> Result<MoratoriumEntry, RateRefusal> {
    let (from, to) = (day("from", &asked.from)?, day("to", &asked.to)?);
    let due_before = match asked.due_before.trim() {
        "" => from,
        text => day("due-before", text)?,
    };
    let (id, source) = (name.to_owned(), entering.source.clone());
    let moratorium = Moratorium { id, from, to, due_before, source, verified: false };
    let entry = MoratoriumEntry { moratorium, holds: true };
    entry.check().map_err(|refused| {
        RateRefusal::typed("to", refused.to, RateFault::EndsFirst { from: refused.from })
    })?;
    entering.not_too_far("from", from)?;
    Ok(entry)
}

impl Entering<'_> {
    /// What a moratorium comes to; `None` strikes it out.
    fn plan_moratorium(
        &self,
        reader: &mut Reader,
        name: &str,
        typed: Option<&MoratoriumEntry>,
    ) -> Result<(&'static str, MoratoriumRow), Refused> {
        let known = stored::moratoria(reader, self.company, Moment::NOW_AND_EVER)?;
        let holding = moratoria_of(&known);
        let before = holding.iter().find(|one| one.id == name);
        let (change, told) = match (before, typed) {
            (None, Some(new)) => ("added", new.clone()),
            (Some(before), Some(new)) if same_days(before, &new.moratorium) => {
                ("unchanged", new.clone())
            }
            (Some(_), Some(new)) => ("corrected", new.clone()),
            (Some(before), None) => {
                ("struck-out", MoratoriumEntry { moratorium: before.clone(), holds: false })
            }
            (None, None) => {
                let known = holding.iter().map(|one| one.id.as_str()).collect::<Vec<_>>();
                let fault = RateFault::Unknown { known: known.join(", ") };
                return Err(RateRefusal::typed("name", name, fault).into());
            }
        };
        let entry = self.law_entry(name, change)?;
        Ok((change, MoratoriumRow { told, entry }))
    }

    fn plan_fees(
        &self,
        reader: &mut Reader,
        table: &FeeTable,
        text: &str,
    ) -> Result<(&'static str, FeeRow), Refused> {
        let known = stored::fees(reader, self.company, Moment::NOW_AND_EVER)?;
        let versions = fees_of(&known)?;
        let mut own = versions.iter().filter(|one| one.code() == table.code());
        let same_day = own.rfind(|one| one.effective_from() == table.effective_from());
        let change = match same_day {
            Some(before) if before == table => "unchanged",
            Some(_) => "corrected",
            None => "added",
        };
        let entry = self.law_entry(table.code(), change)?;
        let (effective, body) = (table.effective_from(), text.to_owned());
        Ok((change, FeeRow { effective, body, source: self.source.clone(), entry }))
    }

    fn law_entry(&self, code: &str, change: &str) -> Result<stored::Entry, Refused> {
        let recorded = self.office.now();
        let reason = match change {
            "corrected" | "struck-out" => {
                required_reason(self.reason, "a correction of what stands")?
            }
            _ => String::new(),
        };
        let (company, person) = (self.company, self.who.person);
        Ok(stored::Entry { company, code: code.to_owned(), reason, person, recorded })
    }
}

fn same_days(one: &Moratorium, other: &Moratorium) -> bool {
    (one.from, one.to, one.due_before) == (other.from, other.to, other.due_before)
}

/// A moratorium for the keepers of rates.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MoratoriumShown {
    pub name: String,
    pub from: Day,
    pub to: Day,
    pub due_before: Day,
    pub source: String,
    /// Entered by the company.
    pub own: bool,
}

/// A version of a court's fees.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FeesShown {
    pub code: String,
    pub from: Day,
    pub source: String,
    /// Entered by the company.
    pub own: bool,
}

/// The moratoria that hold, by their first days.
pub(super) fn moratoria_shown(rows: &[MoratoriumRow]) -> Vec<MoratoriumShown> {
    let shown = |one: Moratorium| MoratoriumShown {
        own: !moratoria_of_russia().contains(&one),
        name: one.id,
        from: one.from,
        to: one.to,
        due_before: one.due_before,
        source: one.source,
    };
    moratoria_of(rows).into_iter().map(shown).collect()
}

/// Every version of every court's fees, by court and first day; of one day the latest.
pub(super) fn fees_shown(rows: &[FeeRow]) -> Result<Vec<FeesShown>, Refused> {
    let mut shown: Vec<FeesShown> = Vec::new();
    for table in fees_of(rows)? {
        let own = FeeTable::shipped().all(|shipped| *shipped != table);
        let (code, source) = (table.code().to_owned(), table.source().to_owned());
        let new = FeesShown { code, from: table.effective_from(), source, own };
        match shown.iter_mut().find(|one| (&one.code, one.from) == (&new.code, new.from)) {
            Some(before) => *before = new,
            None => shown.push(new),
        }
    }
    shown.sort_by(|a, b| (&a.code, a.from).cmp(&(&b.code, b.from)));
    Ok(shown)
}
