//! Runs the stories that stand beside each policy, day by day.
//!
//! A story tells what the policy asks for and withholds on the days it names, and that every
//! other day is silent. It is written for a clerk, in `policies/<name>.story.toml`.

use saldo_domain::book::ItemKind;
use saldo_domain::control::{
    Account, Decision, Effect, LadderEvent, LadderEventKind, OpenItem, Reach, decide,
};
use saldo_domain::policy::Policy;
use saldo_domain::standing::{Standing, StandingKind};
use saldo_domain::{Currency, CustomerId, Day, ItemId, Money};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Stories {
    story: Vec<Story>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Story {
    title: String,
    debts: BTreeMap<String, Debt>,
    #[serde(default = "every_channel")]
    reach: Vec<String>,
    from: i64,
    to: i64,
    /// First and last of the days that one late run walks; all others are run on their day.
    runs: Option<(i64, i64)>,
    #[serde(default)]
    day: Vec<Told>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Debt {
    due: i64,
    open: String,
}

/// What one day is told to bring.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Told {
    on: i64,
    #[serde(default)]
    asks: Vec<String>,
    #[serde(default)]
    withholds: Vec<String>,
    /// What becomes true in the evening, after the run.
    #[serde(default)]
    then: Vec<News>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct News {
    debt: Option<String>,
    open: Option<String>,
    unallocated: Option<String>,
    event: Option<String>,
    standing: Option<String>,
    until: Option<i64>,
}

fn every_channel() -> Vec<String> {
    ["email", "phone", "post"].map(str::to_owned).to_vec()
}

/// 2 March 2026 and so many days.
fn day(number: i64) -> Day {
    Day::of(2026, 3, 2).expect("a permitted day").plus(number)
}

fn money(text: &str) -> Money {
    Money::parse(text, Currency::from_code("EUR").expect("a currency")).expect(text)
}

/// One customer living through a story.
struct Life<'a> {
    story: &'a Story,
    names: Vec<&'a str>,
    account: Account,
    /// What was already told as withheld: the store keeps the first day only.
    known: BTreeSet<String>,
}

impl<'a> Life<'a> {
    fn begin(story: &'a Story) -> Self {
        let reaches = |channel: &str| story.reach.iter().any(|named| named == channel);
        let reach =
            Reach { email: reaches("email"), phone: reaches("phone"), post: reaches("post") };
        let items = story.debts.values().zip(1..).map(|(debt, number)| OpenItem {
            item: ItemId::new(number),
            kind: ItemKind::Goods,
            due: day(debt.due),
            open: money(&debt.open),
        });
        Self {
            story,
            names: story.debts.keys().map(String::as_str).collect(),
            account: Account { items: items.collect(), reach, ..Account::new(CustomerId::new(1)) },
            known: BTreeSet::new(),
        }
    }

    /// One business day: decide, compare, feed the steps back, hear the news.
    fn live(&mut self, policy: &Policy, today: i64) {
        let nothing = Told::default();
        let told = self.story.day.iter().find(|told| told.on == today).unwrap_or(&nothing);
        let decision = decide(policy, &self.account, day(today));
        let place = format!("“{}”, day {today}", self.story.title);
        let asked: Vec<String> = decision.effects.iter().map(|e| self.effect(e)).collect();
        assert_eq!(asked, told.asks, "{place}: asks");
        assert_eq!(self.newly_withheld(&decision), told.withholds, "{place}: withholds");
        self.account.steps.extend(decision.steps_taken(self.performed(today)));
        self.account.steps.sort_by_key(|taken| (taken.item, taken.step, taken.day));
        for news in &told.then {
            self.hear(news, today);
        }
    }

    fn performed(&self, today: i64) -> Day {
        match self.story.runs {
            Some((first, last)) if (first..=last).contains(&today) => day(last),
            _ => day(today),
        }
    }

    fn name(&self, item: ItemId) -> &'a str {
        self.names[usize::try_from(item.get() - 1).expect("items count from one")]
    }

    /// "task SALES_REP call-and-warn: A B".
    fn effect(&self, effect: &Effect) -> String {
        let debts: Vec<&str> = effect.lines.iter().map(|line| self.name(line.item)).collect();
        let words = [
            Some(effect.kind.code()),
            effect.channel.map(|channel| channel.code()),
            effect.role.map(|role| role.code()),
            Some(&*effect.text),
        ];
        let words: Vec<&str> = words.into_iter().flatten().collect();
        format!("{}: {}", words.join(" "), debts.join(" "))
    }

    fn newly_withheld(&mut self, decision: &Decision) -> Vec<String> {
        let told: Vec<String> = decision
            .withheld
            .iter()
            .map(|w| format!("{} {}: {}", w.cause.code(), w.step, self.name(w.item)))
            .collect();
        told.into_iter().filter(|line| self.known.insert(line.clone())).collect()
    }

    fn item_named(&self, name: &str) -> ItemId {
        let at = self.names.iter().position(|known| *known == name).expect(name);
        ItemId::new(i64::try_from(at).expect("few debts") + 1)
    }

    fn hear(&mut self, news: &News, today: i64) {
        let item = news.debt.as_deref().map(|name| self.item_named(name));
        if let (Some(item), Some(open)) = (item, &news.open) {
            let open = money(open);
            self.account.items.iter_mut().filter(|i| i.item == item).for_each(|i| i.open = open);
            self.account.items.retain(|item| item.open.is_positive());
        }
        if let Some(unallocated) = &news.unallocated {
            self.account.unallocated = vec![money(unallocated)];
        }
        if let Some(event) = &news.event {
            let known = LadderEventKind::ALL.into_iter().find(|kind| kind.code() == event);
            let kind = known.expect("an event of the policy files");
            self.account.events.push(LadderEvent { day: day(today), kind, item });
        }
        if let Some(standing) = &news.standing {
            self.account.standing.push(Standing {
                customer: self.account.customer,
                kind: StandingKind::from_code(standing).expect("a kind of standing"),
                item,
                from: day(today),
                until: news.until.map(day),
            });
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "the test reads the stories; the rules do not")]
fn stories(policy: &Policy) -> Vec<Story> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../policies");
    let file = folder.join(format!("{}.story.toml", policy.id));
    let text = std::fs::read_to_string(&file).expect("every policy that ships has a story file");
    toml::from_str::<Stories>(&text).expect("a story file").story
}

