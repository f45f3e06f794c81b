//! A formula that people are to be paid by, tried out before it is: does it reward not collecting
//! (KPI-01, KPI-03, KPI-05)?

use super::perversity::Position;
use crate::exact::{Amount, Exact, Figure};

/// What may stand in a formula, besides numbers and `+ - * / ( )`.
pub const NAMES: [&str; 4] = ["receivables", "overdue", "healthy", "shipments"];

/// A formula, read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Formula(Term);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Term {
    Number(Exact),
    Name(usize),
    Less(Box<Term>),
    Both(char, Box<Term>, Box<Term>),
}

/// Why a text is no formula.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FormulaError {
    #[error("“{0}” is not known; use receivables, overdue, healthy, shipments")]
    Unknown(String),
    #[error("the formula ends too early, or a bracket is missing")]
    Unfinished,
    #[error("“{0}” cannot stand here")]
    Unexpected(char),
    #[error("the formula is longer than can be read")]
    TooLong,
    #[error("its figures have more digits than can be told")]
    TooBig,
}

/// Signs and brackets that are read at most.
const LONGEST: usize = 500;
const DEEPEST: usize = 50;

/// The formula before and after collecting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tried {
    pub before: Option<Figure>,
    /// After debt that is not overdue was collected.
    pub after_healthy: Option<Figure>,
    /// After overdue debt was collected.
    pub after_overdue: Option<Figure>,
    /// Does collecting anything lower it, on this position or on the example of the rule? By exact
    /// values; `None` where it lowers nothing, but one of them divides by nothing.
    pub perverse: Option<bool>,
    /// Does overdue debt change its value at all, with the receivables as they are?
    pub minds_overdue: bool,
}

impl Formula {
    /// Reads a formula such as `1 - overdue / shipments`.
    ///
    /// # Errors
    /// [`FormulaError`].
    pub fn read(text: &str) -> Result<Self, FormulaError> {
        if text.len() > LONGEST {
            return Err(FormulaError::TooLong);
        }
        let signs: Vec<char> = text.chars().collect();
        let mut reader = Reader { signs: &signs, at: 0, depth: 0 };
        let term = reader.sum()?;
        match reader.peek() {
            None => Ok(Self(term)),
            Some(sign) => Err(FormulaError::Unexpected(sign)),
        }
    }

    /// What it makes of a position; four decimals. Whether it is sound is tried on the example of
    /// the rule besides: where nothing or everything is overdue, no formula can fail (KPI-03).
    ///
    /// # Errors
    /// [`FormulaError::TooBig`].
    pub fn tried(&self, position: &Position) -> Result<Tried, FormulaError> {
        let values = self.values(position);
        let perverse = [&values, &self.values(&Position::EXAMPLE)].map(rewards_waiting);
        let shown = |value: &Option<Exact>| match value {
            None => Ok(None),
            Some(value) => value.rounded_if_it_fits(4).map(Some).ok_or(FormulaError::TooBig),
        };
        Ok(Tried {
            before: shown(&values[0])?,
            after_healthy: shown(&values[1])?,
            after_overdue: shown(&values[2])?,
            perverse: match perverse {
                [Some(true), _] | [_, Some(true)] => Some(true),
                [Some(false), Some(false)] => Some(false),
                _ => None,
            },
            minds_overdue: [position, &Position::EXAMPLE].into_iter().any(|one| self.minds(one)),
        })
    }

    /// Before, after collecting what is not overdue, after collecting what is.
    fn values(&self, position: &Position) -> [Option<Exact>; 3] {
        let after = |healthy: bool, overdue: bool| {
            let mut left = *position;
            if healthy {
                left.receivables = left.receivables - position.collect_healthy;
            }
            if overdue {
                left.receivables = left.receivables - position.collect_overdue;
                left.overdue = left.overdue - position.collect_overdue;
            }
            self.0.value(&left)
        };
        [after(false, false), after(true, false), after(false, true)]
    }

