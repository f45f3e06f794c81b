//! Every policy that ships is lived through, day by day, as its story file tells it.
//!
//! A story states what happens (invoices, payments, disputes…) and all that the policy
//! then asks for or withholds. Nothing may be asked for that the story does not name.

use saldo_domain::audit;
use saldo_domain::authority::Choice;
use saldo_domain::book::ItemKind;
use saldo_domain::calendar::WorkingDays;
use saldo_domain::control::{
    Account, Answer, Decision, LadderEvent, LadderEventKind, OpenItem, Reach, WithheldCause, decide,
};
use saldo_domain::policy::{Policies, Policy, SHIPPED_FILES};
use saldo_domain::rating::Status;
use saldo_domain::standing::{Scope, Standing, StandingKind};
use saldo_domain::{Currency, CustomerId, Day, ItemId, Money};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StoryFile {
    policy: String,
    /// Country of the company: its working days count.
    #[serde(default)]
    country: String,
    story: Vec<Story>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Story {
    title: String,
    /// First and last day lived through.
    from: Day,
    to: Day,
    /// `effects` names each effect, `clauses` only the clauses taken.
    show: Show,
    /// Addresses on the card; all when left out.
    reach: Option<Vec<Address>>,
    /// What kind of payer it is at the beginning; uncertain when left out.
    status: Option<Status>,
    /// Was it late before the story begins?
    #[serde(default)]
    late_before: bool,
    /// Did it have goods on deferral before the story begins?
    #[serde(default)]
    deferral_before: bool,
    happens: Vec<Happening>,
    /// All that is asked for and withheld, by the day on which the policy asks.
    expect: BTreeMap<Day, Vec<String>>,
}

#[derive(Clone, Copy, PartialEq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Show {
    Effects,
    Clauses,
}

