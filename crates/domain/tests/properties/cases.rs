//! No order of acts leads a case into two states that contradict each other (GEN-01, ROU-01, EXE-08,
//! WOF-02, WOF-03). What is true of a case is worked out here a second time, from the acts alone
//! and without the table of the program: who has the debt, and what is over.

use crate::history::currency;
use proptest::prelude::*;
use saldo_domain::payables::income::Paper;
use saldo_domain::recovery::case::{Act, Course, Fact, Papers, Refusal, Scene, Stage, Sums};
use saldo_domain::recovery::off_balance::Ground;
use saldo_domain::{Day, ItemId, Money, UserId};

fn day(offset: i64) -> Day {
    Day::of(2026, 3, 1).expect("a day").plus(offset)
}

/// A fact in which every field says something.
fn full(act: Act, on: Day) -> Fact {
    let money = |minor| Money::from_minor(minor, currency("EUR"));
    let paper = |number: &str| Paper { number: number.to_owned(), on };
    Fact {
        place: 1,
        number: "1".to_owned(),
        party: "court".to_owned(),
        proof: "advice".to_owned(),
        note: "found".to_owned(),
        sums: Some(Sums { principal: money(100), penalty: money(5), costs: money(10) }),
        price: Some(money(30)),
        rate: Some("25".parse().expect("a rate")),
        until: Some(on.plus(30)),
        decision: Some(1),
        payment: Some(ItemId::new(1)),
        ground: Some(Ground::Impossibility),
        papers: Some(Papers::new(["1", "2", "3"].map(paper))),
        person: Some(UserId::new(1)),
        ..Fact::bare(act, on)
    }
}

/// What somebody tries: an act so many days after the one before, whether anything is open, and the
/// debts it is about as a set of bits.
#[derive(Clone, Debug)]
struct Try {
    act: Act,
    wait: i64,
    open: bool,
    debts: u8,
}

/// Debts of the customer.
const DEBTS: u8 = 3;

fn named(debts: u8) -> Vec<ItemId> {
    let there = (0..DEBTS).filter(|bit| debts & (1 << bit) != 0);
    there.map(|bit| ItemId::new(i64::from(bit) + 1)).collect()
}

fn a_try() -> impl Strategy<Value = Try> {
    // Weighted to what leads deep: a court is only reached by a claim and its period.
    let act = prop_oneof![
        3 => prop::sample::select(vec![Act::Open, Act::Demand, Act::Claim, Act::Suit, Act::Granted]),
        2 => prop::sample::select(vec![Act::InForce, Act::Irrecoverable, Act::WrittenOff]),
        4 => prop::sample::select(Act::ALL.to_vec()),
    ];
    (act, 0..45_i64, prop::bool::weighted(0.8), 1..1_u8 << DEBTS)
        .prop_map(|(act, wait, open, debts)| Try { act, wait, open, debts })
}

/// What the book tells of: demands and claims on some days.
fn told() -> impl Strategy<Value = Vec<Fact>> {
    let one = (prop::sample::select(vec![Act::Demand, Act::Claim]), 0..900_i64);
    prop::collection::vec(one, 0..3).prop_map(|told| {
        told.into_iter().map(|(act, on)| Fact { place: 0, ..full(act, day(on)) }).collect()
    })
}

/// Who has the debt, and what was done with it, by the acts alone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Truth {
    begun: bool,
    claimed: bool,
    court: bool,
    bailiff: bool,
    agency: bool,
    administrator: bool,
    given_up: bool,
    off_balance: bool,
    over: bool,
    /// Debts of which the ladder says nothing, as bits.
    silent: u8,
    /// Debts that were written off, as bits: they are watched beside whatever comes then.
    watched: u8,
}

impl Truth {
    /// As [`Self::after`], of an act about these debts: they go to whoever has others already.
    fn after_about(self, act: Act, debts: u8) -> Self {
        let after = self.after(act);
        let had = if self.with_others() { self.silent } else { 0 };
        let more = if act.names_debts() { debts } else { 0 };
        let silent = if after.with_others() { had | more } else { 0 };
        let off = if act == Act::WrittenOff { debts } else { 0 };
        Truth { silent, watched: self.watched | off, ..after }
    }