    /// Has it another value where less is overdue?
    fn minds(&self, position: &Position) -> bool {
        let overdue = |overdue: Amount| self.0.value(&Position { overdue, ..*position });
        let now = overdue(position.overdue);
        let less = position.overdue - position.collect_overdue;
        [less, Amount::ZERO].into_iter().any(|one| overdue(one) != now)
    }
}

/// Is it lower after something was collected?
fn rewards_waiting(values: &[Option<Exact>; 3]) -> Option<bool> {
    match values {
        [Some(before), Some(healthy), Some(overdue)] => Some(healthy < before || overdue < before),
        _ => None,
    }
}

impl Term {
    fn value(&self, position: &Position) -> Option<Exact> {
        Some(match self {
            Term::Number(number) => number.clone(),
            Term::Name(at) => Exact::from(match at {
                0 => position.receivables,
                1 => position.overdue,
                2 => position.receivables - position.overdue,
                _ => position.shipments,
            }),
            Term::Less(term) => Exact::whole(0) - term.value(position)?,
            Term::Both(sign, one, other) => {
                let (one, other) = (one.value(position)?, other.value(position)?);
                match sign {
                    '+' => one + other,
                    '-' => one - other,
                    '*' => one * other,
                    _ => Exact::ratio(one, other)?,
                }
            }
        })
    }
}

struct Reader<'s> {
    signs: &'s [char],
    at: usize,
    depth: usize,
}

