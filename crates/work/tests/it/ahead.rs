//! What `explain` says will come next is what comes.

use crate::firm::{BEGIN, Firm, day, eur, invoices, on_both};
use saldo_domain::control::{LadderEventKind, WithheldCause};
use saldo_work::Who;
use saldo_work::acts::{self, Promise};
use saldo_work::explain::{self, Explanation};
use saldo_work::imports::Kind;

fn told(firm: &Firm, code: &str, on: Option<&str>) -> Explanation {
    explain::customer(&firm.office, firm.company, Who::program(), code, on.map(day))
        .expect("explained")
}

/// Day, number, clause and what kept it until then.
fn next(told: &Explanation) -> Vec<(String, &str, &str, Option<&'static str>)> {
    let all = told.next.iter().map(|next| {
        let kept_by = next.kept_by.map(WithheldCause::code);
        (next.day.to_string(), &*next.number, &*next.clause, kept_by)
    });
    all.collect()
}

fn promise(firm: &Firm, number: &str, by: &str) {
    let promise = Promise {
        customer: firm.customer("C-1"),
        item: Some(firm.item(number)),
        by: day(by),
        amount: None,
        reason: "said so".into(),
    };
    acts::promise(&firm.office, firm.company, Who::program(), &promise).expect("promised");
}

#[test]
fn gaps_promises_and_disputes_move_what_comes_next() {
    on_both(|firm| {
        firm.invoices(&[
            "calm 2026-02-20 2026-03-18 100.00",
            "late 2026-01-20 2026-03-01 100.00",
            "promised 2026-02-20 2026-03-14 100.00",
            "disputed 2026-02-20 2026-03-14 100.00",
        ]);
        promise(firm, "promised", "2026-04-02");
        let (customer, item) = (firm.customer("C-1"), Some(firm.item("disputed")));
        acts::dispute(&firm.office, firm.company, Who::program(), customer, item, "broken")
            .expect("disputed");
        firm.run(BEGIN);
        let told = told(firm, "C-1", None);
        let day = str::to_owned;
        assert_eq!(
            next(&told),
            [
                // Nineteen days late it entered at step 4 today: step 5 has to wait for the gap.
                (day("2026-03-22"), "late", "LAD-05", Some("too_soon")),
                // Step 3 was taken today; step 4 begins on day 6.
                (day("2026-03-24"), "calm", "LAD-04", None),
                (day("2026-04-01"), "late", "LAD-10", None),
                (day("2026-04-03"), "promised", "LAD-04", Some("promise")),
            ]
        );
        let waiting: Vec<_> = told
            .waiting
            .iter()
            .map(|one| (&*one.number, &*one.clause, one.cause.code(), one.until))
            .collect();
        assert_eq!(waiting, [("disputed", "LAD-04", "dispute", None)]);
    });
}

/// The same firm is asked on every day, and then lives on.
#[test]
fn what_is_said_to_come_next_is_what_comes() {
    let firm = Firm::new();
    let lines: Vec<String> = (0..12)
        .map(|number| {
            let due = day(BEGIN).plus(number * 11 % 60 - 35);
            format!("{number} {} {due} {}.00", due.plus(-30), 10 + number)
        })
        .collect();
    firm.import(Kind::Invoices, &invoices(&lines.iter().map(String::as_str).collect::<Vec<_>>()));
    promise(&firm, "3", "2026-03-29");
    firm.run(BEGIN);
    let mut compared = 0;
    for today in day(BEGIN).through(day("2026-04-20")) {
        firm.clock.set_day(today);
        firm.run(&today.to_string());
        let told = told(&firm, "C-1", None);
        let tomorrow = today.plus(1);
        let mut said: Vec<(String, String)> = told
            .next
            .iter()
            .filter(|next| next.day == tomorrow && next.step > 0)
            .map(|next| (next.number.clone(), next.clause.clone()))
            .collect();
        firm.clock.set_day(tomorrow);
        firm.run(&tomorrow.to_string());
        let after = self::told(&firm, "C-1", None);
        let of_tomorrow =
            after.happened.iter().filter(|one| one.day == tomorrow && one.channel.is_none());
        let mut done: Vec<(String, String)> = of_tomorrow
            .filter(|one| one.step > 0)
            .flat_map(|one| one.lines.iter().map(|line| (line.number.clone(), one.clause.clone())))
            .collect();
        said.sort();
        done.sort();
        done.dedup();
        assert_eq!(said, done, "on {today} for {tomorrow}");
        compared += done.len();
    }
    assert!(compared > 20, "the story is about something: {compared}");
}

