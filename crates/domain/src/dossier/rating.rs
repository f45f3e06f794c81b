//! How solvent a customer is: three lines, each with its value, points and weight, so that every
//! point of the sum can be explained (S0 A3; CLI-08 to CLI-11).
//!
//! The sources name the lines but no scale. Saldo's is plain: payments on time in per cent; what
//! income leaves after debts; what own funds cover of debts. Where the policy says nothing else, half
//! of the weight lies on what the customer did, half on what its figures say.

use super::words;
use crate::exact::{Amount, Exact, Figure};

/// A line of the rating.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Factor {
    /// Share of payments on time (CLI-08).
    History,
    /// Debts to income (CLI-10).
    Position,
    /// Own funds to debts (CLI-10).
    Stability,
}

words!(Factor { History = "history", Position = "position", Stability = "stability" });

/// What the lines weigh, and what their sum means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scale {
    /// Per cent; the three make a hundred.
    pub history: u8,
    pub position: u8,
    pub stability: u8,
    /// Points from which a customer is strong …
    pub strong_from: u8,
    /// … and fair.
    pub fair_from: u8,
}

impl Scale {
    /// Half on what the customer did; 75 and 50 points.
    pub const REGULATION: Self =
        Self { history: 50, position: 25, stability: 25, strong_from: 75, fair_from: 50 };

    /// The weight of a line in per cent.
    pub const fn weight(self, factor: Factor) -> u8 {
        match factor {
            Factor::History => self.history,
            Factor::Position => self.position,
            Factor::Stability => self.stability,
        }
    }

    fn grade(self, sum: &Exact) -> Grade {
        let reached = |points: u8| *sum >= Exact::whole(points.into());
        match () {
            () if reached(self.strong_from) => Grade::Strong,
            () if reached(self.fair_from) => Grade::Fair,
            () => Grade::Weak,
        }
    }
}

/// The figures a customer told, in one currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Figures {
    pub income: Amount,
    pub debts: Amount,
    pub own_funds: Amount,
}

impl Figures {
    /// Debts to income; `None` without income.
    pub fn debts_to_income(&self) -> Option<Exact> {
        Exact::ratio(self.debts, self.income)
    }

    /// Own funds to debts; `None` without debts.
    pub fn own_to_debts(&self) -> Option<Exact> {
        Exact::ratio(self.own_funds, self.debts)
    }
}

/// Shown with two decimals.
pub fn shown(ratio: &Option<Exact>) -> Option<Figure> {
    ratio.as_ref().map(|ratio| ratio.rounded(2))
}

/// Invoices that can be judged, and those of them paid on time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct History {
    pub judged: u32,
    pub on_time: u32,
}

impl History {
    fn share(self) -> Option<Exact> {
        Exact::ratio(Exact::whole(self.on_time.into()), Exact::whole(self.judged.into()))
    }
}

/// One line, explained.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    pub factor: Factor,
    /// What was measured, with two decimals: per cent for the history, a ratio for the others.
    pub value: Option<Figure>,
    /// 0 to 100; `None` when nothing is known.
    pub points: Option<Figure>,
    pub weight: i64,
    /// Points × weight / 100, with two decimals.
    pub contribution: Option<Figure>,
}

/// The three lines and what they come to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rating {
    pub lines: Vec<Line>,
    /// `None` while a line is not known.
    pub total: Option<Figure>,
    pub grade: Option<Grade>,
}

/// What the sum means ([`Scale`]).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grade {
    Strong,
    Fair,
    Weak,
}

words!(Grade { Strong = "strong", Fair = "fair", Weak = "weak" });

/// Rates a customer by what is known of it.
pub fn rate(history: History, figures: Option<&Figures>, scale: Scale) -> Rating {
    let on_time = history.share().map(Exact::percent);
    let burden = figures.and_then(Figures::debts_to_income);
    let cover = figures.and_then(Figures::own_to_debts);
    let whole = || Exact::whole(100);
    let position = burden.clone().map(|ratio| whole() - ratio.percent());
    // Whoever owes nothing is covered, whatever the own funds.
    let debtless = figures.is_some_and(|figures| figures.debts.is_zero());
    let stability = cover.clone().map(Exact::percent).or_else(|| debtless.then(whole));
    let rows = [
        (Factor::History, on_time.clone(), on_time),
        (Factor::Position, burden, position),
        (Factor::Stability, cover, stability),
    ];
    let mut sum = Some(Exact::whole(0));
    let mut lines = Vec::with_capacity(rows.len());
    for (factor, value, points) in rows {
        let points = points.map(within_scale);
        let percent = i64::from(scale.weight(factor));
        let weight = Exact::ratio(Exact::whole(percent), Exact::whole(100));
        let contribution = points.clone().zip(weight).map(|(points, weight)| points * weight);
        sum = match (sum, &contribution) {
            (Some(sum), Some(more)) => Some(sum + more.clone()),
            _ => None,
        };
        lines.push(Line {
            factor,
            value: value.map(|value| value.rounded(2)),
            points: points.map(|points| points.rounded(2)),
            weight: percent,
            contribution: contribution.map(|part| part.rounded(2)),
        });
    }
    let grade = sum.as_ref().map(|sum| scale.grade(sum));
    Rating { lines, total: sum.map(|sum| sum.rounded(2)), grade }
}

