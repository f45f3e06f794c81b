//! Cases walked through, and the table looked at as a whole.

use super::*;
use crate::calendar::Calendar;
use crate::day::Day;
use crate::ids::{ItemId, UserId};
use crate::money::{Currency, Money};
use crate::payables::income::{Paper, PaperFault, PaperKind};
use crate::recovery::off_balance::Ground;
use crate::recovery::periods::Periods;
use std::collections::BTreeSet;

fn day(text: &str) -> Day {
    text.parse().expect(text)
}

/// The days of the regulation, whenever something happened.
fn usual(_: Day) -> Periods {
    Periods::REGULATION
}

fn rub(whole: i64) -> Money {
    Money::from_minor(whole * 100, Currency::from_code("RUB").expect("a currency"))
}

fn sums(principal: i64, penalty: i64, costs: i64) -> Option<Sums> {
    Some(Sums { principal: rub(principal), penalty: rub(penalty), costs: rub(costs) })
}

/// A fact in which every field says something.
fn full(act: Act, on: &str) -> Fact {
    let paper = |number: &str| Paper { number: number.to_owned(), on: day(on) };
    Fact {
        place: 1,
        number: "A56-1/2026".to_owned(),
        party: "Arbitrazh court".to_owned(),
        proof: "advice 7".to_owned(),
        note: "as found".to_owned(),
        sums: sums(100, 5, 10),
        price: Some(rub(30)),
        rate: Some("25".parse().expect("a rate")),
        until: Some(day("2026-12-01")),
        decision: Some(3),
        payment: Some(ItemId::new(9)),
        ground: Some(Ground::Bailiff),
        papers: Some(Papers::new(["1", "2", "3"].map(paper))),
        person: Some(UserId::new(4)),
        ..Fact::bare(act, day(on))
    }
}

fn scene(today: &str) -> Scene {
    Scene {
        today: day(today),
        filing_from: Some(day("2026-04-10")),
        order_possible: true,
        accrued: true,
        open: true,
        barred: false,
        back_in_the_book: false,
    }
}

/// Records acts, each with its day, and answers the stages; what is refused stops the walk.
fn walk(acts: &[(Act, &str)]) -> Result<Vec<Stage>, (Act, Refusal)> {
    let mut facts: Vec<Fact> = Vec::new();
    let mut stages = Vec::new();
    for (act, on) in acts {
        let fact = full(*act, on);
        let mut scene = scene(on);
        scene.open = *act != Act::Paid;
        let stage = Course::of(&facts, &[]).check(&fact, &scene).map_err(|no| (*act, no))?;
        facts.push(fact);
        assert_eq!(Course::of(&facts, &[]).stage(), Some(stage), "{act:?}: as was foretold");
        stages.push(stage);
    }
    Ok(stages)
}

#[test]
fn gen_01_rou_01_a_debt_passes_every_stage_to_the_end_of_the_watch() {
    use Stage::*;
    let way = [
        (Act::Open, "2026-03-01", Collecting),
        (Act::Demand, "2026-03-10", PreTrial),
        (Act::Claim, "2026-03-14", PreTrial),
        (Act::Suit, "2026-04-20", Court),
        (Act::Registered, "2026-04-25", Court),
        (Act::Hearing, "2026-04-26", Court),
        (Act::GrantedInPart, "2026-06-01", Court),
        (Act::InForce, "2026-07-02", Enforcement),
        (Act::Writ, "2026-07-10", Enforcement),
        (Act::Bailiff, "2026-07-20", Enforcement),
        (Act::Receipt, "2026-08-01", Enforcement),
        (Act::NothingFound, "2026-11-01", Enforcement),
        (Act::Irrecoverable, "2026-11-10", Irrecoverable),
        (Act::WrittenOff, "2026-11-20", Watched),
        (Act::WatchChecked, "2027-11-20", Watched),
        (Act::WatchChecked, "2028-11-20", Watched),
        (Act::WatchChecked, "2029-11-20", Watched),
        (Act::WatchChecked, "2030-11-20", Watched),
        (Act::WatchChecked, "2031-11-20", Watched),
        (Act::WatchEnded, "2031-11-21", Ended),
    ];
    let acts: Vec<(Act, &str)> = way.iter().map(|(act, on, _)| (*act, *on)).collect();
    let stages: Vec<Stage> = way.iter().map(|(.., stage)| *stage).collect();
    assert_eq!(walk(&acts), Ok(stages));
    let too_early: Vec<(Act, &str)> = acts
        .iter()
        .map(|one| if one.0 == Act::WatchEnded { (one.0, "2031-11-20") } else { *one })
        .collect();
    let until = Some(day("2031-11-20"));
    let refused = Refusal::Unmet { need: Need::WatchOver, until };
    assert_eq!(walk(&too_early), Err((Act::WatchEnded, refused)), "its last day belongs to it");
}

