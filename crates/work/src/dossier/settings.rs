//! What a company has set for its work with customers.

use super::entries::{Entries, parts};
use super::say::json;
use crate::{Office, Refused, Who, company};
use saldo_domain::CompanyId;
use saldo_domain::authority::Right;
use saldo_domain::rates::Rate;
use saldo_store::Reader;
use saldo_store::dossier::{NewEntry, OF_COMPANY, add_entries, entries_of};
use serde::{Deserialize, Serialize};

/// Settings for work with customers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct FieldSettings {
    /// Newcomers are looked at more closely when overdue debt exceeds the plan (CLI-13).
    pub closer_selection: bool,
    /// Planned overdue debt, per cent of all debt, in a month for which no plan was approved
    /// (ESC-09).
    pub plan_pct: String,
    /// A customer of outcome C gets no goods until the manager has said how to go on (REM-12).
    pub freeze_on_high_risk: bool,
    /// What money costs a year, per cent: the other side of a concession (TAC-04).
    pub capital_cost_pct: String,
}

impl Default for FieldSettings {
    fn default() -> Self {
        Self {
            closer_selection: true,
            plan_pct: "6".to_owned(),
            freeze_on_high_risk: true,
            capital_cost_pct: "16".to_owned(),
        }
    }
}

impl FieldSettings {
    /// Is selection closer with this share of overdue debt, in hundredths of a per cent, and this
    /// plan of the month? Where nobody approved one, the share of these settings is the plan.
    pub(super) fn is_closer(
        &self,
        overdue_share: u32,
        approved: Option<Rate>,
    ) -> Result<bool, Refused> {
        let plan = match approved {
            Some(plan) => plan,
            None => pct("plan_pct", &self.plan_pct)?,
        };
        // A rate counts millionths of a per cent.
        Ok(self.closer_selection
            && u64::from(overdue_share) * 10_000 > u64::from(plan.millionths()))
    }

    /// What money costs a year.
    pub(crate) fn capital_cost(&self) -> Result<Rate, Refused> {
        pct("capital_cost_pct", &self.capital_cost_pct)
    }
}

fn pct(field: &'static str, text: &str) -> Result<Rate, Refused> {
    let rate = text.trim().replace(',', ".").parse::<Rate>().ok();
    rate.filter(|rate| rate.millionths() <= 100_000_000).ok_or_else(|| Refused::Field {
        field,
        value: text.to_owned(),
        reason: "is no percentage between 0 and 100",
        remedy: "give it as 6 or 6.5",
    })
}

/// The settings in force.
///
/// # Errors
/// Those of the store.
pub fn settings(office: &Office, company: CompanyId) -> Result<FieldSettings, Refused> {
    office.store.read(|reader| of_company(reader, company))
}

pub(crate) fn of_company(
    reader: &mut Reader,
    company: CompanyId,
) -> Result<FieldSettings, Refused> {
    let entries = Entries::of(entries_of(reader, company, OF_COMPANY)?);
    Ok(entries.get(parts::SETTING, "")?.unwrap_or_default())
}

/// May this person set it?
pub fn may_set(who: Who) -> bool {
    who.may(Right::SetFieldWork)
}

/// Sets it.
///
/// # Errors
/// `NotPermitted`, `Field` for a percentage that is none, or the store's.
pub fn save_settings(
    office: &Office,
    company: CompanyId,
    who: Who,
    settings: &FieldSettings,
) -> Result<(), Refused> {
    who.must(Right::SetFieldWork)?;
    pct("plan_pct", &settings.plan_pct)?;
    settings.capital_cost()?;
    let today = company::today(office, company)?;
    let command = office.about(company, who, "field-settings", OF_COMPANY);
    let content = json(settings)?;
    office.store.write(&command, |writer| {
        let stamp = command.stamp();
        let new = NewEntry {
            customer: OF_COMPANY,
            part: parts::SETTING.to_owned(),
            name: String::new(),
            content: content.clone(),
            day: today,
            person: who.person,
        };
        add_entries(writer, stamp, &[new])?;
        writer.describe(content.clone());
        Ok(())
    })
}
