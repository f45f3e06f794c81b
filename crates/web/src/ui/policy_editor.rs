//! Drawing up a version: the text with what is wrong in it at its line, the difference to what
//! the company follows, and its past lived through once more.

use crate::desk::{Answer, Desk, see_and_tell, show as page, show_as};
use crate::errors::{self, Trouble, sentence};
use crate::frame::Frame;
use askama::Template;
use axum::extract::{Form, Query};
use axum::http::StatusCode;
use saldo_domain::Day;
use saldo_domain::control::EffectKind;
use saldo_letters::regulation::Difference;
use saldo_work::policies::{
    self, Backtest, Checked, Example, Note, Question, Shown, Side, Wanted, Weight,
};
use saldo_work::{Refused, RefusedKind, Silent};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

/// Lines shown around a defect.
const AROUND: usize = 3;
/// Days replayed unless others are asked for.
const USUAL_DAYS: i64 = 90;
/// Weeks shown of the workload; the latest.
const WEEKS: usize = 14;

/// The form as it is sent.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Typed {
    pub(crate) text: String,
    pub(crate) note: String,
    pub(crate) from: String,
    pub(crate) to: String,
    /// `check`, `enter` or `back`.
    pub(crate) act: String,
}

/// From which text a version is drawn up.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct From {
    /// Number of a version or name of a shipped policy; what is followed when empty.
    from: String,
}

/// A line of the text as it is shown beside a defect.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    pub(crate) number: usize,
    pub(crate) text: String,
    pub(crate) wrong: bool,
}

#[derive(Template)]
#[template(path = "policy_editor.html")]
pub(crate) struct Editor {
    p: Frame,
    form: Typed,
    /// What was found when it was looked over; `None` before.
    checked: Option<Checked>,
    /// Against what the company follows: its name and the differences.
    against: Option<(String, Vec<Difference>)>,
    /// Why it cannot be entered as it is, or was not.
    problem: Option<String>,
}

impl Editor {
    pub(crate) fn new(p: Frame, form: Typed) -> Self {
        Self { p, form, checked: None, against: None, problem: None }
    }

    pub(crate) fn looked_over(
        mut self,
        checked: Checked,
        against: Option<(String, Vec<Difference>)>,
        problem: Option<String>,
    ) -> Self {
        (self.checked, self.against, self.problem) = (Some(checked), against, problem);
        self
    }

    /// The lines around a defect.
    fn excerpt(&self, wrong: &usize) -> Vec<Line> {
        let first = wrong.saturating_sub(AROUND).max(1);
        let lines = self.form.text.lines().enumerate().skip(first - 1).take(2 * AROUND + 1);
        let line = |(index, text): (usize, &str)| Line {
            number: index + 1,
            text: text.to_owned(),
            wrong: index + 1 == *wrong,
        };
        lines.map(line).collect()
    }

    fn note(&self, note: &Note) -> String {
        note.told(self.p.texts)
    }
}

/// Name under which the text of the form is spoken of.
const NAME: &str = "policy.toml";

pub(crate) async fn draw_up(desk: Desk, Query(from): Query<From>) -> Answer {
    must_draw_up(&desk)?;
    let document = desk
        .ask(move |office, company, _| match from.from.as_str() {
            "" => policies::find(office, company, Wanted::Followed),
            name if name.bytes().all(|byte| byte.is_ascii_digit()) => {
                policies::find(office, company, Wanted::Version(&format!("#{name}")))
            }
            name => policies::shipped(name),
        })
        .await?;
    let form = Typed { text: document.text, ..Typed::default() };
    page(&Editor::new(desk.frame("policy-new-title"), with_days(form, desk.today)))
}

fn must_draw_up(desk: &Desk) -> Result<(), Trouble> {
    match policies::may_draw_up(desk.who()) {
        true => Ok(()),
        false => Err(Trouble::said(StatusCode::FORBIDDEN, "error-forbidden")),
    }
}

/// The usual days of a replay where none were asked for.
fn with_days(mut form: Typed, today: Day) -> Typed {
    if form.to.is_empty() {
        form.to = today.to_string();
    }
    if form.from.is_empty() {
        form.from = today.plus(-USUAL_DAYS).to_string();
    }
    form
}

pub(crate) async fn submit(desk: Desk, Form(typed): Form<Typed>) -> Answer {
    must_draw_up(&desk)?;
    let typed = with_days(typed, desk.today);
    if typed.act == "enter" {
        let (text, note) = (typed.text.clone(), typed.note.clone());
        let entered = desk
            .ask(move |office, company, who| {
                policies::enter(office, company, who, (NAME, &text), &note)
            })
            .await;
        return match entered {
            Ok(entered) => {
                Ok(see_and_tell(&format!("/policies/{}", entered.entry), "policy-entered", 1))
            }
            Err(refused) => look_over(&desk, typed, Some(refused)).await,
        };
    }
    look_over(&desk, typed, None).await
}

