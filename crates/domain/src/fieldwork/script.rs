//! What to say in a talk about a debt: by how the debt stands and what was said before (PAY-01,
//! PAY-07, EXE-01).

use super::visit::Answer;
use crate::Day;
use crate::dossier::words;

/// What a talk about a debt is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Script {
    /// The day of payment is to come.
    Coming,
    /// It is today.
    Today,
    /// It went by.
    Late,
    /// So did the day that was promised last.
    Broken,
    /// In the last talk payment was refused.
    Refused,
}

words!(Script {
    Coming = "coming",
    Today = "today",
    Late = "late",
    Broken = "broken",
    Refused = "refused",
});

/// Part of a script.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Line {
    /// Who calls, and nothing of what about: whoever answers need not be the debtor.
    Greet,
    /// Only whoever decides on payments is told of the debt.
    WhoDecides,
    /// Invoice, what is open of it and its day.
    NameDebt,
    /// That the day of the contract holds.
    ConfirmDay,
    /// Is it paid, and by which order?
    AskProof,
    /// That the contract is broken, and what that costs by the day.
    NameBreach,
    /// That the word was not kept, and what follows.
    NameBrokenWord,
    /// Why it was not paid.
    AskCause,
    /// A day, and a part today.
    AskDay,
    /// Once more why, and whether that is the last word (PAY-07).
    AskAgain,
    /// What is decided next, and by whom.
    NameNext,
    /// Day, amount and the next talk, said back and written down.
    SumUp,
}

words!(Line {
    Greet = "greet",
    WhoDecides = "who-decides",
    NameDebt = "name-debt",
    ConfirmDay = "confirm-day",
    AskProof = "ask-proof",
    NameBreach = "name-breach",
    NameBrokenWord = "name-broken-word",
    AskCause = "ask-cause",
    AskDay = "ask-day",
    AskAgain = "ask-again",
    NameNext = "name-next",
    SumUp = "sum-up",
});

/// What was said of a debt in an earlier talk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Said {
    pub answer: Option<Answer>,
    /// The day that was promised.
    pub until: Option<Day>,
}

impl Script {
    /// The script for a debt that is so many days late; `said` in earlier talks about it, the
    /// latest first.
    pub fn of(days_late: i64, said: &[Said], today: Day) -> Self {
        if said.first().is_some_and(|last| last.answer == Some(Answer::Refused)) {
            return Script::Refused;
        }
        let promised = said.iter().find_map(|one| one.until);
        match days_late {
            ..0 => Script::Coming,
            _ if promised.is_some_and(|until| until < today) => Script::Broken,
            0 => Script::Today,
            _ => Script::Late,
        }
    }

    /// Its lines, in order.
    pub const fn lines(self) -> &'static [Line] {
        match self {
            Script::Coming => {
                &[Line::Greet, Line::WhoDecides, Line::NameDebt, Line::ConfirmDay, Line::SumUp]
            }
            Script::Today => {
                &[Line::Greet, Line::WhoDecides, Line::NameDebt, Line::AskProof, Line::SumUp]
            }
            Script::Late => &[
                Line::Greet,
                Line::WhoDecides,
                Line::NameDebt,
                Line::NameBreach,
                Line::AskCause,
                Line::AskDay,
                Line::SumUp,
            ],
            Script::Broken => &[
                Line::Greet,
                Line::WhoDecides,
                Line::NameDebt,
                Line::NameBrokenWord,
                Line::AskCause,
                Line::AskDay,
                Line::SumUp,
            ],
            Script::Refused => &[
                Line::Greet,
                Line::WhoDecides,
                Line::NameDebt,
                Line::AskAgain,
                Line::NameNext,
                Line::SumUp,
            ],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn said(answer: Answer, until: Option<Day>) -> Said {
        Said { answer: Some(answer), until }
    }

    #[test]
    fn pay_01_pay_07_a_talk_follows_the_debt_and_what_was_said_of_it() {
        let day = |text: &str| text.parse().expect("a day");
        let today = day("2026-03-20");
        let promised = |until| said(Answer::MoreTime, Some(day(until)));
        let table: [(i64, Vec<Said>, Script); 10] = [
            (-1, vec![], Script::Coming),
            (0, vec![], Script::Today),
            (1, vec![], Script::Late),
            (30, vec![said(Answer::NotReached, None)], Script::Late),
            (5, vec![promised("2026-03-20")], Script::Late),
            (5, vec![promised("2026-03-19")], Script::Broken),
            (5, vec![said(Answer::NotReached, None), promised("2026-03-19")], Script::Broken),
            // What was promised last counts.
            (5, vec![promised("2026-03-25"), promised("2026-03-10")], Script::Late),
            (5, vec![said(Answer::Refused, None), promised("2026-03-10")], Script::Refused),
            (5, vec![promised("2026-03-25"), said(Answer::Refused, None)], Script::Late),
        ];
        for (days_late, said, script) in table {
            assert_eq!(Script::of(days_late, &said, today), script, "{days_late} {said:?}");
        }
    }

    /// EXE-09: no debt is named before it is known who is spoken to.
    #[test]
    fn exe_09_no_debt_is_named_before_whoever_decides_is_there() {
        for script in Script::ALL {
            let lines = script.lines();
            let at = |wanted| lines.iter().position(|line| *line == wanted).expect("a line");
            assert!(at(Line::Greet) == 0 && at(Line::WhoDecides) < at(Line::NameDebt));
            assert_eq!(lines.last(), Some(&Line::SumUp), "what was said is written down");
        }
    }
}