#[test]
fn contradicting_routes_exclude_one_another() {
    let to_court: &[(Act, &str)] = &[(Act::Claim, "2026-03-01"), (Act::Suit, "2026-04-10")];
    let to_agency: &[(Act, &str)] = &[(Act::Claim, "2026-03-01"), (Act::Handed, "2026-04-10")];
    let sold: &[(Act, &str)] = &[(Act::Claim, "2026-03-01"), (Act::Sold, "2026-04-10")];
    let bankrupt: &[(Act, &str)] = &[(Act::Claim, "2026-03-01"), (Act::Bankruptcy, "2026-04-10")];
    let rows = [
        (to_court, Act::Handed, Stage::Court),
        (to_court, Act::Sold, Stage::Court),
        (to_court, Act::Suit, Stage::Court),
        (to_agency, Act::Suit, Stage::Agency),
        (to_agency, Act::Sold, Stage::Agency),
        (to_agency, Act::Handed, Stage::Agency),
        (bankrupt, Act::Suit, Stage::Insolvency),
        (bankrupt, Act::Order, Stage::Insolvency),
        (bankrupt, Act::Handed, Stage::Insolvency),
    ];
    for (way, act, stage) in rows {
        let mut acts = way.to_vec();
        acts.push((act, "2026-05-01"));
        assert_eq!(walk(&acts), Err((act, Refusal::NotFrom { act, stage })), "{stage:?}");
    }
    for act in [Act::Suit, Act::Handed, Act::WrittenOff, Act::Settled] {
        let mut acts = sold.to_vec();
        acts.push((act, "2026-05-01"));
        assert_eq!(walk(&acts), Err((act, Refusal::NoCase)), "a sale ends everything");
    }
}

#[test]
fn rou_01_an_agency_gives_back_what_it_got_and_court_stays_the_last_instance() {
    let acts = [
        (Act::Claim, "2026-03-01"),
        (Act::Handed, "2026-03-05"),
        (Act::Receipt, "2026-03-20"),
        (Act::Recalled, "2026-05-01"),
        (Act::Suit, "2026-05-02"),
    ];
    let stages = walk(&acts).expect("recorded");
    assert_eq!(stages[3], Stage::PreTrial, "as it stood before: the claim is sent");
    let without = [(Act::Open, "2026-03-01"), (Act::Suit, "2026-05-02")];
    let refused = Refusal::NotFrom { act: Act::Suit, stage: Stage::Collecting };
    assert_eq!(walk(&without), Err((Act::Suit, refused)), "no court without a claim");
}

#[test]
fn exe_05_rt_05_three_days_to_pay_and_thirty_before_a_suit_the_later_of_both_counts() {
    let russia = Calendar::of_code("RU").expect("ships");
    let demand = Fact::bare(Act::Demand, day("2026-03-10"));
    let claim = |on: &str| Fact::bare(Act::Claim, day(on));
    let course = Course::of(&[], std::slice::from_ref(&demand));
    assert_eq!(course.pay_by(usual), Some(day("2026-03-13")));
    let from = |course: &Course| {
        let debt = (ItemId::new(1), day("2026-02-01"));
        course.filing_from(debt, russia, usual).expect("known years")
    };
    assert_eq!(from(&course), Some(day("2026-04-10")), "RT-05");
    let next = |course: &Course, today: &str| {
        course
            .next((course.pay_by(usual), from(course)), day(today))
            .map(|next| (next.kind, next.day.to_string()))
    };
    assert_eq!(next(&course, "2026-03-13"), Some((NextKind::PayBy, "2026-03-13".to_owned())));
    assert_eq!(next(&course, "2026-03-14"), Some((NextKind::FilingFrom, "2026-04-10".to_owned())));
    let later = Course::of(&[claim("2026-03-14")], std::slice::from_ref(&demand));
    assert_eq!(from(&later), Some(day("2026-04-14")), "sent later");
    let sooner = Course::of(&[claim("2026-03-02")], &[demand]);
    assert_eq!(from(&sooner), Some(day("2026-04-10")), "handed over later");
    assert_eq!(from(&Course::of(&[], &[])), None);
    let suit = [(Act::Claim, "2026-03-10"), (Act::Suit, "2026-04-09")];
    let until = Some(day("2026-04-10"));
    let refused = Refusal::Unmet { need: Need::PeriodOver, until };
    assert_eq!(walk(&suit), Err((Act::Suit, refused)), "the day before");
}