/// The form again with everything that was found.
async fn look_over(desk: &Desk, typed: Typed, refused: Option<Refused>) -> Answer {
    let text = typed.text.clone();
    let (checked, document, followed, proposed) = desk
        .ask(move |office, company, who| {
            let checked = policies::check(NAME, &text);
            let proposed = policies::propose(office, company, who, (NAME, &text)).map(|_| ());
            let read = policies::read(NAME, &text).ok();
            let wanted = match &read {
                Some(read) => Wanted::FollowedBy(&read.policy.scope),
                None => Wanted::Followed,
            };
            let followed = policies::find(office, company, wanted)?;
            Ok((checked, read, followed, proposed))
        })
        .await?;
    let refused = refused.or(proposed.err());
    if let Some(refused) = refused.as_ref().filter(|one| one.kind() == RefusedKind::Failure) {
        return Err(Trouble::said(errors::status(refused), "error-failure"));
    }
    let texts = desk.texts();
    let against = document
        .map(|document| (followed.label(), texts.differences(&followed.policy, &document.policy)));
    // A defect of the text stands at its line already.
    let problem = refused.as_ref().filter(|_| checked.sound).map(|one| sentence(texts, one));
    let status = if checked.sound { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let editor = Editor::new(desk.frame("policy-new-title"), typed);
    show_as(status, &editor.looked_over(checked, against, problem))
}

/// One row of counts: key, before, after.
pub(crate) type Row = (String, u64, u64);
/// One row of counts with amounts: key, before, after, change.
pub(crate) type Weighed = (String, String, String, String);

#[derive(Template)]
#[template(path = "policy_backtest.html")]
pub(crate) struct Replayed {
    p: Frame,
    b: Backtest,
    form: Typed,
}

impl Replayed {
    pub(crate) fn new(p: Frame, b: Backtest, form: Typed) -> Self {
        Self { p, b, form }
    }

    fn effects(&self) -> Vec<Row> {
        let (before, after) = (&self.b.before.effects, &self.b.after.effects);
        let row = |kind: EffectKind| (kind.code().to_owned(), before.of(kind), after.of(kind));
        let rows = EffectKind::ALL.into_iter().map(row);
        rows.filter(|(_, before, after)| before + after > 0).collect()
    }

    fn messages(&self) -> Vec<Row> {
        rows(&self.b, |side| &side.messages)
    }

    fn held(&self) -> Vec<Row> {
        rows(&self.b, |side| &side.withheld)
    }

    fn by_clause(&self) -> Vec<Row> {
        rows(&self.b, |side| &side.by_clause)
    }

    fn charges(&self) -> Vec<Weighed> {
        self.weighed(|side| &side.charges)
    }

    fn holds(&self) -> Vec<Weighed> {
        self.weighed(|side| &side.holds)
    }

    fn statuses(&self) -> Vec<Row> {
        rows(&self.b, |side| &side.statuses)
    }

    /// Key, how many and how much before and after, and by how many they differ.
    fn weighed(&self, of: fn(&Side) -> &BTreeMap<&'static str, Weight>) -> Vec<Weighed> {
        let (before, after) = (of(&self.b.before), of(&self.b.after));
        let keys: BTreeSet<&str> = before.keys().chain(after.keys()).copied().collect();
        let row = |key: &str| {
            let one =
                |side: &BTreeMap<&'static str, Weight>| side.get(key).cloned().unwrap_or_default();
            let (before, after) = (one(before), one(after));
            let change = self.change(&before.count, &after.count);
            (key.to_owned(), self.weight(&before), self.weight(&after), change)
        };
        keys.into_iter().map(row).collect()
    }

    /// How many and how much: `3 · 12,00 €`.
    fn weight(&self, weight: &Weight) -> String {
        let amounts = weight.amounts.iter().map(|amount| self.p.money(amount));
        let count = std::iter::once(self.p.number(weight.count));
        count.chain(amounts).collect::<Vec<String>>().join(" · ")
    }

    /// Tasks, decisions, hand-overs and what goes by hand, of each role, before and after.
    fn work(&self) -> Vec<(String, [(u64, u64); 4])> {
        let (before, after) = (&self.b.before.by_role, &self.b.after.by_role);
        let roles: BTreeSet<&str> = before.keys().chain(after.keys()).copied().collect();
        let counts = |side: &BTreeMap<&'static str, policies::Work>, role: &str| {
            let work = side.get(role).copied().unwrap_or_default();
            [work.tasks, work.decisions, work.hand_overs, work.by_hand]
        };
        let row = |role: &str| {
            let (before, after) = (counts(before, role), counts(after, role));
            let pairs = std::array::from_fn(|index| (before[index], after[index]));
            (role.to_owned(), pairs)
        };
        roles.into_iter().map(row).collect()
    }

    /// The latest weeks, earliest first.
    fn weeks(&self) -> Vec<Day> {
        let sides = [&self.b.before, &self.b.after];
        let weeks: BTreeSet<Day> = sides
            .iter()
            .flat_map(|side| side.by_week.values().flat_map(|weeks| weeks.keys().copied()))
            .collect();
        let skip = weeks.len().saturating_sub(WEEKS);
        weeks.into_iter().skip(skip).collect()
    }

    /// Work of a role in a week, before and after.
    fn in_week(&self, role: &str, week: &Day) -> (u64, u64) {
        let count = |side: &Side| {
            side.by_week.get(role).and_then(|weeks| weeks.get(week)).copied().unwrap_or(0)
        };
        (count(&self.b.before), count(&self.b.after))
    }

    /// `+3`, `−2` or nothing to say.
    fn change(&self, before: &u64, after: &u64) -> String {
        match after.cmp(before) {
            std::cmp::Ordering::Less => format!("−{}", self.p.number(before - after)),
            std::cmp::Ordering::Equal => "–".to_owned(),
            std::cmp::Ordering::Greater => format!("+{}", self.p.number(after - before)),
        }
    }

    fn title(&self) -> String {
        let values = [
            ("from", self.p.day(&self.b.from).into()),
            ("to", self.p.day(&self.b.to).into()),
            ("current", self.b.current.as_str().into()),
            ("changed", self.b.changed.as_str().into()),
        ];
        self.p.texts.with("backtest-title", &values)
    }

    fn customers(&self) -> String {
        let values = [
            ("customers", self.p.number(self.b.customers).into()),
            ("differing", self.p.number(self.b.differing).into()),
        ];
        self.p.texts.with("backtest-customers", &values)
    }

    fn told(&self, one: &Shown) -> String {
        let whom = one.role.map(|role| self.p.role(&role));
        let whom = whom.or(one.channel.map(|channel| self.p.texts.channel(channel)));
        let text = self.p.texts.policy_text(&one.text);
        format!("{} · {} · {}: {text}", self.p.day(&one.day), one.clause, whom.unwrap_or_default())
    }

    /// Differences of an example that are not shown.
    fn more(&self, example: &Example) -> u64 {
        let shown = example.only_before.len() + example.only_after.len();
        example.differences.saturating_sub(shown as u64)
    }
}

