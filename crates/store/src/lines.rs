//! The lines of an effect or a letter, as the column `lines` holds them.
//!
//! What one clause asks for of one customer is often a dozen debts: they stand under the step,
//! the clause and the currency that they have in common, each with what is its own, because a
//! row that does not fit on its page costs a page of its own. Earlier versions wrote every line
//! in full, at first with the names of its fields; all are read.

use crate::error::StoreError;
use saldo_domain::control::{AskedLine, EffectLine};
use saldo_domain::{Currency, Day, ItemId, Money};
use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::sync::Arc;

/// One debt that an effect is about, as stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineRow {
    pub item: ItemId,
    pub step: u8,
    pub clause: String,
    /// What was open on the day of the effect.
    pub open: Money,
    /// Days from the due day; negative before it.
    pub days_late: i64,
}

/// How a text of lines begins whose debts stand under what they have in common.
const GROUPED: char = '{';

#[derive(Serialize, Deserialize)]
struct Grouped<'t> {
    #[serde(borrow)]
    by: Vec<Group<'t>>,
}

/// Debts that follow each other under one step, clause and currency.
#[derive(Serialize, Deserialize)]
struct Group<'t>(u8, #[serde(borrow)] Cow<'t, str>, #[serde(borrow)] Cow<'t, str>, Vec<Debt>);

/// Item, minor units, days late.
#[derive(Serialize, Deserialize)]
struct Debt(i64, i64, i64);

/// A line as earlier versions wrote it: a list of its fields in this order, or an object.
#[derive(Deserialize)]
struct Whole<'t> {
    item: i64,
    step: u8,
    #[serde(borrow)]
    clause: Cow<'t, str>,
    minor: i64,
    #[serde(borrow)]
    currency: Cow<'t, str>,
    days_late: i64,
}

/// The lines as the column holds them.
pub(crate) fn lines_text(lines: &[EffectLine]) -> String {
    let alike = |one: &EffectLine, other: &EffectLine| {
        (one.step, &*one.clause, one.open.currency())
            == (other.step, &*other.clause, other.open.currency())
    };
    let group = |lines: &[EffectLine]| {
        let first = lines.first()?;
        let debt = |line: &EffectLine| Debt(line.item.get(), line.open.minor(), line.days_late);
        let (clause, currency) = (first.clause.to_string(), first.open.currency());
        Some(Group(
            first.step,
            clause.into(),
            currency.code().to_owned().into(),
            lines.iter().map(debt).collect(),
        ))
    };
    let by = lines.chunk_by(alike).filter_map(group).collect();
    // Numbers and short texts: nothing in a line can fail to be written.
    serde_json::to_string(&Grouped { by }).unwrap_or_default()
}

/// The lines that stand in the column.
pub(crate) fn read_lines(text: &str) -> Result<Vec<LineRow>, StoreError> {
    let unreadable = || StoreError::unreadable("the lines of an effect", text);
    let currency = |code: &str| Currency::from_code(code).map_err(|_| unreadable());
    let mut lines = Vec::new();
    if text.starts_with(GROUPED) {
        let grouped: Grouped<'_> = serde_json::from_str(text).map_err(|_| unreadable())?;
        for Group(step, clause, code, debts) in grouped.by {
            let currency = currency(&code)?;
            lines.extend(debts.into_iter().map(|Debt(item, minor, days_late)| LineRow {
                item: ItemId::new(item),
                step,
                clause: clause.to_string(),
                open: Money::from_minor(minor, currency),
                days_late,
            }));
        }
        return Ok(lines);
    }
    let whole: Vec<Whole<'_>> = serde_json::from_str(text).map_err(|_| unreadable())?;
    for line in whole {
        lines.push(LineRow {
            item: ItemId::new(line.item),
            step: line.step,
            clause: line.clause.into_owned(),
            open: Money::from_minor(line.minor, currency(&line.currency)?),
            days_late: line.days_late,
        });
    }
    Ok(lines)
}

/// What the question whether work is still owed needs of a group, and of a whole line.
#[derive(Deserialize)]
struct AskedGroups<'t> {
    #[serde(borrow)]
    by: Vec<AskedGroup<'t>>,
}

#[derive(Deserialize)]
struct AskedGroup<'t>(u8, #[serde(borrow)] Cow<'t, str>, IgnoredAny, Vec<AskedDebt>);

