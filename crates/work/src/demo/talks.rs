//! Calls and visits of the last two weeks: representatives meet their late payers, write down
//! what was said, and those who are asked answer some days later.

use super::dice::Dice;
use super::scene::{Debt, Scene, ahead};
use crate::acts::IdempotencyKey;
use crate::fieldwork::{self, Errand, ErrandEnd, PAPERS_TO_SIGN, VisitAsked};
use crate::users::Person;
use crate::{Refused, Who};
use saldo_domain::authority::Right;
use saldo_domain::book::Moment;
use saldo_domain::fieldwork::cause::Cause;
use saldo_domain::fieldwork::excuse;
use saldo_domain::fieldwork::visit::{
    Answer, Doubt, GoalField, Manner, NextContact, PaidBy, Proof, Visit,
};
use saldo_domain::rating::Status;
use saldo_domain::{CustomerId, Money, Role};
use saldo_store::customers::{self, Card};
use saldo_store::dashboard::Late;
use std::collections::BTreeMap;

/// Working days of calls and visits, the last day among them.
const DAYS: u32 = 10;

/// Representatives whose days are played, and talks of each a day.
const REPRESENTATIVES: usize = 4;
const TALKS: usize = 2;

/// Errands younger than so many days still wait for an answer.
const WAITS: i64 = 2;

const MICROSECONDS_A_MINUTE: i64 = 60_000_000;

/// The talks of a day, and the answers to those of the days before.
pub(super) fn hold(scene: &Scene<'_>) -> Result<(), Refused> {
    let Some(round) = (0..DAYS).rev().position(|working_days| scene.is_back(working_days)) else {
        return Ok(());
    };
    let late = scene.late()?;
    for rep in scene.team.all(Role::SalesRep).take(REPRESENTATIVES) {
        let own: Vec<&Late> =
            late.iter().filter(|debtor| debtor.owner == Some(rep.person)).collect();
        for place in 0..TALKS.min(own.len()) {
            let debtor = own[(round * TALKS + place) % own.len()];
            talk(scene, rep, debtor.customer, place)?;
        }
    }
    for role in Right::GrantLongDelay.roles().iter().take(2) {
        answer(scene, scene.team.holder(*role)?)?;
    }
    for rep in scene.team.all(Role::SalesRep).take(REPRESENTATIVES) {
        answer(scene, rep.who())?;
    }
    Ok(())
}

fn talk(
    scene: &Scene<'_>,
    rep: &Person,
    customer: CustomerId,
    place: usize,
) -> Result<(), Refused> {
    let (office, company) = (scene.office, scene.company);
    let card = office.store.read(|reader| customers::card(reader, company, customer))?;
    let debt = scene.debts(customer)?.into_iter().next();
    let (Some(card), Some(debt)) = (card, debt) else { return Ok(()) };
    let mut dice = scene.dice(customer);
    let visit = visit(scene, &card, &debt, &mut dice);
    // One after the other, before noon: the demo's clock stands at noon.
    let minutes = 45 * i64::try_from(place + 1).unwrap_or(1);
    let begun = office.business().0 - minutes * MICROSECONDS_A_MINUTE;
    let key = IdempotencyKey::parse(&format!("demo-talk-{}-{}", card.code, scene.day))?;
    let asked = VisitAsked { customer, begun: Moment(begun), visit };
    fieldwork::record(office, company, rep.who(), &key, &asked).map(drop)
}

/// What was said: most were reminded and named a day; some want time, some cannot be found.
fn visit(scene: &Scene<'_>, card: &Card, debt: &Debt, dice: &mut Dice) -> Visit {
    let met = usual(scene, debt, dice);
    match dice.among(0..=99) {
        0..=37 => Visit { until: Some(ahead(scene.day, 2)), ..met },
        38..=52 => more_time(scene, card, met, dice),
        53..=64 => asks_for_weeks(scene, debt, met, dice),
        65..=76 => ordered(scene, debt, met),
        77..=84 => refused(scene, met, dice),
        _ => Visit {
            manner: met.manner,
            item: met.item,
            next: met.next,
            answer: Some(Answer::NotReached),
            doubt: Some(Doubt::B),
            note: scene.say("talk_nobody"),
            ..Visit::default()
        },
    }
}

/// A talk in which everything was gone through, without doubt at the end.
fn usual(scene: &Scene<'_>, debt: &Debt, dice: &mut Dice) -> Visit {
    let goal: BTreeMap<GoalField, String> =
        GoalField::ALL.iter().map(|field| (*field, String::new())).collect();
    let (hour, half) = (dice.among(9..=16), dice.among(0..=1));
    let minute = u16::try_from(hour * 60 + half * 30).unwrap_or_default();
    let days = u32::try_from(dice.among(1..=4)).unwrap_or(1);
    let manner = *dice.weigh(&[(Manner::Visit, 6), (Manner::Call, 4)]);
    let scale = |dice: &mut Dice| u8::try_from(dice.among(3..=5)).ok();
    Visit {
        manner,
        item: Some(debt.item),
        goal,
        behaviour: scale(dice),
        outlet: scale(dice).filter(|_| manner == Manner::Visit),
        answer: Some(Answer::Reminded),
        doubt: Some(Doubt::A),
        cause: Some(Cause::Oversight),
        next: Some(NextContact { day: ahead(scene.day, days), minute }),
        informed: true,
        assessment: scene.say("talk_assessment"),
        note: scene.say("talk_note"),
        ..Visit::default()
    }
}

