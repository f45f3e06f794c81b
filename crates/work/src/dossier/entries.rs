//! What entries hold, and the latest of each part.

use crate::Refused;
use crate::views::{People as Names, PersonRef};
use saldo_domain::authority::package::Paper;
use saldo_domain::book::Moment;
use saldo_domain::dossier::contract::Contract;
use saldo_domain::dossier::outlet::{Outlet, OutletFact};
use saldo_domain::dossier::people::{Official, People, Post};
use saldo_domain::{CompanyId, CustomerId, Day, Money};
use saldo_store::Reader;
use saldo_store::dossier::{EntryRow, entries_of};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Words of the parts, as stored.
pub(super) mod parts {
    pub(crate) const PERSON: &str = "person";
    pub(crate) const OUTLET: &str = "outlet";
    pub(crate) const PAPER: &str = "paper";
    pub(crate) const HABIT: &str = "habit";
    pub(crate) const FIGURES: &str = "figures";
    pub(crate) const AUDIT: &str = "audit";
    pub(crate) const AUDIT_END: &str = "audit_end";
    pub(crate) const IMPORTANCE: &str = "importance";
    pub(crate) const CONTRACT: &str = "contract";
    pub(crate) const DECISION: &str = "decision";
    pub(crate) const LIMIT: &str = "limit";
    pub(crate) const SETTING: &str = "setting";
}

/// A fact of the point of sale.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Words {
    pub(super) text: String,
}

/// A paper of the package (CLI-05).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct PaperKept {
    /// Is it here?
    pub there: bool,
    /// The day on which it was made; an extract counts from it.
    pub made: Option<Day>,
    pub note: String,
    /// The scan.
    pub attachment: Option<i64>,
    /// Who certified the copy: notary, bank, or somebody of the house who saw the original.
    pub certified_by: String,
    /// When.
    pub certified_on: Option<Day>,
}

impl PaperKept {
    /// Is it what 5.4 asks for: here, and certified where a certified copy is asked for?
    pub fn counts_as(&self, paper: Paper) -> bool {
        let certified = !self.certified_by.trim().is_empty() && self.certified_on.is_some();
        self.there && (certified || !paper.is_certified_copy())
    }
}

/// How long the customer usually needs to approve a payment, as somebody has told (REM-02).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct HabitKept {
    pub(super) days: Option<u16>,
}

/// What a customer told about its money (CLI-09).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FiguresKept {
    /// The day the figures are of.
    pub day: Day,
    /// Where they come from.
    pub source: String,
    pub income: Money,
    pub expenses: Money,
    pub debts: Money,
    pub own_funds: Money,
    /// Access to credit and loans.
    pub credit: String,
}

/// A stage of an audit (CLI-12).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct StageKept {
    pub text: String,
    /// Word of the class of causes, for that stage.
    pub class: String,
    /// Chance of the money in per cent, for that stage.
    pub chance: Option<u8>,
}

/// The end of an audit.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct AuditClosed {
    pub critical: bool,
    pub conclusion: String,
    /// Opinion of an independent expert.
    pub expert: Option<i64>,
}

/// A decision on goods on credit (CLI-07).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Decided {
    pub granted: bool,
    pub reason: String,
    /// Code of the role that decided.
    pub role: String,
    /// Numbers of the papers that were missing.
    pub missing: Vec<u8>,
    /// Checks of a closer selection that were missing.
    pub unchecked: Vec<String>,
}

/// A shipment limit that somebody confirmed (CLI-04).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LimitKept {
    pub amount: Money,
    /// What was proposed on that day.
    pub proposed: Money,
    pub reason: String,
}

/// The shipment limit that was confirmed last for a customer, and the day of it.
pub(crate) fn confirmed_limit(
    reader: &mut Reader,
    company: CompanyId,
    customer: CustomerId,
) -> Result<Option<(LimitKept, Day)>, Refused> {
    let entries = Entries::of(entries_of(reader, company, customer)?);
    let row = entries.row(parts::LIMIT, "");
    row.map(|row| Ok((read(row)?, row.new.day))).transpose()
}

/// Contracts in force, as the file of a customer has them.
pub(crate) fn contracts_of(
    reader: &mut Reader,
    company: CompanyId,
    customer: CustomerId,
) -> Result<Vec<Contract>, Refused> {
    Entries::of(entries_of(reader, company, customer)?).contracts()
}

/// The attached files that are copies of contracts, ended ones too: a debt may stem from one.
pub(crate) fn contract_copies(
    reader: &mut Reader,
    company: CompanyId,
    customer: CustomerId,
) -> Result<BTreeSet<i64>, Refused> {
    let entries = Entries::of(entries_of(reader, company, customer)?);
    let found = entries.all_contracts()?;
    Ok(found.into_iter().filter_map(|contract| contract.copy).collect())
}

/// What a file says about goods on credit.
pub(crate) struct CreditOnFile {
    /// The last decision (CLI-07), with its day.
    pub(crate) decided: Option<(Decided, Day)>,
    /// Is a contract with deferral in force?
    pub(crate) contract: bool,
}

