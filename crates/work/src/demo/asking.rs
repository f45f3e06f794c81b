//! What is asked of those who decide: some of it is granted, some refused, some waits, and one
//! decision is missed by whoever should have taken it.

use super::scene::{Debt, Scene};
use crate::acts::{self, Promise};
use crate::charges::{self, MethodAsked, TermAsked};
use crate::norms::{self, Measure, NewShare, Unit};
use crate::requests::{self, Answer, Asked, Terms};
use crate::{Refused, Who};
use saldo_domain::authority::Choice;
use saldo_domain::authority::line::above;
use saldo_domain::authority::request::RequestKind;
use saldo_domain::claims::Ground;
use saldo_domain::{CustomerId, Day, Money, Role};
use saldo_store::dashboard::Late;

/// Working days before the last day on which contracts with a penalty are entered.
const CONTRACTS: u32 = 12;

/// Debtors with such a contract.
const PENALTIES: usize = 4;

/// What is asked and decided on a day.
pub(super) fn ask(scene: &Scene<'_>) -> Result<(), Refused> {
    type Act = fn(&Scene<'_>) -> Result<(), Refused>;
    let acts: [(u32, Act); 10] = [
        (CONTRACTS, penalties),
        (9, time_granted),
        (6, share),
        (5, exclusion),
        (4, time_refused),
        (3, missed),
        (2, contract),
        (1, write_off),
        (1, claim),
        (0, today),
    ];
    for (working_days, act) in acts {
        if scene.is_back(working_days) {
            act(scene)?;
        }
    }
    Ok(())
}

/// A debtor in this place of the list with the oldest debt and the one who asks for it.
struct Case {
    customer: CustomerId,
    debt: Debt,
    owner: Who,
}

fn case(scene: &Scene<'_>, place: usize) -> Result<Option<Case>, Refused> {
    let late = scene.late()?;
    let Some(debtor) = late.get(place) else { return Ok(None) };
    of(scene, debtor)
}

/// A debtor whose oldest debt is young: somebody who may well be given time.
fn recent(scene: &Scene<'_>, place: usize) -> Result<Option<Case>, Refused> {
    let late = scene.late()?;
    let Some(debtor) = late.iter().rev().nth(place) else { return Ok(None) };
    of(scene, debtor)
}

fn of(scene: &Scene<'_>, debtor: &Late) -> Result<Option<Case>, Refused> {
    let owner = scene.team.owner(debtor.owner).map(crate::users::Person::who);
    let debt = scene.debts(debtor.customer)?.into_iter().next();
    let customer = debtor.customer;
    Ok(owner.zip(debt).map(|(owner, debt)| Case { customer, debt, owner }))
}

impl Case {
    fn asks(&self, scene: &Scene<'_>, what: (RequestKind, Terms), reason: &str) -> Asked {
        let (kind, terms) = what;
        Asked {
            kind,
            customer: Some(self.customer),
            item: Some(self.debt.item),
            terms,
            amount: None,
            reason: scene.say(reason),
            until: None,
        }
    }
}

impl Case {
    /// Whoever wants longer than the status allows pays a third on the day (PAY-06).
    fn part_today(&self, scene: &Scene<'_>) -> Result<(), Refused> {
        let part = Money::from_minor(self.debt.open.minor() / 3, self.debt.open.currency());
        let promise = Promise {
            customer: self.customer,
            item: Some(self.debt.item),
            by: scene.day,
            amount: Some(part).filter(|part| part.is_positive()),
            reason: scene.say("talk_reason"),
        };
        acts::promise(scene.office, scene.company, self.owner, &promise)
    }
}

fn decided(
    scene: &Scene<'_>,
    role: Role,
    request: i64,
    choice: Choice,
    more: Answer,
) -> Result<(), Refused> {
    let who = scene.team.holder(role)?;
    let answer = Answer { choices: vec![choice], ..more };
    requests::decide(scene.office, scene.company, who, request, &answer).map(drop)
}

fn with_reason(scene: &Scene<'_>, key: &str) -> Answer {
    Answer { reason: scene.say(key), ..Answer::default() }
}

fn wait(scene: &Scene<'_>, days: i64) -> Terms {
    Terms::Wait { until: scene.day.plus(days) }
}

fn time_granted(scene: &Scene<'_>) -> Result<(), Refused> {
    let Some(case) = recent(scene, 0)? else { return Ok(()) };
    case.part_today(scene)?;
    let asked = case.asks(scene, (RequestKind::Deferral, wait(scene, 14)), "ask_time");
    let request = requests::ask(scene.office, scene.company, case.owner, &asked)?;
    let conditions = scene.say("condition");
    let answer = Answer { conditions, ..with_reason(scene, "yes") };
    decided_by_whoever_may(scene, request, Choice::GrantDeferral, &answer)
}

/// Who may decide about time depends on what the debtor was given before (EXE-07).
fn decided_by_whoever_may(
    scene: &Scene<'_>,
    request: i64,
    choice: Choice,
    answer: &Answer,
) -> Result<(), Refused> {
    let mut asked = Some(Role::Supervisor);
    while let Some(role) = asked {
        match decided(scene, role, request, choice, answer.clone()) {
            Err(Refused::NotPermitted { .. }) => asked = above(role),
            answered => return answered,
        }
    }
    Ok(())
}

fn time_refused(scene: &Scene<'_>) -> Result<(), Refused> {
    let Some(case) = case(scene, 6)? else { return Ok(()) };
    case.part_today(scene)?;
    let asked = case.asks(scene, (RequestKind::Deferral, wait(scene, 21)), "ask_time");
    let request = requests::ask(scene.office, scene.company, case.owner, &asked)?;
    let answer = with_reason(scene, "no");
    decided_by_whoever_may(scene, request, Choice::RefuseDeferral, &answer)
}

/// Nobody answers: it passes to the role above, and that is on record (ESC-07).
fn missed(scene: &Scene<'_>) -> Result<(), Refused> {
    let Some(case) = case(scene, 7)? else { return Ok(()) };
    let asked = case.asks(scene, (RequestKind::RepeatedDeferral, wait(scene, 20)), "ask_again");
    requests::ask(scene.office, scene.company, case.owner, &asked).map(drop)
}

fn exclusion(scene: &Scene<'_>) -> Result<(), Refused> {
    let Some(case) = recent(scene, 3)? else { return Ok(()) };
    let terms = Terms::Exclusion { until: scene.day.plus(30), scope: String::new() };
    let asked =
        Asked { item: None, ..case.asks(scene, (RequestKind::Exclusion, terms), "ask_exclusion") };
    let sales = scene.team.holder(Role::HeadOfSales)?;
    let request = requests::ask(scene.office, scene.company, sales, &asked)?;
    let order_number = format!("{}-{:02}", scene.day.date().day(), scene.day.year() % 100);
    let order_day = Some(scene.day);
    let answer = Answer { order_number, order_day, ..with_reason(scene, "yes") };
    decided(scene, Role::Director, request, Choice::Approve, answer)
}

/// What is planned for the month and held as the norm. The second team's plan still waits for the
/// director (ESC-09).
fn share(scene: &Scene<'_>) -> Result<(), Refused> {
    let sales = scene.team.holder(Role::HeadOfSales)?;
    let teams = scene.team.all(Role::Supervisor).map(|person| Unit::Team(person.team.clone()));
    let teams = teams.zip([("18", true), ("12", false)]);
    let teams = teams.map(|(team, (percent, approved))| (Measure::Plan, team, percent, approved));
    let whole =
        [(Measure::Plan, Unit::Company, "20", true), (Measure::Norm, Unit::Company, "15", true)];
    for (measure, unit, percent, approved) in whole.into_iter().chain(teams) {
        let new = NewShare {
            measure,
            unit,
            of: scene.spec.as_of,
            percent: percent.to_owned(),
            reason: scene.say("ask_share"),
        };
        let request = norms::set(scene.office, scene.company, sales, &new)?;
        if approved {
            let answer = with_reason(scene, "yes");
            decided(scene, Role::Director, request, Choice::Approve, answer)?;
        }
    }
    Ok(())
}

/// A buyer whose file has gaps is to get goods on credit all the same.
fn contract(scene: &Scene<'_>) -> Result<(), Refused> {
    let Some(card) = scene.buyers(2, 1)?.into_iter().next() else { return Ok(()) };
    let Some(owner) = scene.team.owner(card.owner) else { return Ok(()) };
    let asked = Asked {
        kind: RequestKind::Contract,
        customer: Some(card.customer),
        item: None,
        terms: Terms::Papers { missing: vec![2, 5] },
        amount: Some(scene.units(8_000)),
        reason: scene.say("ask_contract"),
        until: None,
    };
    requests::ask(scene.office, scene.company, owner.who(), &asked).map(drop)
}

fn write_off(scene: &Scene<'_>) -> Result<(), Refused> {
    let Some(case) = case(scene, 0)? else { return Ok(()) };
    let asked = case.asks(scene, (RequestKind::WriteOff, Terms::Plain), "ask_write_off");
    let control = scene.team.holder(Role::HeadOfFinancialControl)?;
    requests::ask(scene.office, scene.company, control, &asked).map(drop)
}

fn claim(scene: &Scene<'_>) -> Result<(), Refused> {
    let Some(case) = case(scene, 1)? else { return Ok(()) };
    let asked =
        Asked { item: None, ..case.asks(scene, (RequestKind::Claim, Terms::Plain), "ask_claim") };
    let sales = scene.team.holder(Role::HeadOfSales)?;
    requests::ask(scene.office, scene.company, sales, &asked).map(drop)
}

/// What waits on the last day: time for a late payer, and a penalty to be forgiven.
fn today(scene: &Scene<'_>) -> Result<(), Refused> {
    if let Some(case) = recent(scene, 1)? {
        case.part_today(scene)?;
        let asked = case.asks(scene, (RequestKind::Deferral, wait(scene, 14)), "ask_time");
        requests::ask(scene.office, scene.company, case.owner, &asked)?;
    }
    if let Some(case) = case(scene, 2)? {
        let by: Day = scene.day.plus(7);
        let terms = Terms::Waiver { part: None, if_repaid_by: Some(by), oral_request: true };
        let asked = case.asks(scene, (RequestKind::Waiver, terms), "ask_waiver");
        requests::ask(scene.office, scene.company, case.owner, &asked)?;
    }
    Ok(())
}

/// Contracts that say what lateness costs: a twentieth of a per cent a day, at most eight.
fn penalties(scene: &Scene<'_>) -> Result<(), Refused> {
    let legal = scene.team.holder(Role::Legal)?;
    for debtor in scene.late()?.iter().take(PENALTIES) {
        let asked = TermAsked {
            customer: debtor.customer,
            item: None,
            ground: Ground::Contract,
            method: MethodAsked::DailyPenalty {
                rate_pct: "0.05".to_owned(),
                cap_pct: Some("8".to_owned()),
                grace_days: 0,
            },
            from: scene.spec.first_day(),
            until: None,
            due_moves_by: None,
            beside_others: false,
            reference: scene.say("term_reference"),
        };
        charges::add_term(scene.office, scene.company, legal, &asked)?;
    }
    Ok(())
}