/// Time within the days that the status gives.
fn more_time(scene: &Scene<'_>, card: &Card, met: Visit, dice: &mut Dice) -> Visit {
    let status = Status::from_code(&card.status).unwrap_or(Status::Uncertain);
    if scene.limits.promise_days(status) == 0 {
        // Nobody who does not pay is given a day: the talk was a reminder.
        return Visit { until: Some(ahead(scene.day, 1)), ..met };
    }
    let excuse = dice.pick(excuse::catalogue());
    Visit {
        answer: Some(Answer::MoreTime),
        doubt: Some(Doubt::B),
        excuse: Some(excuse.code.clone()),
        cause: Some(excuse.cause),
        reason: scene.say("talk_reason"),
        until: Some(scene.day.plus(scene.limits.promise_days(status))),
        ..met
    }
}

/// A third today and weeks for the rest: somebody above has to say yes.
fn asks_for_weeks(scene: &Scene<'_>, debt: &Debt, met: Visit, dice: &mut Dice) -> Visit {
    let part = Money::from_minor(debt.open.minor() / 3, debt.open.currency());
    let today = part.is_positive().then_some(part);
    let asked = Visit {
        answer: Some(Answer::MoreTime),
        doubt: Some(Doubt::B),
        cause: Some(Cause::OwnDebtors),
        reason: scene.say("talk_reason"),
        until: today.map(|_| scene.day.plus(dice.among(12..=18))),
        today,
        help: dice.happens(300),
        ..met.clone()
    };
    // Less than three smallest coins cannot be split.
    if today.is_some() { asked } else { met }
}

/// A payment order was shown: a promise until the bank tells of the money.
fn ordered(scene: &Scene<'_>, debt: &Debt, met: Visit) -> Visit {
    let paid = PaidBy {
        proof: Proof::Order,
        number: format!("{:02}{:02}", scene.day.date().month(), scene.day.date().day()),
        day: Some(scene.day),
        amount: Some(debt.open),
    };
    Visit { answer: Some(Answer::Paid), paid: Some(paid), order_seen: true, ..met }
}

/// No money and a poor shop: the manager is told at once.
fn refused(scene: &Scene<'_>, met: Visit, dice: &mut Dice) -> Visit {
    Visit {
        answer: Some(Answer::Refused),
        doubt: Some(Doubt::C),
        behaviour: Some(2),
        outlet: met.outlet.map(|_| 1),
        cause: Some(*dice.pick(&[Cause::NoTrade, Cause::SlowTurnover])),
        reason: scene.say("talk_refusal"),
        second_reason: scene.say("talk_refusal"),
        still_refuses: Some(true),
        assessment: scene.say("talk_risk"),
        ..met
    }
}

/// What a person was asked some days ago is answered.
fn answer(scene: &Scene<'_>, who: Who) -> Result<(), Refused> {
    for errand in fieldwork::errands(scene.office, scene.company, who)? {
        let old = scene.day.days_since(errand.day) >= WAITS;
        let own = errand.role == who.role;
        if !(old && own && scene.dice(errand.customer).happens(750)) {
            continue;
        }
        end(scene, who, &errand)?;
    }
    Ok(())
}

fn end(scene: &Scene<'_>, who: Who, errand: &Errand) -> Result<(), Refused> {
    let (office, company, customer) = (scene.office, scene.company, errand.customer);
    if errand.is_question() {
        let granted = scene.dice(customer).happens(600);
        let words = scene.say(if granted { "time_granted" } else { "time_denied" });
        let answered =
            fieldwork::decide(office, company, who, customer, errand.errand, granted, &words);
        return match answered {
            // What was given meanwhile makes it somebody else's: it waits.
            Err(Refused::NoTime(_)) => Ok(()),
            answered => answered,
        };
    }
    let words = match errand.needs_instruction() {
        true => scene.say("guide_risk"),
        false => scene.say("task_reached"),
    };
    let papers = PAPERS_TO_SIGN.iter().filter(|_| errand.needs_papers());
    let papers = papers.map(|paper| (*paper).to_owned()).collect();
    let meeting = errand.arranges_meeting().then(|| ahead(scene.day, 2));
    let end = ErrandEnd { words, papers, meeting };
    fieldwork::done(office, company, who, customer, errand.errand, &end)
}
