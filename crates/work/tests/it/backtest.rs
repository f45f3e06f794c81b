//! The past lived through once more under another policy.

use crate::firm::{Firm, day, eur, on_both};
use crate::policies::changed;
use saldo_domain::book::Moment;
use saldo_domain::rating::Status;
use saldo_domain::{Role, UserId};
use saldo_work::policies::{self, Backtest, Question};
use saldo_work::{Refused, Silent, Who};
use std::collections::BTreeMap;

impl Firm {
    /// An hour later on the same day, after its run.
    pub(crate) fn later(&self) -> &Self {
        self.clock.set(Moment(self.office.now().0 + 3_600_000_000));
        self
    }

    pub(crate) fn replayed(&self, text: &str, from: &str, to: &str) -> Backtest {
        let question = Question { file: "new.toml", text, from: day(from), to: day(to) };
        let before = self.state();
        let told =
            policies::backtest(&self.office, self.company, Who::program(), &question, &Silent);
        assert_eq!(self.state(), before, "a replay writes nothing");
        told.unwrap_or_else(|why| panic!("{why}"))
    }
}

/// A book with what makes histories differ: payments in part, late entries, a dispute, a
/// promise, money that belongs to nothing, a reversal, several customers.
fn lived(firm: &Firm) {
    firm.invoices(&[
        "A 2026-02-01 2026-03-02 100.00",
        "B 2026-03-01 2026-03-24 250.00",
        "C 2026-03-10 2026-03-30 80.00",
        "C-2:D 2026-03-01 2026-03-21 900.00",
        "C-2:E 2026-03-15 2026-04-01 40.00",
        "C-3:F 2026-03-01 2026-03-10 0.50",
    ]);
    for on in ["2026-03-20", "2026-03-21", "2026-03-22", "2026-03-23", "2026-03-24"] {
        firm.on(on).run(on);
    }
    firm.later().payments(&["2026-03-23 60.00 B", "2026-03-22 100.00 A"]);
    for on in ["2026-03-25", "2026-03-26", "2026-03-27"] {
        firm.on(on).run(on);
    }
    firm.later().invoices(&["G 2026-03-20 2026-03-27 10.00"]);
    firm.payments(&["2026-03-28 15.00 -"]);
    for number in 28..=31 {
        let on = format!("2026-03-{number}");
        firm.on(&on).run(&on);
    }
    for number in 1..=30 {
        let on = format!("2026-04-{number:02}");
        firm.on(&on).run(&on);
    }
}

/// The policy of this name as the firm follows it from before its first run on.
pub(crate) fn text_of(name: &str) -> String {
    let mut shipped = policies::all_shipped();
    let text = shipped.find(|(shipped, _)| *shipped == name).expect("it ships").1;
    text.replace("effective_from = \"2026-01-01\"", "effective_from = \"2026-03-01\"")
}

/// The same code path: replayed under the policy that was followed, the past asks for exactly
/// what it asked for, day by day, though payments were recorded after their day.
fn is_what_really_happened(firm: &Firm, text: &str) {
    lived(firm);
    replays_as_it_was(firm, text);
}

/// The same of a firm that has lived from 20 March to the end of April.
pub(crate) fn replays_as_it_was(firm: &Firm, text: &str) {
    let told = firm.replayed(text, "2026-03-20", "2026-04-30");
    assert_eq!((told.unsound.len(), told.differing), (0, 0), "{:#?}", told.examples);
    assert_eq!(told.before, told.after);
    let mut clauses = BTreeMap::new();
    for (_, _, clause, _) in firm.effects() {
        *clauses.entry(clause).or_insert(0_u64) += 1;
    }
    let total: u64 = clauses.values().sum();
    assert!(total > 20, "the firm has lived: {total}");
    assert_eq!(told.before.by_clause, clauses);
    assert_eq!(told.before.effects.total(), total);
    let from_the_middle = firm.replayed(text, "2026-04-05", "2026-04-20");
    let later = firm.effects().into_iter();
    let within = later.filter(|(on, ..)| (day("2026-04-05")..=day("2026-04-20")).contains(on));
    assert_eq!(from_the_middle.before.effects.total(), within.count() as u64);
}

#[test]
fn a_replay_under_the_policy_that_counted_is_what_really_happened() {
    on_both(|firm| {
        let text = policies::all_shipped().next().expect("one ships").1;
        is_what_really_happened(firm, text);
    });
}