#[test]
fn exe_05_a_period_runs_for_the_debts_alone_that_were_asked_for() {
    let russia = Calendar::of_code("RU").expect("ships");
    let item = ItemId::new;
    let asked = |act, on: &str, items: &[i64]| Fact {
        debts: items.iter().copied().map(item).collect(),
        ..Fact::bare(act, day(on))
    };
    let course = Course::of(
        &[],
        &[asked(Act::Demand, "2026-03-10", &[1]), asked(Act::Claim, "2026-03-16", &[])],
    );
    // Debt, payable until, safe from.
    let rows = [
        (1, "2026-03-01", Some("2026-04-16")), // by the demand and by the claim about all
        (2, "2026-03-15", Some("2026-04-16")), // late when the claim left
        (3, "2026-03-16", None),               // it could still be paid on that day
    ];
    for (debt, due, from) in rows {
        let found = course.filing_from((item(debt), day(due)), russia, usual);
        assert_eq!(found, Ok(from.map(day)), "{debt}");
    }
}

#[test]
fn exe_08_the_suit_is_principal_penalty_and_costs_and_the_penalty_is_not_left_out() {
    let claimed = sums(100_000, 4_500, 10_000).expect("sums");
    assert_eq!(claimed.total(), Ok(rub(114_500)));
    let claim = [full(Act::Claim, "2026-03-10")];
    let mut suit = Fact { sums: sums(100_000, 0, 10_000), ..full(Act::Suit, "2026-04-10") };
    let check = |fact: &Fact, scene: &Scene| Course::of(&claim, &[]).check(fact, scene);
    let mut scene = scene("2026-04-10");
    let refused = Refusal::Unmet { need: Need::PenaltyClaimed, until: None };
    assert_eq!(check(&suit, &scene), Err(refused), "penalties have accrued");
    scene.accrued = false;
    assert_eq!(check(&suit, &scene), Ok(Stage::Court), "none have");
    suit.act = Act::Order;
    scene.order_possible = false;
    let refused = Refusal::Unmet { need: Need::OrderPossible, until: None };
    assert_eq!(check(&suit, &scene), Err(refused));
}

#[test]
fn lad_08_a_suit_asks_for_a_decision_and_each_act_for_what_it_needs() {
    // The stage, the act, what is taken out of the form, what is said to be missing.
    type Take = fn(&mut Fact);
    type Row = (&'static [(Act, &'static str)], Act, Take, Need);
    let rows: [Row; 9] = [
        (&[], Act::Demand, |fact| fact.proof.clear(), Need::Proof),
        (&[], Act::Claim, |fact| fact.number = " ".to_owned(), Need::Number),
        (&[(Act::Claim, "2026-03-01")], Act::Suit, |fact| fact.decision = None, Need::Decision),
        (&[(Act::Claim, "2026-03-01")], Act::Suit, |fact| fact.party.clear(), Need::Party),
        (&[(Act::Claim, "2026-03-01")], Act::Suit, |fact| fact.sums = None, Need::Sums),
        (&[(Act::Claim, "2026-03-01")], Act::Handed, |fact| fact.rate = None, Need::Rate),
        (&[(Act::Claim, "2026-03-01")], Act::Sold, |fact| fact.price = None, Need::Price),
        (
            &[(Act::Claim, "2026-03-01")],
            Act::Irrecoverable,
            |fact| fact.decision = None,
            Need::Decision,
        ),
        (
            &[(Act::Claim, "2026-03-01"), (Act::Irrecoverable, "2026-03-02")],
            Act::WrittenOff,
            |fact| fact.papers = None,
            Need::Papers,
        ),
    ];
    for (way, act, take, need) in rows {
        let facts: Vec<Fact> = way.iter().map(|(act, on)| full(*act, on)).collect();
        let mut fact = full(act, "2026-05-01");
        take(&mut fact);
        let found = Course::of(&facts, &[]).check(&fact, &scene("2026-05-01"));
        assert_eq!(found, Err(Refusal::Missing { need }), "{act:?}");
    }
}

