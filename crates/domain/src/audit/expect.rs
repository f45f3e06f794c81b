//! What should happen to an item, worked out from the clauses a second time.

use crate::book::{ItemKind, Side};
use crate::calendar::WorkingDays;
use crate::control::{
    Account, Channel, EffectKind, LadderEvent, LadderEventKind, OpenItem, StepTaken,
};
use crate::day::Day;
use crate::ids::ItemId;
use crate::money::Currency;
use crate::policy::{Action, Condition, Policies, Policy, Step, Version, Watch};
use crate::standing::contact_limits::CALLS_BY_TEXT;
use crate::standing::{Standing, StandingKind};
use std::collections::BTreeMap;

/// Numbers of steps of the ladder; what has another number stands beside it.
const LADDER: std::ops::RangeInclusive<u8> = 1..=99;

/// Does the order name the clause? Compared part by part, between the dashes.
fn names(order: &Standing, clause: &str) -> bool {
    let parts: Vec<&str> = clause.split('-').collect();
    order.scope.clauses().iter().any(|named| {
        let named: Vec<&str> = named.split('-').collect();
        parts.starts_with(&named)
    })
}

fn is_about(standing: &Standing, item: ItemId) -> bool {
    standing.item.is_none() || standing.item == Some(item)
}

/// The account, laid out for questions.
pub(super) struct Ledger<'a> {
    policies: &'a Policies,
    /// The version for what begins today.
    pub(super) in_force: &'a Version,
    pub(super) account: &'a Account,
    pub(super) day: Day,
    items: BTreeMap<ItemId, &'a OpenItem>,
    /// Everything taken, whatever came of it.
    begun: BTreeMap<ItemId, Vec<&'a StepTaken>>,
    /// Without what had come to nothing by today.
    taken: BTreeMap<ItemId, Vec<&'a StepTaken>>,
}

/// One item on the day.
#[derive(Clone, Copy)]
pub(super) struct Case<'a> {
    pub(super) item: &'a OpenItem,
    /// Days from the due day.
    pub(super) age: i64,
    /// Highest step that an event has started.
    pub(super) started_by_event: Option<u8>,
    /// The version that the case began under.
    pub(super) policy: &'a Policy,
    pub(super) days: &'a WorkingDays,
}

impl Case<'_> {
    pub(super) fn is_chased(&self) -> bool {
        let debt = self.item.kind.side() == Side::Debit && self.item.kind != ItemKind::Charge;
        debt && self.item.open.minor() > 0
    }
}

impl<'a> Ledger<'a> {
    pub(super) fn new(policies: &'a Policies, account: &'a Account, day: Day) -> Self {
        let mut begun: BTreeMap<ItemId, Vec<&StepTaken>> = BTreeMap::new();
        for step in account.steps.iter().filter(|step| step.step != 0) {
            begun.entry(step.item).or_default().push(step);
        }
        let mut taken = begun.clone();
        for steps in taken.values_mut() {
            steps.retain(|step| match step.undone {
                Some(undone) => undone > day || step.day == day,
                None => true,
            });
        }
        let items = account.items.iter().map(|item| (item.item, item)).collect();
        let first = policies.line().map(|(_, version)| version).next();
        let mut come = policies.line().filter(|(from, _)| *from <= day);
        let latest = come.next_back().map(|(_, version)| version);
        let in_force = latest.or(first).unwrap_or(&policies.versions()[0]);
        Self { policies, in_force, account, day, items, begun, taken }
    }

