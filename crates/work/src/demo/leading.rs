//! What those who lead do: plans and looks at plans, memos, orders about shipments, limits in
//! money, a deputy for an absence, and the word of everybody that the policy was read.

use super::DemoCountry;
use super::scene::{Scene, ahead};
use crate::acts::IdempotencyKey;
use crate::authority::{self, DeputyAsked, LimitAsked};
use crate::credit::{self, CreditQuestion, OrderAsked, OwnTermsAsked, ReservationAsked};
use crate::memos::{self, MemoKind};
use crate::plans::{self, Found, ItemAsked, ItemKind, PlanKind};
use crate::users::Person;
use crate::{Refused, Who, papers, policies};
use saldo_domain::authority::Right;
use saldo_domain::authority::spending::{Limit, Spending};
use saldo_domain::rates::Rate;
use saldo_domain::{CustomerId, Day, Role};
use saldo_store::dashboard::Late;
use std::collections::BTreeMap;

/// Working days before the last day on which the year's orders are made.
const ORDERS: u32 = 12;

/// Buyers asked about until so many shipments have found room in a limit.
const LOOKED_AT: u32 = 40;
const RESERVATIONS: u32 = 2;

/// Debtors that a plan of a week names.
const NAMED: usize = 5;

/// What leaders do on a day.
pub(super) fn lead(scene: &Scene<'_>) -> Result<(), Refused> {
    if scene.is_back(ORDERS) {
        letterhead(scene)?;
        policy_read(scene)?;
        limits(scene)?;
        orders(scene)?;
    }
    if scene.day == planned_on(scene, PlanKind::Month) {
        month(scene)?;
    }
    if scene.day == planned_on(scene, PlanKind::Week) {
        for supervisor in scene.team.all(Role::Supervisor) {
            week(scene, supervisor)?;
        }
    }
    if scene.is_back(3) {
        memo(scene, Role::Supervisor, (MemoKind::Recovery, "memo_recovery"))?;
    }
    if scene.is_back(2) {
        memo(scene, Role::HeadOfSales, (MemoKind::Measures, "memo_measures"))?;
    }
    if scene.is_back(0) {
        look_at_plans(scene)?;
        reserve(scene)?;
        deputy(scene)?;
    }
    Ok(())
}

/// The first working day of the week or month of the last day, or that day itself.
fn planned_on(scene: &Scene<'_>, plan: PlanKind) -> Day {
    let begins = plan.begins(scene.spec.as_of);
    ahead(begins.plus(-1), 1).min(scene.spec.as_of)
}

/// How the company stands on its documents. Nothing here leads anywhere.
fn letterhead(scene: &Scene<'_>) -> Result<(), Refused> {
    let director = scene.team.holder(Role::Director)?;
    let head = scene.team.all(Role::GeneralDirector).next();
    let name = head.map(|person| person.name.clone()).unwrap_or_default();
    // Nobody's: registers begin above these.
    let own_number = match scene.spec.country {
        DemoCountry::Estonia => "09876544",
        DemoCountry::Russia => "0098765437",
    };
    let values = [
        ("registry-code", own_number.to_owned()),
        ("email", "accounts@saldo-demo.example".to_owned()),
        ("site", "saldo-demo.example".to_owned()),
        ("head-title", name.clone()),
        ("head", name),
    ];
    let values: BTreeMap<String, String> =
        values.into_iter().map(|(field, value)| (field.to_owned(), value)).collect();
    papers::set_details(scene.office, scene.company, director, &values)
}

/// Those who lead have confirmed that they read the regulation; the others have still to
/// (GEN-10).
fn policy_read(scene: &Scene<'_>) -> Result<(), Refused> {
    let versions = policies::list(scene.office, scene.company)?;
    let Some(version) = versions.first() else { return Ok(()) };
    let have_read = |person: &&Person| Right::CloseWorkOfOthers.belongs_to(person.role);
    for person in scene.team.everybody().iter().filter(have_read) {
        policies::acknowledge(scene.office, scene.company, person.who(), version.entry)?;
    }
    Ok(())
}