impl Reader<'_> {
    /// The next sign that is no blank.
    fn peek(&mut self) -> Option<char> {
        while self.signs.get(self.at).is_some_and(|sign| sign.is_whitespace()) {
            self.at += 1;
        }
        self.signs.get(self.at).copied()
    }

    fn take_one(&mut self, of: &[char]) -> Option<char> {
        let sign = self.peek().filter(|sign| of.contains(sign))?;
        self.at += 1;
        Some(sign)
    }

    fn sum(&mut self) -> Result<Term, FormulaError> {
        let mut term = self.product()?;
        while let Some(sign) = self.take_one(&['+', '-']) {
            term = Term::Both(sign, Box::new(term), Box::new(self.product()?));
        }
        Ok(term)
    }

    fn product(&mut self) -> Result<Term, FormulaError> {
        let mut term = self.single()?;
        while let Some(sign) = self.take_one(&['*', '/']) {
            term = Term::Both(sign, Box::new(term), Box::new(self.single()?));
        }
        Ok(term)
    }

    fn single(&mut self) -> Result<Term, FormulaError> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(FormulaError::TooLong);
        }
        let term = match self.peek().ok_or(FormulaError::Unfinished)? {
            '-' => {
                self.at += 1;
                Term::Less(Box::new(self.single()?))
            }
            '(' => {
                self.at += 1;
                let term = self.sum()?;
                self.take_one(&[')']).ok_or(FormulaError::Unfinished)?;
                term
            }
            sign if sign.is_ascii_digit() => self.number()?,
            sign if sign.is_alphabetic() => self.name()?,
            sign => return Err(FormulaError::Unexpected(sign)),
        };
        self.depth -= 1;
        Ok(term)
    }

    fn word(&mut self, of: impl Fn(char) -> bool) -> String {
        let from = self.at;
        while self.signs.get(self.at).is_some_and(|sign| of(*sign)) {
            self.at += 1;
        }
        self.signs[from..self.at].iter().collect()
    }

    /// A number of at most fifteen digits before the point and six after it.
    fn number(&mut self) -> Result<Term, FormulaError> {
        let word = self.word(|sign| sign.is_ascii_digit() || sign == '.');
        let (whole, fraction) = word.split_once('.').unwrap_or((&word, ""));
        let fits = whole.len() <= 15 && fraction.len() <= 6 && !word.ends_with('.');
        let units = format!("{whole}{fraction:0<6}").parse::<i128>().ok().filter(|_| fits);
        let units = units.ok_or_else(|| FormulaError::Unknown(word.clone()))?;
        Ok(Term::Number(Exact::from(Figure::new(units, 6))))
    }

    fn name(&mut self) -> Result<Term, FormulaError> {
        let word = self.word(|sign| sign.is_alphanumeric() || sign == '_');
        let at = NAMES.iter().position(|name| *name == word.to_lowercase());
        at.map(Term::Name).ok_or(FormulaError::Unknown(word))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exact::Amount;

    fn seeds_case() -> Position {
        let units = |whole: i128| Amount::from_hundredths(whole * 100);
        Position {
            receivables: units(1_300_000),
            overdue: units(300_000),
            collect_healthy: units(500_000),
            collect_overdue: units(100_000),
            shipments: units(1_300_000),
        }
    }

    #[test]
    fn kpi_03_kpi_04_mo_03_any_formula_is_tried_for_rewarding_not_collecting() {
        // Formula; before, after healthy, after overdue; perverse, minds overdue.
        let rows = [
            ("1 - overdue / receivables", "0.7692 0.6250 0.8333", Some(true), true),
            ("1 - overdue / shipments", "0.7692 0.7692 0.8462", Some(false), true),
            ("healthy/receivables", "0.7692 0.6250 0.8333", Some(true), true),
            ("-overdue * 2 + 0.5", "-599999.5000 -599999.5000 -399999.5000", Some(false), true),
            ("(1+2)*3", "9.0000 9.0000 9.0000", Some(false), false),
            ("shipments / 1300000", "1.0000 1.0000 1.0000", Some(false), false),
            ("1 / (receivables - 1300000)", "", None, false),
        ];
        for (text, values, perverse, minds) in rows {
            let tried = Formula::read(text).expect(text).tried(&seeds_case()).expect(text);
            let shown =
                |figure: Option<Figure>| figure.map_or("none".to_owned(), |f| f.to_string());
            let told = [tried.before, tried.after_healthy, tried.after_overdue].map(shown);
            if perverse.is_some() {
                assert_eq!(told.join(" "), values, "{text}");
            }
            assert_eq!((tried.perverse, tried.minds_overdue), (perverse, minds), "{text}");
        }
    }

    #[test]
    fn kpi_03_a_formula_is_as_perverse_where_nothing_or_everything_is_overdue() {
        let position = |overdue: i128, healthy: i128, late: i128| {
            let [overdue, collect_healthy, collect_overdue] =
                [overdue, healthy, late].map(|units| Amount::from_hundredths(units * 100));
            Position { overdue, collect_healthy, collect_overdue, ..seeds_case() }
        };
        for one in [position(0, 650_000, 0), position(1_300_000, 0, 400_000)] {
            let rows = [
                ("1 - overdue / receivables", Some(true), true),
                ("1 - overdue / shipments", Some(false), true),
                ("1 + 0 * overdue", Some(false), false),
                ("overdue - overdue", Some(false), false),
            ];
            for (text, perverse, minds) in rows {
                let tried = Formula::read(text).expect(text).tried(&one).expect(text);
                assert_eq!((tried.perverse, tried.minds_overdue), (perverse, minds), "{text}");
            }
        }
    }

    #[test]
    fn a_figure_beyond_all_telling_is_refused() {
        let big = "999999999999999*999999999999999*999999999999999";
        let tried = Formula::read(big).expect(big).tried(&seeds_case());
        assert_eq!(tried, Err(FormulaError::TooBig));
    }

    #[test]
    fn kpi_05_what_is_no_formula_is_refused_by_name() {
        let rows = [
            ("", FormulaError::Unfinished),
            ("1 -", FormulaError::Unfinished),
            ("(1", FormulaError::Unfinished),
            ("1 2", FormulaError::Unexpected('2')),
            ("1 % 2", FormulaError::Unexpected('%')),
            ("profit / 2", FormulaError::Unknown("profit".to_owned())),
            ("1.2.3", FormulaError::Unknown("1.2.3".to_owned())),
        ];
        for (text, expected) in rows {
            assert_eq!(Formula::read(text), Err(expected), "{text}");
        }
        assert_eq!(Formula::read(&"(".repeat(60)), Err(FormulaError::TooLong));
        assert_eq!(Formula::read(&"1+".repeat(300)), Err(FormulaError::TooLong));
    }
}
