//! The acts that work with debts rests on, with the days on which they hold, and what a debtor is
//! liable to for a breach (WOF-05, WOF-06). Both lie in `data/laws`, dated and sourced.

use crate::day::Day;
use crate::reference::{DataError, Source};
use serde::Deserialize;
use std::sync::LazyLock;
use toml::Spanned;

/// A legal act.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LegalAct {
    pub code: String,
    pub country: String,
    /// Its own name.
    pub title: String,
    pub from: Day,
    /// Its last day, where it is repealed.
    pub until: Option<Day>,
    /// Code of the act that took its place.
    pub replaced_by: Option<String>,
    pub source: String,
    /// Its days were compared with its text.
    pub verified: bool,
}

/// How an act stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Not in force yet.
    ToCome,
    InForce,
    Repealed,
}

impl Standing {
    /// Every way in which an act stands.
    pub const ALL: [Standing; 3] = [Standing::ToCome, Standing::InForce, Standing::Repealed];

    /// The word of its text.
    pub const fn code(self) -> &'static str {
        match self {
            Standing::ToCome => "to-come",
            Standing::InForce => "in-force",
            Standing::Repealed => "repealed",
        }
    }
}

impl LegalAct {
    /// How it stands on a day; its last day belongs to it.
    pub fn on(&self, day: Day) -> Standing {
        match self.until {
            _ if day < self.from => Standing::ToCome,
            Some(until) if until < day => Standing::Repealed,
            _ => Standing::InForce,
        }
    }
}

/// What a debtor is liable to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LiabilityKind {
    /// Civil liability for the damage done.
    Damages,
    /// A sum once for the breach.
    Fine,
    /// A sum for each day.
    Penalty,
    Interest,
    /// A fixed sum for the costs of recovery (directive 2011/7/EU).
    FixedSum,
}

impl LiabilityKind {
    /// Every kind.
    pub const ALL: [LiabilityKind; 5] = [
        LiabilityKind::Damages,
        LiabilityKind::Fine,
        LiabilityKind::Penalty,
        LiabilityKind::Interest,
        LiabilityKind::FixedSum,
    ];

    /// The word written in the data and under which texts know it.
    pub const fn code(self) -> &'static str {
        match self {
            LiabilityKind::Damages => "damages",
            LiabilityKind::Fine => "fine",
            LiabilityKind::Penalty => "penalty",
            LiabilityKind::Interest => "interest",
            LiabilityKind::FixedSum => "fixed-sum",
        }
    }

    fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// A ground of liability.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Liability {
    pub kind: LiabilityKind,
    pub country: String,
    /// Code of the act.
    pub act: String,
    pub clause: String,
}

static ACTS: LazyLock<Vec<LegalAct>> = LazyLock::new(|| {
    load_acts("acts.toml", include_str!("../../../../data/laws/acts.toml"))
        .expect("a test loads the acts that ship")
});

static LIABILITIES: LazyLock<Vec<Liability>> = LazyLock::new(|| {
    let text = include_str!("../../../../data/laws/liability.toml");
    load_liabilities("liability.toml", text, &ACTS).expect("a test loads the grounds that ship")
});

/// The acts of a country, in the order of the data.
pub fn acts(country: &str) -> Vec<&'static LegalAct> {
    ACTS.iter().filter(|act| act.country == country).collect()
}

/// The grounds of liability of a country, in the order of the data.
pub fn liabilities(country: &str) -> Vec<&'static Liability> {
    LIABILITIES.iter().filter(|one| one.country == country).collect()
}

/// Reads and checks a list of acts. `file` is only named in errors.
///
/// # Errors
/// Where a value is wrong, or an act is replaced by one that the list does not hold.
pub fn load_acts(file: &str, text: &str) -> Result<Vec<LegalAct>, DataError> {
    let source = Source::new(file, text);
    let written: WrittenActs = source.read()?;
    let codes: Vec<String> = written.rows.iter().map(|row| row.code.clone()).collect();
    let act = |row: WrittenAct| {
        let from = source.day(&row.from)?;
        let until = row.until.as_ref().map(|until| source.day(until)).transpose()?;
        if let Some((at, until)) = row.until.as_ref().zip(until).filter(|(_, until)| *until < from)
        {
            return Err(source.refuse(at, format!("{until} is before {from}, the first day")));
        }
        if let Some(by) = row.replaced_by.as_ref().filter(|by| !codes.contains(by.get_ref())) {
            return Err(source.refuse(by, format!("no act has the code {}", by.get_ref())));
        }
        Ok(LegalAct {
            code: row.code,
            country: row.country,
            title: row.title,
            from,
            until,
            replaced_by: row.replaced_by.map(Spanned::into_inner),
            source: row.source,
            verified: row.verified,
        })
    };
    written.rows.into_iter().map(act).collect()
}