/// Never below nothing, never above a hundred.
fn within_scale(points: Exact) -> Exact {
    points.max(Exact::whole(0)).min(Exact::whole(100))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn units(units: i128) -> Amount {
        Amount::from_hundredths(units * 100)
    }

    fn text(figure: &Option<Figure>) -> String {
        figure.map(|figure| figure.to_string()).unwrap_or_default()
    }

    #[test]
    fn cli_10_indicators_are_ratios_with_two_decimals() {
        let figures =
            Figures { income: units(2_000_000), debts: units(600_000), own_funds: units(300_000) };
        assert_eq!(text(&shown(&figures.debts_to_income())), "0.30");
        assert_eq!(text(&shown(&figures.own_to_debts())), "0.50");
        let nothing = Figures { income: units(0), debts: units(0), own_funds: units(5) };
        assert_eq!(shown(&nothing.debts_to_income()), None);
        assert_eq!(shown(&nothing.own_to_debts()), None);
    }

    #[test]
    fn cli_11_every_line_tells_value_points_weight_and_contribution() {
        let figures =
            Figures { income: units(2_000_000), debts: units(600_000), own_funds: units(300_000) };
        let rating = rate(History { judged: 20, on_time: 15 }, Some(&figures), Scale::REGULATION);
        let told: Vec<[String; 3]> = rating
            .lines
            .iter()
            .map(|line| [text(&line.value), text(&line.points), text(&line.contribution)])
            .collect();
        let expected =
            [["75.00", "75.00", "37.50"], ["0.30", "70.00", "17.50"], ["0.50", "50.00", "12.50"]];
        assert_eq!(told, expected);
        assert_eq!((text(&rating.total), rating.grade), ("67.50".to_owned(), Some(Grade::Fair)));
        let weights: i64 = rating.lines.iter().map(|line| line.weight).sum();
        assert_eq!(weights, 100);
    }

    #[test]
    fn points_stay_on_the_scale_and_a_missing_line_leaves_no_sum() {
        let crushed = Figures { income: units(100), debts: units(300), own_funds: units(-50) };
        let rating = rate(History { judged: 4, on_time: 0 }, Some(&crushed), Scale::REGULATION);
        assert_eq!((text(&rating.total), rating.grade), ("0.00".to_owned(), Some(Grade::Weak)));
        let free = Figures { income: units(100), debts: units(0), own_funds: units(0) };
        let rating = rate(History { judged: 4, on_time: 4 }, Some(&free), Scale::REGULATION);
        assert_eq!((text(&rating.total), rating.grade), ("100.00".to_owned(), Some(Grade::Strong)));
        assert_eq!(
            rate(History { judged: 0, on_time: 0 }, Some(&free), Scale::REGULATION).total,
            None
        );
        assert_eq!(rate(History { judged: 4, on_time: 4 }, None, Scale::REGULATION).total, None);
    }

    #[test]
    fn cli_11_grades_begin_at_50_and_75_points() {
        // Whoever owes nothing has 50 points beside the history; a thousandth of debt takes some.
        let free = Figures { income: units(1000), debts: units(0), own_funds: units(0) };
        let owing = Figures { debts: units(1), ..free };
        let rows = [
            (free, 1000, Grade::Strong),
            (free, 500, Grade::Strong),
            (free, 499, Grade::Fair),
            (free, 0, Grade::Fair),
            (owing, 0, Grade::Weak),
        ];
        for (figures, on_time, expected) in rows {
            let rating = rate(History { judged: 1000, on_time }, Some(&figures), Scale::REGULATION);
            assert_eq!(rating.grade, Some(expected), "{on_time} {:?}", rating.total);
        }
    }
}
