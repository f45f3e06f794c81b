//! Saying what would be done, and writing nothing.

use super::scene::Scene;
use super::walk::Walked;
use super::{PlanFilter, PlanView, PlannedEffect, PlannedLine, PlannedWithheld, RunOutcome};
use crate::progress::{Progress, Silent};
use crate::views::{Page, Paged};
use crate::{Office, Refused, Who};
use saldo_domain::authority::Right;
use saldo_domain::control::{Decision, Effect, Withheld};
use saldo_domain::{CompanyId, CustomerId, Day, ItemId};
use saldo_store::{Reader, customers, explain};
use std::collections::BTreeMap;

/// What a run up to `as_of` (today when `None`) would do. Writes nothing. A plan is about the
/// whole company; a sales representative finds own work in the worklist.
///
/// # Errors
/// `NotPermitted`, or another named refusal.
pub fn plan(
    office: &Office,
    company: CompanyId,
    who: Who,
    as_of: Option<Day>,
    progress: &dyn Progress,
) -> Result<RunOutcome, Refused> {
    who.must(Right::SeeWholeCompany)?;
    let scene = Scene::set(office, company, as_of)?;
    office.store.read(|reader| {
        let counted = scene.rehearse(reader, progress, |_| ())?;
        scene.outcome(reader, &counted, true)
    })
}

/// The same, with one page of the effects and of what is withheld.
///
/// # Errors
/// As [`plan`].
pub fn plan_view(
    office: &Office,
    company: CompanyId,
    who: Who,
    as_of: Option<Day>,
    filter: &PlanFilter,
    page: Page,
) -> Result<PlanView, Refused> {
    who.must(Right::SeeWholeCompany)?;
    let scene = Scene::set(office, company, as_of)?;
    office.store.read(|reader| {
        let mut shelf = Shelf { filter, page, effects: Kept::new(), withheld: Kept::new() };
        let counted = scene.rehearse(reader, &Silent, |walked| shelf.take(walked))?;
        let outcome = scene.outcome(reader, &counted, true)?;
        let words = Words::of(reader, company, &shelf)?;
        Ok(PlanView { outcome, effects: words.effects(&shelf), withheld: words.withheld(&shelf) })
    })
}

/// One page of a list that is longer.
struct Kept<T> {
    total: u64,
    rows: Vec<T>,
}

impl<T> Kept<T> {
    const fn new() -> Self {
        Self { total: 0, rows: Vec::new() }
    }

    fn offer(&mut self, page: Page, row: impl FnOnce() -> T) {
        let wanted = page.offset <= self.total && self.rows.len() < page.limit as usize;
        self.total += 1;
        if wanted {
            self.rows.push(row());
        }
    }
}

/// What passes by of a plan, and what of it is kept to be shown.
struct Shelf<'a> {
    filter: &'a PlanFilter,
    page: Page,
    effects: Kept<(CustomerId, Day, Effect)>,
    withheld: Kept<(CustomerId, Day, Withheld)>,
}

impl Shelf<'_> {
    fn take(&mut self, walked: &Walked) {
        let Walked::Sound(course) = walked else { return };
        course.decisions.iter().for_each(|decision| self.take_decision(decision));
    }

    fn take_decision(&mut self, decision: &Decision) {
        let (customer, day, page) = (decision.customer, decision.day, self.page);
        for effect in &decision.effects {
            if self.filter.admits(effect) {
                self.effects.offer(page, || (customer, day, effect.clone()));
            }
        }
        for withheld in &decision.withheld {
            if self.filter.withheld.is_none_or(|cause| cause == withheld.cause) {
                self.withheld.offer(page, || (customer, day, withheld.clone()));
            }
        }
    }
}

impl PlanFilter {
    fn admits(&self, effect: &Effect) -> bool {
        self.kind.is_none_or(|kind| kind == effect.kind)
            && self.clause.as_deref().is_none_or(|clause| clause == &*effect.reason.clause)
    }
}

/// Codes, names and numbers of what is shown.
struct Words {
    customers: BTreeMap<CustomerId, (String, String)>,
    numbers: BTreeMap<ItemId, String>,
}

impl Words {
    fn of(reader: &mut Reader, company: CompanyId, shelf: &Shelf<'_>) -> Result<Self, Refused> {
        let effects = shelf.effects.rows.iter().map(|row| row.0);
        let mut ids: Vec<CustomerId> =
            effects.chain(shelf.withheld.rows.iter().map(|row| row.0)).collect();
        ids.sort_unstable();
        ids.dedup();
        let cards = customers::cards(reader, company, &ids)?;
        let customers =
            cards.into_iter().map(|card| (card.customer, (card.code, card.name))).collect();
        let lines = |row: &(CustomerId, Day, Effect)| {
            let customer = row.0;
            row.2.lines.iter().map(move |line| (customer, line.item)).collect::<Vec<_>>()
        };
        let lines = shelf.effects.rows.iter().flat_map(lines);
        let withheld = shelf.withheld.rows.iter().map(|row| (row.0, row.2.item));
        let items: Vec<(CustomerId, ItemId)> = lines.chain(withheld).collect();
        let numbers = explain::numbers(reader, company, &items)?.into_iter();
        Ok(Self { customers, numbers: numbers.map(|((_, item), number)| (item, number)).collect() })
    }

    fn customer(&self, id: CustomerId) -> (String, String) {
        self.customers.get(&id).cloned().unwrap_or_default()
    }

    fn number(&self, item: ItemId) -> String {
        self.numbers.get(&item).cloned().unwrap_or_default()
    }

    fn effects(&self, shelf: &Shelf<'_>) -> Paged<PlannedEffect> {
        let rows =
            shelf.effects.rows.iter().map(|(id, day, effect)| self.effect(*id, *day, effect));
        Paged { rows: rows.collect(), total: shelf.effects.total, page: shelf.page }
    }

    fn effect(&self, customer: CustomerId, day: Day, effect: &Effect) -> PlannedEffect {
        let (code, name) = self.customer(customer);
        let lines = effect.lines.iter().map(|line| PlannedLine {
            item: line.item,
            number: self.number(line.item),
            open: line.open,
            days_late: line.days_late,
        });
        PlannedEffect {
            effect: effect.id,
            customer,
            code,
            name,
            day,
            kind: effect.kind,
            step: effect.step,
            clause: effect.reason.clause.to_string(),
            role: effect.role,
            channel: effect.channel,
            text: effect.text.to_string(),
            threshold_days: effect.reason.threshold_days,
            met_by_days: effect.reason.met_by_days,
            counter: effect.reason.counter,
            event: effect.reason.event,
            until: effect.until,
            items: lines.collect(),
        }
    }

    fn withheld(&self, shelf: &Shelf<'_>) -> Paged<PlannedWithheld> {
        let rows = shelf.withheld.rows.iter().map(|(id, day, withheld)| {
            let (code, name) = self.customer(*id);
            PlannedWithheld {
                customer: *id,
                code,
                name,
                day: *day,
                item: withheld.item,
                number: self.number(withheld.item),
                step: withheld.step,
                clause: withheld.clause.to_string(),
                cause: withheld.cause,
                until: withheld.until,
            }
        });
        Paged { rows: rows.collect(), total: shelf.withheld.total, page: shelf.page }
    }
}
