//! A method with its figures, as a form gives it and as it is stored.

use crate::Refused;
use saldo_domain::charges::ee_113::Debtor;
use saldo_domain::charges::segment::DayCount;
use saldo_domain::charges::weekly_table::WeeklyTable;
use saldo_domain::claims::Method;
use saldo_domain::rates::Rate;
use serde::{Deserialize, Serialize};

/// A method of charging, with its figures as texts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "method", rename_all = "snake_case", deny_unknown_fields)]
pub enum MethodAsked {
    /// Per cent a day, a cap in per cent of the document, days of grace.
    DailyPenalty { rate_pct: String, cap_pct: Option<String>, grace_days: u16 },
    /// Per cent a year over 365 days, or the days of each year.
    AnnualRate { rate_pct: String, actual_year: bool },
    /// GK 395.
    Article395,
    /// VÕS 113; a consumer owes no fixed sum.
    Estonia113 { consumer: bool },
    /// Months of four weekly percentages.
    WeeklyTable { months: Vec<[String; 4]> },
    /// Nothing accrues in the days of the term.
    Nothing,
}

impl MethodAsked {
    /// The table of the regulation (LFE-04).
    pub fn regulation_table() -> Self {
        let month = |figures: [&str; 4]| figures.map(str::to_owned);
        let months = vec![month(["1.5", "3", "4.5", "6"]), month(["2", "4", "6", "8"])];
        MethodAsked::WeeklyTable { months }
    }

    /// The method with its figures read.
    ///
    /// # Errors
    /// `Field` for a figure that is no percentage, or a table that falls.
    pub fn read(&self) -> Result<Method, Refused> {
        Ok(match self {
            Self::DailyPenalty { rate_pct, cap_pct, grace_days } => Method::DailyPenalty {
                rate: rate("rate-pct", rate_pct)?,
                cap: cap_pct.as_deref().map(|cap| rate("cap-pct", cap)).transpose()?,
                grace_days: *grace_days,
            },
            Self::AnnualRate { rate_pct, actual_year } => Method::AnnualRate {
                rate: rate("rate-pct", rate_pct)?,
                count: if *actual_year { DayCount::ActAct } else { DayCount::Act365 },
            },
            Self::Article395 => Method::Article395,
            Self::Estonia113 { consumer } => {
                let debtor = if *consumer { Debtor::Consumer } else { Debtor::Business };
                Method::Estonia113 { debtor }
            }
            Self::WeeklyTable { months } => Method::Weekly(table(months)?),
            Self::Nothing => Method::Nothing,
        })
    }

    /// The text that is stored.
    pub(crate) fn stored(&self) -> String {
        serde_json::to_string(self).expect("texts and numbers are JSON")
    }

    /// Reads what was stored.
    pub(crate) fn restored(text: &str) -> Result<Self, Refused> {
        serde_json::from_str(text).map_err(|error| Refused::Damaged {
            what: format!("figures of a charge term: {error}"),
        })
    }
}

fn rate(field: &'static str, text: &str) -> Result<Rate, Refused> {
    // People write a comma; the stored figure keeps what they wrote.
    text.trim().replace(',', ".").parse().map_err(|_| Refused::Field {
        field,
        value: text.chars().take(40).collect(),
        reason: "is not a percentage from 0 to 1000",
        remedy: "write it like 0.1 with at most six decimals",
    })
}

fn table(months: &[[String; 4]]) -> Result<WeeklyTable, Refused> {
    let mut figures = Vec::with_capacity(months.len());
    for month in months {
        let [a, b, c, d] = month;
        let read = |text: &String| rate("fee-table", text);
        figures.push([read(a)?, read(b)?, read(c)?, read(d)?]);
    }
    if figures.is_empty() || figures.len() > 12 {
        return Err(Refused::Field {
            field: "fee-table",
            value: figures.len().to_string(),
            reason: "is not a table of 1 to 12 months",
            remedy: "give four weekly percentages for each month",
        });
    }
    WeeklyTable::new(&figures).map_err(|falling| Refused::Field {
        field: "fee-table",
        value: falling.later.to_string(),
        reason: "is less than the week before it in the same month",
        remedy: "let the figures of a month rise",
    })
}