#[derive(Deserialize)]
struct AskedDebt(i64, IgnoredAny, IgnoredAny);

#[derive(Deserialize)]
struct AskedWhole<'t> {
    item: i64,
    step: u8,
    #[serde(borrow)]
    clause: Cow<'t, str>,
    #[serde(rename = "minor")]
    _minor: IgnoredAny,
    #[serde(rename = "currency")]
    _currency: IgnoredAny,
    #[serde(rename = "days_late")]
    _days_late: IgnoredAny,
}

/// The debts and steps of the lines, as asked for on a day.
pub(crate) fn asked_lines(text: &str, on: Day, late: bool) -> Result<Vec<AskedLine>, StoreError> {
    let unreadable = |_| StoreError::unreadable("the lines of an effect", text);
    let asked = |item, step, clause: &Arc<str>| {
        let (item, clause) = (ItemId::new(item), Arc::clone(clause));
        AskedLine { item, clause, step, on, late }
    };
    if text.starts_with(GROUPED) {
        let grouped: AskedGroups<'_> = serde_json::from_str(text).map_err(unreadable)?;
        let mut lines = Vec::new();
        for AskedGroup(step, clause, _, debts) in grouped.by {
            let clause: Arc<str> = clause.into();
            lines.extend(debts.iter().map(|AskedDebt(item, ..)| asked(*item, step, &clause)));
        }
        return Ok(lines);
    }
    let lines: Vec<AskedWhole<'_>> = serde_json::from_str(text).map_err(unreadable)?;
    Ok(lines.iter().map(|line| asked(line.item, line.step, &line.clause.as_ref().into())).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(item: i64, step: u8, clause: &str, minor: i64) -> EffectLine {
        let eur = Currency::from_code("EUR").expect("EUR");
        EffectLine {
            item: ItemId::new(item),
            step,
            clause: clause.into(),
            open: Money::from_minor(minor, eur),
            days_late: 8,
        }
    }

    #[test]
    fn debts_stand_under_what_they_have_in_common_and_keep_their_order() {
        let lines = [line(-17, 4, "LAD-04", 314), line(5, 4, "LAD-04", 2), line(6, 3, "LAD-03", 1)];
        let text = lines_text(&lines);
        assert_eq!(
            text,
            r#"{"by":[[4,"LAD-04","EUR",[[-17,314,8],[5,2,8]]],[3,"LAD-03","EUR",[[6,1,8]]]]}"#
        );
        let read = read_lines(&text).expect("lines");
        let told: Vec<_> =
            read.iter().map(|row| (row.item.get(), row.step, row.open.minor())).collect();
        assert_eq!(told, [(-17, 4, 314), (5, 4, 2), (6, 3, 1)]);
        assert_eq!(read[2].clause, "LAD-03");
        assert_eq!(lines_text(&[]), r#"{"by":[]}"#);
        assert_eq!(read_lines(r#"{"by":[]}"#).expect("none"), []);
    }

    #[test]
    fn lines_are_read_as_earlier_versions_wrote_them() {
        let now = lines_text(&[line(-17, 4, "LAD-04", 31_496)]);
        let day = Day::from_number(20_000).expect("day");
        for before in [
            r#"[[-17,4,"LAD-04",31496,"EUR",8]]"#,
            r#"[{"item":-17,"step":4,"clause":"LAD-04","minor":31496,"currency":"EUR","days_late":8}]"#,
        ] {
            assert_eq!(read_lines(before).expect("before"), read_lines(&now).expect("now"));
            assert_eq!(
                asked_lines(before, day, true).expect("before"),
                asked_lines(&now, day, true).expect("now")
            );
        }
        assert_eq!(read_lines("[]").expect("none"), []);
    }

    #[test]
    fn a_text_that_is_no_lines_is_refused() {
        for bad in [
            "",
            "{}",
            "[[1,2]]",
            r#"{"by":[[4,"A"]]}"#,
            r#"{"by":[[4,"A","??",[[1,2,3]]]]}"#,
            r#"{"by":[[4,"A","EUR",[[1,2]]]]}"#,
            r#"[[1,4,"LAD-04",31496,"EUR",8,9]]"#,
            r#"[[1,4,"A",1,"??",8]]"#,
        ] {
            assert!(read_lines(bad).is_err(), "{bad}");
        }
    }
}