fn limits(scene: &Scene<'_>) -> Result<(), Refused> {
    let general = scene.team.holder(Role::GeneralDirector)?;
    let rows = [
        (Spending::Waivers, Role::HeadOfSales, 5_000, 30),
        (Spending::Restructuring, Role::Director, 250_000, 90),
    ];
    for (spending, role, units, days) in rows {
        let amount = scene.units(units);
        let limit = Limit { spending, role, amount, days, from: scene.day };
        let asked = LimitAsked { limit, reason: scene.say("limit_reason") };
        authority::set_limit(scene.office, scene.company, general, &asked)?;
    }
    Ok(())
}

/// A stop, a reduction, and terms of a buyer's own.
fn orders(scene: &Scene<'_>) -> Result<(), Refused> {
    let late = scene.late()?;
    let control = scene.team.holder(Role::HeadOfFinancialControl)?;
    let commercial = scene.team.holder(Role::CommercialDirector)?;
    if let Some(debtor) = late.get(4) {
        order(scene, control, debtor.customer, (&OrderAsked::Stop, "order_stop"))?;
    }
    if let Some(debtor) = late.get(5) {
        let asked = OrderAsked::Reduction(Rate::whole(50));
        order(scene, commercial, debtor.customer, (&asked, "order_reduction"))?;
    }
    // Not a buyer whose confirmed limit would bind before these terms (CLI-04).
    if let Some(card) = scene.buyers(1, 1)?.first() {
        let own = OwnTermsAsked {
            limit: Some(scene.units(60_000)),
            until: Some(scene.day.plus(90)),
            ..OwnTermsAsked::default()
        };
        order(scene, commercial, card.customer, (&OrderAsked::OwnTerms(own), "order_terms"))?;
    }
    Ok(())
}

fn order(
    scene: &Scene<'_>,
    who: Who,
    customer: CustomerId,
    (asked, reason): (&OrderAsked, &str),
) -> Result<(), Refused> {
    credit::order(scene.office, scene.company, who, customer, asked, &scene.say(reason))
}

/// Parts of limits are kept for shipments, where limits have room.
fn reserve(scene: &Scene<'_>) -> Result<(), Refused> {
    let sales = scene.team.holder(Role::HeadOfSales)?;
    let mut kept = 0;
    for card in scene.buyers(1, LOOKED_AT)? {
        if kept == RESERVATIONS {
            break;
        }
        let (customer, amount) = (card.code.clone(), scene.units(450));
        let question = CreditQuestion { customer: customer.clone(), amount };
        if !credit::check(scene.office, scene.company, sales, &question)?.allowed {
            continue;
        }
        let reference = format!("{:02}-{}-900", scene.day.year() % 100, card.code);
        let asked = ReservationAsked { customer, amount, reference, hours: 72 };
        let key = IdempotencyKey::parse(&format!("demo-shipment-{}", card.code))?;
        credit::reserve(scene.office, scene.company, sales, &key, &asked)?;
        kept += 1;
    }
    Ok(())
}

/// One supervisor goes away next week, the other stands in.
fn deputy(scene: &Scene<'_>) -> Result<(), Refused> {
    let supervisors: Vec<&Person> = scene.team.all(Role::Supervisor).collect();
    let [first, second, ..] = supervisors.as_slice() else { return Ok(()) };
    let director = scene.team.holder(Role::Director)?;
    let asked = DeputyAsked {
        absent: second.login.clone(),
        deputy: first.login.clone(),
        from: scene.day.plus(7),
        until: scene.day.plus(14),
        reason: scene.say("deputy_reason"),
    };
    authority::name_deputy(scene.office, scene.company, director, &asked)
}

fn plan(
    scene: &Scene<'_>,
    who: Who,
    plan: PlanKind,
    item: ItemAsked,
    key: &str,
) -> Result<(), Refused> {
    let item = ItemAsked { of: scene.day, body: scene.say(key), ..item };
    plans::add_item(scene.office, scene.company, who, plan, &item)
}

fn measure(kind: ItemKind) -> ItemAsked {
    ItemAsked {
        kind,
        of: Day::FIRST,
        customer: None,
        about: String::new(),
        day: None,
        body: String::new(),
        coaching: false,
    }
}

