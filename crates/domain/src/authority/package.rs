//! Who decides on a contract with deferral: the papers a new customer brings
//! (regulation 5.4).

use crate::day::Day;
use crate::roles::Role;

/// Days for which a register extract is good (5.4.4), where no policy says otherwise.
pub const EXTRACT_DAYS: u16 = 30;

/// One of the eight papers of 5.4.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Paper {
    /// Certified copy of the state-registration certificate.
    StateRegistration,
    /// Certified copy of the tax-registration certificate.
    TaxRegistration,
    /// Certified copy of the certificate of entry in the register of legal entities.
    RegisterEntry,
    /// Register extract, not older than thirty days.
    RegisterExtract,
    /// Certified copy of the charter.
    Charter,
    /// Certified copy of the decision that appoints the head.
    HeadAppointed,
    /// Letter asking for a contract with deferral.
    LetterOfRequest,
    /// Details of the company and personal contacts of its top officials.
    DetailsAndContacts,
}

impl Paper {
    /// Every paper, in the order of the clause.
    pub const ALL: [Paper; 8] = [
        Paper::StateRegistration,
        Paper::TaxRegistration,
        Paper::RegisterEntry,
        Paper::RegisterExtract,
        Paper::Charter,
        Paper::HeadAppointed,
        Paper::LetterOfRequest,
        Paper::DetailsAndContacts,
    ];

    /// Its number in clause 5.4, from 1.
    pub const fn number(self) -> u8 {
        self as u8 + 1
    }

    /// Does 5.4 ask for a copy that somebody has certified?
    pub const fn is_certified_copy(self) -> bool {
        matches!(
            self,
            Paper::StateRegistration
                | Paper::TaxRegistration
                | Paper::RegisterEntry
                | Paper::Charter
                | Paper::HeadAppointed
        )
    }

    /// The paper with this number.
    pub fn from_number(number: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|paper| paper.number() == number)
    }
}

/// What is missing on a day, and who therefore decides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackageReview {
    /// In the order of the clause.
    pub missing: Vec<Paper>,
    /// Days since the extract was made; `None` without one.
    pub extract_age_days: Option<i64>,
    /// Is there an extract young enough?
    pub extract_valid: bool,
}

impl PackageReview {
    /// Looks at the papers that are there on `day`. An extract made on `extract_date` that is
    /// too old counts as missing.
    pub fn on(day: Day, present: &[Paper], extract_date: Option<Day>) -> Self {
        Self::by(day, present, extract_date, EXTRACT_DAYS)
    }

    /// The same where an extract is good for so many days.
    pub fn by(day: Day, present: &[Paper], extract_date: Option<Day>, good_for: u16) -> Self {
        let extract_age_days = extract_date.map(|made| day.days_since(made));
        let extract_valid = extract_age_days.is_some_and(|age| age <= i64::from(good_for));
        let is_there = |paper: &Paper| {
            present.contains(paper) && (*paper != Paper::RegisterExtract || extract_valid)
        };
        let missing = Paper::ALL.into_iter().filter(|paper| !is_there(paper)).collect();
        Self { missing, extract_age_days, extract_valid }
    }

    /// Is everything there?
    pub fn is_complete(&self) -> bool {
        self.missing.is_empty()
    }

    /// Who decides on the contract: with anything missing the general director in person.
    pub fn decided_by(&self) -> Role {
        if self.is_complete() { Role::SalesRep } else { Role::GeneralDirector }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: &str = "2026-02-20";

    fn review(present: &[u8], age: Option<i64>) -> PackageReview {
        let day: Day = DAY.parse().expect(DAY);
        let papers: Vec<Paper> =
            present.iter().map(|number| Paper::from_number(*number).expect("1 to 8")).collect();
        PackageReview::on(day, &papers, age.map(|days| day.plus(-days)))
    }

    /// Name, papers present, days since the extract was made, papers missing.
    type Row = (&'static str, &'static [u8], Option<i64>, &'static [u8]);

    #[test]
    fn anything_missing_makes_it_the_general_directors_decision() {
        let all: &'static [u8] = &[8, 7, 6, 5, 4, 3, 2, 1];
        let rows: [Row; 6] = [
            ("everything, extract of thirty days", all, Some(30), &[]),
            ("everything, extract of today", all, Some(0), &[]),
            ("extract of thirty-one days", all, Some(31), &[4]),
            ("a young extract that was not handed in", &[1, 2, 3, 5, 6, 7, 8], Some(1), &[4]),
            ("no charter", &[1, 2, 3, 4, 6, 7, 8], Some(1), &[5]),
            ("nothing", &[], None, &[1, 2, 3, 4, 5, 6, 7, 8]),
        ];
        for (name, present, age, missing) in rows {
            let found = review(present, age);
            let numbers: Vec<u8> = found.missing.iter().map(|paper| paper.number()).collect();
            assert_eq!(numbers, missing, "{name}");
            assert_eq!(found.is_complete(), missing.is_empty(), "{name}");
            let decides = if missing.is_empty() { Role::SalesRep } else { Role::GeneralDirector };
            assert_eq!(found.decided_by(), decides, "{name}");
            assert_eq!(found.extract_age_days, age, "{name}");
            assert_eq!(found.extract_valid, age.is_some_and(|days| days < 31), "{name}");
        }
        assert_eq!(Paper::from_number(9), None);
    }
}
