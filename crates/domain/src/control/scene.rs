//! Accounts for tests, told in few words. Days are counted from one Monday.

use super::{
    Account, Decision, LadderEvent, LadderEventKind, OpenItem, Reach, StepTaken, Withheld, decide,
};
use crate::book::ItemKind;
use crate::calendar::WorkingDays;
use crate::day::Day;
use crate::ids::{CustomerId, ItemId};
use crate::money::{Currency, Money};
use crate::policy::{Policies, Policy};
use crate::standing::{Scope, Standing, StandingKind};
use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

/// The day so many days after 2026-03-02.
pub(crate) fn day(number: i64) -> Day {
    Day::of(2026, 3, 2).expect("a permitted day").plus(number)
}

pub(crate) fn eur(major: i64) -> Money {
    Money::from_minor(major * 100, Currency::from_code("EUR").expect("a currency"))
}

/// A shipped policy, followed by a company on every day.
pub(crate) fn followed(id: &str, country: &str) -> Policies {
    let policy = Policy::shipped_by_id(id).expect("the policy ships");
    Policies::single(Arc::new(policy.clone()), WorkingDays::of_country(country))
}

static EIGHT_STEP: LazyLock<Policies> = LazyLock::new(|| followed("eight-step", "EE"));

pub(crate) fn eight_step() -> &'static Policies {
    &EIGHT_STEP
}

/// This policy, followed on every day.
pub(crate) fn alone(policy: Policy) -> Policies {
    Policies::single(Arc::new(policy), WorkingDays::of_country("EE"))
}

/// The one version of these policies.
pub(crate) fn the_one(policies: &Policies) -> &Policy {
    &policies.versions()[0].policy
}

pub(crate) fn item(number: i64, due: i64, open: Money) -> OpenItem {
    let (item, due) = (ItemId::new(number), day(due));
    OpenItem { item, kind: ItemKind::Goods, due, initial_due: due, open }
}

/// A customer with every address and these items.
pub(crate) fn account(items: Vec<OpenItem>) -> Account {
    let reach = Reach { email: true, phone: true, post: true };
    Account { items, reach, ..Account::new(CustomerId::new(7)) }
}

pub(crate) fn standing(
    kind: StandingKind,
    item: Option<i64>,
    from: i64,
    until: Option<i64>,
) -> Standing {
    Standing {
        customer: CustomerId::new(7),
        kind,
        item: item.map(ItemId::new),
        from: day(from),
        until: until.map(day),
        amount: None,
        scope: Scope::default(),
    }
}

/// An order of management that leaves out these clauses, for one item or for all.
pub(crate) fn order(scope: &str, item: Option<i64>, from: i64, until: Option<i64>) -> Standing {
    Standing { scope: Scope::written(scope), ..standing(StandingKind::Hold, item, from, until) }
}

/// A promise of so much, for one item or for all.
pub(crate) fn promise(item: Option<i64>, from: i64, until: Option<i64>, amount: Money) -> Standing {
    Standing { amount: Some(amount), ..standing(StandingKind::Promise, item, from, until) }
}

pub(crate) fn event(kind: LadderEventKind, item: Option<i64>, on: i64) -> LadderEvent {
    LadderEvent { day: day(on), kind, item: item.map(ItemId::new), until: None }
}

pub(crate) fn taken(item: i64, step: u8, on: i64) -> StepTaken {
    let policy = the_one(eight_step());
    let clause = policy.step(step).map_or("LAD-10".into(), |step| step.clause.clone());
    StepTaken {
        item: ItemId::new(item),
        step,
        clause,
        policy: policy.id.clone(),
        version: policy.version,
        day: day(on),
        performed: day(on),
        undone: None,
    }
}

/// Writes the decision's steps into the account, as the store does.
pub(crate) fn feed_back(account: &mut Account, decision: &Decision, performed: Day) {
    account.steps.extend(decision.steps_taken(performed));
    account.steps.sort_by_key(|taken| (taken.item, taken.step, taken.day));
}

/// The steps a decision takes, as (item, step).
pub(crate) fn steps(decision: &Decision) -> Vec<(i64, u8)> {
    let taken = decision.steps_taken(decision.day);
    taken.iter().map(|taken| (taken.item.get(), taken.step)).collect()
}

/// What a decision withholds, as (item, step, cause).
pub(crate) fn withheld(decision: &Decision) -> Vec<(i64, u8, &'static str)> {
    let short = |said: &Withheld| (said.item.get(), said.step, said.cause.code());
    decision.withheld.iter().map(short).collect()
}

/// Every day from `first` to `last`, each decision's steps fed back on the day itself.
pub(crate) fn live(
    policy: &Policies,
    account: &mut Account,
    first: i64,
    last: i64,
) -> Vec<Decision> {
    let mut decisions = Vec::new();
    for today in first..=last {
        let decision = decide(policy, account, day(today));
        feed_back(account, &decision, day(today));
        decisions.push(decision);
    }
    decisions
}

/// The steps of many decisions, as (day, item, step), days counted as in `day`.
pub(crate) fn history(decisions: &[Decision]) -> Vec<(i64, i64, u8)> {
    let of_one = |decision: &Decision| {
        let today = decision.day.days_since(day(0));
        steps(decision).into_iter().map(move |(item, step)| (today, item, step)).collect::<Vec<_>>()
    };
    decisions.iter().flat_map(of_one).collect()
}

/// What many decisions withhold, as (item, step, cause) with the first day it is said.
pub(crate) fn first_withheld(decisions: &[Decision]) -> BTreeMap<(i64, u8, &'static str), Day> {
    let mut first = BTreeMap::new();
    for decision in decisions {
        for said in withheld(decision) {
            first.entry(said).or_insert(decision.day);
        }
    }
    first
}