/// What the file of a customer says about goods on credit.
pub(crate) fn credit_on_file(
    reader: &mut Reader,
    company: CompanyId,
    customer: CustomerId,
) -> Result<CreditOnFile, Refused> {
    let entries = Entries::of(entries_of(reader, company, customer)?);
    let row = entries.row(parts::DECISION, "");
    let decided = row.map(|row| Ok::<_, Refused>((read(row)?, row.new.day))).transpose()?;
    let contract = entries.contracts()?.iter().any(Contract::defers);
    Ok(CreditOnFile { decided, contract })
}

/// How much we matter to the customer (TAC-07).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportanceKept {
    pub level: String,
}

/// Something said, by whom and when. `entry` is 0 when nothing was said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said<T> {
    /// To be given back with a change (M21).
    pub entry: i64,
    pub what: T,
    pub day: Day,
    /// `None` for the program.
    pub person: Option<PersonRef>,
    pub recorded: Moment,
}

/// The entries of one customer, the latest of each part at hand.
pub(crate) struct Entries {
    pub(super) rows: Vec<EntryRow>,
    latest: BTreeMap<(String, String), usize>,
}

impl Entries {
    pub(crate) fn of(rows: Vec<EntryRow>) -> Self {
        let keys = rows.iter().enumerate();
        let key = |row: &EntryRow| (row.new.part.clone(), row.new.name.clone());
        let latest = keys.map(|(at, row)| (key(row), at)).collect();
        Self { rows, latest }
    }

    pub(super) fn row(&self, part: &str, name: &str) -> Option<&EntryRow> {
        let at = self.latest.get(&(part.to_owned(), name.to_owned()))?;
        self.rows.get(*at)
    }

    /// The latest content of a part, if anything was said.
    pub(crate) fn get<T: DeserializeOwned>(
        &self,
        part: &str,
        name: &str,
    ) -> Result<Option<T>, Refused> {
        self.row(part, name).map(read).transpose()
    }

    /// The same with who said it and when.
    pub(super) fn said<T: DeserializeOwned>(
        &self,
        part: &str,
        name: &str,
        names: &Names,
    ) -> Result<Option<Said<T>>, Refused> {
        self.row(part, name).map(|row| told(row, names)).transpose()
    }

    /// The latest of every name of a part, in order of the names.
    pub(super) fn all<T: DeserializeOwned>(
        &self,
        part: &str,
        names: &Names,
    ) -> Result<Vec<(String, Said<T>)>, Refused> {
        let of_part = self.latest.iter().filter(|((found, _), _)| found == part);
        let row = |(key, at): (&(String, String), &usize)| {
            Ok((key.1.clone(), told(&self.rows[*at], names)?))
        };
        of_part.map(row).collect()
    }

    pub(super) fn people(&self) -> Result<People, Refused> {
        let mut people = People::new();
        for post in Post::ALL {
            if let Some(official) = self.get::<Official>(parts::PERSON, post.code())? {
                people.insert(*post, official);
            }
        }
        Ok(people)
    }

    pub(super) fn outlet(&self) -> Result<Outlet, Refused> {
        let mut outlet = Outlet::new();
        for fact in OutletFact::ALL {
            if let Some(words) = self.get::<Words>(parts::OUTLET, fact.code())? {
                outlet.insert(*fact, words.text);
            }
        }
        Ok(outlet)
    }

    pub(super) fn contracts(&self) -> Result<Vec<Contract>, Refused> {
        let found = self.all_contracts()?;
        Ok(found.into_iter().filter(|contract| !contract.ended).collect())
    }

    fn all_contracts(&self) -> Result<Vec<Contract>, Refused> {
        let of_part = self.latest.iter().filter(|((part, _), _)| part == parts::CONTRACT);
        of_part.map(|(_, at)| read(&self.rows[*at])).collect()
    }

    /// The latest figures by the day they are of.
    pub(super) fn latest_figures(&self) -> Result<Option<FiguresKept>, Refused> {
        let of_part = self.latest.iter().filter(|((part, _), _)| part == parts::FIGURES);
        let found: Result<Vec<FiguresKept>, Refused> =
            of_part.map(|(_, at)| read(&self.rows[*at])).collect();
        Ok(found?.into_iter().max_by_key(|figures| figures.day))
    }

    /// Entry that ended the last audit; what was written later belongs to the next one.
    pub(super) fn audit_ended(&self) -> i64 {
        self.row(parts::AUDIT_END, "").map_or(0, |row| row.entry)
    }

    /// What was written for this stage of the audit that is not ended.
    pub(super) fn stage(&self, stage: &str) -> Result<Option<StageKept>, Refused> {
        let ended = self.audit_ended();
        let row = self.row(parts::AUDIT, stage).filter(|row| row.entry > ended);
        row.map(read).transpose()
    }
}

pub(super) fn read<T: DeserializeOwned>(row: &EntryRow) -> Result<T, Refused> {
    serde_json::from_str(&row.new.content).map_err(|error| Refused::Damaged {
        what: format!("entry {} of customer {}: {error}", row.entry, row.new.customer),
    })
}

fn told<T: DeserializeOwned>(row: &EntryRow, names: &Names) -> Result<Said<T>, Refused> {
    Ok(Said {
        entry: row.entry,
        what: read(row)?,
        day: row.new.day,
        person: names.get(row.new.person),
        recorded: row.recorded,
    })
}