#[test]
fn a_replay_under_the_regulation_is_what_really_happened() {
    on_both(|firm| {
        let text = text_of("regulation");
        firm.follow(&text);
        is_what_really_happened(firm, &text);
    });
}

/// The status of each day is the one that was in force and known on it, not the one of today:
/// a customer who became a threat the day before the due day was reminded as an uncertain one
/// until then.
#[test]
fn a_replay_knows_the_status_of_each_day() {
    on_both(|firm| {
        let text = text_of("regulation");
        firm.follow(&text);
        firm.invoices(&["OLD 2026-02-01 2026-03-01 50.00", "A 2026-03-15 2026-04-15 100.00"]);
        let director = Who::new(UserId::new(1), Role::Director);
        let mut on = day("2026-03-20");
        while on <= day("2026-04-16") {
            firm.on(&on.to_string());
            if on == day("2026-04-14") {
                let (office, company, customer) =
                    (&firm.office, firm.company, firm.customer("C-1"));
                let to = Status::Threat;
                saldo_work::status::decide_overdue(office, company, director, customer, to, "late")
                    .expect("decided");
            }
            firm.run(&on.to_string());
            on = on.plus(1);
        }
        let reminded = |firm: &Firm| -> Vec<String> {
            let effects = firm.effects().into_iter().filter(|(_, _, clause, _)| clause == "REM-03");
            let mut days: Vec<String> = effects.map(|(on, ..)| on.to_string()).collect();
            days.dedup();
            days
        };
        // As uncertain four and two days before (the first a Saturday), as a threat one day.
        assert_eq!(reminded(firm), ["2026-04-10", "2026-04-13", "2026-04-14"]);
        let told = firm.replayed(&text, "2026-03-20", "2026-04-16");
        assert_eq!((told.unsound.len(), told.differing), (0, 0), "{:#?}", told.examples);
        let counted = told.before.by_clause.get("REM-03").copied();
        let happened = firm.effects().iter().filter(|(_, _, clause, _)| clause == "REM-03").count();
        assert_eq!(counted, Some(happened as u64));
    });
}

/// A gentler policy asks for less, and the examples say of whom and what.
#[test]
fn a_changed_threshold_shows_in_counts_and_examples() {
    let firm = Firm::new();
    lived(&firm);
    let gentle = changed(2, "2026-05-01", "from = 15\nto = 28", "from = 20\nto = 28");
    let gentle = gentle.replace("from = 13\nto = 14", "from = 13\nto = 19");
    let told = firm.replayed(&gentle, "2026-03-20", "2026-04-30");
    assert_eq!((told.current.as_str(), told.changed.as_str()), ("eight-step@1", "eight-step@2"));
    assert!(told.differing > 0 && told.customers == 3);
    let days = |shown: &[policies::Shown]| {
        let claims = shown.iter().filter(|one| one.clause == "LAD-07");
        claims.map(|one| one.day).min()
    };
    let example = told.examples.first().expect("somebody differs");
    let (before, after) = (days(&example.only_before), days(&example.only_after));
    assert!(before.is_some() && after > before, "{example:#?}");
    assert_eq!(
        told.before.by_role.keys().collect::<Vec<_>>(),
        told.after.by_role.keys().collect::<Vec<_>>()
    );
    let weeks = told.before.by_week.values().flat_map(|weeks| weeks.keys());
    assert!(weeks.into_iter().all(|week| week.date().weekday() == jiff::civil::Weekday::Monday));
}

/// A fact recorded late does not change what a run before it could do.
#[test]
fn a_payment_recorded_late_did_not_stop_the_letter_of_yesterday() {
    let firm = Firm::new();
    firm.invoices(&["A 2026-03-01 2026-03-18 100.00"]);
    firm.on("2026-03-20").run("2026-03-20");
    let asked = firm.effects().len() as u64;
    assert!(asked > 0);
    // Paid on the 19th, told on the 21st.
    firm.on("2026-03-21").payments(&["2026-03-19 100.00 A"]);
    firm.run("2026-03-21");
    let text = policies::all_shipped().next().expect("one ships").1;
    let told = firm.replayed(text, "2026-03-20", "2026-03-25");
    assert_eq!(told.before.effects.total(), asked);
}

