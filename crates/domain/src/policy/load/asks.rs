//! Questions to somebody authorised: the closed list, the last day, and what a missed day
//! leads to.

use super::super::file::{ActionFile, MissedFile};
use super::super::{Ask, Missed};
use super::{Checked, Source, said};
use crate::authority::Choice;
use crate::control::EffectKind;
use crate::roles::Role;
use std::ops::Range;
use toml::Spanned;

impl Source<'_> {
    /// What a question offers; `None` for every other kind of action.
    pub(super) fn ask(&self, kind: EffectKind, action: &ActionFile) -> Checked<Option<Ask>> {
        if kind != EffectKind::AskApproval {
            return match first_of_ask(action) {
                Some((key, span)) => self.refuse(
                    span,
                    said!(
                        "not-a-question",
                        "`{kind}` asks nobody for a decision; leave `{key}` out or write \
                         kind = \"ask_approval\"",
                        kind = kind.code(),
                        key = key,
                    ),
                ),
                None => Ok(None),
            };
        }
        let within = action.decide_within_days.as_ref();
        let within = within.map(|days| self.number("decide_within_days", days, 1..=365));
        let missed = action.missed.as_ref().map(|missed| self.missed(missed.get_ref()));
        Ok(Some(Ask {
            options: self.options(action.options.as_ref())?,
            several: action.several.as_ref().is_some_and(|several| *several.get_ref()),
            decide_within: within.transpose()?,
            missed: missed.transpose()?,
        }))
    }

    fn options(&self, written: Option<&Spanned<Vec<Spanned<String>>>>) -> Checked<Vec<Choice>> {
        let Some(list) = written else { return Ok(Choice::USUAL.to_vec()) };
        let mut options: Vec<Choice> = Vec::with_capacity(list.get_ref().len());
        for word in list.get_ref() {
            let choice = self.word("options", word, &Choice::ALL, Choice::code)?;
            if options.contains(&choice) {
                let said = said!(
                    "choice-twice",
                    "{choice} is offered twice; name it once",
                    choice = choice.code(),
                );
                return self.refuse(word.span(), said);
            }
            options.push(choice);
        }
        if options.is_empty() {
            let said = said!(
                "no-choice",
                "nothing is offered; name at least one decision, or leave `options` out",
            );
            return self.refuse(list.span(), said);
        }
        Ok(options)
    }

    fn missed(&self, written: &MissedFile) -> Checked<Missed> {
        let within = written.within_days.as_ref();
        Ok(Missed {
            role: self.word("role", &written.role, &Role::ALL, Role::code)?,
            text: self.key("text", &written.text)?,
            within_days: self.number_or("within_days", within, 0..=365, 0)?,
        })
    }
}

/// The first key that only a question has, with its place.
fn first_of_ask(action: &ActionFile) -> Option<(&'static str, Range<usize>)> {
    let options = action.options.as_ref().map(|written| ("options", written.span()));
    let several = action.several.as_ref().map(|written| ("several", written.span()));
    let within = action.decide_within_days.as_ref();
    let within = within.map(|written| ("decide_within_days", written.span()));
    let missed = action.missed.as_ref().map(|written| ("missed", written.span()));
    options.or(several).or(within).or(missed)
}