#[test]
fn every_shipped_policy_lives_through_its_stories() {
    for policy in Policy::shipped() {
        for story in stories(policy) {
            let mut life = Life::begin(&story);
            for today in story.from..=story.to {
                life.live(policy, today);
            }
        }
    }
}

/// A day the story names outside its span would be a promise nobody keeps.
#[test]
fn every_told_day_lies_within_its_story() {
    for policy in Policy::shipped() {
        for story in stories(policy) {
            for told in &story.day {
                assert!((story.from..=story.to).contains(&told.on), "{}: {}", story.title, told.on);
            }
        }
    }
}

/// A step that no story reaches, or a setting of the pace that no story is named after,
/// could change without anybody noticing.
#[test]
fn every_step_and_setting_of_a_policy_has_its_story() {
    for policy in Policy::shipped() {
        let stories = stories(policy);
        let told: Vec<&String> =
            stories.iter().flat_map(|story| &story.day).flat_map(|day| &day.asks).collect();
        let steps = policy.steps.iter().flat_map(|step| &step.actions);
        for action in steps.chain(policy.watches.iter().map(|watch| &watch.action)) {
            let said = told.iter().any(|line| line.contains(&*action.text));
            assert!(said, "{}: no story asks for {}", policy.id, action.text);
        }
        let settings =
            ["late_entry_step", "min_gap_days", "minimum_major", "unmatched_money_withholds"];
        for setting in settings {
            let named = stories.iter().any(|story| story.title.starts_with(setting));
            assert!(named, "{}: no story shows {setting}", policy.id);
        }
    }
}
