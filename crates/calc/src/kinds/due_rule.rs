//! Whether a due date on a day off moves to the next working day (RULE of the contract, A-24).

use super::words;
use crate::facts::Facts;
use crate::given::Object;
use crate::refusal::Refusal;
use crate::shape::{Field, Shape};
use saldo_domain::Day;
use saldo_domain::calendar::{Calendar, NoCalendar};

const NEXT_WORKING_DAY: &str = "NEXT_WORKING_DAY";
const WORDS: Shape = Shape::Word(&["AS_IS", NEXT_WORKING_DAY]);

/// The rule, off unless given.
pub(super) const RULE: Field = Field::preset("due_date_rule", WORDS, r#""AS_IS""#);

/// The rule, on unless given otherwise.
pub(super) const RULE_ON: Field = Field::preset("due_date_rule", WORDS, r#""NEXT_WORKING_DAY""#);

/// The calendar the rule looks at.
pub(super) const CALENDAR: Field = Field::optional("calendar", words::CALENDAR);

/// The rule of one input.
pub(super) enum DueRule<'f> {
    AsIs,
    NextWorkingDay(&'f Calendar),
}

impl<'f> DueRule<'f> {
    /// The rule with the calendar the input names; the rule needs one.
    pub(super) fn of(given: &Object<'_>, facts: &'f Facts) -> Result<Self, Refusal> {
        if given.word("due_date_rule") != NEXT_WORKING_DAY {
            return Ok(Self::AsIs);
        }
        let code = given.word_if("calendar").ok_or_else(|| Refusal::missing("calendar"))?;
        Ok(Self::NextWorkingDay(facts.calendar(code)))
    }

    /// The rule with the calendar of the kind's own law.
    pub(super) fn by_law(given: &Object<'_>, calendar: &'f Calendar) -> Self {
        match given.word("due_date_rule") {
            NEXT_WORKING_DAY => Self::NextWorkingDay(calendar),
            _ => Self::AsIs,
        }
    }

    /// The due date as it counts.
    pub(super) fn effective(&self, due: Day) -> Result<Day, NoCalendar> {
        match self {
            Self::AsIs => Ok(due),
            Self::NextWorkingDay(calendar) => calendar.next_working_day_exact(due),
        }
    }
}
