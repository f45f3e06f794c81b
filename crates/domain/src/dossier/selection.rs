//! Who decides on a contract with deferral, and what is checked before (regulation 5.4, CLI-05
//! to CLI-07). When overdue debt grows beyond the plan, newcomers are looked at more closely
//! (CLI-13): then figures and a rating count among what may be missing.

use super::people::{People, unreachable_officials};
use super::words;
use crate::authority::package::{EXTRACT_DAYS, PackageReview, Paper};
use crate::day::Day;
use crate::roles::Role;
use std::collections::BTreeMap;

/// What is asked of a newcomer beside the papers, when selection is closer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Check {
    /// Figures that are recent enough.
    Questionnaire,
    /// All three lines of the rating.
    Rating,
}

words!(Check { Questionnaire = "questionnaire", Rating = "rating" });

/// How old may be what a customer brought, in days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Freshness {
    /// A register extract (5.4.4).
    pub extract_days: u16,
    /// Figures, when selection is closer (CLI-13).
    pub figures_days: u16,
}

impl Freshness {
    /// Thirty and ninety days.
    pub const REGULATION: Self = Self { extract_days: EXTRACT_DAYS, figures_days: 90 };
}

/// What there is of a customer on a day.
#[derive(Clone, Debug, Default)]
pub struct Brought {
    /// Papers handed in, with the day on which each was made, where that matters.
    pub papers: BTreeMap<u8, Option<Day>>,
    pub people: People,
    /// Name or code under which the company is registered.
    pub registered: bool,
    /// Day of the latest figures.
    pub figures: Option<Day>,
    /// Can all three lines of the rating be told?
    pub rated: bool,
}

/// What is missing, and who therefore decides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Review {
    pub package: PackageReview,
    /// Checks of a closer selection that were not made.
    pub unchecked: Vec<Check>,
    /// Who decides: with anything missing the general director in person (5.4).
    pub decides: Role,
}

impl Review {
    /// Is everything there?
    pub fn is_complete(&self) -> bool {
        self.package.is_complete() && self.unchecked.is_empty()
    }
}

/// Looks at what a customer brought. The eighth paper is there when the company is registered
/// under something and all four officials can be called everywhere (CLI-06).
pub fn review(brought: &Brought, day: Day, closer: bool, fresh: Freshness) -> Review {
    let reachable = brought.registered && unreachable_officials(&brought.people).is_empty();
    let is_there = |paper: &Paper| match paper {
        Paper::DetailsAndContacts => reachable,
        paper => brought.papers.contains_key(&paper.number()),
    };
    let present: Vec<Paper> = Paper::ALL.into_iter().filter(is_there).collect();
    let extract = brought.papers.get(&Paper::RegisterExtract.number()).copied().flatten();
    let package = PackageReview::by(day, &present, extract, fresh.extract_days);
    let days = i64::from(fresh.figures_days);
    let fresh = brought.figures.is_some_and(|made| day.days_since(made) <= days);
    let lacks = [(!fresh, Check::Questionnaire), (!brought.rated, Check::Rating)];
    let unchecked: Vec<Check> =
        lacks.into_iter().filter(|(lacks, _)| closer && *lacks).map(|(_, check)| check).collect();
    let decides = match (package.decided_by(), unchecked.is_empty()) {
        (role, true) => role,
        (_, false) => Role::GeneralDirector,
    };
    Review { package, unchecked, decides }
}

#[cfg(test)]
mod tests {
    use super::super::people::{Official, Post};
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().expect(text)
    }

    fn everything(extract: &str) -> Brought {
        let phone = "1".to_owned();
        let official = Official {
            name: "A".to_owned(),
            work: phone.clone(),
            home: phone.clone(),
            mobile: phone,
            ..Official::default()
        };
        Brought {
            papers: (1..=7).map(|number| (number, (number == 4).then(|| day(extract)))).collect(),
            people: Post::OFFICIALS.into_iter().map(|post| (post, official.clone())).collect(),
            registered: true,
            figures: None,
            rated: false,
        }
    }

    #[test]
    fn cli_05_cli_07_dp_01_an_extract_of_31_days_is_the_general_directors_decision() {
        let found =
            review(&everything("2026-01-20"), day("2026-02-20"), false, Freshness::REGULATION);
        assert_eq!(found.package.missing, [Paper::RegisterExtract]);
        assert_eq!(found.decides, Role::GeneralDirector);
    }

    #[test]
    fn cli_05_cli_07_dp_02_an_extract_of_30_days_leaves_it_to_the_representative() {
        let found =
            review(&everything("2026-01-21"), day("2026-02-20"), false, Freshness::REGULATION);
        assert!(found.is_complete());
        assert_eq!(found.decides, Role::SalesRep);
    }

    #[test]
    fn cli_06_the_eighth_paper_is_made_of_people_and_numbers() {
        let mut brought = everything("2026-02-20");
        brought.people.entry(Post::Purchasing).or_default().home.clear();
        let found = review(&brought, day("2026-02-20"), false, Freshness::REGULATION);
        assert_eq!(found.package.missing, [Paper::DetailsAndContacts]);
        let nameless = Brought { registered: false, ..everything("2026-02-20") };
        let found = review(&nameless, day("2026-02-20"), false, Freshness::REGULATION);
        assert_eq!(found.package.missing, [Paper::DetailsAndContacts]);
    }

    #[test]
    fn cli_13_a_closer_selection_asks_for_figures_and_rating() {
        let today = day("2026-02-20");
        let papers = everything("2026-02-20");
        let old = Brought { figures: Some(today.plus(-91)), rated: true, ..papers.clone() };
        let fresh = Brought { figures: Some(today.plus(-90)), rated: true, ..papers.clone() };
        let rows: [(&Brought, bool, &[Check]); 4] = [
            (&papers, false, &[]),
            (&papers, true, &[Check::Questionnaire, Check::Rating]),
            (&old, true, &[Check::Questionnaire]),
            (&fresh, true, &[]),
        ];
        for (brought, closer, unchecked) in rows {
            let found = review(brought, today, closer, Freshness::REGULATION);
            assert_eq!(found.unchecked, unchecked);
            let role = if unchecked.is_empty() { Role::SalesRep } else { Role::GeneralDirector };
            assert_eq!(found.decides, role);
        }
    }

    /// GEN-12: how old papers and figures may be is said by the policy of the day.
    #[test]
    fn gen_12_ages_are_figures_of_the_policy() {
        let today = day("2026-02-20");
        let rows = [(60, 60, true), (60, 61, false), (0, 0, true), (0, 1, false)];
        for (extract_days, age, complete) in rows {
            let made = today.plus(-age).to_string();
            let fresh = Freshness { extract_days, ..Freshness::REGULATION };
            let found = review(&everything(&made), today, false, fresh);
            assert_eq!(found.is_complete(), complete, "{extract_days} {age}");
        }
        for (figures_days, age, complete) in [(30, 30, true), (30, 31, false)] {
            let papers = everything("2026-02-20");
            let brought = Brought { figures: Some(today.plus(-age)), rated: true, ..papers };
            let fresh = Freshness { figures_days, ..Freshness::REGULATION };
            let found = review(&brought, today, true, fresh);
            assert_eq!(found.is_complete(), complete, "{figures_days} {age}");
        }
    }
}