#[test]
fn a_ruling_appealed_against_is_none_and_nothing_awarded_is_not_enforced() {
    let court = [(Act::Claim, "2026-03-01"), (Act::Suit, "2026-04-10")];
    let then = |more: &[(Act, &str)]| {
        let mut acts = court.to_vec();
        acts.extend_from_slice(more);
        walk(&acts).map(|stages| stages.last().copied())
    };
    let unmet = |act, need| Err((act, Refusal::Unmet { need, until: None }));
    assert_eq!(then(&[(Act::InForce, "2026-06-01")]), unmet(Act::InForce, Need::Awarded));
    assert_eq!(then(&[(Act::Appealed, "2026-06-01")]), unmet(Act::Appealed, Need::Ruling));
    let granted = (Act::Granted, "2026-05-01");
    let refused = (Act::Refused, "2026-05-01");
    let appealed = (Act::Appealed, "2026-05-20");
    let in_force = (Act::InForce, "2026-06-01");
    let refusal_in_force = (Act::RefusalInForce, "2026-06-01");
    let lost = (Act::Irrecoverable, "2026-06-02");
    assert_eq!(then(&[granted, in_force]), Ok(Some(Stage::Enforcement)));
    assert_eq!(then(&[granted, appealed, in_force]), unmet(Act::InForce, Need::Awarded));
    let again = (Act::GrantedInPart, "2026-05-30");
    assert_eq!(then(&[refused, appealed, again, in_force]), Ok(Some(Stage::Enforcement)));
    assert_eq!(then(&[refused, in_force]), unmet(Act::InForce, Need::Awarded));
    assert_eq!(then(&[granted, refusal_in_force]), unmet(Act::RefusalInForce, Need::Refused));
    assert_eq!(then(&[refused, lost]), unmet(Act::Irrecoverable, Need::RefusalInForce));
    assert_eq!(then(&[refused, refusal_in_force, lost]), Ok(Some(Stage::Irrecoverable)));
    let returned = (Act::Returned, "2026-05-10");
    assert_eq!(then(&[returned, (Act::Suit, "2026-05-11")]), Ok(Some(Stage::Court)));
}

#[test]
fn wof_02_a_write_off_rests_on_a_ground_that_is_proved_and_on_papers_in_order() {
    let facts = [full(Act::Claim, "2026-03-01"), full(Act::Irrecoverable, "2026-03-02")];
    let check = |fact: &Fact, barred: bool| {
        let scene = Scene { barred, ..scene("2026-05-01") };
        Course::of(&facts, &[]).check(fact, &scene)
    };
    let on_ground = |ground: Ground, proof: &str| Fact {
        ground: Some(ground),
        proof: proof.to_owned(),
        ..full(Act::WrittenOff, "2026-05-01")
    };
    let unproved = Err(Refusal::Unmet { need: Need::GroundProved, until: None });
    assert_eq!(check(&on_ground(Ground::Limitation, "x"), false), unproved, "still claimable");
    assert_eq!(check(&on_ground(Ground::Limitation, ""), true), Ok(Stage::Watched));
    assert_eq!(check(&on_ground(Ground::Bailiff, "x"), true), unproved, "no bailiff had it");
    assert_eq!(check(&on_ground(Ground::Refused, "x"), true), unproved);
    assert_eq!(check(&on_ground(Ground::ActOfState, ""), true), unproved);
    assert_eq!(check(&on_ground(Ground::ActOfState, "decree 5"), false), Ok(Stage::Watched));
    assert_eq!(check(&on_ground(Ground::Liquidation, "extract"), false), Ok(Stage::Watched));
    let paper = |number: &str, on: &str| Paper { number: number.to_owned(), on: day(on) };
    let mut wrong = on_ground(Ground::Limitation, "");
    let out_of_order =
        [paper("1", "2026-04-03"), paper("2", "2026-04-02"), paper("3", "2026-04-05")];
    wrong.papers = Some(Papers::new(out_of_order));
    let fault = PaperFault::BeforeTheLast { paper: PaperKind::Justification };
    assert_eq!(check(&wrong, true), Err(Refusal::Paper(fault)));
}