#[derive(Clone, Copy, PartialEq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Address {
    Email,
    Phone,
    Post,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Happening {
    day: Day,
    what: What,
    /// The invoice; the whole customer when left out.
    item: Option<String>,
    due: Option<Day>,
    until: Option<Day>,
    amount: Option<String>,
    buyer: Option<LadderEventKind>,
    status: Option<Status>,
    clause: Option<String>,
    choice: Option<Choice>,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
enum What {
    /// An invoice becomes known.
    Invoice,
    /// An invoice is paid: the amount, or all that is open.
    Paid,
    Disputed,
    /// The dispute is settled.
    Settled,
    Promised,
    Held,
    /// Money came that belongs to no invoice yet; an amount of nothing: it is gone.
    Unmatched,
    /// The buyer announced, asked or broke something; `until` is the day asked for.
    Buyer,
    /// Somebody authorised decided what a clause asked.
    Decided,
    /// The customer's status changes.
    Status,
    /// An invoice is put off to the day `until`.
    Deferred,
    /// The program stands still and comes back on the day `until`.
    Down,
}

/// The customer of a story.
struct Life {
    account: Account,
    names: Vec<String>,
}

impl Life {
    fn new(story: &Story) -> Self {
        let has = |address| story.reach.as_ref().is_none_or(|reach| reach.contains(&address));
        let reach = Reach {
            email: has(Address::Email),
            phone: has(Address::Phone),
            post: has(Address::Post),
        };
        let account = Account {
            reach,
            status: story.status.unwrap_or(Status::Uncertain),
            late_before: story.late_before,
            deferral_from: story.deferral_before.then_some(Day::FIRST),
            ..Account::new(CustomerId::new(1))
        };
        Self { account, names: Vec::new() }
    }

    fn id(&self, name: &str) -> ItemId {
        let position = self.names.iter().position(|known| known == name);
        ItemId::new(position.unwrap_or_else(|| panic!("no invoice {name} yet")) as i64)
    }

    fn name(&self, item: ItemId) -> &str {
        &self.names[usize::try_from(item.get()).expect("an id given by this life")]
    }

    fn happen(&mut self, happening: &Happening) {
        match happening.what {
            What::Invoice => self.invoice(happening),
            What::Paid => self.pay(happening),
            What::Disputed => self.stand(StandingKind::Dispute, happening),
            What::Promised => self.stand(StandingKind::Promise, happening),
            What::Held => self.stand(StandingKind::Hold, happening),
            What::Settled => self.settle(happening),
            What::Unmatched => self.account.unallocated = unmatched(happening),
            What::Buyer => self.buyer(happening),
            What::Decided => self.answer(happening),
            What::Status => self.account.status = happening.status.expect("a status"),
            What::Deferred => self.defer(happening),
            What::Down => {}
        }
    }

    fn invoice(&mut self, happening: &Happening) {
        let item = ItemId::new(self.names.len() as i64);
        self.names.push(happening.item.clone().expect("an invoice has a number"));
        let due = happening.due.expect("an invoice has a due day");
        let open = amount(happening).expect("an invoice has an amount");
        if due > happening.day {
            let first = self.account.deferral_from.unwrap_or(happening.day);
            self.account.deferral_from = Some(first.min(happening.day));
        }
        let initial_due = due;
        self.account.items.push(OpenItem { item, kind: ItemKind::Goods, due, initial_due, open });
    }

    fn pay(&mut self, happening: &Happening) {
        let paid = self.subject(happening).expect("a payment pays an invoice");
        let found = self.account.items.iter_mut().find(|item| item.item == paid);
        let item = found.expect("an open invoice");
        let paid_amount = amount(happening).unwrap_or(item.open);
        item.open = item.open.minus(paid_amount).expect("one currency");
        self.account.items.retain(|item| item.open.is_positive());
    }

    fn stand(&mut self, kind: StandingKind, happening: &Happening) {
        let standing = Standing {
            customer: self.account.customer,
            kind,
            item: self.subject(happening),
            from: happening.day,
            until: happening.until,
            amount: amount(happening),
            scope: Scope::default(),
        };
        self.account.standing.push(standing);
    }

    fn settle(&mut self, happening: &Happening) {
        let settled = self.subject(happening);
        self.account.standing.retain(|s| s.kind != StandingKind::Dispute || s.item != settled);
    }

    fn buyer(&mut self, happening: &Happening) {
        let kind = happening.buyer.expect("what the buyer did");
        let item = self.subject(happening);
        let (day, until) = (happening.day, happening.until);
        self.account.events.push(LadderEvent { day, kind, item, until });
    }

    fn answer(&mut self, happening: &Happening) {
        let item = self.subject(happening).expect("a decision about an invoice");
        let clause = happening.clause.as_deref().expect("the clause that asked").into();
        let choice = Some(happening.choice.expect("what was decided"));
        let (day, until) = (happening.day, happening.until);
        self.account.answers.push(Answer { item, clause, choice, day, until });
    }

    fn defer(&mut self, happening: &Happening) {
        let deferred = self.subject(happening).expect("an invoice");
        let until = happening.until.expect("the day to which it is put off");
        let items = self.account.items.iter_mut();
        items.filter(|item| item.item == deferred).for_each(|item| item.due = until);
    }

    /// Whoever is late today was late before from then on.
    fn remember(&mut self, day: Day) {
        self.account.late_before |= self.account.items.iter().any(|item| item.due < day);
    }

    fn subject(&self, happening: &Happening) -> Option<ItemId> {
        happening.item.as_ref().map(|name| self.id(name))
    }

    /// One day: decided, checked by the auditor, its steps fed back.
    fn live(&mut self, policy: &Policies, day: Day, performed: Day) -> Decision {
        self.remember(day);
        let decision = decide(policy, &self.account, day);
        let defects = audit::check(policy, &self.account, &decision);
        assert!(defects.is_empty(), "{day}: {defects:?}");
        self.account.steps.extend(decision.steps_taken(performed));
        self.account.steps.sort_by_key(|taken| (taken.item, taken.step, taken.day));
        decision
    }

    /// The decision as the lines of a story.
    fn tell(&self, decision: &Decision, show: Show) -> Vec<String> {
        match show {
            Show::Effects => self.tell_effects(decision),
            Show::Clauses => self.tell_clauses(decision),
        }
    }

    fn tell_effects(&self, decision: &Decision) -> Vec<String> {
        let tell = |effect: &saldo_domain::control::Effect| {
            let channel = effect.channel.map(|channel| channel.code().to_owned());
            let role = effect.role.map(|role| role.code().to_owned());
            let to = [channel, role].into_iter().flatten().collect::<Vec<_>>().join(" ");
            let (clause, kind) = (&effect.reason.clause, effect.kind.code());
            let items = self.list(effect.lines.iter().map(|line| line.item));
            format!("{clause} {kind} {to} {}: {items}", effect.text)
        };
        decision.effects.iter().map(tell).collect()
    }

    fn tell_clauses(&self, decision: &Decision) -> Vec<String> {
        let mut clauses: BTreeMap<String, BTreeSet<ItemId>> = BTreeMap::new();
        for taken in decision.steps_taken(decision.day) {
            clauses.entry(taken.clause.to_string()).or_default().insert(taken.item);
        }
        let tell = |(clause, items): (String, BTreeSet<ItemId>)| {
            format!("{clause}: {}", self.list(items.into_iter()))
        };
        clauses.into_iter().map(tell).collect()
    }

    fn list(&self, items: impl Iterator<Item = ItemId>) -> String {
        items.map(|item| self.name(item)).collect::<Vec<_>>().join(", ")
    }
}

fn amount(happening: &Happening) -> Option<Money> {
    let (number, code) = happening.amount.as_ref()?.split_once(' ').expect("1500.00 EUR");
    let currency = Currency::from_code(code).expect("a currency");
    Some(Money::parse(number, currency).expect("an amount"))
}

fn unmatched(happening: &Happening) -> Vec<Money> {
    amount(happening).into_iter().filter(|money| money.is_positive()).collect()
}

/// What is withheld and was not said before.
fn news(
    life: &Life,
    decision: &Decision,
    said: &mut BTreeSet<(ItemId, String, WithheldCause)>,
) -> Vec<String> {
    let mut news = Vec::new();
    for withheld in &decision.withheld {
        let (item, clause) = (withheld.item, withheld.clause.to_string());
        if said.insert((item, clause.clone(), withheld.cause)) {
            news.push(format!("{clause} withheld {}: {}", withheld.cause.code(), life.name(item)));
        }
    }
    news
}

/// What the policy asks for and withholds over the story, by day.
fn run(policy: &Policies, story: &Story) -> BTreeMap<Day, Vec<String>> {
    let mut life = Life::new(story);
    let mut said = BTreeSet::new();
    let mut told = BTreeMap::new();
    let mut back = story.from;
    for day in story.from.through(story.to) {
        for happening in story.happens.iter().filter(|happening| happening.day == day) {
            life.happen(happening);
            if let What::Down = happening.what {
                back = happening.until.expect("the program comes back");
            }
        }
        // A missed day is decided as of itself, and performed on the day of coming back.
        let decision = life.live(policy, day, day.max(back));
        let mut lines = life.tell(&decision, story.show);
        lines.extend(news(&life, &decision, &mut said));
        if !lines.is_empty() {
            told.insert(day, lines);
        }
    }
    told
}

#[expect(clippy::disallowed_methods, reason = "a test reads the stories; a rule reads no file")]
fn stories_of(policy_file: &str) -> StoryFile {
    let name = policy_file.replace(".toml", ".story.toml");
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../policies").join(&name);
    let text = std::fs::read_to_string(path)
        .unwrap_or_else(|error| panic!("every policy ships with its story, {name}: {error}"));
    toml::from_str(&text).unwrap_or_else(|error| panic!("{name}: {error}"))
}

#[test]
fn every_policy_lives_through_its_stories() {
    let mut differences = Vec::new();
    for shipped in SHIPPED_FILES {
        let file = stories_of(shipped.file);
        let policy = Policy::shipped_by_id(&file.policy).expect("the story names its policy");
        let days = WorkingDays::of_country(&file.country);
        let policies = Policies::single(Arc::new(policy.clone()), days);
        for story in &file.story {
            let (told, expected) = (as_text(&run(&policies, story)), as_text(&story.expect));
            if told != expected {
                let title = &story.title;
                differences.push(format!("{title}\n--- told\n{told}--- expected\n{expected}"));
            }
        }
    }
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}

#[test]
fn no_clause_ships_without_a_story_in_which_it_matters() {
    for shipped in SHIPPED_FILES {
        let file = stories_of(shipped.file);
        let policy = Policy::shipped_by_id(&file.policy).expect("the story names its policy");
        let lines = file.story.iter().flat_map(|story| story.expect.values().flatten());
        let taken: BTreeSet<&str> = lines
            .filter(|line| !line.contains(" withheld "))
            .filter_map(|line| line.split([' ', ':']).next())
            .collect();
        let of_steps = policy.steps.iter().map(|step| &*step.clause);
        let of_reminders = policy.reminders.iter().map(|one| &*one.clause);
        let of_rules = policy.rules.iter().map(|rule| &*rule.clause);
        let of_watches = policy.watches.iter().map(|watch| &*watch.clause);
        let clauses = of_steps.chain(of_reminders).chain(of_rules).chain(of_watches);
        assert_eq!(clauses.collect::<BTreeSet<_>>(), taken, "{}", shipped.file);
    }
}

/// One line a fact, so that a difference can be read.
fn as_text(told: &BTreeMap<Day, Vec<String>>) -> String {
    let lines =
        told.iter().flat_map(|(day, lines)| lines.iter().map(move |l| format!("{day} {l}\n")));
    lines.collect()
}
