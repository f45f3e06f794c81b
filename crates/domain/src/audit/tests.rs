//! Good decisions broken in one named way each: the checker finds that and nothing else
//! escapes it.

use super::{Defect, check};
use crate::book::ItemKind;
use crate::control::scene::*;
use crate::control::{
    Account, Channel, Decision, EffectKind, LadderEventKind, Proposed, WATCH, Withheld,
    WithheldCause, decide,
};
use crate::day::Day;
use crate::ids::{CustomerId, ItemId};
use crate::money::Money;
use crate::standing::contact_limits::{Contact, ContactHistory};
use crate::standing::{Standing, StandingKind};

/// An account on a day with the sound decision about it.
struct Scene {
    account: Account,
    decision: Decision,
}

/// A dispute about so much of an item.
fn contested(item: i64, part: Money) -> Standing {
    Standing { amount: Some(part), ..standing(StandingKind::Dispute, Some(item), 15, None) }
}

impl Scene {
    /// Three items on the steps 3, 5 and 7, one of them over a month late, watched and soon
    /// to take step 8, and one that is disputed.
    fn busy() -> Self {
        let mut account = account(vec![
            item(1, 13, eur(10)),
            item(2, 7, eur(20)),
            item(3, -20, eur(30)),
            item(4, 0, eur(40)),
        ]);
        account.steps = [(1, 2, 13), (2, 4, 13), (3, 6, 10)].map(|(i, s, d)| taken(i, s, d)).into();
        account.standing = vec![standing(StandingKind::Dispute, Some(4), 0, None)];
        let decision = decide(eight_step(), &account, day(15));
        assert_eq!(steps(&decision), [(1, 3), (2, 5), (3, WATCH), (3, 7)]);
        assert_eq!(withheld(&decision), [(3, 8, "too_soon"), (4, 4, "dispute")]);
        Self { account, decision }
    }

    /// The same day decided under other facts, then held against the true ones.
    fn decided_as_if(change: impl FnOnce(&mut Account)) -> Self {
        let Self { account, .. } = Self::busy();
        let mut imagined = account.clone();
        change(&mut imagined);
        let decision = decide(eight_step(), &imagined, day(15));
        Self { account, decision }
    }

    /// The decision of the busy day held against facts it did not know.
    fn unaware_of(change: impl FnOnce(&mut Account)) -> Self {
        let mut scene = Self::busy();
        change(&mut scene.account);
        scene
    }

    /// Decided as if 50 were promised, enough for items 3 and 2; it were 49.
    fn promised_more_than_was_said() -> Self {
        let mut scene =
            Self::decided_as_if(|a| a.standing.push(promise(None, 15, Some(20), eur(50))));
        assert_eq!(withheld(&scene.decision)[..2], [(2, 5, "promise"), (3, 7, "promise")]);
        scene.account.standing.push(promise(None, 15, Some(20), eur(49)));
        scene
    }

    fn broken(change: impl FnOnce(&mut Decision)) -> Self {
        let mut scene = Self::busy();
        change(&mut scene.decision);
        scene
    }

    fn defects(&self) -> Vec<Defect> {
        check(eight_step(), &self.account, &self.decision)
    }

    /// Defects by name, in order, each name once.
    fn names(&self) -> Vec<String> {
        let name = |defect: &Defect| {
            let shown = format!("{defect:?}");
            shown.split([' ', '(']).next().unwrap_or_default().to_owned()
        };
        let mut names: Vec<String> = self.defects().iter().map(name).collect();
        names.sort();
        names.dedup();
        names
    }
}

fn item_id(number: i64) -> ItemId {
    ItemId::new(number)
}

fn withhold(decision: &mut Decision, item: i64, step: u8, cause: WithheldCause) {
    let clause =
        the_one(eight_step()).step(step).map_or("LAD-10".into(), |step| step.clause.clone());
    decision.withheld.push(Withheld {
        item: item_id(item),
        step,
        clause,
        policy: "eight-step".into(),
        version: 1,
        cause,
        until: None,
    });
}

/// Takes item 1 and its step out of every effect.
fn forget_item_1(decision: &mut Decision) {
    for effect in &mut decision.effects {
        effect.lines.retain(|line| line.item != item_id(1));
    }
    decision.effects.retain(|effect| !effect.lines.is_empty());
}

/// What is said of item 3: step 8 waits for the gap after step 7, taken today.
fn waiting(decision: &mut Decision) -> &mut Withheld {
    let mut withheld = decision.withheld.iter_mut();
    withheld.find(|said| said.item == item_id(3)).expect("what is said of item 3")
}

fn too_soon(decision: &mut Decision, item: i64, step: u8, until: i64) {
    withhold(decision, item, step, WithheldCause::TooSoon);
    decision.withheld.last_mut().expect("just said").until = Some(day(until));
}

fn retake(decision: &mut Decision, item: i64, step: u8) {
    for line in decision.effects.iter_mut().flat_map(|effect| &mut effect.lines) {
        if line.item == item_id(item) && line.step != WATCH {
            line.step = step;
            line.clause = the_one(eight_step()).step(step).expect("a step").clause.clone();
        }
    }
}

