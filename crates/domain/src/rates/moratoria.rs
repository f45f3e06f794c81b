//! Periods in which lateness costs nothing.

use crate::day::Day;
use crate::reference::{DataError, Source};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;
use toml::Spanned;

/// A period without penalty and statutory interest for older debts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moratorium {
    pub id: String,
    /// First and last day without accrual, both included.
    pub from: Day,
    pub to: Day,
    /// Only debts due before this day are spared.
    pub due_before: Day,
    pub source: String,
    pub verified: bool,
}

impl Moratorium {
    /// Does a debt with this due day bear nothing on `day`?
    pub fn spares(&self, due: Day, day: Day) -> bool {
        due < self.due_before && self.from <= day && day <= self.to
    }
}

/// What a company says about a moratorium: its days, or that there is none of that name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MoratoriumEntry {
    pub moratorium: Moratorium,
    /// False strikes it out.
    pub holds: bool,
}

/// Its last day is before its first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{to} is before {from}, the first day")]
pub struct EndsFirst {
    pub from: Day,
    pub to: Day,
}

impl MoratoriumEntry {
    /// Refuses a period that ends before it begins.
    ///
    /// # Errors
    /// `EndsFirst`.
    pub fn check(&self) -> Result<(), EndsFirst> {
        let Moratorium { from, to, .. } = self.moratorium;
        if to < from { Err(EndsFirst { from, to }) } else { Ok(()) }
    }
}

/// Moratoria with what was entered since, in the order recorded: of several entries about one
/// id the latest holds. Sorted by the first day.
pub fn with_entries(moratoria: &[Moratorium], entries: &[MoratoriumEntry]) -> Vec<Moratorium> {
    let mut latest: BTreeMap<&str, (&Moratorium, bool)> =
        moratoria.iter().map(|one| (one.id.as_str(), (one, true))).collect();
    for entry in entries {
        latest.insert(entry.moratorium.id.as_str(), (&entry.moratorium, entry.holds));
    }
    let holding = latest.into_values().filter(|(_, holds)| *holds);
    let mut moratoria: Vec<Moratorium> = holding.map(|(one, _)| one.clone()).collect();
    moratoria.sort_by_key(|one| (one.from, one.to));
    moratoria
}

static RU: LazyLock<Vec<Moratorium>> = LazyLock::new(|| {
    load_moratoria("ru-moratoria.toml", include_str!("../../../../data/rates/ru-moratoria.toml"))
        .expect("a test loads the moratoria that ship")
});

/// The Russian moratoria, oldest first.
pub fn moratoria_of_russia() -> &'static [Moratorium] {
    &RU
}

/// Reads and checks a list of moratoria. `file` is only named in errors.
pub fn load_moratoria(file: &str, text: &str) -> Result<Vec<Moratorium>, DataError> {
    let source = Source::new(file, text);
    let written: Written = source.read()?;
    let mut moratoria: Vec<Moratorium> = Vec::with_capacity(written.rows.len());
    for row in written.rows {
        let (from, to) = (source.day(&row.from)?, source.day(&row.to)?);
        source.rises(&row.from, moratoria.last().map(|before| before.from), from)?;
        if to < from {
            return Err(source.refuse(&row.to, format!("{to} is before {from}, the first day")));
        }
        let due_before = source.day(&row.due_before)?;
        let (id, verified) = (row.id, row.verified);
        moratoria.push(Moratorium { id, from, to, due_before, source: row.source, verified });
    }
    Ok(moratoria)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    #[serde(rename = "code")]
    _code: String,
    /// Kept in the file for its readers.
    #[serde(rename = "title")]
    _title: String,
    rows: Vec<WrittenRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenRow {
    id: String,
    from: Spanned<String>,
    to: Spanned<String>,
    due_before: Spanned<String>,
    source: String,
    verified: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_moratorium_of_2022_spares_older_debts_on_its_days() {
        let moratorium = &moratoria_of_russia()[0];
        let rows = [
            ("2022-03-31", "2022-03-31", false),
            ("2022-03-31", "2022-04-01", true),
            ("2022-03-31", "2022-10-01", true),
            ("2022-03-31", "2022-10-02", false),
            ("2022-04-01", "2022-05-01", false),
        ];
        for (due, on, spared) in rows {
            let day = |text: &str| text.parse::<Day>().expect(text);
            assert_eq!(moratorium.spares(day(due), day(on)), spared, "due {due} on {on}");
        }
    }

    #[test]
    fn of_entries_about_one_moratorium_the_latest_holds() {
        let entry = |id: &str, from: &str, to: &str, holds| {
            let day = |text: &str| text.parse::<Day>().expect(text);
            let (from, to, due_before) = (day(from), day(to), day(from));
            let (id, source, verified) = (id.to_owned(), String::new(), false);
            let moratorium = Moratorium { id, from, to, due_before, source, verified };
            MoratoriumEntry { moratorium, holds }
        };
        let shipped = moratoria_of_russia();
        let first = shipped[0].id.as_str();
        let spring = |to| entry("A", "2020-04-06", to, true);
        let rows = [
            (vec![], vec!["2022-04-01 2022-10-01"]),
            (vec![spring("2020-10-06")], vec!["2020-04-06 2020-10-06", "2022-04-01 2022-10-01"]),
            (
                vec![spring("2020-10-06"), spring("2021-01-07")],
                vec!["2020-04-06 2021-01-07", "2022-04-01 2022-10-01"],
            ),
            (vec![entry(first, "2022-04-01", "2022-09-30", true)], vec!["2022-04-01 2022-09-30"]),
            (
                vec![spring("2020-10-06"), entry(first, "2022-04-01", "2022-04-01", false)],
                vec!["2020-04-06 2020-10-06"],
            ),
        ];
        for (entries, expected) in rows {
            let found = with_entries(shipped, &entries);
            let told: Vec<String> =
                found.iter().map(|one| format!("{} {}", one.from, one.to)).collect();
            assert_eq!(told, expected, "{entries:?}");
        }
        let backwards = entry("A", "2020-04-06", "2020-04-05", true);
        assert!(backwards.check().is_err());
        assert_eq!(spring("2020-04-06").check(), Ok(()), "one day");
    }

    #[test]
    fn a_period_that_ends_before_it_begins_is_refused() {
        let text = "code = \"x\"\ntitle = \"X\"\n[[rows]]\nid = \"a\"\nfrom = \"2022-04-01\"\n\
                    to = \"2022-03-01\"\ndue_before = \"2022-04-01\"\nsource = \"s\"\nverified = true\n";
        let error = load_moratoria("x.toml", text).expect_err("ends first");
        assert_eq!(
            error.to_string(),
            "x.toml, line 6: 2022-03-01 is before 2022-04-01, the first day"
        );
    }
}
