//! Reads a policy file and refuses, with the place and the remedy, whatever the engine
//! could not carry out as written. What passes here is never checked again.

mod asks;
mod contradictions;
mod matching;
mod rules;
mod sections;

use super::file::{ActionFile, PaceFile, PolicyFile, StepFile, WatchFile};
use super::is_a_call;
use super::{Action, Condition, Pace, Policy, Step, Watch};
use crate::control::{Channel, EffectKind, LadderEventKind};
use crate::day::{Day, DayError};
use crate::rating::Status;
use crate::roles::Role;
use std::ops::{Range, RangeInclusive};
use std::sync::Arc;
use toml::Spanned;

/// Why a policy file was refused, with the place.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{file}:{line}:{column}: {message}")]
pub struct PolicyError {
    pub file: String,
    /// From 1.
    pub line: usize,
    /// In characters, from 1.
    pub column: usize,
    /// What is wrong and what to do.
    pub message: String,
    /// The same for readers of other languages.
    pub fault: Fault,
}

/// What is wrong as data: a word for the sentence, and what stands in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Key of the sentence without its family, e.g. `number`.
    pub key: &'static str,
    pub values: Vec<(&'static str, String)>,
}

/// A refusal in the making: the sentence, its key, and what stands in it.
struct Said {
    message: String,
    fault: Fault,
}

/// Says what is wrong once: the English sentence with its values by name, and the same values
/// with the key under which the other languages have it.
macro_rules! said {
    ($key:literal, $text:literal $(, $name:ident = $value:expr)* $(,)?) => {{
        $(let $name = ($value).to_string();)*
        let message = format!($text);
        let values = vec![$((stringify!($name), $name)),*];
        $crate::policy::load::Said { message, fault: $crate::policy::load::Fault { key: $key, values } }
    }};
}
pub(crate) use said;

/// What a step may ask for. The other kinds of effect need amounts or decisions that a
/// policy step cannot state.
const STEP_KINDS: [EffectKind; 5] = [
    EffectKind::Notify,
    EffectKind::Task,
    EffectKind::AskApproval,
    EffectKind::HandOver,
    EffectKind::ByHand,
];

/// Days from the due day that a clause may name: a year before to ten years after.
const DAYS: RangeInclusive<i64> = -366..=3660;

/// Longest clause, text key or policy id: they stand in narrow columns.
const LONGEST_NAME: usize = 60;

/// Reads and checks a policy file. `file` is only named in errors.
///
/// # Errors
/// The first thing in the file that is not as docs/manual/policy-files.md says.
pub fn load(file: &str, text: &str) -> Result<Policy, PolicyError> {
    Source { file, text, words: None }.policy()
}

/// The same for a file that is entered now: every `text` must be one of the `words` for which
/// there are sentences, so that nobody reads the bare name of something to be done or said.
///
/// # Errors
/// As [`load`], and a `text` that is not among the words.
pub fn load_with_words(file: &str, text: &str, words: &[&str]) -> Result<Policy, PolicyError> {
    Source { file, text, words: Some(words) }.policy()
}