#[test]
fn a_sound_decision_has_no_defects() {
    assert_eq!(Scene::busy().defects(), []);
}

#[test]
fn a_promise_of_too_little_is_no_restraint_to_the_checker_either() {
    for promised in [promise(None, 15, None, eur(29)), promise(Some(2), 15, None, eur(19))] {
        assert_eq!(Scene::unaware_of(|a| a.standing.push(promised)).defects(), []);
    }
}

#[test]
fn every_broken_decision_is_found_out() {
    let rows: Vec<(&str, Scene)> = vec![
        ("ForeignDecision", Scene::broken(|d| d.customer = CustomerId::new(8))),
        ("DuplicateId", Scene::broken(|d| d.effects[1].id = d.effects[0].id)),
        (
            "DuplicateLine",
            Scene::broken(|d| {
                let line = d.effects[0].lines[0].clone();
                d.effects[0].lines.push(line);
            }),
        ),
        (
            "NoLines",
            Scene::broken(|d| {
                let mut empty = d.effects[0].clone();
                empty.id = crate::ids::EffectId::derive(&["empty"]);
                empty.lines.clear();
                d.effects.push(empty);
            }),
        ),
        ("WrongAmount", Scene::broken(|d| d.effects[0].lines[0].open = eur(11))),
        ("WrongDaysLate", Scene::broken(|d| d.effects[0].lines[0].days_late += 1)),
        ("UnknownClause", Scene::broken(|d| d.effects[0].reason.clause = "LAD-99".into())),
        ("UnknownClause", Scene::broken(|d| d.effects[0].reason.version += 1)),
        ("UnknownClause", Scene::broken(|d| d.effects[0].reason.policy = "regulation".into())),
        ("UnknownClause", Scene::broken(|d| d.effects[0].lines[0].clause = "LAD-04".into())),
        (
            "NotAskedFor",
            Scene::broken(|d| {
                let approval = d.effects[0].clone();
                d.effects.push(crate::control::Effect {
                    id: crate::ids::EffectId::derive(&["approval"]),
                    kind: EffectKind::AskApproval,
                    ..approval
                });
            }),
        ),
        (
            "TwoVoices",
            Scene::broken(|d| {
                let mail = d.effects.iter().find(|e| e.channel == Some(Channel::Email));
                let mut second = mail.expect("an e-mail").clone();
                second.id = crate::ids::EffectId::derive(&["second"]);
                d.effects.push(second);
            }),
        ),
        (
            "ActionMissing",
            Scene::broken(|d| {
                d.effects.retain(|effect| &*effect.text != "control-step");
            }),
        ),
        (
            "ActionMissing",
            Scene::broken(|d| {
                d.effects.retain(|effect| effect.channel != Some(Channel::Post));
            }),
        ),
        ("FalseExcuse", Scene::broken(|d| waiting(d).until = None)),
        ("FalseExcuse", Scene::broken(|d| waiting(d).until = Some(day(16)))),
        ("FalseExcuse", Scene::broken(|d| waiting(d).until = Some(day(18)))),
        ("FalseExcuse", Scene::broken(|d| waiting(d).step = 6)),
        ("FalseExcuse", Scene::broken(|d| too_soon(d, 1, 4, 17))),
        ("FalseExcuse", Scene::broken(|d| too_soon(d, 2, 7, 17))),
        ("FalseExcuse", Scene::broken(|d| too_soon(d, 4, 4, 17))),
        ("FalseExcuse", Scene::unaware_of(|a| a.items[2].due = day(-13))),
        (
            "UnexplainedSilence",
            Scene::broken(|d| d.withheld.retain(|said| said.item != item_id(3))),
        ),
        ("LetterWaits", Scene::unaware_of(|a| a.unsent.push(item_id(2)))),
        ("ReplyUnread", Scene::unaware_of(|a| a.unread_reply = true)),
        ("FalseExcuse", Scene::broken(|d| withhold(d, 1, 3, WithheldCause::ReplyUnread))),
        ("CalledTooOften", Scene::unaware_of(|a| a.contacts = Some(called(&[14, 15])))),
        ("CalledTooOften", Scene::unaware_of(|a| a.contacts = Some(called(&[9, 13])))),
        ("FalseExcuse", Scene::broken(|d| withhold(d, 1, 3, WithheldCause::ContactLimit))),
        ("LookAgainNotLater", Scene::broken(|d| d.look_again = Some(d.day))),
        ("UnexplainedSilence", Scene::broken(|d| d.withheld.clear())),
        ("UnexplainedSilence", Scene::broken(forget_item_1)),
        ("UnexplainedSilence", Scene::broken(|d| d.effects.retain(|e| e.step != WATCH))),
        ("TakenAndWithheld", Scene::broken(|d| withhold(d, 2, 5, WithheldCause::Hold))),
        (
            "FalseExcuse",
            Scene::broken(|d| {
                forget_item_1(d);
                withhold(d, 1, 3, WithheldCause::Promise);
            }),
        ),
        ("FalseExcuse", Scene::broken(|d| withhold(d, 1, 3, WithheldCause::NoAddress))),
        ("FalseExcuse", Scene::broken(|d| withhold(d, 99, 3, WithheldCause::Hold))),
        ("StepSkipped", Scene::decided_as_if(|a| a.steps[1].step = 3)),
        ("StepSkipped", Scene::broken(|d| retake(d, 3, 6))),
        ("StepSkipped", Scene::unaware_of(|a| a.steps.insert(1, taken(1, 3, 1)))),
        ("BeforeItsDay", Scene::broken(|d| retake(d, 1, 4))),
        (
            "BeforeItsDay",
            Scene::decided_as_if(|a| {
                a.events = vec![event(LadderEventKind::AgreedDateBroken, Some(1), 14)];
            }),
        ),
        ("BeforeItsDay", Scene::decided_as_if(|a| a.items[2].due = day(-16)).with_due(3, -15)),
        ("GapViolated", Scene::unaware_of(|a| a.steps[1].performed = day(14))),
        ("GapViolated", Scene::unaware_of(|a| a.steps.push(taken(9, WATCH, -40)))),
        (
            "Restrained",
            Scene::unaware_of(|a| {
                a.standing.push(standing(StandingKind::Promise, Some(2), 15, Some(15)));
            }),
        ),
        // Item 3, of 30, is the oldest; item 4 is contested; then comes item 2, of 20.
        ("Restrained", Scene::unaware_of(|a| a.standing.push(promise(None, 15, None, eur(50))))),
        ("Restrained", Scene::unaware_of(|a| a.standing.push(promise(Some(2), 1, None, eur(20))))),
        ("FalseExcuse", Scene::promised_more_than_was_said()),
        (
            "Restrained",
            Scene::unaware_of(|a| {
                a.standing.push(standing(StandingKind::Agreement, Some(1), 15, None));
            }),
        ),
        (
            "FalseExcuse",
            Scene::decided_as_if(|a| {
                a.standing.push(standing(StandingKind::Agreement, Some(1), 15, None));
            }),
        ),
        ("WrongAmount", Scene::unaware_of(|a| a.standing.push(contested(1, eur(4))))),
        ("Restrained", Scene::unaware_of(|a| a.standing.push(contested(1, eur(10))))),
        (
            "Restrained",
            Scene::unaware_of(|a| {
                a.standing.push(standing(StandingKind::Hold, None, 1, None));
            }),
        ),
        (
            "Restrained",
            Scene::unaware_of(|a| {
                a.standing.push(standing(StandingKind::Dispute, Some(1), 15, None));
            }),
        ),
        ("MoneyCovers", Scene::unaware_of(|a| a.unallocated = vec![eur(100)])),
        (
            "MoneyCovers",
            Scene::unaware_of(|a| {
                a.unallocated = vec![eur(100)];
                a.proposed = vec![Proposed { item: item_id(1), amount: eur(100) }];
            }),
        ),
        ("NoAddress", Scene::unaware_of(|a| a.reach.post = false)),
        ("NotOpen", Scene::unaware_of(|a| a.items.retain(|item| item.item != item_id(1)))),
        ("NotOpen", Scene::broken(|d| d.effects[0].lines[0].item = item_id(77))),
        ("NotChased", Scene::unaware_of(|a| a.items[0].kind = ItemKind::Charge)),
        ("NotChased", Scene::unaware_of(|a| a.items[0].kind = ItemKind::Payment)),
        ("NotChased", Scene::unaware_of(|a| a.items[0].open = Money::zero(eur(1).currency()))),
        (
            "BelowMinimum",
            Scene::unaware_of(|a| {
                a.items[0].open = Money::from_minor(99, eur(1).currency());
            }),
        ),
    ];
    for (name, scene) in rows {
        let names = scene.names();
        assert!(names.iter().any(|found| found == name), "expected {name}, found {names:?}");
    }
}

/// Somebody the law protects, called on these days.
fn called(days: &[i64]) -> ContactHistory {
    let mut had = ContactHistory::default();
    days.iter().for_each(|on| had.took_place(day(*on), Contact::Call));
    had
}

impl Scene {
    fn with_due(mut self, item: i64, due: i64) -> Self {
        let found = self.account.items.iter_mut().find(|open| open.item == item_id(item));
        found.expect("an item of the scene").due = day(due);
        self
    }
}

#[test]
fn the_evidence_is_in_the_defect() {
    let scene = Scene::broken(|d| d.effects[0].lines[0].open = eur(11));
    let effect = scene.decision.effects[0].id;
    let (item, written, open) = (item_id(1), eur(11), eur(10));
    assert_eq!(scene.defects(), [Defect::WrongAmount { effect, item, written, open }]);

    let scene = Scene::unaware_of(|a| a.steps[1].performed = day(14));
    let permitted_from: Day = day(16);
    let defect = Defect::GapViolated { item: item_id(2), step: 5, permitted_from };
    assert_eq!(defect.to_string(), "item 2: step 5 may follow from 2026-03-18");
    assert_eq!(scene.defects(), [defect]);
}