fn month(scene: &Scene<'_>) -> Result<(), Refused> {
    let sales = scene.team.holder(Role::HeadOfSales)?;
    let late = scene.late()?;
    plan(scene, sales, PlanKind::Month, measure(ItemKind::LowerShare), "plan_share")?;
    for debtor in late.iter().take(3) {
        let customer = Some(debtor.customer);
        let item = ItemAsked { customer, ..measure(ItemKind::WorkWithDebtors) };
        plan(scene, sales, PlanKind::Month, item, "plan_debtors")?;
    }
    plan(scene, sales, PlanKind::Month, measure(ItemKind::Other), "plan_office")
}

/// The debtors of the team, the oldest first; the second supervisor names fewer of them.
fn week(scene: &Scene<'_>, supervisor: &Person) -> Result<(), Refused> {
    let who = supervisor.who();
    let thorough = scene.team.holder(Role::Supervisor)?.person == supervisor.person;
    let named = if thorough { 2 * NAMED } else { NAMED };
    for (place, debtor) in of_team(scene, &supervisor.team)?.iter().take(named).enumerate() {
        let (kind, key) = match place % 4 {
            0 => (ItemKind::JointContact, "plan_joint"),
            1 => (ItemKind::CallOrVisit, "plan_call"),
            _ => (ItemKind::CallOrVisit, "plan_visit"),
        };
        let customer = Some(debtor.customer);
        plan(scene, who, PlanKind::Week, ItemAsked { customer, ..measure(kind) }, key)?;
    }
    let first = scene.team.all(Role::SalesRep).find(|rep| rep.team == supervisor.team);
    let about = first.map(|rep| rep.login.clone()).unwrap_or_default();
    let item = ItemAsked { about, coaching: true, ..measure(ItemKind::WorkInTerritory) };
    plan(scene, who, PlanKind::Week, item, "plan_territory")?;
    plan(scene, who, PlanKind::Week, measure(ItemKind::WorkInOffice), "plan_office")
}

fn of_team(scene: &Scene<'_>, team: &str) -> Result<Vec<Late>, Refused> {
    let of_team = |debtor: &Late| {
        scene.team.owner(debtor.owner).is_some_and(|owner| team.is_empty() || owner.team == team)
    };
    Ok(scene.late()?.into_iter().filter(of_team).collect())
}

fn look_at_plans(scene: &Scene<'_>) -> Result<(), Refused> {
    let sales = scene.team.holder(Role::HeadOfSales)?;
    for (place, supervisor) in scene.team.all(Role::Supervisor).enumerate() {
        look(scene, sales, (PlanKind::Week, &supervisor.login), place == 0)?;
    }
    let director = scene.team.holder(Role::Director)?;
    match scene.team.all(Role::HeadOfSales).next() {
        Some(head) => look(scene, director, (PlanKind::Month, &head.login), true),
        None => Ok(()),
    }
}

/// Ticks what the plan bears out, and says what it lacks.
fn look(
    scene: &Scene<'_>,
    who: Who,
    (kind, owner): (PlanKind, &str),
    complete: bool,
) -> Result<(), Refused> {
    let (office, company) = (scene.office, scene.company);
    let shown = plans::plans(office, company, who, kind, Some(scene.day))?;
    let of_owner = shown.plans.into_iter().filter(|plan| plan.owner.login == owner);
    let items: Vec<plans::Item> = of_owner.flat_map(|plan| plan.items).collect();
    let measures = complete && items.iter().any(|item| item.kind.reduces_debt());
    let work = items.iter().any(|item| item.kind.is_work_with_debtors(item.customer.is_some()));
    let note = if measures && work { String::new() } else { scene.say("plan_note") };
    plans::check(office, company, who, kind, scene.day, owner, &Found { measures, work, note })
}

/// About a debtor who is late for longer than ten days (ESC-02).
fn memo(scene: &Scene<'_>, role: Role, (kind, key): (MemoKind, &str)) -> Result<(), Refused> {
    let who = scene.team.holder(role)?;
    let Some(debtor) = scene.late()?.into_iter().nth(3) else { return Ok(()) };
    let body = scene.say(key);
    memos::write(scene.office, scene.company, who, debtor.customer, kind, &body).map(drop)
}
