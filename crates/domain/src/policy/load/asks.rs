//! Questions to somebody authorised: the closed list, the last day, and what a missed day
//! leads to.

use super::super::file::{ActionFile, MissedFile};
use super::super::{Ask, Missed};
use super::{Checked, Source, said};
use crate::authority::Choice;
use crate::authority::line::{manager, stands_above};
use crate::control::EffectKind;
use crate::roles::Role;
use std::ops::Range;
use toml::Spanned;

impl Source<'_> {
    /// What a question offers; `None` for every other kind of action.
    pub(super) fn ask(
        &self,
        kind: EffectKind,
        asked: Option<Role>,
        action: &ActionFile,
    ) -> Checked<Option<Ask>> {
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
        let missed = action.missed.as_ref().map(|missed| self.missed(asked, missed.get_ref()));
        Ok(Some(Ask {
            options: self.options(asked, action.options.as_ref())?,
            several: action.several.as_ref().is_some_and(|several| *several.get_ref()),
            decide_within: within.transpose()?,
            missed: missed.transpose()?,
        }))
    }

    fn options(
        &self,
        asked: Option<Role>,
        written: Option<&Spanned<Vec<Spanned<String>>>>,
    ) -> Checked<Vec<Choice>> {
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
            self.may_be_asked(asked, choice, word.span())?;
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

    /// A policy gives nobody a right that the table of authority does not (ESC-11).
    fn may_be_asked(
        &self,
        asked: Option<Role>,
        choice: Choice,
        place: Range<usize>,
    ) -> Checked<()> {
        let (Some(role), Some(right)) = (asked, choice.right()) else { return Ok(()) };
        if right.belongs_to(role) {
            return Ok(());
        }
        let roles = right.roles().iter().map(|role| role.code()).collect::<Vec<_>>().join(", ");
        self.refuse(
            place,
            said!(
                "choice-without-right",
                "{role} may not decide {choice}; ask one of {roles}, or leave it out",
                role = role.code(),
                choice = choice.code(),
                roles = roles,
            ),
        )
    }

    /// What was missed goes up: to somebody above whoever was asked. Nobody stands above the
    /// general director, who hears of it alone.
    fn missed(&self, asked: Option<Role>, written: &MissedFile) -> Checked<Missed> {
        let within = written.within_days.as_ref();
        let role = self.word("role", &written.role, &Role::ALL, Role::code)?;
        let below = asked.filter(|asked| !stands_above(role, *asked) && role != manager(*asked));
        if let Some(asked) = below {
            let next = manager(asked).code();
            let said = said!(
                "missed-not-above",
                "{role} does not stand above {asked}, who missed it; write {next}, or \
                 another role above",
                role = role.code(),
                asked = asked.code(),
                next = next,
            );
            return self.refuse(written.role.span(), said);
        }
        Ok(Missed {
            role,
            text: self.words(&written.text)?,
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