#[test]
fn a_day_not_run_yet_comes_first_and_the_past_does_not_know_what_came() {
    let firm = Firm::new();
    firm.invoices(&["15 2026-02-20 2026-03-18 100.00"]);
    firm.run("2026-03-19");
    firm.on(BEGIN);
    let day = str::to_owned;
    let watch = || (day("2026-04-18"), "15", "LAD-10", None);
    let first = (day("2026-03-20"), "15", "LAD-03", None);
    assert_eq!(next(&told(&firm, "C-1", None)), [first, watch()]);
    firm.run(BEGIN);
    firm.payments(&["2026-03-22 100.00 15"]);
    firm.on("2026-03-25").run("2026-03-25");
    assert_eq!(next(&told(&firm, "C-1", None)), []);
    // Seen from the day before the payment, the next step was to come.
    let then = told(&firm, "C-1", Some("2026-03-21"));
    assert_eq!(next(&then), [(day("2026-03-24"), "15", "LAD-04", None), watch()]);
}

#[test]
fn what_was_settled_long_ago_is_counted_and_not_listed() {
    let firm = Firm::new();
    firm.invoices(&["old 2026-02-20 2026-03-18 100.00", "new 2026-02-20 2026-03-18 50.00"]);
    firm.run(BEGIN);
    firm.payments(&["2026-03-22 100.00 old"]);
    let settled_and_listed = |on: &str| {
        firm.on(on).run(on);
        let told = told(&firm, "C-1", None);
        (told.settled, told.happened.len() + told.withheld.len())
    };
    let (settled, listed) = settled_and_listed("2026-04-01");
    assert!(settled == 0 && listed > 0, "ten days are not long ago");
    let (settled, listed) = settled_and_listed("2026-04-25");
    assert!(settled == 1 && listed > 0, "work about both stays for the sake of the open one");
    firm.payments(&["2026-04-26 50.00 new"]);
    assert_eq!(settled_and_listed("2026-06-30"), (2, 0));
    let one = explain::invoice(&firm.office, firm.company, Who::program(), "old", None);
    let one = one.expect("explained");
    assert!(one.settled == 0 && !one.happened.is_empty(), "asked for by number, it is told");
}

#[test]
fn a_message_tells_its_state_channel_and_recipient() {
    let firm = Firm::new();
    firm.import(Kind::Customers, "Customer code,E-mail\nC-1,debtor@example.com\n");
    firm.invoices(&["15 2026-02-20 2026-03-18 100.00"]);
    firm.run(BEGIN);
    let letter = told(&firm, "C-1", None).happened.into_iter().find(|one| one.channel.is_some());
    let id = letter.expect("a reminder").effect.to_string();
    let told = explain::message(&firm.office, firm.company, Who::program(), &id, None);
    let told = told.expect("explained");
    let one = &told.happened[0];
    assert_eq!(
        (one.state.as_deref(), one.channel.map(|c| c.code()), one.recipient.as_deref()),
        (Some("planned"), Some("email"), Some("debtor@example.com"))
    );
    assert_eq!(one.lines[0].open, eur(10_000));
}

/// What stands beside the ladder is told of each invoice, asked for by its number, and not of
/// the first alone.
#[test]
fn each_invoice_is_told_the_rules_that_will_concern_it() {
    let firm = Firm::new();
    firm.regulated();
    firm.invoices(&["A-2 2026-02-01 2026-03-06 500.00", "A-3 2026-03-01 2026-04-10 500.00"]);
    firm.run("2026-03-07");
    let next = |number: &str| {
        let told = explain::invoice(&firm.office, firm.company, Who::program(), number, None);
        let next = told.expect("explained").next;
        let beside = next.into_iter().filter(|one| one.step >= 100);
        beside.map(|one| (one.day, one.clause)).collect::<Vec<_>>()
    };
    assert!(!next("A-1").is_empty(), "rules are to come");
    assert_eq!(next("A-1"), next("A-2"), "twins of one day");
    assert!(next("A-3").iter().any(|(on, _)| *on < day("2026-04-10")), "{:?}", next("A-3"));
}