/// The ground of each debt in the register, with the document that proves it.
#[test]
fn esc_15_wof_02_the_grounds_that_are_proved_are_told_with_their_documents() {
    let facts = |acts: &[(Act, &str)]| -> Vec<Fact> {
        acts.iter().map(|(act, on)| full(*act, on)).collect()
    };
    let told = |acts: &[(Act, &str)]| -> Vec<String> {
        let proved = Course::of(&facts(acts), &[]).proved(ItemId::new(1));
        proved
            .iter()
            .map(|one| format!("{} {} {}", one.ground.code(), one.document, one.on))
            .collect()
    };
    let enforced = [
        (Act::Claim, "2026-03-01"),
        (Act::Suit, "2026-04-10"),
        (Act::Granted, "2026-05-01"),
        (Act::InForce, "2026-06-01"),
        (Act::NothingFound, "2026-11-01"),
    ];
    assert_eq!(told(&enforced[..4]), [""; 0]);
    assert_eq!(told(&enforced), ["bailiff A56-1/2026 2026-11-01"]);
    let mut bankrupt = enforced.to_vec();
    bankrupt.extend([(Act::Bankruptcy, "2026-11-05"), (Act::BankruptcyEnded, "2026-12-01")]);
    let both = ["bailiff A56-1/2026 2026-11-01", "bankruptcy A56-1/2026 2026-12-01"];
    assert_eq!(told(&bankrupt), both);
    // Written off, one ground is left: the one it was written off on.
    bankrupt.extend([(Act::Irrecoverable, "2026-12-02"), (Act::WrittenOff, "2026-12-03")]);
    assert_eq!(told(&bankrupt), ["bailiff advice 7 2026-12-03"]);
    let dead = Fact {
        ground: Some(Ground::Death),
        proof: String::new(),
        ..full(Act::WrittenOff, "2026-05-01")
    };
    let given_up = facts(&[(Act::Claim, "2026-03-01"), (Act::Irrecoverable, "2026-03-02")]);
    let course = Course::of(&given_up, &[]);
    let unproved = Err(Refusal::Unmet { need: Need::GroundProved, until: None });
    assert_eq!(course.check(&dead, &scene("2026-05-01")), unproved);
    let certificate = Fact { proof: "certificate 5".to_owned(), ..dead };
    assert_eq!(course.check(&certificate, &scene("2026-05-01")), Ok(Stage::Watched));
}

/// What a bailiff or a court said is about what was sued for; the debtor's end is about all it owes.
#[test]
fn esc_15_a_debt_is_not_shown_the_grounds_of_another() {
    let about = |debts: &[i64], act, on: &str| Fact {
        debts: debts.iter().map(|item| ItemId::new(*item)).collect(),
        ..full(act, on)
    };
    let mut facts = vec![
        full(Act::Claim, "2026-03-01"),
        about(&[1], Act::Suit, "2026-04-10"),
        full(Act::Granted, "2026-05-01"),
        full(Act::InForce, "2026-06-01"),
        full(Act::NothingFound, "2026-11-01"),
        about(&[1, 2], Act::Irrecoverable, "2026-11-02"),
    ];
    let grounds = |facts: &[Fact], item: i64| -> Vec<Ground> {
        let proved = Course::of(facts, &[]).proved(ItemId::new(item));
        proved.iter().map(|one| one.ground).collect()
    };
    assert_eq!(grounds(&facts, 1), [Ground::Bailiff]);
    assert_eq!(grounds(&facts, 2), [], "nobody sued for it");
    facts.push(about(&[1], Act::WrittenOff, "2026-11-03"));
    assert_eq!(grounds(&facts, 2), []);
    facts.truncate(5);
    facts.push(about(&[1, 2], Act::Bankruptcy, "2026-11-05"));
    facts.push(full(Act::BankruptcyEnded, "2026-12-01"));
    assert_eq!(grounds(&facts, 1), [Ground::Bailiff, Ground::Bankruptcy]);
    assert_eq!(grounds(&facts, 2), [Ground::Bankruptcy]);
}

