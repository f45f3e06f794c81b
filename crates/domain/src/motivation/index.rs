//! Indexes with a base, weighted into one (KPI-02).
//!
//! The base is where nothing is earned, the plan where the index is 100. “Plan against fact”
//! without a base hides how little has been done: overdue debt of 20 % planned at 10 % and
//! brought to 12 % is 83 % of the plan as a plain quotient, but 80 % of the way.

use crate::exact::{Exact, Figure};
use crate::rates::Rate;
use std::collections::BTreeSet;

/// One indicator of a scorecard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Indicator<'a> {
    pub name: &'a str,
    pub base: Exact,
    pub plan: Exact,
    pub fact: Exact,
    /// Its weight, per cent; those of a scorecard make 100.
    pub weight: Rate,
}

/// Which way is good; it follows from where the plan lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// The plan lies below the base.
    LowerIsBetter,
    /// The plan lies above the base.
    HigherIsBetter,
}

impl Direction {
    /// The word written in answers.
    pub const fn code(self) -> &'static str {
        match self {
            Direction::LowerIsBetter => "LOWER_IS_BETTER",
            Direction::HigherIsBetter => "HIGHER_IS_BETTER",
        }
    }
}

/// How far one indicator has come, in per cent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Index<'a> {
    pub name: &'a str,
    pub direction: Direction,
    /// Share of the way from base to plan; below 0 or above 100 where the fact lies outside.
    pub index: Figure,
    /// Plan / fact or fact / plan, for comparison; `None` where it would divide by zero.
    pub plain: Option<Figure>,
}

/// A scorecard computed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scorecard<'a> {
    pub indexes: Vec<Index<'a>>,
    /// Mean of the unrounded indexes by weight, in per cent.
    pub weighted: Figure,
}

/// Why indicators make no scorecard. Places count from 0.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ScorecardError {
    /// The name stands earlier in the list.
    #[error("indicator {} bears the name of an earlier one", index + 1)]
    NameTwice { index: usize },
    /// There is no way from the base to the plan.
    #[error("the plan of indicator {} equals its base", index + 1)]
    PlanIsBase { index: usize },
    /// The weights do not make 100 %.
    #[error("the weights make {total} %, not 100 %")]
    Weights { total: Figure },
}

impl Indicator<'_> {
    /// (fact − base) / (plan − base); `None` where the plan equals the base.
    fn way(&self) -> Option<Exact> {
        let done = self.fact.clone() - self.base.clone();
        Exact::ratio(done, self.plan.clone() - self.base.clone())
    }

    fn direction(&self) -> Direction {
        if self.plan < self.base { Direction::LowerIsBetter } else { Direction::HigherIsBetter }
    }

    fn plain(&self) -> Option<Figure> {
        let (fact, plan) = (self.fact.clone(), self.plan.clone());
        let quotient = match self.direction() {
            Direction::LowerIsBetter => Exact::ratio(plan, fact),
            Direction::HigherIsBetter => Exact::ratio(fact, plan),
        };
        Some(quotient?.percent().rounded(2))
    }
}

/// Computes a scorecard.
///
/// # Errors
/// [`ScorecardError`]: first a name used twice, then a plan equal to its base, then weights.
pub fn scorecard<'a>(indicators: &[Indicator<'a>]) -> Result<Scorecard<'a>, ScorecardError> {
    names_differ(indicators)?;
    let ways = ways(indicators)?;
    weights_make_hundred(indicators)?;
    let weighted: Exact = indicators
        .iter()
        .zip(&ways)
        .map(|(indicator, way)| way.clone() * Exact::share(indicator.weight))
        .sum();
    let indexes = indicators.iter().zip(ways).map(|(indicator, way)| Index {
        name: indicator.name,
        direction: indicator.direction(),
        index: way.percent().rounded(2),
        plain: indicator.plain(),
    });
    Ok(Scorecard { indexes: indexes.collect(), weighted: weighted.percent().rounded(2) })
}