    pub(super) fn case(&self, item: ItemId) -> Option<Case<'a>> {
        let item = *self.items.get(&item)?;
        let age = self.day.number() - item.due.number();
        let version = self.version_of(item.item);
        let (policy, days): (&Policy, &WorkingDays) = (&version.policy, &version.days);
        let started_by_event = self.started_by_event(item, policy);
        Some(Case { item, age, started_by_event, policy, days })
    }

    /// The version of the policy in force under which the first of the item's steps was taken. An
    /// item with none of them stays with the policy of its latest step, if that was for other
    /// customers than the one in force (GEN-12).
    fn version_of(&self, item: ItemId) -> &'a Version {
        let id = &self.in_force.policy.id;
        if let Some(first) = self.first_under(item, id) {
            return self.known(id, first.version).unwrap_or(self.in_force);
        }
        let mut last: Option<&StepTaken> = None;
        for step in self.begun.get(&item).into_iter().flatten() {
            if last.is_none_or(|last| (step.day, step.version) >= (last.day, last.version)) {
                last = Some(step);
            }
        }
        let Some(last) = last else { return self.in_force };
        let elsewhere = self
            .known(&last.policy, last.version)
            .is_some_and(|before| before.policy.scope != self.in_force.policy.scope);
        let first = self.first_under(item, &last.policy).filter(|_| elsewhere);
        first.and_then(|first| self.known(&first.policy, first.version)).unwrap_or(self.in_force)
    }

    fn first_under(&self, item: ItemId, policy: &str) -> Option<&'a StepTaken> {
        let mut first: Option<&StepTaken> = None;
        let begun = self.begun.get(&item).into_iter().flatten();
        for step in begun.filter(|step| *step.policy == *policy) {
            if first.is_none_or(|first| (step.day, step.version) < (first.day, first.version)) {
                first = Some(step);
            }
        }
        first
    }

    fn known(&self, policy: &str, version: u32) -> Option<&'a Version> {
        let mut versions = self.policies.versions().iter().rev();
        versions.find(|one| *one.policy.id == *policy && one.policy.version == version)
    }

    /// Has control begun for the customer?
    pub(super) fn is_begun(&self) -> bool {
        let first = self.account.deferral_from;
        !self.in_force.policy.only_deferral || first.is_some_and(|first| first <= self.day)
    }

    /// What was recorded up to today about the debt.
    pub(super) fn recorded(&self, item: &'a OpenItem) -> impl Iterator<Item = &'a LadderEvent> {
        let day = self.day;
        self.account.events.iter().filter(move |event| {
            let foreseen = if event.kind == LadderEventKind::DelayWarned { 30 } else { 0 };
            let of_all = event.item.is_none() && item.due.number() <= event.day.number() + foreseen;
            event.day <= day && (event.item == Some(item.item) || of_all)
        })
    }

    /// Does the condition let the customer and the debt in? Only what was recorded in the last
    /// `back` days stops it.
    pub(super) fn lets_in(&self, condition: &Condition, item: &'a OpenItem, back: i64) -> bool {
        let status =
            condition.statuses.is_empty() || condition.statuses.contains(&self.account.status);
        let history = match condition.late_before {
            None => true,
            Some(wanted) => wanted == self.account.late_before,
        };
        let since = self.day.number() - back;
        let stopped = !condition.unless.is_empty()
            && self
                .recorded(item)
                .any(|event| condition.unless.contains(&event.kind) && event.day.number() > since);
        status && history && !stopped
    }

    fn is_there(&self, step: &Step, item: &'a OpenItem) -> bool {
        self.would_be_there(step, item) && !self.is_left_out(&step.clause, item.item)
    }

    fn would_be_there(&self, step: &Step, item: &'a OpenItem) -> bool {
        self.lets_in(&step.condition, item, i64::MAX / 2)
    }

    /// Is there an order that names this clause, or a family it belongs to, for the item?
    fn is_left_out(&self, clause: &str, item: ItemId) -> bool {
        let mut orders = self.standing_now(StandingKind::Hold).filter(|one| is_about(one, item));
        orders.any(|order| names(order, clause))
    }

    /// Does an order of management cover what the clause asks about the item: all of the policy,
    /// or this clause?
    pub(super) fn held(&self, case: &Case<'_>, clause: &str) -> bool {
        let item = case.item.item;
        let mut orders = self.standing_now(StandingKind::Hold).filter(|one| is_about(one, item));
        orders.any(|order| order.scope.clauses().is_empty() || names(order, clause))
    }

    /// Steps whose days have come and which an order leaves out, above what was taken.
    pub(super) fn left_out(&self, case: &Case<'a>) -> Vec<u8> {
        if !self.is_begun() {
            return Vec::new();
        }
        let taken = self.taken_here(case);
        let rungs_taken = taken.iter().filter(|number| is_rung(case.policy, **number));
        let highest = rungs_taken.copied().max().unwrap_or(0);
        let steps = case.policy.steps.iter().filter(|step| {
            let (from, to) = (i64::from(step.from_day), step.to_day.map_or(i64::MAX, i64::from));
            let come = from <= case.age && (!step.lapses || case.age <= to);
            let past = step.number <= highest || (step.lapses && taken.contains(&step.number));
            come && !past
        });
        let left = steps.filter(|step| {
            self.would_be_there(step, case.item) && self.is_left_out(&step.clause, case.item.item)
        });
        left.map(|step| step.number).collect()
    }

    pub(super) fn cases(&self) -> impl Iterator<Item = Case<'a>> {
        let cases = self.items.keys().filter_map(|item| self.case(*item));
        cases.filter(Case::is_chased)
    }

    fn started_by_event(&self, item: &'a OpenItem, policy: &Policy) -> Option<u8> {
        use LadderEventKind::{ContactAvoided, RestructuringRefused};
        let mut highest = None;
        let overdue = self.day.number() > item.due.number();
        for event in self.recorded(item) {
            // No day was missed yet that somebody could hide or refuse about.
            if !overdue && matches!(event.kind, ContactAvoided | RestructuringRefused) {
                continue;
            }
            for step in policy.steps.iter().filter(|step| self.is_there(step, item)) {
                if step.starts_on.contains(&event.kind) {
                    highest = highest.max(Some(step.number));
                }
            }
        }
        highest
    }

    pub(super) fn taken(&self, item: ItemId) -> &[&'a StepTaken] {
        self.taken.get(&item).map_or(&[], Vec::as_slice)
    }

    /// Numbers of the steps taken on this ladder.
    fn taken_here(&self, case: &Case<'_>) -> Vec<u8> {
        let taken = self.taken(case.item.item).iter();
        let here = taken.filter(|one| one.policy == case.policy.id && LADDER.contains(&one.step));
        here.map(|one| one.step).collect()
    }

    /// Numbers of the steps that do not lapse and are there for the debt, lowest first.
    fn rungs(&self, case: &Case<'a>) -> Vec<u8> {
        let rungs = case.policy.steps.iter().filter(|step| !step.lapses);
        rungs.filter(|step| self.is_there(step, case.item)).map(|step| step.number).collect()
    }

    /// The step that must be taken today or explained away.
    pub(super) fn next_step(&self, case: &Case<'a>) -> Option<u8> {
        if !self.is_begun() {
            return None;
        }
        let taken = self.taken_here(case);
        let come = self.highest_rung_come(case).max(case.started_by_event);
        let highest_taken =
            taken.iter().copied().filter(|number| is_rung(case.policy, *number)).max();
        match (come, highest_taken) {
            (None, None) => self.reminder(case, &taken),
            (None, Some(_)) => None,
            (Some(come), Some(highest)) => {
                let mut rungs = self.rungs(case).into_iter();
                rungs.find(|rung| *rung > highest).filter(|rung| *rung <= come)
            }
            (Some(come), None) => Some(self.first_rung(case, come, self.was_warned(case))),
        }
    }

    /// Was a step below the rungs ever taken?
    fn was_warned(&self, case: &Case<'_>) -> bool {
        let mut begun = self.begun.get(&case.item.item).into_iter().flatten();
        begun.any(|one| {
            one.policy == case.policy.id
                && LADDER.contains(&one.step)
                && !is_rung(case.policy, one.step)
        })
    }

    fn highest_rung_come(&self, case: &Case<'a>) -> Option<u8> {
        let steps = case.policy.steps.iter().filter(|step| !step.lapses);
        let come = steps.filter(|step| case.age >= i64::from(step.from_day));
        come.filter(|step| self.is_there(step, case.item)).map(|step| step.number).max()
    }

    /// Under control before: from the bottom. Otherwise by age, but not above the limit.
    /// An event may lift either, to the same limit. Where the ladder has no step at the limit
    /// for this debt, the one below it, or else the lowest of all.
    fn first_rung(&self, case: &Case<'a>, come: u8, under_control: bool) -> u8 {
        let rungs = self.rungs(case);
        let bottom = rungs.first().copied().unwrap_or(come);
        let start = if under_control { bottom } else { come };
        let lifted = case.started_by_event.unwrap_or(0).max(start);
        let limit = lifted.min(case.policy.pace.late_entry_step);
        rungs.iter().copied().filter(|rung| *rung <= limit).max().unwrap_or(bottom)
    }

    fn reminder(&self, case: &Case<'a>, taken: &[u8]) -> Option<u8> {
        let mut open = case.policy.steps.iter().filter(|step| {
            let (from, to) = (i64::from(step.from_day), step.to_day.map_or(i64::MAX, i64::from));
            step.lapses && from <= case.age && case.age <= to && self.is_there(step, case.item)
        });
        open.find(|step| !taken.contains(&step.number)).map(|step| step.number)
    }

    /// Is a dispute, promise or hold in force for the item, a hold for this clause?
    pub(super) fn stands_for(&self, case: &Case<'_>, kind: StandingKind, clause: &str) -> bool {
        if kind == StandingKind::Hold { self.held(case, clause) } else { self.stands(case, kind) }
    }

    /// Is a dispute or promise in force for the item?
    pub(super) fn stands(&self, case: &Case<'_>, kind: StandingKind) -> bool {
        if kind == StandingKind::Promise {
            return self.is_promised(case);
        }
        self.standing_now(kind).any(|standing| is_about(standing, case.item.item))
    }

    fn standing_now(&self, kind: StandingKind) -> impl Iterator<Item = &'a Standing> {
        let day = self.day;
        self.account.standing.iter().filter(move |standing| {
            let over = standing.until.is_some_and(|until| until < day);
            standing.kind == kind && standing.from <= day && !over
        })
    }

    /// Is the whole item promised? Then what was promised without naming a debt is enough for
    /// all that the promises of single debts leave open, of this one and of every older one.
    fn is_promised(&self, case: &Case<'_>) -> bool {
        let mut of_it = self.standing_now(StandingKind::Promise);
        if of_it.any(|promise| promise.amount.is_none() && is_about(promise, case.item.item)) {
            return true;
        }
        let currency = case.item.open.currency();
        let free = self.promised_for(None, currency);
        if free == 0 || self.not_promised_by_name(case) == 0 {
            return self.not_promised_by_name(case) == 0;
        }
        let age = |item: &OpenItem| (item.due, item.item);
        let older = self.cases().filter(|other| age(other.item) <= age(case.item));
        let older = older.filter(|other| other.item.open.currency() == currency);
        let older = older.filter(|other| !self.stands(other, StandingKind::Dispute));
        let wanted: i128 = older.map(|other| self.not_promised_by_name(&other)).sum();
        wanted <= free
    }

    /// What promises of this very item leave of it, in minor units; nothing when one of them,
    /// or one for everything, has no amount.
    fn not_promised_by_name(&self, case: &Case<'_>) -> i128 {
        let item = case.item.item;
        let mut all = self.standing_now(StandingKind::Promise);
        if all.any(|promise| promise.amount.is_none() && is_about(promise, item)) {
            return 0;
        }
        let promised = self.promised_for(Some(item), case.item.open.currency());
        (i128::from(case.item.open.minor()) - promised).max(0)
    }

    fn promised_for(&self, item: Option<ItemId>, currency: Currency) -> i128 {
        let promises = self.standing_now(StandingKind::Promise);
        let amounts = promises.filter(|one| one.item == item).filter_map(|one| one.amount);
        let own = amounts.filter(|amount| amount.currency() == currency);
        own.map(|amount| i128::from(amount.minor())).sum()
    }

    /// Would money that is there pay the item alone, being meant for it or for nothing in particular?
    pub(super) fn money_covers(&self, case: &Case<'_>, step: u8) -> bool {
        is_rung(case.policy, step) && self.money_is_there(case)
    }

    /// Does a letter about the item wait, so that no further rung may be climbed?
    pub(super) fn letter_waits(&self, case: &Case<'_>, step: u8) -> bool {
        is_rung(case.policy, step) && self.account.unsent.contains(&case.item.item)
    }

    /// Would any of these write to a customer who wrote and was not read?
    pub(super) fn reply_stops<'b>(&self, mut actions: impl Iterator<Item = &'b Action>) -> bool {
        let outside = [Some(Channel::Email), Some(Channel::Sms), Some(Channel::Post)];
        self.account.unread_reply && actions.any(|action| outside.contains(&action.channel))
    }

    /// Would any of these call a person who has refused to be, or whom the law lets be called no more
    /// today? Counted by the
    /// dates that end with the day: they hold those of the week and the month of the calendar.
    pub(super) fn calls_are_full<'b>(&self, mut actions: impl Iterator<Item = &'b Action>) -> bool {
        let Some(had) = &self.account.contacts else { return false };
        let of_month = i64::from(self.day.date().day());
        let within = |dates: i64| {
            let back = had.calls().iter().map(|on| self.day.number() - on.number());
            back.filter(|back| (0..dates).contains(back)).count()
        };
        let full =
            had.is_closed() || within(1) >= 1 || within(7) >= 2 || within(of_month.max(30)) >= 8;
        full && actions
            .any(|action| action.kind == EffectKind::Task && CALLS_BY_TEXT.contains(&&*action.text))
    }

    /// The same, whatever asks.
    pub(super) fn money_is_there(&self, case: &Case<'_>) -> bool {
        if !case.policy.pace.unmatched_money_withholds || case.age <= 0 {
            return false;
        }
        let currency = case.item.open.currency();
        let money = self.account.unallocated.iter().filter(|money| money.currency() == currency);
        let money: i128 = money.map(|money| i128::from(money.minor())).sum();
        let others = self
            .account
            .items
            .iter()
            .filter(|other| other.item != case.item.item && other.open.currency() == currency);
        let for_others: i128 = others.map(|other| self.proposed_for(other)).sum();
        money > for_others && money - for_others >= i128::from(case.item.open.minor())
    }

    /// What lines that wait are proposed to pay of an item, in minor units.
    fn proposed_for(&self, item: &OpenItem) -> i128 {
        let own =
            self.account.proposed.iter().filter(|one| {
                one.item == item.item && one.amount.currency() == item.open.currency()
            });
        let sum: i128 = own.map(|one| i128::from(one.amount.minor())).sum();
        sum.min(i128::from(item.open.minor()))
    }

    /// Is less open than the policy's smallest amount?
    pub(super) fn is_small(&self, case: &Case<'_>) -> bool {
        let open = case.item.open;
        let minor = i128::from(open.minor());
        minor
            < i128::from(case.policy.pace.minimum_major)
                * i128::from(open.currency().minor_per_major())
    }

    /// Days that must lie between the step before and this one.
    pub(super) fn pause_before(policy: &Policy, step: u8) -> i64 {
        let own = policy.steps.iter().find(|rule| rule.number == step);
        let own = own.and_then(|rule| rule.gap_days);
        i64::from(own.unwrap_or(policy.pace.min_gap_days))
    }

    /// The first day on which the next overdue step may follow, if that is later than today.
    pub(super) fn gap_until(&self, case: &Case<'_>, step: u8) -> Option<Day> {
        if !is_rung(case.policy, step) {
            return None;
        }
        let rungs = self.taken(case.item.item).iter().filter(|taken| {
            let here = taken.policy == case.policy.id;
            LADDER.contains(&taken.step) && (!here || is_rung(case.policy, taken.step))
        });
        let last = rungs.map(|taken| taken.performed).max()?;
        let permitted = last.plus(Self::pause_before(case.policy, step));
        (permitted > self.day).then_some(permitted)
    }

    /// The step that follows the one taken today, if its day has come as well but the
    /// policy wants a gap between the two; and the first day after that gap.
    pub(super) fn waits_behind(&self, case: &Case<'a>, taken_today: u8) -> Option<(u8, Day)> {
        let come = self.highest_rung_come(case).max(case.started_by_event)?;
        if !is_rung(case.policy, taken_today) {
            return None;
        }
        let follows = self.rungs(case).into_iter().find(|rung| *rung > taken_today)?;
        let permitted = self.day.plus(Self::pause_before(case.policy, follows));
        (follows <= come && permitted > self.day).then_some((follows, permitted))
    }

    /// Does what was asked for write to the debtor where the card holds no address?
    pub(super) fn lacks_address(&self, actions: &[Action]) -> bool {
        use crate::control::Channel::{Email, Post, Sms, Staff};
        let reach = self.account.reach;
        actions.iter().filter_map(|action| action.channel).any(|channel| match channel {
            Email => !reach.email,
            Sms => !reach.phone,
            Post => !reach.post,
            Staff => false,
        })
    }

    /// The end of the watch's rest for this customer, if it rests today.
    pub(super) fn watch_rests_until(&self, watch: &Watch) -> Option<Day> {
        let looks = self.account.steps.iter();
        let looks = looks.filter(|taken| taken.step == 0 && taken.clause == watch.clause);
        let last = looks.map(|taken| taken.performed).max()?;
        let until = last.plus(i64::from(watch.repeat_after_days));
        (until > self.day).then_some(until)
    }

    /// The oldest item past the watch's day.
    pub(super) fn oldest_past(&self, watch: &Watch) -> Option<ItemId> {
        let past = self.cases().filter(|case| case.age >= i64::from(watch.from_day));
        past.max_by_key(|case| (case.age, std::cmp::Reverse(case.item.item)))
            .map(|case| case.item.item)
    }
}

/// Is it the number of a step of the ladder that does not lapse?
fn is_rung(policy: &Policy, number: u8) -> bool {
    let first = policy.steps.iter().find(|step| !step.lapses).map(|step| step.number);
    LADDER.contains(&number) && first.is_some_and(|first| number >= first)
}