#[test]
fn a_replay_is_refused_to_whom_may_not_see_the_company_and_for_days_that_are_none() {
    let firm = Firm::new();
    let text = policies::all_shipped().next().expect("one ships").1;
    let ask = |who, text, from: &str, to: &str| {
        let question = Question { file: "new.toml", text, from: day(from), to: day(to) };
        policies::backtest(&firm.office, firm.company, who, &question, &Silent)
    };
    let rep = firm.person("rep", Role::SalesRep);
    assert!(matches!(
        ask(rep, text, "2026-01-01", "2026-01-31"),
        Err(Refused::NotPermitted { .. })
    ));
    let program = Who::program();
    let days = [("2026-02-01", "2026-01-31"), ("2020-01-01", "2026-01-31")];
    for (from, to) in days {
        assert!(matches!(ask(program, text, from, to), Err(Refused::Field { .. })), "{from} {to}");
    }
    assert!(matches!(ask(program, "id = 1", "2026-01-01", "2026-01-31"), Err(Refused::Policy(_))));
}

/// A shipment over the limit, a shipment within it, a debt repaid in its second week, and a round.
fn charged_and_shipped(firm: &Firm) {
    firm.on("2026-03-01");
    firm.invoices(&["OLD 2026-03-01 2026-03-10 100.00"]);
    for on in ["2026-03-20", "2026-03-21"] {
        firm.on(on).run(on);
    }
    firm.later().payments(&["2026-03-20 100.00 OLD"]);
    firm.invoices(&["A 2026-03-21 2026-04-20 300.00", "B 2026-03-22 2026-04-20 250.00"]);
    for on in ["2026-03-31", "2026-04-01", "2026-04-02"] {
        firm.on(on).run(on);
    }
}

/// Item 9 of the regulation made executable: charges, stops of shipments and statuses differ as
/// the figures do, by the functions that answer them in earnest, and the rest stays.
#[test]
fn charges_holds_and_statuses_are_shown_as_both_policies_have_them() {
    on_both(|firm| {
        let text = text_of("regulation");
        firm.follow(&text);
        charged_and_shipped(firm);
        let same = firm.replayed(&text, "2026-03-10", "2026-04-02");
        assert_eq!((same.unsound.len(), same.differing), (0, 0), "{same:#?}");
        assert_eq!(same.before, same.after);
        let roles = |side: &policies::Side| side.charges.keys().copied().collect::<Vec<_>>();
        assert_eq!(roles(&same.before), ["HEAD_OF_SALES"], "{:?}", same.before.charges);
        assert!(same.before.holds.is_empty(), "no limit is set: {:?}", same.before.holds);
        let rounds: u64 = same.before.statuses.values().sum();
        assert_eq!(rounds, lines_of_round(firm, "2026-04-01"), "{:?}", same.before.statuses);

        let strict = text
            .replace("waiver_weeks_sales_rep = 1", "waiver_weeks_sales_rep = 2")
            .replace("[terms.UNCERTAIN]\n", "[terms.UNCERTAIN]\nlimit_major = 500\n")
            .replace("reliable_delays = 2", "reliable_delays = 0")
            .replace("late_share_percent = 50", "late_share_percent = 100");
        let told = firm.replayed(&strict, "2026-03-10", "2026-04-02");
        assert_eq!(roles(&told.before), ["HEAD_OF_SALES"]);
        assert_eq!(roles(&told.after), ["SALES_REP"], "two weeks are the representative's");
        let charge = |side: &policies::Side| side.charges.values().next().cloned();
        assert_eq!(charge(&told.before), charge(&told.after), "and it is the same charge");
        let held = told.after.holds.get("OVER_LIMIT").expect("one is over the limit");
        assert_eq!((held.count, held.amounts.as_slice()), (1, &[eur(25_000)][..]));
        assert!(told.before.holds.is_empty());
        assert_ne!(told.before.statuses, told.after.statuses, "{:?}", told.after.statuses);
        assert_eq!(told.differing, 1);
    });
}

/// Lines of the round that the control run began on this day.
fn lines_of_round(firm: &Firm, on: &str) -> u64 {
    let rounds = saldo_work::status::rounds(&firm.office, firm.company, Who::program());
    let round = rounds.expect("readable").into_iter().find(|one| one.day == day(on));
    round.expect("the run begins it").lines
}