/// LAD-04: a promise whose day went by unpaid is an event on the next day, recorded once by the
/// run, and begins the step that waits for it. A promise that was kept, in whole or to its amount,
/// is none.
#[test]
fn lad_04_a_promised_day_that_goes_by_is_an_event_once() {
    on_both(|firm| {
        firm.invoices(&[
            "broken 2026-02-20 2026-03-22 100.00",
            "kept 2026-02-20 2026-03-22 100.00",
            "part 2026-02-20 2026-03-22 100.00",
        ]);
        promise(firm, "broken", "2026-03-23");
        promise(firm, "kept", "2026-03-23");
        let part = Promise {
            customer: firm.customer("C-1"),
            item: Some(firm.item("part")),
            by: day("2026-03-23"),
            amount: Some(eur(4_000)),
            reason: "said so".into(),
        };
        acts::promise(&firm.office, firm.company, Who::program(), &part).expect("promised");
        firm.run_every_day(BEGIN, "2026-03-23");
        firm.payments(&["2026-03-23 100.00 kept", "2026-03-23 40.00 part"]);
        assert_eq!(dates_broken(firm), [], "the last day is a day");
        firm.on("2026-03-24").run("2026-03-24");
        let expected = [(Some(firm.item("broken")), day("2026-03-24"))];
        assert_eq!(dates_broken(firm), expected);
        firm.run("2026-03-24");
        firm.on("2026-03-27").run("2026-03-27");
        assert_eq!(dates_broken(firm), expected, "recorded once");
        // Whoever asks what happened reads of it.
        let told = told(firm, "C-1", None);
        let broken = LadderEventKind::AgreedDateBroken;
        let heard: Vec<&str> = told
            .happened
            .iter()
            .filter(|one| one.event == Some(broken))
            .flat_map(|one| one.lines.iter().map(|line| line.number.as_str()))
            .collect();
        assert!(!heard.is_empty() && heard.iter().all(|number| *number == "broken"), "{told:#?}");
        firm.assert_sound();
    });
}

/// After days without a run the event bears the day on which daily runs would have found it, and
/// what somebody has told already is not told twice.
#[test]
fn lad_04_a_late_run_dates_a_broken_promise_rightly_and_repeats_nobody() {
    let firm = Firm::new();
    firm.invoices(&["A 2026-02-20 2026-03-19 100.00"]);
    promise(&firm, "A", "2026-03-23");
    firm.run(BEGIN);
    firm.on("2026-03-30").run("2026-03-30");
    assert_eq!(dates_broken(&firm), [(Some(firm.item("A")), day("2026-03-24"))]);
}

fn dates_broken(firm: &Firm) -> Vec<(Option<saldo_domain::ItemId>, saldo_domain::Day)> {
    let customer = firm.customer("C-1");
    let rows = firm
        .office
        .store
        .read(|reader| saldo_store::book::contacts_of(reader, firm.company, customer));
    let kind = LadderEventKind::AgreedDateBroken.code();
    let broken = rows.expect("reads").into_iter().filter(|row| row.kind == kind);
    broken.map(|row| (row.item, row.day)).collect()
}

/// GEN-12: the clause by age is that of the version under which the case began; a debt that no
/// step was taken for is told by the version in force.
#[test]
fn gen_12_the_clause_by_age_is_that_of_the_cases_own_version() {
    on_both(|firm| {
        firm.invoices(&["old 2026-02-20 2026-03-18 100.00"]);
        firm.run(BEGIN);
        let later =
            crate::policies::changed(2, "2026-03-21", "from = 6\nto = 7", "from = 5\nto = 7");
        firm.follow(&later.replace("from = 2\nto = 5", "from = 2\nto = 4"));
        firm.on("2026-03-23");
        firm.invoices(&["new 2026-02-20 2026-03-18 100.00"]);
        let told = told(firm, "C-1", None);
        let facts: Vec<(&str, i64, Option<u8>)> =
            told.items.iter().map(|one| (one.number.as_str(), one.days_late, one.step)).collect();
        assert_eq!(facts, [("new", 5, Some(4)), ("old", 5, Some(3))]);
    });
}