impl Source<'_> {
    fn policy(&self) -> Checked<Policy> {
        let written: PolicyFile =
            toml::from_str(self.text).map_err(|error| self.unreadable(&error))?;
        let id = self.key("id", &written.id)?;
        let version = self.number("version", &written.version, 1..=999_999)?;
        let effective_from = self.day("effective_from", &written.effective_from)?;
        let scope = self.scope(written.scope.as_ref())?;
        let matching = self.matching(written.matching.as_ref(), &scope)?;
        let reviewed_after = self.reviewed_after(&written.rating, &scope)?;
        let effective_to = self.last_day(written.effective_to.as_ref(), effective_from, &scope)?;
        let steps = self.steps(&written.step)?;
        let pace = self.pace(&written.pace, &steps)?;
        let watches = self.watches(&written.watch)?;
        self.clauses_differ(&written)?;
        let rules = self.rules(&written.rule, &steps)?;
        if self.words.is_some() {
            self.contradictions(&written, &rules)?;
        }
        Ok(Policy {
            id,
            version,
            effective_from,
            effective_to,
            scope,
            watches,
            pace,
            calendar: self.calendar(written.calendar.as_ref())?,
            only_deferral: written.only_deferral,
            asks_for_file: written.asks_for_file,
            terms: self.terms(&written.terms)?,
            rating: self.rating(&written.rating)?,
            authority: self.authority(&written.authority)?,
            tolerance: self.tolerance(&written.tolerance)?,
            plans: self.plans(&written.plans)?,
            selection: self.selection(&written.selection)?,
            payments_window: self.payments_window(&written.safe_limit)?,
            reviewed_after,
            statistics_months: self.statistics_months(&written.rating)?,
            periods: self.periods(&written.recovery)?,
            limitation_alarms: self.limitation_alarms(&written.recovery)?,
            decisions: self.decisions(&written.decisions)?,
            dealings: self.dealings(&written.dealings)?,
            solvency: self.solvency(&written.solvency)?,
            pauses: self.pauses(&written.pauses)?,
            matching,
            reminders: self.reminders(&written.reminder)?,
            rules,
            steps,
        })
    }
}

type Checked<T> = Result<T, PolicyError>;

/// The file being read, so that every refusal can name its place.
struct Source<'a> {
    file: &'a str,
    text: &'a str,
    /// Names of the words that are known; `None`: any name is taken.
    words: Option<&'a [&'a str]>,
}

