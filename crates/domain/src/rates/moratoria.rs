//! Periods in which lateness costs nothing.

use crate::day::Day;
use crate::reference::{DataError, Source};
use serde::Deserialize;
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