/// The ladder is silent about all that was named since somebody else has debts of the customer, and a
/// debt that a court or an agency has leaves the book on its case alone.
#[test]
fn rou_01_debts_with_others_are_silent_and_leave_the_book_on_their_case_alone() {
    let about = |debts: &[i64], act, on: &str| Fact {
        debts: debts.iter().map(|item| ItemId::new(*item)).collect(),
        ..full(act, on)
    };
    let items = |numbers: &[i64]| numbers.iter().map(|item| ItemId::new(*item)).collect();
    let mut facts = vec![full(Act::Claim, "2026-03-01"), about(&[1], Act::Handed, "2026-04-10")];
    let course = Course::of(&facts, &[]);
    assert_eq!(course.silenced(), items(&[1]));
    assert_eq!(course.elsewhere(ItemId::new(1)), Some(Stage::Agency));
    assert_eq!(course.elsewhere(ItemId::new(2)), None);
    facts.push(about(&[1, 2], Act::Bankruptcy, "2026-04-11"));
    let course = Course::of(&facts, &[]);
    assert_eq!(course.silenced(), items(&[1, 2]), "the second is silent from now on too");
    facts.push(full(Act::TakenBack, "2026-04-12"));
    assert_eq!(Course::of(&facts, &[]).silenced(), items(&[1]));
    facts.push(full(Act::Recalled, "2026-04-13"));
    let course = Course::of(&facts, &[]);
    assert_eq!(course.silenced(), items(&[]));
    facts.push(about(&[1], Act::Irrecoverable, "2026-04-14"));
    let course = Course::of(&facts, &[]);
    assert_eq!((course.silenced(), course.elsewhere(ItemId::new(1))), (items(&[1]), None));
}

#[test]
fn a_mistake_is_taken_back_unless_it_moved_the_book() {
    let mut facts = vec![full(Act::Claim, "2026-03-01"), full(Act::Suit, "2026-04-10")];
    let back = full(Act::TakenBack, "2026-04-11");
    let scene = scene("2026-04-11");
    assert_eq!(Course::of(&facts, &[]).check(&back, &scene), Ok(Stage::PreTrial));
    facts.push(back.clone());
    let course = Course::of(&facts, &[]);
    assert_eq!(course.stage(), Some(Stage::PreTrial));
    assert_eq!(course.facts().len(), 1, "what was a mistake is no part of the case");
    facts.truncate(1);
    facts.push(full(Act::SoldInPart, "2026-04-10"));
    let moved = Refusal::MovedTheBook { act: Act::SoldInPart };
    assert_eq!(Course::of(&facts, &[]).check(&back, &scene), Err(moved));
    let scene = Scene { back_in_the_book: true, ..scene };
    assert_eq!(Course::of(&facts, &[]).check(&back, &scene), Ok(Stage::PreTrial));
    let told = [Fact { place: 0, ..full(Act::Claim, "2026-03-01") }];
    let nothing = Err(Refusal::NothingToTakeBack);
    assert_eq!(Course::of(&[], &told).check(&back, &scene), nothing, "the book told of it");
}

/// What was written off is watched for years; what the debtor comes to owe meanwhile has its own case,
/// and may be written off too.
#[test]
fn wof_03_gen_01_a_case_begins_beside_a_watch_and_the_watch_goes_on() {
    let about = |item: i64, act, on: &str| Fact {
        debts: vec![ItemId::new(item)],
        ground: Some(Ground::Liquidation),
        ..full(act, on)
    };
    let mut facts = vec![
        full(Act::Claim, "2026-03-01"),
        about(1, Act::Irrecoverable, "2026-03-30"),
        about(1, Act::WrittenOff, "2026-03-31"),
    ];
    let mut record = |fact: Fact, expected: Result<Stage, Refusal>| {
        let course = Course::of(&facts, &[]);
        let scene = Scene { open: fact.act != Act::Paid, ..scene(&fact.on.to_string()) };
        let found = course.check(&fact, &scene);
        assert_eq!(found, expected, "{:?} {}", fact.act, fact.on);
        if let Ok(stage) = found {
            facts.push(fact);
            assert_eq!(Course::of(&facts, &[]).stage(), Some(stage), "as was foretold");
        }
        Course::of(&facts, &[])
    };
    let course = record(full(Act::Claim, "2027-03-01"), Ok(Stage::PreTrial));
    assert_eq!((course.facts().len(), course.earlier().len()), (1, 3), "a case of its own");
    assert_eq!(course.watch().map(|watch| watch.until), Some(day("2031-03-31")));
    let course = record(full(Act::WatchChecked, "2027-03-31"), Ok(Stage::PreTrial));
    let check = Next { day: day("2028-03-31"), kind: NextKind::WatchCheck };
    assert_eq!(course.watch_next(), Some(check));
    let course = record(about(2, Act::Suit, "2027-04-10"), Ok(Stage::Court));
    assert_eq!(course.debts(), [ItemId::new(2)]);
    assert_eq!(course.silenced(), [1, 2].map(ItemId::new).into());
    record(full(Act::Granted, "2027-06-01"), Ok(Stage::Court));
    record(full(Act::InForce, "2027-07-02"), Ok(Stage::Enforcement));
    record(about(2, Act::Irrecoverable, "2027-12-01"), Ok(Stage::Irrecoverable));
    let course = record(about(2, Act::WrittenOff, "2027-12-31"), Ok(Stage::Watched));
    assert_eq!(course.watches().count(), 2);
    for year in 2028..=2031 {
        record(full(Act::WatchChecked, &format!("{year}-03-31")), Ok(Stage::Watched));
    }
    let end = |on: &str| full(Act::WatchEnded, on);
    let until = Some(day("2031-03-31"));
    record(end("2031-03-31"), Err(Refusal::Unmet { need: Need::WatchOver, until }));
    let course = record(end("2031-04-01"), Ok(Stage::Watched));
    assert_eq!(course.watch().map(|watch| watch.until), Some(day("2032-12-31")), "the other one");
    record(full(Act::Open, "2031-05-01"), Ok(Stage::Collecting));
    record(full(Act::Paid, "2031-06-01"), Ok(Stage::Paid));
    record(full(Act::WatchChecked, "2031-12-31"), Ok(Stage::Paid));
    record(full(Act::WatchChecked, "2032-12-31"), Ok(Stage::Paid));
    let course = record(end("2033-01-01"), Ok(Stage::Paid));
    assert_eq!((course.watch(), course.watch_next()), (None, None));
    record(full(Act::WatchChecked, "2033-01-02"), Err(Refusal::NoCase));
}