impl Source<'_> {
    fn refuse<T>(&self, span: Range<usize>, said: Said) -> Checked<T> {
        Err(self.error(span.start, said))
    }

    fn error(&self, offset: usize, said: Said) -> PolicyError {
        let Said { message, fault } = said;
        let (line, column) = self.place(offset);
        PolicyError { file: self.file.to_owned(), line, column, message, fault }
    }

    /// Line and column, both from 1.
    fn place(&self, offset: usize) -> (usize, usize) {
        let before = self.text.get(..offset).unwrap_or(self.text);
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        (before.matches('\n').count() + 1, before[line_start..].chars().count() + 1)
    }

    /// What the TOML reader itself refused: bad syntax, unknown and missing keys, wrong types.
    fn unreadable(&self, error: &toml::de::Error) -> PolicyError {
        let offset = error.span().map_or(0, |span| span.start);
        let why = in_our_words(error.message());
        self.error(
            offset,
            said!("unreadable", "{why}; the manual page “Policy files” lists every key", why = why),
        )
    }

    fn number<T: TryFrom<i64>>(
        &self,
        key: &str,
        written: &Spanned<i64>,
        permitted: RangeInclusive<i64>,
    ) -> Checked<T> {
        let value = *written.get_ref();
        let (least, most) = (*permitted.start(), *permitted.end());
        match T::try_from(value) {
            Ok(number) if permitted.contains(&value) => Ok(number),
            _ => self.refuse(
                written.span(),
                said!(
                    "number",
                    "`{key}` is {value}; write a whole number from {least} to {most}",
                    key = key,
                    value = value,
                    least = least,
                    most = most,
                ),
            ),
        }
    }

    fn number_or<T: TryFrom<i64>>(
        &self,
        key: &str,
        written: Option<&Spanned<i64>>,
        permitted: RangeInclusive<i64>,
        default: T,
    ) -> Checked<T> {
        written.map_or(Ok(default), |written| self.number(key, written, permitted))
    }

    /// A date, written as text in quotes or as a TOML date.
    fn day(&self, key: &str, written: &Spanned<toml::Value>) -> Checked<Day> {
        let text = match written.get_ref() {
            toml::Value::String(text) => text.clone(),
            other => other.to_string(),
        };
        text.parse().or_else(|why: DayError| {
            let said =
                said!("day", "`{key}`: {why}; write it as \"2026-01-01\"", key = key, why = why);
            self.refuse(written.span(), said)
        })
    }

    /// A name that other files refer to: lower-case words joined by hyphens.
    fn key(&self, key: &str, written: &Spanned<String>) -> Checked<Arc<str>> {
        let name = written.get_ref();
        let permitted = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        let parts_filled = name.split('-').all(|part| !part.is_empty());
        if parts_filled && name.len() <= LONGEST_NAME && name.chars().all(permitted) {
            return Ok(name.as_str().into());
        }
        self.refuse(
            written.span(),
            said!(
                "name",
                "`{key}` is “{name}”; write lower-case Latin words joined by hyphens, \
                 at most {most} characters, such as call-and-warn",
                key = key,
                name = name,
                most = LONGEST_NAME,
            ),
        )
    }

    /// The name of words: of what is to be done or said.
    fn words(&self, written: &Spanned<String>) -> Checked<Arc<str>> {
        let name = self.key("text", written)?;
        let Some(words) = self.words.filter(|words| !words.contains(&&*name)) else {
            return Ok(name);
        };
        let near = words.iter().min_by_key(|word| (distance(word, &name), **word));
        self.refuse(
            written.span(),
            said!(
                "words-unknown",
                "there are no words for “{text}”; write a name that has some, such as {near}: \
                 the manual page “Policy files” lists all",
                text = name,
                near = near.copied().unwrap_or("call-and-warn"),
            ),
        )
    }

    fn clause(&self, written: &Spanned<String>) -> Checked<Arc<str>> {
        let clause = written.get_ref();
        let too_long = clause.chars().count() > LONGEST_NAME;
        if too_long || clause.trim() != clause || clause.is_empty() {
            return self.refuse(
                written.span(),
                said!(
                    "clause",
                    "`clause` is “{clause}”; name the clause of the regulation, without spaces \
                     around it and in at most {most} characters, such as LAD-01",
                    clause = clause,
                    most = LONGEST_NAME,
                ),
            );
        }
        Ok(clause.as_str().into())
    }

    /// One of a closed list of words.
    fn word<T>(
        &self,
        key: &str,
        written: &Spanned<String>,
        permitted: &[T],
        code: fn(T) -> &'static str,
    ) -> Checked<T>
    where
        T: Copy,
    {
        let word = written.get_ref();
        if let Some(found) = permitted.iter().copied().find(|known| code(*known) == word) {
            return Ok(found);
        }
        let list: Vec<&str> = permitted.iter().map(|known| code(*known)).collect();
        self.refuse(
            written.span(),
            said!(
                "word",
                "`{key}` is “{word}”; the permitted words are {list}",
                key = key,
                word = word,
                list = list.join(", "),
            ),
        )
    }

    fn steps(&self, written: &[Spanned<StepFile>]) -> Checked<Vec<Step>> {
        let mut steps: Vec<Step> = Vec::with_capacity(written.len());
        for step in written {
            let checked = self.step(step)?;
            if let Some(before) = steps.last() {
                self.follows(before, step)?;
            }
            self.events_are_new(&steps, step.get_ref())?;
            steps.push(checked);
        }
        if !steps.iter().any(|step| !step.lapses) {
            let said = said!(
                "no-late-step",
                "no step deals with a debt that is late; add a [[step]] without `lapses`",
            );
            return Err(self.error(0, said));
        }
        self.last_is_open(written)?;
        Ok(steps)
    }

    fn step(&self, written: &Spanned<StepFile>) -> Checked<Step> {
        let step = written.get_ref();
        let days = self.step_days(step)?;
        Ok(Step {
            number: self.number("number", &step.number, 1..=99)?,
            clause: self.clause(&step.clause)?,
            from_day: days.0,
            to_day: days.1,
            lapses: step.lapses,
            gap_days: self.gap_days(step)?,
            starts_on: self.starts_on(step)?,
            condition: self.condition(&step.status, step.late_before, &step.unless)?,
            actions: self.actions(written)?,
        })
    }

    /// Whom a step, reminder or rule is meant for.
    fn condition(
        &self,
        statuses: &[Spanned<String>],
        late_before: Option<bool>,
        unless: &[Spanned<String>],
    ) -> Checked<Condition> {
        let status = |written| self.word("status", written, &Status::ALL, Status::code);
        let event =
            |written| self.word("unless", written, &LadderEventKind::ALL, LadderEventKind::code);
        Ok(Condition {
            statuses: statuses.iter().map(status).collect::<Checked<_>>()?,
            late_before,
            unless: unless.iter().map(event).collect::<Checked<_>>()?,
        })
    }

    fn gap_days(&self, step: &StepFile) -> Checked<Option<u16>> {
        match &step.gap_days {
            None => Ok(None),
            Some(written) if step.lapses => self.refuse(
                written.span(),
                said!(
                    "gap-of-lapsing",
                    "step {step} lapses, so nothing waits for it; leave `gap_days` out",
                    step = step.number.get_ref(),
                ),
            ),
            Some(written) => self.number("gap_days", written, 1..=365).map(Some),
        }
    }

    fn step_days(&self, step: &StepFile) -> Checked<(i16, Option<i16>)> {
        let number = step.number.get_ref();
        let from: i16 = self.number("from", &step.from, DAYS)?;
        if !step.lapses && from < 1 {
            return self.refuse(
                step.from.span(),
                said!(
                    "step-too-early",
                    "step {step} begins on day {from}, when the debt is not late yet; \
                     begin it on day 1 or later, or write `lapses = true`",
                    step = number,
                    from = from,
                ),
            );
        }
        let Some(to) = &step.to else { return Ok((from, None)) };
        let last: i16 = self.number("to", to, DAYS)?;
        if last < from {
            return self.refuse(
                to.span(),
                said!(
                    "step-ends-before",
                    "step {step} ends on day {last}, before it begins on day {from}; \
                     write a `to` that is not less than `from`",
                    step = number,
                    last = last,
                    from = from,
                ),
            );
        }
        Ok((from, Some(last)))
    }

    /// A step comes after the one before it in number and in days.
    fn follows(&self, before: &Step, written: &Spanned<StepFile>) -> Checked<()> {
        let step = written.get_ref();
        let (number, from) = (*step.number.get_ref(), *step.from.get_ref());
        if number <= i64::from(before.number) {
            return self.refuse(
                step.number.span(),
                said!(
                    "step-order",
                    "step {step} stands after step {before}; number the steps in rising order",
                    step = number,
                    before = before.number,
                ),
            );
        }
        if step.lapses && !before.lapses {
            return self.refuse(
                written.span(),
                said!(
                    "lapsing-after",
                    "step {step} lapses but stands after step {before}, which does not; \
                     put steps that lapse first",
                    step = number,
                    before = before.number,
                ),
            );
        }
        match before.to_day {
            None => self.refuse(
                step.from.span(),
                said!(
                    "step-never",
                    "step {before} has no `to`, so step {step} could never begin; \
                     give step {before} a `to` before day {from}",
                    before = before.number,
                    step = number,
                    from = from,
                ),
            ),
            Some(to) if from <= i64::from(to) => self.refuse(
                step.from.span(),
                said!(
                    "steps-overlap",
                    "step {step} begins on day {from}, but step {before} runs to day {to}; \
                     let it begin on day {next} or later",
                    step = number,
                    from = from,
                    next = to + 1,
                    before = before.number,
                    to = to,
                ),
            ),
            Some(_) => Ok(()),
        }
    }

    /// A debt that is never paid must never leave the ladder at its end.
    fn last_is_open(&self, written: &[Spanned<StepFile>]) -> Checked<()> {
        let Some(last) = written.last().map(Spanned::get_ref) else { return Ok(()) };
        match &last.to {
            None => Ok(()),
            Some(to) => self.refuse(
                to.span(),
                said!(
                    "last-step-ends",
                    "step {step} is the last and has no end; leave `to` out",
                    step = last.number.get_ref(),
                ),
            ),
        }
    }

    fn starts_on(&self, step: &StepFile) -> Checked<Vec<LadderEventKind>> {
        if let (true, Some(event)) = (step.lapses, step.starts_on.first()) {
            return self.refuse(
                event.span(),
                said!(
                    "event-of-lapsing",
                    "step {step} lapses, so no event can start it; leave `starts_on` out",
                    step = step.number.get_ref(),
                ),
            );
        }
        let word =
            |event| self.word("starts_on", event, &LadderEventKind::ALL, LadderEventKind::code);
        step.starts_on.iter().map(word).collect()
    }

    fn events_are_new(&self, before: &[Step], step: &StepFile) -> Checked<()> {
        for (index, event) in step.starts_on.iter().enumerate() {
            let earlier_here =
                step.starts_on.iter().take(index).any(|e| e.get_ref() == event.get_ref());
            let taken = before.iter().find(|earlier| {
                earlier.starts_on.iter().any(|kind| kind.code() == event.get_ref())
            });
            if let Some(number) = taken
                .map(|step| i64::from(step.number))
                .or(earlier_here.then_some(*step.number.get_ref()))
            {
                return self.refuse(
                    event.span(),
                    said!(
                        "event-twice",
                        "{event} already starts step {step}; an event starts one step: \
                         name it once",
                        event = event.get_ref(),
                        step = number,
                    ),
                );
            }
        }
        Ok(())
    }

    fn actions(&self, written: &Spanned<StepFile>) -> Checked<Vec<Action>> {
        let step = written.get_ref();
        let number = step.number.get_ref();
        let actions = self.distinct_actions(&step.action)?;
        if !actions.iter().any(|action| action.responsible().is_some()) {
            return self.refuse(
                written.span(),
                said!(
                    "nobody-answers",
                    "nobody answers for step {step}; add a [[step.action]] with a `role` \
                     that is not a notice",
                    step = number,
                ),
            );
        }
        Ok(actions)
    }

    fn distinct_actions(&self, written: &[Spanned<ActionFile>]) -> Checked<Vec<Action>> {
        let mut actions: Vec<Action> = Vec::with_capacity(written.len());
        for action in written {
            let checked = self.action(action)?;
            self.action_is_new(&actions, &checked, action)?;
            self.question_is_alone(&actions, &checked, action)?;
            actions.push(checked);
        }
        Ok(actions)
    }

    /// Which of two questions was not answered could not be told apart by their clause.
    fn question_is_alone(
        &self,
        before: &[Action],
        action: &Action,
        written: &Spanned<ActionFile>,
    ) -> Checked<()> {
        let watched = |one: &Action| one.ask.as_ref().is_some_and(|ask| ask.missed.is_some());
        if !watched(action) || !before.iter().any(watched) {
            return Ok(());
        }
        let said = said!(
            "two-questions",
            "the clause asks two questions with `missed`; give the second a clause of its own",
        );
        self.refuse(written.span(), said)
    }

    fn action(&self, written: &Spanned<ActionFile>) -> Checked<Action> {
        let action = written.get_ref();
        let kind = self.word("kind", &action.kind, &STEP_KINDS, EffectKind::code)?;
        let channel = self.channel(kind, written)?;
        let role = self.role(kind, channel, written)?;
        Ok(Action {
            kind,
            role,
            channel,
            text: self.words(&action.text)?,
            within_days: self.within_days(kind, action)?,
            calls: self.calls(kind, action)?,
            ask: self.ask(kind, role, action)?,
        })
    }

    /// Whether it is done by calling the debtor; where the policy does not say, its words do.
    fn calls(&self, kind: EffectKind, action: &ActionFile) -> Checked<bool> {
        match &action.calls {
            None => Ok(is_a_call(action.text.get_ref())),
            Some(calls) if kind == EffectKind::Task => Ok(*calls.get_ref()),
            Some(calls) => self.refuse(
                calls.span(),
                said!(
                    "calls-idle",
                    "`{kind}` is no work by telephone; leave `calls` out or write kind = \"task\"",
                    kind = kind.code(),
                ),
            ),
        }
    }

    fn channel(&self, kind: EffectKind, written: &Spanned<ActionFile>) -> Checked<Option<Channel>> {
        let word = |word| self.word("channel", word, &Channel::ALL, Channel::code);
        match (kind, &written.get_ref().channel) {
            (EffectKind::Notify, Some(channel)) => word(channel).map(Some),
            (EffectKind::Notify, None) => {
                let words = Channel::ALL.map(Channel::code).join(", ");
                let said = said!(
                    "channel-missing",
                    "a notice must travel; add `channel` with one of {list}",
                    list = words,
                );
                self.refuse(written.span(), said)
            }
            (_, Some(channel)) => self.refuse(
                channel.span(),
                said!(
                    "channel-idle",
                    "`{kind}` does not travel; leave `channel` out or write kind = \"notify\"",
                    kind = kind.code(),
                ),
            ),
            (_, None) => Ok(None),
        }
    }

    fn role(
        &self,
        kind: EffectKind,
        channel: Option<Channel>,
        written: &Spanned<ActionFile>,
    ) -> Checked<Option<Role>> {
        let to_debtor = channel.is_some_and(Channel::reaches_debtor);
        match (to_debtor, &written.get_ref().role) {
            (false, Some(role)) => self.word("role", role, &Role::ALL, Role::code).map(Some),
            (false, None) => {
                let roles = Role::ALL.map(Role::code).join(", ");
                let said = said!(
                    "role-missing",
                    "`{kind}` needs somebody; add `role` with one of {list}",
                    kind = kind.code(),
                    list = roles,
                );
                self.refuse(written.span(), said)
            }
            (true, Some(role)) => self.refuse(
                role.span(),
                said!(
                    "role-of-debtor",
                    "this notice goes to the debtor; leave `role` out, or write \
                     channel = \"staff\" to tell a colleague",
                ),
            ),
            (true, None) => Ok(None),
        }
    }

    fn within_days(&self, kind: EffectKind, action: &ActionFile) -> Checked<u16> {
        match (&action.within_days, kind) {
            (Some(days), EffectKind::Notify) => self.refuse(
                days.span(),
                said!("notice-within", "a notice leaves on its day; leave `within_days` out"),
            ),
            (days, _) => self.number_or("within_days", days.as_ref(), 0..=365, 0),
        }
    }

    /// Two equal actions would be one effect; two messages on one channel, two voices.
    fn action_is_new(
        &self,
        before: &[Action],
        action: &Action,
        written: &Spanned<ActionFile>,
    ) -> Checked<()> {
        let same_work = |other: &Action| {
            (other.kind, other.role, other.channel, &other.text)
                == (action.kind, action.role, action.channel, &action.text)
        };
        if before.iter().any(same_work) {
            let said = said!("action-twice", "the step asks for this twice; remove one of the two");
            return self.refuse(written.span(), said);
        }
        let Some(channel) = action.channel.filter(|channel| channel.reaches_debtor()) else {
            return Ok(());
        };
        if before.iter().any(|other| other.channel == Some(channel)) {
            return self.refuse(
                written.span(),
                said!(
                    "voice-twice",
                    "the step already writes to the debtor by {channel}; a step has one voice on \
                     a channel: remove one of the two",
                    channel = channel.code(),
                ),
            );
        }
        Ok(())
    }

    fn pace(&self, written: &PaceFile, steps: &[Step]) -> Checked<Pace> {
        let entry = &written.late_entry_step;
        let late_entry_step = self.number("late_entry_step", entry, 1..=99)?;
        let overdue = steps.iter().filter(|step| !step.lapses);
        let numbers: Vec<u8> = overdue.map(|step| step.number).collect();
        if !numbers.contains(&late_entry_step) {
            let list: Vec<String> = numbers.iter().map(u8::to_string).collect();
            return self.refuse(
                entry.span(),
                said!(
                    "late-entry",
                    "`late_entry_step` is {step}; write the number of a step that \
                     does not lapse: {list}",
                    step = late_entry_step,
                    list = list.join(", "),
                ),
            );
        }
        Ok(Pace {
            late_entry_step,
            // Without a gap, running twice on one day would climb two steps.
            min_gap_days: self.number_or(
                "min_gap_days",
                written.min_gap_days.as_ref(),
                1..=365,
                2,
            )?,
            minimum_major: self.number_or(
                "minimum_major",
                written.minimum_major.as_ref(),
                0..=1_000_000_000,
                1,
            )?,
            unmatched_money_withholds: written.unmatched_money_withholds.unwrap_or(true),
        })
    }

    fn watches(&self, written: &[WatchFile]) -> Checked<Vec<Watch>> {
        written.iter().map(|watch| self.watch(watch)).collect()
    }

    fn watch(&self, written: &WatchFile) -> Checked<Watch> {
        let action = self.action(&written.action)?;
        if action.ask.as_ref().is_some_and(|ask| ask.missed.is_some()) {
            return self.refuse(
                written.action.span(),
                said!("watch-missed", "a watch comes back by itself; leave `missed` out"),
            );
        }
        if action.channel.is_some_and(Channel::reaches_debtor) {
            return self.refuse(
                written.action.span(),
                said!(
                    "watch-writes",
                    "a watch does not write to the debtor; give a task to a role, or write \
                     channel = \"staff\"",
                ),
            );
        }
        let repeat = written.repeat_after_days.as_ref();
        Ok(Watch {
            clause: self.clause(&written.clause)?,
            from_day: self.number("from", &written.from, 1..=3660)?,
            repeat_after_days: self.number_or("repeat_after_days", repeat, 1..=3660, 90)?,
            action,
        })
    }

    /// A clause is how a person finds the rule, and part of an effect's identity.
    fn clauses_differ(&self, written: &PolicyFile) -> Checked<()> {
        let of_steps = written.step.iter().map(|step| &step.get_ref().clause);
        let of_reminders = written.reminder.iter().map(|one| &one.get_ref().clause);
        let of_rules = written.rule.iter().map(|rule| &rule.get_ref().clause);
        let of_watches = written.watch.iter().map(|watch| &watch.clause);
        let mut clauses: Vec<&Spanned<String>> =
            of_steps.chain(of_reminders).chain(of_rules).chain(of_watches).collect();
        clauses.sort_by_key(|clause| clause.span().start);
        for (index, clause) in clauses.iter().enumerate() {
            let twin = clauses.iter().take(index).find(|c| c.get_ref() == clause.get_ref());
            if let Some(twin) = twin {
                let (line, _) = self.place(twin.span().start);
                return self.refuse(
                    clause.span(),
                    said!(
                        "clause-twice",
                        "clause {clause} already stands in line {line}; give each step, \
                         reminder, rule and watch a clause of its own",
                        clause = clause.get_ref(),
                        line = line,
                    ),
                );
            }
        }
        Ok(())
    }
}

/// How many letters must be added, left out or changed to come from one word to another.
fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (index, letter) in one.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = index + 1;
        for (at, wanted) in other.iter().enumerate() {
            let changed = diagonal + usize::from(letter != *wanted);
            diagonal = row[at + 1];
            row[at + 1] = changed.min(row[at] + 1).min(diagonal + 1);
        }
    }
    row[other.len()]
}

/// The TOML reader speaks of fields and machine types; the person at the desk writes keys
/// and numbers.
fn in_our_words(message: &str) -> String {
    let message = message.trim().replace('\n', "; ");
    let plainer = [("field", "key"), ("i64", "a whole number"), ("a string", "text in quotes")];
    plainer.iter().fold(message, |message, (theirs, ours)| message.replace(theirs, ours))
}