/// Reads and checks a list of grounds of liability. `file` is only named in errors.
///
/// # Errors
/// Where a kind is unknown, or an act is not among those given.
pub fn load_liabilities(
    file: &str,
    text: &str,
    acts: &[LegalAct],
) -> Result<Vec<Liability>, DataError> {
    let source = Source::new(file, text);
    let written: WrittenLiabilities = source.read()?;
    let one = |row: WrittenLiability| {
        let kind = LiabilityKind::from_code(row.kind.get_ref());
        let kind = kind.ok_or_else(|| source.refuse(&row.kind, "is no kind of liability"))?;
        if acts.iter().all(|act| act.code != *row.act.get_ref()) {
            return Err(source.refuse(&row.act, "no act has this code"));
        }
        Ok(Liability { kind, country: row.country, act: row.act.into_inner(), clause: row.clause })
    };
    written.rows.into_iter().map(one).collect()
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenActs {
    rows: Vec<WrittenAct>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenAct {
    code: String,
    country: String,
    title: String,
    from: Spanned<String>,
    until: Option<Spanned<String>>,
    replaced_by: Option<Spanned<String>>,
    source: String,
    verified: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenLiabilities {
    rows: Vec<WrittenLiability>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenLiability {
    kind: Spanned<String>,
    country: String,
    act: Spanned<String>,
    clause: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().expect(text)
    }

    #[test]
    fn wof_06_an_act_that_is_repealed_is_flagged_and_names_what_took_its_place() {
        let russian = acts("RU");
        let act = |code: &str| russian.iter().find(|act| act.code == code).expect(code);
        let rows = [
            ("RU-129-FZ", "2012-12-31", Standing::InForce),
            ("RU-129-FZ", "2013-01-01", Standing::Repealed),
            ("RU-402-FZ", "2012-12-31", Standing::ToCome),
            ("RU-402-FZ", "2026-03-20", Standing::InForce),
            ("RU-PBU-9", "2026-12-31", Standing::InForce),
            ("RU-PBU-9", "2027-01-01", Standing::Repealed),
        ];
        for (code, on, standing) in rows {
            assert_eq!(act(code).on(day(on)), standing, "{code} on {on}");
        }
        assert_eq!(act("RU-129-FZ").replaced_by.as_deref(), Some("RU-402-FZ"));
        let named = ["RU-GK", "RU-NK", "RU-KOAP", "RU-34N", "RU-497", "RU-PBU-10"];
        assert!(named.iter().all(|code| russian.iter().any(|act| act.code == *code)));
    }

    #[test]
    fn wof_05_every_kind_of_liability_has_its_ground_in_an_act() {
        for kind in LiabilityKind::ALL {
            assert!(LIABILITIES.iter().any(|one| one.kind == kind), "{kind:?}");
            assert_eq!(LiabilityKind::from_code(kind.code()), Some(kind));
        }
        for country in ["RU", "EE"] {
            let grounds = liabilities(country);
            assert!(!grounds.is_empty());
            let known = acts(country);
            assert!(grounds.iter().all(|one| known.iter().any(|act| act.code == one.act)));
        }
    }

    #[test]
    fn a_wrong_row_is_named_with_its_line() {
        let row = |from: &str, rest: &str| {
            format!(
                "[[rows]]\ncode = \"A\"\ncountry = \"EE\"\ntitle = \"T\"\nfrom = \"{from}\"\n\
                 source = \"s\"\nverified = false\n{rest}"
            )
        };
        let rows = [
            (row("2020-02-31", ""), 5),
            (row("2020-02-01", "until = \"2020-01-31\"\n"), 8),
            (row("2020-02-01", "replaced_by = \"B\"\n"), 8),
        ];
        for (text, line) in rows {
            let refused = load_acts("x.toml", &text).expect_err("wrong");
            assert_eq!(refused.line, line, "{refused}");
        }
        let unknown = "[[rows]]\nkind = \"x\"\ncountry = \"EE\"\nact = \"A\"\nclause = \"1\"\n";
        assert_eq!(load_liabilities("x.toml", unknown, &[]).expect_err("wrong").line, 2);
    }
}