#[test]
fn days_to_come_and_days_before_the_last_are_refused_and_a_case_begins_again() {
    let facts = [full(Act::Claim, "2026-03-10")];
    let course = Course::of(&facts, &[]);
    let check = |act, on: &str| course.check(&full(act, on), &scene("2026-05-01"));
    let (on, last) = (day("2026-03-09"), day("2026-03-10"));
    assert_eq!(check(Act::Handed, "2026-03-09"), Err(Refusal::BeforeTheLast { on, last }));
    let to_come = Refusal::ToCome { on: day("2026-05-02") };
    assert_eq!(check(Act::Handed, "2026-05-02"), Err(to_come));
    assert_eq!(check(Act::Open, "2026-04-01"), Err(Refusal::GoesOn));
    let over = [full(Act::Claim, "2026-03-10"), full(Act::Paid, "2026-04-01")];
    let again = [Fact { place: 0, ..full(Act::Claim, "2026-06-01") }];
    let course = Course::of(&over, &again);
    assert_eq!(course.stage(), Some(Stage::PreTrial));
    assert_eq!((course.earlier().len(), course.facts().len()), (2, 1));
    assert_eq!(course.opened(), Some(day("2026-06-01")));
}

#[test]
fn every_stage_is_reached_and_left_and_every_act_has_a_line() {
    let lines = table::TABLE;
    let reached: BTreeSet<Stage> = lines
        .iter()
        .filter_map(|line| match line.to {
            To::Stage(stage) => Some(stage),
            To::Same | To::Before => None,
        })
        .chain([Stage::Collecting])
        .collect();
    assert_eq!(reached, Stage::ALL.into_iter().collect());
    for stage in Stage::ALL {
        let leaves = leading_from(stage).count();
        assert_eq!(leaves == 0, stage.is_closed(), "{stage:?}");
        assert_eq!(Stage::from_code(stage.code()), Some(stage));
        assert!(!(stage.is_closed() && stage.silences_the_ladder()), "{stage:?}");
    }
    for act in Act::ALL {
        let alone = matches!(act, Act::Open | Act::TakenBack);
        assert_eq!(lines.iter().any(|line| line.act == act), !alone, "{act:?}");
        assert_eq!(Act::from_code(act.code()), Some(act));
    }
    for (at, act) in Act::ALL.into_iter().enumerate() {
        assert_eq!(act as usize, at, "{act:?}: in its own line");
    }
    for (at, need) in Need::ALL.into_iter().enumerate() {
        assert_eq!(need as usize, at, "{need:?}: in its own line");
        assert!(lines.iter().any(|line| line.needs.contains(&need)), "{need:?}");
    }
    let once: BTreeSet<(Act, Stage)> =
        lines.iter().flat_map(|line| line.from.iter().map(|from| (line.act, *from))).collect();
    let all: usize = lines.iter().map(|line| line.from.len()).sum();
    assert_eq!(once.len(), all, "an act leads from a stage in one way only");
}