fn names_differ(indicators: &[Indicator<'_>]) -> Result<(), ScorecardError> {
    let mut seen = BTreeSet::new();
    match indicators.iter().position(|indicator| !seen.insert(indicator.name)) {
        Some(index) => Err(ScorecardError::NameTwice { index }),
        None => Ok(()),
    }
}

fn ways(indicators: &[Indicator<'_>]) -> Result<Vec<Exact>, ScorecardError> {
    let ways = indicators.iter().enumerate();
    ways.map(|(index, indicator)| indicator.way().ok_or(ScorecardError::PlanIsBase { index }))
        .collect()
}

fn weights_make_hundred(indicators: &[Indicator<'_>]) -> Result<(), ScorecardError> {
    let total: Exact = indicators.iter().map(|indicator| Exact::share(indicator.weight)).sum();
    if total == Exact::whole(1) {
        return Ok(());
    }
    Err(ScorecardError::Weights { total: total.percent().rounded(6) })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn indicator(name: &str, [base, plan, fact]: [i64; 3], weight: &str) -> Indicator<'static> {
        let name: &'static str = if name == "a" { "a" } else { "b" };
        let [base, plan, fact] = [base, plan, fact].map(Exact::whole);
        Indicator { name, base, plan, fact, weight: weight.parse().expect(weight) }
    }

    #[test]
    fn kpi_02_an_index_is_the_share_of_the_way_from_base_to_plan() {
        use Direction::{HigherIsBetter, LowerIsBetter};
        let rows = [
            ([20, 10, 12], LowerIsBetter, "80.00", Some("83.33")),
            ([800_000, 1_000_000, 950_000], HigherIsBetter, "75.00", Some("95.00")),
            ([20, 10, 25], LowerIsBetter, "-50.00", Some("40.00")),
            ([20, 10, 0], LowerIsBetter, "200.00", None),
            ([-10, 0, -5], HigherIsBetter, "50.00", None),
            ([0, -10, -5], LowerIsBetter, "50.00", Some("200.00")),
        ];
        for (figures, direction, index, plain) in rows {
            let card = scorecard(&[indicator("a", figures, "100")]).expect("one indicator");
            let row = card.indexes[0];
            assert_eq!(row.direction, direction, "{figures:?}");
            assert_eq!(row.index.to_string(), index, "{figures:?}");
            assert_eq!(row.plain.map(|plain| plain.to_string()).as_deref(), plain, "{figures:?}");
            assert_eq!(card.weighted, row.index);
        }
    }

    #[test]
    fn the_weighted_index_comes_from_unrounded_ones() {
        // A third and two thirds: 33.33 and 66.67, half and half exactly 50.
        let thirds =
            [indicator("a", [0, 3, 1], "33.333333"), indicator("b", [0, 3, 2], "66.666667")];
        let card = scorecard(&thirds).expect("weights make 100");
        assert_eq!(card.weighted.to_string(), "55.56");
        let halves = [indicator("a", [0, 800, 1], "50"), indicator("b", [0, 800, 1], "50")];
        assert_eq!(scorecard(&halves).expect("50 and 50").weighted.to_string(), "0.13");
    }

    #[test]
    fn what_makes_no_scorecard_is_named_in_this_order() {
        let same_name = [indicator("a", [1, 1, 0], "60"), indicator("a", [1, 2, 0], "60")];
        assert_eq!(scorecard(&same_name), Err(ScorecardError::NameTwice { index: 1 }));
        let no_way = [indicator("a", [1, 2, 0], "60"), indicator("b", [1, 1, 0], "60")];
        assert_eq!(scorecard(&no_way), Err(ScorecardError::PlanIsBase { index: 1 }));
        let heavy = [indicator("a", [1, 2, 0], "60"), indicator("b", [1, 2, 0], "40.000001")];
        let refusal = scorecard(&heavy).expect_err("over 100 %");
        assert_eq!(refusal.to_string(), "the weights make 100.000001 %, not 100 %");
    }
}