    /// Has somebody else debts of the customer, or does nobody ask for them any more?
    fn with_others(self) -> bool {
        self.holders() == 1 && !self.over
    }

    fn after(mut self, act: Act) -> Self {
        let nobody = Truth { begun: true, claimed: self.claimed, ..Truth::default() };
        match act {
            Act::Open => Truth { begun: true, ..Truth::default() },
            Act::Demand | Act::Claim if !self.begun || self.over || self.off_balance => {
                Truth { begun: true, claimed: true, ..Truth::default() }
            }
            Act::Demand | Act::Claim => Truth { claimed: true, ..self },
            Act::Order | Act::Suit => Truth { court: true, ..nobody },
            Act::Returned | Act::Recalled => nobody,
            Act::InForce => Truth { bailiff: true, ..nobody },
            Act::Handed => Truth { agency: true, ..nobody },
            Act::Bankruptcy => Truth { administrator: true, ..nobody },
            Act::Irrecoverable => Truth { given_up: true, ..nobody },
            Act::WrittenOff => Truth { off_balance: true, ..nobody },
            Act::Paid | Act::Settled | Act::Sold | Act::WatchEnded => {
                Truth { over: true, ..nobody }
            }
            _ => {
                self.begun = true;
                self
            }
        }
    }

    /// Those who have the debt; more than one contradict each other.
    fn holders(self) -> usize {
        let has = [
            self.court,
            self.bailiff,
            self.agency,
            self.administrator,
            self.given_up,
            self.off_balance,
            self.over,
        ];
        has.into_iter().filter(|one| *one).count()
    }

    /// The one stage that says the same.
    fn stage(self) -> Option<Stage> {
        let has = [
            (self.court, Stage::Court),
            (self.bailiff, Stage::Enforcement),
            (self.agency, Stage::Agency),
            (self.administrator, Stage::Insolvency),
            (self.given_up, Stage::Irrecoverable),
            (self.off_balance, Stage::Watched),
        ];
        let held = has.into_iter().find_map(|(has, stage)| has.then_some(stage));
        held.or(match (self.begun, self.claimed) {
            (false, _) => None,
            (true, true) => Some(Stage::PreTrial),
            (true, false) => Some(Stage::Collecting),
        })
    }

    /// Would the act contradict what is true? Of the ways to get a debt back one is gone at a time,
    /// and what is over or written off is not gone for at all.
    fn contradicts(self, act: Act) -> bool {
        let elsewhere = self.court || self.agency || self.administrator || self.off_balance;
        match act {
            Act::Order | Act::Suit => elsewhere || self.bailiff || self.given_up || !self.claimed,
            Act::Handed => elsewhere || self.bailiff || self.given_up,
            Act::Sold | Act::SoldInPart => elsewhere,
            Act::WrittenOff => !self.given_up,
            Act::Granted | Act::GrantedInPart | Act::Refused | Act::Returned => !self.court,
            Act::Writ | Act::Bailiff | Act::NothingFound => !self.bailiff,
            Act::Recalled => !self.agency,
            Act::WatchChecked | Act::Recovered | Act::WatchEnded => self.watched == 0,
            Act::Demand | Act::Claim => {
                self.court || self.agency || self.administrator || self.bailiff || self.given_up
            }
            Act::Paid | Act::Settled => self.off_balance,
            _ => false,
        }
    }
}