fn rows<Key: Ord + AsRef<str>>(
    told: &Backtest,
    of: impl Fn(&Side) -> &BTreeMap<Key, u64>,
) -> Vec<Row> {
    let (before, after) = (of(&told.before), of(&told.after));
    let keys: BTreeSet<&Key> = before.keys().chain(after.keys()).collect();
    let count = |side: &BTreeMap<Key, u64>, key: &Key| side.get(key).copied().unwrap_or(0);
    let row = |key: &Key| (key.as_ref().to_owned(), count(before, key), count(after, key));
    keys.into_iter().map(row).collect()
}

pub(crate) async fn replay(desk: Desk, Form(typed): Form<Typed>) -> Answer {
    must_draw_up(&desk)?;
    let typed = with_days(typed, desk.today);
    let days = typed.from.parse::<Day>().ok().zip(typed.to.parse::<Day>().ok());
    let Some((from, to)) = days else { return look_over_days(&desk, typed).await };
    let text = typed.text.clone();
    let told = desk
        .ask(move |office, company, who| {
            let question = Question { file: NAME, text: &text, from, to };
            policies::backtest(office, company, who, &question, &Silent)
        })
        .await;
    match told {
        Ok(told) => page(&Replayed::new(desk.frame("backtest-page-title"), told, typed)),
        Err(Refused::Field { .. }) => look_over_days(&desk, typed).await,
        Err(refused) => look_over(&desk, typed, Some(refused)).await,
    }
}

/// The form again: its days are none that can be replayed.
async fn look_over_days(desk: &Desk, typed: Typed) -> Answer {
    let mut editor = Editor::new(desk.frame("policy-new-title"), typed);
    editor.problem = Some(desk.texts().get("backtest-days-wrong"));
    show_as(StatusCode::UNPROCESSABLE_ENTITY, &editor)
}