#[test]
fn the_drawing_tells_of_every_stage() {
    let picture = picture();
    for stage in Stage::ALL {
        assert!(picture.contains(&stage.code().replace('-', "_")), "{stage:?}");
    }
    assert_eq!(rows().len(), table::TABLE.len());
}

/// GEN-12: other days from a day on are those of later demands and claims, on both sides of it.
#[test]
fn gen_12_other_days_of_demand_and_claim_leave_earlier_ones_alone() {
    let russia = Calendar::of_code("RU").expect("ships");
    let changed = day("2026-03-10");
    let periods = |on: Day| match on < changed {
        true => Periods::REGULATION,
        false => Periods { demand_days: 5, claim_days: 40, ..Periods::REGULATION },
    };
    let rows = [
        // The last day of the old figures, and the first of the new ones.
        ("2026-03-09", "2026-03-12", "2026-04-09"),
        ("2026-03-10", "2026-03-15", "2026-04-21"),
    ];
    for (delivered, pay_by, filing_from) in rows {
        let course = Course::of(&[Fact::bare(Act::Demand, day(delivered))], &[]);
        assert_eq!(course.pay_by(periods), Some(day(pay_by)), "{delivered}");
        let debt = (ItemId::new(1), day("2026-02-01"));
        let from = course.filing_from(debt, russia, periods).expect("known years");
        assert_eq!(from, Some(day(filing_from)), "{delivered}");
    }
}

/// GEN-12, EXE-05: the debtor has the days that stand on the paper: those given in this claim, or
/// those of the policy under which it was written. Without a paper the day of the act counts.
#[test]
fn gen_12_a_paper_keeps_the_days_that_it_gives() {
    let russia = Calendar::of_code("RU").expect("ships");
    let changed = day("2026-03-10");
    let periods = |on: Day| match on < changed {
        true => Periods::REGULATION,
        false => Periods { demand_days: 5, claim_days: 40, ..Periods::REGULATION },
    };
    let paper = |act, on: &str, number: &str, days| PaperSaid {
        act,
        on: day(on),
        number: number.to_owned(),
        days,
    };
    let debt = (ItemId::new(1), day("2026-02-01"));
    let filing = |papers: Vec<PaperSaid>, number: &str| {
        let fact = Fact { number: number.to_owned(), ..Fact::bare(Act::Claim, day("2026-03-12")) };
        let course = Course::of(&[fact], &[]).with_papers(papers);
        let from = course.filing_from(debt, russia, periods).expect("known years");
        from.expect("a claim").to_string()
    };
    assert_eq!(filing(vec![], ""), "2026-04-22", "forty days from its sending");
    let old = || paper(Act::Claim, "2026-03-09", "7", None);
    assert_eq!(filing(vec![old()], ""), "2026-04-14", "thirty stand on it; the 11th is a Saturday");
    assert_eq!(filing(vec![paper(Act::Claim, "2026-03-10", "7", None)], ""), "2026-04-22");
    let own = paper(Act::Claim, "2026-03-12", "8", Some(60));
    assert_eq!(filing(vec![own.clone()], ""), "2026-05-13", "its own days");
    assert_eq!(filing(vec![own, old()], "7"), "2026-04-14", "the one that is named");
    let later = paper(Act::Claim, "2026-03-13", "9", Some(60));
    assert_eq!(filing(vec![later], ""), "2026-04-22", "it was not there yet");
    let other_case = paper(Act::Claim, "2025-12-09", "3", Some(60));
    assert_eq!(filing(vec![other_case], ""), "2026-04-22", "93 days before");
    let of_case = paper(Act::Claim, "2025-12-10", "3", Some(60));
    assert_eq!(filing(vec![of_case], ""), "2026-05-13", "92 days before");

    let pay_by = |papers: Vec<PaperSaid>| {
        let course = Course::of(&[Fact::bare(Act::Demand, day("2026-03-12"))], &[]);
        course.with_papers(papers).pay_by(periods).expect("a demand").to_string()
    };
    assert_eq!(pay_by(vec![]), "2026-03-17");
    assert_eq!(pay_by(vec![paper(Act::Demand, "2026-03-09", "4", None)]), "2026-03-15");
    assert_eq!(pay_by(vec![paper(Act::Claim, "2026-03-09", "5", None)]), "2026-03-17");
}