fn scene(on: Day, open: bool, course: &Course) -> Scene {
    let claimed = course.last(Act::Demand).is_some() || course.last(Act::Claim).is_some();
    Scene {
        today: on,
        filing_from: claimed.then_some(Day::FIRST),
        order_possible: true,
        accrued: true,
        open,
        barred: true,
        back_in_the_book: false,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    /// Whatever is tried in whatever order: exactly one has the debt, and nothing that contradicts it
    /// is recorded.
    #[test]
    fn gen_01_rou_01_a_case_is_never_in_two_contradictory_states(
        tries in prop::collection::vec(a_try(), 1..40),
    ) {
        let (mut facts, mut on): (Vec<Fact>, Day) = (Vec::new(), day(0));
        // What was true after each act that stands.
        let mut truths: Vec<Truth> = vec![Truth::default()];
        for one in tries {
            on = on.plus(one.wait);
            let debts = if one.act.names_debts() { named(one.debts) } else { Vec::new() };
            let fact = Fact { debts, ..full(one.act, on) };
            let course = Course::of(&facts, &[]);
            let Ok(stage) = course.check(&fact, &scene(on, one.open, &course)) else { continue };
            let truth = *truths.last().expect("one");
            if one.act == Act::TakenBack {
                truths.pop();
            } else {
                let begins = matches!(one.act, Act::Open | Act::Demand | Act::Claim);
                let going = truth.begun && !truth.over && !(truth.off_balance && begins);
                prop_assert!(going || begins || one.act.is_about_the_watch());
                prop_assert!(!going || one.act != Act::Open);
                let over = Truth { watched: truth.watched, ..Truth::default() };
                let before = if going { truth } else { over };
                prop_assert!(!before.contradicts(one.act), "{:?} in {before:?}", one.act);
                truths.push(truth.after_about(one.act, one.debts));
            }
            facts.push(fact);
            let (truth, read) = (*truths.last().expect("one"), Course::of(&facts, &[]));
            prop_assert!(truth.holders() <= 1, "{truth:?}");
            prop_assert_eq!(read.stage().unwrap_or(Stage::Collecting), stage, "as was foretold");
            match truth.over {
                true => prop_assert!(read.stage().is_some_and(Stage::is_closed), "{facts:?}"),
                false => prop_assert_eq!(read.stage(), truth.stage(), "{:?}", facts),
            }
            let silent = truth.with_others();
            prop_assert_eq!(read.stage().is_some_and(Stage::silences_the_ladder), silent);
            let of = read.silenced().into_iter().collect::<Vec<ItemId>>();
            let silent = truth.silent | truth.watched;
            prop_assert_eq!(of, named(silent), "a mistake takes its debts along: {:?}", facts);
        }
    }

    /// What the book tells of moves no debt away from whoever has it, and where a mistake leads back
    /// to is foretold rightly.
    #[test]
    fn rou_01_what_the_book_tells_takes_a_debt_from_nobody(
        tries in prop::collection::vec(a_try(), 1..25),
        told in told(),
    ) {
        let (mut facts, mut on): (Vec<Fact>, Day) = (Vec::new(), day(0));
        for one in tries {
            on = on.plus(one.wait);
            let known: Vec<Fact> = told.iter().filter(|fact| fact.on <= on).cloned().collect();
            let fact = full(one.act, on);
            let course = Course::of(&facts, &known);
            match course.check(&fact, &scene(on, one.open, &course)) {
                Ok(stage) => {
                    facts.push(fact);
                    let read = Course::of(&facts, &known).stage();
                    prop_assert_eq!(read.unwrap_or(Stage::Collecting), stage, "{:?}", facts);
                }
                Err(no) => {
                    let kept = Course::of(&facts, &known).stage();
                    prop_assert_eq!(kept, course.stage(), "{}: refused, it changes nothing", no);
                    prop_assert!(no != Refusal::NoCase || kept.is_none_or(Stage::is_closed));
                }
            }
            // A claim told of today leaves the debt with whoever has it.
            let before = Course::of(&facts, &known).stage();
            let mut more = known.clone();
            more.push(Fact { place: 0, ..full(Act::Claim, on) });
            let after = Course::of(&facts, &more).stage();
            let others = before.filter(|stage| *stage != Stage::Watched);
            if others.is_some_and(Stage::silences_the_ladder) {
                prop_assert_eq!(after, before);
            }
        }
    }
}
